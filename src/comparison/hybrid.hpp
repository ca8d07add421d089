#pragma once
// Two versions laid side by side, and every mixture of them.
//
// Each version is told on each calendar (its own, and its own rules on the other's dates) as rows of one plan, so that a cell of a
// mixture takes its amount, its index step and its key from whichever version the mixture says. What the rows cannot hold, the rounding
// rules, stands in the agreement that the plan is evaluated with. Assets and loans are told in kronor, month by month and payment by
// payment, so that a mixture may cut them anywhere; what is left of them, and kronor that change bearer, are planned anew for a mixture.
//
//     aligned versions{older_plan, newer_plan};
//     versions.evaluate({side::newer, side::older, side::older, side::older, side::older});     // only the index is new

#include <andel/comparison/difference.hpp>
#include <andel/figures/find_figures.hpp>
#include <andel/plan/make_plan.hpp>
#include <andel/plan/plan.hpp>
#include <andel/projection/known_figures.hpp>

#include <array>
#include <map>
#include <memory>
#include <optional>
#include <set>
#include <span>
#include <string>
#include <tuple>
#include <utility>
#include <vector>

namespace andel {

enum class side : std::uint8_t { older, newer };
inline constexpr std::array<side, 2> both_sides{side::older, side::newer};
[[nodiscard]] constexpr side other(side one) { return one == side::older ? side::newer : side::older; }

/// Which version each aspect is taken from.
struct mixture {
    std::array<side, aspect_count> sides{};
    [[nodiscard]] side of(aspect which) const { return sides[static_cast<std::size_t>(which)]; }
    [[nodiscard]] mixture with(aspect which) const {
        mixture changed = *this;
        changed.sides[static_cast<std::size_t>(which)] = side::newer;
        return changed;
    }
};

struct borne_and_settled {
    money bears;
    money settles;
};
/// Year, not firm, standing, party of the union.
using figure_key = std::tuple<int, bool, standing, row_number>;
using figures_by_key = std::map<figure_key, borne_and_settled>;
/// With the parties as the entries number them; `sign` is 1 or -1.
void add_to(figures_by_key& figures, const entry_row& entry, int year, standing how_firm, int sign);

/// Kronor of a stretch, evenly over its days.
struct told_kronor {
    period when;
    rational kronor;
};
/// What the assets and loans of each cost come to, by the cost's id: a stretch for each month, and the day of each payment.
[[nodiscard]] std::map<std::string, std::vector<told_kronor>> capital_told(const agreement& version, const plan_options& options,
                                                                           const projection& known);

/// To öre, and the odd one to whoever lost most: where no version says.
void round_by_profile(agreement& made);

template <class value_type>
[[nodiscard]] dated<value_type> always(value_type value) {
    dated<value_type> said;
    said.statements.push_back({{}, {.value = std::move(value), .from = {}, .where = {}, .note = {}}});
    return said;
}

class aligned {
   public:
    aligned(const projection& older, const projection& newer);

    [[nodiscard]] const std::vector<party>& parties() const { return parties_; }
    /// The figures of a projection of one of the versions, by party of the union.
    [[nodiscard]] figures_by_key figures_of(const projection& from, side which) const;
    [[nodiscard]] figures_by_key evaluate(const mixture& which);

    [[nodiscard]] bool borrowed_rounding() const { return borrowed_rounding_; }
    [[nodiscard]] bool assumed_rounding() const { return assumed_rounding_; }

   private:
    struct occasion {
        charge_row charge;
        std::vector<cell_row> cells;
    };
    // A version's cells on one calendar, by cost of the union.
    struct told {
        agreement words;
        std::vector<std::vector<cell_row>> yearly;
        std::vector<std::vector<occasion>> once;
        std::vector<std::vector<cell_row>> governed;  // who would bear and pay, also on days without an amount
    };
    struct version {
        const projection* projected = nullptr;
        const plan* planned = nullptr;
        std::vector<row_number> party_rows, cost_rows;  // of the union
        std::array<told, 2> on_calendar;                // of the older, of the newer
    };
    // Where a need of the tables comes from.
    struct asked {
        std::shared_ptr<const plan> rows;
        side which = side::older;
        row_number need = no_row;
    };
    struct slot {
        period when;
        int year = 0;
    };

