// The rows of a plan: keys and index steps are there once, gaps are told once, frames have a row a year, the rule profile is listed.

#include <andel/plan/make_plan.hpp>

#include "example.hpp"

#include <gtest/gtest.h>

#include <string>
#include <vector>

namespace {

using namespace andel;

using lines = std::vector<std::string>;

constexpr std::string_view prices = "change = \"2 %\"\nagainst = \"previous\"\nevery = \"01-01\"\nsource = \"contract\"";

example indexed() {
    return example{}
        .with("[term]", "end = \"2035-12-31\"")
        .with("[indexes.prices]", prices)
        .with("[costs.rent]", "index = \"prices\"\nprice_level = 2026");
}

/// "0: 1/2 alfa, 1/2 region_x": the rows of the keys and what they lead to.
lines keys_of(const plan& made) {
    lines all;
    for (const key_row& each : made.keys) {
        std::string text = each.activity != no_row ? made.source->activities[each.activity].id : made.source->keys[each.key].id;
        for (row_number row = each.lines.first; row < each.lines.first + each.lines.count; ++row) {
            const weight_line& line = made.lines[row];
            text.append(" ").append(to_text(line.weight)).append(line.to.is_key ? " row " : " ");
            text.append(line.to.is_key ? std::to_string(line.to.row) : made.source->parties[line.to.row].id);
        }
        all.push_back(text);
    }
    return all;
}

lines frames_of(const plan& made) {
    lines all;
    for (const frame_row& each : made.frames) {
        std::string text = made.source->frames[each.frame].id + " " + std::to_string(each.year) + " " + made.source->parties[each.owner].id;
        for (row_number row = each.pieces.first; row < each.pieces.first + each.pieces.count; ++row) {
            const frame_piece& piece = made.frame_pieces[row];
            text.append(" ").append(to_text(piece.amount.kronor)).append("*").append(to_text(piece.fraction));
        }
        all.push_back(text + (each.how_firm == standing::firm ? "" : " not firm"));
    }
    return all;
}

lines answers_of(const plan& made) {
    lines all;
    for (const profile_answer& each : made.profile_answers) {
        all.push_back(each.address);
    }
    return all;
}

example with_frame(const std::string& amount) {
    return example{}.with("[frames.money]",
                          "label = \"Ram\"\nowner = \"alfa\"\ncosts = [\"rent\"]\nover = \"shown\"\nsource = \"contract\"\n" + amount);
}

example by_the_profile() { return example{}.without("[rounding]").with("[agreement]", "rules = \"andel-1\""); }

}  // namespace

TEST(KeyRow, IsOneForAllTheYearsInWhichItsLinesHold) {
    const auto text = example{}
                          .with("[term]", "end = \"2030-12-31\"")
                          .without("[keys.half_each]", "equal")
                          .with("[keys.half_each]",
                                "shares.from-start = { alfa = \"12,5 %\", region_x = \"rest\" }\n"
                                "shares.from-2028 = { alfa = \"25 %\", region_x = \"rest\" }");
    EXPECT_EQ(keys_of(planned(text)), (lines{"half_each 1/8 alfa 7/8 region_x", "half_each 1/4 alfa 3/4 region_x"}));
}

TEST(KeyRow, IsSharedByTheCostsThatUseIt) {
    const auto text = example{}.with(
        "[costs.staff]", "label = \"P\"\nyearly = 2\nindex = \"none\"\nkey = \"half_each\"\npaid_by = \"alfa\"\nsource = \"contract\"");
    EXPECT_EQ(planned(text).keys.size(), 1U);
}

TEST(KeyRow, OfAnActivityHasOneLineAndRemembersIt) {
    const auto made = planned(example{}.with("[costs.rent]", "key = \"open_preschool\""));
    EXPECT_EQ(keys_of(made), (lines{"open_preschool 1 alfa"}));
    EXPECT_EQ(made.keys[0].key, no_row);
}

