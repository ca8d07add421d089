// Tables: the document is walked by the table of fields, each cell read as its type says, plain or opened, with steps or without.

#include "reader.hpp"

#include <andel/values/version.hpp>

#include <algorithm>

namespace andel {
namespace {

// Values that are tables themselves when they are plain: a table of steps is told apart by its keys.
template <class value_type, class... types>
constexpr bool is_one_of = (std::is_same_v<value_type, types> || ...);
template <class value_type>
constexpr bool is_record =
    is_one_of<value_type, share_row, weight_row, measured_row, tariff, limit_rules, rounding, part_rounding, key_part_rounding, renewal,
              notice, term_end, grant, rate_row, index_portion, change_limit, change_threshold, reading_rule, continuation, event_rule>;

// Values whose last occasion something follows.
template <class value_type>
constexpr bool has_after_last = is_one_of<value_type, level, change, measured_row, interest_rate>;

template <class thing_type, class function>
void for_each_field(function&& apply) {
    std::apply([&](const auto&... each) { (apply(each), ...); }, table_of<thing_type>::fields);
}

class agreement_reader {
   public:
    explicit agreement_reader(const document& from, agreement& draft, problem_log& log) : document_{from}, draft_{draft}, log_{log} {}

    void read() {
        check_version(document_.root, {1, 1}, log_);
        read_plural(draft_.sources);  // first: every other thing refers to them
        read_singular("agreement", draft_.facts);
        read_plural(draft_.parties);
        read_plural(draft_.activities);
        read_plural(draft_.costs);
        read_plural(draft_.keys);
        read_plural(draft_.measures);
        read_plural(draft_.indexes);
        read_plural(draft_.figures);
        read_plural(draft_.assets);
        read_plural(draft_.loans);
        read_plural(draft_.frames);
        read_plural(draft_.dates);
        read_singular("term", draft_.term);
        read_singular("rounding", draft_.rounding);
        read_singular("leaving", draft_.leaving);
        read_amendments(document_);
        report_unknown_tables();
    }

   private:
    // From the first to the last: each stands in the document of its own file.
    void read_amendments(const document& from) {
        if (from.base) {
            read_amendments(*from.base);
            const auto found = std::ranges::find(from.root.entries, "amendment", &entry::key);
            amendment& one = draft_.amendments.emplace_back();
            one.id = found->key;
            read_thing(*found, one, found->key);
        }
    }

    void report_unknown_tables() {
        const std::vector<std::string> known{"andel",  "agreement", "sources", "parties",  "activities", "costs",
                                             "keys",   "measures",  "indexes", "figures",  "assets",     "loans",
                                             "frames", "dates",     "term",    "rounding", "leaving"};
        for (const entry& each : document_.root.entries) {
            const bool read_above = document_.base && each.key == "amendment";
            if (!read_above && std::ranges::find(known, each.key) == known.end()) {
                log_.report(problem_code::unknown_key, each.key_place,
                            {{"key", each.key},
                             {"table", {"avtalsfilen", "the agreement file"}},
                             {"hint", nearest(each.key, known)},
                             {"choices", listed(known)}});
            }
        }
    }

    template <class thing_type>
    void read_plural(std::vector<thing_type>& things) {
        const std::string table{table_of<thing_type>::name};
        const node* all = document_.root.find(table);
        if (all == nullptr) {
            const bool needed = table == "sources" || table == "parties";
            if (needed && !document_.lost(table)) {
                report_missing("[" + table + "]", {1, 1}, {"avtalsfilen", "the agreement file"},
                               table == "parties" ? "vilka som ingått avtalet" : "varifrån uppgifterna kommer",
                               table == "parties" ? "who made the agreement" : "where the statements come from", "[" + table + "]");
            }
            return;
        }
        if (all->kind != node_kind::table) {
            report_wrong_type(log_, *all, {table, "…"}, {"en tabell", "a table"});
            return;
        }
        things.reserve(all->entries.size());
        for (const entry& each : all->entries) {
            if (!is_valid_id(each.key)) {
                log_.report(problem_code::invalid_name, each.key_place, {{"name", in_quotes(each.key)}, {"example", "half_each"}});
                continue;
            }
            if (std::ranges::find(reserved_names, std::string_view{each.key}) != reserved_names.end()) {
                log_.report(problem_code::reserved_name, each.key_place,
                            {{"name", in_quotes(each.key)}, {"example", in_quotes(each.key + "_1")}});
                continue;
            }
            thing_type& one = things.emplace_back();
            one.id = each.key;
            read_thing(each, one, table + "." + each.key);
        }
    }

