// Keys that follow a measure, keys in kronor, limits of parts; and the costs that are what a key charges.
//
// A value at fault is marked as broken, so that nothing that rests on it is reported again.

#include "checks.hpp"

#include <andel/values/written.hpp>

#include <functional>
#include <set>

namespace andel {
namespace {

class key_checker : clause_checker {
   public:
    using clause_checker::clause_checker;

    void run() {
        for (auto& each : draft_.keys) {
            if (!each.broken) {
                check(each);
            }
        }
        std::ranges::for_each(draft_.costs, [&](cost& each) { check(each); });
    }

   private:
    void check(key& one) {
        const std::string table = "keys." + one.id;
        if (!one.by.absent()) {
            check_each(one.by, [&](const auto& said) { return measures_receivers(said.value, table); });
            if (one.among.absent()) {
                missing(table, one.where, "among", {"mellan vilka måttet fördelar", "between whom the measure divides"},
                        "among = \"municipalities\"");
                one.by.broken = true;
            }
        } else if (!one.among.absent()) {
            missing(table, one.among.where, "by", {"måttet som fördelar", "the measure that divides"}, "by = \"inhabitants\"");
        }
        check_each(one.among, [&](const auto& said) { return is_set(said.value); });
        check_each(one.charges, [&](const auto& said) { return check_charges(said.value, table); });
        if (!one.rest.absent() && one.charges.absent()) {
            log_.report(problem_code::unknown_key, one.rest.where,
                        {{"key", "rest"},
                         {"table", table},
                         {"hint", {"Resten hör till charges. ", "The rest belongs to charges. "}},
                         {"choices", "by, among, limits, label"}});
        }
        check_each(one.rest, [&](const auto& said) { return names_.is_receiver(said.value, false); });
        check_each(one.limits, [&](const auto& said) { return check_limits(said.value, one, table); });
        check_index_of(one, table);
        check_rounding_of(one, table);
    }

    bool is_set(const receiver_set& set) {
        bool good = true;
        for (const name& each : set.members) {
            good = names_.is_receiver(each, true) && good;
        }
        const auto members = draft_.members_of(set);
        for (std::size_t i = 0; good && i < members.size(); ++i) {
            if (std::find(members.begin() + static_cast<std::ptrdiff_t>(i) + 1, members.end(), members[i]) != members.end()) {
                log_.report(problem_code::named_twice, set.members.back().where, {{"name", in_quotes(id_of(members[i]))}});
                return false;
            }
        }
        return good;
    }

    [[nodiscard]] const std::string& id_of(const receiver& which) const {
        return which.kind == receiver_kind::party      ? draft_.parties[which.row].id
               : which.kind == receiver_kind::activity ? draft_.activities[which.row].id
                                                       : draft_.keys[which.row].id;
    }

    // A measure that a key divides by has a number for each receiver, and says whether it is as on a day or counted over a time.
    bool measures_receivers(const name& which, const std::string& table) {
        if (!names_.is_measure(which)) {
            return false;
        }
        measure& read = draft_.measures[draft_.find_measure(which.id)];
        const std::uint32_t series = read.figures.usable() ? draft_.find_figures(read.figures.value().id) : no_row;
        if (series != no_row && draft_.figures[series].unit.usable() &&
            (draft_.figures[series].unit.value() == figure_unit::index || draft_.figures[series].unit.value() == figure_unit::percent)) {
            log_.report(problem_code::measure_without_parties, which.where, {{"measure", "measures." + which.id}, {"key", table}},
                        read.where);
            return false;
        }
        if (read.reading.usable() && read.reading.value().at == reading_time::period_start) {
            refuse(which.where, table,
                   {"ett mått som läses en dag, en månad eller ett år", "a measure that is read on a day, in a month or for a year"},
                   {"ett mått som läses den dag en period börjar", "a measure that is read on the first day of a period"},
                   "reading = { at = \"11-01\" }");
            return false;
        }
        if (read.kind.absent() && std::ranges::find(kinds_told_, read.id) == kinds_told_.end()) {
            kinds_told_.push_back(read.id);
            missing("measures." + read.id, read.where, "kind",
                    {"\"stock\" när det mäts en dag, \"flow\" när det räknas över en tid",
                     "\"stock\" when it is as on a day, \"flow\" when it is counted over a time"},
                    "kind = \"stock\"");
        }
        return !read.broken;
    }

