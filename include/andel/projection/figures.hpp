#pragma once
// Figures: what a projection reads besides the agreement. No clause of this version of the format reads any, so a set of them is empty;
// it is an argument from the beginning because no projection will ever be without it.

namespace andel {

struct figures {};

}  // namespace andel
