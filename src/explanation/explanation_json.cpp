// An explanation as JSON, version 1: every step with its operands and exact value, so that anybody can redo the arithmetic.
//
//     {"explanation": 1, "agreement": …, "party": "region", "year": 2031, "cost": "rent", "bears_kr": "1464011.00", …,
//      "steps": [{"step": 0, "operation": "input", "value": "2600000", "means": "amount", "said": {…}}, …],
//      "charges": [{"cost": "rent", "parts": [{"party": "region", "bears": 31, "pays": 33, …}], …}],
//      "profile_answers": […], "receipt": {…}}

#include "json_writer.hpp"

#include <andel/agreement/fields.hpp>
#include <andel/explanation/explain.hpp>
#include <andel/values/sha256.hpp>
#include <andel/values/version.hpp>

#include <array>
#include <cstdlib>

namespace andel {
namespace {

std::string_view name_of(operation what) {
    constexpr std::array<std::string_view, 11> names{"input",  "constant", "add",   "subtract", "multiply", "divide",
                                                     "negate", "most",     "least", "round",    "part"};
    return names.at(static_cast<std::size_t>(what));
}

std::string_view name_of(meaning what) {
    constexpr std::array<std::string_view, 25> names{"amount",
                                                     "part_of_year",
                                                     "change",
                                                     "weight",
                                                     "presence",
                                                     "figure",
                                                     "link",
                                                     "growth",
                                                     "stated",
                                                     "scale",
                                                     "read_figure",
                                                     "step_change",
                                                     "index_factor",
                                                     "index_amount",
                                                     "book_value",
                                                     "depreciation",
                                                     "capital_depreciation",
                                                     "capital_interest",
                                                     "capital_grant",
                                                     "loan_interest",
                                                     "loan_repayment",
                                                     "level",
                                                     "cell_amount",
                                                     "exact_amount",
                                                     "rounded_amount"};
    return names.at(static_cast<std::size_t>(what));
}

std::string_view name_of(charge_component what) {
    constexpr std::array<std::string_view, 4> names{"ordinary", "rate_difference", "exit", "left_over"};
    return names.at(static_cast<std::size_t>(what));
}

std::string kronor(money amount) {
    const std::int64_t size = std::abs(amount.ore());
    const std::string digits = std::to_string(size % 100);
    return (amount < money{} ? "-" : "") + std::to_string(size / 100) + (digits.size() == 1 ? ".0" : ".") + digits;
}

class explanation_writer {
   public:
    explicit explanation_writer(const explanation& why) : why_{why}, rows_{*why.planned}, from_{*rows_.source} {}

    std::string write() {
        json_.open('{');
        json_.field("explanation", explanation_version);
        json_.field("agreement", from_.facts.name.value());
        json_.field("party", from_.parties[why_.party].id);
        json_.field("year", why_.year);
        if (why_.cost) {
            json_.field("cost", from_.costs[*why_.cost].id);
        }
        json_.field("bears_kr", kronor(why_.bears));
        json_.field("pays_kr", kronor(why_.pays));
        json_.field("settles_kr", kronor(why_.settles()));
        steps();
        charges();
        profile_answers();
        receipt();
        json_.close('}');
        return json_.text() + "\n";
    }

   private:
    void steps() {
        json_.open("steps", '[');
        for (step_number number = 0; number < why_.how.steps.size(); ++number) {
            const derivation_step& step = why_.how.steps[number];
            json_.open('{');
            json_.field("step", number);
            json_.field("operation", name_of(step.what));
            json_.field("value", to_text(step.value));
            if (step.what == operation::part) {
                part(why_.how.splits[step.part.first], step.part.second);
            } else if (step.what == operation::input) {
                input(step);
            } else if (step.operands[0] != no_step) {
                json_.open("operands", '[');
                json_.item(step.operands[0]);
                if (step.operands[1] != no_step) {
                    json_.item(step.operands[1]);
                }
                json_.close(']');
            }
            if (step.what == operation::round) {
                json_.field("to", to_text(step.rule.to));
                json_.field("mode", word_for(step.rule.mode));
                said(step.said_by, step.said_at);
            }
            json_.close('}');
        }
        json_.close(']');
    }

