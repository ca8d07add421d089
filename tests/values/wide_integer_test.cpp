// The 128-bit number of the compiler and our own give what Boost's big ones give, wherever the answer has room.

#include <andel/values/big_rational.hpp>
#include <andel/values/portable_wide.hpp>
#include <andel/values/wide_integer.hpp>

#include <gtest/gtest.h>

#include <array>
#include <bit>
#include <limits>
#include <random>
#include <vector>

namespace {

using namespace andel;

constexpr std::int64_t most = std::numeric_limits<std::int64_t>::max();
constexpr std::int64_t lowest = std::numeric_limits<std::int64_t>::min();

template <class number>
class WideInteger : public testing::Test {};
using both = testing::Types<wide, portable_wide>;
TYPED_TEST_SUITE(WideInteger, both);

template <class number>
big_integer big(number value) {
    const auto words = std::bit_cast<std::array<std::uint64_t, 2>>(value);  // the low one first
    return (big_integer{static_cast<std::int64_t>(words[1])} << 64U) + words[0];
}

/// Edges, and random numbers of every length, of 64 bits.
std::vector<std::int64_t> samples() {
    std::vector<std::int64_t> found{0, 1, -1, 2, -2, 10, -10, most, -most, most - 1, lowest, lowest + 1};
    for (unsigned bit = 30; bit < 35; ++bit) {
        found.insert(found.end(), {std::int64_t{1} << bit, -(std::int64_t{1} << bit), (std::int64_t{1} << bit) - 1});
    }
    std::mt19937_64 random{7};
    for (unsigned bits = 1; bits < 64; ++bits) {
        found.push_back(static_cast<std::int64_t>(random()) >> (64U - bits - 1U));
    }
    return found;
}

}  // namespace

TYPED_TEST(WideInteger, HasEveryProductAndSumOfProducts) {
    const auto numbers = samples();
    TypeParam other = 1;
    for (const std::int64_t a : numbers) {
        EXPECT_EQ(big(TypeParam{a}), a);
        EXPECT_EQ(big(-TypeParam{a}), -big_integer{a});
        for (const std::int64_t b : numbers) {
            const TypeParam product = TypeParam{a} * b;
            EXPECT_EQ(big(product), big_integer{a} * b) << a << " * " << b;
            EXPECT_EQ(big(TypeParam{a} - b), big_integer{a} - b) << a << " - " << b;
            EXPECT_EQ(big(product / 2 + other / 2), big(product) / 2 + big(other) / 2) << a << " * " << b;
            other = product;
        }
    }
}

TYPED_TEST(WideInteger, DividesTowardZero) {
    const auto numbers = samples();
    TypeParam long_one = 1;
    for (const std::int64_t a : numbers) {
        for (const std::int64_t b : numbers) {
            const TypeParam product = TypeParam{a} * b + 1;
            for (const std::int64_t by : {b, std::int64_t{3}, most, lowest}) {
                if (by != 0) {
                    EXPECT_EQ(big(product / by), big(product) / by) << a << " * " << b << " / " << by;
                    EXPECT_EQ(big(product % by), big(product) % by) << a << " * " << b << " % " << by;
                }
            }
            if (long_one != 0) {
                EXPECT_EQ(big(product / long_one), big(product) / big(long_one)) << a << " * " << b;
                EXPECT_EQ(big(product % long_one), big(product) % big(long_one)) << a << " * " << b;
            }
            long_one = product;
        }
    }
}

TYPED_TEST(WideInteger, IsInOrder) {
    const auto numbers = samples();
    TypeParam other = 0;
    for (const std::int64_t a : numbers) {
        for (const std::int64_t b : numbers) {
            const TypeParam product = TypeParam{a} * b;
            EXPECT_EQ(product <=> other, big(product).compare(big(other)) <=> 0) << a << " * " << b;
            EXPECT_EQ(product == other, big(product) == big(other)) << a << " * " << b;
            EXPECT_EQ(static_cast<std::int64_t>(TypeParam{a}), a);
            other = product;
        }
    }
}
