#pragma once
// What a plan needs, found: plan and figures -> the number behind each need, or what is missing.
//
//     const auto found = find_figures(*planned, *read, known_by);
//     found->of_needs[need]->read;                  // 384.04
//     found->of_needs[need]->years_past;            // 2: extended two years past the last row, by the rule that the measure names
//
// Which row answers: the measure's reading says the period (and the edition) for a year; among rows of the same period the latest that
// was published by the knowledge day counts. A period past the last row of its kind follows `after_last`. A period from which the series
// is continued is read from the other series, times the link.

#include <andel/figures/figures.hpp>
#include <andel/plan/plan.hpp>
#include <andel/values/reading.hpp>

#include <filesystem>
#include <optional>
#include <vector>

namespace andel {

/// The number that answers a need, before links, growth and rounding: those are arithmetic, which the projection does and explains.
struct found_figure {
    rational read;
    status how_firm = status::agreed;  // of the figure, of the links, and of the rule that extends it
    origin from;                       // of the series, or of the typed value
    place where;                       // in the CSV file, or in the agreement
    row_number file = no_row;          // of the agreement's figures; none: typed in the agreement
    figure_period when;                // of the row that was read
    bool preliminary = false;
    std::vector<row_number> links;                   // the series whose `continued` leads here, the first to multiply first
    int years_past = 0;                              // how many years past the last row
    const statement<after_last>* follows = nullptr;  // the rule that goes on from the last row
};

struct found_figures {
    std::vector<std::optional<found_figure>> of_needs;  // as the plan's needs
};

/// Reads every [figures.x] of the agreement, each path from the folder of the agreement file. Reads nothing where there are none.
[[nodiscard]] reading<figures> read_figures(const agreement& of);
[[nodiscard]] reading<figures> read_figures(const agreement& of, const std::filesystem::path& folder);

/// What was published later than `known_by` is not seen. Problems: no_figure, past_last_figure, preliminary_refused,
/// price_level_not_in_series, measure_without_parties; one for each measure, with all that it lacks.
[[nodiscard]] reading<found_figures> find_figures(const plan& of, const figures& in, std::optional<day> known_by);
/// One need, as known on a day; nothing where it is missing.
[[nodiscard]] std::optional<found_figure> find_figure(const plan& of, const figures& in, row_number need, std::optional<day> known_by);
/// The days after `from`, through `until`, on which another answer to the need may have been published: the figure itself, or the same of
/// another year, from which it follows where it is past the last one.
[[nodiscard]] std::vector<day> published_after(const plan& of, const figures& in, row_number need, day from, std::optional<day> until);
/// The period, and where it has one the edition, that a need asks for.
[[nodiscard]] figure_period period_of(const agreement& of, const need_row& need);
[[nodiscard]] std::string edition_of(const agreement& of, const need_row& need);
/// The series in which that period is looked for, of a measure with figures: its own, or the one that continues it.
[[nodiscard]] row_number series_of(const agreement& of, const need_row& need);

}  // namespace andel
