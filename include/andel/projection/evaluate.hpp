#pragma once
// The evaluator: the meaning of the plan's rows, written once.
//
// For one charge, in this order, rounding only where a row says so (semantics: stages S2-S6):
//
//     level      the yearly amount, moved by its index clause          index_levels (evaluate_index.hpp)
//     amount     level x fraction of each cell, summed: A              evaluate_charge
//     N          A rounded by rounding.amount
//     parts      each cell's amount x N/A, down its key, exactly       key_parts (evaluate_key.hpp)
//     whole      the parts made whole so that they add up to N         split
//     outlay     who pays the supplier, made whole in the same way
//
// Of a cost that is "as charged" it is read backwards: the parts are what the key charges, each rounded by itself, and N is their sum.

#include <andel/plan/plan.hpp>
#include <andel/projection/evaluate_capital.hpp>
#include <andel/projection/evaluate_key.hpp>
#include <andel/projection/evaluate_loans.hpp>
#include <andel/projection/projection.hpp>
#include <andel/values/money.hpp>
#include <andel/values/rounding.hpp>
#include <andel/values/split.hpp>

#include <algorithm>
#include <iterator>
#include <map>
#include <optional>
#include <set>
#include <span>
#include <type_traits>
#include <vector>

namespace andel {

/// What became of one charge; the vectors run over `parties`.
struct charge_result {
    evaluation_fault fault = evaluation_fault::none;
    exact_money exact;  // before rounding
    money total;
    rational at_fault;  // the number that did not come out
    cannot_divide why;  // and what a key could not do
    std::vector<row_number> parties;
    std::vector<entry_row> entries;
};

template <class recorder>
class evaluator {
   public:
    using number = typename recorder::number;
    using way = path_share<number>;

    evaluator(const plan& rows, const found_figures& found, recorder& record)
        : in_{rows, found, record},
          ranks_{ranks_of(*rows.source)},
          figures_{in_},
          levels_{in_, figures_},
          keys_{in_, figures_, levels_, ranks_},
          capital_{in_, figures_},
          loans_{in_, capital_},
          plan_{rows},
          record_{record} {}
    evaluator(const evaluator&) = delete;
    evaluator(evaluator&&) = delete;
    evaluator& operator=(const evaluator&) = delete;
    evaluator& operator=(evaluator&&) = delete;
    ~evaluator() = default;

    /// The yearly (or one-off) amount of a cell in kronor, after its index clause.
    [[nodiscard]] number level(const cell_row& cell) { return levels_.moved(cell.amount, cell.index_step); }

    /// Where an amount that is handed to `to` ends up, of a key of shares; the fractions make one.
    [[nodiscard]] const std::vector<way>& shares_of(const target& to) { return keys_.shares_of(to); }
    [[nodiscard]] bool says_kronor(const target& to) const { return keys_.says_kronor(to); }
    /// What a row of the plan's capital costs, and its book values; what a payment of a loan is.
    [[nodiscard]] capital_costs<recorder>& capital() { return capital_; }
    [[nodiscard]] loan_payments<recorder>& loans() { return loans_; }
    /// What a need of the plan comes to.
    [[nodiscard]] const number& figure(row_number need) { return figures_.of(need); }

    void evaluate_charge(row_number charge_number, charge_result& result) {
        const charge_row& charge = plan_.charges[charge_number];
        result.fault = evaluation_fault::none;
        result.parties.clear();
        result.entries.clear();
        try {
            if (plan_.cells[charge.cells.first].transfer != no_row) {
                transfer(charge_number, charge, result);
                return;
            }
            evaluate_year_before(charge_number);
            if (is_over(charge)) {
                return;
            }
            amounts_of_cells(charge);
            refuse_both_signs();
            if (is_as_charged(charge)) {
                charge_each(charge_number, charge, result);
                return;
            }
            number exact;
            for (const number& each : amounts_) {
                exact = charge.cells.count == 1 ? each : exact + each;
            }
            record_.mark(exact, meaning::exact_amount, charge_number);
            result.exact = exact_money::of_kronor(value_of(exact));
            const auto& own = plan_.source->costs[charge.cost].rounding_amount;
            const auto& rule = own.absent() ? plan_.source->rounding.amount : own;
            const number total = rule.usable() ? record_.rounded(exact, rule) : exact;
            record_.mark(total, meaning::rounded_amount, charge_number);
            if (put_total(charge, value_of(total), result)) {
                divide_total(charge_number, charge, exact, total, result);
            }
        } catch (const cannot_divide& why) {
            result.fault = why.fault;
            result.why = why;
        }
    }

