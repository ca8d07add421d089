// expect: deleted function|call to deleted
#include <andel/values/rational.hpp>

int main() {
#ifdef MUST_NOT_COMPILE
    const auto part = andel::rational{1, 3} * 0.1;
#else
    const auto part = andel::rational{1, 3} * andel::rational{1, 10};
#endif
}
