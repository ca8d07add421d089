#pragma once
// The evaluator: the meaning of the plan's rows, written once.
//
// For one charge, in this order, rounding only where a row says so (semantics: stages S2-S6):
//
//     level      the yearly amount, moved by its index clause          evaluator::level
//     amount     level x fraction of each cell, summed: A              evaluate_charge
//     N          A rounded by rounding.amount
//     parts      each cell's amount x N/A, down its key, exactly       shares_of
//     whole      the parts made whole so that they add up to N         split
//     outlay     who pays the supplier, made whole in the same way
//
// It is a template over a recorder, which says what a number is. For `no_recorder` a number is a fraction, and projecting costs nothing
// more. Another recorder's numbers remember how they were made (explanation/recorder.hpp), and so every figure explains itself. There is
// no second evaluator that could say something else.

#include <andel/plan/plan.hpp>
#include <andel/projection/projection.hpp>
#include <andel/values/money.hpp>
#include <andel/values/rounding.hpp>
#include <andel/values/split.hpp>

#include <algorithm>
#include <iterator>
#include <optional>
#include <span>
#include <type_traits>
#include <vector>

namespace andel {

/// What a number in an evaluation means, and which row of the plan it belongs to.
enum class meaning : std::uint8_t {
    amount,         // as written; a row of the amounts
    part_of_year,   // a cell
    change,         // of an index, as typed; an index step
    weight,         // a line of a key
    index_factor,   // what an index step has made of 1; an index step
    index_amount,   // what an index step has made of an amount, where the clause rounds kronor; an index step
    level,          // the yearly amount after its index clause; a cell
    cell_amount,    // level x part of the year; a cell
    exact_amount,   // of the charge
    rounded_amount  // of the charge
};
enum class part_kind : std::uint8_t { borne, paid };

/// Numbers are plain fractions; hears nothing.
struct no_recorder {
    using number = rational;
    static const rational& given(const rational& value, meaning, row_number) { return value; }  // read from a row of the plan
    static rational rounded(const rational& value, const dated<rounding>& rule) { return round(value, rule.value()); }
    static const rational& most(const rational& a, const rational& b) { return std::max(a, b); }
    static void mark(const rational&, meaning, row_number) {}  // this number is that
    static void parts(part_kind, row_number, std::span<const row_number>, std::span<const rational>, const split_rule&,
                      std::span<const std::uint32_t>, std::span<const split_part>, const rational&) {
    }  // charge, parties, quotas, rule, ranks, whole parts, the unit
};
/// The fraction behind a recorder's number.
[[nodiscard]] inline const rational& value_of(const rational& number) { return number; }

/// A way from a cost to a party, and the fraction of the amount that takes it.
template <class number>
struct path_share {
    row_number party = no_row;
    row_number activity = no_row;  // the first on the way
    number of_whole;
    status rests_on = status::agreed;
};

enum class evaluation_fault : std::uint8_t { none, amount_not_whole, amount_not_in_units, part_not_whole, taker_without_part };

/// What became of one charge; the vectors run over `parties`.
struct charge_result {
    evaluation_fault fault = evaluation_fault::none;
    exact_money exact;  // before rounding
    money total;
    rational at_fault;  // the number that did not come out
    std::vector<row_number> parties;
    std::vector<entry_row> entries;
};

template <class recorder>
class evaluator {
   public:
    using number = typename recorder::number;
    using way = path_share<number>;

    evaluator(const plan& rows, recorder& record)
        : plan_{rows},
          record_{record},
          factors_(rows.index_steps.size()),
          amounts_reached_(rows.amounts.size()),
          shares_(rows.keys.size()) {
        rank_parties();
    }

    /// The yearly (or one-off) amount of a cell in kronor, after its index clause.
    [[nodiscard]] number level(const cell_row& cell) {
        if (cell.index_step != no_row && rounds_amounts(cell.index_step)) {
            return rounded_level(cell.amount, cell.index_step);
        }
        const auto& written = record_.given(plan_.amounts[cell.amount].kronor, meaning::amount, cell.amount);
        return cell.index_step == no_row ? written : written * factor(cell.index_step).reached;
    }

