// Which clauses differ: the trees of both documents walked side by side, address by address, and said in words.

#include "clause_aspects.hpp"
#include "clause_words.hpp"

#include <andel/agreement/fields.hpp>
#include <andel/agreement/in_words.hpp>
#include <andel/comparison/compare.hpp>
#include <andel/values/written.hpp>

#include <algorithm>
#include <array>
#include <charconv>
#include <optional>
#include <span>
#include <type_traits>

namespace andel {
namespace {

constexpr auto plural_tables = std::to_array<std::string_view>(
    {"sources", "parties", "activities", "costs", "keys", "measures", "indexes", "figures", "assets", "loans", "frames", "dates"});

bool is_time_key(std::string_view key) { return key.find('-') != std::string_view::npos || (key[0] >= '0' && key[0] <= '9'); }

bool is_timed(const node* value) {
    return value != nullptr && value->kind == node_kind::table &&
           std::ranges::any_of(value->entries, [](const entry& each) { return is_time_key(each.key); });
}

bool is_opened(const node* value) {
    return value != nullptr && value->kind == node_kind::table && !is_timed(value) && value->find("value") != nullptr;
}

// The same words, whoever put them there, and whatever the order of a table.
bool alike(const node& a, const node& b) {
    if (a.kind != b.kind || a.text != b.text || a.number != b.number || a.entries.size() != b.entries.size()) {
        return false;
    }
    const bool ordered = a.kind != node_kind::table;
    for (std::size_t i = 0; i < a.entries.size(); ++i) {
        const node* twin = ordered ? &b.entries[i].value : b.find(a.entries[i].key);
        if (twin == nullptr || !alike(a.entries[i].value, *twin)) {
            return false;
        }
    }
    return true;
}

bool changed_in(const node& value) {
    return value.changed || std::ranges::any_of(value.entries, [](const entry& each) { return changed_in(each.value); });
}

// The keys of both, in the newer one's order, what only the older one has last.
std::vector<std::string> keys_of(const node* older, const node* newer) {
    std::vector<std::string> keys;
    for (const node* each : {newer, older}) {
        if (each != nullptr) {
            for (const entry& inside : each->entries) {
                if (std::ranges::find(keys, inside.key) == keys.end()) {
                    keys.push_back(inside.key);
                }
            }
        }
    }
    return keys;
}

using known_words = std::span<const std::pair<std::string_view, both_languages>>;
const both_languages* word_in(known_words words, std::string_view key) {
    const auto found = std::ranges::find(words, key, &std::pair<std::string_view, both_languages>::first);
    return found == words.end() ? nullptr : &found->second;
}

// The field's own word, or the one for all.
const both_languages* word_in(known_words words, std::string_view field, std::string_view key) {
    const both_languages* own = word_in(words, std::string{field}.append(".").append(key));
    return own == nullptr ? word_in(words, key) : own;
}

// "12 months" in words.
std::optional<both_languages> length_in_words(std::string_view text) {
    length time;
    const auto [rest, fault] = std::from_chars(text.data(), text.data() + text.size(), time.count);
    const std::string_view unit = text.substr(std::min(text.size(), static_cast<std::size_t>(rest - text.data()) + 1));
    const auto found = std::ranges::find(words_of<length_unit>::all, unit, &std::pair<std::string_view, length_unit>::first);
    if (fault != std::errc{} || !text.substr(static_cast<std::size_t>(rest - text.data())).starts_with(' ') ||
        found == words_of<length_unit>::all.end()) {
        return std::nullopt;
    }
    time.unit = found->second;
    return in_words(time);
}

both_languages joined(const both_languages& a, const std::string& between, const both_languages& b) {
    return {a.swedish + between + b.swedish, a.english + between + b.english};
}

both_languages filled(const both_languages& pattern, const std::vector<problem_argument>& arguments) {
    return {fill_in(pattern.swedish, arguments, language::swedish), fill_in(pattern.english, arguments, language::english)};
}

// What the table of fields says of a key, up to its first explanation.
std::optional<both_languages> meaning_of(std::string_view table, std::string_view key) {
    std::optional<both_languages> found;
    const auto look = [&]<class thing_type>(std::type_identity<thing_type>) {
        if (table == table_of<thing_type>::name) {
            const auto brief = [](std::string_view text) { return std::string{text.substr(0, text.find_first_of(":;"))}; };
            const auto look_at = [&](const auto& each) {
                if (each.name == key) {
                    found = both_languages{brief(each.meaning_sv), brief(each.meaning_en)};
                }
            };
            std::apply([&](const auto&... each) { (look_at(each), ...); }, table_of<thing_type>::fields);
        }
    };
    look(std::type_identity<source>{});
    look(std::type_identity<agreement_facts>{});
    look(std::type_identity<party>{});
    look(std::type_identity<activity>{});
    look(std::type_identity<cost>{});
    look(std::type_identity<andel::key>{});
    look(std::type_identity<measure>{});
    look(std::type_identity<andel::index>{});
    look(std::type_identity<figure_series>{});
    look(std::type_identity<asset>{});
    look(std::type_identity<loan>{});
    look(std::type_identity<frame>{});
    look(std::type_identity<named_date>{});
    look(std::type_identity<term>{});
    look(std::type_identity<rounding_rules>{});
    look(std::type_identity<leaving_rules>{});
    return found;
}

// The words of one version's document.
class speaker {
   public:
    explicit speaker(const agreement& from) : from_{from} {}

