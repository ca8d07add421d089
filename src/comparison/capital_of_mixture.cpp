// Assets and loans in a mixture: their kronor month by month, and the charges that are planned anew, since they rest on the agreement as
// a whole: what is left of an asset at its end, what a leaver owes, and what rates of the parties' own move.

#include "hybrid.hpp"

#include <andel/projection/evaluate.hpp>
#include <andel/projection/project.hpp>

#include <algorithm>
#include <set>
#include <utility>

namespace andel {
namespace {

template <class thing_type>
const thing_type* same_thing(const std::vector<thing_type>& among, const std::string& id) {
    const auto found = std::ranges::find(among, id, &thing_type::id);
    return found == among.end() ? nullptr : &*found;
}

// What a cell has of assets, and each payment on its day.
void tell_cell(evaluator<no_recorder>& evaluate, const plan& rows, const charge_row& charge, const cell_row& cell,
               std::vector<told_kronor>& into) {
    if (cell.capital.count != 0) {
        rational sum;
        for (row_number row = cell.capital.first; row < cell.capital.first + cell.capital.count; ++row) {
            sum += evaluate.capital().of(row).sum();
        }
        into.push_back({cell.when, sum});
    }
    const auto& part = rows.source->costs[charge.cost].part_of_loan;
    const bool repayments = part.usable() && part.value() == loan_part::all;
    for (row_number row = cell.payments.first; row < cell.payments.first + cell.payments.count; ++row) {
        const auto& paid = evaluate.loans().of(row);
        const day when = rows.loan_payments[row].when.before;
        into.push_back({{when, when + 1}, repayments ? paid.interest + paid.repayment : paid.interest});
    }
}

// The roundings of one version, for the costs and parties that it has.
void round_as(agreement& mixed, const agreement& version) {
    mixed.rounding.amount = version.rounding.amount;
    mixed.rounding.part = version.rounding.part;
    for (cost& each : mixed.costs) {
        if (const cost* own = same_thing(version.costs, each.id)) {
            each.rounding_amount = own->rounding_amount;
        }
    }
    for (party& each : mixed.parties) {
        if (const party* own = same_thing(version.parties, each.id)) {
            each.code = own->code;
        }
    }
}

bool knows_receivers(const agreement& mixed, const cost& of) {
    const auto known = [&](const auto& said) {
        return said.what.value.id == "bearer" || mixed.find_receiver(said.what.value.id).has_value();
    };
    return std::ranges::all_of(of.key.statements, known) && std::ranges::all_of(of.paid_by.statements, known);
}

}  // namespace

std::map<std::string, std::vector<told_kronor>> capital_told(const agreement& version, const plan_options& options,
                                                             const projection& known) {
    agreement monthly = version;
    monthly.rounding.charge_period = always(length{1, length_unit::months});
    std::erase_if(monthly.costs, [](const cost& each) { return each.capital.absent() && each.loan.absent(); });
    std::map<std::string, std::vector<told_kronor>> told;
    for (const cost& each : monthly.costs) {
        told[each.id];
    }
    if (told.empty()) {
        return told;
    }
    const plan rows = make_plan(monthly, options).draft();
    const auto found = find_figures(rows, *known.read, known.as_of);
    no_recorder nobody;
    evaluator<no_recorder> evaluate{rows, found.draft(), nobody};
    for (const charge_row& charge : rows.charges) {
        if (charge.component != charge_component::ordinary) {
            continue;
        }
        for (row_number cell = charge.cells.first; cell < charge.cells.first + charge.cells.count; ++cell) {
            try {
                tell_cell(evaluate, rows, charge, rows.cells[cell], told[monthly.costs[charge.cost].id]);
            } catch (const cannot_divide&) {  // a figure of this month is not known: nothing is told of it
                continue;
            }
        }
    }
    return told;
}

// The amount of a cell that has been cut and has its fraction: what makes its part of the kronor told. Nothing where none are told.
void aligned::put_kronor(std::vector<cell_row>& cells) {
    std::erase_if(cells, [&](cell_row& cell) {
        const auto all = told_kronor_.find(cell.amount);
        if (all == told_kronor_.end()) {
            return false;
        }
        rational sum;
        bool something = false;
        for (const told_kronor& each : all->second) {
            const period inside = intersection(each.when, cell.when);
            if (!inside.empty()) {
                sum += each.kronor * rational{inside.days(), each.when.days()};
                something = true;
            }
        }
        if (something) {
            cell.amount = static_cast<row_number>(tables_.amounts.size());
            tables_.amounts.push_back({.kronor = sum / cell.fraction});
        }
        return !something;
    });
}

// Of each version, the days that it speaks of.
void aligned::add_components(const mixture& which, figures_by_key& figures) {
    const side calendar = which.of(aspect::term);
    std::set<std::pair<side, side>> done;
    for (const side amounts : {which.of(aspect::amount), calendar}) {
        for (const side keys : {which.of(aspect::key), calendar}) {
            const auto made = done.emplace(amounts, keys).second
                                  ? projected(components(amounts, keys, calendar), keys, calendar, which.of(aspect::rounding))
                                  : std::nullopt;
            for (entry_row each : made ? made->entries : std::vector<entry_row>{}) {
                const charge_row& charge = made->planned->charges[each.charge];
                const day d = charge.when.first;
                const bool speaks = speaker(which.of(aspect::amount), d, calendar) == amounts &&
                                    speaker(which.of(aspect::key), d, calendar) == keys && version_of(calendar).planned->when.contains(d);
                if (charge.component != charge_component::ordinary && speaks) {
                    each.party = version_of(keys).party_rows[each.party];
                    add_to(figures, each, charge.year, charge.how_firm, 1);
                }
            }
        }
    }
}

// The costs that are capital, with the assets of one version and the parties, keys and owners of the other.
agreement aligned::components(side amounts, side keys, side calendar) const {
    agreement mixed = told_by(keys, calendar).words;
    const agreement& valued = told_by(amounts, calendar).words;
    std::erase_if(mixed.costs, [&](cost& each) {
        const cost* const own = same_thing(valued.costs, each.id);
        if (own == nullptr || own->capital.absent()) {
            return true;
        }
        cost capital = *own;
        capital.key = each.key;
        capital.paid_by = each.paid_by;
        capital.committed_until = each.committed_until;
        each = std::move(capital);
        return false;
    });
    for (const cost& each : valued.costs) {
        if (each.capital.usable() && same_thing(mixed.costs, each.id) == nullptr && knows_receivers(mixed, each)) {
            mixed.costs.push_back(each);
        }
    }
    mixed.assets = valued.assets;
    for (asset& each : mixed.assets) {
        if (const asset* own = same_thing(told_by(keys, calendar).words.assets, each.id)) {
            each.owner = own->owner;
            each.left_over = own->left_over;
        }
    }
    mixed.loans.clear();
    return mixed;
}

// Rounded by the version that the mixture says; where that leaves something open, by the other, and at last by the profile.
std::optional<projection> aligned::projected(agreement mixed, side keys, side calendar, side rounded) {
    if (mixed.costs.empty()) {
        return std::nullopt;
    }
    for (int attempt = 0; attempt < 3; ++attempt) {
        round_as(mixed, source(attempt == 1 ? other(rounded) : rounded));
        if (attempt == 2) {
            round_by_profile(mixed);
        }
        const plan rows = make_plan(mixed, options_of(calendar)).draft();
        const auto is_component = [](const charge_row& each) { return each.component != charge_component::ordinary; };
        if (std::ranges::none_of(rows.charges, is_component)) {
            return std::nullopt;
        }
        const projection& known = *version_of(keys).projected;
        auto made = project(rows, *known.read, {.as_of = known.as_of});
        if (made) {
            borrowed_rounding_ = borrowed_rounding_ || attempt == 1;
            assumed_rounding_ = assumed_rounding_ || attempt == 2;
            return *std::move(made);
        }
    }
    return std::nullopt;
}

}  // namespace andel
