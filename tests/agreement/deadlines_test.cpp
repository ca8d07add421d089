// Notice: the last day to give it, and where the agreement then ends. Expected days are worked out by hand.

#include <andel/agreement/deadlines.hpp>

#include "example.hpp"

#include <gtest/gtest.h>

#include <string>

namespace {

using namespace andel;

day at(const std::string& text) { return *read_day(text); }

std::string in_words(const std::optional<day>& d) { return d ? to_text(*d) : "none"; }

agreement with_term(const std::string& lines) { return read(example{}.with("[term]", lines + "\npart_years = \"months_and_days\"")); }

std::string renewed(const std::string& each, const std::string& happens = "unless_notice", const std::string& most = "\"unlimited\"") {
    return std::string{"renewal = { length = \""}
        .append(each)
        .append("\", happens = \"")
        .append(happens)
        .append("\", at_most = ")
        .append(most)
        .append(" }\n");
}

/// 5 + 5 years, a year before: 2016-2020 and on.
agreement lerum() {
    return with_term("start = \"2016-01-01\"\nend = \"2020-12-31\"\n" + renewed("5 years") +
                     "notice = { length = \"1 year\", before = \"period_end\" }");
}

std::string last_notice(const agreement& of, const std::string& end, const std::string& party = "") {
    return in_words(last_day_of_notice(of, party, at(end)));
}
std::string ended(const agreement& of, const std::string& on, const std::string& party = "") {
    return in_words(end_after_notice(of, party, at(on)));
}

}  // namespace

TEST(Notice, ADayLateCostsAnotherPeriod) {
    EXPECT_EQ(last_notice(lerum(), "2020-12-31"), "2019-12-31");
    EXPECT_EQ(ended(lerum(), "2019-12-31"), "2020-12-31");
    EXPECT_EQ(ended(lerum(), "2020-01-01"), "2025-12-31");
    EXPECT_EQ(ended(lerum(), "2016-01-01"), "2020-12-31") << "as early as one likes";
    EXPECT_EQ(ended(lerum(), "2015-12-31"), "none") << "not before the agreement";
    EXPECT_EQ(ended(lerum(), "2024-12-31"), "2025-12-31");
    EXPECT_EQ(ended(lerum(), "2025-01-01"), "2030-12-31");
}

TEST(Notice, OfAPartyMayBeLonger) {
    const auto from = with_term("start = \"2020-01-01\"\nend = \"2022-12-31\"\n" + renewed("3 years", "by_decision", "1") +
                                "notice = { length = \"9 months\", before = \"period_end\", by_party = { region_x = \"12 months\" } }\n"
                                "month_end = \"whole_months\"");
    EXPECT_EQ(last_notice(from, "2022-12-31"), "2022-03-31");
    EXPECT_EQ(last_notice(from, "2022-12-31", "alfa"), "2022-03-31");
    EXPECT_EQ(last_notice(from, "2022-12-31", "region_x"), "2021-12-31");
    EXPECT_EQ(ended(from, "2022-01-01", "alfa"), "2022-12-31");
    EXPECT_EQ(ended(from, "2022-01-01", "region_x"), "2025-12-31");
    EXPECT_EQ(ended(from, "2025-04-01", "alfa"), "none") << "it ends anyway";
}

TEST(Notice, LongerThanARenewalStopsItBeforeItBegins) {
    const auto from =
        with_term("end = \"2028-12-31\"\n" + renewed("1 year") + "notice = { length = \"24 months\", before = \"period_end\" }");
    EXPECT_EQ(last_notice(from, "2028-12-31"), "2026-12-31");
    EXPECT_EQ(last_notice(from, "2029-12-31"), "2027-12-31");
    EXPECT_EQ(ended(from, "2027-01-01"), "2029-12-31");
    EXPECT_EQ(ended(from, "2028-06-30"), "2030-12-31");
}

TEST(Notice, ThatCannotReachTheFirstEndReachesTheNext) {
    const auto from =
        with_term("end = \"2026-12-31\"\n" + renewed("1 year") + "notice = { length = \"24 months\", before = \"period_end\" }");
    EXPECT_EQ(last_notice(from, "2026-12-31"), "none");
    EXPECT_EQ(ended(from, "2026-01-01"), "2028-12-31");
}

TEST(Notice, BeforeANextOddYearMovesWithTheEnd) {
    const auto from = with_term("start = \"2022-03-14\"\nend = { at = \"12-31\", in = \"odd_years\" }\n" + renewed("2 years") +
                                "notice = { length = \"12 months\", before = \"period_end\" }");
    EXPECT_EQ(in_words(from.fixed_term()->before - 1), "2023-12-31");
    EXPECT_EQ(last_notice(from, "2023-12-31"), "2022-12-31");
    EXPECT_EQ(ended(from, "2023-01-01"), "2025-12-31");
    EXPECT_EQ(last_notice(from, "2025-12-31"), "2024-12-31");
}

TEST(Notice, OfMonthsFollowsTheNamedReading) {
    const auto by = [](const std::string& rule) {
        return with_term("end = \"2030-09-30\"\n" + renewed("1 year") +
                         "notice = { length = \"6 months\", before = \"period_end\" }\nmonth_end = \"" + rule + "\"");
    };
    EXPECT_EQ(last_notice(by("whole_months"), "2030-09-30"), "2030-03-31");
    EXPECT_EQ(last_notice(by("last_day"), "2030-09-30"), "2030-03-30");
    EXPECT_EQ(last_notice(by("next_day"), "2030-09-30"), "2030-03-30");
}

