// One cost at a time: the year cut where something changes, neighbours under the same rules joined, one charge for each period.

#include "planner.hpp"

#include <algorithm>
#include <iterator>

namespace andel {

// ---- one cost

void planner::plan_cost(row_number row) {
    const cost& item = agreement_.costs[row];
    const bool described = item.key.usable() && item.paid_by.usable() && !item.index.broken && !item.until.broken;
    if (!described || indexes_broken(item)) {
        return;
    }
    if (item.yearly.usable() && item.once.absent()) {
        plan_yearly(row);
    } else if (item.once.usable() && item.yearly.absent()) {
        plan_once(row);
    }
}

bool planner::indexes_broken(const cost& item) const {
    return std::ranges::any_of(item.index.statements, [&](const auto& each) {
        const row_number index = agreement_.find_index(each.what.value.id);
        return index != no_row && (!agreement_.indexes[index].every.usable() || !agreement_.indexes[index].yearly_change.usable() ||
                                   !agreement_.indexes[index].against.usable());
    });
}

// Every day on which something that the cost uses may change: more than needed does no harm, equal neighbours are one cell.
std::set<day> planner::cuts_of(const cost& item, const period& inside) {
    std::set<day> cuts{inside.first, inside.before};
    const auto add = [&](day d) {
        if (inside.contains(d)) {
            cuts.insert(d);
        }
    };
    const auto add_steps = [&](const auto& value) {
        for (const auto& each : value.statements) {
            if (each.when.first && each.when.kind == time_kind::step) {
                add(*each.when.first);
            }
        }
    };
    add_steps(item.yearly);
    add_steps(item.index);
    add_steps(item.paid_by);
    add_steps(part_years_of(item));
    if (item.until.usable()) {
        add(*item.until.value().when + 1);
    }
    for_each_value_behind(item, std::nullopt, add_steps);
    for (int year = year_of(inside.first); year <= year_of(inside.before - 1); ++year) {
        for (const auto& each : effective_days(item, year)) {
            add(each.when);
        }
    }
    return cuts;
}

const dated<part_years>& planner::part_years_of(const cost& item) const {
    return item.part_of_year.absent() ? agreement_.term.part_of_year : item.part_of_year;
}

// What governs the cost from a day on, apart from its amount. Nothing when the document does not say, which is then a problem.
std::optional<cell_row> planner::governed_from(const cost& item, day d) {
    const std::string address = "costs." + item.id;
    const auto divided = key_on(item.key, d, address + ".key");
    const auto* payer = in_force(item.paid_by, d, address + ".paid_by");
    if (!divided || payer == nullptr) {
        return std::nullopt;
    }
    cell_row cell;
    cell.key = divided->to;
    cell.key_input = divided->input;
    cell.payer = payer->what.value.id == "bearer" ? paid_by_bearer : agreement_.find_receiver(payer->what.value.id)->row;
    cell.payer_input = input(payer->what);
    return cell;
}

bool planner::put_amount(cell_row& cell, const cost& item, const dated_statement<amount>& stated, day d) {
    const auto [found, added] = amount_rows_.try_emplace(&stated, static_cast<row_number>(plan_.amounts.size()));
    if (added) {
        plan_.amounts.push_back({stated.what.value.value.kronor(), input(stated.what)});
    }
    cell.amount = found->second;
    if (!item.index.absent()) {
        const auto* index = in_force(item.index, d, "costs." + item.id + ".index");
        if (index == nullptr) {
            return false;
        }
        cell.index_input = input(index->what);
    }
    if (stated.what.value.price_level && !item.index.absent()) {
        const auto step = index_step_on(item, stated, d);
        if (!step) {
            return false;
        }
        cell.index_step = *step;
    }
    return true;
}

bool planner::same_rules(const cell_row& a, const cell_row& b) {
    const auto rules = [](const cell_row& cell) {
        return std::tuple{cell.amount, cell.index_step, cell.index_input, cell.key, cell.key_input, cell.payer, cell.payer_input};
    };
    return rules(a) == rules(b);
}

// The same figures, whoever says so.
bool planner::same_effect(const cell_row& a, const cell_row& b) {
    return a.amount == b.amount && a.index_step == b.index_step && a.key == b.key && a.payer == b.payer;
}

// The cells of a stretch in which the yearly amount is in force; neighbours under the same rules are one.
std::vector<cell_row> planner::yearly_cells(const cost& item, const period& inside, const std::set<day>& all_cuts) {
    std::vector<cell_row> cells;
    std::set<day> cuts{all_cuts.lower_bound(inside.first), all_cuts.lower_bound(inside.before)};
    cuts.insert({inside.first, inside.before});
    for (auto cut = cuts.begin(); std::next(cut) != cuts.end(); ++cut) {
        const auto* stated = item.yearly.at(*cut);
        const bool over = item.until.usable() && *cut > *item.until.value().when;
        if (stated == nullptr || over) {
            continue;
        }
        auto cell = governed_from(item, *cut);
        if (!cell || !put_amount(*cell, item, *stated, *cut)) {
            return {};
        }
        cell->when = {*cut, *std::next(cut)};
        const day last = cells.empty() ? *cut : cells.back().when.first;
        const bool same_choices = part_years_of(item).at(last) == part_years_of(item).at(*cut);
        if (!cells.empty() && cells.back().when.before == cell->when.first && same_rules(cells.back(), *cell) && same_choices) {
            cells.back().when.before = cell->when.before;
        } else {
            cells.push_back(std::move(*cell));
        }
    }
    return cells;
}

void planner::plan_yearly(row_number row) {
    const cost& item = agreement_.costs[row];
    const auto cuts = cuts_of(item, plan_.when);
    for (const slot& each : grid_) {
        auto cells = yearly_cells(item, each.when, cuts);
        bool whole = !cells.empty();
        for (cell_row& cell : cells) {
            whole = put_fraction(cell, item) && whole;
        }
        if (whole) {
            add_charge(row, each, std::move(cells));
        }
    }
}

// ---- one-off amounts

void planner::plan_once(row_number row) {
    const cost& item = agreement_.costs[row];
    const period possible{plan_.when.first, agreement_.last_possible_end().value_or(first_day_of_year(3000))};
    std::map<std::pair<day, day>, std::pair<slot, std::vector<cell_row>>> charges;
    for (const auto& stated : item.once.statements) {
        const day first = *stated.when.first;
        const int year = year_of(first);
        slot charge;
        if (stated.when.kind == time_kind::year) {
            charge.year = year;
            charge.when = intersection(possible, {first_day_of_year(year), first_day_of_year(year + 1)});
            if (charge.when.empty() || charge.when.first >= plan_.when.before || !has_one_answer(item, stated, charge.when)) {
                continue;
            }
            charge.how_firm = standing_on(charge.when.first);
        } else {
            const auto found = std::ranges::find_if(grid_, [&](const slot& each) { return each.when.contains(first); });
            if (found == grid_.end()) {
                continue;
            }
            charge = *found;
        }
        const day governing = stated.when.kind == time_kind::year ? charge.when.first : first;
        auto cell = governed_from(item, governing);
        if (!cell || !put_amount(*cell, item, stated, governing)) {
            continue;
        }
        cell->when = stated.when.kind == time_kind::year ? charge.when : period{first, first + 1};
        cell->fraction = 1;
        if (const named_date* date = agreement_.find_date(stated.when.named)) {
            cell->boundary_inputs = {static_cast<row_number>(plan_.boundary_inputs.size()), 1};
            plan_.boundary_inputs.push_back(input(date->date.only()));
        }
        auto& [where, cells] = charges[{charge.when.first, charge.when.before}];
        where = charge;
        cells.push_back(std::move(*cell));
    }
    for (auto& [when, charge] : charges) {
        add_charge(row, charge.first, std::move(charge.second));
    }
}

// An amount "in 2026" has one answer only if the same rules hold all through the year.
bool planner::has_one_answer(const cost& item, const dated_statement<amount>& stated, const period& year) {
    std::optional<cell_row> before;
    std::vector<day> cuts;
    for (const day cut : cuts_of(item, year)) {
        if (cut == year.before) {
            break;
        }
        auto cell = governed_from(item, cut);
        if (!cell || !put_amount(*cell, item, stated, cut)) {
            return false;
        }
        if (before && !same_effect(*before, *cell)) {
            cuts.push_back(cut);
        }
        before = cell;
    }
    if (year.first < *plan_.fixed_end && *plan_.fixed_end < year.before) {
        cuts.push_back(*plan_.fixed_end);  // part of it firm, part of it not
    }
    if (cuts.empty()) {
        return true;
    }
    const std::string day_before = to_text(cuts.front() - 1);
    const std::string day_after = to_text(cuts.front());
    log_.report(
        problem_code::two_answers, stated.when.where,
        {{"question",
          {"Vilken dag under " + stated.when.written + " beloppet gäller", "On which day of " + stated.when.written + " the amount falls"}},
         {"answers",
          {"före " + day_after + " gäller andra regler än från den dagen", "before " + day_after + " other rules hold than from that day"}},
         {"way",
          {"Skriv dagen, till exempel " + day_before + " eller " + day_after + ".",
           "Write the day, such as " + day_before + " or " + day_after + "."}}});
    return false;
}

void planner::add_charge(row_number cost, const slot& where, std::vector<cell_row> cells) {
    const run rows{static_cast<row_number>(plan_.cells.size()), static_cast<row_number>(cells.size())};
    plan_.cells.insert(plan_.cells.end(), std::make_move_iterator(cells.begin()), std::make_move_iterator(cells.end()));
    plan_.charges.push_back({.cost = cost, .year = where.year, .when = where.when, .how_firm = where.how_firm, .cells = rows});
}

void planner::sort_charges() {
    std::stable_sort(plan_.charges.begin(), plan_.charges.end(), [](const charge_row& a, const charge_row& b) {
        return std::tuple{a.year, a.when.first, a.cost} < std::tuple{b.year, b.when.first, b.cost};
    });
}

}  // namespace andel
