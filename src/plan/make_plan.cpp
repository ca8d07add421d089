#include "planner.hpp"

#include <andel/agreement/deadlines.hpp>

#include <algorithm>

namespace andel {
namespace {

constexpr int longest_horizon_years = 200;

// Whether two versions say different things of assets or loans.
bool changes_capital(const agreement& a, const agreement& b) {
    return std::ranges::any_of(std::array<std::string_view, 2>{"assets", "loans"}, [&](std::string_view table) {
        const node* const mine = a.text->root.find(table);
        const node* const its = b.text->root.find(table);
        return mine == nullptr || its == nullptr ? mine != its : !same(*mine, *its);
    });
}

}  // namespace

plan planner::make(const plan_options& options) {
    const auto fixed = agreement_.fixed_term();
    plan_.source = std::make_shared<const agreement>(agreement_);
    if (!fixed || !agreement_.rounding.charge_period.usable()) {
        return std::move(plan_);
    }
    plan_.until = options.until;
    plan_.fixed_end = fixed->before;
    if (options.notice) {
        plan_.notice = options.notice;
        plan_.notice_end = end_by(*options.notice, fixed->first) + 1;
    }
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
    for (charge_row& each : plan_.charges) {
        each.amendments = static_cast<std::uint32_t>(agreement_.amendments.size());
    }
    if (agreement_.unamended) {
        plan_what_was_known(options);
    }
    return std::move(plan_);
}

// ---- amendments decided late

// The charges as they were known before each amendment that was decided late, for the days on which they were; those of the plan that
// nobody knew of on their first day are no bills.
void planner::plan_what_was_known(const plan_options& options) {
    const std::vector<day> known = agreement_.known_from();
    const auto all = static_cast<std::uint32_t>(agreement_.amendments.size());
    for (charge_row& each : plan_.charges) {
        each.known_too_late = each.when.first < known[all];
    }
    const agreement* before = agreement_.unamended.get();
    for (std::uint32_t number = all; number-- > 0 && before != nullptr; before = before->unamended.get()) {
        if (known[number] == known[number + 1]) {
            continue;  // nobody knew of this without knowing of the next
        }
        if (changes_capital(*before, agreement_)) {
            const amendment& late = agreement_.amendments.at(number);
            log_.report(problem_code::rule_missing, late.decided.only().where,
                        {{"question",
                          {"Hur kapitalkostnad eller lån som ändras i efterhand rättas",
                           "How a capital cost or a loan that is changed in arrears is corrected"}},
                         {"answers",
                          {"värdet kan räknas om från tillgångens första dag, eller gå vidare från det bokförda värdet",
                           "the value can be counted anew from the first day of the asset, or go on from its book value"}},
                         {"way",
                          {"Låt tilläggets ändring av assets och loans gälla från beslutsdagen eller senare, i ett tillägg för sig.",
                           "Let what the amendment changes in assets and loans hold from the day of the decision or later, in an "
                           "amendment of its own."}}});
            return;
        }
        const auto first = static_cast<row_number>(plan_.charges.size());
        planner earlier{*before, std::move(*this)};
        earlier.plan_before(options, known[number + 1]);
        plan_ = std::move(earlier.plan_);
        key_rows_ = std::move(earlier.key_rows_);
        ways_ = std::move(earlier.ways_);
        for (row_number row = first; row < plan_.charges.size(); ++row) {
            plan_.charges[row].amendments = number;
            plan_.charges[row].known_too_late = plan_.charges[row].when.first < known[number];
        }
    }
}

// Those that begin before a day.
void planner::plan_before(const plan_options& options, day known) {
    const auto fixed = agreement_.fixed_term();
    if (!fixed || !agreement_.rounding.charge_period.usable()) {
        return;
    }
    const period whole = plan_.when;
    const auto fixed_end = plan_.fixed_end;
    const auto first = static_cast<row_number>(plan_.charges.size());
    plan_options through = options;
    through.until = agreement_.year_of(std::min(known, whole.before) - 1);
    plan_.fixed_end = fixed->before;
    plan_.when = {fixed->first, std::min(horizon(*fixed, through), whole.before)};
    lay_grid(*fixed);
    for (row_number row = 0; row < agreement_.costs.size(); ++row) {
        plan_cost(row);
    }
    sort_charges(first);
    while (plan_.charges.size() > first && plan_.charges.back().when.first >= known) {
        plan_.charges.pop_back();
    }
    plan_.when = whole;
    plan_.fixed_end = fixed_end;
}

// ---- time

day planner::horizon(const period& fixed, const plan_options& options) const {
    if (!options.until) {
        if (agreement_.runs_on() && !plan_.notice_end) {
            throw horizon_missing{};
        }
        return plan_.notice_end.value_or(fixed.before);
    }
    const int first = agreement_.year_of(fixed.first);
    const int last = first + longest_horizon_years;
    if (*options.until < first || *options.until > last) {
        throw horizon_out_of_reach{first, last};
    }
    const day wanted = agreement_.days_of_year(*options.until).before;
    const auto last_possible = sure_end();
    const bool unlimited = (agreement_.term.renewal.usable() || agreement_.runs_on()) && !last_possible;
    return unlimited ? wanted : std::min(wanted, last_possible.value_or(fixed.before));
}

// The last day that a notice gives; a notice that gives none is refused, with the days between which it would.
day planner::end_by(const notice_given& given, day start) const {
    if (const auto end = end_after_notice(agreement_, given.party, given.on); end && *end < first_day_of_year(9999)) {
        return *end;
    }
    const auto last_end = agreement_.last_possible_end();
    const auto last = last_end ? last_day_of_notice(agreement_, given.party, *last_end - 1) : std::nullopt;
    const std::vector<problem_argument> days{{"day", to_text(given.on)},
                                             {"first", to_text(start)},
                                             {"last", last ? to_text(*last) : ""},
                                             {"end", last_end ? to_text(*last_end - 1) : ""}};
    const auto refuse = [&](const both_languages& why) {
        throw notice_refused{{fill_in(why.swedish, days, language::swedish), fill_in(why.english, days, language::english)}};
    };
    if (agreement_.term.notice.absent()) {
        refuse({"Avtalet säger inget om uppsägning, så en uppsägning {day} ändrar inget.",
                "The agreement says nothing of notice, so notice on {day} changes nothing."});
    }
    if (given.on < start) {
        refuse({"Uppsägning {day} är före avtalets första dag, {first}.",
                "Notice on {day} is before the first day of the agreement, {first}."});
    }
    if (last) {
        refuse({"Uppsägning {day} är för sent: sista dagen är {last}, och avtalet slutar ändå {end}.",
                "Notice on {day} is too late: the last day is {last}, and the agreement ends anyway on {end}."});
    }
    refuse({"Uppsägning {day} ger inget slut: avtalet slutar tidigast {end} vad någon än gör.",
            "Notice on {day} leads to no end: the agreement ends on {end} whatever anybody does."});
    return start;
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
            tell_deadlines(*end - 1);
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
    const std::string which = std::to_string(number);
    tell_two_days(again.where, {"Slutet på förlängning " + which, "The end of renewal " + which}, ends);
}

// So may the last day of notice before an end; where it may be given any day, the end that it leads to from the first.
void planner::tell_deadlines(day last) {
    if (!agreement_.term.notice.usable() || !agreement_.term.month_ends.absent()) {
        return;
    }
    for (const auto& each : agreement_.term.notice.statements) {
        const notice& clause = each.what.value;
        const auto look = [&](const std::string& party) {
            const bool any_day = clause.before == notice_before::any_day;
            const auto days = any_day ? reached(clause, party, plan_.when.first) : deadlines(agreement_, clause, party, last);
            const std::string which = to_text(any_day ? plan_.when.first : last);
            if (!month_ends_told_ && (days[0] != days[1] || days[1] != days[2])) {
                tell_two_days(each.what.where,
                              any_day ? both_languages{"Slutet efter uppsägning " + which, "The end after notice on " + which}
                                      : both_languages{"Sista dagen för uppsägning till " + which, "The last day of notice to " + which},
                              days);
            }
        };
        look("");
        for (const auto& [party, time] : clause.by_party) {
            look(party.id);
        }
    }
}

void planner::tell_two_days(place where, both_languages question, const std::array<day, 3>& days) {
    month_ends_told_ = true;
    log_.report(problem_code::two_answers, where,
                {{"question", std::move(question)},
                 {"answers", "whole_months " + to_text(days[0]) + ", last_day " + to_text(days[1]) + ", next_day " + to_text(days[2])},
                 {"way",
                  {"Skriv i [term]: month_end = \"whole_months\", \"last_day\" eller \"next_day\"",
                   "Write in [term]: month_end = \"whole_months\", \"last_day\" or \"next_day\""}}});
}

// The last day of a stretch of months after the fixed term, in the three readings.
std::array<day, 3> planner::readings(int months) const { return add_months(*plan_.fixed_end - 1, months); }

standing planner::standing_on(day d) const { return d < *plan_.fixed_end ? standing::firm : plan_.after_fixed_end(); }

// Charge periods: equal parts of the year of the agreement, cut where the agreement begins, ends or is renewed.
void planner::lay_grid(const period& fixed) {
    const int months = *agreement_.rounding.charge_period.value().months();
    std::set<day> cuts{plan_.when.first, plan_.when.before};
    for (const day border : renewal_borders()) {
        cuts.insert(border);
    }
    for (int year = agreement_.year_of(fixed.first); year <= agreement_.year_of(plan_.when.before - 1); ++year) {
        for (int month = 0; month < 12; month += months) {
            const day d = add_months(agreement_.days_of_year(year).first, month, month_end::last_day);
            if (plan_.when.contains(d)) {
                cuts.insert(d);
            }
        }
    }
    for (auto cut = cuts.begin(); std::next(cut) != cuts.end(); ++cut) {
        grid_.push_back({{*cut, *std::next(cut)}, agreement_.year_of(*cut), standing_on(*cut)});
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
