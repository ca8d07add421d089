// What-ifs: a checked copy whose changed inputs are assumed, and what is said of an address that leads nowhere.

#include <andel/agreement/read_agreement.hpp>

#include "example.hpp"

#include <gtest/gtest.h>

#include <string>
#include <utility>
#include <vector>

namespace {

using namespace andel;

node text_node(std::string text) {
    node result;
    result.kind = node_kind::text;
    result.text = std::move(text);
    return result;
}

node number_node(rational value) {
    node result;
    result.kind = node_kind::exact_number;
    result.number = std::move(value);
    return result;
}

node table_node(const std::vector<std::pair<std::string, node>>& entries) {
    node result;
    for (const auto& [key, value] : entries) {
        result.entries.push_back({key, {}, value});
    }
    return result;
}

reading<agreement> changed(const std::string& text, const std::string& address, node value) {
    return with_changes(read(text), {{.address = address, .value = std::move(value)}});
}

example in_steps() { return example{}.with("[costs.rent]", "yearly.from-2026 = \"1 200 kr\"\nyearly.from-2028 = \"1 400 kr\""); }

}  // namespace

TEST(Change, GivesACheckedCopyAndLeavesTheAgreement) {
    const auto before = read(example{});
    const auto after = expected(with_changes(before, {{.address = "costs.rent.yearly", .value = text_node("1 400 kr")}}));
    EXPECT_EQ(before.costs[0].yearly.value().value.kronor(), 1200);
    EXPECT_EQ(after.costs[0].yearly.value().value.kronor(), 1400);
    EXPECT_FALSE(before == after);
}

TEST(Change, IsMarkedAsAssumed) {
    const auto after = expected(changed(example{}, "costs.rent.yearly", text_node("1 400 kr")));
    EXPECT_EQ(after.costs[0].yearly.only().from.kind, origin_kind::change);
    EXPECT_EQ(after.costs[0].yearly.only().from.how_firm, status::assumed);
    EXPECT_EQ(after.costs[0].key.only().from.how_firm, status::agreed) << "what was not changed";
}

TEST(Change, OfOneStepLeavesTheOthers) {
    const auto after = expected(changed(in_steps(), "costs.rent.yearly.from-2028", text_node("1 500 kr")));
    EXPECT_EQ(after.costs[0].yearly.statements[0].what.value.value.kronor(), 1200);
    EXPECT_EQ(after.costs[0].yearly.statements[0].what.from.how_firm, status::agreed);
    EXPECT_EQ(after.costs[0].yearly.statements[1].what.value.value.kronor(), 1500);
    EXPECT_EQ(after.costs[0].yearly.statements[1].what.from.how_firm, status::assumed);
}

TEST(Change, MayAddAStep) {
    const auto after = expected(changed(in_steps(), "costs.rent.yearly.from-2027", text_node("1 300 kr")));
    ASSERT_EQ(after.costs[0].yearly.statements.size(), 3U);
    EXPECT_EQ(after.costs[0].yearly.statements[1].what.value.value.kronor(), 1300);
}

TEST(Change, OfSeveralStepsOfAKeyKeepsThemApart) {
    const auto base = example{}
                          .without("[keys.half_each]", "equal")
                          .with("[keys.half_each]", "shares.from-2026 = { alfa = \"1/2\", region_x = \"rest\" }");
    const auto after =
        expected(with_changes(read(base), {{.address = "keys.half_each.shares.from-2027",
                                            .value = table_node({{"alfa", text_node("25 %")}, {"region_x", text_node("rest")}})},
                                           {.address = "keys.half_each.shares.from-2028",
                                            .value = table_node({{"alfa", text_node("75 %")}, {"region_x", text_node("rest")}})}}));
    const auto result = expected(project(expected(make_plan(after))));
    EXPECT_EQ(borne(result, "alfa", 2026), kronor("600"));
    EXPECT_EQ(borne(result, "alfa", 2027), kronor("300"));
    EXPECT_EQ(borne(result, "alfa", 2028), kronor("900"));
}

TEST(Change, MayBeATableOfStepsAllOfThemAssumed) {
    const node steps = table_node({{"from-2026", text_node("1 300 kr")}, {"from-2027", text_node("1 400 kr")}});
    const auto after = expected(changed(example{}, "costs.rent.yearly", steps));
    ASSERT_EQ(after.costs[0].yearly.statements.size(), 2U);
    for (const auto& each : after.costs[0].yearly.statements) {
        EXPECT_EQ(each.what.from.kind, origin_kind::change);
        EXPECT_EQ(each.what.from.how_firm, status::assumed);
    }
}

