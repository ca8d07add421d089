// An explanation as lines of a tree, in the order in which the evaluator came to them.

#include "explain_words.hpp"
#include "formula.hpp"
#include "origins.hpp"

#include <andel/agreement/in_words.hpp>
#include <andel/explanation/explain.hpp>
#include <andel/projection/known_figures.hpp>
#include <andel/values/sha256.hpp>
#include <andel/values/version.hpp>
#include <andel/values/written.hpp>

#include <algorithm>
#include <array>
#include <set>

namespace andel {
namespace {

namespace words = explain_words;

constexpr std::size_t most_numbers_of_a_level = 80;

class line_writer {
   public:
    line_writer(const explanation& why, language in)
        : why_{why}, rows_{*why.planned}, from_{*rows_.source}, in_{in}, weigh_{rows_, *why.found, nobody_} {}

    std::vector<explained_line> write() {
        if (why_.charges.empty()) {
            add(say(words::nothing, {{"party", party(why_.party)}, {"year", std::to_string(why_.year)}}));
        }
        for (const explained_charge& each : why_.charges) {
            charge(each);
        }
        if (why_.cost) {
            against_the_year_before(*why_.cost);  // where it has ended; else its charge has said it
        } else {
            total();
        }
        add(say(words::recompute, {{"formula", formula_of(why_, in_)}}) + say(words::gives, {{"value", plain(why_.bears)}}));
        for (const std::string& line : receipt_of(rows_, in_)) {
            add(line);
        }
        return std::move(lines_);
    }

   private:
    // ---- a charge

    void charge(const explained_charge& one) {
        const charge_row& charge = rows_.charges[one.charge];
        const auto& standing_words = charge.how_firm == standing::conditional ? words::conditional : words::rests_on_no_notice;
        std::string text = say(words::charge, {{"cost", label(from_.costs[charge.cost])},
                                               {"period", period_of(charge)},
                                               {"party", party(why_.party)},
                                               {"bears", kronor(one.of(why_.party).bears)}});
        if (charge.how_firm != standing::firm) {
            text += say(standing_words);
        }
        add(std::move(text));
        if (charge.corrects != no_row) {
            correction(one, charge);
            return;
        }
        const nested deeper{depth_};
        for (row_number row = charge.cells.first; row < charge.cells.first + charge.cells.count; ++row) {
            cell(row, charge);
        }
        amount(one.charge, charge);
        keys(one.charge, charge);
        parts(one, charge);
        payment(one, charge);
        against_the_year_before(charge.cost);
        if (why_.charges.size() > 1) {
            add(say(words::recompute, {{"formula", formula(one.charge, formula_style::spreadsheet)}}));
        }
    }

    // What a figure that was published later changed: the statement of then, and the one that holds now.
    void correction(const explained_charge& one, const charge_row& charge) {
        const nested deeper{depth_};
        const day published = *charge.corrected_on;
        add(say(words::correction, {{"period", days(charge.when)}, {"day", to_text(published)}}));
        const known_figures known{rows_, *why_.read, why_.as_of};
        const found_figures now = known.on(charge.corrects, published);
        const found_figures then = known.on(charge.corrects, published - 1);
        for (row_number need = 0; need < rows_.needs.size(); ++need) {
            const auto& before = then.of_needs[need];
            const auto& after = now.of_needs[need];
            if (!after || !rows_.needs[need].billed || (before && before->read == after->read && before->years_past == after->years_past)) {
                continue;
            }
            const std::string was = before ? figure_value(rows_.needs[need], before->read) : "–";
            add(say(words::corrected_figure,
                    {{"measure", measure_name(rows_.needs[need])}, {"then", was}, {"now", figure_value(rows_.needs[need], after->read)}}));
            leaf_of_figure(*after);
        }
        std::string sum;
        for (const entry_row& each : one.entries) {
            sum += (sum.empty() ? "" : ", ") + party(each.party) + " " + signed_kronor(each.bears);
        }
        add(say(words::corrected_parts, {{"parts", sum}}));
    }

    [[nodiscard]] std::string period_of(const charge_row& charge) const {
        const period year{first_day_of_year(charge.year), first_day_of_year(charge.year + 1)};
        const period term{rows_.when.first, rows_.when.before};
        return charge.when == intersection(year, term) ? std::to_string(charge.year) : days(charge.when);
    }

    // ---- level and part of the year

    void cell(row_number row, const charge_row& charge) {
        const cell_row& one = rows_.cells[row];
        const cost& item = from_.costs[charge.cost];
        if (charge.cells.count > 1) {
            add(days(one.when));
        }
        const nested deeper{charge.cells.count > 1 ? depth_ : flat_};
        level(row, one, item);
        if (one.fraction != 1) {
            part_of_year(row, one, item);
        } else if (item.yearly.usable()) {
            add(say(words::whole_year));
        }
    }

    void level(row_number row, const cell_row& one, const cost& item) {
        if (one.as_charged) {
            add(say(words::as_charged));
            const auto& amounts = item.yearly.usable() ? item.yearly : item.once;
            leaf(amounts.statements.front().what.from, amounts.statements.front().what.where);
            return;
        }
        const step_number step = why_.how.find(meaning::level, row);
        const std::string value = shown(why_.how.value(step));
        const std::string formula = level_formula(step, value);
        std::string text = say(item.once.usable() ? words::once : words::yearly, {{"formula", formula}});
        text += formula == value ? " kr" : say(words::equals, {{"value", value}});
        add(std::move(text));
        const nested deeper{depth_};
        const amount_row& written = rows_.amounts[one.amount];
        const std::string level = price_level(item, written);
        std::string as_written = say(words::written, {{"value", shown(written.kronor)}});
        as_written += level.empty() ? std::string{} : say(words::price_level, {{"level", level}});
        add(as_written);
        leaf(written.input);
        index(one, item);
    }

