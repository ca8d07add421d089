// Projecting: every charge is shared out to the öre, what is settled sums to zero, frames are compared, and what only arithmetic finds.

#include <andel/projection/evaluate.hpp>
#include <andel/projection/project.hpp>

#include "example.hpp"

#include <gtest/gtest.h>

#include <array>
#include <filesystem>
#include <map>
#include <string>
#include <tuple>
#include <vector>

namespace {

using namespace andel;

/// "2026 alfa bears 600,00 pays 0,00 settles 600,00"
std::vector<std::string> rows_of(const projection& of) {
    std::vector<std::string> rows;
    for (const entry_row& each : of.entries) {
        const charge_row& charge = of.planned->charges[each.charge];
        rows.push_back(std::to_string(charge.year) + " " + of.planned->source->parties[each.party].id + " bears " +
                       write_kronor(each.bears) + " pays " + write_kronor(each.pays) + " settles " + write_kronor(each.settles()));
    }
    return rows;
}

std::vector<std::string> frames_of(const projection& of) {
    std::vector<std::string> rows;
    for (const frame_entry& each : of.frames) {
        const frame_row& planned_row = of.planned->frames[each.frame];
        rows.push_back(std::to_string(planned_row.year) + " " + write_kronor(each.amount) + " used " + write_kronor(each.used) + " left " +
                       write_kronor(each.left()));
    }
    return rows;
}

using lines = std::vector<std::string>;

example one_year() { return example{}.with("[term]", "end = \"2026-12-31\""); }

const std::string ore = "amount = { to = \"0,01 kr\", mode = \"half_up\" }\n";
const std::string by_code = "part = { to = \"0,01 kr\", odd = \"largest_remainder\", order = \"by_code\" }";

std::vector<std::filesystem::path> sound_files() {
    std::vector<std::filesystem::path> files;
    for (const auto& folder : {source_folder() / "agreements", source_folder() / "tests" / "cases" / "good"}) {
        for (const auto& each : std::filesystem::recursive_directory_iterator{folder}) {
            if (each.path().extension() == ".toml" && each.path().filename() != "case.toml") {
                files.push_back(each.path());
            }
        }
    }
    return files;
}

/// Some years past the fixed term; or only to its end, where the figures reach no farther.
projection projected_past_its_term(const std::filesystem::path& file, int years) {
    const agreement from = expected(read_agreement(file));
    const auto far =
        project(expected(make_plan(from, {.until = year_of(from.fixed_term()->before - 1) + years})), expected(read_figures(from)));
    return far ? *far : projected_with_its_figures(file);
}

}  // namespace

TEST(Projection, HasThreeAmountsForEachParty) {
    EXPECT_EQ(rows_of(projected(one_year())), (lines{"2026 alfa bears 600,00 pays 0,00 settles 600,00",
                                                     "2026 region_x bears 600,00 pays 1\u00A0200,00 settles \u2212600,00"}));
}

TEST(Projection, HasNoRowForAPartyThatHasNothingToDoWithTheCharge) {
    for (const entry_row& each : projected(example{}).entries) {
        EXPECT_NE(each.party, 1U) << "beta";
    }
}

TEST(Projection, ConservesEveryChargeAndSettlesToZero) {
    for (const std::filesystem::path& file : sound_files()) {
        const auto result = projected_past_its_term(file, 4);
        std::map<row_number, std::array<money, 3>> sums;
        for (const entry_row& each : result.entries) {
            sums[each.charge][0] += each.bears;
            sums[each.charge][1] += each.pays;
            sums[each.charge][2] += each.settles();
        }
        for (row_number number = 0; number < result.planned->charges.size(); ++number) {
            const charge_row& each = result.planned->charges[number];
            const bool may_be_nothing = each.component != charge_component::ordinary || each.known_too_late ||
                                        (each.cells.count != 0 && result.planned->cells[each.cells.first].capital.count != 0);
            EXPECT_TRUE(sums.contains(number) || may_be_nothing) << file;
        }
        no_recorder nobody;
        charge_result charge;
        for (const auto& [number, sum] : sums) {
            EXPECT_EQ(sum[0], sum[1]) << file;
            EXPECT_TRUE(sum[2].is_zero()) << file;
            if (result.planned->charges[number].corrects == no_row) {
                const found_figures found = figures_of(result, number);
                evaluator<no_recorder>{*result.planned, found, nobody}.evaluate_charge(number, charge);
                EXPECT_EQ(sum[0], charge.total) << file;
            }
        }
    }
}

