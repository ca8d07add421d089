// expect: use of deleted function|call to deleted constructor
#include <andel/values/rational.hpp>

int main() {
#ifdef MUST_NOT_COMPILE
    const andel::rational tenth{0.1};
#else
    const andel::rational tenth{1, 10};
#endif
}
