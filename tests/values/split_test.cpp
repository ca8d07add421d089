// Splitting into whole units: the worked tables, the laws on random quotas, and what does not hold.

#include <andel/values/money.hpp>
#include <andel/values/rounding.hpp>
#include <andel/values/split.hpp>

#include "printing.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <limits>
#include <numeric>
#include <random>
#include <string>
#include <vector>

namespace {

using namespace andel;

using units = std::vector<std::int64_t>;
using quotas = std::vector<rational>;
using ranks = std::vector<std::uint32_t>;

constexpr split_rule largest_remainder{.odd = odd_rule::largest_remainder};
constexpr split_rule largest_part{.odd = odd_rule::largest_part};
constexpr split_rule first_in_order{.odd = odd_rule::first_in_order};
constexpr split_rule ties_to_the_larger{.odd = odd_rule::largest_remainder, .ties_to_larger_quota = true};

split_rule left_to(std::size_t taker) { return {.odd = odd_rule::party, .taker = taker}; }

ranks as_listed(std::size_t count) {
    ranks rank(count);
    std::iota(rank.begin(), rank.end(), 0U);
    return rank;
}

units units_of(const split_result& result) {
    units found;
    for (const split_part& part : result.parts) {
        found.push_back(part.units);
    }
    return found;
}

units split_units(const quotas& of, const split_rule& rule) { return units_of(split(of, rule, as_listed(of.size()))); }

/// The quotas of `total` units by weight.
quotas by_weight(std::int64_t total, const units& weights) {
    const auto all = std::accumulate(weights.begin(), weights.end(), std::int64_t{0});
    quotas result;
    for (const auto weight : weights) {
        result.push_back(total * rational{weight, all});
    }
    return result;
}

quotas mirrored(const quotas& of) {
    quotas result;
    for (const auto& quota : of) {
        result.push_back(-quota);
    }
    return result;
}

units mirrored(const units& of) {
    units result;
    for (const auto unit : of) {
        result.push_back(-unit);
    }
    return result;
}

template <class number>
number sum(const std::vector<number>& of) {
    return std::accumulate(of.begin(), of.end(), number{});
}

/// Random quotas that add up to a whole number: some are zero, some whole, many tie, and some have the other sign.
class random_splits {
   public:
    quotas next_quotas() {
        const auto denominator = static_cast<std::int64_t>(1 + generator_() % 12);
        const bool mixed_signs = generator_() % 3 == 0;
        quotas result(2 + generator_() % 6);
        rational total;
        for (auto& quota : result) {
            quota = rational{static_cast<std::int64_t>(generator_() % 60) - (mixed_signs ? 30 : 0), denominator};
            if (generator_() % 8 == 0) {
                quota = 0;
            }
            total += quota;
        }
        const rational missing = round_to_whole(total, rounding_mode::up) - total;
        result[generator_() % result.size()] += missing;
        return result;
    }
    ranks next_rank(std::size_t count) {
        ranks rank = as_listed(count);
        std::shuffle(rank.begin(), rank.end(), generator_);
        return rank;
    }
    std::uint32_t below(std::uint32_t limit) { return static_cast<std::uint32_t>(generator_() % limit); }

   private:
    std::mt19937 generator_{19301731};
};

constexpr int rounds = 2000;

struct named_rule {
    std::string name;
    split_rule rule;
};

void PrintTo(const named_rule& row, std::ostream* out) { *out << row.name; }

class EverySplitRule : public testing::TestWithParam<named_rule> {};
class OddUnitRule : public testing::TestWithParam<named_rule> {};  // those that give one unit each

const std::array odd_unit_rules{named_rule{"LargestRemainder", largest_remainder},
                                named_rule{"LargestRemainderThenLarger", ties_to_the_larger}, named_rule{"LargestPart", largest_part},
                                named_rule{"FirstInOrder", first_in_order}};
const std::array every_rule{odd_unit_rules[0], odd_unit_rules[1], odd_unit_rules[2], odd_unit_rules[3],
                            named_rule{"LeftToTheFirst", left_to(0)}};

}  // namespace