    // The whole way from the amount as written, or from the year before; of a chain that is too tangled for that, only the value.
    [[nodiscard]] std::string level_formula(step_number step, const std::string& value) const {
        const formula_writer whole{why_.how, formula_style::reader, in_};
        if (whole.is_short(step, most_numbers_of_a_level)) {
            return whole.write(step);
        }
        const auto of_a_year = [&](step_number each) { return is_index_step(each); };
        const formula_writer last_year{why_.how, formula_style::reader, in_, of_a_year};
        return last_year.is_short(step, most_numbers_of_a_level) ? last_year.write(step) : value;
    }

    // The amount or the factor that an earlier year has arrived at: it stands on a line of its own.
    [[nodiscard]] bool is_index_step(step_number step) const {
        return std::ranges::any_of(why_.how.marked, [&](const auto& each) {
            const meaning what = each.first.first;
            return each.second == step && (what == meaning::index_amount || what == meaning::index_factor);
        });
    }

    [[nodiscard]] std::string price_level(const cost& item, const amount_row& written) const {
        for (const auto& each : item.yearly.usable() ? item.yearly.statements : item.once.statements) {
            if (each.what.where == rows_.inputs[written.input].where && each.what.value.price_level) {
                return level_in_words(*each.what.value.price_level);
            }
        }
        return item.price_level.usable() ? level_in_words(item.price_level.value()) : std::string{};
    }

    [[nodiscard]] static std::string level_in_words(const price_year& level) { return to_text(figure_period{level.year, level.month, 0}); }

    void index(const cell_row& one, const cost& item) {
        if (one.index_step == no_row) {
            if (one.index_input != no_row) {
                const auto* chosen = item.index.at(one.when.first);
                const row_number row = chosen == nullptr ? no_row : from_.find_index(chosen->what.value.id);
                std::string text = say(words::no_index);
                if (row != no_row) {
                    text = say(words::index, {{"label", label(from_.indexes[row])}}) + ": " + lower_first(say(words::before_first_step));
                }
                add(text);
                leaf(one.index_input);
            }
            return;
        }
        std::vector<row_number> chain;
        for (row_number step = one.index_step; step != no_row; step = rows_.index_steps[step].previous) {
            chain.push_back(step);
        }
        std::reverse(chain.begin(), chain.end());
        row_number clause = no_row;
        for (std::size_t i = 0; i < chain.size();) {
            const index_step_row& first = rows_.index_steps[chain[i]];
            if (first.index != clause) {
                clause = first.index;
                add(say(words::index, {{"label", label(from_.indexes[clause])}}));
                leaf(first.reference_input);
                const nested deeper{depth_};
                rules_of(from_.indexes[clause]);
            }
            const nested deeper{depth_};
            i = steps(one, chain, i);
        }
    }

    // One line for steps that do the same year after year; gives the place after the last of them. Steps that count from the price level
    // do not build on each other: of those only the last is told.
    std::size_t steps(const cell_row& one, const std::vector<row_number>& chain, std::size_t first) {
        const index_step_row& begin = rows_.index_steps[chain[first]];
        const andel::index& clause = from_.indexes[begin.index];
        const row_number told_input = told_change(chain[first]);
        const bool from_base =
            clause.against.value() == index_basis::base && (!clause.floor.usable() || clause.floor.value() != floor_rule::last_year);
        std::size_t after = first + 1;
        while (
            after < chain.size() && rows_.index_steps[chain[after]].index == begin.index && !rows_.index_steps[chain[after]].begins &&
            (from_base || (told_input != no_row && told_change(chain[after]) == told_input && same_change(chain[first], chain[after])))) {
            ++after;
        }
        const row_number last = chain[after - 1];
        const index_step_row& end = rows_.index_steps[last];
        const std::string value = shown(level_after(one, last));
        const rational by = why_.how.value(why_.how.find(meaning::step_change, last));
        const std::string change = (by.sign() < 0 ? "" : "+") + percent(by);
        if (after == first + 1 || from_base) {
            add(say(words::step, {{"day", to_text(end.effective)}, {"change", change}, {"value", value}}));
        } else {
            add(say(words::steps, {{"first", to_text(begin.effective)},
                                   {"last", to_text(end.effective)},
                                   {"change", change},
                                   {"times", std::to_string(after - first)},
                                   {"value", value}}));
        }
        if (told_input != no_row) {
            leaf(told_change(last));
        } else {
            const nested deeper{depth_};
            readings(end);
        }
        return after;
    }

    // The input of a step that is told one change; none of one that reads, or is a basket.
    [[nodiscard]] row_number told_change(row_number step) const {
        const index_step_row& row = rows_.index_steps[step];
        const index_reading_row& reading = rows_.index_readings[row.readings.first];
        return row.readings.count == 1 && reading.index == row.index && reading.follows_input == no_row ? reading.change_input : no_row;
    }

    [[nodiscard]] bool same_change(row_number a, row_number b) const {
        return why_.how.value(why_.how.find(meaning::step_change, a)) == why_.how.value(why_.how.find(meaning::step_change, b));
    }

