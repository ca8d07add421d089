// Index clauses that read a series: the level of each year, by hand, with link, limits, threshold, portion and basket.

#include <andel/projection/evaluate_index.hpp>

#include <andel/projection/evaluate.hpp>

#include "example.hpp"

#include <gtest/gtest.h>

#include <string>
#include <vector>

namespace {

using namespace andel;

using levels = std::vector<std::string>;

/// The levels of all cells: in kronor with two decimals, or as fractions.
levels levels_of(const std::string& text, const csv_files& files, bool exact = false) {
    const plan rows = planned(text);
    const auto found = expected(find_figures(rows, figures_in(*rows.source, files), {}));
    no_recorder nobody;
    evaluator<no_recorder> evaluate{rows, found, nobody};
    levels all;
    for (const cell_row& each : rows.cells) {
        const rational level = evaluate.level(each);
        all.push_back(exact ? to_text(level) : write_exact(round(level, {.to = rational{1, 100}, .mode = rounding_mode::half_up})));
    }
    return all;
}

/// A rent in the prices of some October, moved by an index that reads the October of the year before.
example by_october(const std::string& clause, const std::string& amount, const std::string& price_level, int first, int last) {
    return example{}
        .with("[term]", "start = \"" + std::to_string(first) + "-01-01\"\nend = \"" + std::to_string(last) + "-12-31\"")
        .with("[costs.rent]", "yearly = \"" + amount + "\"\nindex = \"clause\"\nprice_level = \"" + price_level + "\"")
        .with("[indexes.clause]", "level = \"october\"\nevery = \"01-01\"\nsource = \"contract\"\n" + clause)
        .with("[measures.october]",
              "figures = \"kpi\"\nreading = { at = \"10\", years_before = 1 }\nafter_last = \"stop\"\npreliminary = \"refuse\"\nsource = "
              "\"contract\"")
        .with("[figures.kpi]", "file = \"kpi.csv\"\nunit = \"index\"\nbase = \"1980=100\"\nsource = \"article\"");
}

// Published by Statistics Sweden, fixed figures.
const csv_files kpi{
    {"kpi.csv",
     "period;value\n2013-10;314,40\n2014-10;314,02\n2015-10;314,29\n2016-10;318,00\n2021-10;346,44\n2022-10;384,04\n2023-10;409,07\n"
     "2024-10;415,51\n2025-10;419,35\n"},
    {"kpi-2020.csv", "period;value\n2026-10;125,10\n2027-10;126,98\n"}};

/// A rent of 1 300 000 kr of October 2022 through the change of base in January 2026.
example through_the_change_of_base(const std::string& clause) {
    return by_october(clause, "1 300 000 kr", "2022-10", 2023, 2028)
        .with("[figures.kpi]",
              "continued = { by = \"kpi_2020\", from = \"2026-01\", times = \"3,3592\", rounding.level = { to = \"0,01\", mode = "
              "\"half_up\" } }")
        .with("[figures.kpi_2020]", "file = \"kpi-2020.csv\"\nunit = \"index\"\nbase = \"2020=100\"\nsource = \"assumption\"");
}

const std::string whole_addition = "rounding.addition = { to = \"1 kr\", mode = \"half_up\" }\n";

/// A rent of 100 kr in the prices of 2026, moved by index numbers that are typed for 2026, 2027, …
levels by_numbers(const std::vector<std::string>& numbers, const std::string& clause) {
    std::string typed = "level = { ";
    for (std::size_t i = 0; i < numbers.size(); ++i) {
        typed += std::to_string(2026 + i) + " = \"" + numbers[i] + "\", ";
    }
    auto all =
        levels_of(example{}
                      .with("[term]", "end = \"" + std::to_string(2025 + numbers.size()) + "-12-31\"")
                      .with("[costs.rent]", "yearly = \"100 kr\"\nindex = \"clause\"\nprice_level = 2026")
                      .with("[indexes.clause]", typed + "after_last = \"stop\" }\nevery = \"01-01\"\nsource = \"contract\"\n" + clause),
                  {});
    all.erase(all.begin());
    return all;
}

const std::string previous = "against = \"previous\"\nfloor = \"none\"\n";

}  // namespace

