// The index clause: the level of each year, by hand, with every rounding, floor and carry.

#include <andel/projection/evaluate.hpp>

#include "example.hpp"

#include <gtest/gtest.h>

#include <string>
#include <vector>

namespace {

using namespace andel;

struct clause_row {
    std::string name;
    std::string clause;               // lines of [indexes.clause]
    std::string amount;               // in the prices of 2026
    std::vector<std::string> levels;  // 2027, 2028, …; exact, in kronor
};
void PrintTo(const clause_row& row, std::ostream* out) { *out << row.amount << " with\n" << row.clause; }

class Clause : public testing::TestWithParam<clause_row> {};

const std::string previous = "against = \"previous\"\nevery = \"01-01\"\nsource = \"contract\"\n";
const std::string base = "against = \"base\"\nevery = \"01-01\"\nsource = \"contract\"\n";

/// Changes of 2027, 2028, …
std::string changes(const std::vector<std::string>& by_year) {
    std::string line = "change = { ";
    for (std::size_t i = 0; i < by_year.size(); ++i) {
        line.append(i == 0 ? "from-" : ", from-").append(std::to_string(2027 + i)).append(" = \"").append(by_year[i]).append("\"");
    }
    return line.append(" }\n");
}

std::string rounded(const std::string& where, const std::string& to, const std::string& mode = "half_up") {
    return std::string{"rounding."}.append(where).append(" = { to = \"").append(to).append("\", mode = \"").append(mode).append("\" }\n");
}

const std::string up_down_up = changes({"4 %", "-6 %", "5 %"});

const std::vector<clause_row> clauses{
    // the table of agreements/README.md
    {"ThreePercentOnThePrevious", changes({"3 %"}) + previous, "100 000 kr", {"103000", "106090", "1092727/10"}},
    {"ThreePercentToHundreds",
     changes({"3 %"}) + previous + rounded("result", "100 kr") + "carry = \"rounded\"",
     "100 000 kr",
     {"103000", "106100", "109300"}},
    {"FallsWithoutAFloor", up_down_up + previous + "floor = \"none\"", "100 000 kr", {"104000", "97760", "102648"}},
    {"FallsToTheContract", up_down_up + previous + "floor = \"contract\"", "100 000 kr", {"104000", "100000", "105000"}},
    {"FallsToLastYear", up_down_up + previous + "floor = \"last_year\"", "100 000 kr", {"104000", "104000", "109200"}},
    {"FallsAreIgnored", up_down_up + previous + "floor = \"falls_ignored\"", "100 000 kr", {"104000", "104000", "109200"}},
    // against the base the change is the whole change since the price level
    {"TwoPercentOnTheBase", changes({"2 %"}) + base, "100 kr", {"102", "102", "102"}},
    {"ChangingPercentOnTheBase", changes({"2 %", "5 %", "3 %"}) + base, "100 kr", {"102", "105", "103"}},
    {"BaseWithoutAFloor", changes({"5 %", "-3 %", "2 %"}) + base + "floor = \"none\"", "100 kr", {"105", "97", "102"}},
    {"BaseWithTheContract", changes({"5 %", "-3 %", "2 %"}) + base + "floor = \"contract\"", "100 kr", {"105", "100", "102"}},
    {"BaseWithLastYear", changes({"5 %", "-3 %", "2 %"}) + base + "floor = \"last_year\"", "100 kr", {"105", "105", "105"}},
    {"BaseWithFallsIgnored", changes({"5 %", "-3 %", "2 %"}) + base + "floor = \"falls_ignored\"", "100 kr", {"105", "100", "102"}},
    // the five points, one by one
    {"ChangeToATenthOfAPercent", changes({"2,349 %"}) + previous + rounded("change", "0,1 %"), "1 000 kr", {"1023", "1046529/1000"}},
    {"ChangeHalfToEven", changes({"2,45 %", "2,55 %"}) + base + rounded("change", "0,1 %", "half_even"), "1 000 kr", {"1024", "1026"}},
    {"ChangeAlwaysUp", changes({"2,01 %"}) + base + rounded("change", "0,1 %", "up"), "1 000 kr", {"1021"}},
    {"ChangeOfAFallRoundsInSize", changes({"-2,05 %"}) + base + rounded("change", "0,1 %") + "floor = \"none\"", "1 000 kr", {"979"}},
    {"FactorToTwoDecimals", changes({"1/3"}) + previous + rounded("factor", "0,01"), "100 kr", {"133", "17689/100"}},
    {"ChangeAndThenFactor", changes({"2,449 %"}) + base + rounded("change", "0,1 %") + rounded("factor", "0,01"), "100 kr", {"102"}},
    {"AdditionToWholeKronor",
     changes({"2 %"}) + previous + rounded("addition", "1 kr") + "carry = \"rounded\"",
     "1 001 kr",
     {"1021", "1041", "1062"}},  // 20,02 → 20; 20,42 → 20; 20,82 → 21
    {"AdditionAlwaysUpToTens", changes({"2 %"}) + base + rounded("addition", "10 kr", "up"), "1 001 kr", {"1031", "1031"}},
    {"AdditionAndThenResult",
     changes({"2 %"}) + base + rounded("addition", "1 kr") + rounded("result", "5 kr", "down"),
     "1 001 kr",
     {"1020"}},
    {"ResultDown", changes({"2 %"}) + base + rounded("result", "100 kr", "down"), "1 199 kr", {"1200"}},
    // what the next change is put on
    {"CarryTheRounded",
     changes({"0,4 %"}) + previous + rounded("result", "10 kr") + "carry = \"rounded\"",
     "1 000 kr",
     {"1000", "1000", "1000"}},
    {"CarryTheExact",
     changes({"0,4 %"}) + previous + rounded("result", "10 kr") + "carry = \"exact\"",
     "1 000 kr",
     {"1000", "1010", "1010"}},  // 1 004; 1 008,016; 1 012,048…
    {"CarryTheExactOverAnAddition",
     changes({"2 %"}) + previous + rounded("addition", "1 kr") + "carry = \"exact\"",
     "1 001 kr",
     {"1021", "52051/50"}},  // 1 001 + 20,02 → 20; then 1 021,02 + 20,4204 → 20
    {"CarryTheAmountThatTheFloorHeldUp",
     changes({"6 %", "-3 %", "1 %"}) + previous + rounded("result", "10 kr") + "carry = \"rounded\"\nfloor = \"last_year\"",
     "1 000 kr",
     {"1060", "1060", "1070"}},
    {"CarryTheExactAmountThatTheFloorHeldUp",
     changes({"6,4 %", "-3 %", "1 %"}) + previous + rounded("result", "10 kr") + "carry = \"exact\"\nfloor = \"last_year\"",
     "1 000 kr",
     {"1060", "1060", "1070"}},  // 1 064; the floor keeps it; 1 074,64
    {"FallsIgnoredBeforeTheChangeIsRounded",
     changes({"-0,04 %", "3 %"}) + previous + rounded("change", "1 %", "up") + "floor = \"falls_ignored\"",
     "100 kr",
     {"100", "103"}},
    // the mirror
    {"IncomeMirrorsItsCost",
     changes({"3 %"}) + previous + rounded("result", "100 kr") + "carry = \"rounded\"",
     "-100 000 kr",
     {"-103000", "-106100", "-109300"}},
    {"IncomeFallsToTheContractInSize", up_down_up + previous + "floor = \"contract\"", "-100 000 kr", {"-104000", "-100000", "-105000"}},
};

example in_prices_of_2026(const std::string& clause, const std::string& amount) {
    return example{}
        .with("[term]", "end = \"2040-12-31\"\npart_years = \"months\"")
        .with("[indexes.clause]", clause)
        .with("[costs.rent]", std::string{"index = \"clause\"\nprice_level = 2026\nyearly = \"" + amount}.append(
                                  amount.starts_with('-') ? "\"\nkind = \"income\"" : "\""));
}

/// The levels of all cells, as fractions in kronor.
std::vector<std::string> levels_of(const std::string& text, std::optional<int> until = {}) {
    const plan rows = planned(text, until);
    no_recorder nobody;
    evaluator<no_recorder> evaluate{rows, nothing_read, nobody};
    std::vector<std::string> levels;
    for (const cell_row& each : rows.cells) {
        levels.push_back(to_text(evaluate.level(each)));
    }
    return levels;
}

using levels = std::vector<std::string>;

}  // namespace

