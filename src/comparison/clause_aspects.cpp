#include "clause_aspects.hpp"

#include <algorithm>

namespace andel {

std::optional<aspect> aspect_of(std::string_view table, std::string_view key) {
    struct line {
        std::string_view table, keys;  // keys: between blanks, or empty for all
        aspect of;
    };
    static constexpr auto lines = std::to_array<line>({
        {"indexes", " level change parts after_last against every floor portion threshold minimum maximum order carry after_correction ",
         aspect::index},
        {"indexes", " rounding.level rounding.change rounding.factor rounding.addition rounding.result ", aspect::index},
        {"measures", " values figures kind reading after_last preliminary rounding.measure ", aspect::key},
        {"figures", " file unit base continued ", aspect::key},
        {"costs", " index price_level ", aspect::index},
        {"costs", " yearly once until capital loan loan_part ", aspect::amount},
        {"costs", " key paid_by when committed_until ", aspect::key},
        {"costs", " part_years ", aspect::term},
        {"costs", " rounding.amount ", aspect::rounding},
        {"keys", " shares equal weights by among charges rest index price_level limits part_year rounding.share rounding.part ",
         aspect::key},
        {"activities", " responsible ", aspect::key},
        {"parties", " class groups joins leaves borne_by ", aspect::key},
        {"parties", " code ", aspect::rounding},
        {"assets", " cost rest_value grant life in_use start method interest_on interest_from ", aspect::amount},
        {"assets", " rate_change rate rate_by_party rounding.depreciation ", aspect::amount},
        {"assets", " owner left_over ", aspect::key},
        {"loans", " drawn repaid repayment instalment payment first_repayment annuity rate_change rate margin ", aspect::amount},
        {"loans", " discount day_count payments first_payment payment_day odd_period ", aspect::amount},
        {"loans", " rounding.interest rounding.repayment ", aspect::amount},
        {"leaving", " pays_until undepreciated committed ", aspect::key},
        {"dates", " date ", aspect::term},
        {"term", " start end renewal notice part_years month_end year_starts weekend ", aspect::term},
        {"term", " presence ", aspect::key},
        {"rounding", " period ", aspect::term},
        {"rounding", " amount part ", aspect::rounding},
        {"agreement", " rules ", aspect::rounding},
    });
    const std::string wanted = " " + std::string{key} + " ";
    for (const line& each : lines) {
        if (each.table == table && each.keys.find(wanted) != std::string_view::npos) {
            return each.of;
        }
    }
    return std::nullopt;
}

// The aspect of a thing that only one version has.
std::optional<aspect> aspect_of_thing(std::string_view table) {
    return table == "costs"                        ? std::optional{aspect::amount}
           : table == "assets" || table == "loans" ? std::optional{aspect::amount}
           : table == "leaving"                    ? std::optional{aspect::key}
           : table == "parties" || table == "keys" ? std::optional{aspect::key}
           : table == "activities"                 ? std::optional{aspect::key}
           : table == "measures"                   ? std::optional{aspect::key}
           : table == "figures"                    ? std::optional{aspect::key}
           : table == "indexes"                    ? std::optional{aspect::index}
           : table == "dates"                      ? std::optional{aspect::term}
                                                   : std::nullopt;
}

clause_users::clause_users(const agreement& of) : of_{of} {
    for (const cost& each : of.costs) {
        for (const auto& said : each.index.statements) {
            add_index(of.find_index(said.what.value.id));
        }
        add_capital(each);
    }
}

void clause_users::add_capital(const cost& each) {
    if (each.capital.usable()) {
        for (const name& said : each.capital.value().names) {
            const row_number row = of_.find_asset(said.id);
            if (row == no_row || !assets_.insert(said.id).second) {
                continue;
            }
            const asset& one = of_.assets[row];
            add_rates(one.rate);
            for (const auto& own : one.rate_by_party.statements) {
                for (const party_rate& of : own.what.value.entries) {
                    add_measure(of_rates_, of_.find_measure(of.rate.measure.id));
                }
            }
        }
    }
    if (each.loan.usable()) {
        const row_number row = of_.find_loan(each.loan.value().id);
        if (row != no_row && loans_.insert(each.loan.value().id).second) {
            add_rates(of_.loans[row].rate);
        }
    }
}

void clause_users::add_rates(const dated<interest_rate>& rates) {
    for (const auto& said : rates.statements) {
        add_measure(of_rates_, of_.find_measure(said.what.value.measure.id));
    }
}

void clause_users::add_index(row_number row) {
    if (row == no_row || !indexes_.insert(of_.indexes[row].id).second) {
        return;
    }
    const andel::index& one = of_.indexes[row];
    for (const auto& said : one.level.statements) {
        add_measure(of_amounts_, of_.find_measure(said.what.value.measure.id));
    }
    for (const auto& said : one.yearly_change.statements) {
        add_measure(of_amounts_, of_.find_measure(said.what.value.measure.id));
    }
    for (const auto& said : one.parts.statements) {
        for (const share_entry& part : said.what.value.entries) {
            add_index(of_.find_index(part.receiver.id));
        }
    }
}

void clause_users::add_measure(readers& to, row_number row) const {
    if (row == no_row || !to.measures.insert(of_.measures[row].id).second) {
        return;
    }
    for (const auto& said : of_.measures[row].figures.statements) {
        add_figures(to, of_.find_figures(said.what.value.id));
    }
}

void clause_users::add_figures(readers& to, row_number row) const {
    if (row == no_row || !to.figures.insert(of_.figures[row].id).second) {
        return;
    }
    for (const auto& said : of_.figures[row].continued.statements) {
        add_figures(to, of_.find_figures(said.what.value.by.id));
    }
}

bool clause_users::move_amounts(std::string_view table, const std::string& id) const {
    const auto& all = table == "indexes" ? indexes_ : table == "measures" ? of_amounts_.measures : of_amounts_.figures;
    return all.contains(id);
}

bool clause_users::say_rates(std::string_view table, const std::string& id) const {
    return table != "indexes" && (table == "measures" ? of_rates_.measures : of_rates_.figures).contains(id);
}

bool clause_users::read_by_code() const {
    return std::ranges::any_of(of_.measures, [](const measure& each) { return each.kind.usable() && each.figures.usable(); });
}

bool clause_users::is_of_keys(const std::string& index) const {
    return std::ranges::any_of(of_.keys, [&](const key& each) {
        return std::ranges::any_of(each.index.statements, [&](const auto& said) { return said.what.value.id == index; });
    });
}

bool clause_users::is_a_cost(std::string_view table, const std::string& id) const {
    return (table == "assets" ? assets_ : loans_).contains(id);
}

std::optional<aspect> aspect_by_use(aspect of, std::string_view table, const std::string& id, const std::array<clause_users, 2>& users) {
    const auto some = [&](const auto& use) { return std::ranges::any_of(users, use); };
    if (table == "assets" || table == "loans") {
        return some([&](const clause_users& each) { return each.is_a_cost(table, id); }) ? std::optional{of} : std::nullopt;
    }
    if (table != "indexes" && table != "measures" && table != "figures") {
        return of;
    }
    const bool amounts = some([&](const clause_users& each) { return each.move_amounts(table, id); });
    const bool keys = table != "indexes" || some([&](const clause_users& each) { return each.is_of_keys(id); });
    const bool rates = some([&](const clause_users& each) { return each.say_rates(table, id); });
    return amounts || !keys ? aspect::index : rates ? aspect::amount : aspect::key;
}

}  // namespace andel
