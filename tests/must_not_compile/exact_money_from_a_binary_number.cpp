// expect: deleted function|call to deleted
#include <andel/values/money.hpp>

int main() {
#ifdef MUST_NOT_COMPILE
    const auto rent = andel::exact_money::of_kronor(0.1);
#else
    const auto rent = andel::exact_money::of_kronor({1, 10});
#endif
}