    /// Where an amount that is handed to `to` ends up; the fractions make one.
    [[nodiscard]] const std::vector<way>& shares_of(const target& to) {
        if (!to.is_key) {
            direct_.assign(1, {to.row, no_row, number{1}, status::agreed});
            return direct_;
        }
        std::vector<way>& shares = shares_[to.row];
        if (shares.empty()) {
            shares = divide(plan_.keys[to.row]);
        }
        return shares;
    }

    void evaluate_charge(row_number charge_number, charge_result& result) {
        const charge_row& charge = plan_.charges[charge_number];
        result.fault = evaluation_fault::none;
        result.parties.clear();
        result.entries.clear();
        amounts_.clear();
        number exact;
        for (row_number row = charge.cells.first; row < charge.cells.first + charge.cells.count; ++row) {
            const cell_row& cell = plan_.cells[row];
            number yearly = level(cell);
            record_.mark(yearly, meaning::level, row);
            amounts_.push_back(cell.fraction == 1 ? std::move(yearly) : yearly * record_.given(cell.fraction, meaning::part_of_year, row));
            record_.mark(amounts_.back(), meaning::cell_amount, row);
            exact = charge.cells.count == 1 ? amounts_.back() : exact + amounts_.back();
        }
        record_.mark(exact, meaning::exact_amount, charge_number);
        result.exact = exact_money::of_kronor(value_of(exact));
        const auto& own = plan_.source->costs[charge.cost].rounding_amount;
        const auto& rule = own.absent() ? plan_.source->rounding.amount : own;
        const number total = rule.usable() ? record_.rounded(exact, rule) : exact;
        record_.mark(total, meaning::rounded_amount, charge_number);
        if (put_total(value_of(total), result)) {
            divide_total(charge_number, charge, exact, total, result);
        }
    }

    [[nodiscard]] std::uint32_t rank(row_number party) const { return ranks_[party]; }
    [[nodiscard]] std::optional<split_rule> part_rule(std::span<const row_number> parties) const {
        const auto& part = plan_.source->rounding.part;
        if (!part.usable()) {
            return std::nullopt;
        }
        split_rule rule{.odd = part.value().odd, .taker = parties.size(), .ties_to_larger_quota = part.value().profile_ties};
        if (rule.odd == odd_rule::party) {
            const row_number taker = plan_.source->find_receiver(part.value().taker.id)->row;
            rule.taker = static_cast<std::size_t>(std::ranges::find(parties, taker) - parties.begin());
        }
        return rule;
    }

   private:
    // ---- index clauses

    struct reached_factor {
        number reached;        // of the amount as written
        number before_clause;  // where the clause in force began: what `against = "base"` counts from
        status rests_on = status::agreed;
        bool known = false;
    };

    [[nodiscard]] const index& clause_of(row_number step) const { return plan_.source->indexes[plan_.index_steps[step].index]; }

    // Whether any step of the chain rounds kronor; then the level depends on the amount, else one factor serves every amount.
    [[nodiscard]] bool rounds_amounts(row_number step) const {
        for (; step != no_row; step = plan_.index_steps[step].previous) {
            if (clause_of(step).rounding_addition.usable() || clause_of(step).rounding_result.usable()) {
                return true;
            }
        }
        return false;
    }

    // 1 + change, each rounded where the clause says so.
    [[nodiscard]] number step_factor(row_number step) {
        const index& clause = clause_of(step);
        number change = record_.given(plan_.index_steps[step].change, meaning::change, step);
        if (clause.floor.usable() && clause.floor.value() == floor_rule::falls_ignored) {
            change = record_.most(change, number{0});
        }
        if (clause.rounding_change.usable()) {
            change = record_.rounded(change, clause.rounding_change);
        }
        number factor = number{1} + change;
        return clause.rounding_factor.usable() ? record_.rounded(factor, clause.rounding_factor) : factor;
    }

    [[nodiscard]] number raised_to_floor(const index& clause, const number& reached, const number& as_written, const number& last) {
        if (!clause.floor.usable()) {
            return reached;
        }
        switch (clause.floor.value()) {
            case floor_rule::contract:
                return record_.most(reached, as_written);
            case floor_rule::last_year:
                return record_.most(reached, last);
            case floor_rule::falls_ignored:
            case floor_rule::none:
                break;
        }
        return reached;
    }

