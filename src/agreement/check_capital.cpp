// Assets and loans, and the costs that share them.
//
// A value at fault is marked as broken, so that nothing that rests on it is reported again.

#include "names.hpp"
#include "reader.hpp"

#include <algorithm>

namespace andel {
namespace {

int last_of_month(const civil_date& in) { return civil(first_day_of_month(in.year, in.month + 1) - 1).day_of_month; }

// Whether a loan pays on `on`, when it does so on day `of_month` of the month.
bool is_payment_day(const loan& one, day on, int of_month) {
    const day first = *one.first_payment.value().when;
    const civil_date begins = civil(first);
    const civil_date date = civil(on);
    const int months = (date.year - begins.year) * 12 + date.month - begins.month;
    return on == first ||
           (on > first && months % (12 / one.payments.value()) == 0 && date.day_of_month == std::min(of_month, last_of_month(date)));
}

}  // namespace

bool needs_odd_period(const loan& one) {
    const bool known = one.first_payment.usable() && one.repaid.usable() && one.payments.usable() && !one.payment_day.broken;
    if (!known || *one.repaid.value().when <= *one.first_payment.value().when) {
        return false;
    }
    const int of_month = one.payment_day.usable() ? one.payment_day.value() : civil(*one.first_payment.value().when).day_of_month;
    return !is_payment_day(one, *one.repaid.value().when, of_month);
}

}  // namespace andel
