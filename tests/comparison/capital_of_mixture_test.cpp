// Assets, loans, leavers and the term: which clause moves which kronor, by hand, and that nothing is left for another line.

#include <andel/comparison/compare.hpp>

#include "example.hpp"

#include <gtest/gtest.h>

#include <fstream>
#include <iterator>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace andel {
namespace {

using replacements = std::vector<std::pair<std::string_view, std::string_view>>;

agreement file_with(const std::filesystem::path& file, const replacements& changes) {
    std::ifstream in{file, std::ios::binary};
    std::string text{std::istreambuf_iterator<char>{in}, {}};
    for (const auto& [from, to] : changes) {
        const auto at = text.find(from);
        if (at == std::string::npos) {
            throw std::invalid_argument{"not in the text: " + std::string{from}};
        }
        text.replace(at, from.size(), to);
    }
    return expected(read_agreement_text(text, "agreement.toml", file.parent_path().string()));
}

std::filesystem::path case_file(const std::string& name) { return source_folder() / "tests" / "cases" / "good" / name / "agreement.toml"; }

const std::filesystem::path vara_file = source_folder() / "agreements" / "vara-familjecentral.toml";

difference vara(const replacements& older, const replacements& newer, std::optional<int> until = {}) {
    return expected(compare(file_with(vara_file, older), file_with(vara_file, newer), {.until = until}));
}

difference between(const std::string& name, const replacements& older, const replacements& newer, std::optional<int> until = {}) {
    return expected(compare(file_with(case_file(name), older), file_with(case_file(name), newer), {.until = until}));
}

compared figure(const difference& from, compared difference_row::*which, std::string_view party, int year) {
    compared sum;
    for (const difference_row& each : from.rows) {
        if (each.year == year && from.parties[each.party].id == party) {
            sum += each.*which;
        }
    }
    return sum;
}
compared bears(const difference& from, std::string_view party, int year) { return figure(from, &difference_row::bears, party, year); }
compared settles(const difference& from, std::string_view party, int year) { return figure(from, &difference_row::settles, party, year); }

/// Every year of everybody: all of the change is in one line, in order and alone, and there is a change.
void expect_only(const difference& from, std::set<aspect> wanted) {
    bool something = false;
    for (const difference_row& row : from.rows) {
        for (const compared* each : {&row.bears, &row.settles}) {
            something = something || !each->change().is_zero();
            EXPECT_TRUE(each->remainder().is_zero());
            for (const aspect line : every_aspect) {
                if (!wanted.contains(line)) {
                    EXPECT_TRUE(each->in_order.of(line).is_zero())
                        << row.year << " " << from.parties[row.party].id << " " << name_of(line) << " " << each->in_order.of(line).ore();
                    EXPECT_TRUE(each->alone.of(line).is_zero())
                        << row.year << " " << from.parties[row.party].id << " " << name_of(line) << " " << each->alone.of(line).ore();
                }
            }
        }
    }
    EXPECT_TRUE(something);
}

// ---- Vara: 16 mnkr, 33 years from January 2023, 2.5 % on the opening book value, in whole kronor, half each by area.
// 2023: 16 000 000 / 33 + 400 000 = 884 848.48: 442 424 each.

// 17 000 000 / 33 + 425 000 = 940 151.52: 470 076.
TEST(CapitalOfMixture, ADearerAssetIsAMatterOfTheAmount) {
    const auto found = vara({}, {{"cost          = { value = \"16 mnkr\"", "cost = { value = \"17 mnkr\""}}, 2040);
    EXPECT_EQ(bears(found, "region", 2023).in_order.of(aspect::amount), kronor("27652"));
    EXPECT_EQ(settles(found, "region", 2023).in_order.of(aspect::amount), kronor("27652"));
    EXPECT_EQ(bears(found, "region", 2022).change(), money{});
    expect_only(found, {aspect::amount});
}

// 640 000 + 400 000: 520 000.
TEST(CapitalOfMixture, AShorterLifeIsAMatterOfTheAmount) {
    const auto found = vara({}, {{"33 years", "25 years"}});
    EXPECT_EQ(bears(found, "region", 2023).in_order.of(aspect::amount), kronor("77576"));
    expect_only(found, {aspect::amount});
}

// 484 848.48 + 480 000: 482 424.
TEST(CapitalOfMixture, AHigherInternalRateIsAMatterOfTheAmount) {
    const auto found = vara({}, {{"value = \"2,5 %\"", "value = \"3 %\""}});
    EXPECT_EQ(bears(found, "region", 2023).in_order.of(aspect::amount), kronor("40000"));
    expect_only(found, {aspect::amount});
}

// From September 2022: 161 616.16 + 133 333.33 = 294 949.49, and in 2023 484 848.48 + 395 959.60 = 880 808.08.
TEST(CapitalOfMixture, AnEarlierStartIsAMatterOfTheAmount) {
    const auto found = vara({}, {{"next_january", "month_after"}});
    EXPECT_EQ(bears(found, "region", 2022).in_order.of(aspect::amount), kronor("147474,50"));
    EXPECT_EQ(bears(found, "region", 2023).in_order.of(aspect::amount), kronor("-2020"));
    expect_only(found, {aspect::amount});
}

// The opening is a date: moved from August 2022 to February 2023, depreciation begins in January 2024, and the house is not run for five
// months of 2022 (175 000: 87 500 each) and one of 2023 (35 700: 17 850).
TEST(CapitalOfMixture, AMovedOpeningIsAMatterOfTheTerm) {
    const auto found = vara({}, {{"date = \"2022-08-01\"", "date = \"2023-02-01\""}});
    EXPECT_EQ(bears(found, "region", 2022).in_order.of(aspect::term), kronor("-87500"));
    EXPECT_EQ(bears(found, "region", 2023).in_order.of(aspect::term), kronor("-460274"));
    expect_only(found, {aspect::term});
}

constexpr std::pair<std::string_view, std::string_view> shared_interest{"[costs.house]", R"([costs.interest]
label     = "Ränta på lånet"
loan      = "social_loan"
loan_part = "interest"
key       = "by_area"
paid_by   = "municipality"
source    = "assumption"

[costs.house])"};

// 1.50 - 0.02 %: 59 200 a quarter; 1.50 - 0.04 %: 58 400; half of four times 800.
TEST(CapitalOfMixture, ALargerDiscountIsAMatterOfTheAmount) {
    const auto found = vara({shared_interest}, {shared_interest, {"\"0,02 %\"", "\"0,04 %\""}});
    EXPECT_EQ(bears(found, "region", 2023).in_order.of(aspect::amount), kronor("-1600"));
    expect_only(found, {aspect::amount});
}

TEST(CapitalOfMixture, ALoanThatNoCostIsForMovesNothing) {
    const auto found = vara({}, {{"\"0,02 %\"", "\"0,04 %\""}});
    for (const difference_row& each : found.rows) {
        EXPECT_TRUE(each.bears.change().is_zero());
    }
    ASSERT_EQ(found.clauses.size(), 1U);
    EXPECT_EQ(found.clauses[0].of, std::nullopt);
    EXPECT_EQ(in_words(found.clauses[0], language::swedish), "Lån för Social Hållbarhet: rabatt på räntan: 0,02 % blir 0,04 %");
}

// A loan's interest shared instead of a capital cost: 884 848 becomes 236 800.
TEST(CapitalOfMixture, InterestInsteadOfCapitalIsAMatterOfTheAmount) {
    const auto found = vara({}, {{"capital = [\"rebuild\"]", "loan = \"social_loan\"\nloan_part = \"interest\""}});
    EXPECT_EQ(bears(found, "region", 2023).in_order.of(aspect::amount), kronor("-324024"));
    expect_only(found, {aspect::amount});
}

// 400 tkr a year at the price level of 2022, which goes on being indexed: not a matter of the index. 408 000 in 2023.
TEST(CapitalOfMixture, AYearlyAmountInsteadOfCapitalIsAMatterOfTheAmount) {
    const auto found = vara({}, {{"capital = [\"rebuild\"]", "yearly = \"400 tkr\"\nprice_level = 2022\nindex = \"prices\""}});
    EXPECT_EQ(bears(found, "region", 2023).in_order.of(aspect::amount), kronor("-238424"));
    expect_only(found, {aspect::amount});
}

constexpr std::pair<std::string_view, std::string_view> no_renewal{
    "renewal    = { length = \"1 year\", happens = \"unless_notice\", at_most = \"unlimited\" }\n"
    "notice     = { length = \"12 months\", before = \"period_end\" }",
    "renewal = \"none\""};

// Left at the end of 2037: 16 000 000 x 18 / 33 = 8 727 272.73, to whoever bears it, from the owner.
TEST(CapitalOfMixture, WhoBearsWhatIsLeftIsAMatterOfTheKey) {
    const auto found = vara({no_renewal}, {no_renewal, {"left_over     = \"municipality\"", "left_over = \"region\""}});
    EXPECT_EQ(bears(found, "region", 2037).in_order.of(aspect::key), kronor("8727273"));
    EXPECT_EQ(settles(found, "region", 2037).in_order.of(aspect::key), kronor("8727273"));
    expect_only(found, {aspect::key});
}

TEST(CapitalOfMixture, AnotherOwnerIsAMatterOfTheKey) {
    const auto found = vara({no_renewal}, {no_renewal, {"owner         = \"municipality\"", "owner = \"region\""}});
    EXPECT_EQ(bears(found, "region", 2037).change(), money{});
    EXPECT_EQ(settles(found, "municipality", 2037).in_order.of(aspect::key), kronor("8727273"));
    expect_only(found, {aspect::key});
}

// A year more: 484 848.48 + 2,5 % of 8 727 272.73 = 703 030.30, and 8 242 424.24 left instead of 8 727 272.73. The house is 420 000 by
// two percent sixteen times, 576 569.89: 288 285 each.
TEST(CapitalOfMixture, AYearMoreIsAMatterOfTheTerm) {
    const auto found = vara({no_renewal}, {no_renewal, {"2037-12-31", "2038-12-31"}});
    EXPECT_EQ(bears(found, "municipality", 2037).in_order.of(aspect::term), kronor("-8727273"));
    EXPECT_EQ(bears(found, "municipality", 2038).in_order.of(aspect::term), kronor("8882224"));
    EXPECT_EQ(bears(found, "region", 2038).in_order.of(aspect::term), kronor("639800"));
    expect_only(found, {aspect::term});
}

// The older asset's book value at the newer end is a matter of the term; what the dearer asset has left at the older end, of the amount:
// a million more x 18 / 33 = 545 454.55.
TEST(CapitalOfMixture, WhatIsLeftFollowsTheAmountAndThenTheTerm) {
    const auto found = vara({no_renewal}, {no_renewal, {"2037-12-31", "2038-12-31"}, {"value = \"16 mnkr\"", "value = \"17 mnkr\""}});
    const compared last = bears(found, "municipality", 2037);
    // 2037: 484 848.48 + 2,5 % of 9 212 121.21 = 715 151.52; 515 151.52 + 2,5 % of 9 787 878.79 = 759 848.48; half of 44 696.
    EXPECT_EQ(last.in_order.of(aspect::amount), kronor("567802"));  // 9 272 727 - 8 727 273 + 22 348
    EXPECT_EQ(last.in_order.of(aspect::term), kronor("-9272727"));
    expect_only(found, {aspect::amount, aspect::term});
}

// Notice on 1 June 2036 ends the agreement after 2037; a year more of notice, after 2038.
TEST(CapitalOfMixture, ALongerNoticeIsAMatterOfTheTermWhenItIsGiven) {
    const agreement older = file_with(vara_file, {});
    const agreement newer = file_with(vara_file, {{"length = \"12 months\"", "length = \"24 months\""}});
    const auto given = expected(compare(older, newer, {.notice = notice_given{"", *make_day(2036, 6, 1)}}));
    EXPECT_EQ(bears(given, "municipality", 2037).in_order.of(aspect::term), kronor("-8727273"));
    expect_only(given, {aspect::term});
    ASSERT_EQ(given.clauses.size(), 1U);
    EXPECT_EQ(given.clauses[0].of, aspect::term);
}

// ---- a leaver: 3 960 000 over 33 years is 10 000 a month; after 76 of them 3 200 000 are left, of which the region has 40 %

const std::string leaver = "a_leaver_owes_its_share_of_what_is_not_depreciated_and_of_committed_costs";
constexpr std::pair<std::string_view, std::string_view> in_tens{"\"16 mnkr\"", "\"3 960 tkr\""};

TEST(CapitalOfMixture, WhatALeaverOwesIsAMatterOfTheKey) {
    const auto found = between(leaver, {in_tens, {"undepreciated = \"its_share\"", "undepreciated = \"nothing\""}}, {in_tens});
    EXPECT_EQ(bears(found, "region_x", 2028).in_order.of(aspect::key), kronor("1280000"));
    EXPECT_EQ(bears(found, "alfa", 2028).in_order.of(aspect::key), kronor("-1280000"));
    expect_only(found, {aspect::key});
}

// Twice the cost: 40 % of 120 000 + 2,5 % of 3 320 000, and 40 % of 3 200 000.
TEST(CapitalOfMixture, WhatALeaverOwesGrowsWithTheAmount) {
    const auto found = between(leaver, {in_tens}, {{"\"16 mnkr\"", "\"7 920 tkr\""}});
    EXPECT_EQ(bears(found, "region_x", 2028).in_order.of(aspect::amount), kronor("1361200"));
    expect_only(found, {aspect::amount});
}

// The cleaning of 120 tkr, half each, to June 2030.
TEST(CapitalOfMixture, CommittedCostsAreAMatterOfTheKey) {
    const auto found = between(leaver, {{"committed     = \"its_share\"", "committed = \"nothing\""}}, {});
    EXPECT_EQ(bears(found, "region_x", 2029).in_order.of(aspect::key), kronor("60000"));
    EXPECT_EQ(bears(found, "region_x", 2030).in_order.of(aspect::key), kronor("30000"));
    EXPECT_EQ(bears(found, "region_x", 2028).change(), money{});
    expect_only(found, {aspect::key});
}

// Half each for as long as both are there. A year later: half of 2029, 120 000 + 80 000 of capital and 80 000 of reception, and of what is
// left then, 3 080 000, instead of half of 3 200 000 in 2028.
TEST(CapitalOfMixture, LeavingLaterIsAMatterOfTheKey) {
    const std::pair<std::string_view, std::string_view> equally{"key = \"by_step\"", "key = \"equally\""};
    const auto found = between(leaver, {in_tens, equally}, {in_tens, equally, {"leaves = \"2028-12-31\"", "leaves = \"2029-12-31\""}});
    EXPECT_EQ(bears(found, "region_x", 2028).in_order.of(aspect::key), kronor("-1600000"));
    EXPECT_EQ(bears(found, "region_x", 2029).in_order.of(aspect::key), kronor("1680000"));
    expect_only(found, {aspect::key});
}

// ---- rates of the parties' own: the region counts with 2 % of its 40 %, and alfa bears the rest

const std::string own_rates = "parties_with_their_own_internal_rate_and_what_is_left_at_the_end";

// 2023, of 3 960 000: the book value is 3 920 000; 40 % x 0.5 % of it is 7 840, and with 1.5 % twice that.
TEST(CapitalOfMixture, ALowerRateOfAPartyIsAMatterOfTheAmount) {
    const auto found = between(own_rates, {in_tens}, {in_tens, {"region_x = \"2 %\"", "region_x = \"1,5 %\""}});
    EXPECT_EQ(bears(found, "region_x", 2023).in_order.of(aspect::amount), kronor("-7840"));
    EXPECT_EQ(bears(found, "alfa", 2023).in_order.of(aspect::amount), kronor("7840"));
    expect_only(found, {aspect::amount});
}

// Half of 120 000 + 98 000 instead of 40 %, less 50 % instead of 40 % of 19 600: 21 800 - 1 960.
TEST(CapitalOfMixture, ADifferenceOfRatesFollowsTheKey) {
    const auto found =
        between(own_rates, {in_tens}, {in_tens, {"shares = { alfa = \"60 %\", region_x = \"40 %\" }", "equal = \"everyone\""}});
    EXPECT_EQ(bears(found, "region_x", 2023).in_order.of(aspect::key), kronor("19840"));
    expect_only(found, {aspect::key});
}

// ---- a joining fee

const std::string joining_fee = "a_joining_fee_is_charged_the_year_before";

// 10 000 inhabitants, a krona more for each.
TEST(CapitalOfMixture, AHigherJoiningFeeIsAMatterOfTheKey) {
    const auto found = between(joining_fee, {}, {{"rate = \"4 kr\"", "rate = \"5 kr\""}});
    EXPECT_EQ(bears(found, "delta", 2026).in_order.of(aspect::key), kronor("10000"));
    EXPECT_EQ(settles(found, "archive", 2026).in_order.of(aspect::key), kronor("-10000"));
    expect_only(found, {aspect::key});
}

TEST(CapitalOfMixture, JoiningAYearLaterIsAMatterOfTheKey) {
    const auto found = between(joining_fee, {}, {{"joins = \"2027-01-01\"", "joins = \"2028-01-01\""}});
    EXPECT_EQ(bears(found, "delta", 2026).in_order.of(aspect::key), kronor("-40000"));
    EXPECT_EQ(bears(found, "delta", 2027).in_order.of(aspect::key), kronor("40000"));
    expect_only(found, {aspect::key});
}

// ---- years of the agreement's own

constexpr std::pair<std::string_view, std::string_view> by_day{"from-2029", "from-2029-01-01"};
constexpr std::pair<std::string_view, std::string_view> by_months{"renewal = \"none\"", "renewal = \"none\"\npart_years = \"months\""};
constexpr std::pair<std::string_view, std::string_view> from_july{"renewal = \"none\"",
                                                                  "renewal = \"none\"\npart_years = \"months\"\nyear_starts = \"07-01\""};

// 2028/29, of which the region has July to December: the year opens with 70 of 396 months depreciated, 3 260 000 left. 40 % of 60 000 and
// 40 750 more, and of 3 200 000 more that it leaves.
TEST(CapitalOfMixture, CountsInTheYearsOfTheAgreement) {
    const auto found = between(leaver, {in_tens, by_day, from_july}, {{"\"16 mnkr\"", "\"7 920 tkr\""}, by_day, from_july});
    EXPECT_EQ(bears(found, "region_x", 2028).in_order.of(aspect::amount), kronor("1320300"));
    expect_only(found, {aspect::amount});
}

TEST(CapitalOfMixture, OtherYearsAreAMatterOfTheTerm) {
    const auto found = between(leaver, {in_tens, by_day, by_months}, {in_tens, by_day, from_july});
    expect_only(found, {aspect::term});
    ASSERT_EQ(found.clauses.size(), 1U);
    EXPECT_EQ(found.clauses[0].of, aspect::term);
}

// ---- laws

std::vector<std::filesystem::path> cases_with_capital() {
    std::vector<std::filesystem::path> found;
    for (const auto& folder : std::filesystem::directory_iterator{source_folder() / "tests" / "cases" / "good"}) {
        const auto file = folder.path() / "agreement.toml";
        const auto read = read_agreement(file);
        if (read.ok() && (!(*read).assets.empty() || !(*read).loans.empty())) {
            found.push_back(file);
        }
    }
    return found;
}

// The mixture of nothing but the older version is the older version, also where it is evaluated anew.
TEST(CapitalOfMixture, OfACaseWithItselfIsNothing) {
    const auto cases = cases_with_capital();
    EXPECT_GT(cases.size(), 8U);
    for (const auto& file : cases) {
        const agreement same = expected(read_agreement(file));
        const auto found = expected(compare(same, same));
        for (const difference_row& row : found.rows) {
            for (const compared* each : {&row.bears, &row.settles}) {
                for (const aspect line : every_aspect) {
                    EXPECT_TRUE(each->in_order.of(line).is_zero()) << file << " " << row.year << " " << name_of(line);
                    EXPECT_TRUE(each->alone.of(line).is_zero()) << file << " " << row.year << " " << name_of(line);
                }
            }
        }
    }
}

// A line is what the file would change by with the clauses so far, and with those of one aspect more; in the years that both speak of.
void expect_lines_of_files(const std::filesystem::path& file, const replacements& base,
                           const std::vector<std::pair<aspect, replacements>>& in_order) {
    std::vector<agreement> versions{file_with(file, base)};
    replacements so_far = base;
    for (const auto& [line, changes] : in_order) {
        so_far.insert(so_far.end(), changes.begin(), changes.end());
        versions.push_back(file_with(file, so_far));
    }
    const auto whole = expected(compare(versions.front(), versions.back()));
    for (std::size_t i = 0; i < in_order.size(); ++i) {
        const auto step = expected(compare(versions[i], versions[i + 1]));
        bool something = false;
        for (const difference_row& row : whole.rows) {
            const std::string& party = whole.parties[row.party].id;
            const aspect line = in_order[i].first;
            EXPECT_EQ(bears(whole, party, row.year).in_order.of(line), bears(step, party, row.year).change())
                << file << " " << row.year << " " << party << " " << name_of(line);
            EXPECT_EQ(settles(whole, party, row.year).in_order.of(line), settles(step, party, row.year).change())
                << file << " " << row.year << " " << party << " " << name_of(line);
            something = something || !bears(step, party, row.year).change().is_zero();
        }
        EXPECT_TRUE(something) << file << " " << i;
    }
}

TEST(CapitalOfMixture, EachLineIsWhatAFileWithItsClausesWouldChange) {
    expect_lines_of_files(
        vara_file, {no_renewal, shared_interest},
        {{aspect::index, {{"change = \"2 %\"", "change = \"3 %\""}}},
         {aspect::amount, {{"value = \"16 mnkr\"", "value = \"17 mnkr\""}, {"\"0,02 %\"", "\"0,04 %\""}, {"33 years", "25 years"}}},
         {aspect::key, {{"maternity_care = 140", "maternity_care = 200"}, {"left_over     = \"municipality\"", "left_over = \"by_area\""}}},
         {aspect::term, {{"2037-12-31", "2039-06-30"}}}});
    expect_lines_of_files(case_file(leaver), {},
                          {{aspect::amount, {{"\"16 mnkr\"", "\"17 mnkr\""}, {"rate          = \"2,5 %\"", "rate = \"3 %\""}}},
                           {aspect::key, {{"region_x = \"40 %\"", "region_x = \"50 %\""}, {"alfa = \"60 %\"", "alfa = \"50 %\""}}},
                           {aspect::term, {{"end     = \"2037-12-31\"", "end = \"2039-03-31\"\npart_years = \"days\""}}}});
    expect_lines_of_files(case_file(own_rates), {},
                          {{aspect::amount, {{"region_x = \"2 %\"", "region_x = \"1 %\""}, {"\"2022-08-15\"", "\"2023-03-15\""}}},
                           {aspect::key, {{"alfa = \"60 %\", region_x = \"40 %\"", "alfa = \"30 %\", region_x = \"70 %\""}}},
                           {aspect::term, {{"2028-12-31", "2030-12-31"}}}});
}

// Whatever two agreements have in common, the lines make the change, and back is the same with minus.
TEST(CapitalOfMixture, OfAnyTwoCasesAddsUp) {
    const auto cases = cases_with_capital();
    for (std::size_t i = 0; i + 1 < cases.size(); ++i) {
        const agreement older = expected(read_agreement(cases[i]));
        const agreement newer = expected(read_agreement(cases[i + 1]));
        const auto there = expected(compare(older, newer));
        const auto back = expected(compare(newer, older));
        for (const difference_row& row : there.rows) {
            EXPECT_TRUE(row.bears.remainder().is_zero());
            EXPECT_TRUE(row.settles.remainder().is_zero());
            const std::string& party = there.parties[row.party].id;
            EXPECT_EQ(bears(there, party, row.year).change(), -bears(back, party, row.year).change()) << cases[i] << cases[i + 1];
        }
    }
}

}  // namespace
}  // namespace andel
