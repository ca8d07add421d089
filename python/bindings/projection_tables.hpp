#pragma once
// The tables of a projection: one list of columns for each, from which the rows of Python and the buffers of Arrow are both made.
//
//     inline constexpr auto frame_columns = std::tuple{
//         [](const frame_place& at) { return at.planned->year; },           // an int column: year
//         [](const frame_place& at) { return at.entry->left(); }, …         // a money column: left_kr
//
// A column is a function of the place of a row. The type that it returns is what the column holds, so that is known also where a table
// has no rows. Names and meanings are those of the same columns, in the same order, in andel/rows.py.

#include <andel/agreement/fields.hpp>
#include <andel/projection/project.hpp>
#include <andel/report/make_report.hpp>

#include <string_view>
#include <tuple>
#include <vector>

namespace andel::python {

/// The label of a party, a cost…, or where it has none its id.
template <class labelled>
[[nodiscard]] std::string_view label_of(const labelled& thing) {
    return thing.label.usable() ? thing.label.value() : thing.id;
}

// ---- where a row stands

struct charge_place {
    const projection* of;
    const charge_row* charge;
    [[nodiscard]] const agreement& source() const { return *of->planned->source; }
    [[nodiscard]] const cost& item() const { return source().costs[charge->cost]; }
};

struct entry_place : charge_place {
    const entry_row* entry;
    [[nodiscard]] const party& one() const { return source().parties[entry->party]; }
};

struct activity_place : charge_place {
    activity_entry entry;
    [[nodiscard]] const party& one() const { return source().parties[entry.party]; }
    [[nodiscard]] const activity* through() const { return entry.activity == no_row ? nullptr : &source().activities[entry.activity]; }
};

struct frame_place {
    const projection* of;
    const frame_entry* entry;
    const frame_row* planned;
    [[nodiscard]] const frame& one() const { return of->planned->source->frames[planned->frame]; }
    [[nodiscard]] const party& owner() const { return of->planned->source->parties[planned->owner]; }
};

struct asset_place {
    const projection* of;
    const asset_entry* entry;
    const asset_table_row* line;
    [[nodiscard]] const asset& one() const { return of->planned->source->assets[line->asset]; }
};

struct loan_place {
    const projection* of;
    const loan_entry* entry;
    const loan_payment_row* payment;
    [[nodiscard]] const loan& one() const { return of->planned->source->loans[payment->loan]; }
};

struct loan_year_place {
    const projection* of;
    const loan_year_entry* entry;
    [[nodiscard]] const loan& one() const { return of->planned->source->loans[entry->loan]; }
};

inline std::string_view word_for_component(const charge_row& charge) {
    if (charge.corrects != no_row) {
        return "correction";
    }
    switch (charge.component) {
        case charge_component::ordinary:
            break;
        case charge_component::left_over:
            return "left_over";
        case charge_component::rate_difference:
            return "rate_difference";
        case charge_component::exit:
            return "exit";
    }
    return "ordinary";
}

inline std::vector<asset_place> asset_places(const projection& of) {
    std::vector<asset_place> places;
    for (const asset_entry& each : of.assets) {
        places.push_back({&of, &each, &of.planned->asset_table[each.row]});
    }
    return places;
}

inline std::vector<loan_place> loan_places(const projection& of) {
    std::vector<loan_place> places;
    for (const loan_entry& each : of.loans) {
        places.push_back({&of, &each, &of.planned->loan_payments[each.payment]});
    }
    return places;
}

inline std::vector<loan_year_place> loan_year_places(const projection& of) {
    std::vector<loan_year_place> places;
    for (const loan_year_entry& each : of.loan_years) {
        places.push_back({&of, &each});
    }
    return places;
}

inline std::vector<entry_place> entry_places(const projection& of) {
    std::vector<entry_place> places;
    for (const entry_row& each : of.entries) {
        places.push_back({{&of, &of.planned->charges[each.charge]}, &each});
    }
    return places;
}

inline std::vector<activity_place> activity_places(const projection& of) {
    std::vector<activity_place> places;
    for (const activity_entry& each : by_activity(of)) {
        places.push_back({{&of, &of.planned->charges[each.charge]}, each});
    }
    return places;
}

inline std::vector<frame_place> frame_places(const projection& of) {
    std::vector<frame_place> places;
    for (const frame_entry& each : of.frames) {
        places.push_back({&of, &each, &of.planned->frames[each.frame]});
    }
    return places;
}

// ---- the columns

inline constexpr auto charge_columns = std::tuple{
    [](const charge_place& at) { return at.charge->year; },
    [](const charge_place& at) { return at.charge->when.first; },
    [](const charge_place& at) { return at.charge->when.before - 1; },
    [](const charge_place& at) { return name_of(at.charge->how_firm); },
    [](const charge_place& at) { return std::string_view{at.item().id}; },
    [](const charge_place& at) { return label_of(at.item()); },
    [](const charge_place& at) { return at.item().kind.usable() ? word_for(at.item().kind.value()) : std::string_view{}; },
};

inline constexpr auto entry_columns =  // andel.Row
    std::tuple_cat(charge_columns, std::tuple{
                                       [](const entry_place& at) { return std::string_view{at.one().id}; },
                                       [](const entry_place& at) { return label_of(at.one()); },
                                       [](const entry_place& at) { return at.entry->bears; },
                                       [](const entry_place& at) { return at.entry->pays; },
                                       [](const entry_place& at) { return at.entry->settles(); },
                                       [](const entry_place& at) { return at.entry->odd_units; },
                                       [](const entry_place& at) { return word_for(at.entry->rests_on); },
                                       [](const entry_place& at) { return word_for(at.entry->settles_rests_on); },
                                       [](const entry_place& at) { return past_without_actuals(*at.of, *at.charge); },
                                       [](const entry_place& at) { return word_for_component(*at.charge); },
                                   });

inline constexpr auto activity_columns =  // andel.ActivityRow
    std::tuple_cat(charge_columns,
                   std::tuple{
                       [](const activity_place& at) { return at.through() != nullptr ? at.through()->id : std::string_view{}; },
                       [](const activity_place& at) { return at.through() != nullptr ? label_of(*at.through()) : std::string_view{}; },
                       [](const activity_place& at) { return std::string_view{at.one().id}; },
                       [](const activity_place& at) { return label_of(at.one()); },
                       [](const activity_place& at) { return at.entry.bears; },
                   });

inline constexpr auto frame_columns = std::tuple{
    // andel.FrameRow
    [](const frame_place& at) { return at.planned->year; },
    [](const frame_place& at) { return std::string_view{at.one().id}; },
    [](const frame_place& at) { return label_of(at.one()); },
    [](const frame_place& at) { return std::string_view{at.owner().id}; },
    [](const frame_place& at) { return at.entry->amount; },
    [](const frame_place& at) { return at.entry->used; },
    [](const frame_place& at) { return at.entry->left(); },
    [](const frame_place& at) { return name_of(at.planned->how_firm); },
    [](const frame_place& at) { return word_for(at.entry->rests_on); },
};

inline constexpr auto asset_columns = std::tuple{
    // andel.AssetRow
    [](const asset_place& at) { return at.line->year; },
    [](const asset_place& at) { return std::string_view{at.one().id}; },
    [](const asset_place& at) { return label_of(at.one()); },
    [](const asset_place& at) { return std::string_view{at.one().owner.value().id}; },
    [](const asset_place& at) { return at.entry->opening; },
    [](const asset_place& at) { return at.entry->depreciation; },
    [](const asset_place& at) { return at.entry->interest; },
    [](const asset_place& at) { return at.entry->grant_income; },
    [](const asset_place& at) { return at.entry->cost(); },
    [](const asset_place& at) { return at.entry->closing(); },
    [](const asset_place& at) { return name_of(at.line->how_firm); },
    [](const asset_place& at) { return word_for(at.entry->rests_on); },
};

inline constexpr auto loan_columns = std::tuple{
    // andel.LoanRow
    [](const loan_place& at) { return std::string_view{at.one().id}; },
    [](const loan_place& at) { return label_of(at.one()); },
    [](const loan_place& at) { return std::string_view{at.one().borrower.value().id}; },
    [](const loan_place& at) { return at.payment->number; },
    [](const loan_place& at) { return at.payment->when.first; },
    [](const loan_place& at) { return at.payment->when.before; },
    [](const loan_place& at) { return at.entry->opening; },
    [](const loan_place& at) { return at.entry->drawn; },
    [](const loan_place& at) { return at.entry->interest; },
    [](const loan_place& at) { return at.entry->discount_worth; },
    [](const loan_place& at) { return at.entry->repayment; },
    [](const loan_place& at) { return at.entry->closing; },
    [](const loan_place& at) { return word_for(at.entry->rests_on); },
};

inline constexpr auto loan_year_columns = std::tuple{
    // andel.LoanYearRow
    [](const loan_year_place& at) { return at.entry->year; },
    [](const loan_year_place& at) { return std::string_view{at.one().id}; },
    [](const loan_year_place& at) { return label_of(at.one()); },
    [](const loan_year_place& at) { return at.entry->interest_paid; },
    [](const loan_year_place& at) { return at.entry->interest_accrued; },
    [](const loan_year_place& at) { return at.entry->repaid; },
    [](const loan_year_place& at) { return at.entry->paid(); },
    [](const loan_year_place& at) { return at.entry->discount_worth; },
    [](const loan_year_place& at) { return at.entry->balance; },
    [](const loan_year_place& at) { return at.entry->capital_cost; },
    [](const loan_year_place& at) {
        return at.entry->capital_cost ? std::optional{at.entry->paid() - *at.entry->capital_cost} : std::nullopt;
    },
};

}  // namespace andel::python
