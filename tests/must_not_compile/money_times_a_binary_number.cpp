// expect: deleted function|call to deleted
#include <andel/values/money.hpp>

int main() {
#ifdef MUST_NOT_COMPILE
    const auto part = andel::money::of_kronor(100) * 0.33;
#else
    const auto part = andel::money::of_kronor(100) * andel::rational{1, 3};
#endif
}
