#pragma once
// Which figures a charge uses: those that were known when it was billed, where preliminary values are corrected later; else all that are
// known.
//
//     known_figures known{plan, read, as_of};
//     known.as_billed(charge);                         // what its first bill used
//     for (const day k : known.published_after_bill(charge)) known.on(charge, k);      // what is known later, day by day
//
// A year uses what was published by the year's `every` day, or, for a key, by the first day of the charge. Where later changes build on
// the definitive value, so do the earlier steps of the chain; where they build on what was billed, only the step in force is corrected.

#include <andel/figures/find_figures.hpp>

#include <map>
#include <optional>
#include <vector>

namespace andel {

/// The needs of a charge that a later day may change, each with the day by which its first bill knew it: of its keys, of its index steps
/// in force, and of the steps before those.
using figures_to_correct = std::map<row_number, day>;
[[nodiscard]] figures_to_correct figures_to_correct_in(const plan& rows, row_number charge);

class known_figures {
   public:
    known_figures(const plan& of, const figures& in, std::optional<day> as_of);

    /// What is missing, or may not be used.
    [[nodiscard]] const std::vector<problem>& problems() const { return found_.problems(); }
    /// Whether any figure may be corrected.
    [[nodiscard]] bool may_be_corrected() const { return corrected_; }
    /// What the first bill of a charge uses.
    [[nodiscard]] found_figures as_billed(row_number charge) const;
    /// What is known of a charge's figures on a later day.
    [[nodiscard]] found_figures on(row_number charge, day known_by) const;
    /// The days after the first bill on which something that the charge uses was published, through the day that the run knows of.
    [[nodiscard]] std::vector<day> published_after_bill(row_number charge) const;
    /// Every figure as its own need asks for it.
    [[nodiscard]] const found_figures& found() const { return found_.draft(); }

   private:
    [[nodiscard]] found_figures with(const figures_to_correct& all, std::optional<day> known_by) const;

    const plan& rows_;
    const figures& in_;
    std::optional<day> as_of_;
    reading<found_figures> found_;
    bool corrected_ = false;
};

}  // namespace andel