    /// The exact kronor of a charge on each way from it to a party, before anything is made whole.
    [[nodiscard]] std::vector<way> ways_of(row_number charge_number) {
        const charge_row& charge = plan_.charges[charge_number];
        evaluate_year_before(charge_number);
        amounts_of_cells(charge);
        std::vector<way> ways;
        divide_cells(charge_number, charge, number{1}, [&](const std::vector<row_number>&, const number&, const std::vector<way>& parts) {
            for (const way& each : parts) {
                const auto same = std::find_if(ways.begin(), ways.end(), [&](const way& known) {
                    return known.party == each.party && known.activity == each.activity;
                });
                if (same == ways.end()) {
                    ways.push_back(each);
                } else {
                    same->of_whole = same->of_whole + each.of_whole;
                }
            }
        });
        return ways;
    }

    [[nodiscard]] std::uint32_t rank(row_number party) const { return ranks_[party]; }

   private:
    // ---- amounts

    [[nodiscard]] bool is_as_charged(const charge_row& charge) const { return plan_.cells[charge.cells.first].as_charged; }

    void amounts_of_cells(const charge_row& charge) {
        amounts_.clear();
        for (row_number row = charge.cells.first; row < charge.cells.first + charge.cells.count; ++row) {
            const cell_row& cell = plan_.cells[row];
            if (cell.as_charged) {
                amounts_.emplace_back();
                continue;
            }
            if (cell.amount == no_row) {
                amounts_.push_back(capital_amount(cell, charge.cost));
                record_.mark(amounts_.back(), meaning::cell_amount, row);
                continue;
            }
            number yearly = level(cell);
            record_.mark(yearly, meaning::level, row);
            amounts_.push_back(cell.fraction == 1 ? std::move(yearly) : yearly * record_.given(cell.fraction, meaning::part_of_year, row));
            record_.mark(amounts_.back(), meaning::cell_amount, row);
        }
    }

    // Whether the assets that a charge is for have cost all that they ever will.
    [[nodiscard]] bool is_over(const charge_row& charge) {
        for (row_number row = charge.cells.first; row < charge.cells.first + charge.cells.count; ++row) {
            const run& capital = plan_.cells[row].capital;
            const row_number book = plan_.cells[row].book;
            if (book != no_row && capital_.nothing_left(plan_.book_values[book])) {
                continue;
            }
            for (row_number part = capital.first; part < capital.first + capital.count; ++part) {
                if (!capital_.is_over(plan_.capital[part].asset_year)) {
                    return false;
                }
            }
            if (capital.count == 0) {
                return false;
            }
        }
        return true;
    }

    // What a stretch has of assets, or what is paid on a loan in it.
    [[nodiscard]] number capital_amount(const cell_row& cell, row_number cost) {
        number sum;
        if (cell.book != no_row) {
            const book_value_row& book = plan_.book_values[cell.book];
            return capital_.book_value(book.asset_year, book.months);
        }
        for (row_number row = cell.capital.first; row < cell.capital.first + cell.capital.count; ++row) {
            const capital_cost<number> of = capital_.of(row);
            record_.mark(of.depreciation, meaning::capital_depreciation, row);
            record_.mark(of.interest, meaning::capital_interest, row);
            record_.mark(of.grant_income, meaning::capital_grant, row);
            sum = sum + of.sum();
        }
        const auto& said = plan_.source->costs[cost].part_of_loan;
        const bool repayments = said.usable() && said.value() == loan_part::all;
        for (row_number row = cell.payments.first; row < cell.payments.first + cell.payments.count; ++row) {
            const loan_payment<number>& of = loans_.of(row);
            sum = sum + (repayments ? of.interest + of.repayment : of.interest);
        }
        return sum;
    }

