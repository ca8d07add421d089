// What is read of assets and loans, of the other ends that a term may have, and of a year that is not the calendar's.

#include <andel/agreement/read_agreement.hpp>

#include "example.hpp"

#include <gtest/gtest.h>

#include <string>

namespace {

using namespace andel;

/// The example with an asset that says `lines` besides what every asset says.
example with_asset(const std::string& lines) {
    return example{}
        .with(
            "[assets.rebuild]",
            "label = \"Ombyggnad\"\nowner = \"alfa\"\ncost = \"16 mnkr\"\nlife = \"33 years\"\nin_use = \"2026-08-15\"\n"
            "start = \"month_after\"\nmethod = \"linear\"\ninterest_on = \"opening\"\ninterest_from = \"depreciation\"\nrate = \"2,5 %\"\n"
            "left_over = \"region_x\"\nsource = \"contract\"")
        .with("[assets.rebuild]", lines);
}
asset read_asset(const std::string& lines) { return read(with_asset(lines)).assets.at(0); }

example with_loan(const std::string& lines) {
    return example{}
        .with("[loans.bridge]",
              "label = \"Lån\"\nlender = \"Kommuninvest\"\nborrower = \"alfa\"\ndrawn = { 2024-03-15 = \"6 mnkr\" }\nrepaid = "
              "\"2034-09-15\"\n"
              "repayment = \"straight\"\nrate = \"2,66 %\"\nday_count = \"actual/360\"\npayments = 4\nfirst_payment = \"2024-06-15\"\n"
              "source = \"contract\"")
        .with("[loans.bridge]", lines);
}
loan read_loan(const std::string& lines) { return read(with_loan(lines)).loans.at(0); }

std::string last_day(const std::string& lines) { return to_text(*read(example{}.with("[term]", lines)).term.end.value().when); }

}  // namespace

