// The report: years and totals, renewals apart from the term, units rounded by a named rule, marks and notes, in both languages.

#include <andel/report/make_report.hpp>

#include "example.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <string>
#include <vector>

namespace {

using namespace andel;

using lines = std::vector<std::string>;

report report_of(const std::string& text, const report_options& options = {}, std::optional<int> until = {},
                 std::optional<day> as_of = {}) {
    return make_report(projected(text, until, as_of), options);
}

std::string with_plain_spaces(std::string_view text) {
    constexpr std::string_view hard = "\u00A0";
    std::string plain;
    while (!text.empty()) {
        plain += text.starts_with(hard) ? ' ' : text.front();
        text.remove_prefix(text.starts_with(hard) ? hard.size() : 1);
    }
    return plain;
}

/// "2026: 600,00 600,00 1 200,00"
lines rows_of(const report& from, std::size_t block) {
    lines rows;
    for (const report_row& each : from.blocks.at(block).rows) {
        std::string text = each.label + (each.past_without_actuals ? " †:" : ":");
        for (const std::int64_t cell : each.cells) {
            text.append(" ").append(write_steps(cell, from.blocks[block].unit, from.in));
        }
        rows.push_back(with_plain_spaces(text));
    }
    return rows;
}

lines headings_of(const report& from) {
    lines all;
    for (const report_block& each : from.blocks) {
        all.push_back(each.heading);
    }
    return all;
}

bool has_note(const report& from, std::string_view part) {
    return std::ranges::any_of(from.notes, [&](const std::string& note) { return note.find(part) != std::string::npos; });
}

std::string renewed(const std::string& happens) {
    return std::string{"renewal = { length = \"1 year\", happens = \""}.append(happens).append(
        "\", at_most = \"unlimited\" }\nnotice = { length = \"6 months\", before = \"period_end\" }\nmonth_end = \"whole_months\"");
}

example with_staff() {
    return example{}.with("[costs.staff]",
                          "label = \"Personal\"\nyearly = \"300 kr\"\nindex = \"none\"\nkey = \"open_preschool\"\npaid_by = \"bearer\"\n"
                          "source = \"contract\"");
}

/// Three parties that each bear their own: 1 234,5, 2 345,5 and 3 456,5 tkr.
example three_halves() {
    example text = example{}.with("[term]", "end = \"2026-12-31\"").with("[costs.rent]", "yearly = \"1 234,5 tkr\"\nkey = \"alfa\"");
    text =
        text.with("[costs.b]",
                  "label = \"B\"\nyearly = \"2 345,5 tkr\"\nindex = \"none\"\nkey = \"beta\"\npaid_by = \"bearer\"\nsource = \"contract\"");
    return text.with(
        "[costs.c]",
        "label = \"C\"\nyearly = \"3 456,5 tkr\"\nindex = \"none\"\nkey = \"region_x\"\npaid_by = \"bearer\"\nsource = \"contract\"");
}

const report_options in_english{.in = language::english};
const report_options in_tkr{.unit = money_unit::tkr};

lines columns_of(const report& from, std::size_t block) {
    lines columns;
    for (const std::string& each : from.blocks.at(block).columns) {
        columns.push_back(with_plain_spaces(each));
    }
    return columns;
}

/// What is said of the options, in English; nothing when they are followed.
std::string refusal_of(const std::string& text, const report_options& options) {
    try {
        (void)report_of(text, options);
        return "";
    } catch (const options_refused& refused) {
        EXPECT_NE(refused.words.swedish, refused.words.english);
        EXPECT_EQ(refused.words.swedish.find('{'), std::string::npos) << refused.words.swedish;
        EXPECT_EQ(refused.words.english.find('{'), std::string::npos) << refused.words.english;
        EXPECT_EQ(refused.what(), refused.words.english);
        return refused.words.english;
    }
}

/// With an index that prices follow, and no cost.
example with_prices(const std::string& clause) {
    return example{}.with("[indexes.prices]", "label = \"Priser\"\nsource = \"article\"\n" + clause);
}
example with_two_percent() { return with_prices("change = \"2 %\"\nagainst = \"previous\"\nevery = \"01-01\""); }

}  // namespace

