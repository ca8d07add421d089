#pragma once
// Notice: the last day to give it, and where the agreement then ends.
//
//     notice = { length = "12 months", before = "period_end" }          renewed a year at a time after 2038-12-31
//
//     last_day_of_notice(from, "", *make_day(2038, 12, 31)) == make_day(2037, 12, 31);
//     end_after_notice(from, "", *make_day(2038, 1, 1)) == make_day(2039, 12, 31);     // a day late is a year more
//
// Every deadline is counted from its own end, and the same-numbered day still counts. Notice that nobody need wait for a period's end
// with ends the agreement where its time runs out. A clause holds for the notices that are given while it is in force. All days here are
// last days, inclusive. A party is named by its id; "" is whoever has no time of its own.

#include <andel/agreement/agreement.hpp>

#include <array>
#include <optional>
#include <string>
#include <string_view>

namespace andel {

/// The time of notice that a clause gives a party.
[[nodiscard]] const length& time_of(const notice& clause, std::string_view party);

/// The last day of notice before `last` by a clause, in the three readings of months; one day three times where they agree.
[[nodiscard]] std::array<day, 3> deadlines(const agreement& of, const notice& clause, std::string_view party, day last);
/// The last day of an agreement that notice on a day ends from any day, in the three readings.
[[nodiscard]] std::array<day, 3> reached(const notice& clause, std::string_view party, day on);
/// The reading that the agreement has chosen.
[[nodiscard]] day chosen_reading(const agreement& of, const std::array<day, 3>& readings);

/// The last day on which notice still ends the agreement on `last`; nothing where there is none since its start.
[[nodiscard]] std::optional<day> last_day_of_notice(const agreement& of, std::string_view party, day last);
/// The last day of the agreement, if notice is given on a day; nothing where it is too late to change anything, or too early: the
/// agreement has not begun.
[[nodiscard]] std::optional<day> end_after_notice(const agreement& of, std::string_view party, day on);
/// The same for whoever can end it first: the last day that no notice can take away.
[[nodiscard]] std::optional<day> earliest_end_after_notice(const agreement& of, day on);

/// Puts the last day of each party that leaves: its own, or that of the year, or of the term or the renewal that runs by then.
void let_leavers_pay(agreement& of);

}  // namespace andel
