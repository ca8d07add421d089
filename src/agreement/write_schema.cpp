// The table of fields as a JSON Schema. What the reader takes (read_values.cpp, read_records.cpp, read_clauses.cpp) is said here as types
// and patterns; which keys there are, and where dates may stand, comes from the table of fields.

#include "reader.hpp"

#include <andel/agreement/write_schema.hpp>

#include <algorithm>
#include <initializer_list>
#include <type_traits>
#include <utility>
#include <vector>

namespace andel {
namespace {

// ---- JSON, put together from the inside out

using json = std::string;
using member = std::pair<std::string, json>;

json quoted(std::string_view text) {
    json written = "\"";
    for (const char c : text) {
        written += c == '"' || c == '\\' ? std::string{'\\', c} : std::string{c};
    }
    return written + "\"";
}

json list(const std::vector<json>& items) {
    json written;
    for (const json& each : items) {
        written += (written.empty() ? "" : ", ") + each;
    }
    return "[" + written + "]";
}

json words(const std::vector<std::string_view>& all) {
    std::vector<json> items;
    std::ranges::transform(all, std::back_inserter(items), quoted);
    return list(items);
}

json object(const std::vector<member>& members) {
    json written;
    for (const auto& [name, value] : members) {
        written += (written.empty() ? "" : ", ") + quoted(name) + ": " + value;
    }
    return "{" + written + "}";
}

// One member on a line, for what people look things up in.
json object_on_lines(const std::vector<member>& members, std::size_t depth) {
    const std::string indent(depth, ' ');
    json written;
    for (const auto& [name, value] : members) {
        written.append(written.empty() ? "\n " : ",\n ").append(indent).append(quoted(name)).append(": ").append(value);
    }
    return "{" + written + "\n" + indent + "}";
}

// ---- types

json any_of(const std::vector<json>& types) { return object({{"anyOf", list(types)}}); }
json one_word(const std::vector<std::string_view>& all) { return object({{"enum", words(all)}}); }
json text_like(const std::string& pattern) { return object({{"type", quoted("string")}, {"pattern", quoted("^" + pattern + "$")}}); }
json list_of(const json& type) { return object({{"type", quoted("array")}, {"items", type}, {"minItems", "1"}, {"uniqueItems", "true"}}); }
json whole_number(int least, int most) {
    return object({{"type", quoted("integer")}, {"minimum", std::to_string(least)}, {"maximum", std::to_string(most)}});
}

/// A table with these keys and no others.
json record(const std::vector<member>& required, const std::vector<member>& optional = {}, const std::vector<member>& besides = {}) {
    std::vector<member> all = required;
    all.insert(all.end(), optional.begin(), optional.end());
    std::vector<member> said{{"type", quoted("object")}, {"additionalProperties", "false"}, {"properties", object(all)}};
    if (!required.empty()) {
        std::vector<std::string_view> names;
        std::ranges::transform(required, std::back_inserter(names), [](const member& each) { return std::string_view{each.first}; });
        said.emplace_back("required", words(names));
    }
    said.insert(said.end(), besides.begin(), besides.end());
    return object(said);
}

const std::string id_pattern = "[a-z][a-z0-9_]*";

/// A table whose keys are ids, all of one type.
json row_of(const json& type) {
    return object({{"type", quoted("object")},
                   {"minProperties", "1"},
                   {"additionalProperties", "false"},
                   {"patternProperties", object({{"^" + id_pattern + "$", type}})}});
}

/// For anyOf and oneOf: each of the keys, required.
json each_required(const std::vector<std::string_view>& keys) {
    std::vector<json> choices;
    std::ranges::transform(keys, std::back_inserter(choices), [](std::string_view key) { return object({{"required", words({key})}}); });
    return list(choices);
}

json refer(const std::string& definition) { return object({{"$ref", quoted("#/definitions/" + definition)}}); }
// What any table may say of itself.
std::vector<member> of_source() { return {{"source", refer("source")}, {"status", refer("status")}, {"note", refer("text")}}; }
member status_with_source() { return {"dependencies", object({{"status", words({"source"})}})}; }

// Numbers as they are written: groups of three, a decimal comma, and space where people put it.
const std::string space = "[ \\u00a0\\u202f]";
const std::string spaces = space + "*";
const std::string minus = "[-\\u2212\\u2013]?" + spaces;
const std::string digits = "([0-9]{1,3}(" + space + "[0-9]{3})+|[0-9]+)";
const std::string decimals = digits + "(,[0-9]+)?";
const std::string fraction = digits + spaces + "/" + spaces + digits;

enum class signs : std::uint8_t { any, not_negative };

std::string number_pattern(signs allowed) {
    return spaces + (allowed == signs::any ? minus : "") + "(" + decimals + "|" + fraction + ")" + spaces;
}
json integer(signs allowed) {
    return allowed == signs::any ? object({{"type", quoted("integer")}}) : object({{"type", quoted("integer")}, {"minimum", "0"}});
}
// Whole öre: two decimals of a krona, five of a thousand, eight of a million.
json kronor_text(signs allowed) {
    const auto with = [](int most_decimals, const std::string& unit) {
        return "(,[0-9]{1," + std::to_string(most_decimals) + "}0*)?" + spaces + unit;
    };
    return text_like(spaces + (allowed == signs::any ? minus : "") + digits + "(" + with(2, "[Kk][Rr]") + "|" + with(5, "[Tt][Kk][Rr]") +
                     "|" + with(8, "[Mm][Nn]?[Kk][Rr]") + ")" + spaces);
}
json kronor(signs allowed) { return any_of({integer(allowed), kronor_text(allowed)}); }
// Kronor for each unit of something may be finer.
json rate_in_kronor() { return any_of({kronor(signs::not_negative), text_like(number_pattern(signs::not_negative) + "kr" + spaces)}); }
json number(signs allowed) { return any_of({integer(allowed), text_like(number_pattern(allowed))}); }
json part(signs allowed) {
    return text_like(spaces + (allowed == signs::any ? minus : "") + "(" + decimals + spaces + "[%\\u2030]|" + fraction + ")" + spaces);
}

json text() { return object({{"type", quoted("string")}}); }
json line() { return text_like("[^\\u0000-\\u001f\\u007f\\u202a-\\u202e\\u2066-\\u2069]*"); }
json id() { return text_like(id_pattern); }
json ids() { return any_of({id(), list_of(id())}); }
json length_of_time() {
    std::string units;
    for (const auto& [word, unit] : words_of<length_unit>::all) {
        units += (units.empty() ? "" : "|") + std::string{word};
    }
    return text_like("[1-9][0-9]{0,3} (" + units + ")");
}
const std::string year_pattern = "(19|2[0-9])[0-9]{2}";
const std::string month_pattern = "(0[1-9]|1[0-2])";
const std::string day_of_year_pattern =
    "((01|03|05|07|08|10|12)-(0[1-9]|[12][0-9]|3[01])|(04|06|09|11)-(0[1-9]|[12][0-9]|30)|02-(0[1-9]|1[0-9]|2[0-8]))";
const std::string day_pattern = year_pattern + "-(" + day_of_year_pattern + "|02-29)";
json month_or_year() { return any_of({whole_number(1900, 2999), text_like(year_pattern + "(-" + month_pattern + ")?")}); }
// TOML has dates of its own, which some tools tell from text by this format.
json date() { return object({{"type", quoted("string")}, {"format", quoted("date")}}); }
json one_time() { return any_of({month_or_year(), text_like(day_pattern), date()}); }
json years() { return whole_number(0, 99); }

template <class word_type>
json word_of() {
    std::vector<std::string_view> all;
    for (const auto& [word, meaning] : words_of<word_type>::all) {
        all.push_back(word);
    }
    return one_word(all);
}

/// `name` and, beside each other, a share alone or a table that holds it.
json share_alone_or(const std::vector<member>& required, const std::vector<member>& optional) {
    std::vector<member> all{{"share", part(signs::any)}};
    all.insert(all.end(), required.begin(), required.end());
    return required.empty() ? any_of({part(signs::any), record(all, optional)}) : record(all, optional);
}

json unit_of_rounding(std::string_view rounded) {
    return rounded == "rounding.change" || rounded == "rounding.share"                                    ? part(signs::not_negative)
           : rounded == "rounding.factor" || rounded == "rounding.level" || rounded == "rounding.measure" ? number(signs::not_negative)
                                                                                                          : kronor(signs::not_negative);
}
json rounding_alone(std::string_view rounded) { return record({{"to", unit_of_rounding(rounded)}, {"mode", word_of<rounding_mode>()}}); }
json rounding_together(std::string_view rounded) {
    return record({{"to", unit_of_rounding(rounded)}, {"odd", any_of({word_of<odd_rule>(), id()})}}, {{"order", ids()}});
}

json bound_in(bool may_be_share) {
    std::vector<json> types{kronor(signs::not_negative), record({{"amount", rate_in_kronor()}, {"per", id()}})};
    if (may_be_share) {
        types.push_back(part(signs::not_negative));
    }
    return any_of(types);
}

json discount_in(bool of_key) {
    const json threshold = any_of({number(signs::not_negative), kronor_text(signs::not_negative)});
    std::vector<member> optional{{"above", threshold}, {"from", threshold}, {"of", id()}};
    if (of_key) {
        optional.insert(optional.end(), {{"only", ids()}, {"except", ids()}});
    }
    return record({{"share", part(signs::not_negative)}, {"on", word_of<discount_on>()}}, optional,
                  {{"not", object({{"required", words({"above", "from"})}})}});
}

// ---- the plain type of each kind of value; `key` tells roundings apart, as it does to the reader

// Amounts that may be what a key charges.
bool may_be_charged(std::string_view key) { return key == "yearly" || key == "once"; }

template <class value_type>
struct type_of {
    static json plain(std::string_view) { return word_of<value_type>(); }
};
// clang-format off
template <> struct type_of<std::string> { static json plain(std::string_view key) { return key == "label" || key == "name" || key == "title" ? line() : text(); } };
template <> struct type_of<std::vector<std::string>> { static json plain(std::string_view) { return object({{"type", quoted("array")}, {"items", text()}}); } };
template <> struct type_of<amount> { static json plain(std::string_view key) { return may_be_charged(key) ? any_of({kronor(signs::any), one_word({"as charged"})}) : kronor(signs::any); } };
template <> struct type_of<share> { static json plain(std::string_view) { return part(signs::any); } };
template <> struct type_of<change> { static json plain(std::string_view) { return any_of({part(signs::any), id()}); } };
template <> struct type_of<level> { static json plain(std::string_view) { return any_of({number(signs::not_negative), id()}); } };
template <> struct type_of<name> { static json plain(std::string_view) { return id(); } };
template <> struct type_of<receiver_set> { static json plain(std::string_view) { return ids(); } };
template <> struct type_of<name_list> { static json plain(std::string_view key) { return list_of(key == "clauses" || key == "removes" ? text() : key == "order" ? one_word({"portion", "threshold", "minimum", "maximum"}) : id()); } };
template <> struct type_of<share_row> { static json plain(std::string_view) { return row_of(any_of({part(signs::not_negative), one_word({"rest"})})); } };
template <> struct type_of<weight_row> { static json plain(std::string_view) { return any_of({row_of(number(signs::not_negative)), row_of(kronor_text(signs::not_negative))}); } };
template <> struct type_of<measured_row> { static json plain(std::string_view key) { return type_of<weight_row>::plain(key); } };
template <> struct type_of<price_year> { static json plain(std::string_view) { return month_or_year(); } };
template <> struct type_of<day_reference> { static json plain(std::string_view) { return any_of({text_like("(" + day_pattern + "|" + id_pattern + ")"), date()}); } };
template <> struct type_of<day_of_year> { static json plain(std::string_view) { return text_like(day_of_year_pattern); } };
template <> struct type_of<length> { static json plain(std::string_view) { return length_of_time(); } };
template <> struct type_of<rounding> { static json plain(std::string_view key) { return rounding_alone(key); } };
template <> struct type_of<part_rounding> { static json plain(std::string_view key) { return rounding_together(key); } };
template <> struct type_of<key_part_rounding> { static json plain(std::string_view key) { return any_of({rounding_together(key), rounding_alone(key)}); } };
template <> struct type_of<index_portion> { static json plain(std::string_view) { return share_alone_or({}, {{"of", word_of<portion_of>()}}); } };
template <> struct type_of<change_limit> { static json plain(std::string_view) { return share_alone_or({}, {{"excess", word_of<excess_rule>()}}); } };
template <> struct type_of<change_threshold> { static json plain(std::string_view) { return share_alone_or({{"gives", word_of<threshold_gives>()}}, {}); } };
template <> struct type_of<after_last> { static json plain(std::string_view) { return any_of({one_word({"stop", "repeat"}), part(signs::any)}); } };
template <> struct type_of<leaver_owes> { static json plain(std::string_view key) { return key == "undepreciated" ? one_word({"its_share", "nothing"}) : word_of<leaver_owes>(); } };
template <> struct type_of<interest_rate> { static json plain(std::string_view) { return any_of({part(signs::any), id()}); } };
template <> struct type_of<rate_row> { static json plain(std::string_view) { return row_of(type_of<interest_rate>::plain("")); } };
template <> struct type_of<grant> { static json plain(std::string_view) { return record({{"amount", kronor(signs::not_negative)}, {"treatment", word_of<grant_treatment>()}}); } };
template <> struct type_of<int> { static json plain(std::string_view key) { return key == "payments" ? object({{"enum", "[1, 2, 4, 6, 12]"}}) : whole_number(1, 31); } };
template <> struct type_of<event_rule> { static json plain(std::string_view) { return record({{"event", one_word({"joins"})}}, {{"years_before", years()}}); } };
// clang-format on
template <>
struct type_of<tariff> {
    static json plain(std::string_view) {
        const json rate = any_of({rate_in_kronor(), part(signs::not_negative)});
        return row_of(any_of({rate_in_kronor(), record({},
                                                       {{"fee", rate_in_kronor()},
                                                        {"rate", rate},
                                                        {"per", id()},
                                                        {"minimum", bound_in(false)},
                                                        {"maximum", bound_in(false)},
                                                        {"discount", discount_in(false)},
                                                        {"order", list_of(one_word({"minimum", "maximum", "discount"}))}},
                                                       {{"anyOf", each_required({"fee", "rate"})},
                                                        {"dependencies", object({{"rate", words({"per"})}, {"per", words({"rate"})}})}})}));
    }
};
template <>
struct type_of<limit_rules> {
    static json plain(std::string_view) {
        const json yearly = record({},
                                   {{"up", bound_in(true)},
                                    {"down", bound_in(true)},
                                    {"previous", row_of(kronor(signs::any))},
                                    {"only", ids()},
                                    {"except", ids()}},
                                   {{"anyOf", each_required({"up", "down"})}});
        std::vector<member> all = of_source();
        all.insert(all.end(), {{"minimum", bound_in(true)},
                               {"maximum", bound_in(true)},
                               {"discount", discount_in(true)},
                               {"yearly_change", yearly},
                               {"order", list_of(word_of<limit_word>())},
                               {"difference", id()}});
        return record({}, all, {{"anyOf", each_required({"minimum", "maximum", "discount", "yearly_change"})}, status_with_source()});
    }
};
template <>
struct type_of<renewal> {
    static json plain(std::string_view) {
        return any_of({one_word({"none"}), record({{"length", length_of_time()},
                                                   {"happens", word_of<renewal_way>()},
                                                   {"at_most", any_of({whole_number(1, 999), one_word({"unlimited"})})}},
                                                  {{"condition", text()}})});
    }
};
template <>
struct type_of<notice> {
    static json plain(std::string_view) {
        return record({{"length", length_of_time()}, {"before", word_of<notice_before>()}},
                      {{"to", one_word({"month_end"})}, {"by_party", row_of(length_of_time())}});
    }
};
template <>
struct type_of<term_end> {
    static json plain(std::string_view) {
        return any_of({type_of<day_reference>::plain(""),
                       record({{"at", text_like(day_of_year_pattern)}, {"in", one_word({"odd_years", "even_years"})}})});
    }
};
template <>
struct type_of<reading_rule> {
    static json plain(std::string_view) {
        const member edition{"edition", text_like(month_pattern)};
        const member edition_before{"edition_years_before", years()};
        const json edition_said = object({{"edition_years_before", words({"edition"})}});
        const json at = text_like("(" + day_of_year_pattern + "|" + month_pattern + "|year)");
        return any_of({record({{"at", at}}, {{"years_before", years()}, edition, edition_before}, {{"dependencies", edition_said}}),
                       record({{"at", one_word({"period_start"})}}),
                       record({{"on", one_time()}}, {edition, edition_before}, {{"dependencies", edition_said}})});
    }
};
template <>
struct type_of<continuation> {
    static json plain(std::string_view) {
        return record({{"by", id()}, {"from", one_time()}, {"times", number(signs::not_negative)}},
                      {{"rounding", record({{"level", rounding_alone("rounding.level")}})}});
    }
};

// ---- cells and tables

const std::string step_pattern = "^from-(" + year_pattern + "(/[0-9]{2}|-" + month_pattern + "(-[0-3][0-9])?)?|" + id_pattern + ")$";
const std::string occasion_pattern = "^(" + year_pattern + "(/[0-9]{2}|-" + month_pattern + "-[0-3][0-9])?|on-" + id_pattern + ")$";

class schema_writer {
   public:
    explicit schema_writer(bool overlay) : overlay_{overlay} {}
    json write() {
        define("source", text_like(id_pattern + "( [^ ].*)?"));
        define("status", word_of<status>());
        define("text", text());
        define("line", line());
        define("name", id());
        define("names", ids());
        define("list_of_names", list_of(id()));
        define("amount", kronor(signs::any));
        define("amount_or_as_charged", type_of<amount>::plain("yearly"));
        define("day", type_of<day_reference>::plain(""));
        define("year_or_month", month_or_year());
        define("length", length_of_time());
        std::vector<member> tables{{"andel", object({{"description", quoted("formatets version; filens första rad")}, {"enum", "[1]"}})}};
        tables.push_back(singular<agreement_facts>("vilket avtal det är"));
        tables.push_back(plural<source>("handlingarna som uppgifterna kommer ur"));
        tables.push_back(plural<party>("vilka som ingått avtalet"));
        tables.push_back(plural<activity>("verksamheterna, och vem som svarar för dem"));
        tables.push_back(plural<cost>("kostnadsposterna: hur mycket, vem som bär och vem som betalar"));
        tables.push_back(plural<key>("fördelningsnycklarna"));
        tables.push_back(plural<measure>("måtten: invånare, ytor, besök, indextal"));
        tables.push_back(plural<index>("indexklausulerna"));
        tables.push_back(plural<figure_series>("serierna: filer med siffror"));
        tables.push_back(plural<asset>("tillgångarna: det som köpts en gång och kostar under sin livslängd"));
        tables.push_back(plural<loan>("lånen, ett lager för sig bredvid tillgångarna"));
        tables.push_back(plural<frame>("budgetramarna som kostnaderna jämförs med"));
        tables.push_back(plural<named_date>("dagar med namn"));
        tables.push_back(singular<term>("när avtalet gäller"));
        tables.push_back(singular<rounding_rules>("över vilken tid belopp fördelas och hur de avrundas"));
        tables.push_back(singular<leaving_rules>("vad den som lämnar avtalet fortsätter att betala och är skyldig"));
        if (overlay_) {
            tables.push_back(singular<amendment>("vad som ändrar vilket avtal, och från vilken dag"));
        }
        const json profile = object({{"properties", object({{"agreement", object({{"required", words({"rules"})}})}})}});
        std::vector<member> whole{
            {"$schema", quoted("http://json-schema.org/draft-07/schema#")},
            {"title", quoted(overlay_ ? "Andel: ett tillägg till ett avtal" : "Andel: en avtalsfil")},
            {"description", quoted("Formatet beskrivs i agreements/README.md.")},
            {"type", quoted("object")},
            {"additionalProperties", "false"},
            {"required", overlay_ ? words({"andel", "amendment"}) : words({"andel", "agreement", "sources", "parties", "term"})}};
        if (!overlay_) {
            whole.emplace_back("anyOf", list({object({{"required", words({"rounding"})}}), profile}));
        }
        whole.emplace_back("properties", object_on_lines(tables, 1));
        whole.emplace_back("definitions", object_on_lines(definitions_, 1));
        return object_on_lines(whole, 0) + "\n";
    }

