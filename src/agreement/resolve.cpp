// After reading: days are known, steps in order, the rule profile filled in. What each thing says is looked at in check_things.cpp.
//
// A value that could not be read is `broken`; nothing that rests on it is reported again.

#include "names.hpp"
#include "reader.hpp"

#include <andel/agreement/deadlines.hpp>
#include <andel/values/written.hpp>

#include <algorithm>
#include <functional>
#include <unordered_map>

namespace andel {
namespace {

class resolver {
   public:
    resolver(agreement& draft, problem_log& log) : draft_{draft}, log_{log}, names_{draft, log} {}

    void run() {
        check_ids();
        resolve_dates();
        check_term();
        check_amendments();
        fill_in_profile();
        let_leavers_pay(draft_);
        order_everything_in_time();
    }

   private:
    // ---- names

    // Parties, activities and keys share one set of names, because a receiver is any of them.
    void check_ids() {
        std::unordered_map<std::string_view, place> taken;
        const auto take = [&](const thing& each) {
            const auto [earlier, first] = taken.emplace(each.id, each.where);
            if (!first) {
                log_.report(problem_code::name_taken, each.where,
                            {{"name", in_quotes(each.id)}, {"line", std::to_string(earlier->second.line)}}, earlier->second);
            }
        };
        std::ranges::for_each(draft_.parties, take);
        std::ranges::for_each(draft_.activities, take);
        std::ranges::for_each(draft_.keys, take);
    }

    // ---- days

