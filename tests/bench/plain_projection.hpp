#pragma once
// A peer for the evaluator: the same rows, the same arithmetic, in plain boost fractions. It says what small fractions in machine words
// are worth, and is checked against the projection before anything is measured.
//
// It knows what large-agreement.toml uses and no more, and leaves out what the projection also gives (status, odd units, frames).

#include <andel/plan/plan.hpp>
#include <andel/values/big_rational.hpp>

#include <cstdint>
#include <vector>

namespace andel::bench {

struct plain_entry {
    row_number charge, party;
    std::int64_t bears_ore, pays_ore;
    friend bool operator==(const plain_entry&, const plain_entry&) = default;
};

/// The numbers of a plan as boost fractions, so that their conversion is not measured.
struct plain_plan {
    explicit plain_plan(const plan& from);
    const plan& rows;
    std::vector<big_rational> amounts;    // like rows.amounts, in kronor
    std::vector<big_rational> changes;    // like rows.index_steps
    std::vector<big_rational> weights;    // like rows.lines
    std::vector<big_rational> fractions;  // like rows.cells
};

[[nodiscard]] std::vector<plain_entry> project_plainly(const plain_plan& from);

}  // namespace andel::bench
