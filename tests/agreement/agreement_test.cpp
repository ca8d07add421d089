// The agreement as a value: its term and renewals, and how its names are found.

#include <andel/agreement/agreement.hpp>

#include "example.hpp"

#include <gtest/gtest.h>

#include <string>
#include <vector>

namespace {

using namespace andel;

agreement ending(const std::string& end, const std::string& renewal, const std::string& more = "") {
    return read(example{}
                    .with("[term]", "end = \"" + end + "\"\nrenewal = " + renewal)
                    .with("[term]", "notice = { length = \"6 months\", before = \"period_end\" }")
                    .with("[term]", more.empty() ? "part_years = \"months_and_days\"" : more));
}

std::string renewed(const std::string& each, const std::string& most = "\"unlimited\"") {
    return "{ length = \"" + each + "\", happens = \"unless_notice\", at_most = " + most + " }";
}

std::string last_day_of(const std::optional<day>& before) { return before ? to_text(*before - 1) : "none"; }

std::vector<std::string> ids_of(const agreement& from, const std::vector<receiver>& receivers) {
    std::vector<std::string> ids;
    for (const receiver& each : receivers) {
        ids.push_back(each.kind == receiver_kind::party      ? from.parties[each.row].id
                      : each.kind == receiver_kind::activity ? from.activities[each.row].id
                                                             : from.keys[each.row].id);
    }
    return ids;
}

receiver_set set_of(const std::vector<std::string>& ids) {
    receiver_set set;
    for (const std::string& id : ids) {
        set.members.push_back({id, {}});
    }
    return set;
}

struct month_end_row {
    std::string name, end;
    std::string whole_months, last_day, next_day;
};
void PrintTo(const month_end_row& row, std::ostream* out) { *out << row.end; }

class SixMonthsAfter : public testing::TestWithParam<month_end_row> {};

// The table of agreements/README.md.
const std::vector<month_end_row> month_ends{
    {"TheLastOfFebruary", "2026-02-28", "2026-08-31", "2026-08-28", "2026-08-28"},
    {"TheLastOfAugust", "2026-08-31", "2027-02-28", "2027-02-28", "2027-03-01"},
    {"TheLastOfDecember", "2026-12-31", "2027-06-30", "2027-06-30", "2027-07-01"},
};

using ids = std::vector<std::string>;

}  // namespace

TEST(Term, RunsToTheDayAfterItsLast) {
    const auto from = read(example{});
    EXPECT_EQ(from.fixed_term(), (period{*make_day(2026, 1, 1), *make_day(2029, 1, 1)}));
    EXPECT_EQ(from.end_of_renewal(0), make_day(2029, 1, 1));
}

TEST(Term, OfADraftThatDoesNotSayIsUnknown) {
    const auto draft = reading_of(example{}.without("[term]", "end").text()).draft();
    EXPECT_EQ(draft.fixed_term(), std::nullopt);
    EXPECT_EQ(draft.end_of_renewal(0), std::nullopt);
    EXPECT_EQ(draft.last_possible_end(), std::nullopt);
}

TEST(Term, MayBeOneDay) {
    const auto from = read(example{}.with("[term]", "end = \"2026-01-01\"\npart_years = \"days\""));
    EXPECT_EQ(from.fixed_term()->days(), 1);
}

TEST_P(SixMonthsAfter, HasTheAnswerOfTheNamedRule) {
    const auto& row = GetParam();
    const std::vector<std::pair<std::string, std::string>> rules{
        {"whole_months", row.whole_months}, {"last_day", row.last_day}, {"next_day", row.next_day}};
    for (const auto& [rule, expected_day] : rules) {
        const auto from = ending(row.end, renewed("6 months"), "month_end = \"" + rule + "\"\npart_years = \"months_and_days\"");
        EXPECT_EQ(last_day_of(from.end_of_renewal(1)), expected_day) << rule;
    }
}

INSTANTIATE_TEST_SUITE_P(Renewal, SixMonthsAfter, testing::ValuesIn(month_ends), [](const auto& row) { return row.param.name; });

TEST(Renewal, CountsFromTheFirstEnd) {
    const auto from = ending("2026-08-31", renewed("6 months"), "month_end = \"last_day\"\npart_years = \"months_and_days\"");
    EXPECT_EQ(last_day_of(from.end_of_renewal(1)), "2027-02-28");
    EXPECT_EQ(last_day_of(from.end_of_renewal(2)), "2027-08-31") << "not from 28 February";
    EXPECT_EQ(last_day_of(ending("2028-12-31", renewed("1 year")).end_of_renewal(14)), "2042-12-31");
}

TEST(Renewal, OfWeeksAndDaysHasOneAnswer) {
    EXPECT_EQ(last_day_of(ending("2028-12-31", renewed("6 weeks")).end_of_renewal(2)), "2029-03-25") << "84 days";
    EXPECT_EQ(last_day_of(ending("2028-12-31", renewed("30 days")).end_of_renewal(1)), "2029-01-30");
}

TEST(Renewal, EndsWhereItsNumberIsUsedUp) {
    EXPECT_EQ(last_day_of(ending("2028-12-31", "\"none\"").last_possible_end()), "2028-12-31");
    EXPECT_EQ(ending("2028-12-31", "\"none\"").end_of_renewal(1), std::nullopt);
    EXPECT_EQ(last_day_of(ending("2028-12-31", renewed("2 years", "3")).last_possible_end()), "2034-12-31");
    EXPECT_EQ(ending("2028-12-31", renewed("2 years")).last_possible_end(), std::nullopt) << "unlimited";
}

