// Two versions laid side by side: the union of what they speak of, each told on each calendar, and the charges of a mixture.

#include "hybrid.hpp"

#include <andel/plan/make_plan.hpp>
#include <andel/projection/evaluate.hpp>

#include <algorithm>
#include <iterator>
#include <memory>
#include <numeric>
#include <tuple>
#include <utility>

namespace andel {
namespace {

template <class value_type>
dated<value_type> always(value_type value) {
    dated<value_type> said;
    said.statements.push_back({{}, {.value = std::move(value), .from = {}, .where = {}, .note = {}}});
    return said;
}

// Only what decides when, what and for whom: parts of years and roundings are the mixture's matter.
agreement bare(agreement version, const dated<length>& charge_period) {
    version.frames.clear();
    version.term.part_of_year = always(part_years::days);
    version.rounding.charge_period = charge_period;
    for (cost& each : version.costs) {
        each.part_of_year = {};
    }
    for (key& each : version.keys) {
        if (each.part_year.absent()) {
            each.part_year = always(part_year_rule::scaled);
        }
    }
    if (version.term.presence.absent()) {
        version.term.presence = always(presence_rule::by_segment);
    }
    return version;
}

// Where a part of a year weighs, it is counted by the rule of the calendar, if that can tell every one.
void weigh_by_rule_of(const agreement& calendar, agreement& version, const plan_options& options) {
    const auto& rule = calendar.term.part_of_year;
    if (version.term.presence.value() == presence_rule::weighted && rule.usable()) {
        const auto days = std::exchange(version.term.part_of_year, rule);
        if (!make_plan(version, options).problems().empty()) {
            version.term.part_of_year = days;
        }
    }
}

// Every cost as long as the agreement, so that who bears and pays is told for every day on which the version says it.
agreement without_amounts(agreement version) {
    for (cost& each : version.costs) {
        each.yearly = always(amount{.value = money::of_kronor(1), .price_level = {}, .as_charged = false});
        each.when = {};
        each.once = {};
        each.until = {};
        each.index = {};
        each.price_level = {};
    }
    return version;
}

// What is not said is lost for a charge period; where something is not said, for a month, not for a year.
plan who_bears_and_pays(agreement version, const plan_options& options) {
    version = without_amounts(std::move(version));
    auto whole = make_plan(version, options);
    if (whole) {
        return std::move(whole).draft();
    }
    version.rounding.charge_period = always(length{1, length_unit::months});
    return make_plan(version, options).draft();
}

// One cost that is there every day: its charges are the charge periods.
agreement only_the_grid(agreement version) {
    const dated<length> charge_period = version.rounding.charge_period;
    cost any;
    any.key = any.paid_by = always(name{version.parties.front().id, {}});
    version.costs.assign(1, any);
    version = without_amounts(bare(version, charge_period));
    version.rounding.charge_period = charge_period;
    return version;
}

void add_to(figures_by_key& figures, const std::vector<entry_row>& entries, int year, standing how_firm, int sign) {
    for (const entry_row& each : entries) {
        borne_and_settled& sum = figures[{year, how_firm != standing::firm, how_firm, each.party}];
        sum.bears += sign > 0 ? each.bears : -each.bears;
        sum.settles += sign > 0 ? each.settles() : -each.settles();
    }
}

const cell_row* cell_on(const std::vector<cell_row>& cells, day d) {
    const auto after = std::upper_bound(cells.begin(), cells.end(), d, [](day at, const cell_row& each) { return at < each.when.first; });
    return after != cells.begin() && std::prev(after)->when.contains(d) ? &*std::prev(after) : nullptr;
}

}  // namespace

// ---- the union

aligned::aligned(const projection& older, const projection& newer) {
    versions_[0].projected = &older;
    versions_[1].projected = &newer;
    for (version& each : versions_) {
        each.planned = each.projected->planned.get();
    }
    tables_.index_clauses.resize(older.planned->index_clauses.size() + newer.planned->index_clauses.size());
    unite_parties();
    unite_costs();
    for (const side calendar : both_sides) {
        for (const side which : both_sides) {
            tell(which, calendar);
        }
        const auto grid = make_plan(only_the_grid(source(calendar)), {.until = version_of(calendar).planned->until});
        for (const charge_row& each : grid.draft().charges) {
            grids_[static_cast<std::size_t>(calendar)].push_back({each.when, each.year});
        }
    }
}

void aligned::unite_parties() {
    for (version& each : versions_) {
        for (const party& one : each.planned->source->parties) {
            const auto known = std::ranges::find(parties_, one.id, &party::id);
            each.party_rows.push_back(static_cast<row_number>(known - parties_.begin()));
            if (known == parties_.end()) {
                parties_.push_back(one);
            }
        }
    }
}

void aligned::unite_costs() {
    for (version& each : versions_) {
        for (const cost& one : each.planned->source->costs) {
            const auto known = std::ranges::find(cost_ids_, one.id);
            each.cost_rows.push_back(static_cast<row_number>(known - cost_ids_.begin()));
            if (known == cost_ids_.end()) {
                cost_ids_.push_back(one.id);
            }
        }
    }
}

// The version's rows on a calendar; on its own where it cannot be told on the other's.
void aligned::tell(side which, side calendar) {
    const auto& rules = source(calendar).rounding.charge_period;
    const plan_options options{.until = version_of(calendar).planned->until};
    agreement words = bare(source(which), rules);
    if (which != calendar) {
        auto moved = on_calendar_of(source(calendar), words);
        if (moved && make_plan(*moved, options).problems().empty()) {
            words = *std::move(moved);
        }
    }
    weigh_by_rule_of(source(calendar), words, options);
    told here;
    here.yearly.resize(cost_ids_.size());
    here.once.resize(cost_ids_.size());
    here.governed.resize(cost_ids_.size());
    const auto planned = std::make_shared<const plan>(make_plan(words, options).draft());
    const plan& rows = *planned;
    const offsets by = append(planned, which);
    for (const charge_row& charge : rows.charges) {
        const row_number cost = version_of(which).cost_rows[charge.cost];
        std::vector<cell_row> cells;
        for (row_number row = charge.cells.first; row < charge.cells.first + charge.cells.count; ++row) {
            cells.push_back(moved(rows.cells[row], by, which));
        }
        if (words.costs[charge.cost].once.usable()) {
            here.once[cost].push_back({charge, std::move(cells)});
        } else {
            here.yearly[cost].insert(here.yearly[cost].end(), cells.begin(), cells.end());
        }
    }
    const auto governors = std::make_shared<const plan>(who_bears_and_pays(words, options));
    const plan& governing = *governors;
    const offsets by_governing = append(governors, which);
    for (const charge_row& charge : governing.charges) {
        const row_number cost = version_of(which).cost_rows[charge.cost];
        for (row_number row = charge.cells.first; row < charge.cells.first + charge.cells.count; ++row) {
            here.governed[cost].push_back(moved(governing.cells[row], by_governing, which));
        }
    }
    versions_[static_cast<std::size_t>(which)].on_calendar[static_cast<std::size_t>(calendar)] = std::move(here);
}

// ---- rows of a plan among the rows of all

aligned::offsets aligned::append(const std::shared_ptr<const plan>& added, side which) {
    const plan& from = *added;
    const version& own = version_of(which);
    const auto size = [](const auto& table) { return static_cast<row_number>(table.size()); };
    const offsets by{size(tables_.inputs), size(tables_.amounts), size(tables_.index_steps), size(tables_.keys)};
    const row_number stated = size(tables_.stated);
    const row_number needs = size(tables_.needs);
    const row_number readings = size(tables_.index_readings);
    const row_number parts = size(tables_.index_parts);
    const row_number lines = size(tables_.lines);
    const row_number charges = size(tables_.charge_lines);
    const row_number limits = size(tables_.limits);
    const auto shift = [](row_number& row, row_number offset) { row = row == no_row ? no_row : row + offset; };
    const auto of_newer = [&](const auto& rows_of_older) { return which == side::older ? row_number{0} : size(rows_of_older); };
    const row_number indexes = of_newer(source(side::older).indexes);
    const auto shift_target = [&](target& to) { to.row = to.is_key ? to.row + by.keys : own.party_rows[to.row]; };
    const auto shift_krona = [&](krona& said) {
        shift(said.amount, by.amounts);
        shift(said.index_step, by.index_steps);
    };
    const auto shift_bound = [&](bound_row& said) {
        shift_krona(said.kronor);
        shift(said.need, needs);
        shift(said.share, stated);
    };
    tables_.inputs.insert(tables_.inputs.end(), from.inputs.begin(), from.inputs.end());
    for (amount_row each : from.amounts) {
        shift(each.input, by.inputs);
        tables_.amounts.push_back(std::move(each));
    }
    for (stated_row each : from.stated) {
        shift(each.input, by.inputs);
        tables_.stated.push_back(std::move(each));
    }
    auto found = find_figures(from, *own.projected->read, own.projected->as_of);
    for (const std::optional<found_figure>& each : found.draft().of_needs) {
        asked_.push_back({added, which, static_cast<row_number>(asked_.size()) - needs});
        found_.of_needs.push_back(moved(each, which));
    }
    for (need_row each : from.needs) {
        shift(each.measure, of_newer(source(side::older).measures));
        shift(each.index, indexes);
        each.of = each.of ? std::optional{moved(*each.of, which)} : std::nullopt;
        tables_.needs.push_back(each);
    }
    for (index_part_row each : from.index_parts) {
        each.index += indexes;
        shift(each.weight, stated);
        tables_.index_parts.push_back(each);
    }
    for (row_number row = 0; row < from.index_clauses.size(); ++row) {
        index_clause_row each = from.index_clauses[row];
        for (row_number* const said : {&each.portion, &each.threshold, &each.minimum, &each.maximum}) {
            shift(*said, stated);
        }
        each.parts.first += parts;
        tables_.index_clauses[row + indexes] = each;
    }
    for (index_reading_row each : from.index_readings) {
        each.index += indexes;
        shift(each.change_input, by.inputs);
        shift(each.said_input, by.inputs);
        shift(each.follows_input, by.inputs);
        shift(each.need, needs);
        shift(each.base_need, needs);
        tables_.index_readings.push_back(std::move(each));
    }
    for (index_step_row each : from.index_steps) {
        each.index += indexes;
        each.readings.first += readings;
        shift(each.reference_input, by.inputs);
        shift(each.previous, by.index_steps);
        tables_.index_steps.push_back(each);
    }
    for (limit_row each : from.limits) {
        shift_bound(each.low);
        shift_bound(each.high);
        shift(each.share, stated);
        shift(each.threshold, stated);
        shift(each.need, needs);
        shift_krona(each.previous);
        tables_.limits.push_back(each);
    }
    for (charge_line each : from.charge_lines) {
        shift_target(each.to);
        each.who = moved(each.who, which);
        shift_krona(each.fee);
        shift_krona(each.rate);
        shift(each.share, stated);
        shift(each.need, needs);
        each.limits.first += limits;
        tables_.charge_lines.push_back(each);
    }
    for (key_row each : from.keys) {
        shift(each.key, of_newer(source(side::older).keys));
        shift(each.activity, of_newer(source(side::older).activities));
        each.stands_in_for = each.stands_in_for == no_row ? no_row : own.party_rows[each.stands_in_for];
        each.lines.first += lines;
        each.charges.first += charges;
        each.limits.first += limits;
        for (row_number* const input : {&each.input, &each.by_input, &each.rest_input, &each.limits_input, &each.index_input}) {
            shift(*input, by.inputs);
        }
        for (std::optional<target>* const to : {&each.rest, &each.difference}) {
            if (*to) {
                shift_target(**to);
            }
        }
        tables_.keys.push_back(each);
    }
    for (weight_line each : from.lines) {
        shift_target(each.to);
        each.who = moved(each.who, which);
        shift(each.need, needs);
        tables_.lines.push_back(std::move(each));
    }
    return by;
}

std::optional<found_figure> aligned::moved(std::optional<found_figure> found, side which) const {
    if (found && which == side::newer) {
        const auto series = static_cast<row_number>(source(side::older).figures.size());
        found->file = found->file == no_row ? no_row : found->file + series;
        std::ranges::for_each(found->links, [&](row_number& link) { link += series; });
    }
    return found;
}

receiver aligned::moved(receiver who, side which) const {
    if (who.kind == receiver_kind::party) {
        who.row = version_of(which).party_rows[who.row];
    } else if (which == side::newer) {
        who.row += static_cast<row_number>(who.kind == receiver_kind::key ? source(side::older).keys.size()
                                                                          : source(side::older).activities.size());
    }
    return who;
}

cell_row aligned::moved(cell_row cell, const offsets& by, side which) const {
    const auto shift = [](row_number& row, row_number offset) { row = row == no_row ? no_row : row + offset; };
    const version& own = version_of(which);
    shift(cell.amount, by.amounts);
    shift(cell.index_step, by.index_steps);
    shift(cell.index_input, by.inputs);
    shift(cell.charged_input, by.inputs);
    shift(cell.key_input, by.inputs);
    shift(cell.payer_input, by.inputs);
    cell.key.row = cell.key.is_key ? cell.key.row + by.keys : own.party_rows[cell.key.row];
    cell.payer = cell.payer == paid_by_bearer ? paid_by_bearer : own.party_rows[cell.payer];
    cell.boundary_inputs = {};
    return cell;
}

// ---- the charges of a mixture

standing aligned::standing_on(day d, side calendar) const {
    const plan& planned = *version_of(calendar).planned;
    return d < *planned.fixed_end ? standing::firm : planned.after_fixed_end();
}

void aligned::lay_charges(const mixture& which) {
    tables_.cells.clear();
    tables_.charges.clear();
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
    if (step != nullptr) {
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
            if (alike.as_charged && alike.when == cell.when) {
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
        add_charge(cost, inside.year, inside.when, calendar, cells);
    }
}

// The occasions of the version that the amount is from, and those of the calendar's in the years that the former does not cover.
void aligned::lay_once(row_number cost, const mixture& which) {
    const side calendar = which.of(aspect::term);
    const period& covered = version_of(calendar).planned->when;
    const auto lay = [&](side whose, auto&& wanted) {
        for (const occasion& each : told_by(whose, calendar).once[cost]) {
            std::vector<cell_row> cells;
            for (cell_row cell : each.cells) {
                const period inside = intersection(cell.when, covered);
                if (!inside.empty() && wanted(inside)) {
                    const cell_row own = cell;
                    govern(cell, cost, which, inside.first);
                    if (own.as_charged) {
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
    const side whose = which.of(aspect::amount);
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
    const auto cost_of = [&](side which) {
        const auto& costs = source(which).costs;
        const auto found = std::ranges::find(costs, cost_ids_[cost], &andel::cost::id);
        return found == costs.end() ? nullptr : &*found;
    };
    if (const auto* own = cost_of(calendar)) {
        add(own->part_of_year);
    } else if (const auto* only = cost_of(other(calendar))) {
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
    for (const auto* rules : part_year_rules(cost, calendar)) {
        const bool whole = std::ranges::all_of(cells, [&](cell_row& cell) {
            const auto* rule = rules->at(cell.when.first);
            const auto fraction = rule == nullptr ? std::nullopt : part_of_year(cell.when, rule->what.value);
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

// ---- figures

figures_by_key aligned::figures_of(const projection& from, side which) const {
    figures_by_key figures;
    for (const entry_row& each : from.entries) {
        const charge_row& charge = from.planned->charges[each.charge];
        const row_number party = version_of(which).party_rows[each.party];
        borne_and_settled& sum = figures[{charge.year, charge.how_firm != standing::firm, charge.how_firm, party}];
        sum.bears += each.bears;
        sum.settles += each.settles();
    }
    return figures;
}

// What the evaluator reads besides rows: both versions' index clauses, and the roundings of one of them.
std::shared_ptr<const agreement> aligned::rounded_as(side which) const {
    agreement made;
    made.text = source(which).text;
    made.parties = parties_;
    for (party& each : made.parties) {
        const auto own = std::ranges::find(source(which).parties, each.id, &party::id);
        each = own == source(which).parties.end() ? each : *own;
    }
    for (const std::string& id : cost_ids_) {
        for (const side from : {which, other(which)}) {
            const auto own = std::ranges::find(source(from).costs, id, &cost::id);
            if (own != source(from).costs.end()) {
                made.costs.push_back(*own);
                break;
            }
        }
    }
    for (const side from : both_sides) {
        const auto add = [](auto& all, const auto& more) { all.insert(all.end(), more.begin(), more.end()); };
        add(made.activities, source(from).activities);
        add(made.keys, source(from).keys);
        add(made.measures, source(from).measures);
        add(made.indexes, source(from).indexes);
        add(made.figures, source(from).figures);
    }
    made.rounding = source(which).rounding;
    return std::make_shared<const agreement>(std::move(made));
}

std::shared_ptr<const agreement> aligned::rounded_by_profile(side which) const {
    agreement made = *rounded_as(which);
    const rational ore{1, 100};
    made.rounding.amount = always(rounding{.to = ore, .mode = rounding_mode::half_up});
    made.rounding.part = always(part_rounding{
        .to = ore, .odd = odd_rule::largest_remainder, .taker = {}, .by_code = true, .order = {}, .profile_ties = true, .where = {}});
    return std::make_shared<const agreement>(std::move(made));
}

// The figures as they were known on a day, where they are corrected later.
found_figures aligned::found_on(const figures_to_correct& used, std::optional<day> known_by) const {
    found_figures all = found_;
    for (const auto& [need, billed] : used) {
        const asked& own = asked_[need];
        const projection& from = *version_of(own.which).projected;
        const day wanted = known_by ? std::max(billed, *known_by) : billed;
        const day known = from.as_of ? std::min(wanted, *from.as_of) : wanted;
        all.of_needs[need] = moved(find_figure(*own.rows, *from.read, own.need, known), own.which);
    }
    return all;
}

std::set<day> aligned::published_after_bill(const figures_to_correct& used) const {
    std::set<day> days;
    for (const auto& [need, billed] : used) {
        const asked& own = asked_[need];
        const projection& from = *version_of(own.which).projected;
        const auto later = published_after(*own.rows, *from.read, own.need, billed, from.as_of);
        days.insert(later.begin(), later.end());
    }
    return days;
}

// A charge as it was billed, and what was published later as the difference that it made, in the year in which it came.
bool aligned::evaluate_corrected(row_number number, side calendar, figures_by_key& figures) const {
    no_recorder nobody;
    const auto evaluated = [&](const found_figures& found) {
        charge_result result;
        evaluator<no_recorder>{tables_, found, nobody}.evaluate_charge(number, result);
        return result;
    };
    const charge_row& charge = tables_.charges[number];
    const figures_to_correct used = figures_to_correct_in(tables_, number);
    charge_result stated = evaluated(found_on(used, std::nullopt));
    if (stated.fault != evaluation_fault::none) {
        return false;
    }
    add_to(figures, stated.entries, charge.year, charge.how_firm, 1);
    for (const day published : published_after_bill(used)) {
        if (!version_of(calendar).planned->when.contains(published)) {
            continue;
        }
        charge_result now = evaluated(found_on(used, published));
        if (now.fault != evaluation_fault::none) {
            break;
        }
        const auto alike = [](const entry_row& a, const entry_row& b) {
            return a.party == b.party && a.bears == b.bears && a.pays == b.pays;
        };
        if (std::ranges::equal(stated.entries, now.entries, alike)) {
            continue;
        }
        const standing how_firm = standing_on(published, calendar);
        add_to(figures, stated.entries, year_of(published), how_firm, -1);
        add_to(figures, now.entries, year_of(published), how_firm, 1);
        stated = std::move(now);
    }
    return true;
}

// A mixture may need a rounding that its version did not: then the other version's rule, and at last the profile's.
figures_by_key aligned::evaluate(const mixture& which) {
    lay_charges(which);
    find_years_before(tables_, source(which.of(aspect::term)).rounding.charge_period.value());
    const side rounded = which.of(aspect::rounding);
    figures_by_key figures;
    std::vector<row_number> left(tables_.charges.size());
    std::iota(left.begin(), left.end(), 0U);
    for (int attempt = 0; attempt < 3 && !left.empty(); ++attempt) {
        borrowed_rounding_ = borrowed_rounding_ || attempt == 1;
        assumed_rounding_ = assumed_rounding_ || attempt == 2;
        tables_.source = attempt == 2 ? rounded_by_profile(rounded) : rounded_as(attempt == 0 ? rounded : other(rounded));
        no_recorder nobody;
        evaluator<no_recorder> evaluate{tables_, found_, nobody};
        const bool corrected = std::ranges::any_of(tables_.needs, [](const need_row& each) { return each.billed.has_value(); });
        charge_result result;
        std::vector<row_number> refused;
        for (const row_number number : left) {
            bool done = false;
            if (corrected) {
                done = evaluate_corrected(number, which.of(aspect::term), figures);
            } else {
                evaluate.evaluate_charge(number, result);
                done = result.fault == evaluation_fault::none;
                if (done) {
                    const charge_row& charge = tables_.charges[number];
                    add_to(figures, result.entries, charge.year, charge.how_firm, 1);
                }
            }
            if (!done) {
                refused.push_back(number);
            }
        }
        left = std::move(refused);
    }
    return figures;
}

}  // namespace andel
