#pragma once
// A small valid agreement, of which a test changes a line or two; and short ways to read, plan and project a text.
//
//     const example text = example{}.with("[costs.rent]", R"(yearly = "1 000 kr")").without("[costs.rent]", "label");
//     EXPECT_EQ(problems_in(text), (problem_list{text.at("[costs.^rent", "missing_key")}));
//     EXPECT_EQ(borne(projected(text), "alfa", 2026), kronor("500"));
//
// The lines that a test does not change are the same for all: a rent of 1 200 kr a year for 2026-2028, halved between a municipality
// and a region, with no rounding, because none is needed. What goes wrong unexpectedly is thrown with the problems drawn.

#include <andel/agreement/fields.hpp>
#include <andel/agreement/read_agreement.hpp>
#include <andel/figures/read_figures.hpp>
#include <andel/plan/make_plan.hpp>
#include <andel/projection/project.hpp>

#include "values/printing.hpp"

#include <algorithm>
#include <cstdint>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <map>
#include <optional>
#include <ostream>
#include <stdexcept>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace andel {

inline void PrintTo(status how_firm, std::ostream* out) { *out << word_for(how_firm); }
inline void PrintTo(standing how_firm, std::ostream* out) { *out << name_of(how_firm); }
inline void PrintTo(const place& where, std::ostream* out) { *out << where.line << ":" << where.column; }

inline constexpr std::string_view example_lines = R"(andel = 1

[agreement]
name     = "Exempel"
language = "sv"
currency = "SEK"
source   = "contract § 1"

[sources]
contract   = { title = "Avtal", status = "agreed" }
article    = { title = "Artikel", status = "reported" }
assumption = { title = "Antaget", status = "assumed" }

[parties]
alfa     = { label = "Alfa kommun", class = "municipality", code = "9901", source = "contract § 1" }
beta     = { label = "Beta kommun", class = "municipality", code = "9902", source = "contract § 1" }
region_x = { label = "Region X", class = "region", code = "99", source = "contract § 1" }

[activities]
open_preschool = { label = "Öppen förskola", responsible = "alfa", source = "contract § 2" }

[term]
start   = "2026-01-01"
end     = "2028-12-31"
renewal = "none"
source  = "contract § 3"

[costs.rent]
label   = "Hyra"
yearly  = "1 200 kr"
index   = "none"
key     = "half_each"
paid_by = "region_x"
source  = "contract § 4"

[keys.half_each]
equal  = ["alfa", "region_x"]
source = "contract § 5"

[rounding]
period = "1 year"
source = "contract § 6"
)";

/// Where `needle` begins in `text`, or where the `^` in it stands: line and column in characters.
inline place place_in(std::string_view text, std::string needle) {
    const std::size_t caret = std::min(needle.find('^'), needle.size());
    needle.erase(caret, 1);
    const std::size_t found = text.find(needle);
    if (found == std::string_view::npos || text.find(needle, found + 1) != std::string_view::npos) {
        throw std::invalid_argument{"not there once: " + needle};
    }
    const std::string_view before = text.substr(0, found + (caret == needle.size() ? 0 : caret));
    const std::size_t line_start = before.rfind('\n') == std::string_view::npos ? 0 : before.rfind('\n') + 1;
    const auto starts_a_character = [](char c) { return (static_cast<unsigned char>(c) & 0xC0U) != 0x80U; };
    return {static_cast<std::uint32_t>(std::ranges::count(before, '\n') + 1),
            static_cast<std::uint32_t>(std::ranges::count_if(before.substr(line_start), starts_a_character) + 1)};
}

class example {
   public:
    example() : text_{example_lines} {}
    operator const std::string&() const { return text_; }  // NOLINT(google-explicit-constructor): it is that text
    [[nodiscard]] const std::string& text() const { return text_; }

    /// With `lines` in the section, instead of those in it that begin with the same word; a new section stands last.
    [[nodiscard]] example with(std::string_view heading, std::string_view lines) const {
        example changed = *this;
        for (const std::string& line : lines_of(lines)) {
            changed.erase(heading, word(line));
        }
        std::size_t end = changed.section(heading).second;
        if (end == std::string::npos) {
            changed.text_.append("\n").append(heading).append("\n");
            end = changed.text_.size();
        }
        changed.text_.insert(end, std::string{lines}.append(lines.ends_with('\n') ? "" : "\n"));
        return changed;
    }

    /// Without the lines of the section that begin with the word.
    [[nodiscard]] example without(std::string_view heading, std::string_view key) const {
        example changed = *this;
        if (!changed.erase(heading, key)) {
            throw std::invalid_argument{"no such line: " + std::string{key}};
        }
        return changed;
    }

    /// Without the section.
    [[nodiscard]] example without(std::string_view heading) const {
        example changed = *this;
        const auto [first, end] = section(heading);
        changed.text_.erase(first - heading.size() - 1, end - first + heading.size() + 1);
        return changed;
    }

    /// As a test expects a problem: "20:11 unknown_name", the place being that of the `^`.
    [[nodiscard]] std::string at(std::string needle, std::string_view code) const {
        const place where = place_in(text_, std::move(needle));
        return std::to_string(where.line) + ":" + std::to_string(where.column) + " " + std::string{code};
    }

   private:
    static std::vector<std::string> lines_of(std::string_view text) {
        std::vector<std::string> lines;
        for (std::size_t end = 0; !text.empty(); text.remove_prefix(std::min(text.size(), end + 1))) {
            end = std::min(text.find('\n'), text.size());
            lines.emplace_back(text.substr(0, end));
        }
        return lines;
    }

    static std::string_view word(std::string_view line) { return line.substr(0, line.find_first_of(" .=")); }

