// Planning: charge periods and their standing, the horizon, one-off amounts, and how a year is cut into cells.

#include <andel/plan/make_plan.hpp>

#include "example.hpp"

#include <gtest/gtest.h>

#include <limits>
#include <string>
#include <vector>

namespace {

using namespace andel;

using lines = std::vector<std::string>;

std::string in_words(const period& stretch) { return to_text(stretch.first) + ".." + to_text(stretch.before - 1); }

std::string in_words(standing how_firm) { return how_firm == standing::rests_on_no_notice ? "no notice" : std::string{name_of(how_firm)}; }

/// "rent 2026-01-01..2026-12-31 firm": the charges of a plan, in order.
lines charges_of(const plan& made) {
    lines all;
    for (const charge_row& each : made.charges) {
        all.push_back(made.source->costs[each.cost].id + " " + in_words(each.when) + " " + in_words(each.how_firm));
    }
    return all;
}

/// "2026-01-01..2026-04-30 1/3": the cells of the charges of a year, in order.
lines cells_of(const plan& made, int year) {
    lines all;
    for (const charge_row& charge : made.charges) {
        for (row_number row = charge.cells.first; charge.year == year && row < charge.cells.first + charge.cells.count; ++row) {
            all.push_back(in_words(made.cells[row].when) + " " + to_text(made.cells[row].fraction));
        }
    }
    return all;
}

std::string renewed(const std::string& each, const std::string& happens, const std::string& most = "\"unlimited\"") {
    return std::string{"renewal = { length = \""}
        .append(each)
        .append("\", happens = \"")
        .append(happens)
        .append("\", at_most = ")
        .append(most)
        .append(" }\nnotice = { length = \"1 year\", before = \"period_end\" }");
}

/// Until further notice, six months to the end of the month.
example without_end() {
    return example{}.with("[term]",
                          "end = \"none\"\npart_years = \"months\"\nmonth_end = \"last_day\"\n"
                          "notice = { length = \"5 months\", before = \"any_day\", to = \"month_end\" }");
}

example with_months(const example& text) { return text.with("[term]", "part_years = \"months\""); }

example once(const std::string& line) { return example{}.without("[costs.rent]", "yearly").with("[costs.rent]", line); }

struct fraction_row {
    std::string name, start, rule, fraction;
};
void PrintTo(const fraction_row& row, std::ostream* out) { *out << row.start << " by " << row.rule; }

class FirstYear : public testing::TestWithParam<fraction_row> {};

// The table of agreements/README.md, and the one at the head of values/day.hpp.
const std::vector<fraction_row> fractions{
    {"ByDays", "2026-03-16", "days", "291/365"},
    {"ByMonthsAndDays", "2026-03-16", "months_and_days", "295/372"},  // (16/31 + 9) / 12
    {"FromMarchByMonths", "2026-03-01", "months", "5/6"},
    {"FromMarchByDays", "2026-03-01", "days", "306/365"},
    {"InALeapYear", "2028-12-31", "days", "1/366"},
};

}  // namespace

TEST(Charge, IsACostInAChargePeriod) {
    const auto text = example{}.with(
        "[costs.staff]", "label = \"P\"\nyearly = 2\nindex = \"none\"\nkey = \"alfa\"\npaid_by = \"alfa\"\nsource = \"contract\"");
    EXPECT_EQ(charges_of(planned(text)),
              (lines{"rent 2026-01-01..2026-12-31 firm", "staff 2026-01-01..2026-12-31 firm", "rent 2027-01-01..2027-12-31 firm",
                     "staff 2027-01-01..2027-12-31 firm", "rent 2028-01-01..2028-12-31 firm", "staff 2028-01-01..2028-12-31 firm"}));
}

TEST(Charge, PeriodsBeginOnTheFirstOfJanuaryAndAreCutByTheTerm) {
    const auto text =
        with_months(example{}).with("[rounding]", "period = \"4 months\"").with("[term]", "start = \"2026-03-01\"\nend = \"2027-02-28\"");
    EXPECT_EQ(charges_of(planned(text)), (lines{"rent 2026-03-01..2026-04-30 firm", "rent 2026-05-01..2026-08-31 firm",
                                                "rent 2026-09-01..2026-12-31 firm", "rent 2027-01-01..2027-02-28 firm"}));
}

