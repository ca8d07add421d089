#pragma once
// Splitting an amount into whole parts that add up to it, and saying who got the odd öre.
//
// 100.00 kr over quotas 1/3, 1/3, 1/3 in öre: every quota is 3 333 1/3, together the whole öre are 9 999, one is left over.
//
// | rule                | the odd unit goes to                                                       | a      | b      | c      |
// |---------------------|----------------------------------------------------------------------------|--------|--------|--------|
// | largest_remainder   | the quotas that lost most when cut (here a tie: by `order`)                | 33.34  | 33.33  | 33.33  |
// | largest_part        | the largest quotas (here a tie: by `order`)                                | 33.34  | 33.33  | 33.33  |
// | first_in_order      | the first in `order`                                                       | 33.34  | 33.33  | 33.33  |
// | party (say c)       | the others are rounded half up, c takes what is left                       | 33.33  | 33.33  | 33.34  |
//
// Laws (tests/values/split_test.cpp): the parts add up; a quota of zero never gets a unit; largest_remainder never moves a whole quota
// and is never a unit or more from the quota; the mirror of the quotas gives the mirror of the parts. What does not hold: a larger
// total may give a smaller part (Alabama: 6:6:2 of ten units is 4, 4, 2; of eleven 5, 5, 1).

#include <andel/values/rational.hpp>

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

namespace andel {

enum class odd_rule : std::uint8_t { largest_remainder, largest_part, first_in_order, party };

struct split_rule {
    odd_rule odd = odd_rule::largest_remainder;
    std::size_t taker = 0;              // with odd_rule::party: the position of the one who takes what is left
    bool ties_to_larger_quota = false;  // before `order` is asked
    bool may_leave = false;             // the quotas need not add up to whole units: whoever is next in line takes the broken one
};

struct split_part {
    std::int64_t units = 0;
    std::int64_t odd = 0;  // how many of them the rule gave beyond the whole part of the quota
    friend bool operator==(const split_part&, const split_part&) = default;
};

struct split_result {
    std::vector<split_part> parts;
    std::optional<std::size_t> takes_what_is_left = {};  // may_leave: besides its units, so that all is shared
    bool taker_has_no_quota = false;  // odd_rule::party: something is left, and the taker has no part of the amount: refused by the caller
};

/// Whole parts of `quotas`, which add up to a whole number. `rank` orders the receivers: lower takes first; all different.
/// Throws std::invalid_argument when the quotas do not add up to a whole number and the rule does not allow it, amount_too_large when a
/// part outgrows 64 bits.
[[nodiscard]] split_result split(std::span<const rational> quotas, const split_rule& rule, std::span<const std::uint32_t> rank);

}  // namespace andel
