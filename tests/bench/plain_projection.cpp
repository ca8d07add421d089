#include "plain_projection.hpp"

#include <algorithm>
#include <map>
#include <optional>
#include <utility>

namespace andel::bench {
namespace {

using fractions_by_party = std::map<row_number, big_rational>;

big_rational plain(const rational& value) { return big_rational{to_text(value)}; }

big_integer half_up(const big_rational& value) {
    const big_integer above = numerator(value);
    const big_integer below = denominator(value);
    const big_integer whole = (2 * abs(above) + below) / (2 * below);
    return above < 0 ? -whole : whole;
}

big_rational rounded(const big_rational& value, const dated<rounding>& rule) {
    if (!rule.usable()) {
        return value;
    }
    const big_rational unit = plain(rule.value().to);
    return half_up(value / unit) * unit;
}

class projector {
   public:
    explicit projector(const plain_plan& from) : from_{from}, rows_{from.rows}, shares_(rows_.keys.size()) {}

    std::vector<plain_entry> project() {
        for (row_number charge = 0; charge < rows_.charges.size(); ++charge) {
            project_charge(charge);
        }
        return std::move(entries_);
    }

   private:
    // Year by year: last year's level, and the change.
    const big_rational& level(row_number amount, row_number step) {
        if (step == no_row) {
            return from_.amounts[amount];
        }
        std::optional<big_rational>& known = levels_[{amount, step}];
        if (!known) {
            const index& clause = rows_.source->indexes[rows_.index_steps[step].index];
            const bool from_base = clause.against.value() == index_basis::base;
            const big_rational& counted_from = from_base ? from_.amounts[amount] : level(amount, rows_.index_steps[step].previous);
            const big_rational factor = rounded(1 + from_.changes[step], clause.rounding_factor);
            const big_rational addition = rounded(counted_from * (factor - 1), clause.rounding_addition);
            known = rounded(counted_from + addition, clause.rounding_result);
        }
        return *known;
    }

    const fractions_by_party& shares(row_number key) {
        fractions_by_party& known = shares_[key];
        if (known.empty()) {
            const run lines = rows_.keys[key].lines;
            big_rational sum;
            for (row_number line = lines.first; line < lines.first + lines.count; ++line) {
                sum += from_.weights[line];
            }
            for (row_number line = lines.first; line < lines.first + lines.count; ++line) {
                for (const auto& [party, fraction] : shares_of(rows_.lines[line].to)) {
                    known[party] += from_.weights[line] / sum * fraction;
                }
            }
        }
        return known;
    }

    fractions_by_party shares_of(const target& to) { return to.is_key ? shares(to.row) : fractions_by_party{{to.row, 1}}; }

    void project_charge(row_number number) {
        const run cells = rows_.charges[number].cells;
        std::vector<big_rational> amounts;
        big_rational exact;
        for (row_number cell = cells.first; cell < cells.first + cells.count; ++cell) {
            amounts.push_back(level(rows_.cells[cell].amount, rows_.cells[cell].index_step) * from_.fractions[cell]);
            exact += amounts.back();
        }
        const big_rational ore = half_up(exact * 100);
        const big_rational scale = exact == 0 ? big_rational{1} : ore / exact;
        fractions_by_party bears;
        fractions_by_party pays;
        for (row_number i = 0; i < cells.count; ++i) {
            const cell_row& cell = rows_.cells[cells.first + i];
            const big_rational amount = amounts[i] * scale;
            for (const auto& [party, fraction] : shares_of(cell.key)) {
                bears[party] += amount * fraction;
                pays[cell.payer == paid_by_bearer ? party : cell.payer] += amount * fraction;
            }
        }
        for (const auto& [party, part] : pays) {
            bears.try_emplace(party);
        }
        for (const auto& [party, part] : bears) {
            pays.try_emplace(party);
        }
        const auto borne = whole_parts(bears);
        const auto paid = whole_parts(pays);
        for (const auto& [party, part] : borne) {
            entries_.push_back({number, party, part, paid.at(party)});
        }
    }

    // Cut, and the öre left over to those who lost most; between equals, in the order of the file.
    static std::map<row_number, std::int64_t> whole_parts(const fractions_by_party& exact) {
        std::map<row_number, std::int64_t> parts;
        std::vector<std::pair<big_rational, row_number>> lost;
        big_rational left;
        for (const auto& [party, part] : exact) {
            const big_integer whole = numerator(part) / denominator(part);
            parts[party] = static_cast<std::int64_t>(whole);
            const big_rational rest = part - whole;
            lost.emplace_back(-abs(rest), party);
            left += rest;
        }
        std::sort(lost.begin(), lost.end());
        const std::int64_t unit = left < 0 ? -1 : 1;
        for (std::size_t i = 0; big_rational{unit * static_cast<std::int64_t>(i)} != left; ++i) {
            parts[lost[i].second] += unit;
        }
        return parts;
    }

    const plain_plan& from_;
    const plan& rows_;
    std::map<std::pair<row_number, row_number>, std::optional<big_rational>> levels_;
    std::vector<fractions_by_party> shares_;
    std::vector<plain_entry> entries_;
};

}  // namespace

plain_plan::plain_plan(const plan& from) : rows{from} {
    const auto convert = [](const auto& all, auto number, std::vector<big_rational>& into) {
        for (const auto& each : all) {
            into.push_back(plain(each.*number));
        }
    };
    convert(from.amounts, &amount_row::kronor, amounts);
    convert(from.index_steps, &index_step_row::change, changes);
    convert(from.lines, &weight_line::weight, weights);
    convert(from.cells, &cell_row::fraction, fractions);
}

std::vector<plain_entry> project_plainly(const plain_plan& from) { return projector{from}.project(); }

}  // namespace andel::bench