TEST(Charge, IsCutAtTheEndOfTheTermAndAtEveryRenewal) {
    const auto text = with_months(example{}).with("[term]", "end = \"2026-06-30\"\n" + renewed("1 year", "unless_notice", "2"));
    EXPECT_EQ(charges_of(planned(text, 2030)),
              (lines{"rent 2026-01-01..2026-06-30 firm", "rent 2026-07-01..2026-12-31 no notice", "rent 2027-01-01..2027-06-30 no notice",
                     "rent 2027-07-01..2027-12-31 no notice", "rent 2028-01-01..2028-06-30 no notice"}));
}

TEST(Charge, AfterTheTermRestsOnWhatTheRenewalDoes) {
    EXPECT_EQ(planned(example{}.with("[term]", renewed("1 year", "unless_notice")), 2029).charges.back().how_firm,
              standing::rests_on_no_notice);
    EXPECT_EQ(planned(example{}.with("[term]", renewed("1 year", "by_decision")), 2029).charges.back().how_firm, standing::conditional);
}

TEST(Charge, WithoutAnAmountDoesNotExist) {
    EXPECT_EQ(charges_of(planned(example{}.with("[costs.rent]", "yearly.from-2027 = \"1 kr\"\nuntil = \"2027-12-31\""))),
              (lines{"rent 2027-01-01..2027-12-31 firm"}));
}

TEST(Horizon, IsTheEndOfTheTermUnlessAYearIsAskedFor) {
    const auto unlimited = example{}.with("[term]", renewed("1 year", "unless_notice"));
    EXPECT_EQ(planned(unlimited).when, (period{*make_day(2026, 1, 1), *make_day(2029, 1, 1)}));
    EXPECT_EQ(planned(unlimited).until, std::nullopt);
    EXPECT_EQ(planned(unlimited, 2042).when.before, *make_day(2043, 1, 1)) << "through 31 December";
    EXPECT_EQ(planned(unlimited, 2042).until, 2042);
    EXPECT_EQ(planned(unlimited, 2042).fixed_end, *make_day(2029, 1, 1));
    EXPECT_EQ(planned(unlimited, 2027).when.before, *make_day(2028, 1, 1)) << "less than the term";
}

TEST(Horizon, NeverPassesTheLastPossibleRenewal) {
    EXPECT_EQ(planned(example{}, 2042).when.before, *make_day(2029, 1, 1)) << "no renewal";
    EXPECT_EQ(planned(example{}.with("[term]", renewed("2 years", "by_decision", "3")), 2042).when.before, *make_day(2035, 1, 1));
}

TEST(Horizon, IsRefusedOutOfReach) {
    const auto from = read(example{});
    for (const int year : {2025, 1, -5, 2227, 1'000'000, std::numeric_limits<int>::max()}) {
        try {
            static_cast<void>(make_plan(from, {.until = year}));
            FAIL() << year;
        } catch (const horizon_out_of_reach& thrown) {
            EXPECT_EQ(thrown.first_year, 2026);
            EXPECT_EQ(thrown.last_year, 2226);
        }
    }
    EXPECT_TRUE(make_plan(from, {.until = 2026}));
    EXPECT_TRUE(make_plan(from, {.until = 2226}));
}

TEST(Horizon, MustBeNamedWhereThereIsNoLastDay) {
    const auto from = read(without_end());
    EXPECT_THROW(static_cast<void>(make_plan(from)), horizon_missing);
    EXPECT_EQ(expected(make_plan(from, {.until = 2030})).when.before, *make_day(2031, 1, 1));
}

TEST(Charge, RestsOnNoNoticeFromTheEarliestEndWhereThereIsNoLastDay) {
    EXPECT_EQ(charges_of(planned(without_end(), 2027)), (lines{"rent 2026-01-01..2026-06-30 firm", "rent 2026-07-01..2026-12-31 no notice",
                                                               "rent 2027-01-01..2027-12-31 no notice"}));
}

