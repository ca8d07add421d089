#pragma once
// Projection -> explanation, and the ways to read one.
//
//     const auto why = explain(*projected, {.party = "region", .year = 2031});
//     for (const explained_line& each : lines_of(why, language::english)) { … }    // the tree, line by line, in the order computed
//
// The JSON (version explanation_version) holds every step with its operands, so that anybody can redo the arithmetic; its keys are
// described in README.md.

#include <andel/explanation/explanation.hpp>
#include <andel/values/problem.hpp>

#include <string>
#include <vector>

namespace andel {

inline constexpr int explanation_version = 1;

/// Throws nothing_to_explain for a party, cost or year that is not there.
[[nodiscard]] explanation explain(const projection& of, const explanation_question& about);

struct explained_line {
    unsigned depth = 0;
    std::string text;
    friend bool operator==(const explained_line&, const explained_line&) = default;
};

/// "Region Dalarna 2031: bär 9 054 321,00 kr".
[[nodiscard]] std::string title_of(const explanation& why, language in);
/// The tree: each step in the order it was computed, its leaves the lines of the agreement.
[[nodiscard]] std::vector<explained_line> lines_of(const explanation& why, language in);
/// What the reader can type into Excel, or a pocket calculator, and get the same öre; in the function names of that language.
[[nodiscard]] std::string formula_of(const explanation& why, language in);
/// Library, formats, and the SHA-256 of the agreement's text, line by line.
[[nodiscard]] std::vector<std::string> receipt_of(const plan& rows, language in);

[[nodiscard]] std::string write_text(const explanation& why, language in);
[[nodiscard]] std::string write_json(const explanation& why);

}  // namespace andel
