// Checking: everything that is wrong, in one go, each mistake once; what planning finds beyond the fixed term; and warnings.

#include <andel/plan/check_agreement.hpp>

#include "example.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <string>
#include <utility>
#include <vector>

namespace {

using namespace andel;

problem_list checked(const std::string& text) { return places_of(check_agreement_text(text, "avtal.toml").problems()); }
problem_list warnings(const std::string& text) { return places_of(warnings_of(read(text))); }

constexpr std::string_view prices = "change = \"2 %\"\nagainst = \"previous\"\nevery = \"01-01\"\nsource = \"contract\"";

/// Where a mistake is, and what it is called.
struct told {
    std::string needle, code;
};

/// Exactly these, in order of place.
void expect_told(const example& text, const std::vector<told>& mistakes) {
    std::vector<std::pair<place, std::string>> places;
    for (const auto& [needle, code] : mistakes) {
        places.emplace_back(place_in(text.text(), needle), text.at(needle, code));
    }
    std::sort(places.begin(), places.end());
    problem_list all;
    for (const auto& [where, each] : places) {
        all.push_back(each);
    }
    EXPECT_EQ(checked(text), all) << text.text();
}

}  // namespace

TEST(Check, FindsNothingInASoundAgreement) {
    EXPECT_EQ(checked(example{}), problem_list{});
    for (const auto& file : std::filesystem::directory_iterator{source_folder() / "agreements"}) {
        if (file.path().extension() == ".toml") {
            EXPECT_EQ(places_of(check_agreement(file.path()).problems()), problem_list{}) << file.path().filename();
        }
    }
}

TEST(Check, TellsEveryMistakeAtOnceAndNothingElse) {
    const auto text =
        example{}
            .with("[indexes.prices]", prices)
            .with("[indexes.prices]", "every = \"02-29\"")
            .with("[agreement]", "currency = \"EUR\"")
            .with("[costs.rent]", "source = \"letter\"\nkind = \"hyra\"\nuntill = \"2027-12-31\"")
            .with("[costs.staff]",
                  "label = \"P\"\nyearly = 1300.50\nindex = \"none\"\nkey = \"alfa\"\npaid_by = \"alfa\"\nsource = \"contract\"")
            .with("[costs.letting]",
                  "label = \"U\"\nyearly = \"45 tkr\"\nkind = \"income\"\nindex = \"none\"\nkey = \"alfa\"\npaid_by = \"alfa\"\n"
                  "source = \"contract\"")
            .with("[keys.steps]", "shares = { alfa = \"25 %\", region_x = \"74 %\" }\nsource = \"contract\"")
            .with("[term]", "start = \"2026-03-01\"\nrenewal = \"yearly\"")
            .with("[rounding]", "amount = { to = \"1 kr\", mode = \"closest\" }");
    expect_told(text, {{"^\"EUR\"", "unknown_word"},
                       {"^\"letter\"", "unknown_source"},
                       {"^\"hyra\"", "unknown_word"},
                       {"^untill", "unknown_key"},
                       {"^1300.50", "float_amount"},
                       {"^\"45 tkr\"", "income_not_negative"},
                       {"shares = ^{", "shares_not_100"},
                       {"^\"02-29\"", "no_such_day"},
                       {"^\"yearly\"", "wrong_type"},
                       {"^\"closest\"", "unknown_word"},
                       {"[costs.^rent]", "rule_missing"},  // ten months of 2026: only planning finds it
                       {"[costs.^letting]", "rule_missing"}});
}

TEST(Check, TellsEveryMistakeInSteps) {
    expect_told(
        example{}
            .without("[keys.half_each]", "equal")
            .with("[keys.half_each]",
                  "shares.from-2026 = { alfa = \"25 %\", beta = \"74 %\" }\nshares.from-2027 = { alfa = \"26 %\", beta = \"75 %\" }"),
        {{"shares.from-2026 = ^{", "shares_not_100"}, {"shares.from-2027 = ^{", "shares_not_100"}});
    for (const std::string key : {"key", "paid_by", "index"}) {
        expect_told(example{}.with("[costs.rent]", key + " = { from-2026 = \"gamma\", from-2027 = \"delta\" }\nprice_level = 2026"),
                    {{"^\"gamma\"", "unknown_name"}, {"^\"delta\"", "unknown_name"}});
    }
    expect_told(example{}.with("[costs.rent]", "yearly = { from-2026 = \"1.300 kr\", from-2027 = \"-5 kr\" }"),
                {{"^\"1.300 kr\"", "decimal_point"}, {"^\"-5 kr\"", "income_not_negative"}});
}