    [[nodiscard]] bool in_kronor(const name& which) const {
        const measure& read = draft_.measures[draft_.find_measure(which.id)];
        const std::uint32_t series = read.figures.usable() ? draft_.find_figures(read.figures.value().id) : no_row;
        return series != no_row ? draft_.figures[series].unit.usable() && draft_.figures[series].unit.value() == figure_unit::kr
                                : read.values.usable() && read.values.statements.front().what.value.kronor;
    }

    bool check_bound(const std::optional<bound>& limit, const std::string& table) {
        return !limit || limit->per.id.empty() || measures_receivers(limit->per, table);
    }

    bool check_charges(const tariff& row, const std::string& table) {
        bool good = true;
        std::vector<std::pair<receiver, name>> charged;
        for (const charge_entry& each : row.entries) {
            if (!names_.is_receiver(each.receiver, true)) {
                good = false;
                continue;
            }
            for (const receiver& member : draft_.members_of({.members = {each.receiver}})) {
                const auto before = std::ranges::find(charged, member, &std::pair<receiver, name>::first);
                if (before != charged.end()) {
                    log_.report(problem_code::charged_twice, each.receiver.where,
                                {{"name", in_quotes(id_of(member))}, {"first", before->second.id}, {"second", each.receiver.id}},
                                before->second.where);
                    good = false;
                } else {
                    charged.emplace_back(member, each.receiver);
                }
            }
            const charge& owed = each.owed;
            if (!owed.per.id.empty() && measures_receivers(owed.per, table)) {
                if (owed.rate_of_each && !in_kronor(owed.per)) {
                    refuse(owed.per.where, "rate",
                           {"ett belopp, när måttet inte är i kronor", "an amount, where the measure is not in kronor"},
                           {"en andel", "a share"}, "rate = \"1,25 kr\"");
                    good = false;
                }
            } else if (!owed.per.id.empty()) {
                good = false;
            }
            good = check_bound(owed.minimum, table) && check_bound(owed.maximum, table) && good;
            if (owed.discount && !owed.discount->of.id.empty()) {
                good = measures_receivers(owed.discount->of, table) && good;
            }
        }
        return good;
    }

    bool check_limits(const limit_rules& rules, const key& one, const std::string& table) {
        if (!one.charges.absent()) {
            log_.report(
                problem_code::unknown_key, one.limits.where,
                {{"key", "limits"},
                 {"table", table},
                 {"hint",
                  {"Avgifter har sina egna gränser, bredvid fee och rate. ", "Charges have limits of their own, beside fee and rate. "}},
                 {"choices", "charges, rest, index, price_level, label"}});
            return false;
        }
        bool good = check_bound(rules.minimum, table) && check_bound(rules.maximum, table);
        const auto check_sets = [&](const std::vector<name>& only, const std::vector<name>& except) {
            for (const auto* set : {&only, &except}) {
                std::ranges::for_each(*set, [&](const name& each) { good = names_.is_receiver(each, true) && good; });
            }
        };
        if (rules.discount) {
            if (!rules.discount->of.id.empty()) {
                good = measures_receivers(rules.discount->of, table) && good;
            }
            check_sets(rules.discount->only, rules.discount->except);
        }
        if (rules.yearly_change) {
            good = check_bound(rules.yearly_change->up, table) && check_bound(rules.yearly_change->down, table) && good;
            std::ranges::for_each(rules.yearly_change->previous,
                                  [&](const weight_entry& each) { good = names_.is_receiver(each.receiver, false) && good; });
            check_sets(rules.yearly_change->only, rules.yearly_change->except);
        }
        if (rules.difference.id.empty()) {
            log_.report(problem_code::nobody_carries, rules.where,
                        {{"table", table},
                         {"what", {"det som gränserna flyttar", "what the limits move"}},
                         {"example",
                          {"difference = \"others\" (delas av dem som inte är vid en gräns), eller difference = \"region_x\"",
                           "difference = \"others\" (shared by those who are not at a limit), or difference = \"region_x\""}}});
            return false;
        }
        if (rules.difference.id == "others") {
            if (rules.discount) {
                refuse(rules.difference.where, "difference",
                       {"en mottagare, när det finns en rabatt", "a receiver, where there is a discount"}, "\"others\"",
                       "difference = \"region_x\"");
                return false;
            }
            return good;
        }
        return names_.is_receiver(rules.difference, false) && good;
    }

