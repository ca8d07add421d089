#pragma once
// A derivation: how numbers were made, as steps. Children come before their parents; a number used twice is one step.
//
//     0  input     2600000        amount 1 of the plan
//     1  input     1/50           change of index step 0
//     2  constant  1
//     3  add       51/50          2 1
//     4  multiply  2652000        0 3
//     5  round     2652000        4, to 1 kr, half_up
//
// Every leaf is something that the plan says, or a number that the rule itself contains; whoever redoes the steps arrives at the same
// öre (tests/laws/recompute.py does, in exact fractions).

#include <andel/agreement/dated.hpp>
#include <andel/projection/evaluate.hpp>
#include <andel/values/rational.hpp>
#include <andel/values/rounding.hpp>
#include <andel/values/split.hpp>

#include <array>
#include <cstdint>
#include <map>
#include <optional>
#include <utility>
#include <vector>

namespace andel {

using step_number = std::uint32_t;
inline constexpr step_number no_step = 0xFFFF'FFFF;

enum class operation : std::uint8_t { input, constant, add, subtract, multiply, divide, negate, most, least, round, part };

struct derivation_step {
    operation what = operation::constant;
    rational value;
    std::array<step_number, 2> operands{no_step, no_step};
    meaning means = meaning::amount;  // input: what it is, and
    row_number row = no_row;          //        which row of the plan says so
    rounding rule = {};               // round: the rule,
    origin said_by = {};              //        and who says it
    place said_at = {};
    std::pair<std::uint32_t, std::uint32_t> part{};  // part: which split, and which of its receivers
};

/// Exact quotas made whole so that they add up, with all that decided who got the odd units.
struct derivation_split {
    part_kind kind = part_kind::borne;
    row_number charge = no_row;       // of shares: the key
    std::vector<row_number> parties;  // of shares: the lines of the key
    std::vector<step_number> quotas;  // in units
    std::vector<std::uint32_t> ranks;
    std::vector<split_part> parts;
    std::vector<step_number> kronor;  // parts x unit
    split_rule rule;
    rational unit;
    std::optional<std::size_t> takes_what_is_left;  // who has, besides, what no whole unit holds
};

/// How a key in kronor or with limits divided an amount.
struct derivation_division {
    row_number charge = no_row;
    row_number key = no_row;
    step_number whole = no_step;  // none: what is charged is the amount
    std::vector<step_number> before_limits, after_limits;
    step_number rest = no_step;
};

/// Kronor change bearer, and nobody outside is paid.
[[nodiscard]] inline bool moves_kronor(const charge_row& charge) {
    return charge.component == charge_component::rate_difference || charge.component == charge_component::exit;
}

struct derivation {
    std::vector<derivation_step> steps;
    std::vector<derivation_split> splits;
    std::vector<derivation_division> divisions;
    std::map<std::pair<meaning, row_number>, step_number> marked;    // what has a name: levels, amounts, index steps
    std::map<std::pair<row_number, row_number>, step_number> moved;  // kronor that changed bearer; of a charge and a party
    step_number nothing = no_step;                                   // what is paid outward where kronor only changed bearer

    [[nodiscard]] const rational& value(step_number step) const { return steps[step].value; }
    /// The step that is this; no_step where the evaluation never came to it.
    [[nodiscard]] step_number find(meaning what, row_number row) const {
        const auto found = marked.find({what, row});
        return found == marked.end() ? no_step : found->second;
    }
    /// How the parts of a charge were made whole: what is borne, or what is paid outward.
    [[nodiscard]] const derivation_split& split_of(part_kind kind, row_number charge) const;
    /// What a party has in kronor of what is borne, or paid outward; no_step: no part.
    [[nodiscard]] step_number part_of(part_kind kind, row_number charge, row_number party) const;
};

}  // namespace andel
