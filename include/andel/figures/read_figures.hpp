#pragma once
// A CSV file -> figures. Every problem at once, each with its place and the way out.
//
//     const auto read = read_figures_file("figures/kpi.csv", "figures/kpi.csv", figure_unit::index);
//
// As Swedish Excel saves it (semicolons, decimal comma, byte order mark, CRLF), with tabs, or as other programs write it (commas, decimal
// point): the first line that is neither empty nor a comment (#) names the columns, and shows what stands between them. `period` and
// `value` are required; `party`, `status`, `edition` and `published` stand where they apply, in any order. Numbers are exact.
//
// The question people get wrong: is 1.300 one thousand three hundred, or 1,3? Where the decimal mark is a comma a point is read as one
// only when it cannot stand between thousands; else the problem shows both readings.

#include <andel/figures/figures.hpp>
#include <andel/values/reading.hpp>

#include <filesystem>
#include <string>
#include <string_view>

namespace andel {

/// What a file of figures may be at most.
struct figures_limits {
    static constexpr std::size_t bytes = 16'777'216;
    static constexpr std::size_t bytes_in_a_line = 4'096;
    static constexpr std::size_t problems = 50;  // that are told at once
};

/// Reads a file; `name` is what problems call it. What cannot be opened is a problem too (no_such_file, is_a_directory, unreadable).
[[nodiscard]] reading<figures_file> read_figures_file(const std::filesystem::path& path, std::string name, figure_unit unit);
/// Reads the bytes of a file.
[[nodiscard]] reading<figures_file> read_figures_text(std::string_view bytes, std::string name, figure_unit unit);

}  // namespace andel