    [[nodiscard]] static bool has_kronor(const key& one) {
        if (one.charges.usable()) {
            return true;
        }
        if (!one.limits.usable()) {
            return false;
        }
        const limit_rules& rules = one.limits.value();
        const auto is = [](const std::optional<bound>& limit) { return limit && limit->kronor; };
        return is(rules.minimum) || is(rules.maximum) ||
               (rules.yearly_change && (is(rules.yearly_change->up) || is(rules.yearly_change->down)));
    }

    void check_index_of(key& one, const std::string& table) {
        if (!has_kronor(one)) {
            check_each(one.index, [&](const auto& said) { return names_.is_index(said.value, true); });
            return;
        }
        if (one.index.absent()) {
            missing(table, one.where, "index",
                    {"hur kronorna i nyckeln räknas upp; ett pris som står still är ett beslut",
                     "how the kronor of the key move with prices; a price that stands still is a decision"},
                    "index = \"none\"");
            one.index.broken = true;
            return;
        }
        bool indexed = false;
        bool by_level = true;
        check_each(one.index, [&](const auto& said) {
            const std::uint32_t row = draft_.find_index(said.value.id);
            indexed = indexed || row != no_row;
            by_level = by_level && (row == no_row || (draft_.indexes[row].level.usable() && !draft_.indexes[row].level.has_occasions()));
            return names_.is_index(said.value, true);
        });
        if (indexed && one.price_level.absent()) {
            missing(table, one.where, "price_level", {"året i vars priser kronorna står", "the year in whose prices its kronor stand"},
                    "price_level = 2025");
            one.price_level.broken = true;
        } else if (indexed && one.price_level.usable() && one.price_level.value().month != 0 && !by_level) {
            refuse(one.price_level.only().where, "price_level",
                   {"ett år, när indexet inte läser en serie", "a year, where the index reads no series"}, {"en månad", "a month"},
                   "price_level = " + std::to_string(one.price_level.value().year));
            one.price_level.broken = true;
        }
    }

    void check_rounding_of(key& one, const std::string& table) {
        if (one.rounding_share.usable() && !one.charges.absent()) {
            refuse(one.rounding_share.only().where, "rounding.share", {"i en nyckel som fördelar", "in a key that divides"},
                   {"en nyckel med avgifter", "a key of charges"}, "rounding.part = { to = \"1 kr\", mode = \"half_up\" }");
            one.rounding_share.broken = true;
        }
        if (one.rounding_share.usable() && !(1 / one.rounding_share.value().to).is_whole()) {
            refuse(one.rounding_share.only().where, "to", {"en andel som går jämnt upp i 100 %", "a share that divides 100 %"},
                   write_share(one.rounding_share.value().to), "to = \"0,01 %\"");
            one.rounding_share.broken = true;
        }
        const bool schedule = !one.charges.absent() && one.rest.absent();
        if (one.rounding_part.usable() && one.rounding_part.value().alone.has_value() != schedule) {
            refuse(one.rounding_part.only().where, "rounding.part",
                   {schedule ? "{ to, mode }: avgifterna behöver inte gå jämnt ut" : "{ to, odd, order }: delarna måste gå jämnt ut",
                    schedule ? "{ to, mode }: the charges need not add up" : "{ to, odd, order }: the parts must add up"},
                   {schedule ? "odd" : "mode", schedule ? "odd" : "mode"},
                   schedule ? "rounding.part = { to = \"1 kr\", mode = \"half_up\" }"
                            : "rounding.part = { to = \"1 kr\", odd = \"largest_remainder\", order = \"by_code\" }");
            one.rounding_part.broken = true;
        }
        const auto check_named = [&](part_rounding& part, bool& broken) {
            if (part.odd == odd_rule::party) {
                broken = broken || !names_.is_receiver(part.taker, false);
                return;
            }
            std::ranges::for_each(part.order, [&](const name& each) { broken = !names_.is_receiver(each, true) || broken; });
            if (!part.by_code && part.order.empty() && !broken) {
                log_.report(problem_code::order_missing, part.where,
                            {{"rule", std::string{word_for(part.odd)}},
                             {"missing", {"alla", "everybody"}},
                             {"example", "[\"alfa\", \"region_x\"]"}});
                broken = true;
            }
        };
        if (one.rounding_share.usable()) {
            check_named(one.rounding_share.statements.front().what.value, one.rounding_share.broken);
        }
        if (one.rounding_part.usable() && !one.rounding_part.value().alone) {
            check_named(one.rounding_part.statements.front().what.value.together, one.rounding_part.broken);
        }
        (void)table;
    }

