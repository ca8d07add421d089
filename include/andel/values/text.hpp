#pragma once
// Text as readers see it, and the words that they all use of it.

#include <andel/values/problem.hpp>

#include <string>
#include <string_view>
#include <vector>

namespace andel {

using text_lines = std::vector<std::string_view>;

/// Without line breaks; CRLF counts as one.
[[nodiscard]] text_lines lines_of(std::string_view text);
/// How many bytes the UTF-8 character in front of `text` has; 0 if there is none such.
[[nodiscard]] std::size_t character_length(std::string_view text);

/// `words` with commas between them; of none, the word for that.
[[nodiscard]] both_languages listed(const std::vector<std::string>& words);
/// "Menade du x? " when one of `known` is near, else nothing.
[[nodiscard]] both_languages nearest(std::string_view word, const std::vector<std::string>& known);
[[nodiscard]] std::string in_quotes(std::string_view text);

}  // namespace andel