TEST(NoticeGiven, EndsThePlanWhereItLeads) {
    const auto from = read(with_months(example{}).with("[term]", "end = \"2026-12-31\"\n" + renewed("1 year", "unless_notice")));
    const auto ended = [&](const std::string& on) {
        return charges_of(expected(make_plan(from, {.notice = notice_given{"", *read_day(on)}})));
    };
    const auto refused = [&](const std::string& on) { EXPECT_THROW(static_cast<void>(ended(on)), notice_refused) << on; };
    refused("2025-12-31");
    EXPECT_EQ(ended("2026-01-01"), (lines{"rent 2026-01-01..2026-12-31 firm", "rent 2027-01-01..2027-12-31 after_notice"}))
        << "a day too late for the first end";
    EXPECT_EQ(ended("2026-12-31").size(), 2);
    EXPECT_EQ(ended("2027-01-01").back(), "rent 2028-01-01..2028-12-31 after_notice");
}

TEST(NoticeGiven, MayBeSeenOnlyInPart) {
    const auto from = read(example{}.with("[term]", renewed("1 year", "unless_notice")));
    const auto rows = expected(make_plan(from, {.until = 2027, .notice = notice_given{"alfa", *make_day(2027, 6, 1)}}));
    EXPECT_EQ(rows.when.before, *make_day(2028, 1, 1));
    EXPECT_EQ(rows.notice_end, *make_day(2029, 1, 1)) << "notice in June 2027 reaches the end of 2028";
}

TEST(NoticeGiven, ThatChangesNothingIsRefusedWithTheDays) {
    const auto from = read(example{}.with("[term]", renewed("1 year", "unless_notice", "1")));
    try {
        static_cast<void>(make_plan(from, {.notice = notice_given{"", *make_day(2029, 1, 1)}}));
        FAIL();
    } catch (const notice_refused& thrown) {
        EXPECT_EQ(thrown.words.swedish,
                  "Uppsägning 2029-01-01 är för sent: sista dagen är 2028-12-31, och avtalet slutar ändå 2029-12-31.");
        EXPECT_EQ(std::string{thrown.what()},
                  "Notice on 2029-01-01 is too late: the last day is 2028-12-31, and the agreement ends anyway on 2029-12-31.");
    }
}

TEST(NoticeGiven, LeavesADecisionADecision) {
    const auto from = read(example{}.with("[term]", "end = \"2026-12-31\"\n" + renewed("1 year", "by_decision")));
    EXPECT_EQ(charges_of(expected(make_plan(from, {.notice = notice_given{"", *make_day(2026, 6, 1)}}))).back(),
              "rent 2027-01-01..2027-12-31 conditional");
}

TEST(LastDayOfNotice, WithSeveralReadingsMustBeChosen) {
    const std::string six_months = "notice = { length = \"6 months\", before = \"period_end\" }";
    const std::string again = "renewal = { length = \"1 year\", happens = \"unless_notice\", at_most = \"unlimited\" }\n";
    const auto text = example{}.with("[term]", again + six_months);
    EXPECT_EQ(problems_planning(text), (problem_list{text.at("notice = ^{", "two_answers")})) << "30 June, or 1 July";
    EXPECT_EQ(problems_planning(text.with("[term]", "month_end = \"next_day\"")), problem_list{});
    EXPECT_EQ(problems_planning(example{}.with("[term]", "end = \"2028-09-15\"\npart_years = \"months_and_days\"\n" + again + six_months)),
              problem_list{})
        << "15 March in all three";
}

TEST(Horizon, ChangesNothingBeforeIt) {
    const auto text = with_months(example{})
                          .with("[rounding]", "period = \"6 months\"")
                          .with("[term]", "end = \"2027-03-31\"\n" + renewed("9 months", "unless_notice") + "\nmonth_end = \"last_day\"");
    const auto near = charges_of(planned(text, 2027));
    auto far = charges_of(planned(text, 2040));
    ASSERT_GE(far.size(), near.size());
    far.resize(near.size());
    EXPECT_EQ(near, far);
    EXPECT_EQ(charges_of(planned(text)), (lines{near.begin(), near.begin() + 3})) << "the fixed term";
}

TEST(OneOff, InAYearIsOneChargeAlsoWhenTheChargePeriodIsShorter) {
    const auto text = with_months(once("once.2027 = \"1 000 kr\"")).with("[rounding]", "period = \"3 months\"");
    EXPECT_EQ(charges_of(planned(text)), (lines{"rent 2027-01-01..2027-12-31 firm"}));
    EXPECT_EQ(cells_of(planned(text), 2027), (lines{"2027-01-01..2027-12-31 1"}));
}

