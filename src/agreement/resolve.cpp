// After reading: names are looked up, days known, steps put in order, the rule profile filled in; and what contradicts itself is reported.
//
// A value that could not be read is `broken`; nothing that rests on it is reported again.

#include "reader.hpp"

#include <andel/values/written.hpp>

#include <algorithm>
#include <functional>

namespace andel {
namespace {

class resolver {
   public:
    resolver(agreement& draft, problem_log& log) : draft_{draft}, log_{log} {}

    void run() {
        check_ids();
        resolve_dates();
        check_term();
        fill_in_profile();
        order_everything_in_time();
        std::ranges::for_each(draft_.parties, [&](party& each) { check(each); });
        std::ranges::for_each(draft_.activities, [&](activity& each) { check_receiver(each.responsible); });
        std::ranges::for_each(draft_.keys, [&](key& each) { check(each); });
        std::ranges::for_each(draft_.indexes, [&](andel::index& each) { check(each); });
        std::ranges::for_each(draft_.costs, [&](cost& each) { check(each); });
        std::ranges::for_each(draft_.frames, [&](frame& each) { check(each); });
        check_rounding();
        check_cycles();
    }

   private:
    // ---- names

    // Parties, activities and keys share one set of names, because a receiver is any of them.
    void check_ids() {
        std::vector<std::pair<std::string_view, place>> taken;
        const auto take = [&](const thing& each) {
            const auto earlier = std::ranges::find(taken, std::string_view{each.id}, &std::pair<std::string_view, place>::first);
            if (earlier != taken.end()) {
                log_.report(problem_code::name_taken, each.where, {{"name", in_quotes(each.id)}, {"line", std::to_string(earlier->second.line)}}, earlier->second);
            }
            taken.emplace_back(each.id, each.where);
        };
        std::ranges::for_each(draft_.parties, take);
        std::ranges::for_each(draft_.activities, take);
        std::ranges::for_each(draft_.keys, take);
    }

    template <class things>
    static void add_ids(std::vector<std::string>& ids, const things& from) {
        for (const auto& each : from) {
            ids.push_back(each.id);
        }
    }

    [[nodiscard]] std::vector<std::string> party_ids() const {
        std::vector<std::string> ids;
        add_ids(ids, draft_.parties);
        return ids;
    }

    [[nodiscard]] std::vector<std::string> receiver_ids() const {
        std::vector<std::string> ids = party_ids();
        add_ids(ids, draft_.activities);
        add_ids(ids, draft_.keys);
        return ids;
    }

    void report_unknown(const name& which, both_languages kind, const std::vector<std::string>& known) {
        if (!log_.text().mentions_unreadably(which.id)) {
            log_.report(problem_code::unknown_name, which.where,
                        {{"kind", std::move(kind)}, {"name", in_quotes(which.id)}, {"hint", nearest(which.id, known)}, {"choices", listed(known)}});
        }
    }

    bool check_party(const name& which) {
        const auto found = draft_.find_receiver(which.id);
        if (found && found->kind == receiver_kind::party) {
            return true;
        }
        report_unknown(which, {"Parten", "The party"}, party_ids());
        return false;
    }

    bool check_receiver_name(const name& which, bool sets_too) {
        if (draft_.find_receiver(which.id)) {
            return true;
        }
        const bool everyone = which.id == "everyone";
        const auto of_class = class_of_set_word(which.id);
        if (sets_too && everyone) {
            return true;
        }
        if (sets_too && of_class) {
            if (!draft_.members_of({.members = {which}}).empty()) {
                return true;
            }
            std::vector<std::string> in_use;
            for (const party& each : draft_.parties) {
                if (each.kind.usable()) {
                    in_use.emplace_back(word_for(each.kind.value()));
                }
            }
            log_.report(problem_code::empty_group, which.where, {{"set", in_quotes(which.id)}, {"choices", listed(in_use)}});
            return false;
        }
        report_unknown(which, {"Mottagaren", "The receiver"}, receiver_ids());
        return false;
    }

    void check_receiver(dated<name>& value) {
        for (const auto& each : value.statements) {
            if (!value.broken && !check_receiver_name(each.what.value, false)) {
                value.broken = true;
            }
        }
    }

    // ---- days

