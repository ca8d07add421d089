#pragma once
// Figures: what a projection reads besides the agreement. A table of rows, each with its line in the file that it comes from.
//
//     period;party;value;status;published
//     2025-11-01;9901;12 345;preliminary;2026-02-21          figures_file::rows of it, with unit "number": 12345 for 9901 on that day
//     2025-11-01;9901;12 351;definitive;2026-05-20           and what replaced it
//
// A row is found by the kind of period that it has: what is asked of a month is never answered by a year or a day.

#include <andel/agreement/agreement.hpp>
#include <andel/values/day.hpp>
#include <andel/values/rational.hpp>

#include <compare>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace andel {

/// A year (2025), a month (2025-10) or a day (2025-10-01).
struct figure_period {
    int year = 0;
    int month = 0;         // 0: the whole year
    int day_of_month = 0;  // 0: the whole month
    friend constexpr auto operator<=>(const figure_period&, const figure_period&) = default;
};
/// "2025", "2025-10", "2025-10-01"
[[nodiscard]] std::string to_text(const figure_period& when);
/// Reads what `to_text` writes and nothing else. A period that the calendar lacks is told apart by `shaped`.
[[nodiscard]] std::optional<figure_period> read_figure_period(std::string_view text, bool* shaped = nullptr);

enum class figure_status : std::uint8_t { preliminary, definitive };

struct figure_row {
    std::string party;  // the official code; empty in a series that is one for all
    std::string edition;
    figure_period when;
    std::optional<day> published;  // nothing: always known
    figure_status status = figure_status::definitive;
    rational value;  // as a fraction of one where the unit is percent
    place where;
};

struct figures_file {
    std::string name;    // as problems call it
    std::string sha256;  // of its bytes
    figure_unit unit{};
    std::vector<figure_row> rows;          // by party, edition, period, day of publication (none first) and status
    std::shared_ptr<const document> text;  // its lines, for problems and explanations
};

/// One for each [figures.x] of the agreement, in its order.
struct figures {
    std::vector<figures_file> files;
};

}  // namespace andel
