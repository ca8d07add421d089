#pragma once
// Everything that reading and planning can find wrong in a document, in one go.
//
//     const auto checked = check_agreement("avtal.toml");        // an agreement, or all its problems
//
// The plan is tried a renewal beyond the last thing the file dates, so that a step in 2036 is looked at although the term ends before.

#include <andel/agreement/read_agreement.hpp>

namespace andel {

[[nodiscard]] reading<agreement> check_agreement(const std::filesystem::path& path);
[[nodiscard]] reading<agreement> check_agreement_text(std::string_view bytes, std::string name, std::string folder = {});
/// Goes on where reading ended.
[[nodiscard]] reading<agreement> check_further(reading<agreement> read);

/// What is worth a look in an agreement without problems: keys and indexes that nothing uses (not_used), and clauses in the register of a
/// source that nothing refers to and that are not set aside either (clause_not_modelled).
[[nodiscard]] std::vector<problem> warnings_of(const agreement& from);

}  // namespace andel
