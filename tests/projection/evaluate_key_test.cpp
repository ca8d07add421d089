// Down a key: what each party bears, by hand, of measures, charges and limits.

#include <andel/projection/evaluate_key.hpp>

#include <andel/values/written.hpp>

#include "example.hpp"

#include <gtest/gtest.h>

#include <string>
#include <vector>

namespace {

using namespace andel;

/// A cost of 2026 divided by the lines of [keys.divided]; five municipalities, of whom the inhabitants are as given, and a region.
example divided(const std::string& amount, const std::string& lines,
                const std::string& inhabitants = "{ alfa = 20000, beta = 28000, gamma = 100000, delta = 400000, epsilon = 600000 }") {
    return example{}
        .with("[parties]",
              "gamma = { label = \"Gamma kommun\", class = \"municipality\", code = \"9903\", source = \"contract\" }\n"
              "delta = { label = \"Delta kommun\", class = \"municipality\", code = \"9904\", source = \"contract\" }\n"
              "epsilon = { label = \"Epsilon kommun\", class = \"municipality\", code = \"9905\", source = \"contract\" }")
        .with("[term]", "end = \"2026-12-31\"\npart_years = \"months\"")
        .with("[costs.rent]", "key = \"divided\"\nyearly = \"" + amount + "\"")
        .without("[keys.half_each]")
        .with("[keys.divided]", lines + "\nsource = \"contract\"")
        .with("[measures.inhabitants]", "kind = \"stock\"\nvalues = " + inhabitants + "\nsource = \"contract\"")
        .with("[rounding]",
              "part = { to = \"0,01 kr\", odd = \"largest_remainder\", order = \"by_code\" }\namount = { to = \"0,01 kr\", mode = "
              "\"half_up\" }");
}

const std::string everybody = "by = \"inhabitants\"\namong = \"municipalities\"\nindex = \"none\"\n";
const std::string whole_kronor = "rounding.part = { to = \"1 kr\", odd = \"largest_remainder\", order = \"by_code\" }\n";

/// "35 000,00 | 36 585,37": what the municipalities that have a part bear, and last the region, with common spaces.
std::string parts(const projection& of, int year = 0) {
    std::string text;
    for (const char* const each : {"alfa", "beta", "gamma", "delta", "epsilon", "region_x"}) {
        const money bears = borne(of, each, year);
        if (!bears.is_zero()) {
            text += (text.empty() ? "" : " | ") + write_kronor(bears);
        }
    }
    for (std::size_t at = text.find("\u00A0"); at != std::string::npos; at = text.find("\u00A0", at)) {
        text.erase(at, 1);
        text[at] = ' ';
    }
    return text;
}
std::string parts(const std::string& text, int year = 0) { return parts(projected(text), year); }

/// What a charge gives a municipality of so many inhabitants.
std::string charged(const std::string& charge, const std::string& inhabitants) {
    return parts(divided("as charged", "charges = { alfa = " + charge + " }\nindex = \"none\"", "{ alfa = " + inhabitants + " }"));
}

example with_limits(const std::string& amount, const std::string& limits) { return divided(amount, everybody + "limits = " + limits); }

}  // namespace

// ---- measures

TEST(Measured, IsInProportionToWhatIsRead) {
    EXPECT_EQ(parts(divided("1 148 000 kr", everybody)), "20 000,00 | 28 000,00 | 100 000,00 | 400 000,00 | 600 000,00");
}

TEST(Composite, OfEqualPartsAndInhabitantsIsTheMeanOfTheShares) {
    const auto text = divided("1 000 kr", "shares = { each = \"50 %\", by_size = \"rest\" }", "{ alfa = 3, beta = 1 }")
                          .with("[keys.each]", "equal = [\"alfa\", \"beta\"]\nsource = \"contract\"")
                          .with("[keys.by_size]", "by = \"inhabitants\"\namong = [\"alfa\", \"beta\"]\nsource = \"contract\"");
    EXPECT_EQ(parts(text), "625,00 | 375,00") << "250 + 375 and 250 + 125";
}

