// Who an amount is handed to on a day: keys and activities, each row made once for all the years in which the same lines hold.

#include "planner.hpp"

#include <andel/agreement/fields.hpp>

#include <algorithm>

namespace andel {

std::optional<planner::chosen_key> planner::key_on(const dated<name>& choice, day d, std::string_view what) {
    const auto* chosen = in_force(choice, d, what);
    if (chosen == nullptr) {
        return std::nullopt;
    }
    const auto to = target_on(chosen->what.value, d, what);
    return to ? std::optional{chosen_key{*to, input(chosen->what)}} : std::nullopt;
}

// A party, activity or key that is named outright: a party must be a member on that day.
std::optional<target> planner::target_on(const name& to, day d, std::string_view what) {
    const auto found = agreement_.find_receiver(to.id);
    if (!found) {
        return std::nullopt;
    }
    if (joining_.empty() && !is_member(*found, d)) {
        const party& one = agreement_.parties[found->row];
        if (members_told_.insert(to.where).second) {
            const period when = one.present({first_day_of_year(1900), first_day_of_year(3000)});
            log_.report(problem_code::not_a_member, to.where,
                        {{"what", std::string{what}},
                         {"party", one.id},
                         {"day", to_text(d)},
                         {"from", one.joins.usable() ? to_text(when.first) : ""},
                         {"to", one.leaves.usable() ? to_text(when.before - 1) : ""}},
                        one.joins.usable() && d < when.first ? one.joins.where : one.leaves.where);
        }
        return std::nullopt;
    }
    return target_on(*found, d);
}

std::optional<target> planner::target_on(const receiver& to, day d) {
    if (to.kind == receiver_kind::party && !agreement_.parties[to.row].borne_by.usable()) {
        return target{false, to.row};
    }
    const std::tuple asked{to.kind, to.row, d, slot_.first, joining_, committed_};
    const auto known = targets_.find(asked);
    if (known != targets_.end()) {
        return known->second;
    }
    const auto found = to.kind == receiver_kind::party      ? stand_in_on(to.row, d)
                       : to.kind == receiver_kind::activity ? activity_on(to.row, d)
                                                            : key_row_on(to.row, d);
    targets_.emplace(asked, found);
    return found;
}

// Another party bears its part, from the day on which the file says so.
std::optional<target> planner::stand_in_on(row_number row, day d) {
    const party& one = agreement_.parties[row];
    const auto* chosen = one.borne_by.at(d);
    if (chosen == nullptr) {
        return target{false, row};
    }
    const auto to = target_on(chosen->what.value, d, "parties." + one.id + ".borne_by");
    key_content content;
    content.head.stands_in_for = row;
    content.head.input = input(chosen->what);
    if (to) {
        content.lines.push_back({.to = *to, .weight = 1, .who = *agreement_.find_receiver(chosen->what.value.id)});
    }
    return to ? std::optional{intern(std::move(content))} : std::nullopt;
}

std::optional<target> planner::activity_on(row_number row, day d) {
    const activity& one = agreement_.activities[row];
    const std::string address = "activities." + one.id + ".responsible";
    const auto* chosen = in_force(one.responsible, d, address);
    const auto to = chosen == nullptr ? std::nullopt : target_on(chosen->what.value, d, address);
    if (!to) {
        return std::nullopt;
    }
    key_content content;
    content.head.activity = row;
    content.head.input = input(chosen->what);
    content.lines.push_back({.to = *to, .weight = 1, .who = *agreement_.find_receiver(chosen->what.value.id)});
    return intern(std::move(content));
}

// ---- who takes part

// The days on which a party is a member, inside a period; of a cost that a leaver is committed to, those too.
period planner::days_of(row_number row, const period& inside) const {
    const party& one = agreement_.parties[row];
    period when = one.present(inside);
    if (committed_ && one.last_day && *one.last_day < *committed_) {
        when.before = std::min(inside.before, *committed_ + 1);
    }
    return when;
}

bool planner::is_member(const receiver& which, day d) const {
    return which.kind != receiver_kind::party || days_of(which.row, {d, d + 1}) == period{d, d + 1};
}

// Whether the members of a key are those of any day of the charge period, not those of each day.
bool planner::counts_whole_period(const key& one) const {
    const bool weighted = agreement_.term.presence.usable() && agreement_.term.presence.value() == presence_rule::weighted;
    const bool whole = one.part_year.usable() && one.part_year.value() == part_year_rule::whole;
    return one.says_kronor() ? whole : weighted;
}

bool planner::takes_part(const receiver& which, const key& one, day d) const {
    if (which.kind != receiver_kind::party) {
        return true;
    }
    if (!joining_.empty()) {
        return std::ranges::find(joining_, which.row) != joining_.end();
    }
    return counts_whole_period(one) ? !days_of(which.row, slot_).empty() : is_member(which, d);
}

std::vector<receiver> planner::members_on(const receiver_set& set, const key& one, day d) {
    std::vector<receiver> members = agreement_.members_of(set, d);
    std::erase_if(members, [&](const receiver& each) { return !takes_part(each, one, d); });
    return members;
}

// The part of the charge period in which a member takes part, where that weighs.
std::optional<rational> planner::presence_of(const receiver& which, const key& one) {
    if (which.kind != receiver_kind::party || !joining_.empty() || one.says_kronor()) {
        return rational{1};
    }
    const period there = days_of(which.row, slot_);
    if (there == slot_) {
        return rational{1};
    }
    if (agreement_.term.presence.absent()) {
        tell_presence(which, one);
        return std::nullopt;
    }
    if (!counts_whole_period(one)) {
        return rational{1};
    }
    const auto part = fraction_of(there, agreement_.term.part_of_year, agreement_.parties[which.row].where,
                                  "parties." + agreement_.parties[which.row].id);
    const auto whole = fraction_of(slot_, agreement_.term.part_of_year, one.where, "keys." + one.id);
    return part && whole ? std::optional{*part / *whole} : std::nullopt;
}

void planner::tell_presence(const receiver& which, const key& one) {
    if (presence_told_ || agreement_.term.presence.broken || log_.text().lost("term", "presence")) {
        return;
    }
    presence_told_ = true;
    const party& member = agreement_.parties[which.row];
    log_.report(
        problem_code::rule_missing, member.joins.usable() ? member.joins.where : member.leaves.where,
        {{"question",
          {"Hur keys." + one.id + " delar ett år då " + member.id + " bara är med en del av det",
           "How keys." + one.id + " divides a year in which " + member.id + " is a member for a part of it"}},
         {"answers",
          {"\"by_segment\" (var del av året delas mellan dem som då är med) eller \"weighted\" (året delas en gång, efter vikt gånger tid)",
           "\"by_segment\" (each part of the year is divided between its members) or \"weighted\" (the year is divided once, by weight "
           "times time)"}},
         {"way",
          {"Lägg till i [term]: presence = \"by_segment\" eller presence = \"weighted\"",
           "Add in [term]: presence = \"by_segment\" or presence = \"weighted\""}}});
}

// ---- a key

std::optional<target> planner::key_row_on(row_number row, day d) {
    const key& one = agreement_.keys[row];
    const std::string address = "keys." + one.id + ".";
    key_content content;
    content.head.key = row;
    bool whole = true;
    const auto add = [&](const std::optional<target>& to, weight_line line) {
        if (to) {
            line.to = *to;
            content.lines.push_back(std::move(line));
        }
        whole = to.has_value() && whole;
    };
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
            add(target_on(each.receiver, d, address + "shares"),
                {.to = {}, .weight = each.part ? each.part->of_whole : rest, .who = *agreement_.find_receiver(each.receiver.id)});
        }
        content.head.input = input(chosen->what);
    } else if (one.equal.usable()) {
        const auto* chosen = in_force(one.equal, d, address + "equal");
        whole = chosen != nullptr && add_members(content, chosen->what.value, one, d, nullptr);
        content.head.input = chosen == nullptr ? no_row : input(chosen->what);
    } else if (one.weights.usable()) {
        const auto* chosen = in_force(one.weights, d, address + "weights");
        if (chosen == nullptr) {
            return std::nullopt;
        }
        for (const weight_entry& each : chosen->what.value.entries) {
            add(target_on(each.receiver, d, address + "weights"),
                {.to = {}, .weight = each.weight, .who = *agreement_.find_receiver(each.receiver.id)});
        }
        content.head.input = input(chosen->what);
    } else if (one.by.usable()) {
        const auto* chosen = in_force(one.by, d, address + "by");
        const auto* among = in_force(one.among, d, address + "among");
        whole = chosen != nullptr && among != nullptr && add_members(content, among->what.value, one, d, &chosen->what.value);
        content.head.input = whole ? input(among->what) : no_row;
        content.head.by_input = whole ? input(chosen->what) : no_row;
    } else if (one.charges.usable()) {
        whole = add_charges(content, one, d);
        content.head.schedule = true;
    } else {
        return std::nullopt;
    }
    if (!whole) {
        return std::nullopt;
    }
    if (content.lines.empty() && !content.head.schedule) {
        if (joining_.empty()) {  // a key that does not charge the party that joins is no mistake
            tell_nobody_left(one, d);
        }
        return std::nullopt;
    }
    if (one.limits.broken || one.rounding_share.broken || (one.limits.usable() && !add_limits(content, one, d))) {
        return std::nullopt;
    }
    if (one.index.usable()) {
        const auto* chosen = in_force(one.index, d, address + "index");
        content.head.index_input = chosen == nullptr ? no_row : input(chosen->what);
    }
    content.head.whole_year = one.part_year.usable() && one.part_year.value() == part_year_rule::whole;
    return intern(std::move(content));
}

