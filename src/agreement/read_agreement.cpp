// From a file, from text, or from a document that somebody changed.

#include "amend.hpp"
#include "reader.hpp"

#include <andel/agreement/read_agreement.hpp>

#include <algorithm>
#include <fstream>
#include <iterator>
#include <sstream>
#include <variant>

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

std::string as_text(const std::filesystem::path& path) {
    const auto shown = path.generic_u8string();
    return {shown.begin(), shown.end()};
}
std::filesystem::path as_path(const std::string& text) { return {std::u8string{text.begin(), text.end()}}; }

// The bytes of a file, or why there are none.
std::variant<std::string, problem_code> bytes_of(const std::filesystem::path& path) {
    std::error_code failed;
    if (std::filesystem::is_directory(path, failed)) {
        return problem_code::is_a_directory;
    }
    if (std::filesystem::status(path, failed).type() == std::filesystem::file_type::not_found) {
        return problem_code::no_such_file;
    }
    std::ifstream file{path, std::ios::binary};
    std::ostringstream bytes;
    if (!file || !(bytes << file.rdbuf())) {
        const bool nothing_in_it = file && std::filesystem::file_size(path, failed) == 0;
        return nothing_in_it ? problem_code::empty : problem_code::unreadable;
    }
    return bytes.str();
}

// ---- a file, and what it amends

void number(node& from, std::uint32_t file) {
    from.where.file = file;
    for (entry& each : from.entries) {
        each.key_place.file = file;
        number(each.value, file);
    }
}

const node* amendment_in(const document& one) {
    const node* facts = one.root.find("amendment");
    return facts != nullptr && facts->kind == node_kind::table ? facts : nullptr;
}

// What an amendment amends, as its file says: nothing, and the problem, where it does not.
const node* amended_by(const document& one, problem_log& log) {
    const node& facts = *amendment_in(one);
    const node* of = facts.find("of");
    if (of == nullptr && !one.lost("amendment", "of")) {
        log.report(problem_code::missing_key, facts.where,
                   {{"table", "amendment"},
                    {"key", "of"},
                    {"meaning", {"filen med avtalet som ändras", "the file of the agreement that is amended"}},
                    {"example", "of = \"avtal.toml\""}});
    } else if (of != nullptr && (of->kind != node_kind::text || of->text.empty())) {
        report_wrong_type(log, *of, {"of", "\"avtal.toml\""}, {"en sökväg", "a path"});
        return nullptr;
    }
    return of;
}

// The document that is amended, with what somebody tries in the whole, where it has such a value.
std::shared_ptr<const document> changed_too(const std::shared_ptr<const document>& base, const document_change& change) {
    if (!base) {
        return base;
    }
    document next = *base;
    if (look_up(base->root, change.address).first != nullptr) {
        next = with_change(*base, change).value_or(*base);
    }
    next.base = changed_too(base->base, change);
    return std::make_shared<const document>(std::move(next));
}

// Each on the one before it, from what is amended to the last that amends.
document on_one_another(std::vector<document> chain, std::vector<problem>& problems) {
    document whole = std::move(chain.back());
    for (auto each = std::next(chain.rbegin()); each != chain.rend(); ++each) {
        document next = std::move(*each);
        next.file = whole.file + 1;
        number(next.root, next.file);
        for (unreadable_statement& lost : next.unreadable) {
            lost.where.file = next.file;
        }
        next.base = std::make_shared<const document>(std::move(whole));
        const document said = next;
        problem_log log{said};
        check_version(said.root, {1, 1, said.file}, log);
        whole = amended(std::move(next), log);
        const auto more = log.take();
        problems.insert(problems.end(), more.begin(), more.end());
    }
    return whole;
}

