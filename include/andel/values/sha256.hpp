#pragma once
// SHA-256 (FIPS 180-4) of a text: what a receipt calls the very file that figures were made from.
//
//     sha256("abc") == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"

#include <string>
#include <string_view>

namespace andel {

/// 64 hexadecimal digits.
[[nodiscard]] std::string sha256(std::string_view bytes);

}  // namespace andel
