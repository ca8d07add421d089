#include <andel/values/version.hpp>

namespace andel {

std::string_view version() noexcept { return ANDEL_VERSION; }

}  // namespace andel