TEST(Projection, OfTheFixedTermDoesNotDependOnTheHorizon) {
    for (const std::filesystem::path& file : sound_files()) {
        const auto near = projected_with_its_figures(file);
        const auto far = projected_past_its_term(file, 7);
        std::map<std::tuple<row_number, row_number, day>, money> borne_near;
        std::map<std::tuple<row_number, row_number, day>, money> borne_far;
        for (const entry_row& each : near.entries) {
            const charge_row& charge = near.planned->charges[each.charge];
            if (charge.how_firm == standing::firm) {
                borne_near[{charge.cost, each.party, charge.when.first}] += each.bears;
            }
        }
        for (const entry_row& each : far.entries) {
            const charge_row& charge = far.planned->charges[each.charge];
            if (charge.how_firm == standing::firm) {
                borne_far[{charge.cost, each.party, charge.when.first}] += each.bears;
            }
        }
        EXPECT_EQ(borne_near, borne_far) << file;
    }
}

TEST(Outlay, OfTheBearerIsTheBurden) {
    EXPECT_EQ(rows_of(projected(one_year().with("[costs.rent]", "paid_by = \"bearer\""))),
              (lines{"2026 alfa bears 600,00 pays 600,00 settles 0,00", "2026 region_x bears 600,00 pays 600,00 settles 0,00"}));
}

TEST(Outlay, MayBeThatOfSomebodyWhoBearsNothing) {
    EXPECT_EQ(
        rows_of(projected(one_year().with("[costs.rent]", "paid_by = \"beta\""))),
        (lines{"2026 alfa bears 600,00 pays 0,00 settles 600,00", "2026 beta bears 0,00 pays 1\u00A0200,00 settles \u22121\u00A0200,00",
               "2026 region_x bears 600,00 pays 0,00 settles 600,00"}));
}

TEST(Outlay, ChangesHandsWithThePayer) {
    const auto text = one_year()
                          .with("[term]", "part_years = \"months\"")
                          .with("[costs.rent]", "paid_by = { from-start = \"alfa\", from-2026-04 = \"region_x\" }");
    EXPECT_EQ(rows_of(projected(text)),
              (lines{"2026 alfa bears 600,00 pays 300,00 settles 300,00", "2026 region_x bears 600,00 pays 900,00 settles \u2212300,00"}));
}

TEST(Outlay, IsMadeWholeByTheSameRule) {
    // 100,01 kr: four months of it are 33,3366… and eight 66,6733…
    const auto text = one_year()
                          .with("[term]", "part_years = \"months\"")
                          .with("[costs.rent]",
                                "yearly = \"100,01 kr\"\nkey = \"beta\"\npaid_by = { from-start = \"alfa\", from-2026-05 = \"region_x\" }")
                          .with("[rounding]", by_code);
    const auto result = projected(text);
    EXPECT_EQ(rows_of(result),
              (lines{"2026 alfa bears 0,00 pays 33,34 settles \u221233,34", "2026 beta bears 100,01 pays 0,00 settles 100,01",
                     "2026 region_x bears 0,00 pays 66,67 settles \u221266,67"}));
}

TEST(Outlay, OfIncomeIsWhatSomebodyReceived) {
    EXPECT_EQ(rows_of(projected(one_year().with("[costs.rent]", "kind = \"income\"\nyearly = \"-1 200 kr\""))),
              (lines{"2026 alfa bears \u2212600,00 pays 0,00 settles \u2212600,00",
                     "2026 region_x bears \u2212600,00 pays \u22121\u00A0200,00 settles 600,00"}));
}