    // What a step has read, or the parts of its basket been told.
    void readings(const index_step_row& step) {
        for (row_number row = step.readings.first; row < step.readings.first + step.readings.count; ++row) {
            const index_reading_row& one = rows_.index_readings[row];
            const std::string name = one.index == step.index ? std::string{} : label(from_.indexes[one.index]) + ": ";
            if (one.need == no_row) {
                add(name + percent(one.change));
                leaf(one.change_input);
                leaf(one.follows_input);
                continue;
            }
            const std::string now = figure_value(rows_.needs[one.need], weigh_.figure(one.need));
            if (one.base_need == no_row) {
                add(name + say(words::change_read, {{"measure", measure_name(rows_.needs[one.need])}, {"value", now}}));
            } else {
                add(name + say(words::levels_read, {{"measure", measure_name(rows_.needs[one.need])},
                                                    {"now", now},
                                                    {"then", figure_value(rows_.needs[one.base_need], weigh_.figure(one.base_need))}}));
                figure(one.base_need);
            }
            figure(one.need);
        }
    }

    // ---- figures

    // Where a number was read, and what has been done with it since.
    void figure(row_number need) {
        const std::optional<found_figure>& found = why_.found->of_needs[need];
        if (!found) {
            return;
        }
        const nested deeper{depth_};
        std::string text = figure_value(rows_.needs[need], found->read);
        for (const row_number series : found->links) {
            text += say(words::linked, {{"times", shown(from_.figures[series].continued.value().times)}});
        }
        if (found->follows != nullptr) {
            const bool grows = found->follows->value.way == after_last_way::growth;
            const both_languages& how = grows ? words::grown : words::repeated;
            text += say(how, {{"years", std::to_string(found->years_past)}, {"growth", percent(found->follows->value.growth)}});
        }
        const rational& reached = weigh_.figure(need);
        if (reached != found->read) {
            text += " = " + figure_value(rows_.needs[need], reached);
        }
        add(text + (found->preliminary ? say(words::preliminary) : ""));
        leaf_of_figure(*found);
        for (const row_number series : found->links) {
            const auto& said = from_.figures[series].continued.only();
            leaf(said.from, said.where);
        }
        if (found->follows != nullptr) {
            leaf(found->follows->from, found->follows->where);
        }
    }

    void leaf_of_figure(const found_figure& found) {
        const nested deeper{depth_};
        if (found.file == no_row) {
            add(origin_in_words(from_, found.from, found.where, in_));
            return;
        }
        const figures_file& file = why_.read->files[found.file];
        add(file.name + ":" + std::to_string(found.where.line) + " · " + to_text(found.when) + " · " +
            origin_in_words(from_, found.from, from_.figures[found.file].where, in_));
    }

    [[nodiscard]] std::string figure_value(const need_row& need, const rational& value) const {
        const row_number series = need.measure == no_row || !from_.measures[need.measure].figures.usable()
                                      ? no_row
                                      : from_.find_figures(from_.measures[need.measure].figures.value().id);
        const bool is_percent = series != no_row && from_.figures[series].unit.value() == figure_unit::percent;
        return is_percent ? percent(value) : shown(value);
    }

    [[nodiscard]] std::string measure_name(const need_row& need) const {
        return need.measure == no_row ? label(from_.indexes[need.index]) : label(from_.measures[need.measure]);
    }

    [[nodiscard]] rational level_after(const cell_row& one, row_number step) const {
        const step_number amount = why_.how.find(meaning::index_amount, step);
        const rational& written = rows_.amounts[one.amount].kronor;
        return amount == no_step    ? written * why_.how.value(why_.how.find(meaning::index_factor, step))
               : written.sign() < 0 ? -why_.how.value(amount)
                                    : why_.how.value(amount);
    }

    void rules_of(const andel::index& clause) {
        const auto rule = [&](const auto& value, const both_languages& text) {
            if (value.usable()) {
                add(say(text));
                leaf(value.only().from, value.only().where);
            }
        };
        const auto rounds = [&](const dated<rounding>& value, const both_languages& text) {
            if (value.usable()) {
                add(say(text, {{"rule", in_words_of(value.value(), &text == &words::rounds_change,
                                                    &text == &words::rounds_factor || &text == &words::rounds_level)}}));
                leaf(value.only().from, value.only().where);
            }
        };
        const std::array<const both_languages*, 3> bases{&words::against_base, &words::against_previous, &words::against_last_used};
        rule(clause.against, *bases.at(static_cast<std::size_t>(clause.against.value())));
        applied(clause);
        if (clause.floor.usable()) {
            const std::array<const both_languages*, 4> floors{&words::floor_contract, &words::floor_last_year, &words::floor_falls_ignored,
                                                              &words::floor_none};
            rule(clause.floor, *floors.at(static_cast<std::size_t>(clause.floor.value())));
        }
        if (clause.carry.usable()) {
            rule(clause.carry, clause.carry.value() == carry_rule::exact ? words::carry_exact : words::carry_rounded);
        }
        rounds(clause.rounding_level, words::rounds_level);
        rounds(clause.rounding_change, words::rounds_change);
        rounds(clause.rounding_factor, words::rounds_factor);
        rounds(clause.rounding_addition, words::rounds_addition);
        rounds(clause.rounding_result, words::rounds_result);
    }

