#include <andel/projection/known_figures.hpp>

#include <algorithm>

namespace andel {

namespace {

class needs_of_a_charge {
   public:
    needs_of_a_charge(const plan& rows, std::set<row_number>& needs) : rows_{rows}, needs_{needs} {}

    // A chain that builds on the definitive value is corrected all the way; one that builds on the bills only in the step in force.
    void add_steps(row_number step) {
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
                        needs_.insert(need);
                    }
                }
            }
            first = false;
        }
    }

    void add_key(const target& to) {
        if (!to.is_key) {
            return;
        }
        const key_row& key = rows_.keys[to.row];
        const auto add = [&](row_number need) {
            if (need != no_row && rows_.needs[need].billed) {
                needs_.insert(need);
            }
        };
        const auto add_limits = [&](const run& limits) {
            for (row_number each = limits.first; each < limits.first + limits.count; ++each) {
                const limit_row& limit = rows_.limits[each];
                add(limit.need);
                add(limit.low.need);
                add(limit.high.need);
                add_steps(limit.low.kronor.index_step);
                add_steps(limit.high.kronor.index_step);
            }
        };
        for (row_number line = key.lines.first; line < key.lines.first + key.lines.count; ++line) {
            add(rows_.lines[line].need);
            add_key(rows_.lines[line].to);
        }
        for (row_number line = key.charges.first; line < key.charges.first + key.charges.count; ++line) {
            const charge_line& charged = rows_.charge_lines[line];
            add(charged.need);
            add_limits(charged.limits);
            add_steps(charged.fee.index_step);
            add_steps(charged.rate.index_step);
            add_key(charged.to);
        }
        add_limits(key.limits);
        for (const auto& each : {key.rest, key.difference}) {
            if (each) {
                add_key(*each);
            }
        }
    }

   private:
    const plan& rows_;
    std::set<row_number>& needs_;
};

}  // namespace

figures_to_correct figures_to_correct_in(const plan& rows, row_number charge) {
    figures_to_correct all{.needs = {}, .billed = rows.charges[charge].when.first};
    needs_of_a_charge add{rows, all.needs};
    const run& cells = rows.charges[charge].cells;
    for (row_number row = cells.first; row < cells.first + cells.count; ++row) {
        const cell_row& cell = rows.cells[row];
        add.add_steps(cell.index_step);
        add.add_key(cell.key);
        if (cell.index_step != no_row) {
            const day effective = rows.index_steps[cell.index_step].effective;
            all.billed = row == cells.first ? effective : std::max(all.billed, effective);
        }
    }
    return all;
}

known_figures::known_figures(const plan& of, const figures& in, std::optional<day> as_of)
    : rows_{of},
      in_{in},
      as_of_{as_of},
      found_{find_figures(of, in, as_of)},
      corrected_{std::ranges::any_of(of.needs, [](const need_row& each) { return each.billed.has_value(); })} {}

found_figures known_figures::on(row_number charge, day known_by) const {
    found_figures all = found();
    const day known = as_of_ ? std::min(known_by, *as_of_) : known_by;
    for (const row_number need : figures_to_correct_in(rows_, charge).needs) {
        all.of_needs[need] = find_figure(rows_, in_, need, known);
    }
    return all;
}

found_figures known_figures::as_billed(row_number charge) const {
    return corrected_ ? on(charge, figures_to_correct_in(rows_, charge).billed) : found();
}

std::vector<day> known_figures::published_after_bill(row_number charge) const {
    if (!corrected_) {
        return {};
    }
    const figures_to_correct all = figures_to_correct_in(rows_, charge);
    std::set<day> days;
    for (const row_number need : all.needs) {
        const auto later = published_after(rows_, in_, need, all.billed, as_of_);
        days.insert(later.begin(), later.end());
    }
    return {days.begin(), days.end()};
}

}  // namespace andel
