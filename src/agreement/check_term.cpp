// The term, the agreement's own year, notice, and what is asked when a party leaves.

#include "checks.hpp"

namespace andel {
namespace {

class term_checker : clause_checker {
   public:
    using clause_checker::clause_checker;

    void run() {
        for (const auto& each : draft_.term.notice.statements) {
            std::ranges::for_each(each.what.value.by_party, [&](const auto& own) { names_.is_party(own.first); });
        }
        check_without_end();
        check_year();
        check_what_is_owed();
        check_leaving();
    }

   private:
    // Until further notice: there is nothing to renew, and notice is all that ends it.
    void check_without_end() {
        term& rules = draft_.term;
        if (!rules.end.usable() || !rules.end.value().none) {
            return;
        }
        if (rules.renewal.usable() && !rules.renewal.value().none) {
            refuse(rules.renewal.only().where, "renewal",
                   {"\"none\", när avtalet gäller tills vidare (end = \"none\")",
                    "\"none\", where the agreement holds until further notice (end = \"none\")"},
                   {"en förlängning", "a renewal"}, "renewal = \"none\"");
            rules.renewal.broken = true;
        }
        if (rules.notice.absent()) {
            missing("term", rules.where, "notice",
                    {"avtalet gäller tills vidare, så det måste stå hur det sägs upp",
                     "the agreement holds until further notice, so it must be said how notice is given"},
                    "notice = { length = \"12 months\", before = \"any_day\" }");
            return;
        }
        for (const auto& each : rules.notice.statements) {
            if (!rules.notice.broken && each.what.value.before == notice_before::period_end) {
                refuse(each.what.where, "before",
                       {"\"any_day\", när avtalet gäller tills vidare: det finns inget periodslut",
                        "\"any_day\", where the agreement holds until further notice: there is no end of a period"},
                       "\"period_end\"", "notice = { length = \"12 months\", before = \"any_day\" }");
                rules.notice.broken = true;
            }
        }
        if (rules.notice.usable() && rules.renewal.usable() && rules.start.usable() && !draft_.fixed_term()) {
            refuse(rules.notice.where, "notice",
                   {"en uppsägning som gäller från avtalets första dag", "a notice that holds from the first day"},
                   {"en som gäller senare", "one that holds later"}, "notice = { length = \"12 months\", before = \"any_day\" }");
            rules.notice.broken = true;
        }
    }

    void check_year() {
        dated<day_of_year>& first = draft_.term.year_starts;
        if (first.usable() && first.value().month == 1 && first.value().day_of_month == 1) {
            refuse(first.only().where, "year_starts",
                   {"en annan dag än den 1 januari; utan year_starts är avtalets år kalenderår",
                    "another day than 1 January; without year_starts the years of the agreement are calendar years"},
                   "\"01-01\"", "year_starts = \"07-01\"");
            first.broken = true;
        }
    }

    void check_what_is_owed() {
        dated<leaver_owes>& owed = draft_.leaving.undepreciated;
        if (owed.usable() && owed.value() == leaver_owes::all) {
            log_.report(
                problem_code::unknown_word, owed.only().where,
                {{"value", "\"all\""}, {"key", "undepreciated"}, {"hint", ""}, {"choices", listed({"\"its_share\"", "\"nothing\""})}});
            owed.broken = true;
        }
    }

    // Nobody owes anything beyond the last day unless something is bought or bound for longer.
    void check_leaving() {
        const party* leaver = nullptr;
        const auto lasting = std::ranges::find_if(draft_.costs, [&](const cost& each) {
            leaver = each.capital.usable() || each.committed_until.usable() ? leaver_behind(each) : nullptr;
            return leaver != nullptr;
        });
        if (leaver == nullptr || draft_.leaving.broken) {
            return;
        }
        if (draft_.leaving.where.line == 0) {
            if (!log_.text().lost("leaving")) {
                log_.report(problem_code::missing_key, {1, 1},
                            {{"table", {"avtalsfilen", "the agreement file"}},
                             {"key", "[leaving]"},
                             {"meaning",
                              {leaver->id + " lämnar avtalet medan " + lasting->id + " fortsätter att kosta",
                               leaver->id + " leaves the agreement while " + lasting->id + " goes on costing"}},
                             {"example",
                              {"[leaving], med pays_until, undepreciated och committed",
                               "[leaving], with pays_until, undepreciated and committed"}}},
                            leaver->leaves.value().where);
            }
            return;
        }
        check_shares();
    }

    // A party that leaves, and bears a part of the cost until then.
    [[nodiscard]] const party* leaver_behind(const cost& one) const {
        for (const auto& chosen : one.key.statements) {
            for (const receiver& each : draft_.behind(chosen.what.value)) {
                if (each.kind == receiver_kind::party && leaves_early(draft_.parties[each.row])) {
                    return &draft_.parties[each.row];
                }
            }
        }
        return nullptr;
    }

    [[nodiscard]] bool leaves_early(const party& one) const {
        if (!one.leaves.usable()) {
            return false;
        }
        const auto last = draft_.last_possible_end();
        return !last || *one.leaves.value().when + 1 < *last;
    }

    // A share of what is not depreciated is a share of the cost's key.
    void check_shares() {
        dated<leaver_owes>& owed = draft_.leaving.undepreciated;
        if (!owed.usable() || owed.value() != leaver_owes::its_share) {
            return;
        }
        for (const cost& each : draft_.costs) {
            const bool in_kronor = !each.key.broken && std::ranges::any_of(each.key.statements, [&](const auto& chosen) {
                return std::ranges::any_of(draft_.behind(chosen.what.value), [&](const receiver& reached) {
                    return reached.kind == receiver_kind::key && draft_.keys[reached.row].says_kronor();
                });
            });
            if (each.capital.usable() && in_kronor) {
                refuse(
                    owed.only().where, "undepreciated",
                    {"\"nothing\", när en kapitalkostnad delas av en nyckel som räknar i kronor",
                     "\"nothing\", where a capital cost is divided by a key that knows kronor"},
                    {"\"its_share\", och costs." + each.id + " har ingen andel", "\"its_share\", and costs." + each.id + " has no share"},
                    "undepreciated = \"nothing\"");
                owed.broken = true;
                return;
            }
        }
    }
};

}  // namespace

void check_term(agreement& draft, problem_log& log) { term_checker{draft, log}.run(); }

}  // namespace andel