TEST(TwoLevels, ShareAQuarterByInhabitantsAndLeaveTheRestToTheRegion) {
    const auto text = divided("1 000 kr", "shares = { municipal = \"1/4\", region_x = \"rest\" }", "{ alfa = 3, beta = 2 }")
                          .with("[keys.municipal]", "by = \"inhabitants\"\namong = [\"alfa\", \"beta\"]\nsource = \"contract\"");
    EXPECT_EQ(parts(text), "150,00 | 100,00 | 750,00");
}

TEST(Group, IsWhoeverNamesItOnTheDay) {
    const auto text =
        divided("1 200 kr", "equal = [\"coast\"]")
            .with("[parties]",
                  "alfa = { label = \"Alfa\", class = \"municipality\", code = \"9901\", groups = [\"coast\"], source = \"contract\" }\n"
                  "beta = { label = \"Beta\", class = \"municipality\", code = \"9902\", groups = { from-2026 = [\"inland\"], "
                  "from-2026-07 = [\"coast\", \"inland\"] }, source = \"contract\" }");
    EXPECT_EQ(parts(text), "900,00 | 300,00") << "alone for half a year, then halves";
}

TEST(StandIn, BearsThePartOfAnother) {
    const auto text =
        divided("1 200 kr", "equal = [\"alfa\", \"beta\", \"region_x\"]")
            .with("[parties]",
                  "alfa = { label = \"Alfa\", class = \"municipality\", code = \"9901\", borne_by = \"region_x\", source = \"contract\" }");
    EXPECT_EQ(parts(text), "400,00 | 800,00");
}

TEST(RoundedShares, AddUpBeforeTheyAreUsed) {
    const auto text =
        divided("1 000 kr",
                "equal = [\"alfa\", \"beta\", \"gamma\"]\nrounding.share = { to = \"0,1 %\", odd = \"first_in_order\", order = [\"gamma\", "
                "\"alfa\", \"beta\"] }");
    EXPECT_EQ(parts(text), "333,00 | 333,00 | 334,00") << "33,3 %, 33,3 % and 33,4 %";
}

TEST(Presence, CutsTheYearOrWeighsIt) {
    const auto text =
        divided("120 000 kr", "equal = [\"alfa\", \"beta\"]")
            .with("[parties]",
                  "beta = { label = \"Beta\", class = \"municipality\", code = \"9902\", joins = \"2026-07-01\", source = \"contract\" }");
    EXPECT_EQ(parts(text.with("[term]", "presence = \"by_segment\"")), "90 000,00 | 30 000,00");
    EXPECT_EQ(parts(text.with("[term]", "presence = \"weighted\"")), "80 000,00 | 40 000,00");
}

TEST(Presence, OfALeaverUnderAWeightedKeyConservesTheWhole) {
    const auto text =
        divided("1 200 000 kr", "by = \"inhabitants\"\namong = \"municipalities\"\n" + whole_kronor,
                "{ alfa = 5, beta = 3, gamma = 2, delta = 0, epsilon = 0 }")
            .with(
                "[parties]",
                "gamma = { label = \"Gamma\", class = \"municipality\", code = \"9903\", leaves = \"2026-06-30\", source = \"contract\" }");
    EXPECT_EQ(parts(text.with("[term]", "presence = \"by_segment\"")), "675 000,00 | 405 000,00 | 120 000,00");
    EXPECT_EQ(parts(text.with("[term]", "presence = \"weighted\"")), "666 667,00 | 400 000,00 | 133 333,00");
}

TEST(Presence, DoesNotWeighWhatIsCountedOverATime) {
    const auto text =
        divided("900 kr", "by = \"visits\"\namong = [\"alfa\", \"beta\"]")
            .with("[measures.visits]", "kind = \"flow\"\nvalues = { alfa = 100, beta = 200 }\nsource = \"contract\"")
            .without("[measures.inhabitants]")
            .with("[term]", "presence = \"weighted\"")
            .with("[parties]",
                  "beta = { label = \"Beta\", class = \"municipality\", code = \"9902\", joins = \"2026-07-01\", source = \"contract\" }");
    EXPECT_EQ(parts(text), "300,00 | 600,00") << "its visits are those of its half year already";
    EXPECT_EQ(parts(text.with("[measures.visits]", "kind = \"stock\"")), "450,00 | 450,00") << "100 and 200 × 1/2";
}