// Everybody that the key names has left, or has not joined yet.
void planner::tell_nobody_left(const key& one, day d) {
    const auto* set = one.equal.usable() ? one.equal.at(d) : one.among.usable() ? one.among.at(d) : nullptr;
    const place where = set != nullptr ? set->what.where : one.charges.usable() ? one.charges.where : one.where;
    if (!gaps_told_.insert(where).second) {
        return;
    }
    std::string named = one.id;
    if (set != nullptr) {
        named.clear();
        for (const name& each : set->what.value.members) {
            named += (named.empty() ? "" : ", ") + each.id;
        }
    }
    std::string present;
    for (row_number row = 0; row < agreement_.parties.size(); ++row) {
        if (is_member({receiver_kind::party, row}, d)) {
            present += (present.empty() ? "" : ", ") + agreement_.parties[row].id;
        }
    }
    log_.report(problem_code::empty_group, where,
                {{"set", {"\"" + named + "\" " + to_text(d), "\"" + named + "\" on " + to_text(d)}},
                 {"choices", present.empty() ? both_languages{"ingen", "nobody"} : both_languages{present}}});
}

// The members of a set, each with its weight: one, or what a measure says.
bool planner::add_members(key_content& to, const receiver_set& set, const key& one, day d, const name* measured) {
    const bool flow = measured != nullptr && is_flow(*measured);
    for (const receiver& each : members_on(set, one, d)) {
        const auto inner = target_on(each, d);
        const auto presence = presence_of(each, one);
        if (!inner || !presence) {
            return false;
        }
        weight_line line{.to = *inner, .weight = 1, .need = no_row, .presence = flow ? rational{1} : *presence, .who = each};
        if (measured != nullptr) {
            const auto need = need_of(*measured, each, d);
            if (!need) {
                return false;
            }
            line.need = *need;
        }
        to.lines.push_back(std::move(line));
    }
    return true;
}