TEST(Report, HasThreeBlocksWithEveryYearAndTheTotalOfTheTerm) {
    const auto table = report_of(example{});
    ASSERT_EQ(table.blocks.size(), 3U);
    EXPECT_EQ(table.blocks[0].columns, (lines{"Alfa kommun", "Beta kommun", "Region X", "Summa"}));
    EXPECT_EQ(table.blocks[2].columns, (lines{"Alfa kommun", "Beta kommun", "Region X"})) << "what is settled sums to nothing";
    EXPECT_EQ(rows_of(table, 0), (lines{"2026: 600,00 0,00 600,00 1 200,00", "2027: 600,00 0,00 600,00 1 200,00",
                                        "2028: 600,00 0,00 600,00 1 200,00", "Avtalstiden 2026–2028: 1 800,00 0,00 1 800,00 3 600,00"}));
    EXPECT_EQ(rows_of(table, 1).back(), "Avtalstiden 2026–2028: 0,00 0,00 3 600,00 3 600,00");
    EXPECT_EQ(rows_of(table, 2).back(), "Avtalstiden 2026–2028: 1 800,00 0,00 −1 800,00");
    EXPECT_EQ(table.blocks[0].rows[0].kind, row_kind::year);
    EXPECT_EQ(table.blocks[0].rows[3].kind, row_kind::total);
}

TEST(Report, ShowsAYearWithoutCostsToo) {
    const auto table = report_of(example{}.with("[costs.rent]", "yearly.from-2028 = \"1 200 kr\""));
    EXPECT_EQ(rows_of(table, 0)[0], "2026: 0,00 0,00 0,00 0,00");
    EXPECT_EQ(rows_of(table, 0).size(), 4U);
}

TEST(Report, NeverCountsRenewalsInTheTotalOfTheTerm) {
    const auto table = report_of(example{}.with("[term]", "end = \"2027-12-31\"\n" + renewed("unless_notice")), {}, 2029);
    EXPECT_EQ(rows_of(table, 0),
              (lines{"2026: 600,00 0,00 600,00 1 200,00", "2027: 600,00 0,00 600,00 1 200,00",
                     "Avtalstiden 2026–2027: 1 200,00 0,00 1 200,00 2 400,00", "2028 *: 600,00 0,00 600,00 1 200,00",
                     "2029 *: 600,00 0,00 600,00 1 200,00", "Förlängning * 2028–2029: 1 200,00 0,00 1 200,00 2 400,00"}));
    EXPECT_EQ(table.blocks[0].rows[3].how_firm, standing::rests_on_no_notice);
    EXPECT_TRUE(has_note(table, "om ingen säger upp avtalet"));
    EXPECT_TRUE(has_note(table, "Uppsägning: 6 månader före periodens slut (avtalat)."));
}

TEST(Report, DividesAYearThatIsPartlyRenewed) {
    const auto text = example{}.with("[term]", "end = \"2027-06-30\"\npart_years = \"months\"\n" + renewed("by_decision"));
    const auto table = report_of(text, {}, 2027);
    EXPECT_EQ(rows_of(table, 0), (lines{"2026: 600,00 0,00 600,00 1 200,00", "2027: 300,00 0,00 300,00 600,00",
                                        "Avtalstiden 2026–2027: 900,00 0,00 900,00 1 800,00", "2027 *: 300,00 0,00 300,00 600,00",
                                        "Förlängning * 2027: 300,00 0,00 300,00 600,00"}));
    EXPECT_EQ(table.blocks[0].rows[3].how_firm, standing::conditional);
    EXPECT_TRUE(has_note(table, "om förlängningen beslutas"));
    EXPECT_FALSE(has_note(report_of(text), "förlängning")) << "nothing of it is shown";
}

TEST(Report, ByCostShowsWhatEachBearsAndSettles) {
    const auto table = report_of(with_staff(), {.by = grouping::cost});
    EXPECT_EQ(headings_of(table), (lines{"Hyra", "Personal"}));
    EXPECT_EQ(table.blocks[0].columns, (lines{"Alfa kommun bär", "Beta kommun bär", "Region X bär", "Summa", "Alfa kommun reglerar",
                                              "Beta kommun reglerar", "Region X reglerar"}));
    EXPECT_EQ(rows_of(table, 0)[0], "2026: 600,00 0,00 600,00 1 200,00 600,00 0,00 −600,00");
    EXPECT_EQ(rows_of(table, 1)[0], "2026: 300,00 0,00 0,00 300,00 0,00 0,00 0,00");
}