    const reached_factor& factor(row_number step) {
        reached_factor& memo = factors_[step];
        if (!memo.known) {
            const index_step_row& row = plan_.index_steps[step];
            const reached_factor start{.reached = number{1}, .before_clause = number{1}};
            const reached_factor& last = row.previous == no_row ? start : factor(row.previous);
            const index& clause = clause_of(step);
            memo.before_clause = row.begins ? last.reached : last.before_clause;
            const number& counted_from = clause.against.value() == index_basis::base ? memo.before_clause : last.reached;
            memo.reached = raised_to_floor(clause, counted_from * step_factor(step), number{1}, last.reached);
            memo.rests_on = std::min({last.rests_on, firmness(row.change_input), firmness(row.reference_input)});
            memo.known = true;
            record_.mark(memo.reached, meaning::index_factor, step);
        }
        return memo;
    }

    // Where a chain in kronor has arrived.
    struct reached_amount {
        row_number step = no_row;
        number shown;          // the level, as it is charged
        number carried;        // what the next change is put on
        number before_clause;  // what `against = "base"` counts from
    };

    // The same chain in kronor, where the clause rounds them. Counted in size: a credit mirrors its charge. A later year goes on from
    // where an earlier one arrived.
    [[nodiscard]] number rounded_level(row_number amount_row, row_number step) {
        const bool credit = plan_.amounts[amount_row].kronor.sign() < 0;
        const auto& stated = record_.given(plan_.amounts[amount_row].kronor, meaning::amount, amount_row);
        const number as_written = credit ? -stated : stated;
        reached_amount& reached = amounts_reached_[amount_row];
        chain_.clear();
        row_number back = step;
        for (; back != no_row && back != reached.step; back = plan_.index_steps[back].previous) {
            chain_.push_back(back);
        }
        if (back == no_row) {
            reached = {.step = no_row, .shown = as_written, .carried = as_written, .before_clause = as_written};
        }
        std::reverse(chain_.begin(), chain_.end());
        for (const row_number each : chain_) {
            const index& clause = clause_of(each);
            if (plan_.index_steps[each].begins) {
                reached.before_clause = reached.carried = reached.shown;
            }
            const number counted_from = clause.against.value() == index_basis::base ? reached.before_clause : reached.carried;
            const number addition = counted_from * (step_factor(each) - number{1});
            const number sum =
                counted_from + (clause.rounding_addition.usable() ? record_.rounded(addition, clause.rounding_addition) : addition);
            const number result = clause.rounding_result.usable() ? record_.rounded(sum, clause.rounding_result) : sum;
            const bool exact = clause.carry.usable() && clause.carry.value() == carry_rule::exact;
            const number next = raised_to_floor(clause, result, as_written, reached.shown);
            reached.carried = exact ? raised_to_floor(clause, counted_from + addition, as_written, reached.carried) : next;
            reached.shown = next;
            reached.step = each;
            record_.mark(reached.shown, meaning::index_amount, each);
        }
        return credit ? -reached.shown : reached.shown;
    }

    // ---- keys

    std::vector<way> divide(const key_row& key) {
        number sum;
        for (row_number row = key.lines.first; row < key.lines.first + key.lines.count; ++row) {
            sum = sum + record_.given(plan_.lines[row].weight, meaning::weight, row);
        }
        std::vector<way> shares;
        for (row_number row = key.lines.first; row < key.lines.first + key.lines.count; ++row) {
            const weight_line& line = plan_.lines[row];
            const number fraction = record_.given(line.weight, meaning::weight, row) / sum;
            for (const way& inner : std::vector<way>{shares_of(line.to)}) {
                const row_number activity = key.activity != no_row ? key.activity : inner.activity;
                add_way(shares, {inner.party, activity, inner.of_whole * fraction, std::min(inner.rests_on, firmness(key.input))});
            }
        }
        return shares;
    }

    // Ways to the same party through the same activity are one way.
    static void add_way(std::vector<way>& ways, way another) {
        for (way& each : ways) {
            if (each.party == another.party && each.activity == another.activity) {
                each.of_whole = each.of_whole + another.of_whole;
                each.rests_on = std::min(each.rests_on, another.rests_on);
                return;
            }
        }
        ways.push_back(std::move(another));
    }

    // ---- a charge

