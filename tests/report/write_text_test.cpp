// The report as text: columns stand under their headings, also with å, ä and ö; colour only when asked for.

#include <andel/report/make_report.hpp>

#include "example.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <string>
#include <vector>

namespace {

using namespace andel;

using lines = std::vector<std::string>;

std::size_t width_of(std::string_view text) {
    return static_cast<std::size_t>(std::ranges::count_if(text, [](char c) { return (static_cast<unsigned char>(c) & 0xC0U) != 0x80U; }));
}

lines lines_of(const std::string& text) {
    lines all;
    for (std::size_t first = 0; first < text.size();) {
        const std::size_t end = std::min(text.find('\n', first), text.size());
        all.push_back(text.substr(first, end - first));
        first = end + 1;
    }
    return all;
}

report small(std::vector<std::string> columns, std::vector<report_row> rows) {
    report table;
    table.title = "Kalkyl";
    table.blocks.push_back({.heading = "Bär", .row_heading = "År", .columns = std::move(columns), .rows = std::move(rows)});
    return table;
}

report_row year(const std::string& label, std::vector<std::int64_t> cells) {
    report_row row;
    row.label = label;
    row.cells = std::move(cells);
    return row;
}

/// Every shipped agreement, grouped in every way, with renewals and past years.
std::vector<report> every_report() {
    std::vector<report> all;
    for (const auto& file : std::filesystem::directory_iterator{source_folder() / "agreements"}) {
        if (file.path().extension() == ".toml") {
            const auto result = projected(bytes_of(file.path()), 2044, make_day(2027, 5, 1));
            for (const grouping by : {grouping::party, grouping::cost, grouping::activity}) {
                all.push_back(make_report(
                    result, {.by = by, .budget_year = year_of(result.planned->when.first) + 1, .inhabitants = {{"everyone", 1000}}}));
                for (const money_unit unit : {money_unit::kr, money_unit::tkr, money_unit::mnkr}) {
                    all.push_back(
                        make_report(result, {.by = by, .unit = unit, .in = by == grouping::cost ? language::english : language::swedish}));
                }
            }
        }
    }
    return all;
}

std::string without_colour(std::string text) {
    for (std::size_t escape = text.find('\x1b'); escape != std::string::npos; escape = text.find('\x1b')) {
        text.erase(escape, text.find('m', escape) - escape + 1);
    }
    return text;
}

}  // namespace

