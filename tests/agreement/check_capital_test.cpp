// Assets, loans and their costs: what each way of counting needs, what it has no use for, and where that is said.

#include <andel/agreement/read_agreement.hpp>

#include "example.hpp"

#include <gtest/gtest.h>

#include <string>
#include <vector>

namespace {

using namespace andel;

/// The example with one of each, sound.
example with_capital() {
    return example{}
        .with("[assets.rebuild]",
              "label = \"Ombyggnad\"\nowner = \"alfa\"\ncost = \"16 mnkr\"\nlife = \"33 years\"\nin_use = \"2026-08-15\"\n"
              "start = \"month_after\"\nmethod = \"linear\"\ninterest_on = \"opening\"\ninterest_from = \"in_use\"\nrate = \"2,5 %\"\n"
              "left_over = \"region_x\"\nsource = \"contract\"")
        .with("[assets.fit_out]",
              "label = \"Inredning\"\nowner = \"alfa\"\ncost = \"800 tkr\"\nlife = \"10 years\"\nin_use = \"2026-01-01\"\n"
              "start = \"next_january\"\nmethod = \"annuity\"\nrate = \"3 %\"\nleft_over = \"alfa\"\nsource = \"contract\"")
        .with("[loans.bridge]",
              "label = \"Lån\"\nlender = \"Kommuninvest\"\nborrower = \"alfa\"\nfinances = [\"rebuild\"]\n"
              "drawn = { 2024-03-15 = \"6 mnkr\" }\nrepaid = \"2034-09-15\"\nrepayment = \"straight\"\nrate = \"2,66 %\"\n"
              "day_count = \"actual/360\"\npayments = 4\nfirst_payment = \"2024-06-15\"\nsource = \"contract\"")
        .with("[costs.capital]",
              "label = \"Kapital\"\ncapital = [\"rebuild\", \"fit_out\"]\nkey = \"half_each\"\npaid_by = \"alfa\"\nsource = \"contract\"")
        .with("[costs.interest]",
              "label = \"Räntan\"\nloan = \"bridge\"\nloan_part = \"interest\"\nkey = \"alfa\"\npaid_by = \"alfa\"\nsource = \"contract\"")
        .with("[measures.stibor]",
              "figures = \"rates\"\nreading = { at = \"period_start\" }\nafter_last = \"repeat\"\npreliminary = \"keep\"\nsource = "
              "\"contract\"")
        .with("[measures.internal]",
              "figures = \"rates\"\nreading = { at = \"year\" }\nafter_last = \"repeat\"\npreliminary = \"keep\"\nsource = \"contract\"")
        .with("[measures.october]",
              "figures = \"rates\"\nreading = { at = \"10\" }\nafter_last = \"repeat\"\npreliminary = \"keep\"\nsource = \"contract\"")
        .with("[figures.rates]", "file = \"rates.csv\"\nunit = \"percent\"\nsource = \"contract\"");
}

struct mistake {
    std::string name, section, lines;
    std::string needle, code;
};
void PrintTo(const mistake& row, std::ostream* out) { *out << row.section << "\n" << row.lines; }

class WrongCapital : public testing::TestWithParam<mistake> {};

// clang-format off
const std::vector<mistake> mistakes{
    // assets
    {"AnOwnerThatIsNoParty", "[assets.rebuild]", "owner = \"half_each\"", "owner = ^\"half_each\"", "unknown_name"},
    {"ABookValueForNobody", "[assets.rebuild]", "left_over = \"gamma\"", "left_over = ^\"gamma\"", "unknown_name"},
    {"ACostOfNothing", "[assets.rebuild]", "cost = \"0 kr\"", "cost = ^\"0 kr\"", "wrong_type"},
    {"ACostAsCharged", "[assets.rebuild]", "cost = \"as charged\"", "cost = ^\"as charged\"", "wrong_type"},
    {"ARestValueBelowZero", "[assets.rebuild]", "rest_value = \"-1 kr\"", "rest_value = ^\"-1 kr\"", "wrong_type"},
    {"ARestValueThatTheGrantLeavesNothingAbove", "[assets.rebuild]", "grant = { amount = \"15 mnkr\", treatment = \"reduces_cost\" }\nrest_value = \"1 mnkr\"", "rest_value = ^\"1 mnkr\"", "wrong_type"},
    {"AGrantOfNothing", "[assets.rebuild]", "grant = { amount = \"0 kr\", treatment = \"reduces_cost\" }", "amount = ^\"0 kr\"", "wrong_type"},
    {"ASpreadGrantAboveTheCost", "[assets.rebuild]", "grant = { amount = \"17 mnkr\", treatment = \"spread_over_life\" }", "grant = ^{", "wrong_type"},
    {"ALifeOfThreeHundredYears", "[assets.rebuild]", "life = \"300 years\"", "life = ^\"300 years\"", "wrong_type"},
    {"ARateChangeOfALinearAsset", "[assets.rebuild]", "rate_change = \"refix\"", "^rate_change", "unknown_key"},
    {"OwnRatesOfAnAnnuity", "[assets.fit_out]", "rate_by_party = { region_x = \"2 %\" }", "^rate_by_party", "unknown_key"},
    {"AnAnnuityAtARateThatIsRead", "[assets.fit_out]", "rate = \"internal\"", "[assets.^fit_out]", "missing_key"},
    {"AnAnnuityAtARateThatBeginsTooLate", "[assets.fit_out]", "rate_change = \"refix\"\nrate = { from-2027-02 = \"3 %\", from-2028 = \"2 %\" }", "^from-2027-02", "gap_before_first_step"},
    {"ARateReadInAMonth", "[assets.rebuild]", "rate = \"october\"", "rate = ^\"october\"", "wrong_type"},
    {"ARateThatIsNoMeasure", "[assets.rebuild]", "rate = \"octobr\"", "rate = ^\"octobr\"", "unknown_name"},
    {"ARateOnADay", "[assets.rebuild]", "rate = { 2026-01-01 = \"2 %\", after_last = \"repeat\" }", "^2026-01-01 = \"2 %\"", "step_or_occasion"},
    {"ARateOfYearsThatBeginsTooLate", "[assets.rebuild]", "rate = { 2027 = \"2 %\", after_last = \"repeat\" }", "^2027 = \"2 %\"", "gap_before_first_step"},
    {"OwnRatesOfSomebodyElse", "[assets.rebuild]", "rate_by_party = { gamma = \"2 %\" }", "^gamma", "unknown_name"},
    {"OwnRatesThatChangeInsideAMonth", "[assets.rebuild]", "rate_by_party = { from-2026 = { region_x = \"2 %\" }, from-2027-05-02 = { region_x = \"3 %\" } }", "^from-2027-05-02", "inside_a_month"},
    // loans
    {"ABorrowerThatIsNoParty", "[loans.bridge]", "borrower = \"half_each\"", "borrower = ^\"half_each\"", "unknown_name"},
    {"ALoanForAnUnknownAsset", "[loans.bridge]", "finances = [\"rebuilt\"]", "^\"rebuilt\"", "unknown_name"},
    {"ADrawingOfNothing", "[loans.bridge]", "drawn = { 2024-03-15 = \"0 kr\" }", "^\"0 kr\"", "wrong_type"},
    {"ARepaymentBeforeTheFirstPayment", "[loans.bridge]", "first_payment = \"2035-06-15\"", "repaid = ^\"2034-09-15\"", "days_out_of_order"},
    {"AFirstRepaymentAfterTheLoan", "[loans.bridge]", "first_repayment = \"2035-06-15\"", "repaid = ^\"2034-09-15\"", "days_out_of_order"},
    {"AFirstRepaymentBeforeTheFirstPayment", "[loans.bridge]", "first_repayment = \"2024-05-15\"", "^\"2024-05-15\"", "days_out_of_order"},
    {"ALoanOfThreeHundredYears", "[loans.bridge]", "repaid = \"2324-06-15\"", "^\"2324-06-15\"", "wrong_type"},
    {"AFirstRepaymentOfABulletLoan", "[loans.bridge]", "repayment = \"bullet\"\nfirst_repayment = \"2025-06-15\"", "^first_repayment", "unknown_key"},
    {"APaymentOfAStraightLoan", "[loans.bridge]", "payment = \"120 tkr\"", "^payment = \"120", "unknown_key"},
    {"AnInstalmentOfAnAnnuityLoan", "[loans.bridge]", "repayment = \"annuity\"\nannuity = \"by_days\"\ninstalment = \"120 tkr\"", "^instalment", "unknown_key"},
    {"AWayToCountAnAnnuityThatIsStated", "[loans.bridge]", "repayment = \"annuity\"\npayment = \"220 tkr\"\nannuity = \"by_days\"", "^annuity = ", "unknown_key"},
    {"AnAnnuityLoanWhoseDiscountChanges", "[loans.bridge]", "repayment = \"annuity\"\nannuity = \"by_days\"\ndiscount = { from-2024 = \"0,02 %\", from-2030 = \"0 %\" }", "[loans.^bridge]", "missing_key"},
    {"ADiscountThatBeginsLate", "[loans.bridge]", "discount = { from-2025 = \"0,02 %\" }", "^from-2025", "gap_before_first_step"},
    {"ALoanAtARateReadInAMonth", "[loans.bridge]", "rate = \"october\"", "rate = ^\"october\"", "wrong_type"},
    {"APaymentDayBeforeTheFirst", "[loans.bridge]", "first_payment = \"2024-06-30\"\npayment_day = 29\nrepaid = \"2034-09-29\"", "payment_day = ^29", "wrong_type"},
    {"APaymentDayOfTheThirtySecond", "[loans.bridge]", "payment_day = 32", "payment_day = ^32", "wrong_type"},
    // costs
    {"ACapitalCostWithAPriceLevel", "[costs.capital]", "price_level = 2026", "^price_level", "unknown_key"},
    {"ACapitalCostThatIsAnIncome", "[costs.capital]", "kind = \"income\"", "kind = ^\"income\"", "wrong_type"},
    {"ALoanAndAnAmount", "[costs.interest]", "once = { 2026 = \"3 kr\" }", "^once = { 2026", "two_verbs"},
    {"AnUnknownPartOfALoan", "[costs.interest]", "loan_part = \"some\"", "^\"some\"", "unknown_word"},
    {"AnAssetNamedTwice", "[costs.capital]", "capital = [\"rebuild\", \"rebuild\"]", "\"rebuild\", ^\"rebuild\"", "named_twice"},
    {"AFrameOfAnUnknownAsset", "[frames.limit]", "label = \"Ram\"\nowner = \"alfa\"\nassets = [\"rebuilt\"]\namount = \"3 mnkr\"\nover = \"shown\"\nsource = \"contract\"", "^\"rebuilt\"", "unknown_name"},
};
// clang-format on

}  // namespace

