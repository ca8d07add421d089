// Names: everything that can be referred to, in every place where it can be, and what is said of a name that leads nowhere.

#include <andel/agreement/read_agreement.hpp>

#include "example.hpp"

#include <gtest/gtest.h>

#include <string>
#include <vector>

namespace {

using namespace andel;

/// The example with an index, a date and a frame, so that there is something of each kind to name.
example with_one_of_each() {
    return example{}
        .with("[indexes.prices]", "change = \"2 %\"\nagainst = \"previous\"\nevery = \"01-01\"\nsource = \"contract\"")
        .with("[dates.opening]", "label = \"Öppning\"\ndate = \"2026-09-01\"\nsource = \"contract\"")
        .with("[dates.closing]", "label = \"Slut\"\ndate = \"2028-12-31\"\nsource = \"contract\"")
        .with("[frames.money]",
              "label = \"Ram\"\nowner = \"alfa\"\ncosts = [\"rent\"]\namount.2026 = \"1 kr\"\nover = \"shown\"\nsource = \"contract\"")
        .with("[term]", "part_years = \"months\"");
}

struct name_row {
    std::string name;
    std::string section, line;
    std::string needle, code;  // "" is no problem
};
void PrintTo(const name_row& row, std::ostream* out) { *out << row.section << " " << row.line; }

class Reference : public testing::TestWithParam<name_row> {};

const std::vector<name_row> references{
    // who bears a cost
    {"KeyIsAParty", "[costs.rent]", "key = \"beta\"", "", ""},
    {"KeyIsAnActivity", "[costs.rent]", "key = \"open_preschool\"", "", ""},
    {"KeyIsAKey", "[costs.rent]", "key = \"half_each\"", "", ""},
    {"KeyInSteps", "[costs.rent]", "key = { from-2026 = \"alfa\", from-2027 = \"half_each\" }", "", ""},
    {"KeyIsACost", "[costs.rent]", "key = \"rent\"", "key = ^\"rent\"", "unknown_name"},
    {"KeyIsASet", "[costs.rent]", "key = \"everyone\"", "^\"everyone\"", "unknown_name"},
    {"KeyIsMisspelt", "[costs.rent]", "key = \"half_eech\"", "^\"half_eech\"", "unknown_name"},
    // who pays
    {"PayerIsAParty", "[costs.rent]", "paid_by = \"beta\"", "", ""},
    {"PayerIsTheBearer", "[costs.rent]", "paid_by = \"bearer\"", "", ""},
    {"PayerIsAnActivity", "[costs.rent]", "paid_by = \"open_preschool\"", "paid_by = ^\"open_preschool\"", "unknown_name"},
    {"PayerIsAKey", "[costs.rent]", "paid_by = \"half_each\"", "paid_by = ^\"half_each\"", "unknown_name"},
    // how it moves
    {"IndexIsNone", "[costs.rent]", "index = \"none\"", "", ""},
    {"IndexIsAnIndex", "[costs.rent]", "index = \"prices\"\nprice_level = 2026", "", ""},
    {"IndexIsAKey", "[costs.rent]", "index = \"half_each\"\nprice_level = 2026", "index = ^\"half_each\"", "unknown_name"},
    {"IndexWithoutAPriceLevel", "[costs.rent]", "index = \"prices\"", "[costs.^rent]", "missing_key"},
    {"IndexInAMonthsPrices", "[costs.rent]", "index = \"prices\"\nprice_level = \"2025-10\"", "^\"2025-10\"", "wrong_type"},
    {"IndexFromALaterPriceLevel", "[costs.rent]", "index = \"prices\"\nprice_level = 2027", "price_level = ^2027", "before_price_level"},
    // its activity
    {"ActivityOfACost", "[costs.rent]", "activity = \"open_preschool\"", "", ""},
    {"ActivityThatIsAParty", "[costs.rent]", "activity = \"alfa\"", "activity = ^\"alfa\"", "unknown_name"},
    // who is responsible
    {"ResponsibleIsAParty", "[activities.clinic]", "label = \"M\"\nresponsible = \"beta\"\nsource = \"contract\"", "", ""},
    {"ResponsibleIsAKey", "[activities.clinic]", "label = \"M\"\nresponsible = \"half_each\"\nsource = \"contract\"", "", ""},
    {"ResponsibleIsAnActivity", "[activities.clinic]", "label = \"M\"\nresponsible = \"open_preschool\"\nsource = \"contract\"", "", ""},
    {"ResponsibleIsNobody", "[activities.clinic]", "label = \"M\"\nresponsible = \"none\"\nsource = \"contract\"",
     "responsible = ^\"none\"", "unknown_name"},
    // lines of a key
    {"SharesOfActivitiesAndKeys", "[keys.more]",
     "shares = { open_preschool = \"1/2\", half_each = \"1/4\", beta = \"rest\" }\nsource = \"contract\"", "", ""},
    {"SharesOfASet", "[keys.more]", "shares = { municipalities = \"1/2\", region_x = \"rest\" }\nsource = \"contract\"", "^municipalities",
     "unknown_name"},
    {"WeightsOfActivities", "[keys.more]", "weights = { open_preschool = 210, alfa = 185 }\nsource = \"contract\"", "", ""},
    {"WeightOfSomebodyElse", "[keys.more]", "weights = { alfa = 1, gamma = 2 }\nsource = \"contract\"", "^gamma", "unknown_name"},
    {"EqualOverActivitiesAndKeys", "[keys.more]", "equal = [\"open_preschool\", \"half_each\", \"regions\"]\nsource = \"contract\"", "",
     ""},
    {"EqualOverAnEmptyClass", "[keys.more]", "equal = \"companies\"\nsource = \"contract\"", "^\"companies\"", "empty_group"},
    {"EqualOverTheSameTwice", "[keys.more]", "equal = [\"alfa\", \"alfa\"]\nsource = \"contract\"", "\"alfa\", ^\"alfa\"", "named_twice"},
    {"EqualOverAPartyAndItsClass", "[keys.more]", "equal = [\"alfa\", \"municipalities\"]\nsource = \"contract\"", "^\"municipalities\"",
     "named_twice"},
    // days
    {"EndIsADate", "[term]", "end = \"closing\"", "", ""},
    {"DateIsTheStart", "[dates.opening]", "date = \"start\"", "", ""},
    {"DateIsAnotherDate", "[dates.opening]", "date = \"closing\"", "", ""},
    {"DateIsItself", "[dates.opening]", "date = \"opening\"", "date = ^\"opening\"", "cycle"},
    {"DateIsUnknown", "[dates.opening]", "date = \"oppning\"", "^\"oppning\"", "unknown_name"},
    {"UntilIsADate", "[costs.rent]", "until = \"opening\"\npart_years = \"days\"", "", ""},
    {"StepIsADate", "[costs.rent]", "yearly.from-opening = \"1 kr\"", "", ""},
    {"StepIsTheEnd", "[costs.rent]", "yearly.from-end = \"1 kr\"\npart_years = \"days\"", "", ""},
    {"StepIsAnUnknownDate", "[costs.rent]", "yearly.from-oppning = \"1 kr\"", "^from-oppning", "unknown_name"},
    {"StepIsAParty", "[costs.rent]", "yearly.from-alfa = \"1 kr\"", "^from-alfa", "unknown_name"},
    // frames, and who takes the odd öre
    {"OwnerIsAnActivity", "[frames.money]", "owner = \"open_preschool\"", "owner = ^\"open_preschool\"", "unknown_name"},
    {"FrameOfACostThatDoesNotExist", "[frames.money]", "costs = [\"rent\", \"staff\"]", "^\"staff\"", "unknown_name"},
    {"TakerIsAParty", "[rounding]", "part = { to = \"0,01 kr\", odd = \"beta\" }", "", ""},
    {"TakerIsAKey", "[rounding]", "part = { to = \"0,01 kr\", odd = \"half_each\" }", "odd = ^\"half_each\"", "unknown_name"},
    {"OrderNamesNobody", "[rounding]",
     "part = { to = \"0,01 kr\", odd = \"largest_part\", order = [\"alfa\", \"beta\", \"gamma\", \"region_x\"] }", "^\"gamma\"",
     "unknown_name"},
    {"NoticeOfSomebodyElse", "[term]", "notice = { length = \"1 year\", before = \"any_day\", by_party = { gamma = \"2 years\" } }",
     "^gamma", "unknown_name"},
    // sources
    {"SourceIsUnknown", "[costs.rent]", "source = \"contrakt § 4\"", "^\"contrakt § 4\"", "unknown_source"},
    {"SourceOfAValueIsUnknown", "[costs.rent]", "key = { value = \"alfa\", source = \"letter\" }", "^\"letter\"", "unknown_source"},
    // ids
    {"IdWithAHyphen", "[keys.half-each]", "equal = \"everyone\"\nsource = \"contract\"", "[keys.^half-each]", "invalid_name"},
    {"IdWithACapital", "[keys.Halves]", "equal = \"everyone\"\nsource = \"contract\"", "[keys.^Halves]", "invalid_name"},
    {"IdThatBeginsWithADigit", "[keys.2halves]", "equal = \"everyone\"\nsource = \"contract\"", "[keys.^2halves]", "invalid_name"},
    {"KeyNamedAsAParty", "[keys.alfa]", "equal = \"everyone\"\nsource = \"contract\"", "[keys.^alfa]", "name_taken"},
    {"CostNamedAsAKey", "[costs.half_each]",
     "label = \"x\"\nyearly = 2\nindex = \"none\"\nkey = \"alfa\"\npaid_by = \"alfa\"\nsource = \"contract\"", "", ""},
    // two verbs, none, and tables of later versions
    {"TwoVerbsInAKey", "[keys.half_each]", "shares = { alfa = \"100 %\" }", "^shares", "two_verbs"},
    {"TwoVerbsInACost", "[costs.rent]", "once.2026 = \"1 kr\"", "^once", "two_verbs"},
    {"MisspeltKey", "[costs.rent]", "untill = \"2027-12-31\"", "^untill", "unknown_key"},
    {"KeyOfALaterVersion", "[costs.rent]", "settlement_key = \"alfa\"", "^settlement_key", "unknown_key"},
    {"TableOfALaterVersion", "[settlement]", "difference = \"repaid\"", "[^settlement", "unknown_key"},
};

std::string name_for_test(const testing::TestParamInfo<name_row>& row) { return row.param.name; }

problem only_problem(const std::string& text) {
    const auto problems = reading_of(text).problems();
    return problems.size() == 1 ? problems[0] : throw std::invalid_argument{"not one problem"};
}

}  // namespace

