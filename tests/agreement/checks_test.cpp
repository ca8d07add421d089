// Measures, figures, keys in kronor, limits and index clauses: what is said of one that is incomplete or contradicts itself, and where.

#include <andel/agreement/read_agreement.hpp>

#include "example.hpp"

#include <gtest/gtest.h>

#include <string>
#include <vector>

namespace {

using namespace andel;

/// The example with a sound clause of each kind, to be named.
example with_clauses() {
    return example{}
        .with("[term]", "part_years = \"months\"")
        .with("[keys.schedule]", "charges = { alfa = \"7 kr\" }\nindex = \"none\"\nsource = \"contract\"")
        .with("[indexes.prices]", "change = \"2 %\"\nagainst = \"base\"\nevery = \"01-01\"\nsource = \"contract\"")
        .with("[measures.inhabitants]", "kind = \"stock\"\nvalues = { alfa = 1200, beta = 800 }\nsource = \"contract\"")
        .with("[measures.area]", "values = { alfa = 90, beta = 60 }\nsource = \"contract\"")
        .with("[measures.october]",
              "figures = \"kpi\"\nreading = { at = \"10\", years_before = 1 }\npreliminary = \"keep\"\nafter_last = \"repeat\"\nsource = "
              "\"contract\"")
        .with("[figures.kpi]", "file = \"kpi.csv\"\nunit = \"index\"\nbase = \"1980=100\"\nsource = \"contract\"");
}

struct mistake {
    std::string name, section, lines;
    std::string needle, code;
};
void PrintTo(const mistake& row, std::ostream* out) { *out << row.section << "\n" << row.lines; }

class WrongClause : public testing::TestWithParam<mistake> {};

// clang-format off
const std::vector<mistake> mistakes{
    // keys
    {"ByAnUnknownMeasure", "[keys.tried]", "by = \"inhabitant\"\namong = \"municipalities\"\nsource = \"contract\"", "^\"inhabitant\"", "unknown_name"},
    {"ByWithoutAmong", "[keys.tried]", "by = \"inhabitants\"\nsource = \"contract\"", "[keys.^tried]", "missing_key"},
    {"ByAnIndexSeries", "[keys.tried]", "by = \"october\"\namong = \"municipalities\"\nsource = \"contract\"", "by = ^\"october\"", "measure_without_parties"},
    {"ByAMeasureThatIsNeitherStockNorFlow", "[keys.tried]", "by = \"area\"\namong = \"municipalities\"\nsource = \"contract\"", "[measures.^area]", "missing_key"},
    {"AmongAPartyTwice", "[keys.tried]", "by = \"inhabitants\"\namong = [\"alfa\", \"municipalities\"]\nsource = \"contract\"", "^\"municipalities\"", "named_twice"},
    {"RestWithoutCharges", "[keys.tried]", "equal = [\"alfa\", \"beta\"]\nrest = \"region_x\"\nsource = \"contract\"", "^rest = \"region_x\"", "unknown_key"},
    {"TwoChargesOnOneParty", "[keys.tried]", "charges = { alfa = \"1 kr\", municipalities = \"2 kr\" }\nrest = \"region_x\"\nindex = \"none\"\nsource = \"contract\"", "^municipalities = \"2 kr\"", "charged_twice"},
    {"ChargesThatDoNotSayHowTheyMove", "[keys.tried]", "charges = { alfa = \"1 kr\" }\nrest = \"region_x\"\nsource = \"contract\"", "[keys.^tried]", "missing_key"},
    {"ChargesThatMoveFromNoPriceLevel", "[keys.tried]", "charges = { alfa = \"1 kr\" }\nrest = \"region_x\"\nindex = \"prices\"\nsource = \"contract\"", "[keys.^tried]", "missing_key"},
    {"RateWithoutPer", "[keys.tried]", "charges = { alfa = { rate = \"1 kr\" } }\nrest = \"region_x\"\nindex = \"none\"\nsource = \"contract\"", "alfa = ^{ rate", "missing_key"},
    {"ShareOfWhatIsNotInKronor", "[keys.tried]", "charges = { alfa = { rate = \"0,4 ‰\", per = \"inhabitants\" } }\nrest = \"region_x\"\nindex = \"none\"\nsource = \"contract\"", "per = ^\"inhabitants\"", "wrong_type"},
    {"FeeBelowZero", "[keys.tried]", "charges = { alfa = \"-1 kr\" }\nrest = \"region_x\"\nindex = \"none\"\nsource = \"contract\"", "^\"-1 kr\"", "wrong_type"},
    {"DiscountAboveAndFrom", "[keys.tried]", "charges = { alfa = { rate = \"1 kr\", per = \"inhabitants\", discount = { share = \"8 %\", above = 2, from = 3, on = \"whole\" } } }\nrest = \"region_x\"\nindex = \"none\"\nsource = \"contract\"", "from = ^3", "two_verbs"},
    {"DiscountOnTheExcessOfNothing", "[keys.tried]", "charges = { alfa = { rate = \"1 kr\", per = \"inhabitants\", discount = { share = \"8 %\", on = \"excess\" } } }\nrest = \"region_x\"\nindex = \"none\"\nsource = \"contract\"", "discount = ^{", "missing_key"},
    {"DiscountAboveASizeOfNothing", "[keys.tried]", "charges = { alfa = { fee = \"1 kr\", discount = { share = \"8 %\", above = 2, on = \"whole\" } } }\nrest = \"region_x\"\nindex = \"none\"\nsource = \"contract\"", "discount = ^{", "missing_key"},
    {"DiscountAndMaximumWithoutOrder", "[keys.tried]", "charges = { alfa = { fee = \"9 kr\", maximum = \"5 kr\", discount = { share = \"8 %\", on = \"whole\" } } }\nrest = \"region_x\"\nindex = \"none\"\nsource = \"contract\"", "alfa = ^{ fee", "rule_missing"},
    {"FeesRoundedSoThatTheyAddUp", "[keys.tried]", "charges = { alfa = \"1 kr\" }\nindex = \"none\"\nrounding.part = { to = \"1 kr\", odd = \"largest_part\", order = \"by_code\" }\nsource = \"contract\"", "part = ^{ to", "wrong_type"},
    {"PartsRoundedEachByItself", "[keys.tried]", "equal = [\"alfa\", \"beta\"]\nrounding.part = { to = \"1 kr\", mode = \"half_up\" }\nsource = \"contract\"", "part = ^{ to", "wrong_type"},
    {"SharesRoundedToWhatDoesNotMakeAHundredPercent", "[keys.tried]", "equal = [\"alfa\", \"beta\"]\nrounding.share = { to = \"0,3 %\", odd = \"largest_part\", order = \"by_code\" }\nsource = \"contract\"", "share = ^{ to", "wrong_type"},
    // limits
    {"LimitsThatNobodyCarries", "[keys.tried]", "equal = [\"alfa\", \"beta\"]\nlimits = { maximum = \"60 %\" }\nsource = \"contract\"", "limits = ^{", "nobody_carries"},
    {"LimitsWithoutALimit", "[keys.tried]", "equal = [\"alfa\", \"beta\"]\nlimits = { difference = \"others\" }\nsource = \"contract\"", "limits = ^{", "no_verb"},
    {"LimitsInNoOrder", "[keys.tried]", "equal = [\"alfa\", \"beta\"]\nlimits = { maximum = \"60 %\", yearly_change = { up = \"10 %\" }, difference = \"region_x\" }\nsource = \"contract\"", "limits = ^{", "rule_missing"},
    {"LimitsInAnOrderThatNamesAnother", "[keys.tried]", "equal = [\"alfa\", \"beta\"]\nlimits = { maximum = \"60 %\", order = [\"minimum\"], difference = \"others\" }\nsource = \"contract\"", "order = [^\"minimum\"", "unknown_word"},
    {"LimitsOfCharges", "[keys.tried]", "charges = { alfa = \"1 kr\" }\nrest = \"region_x\"\nindex = \"none\"\nlimits = { maximum = \"5 kr\", difference = \"others\" }\nsource = \"contract\"", "^limits = {", "unknown_key"},
    {"LimitsInKronorThatDoNotSayHowTheyMove", "[keys.tried]", "equal = [\"alfa\", \"beta\"]\nlimits = { maximum = \"5 kr\", difference = \"others\" }\nsource = \"contract\"", "[keys.^tried]", "missing_key"},
    {"ADiscountSharedByTheOthers", "[keys.tried]", "equal = [\"alfa\", \"beta\"]\nlimits = { discount = { share = \"8 %\", on = \"whole\" }, difference = \"others\" }\nsource = \"contract\"", "difference = ^\"others\"", "wrong_type"},
    {"AYearlyChangeNeitherUpNorDown", "[keys.tried]", "equal = [\"alfa\", \"beta\"]\nlimits = { yearly_change = { only = [\"alfa\"] }, difference = \"others\" }\nsource = \"contract\"", "yearly_change = ^{", "missing_key"},
    {"ADifferenceForNobody", "[keys.tried]", "equal = [\"alfa\", \"beta\"]\nlimits = { maximum = \"60 %\", difference = \"gamma\" }\nsource = \"contract\"", "difference = ^\"gamma\"", "unknown_name"},
    // costs
    {"AFeeScheduleOfAKeyThatDivides", "[costs.rent]", "yearly = \"as charged\"", "key     = ^\"half_each\"", "nothing_to_divide"},
    {"AFeeOnceInNoYear", "[costs.rent]", "once = \"as charged\"\nkey = \"schedule\"", "^once = \"as charged\"", "missing_key"},
    {"AmountsAndCharges", "[costs.rent]", "key = \"schedule\"\nyearly = { from-2026 = \"as charged\", from-2027 = \"5 kr\" }", "^yearly = {", "wrong_type"},
    {"AnAmountByAScheduleThatLeavesTheRestToNobody", "[costs.rent]", "key = \"schedule\"", "^charges = { alfa = \"7 kr\"", "nobody_carries"},
    // indexes
    {"NoVerbInAnIndex", "[indexes.tried]", "against = \"base\"\nsource = \"contract\"", "[indexes.^tried]", "no_verb"},
    {"LevelAndChange", "[indexes.tried]", "level = \"october\"\nchange = \"2 %\"\nsource = \"contract\"", "^change = \"2 %\"\nsource", "two_verbs"},
    {"LevelThatIsANumber", "[indexes.tried]", "level = \"384,04\"\nsource = \"contract\"", "level = ^\"384,04\"", "wrong_type"},
    {"LevelOfAnUnknownMeasure", "[indexes.tried]", "level = \"octobr\"\nsource = \"contract\"", "level = ^\"octobr\"", "unknown_name"},
    {"LevelOfAMeasureWithParties", "[indexes.tried]", "level = \"inhabitants\"\nsource = \"contract\"", "level = ^\"inhabitants\"", "wrong_type"},
    {"LevelOfZero", "[indexes.tried]", "level = { 2026 = 0, after_last = \"stop\" }\nsource = \"contract\"", "2026 = ^0", "wrong_type"},
    {"LevelsThatDoNotSayWhatFollows", "[indexes.tried]", "level = { 2026 = \"384,04\" }\nsource = \"contract\"", "^level = { 2026", "missing_key"},
    {"ChangeByAnIndexSeries", "[indexes.tried]", "change = \"october\"\nsource = \"contract\"", "change = ^\"october\"", "wrong_type"},
    {"ChangesThatGrow", "[indexes.tried]", "change = { 2026 = \"2 %\", after_last = \"1 %\" }\nsource = \"contract\"", "after_last = ^\"1 %\"", "wrong_type"},
    {"ABasketThatIsNotFull", "[indexes.tried]", "parts = { prices = \"80 %\" }\nsource = \"contract\"", "parts = ^{", "shares_not_100"},
    {"ABasketOfItself", "[indexes.tried]", "parts = { tried = \"100 %\" }\nsource = \"contract\"", "^parts = {", "cycle"},
    {"ABasketWithTheRest", "[indexes.tried]", "parts = { prices = \"rest\" }\nsource = \"contract\"", "prices = ^\"rest\"", "wrong_type"},
    {"LastUsedOfATypedChange", "[indexes.tried]", "change = \"2 %\"\nagainst = \"last_used\"\nsource = \"contract\"", "against = ^\"last_used\"", "wrong_type"},
    {"APortionOfWhat", "[indexes.tried]", "change = \"2 %\"\nagainst = \"previous\"\nportion = \"75 %\"\nsource = \"contract\"", "portion = ^\"75 %\"", "rule_missing"},
    {"APortionAboveTheWhole", "[indexes.tried]", "change = \"2 %\"\nportion = \"175 %\"\nsource = \"contract\"", "^\"175 %\"", "wrong_type"},
    {"AThresholdOfNothing", "[indexes.tried]", "change = \"2 %\"\nthreshold = { share = \"0 %\", gives = \"whole\" }\nsource = \"contract\"", "threshold = ^{", "wrong_type"},
    {"AMaximumThatLosesOrCarries", "[indexes.tried]", "change = \"2 %\"\nagainst = \"previous\"\nmaximum = \"4 %\"\nsource = \"contract\"", "maximum = ^\"4 %\"", "rule_missing"},
    {"AMaximumThatCarriesNothing", "[indexes.tried]", "change = \"2 %\"\nagainst = \"base\"\nmaximum = { share = \"4 %\", excess = \"lost\" }\nsource = \"contract\"", "maximum = ^{", "wrong_type"},
    {"AMinimumAboveTheMaximum", "[indexes.tried]", "change = \"2 %\"\nagainst = \"base\"\nminimum = \"5 %\"\nmaximum = \"4 %\"\nsource = \"contract\"", "minimum = ^\"5 %\"", "wrong_type"},
    {"AThresholdAndAPortionInNoOrder", "[indexes.tried]", "change = \"2 %\"\nportion = \"75 %\"\nthreshold = { share = \"3 %\", gives = \"whole\" }\nsource = \"contract\"", "[indexes.^tried]", "rule_missing"},
    {"AnOrderThatLeavesOneOut", "[indexes.tried]", "change = \"2 %\"\nportion = \"75 %\"\nthreshold = { share = \"3 %\", gives = \"whole\" }\norder = [\"portion\"]\nsource = \"contract\"", "order = ^[\"portion\"]", "missing_key"},
    // measures
    {"NumbersAndFigures", "[measures.tried]", "values = { alfa = 1 }\nfigures = \"kpi\"\nreading = { at = \"10\" }\nafter_last = \"stop\"\npreliminary = \"keep\"\nsource = \"contract\"", "^figures = \"kpi\"\nreading = { at = \"10\" }\nafter_last = \"stop\"\npreliminary = \"keep\"", "two_verbs"},
    {"NeitherNumbersNorFigures", "[measures.tried]", "kind = \"stock\"\nsource = \"contract\"", "[measures.^tried]", "no_verb"},
    {"FiguresWithoutAVintage", "[measures.tried]", "figures = \"kpi\"\nafter_last = \"stop\"\npreliminary = \"keep\"\nsource = \"contract\"", "[measures.^tried]", "missing_key"},
    {"FiguresThatDoNotSayWhatFollows", "[measures.tried]", "figures = \"kpi\"\nreading = { at = \"10\" }\npreliminary = \"keep\"\nsource = \"contract\"", "[measures.^tried]", "missing_key"},
    {"FiguresThatDoNotSayWhatIsPreliminary", "[measures.tried]", "figures = \"kpi\"\nreading = { at = \"10\" }\nafter_last = \"stop\"\nsource = \"contract\"", "[measures.^tried]", "missing_key"},
    {"FiguresOfAnUnknownSeries", "[measures.tried]", "figures = \"kpj\"\nreading = { at = \"10\" }\nafter_last = \"stop\"\npreliminary = \"keep\"\nsource = \"contract\"", "^\"kpj\"", "unknown_name"},
    {"TypedNumbersWithAVintage", "[measures.tried]", "values = { alfa = 1 }\nreading = { at = \"11\" }\nsource = \"contract\"", "^reading = { at = \"11\" }", "two_verbs"},
    {"NumbersBelowZero", "[measures.tried]", "values = { alfa = -1 }\nsource = \"contract\"", "alfa = ^-1", "negative_weight"},
    {"ANumberOfSomebodyElse", "[measures.tried]", "values = { gamma = 1 }\nsource = \"contract\"", "^gamma", "unknown_name"},
    {"AFlowThatGrows", "[measures.tried]", "kind = \"flow\"\nvalues = { 2026 = { alfa = 1 }, after_last = \"2 %\" }\nsource = \"contract\"", "after_last = ^\"2 %\"", "wrong_type"},
    {"AVintageAtAndOn", "[measures.tried]", "figures = \"kpi\"\nreading = { at = \"10\", on = 2022 }\nafter_last = \"stop\"\npreliminary = \"keep\"\nsource = \"contract\"", "on = ^2022", "two_verbs"},
    {"AVintageOfNothing", "[measures.tried]", "figures = \"kpi\"\nreading = { years_before = 1 }\nafter_last = \"stop\"\npreliminary = \"keep\"\nsource = \"contract\"", "reading = ^{ years", "no_verb"},
    {"AVintageOnADayThatDoesNotExist", "[measures.tried]", "figures = \"kpi\"\nreading = { on = \"2023-02-29\" }\npreliminary = \"keep\"\nsource = \"contract\"", "^\"2023-02-29\"", "no_such_day"},
    {"AVintageOnALeapDay", "[measures.tried]", "figures = \"kpi\"\nreading = { at = \"02-29\" }\nafter_last = \"stop\"\npreliminary = \"keep\"\nsource = \"contract\"", "^\"02-29\"", "no_such_day"},
    {"AVintageInAThirteenthMonth", "[measures.tried]", "figures = \"kpi\"\nreading = { at = \"13\" }\nafter_last = \"stop\"\npreliminary = \"keep\"\nsource = \"contract\"", "^\"13\"", "wrong_type"},
    {"YearsBeforeNoEdition", "[measures.tried]", "figures = \"kpi\"\nreading = { at = \"10\", edition_years_before = 1 }\nafter_last = \"stop\"\npreliminary = \"keep\"\nsource = \"contract\"", "edition_years_before = ^1", "missing_key"},
    // figures
    {"AnIndexWithoutABase", "[figures.tried]", "file = \"x.csv\"\nunit = \"index\"\nsource = \"contract\"", "[figures.^tried]", "missing_key"},
    {"ASeriesContinuedByNoSeries", "[figures.tried]", "file = \"x.csv\"\nunit = \"number\"\ncontinued = { by = \"kpj\", from = 2026, times = 2 }\nsource = \"contract\"", "^\"kpj\"", "unknown_name"},
    {"ASeriesContinuedInAnotherUnit", "[figures.tried]", "file = \"x.csv\"\nunit = \"number\"\ncontinued = { by = \"kpi\", from = 2026, times = 2 }\nsource = \"contract\"", "by = ^\"kpi\"", "two_bases"},
    {"ASeriesContinuedByItself", "[figures.tried]", "file = \"x.csv\"\nunit = \"number\"\ncontinued = { by = \"tried\", from = 2026, times = 2 }\nsource = \"contract\"", "^continued", "cycle"},
    {"ALinkOfZero", "[figures.tried]", "file = \"x.csv\"\nunit = \"index\"\nbase = \"1=1\"\ncontinued = { by = \"kpi\", from = 2026, times = 0 }\nsource = \"contract\"", "times = ^0", "wrong_type"},
    // parties
    {"LeavingBeforeJoining", "[parties.tried]", "label = \"T\"\nclass = \"company\"\njoins = \"2027-07-01\"\nleaves = \"2027-06-30\"\nsource = \"contract\"", "^\"2027-06-30\"", "days_out_of_order"},
    {"AGroupNamedAsAParty", "[parties.tried]", "label = \"T\"\nclass = \"company\"\ngroups = [\"alfa\"]\nsource = \"contract\"", "groups = [^\"alfa\"]", "reserved_name"},
    {"AGroupWithSwedishLetters", "[parties.tried]", "label = \"T\"\nclass = \"company\"\ngroups = [\"sjö\"]\nsource = \"contract\"", "^\"sjö\"", "invalid_name"},
    {"AStandInThatIsAKey", "[parties.tried]", "label = \"T\"\nclass = \"company\"\nborne_by = \"half_each\"\nsource = \"contract\"", "borne_by = ^\"half_each\"", "unknown_name"},
};
// clang-format on

}  // namespace