TEST(Capital, OfEachKindIsSound) { EXPECT_EQ(problems_in(with_capital()), problem_list{}); }

TEST_P(WrongCapital, IsToldAtItsPlaceAndOnce) {
    const mistake& row = GetParam();
    const example text = with_capital().with(row.section, row.lines);
    EXPECT_EQ(problems_in(text), (problem_list{text.at(row.needle, row.code)}));
}

INSTANTIATE_TEST_SUITE_P(Mistake, WrongCapital, testing::ValuesIn(mistakes), [](const auto& row) { return row.param.name; });

TEST(Capital, MayReadARateForThePeriodsOfALoan) {
    EXPECT_EQ(problems_in(with_capital().with("[loans.bridge]", "rate = \"stibor\"")), problem_list{});
    EXPECT_EQ(problems_in(with_capital().with("[loans.bridge]", "rate = \"internal\"")), problem_list{});
}

TEST(Capital, AsksForThePaymentDayOnlyWhereItMatters) {
    const auto first_paying = [](const std::string& lines) { return with_capital().with("[loans.bridge]", lines); };
    const auto yearly = first_paying("first_payment = \"2024-06-30\"\npayments = 1\nrepaid = \"2034-06-30\"");
    EXPECT_EQ(problems_in(yearly), problem_list{});  // June is never longer
    const auto quarterly = first_paying("first_payment = \"2024-06-30\"\nrepaid = \"2034-09-30\"");
    EXPECT_EQ(problems_in(quarterly), (problem_list{quarterly.at("[loans.^bridge]", "missing_key")}));
    EXPECT_EQ(problems_in(quarterly.with("[loans.bridge]", "payment_day = 31")), problem_list{});
    EXPECT_EQ(problems_in(quarterly.with("[loans.bridge]", "payment_day = 30")), problem_list{});
    const auto leap_day = first_paying("first_payment = \"2025-02-28\"\npayments = 1\nrepaid = \"2035-02-28\"");
    EXPECT_EQ(problems_in(leap_day), (problem_list{leap_day.at("[loans.^bridge]", "missing_key")}));
    EXPECT_EQ(problems_in(first_paying("first_payment = \"2024-07-31\"\nrepaid = \"2034-07-31\"")), problem_list{});
    EXPECT_EQ(problems_in(first_paying("first_payment = \"2024-07-31\"\nrepaid = \"2034-04-30\"")), problem_list{});  // April's last day
}

