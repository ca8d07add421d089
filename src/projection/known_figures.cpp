#include <andel/projection/known_figures.hpp>

#include <algorithm>

namespace andel {

known_figures::known_figures(const plan& of, const figures& in, std::optional<day> as_of)
    : rows_{of},
      in_{in},
      as_of_{as_of},
      found_{find_figures(of, in, as_of)},
      corrected_{std::ranges::any_of(of.needs, [](const need_row& each) { return each.billed.has_value(); })} {}

// A chain that builds on the definitive value is corrected all the way; one that builds on the bills only in the step in force.
void known_figures::add_steps(row_number step, std::set<row_number>& needs) const {
    bool first = true;
    for (; step != no_row; step = rows_.index_steps[step].previous) {
        const index_step_row& row = rows_.index_steps[step];
        const auto& rule = rows_.source->indexes[row.index].after_correction;
        if (!first && rule.usable() && rule.value() == correction_rule::as_billed) {
            continue;
        }
        for (row_number each = row.readings.first; each < row.readings.first + row.readings.count; ++each) {
            for (const row_number need : {rows_.index_readings[each].need, rows_.index_readings[each].base_need}) {
                if (need != no_row && rows_.needs[need].billed) {
                    needs.insert(need);
                }
            }
        }
        first = false;
    }
}

void known_figures::add_key(const target& to, std::set<row_number>& needs) const {
    if (!to.is_key) {
        return;
    }
    const key_row& key = rows_.keys[to.row];
    const auto add = [&](row_number need) {
        if (need != no_row && rows_.needs[need].billed) {
            needs.insert(need);
        }
    };
    const auto add_limits = [&](const run& limits) {
        for (row_number each = limits.first; each < limits.first + limits.count; ++each) {
            const limit_row& limit = rows_.limits[each];
            add(limit.need);
            add(limit.low.need);
            add(limit.high.need);
            add_steps(limit.low.kronor.index_step, needs);
            add_steps(limit.high.kronor.index_step, needs);
        }
    };
    for (row_number line = key.lines.first; line < key.lines.first + key.lines.count; ++line) {
        add(rows_.lines[line].need);
        add_key(rows_.lines[line].to, needs);
    }
    for (row_number line = key.charges.first; line < key.charges.first + key.charges.count; ++line) {
        const charge_line& charged = rows_.charge_lines[line];
        add(charged.need);
        add_limits(charged.limits);
        add_steps(charged.fee.index_step, needs);
        add_steps(charged.rate.index_step, needs);
        add_key(charged.to, needs);
    }
    add_limits(key.limits);
    for (const auto& each : {key.rest, key.difference}) {
        if (each) {
            add_key(*each, needs);
        }
    }
}

known_figures::uses known_figures::uses_of(row_number charge) const {
    uses all{.corrected = {}, .billed = rows_.charges[charge].when.first};
    const run& cells = rows_.charges[charge].cells;
    for (row_number row = cells.first; row < cells.first + cells.count; ++row) {
        const cell_row& cell = rows_.cells[row];
        add_steps(cell.index_step, all.corrected);
        add_key(cell.key, all.corrected);
        if (cell.index_step != no_row) {
            const day effective = rows_.index_steps[cell.index_step].effective;
            all.billed = row == cells.first ? effective : std::max(all.billed, effective);
        }
    }
    return all;
}

found_figures known_figures::on(row_number charge, day known_by) const {
    found_figures all = found();
    const day known = as_of_ ? std::min(known_by, *as_of_) : known_by;
    for (const row_number need : uses_of(charge).corrected) {
        all.of_needs[need] = find_figure(rows_, in_, need, known);
    }
    return all;
}

found_figures known_figures::as_billed(row_number charge) const { return corrected_ ? on(charge, uses_of(charge).billed) : found(); }

std::vector<day> known_figures::published_after_bill(row_number charge) const {
    if (!corrected_) {
        return {};
    }
    const uses all = uses_of(charge);
    std::set<day> days;
    for (const row_number need : all.corrected) {
        const auto later = published_after(rows_, in_, need, all.billed, as_of_);
        days.insert(later.begin(), later.end());
    }
    return {days.begin(), days.end()};
}

}  // namespace andel
