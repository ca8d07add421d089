// Planning of keys: whose parts, on which days, with which weight.

#include <andel/plan/make_plan.hpp>

#include <andel/figures/find_figures.hpp>

#include "example.hpp"

#include <gtest/gtest.h>

#include <string>
#include <vector>

namespace {

using namespace andel;

using lines = std::vector<std::string>;

/// The example for 2026, halved by whoever takes part of the municipalities; beta comes or goes as `when` says.
example with_beta(const std::string& when, const std::string& key = "equal = \"municipalities\"") {
    return example{}
        .with("[term]", "end = \"2026-12-31\"\npart_years = \"months\"\npresence = \"by_segment\"")
        .without("[keys.half_each]", "equal")
        .with("[keys.half_each]", key)
        .with("[parties]", "beta = { label = \"Beta\", class = \"municipality\", code = \"9902\", " + when + ", source = \"contract\" }");
}

std::string name_of(const agreement& from, const receiver& who) {
    return who.kind == receiver_kind::party      ? from.parties[who.row].id
           : who.kind == receiver_kind::activity ? from.activities[who.row].id
                                                 : from.keys[who.row].id;
}

/// "2026-01-01..2026-06-30 alfa 1": each cell with the lines of its key.
lines cells_of(const plan& made) {
    lines all;
    for (const cell_row& cell : made.cells) {
        std::string text = to_text(cell.when.first) + ".." + to_text(cell.when.before - 1);
        const key_row& key = made.keys[cell.key.row];
        for (row_number row = key.lines.first; row < key.lines.first + key.lines.count; ++row) {
            const weight_line& line = made.lines[row];
            text.append(" ").append(name_of(*made.source, line.who)).append(" ");
            text.append(line.need != no_row ? "read" : to_text(line.weight));
            text.append(line.presence == 1 ? "" : " x ").append(line.presence == 1 ? "" : to_text(line.presence));
        }
        all.push_back(text);
    }
    return all;
}

}  // namespace

TEST(PlannedKey, CutsTheYearAtAJoinAndOnTheDayAfterALeave) {
    EXPECT_EQ(cells_of(planned(with_beta("joins = \"2026-07-01\""))),
              (lines{"2026-01-01..2026-06-30 alfa 1", "2026-07-01..2026-12-31 alfa 1 beta 1"}));
    EXPECT_EQ(cells_of(planned(with_beta("leaves = \"2026-06-30\""))),
              (lines{"2026-01-01..2026-06-30 alfa 1 beta 1", "2026-07-01..2026-12-31 alfa 1"}));
}

TEST(PlannedKey, WeighsPresenceInsteadOfCutting) {
    const auto text = with_beta("joins = \"2026-10-01\"").with("[term]", "presence = \"weighted\"");
    EXPECT_EQ(cells_of(planned(text)), (lines{"2026-01-01..2026-12-31 alfa 1 beta 1 x 1/4"}));
}

TEST(PlannedKey, FollowsAGroup) {
    const auto text = with_beta("groups = { from-2026 = [\"inland\"], from-2026-05 = [\"coast\"] }", "equal = [\"alfa\", \"coast\"]");
    EXPECT_EQ(cells_of(planned(text)), (lines{"2026-01-01..2026-04-30 alfa 1", "2026-05-01..2026-12-31 alfa 1 beta 1"}));
}

TEST(PlannedKey, IsOneRowForAllYearsOfTypedWeightsAndOneForEachVintage) {
    const auto typed = planned(example{});
    EXPECT_EQ(typed.keys.size(), 1U) << "three years";
    const auto read_yearly =
        planned(example{}
                    .without("[keys.half_each]", "equal")
                    .with("[keys.half_each]", "by = \"inhabitants\"\namong = \"municipalities\"")
                    .with("[measures.inhabitants]",
                          "kind = \"stock\"\nfigures = \"population\"\nreading = { at = \"11-01\", years_before = 1 }\nafter_last = "
                          "\"repeat\"\npreliminary = \"keep\"\nsource = \"contract\"")
                    .with("[figures.population]", "file = \"p.csv\"\nunit = \"number\"\nsource = \"contract\""));
    EXPECT_EQ(read_yearly.keys.size(), 3U);
    EXPECT_EQ(read_yearly.needs.size(), 6U) << "two municipalities, three years";
    EXPECT_EQ(to_text(period_of(*read_yearly.source, read_yearly.needs.front())), "2025-11-01");
}

TEST(PlannedKey, RefusesAFixedShareOutsideAMembership) {
    const auto text = with_beta("joins = \"2026-07-01\"", "shares = { alfa = \"50 %\", beta = \"rest\" }");
    const auto problems = make_plan(read(text)).problems();
    ASSERT_EQ(problems.size(), 1U);
    EXPECT_EQ(problems[0].code, problem_code::not_a_member);
}

TEST(PlannedKey, AsksForAPresenceRuleOnlyWhenSomebodyComesOrGoesInsideAYear) {
    const auto silent = [](const std::string& when) { return with_beta(when).without("[term]", "presence"); };
    EXPECT_EQ(problems_planning(silent("joins = \"2026-01-01\"")), problem_list{});
    const auto problems = make_plan(read(silent("joins = \"2026-07-01\""))).problems();
    ASSERT_EQ(problems.size(), 1U);
    EXPECT_EQ(problems[0].code, problem_code::rule_missing);
}

TEST(PlannedKey, RemembersForWhomSomebodyStandsIn) {
    const auto made = planned(with_beta("borne_by = \"region_x\""));
    const key_row& halves = made.keys[made.cells.front().key.row];
    const target& of_beta = made.lines[halves.lines.first + 1].to;
    ASSERT_TRUE(of_beta.is_key);
    EXPECT_EQ(made.source->parties[made.keys[of_beta.row].stands_in_for].id, "beta");
    EXPECT_EQ(made.lines[made.keys[of_beta.row].lines.first].to, (target{false, made.source->find_receiver("region_x")->row}));
}