TEST(Report, ByActivityShowsWhatComesThroughEach) {
    const auto table = report_of(with_staff(), {.by = grouping::activity});
    EXPECT_EQ(headings_of(table), (lines{"Öppen förskola", "Utan verksamhet"}));
    EXPECT_EQ(rows_of(table, 0)[0], "2026: 300,00 0,00 0,00 300,00");
    EXPECT_EQ(rows_of(table, 1)[0], "2026: 600,00 0,00 600,00 1 200,00");
}

TEST(Report, ShowsFramesWithTheirOwner) {
    const auto text = example{}.with("[frames.money]",
                                     "label = \"Avsatt\"\nowner = \"alfa\"\ncosts = [\"rent\"]\namount = { 2026 = \"500 kr\", 2028 = "
                                     "\"700 kr\" }\nover = \"shown\"\nsource = \"contract\"");
    const auto table = report_of(text);
    ASSERT_EQ(table.blocks.size(), 4U);
    EXPECT_EQ(table.blocks[3].heading, "Ram: Avsatt (Alfa kommun)");
    EXPECT_EQ(rows_of(table, 3), (lines{"2026: 500,00 600,00 −100,00", "2028: 700,00 600,00 100,00"})) << "and no total over the years";
    EXPECT_EQ(report_of(text, in_english).blocks[3].heading, "Frame: Avsatt (Alfa kommun)");
}

TEST(Unit, RoundsEachCellHalfUpFromTheOre) {
    const auto table = report_of(three_halves(), in_tkr);
    EXPECT_EQ(rows_of(table, 0)[0], "2026: 1 235 2 346 3 457 7 037") << "7 036,5 tkr; the parts shown make 7 038";
    EXPECT_TRUE(has_note(table, "avrundat"));
    const auto millions = report_of(three_halves(), {.unit = money_unit::mnkr});
    EXPECT_EQ(rows_of(millions, 0)[0], "2026: 1,2 2,3 3,5 7,0");
    EXPECT_FALSE(has_note(millions, "avrundat")) << "1,2 + 2,3 + 3,5 is 7,0";
}

TEST(Unit, RoundsACreditAsItsCharge) {
    const auto table = report_of(example{}.with("[costs.rent]", "yearly = \"1 000 kr\""), in_tkr);
    EXPECT_EQ(rows_of(table, 2)[0], "2026: 1 0 −1") << "500 kr and −500 kr, away from zero";
}

TEST(Unit, OfKronorNeedsNoNote) {
    EXPECT_TRUE(report_of(three_halves()).notes.empty());
    EXPECT_TRUE(report_of(example{}.with("[costs.rent]", "yearly = \"2 mnkr\""), in_tkr).notes.empty()) << "and neither do whole tkr";
}

TEST(Unit, SaysSoWhenTheYearsShownDoNotMakeTheTotal) {
    const auto table = report_of(example{}.with("[costs.rent]", "yearly = \"400 kr\"\nkey = \"alfa\"\npaid_by = \"bearer\""), in_tkr);
    EXPECT_EQ(rows_of(table, 0).back(), "Avtalstiden 2026–2028: 1 0 0 1") << "three times 0,4 tkr";
    EXPECT_TRUE(has_note(table, "avrundat"));
}

TEST(Past, YearsAreMarkedFromTheDayAfterTheirLast) {
    const auto table = report_of(example{}, {}, {}, make_day(2028, 1, 1));
    EXPECT_TRUE(rows_of(table, 0)[0].starts_with("2026 †:"));
    EXPECT_TRUE(table.blocks[0].rows[1].past_without_actuals);
    EXPECT_FALSE(table.blocks[0].rows[2].past_without_actuals) << "2028 has only begun";
    EXPECT_FALSE(table.blocks[0].rows[3].past_without_actuals) << "a total is no year";
    EXPECT_TRUE(has_note(table, "† Året var slut 2028-01-01"));
    EXPECT_FALSE(report_of(example{}, {}, {}, make_day(2026, 12, 31)).blocks[0].rows[0].past_without_actuals) << "not on its last day";
    EXPECT_FALSE(has_note(report_of(example{}), "†")) << "no day, no mark";
}

TEST(Past, IsAskedOfAChargeToo) {
    const auto result = projected(example{}, {}, make_day(2027, 6, 1));
    EXPECT_TRUE(past_without_actuals(result, result.planned->charges[0]));
    EXPECT_FALSE(past_without_actuals(result, result.planned->charges[1]));
    const auto undated = projected(example{});
    EXPECT_FALSE(past_without_actuals(undated, undated.planned->charges[0]));
}