TEST(KeyRow, LeadsToTheRowsOfTheKeysInIt) {
    const auto text = example{}
                          .with("[costs.rent]", "key = \"outer\"")
                          .with("[keys.outer]", "weights = { half_each = 3, open_preschool = 1 }\nsource = \"contract\"");
    EXPECT_EQ(keys_of(planned(text)), (lines{"half_each 1 alfa 1 region_x", "open_preschool 1 alfa", "outer 3 row 0 1 row 1"}));
}

TEST(KeyRow, HasTheMembersOfASet) {
    const auto text = example{}.with("[keys.half_each]", "equal = [\"regions\", \"municipalities\"]");
    EXPECT_EQ(keys_of(planned(text)), (lines{"half_each 1 region_x 1 alfa 1 beta"}));
}

rational change_of(const plan& made, const index_step_row& step) { return made.index_readings[step.readings.first].change; }

TEST(IndexSteps, AreOneForEachYearNotOneForEachYearOfEachYear) {
    const auto made = planned(indexed());
    EXPECT_EQ(made.index_steps.size(), 9U) << "2027 to 2035";
    EXPECT_EQ(made.cells[0].index_step, no_row) << "the year of the price level stands as it is written";
    const index_step_row& last = made.index_steps[made.cells.back().index_step];
    EXPECT_EQ(last.effective, *make_day(2035, 1, 1));
    EXPECT_EQ(change_of(made, last), (rational{1, 50}));
    EXPECT_EQ(made.index_steps[last.previous].effective, *make_day(2034, 1, 1));
}

TEST(IndexSteps, BeginAtThePriceLevel) {
    const auto early = planned(indexed().with("[costs.rent]", "price_level = 2024"));
    EXPECT_EQ(early.index_steps.size(), 11U) << "2025 to 2035";
    EXPECT_EQ(early.index_steps[early.cells[0].index_step].effective, *make_day(2026, 1, 1));
}

TEST(IndexSteps, BeginAnewWithANewAmount) {
    const auto made = planned(
        indexed().with("[costs.rent]", "yearly.from-start = \"1 kr\"\nyearly.from-2030 = { value = \"2 kr\", price_level = 2030 }"));
    EXPECT_EQ(made.cells[4].index_step, no_row) << "2030";
    EXPECT_EQ(made.index_steps[made.cells[5].index_step].previous, no_row) << "2031 is the first of its chain";
}

TEST(IndexSteps, TakeTheChangeOfTheirDay) {
    const auto made = planned(indexed().with("[indexes.prices]", "change.from-2026 = \"2 %\"\nchange.from-2028-01-02 = \"3 %\""));
    EXPECT_EQ(change_of(made, made.index_steps[made.cells[2].index_step]), (rational{1, 50})) << "2028-01-01";
    EXPECT_EQ(change_of(made, made.index_steps[made.cells[3].index_step]), (rational{3, 100})) << "2029-01-01";
}

TEST(Gap, BeforeTheFirstStepIsToldOnceForEachValue) {
    const auto text = example{}
                          .with("[costs.rent]", "paid_by.from-2027 = \"alfa\"")
                          .with("[keys.half_each]", "equal.from-2028 = \"everyone\"")
                          .with("[costs.staff]",
                                "label = \"P\"\nyearly = 2\nindex = \"none\"\nkey = \"half_each\"\npaid_by = \"alfa\"\n"
                                "source = \"contract\"");
    EXPECT_EQ(problems_planning(text),
              (problem_list{text.at("paid_by.^from-2027", "gap_before_first_step"), text.at("equal.^from-2028", "gap_before_first_step")}))
        << "also when two costs use the key";
}

TEST(Gap, IsNoneWhenTheValueIsNotYetNeeded) {
    const auto text = example{}
                          .with("[costs.rent]", "yearly.from-2028 = \"1 kr\"\npaid_by.from-2028 = \"alfa\"\nkey.from-2028 = \"half_each\"")
                          .with("[keys.half_each]", "equal.from-2028 = \"everyone\"");
    EXPECT_EQ(problems_planning(text), problem_list{}) << "before the first step the yearly amount is 0";
}