    // Behind the heading, and behind the last line of the section; npos when it is not there.
    [[nodiscard]] std::pair<std::size_t, std::size_t> section(std::string_view heading) const {
        const std::size_t found = text_.find(std::string{"\n"}.append(heading).append("\n"));
        if (found == std::string::npos) {
            return {found, found};
        }
        const std::size_t first = found + heading.size() + 2;
        const std::size_t end = std::min(text_.find("\n\n", first - 1), text_.size() - 1);
        return {first, end + 1};
    }

    bool erase(std::string_view heading, std::string_view key) {
        const auto [first, end] = section(heading);
        if (first == std::string::npos || key.empty()) {
            return false;
        }
        std::string kept;
        for (const std::string& line : lines_of(std::string_view{text_}.substr(first, end - first))) {
            kept += word(line) == key ? "" : line + "\n";
        }
        const bool erased = kept.size() != end - first;
        text_.replace(first, end - first, kept);
        return erased;
    }

    std::string text_;
};

/// What a reading holds; else thrown with every problem drawn.
template <class value_type>
const value_type& expected(const reading<value_type>& read) {
    if (!read) {
        std::string drawn = "unexpected problems:\n";
        for (const problem& each : read.problems()) {
            drawn += draw(each, language::english);
        }
        throw std::runtime_error{drawn};
    }
    return *read;
}

using problem_list = std::vector<std::string>;

/// "20:11 unknown_name", in order.
inline problem_list places_of(const std::vector<problem>& problems) {
    problem_list all;
    for (const problem& each : problems) {
        all.push_back(std::to_string(each.where.line) + ":" + std::to_string(each.where.column) + " " + std::string{name_of(each.code)});
    }
    return all;
}

inline reading<agreement> reading_of(const std::string& text) { return read_agreement_text(text, "avtal.toml"); }
inline agreement read(const std::string& text) { return expected(reading_of(text)); }
inline problem_list problems_in(const std::string& text) { return places_of(reading_of(text).problems()); }

inline plan planned(const std::string& text, std::optional<int> until = {}) { return expected(make_plan(read(text), {.until = until})); }
/// The problems that planning finds in a text in which reading finds none.
inline problem_list problems_planning(const std::string& text, std::optional<int> until = {}) {
    return places_of(make_plan(read(text), {.until = until}).problems());
}

inline projection projected(const std::string& text, std::optional<int> until = {}, std::optional<day> as_of = {}) {
    return expected(project(planned(text, until), {}, {.as_of = as_of}));
}

/// To the end, which one that runs on until notice does not have: there to the year that is sure.
inline plan_options to_the_end(const agreement& from) {
    return {.until = from.runs_on() ? std::optional{from.year_of(from.fixed_term()->before - 1)} : std::nullopt, .notice = {}};
}

/// An agreement file with the figures that it names.
inline projection projected_with_its_figures(const std::filesystem::path& file, std::optional<int> until = {}) {
    const agreement from = expected(read_agreement(file));
    const plan_options options = until ? plan_options{.until = until, .notice = {}} : to_the_end(from);
    return expected(project(expected(make_plan(from, options)), expected(read_figures(from))));
}

/// The text of each CSV file that an agreement names, such as {"kpi.csv", "period;value\n2025-10;419,35\n"}.
using csv_files = std::map<std::string, std::string>;

inline figures figures_in(const agreement& of, const csv_files& files) {
    figures all;
    for (const figure_series& each : of.figures) {
        const std::string& name = each.file.value();
        all.files.push_back(expected(read_figures_text(files.at(name), name, each.unit.value())));
    }
    return all;
}
inline projection projected_with(const csv_files& files, const std::string& text, std::optional<int> until = {},
                                 std::optional<day> as_of = {}) {
    const plan rows = planned(text, until);
    return expected(project(rows, figures_in(*rows.source, files), {.as_of = as_of}));
}
/// The problems that projecting finds in a text in which reading and planning find none.
inline problem_list problems_projecting(const std::string& text, const csv_files& files = {}, std::optional<int> until = {},
                                        std::optional<day> as_of = {}) {
    const plan rows = planned(text, until);
    return places_of(project(rows, figures_in(*rows.source, files), {.as_of = as_of}).problems());
}

/// "1 234,50" as money.
inline money kronor(std::string_view written) {
    const written_number number = read_amount(std::string{written} + " kr");
    return exactly(exact_money::of_kronor(number.value)).value();
}

/// What a party bears of a cost, or of all costs (""), in a year, or in all of them (0).
inline money borne(const projection& of, std::string_view party, int year = 0, std::string_view cost = "") {
    money sum;
    for (const entry_row& each : of.entries) {
        const charge_row& charge = of.planned->charges[each.charge];
        const agreement& from = *of.planned->source;
        const bool here = (year == 0 || charge.year == year) && (cost.empty() || from.costs[charge.cost].id == cost);
        sum += here && from.parties[each.party].id == party ? each.bears : money{};
    }
    return sum;
}

/// The amount of a cost in a year, over all parties.
inline money amount_of(const projection& of, std::string_view cost, int year) {
    money sum;
    for (const party& each : of.planned->source->parties) {
        sum += borne(of, each.id, year, cost);
    }
    return sum;
}

/// For plans that need no figures.
inline const found_figures nothing_read{};

inline std::filesystem::path source_folder() { return ANDEL_SOURCE_FOLDER; }

inline std::string bytes_of(const std::filesystem::path& file) {
    std::ifstream in{file, std::ios::binary};
    return {std::istreambuf_iterator<char>{in}, std::istreambuf_iterator<char>{}};
}

}  // namespace andel