TEST(Resting, CountsEachFigureUnderItsWeakestInput) {
    const auto text = with_staff()
                          .with("[term]", renewed("unless_notice"))
                          .with("[costs.staff]", "source = \"assumption\"")
                          .with("[keys.half_each]", "source = \"article\"");
    const auto rests = what_it_rests_on(projected(text, 2030));
    ASSERT_EQ(rests.size(), 2U);
    EXPECT_EQ(rests[0].on, status::assumed) << "weakest first";
    EXPECT_EQ(rests[0].amount, kronor("900")) << "three years of 300, no renewals";
    EXPECT_EQ(rests[1].on, status::reported);
    EXPECT_EQ(rests[1].amount, kronor("3 600"));
    const auto table = report_of(text);
    ASSERT_EQ(table.preface.size(), 3U);
    EXPECT_NE(table.preface[0].find("avtalstiden 2026–2028"), std::string::npos) << table.preface[0];
    EXPECT_EQ(table.preface[1], "  antaget: 900,00 kr (20,0 %)");
    EXPECT_EQ(table.preface[2], "  uppgivet: 3\u00A0600,00 kr (80,0 %)");
    EXPECT_EQ(report_of(text, in_english).preface[2], "  reported: 3,600.00 kr (80.0 %)");
}

TEST(Resting, AddsUpToTheTotalOfTheTerm) {
    for (const auto& file : std::filesystem::directory_iterator{source_folder() / "agreements"}) {
        if (file.path().extension() != ".toml") {
            continue;
        }
        const auto result = projected(bytes_of(file.path()), 2045);
        money total;
        for (const entry_row& each : result.entries) {
            total += result.planned->charges[each.charge].how_firm == standing::firm ? each.bears : money{};
        }
        for (const resting& each : what_it_rests_on(result)) {
            total -= each.amount;
        }
        EXPECT_TRUE(total.is_zero()) << file.path();
    }
}

TEST(Preface, ListsTheAnswersOfTheRuleProfile) {
    const auto table = report_of(example{}.without("[rounding]").with("[agreement]", "rules = \"andel-1\""));
    for (const std::string_view address : {"  rounding.period: ", "  rounding.amount: ", "  rounding.part: "}) {
        EXPECT_TRUE(std::ranges::any_of(table.preface, [&](const std::string& line) { return line.starts_with(address); })) << address;
    }
}

TEST(Notice, IsShownAsItIsWritten) {
    const auto text = example{}.with(
        "[term]",
        "renewal = { length = \"1 year\", happens = \"unless_notice\", at_most = 3 }\n"
        "notice = { length = \"1 year\", before = \"any_day\", to = \"month_end\", by_party = { region_x = \"24 months\" } }");
    EXPECT_TRUE(has_note(report_of(text), "1 år"));
    EXPECT_TRUE(has_note(report_of(text), "från vilken dag som helst"));
    EXPECT_TRUE(has_note(report_of(text), "24 månader")) << "the time of one party";
    EXPECT_TRUE(
        has_note(report_of(text, in_english), "Notice: 1 year from any day, to the end of the month; Region X: 24 months (agreed)."));
}

TEST(Language, ChangesTheWordsAndNoFigure) {
    const auto text = with_staff()
                          .with("[indexes.prices]", "change = \"2 %\"\nagainst = \"previous\"\nevery = \"01-01\"\nsource = \"article\"")
                          .with("[term]", renewed("unless_notice"))
                          .with("[frames.money]",
                                "label = \"Avsatt\"\nowner = \"alfa\"\ncosts = [\"rent\"]\namount.2026 = \"500 kr\"\nover = \"shown\"\n"
                                "source = \"contract\"");
    for (const grouping by : {grouping::party, grouping::cost, grouping::activity}) {
        report_options options{.by = by, .prices_of = 2025, .deflator = "prices", .inhabitants = {{"alfa", 700}}};
        const auto swedish = report_of(text, options, 2030, make_day(2028, 1, 1));
        options.in = language::english;
        const auto english = report_of(text, options, 2030, make_day(2028, 1, 1));
        ASSERT_EQ(swedish.blocks.size(), english.blocks.size());
        EXPECT_NE(swedish.title, english.title);
        EXPECT_EQ(swedish.notes.size(), english.notes.size());
        for (std::size_t i = 0; i < swedish.blocks.size(); ++i) {
            for (std::size_t row = 0; row < swedish.blocks[i].rows.size(); ++row) {
                EXPECT_EQ(swedish.blocks[i].rows[row].cells, english.blocks[i].rows[row].cells);
            }
        }
    }
}

