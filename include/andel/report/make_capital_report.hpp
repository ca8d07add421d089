#pragma once
// Capital as it is read: each asset year by year, and each loan beside the capital cost of what it pays for.
//
//     std::cout << write_text(make_capital_report(*projected, {.unit = money_unit::tkr}));
//
// Figures are rounded to the unit of the table, halves up, each by itself; nothing is computed from a rounded figure. Loans are shown for
// the years of the projection, and on one line for their whole time.

#include <andel/projection/projection.hpp>
#include <andel/report/report.hpp>

namespace andel {

/// The unit and the language count; throws `options_refused` where the agreement has neither assets nor loans.
[[nodiscard]] report make_capital_report(const projection& from, const report_options& options);

}  // namespace andel