    void part(const derivation_split& split, std::uint32_t which) {
        json_.open("operands", '[');
        for (const step_number each : split.quotas) {
            json_.item(each);
        }
        json_.close(']');
        json_.field("which", which);
        json_.open("ranks", '[');
        for (const std::uint32_t each : split.ranks) {
            json_.item(each);
        }
        json_.close(']');
        json_.field("odd", split.rule.odd == odd_rule::party ? "party" : word_for(split.rule.odd));
        if (split.rule.odd == odd_rule::party) {
            json_.field("taker", split.rule.taker);
        }
        json_.field("ties_to_larger", split.rule.ties_to_larger_quota);
        json_.field("may_leave", split.rule.may_leave);
        if (split.kind == part_kind::share) {
            said(from_.keys[rows_.keys[split.charge].key].rounding_share);
        } else {
            const target& to = rows_.cells[rows_.charges[split.charge].cells.first].key;
            const row_number key = to.is_key ? rows_.keys[to.row].key : no_row;
            if (key != no_row && from_.keys[key].rounding_part.usable()) {
                said(from_.keys[key].rounding_part);
            } else {
                said(from_.rounding.part);
            }
        }
    }
    template <class value_type>
    void said(const dated<value_type>& rule) {
        if (rule.usable()) {
            said(rule.only().from, rule.only().where);
        }
    }

    void input(const derivation_step& step) {
        json_.field("means", name_of(step.means));
        switch (step.means) {
            case meaning::amount:
                said(rows_.amounts[step.row].input);
                break;
            case meaning::change:
                said(rows_.index_readings[step.row].change_input);
                json_.field("index", from_.indexes[rows_.index_readings[step.row].index].id);
                break;
            case meaning::weight:
                for (const key_row& each : rows_.keys) {
                    if (step.row >= each.lines.first && step.row < each.lines.first + each.lines.count) {
                        said(each.input);
                    }
                }
                json_.field("of", name_of_target(rows_.lines[step.row].to));
                break;
            case meaning::figure:
                figure(step.row);
                break;
            case meaning::growth:
                growth(step.row);
                break;
            case meaning::link:
                said(from_.figures[step.row].continued.only().from, from_.figures[step.row].continued.only().where);
                break;
            case meaning::stated:
                said(rows_.stated[step.row].input);
                break;
            case meaning::presence:
                json_.field("of", name_of_target(rows_.lines[step.row].to));
                break;
            case meaning::part_of_year:
                part_of_year(rows_.cells[step.row]);
                break;
            default:
                break;
        }
    }

    void figure(row_number need) {
        const need_row& asked = rows_.needs[need];
        const found_figure& found = *why_.found->of_needs[need];
        json_.field("measure", asked.measure == no_row ? from_.indexes[asked.index].id : from_.measures[asked.measure].id);
        if (asked.of) {
            json_.field("of", name_of_receiver(*asked.of));
        }
        if (found.file != no_row) {
            json_.field("period", to_text(found.when));
            json_.field("figures", why_.read->files[found.file].name);
            json_.field("figures_line", found.where.line);
            json_.field("preliminary", found.preliminary);
            said(found.from, from_.figures[found.file].where);
        } else {
            said(found.from, found.where);
        }
    }
    void growth(row_number need) {
        const auto& rule = *why_.found->of_needs[need]->follows;
        said(rule.from, rule.where);
    }
    [[nodiscard]] std::string name_of_receiver(const receiver& who) const {
        return who.kind == receiver_kind::party      ? from_.parties[who.row].id
               : who.kind == receiver_kind::activity ? from_.activities[who.row].id
                                                     : from_.keys[who.row].id;
    }