TEST(Title, NamesTheAgreementTheYearsAndTheUnit) {
    EXPECT_EQ(report_of(example{}).title, "Exempel\nKalkyl 2026–2028, kr exklusive moms");
    EXPECT_EQ(report_of(example{}, {.unit = money_unit::mnkr, .in = language::english}).title,
              "Exempel\nProjection 2026–2028, mnkr excluding VAT");
    EXPECT_EQ(report_of(example{}, {}, 2026).title, "Exempel\nKalkyl 2026, kr exklusive moms");
}

TEST(Budget, NamesTheYearsAsACouncilDoes) {
    const auto text = example{}.with("[term]", "end = \"2033-12-31\"");
    const auto table = report_of(text, {.budget_year = 2028});
    EXPECT_EQ(columns_of(table, 0), (lines{"Avtal 2027", "Budget 2028", "Plan 2029", "Plan 2030"})) << "and no year of a projection";
    EXPECT_EQ(columns_of(report_of(text, {.budget_year = 2028}, 2032), 0),
              (lines{"Avtal 2027", "Budget 2028", "Plan 2029", "Plan 2030", "Kalkyl 2031", "Kalkyl 2032"}))
        << "as far as was asked for";
    EXPECT_EQ(columns_of(report_of(text, {.in = language::english, .budget_year = 2028}, 2031), 0),
              (lines{"Agreement 2027", "Budget 2028", "Plan 2029", "Plan 2030", "Projection 2031"}));
    EXPECT_EQ(table.title, "Exempel\nUnderlag för budget 2028: 2027–2030, kr exklusive moms");
}

TEST(Budget, PutsThePartiesDown) {
    const auto table = report_of(example{}, {.budget_year = 2027});
    EXPECT_EQ(columns_of(table, 0), (lines{"Avtal 2026", "Budget 2027", "Plan 2028"})) << "the term has no more";
    EXPECT_EQ(rows_of(table, 0), (lines{"Alfa kommun: 600,00 600,00 600,00", "Beta kommun: 0,00 0,00 0,00",
                                        "Region X: 600,00 600,00 600,00", "Summa: 1 200,00 1 200,00 1 200,00"}));
    EXPECT_EQ(rows_of(table, 2).back(), "Region X: −600,00 −600,00 −600,00");
    EXPECT_EQ(table.blocks[0].row_heading, "kr");
    EXPECT_EQ(table.blocks[0].rows[2].kind, row_kind::amount);
    EXPECT_EQ(table.blocks[0].rows[3].kind, row_kind::total);
    EXPECT_EQ(table.blocks[2].rows[2].kind, row_kind::amount) << "what is settled has no sum";
}

TEST(Budget, NeverClaimsAccountsThatAreNotThere) {
    const auto table = report_of(example{}, {.budget_year = 2027}, {}, make_day(2027, 3, 1));
    EXPECT_EQ(columns_of(table, 0)[0], "Avtal 2026 †");
    EXPECT_TRUE(has_note(table, "Avtal 2026: avtalets belopp. Bokförda belopp saknas"));
    EXPECT_TRUE(has_note(table, "† Året var slut 2027-03-01"));
    const auto first = report_of(example{}, {.budget_year = 2026});
    EXPECT_EQ(columns_of(first, 0)[0], "Budget 2026") << "there is no year before";
    EXPECT_FALSE(has_note(first, "Bokförda"));
}

TEST(Budget, MarksRenewals) {
    const auto text = example{}.with("[term]", "end = \"2027-06-30\"\npart_years = \"months\"\n" + renewed("by_decision"));
    const auto table = report_of(text, {.budget_year = 2026}, 2029);
    EXPECT_EQ(columns_of(table, 0), (lines{"Budget 2026", "Plan 2027", "Plan 2027 *", "Plan 2028 *", "Kalkyl 2029 *"}));
    EXPECT_EQ(rows_of(table, 0)[3], "Summa: 1 200,00 600,00 600,00 1 200,00 1 200,00");
    EXPECT_TRUE(has_note(table, "om förlängningen beslutas"));
    EXPECT_FALSE(has_note(report_of(text, {.budget_year = 2026}), "förlängningen beslutas")) << "none is shown";
}

