#pragma once
// How GoogleTest prints the values when a test fails: as people write them, not as bytes.

#include <andel/values/day.hpp>
#include <andel/values/money.hpp>
#include <andel/values/problem.hpp>
#include <andel/values/rational.hpp>
#include <andel/values/rounding.hpp>
#include <andel/values/split.hpp>
#include <andel/values/written.hpp>

#include <array>
#include <ostream>
#include <string_view>

namespace andel {

inline std::string_view name_of(rounding_mode mode) {
    constexpr std::array<std::string_view, 4> names{"half_up", "half_even", "up", "down"};
    return names.at(static_cast<std::size_t>(mode));
}

inline std::string_view name_of(odd_rule rule) {
    constexpr std::array<std::string_view, 4> names{"largest_remainder", "largest_part", "first_in_order", "party"};
    return names.at(static_cast<std::size_t>(rule));
}

inline std::string_view name_of(month_end rule) {
    constexpr std::array<std::string_view, 3> names{"whole_months", "last_day", "next_day"};
    return names.at(static_cast<std::size_t>(rule));
}

inline std::string_view name_of(part_years rule) {
    constexpr std::array<std::string_view, 3> names{"days", "months", "months_and_days"};
    return names.at(static_cast<std::size_t>(rule));
}

inline std::string_view name_of(written_fault fault) {
    constexpr std::array<std::string_view, 6> names{"none",          "not_understood",  "no_unit",
                                                    "decimal_point", "too_many_digits", "finer_than_ore"};
    return names.at(static_cast<std::size_t>(fault));
}

inline void PrintTo(const rational& value, std::ostream* out) { *out << to_text(value); }
inline void PrintTo(money amount, std::ostream* out) { *out << write_kronor(amount) << " kr"; }
inline void PrintTo(const exact_money& amount, std::ostream* out) { *out << write_exact(amount.kronor()) << " kr"; }
inline void PrintTo(day d, std::ostream* out) { *out << to_text(d); }
inline void PrintTo(const period& stretch, std::ostream* out) {
    *out << "[" << to_text(stretch.first) << ", " << to_text(stretch.before) << ")";
}
inline void PrintTo(const split_part& part, std::ostream* out) { *out << part.units << " (odd " << part.odd << ")"; }
inline void PrintTo(rounding_mode mode, std::ostream* out) { *out << name_of(mode); }
inline void PrintTo(odd_rule rule, std::ostream* out) { *out << name_of(rule); }
inline void PrintTo(month_end rule, std::ostream* out) { *out << name_of(rule); }
inline void PrintTo(part_years rule, std::ostream* out) { *out << name_of(rule); }
inline void PrintTo(written_fault fault, std::ostream* out) { *out << name_of(fault); }
inline void PrintTo(problem_code code, std::ostream* out) { *out << name_of(code); }
inline void PrintTo(const problem& which, std::ostream* out) { *out << "\n" << draw(which, language::english); }

}  // namespace andel
