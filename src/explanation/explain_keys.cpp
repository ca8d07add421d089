// Who bears an amount and why, who has paid it, and who owes whom.

#include "line_writer.hpp"

namespace andel {

namespace words = explain_words;

namespace {
constexpr std::size_t most_numbers_of_a_level = 80;
}  // namespace

void line_writer::keys(row_number number, const charge_row& charge) {
    std::set<target> told;
    for (row_number row = charge.cells.first; row < charge.cells.first + charge.cells.count; ++row) {
        const cell_row& one = rows_.cells[row];
        if (!told.insert(one.key).second) {
            continue;
        }
        add(say(words::borne_by, {{"receiver", name_of(one.key)}}));
        leaf(one.key_input);
        const nested deeper{depth_};
        std::set<row_number> seen;
        key(one.key, seen, number);
        if (one.key.is_key && !weigh_.says_kronor(one.key)) {
            add(say(words::share_of_party, {{"party", party(why_.party)}, {"share", to_text(share_of(one.key, why_.party))}}));
        }
    }
}

void line_writer::key(const target& to, std::set<row_number>& seen, row_number charge) {
    if (!to.is_key || !seen.insert(to.row).second) {
        return;
    }
    const key_row& one = rows_.keys[to.row];
    if (one.schedule) {
        charges(to.row, charge);
    } else {
        weights(to);
    }
    leaf(one.input);
    leaf(one.by_input);
    const nested deeper{depth_};
    for (row_number row = one.lines.first; row < one.lines.first + one.lines.count; ++row) {
        if (rows_.lines[row].need != no_row) {
            figure(rows_.lines[row].need);
        }
    }
    if (one.key != no_row && from_.keys[one.key].rounding_share.usable()) {
        const auto& said = from_.keys[one.key].rounding_share.only();
        add(say(words::rounds_shares, {{"unit", percent(said.value.to)}}));
        leaf(said.from, said.where);
    }
    if (one.limits_input != no_row) {
        limits(to.row, charge);
    }
    for (row_number row = one.lines.first; row < one.lines.first + one.lines.count; ++row) {
        key(rows_.lines[row].to, seen, charge);
    }
    for (row_number row = one.charges.first; row < one.charges.first + one.charges.count; ++row) {
        key(rows_.charge_lines[row].to, seen, charge);
    }
    for (const auto& each : {one.rest, one.difference}) {
        if (each) {
            key(*each, seen, charge);
        }
    }
}

// The lines of a key, each with its share of the whole.
void line_writer::weights(const target& to) {
    const key_row& one = rows_.keys[to.row];
    const bool single = one.activity != no_row || one.stands_in_for != no_row;
    const auto weight_of = [&](const weight_line& line) {
        return (line.need != no_row ? weigh_.figure(line.need) : line.weight) * line.presence;
    };
    rational sum;
    for (row_number row = one.lines.first; row < one.lines.first + one.lines.count; ++row) {
        sum += weight_of(rows_.lines[row]);
    }
    std::string shares;
    for (row_number row = one.lines.first; row < one.lines.first + one.lines.count; ++row) {
        const weight_line& line = rows_.lines[row];
        shares += shares.empty() ? "" : ", ";
        if (single || sum.is_zero()) {
            shares += name_of(line.to);
            continue;
        }
        const both_languages& words_of_it = sum == 1 ? words::weight : words::weight_of_sum;
        shares += say(
            words_of_it,
            {{"name", name_of(line.to)}, {"share", share(weight_of(line) / sum)}, {"weight", shown(weight_of(line))}, {"sum", shown(sum)}});
    }
    add(say(one.stands_in_for != no_row ? words::stands_in
            : one.activity != no_row    ? words::activity
                                        : words::key,
            {{"label", name_of(to)}, {"shares", shares}}));
}

const derivation_division* line_writer::division_of(row_number key, row_number charge) const {
    const auto found =
        std::ranges::find_if(why_.how.divisions, [&](const derivation_division& each) { return each.key == key && each.charge == charge; });
    return found == why_.how.divisions.end() ? nullptr : &*found;
}

// What each is charged, and who bears the rest.
void line_writer::charges(row_number key, row_number charge) {
    const key_row& one = rows_.keys[key];
    add(say(words::charges, {{"label", name_of(target{true, key})}}));
    const derivation_division* how = division_of(key, charge);
    if (how == nullptr) {
        return;
    }
    const nested deeper{depth_};
    for (row_number i = 0; i < one.charges.count; ++i) {
        const charge_line& line = rows_.charge_lines[one.charges.first + i];
        const formula_writer write{why_.how, formula_style::reader, in_};
        const step_number before = how->before_limits[i];
        const step_number after = how->after_limits[i];
        const std::string value = shown(why_.how.value(after));
        std::string formula = write.is_short(after, most_numbers_of_a_level) ? write.write(after) : value;
        if (formula != value) {
            formula += " = " + value;
        }
        add(say(words::charged, {{"name", name_of(line.to)}, {"formula", formula}}) +
            (why_.how.value(before) == why_.how.value(after) ? "" : say(words::before_limits, {{"value", shown(why_.how.value(before))}})));
        if (line.need != no_row) {
            figure(line.need);
        }
    }
    if (how->rest != no_step) {
        add(say(words::rest, {{"name", name_of(*one.rest)}, {"value", shown(why_.how.value(how->rest))}}));
        leaf(one.rest_input);
    }
}

// What the limits have made of the parts.
void line_writer::limits(row_number key, row_number charge) {
    const key_row& one = rows_.keys[key];
    add(say(one.fill ? words::limits_filled : words::limits, {}));
    leaf(one.limits_input);
    const derivation_division* how = division_of(key, charge);
    if (how == nullptr) {
        return;
    }
    const nested deeper{depth_};
    for (row_number i = 0; i < one.lines.count; ++i) {
        const std::string before = shown(why_.how.value(how->before_limits[i]));
        const std::string after = shown(why_.how.value(how->after_limits[i]));
        add(say(before == after ? words::within_limits : words::limited,
                {{"name", name_of(rows_.lines[one.lines.first + i].to)}, {"before", before}, {"after", after}}));
    }
    if (how->rest != no_step) {
        add(say(words::difference, {{"name", name_of(*one.difference)}, {"value", shown(why_.how.value(how->rest))}}));
    }
}

rational line_writer::share_of(const target& to, row_number party) {
    rational sum;
    for (const auto& each : weigh_.shares_of(to)) {
        sum += each.party == party ? each.of_whole : rational{};
    }
    return sum;
}

std::string line_writer::name_of(const target& to) const {
    if (!to.is_key) {
        return party(to.row);
    }
    const key_row& one = rows_.keys[to.row];
    return one.stands_in_for != no_row ? party(one.stands_in_for)
           : one.activity != no_row    ? label(from_.activities[one.activity])
                                       : label(from_.keys[one.key]);
}

void line_writer::parts(const explained_charge& one, const charge_row& charge) {
    const derivation_split& split = why_.how.split_of(part_kind::borne, one.charge);
    const auto own = std::ranges::find(split.parties, why_.party);
    if (own == split.parties.end()) {
        add(say(words::no_part, {{"party", party(why_.party)}}));
    } else {
        const auto which = static_cast<std::size_t>(own - split.parties.begin());
        const rational exact = why_.how.value(split.quotas[which]) * split.unit;
        const auto written_above = [&](step_number step) { return is_named(step, one.charge, charge); };
        const formula_writer write{why_.how, formula_style::reader, in_, written_above};
        add(say(words::part, {{"formula", write.write_times(split.quotas[which], split.unit)}, {"value", shown(exact)}}));
    }
    odd(split);
    std::string sum;
    for (const entry_row& each : one.entries) {
        if (!each.bears.is_zero()) {
            sum += (sum.empty() ? "" : " + ") + party(each.party) + " " + kronor(each.bears);
        }
    }
    const rational& rounded = why_.how.value(why_.how.find(meaning::rounded_amount, one.charge));
    add(say(words::check, {{"sum", sum.empty() ? "0" : sum}, {"value", shown(rounded)}}));
}

// Amounts that stand on lines of their own above the part.
bool line_writer::is_named(step_number step, row_number number, const charge_row& charge) const {
    const auto is = [&](meaning what, row_number row) { return why_.how.find(what, row) == step; };
    for (row_number row = charge.cells.first; row < charge.cells.first + charge.cells.count; ++row) {
        if (charge.cells.count > 1 && is(meaning::cell_amount, row)) {
            return true;
        }
    }
    return is(meaning::rounded_amount, number) || (charge.cells.count > 1 && is(meaning::exact_amount, number));
}

void line_writer::odd(const derivation_split& split) {
    const auto& part = from_.rounding.part;
    const std::string unit = split.unit == rational{1, 100} ? say(words::ore) : shown(split.unit) + " kr";
    const bool whole = std::ranges::all_of(split.quotas, [&](step_number each) { return why_.how.value(each).is_whole(); });
    if (whole || !part.usable()) {
        add(say(words::no_odd, {{"unit", unit}}));
        return;
    }
    const std::array<const both_languages*, 4> rules{&words::odd_largest_remainder, &words::odd_largest_part, &words::odd_first_in_order,
                                                     &words::odd_to_party};
    std::string taker;
    if (split.rule.odd == odd_rule::party) {  // who may have no part in this very charge
        taker = party(from_.find_receiver(part.value().taker.id)->row);
    }
    add(say(words::odd, {{"unit", shown(split.unit) + " kr"},
                         {"rule", say(*rules.at(static_cast<std::size_t>(split.rule.odd)), {{"unit", unit}, {"party", taker}})}}));
    leaf(part.only().from, part.only().where);
    const nested deeper{depth_};
    std::set<rational> cut;
    bool tie = false;
    for (std::size_t i = 0; i < split.parties.size(); ++i) {
        const rational& quota = why_.how.value(split.quotas[i]);
        const std::string count = std::to_string(split.parts[i].odd);
        add(say(words::quota, {{"party", party(split.parties[i])},
                               {"exact", shown(quota * split.unit)},
                               {"value", shown(rational{split.parts[i].units} * split.unit)},
                               {"got", split.parts[i].odd == 0 ? "" : say(words::got_odd, {{"count", count}, {"unit", unit}})}}));
        const rational lost = absolute(quota - quota.truncated());
        tie = tie || (!lost.is_zero() && !cut.insert(split.rule.odd == odd_rule::largest_part ? absolute(quota) : lost).second);
    }
    if (split.rule.odd == odd_rule::first_in_order || (tie && split.rule.odd != odd_rule::party)) {
        add(say(split.rule.ties_to_larger_quota ? words::ties_to_larger : words::order, {{"order", in_order(split)}}));
    }
}

std::string line_writer::in_order(const derivation_split& split) const {
    std::vector<std::pair<std::uint32_t, row_number>> ranked;
    for (std::size_t i = 0; i < split.parties.size(); ++i) {
        ranked.emplace_back(split.ranks[i], split.parties[i]);
    }
    std::ranges::sort(ranked);
    std::string text;
    for (const auto& [rank, row] : ranked) {
        text += (text.empty() ? "" : ", ") + party(row);
    }
    return text;
}

void line_writer::payment(const explained_charge& one, const charge_row& charge) {
    std::set<row_number> told;
    for (row_number row = charge.cells.first; row < charge.cells.first + charge.cells.count; ++row) {
        const cell_row& cell = rows_.cells[row];
        if (told.insert(cell.payer).second) {
            const bool bearer = cell.payer == paid_by_bearer;
            const std::string text = bearer ? say(words::paid_by_bearer) : say(words::paid_by, {{"party", party(cell.payer)}});
            add(text);
            leaf(cell.payer_input);
        }
    }
    const nested deeper{depth_};
    for (const entry_row& each : one.entries) {
        if (!each.pays.is_zero()) {
            add(say(words::pays, {{"party", party(each.party)}, {"value", kronor(each.pays)}}));
        }
    }
    settle(one);
}

void line_writer::settle(const explained_charge& one) {
    std::vector<entry_row> debtors;
    std::vector<entry_row> creditors;
    for (const entry_row& each : one.entries) {
        if (each.settles() > money{}) {
            debtors.push_back(each);
        } else if (each.settles() < money{}) {
            creditors.push_back(each);
        }
    }
    const money own = one.of(why_.party).settles();
    const auto pay = [&](const entry_row& debtor, const entry_row& creditor, money amount) {
        add(say(words::settles_to, {{"debtor", party(debtor.party)}, {"value", kronor(amount)}, {"creditor", party(creditor.party)}}));
    };
    if (own.is_zero()) {
        add(say(words::settles_nothing));
    } else if (own > money{} && creditors.size() == 1) {
        pay(one.of(why_.party), creditors.front(), own);
    } else if (own < money{} && creditors.size() == 1) {
        for (const entry_row& each : debtors) {
            pay(each, creditors.front(), each.settles());
        }
    } else if (debtors.size() == 1) {
        for (const entry_row& each : creditors) {
            if (own > money{} || each.party == why_.party) {
                pay(debtors.front(), each, -each.settles());
            }
        }
    } else {
        add(say(words::settles_with_all, {{"value", kronor(own)}}));
    }
}

}  // namespace andel
