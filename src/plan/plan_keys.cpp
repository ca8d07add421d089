// Who an amount is handed to on a day, and how a level got there: keys, activities and index clauses, each row made once.

#include "planner.hpp"

#include <algorithm>

namespace andel {

// ---- keys

std::optional<planner::chosen_key> planner::key_on(const dated<name>& choice, day d, std::string_view what) {
    const auto* chosen = in_force(choice, d, what);
    if (chosen == nullptr) {
        return std::nullopt;
    }
    const auto to = target_on(*agreement_.find_receiver(chosen->what.value.id), d);
    return to ? std::optional{chosen_key{*to, input(chosen->what)}} : std::nullopt;
}

std::optional<target> planner::target_on(const receiver& to, day d) {
    if (to.kind == receiver_kind::party) {
        return target{false, to.row};
    }
    const std::tuple asked{to.kind, to.row, d};
    const auto known = targets_.find(asked);
    if (known != targets_.end()) {
        return known->second;
    }
    const auto found = to.kind == receiver_kind::activity ? activity_on(to.row, d) : key_row_on(to.row, d);
    targets_.emplace(asked, found);
    return found;
}

std::optional<target> planner::target_on(const name& to, day d) {
    const auto found = agreement_.find_receiver(to.id);
    return found ? target_on(*found, d) : std::nullopt;
}

std::optional<target> planner::activity_on(row_number row, day d) {
    const activity& one = agreement_.activities[row];
    const auto* chosen = in_force(one.responsible, d, "activities." + one.id + ".responsible");
    const auto to = chosen == nullptr ? std::nullopt : target_on(chosen->what.value, d);
    if (!to) {
        return std::nullopt;
    }
    return intern({.key = no_row, .activity = row, .lines = {}, .input = input(chosen->what)}, {{*to, 1}});
}

std::optional<target> planner::key_row_on(row_number row, day d) {
    const key& one = agreement_.keys[row];
    key_row head{.key = row, .activity = no_row, .lines = {}, .input = no_row};
    std::vector<weight_line> lines;
    const auto add = [&](const auto& to, const rational& weight) {
        const auto inner = target_on(to, d);
        if (inner) {
            lines.push_back({*inner, weight});
        }
        return inner.has_value();
    };
    const std::string address = "keys." + one.id + ".";
    bool whole = true;
    if (one.shares.usable()) {
        const auto* chosen = in_force(one.shares, d, address + "shares");
        if (chosen == nullptr) {
            return std::nullopt;
        }
        rational rest = 1;
        for (const share_entry& each : chosen->what.value.entries) {
            rest -= each.part ? each.part->of_whole : rational{};
        }
        for (const share_entry& each : chosen->what.value.entries) {
            whole = add(each.receiver, each.part ? each.part->of_whole : rest) && whole;
        }
        head.input = input(chosen->what);
    } else if (one.equal.usable()) {
        const auto* chosen = in_force(one.equal, d, address + "equal");
        if (chosen == nullptr) {
            return std::nullopt;
        }
        for (const receiver& each : agreement_.members_of(chosen->what.value)) {
            whole = add(each, 1) && whole;
        }
        head.input = input(chosen->what);
    } else if (one.weights.usable()) {
        const auto* chosen = in_force(one.weights, d, address + "weights");
        if (chosen == nullptr) {
            return std::nullopt;
        }
        for (const weight_entry& each : chosen->what.value.entries) {
            whole = add(each.receiver, each.weight) && whole;
        }
        head.input = input(chosen->what);
    }
    return whole && !lines.empty() ? std::optional{intern(head, std::move(lines))} : std::nullopt;
}

// One row for all the years in which the same lines hold.
target planner::intern(key_row head, std::vector<weight_line> lines) {
    std::vector<target> receivers;
    for (const weight_line& each : lines) {
        receivers.push_back(each.to);
    }
    const auto [found, added] =
        key_rows_.try_emplace({head.key, head.activity, head.input, std::move(receivers)}, static_cast<row_number>(plan_.keys.size()));
    if (added) {
        head.lines = {static_cast<row_number>(plan_.lines.size()), static_cast<row_number>(lines.size())};
        plan_.lines.insert(plan_.lines.end(), lines.begin(), lines.end());
        plan_.keys.push_back(head);
    }
    return {true, found->second};
}

// ---- index clauses

// The chain of steps from a price level to a day: one for each year's effective day in between. A later day goes on from where an
// earlier one arrived.
std::optional<row_number> planner::index_step_on(const cost& item, const dated_statement<amount>& stated, day d) {
    const int price_level = stated.what.value.price_level->year;
    if (chain_.of != &stated || d < chain_.reached) {
        chain_ = {.of = &stated, .reached = first_day_of_year(price_level + 1) - 1, .step = no_row, .choice = nullptr};
    }
    // A choice of index that begins later than the first effective day after the price level leaves a gap.
    const row_number first_choice = agreement_.find_index(item.index.statements.front().what.value.id);
    if (item.index.has_steps() && first_choice != no_row) {
        const day_of_year when = agreement_.indexes[first_choice].every.value();
        const day first_effective = first_day_of_month(price_level + 1, when.month) + (when.day_of_month - 1);
        if (first_effective <= d && in_force(item.index, first_effective, "costs." + item.id + ".index") == nullptr) {
            return std::nullopt;
        }
    }
    for (int year = year_of(chain_.reached); year <= year_of(d); ++year) {
        // Which index holds may depend on the day, and the day on the index: the choice is looked at on each index's own day.
        for (const auto& [reference, effective] : effective_days(item, year)) {
            if (effective <= chain_.reached || effective > d) {
                continue;
            }
            const row_number row = agreement_.find_index(reference->what.value.id);
            const andel::index& clause = agreement_.indexes[row];
            const auto* change = in_force(clause.yearly_change, effective, "indexes." + clause.id + ".change");
            if (change == nullptr) {
                return std::nullopt;
            }
            chain_.step = intern({.index = row,
                                  .effective = effective,
                                  .change = change->what.value.by,
                                  .change_input = input(change->what),
                                  .reference_input = input(reference->what),
                                  .previous = chain_.step,
                                  .begins = chain_.choice == nullptr || another_held(chain_.choice, reference)});
            chain_.choice = reference;
        }
    }
    chain_.reached = std::max(chain_.reached, d);
    return chain_.step;
}

// Whether, after `from` and up to `to`, some other index was chosen, even one without an effective day; "none" is only a pause.
bool planner::another_held(const dated_statement<name>* from, const dated_statement<name>* to) {
    return std::any_of(from, to + 1, [&](const dated_statement<name>& each) {
        const std::string& id = each.what.value.id;
        return id != "none" && id != from->what.value.id;
    });
}

// The effective days of a year, each of the index that the item has chosen on that very day.
std::vector<planner::effective_day> planner::effective_days(const cost& item, int year) const {
    std::vector<effective_day> days;
    for (const auto& each : item.index.statements) {
        const row_number row = each.what.value.id == "none" ? no_row : agreement_.find_index(each.what.value.id);
        if (row == no_row || !agreement_.indexes[row].every.usable()) {
            continue;
        }
        const day_of_year when = agreement_.indexes[row].every.value();
        const day effective = first_day_of_month(year, when.month) + (when.day_of_month - 1);
        if (item.index.at(effective) == &each) {
            days.push_back({&each, effective});
        }
    }
    std::sort(days.begin(), days.end(), [](const effective_day& a, const effective_day& b) { return a.when < b.when; });
    return days;
}

row_number planner::intern(const index_step_row& step) {
    const auto [found, added] = index_step_rows_.try_emplace({step.index, step.effective, step.reference_input, step.previous, step.begins},
                                                             static_cast<row_number>(plan_.index_steps.size()));
    if (added) {
        plan_.index_steps.push_back(step);
    }
    return found->second;
}

}  // namespace andel
