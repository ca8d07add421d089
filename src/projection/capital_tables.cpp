#include "capital_tables.hpp"

#include <andel/values/day_count.hpp>

#include <algorithm>

namespace andel {
namespace {

// The weakest of what the document says of an asset or a loan, and of the rates.
class firmness {
   public:
    firmness(const plan& rows, const found_figures& found) : rows_{rows}, found_{found} {}
    [[nodiscard]] status of_inputs(const run& inputs) const {
        status weakest = status::agreed;
        for (row_number i = inputs.first; i < inputs.first + inputs.count; ++i) {
            weakest = std::min(weakest, of_input(rows_.boundary_inputs[i]));
        }
        return weakest;
    }
    [[nodiscard]] status of_rate(row_number rate) const {
        if (rate == no_row) {
            return status::agreed;
        }
        const interest_row& of = rows_.rates[rate];
        const bool read = of.need != no_row && found_.of_needs[of.need];
        return std::min({read ? found_.of_needs[of.need]->how_firm : status::agreed, of_stated(of.stated), of_input(of.said_input),
                         of_input(of.follows_input)});
    }
    [[nodiscard]] status of_stated(row_number stated) const {
        return stated == no_row ? status::agreed : of_input(rows_.stated[stated].input);
    }

   private:
    [[nodiscard]] status of_input(row_number input) const { return input == no_row ? status::agreed : rows_.inputs[input].from.how_firm; }
    const plan& rows_;
    const found_figures& found_;
};

std::vector<asset_entry> asset_entries(const plan& rows, const found_figures& found, evaluator<no_recorder>& evaluate) {
    std::vector<asset_entry> entries;
    const firmness firm{rows, found};
    for (row_number row = 0; row < rows.asset_table.size(); ++row) {
        const asset_table_row& line = rows.asset_table[row];
        if (evaluate.capital().is_over(rows.capital[line.capital.first].asset_year)) {
            continue;
        }
        asset_entry entry{.row = row, .opening = {}, .depreciation = {}, .interest = {}, .grant_income = {}};
        entry.rests_on = firm.of_inputs(rows.assets[line.asset].inputs);
        for (row_number part = line.capital.first; part < line.capital.first + line.capital.count; ++part) {
            const capital_row& of = rows.capital[part];
            const auto cost = evaluate.capital().of(part);
            if (part == line.capital.first) {
                entry.opening = exact_money::of_kronor(evaluate.capital().book_value(of.asset_year, line.elapsed));
            }
            entry.depreciation += exact_money::of_kronor(cost.depreciation);
            entry.interest += exact_money::of_kronor(cost.interest);
            entry.grant_income += exact_money::of_kronor(cost.grant_income);
            for (row_number piece = of.pieces.first; piece < of.pieces.first + of.pieces.count; ++piece) {
                entry.rests_on = std::min(entry.rests_on, firm.of_rate(rows.capital_pieces[piece].rate));
            }
        }
        entries.push_back(entry);
    }
    return entries;
}

std::vector<loan_entry> loan_entries(const plan& rows, const found_figures& found, evaluator<no_recorder>& evaluate) {
    std::vector<loan_entry> entries;
    const firmness firm{rows, found};
    for (row_number row = 0; row < rows.loan_payments.size(); ++row) {
        const loan_payment_row& line = rows.loan_payments[row];
        const loan_payment<rational>& of = evaluate.loans().of(row);
        loan_entry entry{.payment = row,
                         .opening = exact_money::of_kronor(of.opening),
                         .drawn = exact_money::of_kronor(of.drawn),
                         .interest = exact_money::of_kronor(of.interest),
                         .discount_worth = exact_money::of_kronor(of.without_discount - of.interest),
                         .repayment = exact_money::of_kronor(of.repayment),
                         .closing = exact_money::of_kronor(of.closing)};
        entry.rests_on = line.number == 1 ? firm.of_inputs(rows.loans[line.loan].inputs) : entries.back().rests_on;
        for (row_number piece = line.pieces.first; piece < line.pieces.first + line.pieces.count; ++piece) {
            const loan_piece_row& stretch = rows.loan_pieces[piece];
            entry.rests_on =
                std::min({entry.rests_on, firm.of_rate(stretch.rate), firm.of_stated(stretch.margin), firm.of_stated(stretch.discount)});
        }
        entries.push_back(entry);
    }
    return entries;
}

// What accrues of a payment's interest between two days, before any rounding.
rational accrued_between(const plan& rows, row_number number, const period& when, evaluator<no_recorder>& evaluate) {
    const loan_payment_row& payment = rows.loan_payments[number];
    const day_count how = rows.source->loans[payment.loan].day_count.value();
    rational balance = evaluate.loans().of(number).opening;
    rational accrued;
    for (row_number row = payment.pieces.first; row < payment.pieces.first + payment.pieces.count; ++row) {
        const loan_piece_row& piece = rows.loan_pieces[row];
        for (row_number of = piece.drawings.first; of < piece.drawings.first + piece.drawings.count; ++of) {
            balance += rows.amounts[rows.loan_drawings[of].amount].kronor;
        }
        const period part = intersection(piece.when, when);
        if (part.empty()) {
            continue;
        }
        const auto fraction = part == piece.when ? std::optional{piece.fraction} : year_fraction(part, how);
        accrued += balance * evaluate.loans().whole_rate(piece) * fraction.value_or(rational{days_of_thirty(part)[0], 360});
    }
    return accrued;
}

// What the assets that a loan pays for cost in a year; nothing where the plan does not reach it.
std::optional<exact_money> capital_cost_of(const projection& of, const loan& one, int year) {
    std::optional<exact_money> sum;
    const auto pays_for = [&](const asset& which) {
        return std::ranges::any_of(one.finances.value().names, [&](const name& each) { return each.id == which.id; });
    };
    for (const asset_entry& each : of.assets) {
        const asset_table_row& line = of.planned->asset_table[each.row];
        if (line.year == year && pays_for(of.planned->source->assets[line.asset])) {
            sum = sum.value_or(exact_money{}) + each.cost();
        }
    }
    return sum;
}

void add_loan_years(projection& to, row_number loan, evaluator<no_recorder>& evaluate) {
    const plan& rows = *to.planned;
    const run& payments = rows.loans[loan].payments;
    const row_number last = payments.first + payments.count;
    const agreement& from = *rows.source;
    const int last_year = from.year_of(rows.loan_payments[last - 1].when.before);
    for (int year = from.year_of(rows.loan_payments[payments.first].when.first); year <= last_year; ++year) {
        const period when = from.days_of_year(year);
        loan_year_entry entry{.loan = loan,
                              .year = year,
                              .interest_paid = {},
                              .interest_accrued = {},
                              .repaid = {},
                              .discount_worth = {},
                              .balance = {},
                              .capital_cost = {}};
        for (row_number number = payments.first; number < last; ++number) {
            const loan_payment_row& payment = rows.loan_payments[number];
            const loan_entry& paid = to.loans[number];
            entry.interest_accrued += exact_money::of_kronor(accrued_between(rows, number, when, evaluate));
            if (when.contains(payment.when.before)) {
                entry.interest_paid += paid.interest;
                entry.repaid += paid.repayment;
                entry.discount_worth += paid.discount_worth;
            }
            if (payment.when.before < when.before) {
                entry.balance = paid.closing;
            } else if (payment.when.first < when.before) {
                for (row_number piece = payment.pieces.first; piece < payment.pieces.first + payment.pieces.count; ++piece) {
                    const run& drawn = rows.loan_pieces[piece].drawings;
                    for (row_number of = drawn.first; of < drawn.first + drawn.count; ++of) {
                        const bool before = rows.loan_drawings[of].when < when.before;
                        entry.balance +=
                            before ? exact_money::of_kronor(rows.amounts[rows.loan_drawings[of].amount].kronor) : exact_money{};
                    }
                }
            }
        }
        const andel::loan& one = rows.source->loans[loan];
        entry.capital_cost = one.finances.usable() ? capital_cost_of(to, one, year) : std::nullopt;
        to.loan_years.push_back(entry);
    }
}

}  // namespace

void add_capital(projection& to, const found_figures& found, evaluator<no_recorder>& evaluate) {
    try {
        to.assets = asset_entries(*to.planned, found, evaluate);
        to.loans = loan_entries(*to.planned, found, evaluate);
        for (row_number loan = 0; loan < to.planned->loans.size(); ++loan) {
            if (to.planned->loans[loan].payments.count != 0) {
                add_loan_years(to, loan, evaluate);
            }
        }
    } catch (const cannot_divide&) {
        to.assets.clear();  // a rate is missing, which find_figures has told
        to.loans.clear();
    }
}

}  // namespace andel
