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

/// An asset in one year of the agreement, exactly: what it costs, and what it is worth on paper. Depreciation is what the book value falls by.
struct asset_entry {
    row_number row = no_row;  // of the plan's asset table
    exact_money opening;
    exact_money depreciation;
    exact_money interest;
    exact_money grant_income;  // of a grant that is spread over the life
    status rests_on = status::agreed;
    [[nodiscard]] exact_money closing() const { return opening - depreciation; }
    [[nodiscard]] exact_money cost() const { return depreciation + interest - grant_income; }
    friend bool operator==(const asset_entry&, const asset_entry&) = default;
};

/// A payment of a loan, exactly as it is paid.
struct loan_entry {
    row_number payment = no_row;  // of the plan's loan payments
    exact_money opening;          // the balance when the period begins, before what is drawn then
    exact_money drawn;
    exact_money interest;
    exact_money discount_worth;  // by how much the discount has lowered the interest
    exact_money repayment;
    exact_money closing;
    status rests_on = status::agreed;
    friend bool operator==(const loan_entry&, const loan_entry&) = default;
};

/// A loan in one year, beside the capital cost of the assets that it pays for.
struct loan_year_entry {
    row_number loan = no_row;  // of the agreement's loans
    int year = 0;
    exact_money interest_paid;     // by the day of payment
    exact_money interest_accrued;  // by the days of the year, exact also where payments are rounded
    exact_money repaid;
    exact_money discount_worth;               // of the payments of the year
    exact_money balance;                      // when the year ends
    std::optional<exact_money> capital_cost;  // nothing where the loan pays for no asset, or the plan does not reach the year
    [[nodiscard]] exact_money paid() const { return interest_paid + repaid; }
    friend bool operator==(const loan_year_entry&, const loan_year_entry&) = default;
};

struct projection {
    std::shared_ptr<const plan> planned;  // with the corrections that figures have led to
    std::shared_ptr<const figures> read;  // besides the agreement
    std::optional<day> as_of;             // the day that it knows of: nothing published later is used, and past years are judged from it
    std::vector<entry_row> entries;       // by charge, party
    std::vector<frame_entry> frames;      // in the order of the plan's frames
    std::vector<asset_entry> assets;      // by asset, year
    std::vector<loan_entry> loans;        // every payment, in the order of the plan's
    std::vector<loan_year_entry> loan_years;  // from the first drawing to the last payment; by loan, year
    friend bool operator==(const projection& a, const projection& b) {
        return *a.planned->source == *b.planned->source && a.planned->when == b.planned->when && a.as_of == b.as_of &&
               a.entries == b.entries && a.frames == b.frames && a.assets == b.assets && a.loans == b.loans;
    }
};

}  // namespace andel
