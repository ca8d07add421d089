// Numbers as people write them: what is read, what is refused and why, and that what is written reads back.

#include <andel/values/written.hpp>

#include "printing.hpp"

#include <gtest/gtest.h>

#include <array>
#include <limits>
#include <random>
#include <string>
#include <string_view>

namespace {

using namespace andel;

constexpr std::array<std::string_view, 3> spaces{" ", "\u00A0", "\u202F"};
constexpr std::array<std::string_view, 3> minuses{"-", "\u2212", "\u2013"};

using reader = written_number (*)(std::string_view);

struct accepted {
    std::string name;
    reader read = nullptr;
    std::string text;
    rational value;
};

struct refused {
    std::string name;
    reader read = nullptr;
    std::string text;
    written_fault fault{};
};

void PrintTo(const accepted& row, std::ostream* out) { *out << '"' << row.text << '"'; }
void PrintTo(const refused& row, std::ostream* out) { *out << '"' << row.text << '"'; }

class Accepted : public testing::TestWithParam<accepted> {};
class Refused : public testing::TestWithParam<refused> {};

const std::array accepted_rows{
    // amounts, in kronor
    accepted{"MillionsOfKronor", read_amount, "3 mnkr", 3'000'000},
    accepted{"ThousandsOfKronor", read_amount, "1 300 tkr", 1'300'000},
    accepted{"KronorAndOre", read_amount, "1 234,50 kr", {2469, 2}},
    accepted{"NegativeThousands", read_amount, "-120 tkr", -120'000},
    accepted{"NegativeKronorAndOre", read_amount, "-1 234,50 kr", {-2469, 2}},
    accepted{"MkrForMnkr", read_amount, "2,5 mkr", 2'500'000},
    accepted{"WithoutGroups", read_amount, "1300000 kr", 1'300'000},
    accepted{"SeveralGroups", read_amount, "12 345 678 kr", 12'345'678},
    accepted{"OneDecimal", read_amount, "0,5 kr", {1, 2}},
    accepted{"ThreeDecimalsOfWholeOre", read_amount, "1,300 kr", {13, 10}},
    accepted{"FineDecimalsOfAMillion", read_amount, "1,23456789 mnkr", {123456789, 100}},
    accepted{"Zero", read_amount, "0 kr", 0},
    accepted{"MinusZero", read_amount, "-0 kr", 0},
    accepted{"CapitalsInTheUnit", read_amount, "3 Mnkr", 3'000'000},
    accepted{"NoSpaceBeforeTheUnit", read_amount, "3mnkr", 3'000'000},
    accepted{"SpacesAround", read_amount, "  3 kr  ", 3},
    accepted{"SpaceAfterTheMinus", read_amount, "\u2212 3 kr", -3},
    accepted{"FifteenDigits", read_amount, "999 999 999 999 999 kr", 999'999'999'999'999},
    // shares
    accepted{"Percent", read_share, "12,5 %", {1, 8}},
    accepted{"WholePercent", read_share, "100 %", 1},
    accepted{"PercentWithoutSpace", read_share, "25%", {1, 4}},
    accepted{"Fraction", read_share, "1/3", {1, 3}},
    accepted{"FractionIsReduced", read_share, "50/100", {1, 2}},
    accepted{"FractionWithSpaces", read_share, " 1 / 3 ", {1, 3}},
    accepted{"FractionInGroups", read_share, "1 234/10 000", {617, 5000}},
    accepted{"NegativeFraction", read_share, "-1/3", {-1, 3}},
    accepted{"PerMille", read_share, "0,4 ‰", {1, 2500}},
    accepted{"TwoBasisPoints", read_share, "0,02 %", {2, 10'000}},
    accepted{"Change", read_share, "7,04 %", {88, 1250}},
    accepted{"Fall", read_share, "-1,5 %", {-3, 200}},
    accepted{"TwelveDecimals", read_share, "0,000000000001 %", {1, 100'000'000'000'000}},
    // plain numbers
    accepted{"Link", read_number, "3,3592", {4199, 1250}},
    accepted{"WholeNumber", read_number, "15", 15},
    accepted{"NumberInGroups", read_number, "15 000", 15'000},
    accepted{"NumberAsFraction", read_number, "1/3", {1, 3}},
    accepted{"NegativeNumber", read_number, "-2,5", {-5, 2}},
};

const std::array refused_rows{
    refused{"AmountWithoutUnit", read_amount, "1 300", written_fault::no_unit},
    refused{"NegativeAmountWithoutUnit", read_amount, "-1,5", written_fault::no_unit},
    refused{"DecimalPoint", read_amount, "1.300 kr", written_fault::decimal_point},
    refused{"DecimalPointInMillions", read_amount, "1.3 mnkr", written_fault::decimal_point},
    refused{"PointsBetweenGroups", read_amount, "1.234.567 kr", written_fault::decimal_point},
    refused{"DecimalPointInAShare", read_share, "12.5 %", written_fault::decimal_point},
    refused{"DecimalPointInANumber", read_number, "3.3592", written_fault::decimal_point},
    refused{"PointAndComma", read_amount, "1.300,50 kr", written_fault::not_understood},
    refused{"CommaAndPoint", read_amount, "1,300.50 kr", written_fault::not_understood},
    refused{"PointWithoutDecimals", read_amount, "1. kr", written_fault::not_understood},
    refused{"OneDecimalAfterAPoint", read_number, "1.5", written_fault::decimal_point},
    refused{"PointLast", read_number, "15.", written_fault::not_understood},
    refused{"GroupOfTwo", read_amount, "1 30 tkr", written_fault::not_understood},
    refused{"GroupOfFour", read_amount, "1 3000 kr", written_fault::not_understood},
    refused{"FirstGroupOfFour", read_amount, "1234 567 kr", written_fault::not_understood},
    refused{"TwoSpacesBetweenGroups", read_amount, "1  300 kr", written_fault::not_understood},
    refused{"TabBetweenGroups", read_amount, "1\t300 kr", written_fault::not_understood},
    refused{"GroupsAmongDecimals", read_amount, "1,23 456 mnkr", written_fault::not_understood},
    refused{"CommaWithoutDecimals", read_amount, "1, kr", written_fault::not_understood},
    refused{"CommaWithoutWhole", read_amount, ",50 kr", written_fault::not_understood},
    refused{"TwoCommas", read_amount, "1,5,5 kr", written_fault::not_understood},
    refused{"TwoMinuses", read_amount, "--3 kr", written_fault::not_understood},
    refused{"Plus", read_amount, "+3 kr", written_fault::not_understood},
    refused{"MinusAfter", read_amount, "3- kr", written_fault::not_understood},
    refused{"UnknownUnit", read_amount, "3 euro", written_fault::not_understood},
    refused{"UnitFirst", read_amount, "kr 3", written_fault::not_understood},
    refused{"TwoUnits", read_amount, "3 kr kr", written_fault::not_understood},
    refused{"Exponent", read_amount, "3e6 kr", written_fault::not_understood},
    refused{"Words", read_amount, "tre mnkr", written_fault::not_understood},
    refused{"OtherDigits", read_amount, "\u0663 kr", written_fault::not_understood},
    refused{"Nothing", read_amount, "", written_fault::not_understood},
    refused{"UnitOnly", read_amount, "kr", written_fault::not_understood},
    refused{"MinusOnly", read_amount, "-", written_fault::not_understood},
    refused{"FractionAsAmount", read_amount, "1/3 kr", written_fault::not_understood},
    refused{"FinerThanAnOre", read_amount, "0,001 kr", written_fault::finer_than_ore},
    refused{"FinerThanAnOreInThousands", read_amount, "1,234567 tkr", written_fault::finer_than_ore},
    refused{"SixteenDigits", read_amount, "1 000 000 000 000 000 kr", written_fault::too_many_digits},
    refused{"ThirteenDecimals", read_amount, "1,0000000000000 kr", written_fault::too_many_digits},
    refused{"ThirteenDecimalsOfPercent", read_share, "0,0000000000001 %", written_fault::too_many_digits},
    refused{"SixteenDigitsBelow", read_share, "1/1000000000000000", written_fault::too_many_digits},
    refused{"ShareWithoutPercent", read_share, "12,5", written_fault::no_unit},
    refused{"WholeShareWithoutPercent", read_share, "1", written_fault::no_unit},
    refused{"ShareInKronor", read_share, "12,5 kr", written_fault::not_understood},
    refused{"FractionOfZero", read_share, "1/0", written_fault::not_understood},
    refused{"FractionOfANegative", read_share, "1/-3", written_fault::not_understood},
    refused{"FractionOfDecimals", read_share, "0,5/3", written_fault::not_understood},
    refused{"FractionOfPercent", read_share, "1/3 %", written_fault::not_understood},
    refused{"TwoBars", read_share, "1/2/3", written_fault::not_understood},
    refused{"HalfAFraction", read_share, "1/", written_fault::not_understood},
    refused{"NumberWithUnit", read_number, "15 kr", written_fault::not_understood},
    refused{"NumberInPercent", read_number, "15 %", written_fault::not_understood},
};

}  // namespace

TEST_P(Accepted, IsReadAsItsValue) {
    const auto found = GetParam().read(GetParam().text);
    EXPECT_EQ(found.fault, written_fault::none);
    EXPECT_EQ(found.value, GetParam().value);
}

TEST_P(Refused, IsRefusedForItsFault) { EXPECT_EQ(GetParam().read(GetParam().text).fault, GetParam().fault); }

INSTANTIATE_TEST_SUITE_P(Written, Accepted, testing::ValuesIn(accepted_rows), [](const auto& row) { return row.param.name; });
INSTANTIATE_TEST_SUITE_P(Written, Refused, testing::ValuesIn(refused_rows), [](const auto& row) { return row.param.name; });

TEST(Written, TakesEverySpaceAndEveryMinus) {
    for (const auto space : spaces) {
        for (const auto other : spaces) {
            for (const auto minus : minuses) {
                std::string amount{minus};
                amount.append("1").append(space).append("234").append(other).append("567,50").append(space).append("kr");
                EXPECT_EQ(read_amount(amount).fault, written_fault::none) << amount;
                EXPECT_EQ(read_amount(amount).value, (rational{-123456750, 100})) << amount;
            }
        }
    }
}

TEST(Written, IgnoresEverySpaceAround) {
    for (const auto space : spaces) {
        const std::string around{space};
        EXPECT_EQ(read_amount(around + "3 kr" + around).value, 3) << around << "3 kr";
        EXPECT_EQ(read_amount(around + "3 kr" + around).fault, written_fault::none);
        EXPECT_EQ(read_share(around + "25 %" + around).value, (rational{1, 4}));
        EXPECT_EQ(read_share(around + "1/4" + around).value, (rational{1, 4}));
        EXPECT_EQ(read_number(around + "15" + around).value, 15);
        EXPECT_EQ(read_amount(around + "3" + around).fault, written_fault::no_unit);
    }
}

TEST(Written, ShowsBothReadingsOfADecimalPoint) {
    const auto amount = read_amount("1.300 kr");
    EXPECT_EQ(amount.first_reading, "\"1 300 kr\"");
    EXPECT_EQ(amount.second_reading, "\"1,300 kr\"");
    const auto negative = read_amount("\u22121 234.567 tkr");
    EXPECT_EQ(negative.first_reading, "\"-1 234 567 tkr\"");
    EXPECT_EQ(negative.second_reading, "\"-1 234,567 tkr\"");
}

TEST(Written, OffersReadingsThatCanBePasted) {
    // 1 300 kr or 1,30 kr.
    EXPECT_EQ(read_amount("1 300 kr").value, 1300);
    EXPECT_EQ(read_amount("1,300 kr").value, (rational{13, 10}));
    for (const char* const text : {"1.300 kr", "12.345 tkr", "-1.5 mnkr"}) {
        const auto found = read_amount(text);
        for (const std::string& quoted : {found.first_reading, found.second_reading}) {
            EXPECT_EQ(read_amount(std::string_view{quoted}.substr(1, quoted.size() - 2)).fault, written_fault::none) << quoted;
        }
    }
}

TEST(Written, WritesKronorAsEachLanguageDoes) {
    EXPECT_EQ(write_kronor(money::of_ore(-1234'50)), "\u22121\u00A0234,50");
    EXPECT_EQ(write_kronor(money::of_ore(-1234'50), language::english), "\u22121,234.50");
    EXPECT_EQ(write_kronor(money{}), "0,00");
    EXPECT_EQ(write_kronor(money::of_ore(5)), "0,05");
    EXPECT_EQ(write_kronor(money::of_ore(-5)), "\u22120,05");
    EXPECT_EQ(write_kronor(money::of_kronor(999)), "999,00");
    EXPECT_EQ(write_kronor(money::of_kronor(1'000'000)), "1\u00A0000\u00A0000,00");
    EXPECT_EQ(write_kronor(money::of_kronor(1'000'000), language::english), "1,000,000.00");
}

TEST(Written, WritesStepsWithTheDigitsOfTheirUnit) {
    EXPECT_EQ(write_steps(123450, money_unit::kr), "1\u00A0234,50");
    EXPECT_EQ(write_steps(123450, money_unit::kr, language::english), "1,234.50");
    EXPECT_EQ(write_steps(2600, money_unit::tkr), "2\u00A0600");
    EXPECT_EQ(write_steps(0, money_unit::tkr), "0");
    EXPECT_EQ(write_steps(26, money_unit::mnkr), "2,6");
    EXPECT_EQ(write_steps(-6, money_unit::mnkr), "\u22120,6");
    EXPECT_EQ(write_steps(std::numeric_limits<std::int64_t>::min(), money_unit::tkr, language::english), "\u22129,223,372,036,854,775,808");
}

TEST(Written, CountsAStepInOre) {
    EXPECT_EQ(money::of_ore(ore_per_step(money_unit::kr)), money::of_ore(1));
    EXPECT_EQ(money::of_ore(ore_per_step(money_unit::tkr)), money::of_kronor(1'000));
    EXPECT_EQ(money::of_ore(ore_per_step(money_unit::mnkr)), money::of_kronor(100'000));
    EXPECT_EQ(name_of(money_unit::kr), "kr");
    EXPECT_EQ(name_of(money_unit::tkr), "tkr");
    EXPECT_EQ(name_of(money_unit::mnkr), "mnkr");
}

TEST(Written, WritesAnyFractionExactly) {
    EXPECT_EQ(write_exact({1, 8}), "0,125");
    EXPECT_EQ(write_exact({1, 8}, language::english), "0.125");
    EXPECT_EQ(write_exact({100'000, 3}), "33\u00A0333 1/3");
    EXPECT_EQ(write_exact({-100'000, 3}, language::english), "\u221233,333 1/3");
    EXPECT_EQ(write_exact(1'300'000), "1\u00A0300\u00A0000");
    EXPECT_EQ(write_exact({-1, 2}), "\u22120,5");
    EXPECT_EQ(write_exact(0), "0");
    EXPECT_EQ(write_exact({1, 3}), "1/3");
    EXPECT_EQ(write_exact({-2, 3}), "\u22122/3");
}

TEST(Written, WritesNoMoreDecimalsThanAreRead) {
    const rational finest = rational::from_digits("1", most_decimals);
    EXPECT_EQ(write_exact(finest), "0,000000000001");
    EXPECT_EQ(read_number(write_exact(finest)).value, finest);
    EXPECT_EQ(write_exact(finest / 10), "1/10000000000000");
    EXPECT_EQ(read_number(write_exact(finest / 10)).value, finest / 10);
}

TEST(Written, WritesSharesAsPercentOrFraction) {
    EXPECT_EQ(write_share({1, 8}), "12,5\u00A0%");
    EXPECT_EQ(write_share({1, 8}, language::english), "12.5\u00A0%");
    EXPECT_EQ(write_share({1, 3}), "1/3");
    EXPECT_EQ(write_share(1), "100\u00A0%");
    EXPECT_EQ(write_share(0), "0\u00A0%");
    EXPECT_EQ(write_share({-3, 200}), "\u22121,5\u00A0%");
}

TEST(Written, ReadsBackEveryAmountThatItWrites) {
    std::mt19937_64 random{2022};
    for (int i = 0; i < 5000; ++i) {
        const auto digits = static_cast<unsigned>(random() % 17 + 1);
        std::uint64_t size = random();
        while (size >= static_cast<std::uint64_t>(100'000'000'000'000'000) || std::to_string(size).size() > digits) {
            size /= 10;
        }
        const money amount = money::of_ore(random() % 2 == 0 ? static_cast<std::int64_t>(size) : -static_cast<std::int64_t>(size));
        const std::string text = write_kronor(amount) + " kr";
        ASSERT_EQ(read_amount(text).fault, written_fault::none) << text;
        ASSERT_EQ(exactly(exact_money::of_kronor(read_amount(text).value)), amount) << text;
    }
}

TEST(Written, ReadsBackEveryShareAndNumberThatItWrites) {
    std::mt19937 random{2025};
    for (int i = 0; i < 5000; ++i) {
        const rational value{static_cast<std::int64_t>(random() % 20'001) - 10'000, static_cast<std::int64_t>(random() % 3000) + 1};
        ASSERT_EQ(read_share(write_share(value)).value, value) << write_share(value);
        const rational decimal = rational{static_cast<std::int64_t>(random()) - 2'000'000'000, 1'000'000};
        ASSERT_EQ(read_number(write_exact(decimal)).value, decimal) << write_exact(decimal);
    }
}