TEST(Weights, ThatAreAllReadAsZeroDivideNothing) {
    const auto text = divided("100 kr", everybody, "{ alfa = 0, beta = 0, gamma = 0, delta = 0, epsilon = 0 }");
    EXPECT_EQ(problems_projecting(text), (problem_list{text.at("by = ^\"inhabitants\"", "all_weights_zero")}));
}

// ---- charges

TEST(Charge, IsAFeeAndARateWithinItsLimits) {
    EXPECT_EQ(parts(divided("as charged",
                            "charges = { municipalities = { rate = \"1,25 kr\", per = \"inhabitants\", minimum = \"35 000 kr\", maximum = "
                            "\"500 000 kr\" }, "
                            "regions = \"52 500 kr\" }\nindex = \"none\"")),
              "35 000,00 | 35 000,00 | 125 000,00 | 500 000,00 | 500 000,00 | 52 500,00");
    EXPECT_EQ(charged("{ fee = \"6 500 kr\", rate = \"0,4 kr\", per = \"inhabitants\" }", "10003"), "10 501,20");
}

TEST(Discount, OnTheWholeFeeMayMakeABiggerMeasureASmallerFee) {
    const std::string above =
        "{ rate = \"1,25 kr\", per = \"inhabitants\", discount = { share = \"8 %\", above = 300000, on = \"whole\" } }";
    EXPECT_EQ(charged(above, "300000"), "375 000,00") << "not above";
    EXPECT_EQ(charged(above, "300001"), "345 001,15");
    const std::string from = "{ rate = \"1,25 kr\", per = \"inhabitants\", discount = { share = \"8 %\", from = 300000, on = \"whole\" } }";
    EXPECT_EQ(charged(from, "300000"), "345 000,00");
}

TEST(Discount, OnTheExcessIsOnWhatIsAboveOnly) {
    const std::string excess =
        "{ rate = \"1,25 kr\", per = \"inhabitants\", discount = { share = \"8 %\", above = 300000, on = \"excess\" } }";
    EXPECT_EQ(charged(excess, "300000"), "375 000,00");
    EXPECT_EQ(charged(excess, "300001"), "375 001,15") << "1,25 − 0,10 for one more";
    EXPECT_EQ(
        charged(
            "{ fee = \"1 000 kr\", rate = \"1 kr\", per = \"inhabitants\", discount = { share = \"10 %\", above = 300, on = \"excess\" } }",
            "400"),
        "1 390,00")
        << "the fee has no part above: 1 400 − 10 % of 100 × 1 kr";
}

TEST(Order, OfADiscountAndAMaximumIsAsWritten) {
    const auto in_order = [](const std::string& order) {
        return charged(
            "{ rate = \"1,25 kr\", per = \"inhabitants\", maximum = \"500 000 kr\", discount = { share = \"8 %\", above = 300000, on = "
            "\"whole\" }, "
            "order = " +
                order + " }",
            "600000");
    };
    EXPECT_EQ(in_order("[\"discount\", \"maximum\"]"), "500 000,00") << "750 000 → 690 000 → 500 000";
    EXPECT_EQ(in_order("[\"maximum\", \"discount\"]"), "460 000,00") << "750 000 → 500 000 → 460 000";
}

TEST(Rest, IsBorneByTheCarrierAndMayBeACredit) {
    const std::string fees = "charges = { municipalities = \"100 kr\" }\nrest = \"region_x\"\nindex = \"none\"";
    EXPECT_EQ(parts(divided("800 kr", fees)), "100,00 | 100,00 | 100,00 | 100,00 | 100,00 | 300,00");
    EXPECT_EQ(parts(divided("420 kr", fees)), "100,00 | 100,00 | 100,00 | 100,00 | 100,00 | \u221280,00");
}

