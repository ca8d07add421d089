// Clauses that are tables: what is read of a charge, a limit, a reading, a link and what an index does with a change.

#include <andel/agreement/read_agreement.hpp>

#include "example.hpp"

#include <gtest/gtest.h>

#include <string>
#include <vector>

namespace {

using namespace andel;

/// The example with measures to name.
example with_measures() {
    return example{}
        .with("[measures.inhabitants]", "kind = \"stock\"\nvalues = { alfa = 1200, beta = 800 }\nsource = \"contract\"")
        .with("[measures.tax_base]", "kind = \"stock\"\nvalues = { alfa = \"1 mnkr\", beta = \"2 mnkr\" }\nsource = \"contract\"");
}

charge charged(const std::string& written) {
    const auto from = read(with_measures().with(
        "[keys.fees]", "charges = { alfa = " + written + " }\nrest = \"region_x\"\nindex = \"none\"\nsource = \"contract\""));
    return from.keys[1].charges.only().value.entries.front().owed;
}

limit_rules limited(const std::string& written) {
    const auto from = read(with_measures().with(
        "[keys.within]", "equal = [\"alfa\", \"beta\"]\nindex = \"none\"\nsource = \"contract\"\nlimits = " + written));
    return from.keys[1].limits.only().value;
}

reading_rule reading_of_measure(const std::string& written) {
    const auto from = read(
        example{}
            .with(
                "[measures.read]",
                "kind = \"stock\"\nfigures = \"series\"\nafter_last = \"stop\"\npreliminary = \"keep\"\nsource = \"contract\"\nreading = " +
                    written)
            .with("[figures.series]", "file = \"series.csv\"\nunit = \"number\"\nsource = \"contract\""));
    return from.measures[0].reading.only().value;
}

continuation continued(const std::string& written) {
    const auto from =
        read(example{}
                 .with("[figures.old]",
                       "file = \"old.csv\"\nunit = \"index\"\nbase = \"1980=100\"\nsource = \"contract\"\ncontinued = " + written)
                 .with("[figures.new]", "file = \"new.csv\"\nunit = \"index\"\nbase = \"2020=100\"\nsource = \"contract\""));
    return from.figures[0].continued.only().value;
}

using words = std::vector<limit_word>;

}  // namespace

