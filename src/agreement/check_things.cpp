// What each thing of an agreement says by itself: names that exist, exactly one verb, shares that make 100 %, amounts of the right sign.
//
// A value at fault is marked as broken, so that nothing that rests on it is reported again.

#include "checks.hpp"

#include <andel/values/written.hpp>

#include <algorithm>

namespace andel {
namespace {

class thing_checker : clause_checker {
   public:
    using clause_checker::clause_checker;

    void run() {
        check_all(draft_.parties);
        std::ranges::for_each(draft_.activities, [&](activity& each) { check_receiver(each.responsible); });
        check_all(draft_.keys);
        check_all(draft_.indexes);
        check_all(draft_.costs);
        check_all(draft_.frames);
    }

   private:
    template <class things>
    void check_all(things& all) {
        for (auto& each : all) {
            if (!each.broken) {
                check(each);
            }
        }
    }

    void check_receiver(dated<name>& value) {
        check_each(value, [&](const auto& said) { return names_.is_receiver(said.value, false); });
    }

    void check(party& one) {
        check_groups_and_days(one);
        if (!one.kind.usable() || one.code.broken) {
            return;
        }
        const std::size_t digits = one.kind.value() == party_class::municipality ? 4 : one.kind.value() == party_class::region ? 2 : 0;
        if (digits == 0) {
            return;
        }
        const std::string example = digits == 4 ? "code = \"2061\"" : "code = \"20\"";
        if (one.code.absent()) {
            if (!log_.text().lost("parties." + one.id, "code")) {
                log_.report(problem_code::missing_key, one.where,
                            {{"table", "parties." + one.id},
                             {"key", "code"},
                             {"meaning",
                              {"SCB:s kod, fyra siffror för en kommun och två för en region",
                               "the SCB code, four digits for a municipality and two for a region"}},
                             {"example", example}});
            }
            return;
        }
        const std::string& code = one.code.value();
        if (code.size() != digits || !std::ranges::all_of(code, [](char c) { return c >= '0' && c <= '9'; })) {
            log_.report(problem_code::wrong_type, one.code.only().where,
                        {{"key", "code"},
                         {"expected",
                          {digits == 4 ? "SCB:s kommunkod, fyra siffror" : "SCB:s länskod, två siffror",
                           digits == 4 ? "the SCB municipality code, four digits" : "the SCB region code, two digits"}},
                         {"found", in_quotes(code)},
                         {"example", example}});
        }
    }

    void check_groups_and_days(party& one) {
        check_each(one.borne_by, [&](const auto& said) { return names_.is_party(said.value); });
        for (const auto& each : one.groups.statements) {
            for (const name& group : each.what.value.names) {
                const bool taken = draft_.find_receiver(group.id) || class_of_set_word(group.id) || group.id == "everyone";
                if (!is_valid_id(group.id)) {
                    log_.report(problem_code::invalid_name, group.where, {{"name", in_quotes(group.id)}, {"example", "inland"}});
                } else if (taken) {
                    log_.report(problem_code::reserved_name, group.where,
                                {{"name", in_quotes(group.id)}, {"example", in_quotes(group.id + "_group")}});
                }
            }
        }
        if (one.joins.usable() && one.leaves.usable() && *one.leaves.value().when < *one.joins.value().when) {
            log_.report(problem_code::days_out_of_order, one.leaves.value().where,
                        {{"later", "leaves"},
                         {"later_day", to_text(*one.leaves.value().when)},
                         {"earlier", "joins"},
                         {"earlier_day", to_text(*one.joins.value().when)}},
                        one.joins.value().where);
        }
    }

    void check(key& one) {
        std::vector<std::pair<std::string, place>> verbs;
        const auto verb = [&](std::string word, const auto& value) {
            if (!value.absent()) {
                verbs.emplace_back(std::move(word), value.where);
            }
        };
        verb("shares", one.shares);
        verb("equal", one.equal);
        verb("weights", one.weights);
        verb("by", one.by);
        verb("charges", one.charges);
        exactly_one(one, "keys." + one.id, verbs, {"hur beloppet fördelas", "how the amount is divided"},
                    {"shares", "equal", "weights", "by", "charges"});
        check_each(one.shares, [&](const auto& said) { return check_row(said.value, said.where); });
        check_each(one.equal, [&](const auto& said) {
            bool good = true;
            for (const name& each : said.value.members) {
                good = names_.is_receiver(each, true) && good;
            }
            return good && check_no_doubles(said.value);
        });
        check_each(one.weights, [&](const auto& said) { return check_row(said.value, said.where); });
    }

