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

#include <array>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace andel {

using row_number = std::uint32_t;

struct run {  // consecutive rows of a table
    row_number first = 0;
    row_number count = 0;
    friend auto operator<=>(const run&, const run&) = default;
};

/// How certain it is that a charge will exist, weakest first: after the fixed term it takes a decision, or that nobody gives notice, or
/// notice has been given and it comes before the end that this leads to.
enum class standing : std::uint8_t { conditional, rests_on_no_notice, after_notice, firm };

[[nodiscard]] constexpr std::string_view name_of(standing how_firm) {
    constexpr std::array<std::string_view, 4> names{"conditional", "rests_on_no_notice", "after_notice", "firm"};
    return names.at(static_cast<std::size_t>(how_firm));
}

/// An election: somebody gives notice.
struct notice_given {
    std::string party;  // its id, where it may have a time of notice of its own; empty: the time that holds for all
    day on;
    friend bool operator==(const notice_given&, const notice_given&) = default;
};

/// Something the document says that a figure may rest on: a number, a choice, a day.
struct input_row {
    origin from;
    place where;
};

struct amount_row {
    rational kronor;  // per year, or once
    row_number input = no_row;
};

/// A number that a clause states beside amounts: a rate of a measure, a limit, a portion.
struct stated_row {
    rational value;
    row_number input = no_row;
};

/// A figure that must be read: what a measure says of a receiver, or of everybody, for a year. Which row of a file that is, and whether
/// it is there, only figures can tell (figures/find_figures.hpp).
struct need_row {
    row_number measure = no_row;  // of the agreement's measures; none: an index number that is typed
    row_number index = no_row;    // of the agreement's indexes: the clause that it is typed in
    std::optional<receiver> of;   // none: a series with one number for everybody
    int year = 0;                 // for which it is read: a lag or an edition is counted from it
    int month = 0;                // a price level that is a month: that very row, no lag
    day on;                       // typed steps: the row in force on this day
    std::optional<day> billed;    // where preliminary values are corrected: what is known by this day is used first
    place where;                  // of what needs it
    friend bool operator==(const need_row&, const need_row&) = default;
};

/// What a step of an index clause, or one part of its basket, reads or is told.
struct index_reading_row {
    row_number index = no_row;          // the clause, or the part of the basket
    rational change = {};               // told
    row_number change_input = no_row;   // none: read
    row_number said_input = no_row;     // read: the choice of measure
    row_number follows_input = no_row;  // the rule that repeats the last change told
    row_number need = no_row;           // read: a level, or a change
    row_number base_need = no_row;      // a level: what it is counted against
};

/// One effective day of an index clause. A chain of steps belongs to a price level; equal chains are one.
struct index_step_row {
    row_number index = no_row;
    day effective;
    run readings = {};                    // of the clause itself, or of the parts of its basket from left to right
    row_number reference_input = no_row;  // the cost's choice of this index
    row_number previous = no_row;
    bool begins = false;  // counts from the level reached: the first of a chain or of another index, and each without memory
};

/// What an index clause does with a change, as rows of the stated numbers; and the weights of its parts.
struct index_clause_row {
    row_number portion = no_row;
    row_number threshold = no_row;
    row_number minimum = no_row;
    row_number maximum = no_row;
    run parts;  // of a basket, in their order
};
struct index_part_row {
    row_number index = no_row;
    row_number weight = no_row;  // stated
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
    row_number need = no_row;  // the weight is what is read
    rational presence = 1;     // the part of the charge period that the receiver takes part in, where that weighs
    receiver who;              // as the key names it
    friend auto operator<=>(const weight_line&, const weight_line&) = default;
};

/// Kronor of a key, moved by its index.
struct krona {
    row_number amount = no_row;
    row_number index_step = no_row;
    [[nodiscard]] bool there() const { return amount != no_row; }
    friend auto operator<=>(const krona&, const krona&) = default;
};

/// Kronor; kronor for each unit of what is read; or a share, of the whole amount or of last year's part.
struct bound_row {
    krona kronor;
    row_number need = no_row;
    bool flow = false;          // what is read is counted over a time: a part of a year does not scale it
    row_number share = no_row;  // of the stated numbers
    [[nodiscard]] bool there() const { return kronor.there() || share != no_row; }
    friend auto operator<=>(const bound_row&, const bound_row&) = default;
};

/// One limit of one receiver.
struct limit_row {
    limit_word word = limit_word::minimum;
    row_number line = 0;            // which line of its key; of a charge: 0
    bound_row low = {}, high = {};  // minimum: low; maximum: high; yearly change: both
    row_number share = no_row;      // of a discount
    row_number threshold = no_row;  // stated
    bool from_threshold = false;    // from it, not above it
    bool on_excess = false;
    row_number need = no_row;  // what the threshold is of
    bool of_the_rate = false;  // the excess is that of the rate: what is read is what the charge is for each unit of
    krona previous = {};       // yearly change: the part of the year before the first
    friend auto operator<=>(const limit_row&, const limit_row&) = default;
};

