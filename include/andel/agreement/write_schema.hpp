#pragma once
// The format of an agreement file as a JSON Schema (draft 7), from the table of fields, so that editors complete, explain and check.
//
//     std::ofstream{"andel-1.schema.json"} << write_schema();
//
//     #:schema ./andel-1.schema.json      the first line of an agreement
//
// It knows types, words and which keys there are, and says in Swedish what each means. It is flat: a cell is its plain type, that opened
// with a source, or those with dates, and none of them holds itself. What takes more than one place of the file to see (a name that is
// not there, shares that do not add up) is for the reader.

#include <string>

namespace andel {

/// Ends with a line break.
[[nodiscard]] std::string write_schema();
/// The same of a file with [amendment], which says only what changes: nothing else is required.
[[nodiscard]] std::string write_overlay_schema();

}  // namespace andel
