#pragma once
// Where something was said, in words; and numbers short enough to read. Shared by what explains.

#include <andel/agreement/agreement.hpp>
#include <andel/explanation/explanation.hpp>
#include <andel/values/problem.hpp>

#include "formula.hpp"

#include <string>

namespace andel {

/// "avtal.toml:74 · § 5 · Samverkansavtal 2025 · avtalat"; the rule profile has no line.
[[nodiscard]] std::string origin_in_words(const agreement& of, const origin& from, place where, language in);
/// Exactly, or with six decimals and an ellipsis when there are more: JSON has all of them.
[[nodiscard]] std::string in_short(const rational& value, language in);
/// What a party bears of a charge, as one formula; parts that make it too long to read stand as numbers.
[[nodiscard]] std::string charge_formula(const explanation& why, row_number charge, formula_style style, language in);

}  // namespace andel
