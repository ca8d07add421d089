// Budget frames, year by year.

#include "planner.hpp"

#include <algorithm>

namespace andel {

void planner::plan_frame(row_number row) {
    const frame& one = agreement_.frames[row];
    const bool compared = one.costs.usable() != one.assets.usable();
    if (!one.limit.usable() || !one.owner.usable() || !compared || one.costs.broken || one.assets.broken) {
        return;
    }
    for (int year = agreement_.year_of(plan_.when.first); year <= agreement_.year_of(plan_.when.before - 1); ++year) {
        const period inside = intersection(plan_.when, agreement_.days_of_year(year));
        std::vector<frame_piece> pieces;
        const bool whole = one.limit.has_occasions() ? occasions_in(one, year, pieces) : pieces_in(one, inside, pieces);
        if (whole && (!pieces.empty() || !one.limit.has_occasions())) {
            add_frame_year(row, year, inside, std::move(pieces));
        }
    }
}

bool planner::occasions_in(const frame& one, int year, std::vector<frame_piece>& pieces) {
    for (const auto& each : one.limit.statements) {
        if (agreement_.year_of(*each.when.first) == year) {
            pieces.push_back({{each.what.value.value.kronor(), input(each.what)}, 1});
        }
    }
    return true;
}

bool planner::pieces_in(const frame& one, const period& inside, std::vector<frame_piece>& pieces) {
    std::set<day> cuts{inside.first, inside.before};
    for (const auto& each : one.limit.statements) {
        if (each.when.first && inside.contains(*each.when.first)) {
            cuts.insert(*each.when.first);
        }
    }
    for (auto cut = cuts.begin(); std::next(cut) != cuts.end(); ++cut) {
        const auto* stated = one.limit.at(*cut);
        if (stated == nullptr) {
            continue;
        }
        const auto fraction = fraction_of({*cut, *std::next(cut)}, agreement_.term.part_of_year, one.where, "frames." + one.id);
        if (!fraction) {
            return false;
        }
        pieces.push_back({{stated->what.value.value.kronor(), input(stated->what)}, *fraction});
    }
    return true;
}

void planner::add_frame_year(row_number row, int year, const period& inside, std::vector<frame_piece> pieces) {
    const frame& one = agreement_.frames[row];
    const auto* owner = in_force(one.owner, inside.first, "frames." + one.id + ".owner");
    if (owner == nullptr) {
        return;
    }
    const auto another = std::ranges::find_if(one.owner.statements, [&](const auto& each) {
        return each.when.first && inside.contains(*each.when.first) && each.what.value.id != owner->what.value.id;
    });
    if (another != one.owner.statements.end()) {
        if (owners_told_.insert(one.where).second) {
            log_.report(
                problem_code::two_answers, another->when.where,
                {{"question",
                  {"Vems ramen " + one.id + " är " + std::to_string(year), "Whose the frame " + one.id + " is in " + std::to_string(year)}},
                 {"answers", owner->what.value.id + ", " + another->what.value.id},
                 {"way",
                  {"Låt ägaren byta den 1 januari, eller skriv två ramar.", "Let the owner change on 1 January, or write two frames."}}});
        }
        return;
    }
    const run rows{static_cast<row_number>(plan_.frame_pieces.size()), static_cast<row_number>(pieces.size())};
    plan_.frame_pieces.insert(plan_.frame_pieces.end(), pieces.begin(), pieces.end());
    plan_.frames.push_back({.frame = row,
                            .owner = agreement_.find_receiver(owner->what.value.id)->row,
                            .year = year,
                            .how_firm = standing_on(inside.before - 1),
                            .pieces = rows,
                            .owner_input = input(owner->what)});
}

}  // namespace andel
