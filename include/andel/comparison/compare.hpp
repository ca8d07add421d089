#pragma once
// Two agreements -> their difference.
//
//     const auto changed = compare(*old_agreement, *new_agreement, {.until = 2042});
//     changed->rows.front().bears.in_order.of(aspect::amount);
//
// Things are the same when their ids are. Where one version has no answer, the other's is used: the key of a cost that only one version
// has; and a year that only one version covers belongs to the term, whole. A version's steps from a named day ("from-opening",
// "from-start") follow the day, so that a moved opening is a matter of the term.

#include <andel/comparison/difference.hpp>
#include <andel/plan/make_plan.hpp>
#include <andel/values/reading.hpp>

#include <string>
#include <vector>

namespace andel {

/// The difference, or what is wrong in either. Throws horizon_out_of_reach as make_plan does.
[[nodiscard]] reading<difference> compare(const agreement& older, const agreement& newer, const plan_options& options = {});

/// What the versions do not say alike, whether or not it moves an amount.
[[nodiscard]] std::vector<clause_difference> compare_clauses(const agreement& older, const agreement& newer);

/// "Hyra: belopp per år 2 600 tkr blir 2 800 tkr"
[[nodiscard]] std::string in_words(const clause_difference& clause, language in);

/// "gammal.toml:74, ny.toml:75": where it stands in each.
[[nodiscard]] std::string places(const clause_difference& clause, const difference& of, language in);

}  // namespace andel
