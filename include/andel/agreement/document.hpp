#pragma once
// A document as text turned it into a tree: tables, lists and plain values, each with its place. Nothing is understood yet.
//
// The tree is our own, so that the rooms know nothing of TOML; src/agreement/parse_document.cpp is the only file that does. Entries
// stand in the order of the file. A document is never changed: `with_change` gives another one.

#include <andel/values/problem.hpp>
#include <andel/values/rational.hpp>
#include <andel/values/reading.hpp>

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace andel {

/// What a file may be at most; more is refused before it is parsed.
struct document_limits {
    static constexpr std::size_t bytes = 1'048'576;
    static constexpr std::size_t bytes_in_a_line = 4'096;
    static constexpr std::size_t depth = 16;  // brackets and dots inside one another
};

enum class node_kind : std::uint8_t { text, whole_number, decimal_number, truth, date, list, table, exact_number };

struct entry;

struct node {
    node_kind kind = node_kind::table;
    bool changed = false;  // put here by a change, not by the file: its status is assumed
    place where;
    std::string text;            // a text; or a number or date as it is written
    rational number;             // whole_number and exact_number
    std::vector<entry> entries;  // of a list (without keys) or a table, in the order of the file

    [[nodiscard]] const node* find(std::string_view key) const;
};

struct entry {
    std::string key;
    place key_place;
    node value;
};

/// A statement that could not be parsed, left out of the tree: what is missing because of it is not reported again.
struct unreadable_statement {
    place where;
    std::string section;             // "costs.rent": the heading that it stands under, or is
    std::vector<std::string> words;  // what it is made of
};

/// What somebody wants to stand at an address ("costs.rent.yearly.from-opening").
struct document_change {
    std::string address;
    node value;
};

struct document {
    std::string name;                                             // as problems call it
    std::string folder;                                           // where it lies, UTF-8: paths in it begin there; empty: here
    std::shared_ptr<const std::string> text;                      // UTF-8, without byte order mark
    std::shared_ptr<const std::vector<std::size_t>> line_starts;  // bytes of the text
    node root;
    std::vector<unreadable_statement> unreadable;
    std::vector<document_change> changes;  // already made to the root, in order
    std::shared_ptr<const document> base;  // of an amendment: what it amends; `root` is then the two as one, and the rest its own file's
    std::uint32_t file = 0;                // its number in a place: how many documents it stands on

    /// The document of the file that a place is in: this one, or one that it amends.
    [[nodiscard]] const document& file_of(place where) const { return !base || where.file >= file ? *this : base->file_of(where); }

    [[nodiscard]] std::string_view line(std::uint32_t number) const;
    /// True when an unreadable statement names the word; with an address, one that belongs to the thing there.
    [[nodiscard]] bool lost(std::string_view word) const;
    [[nodiscard]] bool lost(std::string_view address, std::string_view key) const;
};

/// Turns TOML text into a document: every syntax error at once, each statement at fault left out of the draft.
[[nodiscard]] reading<document> parse_document(std::string_view bytes, std::string name);

/// A copy with the value at the address replaced or, where the table around it exists, added. Nothing if that table does not exist.
[[nodiscard]] std::optional<document> with_change(const document& base, document_change change);

/// Two trees that say the same, wherever it stands; and a number that is the same for them.
[[nodiscard]] bool same(const node& a, const node& b);
[[nodiscard]] std::size_t hash_of(const node& from);

}  // namespace andel
