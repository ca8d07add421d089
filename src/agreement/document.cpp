#include <andel/agreement/document.hpp>

#include <algorithm>
#include <functional>

namespace andel {

const node* node::find(std::string_view key) const {
    const auto found = std::ranges::find(entries, key, &entry::key);
    return found == entries.end() ? nullptr : &found->value;
}

std::string_view document::line(std::uint32_t number) const {
    if (number == 0 || !text) {
        return {};
    }
    std::string_view rest = *text;
    for (std::uint32_t i = 1; i < number; ++i) {
        const std::size_t end = rest.find('\n');
        if (end == std::string_view::npos) {
            return {};
        }
        rest.remove_prefix(end + 1);
    }
    rest = rest.substr(0, rest.find('\n'));
    return rest.ends_with('\r') ? rest.substr(0, rest.size() - 1) : rest;
}

bool document::mentions_unreadably(std::string_view word) const {
    return std::ranges::any_of(unreadable, [&](const unreadable_statement& each) { return std::ranges::find(each.words, word) != each.words.end(); });
}

std::optional<document> with_value(const document& base, std::string_view address, node value) {
    document result = base;
    node* inside = &result.root;
    while (true) {
        const std::size_t dot = address.find('.');
        const std::string_view key = address.substr(0, dot);
        const auto found = std::ranges::find(inside->entries, key, &entry::key);
        if (dot == std::string_view::npos) {
            value.changed = true;
            if (found != inside->entries.end()) {
                value.where = found->value.where;
                found->value = std::move(value);
            } else {
                value.where = inside->where;
                inside->entries.push_back({std::string{key}, inside->where, std::move(value)});
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

}  // namespace andel
