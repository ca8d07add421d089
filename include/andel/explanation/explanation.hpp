#pragma once
// An explanation: why a party bears what it bears in a year, down to the lines of the agreement.
//
//     const explanation why = explain(*projected, {.party = "region", .year = 2031, .cost = "rent"});
//     std::cout << write_text(why, language::swedish);
//
//     Hyra 2031: Region Dalarna bär 1 464 011,00 kr
//       Årsbelopp: 2 600 000 × 1,02^6 = 2 928 022,29… kr
//         …
//       Räkna själv: =AVRUNDA(2600000*1,02^6;0)*1/2
//
// It holds rows and numbers, no words: text, JSON and notebooks are drawn from it. Asking again gives the same, since nothing is stored
// with the projection: the evaluator runs once more, for these charges, with a recorder.

#include <andel/explanation/derivation.hpp>
#include <andel/figures/find_figures.hpp>
#include <andel/projection/projection.hpp>

#include <memory>
#include <optional>
#include <stdexcept>
#include <string>
#include <vector>

namespace andel {

/// What is asked: a party in a year, of one cost or of all; ids as in the file.
struct explanation_question {
    std::string party;
    int year = 0;
    std::optional<std::string> cost = {};
};

/// Thrown when the projection has no such party, cost or year; `choices` are what there is.
struct nothing_to_explain : std::invalid_argument {
    nothing_to_explain(std::string what_is_missing, std::string given_value, std::vector<std::string> all)
        : std::invalid_argument{"no " + what_is_missing + " " + given_value},
          what_kind{std::move(what_is_missing)},
          given{std::move(given_value)},
          choices{std::move(all)} {}
    std::string what_kind;  // "party", "cost" or "year"
    std::string given;
    std::vector<std::string> choices;
};

/// One charge as every party has it.
struct explained_charge {
    row_number charge = no_row;
    std::vector<entry_row> entries;
    /// What the party has to do with it; zeros when it has nothing.
    [[nodiscard]] entry_row of(row_number party) const {
        for (const entry_row& each : entries) {
            if (each.party == party) {
                return each;
            }
        }
        entry_row nothing;
        nothing.charge = charge;
        nothing.party = party;
        return nothing;
    }
};

struct explanation {
    std::shared_ptr<const plan> planned;
    std::shared_ptr<const figures> read = {};
    std::shared_ptr<const found_figures> found = {};  // for the needs of the plan
    std::optional<day> as_of = {};
    row_number party = no_row;
    int year = 0;
    std::optional<row_number> cost = {};
    std::vector<explained_charge> charges = {};  // of the year, in which the party bears or pays something; all, where a cost is named
    std::vector<explained_charge> charges_before = {};  // of the year before, the same costs
    derivation how = {};
    money bears = {};
    money pays = {};
    money bore_before = {};
    [[nodiscard]] money settles() const { return bears - pays; }
};

}  // namespace andel
