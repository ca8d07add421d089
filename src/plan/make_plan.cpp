#include <andel/agreement/fields.hpp>
#include <andel/agreement/problem_log.hpp>
#include <andel/plan/make_plan.hpp>

#include <algorithm>
#include <array>
#include <map>
#include <set>
#include <tuple>

namespace andel {
namespace {

constexpr int longest_horizon_years = 200;

// A charge period of the grid, before any cost is looked at.
struct slot {
    period when;
    int year = 0;
    standing how_firm = standing::firm;
};

class planner {
   public:
    planner(const agreement& from, problem_log& log) : agreement_{from}, log_{log} {}

    plan make(const plan_options& options) {
        const auto fixed = agreement_.fixed_term();
        plan_.source = std::make_shared<const agreement>(agreement_);
        if (!fixed || !agreement_.rounding.charge_period.usable()) {
            return std::move(plan_);
        }
        plan_.until = options.until;
        plan_.fixed_end = fixed->before;
        plan_.when = {fixed->first, horizon(*fixed, options)};
        lay_grid(*fixed);
        for (row_number row = 0; row < agreement_.costs.size(); ++row) {
            plan_cost(row);
        }
        sort_charges();
        for (row_number row = 0; row < agreement_.frames.size(); ++row) {
            plan_frame(row);
        }
        std::stable_sort(plan_.frames.begin(), plan_.frames.end(), [](const frame_row& a, const frame_row& b) { return a.year < b.year; });
        list_profile_answers();
        return std::move(plan_);
    }

   private:
    // ---- time

    day horizon(const period& fixed, const plan_options& options) const {
        if (!options.until) {
            return fixed.before;
        }
        const int first = year_of(fixed.first);
        const int last = first + longest_horizon_years;
        if (*options.until < first || *options.until > last) {
            throw horizon_out_of_reach{first, last};
        }
        const day wanted = first_day_of_year(*options.until + 1);
        const auto last_possible = agreement_.last_possible_end();
        const bool unlimited = agreement_.term.renewal.usable() && !last_possible;
        return unlimited ? wanted : std::min(wanted, last_possible.value_or(fixed.before));
    }

    // The ends of the fixed term and of each renewal that begins before the horizon.
    std::vector<day> renewal_borders() {
        std::vector<day> borders;
        const auto last_possible = agreement_.last_possible_end();
        for (int number = 0;; ++number) {
            const auto end = agreement_.end_of_renewal(number);
            if (!end || (last_possible && *end > *last_possible)) {
                return borders;
            }
            tell_readings(number);
            if (*end >= plan_.when.before) {
                return borders;
            }
            borders.push_back(*end);
        }
    }

    // A renewal may end on several days, as month ends are read; told once, where the file names no reading.
    void tell_readings(int number) {
        const auto& again = agreement_.term.renewal;
        const auto months = number == 0 || !again.usable() || again.value().none ? std::nullopt : again.value().each.months();
        if (!months || !agreement_.term.month_ends.absent() || month_ends_told_) {
            return;
        }
        const std::array<day, 3> ends = readings(*months * number);
        if (ends[0] == ends[1] && ends[1] == ends[2]) {
            return;
        }
        month_ends_told_ = true;
        const std::string which = std::to_string(number);
        log_.report(problem_code::two_answers, again.where,
                    {{"question", {"Slutet på förlängning " + which, "The end of renewal " + which}},
                     {"answers", "whole_months " + to_text(ends[0]) + ", last_day " + to_text(ends[1]) + ", next_day " + to_text(ends[2])},
                     {"way",
                      {"Skriv i [term]: month_end = \"whole_months\", \"last_day\" eller \"next_day\"",
                       "Write in [term]: month_end = \"whole_months\", \"last_day\" or \"next_day\""}}});
    }

    // The last day of a stretch of months after the fixed term, in the three readings.
    std::array<day, 3> readings(int months) const {
        const day last = *plan_.fixed_end - 1;
        return {add_months(last, months, month_end::whole_months), add_months(last, months, month_end::last_day),
                add_months(last, months, month_end::next_day)};
    }

    standing standing_on(day d) const {
        if (d < *plan_.fixed_end) {
            return standing::firm;
        }
        return agreement_.term.renewal.value().happens == renewal_way::by_decision ? standing::conditional : standing::rests_on_no_notice;
    }

