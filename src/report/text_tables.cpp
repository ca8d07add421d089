#include "words.hpp"

#include <andel/agreement/in_words.hpp>
#include <andel/report/text_tables.hpp>

#include <algorithm>
#include <utility>

namespace andel {
namespace {

std::string label_or_id(const dated<std::string>& label, const std::string& id) { return label.usable() ? label.value() : id; }

std::string listed(const std::vector<std::string>& all, std::string_view between) {
    std::string text;
    for (const std::string& each : all) {
        text += (text.empty() ? "" : std::string{between}) + each;
    }
    return text;
}

const both_languages& in_words(standing how_firm) {
    switch (how_firm) {
        case standing::firm:
            return words::firm;
        case standing::after_notice:
            return words::after_notice;
        case standing::rests_on_no_notice:
            return words::rests_on_no_notice;
        case standing::conditional:
            break;
    }
    return words::conditional;
}

class agreement_in_tables {
   public:
    agreement_in_tables(const agreement& from, language in) : from_{from}, in_{in} {}

    [[nodiscard]] text_table parties() const {
        text_table table{say(words::parties), say(words::party), {{say(words::kind)}, {say(words::code)}, {say(words::source)}}, {}};
        for (const party& each : from_.parties) {
            table.rows.push_back({.label = label_or_id(each.label, each.id),
                                  .cells = {std::string{word_for(each.kind.value(), in_)}, each.code.usable() ? each.code.value() : "",
                                            in_words(each.from)}});
        }
        return table;
    }

    [[nodiscard]] text_table term() const {
        text_table table{say(words::term), say(words::clause), {{say(words::meaning)}, {say(words::source)}}, {}};
        const auto add = [&](const both_languages& clause, std::string meaning, const origin& source) {
            table.rows.push_back({.label = say(clause), .cells = {std::move(meaning), in_words(source)}});
        };
        const andel::term& clauses = from_.term;
        const term_end& end = clauses.end.value();
        add(words::first_day, to_text(*clauses.start.value().when), clauses.start.only().from);
        add(words::last_day, end.none ? say(words::until_further_notice) : to_text(*end.when), clauses.end.only().from);
        add(words::renewed, in_words(clauses.renewal.value()), clauses.renewal.only().from);
        for (const auto& each : clauses.notice.statements) {
            add(words::notice, in_time(each.when) + notice_in_words(each.what.value, from_, in_), each.what.from);
        }
        return table;
    }

    [[nodiscard]] text_table costs() const {
        text_table table{
            say(words::costs),
            say(words::cost),
            {{say(words::kind)}, {say(words::amount), true}, {say(words::borne_by)}, {say(words::paid_by)}, {say(words::source)}},
            {}};
        for (const cost& each : from_.costs) {
            std::vector<std::string> sources;
            const std::string yearly = in_words(each.yearly, sources, [&](const auto& said) { return yearly_in_words(said.what.value); });
            const std::string once = in_words(each.once, sources, [&](const auto& said) { return in_kronor(said.what.value); });
            const std::string bearer = in_words(each.key, sources, [&](const auto& said) { return bearer_in_words(said); });
            const std::string payer = in_words(each.paid_by, sources, [&](const auto& said) { return payer_in_words(said.what.value); });
            table.rows.push_back({.label = label_or_id(each.label, each.id),
                                  .cells = {each.kind.usable() ? std::string{word_for(each.kind.value(), in_)} : "",
                                            yearly.empty() ? once : yearly, bearer, payer, listed(sources, "\n")}});
        }
        return table;
    }

   private:
    [[nodiscard]] std::string say(const both_languages& words, const std::vector<problem_argument>& arguments = {}) const {
        return fill_in(words.in(in_), arguments, in_);
    }

    [[nodiscard]] std::string in_words(const origin& from) const {
        std::string title = say(words::a_change);
        if (from.kind == origin_kind::rule_profile) {
            title = say(words::rule_profile);
        } else if (from.kind == origin_kind::file && from.source < from_.sources.size()) {
            const source& known = from_.sources[from.source];
            title = label_or_id(known.title, known.id) + (from.detail.empty() ? "" : " " + from.detail);
        }
        return say(words::source_and_status, {{"source", title}, {"status", std::string{word_for(from.how_firm, in_)}}});
    }

    [[nodiscard]] std::string in_words(const renewal& rule) const {
        if (rule.none) {
            return say(words::no_renewal);
        }
        const both_languages& way = rule.happens == renewal_way::by_decision ? words::renewed_by_decision : words::renewed_unless_notice;
        const both_languages& times = !rule.at_most        ? words::renewed_for_ever
                                      : *rule.at_most == 1 ? words::renewed_at_most_once
                                                           : words::renewed_at_most;
        return say(way, {{"length", andel::in_words(rule.each)}}) + say(times, {{"count", std::to_string(rule.at_most.value_or(0))}});
    }

    // "från 2025-01-01: ", "2024: ", or nothing for what holds as long as the agreement.
    [[nodiscard]] std::string in_time(const time_mark& when) const {
        switch (when.kind) {
            case time_kind::step:
                return say(words::from_day, {{"day", to_text(*when.first)}});
            case time_kind::year:
                return when.written + ": ";
            case time_kind::on_day:
                return to_text(*when.first) + ": ";
            case time_kind::always:
                break;
        }
        return {};
    }

