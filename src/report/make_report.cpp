#include "words.hpp"

#include <andel/agreement/in_words.hpp>
#include <andel/projection/project.hpp>
#include <andel/report/make_report.hpp>

#include <algorithm>
#include <array>
#include <map>

namespace andel {
namespace {

// The key of a line: a year, once for what is firm and once for what is not.
struct line_key {
    int year = 0;
    bool firm = true;
    friend auto operator<=>(const line_key&, const line_key&) = default;
};

using line_amounts = std::vector<money>;

class reporter {
   public:
    reporter(const projection& from, const report_options& options)
        : from_{from}, rows_{*from.planned}, agreement_{*rows_.source}, options_{options} {}

    report make() {
        result_.in = options_.in;
        result_.unit = options_.unit;
        result_.row_heading = say(words::year);
        first_year_ = year_of(rows_.when.first);
        last_year_ = year_of(rows_.when.before - 1);
        lay_lines();
        write_title();
        write_preface();
        switch (options_.by) {
            case grouping::party:
                by_party();
                break;
            case grouping::cost:
                by_cost();
                break;
            case grouping::activity:
                by_each_activity();
                break;
        }
        frames();
        notes();
        return std::move(result_);
    }

   private:
    [[nodiscard]] std::string say(const both_languages& words, const std::vector<problem_argument>& arguments = {}) const {
        return fill_in(words.in(options_.in), arguments, options_.in);
    }
    [[nodiscard]] std::string label(const dated<std::string>& text, const std::string& id) const {
        return text.usable() ? text.value() : id;
    }
    [[nodiscard]] std::string party_label(row_number row) const { return label(agreement_.parties[row].label, agreement_.parties[row].id); }
    [[nodiscard]] std::string years(int first, int last) const {
        return first == last ? std::to_string(first) : std::to_string(first) + "–" + std::to_string(last);
    }

    // ---- lines: every year of the projection, also one without costs

    void lay_lines() {
        for (int year = first_year_; year <= last_year_; ++year) {
            const period inside = intersection(rows_.when, {first_day_of_year(year), first_day_of_year(year + 1)});
            if (inside.first < *rows_.fixed_end) {
                lines_.push_back({year, true});
            }
            if (inside.before > *rows_.fixed_end) {
                lines_.push_back({year, false});
                renewed_ = true;
            }
        }
    }

    [[nodiscard]] line_key line_of(const charge_row& charge) const { return {charge.year, charge.how_firm == standing::firm}; }

    [[nodiscard]] standing renewal_standing() const {
        return agreement_.term.renewal.value().happens == renewal_way::by_decision ? standing::conditional : standing::rests_on_no_notice;
    }

    [[nodiscard]] std::string fixed_label() const {
        const int last = std::min(last_year_, year_of(*rows_.fixed_end - 1));
        return say(words::fixed_term) + " " + years(first_year_, last);
    }

    [[nodiscard]] bool past(const line_key& line) const { return from_.as_of && first_day_of_year(line.year + 1) <= *from_.as_of; }

    // ---- cells: öre to steps of the unit, half up

    [[nodiscard]] std::int64_t steps(money amount) const {
        return *round_to_whole(rational{amount.ore(), ore_per_step(options_.unit)}, rounding_mode::half_up).whole();
    }

    report_row row(std::string label, row_kind kind, const line_key& line, const line_amounts& amounts, std::size_t summed) {
        report_row result{.label = std::move(label),
                          .kind = kind,
                          .how_firm = line.firm ? standing::firm : renewal_standing(),
                          .past_without_actuals = kind == row_kind::year && past(line),
                          .cells = {}};
        std::int64_t parts = 0;
        for (std::size_t i = 0; i < amounts.size(); ++i) {
            result.cells.push_back(steps(amounts[i]));
            parts += i < summed ? result.cells.back() : 0;
        }
        mark_if(result, summed != 0 && summed < amounts.size() && parts != result.cells[summed]);
        past_shown_ = past_shown_ || result.past_without_actuals;
        return result;
    }

    void mark_if(report_row& row, bool apart) {
        row.rounded_apart = row.rounded_apart || apart;
        rounded_apart_ = rounded_apart_ || apart;
    }