    // Charge periods: equal parts of the calendar year, cut where the agreement begins, ends or is renewed.
    void lay_grid(const period& fixed) {
        const int months = *agreement_.rounding.charge_period.value().months();
        std::set<day> cuts{plan_.when.first, plan_.when.before};
        for (const day border : renewal_borders()) {
            cuts.insert(border);
        }
        for (int year = year_of(fixed.first); year <= year_of(plan_.when.before - 1); ++year) {
            for (int month = 1; month <= 12; month += months) {
                const day d = first_day_of_month(year, month);
                if (plan_.when.contains(d)) {
                    cuts.insert(d);
                }
            }
        }
        for (auto cut = cuts.begin(); std::next(cut) != cuts.end(); ++cut) {
            grid_.push_back({{*cut, *std::next(cut)}, year_of(*cut), standing_on(*cut)});
        }
    }

    // ---- inputs

    row_number input(const origin& from, place where) {
        const auto [found, added] =
            input_rows_.try_emplace({where.line, where.column, from.kind}, static_cast<row_number>(plan_.inputs.size()));
        if (added) {
            plan_.inputs.push_back({from, where});
        }
        return found->second;
    }

    template <class value_type>
    row_number input(const statement<value_type>& from) {
        return input(from.from, from.where);
    }

    // ---- keys

    struct chosen_key {
        target to;
        row_number input = no_row;
    };

    std::optional<chosen_key> key_on(const dated<name>& choice, day d, std::string_view what) {
        const auto* chosen = in_force(choice, d, what);
        if (chosen == nullptr) {
            return std::nullopt;
        }
        const auto to = target_on(*agreement_.find_receiver(chosen->what.value.id), d);
        return to ? std::optional{chosen_key{*to, input(chosen->what)}} : std::nullopt;
    }

    std::optional<target> target_on(const receiver& to, day d) {
        switch (to.kind) {
            case receiver_kind::party:
                return target{false, to.row};
            case receiver_kind::activity:
                return activity_on(to.row, d);
            case receiver_kind::key:
                return key_row_on(to.row, d);
        }
        return std::nullopt;
    }

    std::optional<target> target_on(const name& to, day d) {
        const auto found = agreement_.find_receiver(to.id);
        return found ? target_on(*found, d) : std::nullopt;
    }

    std::optional<target> activity_on(row_number row, day d) {
        const activity& one = agreement_.activities[row];
        const auto* chosen = in_force(one.responsible, d, "activities." + one.id + ".responsible");
        const auto to = chosen == nullptr ? std::nullopt : target_on(chosen->what.value, d);
        if (!to) {
            return std::nullopt;
        }
        return intern({.key = no_row, .activity = row, .lines = {}, .input = input(chosen->what)}, {{*to, 1}});
    }

    std::optional<target> key_row_on(row_number row, day d) {
        const key& one = agreement_.keys[row];
        key_row head{.key = row, .activity = no_row, .lines = {}, .input = no_row};
        std::vector<weight_line> lines;
        const auto add = [&](const auto& to, const rational& weight) {
            const auto inner = target_on(to, d);
            if (inner) {
                lines.push_back({*inner, weight});
            }
            return inner.has_value();
        };
        const std::string address = "keys." + one.id + ".";
        bool whole = true;
        if (one.shares.usable()) {
            const auto* chosen = in_force(one.shares, d, address + "shares");
            if (chosen == nullptr) {
                return std::nullopt;
            }
            rational rest = 1;
            for (const share_entry& each : chosen->what.value.entries) {
                rest -= each.part ? each.part->of_whole : rational{};
            }
            for (const share_entry& each : chosen->what.value.entries) {
                whole = add(each.receiver, each.part ? each.part->of_whole : rest) && whole;
            }
            head.input = input(chosen->what);
        } else if (one.equal.usable()) {
            const auto* chosen = in_force(one.equal, d, address + "equal");
            if (chosen == nullptr) {
                return std::nullopt;
            }
            for (const receiver& each : agreement_.members_of(chosen->what.value)) {
                whole = add(each, 1) && whole;
            }
            head.input = input(chosen->what);
        } else if (one.weights.usable()) {
            const auto* chosen = in_force(one.weights, d, address + "weights");
            if (chosen == nullptr) {
                return std::nullopt;
            }
            for (const weight_entry& each : chosen->what.value.entries) {
                whole = add(each.receiver, each.weight) && whole;
            }
            head.input = input(chosen->what);
        }
        return whole && !lines.empty() ? std::optional{intern(head, std::move(lines))} : std::nullopt;
    }