    template <class thing_type>
    void read_singular(std::string_view table, thing_type& one) {
        one.id = table;
        const auto found = std::ranges::find(document_.root.entries, table, &entry::key);
        if (found != document_.root.entries.end()) {
            read_thing(*found, one, std::string{table});
        } else if (!document_.lost(table) && table != "leaving" && !(table == "rounding" && draft_.facts.rules.usable())) {
            const std::string heading = "[" + std::string{table} + "]";
            report_missing(heading, {1, 1}, {"avtalsfilen", "the agreement file"},
                           table == "term"       ? "när avtalet gäller"
                           : table == "rounding" ? "över vilken tid belopp fördelas och hur de avrundas"
                                                 : "vilket avtal det är",
                           table == "term"       ? "when the agreement holds"
                           : table == "rounding" ? "over what time amounts are divided and how they are rounded"
                                                 : "which agreement it is",
                           heading + (table == "rounding" ? ", eller rules = \"andel-1\" i [agreement]" : ""));
        }
    }

    void report_missing(std::string key, place where, both_languages table, std::string meaning_sv, std::string meaning_en,
                        std::string example) {
        log_.report(problem_code::missing_key, where,
                    {{"table", std::move(table)},
                     {"key", std::move(key)},
                     {"meaning", {std::move(meaning_sv), std::move(meaning_en)}},
                     {"example", std::move(example)}});
    }

    template <class thing_type>
    void read_thing(const entry& from, thing_type& one, const std::string& address) {
        one.where = from.key_place;
        if (from.value.kind != node_kind::table) {
            one.broken = true;
            report_wrong_type(log_, from.value, {address, "{ … }"}, {"en tabell", "a table"});
            return;
        }
        constexpr bool is_source = std::is_same_v<thing_type, source>;
        if constexpr (!is_source) {
            if (from.value.find("source") != nullptr) {
                one.from = read_origin(from.value, one.from);
            } else if (from.value.changed) {
                one.from = assumed_here();
            } else if (!document_.lost(address, "source")) {
                log_.report(problem_code::source_missing, from.key_place,
                            {{"table", address}, {"example", source_example()}, {"choices", source_choices()}});
                refuse_status_alone(from.value);
            }
        }
        for (const entry& each : from.value.entries) {
            if (each.key == "note") {
                read_cell(each, one.note, one.from, {"note", "\"…\""}, dating::fixed);
            } else if (!is_source && (each.key == "source" || each.key == "status")) {
                // read above, with the thing
            } else if (std::is_same_v<thing_type, agreement_facts> && each.key == "left_out") {
                read_left_out(each.value);
            } else if (each.key == "rounding" && has_group<thing_type>("rounding.")) {
                read_group(each, one, address);
            } else {
                read_field(each, each.key, one, address);
            }
        }
        for_each_field<thing_type>([&](const auto& field) {
            if (field.when == need::always && (one.*field.member).absent() && !document_.lost(address, field.name)) {
                report_missing(std::string{field.name}, one.where, address, std::string{field.meaning_sv}, std::string{field.meaning_en},
                               std::string{field.name} + " = " + std::string{field.example});
            }
        });
    }

    template <class thing_type>
    static bool has_group(std::string_view prefix) {
        bool found = false;
        for_each_field<thing_type>([&](const auto& field) { found = found || field.name.starts_with(prefix); });
        return found;
    }

    // "rounding.amount" inside a cost or an index: a table whose keys are cells.
    template <class thing_type>
    void read_group(const entry& from, thing_type& one, const std::string& address) {
        if (from.value.kind != node_kind::table) {
            report_wrong_type(log_, from.value, {from.key, "{ … }"}, {"en tabell", "a table"});
            return;
        }
        for (const entry& each : from.value.entries) {
            read_field(each, from.key + "." + each.key, one, address);
        }
    }