TEST_P(Clause, GivesTheLevelsByHand) {
    const auto& row = GetParam();
    auto found = levels_of(in_prices_of_2026(row.clause, row.amount), 2026 + static_cast<int>(row.levels.size()));
    ASSERT_FALSE(found.empty());
    EXPECT_EQ(found.front(), to_text(read_amount(row.amount).value)) << "in the year of its price level it stands as it is written";
    found.erase(found.begin());
    EXPECT_EQ(found, row.levels);
}

INSTANTIATE_TEST_SUITE_P(Index, Clause, testing::ValuesIn(clauses), [](const auto& row) { return row.param.name; });

TEST(Level, StandsStillWithoutAnIndex) { EXPECT_EQ(levels_of(example{}), (levels{"1200", "1200", "1200"})); }

TEST(Level, IsCountedUpFromAnOldPriceLevel) {
    const auto text = in_prices_of_2026(changes({"2 %"}) + previous, "100 kr")
                          .with("[indexes.clause]", "change = \"2 %\"")
                          .with("[costs.rent]", "price_level = 2024");
    EXPECT_EQ(levels_of(text, 2027), (levels{"2601/25", "132651/1250"})) << "104,04 and 106,1208";
}

TEST(Level, ChangesOnTheDayOfTheClause) {
    const auto text =
        in_prices_of_2026(changes({"2 %"}) + previous, "1 200 kr").with("[indexes.clause]", "change = \"2 %\"\nevery = \"05-01\"");
    EXPECT_EQ(levels_of(text, 2028), (levels{"1200", "1200", "1224", "1224", "31212/25"})) << "1 May 2027, 1 May 2028";
    const auto result = projected(text.with("[rounding]", "amount = { to = \"1 kr\", mode = \"half_up\" }"), 2028);
    EXPECT_EQ(amount_of(result, "rent", 2027), kronor("1 216")) << "400 + 816";
    EXPECT_EQ(amount_of(result, "rent", 2028), kronor("1 240")) << "408 + 832,32";
}