TEST(Budget, MarksTheYearWhosePartsDoNotMakeItsTotal) {
    const auto table = report_of(three_halves(), {.unit = money_unit::tkr, .budget_year = 2026});
    EXPECT_EQ(columns_of(table, 0), (lines{"Budget 2026 ‡"}));
    EXPECT_EQ(rows_of(table, 0), (lines{"Alfa kommun: 1 235", "Beta kommun: 2 346", "Region X: 3 457", "Summa: 7 037"}));
    EXPECT_TRUE(has_note(table, "‡"));
    const auto millions = report_of(three_halves(), {.unit = money_unit::mnkr, .budget_year = 2026});
    EXPECT_EQ(columns_of(millions, 0), (lines{"Budget 2026"}));
    EXPECT_FALSE(has_note(millions, "‡"));
}

TEST(Budget, LeavesOutWhatHasNothingInItsYears) {
    const auto text = with_staff()
                          .with("[term]", "end = \"2032-12-31\"")
                          .with("[costs.start_up]",
                                "label = \"Uppstart\"\nonce.2026 = \"90 kr\"\nkey = \"alfa\"\npaid_by = \"bearer\"\nsource = \"contract\"")
                          .with("[frames.money]",
                                "label = \"Avsatt\"\nowner = \"alfa\"\ncosts = [\"rent\"]\namount = { 2026 = \"500 kr\", 2029 = "
                                "\"700 kr\" }\nover = \"shown\"\nsource = \"contract\"");
    EXPECT_EQ(headings_of(report_of(text, {.by = grouping::cost, .budget_year = 2026})),
              (lines{"Hyra", "Personal", "Uppstart", "Ram: Avsatt (Alfa kommun)"}));
    const auto later = report_of(text, {.by = grouping::cost, .budget_year = 2029});
    EXPECT_EQ(headings_of(later), (lines{"Hyra", "Personal", "Ram: Avsatt (Alfa kommun)"}));
    EXPECT_EQ(columns_of(later, 2), (lines{"Budget 2029"})) << "a frame has its own years";
    EXPECT_EQ(rows_of(later, 2), (lines{"Ram: 700,00", "Ägarens kostnad: 600,00", "Kvar (minus: överskriden): 100,00"}));
    EXPECT_EQ(headings_of(report_of(text, {.by = grouping::cost, .budget_year = 2031})), (lines{"Hyra", "Personal"}));
}

TEST(Budget, IsOfAYearThatIsProjected) {
    EXPECT_EQ(refusal_of(example{}, {.budget_year = 2028}), "");
    EXPECT_EQ(refusal_of(example{}, {.budget_year = 2029}),
              "The budget year 2029 is not among the years projected, 2026–2028. Choose one of them, or project more years.");
    EXPECT_NE(refusal_of(example{}, {.budget_year = 2025}), "");
}

TEST(FixedPrices, DivideByWhatPricesHaveRisen) {
    const auto text = with_two_percent().with("[costs.rent]", "yearly = \"10 404 kr\"");
    const auto table = report_of(text, {.prices_of = 2026, .deflator = "prices"});
    EXPECT_EQ(table.blocks[1].heading, "Bär: vad kostnaden blir för var och en, i 2026 års priser (deflator: Priser)");
    EXPECT_EQ(rows_of(table, 1),
              (lines{"2026: 5 202,00 0,00 5 202,00 10 404,00", "2027: 5 100,00 0,00 5 100,00 10 200,00",
                     "2028: 5 000,00 0,00 5 000,00 10 000,00", "Avtalstiden 2026–2028: 15 302,00 0,00 15 302,00 30 604,00"}))
        << "10 404 / 1,02 and / 1,0404";
    EXPECT_EQ(rows_of(table, 0)[2], "2028: 5 202,00 0,00 5 202,00 10 404,00") << "beside current ones";
    EXPECT_EQ(table.blocks.size(), 4U) << "what is paid and settled stays in the kronor of its year";
}

