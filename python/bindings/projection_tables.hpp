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

inline std::string_view word_for_standing(standing how_firm) {
    return how_firm == standing::firm ? "firm" : how_firm == standing::rests_on_no_notice ? "rests_on_no_notice" : "conditional";
}

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
    [](const charge_place& at) { return word_for_standing(at.charge->how_firm); },
    [](const charge_place& at) { return std::string_view{at.item().id}; },
    [](const charge_place& at) { return label_of(at.item()); },
    [](const charge_place& at) { return at.item().kind.usable() ? word_for(at.item().kind.value()) : std::string_view{}; },
};

inline constexpr auto entry_columns =  // andel.Row
    std::tuple_cat(charge_columns,
                   std::tuple{
                       [](const entry_place& at) { return std::string_view{at.one().id}; },
                       [](const entry_place& at) { return label_of(at.one()); },
                       [](const entry_place& at) { return at.entry->bears; },
                       [](const entry_place& at) { return at.entry->pays; },
                       [](const entry_place& at) { return at.entry->settles(); },
                       [](const entry_place& at) { return at.entry->odd_units; },
                       [](const entry_place& at) { return word_for(at.entry->rests_on); },
                       [](const entry_place& at) { return word_for(at.entry->settles_rests_on); },
                       [](const entry_place& at) { return past_without_actuals(*at.of, *at.charge); },
                       [](const entry_place& at) { return std::string_view{at.charge->corrects == no_row ? "ordinary" : "correction"}; },
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
    [](const frame_place& at) { return word_for_standing(at.planned->how_firm); },
    [](const frame_place& at) { return word_for(at.entry->rests_on); },
};

}  // namespace andel::python