    [[nodiscard]] both_languages thing(std::string_view table, const std::string& id) const {
        if (id.empty()) {
            const both_languages* found = word_in(clause_words::tables, table);
            return found == nullptr ? both_languages{std::string{table}} : *found;
        }
        const node* all = from_.text->root.find(table);
        const node* one = all == nullptr ? nullptr : all->find(id);
        return {label_in(one, table == "sources" ? "title" : table == "figures" ? "file" : "label").value_or(id)};
    }

    [[nodiscard]] both_languages time(const std::string& key) const {
        const bool step = key.starts_with("from-");
        const std::string day = step ? key.substr(5) : key.starts_with("on-") ? key.substr(3) : key;
        if (step && day == "start") {
            return clause_words::at_start;
        }
        if (step && day == "end") {
            return clause_words::at_end;
        }
        const named_date* named = from_.find_date(day);
        if (named != nullptr) {
            const std::string label = named->label.usable() ? named->label.value() : named->id;
            return filled(step ? clause_words::from_named : clause_words::on_named, {{"day", label}});
        }
        if (step) {
            return filled(clause_words::from_day, {{"day", day}});
        }
        return {day};
    }

    // A value as the file has it, ids as their labels and words of the format in words.
    [[nodiscard]] both_languages value(const node& from, std::string_view field) const {
        switch (from.kind) {
            case node_kind::list:
            case node_kind::table:
                return parts(from, field);
            case node_kind::text:
            case node_kind::truth:
                return word(from.text, field);
            case node_kind::exact_number:
                return {write_exact(from.number), write_exact(from.number, language::english)};
            default:
                return {from.text};
        }
    }

   private:
    [[nodiscard]] static std::optional<std::string> label_in(const node* thing, std::string_view key) {
        const node* label = thing == nullptr ? nullptr : thing->find(key);
        if (is_opened(label)) {
            label = label->find("value");
        }
        return label != nullptr && label->kind == node_kind::text ? std::optional{label->text} : std::nullopt;
    }

    [[nodiscard]] both_languages parts(const node& from, std::string_view field) const {
        both_languages all;
        for (const entry& each : from.entries) {
            both_languages part = value(each.value, each.key == "per" || each.key == "of" ? std::string_view{each.key} : field);
            const bool several =
                (each.value.kind == node_kind::table || each.value.kind == node_kind::list) && each.value.entries.size() > 1;
            if (several && !is_time_key(each.key)) {
                part = {"(" + part.swedish + ")", "(" + part.english + ")"};
            }
            if (from.kind == node_kind::table && each.key != "value") {
                const both_languages* attribute = word_in(clause_words::attributes, each.key);
                attribute = attribute == nullptr && from_.find_receiver(each.key) == std::nullopt
                                ? word_in(clause_words::inside, field, each.key)
                                : attribute;
                const both_languages name = is_time_key(each.key)  ? time(each.key)
                                            : attribute != nullptr ? *attribute
                                                                   : word(each.key, field);
                part = name.swedish.empty() ? part : joined(name, is_time_key(each.key) ? ": " : " ", part);
            }
            all = all.swedish.empty() ? part : joined(all, each.key == "per" ? " " : ", ", part);
        }
        return all;
    }

