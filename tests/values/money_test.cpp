// Whole öre and exact kronor: what mixes, what is checked, and the one way back.

#include <andel/values/money.hpp>

#include "printing.hpp"

#include <gtest/gtest.h>

#include <limits>
#include <tuple>

namespace {

using namespace andel;

constexpr std::int64_t most = std::numeric_limits<std::int64_t>::max();
constexpr std::int64_t lowest = std::numeric_limits<std::int64_t>::min();

const rounding to_ore{.to = {1, 100}, .mode = rounding_mode::half_up};
const rounding to_kronor{.to = 1, .mode = rounding_mode::half_up};

}  // namespace

TEST(Money, HeaderExamplesHold) {
    const exact_money rent = money::of_kronor(100'000) * rational{1, 3};
    EXPECT_EQ(rent.kronor(), (rational{100'000, 3}));
    const money part = round(rent, {.to = {1, 100}, .mode = rounding_mode::half_up});
    EXPECT_EQ(part, money::of_ore(33'333'33));
}

TEST(Money, IsCountedInOre) {
    EXPECT_EQ(money::of_kronor(12), money::of_ore(1200));
    EXPECT_EQ(money{}.ore(), 0);
    EXPECT_TRUE(money{}.is_zero());
    money sum = money::of_ore(150);
    sum += money::of_ore(75);
    sum -= money::of_kronor(3);
    EXPECT_EQ(sum, money::of_ore(-75));
    EXPECT_EQ(-sum, money::of_ore(75));
    EXPECT_LT(sum, money{});
}

TEST(Money, NeverOverflowsUnseen) {
    const money largest = money::of_ore(most);
    EXPECT_THROW(largest + money::of_ore(1), amount_too_large);
    EXPECT_THROW(-largest - money::of_ore(1), amount_too_large);
    EXPECT_THROW(std::ignore = money::of_kronor(most / 100 + 1), amount_too_large);
    EXPECT_EQ(largest - largest, money{});
    EXPECT_EQ(largest - money::of_ore(1) + money::of_ore(1), largest);
}

TEST(Money, CanAlwaysBeNegated) {
    // The lowest number of 64 bits has no negative, so it is no amount.
    EXPECT_THROW(std::ignore = money::of_ore(lowest), amount_too_large);
    EXPECT_EQ(-(-money::of_ore(most)), money::of_ore(most));
}

TEST(ExactMoney, ComesFromMoneyWithoutLoss) {
    const exact_money amount = money::of_ore(1234'50);
    EXPECT_EQ(amount.kronor(), (rational{2469, 2}));
    EXPECT_EQ(amount, money::of_ore(1234'50));
    EXPECT_EQ(exactly(amount), money::of_ore(1234'50));
    EXPECT_EQ(exactly(money::of_ore(most)), money::of_ore(most));
}

TEST(ExactMoney, AddsThirdsToTheWhole) {
    const exact_money third = money::of_kronor(100) * rational{1, 3};
    EXPECT_EQ(exactly(third), std::nullopt);
    EXPECT_EQ(exactly(third + third + third), money::of_kronor(100));
    EXPECT_EQ(third + third - third, third);
    exact_money sum;
    sum += third;
    EXPECT_EQ(sum, third);
    EXPECT_EQ((-third).sign(), -1);
    EXPECT_TRUE((third + -third).is_zero());
    EXPECT_LT(money::of_ore(33'33), third);
    EXPECT_LT(third, money::of_ore(33'34));
}

TEST(ExactMoney, DividedByMoneyIsARatio) {
    EXPECT_EQ(exact_money{money::of_kronor(300)} / money::of_kronor(400), (rational{3, 4}));
    EXPECT_THROW(exact_money{money::of_kronor(300)} / money{}, division_by_zero);
}

TEST(ExactMoney, BecomesMoneyByANamedRounding) {
    // Half of 2 166 666,67 kr, and the mirror of it.
    const exact_money half = money::of_ore(2'166'666'67) * rational{1, 2};
    EXPECT_EQ(round(half, to_ore), money::of_ore(1'083'333'34));
    EXPECT_EQ(round(-half, to_ore), money::of_ore(-1'083'333'34));
    EXPECT_EQ(round(half, {.to = {1, 100}, .mode = rounding_mode::down}), money::of_ore(1'083'333'33));
    EXPECT_EQ(round(half, to_kronor), money::of_kronor(1'083'333));
    EXPECT_EQ(round(half, {.to = 1000, .mode = rounding_mode::up}), money::of_kronor(1'084'000));
    EXPECT_EQ(round(half, {.to = {1, 20}, .mode = rounding_mode::half_even}), money::of_ore(1'083'333'35));
}

TEST(ExactMoney, IsNotRoundedFinerThanAnOre) {
    const exact_money third = money::of_kronor(1) * rational{1, 3};
    EXPECT_THROW(std::ignore = round(third, {.to = {1, 1000}, .mode = rounding_mode::half_up}), std::invalid_argument);
    EXPECT_THROW(std::ignore = round(third, {.to = {1, 300}, .mode = rounding_mode::half_up}), std::invalid_argument);
}

TEST(ExactMoney, SaysSoWhenItOutgrowsMoney) {
    const exact_money huge = money::of_ore(most) * rational{4, 3};
    EXPECT_THROW(std::ignore = round(huge, to_ore), amount_too_large);
    EXPECT_THROW(std::ignore = exactly(money::of_ore(most) * 2), amount_too_large);
    EXPECT_EQ(round(huge * rational{3, 4}, to_ore), money::of_ore(most)) << "on the way there is no limit";
}
