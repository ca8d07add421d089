#pragma once
// Where an index clause has moved an amount: the chain of its steps, each in the same order.
//
//     level read -> rounding.level -> change -> rounding.change -> portion, threshold, minimum, maximum in `order`
//           -> factor = 1 + change -> rounding.factor -> addition -> rounding.addition -> rounding.result -> floor
//
// Where no step rounds kronor one factor serves every amount; else each amount goes its own way. Memory is explicit: what a step leaves
// for the next one stands in `arrived`. Counted in size: a credit mirrors its charge.

#include <andel/projection/meaning.hpp>

#include <map>
#include <optional>
#include <utility>
#include <vector>

namespace andel {

template <class recorder>
class figure_numbers {
   public:
    using number = typename recorder::number;
    explicit figure_numbers(const evaluation<recorder>& in) : in_{in}, known_(in.rows.needs.size()) {}

    /// What a need comes to: as read, times links, grown past the last figure, and rounded as the measure says.
    const number& of(row_number need) {
        std::optional<number>& memo = known_[need];
        if (!memo) {
            memo = made(need);
            in_.record.mark(*memo, meaning::read_figure, need);
        }
        return *memo;
    }
    [[nodiscard]] status rests_on(row_number need) const {
        return need == no_row || !in_.found.of_needs[need] ? status::agreed : in_.found.of_needs[need]->how_firm;
    }

   private:
    number made(row_number need) {
        if (!in_.found.of_needs[need]) {
            throw cannot_divide{.fault = evaluation_fault::no_figure, .key = no_row, .amount = {}, .least = {}, .most = {}};
        }
        const found_figure& found = *in_.found.of_needs[need];
        const agreement& from = *in_.rows.source;
        number value = in_.record.given(found.read, meaning::figure, need);
        for (const row_number series : found.links) {
            const auto& said = from.figures[series].continued.only();
            value = value * in_.record.given(said.value.times, meaning::link, series);
            if (said.value.rounding_level) {
                value = in_.record.rounded(value, named_rounding{*said.value.rounding_level, said.from, said.value.where});
            }
        }
        if (found.follows != nullptr && found.follows->value.way == after_last_way::growth) {
            const number factor = number{1} + in_.record.given(found.follows->value.growth, meaning::growth, need);
            for (int year = 0; year < found.years_past; ++year) {
                value = value * factor;
            }
        }
        const row_number measure = in_.rows.needs[need].measure;
        if (measure != no_row && from.measures[measure].rounding_measure.usable()) {
            value = in_.record.rounded(value, from.measures[measure].rounding_measure);
        }
        return value;
    }

    const evaluation<recorder>& in_;
    std::vector<std::optional<number>> known_;
};

template <class recorder>
class index_levels {
   public:
    using number = typename recorder::number;
    index_levels(const evaluation<recorder>& in, figure_numbers<recorder>& figures)
        : in_{in},
          figures_{figures},
          factors_(in.rows.index_steps.size()),
          amounts_(in.rows.amounts.size()),
          firm_(in.rows.index_steps.size()) {}

    /// Kronor as written, moved by the chain that ends with a step; by none, as written.
    [[nodiscard]] number moved(row_number amount, row_number step) {
        if (step != no_row && rounds_amounts(step)) {
            return rounded_level(amount, step);
        }
        const auto& written = in_.record.given(in_.rows.amounts[amount].kronor, meaning::amount, amount);
        return step == no_row ? written : written * factor(step).shown;
    }