/// What one receiver is charged for a year.
struct charge_line {
    target to;
    receiver who;
    krona fee, rate;
    row_number share = no_row;  // stated: a share of a measure in kronor
    row_number need = no_row;
    bool flow = false;
    run limits = {};  // in order
    friend auto operator<=>(const charge_line&, const charge_line&) = default;
};

/// What divides an amount: the lines' weights, in proportion; or charges, and the rest to somebody. An activity is a key with one line, and
/// remembers that it is an activity; so is a party whose part another bears.
struct key_row {
    row_number key = no_row;            // of the agreement's keys
    row_number activity = no_row;       // of the agreement's activities
    row_number stands_in_for = no_row;  // of its parties
    run lines;
    row_number input = no_row;     // the row, the set or the responsibility in force
    row_number by_input = no_row;  // the choice of measure
    bool schedule = false;         // charges, also where nobody is there to be charged
    run charges;
    std::optional<target> rest;
    row_number rest_input = no_row;
    run limits;                        // in order, each for every line that it holds for
    bool fill = false;                 // the difference is shared by the others
    std::optional<target> difference;  // or borne by somebody
    row_number limits_input = no_row;
    row_number index_input = no_row;  // the choice of index in force for its kronor, also "none"
    bool says_kronor = false;         // itself, or some key behind it: half the amount is not half of each part
    bool whole_year = false;          // its kronor are not scaled to a part of a year
    [[nodiscard]] bool charges_alone() const { return schedule && !rest; }
    friend auto operator<=>(const key_row&, const key_row&) = default;
};

inline constexpr row_number paid_by_bearer = 0xFFFF'FFFE;

// ---- capital

/// A rate of interest a year, told or read.
struct interest_row {
    row_number stated = no_row;         // told
    row_number need = no_row;           // read
    row_number said_input = no_row;     // read: the choice of measure
    row_number follows_input = no_row;  // told for an earlier year, and goes on as this says
    friend auto operator<=>(const interest_row&, const interest_row&) = default;
};

/// An asset, with all that the document says of it.
struct asset_row {
    row_number cost = no_row;        // of the amounts
    row_number rest_value = no_row;  // of the amounts; none: zero
    row_number grant = no_row;       // of the amounts
    int life_months = 0;
    run years = {};            // of the asset years
    run inputs = {};           // of the boundary inputs: whatever the document says of its book value but the rates
    run interest_inputs = {};  // and of its interest
};

/// A year of an asset. Linear: a year of the agreement. Annuity: twelve months from the start month, or from its day of the year.
struct asset_year_row {
    row_number asset = no_row;
    period when;               // its months, with depreciation or interest
    int months_before = 0;     // of depreciation, before this year
    int months = 0;            // of depreciation in it
    int late_interest = 0;     // months of depreciation in it before its first month of interest
    bool last = false;         // of its life: it takes what is left
    row_number rate = no_row;  // annuity: of the rates
};

/// Months of an asset year with interest at one rate; a broken month counts as the part of it.
struct capital_piece_row {
    row_number rate = no_row;
    rational months;   // of interest
    rational elapsed;  // the sum, over those months, of the months of depreciation that this year has before each
};

/// What a stretch has of an asset year.
struct capital_row {
    row_number asset_year = no_row;
    rational depreciation_months;
    run pieces = {};
};

/// A book value: of an asset, when some months of a year of its have been depreciated.
struct book_value_row {
    row_number asset_year = no_row;
    rational months;
};

/// Kronor that change bearer without anybody outside being paid: the parts of such a charge make zero.
struct transfer_row {
    row_number party = no_row;  // whose kronor they are
    target share_of = {};       // the key by which it has a share
    row_number book = no_row;   // exit: its share of a book value, which it bears,
    target to = {};             // and those who stay are credited by this key
    row_number to_input = no_row;
    run capital = {};      // a difference of rates: the interest of its share at the owner's rate,
    run own_capital = {};  // less that at its own, which it is credited and the owner bears
    row_number owner = no_row;
};

/// A row of an asset's table: its months in one year of the agreement, as far as the plan goes.
struct asset_table_row {
    row_number asset = no_row;
    int year = 0;
    period when;
    standing how_firm = standing::firm;
    rational elapsed;  // months of depreciation that the first of its asset years has before it
    run capital = {};
};

// ---- loans

struct loan_drawing_row {
    row_number amount = no_row;  // of the amounts
    day when;
    int repayments_left = 0;  // payments after it that repay
    rational first_fraction;  // of a year, from it to the first of them, where an annuity counts days
};

