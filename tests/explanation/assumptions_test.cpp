// What is not firm: which inputs, how many kronor rest on each, and what one step of each would change.

#include <andel/explanation/assumptions.hpp>

#include "example.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <string>
#include <vector>

namespace {

using namespace andel;

/// The rent and its key are assumed, and the opening; the rest is agreed.
example assumed() {
    return example{}
        .with("[costs.rent]", "yearly = { from-opening = { value = \"1 200 kr\", source = \"assumption\" } }\nkey = \"three_quarters\"")
        .with("[keys.three_quarters]", "shares = { alfa = \"75 %\", region_x = \"rest\" }\nsource = \"assumption\"")
        .without("[keys.half_each]")
        .with("[dates.opening]", "label = \"Öppnar\"\ndate = \"2026-07-01\"\nsource = \"assumption\"")
        .with("[term]", "part_years = \"months\"");
}

std::vector<assumption> found_in(const std::string& text, std::optional<int> until = {}) { return assumptions_of(projected(text, until)); }

const assumption& at(const std::vector<assumption>& all, const std::string& address) {
    const auto found = std::ranges::find(all, address, &assumption::address);
    if (found == all.end()) {
        throw std::invalid_argument{"no assumption " + address};
    }
    return *found;
}

std::vector<money> ore_of(std::initializer_list<const char*> amounts) {
    std::vector<money> all;
    for (const char* each : amounts) {
        all.push_back(kronor(each));
    }
    return all;
}

}  // namespace

TEST(Assumptions, AreTheInputsThatNobodyHasAgreed) {
    std::vector<std::string> addresses;
    for (const assumption& each : found_in(assumed())) {
        addresses.push_back(each.address);
    }
    std::ranges::sort(addresses);
    EXPECT_EQ(addresses, (std::vector<std::string>{"costs.rent.yearly.from-opening", "dates.opening.date", "keys.three_quarters.shares"}));
    EXPECT_TRUE(found_in(example{}).empty());
}

TEST(Assumptions, CarryTheKronorThatRestOnThem) {
    const auto all = found_in(assumed());  // 600 kr for half of 2026, 1 200 kr for 2027 and 2028
    EXPECT_EQ(at(all, "costs.rent.yearly.from-opening").rests, kronor("3 000"));
    EXPECT_EQ(at(all, "keys.three_quarters.shares").rests, kronor("3 000"));
    EXPECT_EQ(at(all, "dates.opening.date").rests, kronor("600")) << "only the broken year";
}

TEST(Assumptions, ShowWhatOneStepChangesForEveryParty) {
    const auto all = found_in(assumed());  // alfa, beta, region_x
    const auto& amount = at(all, "costs.rent.yearly.from-opening");
    EXPECT_EQ(amount.step, (both_languages{"10 % mer", "10 % more"}));
    EXPECT_EQ(amount.effect, ore_of({"225", "0", "75"})) << "a tenth of 3 000 kr at 75 and 25 percent";
    const auto& key = at(all, "keys.three_quarters.shares");
    EXPECT_EQ(key.step.english, "Alfa kommun 10 percentage points more");
    EXPECT_EQ(key.effect, ore_of({"300", "0", "-300"}));
    const auto& opening = at(all, "dates.opening.date");
    EXPECT_EQ(opening.step.english, "half a year later");
    EXPECT_EQ(opening.effect, ore_of({"-450", "0", "-150"})) << "600 kr fewer";
}

TEST(Assumptions, MoveAShareDownWhereItCannotGoUp) {
    const auto all = found_in(assumed().with("[keys.three_quarters]", "shares = { alfa = \"95 %\", region_x = \"rest\" }"));
    const auto& key = at(all, "keys.three_quarters.shares");
    EXPECT_EQ(key.step.english, "Alfa kommun 10 percentage points less");
    EXPECT_EQ(key.effect, ore_of({"-300", "0", "300"}));
}

