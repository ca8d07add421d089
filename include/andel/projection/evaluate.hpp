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
// It is a template over a recorder, which hears of every step and may keep them: `no_recorder` compiles to nothing and projects;
// another one explains. There is no second evaluator that could say something else.

#include <andel/plan/plan.hpp>
#include <andel/projection/projection.hpp>
#include <andel/values/money.hpp>
#include <andel/values/rounding.hpp>
#include <andel/values/split.hpp>

#include <algorithm>
#include <optional>
#include <span>
#include <vector>

namespace andel {

/// Hears nothing, costs nothing.
struct no_recorder {
    void index_step(row_number, const rational&) {}                                // the step, and the factor or level it arrives at
    void cell(row_number, const rational&, const rational&) {}                     // the cell, its level, its amount
    void amount(const rational&, const rational&) {}                               // exact, rounded
    void part(row_number, const rational&, const split_part&, const rational&) {}  // party, exact part, units, the unit
};

/// A way from a cost to a party, and the fraction of the amount that takes it.
struct path_share {
    row_number party = no_row;
    row_number activity = no_row;  // the first on the way
    rational of_whole;
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
    evaluator(const plan& rows, recorder& record)
        : plan_{rows},
          record_{record},
          factors_(rows.index_steps.size()),
          amounts_reached_(rows.amounts.size()),
          shares_(rows.keys.size()) {
        rank_parties();
    }

    /// The yearly (or one-off) amount of a cell in kronor, after its index clause.
    [[nodiscard]] rational level(const cell_row& cell) {
        const amount_row& amount = plan_.amounts[cell.amount];
        if (cell.index_step == no_row) {
            return amount.kronor;
        }
        return rounds_amounts(cell.index_step) ? rounded_level(cell.amount, cell.index_step)
                                               : amount.kronor * factor(cell.index_step).reached;
    }

    /// Where an amount that is handed to `to` ends up; the fractions make one.
    [[nodiscard]] const std::vector<path_share>& shares_of(const target& to) {
        if (!to.is_key) {
            direct_.assign(1, {to.row, no_row, 1, status::agreed});
            return direct_;
        }
        std::vector<path_share>& shares = shares_[to.row];
        if (shares.empty()) {
            shares = divide(plan_.keys[to.row]);
        }
        return shares;
    }

