// Measures, and the figures that they read.
//
// A value at fault is marked as broken, so that nothing that rests on it is reported again.

#include "checks.hpp"

#include <andel/values/written.hpp>

namespace andel {
namespace {

class measure_checker : clause_checker {
   public:
    using clause_checker::clause_checker;

    void run() {
        for (auto& each : draft_.figures) {
            if (!each.broken) {
                check(each);
            }
        }
        for (auto& each : draft_.measures) {
            if (!each.broken) {
                check(each);
            }
        }
    }

   private:
    void check(figure_series& one) {
        const std::string table = "figures." + one.id;
        if (one.unit.usable() && one.unit.value() == figure_unit::index && one.base.absent()) {
            missing(table, one.where, "base",
                    {"indextal med olika bas går inte att jämföra", "index numbers of different bases cannot be compared"},
                    "base = \"1980=100\"");
        }
        check_each(one.continued, [&](const auto& said) {
            const std::uint32_t row = draft_.find_figures(said.value.by.id);
            if (row != no_row) {
                const auto& unit = draft_.figures[row].unit;
                if (!unit.usable() || !one.unit.usable() || unit.value() == one.unit.value()) {
                    return true;
                }
                log_.report(problem_code::two_bases, said.value.by.where,
                            {{"first", one.id},
                             {"first_unit", std::string{word_for(one.unit.value())}},
                             {"second", said.value.by.id},
                             {"second_unit", std::string{word_for(unit.value())}}},
                            unit.where);
                return false;
            }
            std::vector<std::string> known;
            name_checker::add_ids(known, draft_.figures);
            names_.report_unknown(said.value.by, {"Serien", "The series"}, known);
            return false;
        });
        std::vector<const figure_series*> seen;
        for (const figure_series* next = &one; next->continued.usable();) {
            if (std::ranges::find(seen, next) != seen.end()) {
                log_.report(
                    problem_code::cycle, one.continued.where,
                    {{"links", one.id + " → … → " + one.id}, {"end", {"en serie som inte fortsätts", "a series that is not continued"}}});
                one.continued.broken = true;
                return;
            }
            seen.push_back(next);
            next = &draft_.figures[draft_.find_figures(next->continued.value().by.id)];
        }
    }

    void check(measure& one) {
        const std::string table = "measures." + one.id;
        std::vector<std::pair<std::string, place>> from;
        if (!one.values.absent()) {
            from.emplace_back("values", one.values.where);
        }
        if (!one.figures.absent()) {
            from.emplace_back("figures", one.figures.where);
        }
        exactly_one(one, table, from, {"varifrån talen kommer", "where its numbers come from"}, {"values", "figures"});
        if (!one.figures.absent()) {
            check_reader(one, table);
        } else if (one.values.usable()) {
            check_typed(one, table);
        }
    }

    void check_reader(measure& one, const std::string& table) {
        check_each(one.figures, [&](const auto& said) {
            if (draft_.find_figures(said.value.id) != no_row) {
                return true;
            }
            std::vector<std::string> known;
            name_checker::add_ids(known, draft_.figures);
            names_.report_unknown(said.value, {"Serien", "The series"}, known);
            return false;
        });
        if (one.reading.absent()) {
            missing(table, one.where, "reading",
                    {"vilken dag, månad eller vilket år som läses (mätdatum)", "which day, month or year is read (the vintage)"},
                    "reading = { at = \"11-01\", years_before = 1 }");
        }
        const bool may_be_frozen = one.reading.broken || (one.reading.usable() && one.reading.value().frozen);
        if (one.after_last.absent() && !may_be_frozen) {
            missing(table, one.where, "after_last",
                    {"vad som gäller efter seriens sista värde", "what holds after the last value of the series"},
                    {"after_last = \"stop\", \"repeat\" eller en årlig ökning som \"2 %\"",
                     "after_last = \"stop\", \"repeat\" or a yearly growth such as \"2 %\""});
        }
        if (one.preliminary.absent()) {
            missing(table, one.where, "preliminary", {"vad som gäller för preliminära värden", "what holds for preliminary values"},
                    {"preliminary = \"refuse\", \"keep\" eller \"correct\"", "preliminary = \"refuse\", \"keep\" or \"correct\""});
        }
        check_growth(one.kind, one.after_last);
    }

    void check_growth(const dated<measure_kind>& kind, dated<after_last>& follows) {
        if (kind.usable() && kind.value() == measure_kind::flow && follows.usable() && follows.value().way == after_last_way::growth) {
            refuse(follows.only().where, "after_last", {"\"stop\" eller \"repeat\" för ett flöde", "\"stop\" or \"repeat\" for a flow"},
                   {"en årlig ökning", "a yearly growth"}, "after_last = \"repeat\"");
            follows.broken = true;
        }
    }

    void check_typed(measure& one, const std::string& table) {
        using said_at = std::pair<std::string_view, place>;
        for (const auto& [key, where] : {said_at{"reading", one.reading.where}, said_at{"after_last", one.after_last.where},
                                         said_at{"preliminary", one.preliminary.where}}) {
            if (where.line != 0) {
                log_.report(problem_code::two_verbs, where, {{"table", table}, {"first", "values"}, {"second", std::string{key}}},
                            one.values.where);
            }
        }
        check_each(one.values, [&](const auto& said) {
            bool good = true;
            for (const weight_entry& each : said.value.entries) {
                good = names_.is_receiver(each.receiver, false) && good;
                if (each.weight.sign() < 0) {
                    log_.report(problem_code::negative_weight, each.where,
                                {{"receiver", each.receiver.id},
                                 {"value", {write_exact(each.weight), write_exact(each.weight, language::english)}}});
                    good = false;
                }
            }
            return good;
        });
        check_follows(one.values, table + ".values");
        if (one.values.follows && one.values.follows->value.way == after_last_way::growth && one.kind.usable() &&
            one.kind.value() == measure_kind::flow) {
            refuse(one.values.follows->where, "after_last",
                   {"\"stop\" eller \"repeat\" för ett flöde", "\"stop\" or \"repeat\" for a flow"}, {"en årlig ökning", "a yearly growth"},
                   "after_last = \"repeat\"");
            one.values.broken = true;
        }
    }
};

}  // namespace

void check_measures(agreement& draft, problem_log& log) { measure_checker{draft, log}.run(); }

}  // namespace andel
