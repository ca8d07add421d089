#pragma once
// The planner: one agreement on its way to rows. What each part does stands in a file of its own:
//
//     make_plan.cpp             the whole, the grid of charge periods, the rule profile
//     plan_keys.cpp             who an amount is handed to, and the chains of index steps
//     plan_costs.cpp            cells and charges, yearly and one-off
//     plan_parts_of_years.cpp   which part of a year a cell is, and what made it so
//     plan_frames.cpp           budget frames

#include <andel/agreement/agreement.hpp>
#include <andel/agreement/problem_log.hpp>
#include <andel/plan/make_plan.hpp>
#include <andel/plan/plan.hpp>

#include <array>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <tuple>
#include <vector>

namespace andel {

// A charge period of the grid, before any cost is looked at.
struct slot {
    period when;
    int year = 0;
    standing how_firm = standing::firm;
};

class planner {
   public:
    planner(const agreement& from, problem_log& log) : agreement_{from}, log_{log} {}
    plan make(const plan_options& options);

   private:
    // ---- time
    day horizon(const period& fixed, const plan_options& options) const;
    std::vector<day> renewal_borders();
    void tell_readings(int number);
    std::array<day, 3> readings(int months) const;
    standing standing_on(day d) const;
    void lay_grid(const period& fixed);

    // ---- inputs
    // One row for each statement that something rests on.
    template <class value_type>
    row_number input(const statement<value_type>& from) {
        const auto [found, added] = input_rows_.try_emplace(&from, static_cast<row_number>(plan_.inputs.size()));
        if (added) {
            plan_.inputs.push_back({from.from, from.where});
        }
        return found->second;
    }

    // ---- keys
    struct chosen_key {
        target to;
        row_number input = no_row;
    };
    std::optional<chosen_key> key_on(const dated<name>& choice, day d, std::string_view what);
    std::optional<target> target_on(const receiver& to, day d);
    std::optional<target> target_on(const name& to, day d);
    std::optional<target> activity_on(row_number row, day d);
    std::optional<target> key_row_on(row_number row, day d);
    target intern(key_row head, std::vector<weight_line> lines);

    // ---- values in force
    // The statement that holds on a day. Before the first step there is none: a problem, told once for each value.
    template <class value_type>
    const dated_statement<value_type>* in_force(const dated<value_type>& value, day d, std::string_view what) {
        if (!value.usable()) {
            return nullptr;
        }
        const auto* found = value.at(d);
        if (found == nullptr && gaps_told_.insert(value.where).second) {
            const std::string first = value.statements.front().when.written;
            log_.report(problem_code::gap_before_first_step, value.statements.front().when.where,
                        {{"what", std::string{what}},
                         {"needed", to_text(d)},
                         {"first", to_text(*value.statements.front().when.first)},
                         {"example", "from-start = …"}});
        }
        return found;
    }

    // ---- index clauses
    std::optional<row_number> index_step_on(const cost& item, const dated_statement<amount>& stated, day d);
    static bool another_held(const dated_statement<name>* from, const dated_statement<name>* to);
    struct index_chain {  // how far the steps of an amount have been followed
        const dated_statement<amount>* of = nullptr;
        day reached;
        row_number step = no_row;
        const dated_statement<name>* choice = nullptr;
    };
    struct effective_day {
        const dated_statement<name>* reference;
        day when;
    };
    std::vector<effective_day> effective_days(const cost& item, int year) const;
    row_number intern(const index_step_row& step);

    // ---- one cost
    void plan_cost(row_number row);
    bool indexes_broken(const cost& item) const;
    std::set<day> cuts_of(const cost& item, const period& inside);
    // Applies `look` to every dated value that decides where an amount of the item ends up, on a day or ever.
    template <class function>
    void for_each_value_behind(const cost& item, std::optional<day> on, const function& look) const {
        look(item.key);
        for (const auto& chosen : item.key.statements) {
            if (on && item.key.at(*on) != &chosen) {
                continue;
            }
            for (const receiver& each : agreement_.behind(chosen.what.value, on)) {
                if (each.kind == receiver_kind::activity) {
                    look(agreement_.activities[each.row].responsible);
                } else if (each.kind == receiver_kind::key) {
                    look(agreement_.keys[each.row].shares);
                    look(agreement_.keys[each.row].equal);
                    look(agreement_.keys[each.row].weights);
                }
            }
        }
    }
    const dated<part_years>& part_years_of(const cost& item) const;
    std::optional<cell_row> governed_from(const cost& item, day d);
    bool put_amount(cell_row& cell, const cost& item, const dated_statement<amount>& stated, day d);
    static bool same_rules(const cell_row& a, const cell_row& b);
    static bool same_effect(const cell_row& a, const cell_row& b);
    std::vector<cell_row> yearly_cells(const cost& item, const period& inside, const std::set<day>& all_cuts);
    void plan_yearly(row_number row);

    // ---- parts of a year
    bool put_fraction(cell_row& cell, const cost& item);
    std::optional<rational> fraction_of(const period& part, const dated<part_years>& rules, place where, const std::string& what);
    void tell_part_years(const period& part, place where, const std::string& what);
    void add_boundary_inputs(cell_row& cell, const cost& item);

    // ---- one-off amounts
    void plan_once(row_number row);
    bool has_one_answer(const cost& item, const dated_statement<amount>& stated, const period& year);
    void add_charge(row_number cost, const slot& where, std::vector<cell_row> cells);
    void sort_charges();

    // ---- frames
    void plan_frame(row_number row);
    bool occasions_in(const frame& one, int year, std::vector<frame_piece>& pieces);
    bool pieces_in(const frame& one, const period& inside, std::vector<frame_piece>& pieces);
    void add_frame_year(row_number row, int year, const period& inside, std::vector<frame_piece> pieces);

    // ---- what the rule profile answered
    void list_profile_answers();
    bool month_rule_matters() const;

    const agreement& agreement_;
    problem_log& log_;
    plan plan_;
    std::vector<slot> grid_;
    index_chain chain_;
    bool used_part_years_ = false;
    bool month_ends_told_ = false;
    std::set<place> gaps_told_, part_years_told_, months_told_, owners_told_;
    std::map<const void*, row_number> input_rows_;
    std::map<std::tuple<receiver_kind, std::uint32_t, day>, std::optional<target>> targets_;
    std::map<const dated_statement<amount>*, row_number> amount_rows_;
    std::map<std::tuple<row_number, row_number, row_number, std::vector<target>>, row_number> key_rows_;
    std::map<std::tuple<row_number, day, row_number, row_number, bool>, row_number> index_step_rows_;
};

}  // namespace andel
