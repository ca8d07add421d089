// Who made the agreement, where it stands, what it is for, and its days.

#include "describer.hpp"

namespace andel {

void describer::add_facts() {
    const agreement_facts& facts = from_.facts;
    begin(facts, sentences::agreement_heading);
    address_ = "agreement";
    const std::string name = quoted(facts.name.value()) + cite(facts.name.only(), "name");
    const std::string in = word(sentences::file_languages, facts.language.value()) + cite(facts.language.only(), "language");
    const std::string currency = word(sentences::currencies, facts.currency.value()) + cite(facts.currency.only(), "currency");
    finish("agreement.name", say(sentences::agreement_name, {{"name", name}, {"language", in}, {"currency", currency}}), facts.name.where);
    add_rule(facts.about, "about", sentences::about, "about", &text_of);
    add_rule(facts.target_groups, "target_groups", sentences::target_groups, "groups", [](const words& groups) {
        words all;
        std::ranges::transform(groups, std::back_inserter(all), &text_of);
        return joined(all, "; ");
    });
    add_rule(facts.reference, "reference", sentences::file_number, "reference", &text_of);
    add_rule(facts.rules, "rules", {"{rule}"}, "rule", [&](rule_profile which) { return word(sentences::profiles, which); });
    add_note_of_thing();
    in_order_of_file();
}

// A source says where others come from, and comes itself from nowhere else.
void describer::add(const source& one) {
    const auto row_number = static_cast<std::uint32_t>(&one - from_.sources.data());
    const std::string name = capital(name_of_source(row_number));
    std::string facts;
    const auto add_fact = [&](const dated<std::string>& value, const both_languages& pattern, std::string_view argument) {
        facts += value.usable() ? say(pattern, {{std::string{argument}, text_of(value.value())}}) : "";
    };
    add_fact(one.publisher, sentences::published_by, "publisher");
    add_fact(one.date, sentences::dated, "date");
    add_fact(one.address, sentences::found_at, "address");
    std::string text = say(sentences::source, {{"name", name},
                                               {"title", quoted(one.title.value())},
                                               {"facts", facts},
                                               {"status", std::string{word_for(one.how_firm.value(), in_)}}});
    if (one.clauses.usable()) {
        words clauses;
        std::ranges::transform(one.clauses.value().names, std::back_inserter(clauses), &andel::name::id);
        text += say(sentences::its_clauses, {{"clauses", listed(clauses)}});
    }
    const origin itself{.kind = origin_kind::file, .source = row_number, .how_firm = one.how_firm.value(), .detail = {}};
    chunks_.back().sentences.push_back(row(address_, text, itself, one.where));
}

void describer::add(const party& one) {
    const std::string label = name_of(one) + cite(one.label.only(), "label");
    const std::string kind = word(sentences::a_class, one.kind.value()) + cite(one.kind.only(), "class");
    const std::string code =
        one.code.usable() ? say(sentences::with_code, {{"code", one.code.value()}}) + cite(one.code.only(), "code") : "";
    words pieces{say(sentences::party, {{"label", label}, {"class", kind}, {"code", code}})};
    add_piece(pieces, one.groups, "groups", {"{groups}"}, "groups", [&](const name_list& groups) {
        words all;
        std::ranges::transform(groups.names, std::back_inserter(all), [&](const name& each) { return name_of(each); });
        return say(sentences::in_groups, {{"groups", listed(all)}});
    });
    const auto day_of = [&](const day_reference& when) { return in_words(when); };
    add_piece(pieces, one.joins, "joins", sentences::joins, "day", day_of);
    add_piece(pieces, one.leaves, "leaves", sentences::leaves, "day", day_of);
    add_piece(pieces, one.borne_by, "borne_by", {"{how}"}, "how", [&](const name& who) {
        return say(sentences::stand_in, {{"name", name_of(who)}});
    });
    finish(joined(pieces, "; ") + ".");
}

void describer::add(const activity& one) {
    const std::string label = name_of(one, true) + cite(one.label.only(), "label");
    const std::string responsible = over_time(one.responsible, "responsible", [&](const name& who) {
        return by_kind(who, sentences::responsible_party, sentences::responsible_activity, sentences::responsible_key);
    });
    const std::string runs =
        one.performer.usable()
            ? say(sentences::performer, {{"name", text_of(one.performer.value()) + cite(one.performer.only(), "operator")}})
            : "";
    finish(say(sentences::activity, {{"label", label}, {"responsible", responsible}, {"performer", runs}}));
}

void describer::add(const named_date& one) {
    const std::string label = one_line(one.label.value()) + cite(one.label.only(), "label");
    finish(say(sentences::named_date, {{"label", label}, {"day", in_words(one.date.value()) + cite(one.date.only(), "date")}}));
}

}  // namespace andel
