// Two versions laid side by side: the union of what they speak of, and the rows of each told on each calendar.

#include "hybrid.hpp"

#include <andel/plan/make_plan.hpp>

#include <algorithm>
#include <memory>
#include <utility>

namespace andel {
namespace {

// Only what decides when, what and for whom: parts of years and roundings are the mixture's matter.
agreement bare(agreement version, const dated<length>& charge_period) {
    version.frames.clear();
    version.unamended = nullptr;  // agreements are compared; bills and corrections are in the sums of either end
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
        each.capital = {};
        each.loan = {};
        each.part_of_loan = {};
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
    version.assets.clear();
    version.loans.clear();
    for (party& each : version.parties) {
        each.joins = {};
        each.leaves = {};
        each.last_day = {};
    }
    version = without_amounts(bare(version, charge_period));
    version.rounding.charge_period = charge_period;
    return version;
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
        const auto grid = make_plan(only_the_grid(source(calendar)), options_of(calendar));
        for (const charge_row& each : grid.draft().charges) {
            grids_[static_cast<std::size_t>(calendar)].push_back({each.when, each.year});
        }
    }
    amounts_told_ = tables_.amounts.size();
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
    const plan_options options = options_of(calendar);
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
    std::map<std::string, row_number> amount_of_capital;
    for (auto& [id, kronor] : capital_told(words, options, *version_of(which).projected)) {
        amount_of_capital[id] = static_cast<row_number>(tables_.amounts.size());
        told_kronor_[amount_of_capital[id]] = std::move(kronor);
        tables_.amounts.push_back({});
    }
    for (const charge_row& charge : rows.charges) {
        const row_number cost = version_of(which).cost_rows[charge.cost];
        if (charge.component != charge_component::ordinary) {
            continue;
        }
        std::vector<cell_row> cells;
        for (row_number row = charge.cells.first; row < charge.cells.first + charge.cells.count; ++row) {
            cells.push_back(moved(rows.cells[row], by, which));
            if (!cells.back().as_charged && cells.back().amount == no_row) {
                cells.back().amount = amount_of_capital.at(cost_ids_[cost]);
            }
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
    here.words = std::move(words);
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
    cell.capital = {};
    cell.payments = {};
    return cell;
}

}  // namespace andel
