#pragma once
// An explanation on its way to lines. What each line tells stands in a file of its own:
//
//     explain_lines.cpp    charges, amounts, what has changed since the year before, the total
//     explain_levels.cpp   index steps and the figures they read, parts of a year
//     explain_keys.cpp     keys, what they charge and limit, the parts, who has paid

#include "explain_words.hpp"
#include "formula.hpp"
#include "origins.hpp"

#include <andel/agreement/in_words.hpp>
#include <andel/explanation/explain.hpp>
#include <andel/projection/known_figures.hpp>
#include <andel/values/sha256.hpp>
#include <andel/values/version.hpp>
#include <andel/values/written.hpp>

#include <algorithm>
#include <array>
#include <set>

namespace andel {

class line_writer {
   public:
    line_writer(const explanation& why, language in)
        : why_{why}, rows_{*why.planned}, from_{*rows_.source}, in_{in}, weigh_{rows_, *why.found, nobody_} {}

    std::vector<explained_line> write();

   private:
    class nested {  // one step deeper while it lives
       public:
        explicit nested(unsigned& depth) : depth_{depth} { ++depth_; }
        ~nested() { --depth_; }
        nested(const nested&) = delete;
        nested(nested&&) = delete;
        nested& operator=(const nested&) = delete;
        nested& operator=(nested&&) = delete;

       private:
        unsigned& depth_;
    };

    // ---- a charge
    void charge(const explained_charge& one);

    // What a figure that was published later changed: the statement of then, and the one that holds now.
    void correction(const explained_charge& one, const charge_row& charge);

    [[nodiscard]] std::string period_of(const charge_row& charge) const;

    // ---- level and part of the year
    void cell(row_number row, const charge_row& charge);

    void level(row_number row, const cell_row& one, const cost& item);

    // The whole way from the amount as written, or from the year before; of a chain that is too tangled for that, only the value.
    [[nodiscard]] std::string level_formula(step_number step, const std::string& value) const;

    // The amount or the factor that an earlier year has arrived at: it stands on a line of its own.
    [[nodiscard]] bool is_index_step(step_number step) const;

    [[nodiscard]] std::string price_level(const cost& item, const amount_row& written) const;

    [[nodiscard]] static std::string level_in_words(const price_year& level) { return to_text(figure_period{level.year, level.month, 0}); }

    void index(const cell_row& one, const cost& item);

    // One line for steps that do the same year after year; gives the place after the last of them. Steps that count from the price level
    // do not build on each other: of those only the last is told.
    std::size_t steps(const cell_row& one, const std::vector<row_number>& chain, std::size_t first);

    // The input of a step that is told one change; none of one that reads, or is a basket.
    [[nodiscard]] row_number told_change(row_number step) const;

    [[nodiscard]] bool same_change(row_number a, row_number b) const;

    // What a step has read, or the parts of its basket been told.
    void readings(const index_step_row& step);

    // ---- figures
    // Where a number was read, and what has been done with it since.
    void figure(row_number need);

    void leaf_of_figure(const found_figure& found);

    [[nodiscard]] std::string figure_value(const need_row& need, const rational& value) const;

    [[nodiscard]] std::string measure_name(const need_row& need) const;

    [[nodiscard]] rational level_after(const cell_row& one, row_number step) const;

    void rules_of(const andel::index& clause);

    // What the clause does with a change, in the order that it says.
    void applied(const andel::index& clause);

    void limit_of_change(const dated<change_limit>& limit, const both_languages& text);

    void part_of_year(row_number row, const cell_row& one, const cost& item);

    // What a day or a rule of a boundary says, as the file writes it.
    [[nodiscard]] std::string input_words(row_number input) const;

    // ---- capital and loans
    void capital(const cell_row& one);
    void left_over(const cell_row& one);
    void change_of_bearer(const explained_charge& one, const charge_row& charge);
    void transferred(const transfer_row& moved);
    void interest_of(const run& capital, const both_languages& whose);
    void acquired(row_number asset);
    void depreciation(row_number capital);
    void interest_piece(const capital_piece_row& piece, const asset& of);
    void leaf_of_rate(row_number rate);
    void payments(const cell_row& one);