    // Half above and half below zero: in proportion to what would the sum be divided?
    void refuse_both_signs() const {
        const number* above = nullptr;
        for (const number& each : amounts_) {
            above = value_of(each).sign() > 0 ? &each : above;
        }
        for (const number& each : amounts_) {
            if (above != nullptr && value_of(each).sign() < 0) {
                throw cannot_divide{.fault = evaluation_fault::both_signs, .amount = value_of(each), .least = {}, .most = value_of(*above)};
            }
        }
    }

    // A limit on the change since the year before needs that year, and so on back to the first.
    void evaluate_year_before(row_number charge_number) {
        if (plan_.limits.empty()) {
            return;
        }
        std::vector<row_number> chain{charge_number};  // each before those that it looks back at
        for (std::size_t i = 0; i < chain.size(); ++i) {
            const run& before = plan_.charges[chain[i]].year_before;
            for (row_number each = before.first; each < before.first + before.count; ++each) {
                if (evaluated_.insert(plan_.charges_before[each]).second) {
                    chain.push_back(plan_.charges_before[each]);
                }
            }
        }
        evaluated_.insert(charge_number);
        chain.erase(chain.begin());
        std::reverse(chain.begin(), chain.end());
        for (const row_number each : chain) {
            charge_result unused;
            evaluate_charge(each, unused);
            if (unused.fault >= evaluation_fault::nothing_weighs) {
                throw unused.why;
            }
        }
    }

    bool put_total(const charge_row& charge, const rational& kronor, charge_result& result) {
        const auto whole = exactly(exact_money::of_kronor(kronor));
        if (!whole) {
            result.fault = evaluation_fault::amount_not_whole;
            result.at_fault = kronor;
            return false;
        }
        result.total = *whole;
        const bool must_divide = plan_.source->rounding.part.usable() && own_rounding(charge) == nullptr;
        if (must_divide && result.total.ore() % *(part_unit() * 100).whole() != 0) {
            result.fault = evaluation_fault::amount_not_in_units;
            result.at_fault = kronor;
            return false;
        }
        return true;
    }

    // ---- parts

    // Hands each cell's kronor x scale to its key; cells of one charge under the same key in kronor are divided as one.
    template <class function>
    void divide_cells(row_number charge_number, const charge_row& charge, const number& scale, const function& take) {
        keys_.forget(charge_number);
        std::set<std::size_t> done;
        for (std::size_t i = 0; i < charge.cells.count; ++i) {
            const cell_row& cell = plan_.cells[charge.cells.first + i];
            if (!says_kronor(cell.key)) {
                const number amount = amounts_[i] * scale;
                parts_.clear();
                for (const way& each : shares_of(cell.key)) {
                    parts_.push_back({each.party, each.activity, amount * each.of_whole, each.rests_on});
                }
                alike_.assign(1, charge.cells.first + static_cast<row_number>(i));
                take(alike_, amount, parts_);
                continue;
            }
            if (!done.insert(i).second) {
                continue;
            }
            number amount = amounts_[i] * scale;
            alike_.assign(1, charge.cells.first + static_cast<row_number>(i));
            stretch part{.charge = charge_number, .cell = charge.cells.first + static_cast<row_number>(i), .of_year = cell.fraction};
            for (std::size_t other = i + 1; other < charge.cells.count; ++other) {
                const cell_row& alike = plan_.cells[charge.cells.first + other];
                if (alike.key == cell.key && alike.payer == cell.payer) {
                    amount = amount + amounts_[other] * scale;
                    part.of_year += alike.fraction;
                    done.insert(other);
                    alike_.push_back(charge.cells.first + static_cast<row_number>(other));
                }
            }
            std::vector<way> parts;
            keys_.divide(cell.key, cell.as_charged ? std::nullopt : std::optional{amount}, part, parts);
            take(alike_, amount, parts);
        }
    }

    struct shared {
        std::vector<std::optional<status>> firm;  // of what each bears; nothing for somebody who only pays
        std::vector<status> firm_settled;
        status whole_charge = status::agreed;
    };