   private:
    /// The name of the definition: one that says the same, where there is one.
    std::string define(const std::string& named, const json& type) {
        auto found = std::ranges::find(definitions_, type, &member::second);
        if (found == definitions_.end()) {
            found = definitions_.insert(found, {named, type});
        }
        return found->first;
    }
    json opened(const std::string& plain, bool with_price_level) {
        std::vector<member> besides = of_source();
        if (with_price_level) {
            besides.emplace_back("price_level", refer("year_or_month"));
        }
        return refer(define(plain + "_opened", record({{"value", refer(plain)}}, besides, {status_with_source()})));
    }

    json with_times(std::string named, const json& statement, const std::string& times, bool with_after_last) {
        std::vector<member> besides = of_source();
        if (with_after_last) {
            const std::string follows = define("after_last", type_of<after_last>::plain(""));
            besides.emplace_back("after_last", any_of({refer(follows), opened(follows, false)}));
            named += "_and_after_last";
        }
        return refer(define(
            named,
            record({}, besides, {{"minProperties", "1"}, {"patternProperties", object({{times, statement}})}, status_with_source()})));
    }

    /// The forms that a value may have: plain, opened, with steps, with occasions.
    template <class value_type>
    json forms(const std::string& address, std::string_view key, dating dates) {
        constexpr bool goes_on = std::is_same_v<value_type, level> || std::is_same_v<value_type, change> ||
                                 std::is_same_v<value_type, measured_row> || std::is_same_v<value_type, interest_rate>;
        const std::string plain = define(address, type_of<value_type>::plain(key));
        const json with_source = opened(plain, std::is_same_v<value_type, amount>);
        const json statement = any_of({refer(plain), with_source});
        std::vector<json> all{refer(plain), with_source};
        if (dates == dating::occasions) {
            all.clear();
            if (may_be_charged(key)) {
                all.push_back(one_word({"as charged"}));
            }
        }
        if (dates == dating::steps || dates == dating::steps_or_occasions) {
            all.push_back(with_times(plain + "_steps", statement, step_pattern, goes_on));
        }
        if (dates != dating::steps && dates != dating::fixed) {
            all.push_back(with_times(plain + "_occasions", statement, occasion_pattern, goes_on));
        }
        return list(all);
    }

