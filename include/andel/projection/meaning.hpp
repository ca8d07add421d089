#pragma once
// What the numbers of an evaluation mean, and the recorder that hears nothing.
//
// The evaluator is a template over a recorder, which says what a number is. For `no_recorder` a number is a fraction, and projecting
// costs nothing more. Another recorder's numbers remember how they were made (explanation/recorder.hpp), and so every figure explains
// itself. There is no second evaluator that could say something else.

#include <andel/figures/find_figures.hpp>
#include <andel/plan/plan.hpp>
#include <andel/values/rounding.hpp>
#include <andel/values/split.hpp>

#include <algorithm>
#include <span>
#include <vector>

namespace andel {

/// What a number means, and which row of the plan it belongs to.
enum class meaning : std::uint8_t {
    amount,                // as written; a row of the amounts
    part_of_year,          // a cell
    change,                // of an index, as typed; an index reading
    weight,                // a line of a key
    presence,              // the part of the charge period in which a member takes part; a line of a key
    figure,                // as read; a need
    link,                  // to the series that goes on; a row of the agreement's figures
    growth,                // a year, past the last figure; a need
    stated,                // a rate, limit, portion or weight that a clause says; a stated number
    scale,                 // the part of a year for which kronor of a key count; a cell
    read_figure,           // what a need comes to, after links, growth and rounding; a need
    step_change,           // what an index step changes by, in the end; an index step
    index_factor,          // what an index step has made of 1; an index step
    index_amount,          // what an index step has made of an amount, where the clause rounds kronor; an index step
    book_value,            // at the opening of an asset year
    depreciation,          // of an asset year
    capital_depreciation,  // of a stretch; a row of the plan's capital
    capital_interest,      // the same
    capital_grant,         // the same
    loan_interest,         // a payment
    loan_repayment,        // a payment
    level,                 // the yearly amount after its index clause; a cell
    cell_amount,           // level x part of the year; a cell
    exact_amount,          // of the charge
    rounded_amount         // of the charge
};
enum class part_kind : std::uint8_t { borne, paid, share };

enum class evaluation_fault : std::uint8_t {
    none,
    amount_not_whole,
    amount_not_in_units,
    part_not_whole,
    taker_without_part,
    nothing_weighs,  // all that is read is zero
    limits_do_not_meet,
    below_zero_in_kronor,  // limits, or a rest by a key in kronor, of a negative amount
    both_signs,            // pieces of one charge, some above and some below zero
    no_year_before,        // a yearly limit without the part of the year before
    no_figure              // a figure that a mixture of versions lacks
};

/// Thrown inside the evaluator: this charge cannot be divided.
struct cannot_divide {
    evaluation_fault fault = evaluation_fault::none;
    row_number key = no_row;  // of the plan's keys
    rational amount;
    rational least, most;  // what the limits add up to; of both signs, `amount` and `most`
    row_number party = no_row;
};

/// A rounding, and who says it.
struct named_rounding {
    const rounding* rule = nullptr;
    const origin* from = nullptr;
    place where;
    named_rounding() = default;
    named_rounding(const rounding& said, const origin& by, place at) : rule{&said}, from{&by}, where{at} {}
    named_rounding(const dated<rounding>& said)  // NOLINT(google-explicit-constructor): it says both
        : named_rounding{said.value(), said.only().from, said.only().where} {}
};

/// How a key in kronor or with limits has divided an amount: of each receiver what it was before limits, and after.
template <class number>
struct key_division {
    row_number charge = no_row;
    row_number key = no_row;
    const number* whole = nullptr;          // what was divided; none: what is charged is the amount
    std::span<const number> before_limits;  // as the lines, or the charges, of the key
    std::span<const number> after_limits;
    const number* rest = nullptr;  // what the charges left, or the limits moved, and somebody bears
};

/// Numbers are plain fractions; hears nothing.
struct no_recorder {
    using number = rational;
    static const rational& given(const rational& value, meaning, row_number) { return value; }  // read from a row of the plan
    static rational rounded(const rational& value, const named_rounding& by) { return round(value, *by.rule); }
    static const rational& most(const rational& a, const rational& b) { return std::max(a, b); }
    static const rational& least(const rational& a, const rational& b) { return std::min(a, b); }
    static void mark(const rational&, meaning, row_number) {}  // this number is that
    static void divided(const key_division<rational>&) {}
    static void moved(row_number, row_number) {}  // the parts last made of a charge are what this party bears less
    static std::vector<rational> parts(part_kind kind, row_number, std::span<const row_number>, std::span<const rational>,
                                       const split_rule&, std::span<const std::uint32_t>, const split_result& whole, const rational& unit) {
        std::vector<rational> made;  // charge (or key), parties (or lines), quotas, rule, ranks, whole parts, the unit
        if (kind == part_kind::share) {
            for (const split_part& each : whole.parts) {
                made.push_back(rational{each.units} * unit);
            }
        }
        return made;
    }
};
/// The fraction behind a recorder's number.
[[nodiscard]] inline const rational& value_of(const rational& number) { return number; }

/// What an evaluation works with: the rows, what was found for their needs, and who listens.
template <class recorder>
struct evaluation {
    const plan& rows;
    const found_figures& found;
    recorder& record;
};

}  // namespace andel