TEST(OddUnit, GoesToWhoeverTheRuleNamesAndIsToldOf) {
    const auto thirds = one_year().with("[costs.rent]", "yearly = \"100 kr\"").with("[keys.half_each]", "equal = \"everyone\"");
    const auto taker = [&](const std::string& rule) {
        const auto result = projected(thirds.with("[rounding]", "part = { to = \"0,01 kr\", " + rule + " }"));
        std::string who;
        for (const entry_row& each : result.entries) {
            who += each.odd_units == 0 ? "" : result.planned->source->parties[each.party].id;
            EXPECT_EQ(each.bears, each.odd_units == 0 ? kronor("33,33") : kronor("33,34"));
        }
        return who;
    };
    EXPECT_EQ(taker("odd = \"largest_remainder\", order = [\"beta\", \"alfa\", \"region_x\"]"), "beta");
    EXPECT_EQ(taker("odd = \"largest_remainder\", order = \"by_code\""), "region_x");
    EXPECT_EQ(taker("odd = \"first_in_order\", order = [\"alfa\", \"beta\", \"region_x\"]"), "alfa");
    EXPECT_EQ(taker("odd = \"beta\""), "beta");
}

TEST(OddUnit, OfAnOreRuleIsTheWorkedExampleOfTheGuide) {
    // agreements/README.md: 100,03 kr after 50, 25, 20 and 5 percent; order delta, gamma, beta, alfa. Here region_x is delta.
    const auto text =
        one_year()
            .with("[parties]", "gamma = { label = \"Gamma\", class = \"municipality\", code = \"9903\", source = \"contract\" }")
            .without("[keys.half_each]", "equal")
            .with("[keys.half_each]", "shares = { alfa = \"50 %\", beta = \"25 %\", gamma = \"20 %\", region_x = \"5 %\" }")
            .with("[costs.rent]", "yearly = \"100,03 kr\"");
    const auto parts = [&](const std::string& odd) {
        const auto result = projected(text.with(
            "[rounding]", "part = { to = \"0,01 kr\", odd = \"" + odd + "\", order = [\"region_x\", \"gamma\", \"beta\", \"alfa\"] }"));
        return std::vector{borne(result, "alfa"), borne(result, "beta"), borne(result, "gamma"), borne(result, "region_x")};
    };
    EXPECT_EQ(parts("largest_remainder"), (std::vector{kronor("50,01"), kronor("25,01"), kronor("20,01"), kronor("5,00")}));
    EXPECT_EQ(parts("largest_part"), (std::vector{kronor("50,02"), kronor("25,01"), kronor("20,00"), kronor("5,00")}));
    EXPECT_EQ(parts("first_in_order"), (std::vector{kronor("50,01"), kronor("25,00"), kronor("20,01"), kronor("5,01")}));
    EXPECT_EQ(parts("region_x"), (std::vector{kronor("50,02"), kronor("25,01"), kronor("20,01"), kronor("4,99")}));
}

TEST(FrameEntry, ComparesWithWhatTheOwnerBears) {
    const auto text =
        one_year()
            .with("[costs.staff]",
                  "label = \"P\"\nyearly = \"500 kr\"\nindex = \"none\"\nkey = \"alfa\"\npaid_by = \"beta\"\nsource = \"contract\"")
            .with("[frames.money]",
                  "label = \"Ram\"\nowner = \"alfa\"\ncosts = [\"rent\", \"staff\"]\namount.2026 = \"1 000 kr\"\n"
                  "over = \"shown\"\nsource = \"contract\"");
    EXPECT_EQ(frames_of(projected(text)), (lines{"2026 1\u00A0000,00 used 1\u00A0100,00 left \u2212100,00"}))
        << "600 + 500, not the whole rent";
    EXPECT_EQ(frames_of(projected(text.with("[frames.money]", "costs = [\"rent\"]"))),
              (lines{"2026 1\u00A0000,00 used 600,00 left 400,00"}));
    EXPECT_EQ(frames_of(projected(text.with("[frames.money]", "owner = \"beta\""))),
              (lines{"2026 1\u00A0000,00 used 0,00 left 1\u00A0000,00"}))
        << "beta pays, and bears nothing";
}

TEST(FrameEntry, OfAPartOfAYearIsRoundedLikeAnAmount) {
    const auto text = example{}
                          .with("[term]", "start = \"2026-03-01\"\nend = \"2026-12-31\"\npart_years = \"months\"")
                          .with("[frames.money]",
                                "label = \"Ram\"\nowner = \"alfa\"\ncosts = [\"rent\"]\namount = \"100 kr\"\nover = \"shown\"\n"
                                "source = \"contract\"");
    EXPECT_EQ(problems_projecting(text), (problem_list{text.at("[frames.^money]", "inexact")})) << "83,333… kr";
    EXPECT_EQ(frames_of(projected(text.with("[rounding]", ore))), (lines{"2026 83,33 used 500,00 left \u2212416,67"}));
}