    void part_of_year(const cell_row& cell) {
        json_.field("from", to_text(cell.when.first));
        json_.field("to", to_text(cell.when.before - 1));
        const period year = from_.days_of_year(from_.year_of(cell.when.first));
        json_.field("year_from", to_text(year.first));
        json_.field("year_to", to_text(year.before - 1));
        row_number cost = no_row;
        for (const charge_row& each : rows_.charges) {
            const auto row = static_cast<row_number>(&cell - rows_.cells.data());
            if (row >= each.cells.first && row < each.cells.first + each.cells.count) {
                cost = each.cost;
            }
        }
        const auto& own = from_.costs[cost].part_of_year;
        if (const auto* rule = (own.absent() ? from_.term.part_of_year : own).at(cell.when.first)) {
            json_.field("rule", word_for(rule->what.value));
        }
        json_.open("days_said", '[');
        for (row_number i = cell.boundary_inputs.first; i < cell.boundary_inputs.first + cell.boundary_inputs.count; ++i) {
            json_.open('{');
            origin_fields(rows_.inputs[rows_.boundary_inputs[i]].from, rows_.inputs[rows_.boundary_inputs[i]].where);
            json_.close('}');
        }
        json_.close(']');
    }

    [[nodiscard]] std::string name_of_target(const target& to) const {
        if (!to.is_key) {
            return from_.parties[to.row].id;
        }
        const key_row& key = rows_.keys[to.row];
        return key.stands_in_for != no_row ? from_.parties[key.stands_in_for].id
               : key.activity != no_row    ? from_.activities[key.activity].id
                                           : from_.keys[key.key].id;
    }

    // ---- charges

    void charges() {
        json_.open("charges", '[');
        for (const explained_charge& each : why_.charges) {
            const charge_row& charge = rows_.charges[each.charge];
            json_.open('{');
            json_.field("cost", from_.costs[charge.cost].id);
            json_.field("component", name_of(charge.component));
            json_.field("period_from", to_text(charge.when.first));
            json_.field("period_to", to_text(charge.when.before - 1));
            json_.field("standing", name_of(charge.how_firm));
            if (charge.corrects != no_row) {
                correction(each, charge);
                continue;
            }
            if (!moves_kronor(charge)) {
                json_.field("exact", why_.how.find(meaning::exact_amount, each.charge));
                json_.field("amount", why_.how.find(meaning::rounded_amount, each.charge));
                cells(charge);
            }
            parts(each);
            json_.close('}');
        }
        json_.close(']');
    }

    // The difference of two statements, which has no steps of its own.
    void correction(const explained_charge& one, const charge_row& charge) {
        json_.field("corrects_year", rows_.charges[charge.corrects].year);
        if (charge.corrected_by == no_row) {
            json_.field("published", to_text(*charge.corrected_on));
        } else {
            json_.field("decided", to_text(*charge.corrected_on));
            json_.field("amendment", from_.amendments[charge.corrected_by].label.value());
        }
        json_.open("parts", '[');
        for (const entry_row& each : one.entries) {
            json_.open('{');
            json_.field("party", from_.parties[each.party].id);
            kronor_fields(each);
            json_.close('}');
        }
        json_.close(']');
        json_.close('}');
    }

    void kronor_fields(const entry_row& each) {
        json_.field("bears_kr", kronor(each.bears));
        json_.field("pays_kr", kronor(each.pays));
        json_.field("settles_kr", kronor(each.settles()));
        json_.field("odd_units", each.odd_units);
        json_.field("status", word_for(each.rests_on));
    }

