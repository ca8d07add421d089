// expect: deleted function|call to deleted
#include <andel/values/rational.hpp>

int main() {
#ifdef MUST_NOT_COMPILE
    const andel::rational tenth(0.5, 5);
#else
    const andel::rational tenth(1, 10);
#endif
}
