#include <andel/agreement/agreement.hpp>
#include <andel/agreement/deadlines.hpp>
#include <andel/agreement/fields.hpp>

#include <algorithm>
#include <limits>

namespace andel {
namespace {

template <class row_type>
std::uint32_t row_of(const std::vector<row_type>& rows, std::string_view id) {
    const auto found = std::ranges::find(rows, id, [](const row_type& each) { return std::string_view{each.id}; });
    return found == rows.end() ? no_row : static_cast<std::uint32_t>(found - rows.begin());
}

bool in_groups(const name_list& groups, std::string_view id) {
    return std::ranges::any_of(groups.names, [&](const name& each) { return each.id == id; });
}

}  // namespace

std::optional<party_class> class_of_set_word(std::string_view word) {
    const auto found = std::ranges::find(set_words, word, &std::pair<std::string_view, party_class>::first);
    return found == set_words.end() ? std::nullopt : std::optional{found->second};
}

std::optional<receiver> agreement::find_receiver(std::string_view id) const {
    if (const auto row = row_of(parties, id); row != no_row) {
        return receiver{receiver_kind::party, row};
    }
    if (const auto row = row_of(activities, id); row != no_row) {
        return receiver{receiver_kind::activity, row};
    }
    if (const auto row = row_of(keys, id); row != no_row) {
        return receiver{receiver_kind::key, row};
    }
    return std::nullopt;
}

std::uint32_t agreement::find_index(std::string_view id) const { return row_of(indexes, id); }
std::uint32_t agreement::find_measure(std::string_view id) const { return row_of(measures, id); }
std::uint32_t agreement::find_figures(std::string_view id) const { return row_of(figures, id); }
std::uint32_t agreement::find_asset(std::string_view id) const { return row_of(assets, id); }
std::uint32_t agreement::find_loan(std::string_view id) const { return row_of(loans, id); }

bool agreement::is_group(std::string_view id) const {
    return std::ranges::any_of(parties, [&](const party& each) {
        return std::ranges::any_of(each.groups.statements, [&](const auto& said) { return in_groups(said.what.value, id); });
    });
}

bool agreement::is_present(const receiver& which, day on) const {
    if (which.kind != receiver_kind::party) {
        return true;
    }
    const party& one = parties[which.row];
    const bool before = one.joins.usable() && one.joins.value().when && on < *one.joins.value().when;
    const bool after = one.last_day && on > *one.last_day;
    return !before && !after;
}

const named_date* agreement::find_date(std::string_view id) const {
    const auto row = row_of(dates, id);
    return row == no_row ? nullptr : &dates[row];
}

std::vector<receiver> agreement::members_of(const receiver_set& set, std::optional<day> on) const {
    std::vector<receiver> members;
    const auto add_parties = [&](const auto& belongs) {
        for (std::uint32_t row = 0; row < parties.size(); ++row) {
            if (belongs(parties[row])) {
                members.push_back({receiver_kind::party, row});
            }
        }
    };
    for (const name& each : set.members) {
        const auto of_class = class_of_set_word(each.id);
        if (of_class || each.id == "everyone") {
            add_parties([&](const party& one) { return !of_class || (one.kind.usable() && one.kind.value() == *of_class); });
        } else if (const auto found = find_receiver(each.id)) {
            members.push_back(*found);
        } else {
            add_parties([&](const party& one) {
                return std::ranges::any_of(one.groups.statements, [&](const auto& said) {
                    return (!on || one.groups.at(*on) == &said) && in_groups(said.what.value, each.id);
                });
            });
        }
    }
    return members;
}

std::vector<name> agreement::named_by(const receiver& from, std::optional<day> on) const {
    std::vector<name> names;
    const auto for_each_in_force = [&](const auto& value, auto&& take) {
        for (const auto& each : value.statements) {
            if (!on || value.at(*on) == &each) {
                take(each.what.value);
            }
        }
    };
    const auto take_name = [&](const name& which) { names.push_back(which); };
    if (from.kind == receiver_kind::party) {
        for_each_in_force(parties[from.row].borne_by, take_name);
    } else if (from.kind == receiver_kind::activity) {
        for_each_in_force(activities[from.row].responsible, [&](const name& which) { names.push_back(which); });
    } else if (from.kind == receiver_kind::key) {
        const auto take_row = [&](const auto& row) {
            for (const auto& each : row.entries) {
                names.push_back(each.receiver);
            }
        };
        for_each_in_force(keys[from.row].shares, take_row);
        for_each_in_force(keys[from.row].equal,
                          [&](const receiver_set& set) { names.insert(names.end(), set.members.begin(), set.members.end()); });
        for_each_in_force(keys[from.row].weights, take_row);
        for_each_in_force(keys[from.row].among,
                          [&](const receiver_set& set) { names.insert(names.end(), set.members.begin(), set.members.end()); });
        for_each_in_force(keys[from.row].charges, take_row);
        for_each_in_force(keys[from.row].rest, take_name);
        for_each_in_force(keys[from.row].limits, [&](const limit_rules& rules) {
            if (!rules.difference.id.empty() && rules.difference.id != "others") {
                names.push_back(rules.difference);
            }
        });
    }
    return names;
}

std::vector<receiver> agreement::behind(const name& to, std::optional<day> on) const {
    std::vector<receiver> reached;
    const auto reach = [&](const name& which) {
        for (const receiver& each : members_of({.members = {which}})) {
            if (std::ranges::find(reached, each) == reached.end()) {
                reached.push_back(each);
            }
        }
    };
    reach(to);
    for (std::size_t i = 0; i < reached.size(); ++i) {  // NOLINT(modernize-loop-convert): it grows on the way
        std::ranges::for_each(named_by(reached[i], on), reach);
    }
    return reached;
}

std::optional<period> agreement::fixed_term() const {
    if (!term.start.usable() || !term.end.usable() || !term.start.value().when) {
        return std::nullopt;
    }
    const day first = *term.start.value().when;
    const auto last = !runs_on() ? term.end.value().when : term.renewal.usable() ? earliest_end_after_notice(*this, first) : std::nullopt;
    if (!last) {
        return std::nullopt;
    }
    const period whole{first, *last + 1};
    return whole.empty() ? std::nullopt : std::optional{whole};
}

int agreement::year_of(day on) const {
    const int year = andel::year_of(on);
    return on < days_of_year(year).first ? year - 1 : year;
}

period agreement::days_of_year(int year) const {
    const auto first = [&](int of) {
        const auto starts = term.year_starts.usable() ? term.year_starts.value() : day_of_year{1, 1};
        return first_day_of_month(of, starts.month) + (starts.day_of_month - 1);
    };
    return {first(year), first(year + 1)};
}

std::string agreement::year_in_words(int year) const {
    const std::string next = std::to_string((year + 1) % 100 + 100).substr(1);
    return term.year_starts.usable() ? std::to_string(year) + "/" + next : std::to_string(year);
}

std::optional<day> agreement::end_of_renewal(int number) const {
    const auto fixed = fixed_term();
    if (!fixed || number == 0) {
        return fixed ? std::optional{fixed->before} : std::nullopt;
    }
    if (!term.renewal.usable() || term.renewal.value().none) {
        return std::nullopt;
    }
    const length each = term.renewal.value().each;
    const day last = fixed->before - 1;
    const day beyond_every_horizon = first_day_of_year(9999);
    if (const auto months = each.months()) {
        if (*months * number > 12 * 5000) {
            return beyond_every_horizon;
        }
        const month_end rule = term.month_ends.usable() ? term.month_ends.value() : month_end::whole_months;
        return add_months(last, *months * number, rule) + 1;
    }
    const int days = each.count * (each.unit == length_unit::weeks ? 7 : 1);  // at most 9 999 weeks, 999 times: no overflow
    return std::min(fixed->before + days * number, beyond_every_horizon);
}

std::optional<day> agreement::last_possible_end() const {
    if (runs_on()) {
        return std::nullopt;
    }
    if (!term.renewal.usable() || term.renewal.value().none) {
        return end_of_renewal(0);
    }
    const auto most = term.renewal.value().at_most;
    return most ? end_of_renewal(*most) : std::nullopt;
}

std::vector<day> agreement::known_from() const {
    std::vector<day> known{day{std::numeric_limits<std::int32_t>::min()}};
    for (const amendment& each : amendments) {
        known.push_back(each.is_late() ? std::max(known.back(), *each.decided.value().when) : known.back());
    }
    return known;
}

bool operator==(const agreement& a, const agreement& b) {
    const bool same_before = a.unamended && b.unamended ? *a.unamended == *b.unamended : !a.unamended && !b.unamended;
    return same_before && same(a.text->root, b.text->root);
}

}  // namespace andel