    template <class thing_type>
    void read_field(const entry& from, const std::string& key, thing_type& one, const std::string& address) {
        bool known = false;
        for_each_field<thing_type>([&](const auto& field) {
            if (!known && field.name == key) {
                known = true;
                read_cell(from, one.*field.member, one.from, {field.name, field.example}, field.dates);
            }
        });
        if (!known) {
            std::vector<std::string> choices;
            for_each_field<thing_type>([&](const auto& field) { choices.emplace_back(field.name); });
            if constexpr (!std::is_same_v<thing_type, source>) {
                choices.emplace_back("source");
                choices.emplace_back("status");
            }
            choices.emplace_back("note");
            if constexpr (std::is_same_v<thing_type, agreement_facts>) {
                choices.emplace_back("left_out");
            }
            log_.report(problem_code::unknown_key, from.key_place,
                        {{"key", key}, {"table", address}, {"hint", nearest(key, choices)}, {"choices", listed(choices)}});
        }
    }

    void read_left_out(const node& from) {
        if (from.kind != node_kind::table) {
            report_wrong_type(log_, from, {"left_out", "{ \"§ 7\" = \"den inte flyttar några pengar\" }"},
                              {"en tabell av klausul och skäl", "a table of clause and reason"});
            return;
        }
        for (const entry& each : from.entries) {
            std::string reason;
            if (read_plain(log_, each.value, {each.key, "\"…\""}, reason)) {
                draft_.facts.left_out.push_back({each.key, std::move(reason), each.key_place});
            }
        }
    }

    // ---- a cell: plain, opened, with steps or occasions

    template <class value_type>
    void read_cell(const entry& from, dated<value_type>& cell_value, const origin& inherited, const cell& where, dating dates) {
        cell_value.where = from.key_place;
        const std::size_t problems_before = log_.count();
        const node& value = from.value;
        const bool table = value.kind == node_kind::table;
        const bool with_times = table && std::ranges::any_of(value.entries, [](const entry& each) { return is_time_key(each.key); });
        if (table && value.find("value") == nullptr && (with_times || !is_record<value_type>)) {
            read_times(from, cell_value, inherited, where, dates);
        } else if (dates == dating::occasions && !(value.kind == node_kind::text && value.text == "as charged")) {
            log_.report(problem_code::wrong_type, value.where,
                        {{"key", std::string{where.key}},
                         {"expected", {"belopp för namngivna år eller dagar", "amounts for named years or days"}},
                         {"found", described(value)},
                         {"example", std::string{where.key} + " = " + std::string{where.example}}});
        } else {
            read_statement(value, cell_value.statements.emplace_back().what, inherited, where);
            cell_value.statements.back().when.where = from.key_place;
        }
        cell_value.broken = log_.count() != problems_before;
    }

    template <class value_type>
    void read_times(const entry& from, dated<value_type>& cell_value, const origin& inherited, const cell& where, dating dates) {
        const std::size_t problems_before = log_.count();
        const node& value = from.value;
        origin own = inherited;
        if (value.find("source") != nullptr) {
            own = read_origin(value, inherited);
        } else {
            refuse_status_alone(value);
        }
        for (const entry& each : value.entries) {
            if (each.key == "source" || each.key == "status" || each.key == "note") {
                continue;
            }
            if constexpr (has_after_last<value_type>) {
                if (each.key == "after_last") {
                    read_statement(each.value, cell_value.follows.emplace(), own, {"after_last", "\"repeat\""});
                    continue;
                }
            }
            if (auto mark = read_time(each, where, dates)) {
                cell_value.statements.push_back({std::move(*mark), {}});
                read_statement(each.value, cell_value.statements.back().what, own, {where.key, where.example});
            }
        }
        if (cell_value.statements.empty() && log_.count() == problems_before) {
            report_wrong_type(log_, value, where, {"ett värde", "a value"});
        }
    }

