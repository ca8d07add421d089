#include <andel/values/problem.hpp>

#include <algorithm>
#include <array>

namespace andel {
namespace {

struct code_texts {
    std::string_view name;
    std::string_view message_sv, way_out_sv, message_en, way_out_en;
};

// NOLINTNEXTLINE(cppcoreguidelines-macro-usage): one table makes the codes and their words
#define ANDEL_TEXTS(code, message_sv, way_out_sv, message_en, way_out_en) code_texts{#code, message_sv, way_out_sv, message_en, way_out_en},
constexpr auto texts = std::to_array<code_texts>({ANDEL_PROBLEM_CODES(ANDEL_TEXTS)});
#undef ANDEL_TEXTS

const code_texts& texts_of(problem_code code) { return texts.at(static_cast<std::size_t>(code)); }

// What fills a line up to the column, keeping tabs, so that the caret stands under its character.
std::string indent_to(std::string_view line, std::uint32_t column) {
    std::string indent;
    std::uint32_t characters = 1;
    for (std::size_t i = 0; i < line.size() && characters < column; ++i) {
        const bool continues_a_character = (static_cast<unsigned char>(line[i]) & 0xC0U) == 0x80U;
        if (!continues_a_character) {
            indent += line[i] == '\t' ? '\t' : ' ';
            ++characters;
        }
    }
    return indent;
}

std::string draw_line(const place& where, std::string_view line) {
    std::string number = std::to_string(where.line);
    number.insert(0, number.size() < 5 ? 5 - number.size() : 0, ' ');
    return number + " | " + std::string{line} + "\n" + std::string(number.size(), ' ') + " | " + indent_to(line, where.column) + "^\n";
}

}  // namespace

std::string_view name_of(problem_code code) { return texts_of(code).name; }

severity severity_of(problem_code code) {
    return code == problem_code::not_used || code == problem_code::clause_not_modelled ? severity::warning : severity::error;
}

std::string fill_in(std::string_view pattern, const std::vector<problem_argument>& arguments, language in) {
    std::string text;
    for (std::size_t i = 0; i < pattern.size(); ++i) {
        const std::size_t end = pattern[i] == '{' ? pattern.find('}', i) : std::string_view::npos;
        const auto found = end == std::string_view::npos
                               ? arguments.end()
                               : std::ranges::find(arguments, pattern.substr(i + 1, end - i - 1), &problem_argument::name);
        if (found == arguments.end()) {
            text += pattern[i];
        } else {
            text += found->value.in(in);
            i = end;
        }
    }
    return text;
}

std::string message(const problem& which, language in) {
    const auto& words = texts_of(which.code);
    return fill_in(in == language::swedish ? words.message_sv : words.message_en, which.arguments, in);
}

std::string way_out(const problem& which, language in) {
    const auto& words = texts_of(which.code);
    return fill_in(in == language::swedish ? words.way_out_sv : words.way_out_en, which.arguments, in);
}

std::string draw(const problem& which, language in) {
    std::string text = which.file;
    if (which.where.line != 0) {
        text += ":" + std::to_string(which.where.line) + ":" + std::to_string(which.where.column);
    }
    text += ": " + std::string{name_of(which.code)} + ": " + message(which, in) + "\n";
    if (which.where.line != 0) {
        text += draw_line(which.where, which.line_text);
    }
    if (which.other.line != 0) {
        if (!which.other_file.empty()) {
            text += which.other_file + ":\n";
        }
        text += draw_line(which.other, which.other_text);
    }
    return text + "      = " + way_out(which, in) + "\n";
}

std::vector<problem_code> every_problem_code() {
    std::vector<problem_code> all;
    for (std::size_t i = 0; i < texts.size(); ++i) {
        all.push_back(static_cast<problem_code>(i));
    }
    return all;
}

}  // namespace andel