    [[nodiscard]] both_languages word(const std::string& text, std::string_view field) const {
        static constexpr auto free_text =
            std::to_array<std::string_view>({"label", "note", "title", "name", "about", "reference", "condition", "publisher", "operator"});
        if (std::ranges::find(free_text, field) != free_text.end()) {
            return {text};
        }
        if (field == "index" && text == "none") {
            return clause_words::not_indexed;
        }
        static constexpr auto tables = std::to_array<std::pair<std::string_view, std::string_view>>({{"source", ""},
                                                                                                     {"costs", "costs"},
                                                                                                     {"index", "indexes"},
                                                                                                     {"parts", "indexes"},
                                                                                                     {"by", "measures"},
                                                                                                     {"per", "measures"},
                                                                                                     {"of", "measures"},
                                                                                                     {"level", "measures"},
                                                                                                     {"change", "measures"},
                                                                                                     {"figures", "figures"},
                                                                                                     {"continued", "figures"},
                                                                                                     {"rate", "measures"},
                                                                                                     {"capital", "assets"},
                                                                                                     {"finances", "assets"},
                                                                                                     {"assets", "assets"},
                                                                                                     {"loan", "loans"}});
        const auto named = std::ranges::find(tables, field, &std::pair<std::string_view, std::string_view>::first);
        if (named != tables.end()) {
            const std::string_view table = named->second;
            const node* all = table.empty() ? nullptr : from_.text->root.find(table);
            const auto label = all == nullptr ? std::nullopt : label_in(all->find(text), table == "figures" ? "file" : "label");
            if (label || table.empty()) {
                return {label.value_or(text)};
            }
        } else if (const auto found = from_.find_receiver(text)) {
            const auto of = [&](const dated<std::string>& label) { return label.usable() ? label.value() : text; };
            return {found->kind == receiver_kind::party      ? of(from_.parties[found->row].label)
                    : found->kind == receiver_kind::activity ? of(from_.activities[found->row].label)
                                                             : of(from_.keys[found->row].label)};
        }
        if (const both_languages* known = word_in(clause_words::values, field, text)) {
            return *known;
        }
        const named_date* date = from_.find_date(text);
        return date != nullptr && date->label.usable() ? filled(clause_words::named_day, {{"day", date->label.value()}})
                                                       : length_in_words(text).value_or(both_languages{text});
    }

    const agreement& from_;
};

class clause_comparer {
   public:
    clause_comparer(const agreement& older, const agreement& newer)
        : older_{older},
          newer_{newer},
          older_root_{older.text->root},
          newer_root_{newer.text->root},
          users_{{clause_users{older}, clause_users{newer}}} {}

    std::vector<clause_difference> compare() {
        for (const std::string& table : keys_of(&older_root_, &newer_root_)) {
            const node* before = older_root_.find(table);
            const node* after = newer_root_.find(table);
            if (std::ranges::find(plural_tables, table) == plural_tables.end()) {
                compare_thing(table, "", before, after);
                continue;
            }
            for (const std::string& id : keys_of(before, after)) {
                compare_thing(table, id, before == nullptr ? nullptr : before->find(id), after == nullptr ? nullptr : after->find(id));
            }
        }
        return std::move(found_);
    }

   private:
    void compare_thing(const std::string& table, const std::string& id, const node* before, const node* after) {
        table_ = table;
        id_ = id;
        address_ = table + (id.empty() ? "" : "." + id);
        thing_ = after != nullptr ? newer_.thing(table, id) : older_.thing(table, id);
        if (before == nullptr || after == nullptr) {
            note(address_, thing_, aspect_of_thing(table), whole(before, older_), whole(after, newer_), before, after);
            return;
        }
        for (const std::string& key : keys_of(before, after)) {
            const node* older = before->find(key);
            const node* newer = after->find(key);
            const bool nested = key == "rounding" && !id.empty();
            if (!nested) {
                compare_field(key, older, newer);
                continue;
            }
            for (const std::string& inner : keys_of(older, newer)) {
                compare_field(std::string{key}.append(".").append(inner), older == nullptr ? nullptr : older->find(inner),
                              newer == nullptr ? nullptr : newer->find(inner));
            }
        }
    }

    [[nodiscard]] both_languages meaning(const std::string& field) const {
        if (const both_languages* own = word_in(clause_words::fields, std::string{table_}.append(".").append(field))) {
            return *own;
        }
        const both_languages* attribute = word_in(clause_words::attributes, field);
        return meaning_of(table_, field).value_or(attribute == nullptr ? both_languages{field} : *attribute);
    }

    // A thing that only one version has, in one line: its fields, without where they come from.
    [[nodiscard]] both_languages whole(const node* thing, const speaker& by) const {
        both_languages all;
        const auto add = [&](const std::string& field, const node& value) {
            const both_languages part =
                joined(meaning(field), is_timed(&value) ? " " : ": ", by.value(value, field.substr(0, field.find('.'))));
            all = all.swedish.empty() ? part : joined(all, "; ", part);
        };
        for (const entry& each : thing == nullptr ? std::vector<entry>{} : thing->entries) {
            if (each.key == "rounding" && each.value.kind == node_kind::table) {
                for (const entry& inner : each.value.entries) {
                    add(each.key + "." + inner.key, inner.value);
                }
            } else if (each.key != "label" && each.key != "source" && each.key != "status" && each.key != "note") {
                add(each.key, each.value);
            }
        }
        return all;
    }