TEST(Notice, OfWeeksAndDaysCountsDays) {
    const auto from = [](const std::string& time) {
        return with_term("end = \"2028-12-31\"\n" + renewed("1 year") + "notice = { length = \"" + time + "\", before = \"period_end\" }");
    };
    EXPECT_EQ(last_notice(from("6 weeks"), "2028-12-31"), "2028-11-19") << "42 days";
    EXPECT_EQ(last_notice(from("30 days"), "2028-12-31"), "2028-12-01");
}

TEST(Notice, OnAWeekendStandsUnlessTheAgreementMovesIt) {
    const auto from = [](const std::string& weekend) {  // a year before 2028-12-31 is a Sunday
        return with_term("end = \"2028-12-31\"\n" + renewed("1 year") + "notice = { length = \"12 months\", before = \"period_end\" }\n" +
                         weekend);
    };
    EXPECT_EQ(weekday_of(at("2027-12-31")), weekday::friday);
    EXPECT_EQ(last_notice(from(""), "2029-12-31"), "2028-12-31");
    EXPECT_EQ(weekday_of(at("2028-12-31")), weekday::sunday);
    EXPECT_EQ(last_notice(from("weekend = \"next_weekday\""), "2029-12-31"), "2029-01-01");
    EXPECT_EQ(last_notice(from("weekend = \"weekday_before\""), "2029-12-31"), "2028-12-29");
    EXPECT_EQ(ended(from("weekend = \"next_weekday\""), "2029-01-01"), "2029-12-31");
    EXPECT_EQ(ended(from("weekend = \"weekday_before\""), "2028-12-30"), "2030-12-31");
}

TEST(Notice, FromAnyDayEndsWhereItsTimeRunsOut) {
    const auto from = with_term(
        "start = \"2024-07-01\"\nend = \"none\"\nrenewal = \"none\"\nnotice = { length = \"6 months\", before = \"any_day\" }\n"
        "month_end = \"last_day\"");
    EXPECT_EQ(ended(from, "2024-07-01"), "2025-01-01");
    EXPECT_EQ(ended(from, "2025-08-31"), "2026-02-28");
    EXPECT_EQ(last_notice(from, "2026-02-28"), "2025-08-31");
    EXPECT_EQ(last_notice(from, "2026-12-31"), "2026-06-30");
    EXPECT_EQ(from.fixed_term()->before, at("2025-01-02")) << "nobody can end it earlier";
    EXPECT_EQ(from.last_possible_end(), std::nullopt);
}

TEST(Notice, FromAnyDayMayGoOnToTheEndOfTheMonth) {
    const auto from = with_term(
        "start = \"2024-07-01\"\nend = \"none\"\nrenewal = \"none\"\n"
        "notice = { length = \"3 months\", before = \"any_day\", to = \"month_end\" }\nmonth_end = \"last_day\"");
    EXPECT_EQ(ended(from, "2025-01-01"), "2025-04-30");
    EXPECT_EQ(ended(from, "2025-01-31"), "2025-04-30");
    EXPECT_EQ(last_notice(from, "2025-12-31"), "2025-09-30");
    EXPECT_EQ(ended(from, "2025-10-01"), "2026-01-31");
}

TEST(Notice, FollowsTheClauseOfTheDayOnWhichItIsGiven) {
    const auto from = with_term("end = \"2028-12-31\"\n" + renewed("1 year") +
                                "notice.from-2026 = { length = \"24 months\", before = \"period_end\" }\n"
                                "notice.from-2028 = { length = \"3 months\", before = \"period_end\" }\nmonth_end = \"whole_months\"");
    EXPECT_EQ(ended(from, "2027-01-01"), "2029-12-31") << "24 months";
    EXPECT_EQ(ended(from, "2028-01-01"), "2028-12-31") << "3 months";
    EXPECT_EQ(last_notice(from, "2028-12-31"), "2028-09-30");
}

TEST(Renewal, LeavesNoGapAndNoOverlapOnAnyDayOf400Years) {
    for (const auto rule : {month_end::whole_months, month_end::last_day, month_end::next_day}) {
        for (const int months : {1, 6, 12, 60}) {
            agreement from = lerum();
            from.term.month_ends.statements.assign(1, {});
            from.term.month_ends.statements.front().what.value = rule;
            from.term.renewal.statements.front().what.value.each = {months, length_unit::months};
            term_end& end = from.term.end.statements.front().what.value;
            for (day last = at("2016-01-01"); last < at("2416-01-01"); last = last + 1) {
                end.when = last;
                day before = last + 1;
                for (int number = 1; number <= 3; ++number) {
                    const day next = *from.end_of_renewal(number);
                    const int days = next - before;
                    ASSERT_GE(days, 28 * months) << to_text(last) << " " << name_of(rule) << " " << number;
                    ASSERT_LE(days, 31 * months + 3) << to_text(last) << " " << name_of(rule) << " " << number;
                    before = next;
                }
                const auto notice = last_day_of_notice(from, "", before - 1);  // none where it would be before the agreement begins
                ASSERT_LE(notice.value_or(before - 1), before - 1);
            }
        }
    }
}