    // A block over all lines, with a total for the fixed term and, apart from it, one for the renewals. The first `summed` columns add up
    // to the next one; 0: there is none such.
    void add_block(std::string heading, std::vector<std::string> columns, const std::map<line_key, line_amounts>& amounts,
                   std::size_t summed) {
        report_block block{.heading = std::move(heading), .columns = std::move(columns), .rows = {}};
        const line_amounts none(block.columns.size());
        for (const bool firm : {true, false}) {
            line_amounts total(block.columns.size());
            std::vector<std::int64_t> shown(block.columns.size());
            int first = 0;
            int last = 0;
            for (const line_key& line : lines_) {
                if (line.firm != firm) {
                    continue;
                }
                const auto found = amounts.find(line);
                const line_amounts& here = found == amounts.end() ? none : found->second;
                block.rows.push_back(row(std::to_string(line.year) + (firm ? "" : " *"), row_kind::year, line, here, summed));
                for (std::size_t i = 0; i < total.size(); ++i) {
                    total[i] += here[i];
                    shown[i] += block.rows.back().cells[i];
                }
                first = first == 0 ? line.year : first;
                last = line.year;
            }
            if (first != 0) {
                const std::string label = firm ? fixed_label() : say(words::renewal) + " " + years(first, last);
                block.rows.push_back(row(label, row_kind::total, {last, firm}, total, summed));
                mark_if(block.rows.back(), shown != block.rows.back().cells);
            }
        }
        result_.blocks.push_back(std::move(block));
    }

    // ---- the three amounts, by party

    std::vector<std::string> party_columns(bool with_sum) const {
        std::vector<std::string> columns;
        for (row_number row = 0; row < agreement_.parties.size(); ++row) {
            columns.push_back(party_label(row));
        }
        if (with_sum) {
            columns.push_back(say(words::sum));
        }
        return columns;
    }

    template <class function>
    std::map<line_key, line_amounts> amounts_by_party(bool with_sum, function&& amount_of) const {
        std::map<line_key, line_amounts> amounts;
        const std::size_t parties = agreement_.parties.size();
        for (const entry_row& each : from_.entries) {
            line_amounts& line = amounts[line_of(rows_.charges[each.charge])];
            line.resize(parties + (with_sum ? 1 : 0));
            line[each.party] += amount_of(each);
            if (with_sum) {
                line[parties] += amount_of(each);
            }
        }
        return amounts;
    }

    void by_party() {
        const std::size_t parties = agreement_.parties.size();
        add_block(say(words::bears), party_columns(true), amounts_by_party(true, [](const entry_row& each) { return each.bears; }),
                  parties);
        add_block(say(words::pays), party_columns(true), amounts_by_party(true, [](const entry_row& each) { return each.pays; }), parties);
        add_block(say(words::settles), party_columns(false), amounts_by_party(false, [](const entry_row& each) { return each.settles(); }),
                  0);
    }

    // ---- by cost and by activity: what each party bears of it, and for a cost what is settled

    void by_cost() {
        const std::size_t parties = agreement_.parties.size();
        std::vector<std::string> columns;
        for (row_number row = 0; row < parties; ++row) {
            columns.push_back(say(words::bears_column, {{"party", party_label(row)}}));
        }
        columns.push_back(say(words::sum));
        for (row_number row = 0; row < parties; ++row) {
            columns.push_back(say(words::settles_column, {{"party", party_label(row)}}));
        }
        for (row_number cost = 0; cost < agreement_.costs.size(); ++cost) {
            std::map<line_key, line_amounts> amounts;
            for (const entry_row& each : from_.entries) {
                const charge_row& charge = rows_.charges[each.charge];
                if (charge.cost == cost) {
                    line_amounts& line = amounts[line_of(charge)];
                    line.resize(columns.size());
                    line[each.party] += each.bears;
                    line[parties] += each.bears;
                    line[parties + 1 + each.party] += each.settles();
                }
            }
            add_block(label(agreement_.costs[cost].label, agreement_.costs[cost].id), columns, amounts, parties);
        }
    }

    void by_each_activity() {
        const std::size_t parties = agreement_.parties.size();
        std::map<row_number, std::map<line_key, line_amounts>> activities;
        for (const activity_entry& each : by_activity(from_)) {
            line_amounts& line = activities[each.activity][line_of(rows_.charges[each.charge])];
            line.resize(parties + 1);
            line[each.party] += each.bears;
            line[parties] += each.bears;
        }
        for (const auto& [activity, amounts] : activities) {
            const std::string heading = activity == no_row
                                            ? say(words::no_activity)
                                            : label(agreement_.activities[activity].label, agreement_.activities[activity].id);
            add_block(heading, party_columns(true), amounts, parties);
        }
    }

    // ---- frames

    void frames() {
        for (row_number frame = 0; frame < agreement_.frames.size(); ++frame) {
            std::map<row_number, report_block> by_owner;
            for (const frame_entry& each : from_.frames) {
                const frame_row& planned = rows_.frames[each.frame];
                if (planned.frame != frame) {
                    continue;
                }
                const andel::frame& one = agreement_.frames[frame];
                report_block& block = by_owner[planned.owner];
                block.heading = say(words::frame_block, {{"label", label(one.label, one.id)}, {"owner", party_label(planned.owner)}});
                block.columns = {say(words::frame_amount), say(words::frame_used), say(words::frame_left)};
                const line_key line{planned.year, planned.how_firm == standing::firm};
                block.rows.push_back(row(std::to_string(planned.year) + (line.firm ? "" : " *"), row_kind::year, line,
                                         {each.amount, each.used, each.left()}, 0));
                const auto& cells = block.rows.back().cells;
                mark_if(block.rows.back(), cells[0] - cells[1] != cells[2]);
            }
            for (auto& [owner, block] : by_owner) {
                result_.blocks.push_back(std::move(block));
            }
        }
    }

