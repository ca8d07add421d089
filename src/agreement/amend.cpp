#include "amend.hpp"
#include "reader.hpp"

#include <algorithm>
#include <array>

namespace andel {
namespace {

// What the table of fields says of a key: where it may be dated, and whether nothing is counted with it.
struct field_facts {
    dating dates = dating::fixed;
    bool only_words = false;
};

template <class thing_type>
void look_up(std::string_view table, std::string_view key, std::optional<field_facts>& found) {
    const auto look = [&]<class value_type>(const field<thing_type, value_type>& each) {
        if (each.name == key) {
            constexpr bool words = std::is_same_v<value_type, std::string> || std::is_same_v<value_type, std::vector<std::string>>;
            const bool data = key == "code" || key == "file" || key == "base";
            found = field_facts{each.dates, words && !data};
        }
    };
    if (table == table_of<thing_type>::name) {
        std::apply([&](const auto&... each) { (look(each), ...); }, table_of<thing_type>::fields);
    }
}

template <class... thing_types>
std::optional<field_facts> facts_among(std::string_view table, std::string_view key) {
    std::optional<field_facts> found;
    (look_up<thing_types>(table, key, found), ...);
    return found;
}

std::optional<field_facts> facts_of(std::string_view table, std::string_view key) {
    if (key == "note") {
        return field_facts{dating::fixed, true};
    }
    return facts_among<source, agreement_facts, party, activity, cost, andel::key, measure, index, figure_series, asset, loan, frame,
                       named_date, term, rounding_rules, leaving_rules>(table, key);
}

template <class list>
bool is_one_of(std::string_view word, const list& words) {
    return std::ranges::find(words, word) != std::end(words);
}

constexpr std::array<std::string_view, 12> plural_tables{"sources", "parties", "activities", "costs", "keys",   "measures",
                                                         "indexes", "figures", "assets",     "loans", "frames", "dates"};
// Days may move, as long as both the old and the new are still to come.
constexpr std::array<std::string_view, 4> last_days{"end", "leaves", "until", "committed_until"};
constexpr std::array<std::string_view, 7> first_days{"joins", "date", "in_use", "start", "repaid", "first_payment", "first_repayment"};

bool has_times(const node& value) {
    return value.kind == node_kind::table && value.find("value") == nullptr &&
           std::ranges::any_of(value.entries, [](const entry& each) { return is_time_key(each.key); });
}
bool is_step(std::string_view key) { return key.starts_with("from-"); }
bool has_steps(const node& value) {
    return has_times(value) && std::ranges::any_of(value.entries, [](const entry& each) { return is_step(each.key); });
}

entry* find(node& inside, std::string_view key) {
    const auto found = std::ranges::find(inside.entries, key, &entry::key);
    return found == inside.entries.end() ? nullptr : &*found;
}
const node& unwrapped(const node& value) {
    const node* inner = value.kind == node_kind::table ? value.find("value") : nullptr;
    return inner == nullptr ? value : *inner;
}

node table_at(place where) {
    node one;
    one.where = where;
    return one;
}
node text_node(std::string text, place where) {
    node one;
    one.kind = node_kind::text;
    one.where = where;
    one.text = std::move(text);
    return one;
}

class merger {
   public:
    merger(document amendment, problem_log& log) : result_{std::move(amendment)}, log_{log} {}

    document merge() {
        const node own = std::move(result_.root);
        const document& base = *result_.base;
        result_.root = base.root;
        std::erase_if(result_.root.entries, [](const entry& each) { return each.key == "amendment"; });
        result_.unreadable.insert(result_.unreadable.begin(), base.unreadable.begin(), base.unreadable.end());
        const node* facts = own.find("amendment");
        if (facts == nullptr || facts->kind != node_kind::table) {
            return std::move(result_);
        }
        source_ = facts->find("source");
        status_ = facts->find("status");
        own_ = &own;
        if (const node* first = facts->find("from")) {
            from_ = day_of(unwrapped(*first).text);
        }
        start_ = day_at("term", "start");
        const auto sources = std::ranges::find(own.entries, "sources", &entry::key);
        if (sources != own.entries.end()) {
            merge_table(*sources);
        }
        if (from_ && !(start_ && *from_ < *start_)) {  // else the reader says what is wrong with it, and nothing can be said of the rest
            if (const node* removed = facts->find("removes")) {
                remove_all(unwrapped(*removed));
            }
            for (const entry& each : own.entries) {
                if (each.key != "andel" && each.key != "amendment" && each.key != "sources") {
                    merge_table(each);
                }
            }
            if (!changed_ && log_.count() == 0) {
                log_.report(problem_code::nothing_changed, facts->where, {});
            }
        }
        result_.root.entries.push_back(*std::ranges::find(own.entries, "amendment", &entry::key));
        return std::move(result_);
    }

