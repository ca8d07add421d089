#include "planner.hpp"

#include <algorithm>

namespace andel {
namespace {

constexpr int longest_horizon_years = 200;

}  // namespace

plan planner::make(const plan_options& options) {
    const auto fixed = agreement_.fixed_term();
    plan_.source = std::make_shared<const agreement>(agreement_);
    if (!fixed || !agreement_.rounding.charge_period.usable()) {
        return std::move(plan_);
    }
    plan_.until = options.until;
    plan_.fixed_end = fixed->before;
    plan_.when = {fixed->first, horizon(*fixed, options)};
    lay_grid(*fixed);
    lay_index_clauses();
    lay_assets();
    lay_loans();
    for (row_number row = 0; row < agreement_.costs.size(); ++row) {
        plan_cost(row);
    }
    sort_charges();
    lay_asset_table();
    for (row_number row = 0; row < agreement_.frames.size(); ++row) {
        plan_frame(row);
    }
    std::stable_sort(plan_.frames.begin(), plan_.frames.end(), [](const frame_row& a, const frame_row& b) { return a.year < b.year; });
    list_profile_answers();
    return std::move(plan_);
}

// ---- time

day planner::horizon(const period& fixed, const plan_options& options) const {
    if (!options.until) {
        return fixed.before;
    }
    const int first = year_of(fixed.first);
    const int last = first + longest_horizon_years;
    if (*options.until < first || *options.until > last) {
        throw horizon_out_of_reach{first, last};
    }
    const day wanted = first_day_of_year(*options.until + 1);
    const auto last_possible = agreement_.last_possible_end();
    const bool unlimited = agreement_.term.renewal.usable() && !last_possible;
    return unlimited ? wanted : std::min(wanted, last_possible.value_or(fixed.before));
}

// The ends of the fixed term and of each renewal that begins before the horizon.
std::vector<day> planner::renewal_borders() {
    std::vector<day> borders;
    const auto last_possible = agreement_.last_possible_end();
    for (int number = 0;; ++number) {
        const auto end = agreement_.end_of_renewal(number);
        if (!end || (last_possible && *end > *last_possible)) {
            return borders;
        }
        if (*end < first_day_of_year(9999)) {
            tell_readings(number);
        }
        if (*end >= plan_.when.before) {
            return borders;
        }
        borders.push_back(*end);
    }
}

// A renewal may end on several days, as month ends are read; told once, where the file names no reading.
void planner::tell_readings(int number) {
    const auto& again = agreement_.term.renewal;
    const auto months = number == 0 || !again.usable() || again.value().none ? std::nullopt : again.value().each.months();
    if (!months || !agreement_.term.month_ends.absent() || month_ends_told_) {
        return;
    }
    const std::array<day, 3> ends = readings(*months * number);
    if (ends[0] == ends[1] && ends[1] == ends[2]) {
        return;
    }
    month_ends_told_ = true;
    const std::string which = std::to_string(number);
    log_.report(problem_code::two_answers, again.where,
                {{"question", {"Slutet på förlängning " + which, "The end of renewal " + which}},
                 {"answers", "whole_months " + to_text(ends[0]) + ", last_day " + to_text(ends[1]) + ", next_day " + to_text(ends[2])},
                 {"way",
                  {"Skriv i [term]: month_end = \"whole_months\", \"last_day\" eller \"next_day\"",
                   "Write in [term]: month_end = \"whole_months\", \"last_day\" or \"next_day\""}}});
}

// The last day of a stretch of months after the fixed term, in the three readings.
std::array<day, 3> planner::readings(int months) const {
    const day last = *plan_.fixed_end - 1;
    return {add_months(last, months, month_end::whole_months), add_months(last, months, month_end::last_day),
            add_months(last, months, month_end::next_day)};
}

standing planner::standing_on(day d) const {
    if (d < *plan_.fixed_end) {
        return standing::firm;
    }
    return agreement_.term.renewal.value().happens == renewal_way::by_decision ? standing::conditional : standing::rests_on_no_notice;
}

// Charge periods: equal parts of the calendar year, cut where the agreement begins, ends or is renewed.
void planner::lay_grid(const period& fixed) {
    const int months = *agreement_.rounding.charge_period.value().months();
    std::set<day> cuts{plan_.when.first, plan_.when.before};
    for (const day border : renewal_borders()) {
        cuts.insert(border);
    }
    for (int year = year_of(fixed.first); year <= year_of(plan_.when.before - 1); ++year) {
        for (int month = 1; month <= 12; month += months) {
            const day d = first_day_of_month(year, month);
            if (plan_.when.contains(d)) {
                cuts.insert(d);
            }
        }
    }
    for (auto cut = cuts.begin(); std::next(cut) != cuts.end(); ++cut) {
        grid_.push_back({{*cut, *std::next(cut)}, year_of(*cut), standing_on(*cut)});
    }
}

// ---- what the rule profile answered

void planner::list_profile_answers() {
    const auto answered = [](const auto& value) { return value.usable() && value.only().from.kind == origin_kind::rule_profile; };
    const auto add = [&](bool used, std::string address, both_languages words) {
        if (used) {
            plan_.profile_answers.push_back({std::move(address), std::move(words)});
        }
    };
    const rounding_rules& rules = agreement_.rounding;
    add(answered(rules.charge_period), "rounding.period", {"ett år fördelas och avrundas som ett", "a year is divided and rounded as one"});
    add(answered(rules.amount), "rounding.amount",
        {"varje kostnad avrundas till öre, halva öre uppåt", "each cost is rounded to öre, half an öre up"});
    add(answered(rules.part), "rounding.part",
        {"delarna avrundas till öre; den som förlorat mest på det får det udda öret, vid lika den med störst del, sedan i ordning "
         "efter officiell kod",
         "parts are rounded to öre; the odd öre goes to whoever lost most by it, in a tie to the larger part, then by official code"});
    add(used_part_years_, "term.part_years",
        {"del av år räknas i hela månader och dagar i månaden", "part of a year is counted in whole months and days of the month"});
    add(answered(agreement_.term.month_ends) && month_rule_matters(), "term.month_end",
        {"en förlängning räknas i hela månader från dagen efter", "a renewal is counted in whole months from the day after"});
    add(used_presence_, "term.presence",
        {"en part som kommer eller går under året delar dess delar av året med dem som då är med",
         "a party that comes or goes inside a year shares the parts of the year with its members then"});
    for (const key& each : agreement_.keys) {
        add(used_part_year_ && answered(each.part_year), "keys." + each.id + ".part_year",
            {"kronorna i nyckeln räknas efter hur stor del av året det gäller", "the kronor of the key count by the part of the year"});
        add(answered(each.rounding_part), "keys." + each.id + ".rounding.part",
            {"varje avgift avrundas till öre, halva öre uppåt", "each charge is rounded to öre, half an öre up"});
    }
    for (const andel::index& each : agreement_.indexes) {
        add(answered(each.after_correction), "indexes." + each.id + ".after_correction",
            {"senare ändringar bygger på det definitiva värdet", "later changes build on the definitive value"});
        add(answered(each.carry), "indexes." + each.id + ".carry",
            {"nästa års ändring läggs på det avrundade beloppet", "next year's change is put on the rounded amount"});
    }
}

// Whether some renewal inside the horizon ends on different days in different readings.
bool planner::month_rule_matters() const {
    const auto& again = agreement_.term.renewal;
    const auto months = again.usable() && !again.value().none ? again.value().each.months() : std::nullopt;
    for (int number = 1; months && *agreement_.end_of_renewal(number - 1) < plan_.when.before; ++number) {
        const auto ends = readings(*months * number);
        if (ends[0] != ends[1] || ends[1] != ends[2]) {
            return true;
        }
    }
    return false;
}

reading<plan> make_plan(const agreement& from, const plan_options& options) {
    problem_log log{*from.text};
    plan made = planner{from, log}.make(options);
    auto problems = log.take();
    in_order_of_place(problems);
    return {std::move(made), std::move(problems)};
}

}  // namespace andel
