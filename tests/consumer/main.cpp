// A program that uses Andel and knows nothing of how it is built: neither Boost nor toml++ is within its sight.

#include <andel/andel.hpp>

#include <iostream>

#if defined(BOOST_VERSION) || defined(TOML_LIB_MAJOR)
#error "a header of Andel includes a package that its users should not need"
#endif

int main(int argc, char** argv) {
    if (argc != 2) {
        std::cerr << "consumer AGREEMENT\n";
        return 2;
    }
    const auto read = andel::check_agreement(argv[1]);
    for (const andel::problem& each : read.problems()) {
        std::cerr << andel::draw(each, andel::language::english);
    }
    if (!read) {
        return 1;
    }
    const auto planned = andel::make_plan(*read);
    const auto projected = andel::project(*planned);
    std::cout << "Andel " << andel::version() << '\n' << andel::write_text(andel::make_report(*projected));
    return projected->entries.empty() ? 1 : 0;
}
