// Which part of a year a cell is, and what made it less than a whole one.

#include "planner.hpp"

#include <andel/agreement/fields.hpp>

#include <algorithm>

namespace andel {

bool planner::put_fraction(cell_row& cell, const cost& item) {
    const auto fraction = fraction_of(cell.when, part_years_of(item), item.where, "costs." + item.id);
    if (!fraction) {
        return false;
    }
    cell.fraction = *fraction;
    const bool whatever_the_part = cell.as_charged && cell.key.is_key && plan_.keys[cell.key.row].whole_year;
    if (*fraction != 1 && !whatever_the_part) {
        std::vector<row_number> inputs = what_cuts(cell, item);
        if (const auto* rule = part_years_of(item).at(cell.when.first)) {
            inputs.push_back(input(rule->what));
        }
        cell.boundary_inputs = {static_cast<row_number>(plan_.boundary_inputs.size()), static_cast<row_number>(inputs.size())};
        plan_.boundary_inputs.insert(plan_.boundary_inputs.end(), inputs.begin(), inputs.end());
    }
    return true;
}

std::optional<rational> planner::fraction_of(const period& part, const dated<part_years>& rules, place where, const std::string& what) {
    const period year = agreement_.days_of_year(agreement_.year_of(part.first));
    if (part == year) {
        return rational{1};
    }
    if (rules.broken) {
        return std::nullopt;
    }
    if (rules.absent()) {
        if (part_years_told_.insert(where).second && !log_.text().lost("term", "part_years")) {
            tell_part_years(part, where, what);
        }
        return std::nullopt;
    }
    const auto* rule = in_force(rules, part.first, "part_years");
    if (rule == nullptr) {
        return std::nullopt;
    }
    auto fraction = part_of_year(part, rule->what.value, year);
    if (!fraction && months_told_.insert(where).second) {
        const day border = civil(part.first).day_of_month != 1 ? part.first : part.before;
        log_.report(
            problem_code::inside_a_month, where,
            {{"cost", what},
             {"day", to_text(border)},
             {"rule",
              {"året delas i hela månader (part_years = \"months\")", "the year is divided by whole months (part_years = \"months\")"}},
             {"besides",
              {", eller skriv part_years = \"months_and_days\" eller \"days\"",
               ", or write part_years = \"months_and_days\" or \"days\""}}},
            rule->what.where);
    }
    used_part_years_ = used_part_years_ || rule->what.from.kind == origin_kind::rule_profile;
    return fraction;
}

// The readings and their results, so that the author can choose.
void planner::tell_part_years(const period& part, place where, const std::string& what) {
    std::string answers;
    for (const auto& [word, rule] : words_of<part_years>::all) {
        if (const auto fraction = part_of_year(part, rule, agreement_.days_of_year(agreement_.year_of(part.first)))) {
            answers += (answers.empty() ? "\"" : ", \"") + std::string{word} + "\" " + to_text(*fraction);
        }
    }
    log_.report(problem_code::rule_missing, where,
                {{"question",
                  {what + ": hur stor del av året " + to_text(part.first) + "–" + to_text(part.before - 1) + " är",
                   what + ": which part of the year " + to_text(part.first) + "–" + to_text(part.before - 1) + " is"}},
                 {"answers", answers},
                 {"way",
                  {"Lägg till i [term]: part_years = \"days\", \"months\" eller \"months_and_days\"",
                   "Add in [term]: part_years = \"days\", \"months\" or \"months_and_days\""}}});
}

// What made the cell less than a year: a named day, the term, the last day of the cost.
std::vector<row_number> planner::what_cuts(const cell_row& cell, const cost& item) {
    std::vector<row_number> inputs;
    const auto add = [&](row_number row) { inputs.push_back(row); };
    const auto add_named = [&](const time_mark& mark) {
        if (const named_date* date = agreement_.find_date(mark.named)) {
            add(input(date->date.only()));
        }
    };
    for (const day border : {cell.when.first, cell.when.before}) {
        const auto add_steps = [&](const auto& value) {
            for (const auto& each : value.statements) {
                if (each.when.first == border) {
                    add_named(each.when);
                }
            }
        };
        add_steps(item.yearly);
        add_steps(item.index);
        add_steps(item.paid_by);
        for_each_value_behind(item, border - 1, add_steps);
        for_each_value_behind(item, border, add_steps);
    }
    const auto add_day = [&](const auto& value, day border) {
        if (value.usable() && value.value().when == border) {
            add(input(value.only()));
            add_named({.kind = time_kind::always, .written = {}, .named = value.value().named, .first = {}, .where = {}});
        }
    };
    add_day(agreement_.term.start, cell.when.first);
    add_day(agreement_.term.end, cell.when.before - 1);
    add_day(agreement_.term.end, cell.when.first - 1);  // a renewal begins the day after
    if (agreement_.runs_on() && (cell.when.first == *plan_.fixed_end || cell.when.before == *plan_.fixed_end)) {
        add(input(agreement_.term.end.only()));
    }
    add_day(item.until, cell.when.before - 1);
    for (const auto& chosen : item.key.statements) {
        for (const receiver& each : agreement_.behind(chosen.what.value)) {
            if (each.kind == receiver_kind::party) {
                const party& one = agreement_.parties[each.row];
                add_day(one.joins, cell.when.first);
                add_day(one.joins, cell.when.before);
                for (const row_number said : what_ends_membership(item, one, {cell.when.first - 1, cell.when.before - 1})) {
                    add(said);
                }
                const period there = days_of(each.row, slot_);
                const bool cuts = !there.empty() && there != slot_ &&
                                  ((there.first != slot_.first && (there.first == cell.when.first || there.first == cell.when.before)) ||
                                   (there.before != slot_.before && (there.before == cell.when.first || there.before == cell.when.before)));
                if (cuts && agreement_.term.presence.usable()) {
                    add(input(agreement_.term.presence.only()));
                    used_presence_ = used_presence_ || agreement_.term.presence.only().from.kind == origin_kind::rule_profile;
                }
            }
        }
    }
    return inputs;
}

// What says that a party's last day, for this cost, is one of these: that it leaves, how long it pays, and what it is committed to.
std::vector<row_number> planner::what_ends_membership(const cost& item, const party& one, const std::array<day, 2>& days) {
    std::vector<row_number> inputs;
    if (!one.last_day) {
        return inputs;
    }
    const bool bound = committed_ && *one.last_day < *committed_;
    const day last = bound ? *committed_ : *one.last_day;
    if (std::ranges::find(days, last) == days.end()) {
        return inputs;
    }
    const auto add_day = [&](const dated<day_reference>& said) {
        inputs.push_back(input(said.only()));
        if (const named_date* date = agreement_.find_date(said.value().named)) {
            inputs.push_back(input(date->date.only()));
        }
    };
    add_day(one.leaves);
    if (agreement_.leaving.pays_until.usable()) {
        inputs.push_back(input(agreement_.leaving.pays_until.only()));
    }
    if (bound) {
        inputs.push_back(input(agreement_.leaving.committed.only()));
        add_day(item.committed_until);
    }
    return inputs;
}

}  // namespace andel