TEST(Level, AgainstTheBaseGoesOnThroughAChangeOfBase) {
    const auto text = through_the_change_of_base("against = \"base\"\nfloor = \"contract\"\n" + whole_addition);
    EXPECT_EQ(levels_of(text, kpi, true), (levels{"1300000", "1384728", "1406528", "1419527", "1422539", "1443899"}));
}

TEST(Level, ThatIsChainedWithRoundedPercentIsAnother) {
    const auto text = through_the_change_of_base(previous +
                                                 "carry = \"rounded\"\nrounding.change = { to = \"0,01 %\", mode = \"half_up\" }\n"
                                                 "rounding.result = { to = \"1 kr\", mode = \"half_up\" }");
    EXPECT_EQ(levels_of(text, kpi, true), (levels{"1300000", "1384760", "1406501", "1419441", "1422422", "1443758"}));
}

TEST(Level, ThatIsChainedAndUnroundedIsThatAgainstTheBase) {
    EXPECT_EQ(levels_of(through_the_change_of_base(previous), kpi, true),
              levels_of(through_the_change_of_base("against = \"base\"\nfloor = \"none\""), kpi, true));
}

TEST(Level, WithoutARoundingOfTheLinkIsAnother) {
    const auto text = through_the_change_of_base("against = \"base\"\nfloor = \"contract\"")
                          .with("[figures.kpi]", "continued = { by = \"kpi_2020\", from = \"2026-01\", times = \"3,3592\" }");
    EXPECT_EQ(levels_of(text, kpi)[4], "1\u00A0422\u00A0525,51") << "1 300 000 + 122 525,51 for 2027";
}

TEST(Growth, GoesOnFromTheLinkedValue) {
    const auto text = through_the_change_of_base("against = \"base\"\nfloor = \"none\"").with("[measures.october]", "after_last = \"2 %\"");
    const csv_files stops{{"kpi.csv", kpi.at("kpi.csv")}, {"kpi-2020.csv", "period;value\n2026-10;125,10\n"}};
    EXPECT_EQ(levels_of(text, stops, true)[5], to_text(rational{1'300'000} * rational{42024, 38404} * rational{102, 100}))
        << "420,24 × 1,02 for October 2027";
}

TEST(RoundedLevel, IsTheIndexThatTheClauseUses) {
    const auto text = by_october("against = \"base\"\nfloor = \"none\"\nrounding.level = { to = \"0,1\", mode = \"half_up\" }", "100 kr",
                                 "2022-10", 2024, 2024);
    EXPECT_EQ(levels_of(text, kpi, true), (levels{to_text(rational{100} * rational{4091, 3840})})) << "384,0 and 409,1";
}

TEST(Floors, ThatReadASeriesDifferAfterAFall) {
    const auto reached = [](const std::string& clause) { return levels_of(by_october(clause, "100 000 kr", "2013-10", 2014, 2017), kpi); };
    const auto base = [](const std::string& floor) { return "against = \"base\"\nfloor = \"" + floor + "\""; };
    EXPECT_EQ(reached(base("last_year")), (levels{"100\u00A0000", "100\u00A0000", "100\u00A0000", "101\u00A0145,04"}));
    EXPECT_EQ(reached(base("contract")), (levels{"100\u00A0000", "100\u00A0000", "100\u00A0000", "101\u00A0145,04"}));
    EXPECT_EQ(reached(base("none"))[2], "99\u00A0965,01") << "314,29 / 314,40 in 2016";
    EXPECT_EQ(reached("against = \"previous\"\nfloor = \"falls_ignored\"")[3], "101\u00A0267,44") << "318,00 / 314,02";
}

TEST(Portion, OfTheAmountIsNotThatOfEachChange) {
    const auto of = [](const std::string& what) {
        return levels_of(
            by_october(previous + "portion = { share = \"75 %\", of = \"" + what + "\" }", "1 300 000 kr", "2022-10", 2023, 2026), kpi)[3];
    };
    EXPECT_EQ(of("amount"), "1\u00A0389\u00A0644,96") << "a quarter stands still";
    EXPECT_EQ(of("change"), "1\u00A0389\u00A0208,53") << "three quarters of each change";
}

