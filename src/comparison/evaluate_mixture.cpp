// The figures of a mixture: its charges evaluated by the roundings that it says, with what was published later as corrections.

#include "hybrid.hpp"

#include <andel/projection/evaluate.hpp>

#include <algorithm>
#include <iterator>
#include <numeric>
#include <utility>

namespace andel {

void add_to(figures_by_key& figures, const entry_row& entry, int year, standing how_firm, int sign) {
    borne_and_settled& sum = figures[{year, how_firm != standing::firm, how_firm, entry.party}];
    sum.bears += sign > 0 ? entry.bears : -entry.bears;
    sum.settles += sign > 0 ? entry.settles() : -entry.settles();
}

void round_by_profile(agreement& made) {
    const rational ore{1, 100};
    made.rounding.amount = always(rounding{.to = ore, .mode = rounding_mode::half_up});
    made.rounding.part = always(part_rounding{
        .to = ore, .odd = odd_rule::largest_remainder, .taker = {}, .by_code = true, .order = {}, .profile_ties = true, .where = {}});
}

namespace {

void add_all(figures_by_key& figures, const std::vector<entry_row>& entries, int year, standing how_firm, int sign) {
    for (const entry_row& each : entries) {
        add_to(figures, each, year, how_firm, sign);
    }
}

}  // namespace

figures_by_key aligned::figures_of(const projection& from, side which) const {
    figures_by_key figures;
    for (const entry_row& each : from.entries) {
        const charge_row& charge = from.planned->charges[each.charge];
        entry_row of_union = each;
        of_union.party = version_of(which).party_rows[each.party];
        add_to(figures, of_union, charge.year, charge.how_firm, 1);
    }
    return figures;
}

// What the evaluator reads besides rows: both versions' index clauses, and the roundings of one of them.
std::shared_ptr<const agreement> aligned::rounded_as(side which) const {
    agreement made;
    made.text = source(which).text;
    made.parties = parties_;
    for (party& each : made.parties) {
        const auto own = std::ranges::find(source(which).parties, each.id, &party::id);
        each = own == source(which).parties.end() ? each : *own;
    }
    for (const std::string& id : cost_ids_) {
        for (const side from : {which, other(which)}) {
            const auto own = std::ranges::find(source(from).costs, id, &cost::id);
            if (own != source(from).costs.end()) {
                made.costs.push_back(*own);
                break;
            }
        }
    }
    for (const side from : both_sides) {
        const auto add = [](auto& all, const auto& more) { all.insert(all.end(), more.begin(), more.end()); };
        add(made.activities, source(from).activities);
        add(made.keys, source(from).keys);
        add(made.measures, source(from).measures);
        add(made.indexes, source(from).indexes);
        add(made.figures, source(from).figures);
    }
    made.rounding = source(which).rounding;
    return std::make_shared<const agreement>(std::move(made));
}

std::shared_ptr<const agreement> aligned::rounded_by_profile(side which) const {
    agreement made = *rounded_as(which);
    round_by_profile(made);
    return std::make_shared<const agreement>(std::move(made));
}

// The figures as they were known on a day, where they are corrected later.
found_figures aligned::found_on(const figures_to_correct& used, std::optional<day> known_by) const {
    found_figures all = found_;
    for (const auto& [need, billed] : used) {
        const asked& own = asked_[need];
        const projection& from = *version_of(own.which).projected;
        const day wanted = known_by ? std::max(billed, *known_by) : billed;
        const day known = from.as_of ? std::min(wanted, *from.as_of) : wanted;
        all.of_needs[need] = moved(find_figure(*own.rows, *from.read, own.need, known), own.which);
    }
    return all;
}

std::set<day> aligned::published_after_bill(const figures_to_correct& used) const {
    std::set<day> days;
    for (const auto& [need, billed] : used) {
        const asked& own = asked_[need];
        const projection& from = *version_of(own.which).projected;
        const auto later = published_after(*own.rows, *from.read, own.need, billed, from.as_of);
        days.insert(later.begin(), later.end());
    }
    return days;
}

// A charge as it was billed, and what was published later as the difference that it made, in the year in which it came.
bool aligned::evaluate_corrected(row_number number, side calendar, figures_by_key& figures) const {
    no_recorder nobody;
    const auto evaluated = [&](const found_figures& found) {
        charge_result result;
        evaluator<no_recorder>{tables_, found, nobody}.evaluate_charge(number, result);
        return result;
    };
    const charge_row& charge = tables_.charges[number];
    const figures_to_correct used = figures_to_correct_in(tables_, number);
    charge_result stated = evaluated(found_on(used, std::nullopt));
    if (stated.fault != evaluation_fault::none) {
        return false;
    }
    add_all(figures, stated.entries, charge.year, charge.how_firm, 1);
    for (const day published : published_after_bill(used)) {
        if (!version_of(calendar).planned->when.contains(published)) {
            continue;
        }
        charge_result now = evaluated(found_on(used, published));
        if (now.fault != evaluation_fault::none) {
            break;
        }
        const auto alike = [](const entry_row& a, const entry_row& b) {
            return a.party == b.party && a.bears == b.bears && a.pays == b.pays;
        };
        if (std::ranges::equal(stated.entries, now.entries, alike)) {
            continue;
        }
        const standing how_firm = standing_on(published, calendar);
        add_all(figures, stated.entries, source(calendar).year_of(published), how_firm, -1);
        add_all(figures, now.entries, source(calendar).year_of(published), how_firm, 1);
        stated = std::move(now);
    }
    return true;
}

// A mixture may need a rounding that its version did not: then the other version's rule, and at last the profile's.
figures_by_key aligned::evaluate(const mixture& which) {
    lay_charges(which);
    tables_.source = version_of(which.of(aspect::term)).planned->source;  // whose years they are
    find_years_before(tables_, source(which.of(aspect::term)).rounding.charge_period.value());
    const side rounded = which.of(aspect::rounding);
    figures_by_key figures;
    std::vector<row_number> left(tables_.charges.size());
    std::iota(left.begin(), left.end(), 0U);
    for (int attempt = 0; attempt < 3 && !left.empty(); ++attempt) {
        borrowed_rounding_ = borrowed_rounding_ || attempt == 1;
        assumed_rounding_ = assumed_rounding_ || attempt == 2;
        tables_.source = attempt == 2 ? rounded_by_profile(rounded) : rounded_as(attempt == 0 ? rounded : other(rounded));
        no_recorder nobody;
        evaluator<no_recorder> evaluate{tables_, found_, nobody};
        const bool corrected = std::ranges::any_of(tables_.needs, [](const need_row& each) { return each.billed.has_value(); });
        charge_result result;
        std::vector<row_number> refused;
        for (const row_number number : left) {
            bool done = false;
            if (corrected) {
                done = evaluate_corrected(number, which.of(aspect::term), figures);
            } else {
                evaluate.evaluate_charge(number, result);
                done = result.fault == evaluation_fault::none;
                if (done) {
                    const charge_row& charge = tables_.charges[number];
                    add_all(figures, result.entries, charge.year, charge.how_firm, 1);
                }
            }
            if (!done) {
                refused.push_back(number);
            }
        }
        left = std::move(refused);
    }
    add_components(which, figures);
    return figures;
}

}  // namespace andel
