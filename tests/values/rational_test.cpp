// The small numbers against the big ones of Boost: whatever the size, the same answers, and one form per value.

#include <andel/values/big_rational.hpp>
#include <andel/values/rational.hpp>
#include <andel/values/wide_integer.hpp>

#include "printing.hpp"

#include <gtest/gtest.h>

#include <limits>
#include <random>
#include <string>
#include <vector>

namespace {

using namespace andel;

constexpr std::int64_t most = std::numeric_limits<std::int64_t>::max();
constexpr std::int64_t lowest = std::numeric_limits<std::int64_t>::min();

big_rational big(std::int64_t numerator, std::int64_t denominator) {
    // Boost 1.74 does not move the sign of a negative denominator itself.
    return denominator < 0 ? big_rational{-big_integer{numerator}, -big_integer{denominator}}
                           : big_rational{big_integer{numerator}, big_integer{denominator}};
}

std::string text_of(const big_rational& value) {
    const std::string below = denominator(value).str();
    return numerator(value).str() + (below == "1" ? "" : "/" + below);
}

/// The fraction `found` is `wanted`, and stands in machine words exactly when it fits there.
testing::AssertionResult same(const rational& found, const big_rational& wanted) {
    const big_integer above = numerator(wanted);
    const big_integer below = denominator(wanted);
    const bool fits_in_words = abs(above) <= most && below <= most;
    if (to_text(found) != text_of(wanted)) {
        return testing::AssertionFailure() << to_text(found) << " is not " << text_of(wanted);
    }
    if (found.is_small() != fits_in_words) {
        return testing::AssertionFailure() << to_text(found) << (fits_in_words ? " should" : " cannot") << " stand in machine words";
    }
    if (found.is_small() && (found.numerator() != above || found.denominator() != below)) {
        return testing::AssertionFailure() << found.numerator() << "/" << found.denominator() << " are not the parts of "
                                           << text_of(wanted);
    }
    return testing::AssertionSuccess();
}

/// A fraction twice: as it is computed with, and as the oracle has it.
struct twin {
    rational small;
    big_rational large;
};

/// Random fractions of every size, most of them where something could overflow.
class twins {
   public:
    twin next() {
        const std::int64_t above = part();
        std::int64_t below = part();
        below = below == 0 ? 1 : below;
        twin one{rational{above, below}, big(above, below)};
        return random() % 4 == 0 ? twin{one.small * rational{most, 3}, one.large * big(most, 3)} : one;
    }

   private:
    std::uint64_t random() { return generator_(); }
    std::int64_t part() {
        const auto step = static_cast<std::int64_t>(random() % 6);
        const bool negative = random() % 2 == 0;
        std::int64_t size = 0;
        switch (random() % 6) {
            case 0:
                size = step;
                break;
            case 1:
                size = static_cast<std::int64_t>(random() % 1'000'000);
                break;
            case 2:
                size = (std::int64_t{1} << 31) + step;
                break;
            case 3:
                size = (std::int64_t{1} << 62) - step;
                break;
            case 4:
                size = most - step;
                break;
            default:
                return negative ? lowest + step : static_cast<std::int64_t>(random() >> 1U);
        }
        return negative ? -size : size;
    }
    std::mt19937_64 generator_{20231206};
};

constexpr int rounds = 20'000;

}  // namespace

TEST(Rational, HeaderExamplesHold) {
    const rational third{1, 3};
    EXPECT_EQ(third * 3, 1);
    EXPECT_EQ(to_text(rational{12, 5} - rational{2, 5}), "2");
    EXPECT_EQ(to_text(rational{-7, 2}), "-7/2");
}

TEST(Rational, AddsSubtractsAndMultipliesAsBigFractionsDo) {
    twins random;
    for (int i = 0; i < rounds; ++i) {
        const auto [a, big_a] = random.next();
        const auto [b, big_b] = random.next();
        ASSERT_TRUE(same(a, big_a));
        ASSERT_TRUE(same(a + b, big_a + big_b)) << to_text(a) << " + " << to_text(b);
        ASSERT_TRUE(same(a - b, big_a - big_b)) << to_text(a) << " - " << to_text(b);
        ASSERT_TRUE(same(a * b, big_a * big_b)) << to_text(a) << " * " << to_text(b);
    }
}

TEST(Rational, DividesAndNegatesAsBigFractionsDo) {
    twins random;
    for (int i = 0; i < rounds; ++i) {
        const auto [a, big_a] = random.next();
        const auto [b, big_b] = random.next();
        ASSERT_TRUE(same(-a, -big_a));
        ASSERT_TRUE(same(absolute(a), abs(big_a)));
        if (b.is_zero()) {
            ASSERT_THROW(a / b, division_by_zero);
        } else {
            ASSERT_TRUE(same(a / b, big_a / big_b)) << to_text(a) << " / " << to_text(b);
        }
    }
}

TEST(Rational, ComparesAsBigFractionsDo) {
    twins random;
    for (int i = 0; i < rounds; ++i) {
        const auto [a, big_a] = random.next();
        const auto [b, big_b] = random.next();
        ASSERT_EQ(a < b, big_a < big_b) << to_text(a) << " < " << to_text(b);
        ASSERT_EQ(a > b, big_a > big_b) << to_text(a) << " > " << to_text(b);
        ASSERT_EQ(a == b, big_a == big_b) << to_text(a) << " == " << to_text(b);
        ASSERT_EQ(a.sign(), big_a.sign()) << to_text(a);
        ASSERT_EQ(a.is_zero(), big_a.is_zero()) << to_text(a);
    }
}