TEST(Assumptions, KeepWhatTheOthersHaveInProportion) {
    const auto all =
        found_in(assumed().with("[keys.three_quarters]", "shares = { alfa = \"40 %\", beta = \"40 %\", region_x = \"20 %\" }"));
    EXPECT_EQ(at(all, "keys.three_quarters.shares").effect, ore_of({"300", "-200", "-100"}))
        << "60 percent are left to share two to one: 50 becomes 33 1/3 and 16 2/3 of 3 000 kr";
}

TEST(Assumptions, OfAnIndexAreAPercentagePointOfGrowth) {
    const auto all = found_in(example{}
                                  .with("[indexes.prices]",
                                        "change = { value = \"10 %\", source = \"article\" }\nagainst = \"previous\"\n"
                                        "every = \"01-01\"\nsource = \"contract\"")
                                  .with("[costs.rent]", "index = \"prices\"\nprice_level = 2026"));
    const auto& change = at(all, "indexes.prices.change");
    EXPECT_EQ(change.from.how_firm, status::reported);
    EXPECT_EQ(change.rests, kronor("2 772")) << "1 320 and 1 452 kr; 2026 is as written";
    EXPECT_EQ(change.effect, ore_of({"19,26", "0", "19,26"})) << "1 332 + 1 478,52 kr instead, halved";
}

TEST(Assumptions, OfAnInternalRateAreAPercentagePointOfIt) {
    const auto all =
        found_in(example{}
                     .without("[costs.rent]", "yearly")
                     .without("[costs.rent]", "index")
                     .with("[costs.rent]", "capital = [\"house\"]")
                     .with("[assets.house]",
                           "label = \"Hus\"\nowner = \"alfa\"\ncost = \"120 000 kr\"\nlife = \"3 years\"\n"
                           "in_use = \"2026-01-01\"\nstart = \"in_use_month\"\nmethod = \"linear\"\n"
                           "interest_on = \"opening\"\ninterest_from = \"depreciation\"\n"
                           "rate = { value = \"5 %\", source = \"assumption\" }\nleft_over = \"alfa\"\nsource = \"contract\""));
    const auto& rate = at(all, "assets.house.rate");
    EXPECT_EQ(rate.rests, kronor("132 000")) << "40 000 kr a year, and 6 000, 4 000 and 2 000 kr of interest";
    EXPECT_EQ(rate.step.english, "one percentage point more");
    EXPECT_EQ(rate.effect, ore_of({"1 200", "0", "1 200"})) << "1 200, 800 and 400 kr more, halved";
}

TEST(Assumptions, LookAtTheFixedTermOnly) {
    const auto text = assumed().with("[term]", "renewal = { length = \"1 year\", happens = \"by_decision\", at_most = 3 }");
    EXPECT_EQ(at(found_in(text, 2031), "costs.rent.yearly.from-opening").rests, kronor("3 000"));
}

TEST(Assumptions, OfTheRuleProfileAreToldToo) {
    const auto all = found_in(example{}.with("[agreement]", "rules = \"andel-1\""));
    ASSERT_FALSE(all.empty());
    for (const assumption& each : all) {
        EXPECT_EQ(each.from.kind, origin_kind::rule_profile) << each.address;
        EXPECT_TRUE(each.value.empty());
    }
}

TEST(Assumptions, SayInWordsThatKronorOverlap) {
    const auto result = projected(assumed());
    const std::string text = write_text(assumptions_of(result), result, language::swedish);
    EXPECT_NE(text.find("läggs aldrig ihop"), std::string::npos);
    EXPECT_NE(text.find("Hyra: belopp per år, 1 200 kr"), std::string::npos) << text;
    EXPECT_NE(write_text({}, result, language::english).find("Nothing is assumed"), std::string::npos);
}

TEST(Assumptions, AreShownTheLargestOnesOnly) {
    const auto lines = largest_assumptions(projected(assumed()), 2, language::english);
    ASSERT_EQ(lines.size(), 3U) << "a heading and two";
    EXPECT_NE(lines[1].find("rest on it; 10 % more: Alfa kommun +225.00 kr, Region X +75.00 kr"), std::string::npos) << lines[1];
    EXPECT_TRUE(largest_assumptions(projected(example{}), 3, language::swedish).empty());
}