TEST(Text, PutsHeadingsOverTheirFigures) {
    EXPECT_EQ(write_text(small({"Å kommun", "Summa"}, {year("2026", {123'456, 100}), year("2027 *", {-5, 0})})),
              "Kalkyl\n"
              "\n"
              "Bär\n"
              "År      Å kommun     Summa\n"
              "2026    1\u00A0234,56      1,00\n"
              "2027 *     \u22120,05      0,00\n");
}

TEST(Text, FoldsAHeadingToTheWidthOfItsFigures) {
    EXPECT_EQ(lines_of(write_text(small({"Ägarens egen kostnad", "Förlängningsbelopp"}, {year("2026", {1'234'567, 1})}))),
              (lines{"Kalkyl", "", "Bär",  //
                     "        Ägarens",
                     "           egen",  // nine characters wide, as 12 345,67 is
                     "År      kostnad  Förlängningsbelopp", "2026  12\u00A0345,67                0,01"}));
}

TEST(Text, ShowsTheTitleThePrefaceAndTheNotes) {
    auto table = small({"Alfa"}, {year("2026", {0})});
    table.preface = {"Vilar på:", "  antaget: 1"};
    table.notes = {"* Not."};
    EXPECT_EQ(lines_of(write_text(table)),
              (lines{"Kalkyl", "", "Vilar på:", "  antaget: 1", "", "Bär", "År        Alfa", "2026      0,00", "", "* Not."}));
}

TEST(Text, MarksPastYears) {
    auto table = small({"Alfa"}, {year("2026", {0}), year("2027", {0})});
    table.blocks[0].rows[0].past_without_actuals = true;
    const auto text = lines_of(write_text(table));
    EXPECT_EQ(text[4], "2026 †      0,00");
    EXPECT_EQ(text[5], "2027        0,00");
}

TEST(Text, LinesUpEveryFigureOfAColumn) {
    for (const report& table : every_report()) {
        const auto all = lines_of(write_text(table));
        std::size_t line = 0;
        for (const report_block& block : table.blocks) {
            if (block.years_across) {
                continue;  // divided, and repeated: above
            }
            while (all.at(line) != block.heading) {
                ++line;
            }
            ++line;
            while (!all.at(line).starts_with(block.row_heading)) {  // the folded part of the headings
                EXPECT_LE(width_of(all.at(line)), width_of(all.at(line + 1))) << all.at(line);
                ++line;
            }
            const std::size_t width = width_of(all.at(line));
            for (const report_row& row : block.rows) {
                ++line;
                EXPECT_TRUE(all.at(line).starts_with(row.label)) << all.at(line);
                EXPECT_EQ(width_of(all.at(line)), width) << all.at(line);
            }
        }
    }
}

TEST(Text, PutsAtMostSixYearsAbreastAndTheOthersBelow) {
    std::vector<std::string> years;
    std::vector<std::int64_t> cells;
    for (int i = 0; i < 7; ++i) {
        years.push_back(std::to_string(2026 + i));
        cells.push_back(i * 100);
    }
    auto table = small(years, {year("Alfa", cells)});
    table.blocks[0].row_heading = "kr";
    const auto abreast = lines_of(write_text(table));
    EXPECT_EQ(abreast.size(), 5U) << "what is not years is never divided";
    table.blocks[0].years_across = true;
    EXPECT_EQ(lines_of(write_text(table)), (lines{"Kalkyl", "",                                        //
                                                  "Bär",                                               //
                                                  "kr        2026      2027      2028      2029",      //
                                                  "Alfa      0,00      1,00      2,00      3,00", "",  //
                                                  "Bär (forts.)",                                      //
                                                  "kr        2030      2031      2032",                //
                                                  "Alfa      4,00      5,00      6,00"}));
    for (const std::size_t count : {1U, 6U, 12U, 13U, 200U}) {
        table.blocks[0].columns.assign(count, "2026");
        table.blocks[0].rows[0].cells.assign(count, 100);
        std::size_t shown = 0;
        for (const std::string& line : lines_of(write_text(table))) {
            const auto here = static_cast<std::size_t>(std::ranges::count(line, ','));
            EXPECT_LE(here, 6U);
            shown += here;
        }
        EXPECT_EQ(shown, count) << "each once";
    }
}

TEST(Text, HasNoTrailingSpacesAndEndsItsLastLine) {
    for (const report& table : every_report()) {
        const std::string text = write_text(table);
        EXPECT_TRUE(text.ends_with('\n'));
        EXPECT_EQ(text.find('\t'), std::string::npos);
        for (const std::string& line : lines_of(text)) {
            EXPECT_FALSE(line.ends_with(' ')) << line << "|";
        }
    }
}

TEST(Text, IsColouredOnlyWhenAsked) {
    for (const report& table : every_report()) {
        const std::string plain = write_text(table);
        const std::string coloured = write_text(table, true);
        EXPECT_EQ(plain.find('\x1b'), std::string::npos);
        EXPECT_NE(coloured.find('\x1b'), std::string::npos);
        EXPECT_EQ(without_colour(coloured), plain);
        for (const std::string& line : lines_of(coloured)) {
            const auto last = line.rfind('\x1b');
            EXPECT_TRUE(last == std::string::npos || line.substr(last).starts_with("\x1b[0m") || line == lines_of(coloured).front())
                << "colour ends where the line does: " << line;
        }
    }
}

TEST(Text, WritesNumbersAsTheLanguageDoes) {
    auto table = small({"Alfa"}, {year("2026", {-123'456'789})});
    EXPECT_NE(write_text(table).find("\u22121\u00A0234\u00A0567,89"), std::string::npos);
    table.in = language::english;
    EXPECT_NE(write_text(table).find("1,234,567.89"), std::string::npos);
}