TEST(ReadCharge, IsAnAmountAlone) {
    EXPECT_EQ(charged("\"52 500 kr\"").fee, rational{52'500});
    EXPECT_FALSE(charged("\"52 500 kr\"").rate);
}

TEST(ReadCharge, MayBeFinerThanAnOre) {
    EXPECT_EQ(charged("{ rate = \"0,125 kr\", per = \"inhabitants\" }").rate, (rational{1, 8}));
    EXPECT_EQ(charged("{ rate = \"1 250 kr\", per = \"inhabitants\" }").rate, rational{1250});
    EXPECT_EQ(charged("{ rate = \"1,5 tkr\", per = \"inhabitants\" }").rate, rational{1500});
}

TEST(ReadCharge, MayBeAShareOfAMeasureInKronor) {
    const charge of_base = charged("{ rate = \"0,4 ‰\", per = \"tax_base\" }");
    EXPECT_EQ(of_base.rate_of_each, (rational{4, 10'000}));
    EXPECT_FALSE(of_base.rate);
}

TEST(ReadCharge, TakesItsDiscountOnWhatItIsForEachOfUnlessItSaysOtherwise) {
    EXPECT_EQ(
        charged("{ rate = \"1 kr\", per = \"inhabitants\", discount = { share = \"8 %\", above = 3000, on = \"whole\" } }").discount->of.id,
        "inhabitants");
    const charge other = charged(
        "{ rate = \"1 kr\", per = \"inhabitants\", discount = { share = \"8 %\", from = \"3 mnkr\", of = \"tax_base\", on = \"excess\" } "
        "}");
    EXPECT_EQ(other.discount->of.id, "tax_base");
    EXPECT_EQ(other.discount->threshold, rational{3'000'000});
    EXPECT_TRUE(other.discount->from_threshold);
    EXPECT_EQ(other.discount->on, discount_on::excess);
}

TEST(ReadLimits, AreKronorKronorForEachOrAShare) {
    const limit_rules all =
        limited("{ minimum = \"10 %\", maximum = { amount = \"0,5 kr\", per = \"inhabitants\" }, difference = \"others\" }");
    EXPECT_FALSE(all.minimum->kronor);
    EXPECT_EQ(all.minimum->share, (rational{1, 10}));
    EXPECT_EQ(all.maximum->kronor, (rational{1, 2}));
    EXPECT_EQ(all.maximum->per.id, "inhabitants");
    EXPECT_EQ(limited("{ maximum = 500000, difference = \"others\" }").maximum->kronor, rational{500'000}) << "whole kronor";
}

TEST(ReadLimits, GiveAMinimumTheLastWordWhenNoOrderIsSaid) {
    const limit_rules bounds = limited("{ minimum = \"1 kr\", maximum = \"2 kr\", difference = \"others\" }");
    EXPECT_EQ(bounds.order, (words{limit_word::maximum, limit_word::minimum}));
    EXPECT_FALSE(bounds.order_said);
    const limit_rules said =
        limited("{ minimum = \"1 kr\", maximum = \"2 kr\", order = [\"minimum\", \"maximum\"], difference = \"others\" }");
    EXPECT_EQ(said.order, (words{limit_word::minimum, limit_word::maximum}));
    EXPECT_TRUE(said.order_said);
}

TEST(ReadLimits, OfAYearlyChangeNameTheFirstYearAndWhomTheyHoldFor) {
    const yearly_limit change =
        *limited(
             "{ yearly_change = { up = \"10 %\", down = { amount = \"2 kr\", per = \"inhabitants\" }, previous = { alfa = \"410 tkr\" }, "
             "except = [\"beta\"] }, difference = \"region_x\" }")
             .yearly_change;
    EXPECT_EQ(change.up->share, (rational{1, 10}));
    EXPECT_EQ(change.down->per.id, "inhabitants");
    ASSERT_EQ(change.previous.size(), 1U);
    EXPECT_EQ(change.previous[0].weight, rational{410'000});
    EXPECT_EQ(change.except.front().id, "beta");
    EXPECT_TRUE(change.only.empty());
}

TEST(ReadReading, IsADayAMonthOrAYear) {
    const reading_rule on_day = reading_of_measure("{ at = \"11-01\", years_before = 1 }");
    EXPECT_EQ(on_day.at, reading_time::day);
    EXPECT_EQ(on_day.month, 11);
    EXPECT_EQ(on_day.day_of_month, 1);
    EXPECT_EQ(on_day.years_before, 1);
    const reading_rule in_month = reading_of_measure("{ at = \"10\" }");
    EXPECT_EQ(in_month.at, reading_time::month);
    EXPECT_EQ(in_month.month, 10);
    EXPECT_EQ(in_month.years_before, 0) << "nothing said is the same year";
    EXPECT_EQ(reading_of_measure("{ at = \"year\", years_before = 2 }").at, reading_time::year);
}

TEST(ReadReading, MayBeFrozenAtOneTime) {
    for (const auto& [on, at] : {std::pair{"\"2022-11-01\"", reading_time::day},
                                 {"2022-11-01", reading_time::day},
                                 {"\"2022-11\"", reading_time::month},
                                 {"2022", reading_time::year}}) {
        const reading_rule frozen = reading_of_measure(std::string{"{ on = "} + on + " }");
        EXPECT_EQ(frozen.frozen, 2022) << on;
        EXPECT_EQ(frozen.at, at) << on;
        EXPECT_EQ(frozen.month, at == reading_time::year ? 0 : 11) << on;
    }
}

TEST(ReadReading, NamesAnEdition) {
    const reading_rule edition = reading_of_measure("{ at = \"year\", edition = \"10\", edition_years_before = 1 }");
    EXPECT_EQ(edition.edition_month, 10);
    EXPECT_EQ(edition.edition_years_before, 1);
}

TEST(ReadContinuation, BeginsWithAYearAMonthOrADay) {
    const continuation link =
        continued("{ by = \"new\", from = \"2026-01\", times = \"3,3592\", rounding.level = { to = \"0,01\", mode = \"half_up\" } }");
    EXPECT_EQ(link.by.id, "new");
    EXPECT_EQ(link.from.year, 2026);
    EXPECT_EQ(link.from.month, 1);
    EXPECT_EQ(link.from_day, 0);
    EXPECT_EQ(link.times, (rational{33'592, 10'000}));
    EXPECT_EQ(link.rounding_level->to, (rational{1, 100}));
    EXPECT_EQ(continued("{ by = \"new\", from = 2026, times = \"1/2\" }").from.month, 0);
    EXPECT_EQ(continued("{ by = \"new\", from = \"2026-07-15\", times = 2 }").from_day, 15);
    EXPECT_FALSE(continued("{ by = \"new\", from = 2026, times = 2 }").rounding_level);
}

TEST(ReadPartRounding, OfAKeyIsTogetherOrEachByItself) {
    const auto rule = [](const std::string& key, const std::string& written) {
        return read(with_measures().with("[keys.own]", key + "\nsource = \"contract\"\nrounding.part = " + written))
            .keys[1]
            .rounding_part.only()
            .value;
    };
    EXPECT_FALSE(rule("equal = [\"alfa\", \"beta\"]", "{ to = \"1 kr\", odd = \"first_in_order\", order = [\"alfa\", \"beta\"] }").alone);
    EXPECT_TRUE(rule("charges = { alfa = \"1 kr\" }\nindex = \"none\"", "{ to = \"1 kr\", mode = \"up\" }").alone);
}

TEST(ReadIndex, TellsAMeasureFromANumber) {
    const auto from = read(
        example{}
            .with("[indexes.typed]", "level = { 2025 = \"384,04\", 2026 = 400, after_last = \"stop\" }\nsource = \"contract\"")
            .with("[indexes.measured]", "change = \"pkv\"\nsource = \"contract\"")
            .with("[indexes.plain]", "change = \"-2,5 %\"\nsource = \"contract\"")
            .with("[measures.pkv]",
                  "figures = \"pkv\"\nreading = { at = \"year\" }\nafter_last = \"1 %\"\npreliminary = \"keep\"\nsource = \"contract\"")
            .with("[figures.pkv]", "file = \"pkv.csv\"\nunit = \"percent\"\nsource = \"contract\""));
    EXPECT_EQ(from.indexes[0].level.statements[0].what.value.number, (rational{38'404, 100}));
    EXPECT_EQ(from.indexes[0].level.statements[1].what.value.number, rational{400});
    EXPECT_EQ(from.indexes[0].level.follows->value.way, after_last_way::stop);
    EXPECT_EQ(from.indexes[1].yearly_change.only().value.measure.id, "pkv");
    EXPECT_EQ(from.indexes[2].yearly_change.only().value.by, (rational{-25, 1000}));
    EXPECT_EQ(from.measures[0].after_last.only().value.growth, (rational{1, 100}));
}