    std::optional<day> day_named(const name& which, int depth = 0) {
        const dated<day_reference>* cell = which.id == "start" ? &draft_.term.start : which.id == "end" ? &draft_.term.end : nullptr;
        if (cell == nullptr) {
            const named_date* found = draft_.find_date(which.id);
            if (found == nullptr) {
                std::vector<std::string> known{"start", "end"};
                add_ids(known, draft_.dates);
                report_unknown(which, {"Datumet", "The date"}, known);
                return std::nullopt;
            }
            cell = &found->date;
        }
        if (!cell->usable()) {
            return std::nullopt;
        }
        const day_reference& written = cell->value();
        if (written.when || written.named.empty()) {
            return written.when;
        }
        if (depth > static_cast<int>(draft_.dates.size()) + 2) {
            log_.report(problem_code::cycle, which.where, {{"links", which.id + " → " + written.named}});
            return std::nullopt;
        }
        return day_named({written.named, written.where}, depth + 1);
    }

    void resolve_day(dated<day_reference>& cell) {
        if (cell.usable() && !cell.value().when) {
            const day_reference& written = cell.value();
            const auto found = day_named({written.named, written.where});
            cell.statements.front().what.value.when = found;
            cell.broken = !found;
        }
    }

    void resolve_dates() {
        resolve_day(draft_.term.start);
        resolve_day(draft_.term.end);
        for (named_date& each : draft_.dates) {
            resolve_day(each.date);
        }
        for (cost& each : draft_.costs) {
            resolve_day(each.until);
        }
    }

    void check_term() {
        const term& rules = draft_.term;
        if (rules.start.usable() && rules.end.usable() && !draft_.fixed_term()) {
            log_.report(problem_code::days_out_of_order, rules.end.value().where,
                        {{"later", "end"}, {"later_day", to_text(*rules.end.value().when)}, {"earlier", "start"}, {"earlier_day", to_text(*rules.start.value().when)}}, rules.start.value().where);
        }
        if (!rules.renewal.usable() || rules.renewal.value().none) {
            return;
        }
        const renewal& again = rules.renewal.value();
        if (again.happens == renewal_way::unless_notice && rules.notice.absent() && !log_.text().mentions_unreadably("notice")) {
            log_.report(problem_code::missing_key, rules.where,
                        {{"table", "term"}, {"key", "notice"}, {"meaning", {"avtalet förlängs om ingen säger upp det, så uppsägningen måste stå här", "the agreement is renewed unless somebody gives notice, so the notice must stand here"}},
                         {"example", "notice = { length = \"12 months\", before = \"period_end\" }"}});
        }
        const auto fixed = draft_.fixed_term();
        const auto months = again.each.months();
        const bool profile = draft_.facts.rules.usable();
        if (fixed && months && rules.month_ends.absent() && !profile) {
            const day last = fixed->before - 1;
            const day whole = add_months(last, *months, month_end::whole_months);
            const day lastly = add_months(last, *months, month_end::last_day);
            const day next = add_months(last, *months, month_end::next_day);
            if (whole != lastly || lastly != next) {
                log_.report(problem_code::two_answers, rules.renewal.where,
                            {{"question", {"Slutet på första förlängningen", "The end of the first renewal"}},
                             {"answers", "whole_months " + to_text(whole) + ", last_day " + to_text(lastly) + ", next_day " + to_text(next)},
                             {"way", {"Skriv i [term]: month_end = \"whole_months\", \"last_day\" eller \"next_day\"", "Write in [term]: month_end = \"whole_months\", \"last_day\" or \"next_day\""}}});
            }
        }
    }

    // ---- the rule profile: technique only, and only where the file is silent

    template <class value_type>
    void fill_in(dated<value_type>& cell, value_type answer) {
        if (cell.absent()) {
            auto& given = cell.statements.emplace_back();
            given.what.value = std::move(answer);
            given.what.from = {.kind = origin_kind::rule_profile, .source = no_row, .how_firm = status::assumed, .detail = {}};
            given.what.where = draft_.facts.rules.where;
        }
    }

    void fill_in_profile() {
        if (!draft_.facts.rules.usable()) {
            return;
        }
        const rational ore{1, 100};
        fill_in(draft_.rounding.charge_period, length{1, length_unit::years});
        fill_in(draft_.rounding.amount, rounding{.to = ore, .mode = rounding_mode::half_up});
        fill_in(draft_.rounding.part, part_rounding{.to = ore, .odd = odd_rule::largest_remainder, .taker = {}, .by_code = true, .order = {}, .profile_ties = true, .where = draft_.facts.rules.where});
        fill_in(draft_.term.part_of_year, part_years::months_and_days);
        fill_in(draft_.term.month_ends, month_end::whole_months);
        for (andel::index& each : draft_.indexes) {
            if (needs_carry(each)) {
                fill_in(each.carry, carry_rule::rounded);
            }
        }
    }

