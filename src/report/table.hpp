#pragma once
// A table of the report before it is laid out, and the laying out: which years, rounded how, totalled, marked; years down or across.

#include <andel/projection/projection.hpp>
#include <andel/report/report.hpp>
#include <andel/values/money.hpp>

#include <functional>
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace andel {

/// The key of a line: a year, once for what is firm and once for what is not.
struct line_key {
    int year = 0;
    bool firm = true;
    friend auto operator<=>(const line_key&, const line_key&) = default;
};

struct table {
    std::string heading;
    std::vector<std::string> columns;
    std::map<line_key, std::vector<money>> amounts = {};
    /// With these signs the first cells of a line make zero: {1, 1, -1} where the third is the sum of the others. Empty: they need not.
    std::vector<int> ties = {};
    bool every_year = true;  // also years without amounts
    bool totals = true;      // for the fixed term and, apart from it, for the renewals
    money_unit unit = money_unit::kr;
    /// What an amount is multiplied by before it is shown; nothing: one.
    std::function<rational(int year, std::size_t column)> factor = {};
};

class table_layout {
   public:
    table_layout(const projection& from, const report_options& options);

    [[nodiscard]] report_block lay_out(const table& from);

    [[nodiscard]] const std::vector<line_key>& lines() const { return lines_; }
    [[nodiscard]] bool shows_renewals() const { return !lines_.empty() && !lines_.back().firm; }
    [[nodiscard]] standing renewal_standing() const;
    [[nodiscard]] std::string fixed_label() const;  // "Avtalstiden 2023–2038"
    // What the blocks laid out so far have shown.
    [[nodiscard]] bool rounded_apart() const { return rounded_apart_; }
    [[nodiscard]] bool past_shown() const { return past_shown_; }

   private:
    [[nodiscard]] std::string say(const both_languages& text) const { return text.in(options_.in); }
    [[nodiscard]] std::vector<line_key> lines_of(const table& from) const;
    [[nodiscard]] std::vector<exact_money> amounts_on(const table& from, const line_key& line) const;
    [[nodiscard]] std::int64_t cell(const exact_money& amount, money_unit unit) const;
    [[nodiscard]] bool past(const line_key& line);
    [[nodiscard]] std::string name_across(const line_key& line) const;
    void lay_down(const table& from, report_block& block);
    void lay_across(const table& from, report_block& block);
    [[nodiscard]] report_row row_down(const table& from, const std::vector<exact_money>& amounts) const;

    const projection& from_;
    const report_options& options_;
    const agreement& agreement_;
    std::vector<line_key> lines_;
    int first_year_ = 0;
    int last_year_ = 0;
    bool rounded_apart_ = false;
    bool past_shown_ = false;
};

/// "2026", "2026–2028", "2026/27–2028/29"
[[nodiscard]] std::string year_range(const agreement& from, int first, int last);

}  // namespace andel