TEST(Gap, IsToldOfEverythingThatIsNeeded) {
    const std::vector<std::pair<example, std::string>> gaps{
        {example{}.with("[costs.rent]", "key.from-2027 = \"alfa\""), "key.^from-2027"},
        {example{}.with("[costs.rent]", "paid_by.from-2027 = \"alfa\""), "paid_by.^from-2027"},
        {example{}
             .with("[costs.rent]", "key = \"open_preschool\"")
             .with("[activities]", "open_preschool = { label = \"x\", responsible.from-2027 = \"alfa\", source = \"contract\" }"),
         "responsible.^from-2027"},
        {indexed().with("[indexes.prices]", "change.from-2028 = \"2 %\""), "change.^from-2028"},
        {indexed().with("[costs.rent]", "index.from-2028 = \"prices\""), "index.^from-2028"},
        {indexed().with("[costs.rent]", "index.from-start = \"prices\"\nprice_level = 2024"), "index.^from-start"},
        {example{}.with("[term]", "start = \"2026-03-01\"\npart_years.from-2027 = \"months\""), "part_years.^from-2027"},
        {with_frame("amount = \"1 kr\"").with("[frames.money]", "owner.from-2027 = \"alfa\""), "owner.^from-2027"},
    };
    for (const auto& [text, needle] : gaps) {
        const auto statement = place_in(text.text(), needle);
        const auto told = make_plan(read(text)).problems();
        const problem first = told.empty() ? problem{} : told.front();
        EXPECT_EQ(told.size(), 1U) << needle;
        EXPECT_EQ(first.code, problem_code::gap_before_first_step) << needle;
        EXPECT_EQ(first.where.line, statement.line) << needle;
    }
}

TEST(Frame, WrittenByYearsHasARowForEachOfThem) {
    EXPECT_EQ(frames_of(planned(with_frame("amount = { 2026 = \"3 kr\", 2028 = \"4 kr\" }"))),
              (lines{"money 2026 alfa 3*1", "money 2028 alfa 4*1"}));
}

TEST(Frame, WrittenPlainOrInStepsHasARowForEveryYear) {
    EXPECT_EQ(frames_of(planned(with_frame("amount = \"3 kr\""))),
              (lines{"money 2026 alfa 3*1", "money 2027 alfa 3*1", "money 2028 alfa 3*1"}));
    const auto stepped =
        with_frame("amount.from-2027-07 = \"3 kr\"\namount.from-2028 = \"4 kr\"").with("[term]", "part_years = \"months\"");
    EXPECT_EQ(frames_of(planned(stepped)), (lines{"money 2026 alfa", "money 2027 alfa 3*1/2", "money 2028 alfa 4*1"}))
        << "before the first step there is nothing";
}

TEST(Frame, OfABrokenYearHasItsPart) {
    const auto text = with_frame("amount = \"12 kr\"").with("[term]", "start = \"2026-03-01\"\npart_years = \"months\"");
    EXPECT_EQ(frames_of(planned(text)).front(), "money 2026 alfa 12*5/6");
    const auto without_a_rule = with_frame("amount = \"12 kr\"").with("[term]", "start = \"2026-03-01\"");
    EXPECT_EQ(problems_planning(without_a_rule),
              (problem_list{without_a_rule.at("[costs.^rent]", "rule_missing"), without_a_rule.at("[frames.^money]", "rule_missing")}));
}

