// expect: use of deleted function|call to deleted
#include <andel/values/money.hpp>

int main() {
#ifdef MUST_NOT_COMPILE
    const auto rent = andel::money::of_kronor(0.1);
#else
    const auto rent = andel::money::of_ore(10);
#endif
}
