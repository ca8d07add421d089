// The term, the rounding, and what is left out.

#include "describer.hpp"

#include <andel/plan/check_agreement.hpp>

namespace andel {

void describer::add_term() {
    const andel::term& rules = from_.term;
    begin(rules, sentences::term_heading);
    address_ = "term";
    const std::string start = in_words(rules.start.value()) + cite(rules.start.only(), "start");
    const bool runs_on = rules.end.value().none;
    const std::string end = (runs_on ? "" : in_words(rules.end.value())) + cite(rules.end.only(), "end");
    finish("term.start", say(runs_on ? sentences::term_without_end : sentences::term, {{"start", start}, {"end", end}}),
           std::min(rules.start.where, rules.end.where));
    add_rule(rules.renewal, "renewal", {"{renewal}"}, "renewal", [&](const renewal& again) { return in_words(again); });
    add_rule(rules.notice, "notice", sentences::notice, "times", [&](const notice& said) { return in_words(said); });
    add_rule(rules.part_of_year, "part_years", sentences::part_of_year, "rule",
             [&](part_years rule) { return word(sentences::part_year_rules, rule); });
    const bool come_and_go =
        std::ranges::any_of(from_.parties, [](const party& each) { return !each.joins.absent() || !each.leaves.absent(); });
    if (come_and_go || (rules.presence.usable() && rules.presence.only().from.kind != origin_kind::rule_profile)) {
        add_rule(rules.presence, "presence", {"{rule}"}, "rule", [&](presence_rule rule) { return word(sentences::presences, rule); });
    }
    const bool months_end = rules.renewal.usable() && !rules.renewal.value().none;
    if (months_end || (rules.month_ends.usable() && rules.month_ends.only().from.kind != origin_kind::rule_profile)) {
        add_rule(rules.month_ends, "month_end", {"{rule}"}, "rule", [&](month_end rule) { return word(sentences::month_ends, rule); });
    }
    add_rule(rules.year_starts, "year_starts", sentences::year_starts, "day", [&](const day_of_year& day) {
        return say(sentences::day_of_year, {{"day", std::to_string(day.day_of_month)}, {"month", month(day.month)}});
    });
    add_rule(rules.weekend, "weekend", {"{rule}"}, "rule", [&](weekend_rule rule) { return word(sentences::weekends, rule); });
    add_rule(rules.condition, "condition", sentences::term_condition, "condition", &text_of);
    add_note_of_thing();
    in_order_of_file();
}

std::string describer::in_words(const renewal& again) const {
    if (again.none) {
        return say(sentences::no_renewal);
    }
    const bool one_at_most = again.at_most && *again.at_most == 1;
    const auto& most = !again.at_most ? sentences::without_limit : one_at_most ? sentences::at_most_once : sentences::at_most;
    const auto& condition = again.condition.empty() ? both_languages{} : sentences::on_condition;
    return say(again.happens == renewal_way::unless_notice ? sentences::renewal_unless_notice : sentences::renewal_by_decision,
               {{"length", in_words(again.each)},
                {"most", say(most, {{"count", std::to_string(again.at_most.value_or(0))}})},
                {"condition", say(condition, {{"condition", text_of(again.condition)}})}});
}

std::string describer::in_words(const notice& said) const {
    std::string text =
        in_words(said.time) + word(sentences::notice_before, said.before) + (said.to_month_end ? say(sentences::to_month_end) : "");
    for (const auto& [who, own] : said.by_party) {
        text += say(sentences::notice_of_party, {{"name", name_of(who)}, {"length", in_words(own)}});
    }
    return text;
}

void describer::add_rounding() {
    const rounding_rules& rules = from_.rounding;
    begin(rules, sentences::rounding_heading);
    address_ = "rounding";
    add_rule(rules.charge_period, "period", sentences::charge_period, "length", [&](const length& time) { return in_words(time); });
    add_rule(rules.amount, "amount", sentences::amounts_rounded, "rounding", [&](const rounding& rule) { return in_words(rule); });
    if (rules.part.usable()) {
        const part_rounding& part = rules.part.value();
        const std::string unit = unit_of_money(part.to);
        const std::string odd = in_words(part) + cite(rules.part.only(), "part");
        finish("rounding.part", say(sentences::parts_rounded, {{"unit", unit}, {"odd", odd}}), rules.part.where);
    }
    add_note_of_thing();
    in_order_of_file();
}

void describer::add_amendments() {
    for (const amendment& one : from_.amendments) {
        begin(one, sentences::amendments_heading);
        address_ = "amendment";
        std::string text = say(sentences::amended, {{"day", to_text(*one.first_day.value().when)}, {"label", text_of(one.label.value())}});
        if (one.decided.usable()) {
            text += say(sentences::amendment_decided, {{"day", to_text(*one.decided.value().when)}});
            text += one.is_late() ? say(sentences::amendment_late) : std::string{};
        }
        if (one.removes.usable()) {
            std::string names;
            for (const name& each : one.removes.value().names) {
                names += (names.empty() ? "" : ", ") + each.id;
            }
            text += say(sentences::amendment_removes, {{"names", names}});
        }
        finish("amendment", text + ".", one.where);
        add_note_of_thing();
    }
}

std::vector<described_sentence> describer::left_out() const {
    std::vector<described_sentence> all;
    for (const left_out_clause& each : from_.facts.left_out) {
        std::string clause = one_line(each.clause);
        for (std::uint32_t i = 0; i < from_.sources.size(); ++i) {
            if (clause.starts_with(from_.sources[i].id + " ")) {
                clause.replace(0, from_.sources[i].id.size(), name_of_source(i));
                break;
            }
        }
        all.push_back(row("agreement.left_out." + each.clause,
                          say(sentences::left_out, {{"clause", clause}, {"reason", text_of(each.reason)}}), from_.facts.from, each.where));
        all.back().reference = reference_to(from_.facts.from);
    }
    return all;
}

std::vector<described_sentence> describer::forgotten() const {
    std::vector<described_sentence> all;
    for (const problem& each : warnings_of(from_)) {
        if (each.code == problem_code::clause_not_modelled) {
            all.push_back(row("sources", message(each, in_), {}, each.where));
        }
    }
    return all;
}

}  // namespace andel
