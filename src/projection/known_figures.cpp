#include <andel/projection/known_figures.hpp>

#include <algorithm>
#include <set>

namespace andel {

namespace {

class collector {
   public:
    collector(const plan& rows, day first) : rows_{rows}, first_{first} {}

    void add(row_number need, day known_by, figures_to_correct& to) const {
        if (need != no_row && rows_.needs[need].billed) {
            const auto [known, added] = to.try_emplace(need, known_by);
            known->second = added ? known_by : std::max(known->second, known_by);
        }
    }

    // The bill knows what is published by its first day, or by the day on which the index moves the amount if that is later. A chain that
    // builds on the definitive value is known so all the way; one that builds on the bills only in the step in force, and before it as it
    // was billed.
    void add_steps(row_number step, figures_to_correct& to) const {
        const row_number in_force = step;
        const day known_by = step == no_row ? first_ : std::max(rows_.index_steps[step].effective, first_);
        for (; step != no_row; step = rows_.index_steps[step].previous) {
            const index_step_row& row = rows_.index_steps[step];
            const auto& rule = rows_.source->indexes[row.index].after_correction;
            if (step != in_force && rule.usable() && rule.value() == correction_rule::as_billed) {
                continue;
            }
            for (row_number each = row.readings.first; each < row.readings.first + row.readings.count; ++each) {
                add(rows_.index_readings[each].need, known_by, to);
                add(rows_.index_readings[each].base_need, known_by, to);
            }
        }
    }

    void add_key(const target& to, figures_to_correct& into) const {
        if (!to.is_key) {
            return;
        }
        const key_row& key = rows_.keys[to.row];
        const auto add_need = [&](row_number need) {
            if (need != no_row && rows_.needs[need].billed) {
                add(need, *rows_.needs[need].billed, into);
            }
        };
        const auto add_limits = [&](const run& limits) {
            for (row_number each = limits.first; each < limits.first + limits.count; ++each) {
                const limit_row& limit = rows_.limits[each];
                add_need(limit.need);
                add_need(limit.low.need);
                add_need(limit.high.need);
                add_steps(limit.low.kronor.index_step, into);
                add_steps(limit.high.kronor.index_step, into);
            }
        };
        for (row_number line = key.lines.first; line < key.lines.first + key.lines.count; ++line) {
            add_need(rows_.lines[line].need);
            add_key(rows_.lines[line].to, into);
        }
        for (row_number line = key.charges.first; line < key.charges.first + key.charges.count; ++line) {
            const charge_line& charged = rows_.charge_lines[line];
            add_need(charged.need);
            add_limits(charged.limits);
            add_steps(charged.fee.index_step, into);
            add_steps(charged.rate.index_step, into);
            add_key(charged.to, into);
        }
        add_limits(key.limits);
        for (const auto& each : {key.rest, key.difference}) {
            if (each) {
                add_key(*each, into);
            }
        }
    }

   private:
    const plan& rows_;
    const day first_;  // of the charge
};

}  // namespace

figures_to_correct figures_to_correct_in(const plan& rows, row_number charge) {
    figures_to_correct all;
    const collector collect{rows, rows.charges[charge].when.first};
    const run& cells = rows.charges[charge].cells;
    for (row_number row = cells.first; row < cells.first + cells.count; ++row) {
        collect.add_steps(rows.cells[row].index_step, all);
        collect.add_key(rows.cells[row].key, all);
    }
    return all;
}

known_figures::known_figures(const plan& of, const figures& in, std::optional<day> as_of)
    : rows_{of},
      in_{in},
      as_of_{as_of},
      found_{find_figures(of, in, as_of)},
      corrected_{std::ranges::any_of(of.needs, [](const need_row& each) { return each.billed.has_value(); })} {}

found_figures known_figures::with(const figures_to_correct& all, std::optional<day> known_by) const {
    found_figures made = found();
    for (const auto& [need, billed] : all) {
        const day known = known_by ? std::max(billed, *known_by) : billed;
        made.of_needs[need] = find_figure(rows_, in_, need, as_of_ ? std::min(known, *as_of_) : known);
    }
    return made;
}

found_figures known_figures::on(row_number charge, day known_by) const { return with(figures_to_correct_in(rows_, charge), known_by); }

found_figures known_figures::as_billed(row_number charge) const {
    return corrected_ ? with(figures_to_correct_in(rows_, charge), std::nullopt) : found();
}

std::vector<day> known_figures::published_after_bill(row_number charge) const {
    if (!corrected_) {
        return {};
    }
    std::set<day> days;
    for (const auto& [need, billed] : figures_to_correct_in(rows_, charge)) {
        const auto later = published_after(rows_, in_, need, billed, as_of_);
        days.insert(later.begin(), later.end());
    }
    return {days.begin(), days.end()};
}

}  // namespace andel
