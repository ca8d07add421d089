#include <andel/agreement/fields.hpp>
#include <andel/plan/check_agreement.hpp>
#include <andel/plan/make_plan.hpp>

#include <algorithm>

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
    const auto look_at_fields = [&]<class thing_type>(const thing_type& one) { std::apply([&](const auto&... each) { (look(one.*each.member), ...); }, table_of<thing_type>::fields); };
    std::ranges::for_each(draft.activities, look_at_fields);
    std::ranges::for_each(draft.costs, look_at_fields);
    std::ranges::for_each(draft.keys, look_at_fields);
    std::ranges::for_each(draft.indexes, look_at_fields);
    std::ranges::for_each(draft.frames, look_at_fields);
    const auto renewed = draft.end_of_renewal(1);
    last = std::max(last, renewed ? year_of(*renewed - 1) : last) + 1;
    return std::min(last, year_of(fixed->first) + 200);
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

reading<agreement> check_agreement_text(std::string_view bytes, std::string name) { return check_further(read_agreement_text(bytes, std::move(name))); }

}  // namespace andel