TEST(Capital, AsksForAnOddPeriodOnlyWhereThereIsOne) {
    const auto repaid = [](const std::string& day) { return with_capital().with("[loans.bridge]", "repaid = \"" + day + "\""); };
    EXPECT_EQ(problems_in(repaid("2034-12-15")), problem_list{});
    EXPECT_EQ(problems_in(repaid("2024-06-15")), problem_list{});  // one payment
    for (const char* const odd : {"2034-12-16", "2034-10-15", "2034-11-15"}) {
        const auto text = repaid(odd);
        EXPECT_EQ(problems_in(text), (problem_list{text.at("[loans.^bridge]", "missing_key")})) << odd;
        EXPECT_EQ(problems_in(text.with("[loans.bridge]", "odd_period = \"long_last\"")), problem_list{}) << odd;
    }
}

TEST(Capital, NamesBothCostsOfAnAssetThatIsSharedTwice) {
    const auto text = with_capital().with(
        "[costs.more]", "label = \"Igen\"\ncapital = [\"fit_out\"]\nkey = \"alfa\"\npaid_by = \"alfa\"\nsource = \"contract\"");
    const auto problems = reading_of(text).problems();
    EXPECT_EQ(places_of(problems), (problem_list{text.at("capital = [^\"fit_out\"]", "charged_twice")}));
    EXPECT_EQ(problems.at(0).other, place_in(text.text(), "\"rebuild\", ^\"fit_out\""));
}

TEST(Capital, WithRatesOfPartiesNeedsShares) {
    const auto own_rates = with_capital().with("[assets.rebuild]", "rate_by_party = { region_x = \"2 %\" }");
    EXPECT_EQ(problems_in(own_rates), problem_list{});
    const auto limited = own_rates.with("[keys.half_each]", "limits = { maximum = \"60 %\", difference = \"others\" }");
    EXPECT_EQ(problems_in(limited), (problem_list{limited.at("^rate_by_party", "wrong_type")}));
}
