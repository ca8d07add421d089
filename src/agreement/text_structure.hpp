#pragma once
// The text before it is parsed: its lines, what is refused, and where the statement around a syntax error begins and ends.

#include <andel/agreement/document.hpp>

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace andel {

using text_lines = std::vector<std::string_view>;

/// Without line breaks; CRLF counts as one.
[[nodiscard]] text_lines lines_of(std::string_view text);
/// How many bytes the UTF-8 character in front of `text` has; 0 if there is none such.
[[nodiscard]] std::size_t character_length(std::string_view text);

/// What is seen of a text before it is parsed.
struct overview {
    std::optional<problem> refused;  // it is not even parsed: empty, too large, a line too long, not UTF-8, or too deep
    bool fit_to_parse = true;
};
[[nodiscard]] overview look_over(std::string_view bytes, const text_lines& lines);

/// The lines as the parser may see them. Given a letter such as å or a hard space outside texts and comments, a heading that begins with no
/// name, or a } where a list is open, it does what its compiler likes; something else at the same column is an error like any other.
[[nodiscard]] std::vector<std::string> fit_to_parse(const text_lines& lines);

/// Replaces the statement around `error_line` (from 0) by empty lines. A heading at fault takes its whole section with it. When a text of
/// several lines was opened and never ended, `error` is moved to where it was opened.
[[nodiscard]] unreadable_statement blank_statement(std::vector<std::string>& lines, std::size_t error_line, place& error);

}  // namespace andel
