#include <andel/agreement/problem_log.hpp>
#include <andel/projection/evaluate.hpp>
#include <andel/projection/project.hpp>
#include <andel/values/written.hpp>

#include <map>
#include <set>

namespace andel {
namespace {

both_languages kronor(const rational& value) { return {write_exact(value) + " kr", write_exact(value, language::english) + " kr"}; }

void report(const plan& rows, const charge_row& charge, const charge_result& result, problem_log& log) {
    const agreement& from = *rows.source;
    const cost& item = from.costs[charge.cost];
    std::vector<problem_argument> arguments{
        {"cost", "costs." + item.id}, {"year", std::to_string(charge.year)}, {"value", kronor(result.at_fault)}};
    const auto add = [&](std::string name, both_languages value) { arguments.push_back({std::move(name), std::move(value)}); };
    switch (result.fault) {
        case evaluation_fault::none:
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
                  {"Vem som får det udda öret i costs." + item.id + " " + std::to_string(charge.year),
                   "Who gets the odd öre in costs." + item.id + " " + std::to_string(charge.year)}},
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
                    {"year", std::to_string(row.year)},
                    {"what", {"ramen", "the frame"}},
                    {"value", kronor(amount.kronor())},
                    {"unit", {"ören", "öre"}},
                    {"example", "amount = { to = \"0,01 kr\", mode = \"half_up\" }"}});
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
            log.report(problem_code::too_large_amount, item.where, {{"cost", "costs." + item.id}, {"year", std::to_string(charge.year)}});
            return;
        }
    }
}

}  // namespace

reading<projection> project(const plan& from, const figures&, const project_options& options) {
    projection result;
    result.planned = std::make_shared<const plan>(from);
    result.as_of = options.as_of;
    problem_log log{*from.source->text};
    no_recorder nobody;
    evaluator<no_recorder> evaluate{from, nobody};
    charge_result charge;
    std::set<std::pair<row_number, evaluation_fault>> told;  // once per cost, in its first year
    for (row_number number = 0; number < from.charges.size(); ++number) {
        try {
            evaluate.evaluate_charge(number, charge);
        } catch (const amount_too_large&) {
            const cost& item = from.source->costs[from.charges[number].cost];
            log.report(problem_code::too_large_amount, item.where,
                       {{"cost", "costs." + item.id}, {"year", std::to_string(from.charges[number].year)}});
            return log.take();
        }
        if (charge.fault != evaluation_fault::none && told.emplace(from.charges[number].cost, charge.fault).second) {
            report(from, from.charges[number], charge, log);
        }
        result.entries.insert(result.entries.end(), charge.entries.begin(), charge.entries.end());
    }
    for (row_number number = 0; number < from.frames.size(); ++number) {
        try {
            result.frames.push_back(compare(from, number, result.entries, log));
        } catch (const amount_too_large&) {
            const frame& one = from.source->frames[from.frames[number].frame];
            log.report(problem_code::too_large_amount, one.where,
                       {{"cost", "frames." + one.id}, {"year", std::to_string(from.frames[number].year)}});
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

std::vector<activity_entry> by_activity(const projection& of) {
    const plan& rows = *of.planned;
    no_recorder nobody;
    evaluator<no_recorder> evaluate{rows, nobody};
    const rational unit = rows.source->rounding.part.usable() ? rows.source->rounding.part.value().to : rational{1, 100};
    const auto by_id = ranks_by_id(rows.source->activities);
    std::vector<activity_entry> result;
    for (const entry_row& entry : of.entries) {
        const charge_row& charge = rows.charges[entry.charge];
        const cost& item = rows.source->costs[charge.cost];
        const row_number own = item.activity.usable() ? rows.source->find_receiver(item.activity.value().id)->row : no_row;
        std::map<row_number, rational> weights;  // of each activity, in this party's part
        for (row_number row = charge.cells.first; row < charge.cells.first + charge.cells.count; ++row) {
            const cell_row& cell = rows.cells[row];
            const rational amount = evaluate.level(cell) * cell.fraction;
            for (const auto& each : evaluate.shares_of(cell.key)) {
                if (each.party == entry.party) {
                    weights[each.activity == no_row ? own : each.activity] += amount * each.of_whole;
                }
            }
        }
        rational sum;
        for (const auto& [activity, weight] : weights) {
            sum += weight;
        }
        std::vector<rational> quotas;
        std::vector<std::uint32_t> ranks;
        for (const auto& [activity, weight] : weights) {
            quotas.push_back(sum.is_zero() ? rational{} : exact_money{entry.bears}.kronor() / unit * weight / sum);
            ranks.push_back(by_id[activity == no_row ? rows.source->activities.size() : activity]);
        }
        if (weights.empty() || sum.is_zero()) {
            continue;
        }
        const auto parts = split(quotas, {.odd = odd_rule::largest_remainder, .taker = 0, .ties_to_larger_quota = true}, ranks);
        std::size_t i = 0;
        for (const auto& [activity, weight] : weights) {
            const std::int64_t ore = *(unit * 100).whole();
            result.push_back(
                {.charge = entry.charge, .party = entry.party, .activity = activity, .bears = money::of_ore(parts.parts[i++].units * ore)});
        }
    }
    return result;
}

}  // namespace andel
