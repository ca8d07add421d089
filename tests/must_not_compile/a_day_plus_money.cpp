// expect: no match for .*operator[+]|invalid operands to binary expression
#include <andel/values/day.hpp>
#include <andel/values/money.hpp>

int main() {
    const andel::day opening = *andel::make_day(2025, 3, 1);
#ifdef MUST_NOT_COMPILE
    const auto later = opening + andel::money::of_kronor(1);
#else
    const auto later = opening + 1;
#endif
}