TEST(Clauses, OfEachKindAreSound) { EXPECT_EQ(problems_in(with_clauses()), problem_list{}); }

TEST_P(WrongClause, IsToldAtItsPlaceAndOnce) {
    const mistake& row = GetParam();
    example text = with_clauses().with(row.section, row.lines);
    if (row.lines.starts_with("once")) {
        text = text.without(row.section, "yearly");
    }
    EXPECT_EQ(problems_in(text), (problem_list{text.at(row.needle, row.code)}));
}

INSTANTIATE_TEST_SUITE_P(Mistake, WrongClause, testing::ValuesIn(mistakes), [](const auto& row) { return row.param.name; });

TEST(Clauses, ThatDisagreeAboutUnitsNameBothPlaces) {
    const auto text = with_clauses().with(
        "[figures.other]",
        "file = \"x.csv\"\nunit = \"number\"\ncontinued = { by = \"kpi\", from = 2026, times = 2 }\nsource = \"contract\"");
    const auto problems = reading_of(text).problems();
    ASSERT_EQ(problems.size(), 1U);
    EXPECT_EQ(problems[0].other, place_in(text.text(), "^unit = \"index\""));
}

TEST(Clauses, ThatRestOnABrokenMeasureAreNotToldAgain) {
    const auto text =
        with_clauses()
            .with("[measures.october]", "figures = \"kpj\"")
            .with("[indexes.more]", "level = \"october\"\nfloor = \"none\"\nagainst = \"base\"\nevery = \"01-01\"\nsource = \"contract\"");
    EXPECT_EQ(problems_in(text), (problem_list{text.at("^\"kpj\"", "unknown_name")}));
}
