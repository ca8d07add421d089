#include "fixed_prices.hpp"

#include "words.hpp"

#include <andel/report/report.hpp>

#include <algorithm>

namespace andel {
namespace {

constexpr int furthest = 100;  // years from the years shown

std::string ids_of(const std::vector<index>& indexes) {
    std::string ids;
    for (const index& each : indexes) {
        ids += (ids.empty() ? "" : ", ") + each.id;
    }
    return ids;
}

const index& deflator_named(const agreement& from, const std::string& id, int year) {
    const std::string ids = ids_of(from.indexes);
    if (ids.empty()) {
        words::refuse(words::refused_no_index, {{"year", std::to_string(year)}});
    }
    if (id.empty()) {
        words::refuse(words::refused_no_deflator, {{"year", std::to_string(year)}, {"ids", ids}});
    }
    const std::uint32_t row = from.find_index(id);
    if (row == no_row) {
        words::refuse(words::refused_deflator, {{"id", id}, {"ids", ids}});
    }
    const index& found = from.indexes[row];
    if (found.every.value().month != 1 || found.every.value().day_of_month != 1) {
        words::refuse(words::refused_day, {{"id", id}});
    }
    if (found.against.value() != index_basis::previous) {
        words::refuse(words::refused_base, {{"id", id}});
    }
    return found;
}

}  // namespace

price_levels::price_levels(const agreement& from, const std::string& deflator, int of_year, int first, int last)
    : deflator_{&deflator_named(from, deflator, of_year)}, of_year_{of_year} {
    if (of_year < first - furthest || of_year > last + furthest) {
        words::refuse(words::refused_far, {{"year", std::to_string(of_year)},
                                           {"years", std::to_string(first - furthest) + "–" + std::to_string(last + furthest)}});
    }
    rational level = 1;
    const int lowest = std::min(of_year, first);
    for (int year = lowest; year <= std::max(of_year, last); ++year) {
        if (year != lowest) {
            const auto* const change = deflator_->yearly_change.at(first_day_of_year(year));
            if (change == nullptr) {  // before its first step
                words::refuse(words::refused_change, {{"id", deflator}, {"year", std::to_string(year)}});
            }
            level *= change->what.value.by + 1;
            rests_on_ = std::min(rests_on_, change->what.from.how_firm);
        }
        levels_.emplace(year, level);
    }
}

}  // namespace andel