   private:
    // ---- days, before anything is read

    std::optional<day> day_at(std::string_view table, std::string_view id, std::string_view key = {}, int depth = 0) const {
        for (const node* root : {static_cast<const node*>(own_), &result_.root}) {
            const node* at = root == nullptr ? nullptr : root->find(table);
            at = at == nullptr ? nullptr : at->find(id);
            at = at == nullptr || key.empty() ? at : at->find(key);
            if (at != nullptr) {
                return day_of(unwrapped(*at).text, depth);
            }
        }
        return std::nullopt;
    }
    std::optional<day> day_of(const std::string& written, int depth = 0) const {
        if (const auto day = read_day(written)) {
            return day;
        }
        if (depth > static_cast<int>(document_limits::depth)) {
            return std::nullopt;
        }
        return written == "start" || written == "end" ? day_at("term", written, {}, depth + 1)
                                                      : day_at("dates", written, "date", depth + 1);
    }

    // The first day of a time written as a key; with `last`, the last day of an occasion.
    std::optional<day> day_of_key(std::string_view key, bool last = false) const {
        std::string_view when = key;
        when.remove_prefix(is_step(key) ? 5 : key.starts_with("on-") ? 3 : 0);
        if (when.empty() || when[0] < '0' || when[0] > '9') {
            return day_of(std::string{when});
        }
        const bool whole_year = when.size() == 4 || (when.size() == 7 && when[4] == '/');
        if (!whole_year) {
            return read_day(std::string{when} + (when.size() == 7 ? "-01" : ""));
        }
        std::string month_and_day = "01-01";
        const node* term = result_.root.find("term");
        const node* starts = term == nullptr ? nullptr : term->find("year_starts");
        if (starts != nullptr) {
            month_and_day = unwrapped(*starts).text;
        }
        const auto first = read_day(std::string{when.substr(0, 4)} + "-" + month_and_day);
        return first && last && !is_step(key) ? std::optional{add_months(*first, 12, month_end::last_day) - 1} : first;
    }

    // ---- who says so

    static void said_by(node& table, const node* source, const node* status) {
        if (table.find("source") == nullptr && source != nullptr) {
            table.entries.push_back({"source", source->where, *source});
            if (table.find("status") == nullptr && status != nullptr) {
                table.entries.push_back({"status", status->where, *status});
            }
        }
    }
    // { value = …, source = … }, with what the value says itself.
    static node opened(const node& value, const node* source, const node* status) {
        node result = value;
        if (value.kind != node_kind::table || value.find("value") == nullptr) {
            result = table_at(value.where);
            result.entries.push_back({"value", value.where, value});
        }
        said_by(result, source, status);
        return result;
    }
    static const node* or_else(const node& table, std::string_view key, const node* other) {
        const node* found = table.kind == node_kind::table ? table.find(key) : nullptr;
        return found == nullptr ? other : found;
    }

    // ---- problems

    void refuse(place where, const std::string& address, both_languages way) {
        log_.report(problem_code::cannot_be_amended, where, {{"address", address}, {"way", std::move(way)}});
    }
    void refuse_past(place where, const std::string& value) {
        log_.report(problem_code::before_the_amendment, where, {{"value", value}, {"from", to_text(*from_)}});
    }

    // ---- tables

    void merge_table(const entry& from) {
        changed_ = changed_ || from.key != "sources";
        entry* into = find(result_.root, from.key);
        const bool plural = is_one_of(from.key, plural_tables);
        if (into == nullptr || into->value.kind != node_kind::table || from.value.kind != node_kind::table) {
            entry added = from;
            if (added.value.kind == node_kind::table && plural) {
                for (entry& each : added.value.entries) {
                    begin(from.key, each);
                }
            } else if (added.value.kind == node_kind::table) {
                said_by(added.value, source_, status_);
            }
            if (into == nullptr) {
                result_.root.entries.push_back(std::move(added));
            } else {
                *into = std::move(added);
            }
            return;
        }
        if (!plural) {
            merge_thing(from.key, from.key, from, into->value);
            return;
        }
        for (const entry& each : from.value.entries) {
            entry* there = find(into->value, each.key);
            if (there != nullptr && there->value.kind == node_kind::table && each.value.kind == node_kind::table) {
                merge_thing(from.key, from.key + "." + each.key, each, there->value);
            } else if (there == nullptr) {
                into->value.entries.push_back(each);
                begin(from.key, into->value.entries.back());
            } else {
                *there = each;
            }
        }
    }