    template <class thing_type>
    json thing(std::string_view description) {
        constexpr bool is_source = std::is_same_v<thing_type, source>;
        constexpr std::string_view table = table_of<thing_type>::name;
        std::vector<member> keys;
        std::vector<member> roundings;
        std::vector<std::string_view> required;
        std::apply([&](const auto&... fields) { (add_field<thing_type>(fields, keys, roundings, required), ...); },
                   table_of<thing_type>::fields);
        if (!roundings.empty()) {
            keys.emplace_back("rounding", object({{"description", quoted("avrundning, där den sker")},
                                                  {"type", quoted("object")},
                                                  {"additionalProperties", "false"},
                                                  {"properties", object(roundings)}}));
        }
        if (std::is_same_v<thing_type, agreement_facts>) {
            keys.emplace_back("left_out", object({{"description", quoted("klausuler som inte räknas, och varför")},
                                                  {"type", quoted("object")},
                                                  {"additionalProperties", text()}}));
        }
        if (!is_source) {
            required.emplace_back("source");
            keys.emplace_back("source",
                              object({{"description", quoted("en källa ur [sources], och gärna en plats i den: \"agreement § 4\"")},
                                      {"allOf", list({refer("source")})}}));
            keys.emplace_back("status", object({{"description", quoted("hur säker uppgiften är, där källan inte svarar för det")},
                                                {"allOf", list({refer("status")})}}));
        }
        keys.emplace_back("note", object({{"description", quoted("en anteckning, i ord")},
                                          {"anyOf", forms<std::string>("text", "note", dating::fixed)}}));
        std::vector<member> said{{"description", quoted(description)}, {"type", quoted("object")}, {"additionalProperties", "false"}};
        constexpr bool amends = std::is_same_v<thing_type, amendment>;
        if (!overlay_ || amends) {  // elsewhere only what changes
            said.emplace_back("required", words(required));
        }
        if (const json verbs = overlay_ ? json{} : verbs_of(table); !verbs.empty()) {
            said.emplace_back("oneOf", verbs);
        }
        if (!is_source) {
            said.push_back(status_with_source());
        }
        said.emplace_back("properties", object_on_lines(keys, 3));
        return object_on_lines(said, 2);
    }

