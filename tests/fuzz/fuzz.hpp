#pragma once
// What both fuzzers ask of every answer.

#include <andel/values/problem.hpp>

#include <algorithm>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <functional>
#include <string>
#include <string_view>
#include <tuple>
#include <vector>

namespace fuzz {

inline std::string_view text_of(const std::uint8_t* data, std::size_t size) {
    return {reinterpret_cast<const char*>(data), size};  // NOLINT(cppcoreguidelines-pro-type-reinterpret-cast): bytes as text
}

inline void demand(bool holds, const char* what) {
    if (!holds) {
        std::fputs(what, stderr);
        std::abort();
    }
}

/// Each points into the text, and can be drawn in both languages with nothing left to fill in.
inline void look_at(const std::vector<andel::problem>& problems, std::string_view bytes) {
    const auto lines = static_cast<std::size_t>(std::count(bytes.begin(), bytes.end(), '\n') + 1);
    constexpr std::size_t most_drawn = 100;  // of thousands of problems the rest are drawn alike
    for (std::size_t i = 0; i < problems.size() && i < most_drawn; ++i) {
        const andel::problem& each = problems[i];
        demand(each.where.line <= lines && (each.where.line == 0) == (each.where.column == 0), "a place in the text");
        demand(each.other.line <= lines, "another place in the text");
        demand(bytes.find(each.line_text) != std::string_view::npos, "a line of the text");
        for (const auto in : {andel::language::swedish, andel::language::english}) {
            demand(andel::draw(each, in).size() > each.line_text.size(), "a drawing");
        }
    }
}

}  // namespace fuzz