    // ---- the amount of the charge
    void amount(row_number number, const charge_row& charge);

    // ---- who bears it
    void keys(row_number number, const charge_row& charge);

    void key(const target& to, std::set<row_number>& seen, row_number charge);

    // The lines of a key, each with its share of the whole.
    void weights(const target& to);

    [[nodiscard]] const derivation_division* division_of(row_number key, row_number charge) const;

    // What each is charged, and who bears the rest.
    void charges(row_number key, row_number charge);

    // What the limits have made of the parts.
    void limits(row_number key, row_number charge);

    [[nodiscard]] rational share_of(const target& to, row_number party);

    [[nodiscard]] std::string name_of(const target& to) const;

    // ---- the parts
    void parts(const explained_charge& one, const charge_row& charge);

    // Amounts that stand on lines of their own above the part.
    [[nodiscard]] bool is_named(step_number step, row_number number, const charge_row& charge) const;

    void odd(const derivation_split& split);

    [[nodiscard]] std::string in_order(const derivation_split& split) const;

    // ---- who has paid, and who owes whom
    void payment(const explained_charge& one, const charge_row& charge);

    void settle(const explained_charge& one);

    // ---- against the year before
    void against_the_year_before(row_number cost);

    [[nodiscard]] money change_of(row_number cost) const { return borne(why_.charges, cost) - borne(why_.charges_before, cost); }

    [[nodiscard]] money corrections(const std::vector<explained_charge>& charges, row_number cost) const;
    [[nodiscard]] money borne(const std::vector<explained_charge>& charges, row_number cost) const;

    // The one cell in which a cost stood during a year, if it was one.
    [[nodiscard]] const cell_row* only_cell(int year, row_number cost, std::size_t& cells) const;

    std::string causes_of(row_number cost, money change);

    // ---- all costs together
    void total();

    // Which costs have changed the total, also those that are no more.
    void total_against_the_year_before();

    [[nodiscard]] std::string formula(row_number charge, formula_style style) const { return charge_formula(why_, charge, style, in_); }

    // ---- words

    void add(std::string text) { lines_.push_back({depth_, std::move(text)}); }
    [[nodiscard]] std::string say(const both_languages& text, const std::vector<problem_argument>& arguments = {}) const;
    // Where the last line was said, under it.
    void leaf(row_number input);
    void leaf(const origin& from, place where);
    template <class thing_type>
    [[nodiscard]] static std::string label(const thing_type& one) {
        return one.label.usable() ? one.label.value() : one.id;
    }
    [[nodiscard]] std::string party(row_number row) const { return label(from_.parties[row]); }
    [[nodiscard]] std::string days(const period& when) const;
    [[nodiscard]] std::string kronor(money amount) const { return write_kronor(amount, in_); }
    [[nodiscard]] std::string signed_kronor(money amount) const { return (amount > money{} ? "+" : "") + kronor(amount); }
    [[nodiscard]] std::string plain(money amount) const;
    [[nodiscard]] std::string shown(const rational& value) const { return in_short(value, in_); }
    [[nodiscard]] std::string share(const rational& value) const { return write_share(value, in_); }
    // A percentage, also where no short one says it exactly.
    [[nodiscard]] std::string percent(const rational& value) const;
    static std::string lower_first(std::string text);
    [[nodiscard]] std::string in_words_of(const rounding& rule, bool percent, bool number) const;

    const explanation& why_;
    const plan& rows_;
    const agreement& from_;
    language in_;
    no_recorder nobody_;
    evaluator<no_recorder> weigh_;
    std::vector<explained_line> lines_;
    unsigned depth_ = 0;
    unsigned flat_ = 0;
    std::set<row_number> told_;
};

}  // namespace andel
