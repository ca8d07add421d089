#include <andel/report/make_report.hpp>

#include <map>

namespace andel {

std::vector<resting> what_it_rests_on(const projection& from) {
    std::map<status, money> sums;
    for (const entry_row& each : from.entries) {
        if (from.planned->charges[each.charge].how_firm == standing::firm) {
            sums[each.rests_on] += each.bears;
        }
    }
    std::vector<resting> result;
    for (const auto& [on, amount] : sums) {
        if (!amount.is_zero()) {
            result.push_back({on, amount});
        }
    }
    return result;
}

bool past_without_actuals(const projection& from, const charge_row& charge) {
    return from.as_of && from.planned->source->days_of_year(charge.year).before <= *from.as_of;
}

}  // namespace andel
