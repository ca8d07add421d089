#pragma once
// The report: what is read. Grouped by year, rounded to the unit of the table by a named rule (half up from the öre amount), with totals
// that tie out or say that they do not.
//
//     const report table = make_report(*projected, {.by = grouping::party, .unit = money_unit::tkr, .in = language::swedish});
//     std::cout << write_text(table);
//
// A report holds words in one language and cells as whole steps of a unit; text, notebooks and documents are drawn from it.
//
// For a budget the table is turned, so that it reads as a council's paper does:
//
//     make_report(*projected, {.unit = money_unit::tkr, .budget_year = 2027});
//
//                              Avtal    Budget      Plan      Plan
//     tkr                       2026      2027      2028      2029
//     Smedjebackens kommun     4 980     5 113     5 249     5 390
//
// It shows the year before, the budget year, two plan years, and as many years after them as the projection was asked for.

#include <andel/plan/plan.hpp>
#include <andel/values/problem.hpp>
#include <andel/values/written.hpp>

#include <cstdint>
#include <optional>
#include <stdexcept>
#include <string>
#include <utility>
#include <vector>

namespace andel {

enum class grouping : std::uint8_t { party, cost, activity };

/// How many live where a party is, or, for "everyone", where all of them are. The same number holds for every year.
struct inhabitant_count {
    std::string party;
    std::int64_t count = 0;
};

struct report_options {
    grouping by = grouping::party;
    money_unit unit = money_unit::kr;
    language in = language::swedish;
    std::optional<int> budget_year = {};             // years across, named as a council names them
    std::optional<int> prices_of = {};               // what is borne also in the prices of this year,
    std::string deflator = {};                       // by the yearly changes of this index of the agreement: named, never chosen for you
    std::vector<inhabitant_count> inhabitants = {};  // what is borne also per inhabitant
};

/// Thrown for options that this projection cannot follow: a year that is not in it, an index that is not there. The words say what can
/// be chosen.
struct options_refused : std::invalid_argument {
    explicit options_refused(both_languages why) : std::invalid_argument{why.english}, words{std::move(why)} {}
    both_languages words;
};

enum class row_kind : std::uint8_t { year, total, amount };  // amount: one of the lines of a table whose columns are years

struct report_row {
    std::string label;  // "2031", "Avtalstiden 2023–2038", "Region Dalarna"
    row_kind kind = row_kind::year;
    standing how_firm = standing::firm;
    bool past_without_actuals = false;
    bool rounded_apart = false;       // the parts as shown do not make the total as shown
    std::vector<std::int64_t> cells;  // steps of ore_per_step(unit of the block), one for each column
};

struct report_block {
    std::string heading;               // "Bär"
    std::string row_heading;           // "År", "tkr"
    std::vector<std::string> columns;  // "Summa"; years with their marks: "Plan 2029 * ‡"
    std::vector<report_row> rows;
    money_unit unit = money_unit::kr;
    bool years_across = false;
};

struct report {
    language in = language::swedish;
    std::string title;
    std::vector<std::string> preface;  // what the figures rest on, before any table
    std::vector<report_block> blocks;
    std::vector<std::string> notes;
};

}  // namespace andel
