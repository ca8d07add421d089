// The evaluator: what a recorder hears, where an amount ends up down its keys, who comes first in a tie, and what it refuses.

#include <andel/projection/evaluate.hpp>
#include <andel/projection/known_figures.hpp>

#include "example.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <map>
#include <numeric>
#include <string>
#include <vector>

namespace {

using namespace andel;

/// Keeps everything that it hears.
struct full_recorder : no_recorder {
    struct heard_part {
        rational exact, whole, unit;
    };
    std::map<row_number, rational> steps, levels, cells;
    std::vector<rational> exact, rounded_amounts;
    std::vector<heard_part> borne;

    void mark(const rational& value, meaning what, row_number row) {
        switch (what) {
            case meaning::index_factor:
            case meaning::index_amount:
                steps.insert_or_assign(row, value);
                break;
            case meaning::level:
                levels.emplace(row, value);
                break;
            case meaning::cell_amount:
                cells.emplace(row, value);
                break;
            case meaning::exact_amount:
                exact.push_back(value);
                break;
            case meaning::rounded_amount:
                rounded_amounts.push_back(value);
                break;
            case meaning::read_figure:
            case meaning::step_change:
            case meaning::book_value:
            case meaning::depreciation:
            case meaning::capital_depreciation:
            case meaning::capital_interest:
            case meaning::capital_grant:
            case meaning::loan_interest:
            case meaning::loan_repayment:
                break;
            default:
                ADD_FAILURE() << "only what is made is marked";
        }
    }
    std::vector<rational> parts(part_kind kind, row_number charge, std::span<const row_number> parties, std::span<const rational> quotas,
                                const split_rule& rule, std::span<const std::uint32_t> ranks, const split_result& whole,
                                const rational& unit) {
        for (std::size_t i = 0; i < quotas.size() && kind == part_kind::borne; ++i) {
            borne.push_back({quotas[i] * unit, rational{whole.parts[i].units} * unit, unit});
        }
        return no_recorder::parts(kind, charge, parties, quotas, rule, ranks, whole, unit);
    }
};

std::vector<std::filesystem::path> agreements() {
    std::vector<std::filesystem::path> files;
    for (const auto& each : std::filesystem::directory_iterator{source_folder() / "agreements"}) {
        if (each.path().extension() == ".toml") {
            files.push_back(each.path());
        }
    }
    return files;
}

/// "1/2 alfa, 1/2 region_x" in the order in which the ways are found, an activity in brackets.
std::string ways(const std::string& text) {
    const plan rows = planned(text);
    no_recorder nobody;
    evaluator<no_recorder> evaluate{rows, nothing_read, nobody};
    std::string found;
    rational sum;
    for (const auto& each : evaluate.shares_of(rows.cells.front().key)) {
        found.append(found.empty() ? "" : ", ").append(to_text(each.of_whole)).append(" ").append(rows.source->parties[each.party].id);
        found.append(each.activity == no_row ? "" : " (" + rows.source->activities[each.activity].id + ")");
        sum += each.of_whole;
    }
    EXPECT_EQ(sum, 1) << "the fractions make one";
    return found;
}

evaluation_fault fault_of(const std::string& text) {
    const plan rows = planned(text);
    no_recorder nobody;
    evaluator<no_recorder> evaluate{rows, nothing_read, nobody};
    charge_result result;
    evaluate.evaluate_charge(0, result);
    EXPECT_EQ(result.fault == evaluation_fault::none, !result.entries.empty());
    return result.fault;
}

std::string in_rank(const std::string& text) {
    const plan rows = planned(text);
    no_recorder nobody;
    const evaluator<no_recorder> evaluate{rows, nothing_read, nobody};
    std::vector<row_number> order(rows.source->parties.size());
    std::iota(order.begin(), order.end(), 0U);
    std::ranges::sort(order, {}, [&](row_number party) { return evaluate.rank(party); });
    std::string ids;
    for (const row_number each : order) {
        ids.append(ids.empty() ? "" : " ").append(rows.source->parties[each].id);
    }
    return ids;
}

example with_part(const std::string& rule) { return example{}.with("[rounding]", "part = { to = \"0,01 kr\", " + rule + " }"); }

example thirds() { return example{}.with("[costs.rent]", "yearly = \"100 kr\"").with("[keys.half_each]", "equal = \"everyone\""); }

}  // namespace

