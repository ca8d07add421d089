#pragma once
// The calendar of an agreement: its days, what happens if one is missed, and what each way to end it costs everybody.
//
//     2037-12-31  last day of notice to 2038-12-31      else the agreement is renewed to 2039-12-31
//     2038-12-31  the fixed term ends
//     2039-01-01  renewal 1 begins                      exists only if nobody gives notice
//
//     an end       2038-12-31, by notice on 2037-12-31 at the latest: municipality 59 658 135,21 kr, region 97 078 189,10 kr
//     one more     2039 costs them 4 583 870,21 kr and 8 300 202,32 kr: the price of missing the day
//
// All days are inclusive: the last day of the agreement, the last day of notice.

#include <andel/plan/plan.hpp>
#include <andel/values/day.hpp>
#include <andel/values/money.hpp>

#include <cstdint>
#include <memory>
#include <optional>
#include <vector>

namespace andel {

/// In the order in which those of one day stand.
enum class calendar_kind : std::uint8_t {
    start,
    condition,
    joins,
    renewal_begins,
    named_date,
    last_day_of_notice,
    decision,
    leaves,
    renewal_ends,
    term_ends,
    ends
};
/// "last_day_of_notice"
[[nodiscard]] std::string_view name_of(calendar_kind kind);

struct calendar_row {
    day when;
    calendar_kind kind = calendar_kind::start;
    standing how_firm = standing::firm;
    std::vector<row_number> parties = {};  // whom it is for: who has that time of notice, who joins or leaves; none: all
    int renewal = 0;                       // its number
    std::optional<day> end = {};           // of a notice or a decision: the end that it is about; of a renewal that begins: its own
    std::optional<day> otherwise = {};     // the end that the agreement goes on to, if nobody gives notice, or if it is decided
    row_number date = no_row;              // of the agreement's dates
};

/// What one party has to do with one way to end the agreement.
struct outcome_part {
    row_number party = no_row;
    std::optional<day> notice;      // the last day on which it can end it so
    money bears;                    // from the first day to the end
    money bears_from;               // of that, in the year of the calendar's first day and later
    std::optional<money> one_more;  // how much more it bears if the agreement goes on to its next end
    money left_over;                // of what it bears: the book value that is left of assets
    money committed;                // besides: what the agreement is bound to pay after the end, by the same keys
};

/// The agreement ended on a day: by notice on the day that stands there or before, or by itself.
struct outcome {
    day end;
    std::optional<day> notice;    // the last day of notice of whoever has no time of its own; none: it ends without
    std::optional<day> next_end;  // where it goes on to otherwise
    standing how_firm = standing::firm;
    std::vector<outcome_part> parts;  // by party
};

struct calendar {
    std::shared_ptr<const agreement> source;
    period when;                     // the days that it shows
    std::vector<calendar_row> rows;  // in order of time
    std::vector<outcome> outcomes;   // in order of their ends
};

}  // namespace andel
