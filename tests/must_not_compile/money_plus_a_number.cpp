// expect: no match for .*operator[+]|invalid operands to binary expression
#include <andel/values/money.hpp>

int main() {
    const andel::money rent = andel::money::of_kronor(1000);
#ifdef MUST_NOT_COMPILE
    const auto more = rent + 25;  // öre or kronor?
#else
    const auto more = rent + andel::money::of_ore(25);
#endif
}
