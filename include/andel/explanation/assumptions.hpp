#pragma once
// What a projection rests on that is assumed, estimated or merely reported: each input by itself, with the kronor that rest on it and
// what one stated step of it would change.
//
//     for (const assumption& each : assumptions_of(*projected)) {
//         each.address;          // "costs.rent.yearly.from-opening"
//         each.rests;            // 48 462 138 kr of the fixed term rest on it
//         each.step.swedish;     // "10 % mer": what was tried
//         each.effect;           // what that adds to each party's burden over the fixed term
//     }
//
// Kronor overlap: one krona may rest on several assumptions, so they are never added up. The effect is found by making the change and
// projecting again, so it includes roundings and odd öre.
//
// | kind of input                   | step                                                            |
// |---------------------------------|-----------------------------------------------------------------|
// | an amount                       | 10 percent more                                                 |
// | a yearly change of an index     | one percentage point more                                       |
// | a row of shares or weights      | the first receiver 10 percentage points more (or, above 90, less), the others in proportion |
// | a row of typed numbers          | the first of them 10 percent more                               |
// | a growth after the last figure  | one percentage point more                                       |
// | a named day                     | half a year later                                               |
// | a choice (a key, a rule, a day of the term) | none: there is no step between two choices          |

#include <andel/projection/projection.hpp>
#include <andel/values/problem.hpp>

#include <optional>
#include <string>
#include <vector>

namespace andel {

struct assumption {
    std::string address;
    both_languages what;  // "Hyra: belopp per år"
    std::string value;    // as the file writes it; nothing where the rule profile answers
    origin from;
    place where;
    money rests;                // of the fixed term, amounts in size; zero: no amount of this projection needs it
    both_languages step;        // what was tried; empty where there is no step
    std::vector<money> effect;  // for each party of the agreement, in its order; empty where there is no step
};

/// Those on which most rests first; equal ones in the order of the file.
[[nodiscard]] std::vector<assumption> assumptions_of(const projection& from);
/// The same without trying any step: quick.
[[nodiscard]] std::vector<assumption> what_rests_on_assumptions(const projection& from);

/// The `count` on which most rests, of those that a step can be tried of: a heading, and a line each; nothing where there are none.
[[nodiscard]] std::vector<std::string> largest_assumptions(const projection& from, std::size_t count, language in);

/// As text, each with its place, kronor and effect; ends with a line break.
[[nodiscard]] std::string write_text(const std::vector<assumption>& all, const projection& of, language in);

}  // namespace andel