    static bool needs_carry(const andel::index& clause) {
        const bool chained = clause.against.usable() && clause.against.value() == index_basis::previous;
        return chained && (clause.rounding_addition.usable() || clause.rounding_result.usable());
    }

    // ---- every dated value

    template <class function>
    void for_each_value(function&& apply) {
        const auto fields_of = [&]<class thing_type>(thing_type& one) { std::apply([&](const auto&... each) { (apply(one.*each.member), ...); }, table_of<thing_type>::fields); };
        std::ranges::for_each(draft_.activities, fields_of);
        std::ranges::for_each(draft_.costs, fields_of);
        std::ranges::for_each(draft_.keys, fields_of);
        std::ranges::for_each(draft_.indexes, fields_of);
        std::ranges::for_each(draft_.frames, fields_of);
        fields_of(draft_.term);
    }

    void order_everything_in_time() {
        for_each_value([&](auto& value) {
            for (auto& each : value.statements) {
                if (!each.when.named.empty()) {
                    each.when.first = day_named({each.when.named, each.when.where});
                    value.broken = value.broken || !each.when.first;
                }
            }
            if (value.broken) {
                return;
            }
            std::stable_sort(value.statements.begin(), value.statements.end(), [](const auto& a, const auto& b) { return a.when.first < b.when.first; });
            for (std::size_t i = 1; i < value.statements.size(); ++i) {
                const time_mark& a = value.statements[i - 1].when;
                const time_mark& b = value.statements[i].when;
                if (a.first == b.first && a.kind == b.kind) {
                    log_.report(problem_code::same_day_twice, std::max(a.where, b.where), {{"first", a.written}, {"second", b.written}, {"day", to_text(*a.first)}}, std::min(a.where, b.where));
                    value.broken = true;
                }
            }
            std::ranges::for_each(value.statements, [&](const auto& each) { check_inside_agreement(each.when); });
        });
    }

    // An occasion outside the agreement would silently be left out, and so would a step after its last possible day.
    void check_inside_agreement(const time_mark& mark) {
        const auto fixed = draft_.fixed_term();
        if (!fixed || !mark.first) {
            return;
        }
        const auto last = draft_.last_possible_end();
        const bool unlimited = draft_.term.renewal.broken || (draft_.term.renewal.usable() && !last);
        const bool too_late = !unlimited && last && *mark.first >= *last;
        const bool year = mark.kind == time_kind::year;
        const day before = year ? first_day_of_year(year_of(*mark.first) + 1) : *mark.first + 1;
        const bool too_early = mark.kind != time_kind::step && before <= fixed->first;
        if (too_late || too_early) {
            log_.report(problem_code::outside_the_agreement, mark.where,
                        {{"value", mark.written}, {"from", to_text(fixed->first)}, {"to", unlimited || !last ? both_languages{"tills vidare", "until further notice"} : both_languages{to_text(*last - 1)}}});
        }
    }

    // ---- things