TEST(Inexact, IsToldOncePerCostAndOfAllCosts) {
    const auto text =
        example{}
            .with("[costs.rent]", "yearly = \"100,01 kr\"")
            .with("[costs.staff]",
                  "label = \"P\"\nyearly = \"0,01 kr\"\nindex = \"none\"\nkey = \"half_each\"\npaid_by = \"alfa\"\nsource = \"contract\"");
    EXPECT_EQ(problems_projecting(text), (problem_list{text.at("[costs.^rent]", "inexact"), text.at("[costs.^staff]", "inexact")}));
    EXPECT_EQ(problems_projecting(text.with("[rounding]", by_code)), problem_list{});
    const std::string words = message(project(planned(text)).problems().front(), language::swedish);
    EXPECT_NE(words.find("50,005 kr"), std::string::npos) << words;
    EXPECT_NE(words.find("2026"), std::string::npos) << "in its first year: " << words;
}

TEST(Inexact, IsNotToldOfWhatComesOutWhole) {
    EXPECT_EQ(problems_projecting(example{}), problem_list{});
    const auto text = example{}.with("[term]", "start = \"2026-03-01\"\npart_years = \"months\"");
    EXPECT_EQ(problems_projecting(text), problem_list{}) << "1 000 kr of 1 200";
    EXPECT_EQ(problems_projecting(text.with("[costs.rent]", "yearly = \"1 000 kr\"")).size(), 1U) << "833,333… kr";
}

TEST(Taker, WithoutAPartIsRefusedOnlyWhenSomethingIsLeft) {
    const auto text = example{}.with("[rounding]", "part = { to = \"0,01 kr\", odd = \"beta\" }");
    EXPECT_EQ(problems_projecting(text), problem_list{});
    const auto odd = text.with("[costs.rent]", "yearly = \"100,01 kr\"");
    EXPECT_EQ(problems_projecting(odd), (problem_list{odd.at("part = ^{", "rule_missing")}));
}

TEST(Amount, BeyondAllBudgetsIsAProblemNotACrash) {
    const auto text =
        example{}
            .with("[costs.rent]", "yearly = \"10 000 000 mnkr\"\nindex = \"growth\"\nprice_level = 2026\nkey = \"alfa\"")
            .with("[indexes.growth]", "change = \"9 000 %\"\nagainst = \"previous\"\nevery = \"01-01\"\nsource = \"contract\"");
    EXPECT_EQ(problems_projecting(text.with("[term]", "end = \"2029-12-31\"")),
              (problem_list{text.at("[costs.^rent]", "too_large_amount")}))
        << "10¹³ kr times 91³";
    const auto two = text.with("[costs.more]",
                               "label = \"x\"\nyearly = \"10 000 000 mnkr\"\nindex = \"growth\"\nprice_level = 2026\nkey = \"alfa\"\n"
                               "paid_by = \"alfa\"\nsource = \"contract\"")
                         .with("[frames.money]",
                               "label = \"Ram\"\nowner = \"alfa\"\ncosts = [\"rent\", \"more\"]\namount.2028 = \"1 kr\"\n"
                               "over = \"shown\"\nsource = \"contract\"");
    EXPECT_EQ(problems_projecting(two), (problem_list{two.at("[frames.^money]", "too_large_amount")})) << "each fits, their sum does not";
}

TEST(Projection, IsTheSameWhenEverythingIs) {
    const auto a = projected(example{});
    EXPECT_TRUE(a == projected(example{}));
    EXPECT_FALSE(a == projected(example{}, 2027));
    EXPECT_FALSE(a == projected(example{}, {}, make_day(2027, 1, 1)));
    EXPECT_FALSE(a == projected(example{}.with("[costs.rent]", "yearly = \"1 201 kr\"")));
    EXPECT_FALSE(a == projected(example{}.with("[costs.rent]", "note = \"x\""))) << "the same figures of another text";
}

TEST(Projection, KeepsTheDayFromWhichItIsJudged) {
    EXPECT_EQ(projected(example{}, {}, make_day(2027, 5, 1)).as_of, make_day(2027, 5, 1));
    EXPECT_EQ(projected(example{}).as_of, std::nullopt);
}