// The document, and all that it amends, as one. `base_of` gives the text of a path, or a problem.
reading<document> read_document(document first, const std::vector<source_text>* given, std::vector<problem> problems) {
    std::vector<document> chain;
    chain.push_back(std::move(first));
    std::vector<std::filesystem::path> seen;
    const auto place_of_file = [](const document& one) {
        std::error_code failed;
        return std::filesystem::weakly_canonical(as_path(one.folder) / as_path(one.name).filename(), failed);
    };
    while (amendment_in(chain.back()) != nullptr) {
        const document& last = chain.back();
        problem_log log{last};
        const node* of = amended_by(last, log);
        std::string bytes;
        std::string name;
        std::string folder;
        if (of != nullptr && given != nullptr && chain.size() <= given->size()) {
            const source_text& next = (*given)[chain.size() - 1];
            bytes = next.bytes;
            name = next.name;
            folder = next.folder;
        } else if (of != nullptr) {
            seen.push_back(place_of_file(last));
            const auto path = as_path(last.folder) / as_path(of->text);
            std::error_code failed;
            name = as_text((as_path(last.name).parent_path() / as_path(of->text)).lexically_normal());
            folder = as_text(std::filesystem::absolute(path, failed).lexically_normal().parent_path());
            auto found = bytes_of(path);
            if (std::ranges::find(seen, std::filesystem::weakly_canonical(path, failed)) != seen.end()) {
                std::string links;
                for (const document& each : chain) {
                    links += as_text(as_path(each.name).filename()) + " → ";
                }
                log.report(problem_code::cycle, of->where,
                           {{"links", links + as_text(path.filename())},
                            {"end", {"ett avtal som inte är en ändring", "an agreement that is no amendment"}}});
                of = nullptr;
            } else if (const auto* why = std::get_if<problem_code>(&found)) {
                log.report(*why, of->where, {});
                of = nullptr;
            } else {
                bytes = std::move(std::get<std::string>(found));
            }
        }
        const auto told = log.take();
        problems.insert(problems.end(), told.begin(), told.end());
        if (of == nullptr) {
            return problems;
        }
        auto parsed = parse_document(bytes, std::move(name));
        for (problem& each : problems) {
            ++each.where.file;
            ++each.other.file;
        }
        problems.insert(problems.begin(), parsed.problems().begin(), parsed.problems().end());
        if (!parsed.has_draft()) {
            return problems;
        }
        chain.push_back(std::move(parsed).draft());
        chain.back().folder = std::move(folder);
    }
    document whole = on_one_another(std::move(chain), problems);
    return {std::move(whole), std::move(problems)};
}

reading<agreement> read_whole(std::string_view bytes, std::string name, std::string folder, const std::vector<source_text>* given) {
    auto parsed = parse_document(bytes, std::move(name));
    if (!parsed.has_draft()) {
        return parsed.problems();
    }
    auto problems = parsed.problems();
    document text = std::move(parsed).draft();
    text.folder = std::move(folder);
    auto whole = read_document(std::move(text), given, std::move(problems));
    if (!whole.has_draft()) {
        return whole.problems();
    }
    problems = whole.problems();
    auto read = read_agreement_document(std::move(whole).draft());
    problems.insert(problems.end(), read.problems().begin(), read.problems().end());
    in_order_of_place(problems);
    return {std::move(read).draft(), std::move(problems)};
}

}  // namespace

reading<agreement> read_agreement_document(document from) {
    agreement draft;
    draft.text = std::make_shared<const document>(std::move(from));
    problem_log log{*draft.text};
    read_tables(*draft.text, draft, log);
    resolve(draft, log);
    auto problems = log.take();
    if (std::ranges::any_of(draft.amendments, &amendment::is_late)) {
        auto before = read_agreement_document(*draft.text->base);
        problems.insert(problems.end(), before.problems().begin(), before.problems().end());
        draft.unamended = std::make_shared<const agreement>(std::move(before).draft());
    }
    in_order_of_place(problems);
    return {std::move(draft), std::move(problems)};
}

reading<agreement> read_agreement_text(std::string_view bytes, std::string name, std::string folder) {
    return read_whole(bytes, std::move(name), std::move(folder), nullptr);
}

reading<agreement> read_agreement_texts(const std::vector<source_text>& texts) {
    const std::vector<source_text> bases{texts.begin() + 1, texts.end()};
    return read_whole(texts.front().bytes, texts.front().name, texts.front().folder, &bases);
}

reading<agreement> read_agreement(const std::filesystem::path& path) {
    const auto found = bytes_of(path);
    if (const auto* why = std::get_if<problem_code>(&found)) {
        return one_problem(*why, as_text(path));
    }
    return read_agreement_text(std::get<std::string>(found), as_text(path), as_text(std::filesystem::absolute(path).parent_path()));
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
            changed.base = changed_too(changed.base, each);
        } else {
            log.report(problem_code::unknown_address, {}, {{"address", each.address}, {"hint", nearest(known.wanted, known.there)}});
        }
    }
    return log.count() != 0 ? reading<agreement>{log.take()} : read_agreement_document(std::move(changed));
}

}  // namespace andel
