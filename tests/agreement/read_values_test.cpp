// Plain values: each is read as it is meant, or refused at its place with the code that tells the way out.

#include <andel/agreement/read_agreement.hpp>

#include "example.hpp"

#include <gtest/gtest.h>

#include <string>
#include <vector>

namespace {

using namespace andel;

/// One line put into the example, and where the one problem of it is; "" is no problem.
struct value_row {
    std::string name;
    std::string section, line;
    std::string needle, code;
};
void PrintTo(const value_row& row, std::ostream* out) { *out << row.section << " " << row.line; }

class RefusedLine : public testing::TestWithParam<value_row> {};
class AcceptedLine : public testing::TestWithParam<value_row> {};

value_row yearly(std::string name, const std::string& value, std::string code) {
    return {std::move(name), "[costs.rent]", "yearly = " + value, "^" + value, std::move(code)};
}
value_row shares(std::string name, const std::string& alfa, std::string code) {
    return {std::move(name), "[keys.half_each]", "shares = { alfa = " + alfa + ", beta = \"rest\" }", "^" + alfa + ", beta",
            std::move(code)};
}
value_row weights(std::string name, const std::string& alfa, std::string code) {
    return {std::move(name), "[keys.half_each]", "weights = { alfa = " + alfa + ", beta = 1 }", "^" + alfa + ", beta", std::move(code)};
}
value_row day_of_end(std::string name, const std::string& value, std::string code) {
    return {std::move(name), "[term]", "end = " + value, "end = ^" + value, std::move(code)};
}
value_row index_line(std::string name, const std::string& line, std::string needle, std::string code) {
    return {std::move(name), "[indexes.prices]", line, std::move(needle), std::move(code)};
}
value_row rounding_line(std::string name, const std::string& line, std::string needle, std::string code) {
    return {std::move(name), "[rounding]", line, std::move(needle), std::move(code)};
}
value_row term_line(std::string name, const std::string& line, std::string needle, std::string code) {
    return {std::move(name), "[term]", line, std::move(needle), std::move(code)};
}

const std::vector<value_row> refused_rows{
    // amounts
    yearly("AmountWithoutUnit", "\"1 300\"", "amount_without_unit"),
    yearly("AmountAsADecimalNumber", "1300.50", "float_amount"),
    yearly("AmountWithADecimalPoint", "\"1.300 kr\"", "decimal_point"),
    yearly("AmountWithAGroupOfTwo", "\"1 30 tkr\"", "wrong_type"),
    yearly("AmountFinerThanAnOre", "\"0,001 kr\"", "wrong_type"),
    yearly("AmountWithTooManyDigits", "\"1 000 000 000 000 000 kr\"", "too_many_digits"),
    yearly("AmountOverTenThousandBillion", "\"10 000 001 mnkr\"", "wrong_type"),
    yearly("AmountInWords", "\"tre miljoner\"", "wrong_type"),
    yearly("AmountAsAList", "[\"1 kr\"]", "wrong_type"),
    yearly("AmountAsADate", "2025-01-01", "wrong_type"),
    yearly("CostWithAMinus", "\"-1 kr\"", "income_not_negative"),
    {"IncomeWithoutAMinus", "[costs.rent]", "kind = \"income\"", "yearly  = ^\"1 200 kr\"", "income_not_negative"},
    // shares and changes
    shares("ShareAsADecimalNumber", "0.25", "float_share"),
    shares("ShareAsAWholeNumber", "25", "wrong_type"),
    shares("ShareWithADecimalPoint", "\"12.5 %\"", "decimal_point"),
    shares("ShareWithoutPercent", "\"25\"", "amount_without_unit"),
    shares("ShareBelowZero", "\"-25 %\"", "negative_weight"),
    {"SharesWithoutAnybody", "[keys.half_each]", "shares = {}", "^{}", "wrong_type"},
    {"SharesThatMakeNinetyNine", "[keys.half_each]", "shares = { alfa = \"25 %\", beta = \"74 %\" }", "shares = ^{", "shares_not_100"},
    {"SharesOverAHundredWithARest", "[keys.half_each]", "shares = { alfa = \"101 %\", beta = \"rest\" }", "shares = ^{", "shares_not_100"},
    {"ThreeTimesThirtyThreePercent", "[keys.half_each]", "shares = { alfa = \"33,3 %\", beta = \"33,3 %\", region_x = \"33,3 %\" }",
     "shares = ^{", "shares_not_100"},
    {"TwoRests", "[keys.half_each]", "shares = { alfa = \"rest\", beta = \"rest\" }", "beta = ^\"rest\"", "two_rests"},
    index_line("ChangeAsADecimalNumber", "change = 0.02", "^0.02", "float_share"),
    index_line("ChangeOfMinusAHundred", "change = \"-100 %\"\nfloor = \"none\"", "^\"-100 %\"", "wrong_type"),
    index_line("ChangeWithoutPercent", "change = \"2\"", "^\"2\"", "amount_without_unit"),
    // weights
    weights("WeightAsADecimalNumber", "1.5", "float_share"),
    weights("WeightBelowZero", "-1", "negative_weight"),
    weights("WeightAsAShare", "\"25 %\"", "wrong_type"),
    {"WeightsAllZero", "[keys.half_each]", "weights = { alfa = 0, beta = 0 }", "weights = ^{", "all_weights_zero"},
    {"WeightsPartlyInKronor", "[keys.half_each]", "weights = { alfa = \"12 tkr\", beta = 3 }", "beta = ^3", "wrong_type"},
    // days
    day_of_end("DayThatDoesNotExist", "\"2028-02-30\"", "no_such_day"),
    day_of_end("MonthThatDoesNotExist", "\"2028-13-01\"", "no_such_day"),
    day_of_end("LeapDayOfACommonYear", "\"2027-02-29\"", "no_such_day"),
    day_of_end("DayWithoutItsMonth", "\"2028-12\"", "wrong_type"),
    day_of_end("DayAsAYear", "2028", "wrong_type"),
    day_of_end("DayTheSwedishWay", "\"31/12 2028\"", "wrong_type"),
    {"EndBeforeStart", "[term]", "end = \"2025-12-31\"", "^\"2025-12-31\"", "days_out_of_order"},
    {"UntilBeforeStart", "[costs.rent]", "until = \"2025-12-31\"", "^\"2025-12-31\"", "days_out_of_order"},
    index_line("DayOfTheYearThatSomeYearsLack", "every = \"02-29\"", "^\"02-29\"", "no_such_day"),
    index_line("DayOfTheYearWithoutADash", "every = \"0101\"", "^\"0101\"", "wrong_type"),
    {"PriceLevelOfTwoDigits", "[costs.rent]", "price_level = \"25\"", "^\"25\"", "wrong_type"},
    {"PriceLevelThirteenMonths", "[costs.rent]", "price_level = \"2025-13\"", "^\"2025-13\"", "wrong_type"},
    // lengths
    rounding_line("PeriodInWords", "period = \"ett år\"", "^\"ett år\"", "wrong_type"),
    rounding_line("PeriodOfNothing", "period = \"0 months\"", "^\"0 months\"", "wrong_type"),
    rounding_line("PeriodThatDoesNotDivideAYear", "period = \"5 months\"", "^\"5 months\"", "wrong_type"),
    rounding_line("PeriodInWeeks", "period = \"4 weeks\"", "^\"4 weeks\"", "wrong_type"),
    rounding_line("PeriodAsANumber", "period = 12", "period = ^12", "wrong_type"),
    // rounding
    rounding_line("RoundingWithoutMode", "amount = { to = \"1 kr\" }", "^{ to = \"1 kr\"", "missing_key"),
    rounding_line("RoundingWithOddWhereNothingMustAddUp", "amount = { to = \"1 kr\", mode = \"half_up\", odd = \"alfa\" }", "^odd",
                  "unknown_key"),
    rounding_line("RoundingToZero", "amount = { to = \"0 kr\", mode = \"up\" }", "^\"0 kr\"", "wrong_type"),
    rounding_line("RoundingToHalfAnOre", "amount = { to = \"0,005 kr\", mode = \"up\" }", "^\"0,005 kr\"", "wrong_type"),
    rounding_line("RoundingByAnUnknownMode", "amount = { to = \"1 kr\", mode = \"half_down\" }", "^\"half_down\"", "unknown_word"),
    rounding_line("PartsThatDoNotDivideTheAmount",
                  "amount = { to = \"1 kr\", mode = \"up\" }\npart = { to = \"3 kr\", odd = \"largest_part\", order = \"by_code\" }",
                  "amount = ^{", "not_a_multiple"),
    rounding_line("PartsWithoutAnOrder", "part = { to = \"0,01 kr\", odd = \"largest_remainder\" }", "part = ^{", "order_missing"),
    rounding_line("AnOrderThatLeavesSomebodyOut", "part = { to = \"0,01 kr\", odd = \"largest_part\", order = [\"alfa\"] }", "part = ^{",
                  "order_missing"),
    // records of the term
    term_line("RenewalWithoutALimit", "renewal = { length = \"1 year\", happens = \"by_decision\" }", "^{ length", "missing_key"),
    term_line("RenewalsAMinusNumber", "renewal = { length = \"1 year\", happens = \"by_decision\", at_most = -1 }", "at_most = ^-1",
              "wrong_type"),
    term_line("RenewalsNone", "renewal = { length = \"1 year\", happens = \"by_decision\", at_most = 0 }", "at_most = ^0", "wrong_type"),
    term_line("RenewalAsAWord", "renewal = \"yearly\"", "^\"yearly\"", "wrong_type"),
    term_line("RenewalThatHappensSomehow", "renewal = { length = \"1 year\", happens = \"maybe\", at_most = 1 }", "^\"maybe\"",
              "unknown_word"),
    term_line("NoticeWithoutBefore", "notice = { length = \"1 year\" }", "^{ length", "missing_key"),
    term_line("NoticeToSomeEnd", "notice = { length = \"1 year\", before = \"any_day\", to = \"year_end\" }", "^\"year_end\"",
              "wrong_type"),
    term_line("NoticeByPartyAsAText", "notice = { length = \"1 year\", before = \"any_day\", by_party = \"2 years\" }", "^\"2 years\"",
              "wrong_type"),
    // words, texts, codes
    {"ClassInSwedish", "[parties]", "alfa = { label = \"A\", class = \"kommun\", code = \"9901\", source = \"contract\" }", "^\"kommun\"",
     "unknown_word"},
    {"CodeOfFiveDigits", "[parties]", "alfa = { label = \"A\", class = \"municipality\", code = \"99011\", source = \"contract\" }",
     "^\"99011\"", "wrong_type"},
    {"CodeAsANumber", "[parties]", "alfa = { label = \"A\", class = \"municipality\", code = 9901, source = \"contract\" }", "^9901",
     "wrong_type"},
    {"RegionWithoutACode", "[parties]", "alfa = { label = \"A\", class = \"region\", source = \"contract\" }", "^alfa = {", "missing_key"},
    {"LabelAsANumber", "[costs.rent]", "label = 7", "label = ^7", "wrong_type"},
    {"TargetGroupsAsAText", "[agreement]", "target_groups = \"Barn\"", "^\"Barn\"", "wrong_type"},
    {"LeftOutAsAText", "[agreement]", "left_out = \"moms\"", "^\"moms\"", "wrong_type"},
    {"SourceAsANumber", "[costs.rent]", "source = 4", "source = ^4", "wrong_type"},
    {"CostsOfAFrameAsAText", "[frames.money]",
     "label = \"Ram\"\nowner = \"alfa\"\ncosts = \"rent\"\namount.2026 = \"1 kr\"\nover = \"shown\"\nsource = \"contract\"",
     "costs = ^\"rent\"", "wrong_type"},
    {"FrameBelowZero", "[frames.money]",
     "label = \"Ram\"\nowner = \"alfa\"\ncosts = [\"rent\"]\namount.2026 = \"-1 kr\"\nover = \"shown\"\nsource = \"contract\"",
     "^\"-1 kr\"", "wrong_type"},
};

const std::vector<value_row> accepted_rows{
    yearly("AmountInWholeKronorAsANumber", "1300", ""),
    yearly("AmountWithHardSpaces", "\"1\u00A0300\u202Ftkr\"", ""),
    yearly("AmountOfNothing", "\"0 kr\"", ""),
    yearly("TheLargestAmount", "\"10 000 000 mnkr\"", ""),
    {"IncomeOfNothing", "[costs.rent]", "kind = \"income\"\nyearly = 0", "", ""},
    {"IncomeWithALongMinus", "[costs.rent]", "kind = \"income\"\nyearly = \"\u2212120 tkr\"", "", ""},
    shares("ShareOfNothing", "\"0 %\"", ""),
    shares("ShareOfAll", "\"100 %\"", ""),
    shares("ShareAsAFraction", "\"1/3\"", ""),
    {"ThreeThirds", "[keys.half_each]", "shares = { alfa = \"1/3\", beta = \"1/3\", region_x = \"1/3\" }", "", ""},
    weights("WeightAsAFraction", "\"1/3\"", ""),
    weights("WeightWithAComma", "\"4,5\"", ""),
    weights("OneWeightOfNothing", "0", ""),
    {"WeightsInKronor", "[keys.half_each]", "weights = { alfa = \"12 400 tkr\", beta = \"3,1 mnkr\" }", "", ""},
    {"SetAsAWord", "[keys.half_each]", "equal = \"municipalities\"", "", ""},
    {"SetOfEverybody", "[keys.half_each]", "equal = \"everyone\"", "", ""},
    {"SetOfOne", "[keys.half_each]", "equal = [\"alfa\"]", "", ""},
    day_of_end("DayOfToml", "2028-12-31", ""),
    day_of_end("LeapDay", "\"2028-02-29\"\npart_years = \"days\"", ""),
    rounding_line("PeriodOfAQuarter", "period = \"3 months\"", "", ""),
    rounding_line("PeriodOfTwelveMonths", "period = \"12 months\"", "", ""),
    rounding_line("PartsToANamedParty", "part = { to = \"0,01 kr\", odd = \"beta\" }", "", ""),
    rounding_line("PartsByTheOrderOfASet", "part = { to = \"1 kr\", odd = \"first_in_order\", order = [\"regions\", \"municipalities\"] }",
                  "", ""),
    rounding_line("PartsOfTwentyFiveOre", "part = { to = \"0,25 kr\", odd = \"largest_part\", order = \"by_code\" }", "", ""),
    {"CodeOfAnAssociation", "[parties]", "alfa = { label = \"A\", class = \"association\", code = \"802000-0000\", source = \"contract\" }",
     "", ""},
    {"NoCodeOfACompany", "[parties]", "alfa = { label = \"A\", class = \"company\", source = \"contract\" }", "", ""},
    index_line("ChangePerMille", "change = \"-0,4 ‰\"\nfloor = \"none\"", "", ""),
    index_line("LastDayOfFebruaryOfEveryYear", "every = \"02-28\"", "", ""),
};

example text_of(const value_row& row) {
    example text = example{}.with("[indexes.prices]", "change = \"2 %\"\nagainst = \"previous\"\nevery = \"01-01\"\nsource = \"contract\"");
    if (row.line.starts_with("shares") || row.line.starts_with("weights")) {
        text = text.without("[keys.half_each]", "equal");
    }
    return text.with(row.section, row.line);
}

std::string name_for_test(const testing::TestParamInfo<value_row>& row) { return row.param.name; }

}  // namespace

