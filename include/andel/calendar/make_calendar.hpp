#pragma once
// Agreement -> calendar, and the calendar as sentences, tables and text.
//
//     const auto made = make_calendar(*read, {.until = 2042});
//     std::cout << write_text(*made, language::swedish);
//
// No rule of its own counts money: each outcome is a projection of the agreement with that notice given (make_plan.hpp), and what one
// more period costs is the difference between two of them.

#include <andel/calendar/calendar.hpp>
#include <andel/figures/figures.hpp>
#include <andel/report/text_tables.hpp>
#include <andel/values/reading.hpp>

#include <optional>
#include <string>
#include <vector>

namespace andel {

struct calendar_options {
    std::optional<int> until = {};  // through this year; absent: the end of the first renewal, or of the agreement
    std::optional<day> from = {};   // absent: the first day of the agreement
};

/// Problems: those of planning and projecting. Throws horizon_out_of_reach, and horizon_missing where there is no last day.
[[nodiscard]] reading<calendar> make_calendar(const agreement& of, const calendar_options& options = {}, const figures& read = {});

/// What a day is: "Sista dag att säga upp avtalet till 2038-12-31".
[[nodiscard]] std::string in_words(const calendar& of, const calendar_row& row, language in);
/// What happens if it is missed: "Avtalet förlängs till 2039-12-31". Empty where nothing can be missed.
[[nodiscard]] std::string if_missed(const calendar& of, const calendar_row& row, language in);
/// "torsdag"
[[nodiscard]] std::string_view word_for(weekday on, language in);

/// The days; then each outcome's kronor: to the end, what one more period costs, and where there are any, what is left and committed.
[[nodiscard]] std::vector<text_table> text_tables(const calendar& of, language in);
/// What the tables leave unsaid.
[[nodiscard]] std::vector<std::string> notes_of(const calendar& of, language in);
[[nodiscard]] std::string title_of(const calendar& of, language in);
[[nodiscard]] std::string write_text(const calendar& of, language in, bool colour = false);

}  // namespace andel