TEST(Recorder, HearsOfEveryCellAmountPartAndIndexStep) {
    for (const auto& file : agreements()) {
        const projection of = projected_with_its_figures(file, 2042);
        const plan& rows = *of.planned;
        const known_figures known{rows, *of.read, of.as_of};
        full_recorder heard;
        evaluator<full_recorder> evaluate{rows, known.found(), heard};
        std::size_t parties = 0;
        charge_result result;
        for (row_number number = 0; number < rows.charges.size(); ++number) {
            evaluate.evaluate_charge(number, result);
            parties += result.entries.size();
        }
        // What is capital, a loan or moves from party to party has no level; what moves nothing has no amount.
        const auto in_kronor =
            std::ranges::count_if(rows.cells, [](const cell_row& each) { return each.amount != no_row || each.as_charged; });
        EXPECT_EQ(heard.levels.size(), static_cast<std::size_t>(in_kronor)) << file;
        const auto ordinary = std::ranges::count(rows.charges, charge_component::ordinary, &charge_row::component);
        EXPECT_GE(heard.rounded_amounts.size(), static_cast<std::size_t>(ordinary)) << file;
        EXPECT_EQ(heard.borne.size(), parties) << file;
        EXPECT_EQ(heard.steps.size(), rows.index_steps.size()) << file;
    }
}

TEST(Recorder, HearsNumbersThatAddUp) {
    for (const auto& file : agreements()) {
        const projection of = projected_with_its_figures(file, 2042);
        const plan& rows = *of.planned;
        const known_figures known{rows, *of.read, of.as_of};
        charge_result result;
        for (row_number number = 0; number < rows.charges.size(); ++number) {
            full_recorder heard;
            evaluator<full_recorder> evaluate{rows, known.found(), heard};
            evaluate.evaluate_charge(number, result);
            rational cells;
            if (rows.charges[number].component != charge_component::ordinary) {
                continue;
            }
            for (const auto& [row, amount] : heard.cells) {
                if (rows.cells[row].amount != no_row) {
                    EXPECT_EQ(amount, heard.levels.at(row) * rows.cells[row].fraction) << file;
                }
                cells += amount;
            }
            ASSERT_EQ(heard.exact.size(), 1U);
            ASSERT_EQ(heard.rounded_amounts.size(), 1U);
            EXPECT_EQ(heard.exact[0], cells) << file;
            EXPECT_EQ(heard.rounded_amounts[0], exact_money{result.total}.kronor()) << file;
            rational exact;
            rational whole;
            for (const auto& each : heard.borne) {
                exact += each.exact;
                whole += each.whole;
                EXPECT_LT(absolute(each.exact - each.whole), each.unit * 2) << "a named taker, of up to four parties";
            }
            EXPECT_EQ(exact, heard.rounded_amounts[0]) << file;
            EXPECT_EQ(whole, heard.rounded_amounts[0]) << file;
        }
    }
}

TEST(Recorder, ChangesNothing) {
    for (const auto& file : agreements()) {
        const projection unrecorded = projected_with_its_figures(file, 2042);
        const plan& rows = *unrecorded.planned;
        const known_figures known{rows, *unrecorded.read, unrecorded.as_of};
        full_recorder heard;
        evaluator<full_recorder> evaluate{rows, known.found(), heard};
        std::vector<entry_row> recorded;
        charge_result result;
        for (row_number number = 0; number < rows.charges.size(); ++number) {
            evaluate.evaluate_charge(number, result);
            recorded.insert(recorded.end(), result.entries.begin(), result.entries.end());
        }
        EXPECT_TRUE(recorded == unrecorded.entries) << file;
    }
}

TEST(Ways, OfAPartyIsItself) { EXPECT_EQ(ways(example{}.with("[costs.rent]", "key = \"beta\"")), "1 beta"); }

TEST(Ways, FollowSharesWeightsAndEqualParts) {
    const auto keyed = [](const std::string& line) {
        return example{}.without("[keys.half_each]", "equal").with("[keys.half_each]", line);
    };
    EXPECT_EQ(ways(keyed("shares = { alfa = \"12,5 %\", region_x = \"rest\" }")), "1/8 alfa, 7/8 region_x");
    EXPECT_EQ(ways(keyed("weights = { alfa = 210, beta = 185 }")), "42/79 alfa, 37/79 beta");
    EXPECT_EQ(ways(keyed("weights = { alfa = \"12,4 mnkr\", beta = \"3 100 tkr\" }")), "4/5 alfa, 1/5 beta");
    EXPECT_EQ(ways(keyed("equal = \"everyone\"")), "1/3 alfa, 1/3 beta, 1/3 region_x");
}

TEST(Ways, GoOnThroughActivitiesAndRememberTheFirst) {
    const auto text = example{}
                          .with("[costs.rent]", "key = \"by_area\"")
                          .with("[keys.by_area]", "weights = { outer = 3, open_preschool = 1 }\nsource = \"contract\"")
                          .with("[activities.outer]", "label = \"Y\"\nresponsible = \"inner\"\nsource = \"contract\"")
                          .with("[activities.inner]", "label = \"I\"\nresponsible = \"half_each\"\nsource = \"contract\"");
    EXPECT_EQ(ways(text), "3/8 alfa (outer), 3/8 region_x (outer), 1/4 alfa (open_preschool)");
}

