#pragma once
// Days, and stretches of days.
//
//     const day opening = *make_day(2025, 3, 1);
//     const period open_part = {opening, first_day_of_year(2026)};       // half open: 1 March up to and including 31 December
//     part_of_year(open_part, part_years::months) == rational{5, 6};
//
// A day is a number (days since 1970-01-01, Gregorian); a period is half open, [first, before). Documents write the last day ("t.o.m.
// 2038-12-31"): the reader turns it into the day after, and only printing turns it back. Days know nothing of money.
//
// The question people get wrong: "one month after 31 January" has no single answer. `add_months` therefore takes the rule.

#include <andel/values/rational.hpp>

#include <array>
#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace andel {

struct day {
    std::int32_t number = 0;
    friend constexpr auto operator<=>(day, day) = default;
    friend constexpr day operator+(day from, int days) { return {from.number + days}; }
    friend constexpr day operator-(day from, int days) { return {from.number - days}; }
    friend constexpr int operator-(day a, day b) { return a.number - b.number; }
};

struct civil_date {  // the same day, as it is written
    int year = 1970;
    int month = 1;
    int day_of_month = 1;
    friend constexpr auto operator<=>(const civil_date&, const civil_date&) = default;
};

struct period {
    day first;
    day before;
    [[nodiscard]] constexpr int days() const { return before - first; }
    [[nodiscard]] constexpr bool empty() const { return before <= first; }
    [[nodiscard]] constexpr bool contains(day d) const { return first <= d && d < before; }
    friend constexpr bool operator==(const period&, const period&) = default;
};

[[nodiscard]] constexpr period intersection(const period& a, const period& b) {
    return {a.first < b.first ? b.first : a.first, a.before < b.before ? a.before : b.before};
}

/// The day, or nothing if the calendar has no such day (30 February) or the year is not in 1900-2999.
[[nodiscard]] std::optional<day> make_day(int year, int month, int day_of_month);
[[nodiscard]] civil_date civil(day d);
[[nodiscard]] int year_of(day d);
[[nodiscard]] day first_day_of_year(int year);
[[nodiscard]] day first_day_of_month(int year, int month);  // month 13 is January of the next year
/// "2038-12-31"
[[nodiscard]] std::string to_text(day d);
/// Reads "2038-12-31" and nothing else; nothing if it is not written so. A day that does not exist is told apart by `shaped`.
[[nodiscard]] std::optional<day> read_day(std::string_view text, bool* shaped = nullptr);

/// Where the target month lacks the day: `whole_months` counts from the day after the last day, `last_day` takes the month's last day,
/// `next_day` the first of the month after (semantics: SFS 1930:173 speaks of `last_day`, for statutory times only).
enum class month_end : std::uint8_t { whole_months, last_day, next_day };

/// The last day of a stretch that ends `months` after the last day `last`; before it, where `months` is negative:
///
/// | six months before | whole_months | last_day   | next_day   |
/// |-------------------|--------------|------------|------------|
/// | 2038-12-31        | 2038-06-30   | 2038-06-30 | 2038-07-01 |
/// | 2030-09-30        | 2030-03-31   | 2030-03-30 | 2030-03-30 |
///
/// Going there and back is not always standing still: count from the anchor, never from a day that was counted.
[[nodiscard]] day add_months(day last, int months, month_end rule);
/// The same in all three readings, in the order of the rules.
[[nodiscard]] std::array<day, 3> add_months(day last, int months);

enum class weekday : std::uint8_t { monday, tuesday, wednesday, thursday, friday, saturday, sunday };
[[nodiscard]] weekday weekday_of(day d);
/// The day itself, unless it is a Saturday or a Sunday. Other holidays are days like others: no calendar of them is kept.
[[nodiscard]] day next_weekday(day d);
[[nodiscard]] day weekday_before(day d);

/// How a yearly amount is divided over parts of its year. Each rule is additive, and the whole year is 1.
///
/// | rule            | 1 March to 31 December 2025 | 15 March to 31 December 2025 |
/// |-----------------|-----------------------------|------------------------------|
/// | days            | 306/365                     | 292/365                      |
/// | months          | 10/12                       | refused                      |
/// | months_and_days | 10/12                       | (17/31 + 9)/12               |
enum class part_years : std::uint8_t { days, months, months_and_days };

/// The part of a year that `part`, inside it, is; the year may begin on any day. Nothing where `months` meets a broken month.
[[nodiscard]] std::optional<rational> part_of_year(const period& part, part_years rule, const period& year);
/// Of a calendar year.
[[nodiscard]] std::optional<rational> part_of_year(const period& part, part_years rule);

}  // namespace andel
