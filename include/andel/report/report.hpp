#pragma once
// The report: what is read. Grouped by year, rounded to the unit of the table by a named rule (half up from the öre amount), with totals
// that tie out or say that they do not.
//
//     const report table = make_report(*projected, {.by = grouping::party, .unit = money_unit::tkr, .in = language::swedish});
//     std::cout << write_text(table);
//
// A report holds words in one language and cells as whole steps of its unit; text, notebooks and documents are drawn from it.

#include <andel/plan/plan.hpp>
#include <andel/values/problem.hpp>
#include <andel/values/written.hpp>

#include <cstdint>
#include <string>
#include <vector>

namespace andel {

enum class grouping : std::uint8_t { party, cost, activity };

struct report_options {
    grouping by = grouping::party;
    money_unit unit = money_unit::kr;
    language in = language::swedish;
};

enum class row_kind : std::uint8_t { year, total };

struct report_row {
    std::string label;  // "2031", "Avtalstiden 2023–2038"
    row_kind kind = row_kind::year;
    standing how_firm = standing::firm;
    bool past_without_actuals = false;
    bool rounded_apart = false;       // the parts as shown do not make the total as shown
    std::vector<std::int64_t> cells;  // steps of ore_per_step(unit), one for each column
};

struct report_block {
    std::string heading;               // "Bär"
    std::vector<std::string> columns;  // the last one may be the sum of the others
    std::vector<report_row> rows;
};

struct report {
    language in = language::swedish;
    money_unit unit = money_unit::kr;
    std::string title;
    std::vector<std::string> preface;  // what the figures rest on, before any table
    std::string row_heading;           // "År"
    std::vector<report_block> blocks;
    std::vector<std::string> notes;
};

}  // namespace andel