    std::size_t position(row_number party, charge_result& result, shared& of) {
        const auto found = static_cast<std::size_t>(std::ranges::find(result.parties, party) - result.parties.begin());
        if (found == result.parties.size()) {
            result.parties.push_back(party);
            quotas_.emplace_back();
            outlays_.emplace_back();
            of.firm.emplace_back();
            of.firm_settled.push_back(status::agreed);
        }
        return found;
    }

    // What each bears and pays outward, exactly, in kronor x scale.
    shared share_out(row_number charge_number, const charge_row& charge, const number& scale, charge_result& result) {
        quotas_.clear();
        outlays_.clear();
        shared of;
        divide_cells(
            charge_number, charge, scale, [&](const std::vector<row_number>& cells, const number& amount, const std::vector<way>& parts) {
                const cell_row& cell = plan_.cells[cells.front()];
                status of_amount = status::agreed;
                status of_payer = status::agreed;
                for (const row_number each : cells) {
                    of_amount = std::min({of_amount, firmness_of_amount(plan_.cells[each]), firmness(plan_.cells[each].key_input)});
                    of_payer = std::min(of_payer, firmness(plan_.cells[each].payer_input));
                }
                // Who pays what is charged pays it because of the row of charges, and of every part.
                status of_paid = cell.as_charged ? std::min(of_amount, firmness(plan_.keys[cell.key.row].input)) : of_amount;
                for (const way& each : parts) {
                    of_paid = cell.as_charged ? std::min(of_paid, each.rests_on) : of_paid;
                }
                of.whole_charge = std::min(of.whole_charge, of_paid);
                if (cell.payer != paid_by_bearer) {
                    number paid = amount;
                    if (cell.as_charged) {
                        for (const way& each : parts) {
                            paid = paid + each.of_whole;
                        }
                    }
                    const std::size_t payer = position(cell.payer, result, of);
                    outlays_[payer] = outlays_[payer] + paid;
                    of.firm_settled[payer] = std::min({of.firm_settled[payer], of_payer, of_paid});
                }
                for (const way& each : parts) {
                    const std::size_t bearer = position(each.party, result, of);
                    quotas_[bearer] = quotas_[bearer] + each.of_whole;
                    if (cell.payer == paid_by_bearer) {
                        outlays_[bearer] = outlays_[bearer] + each.of_whole;
                    }
                    of.firm[bearer] = std::min({of.firm[bearer].value_or(status::agreed), each.rests_on, of_amount});
                    of.firm_settled[bearer] = std::min({of.firm_settled[bearer], each.rests_on, of_amount, of_payer});
                }
            });
        return of;
    }

    // The parts in units of rounding.part, exactly: each cell's amount x N/A, down its key. A key in kronor is told kronor.
    void divide_total(row_number charge_number, const charge_row& charge, const number& exact, const number& total, charge_result& result) {
        const bool one_cell = charge.cells.count == 1;
        if (one_cell) {
            amounts_[0] = total;
        }
        const number units_per_krona{1 / unit_of(charge)};
        bool in_kronor = false;
        for (row_number row = charge.cells.first; row < charge.cells.first + charge.cells.count; ++row) {
            in_kronor = in_kronor || says_kronor(plan_.cells[row].key);
        }
        const bool as_they_are = one_cell || value_of(exact).is_zero();
        shared of;
        if (in_kronor) {
            of = share_out(charge_number, charge, as_they_are ? number{1} : total / exact, result);
            for (number& each : quotas_) {
                each = each * units_per_krona;
            }
            for (number& each : outlays_) {
                each = each * units_per_krona;
            }
        } else {
            of = share_out(charge_number, charge, as_they_are ? units_per_krona : total * units_per_krona / exact, result);
        }
        make_whole(charge_number, charge, result);
        put_statuses(of, result);
    }

    // ---- kronor that change bearer

    // What the others bear more, one bears less, or the other way round.
    struct change_of_bearer {
        row_number one = no_row;
        std::vector<row_number> others;
        std::vector<number> kronor;
        std::vector<status> firm;
        status firm_of_one = status::agreed;
    };

