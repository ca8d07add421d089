#pragma once
// An amendment put into the document that it amends: what changes becomes steps from its day, and history stays as it was.
//
//     costs.rent.key = "half_each"      amended from 2031-01-01 with      rent.key = "by_area"      is read as
//     costs.rent.key = { from-start = "half_each", from-2031-01-01 = { value = "by_area", source = "addendum" } }
//
// Tables merge by id, steps and occasions by day; a plain value governs from the amendment's day on, so later steps of the old fall away.
// What the file says takes the amendment's source unless it says its own. Then the ordinary reader reads the whole.

#include <andel/agreement/document.hpp>
#include <andel/agreement/problem_log.hpp>

namespace andel {

/// The two as one document. `amendment` knows its base and its number already; of what cannot be amended the log hears.
[[nodiscard]] document amended(document amendment, problem_log& log);

}  // namespace andel