    void cells(const charge_row& charge) {
        json_.open("cells", '[');
        for (row_number row = charge.cells.first; row < charge.cells.first + charge.cells.count; ++row) {
            const cell_row& cell = rows_.cells[row];
            json_.open('{');
            json_.field("from", to_text(cell.when.first));
            json_.field("to", to_text(cell.when.before - 1));
            if (cell.as_charged) {
                json_.field("as_charged", true);
                choice("charged_said", cell.charged_input);
            } else {
                if (cell.amount != no_row) {
                    json_.field("level", why_.how.find(meaning::level, row));
                }
                json_.field("amount", why_.how.find(meaning::cell_amount, row));
            }
            json_.field("key", name_of_target(cell.key));
            json_.field("paid_by", cell.payer == paid_by_bearer ? std::string{"bearer"} : from_.parties[cell.payer].id);
            choice("index_said", cell.index_input);
            choice("key_said", cell.key_input);
            choice("paid_by_said", cell.payer_input);
            json_.close('}');
        }
        json_.close(']');
    }

    void parts(const explained_charge& one) {
        json_.open("parts", '[');
        for (const entry_row& each : one.entries) {
            json_.open('{');
            json_.field("party", from_.parties[each.party].id);
            json_.field("bears", why_.how.part_of(part_kind::borne, one.charge, each.party));
            json_.field("pays", why_.how.part_of(part_kind::paid, one.charge, each.party));
            kronor_fields(each);
            json_.close('}');
        }
        json_.close(']');
    }

    // ---- where things were said

    void choice(std::string_view name, row_number row) {
        if (row != no_row) {
            json_.open(name, '{');
            origin_fields(rows_.inputs[row].from, rows_.inputs[row].where);
            json_.close('}');
        }
    }
    void said(row_number row) {
        if (row != no_row) {
            said(rows_.inputs[row].from, rows_.inputs[row].where);
        }
    }
    void said(const origin& from, place where) {
        json_.open("said", '{');
        origin_fields(from, where);
        json_.close('}');
    }
    void origin_fields(const origin& from, place where) {
        const std::array<std::string_view, 3> kinds{"file", "rule_profile", "change"};
        json_.field("by", kinds.at(static_cast<std::size_t>(from.kind)));
        if (from.kind != origin_kind::rule_profile) {
            json_.field("file", from_.text->file_of(where).name);
            json_.field("line", where.line);
            json_.field("column", where.column);
        }
        if (from.kind == origin_kind::file && from.source < from_.sources.size()) {
            json_.field("source", from_.sources[from.source].id);
            json_.field("title", from_.sources[from.source].title.usable() ? from_.sources[from.source].title.value() : std::string{});
            json_.field("clause", from.detail);
        }
        json_.field("status", word_for(from.how_firm));
    }

    // ---- what the rule profile answered, and the receipt

    void profile_answers() {
        json_.open("profile_answers", '[');
        for (const profile_answer& each : rows_.profile_answers) {
            json_.open('{');
            json_.field("address", each.address);
            json_.field("answer_sv", each.words.swedish);
            json_.field("answer_en", each.words.english);
            json_.close('}');
        }
        json_.close(']');
    }

    void receipt() {
        json_.open("receipt", '{');
        json_.field("library", version());
        json_.field("format", format_version);
        json_.open("inputs", '[');
        for (const document* each = from_.text.get(); each != nullptr; each = each->base.get()) {
            json_.open('{');
            json_.field("file", each->name);
            json_.field("sha256", sha256(*each->text));
            json_.close('}');
        }
        for (const figures_file& each : why_.read->files) {
            json_.open('{');
            json_.field("file", each.name);
            json_.field("sha256", each.sha256);
            json_.close('}');
        }
        json_.close(']');
        json_.open("changes", '[');
        for (const document_change& each : from_.text->changes) {
            json_.item(std::string_view{each.address});
        }
        json_.close(']');
        json_.close('}');
    }

    const explanation& why_;
    const plan& rows_;
    const agreement& from_;
    json_writer json_;
};

}  // namespace

std::string write_json(const explanation& why) { return explanation_writer{why}.write(); }

}  // namespace andel
