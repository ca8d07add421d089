// Periods of figures: years, months and days, of which none stands for another.

#include <andel/figures/figures.hpp>

#include "example.hpp"

#include <gtest/gtest.h>

#include <string_view>

namespace {

using namespace andel;

}  // namespace

TEST(FigurePeriod, IsReadAsItIsWritten) {
    for (const std::string_view text : {"1980", "2025-10", "2025-01", "2024-02-29", "2025-11-01"}) {
        const auto when = read_figure_period(text);
        ASSERT_TRUE(when) << text;
        EXPECT_EQ(to_text(*when), text);
    }
    EXPECT_EQ(read_figure_period("2025-10"), (figure_period{2025, 10}));
}

TEST(FigurePeriod, IsOfOneKindOnly) {
    EXPECT_NE(read_figure_period("2025"), read_figure_period("2025-01"));
    EXPECT_NE(read_figure_period("2025-01"), read_figure_period("2025-01-01"));
    EXPECT_LT(read_figure_period("2025-09"), read_figure_period("2025-10"));
}

TEST(FigurePeriod, TellsWhatIsNotWrittenSoFromWhatTheCalendarLacks) {
    bool shaped = false;
    for (const std::string_view text : {"2025-13", "2025-00", "2025-02-29", "2025-10-00", "1899", "3000-01"}) {
        EXPECT_FALSE(read_figure_period(text, &shaped)) << text;
        EXPECT_TRUE(shaped) << text;
    }
    for (const std::string_view text : {"", "25", "2025-1", "okt-25", "2025/10", "2025-10-1", "2025-10-01 ", "2025M10", "20251001"}) {
        EXPECT_FALSE(read_figure_period(text, &shaped)) << text;
        EXPECT_FALSE(shaped) << text;
    }
}