    // What is new begins on the amendment's day, unless it says another that is later.
    void begin(std::string_view table, entry& one) {
        if (one.value.kind != node_kind::table || table == "sources") {
            return;
        }
        const std::string address = std::string{table} + "." + one.key;
        const auto first_day = [&](std::string_view key) {
            if (const node* said = one.value.find(key)) {
                const auto first = day_of(unwrapped(*said).text);
                if (first && *first < *from_) {
                    refuse_past(said->where, address + "." + std::string{key});
                }
            }
        };
        if (table == "parties" && one.value.find("joins") == nullptr) {
            one.value.entries.push_back({"joins", one.key_place, text_node(to_text(*from_), one.key_place)});
        }
        first_day("joins");
        first_day("in_use");
        for (entry& each : one.value.entries) {
            if (table == "costs" && each.key == "yearly" && !has_times(each.value)) {
                node steps = table_at(each.value.where);
                steps.entries.push_back({step(), each.key_place, std::move(each.value)});
                each.value = std::move(steps);
            } else if ((table == "costs" && (each.key == "yearly" || each.key == "once")) || (table == "loans" && each.key == "drawn")) {
                refuse_the_past(each.value);
            } else if (table == "costs" && (each.key == "capital" || each.key == "loan")) {
                refuse_what_was_there(address, each);
            }
        }
        said_by(one.value, source_, status_);
    }
    void refuse_the_past(const node& times) {
        for (const entry& each : times.entries) {
            const auto last = is_time_key(each.key) ? day_of_key(each.key, true) : std::nullopt;
            if (last && *last < *from_) {
                refuse_past(each.key_place, each.key);
            }
        }
    }
    // A cost of an asset that was there would cost from its first day, not from the amendment's.
    void refuse_what_was_there(const std::string& address, const entry& from) {
        const node& named = unwrapped(from.value);
        const node* there = result_.base->root.find(from.key == "loan" ? "loans" : "assets");
        const auto look = [&](const node& each) {
            if (there != nullptr && there->find(each.text) != nullptr) {
                refuse(each.where, address + "." + from.key,
                       {"Låt en ny tillgång eller ett nytt lån, med dag från ändringen, stå i kostnaden.",
                        "Let the cost name a new asset or a new loan, with its day from that of the amendment."});
            }
        };
        look(named);
        for (const entry& each : named.entries) {
            look(each.value);
        }
    }

    [[nodiscard]] std::string step() const { return "from-" + to_text(*from_); }

    // ---- a thing that is there

    void merge_thing(const std::string& table, const std::string& address, const entry& from, node& into) {
        const node* source = or_else(from.value, "source", source_);
        const node* status = source == source_ ? status_ : or_else(from.value, "status", nullptr);
        for (const entry& each : from.value.entries) {
            if (each.key == "source" || each.key == "status") {
                continue;
            }
            entry* there = find(into, each.key);
            if (table == "agreement" && each.key == "left_out" && there != nullptr) {
                for (const entry& clause : each.value.entries) {
                    put(there->value, clause);
                }
                continue;
            }
            if (each.key == "rounding" && each.value.kind == node_kind::table && !facts_of(table, each.key)) {
                for (const entry& point : each.value.entries) {
                    refuse_fixed(address, table, {each.key + "." + point.key, point.key_place, point.value});
                }
                continue;
            }
            const auto facts = facts_of(table, each.key);
            if (!facts) {
                put(into, each);  // the reader says that there is no such key
            } else if (there != nullptr && same(there->value, each.value)) {
                continue;
            } else if (facts->dates != dating::fixed) {
                merge_dated({table, address, *facts, source, status}, each, into);
            } else if (facts->only_words || may_move(table, each, there, address)) {
                put(into, {each.key, each.key_place, table == "sources" ? each.value : opened(each.value, source, status)});
            } else {
                refuse_fixed(address, table, each);
            }
        }
    }