    void transfer(row_number charge_number, const charge_row& charge, charge_result& result) {
        shared of;
        quotas_.clear();
        outlays_.clear();
        result.exact = {};
        result.total = {};
        std::vector<entry_row> entries;
        const auto add = [&](row_number party, money bears, std::int64_t odd, status firm) {
            auto same = std::ranges::find(entries, party, &entry_row::party);
            if (same == entries.end()) {
                entries.emplace_back();
                same = std::prev(entries.end());
                *same = {.charge = charge_number, .party = party, .bears = {}, .pays = {}, .rests_on = firm, .settles_rests_on = firm};
            }
            same->bears += bears;
            same->odd_units += odd;
            same->rests_on = same->settles_rests_on = std::min(same->rests_on, firm);
        };
        for (change_of_bearer& each : changes_of_bearer(charge)) {
            result.parties = each.others;
            result.entries.clear();
            number sum;
            for (const number& part : each.kronor) {
                sum = sum + part;
            }
            const auto& own = plan_.source->costs[charge.cost].rounding_amount;
            const auto& rule = own.absent() ? plan_.source->rounding.amount : own;
            const number total = rule.usable() ? record_.rounded(sum, rule) : sum;
            record_.mark(sum, meaning::exact_amount, charge_number);
            record_.mark(total, meaning::rounded_amount, charge_number);
            if (!put_total(charge, value_of(total), result)) {
                return;
            }
            const number units_per_krona{1 / unit_of(charge)};
            const number scale = value_of(sum).is_zero() ? units_per_krona : total * units_per_krona / sum;
            quotas_.clear();
            for (const number& part : each.kronor) {
                quotas_.push_back(each.kronor.size() == 1 ? total * units_per_krona : part * scale);
            }
            outlays_.assign(quotas_.size(), number{});
            make_whole(charge_number, charge, result);
            if (result.fault != evaluation_fault::none) {
                return;
            }
            record_.moved(charge_number, each.one);
            for (std::size_t i = 0; i < each.others.size(); ++i) {
                const auto made = std::ranges::find(result.entries, each.others[i], &entry_row::party);
                add(each.others[i], made == result.entries.end() ? money{} : made->bears,
                    made == result.entries.end() ? 0 : made->odd_units, each.firm[i]);
            }
            add(each.one, -result.total, 0, each.firm_of_one);
        }
        result.total = {};
        std::ranges::sort(entries, {}, &entry_row::party);
        result.entries = std::move(entries);
    }

    // By the one whom they concern; none where nothing moves.
    std::vector<change_of_bearer> changes_of_bearer(const charge_row& charge) {
        std::vector<change_of_bearer> changes;
        bool something = false;
        const auto add = [&](row_number one, row_number other, const number& kronor, status firm, status firm_of_other) {
            auto of = std::ranges::find(changes, one, &change_of_bearer::one);
            if (of == changes.end()) {
                changes.emplace_back().one = one;
                of = std::prev(changes.end());
            }
            const auto at = static_cast<std::size_t>(std::ranges::find(of->others, other) - of->others.begin());
            if (at == of->others.size()) {
                of->others.push_back(other);
                of->kronor.emplace_back();
                of->firm.push_back(status::agreed);
            }
            of->kronor[at] = of->kronor[at] + kronor;
            of->firm[at] = std::min(of->firm[at], firm_of_other);
            of->firm_of_one = std::min(of->firm_of_one, firm);
        };
        for (row_number row = charge.cells.first; row < charge.cells.first + charge.cells.count; ++row) {
            const cell_row& cell = plan_.cells[row];
            const transfer_row& moved = plan_.transfers[cell.transfer];
            number share;
            status firm = std::min(firmness_of_amount(cell), firmness(cell.key_input));
            bool takes_part = false;
            for (const way& each : shares_of(moved.share_of)) {
                if (each.party == moved.party) {
                    share = share + each.of_whole;
                    firm = std::min(firm, each.rests_on);
                    takes_part = true;
                }
            }
            if (!takes_part) {
                continue;
            }
            if (moved.book == no_row) {
                add(moved.owner, moved.party, -(share * (interest_of(moved.capital) - interest_of(moved.own_capital))), firm, firm);
                continue;
            }
            const book_value_row& book = plan_.book_values[moved.book];
            const number owes = share * capital_.book_value(book.asset_year, book.months);
            for (const way& each : shares_of(moved.to)) {
                add(moved.party, each.party, -(owes * each.of_whole), firm, std::min({firm, each.rests_on, firmness(moved.to_input)}));
            }
        }
        for (change_of_bearer& each : changes) {
            for (const number& part : each.kronor) {
                something = something || !value_of(part).is_zero();
            }
        }
        return something ? changes : std::vector<change_of_bearer>{};
    }
    [[nodiscard]] number interest_of(const run& capital) {
        number sum;
        for (row_number row = capital.first; row < capital.first + capital.count; ++row) {
            sum = sum + capital_.of(row).interest;
        }
        return sum;
    }

