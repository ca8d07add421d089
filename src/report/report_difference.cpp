#include "words.hpp"

#include <andel/comparison/compare.hpp>
#include <andel/report/report_difference.hpp>

#include <algorithm>
#include <map>

namespace andel {
namespace {

class difference_reporter {
   public:
    difference_reporter(const difference& from, const report_options& options) : from_{from}, options_{options} {
        for (const aspect each : every_aspect) {
            if (std::ranges::any_of(from_.rows,
                                    [&](const difference_row& row) { return moves(row.bears, each) || moves(row.settles, each); })) {
                shown_.push_back(each);
            }
        }
    }

    report make() {
        result_.in = options_.in;
        write_title();
        write_clauses();
        for (row_number party = 0; party < from_.parties.size(); ++party) {
            if (std::ranges::none_of(from_.rows, [&](const difference_row& row) { return row.party == party; })) {
                continue;
            }
            add_years(party);
            if (!shown_.empty()) {
                add_totals(words::settles_by_aspect, party, &difference_row::settles, true);
            }
            if (shown_.size() > 1) {
                add_totals(words::each_alone, party, &difference_row::bears, false);
            }
        }
        notes();
        return std::move(result_);
    }

   private:
    [[nodiscard]] std::string say(const both_languages& words, const std::vector<problem_argument>& arguments = {}) const {
        return fill_in(words.in(options_.in), arguments, options_.in);
    }
    [[nodiscard]] static bool moves(const compared& figure, aspect which) {
        return !figure.in_order.of(which).is_zero() || !figure.alone.of(which).is_zero();
    }
    [[nodiscard]] std::string label(row_number row) const {
        const party& one = from_.parties[row];
        return one.label.usable() ? one.label.value() : one.id;
    }
    [[nodiscard]] static std::string name_of(const agreement& one) {
        return one.facts.name.usable() ? one.facts.name.value() : one.text->name;
    }
    // As the newer version writes its years.
    [[nodiscard]] std::string year_of_report(int year) const { return from_.newer_agreement().year_in_words(year); }
    [[nodiscard]] std::string years(int first, int last) const {
        return first == last ? year_of_report(first) : year_of_report(first) + "–" + year_of_report(last);
    }
    [[nodiscard]] const both_languages& word(aspect which) const { return words::aspects.at(static_cast<std::size_t>(which)); }

    [[nodiscard]] std::string file_of(const agreement& one) const {
        const std::size_t changes = one.text->changes.size();
        return one.text->name +
               (changes == 0 ? "" : say(changes == 1 ? words::with_a_change : words::with_changes, {{"count", std::to_string(changes)}}));
    }

    void write_title() {
        const plan& older = *from_.older->planned;
        const plan& newer = *from_.newer->planned;
        const auto last_firm = [](const plan& one) { return one.source->year_of(std::min(*one.fixed_end, one.when.before) - 1); };
        const auto first_of = [](const plan& one) { return one.source->year_of(one.when.first); };
        const auto last_of = [](const plan& one) { return one.source->year_of(one.when.before - 1); };
        first_year_ = std::min(first_of(older), first_of(newer));
        last_firm_year_ = std::max(last_firm(*from_.older->planned), last_firm(*from_.newer->planned));
        const int last = std::max(last_of(older), last_of(newer));
        result_.title =
            name_of(from_.newer_agreement()) + "\n" +
            say(words::difference_title, {{"years", years(first_year_, last)}, {"unit", std::string{andel::name_of(options_.unit)}}});
        result_.preface.push_back(
            say(words::versions, {{"old", file_of(from_.older_agreement())}, {"new", file_of(from_.newer_agreement())}}));
    }