TEST(Level, OfAnotherIndexStartsFromTheDayBefore) {
    const auto text = in_prices_of_2026(changes({"2 %"}) + previous, "100 kr")
                          .with("[indexes.other]", "change = { from-2029 = \"3 %\", from-2030 = \"5 %\" }\n" + base)
                          .with("[costs.rent]", "index = { from-start = \"clause\", from-2029 = \"other\" }");
    EXPECT_EQ(levels_of(text, 2030), (levels{"100", "102", "2601/25", "267903/2500", "54621/500"}))
        << "104,04 is the base of the other: 107,1612 and 109,242";
}

TEST(Level, AfterAPauseGoesOn) {
    const auto text = in_prices_of_2026(changes({"2 %"}) + previous, "100 kr")
                          .with("[costs.rent]", "index = { from-start = \"clause\", from-2028 = \"none\", from-2029 = \"clause\" }");
    EXPECT_EQ(levels_of(text, 2029), (levels{"100", "102", "102", "2601/25"}));
}

TEST(Level, OfALaterAmountBeginsAtItsOwnPriceLevel) {
    const auto text =
        in_prices_of_2026(changes({"2 %"}) + previous, "100 kr")
            .with("[costs.rent]", "yearly.from-start = \"100 kr\"\nyearly.from-2028 = { value = \"200 kr\", price_level = 2027 }");
    EXPECT_EQ(levels_of(text, 2029), (levels{"100", "102", "204", "5202/25"}));
}

TEST(Level, OfAOneOffAmountIsThatOfItsDay) {
    const auto text = in_prices_of_2026(changes({"2 %"}) + previous, "100 kr")
                          .with("[indexes.clause]", "every = \"05-01\"\nchange = \"2 %\"")
                          .without("[costs.rent]", "yearly")
                          .with("[costs.rent]", "once = { 2026 = \"100 kr\", 2027-04-30 = \"100 kr\", 2027-05-01 = \"100 kr\" }");
    EXPECT_EQ(levels_of(text), (levels{"100", "100", "102"}));
}

TEST(Level, IsExactHoweverLong) {
    const auto found = levels_of(in_prices_of_2026("change = \"2 %\"\n" + previous, "100 kr").with("[term]", "end = \"2076-12-31\""));
    rational by_hand = 100;
    for (int year = 2027; year <= 2076; ++year) {
        by_hand *= rational{51, 50};
    }
    EXPECT_EQ(found.back(), to_text(by_hand));
}

TEST(Level, IsTheSameWhetherOneFactorServesAllOrEachIsCounted) {
    // A rounding to öre that never bites, since the levels are whole kronor.
    const auto plain = in_prices_of_2026("change = \"10 %\"\n" + previous, "100 000 kr");
    const auto counted =
        in_prices_of_2026("change = \"10 %\"\n" + previous + rounded("result", "0,01 kr") + "carry = \"rounded\"", "100 000 kr");
    EXPECT_EQ(levels_of(plain, 2031), levels_of(counted, 2031));
}