    // What the clause does with a change, in the order that it says.
    void applied(const andel::index& clause) {
        const auto tell = [&](std::string_view word) {
            if (word == "portion" && clause.portion.usable()) {
                const bool of_amount = clause.portion.value().of == portion_of::amount;
                add(say(of_amount ? words::portion_of_amount : words::portion_of_change,
                        {{"share", percent(clause.portion.value().share)}}));
                leaf(clause.portion.only().from, clause.portion.only().where);
            } else if (word == "threshold" && clause.threshold.usable()) {
                const std::array<const both_languages*, 3> ways{&words::threshold_whole, &words::threshold_excess, &words::threshold_steps};
                add(say(*ways.at(static_cast<std::size_t>(clause.threshold.value().gives)),
                        {{"share", percent(clause.threshold.value().share)}}));
                leaf(clause.threshold.only().from, clause.threshold.only().where);
            } else if (word == "minimum" && clause.minimum.usable()) {
                limit_of_change(clause.minimum, words::least_change);
            } else if (word == "maximum" && clause.maximum.usable()) {
                limit_of_change(clause.maximum, words::most_change);
            }
        };
        if (clause.order.usable()) {
            std::ranges::for_each(clause.order.value().names, [&](const name& each) { tell(each.id); });
        } else {
            for (const char* const word : {"portion", "threshold", "minimum", "maximum"}) {
                tell(word);
            }
        }
    }

    void limit_of_change(const dated<change_limit>& limit, const both_languages& text) {
        std::string said = say(text, {{"share", percent(limit.value().share)}});
        if (limit.value().excess) {
            said += say(limit.value().excess == excess_rule::carried ? words::excess_carried : words::excess_lost);
        }
        add(said);
        leaf(limit.only().from, limit.only().where);
    }

    void part_of_year(row_number row, const cell_row& one, const cost& item) {
        const auto& own = item.part_of_year;
        const auto* rule = (own.absent() ? from_.term.part_of_year : own).at(one.when.first);
        const both_languages& by = rule == nullptr || rule->what.value == part_years::days ? words::by_days
                                   : rule->what.value == part_years::months                ? words::by_months
                                                                                           : words::by_months_and_days;
        add(say(words::part_of_year, {{"fraction", to_text(one.fraction)},
                                      {"first", to_text(one.when.first)},
                                      {"last", to_text(one.when.before - 1)},
                                      {"rule", by}}));
        {
            const nested deeper{depth_};
            for (row_number i = one.boundary_inputs.first; i < one.boundary_inputs.first + one.boundary_inputs.count; ++i) {
                add(input_words(rows_.boundary_inputs[i]));
                leaf(rows_.boundary_inputs[i]);
            }
        }
        if (one.as_charged) {
            return;
        }
        add(say(words::amount_of_part, {{"level", shown(why_.how.value(why_.how.find(meaning::level, row)))},
                                        {"fraction", to_text(one.fraction)},
                                        {"value", shown(why_.how.value(why_.how.find(meaning::cell_amount, row)))}}));
    }

    // What a day or a rule of a boundary says, as the file writes it.
    [[nodiscard]] std::string input_words(row_number input) const {
        for (const named_date& each : from_.dates) {
            if (each.date.usable() && each.date.only().where == rows_.inputs[input].where) {
                return label(each) + " " + to_text(*each.date.value().when);
            }
        }
        const auto is_of = [&](const dated<day_reference>& value) {
            return value.usable() && value.only().where == rows_.inputs[input].where;
        };
        const auto day_in_words = [&](const both_languages& text, const dated<day_reference>& value) {
            return say(text, {{"day", to_text(*value.value().when)}});
        };
        if (is_of(from_.term.start)) {
            return day_in_words(words::first_day_of_term, from_.term.start);
        }
        if (is_of(from_.term.end)) {
            return day_in_words(words::last_day_of_term, from_.term.end);
        }
        for (const cost& each : from_.costs) {
            if (is_of(each.until)) {
                return day_in_words(words::last_day_of_cost, each.until);
            }
        }
        return say(words::rule_of_parts);
    }

    // ---- the amount of the charge

    void amount(row_number number, const charge_row& charge) {
        const rational& exact = why_.how.value(why_.how.find(meaning::exact_amount, number));
        const rational& rounded = why_.how.value(why_.how.find(meaning::rounded_amount, number));
        if (charge.cells.count > 1) {
            std::string sum;
            for (row_number row = charge.cells.first; row < charge.cells.first + charge.cells.count; ++row) {
                const step_number of_cell = why_.how.find(meaning::cell_amount, row);
                sum += of_cell == no_step ? std::string{} : (sum.empty() ? "" : " + ") + shown(why_.how.value(of_cell));
            }
            if (!sum.empty()) {
                add(say(words::sum, {{"sum", sum}, {"value", shown(exact)}}));
            }
        }
        if (rows_.cells[charge.cells.first].as_charged) {
            add(say(words::sum_of_charges, {{"value", shown(rounded)}}));
            return;
        }
        const auto& own = from_.costs[charge.cost].rounding_amount;
        const auto& rule = own.absent() ? from_.rounding.amount : own;
        if (!rule.usable()) {
            add(say(words::exact_amount, {{"value", shown(exact)}}));
            return;
        }
        const std::string by = in_words_of(rule.value(), false, false);
        const rational difference = rounded - exact;
        std::vector<problem_argument> arguments{{"exact", shown(exact)}, {"rule", by}, {"value", shown(rounded)}};
        arguments.push_back({"difference", (difference.sign() > 0 ? "+" : "") + shown(difference)});
        const both_languages& words_of_it = difference.is_zero() ? words::whole_amount : words::rounded_amount;
        add(say(words_of_it, arguments));
        leaf(rule.only().from, rule.only().where);
    }

    // ---- who bears it

    void keys(row_number number, const charge_row& charge) {
        std::set<target> told;
        for (row_number row = charge.cells.first; row < charge.cells.first + charge.cells.count; ++row) {
            const cell_row& one = rows_.cells[row];
            if (!told.insert(one.key).second) {
                continue;
            }
            add(say(words::borne_by, {{"receiver", name_of(one.key)}}));
            leaf(one.key_input);
            const nested deeper{depth_};
            std::set<row_number> seen;
            key(one.key, seen, number);
            if (one.key.is_key && !weigh_.says_kronor(one.key)) {
                add(say(words::share_of_party, {{"party", party(why_.party)}, {"share", to_text(share_of(one.key, why_.party))}}));
            }
        }
    }