/// A stretch of a payment's period in which neither the balance nor the rate changes.
struct loan_piece_row {
    period when;
    rational fraction;             // of a year
    rational at_one_rate;          // of the days without a drawing that end with it: what they are where no rate cuts them
    row_number rate = no_row;      // of the rates
    row_number margin = no_row;    // of the stated numbers
    row_number discount = no_row;  // of the stated numbers
    run drawings = {};             // on its first day
};

struct loan_payment_row {
    row_number loan = no_row;
    int number = 0;  // from 1
    period when;     // from the payment before (the first drawing) to the day on which it is paid
    run pieces = {};
    int repayments_left = 0;  // itself counted; 0: only interest
    rational fraction;        // of a year, as a whole, where an annuity counts days
    bool last = false;
};

struct loan_row {
    run payments = {};
    row_number stated_payment = no_row;  // of the amounts: an instalment, or an annuity, that is stated
    run inputs = {};                     // of the boundary inputs
};

/// A stretch of a charge period in which nothing changes; or an occasion.
struct cell_row {
    period when;
    row_number amount = no_row;
    run capital = {};              // instead of an amount: what it has of assets,
    run payments = {};             // or the payments of a loan that fall in it,
    row_number book = no_row;      // or what is left of an asset,
    row_number transfer = no_row;  // or kronor that change bearer
    row_number index_step = no_row;
    row_number index_input = no_row;  // the choice of index in force, also "none"
    target key = {};
    row_number key_input = no_row;
    row_number payer = no_row;  // a party, or paid_by_bearer
    row_number payer_input = no_row;
    bool as_charged = false;            // there is no amount: it is what the charges of the key come to,
    row_number charged_input = no_row;  // as this says
    rational fraction = {};             // the part of the year's amount that falls here
    run boundary_inputs = {};           // what made it less than a year: days, the term, the part-year rule
};

/// What a charge is. A correction says besides what it corrects.
enum class charge_component : std::uint8_t { ordinary, rate_difference, exit, left_over };

struct charge_row {
    row_number cost = no_row;
    charge_component component = charge_component::ordinary;
    int year = 0;
    period when;
    standing how_firm = standing::firm;
    run cells;
    run year_before = {};                  // of the charges before: those of the same cost in the same part of the year before
    std::uint32_t amendments = 0;          // how many of the agreement's amendments it is charged by
    bool known_too_late = false;           // by one that was decided after its first day: only corrections come of it
    row_number corrects = no_row;          // a correction, that projecting found: of which charge,
    std::optional<day> corrected_on = {};  // by what was published, or decided, on which day
    row_number corrected_by = no_row;      // decided: of the agreement's amendments
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
    std::optional<notice_given> notice;
    std::optional<day> notice_end;  // the day after the end that the notice leads to
    std::vector<input_row> inputs;
    std::vector<amount_row> amounts;
    std::vector<stated_row> stated;
    std::vector<need_row> needs;
    std::vector<index_clause_row> index_clauses;  // as the agreement's indexes
    std::vector<index_part_row> index_parts;
    std::vector<index_step_row> index_steps;
    std::vector<index_reading_row> index_readings;
    std::vector<key_row> keys;
    std::vector<weight_line> lines;
    std::vector<charge_line> charge_lines;
    std::vector<limit_row> limits;
    std::vector<interest_row> rates;
    std::vector<asset_row> assets;  // as the agreement's assets
    std::vector<asset_year_row> asset_years;
    std::vector<capital_piece_row> capital_pieces;
    std::vector<capital_row> capital;
    std::vector<book_value_row> book_values;
    std::vector<transfer_row> transfers;
    std::vector<asset_table_row> asset_table;  // by asset, year
    std::vector<loan_row> loans;               // as the agreement's loans
    std::vector<loan_payment_row> loan_payments;
    std::vector<loan_piece_row> loan_pieces;
    std::vector<loan_drawing_row> loan_drawings;
    std::vector<cell_row> cells;
    std::vector<row_number> boundary_inputs;
    std::vector<charge_row> charges;         // by year, first day, cost
    std::vector<row_number> charges_before;  // of the year before, for each charge
    std::vector<frame_row> frames;           // by year, frame
    std::vector<frame_piece> frame_pieces;
    std::vector<profile_answer> profile_answers;

    /// How certain what comes after the fixed term is.
    [[nodiscard]] standing after_fixed_end() const {
        const auto& again = source->term.renewal;
        const bool by_decision = again.usable() && again.value().happens == renewal_way::by_decision;
        return by_decision ? standing::conditional : notice_end ? standing::after_notice : standing::rests_on_no_notice;
    }
};

}  // namespace andel
