// A value with dates: which statement holds on a day, and what a cell says of itself.

#include <andel/agreement/dated.hpp>

#include "example.hpp"

#include <gtest/gtest.h>

#include <string>

namespace {

using namespace andel;

day on(int year, int month = 1, int day_of_month = 1) { return make_day(year, month, day_of_month).value(); }

dated<int> always(int value) {
    dated<int> cell;
    cell.statements.emplace_back().what.value = value;
    return cell;
}

dated<int> in_steps() {
    dated<int> cell;
    for (const auto& [first, value] : {std::pair{on(2019), 1}, std::pair{on(2020, 7), 2}}) {
        auto& step = cell.statements.emplace_back();
        step.when.kind = time_kind::step;
        step.when.first = first;
        step.what.value = value;
    }
    return cell;
}

}  // namespace

TEST(Dated, PlainValueHoldsOnEveryDay) {
    const auto cell = always(7);
    EXPECT_EQ(cell.at(on(1900))->what.value, 7);
    EXPECT_EQ(cell.at(on(2999, 12, 31))->what.value, 7);
    EXPECT_EQ(cell.value(), 7);
    EXPECT_FALSE(cell.has_steps());
    EXPECT_FALSE(cell.has_occasions());
}

TEST(Dated, StepHoldsFromItsDayUntilTheNext) {
    const auto cell = in_steps();
    EXPECT_TRUE(cell.has_steps());
    EXPECT_EQ(cell.at(on(2018, 12, 31)), nullptr) << "before the first step nothing holds";
    EXPECT_EQ(cell.at(on(2019))->what.value, 1);
    EXPECT_EQ(cell.at(on(2020, 6, 30))->what.value, 1);
    EXPECT_EQ(cell.at(on(2020, 7, 1))->what.value, 2);
    EXPECT_EQ(cell.at(on(2999))->what.value, 2);
}

TEST(Dated, OccasionsAreYearsAndDays) {
    for (const auto kind : {time_kind::year, time_kind::on_day}) {
        auto cell = always(1);
        cell.statements.front().when.kind = kind;
        EXPECT_TRUE(cell.has_occasions());
        EXPECT_FALSE(cell.has_steps());
    }
}

TEST(Dated, ValueIsThereOrAbsentOrBroken) {
    const dated<int> absent;
    EXPECT_TRUE(absent.absent());
    EXPECT_FALSE(absent.usable());
    EXPECT_FALSE(absent.has_steps());
    EXPECT_FALSE(absent.has_occasions());
    auto there = always(1);
    EXPECT_FALSE(there.absent());
    EXPECT_TRUE(there.usable());
    there.broken = true;
    EXPECT_FALSE(there.absent()) << "a problem already says so";
    EXPECT_FALSE(there.usable());
    dated<int> nothing_understood;
    nothing_understood.broken = true;
    EXPECT_FALSE(nothing_understood.absent());
    EXPECT_FALSE(nothing_understood.usable());
}

TEST(Status, GoesFromTheWeakestToTheFirmest) {
    // semantics 3.4 and agreements/README.md: a figure counts under the smallest of its inputs.
    EXPECT_LT(status::assumed, status::estimated);
    EXPECT_LT(status::estimated, status::reported);
    EXPECT_LT(status::reported, status::published);
    EXPECT_LT(status::published, status::decided);
    EXPECT_LT(status::decided, status::booked);
    EXPECT_LT(status::booked, status::agreed);
}

TEST(Name, IsItsIdWhereverItStands) {
    EXPECT_EQ((name{"alfa", {3, 1}}), (name{"alfa", {9, 9}}));
    EXPECT_FALSE((name{"alfa", {}} == name{"beta", {}}));
}
