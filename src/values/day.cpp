#include <andel/values/day.hpp>

#include <chrono>

namespace andel {
namespace {

std::chrono::year_month_day calendar(day d) { return std::chrono::sys_days{std::chrono::days{d.number}}; }

day number_of(const std::chrono::year_month_day& date) {
    return {static_cast<std::int32_t>(std::chrono::sys_days{date}.time_since_epoch().count())};
}

std::chrono::year_month_day date_of(int year, int month, int day_of_month) {
    return {std::chrono::year{year}, std::chrono::month{static_cast<unsigned>(month)},
            std::chrono::day{static_cast<unsigned>(day_of_month)}};
}

std::optional<int> read_digits(std::string_view text) {
    int value = 0;
    for (const char c : text) {
        if (c < '0' || c > '9') {
            return std::nullopt;
        }
        value = value * 10 + (c - '0');
    }
    return value;
}

}  // namespace

std::optional<day> make_day(int year, int month, int day_of_month) {
    if (year < 1900 || year > 2999 || month < 1 || month > 12 || day_of_month < 1 || day_of_month > 31) {
        return std::nullopt;  // not left to <chrono>, which keeps eight bits of a month: its month 257 is January
    }
    const auto date = date_of(year, month, day_of_month);
    return date.ok() ? std::optional{number_of(date)} : std::nullopt;
}

civil_date civil(day d) {
    const auto date = calendar(d);
    return {static_cast<int>(date.year()), static_cast<int>(static_cast<unsigned>(date.month())),
            static_cast<int>(static_cast<unsigned>(date.day()))};
}

int year_of(day d) { return static_cast<int>(calendar(d).year()); }

day first_day_of_year(int year) { return number_of(date_of(year, 1, 1)); }

day first_day_of_month(int year, int month) {
    const int months = year * 12 + month - 1;
    return number_of(date_of(months / 12, months % 12 + 1, 1));
}

std::string to_text(day d) {
    const auto date = civil(d);
    const auto and_two_digits = [](int number) { return (number < 10 ? "-0" : "-") + std::to_string(number); };
    return std::to_string(date.year) + and_two_digits(date.month) + and_two_digits(date.day_of_month);
}

std::optional<day> read_day(std::string_view text, bool* shaped) {
    const bool right_shape = text.size() == 10 && text[4] == '-' && text[7] == '-';
    const auto year = right_shape ? read_digits(text.substr(0, 4)) : std::nullopt;
    const auto month = right_shape ? read_digits(text.substr(5, 2)) : std::nullopt;
    const auto of_month = right_shape ? read_digits(text.substr(8, 2)) : std::nullopt;
    if (shaped != nullptr) {
        *shaped = year && month && of_month;
    }
    return year && month && of_month ? make_day(*year, *month, *of_month) : std::nullopt;
}

day add_months(day last, int months, month_end rule) {
    if (rule == month_end::whole_months) {  // the day after moves; where its number is missing, to the first of the next month
        return add_months(last + 1, months, month_end::next_day) - 1;
    }
    const auto from = civil(last);
    const day next_month = first_day_of_month(from.year, from.month + months + 1);
    const day same_number = first_day_of_month(from.year, from.month + months) + (from.day_of_month - 1);
    if (same_number < next_month) {
        return same_number;
    }
    return rule == month_end::last_day ? next_month - 1 : next_month;
}

std::array<day, 3> add_months(day last, int months) {
    return {add_months(last, months, month_end::whole_months), add_months(last, months, month_end::last_day),
            add_months(last, months, month_end::next_day)};
}

weekday weekday_of(day d) {
    constexpr int thursday = 3;  // 1970-01-01
    const int since_monday = (d.number + thursday) % 7;
    return static_cast<weekday>(since_monday < 0 ? since_monday + 7 : since_monday);
}

day next_weekday(day d) {
    const weekday on = weekday_of(d);
    return on == weekday::saturday ? d + 2 : on == weekday::sunday ? d + 1 : d;
}

day weekday_before(day d) {
    const weekday on = weekday_of(d);
    return on == weekday::saturday ? d - 1 : on == weekday::sunday ? d - 2 : d;
}

std::optional<rational> part_of_year(const period& part, part_years rule, const period& year) {
    if (part == year) {
        return rational{1};
    }
    if (rule == part_years::days) {
        return rational{part.days(), year.days()};
    }
    rational months;
    const civil_date from = civil(part.first);
    for (int month = from.month; first_day_of_month(from.year, month) < part.before; ++month) {
        const period this_month{first_day_of_month(from.year, month), first_day_of_month(from.year, month + 1)};
        const period inside = intersection(part, this_month);
        if (rule == part_years::months && inside != this_month) {
            return std::nullopt;
        }
        months += rational{inside.days(), this_month.days()};
    }
    return months / 12;
}

std::optional<rational> part_of_year(const period& part, part_years rule) {
    const int year = year_of(part.first);
    return part_of_year(part, rule, {first_day_of_year(year), first_day_of_year(year + 1)});
}

}  // namespace andel
