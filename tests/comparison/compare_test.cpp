// Two versions of an agreement: what each kind of clause changes, by hand, and that it adds up.

#include <andel/comparison/compare.hpp>

#include "example.hpp"

#include <gtest/gtest.h>

#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace andel {

bool operator==(const by_aspect& a, const by_aspect& b) { return a.amounts == b.amounts; }
void PrintTo(const by_aspect& lines, std::ostream* out) {
    for (const money each : lines.amounts) {
        *out << each.ore() << " ";
    }
}

namespace {

using replacements = std::vector<std::pair<std::string_view, std::string_view>>;

constexpr std::string_view rent_text = R"(andel = 1

[agreement]
name     = "Hyran"
language = "sv"
currency = "SEK"
source   = "contract"

[sources]
contract = { title = "Avtal", status = "agreed" }

[parties]
municipality = { label = "Kommunen", class = "municipality", code = "9901", source = "contract" }
region       = { label = "Regionen", class = "region", code = "99", source = "contract" }

[dates]
opening = { label = "Öppning", date = "2025-01-01", source = "contract" }

[term]
start      = "2025-01-01"
end        = "2030-12-31"
renewal    = { length = "1 year", happens = "unless_notice", at_most = "unlimited" }
notice     = { length = "12 months", before = "period_end" }
part_years = "months"
source     = "contract"

[costs.rent]
label               = "Hyra"
yearly.from-opening = "2,6 mnkr"
price_level         = 2025
index               = "prices"
key                 = "shared"
paid_by             = "municipality"
source              = "contract"

[keys.shared]
shares = { municipality = "1/2", region = "rest" }
source = "contract"

[indexes]
prices = { change = "2 %", against = "previous", every = "01-01", source = "contract" }

[rounding]
period = "1 year"
amount = { to = "0,01 kr", mode = "half_up" }
part   = { to = "0,01 kr", odd = "largest_remainder", order = ["municipality", "region"] }
source = "contract"
)";

std::string with(std::string text, const replacements& changes) {
    for (const auto& [from, to] : changes) {
        const auto at = text.find(from);
        if (at == std::string::npos) {
            throw std::invalid_argument{"not in the text: " + std::string{from}};
        }
        text.replace(at, from.size(), to);
    }
    return text;
}

agreement version(const replacements& changes = {}) { return read(with(std::string{rent_text}, changes)); }

difference changed_by(const replacements& changes, std::optional<int> until = {}) {
    return expected(compare(version(), version(changes), {.until = until}));
}

compared figure(const difference& from, compared difference_row::*which, std::string_view party, int year, bool firm) {
    compared sum;
    for (const difference_row& each : from.rows) {
        if (each.year == year && from.parties[each.party].id == party && (each.how_firm == standing::firm) == firm) {
            sum += each.*which;
        }
    }
    return sum;
}
compared bears(const difference& from, std::string_view party, int year, bool firm = true) {
    return figure(from, &difference_row::bears, party, year, firm);
}
compared settles(const difference& from, std::string_view party, int year) {
    return figure(from, &difference_row::settles, party, year, true);
}

/// Öre of each aspect.
by_aspect lines(std::int64_t index, std::int64_t amount, std::int64_t key, std::int64_t term = 0, std::int64_t rounding = 0) {
    return {{money::of_ore(index), money::of_ore(amount), money::of_ore(key), money::of_ore(term), money::of_ore(rounding)}};
}

void expect_nothing_left(const difference& from) {
    for (const difference_row& each : from.rows) {
        EXPECT_TRUE(each.bears.remainder().is_zero());
        EXPECT_TRUE(each.settles.remainder().is_zero());
    }
}

// 2030: 2.6 mnkr x 1.02^5 = 2 870 610.09, half 1 435 305.04 (the odd öre is the municipality's); x 1.03^5 = 3 014 112.59, half
// 1 507 056.29; 2.8 mnkr x 1.03^5 = 3 245 967.41, half 1 622 983.70, three fifths 1 947 580.45.
TEST(Comparison, AttributesAChangeInOrderAndEachAlone) {
    const auto found = changed_by({{"2,6 mnkr", "2,8 mnkr"}, {"change = \"2 %\"", "change = \"3 %\""}, {"\"1/2\"", "\"2/5\""}});
    const compared region = bears(found, "region", 2030);
    EXPECT_EQ(region.older, kronor("1435305,04"));
    EXPECT_EQ(region.newer, kronor("1947580,45"));
    EXPECT_EQ(region.in_order, lines(7'175'125, 11'592'741, 32'459'675));
    EXPECT_EQ(region.change(), kronor("512275,41"));
    EXPECT_EQ(region.alone, lines(7'175'125, 11'040'808, 28'706'101));
    EXPECT_EQ(region.interaction(), kronor("43055,07"));
    expect_nothing_left(found);
}

