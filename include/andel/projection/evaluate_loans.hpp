#pragma once
// What is paid on a loan: interest by days, and repayments, from the first drawing to the last payment.
//
//     16 mnkr, straight over 132 quarters, actual/360, 2,66 % less 2 basis points (semantics 4.2):
//
//     interest    balance x rate x year fraction, summed over the stretches of the period, rounded once
//     repayment   16 000 000 / 132, rounded to the öre: 121 212.12; the last payment takes the rest: 121 212.28
//
// Straight and annuity: each drawing is spread over the payments left. The last payment is the balance and its interest, so what is repaid is
// always what was drawn.

#include <andel/projection/evaluate_capital.hpp>

#include <vector>

namespace andel {

/// One payment, in kronor.
template <class number>
struct loan_payment {
    number opening;  // the balance when its period begins, before what is drawn then
    number drawn;    // in its period
    number interest;
    number without_discount;  // the interest, had there been no discount
    number repayment;
    number closing;
};

template <class recorder>
class loan_payments {
   public:
    using number = typename recorder::number;
    loan_payments(const evaluation<recorder>& in, capital_costs<recorder>& rates) : in_{in}, rates_{rates}, loans_(in.rows.loans.size()) {}

    [[nodiscard]] const loan_payment<number>& of(row_number payment) {
        const row_number loan = in_.rows.loan_payments[payment].loan;
        const run& all = in_.rows.loans[loan].payments;
        if (loans_[loan].empty() && all.count != 0) {
            const bool plans =
                is_annuity(loan) && said(loan).rate_change.usable() && said(loan).rate_change.value() == rate_change_rule::keep_plan;
            if (plans) {
                const std::vector<loan_payment<number>> at_first_rates = run_through(loan, true, {});
                loans_[loan] = run_through(loan, false, at_first_rates);
            } else {
                loans_[loan] = run_through(loan, false, {});
            }
        }
        return loans_[loan][payment - all.first];
    }

    /// The rate of a stretch, with margin and discount.
    [[nodiscard]] number whole_rate(const loan_piece_row& piece) {
        const number gross = gross_rate(piece);
        return piece.discount == no_row ? gross : gross - given(piece.discount);
    }

   private:
    [[nodiscard]] const loan& said(row_number loan) const { return in_.rows.source->loans[loan]; }
    [[nodiscard]] bool is_annuity(row_number loan) const { return said(loan).repayment.value() == repayment_way::annuity; }
    [[nodiscard]] number given(row_number stated) {
        return number{in_.record.given(in_.rows.stated[stated].value, meaning::stated, stated)};
    }
    [[nodiscard]] number gross_rate(const loan_piece_row& piece) {
        const number rate = rates_.rate(piece.rate);
        return piece.margin == no_row ? rate : rate + given(piece.margin);
    }
    [[nodiscard]] number rounded(const number& value, const dated<rounding>& rule) {
        return rule.usable() ? in_.record.rounded(value, rule) : value;
    }