TEST(Frame, InAYearWithARenewalIsAsFirmAsTheWeakest) {
    const auto text = with_frame("amount = \"12 kr\"")
                          .with("[term]",
                                "end = \"2027-06-30\"\npart_years = \"months\"\n"
                                "renewal = { length = \"1 year\", happens = \"by_decision\", at_most = 1 }");
    EXPECT_EQ(frames_of(planned(text, 2027)), (lines{"money 2026 alfa 12*1", "money 2027 alfa 12*1 not firm"}));
    EXPECT_EQ(frames_of(planned(text)), (lines{"money 2026 alfa 12*1", "money 2027 alfa 12*1/2"})) << "the fixed term alone";
}

TEST(Frame, WhoseOwnerChangesInAYearHasTwoAnswers) {
    const auto text = with_frame("amount = \"3 kr\"").with("[frames.money]", "owner.from-2026 = \"alfa\"\nowner.from-2027-07 = \"beta\"");
    EXPECT_EQ(problems_planning(text), (problem_list{text.at("owner.^from-2027-07", "two_answers")}));
    EXPECT_EQ(frames_of(planned(
                  with_frame("amount = \"3 kr\"").with("[frames.money]", "owner.from-2026 = \"alfa\"\nowner.from-2028 = \"beta\""))),
              (lines{"money 2026 alfa 3*1", "money 2027 alfa 3*1", "money 2028 beta 3*1"}));
    const auto there_and_back =
        with_frame("amount = \"3 kr\"")
            .with("[frames.money]", "owner.from-2026 = \"alfa\"\nowner.from-2027-04 = \"beta\"\nowner.from-2027-10 = \"alfa\"");
    EXPECT_EQ(problems_planning(there_and_back), (problem_list{there_and_back.at("owner.^from-2027-04", "two_answers")}));
}

TEST(RuleProfile, ListsTheAnswersThatAreUsed) {
    EXPECT_EQ(answers_of(planned(by_the_profile())), (lines{"rounding.period", "rounding.amount", "rounding.part"}));
    EXPECT_EQ(answers_of(planned(by_the_profile().with("[term]", "start = \"2026-03-16\""))),
              (lines{"rounding.period", "rounding.amount", "rounding.part", "term.part_years"}));
    EXPECT_EQ(answers_of(planned(example{}.with("[agreement]", "rules = \"andel-1\""))), (lines{"rounding.amount", "rounding.part"}))
        << "the file says the period";
    EXPECT_EQ(answers_of(planned(example{})), lines{}) << "no profile is named";
}

TEST(RuleProfile, AnswersMonthEndAndCarryWhereTheyMatter) {
    const std::string renewal = "renewal = { length = \"6 months\", happens = \"by_decision\", at_most = 9 }";
    const auto by_months = by_the_profile().with("[term]", "end = \"2028-08-31\"\npart_years = \"months\"\n" + renewal);
    EXPECT_EQ(answers_of(planned(by_months, 2030)).back(), "term.month_end");
    const auto carried = by_the_profile()
                             .with("[indexes.prices]", std::string{prices} + "\nrounding.result = { to = \"1 kr\", mode = \"up\" }")
                             .with("[costs.rent]", "index = \"prices\"\nprice_level = 2026");
    EXPECT_EQ(answers_of(planned(carried)).back(), "indexes.prices.carry");
    for (const profile_answer& each : planned(carried).profile_answers) {
        EXPECT_FALSE(each.words.swedish.empty() || each.words.english.empty()) << each.address;
    }
}

TEST(Plan, OfADraftPassesOverWhatCouldNotBeRead) {
    const auto text = example{}
                          .with("[costs.rent]", "key = \"nobody\"")
                          .with("[costs.staff]",
                                "label = \"P\"\nyearly = 2\nindex = \"none\"\nkey = \"half_each\"\npaid_by = \"alfa\"\n"
                                "source = \"contract\"\nuntil = \"2027-06-30\"");
    const auto draft = reading_of(text);
    EXPECT_FALSE(draft.ok());
    EXPECT_EQ(places_of(make_plan(draft.draft()).problems()), (problem_list{text.at("[costs.^staff]", "rule_missing")}));
}