TEST(Check, TellsEveryMistakeInARowOrList) {
    const auto without_verb = example{}.without("[keys.half_each]", "equal");
    expect_told(example{}.with("[keys.half_each]", "equal = [\"alfa\", \"gamma\", \"delta\"]"),
                {{"^\"gamma\"", "unknown_name"}, {"^\"delta\"", "unknown_name"}});
    expect_told(without_verb.with("[keys.half_each]", "weights = { alfa = -1, beta = -2 }"),
                {{"alfa = ^-1", "negative_weight"}, {"beta = ^-2", "negative_weight"}});
    expect_told(without_verb.with("[keys.half_each]", "shares = { alfa = \"-10 %\", beta = \"-20 %\", region_x = \"rest\" }"),
                {{"^\"-10 %\"", "negative_weight"}, {"^\"-20 %\"", "negative_weight"}});
    expect_told(example{}.with("[agreement]", "target_groups = [1, 2]"), {{"[^1, 2]", "wrong_type"}, {"[1, ^2]", "wrong_type"}});
}

TEST(Check, TellsOfEveryEmptyValue) {
    expect_told(example{}.with("[costs.rent]", "kind = {}\nactivity = {}").with("[term]", "condition = {}"),
                {{"kind = ^{", "wrong_type"}, {"activity = ^{", "wrong_type"}, {"condition = ^{", "wrong_type"}});
}

TEST(Check, BlamesOneMistakeOnce) {
    expect_told(example{}.with("[costs]", "staff = 1"), {{"staff = ^1", "wrong_type"}});
    expect_told(example{}.with("[keys]", "spare = \"alfa\""), {{"spare = ^\"alfa\"", "wrong_type"}});
    expect_told(example{}.with("[parties]", "region_x = 4"), {{"region_x = ^4", "wrong_type"}});
    expect_told(example{}.with("[costs.rent]", "key = 5"), {{"key = ^5", "wrong_type"}});
    expect_told(example{}.with("[term]", "end = \"2028-02-30\""), {{"^\"2028-02-30\"", "no_such_day"}});
    expect_told(example{}.with("[keys.half_each]", "equal = [\"half_each\"]"), {{"equal = [^\"half_each\"", "cycle"}});
    expect_told(example{}
                    .with("[indexes.prices]", prices)
                    .with("[indexes.prices]", "change = \"2\"")
                    .with("[costs.rent]", "index = \"prices\"\nprice_level = 2026"),
                {{"change = ^\"2\"", "amount_without_unit"}});
}

TEST(Check, GoesOnAfterASyntaxError) {
    const auto text = example{}.with("[costs.rent]", "label = \"Hyra\nkey = \"nobody\"");
    const auto told = checked(text);
    ASSERT_EQ(told.size(), 2U);
    EXPECT_TRUE(told[0].ends_with(" invalid_toml")) << told[0];
    EXPECT_EQ(told[1], text.at("^\"nobody\"", "unknown_name"));
}

TEST(Check, LooksBeyondTheFixedTerm) {
    const auto renewed = example{}.with("[term]", "renewal = { length = \"1 year\", happens = \"by_decision\", at_most = \"unlimited\" }");
    const auto stepped = renewed.with("[costs.rent]", "yearly.from-2026 = 1\nyearly.from-2036-03 = 2");
    EXPECT_EQ(checked(stepped), (problem_list{stepped.at("[costs.^rent]", "rule_missing")})) << "a step in 2036";
    EXPECT_EQ(problems_planning(stepped), problem_list{}) << "the fixed term does not ask";
    const auto broken_renewal = example{}.with("[term]",
                                               "renewal = { length = \"6 months\", happens = \"by_decision\", at_most = 2 }\n"
                                               "month_end = \"last_day\"");
    EXPECT_EQ(checked(broken_renewal), (problem_list{broken_renewal.at("[costs.^rent]", "rule_missing")})) << "the first renewal";
}