TEST(Portion, AgainstTheBaseIsOfTheWholeChange) {
    const auto text = by_october("against = \"base\"\nfloor = \"none\"\nportion = \"75 %\"", "1 300 000 kr", "2022-10", 2023, 2026);
    EXPECT_EQ(levels_of(text, kpi)[3], "1\u00A0389\u00A0644,96");
}

TEST(Maximum, LosesOrCarriesWhatIsAbove) {
    const auto with = [](const std::string& maximum) {
        return levels_of(by_october(previous + maximum, "100 000 kr", "2021-10", 2022, 2026), kpi)[4];
    };
    EXPECT_EQ(with("maximum = { share = \"4 %\", excess = \"lost\" }"), "110\u00A0878,08");
    EXPECT_EQ(with("maximum = { share = \"4 %\", excess = \"carried\" }"), "116\u00A0985,86") << "four times four percent";
    EXPECT_EQ(with(""), "121\u00A0045,49");
}

TEST(Maximum, WithMemoryIsNotMonotoneInTheIndex) {
    const std::string lost = previous + "maximum = { share = \"4 %\", excess = \"lost\" }";
    EXPECT_EQ(by_numbers({"100", "104", "108"}, lost), (levels{"104", "108"}));
    EXPECT_EQ(by_numbers({"100", "108", "108"}, lost), (levels{"104", "104"})) << "a higher index, a lower rent";
}

TEST(Minimum, CarriesWhatItHasGivenInAdvance) {
    EXPECT_EQ(by_numbers({"100", "100", "106"}, previous + "minimum = { share = \"2 %\", excess = \"carried\" }"), (levels{"102", "106"}));
    EXPECT_EQ(by_numbers({"100", "100", "106"}, previous + "minimum = { share = \"2 %\", excess = \"lost\" }"), (levels{"102", "108,12"}));
}

TEST(Threshold, AgainstTheLastUsedGathersSmallChanges) {
    const std::string clause = "against = \"last_used\"\nfloor = \"none\"\nthreshold = { share = \"3 %\", gives = \"whole\" }";
    EXPECT_EQ(by_numbers({"100", "102,9", "103,1"}, clause), (levels{"100", "103,1"}));
    EXPECT_EQ(by_numbers({"100", "103,0", "103,1"}, clause), (levels{"103", "103"})) << "a higher index, a lower rent";
    EXPECT_EQ(by_numbers({"100", "102,9", "103,1"}, previous + "threshold = { share = \"3 %\", gives = \"whole\" }"),
              (levels{"100", "100"}))
        << "against the year before they are lost";
}

TEST(Threshold, GivesTheWholeTheExcessOrWholeSteps) {
    const auto gives = [](const std::string& what, const std::string& number) {
        return by_numbers({"100", number}, previous + "threshold = { share = \"1 %\", gives = \"" + what + "\" }")[0];
    };
    EXPECT_EQ(gives("whole", "102,7"), "102,7");
    EXPECT_EQ(gives("excess", "102,7"), "101,7");
    EXPECT_EQ(gives("steps", "102,7"), "102");
    EXPECT_EQ(gives("whole", "101"), "101") << "the threshold itself is enough";
    EXPECT_EQ(gives("excess", "101"), "100");
    EXPECT_EQ(gives("steps", "101"), "101");
    EXPECT_EQ(gives("whole", "99,5"), "100");
    EXPECT_EQ(gives("excess", "97,3"), "98,3") << "a fall is its mirror";
    EXPECT_EQ(gives("steps", "97,3"), "98");
}

TEST(LastUsed, RemembersTheLevelBehindTheLastChangeThatWasMade) {
    const std::string numbers_that_fall = "floor = \"last_year\"\nagainst = ";
    EXPECT_EQ(by_numbers({"100", "95", "98", "101"}, numbers_that_fall + "\"last_used\""), (levels{"100", "100", "101"}));
    EXPECT_EQ(by_numbers({"100", "95", "98", "101"}, numbers_that_fall + "\"previous\""), (levels{"100", "103,16", "106,32"}))
        << "98/95, and then 101/98 more";
}

