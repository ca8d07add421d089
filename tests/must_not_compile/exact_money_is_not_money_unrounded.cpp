// expect: conversion from .*exact_money.* to non-scalar type|no viable conversion
#include <andel/values/money.hpp>

int main() {
    const andel::exact_money third = andel::exact_money{andel::money::of_kronor(100)} * andel::rational{1, 3};
#ifdef MUST_NOT_COMPILE
    const andel::money part = third;
#else
    const andel::money part = andel::round(third, {.to = {1, 100}, .mode = andel::rounding_mode::half_up});
#endif
}
