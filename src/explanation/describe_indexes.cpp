// How an amount moves with prices.

#include "describer.hpp"

namespace andel {

void describer::add(const andel::index& one) {
    const std::string label = name_of(one) + (one.label.usable() ? cite(one.label.only(), "label") : "");
    words pieces;
    add_movement(pieces, one, label);
    const auto money = [&](const rounding& rule) { return in_words(rule); };
    add_piece(pieces, one.rounding_level, "rounding.level", sentences::level_rounded, "rounding",
              [&](const rounding& rule) { return rounded_number(rule, write_exact(rule.to, in_)); });
    add_piece(pieces, one.rounding_change, "rounding.change", sentences::change_rounded, "rounding",
              [&](const rounding& rule) { return rounded_number(rule, write_share(rule.to, in_)); });
    add_rules_of_change(pieces, one);
    add_piece(pieces, one.rounding_factor, "rounding.factor", sentences::factor_rounded, "rounding",
              [&](const rounding& rule) { return rounded_number(rule, write_exact(rule.to, in_)); });
    add_piece(pieces, one.rounding_addition, "rounding.addition", sentences::addition_rounded, "rounding", money);
    add_piece(pieces, one.rounding_result, "rounding.result", sentences::result_rounded, "rounding", money);
    add_word(pieces, one.floor, "floor", sentences::floors);
    add_word(pieces, one.carry, "carry", sentences::carries);
    add_word(pieces, one.after_correction, "after_correction", sentences::corrections);
    finish(joined(pieces, "; ") + ".");
}

// What moves the amount; and when, and on what, where that is said here and not in the basket that it is a part of.
void describer::add_movement(words& pieces, const andel::index& one, const std::string& label) {
    const bool whole = one.every.usable() && one.against.usable();
    const bool in_pieces = one.yearly_change.has_steps() || one.yearly_change.has_occasions();
    const auto& of_change = !whole ? sentences::index_moves_by : in_pieces ? sentences::index_in_steps : sentences::index;
    const bool changes = one.yearly_change.usable();
    const std::string what = changes ? over_time(one.yearly_change, "change", [&](const change& said) { return in_words(said); })
                             : one.level.usable() ? over_time(one.level, "level", [&](const level& said) { return in_words(said); })
                                                  : over_time(one.parts, "parts", [&](const share_row& row) { return basket(row); });
    std::string day;
    if (one.every.usable()) {
        const day_of_year& every = one.every.value();
        day = say(sentences::day_of_year, {{"day", std::to_string(every.day_of_month)}, {"month", month(every.month)}}) +
              cite(one.every.only(), "every");
    }
    const std::string basis = one.against.usable() ? word(sentences::bases, one.against.value()) + cite(one.against.only(), "against") : "";
    pieces.push_back(say(changes ? of_change : sentences::index_follows,
                         {{"label", label}, {"day", day}, {"basis", basis}, {"changes", what}, {"what", what}}));
    if (changes && whole) {
        return;
    }
    if (one.every.usable()) {
        pieces.push_back(say(sentences::index_every, {{"day", day}}));
    }
    if (one.against.usable()) {
        pieces.push_back(say(sentences::index_against, {{"basis", basis}}));
    }
}

std::string describer::in_words(const change& said) const {
    const bool typed = said.measure.id.empty();
    return typed ? write_share(said.by, in_) : say(sentences::percent_of_measure, {{"measure", name_of_measure(said.measure)}});
}

std::string describer::in_words(const level& said) const {
    const bool typed = said.measure.id.empty();
    return typed ? say(sentences::index_number_of, {{"number", write_exact(said.number, in_)}}) : name_of_measure(said.measure);
}

std::string describer::basket(const share_row& row) const {
    words parts;
    for (const share_entry& each : row.entries) {
        const std::string share = each.part ? write_share(each.part->of_whole, in_) : say(sentences::the_rest);
        parts.push_back(
            say(sentences::share_of_index, {{"share", share}, {"name", name_of(from_.indexes[from_.find_index(each.receiver.id)])}}));
    }
    return say(sentences::basket, {{"parts", listed(parts)}});
}

// What is done with a change before it is used, in the order in which it is done.
void describer::add_rules_of_change(words& pieces, const andel::index& one) {
    const auto limit = [&](const change_limit& rule, const both_languages& pattern) {
        return say(pattern, {{"share", write_share(rule.share, in_)}}) + (rule.excess ? word(sentences::excesses, *rule.excess) : "");
    };
    words rules;
    const auto add_rule_named = [&](std::string_view id) {
        if (id == "portion") {
            add_piece(rules, one.portion, "portion", {"{rule}"}, "rule", [&](const index_portion& rule) {
                return fill_in(word(sentences::portions, rule.of.value_or(portion_of::change)), {{"share", write_share(rule.share, in_)}},
                               in_);
            });
        } else if (id == "threshold") {
            add_piece(rules, one.threshold, "threshold", {"{rule}"}, "rule", [&](const change_threshold& rule) {
                return fill_in(word(sentences::thresholds, rule.gives), {{"share", write_share(rule.share, in_)}}, in_);
            });
        } else if (id == "minimum") {
            add_piece(rules, one.minimum, "minimum", {"{rule}"}, "rule",
                      [&](const change_limit& rule) { return limit(rule, sentences::least_change); });
        } else {
            add_piece(rules, one.maximum, "maximum", {"{rule}"}, "rule",
                      [&](const change_limit& rule) { return limit(rule, sentences::most_change); });
        }
    };
    if (!one.order.usable()) {
        for (const std::string_view each : {"portion", "threshold", "minimum", "maximum"}) {
            add_rule_named(each);
        }
        std::ranges::move(rules, std::back_inserter(pieces));
        return;
    }
    for (const name& each : one.order.value().names) {
        add_rule_named(each.id);
    }
    pieces.push_back(say(sentences::in_this_order, {{"rules", in_turn(rules) + cite(one.order.only(), "order")}}));
}

}  // namespace andel