    // What says what the thing is: one of them, and never two.
    static json verbs_of(std::string_view table) {
        return table == "costs"      ? each_required({"yearly", "once", "capital", "loan"})
               : table == "keys"     ? each_required({"shares", "equal", "weights", "by", "charges"})
               : table == "measures" ? each_required({"values", "figures"})
               : table == "indexes"  ? each_required({"level", "change", "parts"})
               : table == "frames"   ? each_required({"costs", "assets"})
                                     : json{};
    }

    template <class thing_type, class value_type>
    void add_field(const field<thing_type, value_type>& one, std::vector<member>& keys, std::vector<member>& roundings,
                   std::vector<std::string_view>& required) {
        constexpr std::string_view group = "rounding.";
        std::string key{one.name};
        std::string address = std::string{table_of<thing_type>::name} + "_" + key;
        std::ranges::replace(address, '.', '_');
        const std::string description = std::string{one.meaning_sv} + ". Till exempel: " + key + " = " + std::string{one.example};
        const json said = object({{"description", quoted(description)}, {"anyOf", forms<value_type>(address, one.name, one.dates)}});
        if (key.starts_with(group)) {
            roundings.emplace_back(key.substr(group.size()), said);
        } else {
            keys.emplace_back(key, said);
        }
        if (one.when == need::always) {
            required.push_back(one.name);
        }
    }

    template <class thing_type>
    member plural(std::string_view description) {
        const std::string table{table_of<thing_type>::name};
        define(table, thing<thing_type>(description));
        const std::vector<std::string_view> reserved(reserved_names.begin(), reserved_names.end());
        return {table, object({{"description", quoted(description)},
                               {"type", quoted("object")},
                               {"additionalProperties", "false"},
                               {"propertyNames", object({{"not", one_word(reserved)}})},
                               {"patternProperties", object({{"^" + id_pattern + "$", refer(table)}})}})};
    }
    template <class thing_type>
    member singular(std::string_view description) {
        const std::string table{table_of<thing_type>::name};
        return {table, refer(define(table, thing<thing_type>(description)))};
    }

    std::vector<member> definitions_;
    bool overlay_;
};

}  // namespace

std::string write_schema() { return schema_writer{false}.write(); }
std::string write_overlay_schema() { return schema_writer{true}.write(); }

}  // namespace andel