bool planner::is_flow(const name& measured) const {
    const measure& one = agreement_.measures[agreement_.find_measure(measured.id)];
    return one.kind.usable() && one.kind.value() == measure_kind::flow;
}

// What a measure says of a receiver on a day: the year of the charge period's first day decides which row is read.
std::optional<row_number> planner::need_of(const name& measured, const receiver& of, day d) {
    const row_number row = agreement_.find_measure(measured.id);
    if (row == no_row) {
        return std::nullopt;
    }
    const measure& one = agreement_.measures[row];
    need_row need{.measure = row,
                  .index = no_row,
                  .of = of,
                  .year = agreement_.year_of(d),
                  .month = 0,
                  .on = {},
                  .billed = {},
                  .where = measured.where};
    if (one.values.usable()) {
        if (!one.values.has_occasions()) {
            const auto* row_in_force = in_force(one.values, d, "measures." + one.id + ".values");
            if (row_in_force == nullptr) {
                return std::nullopt;
            }
            need.on = row_in_force->when.first.value_or(day{});
            need.year = 0;
        }
    } else if (!one.figures.usable() || !one.reading.usable() || !one.preliminary.usable()) {
        return std::nullopt;
    } else if (one.preliminary.value() == preliminary_rule::correct) {
        need.billed = slot_.first;
    }
    return intern(need);
}

