// What was known when a charge was billed, and the lines that correct it when a figure is published later.

#include <andel/projection/known_figures.hpp>

#include "example.hpp"

#include <gtest/gtest.h>

#include <string>
#include <vector>

namespace {

using namespace andel;

/// 100 000 kr in the prices of 2025, borne by alfa, that follows a percentage which is first preliminary.
example by_published_change(const std::string& after_correction, int last = 2027) {
    return example{}
        .with("[term]", "end = \"" + std::to_string(last) + "-12-31\"")
        .with("[costs.rent]", "yearly = \"100 000 kr\"\nindex = \"prices\"\nprice_level = 2025\nkey = \"alfa\"")
        .with("[indexes.prices]",
              "change = \"published\"\nagainst = \"previous\"\nevery = \"01-01\"\nfloor = \"none\"\nsource = "
              "\"contract\"\nafter_correction = \"" +
                  after_correction + "\"")
        .with("[measures.published]",
              "figures = \"pkv\"\nreading = { at = \"year\" }\npreliminary = \"correct\"\nafter_last = \"stop\"\nsource = \"contract\"")
        .with("[figures.pkv]", "file = \"pkv.csv\"\nunit = \"percent\"\nsource = \"article\"");
}

const csv_files changes{
    {"pkv.csv",
     "period;value;status;published\n2026;2,5;preliminary;2025-12-01\n2026;3;definitive;2026-03-10\n2027;2;definitive;2026-12-01\n"}};

using lines = std::vector<std::string>;

/// "2026 102 500,00", "2026 500,00 of 2026-03-10": each charge, and each correction with the day that led to it.
lines bills(const projection& of, std::string_view who = "alfa") {
    lines all;
    for (const entry_row& each : of.entries) {
        const charge_row& charge = of.planned->charges[each.charge];
        if (of.planned->source->parties[each.party].id == who) {
            const rational kronor = exact_money{each.bears}.kronor();
            all.push_back(std::to_string(charge.year) + " " + to_text(kronor) +
                          (charge.corrected_on ? " of " + to_text(*charge.corrected_on) : ""));
        }
    }
    return all;
}

}  // namespace

TEST(Correction, IsALineOfItsOwnInTheYearInWhichTheFigureCame) {
    EXPECT_EQ(bills(projected_with(changes, by_published_change("definitive"))),
              (lines{"2026 102500", "2026 500 of 2026-03-10", "2027 105060"}));
}

TEST(Correction, LeavesLaterChangesOnTheDefinitiveOrOnTheBilled) {
    EXPECT_EQ(bills(projected_with(changes, by_published_change("definitive"))).back(), "2027 105060") << "103 000 × 1,02";
    EXPECT_EQ(bills(projected_with(changes, by_published_change("as_billed"))).back(), "2027 104550") << "102 500 × 1,02";
}

TEST(Correction, IsNotKnownBeforeItsDay) {
    const auto on = [&](int month, int day_of_month) {
        return bills(projected_with(changes, by_published_change("definitive", 2026), {}, make_day(2026, month, day_of_month)));
    };
    EXPECT_EQ(on(3, 9), (lines{"2026 102500"}));
    EXPECT_EQ(on(3, 10), (lines{"2026 102500", "2026 500 of 2026-03-10"}));
}

TEST(Correction, WithTheBillIsWhatIsKnownNow) {
    const auto corrected = projected_with(changes, by_published_change("definitive"));
    const csv_files known{{"pkv.csv", "period;value\n2026;3\n2027;2\n"}};
    const auto now = projected_with(known, by_published_change("definitive"));
    EXPECT_EQ(borne(corrected, "alfa"), borne(now, "alfa"));
}

TEST(Correction, IsNoneWhenPreliminaryValuesAreKept) {
    const auto text = by_published_change("definitive")
                          .with("[measures.published]", "preliminary = \"keep\"")
                          .without("[indexes.prices]", "after_correction");
    EXPECT_EQ(bills(projected_with(changes, text)), (lines{"2026 103000", "2027 105060"}))
        << "the latest that is known, and no second line";
}

TEST(Correction, OfAKeyMovesMoneyBetweenTheParties) {
    const auto text = example{}
                          .with("[term]", "end = \"2026-12-31\"")
                          .without("[keys.half_each]", "equal")
                          .with("[keys.half_each]", "by = \"inhabitants\"\namong = \"municipalities\"")
                          .with("[measures.inhabitants]",
                                "kind = \"stock\"\nfigures = \"population\"\nreading = { at = \"11-01\", years_before = 1 }\nafter_last = "
                                "\"stop\"\npreliminary = "
                                "\"correct\"\nsource = \"contract\"")
                          .with("[figures.population]", "file = \"population.csv\"\nunit = \"number\"\nsource = \"article\"");
    const csv_files population{
        {"population.csv",
         "period;party;value;status;published\n2025-11-01;9901;1200;preliminary;2025-12-01\n2025-11-01;9902;800;preliminary;2025-12-01\n"
         "2025-11-01;9901;1000;definitive;2026-05-20\n2025-11-01;9902;1000;definitive;2026-05-20\n"}};
    const auto result = projected_with(population, text);
    EXPECT_EQ(bills(result, "alfa"), (lines{"2026 720", "2026 -120 of 2026-05-20"}));
    EXPECT_EQ(bills(result, "beta"), (lines{"2026 480", "2026 120 of 2026-05-20"}));
}

TEST(KnownFigures, AreThoseOfTheBillAndThoseOfEachLaterDay) {
    const plan rows = planned(by_published_change("definitive", 2026));
    const figures read = figures_in(*rows.source, changes);
    const known_figures known{rows, read, make_day(2026, 11, 30)};
    const auto need = static_cast<row_number>(std::ranges::find(rows.needs, 2026, &need_row::year) - rows.needs.begin());
    EXPECT_TRUE(known.may_be_corrected());
    EXPECT_EQ(figures_to_correct_in(rows, 0), (figures_to_correct{{need, *make_day(2026, 1, 1)}}))
        << "the day on which the year's change takes effect";
    EXPECT_EQ(known.as_billed(0).of_needs[need]->read, (rational{25, 1000}));
    EXPECT_EQ(known.published_after_bill(0), (std::vector{*make_day(2026, 3, 10)}));
    EXPECT_EQ(known.on(0, *make_day(2026, 3, 9)).of_needs[need]->read, (rational{25, 1000}));
    EXPECT_EQ(known.on(0, *make_day(2026, 3, 10)).of_needs[need]->read, (rational{3, 100}));
}
