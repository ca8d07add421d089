#pragma once
// Rounding: always by a rule that somebody named, never by itself.
//
//     round(rational{12345, 100}, {.to = {1, 10}, .mode = rounding_mode::half_up});   // 123.45 -> 123.5
//
// | mode      | 2.5 | -2.5 | 2.4 |                                  |
// |-----------|-----|------|-----|----------------------------------|
// | half_up   |   3 |   -3 |   2 | half away from zero              |
// | half_even |   2 |   -2 |   2 | half to the even neighbour       |
// | up        |   3 |   -3 |   3 | away from zero, "always up"      |
// | down      |   2 |   -2 |   2 | toward zero                      |
//
// All modes are symmetric, so that a credit is the exact mirror of its charge. Modes toward plus or minus infinity are not offered:
// they would break the mirror.

#include <andel/values/rational.hpp>

#include <cstdint>

namespace andel {

enum class rounding_mode : std::uint8_t { half_up, half_even, up, down };

struct rounding {
    rational to = 1;  // the unit, in the unit of what is rounded: 1/100 for öre when the value is in kronor
    rounding_mode mode = rounding_mode::half_up;
    friend bool operator==(const rounding&, const rounding&) = default;
};

/// The nearest whole number by `mode`.
[[nodiscard]] inline rational round_to_whole(const rational& value, rounding_mode mode) {
    const auto [whole, something, to_half] = value.cut_to_whole();
    const bool away = something && (mode == rounding_mode::up || (mode == rounding_mode::half_up && to_half >= 0) ||
                                    (mode == rounding_mode::half_even && (to_half > 0 || (to_half == 0 && !(whole / 2).is_whole()))));
    return away ? whole + value.sign() : whole;
}

/// The nearest multiple of `rule.to`.
[[nodiscard]] inline rational round(const rational& value, const rounding& rule) {
    return round_to_whole(value / rule.to, rule.mode) * rule.to;
}

}  // namespace andel
