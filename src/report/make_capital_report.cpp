#include <andel/report/make_capital_report.hpp>

#include "table.hpp"
#include "words.hpp"

#include <algorithm>
#include <set>

namespace andel {
namespace {

class capital_report {
   public:
    capital_report(const projection& from, const report_options& options)
        : from_{from}, rows_{*from.planned}, agreement_{*from.planned->source}, options_{options} {}

    report make() {
        if (from_.assets.empty() && from_.loans.empty()) {
            words::refuse(words::refused_without_capital, {});
        }
        report_.in = options_.in;
        const std::string name = agreement_.facts.name.usable() ? agreement_.facts.name.value() + "\n" : "";
        report_.title =
            name + say(words::capital_title,
                       {{"years", year_range(agreement_, agreement_.year_of(rows_.when.first), agreement_.year_of(rows_.when.before - 1))},
                        {"unit", std::string{name_of(options_.unit)}}});
        for (row_number asset = 0; asset < agreement_.assets.size(); ++asset) {
            add_asset(asset);
        }
        for (row_number loan = 0; loan < agreement_.loans.size(); ++loan) {
            add_loan(loan);
        }
        report_.notes.push_back(say(words::note_capital_rounded));
        if (!from_.loans.empty()) {
            report_.notes.push_back(say(words::note_loans));
        }
        if (renewals_) {
            report_.notes.push_back(what_comes_after(rows_, options_.in));
        }
        return report_;
    }

   private:
    [[nodiscard]] std::string say(const both_languages& text, const std::vector<problem_argument>& arguments = {}) const {
        return fill_in(text.in(options_.in), arguments, options_.in);
    }
    [[nodiscard]] std::int64_t cell(const exact_money& amount) const {
        const auto steps = round_to_whole(amount.kronor() * 100 / ore_per_step(options_.unit), rounding_mode::half_up).whole();
        if (!steps) {
            throw amount_too_large{};
        }
        return *steps;
    }
    [[nodiscard]] std::vector<std::int64_t> cells(const std::vector<exact_money>& amounts) const {
        std::vector<std::int64_t> shown;
        std::ranges::transform(amounts, std::back_inserter(shown), [&](const exact_money& each) { return cell(each); });
        return shown;
    }
    void add_year(report_block& block, int year, standing how_firm, const std::vector<exact_money>& amounts) {
        const bool firm = how_firm == standing::firm;
        block.rows.push_back({.label = agreement_.year_in_words(year) + (firm ? "" : " *"), .how_firm = how_firm, .cells = cells(amounts)});
        renewals_ = renewals_ || !firm;
    }

    void add_asset(row_number asset) {
        const andel::asset& one = agreement_.assets[asset];
        const row_number owner = agreement_.find_receiver(one.owner.value().id)->row;
        const bool granted = one.grant.usable() && one.grant.value().treatment == grant_treatment::spread_over_life;
        report_block block{
            .heading = say(words::asset_block, {{"label", one.label.value()}, {"owner", agreement_.parties[owner].label.value()}}),
            .row_heading = say(words::year),
            .columns = {say(words::opening_value), say(words::depreciation), say(words::internal_interest)},
            .rows = {},
            .unit = options_.unit};
        if (granted) {
            block.columns.push_back(say(words::grant_income));
        }
        block.columns.push_back(say(words::capital_cost));
        block.columns.push_back(say(words::closing_value));
        std::vector<exact_money> sum;
        for (const asset_entry& each : from_.assets) {
            const asset_table_row& line = rows_.asset_table[each.row];
            if (line.asset != asset) {
                continue;
            }
            std::vector<exact_money> amounts{each.opening, each.depreciation, each.interest};
            if (granted) {
                amounts.push_back(each.grant_income);
            }
            amounts.push_back(each.cost());
            amounts.push_back(each.closing());
            add_year(block, line.year, line.how_firm, amounts);
            for (std::size_t i = 0; i < amounts.size(); ++i) {
                if (sum.size() <= i) {
                    sum.emplace_back();
                }
                const bool value = i == 0 || i + 1 == amounts.size();
                sum[i] = !value ? sum[i] + amounts[i] : i != 0 ? amounts[i] : block.rows.size() == 1 ? amounts[i] : sum[i];
            }
        }
        if (!block.rows.empty()) {
            block.rows.push_back({.label = say(words::sum), .kind = row_kind::total, .cells = cells(sum)});
            report_.blocks.push_back(std::move(block));
        }
    }

    void add_loan(row_number loan) {
        const andel::loan& one = agreement_.loans[loan];
        const row_number borrower = agreement_.find_receiver(one.borrower.value().id)->row;
        const bool beside = one.finances.usable();
        const bool discounted = one.discount.usable();
        report_block block{
            .heading = say(words::loan_block, {{"label", one.label.value()}, {"borrower", agreement_.parties[borrower].label.value()}}),
            .row_heading = say(words::year),
            .columns = {say(words::interest_paid), say(words::interest_accrued), say(words::repaid), say(words::paid_in_all)},
            .rows = {},
            .unit = options_.unit};
        if (discounted) {
            block.columns.push_back(say(words::discount_worth));
        }
        if (beside) {
            block.columns.push_back(say(words::capital_cost));
            block.columns.push_back(say(words::loan_less_capital));
        }
        block.columns.push_back(say(words::debt));
        std::vector<exact_money> sum;
        int first = 0;
        int last = 0;
        for (const loan_year_entry& each : from_.loan_years) {
            if (each.loan != loan) {
                continue;
            }
            first = sum.empty() ? each.year : first;
            last = each.year;
            std::vector<exact_money> amounts{each.interest_paid, each.interest_accrued, each.repaid, each.paid()};
            if (discounted) {
                amounts.push_back(each.discount_worth);
            }
            sum.resize(amounts.size());
            for (std::size_t i = 0; i < amounts.size(); ++i) {
                sum[i] += amounts[i];
            }
            if (beside) {
                amounts.push_back(each.capital_cost.value_or(exact_money{}));
                amounts.push_back(each.paid() - each.capital_cost.value_or(exact_money{}));
            }
            amounts.push_back(each.balance);
            if (each.year >= agreement_.year_of(rows_.when.first) && each.year <= agreement_.year_of(rows_.when.before - 1)) {
                add_year(block, each.year, standing_in(each.year), amounts);
            }
        }
        if (sum.empty()) {
            return;
        }
        std::vector<std::int64_t> total = cells(sum);
        report_block whole = block;
        whole.heading = say(words::whole_loan, {{"label", one.label.value()}, {"years", year_range(agreement_, first, last)}});
        whole.columns.resize(total.size());
        whole.rows = {{.label = say(words::sum), .kind = row_kind::total, .cells = std::move(total)}};
        report_.blocks.push_back(std::move(block));
        report_.blocks.push_back(std::move(whole));
    }

    [[nodiscard]] standing standing_in(int year) const {
        standing weakest = standing::firm;
        for (const charge_row& each : rows_.charges) {
            weakest = each.year == year ? std::min(weakest, each.how_firm) : weakest;
        }
        return agreement_.days_of_year(year).before <= *rows_.fixed_end ? standing::firm : weakest;
    }

    const projection& from_;
    const plan& rows_;
    const agreement& agreement_;
    const report_options& options_;
    report report_;
    bool renewals_ = false;
};

}  // namespace

report make_capital_report(const projection& from, const report_options& options) { return capital_report{from, options}.make(); }

}  // namespace andel