    void key(const target& to, std::set<row_number>& seen, row_number charge) {
        if (!to.is_key || !seen.insert(to.row).second) {
            return;
        }
        const key_row& one = rows_.keys[to.row];
        if (one.charges.count != 0) {
            charges(to.row, charge);
        } else {
            weights(to);
        }
        leaf(one.input);
        leaf(one.by_input);
        const nested deeper{depth_};
        for (row_number row = one.lines.first; row < one.lines.first + one.lines.count; ++row) {
            if (rows_.lines[row].need != no_row) {
                figure(rows_.lines[row].need);
            }
        }
        if (one.key != no_row && from_.keys[one.key].rounding_share.usable()) {
            const auto& said = from_.keys[one.key].rounding_share.only();
            add(say(words::rounds_shares, {{"unit", percent(said.value.to)}}));
            leaf(said.from, said.where);
        }
        if (one.limits_input != no_row) {
            limits(to.row, charge);
        }
        for (row_number row = one.lines.first; row < one.lines.first + one.lines.count; ++row) {
            key(rows_.lines[row].to, seen, charge);
        }
        for (row_number row = one.charges.first; row < one.charges.first + one.charges.count; ++row) {
            key(rows_.charge_lines[row].to, seen, charge);
        }
        for (const auto& each : {one.rest, one.difference}) {
            if (each) {
                key(*each, seen, charge);
            }
        }
    }

    // The lines of a key, each with its share of the whole.
    void weights(const target& to) {
        const key_row& one = rows_.keys[to.row];
        const bool single = one.activity != no_row || one.stands_in_for != no_row;
        const auto weight_of = [&](const weight_line& line) {
            return (line.need != no_row ? weigh_.figure(line.need) : line.weight) * line.presence;
        };
        rational sum;
        for (row_number row = one.lines.first; row < one.lines.first + one.lines.count; ++row) {
            sum += weight_of(rows_.lines[row]);
        }
        std::string shares;
        for (row_number row = one.lines.first; row < one.lines.first + one.lines.count; ++row) {
            const weight_line& line = rows_.lines[row];
            shares += shares.empty() ? "" : ", ";
            if (single || sum.is_zero()) {
                shares += name_of(line.to);
                continue;
            }
            const both_languages& words_of_it = sum == 1 ? words::weight : words::weight_of_sum;
            shares += say(words_of_it, {{"name", name_of(line.to)},
                                        {"share", share(weight_of(line) / sum)},
                                        {"weight", shown(weight_of(line))},
                                        {"sum", shown(sum)}});
        }
        add(say(one.stands_in_for != no_row ? words::stands_in
                : one.activity != no_row    ? words::activity
                                            : words::key,
                {{"label", name_of(to)}, {"shares", shares}}));
    }

    [[nodiscard]] const derivation_division* division_of(row_number key, row_number charge) const {
        const auto found = std::ranges::find_if(why_.how.divisions,
                                                [&](const derivation_division& each) { return each.key == key && each.charge == charge; });
        return found == why_.how.divisions.end() ? nullptr : &*found;
    }

    // What each is charged, and who bears the rest.
    void charges(row_number key, row_number charge) {
        const key_row& one = rows_.keys[key];
        add(say(words::charges, {{"label", name_of(target{true, key})}}));
        const derivation_division* how = division_of(key, charge);
        if (how == nullptr) {
            return;
        }
        const nested deeper{depth_};
        for (row_number i = 0; i < one.charges.count; ++i) {
            const charge_line& line = rows_.charge_lines[one.charges.first + i];
            const formula_writer write{why_.how, formula_style::reader, in_};
            const step_number before = how->before_limits[i];
            const step_number after = how->after_limits[i];
            const std::string value = shown(why_.how.value(after));
            std::string formula = write.is_short(after, most_numbers_of_a_level) ? write.write(after) : value;
            add(say(words::charged, {{"name", name_of(line.to)}, {"formula", formula == value ? value : formula + " = " + value}}) +
                (why_.how.value(before) == why_.how.value(after) ? ""
                                                                 : say(words::before_limits, {{"value", shown(why_.how.value(before))}})));
            if (line.need != no_row) {
                figure(line.need);
            }
        }
        if (how->rest != no_step) {
            add(say(words::rest, {{"name", name_of(*one.rest)}, {"value", shown(why_.how.value(how->rest))}}));
            leaf(one.rest_input);
        }
    }

    // What the limits have made of the parts.
    void limits(row_number key, row_number charge) {
        const key_row& one = rows_.keys[key];
        add(say(one.fill ? words::limits_filled : words::limits, {}));
        leaf(one.limits_input);
        const derivation_division* how = division_of(key, charge);
        if (how == nullptr) {
            return;
        }
        const nested deeper{depth_};
        for (row_number i = 0; i < one.lines.count; ++i) {
            add(say(words::limited, {{"name", name_of(rows_.lines[one.lines.first + i].to)},
                                     {"before", shown(why_.how.value(how->before_limits[i]))},
                                     {"after", shown(why_.how.value(how->after_limits[i]))}}));
        }
        if (how->rest != no_step) {
            add(say(words::difference, {{"name", name_of(*one.difference)}, {"value", shown(why_.how.value(how->rest))}}));
        }
    }

    [[nodiscard]] rational share_of(const target& to, row_number party) {
        rational sum;
        for (const auto& each : weigh_.shares_of(to)) {
            sum += each.party == party ? each.of_whole : rational{};
        }
        return sum;
    }