    bool check_no_doubles(const receiver_set& set) {
        const auto members = draft_.members_of(set);
        for (std::size_t i = 0; i < members.size(); ++i) {
            for (std::size_t j = i + 1; j < members.size(); ++j) {
                if (members[i].kind == members[j].kind && members[i].row == members[j].row) {
                    const std::string id =
                        members[i].kind == receiver_kind::party ? draft_.parties[members[i].row].id : set.members.front().id;
                    log_.report(problem_code::named_twice, set.members.back().where, {{"name", in_quotes(id)}});
                    return false;
                }
            }
        }
        return true;
    }

    bool check_row(const share_row& row, place where) {
        bool good = true;
        bool sound = true;  // whether the sum is worth looking at
        rational sum;
        const share_entry* rest = nullptr;
        for (const share_entry& each : row.entries) {
            good = names_.is_receiver(each.receiver, false) && good;
            if (!each.part) {
                if (rest != nullptr) {
                    log_.report(problem_code::two_rests, each.where, {{"first", rest->receiver.id}, {"second", each.receiver.id}},
                                rest->where);
                    sound = false;
                }
                rest = &each;
            } else {
                if (each.part->of_whole.sign() < 0) {
                    log_.report(problem_code::negative_weight, each.where,
                                {{"receiver", each.receiver.id}, {"value", write_share(each.part->of_whole)}});
                    sound = false;
                }
                sum += each.part->of_whole;
            }
        }
        if (sound && (rest == nullptr ? sum != 1 : sum > 1)) {
            const rational off = absolute(1 - sum);
            const bool too_little = sum < 1;
            log_.report(problem_code::shares_not_100, where,
                        {{"sum", {write_share(sum), write_share(sum, language::english)}},
                         {"difference",
                          {write_share(off) + (too_little ? " saknas" : " för mycket"),
                           write_share(off, language::english) + (too_little ? " is missing" : " too much")}}});
            return false;
        }
        return good && sound;
    }

    bool check_row(const weight_row& row, place where) {
        bool good = true;
        bool sound = true;
        rational sum;
        for (const weight_entry& each : row.entries) {
            good = names_.is_receiver(each.receiver, false) && good;
            if (each.weight.sign() < 0) {
                log_.report(
                    problem_code::negative_weight, each.where,
                    {{"receiver", each.receiver.id}, {"value", {write_exact(each.weight), write_exact(each.weight, language::english)}}});
                sound = false;
            }
            sum += each.weight;
        }
        if (good && sound && sum.is_zero()) {
            log_.report(problem_code::all_weights_zero, where, {});
            return false;
        }
        return good && sound;
    }

    void check(andel::index& one) {
        if (needs_carry(one) && one.carry.absent() && !log_.text().lost("indexes." + one.id, "carry")) {
            log_.report(
                problem_code::rule_missing, one.where,
                {{"question",
                  {"Vad nästa års ändring läggs på i indexes." + one.id, "What next year's change is put on in indexes." + one.id}},
                 {"answers",
                  {"\"rounded\" (det avrundade beloppet) eller \"exact\" (beloppet före avrundningen)",
                   "\"rounded\" (the rounded amount) or \"exact\" (the amount before rounding)"}},
                 {"way", {"Lägg till: carry = \"rounded\" eller carry = \"exact\"", "Add: carry = \"rounded\" or carry = \"exact\""}}});
        }
    }