TEST(Rest, ByAKeyIsABaseFeeAndAVariablePart) {
    const auto text = divided("900 kr", "charges = { alfa = \"100 kr\", beta = \"100 kr\" }\nrest = \"by_size\"\nindex = \"none\"",
                              "{ alfa = 5, beta = 2 }")
                          .with("[keys.by_size]", "by = \"inhabitants\"\namong = [\"alfa\", \"beta\"]\nsource = \"contract\"");
    EXPECT_EQ(parts(text), "600,00 | 300,00") << "100 + 500 and 100 + 200";
}

TEST(Rest, BelowZeroIsNotHandedToAKeyInKronor) {
    const auto text =
        divided("150 kr", "charges = { alfa = \"100 kr\", beta = \"100 kr\" }\nrest = \"more\"\nindex = \"none\"")
            .with("[keys.more]", "charges = { gamma = \"10 kr\" }\nrest = \"region_x\"\nindex = \"none\"\nsource = \"contract\"");
    const auto problems = project(planned(text)).problems();
    ASSERT_EQ(problems.size(), 1U);
    EXPECT_EQ(problems[0].code, problem_code::rule_missing);
    EXPECT_EQ(parts(text.with("[costs.rent]", "yearly = \"250 kr\"")), "100,00 | 100,00 | 10,00 | 40,00");
}

TEST(Schedule, RoundsEachFeeByItselfAndTheirSumIsTheAmount) {
    const std::string fees =
        "charges = { alfa = { rate = \"0,35 kr\", per = \"inhabitants\" }, beta = { rate = \"0,35 kr\", per = \"inhabitants\" } }\nindex = "
        "\"none\"\n";
    const auto text = divided("as charged", fees + "rounding.part = { to = \"1 kr\", mode = \"half_up\" }", "{ alfa = 10, beta = 10 }");
    EXPECT_EQ(parts(text), "4,00 | 4,00") << "3,50 each, always up at a half";
    EXPECT_EQ(amount_of(projected(text), "rent", 2026), kronor("8")) << "not 7";
}

TEST(Schedule, MovesWithItsIndexEveryKrona) {
    const auto text = divided("as charged",
                              "charges = { alfa = { fee = \"100 kr\", rate = \"2 kr\", per = \"inhabitants\", minimum = \"1 000 kr\" }, "
                              "beta = { rate = \"2 kr\", per = \"inhabitants\", "
                              "minimum = \"1 000 kr\" } }\nindex = \"prices\"\nprice_level = 2025",
                              "{ alfa = 1000, beta = 10 }")
                          .with("[indexes.prices]", "change = \"10 %\"\nagainst = \"previous\"\nevery = \"01-01\"\nsource = \"contract\"");
    EXPECT_EQ(parts(text), "2 310,00 | 1 100,00");
}

TEST(JoiningFee, IsChargedTheYearBeforeForWhoeverJoins) {
    const auto text =
        divided("as charged", "charges = { municipalities = { rate = \"4 kr\", per = \"inhabitants\" } }\nindex = \"none\"",
                "{ alfa = 31500, beta = 10000, gamma = 1, delta = 1, epsilon = 1 }")
            .with("[term]", "end = \"2028-12-31\"")
            .without("[costs.rent]", "yearly")
            .with("[costs.rent]", "once = \"as charged\"\nwhen = { event = \"joins\", years_before = 1 }")
            .with("[parties]",
                  "beta = { label = \"Beta\", class = \"municipality\", code = \"9902\", joins = \"2028-01-01\", source = \"contract\" }");
    const auto result = projected(text);
    EXPECT_EQ(parts(result, 2027), "40 000,00");
    EXPECT_EQ(parts(result), "40 000,00") << "nobody else joins";
}