TEST(Check, ReadsFilesAndTellsWhatCannotBeRead) {
    EXPECT_EQ(places_of(check_agreement(source_folder() / "saknas.toml").problems()), (problem_list{"0:0 no_such_file"}));
    EXPECT_EQ(places_of(check_agreement(source_folder()).problems()), (problem_list{"0:0 is_a_directory"}));
}

TEST(Check, GoesOnWhereReadingEnded) {
    const auto text = example{}.with("[term]", "start = \"2026-03-01\"").with("[costs.rent]", "kind = \"hyra\"");
    auto read_first = reading_of(text);
    EXPECT_EQ(read_first.problems().size(), 1U);
    EXPECT_EQ(places_of(check_further(std::move(read_first)).problems()),
              (problem_list{text.at("[costs.^rent]", "rule_missing"), text.at("^\"hyra\"", "unknown_word")}));
}

TEST(Warning, IsGivenOfAKeyOrIndexThatNothingUses) {
    EXPECT_EQ(warnings(example{}), problem_list{});
    const auto text = example{}.with("[keys.spare]", "equal = \"everyone\"\nsource = \"contract\"").with("[indexes.prices]", prices);
    EXPECT_EQ(warnings(text), (problem_list{text.at("[keys.^spare]", "not_used"), text.at("[indexes.^prices]", "not_used")}));
    EXPECT_EQ(checked(text), problem_list{}) << "a warning is no problem";
    EXPECT_EQ(severity_of(warnings_of(read(text)).front().code), severity::warning);
}

TEST(Warning, IsNotGivenOfWhatIsUsedInSomeStep) {
    const auto text = example{}
                          .with("[keys.inner]", "equal = \"everyone\"\nsource = \"contract\"")
                          .with("[keys.outer]",
                                "shares.from-2026 = { alfa = \"100 %\" }\nshares.from-2028 = { inner = \"100 %\" }\nsource = \"contract\"")
                          .with("[indexes.prices]", prices)
                          .with("[costs.rent]",
                                "key = { from-2026 = \"half_each\", from-2028 = \"outer\" }\n"
                                "index = { from-2026 = \"none\", from-2028 = \"prices\" }\nprice_level = 2026");
    EXPECT_EQ(warnings(text), problem_list{});
}

TEST(Warning, IsGivenOfAClauseThatIsNeitherModelledNorSetAside) {
    const auto with_clauses = [](std::string_view clauses) {
        return example{}.with("[sources]",
                              "contract = { title = \"Avtal\", status = \"agreed\", clauses = [" + std::string{clauses} + "] }");
    };
    EXPECT_EQ(warnings(with_clauses(R"("§ 1", "§ 2")")), problem_list{});
    const auto text = with_clauses(R"("§ 1", "§ 22", "§")");
    EXPECT_EQ(warnings(text), (problem_list{text.at("^\"§ 22\"", "clause_not_modelled")})) << "§ 2 is not § 22";
    EXPECT_EQ(warnings(example{text}.with("[agreement]", "left_out = { \"§ 22 Tvist\" = \"…\" }")), problem_list{});
    EXPECT_EQ(warnings(example{text}.with("[agreement]", "left_out = { \"contract § 22\" = \"…\" }")), problem_list{});
    EXPECT_EQ(warnings(example{text}.with("[agreement]", "left_out = { \"article § 22\" = \"…\" }")).size(), 1U) << "of another source";
}

TEST(Warning, IsGivenOfAKeyThatOnlyItselfIsNamedBy) {
    const auto text = example{}
                          .with("[keys.inner]", "equal = \"everyone\"\nsource = \"contract\"")
                          .with("[keys.outer]", "shares = { inner = \"100 %\" }\nsource = \"contract\"");
    EXPECT_EQ(warnings(text), (problem_list{text.at("[keys.^outer]", "not_used")})) << "inner is used by outer";
}
