// One cost at a time: the year cut where something changes, neighbours under the same rules joined, one charge for each period.

#include "planner.hpp"

#include <algorithm>
#include <iterator>

namespace andel {

// ---- one cost

void planner::plan_cost(row_number row) {
    const cost& item = agreement_.costs[row];
    const bool described = item.key.usable() && item.paid_by.usable() && !item.index.broken && !item.until.broken && !item.when.broken;
    if (!described || broken(item.index)) {
        return;
    }
    const bool bears_its_share = agreement_.leaving.committed.usable() && agreement_.leaving.committed.value() == leaver_owes::its_share;
    committed_ = bears_its_share && item.committed_until.usable() ? item.committed_until.value().when : std::nullopt;
    const bool of_loan = item.loan.usable() && item.part_of_loan.usable();
    const bool amount = !item.yearly.absent() || !item.once.absent();
    const bool yearly = item.yearly.usable() && item.once.absent();
    if (yearly || (!amount && item.capital.usable() != of_loan)) {
        plan_yearly(row);
    } else if (item.once.usable() && item.yearly.absent()) {
        item.when.usable() ? plan_joining(row) : plan_once(row);
    }
}

// Whether some index that is referred to, or a part of it, cannot be followed.
bool planner::broken(const dated<name>& references) const {
    const auto is_broken = [&](const andel::index& one, const auto& self) -> bool {
        const bool says = one.level.usable() || one.yearly_change.usable() || one.parts.usable();
        return !says || std::ranges::any_of(one.parts.statements, [&](const auto& each) {
            return std::ranges::any_of(each.what.value.entries, [&](const share_entry& part) {
                return self(agreement_.indexes[agreement_.find_index(part.receiver.id)], self);
            });
        });
    };
    return std::ranges::any_of(references.statements, [&](const auto& each) {
        const row_number row = agreement_.find_index(each.what.value.id);
        if (row == no_row) {
            return false;
        }
        const andel::index& one = agreement_.indexes[row];
        return !one.every.usable() || !one.against.usable() || one.floor.broken || one.order.broken || one.portion.broken ||
               one.minimum.broken || one.maximum.broken || one.threshold.broken || is_broken(one, is_broken);
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
    if (item.committed_until.usable()) {
        add(*item.committed_until.value().when + 1);
    }
    for_each_value_behind(item, std::nullopt, add_steps);
    for (row_number each = 0; each < agreement_.parties.size(); ++each) {
        const period present = days_of(each, inside);
        add(present.first);
        add(present.before);
    }
    const auto add_effective_days = [&](const dated<name>& references) {
        for (int year = year_of(inside.first); year <= year_of(inside.before - 1); ++year) {
            for (const auto& each : effective_days(references, year)) {
                add(each.when);
            }
        }
    };
    add_effective_days(item.index);
    for (const auto& chosen : item.key.statements) {
        for (const receiver& each : agreement_.behind(chosen.what.value)) {
            if (each.kind == receiver_kind::key && agreement_.keys[each.row].price_level.usable() &&
                !broken(agreement_.keys[each.row].index)) {
                add_effective_days(agreement_.keys[each.row].index);
            }
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
    return put_committed(cell, item, d) ? std::optional{cell} : std::nullopt;
}

bool planner::put_amount(cell_row& cell, const cost& item, const dated_statement<amount>& stated, day d) {
    if (stated.what.value.as_charged) {
        cell.as_charged = true;
        cell.charged_input = input(stated.what);
        return true;
    }
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
        const auto step = index_step_on(item.index, *stated.what.value.price_level, &stated, "costs." + item.id + ".index", d);
        if (!step) {
            return false;
        }
        cell.index_step = *step;
    }
    return true;
}

bool planner::same_rules(const cell_row& a, const cell_row& b) {
    const auto rules = [](const cell_row& cell) {
        return std::tuple{cell.amount, cell.as_charged, cell.charged_input, cell.index_step, cell.index_input,
                          cell.key,    cell.key_input,  cell.payer,         cell.payer_input};
    };
    return rules(a) == rules(b);
}

// The same figures, whoever says so.
bool planner::same_effect(const cell_row& a, const cell_row& b) const {
    return a.amount == b.amount && a.as_charged == b.as_charged && a.index_step == b.index_step && same_division(a.key, b.key) &&
           a.payer == b.payer;
}

// Whether two targets divide alike, whatever statement says so. Keys in kronor are taken to differ.
bool planner::same_division(const target& a, const target& b) const {
    if (a == b || !a.is_key || !b.is_key) {
        return a == b;
    }
    key_row one = plan_.keys[a.row];
    const key_row& other = plan_.keys[b.row];
    const auto line = [&](const key_row& of, row_number number) -> const weight_line& { return plan_.lines[of.lines.first + number]; };
    bool alike = one.lines.count == other.lines.count && !one.says_kronor && !other.says_kronor;
    for (row_number i = 0; alike && i < one.lines.count; ++i) {
        weight_line mine = line(one, i);
        const weight_line& its = line(other, i);
        alike = same_division(mine.to, its.to);
        mine.to = its.to;
        alike = alike && mine == its;
    }
    one.lines = other.lines;
    one.input = other.input;
    one.by_input = other.by_input;
    one.index_input = other.index_input;
    return alike && one == other;
}

// The cells of a stretch in which the yearly amount is in force; neighbours under the same rules are one.
std::vector<cell_row> planner::yearly_cells(const cost& item, const period& inside, const std::set<day>& all_cuts) {
    std::vector<cell_row> cells;
    std::set<day> cuts{all_cuts.lower_bound(inside.first), all_cuts.lower_bound(inside.before)};
    cuts.insert({inside.first, inside.before});
    for (auto cut = cuts.begin(); std::next(cut) != cuts.end(); ++cut) {
        const auto* stated = item.yearly.at(*cut);
        const bool over = item.until.usable() && *cut > *item.until.value().when;
        const bool in_kronor = item.yearly.usable();
        if ((in_kronor && stated == nullptr) || over) {
            continue;
        }
        auto cell = governed_from(item, *cut);
        if (!cell || (in_kronor && !put_amount(*cell, item, *stated, *cut))) {
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
        slot_ = each.when;
        auto cells = item.yearly.usable() ? yearly_cells(item, each.when, cuts) : capital_cells(item, each.when, cuts);
        bool whole = !cells.empty();
        for (cell_row& cell : cells) {
            whole = (!item.yearly.usable() || put_fraction(cell, item)) && whole;
        }
        if (whole && check_part_of_year(item, cells)) {
            const std::vector<cell_row> shared = item.capital.usable() ? cells : std::vector<cell_row>{};
            add_charge(row, each, std::move(cells));
            if (!shared.empty()) {
                plan_rate_differences(row, each, shared);
            }
        }
    }
    plan_exits(row);
    plan_left_over(row);
}

// ---- one-off amounts

// As long as the agreement may last, whatever the horizon: what is said of a year is said of all of it.
period planner::possible_days() const { return {plan_.when.first, sure_end().value_or(first_day_of_year(3000))}; }

void planner::plan_once(row_number row) {
    const cost& item = agreement_.costs[row];
    const period possible = possible_days();
    std::map<std::pair<day, day>, std::pair<slot, std::vector<cell_row>>> charges;
    for (const auto& stated : item.once.statements) {
        const day first = *stated.when.first;
        const int year = agreement_.year_of(first);
        slot charge;
        if (stated.when.kind == time_kind::year) {
            charge.year = year;
            charge.when = intersection(possible, agreement_.days_of_year(year));
            slot_ = charge.when;
            if (charge.when.empty() || charge.when.first >= plan_.when.before ||
                !has_one_answer(item, stated, charge.when, stated.when.written)) {
                continue;
            }
            charge.how_firm = standing_on(charge.when.first);
        } else {
            const auto found = std::ranges::find_if(grid_, [&](const slot& each) { return each.when.contains(first); });
            if (found == grid_.end()) {
                continue;
            }
            charge = *found;
            slot_ = charge.when;
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

// A charge for the parties that join in a year, in the year that the clause counts back to.
void planner::plan_joining(row_number row) {
    const cost& item = agreement_.costs[row];
    const auto& stated = item.once.statements.front();
    std::map<int, std::vector<row_number>> by_year;
    for (row_number who = 0; who < agreement_.parties.size(); ++who) {
        const auto& joins = agreement_.parties[who].joins;
        if (joins.usable() && *joins.value().when >= plan_.when.first) {
            by_year[agreement_.year_of(*joins.value().when) - item.when.value().years_before].push_back(who);
        }
    }
    for (const auto& [year, who] : by_year) {
        slot charge{.when = intersection(possible_days(), agreement_.days_of_year(year)), .year = year};
        const bool too_early = agreement_.days_of_year(year).before <= plan_.when.first;
        if (!too_early && (charge.when.empty() || charge.when.first >= plan_.when.before)) {
            continue;
        }
        const day governing = std::max(charge.when.first, plan_.when.first);
        charge.how_firm = standing_on(governing);
        slot_ = charge.when;
        joining_ = who;
        const auto cell = charge_of_joining(item, stated, charge, governing);
        joining_.clear();
        if (cell && too_early) {
            log_.report(
                problem_code::outside_the_agreement, item.when.only().where,
                {{"value", agreement_.year_in_words(year)}, {"from", to_text(plan_.when.first)}, {"to", to_text(plan_.when.before - 1)}},
                agreement_.parties[who.front()].joins.where);
        } else if (cell) {
            add_charge(row, charge, {*cell});
        }
    }
}

// Nothing where the key charges none of those that join, on no day of the year: that is no mistake.
std::optional<cell_row> planner::charge_of_joining(const cost& item, const dated_statement<amount>& stated, const slot& charge,
                                                   day governing) {
    auto cell = governed_from(item, governing);
    if (!cell) {
        return std::nullopt;
    }
    const auto charges_somebody = [&](const cell_row& one) {
        return !one.key.is_key || !plan_.keys[one.key.row].charges_alone() || plan_.keys[one.key.row].charges.count != 0;
    };
    bool somebody = charges_somebody(*cell);
    for (const day cut : charge.when.empty() ? std::set<day>{} : cuts_of(item, charge.when)) {
        const auto later = cut < charge.when.before ? governed_from(item, cut) : std::nullopt;
        somebody = somebody || (later && charges_somebody(*later));
    }
    if (!somebody) {
        return std::nullopt;
    }
    if (charge.when.empty()) {
        return cell;
    }
    if (!has_one_answer(item, stated, charge.when, std::to_string(charge.year)) || !put_amount(*cell, item, stated, governing)) {
        return std::nullopt;
    }
    cell->when = charge.when;
    cell->fraction = 1;
    cell->boundary_inputs.first = static_cast<row_number>(plan_.boundary_inputs.size());
    for (const row_number who : joining_) {
        const auto& joins = agreement_.parties[who].joins;
        plan_.boundary_inputs.push_back(input(joins.only()));
        if (const named_date* date = agreement_.find_date(joins.value().named)) {
            plan_.boundary_inputs.push_back(input(date->date.only()));
        }
    }
    plan_.boundary_inputs.push_back(input(item.when.only()));
    cell->boundary_inputs.count = static_cast<row_number>(plan_.boundary_inputs.size()) - cell->boundary_inputs.first;
    return cell;
}

// An amount "in 2026" has one answer only if the same rules hold all through the year.
bool planner::has_one_answer(const cost& item, const dated_statement<amount>& stated, const period& year, const std::string& written) {
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
        {{"question", {"Vilken dag under " + written + " beloppet gäller", "On which day of " + written + " the amount falls"}},
         {"answers",
          {"före " + day_after + " gäller andra regler än från den dagen", "before " + day_after + " other rules hold than from that day"}},
         {"way", joining_.empty() ? both_languages{"Skriv dagen, till exempel " + day_before + " eller " + day_after + ".",
                                                   "Write the day, such as " + day_before + " or " + day_after + "."}
                                  : both_languages{"Låt det som avgiften följer ändras den 1 januari.",
                                                   "Let what the fee follows change on 1 January."}}});
    return false;
}

void planner::add_charge(row_number cost, const slot& where, std::vector<cell_row> cells) {
    for (cell_row& each : cells) {
        add_committed_inputs(each, agreement_.costs[cost]);
    }
    const run rows{static_cast<row_number>(plan_.cells.size()), static_cast<row_number>(cells.size())};
    plan_.cells.insert(plan_.cells.end(), std::make_move_iterator(cells.begin()), std::make_move_iterator(cells.end()));
    plan_.charges.push_back({.cost = cost, .year = where.year, .when = where.when, .how_firm = where.how_firm, .cells = rows});
}

void planner::sort_charges(row_number first) {
    std::stable_sort(plan_.charges.begin() + first, plan_.charges.end(), [](const charge_row& a, const charge_row& b) {
        return std::tuple{a.year, a.when.first, a.cost, a.component} < std::tuple{b.year, b.when.first, b.cost, b.component};
    });
    find_years_before(plan_, agreement_.rounding.charge_period.value(), first);
}

void find_years_before(plan& rows, const length& charge_period, row_number first) {
    const int months = charge_period.months().value_or(12);
    std::map<std::tuple<row_number, int, int>, std::vector<row_number>> by_place;  // a place has several where a renewal cuts it
    if (first == 0) {
        rows.charges_before.clear();
    }
    for (row_number row = first; row < rows.charges.size(); ++row) {
        charge_row& each = rows.charges[row];
        if (each.component != charge_component::ordinary) {
            continue;
        }
        const day year_begins = rows.source->days_of_year(each.year).first;
        int place = 0;
        while (place + months < 12 && add_months(year_begins, place + months, month_end::last_day) <= each.when.first) {
            place += months;
        }
        const auto before = by_place.find({each.cost, each.year - 1, place});
        each.year_before = {static_cast<row_number>(rows.charges_before.size()), 0};
        if (before != by_place.end()) {
            each.year_before.count = static_cast<row_number>(before->second.size());
            rows.charges_before.insert(rows.charges_before.end(), before->second.begin(), before->second.end());
        }
        by_place[{each.cost, each.year, place}].push_back(row);
    }
}

}  // namespace andel
