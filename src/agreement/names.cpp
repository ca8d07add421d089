#include "names.hpp"

namespace andel {

std::vector<std::string> name_checker::party_ids() const {
    std::vector<std::string> ids;
    add_ids(ids, draft_.parties);
    return ids;
}

std::vector<std::string> name_checker::receiver_ids() const {
    std::vector<std::string> ids = party_ids();
    add_ids(ids, draft_.activities);
    add_ids(ids, draft_.keys);
    return ids;
}

void name_checker::report_unknown(const name& which, both_languages kind, const std::vector<std::string>& known) {
    if (!log_.text().lost(which.id)) {
        log_.report(
            problem_code::unknown_name, which.where,
            {{"kind", std::move(kind)}, {"name", in_quotes(which.id)}, {"hint", nearest(which.id, known)}, {"choices", listed(known)}});
    }
}

bool name_checker::is_party(const name& which) {
    if (log_.full()) {
        return false;
    }
    const auto found = draft_.find_receiver(which.id);
    if (found && found->kind == receiver_kind::party) {
        return true;
    }
    report_unknown(which, {"Parten", "The party"}, party_ids());
    return false;
}

bool name_checker::is_receiver(const name& which, bool sets_too) {
    if (log_.full()) {
        return false;
    }
    if (draft_.find_receiver(which.id)) {
        return true;
    }
    const bool everyone = which.id == "everyone";
    const auto of_class = class_of_set_word(which.id);
    if (sets_too && everyone) {
        return true;
    }
    if (sets_too && of_class) {
        if (!draft_.members_of({.members = {which}}).empty()) {
            return true;
        }
        std::vector<std::string> in_use;
        for (const party& each : draft_.parties) {
            if (each.kind.usable()) {
                in_use.emplace_back(word_for(each.kind.value()));
            }
        }
        log_.report(problem_code::empty_group, which.where, {{"set", in_quotes(which.id)}, {"choices", listed(in_use)}});
        return false;
    }
    if (sets_too && draft_.is_group(which.id)) {
        return true;
    }
    report_unknown(which, {"Mottagaren", "The receiver"}, receiver_ids());
    return false;
}

bool name_checker::is_measure(const name& which) {
    if (draft_.find_measure(which.id) != no_row) {
        return true;
    }
    std::vector<std::string> known;
    add_ids(known, draft_.measures);
    report_unknown(which, {"Måttet", "The measure"}, known);
    return false;
}

bool name_checker::are_assets(const name_list& which) {
    bool good = true;
    for (const name& each : which.names) {
        if (draft_.find_asset(each.id) == no_row) {
            std::vector<std::string> known;
            add_ids(known, draft_.assets);
            report_unknown(each, {"Tillgången", "The asset"}, known);
            good = false;
        }
    }
    return good;
}

bool name_checker::is_index(const name& which, bool none_too) {
    if ((none_too && which.id == "none") || draft_.find_index(which.id) != no_row) {
        return true;
    }
    std::vector<std::string> known;
    if (none_too) {
        known.emplace_back("none");
    }
    add_ids(known, draft_.indexes);
    report_unknown(which, {"Indexklausulen", "The index clause"}, known);
    return false;
}

}  // namespace andel
