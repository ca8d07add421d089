// Each thing in a sentence of its own; the rules of the agreement (term, rounding, its name) in one for each rule.

#include "describer.hpp"

namespace andel {

description describer::describe() {
    chunks_.clear();
    add_facts();
    add_all(from_.sources, sentences::sources_heading);
    add_all(from_.parties, sentences::parties_heading);
    add_all(from_.activities, sentences::activities_heading);
    add_all(from_.costs, sentences::costs_heading);
    add_all(from_.keys, sentences::keys_heading);
    add_all(from_.measures, sentences::measures_heading);
    add_all(from_.figures, sentences::figures_heading);
    add_all(from_.indexes, sentences::indexes_heading);
    add_all(from_.assets, sentences::assets_heading);
    add_all(from_.loans, sentences::loans_heading);
    add_all(from_.frames, sentences::frames_heading);
    add_all(from_.dates, sentences::dates_heading);
    add_term();
    add_rounding();
    add_leaving();
    add_amendments();
    std::ranges::stable_sort(chunks_, {}, &chunk::where);
    description result{.in = in_, .heading = one_line(from_.facts.name.value()), .sections = {}};
    for (chunk& each : chunks_) {
        append(result, each.heading, std::move(each.sentences));
    }
    append(result, sentences::profile_heading, std::move(profile_));
    append(result, sentences::left_out_heading, left_out());
    append(result, sentences::forgotten_heading, forgotten());
    return result;
}

void describer::append(description& to, const both_languages& heading, std::vector<described_sentence> sentences) const {
    if (sentences.empty()) {
        return;
    }
    if (to.sections.empty() || to.sections.back().heading != heading.in(in_)) {
        to.sections.push_back({heading.in(in_), {}});
    }
    auto& all = to.sections.back().sentences;
    std::ranges::move(sentences, std::back_inserter(all));
}

void describer::begin(const thing& one, const both_languages& heading) {
    chunks_.push_back({one.where, heading, {}});
    thing_ = &one;
}

void describer::add_note_of_thing() {
    if (thing_->note.usable()) {
        const auto& said = thing_->note.only();
        chunks_.back().sentences.push_back(note_row(address_ + ".note", said.value, said.from, thing_->note.where));
    }
}

std::string describer::say(const both_languages& pattern, const arguments& with) const { return fill_in(pattern.in(in_), with, in_); }

std::string describer::address_in(std::string_view key, const time_mark& mark) {
    return std::string{key} + (mark.written.empty() ? "" : "." + mark.written);
}

described_sentence describer::row(std::string address, std::string text, const origin& from, place where) const {
    described_sentence made{.address = std::move(address),
                            .text = std::move(text),
                            .reference = {},
                            .clause = from.detail,
                            .source = {},
                            .source_title = {},
                            .how_firm = from.how_firm,
                            .where = where};
    if (from.source != no_row) {
        made.source = from_.sources[from.source].id;
        made.source_title = from_.sources[from.source].title.value();
    }
    return made;
}

described_sentence describer::note_row(std::string address, const std::string& text, const origin& from, place where) const {
    const std::string note = one_line(text);
    const bool ends = note.ends_with('.') || note.ends_with('?') || note.ends_with('!') || note.ends_with("…");
    return row(std::move(address), say(sentences::note, {{"note", note + (ends ? "" : ".")}}), from, where);
}

// The sentence is finished: what comes from one place says so once, last; else what is not the thing's own says so where it stands.
void describer::finish(std::string address, const std::string& text, place where) {
    const bool one = !cited_.empty() && std::ranges::all_of(cited_, [&](const origin& each) { return each == cited_.front(); });
    const origin& whole = one ? cited_.front() : thing_->from;
    const bool mixed = std::ranges::any_of(cited_, [&](const origin& each) { return each != whole; });
    std::string clean;
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (text[i] != mark_begins) {
            clean += text[i];
            continue;
        }
        const std::size_t end = text.find(mark_ends, i);
        const origin& own = cited_[std::stoul(text.substr(i + 1, end - i - 1))];
        clean += own == whole ? "" : " " + reference_to(own);
        i = end;
    }
    described_sentence made = row(std::move(address), std::move(clean), whole, where);
    made.reference = reference_to(whole, mixed ? sentences::reference_for_the_rest : sentences::reference);
    auto& to = whole.kind == origin_kind::rule_profile ? profile_ : chunks_.back().sentences;
    to.push_back(std::move(made));
    to.insert(to.end(), notes_.begin(), notes_.end());
    cited_.clear();
    notes_.clear();
}

description describe(const agreement& from, language in) { return describer{from, in}.describe(); }

std::string write_text(const description& from) {
    std::string text = from.heading + "\n";
    for (const described_section& section : from.sections) {
        text += "\n" + section.heading + "\n";
        for (const described_sentence& each : section.sentences) {
            text += each.address.ends_with(".note") ? "    " : "  ";
            text += each.reference.empty() ? each.text : describer::without_stop(each.text) + " " + each.reference + ".";
            text += "\n";
        }
    }
    return text;
}

}  // namespace andel