    void check(party& one) {
        if (!one.kind.usable() || one.code.broken) {
            return;
        }
        const std::size_t digits = one.kind.value() == party_class::municipality ? 4 : one.kind.value() == party_class::region ? 2 : 0;
        if (digits == 0) {
            return;
        }
        const std::string example = digits == 4 ? "code = \"2061\"" : "code = \"20\"";
        if (one.code.absent()) {
            if (!log_.text().mentions_unreadably("code")) {
                log_.report(problem_code::missing_key, one.where,
                            {{"table", "parties." + one.id}, {"key", "code"}, {"meaning", {"SCB:s kod, fyra siffror för en kommun och två för en region", "the SCB code, four digits for a municipality and two for a region"}}, {"example", example}});
            }
            return;
        }
        const std::string& code = one.code.value();
        if (code.size() != digits || !std::ranges::all_of(code, [](char c) { return c >= '0' && c <= '9'; })) {
            log_.report(problem_code::wrong_type, one.code.only().where,
                        {{"key", "code"}, {"expected", {digits == 4 ? "SCB:s kommunkod, fyra siffror" : "SCB:s länskod, två siffror", digits == 4 ? "the SCB municipality code, four digits" : "the SCB region code, two digits"}}, {"found", in_quotes(code)}, {"example", example}});
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
        exactly_one(one, "keys." + one.id, verbs, {"hur beloppet fördelas", "how the amount is divided"}, "shares, equal, weights");
        for (const auto& step : one.shares.statements) {
            one.shares.broken = one.shares.broken || !check_row(step.what.value, step.what.where);
        }
        for (const auto& step : one.equal.statements) {
            for (const name& each : step.what.value.members) {
                one.equal.broken = one.equal.broken || !check_receiver_name(each, true);
            }
            one.equal.broken = one.equal.broken || !check_no_doubles(step.what.value);
        }
        for (const auto& step : one.weights.statements) {
            one.weights.broken = one.weights.broken || !check_row(step.what.value, step.what.where);
        }
    }

    void exactly_one(const thing& one, const std::string& table, const std::vector<std::pair<std::string, place>>& found, both_languages what, std::string choices) {
        if (found.size() > 1) {
            const bool in_order = found[0].second < found[1].second;
            const auto& [first, first_place] = found[in_order ? 0 : 1];
            const auto& [second, second_place] = found[in_order ? 1 : 0];
            log_.report(problem_code::two_verbs, second_place, {{"table", table}, {"first", first}, {"second", second}}, first_place);
        } else if (found.empty()) {
            const auto lost = [&](std::string_view word) { return choices.find(word) != std::string::npos && log_.text().mentions_unreadably(word); };
            if (!lost("shares") && !lost("equal") && !lost("weights") && !lost("yearly") && !lost("once")) {
                log_.report(problem_code::no_verb, one.where, {{"table", table}, {"what", std::move(what)}, {"choices", std::move(choices)}});
            }
        }
    }

    bool check_no_doubles(const receiver_set& set) {
        const auto members = draft_.members_of(set);
        for (std::size_t i = 0; i < members.size(); ++i) {
            for (std::size_t j = i + 1; j < members.size(); ++j) {
                if (members[i].kind == members[j].kind && members[i].row == members[j].row) {
                    const std::string id = members[i].kind == receiver_kind::party ? draft_.parties[members[i].row].id : set.members.front().id;
                    log_.report(problem_code::named_twice, set.members.back().where, {{"name", in_quotes(id)}});
                    return false;
                }
            }
        }
        return true;
    }

    bool check_row(const share_row& row, place where) {
        bool good = true;
        rational sum;
        const share_entry* rest = nullptr;
        for (const share_entry& each : row.entries) {
            good = check_receiver_name(each.receiver, false) && good;
            if (!each.part) {
                if (rest != nullptr) {
                    log_.report(problem_code::two_rests, each.where, {{"first", rest->receiver.id}, {"second", each.receiver.id}}, rest->where);
                    return false;
                }
                rest = &each;
            } else {
                if (each.part->of_whole.sign() < 0) {
                    log_.report(problem_code::negative_weight, each.where, {{"receiver", each.receiver.id}, {"value", write_share(each.part->of_whole)}});
                    return false;
                }
                sum += each.part->of_whole;
            }
        }
        if (rest == nullptr ? sum != 1 : sum > 1) {
            const rational off = absolute(1 - sum);
            const bool too_little = sum < 1;
            log_.report(problem_code::shares_not_100, where,
                        {{"sum", {write_share(sum), write_share(sum, language::english)}},
                         {"difference", {write_share(off) + (too_little ? " saknas" : " för mycket"), write_share(off, language::english) + (too_little ? " is missing" : " too much")}}});
            return false;
        }
        return good;
    }

    bool check_row(const weight_row& row, place where) {
        bool good = true;
        rational sum;
        for (const weight_entry& each : row.entries) {
            good = check_receiver_name(each.receiver, false) && good;
            if (each.weight.sign() < 0) {
                log_.report(problem_code::negative_weight, each.where, {{"receiver", each.receiver.id}, {"value", {write_exact(each.weight), write_exact(each.weight, language::english)}}});
                return false;
            }
            sum += each.weight;
        }
        if (good && sum.is_zero()) {
            log_.report(problem_code::all_weights_zero, where, {});
            return false;
        }
        return good;
    }

    void check(andel::index& one) {
        if (one.yearly_change.usable() && one.floor.absent() && !log_.text().mentions_unreadably("floor")) {
            for (const auto& each : one.yearly_change.statements) {
                if (each.what.value.by.sign() < 0) {
                    log_.report(problem_code::missing_key, one.where,
                                {{"table", "indexes." + one.id}, {"key", "floor"},
                                 {"meaning", {"ändringen är negativ, så det måste stå om beloppet får sjunka", "the change is negative, so it must be said whether the amount may fall"}},
                                 {"example", {"floor = \"none\", \"contract\", \"last_year\" eller \"falls_ignored\"", "floor = \"none\", \"contract\", \"last_year\" or \"falls_ignored\""}}}, each.what.where);
                    break;
                }
            }
        }
        if (needs_carry(one) && one.carry.absent() && !log_.text().mentions_unreadably("carry")) {
            log_.report(problem_code::rule_missing, one.where,
                        {{"question", {"Vad nästa års ändring läggs på i indexes." + one.id, "What next year's change is put on in indexes." + one.id}},
                         {"answers", {"\"rounded\" (det avrundade beloppet) eller \"exact\" (beloppet före avrundningen)", "\"rounded\" (the rounded amount) or \"exact\" (the amount before rounding)"}},
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
        exactly_one(one, table, amounts, {"vilket belopp den är på", "which amount it is"}, "yearly, once");
        check_receiver(one.key);
        check_payer(one, table);
        check_sign(one, one.yearly);
        check_sign(one, one.once);
        check_index(one, table);
        if (one.activity.usable()) {
            const auto found = draft_.find_receiver(one.activity.value().id);
            if (!found || found->kind != receiver_kind::activity) {
                std::vector<std::string> known;
                add_ids(known, draft_.activities);
                report_unknown(one.activity.value(), {"Verksamheten", "The activity"}, known);
            }
        }
        if (one.until.usable() && draft_.fixed_term() && *one.until.value().when < draft_.fixed_term()->first) {
            log_.report(problem_code::days_out_of_order, one.until.value().where,
                        {{"later", "until"}, {"later_day", to_text(*one.until.value().when)}, {"earlier", "start"}, {"earlier_day", to_text(draft_.fixed_term()->first)}}, draft_.term.start.value().where);
        }
    }

    void check_payer(cost& one, const std::string& table) {
        if (one.paid_by.absent() && !log_.text().mentions_unreadably("paid_by")) {
            log_.report(problem_code::no_payer, one.where, {{"table", table}, {"example", in_quotes(draft_.parties.empty() ? "alfa" : draft_.parties.front().id)}});
        }
        for (const auto& each : one.paid_by.statements) {
            if (!one.paid_by.broken && each.what.value.id != "bearer") {
                one.paid_by.broken = !check_party(each.what.value);
            }
        }
    }

    void check_sign(const cost& one, dated<amount>& amounts) {
        if (one.kind.broken) {
            return;
        }
        const bool income = one.kind.usable() && one.kind.value() == cost_kind::income;
        for (const auto& each : amounts.statements) {
            const exact_money& value = each.what.value.value;
            if (!amounts.broken && value.sign() == (income ? 1 : -1)) {
                const std::string mirrored = write_exact((-value).kronor());
                const std::string written = in_quotes(write_exact(value.kronor()) + " kr");
                log_.report(problem_code::income_not_negative, each.what.where,
                            {{"value", written}, {"example", {income ? in_quotes(mirrored + " kr") : "kind = \"income\", eller " + in_quotes(mirrored + " kr"), income ? in_quotes(mirrored + " kr") : "kind = \"income\", or " + in_quotes(mirrored + " kr")}}});
            }
        }
    }

    void check_index(cost& one, const std::string& table) {
        if (one.index.absent()) {
            if (!one.yearly.absent() && !log_.text().mentions_unreadably("index")) {
                log_.report(problem_code::missing_key, one.where,
                            {{"table", table}, {"key", "index"}, {"meaning", {"hur beloppet räknas upp; ett pris som står still är ett beslut", "how the amount moves with prices; a price that stands still is a decision"}}, {"example", "index = \"none\""}});
            }
            return;
        }
        bool indexed = false;
        for (const auto& each : one.index.statements) {
            const name& which = each.what.value;
            if (which.id == "none" || one.index.broken) {
                continue;
            }
            indexed = true;
            if (draft_.find_index(which.id) == no_row) {
                std::vector<std::string> known{"none"};
                add_ids(known, draft_.indexes);
                report_unknown(which, {"Indexklausulen", "The index clause"}, known);
                one.index.broken = true;
            }
        }
        if (indexed && !one.price_level.broken) {
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
                if (!log_.text().mentions_unreadably("price_level")) {
                    log_.report(problem_code::missing_key, inherits ? one.where : each.what.where,
                                {{"table", inherits ? table : table + ".yearly." + each.when.written}, {"key", "price_level"}, {"meaning", {"året i vars priser beloppet står", "the year in whose prices the amount stands"}},
                                 {"example", inherits ? "price_level = 2025" : each.when.written + " = { value = …, price_level = 2025 }"}});
                }
                amounts.broken = true;
                continue;
            }
            if (value.price_level->month != 0) {
                log_.report(problem_code::wrong_type, level_place,
                            {{"key", "price_level"}, {"expected", {"ett år, när indexet är en årlig ändring", "a year, when the index is a yearly change"}}, {"found", {"en månad", "a month"}}, {"example", "price_level = " + std::to_string(value.price_level->year)}});
                amounts.broken = true;
                continue;
            }
            const auto fixed = draft_.fixed_term();
            if (fixed) {
                const day from = std::max(each.when.first.value_or(fixed->first), fixed->first);
                if (year_of(from) < value.price_level->year) {
                    log_.report(problem_code::before_price_level, level_place,
                                {{"from", to_text(from)}, {"level", std::to_string(value.price_level->year)}, {"example", std::to_string(year_of(from))}}, level_place == each.what.where ? place{} : each.what.where);
                    amounts.broken = true;
                }
            }
        }
    }

    void check(frame& one) {
        for (const auto& each : one.owner.statements) {
            if (!one.owner.broken) {
                one.owner.broken = !check_party(each.what.value);
            }
        }
        for (const auto& step : one.costs.statements) {
            for (const name& each : step.what.value.names) {
                if (std::ranges::find(draft_.costs, each.id, [](const cost& item) { return item.id; }) == draft_.costs.end()) {
                    std::vector<std::string> known;
                    add_ids(known, draft_.costs);
                    report_unknown(each, {"Kostnadsposten", "The cost item"}, known);
                    one.costs.broken = true;
                }
            }
        }
        for (const auto& each : one.limit.statements) {
            if (!one.limit.broken && each.what.value.value.sign() < 0) {
                log_.report(problem_code::wrong_type, each.what.where,
                            {{"key", "amount"}, {"expected", {"ett belopp som inte är negativt", "an amount that is not negative"}}, {"found", write_exact(each.what.value.value.kronor())}, {"example", "amount = { 2024 = \"3 mnkr\" }"}});
            }
        }
    }

    // ---- rounding

    void check_rounding() {
        rounding_rules& rules = draft_.rounding;
        if (rules.charge_period.absent() && rules.where.line != 0 && !log_.text().mentions_unreadably("period")) {
            log_.report(problem_code::missing_key, rules.where,
                        {{"table", "rounding"}, {"key", "period"}, {"meaning", {"debiteringsperioden: över den fördelas och avrundas ett belopp som ett", "the charge period: over it an amount is divided and rounded as one"}}, {"example", "period = \"1 year\""}});
        }
        if (rules.charge_period.usable()) {
            const auto months = rules.charge_period.value().months();
            if (!months || *months > 12 || 12 % *months != 0) {
                log_.report(problem_code::wrong_type, rules.charge_period.only().where,
                            {{"key", "period"}, {"expected", {"en längd som går jämnt upp i ett år: 1, 2, 3, 4, 6 eller 12 månader", "a length that divides a year: 1, 2, 3, 4, 6 or 12 months"}},
                             {"found", {"en annan längd", "another length"}}, {"example", "period = \"1 year\""}});
                rules.charge_period.broken = true;
            }
        }
        check_order();
        if (rules.part.usable()) {
            const rational unit = rules.part.value().to;
            check_multiple(rules.amount, unit);
            for (const cost& each : draft_.costs) {
                check_multiple(each.rounding_amount, unit);
            }
        }
    }

    void check_multiple(const dated<rounding>& amounts, const rational& unit) {
        if (amounts.usable() && !(amounts.value().to / unit).is_whole()) {
            log_.report(problem_code::not_a_multiple, amounts.only().where,
                        {{"first", {"Enheten för beloppet (" + write_exact(amounts.value().to) + " kr)", "The unit of the amount (" + write_exact(amounts.value().to, language::english) + " kr)"}},
                         {"second", {"enheten för delarna (" + write_exact(unit) + " kr)", "the unit of the parts (" + write_exact(unit, language::english) + " kr)"}}, {"example", "to = " + in_quotes(write_exact(unit) + " kr")}},
                        draft_.rounding.part.only().where);
        }
    }

    void check_order() {
        if (!draft_.rounding.part.usable()) {
            return;
        }
        part_rounding& part = draft_.rounding.part.statements.front().what.value;
        if (part.odd == odd_rule::party) {
            const std::vector<std::string> rules{"largest_remainder", "largest_part", "first_in_order"};
            std::vector<std::string> known = party_ids();
            const auto found = draft_.find_receiver(part.taker.id);
            if (!found || found->kind != receiver_kind::party) {
                known.insert(known.begin(), rules.begin(), rules.end());
                report_unknown(part.taker, {"Regeln eller parten", "The rule or party"}, known);
                draft_.rounding.part.broken = true;
            }
            return;
        }
        if (part.by_code) {
            return;
        }
        bool known = true;
        for (const name& each : part.order) {
            known = check_receiver_name(each, true) && known;
        }
        if (!known) {
            draft_.rounding.part.broken = true;
            return;
        }
        std::vector<std::string> missing;
        const auto members = draft_.members_of({.members = part.order});
        for (std::uint32_t row = 0; row < draft_.parties.size(); ++row) {
            if (std::ranges::none_of(members, [&](const receiver& each) { return each.kind == receiver_kind::party && each.row == row; })) {
                missing.push_back(draft_.parties[row].id);
            }
        }
        if (!missing.empty()) {
            std::string example;
            for (const party& each : draft_.parties) {
                example += (example.empty() ? "[" : ", ") + in_quotes(each.id);
            }
            log_.report(problem_code::order_missing, part.where, {{"rule", std::string{word_for(part.odd)}}, {"missing", listed(missing)}, {"example", example + "]"}});
            draft_.rounding.part.broken = true;
        }
    }

    // ---- circles: a key that leads to itself, over keys and activities

    void check_cycles() {
        std::vector<std::string> path;
        std::vector<std::string> done;
        std::vector<std::string> reported;
        const std::function<void(const name&)> visit = [&](const name& which) {
            const auto found = draft_.find_receiver(which.id);
            if (!found || found->kind == receiver_kind::party || std::ranges::find(done, which.id) != done.end()) {
                return;
            }
            const auto again = std::ranges::find(path, which.id);
            if (again != path.end()) {
                std::string links;
                for (auto link = again; link != path.end(); ++link) {
                    links += *link + " → ";
                }
                log_.report(problem_code::cycle, which.where, {{"links", links + which.id}});
                reported.insert(reported.end(), again, path.end());
                break_circle(reported);
                return;
            }
            path.push_back(which.id);
            if (found->kind == receiver_kind::activity) {
                for (const auto& each : draft_.activities[found->row].responsible.statements) {
                    visit(each.what.value);
                }
            } else {
                visit_key(draft_.keys[found->row], visit);
            }
            path.pop_back();
            done.push_back(which.id);
        };
        for (const activity& each : draft_.activities) {
            visit({each.id, each.where});
        }
        for (const key& each : draft_.keys) {
            visit({each.id, each.where});
        }
    }

    static void visit_key(const key& one, const std::function<void(const name&)>& visit) {
        for (const auto& step : one.shares.statements) {
            std::ranges::for_each(step.what.value.entries, visit, &share_entry::receiver);
        }
        for (const auto& step : one.equal.statements) {
            std::ranges::for_each(step.what.value.members, visit);
        }
        for (const auto& step : one.weights.statements) {
            std::ranges::for_each(step.what.value.entries, visit, &weight_entry::receiver);
        }
    }

    // Whatever stands in a circle is not followed further by anybody.
    void break_circle(const std::vector<std::string>& ids) {
        for (const std::string& id : ids) {
            const auto found = draft_.find_receiver(id);
            if (found->kind == receiver_kind::activity) {
                draft_.activities[found->row].responsible.broken = true;
            } else {
                key& one = draft_.keys[found->row];
                one.shares.broken = one.equal.broken = one.weights.broken = true;
            }
        }
    }

    agreement& draft_;
    problem_log& log_;
};

}  // namespace

void resolve(agreement& draft, problem_log& log) { resolver{draft, log}.run(); }

}  // namespace andel
