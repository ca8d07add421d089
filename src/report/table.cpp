#include "table.hpp"

#include "words.hpp"

#include <andel/report/make_report.hpp>

#include <algorithm>
#include <iterator>

namespace andel {
namespace {

constexpr int plan_years = 2;
constexpr std::string_view renewed_mark = " *";
// In a heading, which is folded at its spaces, a mark stays with its year.
constexpr std::string_view renewed_mark_across = "\u00A0*";
constexpr std::string_view past_mark_across = "\u00A0†";
constexpr std::string_view rounded_mark_across = "\u00A0‡";

bool tied(const std::vector<int>& signs, const std::vector<std::int64_t>& cells) {
    wide sum = 0;
    for (std::size_t i = 0; i < signs.size(); ++i) {
        sum += wide{cells[i]} * signs[i];
    }
    return sum == 0;
}

}  // namespace

std::string year_range(const agreement& from, int first, int last) {
    return from.year_in_words(first) + (first == last ? "" : "–" + from.year_in_words(last));
}

table_layout::table_layout(const projection& from, const report_options& options)
    : from_{from},
      options_{options},
      agreement_{*from.planned->source},
      first_year_{agreement_.year_of(from.planned->when.first)},
      last_year_{agreement_.year_of(from.planned->when.before - 1)} {
    int first = first_year_;
    int last = last_year_;
    if (options.budget_year) {
        if (*options.budget_year < first || *options.budget_year > last) {
            words::refuse(words::refused_budget_year,
                          {{"year", agreement_.year_in_words(*options.budget_year)}, {"years", year_range(agreement_, first, last)}});
        }
        first = std::max(first, *options.budget_year - 1);
        last = from.planned->until ? last : std::min(last, *options.budget_year + plan_years);
    }
    const plan& rows = *from.planned;
    for (int year = first; year <= last; ++year) {
        const period inside = intersection(rows.when, agreement_.days_of_year(year));
        if (inside.first < *rows.fixed_end) {
            lines_.push_back({year, true});
        }
        if (inside.before > *rows.fixed_end) {
            lines_.push_back({year, false});
        }
    }
}

standing table_layout::renewal_standing() const { return from_.planned->after_fixed_end(); }

std::string table_layout::fixed_label() const {
    const both_languages& words = agreement_.runs_on() ? words::until_earliest_end : words::fixed_term;
    return say(words) + " " + year_range(agreement_, first_year_, std::min(last_year_, agreement_.year_of(*from_.planned->fixed_end - 1)));
}

report_block table_layout::lay_out(const table& from) {
    report_block block{.heading = from.heading,
                       .row_heading = {},
                       .columns = {},
                       .rows = {},
                       .unit = from.unit,
                       .years_across = options_.budget_year.has_value()};
    if (block.years_across) {
        lay_across(from, block);
    } else {
        lay_down(from, block);
    }
    return block;
}

std::vector<line_key> table_layout::lines_of(const table& from) const {
    std::vector<line_key> lines;
    std::ranges::copy_if(lines_, std::back_inserter(lines),
                         [&](const line_key& line) { return from.every_year || from.amounts.contains(line); });
    return lines;
}

std::vector<exact_money> table_layout::amounts_on(const table& from, const line_key& line) const {
    std::vector<exact_money> amounts(from.columns.size());
    if (const auto found = from.amounts.find(line); found != from.amounts.end()) {
        for (std::size_t i = 0; i < amounts.size(); ++i) {
            amounts[i] = from.factor ? found->second[i] * from.factor(line.year, i) : exact_money{found->second[i]};
        }
    }
    return amounts;
}

// Steps of the unit, half up from the exact amount.
std::int64_t table_layout::cell(const exact_money& amount, money_unit unit) const {
    const auto steps = round_to_whole(amount.kronor() * 100 / ore_per_step(unit), rounding_mode::half_up).whole();
    if (!steps) {
        throw amount_too_large{};
    }
    return *steps;
}

// Whether the year had ended without booked figures; remembers that one such was shown.
bool table_layout::past(const line_key& line) {
    charge_row asked;
    asked.year = line.year;
    const bool ended = past_without_actuals(from_, asked);
    past_shown_ = past_shown_ || ended;
    return ended;
}

report_row table_layout::row_down(const table& from, const std::vector<exact_money>& amounts) const {
    report_row row{.label = {}, .cells = {}};
    for (const exact_money& each : amounts) {
        row.cells.push_back(cell(each, from.unit));
    }
    row.rounded_apart = !tied(from.ties, row.cells);
    return row;
}

void table_layout::lay_down(const table& from, report_block& block) {
    block.row_heading = say(words::year);
    block.columns = from.columns;
    const std::vector<line_key> lines = lines_of(from);
    for (const bool firm : {true, false}) {
        std::vector<exact_money> total(from.columns.size());
        std::vector<wide> shown(from.columns.size());
        int first = 0;
        int last = 0;
        for (const line_key& line : lines) {
            if (line.firm != firm) {
                continue;
            }
            const auto amounts = amounts_on(from, line);
            report_row row = row_down(from, amounts);
            row.label = agreement_.year_in_words(line.year) + std::string{firm ? "" : renewed_mark};
            row.how_firm = firm ? standing::firm : renewal_standing();
            row.past_without_actuals = past(line);
            rounded_apart_ = rounded_apart_ || row.rounded_apart;
            for (std::size_t i = 0; i < total.size(); ++i) {
                total[i] += amounts[i];
                shown[i] += row.cells[i];
            }
            block.rows.push_back(std::move(row));
            first = first == 0 ? line.year : first;
            last = line.year;
        }
        if (first != 0 && from.totals) {
            report_row row = row_down(from, total);
            row.label = firm ? fixed_label()
                             : say(agreement_.runs_on() ? words::further : words::renewal) + " " + year_range(agreement_, first, last);
            row.kind = row_kind::total;
            row.how_firm = firm ? standing::firm : renewal_standing();
            row.rounded_apart = row.rounded_apart || !std::equal(shown.begin(), shown.end(), row.cells.begin());
            rounded_apart_ = rounded_apart_ || row.rounded_apart;
            block.rows.push_back(std::move(row));
        }
    }
}

// As a council names its years. "Bokslut" belongs to years with booked figures, which no agreement of this version has.
std::string table_layout::name_across(const line_key& line) const {
    const int after = line.year - *options_.budget_year;
    const both_languages& role = after < 0             ? words::year_before
                                 : after == 0          ? words::year_of_budget
                                 : after <= plan_years ? words::year_of_plan
                                                       : words::year_beyond;
    return say(role) + " " + agreement_.year_in_words(line.year) + std::string{line.firm ? "" : renewed_mark_across};
}

void table_layout::lay_across(const table& from, report_block& block) {
    block.row_heading = name_of(from.unit);
    for (std::size_t i = 0; i < from.columns.size(); ++i) {
        const bool is_sum = i < from.ties.size() && from.ties[i] < 0 && std::ranges::count(from.ties, -1) == 1;
        block.rows.push_back({.label = from.columns[i], .kind = is_sum ? row_kind::total : row_kind::amount, .cells = {}});
    }
    for (const line_key& line : lines_of(from)) {
        const report_row whole = row_down(from, amounts_on(from, line));
        rounded_apart_ = rounded_apart_ || whole.rounded_apart;
        block.columns.push_back(name_across(line) + std::string{past(line) ? past_mark_across : ""} +
                                std::string{whole.rounded_apart ? rounded_mark_across : ""});
        for (std::size_t i = 0; i < block.rows.size(); ++i) {
            block.rows[i].cells.push_back(whole.cells[i]);
        }
    }
}

}  // namespace andel