    bool put_total(const rational& kronor, charge_result& result) {
        const auto whole = exactly(exact_money::of_kronor(kronor));
        if (!whole) {
            result.fault = evaluation_fault::amount_not_whole;
            result.at_fault = kronor;
            return false;
        }
        result.total = *whole;
        if (plan_.source->rounding.part.usable() && result.total.ore() % ore_per_unit_ != 0) {
            result.fault = evaluation_fault::amount_not_in_units;
            result.at_fault = kronor;
            return false;
        }
        return true;
    }

    // The parts in units of rounding.part, exactly: each cell's amount x N/A, down its key.
    void divide_total(row_number charge_number, const charge_row& charge, const number& exact, const number& total, charge_result& result) {
        const bool one_cell = charge.cells.count == 1;
        const number units = total * units_per_krona_;
        const number scale = one_cell || value_of(exact).is_zero() ? units_per_krona_ : units / exact;
        quotas_.clear();
        outlays_.clear();
        std::vector<std::optional<status>> firm;  // of what each bears; nothing for somebody who only pays
        std::vector<status> firm_settled;
        status whole_charge = status::agreed;
        const auto position = [&](row_number party) {
            const auto found = static_cast<std::size_t>(std::ranges::find(result.parties, party) - result.parties.begin());
            if (found == result.parties.size()) {
                result.parties.push_back(party);
                quotas_.emplace_back();
                outlays_.emplace_back();
                firm.emplace_back();
                firm_settled.push_back(status::agreed);
            }
            return found;
        };
        for (std::size_t i = 0; i < charge.cells.count; ++i) {
            const cell_row& cell = plan_.cells[charge.cells.first + i];
            const number amount = one_cell ? units : amounts_[i] * scale;
            const status of_amount = std::min({firmness_of_amount(cell), firmness(cell.key_input)});
            const status of_payer = firmness(cell.payer_input);
            whole_charge = std::min(whole_charge, of_amount);
            if (cell.payer != paid_by_bearer) {
                const std::size_t payer = position(cell.payer);
                outlays_[payer] = outlays_[payer] + amount;
                firm_settled[payer] = std::min({firm_settled[payer], of_payer, of_amount});
            }
            for (const way& each : shares_of(cell.key)) {
                const std::size_t bearer = position(each.party);
                const number part = amount * each.of_whole;
                quotas_[bearer] = quotas_[bearer] + part;
                if (cell.payer == paid_by_bearer) {
                    outlays_[bearer] = outlays_[bearer] + part;
                }
                firm[bearer] = std::min({firm[bearer].value_or(status::agreed), each.rests_on, of_amount});
                firm_settled[bearer] = std::min({firm_settled[bearer], each.rests_on, of_amount, of_payer});
            }
        }
        make_whole(charge_number, result);
        for (entry_row& each : result.entries) {
            const std::size_t party = position(each.party);
            each.rests_on = firm[party].value_or(whole_charge);
            each.settles_rests_on = std::min(each.rests_on, firm_settled[party]);
        }
    }

    void make_whole(row_number charge_number, charge_result& result) {
        const auto parts = whole_parts(part_kind::borne, charge_number, quotas_, result);
        if (parts.empty()) {
            return;
        }
        const auto outlays = outlays_ == quotas_ ? parts : whole_parts(part_kind::paid, charge_number, outlays_, result);
        if (outlays.empty()) {
            return;
        }
        const std::int64_t ore = ore_per_unit_;
        for (std::size_t i = 0; i < result.parties.size(); ++i) {
            result.entries.push_back({.charge = charge_number,
                                      .party = result.parties[i],
                                      .bears = money::of_ore(parts[i].units * ore),
                                      .pays = money::of_ore(outlays[i].units * ore),
                                      .odd_units = parts[i].odd});
        }
        std::sort(result.entries.begin(), result.entries.end(), [](const entry_row& a, const entry_row& b) { return a.party < b.party; });
    }

    [[nodiscard]] rational part_unit() const {
        return plan_.source->rounding.part.usable() ? plan_.source->rounding.part.value().to : rational{1, 100};
    }

