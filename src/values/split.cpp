#include <andel/values/money.hpp>
#include <andel/values/rounding.hpp>
#include <andel/values/split.hpp>

#include <algorithm>
#include <numeric>

namespace andel {
namespace {

std::int64_t whole_units(const rational& value) {
    const auto units = value.whole();
    if (!units) {
        throw amount_too_large{};
    }
    return *units;
}

std::int64_t total_of(std::span<const rational> quotas) {
    rational total;
    for (const rational& quota : quotas) {
        total += quota;
    }
    if (!total.is_whole()) {
        throw std::invalid_argument{"the quotas of a split add up to a whole number of units"};
    }
    return whole_units(total);
}

split_result leave_to_the_taker(std::span<const rational> quotas, std::size_t taker, std::int64_t total) {
    split_result result;
    std::int64_t left = total;
    for (std::size_t i = 0; i < quotas.size(); ++i) {
        split_part part;
        if (i != taker) {
            const std::int64_t whole = whole_units(quotas[i].truncated());
            part.units = whole_units(round_to_whole(quotas[i], rounding_mode::half_up));
            part.odd = part.units - whole;
            left -= part.units;
        }
        result.parts.push_back(part);
    }
    if (left != 0 && (taker >= quotas.size() || quotas[taker].is_zero())) {
        result.taker_has_no_quota = true;
        return result;
    }
    if (taker < quotas.size()) {
        result.parts[taker] = {left, left - whole_units(quotas[taker].truncated())};
    }
    return result;
}

}  // namespace

split_result split(std::span<const rational> quotas, const split_rule& rule, std::span<const std::uint32_t> rank) {
    const std::int64_t total = total_of(quotas);
    if (rule.odd == odd_rule::party) {
        return leave_to_the_taker(quotas, rule.taker, total);
    }
    split_result result;
    std::vector<rational> cut;  // what each quota lost, in size
    std::int64_t left = total;
    for (const rational& quota : quotas) {
        const rational whole = quota.truncated();
        result.parts.push_back({whole_units(whole), 0});
        cut.push_back(absolute(quota - whole));
        left -= result.parts.back().units;
    }
    // What was cut off on either side of zero is at least the rest, so there is always somebody of the right sign to take it.
    const std::int64_t unit = left < 0 ? -1 : 1;
    std::vector<std::size_t> queue;
    for (std::size_t i = 0; left != 0 && i < quotas.size(); ++i) {
        if (quotas[i].sign() == unit && (rule.odd != odd_rule::largest_remainder || !cut[i].is_zero())) {
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
    for (const std::size_t i : queue) {
        if (left == 0) {
            break;
        }
        result.parts[i].units += unit;
        result.parts[i].odd += unit;
        left -= unit;
    }
    return result;
}

}  // namespace andel