    void unite_parties();
    void unite_costs();
    void tell(side which, side calendar);
    struct offsets {
        row_number inputs, amounts, index_steps, keys;
    };
    offsets append(const std::shared_ptr<const plan>& from, side which);
    [[nodiscard]] std::optional<found_figure> moved(std::optional<found_figure> found, side which) const;
    [[nodiscard]] receiver moved(receiver who, side which) const;
    [[nodiscard]] cell_row moved(cell_row cell, const offsets& by, side which) const;

    [[nodiscard]] const agreement& source(side which) const { return *version_of(which).planned->source; }
    [[nodiscard]] const version& version_of(side which) const { return versions_[static_cast<std::size_t>(which)]; }
    [[nodiscard]] const told& told_by(side which, side calendar) const {
        return version_of(which).on_calendar[static_cast<std::size_t>(calendar)];
    }
    [[nodiscard]] side speaker(side wanted, day d, side calendar) const {
        return version_of(wanted).planned->when.contains(d) ? wanted : calendar;
    }
    [[nodiscard]] standing standing_on(day d, side calendar) const;

    void lay_charges(const mixture& which);
    [[nodiscard]] plan_options options_of(side calendar) const {
        return {.until = version_of(calendar).planned->until, .notice = version_of(calendar).planned->notice};
    }
    [[nodiscard]] const cost* cost_of(row_number cost, side which) const;
    void lay_yearly(row_number cost, const mixture& which);
    void lay_once(row_number cost, const mixture& which);
    [[nodiscard]] std::set<day> cuts_of(row_number cost, const period& inside, side calendar) const;
    void govern(cell_row& cell, row_number cost, const mixture& which, day d) const;
    void govern_occasion(cell_row& cell, row_number cost, const told& dividing) const;
    [[nodiscard]] bool is_capital(const cell_row& cell) const { return told_kronor_.contains(cell.amount); }
    void put_fractions(std::span<cell_row> cells, row_number cost, side calendar) const;
    [[nodiscard]] std::vector<const dated<part_years>*> part_year_rules(row_number cost, side calendar) const;
    void put_kronor(std::vector<cell_row>& cells);
    void add_charge(row_number cost, int year, const period& when, side calendar, const std::vector<cell_row>& cells);
    void add_components(const mixture& which, figures_by_key& figures);
    [[nodiscard]] agreement components(side amounts, side keys, side calendar) const;
    [[nodiscard]] std::optional<projection> projected(agreement mixed, side keys, side calendar, side rounded);
    [[nodiscard]] std::shared_ptr<const agreement> rounded_as(side which) const;
    [[nodiscard]] std::shared_ptr<const agreement> rounded_by_profile(side which) const;

    [[nodiscard]] found_figures found_on(const figures_to_correct& used, std::optional<day> known_by) const;
    [[nodiscard]] std::set<day> published_after_bill(const figures_to_correct& used) const;
    [[nodiscard]] bool evaluate_corrected(row_number number, side calendar, figures_by_key& figures) const;

    std::array<version, 2> versions_;
    std::vector<party> parties_;
    std::vector<std::string> cost_ids_;
    std::array<std::vector<slot>, 2> grids_;
    found_figures found_;                                         // for the needs of the tables,
    std::vector<asked> asked_;                                    // as they were asked for
    plan tables_;                                                 // the rows of every telling; the cells and charges of the latest mixture
    std::map<row_number, std::vector<told_kronor>> told_kronor_;  // by the amount that stands for them in a telling
    std::size_t amounts_told_ = 0;                                // what comes after them is of the latest mixture
    bool borrowed_rounding_ = false;
    bool assumed_rounding_ = false;
};

/// The version with the other's calendar: its named days, its term. Nothing where steps would then fall on one day.
[[nodiscard]] std::optional<agreement> on_calendar_of(const agreement& calendar, agreement version);

}  // namespace andel