    void write_clauses() {
        if (from_.clauses.empty()) {
            result_.preface.push_back(say(words::no_clause_differs));
            return;
        }
        const auto list = [&](const both_languages& heading, bool moving) {
            bool first = true;
            for (const clause_difference& each : from_.clauses) {
                if (each.of.has_value() != moving) {
                    continue;
                }
                if (first) {
                    result_.preface.emplace_back();
                    result_.preface.push_back(say(heading));
                    first = false;
                }
                const std::string where = places(each, from_, options_.in);
                const std::string column = each.of ? lower(word(*each.of).in(options_.in)) + "; " : "";
                std::string line = "  " + in_words(each, options_.in);
                line.append(" (").append(column).append(where).append(")");
                result_.preface.push_back(std::move(line));
            }
        };
        list(words::clauses_that_move, true);
        list(words::clauses_that_do_not, false);
    }

    static std::string lower(std::string text) {
        text[0] = static_cast<char>(text[0] >= 'A' && text[0] <= 'Z' ? text[0] - 'A' + 'a' : text[0]);
        return text;
    }

    // ---- tables

    [[nodiscard]] std::int64_t steps(money amount) const {
        return *round_to_whole(rational{amount.ore(), ore_per_step(options_.unit)}, rounding_mode::half_up).whole();
    }

    // Old and new, the aspects, and the change that they make.
    [[nodiscard]] report_row row(std::string label, row_kind kind, bool firm, const compared& figure) {
        report_row made{.label = std::move(label),
                        .kind = kind,
                        .how_firm = firm ? standing::firm : standing::rests_on_no_notice,
                        .cells = {steps(figure.older), steps(figure.newer)}};
        std::int64_t parts = 0;
        for (const aspect each : shown_) {
            made.cells.push_back(steps(figure.in_order.of(each)));
            parts += made.cells.back();
        }
        made.cells.push_back(steps(figure.change()));
        made.rounded_apart = parts != made.cells.back() || made.cells[1] - made.cells[0] != made.cells.back();
        rounded_apart_ = rounded_apart_ || made.rounded_apart;
        renewed_ = renewed_ || !firm;
        return made;
    }

    // The aspects each by itself, and what they do together.
    [[nodiscard]] report_row row_alone(std::string label, bool firm, const compared& figure) {
        report_row made{.label = std::move(label),
                        .kind = row_kind::total,
                        .how_firm = firm ? standing::firm : standing::rests_on_no_notice,
                        .cells = {}};
        std::int64_t parts = 0;
        for (const aspect each : shown_) {
            made.cells.push_back(steps(figure.alone.of(each)));
            parts += made.cells.back();
        }
        made.cells.push_back(steps(figure.interaction()));
        parts += made.cells.back();
        made.cells.push_back(steps(figure.change()));
        made.rounded_apart = parts != made.cells.back();
        rounded_apart_ = rounded_apart_ || made.rounded_apart;
        return made;
    }

    [[nodiscard]] std::vector<std::string> columns(bool with_versions) const {
        std::vector<std::string> all;
        if (with_versions) {
            all = {say(words::older_column), say(words::newer_column)};
        }
        for (const aspect each : shown_) {
            all.push_back(say(word(each)));
        }
        if (!with_versions) {
            all.push_back(say(words::interaction));
        }
        all.push_back(say(words::change));
        return all;
    }

    // A party over the fixed term of either version, or over the renewals (true): the sum, and each year by itself.
    struct stretch {
        int first = 0, last = 0;
        compared sum;
        std::map<int, compared> years;
    };
    [[nodiscard]] std::map<bool, stretch> stretches_of(row_number party, compared difference_row::*which) const {
        std::map<bool, stretch> found;
        stretch& firm = found[false];
        firm.first = first_year_;
        firm.last = last_firm_year_;
        for (int year = firm.first; year <= firm.last; ++year) {
            firm.years[year];  // also one without amounts
        }
        for (const difference_row& each : from_.rows) {
            if (each.party == party) {
                stretch& inside = found[each.how_firm != standing::firm];
                inside.first = inside.first == 0 ? each.year : std::min(inside.first, each.year);
                inside.last = std::max(inside.last, each.year);
                inside.sum += each.*which;
                inside.years[each.year] += each.*which;
            }
        }
        return found;
    }
    [[nodiscard]] std::string label_of(bool renewed, const stretch& inside) const {
        return say(renewed ? words::renewal : words::fixed_term) + " " + years(inside.first, inside.last);
    }