    static void put(node& into, entry one) {
        if (entry* there = find(into, one.key)) {
            *there = std::move(one);
        } else {
            into.entries.push_back(std::move(one));
        }
    }

    void refuse_fixed(const std::string& address, std::string_view table, const entry& from) {
        const bool plural = is_one_of(table, plural_tables);
        refuse(from.key_place, address + "." + from.key,
               plural ? both_languages{"Ge det nya ett eget namn, och låt det som hänvisar dit göra det från dagen.",
                                       "Give the new a name of its own, and let what refers to it do so from the day."}
                      : both_languages{"Låt det gälla från början, i avtalet, eller skriv ett nytt avtal från dagen.",
                                       "Let it hold from the start, in the agreement, or write a new agreement from the day."});
    }

    // Whether a day, or what happens after the end, may be another: only what is still to come.
    bool may_move(std::string_view table, const entry& from, const entry* there, const std::string& address) {
        const bool last = is_one_of(from.key, last_days);
        if (table == "term" && from.key == "renewal") {
            const auto end = day_at("term", "end");
            return !end || *end + 1 >= *from_;
        }
        if ((!last && !is_one_of(from.key, first_days)) || (table == "assets" && from.key == "start")) {
            return false;
        }
        const day earliest = last ? *from_ - 1 : *from_;
        const auto old = there == nullptr ? std::nullopt : day_of(unwrapped(there->value).text);
        if (there == nullptr && !last) {
            return false;  // it was there from the start
        }
        if (old && *old < earliest) {
            return false;
        }
        const auto next = day_of(unwrapped(from.value).text);
        if (next && *next < earliest) {
            refuse_past(from.value.where, address + "." + from.key);
        }
        return true;
    }

    // ---- a value that may be dated

    struct around {
        const std::string& table;
        const std::string& address;
        const field_facts& facts;
        const node* source;
        const node* status;
    };

    void merge_dated(const around& of, const entry& from, node& thing) {
        const std::string address = of.address + "." + from.key;
        entry* there = find(thing, from.key);
        const bool by_times = has_times(from.value);
        const bool new_steps = !by_times || has_steps(from.value);
        const bool steps_allowed = of.facts.dates == dating::steps || of.facts.dates == dating::steps_or_occasions;
        const bool old_steps = there == nullptr || !has_times(there->value) || has_steps(there->value);
        if (!by_times && there != nullptr && has_times(there->value) && !old_steps) {
            refuse(from.key_place, address,
                   {"Skriv åren, som " + from.key + "." + to_text(*from_).substr(0, 4) + ".",
                    "Write the years, such as " + from.key + "." + to_text(*from_).substr(0, 4) + "."});
            return;
        }
        if ((!by_times && !steps_allowed) || (there != nullptr && old_steps != new_steps)) {
            refuse_fixed(of.address, of.table, from);
            return;
        }
        node merged = table_at(from.value.where);
        if (there != nullptr && has_times(there->value)) {
            merged = there->value;
        } else if (there != nullptr && (!start_ || *start_ < *from_)) {
            merged.entries.push_back({beginning(of.table, thing), there->key_place, there->value});
        }
        if (!by_times) {
            std::erase_if(merged.entries, [&](const entry& each) {
                const auto first = is_time_key(each.key) ? day_of_key(each.key) : std::nullopt;
                return first && *first >= *from_;
            });
            merged.entries.push_back({step(), from.key_place, opened(from.value, of.source, of.status)});
        } else {
            merge_times(of, from, merged);
            if (merged.entries.empty()) {
                return;
            }
        }
        if (there == nullptr) {
            thing.entries.push_back({from.key, from.key_place, std::move(merged)});
        } else {
            there->value = std::move(merged);
        }
    }

    void merge_times(const around& of, const entry& from, node& merged) {
        const node* source = or_else(from.value, "source", of.source);
        const node* status = source == of.source ? of.status : or_else(from.value, "status", nullptr);
        for (const entry& each : from.value.entries) {
            if (each.key == "source" || each.key == "status" || each.key == "note") {
                continue;
            }
            const auto last = is_time_key(each.key) ? day_of_key(each.key, true) : std::nullopt;
            if (last && *last < *from_) {
                refuse_past(each.key_place, each.key);
                continue;
            }
            std::erase_if(merged.entries, [&](const entry& old) {
                const bool alike = is_time_key(old.key) && is_time_key(each.key) && is_step(old.key) == is_step(each.key);
                return old.key == each.key || (alike && last && day_of_key(old.key, true) == last);
            });
            merged.entries.push_back({each.key, each.key_place, opened(each.value, source, status)});
        }
    }

