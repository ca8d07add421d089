#pragma once
// The one door to Boost.Multiprecision: what a `rational` becomes when it outgrows its two machine words.
//
// Included by src/values/rational.cpp, and by tests that compare the small numbers with these; nothing else needs it, so a program
// that uses Andel compiles without Boost. (Including it costs two to three seconds per file.)

#include <boost/multiprecision/cpp_int.hpp>

namespace andel {

using big_integer = boost::multiprecision::cpp_int;
using big_rational = boost::multiprecision::cpp_rational;

}  // namespace andel
