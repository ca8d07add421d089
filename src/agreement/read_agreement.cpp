// From a file, from text, or from a document that somebody changed.

#include "reader.hpp"

#include <andel/agreement/read_agreement.hpp>

#include <algorithm>
#include <fstream>
#include <iterator>
#include <sstream>

namespace andel {
namespace {

// The part of an address that leads nowhere, and what is there instead.
struct address_end {
    std::string wanted;
    std::vector<std::string> there;
};

std::pair<const node*, address_end> look_up(const node& root, std::string_view address) {
    const node* inside = &root;
    std::string so_far;
    while (true) {
        const std::size_t dot = address.find('.');
        const std::string key{address.substr(0, dot)};
        const node* next = inside->find(key);
        if (next == nullptr) {
            address_end end{.wanted = so_far + key, .there = {}};
            for (const entry& each : inside->entries) {
                end.there.push_back(so_far + each.key);
            }
            return {nullptr, std::move(end)};
        }
        if (dot == std::string_view::npos) {
            return {next, {}};
        }
        so_far += key + ".";
        inside = next;
        address.remove_prefix(dot + 1);
    }
}

reading<agreement> one_problem(problem_code code, std::string name) {
    return std::vector<problem>{problem{.code = code, .where = {}, .arguments = {}, .other = {}, .file = std::move(name)}};
}

}  // namespace

reading<agreement> read_agreement_document(document from) {
    agreement draft;
    draft.text = std::make_shared<const document>(std::move(from));
    problem_log log{*draft.text};
    read_tables(*draft.text, draft, log);
    resolve(draft, log);
    auto problems = log.take();
    in_order_of_place(problems);
    return {std::move(draft), std::move(problems)};
}

reading<agreement> read_agreement_text(std::string_view bytes, std::string name, std::string folder) {
    auto parsed = parse_document(bytes, std::move(name));
    if (!parsed.has_draft()) {
        return parsed.problems();
    }
    auto problems = parsed.problems();
    document text = std::move(parsed).draft();
    text.folder = std::move(folder);
    auto read = read_agreement_document(std::move(text));
    problems.insert(problems.end(), read.problems().begin(), read.problems().end());
    in_order_of_place(problems);
    return {std::move(read).draft(), std::move(problems)};
}

reading<agreement> read_agreement(const std::filesystem::path& path) {
    const auto shown = path.generic_u8string();
    std::string name{shown.begin(), shown.end()};
    std::error_code failed;
    if (std::filesystem::is_directory(path, failed)) {
        return one_problem(problem_code::is_a_directory, std::move(name));
    }
    if (std::filesystem::status(path, failed).type() == std::filesystem::file_type::not_found) {
        return one_problem(problem_code::no_such_file, std::move(name));
    }
    std::ifstream file{path, std::ios::binary};
    std::ostringstream bytes;
    if (!file || !(bytes << file.rdbuf())) {
        const bool nothing_in_it = file && std::filesystem::file_size(path, failed) == 0;
        return one_problem(nothing_in_it ? problem_code::empty : problem_code::unreadable, std::move(name));
    }
    const auto folder = std::filesystem::absolute(path).parent_path().generic_u8string();
    return read_agreement_text(bytes.str(), std::move(name), std::string{folder.begin(), folder.end()});
}

reading<agreement> with_changes(const agreement& base, const std::vector<document_change>& changes) {
    document changed = *base.text;
    problem_log log{*base.text};
    for (const document_change& each : changes) {
        const bool whole = !each.address.empty() && !each.address.starts_with('.') && !each.address.ends_with('.') &&
                           each.address.find("..") == std::string::npos;
        const auto [there, known] = look_up(changed.root, each.address);
        std::vector<std::string> steps;
        const bool has_times = std::ranges::any_of(each.value.entries, [](const entry& inside) { return is_time_key(inside.key); });
        if (there != nullptr && there->kind == node_kind::table && !has_times) {
            for (const entry& inside : there->entries) {
                if (is_time_key(inside.key)) {
                    steps.push_back(each.address + "." + inside.key);
                }
            }
        }
        if (!steps.empty()) {
            log.report(problem_code::changes_steps, there->where, {{"address", each.address}, {"choices", listed(steps)}});
        } else if (auto next = whole ? with_change(changed, each) : std::nullopt) {
            changed = std::move(*next);
        } else {
            log.report(problem_code::unknown_address, {}, {{"address", each.address}, {"hint", nearest(known.wanted, known.there)}});
        }
    }
    return log.count() != 0 ? reading<agreement>{log.take()} : read_agreement_document(std::move(changed));
}

}  // namespace andel