TEST(OneOff, OnADayBelongsToTheChargePeriodThatHoldsIt) {
    const auto text =
        with_months(once("once = { 2027-02-03 = 1, 2027-03-31 = 2, 2027-04-01 = 3 }")).with("[rounding]", "period = \"3 months\"");
    EXPECT_EQ(charges_of(planned(text)), (lines{"rent 2027-01-01..2027-03-31 firm", "rent 2027-04-01..2027-06-30 firm"}));
    EXPECT_EQ(cells_of(planned(text), 2027), (lines{"2027-02-03..2027-02-03 1", "2027-03-31..2027-03-31 1", "2027-04-01..2027-04-01 1"}));
}

TEST(OneOff, BeyondTheHorizonIsLeftOut) {
    const auto text = once("once = { 2027 = 1, 2030 = 2, 2031-05-01 = 3 }").with("[term]", renewed("1 year", "by_decision"));
    EXPECT_EQ(charges_of(planned(text)), (lines{"rent 2027-01-01..2027-12-31 firm"}));
    EXPECT_EQ(charges_of(planned(text, 2031)), (lines{"rent 2027-01-01..2027-12-31 firm", "rent 2030-01-01..2030-12-31 conditional",
                                                      "rent 2031-01-01..2031-12-31 conditional"}));
}

TEST(OneOff, InAYearWhoseRulesChangeHasTwoAnswers) {
    const auto in_steps = once("once.2027 = \"1 000 kr\"").with("[costs.rent]", "key = { from-2026 = \"alfa\", from-2027-07 = \"beta\" }");
    EXPECT_EQ(problems_planning(in_steps), (problem_list{in_steps.at("once.^2027", "two_answers")}));
    EXPECT_EQ(problems_planning(in_steps.with("[costs.rent]", "once.2027-07-01 = \"1 000 kr\"")), problem_list{}) << "a day has one";
    EXPECT_EQ(problems_planning(in_steps.with("[costs.rent]", "once.2026 = \"1 000 kr\"")), problem_list{}) << "another year";
}

TEST(OneOff, InAYearInWhichTheAgreementMayEndHasTwoAnswers) {
    const auto text = once("once.2028 = \"1 000 kr\"").with("[term]", "end = \"2028-06-30\"\n" + renewed("1 year", "by_decision"));
    EXPECT_EQ(problems_planning(text), (problem_list{text.at("once.^2028", "two_answers")}));
    EXPECT_EQ(charges_of(planned(text.with("[term]", "renewal = \"none\""))), (lines{"rent 2028-01-01..2028-06-30 firm"}));
    EXPECT_EQ(charges_of(planned(text.with("[costs.rent]", "once.2028-07-01 = 1"), 2028)),
              (lines{"rent 2028-07-01..2028-12-31 conditional"}));
}

TEST_P(FirstYear, IsThePartOfTheYearByItsRule) {
    const auto& row = GetParam();
    const auto text = example{}.with("[term]", "start = \"" + row.start + "\"\npart_years = \"" + row.rule + "\"");
    EXPECT_EQ(to_text(planned(text).cells.front().fraction), row.fraction);
}

INSTANTIATE_TEST_SUITE_P(PartOfYear, FirstYear, testing::ValuesIn(fractions), [](const auto& row) { return row.param.name; });

TEST(PartOfYear, IsNotAskedForWhenTheYearIsWhole) {
    EXPECT_EQ(planned(example{}).cells.front().fraction, 1);
    EXPECT_EQ(planned(example{}).cells.front().boundary_inputs.count, 0U);
}

TEST(PartOfYear, WithoutARuleIsToldOncePerCost) {
    const auto text = example{}.with("[term]", "start = \"2026-03-16\"\nend = \"2028-06-30\"");
    EXPECT_EQ(problems_planning(text), (problem_list{text.at("[costs.^rent]", "rule_missing")}));
    const auto problem = make_plan(read(text)).problems().front();
    const std::string words = message(problem, language::english);
    EXPECT_NE(words.find("\"days\" 291/365"), std::string::npos) << words;
    EXPECT_NE(words.find("\"months_and_days\" 295/372"), std::string::npos) << "the readings and their results: " << words;
    EXPECT_EQ(words.find("\"months\""), std::string::npos) << "whole months do not answer";
}