    void put_statuses(shared& of, charge_result& result) {
        for (entry_row& each : result.entries) {
            const std::size_t party = position(each.party, result, of);
            each.rests_on = of.firm[party].value_or(of.whole_charge);
            each.settles_rests_on = std::min(each.rests_on, of.firm_settled[party]);
        }
    }

    // Fees that are what they are: each part is rounded by itself, and the amount is their sum.
    void charge_each(row_number charge_number, const charge_row& charge, charge_result& result) {
        shared of = share_out(charge_number, charge, number{1}, result);
        const andel::key& clause = plan_.source->keys[plan_.keys[plan_.cells[charge.cells.first].key.row].key];
        number exact;
        number total;
        row_number payer = no_row;
        for (row_number row = charge.cells.first; row < charge.cells.first + charge.cells.count; ++row) {
            const cell_row& cell = plan_.cells[row];
            payer = row == charge.cells.first || payer == cell.payer ? cell.payer : no_row;
        }
        const std::vector<number> fees = quotas_;
        for (std::size_t i = 0; i < quotas_.size(); ++i) {
            exact = exact + fees[i];
            if (clause.rounding_part.usable() && clause.rounding_part.value().alone) {
                const auto& said = clause.rounding_part.only();
                quotas_[i] = record_.rounded(fees[i], named_rounding{*said.value.alone, said.from, said.where});
            }
            total = total + quotas_[i];
        }
        for (std::size_t i = 0; i < outlays_.size(); ++i) {  // who pays outward pays what is charged, as it is charged
            if (payer == paid_by_bearer) {
                outlays_[i] = quotas_[i];
            } else if (payer != no_row) {
                outlays_[i] = result.parties[i] == payer ? total : number{};
            }
        }
        record_.mark(exact, meaning::exact_amount, charge_number);
        record_.mark(total, meaning::rounded_amount, charge_number);
        result.exact = exact_money::of_kronor(value_of(exact));
        const auto whole = exactly(exact_money::of_kronor(value_of(total)));
        if (!whole) {
            result.fault = evaluation_fault::part_not_whole;
            result.at_fault = value_of(total);
            return;
        }
        result.total = *whole;
        const number ore{100};
        for (number& each : quotas_) {
            each = each * ore;
        }
        for (number& each : outlays_) {
            each = each * ore;
        }
        make_whole(charge_number, charge, result);
        put_statuses(of, result);
    }

    void make_whole(row_number charge_number, const charge_row& charge, charge_result& result) {
        const auto parts = whole_parts(part_kind::borne, charge_number, charge, quotas_, result);
        if (!parts) {
            return;
        }
        const auto outlays = outlays_ == quotas_ ? parts : whole_parts(part_kind::paid, charge_number, charge, outlays_, result);
        if (!outlays) {
            return;
        }
        const std::int64_t ore = *(unit_of(charge) * 100).whole();
        const auto amounts = [&](const split_result& of) {
            std::vector<money> all;
            money left = result.total;
            for (const split_part& each : of.parts) {
                all.push_back(money::of_ore(each.units * ore));
                left -= all.back();
            }
            if (of.takes_what_is_left) {
                all[*of.takes_what_is_left] += left;
            }
            return all;
        };
        const auto borne = amounts(*parts);
        const auto paid = amounts(*outlays);
        for (std::size_t i = 0; i < result.parties.size(); ++i) {
            result.entries.push_back({.charge = charge_number,
                                      .party = result.parties[i],
                                      .bears = borne[i],
                                      .pays = paid[i],
                                      .odd_units = parts->parts[i].odd});
        }
        std::sort(result.entries.begin(), result.entries.end(), [](const entry_row& a, const entry_row& b) { return a.party < b.party; });
    }