TEST(Comparison, OfAnAgreementWithItselfIsNothing) {
    for (const auto& file : std::filesystem::directory_iterator{ANDEL_SOURCE_FOLDER "/agreements"}) {
        if (file.path().extension() != ".toml") {
            continue;
        }
        const auto same = expected(read_agreement(file.path()));
        const auto found = expected(compare(same, same, {.until = 2045}));
        EXPECT_TRUE(found.clauses.empty());
        EXPECT_FALSE(found.rows.empty());
        for (const difference_row& each : found.rows) {
            EXPECT_EQ(each.bears.older, each.bears.newer);
            for (const compared* amounts : {&each.bears, &each.settles}) {
                EXPECT_EQ(amounts->in_order, by_aspect{}) << file.path() << " " << each.year;
                EXPECT_EQ(amounts->alone, by_aspect{}) << file.path() << " " << each.year;
            }
        }
    }
}

// 2.6 mnkr, half each; from July half of the year: 650 000 less.
TEST(Comparison, AMovedOpeningIsAMatterOfTheTerm) {
    const auto found = changed_by({{"date = \"2025-01-01\"", "date = \"2025-07-01\""}});
    EXPECT_EQ(bears(found, "region", 2025).in_order, lines(0, 0, 0, -65'000'000));
    EXPECT_EQ(bears(found, "region", 2026).in_order, lines(0, 0, 0));
}

TEST(Comparison, AMovedStepIsAMatterOfTheAmount) {
    const auto found = changed_by({{"from-opening", "from-2025-07"}});
    EXPECT_EQ(bears(found, "region", 2025).in_order, lines(0, -65'000'000, 0));
}

// Two steps fall on one day at the old opening: the new version cannot be told on it, and its own days stand.
TEST(Comparison, AVersionThatCannotBeToldOnTheOthersDaysKeepsItsOwn) {
    const auto found = changed_by({{"date = \"2025-01-01\"", "date = \"2025-07-01\""},
                                   {"yearly.from-opening = \"2,6 mnkr\"",
                                    "yearly = { from-2025 = { value = \"0 kr\", price_level = 2025 }, from-opening = { value = \"2,6 "
                                    "mnkr\", price_level = 2025 } }"}});
    EXPECT_EQ(bears(found, "region", 2025).in_order, lines(0, -65'000'000, 0));
    EXPECT_EQ(bears(found, "region", 2026).in_order, lines(0, 0, 0));
}

TEST(Comparison, YearsThatOneVersionCoversBelongToTheTermWhole) {
    const auto longer = changed_by({{"2030-12-31", "2032-12-31"}, {"2,6 mnkr", "2,8 mnkr"}});
    const compared added = bears(longer, "region", 2031);
    EXPECT_TRUE(added.older.is_zero());
    EXPECT_FALSE(added.newer.is_zero());
    EXPECT_EQ(added.in_order, lines(0, 0, 0, added.newer.ore()));
    const auto shorter = changed_by({{"2030-12-31", "2028-12-31"}, {"2,6 mnkr", "2,8 mnkr"}});
    const compared gone = bears(shorter, "region", 2029);
    EXPECT_FALSE(gone.older.is_zero());
    EXPECT_EQ(gone.in_order, lines(0, 0, 0, -gone.older.ore()));
}

TEST(Comparison, AYearThatBecomesFirmLeavesTheRenewals) {
    const auto found = changed_by({{"2030-12-31", "2031-12-31"}}, 2031);
    const compared firm = bears(found, "region", 2031);
    EXPECT_FALSE(firm.newer.is_zero());
    EXPECT_EQ(firm.in_order, lines(0, 0, 0, firm.newer.ore()));
    EXPECT_EQ(bears(found, "region", 2031, false).in_order, lines(0, 0, 0, -firm.newer.ore()));
}

