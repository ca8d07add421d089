#pragma once
// What a projection says of assets and loans by themselves, whoever bears them.

#include <andel/projection/evaluate.hpp>
#include <andel/projection/projection.hpp>

namespace andel {

/// Fills in `assets`, `loans` and `loan_years`; `to.planned` is the plan that `evaluate` runs over.
void add_capital(projection& to, const found_figures& found, evaluator<no_recorder>& evaluate);

}  // namespace andel
