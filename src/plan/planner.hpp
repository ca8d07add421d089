#pragma once
// The planner: one agreement on its way to rows. What each part does stands in a file of its own:
//
//     make_plan.cpp             the whole, the grid of charge periods, the rule profile
//     plan_keys.cpp             who an amount is handed to
//     plan_charges.cpp          keys in kronor, and the limits of parts
//     plan_indexes.cpp          the chains of index steps, and what they read
//     plan_costs.cpp            cells and charges, yearly and one-off
//     plan_parts_of_years.cpp   which part of a year a cell is, and what made it so
//     plan_capital.cpp          assets: their years and months, and what a cost has of them
//     plan_loans.cpp            loans: their payments
//     plan_frames.cpp           budget frames

#include <andel/agreement/agreement.hpp>
#include <andel/agreement/fields.hpp>
#include <andel/agreement/problem_log.hpp>
#include <andel/plan/make_plan.hpp>
#include <andel/plan/plan.hpp>

#include <array>
#include <functional>
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
    // Goes on in the rows of another: with the same agreement before its last amendment, whose things have the same numbers.
    planner(const agreement& before, planner&& other)
        : agreement_{before},
          log_{other.log_},
          plan_{std::move(other.plan_)},
          gaps_told_{std::move(other.gaps_told_)},
          part_years_told_{std::move(other.part_years_told_)},
          months_told_{std::move(other.months_told_)},
          owners_told_{std::move(other.owners_told_)},
          members_told_{std::move(other.members_told_)},
          key_rows_{std::move(other.key_rows_)},
          ways_{std::move(other.ways_)} {}
    plan make(const plan_options& options);

   private:
    // ---- time
    day horizon(const period& fixed, const plan_options& options) const;
    [[nodiscard]] std::optional<day> sure_end() const { return plan_.notice_end ? plan_.notice_end : agreement_.last_possible_end(); }
    day end_by(const notice_given& given, day start) const;
    std::vector<day> renewal_borders();
    void tell_readings(int number);
    void tell_deadlines(day last);
    void tell_two_days(place where, both_languages question, const std::array<day, 3>& days);
    std::array<day, 3> readings(int months) const;
    standing standing_on(day d) const;
    void lay_grid(const period& fixed);
    void plan_what_was_known(const plan_options& options);
    void plan_before(const plan_options& options, day known);

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
    // A key of the plan before it has a row.
    struct key_content {
        key_row head;
        std::vector<weight_line> lines;
        std::vector<std::pair<charge_line, std::vector<limit_row>>> charges;
        std::vector<limit_row> limits;
        friend auto operator<=>(const key_content&, const key_content&) = default;
    };
    std::optional<chosen_key> key_on(const dated<name>& choice, day d, std::string_view what);
    std::optional<target> target_on(const receiver& to, day d);
    std::optional<target> target_on(const name& to, day d, std::string_view what);
    std::optional<target> stand_in_on(row_number row, day d);
    std::optional<target> activity_on(row_number row, day d);
    std::optional<target> key_row_on(row_number row, day d);
    target intern(key_content content);

    // ---- who takes part
    period days_of(row_number row, const period& inside) const;
    bool is_member(const receiver& which, day d) const;
    bool counts_whole_period(const key& one) const;
    bool takes_part(const receiver& which, const key& one, day d) const;
    std::vector<receiver> members_on(const receiver_set& set, const key& one, day d);
    std::optional<rational> presence_of(const receiver& which, const key& one);
    void tell_nobody_left(const key& one, day d);
    void tell_presence(const receiver& which, const key& one);
    bool add_members(key_content& to, const receiver_set& set, const key& one, day d, const name* measured);

    // ---- what is read
    bool is_flow(const name& measured) const;
    std::optional<row_number> need_of(const name& measured, const receiver& of, day d);
    row_number intern(const need_row& need);
    row_number stated(const rational& value, row_number from, const void* where);

    // ---- keys in kronor
    std::optional<krona> krona_on(const std::optional<rational>& said, const key& one, row_number from, day d, bool moved);
    std::optional<bound_row> bound_on(const std::optional<bound>* limit, const key& one, row_number from, const receiver& who, day d);
    bool put_discount(limit_row& row, const discount& said, row_number from, const receiver& who, day d);
    bool add_charges(key_content& to, const key& one, day d);
    bool add_charge_of(key_content& to, const charge& owed, const key& one, const receiver& who, day d);
    bool add_limits(key_content& to, const key& one, day d);
    bool holds_for(limit_word word, const limit_rules& rules, const receiver& who, day d) const;
    krona previous_of(const yearly_limit& said, const receiver& who, row_number from);
    bool check_part_of_year(const cost& item, const std::vector<cell_row>& cells);
    std::vector<row_number> keys_in_kronor(row_number row) const;
    void count_ways(row_number row);
    // Everything that a key hands amounts on to.
    template <class function>
    void for_each_target(const key_row& one, const function& look) const {
        for (row_number line = one.lines.first; line < one.lines.first + one.lines.count; ++line) {
            look(plan_.lines[line].to);
        }
        for (row_number line = one.charges.first; line < one.charges.first + one.charges.count; ++line) {
            look(plan_.charge_lines[line].to);
        }
        for (const auto& each : {one.rest, one.difference}) {
            if (each) {
                look(*each);
            }
        }
    }
    void tell_part_year(const key& one, const cost& item, const rational& fraction);
    void tell_two_stretches(const key& one, const cost& item);

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
    std::optional<row_number> index_step_on(const dated<name>& references, const price_year& level, const void* of, std::string_view what,
                                            day d);
    static bool has_no_memory(const andel::index& clause);
    bool chain_begins_in_time(const dated<name>& references, const price_year& level, std::string_view what, day d);
    bool reads_later_than(row_number index, int year, const price_year& level) const;
    bool put_readings(std::vector<index_reading_row>& readings, row_number index, row_number clause, day effective, const price_year& base,
                      bool begins);
    bool put_change(index_reading_row& reading, const andel::index& one, day effective);
    std::optional<row_number> need_of_index(row_number index, const name& measured, int year, int month, day effective);
    void lay_index_clauses();
    static bool another_held(const dated_statement<name>* from, const dated_statement<name>* to);
    struct index_chain {  // how far the steps of an amount have been followed
        day reached;
        row_number step = no_row;
        const dated_statement<name>* choice = nullptr;
        price_year base = {};               // what the clause in force counts from
        row_number before_clause = no_row;  // the last step of the clause before it
    };
    struct effective_day {
        const dated_statement<name>* reference;
        day when;
    };
    std::vector<effective_day> effective_days(const dated<name>& references, int year) const;
    row_number intern(index_step_row step, const std::vector<index_reading_row>& readings);

    // ---- one cost
    void plan_cost(row_number row);
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
                } else if (each.kind == receiver_kind::party) {
                    look(agreement_.parties[each.row].groups);
                    look(agreement_.parties[each.row].borne_by);
                } else {
                    const key& one = agreement_.keys[each.row];
                    std::apply([&](const auto&... field) { (look(one.*field.member), ...); }, table_of<key>::fields);
                    for_each_measure_of(one, [&](const measure& read) { look(read.values); });
                }
            }
        }
    }
    // Every measure that a key names.
    template <class function>
    void for_each_measure_of(const key& one, const function& look) const {
        const auto look_at = [&](const name& which) {
            const row_number row = agreement_.find_measure(which.id);
            if (row != no_row) {
                look(agreement_.measures[row]);
            }
        };
        const auto look_at_bound = [&](const std::optional<bound>& limit) {
            if (limit) {
                look_at(limit->per);
            }
        };
        for (const auto& each : one.by.statements) {
            look_at(each.what.value);
        }
        for (const auto& each : one.charges.statements) {
            for (const charge_entry& charged : each.what.value.entries) {
                look_at(charged.owed.per);
                look_at_bound(charged.owed.minimum);
                look_at_bound(charged.owed.maximum);
                if (charged.owed.discount) {
                    look_at(charged.owed.discount->of);
                }
            }
        }
        for (const auto& each : one.limits.statements) {
            const limit_rules& rules = each.what.value;
            look_at_bound(rules.minimum);
            look_at_bound(rules.maximum);
            if (rules.discount) {
                look_at(rules.discount->of);
            }
            if (rules.yearly_change) {
                look_at_bound(rules.yearly_change->up);
                look_at_bound(rules.yearly_change->down);
            }
        }
    }
    bool broken(const dated<name>& references) const;
    const dated<part_years>& part_years_of(const cost& item) const;
    std::optional<cell_row> governed_from(const cost& item, day d);
    bool put_amount(cell_row& cell, const cost& item, const dated_statement<amount>& stated, day d);
    static bool same_rules(const cell_row& a, const cell_row& b);
    [[nodiscard]] bool same_effect(const cell_row& a, const cell_row& b) const;
    [[nodiscard]] bool same_division(const target& a, const target& b) const;
    std::vector<cell_row> yearly_cells(const cost& item, const period& inside, const std::set<day>& all_cuts);
    void plan_yearly(row_number row);

    // ---- parts of a year
    bool put_fraction(cell_row& cell, const cost& item);
    std::optional<rational> fraction_of(const period& part, const dated<part_years>& rules, place where, const std::string& what);
    void tell_part_years(const period& part, place where, const std::string& what);
    std::vector<row_number> what_cuts(const cell_row& cell, const cost& item);
    std::vector<row_number> what_ends_membership(const cost& item, const party& one, const std::array<day, 2>& days);

    // ---- one-off amounts
    [[nodiscard]] period possible_days() const;
    void plan_once(row_number row);
    bool has_one_answer(const cost& item, const dated_statement<amount>& stated, const period& year, const std::string& written);
    void plan_joining(row_number row);
    std::optional<cell_row> charge_of_joining(const cost& item, const dated_statement<amount>& stated, const slot& charge, day governing);
    void add_charge(row_number cost, const slot& where, std::vector<cell_row> cells);
    void sort_charges(row_number first = 0);

    // ---- capital and loans
    row_number intern(const interest_row& rate);
    std::optional<row_number> rate_on(const dated<interest_rate>& rates, day d, const std::string& what, std::optional<day> period = {});
    std::optional<row_number> rate_row_of(const statement<interest_rate>& said, day d, std::optional<day> period);
    std::optional<row_number> rate_of_year(const dated<interest_rate>& rates, int year, const std::string& what);
    row_number amount_of(const dated<amount>& said);
    void add_day_inputs(const dated<day_reference>& said);
    void lay_assets();
    void lay_linear_years(row_number row);
    void lay_annuity_years(row_number row);
    using monthly_rates = std::function<std::optional<row_number>(const period&)>;
    std::optional<std::vector<capital_row>> capital_of(row_number row, const period& when, const monthly_rates& rates = {});
    std::optional<row_number> monthly_rate(const asset& one, const period& month);
    rational elapsed_before(row_number asset_year, day d) const;
    void lay_asset_table();
    bool put_capital(cell_row& cell, const cost& item);
    void add_rate_inputs(std::vector<row_number>& inputs, row_number asset, const capital_row& last) const;
    void add_inputs(std::vector<row_number>& inputs, const run& said) const;
    void add_book_inputs(std::vector<row_number>& inputs, row_number asset, row_number book) const;
    void put_inputs(cell_row& cell, const std::vector<row_number>& inputs);
    bool put_payments(cell_row& cell, const cost& item);
    [[nodiscard]] bool breaks_a_month(const run& capital, day border) const;
    void add_committed_inputs(cell_row& cell, const cost& item);
    std::vector<cell_row> capital_cells(const cost& item, const period& inside, const std::set<day>& cuts);
    void plan_left_over(row_number cost);
    void add_component(row_number cost, const slot& where, charge_component what, std::vector<cell_row> cells);
    std::optional<row_number> book_value_on(row_number row, day d);
    void plan_exits(row_number cost);
    bool put_committed(cell_row& cell, const cost& item, day d);
    void plan_rate_differences(row_number cost, const slot& where, const std::vector<cell_row>& shared);
    bool tell_key_in_kronor(const chosen_key& of, const cost& item);
    void add_rate_differences(row_number row, const cost& item, const cell_row& shared, std::vector<cell_row>& cells);
    void lay_loans();
    void lay_loan(row_number row);
    bool lay_pieces(const loan& one, loan_payment_row& payment, int repayments_left);
    bool reads_by_year(const dated<interest_rate>& rates) const;
    row_number share_on(const dated<share>& said, day d);
    std::optional<rational> fraction_of_interest(const loan& one, const period& when);
    void add_rate_inputs(std::vector<row_number>& inputs, const loan_payment_row& payment) const;
    void add_drawing_inputs(std::vector<row_number>& inputs, const loan_payment_row& payment);

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
    period slot_{};                    // the charge period that is being planned
    std::vector<row_number> joining_;  // the parties that a joining fee is for
    std::optional<day> committed_;     // the last day of the cost for which leavers still bear their share
    std::map<const void*, index_chain> chains_;
    bool used_part_years_ = false;
    bool used_part_year_ = false;  // of kronor of a key
    bool used_presence_ = false;
    bool month_ends_told_ = false;
    bool presence_told_ = false;
    std::set<place> gaps_told_, part_years_told_, months_told_, owners_told_, members_told_;
    std::map<const void*, row_number> input_rows_;
    std::map<std::tuple<receiver_kind, row_number, day, day, std::vector<row_number>, std::optional<day>>, std::optional<target>> targets_;
    std::map<const void*, row_number> amount_rows_;
    std::map<const void*, row_number> stated_rows_;
    std::map<key_content, row_number> key_rows_;
    std::map<interest_row, row_number> rate_rows_;
    std::map<const party_rate*, statement<interest_rate>> rate_statements_;  // of the rows of rates by party, so that each has one place
    static constexpr std::size_t most_ways = 10'000;
    std::vector<std::size_t> ways_;  // of each key row: how many ways lead on from it to keys that know kronor, itself counted
    std::map<std::tuple<row_number, row_number, std::optional<receiver>, int, int, day, std::optional<day>>, row_number> need_rows_;
    std::map<std::tuple<row_number, day, row_number, row_number, bool, std::vector<row_number>>, row_number> index_step_rows_;
};

}  // namespace andel