    std::optional<time_mark> read_time(const entry& from, const cell& where, dating dates) {
        const std::string_view key = from.key;
        time_mark mark{.kind = time_kind::always, .written = from.key, .named = {}, .first = {}, .where = from.key_place};
        const bool step = key.starts_with("from-");
        const bool named_day = key.starts_with("on-");
        const std::string_view when = step ? key.substr(5) : named_day ? key.substr(3) : key;
        const bool digits_first = !when.empty() && when[0] >= '0' && when[0] <= '9';
        const auto number = [&](std::size_t first, std::size_t count) {
            int value = 0;
            for (const char c : when.substr(first, count)) {
                value = c >= '0' && c <= '9' && value >= 0 ? value * 10 + (c - '0') : -1;
            }
            return value;
        };
        const bool own_year = when.size() == 7 && when[4] == '/' && number(0, 4) >= 0 && number(5, 2) == (number(0, 4) + 1) % 100;
        const bool year_only = own_year || (when.size() == 4 && number(0, 4) >= 0);
        const bool year_and_month = when.size() == 7 && when[4] == '-' && number(0, 4) >= 0 && number(5, 2) >= 0;
        const bool whole_day =
            when.size() == 10 && when[4] == '-' && when[7] == '-' && number(0, 4) >= 0 && number(5, 2) >= 0 && number(8, 2) >= 0;
        const bool understood = is_time_key(key) && (digits_first ? !named_day && (year_only || whole_day || (step && year_and_month))
                                                                  : (step || named_day) && is_valid_id(when));
        if (!understood) {
            log_.report(problem_code::unknown_key, from.key_place,
                        {{"key", from.key},
                         {"table", std::string{where.key}},
                         {"hint", ""},
                         {"choices", dates == dating::fixed ? "value, source, status, note"
                                     : dates == dating::occasions || dates == dating::occasions_or_fixed
                                         ? "2024, 2024-11-15, on-opening, source, status, note"
                                         : "from-2024, from-2024-07, from-2024-07-01, from-opening, source, status, note"}});
            return std::nullopt;
        }
        const bool steps_allowed = dates == dating::steps || dates == dating::steps_or_occasions;
        const bool occasions_allowed =
            dates == dating::occasions || dates == dating::steps_or_occasions || dates == dating::occasions_or_fixed;
        if (step ? !steps_allowed : !occasions_allowed) {
            const std::string written = step ? std::string{when} : "from-" + std::string{when};
            const both_languages hint = dates == dating::fixed ? both_languages{"Skriv ett värde som gäller hela tiden.",
                                                                                "Write one value that holds all the time."}
                                        : step ? both_languages{"Skriv " + written + " för ett belopp det året, eller använd yearly.",
                                                                "Write " + written + " for an amount in that year, or use yearly."}
                                               : both_languages{"Skriv " + written + ", eller använd once för ett engångsbelopp.",
                                                                "Write " + written + ", or use once for a one-off amount."};
            log_.report(problem_code::step_or_occasion, from.key_place, {{"key", std::string{where.key}}, {"hint", hint}});
            return std::nullopt;
        }
        mark.kind = step ? time_kind::step : year_only ? time_kind::year : time_kind::on_day;
        if (!digits_first) {
            mark.named = when;
            return mark;
        }
        mark.first = make_day(number(0, 4), year_only ? 1 : number(5, 2), whole_day ? number(8, 2) : 1);
        if (!mark.first) {
            report_no_such_day(log_, from.key_place, when, step ? "from-" : "");
            return std::nullopt;
        }
        return mark;
    }

    static bool contains_change(const node& from) {
        return from.changed || std::ranges::any_of(from.entries, [](const entry& each) { return contains_change(each.value); });
    }

    template <class value_type>
    void read_statement(const node& from, statement<value_type>& to, const origin& inherited, const cell& where) {
        to.where = from.where;
        to.from = inherited;
        const node* value = &from;
        if (from.kind == node_kind::table && from.find("value") != nullptr) {
            value = from.find("value");
            to.where = value->where;
            read_opened(from, to, inherited, where);
        }
        if constexpr (std::is_same_v<value_type, limit_rules>) {  // a table of several lines, which may have a heading of its own
            if (value->kind == node_kind::table && value->find("source") != nullptr) {
                to.from = read_origin(*value, inherited);
            } else if (value->kind == node_kind::table) {
                refuse_status_alone(*value);
            }
        }
        if (contains_change(from)) {
            to.from = assumed_here();
        }
        if (value->kind == node_kind::table && !is_record<value_type>) {
            report_wrong_type(log_, *value, where, {"ett värde", "a value"});
            return;
        }
        read_plain(log_, *value, where, to.value);
    }

