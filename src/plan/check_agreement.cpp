#include <andel/agreement/fields.hpp>
#include <andel/agreement/problem_log.hpp>
#include <andel/plan/check_agreement.hpp>
#include <andel/plan/make_plan.hpp>

#include <algorithm>
#include <set>

namespace andel {
namespace {

// A year by which everything that the file dates has begun, and one renewal more.
std::optional<int> far_enough(const agreement& draft) {
    const auto fixed = draft.fixed_term();
    if (!fixed) {
        return std::nullopt;
    }
    int last = year_of(fixed->before);
    const auto look = [&](const auto& value) {
        for (const auto& each : value.statements) {
            if (each.when.first) {
                last = std::max(last, year_of(*each.when.first));
            }
        }
    };
    const auto look_at_fields = [&]<class thing_type>(const thing_type& one) {
        std::apply([&](const auto&... each) { (look(one.*each.member), ...); }, table_of<thing_type>::fields);
    };
    std::ranges::for_each(draft.activities, look_at_fields);
    std::ranges::for_each(draft.costs, look_at_fields);
    std::ranges::for_each(draft.keys, look_at_fields);
    std::ranges::for_each(draft.indexes, look_at_fields);
    std::ranges::for_each(draft.frames, look_at_fields);
    const auto renewed = draft.end_of_renewal(1);
    last = std::max(last, renewed ? year_of(*renewed - 1) : last) + 1;
    return std::min(last, year_of(fixed->first) + 200);
}

// Every "§ 4" that the agreement refers to, by the row of its source.
std::set<std::pair<std::uint32_t, std::string>> places_referred_to(const agreement& from) {
    std::set<std::pair<std::uint32_t, std::string>> found;
    const auto look = [&](const origin& each) { found.emplace(each.source, each.detail); };
    const auto look_at = [&]<class thing_type>(const thing_type& one) {
        look(one.from);
        const auto look_at_value = [&](const auto& value) {
            std::ranges::for_each(value.statements, [&](const auto& each) { look(each.what.from); });
        };
        std::apply([&](const auto&... each) { (look_at_value(one.*each.member), ...); }, table_of<thing_type>::fields);
    };
    const auto look_at_all = [&](const auto&... things) { (std::ranges::for_each(things, look_at), ...); };
    look_at_all(from.parties, from.activities, from.costs, from.keys, from.indexes, from.assets, from.loans, from.frames, from.dates);
    look_at(from.facts);
    look_at(from.term);
    look_at(from.rounding);
    look_at(from.leaving);
    look_at_all(from.amendments);
    return found;
}

// "§ 4" is named by "§ 4", "§ 4 andra stycket" and "§ 3, § 4", but not by "§ 41".
bool names_clause(std::string_view detail, std::string_view clause) {
    while (!detail.empty()) {
        detail.remove_prefix(std::min(detail.find_first_not_of(" ,;"), detail.size()));
        const std::string_view rest = detail.starts_with(clause) ? detail.substr(clause.size()) : "x";
        const bool ends = rest.empty() || std::string_view{" ,;.:()"}.find(rest[0]) != std::string_view::npos;
        if (ends) {
            return true;
        }
        detail.remove_prefix(std::min(detail.find_first_of(",;"), detail.size()));
    }
    return false;
}

bool is_set_aside(const agreement& from, const source& in, std::string_view clause) {
    return std::ranges::any_of(from.facts.left_out, [&](const left_out_clause& each) {
        const bool with_source = each.clause.starts_with(in.id + " ");
        return names_clause(each.clause, clause) || (with_source && names_clause(each.clause.substr(in.id.size() + 1), clause));
    });
}

void report_forgotten_clauses(const agreement& from, problem_log& log) {
    const auto referred_to = places_referred_to(from);
    for (std::uint32_t row = 0; row < from.sources.size(); ++row) {
        const source& in = from.sources[row];
        if (!in.clauses.usable()) {
            continue;
        }
        for (const name& clause : in.clauses.value().names) {
            const bool modelled = std::ranges::any_of(
                referred_to, [&](const auto& each) { return each.first == row && names_clause(each.second, clause.id); });
            if (!modelled && !is_set_aside(from, in, clause.id)) {
                log.report(problem_code::clause_not_modelled, clause.where,
                           {{"clause", clause.id}, {"source", in.title.value()}, {"example", "\"" + in.id + " " + clause.id + "\""}});
            }
        }
    }
}

}  // namespace

reading<agreement> check_further(reading<agreement> read) {
    if (!read.has_draft()) {
        return read;
    }
    auto problems = read.problems();
    const auto planned = make_plan(read.draft(), {.until = far_enough(read.draft())});
    problems.insert(problems.end(), planned.problems().begin(), planned.problems().end());
    in_order_of_place(problems);
    return {read.draft(), std::move(problems)};
}

reading<agreement> check_agreement(const std::filesystem::path& path) { return check_further(read_agreement(path)); }

reading<agreement> check_agreement_text(std::string_view bytes, std::string name, std::string folder) {
    return check_further(read_agreement_text(bytes, std::move(name), std::move(folder)));
}

std::vector<problem> warnings_of(const agreement& from) {
    std::set<std::string> used;
    const auto use = [&](const name& which) { used.insert(which.id); };
    for (const cost& each : from.costs) {
        for (const auto& chosen : each.key.statements) {
            use(chosen.what.value);
        }
        for (const auto& chosen : each.index.statements) {
            use(chosen.what.value);
        }
    }
    const auto use_all = [&](const dated<name_list>& value) {
        for (const auto& said : value.statements) {
            std::ranges::for_each(said.what.value.names, use);
        }
    };
    std::ranges::for_each(from.costs, [&](const cost& each) { use_all(each.capital); });
    std::ranges::for_each(from.loans, [&](const loan& each) { use_all(each.finances); });
    std::ranges::for_each(from.frames, [&](const frame& each) { use_all(each.assets); });
    for (std::uint32_t row = 0; row < from.activities.size(); ++row) {
        std::ranges::for_each(from.named_by({receiver_kind::activity, row}), use);
    }
    for (std::uint32_t row = 0; row < from.keys.size(); ++row) {
        std::ranges::for_each(from.named_by({receiver_kind::key, row}), use);
    }
    problem_log log{*from.text};
    const auto look_at = [&](const thing& each, std::string_view table) {
        if (!used.contains(each.id)) {
            log.report(problem_code::not_used, each.where, {{"name", std::string{table} + "." + each.id}});
        }
    };
    std::ranges::for_each(from.keys, [&](const key& each) { look_at(each, "keys"); });
    std::ranges::for_each(from.indexes, [&](const andel::index& each) { look_at(each, "indexes"); });
    std::ranges::for_each(from.assets, [&](const asset& each) { look_at(each, "assets"); });
    report_forgotten_clauses(from, log);
    auto warnings = log.take();
    in_order_of_place(warnings);
    return warnings;
}

}  // namespace andel
