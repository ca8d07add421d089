#pragma once
// Tables as they are read: every cell is text in one language. Terminals, notebooks and documents draw an agreement, a plan and a report
// from them, and format nothing themselves.
//
//     const std::vector<text_table> tables = text_tables(*read, language::swedish);
//     tables[0].heading == "Parter";      tables[0].rows[0].label == "Smedjebackens kommun";
//     text_tables(make_report(*projected, {.unit = money_unit::tkr}))[0].rows[0].cells == {"0", "0", "0"};
//
// Amounts are kronor unless the report has another unit. A figure has no-break spaces between its groups and U+2212 as its minus.

#include <andel/report/report.hpp>

#include <cstddef>
#include <string>
#include <vector>

namespace andel {

struct text_column {
    std::string heading;
    bool figures = false;  // stand to the right, digit under digit, on one line
};

struct text_row {
    std::string label;  // with its marks: "2039 * †"
    bool total = false;
    bool firm = true;                // false: exists only if the agreement is renewed
    std::vector<std::string> cells;  // several statements stand on a line each
};

struct text_table {
    std::string heading;
    std::string row_heading;
    std::vector<text_column> columns;
    std::vector<text_row> rows;
};

[[nodiscard]] std::vector<text_table> text_tables(const report& from);
/// For a terminal: figures under each other, columns of text folded so that the table is no wider than `width`, as far as words allow.
[[nodiscard]] std::string draw_text(const text_table& table, std::size_t width, bool colour = false);
/// What one recognises an agreement by: the parties, the term, and the costs with who bears and who pays; each with its source.
[[nodiscard]] std::vector<text_table> text_tables(const agreement& from, language in);
/// The charges of a plan: for each cost how many, and from when to when; those of a renewal apart.
[[nodiscard]] std::vector<text_table> text_tables(const plan& from, language in);

}  // namespace andel
