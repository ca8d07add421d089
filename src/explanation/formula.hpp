#pragma once
// A number of a derivation as a formula: for a reader ("2 600 000 × 1,02^6"), or for a spreadsheet ("AVRUNDA(2600000*1,02^6;0)").
//
// Long chains of products are powers. What is already written above may stand as a number: `stop` says which steps those are.

#include <andel/explanation/derivation.hpp>
#include <andel/values/problem.hpp>

#include <functional>
#include <string>

namespace andel {

enum class formula_style : std::uint8_t { reader, spreadsheet };

class formula_writer {
   public:
    using stop_rule = std::function<bool(step_number)>;
    formula_writer(const derivation& how, formula_style style, language in, stop_rule stop = {})
        : how_{how}, style_{style}, in_{in}, stop_{std::move(stop)} {}

    /// The formula of a step itself; it does not stop there.
    [[nodiscard]] std::string write(step_number step) const { return expression(step, true).text; }
    /// The same times a number.
    [[nodiscard]] std::string write_times(step_number step, const rational& scale) const { return scaled(step, scale, true).text; }
    /// An exact number: a decimal where one ends, else a fraction.
    [[nodiscard]] std::string write(const rational& value) const;

    /// Whether the formula has at most so many numbers; a step that stands in it twice counts twice.
    [[nodiscard]] bool is_short(step_number step, std::size_t numbers) const;

   private:
    enum class binds : std::uint8_t { sum, product, power };  // how tightly, loosest first
    struct piece {
        std::string text;
        binds by = binds::power;
    };
    struct factors {
        rational constant = 1;
        std::vector<std::pair<std::string, int>> rest;  // each with how often it stands in a row
        std::vector<std::string> divisors;
    };

    [[nodiscard]] piece expression(step_number step, bool itself = false) const;
    [[nodiscard]] piece number(const rational& value) const;
    [[nodiscard]] piece scaled(step_number step, const rational& scale, bool itself = false) const;
    [[nodiscard]] piece product(factors all) const;
    void collect(step_number step, factors& into, bool itself = false) const;
    [[nodiscard]] piece rounded(const derivation_step& step) const;
    [[nodiscard]] std::string rounded_to(const std::string& inside, const rational& unit, const char* swedish, const char* english) const;
    [[nodiscard]] piece part(const derivation_split& split, std::size_t which) const;
    [[nodiscard]] bool is_plain(step_number step) const;
    [[nodiscard]] bool stops(step_number step, bool itself) const { return !itself && stop_ && stop_(step); }
    [[nodiscard]] std::string inside(const piece& of, binds around) const;
    [[nodiscard]] const char* between() const { return in_ == language::swedish ? ";" : ","; }

    const derivation& how_;
    formula_style style_;
    language in_;
    stop_rule stop_;
};

}  // namespace andel
