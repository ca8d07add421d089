#pragma once
// Whole numbers of 64 bits whose sums and products are checked, on a 128-bit intermediate.
//
// This is the only file that uses a compiler extension (the 128-bit integer of GCC and clang, which MinGW has too), and our own number where
// there is none. Everything that asks "did it still fit?" asks here:
//
//     std::int64_t product = 0;
//     if (!fits(wide{a} * b, product)) { /* go on with big numbers */ }

#include <cstdint>
#include <limits>

#ifndef __SIZEOF_INT128__
#define ANDEL_PORTABLE_WIDE  // a build may ask for it too, to try it
#endif
#ifdef ANDEL_PORTABLE_WIDE
#include <andel/values/portable_wide.hpp>
#endif

namespace andel {

#ifndef ANDEL_PORTABLE_WIDE
__extension__ typedef __int128 wide;  // NOLINT(modernize-use-using): __extension__ goes with typedef only
#else
using wide = portable_wide;
#endif

/// True, and the narrow value, when `value` fits in 64 bits. The lowest number is left out, so that negation always fits too.
[[nodiscard]] constexpr bool fits(wide value, std::int64_t& narrow) noexcept {
    constexpr wide most = std::numeric_limits<std::int64_t>::max();
    if (value > most || value < -most) {
        return false;
    }
    narrow = static_cast<std::int64_t>(value);
    return true;
}

}  // namespace andel
