// Who an amount is handed to.

#include "describer.hpp"

namespace andel {

void describer::add(const key& one) {
    const std::string label = name_of(one) + (one.label.usable() ? cite(one.label.only(), "label") : "");
    words how = each_over_time(one.shares, "shares", [&](const share_row& row) {
        words parts;
        words last;  // the rest comes after what it is the rest of
        for (const share_entry& each : row.entries) {
            const std::string part = each.part ? write_share(each.part->of_whole, in_) : say(sentences::the_rest);
            (each.part ? parts : last).push_back(say(sentences::falls_on, {{"share", part}, {"name", name_of(each.receiver)}}));
        }
        std::ranges::move(last, std::back_inserter(parts));
        return say(sentences::falls, {{"parts", listed(parts)}});
    });
    std::ranges::copy(each_over_time(one.equal, "equal",
                                     [&](const receiver_set& set) {
                                         return say(sentences::equally, {{"names", listed(names_in(set.members))}});
                                     }),
                      std::back_inserter(how));
    std::ranges::copy(each_over_time(one.weights, "weights",
                                     [&](const weight_row& row) {
                                         words weights;
                                         for (const weight_entry& each : row.entries) {
                                             weights.push_back(say(sentences::weight_of, {{"weight", write_exact(each.weight, in_)},
                                                                                          {"name", name_of(each.receiver)}}));
                                         }
                                         return say(sentences::in_proportion, {{"weights", listed(weights)}});
                                     }),
                      std::back_inserter(how));
    if (one.by.usable()) {
        const std::string by = over_time(one.by, "by", [&](const name& which) {
            return say(sentences::by_measure, {{"measure", name_of_measure(which)}});
        });
        const std::string among = over_time(one.among, "among", [&](const receiver_set& set) { return listed(names_in(set.members)); });
        how.push_back(say(sentences::divided_by_measure, {{"by", by}, {"among", among}}));
    }
    std::ranges::move(each_over_time(one.charges, "charges", [&](const tariff& row) { return in_words(row); }), std::back_inserter(how));
    add_piece(how, one.rest, "rest", sentences::rest_of_charges, "how", [&](const name& which) { return borne(which); });
    add_piece(how, one.index, "index", sentences::kronor_of_key, "how", [&](const name& which) { return how_indexed(which); });
    add_piece(how, one.price_level, "price_level", sentences::kronor_at_prices, "level",
              [&](const price_year& level) { return at_prices(level); });
    add_piece(how, one.limits, "limits", {"{limits}"}, "limits", [&](const limit_rules& rules) { return in_words(rules); });
    add_word(how, one.part_year, "part_year", sentences::part_year_of_key);
    if (one.rounding_share.usable()) {
        const part_rounding& rule = one.rounding_share.value();
        const std::string unit = say(sentences::multiples_of, {{"unit", write_share(rule.to, in_)}});
        how.push_back(
            say(sentences::shares_rounded, {{"unit", unit}, {"odd", in_words(rule) + cite(one.rounding_share.only(), "rounding.share")}}));
    }
    add_piece(how, one.rounding_part, "rounding.part", {"{rule}"}, "rule", [&](const key_part_rounding& rule) {
        if (rule.alone) {
            return say(sentences::fees_rounded, {{"rounding", in_words(*rule.alone)}});
        }
        return say(sentences::parts_of_key_rounded, {{"unit", unit_of_money(rule.together.to)}, {"odd", in_words(rule.together)}});
    });
    finish(say(sentences::key, {{"label", label}, {"how", joined(how, "; ")}}));
}

std::string describer::borne(const name& by) const {
    return by_kind(by, sentences::borne_by_party, sentences::borne_by_activity, sentences::divided_by_key);
}

// ---- keys in kronor, and limits

std::string describer::in_words(const tariff& row) const {
    words entries;
    for (const charge_entry& each : row.entries) {
        const auto& id = each.receiver.id;
        const auto& pattern = id == "everyone"        ? sentences::each_of_all
                              : class_of_set_word(id) ? sentences::each_of
                              : from_.is_group(id)    ? sentences::each_of_group
                                                      : both_languages{"{names}"};
        entries.push_back(
            say(sentences::charge_of, {{"name", say(pattern, {{"names", name_of(each.receiver)}})}, {"charge", in_words(each.owed)}}));
    }
    return say(sentences::charges, {{"entries", joined(entries, ", ")}});
}

std::string describer::in_words(const charge& owed) const {
    std::string text = owed.fee ? kronor(*owed.fee) : "";
    if (owed.rate || owed.rate_of_each) {
        const auto& pattern = owed.rate ? sentences::for_each_unit : sentences::share_of_measure;
        const std::string each = owed.rate ? kronor(*owed.rate) : write_share(*owed.rate_of_each, in_);
        const std::string rate = say(pattern, {{"amount", each}, {"share", each}, {"measure", name_of_measure(owed.per)}});
        text = say(owed.fee ? sentences::fee_and_rate : both_languages{"{rate}"}, {{"fee", text}, {"rate", rate}});
    }
    words all;
    for (const limit_word which : owed.order) {
        all.push_back(which == limit_word::discount  ? in_words(*owed.discount)
                      : which == limit_word::minimum ? at_least(*owed.minimum)
                                                     : at_most(*owed.maximum));
    }
    if (all.empty()) {
        return text;
    }
    return say(owed.order_said ? sentences::limited_in_order : sentences::limited,
               {{"charge", text}, {"limits", owed.order_said ? in_turn(all) : listed(all)}});
}

std::string describer::in_words(const bound& limit, const both_languages& share_of) const {
    if (!limit.kronor) {
        return say(share_of, {{"share", write_share(limit.share, in_)}});
    }
    if (limit.per.id.empty()) {
        return kronor(*limit.kronor);
    }
    return say(sentences::for_each_unit, {{"amount", kronor(*limit.kronor)}, {"measure", name_of_measure(limit.per)}});
}

std::string describer::at_least(const bound& limit) const { return say(sentences::at_least_bound, {{"bound", in_words(limit)}}); }
std::string describer::at_most(const bound& limit) const { return say(sentences::at_most_bound, {{"bound", in_words(limit)}}); }

std::string describer::in_words(const andel::discount& rule) const {
    const bool excess = rule.on == discount_on::excess;
    const auto& pattern = !rule.threshold ? sentences::discount
                          : excess        ? (rule.from_threshold ? sentences::discount_on_excess_from : sentences::discount_on_excess)
                                          : (rule.from_threshold ? sentences::discount_from : sentences::discount_above);
    return say(pattern, {{"share", write_share(rule.share, in_)},
                         {"threshold", rule.threshold ? write_exact(*rule.threshold, in_) : ""},
                         {"measure", rule.of.id.empty() ? "" : name_of_measure(rule.of)}}) +
           for_whom(rule.only, rule.except);
}

std::string describer::in_words(const yearly_limit& rule) const {
    words all;
    const auto moved = [&](const std::optional<bound>& by, const both_languages& pattern) {
        if (by) {
            all.push_back(say(pattern, {{"bound", in_words(*by, sentences::of_part_last_year)}}));
        }
    };
    moved(rule.up, sentences::rises);
    moved(rule.down, sentences::falls_by);
    words notes;
    if (!rule.previous.empty()) {
        words amounts;
        for (const weight_entry& each : rule.previous) {
            amounts.push_back(say(sentences::weight_of, {{"weight", kronor(each.weight)}, {"name", name_of(each.receiver)}}));
        }
        notes.push_back(say(sentences::counted_from, {{"amounts", listed(amounts)}}));
    }
    return listed(all) + in_brackets(joined(notes, "")) + for_whom(rule.only, rule.except);
}

std::string describer::for_whom(const std::vector<name>& only, const std::vector<name>& except) const {
    words all;
    if (!only.empty()) {
        all.push_back(say(sentences::only_for, {{"names", listed(names_in(only))}}));
    }
    if (!except.empty()) {
        all.push_back(say(sentences::except_for, {{"names", listed(names_in(except))}}));
    }
    return in_brackets(joined(all, ", "));
}

std::string describer::in_words(const limit_rules& rules) const {
    words all;
    for (const limit_word which : rules.order) {
        all.push_back(which == limit_word::minimum    ? at_least(*rules.minimum)
                      : which == limit_word::maximum  ? at_most(*rules.maximum)
                      : which == limit_word::discount ? in_words(*rules.discount)
                                                      : in_words(*rules.yearly_change));
    }
    const bool bounds_only = std::ranges::all_of(rules.order, [](limit_word each) { return each <= limit_word::maximum; });
    const auto& pattern = rules.order_said ? sentences::limits_in_order : bounds_only ? sentences::limits : sentences::limits_alone;
    std::string text = say(pattern, {{"limits", rules.order_said ? in_turn(all) : listed(all)}});
    if (rules.difference.id.empty()) {
        return text;
    }
    const bool others = rules.difference.id == "others";
    const std::string how = others ? "" : borne(rules.difference);
    return text + "; " + say(others ? sentences::difference_others : sentences::difference, {{"how", how}});
}

// ---- how parts are made whole

std::string describer::in_words(const part_rounding& part) const {
    std::string text = word(sentences::odd, part.odd);
    if (part.odd == odd_rule::party) {
        text = fill_in(text, {{"name", name_of(part.taker)}}, in_);
    }
    if (!part.by_code && part.order.empty()) {
        return text;
    }
    text += part.profile_ties ? say(sentences::first_larger_part) : part.odd == odd_rule::first_in_order ? "," : say(sentences::tie);
    return text +
           (part.by_code ? say(sentences::in_order_of_code) : say(sentences::in_order, {{"names", joined(names_in(part.order), ", ")}}));
}

}  // namespace andel