TEST_P(Reference, ResolvesOrIsToldAtItsPlace) {
    const auto& row = GetParam();
    const example text = with_one_of_each().with(row.section, row.line);
    EXPECT_EQ(problems_in(text), row.code.empty() ? problem_list{} : problem_list{text.at(row.needle, row.code)});
}

INSTANTIATE_TEST_SUITE_P(Name, Reference, testing::ValuesIn(references), name_for_test);

TEST(Name, OfADayIsThatDay) {
    const auto from = read(with_one_of_each()
                               .with("[costs.rent]", "until = \"opening\"\nyearly.from-opening = \"1 kr\"\nyearly.from-start = \"2 kr\"")
                               .with("[dates.letter]", "label = \"Brev\"\ndate = \"end\"\nsource = \"contract\""));
    EXPECT_EQ(from.costs[0].until.value().when, make_day(2026, 9, 1));
    EXPECT_EQ(from.costs[0].yearly.statements[0].when.first, make_day(2026, 1, 1));
    EXPECT_EQ(from.costs[0].yearly.statements[1].when.first, make_day(2026, 9, 1));
    EXPECT_EQ(from.find_date("letter")->date.value().when, make_day(2028, 12, 31));
}

TEST(Name, ThatIsNearlyRightIsOffered) {
    EXPECT_EQ(way_out(only_problem(example{}.with("[costs.rent]", "key = \"half_eech\"")), language::swedish).find("Menade du half_each? "),
              0U);
    EXPECT_EQ(
        way_out(only_problem(example{}.with("[costs.rent]", "untill = \"2027-12-31\"")), language::english).find("Did you mean until? "),
        0U);
    EXPECT_EQ(way_out(only_problem(example{}.with("[costs.rent]", "key = \"something_else\"")), language::english).find("Did you mean"),
              std::string::npos);
}