    /// The weakest that the chain rests on: choices of index, changes, figures.
    [[nodiscard]] status rests_on(row_number step) {
        if (step == no_row) {
            return status::agreed;
        }
        std::optional<status>& memo = firm_[step];
        if (!memo) {
            const index_step_row& row = in_.rows.index_steps[step];
            status weakest = std::min({rests_on(row.previous), firmness(row.reference_input), firmness_of_parts(row.index)});
            for (row_number each = row.readings.first; each < row.readings.first + row.readings.count; ++each) {
                const index_reading_row& reading = in_.rows.index_readings[each];
                weakest = std::min({weakest, firmness(reading.change_input), firmness(reading.said_input), firmness(reading.follows_input),
                                    figures_.rests_on(reading.need), figures_.rests_on(reading.base_need)});
            }
            memo = weakest;
        }
        return *memo;
    }

   private:
    // Where a chain has arrived, and what it remembers.
    struct arrived {
        row_number step = no_row;
        number shown;              // the level, as it is charged; of a factor, what has become of 1
        number carried;            // what the next change is put on
        number before_clause;      // where the clause in force began: what `against = "base"` counts from
        row_number used = no_row;  // the last step at which the clause changed anything
        number low_carried{1};     // what a minimum and a maximum have carried on, as a factor
        number high_carried{1};
    };

    [[nodiscard]] const index& clause_of(row_number step) const { return in_.rows.source->indexes[in_.rows.index_steps[step].index]; }
    [[nodiscard]] status firmness(row_number input) const {
        return input == no_row ? status::agreed : in_.rows.inputs[input].from.how_firm;
    }

    // The weights of a basket, and of the baskets in it.
    [[nodiscard]] status firmness_of_parts(row_number index) const {
        status weakest = status::agreed;
        const run& parts = in_.rows.index_clauses[index].parts;
        for (row_number part = parts.first; part < parts.first + parts.count; ++part) {
            const auto& [inner, weight] = in_.rows.index_parts[part];
            weakest = std::min({weakest, firmness(in_.rows.stated[weight].input), firmness_of_parts(inner)});
        }
        return weakest;
    }

    // Whether any step of the chain rounds kronor; then the level depends on the amount, else one factor serves every amount.
    [[nodiscard]] bool rounds_amounts(row_number step) const {
        for (; step != no_row; step = in_.rows.index_steps[step].previous) {
            if (clause_of(step).rounding_addition.usable() || clause_of(step).rounding_result.usable()) {
                return true;
            }
        }
        return false;
    }

    [[nodiscard]] static arrived beginning(const number& as_written) {
        return {.step = no_row, .shown = as_written, .carried = as_written, .before_clause = as_written};
    }

    const arrived& factor(row_number step) {
        arrived& memo = factors_[step];
        if (memo.step == no_row) {
            const row_number previous = in_.rows.index_steps[step].previous;
            arrived next = previous == no_row ? beginning(number{1}) : factor(previous);
            advance(next, step, number{1});
            in_.record.mark(next.shown, meaning::index_factor, step);
            factors_[step] = std::move(next);
        }
        return factors_[step];
    }

    // The same chain in kronor, where the clause rounds them. A later year goes on from where an earlier one arrived.
    [[nodiscard]] number rounded_level(row_number amount, row_number step) {
        const bool credit = in_.rows.amounts[amount].kronor.sign() < 0;
        const auto& stated = in_.record.given(in_.rows.amounts[amount].kronor, meaning::amount, amount);
        const number as_written = credit ? -stated : stated;
        arrived& reached = amounts_[amount];
        chain_.clear();
        row_number back = step;
        for (; back != no_row && back != reached.step; back = in_.rows.index_steps[back].previous) {
            chain_.push_back(back);
        }
        if (back == no_row) {
            reached = beginning(as_written);
        }
        std::reverse(chain_.begin(), chain_.end());
        for (const row_number each : chain_) {
            advance(reached, each, as_written);
            in_.record.mark(reached.shown, meaning::index_amount, each);
        }
        return credit ? -reached.shown : reached.shown;
    }

    // ---- one step

