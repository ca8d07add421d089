// The lines of a difference: one mixture after another, each a difference of projections on rounded figures.

#include "hybrid.hpp"

#include <andel/agreement/problem_log.hpp>
#include <andel/comparison/compare.hpp>
#include <andel/projection/project.hpp>

#include <algorithm>
#include <set>

namespace andel {
namespace {

reading<projection> projected(const agreement& from, const plan_options& options) {
    const auto planned = make_plan(from, options);
    if (!planned) {
        return planned.problems();
    }
    const auto read = read_figures(from);
    return read ? project(*planned, *read) : reading<projection>{read.problems()};
}

// Every year and party that has a figure in any of the mixtures, with nothing in it yet.
std::map<figure_key, difference_row> rows_for(const std::vector<figures_by_key>& all) {
    std::map<figure_key, difference_row> rows;
    for (const figures_by_key& figures : all) {
        for (const auto& [key, amounts] : figures) {
            const auto& [year, not_firm, how_firm, party] = key;
            rows.try_emplace(key, difference_row{.year = year, .how_firm = how_firm, .party = party, .bears = {}, .settles = {}});
        }
    }
    return rows;
}

borne_and_settled figure(const figures_by_key& from, const figure_key& key) {
    const auto found = from.find(key);
    return found == from.end() ? borne_and_settled{} : found->second;
}

difference compared_by_aspect(const projection& older, const projection& newer) {
    aligned versions{older, newer};
    std::vector<figures_by_key> in_order{versions.figures_of(older, side::older)};
    std::vector<figures_by_key> alone;
    mixture so_far;
    for (const aspect each : every_aspect) {
        so_far = so_far.with(each);
        const bool last = each == every_aspect.back();
        in_order.push_back(last ? versions.figures_of(newer, side::newer) : versions.evaluate(so_far));
        alone.push_back(each == every_aspect.front() ? in_order.back() : versions.evaluate(mixture{}.with(each)));
    }
    auto rows = rows_for(in_order);
    rows.merge(rows_for(alone));
    difference made;
    made.parties = versions.parties();
    for (auto& [at, row] : rows) {
        const figure_key& key = at;
        const auto put = [&](compared& to, money borne_and_settled::*which) {
            to.older = figure(in_order.front(), key).*which;
            to.newer = figure(in_order.back(), key).*which;
            for (std::size_t i = 0; i < aspect_count; ++i) {
                to.in_order.amounts[i] = figure(in_order[i + 1], key).*which - figure(in_order[i], key).*which;
                to.alone.amounts[i] = figure(alone[i], key).*which - to.older;
            }
        };
        put(row.bears, &borne_and_settled::bears);
        put(row.settles, &borne_and_settled::settles);
        made.rows.push_back(row);
    }
    made.borrowed_rounding = versions.borrowed_rounding();
    made.assumed_rounding = versions.assumed_rounding();
    return made;
}

}  // namespace

std::string_view name_of(aspect which) {
    constexpr std::array<std::string_view, aspect_count> names{"index", "amount", "key", "term", "rounding"};
    return names[static_cast<std::size_t>(which)];
}

money by_aspect::sum() const {
    money all;
    for (const money each : amounts) {
        all += each;
    }
    return all;
}

compared& compared::operator+=(const compared& other) {
    older += other.older;
    newer += other.newer;
    for (std::size_t i = 0; i < aspect_count; ++i) {
        in_order.amounts[i] += other.in_order.amounts[i];
        alone.amounts[i] += other.alone.amounts[i];
    }
    return *this;
}

reading<difference> compare(const agreement& older, const agreement& newer, const plan_options& options) {
    const auto before = projected(older, options);
    const auto after = projected(newer, options);
    std::vector<problem> problems = before.problems();
    problems.insert(problems.end(), after.problems().begin(), after.problems().end());
    if (!problems.empty()) {
        return problems;
    }
    try {
        difference made = compared_by_aspect(*before, *after);
        made.older = std::make_shared<const projection>(*before);
        made.newer = std::make_shared<const projection>(*after);
        made.clauses = compare_clauses(older, newer);
        return made;
    } catch (const amount_too_large&) {
        // Both versions fit, what lies between them does not: the year is that of nobody.
        problem_log log{*newer.text};
        log.report(problem_code::too_large_amount, newer.term.where,
                   {{"cost", {"Något mellan versionerna", "Something between the versions"}},
                    {"year", newer.year_in_words(newer.year_of(after->planned->when.first))}});
        return log.take();
    }
}

}  // namespace andel