TEST(FallsIgnored, MakesAFallAndARiseARise) {
    EXPECT_EQ(by_numbers({"100", "99", "100"}, "against = \"previous\"\nfloor = \"falls_ignored\""), (levels{"100", "101,01"}));
    EXPECT_EQ(by_numbers({"100", "100", "100"}, "against = \"previous\"\nfloor = \"falls_ignored\""), (levels{"100", "100"}));
}

TEST(Order, OfThresholdAndPortionIsAsWritten) {
    const auto in_order = [](const std::string& order) {
        return by_numbers(
            {"100", "104"},
            "against = \"base\"\nfloor = \"none\"\nportion = \"75 %\"\nthreshold = { share = \"3,5 %\", gives = \"whole\" }\norder = " +
                order)[0];
    };
    EXPECT_EQ(in_order("[\"threshold\", \"portion\"]"), "103") << "4 % passes, and three quarters of it count";
    EXPECT_EQ(in_order("[\"portion\", \"threshold\"]"), "100") << "3 % does not";
}

TEST(Limits, OfAnIndexNeedNoOrderOfAMinimumAndAMaximum) {
    const std::string both = "against = \"base\"\nfloor = \"none\"\nminimum = \"1 %\"\nmaximum = \"4 %\"";
    EXPECT_EQ(by_numbers({"100", "100", "102", "110"}, both), (levels{"101", "102", "104"}));
}

TEST(Basket, IsTheWeightedSumOfItsRoundedParts) {
    const auto text =
        example{}
            .with("[costs.rent]", "yearly = \"1 000 kr\"\nindex = \"basket\"\nprice_level = 2026")
            .with("[term]", "end = \"2027-12-31\"")
            .with("[indexes.basket]",
                  "parts = { wages = \"80 %\", prices = \"20 %\" }\n" + previous + "every = \"01-01\"\nsource = \"contract\"")
            .with("[indexes.wages]", "change = \"3,26 %\"\nrounding.change = { to = \"0,1 %\", mode = \"half_up\" }\nsource = \"contract\"")
            .with("[indexes.prices]", "level = { 2026 = \"200\", 2027 = \"205\", after_last = \"stop\" }\nsource = \"contract\"");
    EXPECT_EQ(levels_of(text, {})[1], "1\u00A0031,4") << "0,8 × 3,3 % + 0,2 × 2,5 % = 3,14 %";
    EXPECT_EQ(levels_of(text.with("[indexes.basket]", "rounding.change = { to = \"1 %\", mode = \"up\" }"), {})[1], "1\u00A0040");
}

TEST(MeasuredChange, IsReadInPercentForTheYear) {
    const auto text = example{}
                          .with("[term]", "end = \"2027-12-31\"")
                          .with("[costs.rent]", "yearly = \"900 kr\"\nindex = \"pkv\"\nprice_level = 2026")
                          .with("[indexes.pkv]",
                                "change = \"october_edition\"\nfloor = \"none\"\nagainst = \"previous\"\nevery = \"01-01\"\ncarry = "
                                "\"rounded\"\nsource = \"contract\"\n"
                                "rounding.result = { to = \"1 kr\", mode = \"half_up\" }")
                          .with("[measures.october_edition]",
                                "figures = \"pkv\"\nreading = { at = \"year\", edition = \"10\", edition_years_before = 1 }\nafter_last = "
                                "\"stop\"\npreliminary = "
                                "\"keep\"\nsource = \"contract\"")
                          .with("[figures.pkv]", "file = \"pkv.csv\"\nunit = \"percent\"\nsource = \"article\"");
    EXPECT_EQ(levels_of(text, {{"pkv.csv", "period;edition;value\n2027;2026-10;2,7\n2027;2027-04;3,1\n"}}), (levels{"900", "924"}));
}
