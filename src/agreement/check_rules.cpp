// The rules that hold for the whole agreement: rounding that adds up, an order that names everybody it must, no circles.

#include "names.hpp"
#include "reader.hpp"

#include <andel/values/written.hpp>

#include <algorithm>
#include <functional>
#include <set>

namespace andel {
namespace {

// How many keys and activities may stand one after another between a cost and a party.
constexpr std::size_t most_links = 64;

class rule_checker {
   public:
    rule_checker(agreement& draft, problem_log& log) : draft_{draft}, log_{log}, names_{draft, log} {}

    void run() {
        check_rounding();
        check_cycles();
    }

   private:
    // ---- rounding

    void check_rounding() {
        rounding_rules& rules = draft_.rounding;
        if (rules.charge_period.absent() && rules.where.line != 0 && !log_.text().lost("rounding", "period")) {
            log_.report(problem_code::missing_key, rules.where,
                        {{"table", "rounding"},
                         {"key", "period"},
                         {"meaning",
                          {"debiteringsperioden: över den fördelas och avrundas ett belopp som ett",
                           "the charge period: over it an amount is divided and rounded as one"}},
                         {"example", "period = \"1 year\""}});
        }
        if (rules.charge_period.usable()) {
            const auto months = rules.charge_period.value().months();
            if (!months || *months > 12 || 12 % *months != 0) {
                log_.report(problem_code::wrong_type, rules.charge_period.only().where,
                            {{"key", "period"},
                             {"expected",
                              {"en längd som går jämnt upp i ett år: 1, 2, 3, 4, 6 eller 12 månader",
                               "a length that divides a year: 1, 2, 3, 4, 6 or 12 months"}},
                             {"found", {"en annan längd", "another length"}},
                             {"example", "period = \"1 year\""}});
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
                        {{"first",
                          {"Enheten för beloppet (" + write_exact(amounts.value().to) + " kr)",
                           "The unit of the amount (" + write_exact(amounts.value().to, language::english) + " kr)"}},
                         {"second",
                          {"enheten för delarna (" + write_exact(unit) + " kr)",
                           "the unit of the parts (" + write_exact(unit, language::english) + " kr)"}},
                         {"example", "to = " + in_quotes(write_exact(unit) + " kr")}},
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
            std::vector<std::string> known = names_.party_ids();
            const auto found = draft_.find_receiver(part.taker.id);
            if (!found || found->kind != receiver_kind::party) {
                known.insert(known.begin(), rules.begin(), rules.end());
                names_.report_unknown(part.taker, {"Regeln eller parten", "The rule or party"}, known);
                draft_.rounding.part.broken = true;
            }
            return;
        }
        if (part.by_code) {
            return;
        }
        bool known = true;
        for (const name& each : part.order) {
            known = names_.is_receiver(each, true) && known;
        }
        if (!known) {
            draft_.rounding.part.broken = true;
            return;
        }
        std::vector<std::string> missing;
        const auto members = draft_.members_of({.members = part.order});
        for (const std::uint32_t row : may_get_a_part()) {
            if (std::ranges::none_of(members, [&](const receiver& each) { return each.kind == receiver_kind::party && each.row == row; })) {
                missing.push_back(draft_.parties[row].id);
            }
        }
        if (!missing.empty()) {
            std::string example;
            for (const party& each : draft_.parties) {
                example += (example.empty() ? "[" : ", ") + in_quotes(each.id);
            }
            log_.report(problem_code::order_missing, part.where,
                        {{"rule", std::string{word_for(part.odd)}}, {"missing", listed(missing)}, {"example", example + "]"}});
            draft_.rounding.part.broken = true;
        }
    }

    // Only those who can bear a part of a cost, or who take turns in paying for it, can ever be level with somebody.
    std::set<std::uint32_t> may_get_a_part() const {
        std::set<std::uint32_t> rows;
        for (const cost& each : draft_.costs) {
            std::vector<name> from;
            for (const auto& chosen : each.key.statements) {
                from.push_back(chosen.what.value);
            }
            if (each.paid_by.has_steps()) {
                for (const auto& chosen : each.paid_by.statements) {
                    from.push_back(chosen.what.value);
                }
            }
            for (const name& one : from) {
                for (const receiver& reached : draft_.behind(one)) {
                    if (reached.kind == receiver_kind::party && draft_.parties[reached.row].borne_by.absent()) {
                        rows.insert(reached.row);
                    }
                }
            }
        }
        return rows;
    }

    // ---- circles: a key that leads to itself, over keys and activities

    void check_cycles() {
        if (log_.full()) {  // nobody hears of a circle then, and nobody follows one
            for (activity& each : draft_.activities) {
                each.responsible.broken = true;
            }
            for (key& each : draft_.keys) {
                each.shares.broken = each.equal.broken = each.weights.broken = true;
            }
            return;
        }
        std::vector<std::string> path;
        std::set<std::string, std::less<>> done;
        std::vector<std::string> reported;
        bool told_too_deep = false;
        const std::function<void(const name&)> visit = [&](const name& which) {
            const auto found = draft_.find_receiver(which.id);
            const bool ends = found && found->kind == receiver_kind::party && draft_.parties[found->row].borne_by.absent();
            if (!found || ends || done.contains(which.id)) {
                return;
            }
            const auto again = std::ranges::find(path, which.id);
            if (again != path.end()) {
                std::string links;
                for (auto link = again; link != path.end(); ++link) {
                    links += *link + " → ";
                }
                log_.report(problem_code::cycle, which.where, {{"links", links + which.id}, {"end", {"en part", "a party"}}});
                reported.insert(reported.end(), again, path.end());
                break_circle(reported);
                return;
            }
            if (path.size() == most_links) {
                if (!told_too_deep) {
                    log_.report(problem_code::too_deep, which.where, {{"limit", std::to_string(most_links)}});
                }
                told_too_deep = true;
                break_circle(path);
                return;
            }
            path.push_back(which.id);
            std::ranges::for_each(draft_.named_by(*found), visit);
            path.pop_back();
            done.insert(which.id);
        };
        for (const party& each : draft_.parties) {
            visit({each.id, each.where});
        }
        for (const activity& each : draft_.activities) {
            visit({each.id, each.where});
        }
        for (const key& each : draft_.keys) {
            visit({each.id, each.where});
        }
    }

    // Whatever stands in a circle is not followed further by anybody.
    void break_circle(const std::vector<std::string>& ids) {
        for (const std::string& id : ids) {
            const auto found = draft_.find_receiver(id);
            if (found->kind == receiver_kind::activity) {
                draft_.activities[found->row].responsible.broken = true;
            } else if (found->kind == receiver_kind::party) {
                draft_.parties[found->row].borne_by.broken = true;
            } else {
                key& one = draft_.keys[found->row];
                one.shares.broken = one.equal.broken = one.weights.broken = one.by.broken = one.charges.broken = true;
            }
        }
    }

    agreement& draft_;
    problem_log& log_;
    name_checker names_;
};

}  // namespace

void check_rules(agreement& draft, problem_log& log) { rule_checker{draft, log}.run(); }

}  // namespace andel
