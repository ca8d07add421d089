// expect: deleted function|call to deleted
#include <andel/values/money.hpp>

int main() {
#ifdef MUST_NOT_COMPILE
    const auto rent = andel::money::of_ore(1250.0);
#else
    const auto rent = andel::money::of_ore(1250);
#endif
}
