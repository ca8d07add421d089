#pragma once
// What an asset costs: depreciation, internal interest on its book value, and the income of a grant that is spread over its life.
//
//     16 mnkr over 33 years at 2,5 %, from 1 September, opening book value (semantics 1.8.8 and 4.2):
//
//     year 1    depreciation 16 000 000 / 396 x 4 months     161 616.16      interest 2,5 % x 16 000 000 x 4/12            133 333.33
//     year 2    depreciation 16 000 000 / 396 x 12           484 848.48      interest 2,5 % x 15 838 383.84                395 959.60
//
// Linear: the same depreciation every month; interest on the book value at the opening of the year, on the average of opening and closing,
// or month by month. Annuity: years of twelve months with one payment each, paid in twelfths. Where depreciation is rounded, a year's is,
// and the last year takes the rest: depreciation and what is left always make the cost.

#include <andel/projection/evaluate_index.hpp>

#include <optional>
#include <utility>
#include <vector>

namespace andel {

/// What a stretch has of an asset, in kronor.
template <class number>
struct capital_cost {
    number depreciation;
    number interest;
    number grant_income;
    [[nodiscard]] number sum() const { return depreciation + interest - grant_income; }
};

template <class recorder>
class capital_costs {
   public:
    using number = typename recorder::number;
    capital_costs(const evaluation<recorder>& in, figure_numbers<recorder>& figures)
        : in_{in}, figures_{figures}, years_(in.rows.asset_years.size()) {}

    [[nodiscard]] number rate(row_number row) {
        const interest_row& of = in_.rows.rates[row];
        return of.need != no_row ? figures_.of(of.need)
                                 : number{in_.record.given(in_.rows.stated[of.stated].value, meaning::stated, of.stated)};
    }

    [[nodiscard]] capital_cost<number> of(row_number capital) {
        const capital_row& row = in_.rows.capital[capital];
        const asset_year_row& in_year = in_.rows.asset_years[row.asset_year];
        const year& made = year_of_asset(row.asset_year);
        capital_cost<number> cost;
        if (is_over(row.asset_year)) {
            return cost;
        }
        if (!row.depreciation_months.is_zero()) {
            cost.depreciation = part(made.depreciation, row.depreciation_months, in_year.months);
            const bool living = in_year.months_before < in_.rows.assets[in_year.asset].life_months;
            cost.grant_income = living ? grant_income(in_year.asset, row.depreciation_months) : number{};
        }
        for (row_number piece = row.pieces.first; piece < row.pieces.first + row.pieces.count; ++piece) {
            cost.interest = cost.interest + interest(row.asset_year, in_.rows.capital_pieces[piece]);
        }
        return cost;
    }

    /// Whether an annuity whose payment was kept has come to its end before this year: then there is no cost.
    [[nodiscard]] bool is_over(row_number asset_year) {
        const asset& of = said(in_.rows.asset_years[asset_year].asset);
        const bool kept = of.rate_change.usable() && of.rate_change.value() == rate_change_rule::keep_payment;
        return kept && !is_linear(asset_year) && !is_first(asset_year) &&
               value_of(year_of_asset(asset_year).opening) ==
                   value_of(kronor(in_.rows.assets[in_.rows.asset_years[asset_year].asset].rest_value));
    }

    /// Whether nothing is left to bear when the agreement ends: all is depreciated, or paid by the payment that was kept.
    [[nodiscard]] bool nothing_left(const book_value_row& book) {
        const row_number which = in_.rows.asset_years[book.asset_year].asset;
        const auto& rule = said(which).rate_change;
        const bool kept = rule.usable() && rule.value() == rate_change_rule::keep_payment && !is_linear(book.asset_year);
        const number left = book_value(book.asset_year, book.months);
        return value_of(left).is_zero() || (kept && value_of(left) == value_of(kronor(in_.rows.assets[which].rest_value)));
    }

    /// The book value before the first month of depreciation, or after some of the months of a year.
    [[nodiscard]] number book_value(row_number asset_year, const rational& months) {
        const year& made = year_of_asset(asset_year);
        return months.is_zero() ? made.opening : made.opening - part(made.depreciation, months, in_.rows.asset_years[asset_year].months);
    }

   private:
    struct year {
        bool known = false;
        number opening;       // book value
        number depreciation;  // of all its months
        number payment;       // annuity: of the year
    };

    [[nodiscard]] static number part(const number& of_year, const rational& months, int all) {
        return months == all ? of_year : of_year * number{months / all};
    }
    [[nodiscard]] const asset& said(row_number asset) const { return in_.rows.source->assets[asset]; }
    [[nodiscard]] number kronor(row_number amount) {
        return amount == no_row ? number{} : number{in_.record.given(in_.rows.amounts[amount].kronor, meaning::amount, amount)};
    }
    // What is to be depreciated and left together: the cost, less a grant that reduces it.
    [[nodiscard]] number net_cost(row_number asset) {
        const asset_row& row = in_.rows.assets[asset];
        const bool reduced = row.grant != no_row && said(asset).grant.value().treatment == grant_treatment::reduces_cost;
        return reduced ? kronor(row.cost) - kronor(row.grant) : kronor(row.cost);
    }
    [[nodiscard]] number grant_income(row_number asset, const rational& months) {
        const asset_row& row = in_.rows.assets[asset];
        if (row.grant == no_row || said(asset).grant.value().treatment != grant_treatment::spread_over_life) {
            return number{};
        }
        return kronor(row.grant) * number{months / row.life_months};
    }

