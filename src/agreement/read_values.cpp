// Plain values: a node of the document becomes a thing of the agreement, or a problem with the way out.

#include "reader.hpp"

#include <andel/values/written.hpp>

#include <algorithm>
#include <array>
#include <unordered_map>

namespace andel {
namespace {

constexpr std::int64_t most_kronor = 10'000'000'000'000;  // ten thousand billion: beyond every public budget, far from overflow

bool refuse_written(problem_log& log, const node& from, const cell& where, const written_number& written, both_languages expected,
                    std::string_view unit) {
    switch (written.fault) {
        case written_fault::none:
            return false;
        case written_fault::no_unit:
            log.report(problem_code::amount_without_unit, from.where,
                       {{"value", in_quotes(from.text)}, {"example", in_quotes(from.text + std::string{unit})}});
            return true;
        case written_fault::decimal_point:
            log.report(problem_code::decimal_point, from.where,
                       {{"value", in_quotes(from.text)}, {"first", written.first_reading}, {"second", written.second_reading}});
            return true;
        case written_fault::too_many_digits:
            log.report(problem_code::too_many_digits, from.where,
                       {{"value", in_quotes(from.text)},
                        {"whole", std::to_string(most_whole_digits)},
                        {"decimals", std::to_string(most_decimals)}});
            return true;
        case written_fault::finer_than_ore:
            report_wrong_type(log, from, where, {"ett belopp i hela öre", "an amount in whole öre"});
            return true;
        case written_fault::not_understood:
            report_wrong_type(log, from, where, std::move(expected));
            return true;
    }
    return true;
}

// A decimal number in TOML is binary; what was meant is written with a comma instead of the point. Nothing for 1e6 and nan.
std::optional<rational> meant_by_decimal(const node& from, std::string& written) {
    written = from.text;
    std::ranges::replace(written, '.', ',');
    const written_number number = read_number(written);
    return number.fault == written_fault::none ? std::optional{number.value} : std::nullopt;
}

// The characters that turn the text after them around, U+202A to U+202E and U+2066 to U+2069, as the last two of their three bytes.
bool turns_around(unsigned char second, unsigned char third) {
    return (second == 0x80U && third >= 0xAAU && third <= 0xAEU) || (second == 0x81U && third >= 0xA6U && third <= 0xA9U);
}

// A character that no screen shows, or that turns the text around, would hide in tables and names. A note may have several lines.
bool has_control_character(std::string_view text, bool one_line) {
    const auto byte = [&](std::size_t i) {
        return i < text.size() ? static_cast<unsigned char>(text[i]) : static_cast<unsigned char>(' ');
    };
    for (std::size_t i = 0; i < text.size(); ++i) {
        const unsigned char c = byte(i);
        const bool control = (c < ' ' && (one_line || (c != '\n' && c != '\t'))) || c == 0x7FU;
        if (control || (c == 0xE2U && turns_around(byte(i + 1), byte(i + 2)))) {
            return true;
        }
    }
    return false;
}

bool read_text(problem_log& log, const node& from, const cell& where, std::string& value, both_languages expected) {
    if (from.kind != node_kind::text) {
        report_wrong_type(log, from, where, std::move(expected));
        return false;
    }
    if (has_control_character(from.text, where.key == "label" || where.key == "name" || where.key == "title")) {
        log.report(problem_code::wrong_type, from.where,
                   {{"key", std::string{where.key}},
                    {"expected", {"en text av tecken som går att skriva ut", "a text of characters that can be printed"}},
                    {"found", {"ett styrtecken eller en radbrytning", "a control character or a line break"}},
                    {"example", std::string{where.key} + " = " + std::string{where.example}}});
        return false;
    }
    value = from.text;
    return true;
}

std::optional<int> read_small_int(std::string_view digits) {
    if (digits.empty() || digits.size() > 4 || !std::ranges::all_of(digits, [](char c) { return c >= '0' && c <= '9'; })) {
        return std::nullopt;
    }
    int value = 0;
    for (const char c : digits) {
        value = value * 10 + (c - '0');
    }
    return value;
}

}  // namespace

bool read_kronor(problem_log& log, const node& from, const cell& where, rational& value) {
    const both_languages expected{"ett belopp med enhet", "an amount with its unit"};
    if (from.kind == node_kind::whole_number || from.kind == node_kind::exact_number) {
        value = from.number;
        if (!(value * 100).is_whole()) {
            report_wrong_type(log, from, where, {"ett belopp i hela öre", "an amount in whole öre"});
            return false;
        }
    } else if (from.kind == node_kind::decimal_number) {
        std::string written;
        const bool plain = meant_by_decimal(from, written).has_value();
        log.report(problem_code::float_amount, from.where,
                   {{"value", from.text}, {"example", plain ? in_quotes(written + " kr") : "\"1 300 tkr\""}});
        return false;
    } else if (from.kind == node_kind::text) {
        const written_number written = read_amount(from.text);
        if (refuse_written(log, from, where, written, expected, " kr")) {
            return false;
        }
        value = written.value;
    } else {
        report_wrong_type(log, from, where, expected);
        return false;
    }
    if (absolute(value) > most_kronor) {
        report_wrong_type(log, from, where, {"ett belopp under 10 000 miljarder kronor", "an amount below 10 000 billion kronor"});
        return false;
    }
    return true;
}

bool read_fraction_of_one(problem_log& log, const node& from, const cell& where, rational& value) {
    const both_languages expected{"en andel, i procent eller som ett bråk", "a share, in percent or as a fraction"};
    if (from.kind == node_kind::exact_number) {
        value = from.number;
        return true;
    }
    if (from.kind == node_kind::decimal_number) {
        std::string written;
        const auto meant = meant_by_decimal(from, written);
        log.report(problem_code::float_share, from.where,
                   {{"value", from.text}, {"example", in_quotes(meant ? write_share(*meant) : "25 %")}});
        return false;
    }
    if (from.kind == node_kind::whole_number) {
        report_wrong_type(log, from, {where.key, "\"" + from.text + " %\""}, expected);
        return false;
    }
    if (from.kind != node_kind::text) {
        report_wrong_type(log, from, where, expected);
        return false;
    }
    const written_number written = read_share(from.text);
    if (refuse_written(log, from, where, written, expected, " %")) {
        return false;
    }
    value = written.value;
    return true;
}

bool read_plain_number(problem_log& log, const node& from, const cell& where, rational& value) {
    if (from.kind == node_kind::whole_number || from.kind == node_kind::exact_number) {
        value = from.number;
        return true;
    }
    if (from.kind == node_kind::decimal_number) {
        std::string written;
        const bool plain = meant_by_decimal(from, written).has_value();
        log.report(problem_code::float_share, from.where, {{"value", from.text}, {"example", plain ? in_quotes(written) : "\"4,5\""}});
        return false;
    }
    const both_languages expected{"ett tal", "a number"};
    if (from.kind != node_kind::text) {
        report_wrong_type(log, from, where, expected);
        return false;
    }
    const written_number written = read_number(from.text);
    if (refuse_written(log, from, where, written, expected, "")) {
        return false;
    }
    value = written.value;
    return true;
}

bool read_names(problem_log& log, const node& from, const cell& where, std::vector<name>& names) {
    std::unordered_map<std::string, place> taken;
    for (const name& each : names) {
        taken.emplace(each.id, each.where);
    }
    const auto take = [&](const node& each) {
        name one;
        if (!read_plain(log, each, where, one)) {
            return false;
        }
        if (const auto [earlier, first] = taken.emplace(one.id, one.where); !first) {
            log.report(problem_code::named_twice, each.where, {{"name", one.id}}, earlier->second);
            return false;
        }
        names.push_back(std::move(one));
        return true;
    };
    if (from.kind == node_kind::text) {
        return take(from);
    }
    if (from.kind != node_kind::list || from.entries.empty()) {
        report_wrong_type(log, from, where, {"en lista av namn", "a list of names"});
        return false;
    }
    bool good = true;
    for (const entry& each : from.entries) {
        good = take(each.value) && good;
    }
    return good;
}

both_languages described(const node& from) {
    switch (from.kind) {
        case node_kind::text:
            return in_quotes(from.text);
        case node_kind::whole_number:
            return {"heltalet " + from.text, "the whole number " + from.text};
        case node_kind::exact_number:
            return {"talet " + to_text(from.number), "the number " + to_text(from.number)};
        case node_kind::decimal_number:
            return {"decimaltalet " + from.text, "the decimal number " + from.text};
        case node_kind::truth:
            return from.text;
        case node_kind::date:
            return {"datumet " + from.text, "the date " + from.text};
        case node_kind::list:
            return {"en lista", "a list"};
        case node_kind::table:
            return {"en tabell", "a table"};
    }
    return "";
}

bool is_time_key(std::string_view key) {
    return key.find('-') != std::string_view::npos || (!key.empty() && key[0] >= '0' && key[0] <= '9');
}

bool is_valid_id(std::string_view id) {
    const auto letter = [](char c) { return c >= 'a' && c <= 'z'; };
    return !id.empty() && letter(id[0]) && std::ranges::all_of(id, [&](char c) { return letter(c) || (c >= '0' && c <= '9') || c == '_'; });
}

void report_no_such_day(problem_log& log, place where, std::string_view written, std::string_view prefix) {
    const int year = std::clamp(read_small_int(written.substr(0, 4)).value_or(2025), 1900, 2999);
    const int month = std::clamp(written.size() >= 7 ? read_small_int(written.substr(5, 2)).value_or(1) : 1, 1, 12);
    const day next_month = first_day_of_month(year, month + 1);
    const bool out_of_reach = written.substr(0, 4) < "1900" || written.substr(0, 4) > "2999";
    const std::string last = to_text(next_month - 1);
    log.report(problem_code::no_such_day, where,
               {{"value", std::string{prefix} + std::string{written}},
                {"why", out_of_reach ? both_languages{"ligger utanför åren 1900–2999", "is outside the years 1900–2999"}
                                     : both_languages{"finns inte i kalendern", "is not in the calendar"}},
                {"example", std::string{prefix} + (written.size() == 4   ? last.substr(0, 4)
                                                   : written.size() == 7 ? last.substr(0, 7)
                                                                         : last)}});
}

void report_wrong_type(problem_log& log, const node& from, const cell& where, both_languages expected) {
    log.report(problem_code::wrong_type, from.where,
               {{"key", std::string{where.key}},
                {"expected", std::move(expected)},
                {"found", described(from)},
                {"example", std::string{where.key} + " = " + std::string{where.example}}});
}

bool read_plain(problem_log& log, const node& from, const cell& where, std::string& value) {
    return read_text(log, from, where, value, {"en text", "a text"});
}

bool read_plain(problem_log& log, const node& from, const cell& where, std::vector<std::string>& value) {
    if (from.kind != node_kind::list) {
        report_wrong_type(log, from, where, {"en lista av texter", "a list of texts"});
        return false;
    }
    bool good = true;
    for (const entry& each : from.entries) {
        good = read_plain(log, each.value, where, value.emplace_back()) && good;
    }
    return good;
}

bool read_plain(problem_log& log, const node& from, const cell& where, amount& value) {
    if (from.kind == node_kind::text && from.text == "as charged") {
        value.as_charged = true;
        return true;
    }
    rational kronor;
    if (!read_kronor(log, from, where, kronor)) {
        return false;
    }
    value.value = exact_money::of_kronor(kronor);
    return true;
}

bool read_plain(problem_log& log, const node& from, const cell& where, share& value) {
    return read_fraction_of_one(log, from, where, value.of_whole);
}

bool read_plain(problem_log& log, const node& from, const cell& where, change& value) {
    if (from.kind == node_kind::text && is_valid_id(from.text)) {
        value.measure = {from.text, from.where};
        return true;
    }
    if (!read_fraction_of_one(log, from, where, value.by)) {
        return false;
    }
    if (value.by <= -1 || value.by > 100) {
        report_wrong_type(log, from, where, {"en ändring över −100 % och högst 10 000 %", "a change above -100 % and at most 10 000 %"});
        return false;
    }
    return true;
}

bool read_plain(problem_log& log, const node& from, const cell& where, name& value) {
    value.where = from.where;
    return read_text(log, from, where, value.id, {"ett namn", "a name"});
}

bool read_plain(problem_log& log, const node& from, const cell& where, receiver_set& value) {
    return read_names(log, from, where, value.members);
}
bool read_plain(problem_log& log, const node& from, const cell& where, name_list& value) {
    if (from.kind == node_kind::text) {
        report_wrong_type(log, from, {where.key, "[\"" + from.text + "\"]"}, {"en lista av namn", "a list of names"});
        return false;
    }
    return read_names(log, from, where, value.names);
}

bool read_plain(problem_log& log, const node& from, const cell& where, price_year& value) {
    const std::string text = from.kind == node_kind::whole_number || from.kind == node_kind::text ? from.text : std::string{};
    const auto year = read_small_int(text.substr(0, 4));
    const auto month = text.size() == 7 && text[4] == '-' ? read_small_int(text.substr(5)) : std::optional{0};
    const bool right_length = text.size() == 4 || text.size() == 7;
    if (!year || !month || !right_length || *year < 1900 || *month > 12 || (text.size() == 7 && *month == 0)) {
        report_wrong_type(log, from, where, {"ett år, som 2025", "a year, such as 2025"});
        return false;
    }
    value = {*year, *month};
    return true;
}

bool read_plain(problem_log& log, const node& from, const cell& where, day_reference& value) {
    value.where = from.where;
    if (from.kind != node_kind::text && from.kind != node_kind::date) {
        report_wrong_type(
            log, from, where,
            {"en dag, som \"2025-01-01\", eller namnet på ett datum", "a day, such as \"2025-01-01\", or the name of a date"});
        return false;
    }
    bool shaped = false;
    value.when = read_day(from.text, &shaped);
    if (value.when) {
        return true;
    }
    if (shaped) {
        report_no_such_day(log, from.where, from.text, "");
        return false;
    }
    if (!is_valid_id(from.text)) {
        report_wrong_type(
            log, from, where,
            {"en dag, som \"2025-01-01\", eller namnet på ett datum", "a day, such as \"2025-01-01\", or the name of a date"});
        return false;
    }
    value.named = from.text;
    return true;
}

bool read_plain(problem_log& log, const node& from, const cell& where, day_of_year& value) {
    const std::string& text = from.text;
    const auto month = text.size() == 5 && text[2] == '-' ? read_small_int(text.substr(0, 2)) : std::nullopt;
    const auto of_month = month ? read_small_int(text.substr(3)) : std::nullopt;
    if (from.kind != node_kind::text || !month || !of_month) {
        report_wrong_type(log, from, where, {"en dag på året, som \"01-01\"", "a day of the year, such as \"01-01\""});
        return false;
    }
    if (!make_day(2025, *month, *of_month)) {  // 2025 is not a leap year: 29 February is not a day of every year
        log.report(problem_code::no_such_day, from.where,
                   {{"value", in_quotes(text)},
                    {"why", {"finns inte i varje års kalender", "is not in every year's calendar"}},
                    {"example", "\"02-28\""}});
        return false;
    }
    value = {*month, *of_month};
    return true;
}

bool read_plain(problem_log& log, const node& from, const cell& where, length& value) {
    const std::size_t space = from.text.find(' ');
    const bool two_words = from.kind == node_kind::text && space != std::string::npos;
    const int count = two_words ? read_small_int(from.text.substr(0, space)).value_or(0) : 0;
    const std::string unit = two_words ? from.text.substr(space + 1) : std::string{};
    const auto found =
        std::ranges::find(words_of<length_unit>::all, std::string_view{unit}, &std::pair<std::string_view, length_unit>::first);
    if (count == 0 || found == words_of<length_unit>::all.end()) {
        report_wrong_type(log, from, where,
                          {"en längd, som \"15 years\", \"9 months\", \"6 weeks\" eller \"30 days\"",
                           "a length, such as \"15 years\", \"9 months\", \"6 weeks\" or \"30 days\""});
        return false;
    }
    value = {count, found->second};
    return true;
}

}  // namespace andel