TEST(PartYear, ScalesTheKronorOrLeavesThemWhole) {
    const auto text =
        divided("as charged",
                "charges = { beta = { rate = \"1,25 kr\", per = \"inhabitants\", minimum = \"35 000 kr\" } }\nindex = \"none\"\npart_year "
                "= \"scaled\"",
                "{ beta = 20000 }")
            .with("[term]", "presence = \"by_segment\"")
            .with("[parties]",
                  "beta = { label = \"Beta\", class = \"municipality\", code = \"9902\", joins = \"2026-07-01\", source = \"contract\" }");
    EXPECT_EQ(parts(text), "17 500,00");
    EXPECT_EQ(parts(text.with("[keys.divided]", "part_year = \"whole\"")), "35 000,00");
}

TEST(PartYear, DoesNotScaleWhatIsCountedOverATime) {
    const auto text =
        divided("as charged",
                "charges = { beta = { fee = \"1 000 kr\", rate = \"10 kr\", per = \"visits\" } }\nindex = \"none\"\npart_year = \"scaled\"")
            .without("[measures.inhabitants]")
            .with("[measures.visits]", "kind = \"flow\"\nvalues = { beta = 30 }\nsource = \"contract\"")
            .with("[term]", "presence = \"by_segment\"")
            .with("[parties]",
                  "beta = { label = \"Beta\", class = \"municipality\", code = \"9902\", joins = \"2026-07-01\", source = \"contract\" }");
    EXPECT_EQ(parts(text), "800,00") << "half the fee, and all thirty visits";
}

// ---- limits of a key that divides

TEST(Limits, LeaveTheDifferenceToACarrier) {
    EXPECT_EQ(parts(with_limits("1 500 000 kr", "{ minimum = \"35 000 kr\", maximum = \"500 000 kr\", difference = \"region_x\" }")),
              "35 000,00 | 36 585,37 | 130 662,02 | 500 000,00 | 500 000,00 | 297 752,61");
}

TEST(Limits, AreFilledByOneRateForAllWhoAreAtNone) {
    const std::string limits = "{ minimum = \"35 000 kr\", maximum = \"500 000 kr\", difference = \"others\" }\n";
    EXPECT_EQ(parts(with_limits("1 500 000 kr", limits)), "67 567,57 | 94 594,59 | 337 837,84 | 500 000,00 | 500 000,00")
        << "125/37 kr a head";
    EXPECT_EQ(parts(with_limits("1 500 000 kr", limits + whole_kronor)), "67 567,00 | 94 595,00 | 337 838,00 | 500 000,00 | 500 000,00")
        << "who is at the maximum stays there";
}

TEST(Limits, ThatCannotHoldTheAmountAreToldWithBothSums) {
    const auto text = with_limits("2 600 000 kr", "{ minimum = \"35 000 kr\", maximum = \"500 000 kr\", difference = \"others\" }");
    const auto problems = project(planned(text)).problems();
    ASSERT_EQ(problems.size(), 1U);
    EXPECT_EQ(problems[0].code, problem_code::limits_do_not_meet);
    const std::string words = message(problems[0], language::english);
    EXPECT_NE(words.find("2,500,000"), std::string::npos) << words;
    EXPECT_NE(words.find("2,600,000"), std::string::npos) << words;
    EXPECT_EQ(parts(text.with("[costs.rent]", "yearly = \"2 500 000 kr\"")),
              "500 000,00 | 500 000,00 | 500 000,00 | 500 000,00 | 500 000,00");
    EXPECT_EQ(parts(text.with("[costs.rent]", "yearly = \"175 000 kr\"")), "35 000,00 | 35 000,00 | 35 000,00 | 35 000,00 | 35 000,00");
}

