#include <andel/agreement/document.hpp>

#include <algorithm>
#include <functional>

namespace andel {

const node* node::find(std::string_view key) const {
    const auto found = std::ranges::find(entries, key, &entry::key);
    return found == entries.end() ? nullptr : &found->value;
}

std::string_view document::line(std::uint32_t number) const {
    if (number == 0 || !line_starts || number > line_starts->size()) {
        return {};
    }
    const std::string_view rest = std::string_view{*text}.substr((*line_starts)[number - 1]);
    const std::string_view found = rest.substr(0, rest.find('\n'));
    return found.ends_with('\r') ? found.substr(0, found.size() - 1) : found;
}

bool document::lost(std::string_view word) const {
    return std::ranges::any_of(unreadable,
                               [&](const unreadable_statement& each) { return std::ranges::find(each.words, word) != each.words.end(); });
}

bool document::lost(std::string_view address, std::string_view key) const {
    return std::ranges::any_of(unreadable, [&](const unreadable_statement& each) {
        const auto has = [&](std::string_view word) { return std::ranges::find(each.words, word) != each.words.end(); };
        const bool under_heading =
            each.section == address || (each.section.starts_with(address) && each.section.substr(address.size()).starts_with('.'));
        // A thing on one line: its id is a word of the statement, under the heading of its table.
        const std::size_t dot = address.rfind('.');
        const bool on_one_line =
            dot == std::string_view::npos ? has(address) : each.section == address.substr(0, dot) && has(address.substr(dot + 1));
        return has(key) && (under_heading || on_one_line);
    });
}

namespace {

void mark_as_changed(node& one) {
    one.changed = true;
    for (entry& each : one.entries) {
        mark_as_changed(each.value);
    }
}

}  // namespace

std::optional<document> with_change(const document& base, document_change change) {
    document result = base;
    result.changes.push_back(change);
    node* inside = &result.root;
    for (std::string_view address = change.address;;) {
        const std::size_t dot = address.find('.');
        const std::string_view key = address.substr(0, dot);
        const auto found = std::ranges::find(inside->entries, key, &entry::key);
        if (dot == std::string_view::npos) {
            mark_as_changed(change.value);
            change.value.where = found == inside->entries.end() ? inside->where : found->value.where;
            if (found == inside->entries.end()) {
                inside->entries.push_back({std::string{key}, inside->where, std::move(change.value)});
            } else {
                found->value = std::move(change.value);
            }
            return result;
        }
        if (found == inside->entries.end() || found->value.kind != node_kind::table) {
            return std::nullopt;
        }
        inside = &found->value;
        address.remove_prefix(dot + 1);
    }
}

bool same(const node& a, const node& b) {
    const auto same_entry = [](const entry& x, const entry& y) { return x.key == y.key && same(x.value, y.value); };
    return a.kind == b.kind && a.changed == b.changed && a.text == b.text && a.number == b.number &&
           std::equal(a.entries.begin(), a.entries.end(), b.entries.begin(), b.entries.end(), same_entry);
}

std::size_t hash_of(const node& from) {
    auto hash = static_cast<std::size_t>(from.kind);
    const auto mix = [&](std::size_t next) { hash = hash * 1'000'003 + next; };
    mix(std::hash<std::string>{}(from.text));
    mix(std::hash<std::string>{}(from.number.is_zero() ? std::string{} : to_text(from.number)));
    for (const entry& each : from.entries) {
        mix(std::hash<std::string>{}(each.key));
        mix(hash_of(each.value));
    }
    return hash;
}

}  // namespace andel
