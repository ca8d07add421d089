// By activity: each party's rounded part is split over the activities that it came through, and they add up to it.

#include <andel/projection/project.hpp>

#include "example.hpp"

#include <gtest/gtest.h>

#include <map>
#include <string>
#include <utility>
#include <vector>

namespace {

using namespace andel;

/// "alfa open_preschool 600,00", "alfa - 600,00": year by year, in order.
std::vector<std::string> rows_of(const std::string& text) {
    const auto result = projected(text);
    std::vector<std::string> rows;
    for (const activity_entry& each : by_activity(result)) {
        const agreement& from = *result.planned->source;
        rows.push_back(from.parties[each.party].id + " " + (each.activity == no_row ? "-" : from.activities[each.activity].id) + " " +
                       write_kronor(each.bears));
    }
    return rows;
}

using lines = std::vector<std::string>;

example one_year() {
    return example{}
        .with("[term]", "end = \"2026-12-31\"")
        .with("[activities.clinic]", "label = \"Mottagning\"\nresponsible = \"half_each\"\nsource = \"contract\"");
}

}  // namespace

TEST(ByActivity, IsTheActivityThatACostLeadsTo) {
    EXPECT_EQ(rows_of(one_year().with("[costs.rent]", "key = \"open_preschool\"")), (lines{"alfa open_preschool 1\u00A0200,00"}));
    EXPECT_EQ(rows_of(one_year().with("[costs.rent]", "key = \"clinic\"")), (lines{"alfa clinic 600,00", "region_x clinic 600,00"}));
}

TEST(ByActivity, IsTheCostsOwnWhereTheWayPassesNone) {
    EXPECT_EQ(rows_of(one_year()), (lines{"alfa - 600,00", "region_x - 600,00"}));
    EXPECT_EQ(rows_of(one_year().with("[costs.rent]", "activity = \"clinic\"")), (lines{"alfa clinic 600,00", "region_x clinic 600,00"}));
    EXPECT_EQ(rows_of(one_year().with("[costs.rent]", "activity = \"clinic\"\nkey = \"open_preschool\"")),
              (lines{"alfa open_preschool 1\u00A0200,00"}));
}

TEST(ByActivity, SplitsAPartThatCameThroughSeveral) {
    const auto text = one_year()
                          .with("[costs.rent]", "key = \"by_area\"")
                          .with("[keys.by_area]", "weights = { open_preschool = 3, clinic = 2, beta = 1 }\nsource = \"contract\"");
    EXPECT_EQ(rows_of(text), (lines{"alfa open_preschool 600,00", "alfa clinic 200,00", "beta - 200,00", "region_x clinic 200,00"}));
}

TEST(ByActivity, FollowsTheResponsibilityWhenItMoves) {
    const auto text = one_year()
                          .with("[term]", "part_years = \"months\"")
                          .with("[costs.rent]", "key = { from-start = \"open_preschool\", from-2026-04 = \"clinic\" }");
    EXPECT_EQ(rows_of(text), (lines{"alfa open_preschool 300,00", "alfa clinic 450,00", "region_x clinic 450,00"}));
}

TEST(ByActivity, GivesTheOddOreToOneOfThem) {
    const auto text = one_year()
                          .with("[costs.rent]", "key = \"by_area\"\nyearly = \"100 kr\"")
                          .with("[activities.third]", "label = \"T\"\nresponsible = \"alfa\"\nsource = \"contract\"")
                          .with("[activities.fourth]", "label = \"F\"\nresponsible = \"alfa\"\nsource = \"contract\"")
                          .with("[keys.by_area]", "weights = { open_preschool = 2, third = 2, fourth = 3 }\nsource = \"contract\"");
    // 28,5714…, 28,5714… and 42,8571… kr: the odd öre goes to the one that lost most, and the second to one of the equal two.
    money sum;
    const auto result = projected(text);
    for (const activity_entry& each : by_activity(result)) {
        sum += each.bears;
        EXPECT_TRUE(each.bears == kronor("28,57") || each.bears == kronor("42,86")) << write_kronor(each.bears);
    }
    EXPECT_EQ(sum, kronor("100"));
}

TEST(ByActivity, AddsUpToWhatEachPartyBearsOfEachCharge) {
    for (const auto& folder : {source_folder() / "agreements", source_folder() / "tests" / "cases" / "good"}) {
        for (const auto& file : std::filesystem::recursive_directory_iterator{folder}) {
            if (file.path().extension() != ".toml" || file.path().filename() == "case.toml") {
                continue;
            }
            const auto result = projected_with_its_figures(file.path());
            std::map<std::pair<row_number, row_number>, money> sums;
            for (const activity_entry& each : by_activity(result)) {
                sums[{each.charge, each.party}] += each.bears;
            }
            for (const entry_row& each : result.entries) {
                EXPECT_EQ((sums[{each.charge, each.party}]), each.bears) << file.path();
            }
        }
    }
}