    // ---- costs: what is charged, and what has somebody to carry the rest

    void check(cost& one) {
        const std::string table = "costs." + one.id;
        bool charged = false;
        bool in_kronor = false;
        const auto look = [&](const dated<amount>& amounts) {
            for (const auto& each : amounts.statements) {
                (each.what.value.as_charged ? charged : in_kronor) = true;
            }
        };
        look(one.yearly);
        look(one.once);
        if (one.once.usable() && !one.once.has_occasions() && one.when.absent()) {
            missing(table, one.once.where, "when", {"vilket år avgiften debiteras", "in which year it is charged"},
                    {"when = { event = \"joins\", years_before = 1 }, eller once = { 2024 = \"as charged\" }",
                     "when = { event = \"joins\", years_before = 1 }, or once = { 2024 = \"as charged\" }"});
            one.once.broken = true;
        }
        if (one.when.usable() && (!one.once.usable() || one.once.has_occasions())) {
            log_.report(problem_code::unknown_key, one.when.where,
                        {{"key", "when"},
                         {"table", table},
                         {"hint", {"when hör till once = \"as charged\". ", "when belongs to once = \"as charged\". "}},
                         {"choices", "label, yearly, once, key, paid_by"}});
            one.when.broken = true;
        }
        if (charged && in_kronor) {
            refuse(one.yearly.usable() ? one.yearly.where : one.once.where, one.yearly.usable() ? "yearly" : "once",
                   {"\"as charged\" i alla steg, eller belopp i alla", "\"as charged\" in all steps, or amounts in all"}, {"båda", "both"},
                   "yearly = \"as charged\"");
            (one.yearly.usable() ? one.yearly : one.once).broken = true;
            return;
        }
        std::set<std::string, std::less<>> seen;
        for (const auto& each : one.key.statements) {
            if (charged) {
                check_charged(each.what.value, one.key);
            } else {
                check_carried(each.what.value, seen);
            }
        }
    }

    [[nodiscard]] bool is_schedule(const receiver& which) const {
        return which.kind == receiver_kind::key && !draft_.keys[which.row].charges.absent() && draft_.keys[which.row].rest.absent();
    }

    // Under "as charged" stands a key of charges alone.
    void check_charged(const name& which, dated<name>& reference) {
        const auto found = draft_.find_receiver(which.id);
        const bool unknown =
            !found || (found->kind == receiver_kind::key && (draft_.keys[found->row].charges.broken || draft_.keys[found->row].broken));
        if (!unknown && !is_schedule(*found)) {
            log_.report(problem_code::nothing_to_divide, which.where, {{"key", in_quotes(which.id)}},
                        found->kind == receiver_kind::key ? draft_.keys[found->row].where : place{});
            reference.broken = true;
        }
    }

    // Everywhere else it needs somebody who bears the rest, however far behind the name it stands.
    void check_carried(const name& first, std::set<std::string, std::less<>>& seen) {
        std::vector<name> ahead{first};
        while (!ahead.empty()) {
            const name which = std::move(ahead.back());
            ahead.pop_back();
            const auto found = draft_.find_receiver(which.id);
            if (!found || !seen.insert(which.id).second) {
                continue;
            }
            if (is_schedule(*found)) {
                tell_nobody_carries(draft_.keys[found->row], which.where);
            } else {
                const auto behind = draft_.named_by(*found);
                ahead.insert(ahead.end(), behind.rbegin(), behind.rend());
            }
        }
    }

    void tell_nobody_carries(key& one, place named) {
        if (!one.charges.broken && std::ranges::find(carriers_told_, one.id) == carriers_told_.end() &&
            !log_.text().lost("keys." + one.id, "rest")) {
            carriers_told_.push_back(one.id);
            log_.report(problem_code::nobody_carries, one.charges.where,
                        {{"table", "keys." + one.id},
                         {"what", {"det som avgifterna inte täcker", "what the charges do not cover"}},
                         {"example",
                          {"rest = \"region_x\", eller yearly = \"as charged\" i kostnaden",
                           "rest = \"region_x\", or yearly = \"as charged\" in the cost"}}},
                        named);
        }
        one.charges.broken = true;
    }

    std::vector<std::string> kinds_told_, carriers_told_;
};

}  // namespace

void check_keys(agreement& draft, problem_log& log) { key_checker{draft, log}.run(); }

}  // namespace andel