TEST(FixedPrices, CountForwardAsWell) {
    const auto text = with_two_percent().with("[costs.rent]", "yearly = \"10 000 kr\"");
    const auto table = report_of(text, {.prices_of = 2028, .deflator = "prices"});
    EXPECT_EQ(rows_of(table, 1)[0], "2026: 5 202,00 0,00 5 202,00 10 404,00");
    EXPECT_EQ(rows_of(table, 1)[2], "2028: 5 000,00 0,00 5 000,00 10 000,00");
}

TEST(FixedPrices, OfWhatFollowsTheDeflatorStandStill) {
    const auto text = with_two_percent().with("[costs.rent]", "yearly = \"1 000 000 kr\"\nindex = \"prices\"\nprice_level = 2024");
    const auto table = report_of(text, {.budget_year = 2027, .prices_of = 2024, .deflator = "prices"});
    EXPECT_EQ(rows_of(table, 0)[3], "Summa: 1 040 400,00 1 061 208,00 1 082 432,16");
    EXPECT_EQ(rows_of(table, 1)[3], "Summa: 1 000 000,00 1 000 000,00 1 000 000,00");
}

TEST(FixedPrices, AreRoundedOnlyWhenShown) {
    const auto table = report_of(with_two_percent().with("[costs.rent]", "yearly = \"30 kr\""), {.prices_of = 2026, .deflator = "prices"});
    EXPECT_EQ(rows_of(table, 1)[1], "2027: 14,71 0,00 14,71 29,41") << "14,7058… and 29,4117…, not twice 14,71";
    EXPECT_TRUE(table.blocks[1].rows[1].rounded_apart);
    EXPECT_FALSE(table.blocks[0].rows[1].rounded_apart);
    EXPECT_EQ(rows_of(table, 1)[3], "Avtalstiden 2026–2028: 44,12 0,00 44,12 88,25") << "30 (1 + 1/1,02 + 1/1,0404) = 88,2468…";
    EXPECT_TRUE(has_note(table, "‡"));
}

TEST(FixedPrices, FollowTheChangeOfEachYear) {
    const auto text = with_prices("change = { from-2027 = \"2 %\", from-2028 = \"5 %\" }\nagainst = \"previous\"\nevery = \"01-01\"")
                          .with("[costs.rent]", "yearly = \"10 710 kr\"");
    EXPECT_EQ(rows_of(report_of(text, {.prices_of = 2026, .deflator = "prices"}), 1)[2], "2028: 5 000,00 0,00 5 000,00 10 000,00")
        << "10 710 / (1,02 x 1,05)";
    EXPECT_EQ(refusal_of(text, {.prices_of = 2025, .deflator = "prices"}),
              "indexes.prices cannot be the deflator: it says no change for 2026.");
}

TEST(FixedPrices, FollowNoFloorAndNoRoundingOfTheClause) {
    const auto text = with_prices(
                          "change = \"-1,96 %\"\nfloor = \"falls_ignored\"\nrounding.change = { to = \"1 %\", mode = \"half_up\" }\n"
                          "against = \"previous\"\nevery = \"01-01\"")
                          .with("[costs.rent]", "yearly = \"980 400 kr\"");
    EXPECT_EQ(rows_of(report_of(text, {.prices_of = 2026, .deflator = "prices"}), 1)[1], "2027: 500 000,00 0,00 500 000,00 1 000 000,00");
}

TEST(FixedPrices, SayWhatTheyRestOn) {
    const auto table = report_of(with_two_percent(), {.prices_of = 2024, .deflator = "prices"});
    EXPECT_TRUE(has_note(table, "indexes.prices (uppgivet)"));
    EXPECT_TRUE(has_note(report_of(with_two_percent(), {.in = language::english, .prices_of = 2024, .deflator = "prices"}),
                         "indexes.prices (reported)"));
    EXPECT_FALSE(has_note(report_of(with_two_percent()), "indexes."));
}

TEST(FixedPrices, OfCostsAndActivitiesAreOfWhatIsBorne) {
    const auto text = with_two_percent().with("[costs.rent]", "yearly = \"1 020 kr\"");
    const auto costs = report_of(text, {.by = grouping::cost, .prices_of = 2026, .deflator = "prices"});
    EXPECT_EQ(columns_of(costs, 1), (lines{"Alfa kommun bär", "Beta kommun bär", "Region X bär", "Summa"}));
    EXPECT_EQ(rows_of(costs, 1)[1], "2027: 500,00 0,00 500,00 1 000,00");
    const auto activities = report_of(text, {.by = grouping::activity, .prices_of = 2026, .deflator = "prices"});
    EXPECT_EQ(rows_of(activities, 1)[1], "2027: 500,00 0,00 500,00 1 000,00");
}

