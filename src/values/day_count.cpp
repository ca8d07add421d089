#include <andel/values/day_count.hpp>

#include <algorithm>

namespace andel {
namespace {

bool is_leap_year(int year) { return first_day_of_year(year + 1) - first_day_of_year(year) == 366; }
bool ends_february(day d) { return civil(d).month == 2 && civil(d + 1).month == 3; }

int days_between(const civil_date& from, int first, const civil_date& to, int last) {
    return 360 * (to.year - from.year) + 30 * (to.month - from.month) + (last - first);
}

// Each calendar year's days over its own length.
rational actual_years(const period& when) {
    rational sum;
    for (int year = year_of(when.first); year <= year_of(when.before); ++year) {
        const period part = intersection(when, {first_day_of_year(year), first_day_of_year(year + 1)});
        if (!part.empty()) {
            sum += rational{part.days(), is_leap_year(year) ? 366 : 365};
        }
    }
    return sum;
}

}  // namespace

std::array<int, 3> days_of_thirty(const period& when) {
    const civil_date from = civil(when.first);
    const civil_date to = civil(when.before);
    const int european = days_between(from, std::min(from.day_of_month, 30), to, std::min(to.day_of_month, 30));
    int first = from.day_of_month;
    int last = to.day_of_month;
    if (ends_february(when.first)) {
        last = ends_february(when.before) ? 30 : last;
        first = 30;
    }
    last = last == 31 && first >= 30 ? 30 : last;
    const int american = days_between(from, std::min(first, 30), to, last);
    const auto of_isda = [](day d, int day_of_month) { return ends_february(d) ? 30 : std::min(day_of_month, 30); };
    return {european, american, days_between(from, of_isda(when.first, from.day_of_month), to, of_isda(when.before, to.day_of_month))};
}

std::optional<rational> year_fraction(const period& when, day_count how) {
    const std::array<int, 3> thirty = days_of_thirty(when);
    switch (how) {
        case day_count::thirty_360:
            return thirty[0] == thirty[1] && thirty[1] == thirty[2] ? std::optional{rational{thirty[0], 360}} : std::nullopt;
        case day_count::thirty_e_360:
            return rational{thirty[0], 360};
        case day_count::thirty_u_360:
            return rational{thirty[1], 360};
        case day_count::actual_360:
            return rational{when.days(), 360};
        case day_count::actual_365:
            return rational{when.days(), 365};
        case day_count::actual_actual:
            break;
    }
    return actual_years(when);
}

}  // namespace andel
