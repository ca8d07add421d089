// How an amount has come to its level, what was read for it, and which part of the year it is for.

#include "line_writer.hpp"

namespace andel {

namespace words = explain_words;

namespace {
constexpr std::size_t most_numbers_of_a_level = 80;
}  // namespace

void line_writer::cell(row_number row, const charge_row& charge) {
    const cell_row& one = rows_.cells[row];
    const cost& item = from_.costs[charge.cost];
    if (charge.cells.count > 1) {
        add(days(one.when));
    }
    const nested deeper{charge.cells.count > 1 ? depth_ : flat_};
    if (one.amount == no_row && !one.as_charged) {
        if (one.book != no_row) {
            left_over(one);
        } else if (one.payments.count != 0) {
            payments(one);
        } else {
            capital(one);
        }
        return;
    }
    level(row, one, item);
    if (one.fraction != 1) {
        part_of_year(row, one, item);
    } else if (item.yearly.usable()) {
        add(say(words::whole_year));
    }
}

void line_writer::level(row_number row, const cell_row& one, const cost& item) {
    if (one.as_charged) {
        add(say(words::as_charged));
        const auto& amounts = item.yearly.usable() ? item.yearly : item.once;
        leaf(amounts.statements.front().what.from, amounts.statements.front().what.where);
        return;
    }
    const step_number step = why_.how.find(meaning::level, row);
    const std::string value = shown(why_.how.value(step));
    const std::string formula = level_formula(step, value);
    std::string text = say(item.once.usable() ? words::once : words::yearly, {{"formula", formula}});
    text += formula == value ? " kr" : say(words::equals, {{"value", value}});
    add(std::move(text));
    const nested deeper{depth_};
    const amount_row& written = rows_.amounts[one.amount];
    const std::string level = price_level(item, written);
    std::string as_written = say(words::written, {{"value", shown(written.kronor)}});
    as_written +=
        level.empty() ? std::string{} : say(level.size() > 4 ? words::price_level_of_month : words::price_level, {{"level", level}});
    add(as_written);
    leaf(written.input);
    index(one, item);
}

// The whole way from the amount as written, or from the year before; of a chain that is too tangled for that, only the value.
std::string line_writer::level_formula(step_number step, const std::string& value) const {
    const formula_writer whole{why_.how, formula_style::reader, in_};
    if (whole.is_short(step, most_numbers_of_a_level)) {
        return whole.write(step);
    }
    const auto of_a_year = [&](step_number each) { return is_index_step(each); };
    const formula_writer last_year{why_.how, formula_style::reader, in_, of_a_year};
    return last_year.is_short(step, most_numbers_of_a_level) ? last_year.write(step) : value;
}

// The amount or the factor that an earlier year has arrived at: it stands on a line of its own.
bool line_writer::is_index_step(step_number step) const {
    return std::ranges::any_of(why_.how.marked, [&](const auto& each) {
        const meaning what = each.first.first;
        return each.second == step && (what == meaning::index_amount || what == meaning::index_factor);
    });
}

std::string line_writer::price_level(const cost& item, const amount_row& written) const {
    for (const auto& each : item.yearly.usable() ? item.yearly.statements : item.once.statements) {
        if (each.what.where == rows_.inputs[written.input].where && each.what.value.price_level) {
            return level_in_words(*each.what.value.price_level);
        }
    }
    return item.price_level.usable() ? level_in_words(item.price_level.value()) : std::string{};
}

void line_writer::index(const cell_row& one, const cost& item) {
    if (one.index_step == no_row) {
        if (one.index_input != no_row) {
            const auto* chosen = item.index.at(one.when.first);
            const row_number row = chosen == nullptr ? no_row : from_.find_index(chosen->what.value.id);
            std::string text = say(words::no_index);
            if (row != no_row) {
                text = say(words::index, {{"label", label(from_.indexes[row])}}) + ": " + lower_first(say(words::before_first_step));
            }
            add(text);
            leaf(one.index_input);
        }
        return;
    }
    std::vector<row_number> chain;
    for (row_number step = one.index_step; step != no_row; step = rows_.index_steps[step].previous) {
        chain.push_back(step);
    }
    std::reverse(chain.begin(), chain.end());
    row_number clause = no_row;
    for (std::size_t i = 0; i < chain.size();) {
        const index_step_row& first = rows_.index_steps[chain[i]];
        if (first.index != clause) {
            clause = first.index;
            add(say(words::index, {{"label", label(from_.indexes[clause])}}));
            leaf(first.reference_input);
            const nested deeper{depth_};
            rules_of(from_.indexes[clause]);
        }
        const nested deeper{depth_};
        i = steps(one, chain, i);
    }
}

// One line for steps that do the same year after year; gives the place after the last of them. Steps that count from the price level
// do not build on each other: of those only the last is told.
std::size_t line_writer::steps(const cell_row& one, const std::vector<row_number>& chain, std::size_t first) {
    const index_step_row& begin = rows_.index_steps[chain[first]];
    const andel::index& clause = from_.indexes[begin.index];
    const row_number told_input = told_change(chain[first]);
    const bool from_base =
        clause.against.value() == index_basis::base && (!clause.floor.usable() || clause.floor.value() != floor_rule::last_year);
    std::size_t after = first + 1;
    while (after < chain.size() && rows_.index_steps[chain[after]].index == begin.index && !rows_.index_steps[chain[after]].begins &&
           (from_base || (told_input != no_row && told_change(chain[after]) == told_input && same_change(chain[first], chain[after])))) {
        ++after;
    }
    const row_number last = chain[after - 1];
    const index_step_row& end = rows_.index_steps[last];
    const std::string value = shown(level_after(one, last));
    const rational by = why_.how.value(why_.how.find(meaning::step_change, last));
    const std::string change = (by.sign() < 0 ? "" : "+") + percent(by);
    if (after == first + 1 || from_base) {
        add(say(words::step, {{"day", to_text(end.effective)}, {"change", change}, {"value", value}}));
    } else {
        add(say(words::steps, {{"first", to_text(begin.effective)},
                               {"last", to_text(end.effective)},
                               {"change", change},
                               {"times", std::to_string(after - first)},
                               {"value", value}}));
    }
    if (told_input != no_row) {
        leaf(told_change(last));
    } else {
        const nested deeper{depth_};
        readings(end);
    }
    return after;
}

// The input of a step that is told one change; none of one that reads, or is a basket.
row_number line_writer::told_change(row_number step) const {
    const index_step_row& row = rows_.index_steps[step];
    const index_reading_row& reading = rows_.index_readings[row.readings.first];
    return row.readings.count == 1 && reading.index == row.index && reading.follows_input == no_row ? reading.change_input : no_row;
}

bool line_writer::same_change(row_number a, row_number b) const {
    return why_.how.value(why_.how.find(meaning::step_change, a)) == why_.how.value(why_.how.find(meaning::step_change, b));
}

// What a step has read, or the parts of its basket been told.
void line_writer::readings(const index_step_row& step) {
    for (row_number row = step.readings.first; row < step.readings.first + step.readings.count; ++row) {
        const index_reading_row& one = rows_.index_readings[row];
        const std::string name = one.index == step.index ? std::string{} : label(from_.indexes[one.index]) + ": ";
        if (one.need == no_row) {
            add(name + percent(one.change));
            leaf(one.change_input);
            leaf(one.follows_input);
            continue;
        }
        const std::string now = figure_value(rows_.needs[one.need], weigh_.figure(one.need));
        if (one.base_need == no_row) {
            add(name + say(words::change_read, {{"measure", measure_name(rows_.needs[one.need])}, {"value", now}}));
        } else {
            add(name + say(words::levels_read, {{"measure", measure_name(rows_.needs[one.need])},
                                                {"now", now},
                                                {"then", figure_value(rows_.needs[one.base_need], weigh_.figure(one.base_need))}}));
            figure(one.base_need);
        }
        figure(one.need);
    }
}

// Where a number was read, and what has been done with it since.
void line_writer::figure(row_number need) {
    const std::optional<found_figure>& found = why_.found->of_needs[need];
    if (!found) {
        return;
    }
    const nested deeper{depth_};
    std::string text = figure_value(rows_.needs[need], found->read);
    for (const row_number series : found->links) {
        text += say(words::linked, {{"times", shown(from_.figures[series].continued.value().times)}});
    }
    if (found->follows != nullptr) {
        const bool grows = found->follows->value.way == after_last_way::growth;
        const both_languages& how = grows ? words::grown : words::repeated;
        text += say(how, {{"years", std::to_string(found->years_past)}, {"growth", percent(found->follows->value.growth)}});
    }
    const rational& reached = weigh_.figure(need);
    if (reached != found->read) {
        text += " = " + figure_value(rows_.needs[need], reached);
    }
    add(text + (found->preliminary ? say(words::preliminary) : ""));
    leaf_of_figure(*found);
    for (const row_number series : found->links) {
        const auto& said = from_.figures[series].continued.only();
        leaf(said.from, said.where);
    }
    if (found->follows != nullptr) {
        leaf(found->follows->from, found->follows->where);
    }
}

void line_writer::leaf_of_figure(const found_figure& found) {
    const nested deeper{depth_};
    if (found.file == no_row) {
        add(origin_in_words(from_, found.from, found.where, in_));
        return;
    }
    const figures_file& file = why_.read->files[found.file];
    add(file.name + ":" + std::to_string(found.where.line) + " · " + to_text(found.when) + " · " +
        origin_in_words(from_, found.from, from_.figures[found.file].where, in_));
}

std::string line_writer::figure_value(const need_row& need, const rational& value) const {
    const row_number series = need.measure == no_row || !from_.measures[need.measure].figures.usable()
                                  ? no_row
                                  : from_.find_figures(from_.measures[need.measure].figures.value().id);
    const bool is_percent = series != no_row && from_.figures[series].unit.value() == figure_unit::percent;
    return is_percent ? percent(value) : shown(value);
}

std::string line_writer::measure_name(const need_row& need) const {
    return need.measure == no_row ? label(from_.indexes[need.index]) : label(from_.measures[need.measure]);
}

rational line_writer::level_after(const cell_row& one, row_number step) const {
    const step_number amount = why_.how.find(meaning::index_amount, step);
    const rational& written = rows_.amounts[one.amount].kronor;
    return amount == no_step    ? written * why_.how.value(why_.how.find(meaning::index_factor, step))
           : written.sign() < 0 ? -why_.how.value(amount)
                                : why_.how.value(amount);
}

void line_writer::rules_of(const andel::index& clause) {
    const auto rule = [&](const auto& value, const both_languages& text) {
        if (value.usable()) {
            add(say(text));
            leaf(value.only().from, value.only().where);
        }
    };
    const auto rounds = [&](const dated<rounding>& value, const both_languages& text) {
        if (value.usable()) {
            add(say(text, {{"rule", in_words_of(value.value(), &text == &words::rounds_change,
                                                &text == &words::rounds_factor || &text == &words::rounds_level)}}));
            leaf(value.only().from, value.only().where);
        }
    };
    const std::array<const both_languages*, 3> bases{&words::against_base, &words::against_previous, &words::against_last_used};
    rule(clause.against, *bases.at(static_cast<std::size_t>(clause.against.value())));
    applied(clause);
    if (clause.floor.usable()) {
        const std::array<const both_languages*, 4> floors{&words::floor_contract, &words::floor_last_year, &words::floor_falls_ignored,
                                                          &words::floor_none};
        rule(clause.floor, *floors.at(static_cast<std::size_t>(clause.floor.value())));
    }
    if (clause.carry.usable()) {
        rule(clause.carry, clause.carry.value() == carry_rule::exact ? words::carry_exact : words::carry_rounded);
    }
    rounds(clause.rounding_level, words::rounds_level);
    rounds(clause.rounding_change, words::rounds_change);
    rounds(clause.rounding_factor, words::rounds_factor);
    rounds(clause.rounding_addition, words::rounds_addition);
    rounds(clause.rounding_result, words::rounds_result);
}

// What the clause does with a change, in the order that it says.
void line_writer::applied(const andel::index& clause) {
    const auto tell = [&](std::string_view word) {
        if (word == "portion" && clause.portion.usable()) {
            const bool of_amount = clause.portion.value().of == portion_of::amount;
            add(say(of_amount ? words::portion_of_amount : words::portion_of_change, {{"share", percent(clause.portion.value().share)}}));
            leaf(clause.portion.only().from, clause.portion.only().where);
        } else if (word == "threshold" && clause.threshold.usable()) {
            const std::array<const both_languages*, 3> ways{&words::threshold_whole, &words::threshold_excess, &words::threshold_steps};
            add(say(*ways.at(static_cast<std::size_t>(clause.threshold.value().gives)),
                    {{"share", percent(clause.threshold.value().share)}}));
            leaf(clause.threshold.only().from, clause.threshold.only().where);
        } else if (word == "minimum" && clause.minimum.usable()) {
            limit_of_change(clause.minimum, words::least_change);
        } else if (word == "maximum" && clause.maximum.usable()) {
            limit_of_change(clause.maximum, words::most_change);
        }
    };
    if (clause.order.usable()) {
        std::ranges::for_each(clause.order.value().names, [&](const name& each) { tell(each.id); });
    } else {
        for (const char* const word : {"portion", "threshold", "minimum", "maximum"}) {
            tell(word);
        }
    }
}

void line_writer::limit_of_change(const dated<change_limit>& limit, const both_languages& text) {
    std::string said = say(text, {{"share", percent(limit.value().share)}});
    if (limit.value().excess) {
        said += say(limit.value().excess == excess_rule::carried ? words::excess_carried : words::excess_lost);
    }
    add(said);
    leaf(limit.only().from, limit.only().where);
}

void line_writer::part_of_year(row_number row, const cell_row& one, const cost& item) {
    const auto& own = item.part_of_year;
    const auto* rule = (own.absent() ? from_.term.part_of_year : own).at(one.when.first);
    const both_languages& by = rule == nullptr || rule->what.value == part_years::days ? words::by_days
                               : rule->what.value == part_years::months                ? words::by_months
                                                                                       : words::by_months_and_days;
    add(say(
        words::part_of_year,
        {{"fraction", to_text(one.fraction)}, {"first", to_text(one.when.first)}, {"last", to_text(one.when.before - 1)}, {"rule", by}}));
    {
        const nested deeper{depth_};
        for (row_number i = one.boundary_inputs.first; i < one.boundary_inputs.first + one.boundary_inputs.count; ++i) {
            add(input_words(rows_.boundary_inputs[i]));
            leaf(rows_.boundary_inputs[i]);
        }
    }
    if (one.as_charged) {
        return;
    }
    add(say(words::amount_of_part, {{"level", shown(why_.how.value(why_.how.find(meaning::level, row)))},
                                    {"fraction", to_text(one.fraction)},
                                    {"value", shown(why_.how.value(why_.how.find(meaning::cell_amount, row)))}}));
}

// What a day or a rule of a boundary says, as the file writes it.
std::string line_writer::input_words(row_number input) const {
    for (const named_date& each : from_.dates) {
        if (each.date.usable() && each.date.only().where == rows_.inputs[input].where) {
            return label(each) + " " + to_text(*each.date.value().when);
        }
    }
    const auto is_of = [&](const auto& value) { return value.usable() && value.only().where == rows_.inputs[input].where; };
    const auto day_in_words = [&](const both_languages& text, const auto& value) {
        return say(text, {{"day", to_text(*value.value().when)}});
    };
    if (is_of(from_.term.start)) {
        return day_in_words(words::first_day_of_term, from_.term.start);
    }
    if (is_of(from_.term.end)) {
        return day_in_words(words::last_day_of_term, from_.term.end);
    }
    for (const cost& each : from_.costs) {
        if (is_of(each.until)) {
            return day_in_words(words::last_day_of_cost, each.until);
        }
    }
    return say(words::rule_of_parts);
}

}  // namespace andel