    [[nodiscard]] std::string name_of(const target& to) const {
        if (!to.is_key) {
            return party(to.row);
        }
        const key_row& one = rows_.keys[to.row];
        return one.stands_in_for != no_row ? party(one.stands_in_for)
               : one.activity != no_row    ? label(from_.activities[one.activity])
                                           : label(from_.keys[one.key]);
    }

    // ---- the parts

    void parts(const explained_charge& one, const charge_row& charge) {
        const derivation_split& split = why_.how.split_of(part_kind::borne, one.charge);
        const auto own = std::ranges::find(split.parties, why_.party);
        if (own == split.parties.end()) {
            add(say(words::no_part, {{"party", party(why_.party)}}));
        } else {
            const auto which = static_cast<std::size_t>(own - split.parties.begin());
            const rational exact = why_.how.value(split.quotas[which]) * split.unit;
            const auto written_above = [&](step_number step) { return is_named(step, one.charge, charge); };
            const formula_writer write{why_.how, formula_style::reader, in_, written_above};
            add(say(words::part, {{"formula", write.write_times(split.quotas[which], split.unit)}, {"value", shown(exact)}}));
        }
        odd(split);
        std::string sum;
        for (const entry_row& each : one.entries) {
            if (!each.bears.is_zero()) {
                sum += (sum.empty() ? "" : " + ") + party(each.party) + " " + kronor(each.bears);
            }
        }
        const rational& rounded = why_.how.value(why_.how.find(meaning::rounded_amount, one.charge));
        add(say(words::check, {{"sum", sum.empty() ? "0" : sum}, {"value", shown(rounded)}}));
    }

    // Amounts that stand on lines of their own above the part.
    [[nodiscard]] bool is_named(step_number step, row_number number, const charge_row& charge) const {
        const auto is = [&](meaning what, row_number row) { return why_.how.find(what, row) == step; };
        for (row_number row = charge.cells.first; row < charge.cells.first + charge.cells.count; ++row) {
            if (charge.cells.count > 1 && is(meaning::cell_amount, row)) {
                return true;
            }
        }
        return is(meaning::rounded_amount, number) || (charge.cells.count > 1 && is(meaning::exact_amount, number));
    }

    void odd(const derivation_split& split) {
        const auto& part = from_.rounding.part;
        const std::string unit = split.unit == rational{1, 100} ? say(words::ore) : shown(split.unit) + " kr";
        const bool whole = std::ranges::all_of(split.quotas, [&](step_number each) { return why_.how.value(each).is_whole(); });
        if (whole || !part.usable()) {
            add(say(words::no_odd, {{"unit", unit}}));
            return;
        }
        const std::array<const both_languages*, 4> rules{&words::odd_largest_remainder, &words::odd_largest_part,
                                                         &words::odd_first_in_order, &words::odd_to_party};
        std::string taker;
        if (split.rule.odd == odd_rule::party) {  // who may have no part in this very charge
            taker = party(from_.find_receiver(part.value().taker.id)->row);
        }
        add(say(words::odd, {{"unit", shown(split.unit) + " kr"},
                             {"rule", say(*rules.at(static_cast<std::size_t>(split.rule.odd)), {{"unit", unit}, {"party", taker}})}}));
        leaf(part.only().from, part.only().where);
        const nested deeper{depth_};
        std::set<rational> cut;
        bool tie = false;
        for (std::size_t i = 0; i < split.parties.size(); ++i) {
            const rational& quota = why_.how.value(split.quotas[i]);
            const std::string count = std::to_string(split.parts[i].odd);
            add(say(words::quota, {{"party", party(split.parties[i])},
                                   {"exact", shown(quota * split.unit)},
                                   {"value", shown(rational{split.parts[i].units} * split.unit)},
                                   {"got", split.parts[i].odd == 0 ? "" : say(words::got_odd, {{"count", count}, {"unit", unit}})}}));
            const rational lost = absolute(quota - quota.truncated());
            tie = tie || (!lost.is_zero() && !cut.insert(split.rule.odd == odd_rule::largest_part ? absolute(quota) : lost).second);
        }
        if (split.rule.odd == odd_rule::first_in_order || (tie && split.rule.odd != odd_rule::party)) {
            add(say(split.rule.ties_to_larger_quota ? words::ties_to_larger : words::order, {{"order", in_order(split)}}));
        }
    }

    [[nodiscard]] std::string in_order(const derivation_split& split) const {
        std::vector<std::pair<std::uint32_t, row_number>> ranked;
        for (std::size_t i = 0; i < split.parties.size(); ++i) {
            ranked.emplace_back(split.ranks[i], split.parties[i]);
        }
        std::ranges::sort(ranked);
        std::string text;
        for (const auto& [rank, row] : ranked) {
            text += (text.empty() ? "" : ", ") + party(row);
        }
        return text;
    }

    // ---- who has paid, and who owes whom

    void payment(const explained_charge& one, const charge_row& charge) {
        std::set<row_number> told;
        for (row_number row = charge.cells.first; row < charge.cells.first + charge.cells.count; ++row) {
            const cell_row& cell = rows_.cells[row];
            if (told.insert(cell.payer).second) {
                const bool bearer = cell.payer == paid_by_bearer;
                const std::string text = bearer ? say(words::paid_by_bearer) : say(words::paid_by, {{"party", party(cell.payer)}});
                add(text);
                leaf(cell.payer_input);
            }
        }
        const nested deeper{depth_};
        for (const entry_row& each : one.entries) {
            if (!each.pays.is_zero()) {
                add(say(words::pays, {{"party", party(each.party)}, {"value", kronor(each.pays)}}));
            }
        }
        settle(one);
    }