TEST(Renewal, MayBeLongerThanAnyCalendar) {
    for (const std::string each : {"9999 years", "9950 years", "9999 months", "9999 weeks"}) {
        const auto read =
            reading_of(example{}
                           .with("[term]", "renewal = " + renewed(each, "999"))
                           .with("[term]", "notice = { length = \"1 year\", before = \"period_end\" }\npart_years = \"days\""));
        if (read) {  // refusing it would be as good
            EXPECT_GT(*read->last_possible_end(), *make_day(2100, 12, 31)) << each;
            EXPECT_EQ(expected(make_plan(*read, {.until = 2100})).when.before, *make_day(2101, 1, 1)) << each;
        }
    }
}

TEST(Length, IsAWholeNumberOfMonthsWhenItsUnitIs) {
    EXPECT_EQ((length{2, length_unit::years}.months()), 24);
    EXPECT_EQ((length{9, length_unit::months}.months()), 9);
    EXPECT_EQ((length{6, length_unit::weeks}.months()), std::nullopt);
    EXPECT_EQ((length{30, length_unit::days}.months()), std::nullopt);
}

TEST(Names, AreFoundByKind) {
    const auto from = read(example{}.with("[dates.opening]", "label = \"Öppning\"\ndate = \"2026-09-01\"\nsource = \"contract\""));
    EXPECT_EQ(from.find_receiver("beta"), (receiver{receiver_kind::party, 1}));
    EXPECT_EQ(from.find_receiver("open_preschool"), (receiver{receiver_kind::activity, 0}));
    EXPECT_EQ(from.find_receiver("half_each"), (receiver{receiver_kind::key, 0}));
    EXPECT_EQ(from.find_receiver("rent"), std::nullopt) << "a cost receives nothing";
    EXPECT_EQ(from.find_receiver(""), std::nullopt);
    EXPECT_EQ(from.find_index("prices"), no_row);
    EXPECT_EQ(from.find_date("opening")->date.value().when, make_day(2026, 9, 1));
    EXPECT_EQ(from.find_date("closing"), nullptr);
}

TEST(Set, HasTheMembersThatItNames) {
    const auto from = read(example{});
    EXPECT_EQ(ids_of(from, from.members_of(set_of({"everyone"}))), (ids{"alfa", "beta", "region_x"}));
    EXPECT_EQ(ids_of(from, from.members_of(set_of({"municipalities"}))), (ids{"alfa", "beta"}));
    EXPECT_EQ(ids_of(from, from.members_of(set_of({"regions", "alfa"}))), (ids{"region_x", "alfa"}));
    EXPECT_EQ(ids_of(from, from.members_of(set_of({"open_preschool", "half_each"}))), (ids{"open_preschool", "half_each"}));
    EXPECT_EQ(ids_of(from, from.members_of(set_of({"companies"}))), ids{});
}

TEST(Set, WordIsTheClassInThePlural) {
    EXPECT_EQ(class_of_set_word("municipalities"), party_class::municipality);
    EXPECT_EQ(class_of_set_word("regions"), party_class::region);
    EXPECT_EQ(class_of_set_word("agencies"), party_class::agency);
    EXPECT_EQ(class_of_set_word("associations"), party_class::association);
    EXPECT_EQ(class_of_set_word("companies"), party_class::company);
    EXPECT_EQ(class_of_set_word("municipality"), std::nullopt);
    EXPECT_EQ(class_of_set_word("everyone"), std::nullopt) << "not a class";
}

TEST(Receiver, LeadsToThoseBehindIt) {
    const auto from = read(example{}
                               .with("[activities]",
                                     "open_preschool = { label = \"x\", responsible = { from-2026 = \"alfa\", from-2027 = "
                                     "\"half_each\" }, source = \"contract\" }")
                               .with("[keys.steps]",
                                     "shares.from-2026 = { open_preschool = \"1/2\", beta = \"rest\" }\n"
                                     "shares.from-2027 = { alfa = \"1/2\", beta = \"rest\" }\nsource = \"contract\""));
    const auto steps = from.find_receiver("steps").value();
    std::vector<std::string> named;
    for (const name& each : from.named_by(steps)) {
        named.push_back(each.id);
    }
    EXPECT_EQ(named, (ids{"open_preschool", "beta", "alfa", "beta"})) << "over all its steps";
    EXPECT_EQ(from.named_by({receiver_kind::party, 0}).size(), 0U);
    EXPECT_EQ(ids_of(from, from.behind({"steps", {}})), (ids{"steps", "open_preschool", "beta", "alfa", "half_each", "region_x"}));
    EXPECT_EQ(ids_of(from, from.behind({"beta", {}})), (ids{"beta"}));
}

TEST(Agreement, IsTheSameWhenItSaysTheSame) {
    const std::string text = example{};
    EXPECT_TRUE(read(text) == read(text));
    EXPECT_TRUE(read(text) == read("# en kommentar\n" + text)) << "a comment says nothing";
    EXPECT_FALSE(read(text) == read(example{}.with("[costs.rent]", "yearly = \"1 201 kr\"")));
    EXPECT_FALSE(read(text) == read(example{}.with("[costs.rent]", "note = \"x\"")));
}
