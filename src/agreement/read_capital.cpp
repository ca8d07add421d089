// What assets and loans say in tables and numbers of their own: rates, grants, payments a year.

#include "reader.hpp"
#include "records.hpp"

#include <algorithm>
#include <array>

namespace andel {

bool read_plain(problem_log& log, const node& from, const cell& where, interest_rate& value) {
    if (from.kind == node_kind::text && is_valid_id(from.text)) {
        value.measure = {from.text, from.where};
        return true;
    }
    if (!read_fraction_of_one(log, from, {where.key, "\"2,5 %\""}, value.yearly)) {
        return false;
    }
    if (absolute(value.yearly) >= 1) {
        report_wrong_type(log, from, {where.key, "\"2,5 %\""},
                          {"en ränta per år mellan −100 % och 100 %", "a rate a year between -100 % and 100 %"});
        return false;
    }
    return true;
}

bool read_plain(problem_log& log, const node& from, const cell& where, rate_row& value) {
    if (from.kind != node_kind::table || from.entries.empty()) {
        report_wrong_type(log, from, where, {"en rad av räntesatser", "a row of rates"});
        return false;
    }
    bool good = true;
    for (const entry& each : from.entries) {
        party_rate one{.party = {each.key, each.key_place}, .rate = {}, .where = each.value.where};
        good = read_plain(log, each.value, {each.key, "\"2 %\""}, one.rate) && good;
        value.entries.push_back(std::move(one));
    }
    return good;
}

bool read_plain(problem_log& log, const node& from, const cell& where, grant& value) {
    if (!check_record(log, from, where, {"amount", "treatment"})) {
        return false;
    }
    const node& amount = *from.find("amount");
    const cell inside{"amount", "\"1 200 tkr\""};
    bool good = read_kronor(log, amount, inside, value.kronor);
    if (good && value.kronor.sign() <= 0) {
        report_wrong_type(log, amount, inside, {"ett belopp över noll", "an amount above zero"});
        good = false;
    }
    return read_plain(log, *from.find("treatment"), {"treatment", "\"reduces_cost\""}, value.treatment) && good;
}

bool read_plain(problem_log& log, const node& from, const cell& where, int& value) {
    const bool payments = where.key == "payments";
    constexpr std::array<int, 5> a_year{1, 2, 4, 6, 12};
    const auto number = from.kind == node_kind::whole_number ? from.number.whole() : std::nullopt;
    const bool fits = number && (payments ? std::ranges::find(a_year, *number) != a_year.end() : *number >= 1 && *number <= 31);
    if (!fits) {
        report_wrong_type(
            log, from, where,
            payments ? both_languages{"antalet betalningar om året: 1, 2, 4, 6 eller 12", "the number of payments a year: 1, 2, 4, 6 or 12"}
                     : both_languages{"en dag i månaden, 1 till 31 (31: månadens sista dag)",
                                      "a day of the month, 1 to 31 (31: the last day of the month)"});
        return false;
    }
    value = static_cast<int>(*number);
    return true;
}

}  // namespace andel
