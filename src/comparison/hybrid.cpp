// The charges of a mixture: each cell takes its amount, its index step and its key from whichever version the mixture says.

#include "hybrid.hpp"

#include <algorithm>
#include <iterator>
#include <tuple>
#include <utility>

namespace andel {
namespace {

const cell_row* cell_on(const std::vector<cell_row>& cells, day d) {
    const auto after = std::upper_bound(cells.begin(), cells.end(), d, [](day at, const cell_row& each) { return at < each.when.first; });
    return after != cells.begin() && std::prev(after)->when.contains(d) ? &*std::prev(after) : nullptr;
}

}  // namespace

standing aligned::standing_on(day d, side calendar) const {
    const plan& planned = *version_of(calendar).planned;
    return d < *planned.fixed_end ? standing::firm : planned.after_fixed_end();
}

void aligned::lay_charges(const mixture& which) {
    tables_.cells.clear();
    tables_.charges.clear();
    tables_.amounts.resize(amounts_told_);
    for (row_number cost = 0; cost < cost_ids_.size(); ++cost) {
        lay_yearly(cost, which);
        lay_once(cost, which);
    }
}

// Everything that may change inside; more than needed does no harm, since equal neighbours are joined.
std::set<day> aligned::cuts_of(row_number cost, const period& inside, side calendar) const {
    std::set<day> cuts{inside.first, inside.before};
    const auto add = [&](day d) {
        if (inside.contains(d)) {
            cuts.insert(d);
        }
    };
    const auto add_borders = [&](const std::vector<cell_row>& cells) {
        for (const cell_row& each : cells) {
            add(each.when.first);
            add(each.when.before);
        }
    };
    for (const side which : both_sides) {
        add(version_of(which).planned->when.first);
        add(version_of(which).planned->when.before);
        add_borders(told_by(which, calendar).yearly[cost]);
        add_borders(told_by(which, calendar).governed[cost]);
    }
    for (const dated<part_years>* rules : part_year_rules(cost, calendar)) {
        for (const auto& each : rules->statements) {
            add(each.when.first.value_or(inside.first));
        }
    }
    return cuts;
}

// The index step and the key of a cell that has its amount, each from the version that the mixture says, where that one says anything.
void aligned::govern(cell_row& cell, row_number cost, const mixture& which, day d) const {
    const side calendar = which.of(aspect::term);
    const told& moving = told_by(speaker(which.of(aspect::index), d, calendar), calendar);
    const cell_row* step = cell_on(moving.yearly[cost], d);
    for (const occasion& each : moving.once[cost]) {
        for (const cell_row& alike : each.cells) {
            step = alike.when == cell.when || (step == nullptr && alike.when.contains(d)) ? &alike : step;
        }
    }
    if (step != nullptr && is_capital(*step) == is_capital(cell)) {
        cell.index_step = step->index_step;
        cell.index_input = step->index_input;
    }
    const told& dividing = told_by(speaker(which.of(aspect::key), d, calendar), calendar);
    const auto is_schedule = [&](const target& to) { return to.is_key && tables_.keys[to.row].charges_alone(); };
    const cell_row* const governed = cell_on(dividing.governed[cost], d);
    // What is charged needs its own key, and an amount that is stated one that divides: there the key goes with the amount.
    if (governed != nullptr && is_schedule(governed->key) == cell.as_charged) {
        cell.key = governed->key;
        cell.key_input = governed->key_input;
        cell.payer = governed->payer;
        cell.payer_input = governed->payer_input;
    }
}

// Whoever an occasion charges is whoever it is for: those who join, not those who are members by then.
void aligned::govern_occasion(cell_row& cell, row_number cost, const told& dividing) const {
    for (const occasion& each : dividing.once[cost]) {
        for (const cell_row& alike : each.cells) {
            if (alike.as_charged == cell.as_charged && alike.when == cell.when) {
                std::tie(cell.key, cell.key_input, cell.payer, cell.payer_input) =
                    std::tie(alike.key, alike.key_input, alike.payer, alike.payer_input);
            }
        }
    }
}

void aligned::lay_yearly(row_number cost, const mixture& which) {
    const side calendar = which.of(aspect::term);
    const auto rules = part_year_rules(cost, calendar);
    for (const slot& inside : grids_[static_cast<std::size_t>(calendar)]) {
        std::vector<cell_row> cells;
        const auto cuts = cuts_of(cost, inside.when, calendar);
        for (auto cut = cuts.begin(); std::next(cut) != cuts.end(); ++cut) {
            const cell_row* said = cell_on(told_by(speaker(which.of(aspect::amount), *cut, calendar), calendar).yearly[cost], *cut);
            if (said == nullptr) {
                continue;
            }
            cell_row cell = *said;
            cell.when = {*cut, *std::next(cut)};
            govern(cell, cost, which, *cut);
            const auto same_rules = [&](const cell_row& before) {
                const auto choices = [](const cell_row& one) { return std::tuple{one.amount, one.index_step, one.key, one.payer}; };
                return before.when.before == *cut && choices(before) == choices(cell) &&
                       std::ranges::all_of(rules, [&](const auto* each) { return each->at(before.when.first) == each->at(*cut); });
            };
            if (!cells.empty() && same_rules(cells.back())) {
                cells.back().when.before = cell.when.before;
            } else {
                cells.push_back(std::move(cell));
            }
        }
        put_fractions(cells, cost, calendar);
        put_kronor(cells);
        add_charge(cost, inside.year, inside.when, calendar, cells);
    }
}

const cost* aligned::cost_of(row_number cost, side which) const {
    const auto& costs = source(which).costs;
    const auto found = std::ranges::find(costs, cost_ids_[cost], &andel::cost::id);
    return found == costs.end() ? nullptr : &*found;
}

// The occasions of the version that the amount is from, and those of the calendar's in the years that the former does not cover. Of a fee
// for those who join, when there is one is a matter of the key, and what it is one of the amount.
void aligned::lay_once(row_number cost, const mixture& which) {
    const side calendar = which.of(aspect::term);
    const period& covered = version_of(calendar).planned->when;
    const auto for_those_who_join = [&](aspect of) {
        const andel::cost* const said = cost_of(cost, which.of(of));
        return said != nullptr && said->when.usable();
    };
    const bool joining = for_those_who_join(aspect::amount) && for_those_who_join(aspect::key);
    const auto& amounts = told_by(which.of(aspect::amount), calendar).once[cost];
    const auto lay = [&](side whose, auto&& wanted) {
        for (const occasion& each : told_by(whose, calendar).once[cost]) {
            std::vector<cell_row> cells;
            for (cell_row cell : each.cells) {
                const period inside = intersection(cell.when, covered);
                if (!inside.empty() && wanted(inside)) {
                    if (joining && !amounts.empty()) {
                        const cell_row& fee = amounts.front().cells.front();
                        std::tie(cell.amount, cell.as_charged) = std::tie(fee.amount, fee.as_charged);
                    }
                    const cell_row own = cell;
                    govern(cell, cost, which, inside.first);
                    if (own.as_charged || joining) {
                        std::tie(cell.key, cell.key_input, cell.payer, cell.payer_input) =
                            std::tie(own.key, own.key_input, own.payer, own.payer_input);
                        govern_occasion(cell, cost, told_by(speaker(which.of(aspect::key), inside.first, calendar), calendar));
                    }
                    cells.push_back(std::move(cell));
                }
            }
            add_charge(cost, each.charge.year, intersection(each.charge.when, covered), calendar, cells);
        }
    };
    const side whose = which.of(joining ? aspect::key : aspect::amount);
    const auto spoken_for = [&](const period& inside) { return !intersection(inside, version_of(whose).planned->when).empty(); };
    lay(whose, spoken_for);
    if (whose != calendar) {
        lay(calendar, [&](const period& inside) { return !spoken_for(inside); });
    }
}

// The rules for parts of a year, the one to try first in front.
std::vector<const dated<part_years>*> aligned::part_year_rules(row_number cost, side calendar) const {
    std::vector<const dated<part_years>*> rules;
    const auto add = [&](const dated<part_years>& rule) {
        if (rule.usable()) {
            rules.push_back(&rule);
        }
    };
    if (const auto* own = cost_of(cost, calendar)) {
        add(own->part_of_year);
    } else if (const auto* only = cost_of(cost, other(calendar))) {
        add(only->part_of_year);
    }
    add(source(calendar).term.part_of_year);
    add(source(other(calendar)).term.part_of_year);
    static const auto last_resort = always(part_years::months_and_days);
    add(last_resort);
    return rules;
}

// One rule for all the cells of a charge period, or the parts would not make the whole.
void aligned::put_fractions(std::span<cell_row> cells, row_number cost, side calendar) const {
    const agreement& of = source(calendar);
    for (const auto* rules : part_year_rules(cost, calendar)) {
        const bool whole = std::ranges::all_of(cells, [&](cell_row& cell) {
            const auto* rule = rules->at(cell.when.first);
            const period year = of.days_of_year(of.year_of(cell.when.first));
            const auto fraction = rule == nullptr ? std::nullopt : part_of_year(cell.when, rule->what.value, year);
            cell.fraction = fraction.value_or(rational{});
            return fraction.has_value();
        });
        if (whole) {
            return;
        }
    }
}

void aligned::add_charge(row_number cost, int year, const period& when, side calendar, const std::vector<cell_row>& cells) {
    if (cells.empty()) {
        return;
    }
    const run rows{static_cast<row_number>(tables_.cells.size()), static_cast<row_number>(cells.size())};
    tables_.cells.insert(tables_.cells.end(), cells.begin(), cells.end());
    tables_.charges.push_back({.cost = cost, .year = year, .when = when, .how_firm = standing_on(when.first, calendar), .cells = rows});
}

}  // namespace andel