    [[nodiscard]] rational part_unit() const {
        return plan_.source->rounding.part.usable() ? plan_.source->rounding.part.value().to : rational{1, 100};
    }

    // A key may round its parts more coarsely than the agreement does.
    [[nodiscard]] const part_rounding* own_rounding(const charge_row& charge) const {
        const target& to = plan_.cells[charge.cells.first].key;
        const row_number key = to.is_key ? plan_.keys[to.row].key : no_row;
        const auto* said = key == no_row ? nullptr : &plan_.source->keys[key].rounding_part;
        return said != nullptr && said->usable() && !said->value().alone ? &said->value().together : nullptr;
    }
    [[nodiscard]] rational unit_of(const charge_row& charge) const {
        const part_rounding* own = own_rounding(charge);
        return is_as_charged(charge) ? rational{1, 100} : own != nullptr ? own->to : part_unit();
    }

    [[nodiscard]] std::optional<split_rule> part_rule(const charge_row& charge, std::span<const row_number> parties) const {
        const part_rounding* own = own_rounding(charge);
        const auto& part = plan_.source->rounding.part;
        if (is_as_charged(charge) || (own == nullptr && !part.usable())) {
            return std::nullopt;
        }
        const part_rounding& said = own != nullptr ? *own : part.value();
        split_rule rule{.odd = said.odd, .taker = parties.size(), .ties_to_larger_quota = said.profile_ties, .may_leave = own != nullptr};
        if (rule.odd == odd_rule::party) {
            const row_number taker = plan_.source->find_receiver(said.taker.id)->row;
            rule.taker = static_cast<std::size_t>(std::ranges::find(parties, taker) - parties.begin());
        }
        return rule;
    }

    // Exact parts made whole so that they add up; none, and a fault, when that takes a rule that nobody named.
    std::optional<split_result> whole_parts(part_kind kind, row_number charge_number, const charge_row& charge,
                                            const std::vector<number>& quotas, charge_result& result) {
        const part_rounding* own = own_rounding(charge);
        const std::vector<std::uint32_t> own_ranks = own != nullptr ? ranks_of(*plan_.source, *own) : std::vector<std::uint32_t>{};
        ranks_of_quotas_.clear();
        bool whole = true;
        for (std::size_t i = 0; i < quotas.size(); ++i) {
            ranks_of_quotas_.push_back(own != nullptr ? own_ranks[result.parties[i]] : ranks_[result.parties[i]]);
            if (!value_of(quotas[i]).is_whole()) {
                whole = false;
                result.at_fault = value_of(quotas[i]) * unit_of(charge);
            }
        }
        const auto rule = part_rule(charge, result.parties);
        if (!whole && !rule) {
            result.fault = evaluation_fault::part_not_whole;
            return std::nullopt;
        }
        split_result parts = split(values_of(quotas), rule.value_or(split_rule{}), ranks_of_quotas_);
        if (parts.taker_has_no_quota) {
            result.fault = evaluation_fault::taker_without_part;
            return std::nullopt;
        }
        record_.parts(kind, charge_number, result.parties, quotas, rule.value_or(split_rule{}), ranks_of_quotas_, parts, unit_of(charge));
        return parts;
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
        status weakest = std::min(firmness(cell.index_input), firmness(cell.charged_input));
        if (cell.amount != no_row) {
            weakest = std::min({weakest, firmness(plan_.amounts[cell.amount].input), levels_.rests_on(cell.index_step)});
        }
        weakest = std::min(weakest, firmness_of_rates(cell));
        for (row_number row = cell.boundary_inputs.first; row < cell.boundary_inputs.first + cell.boundary_inputs.count; ++row) {
            weakest = std::min(weakest, firmness(plan_.boundary_inputs[row]));
        }
        return weakest;
    }

