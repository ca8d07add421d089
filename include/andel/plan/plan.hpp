#pragma once
// The plan: which rule governs which cost in which period. Rows, not objects; no computed amount.
//
// Everything discrete is settled here: names are row numbers, dates are days, steps and renewals are resolved, the year is cut where
// something changes. What is left for the projection is arithmetic over these rows, in order.
//
//     charge   rent 2025, firm, cells [20..21)                 one cost in one charge period: divided and rounded as one
//     cell     2025-03-01..2026-01-01  amount 1  step none  key 1  paid by region  5/6 of the year
//     key      half each: municipality 1/2, region 1/2
//
// Parties, activities, costs, indexes and frames are numbered as in the agreement, which the plan keeps beside it.

#include <andel/agreement/agreement.hpp>
#include <andel/values/day.hpp>
#include <andel/values/rational.hpp>

#include <cstdint>
#include <memory>
#include <vector>

namespace andel {

using row_number = std::uint32_t;

struct run {  // consecutive rows of a table
    row_number first = 0;
    row_number count = 0;
    friend bool operator==(const run&, const run&) = default;
};

/// How certain it is that a charge will exist, weakest first.
enum class standing : std::uint8_t { conditional, rests_on_no_notice, firm };

/// Something the document says that a figure may rest on: a number, a choice, a day.
struct input_row {
    origin from;
    place where;
};

struct amount_row {
    rational kronor;  // per year, or once
    row_number input = no_row;
};

/// One effective day of an index clause. A chain of steps belongs to a price level; equal chains are one.
struct index_step_row {
    row_number index = no_row;
    day effective;
    rational change;
    row_number change_input = no_row;
    row_number reference_input = no_row;  // the cost's choice of this index
    row_number previous = no_row;
    bool begins = false;  // another index held since the previous step: this one counts from the level reached by then
};

/// Who an amount is handed to: a party, or a key that hands it on.
struct target {
    bool is_key = false;
    row_number row = no_row;
    friend bool operator==(const target&, const target&) = default;
    friend auto operator<=>(const target&, const target&) = default;
};

struct weight_line {  // a line of a key
    target to;
    rational weight;
};

/// What divides an amount: the lines' weights, in proportion. An activity is a key with one line, and remembers that it is an activity.
struct key_row {
    row_number key = no_row;       // of the agreement's keys
    row_number activity = no_row;  // of the agreement's activities
    run lines;
    row_number input = no_row;  // the row, the set or the responsibility in force
};

inline constexpr row_number paid_by_bearer = 0xFFFF'FFFE;

/// A stretch of a charge period in which nothing changes; or an occasion.
struct cell_row {
    period when;
    row_number amount = no_row;
    row_number index_step = no_row;
    row_number index_input = no_row;  // the choice of index in force, also "none"
    target key;
    row_number key_input = no_row;
    row_number payer = no_row;  // a party, or paid_by_bearer
    row_number payer_input = no_row;
    rational fraction;    // the part of the year's amount that falls here
    run boundary_inputs;  // what made it less than a year: days, the term, the part-year rule
};

struct charge_row {
    row_number cost = no_row;
    int year = 0;
    period when;
    standing how_firm = standing::firm;
    run cells;
};

/// A frame in one year, with the pieces of its amount.
struct frame_row {
    row_number frame = no_row;
    row_number owner = no_row;
    int year = 0;
    standing how_firm = standing::firm;
    run pieces;
    row_number owner_input = no_row;
};

struct frame_piece {
    amount_row amount;
    rational fraction;
};

/// An answer of the rule profile that these figures use, and where the file could say otherwise.
struct profile_answer {
    std::string address;
    both_languages words;
};

struct plan {
    std::shared_ptr<const agreement> source;
    period when;                   // from the start to the horizon
    std::optional<int> until;      // the year that was asked for; none: the end of the fixed term
    std::optional<day> fixed_end;  // the day after the fixed term
    std::vector<input_row> inputs;
    std::vector<amount_row> amounts;
    std::vector<index_step_row> index_steps;
    std::vector<key_row> keys;
    std::vector<weight_line> lines;
    std::vector<cell_row> cells;
    std::vector<row_number> boundary_inputs;
    std::vector<charge_row> charges;  // by year, first day, cost
    std::vector<frame_row> frames;    // by year, frame
    std::vector<frame_piece> frame_pieces;
    std::vector<profile_answer> profile_answers;
};

}  // namespace andel