    [[nodiscard]] report_block empty_block(std::string heading, bool with_versions) const {
        return {.heading = std::move(heading),
                .row_heading = say(words::year),
                .columns = columns(with_versions),
                .rows = {},
                .unit = options_.unit};
    }

    void add_years(row_number party) {
        report_block block = empty_block(say(words::bears_by_aspect, {{"party", label(party)}}), true);
        for (const auto& [renewed, inside] : stretches_of(party, &difference_row::bears)) {
            std::vector<std::int64_t> shown(block.columns.size());
            for (const auto& [year, figure] : inside.years) {
                block.rows.push_back(row(year_of_report(year) + (renewed ? " *" : ""), row_kind::year, !renewed, figure));
                for (std::size_t i = 0; i < shown.size(); ++i) {
                    shown[i] += block.rows.back().cells[i];
                }
            }
            block.rows.push_back(row(label_of(renewed, inside), row_kind::total, !renewed, inside.sum));
            block.rows.back().rounded_apart = block.rows.back().rounded_apart || shown != block.rows.back().cells;
            rounded_apart_ = rounded_apart_ || block.rows.back().rounded_apart;
        }
        result_.blocks.push_back(std::move(block));
    }

    void add_totals(const both_languages& heading, row_number party, compared difference_row::*which, bool in_order) {
        report_block block = empty_block(say(heading, {{"party", label(party)}}), in_order);
        for (const auto& [renewed, inside] : stretches_of(party, which)) {
            const std::string text = label_of(renewed, inside);
            block.rows.push_back(in_order ? row(text, row_kind::total, !renewed, inside.sum) : row_alone(text, !renewed, inside.sum));
        }
        result_.blocks.push_back(std::move(block));
    }

    // A year that is firm in one version and not in the other.
    [[nodiscard]] bool some_year_moves() const {
        return std::ranges::any_of(from_.rows, [&](const difference_row& firm) {
            return firm.how_firm == standing::firm && std::ranges::any_of(from_.rows, [&](const difference_row& renewed) {
                       return renewed.year == firm.year && renewed.party == firm.party && renewed.how_firm != standing::firm &&
                              (firm.bears.older.is_zero() != firm.bears.newer.is_zero());
                   });
        });
    }

    // ---- under the tables

    void notes() {
        if (!shown_.empty()) {
            result_.notes.push_back(say(words::note_in_order));
        }
        std::string left_out;
        for (const aspect each : every_aspect) {
            if (std::ranges::find(shown_, each) == shown_.end()) {
                left_out += (left_out.empty() ? "" : ", ") + lower(word(each).in(options_.in));
            }
        }
        if (!left_out.empty() && !shown_.empty()) {
            result_.notes.push_back(say(words::note_left_out, {{"aspects", left_out}}));
        }
        if (shown_.empty()) {
            result_.notes.push_back(say(words::note_nothing_moves));
        }
        if (shown_.size() > 1) {
            result_.notes.push_back(say(words::note_alone));
        }
        if (from_.borrowed_rounding) {
            result_.notes.push_back(say(words::note_borrowed_rounding));
        }
        if (from_.assumed_rounding) {
            result_.notes.push_back(say(words::note_assumed_rounding));
        }
        if (renewed_) {
            result_.notes.push_back(say(words::note_renewed));
        }
        if (some_year_moves()) {
            result_.notes.push_back(say(words::note_year_moves));
        }
        if (rounded_apart_) {
            result_.notes.push_back(say(words::note_rounded));
        }
    }

    const difference& from_;
    const report_options& options_;
    report result_;
    std::vector<aspect> shown_;
    int first_year_ = 0;
    int last_firm_year_ = 0;
    bool rounded_apart_ = false;
    bool renewed_ = false;
};

}  // namespace

report make_report(const difference& from, const report_options& options) { return difference_reporter{from, options}.make(); }

}  // namespace andel
