#pragma once
// Numbers as people write them in Swedish documents: read leniently, written strictly.
//
//     read_amount("1 300 tkr").value == 1300000;      read_amount("-1 234,50 kr").value == rational{-123450, 100};
//     read_share("12,5 %").value == rational{1, 8};   read_share("1/3").value == rational{1, 3};
//     write_kronor(money::of_ore(-123450)) == "−1 234,50"     (no-break space between groups, U+2212 as minus)
//
// Group separators: space, U+00A0, U+202F. Minus: -, − or –. Units: kr, tkr, mkr, mnkr. A decimal point is refused, because "1.300 kr"
// has two readings; so is a group that does not have three digits, and more digits than anybody means.

#include <andel/values/money.hpp>
#include <andel/values/problem.hpp>
#include <andel/values/rational.hpp>

#include <cstdint>
#include <string>
#include <string_view>

namespace andel {

enum class written_fault : std::uint8_t { none, not_understood, no_unit, decimal_point, too_many_digits, finer_than_ore };

inline constexpr unsigned most_whole_digits = 15;
inline constexpr unsigned most_decimals = 12;

struct written_number {
    rational value = {};
    written_fault fault = written_fault::none;
    std::string first_reading = {};  // decimal_point: how each of the two readings is written
    std::string second_reading = {};
};

/// Kronor: "3 mnkr", "1 234,50 kr". A value finer than an öre is a fault.
[[nodiscard]] written_number read_amount(std::string_view text);
/// A fraction of one: "12,5 %", "0,4 ‰", "1/3". Negative for a fall.
[[nodiscard]] written_number read_share(std::string_view text);
/// A plain number: "3,3592", "1/3", "15".
[[nodiscard]] written_number read_number(std::string_view text);

enum class money_unit : std::uint8_t { kr, tkr, mnkr };
/// "kr"
[[nodiscard]] std::string_view name_of(money_unit unit);
/// How many öre the last printed digit stands for: kr are printed with öre (1), tkr whole (100 000), mnkr with one decimal (10 000 000).
[[nodiscard]] std::int64_t ore_per_step(money_unit unit);

/// A number of `steps` of ore_per_step(unit): 123450 steps of kr are "1 234,50"; in English "1,234.50".
[[nodiscard]] std::string write_steps(std::int64_t steps, money_unit unit, language in = language::swedish);
/// Kronor with öre, without the unit.
[[nodiscard]] std::string write_kronor(money amount, language in = language::swedish);
/// Any fraction: "0,125", or "33 333 1/3" when no finite decimal says it.
[[nodiscard]] std::string write_exact(const rational& value, language in = language::swedish);
/// "12,5 %", or "1/3" when no short percentage says it.
[[nodiscard]] std::string write_share(const rational& share, language in = language::swedish);

}  // namespace andel
