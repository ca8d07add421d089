// Planning of index clauses that read a series: which step reads what, and what it is counted against.

#include <andel/plan/make_plan.hpp>

#include <andel/figures/find_figures.hpp>

#include "example.hpp"

#include <gtest/gtest.h>

#include <string>
#include <vector>

namespace {

using namespace andel;

using lines = std::vector<std::string>;

example by_october(const std::string& price_level, const std::string& clause = "against = \"previous\"") {
    return example{}
        .with("[costs.rent]", "index = \"prices\"\nprice_level = " + price_level)
        .with("[indexes.prices]", "level = \"october\"\nevery = \"01-01\"\nfloor = \"none\"\nsource = \"contract\"\n" + clause)
        .with("[measures.october]",
              "figures = \"kpi\"\nreading = { at = \"10\", years_before = 1 }\nafter_last = \"repeat\"\npreliminary = \"keep\"\nsource = "
              "\"contract\"")
        .with("[figures.kpi]", "file = \"kpi.csv\"\nunit = \"index\"\nbase = \"1980=100\"\nsource = \"contract\"");
}

/// "2026-01-01 begins reads 2025-10 against 2024-10": each step of an index.
lines steps_of(const plan& made) {
    lines all;
    for (const index_step_row& step : made.index_steps) {
        std::string text = to_text(step.effective) + (step.begins ? " begins" : "");
        for (row_number row = step.readings.first; row < step.readings.first + step.readings.count; ++row) {
            const index_reading_row& reading = made.index_readings[row];
            if (reading.need == no_row) {
                text += " told " + to_text(reading.change);
                continue;
            }
            text += " reads " + to_text(period_of(*made.source, made.needs[reading.need]));
            if (reading.base_need != no_row) {
                text += " against " + to_text(period_of(*made.source, made.needs[reading.base_need]));
            }
        }
        all.push_back(text);
    }
    return all;
}

}  // namespace

TEST(PlannedIndex, BeginsWithTheFirstReadingThatIsLaterThanTheMonthOfThePriceLevel) {
    EXPECT_EQ(steps_of(planned(by_october("\"2025-10\""))),
              (lines{"2027-01-01 begins reads 2026-10 against 2025-10", "2028-01-01 reads 2027-10 against 2026-10"}));
    EXPECT_EQ(steps_of(planned(by_october("\"2025-09\"")))[0], "2026-01-01 begins reads 2025-10 against 2025-09")
        << "the very month, then year by year";
    EXPECT_EQ(steps_of(planned(by_october("\"2025-09\"")))[1], "2027-01-01 reads 2026-10 against 2025-10");
}

TEST(PlannedIndex, OfAYearAsPriceLevelBeginsTheYearAfter) {
    EXPECT_EQ(steps_of(planned(by_october("2026"))),
              (lines{"2027-01-01 begins reads 2026-10 against 2025-10", "2028-01-01 reads 2027-10 against 2026-10"}));
}

TEST(PlannedIndex, AgainstTheBaseCountsEveryStepFromTheSameRow) {
    EXPECT_EQ(steps_of(planned(by_october("\"2025-10\"", "against = \"base\""))),
              (lines{"2027-01-01 begins reads 2026-10 against 2025-10", "2028-01-01 begins reads 2027-10 against 2025-10"}))
        << "each begins anew, and needs nothing of the years between";
}

TEST(PlannedIndex, OfABasketReadsEachPart) {
    const auto text = by_october("2026")
                          .without("[indexes.prices]", "level")
                          .with("[indexes.prices]", "parts = { wages = \"80 %\", kpi_part = \"20 %\" }")
                          .with("[indexes.wages]", "change = \"3 %\"\nsource = \"contract\"")
                          .with("[indexes.kpi_part]", "level = \"october\"\nsource = \"contract\"");
    EXPECT_EQ(steps_of(planned(text))[0], "2027-01-01 begins told 3/100 reads 2026-10 against 2025-10");
}

TEST(PlannedIndex, ThatTakesOverCountsFromTheYearBeforeItsFirstDay) {
    const auto text = by_october("2026", "against = \"base\"")
                          .with("[indexes.first]", "change = \"2 %\"\nagainst = \"previous\"\nevery = \"01-01\"\nsource = \"contract\"")
                          .with("[costs.rent]", "index = { from-start = \"first\", from-2028 = \"prices\" }");
    EXPECT_EQ(steps_of(planned(text)), (lines{"2027-01-01 begins told 1/50", "2028-01-01 begins reads 2027-10 against 2026-10"}));
}

TEST(PlannedIndex, IsOneChainForCostsOfTheSamePriceLevel) {
    const auto text = by_october("2026").with(
        "[costs.cleaning]",
        "label = \"Städning\"\nyearly = \"100 kr\"\nindex = \"prices\"\nprice_level = 2026\nkey = \"alfa\"\npaid_by = "
        "\"bearer\"\nsource = \"contract\"");
    EXPECT_EQ(planned(text).needs.size(), planned(by_october("2026")).needs.size()) << "what is read once is not read again";
}