    // ---- words around the tables

    void write_title() {
        const std::string name = agreement_.facts.name.usable() ? agreement_.facts.name.value() + "\n" : "";
        result_.title =
            name + say(words::title, {{"years", years(first_year_, last_year_)}, {"unit", std::string{name_of(options_.unit)}}});
    }

    void write_preface() {
        const auto resting_on = what_it_rests_on(from_);
        money total;
        for (const resting& each : resting_on) {
            total += each.amount;
        }
        if (!resting_on.empty()) {
            result_.preface.push_back(say(words::rests_heading, {{"label", lower_first(fixed_label())}}));
        }
        for (const resting& each : resting_on) {
            const rational tenths = total.is_zero() ? rational{} : rational{each.amount.ore()} / total.ore() * 1000;
            const std::int64_t shown = *round_to_whole(tenths, rounding_mode::half_up).whole();
            result_.preface.push_back("  " + say(words::rests_line, {{"status", std::string{word_for(each.on, options_.in)}},
                                                                     {"amount", write_kronor(each.amount, options_.in)},
                                                                     {"percent", write_steps(shown, money_unit::mnkr, options_.in)}}));
        }
        if (!rows_.profile_answers.empty()) {
            result_.preface.push_back(say(words::profile_heading));
        }
        for (const profile_answer& each : rows_.profile_answers) {
            result_.preface.push_back("  " + each.address + ": " + each.words.in(options_.in));
        }
    }

    // "Avtalstiden" inside a sentence.
    static std::string lower_first(std::string text) {
        if (!text.empty() && text[0] >= 'A' && text[0] <= 'Z') {
            text[0] = static_cast<char>(text[0] - 'A' + 'a');
        }
        return text;
    }

    void notes() {
        if (renewed_) {
            result_.notes.push_back(say(renewal_standing() == standing::conditional ? words::note_conditional : words::note_no_notice));
        }
        for (const auto& each : agreement_.term.notice.statements) {
            result_.notes.push_back(say(words::note_notice, {{"notice", notice_in_words(each.what.value, agreement_, options_.in)},
                                                             {"status", std::string{word_for(each.what.from.how_firm, options_.in)}}}));
        }
        if (past_shown_) {
            result_.notes.push_back(say(words::note_past, {{"day", to_text(*from_.as_of)}}));
        }
        if (rounded_apart_) {
            result_.notes.push_back(say(words::note_rounded));
        }
    }

    const projection& from_;
    const plan& rows_;
    const agreement& agreement_;
    const report_options& options_;
    report result_;
    std::vector<line_key> lines_;
    int first_year_ = 0;
    int last_year_ = 0;
    bool renewed_ = false;
    bool rounded_apart_ = false;
    bool past_shown_ = false;
};

}  // namespace

std::string notice_in_words(const notice& rule, const agreement& from, language in) {
    std::string by_party;
    for (const auto& [which, own] : rule.by_party) {
        const party& one = from.parties[from.find_receiver(which.id)->row];
        by_party += fill_in(words::notice_of_party.in(in),
                            {{"party", one.label.usable() ? one.label.value() : one.id}, {"length", in_words(own)}}, in);
    }
    return fill_in(words::notice_in_words.in(in),
                   {{"length", in_words(rule.time)},
                    {"before", rule.before == notice_before::period_end ? words::before_period_end : words::before_any_day},
                    {"to", rule.to_month_end ? words::to_month_end : both_languages{""}},
                    {"by_party", by_party}},
                   in);
}

report make_report(const projection& from, const report_options& options) { return reporter{from, options}.make(); }

std::vector<resting> what_it_rests_on(const projection& from) {
    std::map<status, money> sums;
    for (const entry_row& each : from.entries) {
        if (from.planned->charges[each.charge].how_firm == standing::firm) {
            sums[each.rests_on] += each.bears;
        }
    }
    std::vector<resting> result;
    for (const auto& [on, amount] : sums) {
        if (!amount.is_zero()) {
            result.push_back({on, amount});
        }
    }
    return result;
}

bool past_without_actuals(const projection& from, const charge_row& charge) {
    return from.as_of && first_day_of_year(charge.year + 1) <= *from.as_of;
}

}  // namespace andel