    const year& year_of_asset(row_number asset_year) {
        if (!years_[asset_year].known) {
            const run& all = in_.rows.assets[in_.rows.asset_years[asset_year].asset].years;
            for (row_number each = all.first; each <= asset_year; ++each) {  // each builds on the one before
                if (!years_[each].known) {
                    years_[each] = is_linear(each) ? linear_year(each) : annuity_year(each);
                    years_[each].known = true;
                    in_.record.mark(years_[each].opening, meaning::book_value, each);
                    in_.record.mark(years_[each].depreciation, meaning::depreciation, each);
                }
            }
        }
        return years_[asset_year];
    }
    [[nodiscard]] bool is_linear(row_number asset_year) const {
        return said(in_.rows.asset_years[asset_year].asset).method.value() == depreciation_method::linear;
    }
    [[nodiscard]] bool is_first(row_number asset_year) const {
        return asset_year == in_.rows.assets[in_.rows.asset_years[asset_year].asset].years.first;
    }

    // ---- linear

    [[nodiscard]] year linear_year(row_number asset_year) {
        const asset_year_row& row = in_.rows.asset_years[asset_year];
        const number net = net_cost(row.asset);
        const number rest = kronor(in_.rows.assets[row.asset].rest_value);
        const number to_depreciate = value_of(rest).is_zero() ? net : net - rest;
        const rational life = in_.rows.assets[row.asset].life_months;
        const auto& rounding = said(row.asset).rounding_depreciation;
        year made;
        if (rounding.usable()) {
            made.opening = is_first(asset_year) ? net : years_[asset_year - 1].opening - years_[asset_year - 1].depreciation;
            made.depreciation = row.months == 0 ? number{}
                                : row.last      ? made.opening - rest
                                                : in_.record.rounded(to_depreciate * number{row.months / life}, rounding);
        } else {
            made.opening = row.months_before == 0 ? net : net - to_depreciate * number{row.months_before / life};
            made.depreciation = row.months == 0 ? number{} : to_depreciate * number{row.months / life};
        }
        return made;
    }

    [[nodiscard]] number interest(row_number asset_year, const capital_piece_row& piece) {
        const year& made = years_[asset_year];
        const asset_year_row& row = in_.rows.asset_years[asset_year];
        const number yearly = rate(piece.rate);
        if (!is_linear(asset_year)) {
            return made.opening * yearly * number{piece.months / 12};
        }
        const auto after = [&](int months) {
            return months == 0 ? made.opening : made.opening - part(made.depreciation, months, row.months);
        };
        switch (said(row.asset).interest_on.value()) {
            case interest_basis::opening:
                return after(row.late_interest) * yearly * number{piece.months / 12};
            case interest_basis::average:
                return (after(row.late_interest) + after(row.months)) / number{2} * yearly * number{piece.months / 12};
            case interest_basis::monthly:
                break;
        }
        number months_of_value = made.opening * number{piece.months};
        if (!piece.elapsed.is_zero()) {
            months_of_value = months_of_value - made.depreciation * number{piece.elapsed / row.months};
        }
        return months_of_value * yearly * number{rational{1, 12}};
    }

    // ---- annuity

    // 1 + rate, times itself.
    [[nodiscard]] number power(const number& factor, int times) const {
        number result{1};
        number square = factor;
        for (; times > 0; times /= 2) {
            if (times % 2 == 1) {
                result = result * square;
            }
            square = times > 1 ? square * square : square;
        }
        return result;
    }
    [[nodiscard]] number payment(const number& value, const number& rest, const number& yearly, int years) const {
        if (value_of(yearly).is_zero()) {
            return (value - rest) / number{years};
        }
        const number grown = power(number{1} + yearly, years);
        return (value * grown - rest) * yearly / (grown - number{1});
    }

    [[nodiscard]] year annuity_year(row_number asset_year) {
        const asset_year_row& row = in_.rows.asset_years[asset_year];
        if (row.rate == no_row) {  // not reached: only what it begins with
            return {.known = false, .opening = net_cost(row.asset), .depreciation = {}, .payment = {}};
        }
        const auto rule = said(row.asset).rate_change.usable() ? said(row.asset).rate_change.value() : rate_change_rule::refix;
        const number rest = kronor(in_.rows.assets[row.asset].rest_value);
        const int years_left = (in_.rows.assets[row.asset].life_months - row.months_before) / 12;
        const number yearly = rate(row.rate);
        year made;
        made.opening = is_first(asset_year) ? net_cost(row.asset) : years_[asset_year - 1].opening - years_[asset_year - 1].depreciation;
        const row_number before = is_first(asset_year) ? no_row : in_.rows.asset_years[asset_year - 1].rate;
        const bool changed = before != no_row && value_of(rate(before)) != value_of(yearly);
        if (before == no_row || (changed && rule == rate_change_rule::refix)) {
            made.payment = payment(made.opening, rest, yearly, years_left);
        } else {
            made.payment = years_[asset_year - 1].payment;
        }
        const number first_rate = rate(in_.rows.asset_years[in_.rows.assets[row.asset].years.first].rate);
        const number& plans = rule == rate_change_rule::keep_plan ? first_rate : yearly;
        const number exact = made.payment - made.opening * plans;
        const auto& rounding = said(row.asset).rounding_depreciation;
        made.depreciation = rounding.usable() ? in_.record.rounded(exact, rounding) : exact;
        const number left = made.opening - rest;
        const bool paid_off = rule == rate_change_rule::keep_payment && value_of(made.depreciation) > value_of(left);
        if (row.last || paid_off) {
            made.depreciation = left;
        }
        return made;
    }

    const evaluation<recorder>& in_;
    figure_numbers<recorder>& figures_;
    std::vector<year> years_;  // as the plan's asset years
};

}  // namespace andel
