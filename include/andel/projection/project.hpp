#pragma once
// Plan and figures -> projection: the third arrow.
//
//     const auto projected = project(*planned, figures{}, {.as_of = make_day(2026, 11, 22)});
//
// Where the agreement has [figures], `read_figures` reads them (figures/find_figures.hpp); what is missing is a problem of the projection.
// Besides, problems that only the arithmetic can find: limits that do not meet, an amount that does not come out whole although no rounding is named (inexact), an odd
// unit for a party without a part (rule_missing), an amount beyond all budgets (too_large_amount).

#include <andel/figures/find_figures.hpp>
#include <andel/projection/projection.hpp>
#include <andel/values/reading.hpp>

#include <optional>
#include <vector>

namespace andel {

struct project_options {
    std::optional<day> as_of = {};  // the day that it knows of; also marks past years that have no booked figures
};

[[nodiscard]] reading<projection> project(const plan& from, const figures& read = {}, const project_options& options = {});

/// What a charge of a projection used, as known when it was billed; a correction, what was known on the day that led to it.
[[nodiscard]] found_figures figures_of(const projection& of, row_number charge);

/// A party's part of a charge that came to it through an activity, or through none.
struct activity_entry {
    row_number charge = no_row;
    row_number party = no_row;
    row_number activity = no_row;  // the first one on the way from the cost to the party; else the cost's own, for grouping
    money bears;
};

/// Each party's rounded part, split over the activities that it came through by the same rule: the parts of a party add up to its part.
[[nodiscard]] std::vector<activity_entry> by_activity(const projection& of);

}  // namespace andel