    void evaluate_charge(row_number number, charge_result& result) {
        const charge_row& charge = plan_.charges[number];
        result.fault = evaluation_fault::none;
        result.parties.clear();
        result.entries.clear();
        amounts_.clear();
        exact_money sum;
        for (row_number row = charge.cells.first; row < charge.cells.first + charge.cells.count; ++row) {
            const cell_row& cell = plan_.cells[row];
            const rational yearly = level(cell);
            amounts_.push_back(cell.fraction == 1 ? yearly : yearly * cell.fraction);
            record_.cell(row, yearly, amounts_.back());
            sum = charge.cells.count == 1 ? exact_money::of_kronor(amounts_.back()) : sum + exact_money::of_kronor(amounts_.back());
        }
        result.exact = sum;
        if (!round_total(charge, result)) {
            return;
        }
        record_.amount(sum.kronor(), exact_money{result.total}.kronor());
        divide_total(number, charge, result);
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
        rational reached;        // of the amount as written
        rational before_clause;  // where the clause in force began: what `against = "base"` counts from
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
    [[nodiscard]] rational step_factor(row_number step) const {
        const index& clause = clause_of(step);
        rational change = plan_.index_steps[step].change;
        if (change.sign() < 0 && clause.floor.usable() && clause.floor.value() == floor_rule::falls_ignored) {
            change = 0;
        }
        if (clause.rounding_change.usable()) {
            change = round(change, clause.rounding_change.value());
        }
        const rational factor = change + 1;
        return clause.rounding_factor.usable() ? round(factor, clause.rounding_factor.value()) : factor;
    }

    [[nodiscard]] static rational raised_to_floor(const index& clause, const rational& reached, const rational& as_written,
                                                  const rational& last) {
        if (!clause.floor.usable()) {
            return reached;
        }
        switch (clause.floor.value()) {
            case floor_rule::contract:
                return std::max(reached, as_written);
            case floor_rule::last_year:
                return std::max(reached, last);
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
            const reached_factor start{.reached = 1, .before_clause = 1};
            const reached_factor& last = row.previous == no_row ? start : factor(row.previous);
            const index& clause = clause_of(step);
            memo.before_clause = row.begins ? last.reached : last.before_clause;
            const rational& counted_from = clause.against.value() == index_basis::base ? memo.before_clause : last.reached;
            memo.reached = raised_to_floor(clause, counted_from * step_factor(step), 1, last.reached);
            memo.rests_on = std::min({last.rests_on, firmness(row.change_input), firmness(row.reference_input)});
            memo.known = true;
            record_.index_step(step, memo.reached);
        }
        return memo;
    }

    // Where a chain in kronor has arrived.
    struct reached_amount {
        row_number step = no_row;
        rational shown;          // the level, as it is charged
        rational carried;        // what the next change is put on
        rational before_clause;  // what `against = "base"` counts from
    };

    // The same chain in kronor, where the clause rounds them. Counted in size: a credit mirrors its charge. A later year goes on from
    // where an earlier one arrived.
    [[nodiscard]] rational rounded_level(row_number amount_row, row_number step) {
        const rational as_written = absolute(plan_.amounts[amount_row].kronor);
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
            const rational counted_from = clause.against.value() == index_basis::base ? reached.before_clause : reached.carried;
            const rational addition = counted_from * (step_factor(each) - 1);
            const rational sum =
                counted_from + (clause.rounding_addition.usable() ? round(addition, clause.rounding_addition.value()) : addition);
            const rational result = clause.rounding_result.usable() ? round(sum, clause.rounding_result.value()) : sum;
            const bool exact = clause.carry.usable() && clause.carry.value() == carry_rule::exact;
            const rational next = raised_to_floor(clause, result, as_written, reached.shown);
            reached.carried = exact ? raised_to_floor(clause, counted_from + addition, as_written, reached.carried) : next;
            reached.shown = next;
            reached.step = each;
            record_.index_step(each, reached.shown);
        }
        return plan_.amounts[amount_row].kronor.sign() < 0 ? -reached.shown : reached.shown;
    }

    // ---- keys

    std::vector<path_share> divide(const key_row& key) {
        rational sum;
        for (row_number row = key.lines.first; row < key.lines.first + key.lines.count; ++row) {
            sum += plan_.lines[row].weight;
        }
        std::vector<path_share> shares;
        for (row_number row = key.lines.first; row < key.lines.first + key.lines.count; ++row) {
            const weight_line& line = plan_.lines[row];
            const rational fraction = line.weight / sum;
            for (const path_share& inner : std::vector<path_share>{shares_of(line.to)}) {
                const row_number activity = key.activity != no_row ? key.activity : inner.activity;
                add_way(shares, {inner.party, activity, inner.of_whole * fraction, std::min(inner.rests_on, firmness(key.input))});
            }
        }
        return shares;
    }

    // Ways to the same party through the same activity are one way.
    static void add_way(std::vector<path_share>& ways, path_share way) {
        for (path_share& each : ways) {
            if (each.party == way.party && each.activity == way.activity) {
                each.of_whole += way.of_whole;
                each.rests_on = std::min(each.rests_on, way.rests_on);
                return;
            }
        }
        ways.push_back(std::move(way));
    }

    // ---- a charge

    bool round_total(const charge_row& charge, charge_result& result) {
        const auto& own = plan_.source->costs[charge.cost].rounding_amount;
        const auto& rule = own.absent() ? plan_.source->rounding.amount : own;
        if (rule.usable()) {
            result.total = round(result.exact, rule.value());
        } else if (const auto whole = exactly(result.exact)) {
            result.total = *whole;
        } else {
            result.fault = evaluation_fault::amount_not_whole;
            result.at_fault = result.exact.kronor();
            return false;
        }
        const auto& part = plan_.source->rounding.part;
        if (part.usable() && result.total.ore() % ore_per_unit_ != 0) {
            result.fault = evaluation_fault::amount_not_in_units;
            result.at_fault = exact_money{result.total}.kronor();
            return false;
        }
        return true;
    }

