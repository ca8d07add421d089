#pragma once
// The difference between two versions of an agreement: which clauses differ, and what each kind of clause changes in kronor.
//
// Region's rent 2030, growth 2 -> 3 %, amount 2.6 -> 2.8 mnkr, share 1/2 -> 3/5 (hand calculation in tests/comparison/compare_test.cpp):
//
//                    index       amount          key      change
//     in order   71 751.25   115 927.41   324 596.75  512 275.41
//     alone      71 751.25   110 408.08   287 061.01              interaction 43 055.07
//
// The lines stand in one order, that of `aspect`. Each is the difference between two projections on rounded figures: the older version
// with the aspects so far from the newer one, and the same with one aspect more. So they add up to the change, with nothing left over.
// Another order would give other lines and the same sum. "Alone" changes one aspect of the older version and nothing else; what the
// aspects then do together is the interaction.

#include <andel/agreement/agreement.hpp>
#include <andel/plan/plan.hpp>
#include <andel/projection/projection.hpp>
#include <andel/values/money.hpp>
#include <andel/values/problem.hpp>

#include <array>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace andel {

/// What kinds of clauses move an amount, in the order in which a change is attributed to them.
enum class aspect : std::uint8_t {
    index,     // index clauses with their roundings, a cost's choice of one, price levels
    amount,    // yearly and one-off amounts, when they begin and end, which costs there are
    key,       // who bears and who pays the supplier: parties, keys, responsibility
    term,      // start, end, renewals, named days, charge period, parts of a year
    rounding,  // of costs and parts, and who gets the odd öre
};
inline constexpr std::size_t aspect_count = 5;
inline constexpr std::array<aspect, aspect_count> every_aspect{aspect::index, aspect::amount, aspect::key, aspect::term, aspect::rounding};

/// "amount": how columns are called.
[[nodiscard]] std::string_view name_of(aspect which);

struct by_aspect {
    std::array<money, aspect_count> amounts;
    [[nodiscard]] money of(aspect which) const { return amounts[static_cast<std::size_t>(which)]; }
    [[nodiscard]] money sum() const;
};

/// One figure in both versions.
struct compared {
    money older, newer;
    by_aspect in_order;
    by_aspect alone;
    [[nodiscard]] money change() const { return newer - older; }
    [[nodiscard]] money remainder() const { return change() - in_order.sum(); }  // zero, by construction
    [[nodiscard]] money interaction() const { return change() - alone.sum(); }
    compared& operator+=(const compared& other);
};

struct difference_row {
    int year = 0;
    standing how_firm = standing::firm;
    row_number party = no_row;  // of `parties`
    compared bears;
    compared settles;
};

enum class clause_change : std::uint8_t { added, removed, changed };

/// A clause that the versions do not say alike.
struct clause_difference {
    clause_change what = clause_change::changed;
    std::string address;       // "costs.rent.yearly.from-opening"
    std::optional<aspect> of;  // the line where its kronor are; nothing: it moves no amount (a label, a source, a frame)
    both_languages subject;    // "Hyra: belopp per år"
    both_languages older_value, newer_value;
    place older_place, newer_place;                     // line 0: not in that file
    bool older_what_if = false, newer_what_if = false;  // said by a change, not by the file
};

struct difference {
    std::shared_ptr<const projection> older, newer;
    std::vector<party> parties;              // of both, the older version's first
    std::vector<difference_row> rows;        // by year, firm first, party; only where somebody has an amount
    std::vector<clause_difference> clauses;  // in the newer file's order
    bool borrowed_rounding = false;          // a figure in between had no rounding in its version, and was rounded by the other's rule
    bool assumed_rounding = false;           // or by neither's: to öre, by the rule profile
    [[nodiscard]] const agreement& older_agreement() const { return *older->planned->source; }
    [[nodiscard]] const agreement& newer_agreement() const { return *newer->planned->source; }
};

}  // namespace andel
