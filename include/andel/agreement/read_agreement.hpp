#pragma once
// Text -> agreement: the first arrow. Every problem at once, each with its place and the way out.
//
//     const auto read = read_agreement("avtal.toml");
//
// The draft that comes with problems holds what could be understood; plan/check_agreement.hpp looks further in it.

#include <andel/agreement/agreement.hpp>
#include <andel/values/reading.hpp>

#include <filesystem>
#include <string_view>

namespace andel {

/// Reads a file. What cannot be opened is a problem too (no_such_file, is_a_directory, unreadable).
[[nodiscard]] reading<agreement> read_agreement(const std::filesystem::path& path);
/// Reads the bytes of a file; `name` is what problems call it.
/// Where the file is an amendment ([amendment]), what it amends is read too, and the two are one agreement.
[[nodiscard]] reading<agreement> read_agreement_text(std::string_view bytes, std::string name, std::string folder = {});
/// The texts of a file and of all that it amends, from the last amendment to the agreement itself.
struct source_text {
    std::string bytes, name, folder;
};
[[nodiscard]] reading<agreement> read_agreement_texts(const std::vector<source_text>& texts);
/// Reads a document that has been parsed, or changed.
[[nodiscard]] reading<agreement> read_agreement_document(document from);

/// A checked copy with the changes made, each marked as assumed. Problems: unknown_address, changes_steps, and all that reading finds.
[[nodiscard]] reading<agreement> with_changes(const agreement& base, const std::vector<document_change>& changes);

}  // namespace andel