TEST(ReadAsset, HoldsWhatTheFileSays) {
    const asset one = read_asset("rest_value = \"500 tkr\"\ngrant = { amount = \"1 200 tkr\", treatment = \"spread_over_life\" }");
    EXPECT_EQ(one.cost.value().value.kronor(), rational{16'000'000});
    EXPECT_EQ(one.rest_value.value().value.kronor(), rational{500'000});
    EXPECT_EQ(one.grant.value().kronor, rational{1'200'000});
    EXPECT_EQ(one.grant.value().treatment, grant_treatment::spread_over_life);
    EXPECT_EQ(one.life.value().months(), 396);
    EXPECT_EQ(one.in_use.value().when, make_day(2026, 8, 15));
    EXPECT_EQ(one.rate.value().yearly, (rational{1, 40}));
    EXPECT_EQ(one.left_over.value().id, "region_x");
}

TEST(ReadAsset, IsTakenIntoUseOnANamedDay) {
    const auto text =
        with_asset("in_use = \"opening\"").with("[dates.opening]", "label = \"Öppnar\"\ndate = \"2027-03-01\"\nsource = \"contract\"");
    const agreement from = read(text);
    EXPECT_EQ(from.assets[0].in_use.value().when, make_day(2027, 3, 1));
    EXPECT_EQ(from.find_asset("rebuild"), 0U);
    EXPECT_EQ(from.find_asset("rebuilt"), no_row);
}

TEST(ReadAsset, MayBeOlderThanTheAgreementAndOutliveIt) {
    const asset one = read_asset("in_use = \"1998-01-01\"\nrate = { from-1998 = \"4 %\", from-2040 = \"2 %\" }");
    EXPECT_EQ(one.rate.statements.size(), 2U);
}

TEST(ReadRate, IsTypedOrSaidByAMeasureOrForEachYear) {
    EXPECT_EQ(read_asset("rate = \"-0,5 %\"").rate.value().yearly, (rational{-1, 200}));
    const asset by_year = read_asset("rate = { 2026 = \"2,5 %\", 2027 = \"2 %\", after_last = \"repeat\" }");
    EXPECT_TRUE(by_year.rate.has_occasions());
    EXPECT_EQ(by_year.rate.follows->value.way, after_last_way::repeat);
    const auto text = with_asset("rate = \"internal\"")
                          .with("[measures.internal]",
                                "figures = \"rates\"\nreading = { at = \"year\" }\nafter_last = \"repeat\"\npreliminary = \"keep\"\n"
                                "source = \"contract\"")
                          .with("[figures.rates]", "file = \"rates.csv\"\nunit = \"percent\"\nsource = \"contract\"");
    EXPECT_EQ(read(text).assets[0].rate.value().measure.id, "internal");
}

TEST(ReadRate, IsBelowAHundredPercent) {
    const auto text = with_asset("rate = \"100 %\"");
    EXPECT_EQ(problems_in(text), (problem_list{text.at("rate = ^\"100 %\"", "wrong_type")}));
}

TEST(ReadRates, OfPartiesStandInARow) {
    const asset one = read_asset("rate_by_party = { region_x = \"2 %\", beta = \"3 %\" }");
    const auto& row = one.rate_by_party.value().entries;
    ASSERT_EQ(row.size(), 2U);
    EXPECT_EQ(row[0].party.id, "region_x");
    EXPECT_EQ(row[1].rate.yearly, (rational{3, 100}));
}

TEST(ReadLoan, HoldsWhatTheFileSays) {
    const loan one = read_loan(
        "drawn = { 2024-03-15 = \"6 mnkr\", 2024-09-15 = \"7 mnkr\" }\nmargin = \"0,20 %\"\n"
        "discount = { from-2024 = \"0,02 %\", from-2030 = \"0 %\" }");
    ASSERT_EQ(one.drawn.statements.size(), 2U);
    EXPECT_EQ(one.drawn.statements[1].when.first, make_day(2024, 9, 15));
    EXPECT_EQ(one.payments.value(), 4);
    EXPECT_EQ(one.day_count.value(), day_count::actual_360);
    EXPECT_EQ(one.margin.value().of_whole, (rational{1, 500}));
    EXPECT_EQ(one.discount.statements.size(), 2U);
    EXPECT_EQ(read(with_loan("")).find_loan("bridge"), 0U);
}

TEST(ReadLoan, MayBeDrawnOnANamedDay) {
    const auto text = with_loan("drawn.on-paid_out = \"6 mnkr\"")
                          .with("[dates.paid_out]", "label = \"Utbetalning\"\ndate = \"2024-04-01\"\nsource = \"contract\"");
    EXPECT_EQ(read(text).loans[0].drawn.statements[0].when.first, make_day(2024, 4, 1));
}

TEST(ReadLoan, TakesTheTechniqueOfTheProfile) {
    const auto profiled = [](const std::string& lines) {
        return read(with_loan(lines).with("[agreement]", "rules = \"andel-1\"")).loans[0];
    };
    const loan odd = profiled("repayment = \"annuity\"\nrepaid = \"2034-10-01\"");
    EXPECT_EQ(odd.annuity.value(), annuity_way::equal_periods);
    EXPECT_EQ(odd.odd_period.value(), odd_period::short_last);
    EXPECT_EQ(odd.rounding_interest.value().to, (rational{1, 100}));
    EXPECT_EQ(odd.rounding_repayment.value().to, (rational{1, 100}));
    const loan even = profiled("repayment = \"bullet\"");
    EXPECT_TRUE(even.annuity.absent());
    EXPECT_TRUE(even.odd_period.absent());
    EXPECT_TRUE(even.rounding_repayment.absent());
    EXPECT_TRUE(read_loan("").rounding_interest.absent());
}

TEST(ReadReading, OfALoanIsOfTheFirstDayOfThePeriod) {
    const auto measured = [](const std::string& reading) {
        return with_loan("rate = \"stibor\"")
            .with("[measures.stibor]",
                  "figures = \"rates\"\nafter_last = \"repeat\"\npreliminary = \"keep\"\nsource = \"contract\"\nreading = " + reading)
            .with("[figures.rates]", "file = \"rates.csv\"\nunit = \"percent\"\nsource = \"contract\"");
    };
    EXPECT_EQ(read(measured("{ at = \"period_start\" }")).measures[0].reading.value().at, reading_time::period_start);
    const auto before = measured("{ at = \"period_start\", years_before = 1 }");
    EXPECT_EQ(problems_in(before), (problem_list{before.at("^years_before", "unknown_key")}));
}

TEST(ReadEnd, IsTheFirstSuchDayStrictlyAfterTheStart) {
    EXPECT_EQ(last_day("start = \"2024-07-01\"\nend = { at = \"12-31\", in = \"odd_years\" }"), "2025-12-31");
    EXPECT_EQ(last_day("start = \"2025-07-01\"\nend = { at = \"12-31\", in = \"odd_years\" }"), "2025-12-31");
    EXPECT_EQ(last_day("start = \"2025-07-01\"\nend = { at = \"07-01\", in = \"odd_years\" }"), "2027-07-01");
    EXPECT_EQ(last_day("start = \"2025-07-01\"\nend = { at = \"06-30\", in = \"even_years\" }"), "2026-06-30");
}

TEST(ReadEnd, MayBeMissing) {
    const auto text = example{}.with("[term]", "end = \"none\"\nnotice = { length = \"6 months\", before = \"any_day\" }");
    EXPECT_TRUE(read(text).term.end.value().none);
}

TEST(ReadEnd, CannotBeCountedFromItself) {
    const auto text = example{}
                          .with("[term]", "start = \"opening\"\nend = { at = \"12-31\", in = \"odd_years\" }")
                          .with("[dates.opening]", "label = \"Öppnar\"\ndate = \"end\"\nsource = \"contract\"");
    EXPECT_EQ(problems_in(text), (problem_list{text.at("date = ^\"end\"", "cycle")}));
}

TEST(ReadYear, OfTheAgreementBeginsWhenItSays) {
    const auto text = example{}
                          .without("[costs.rent]", "yearly")
                          .with("[term]", "start = \"2026-07-01\"\nyear_starts = \"07-01\"\npart_years = \"days\"")
                          .with("[costs.rent]", "once = { \"2026/27\" = \"10 kr\", 2027-11-15 = \"20 kr\" }")
                          .with("[keys.half_each]", "equal = { \"from-2026/27\" = [\"alfa\", \"region_x\"], from-2028-01 = [\"alfa\"] }");
    const agreement from = read(text);
    EXPECT_EQ(from.costs[0].once.statements[0].when.first, make_day(2026, 7, 1));
    EXPECT_EQ(from.costs[0].once.statements[0].when.kind, time_kind::year);
    EXPECT_EQ(from.keys[0].equal.statements[0].when.first, make_day(2026, 7, 1));
    EXPECT_EQ(from.keys[0].equal.statements[1].when.first, make_day(2028, 1, 1));
}

TEST(ReadYear, OfTheAgreementIsFollowedByTheNext) {
    const auto text = example{}
                          .without("[costs.rent]", "yearly")
                          .with("[term]", "year_starts = \"07-01\"")
                          .with("[costs.rent]", "once = { \"2026/28\" = \"10 kr\" }");
    EXPECT_EQ(problems_in(text), (problem_list{text.at("^\"2026/28\"", "unknown_key")}));
}

TEST(ReadLeaving, IsAskedForOnlyWhenSomethingIsLeft) {
    const std::string beta =
        "label = \"Gamma kommun\"\nclass = \"municipality\"\ncode = \"9903\"\nleaves = \"2027-12-31\"\nsource = \"contract\"";
    const auto leaving = example{}.with("[parties.gamma]", beta).with("[keys.half_each]", "equal = [\"alfa\", \"region_x\", \"gamma\"]");
    EXPECT_EQ(problems_in(leaving), problem_list{});
    const auto bound = leaving.with("[costs.rent]", "committed_until = \"2028-12-31\"");
    EXPECT_EQ(problems_in(bound), (problem_list{"1:1 missing_key"}));
    EXPECT_EQ(problems_in(bound.with("[keys.half_each]", "equal = [\"alfa\", \"region_x\"]")), problem_list{});  // it bears no part
    const auto ruled =
        bound.with("[leaving]", "pays_until = \"year_end\"\nundepreciated = \"nothing\"\ncommitted = \"all\"\nsource = \"contract\"");
    EXPECT_EQ(read(ruled).leaving.committed.value(), leaver_owes::all);
}