    std::optional<day> day_named(const name& which, int depth = 0) {
        const auto said_in = [](const auto& cell) -> const day_reference* { return cell.usable() ? &cell.value() : nullptr; };
        const bool has_end = !draft_.term.end.usable() || !draft_.term.end.value().none;
        const day_reference* said = nullptr;
        if (which.id == "start" || (which.id == "end" && has_end)) {
            said = which.id == "start" ? said_in(draft_.term.start) : said_in(draft_.term.end);
        } else {
            if (log_.full()) {
                return std::nullopt;
            }
            const named_date* found = draft_.find_date(which.id);
            if (found == nullptr) {
                std::vector<std::string> known{"start"};
                if (has_end) {
                    known.emplace_back("end");
                }
                name_checker::add_ids(known, draft_.dates);
                names_.report_unknown(which, {"Datumet", "The date"}, known);
                return std::nullopt;
            }
            said = said_in(found->date);
        }
        if (said == nullptr) {
            return std::nullopt;
        }
        const day_reference& written = *said;
        if (written.when) {
            return written.when;
        }
        if (written.named.empty()) {  // the first such day after the start, which itself asks for it
            if (draft_.term.start.usable()) {
                log_.report(problem_code::cycle, which.where,
                            {{"links", "end → start → … → end"}, {"end", {"en dag, som \"2025-01-01\"", "a day, such as \"2025-01-01\""}}});
            }
            return std::nullopt;
        }
        if (depth > static_cast<int>(document_limits::depth) && draft_.dates.size() > document_limits::depth) {
            log_.report(problem_code::too_deep, which.where, {{"limit", std::to_string(document_limits::depth)}});
            return std::nullopt;
        }
        if (depth > static_cast<int>(draft_.dates.size()) + 2) {
            log_.report(
                problem_code::cycle, which.where,
                {{"links", which.id + " → " + written.named}, {"end", {"en dag, som \"2025-01-01\"", "a day, such as \"2025-01-01\""}}});
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
        resolve_end();
        for (named_date& each : draft_.dates) {
            resolve_day(each.date);
        }
        for (cost& each : draft_.costs) {
            resolve_day(each.until);
            resolve_day(each.committed_until);
        }
        for (asset& each : draft_.assets) {
            resolve_day(each.in_use);
        }
        for (loan& each : draft_.loans) {
            resolve_day(each.repaid);
            resolve_day(each.first_payment);
            resolve_day(each.first_repayment);
        }
        for (party& each : draft_.parties) {
            resolve_day(each.joins);
            resolve_day(each.leaves);
        }
    }

    void resolve_end() {
        dated<term_end>& cell = draft_.term.end;
        if (!cell.usable() || cell.value().none || cell.value().when) {
            return;
        }
        term_end& end = cell.statements.front().what.value;
        if (!end.at) {
            end.when = day_named({end.named, end.where});
        } else if (draft_.term.start.usable()) {
            const day start = *draft_.term.start.value().when;
            const auto in_year = [&](int year) { return make_day(year, end.at->month, end.at->day_of_month); };
            int year = year_of(start);
            while ((year % 2 == 1) != end.odd_years || (in_year(year) && *in_year(year) <= start)) {
                ++year;
            }
            end.when = in_year(year);
            if (!end.when) {
                report_no_such_day(log_, end.where, std::to_string(year), "");
            }
        }
        cell.broken = !end.when;
    }

    void check_term() {
        const term& rules = draft_.term;
        const bool ends = rules.end.usable() && !rules.end.value().none;
        if (rules.start.usable() && ends && !draft_.fixed_term()) {
            log_.report(problem_code::days_out_of_order, rules.end.value().where,
                        {{"later", "end"},
                         {"later_day", to_text(*rules.end.value().when)},
                         {"earlier", "start"},
                         {"earlier_day", to_text(*rules.start.value().when)}},
                        rules.start.value().where);
        }
        if (!rules.renewal.usable() || rules.renewal.value().none) {
            return;
        }
        const renewal& again = rules.renewal.value();
        if (again.happens == renewal_way::unless_notice && rules.notice.absent() && !log_.text().lost("term", "notice")) {
            log_.report(problem_code::missing_key, rules.where,
                        {{"table", "term"},
                         {"key", "notice"},
                         {"meaning",
                          {"avtalet förlängs om ingen säger upp det, så uppsägningen måste stå här",
                           "the agreement is renewed unless somebody gives notice, so the notice must stand here"}},
                         {"example", "notice = { length = \"12 months\", before = \"period_end\" }"}});
        }
    }

    // An amendment holds from a day of the agreement, and none was decided before the one that it amends.
    void check_amendments() {
        const amendment* before = nullptr;
        for (amendment& each : draft_.amendments) {
            resolve_day(each.first_day);
            resolve_day(each.decided);
            if (each.first_day.usable()) {
                const day_reference& first = each.first_day.value();
                check_inside_agreement(
                    {.kind = time_kind::on_day, .written = to_text(*first.when), .named = {}, .first = first.when, .where = first.where});
            }
            if (before != nullptr && before->decided.usable() && each.decided.usable() &&
                *each.decided.value().when < *before->decided.value().when) {
                log_.report(problem_code::days_out_of_order, each.decided.value().where,
                            {{"later", "decided"},
                             {"later_day", to_text(*each.decided.value().when)},
                             {"earlier", "decided"},
                             {"earlier_day", to_text(*before->decided.value().when)}},
                            before->decided.value().where);
            }
            before = &each;
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
        fill_in(draft_.rounding.part, part_rounding{.to = ore,
                                                    .odd = odd_rule::largest_remainder,
                                                    .taker = {},
                                                    .by_code = true,
                                                    .order = {},
                                                    .profile_ties = true,
                                                    .where = draft_.facts.rules.where});
        fill_in(draft_.term.part_of_year, part_years::months_and_days);
        fill_in(draft_.term.month_ends, month_end::whole_months);
        fill_in(draft_.term.presence, presence_rule::by_segment);
        for (andel::index& each : draft_.indexes) {
            if (needs_carry(each)) {
                fill_in(each.carry, carry_rule::rounded);
            }
            if (needs_after_correction(draft_, each)) {
                fill_in(each.after_correction, correction_rule::definitive);
            }
        }
        for (loan& each : draft_.loans) {
            const bool repays = each.repayment.usable() && each.repayment.value() != repayment_way::bullet;
            fill_in(each.rounding_interest, rounding{.to = ore, .mode = rounding_mode::half_up});
            if (repays) {
                fill_in(each.rounding_repayment, rounding{.to = ore, .mode = rounding_mode::half_up});
            }
            if (repays && each.repayment.value() == repayment_way::annuity && each.payment.absent()) {
                fill_in(each.annuity, annuity_way::equal_periods);
            }
            if (needs_odd_period(each)) {
                fill_in(each.odd_period, andel::odd_period::short_last);
            }
        }
        for (key& each : draft_.keys) {
            if (each.says_kronor()) {
                fill_in(each.part_year, part_year_rule::scaled);
            }
            if (each.charges.usable() && each.rest.absent()) {
                fill_in(each.rounding_part,
                        key_part_rounding{.together = {}, .alone = rounding{.to = ore, .mode = rounding_mode::half_up}});
            }
        }
    }

    // ---- every dated value

    template <class function>
    void for_each_value(function&& apply) {
        const auto fields_of = [&]<class thing_type>(thing_type& one) {
            std::apply([&](const auto&... each) { (apply(one.*each.member), ...); }, table_of<thing_type>::fields);
        };
        std::ranges::for_each(draft_.parties, fields_of);
        std::ranges::for_each(draft_.activities, fields_of);
        std::ranges::for_each(draft_.costs, fields_of);
        std::ranges::for_each(draft_.keys, fields_of);
        std::ranges::for_each(draft_.measures, fields_of);
        std::ranges::for_each(draft_.indexes, fields_of);
        std::ranges::for_each(draft_.frames, fields_of);
        fields_of(draft_.term);
    }

    // What is bought or borrowed may be older than the agreement, and outlive it.
    template <class function>
    void for_each_value_of_capital(function&& apply) {
        const auto fields_of = [&]<class thing_type>(thing_type& one) {
            std::apply([&](const auto&... each) { (apply(one.*each.member), ...); }, table_of<thing_type>::fields);
        };
        std::ranges::for_each(draft_.assets, fields_of);
        std::ranges::for_each(draft_.loans, fields_of);
    }

    // A year stands as the years of the agreement are named, and begins when they do.
    bool place_year(time_mark& mark) {
        const std::string when = mark.kind == time_kind::step ? mark.written.substr(5) : mark.written;
        const bool own = when.size() == 7 && when[4] == '/';
        const bool bare = when.size() == 4 && mark.named.empty();
        const dated<day_of_year>& starts = draft_.term.year_starts;
        if ((!own && !bare) || starts.broken) {
            return true;
        }
        if (own == starts.usable()) {
            if (own) {
                mark.first = draft_.days_of_year(year_of(*mark.first)).first;
            }
            return true;
        }
        log_.report(
            problem_code::no_such_day, mark.where,
            {{"value", mark.written},
             {"why", own ? both_languages{"är inget av avtalets år, som är kalenderår",
                                          "is none of the agreement's years, which are calendar years"}
                         : both_languages{"är inget av avtalets år, som inte är kalenderår (year_starts)",
                                          "is none of the agreement's years, which are not calendar years (year_starts)"}},
             {"example", own ? mark.written.substr(0, mark.written.size() - 3)
                             : in_quotes(mark.written.substr(0, mark.written.size() - 4) + draft_.year_in_words(year_of(*mark.first)))}});
        return false;
    }

    /// Whether the day of every statement is known.
    template <class value_type>
    bool order_in_time(dated<value_type>& value) {
        for (auto& each : value.statements) {
            if (!each.when.named.empty()) {
                each.when.first = day_named({each.when.named, each.when.where});
                value.broken = value.broken || !each.when.first;
            } else if (each.when.first) {
                value.broken = !place_year(each.when) || value.broken;
            }
        }
        if (value.broken) {
            return false;
        }
        std::stable_sort(value.statements.begin(), value.statements.end(),
                         [](const auto& a, const auto& b) { return a.when.first < b.when.first; });
        for (std::size_t i = 1; i < value.statements.size(); ++i) {
            const time_mark& a = value.statements[i - 1].when;
            const time_mark& b = value.statements[i].when;
            if (a.first == b.first && a.kind == b.kind) {
                log_.report(problem_code::same_day_twice, std::max(a.where, b.where),
                            {{"first", a.written}, {"second", b.written}, {"day", to_text(*a.first)}}, std::min(a.where, b.where));
                value.broken = true;
            }
        }
        return true;
    }

    void order_everything_in_time() {
        for_each_value_of_capital([&](auto& value) { order_in_time(value); });
        for_each_value([&](auto& value) {
            if (!order_in_time(value)) {
                return;
            }
            using dated_type = std::remove_cvref_t<decltype(value)>;
            constexpr bool figures_of_years = std::is_same_v<dated_type, dated<level>> || std::is_same_v<dated_type, dated<change>> ||
                                              std::is_same_v<dated_type, dated<measured_row>>;
            for (const auto& each : value.statements) {
                if (!figures_of_years || each.when.kind == time_kind::step) {  // what was counted before the agreement is of use to it
                    check_inside_agreement(each.when);
                }
            }
        });
    }

    // The day after the agreement's year that begins on a day.
    [[nodiscard]] static day first_day_of_next_year(day first) {
        const civil_date date = civil(first);
        return first_day_of_month(date.year + 1, date.month) + (date.day_of_month - 1);
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
        const day before = year ? first_day_of_next_year(*mark.first) : *mark.first + 1;
        const bool too_early = mark.kind != time_kind::step && before <= fixed->first;
        if (too_late || too_early) {
            log_.report(
                problem_code::outside_the_agreement, mark.where,
                {{"value", mark.written},
                 {"from", to_text(fixed->first)},
                 {"to", unlimited || !last ? both_languages{"tills vidare", "until further notice"} : both_languages{to_text(*last - 1)}}});
        }
    }

    agreement& draft_;
    problem_log& log_;
    name_checker names_;
};

}  // namespace

bool needs_carry(const index& clause) {
    return is_chained(clause) && (clause.rounding_addition.usable() || clause.rounding_result.usable());
}

bool is_chained(const index& clause) { return clause.against.usable() && clause.against.value() != index_basis::base; }

bool needs_after_correction(const agreement& draft, const index& clause) {
    return is_chained(clause) && std::ranges::any_of(measures_of(draft, clause), [&](std::uint32_t row) {
               const auto& preliminary = draft.measures[row].preliminary;
               return preliminary.usable() && preliminary.value() == preliminary_rule::correct;
           });
}

std::vector<std::uint32_t> measures_of(const agreement& draft, const index& clause) {
    std::vector<std::uint32_t> rows;
    std::vector<const index*> reached{&clause};
    const auto add = [&](const name& which) {
        const std::uint32_t row = draft.find_measure(which.id);
        if (row != no_row && std::ranges::find(rows, row) == rows.end()) {
            rows.push_back(row);
        }
    };
    for (std::size_t i = 0; i < reached.size(); ++i) {  // NOLINT(modernize-loop-convert): it grows on the way
        for (const auto& each : reached[i]->level.statements) {
            add(each.what.value.measure);
        }
        for (const auto& each : reached[i]->yearly_change.statements) {
            add(each.what.value.measure);
        }
        for (const auto& each : reached[i]->parts.statements) {
            for (const share_entry& part : each.what.value.entries) {
                const std::uint32_t row = draft.find_index(part.receiver.id);
                const index* const next = row == no_row ? nullptr : &draft.indexes[row];
                if (next != nullptr && std::ranges::find(reached, next) == reached.end()) {
                    reached.push_back(next);
                }
            }
        }
    }
    return rows;
}

void resolve(agreement& draft, problem_log& log) {
    resolver{draft, log}.run();
    check_things(draft, log);
}

}  // namespace andel
