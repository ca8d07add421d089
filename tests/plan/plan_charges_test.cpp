// Planning of keys in kronor: which kronor, moved by which step, and what a yearly limit looks back at.

#include <andel/plan/make_plan.hpp>

#include "example.hpp"

#include <gtest/gtest.h>

#include <string>

namespace {

using namespace andel;

example schedule(const std::string& lines) {
    return example{}
        .with("[term]", "part_years = \"months\"")
        .without("[keys.half_each]")
        .with("[costs.rent]", "yearly = \"as charged\"\nkey = \"fees\"")
        .with("[keys.fees]", lines + "\nsource = \"contract\"")
        .with("[measures.visits]", "kind = \"flow\"\nvalues = { alfa = 10, beta = 20 }\nsource = \"contract\"");
}

const std::string flat = "charges = { alfa = \"100 kr\", regions = \"50 kr\" }\nindex = \"none\"";

}  // namespace

TEST(PlannedCharges, AreAScheduleWithALineForEachMember) {
    const auto made = planned(schedule(flat));
    const key_row& key = made.keys[made.cells.front().key.row];
    EXPECT_TRUE(made.cells.front().as_charged);
    EXPECT_TRUE(key.charges_alone());
    EXPECT_TRUE(key.says_kronor);
    ASSERT_EQ(key.charges.count, 2U);
    EXPECT_EQ(made.charge_lines[key.charges.first].to, (target{false, 0}));
    EXPECT_EQ(made.charge_lines[key.charges.first + 1].to, (target{false, 2})) << "the only region";
    EXPECT_EQ(made.amounts[made.charge_lines[key.charges.first].fee.amount].kronor, 100);
    EXPECT_EQ(made.charge_lines[key.charges.first].fee.index_step, no_row);
}

TEST(PlannedCharges, KnowAFlowFromAStock) {
    const auto made = planned(schedule("charges = { alfa = { rate = \"5 kr\", per = \"visits\" } }\nindex = \"none\""));
    const charge_line& line = made.charge_lines[made.keys[made.cells.front().key.row].charges.first];
    EXPECT_TRUE(line.flow);
    EXPECT_NE(line.need, no_row);
    const auto stock = planned(schedule("charges = { alfa = { rate = \"5 kr\", per = \"visits\" } }\nindex = \"none\"")
                                   .with("[measures.visits]", "kind = \"stock\""));
    EXPECT_FALSE(stock.charge_lines[stock.keys[stock.cells.front().key.row].charges.first].flow);
}

TEST(PlannedCharges, AreCutWhereTheIndexOfTheirKronorTakesEffect) {
    const auto made =
        planned(schedule("charges = { alfa = \"100 kr\" }\nindex = \"prices\"\nprice_level = 2026\npart_year = \"scaled\"")
                    .with("[indexes.prices]", "change = \"2 %\"\nagainst = \"previous\"\nevery = \"05-01\"\nsource = \"contract\""));
    ASSERT_EQ(made.cells.size(), 5U) << "2026 whole; 2027 and 2028 in January and in May";
    EXPECT_EQ(made.cells[1].fraction, (rational{1, 3}));
    const auto fee = [&](std::size_t cell) { return made.charge_lines[made.keys[made.cells[cell].key.row].charges.first].fee; };
    EXPECT_EQ(fee(0).index_step, no_row);
    EXPECT_EQ(made.index_steps[fee(2).index_step].effective, *make_day(2027, 5, 1));
    EXPECT_EQ(fee(3), fee(2)) << "and on to the next May";
}

TEST(PlannedCharges, HaveARestWhereOneIsNamed) {
    const auto made = planned(schedule(flat + "\nrest = \"beta\"").with("[costs.rent]", "yearly = \"1 000 kr\""));
    const key_row& key = made.keys[made.cells.front().key.row];
    EXPECT_FALSE(key.charges_alone());
    EXPECT_EQ(key.rest, (target{false, 1}));
}

TEST(PlannedLimits, StandInOrderForEachLine) {
    const auto made =
        planned(example{}.with("[keys.half_each]", "limits = { minimum = \"10 %\", maximum = \"60 %\", difference = \"others\" }"));
    const key_row& key = made.keys[made.cells.front().key.row];
    EXPECT_TRUE(key.fill);
    EXPECT_FALSE(key.difference);
    ASSERT_EQ(key.limits.count, 4U);
    const auto word_of = [&](row_number which) { return made.limits[key.limits.first + which].word; };
    EXPECT_EQ(word_of(0), limit_word::maximum);
    EXPECT_EQ(word_of(1), limit_word::maximum);
    EXPECT_EQ(word_of(2), limit_word::minimum) << "a minimum has the last word";
    EXPECT_EQ(made.limits[key.limits.first].line, 0U);
    EXPECT_EQ(made.limits[key.limits.first + 1].line, 1U);
}

TEST(PlannedLimits, LookBackAtTheSamePartOfTheYearBefore) {
    const auto made = planned(
        example{}
            .with("[term]", "part_years = \"months\"")
            .with("[rounding]", "period = \"3 months\"")
            .with("[keys.half_each]",
                  "part_year = \"scaled\"\nlimits = { yearly_change = { up = \"10 %\", previous = { alfa = \"1 kr\", region_x = \"1 kr\" } "
                  "}, difference = \"beta\" }"));
    ASSERT_EQ(made.charges.size(), 12U) << "four quarters of three years";
    EXPECT_EQ(made.charges[3].year_before.count, 0U);
    ASSERT_EQ(made.charges[5].year_before.count, 1U);
    EXPECT_EQ(made.charges_before[made.charges[5].year_before.first], 1U) << "the second quarter of 2027, that of 2026";
}
