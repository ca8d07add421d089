#pragma once
// Fixed prices: an amount of one year in the prices of another.
//
//     const price_levels levels{agreement, "prices", 2025, 2026, 2029};        // two per cent a year
//     amount * levels.factor(2027)                                             // amount / 1.02^2, exactly
//
// The deflator is an index of the agreement, read as what prices do: its yearly changes, chained. Its floors and roundings are of the
// clause that moves a charge, and are not followed. Where that leaves a question with two answers the deflator is refused: changes on
// another day than 1 January (which price level has the year?), changes against a base (against what?), years without a change.

#include <andel/agreement/agreement.hpp>
#include <andel/values/rational.hpp>

#include <map>
#include <string>

namespace andel {

class price_levels {
   public:
    /// The levels of `of_year` and of every year from `first` to `last`. Throws options_refused.
    price_levels(const agreement& from, const std::string& deflator, int of_year, int first, int last);

    /// What an amount of `year` is multiplied by.
    [[nodiscard]] rational factor(int year) const { return levels_.at(of_year_) / levels_.at(year); }
    [[nodiscard]] const index& deflator() const { return *deflator_; }
    /// The weakest of the changes that were used.
    [[nodiscard]] status rests_on() const { return rests_on_; }

   private:
    const index* deflator_ = nullptr;
    int of_year_ = 0;
    std::map<int, rational> levels_;
    status rests_on_ = status::agreed;
};

}  // namespace andel
