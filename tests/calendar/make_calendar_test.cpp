// The calendar: days, what happens if one is missed, and what each way to end costs. Days and amounts are worked out by hand.

#include <andel/agreement/deadlines.hpp>
#include <andel/calendar/make_calendar.hpp>

#include "example.hpp"

#include <gtest/gtest.h>

#include <functional>
#include <string>
#include <vector>

namespace {

using namespace andel;

using lines = std::vector<std::string>;

day at(const std::string& text) { return *read_day(text); }

calendar calendar_of(const agreement& of, const calendar_options& options = {}) { return expected(make_calendar(of, options)); }
calendar calendar_of(const example& text, const calendar_options& options = {}) { return calendar_of(read(text), options); }

/// "2037-12-31 last_day_of_notice 2038-12-31 2039-12-31 alfa": the day, its kind, the end that it is about, the one otherwise, for whom.
lines days_of(const calendar& made) {
    lines all;
    for (const calendar_row& each : made.rows) {
        std::string line = to_text(each.when) + (each.how_firm == standing::firm ? " " : " * ") + std::string{name_of(each.kind)};
        for (const auto& end : {each.end, each.otherwise}) {
            line += end ? " " + to_text(*end) : "";
        }
        for (const row_number party : each.parties) {
            line += " " + made.source->parties[party].id;
        }
        all.push_back(line);
    }
    return all;
}

/// "2028-12-31 by 2027-12-31: alfa 1 800,00; region_x 1 800,00": an end, the last day of notice, and an amount of each that bears any.
lines outcomes_of(const calendar& made, const std::function<std::optional<money>(const outcome_part&)>& amount) {
    lines all;
    for (const outcome& each : made.outcomes) {
        std::string line = to_text(each.end) + (each.notice ? " by " + to_text(*each.notice) : "");
        for (const outcome_part& part : each.parts) {
            const auto one = amount(part);
            if (one && !one->is_zero()) {
                line += " " + made.source->parties[part.party].id + " " + std::to_string(one->ore() / 100);
            }
        }
        all.push_back(line);
    }
    return all;
}
lines costs_of(const calendar& made) {
    return outcomes_of(made, [](const outcome_part& part) { return std::optional{part.bears}; });
}
lines prices_of(const calendar& made) {
    return outcomes_of(made, [](const outcome_part& part) { return part.one_more; });
}

std::string renewed(const std::string& each, const std::string& happens = "unless_notice", const std::string& most = "\"unlimited\"") {
    return std::string{"renewal = { length = \""}
        .append(each)
        .append("\", happens = \"")
        .append(happens)
        .append("\", at_most = ")
        .append(most)
        .append(" }\n");
}
std::string before_end(const std::string& time, const std::string& more = "") {
    return "notice = { length = \"" + time + "\", before = \"period_end\"" + more + " }\n";
}

}  // namespace

TEST(Calendar, OfSmedjebackenFrom2036To2042) {
    const auto made = calendar_of(expected(read_agreement(source_folder() / "agreements/smedjebacken-familjecentral.toml")),
                                  {.until = 2042, .from = at("2036-01-01")});
    EXPECT_EQ(days_of(made), (lines{"2037-12-31 last_day_of_notice 2038-12-31 2039-12-31",  //
                                    "2038-12-31 * last_day_of_notice 2039-12-31 2040-12-31", "2038-12-31 term_ends",
                                    "2039-01-01 * renewal_begins 2039-12-31", "2039-12-31 * last_day_of_notice 2040-12-31 2041-12-31",
                                    "2039-12-31 * renewal_ends", "2040-01-01 * renewal_begins 2040-12-31",
                                    "2040-12-31 * last_day_of_notice 2041-12-31 2042-12-31", "2040-12-31 * renewal_ends",
                                    "2041-01-01 * renewal_begins 2041-12-31", "2041-12-31 * last_day_of_notice 2042-12-31 2043-12-31",
                                    "2041-12-31 * renewal_ends", "2042-01-01 * renewal_begins 2042-12-31",
                                    "2042-12-31 * last_day_of_notice 2043-12-31 2044-12-31", "2042-12-31 * renewal_ends"}));
    ASSERT_EQ(made.outcomes.size(), 5);
    EXPECT_EQ(made.outcomes[0].end, at("2038-12-31"));
    EXPECT_EQ(made.outcomes[0].notice, at("2037-12-31"));
    EXPECT_EQ(made.outcomes[4].next_end, at("2043-12-31"));
}

TEST(Calendar, CountsWhatADayTooLateCosts) {
    // The table of the case: 2023-2038, and then all of 2039.
    const auto made =
        calendar_of(expected(read_agreement(source_folder() / "tests/cases/good/opening_in_march_with_a_frame_exceeded/agreement.toml")),
                    {.until = 2039});
    ASSERT_EQ(made.outcomes.size(), 2);
    const outcome& first = made.outcomes.front();
    EXPECT_EQ(first.parts[0].bears, kronor("59 658 135,21"));
    EXPECT_EQ(first.parts[1].bears, kronor("97 078 189,10"));
    EXPECT_EQ(first.parts[0].one_more, kronor("4 583 870,21"));
    EXPECT_EQ(first.parts[1].one_more, kronor("8 300 202,32"));
}