    void advance(arrived& at, row_number step, const number& as_written) {
        const index& clause = clause_of(step);
        if (in_.rows.index_steps[step].begins) {
            at.before_clause = at.carried = at.shown;
            at.used = no_row;
            at.low_carried = at.high_carried = number{1};
        }
        const number counted_from = clause.against.value() == index_basis::base ? at.before_clause : at.carried;
        const number change = applied_change(at, step, clause, counted_from);
        in_.record.mark(change, meaning::step_change, step);
        number factor = number{1} + change;
        if (clause.rounding_factor.usable()) {
            factor = in_.record.rounded(factor, clause.rounding_factor);
        }
        const bool rounds = clause.rounding_addition.usable() || clause.rounding_result.usable();
        const number exact = rounds ? counted_from + counted_from * (factor - number{1}) : counted_from * factor;
        number next = exact;
        if (clause.rounding_addition.usable()) {
            next = counted_from + in_.record.rounded(counted_from * (factor - number{1}), clause.rounding_addition);
        }
        if (clause.rounding_result.usable()) {
            next = in_.record.rounded(next, clause.rounding_result);
        }
        const number raised = raised_to_floor(clause, next, as_written, at.shown);
        const bool held_back = value_of(raised) != value_of(next);
        const bool carries_exact = clause.carry.usable() && clause.carry.value() == carry_rule::exact;
        at.carried = carries_exact ? raised_to_floor(clause, exact, as_written, at.carried) : raised;
        at.shown = raised;
        at.step = step;
        if (!value_of(change).is_zero() && !held_back) {
            at.used = step;
        }
    }

    [[nodiscard]] number raised_to_floor(const index& clause, const number& reached, const number& as_written, const number& last) {
        if (!clause.floor.usable()) {
            return reached;
        }
        switch (clause.floor.value()) {
            case floor_rule::contract:
                return in_.record.most(reached, as_written);
            case floor_rule::last_year:
                return in_.record.most(reached, last);
            case floor_rule::falls_ignored:
            case floor_rule::none:
                break;
        }
        return reached;
    }

    // The change of a step, after all that the clause does with it before it is put on an amount.
    [[nodiscard]] number applied_change(arrived& at, row_number step, const index& clause, const number& counted_from) {
        row_number reading = in_.rows.index_steps[step].readings.first;
        number change = change_of(in_.rows.index_steps[step].index, step, at.used, clause.against.value(), reading);
        const index_clause_row& said = in_.rows.index_clauses[in_.rows.index_steps[step].index];
        const auto apply = [&](std::string_view word) {
            if (word == "portion" && said.portion != no_row) {
                change = change * portion(clause, said, at.before_clause, counted_from);
            } else if (word == "threshold" && said.threshold != no_row) {
                change = past_threshold(clause, said, change);
            } else if (word == "minimum" && said.minimum != no_row) {
                change = limited(change, said.minimum, clause.minimum.value(), at.low_carried, true);
            } else if (word == "maximum" && said.maximum != no_row) {
                change = limited(change, said.maximum, clause.maximum.value(), at.high_carried, false);
            }
        };
        if (clause.order.usable()) {
            for (const name& each : clause.order.value().names) {
                apply(each.id);
            }
        } else {
            for (const char* const word : {"portion", "threshold", "maximum", "minimum"}) {
                apply(word);
            }
        }
        if (clause.floor.usable() && clause.floor.value() == floor_rule::falls_ignored) {
            change = in_.record.most(change, number{0});
        }
        return change;
    }

    // The change as it is read or told: of a basket the weighted sum of its parts, each as far as its own rounding.
    [[nodiscard]] number change_of(row_number index_row, row_number step, row_number used, index_basis against, row_number& reading) {
        const index& one = in_.rows.source->indexes[index_row];
        number change;
        if (one.parts.usable()) {
            const run& parts = in_.rows.index_clauses[index_row].parts;
            for (row_number part = parts.first; part < parts.first + parts.count; ++part) {
                const auto& [index, weight] = in_.rows.index_parts[part];
                const number of_part = change_of(index, step, used, against, reading);
                change = change + in_.record.given(in_.rows.stated[weight].value, meaning::stated, weight) * of_part;
            }
        } else {
            change = leaf_change(one, step, used, against, reading++);
        }
        return one.rounding_change.usable() ? in_.record.rounded(change, one.rounding_change) : change;
    }