TEST_P(RefusedLine, AtItsPlaceAndNothingElse) {
    const example text = text_of(GetParam());
    EXPECT_EQ(problems_in(text), (problem_list{text.at(GetParam().needle, GetParam().code)}));
}

TEST_P(RefusedLine, SaysWhatIsWrongAndTheWayOutWithNothingLeftToFillIn) {
    const auto problems = reading_of(text_of(GetParam())).problems();
    for (const problem& each : problems) {
        for (const language in : {language::swedish, language::english}) {
            for (const std::string& words : {message(each, in), way_out(each, in)}) {
                EXPECT_FALSE(words.empty());
                for (const std::string_view name :
                     {"{key}", "{value}", "{example}", "{table}", "{choices}", "{expected}", "{found}", "{hint}", "{meaning}", "{why}",
                      "{first}", "{second}", "{sum}", "{difference}", "{receiver}"}) {
                    EXPECT_EQ(words.find(name), std::string::npos) << words;
                }
            }
        }
    }
}

TEST_P(AcceptedLine, WithoutAProblem) { EXPECT_EQ(problems_in(text_of(GetParam())), problem_list{}); }

INSTANTIATE_TEST_SUITE_P(Value, RefusedLine, testing::ValuesIn(refused_rows), name_for_test);
INSTANTIATE_TEST_SUITE_P(Value, AcceptedLine, testing::ValuesIn(accepted_rows), name_for_test);

TEST(Value, IsExactAsItIsWritten) {
    const auto amount = [](const std::string& line) {
        return read(example{}.with("[costs.rent]", line)).costs[0].yearly.value().value.kronor();
    };
    EXPECT_EQ(amount("yearly = \"1 234,50 kr\""), (rational{2469, 2}));
    EXPECT_EQ(amount("yearly = 1300000"), 1'300'000);
    EXPECT_EQ(amount("yearly = \"2,6 mnkr\""), 2'600'000);
    const auto weight = [](const std::string& line) {
        return read(example{}.without("[keys.half_each]", "equal").with("[keys.half_each]", line))
            .keys[0]
            .weights.value()
            .entries[0]
            .weight;
    };
    EXPECT_EQ(weight("weights = { alfa = \"4,5\", beta = 1 }"), (rational{9, 2}));
    EXPECT_EQ(weight("weights = { alfa = \"12,4 tkr\", beta = \"1 kr\" }"), 12'400);
}