    // One row for all the years in which the same lines hold.
    target intern(key_row head, std::vector<weight_line> lines) {
        std::vector<target> receivers;
        for (const weight_line& each : lines) {
            receivers.push_back(each.to);
        }
        const auto [found, added] =
            key_rows_.try_emplace({head.key, head.activity, head.input, std::move(receivers)}, static_cast<row_number>(plan_.keys.size()));
        if (added) {
            head.lines = {static_cast<row_number>(plan_.lines.size()), static_cast<row_number>(lines.size())};
            plan_.lines.insert(plan_.lines.end(), lines.begin(), lines.end());
            plan_.keys.push_back(head);
        }
        return {true, found->second};
    }

    // ---- values in force

    // The statement that holds on a day. Before the first step there is none: a problem, told once for each value.
    template <class value_type>
    const dated_statement<value_type>* in_force(const dated<value_type>& value, day d, std::string_view what) {
        if (!value.usable()) {
            return nullptr;
        }
        const auto* found = value.at(d);
        if (found == nullptr && gaps_told_.insert(value.where).second) {
            const std::string first = value.statements.front().when.written;
            log_.report(problem_code::gap_before_first_step, value.statements.front().when.where,
                        {{"what", std::string{what}},
                         {"needed", to_text(d)},
                         {"first", to_text(*value.statements.front().when.first)},
                         {"example", "from-start = …"}});
        }
        return found;
    }

    // ---- index clauses

    // The chain of steps from a price level to a day: one for each year's effective day in between.
    std::optional<row_number> index_step_on(const cost& item, int price_level, day d) {
        row_number previous = no_row;
        const dated_statement<name>* last = nullptr;
        for (int year = price_level + 1; year <= year_of(d); ++year) {
            // Which index holds may depend on the day, and the day on the index: the choice is looked at on each index's own day.
            for (const auto& [reference, effective] : effective_days(item, year)) {
                if (effective > d) {
                    continue;
                }
                const row_number row = agreement_.find_index(reference->what.value.id);
                const andel::index& clause = agreement_.indexes[row];
                const auto* change = in_force(clause.yearly_change, effective, "indexes." + clause.id + ".change");
                if (change == nullptr) {
                    return std::nullopt;
                }
                previous = intern({.index = row,
                                   .effective = effective,
                                   .change = change->what.value.by,
                                   .change_input = input(change->what),
                                   .reference_input = input(reference->what),
                                   .previous = previous,
                                   .begins = last == nullptr || another_held(last, reference)});
                last = reference;
            }
        }
        return previous;
    }

    // Whether, after `from` and up to `to`, some other index was chosen, even one without an effective day; "none" is only a pause.
    static bool another_held(const dated_statement<name>* from, const dated_statement<name>* to) {
        return std::any_of(from, to + 1, [&](const dated_statement<name>& each) {
            const std::string& id = each.what.value.id;
            return id != "none" && id != from->what.value.id;
        });
    }

    struct effective_day {
        const dated_statement<name>* reference;
        day when;
    };

    // The effective days of a year, each of the index that the item has chosen on that very day.
    std::vector<effective_day> effective_days(const cost& item, int year) const {
        std::vector<effective_day> days;
        for (const auto& each : item.index.statements) {
            const row_number row = each.what.value.id == "none" ? no_row : agreement_.find_index(each.what.value.id);
            if (row == no_row || !agreement_.indexes[row].every.usable()) {
                continue;
            }
            const day_of_year when = agreement_.indexes[row].every.value();
            const day effective = *make_day(year, when.month, when.day_of_month);
            if (item.index.at(effective) == &each) {
                days.push_back({&each, effective});
            }
        }
        std::sort(days.begin(), days.end(), [](const effective_day& a, const effective_day& b) { return a.when < b.when; });
        return days;
    }

    row_number intern(const index_step_row& step) {
        const auto [found, added] =
            index_step_rows_.try_emplace({step.index, step.effective, step.reference_input, step.previous, step.begins},
                                         static_cast<row_number>(plan_.index_steps.size()));
        if (added) {
            plan_.index_steps.push_back(step);
        }
        return found->second;
    }

    // ---- one cost

