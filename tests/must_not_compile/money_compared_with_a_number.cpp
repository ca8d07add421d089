// expect: no match for .*operator<|invalid operands to binary expression
#include <andel/values/money.hpp>

int main() {
#ifdef MUST_NOT_COMPILE
    const bool less = andel::money::of_kronor(4) < 5;
#else
    const bool less = andel::money::of_kronor(4) < andel::money::of_kronor(5);
#endif
}