    void divide_total(row_number number, const charge_row& charge, charge_result& result) {
        const bool whole = charge.cells.count == 1 || result.exact.is_zero();
        const rational scale = whole ? units_per_krona_ : exact_money{result.total} / result.exact * units_per_krona_;
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
            const rational amount = charge.cells.count == 1 ? rational{result.total.ore() / ore_per_unit_} : amounts_[i] * scale;
            const status of_amount = std::min({firmness_of_amount(cell), firmness(cell.key_input)});
            const status of_payer = firmness(cell.payer_input);
            whole_charge = std::min(whole_charge, of_amount);
            if (cell.payer != paid_by_bearer) {
                const std::size_t payer = position(cell.payer);
                outlays_[payer] += amount;
                firm_settled[payer] = std::min({firm_settled[payer], of_payer, of_amount});
            }
            for (const path_share& each : shares_of(cell.key)) {
                const std::size_t bearer = position(each.party);
                const rational part = amount * each.of_whole;
                quotas_[bearer] += part;
                if (cell.payer == paid_by_bearer) {
                    outlays_[bearer] += part;
                }
                firm[bearer] = std::min({firm[bearer].value_or(status::agreed), each.rests_on, of_amount});
                firm_settled[bearer] = std::min({firm_settled[bearer], each.rests_on, of_amount, of_payer});
            }
        }
        make_whole(number, result);
        for (entry_row& each : result.entries) {
            const std::size_t party = position(each.party);
            each.rests_on = firm[party].value_or(whole_charge);
            each.settles_rests_on = std::min(each.rests_on, firm_settled[party]);
        }
    }

    void make_whole(row_number number, charge_result& result) {
        const auto parts = whole_parts(quotas_, result);
        if (parts.empty()) {
            return;
        }
        const auto outlays = outlays_ == quotas_ ? parts : whole_parts(outlays_, result);
        if (outlays.empty()) {
            return;
        }
        const rational unit = part_unit();
        const std::int64_t ore = ore_per_unit_;
        for (std::size_t i = 0; i < result.parties.size(); ++i) {
            result.entries.push_back({.charge = number,
                                      .party = result.parties[i],
                                      .bears = money::of_ore(parts[i].units * ore),
                                      .pays = money::of_ore(outlays[i].units * ore),
                                      .odd_units = parts[i].odd});
            if constexpr (!std::is_same_v<recorder, no_recorder>) {
                record_.part(result.parties[i], quotas_[i] * unit, parts[i], unit);
            }
        }
        std::sort(result.entries.begin(), result.entries.end(), [](const entry_row& a, const entry_row& b) { return a.party < b.party; });
    }

    [[nodiscard]] rational part_unit() const {
        return plan_.source->rounding.part.usable() ? plan_.source->rounding.part.value().to : rational{1, 100};
    }

    // Exact parts made whole so that they add up; none, and a fault, when that takes a rule that nobody named.
    std::vector<split_part> whole_parts(const std::vector<rational>& quotas, charge_result& result) {
        ranks_of_quotas_.clear();
        bool whole = true;
        for (std::size_t i = 0; i < quotas.size(); ++i) {
            ranks_of_quotas_.push_back(ranks_[result.parties[i]]);
            if (!quotas[i].is_whole()) {
                whole = false;
                result.at_fault = quotas[i] * part_unit();
            }
        }
        const auto rule = part_rule(result.parties);
        if (!whole && !rule) {
            result.fault = evaluation_fault::part_not_whole;
            return {};
        }
        split_result parts = split(quotas, rule.value_or(split_rule{}), ranks_of_quotas_);
        if (parts.taker_has_no_quota) {
            result.fault = evaluation_fault::taker_without_part;
            return {};
        }
        return std::move(parts.parts);
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
    std::vector<std::vector<path_share>> shares_;
    std::vector<std::uint32_t> ranks_;
    // scratch, kept between charges
    std::vector<path_share> direct_;
    std::vector<rational> amounts_;
    std::vector<rational> quotas_;
    std::vector<std::uint32_t> ranks_of_quotas_;
    std::vector<rational> outlays_;
    std::int64_t ore_per_unit_ = *(part_unit() * 100).whole();
    rational units_per_krona_ = 1 / part_unit();
    std::vector<row_number> chain_;
};

}  // namespace andel
