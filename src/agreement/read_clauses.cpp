// The clauses that are tables: charges and limits of keys, what an index does with a change, how a measure reads its figures.

#include "reader.hpp"
#include "records.hpp"

#include <algorithm>

namespace andel {
namespace {

// "threshold" as a share alone, or as a table with the share in it.
template <class record_type, class function>
bool read_with_share(problem_log& log, const node& from, const cell& where, record_type& value,
                     std::initializer_list<std::string_view> required, std::initializer_list<std::string_view> optional,
                     const function& read_rest) {
    const auto in_range = [&](const node& share) {
        if (!read_fraction_of_one(log, share, {where.key, where.example}, value.share)) {
            return false;
        }
        if (absolute(value.share) > 100) {
            report_wrong_type(log, share, where, {"en andel under 10 000 %", "a share below 10 000 %"});
            return false;
        }
        return true;
    };
    if (from.kind != node_kind::table && required.size() == 1) {
        return in_range(from);
    }
    if (!check_record(log, from, where, required, optional)) {
        return false;
    }
    return read_rest() && in_range(*from.find("share"));
}

// A whole number of years, not negative.
bool read_years(problem_log& log, const node& from, const cell& where, int& years) {
    if (from.kind != node_kind::whole_number || from.number < 0 || from.number > 99) {
        report_wrong_type(log, from, where, {"ett antal år", "a number of years"});
        return false;
    }
    years = static_cast<int>(*from.number.whole());
    return true;
}

bool read_not_negative(problem_log& log, const node& from, const cell& where, rational& value,
                       bool (*read)(problem_log&, const node&, const cell&, rational&)) {
    if (!read(log, from, where, value)) {
        return false;
    }
    if (value.sign() < 0) {
        report_wrong_type(log, from, where, {"noll eller mer", "zero or more"});
        return false;
    }
    return true;
}

bool is_in_kronor(const node& from) {
    return from.kind == node_kind::whole_number || (from.kind == node_kind::text && from.text.find("kr") != std::string::npos) ||
           (from.kind == node_kind::exact_number && from.number > 1);
}

// A rate may be finer than an öre: "0,4 kr" for each inhabitant, "0,125 kr".
bool read_rate(problem_log& log, const node& from, const cell& where, rational& kronor) {
    if (from.kind == node_kind::text && from.text.ends_with("kr") && !from.text.ends_with("tkr") && !from.text.ends_with("mkr") &&
        !from.text.ends_with("mnkr")) {
        node number = from;
        number.text = from.text.substr(0, from.text.size() - 2);
        while (number.text.ends_with(' ') || number.text.ends_with("\u00A0") || number.text.ends_with("\u202F")) {
            number.text.resize(number.text.size() - (number.text.ends_with(' ') ? 1 : number.text.ends_with("\u00A0") ? 2 : 3));
        }
        return read_plain_number(log, number, where, kronor);
    }
    return read_kronor(log, from, where, kronor);
}

bool read_bound(problem_log& log, const node& from, const cell& where, bool may_be_share, bound& value) {
    value.where = from.where;
    if (from.kind == node_kind::table) {
        if (!check_record(log, from, where, {"amount", "per"})) {
            return false;
        }
        const bool amount = read_not_negative(log, *from.find("amount"), {"amount", "\"250 kr\""}, value.kronor.emplace(), read_rate);
        return read_plain(log, *from.find("per"), {"per", "\"inhabitants\""}, value.per) && amount;
    }
    if (may_be_share && !is_in_kronor(from) && from.kind != node_kind::decimal_number) {
        return read_not_negative(log, from, where, value.share, read_fraction_of_one);
    }
    return read_not_negative(log, from, where, value.kronor.emplace(), read_kronor);
}

bool read_words_in_order(problem_log& log, const node& from, std::vector<limit_word>& order, const std::vector<limit_word>& there,
                         const cell& where) {
    std::vector<name> names;
    if (!read_names(log, from, where, names)) {
        return false;
    }
    std::vector<std::string> known;
    std::ranges::transform(there, std::back_inserter(known), [](limit_word each) { return std::string{word_for(each)}; });
    bool good = true;
    for (const name& each : names) {
        const auto found = std::ranges::find_if(there, [&](limit_word word) { return word_for(word) == each.id; });
        if (found == there.end()) {
            log.report(problem_code::unknown_word, each.where,
                       {{"value", in_quotes(each.id)}, {"key", "order"}, {"hint", nearest(each.id, known)}, {"choices", listed(known)}});
            good = false;
        } else {
            order.push_back(*found);
        }
    }
    return good;
}

// The order in which limits apply: as written, or the only one there is.
bool put_order(problem_log& log, const node& from, const std::vector<limit_word>& there, std::vector<limit_word>& order, bool& said,
               const std::string& address) {
    if (const node* written = from.find("order")) {
        said = true;
        if (!read_words_in_order(log, *written, order, there, {"order", "[\"minimum\", \"maximum\"]"})) {
            return false;
        }
        if (order.size() == there.size()) {
            return true;
        }
    } else {
        order = there;
        const bool bounds_only = std::ranges::all_of(there, [](limit_word each) { return each <= limit_word::maximum; });
        if (bounds_only) {
            std::ranges::reverse(order);  // a minimum has the last word
        }
        if (there.size() < 2 || bounds_only) {
            return true;
        }
    }
    std::string all;
    for (const limit_word each : there) {
        all += (all.empty() ? "[" : ", ") + in_quotes(word_for(each));
    }
    log.report(
        problem_code::rule_missing, from.where,
        {{"question", {"I vilken ordning gränserna i " + address + " tillämpas", "In which order the limits of " + address + " apply"}},
         {"answers", {"olika ordning ger olika delar", "another order gives other parts"}},
         {"way",
          {"Skriv alla i ordning, till exempel: order = " + all + "]", "Write all of them in order, such as: order = " + all + "]"}}});
    return false;
}

bool read_discount(problem_log& log, const node& from, bool of_key, discount& value) {
    const cell where{"discount", R"({ share = "8 %", above = 150000, of = "inhabitants", on = "whole" })"};
    value.where = from.where;
    if (!(of_key ? check_record(log, from, where, {"share", "on"}, {"above", "from", "of", "only", "except"})
                 : check_record(log, from, where, {"share", "on"}, {"above", "from", "of"}))) {
        return false;
    }
    bool good = read_not_negative(log, *from.find("share"), {"share", "\"8 %\""}, value.share, read_fraction_of_one);
    good = read_plain(log, *from.find("on"), {"on", "\"whole\""}, value.on) && good;
    if (const node* of = from.find("of")) {
        good = read_plain(log, *of, {"of", "\"inhabitants\""}, value.of) && good;
    }
    const node* above = from.find("above");
    const node* at_least = from.find("from");
    if (above != nullptr && at_least != nullptr) {
        log.report(problem_code::two_verbs, at_least->where, {{"table", "discount"}, {"first", "above"}, {"second", "from"}}, above->where);
        good = false;
    } else if (above != nullptr || at_least != nullptr) {
        value.from_threshold = at_least != nullptr;
        const node& threshold = above != nullptr ? *above : *at_least;
        auto* const read = is_in_kronor(threshold) && threshold.kind == node_kind::text ? read_kronor : read_plain_number;
        good = read_not_negative(log, threshold, {above != nullptr ? "above" : "from", "150000"}, value.threshold.emplace(), read) && good;
        if (of_key && value.of.id.empty()) {
            log.report(problem_code::missing_key, from.where,
                       {{"table", "discount"},
                        {"key", "of"},
                        {"meaning", {"måttet som gränsen gäller", "the measure that the threshold is of"}},
                        {"example", "of = \"inhabitants\""}});
            good = false;
        }
    } else if (value.on == discount_on::excess) {
        log.report(problem_code::missing_key, from.where,
                   {{"table", "discount"},
                    {"key", "above"},
                    {"meaning", {"rabatten gäller det som går över en gräns", "the discount is on what goes above a threshold"}},
                    {"example", "above = 150000"}});
        good = false;
    }
    if (const node* only = from.find("only")) {
        good = read_names(log, *only, {"only", "[\"alfa\"]"}, value.only) && good;
    }
    if (const node* except = from.find("except")) {
        good = read_names(log, *except, {"except", "[\"alfa\"]"}, value.except) && good;
    }
    return good;
}

bool read_amounts(problem_log& log, const node& from, const cell& where, std::vector<weight_entry>& entries) {
    if (from.kind != node_kind::table || from.entries.empty()) {
        report_wrong_type(log, from, where, {"en rad av belopp", "a row of amounts"});
        return false;
    }
    bool good = true;
    for (const entry& each : from.entries) {
        weight_entry one{.receiver = {each.key, each.key_place}, .weight = {}, .where = each.value.where};
        good = read_kronor(log, each.value, {each.key, "\"410 tkr\""}, one.weight) && good;
        entries.push_back(std::move(one));
    }
    return good;
}

bool read_yearly_limit(problem_log& log, const node& from, yearly_limit& value) {
    const cell where{"yearly_change", R"({ up = "10 %", previous = { alfa = "410 tkr" } })"};
    value.where = from.where;
    if (!check_record(log, from, where, {}, {"up", "down", "previous", "only", "except"})) {
        return false;
    }
    bool good = true;
    if (const node* up = from.find("up")) {
        good = read_bound(log, *up, {"up", "\"10 %\""}, true, value.up.emplace()) && good;
    }
    if (const node* down = from.find("down")) {
        good = read_bound(log, *down, {"down", "\"10 %\""}, true, value.down.emplace()) && good;
    }
    if (!value.up && !value.down) {
        log.report(problem_code::missing_key, from.where,
                   {{"table", "yearly_change"},
                    {"key", "up"},
                    {"meaning", {"hur mycket en del högst får öka på ett år", "how much a part may rise in a year"}},
                    {"example", "up = \"10 %\""}});
        good = false;
    }
    if (const node* previous = from.find("previous")) {
        good = read_amounts(log, *previous, {"previous", "{ alfa = \"410 tkr\" }"}, value.previous) && good;
    }
    if (const node* only = from.find("only")) {
        good = read_names(log, *only, {"only", "[\"alfa\"]"}, value.only) && good;
    }
    if (const node* except = from.find("except")) {
        good = read_names(log, *except, {"except", "[\"alfa\"]"}, value.except) && good;
    }
    return good;
}

bool read_charge(problem_log& log, const entry& from, charge& value) {
    const node& node_of = from.value;
    if (node_of.kind != node_kind::table) {
        return read_not_negative(log, node_of, {from.key, "\"15 000 kr\""}, value.fee.emplace(), read_rate);
    }
    const cell where{from.key, R"({ rate = "1,25 kr", per = "inhabitants" })"};
    if (!check_record(log, node_of, where, {}, {"fee", "rate", "per", "minimum", "maximum", "discount", "order"})) {
        return false;
    }
    bool good = true;
    const node* fee = node_of.find("fee");
    const node* rate = node_of.find("rate");
    const node* per = node_of.find("per");
    if (fee != nullptr) {
        good = read_not_negative(log, *fee, {"fee", "\"6 500 kr\""}, value.fee.emplace(), read_rate) && good;
    }
    if ((rate == nullptr) != (per == nullptr) || (fee == nullptr && rate == nullptr)) {
        const bool lacks_per = rate != nullptr;
        log.report(
            problem_code::missing_key, node_of.where,
            {{"table", from.key},
             {"key", lacks_per ? "per" : "rate"},
             {"meaning",
              lacks_per ? both_languages{"måttet som avgiften gäller för varje enhet av", "the measure that the rate is for each unit of"}
                        : both_languages{"avgiften för varje enhet av måttet", "the charge for each unit of the measure"}},
             {"example", lacks_per ? "per = \"inhabitants\"" : "rate = \"1,25 kr\", per = \"inhabitants\""}});
        return false;
    }
    if (rate != nullptr) {
        good = read_plain(log, *per, {"per", "\"inhabitants\""}, value.per) && good;
        good = (is_in_kronor(*rate) || rate->kind == node_kind::decimal_number
                    ? read_not_negative(log, *rate, {"rate", "\"1,25 kr\""}, value.rate.emplace(), read_rate)
                    : read_not_negative(log, *rate, {"rate", "\"0,4 ‰\""}, value.rate_of_each.emplace(), read_fraction_of_one)) &&
               good;
    }
    std::vector<limit_word> there;
    if (const node* minimum = node_of.find("minimum")) {
        there.push_back(limit_word::minimum);
        good = read_bound(log, *minimum, {"minimum", "\"35 000 kr\""}, false, value.minimum.emplace()) && good;
    }
    if (const node* maximum = node_of.find("maximum")) {
        there.push_back(limit_word::maximum);
        good = read_bound(log, *maximum, {"maximum", "\"500 000 kr\""}, false, value.maximum.emplace()) && good;
    }
    if (const node* rebate = node_of.find("discount")) {
        there.push_back(limit_word::discount);
        good = read_discount(log, *rebate, false, value.discount.emplace()) && good;
        if (good && value.discount->of.id.empty()) {
            value.discount->of = value.per;
        }
        if (good && value.discount->of.id.empty() && value.discount->threshold) {
            log.report(problem_code::missing_key, rebate->where,
                       {{"table", "discount"},
                        {"key", "of"},
                        {"meaning", {"måttet som gränsen gäller", "the measure that the threshold is of"}},
                        {"example", "of = \"inhabitants\""}});
            good = false;
        }
    }
    return put_order(log, node_of, there, value.order, value.order_said, "charges." + from.key) && good;
}

}  // namespace

// ---- keys

bool read_plain(problem_log& log, const node& from, const cell& where, tariff& value) {
    if (from.kind != node_kind::table || from.entries.empty()) {
        report_wrong_type(log, from, where, {"en rad av avgifter", "a row of charges"});
        return false;
    }
    bool good = true;
    for (const entry& each : from.entries) {
        charge_entry one{.receiver = {each.key, each.key_place}, .owed = {}, .where = each.value.where};
        good = read_charge(log, each, one.owed) && good;
        value.entries.push_back(std::move(one));
    }
    return good;
}

bool read_plain(problem_log& log, const node& from, const cell& where, limit_rules& value) {
    value.where = from.where;
    if (!check_record(log, from, where, {},
                      {"minimum", "maximum", "discount", "yearly_change", "order", "difference", "source", "status", "note"})) {
        return false;
    }
    bool good = true;
    std::vector<limit_word> there;
    if (const node* minimum = from.find("minimum")) {
        there.push_back(limit_word::minimum);
        good = read_bound(log, *minimum, {"minimum", "\"35 000 kr\""}, true, value.minimum.emplace()) && good;
    }
    if (const node* maximum = from.find("maximum")) {
        there.push_back(limit_word::maximum);
        good = read_bound(log, *maximum, {"maximum", "\"500 000 kr\""}, true, value.maximum.emplace()) && good;
    }
    if (const node* rebate = from.find("discount")) {
        there.push_back(limit_word::discount);
        good = read_discount(log, *rebate, true, value.discount.emplace()) && good;
    }
    if (const node* yearly = from.find("yearly_change")) {
        there.push_back(limit_word::yearly_change);
        good = read_yearly_limit(log, *yearly, value.yearly_change.emplace()) && good;
    }
    if (there.empty()) {
        log.report(problem_code::no_verb, from.where,
                   {{"table", "limits"},
                    {"what", {"vilka gränser som finns", "which limits there are"}},
                    {"choices", listed({"minimum", "maximum", "discount", "yearly_change"})}});
        return false;
    }
    if (const node* difference = from.find("difference")) {
        good = read_plain(log, *difference, {"difference", "\"others\""}, value.difference) && good;
    }
    return put_order(log, from, there, value.order, value.order_said, "limits") && good;
}

bool read_plain(problem_log& log, const node& from, const cell& where, key_part_rounding& value) {
    if (from.kind == node_kind::table && from.find("mode") != nullptr) {
        return read_plain(log, from, where, value.alone.emplace());
    }
    return read_plain(log, from, where, value.together);
}

bool read_plain(problem_log& log, const node& from, const cell& where, event_rule& value) {
    if (!check_record(log, from, where, {"event"}, {"years_before"})) {
        return false;
    }
    const node& event = *from.find("event");
    if (event.kind != node_kind::text || event.text != "joins") {
        report_wrong_type(log, event, {"event", "\"joins\""}, {"ordet \"joins\"", "the word \"joins\""});
        return false;
    }
    const node* before = from.find("years_before");
    return before == nullptr || read_years(log, *before, {"years_before", "1"}, value.years_before);
}

// ---- index clauses

bool read_plain(problem_log& log, const node& from, const cell& where, level& value) {
    if (from.kind == node_kind::text && is_valid_id(from.text)) {
        value.measure = {from.text, from.where};
        return true;
    }
    if (!read_plain_number(log, from, {where.key, "\"384,04\""}, value.number)) {
        return false;
    }
    if (value.number.sign() <= 0) {
        report_wrong_type(log, from, {where.key, "\"384,04\""}, {"ett indextal över noll", "an index number above zero"});
        return false;
    }
    return true;
}

bool read_plain(problem_log& log, const node& from, const cell& where, index_portion& value) {
    if (!read_with_share(log, from, where, value, {"share"}, {"of"}, [&] {
            const node* of = from.find("of");
            return of == nullptr || read_plain(log, *of, {"of", "\"change\""}, value.of.emplace());
        })) {
        return false;
    }
    if (value.share.sign() < 0 || value.share > 1) {
        report_wrong_type(log, from, where, {"en andel mellan 0 och 100 %", "a share between 0 and 100 %"});
        return false;
    }
    return true;
}

bool read_plain(problem_log& log, const node& from, const cell& where, change_limit& value) {
    return read_with_share(log, from, where, value, {"share"}, {"excess"}, [&] {
        const node* excess = from.find("excess");
        return excess == nullptr || read_plain(log, *excess, {"excess", "\"lost\""}, value.excess.emplace());
    });
}

bool read_plain(problem_log& log, const node& from, const cell& where, change_threshold& value) {
    if (!read_with_share(log, from, where, value, {"share", "gives"}, {}, [&] {
            return read_plain(log, *from.find("gives"), {"gives", "\"whole\""}, value.gives);
        })) {
        return false;
    }
    if (value.share.sign() <= 0) {
        report_wrong_type(log, from, where, {"en gräns över noll", "a threshold above zero"});
        return false;
    }
    return true;
}

// ---- measures and figures

bool read_plain(problem_log& log, const node& from, const cell& where, measured_row& value) {
    weight_row row;
    const bool good = read_plain(log, from, where, row);
    value.kronor = from.kind == node_kind::table && std::ranges::any_of(from.entries, [](const entry& each) {
                       return each.value.kind == node_kind::text && each.value.text.find("kr") != std::string::npos;
                   });
    value.entries = std::move(row.entries);
    return good;
}

bool read_plain(problem_log& log, const node& from, const cell& where, after_last& value) {
    if (from.kind == node_kind::text && (from.text == "stop" || from.text == "repeat")) {
        value.way = from.text == "stop" ? after_last_way::stop : after_last_way::repeat;
        return true;
    }
    if (from.kind == node_kind::text && from.text.find_first_of("%‰/") == std::string::npos) {
        report_wrong_type(
            log, from, where,
            {"\"stop\", \"repeat\" eller en årlig ökning som \"2 %\"", "\"stop\", \"repeat\" or a yearly growth such as \"2 %\""});
        return false;
    }
    value.way = after_last_way::growth;
    change growth;
    const bool good = read_plain(log, from, where, growth);
    value.growth = growth.by;
    return good;
}

namespace {

// "11-01", "10" or "year": a day of every year, a month of it, or the year itself; or, of a loan, the day on which a period starts.
bool read_reading_time(problem_log& log, const node& at, reading_rule& value) {
    if (at.kind == node_kind::text && (at.text == "year" || at.text == "period_start")) {
        value.at = at.text == "year" ? reading_time::year : reading_time::period_start;
        return true;
    }
    if (at.kind == node_kind::text && at.text.size() == 5) {
        day_of_year when;
        if (!read_plain(log, at, {"at", "\"11-01\""}, when)) {
            return false;
        }
        value.at = reading_time::day;
        value.month = when.month;
        value.day_of_month = when.day_of_month;
        return true;
    }
    const std::string text = at.kind == node_kind::text ? at.text : std::string{};
    const bool month = text.size() == 2 && text >= "01" && text <= "12" && text[1] >= '0' && text[1] <= '9';
    if (!month) {
        report_wrong_type(log, at, {"at", "\"10\""},
                          {"en dag på året (\"11-01\"), en månad (\"10\"), \"year\" eller, för ett lån, \"period_start\"",
                           "a day of the year (\"11-01\"), a month (\"10\"), \"year\" or, for a loan, \"period_start\""});
        return false;
    }
    value.at = reading_time::month;
    value.month = (text[0] - '0') * 10 + (text[1] - '0');
    return true;
}

// A year, a month or a day of the calendar.
bool read_one_time(problem_log& log, const node& on, reading_rule& value) {
    bool shaped = false;
    const auto exact = on.kind == node_kind::text || on.kind == node_kind::date ? read_day(on.text, &shaped) : std::nullopt;
    if (exact) {
        const civil_date date = civil(*exact);
        value.frozen = date.year;
        value.at = reading_time::day;
        value.month = date.month;
        value.day_of_month = date.day_of_month;
        return true;
    }
    if (shaped) {
        report_no_such_day(log, on.where, on.text, "");
        return false;
    }
    price_year period;
    if (!read_plain(log, on, {"on", "\"2022-11-01\""}, period)) {
        return false;
    }
    value.frozen = period.year;
    value.at = period.month == 0 ? reading_time::year : reading_time::month;
    value.month = period.month;
    return true;
}

}  // namespace

bool read_plain(problem_log& log, const node& from, const cell& where, reading_rule& value) {
    if (!check_record(log, from, where, {}, {"at", "years_before", "on", "edition", "edition_years_before"})) {
        return false;
    }
    const node* at = from.find("at");
    const node* on = from.find("on");
    if ((at == nullptr) == (on == nullptr)) {
        if (at == nullptr) {
            log.report(problem_code::no_verb, from.where,
                       {{"table", "reading"}, {"what", {"vad som läses", "what is read"}}, {"choices", listed({"at", "on"})}});
        } else {
            log.report(problem_code::two_verbs, on->where, {{"table", "reading"}, {"first", "at"}, {"second", "on"}}, at->where);
        }
        return false;
    }
    bool good = at != nullptr ? read_reading_time(log, *at, value) : read_one_time(log, *on, value);
    const node* before = from.find("years_before");
    if (before != nullptr && on != nullptr) {
        log.report(problem_code::two_verbs, before->where, {{"table", "reading"}, {"first", "on"}, {"second", "years_before"}}, on->where);
        return false;
    }
    if (good && value.at == reading_time::period_start) {
        for (const entry& each : from.entries) {
            if (each.key != "at") {
                log.report(problem_code::unknown_key, each.key_place,
                           {{"key", each.key},
                            {"table", "reading"},
                            {"hint", {"Det läses på periodens första dag. ", "It is read on the first day of the period. "}},
                            {"choices", "at"}});
                good = false;
            }
        }
        return good;
    }
    if (before != nullptr) {
        good = read_years(log, *before, {"years_before", "1"}, value.years_before) && good;
    }
    const node* edition_before = from.find("edition_years_before");
    const node* edition = from.find("edition");
    if (edition != nullptr) {
        reading_rule month;
        if (!read_reading_time(log, *edition, month) || month.at != reading_time::month) {
            if (month.at != reading_time::month) {
                report_wrong_type(log, *edition, {"edition", "\"10\""}, {"en månad, som \"10\"", "a month, such as \"10\""});
            }
            good = false;
        }
        value.edition_month = month.month;
        if (edition_before != nullptr) {
            good = read_years(log, *edition_before, {"edition_years_before", "1"}, value.edition_years_before) && good;
        }
    } else if (edition_before != nullptr) {
        log.report(problem_code::missing_key, edition_before->where,
                   {{"table", "reading"},
                    {"key", "edition"},
                    {"meaning", {"utgåvans månad", "the month of the edition"}},
                    {"example", "edition = \"10\""}});
        good = false;
    }
    return good;
}

bool read_plain(problem_log& log, const node& from, const cell& where, continuation& value) {
    value.where = from.where;
    if (!check_record(log, from, where, {"by", "from", "times"}, {"rounding"})) {
        return false;
    }
    bool good = read_plain(log, *from.find("by"), {"by", "\"kpi_2020\""}, value.by);
    reading_rule first;
    good = read_one_time(log, *from.find("from"), first) && good;
    value.from = {first.frozen.value_or(0), first.month};
    value.from_day = first.day_of_month;
    good = read_plain_number(log, *from.find("times"), {"times", "\"3,3592\""}, value.times) && good;
    if (good && value.times.sign() <= 0) {
        report_wrong_type(log, *from.find("times"), {"times", "\"3,3592\""}, {"större än noll", "more than zero"});
        good = false;
    }
    if (const node* rules = from.find("rounding")) {
        if (!check_record(log, *rules, {"rounding", R"({ level = { to = "0,01", mode = "half_up" } })"}, {"level"})) {
            return false;
        }
        good = read_plain(log, *rules->find("level"), {"rounding.level", R"({ to = "0,01", mode = "half_up" })"},
                          value.rounding_level.emplace()) &&
               good;
    }
    return good;
}

}  // namespace andel
