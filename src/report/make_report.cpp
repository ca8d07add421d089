#include "fixed_prices.hpp"
#include "table.hpp"
#include "words.hpp"

#include <andel/agreement/in_words.hpp>
#include <andel/explanation/assumptions.hpp>
#include <andel/projection/project.hpp>
#include <andel/report/make_report.hpp>

#include <algorithm>
#include <map>
#include <optional>

namespace andel {
namespace {

constexpr std::string_view everyone = "everyone";
constexpr std::int64_t most_inhabitants = 1'000'000'000;

using line_amounts = std::vector<money>;

class reporter {
   public:
    reporter(const projection& from, const report_options& options)
        : from_{from}, rows_{*from.planned}, agreement_{*rows_.source}, options_{options}, layout_{from, options} {
        check_prices();
        check_inhabitants();
    }

    report make() {
        result_.in = options_.in;
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
        per_inhabitant();
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

    // ---- options

    void check_prices() {
        if (options_.prices_of) {
            prices_.emplace(agreement_, options_.deflator, *options_.prices_of, layout_.lines().front().year, layout_.lines().back().year);
        } else if (!options_.deflator.empty()) {
            words::refuse(words::refused_no_prices, {{"id", options_.deflator}});
        }
    }

    void check_inhabitants() {
        for (const inhabitant_count& each : options_.inhabitants) {
            std::optional<row_number> party;
            std::string ids;
            for (row_number row = 0; row < agreement_.parties.size(); ++row) {
                ids += (row == 0 ? "" : ", ") + agreement_.parties[row].id;
                party = agreement_.parties[row].id == each.party ? row : party;
            }
            if (!party && each.party != everyone) {
                words::refuse(words::refused_party, {{"id", each.party}, {"ids", ids}});
            }
            if (each.count < 1 || each.count > most_inhabitants) {
                words::refuse(words::refused_count, {{"id", each.party}, {"count", std::to_string(each.count)}});
            }
            const row_number column = party.value_or(static_cast<row_number>(agreement_.parties.size()));
            if (!inhabitants_.emplace(column, each.count).second) {
                words::refuse(words::refused_twice, {{"id", each.party}});
            }
        }
    }

    // ---- tables

    [[nodiscard]] line_key line_of(const charge_row& charge) const { return {charge.year, charge.how_firm == standing::firm}; }

    // What has no charge in the years of a budget is not in its paper.
    [[nodiscard]] bool in_the_years_shown(const std::map<line_key, line_amounts>& amounts) const {
        return !options_.budget_year || std::ranges::any_of(layout_.lines(), [&](const line_key& line) { return amounts.contains(line); });
    }

    void add(const table& from) {
        if (from.every_year || in_the_years_shown(from.amounts)) {
            result_.blocks.push_back(layout_.lay_out(from));
        }
    }

    // A table of what is borne, in current prices and, when asked, its first `columns` in fixed ones.
    void add_borne(table from, std::size_t columns) {
        add(from);
        if (!prices_) {
            return;
        }
        from.heading = say(words::in_fixed_prices, {{"heading", from.heading},
                                                    {"year", std::to_string(*options_.prices_of)},
                                                    {"deflator", label(prices_->deflator().label, prices_->deflator().id)}});
        from.columns.resize(columns);
        from.factor = [this](int year, std::size_t) { return prices_->factor(year); };
        try {
            add(from);
        } catch (const amount_too_large&) {
            words::refuse(words::refused_large, {{"year", std::to_string(*options_.prices_of)}});
        }
    }

    // The first `count` columns add up to the next one.
    static std::vector<int> sum_of(std::size_t count) {
        std::vector<int> signs(count, 1);
        signs.push_back(-1);
        return signs;
    }

    // ---- the three amounts, by party

    [[nodiscard]] std::vector<std::string> party_columns(bool with_sum) const {
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
    [[nodiscard]] std::map<line_key, line_amounts> borne_by_party() const {
        return amounts_by_party(true, [](const entry_row& each) { return each.bears; });
    }

    void by_party() {
        const std::size_t parties = agreement_.parties.size();
        add_borne({.heading = say(words::bears),
                   .columns = party_columns(true),
                   .amounts = borne_by_party(),
                   .ties = sum_of(parties),
                   .unit = options_.unit},
                  parties + 1);
        add({.heading = say(words::pays),
             .columns = party_columns(true),
             .amounts = amounts_by_party(true, [](const entry_row& each) { return each.pays; }),
             .ties = sum_of(parties),
             .unit = options_.unit});
        add({.heading = say(words::settles),
             .columns = party_columns(false),
             .amounts = amounts_by_party(false, [](const entry_row& each) { return each.settles(); }),
             .unit = options_.unit});
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
            if (!in_the_years_shown(amounts)) {
                continue;
            }
            add_borne({.heading = label(agreement_.costs[cost].label, agreement_.costs[cost].id),
                       .columns = columns,
                       .amounts = std::move(amounts),
                       .ties = sum_of(parties),
                       .unit = options_.unit},
                      parties + 1);
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
        for (auto& [activity, amounts] : activities) {
            if (!in_the_years_shown(amounts)) {
                continue;
            }
            const std::string heading = activity == no_row
                                            ? say(words::no_activity)
                                            : label(agreement_.activities[activity].label, agreement_.activities[activity].id);
            add_borne({.heading = heading,
                       .columns = party_columns(true),
                       .amounts = std::move(amounts),
                       .ties = sum_of(parties),
                       .unit = options_.unit},
                      parties + 1);
        }
    }

    // ---- per inhabitant: of each party whose number was given, and of all together

    void per_inhabitant() {
        if (inhabitants_.empty()) {
            return;
        }
        table whole{.heading = say(words::per_inhabitant), .columns = {}, .totals = false};
        std::vector<std::int64_t> counts;
        std::vector<row_number> which;
        for (const auto& [column, count] : inhabitants_) {
            whole.columns.push_back(inhabitants_label(column));
            counts.push_back(count);
            which.push_back(column);
        }
        for (const auto& [line, amounts] : borne_by_party()) {
            for (const row_number column : which) {
                whole.amounts[line].push_back(amounts[column]);
            }
        }
        whole.factor = [&](int, std::size_t column) { return rational{1, counts[column]}; };
        add(whole);
    }

    [[nodiscard]] std::string inhabitants_label(row_number column) const {
        return column < agreement_.parties.size() ? party_label(column) : say(words::all_parties);
    }

    // ---- frames

    void frames() {
        for (row_number frame = 0; frame < agreement_.frames.size(); ++frame) {
            std::map<row_number, table> by_owner;
            for (const frame_entry& each : from_.frames) {
                const frame_row& planned = rows_.frames[each.frame];
                if (planned.frame != frame) {
                    continue;
                }
                const andel::frame& one = agreement_.frames[frame];
                table& owned = by_owner[planned.owner];
                owned.heading = say(words::frame_block, {{"label", label(one.label, one.id)}, {"owner", party_label(planned.owner)}});
                owned.columns = {say(words::frame_amount), say(words::frame_used), say(words::frame_left)};
                owned.ties = {1, -1, -1};
                owned.every_year = false;
                owned.totals = false;
                owned.unit = options_.unit;
                owned.amounts[{planned.year, planned.how_firm == standing::firm}] = {each.amount, each.used, each.left()};
            }
            for (const auto& [owner, owned] : by_owner) {
                add(owned);
            }
        }
    }

    // ---- words around the tables

    void write_title() {
        const std::string name = agreement_.facts.name.usable() ? agreement_.facts.name.value() + "\n" : "";
        result_.title = name + say(options_.budget_year ? words::title_for_budget : words::title,
                                   {{"year", options_.budget_year ? agreement_.year_in_words(*options_.budget_year) : ""},
                                    {"years", year_range(agreement_, layout_.lines().front().year, layout_.lines().back().year)},
                                    {"unit", std::string{name_of(options_.unit)}}});
    }

    void write_preface() {
        const auto resting_on = what_it_rests_on(from_);
        money total;
        for (const resting& each : resting_on) {
            total += each.amount;
        }
        if (!resting_on.empty()) {
            result_.preface.push_back(say(words::rests_heading, {{"label", lower_first(layout_.fixed_label())}}));
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
        if (options_.budget_year && layout_.lines().front().year < *options_.budget_year) {
            result_.notes.push_back(say(words::note_year_before,
                                        {{"label", say(words::year_before) + " " + agreement_.year_in_words(*options_.budget_year - 1)}}));
        }
        if (layout_.shows_renewals()) {
            result_.notes.push_back(what_comes_after(rows_, options_.in));
        }
        for (const auto& each : agreement_.term.notice.statements) {
            result_.notes.push_back(say(words::note_notice, {{"notice", notice_in_words(each.what.value, agreement_, options_.in)},
                                                             {"status", std::string{word_for(each.what.from.how_firm, options_.in)}}}));
        }
        if (prices_) {
            result_.notes.push_back(say(words::note_fixed_prices, {{"year", std::to_string(*options_.prices_of)},
                                                                   {"id", prices_->deflator().id},
                                                                   {"status", std::string{word_for(prices_->rests_on(), options_.in)}}}));
        }
        if (!inhabitants_.empty()) {
            std::string counts;
            for (const auto& [column, count] : inhabitants_) {
                counts += (counts.empty() ? "" : ", ") +
                          say(words::inhabitants_of,
                              {{"party", column < agreement_.parties.size() ? party_label(column) : lower_first(say(words::all_parties))},
                               {"count", write_exact(count, options_.in)}});
            }
            result_.notes.push_back(say(words::note_inhabitants, {{"counts", counts}}));
        }
        if (layout_.past_shown()) {
            result_.notes.push_back(say(words::note_past, {{"day", to_text(*from_.as_of)}}));
        }
        if (layout_.rounded_apart()) {
            result_.notes.push_back(say(words::note_rounded));
        }
        constexpr std::size_t most_assumptions = 3;
        for (std::string& line : largest_assumptions(from_, most_assumptions, options_.in)) {
            result_.notes.push_back(std::move(line));
        }
    }

    const projection& from_;
    const plan& rows_;
    const agreement& agreement_;
    const report_options& options_;
    table_layout layout_;
    std::optional<price_levels> prices_;
    std::map<row_number, std::int64_t> inhabitants_;  // by party; after the last one: of all together
    report result_;
};

}  // namespace

std::string what_comes_after(const plan& of, language in) {
    switch (of.after_fixed_end()) {
        case standing::conditional:
            return words::note_conditional.in(in);
        case standing::after_notice:
            return fill_in(words::note_after_notice.in(in), {{"end", to_text(*of.notice_end - 1)}}, in);
        default:
            return (of.source->runs_on() ? words::note_until_notice : words::note_no_notice).in(in);
    }
}

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

}  // namespace andel
