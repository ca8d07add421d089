#include <andel/values/day_count.hpp>

#include <gtest/gtest.h>

#include "printing.hpp"

namespace andel {
namespace {

period between(day first, day before) { return {first, before}; }
period between(const char* first, const char* before) { return {*read_day(first), *read_day(before)}; }

TEST(DayCount, MonthsOfThirtyDaysDifferAtMonthEndsOnly) {
    EXPECT_EQ(days_of_thirty(between("2025-08-31", "2026-02-28")), (std::array<int, 3>{178, 178, 180}));
    EXPECT_EQ(days_of_thirty(between("2024-02-29", "2025-02-28")), (std::array<int, 3>{359, 360, 360}));
    EXPECT_EQ(days_of_thirty(between("2025-01-15", "2025-03-31")), (std::array<int, 3>{75, 76, 75}));
    EXPECT_EQ(days_of_thirty(between("2022-07-01", "2022-10-01")), (std::array<int, 3>{90, 90, 90}));
}

TEST(DayCount, ThirtyDaysWithoutMoreAreRefusedWhereItsKindsDiffer) {
    EXPECT_EQ(year_fraction(between("2025-08-31", "2026-02-28"), day_count::thirty_360), std::nullopt);
    EXPECT_EQ(year_fraction(between("2022-07-01", "2022-10-01"), day_count::thirty_360), (rational{1, 4}));
    EXPECT_EQ(year_fraction(between("2025-08-31", "2026-02-28"), day_count::thirty_e_360), (rational{178, 360}));
}

TEST(DayCount, ActualDaysAreCountedOverAFixedYearOrTheirOwn) {
    const period quarter = between("2025-12-02", "2026-03-03");
    EXPECT_EQ(year_fraction(quarter, day_count::actual_360), (rational{91, 360}));
    EXPECT_EQ(year_fraction(quarter, day_count::actual_365), (rational{91, 365}));
    EXPECT_EQ(year_fraction(between("2023-11-01", "2024-05-01"), day_count::actual_actual), (rational{61, 365} + rational{121, 366}));
    EXPECT_EQ(year_fraction(between("2024-01-01", "2025-01-01"), day_count::actual_actual), rational{1});
}

// Cutting a stretch anywhere changes nothing, in every way of counting that is a difference of two days' numbers.
TEST(DayCount, AddsUpWhereverAStretchIsCut) {
    const day first = *make_day(2023, 1, 31);
    const day before = *make_day(2024, 7, 1);
    for (const day_count how : {day_count::thirty_e_360, day_count::actual_360, day_count::actual_365, day_count::actual_actual}) {
        for (day cut = first; cut < before; cut = cut + 1) {
            ASSERT_EQ(*year_fraction(between(first, cut), how) + *year_fraction(between(cut, before), how),
                      *year_fraction(between(first, before), how))
                << to_text(cut);
        }
    }
}

}  // namespace
}  // namespace andel
