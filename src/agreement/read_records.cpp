// Values that are tables themselves: rows of shares and weights, roundings, renewal and notice.

#include "records.hpp"

#include <algorithm>

namespace andel {

bool check_record(problem_log& log, const node& from, const cell& where, std::initializer_list<std::string_view> required,
                  std::initializer_list<std::string_view> optional) {
    if (from.kind != node_kind::table) {
        report_wrong_type(log, from, where, {"en tabell", "a table"});
        return false;
    }
    bool whole = true;
    std::vector<std::string> known;
    known.insert(known.end(), required.begin(), required.end());
    known.insert(known.end(), optional.begin(), optional.end());
    for (const entry& each : from.entries) {
        if (std::ranges::find(known, each.key) == known.end()) {
            log.report(
                problem_code::unknown_key, each.key_place,
                {{"key", each.key}, {"table", std::string{where.key}}, {"hint", nearest(each.key, known)}, {"choices", listed(known)}});
            whole = false;
        }
    }
    for (const std::string_view key : required) {
        if (from.find(key) == nullptr) {
            log.report(problem_code::missing_key, from.where,
                       {{"table", std::string{where.key}},
                        {"key", std::string{key}},
                        {"meaning", {"det behövs", "it is needed"}},
                        {"example", std::string{where.key} + " = " + std::string{where.example}}});
            whole = false;
        }
    }
    return whole;
}

bool read_plain(problem_log& log, const node& from, const cell& where, share_row& value) {
    if (from.kind != node_kind::table || from.entries.empty()) {
        report_wrong_type(log, from, where, {"en rad av andelar", "a row of shares"});
        return false;
    }
    bool good = true;
    for (const entry& each : from.entries) {
        share_entry one{.receiver = {each.key, each.key_place}, .part = std::nullopt, .where = each.value.where};
        if (each.value.kind != node_kind::text || each.value.text != "rest") {
            good = read_plain(log, each.value, {each.key, "\"25 %\""}, one.part.emplace()) && good;
        }
        value.entries.push_back(std::move(one));
    }
    return good;
}

bool read_plain(problem_log& log, const node& from, const cell& where, weight_row& value) {
    if (from.kind != node_kind::table || from.entries.empty()) {
        report_wrong_type(log, from, where, {"en rad av tal", "a row of numbers"});
        return false;
    }
    const auto in_kronor = [](const node& each) { return each.kind == node_kind::text && each.text.find("kr") != std::string::npos; };
    const bool amounts = std::ranges::any_of(from.entries, [&](const entry& each) { return in_kronor(each.value); });
    bool good = true;
    for (const entry& each : from.entries) {
        weight_entry one{.receiver = {each.key, each.key_place}, .weight = {}, .where = each.value.where};
        const cell inside{each.key, amounts ? "\"1 200 tkr\"" : "3"};
        if (amounts && !in_kronor(each.value)) {
            report_wrong_type(log, each.value, inside,
                              {"ett belopp med enhet, som de andra i raden", "an amount with its unit, like the others in the row"});
            good = false;
        } else {
            good = (amounts ? read_kronor(log, each.value, inside, one.weight) : read_plain_number(log, each.value, inside, one.weight)) &&
                   good;
        }
        value.entries.push_back(std::move(one));
    }
    return good;
}

namespace {

// The unit of a rounding: kronor, or percent for a change, or a number for a factor.
bool read_unit(problem_log& log, const node& from, std::string_view rounded, rational& unit) {
    bool good = false;
    if (rounded == "rounding.change" || rounded == "rounding.share") {
        good = read_fraction_of_one(log, from, {"to", "\"0,01 %\""}, unit);
    } else if (rounded == "rounding.factor" || rounded == "rounding.level" || rounded == "rounding.measure") {
        good = read_plain_number(log, from, {"to", "\"0,0001\""}, unit);
    } else {
        good = read_kronor(log, from, {"to", "\"1 kr\""}, unit);
    }
    if (good && unit.sign() <= 0) {
        report_wrong_type(log, from, {"to", "\"1 kr\""}, {"större än noll", "more than zero"});
        return false;
    }
    return good;
}

}  // namespace

bool read_plain(problem_log& log, const node& from, const cell& where, rounding& value) {
    if (!check_record(log, from, where, {"to", "mode"})) {
        return false;
    }
    const bool unit = read_unit(log, *from.find("to"), where.key, value.to);
    return read_plain(log, *from.find("mode"), {"mode", "\"half_up\""}, value.mode) && unit;
}

bool read_plain(problem_log& log, const node& from, const cell& where, part_rounding& value) {
    if (!check_record(log, from, where, {"to", "odd"}, {"order"})) {
        return false;
    }
    value.where = from.where;
    bool good = read_unit(log, *from.find("to"), where.key, value.to);
    const node& odd = *from.find("odd");
    const auto word = std::ranges::find(words_of<odd_rule>::all, std::string_view{odd.text}, &std::pair<std::string_view, odd_rule>::first);
    if (word != words_of<odd_rule>::all.end()) {
        value.odd = word->second;
    } else {
        value.odd = odd_rule::party;
        good = read_plain(log, odd, {"odd", "\"largest_remainder\""}, value.taker) && good;
    }
    const node* order = from.find("order");
    if (order != nullptr && order->kind == node_kind::text && order->text == "by_code") {
        value.by_code = true;
    } else if (order != nullptr) {
        good = read_names(log, *order, {"order", "[\"alfa\", \"region_x\"]"}, value.order) && good;
    }
    return good;
}

bool read_plain(problem_log& log, const node& from, const cell& where, renewal& value) {
    if (from.kind == node_kind::text && from.text == "none") {
        value.none = true;
        return true;
    }
    if (from.kind == node_kind::text) {
        report_wrong_type(log, from, where, {"\"none\" eller en tabell", "\"none\" or a table"});
        return false;
    }
    if (!check_record(log, from, where, {"length", "happens", "at_most"}, {"condition"})) {
        return false;
    }
    bool good = read_plain(log, *from.find("length"), {"length", "\"1 year\""}, value.each);
    good = read_plain(log, *from.find("happens"), {"happens", "\"unless_notice\""}, value.happens) && good;
    const node& most = *from.find("at_most");
    if (most.kind == node_kind::whole_number && most.number > 0 && most.number < 1000) {
        value.at_most = static_cast<int>(*most.number.whole());
    } else if (most.kind != node_kind::text || most.text != "unlimited") {
        report_wrong_type(log, most, {"at_most", "\"unlimited\""},
                          {"ett antal förlängningar eller \"unlimited\"", "a number of renewals or \"unlimited\""});
        good = false;
    }
    if (const node* condition = from.find("condition")) {
        good = read_plain(log, *condition, {"condition", "\"…\""}, value.condition) && good;
    }
    return good;
}

bool read_plain(problem_log& log, const node& from, const cell& where, term_end& value) {
    value.where = from.where;
    if (from.kind == node_kind::text && from.text == "none") {
        value.none = true;
        return true;
    }
    if (from.kind != node_kind::table) {
        return read_plain(log, from, where, static_cast<day_reference&>(value));
    }
    if (!check_record(log, from, {where.key, R"({ at = "12-31", in = "odd_years" })"}, {"at", "in"})) {
        return false;
    }
    const node& years = *from.find("in");
    value.odd_years = years.kind == node_kind::text && years.text == "odd_years";
    const bool parity = value.odd_years || (years.kind == node_kind::text && years.text == "even_years");
    if (!parity) {
        report_wrong_type(log, years, {"in", "\"odd_years\""},
                          {"\"odd_years\" (udda år) eller \"even_years\" (jämna år)", "\"odd_years\" or \"even_years\""});
    }
    return read_plain(log, *from.find("at"), {"at", "\"12-31\""}, value.at.emplace()) && parity;
}

bool read_plain(problem_log& log, const node& from, const cell& where, notice& value) {
    if (!check_record(log, from, where, {"length", "before"}, {"to", "by_party"})) {
        return false;
    }
    bool good = read_plain(log, *from.find("length"), {"length", "\"12 months\""}, value.time);
    good = read_plain(log, *from.find("before"), {"before", "\"period_end\""}, value.before) && good;
    if (const node* to = from.find("to")) {
        value.to_month_end = to->kind == node_kind::text && to->text == "month_end";
        if (!value.to_month_end) {
            report_wrong_type(log, *to, {"to", "\"month_end\""}, {"ordet \"month_end\"", "the word \"month_end\""});
            good = false;
        }
    }
    const node* by_party = from.find("by_party");
    if (by_party != nullptr && by_party->kind != node_kind::table) {
        report_wrong_type(log, *by_party, {"by_party", "{ region_x = \"12 months\" }"},
                          {"en tabell av part och längd", "a table of party and length"});
        good = false;
    } else if (by_party != nullptr) {
        for (const entry& each : by_party->entries) {
            length own;
            good = read_plain(log, each.value, {each.key, "\"12 months\""}, own) && good;
            value.by_party.emplace_back(name{each.key, each.key_place}, own);
        }
    }
    return good;
}

}  // namespace andel
