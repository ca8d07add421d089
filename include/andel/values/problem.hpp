#pragma once
// A problem: what is wrong in a document, where, and the way out. A value, never an exception.
//
//     agreement.toml:31:20: shares_not_100: Andelarna blir 99 %; 1 % saknas.
//        31 | shares.from-2020 = { alfa = "25 %", region_x = "74 %" }
//           |                    ^
//           = Ändra en andel, eller skriv en av dem som "rest".
//
// Three separate things: the problem (code, place, arguments), its words (problem_codes.hpp), and its drawing (`draw`, above).

#include <andel/values/problem_codes.hpp>

#include <compare>
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace andel {

enum class language : std::uint8_t { swedish, english };
enum class severity : std::uint8_t { error, warning };

/// A place in a document: line and column from 1, columns in characters (not bytes). Line 0: the document as a whole.
struct place {
    std::uint32_t line = 0;
    std::uint32_t column = 0;
    std::uint32_t file = 0;  // of a document of several: what is amended comes before what amends it
    friend constexpr bool operator==(const place&, const place&) = default;
    friend constexpr std::strong_ordering operator<=>(const place& a, const place& b) {
        const auto by_file = a.file <=> b.file;
        const auto by_line = a.line <=> b.line;
        return by_file != 0 ? by_file : by_line != 0 ? by_line : a.column <=> b.column;
    }
};

/// The same words in both languages.
struct both_languages {
    std::string swedish;
    std::string english;
    both_languages() = default;
    both_languages(std::string same) : swedish{same}, english{std::move(same)} {}  // NOLINT(google-explicit-constructor): names and numbers
    both_languages(const char* same) : both_languages{std::string{same}} {}        // NOLINT(google-explicit-constructor)
    both_languages(std::string sv, std::string en) : swedish{std::move(sv)}, english{std::move(en)} {}
    [[nodiscard]] const std::string& in(language which) const { return which == language::swedish ? swedish : english; }
    friend bool operator==(const both_languages&, const both_languages&) = default;
};

struct problem_argument {
    std::string name;
    both_languages value;
    friend bool operator==(const problem_argument&, const problem_argument&) = default;
};

struct problem {
    problem_code code{};
    place where = {};
    std::vector<problem_argument> arguments = {};
    place other = {};            // the second side of a contradiction; line 0: there is none
    std::string file = {};       // as the reader was told to call it
    std::string line_text = {};  // the line at `where`
    std::string other_text = {};
    std::string other_file = {};  // when it is another one than `file`
    friend bool operator==(const problem&, const problem&) = default;
};

/// "shares_not_100"
[[nodiscard]] std::string_view name_of(problem_code code);
[[nodiscard]] severity severity_of(problem_code code);
/// What is wrong, one sentence.
[[nodiscard]] std::string message(const problem& which, language in);
/// The way out: something that can be pasted, or chosen from.
[[nodiscard]] std::string way_out(const problem& which, language in);
/// Place, message, the line with a caret, and the way out, as in the head of this file; ends with a line break.
[[nodiscard]] std::string draw(const problem& which, language in);
/// Every code, in the order of the table.
[[nodiscard]] std::vector<problem_code> every_problem_code();

/// `pattern` with every {name} replaced by that argument.
[[nodiscard]] std::string fill_in(std::string_view pattern, const std::vector<problem_argument>& arguments, language in);

}  // namespace andel
