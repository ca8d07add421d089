#pragma once
// Values that are tables with keys of their own.

#include "reader.hpp"

#include <initializer_list>

namespace andel {

/// The keys of a record such as { to = …, mode = … }: unknown ones are reported; true when all required ones are there.
bool check_record(problem_log& log, const node& from, const cell& where, std::initializer_list<std::string_view> required,
                  std::initializer_list<std::string_view> optional = {});

}  // namespace andel
