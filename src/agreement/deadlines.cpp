#include <andel/agreement/deadlines.hpp>

#include <algorithm>
#include <set>

namespace andel {
namespace {

day moved_from_weekend(const agreement& of, day deadline) {
    if (!of.term.weekend.usable()) {
        return deadline;
    }
    return of.term.weekend.value() == weekend_rule::next_weekday ? next_weekday(deadline) : weekday_before(deadline);
}

int days_in(const length& time) { return time.count * (time.unit == length_unit::weeks ? 7 : 1); }

std::array<day, 3> all_three(day d) { return {d, d, d}; }

day end_of_month(day d) {
    const civil_date date = civil(d);
    return first_day_of_month(date.year, date.month + 1) - 1;
}

// The last day of the fixed term, of the first renewal, of the second…: as many as there are.
std::optional<day> end_number(const agreement& of, int number) {
    const auto before = of.end_of_renewal(number);
    const auto last_possible = of.last_possible_end();
    return before && !(last_possible && *before > *last_possible) ? std::optional{*before - 1} : std::nullopt;
}

}  // namespace

const length& time_of(const notice& clause, std::string_view party) {
    const auto own = std::ranges::find(clause.by_party, party, [](const auto& each) { return std::string_view{each.first.id}; });
    return own == clause.by_party.end() ? clause.time : own->second;
}

std::array<day, 3> deadlines(const agreement& of, const notice& clause, std::string_view party, day last) {
    const length& time = time_of(clause, party);
    const auto months = time.months();
    std::array<day, 3> readings = months ? add_months(last, -*months) : all_three(last - days_in(time));
    std::ranges::transform(readings, readings.begin(), [&](day each) { return moved_from_weekend(of, each); });
    return readings;
}

std::array<day, 3> reached(const notice& clause, std::string_view party, day on) {
    const length& time = time_of(clause, party);
    const auto months = time.months();
    std::array<day, 3> readings = months ? add_months(on, *months) : all_three(on + days_in(time));
    if (clause.to_month_end) {
        std::ranges::transform(readings, readings.begin(), end_of_month);
    }
    return readings;
}

day chosen_reading(const agreement& of, const std::array<day, 3>& readings) {
    return readings.at(static_cast<std::size_t>(of.term.month_ends.usable() ? of.term.month_ends.value() : month_end::whole_months));
}

std::optional<day> last_day_of_notice(const agreement& of, std::string_view party, day last) {
    if (!of.term.start.usable() || !of.term.start.value().when || !of.term.notice.usable()) {
        return std::nullopt;
    }
    const day start = *of.term.start.value().when;
    const auto& clauses = of.term.notice.statements;
    for (auto each = clauses.rbegin(); each != clauses.rend(); ++each) {  // from the latest: the first that has a day has the last
        const day from = each->when.first ? std::max(*each->when.first, start) : start;
        const day until = each == clauses.rbegin() ? last : std::min(last, *std::prev(each)->when.first - 1);
        const notice& clause = each->what.value;
        day found = until;
        if (clause.before == notice_before::period_end) {
            found = std::min(until, chosen_reading(of, deadlines(of, clause, party, last)));
        } else {
            while (found >= from && chosen_reading(of, reached(clause, party, found)) > last) {
                found = found - 1;
            }
        }
        if (found >= from) {
            return found;
        }
    }
    return std::nullopt;
}

std::optional<day> end_after_notice(const agreement& of, std::string_view party, day on) {
    const auto* said = of.term.notice.usable() ? of.term.notice.at(on) : nullptr;
    const bool begun = of.term.start.usable() && of.term.start.value().when && *of.term.start.value().when <= on;
    if (said == nullptr || !begun) {
        return std::nullopt;
    }
    const notice& clause = said->what.value;
    if (clause.before == notice_before::any_day) {
        const day end = chosen_reading(of, reached(clause, party, on));
        const auto last_possible = of.last_possible_end();
        return last_possible && end >= *last_possible ? std::nullopt : std::optional{end};
    }
    for (int number = 0;; ++number) {
        const auto end = of.runs_on() ? std::nullopt : end_number(of, number);
        if (!end || on <= chosen_reading(of, deadlines(of, clause, party, *end))) {
            return end;
        }
    }
}

std::optional<day> earliest_end_after_notice(const agreement& of, day on) {
    std::set<std::string_view> parties{""};
    for (const auto& each : of.term.notice.statements) {
        for (const auto& [party, time] : each.what.value.by_party) {
            parties.insert(party.id);
        }
    }
    std::optional<day> first;
    for (const std::string_view party : parties) {
        const auto end = end_after_notice(of, party, on);
        first = end && (!first || *end < *first) ? end : first;
    }
    return first;
}

void let_leavers_pay(agreement& of) {
    const auto end_of_period = [&](day d) {
        for (int number = 0;; ++number) {
            const auto end = of.runs_on() ? std::nullopt : of.end_of_renewal(number);
            if (!end || *end > d) {
                return end ? *end - 1 : d;
            }
        }
    };
    for (party& each : of.parties) {
        if (!each.leaves.usable() || !each.leaves.value().when) {
            continue;
        }
        const day leaves = *each.leaves.value().when;
        const auto& rule = of.leaving.pays_until;
        each.last_day = leaves;
        if (rule.usable() && rule.value() == leaver_pays::year_end) {
            each.last_day = of.days_of_year(of.year_of(leaves)).before - 1;
        } else if (rule.usable() && rule.value() == leaver_pays::period_end) {
            each.last_day = end_of_period(leaves);
        }
    }
}

}  // namespace andel