    void settle(const explained_charge& one) {
        std::vector<entry_row> debtors;
        std::vector<entry_row> creditors;
        for (const entry_row& each : one.entries) {
            if (each.settles() > money{}) {
                debtors.push_back(each);
            } else if (each.settles() < money{}) {
                creditors.push_back(each);
            }
        }
        const money own = one.of(why_.party).settles();
        const auto pay = [&](const entry_row& debtor, const entry_row& creditor, money amount) {
            add(say(words::settles_to, {{"debtor", party(debtor.party)}, {"value", kronor(amount)}, {"creditor", party(creditor.party)}}));
        };
        if (own.is_zero()) {
            add(say(words::settles_nothing));
        } else if (own > money{} && creditors.size() == 1) {
            pay(one.of(why_.party), creditors.front(), own);
        } else if (own < money{} && creditors.size() == 1) {
            for (const entry_row& each : debtors) {
                pay(each, creditors.front(), each.settles());
            }
        } else if (debtors.size() == 1) {
            for (const entry_row& each : creditors) {
                if (own > money{} || each.party == why_.party) {
                    pay(debtors.front(), each, -each.settles());
                }
            }
        } else {
            add(say(words::settles_with_all, {{"value", kronor(own)}}));
        }
    }

    // ---- against the year before

    void against_the_year_before(row_number cost) {
        if (!told_.insert(cost).second) {
            return;  // a cost with several charges in the year: said with the first
        }
        const std::string before = std::to_string(why_.year - 1);
        if (why_.year == year_of(rows_.when.first)) {
            add(say(words::first_year, {{"year", before}}));
            return;
        }
        const money change = change_of(cost);
        add(say(words::against_before,
                {{"year", before}, {"difference", signed_kronor(change)}, {"causes", ": " + causes_of(cost, change)}}));
    }

    [[nodiscard]] money change_of(row_number cost) const { return borne(why_.charges, cost) - borne(why_.charges_before, cost); }

    [[nodiscard]] money borne(const std::vector<explained_charge>& charges, row_number cost) const {
        money sum;
        for (const explained_charge& each : charges) {
            if (rows_.charges[each.charge].cost == cost) {
                sum += each.of(why_.party).bears;
            }
        }
        return sum;
    }

    // The one cell in which a cost stood during a year, if it was one.
    [[nodiscard]] const cell_row* only_cell(int year, row_number cost, std::size_t& cells) const {
        const cell_row* found = nullptr;
        cells = 0;
        for (const charge_row& each : rows_.charges) {
            if (each.year == year && each.cost == cost && each.corrects == no_row) {
                cells += each.cells.count;
                found = &rows_.cells[each.cells.first];
            }
        }
        return cells == 1 ? found : nullptr;
    }

    std::string causes_of(row_number cost, money change) {
        std::size_t now_cells = 0;
        std::size_t before_cells = 0;
        const cell_row* now = only_cell(why_.year, cost, now_cells);
        const cell_row* before = only_cell(why_.year - 1, cost, before_cells);
        if (before_cells == 0 || now_cells == 0) {
            return say(before_cells == 0 ? words::begins : words::ends);
        }
        if (now == nullptr || before == nullptr) {
            return change.is_zero() ? say(words::unchanged) : say(words::cause_several);
        }
        if (weigh_.says_kronor(now->key) || weigh_.says_kronor(before->key)) {
            return change.is_zero() ? say(words::unchanged) : say(words::cause_key, {{"value", signed_kronor(change)}});
        }
        const rational old_level = weigh_.level(*before);
        const rational new_level = weigh_.level(*now);
        const rational old_share = share_of(before->key, why_.party);
        const rational new_share = share_of(now->key, why_.party);
        const bool other_amount = now->amount != before->amount && rows_.amounts[now->amount].input != rows_.amounts[before->amount].input;
        const std::array<std::pair<const both_languages*, rational>, 3> effects{
            {{other_amount ? &words::cause_amount : &words::cause_index, (new_level - old_level) * before->fraction * old_share},
             {&words::cause_part, new_level * (now->fraction - before->fraction) * old_share},
             {&words::cause_key, new_level * now->fraction * (new_share - old_share)}}};
        std::string text;
        money left = change;
        const auto tell = [&](const both_languages& cause, money amount) {
            if (!amount.is_zero()) {
                text += (text.empty() ? "" : ", ") + say(cause, {{"value", signed_kronor(amount)}});
            }
        };
        for (const auto& [cause, effect] : effects) {
            const money amount = round(exact_money::of_kronor(effect), {.to = {1, 100}, .mode = rounding_mode::half_up});
            tell(*cause, amount);
            left -= amount;
        }
        tell(words::cause_rounding, left);
        return text.empty() ? say(words::unchanged) : text;
    }

    // ---- all costs together

    void total() {
        std::string sum;
        for (const explained_charge& each : why_.charges) {
            if (!each.of(why_.party).bears.is_zero()) {
                sum += (sum.empty() ? "" : " + ") + kronor(each.of(why_.party).bears);
            }
        }
        if (why_.charges.size() > 1) {
            add(say(words::total, {{"sum", sum.empty() ? "0" : sum}, {"value", kronor(why_.bears)}}));
        }
        if (why_.year == year_of(rows_.when.first)) {
            add(say(words::first_year, {{"year", std::to_string(why_.year - 1)}}));
        } else {
            total_against_the_year_before();
        }
    }

