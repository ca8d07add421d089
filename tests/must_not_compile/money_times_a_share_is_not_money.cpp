// expect: conversion from .*exact_money.* to non-scalar type|no viable conversion
#include <andel/values/money.hpp>

int main() {
#ifdef MUST_NOT_COMPILE
    const andel::money part = andel::money::of_kronor(100) * andel::rational{1, 3};
#else
    const andel::exact_money part = andel::money::of_kronor(100) * andel::rational{1, 3};
#endif
}
