#pragma once
// Difference -> report: the clauses that differ in sentences, then party by party and year by year what each kind of clause changes.
//
//     std::cout << write_text(make_report(*changed, {.unit = money_unit::tkr}));
//
// Columns of aspects that change nothing for anybody are left out, and the notes say which.

#include <andel/comparison/difference.hpp>
#include <andel/report/report.hpp>

namespace andel {

/// `options.by` means nothing here: the figures are by party.
[[nodiscard]] report make_report(const difference& from, const report_options& options = {});

}  // namespace andel