    // The rates that are read; those that are told stand among the inputs.
    [[nodiscard]] status firmness_of_rates(const cell_row& cell) {
        status weakest = status::agreed;
        const auto look = [&](row_number rate) {
            weakest = rate == no_row ? weakest : std::min(weakest, figures_.rests_on(plan_.rates[rate].need));
        };
        const auto look_at_years = [&](row_number last) {  // of an annuity: all that have made the book value what it is
            for (row_number year = plan_.assets[plan_.asset_years[last].asset].years.first; year <= last; ++year) {
                look(plan_.asset_years[year].rate);
            }
        };
        const auto look_at_capital = [&](const run& rows) {
            for (row_number row = rows.first; row < rows.first + rows.count; ++row) {
                look_at_years(plan_.capital[row].asset_year);
                const run& pieces = plan_.capital[row].pieces;
                for (row_number piece = pieces.first; piece < pieces.first + pieces.count; ++piece) {
                    look(plan_.capital_pieces[piece].rate);
                }
            }
        };
        look_at_capital(cell.capital);
        if (cell.book != no_row) {
            look_at_years(plan_.book_values[cell.book].asset_year);
        }
        if (cell.transfer != no_row) {
            const transfer_row& moved = plan_.transfers[cell.transfer];
            look_at_capital(moved.capital);
            look_at_capital(moved.own_capital);
            if (moved.book != no_row) {
                look_at_years(plan_.book_values[moved.book].asset_year);
            }
        }
        if (cell.payments.count != 0) {
            const run& all = plan_.loans[plan_.loan_payments[cell.payments.first].loan].payments;
            for (row_number row = all.first; row < cell.payments.first + cell.payments.count; ++row) {
                const run& pieces = plan_.loan_payments[row].pieces;
                for (row_number piece = pieces.first; piece < pieces.first + pieces.count; ++piece) {
                    look(plan_.loan_pieces[piece].rate);
                }
            }
        }
        return weakest;
    }

    // Who comes first when something is equal: as `order` says, or by official code as text, parties without a code last, by id.
    static std::vector<std::uint32_t> ranks_of(const agreement& from) {
        static const part_rounding by_code{.to = 1, .taker = {}, .by_code = true, .order = {}, .where = {}};
        return ranks_of(from, from.rounding.part.usable() ? from.rounding.part.value() : by_code);
    }
    static std::vector<std::uint32_t> ranks_of(const agreement& from, const part_rounding& said) {
        std::vector<row_number> order(from.parties.size());
        for (row_number row = 0; row < order.size(); ++row) {
            order[row] = row;
        }
        const auto code = [&](row_number row) { return from.parties[row].code.usable() ? from.parties[row].code.value() : std::string{}; };
        std::sort(order.begin(), order.end(), [&](row_number a, row_number b) {
            return std::tuple{code(a).empty(), code(a), from.parties[a].id} < std::tuple{code(b).empty(), code(b), from.parties[b].id};
        });
        std::vector<std::uint32_t> ranks(order.size());
        for (std::uint32_t rank = 0; rank < order.size(); ++rank) {
            ranks[order[rank]] = rank;
        }
        if (said.by_code) {
            return ranks;
        }
        // Inside a set word the members come by code; whoever is not named comes last, and never meets a tie (check_rules.cpp).
        std::uint32_t next = 0;
        std::vector<bool> ranked(order.size());
        const auto give_rank = [&](row_number row) {
            if (!ranked[row]) {
                ranked[row] = true;
                ranks[row] = next++;
            }
        };
        for (const name& each : said.order) {
            const auto members = from.members_of({.members = {each}});
            for (const row_number row : order) {
                if (std::ranges::find(members, receiver{receiver_kind::party, row}) != members.end()) {
                    give_rank(row);
                }
            }
        }
        std::ranges::for_each(order, give_rank);
        return ranks;
    }

    evaluation<recorder> in_;
    std::vector<std::uint32_t> ranks_;
    figure_numbers<recorder> figures_;
    index_levels<recorder> levels_;
    key_parts<recorder> keys_;
    capital_costs<recorder> capital_;
    loan_payments<recorder> loans_;
    const plan& plan_;
    recorder& record_;
    std::set<row_number> evaluated_;
    // scratch, kept between charges
    std::vector<number> amounts_;
    std::vector<row_number> alike_;  // the cells that are divided as one
    std::vector<way> parts_;
    std::vector<number> quotas_;
    std::vector<number> outlays_;
    std::vector<rational> values_;
    std::vector<std::uint32_t> ranks_of_quotas_;
};

}  // namespace andel