INSTANTIATE_TEST_SUITE_P(Split, EverySplitRule, testing::ValuesIn(every_rule), [](const auto& row) { return row.param.name; });
INSTANTIATE_TEST_SUITE_P(Split, OddUnitRule, testing::ValuesIn(odd_unit_rules), [](const auto& row) { return row.param.name; });

TEST(Split, HeaderTableHolds) {
    const quotas thirds = by_weight(100'00, {1, 1, 1});
    EXPECT_EQ(split_units(thirds, largest_remainder), (units{33'34, 33'33, 33'33}));
    EXPECT_EQ(split_units(thirds, largest_part), (units{33'34, 33'33, 33'33}));
    EXPECT_EQ(split_units(thirds, first_in_order), (units{33'34, 33'33, 33'33}));
    EXPECT_EQ(split_units(thirds, left_to(2)), (units{33'33, 33'33, 33'34}));
}

TEST(Split, RulesPartWhereTheQuotasDo) {
    // 1,00 kr at 1/7, 4/7, 2/7: 14 2/7, 57 1/7 and 28 4/7 öre; 99 are whole, one is left.
    const quotas sevenths = by_weight(1'00, {1, 4, 2});
    EXPECT_EQ(split_units(sevenths, largest_remainder), (units{14, 57, 29}));
    EXPECT_EQ(split_units(sevenths, largest_part), (units{14, 58, 28}));
    EXPECT_EQ(split_units(sevenths, first_in_order), (units{15, 57, 28}));
    EXPECT_EQ(split_units(sevenths, left_to(0)), (units{14, 57, 29}));
    EXPECT_EQ(split_units(sevenths, left_to(1)), (units{14, 57, 29}));
}

TEST(Split, LeavesTheTakerWhatRoundingTheOthersLeft) {
    // 1,50 kr in four equal parts of 37,5 öre.
    const quotas quarters = by_weight(1'50, {1, 1, 1, 1});
    EXPECT_EQ(split_units(quarters, left_to(3)), (units{38, 38, 38, 36}));
    EXPECT_EQ(split_units(quarters, largest_remainder), (units{38, 38, 37, 37}));
}

TEST(Split, SaysWhoGotTheOddUnits) {
    const quotas quarters = by_weight(1'50, {1, 1, 1, 1});
    EXPECT_EQ(split(quarters, largest_remainder, as_listed(4)).parts, (std::vector<split_part>{{38, 1}, {38, 1}, {37, 0}, {37, 0}}));
    EXPECT_EQ(split(quarters, left_to(3), as_listed(4)).parts, (std::vector<split_part>{{38, 1}, {38, 1}, {38, 1}, {36, -1}}));
}

TEST(Split, SettlesATieInTheGivenOrder) {
    // Rent of 2 166 666,67 kr, half each: both quotas end in half an öre.
    const quotas halves = by_weight(2'166'666'67, {1, 1});
    EXPECT_EQ(units_of(split(halves, largest_remainder, ranks{0, 1})), (units{1'083'333'34, 1'083'333'33}));
    EXPECT_EQ(units_of(split(halves, largest_remainder, ranks{1, 0})), (units{1'083'333'33, 1'083'333'34}));
    EXPECT_EQ(units_of(split(halves, first_in_order, ranks{7, 3})), (units{1'083'333'33, 1'083'333'34})) << "ranks need not be 0, 1, 2";
}

TEST(Split, SettlesATieForTheLargerQuotaIfSaid) {
    // 1,5 and 2,5 units lose the same; the order names the smaller one first.
    const quotas tied{{3, 2}, {5, 2}};
    EXPECT_EQ(split_units(tied, largest_remainder), (units{2, 2}));
    EXPECT_EQ(split_units(tied, ties_to_the_larger), (units{1, 3}));
    EXPECT_EQ(split_units(mirrored(tied), ties_to_the_larger), (units{-1, -3})) << "larger in size: the mirror";
}

TEST(Split, NeverMovesAPartyAtItsLimit) {
    // 1 500 000 kr in whole kronor, 125/37 kr a head, two of the five at a maximum of 500 000 kr.
    const rational rate{125, 37};
    const quotas fees{20'000 * rate, 28'000 * rate, 100'000 * rate, 500'000, 500'000};
    EXPECT_EQ(split_units(fees, largest_remainder), (units{67'567, 94'595, 337'838, 500'000, 500'000}));
}

TEST(Split, RefusesATakerWithoutAPartWhenSomethingIsLeft) {
    const quotas halves{{3, 2}, {3, 2}, 0};  // half up, they take 4 of 3
    EXPECT_TRUE(split(halves, left_to(2), as_listed(3)).taker_has_no_quota);
    EXPECT_TRUE(split(halves, left_to(3), as_listed(3)).taker_has_no_quota) << "a taker who is not among the receivers";
    EXPECT_FALSE(split(halves, left_to(1), as_listed(3)).taker_has_no_quota);
}

TEST(Split, AcceptsATakerWithoutAPartWhenNothingIsLeft) {
    const quotas whole{2, 1, 0};
    for (const std::size_t taker : {2U, 3U}) {
        const auto result = split(whole, left_to(taker), as_listed(3));
        EXPECT_FALSE(result.taker_has_no_quota);
        EXPECT_EQ(units_of(result), (units{2, 1, 0}));
    }
    const quotas below_and_above{{4, 3}, {5, 3}, 0};  // rounded 1 and 2: nothing left
    EXPECT_FALSE(split(below_and_above, left_to(2), as_listed(3)).taker_has_no_quota);
}

TEST(Split, MayLeaveTheTakerBelowZero) {
    // A taker pays for all the half units that the others round up: four halves of two units.
    EXPECT_EQ(split_units(by_weight(2, {1, 1, 1, 1}), left_to(3)), (units{1, 1, 1, -1}));
}

TEST(Split, OfNothingIsNothing) {
    EXPECT_TRUE(split(quotas{}, largest_remainder, ranks{}).parts.empty());
    EXPECT_EQ(split_units({0, 0, 0}, first_in_order), (units{0, 0, 0}));
    EXPECT_EQ(split_units({{1, 2}, {-1, 2}}, largest_remainder), (units{0, 0}));
}

TEST(Split, RefusesQuotasThatAreNotAWholeNumberTogether) {
    for (const auto& row : every_rule) {
        EXPECT_THROW(split_units({{1, 3}, {1, 3}}, row.rule), std::invalid_argument) << row.name;
    }
}

TEST(Split, RefusesPartsThatOutgrow64Bits) {
    const rational huge = rational{std::numeric_limits<std::int64_t>::max()} + 1;
    for (const auto& row : every_rule) {
        EXPECT_THROW(split_units({huge, 1}, row.rule), amount_too_large) << row.name;
        EXPECT_THROW(split_units({huge, -huge}, row.rule), amount_too_large) << row.name;
    }
}

TEST(Split, AddsLargePartsOfBothSignsWithoutOverflow) {
    // On the way from the total to zero, what is left is more than 64 bits hold.
    constexpr std::int64_t large = 6'000'000'000'000'000'000;
    for (const auto& row : every_rule) {
        EXPECT_EQ(split_units({-large, large, large}, row.rule), (units{-large, large, large})) << row.name;
    }
}

TEST_P(EverySplitRule, PartsAddUpToTheTotal) {
    random_splits random;
    for (int i = 0; i < rounds; ++i) {
        const quotas of = random.next_quotas();
        const auto result = split(of, GetParam().rule, random.next_rank(of.size()));
        if (!result.taker_has_no_quota) {
            ASSERT_EQ(sum(units_of(result)), *sum(of).whole()) << testing::PrintToString(of);
        }
    }
}

TEST_P(EverySplitRule, ZeroNeverGetsAUnit) {
    random_splits random;
    for (int i = 0; i < rounds; ++i) {
        const quotas of = random.next_quotas();
        const auto result = split(of, GetParam().rule, random.next_rank(of.size()));
        for (std::size_t p = 0; p < of.size(); ++p) {
            if (of[p].is_zero()) {
                ASSERT_EQ(result.parts[p], split_part{}) << testing::PrintToString(of);
            }
        }
    }
}

TEST_P(EverySplitRule, TheMirrorOfTheQuotasGivesTheMirrorOfTheParts) {
    random_splits random;
    for (int i = 0; i < rounds; ++i) {
        const quotas of = random.next_quotas();
        const ranks rank = random.next_rank(of.size());
        ASSERT_EQ(units_of(split(mirrored(of), GetParam().rule, rank)), mirrored(units_of(split(of, GetParam().rule, rank))))
            << testing::PrintToString(of);
    }
}

TEST_P(EverySplitRule, SplittingWholePartsAgainChangesNothing) {
    random_splits random;
    for (int i = 0; i < rounds; ++i) {
        const quotas of = random.next_quotas();
        const ranks rank = random.next_rank(of.size());
        const auto once = split(of, GetParam().rule, rank);
        if (once.taker_has_no_quota) {
            continue;
        }
        const units parts = units_of(once);
        ASSERT_EQ(units_of(split(quotas(parts.begin(), parts.end()), GetParam().rule, rank)), parts) << testing::PrintToString(of);
    }
}

TEST_P(EverySplitRule, TheOddUnitsAreThoseBeyondTheWholePart) {
    random_splits random;
    for (int i = 0; i < rounds; ++i) {
        const quotas of = random.next_quotas();
        const auto result = split(of, GetParam().rule, random.next_rank(of.size()));
        for (std::size_t p = 0; p < of.size() && !result.taker_has_no_quota; ++p) {
            ASSERT_EQ(result.parts[p].units - result.parts[p].odd, *of[p].truncated().whole()) << testing::PrintToString(of);
        }
    }
}

TEST_P(OddUnitRule, GivesAtMostOneUnitEachAndAllInOneDirection) {
    random_splits random;
    for (int i = 0; i < rounds; ++i) {
        const quotas of = random.next_quotas();
        std::int64_t given = 0;
        std::int64_t receivers = 0;
        for (const auto& part : split(of, GetParam().rule, random.next_rank(of.size())).parts) {
            ASSERT_LE(std::abs(part.odd), 1) << testing::PrintToString(of);
            given += part.odd;
            receivers += std::abs(part.odd);
        }
        ASSERT_EQ(std::abs(given), receivers) << testing::PrintToString(of);
    }
}

TEST_P(OddUnitRule, DoesNotDependOnTheOrderOfTheQuotas) {
    random_splits random;
    for (int i = 0; i < rounds; ++i) {
        const quotas of = random.next_quotas();
        const ranks rank = random.next_rank(of.size());
        const ranks place = random.next_rank(of.size());
        quotas moved(of.size());
        ranks moved_rank(of.size());
        for (std::size_t p = 0; p < of.size(); ++p) {
            moved[place[p]] = of[p];
            moved_rank[place[p]] = rank[p];
        }
        const auto here = split(of, GetParam().rule, rank).parts;
        const auto there = split(moved, GetParam().rule, moved_rank).parts;
        for (std::size_t p = 0; p < of.size(); ++p) {
            ASSERT_EQ(there[place[p]], here[p]) << testing::PrintToString(of);
        }
    }
}

TEST(LargestRemainder, NeverMovesAWholeQuota) {
    random_splits random;
    for (int i = 0; i < rounds; ++i) {
        const quotas of = random.next_quotas();
        const units parts = units_of(split(of, largest_remainder, random.next_rank(of.size())));
        for (std::size_t p = 0; p < of.size(); ++p) {
            if (of[p].is_whole()) {
                ASSERT_EQ(of[p], parts[p]) << testing::PrintToString(of);
            }
        }
    }
}

TEST(LargestRemainder, StaysWithinOneUnitOfTheQuota) {
    random_splits random;
    for (int i = 0; i < rounds; ++i) {
        const quotas of = random.next_quotas();
        const units parts = units_of(split(of, largest_remainder, random.next_rank(of.size())));
        for (std::size_t p = 0; p < of.size(); ++p) {
            ASSERT_LT(absolute(parts[p] - of[p]), 1) << testing::PrintToString(of);
        }
    }
}

TEST(LargestRemainder, PassesOverNobodyWhoLostMore) {
    random_splits random;
    for (int i = 0; i < rounds; ++i) {
        const quotas of = random.next_quotas();
        const ranks rank = random.next_rank(of.size());
        const auto parts = split(of, largest_remainder, rank).parts;
        for (std::size_t taker = 0; taker < of.size(); ++taker) {
            for (std::size_t other = 0; other < of.size() && parts[taker].odd != 0; ++other) {
                const rational to_taker = absolute(of[taker] - of[taker].truncated());
                const rational to_other = absolute(of[other] - of[other].truncated());
                const bool passed_over = parts[other].odd == 0 && of[other].sign() == of[taker].sign();
                ASSERT_FALSE(passed_over && to_other > to_taker) << testing::PrintToString(of);
                ASSERT_FALSE(passed_over && to_other == to_taker && rank[other] < rank[taker]) << testing::PrintToString(of);
            }
        }
    }
}

TEST(LargestRemainder, IsMonotoneInThePartysOwnWeight) {
    random_splits random;
    for (const auto& rule : {largest_remainder, ties_to_the_larger}) {
        for (int i = 0; i < rounds; ++i) {
            units weights(2 + random.below(5));
            std::ranges::generate(weights, [&] { return 1 + random.below(40); });
            const ranks rank = random.next_rank(weights.size());
            const std::int64_t total = random.below(30);
            const std::size_t raised = random.below(static_cast<std::uint32_t>(weights.size()));
            const auto before = split(by_weight(total, weights), rule, rank).parts[raised].units;
            weights[raised] += 1 + random.below(5);
            ASSERT_GE(split(by_weight(total, weights), rule, rank).parts[raised].units, before)
                << testing::PrintToString(weights) << " of " << total;
        }
    }
}

// What does not hold, kept here so that nobody takes it for a law.

TEST(LargestRemainder, MayGiveASmallerPartOfALargerTotal) {  // the Alabama paradox
    EXPECT_EQ(split_units(by_weight(10, {6, 6, 2}), largest_remainder), (units{4, 4, 2}));
    EXPECT_EQ(split_units(by_weight(11, {6, 6, 2}), largest_remainder), (units{5, 5, 1}));
}

TEST(LargestRemainder, MayTakeAUnitFromThePartyThatGrewFaster) {  // the population paradox: the first grew by 17 %, the second by 13 %
    EXPECT_EQ(split_units(by_weight(16, {6, 23, 39}), largest_remainder), (units{2, 5, 9}));
    EXPECT_EQ(split_units(by_weight(16, {7, 26, 39}), largest_remainder), (units{1, 6, 9}));
}

TEST(LargestRemainder, OfTwoCostsIsNotThatOfTheirSum) {
    EXPECT_EQ(split_units(by_weight(100'01, {1, 2}), largest_remainder), (units{33'34, 66'67}));  // twice: 66,68 and 133,34
    EXPECT_EQ(split_units(by_weight(200'02, {1, 2}), largest_remainder), (units{66'67, 133'35}));
}

TEST(FirstInOrder, MayMoveAWholeQuota) {
    EXPECT_EQ(split_units({1, {1, 2}, {1, 2}}, first_in_order), (units{2, 0, 0}));
    EXPECT_EQ(split_units({1, {1, 2}, {1, 2}}, largest_part), (units{2, 0, 0}));
}
