#pragma once
// What the checks of clauses share: how something missing is told, a value that does not fit, and two ways of saying one thing.

#include "names.hpp"
#include "reader.hpp"

#include <algorithm>
#include <string>
#include <utility>
#include <vector>

namespace andel {

class clause_checker {
   public:
    clause_checker(agreement& draft, problem_log& log) : draft_{draft}, log_{log}, names_{draft, log} {}

   protected:
    void missing(const std::string& table, place where, std::string_view key, both_languages meaning, both_languages example) {
        if (!log_.text().lost(table, key)) {
            log_.report(problem_code::missing_key, where,
                        {{"table", table}, {"key", std::string{key}}, {"meaning", std::move(meaning)}, {"example", std::move(example)}});
        }
    }
    void refuse(place where, std::string key, both_languages expected, both_languages found, both_languages example) {
        log_.report(
            problem_code::wrong_type, where,
            {{"key", std::move(key)}, {"expected", std::move(expected)}, {"found", std::move(found)}, {"example", std::move(example)}});
    }
    // Looks at every statement, so that every mistake is told; the value is broken if one is.
    template <class value_type, class function>
    static void check_each(dated<value_type>& value, const function& good) {
        if (!value.broken) {
            for (const auto& each : value.statements) {
                value.broken = !good(each.what) || value.broken;
            }
        }
    }
    void exactly_one(const thing& one, const std::string& table, const std::vector<std::pair<std::string, place>>& found,
                     both_languages what, const std::vector<std::string>& choices) {
        if (found.size() > 1) {
            auto in_order = found;
            std::ranges::sort(in_order, {}, &std::pair<std::string, place>::second);
            log_.report(problem_code::two_verbs, in_order[1].second,
                        {{"table", table}, {"first", in_order[0].first}, {"second", in_order[1].first}}, in_order[0].second);
        } else if (found.empty() && std::ranges::none_of(choices, [&](const std::string& each) { return log_.text().lost(table, each); })) {
            log_.report(problem_code::no_verb, one.where, {{"table", table}, {"what", std::move(what)}, {"choices", listed(choices)}});
        }
    }

    // Occasions end; what then is never assumed.
    template <class value_type>
    void check_follows(dated<value_type>& value, const std::string& address) {
        if (!value.has_occasions()) {
            if (value.follows) {
                refuse(value.follows->where, "after_last", {"bland värden för namngivna år", "among values of named years"},
                       {"värden som gäller tills vidare", "values that hold until further notice"},
                       address + " = { 2025 = …, after_last = \"repeat\" }");
                value.broken = true;
            }
        } else if (!value.follows && !value.broken) {
            missing(address, value.where, "after_last", {"vad som gäller efter det sista året", "what holds after the last year"},
                    {"after_last = \"stop\" eller \"repeat\"", "after_last = \"stop\" or \"repeat\""});
            value.broken = true;
        }
        for (const auto& each : value.statements) {
            if (each.when.kind == time_kind::on_day) {
                const std::string year = each.when.first ? draft_.year_in_words(draft_.year_of(*each.when.first)) : "2025";
                log_.report(problem_code::step_or_occasion, each.when.where,
                            {{"key", address}, {"hint", {"Skriv året: " + year, "Write the year: " + year}}});
                value.broken = true;
            }
        }
    }

    agreement& draft_;
    problem_log& log_;
    name_checker names_;
};

}  // namespace andel