    // Which costs have changed the total, also those that are no more.
    void total_against_the_year_before() {
        std::set<row_number> costs;
        for (const auto* charges : {&why_.charges, &why_.charges_before}) {
            for (const explained_charge& each : *charges) {
                costs.insert(rows_.charges[each.charge].cost);
            }
        }
        add(say(words::against_before,
                {{"year", std::to_string(why_.year - 1)}, {"difference", signed_kronor(why_.bears - why_.bore_before)}, {"causes", ""}}));
        const nested deeper{depth_};
        for (const row_number cost : costs) {
            const money change = change_of(cost);
            if (!change.is_zero()) {
                add(say(words::change_of_cost, {{"cost", label(from_.costs[cost])},
                                                {"difference", signed_kronor(change)},
                                                {"causes", ": " + causes_of(cost, change)}}));
            }
        }
    }

    [[nodiscard]] std::string formula(row_number charge, formula_style style) const { return charge_formula(why_, charge, style, in_); }

    // ---- words

    class nested {  // one step deeper while it lives
       public:
        explicit nested(unsigned& depth) : depth_{depth} { ++depth_; }
        ~nested() { --depth_; }
        nested(const nested&) = delete;
        nested(nested&&) = delete;
        nested& operator=(const nested&) = delete;
        nested& operator=(nested&&) = delete;

       private:
        unsigned& depth_;
    };

    void add(std::string text) { lines_.push_back({depth_, std::move(text)}); }
    [[nodiscard]] std::string say(const both_languages& text, const std::vector<problem_argument>& arguments = {}) const {
        return fill_in(text.in(in_), arguments, in_);
    }
    // Where the last line was said, under it.
    void leaf(row_number input) {
        if (input != no_row) {
            leaf(rows_.inputs[input].from, rows_.inputs[input].where);
        }
    }
    void leaf(const origin& from, place where) {
        const nested deeper{depth_};
        add(origin_in_words(from_, from, where, in_));
    }
    template <class thing_type>
    [[nodiscard]] static std::string label(const thing_type& one) {
        return one.label.usable() ? one.label.value() : one.id;
    }
    [[nodiscard]] std::string party(row_number row) const { return label(from_.parties[row]); }
    [[nodiscard]] std::string days(const period& when) const {
        return say(words::piece, {{"first", to_text(when.first)}, {"last", to_text(when.before - 1)}});
    }
    [[nodiscard]] std::string kronor(money amount) const { return write_kronor(amount, in_); }
    [[nodiscard]] std::string signed_kronor(money amount) const { return (amount > money{} ? "+" : "") + kronor(amount); }
    [[nodiscard]] std::string plain(money amount) const {
        return formula_writer{why_.how, formula_style::spreadsheet, in_}.write(exact_money{amount}.kronor());
    }
    [[nodiscard]] std::string shown(const rational& value) const { return in_short(value, in_); }
    [[nodiscard]] std::string share(const rational& value) const { return write_share(value, in_); }
    // A percentage, also where no short one says it exactly.
    [[nodiscard]] std::string percent(const rational& value) const {
        const std::string exact = write_share(value, in_);
        return exact.find('/') == std::string::npos ? exact : shown(value * 100) + "\u00A0%";
    }
    static std::string lower_first(std::string text) {
        if (!text.empty() && text[0] >= 'A' && text[0] <= 'Z') {
            text[0] = static_cast<char>(text[0] - 'A' + 'a');
        }
        return text;
    }
    [[nodiscard]] std::string in_words_of(const rounding& rule, bool percent, bool number) const {
        const std::array<const both_languages*, 4> modes{&words::half_up, &words::half_even, &words::up, &words::down};
        const std::string to = percent ? write_share(rule.to, in_) : shown(rule.to) + (number ? "" : " kr");
        return to + ", " + modes.at(static_cast<std::size_t>(rule.mode))->in(in_);
    }

    const explanation& why_;
    const plan& rows_;
    const agreement& from_;
    language in_;
    no_recorder nobody_;
    evaluator<no_recorder> weigh_;
    std::vector<explained_line> lines_;
    unsigned depth_ = 0;
    unsigned flat_ = 0;
    std::set<row_number> told_;
};

}  // namespace

std::vector<explained_line> lines_of(const explanation& why, language in) { return line_writer{why, in}.write(); }

std::string title_of(const explanation& why, language in) {
    const agreement& from = *why.planned->source;
    const auto label = [](const auto& one) { return one.label.usable() ? one.label.value() : one.id; };
    return fill_in((why.cost ? words::title_of_cost : words::title).in(in),
                   {{"party", label(from.parties[why.party])},
                    {"year", std::to_string(why.year)},
                    {"bears", write_kronor(why.bears, in)},
                    {"cost", why.cost ? label(from.costs[*why.cost]) : std::string{}}},
                   in);
}

std::vector<std::string> receipt_of(const plan& rows, language in) {
    const document& text = *rows.source->text;
    std::vector<std::string> lines{fill_in(words::receipt_versions.in(in),
                                           {{"version", std::string{version()}},
                                            {"format", std::to_string(format_version)},
                                            {"explanation", std::to_string(explanation_version)}},
                                           in),
                                   fill_in(words::receipt_input.in(in), {{"file", text.name}, {"hash", sha256(*text.text)}}, in)};
    for (const document_change& each : text.changes) {
        lines.push_back(fill_in(words::receipt_change.in(in), {{"address", each.address}}, in));
    }
    return lines;
}

std::string write_text(const explanation& why, language in) {
    std::string text = title_of(why, in) + "\n";
    for (const explained_line& each : lines_of(why, in)) {
        text += "\n" + std::string(2 * std::size_t{each.depth}, ' ') + each.text;
    }
    return text + "\n";
}

}  // namespace andel