    // Exact parts made whole so that they add up; none, and a fault, when that takes a rule that nobody named.
    std::vector<split_part> whole_parts(part_kind kind, row_number charge_number, const std::vector<number>& quotas,
                                        charge_result& result) {
        ranks_of_quotas_.clear();
        bool whole = true;
        for (std::size_t i = 0; i < quotas.size(); ++i) {
            ranks_of_quotas_.push_back(ranks_[result.parties[i]]);
            if (!value_of(quotas[i]).is_whole()) {
                whole = false;
                result.at_fault = value_of(quotas[i]) * part_unit();
            }
        }
        const auto rule = part_rule(result.parties);
        if (!whole && !rule) {
            result.fault = evaluation_fault::part_not_whole;
            return {};
        }
        split_result parts = split(values_of(quotas), rule.value_or(split_rule{}), ranks_of_quotas_);
        if (parts.taker_has_no_quota) {
            result.fault = evaluation_fault::taker_without_part;
            return {};
        }
        record_.parts(kind, charge_number, result.parties, quotas, rule.value_or(split_rule{}), ranks_of_quotas_, parts.parts, part_unit());
        return std::move(parts.parts);
    }

    [[nodiscard]] std::span<const rational> values_of(const std::vector<number>& numbers) {
        if constexpr (std::is_same_v<number, rational>) {
            return numbers;
        } else {
            values_.clear();
            std::ranges::transform(numbers, std::back_inserter(values_), [](const number& each) { return value_of(each); });
            return values_;
        }
    }

    // ---- what it rests on

    [[nodiscard]] status firmness(row_number input) const { return input == no_row ? status::agreed : plan_.inputs[input].from.how_firm; }

    [[nodiscard]] status firmness_of_amount(const cell_row& cell) {
        status weakest = std::min(firmness(plan_.amounts[cell.amount].input), firmness(cell.index_input));
        if (cell.index_step != no_row) {
            weakest = std::min(weakest, factor(cell.index_step).rests_on);
        }
        for (row_number row = cell.boundary_inputs.first; row < cell.boundary_inputs.first + cell.boundary_inputs.count; ++row) {
            weakest = std::min(weakest, firmness(plan_.boundary_inputs[row]));
        }
        return weakest;
    }

    // Who comes first when something is equal: as `order` says, or by official code as text, parties without a code last, by id.
    void rank_parties() {
        const agreement& from = *plan_.source;
        std::vector<row_number> order(from.parties.size());
        for (row_number row = 0; row < order.size(); ++row) {
            order[row] = row;
        }
        const auto code = [&](row_number row) { return from.parties[row].code.usable() ? from.parties[row].code.value() : std::string{}; };
        std::sort(order.begin(), order.end(), [&](row_number a, row_number b) {
            return std::tuple{code(a).empty(), code(a), from.parties[a].id} < std::tuple{code(b).empty(), code(b), from.parties[b].id};
        });
        ranks_.resize(order.size());
        for (std::uint32_t rank = 0; rank < order.size(); ++rank) {
            ranks_[order[rank]] = rank;
        }
        if (!from.rounding.part.usable() || from.rounding.part.value().by_code) {
            return;
        }
        // Inside a set word the members come by code; whoever is not named comes last, and never meets a tie (check_rules.cpp).
        std::uint32_t next = 0;
        std::vector<bool> ranked(order.size());
        const auto give_rank = [&](row_number row) {
            if (!ranked[row]) {
                ranked[row] = true;
                ranks_[row] = next++;
            }
        };
        for (const name& each : from.rounding.part.value().order) {
            const auto members = from.members_of({.members = {each}});
            for (const row_number row : order) {
                if (std::ranges::find(members, receiver{receiver_kind::party, row}) != members.end()) {
                    give_rank(row);
                }
            }
        }
        std::ranges::for_each(order, give_rank);
    }

    const plan& plan_;
    recorder& record_;
    std::vector<reached_factor> factors_;
    std::vector<reached_amount> amounts_reached_;
    std::vector<std::vector<way>> shares_;
    std::vector<std::uint32_t> ranks_;
    // scratch, kept between charges
    std::vector<way> direct_;
    std::vector<number> amounts_;
    std::vector<number> quotas_;
    std::vector<number> outlays_;
    std::vector<rational> values_;
    std::vector<std::uint32_t> ranks_of_quotas_;
    std::int64_t ore_per_unit_ = *(part_unit() * 100).whole();
    number units_per_krona_{1 / part_unit()};
    std::vector<row_number> chain_;
};

}  // namespace andel