    void check(cost& one) {
        const std::string table = "costs." + one.id;
        std::vector<std::pair<std::string, place>> amounts;
        if (!one.yearly.absent()) {
            amounts.emplace_back("yearly", one.yearly.where);
        }
        if (!one.once.absent()) {
            amounts.emplace_back("once", one.once.where);
        }
        if (!one.capital.absent()) {
            amounts.emplace_back("capital", one.capital.where);
        }
        if (!one.loan.absent()) {
            amounts.emplace_back("loan", one.loan.where);
        }
        exactly_one(one, table, amounts, {"vilket belopp den är på", "which amount it is"}, {"yearly", "once", "capital", "loan"});
        check_receiver(one.key);
        check_payer(one, table);
        check_sign(one, one.yearly);
        check_sign(one, one.once);
        check_index(one, table);
        if (one.activity.usable()) {
            const auto found = draft_.find_receiver(one.activity.value().id);
            if (!found || found->kind != receiver_kind::activity) {
                std::vector<std::string> known;
                name_checker::add_ids(known, draft_.activities);
                names_.report_unknown(one.activity.value(), {"Verksamheten", "The activity"}, known);
            }
        }
        if (one.until.usable()) {
            for (const auto& each : one.once.statements) {
                if (each.when.first && *each.when.first > *one.until.value().when) {
                    log_.report(problem_code::days_out_of_order, one.until.value().where,
                                {{"later", "until"},
                                 {"later_day", to_text(*one.until.value().when)},
                                 {"earlier", "once." + each.when.written},
                                 {"earlier_day", to_text(*each.when.first)}},
                                each.when.where);
                }
            }
        }
        not_before_start(one.until, "until");
        not_before_start(one.committed_until, "committed_until");
    }

    void not_before_start(const dated<day_reference>& last, const std::string& key) {
        const auto fixed = draft_.fixed_term();
        if (last.usable() && fixed && *last.value().when < fixed->first) {
            log_.report(
                problem_code::days_out_of_order, last.value().where,
                {{"later", key}, {"later_day", to_text(*last.value().when)}, {"earlier", "start"}, {"earlier_day", to_text(fixed->first)}},
                draft_.term.start.value().where);
        }
    }

    void check_payer(cost& one, const std::string& table) {
        if (one.paid_by.absent() && !log_.text().lost(table, "paid_by")) {
            log_.report(problem_code::no_payer, one.where,
                        {{"table", table}, {"example", in_quotes(draft_.parties.empty() ? "alfa" : draft_.parties.front().id)}});
        }
        check_each(one.paid_by, [&](const auto& said) { return said.value.id == "bearer" || names_.is_party(said.value); });
    }

    void check_sign(const cost& one, dated<amount>& amounts) {
        if (one.kind.broken) {
            return;
        }
        const bool income = one.kind.usable() && one.kind.value() == cost_kind::income;
        for (const auto& each : amounts.statements) {
            const exact_money& value = each.what.value.value;
            if (!each.what.value.as_charged && value.sign() == (income ? 1 : -1)) {
                const std::string mirrored = write_exact((-value).kronor());
                const std::string written = in_quotes(write_exact(value.kronor()) + " kr");
                log_.report(problem_code::income_not_negative, each.what.where,
                            {{"value", written},
                             {"example",
                              {income ? in_quotes(mirrored + " kr") : "kind = \"income\", eller " + in_quotes(mirrored + " kr"),
                               income ? in_quotes(mirrored + " kr") : "kind = \"income\", or " + in_quotes(mirrored + " kr")}}});
            }
        }
    }

    void check_index(cost& one, const std::string& table) {
        const bool charged = one.yearly.usable() && one.yearly.statements.front().what.value.as_charged;
        if (one.index.absent()) {
            if (!one.yearly.absent() && !charged && !log_.text().lost(table, "index")) {
                log_.report(problem_code::missing_key, one.where,
                            {{"table", table},
                             {"key", "index"},
                             {"meaning",
                              {"hur beloppet räknas upp; ett pris som står still är ett beslut",
                               "how the amount moves with prices; a price that stands still is a decision"}},
                             {"example", "index = \"none\""}});
            }
            return;
        }
        bool indexed = false;
        level_may_be_month_ = true;
        check_each(one.index, [&](const auto& said) {
            const std::uint32_t row = draft_.find_index(said.value.id);
            indexed = indexed || row != no_row;
            const bool reads_series = row == no_row || (draft_.indexes[row].level.usable() && !draft_.indexes[row].level.has_occasions());
            level_may_be_month_ = level_may_be_month_ && reads_series;
            return names_.is_index(said.value, true);
        });
        if (indexed && !charged && !one.price_level.broken) {
            check_price_levels(one, one.yearly, table);
            check_price_levels(one, one.once, table);
        }
    }

