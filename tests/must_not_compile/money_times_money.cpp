// expect: no match for .*operator[*]|invalid operands to binary expression
#include <andel/values/money.hpp>

int main() {
    const andel::exact_money rent = andel::money::of_kronor(1000);
#ifdef MUST_NOT_COMPILE
    const auto square_kronor = rent * rent;
#else
    const auto doubled = rent * andel::rational{2};
#endif
}