    void plan_cost(row_number row) {
        const cost& item = agreement_.costs[row];
        const bool described = item.key.usable() && item.paid_by.usable() && !item.index.broken && !item.until.broken;
        if (!described || indexes_broken(item)) {
            return;
        }
        if (item.yearly.usable() && item.once.absent()) {
            plan_yearly(row);
        } else if (item.once.usable() && item.yearly.absent()) {
            plan_once(row);
        }
    }

    bool indexes_broken(const cost& item) const {
        return std::ranges::any_of(item.index.statements, [&](const auto& each) {
            const row_number index = agreement_.find_index(each.what.value.id);
            return index != no_row && (!agreement_.indexes[index].every.usable() || !agreement_.indexes[index].yearly_change.usable() ||
                                       !agreement_.indexes[index].against.usable());
        });
    }

    // Every day on which something that the cost uses may change: more than needed does no harm, equal neighbours are one cell.
    std::set<day> cuts_of(const cost& item, const period& inside) {
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
        for_each_value_behind(item, std::nullopt, add_steps);
        for (int year = year_of(inside.first); year <= year_of(inside.before - 1); ++year) {
            for (const auto& each : effective_days(item, year)) {
                add(each.when);
            }
        }
        return cuts;
    }

    // Applies `look` to every dated value that decides where an amount of the item ends up, on a day or ever.
    template <class function>
    void for_each_value_behind(const cost& item, std::optional<day> on, const function& look) const {
        look(item.key);
        for (const auto& chosen : item.key.statements) {
            if (on && item.key.at(*on) != &chosen) {
                continue;
            }
            for (const receiver& each : agreement_.behind(chosen.what.value, on)) {
                if (each.kind == receiver_kind::activity) {
                    look(agreement_.activities[each.row].responsible);
                } else if (each.kind == receiver_kind::key) {
                    look(agreement_.keys[each.row].shares);
                    look(agreement_.keys[each.row].equal);
                    look(agreement_.keys[each.row].weights);
                }
            }
        }
    }

    const dated<part_years>& part_years_of(const cost& item) const {
        return item.part_of_year.absent() ? agreement_.term.part_of_year : item.part_of_year;
    }

    // What governs the cost from a day on, apart from its amount. Nothing when the document does not say, which is then a problem.
    std::optional<cell_row> governed_from(const cost& item, day d) {
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
        return cell;
    }

    bool put_amount(cell_row& cell, const cost& item, const dated_statement<amount>& stated, day d) {
        const auto [found, added] = amount_rows_.try_emplace(&stated, static_cast<row_number>(plan_.amounts.size()));
        if (added) {
            plan_.amounts.push_back({stated.what.value.value.kronor(), input(stated.what)});
        }
        cell.amount = found->second;
        const auto* index = item.index.at(d);
        cell.index_input = index == nullptr ? no_row : input(index->what);
        if (stated.what.value.price_level) {
            const auto step = index_step_on(item, stated.what.value.price_level->year, d);
            if (!step) {
                return false;
            }
            cell.index_step = *step;
        }
        return true;
    }

    static bool same_rules(const cell_row& a, const cell_row& b) {
        const auto rules = [](const cell_row& cell) {
            return std::tuple{cell.amount, cell.index_step, cell.index_input, cell.key, cell.key_input, cell.payer, cell.payer_input};
        };
        return rules(a) == rules(b);
    }

    // The same figures, whoever says so.
    static bool same_effect(const cell_row& a, const cell_row& b) {
        return a.amount == b.amount && a.index_step == b.index_step && a.key == b.key && a.payer == b.payer;
    }

