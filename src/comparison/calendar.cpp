// A version told on the other's calendar: steps from a named day follow the day, the term is the other's.

#include "hybrid.hpp"

#include <andel/agreement/deadlines.hpp>
#include <andel/agreement/fields.hpp>

#include <algorithm>

namespace andel {
namespace {

class teller {
   public:
    teller(const agreement& calendar, agreement& version) : calendar_{calendar}, version_{version} {}

    bool tell() {
        version_.term.start = calendar_.term.start;
        version_.term.end = calendar_.term.end;
        version_.term.renewal = calendar_.term.renewal;
        version_.term.notice = calendar_.term.notice;
        version_.term.month_ends = calendar_.term.month_ends;
        version_.term.weekend = calendar_.term.weekend;
        tell_years();
        const auto in_fields = [&]<class thing_type>(thing_type& one) {
            std::apply([&](const auto&... each) { (follow(one.*each.member), ...); }, table_of<thing_type>::fields);
        };
        std::ranges::for_each(version_.activities, in_fields);
        std::ranges::for_each(version_.keys, in_fields);
        std::ranges::for_each(version_.indexes, in_fields);
        const auto follow_day = [&](dated<day_reference>& cell) {
            if (cell.usable() && !cell.value().named.empty()) {
                day_reference& written = cell.statements.front().what.value;
                written.when = day_named(written.named);
            }
        };
        for (party& each : version_.parties) {
            in_fields(each);
            follow_day(each.joins);
            follow_day(each.leaves);
        }
        let_leavers_pay(version_);
        for (cost& each : version_.costs) {
            in_fields(each);
            follow_day(each.until);
            follow_day(each.committed_until);
        }
        for (asset& each : version_.assets) {
            in_fields(each);
            follow_day(each.in_use);
        }
        for (loan& each : version_.loans) {
            in_fields(each);
            follow_day(each.repaid);
            follow_day(each.first_payment);
            follow_day(each.first_repayment);
        }
        return orderly_;
    }

   private:
    // The day of the calendar; where that has none of the name, the version's own, which may itself name another.
    [[nodiscard]] std::optional<day> day_named(std::string_view id, int depth = 0) const {
        if (id == "start" || id == "end") {
            return id == "start" ? calendar_.term.start.value().when : calendar_.term.end.value().when;
        }
        if (const named_date* shared = calendar_.find_date(id)) {
            return shared->date.value().when;
        }
        const named_date* own = version_.find_date(id);
        if (own == nullptr || depth > static_cast<int>(version_.dates.size())) {
            return std::nullopt;
        }
        const day_reference& written = own->date.value();
        return written.named.empty() ? written.when : day_named(written.named, depth + 1);
    }

    // What is said of a year is said of the calendar's year of that number.
    void tell_years() {
        agreement own;
        own.term = version_.term;
        version_.term.year_starts = calendar_.term.year_starts;
        const auto move = [&]<class value_type>(dated<value_type>& value) {
            for (auto& each : value.statements) {
                if (each.when.kind == time_kind::year && each.when.first) {
                    each.when.first = calendar_.days_of_year(own.year_of(*each.when.first)).first;
                }
            }
        };
        const auto in_fields = [&]<class thing_type>(thing_type& one) {
            std::apply([&](const auto&... each) { (move(one.*each.member), ...); }, table_of<thing_type>::fields);
        };
        std::ranges::for_each(version_.costs, in_fields);
        std::ranges::for_each(version_.assets, in_fields);
        std::ranges::for_each(version_.loans, in_fields);
    }

    template <class value_type>
    void follow(dated<value_type>& value) {
        for (auto& each : value.statements) {
            if (!each.when.named.empty()) {
                each.when.first = day_named(each.when.named);
                orderly_ = orderly_ && each.when.first.has_value();
            }
        }
        std::stable_sort(value.statements.begin(), value.statements.end(),
                         [](const auto& a, const auto& b) { return a.when.first < b.when.first; });
        const auto same_day = [](const auto& a, const auto& b) { return a.when.first == b.when.first && a.when.kind == b.when.kind; };
        const auto twice = std::adjacent_find(value.statements.begin(), value.statements.end(), same_day);
        orderly_ = orderly_ && twice == value.statements.end();
    }

    const agreement& calendar_;
    agreement& version_;
    bool orderly_ = true;
};

}  // namespace

std::optional<agreement> on_calendar_of(const agreement& calendar, agreement version) {
    return teller{calendar, version}.tell() ? std::optional{std::move(version)} : std::nullopt;
}

}  // namespace andel
