// The report of a difference: clauses first, then each party; columns that change nothing left out.

#include <andel/comparison/compare.hpp>
#include <andel/report/make_report.hpp>
#include <andel/report/report_difference.hpp>

#include "example.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <string>
#include <vector>

namespace {

using namespace andel;

report difference_of(const example& older, const example& newer, const report_options& options = {}) {
    return make_report(expected(compare(expected(read_agreement_text(older.text(), "gammal.toml")),
                                        expected(read_agreement_text(newer.text(), "ny.toml")))),
                       options);
}

bool has_line(const std::vector<std::string>& lines, std::string_view part) {
    return std::ranges::any_of(lines, [&](const std::string& line) { return line.find(part) != std::string::npos; });
}

}  // namespace

// The rent from 1 200 to 1 500 kr, and all of it alfa's: 600, 750, 1 500.
TEST(DifferenceReport, ShowsEachPartyWithTheColumnsThatChangeAnything) {
    const auto newer = example{}.with("[costs.rent]", "yearly = \"1 500 kr\"\nkey = \"alfa\"");
    const report made = difference_of(example{}, newer);
    EXPECT_EQ(made.title, "Exempel\nTvå versioner jämförda 2026–2028, kr exklusive moms");
    EXPECT_TRUE(has_line(made.preface, "Gammal: gammal.toml. Ny: ny.toml."));
    EXPECT_TRUE(has_line(made.preface, "  Hyra: belopp per år: 1 200 kr blir 1 500 kr (belopp; gammal.toml:"));
    ASSERT_EQ(made.blocks.size(), 6U);  // three for each of the two parties that have figures
    const report_block& alfa = made.blocks.front();
    EXPECT_EQ(alfa.heading, "Alfa kommun bär");
    EXPECT_EQ(alfa.columns, (std::vector<std::string>{"Gammal", "Ny", "Belopp", "Nyckel", "Ändring"}));
    ASSERT_EQ(alfa.rows.size(), 4U);
    EXPECT_EQ(alfa.rows[0].cells, (std::vector<std::int64_t>{60'000, 150'000, 15'000, 75'000, 90'000}));
    EXPECT_EQ(alfa.rows[3].label, "Avtalstiden 2026–2028");
    EXPECT_EQ(alfa.rows[3].cells, (std::vector<std::int64_t>{180'000, 450'000, 45'000, 225'000, 270'000}));
    // Alone: half of 300 more; all of 1 200; together 150 more than that.
    EXPECT_EQ(made.blocks[2].columns, (std::vector<std::string>{"Belopp", "Nyckel", "Samspel", "Ändring"}));
    EXPECT_EQ(made.blocks[2].rows.front().cells, (std::vector<std::int64_t>{45'000, 180'000, 45'000, 270'000}));
    EXPECT_TRUE(has_line(made.notes, "Ändrar ingenting och visas därför inte: index, avtalstid, avrundning."));
}

// 1 200 kr is 1 tkr, 1 700 kr 2 tkr, and their difference of 500 kr a half that goes up: 1. Of the halves, 600 -> 1, 850 -> 1, 250 -> 0.
TEST(DifferenceReport, MarksWhatDoesNotAddUpInItsUnit) {
    const auto newer = example{}.with("[costs.rent]", "yearly = \"1 700 kr\"");
    const report made = difference_of(example{}, newer, {.unit = money_unit::tkr});
    EXPECT_EQ(made.blocks.front().rows[0].cells, (std::vector<std::int64_t>{1, 1, 0, 0}));
    EXPECT_FALSE(made.blocks.front().rows[0].rounded_apart);
    EXPECT_EQ(made.blocks.front().rows[3].cells, (std::vector<std::int64_t>{2, 3, 1, 1}));
    EXPECT_TRUE(made.blocks.front().rows[3].rounded_apart);
    EXPECT_TRUE(has_line(made.notes, "‡"));
}

TEST(DifferenceReport, SaysThatNothingDiffers) {
    const report made = difference_of(example{}, example{});
    EXPECT_TRUE(has_line(made.preface, "Versionerna säger samma sak."));
    EXPECT_EQ(made.notes.front(), "Ingen part får andra belopp.");
    EXPECT_EQ(made.blocks.front().columns, (std::vector<std::string>{"Gammal", "Ny", "Ändring"}));
}

TEST(DifferenceReport, SpeaksEnglish) {
    const auto newer = example{}.with("[costs.rent]", "yearly = \"1 500 kr\"\nlabel = \"Lokaler\"");
    const report made = difference_of(example{}, newer, {.in = language::english});
    EXPECT_TRUE(has_line(made.preface, "an amount per year: 1 200 kr becomes 1 500 kr (amount; gammal.toml:"));
    EXPECT_TRUE(has_line(made.preface, "This differs but changes no party's amounts:"));
    EXPECT_EQ(made.blocks.front().columns, (std::vector<std::string>{"Old", "New", "Amount", "Change"}));
    EXPECT_EQ(write_text(made).find("Ändring"), std::string::npos);
}