TEST(Calendar, CountsFromTheYearOfItsFirstDay) {
    const auto made =
        calendar_of(example{}.with("[term]", renewed("1 year") + before_end("12 months")), {.until = 2029, .from = at("2028-03-01")});
    EXPECT_EQ(costs_of(made),
              (lines{"2028-12-31 by 2027-12-31 alfa 1800 region_x 1800", "2029-12-31 by 2028-12-31 alfa 2400 region_x 2400"}));
    EXPECT_EQ(outcomes_of(made, [](const outcome_part& part) { return std::optional{part.bears_from}; }),
              (lines{"2028-12-31 by 2027-12-31 alfa 600 region_x 600", "2029-12-31 by 2028-12-31 alfa 1200 region_x 1200"}));
    EXPECT_EQ(prices_of(made), (lines{"2028-12-31 by 2027-12-31 alfa 600 region_x 600", "2029-12-31 by 2028-12-31 alfa 600 region_x 600"}));
}

TEST(Calendar, HasADayOfNoticeForEachPartyThatHasItsOwn) {
    const auto made = calendar_of(example{}.with("[term]", "end = \"2028-12-31\"\nmonth_end = \"whole_months\"\n" + renewed("3 years") +
                                                               before_end("9 months", ", by_party = { region_x = \"12 months\" }")),
                                  {.until = 2028});
    EXPECT_EQ(days_of(made), (lines{"2026-01-01 start", "2027-12-31 last_day_of_notice 2028-12-31 2031-12-31 region_x",
                                    "2028-03-31 last_day_of_notice 2028-12-31 2031-12-31 alfa beta", "2028-12-31 term_ends"}));
    ASSERT_EQ(made.outcomes.size(), 1);
    EXPECT_EQ(made.outcomes[0].notice, at("2028-03-31"));
    EXPECT_EQ(made.outcomes[0].parts[2].notice, at("2027-12-31"));
    EXPECT_EQ(prices_of(made), (lines{"2028-12-31 by 2028-03-31 alfa 1800 region_x 1800"})) << "three years more";
}

TEST(Calendar, AsksForADecisionWhereRenewalTakesOne) {
    const auto made = calendar_of(example{}.with("[term]", renewed("1 year", "by_decision", "2")), {.until = 2035});
    EXPECT_EQ(days_of(made), (lines{"2026-01-01 start", "2028-12-31 decision 2028-12-31 2029-12-31", "2028-12-31 term_ends",
                                    "2029-01-01 * renewal_begins 2029-12-31", "2029-12-31 * decision 2029-12-31 2030-12-31",
                                    "2029-12-31 * renewal_ends", "2030-01-01 * renewal_begins 2030-12-31", "2030-12-31 * ends"}));
    EXPECT_EQ(costs_of(made),
              (lines{"2028-12-31 alfa 1800 region_x 1800", "2029-12-31 alfa 2400 region_x 2400", "2030-12-31 alfa 3000 region_x 3000"}));
    EXPECT_EQ(if_missed(made, made.rows[1], language::swedish), "Avtalet slutar 2028-12-31");
    EXPECT_EQ(in_words(made, made.rows[1], language::english), "The last day to decide on renewal to 2029-12-31");
}

TEST(Calendar, ShowsThatTheFirstEndCannotBeStopped) {
    const auto made =
        calendar_of(example{}.with("[term]", "end = \"2026-12-31\"\n" + renewed("1 year") + before_end("24 months")), {.until = 2028});
    EXPECT_EQ(days_of(made), (lines{"2026-01-01 start", "2026-12-31 * last_day_of_notice 2028-12-31 2029-12-31", "2026-12-31 term_ends",
                                    "2027-01-01 * renewal_begins 2027-12-31", "2027-12-31 * last_day_of_notice 2029-12-31 2030-12-31",
                                    "2027-12-31 * renewal_ends", "2028-01-01 * renewal_begins 2028-12-31",
                                    "2028-12-31 * last_day_of_notice 2030-12-31 2031-12-31", "2028-12-31 * renewal_ends"}));
    EXPECT_EQ(costs_of(made), (lines{"2028-12-31 by 2026-12-31 alfa 1800 region_x 1800"}));
    EXPECT_EQ(notes_of(made, language::english).back(),
              "The agreement cannot be ended on 2026-12-31: the last day of notice was before it began.");
}