TEST(Comparison, ANewCostBelongsToTheAmount) {
    const auto found = changed_by({{"[keys.shared]", R"([costs.cleaning]
label   = "Städning"
yearly  = "100 tkr"
index   = "none"
key     = "region"
paid_by = "bearer"
source  = "contract"

[keys.shared])"}});
    EXPECT_EQ(bears(found, "region", 2026).in_order, lines(0, 10'000'000, 0));
    EXPECT_EQ(bears(found, "municipality", 2026).change(), money{});
    ASSERT_EQ(found.clauses.size(), 1U);
    EXPECT_EQ(in_words(found.clauses[0], language::swedish),
              "Städning tillkommer: belopp per år: 100 tkr; hur beloppet räknas upp: inte alls; vem som bär kostnaden: Regionen; vem som "
              "betalar leverantören: den som bär kostnaden");
}

// 100 tkr more in 2026 are first the municipality's, by the old key; the new key then halves them, and the 200 tkr of 2025.
TEST(Comparison, ANewOccasionIsSharedByTheOldKeyFirst) {
    const std::string start = R"([costs.start_up]
label   = "Uppstart"
once    = { 2025 = "200 tkr" }
index   = "none"
key     = "municipality"
paid_by = "municipality"
source  = "contract"

[keys.shared])";
    const std::string more =
        with(start, {{"\"200 tkr\"", "\"200 tkr\", 2026 = \"100 tkr\""}, {"key     = \"municipality\"", "key = \"shared\""}});
    const auto found = expected(compare(version({{"[keys.shared]", start}}), version({{"[keys.shared]", more}})));
    EXPECT_EQ(bears(found, "municipality", 2025).in_order, lines(0, 0, -10'000'000));
    EXPECT_EQ(bears(found, "municipality", 2026).in_order, lines(0, 10'000'000, -5'000'000));
    EXPECT_EQ(bears(found, "region", 2026).in_order, lines(0, 0, 5'000'000));
}

// The region owed half of 2.6 mnkr; now the other half is owed to it.
TEST(Comparison, APayerMovesWhatIsSettledAndNotWhatIsBorne) {
    const auto found = changed_by({{"paid_by             = \"municipality\"", "paid_by = \"region\""}});
    EXPECT_EQ(bears(found, "region", 2025).in_order, lines(0, 0, 0));
    EXPECT_EQ(settles(found, "region", 2025).older, kronor("1300000"));
    EXPECT_EQ(settles(found, "region", 2025).newer, kronor("-1300000"));
    EXPECT_EQ(settles(found, "region", 2025).in_order, lines(0, 0, -260'000'000));
}

// 2 870 610.09 in whole kronor is 2 870 610, half 1 435 305.00.
TEST(Comparison, RoundingComesLast) {
    const auto found = changed_by({{"amount = { to = \"0,01 kr\"", "amount = { to = \"1 kr\""}});
    EXPECT_EQ(bears(found, "region", 2030).in_order, lines(0, 0, 0, 0, -4));
    EXPECT_FALSE(found.borrowed_rounding);
}

example in_sevenths() {
    return example{}.without("[keys.half_each]", "equal").with("[keys.half_each]", "weights = { alfa = 1, region_x = 6 }");
}

// The old version needs no rounding, the new key does before the new roundings have their turn: 1 200 / 7 = 171.43, from 600.
TEST(Comparison, AFigureBetweenBorrowsTheOtherVersionsRounding) {
    const auto newer = in_sevenths().with("[rounding]", R"(part = { to = "0,01 kr", odd = "largest_remainder", order = "by_code" })");
    const auto found = expected(compare(read(example{}), read(newer)));
    EXPECT_TRUE(found.borrowed_rounding);
    EXPECT_FALSE(found.assumed_rounding);
    EXPECT_EQ(bears(found, "alfa", 2026).in_order, lines(0, 0, -42'857));
    expect_nothing_left(found);
}

// 1 200 kr by weights 1:5 is whole, and 1 750 by 1:6; 1 750 by 1:5 is not (291.67), and no version rounds.
TEST(Comparison, AFigureThatNeitherVersionRoundsIsRoundedByTheProfile) {
    const auto of = [](const char* yearly, const char* weights) {
        return read(example{}
                        .with("[costs.rent]", std::string{"yearly = \""} + yearly + "\"")
                        .without("[keys.half_each]", "equal")
                        .with("[keys.half_each]", std::string{"weights = { alfa = 1, region_x = "} + weights + " }"));
    };
    const auto found = expected(compare(of("1 200 kr", "5"), of("1 750 kr", "6")));
    EXPECT_TRUE(found.assumed_rounding);
    EXPECT_EQ(bears(found, "alfa", 2026).in_order, lines(0, 9'167, -4'167));
    expect_nothing_left(found);
}

TEST(Comparison, BackIsTheSameWithMinusInTotal) {
    const replacements changes{{"2,6 mnkr", "2,8 mnkr"}, {"2030-12-31", "2029-06-30"}, {"\"1/2\"", "\"1/3\""}};
    const auto there = changed_by(changes);
    const auto back = expected(compare(version(changes), version()));
    for (const difference_row& each : there.rows) {
        const std::string& party = there.parties[each.party].id;
        EXPECT_EQ(bears(there, party, each.year).change(), -bears(back, party, each.year).change());
    }
    expect_nothing_left(there);
    expect_nothing_left(back);
}

TEST(Comparison, APartyOfOneVersionOnlyBearsNothingInTheOther) {
    const auto found = expected(compare(read(example{}), read(example{}.with("[keys.half_each]", "equal = [\"alfa\", \"beta\"]"))));
    EXPECT_EQ(bears(found, "beta", 2026).in_order, lines(0, 0, 60'000));
    EXPECT_EQ(bears(found, "region_x", 2026).in_order, lines(0, 0, -60'000));
    const auto fewer = read(example{}.without("[parties]", "beta"));
    EXPECT_EQ(expected(compare(read(example{}), fewer)).parties.size(), 3U);
}

TEST(Comparison, TellsWhatIsWrongInEitherVersion) {
    const auto found = compare(version(), read(in_sevenths()));
    ASSERT_FALSE(found.ok());
    EXPECT_EQ(found.problems().front().code, problem_code::inexact);
}

TEST(Comparison, ListsEachClauseWithItsColumnAndPlaces) {
    const auto older = expected(read_agreement_text(rent_text, "gammal.toml"));
    const auto text = with(std::string{rent_text}, {{"2,6 mnkr", "2,8 mnkr"}, {"\"1/2\"", "\"2/5\""}, {"= \"Hyra\"", "= \"Lokaler\""}});
    const auto found = expected(compare(older, expected(read_agreement_text(text, "ny.toml"))));
    ASSERT_EQ(found.clauses.size(), 3U);
    EXPECT_EQ(found.clauses[0].address, "costs.rent.label");
    EXPECT_EQ(found.clauses[0].of, std::nullopt);
    EXPECT_EQ(found.clauses[1].address, "costs.rent.yearly.from-opening");
    EXPECT_EQ(found.clauses[1].of, aspect::amount);
    EXPECT_EQ(in_words(found.clauses[1], language::swedish), "Lokaler: belopp per år från ”Öppning”: 2,6 mnkr blir 2,8 mnkr");
    EXPECT_EQ(in_words(found.clauses[1], language::english), "Lokaler: an amount per year from “Öppning”: 2,6 mnkr becomes 2,8 mnkr");
    EXPECT_EQ(places(found.clauses[1], found, language::swedish), "gammal.toml:29, ny.toml:29");
    EXPECT_EQ(in_words(found.clauses[2], language::swedish),
              "shared: andelar som tillsammans är 100 %: Kommunen 1/2, Regionen resten blir Kommunen 2/5, Regionen resten");
    EXPECT_EQ(found.clauses[2].of, aspect::key);
}

TEST(Comparison, ASourceOfItsOwnLeavesTheValueAsItWas) {
    const auto found = changed_by({{"end        = \"2030-12-31\"", "end = { value = \"2030-12-31\", source = \"contract § 4\" }"}});
    ASSERT_EQ(found.clauses.size(), 1U);
    EXPECT_EQ(found.clauses[0].address, "term.end.source");
    EXPECT_EQ(found.clauses[0].what, clause_change::added);
    EXPECT_EQ(found.clauses[0].of, std::nullopt);
}

// ---- measures, charges, limits and what an index does with a change; of 1 200 kr a year for 2026-2028

example by_inhabitants(const std::string& values) {
    return example{}
        .without("[keys.half_each]", "equal")
        .with("[keys.half_each]", "by = \"inhabitants\"\namong = \"municipalities\"")
        .with("[measures.inhabitants]", "kind = \"stock\"\nvalues = " + values + "\nsource = \"contract\"");
}

example with_fees(const std::string& charges, const std::string& change = "0 %") {
    return example{}
        .without("[keys.half_each]", "equal")
        .with("[keys.half_each]", "charges = " + charges + "\nrest = \"region_x\"\nindex = \"prices\"\nprice_level = 2026")
        .with("[indexes.prices]", "change = \"" + change + "\"\nagainst = \"previous\"\nevery = \"01-01\"\nsource = \"contract\"");
}

difference between(const example& older, const example& newer) { return expected(compare(read(older), read(newer))); }

// 1 200 kr by 3 : 1 and then by 1 : 1.
TEST(Comparison, ANewNumberInAMeasureIsAMatterOfTheKey) {
    const auto found = between(by_inhabitants("{ alfa = 300, beta = 100 }"), by_inhabitants("{ alfa = 100, beta = 100 }"));
    EXPECT_EQ(bears(found, "alfa", 2026).in_order, lines(0, 0, -30'000));
    EXPECT_EQ(bears(found, "beta", 2026).in_order, lines(0, 0, 30'000));
    expect_nothing_left(found);
}

TEST(Comparison, AHigherFeeIsTakenFromTheRest) {
    const auto found = between(with_fees("{ alfa = \"100 kr\" }"), with_fees("{ alfa = \"150 kr\", beta = \"10 kr\" }"));
    EXPECT_EQ(bears(found, "alfa", 2026).in_order, lines(0, 0, 5'000));
    EXPECT_EQ(bears(found, "beta", 2026).in_order, lines(0, 0, 1'000));
    EXPECT_EQ(bears(found, "region_x", 2026).in_order, lines(0, 0, -6'000));
    expect_nothing_left(found);
}

// The fee of 100 kr is 102 in 2027 and 104.04 in 2028 by 2 %; the new one of 200 kr 206 and 212.18 by 3 %.
TEST(Comparison, AnIndexThatMovesTheKronorOfAKeyIsAMatterOfTheKey) {
    const auto found = between(with_fees("{ alfa = \"100 kr\" }", "2 %"), with_fees("{ alfa = \"200 kr\" }", "3 %"));
    EXPECT_EQ(bears(found, "alfa", 2026).in_order, lines(0, 0, 10'000));
    EXPECT_EQ(bears(found, "alfa", 2027).in_order, lines(0, 0, 10'400));
    EXPECT_EQ(bears(found, "alfa", 2028).in_order, lines(0, 0, 10'814));
    for (const clause_difference& each : found.clauses) {
        EXPECT_EQ(each.of, aspect::key) << each.address << ": the line where its kronor are";
    }
    expect_nothing_left(found);
}

// Halves of 1 200 kr are 600; nobody is to bear more than 40 %, 480 kr, and beta carries the 240 kr that are left.
TEST(Comparison, ANewLimitIsAMatterOfTheKey) {
    const auto found = between(example{}, example{}.with("[keys.half_each]", "limits = { maximum = \"40 %\", difference = \"beta\" }"));
    EXPECT_EQ(bears(found, "alfa", 2026).in_order, lines(0, 0, -12'000));
    EXPECT_EQ(bears(found, "beta", 2026).in_order, lines(0, 0, 24'000));
    ASSERT_FALSE(found.clauses.empty());
    EXPECT_TRUE(found.clauses[0].address.starts_with("keys.half_each.limits")) << found.clauses[0].address;
    EXPECT_EQ(found.clauses[0].of, aspect::key);
}

// 5 % held to 4 % and then to 3 %: 1 248 and 1 236 in 2027; 1 297.92 and 1 273.08 in 2028; alfa bears half.
TEST(Comparison, ALowerMaximumIsAMatterOfTheIndex) {
    const auto held_to = [](const std::string& share) {
        return example{}
            .with("[costs.rent]", "index = \"prices\"\nprice_level = 2026")
            .with("[indexes.prices]",
                  "change = \"5 %\"\nagainst = \"previous\"\nevery = \"01-01\"\nsource = \"contract\"\nmaximum = { share = \"" + share +
                      "\", excess = \"lost\" }");
    };
    const auto found = between(held_to("4 %"), held_to("3 %"));
    EXPECT_EQ(bears(found, "alfa", 2026).in_order, lines(0, 0, 0));
    EXPECT_EQ(bears(found, "alfa", 2027).in_order, lines(-600, 0, 0));
    EXPECT_EQ(bears(found, "alfa", 2028).in_order, lines(-1'242, 0, 0));
    expect_nothing_left(found);
}

TEST(Comparison, OfACaseThatReadsFiguresWithItselfIsNothing) {
    std::size_t compared_cases = 0;
    for (const auto& folder : std::filesystem::directory_iterator{source_folder() / "tests" / "cases" / "good"}) {
        if (!std::filesystem::exists(folder.path() / "figures")) {
            continue;
        }
        const auto same = expected(read_agreement(folder.path() / "agreement.toml"));
        const auto found = expected(compare(same, same));
        ++compared_cases;
        EXPECT_TRUE(found.clauses.empty());
        for (const difference_row& each : found.rows) {
            EXPECT_EQ(each.bears.older, each.bears.newer);
            EXPECT_EQ(each.bears.in_order, by_aspect{}) << folder.path() << " " << each.year;
        }
    }
    EXPECT_GT(compared_cases, 5U);
}

}  // namespace
}  // namespace andel