TEST(Limits, OfBothSidesEndWithNothingLeftOver) {
    // Clamping whoever breaks a limit, again and again, ends at 20 + 2 of these 30 kronor.
    const auto text =
        divided("30 kr",
                "by = \"inhabitants\"\namong = [\"alfa\", \"beta\"]\nindex = \"none\"\nlimits = { minimum = { amount = \"1 kr\", per = "
                "\"least\" }, maximum = { amount = \"1 kr\", per = \"most\" }, difference = \"others\" }",
                "{ alfa = 5, beta = 6 }")
            .with("[measures.least]", "kind = \"stock\"\nvalues = { alfa = 20, beta = 2 }\nsource = \"contract\"")
            .with("[measures.most]", "kind = \"stock\"\nvalues = { alfa = 1000, beta = 2 }\nsource = \"contract\"");
    EXPECT_EQ(parts(text), "28,00 | 2,00");
}

TEST(Limits, GiveWhoeverWeighsNothingItsMinimum) {
    EXPECT_EQ(parts(divided("100 kr",
                            "by = \"inhabitants\"\namong = [\"alfa\", \"beta\", \"gamma\"]\nindex = \"none\"\nlimits = { minimum = \"10 "
                            "kr\", difference = \"others\" }",
                            "{ alfa = 0, beta = 1, gamma = 2 }")),
              "10,00 | 30,00 | 60,00");
}

TEST(Limits, OfAShareHoldForEveryAmount) {
    const auto text =
        divided("1 000 kr", "weights = { alfa = 6, beta = 3, gamma = 1 }\nlimits = { maximum = \"50 %\", difference = \"others\" }");
    EXPECT_EQ(parts(text.without("[measures.inhabitants]")), "500,00 | 375,00 | 125,00") << "the rest as 3 : 1";
}

TEST(YearlyChange, IsBoundByThePartOfTheYearBefore) {
    const auto text = divided("400 000 kr",
                              "shares = { alfa = \"50 %\", beta = \"rest\" }\nlimits = { yearly_change = { up = \"10 %\", previous = { "
                              "alfa = \"100 000 kr\" }, "
                              "only = [\"alfa\"] }, difference = \"region_x\" }")
                          .without("[measures.inhabitants]")
                          .with("[term]", "end = \"2028-12-31\"");
    const auto result = projected(text);
    EXPECT_EQ(parts(result, 2026), "110 000,00 | 200 000,00 | 90 000,00");
    EXPECT_EQ(parts(result, 2027), "121 000,00 | 200 000,00 | 79 000,00") << "of what it had after the limit, not of 200 000";
    EXPECT_EQ(parts(result, 2028), "133 100,00 | 200 000,00 | 66 900,00");
}

TEST(YearlyChange, WithoutAYearBeforeIsAQuestion) {
    const auto text = divided("400 000 kr",
                              "shares = { alfa = \"50 %\", beta = \"rest\" }\nlimits = { yearly_change = { up = \"10 %\", previous = { "
                              "alfa = \"100 000 kr\" } }, "
                              "difference = \"region_x\" }")
                          .without("[measures.inhabitants]");
    const auto problems = project(planned(text)).problems();
    ASSERT_EQ(problems.size(), 1U);
    EXPECT_EQ(problems[0].code, problem_code::rule_missing);
    EXPECT_NE(message(problems[0], language::english).find("beta"), std::string::npos) << message(problems[0], language::english);
}

TEST(YearlyChange, MayBeSoManyKronorForEachInhabitant) {
    const auto text = divided("400 000 kr",
                              "shares = { alfa = \"50 %\", beta = \"rest\" }\nindex = \"none\"\nlimits = { yearly_change = { up = { amount "
                              "= \"2 kr\", per = \"inhabitants\" }, "
                              "previous = { alfa = \"100 000 kr\", beta = \"100 000 kr\" } }, difference = \"region_x\" }",
                              "{ alfa = 10000, beta = 30000 }");
    EXPECT_EQ(parts(text), "120 000,00 | 160 000,00 | 120 000,00");
}

TEST(Limits, OfIncomeAreAQuestion) {
    const auto text =
        with_limits("-1 000 kr", "{ maximum = \"500 kr\", difference = \"others\" }").with("[costs.rent]", "kind = \"income\"");
    const auto problems = project(planned(text)).problems();
    ASSERT_EQ(problems.size(), 1U);
    EXPECT_EQ(problems[0].code, problem_code::rule_missing);
}
