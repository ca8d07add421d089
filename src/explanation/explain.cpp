#include <andel/explanation/explain.hpp>
#include <andel/explanation/recorder.hpp>
#include <andel/projection/known_figures.hpp>

#include <algorithm>

namespace andel {
namespace {

template <class rows_type>
row_number row_called(const rows_type& rows, const std::string& id, const char* what) {
    const auto found = std::ranges::find(rows, id, [](const auto& each) { return each.id; });
    if (found != rows.end()) {
        return static_cast<row_number>(found - rows.begin());
    }
    std::vector<std::string> choices;
    for (const auto& each : rows) {
        choices.push_back(each.id);
    }
    throw nothing_to_explain{what, id, std::move(choices)};
}

void refuse_other_years(const plan& rows, int year) {
    const agreement& from = *rows.source;
    const int first = from.year_of(rows.when.first);
    const int last = from.year_of(rows.when.before - 1);
    if (year < first || year > last) {
        throw nothing_to_explain{"year", from.year_in_words(year), {from.year_in_words(first) + "–" + from.year_in_words(last)}};
    }
}

std::vector<explained_charge> charges_of(const projection& of, int year, const explanation& about) {
    const plan& rows = *of.planned;
    std::vector<explained_charge> charges;
    for (const entry_row& each : of.entries) {
        const charge_row& charge = rows.charges[each.charge];
        if (charge.year != year || (about.cost && charge.cost != *about.cost)) {
            continue;
        }
        if (charges.empty() || charges.back().charge != each.charge) {
            charges.push_back({each.charge, {}});
        }
        charges.back().entries.push_back(each);
    }
    if (!about.cost) {
        std::erase_if(charges, [&](const explained_charge& each) {
            const entry_row own = each.of(about.party);
            return own.bears.is_zero() && own.pays.is_zero();
        });
    }
    return charges;
}

}  // namespace

explanation explain(const projection& of, const explanation_question& about) {
    const agreement& from = *of.planned->source;
    const known_figures known{*of.planned, *of.read, of.as_of};
    explanation why{.planned = of.planned,
                    .read = of.read,
                    .found = std::make_shared<const found_figures>(known.found()),
                    .as_of = of.as_of,
                    .year = about.year};
    why.party = row_called(from.parties, about.party, "party");
    if (about.cost) {
        why.cost = row_called(from.costs, *about.cost, "cost");
    }
    refuse_other_years(*of.planned, about.year);
    why.charges = charges_of(of, about.year, why);
    why.charges_before = charges_of(of, about.year - 1, why);
    derivation_recorder record{why.how};
    evaluator<derivation_recorder> evaluate{*why.planned, *why.found, record};
    charge_result again;
    for (const explained_charge& each : why.charges) {
        why.bears += each.of(why.party).bears;
        why.pays += each.of(why.party).pays;
        if (why.planned->charges[each.charge].corrects != no_row) {
            continue;  // the difference of two statements
        }
        if (known.may_be_corrected()) {
            const found_figures billed = known.as_billed(each.charge);
            derivation_recorder own{why.how};
            evaluator<derivation_recorder>{*why.planned, billed, own}.evaluate_charge(each.charge, again);
        } else {
            evaluate.evaluate_charge(each.charge, again);
        }
        if (again.entries != each.entries) {
            throw std::logic_error{"recording changed an amount"};
        }
    }
    for (const explained_charge& each : why.charges_before) {
        why.bore_before += each.of(why.party).bears;
    }
    return why;
}

}  // namespace andel