    template <class value_type>
    void read_opened(const node& from, statement<value_type>& to, const origin& inherited, const cell& where) {
        if (from.find("source") != nullptr) {
            to.from = read_origin(from, inherited);
        } else {
            refuse_status_alone(from);
        }
        std::vector<std::string> choices{"value", "source", "status", "note"};
        if constexpr (std::is_same_v<value_type, amount>) {
            choices.emplace_back("price_level");
            if (const node* level = from.find("price_level")) {
                price_year own;
                if (read_plain(log_, *level, {"price_level", "2025"}, own)) {
                    to.value.price_level = own;
                }
            }
        }
        if (const node* note = from.find("note")) {
            read_plain(log_, *note, {"note", "\"…\""}, to.note);
        }
        for (const entry& each : from.entries) {
            if (std::ranges::find(choices, each.key) == choices.end()) {
                log_.report(problem_code::unknown_key, each.key_place,
                            {{"key", each.key},
                             {"table", std::string{where.key}},
                             {"hint", nearest(each.key, choices)},
                             {"choices", listed(choices)}});
            }
        }
    }

    // ---- sources

    // Of whatever a change put there: a what-if never makes a figure surer.
    static origin assumed_here() { return {.kind = origin_kind::change, .source = no_row, .how_firm = status::assumed, .detail = {}}; }

    origin read_origin(const node& table, const origin& inherited) {
        origin result = inherited;
        const node& from = *table.find("source");
        if (from.kind != node_kind::text) {
            report_wrong_type(log_, from, {"source", source_example()},
                              {"en källa ur [sources], och kanske en plats i den", "a source of [sources], and perhaps a place in it"});
            return result;
        }
        const std::size_t space = from.text.find(' ');
        const std::string id = from.text.substr(0, space);
        result = {.kind = origin_kind::file,
                  .source = no_row,
                  .how_firm = status::assumed,
                  .detail = space == std::string::npos ? "" : from.text.substr(space + 1)};
        for (std::uint32_t row = 0; row < draft_.sources.size(); ++row) {
            if (draft_.sources[row].id == id) {
                result.source = row;
                result.how_firm = draft_.sources[row].how_firm.usable() ? draft_.sources[row].how_firm.value() : status::assumed;
            }
        }
        if (result.source == no_row && !document_.lost(id) && document_.root.find("sources") != nullptr) {
            std::vector<std::string> known;
            for (const source& each : draft_.sources) {
                known.push_back(each.id);
            }
            log_.report(problem_code::unknown_source, from.where,
                        {{"name", in_quotes(id)}, {"hint", nearest(id, known)}, {"choices", source_choices()}});
        }
        const node* firmness = table.find("status");
        if (firmness != nullptr) {
            read_plain(log_, *firmness, {"status", "\"assumed\""}, result.how_firm);
        }
        const bool changed_source = result.source != no_row && draft_.sources[result.source].how_firm.usable() &&
                                    draft_.sources[result.source].how_firm.only().from.kind == origin_kind::change;
        if (from.changed || changed_source || (firmness != nullptr && firmness->changed)) {
            result.how_firm = status::assumed;
        }
        return result;
    }

    void refuse_status_alone(const node& table) {
        const auto alone = std::ranges::find(table.entries, std::string_view{"status"}, &entry::key);
        if (alone != table.entries.end() && table.find("source") == nullptr) {
            log_.report(problem_code::status_alone, alone->key_place, {{"example", source_example()}});
        }
    }

    [[nodiscard]] std::string source_example() const { return in_quotes(draft_.sources.empty() ? "agreement" : draft_.sources.front().id); }
    [[nodiscard]] both_languages source_choices() const {
        std::vector<std::string> known;
        for (const source& each : draft_.sources) {
            known.push_back(each.id);
        }
        return listed(known);
    }

    const document& document_;
    agreement& draft_;
    problem_log& log_;
};

}  // namespace

void check_version(const node& root, place top, problem_log& log) {
    const node* version = root.find("andel");
    if (version == nullptr) {
        if (!log.text().lost("andel")) {
            log.report(problem_code::version_missing, top, {});
        }
    } else if (version->kind != node_kind::whole_number || version->number < 1) {
        report_wrong_type(log, *version, {"andel", "1"}, {"ett versionsnummer", "a version number"});
    } else if (version->number > format_version) {
        log.report(problem_code::version_newer, version->where, {{"found", version->text}, {"newest", std::to_string(format_version)}});
    }
}

void read_tables(const document& from, agreement& draft, problem_log& log) { agreement_reader{from, draft, log}.read(); }

}  // namespace andel