    // An indexed amount says in which year's prices it stands; each later step of it says so for itself.
    void check_price_levels(cost& one, dated<amount>& amounts, const std::string& table) {
        if (amounts.broken) {
            return;
        }
        bool first = true;
        for (auto& each : amounts.statements) {
            amount& value = each.what.value;
            const bool inherits = first || each.when.kind != time_kind::step;
            place level_place = each.what.where;
            if (!value.price_level && inherits && one.price_level.usable()) {
                value.price_level = one.price_level.value();
                level_place = one.price_level.only().where;
            }
            first = false;
            if (!value.price_level) {
                if (!log_.text().lost(table, "price_level")) {
                    log_.report(
                        problem_code::missing_key, inherits ? one.where : each.what.where,
                        {{"table", inherits ? table : table + ".yearly." + each.when.written},
                         {"key", "price_level"},
                         {"meaning", {"året i vars priser beloppet står", "the year in whose prices the amount stands"}},
                         {"example", inherits ? "price_level = 2025" : each.when.written + " = { value = …, price_level = 2025 }"}});
                }
                amounts.broken = true;
                continue;
            }
            if (value.price_level->month != 0 && !level_may_be_month_) {
                log_.report(problem_code::wrong_type, level_place,
                            {{"key", "price_level"},
                             {"expected", {"ett år, när indexet inte läser en serie", "a year, where the index reads no series"}},
                             {"found", {"en månad", "a month"}},
                             {"example", "price_level = " + std::to_string(value.price_level->year)}});
                amounts.broken = true;
                continue;
            }
            const auto fixed = draft_.fixed_term();
            if (fixed) {
                const day from = std::max(each.when.first.value_or(fixed->first), fixed->first);
                if (year_of(from) < value.price_level->year) {
                    log_.report(problem_code::before_price_level, level_place,
                                {{"from", to_text(from)},
                                 {"level", std::to_string(value.price_level->year)},
                                 {"example", std::to_string(year_of(from))}},
                                level_place == each.what.where ? place{} : each.what.where);
                    amounts.broken = true;
                }
            }
        }
    }

    void check(frame& one) {
        check_each(one.owner, [&](const auto& said) { return names_.is_party(said.value); });
        std::vector<std::pair<std::string, place>> compared;
        if (!one.costs.absent()) {
            compared.emplace_back("costs", one.costs.where);
        }
        if (!one.assets.absent()) {
            compared.emplace_back("assets", one.assets.where);
        }
        exactly_one(one, "frames." + one.id, compared, {"vad ramen jämförs med", "what the frame is compared with"}, {"costs", "assets"});
        check_each(one.assets, [&](const auto& said) { return names_.are_assets(said.value); });
        for (const auto& step : one.costs.statements) {
            for (const name& each : step.what.value.names) {
                if (std::ranges::find(draft_.costs, each.id, [](const cost& item) { return item.id; }) == draft_.costs.end()) {
                    std::vector<std::string> known;
                    name_checker::add_ids(known, draft_.costs);
                    names_.report_unknown(each, {"Kostnadsposten", "The cost item"}, known);
                    one.costs.broken = true;
                }
            }
        }
        for (const auto& each : one.limit.statements) {
            if (!one.limit.broken && each.what.value.value.sign() < 0) {
                log_.report(problem_code::wrong_type, each.what.where,
                            {{"key", "amount"},
                             {"expected", {"ett belopp som inte är negativt", "an amount that is not negative"}},
                             {"found", write_exact(each.what.value.value.kronor())},
                             {"example", "amount = { 2024 = \"3 mnkr\" }"}});
            }
        }
    }

    bool level_may_be_month_ = false;
};

}  // namespace

void check_things(agreement& draft, problem_log& log) {
    thing_checker{draft, log}.run();
    check_measures(draft, log);
    check_indexes(draft, log);
    check_keys(draft, log);
    check_capital(draft, log);
    check_term(draft, log);
    check_rules(draft, log);
}

}  // namespace andel