    // The cells of a stretch in which the yearly amount is in force; neighbours under the same rules are one.
    std::vector<cell_row> yearly_cells(const cost& item, const period& inside) {
        std::vector<cell_row> cells;
        const auto cuts = cuts_of(item, inside);
        for (auto cut = cuts.begin(); std::next(cut) != cuts.end(); ++cut) {
            const auto* stated = item.yearly.at(*cut);
            const bool over = item.until.usable() && *cut > *item.until.value().when;
            if (stated == nullptr || over) {
                continue;
            }
            auto cell = governed_from(item, *cut);
            if (!cell || !put_amount(*cell, item, *stated, *cut)) {
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

    void plan_yearly(row_number row) {
        const cost& item = agreement_.costs[row];
        for (const slot& each : grid_) {
            auto cells = yearly_cells(item, each.when);
            bool whole = !cells.empty();
            for (cell_row& cell : cells) {
                whole = put_fraction(cell, item) && whole;
            }
            if (whole) {
                add_charge(row, each, std::move(cells));
            }
        }
    }

    // ---- parts of a year

    bool put_fraction(cell_row& cell, const cost& item) {
        const auto fraction = fraction_of(cell.when, part_years_of(item), item.where, "costs." + item.id);
        if (!fraction) {
            return false;
        }
        cell.fraction = *fraction;
        if (*fraction != 1) {
            add_boundary_inputs(cell, item);
        }
        return true;
    }

    std::optional<rational> fraction_of(const period& part, const dated<part_years>& rules, place where, const std::string& what) {
        const int year = year_of(part.first);
        const period whole{first_day_of_year(year), first_day_of_year(year + 1)};
        if (part == whole) {
            return rational{1};
        }
        if (rules.broken) {
            return std::nullopt;
        }
        if (rules.absent()) {
            if (part_years_told_.insert(where).second && !log_.text().lost("term", "part_years")) {
                tell_part_years(part, where, what);
            }
            return std::nullopt;
        }
        const auto* rule = in_force(rules, part.first, "part_years");
        if (rule == nullptr) {
            return std::nullopt;
        }
        const auto fraction = part_of_year(part, rule->what.value);
        if (!fraction && months_told_.insert(where).second) {
            const day border = civil(part.first).day_of_month != 1 ? part.first : part.before;
            log_.report(problem_code::inside_a_month, where, {{"cost", what}, {"day", to_text(border)}}, rule->what.where);
        }
        used_part_years_ = used_part_years_ || rule->what.from.kind == origin_kind::rule_profile;
        return fraction;
    }

    // The readings and their results, so that the author can choose.
    void tell_part_years(const period& part, place where, const std::string& what) {
        std::string answers;
        for (const auto& [word, rule] : words_of<part_years>::all) {
            if (const auto fraction = part_of_year(part, rule)) {
                answers += (answers.empty() ? "\"" : ", \"") + std::string{word} + "\" " + to_text(*fraction);
            }
        }
        log_.report(problem_code::rule_missing, where,
                    {{"question",
                      {what + ": hur stor del av året " + to_text(part.first) + "–" + to_text(part.before - 1) + " är",
                       what + ": which part of the year " + to_text(part.first) + "–" + to_text(part.before - 1) + " is"}},
                     {"answers", answers},
                     {"way",
                      {"Lägg till i [term]: part_years = \"days\", \"months\" eller \"months_and_days\"",
                       "Add in [term]: part_years = \"days\", \"months\" or \"months_and_days\""}}});
    }

    // What made the cell less than a year: a named day, the term, the last day of the cost; and the rule for parts of a year.
    void add_boundary_inputs(cell_row& cell, const cost& item) {
        cell.boundary_inputs.first = static_cast<row_number>(plan_.boundary_inputs.size());
        const auto add = [&](row_number row) { plan_.boundary_inputs.push_back(row); };
        const auto add_named = [&](const time_mark& mark) {
            if (const named_date* date = agreement_.find_date(mark.named)) {
                add(input(date->date.only()));
            }
        };
        for (const day border : {cell.when.first, cell.when.before}) {
            const auto add_steps = [&](const auto& value) {
                for (const auto& each : value.statements) {
                    if (each.when.first == border) {
                        add_named(each.when);
                    }
                }
            };
            add_steps(item.yearly);
            add_steps(item.index);
            add_steps(item.paid_by);
            for_each_value_behind(item, border - 1, add_steps);
            for_each_value_behind(item, border, add_steps);
        }
        const auto add_day = [&](const dated<day_reference>& value, day border) {
            if (value.usable() && *value.value().when == border) {
                add(input(value.only()));
                add_named({.kind = time_kind::always, .written = {}, .named = value.value().named, .first = {}, .where = {}});
            }
        };
        add_day(agreement_.term.start, cell.when.first);
        add_day(agreement_.term.end, cell.when.before - 1);
        add_day(agreement_.term.end, cell.when.first - 1);  // a renewal begins the day after
        add_day(item.until, cell.when.before - 1);
        if (const auto* rule = part_years_of(item).at(cell.when.first)) {
            add(input(rule->what));
        }
        cell.boundary_inputs.count = static_cast<row_number>(plan_.boundary_inputs.size()) - cell.boundary_inputs.first;
    }

    // ---- one-off amounts

    void plan_once(row_number row) {
        const cost& item = agreement_.costs[row];
        const period possible{plan_.when.first, agreement_.last_possible_end().value_or(first_day_of_year(3000))};
        std::map<std::pair<day, day>, std::pair<slot, std::vector<cell_row>>> charges;
        for (const auto& stated : item.once.statements) {
            const day first = *stated.when.first;
            const int year = year_of(first);
            slot charge;
            if (stated.when.kind == time_kind::year) {
                charge.year = year;
                charge.when = intersection(possible, {first_day_of_year(year), first_day_of_year(year + 1)});
                if (charge.when.empty() || charge.when.first >= plan_.when.before || !has_one_answer(item, stated, charge.when)) {
                    continue;
                }
                charge.how_firm = standing_on(charge.when.first);
            } else {
                const auto found = std::ranges::find_if(grid_, [&](const slot& each) { return each.when.contains(first); });
                if (found == grid_.end()) {
                    continue;
                }
                charge = *found;
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

    // An amount "in 2026" has one answer only if the same rules hold all through the year.
    bool has_one_answer(const cost& item, const dated_statement<amount>& stated, const period& year) {
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
        log_.report(problem_code::two_answers, stated.when.where,
                    {{"question",
                      {"Vilken dag under " + stated.when.written + " beloppet gäller",
                       "On which day of " + stated.when.written + " the amount falls"}},
                     {"answers",
                      {"före " + day_after + " gäller andra regler än från den dagen",
                       "before " + day_after + " other rules hold than from that day"}},
                     {"way",
                      {"Skriv dagen, till exempel " + day_before + " eller " + day_after + ".",
                       "Write the day, such as " + day_before + " or " + day_after + "."}}});
        return false;
    }

    void add_charge(row_number cost, const slot& where, std::vector<cell_row> cells) {
        const run rows{static_cast<row_number>(plan_.cells.size()), static_cast<row_number>(cells.size())};
        plan_.cells.insert(plan_.cells.end(), std::make_move_iterator(cells.begin()), std::make_move_iterator(cells.end()));
        plan_.charges.push_back({.cost = cost, .year = where.year, .when = where.when, .how_firm = where.how_firm, .cells = rows});
    }

    void sort_charges() {
        std::stable_sort(plan_.charges.begin(), plan_.charges.end(), [](const charge_row& a, const charge_row& b) {
            return std::tuple{a.year, a.when.first, a.cost} < std::tuple{b.year, b.when.first, b.cost};
        });
    }

    // ---- frames

    void plan_frame(row_number row) {
        const frame& one = agreement_.frames[row];
        if (!one.limit.usable() || !one.owner.usable() || !one.costs.usable()) {
            return;
        }
        for (int year = year_of(plan_.when.first); year <= year_of(plan_.when.before - 1); ++year) {
            const period inside = intersection(plan_.when, {first_day_of_year(year), first_day_of_year(year + 1)});
            std::vector<frame_piece> pieces;
            const bool whole = one.limit.has_occasions() ? occasions_in(one, year, pieces) : pieces_in(one, inside, pieces);
            if (whole && (!pieces.empty() || !one.limit.has_occasions())) {
                add_frame_year(row, year, inside, std::move(pieces));
            }
        }
    }

    bool occasions_in(const frame& one, int year, std::vector<frame_piece>& pieces) {
        for (const auto& each : one.limit.statements) {
            if (year_of(*each.when.first) == year) {
                pieces.push_back({{each.what.value.value.kronor(), input(each.what)}, 1});
            }
        }
        return true;
    }

    bool pieces_in(const frame& one, const period& inside, std::vector<frame_piece>& pieces) {
        std::set<day> cuts{inside.first, inside.before};
        for (const auto& each : one.limit.statements) {
            if (each.when.first && inside.contains(*each.when.first)) {
                cuts.insert(*each.when.first);
            }
        }
        for (auto cut = cuts.begin(); std::next(cut) != cuts.end(); ++cut) {
            const auto* stated = one.limit.at(*cut);
            if (stated == nullptr) {
                continue;
            }
            const auto fraction = fraction_of({*cut, *std::next(cut)}, agreement_.term.part_of_year, one.where, "frames." + one.id);
            if (!fraction) {
                return false;
            }
            pieces.push_back({{stated->what.value.value.kronor(), input(stated->what)}, *fraction});
        }
        return true;
    }

    void add_frame_year(row_number row, int year, const period& inside, std::vector<frame_piece> pieces) {
        const frame& one = agreement_.frames[row];
        const auto* owner = in_force(one.owner, inside.first, "frames." + one.id + ".owner");
        if (owner == nullptr) {
            return;
        }
        const auto* owner_later = one.owner.at(inside.before - 1);
        if (owner_later->what.value.id != owner->what.value.id) {
            if (owners_told_.insert(one.where).second) {
                log_.report(problem_code::two_answers, owner_later->when.where,
                            {{"question",
                              {"Vems ramen " + one.id + " är " + std::to_string(year),
                               "Whose the frame " + one.id + " is in " + std::to_string(year)}},
                             {"answers", owner->what.value.id + ", " + owner_later->what.value.id},
                             {"way",
                              {"Låt ägaren byta den 1 januari, eller skriv två ramar.",
                               "Let the owner change on 1 January, or write two frames."}}});
            }
            return;
        }
        const run rows{static_cast<row_number>(plan_.frame_pieces.size()), static_cast<row_number>(pieces.size())};
        plan_.frame_pieces.insert(plan_.frame_pieces.end(), pieces.begin(), pieces.end());
        plan_.frames.push_back({.frame = row,
                                .owner = agreement_.find_receiver(owner->what.value.id)->row,
                                .year = year,
                                .how_firm = standing_on(inside.before - 1),
                                .pieces = rows,
                                .owner_input = input(owner->what)});
    }

    // ---- what the rule profile answered

    void list_profile_answers() {
        const auto answered = [](const auto& value) { return value.usable() && value.only().from.kind == origin_kind::rule_profile; };
        const auto add = [&](bool used, std::string address, both_languages words) {
            if (used) {
                plan_.profile_answers.push_back({std::move(address), std::move(words)});
            }
        };
        const rounding_rules& rules = agreement_.rounding;
        add(answered(rules.charge_period), "rounding.period",
            {"ett år fördelas och avrundas som ett", "a year is divided and rounded as one"});
        add(answered(rules.amount), "rounding.amount",
            {"varje kostnad avrundas till öre, halva öre uppåt", "each cost is rounded to öre, half an öre up"});
        add(answered(rules.part), "rounding.part",
            {"delarna avrundas till öre; den som förlorat mest på det får det udda öret, vid lika den med störst del, sedan i ordning "
             "efter officiell kod",
             "parts are rounded to öre; the odd öre goes to whoever lost most by it, in a tie to the larger part, then by official code"});
        add(used_part_years_, "term.part_years",
            {"del av år räknas i hela månader och dagar i månaden", "part of a year is counted in whole months and days of the month"});
        add(answered(agreement_.term.month_ends) && month_rule_matters(), "term.month_end",
            {"en förlängning räknas i hela månader från dagen efter", "a renewal is counted in whole months from the day after"});
        for (const andel::index& each : agreement_.indexes) {
            add(answered(each.carry), "indexes." + each.id + ".carry",
                {"nästa års ändring läggs på det avrundade beloppet", "next year's change is put on the rounded amount"});
        }
    }

    // Whether some renewal inside the horizon ends on different days in different readings.
    bool month_rule_matters() const {
        const auto& again = agreement_.term.renewal;
        const auto months = again.usable() && !again.value().none ? again.value().each.months() : std::nullopt;
        for (int number = 1; months && *agreement_.end_of_renewal(number - 1) < plan_.when.before; ++number) {
            const auto ends = readings(*months * number);
            if (ends[0] != ends[1] || ends[1] != ends[2]) {
                return true;
            }
        }
        return false;
    }

    const agreement& agreement_;
    problem_log& log_;
    plan plan_;
    std::vector<slot> grid_;
    bool used_part_years_ = false;
    bool month_ends_told_ = false;
    std::set<place> gaps_told_, part_years_told_, months_told_, owners_told_;
    std::map<std::tuple<std::uint32_t, std::uint32_t, origin_kind>, row_number> input_rows_;
    std::map<const dated_statement<amount>*, row_number> amount_rows_;
    std::map<std::tuple<row_number, row_number, row_number, std::vector<target>>, row_number> key_rows_;
    std::map<std::tuple<row_number, day, row_number, row_number, bool>, row_number> index_step_rows_;
};

}  // namespace

reading<plan> make_plan(const agreement& from, const plan_options& options) {
    problem_log log{*from.text};
    plan made = planner{from, log}.make(options);
    auto problems = log.take();
    in_order_of_place(problems);
    return {std::move(made), std::move(problems)};
}

}  // namespace andel
