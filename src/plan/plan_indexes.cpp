// How a level got to where it is on a day: the chain of an index clause's steps, and what each of them reads.

#include "planner.hpp"

#include <algorithm>

namespace andel {

// The chain of steps from a price level to a day: one for each year's effective day in between. A later day goes on from where an
// earlier one arrived. `of` is whose amount it is.
std::optional<row_number> planner::index_step_on(const dated<name>& references, const price_year& level, const void* of,
                                                 std::string_view what, day d) {
    const day begins = level.month == 0 ? first_day_of_year(level.year + 1) - 1 : first_day_of_month(level.year, level.month + 1) - 1;
    index_chain& chain = chains_.try_emplace(of, index_chain{.reached = begins}).first->second;
    if (d < chain.reached) {
        chain = {.reached = begins};
    }
    if (!chain_begins_in_time(references, level, what, d)) {
        return std::nullopt;
    }
    std::vector<effective_day> days;
    for (int year = year_of(chain.reached); year <= year_of(d); ++year) {
        // Which index holds may depend on the day, and the day on the index: the choice is looked at on each index's own day.
        std::ranges::copy_if(effective_days(references, year), std::back_inserter(days),
                             [&](const effective_day& each) { return each.when > chain.reached && each.when <= d; });
    }
    for (std::size_t i = 0; i < days.size(); ++i) {
        const auto& [reference, effective] = days[i];
        const int year = year_of(effective);
        const row_number row = agreement_.find_index(reference->what.value.id);
        const bool begins_here = chain.choice == nullptr || another_held(chain.choice, reference);
        if (begins_here) {
            chain.base = chain.choice == nullptr ? level : price_year{year - 1, 0};
            chain.before_clause = chain.step;
        }
        if (level.month != 0 && chain.choice == nullptr && !reads_later_than(row, year, level)) {
            continue;  // what it reads is the price level itself, or older
        }
        chain.choice = reference;
        // A change that is counted from the price level needs nothing of the years between.
        const bool alone = has_no_memory(agreement_.indexes[row]);
        const bool passed = i + 1 < days.size() && !another_held(reference, days[i + 1].reference);
        if (alone && passed) {
            continue;
        }
        const index_step_row step{.index = row,
                                  .effective = effective,
                                  .readings = {},
                                  .reference_input = input(reference->what),
                                  .previous = alone ? chain.before_clause : chain.step,
                                  .begins = begins_here || alone};
        std::vector<index_reading_row> readings;
        if (!put_readings(readings, row, row, effective, chain.base, begins_here)) {
            return std::nullopt;
        }
        chain.step = intern(step, readings);
    }
    chain.reached = std::max(chain.reached, d);
    return chain.step;
}

// Whether the level of a year follows from that year alone, and from where the clause began.
bool planner::has_no_memory(const andel::index& clause) {
    return clause.against.value() == index_basis::base && (!clause.floor.usable() || clause.floor.value() != floor_rule::last_year);
}

// A choice of index that begins later than the first effective day after the price level leaves a gap.
bool planner::chain_begins_in_time(const dated<name>& references, const price_year& level, std::string_view what, day d) {
    const row_number first_choice = agreement_.find_index(references.statements.front().what.value.id);
    if (!references.has_steps() || first_choice == no_row) {
        return true;
    }
    const day_of_year when = agreement_.indexes[first_choice].every.value();
    const day first_effective = first_day_of_month(level.year + 1, when.month) + (when.day_of_month - 1);
    return first_effective > d || in_force(references, first_effective, what) != nullptr;
}

// Whether what the clause reads for a year is later than a month.
bool planner::reads_later_than(row_number index, int year, const price_year& level) const {
    const andel::index& clause = agreement_.indexes[index];
    const row_number row = clause.level.usable() ? agreement_.find_measure(clause.level.value().measure.id) : no_row;
    if (row == no_row || !agreement_.measures[row].reading.usable()) {
        return true;
    }
    const reading_rule& rule = agreement_.measures[row].reading.value();
    return std::pair{year - rule.years_before, rule.month} > std::pair{level.year, level.month};
}

// What a step is told or reads: one row for a clause, one for each part of a basket. `clause` is the one that says what it is counted
// against.
bool planner::put_readings(std::vector<index_reading_row>& readings, row_number index, row_number clause, day effective,
                           const price_year& base, bool begins) {
    const andel::index& one = agreement_.indexes[index];
    if (one.parts.usable()) {
        return std::ranges::all_of(one.parts.value().entries, [&](const share_entry& each) {
            return put_readings(readings, agreement_.find_index(each.receiver.id), clause, effective, base, begins);
        });
    }
    const int year = year_of(effective);
    index_reading_row reading{.index = index};
    if (one.level.usable()) {
        const bool previous = agreement_.indexes[clause].against.value() == index_basis::previous && !(begins && base.month != 0);
        const auto now = need_of_index(index, one.level.value().measure, year, 0, effective);
        const auto then =
            need_of_index(index, one.level.value().measure, previous ? year - 1 : base.year, previous ? 0 : base.month, effective);
        if (!now || !then) {
            return false;
        }
        if (!one.level.value().measure.id.empty()) {
            reading.said_input = input(one.level.only());
        }
        reading.need = *now;
        reading.base_need = *then;
        readings.push_back(std::move(reading));
        return true;
    }
    if (!one.yearly_change.usable()) {
        return false;
    }
    if (!put_change(reading, one, effective)) {
        return false;
    }
    readings.push_back(std::move(reading));
    return true;
}

// A change that is told, of the year or in force; or the measure that says it.
bool planner::put_change(index_reading_row& reading, const andel::index& one, day effective) {
    const std::string address = "indexes." + one.id + ".change";
    if (one.yearly_change.has_occasions()) {  // of the year, and what follows the last: found as figures are
        const auto need = need_of_index(reading.index, {}, year_of(effective), 0, effective);
        reading.need = need.value_or(no_row);
        return need.has_value();
    }
    const auto* said = in_force(one.yearly_change, effective, address);
    if (said == nullptr) {
        return false;
    }
    if (!said->what.value.measure.id.empty()) {
        const auto need = need_of_index(reading.index, said->what.value.measure, year_of(effective), 0, effective);
        reading.need = need.value_or(no_row);
        reading.said_input = input(said->what);
        return need.has_value();
    }
    reading.change = said->what.value.by;
    reading.change_input = input(said->what);
    return true;
}

// A number of a series, or of the years that are typed in the clause.
std::optional<row_number> planner::need_of_index(row_number index, const name& measured, int year, int month, day effective) {
    need_row need{.measure = no_row, .index = index, .of = {}, .year = year, .month = month, .on = {}, .billed = {}, .where = {}};
    if (!measured.id.empty()) {
        need.measure = agreement_.find_measure(measured.id);
        need.index = no_row;
        need.where = measured.where;
        if (need.measure == no_row) {
            return std::nullopt;
        }
        const measure& one = agreement_.measures[need.measure];
        if (!one.figures.usable() || !one.reading.usable() || !one.preliminary.usable()) {
            return std::nullopt;
        }
        if (one.preliminary.value() == preliminary_rule::correct) {
            need.billed = effective;
        }
    }
    return intern(need);
}

// What the clause does with a change, and the weights of its parts.
void planner::lay_index_clauses() {
    for (const andel::index& one : agreement_.indexes) {
        index_clause_row row;
        const auto put = [&](row_number& at, const auto& value) {
            if (value.usable()) {
                at = stated(value.value().share, input(value.only()), &value.value().share);
            }
        };
        put(row.portion, one.portion);
        put(row.threshold, one.threshold);
        put(row.minimum, one.minimum);
        put(row.maximum, one.maximum);
        if (one.parts.usable()) {
            row.parts.first = static_cast<row_number>(plan_.index_parts.size());
            for (const share_entry& each : one.parts.value().entries) {
                plan_.index_parts.push_back(
                    {agreement_.find_index(each.receiver.id), stated(each.part->of_whole, input(one.parts.only()), &each)});
            }
            row.parts.count = static_cast<row_number>(plan_.index_parts.size()) - row.parts.first;
        }
        plan_.index_clauses.push_back(row);
    }
}

// Whether, after `from` and up to `to`, some other index was chosen, even one without an effective day; "none" is only a pause.
bool planner::another_held(const dated_statement<name>* from, const dated_statement<name>* to) {
    return std::any_of(from, to + 1, [&](const dated_statement<name>& each) {
        const std::string& id = each.what.value.id;
        return id != "none" && id != from->what.value.id;
    });
}

// The effective days of a year, each of the index that is chosen on that very day.
std::vector<planner::effective_day> planner::effective_days(const dated<name>& references, int year) const {
    std::vector<effective_day> days;
    for (const auto& each : references.statements) {
        const row_number row = each.what.value.id == "none" ? no_row : agreement_.find_index(each.what.value.id);
        if (row == no_row || !agreement_.indexes[row].every.usable()) {
            continue;
        }
        const day_of_year when = agreement_.indexes[row].every.value();
        const day effective = first_day_of_month(year, when.month) + (when.day_of_month - 1);
        if (references.at(effective) == &each) {
            days.push_back({&each, effective});
        }
    }
    std::sort(days.begin(), days.end(), [](const effective_day& a, const effective_day& b) { return a.when < b.when; });
    return days;
}

row_number planner::intern(index_step_row step, const std::vector<index_reading_row>& readings) {
    std::vector<row_number> bases;  // of every part of a basket: the first may be typed, and then says nothing of the price level
    for (const index_reading_row& each : readings) {
        bases.push_back(each.base_need);
    }
    const auto [found, added] =
        index_step_rows_.try_emplace({step.index, step.effective, step.reference_input, step.previous, step.begins, std::move(bases)},
                                     static_cast<row_number>(plan_.index_steps.size()));
    if (added) {
        step.readings = {static_cast<row_number>(plan_.index_readings.size()), static_cast<row_number>(readings.size())};
        plan_.index_readings.insert(plan_.index_readings.end(), readings.begin(), readings.end());
        plan_.index_steps.push_back(step);
    }
    return found->second;
}

}  // namespace andel
