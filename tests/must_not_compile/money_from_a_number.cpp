// expect: conversion from .*int.* to non-scalar type|no viable conversion
#include <andel/values/money.hpp>

int main() {
#ifdef MUST_NOT_COMPILE
    const andel::money rent = 5;
#else
    const andel::money rent = andel::money::of_kronor(5);
#endif
}
