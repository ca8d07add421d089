#pragma once
// Agreement -> plan: the second arrow. Names, dates and steps are resolved; what cannot be resolved is a problem.
//
//     const auto planned = make_plan(agreement, {.until = 2042});
//     const auto ended = make_plan(agreement, {.notice = notice_given{"region", *make_day(2037, 6, 1)}});     // to the end that this gives
//
// Works on drafts too, passing over what could not be read, so that all problems come at once.

#include <andel/agreement/agreement.hpp>
#include <andel/plan/plan.hpp>
#include <andel/values/reading.hpp>

#include <optional>

namespace andel {

struct plan_options {
    std::optional<int> until = {};            // through 31 December of this year; absent: the end of the fixed term, or after notice
    std::optional<notice_given> notice = {};  // what somebody has chosen; absent: nobody gives notice
};

/// Thrown when asked for a year before the agreement begins, or more than 200 years after.
struct horizon_out_of_reach : std::out_of_range {
    explicit horizon_out_of_reach(int first, int last)
        : std::out_of_range{"until is a year from " + std::to_string(first) + " to " + std::to_string(last)},
          first_year{first},
          last_year{last} {}
    int first_year, last_year;
};

/// Thrown when no year is asked for, and the agreement has no last day.
struct horizon_missing : std::invalid_argument {
    horizon_missing() : std::invalid_argument{"the agreement has no last day, so until is needed: a year such as 2040"} {}
};

/// Thrown for a notice that changes nothing: before the first day, or after the last day on which it ends the agreement earlier.
struct notice_refused : std::invalid_argument {
    explicit notice_refused(both_languages why) : std::invalid_argument{why.english}, words{std::move(why)} {}
    both_languages words;
};

/// Throws horizon_out_of_reach, horizon_missing and notice_refused.
[[nodiscard]] reading<plan> make_plan(const agreement& from, const plan_options& options = {});

/// Finds for each charge that of the same cost in the same part of the year before: what a yearly limit looks back at. The charges stand by
/// year. With `first`, of the charges from that row on, which look back at one another only.
void find_years_before(plan& rows, const length& charge_period, row_number first = 0);

}  // namespace andel
