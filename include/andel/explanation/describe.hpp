#pragma once
// The agreement in plain words: one sentence for each clause, in the order of the file, to be laid beside the signed document.
//
//     const description said = describe(*read, language::swedish);
//     std::cout << write_text(said);
//
//     Kostnader
//       Hyra är 960 tkr om året; beloppet räknas inte upp; kostnaden delas enligt ”Hälften var”; Region X betalar leverantören; posten
//       räknas som hyra (avtalet § 5; avtalat).
//
// Whatever of the agreement changes an amount is in some sentence. A value that has a source of its own says it in its place. After the
// clauses come the answers of the rule profile, what is set aside and why, and clauses of a register that are neither.

#include <andel/agreement/agreement.hpp>
#include <andel/values/problem.hpp>

#include <string>
#include <vector>

namespace andel {

struct described_sentence {
    std::string address;    // the way to it in the file: "costs.rent", "term.notice"; of a note, "costs.rent.note"
    std::string text;       // ends as a sentence does
    std::string reference;  // "(avtalet § 5; avtalat)"; nothing for a note, which belongs to the sentence before it
    std::string clause;     // "§ 5", where the file says one
    std::string source;     // its id; nothing for the rule profile, or for what somebody changed
    std::string source_title;
    status how_firm = status::assumed;
    place where;
};

struct described_section {
    std::string heading;
    std::vector<described_sentence> sentences;
};

struct description {
    language in = language::swedish;
    std::string heading;  // the name of the agreement
    std::vector<described_section> sections;
};

/// Of an agreement without problems.
[[nodiscard]] description describe(const agreement& from, language in);
/// The sentences line by line under their headings, each with its reference; ends with a line break.
[[nodiscard]] std::string write_text(const description& from);

}  // namespace andel
