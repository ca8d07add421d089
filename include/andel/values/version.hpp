#pragma once
// Which Andel this is: the number that CMakeLists.txt states, and that a receipt of a result names.

#include <string_view>

namespace andel {

/// For example "0.1.0".
[[nodiscard]] std::string_view version() noexcept;

/// The newest version of the agreement file (`andel = 1`) that is understood; older ones are read for ever.
inline constexpr int format_version = 1;

}  // namespace andel
