#include "capital_tables.hpp"

#include <andel/agreement/problem_log.hpp>
#include <andel/projection/evaluate.hpp>
#include <andel/projection/known_figures.hpp>
#include <andel/projection/project.hpp>
#include <andel/values/written.hpp>

#include <map>
#include <set>
#include <tuple>

namespace andel {
namespace {

both_languages kronor(const rational& value) { return {write_exact(value) + " kr", write_exact(value, language::english) + " kr"}; }

// What a key could not do with an amount.
void report_key(const plan& rows, const charge_row& charge, const cannot_divide& why, problem_log& log) {
    const agreement& from = *rows.source;
    const std::string item = "costs." + from.costs[charge.cost].id;
    const key& one = from.keys[rows.keys[why.key].key];
    const std::string address = "keys." + one.id;
    const std::string year = from.year_in_words(charge.year);
    if (why.fault == evaluation_fault::nothing_weighs) {
        log.report(problem_code::all_weights_zero, one.by.usable() ? one.by.only().where : one.where, {}, from.costs[charge.cost].where);
    } else if (why.fault == evaluation_fault::limits_do_not_meet) {
        const both_languages least = kronor(why.least);
        const both_languages most = kronor(why.most);
        log.report(problem_code::limits_do_not_meet, one.limits.only().where,
                   {{"cost", item},
                    {"year", year},
                    {"key", address},
                    {"amount", kronor(why.amount)},
                    {"answers",
                     {"tillsammans minst " + least.swedish + " och högst " + most.swedish,
                      "together at least " + least.english + " and at most " + most.english}}},
                   from.costs[charge.cost].where);
    } else if (why.fault == evaluation_fault::below_zero_in_kronor) {
        const both_languages amount = kronor(why.amount);
        log.report(problem_code::rule_missing, one.where,
                   {{"question",
                     {"Hur " + address + " delar ett negativt belopp (" + item + " " + year + ", " + amount.swedish + ")",
                      "How " + address + " divides a negative amount (" + item + " " + year + ", " + amount.english + ")"}},
                    {"answers",
                     {"gränser och avgifter i kronor gäller belopp över noll", "limits and charges in kronor are of amounts above zero"}},
                    {"way",
                     {"Låt intäkten vara en egen kostnadspost med en nyckel av andelar.",
                      "Let the income be a cost item of its own, with a key of shares."}}},
                   from.costs[charge.cost].where);
    } else {
        const std::string who = why.party == no_row ? std::string{"mottagaren"} : from.parties[why.party].id;
        log.report(problem_code::rule_missing, one.limits.only().where,
                   {{"question",
                     {"Vad " + who + " hade året före " + year + " i " + item + ", som " + address + " räknar ändringen från",
                      "What " + who + " had the year before " + year + " in " + item + ", from which " + address + " counts the change"}},
                    {"answers", {"det finns inget år före att räkna från", "there is no year before to count from"}},
                    {"way",
                     {"Skriv det i yearly_change: previous = { " + who + " = \"410 tkr\" }, eller undanta parten med except.",
                      "Write it in yearly_change: previous = { " + who + " = \"410 tkr\" }, or leave it out with except."}}},
                   from.costs[charge.cost].where);
    }
}

void report_both_signs(const plan& rows, const charge_row& charge, const cannot_divide& why, problem_log& log) {
    const cost& item = rows.source->costs[charge.cost];
    const both_languages below = kronor(why.amount);
    const both_languages above = kronor(why.most);
    log.report(problem_code::rule_missing, item.where,
               {{"question",
                 {"Hur costs." + item.id + " delas " + rows.source->year_in_words(charge.year),
                  "How costs." + item.id + " is divided in " + rows.source->year_in_words(charge.year)}},
                {"answers",
                 {"en del av perioden ger " + above.swedish + " och en annan " + below.swedish +
                      ", och summan kan inte delas i proportion till dem",
                  "one part of the period gives " + above.english + " and another " + below.english +
                      ", and the sum cannot be divided in proportion to them"}},
                {"way",
                 {"Låt intäkten vara en egen kostnadspost, eller ändra beloppet vid ett årsskifte.",
                  "Let the income be a cost item of its own, or change the amount at the turn of a year."}}});
}

void report(const plan& rows, const charge_row& charge, const charge_result& result, problem_log& log) {
    const agreement& from = *rows.source;
    const cost& item = from.costs[charge.cost];
    std::vector<problem_argument> arguments{
        {"cost", "costs." + item.id}, {"year", rows.source->year_in_words(charge.year)}, {"value", kronor(result.at_fault)}};
    const auto add = [&](std::string name, both_languages value) { arguments.push_back({std::move(name), std::move(value)}); };
    switch (result.fault) {
        case evaluation_fault::none:
        case evaluation_fault::no_figure:  // told by find_figures
            return;
        case evaluation_fault::both_signs:
            report_both_signs(rows, charge, result.why, log);
            return;
        case evaluation_fault::nothing_weighs:
        case evaluation_fault::limits_do_not_meet:
        case evaluation_fault::below_zero_in_kronor:
        case evaluation_fault::no_year_before:
            report_key(rows, charge, result.why, log);
            return;
        case evaluation_fault::amount_not_whole:
            add("what", {"beloppet", "the amount"});
            add("unit", {"ören", "öre"});
            add("example", "amount = { to = \"0,01 kr\", mode = \"half_up\" }");
            break;
        case evaluation_fault::amount_not_in_units: {
            const std::string unit = write_exact(from.rounding.part.value().to) + " kr";
            add("what", {"beloppet", "the amount"});
            add("unit", {"multiplar av " + unit, "multiple of " + unit});
            add("example", "amount = { to = \"" + unit + "\", mode = \"half_up\" }");
            break;
        }
        case evaluation_fault::part_not_whole:
            add("what", {"en parts del", "a party's part"});
            add("unit", {"ören", "öre"});
            add("example", "part = { to = \"0,01 kr\", odd = \"largest_remainder\", order = \"by_code\" }");
            break;
        case evaluation_fault::taker_without_part: {
            const std::string taker = from.rounding.part.value().taker.id;
            log.report(
                problem_code::rule_missing, from.rounding.part.only().where,
                {{"question",
                  {"Vem som får det udda öret i costs." + item.id + " " + rows.source->year_in_words(charge.year),
                   "Who gets the odd öre in costs." + item.id + " " + rows.source->year_in_words(charge.year)}},
                 {"answers",
                  {taker + " ska ta det (odd), men har ingen del i kostnaden",
                   taker + " is to take it (odd), but has no part in the cost"}},
                 {"way",
                  {"Skriv: odd = \"largest_remainder\", order = \"by_code\"", "Write: odd = \"largest_remainder\", order = \"by_code\""}}});
            return;
        }
    }
    log.report(problem_code::inexact, item.where, std::move(arguments));
}

// What the owner has laid out in the year for the assets of a frame: their cost, in the year in which they are taken into use.
void add_outlay(const plan& rows, const frame_row& row, frame_entry& result) {
    const agreement& from = *rows.source;
    for (const name& each : from.frames[row.frame].assets.value().names) {
        const row_number asset = from.find_asset(each.id);
        const andel::asset& one = from.assets[asset];
        const auto owner = from.find_receiver(one.owner.value().id);
        const auto& in_use = one.in_use.value().when;
        if (owner && owner->row == row.owner && in_use && from.year_of(*in_use) == row.year) {
            result.used += *exactly(one.cost.value().value);
            const named_date* const date = from.find_date(one.in_use.value().named);
            result.rests_on =
                std::min({result.rests_on, one.cost.only().from.how_firm, one.owner.only().from.how_firm, one.in_use.only().from.how_firm,
                          date == nullptr ? status::agreed : date->date.only().from.how_firm});
        }
    }
}

// What the owner bears of the frame's costs in the year, against the frame's amount.
frame_entry compare(const plan& rows, row_number number, const std::vector<entry_row>& entries, problem_log& log) {
    const frame_row& row = rows.frames[number];
    const agreement& from = *rows.source;
    const frame& one = from.frames[row.frame];
    frame_entry result{.frame = number, .amount = {}, .used = {}, .rests_on = rows.inputs[row.owner_input].from.how_firm};
    exact_money amount;
    bool part_of_year = false;  // only then is there anything to round
    for (row_number piece = row.pieces.first; piece < row.pieces.first + row.pieces.count; ++piece) {
        const frame_piece& each = rows.frame_pieces[piece];
        amount += exact_money::of_kronor(each.amount.kronor * each.fraction);
        part_of_year = part_of_year || each.fraction != 1;
        result.rests_on = std::min(result.rests_on, rows.inputs[each.amount.input].from.how_firm);
    }
    if (part_of_year && from.rounding.amount.usable()) {
        result.amount = round(amount, from.rounding.amount.value());
    } else if (const auto whole = exactly(amount)) {
        result.amount = *whole;
    } else {
        log.report(problem_code::inexact, one.where,
                   {{"cost", "frames." + one.id},
                    {"year", from.year_in_words(row.year)},
                    {"what", {"ramen", "the frame"}},
                    {"value", kronor(amount.kronor())},
                    {"unit", {"ören", "öre"}},
                    {"example", "amount = { to = \"0,01 kr\", mode = \"half_up\" }"}});
    }
    if (one.assets.usable()) {
        add_outlay(rows, row, result);
        return result;
    }
    const auto year_of_entry = [&](const entry_row& each) { return rows.charges[each.charge].year; };
    const auto first = std::ranges::lower_bound(entries, row.year, {}, year_of_entry);
    for (auto each_of_year = first; each_of_year != entries.end() && year_of_entry(*each_of_year) == row.year; ++each_of_year) {
        const entry_row& each = *each_of_year;
        const charge_row& charge = rows.charges[each.charge];
        const auto& costs = one.costs.value().names;
        const auto is_this = [&](const name& which) { return which.id == from.costs[charge.cost].id; };
        if (each.party == row.owner && std::ranges::any_of(costs, is_this)) {
            result.used += each.bears;
            result.rests_on = std::min(result.rests_on, each.rests_on);
        }
    }
    return result;
}

// The rank of each activity by its id, and last that of none: the order of the file never moves an öre.
std::vector<std::uint32_t> ranks_by_id(const std::vector<activity>& activities) {
    std::vector<std::uint32_t> ranks;
    for (const activity& one : activities) {
        ranks.push_back(
            static_cast<std::uint32_t>(std::ranges::count_if(activities, [&](const activity& other) { return other.id < one.id; })));
    }
    ranks.push_back(static_cast<std::uint32_t>(activities.size()));
    return ranks;
}

// A report adds entries in many ways; when all of them fit together, whatever their signs, so does every sum.
void refuse_sums_too_large(const projection& result, problem_log& log) {
    const plan& rows = *result.planned;
    money all;
    for (const entry_row& each : result.entries) {
        const charge_row& charge = rows.charges[each.charge];
        try {
            all += each.bears < money{} ? -each.bears : each.bears;
        } catch (const amount_too_large&) {
            const cost& item = rows.source->costs[charge.cost];
            log.report(problem_code::too_large_amount, item.where,
                       {{"cost", "costs." + item.id}, {"year", rows.source->year_in_words(charge.year)}});
            return;
        }
    }
}

// A charge by the agreement as it was known when it began, and by each amendment that was decided later.
struct charge_versions {
    struct version {
        day known;
        row_number charge;  // none: there is no such charge any more
        row_number amendment;
    };
    row_number billed = no_row;  // none: nobody knew of it
    std::vector<version> later;  // in order
};

std::vector<charge_versions> versions_of(const plan& rows) {
    std::vector<charge_versions> all;
    if (!rows.source->unamended) {
        for (row_number number = 0; number < rows.charges.size(); ++number) {
            all.push_back({number, {}});
        }
        return all;
    }
    const std::vector<day> known = rows.source->known_from();
    std::map<std::tuple<int, day, day, row_number, charge_component>, std::vector<row_number>> alike;
    for (row_number number = 0; number < rows.charges.size(); ++number) {
        const charge_row& each = rows.charges[number];
        alike[{each.year, each.when.first, each.when.before, each.cost, each.component}].push_back(number);
    }
    for (const auto& each : alike) {
        const day first = std::get<1>(each.first);
        charge_versions& one = all.emplace_back();
        for (std::size_t number = 0; number < known.size(); ++number) {
            const auto found =
                std::ranges::find(each.second, number, [&](row_number row) { return std::size_t{rows.charges[row].amendments}; });
            const row_number charge = found == each.second.end() ? no_row : *found;
            const bool in_force = number + 1 == known.size() || known[number] < known[number + 1];
            if (in_force && known[number] <= first) {
                one.billed = charge;
            } else if (in_force) {
                one.later.push_back({known[number], charge, static_cast<row_number>(number - 1)});
            }
        }
    }
    return all;
}

// What was stated, and what should have been, when a figure was published or an amendment decided later than the bill: one charge for
// each such day. `tell` hears of what a later version could not do.
template <class function>
void add_corrections(plan& rows, const known_figures& known, const charge_versions& of, std::vector<entry_row> stated,
                     std::vector<entry_row>& entries, const function& tell) {
    row_number in_force = of.billed;
    row_number about = of.billed;  // the last that there was
    auto next = of.later.begin();
    for (std::optional<day> last, when;; last = when) {
        when.reset();
        if (in_force != no_row) {
            const auto published = known.published_after_bill(in_force);
            const auto later = std::ranges::find_if(published, [&](day each) { return !last || each > *last; });
            when = later == published.end() ? std::nullopt : std::optional{*later};
        }
        row_number amendment = no_row;
        if (next != of.later.end() && (!when || next->known <= *when)) {
            when = next->known;
            in_force = next->charge;
            about = in_force == no_row ? about : in_force;
            amendment = next->amendment;
            ++next;
        }
        if (!when || *when >= rows.when.before) {
            return;
        }
        no_recorder nobody;
        charge_result now;
        if (in_force != no_row) {
            const found_figures found = known.on(in_force, *when);
            evaluator<no_recorder>{rows, found, nobody}.evaluate_charge(in_force, now);
            tell(in_force, now);
        }
        std::vector<entry_row> corrections;
        const auto row = static_cast<row_number>(rows.charges.size());
        const auto add = [&](const entry_row& entry, int sign) {
            const auto same = std::ranges::find(corrections, entry.party, &entry_row::party);
            entry_row& into = same == corrections.end() ? corrections.emplace_back() : *same;
            into.charge = row;
            into.party = entry.party;
            into.bears += sign > 0 ? entry.bears : -entry.bears;
            into.pays += sign > 0 ? entry.pays : -entry.pays;
            into.rests_on = std::min(into.rests_on, entry.rests_on);
            into.settles_rests_on = std::min(into.settles_rests_on, entry.settles_rests_on);
        };
        std::ranges::for_each(now.entries, [&](const entry_row& each) { add(each, 1); });
        std::ranges::for_each(stated, [&](const entry_row& each) { add(each, -1); });
        stated = std::move(now.entries);
        const bool something =
            std::ranges::any_of(corrections, [](const entry_row& each) { return !each.bears.is_zero() || !each.pays.is_zero(); });
        if (!something) {
            continue;
        }
        charge_row correction = rows.charges[about];
        correction.year = rows.source->year_of(*when);
        correction.cells = {};
        correction.year_before = {};
        correction.known_too_late = false;
        correction.corrects = about;
        correction.corrected_on = *when;
        correction.corrected_by = amendment;
        rows.charges.push_back(correction);
        std::ranges::sort(corrections, {}, &entry_row::party);
        entries.insert(entries.end(), corrections.begin(), corrections.end());
    }
}

}  // namespace

reading<projection> project(const plan& from, const figures& read, const project_options& options) {
    auto planned = std::make_shared<plan>(from);
    std::erase_if(planned->charges, [](const charge_row& each) { return each.corrects != no_row; });  // of an earlier projection
    projection result;
    result.read = std::make_shared<const figures>(read);
    result.as_of = options.as_of;
    problem_log log{*from.source->text};
    const known_figures known{*planned, *result.read, options.as_of};
    if (!known.problems().empty()) {
        return known.problems();
    }
    no_recorder nobody;
    const found_figures& found = known.found();
    evaluator<no_recorder> evaluate{*planned, found, nobody};
    std::set<std::pair<row_number, evaluation_fault>> told;  // once per cost, in its first year
    const auto tell = [&](row_number number, const charge_result& charge) {
        if (charge.fault != evaluation_fault::none && told.emplace(planned->charges[number].cost, charge.fault).second) {
            report(*planned, planned->charges[number], charge, log);
        }
    };
    for (const charge_versions& each : versions_of(*planned)) {
        charge_result charge;
        const row_number number = each.billed;
        const row_number some = number == no_row ? each.later.back().charge : number;
        try {
            if (number != no_row && known.may_be_corrected()) {
                const found_figures billed = known.as_billed(number);
                evaluator<no_recorder>{*planned, billed, nobody}.evaluate_charge(number, charge);
            } else if (number != no_row) {
                evaluate.evaluate_charge(number, charge);
            }
            if (number != no_row) {
                tell(number, charge);
            }
            result.entries.insert(result.entries.end(), charge.entries.begin(), charge.entries.end());
            add_corrections(*planned, known, each, charge.entries, result.entries, tell);
        } catch (const amount_too_large&) {
            const charge_row& row = planned->charges[some == no_row ? 0 : some];
            const cost& item = from.source->costs[row.cost];
            log.report(problem_code::too_large_amount, item.where,
                       {{"cost", "costs." + item.id}, {"year", from.source->year_in_words(row.year)}});
            return log.take();
        }
    }
    // A correction stands in the year in which it came, beside the charges of its own period.
    std::ranges::stable_sort(result.entries, {}, [&](const entry_row& each) {
        const charge_row& of = planned->charges[each.charge];
        return std::tuple{of.year, of.when.first, of.cost, of.component, of.corrected_on};
    });
    result.planned = planned;
    add_capital(result, found, evaluate);
    for (row_number number = 0; number < from.frames.size(); ++number) {
        try {
            result.frames.push_back(compare(*planned, number, result.entries, log));
        } catch (const amount_too_large&) {
            const frame& one = from.source->frames[from.frames[number].frame];
            log.report(problem_code::too_large_amount, one.where,
                       {{"cost", "frames." + one.id}, {"year", from.source->year_in_words(from.frames[number].year)}});
        }
    }
    if (log.count() == 0) {
        refuse_sums_too_large(result, log);
    }
    auto problems = log.take();
    in_order_of_place(problems);
    if (!problems.empty()) {
        return problems;
    }
    return result;
}

found_figures figures_of(const projection& of, row_number charge) {
    const row_number corrected = of.planned->charges[charge].corrects;
    const known_figures known{*of.planned, *of.read, of.as_of};
    return corrected == no_row ? known.as_billed(charge) : known.on(corrected, *of.planned->charges[charge].corrected_on);
}

std::vector<activity_entry> by_activity(const projection& of) {
    const plan& rows = *of.planned;
    no_recorder nobody;
    const known_figures known{rows, *of.read, of.as_of};
    evaluator<no_recorder> evaluate{rows, known.found(), nobody};
    const rational unit = rows.source->rounding.part.usable() ? rows.source->rounding.part.value().to : rational{1, 100};
    const auto by_id = ranks_by_id(rows.source->activities);
    std::vector<activity_entry> result;
    row_number shared_out = no_row;
    std::vector<path_share<rational>> ways;
    for (const entry_row& entry : of.entries) {
        const charge_row& charge = rows.charges[entry.charge];
        const cost& item = rows.source->costs[charge.cost];
        const row_number own = item.activity.usable() ? rows.source->find_receiver(item.activity.value().id)->row : no_row;
        if (charge.component == charge_component::rate_difference || charge.component == charge_component::exit) {
            result.push_back({.charge = entry.charge, .party = entry.party, .activity = own, .bears = entry.bears});
            continue;  // from party to party, whatever they take part in
        }
        if (shared_out != entry.charge) {
            shared_out = entry.charge;
            ways = evaluate.ways_of(charge.corrects == no_row ? entry.charge : charge.corrects);
        }
        std::map<row_number, rational> weights;  // of each activity, in this party's part
        for (const auto& each : ways) {
            if (each.party == entry.party) {
                weights[each.activity == no_row ? own : each.activity] += each.of_whole;
            }
        }
        if (weights.empty() && charge.corrected_by != no_row) {  // a party that the amendment has left without a part
            weights[own] = 1;
        }
        rational sum;
        for (const auto& [activity, weight] : weights) {
            sum += weight;
        }
        std::vector<rational> quotas;
        std::vector<std::uint32_t> ranks;
        const rational unit_of_entry = (exact_money{entry.bears}.kronor() / unit).is_whole() ? unit : rational{1, 100};
        for (const auto& [activity, weight] : weights) {
            quotas.push_back(sum.is_zero() ? rational{} : exact_money{entry.bears}.kronor() / unit_of_entry * weight / sum);
            ranks.push_back(by_id[activity == no_row ? rows.source->activities.size() : activity]);
        }
        if (weights.empty() || sum.is_zero()) {
            continue;
        }
        const auto parts = split(quotas, {.odd = odd_rule::largest_remainder, .taker = 0, .ties_to_larger_quota = true}, ranks);
        std::size_t i = 0;
        for (const auto& [activity, weight] : weights) {
            const std::int64_t ore = *(unit_of_entry * 100).whole();
            result.push_back(
                {.charge = entry.charge, .party = entry.party, .activity = activity, .bears = money::of_ore(parts.parts[i++].units * ore)});
        }
    }
    return result;
}

}  // namespace andel