    // Each statement with its time; and where it comes from, each source once.
    template <class value_type, class function>
    [[nodiscard]] std::string in_words(const dated<value_type>& value, std::vector<std::string>& sources, function&& one_in_words) const {
        std::vector<std::string> all;
        for (const auto& each : value.statements) {
            all.push_back(in_time(each.when) + one_in_words(each));
            const std::string source = in_words(each.what.from);
            if (std::ranges::find(sources, source) == sources.end()) {
                sources.push_back(source);
            }
        }
        return listed(all, "\n");
    }

    // Whole kronor without öre, as agreements write them.
    [[nodiscard]] std::string in_kronor(const amount& said) const {
        const rational& kronor = said.value.kronor();
        const auto ore = kronor.is_whole() ? std::nullopt : exactly(said.value);
        return ore ? write_kronor(*ore, in_) : write_exact(kronor, in_);
    }
    [[nodiscard]] std::string yearly_in_words(const amount& said) const { return say(words::per_year, {{"amount", in_kronor(said)}}); }

    // "Hälften var (Smedjebackens kommun, Region Dalarna)"; a party by its name alone.
    [[nodiscard]] std::string bearer_in_words(const dated_statement<name>& said) const {
        std::vector<std::string> parties;
        const auto reached = from_.behind(said.what.value, said.when.first);
        for (const receiver& each : reached) {
            if (each.kind == receiver_kind::party) {
                parties.push_back(label_of(each));
            }
        }
        std::string bearers = listed(parties, ", ");
        if (reached.empty() || reached.front().kind == receiver_kind::party) {
            return bearers;
        }
        return say(words::key_and_parties, {{"key", label_of(reached.front())}, {"parties", bearers}});
    }
    [[nodiscard]] std::string payer_in_words(const name& said) const {
        const auto payer = from_.find_receiver(said.id);
        return payer ? label_of(*payer) : say(words::the_bearer);
    }
    [[nodiscard]] std::string label_of(const receiver& one) const {
        switch (one.kind) {
            case receiver_kind::party:
                return label_or_id(from_.parties[one.row].label, from_.parties[one.row].id);
            case receiver_kind::activity:
                return label_or_id(from_.activities[one.row].label, from_.activities[one.row].id);
            case receiver_kind::key:
                break;
        }
        return label_or_id(from_.keys[one.row].label, from_.keys[one.row].id);
    }

    const agreement& from_;
    language in_;
};

}  // namespace

std::vector<text_table> text_tables(const report& from) {
    std::vector<text_table> all;
    for (const report_block& block : from.blocks) {
        text_table table{.heading = block.heading, .row_heading = block.row_heading, .columns = {}, .rows = {}};
        for (const std::string& heading : block.columns) {
            table.columns.push_back({heading, true});
        }
        for (const report_row& row : block.rows) {
            text_row& written = table.rows.emplace_back(
                text_row{.label = row.label + (row.past_without_actuals ? " †" : "") + (row.rounded_apart ? " ‡" : ""),
                         .total = row.kind == row_kind::total,
                         .firm = row.how_firm == standing::firm,
                         .cells = {}});
            for (const std::int64_t steps : row.cells) {
                written.cells.push_back(write_steps(steps, block.unit, from.in));
            }
        }
        all.push_back(std::move(table));
    }
    return all;
}

std::vector<text_table> text_tables(const agreement& from, language in) {
    const agreement_in_tables read{from, in};
    return {read.parties(), read.term(), read.costs()};
}

std::vector<text_table> text_tables(const plan& from, language in) {
    const agreement& source = *from.source;
    text_table table{
        words::charges.in(in),
        words::cost.in(in),
        {{words::number_of_charges.in(in), true}, {words::first_day.in(in)}, {words::last_day.in(in)}, {words::standing_of_charges.in(in)}},
        {}};
    for (row_number item = 0; item < source.costs.size(); ++item) {
        for (const standing how_firm : {standing::firm, standing::after_notice, standing::rests_on_no_notice, standing::conditional}) {
            std::size_t count = 0;
            period when;
            for (const charge_row& charge : from.charges) {  // in order of time
                if (charge.cost == item && charge.how_firm == how_firm && !charge.known_too_late) {
                    when = {count == 0 ? charge.when.first : when.first, charge.when.before};
                    ++count;
                }
            }
            if (count != 0) {
                table.rows.push_back(
                    {.label = label_or_id(source.costs[item].label, source.costs[item].id) + (how_firm == standing::firm ? "" : " *"),
                     .firm = how_firm == standing::firm,
                     .cells = {std::to_string(count), to_text(when.first), to_text(when.before - 1), in_words(how_firm).in(in)}});
            }
        }
    }
    table.rows.push_back({.label = words::sum.in(in),
                          .total = true,
                          .cells = {std::to_string(from.charges.size()), to_text(from.when.first), to_text(from.when.before - 1), ""}});
    return {table};
}

}  // namespace andel
