#include <andel/values/money.hpp>
#include <andel/values/rounding.hpp>
#include <andel/values/split.hpp>

#include <algorithm>

namespace andel {
namespace {

std::int64_t whole_units(const rational& value) {
    const auto units = value.whole();
    if (!units) {
        throw amount_too_large{};
    }
    return *units;
}

// What is left over is whole exactly when the quotas together are.
void require_whole(const rational& left) {
    if (!left.is_whole()) {
        throw std::invalid_argument{"the quotas of a split add up to a whole number of units"};
    }
}

split_result leave_to_the_taker(std::span<const rational> quotas, std::size_t taker, bool may_leave) {
    split_result result;
    rational left;
    for (std::size_t i = 0; i < quotas.size(); ++i) {
        split_part part;
        if (i != taker) {
            part.units = whole_units(round_to_whole(quotas[i], rounding_mode::half_up));
            part.odd = part.units - whole_units(quotas[i].truncated());
        }
        result.parts.push_back(part);
        left += quotas[i] - part.units;
    }
    if (!may_leave) {
        require_whole(left);
    }
    if (taker < quotas.size() && !quotas[taker].is_zero()) {
        const rational whole = left.truncated();
        result.parts[taker] = {whole_units(whole), whole_units(whole - quotas[taker].truncated())};
        if (left != whole) {
            result.takes_what_is_left = taker;
        }
    } else {
        result.taker_has_no_quota = !left.is_zero();
    }
    return result;
}

}  // namespace

split_result split(std::span<const rational> quotas, const split_rule& rule, std::span<const std::uint32_t> rank) {
    if (rule.odd == odd_rule::party) {
        return leave_to_the_taker(quotas, rule.taker, rule.may_leave);
    }
    split_result result;
    result.parts.reserve(quotas.size());
    if (std::ranges::all_of(quotas, &rational::is_whole)) {
        for (const rational& quota : quotas) {
            result.parts.push_back({whole_units(quota), 0});
        }
        return result;
    }
    std::vector<rational> cut;  // what each quota lost, in size
    cut.reserve(quotas.size());
    rational left;
    for (const rational& quota : quotas) {
        const rational whole = quota.truncated();
        result.parts.push_back({whole_units(whole), 0});
        const rational lost = quota - whole;
        cut.push_back(absolute(lost));
        left += lost;
    }
    if (!rule.may_leave) {
        require_whole(left);
    }
    if (left.is_zero()) {
        return result;
    }
    // Each quota of the sign of `left` lost less than a unit, so more of them lost something than there are units left: a whole quota,
    // which lost nothing, is never reached by largest_remainder.
    const int unit = left.sign();
    std::vector<std::size_t> queue;
    for (std::size_t i = 0; i < quotas.size(); ++i) {
        const bool may_take = rule.odd == odd_rule::largest_remainder ? quotas[i].sign() == unit : !quotas[i].is_zero();
        if (may_take) {
            queue.push_back(i);
        }
    }
    std::ranges::sort(queue, [&](std::size_t a, std::size_t b) {
        if (rule.odd == odd_rule::largest_remainder && cut[a] != cut[b]) {
            return cut[a] > cut[b];
        }
        const bool by_size = rule.odd == odd_rule::largest_part || (rule.odd == odd_rule::largest_remainder && rule.ties_to_larger_quota);
        if (by_size && absolute(quotas[a]) != absolute(quotas[b])) {
            return absolute(quotas[a]) > absolute(quotas[b]);
        }
        return rank[a] < rank[b];
    });
    const auto odd_units = static_cast<std::size_t>(whole_units(absolute(left).truncated()));
    for (const std::size_t i : std::span{queue}.first(odd_units)) {
        result.parts[i].units += unit;
        result.parts[i].odd = unit;
    }
    if (!left.is_whole()) {
        result.takes_what_is_left = queue[odd_units];
    }
    return result;
}

}  // namespace andel
