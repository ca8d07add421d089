// expect: no match for .*operator==|invalid operands to binary expression
#include <andel/values/money.hpp>

int main() {
#ifdef MUST_NOT_COMPILE
    const bool nothing = andel::money{} == 0;
#else
    const bool nothing = andel::money{}.is_zero();
#endif
}