    [[nodiscard]] number leaf_change(const index& one, row_number step, row_number used, index_basis against, row_number row) {
        const index_reading_row& reading = in_.rows.index_readings[row];
        if (reading.need == no_row) {
            return in_.record.given(reading.change, meaning::change, row);
        }
        if (reading.base_need == no_row) {
            return figures_.of(reading.need);
        }
        row_number base = reading.base_need;
        if (against == index_basis::last_used && used != no_row) {  // the same part of the basket, at the step that was used
            base =
                in_.rows.index_readings[in_.rows.index_steps[used].readings.first + (row - in_.rows.index_steps[step].readings.first)].need;
        }
        const number now = level_number(one, reading.need);
        const number then = level_number(one, base);
        return (now - then) / then;
    }

    [[nodiscard]] number level_number(const index& one, row_number need) {
        if (!one.rounding_level.usable()) {
            return figures_.of(need);
        }
        const auto [found, added] = levels_.try_emplace({need, &one});
        if (added) {
            found->second = in_.record.rounded(figures_.of(need), one.rounding_level);
        }
        return found->second;
    }

    // The part of the amount that moves: of each change, or of the amount, whose fixed part stands still.
    [[nodiscard]] number portion(const index& clause, const index_clause_row& said, const number& before_clause,
                                 const number& counted_from) {
        const auto& share = in_.record.given(in_.rows.stated[said.portion].value, meaning::stated, said.portion);
        const bool of_amount = clause.portion.value().of == portion_of::amount && clause.against.value() != index_basis::base;
        if (!of_amount || value_of(counted_from).is_zero()) {
            return share;
        }
        return number{1} - (number{1} - share) * before_clause / counted_from;
    }

    [[nodiscard]] number past_threshold(const index& clause, const index_clause_row& said, const number& change) {
        const stated_row& stated = in_.rows.stated[said.threshold];
        const auto& threshold = in_.record.given(stated.value, meaning::stated, said.threshold);
        const rational size = absolute(value_of(change));
        switch (clause.threshold.value().gives) {
            case threshold_gives::whole:
                return size < stated.value ? number{0} : change;
            case threshold_gives::excess:
                return size <= stated.value ? number{0} : value_of(change).sign() > 0 ? change - threshold : change + threshold;
            case threshold_gives::steps:
                break;
        }
        const rounding whole_steps{.to = stated.value, .mode = rounding_mode::down};
        const input_row& by = in_.rows.inputs[stated.input];
        return in_.record.rounded(change, named_rounding{whole_steps, by.from, by.where});
    }

    [[nodiscard]] number limited(const number& change, row_number stated, const change_limit& rule, number& carried, bool from_below) {
        const auto& bound = in_.record.given(in_.rows.stated[stated].value, meaning::stated, stated);
        const bool carries = rule.excess == excess_rule::carried;
        const bool nothing_carried = value_of(carried) == 1;
        const number before = carries && !nothing_carried ? (number{1} + change) * carried - number{1} : change;
        number after = from_below ? in_.record.most(before, bound) : in_.record.least(before, bound);
        if (carries) {
            carried = value_of(after) == value_of(before) ? number{1} : (number{1} + before) / (number{1} + after);
        }
        return after;
    }

    const evaluation<recorder>& in_;
    figure_numbers<recorder>& figures_;
    std::vector<arrived> factors_;  // by step
    std::vector<arrived> amounts_;  // by amount
    std::vector<std::optional<status>> firm_;
    std::map<std::pair<row_number, const index*>, number> levels_;
    std::vector<row_number> chain_;
};

}  // namespace andel
