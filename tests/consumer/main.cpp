// A program that uses Andel and knows nothing of how it is built: neither Boost nor toml++ is within its sight.

#include <andel/andel.hpp>

#include <iostream>

#if defined(BOOST_VERSION) || defined(TOML_LIB_MAJOR)
#error "a header of Andel includes a package that its users should not need"
#endif

int main() {
    const auto third = andel::exact_money{andel::money::of_kronor(100)} * andel::rational{1, 3};
    const auto part = andel::round(third, {.to = {1, 100}, .mode = andel::rounding_mode::half_up});
    std::cout << "Andel " << andel::version() << ": " << part.ore() << " öre\n";
    return part.ore() == 3333 ? 0 : 1;
}
