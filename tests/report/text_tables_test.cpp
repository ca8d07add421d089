// Tables as they are read: an agreement, a plan and a report, every cell in words.

#include <andel/report/make_report.hpp>
#include <andel/report/text_tables.hpp>

#include "example.hpp"

#include <gtest/gtest.h>

#include <string>
#include <utility>
#include <vector>

namespace {

using namespace andel;

using lines = std::vector<std::string>;

/// "Hyra: hyra | 1 200 per år | …"; no-break spaces as plain ones, and lines of a cell by " / ".
lines rows_of(const text_table& table) {
    lines rows;
    for (const text_row& each : table.rows) {
        std::string text = each.label + ":";
        for (std::size_t i = 0; i < each.cells.size(); ++i) {
            text += (i == 0 ? " " : " | ") + each.cells[i];
        }
        for (const auto& [from, to] : {std::pair<std::string, std::string>{"\u00A0", " "}, {"\n", " / "}}) {
            for (std::size_t at = text.find(from); at != std::string::npos; at = text.find(from, at + to.size())) {
                text.replace(at, from.size(), to);
            }
        }
        rows.push_back(text);
    }
    return rows;
}

lines headings_of(const text_table& table) {
    lines all{table.row_heading};
    for (const text_column& each : table.columns) {
        all.push_back(each.heading);
    }
    return all;
}

std::vector<text_table> tables_of(const std::string& text, language in = language::swedish) { return text_tables(read(text), in); }

}  // namespace

TEST(TextTables, PartiesStandWithTheirKindCodeAndSource) {
    const auto tables = tables_of(example{});
    ASSERT_EQ(tables.size(), 3U);
    EXPECT_EQ(tables[0].heading, "Parter");
    EXPECT_EQ(headings_of(tables[0]), (lines{"Part", "Slag", "Kod", "Källa"}));
    EXPECT_EQ(rows_of(tables[0]),
              (lines{"Alfa kommun: kommun | 9901 | Avtal § 1 (avtalat)", "Beta kommun: kommun | 9902 | Avtal § 1 (avtalat)",
                     "Region X: region | 99 | Avtal § 1 (avtalat)"}));
}

TEST(TextTables, TermIsToldInWords) {
    const auto renewed =
        example{}
            .with("[term]", R"(renewal = { length = "1 year", happens = "unless_notice", at_most = 3 })")
            .with("[term]",
                  R"(notice = { length = "6 months", before = "any_day", to = "month_end", by_party = { region_x = "3 months" } })");
    EXPECT_EQ(
        rows_of(tables_of(renewed)[1]),
        (lines{"Första dag: 2026-01-01 | Avtal § 3 (avtalat)", "Sista dag: 2028-12-31 | Avtal § 3 (avtalat)",
               "Förlängning: 1 år i taget, om ingen säger upp avtalet; högst 3 gånger | Avtal § 3 (avtalat)",
               "Uppsägningstid: 6 månader från vilken dag som helst, till månadens slut; Region X: 3 månader | Avtal § 3 (avtalat)"}));
    EXPECT_EQ(rows_of(tables_of(example{}, language::english)[1]),
              (lines{"First day: 2026-01-01 | Avtal § 3 (agreed)", "Last day: 2028-12-31 | Avtal § 3 (agreed)",
                     "Renewal: none | Avtal § 3 (agreed)"}));
}

TEST(TextTables, CostSaysWhoBearsItAndWhoPaysIt) {
    EXPECT_EQ(tables_of(example{})[2].heading, "Kostnader, kronor exklusive moms");
    EXPECT_EQ(rows_of(tables_of(example{})[2]),
              (lines{"Hyra:  | 1 200 per år | half_each (Alfa kommun, Region X) | Region X | Avtal § 4 (avtalat)"}));
}

TEST(TextTables, EachStepOfACostStandsOnALineWithItsSourcesOnce) {
    const auto stepped = example{}
                             .without("[costs.rent]", "yearly")
                             .with("[costs.rent]",
                                   "kind = \"rent\"\nyearly.from-start = \"1 200,50 kr\"\nyearly.from-2027 = { value = \"1 500 kr\", "
                                   "source = \"assumption\" }\nkey = \"open_preschool\"\npaid_by = \"bearer\"");
    EXPECT_EQ(rows_of(tables_of(stepped, language::english)[2]),
              (lines{"Hyra: rent | from 2026-01-01: 1,200.50 a year / from 2027-01-01: 1,500 a year | Öppen förskola (Alfa kommun) | "
                     "whoever bears it | Avtal § 4 (agreed) / Antaget (assumed)"}));
}

TEST(TextTables, WhatSomebodyChangedSaysSo) {
    node amount;
    amount.kind = node_kind::text;
    amount.text = "1 300 kr";
    const agreement changed = expected(with_changes(read(example{}), {{"costs.rent.yearly", amount}}));
    EXPECT_EQ(
        rows_of(text_tables(changed, language::swedish)[2]).front(),
        "Hyra:  | 1 300 per år | half_each (Alfa kommun, Region X) | Region X | Ändring av den som räknar (antaget) / Avtal § 4 (avtalat)");
}

TEST(TextTables, PlanCountsTheChargesOfEachCostAndThoseOfARenewalApart) {
    const auto renewed = example{}
                             .with("[term]", R"(renewal = { length = "1 year", happens = "by_decision", at_most = 2 })")
                             .with("[term]", R"(part_years = "months")")
                             .with("[rounding]", "period = \"6 months\"");
    const auto tables = text_tables(planned(renewed, 2029), language::swedish);
    ASSERT_EQ(tables.size(), 1U);
    EXPECT_EQ(headings_of(tables[0]), (lines{"Kostnad", "Antal", "Första dag", "Sista dag", "Gäller"}));
    EXPECT_EQ(rows_of(tables[0]),
              (lines{"Hyra: 6 | 2026-01-01 | 2028-12-31 | under avtalstiden",
                     "Hyra *: 2 | 2029-01-01 | 2029-12-31 | * om förlängningen beslutas", "Summa: 8 | 2026-01-01 | 2029-12-31 | "}));
    EXPECT_TRUE(tables[0].rows[0].firm);
    EXPECT_FALSE(tables[0].rows[1].firm);
    EXPECT_TRUE(tables[0].rows[2].total);
}

TEST(TextTables, ReportIsWrittenWithMarksAndSwedishFigures) {
    const auto tables = text_tables(make_report(projected(example{}, {}, make_day(2027, 5, 1))));
    ASSERT_EQ(tables.size(), 3U);
    EXPECT_EQ(headings_of(tables[2]), (lines{"År", "Alfa kommun", "Beta kommun", "Region X"}));
    EXPECT_EQ(tables[2].rows[0].label, "2026 †");
    EXPECT_EQ(tables[2].rows[0].cells, (lines{"600,00", "0,00", "−600,00"}));
    EXPECT_EQ(tables[0].rows[0].cells, (lines{"600,00", "0,00", "600,00", "1\u00A0200,00"}));
    EXPECT_FALSE(tables[0].rows[0].total);
    EXPECT_TRUE(tables[0].rows[3].total);
}