TEST(Calendar, OfAnAgreementWithoutALastDayShowsTheEarliestEndAndThatOfEachYear) {
    const auto text = example{}.with("[term]",
                                     "end = \"none\"\npart_years = \"months\"\nmonth_end = \"last_day\"\n"
                                     "notice = { length = \"5 months\", before = \"any_day\", to = \"month_end\" }");
    EXPECT_THROW(static_cast<void>(make_calendar(read(text))), horizon_missing);
    const auto made = calendar_of(text, {.until = 2027});
    EXPECT_EQ(days_of(made),
              (lines{"2026-01-01 start", "2026-01-31 last_day_of_notice 2026-06-30 2026-12-31",
                     "2026-07-31 * last_day_of_notice 2026-12-31 2027-12-31", "2027-07-31 * last_day_of_notice 2027-12-31 2028-12-31"}));
    EXPECT_EQ(costs_of(made), (lines{"2026-06-30 by 2026-01-31 alfa 300 region_x 300", "2026-12-31 by 2026-07-31 alfa 600 region_x 600",
                                     "2027-12-31 by 2027-07-31 alfa 1200 region_x 1200"}));
}

TEST(Calendar, NamesDaysConditionsAndWhoComesAndGoes) {
    const auto text = example{}
                          .with("[term]", "condition = \"Alla fullmäktige\"\n")
                          .with("[dates]", "opening = { label = \"Öppnar\", date = \"2027-03-01\", source = \"contract\" }")
                          .with("[parties]",
                                "beta     = { label = \"Beta kommun\", class = \"municipality\", code = \"9902\", joins = \"2027-01-01\", "
                                "leaves = \"2027-12-31\", source = \"contract § 1\" }");
    const auto made = calendar_of(text);
    EXPECT_EQ(days_of(made), (lines{"2026-01-01 start", "2026-01-01 condition", "2027-01-01 joins beta", "2027-03-01 named_date",
                                    "2027-12-31 leaves beta", "2028-12-31 ends"}));
    EXPECT_EQ(in_words(made, made.rows[1], language::swedish), "Villkor: Alla fullmäktige");
    EXPECT_EQ(in_words(made, made.rows[2], language::english), "Beta kommun joins");
    EXPECT_EQ(in_words(made, made.rows[3], language::english), "Öppnar");
}

TEST(Calendar, ShowsWhatIsCommittedAfterTheEnd) {
    const auto text = example{}
                          .with("[term]", renewed("1 year") + before_end("12 months") + "part_years = \"months\"")
                          .with("[costs.rent]", "committed_until = \"2029-06-30\"");
    const auto made = calendar_of(text, {.until = 2029});
    EXPECT_EQ(outcomes_of(made, [](const outcome_part& part) { return std::optional{part.committed}; }),
              (lines{"2028-12-31 by 2027-12-31 alfa 300 region_x 300", "2029-12-31 by 2028-12-31"}))
        << "half of 2029 of 1 200 kr, halved; nothing is left after it";
}

TEST(Calendar, ShowsWhatIsLeftOfAssetsAtEachEnd) {
    const auto text =
        example{}
            .with("[term]", renewed("1 year") + before_end("12 months"))
            .with("[assets.house]",
                  "label = \"Hus\"\nowner = \"alfa\"\ncost = \"36 000 kr\"\nlife = \"10 years\"\nin_use = \"2026-01-01\"\n"
                  "start = \"in_use_month\"\nmethod = \"linear\"\ninterest_on = \"opening\"\ninterest_from = \"depreciation\"\n"
                  "rate = \"0 %\"\nleft_over = \"region_x\"\nsource = \"contract\"")
            .with("[costs.capital]",
                  "label = \"Kapital\"\ncapital = [\"house\"]\nkey = \"alfa\"\npaid_by = \"alfa\"\nsource = \"contract\"");
    const auto made = calendar_of(text, {.until = 2029});
    EXPECT_EQ(outcomes_of(made, [](const outcome_part& part) { return std::optional{part.left_over}; }),
              (lines{"2028-12-31 by 2027-12-31 region_x 25200", "2029-12-31 by 2028-12-31 region_x 21600"}))
        << "36 000 kr, 3 600 kr a year";
    EXPECT_EQ(prices_of(made),
              (lines{"2028-12-31 by 2027-12-31 alfa 4200 region_x -3000", "2029-12-31 by 2028-12-31 alfa 4200 region_x -3000"}))
        << "half the rent each; a year of depreciation more, and so much less left";
}

TEST(Calendar, HasEveryOutcomeFromTheProjectionWithThatNotice) {
    const auto from = read(example{}
                               .with("[term]", renewed("2 years") + before_end("12 months"))
                               .with("[costs.rent]", "yearly = \"1 001 kr\"")
                               .with("[rounding]", "part = { to = \"0,01 kr\", odd = \"largest_remainder\", order = \"by_code\" }"));
    const auto made = calendar_of(from, {.until = 2034});
    ASSERT_EQ(made.outcomes.size(), 4);
    for (const outcome& each : made.outcomes) {
        const auto projected = expected(project(expected(make_plan(from, {.notice = notice_given{"", *each.notice}}))));
        EXPECT_EQ(projected.planned->when.before - 1, each.end);
        for (const outcome_part& part : each.parts) {
            EXPECT_EQ(part.bears, borne(projected, from.parties[part.party].id)) << to_text(each.end);
        }
    }
}