TEST(Name, WhoseTwoSidesContradictShowsBoth) {
    const example text = example{}.with("[keys.alfa]", "equal = \"everyone\"\nsource = \"contract\"");
    const auto taken = only_problem(text);
    EXPECT_EQ(taken.other, place_in(text.text(), "^alfa     = {"));
    EXPECT_EQ(taken.line_text, "[keys.alfa]");
    EXPECT_TRUE(taken.other_text.starts_with("alfa     = {"));
}

TEST(Step, OnADayThatAnotherHasIsTold) {
    const example text = with_one_of_each().with("[costs.rent]", "yearly.from-2026-09 = \"1 kr\"\nyearly.from-opening = \"2 kr\"");
    EXPECT_EQ(problems_in(text), (problem_list{text.at("^from-opening", "same_day_twice")}));
    const example whole_year = example{}.with("[costs.rent]", "yearly.from-2026 = \"1 kr\"\nyearly.from-2026-01-01 = \"2 kr\"");
    EXPECT_EQ(problems_in(whole_year), (problem_list{whole_year.at("^from-2026-01-01", "same_day_twice")}));
}

TEST(Step, OutsideTheAgreementIsTold) {
    const example late = example{}.with("[costs.rent]", "yearly.from-2026 = \"1 kr\"\nyearly.from-2029 = \"2 kr\"");
    EXPECT_EQ(problems_in(late), (problem_list{late.at("^from-2029", "outside_the_agreement")}));
    EXPECT_EQ(problems_in(example{}.with("[costs.rent]", "yearly.from-2020 = \"1 kr\"")), problem_list{}) << "before the start is fine";
    EXPECT_EQ(problems_in(late.with("[term]", "renewal = { length = \"1 year\", happens = \"by_decision\", at_most = 1 }")),
              problem_list{});
    const example once = example{}.without("[costs.rent]", "yearly").with("[costs.rent]", "once = { 2025 = 1, 2026 = 1, 2029-01-01 = 1 }");
    EXPECT_EQ(problems_in(once),
              (problem_list{once.at("{ ^2025", "outside_the_agreement"), once.at("^2029-01-01", "outside_the_agreement")}));
}

TEST(Cycle, OfKeysAndActivitiesIsToldOnceWithEveryLink) {
    const example text = example{}
                             .with("[keys.one]", "equal = [\"two\", \"alfa\"]\nsource = \"contract\"")
                             .with("[keys.two]", "shares = { clinic = \"1/2\", beta = \"rest\" }\nsource = \"contract\"")
                             .with("[activities.clinic]", "label = \"M\"\nresponsible = \"one\"\nsource = \"contract\"");
    const auto circle = only_problem(text);
    EXPECT_EQ(circle.code, problem_code::cycle);
    EXPECT_NE(message(circle, language::swedish).find("clinic → one → two → clinic"), std::string::npos)
        << message(circle, language::swedish);
}

TEST(Cycle, MayBeOneKeyThatNamesItself) {
    const example text = example{}.with("[keys.half_each]", "equal = [\"alfa\", \"half_each\"]");
    EXPECT_EQ(problems_in(text), (problem_list{text.at("\"alfa\", ^\"half_each\"", "cycle")}));
}
