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
            text.append(" ").append(write_steps(cell, from.unit, from.in));
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
        "\", at_most = \"unlimited\" }\nnotice = { length = \"6 months\", before = \"period_end\" }");
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

constexpr report_options in_english{.in = language::english};
constexpr report_options in_tkr{.unit = money_unit::tkr};

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
    const auto text =
        example{}.with("[term]", "end = \"2027-06-30\"\npart_years = \"months\"\nmonth_end = \"whole_months\"\n" + renewed("by_decision"));
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
                          .with("[term]", renewed("unless_notice"))
                          .with("[frames.money]",
                                "label = \"Avsatt\"\nowner = \"alfa\"\ncosts = [\"rent\"]\namount.2026 = \"500 kr\"\nover = \"shown\"\n"
                                "source = \"contract\"");
    for (const grouping by : {grouping::party, grouping::cost, grouping::activity}) {
        const auto swedish = report_of(text, {.by = by}, 2030, make_day(2028, 1, 1));
        const auto english = report_of(text, {.by = by, .in = language::english}, 2030, make_day(2028, 1, 1));
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
