#pragma once
// Days of interest: which part of a year a stretch is, as loans count it.
//
//     const period quarter = {*make_day(2026, 1, 1), *make_day(2026, 4, 2)};        // 91 days
//     year_fraction(quarter, day_count::actual_360) == rational{91, 360};
//     year_fraction(quarter, day_count::thirty_e_360) == rational{91, 360};         // three months of 30 days, and a day
//
// The period is half open: interest runs from its first day up to the day on which it is paid. Months of 30 days are counted in three
// ways that differ at month ends only; "30/360" alone is therefore accepted where all three give the same number of days.

#include <andel/values/day.hpp>
#include <andel/values/rational.hpp>

#include <array>
#include <cstdint>
#include <optional>

namespace andel {

/// | word           | 2025-08-31 to 2026-02-28        | 2024-01-01 to 2025-01-01 |
/// |----------------|---------------------------------|--------------------------|
/// | 30/360         | refused: 178, 178 or 180 days   | 360/360                  |
/// | 30E/360        | 178/360: both days at most 30   | 360/360                  |
/// | 30U/360        | 178/360: the American months    | 360/360                  |
/// | actual/360     | 181/360                         | 366/360                  |
/// | actual/365     | 181/365                         | 366/365                  |
/// | actual/actual  | 181/365                         | 366/366                  |
enum class day_count : std::uint8_t { thirty_360, thirty_e_360, thirty_u_360, actual_360, actual_365, actual_actual };

/// The days of a stretch in months of 30 days: 30E/360, 30U/360 (with the rule for the end of February), and 30E/360 as ISDA has it (the
/// last day of a February is its 30th).
[[nodiscard]] std::array<int, 3> days_of_thirty(const period& when);

/// The part of a year; nothing where "30/360" is meant in three ways that differ.
[[nodiscard]] std::optional<rational> year_fraction(const period& when, day_count how);

}  // namespace andel
