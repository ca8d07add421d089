// Rounding by a named mode: the table, the mirror, and the same answers as by whole numbers alone.

#include <andel/values/big_rational.hpp>
#include <andel/values/rounding.hpp>

#include "printing.hpp"

#include <gtest/gtest.h>

#include <array>
#include <random>
#include <string>

namespace {

using namespace andel;

constexpr std::array modes{rounding_mode::half_up, rounding_mode::half_even, rounding_mode::up, rounding_mode::down};

struct table_row {
    std::string name;
    rational value;
    std::array<int, 4> rounded;  // in the order of `modes`
};

void PrintTo(const table_row& row, std::ostream* out) { *out << row.name << " (" << to_text(row.value) << ")"; }

class RoundingTable : public testing::TestWithParam<table_row> {};

const std::array table{
    table_row{"TwoAndAHalf", {5, 2}, {3, 2, 3, 2}},
    table_row{"ThreeAndAHalf", {7, 2}, {4, 4, 4, 3}},
    table_row{"AHalf", {1, 2}, {1, 0, 1, 0}},
    table_row{"OneAndAHalf", {3, 2}, {2, 2, 2, 1}},
    table_row{"TwoPointFour", {24, 10}, {2, 2, 3, 2}},
    table_row{"TwoPointSix", {26, 10}, {3, 3, 3, 2}},
    table_row{"JustUnderAHalf", {499'999'999, 1'000'000'000}, {0, 0, 1, 0}},
    table_row{"JustOverAHalf", {500'000'001, 1'000'000'000}, {1, 1, 1, 0}},
    table_row{"AThousandth", {1, 1000}, {0, 0, 1, 0}},
    table_row{"AWholeNumber", 7, {7, 7, 7, 7}},
    table_row{"Zero", 0, {0, 0, 0, 0}},
};

/// By whole numbers alone: the quotient and the remainder of the size, and a look at twice the remainder.
big_integer by_whole_numbers(const big_rational& value, rounding_mode mode) {
    const big_integer below = denominator(value);
    const big_integer above = abs(numerator(value));
    const big_integer whole = above / below;
    const big_integer twice_left = 2 * (above % below);
    bool away = false;
    switch (mode) {
        case rounding_mode::half_up:
            away = twice_left >= below;
            break;
        case rounding_mode::half_even:
            away = twice_left > below || (twice_left == below && whole % 2 == 1);
            break;
        case rounding_mode::up:
            away = twice_left > 0;
            break;
        case rounding_mode::down:
            break;
    }
    const big_integer size = away ? whole + 1 : whole;
    return value.sign() < 0 ? -size : size;
}

/// Random fractions, one in three of them a half of something.
class fractions {
   public:
    rational next() {
        const auto above = static_cast<std::int64_t>(generator_() % 2'000'001) - 1'000'000;
        const auto below = static_cast<std::int64_t>(generator_() % 1000) + 1;
        return generator_() % 3 == 0 ? rational{above, 2} : rational{above, below};
    }

   private:
    std::mt19937 generator_{1930173};
};

}  // namespace

TEST_P(RoundingTable, GivesTheNumberOfTheMode) {
    const auto& row = GetParam();
    for (std::size_t i = 0; i < modes.size(); ++i) {
        EXPECT_EQ(round_to_whole(row.value, modes[i]), row.rounded[i]) << name_of(modes[i]);
    }
}

TEST_P(RoundingTable, MirrorsACredit) {
    const auto& row = GetParam();
    for (std::size_t i = 0; i < modes.size(); ++i) {
        EXPECT_EQ(round_to_whole(-row.value, modes[i]), -row.rounded[i]) << name_of(modes[i]);
    }
}

INSTANTIATE_TEST_SUITE_P(Rounding, RoundingTable, testing::ValuesIn(table), [](const auto& row) { return row.param.name; });

TEST(Rounding, HeaderExampleHolds) {
    EXPECT_EQ(round(rational{12345, 100}, {.to = {1, 10}, .mode = rounding_mode::half_up}), (rational{1235, 10}));
}

TEST(Rounding, AgreesWithWholeNumbersAlone) {
    fractions random;
    for (int i = 0; i < 5000; ++i) {
        const rational value = random.next();
        const big_rational oracle{value.numerator(), value.denominator()};
        for (const auto mode : modes) {
            ASSERT_EQ(to_text(round_to_whole(value, mode)), by_whole_numbers(oracle, mode).str()) << to_text(value) << " " << name_of(mode);
        }
    }
}

TEST(Rounding, IsSymmetricAndIdempotentInEveryUnit) {
    fractions random;
    const std::array<rational, 6> units{rational{1, 100}, rational{1, 20}, 1, 100, 1000, rational{1, 3}};
    for (int i = 0; i < 1000; ++i) {
        const rational value = random.next() / 7;
        for (const auto& unit : units) {
            for (const auto mode : modes) {
                const rounding rule{.to = unit, .mode = mode};
                const rational once = round(value, rule);
                ASSERT_TRUE((once / unit).is_whole());
                ASSERT_LT(absolute(once - value), unit);
                ASSERT_EQ(round(once, rule), once) << to_text(value) << " " << name_of(mode);
                ASSERT_EQ(round(-value, rule), -once) << to_text(value) << " " << name_of(mode);
            }
        }
    }
}

TEST(Rounding, WorksWhereMachineWordsEnd) {
    const rational largest = std::numeric_limits<std::int64_t>::max();  // odd
    EXPECT_EQ(to_text(round_to_whole(largest + rational{1, 2}, rounding_mode::half_up)), "9223372036854775808");
    EXPECT_EQ(to_text(round_to_whole(largest + rational{1, 2}, rounding_mode::half_even)), "9223372036854775808");
    EXPECT_EQ(to_text(round_to_whole(largest + rational{3, 2}, rounding_mode::half_even)), "9223372036854775808");
    EXPECT_EQ(round_to_whole(-largest - rational{1, 2}, rounding_mode::down), -largest);
}

TEST(Rounding, MeetsThePublishedExamples) {
    const rounding two_decimals{.to = {1, 100}, .mode = rounding_mode::half_up};
    // Premises: 100 000 kr, index 278,1 to 293,85; the addition is 5 663,43 kr.
    EXPECT_EQ(round(100'000 * (rational{29385, 27810} - 1), two_decimals), (rational{5'663'43, 100}));
    // Whole kronor: 336,04 to 336,97 on 100 000 kr is 277 kr.
    EXPECT_EQ(round(100'000 * (rational{33697, 33604} - 1), {.to = 1, .mode = rounding_mode::half_up}), 277);
    // A lease of 3 300 kr: 313,85 to 335,95 is 7,04 %, rounded before it is used: 3 532,32 kr, and unrounded 3 532,37 kr.
    const rational change = rational{33595, 31385} - 1;
    EXPECT_EQ(3300 * (1 + round(change, {.to = {1, 10'000}, .mode = rounding_mode::half_up})), (rational{3'532'32, 100}));
    EXPECT_EQ(round(3300 * (1 + change), two_decimals), (rational{3'532'37, 100}));
    // A link between two bases: 124,85 times 3,3592 is 419,40.
    EXPECT_EQ(round(rational{12485, 100} * rational{33592, 10'000}, two_decimals), (rational{419'40, 100}));
}