    // One payment after the other. `planned`: the repayments are told, payment by payment.
    std::vector<loan_payment<number>> run_through(row_number loan, bool at_first_rate, const std::vector<loan_payment<number>>& planned) {
        std::vector<loan_payment<number>> made;
        const run& all = in_.rows.loans[loan].payments;
        const loan_piece_row& first = in_.rows.loan_pieces[in_.rows.loan_payments[all.first].pieces.first];
        number balance;
        number each_time;    // what every payment repays (straight) or is (annuity), before rounding
        number fixed_at;     // the rate that the annuity was fixed at
        bool mixed = false;  // a later drawing had another
        for (row_number row = all.first; row < all.first + all.count; ++row) {
            const loan_payment_row& payment = in_.rows.loan_payments[row];
            loan_payment<number> one;
            one.opening = balance;
            number interest;
            number discount;
            for (row_number each = payment.pieces.first; each < payment.pieces.first + payment.pieces.count; ++each) {
                const loan_piece_row& piece = in_.rows.loan_pieces[each];
                const loan_piece_row& rated = at_first_rate ? first : piece;
                const number rate = whole_rate(rated);
                const bool opens = each == payment.pieces.first;
                const bool changed = opens && row != all.first && (mixed || value_of(rate) != value_of(fixed_at));
                if (changed && refixes(loan) && !value_of(balance).is_zero()) {
                    each_time = balance * level(loan, rate, row, {}, repayments_from(row));
                    fixed_at = rate;
                    mixed = false;
                }
                for (row_number of = piece.drawings.first; of < piece.drawings.first + piece.drawings.count; ++of) {
                    const loan_drawing_row& drawing = in_.rows.loan_drawings[of];
                    const number drawn{in_.record.given(in_.rows.amounts[drawing.amount].kronor, meaning::amount, drawing.amount)};
                    balance = balance + drawn;
                    one.drawn = one.drawn + drawn;
                    each_time = each_time + drawn * level(loan, rate, row, drawing.first_fraction, drawing.repayments_left);
                    fixed_at = made.empty() && opens ? rate : fixed_at;
                    mixed = mixed || value_of(rate) != value_of(fixed_at);
                }
                const number days{at_first_rate ? piece.at_one_rate : piece.fraction};
                interest = interest + balance * rate * days;
                if (rated.discount != no_row) {
                    discount = discount + balance * given(rated.discount) * days;
                }
            }
            one.interest = rounded(interest, said(loan).rounding_interest);
            one.without_discount = value_of(discount).is_zero() ? one.interest : rounded(interest + discount, said(loan).rounding_interest);
            in_.record.mark(one.interest, meaning::loan_interest, row);
            one.repayment = planned.empty() ? repayment(payment, balance, each_time, one.interest) : planned[row - all.first].repayment;
            if (payment.last || value_of(one.repayment) > value_of(balance)) {
                one.repayment = balance;
            }
            in_.record.mark(one.repayment, meaning::loan_repayment, row);
            balance = balance - one.repayment;
            one.closing = balance;
            made.push_back(std::move(one));
        }
        return made;
    }

    [[nodiscard]] bool refixes(row_number loan) const {
        return is_annuity(loan) && in_.rows.loans[loan].stated_payment == no_row && said(loan).rate_change.usable() &&
               said(loan).rate_change.value() == rate_change_rule::refix;
    }
    [[nodiscard]] int repayments_from(row_number payment) const {
        const loan_payment_row& row = in_.rows.loan_payments[payment];
        int left = row.repayments_left;
        for (row_number next = payment; left == 0; ++next) {
            left = in_.rows.loan_payments[next].repayments_left;
        }
        return left;
    }

    [[nodiscard]] number repayment(const loan_payment_row& payment, const number& balance, const number& each_time,
                                   const number& interest) {
        const loan& of = said(payment.loan);
        if (payment.repayments_left == 0 || of.repayment.value() == repayment_way::bullet) {
            return payment.last ? balance : number{};
        }
        const row_number stated = in_.rows.loans[payment.loan].stated_payment;
        const number every = stated != no_row ? number{in_.record.given(in_.rows.amounts[stated].kronor, meaning::amount, stated)}
                                              : rounded(each_time, of.rounding_repayment);
        return is_annuity(payment.loan) ? every - interest : every;
    }

    // What one krona, drawn or left when a payment's period begins, is paid with each time: straight 1/n, or the annuity. `first` is the
    // year fraction to the first payment that repays, where a drawing begins inside a period and the annuity counts days.
    [[nodiscard]] number level(row_number loan, const number& rate, row_number payment, const rational& first, int repayments) {
        const andel::loan& of = said(loan);
        if (of.repayment.value() == repayment_way::bullet || in_.rows.loans[loan].stated_payment != no_row) {
            return number{};
        }
        if (!is_annuity(loan) || value_of(rate).is_zero()) {
            return number{rational{1, repayments}};
        }
        if (of.annuity.value() == annuity_way::equal_periods) {
            const number each = rate * number{rational{1, of.payments.value()}};
            number grown{1};
            const number factor = number{1} + each;
            for (int i = 0; i < repayments; ++i) {
                grown = grown * factor;
            }
            return each * grown / (grown - number{1});
        }
        // What one krona grows to, over what as many payments of one krona do: from the last payment back, for short fractions.
        number grown{1};
        number payments;
        const run& all = in_.rows.loans[loan].payments;
        const row_number from = all.first + all.count - static_cast<row_number>(repayments);
        for (row_number row = all.first + all.count; row-- > from;) {
            const rational fraction = row == payment && !first.is_zero() ? first : in_.rows.loan_payments[row].fraction;
            payments = payments + grown;
            grown = grown * (number{1} + rate * number{fraction});
        }
        return grown / payments;
    }

    const evaluation<recorder>& in_;
    capital_costs<recorder>& rates_;
    std::vector<std::vector<loan_payment<number>>> loans_;
};

}  // namespace andel
