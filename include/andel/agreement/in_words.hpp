#pragma once
// The nouns of the format as a person reads them, in both languages. Sentences, explanations and reports all say them alike.
//
//     word_for(status::assumed, language::swedish) == "antaget";      in_words({12, length_unit::months}).swedish == "12 månader"

#include <andel/agreement/agreement.hpp>
#include <andel/values/problem.hpp>

#include <string>
#include <string_view>

namespace andel {

/// "antaget", "assumed".
[[nodiscard]] std::string_view word_for(status how_firm, language in);
/// "kommun", "municipality".
[[nodiscard]] std::string_view word_for(party_class kind, language in);
/// "hyra", "rent".
[[nodiscard]] std::string_view word_for(cost_kind kind, language in);
/// "12 månader", "1 year".
[[nodiscard]] both_languages in_words(const length& time);

}  // namespace andel
