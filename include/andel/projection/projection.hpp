#pragma once
// The projection: how much, exactly. Who bears, who has paid outward, and what is to be settled between the parties.
//
//     for (const entry_row& each : result.entries) {
//         each.bears + money{} == each.pays + each.settles();      // three amounts, never one
//     }
//
// Per charge the parts equal the whole, what is paid equals what is borne, and what is settled sums to zero.

#include <andel/figures/figures.hpp>
#include <andel/plan/plan.hpp>
#include <andel/values/money.hpp>

#include <memory>
#include <optional>
#include <vector>

namespace andel {

/// What one party has to do with one charge.
struct entry_row {
    row_number charge = no_row;
    row_number party = no_row;
    money bears;                                                  // its part of the cost, by the key
    money pays;                                                   // what it pays to the supplier
    std::int64_t odd_units = 0;                                   // units of rounding.part that the odd rule gave it
    status rests_on = status::agreed;                             // the weakest input of what it bears
    status settles_rests_on = status::agreed;                     // and of what is settled: also who pays the supplier
    [[nodiscard]] money settles() const { return bears - pays; }  // positive: to pay to the other parties
    friend bool operator==(const entry_row&, const entry_row&) = default;
};

/// A frame in a year, and what the owner's burden has used of it.
struct frame_entry {
    row_number frame = no_row;  // of the plan's frames
    money amount;
    money used;
    status rests_on = status::agreed;
    [[nodiscard]] money left() const { return amount - used; }  // negative: exceeded
    friend bool operator==(const frame_entry&, const frame_entry&) = default;
};

struct projection {
    std::shared_ptr<const plan> planned;  // with the corrections that figures have led to
    std::shared_ptr<const figures> read;  // besides the agreement
    std::optional<day> as_of;             // the day that it knows of: nothing published later is used, and past years are judged from it
    std::vector<entry_row> entries;       // by charge, party
    std::vector<frame_entry> frames;      // in the order of the plan's frames
    friend bool operator==(const projection& a, const projection& b) {
        return *a.planned->source == *b.planned->source && a.planned->when == b.planned->when && a.as_of == b.as_of &&
               a.entries == b.entries && a.frames == b.frames;
    }
};

}  // namespace andel
