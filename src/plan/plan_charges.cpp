// Keys in kronor: what each receiver is charged for a year, and the limits of parts.

#include "planner.hpp"

#include <algorithm>

namespace andel {

// Kronor of the key, at the price level that the key says, moved to the day.
std::optional<krona> planner::krona_on(const std::optional<rational>& said, const key& one, row_number from, day d, bool moved) {
    if (!said) {
        return krona{};
    }
    const auto [found, added] = amount_rows_.try_emplace(&*said, static_cast<row_number>(plan_.amounts.size()));
    if (added) {
        plan_.amounts.push_back({*said, from});
    }
    krona result{.amount = found->second};
    if (!moved || broken(one.index) || one.price_level.broken || one.index.absent()) {
        return broken(one.index) || one.price_level.broken ? std::nullopt : std::optional{result};
    }
    const std::string address = "keys." + one.id + ".index";
    const auto* chosen = in_force(one.index, d, address);
    if (chosen == nullptr) {
        return std::nullopt;
    }
    if (one.price_level.usable()) {
        if (year_of(d) < one.price_level.value().year) {
            if (gaps_told_.insert(one.price_level.where).second) {
                log_.report(problem_code::before_price_level, one.price_level.only().where,
                            {{"from", to_text(d)},
                             {"level", std::to_string(one.price_level.value().year)},
                             {"example", std::to_string(year_of(d))}});
            }
            return std::nullopt;
        }
        const auto step = index_step_on(one.index, one.price_level.value(), &one, address, d);
        if (!step) {
            return std::nullopt;
        }
        result.index_step = *step;
    }
    return result;
}

std::optional<bound_row> planner::bound_on(const std::optional<bound>* limit, const key& one, row_number from, const receiver& who, day d) {
    bound_row row;
    if (limit == nullptr || !*limit) {
        return row;
    }
    const bound* const said = &**limit;  // its place is its identity
    if (!said->kronor) {
        row.share = stated(said->share, from, said);
        return row;
    }
    const auto kronor = krona_on(said->kronor, one, from, d, true);
    if (!kronor) {
        return std::nullopt;
    }
    row.kronor = *kronor;
    if (!said->per.id.empty()) {
        const auto need = need_of(said->per, who, d);
        if (!need) {
            return std::nullopt;
        }
        row.need = *need;
        row.flow = is_flow(said->per);
    }
    return row;
}

bool planner::put_discount(limit_row& row, const discount& said, row_number from, const receiver& who, day d) {
    row.share = stated(said.share, from, &said.share);
    row.from_threshold = said.from_threshold;
    row.on_excess = said.on == discount_on::excess;
    if (!said.threshold) {
        return true;
    }
    row.threshold = stated(*said.threshold, from, &*said.threshold);
    const auto need = need_of(said.of, who, d);
    row.need = need.value_or(no_row);
    return need.has_value();
}

bool planner::add_charges(key_content& to, const key& one, day d) {
    const std::string address = "keys." + one.id + ".";
    const auto* chosen = in_force(one.charges, d, address + "charges");
    if (chosen == nullptr) {
        return false;
    }
    to.head.input = input(chosen->what);
    for (const charge_entry& each : chosen->what.value.entries) {
        for (const receiver& who : members_on({.members = {each.receiver}}, one, d)) {
            if (!add_charge_of(to, each.owed, one, who, d)) {
                return false;
            }
        }
    }
    if (one.rest.usable()) {
        const auto* rest = in_force(one.rest, d, address + "rest");
        to.head.rest = rest == nullptr ? std::nullopt : target_on(rest->what.value, d, address + "rest");
        to.head.rest_input = rest == nullptr ? no_row : input(rest->what);
        return to.head.rest.has_value();
    }
    return !one.rest.broken;
}

bool planner::add_charge_of(key_content& to, const charge& owed, const key& one, const receiver& who, day d) {
    const row_number from = to.head.input;
    const auto inner = target_on(who, d);
    const auto fee = krona_on(owed.fee, one, from, d, true);
    const auto rate = krona_on(owed.rate, one, from, d, true);
    if (!inner || !fee || !rate) {
        return false;
    }
    charge_line line{.to = *inner, .who = who, .fee = *fee, .rate = *rate};
    if (owed.rate_of_each) {
        line.share = stated(*owed.rate_of_each, from, &*owed.rate_of_each);
    }
    if (!owed.per.id.empty()) {
        const auto need = need_of(owed.per, who, d);
        if (!need) {
            return false;
        }
        line.need = *need;
        line.flow = is_flow(owed.per);
    }
    std::vector<limit_row> limits;
    for (const limit_word word : owed.order) {
        limit_row row{.word = word};
        const auto low = bound_on(word == limit_word::minimum ? &owed.minimum : nullptr, one, from, who, d);
        const auto high = bound_on(word == limit_word::maximum ? &owed.maximum : nullptr, one, from, who, d);
        if (!low || !high || (word == limit_word::discount && !put_discount(row, *owed.discount, from, who, d))) {
            return false;
        }
        row.low = *low;
        row.high = *high;
        row.of_the_rate = word == limit_word::discount && owed.discount->of.id == owed.per.id;
        limits.push_back(row);
    }
    to.charges.emplace_back(line, std::move(limits));
    return true;
}

// Each limit, in order, for every line that it holds for.
bool planner::add_limits(key_content& to, const key& one, day d) {
    const auto& said = one.limits.only();
    const limit_rules& rules = said.value;
    const row_number from = input(said);
    to.head.limits_input = from;
    for (const limit_word word : rules.order) {
        for (row_number line = 0; line < to.lines.size(); ++line) {
            const receiver who = to.lines[line].who;
            if (!holds_for(word, rules, who, d)) {
                continue;
            }
            limit_row row{.word = word, .line = line};
            const bool yearly = word == limit_word::yearly_change;
            const auto low = bound_on(word == limit_word::minimum ? &rules.minimum
                                      : yearly                    ? &rules.yearly_change->down
                                                                  : nullptr,
                                      one, from, who, d);
            const auto high = bound_on(word == limit_word::maximum ? &rules.maximum
                                       : yearly                    ? &rules.yearly_change->up
                                                                   : nullptr,
                                       one, from, who, d);
            if (!low || !high || (word == limit_word::discount && !put_discount(row, *rules.discount, from, who, d))) {
                return false;
            }
            row.low = *low;
            row.high = *high;
            if (yearly) {
                row.previous = previous_of(*rules.yearly_change, who, from);
            }
            to.limits.push_back(row);
        }
    }
    to.head.fill = rules.difference.id == "others";
    if (!to.head.fill) {
        to.head.difference = target_on(rules.difference, d, "keys." + one.id + ".limits.difference");
        return to.head.difference.has_value();
    }
    return true;
}

bool planner::holds_for(limit_word word, const limit_rules& rules, const receiver& who, day d) const {
    const auto names = [&](const std::vector<name>& set) {
        const auto members = agreement_.members_of({.members = set}, d);
        return std::ranges::find(members, who) != members.end();
    };
    const auto inside = [&](const std::vector<name>& only, const std::vector<name>& except) {
        return (only.empty() || names(only)) && !names(except);
    };
    switch (word) {
        case limit_word::minimum:
        case limit_word::maximum:
            return true;
        case limit_word::discount:
            return inside(rules.discount->only, rules.discount->except);
        case limit_word::yearly_change:
            return inside(rules.yearly_change->only, rules.yearly_change->except);
    }
    return true;
}

// What it had the year before the first, which no index moves: it was what it was.
krona planner::previous_of(const yearly_limit& said, const receiver& who, row_number from) {
    for (const weight_entry& each : said.previous) {
        if (agreement_.find_receiver(each.receiver.id) == who) {
            const auto [found, added] = amount_rows_.try_emplace(&each.weight, static_cast<row_number>(plan_.amounts.size()));
            if (added) {
                plan_.amounts.push_back({each.weight, from});
            }
            return {.amount = found->second};
        }
    }
    return {};
}

// ---- parts of a year

// Kronor of a year, in a stretch that is less: whether they are scaled must be said.
bool planner::check_part_of_year(const cost& item, const std::vector<cell_row>& cells) {
    std::map<row_number, rational> stretches;  // by key row
    for (const cell_row& each : cells) {
        if (each.key.is_key && plan_.keys[each.key.row].says_kronor) {
            stretches[each.key.row] += each.fraction;
        }
    }
    for (const auto& [row, fraction] : stretches) {
        if (fraction == 1) {
            continue;
        }
        for (const row_number each : keys_in_kronor(row)) {
            const key& one = agreement_.keys[plan_.keys[each].key];
            if (one.part_year.broken) {
                return false;
            }
            if (one.part_year.absent()) {
                tell_part_year(one, item, fraction);
                return false;
            }
            if (one.part_year.value() == part_year_rule::whole && stretches.size() > 1) {
                tell_two_stretches(one, item);
                return false;
            }
            used_part_year_ = used_part_year_ || one.part_year.only().from.kind == origin_kind::rule_profile;
        }
    }
    return true;
}

// The row itself and those behind it that say kronor, once each.
std::vector<row_number> planner::keys_in_kronor(row_number row) const {
    std::vector<row_number> behind{row};
    for (std::size_t i = 0; i < behind.size(); ++i) {
        for_each_target(plan_.keys[behind[i]], [&](const target& to) {
            if (to.is_key && plan_.keys[to.row].says_kronor && std::ranges::find(behind, to.row) == behind.end()) {
                behind.push_back(to.row);
            }
        });
    }
    std::erase_if(behind, [&](row_number each) {
        const row_number key = plan_.keys[each].key;
        return key == no_row || !agreement_.keys[key].says_kronor();
    });
    return behind;
}

void planner::tell_part_year(const key& one, const cost& item, const rational& fraction) {
    if (!part_years_told_.insert(one.where).second || log_.text().lost("keys." + one.id, "part_year")) {
        return;
    }
    log_.report(
        problem_code::rule_missing, one.where,
        {{"question",
          {"Hur kronorna i keys." + one.id + " räknas för en del av ett år (costs." + item.id + ", " + to_text(fraction) + " år)",
           "How the kronor of keys." + one.id + " count for a part of a year (costs." + item.id + ", " + to_text(fraction) + " year)"}},
         {"answers",
          {"\"scaled\" (samma del av dem) eller \"whole\" (hela)", "\"scaled\" (the same part of them) or \"whole\" (all of them)"}},
         {"way",
          {"Lägg till: part_year = \"scaled\" eller part_year = \"whole\"", "Add: part_year = \"scaled\" or part_year = \"whole\""}}},
        item.where);
}

void planner::tell_two_stretches(const key& one, const cost& item) {
    if (!part_years_told_.insert(one.where).second) {
        return;
    }
    log_.report(problem_code::two_answers, one.part_year.only().where,
                {{"question",
                  {"Hur stora avgifterna i keys." + one.id + " är det år då de ändras",
                   "How large the charges of keys." + one.id + " are in the year in which they change"}},
                 {"answers", {"de gamla för hela året, eller de nya", "the old ones for the whole year, or the new ones"}},
                 {"way",
                  {"Ändra dem den första dagen i debiteringsperioden, eller skriv part_year = \"scaled\".",
                   "Change them on the first day of the charge period, or write part_year = \"scaled\"."}}},
                item.where);
}

}  // namespace andel