TEST(Ways, OfACompositeKeyAreTheProducts) {
    // agreements/README.md: half equally, half by heads; 10 854 and 3 120 heads.
    const auto text = example{}
                          .with("[costs.rent]", "key = \"half_and_half\"")
                          .with("[keys.half_and_half]", "shares = { equally = \"50 %\", by_heads = \"50 %\" }\nsource = \"contract\"")
                          .with("[keys.equally]", "equal = \"municipalities\"\nsource = \"contract\"")
                          .with("[keys.by_heads]", "weights = { alfa = 10854, beta = 3120 }\nsource = \"contract\"");
    EXPECT_EQ(ways(text), "5947/9316 alfa, 3369/9316 beta");  // 1/4 + 10 854 / 27 948, 1/4 + 3 120 / 27 948: one way each
}

TEST(Ways, MayBeLong) {
    example text = example{}.with("[costs.rent]", "key = \"k1\"");
    for (int i = 1; i < 50; ++i) {
        const std::string id = std::to_string(i);
        const std::string next = std::to_string(i + 1);
        text = text.with("[keys.k" + id + "]", "equal = [\"k" + next + "\"]\nsource = \"contract\"");
    }
    EXPECT_EQ(ways(text.with("[keys.k50]", "equal = [\"beta\", \"alfa\"]\nsource = \"contract\"")), "1/2 beta, 1/2 alfa");
}

TEST(Rank, FollowsTheOrderOfTheRule) {
    EXPECT_EQ(in_rank(with_part("odd = \"first_in_order\", order = [\"region_x\", \"beta\", \"alfa\"]")), "region_x beta alfa");
    EXPECT_EQ(in_rank(with_part("odd = \"first_in_order\", order = [\"beta\", \"regions\", \"municipalities\"]")), "beta region_x alfa");
    EXPECT_EQ(in_rank(with_part("odd = \"first_in_order\", order = [\"open_preschool\", \"region_x\", \"alfa\", \"beta\"]")),
              "region_x alfa beta")
        << "an activity takes nobody's place";
}

TEST(Rank, ByCodeIsAsTextAndThoseWithoutComeLastById) {
    const auto text = with_part("odd = \"largest_remainder\", order = \"by_code\"")
                          .with("[parties]",
                                "zeta = { label = \"Z\", class = \"company\", source = \"contract\" }\n"
                                "eta = { label = \"E\", class = \"company\", source = \"contract\" }");
    EXPECT_EQ(in_rank(text), "region_x alfa beta eta zeta") << "\"99\" comes before \"9901\"";
}

TEST(Evaluation, RefusesWhatDoesNotComeOutWhole) {
    EXPECT_EQ(fault_of(thirds()), evaluation_fault::part_not_whole);
    EXPECT_EQ(fault_of(thirds().with("[rounding]", "part = { to = \"1 kr\", odd = \"largest_part\", order = \"by_code\" }")),
              evaluation_fault::none);
    EXPECT_EQ(fault_of(example{}.with("[term]", "start = \"2026-03-16\"\npart_years = \"days\"")), evaluation_fault::amount_not_whole);
    EXPECT_EQ(fault_of(example{}
                           .with("[costs.rent]", "yearly = \"100,50 kr\"")
                           .with("[rounding]", "part = { to = \"1 kr\", odd = \"largest_part\", order = \"by_code\" }")),
              evaluation_fault::amount_not_in_units);
}

TEST(Evaluation, RefusesAnOddUnitForAPartyWithoutAPart) {
    const auto text = example{}.with("[costs.rent]", "yearly = \"100,01 kr\"");
    EXPECT_EQ(fault_of(text.with("[rounding]", "part = { to = \"0,01 kr\", odd = \"beta\" }")), evaluation_fault::taker_without_part);
    EXPECT_EQ(fault_of(text.with("[rounding]", "part = { to = \"0,01 kr\", odd = \"alfa\" }")), evaluation_fault::none);
    EXPECT_EQ(fault_of(example{}.with("[rounding]", "part = { to = \"0,01 kr\", odd = \"beta\" }")), evaluation_fault::none)
        << "nothing is left to take";
}

TEST(Evaluation, RoundsTheAmountBeforeItIsDivided) {
    const auto text = thirds()
                          .with("[costs.rent]", "yearly = \"100,50 kr\"")
                          .with("[rounding]",
                                "amount = { to = \"1 kr\", mode = \"half_up\" }\n"
                                "part = { to = \"0,01 kr\", odd = \"largest_remainder\", order = [\"alfa\", \"beta\", \"region_x\"] }");
    const auto result = projected(text);
    EXPECT_EQ(borne(result, "alfa", 2026), kronor("33,67")) << "a third of 101 kr, and the first of the odd öre";
    EXPECT_EQ(borne(result, "beta", 2026), kronor("33,67"));
    EXPECT_EQ(borne(result, "region_x", 2026), kronor("33,66"));
    EXPECT_EQ(result.entries[0].odd_units + result.entries[1].odd_units + result.entries[2].odd_units, 2);
}