TEST(PartOfYear, InsideAMonthIsRefusedByMonths) {
    const auto text = with_months(example{}).with("[term]", "start = \"2026-03-16\"");
    EXPECT_EQ(problems_planning(text), (problem_list{text.at("[costs.^rent]", "inside_a_month")}));
}

TEST(PartOfYear, MayBeAnotherForOneCost) {
    const auto text =
        example{}.with("[term]", "start = \"2026-03-16\"\npart_years = \"days\"").with("[costs.rent]", "part_years = \"months_and_days\"");
    EXPECT_EQ(to_text(planned(text).cells.front().fraction), "295/372");
}

TEST(Cell, IsCutWhereAnythingItUsesChanges) {
    const auto text = with_months(example{});
    const lines halves{"2027-01-01..2027-06-30 1/2", "2027-07-01..2027-12-31 1/2"};
    const std::vector<example> changing{
        text.with("[costs.rent]", "yearly.from-start = \"1 kr\"\nyearly.from-2027-07 = \"2 kr\""),
        text.with("[costs.rent]", "key = { from-start = \"alfa\", from-2027-07 = \"beta\" }"),
        text.with("[costs.rent]", "paid_by = { from-start = \"alfa\", from-2027-07 = \"beta\" }"),
        text.with("[keys.half_each]", "equal.from-start = [\"alfa\"]\nequal.from-2027-07 = [\"beta\"]"),
        text.with("[keys.half_each]", "equal = [\"inner\", \"alfa\"]")
            .with("[keys.inner]",
                  "weights.from-start = { beta = 1 }\nweights.from-2027-07 = { beta = 2, region_x = 1 }\nsource = \"contract\""),
        text.with("[costs.rent]", "key = \"clinic\"")
            .with("[activities.clinic]",
                  "label = \"M\"\nresponsible = { from-start = \"alfa\", from-2027-07 = \"beta\" }\nsource = \"contract\""),
        text.with("[costs.rent]", "index = \"prices\"\nprice_level = 2026")
            .with("[indexes.prices]", "change = \"2 %\"\nagainst = \"previous\"\nevery = \"07-01\"\nsource = \"contract\""),
        text.with("[term]", "part_years = { from-start = \"months\", from-2027-07 = \"months_and_days\" }"),
    };
    for (const example& each : changing) {
        EXPECT_EQ(cells_of(planned(each), 2027), halves) << each.text();
    }
}

TEST(Cell, EndsAtTheLastDayOfTheCost) {
    const auto text = with_months(example{}).with("[costs.rent]", "until = \"2027-04-30\"");
    EXPECT_EQ(cells_of(planned(text), 2027), (lines{"2027-01-01..2027-04-30 1/3"}));
    EXPECT_EQ(cells_of(planned(text), 2028), lines{});
}

TEST(Cell, IsNotCutByWhatItDoesNotUse) {
    const auto text = example{}
                          .with("[costs.rent]", "key = { from-start = \"alfa\", from-2028 = \"half_each\" }")
                          .with("[keys.half_each]", "equal.from-start = [\"alfa\"]\nequal.from-2027-07 = [\"beta\"]");
    EXPECT_EQ(cells_of(planned(text), 2027), (lines{"2027-01-01..2027-12-31 1"})) << "half_each is used from 2028";
}

TEST(Cell, IsCutOnEveryDayThatSomethingElseBegins) {
    const auto text = example{}
                          .with("[term]", "part_years = \"days\"")
                          .with("[costs.rent]",
                                "paid_by = { from-start = \"alfa\", from-2027-02-15 = \"beta\" }\nuntil = \"2027-10-31\"\n"
                                "index = \"prices\"\nprice_level = 2026")
                          .with("[indexes.prices]", "change = \"2 %\"\nagainst = \"previous\"\nevery = \"05-01\"\nsource = \"contract\"");
    EXPECT_EQ(cells_of(planned(text), 2027),
              (lines{"2027-01-01..2027-02-14 9/73", "2027-02-15..2027-04-30 15/73", "2027-05-01..2027-10-31 184/365"}));
}