    void compare_field(const std::string& field, const node* before, const node* after) {
        const both_languages subject = joined(thing_, ": ", meaning(field));
        const std::string address = address_ + "." + field;
        if ((is_timed(before) || before == nullptr) && (is_timed(after) || after == nullptr)) {
            for (const std::string& key : keys_of(before, after)) {
                const node* older = before == nullptr ? nullptr : before->find(key);
                const node* newer = after == nullptr ? nullptr : after->find(key);
                if (is_time_key(key)) {
                    compare_statement(field, std::string{address}.append(".").append(key),
                                      joined(subject, " ", (newer != nullptr ? newer_ : older_).time(key)), older, newer);
                } else {
                    compare_attribute(address, subject, key, older, newer);
                }
            }
        } else {
            compare_statement(field, address, subject, before, after);
        }
    }

    // A value and what is said about it: opened or not is the same value.
    void compare_statement(const std::string& field, const std::string& address, const both_languages& subject, const node* before,
                           const node* after) {
        const node* older = is_opened(before) ? before->find("value") : before;
        const node* newer = is_opened(after) ? after->find("value") : after;
        if (older == nullptr || newer == nullptr || !alike(*older, *newer)) {
            const std::string named = field.substr(0, field.find('.'));
            const auto said = [&](const node* value, const speaker& by) {
                return value == nullptr ? both_languages{} : by.value(*value, named);
            };
            note(address, subject, aspect_of(table_, field), said(older, older_), said(newer, newer_), older, newer);
        }
        if (before == nullptr || after == nullptr) {
            return;
        }
        const node* opened_before = is_opened(before) ? before : nullptr;
        const node* opened_after = is_opened(after) ? after : nullptr;
        for (const std::string& key : keys_of(opened_before, opened_after)) {
            if (key != "value") {
                compare_attribute(address, subject, key, opened_before == nullptr ? nullptr : opened_before->find(key),
                                  opened_after == nullptr ? nullptr : opened_after->find(key));
            }
        }
    }

    void compare_attribute(const std::string& address, const both_languages& subject, const std::string& key, const node* before,
                           const node* after) {
        if (before != nullptr && after != nullptr && alike(*before, *after)) {
            return;
        }
        const auto said = [&](const node* value, const speaker& by) { return value == nullptr ? both_languages{} : by.value(*value, key); };
        note(address + "." + key, joined(subject, ", ", meaning(key)), aspect_of(table_, key), said(before, older_), said(after, newer_),
             before, after);
    }

    void note(std::string address, both_languages subject, std::optional<aspect> of, both_languages older_value, both_languages newer_value,
              const node* before, const node* after) {
        of = by_use(of, address);
        found_.push_back({.what = before == nullptr  ? clause_change::added
                                  : after == nullptr ? clause_change::removed
                                                     : clause_change::changed,
                          .address = std::move(address),
                          .of = of,
                          .subject = std::move(subject),
                          .older_value = std::move(older_value),
                          .newer_value = std::move(newer_value),
                          .older_place = before == nullptr ? place{} : before->where,
                          .newer_place = after == nullptr ? place{} : after->where,
                          .older_what_if = before != nullptr && changed_in(*before),
                          .newer_what_if = after != nullptr && changed_in(*after)});
    }

    // A code settles ties, and where figures are read finds their rows; what else a clause moves depends on who uses it.
    [[nodiscard]] std::optional<aspect> by_use(std::optional<aspect> of, std::string_view address) const {
        if (table_ == "parties" && of == aspect::rounding && address.ends_with(".code")) {
            return std::ranges::any_of(users_, &clause_users::read_by_code) ? aspect::key : aspect::rounding;
        }
        return of && !id_.empty() ? aspect_by_use(*of, table_, id_, users_) : of;
    }

    speaker older_, newer_;
    const node& older_root_;
    const node& newer_root_;
    std::array<clause_users, 2> users_;
    std::vector<clause_difference> found_;
    std::string table_, id_, address_;
    both_languages thing_;
};

}  // namespace

std::vector<clause_difference> compare_clauses(const agreement& older, const agreement& newer) {
    return clause_comparer{older, newer}.compare();
}

std::string in_words(const clause_difference& clause, language in) {
    const both_languages& pattern = clause.what == clause_change::added     ? clause_words::clause_added
                                    : clause.what == clause_change::removed ? clause_words::clause_removed
                                                                            : clause_words::clause_changed;
    return fill_in(pattern.in(in), {{"subject", clause.subject}, {"old", clause.older_value}, {"new", clause.newer_value}}, in);
}

std::string places(const clause_difference& clause, const difference& of, language in) {
    std::string all;
    const auto add = [&](const place& where, bool what_if, const agreement& from) {
        if (where.line != 0 || what_if) {
            all += all.empty() ? "" : ", ";
            all += what_if ? clause_words::what_if.in(in) : from.text->file_of(where).name + ":" + std::to_string(where.line);
        }
    };
    add(clause.older_place, clause.older_what_if, of.older_agreement());
    add(clause.newer_place, clause.newer_what_if, of.newer_agreement());
    return all;
}

}  // namespace andel
