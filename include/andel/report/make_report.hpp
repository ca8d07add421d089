#pragma once
// Projection -> report: the last arrow; and the report as text for a terminal.

#include <andel/projection/projection.hpp>
#include <andel/report/report.hpp>

#include <string>

namespace andel {

/// Throws options_refused.
[[nodiscard]] report make_report(const projection& from, const report_options& options = {});

/// Aligned columns, headings folded to the width of their figures; at most six years abreast, the others below. With `colour`, headings and totals stand out on a terminal.
[[nodiscard]] std::string write_text(const report& from, bool colour = false);

/// What of the total of the fixed term rests on what, each figure counted under its weakest input; weakest first, and adding up.
struct resting {
    status on = status::assumed;
    money amount;
};
[[nodiscard]] std::vector<resting> what_it_rests_on(const projection& from);

/// True for a year that had ended on `as_of` and has no booked figures.
[[nodiscard]] bool past_without_actuals(const projection& from, const charge_row& charge);

}  // namespace andel