TEST(FixedPrices, NeedADeflatorThatLeavesNoQuestion) {
    const std::string previous = "change = \"2 %\"\nagainst = \"previous\"\nevery = ";
    EXPECT_EQ(refusal_of(with_two_percent(), {.prices_of = 2026}),
              "Prices of 2026 need a deflator. Choose one of the indexes of the agreement: prices.")
        << "also when there is only one";
    EXPECT_EQ(refusal_of(with_two_percent(), {.prices_of = 2026, .deflator = "wages"}),
              "The deflator wages is no index of the agreement. There are: prices.");
    EXPECT_NE(refusal_of(with_two_percent(), {.deflator = "prices"}).find("Say which year"), std::string::npos);
    EXPECT_NE(refusal_of(example{}, {.prices_of = 2026, .deflator = "prices"}).find("has none"), std::string::npos);
    EXPECT_NE(refusal_of(with_prices(previous + "\"05-01\""), {.prices_of = 2026, .deflator = "prices"}).find("two price levels"),
              std::string::npos);
    EXPECT_NE(refusal_of(with_prices("change = \"2 %\"\nagainst = \"base\"\nevery = \"01-01\""), {.prices_of = 2026, .deflator = "prices"})
                  .find("against = \"previous\""),
              std::string::npos);
    EXPECT_EQ(refusal_of(with_two_percent(), {.prices_of = 1926, .deflator = "prices"}), "");
    EXPECT_EQ(refusal_of(with_two_percent(), {.prices_of = 1925, .deflator = "prices"}),
              "Prices of 1925 are too far away. Choose a year in 1926–2128.");
    EXPECT_NE(refusal_of(with_prices("change = \"10 000 %\"\nagainst = \"previous\"\nevery = \"01-01\""),
                         {.prices_of = 2126, .deflator = "prices"})
                  .find("larger than the program counts with"),
              std::string::npos);
}

TEST(Inhabitants, DivideWhatIsBorne) {
    const auto table = report_of(example{}, {.unit = money_unit::tkr, .inhabitants = {{"everyone", 1000}, {"alfa", 7}}});
    ASSERT_EQ(table.blocks.size(), 4U);
    EXPECT_EQ(table.blocks[3].heading, "Bär per invånare, kronor");
    EXPECT_EQ(columns_of(table, 3), (lines{"Alfa kommun", "Alla parter tillsammans"}));
    EXPECT_EQ(rows_of(table, 3), (lines{"2026: 85,71 1,20", "2027: 85,71 1,20", "2028: 85,71 1,20"}))
        << "600 / 7 and 1 200 / 1 000, in kronor whatever the unit, and no total";
    EXPECT_TRUE(has_note(table, "som ett antagande: Alfa kommun 7, alla parter tillsammans 1\u00A0000."));
}

TEST(Inhabitants, HaveYearsAcrossInABudget) {
    const auto table = report_of(example{}, {.in = language::english, .budget_year = 2027, .inhabitants = {{"region_x", 16}}});
    EXPECT_EQ(table.blocks[3].row_heading, "kr");
    EXPECT_EQ(rows_of(table, 3), (lines{"Region X: 37.50 37.50 37.50"}));
}

TEST(Inhabitants, AreOfAPartyAndAWholeNumberOnce) {
    EXPECT_EQ(refusal_of(example{}, {.inhabitants = {{"gamma", 1}}}),
              "Inhabitants: gamma is no party of the agreement. The parties are: alfa, beta, region_x; all together are everyone.");
    EXPECT_NE(refusal_of(example{}, {.inhabitants = {{"alfa", 0}}}), "");
    EXPECT_NE(refusal_of(example{}, {.inhabitants = {{"alfa", -1}}}), "");
    EXPECT_EQ(refusal_of(example{}, {.inhabitants = {{"alfa", 1'000'000'000}}}), "");
    EXPECT_NE(refusal_of(example{}, {.inhabitants = {{"alfa", 1'000'000'001}}}), "");
    EXPECT_EQ(refusal_of(example{}, {.inhabitants = {{"alfa", 1}, {"alfa", 1}}}), "Inhabitants: alfa has two numbers.");
}