TEST(Rational, CutsTowardZeroAsBigIntegersDo) {
    twins random;
    for (int i = 0; i < rounds; ++i) {
        const auto [a, big_a] = random.next();
        const big_integer whole = numerator(big_a) / denominator(big_a);
        ASSERT_TRUE(same(a.truncated(), big_rational{whole})) << to_text(a);
        ASSERT_EQ(a.is_whole(), denominator(big_a) == 1) << to_text(a);
        ASSERT_EQ(a.truncated().whole().has_value(), abs(whole) <= most) << to_text(a);
        ASSERT_EQ(a.whole().has_value(), a.is_whole() && abs(whole) <= most) << to_text(a);
    }
}

TEST(Rational, ComesBackFromBigNumbersToTheSameForm) {
    twins random;
    for (int i = 0; i < rounds; ++i) {
        const rational a = random.next().small;
        const rational b = random.next().small;
        ASSERT_EQ((a + b) - b, a) << to_text(a) << " and " << to_text(b);
        if (!b.is_zero()) {
            ASSERT_EQ((a * b) / b, a) << to_text(a) << " and " << to_text(b);
            ASSERT_EQ(((a * b) / b).is_small(), a.is_small()) << to_text(a) << " and " << to_text(b);
        }
    }
}

TEST(Rational, ObeysTheLawsOfAField) {
    twins random;
    for (int i = 0; i < rounds / 4; ++i) {
        const rational a = random.next().small;
        const rational b = random.next().small;
        const rational c = random.next().small;
        ASSERT_EQ(a + b, b + a);
        ASSERT_EQ(a * b, b * a);
        ASSERT_EQ((a + b) + c, a + (b + c));
        ASSERT_EQ((a * b) * c, a * (b * c));
        ASSERT_EQ(a * (b + c), a * b + a * c) << to_text(a) << ", " << to_text(b) << ", " << to_text(c);
    }
}

TEST(Rational, KeepsALongChainExact) {
    // Two percent a year for 30 years: 51^30/50^30, far beyond 64 bits, and back again.
    rational level = 1;
    for (int year = 0; year < 30; ++year) {
        level *= rational{51, 50};
    }
    EXPECT_TRUE(same(level, big_rational{pow(big_integer{51}, 30), pow(big_integer{50}, 30)}));
    EXPECT_FALSE(level.is_small());
    for (int year = 0; year < 30; ++year) {
        level /= rational{51, 50};
    }
    EXPECT_EQ(level, 1);
    EXPECT_TRUE(level.is_small());
}

TEST(Rational, IsReducedWithAPositiveDenominator) {
    EXPECT_EQ(to_text(rational{6, -4}), "-3/2");
    EXPECT_EQ(to_text(rational{-6, -4}), "3/2");
    const rational zero{0, -5};
    EXPECT_EQ(zero, 0);
    EXPECT_EQ(zero.denominator(), 1);
    EXPECT_EQ(rational{}, 0);
}

TEST(Rational, TakesTheLowestNumberOf64Bits) {
    const big_integer two_to_63 = pow(big_integer{2}, 63);
    EXPECT_TRUE(same(lowest, big_rational{-two_to_63}));
    EXPECT_TRUE(same(rational{lowest, -1}, big_rational{two_to_63}));
    EXPECT_TRUE(same(rational{1, lowest}, big_rational{-1, two_to_63}));
    EXPECT_TRUE(same(rational{lowest, lowest}, 1));
    EXPECT_TRUE(same(rational{lowest, 2}, big_rational{-two_to_63 / 2}));
    EXPECT_TRUE(same(rational{0, lowest}, 0));
    EXPECT_TRUE(same(-rational{lowest}, big_rational{two_to_63}));
}

TEST(Rational, TakesEveryKindOfWholeNumberAtItsValue) {
    EXPECT_EQ(rational{std::int8_t{-7}}, -7);
    EXPECT_EQ(rational{7U}, 7);
    EXPECT_EQ(to_text(std::numeric_limits<std::uint64_t>::max()), "18446744073709551615");
}

TEST(Rational, ReadsDigitsOfAnyLength) {
    EXPECT_EQ(rational::from_digits("123450", 2), (rational{2469, 2}));
    EXPECT_EQ(rational::from_digits("0005", 3), (rational{1, 200}));
    EXPECT_EQ(rational::from_digits("0", 12), 0);
    EXPECT_EQ(rational::from_digits("9223372036854775807", 0), most);
    EXPECT_EQ(to_text(rational::from_digits("9223372036854775808", 0)), "9223372036854775808");
    EXPECT_EQ(to_text(rational::from_digits("1", 20)), "1/100000000000000000000");
}

TEST(Rational, RefusesADenominatorOfZero) {
    EXPECT_THROW((rational{1, 0}), division_by_zero);
    EXPECT_THROW(rational{1} / 0, division_by_zero);
    EXPECT_THROW(rational{most} * most / 0, division_by_zero);
}

TEST(WideInteger, FitsUnlessItsNegativeWouldNot) {
    std::int64_t narrow = 0;
    EXPECT_TRUE(fits(wide{most}, narrow));
    EXPECT_EQ(narrow, most);
    EXPECT_TRUE(fits(-wide{most}, narrow));
    EXPECT_EQ(narrow, -most);
    EXPECT_FALSE(fits(wide{most} + 1, narrow));
    EXPECT_FALSE(fits(wide{lowest}, narrow));
    EXPECT_FALSE(fits(wide{most} * most, narrow));
    EXPECT_EQ(narrow, -most) << "a number that does not fit changes nothing";
}