TEST(Change, MayAddAThingAllOfItAssumed) {
    const node staff = table_node({{"label", text_node("Personal")},
                                   {"yearly", text_node("600 kr")},
                                   {"index", text_node("none")},
                                   {"key", text_node("alfa")},
                                   {"paid_by", text_node("alfa")},
                                   {"source", text_node("contract")}});
    const auto after = expected(changed(example{}, "costs.staff", staff));
    ASSERT_EQ(after.costs.size(), 2U);
    EXPECT_EQ(after.costs[1].yearly.only().from.how_firm, status::assumed);
    EXPECT_EQ(after.costs[1].key.only().from.how_firm, status::assumed);
}

TEST(Change, MayBeAnExactNumber) {
    EXPECT_EQ(expected(changed(example{}, "costs.rent.yearly", number_node({2801, 2}))).costs[0].yearly.value().value.kronor(),
              (rational{2801, 2}));
    EXPECT_EQ(places_of(changed(example{}, "costs.rent.yearly", number_node({1, 3})).problems()).size(), 1U) << "not whole öre";
    const auto base =
        example{}.without("[keys.half_each]", "equal").with("[keys.half_each]", "shares = { alfa = \"1/2\", region_x = \"rest\" }");
    EXPECT_EQ(expected(changed(base, "keys.half_each.shares.alfa", number_node({1, 3}))).keys[0].shares.value().entries[0].part->of_whole,
              (rational{1, 3}));
}

TEST(Change, InsideARowIsAssumedToo) {
    const auto base =
        example{}.without("[keys.half_each]", "equal").with("[keys.half_each]", "shares = { alfa = \"1/2\", region_x = \"rest\" }");
    const auto after = expected(changed(base, "keys.half_each.shares.alfa", text_node("25 %")));
    EXPECT_EQ(after.keys[0].shares.only().from.how_firm, status::assumed);
}

TEST(Change, MovesANamedDayForEverything) {
    const auto base = example{}
                          .with("[dates.opening]", "label = \"Öppning\"\ndate = \"2027-01-01\"\nsource = \"contract\"")
                          .with("[costs.rent]", "yearly.from-opening = \"1 200 kr\"");
    EXPECT_EQ(borne(projected(base), "alfa"), kronor("1 200"));
    const auto after = expected(changed(base, "dates.opening.date", text_node("2028-01-01")));
    EXPECT_EQ(borne(expected(project(expected(make_plan(after)))), "alfa"), kronor("600"));
}

TEST(Change, OfAnUnknownAddressIsToldWithTheNearest) {
    const auto problems = changed(example{}, "costs.rant.yearly", text_node("1 kr")).problems();
    ASSERT_EQ(problems.size(), 1U);
    EXPECT_EQ(problems[0].code, problem_code::unknown_address);
    EXPECT_EQ(way_out(problems[0], language::swedish).find("Menade du costs.rent? "), 0U) << way_out(problems[0], language::swedish);
    for (const std::string address : {"", ".", "costs.", "cost.rent.yearly", "costs.rent.yearly.value.more", "costs..rent"}) {
        EXPECT_FALSE(changed(example{}, address, text_node("1 kr")).ok()) << address;
    }
}

TEST(Change, ThatWouldRemoveStepsIsRefusedWithTheirAddresses) {
    const auto problems = changed(in_steps(), "costs.rent.yearly", text_node("1 kr")).problems();
    ASSERT_EQ(problems.size(), 1U);
    EXPECT_EQ(problems[0].code, problem_code::changes_steps);
    EXPECT_NE(way_out(problems[0], language::english).find("costs.rent.yearly.from-2026, costs.rent.yearly.from-2028"), std::string::npos);
}

TEST(Change, IsCheckedAsTheFileIs) {
    EXPECT_EQ(changed(example{}, "costs.rent.key", text_node("gamma")).problems().front().code, problem_code::unknown_name);
    EXPECT_EQ(changed(example{}, "costs.rent.yearly", text_node("1.300 kr")).problems().front().code, problem_code::decimal_point);
    EXPECT_EQ(changed(example{}, "costs.rent.untill", text_node("2027-12-31")).problems().front().code, problem_code::unknown_key);
}

TEST(Change, ManyAreToldAllAtOnce) {
    const auto problems = with_changes(read(in_steps()), {{.address = "costs.rent.yearly", .value = text_node("1 kr")},
                                                          {.address = "costs.staff.yearly", .value = text_node("1 kr")}})
                              .problems();
    EXPECT_EQ(problems.size(), 2U);
}

TEST(Change, ToTheSameIsNotTheSameAgreement) {
    const auto base = read(example{});
    const auto once = expected(with_changes(base, {{.address = "costs.rent.yearly", .value = text_node("1 200 kr")}}));
    const auto again = expected(with_changes(base, {{.address = "costs.rent.yearly", .value = text_node("1 200 kr")}}));
    EXPECT_FALSE(base == once) << "the figure is now assumed";
    EXPECT_TRUE(once == again);
}
