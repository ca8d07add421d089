// Assets: which months have depreciation and interest, at which rates, and what a stretch of a cost has of them.

#include "planner.hpp"

#include <algorithm>
#include <iterator>
#include <tuple>

namespace andel {
namespace {

// Months are numbers here, so that a life is a sum.
int month_of(day d) {
    const civil_date date = civil(d);
    return date.year * 12 + date.month - 1;
}
day first_day_of(int month) { return first_day_of_month(month / 12, month % 12 + 1); }
bool begins_month(day d) { return civil(d).day_of_month == 1; }

// What a row says of a party; nothing where it counts with the owner's rate.
const party_rate* rate_of(const party& who, const rate_row& row) {
    const auto found = std::ranges::find(row.entries, who.id, [](const party_rate& each) { return each.party.id; });
    return found == row.entries.end() ? nullptr : &*found;
}

struct asset_months {
    int depreciation = 0;  // the first month
    int interest = 0;
    int before = 0;  // the month after the life
};

asset_months months_of(const asset& one) {
    const day in_use = *one.in_use.value().when;
    asset_months months;
    switch (one.start.value()) {
        case asset_start::in_use_month:
            months.depreciation = month_of(in_use);
            break;
        case asset_start::month_after:
            months.depreciation = month_of(in_use) + 1;
            break;
        case asset_start::next_january:
            months.depreciation = (year_of(in_use) + 1) * 12;
            break;
    }
    const bool from_use = one.interest_from.usable() && one.interest_from.value() == interest_start::in_use;
    months.interest = from_use ? month_of(in_use) + (begins_month(in_use) ? 0 : 1) : months.depreciation;
    months.before = months.depreciation + *one.life.value().months();
    return months;
}

}  // namespace

// ---- rates

row_number planner::intern(const interest_row& rate) {
    const auto [found, added] = rate_rows_.try_emplace(rate, static_cast<row_number>(plan_.rates.size()));
    if (added) {
        plan_.rates.push_back(rate);
    }
    return found->second;
}

// The rate on a day: told, told for the day's year, or read for it. `period` is that of a loan's payment, for measures that are read when
// it begins.
std::optional<row_number> planner::rate_on(const dated<interest_rate>& rates, day d, const std::string& what, std::optional<day> period) {
    if (!rates.usable()) {
        return std::nullopt;
    }
    if (rates.has_occasions()) {
        return rate_of_year(rates, agreement_.year_of(d), what);
    }
    const auto* said = in_force(rates, d, what);
    return said == nullptr ? std::nullopt : rate_row_of(said->what, d, period);
}

std::optional<row_number> planner::rate_row_of(const statement<interest_rate>& said, day d, std::optional<day> period) {
    interest_row rate;
    if (said.value.measure.id.empty()) {
        rate.stated = stated(said.value.yearly, input(said), &said.value);
        return intern(rate);
    }
    need_row need{.measure = agreement_.find_measure(said.value.measure.id),
                  .index = no_row,
                  .of = {},
                  .year = agreement_.year_of(d),
                  .month = 0,
                  .on = {},
                  .billed = {},
                  .where = said.value.measure.where};
    if (need.measure == no_row || !agreement_.measures[need.measure].figures.usable() ||
        !agreement_.measures[need.measure].reading.usable()) {
        return std::nullopt;
    }
    if (agreement_.measures[need.measure].reading.value().at == reading_time::period_start) {
        need.on = period.value_or(d);
        need.year = year_of(need.on);
    }
    rate.need = intern(need);
    rate.said_input = input(said);
    return intern(rate);
}

std::optional<row_number> planner::rate_of_year(const dated<interest_rate>& rates, int year, const std::string& what) {
    const auto& last = rates.statements.back();
    const auto found =
        std::ranges::find_if(rates.statements, [&](const auto& each) { return agreement_.year_of(*each.when.first) == year; });
    if (found != rates.statements.end()) {
        return rate_row_of(found->what, agreement_.days_of_year(year).first, {});
    }
    const bool past = year > agreement_.year_of(*last.when.first);
    if (past && rates.follows && rates.follows->value.way == after_last_way::repeat && last.what.value.measure.id.empty()) {
        interest_row rate{.stated = stated(last.what.value.yearly, input(last.what), &last.what.value)};
        rate.follows_input = input(*rates.follows);
        return intern(rate);
    }
    if (gaps_told_.insert(rates.where).second) {
        const std::string wanted = agreement_.year_in_words(year);
        if (past) {
            log_.report(problem_code::past_last_figure, rates.where,
                        {{"measure", what}, {"figure", wanted}, {"file", log_.text().name}, {"last", last.when.written}});
        } else {
            log_.report(problem_code::no_figure, rates.where,
                        {{"measure", what}, {"figure", wanted}, {"file", log_.text().name}, {"example", wanted + " = \"2,5 %\""}});
        }
    }
    return std::nullopt;
}

// ---- assets

row_number planner::amount_of(const dated<amount>& said) {
    const auto [found, added] = amount_rows_.try_emplace(&said, static_cast<row_number>(plan_.amounts.size()));
    if (added) {
        plan_.amounts.push_back({said.value().value.kronor(), input(said.only())});
    }
    return found->second;
}

// A day, and the date that it is named by.
void planner::add_day_inputs(const dated<day_reference>& said) {
    if (said.usable()) {
        plan_.boundary_inputs.push_back(input(said.only()));
        if (const named_date* date = agreement_.find_date(said.value().named)) {
            plan_.boundary_inputs.push_back(input(date->date.only()));
        }
    }
}

void planner::lay_assets() {
    for (row_number row = 0; row < agreement_.assets.size(); ++row) {
        asset_row& laid = plan_.assets.emplace_back();
        const asset& one = agreement_.assets[row];
        const bool described = one.owner.usable() && one.cost.usable() && one.life.usable() && one.life.value().months() &&
                               one.in_use.usable() && one.in_use.value().when && one.start.usable() && one.method.usable() &&
                               one.rate.usable() && !one.grant.broken && !one.rest_value.broken;
        const bool linear = one.method.usable() && one.method.value() == depreciation_method::linear;
        if (!described || (linear && (!one.interest_on.usable() || !one.interest_from.usable()))) {
            continue;
        }
        laid.cost = amount_of(one.cost);
        laid.rest_value = one.rest_value.usable() ? amount_of(one.rest_value) : no_row;
        if (one.grant.usable()) {
            laid.grant = static_cast<row_number>(plan_.amounts.size());
            plan_.amounts.push_back({one.grant.value().kronor, input(one.grant.only())});
        }
        laid.life_months = *one.life.value().months();
        laid.inputs.first = static_cast<row_number>(plan_.boundary_inputs.size());
        const auto add = [&](const auto& said) {
            if (said.usable()) {
                plan_.boundary_inputs.push_back(input(said.only()));
            }
        };
        add(one.cost);
        add(one.rest_value);
        add(one.grant);
        add(one.life);
        add_day_inputs(one.in_use);
        add(one.start);
        add(one.method);
        laid.inputs.count = static_cast<row_number>(plan_.boundary_inputs.size()) - laid.inputs.first;
        laid.interest_inputs.first = static_cast<row_number>(plan_.boundary_inputs.size());
        add(one.interest_on);
        add(one.interest_from);
        add(one.rate_change);
        laid.interest_inputs.count = static_cast<row_number>(plan_.boundary_inputs.size()) - laid.interest_inputs.first;
        laid.years.first = static_cast<row_number>(plan_.asset_years.size());
        linear ? lay_linear_years(row) : lay_annuity_years(row);
        plan_.assets[row].years.count = static_cast<row_number>(plan_.asset_years.size()) - plan_.assets[row].years.first;
    }
}

void planner::lay_linear_years(row_number row) {
    const asset_months months = months_of(agreement_.assets[row]);
    const int first = std::min(months.depreciation, months.interest);
    // A month belongs to the year that its first day is in.
    const auto first_month_of = [&](int year) { return month_of(agreement_.days_of_year(year).first - 1) + 1; };
    const auto reached = [&](int begin) {
        return first_day_of(begin) < plan_.when.before || plan_.asset_years.size() == plan_.assets[row].years.first;
    };
    int begin = first_month_of(agreement_.year_of(first_day_of(first)));
    for (; begin < months.before && reached(begin); begin += 12) {
        const int end = std::min(begin + 12, months.before);
        const int depreciation = std::clamp(months.depreciation, begin, end);
        const int interest = std::clamp(months.interest, begin, end);
        if (std::min(depreciation, interest) == end) {
            continue;
        }
        plan_.asset_years.push_back({.asset = row,
                                     .when = {first_day_of(std::min(depreciation, interest)), first_day_of(end)},
                                     .months_before = std::max(0, begin - months.depreciation),
                                     .months = end - depreciation,
                                     .late_interest = std::max(0, interest - depreciation),
                                     .last = end == months.before});
    }
}

void planner::lay_annuity_years(row_number row) {
    const asset& one = agreement_.assets[row];
    const asset_months months = months_of(one);
    const bool at_one_rate = one.rate.statements.size() == 1 && one.rate.only().value.measure.id.empty();
    const bool goes_on = !at_one_rate && one.rate_change.usable() && one.rate_change.value() == rate_change_rule::keep_payment;
    const std::string what = "assets." + one.id + ".rate";
    for (int begin = months.depreciation; (goes_on || begin < months.before) && first_day_of(begin) < plan_.when.before; begin += 12) {
        const auto rate = rate_on(one.rate, first_day_of(begin), what);
        if (!rate) {
            return;
        }
        plan_.asset_years.push_back({.asset = row,
                                     .when = {first_day_of(begin), first_day_of(begin + 12)},
                                     .months_before = begin - months.depreciation,
                                     .months = 12,
                                     .last = !goes_on && begin + 12 == months.before,
                                     .rate = *rate});
    }
    if (first_day_of(months.depreciation) >= plan_.when.before) {  // bought, and not reached
        const int begin = months.depreciation;
        plan_.asset_years.push_back({.asset = row, .when = {first_day_of(begin), first_day_of(begin + 12)}, .months = 12});
    }
}

// What a stretch has of an asset: a month that it holds a part of counts as that part of its days. Nothing where a rate is missing.
std::optional<std::vector<capital_row>> planner::capital_of(row_number row, const period& when, const monthly_rates& rates) {
    std::vector<capital_row> rows;
    const asset& one = agreement_.assets[row];
    const bool linear = one.method.usable() && one.method.value() == depreciation_method::linear;
    const run years = plan_.assets[row].years;
    for (row_number year = years.first; year < years.first + years.count; ++year) {
        const asset_year_row of = plan_.asset_years[year];
        const period inside = intersection(of.when, when);
        if (inside.empty()) {
            continue;
        }
        capital_row made{.asset_year = year, .depreciation_months = {}, .pieces = {}};
        std::vector<capital_piece_row> pieces;
        const int end = month_of(of.when.before);
        const int depreciation = end - of.months;
        const int interest = linear ? month_of(of.when.first) + of.late_interest : depreciation;
        for (int month = month_of(inside.first); month < end && first_day_of(month) < inside.before; ++month) {
            const period whole{first_day_of(month), first_day_of(month + 1)};
            const rational part{intersection(whole, inside).days(), whole.days()};
            if (month >= depreciation) {
                made.depreciation_months += part;
            }
            if (month < interest) {
                continue;
            }
            const auto rate = rates ? rates(whole) : linear ? monthly_rate(one, whole) : std::optional{of.rate};
            if (!rate) {
                return std::nullopt;
            }
            if (pieces.empty() || pieces.back().rate != *rate) {
                pieces.push_back({.rate = *rate, .months = {}, .elapsed = {}});
            }
            pieces.back().months += part;
            pieces.back().elapsed += part * std::max(0, month - depreciation);
        }
        made.pieces = {static_cast<row_number>(plan_.capital_pieces.size()), static_cast<row_number>(pieces.size())};
        plan_.capital_pieces.insert(plan_.capital_pieces.end(), pieces.begin(), pieces.end());
        rows.push_back(std::move(made));
    }
    return rows;
}

// The rate of a month; it cannot step inside it.
std::optional<row_number> planner::monthly_rate(const asset& one, const period& month) {
    const std::string what = "assets." + one.id + ".rate";
    const auto rate = rate_on(one.rate, month.first, what);
    if (rate && one.rate.has_steps() && one.rate.at(month.first) != one.rate.at(month.before - 1)) {
        const day step = *one.rate.at(month.before - 1)->when.first;
        if (months_told_.insert(one.rate.where).second) {
            log_.report(problem_code::inside_a_month, one.rate.where, {{"cost", "assets." + one.id}, {"day", to_text(step)}},
                        one.rate.at(step)->when.where);
        }
        return std::nullopt;
    }
    return rate;
}

// How many months of depreciation an asset year has before a day.
rational planner::elapsed_before(row_number asset_year, day d) const {
    const asset_year_row& of = plan_.asset_years[asset_year];
    rational months;
    for (int month = month_of(of.when.before) - of.months; first_day_of(month) < std::min(d, of.when.before); ++month) {
        const period whole{first_day_of(month), first_day_of(month + 1)};
        months += rational{intersection(whole, {whole.first, d}).days(), whole.days()};
    }
    return months;
}

// Every year of the agreement that the plan reaches, whichever costs share the asset.
void planner::lay_asset_table() {
    for (row_number row = 0; row < plan_.assets.size(); ++row) {
        const run years = plan_.assets[row].years;
        if (years.count == 0) {
            continue;
        }
        for (int year = agreement_.year_of(plan_.when.first); year <= agreement_.year_of(plan_.when.before - 1); ++year) {
            const period when = intersection(agreement_.days_of_year(year), plan_.when);
            const auto rows = capital_of(row, when);
            if (!rows || rows->empty()) {
                continue;
            }
            plan_.asset_table.push_back(
                {.asset = row,
                 .year = year,
                 .when = when,
                 .how_firm = standing_on(when.before - 1),
                 .elapsed = elapsed_before(rows->front().asset_year, when.first),
                 .capital = {static_cast<row_number>(plan_.capital.size()), static_cast<row_number>(rows->size())}});
            plan_.capital.insert(plan_.capital.end(), rows->begin(), rows->end());
        }
    }
}

// ---- costs that are capital, or what is paid on a loan

bool planner::put_capital(cell_row& cell, const cost& item) {
    cell.capital.first = static_cast<row_number>(plan_.capital.size());
    std::vector<row_number> inputs{input(item.capital.only())};
    for (const name& each : item.capital.value().names) {
        const row_number row = agreement_.find_asset(each.id);
        if (row == no_row || plan_.assets[row].cost == no_row) {
            return false;
        }
        const auto rows = capital_of(row, cell.when);
        if (!rows) {
            return false;
        }
        plan_.capital.insert(plan_.capital.end(), rows->begin(), rows->end());
        if (!rows->empty()) {
            add_inputs(inputs, plan_.assets[row].inputs);
            add_inputs(inputs, plan_.assets[row].interest_inputs);
            add_rate_inputs(inputs, row, rows->back());
        }
    }
    cell.capital.count = static_cast<row_number>(plan_.capital.size()) - cell.capital.first;
    put_inputs(cell, inputs);
    return true;
}

// The rates of the stretch; of an annuity also those of the years before, which have made the book value what it is.
void planner::add_rate_inputs(std::vector<row_number>& inputs, row_number asset, const capital_row& last) const {
    const auto add = [&](row_number rate) {
        const interest_row& of = plan_.rates[rate];
        for (const row_number each : {of.stated == no_row ? no_row : plan_.stated[of.stated].input, of.said_input, of.follows_input}) {
            if (each != no_row) {
                inputs.push_back(each);
            }
        }
    };
    for (row_number year = plan_.assets[asset].years.first; year <= last.asset_year; ++year) {
        if (plan_.asset_years[year].rate != no_row) {
            add(plan_.asset_years[year].rate);
        }
    }
    for (row_number piece = last.pieces.first; piece < last.pieces.first + last.pieces.count; ++piece) {
        add(plan_.capital_pieces[piece].rate);
    }
}

void planner::add_inputs(std::vector<row_number>& inputs, const run& said) const {
    inputs.insert(inputs.end(), plan_.boundary_inputs.begin() + said.first, plan_.boundary_inputs.begin() + said.first + said.count);
}

// Of a book value: of an annuity, the rates that have made it what it is.
void planner::add_book_inputs(std::vector<row_number>& inputs, row_number asset, row_number book) const {
    add_inputs(inputs, plan_.assets[asset].inputs);
    if (agreement_.assets[asset].method.value() == depreciation_method::annuity) {
        add_inputs(inputs, plan_.assets[asset].interest_inputs);
        add_rate_inputs(inputs, asset, {.asset_year = plan_.book_values[book].asset_year, .depreciation_months = {}, .pieces = {}});
    }
}

void planner::put_inputs(cell_row& cell, const std::vector<row_number>& inputs) {
    std::vector<row_number> once;
    for (const row_number each : inputs) {
        if (std::ranges::find(once, each) == once.end()) {
            once.push_back(each);
        }
    }
    cell.boundary_inputs = {static_cast<row_number>(plan_.boundary_inputs.size()), static_cast<row_number>(once.size())};
    plan_.boundary_inputs.insert(plan_.boundary_inputs.end(), once.begin(), once.end());
}

bool planner::put_payments(cell_row& cell, const cost& item) {
    const row_number row = agreement_.find_loan(item.loan.value().id);
    if (row == no_row || plan_.loans[row].payments.count == 0) {
        return false;
    }
    const loan_row& of = plan_.loans[row];
    std::vector<row_number> inputs{input(item.loan.only()), input(item.part_of_loan.only())};
    add_inputs(inputs, of.inputs);
    const bool annuity = agreement_.loans[row].repayment.value() == repayment_way::annuity;
    cell.payments = {of.payments.first, 0};
    for (row_number payment = of.payments.first; payment < of.payments.first + of.payments.count; ++payment) {
        const day paid = plan_.loan_payments[payment].when.before;
        if (paid < cell.when.first) {
            cell.payments.first = payment + 1;
        } else if (paid < cell.when.before) {
            ++cell.payments.count;
        }
        if (paid < cell.when.before) {
            add_drawing_inputs(inputs, plan_.loan_payments[payment]);
        }
        if (paid < cell.when.before && (annuity || paid >= cell.when.first)) {
            add_rate_inputs(inputs, plan_.loan_payments[payment]);
        }
    }
    put_inputs(cell, inputs);
    return true;
}

// ---- what is left, and kronor that change bearer

// What is left of an asset that outlives the agreement, where the plan reaches the end of it.
void planner::plan_left_over(row_number cost) {
    const andel::cost& item = agreement_.costs[cost];
    if (grid_.empty() || sure_end() != plan_.when.before || !item.capital.usable()) {
        return;
    }
    const day last = plan_.when.before - 1;
    slot_ = grid_.back().when;
    for (const name& each : item.capital.value().names) {
        const row_number row = agreement_.find_asset(each.id);
        const auto book = row == no_row ? std::nullopt : book_value_on(row, plan_.when.before);
        const asset* const one = row == no_row ? nullptr : &agreement_.assets[row];
        const auto to =
            !book || !one->left_over.usable() ? std::nullopt : target_on(one->left_over.value(), last, "assets." + one->id + ".left_over");
        const auto owner = to ? agreement_.find_receiver(one->owner.value().id) : std::nullopt;
        if (!owner) {
            continue;
        }
        cell_row cell{.when = {last, plan_.when.before}};
        cell.book = *book;
        cell.key = *to;
        cell.key_input = input(one->left_over.only());
        cell.payer = owner->row;
        cell.payer_input = input(one->owner.only());
        cell.fraction = 1;
        std::vector<row_number> inputs{input(item.capital.only()), input(agreement_.term.end.only())};
        add_book_inputs(inputs, row, *book);
        put_inputs(cell, inputs);
        const slot where{cell.when, grid_.back().year, grid_.back().how_firm};
        add_component(cost, where, charge_component::left_over, {std::move(cell)});
    }
}

void planner::add_component(row_number cost, const slot& where, charge_component what, std::vector<cell_row> cells) {
    if (!cells.empty()) {
        add_charge(cost, where, std::move(cells));
        plan_.charges.back().component = what;
    }
}

// The book value when a day begins; none before the asset is in use, and none when all is depreciated.
std::optional<row_number> planner::book_value_on(row_number row, day d) {
    const asset_row& of = plan_.assets[row];
    if (of.years.count == 0 || *agreement_.assets[row].in_use.value().when >= d) {
        return std::nullopt;
    }
    row_number year = of.years.first;
    while (year + 1 < of.years.first + of.years.count && plan_.asset_years[year + 1].when.first < d) {
        ++year;
    }
    const asset_year_row& in_year = plan_.asset_years[year];
    if (in_year.last && in_year.when.before <= d) {
        return std::nullopt;
    }
    plan_.book_values.push_back({year, elapsed_before(year, d)});
    return static_cast<row_number>(plan_.book_values.size() - 1);
}

// What a party that leaves owes of the book value on its last day: its share goes to those who stay, as they share the day after.
void planner::plan_exits(row_number cost) {
    const andel::cost& item = agreement_.costs[cost];
    const auto& rule = agreement_.leaving.undepreciated;
    if (!item.capital.usable() || !rule.usable() || rule.value() != leaver_owes::its_share) {
        return;
    }
    const auto ends = sure_end();
    for (row_number who = 0; who < agreement_.parties.size(); ++who) {
        const party& leaver = agreement_.parties[who];
        if (!leaver.last_day || !plan_.when.contains(*leaver.last_day) || ends == *leaver.last_day + 1) {
            continue;
        }
        const bool concerned = std::ranges::any_of(item.key.statements, [&](const auto& each) {
            const auto behind = agreement_.behind(each.what.value);
            return std::ranges::find(behind, receiver{receiver_kind::party, who}) != behind.end();
        });
        if (!concerned) {
            continue;
        }
        const day last = *leaver.last_day;
        const auto where = std::ranges::find_if(grid_, [&](const slot& each) { return each.when.contains(last); });
        std::vector<cell_row> cells;
        for (const name& which : item.capital.value().names) {
            const row_number row = agreement_.find_asset(which.id);
            slot_ = where->when;
            const auto book = row == no_row ? std::nullopt : book_value_on(row, last + 1);
            const auto before = book ? key_on(item.key, last, "costs." + item.id + ".key") : std::nullopt;
            const auto after = before ? key_on(item.key, last + 1, "costs." + item.id + ".key") : std::nullopt;
            if (!after || tell_key_in_kronor(*before, item) || tell_key_in_kronor(*after, item)) {
                continue;
            }
            cell_row cell{.when = {last, last + 1}};
            cell.transfer = static_cast<row_number>(plan_.transfers.size());
            plan_.transfers.push_back({.party = who, .share_of = before->to, .book = *book, .to = after->to, .to_input = after->input});
            cell.key = before->to;
            cell.key_input = before->input;
            cell.payer = paid_by_bearer;
            cell.fraction = 1;
            std::vector<row_number> inputs{input(item.capital.only()), input(rule.only())};
            std::ranges::copy(what_ends_membership(item, leaver, {last, last}), std::back_inserter(inputs));
            add_book_inputs(inputs, row, *book);
            put_inputs(cell, inputs);
            cells.push_back(std::move(cell));
        }
        add_component(cost, {{last, last + 1}, where->year, where->how_firm}, charge_component::exit, std::move(cells));
    }
}

// A share of a book value, or of interest, takes a key of shares.
bool planner::tell_key_in_kronor(const chosen_key& of, const cost& item) {
    if (!of.to.is_key || !plan_.keys[of.to.row].says_kronor) {
        return false;
    }
    if (months_told_.insert(item.key.where).second) {
        log_.report(
            problem_code::rule_missing, item.key.where,
            {{"question", {"Vilken andel en part har av costs." + item.id, "Which share a party has of costs." + item.id}},
             {"answers",
              {"nyckeln räknar i kronor, så andelen beror på beloppet", "the key knows kronor, so the share depends on the amount"}},
             {"way", {"Låt kapitalkostnaden delas av en nyckel med andelar.", "Let a key of shares divide the capital cost."}}});
    }
    return true;
}

// A cost that whoever has left must bear alone, for as long as it is committed.
bool planner::put_committed(cell_row& cell, const cost& item, day d) {
    const auto& rule = agreement_.leaving.committed;
    const bool as_charged = item.yearly.usable() && item.yearly.statements.front().what.value.as_charged;
    if (as_charged || !rule.usable() || rule.value() != leaver_owes::all || !item.committed_until.usable() ||
        d > *item.committed_until.value().when) {
        return true;
    }
    row_number bearer = no_row;
    for (row_number who = 0; who < agreement_.parties.size(); ++who) {
        const auto& last = agreement_.parties[who].last_day;
        if (!last || *last >= d) {
            continue;
        }
        if (bearer != no_row) {
            if (members_told_.insert(item.committed_until.where).second) {
                log_.report(problem_code::two_answers, item.committed_until.where,
                            {{"question",
                              {"Vem som bär costs." + item.id + " efter " + to_text(d - 1),
                               "Who bears costs." + item.id + " after " + to_text(d - 1)}},
                             {"answers", agreement_.parties[bearer].id + ", " + agreement_.parties[who].id},
                             {"way", {"Skriv: committed = \"its_share\"", "Write: committed = \"its_share\""}}});
            }
            return false;
        }
        bearer = who;
    }
    if (bearer != no_row) {
        cell.key = {false, bearer};
        cell.key_input = input(rule.only());
    }
    return true;
}

// Who bears it alone is who left, and when that was, and for how long it is committed.
void planner::add_committed_inputs(cell_row& cell, const cost& item) {
    const auto& rule = agreement_.leaving.committed;
    if (!rule.usable() || cell.key_input != input(rule.only())) {
        return;
    }
    const party& bearer = agreement_.parties[cell.key.row];
    std::vector<row_number> inputs = what_ends_membership(item, bearer, {*bearer.last_day, *bearer.last_day});
    inputs.push_back(input(item.committed_until.only()));
    if (const named_date* date = agreement_.find_date(item.committed_until.value().named)) {
        inputs.push_back(input(date->date.only()));
    }
    add_inputs(inputs, cell.boundary_inputs);
    put_inputs(cell, inputs);
}

// The interest of parties that count with their own rate: what they bear less, the owner bears.
void planner::plan_rate_differences(row_number cost, const slot& where, const std::vector<cell_row>& shared) {
    const andel::cost& item = agreement_.costs[cost];
    std::vector<cell_row> cells;
    for (const cell_row& each : shared) {
        for (const name& which : item.capital.value().names) {
            const row_number row = agreement_.find_asset(which.id);
            if (row != no_row && agreement_.assets[row].rate_by_party.usable()) {
                add_rate_differences(row, item, each, cells);
            }
        }
    }
    add_component(cost, where, charge_component::rate_difference, std::move(cells));
}

void planner::add_rate_differences(row_number row, const cost& item, const cell_row& shared, std::vector<cell_row>& cells) {
    const asset& one = agreement_.assets[row];
    const auto owner = agreement_.find_receiver(one.owner.value().id);
    if (!owner || tell_key_in_kronor({shared.key, shared.key_input}, item)) {
        return;
    }
    for (row_number who = 0; who < agreement_.parties.size(); ++who) {
        std::vector<row_number> said;  // the rows of the party's own rates that hold in the stretch
        const auto own_rate = [&](const period& month) -> std::optional<row_number> {
            const auto* row_of_month = one.rate_by_party.at(month.first);
            const party_rate* own = row_of_month == nullptr ? nullptr : rate_of(agreement_.parties[who], row_of_month->what.value);
            if (own == nullptr) {
                return monthly_rate(one, month);
            }
            said.push_back(input(row_of_month->what));
            const statement<interest_rate> of_party{own->rate, row_of_month->what.from, own->where, {}};
            return rate_row_of(rate_statements_.try_emplace(own, of_party).first->second, month.first, {});
        };
        const auto at_own = who == owner->row ? std::nullopt : capital_of(row, shared.when, own_rate);
        const auto at_owners = !at_own || said.empty() ? std::nullopt : capital_of(row, shared.when);
        if (!at_owners || at_owners->empty()) {
            continue;
        }
        transfer_row moved{.party = who, .share_of = shared.key, .owner = owner->row};
        const auto keep = [&](run& at, const std::vector<capital_row>& rows) {
            at = {static_cast<row_number>(plan_.capital.size()), static_cast<row_number>(rows.size())};
            plan_.capital.insert(plan_.capital.end(), rows.begin(), rows.end());
        };
        keep(moved.capital, *at_owners);
        keep(moved.own_capital, *at_own);
        cell_row cell{.when = shared.when};
        cell.transfer = static_cast<row_number>(plan_.transfers.size());
        plan_.transfers.push_back(moved);
        cell.key = shared.key;
        cell.key_input = shared.key_input;
        cell.payer = paid_by_bearer;
        cell.fraction = 1;
        std::vector<row_number> inputs{input(item.capital.only())};
        add_inputs(inputs, plan_.assets[row].inputs);
        add_inputs(inputs, plan_.assets[row].interest_inputs);
        add_rate_inputs(inputs, row, at_owners->back());
        inputs.insert(inputs.end(), said.begin(), said.end());
        if (shared.when != agreement_.days_of_year(agreement_.year_of(shared.when.first))) {
            std::ranges::copy(what_cuts(shared, item), std::back_inserter(inputs));
        }
        const auto* rule = part_years_of(item).at(shared.when.first);
        if (rule != nullptr && (breaks_a_month(moved.capital, shared.when.first) || breaks_a_month(moved.capital, shared.when.before))) {
            inputs.push_back(input(rule->what));
        }
        inputs.push_back(input(one.owner.only()));
        put_inputs(cell, inputs);
        cells.push_back(std::move(cell));
    }
}

// Whether a border of a stretch is inside a month of an asset.
bool planner::breaks_a_month(const run& capital, day border) const {
    const auto begin = plan_.capital.begin() + capital.first;
    return !begins_month(border) && std::any_of(begin, begin + capital.count, [&](const capital_row& each) {
        return plan_.asset_years[each.asset_year].when.contains(first_day_of(month_of(border)));
    });
}

// Cut like a yearly cost; nothing where it has no month of an asset, or no payment.
std::vector<cell_row> planner::capital_cells(const cost& item, const period& inside, const std::set<day>& cuts) {
    std::vector<cell_row> cells;
    for (cell_row& cell : yearly_cells(item, inside, cuts)) {
        if (item.loan.usable() ? !put_payments(cell, item) : !put_capital(cell, item)) {
            return {};
        }
        if (cell.capital.count == 0 && cell.payments.count == 0) {
            continue;
        }
        if (cell.when != agreement_.days_of_year(agreement_.year_of(cell.when.first))) {
            std::vector<row_number> inputs = what_cuts(cell, item);
            add_inputs(inputs, cell.boundary_inputs);
            put_inputs(cell, inputs);
        }
        const bool broken_month = breaks_a_month(cell.capital, cell.when.first) || breaks_a_month(cell.capital, cell.when.before);
        const auto* rule = broken_month ? part_years_of(item).at(cell.when.first) : nullptr;
        const bool needs_part = (cell.key.is_key && plan_.keys[cell.key.row].says_kronor) || rule != nullptr;
        const auto part = needs_part ? fraction_of(cell.when, part_years_of(item), item.where, "costs." + item.id) : rational{1};
        if (!part) {
            return {};
        }
        if (rule != nullptr) {
            std::vector<row_number> inputs{input(rule->what)};
            add_inputs(inputs, cell.boundary_inputs);
            put_inputs(cell, inputs);
        }
        cell.fraction = *part;
        cells.push_back(cell);
    }
    return cells;
}

}  // namespace andel