    // From when a plain value has held: the start of the agreement; of what may be older, its own.
    [[nodiscard]] std::string beginning(std::string_view table, const node& thing) const {
        std::optional<day> first;
        if (table == "assets") {
            const node* in_use = thing.find("in_use");
            first = in_use == nullptr ? std::nullopt : day_of(unwrapped(*in_use).text);
            first = first ? std::optional{first_day_of_month(civil(*first).year, civil(*first).month)} : first;
        } else if (const node* drawn = table == "loans" ? thing.find("drawn") : nullptr) {
            for (const entry& each : drawn->entries) {
                const auto when = is_time_key(each.key) ? day_of_key(each.key) : std::nullopt;
                first = when && (!first || *when < *first) ? when : first;
            }
        }
        return first ? "from-" + to_text(*first) : "from-start";
    }

    // ---- what is removed

    void remove_all(const node& list) {
        for (const entry& each : list.entries) {
            if (each.value.kind == node_kind::text) {
                remove(each.value.text, each.value.where);
            }
        }
    }

    void remove(const std::string& address, place where) {
        std::vector<std::string> words{""};
        for (const char c : address) {
            if (c == '.') {
                words.emplace_back();
            } else {
                words.back() += c;
            }
        }
        std::vector<node*> way{&result_.root};
        std::string so_far;
        for (const std::string& word : words) {
            entry* next = find(*way.back(), word);
            if (next == nullptr) {
                std::vector<std::string> there;
                std::ranges::transform(way.back()->entries, std::back_inserter(there),
                                       [&](const entry& each) { return so_far + each.key; });
                log_.report(problem_code::unknown_address, where, {{"address", address}, {"hint", nearest(so_far + word, there)}});
                return;
            }
            so_far += word + ".";
            way.push_back(&next->value);
        }
        changed_ = true;
        const std::string& table = words.front();
        if (words.size() == 2 && (table == "costs" || table == "parties")) {
            end_the_day_before(*way.back(), table == "costs" ? "until" : "leaves", where);
        } else if (words.size() == 2 && table == "frames" && forget_the_future(*way.back(), "amount")) {
            // what is left of it is history
        } else if (words.size() >= 4 && is_time_key(words.back())) {
            const auto last = day_of_key(words.back(), true);
            if (last && *last < *from_) {
                refuse_past(where, address);
            } else {
                std::erase_if(way[way.size() - 2]->entries, [&](const entry& each) { return each.key == words.back(); });
            }
        } else {
            refuse(where, address,
                   {"Det som tas bort är en kostnad, en part, en ram för namngivna år eller ett steg som inte har börjat; låt annat som "
                    "hänvisar dit hänvisa till något nytt.",
                    "What is removed is a cost, a party, a frame of named years, or a step that has not begun; let what refers to "
                    "anything else refer to something new."});
        }
    }

    void end_the_day_before(node& one, const std::string& key, place where) {
        const node* there = one.find(key);
        const auto old = there == nullptr ? std::nullopt : day_of(unwrapped(*there).text);
        if (!old || *old >= *from_) {
            put(one, {key, where, opened(text_node(to_text(*from_ - 1), where), source_, status_)});
        }
        forget_the_future(one, "yearly");
        forget_the_future(one, "once");
    }

    // Drops the steps and occasions that have not begun; of a frame, true when they are of named years.
    bool forget_the_future(node& one, std::string_view key) {
        entry* there = find(one, key);
        if (there == nullptr || !has_times(there->value)) {
            return false;
        }
        const bool occasions = !has_steps(there->value);
        std::erase_if(there->value.entries, [&](const entry& each) {
            const auto first = is_time_key(each.key) ? day_of_key(each.key) : std::nullopt;
            return first && *first >= *from_;
        });
        return occasions;
    }

    document result_;
    problem_log& log_;
    const node* own_ = nullptr;
    const node* source_ = nullptr;
    const node* status_ = nullptr;
    std::optional<day> from_, start_;
    bool changed_ = false;
};

}  // namespace

document amended(document amendment, problem_log& log) { return merger{std::move(amendment), log}.merge(); }

}  // namespace andel