row_number planner::intern(const need_row& need) {
    const auto [found, added] = need_rows_.try_emplace({need.measure, need.index, need.of, need.year, need.month, need.on, need.billed},
                                                       static_cast<row_number>(plan_.needs.size()));
    if (added) {
        plan_.needs.push_back(need);
    }
    return found->second;
}

row_number planner::stated(const rational& value, row_number from, const void* where) {
    const auto [found, added] = stated_rows_.try_emplace(where, static_cast<row_number>(plan_.stated.size()));
    if (added) {
        plan_.stated.push_back({value, from});
    }
    return found->second;
}

// An amount goes each way to a key that knows kronor by itself: where keys meet again and again the ways soon are millions.
void planner::count_ways(row_number row) {
    const key_row& one = plan_.keys[row];
    std::size_t ways = 1;
    for_each_target(one, [&](const target& to) { ways += to.is_key && plan_.keys[to.row].says_kronor ? ways_[to.row] : 0; });
    if (ways > most_ways && one.key != no_row) {
        ways = 0;  // told by the key at which they become too many, and by none that leads to it
        if (gaps_told_.insert(agreement_.keys[one.key].where).second) {
            log_.report(problem_code::too_many_ways, agreement_.keys[one.key].where,
                        {{"key", "keys." + agreement_.keys[one.key].id}, {"limit", std::to_string(most_ways)}});
        }
    }
    ways_.push_back(ways);
}

// One row for all the years in which the same lines hold.
target planner::intern(key_content content) {
    const auto says_kronor = [&](const target& to) { return to.is_key && plan_.keys[to.row].says_kronor; };
    content.head.says_kronor = content.head.schedule || content.head.limits_input != no_row ||
                               std::ranges::any_of(content.lines, [&](const weight_line& each) { return says_kronor(each.to); });
    const auto known = key_rows_.find(content);
    if (known != key_rows_.end()) {
        return {true, known->second};
    }
    key_row head = content.head;
    const auto append = [](auto& table, const auto& rows) {
        const run placed{static_cast<row_number>(table.size()), static_cast<row_number>(rows.size())};
        table.insert(table.end(), rows.begin(), rows.end());
        return placed;
    };
    head.lines = append(plan_.lines, content.lines);
    std::vector<charge_line> charges;
    for (const auto& [line, limits] : content.charges) {
        charges.push_back(line);
        charges.back().limits = append(plan_.limits, limits);
    }
    head.charges = append(plan_.charge_lines, charges);
    head.limits = append(plan_.limits, content.limits);
    const auto row = static_cast<row_number>(plan_.keys.size());
    plan_.keys.push_back(head);
    count_ways(row);
    key_rows_.emplace(std::move(content), row);
    return {true, row};
}

}  // namespace andel
