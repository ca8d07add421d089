// What costs, or brings in, how much and when; and the frames it is compared with.

#include "describer.hpp"

namespace andel {

std::string describer::at_prices(const price_year& level) const {
    const bool whole_year = level.month == 0;
    return say(whole_year ? sentences::at_prices : sentences::at_prices_of_month,
               {{"month", whole_year ? "" : month(level.month)}, {"year", std::to_string(level.year)}});
}

std::string describer::in_words(const rounding& rule, const std::string& unit) const {
    return say(sentences::rounded, {{"unit", unit}, {"mode", word(sentences::modes, rule.mode)}});
}

std::string describer::unit_of_money(const rational& kronor) const {
    return kronor == rational{1, 100} ? say(sentences::whole_ore)
           : kronor == 1              ? say(sentences::whole_kronor)
                                      : say(sentences::multiples_of, {{"unit", in_words(exact_money::of_kronor(kronor))}});
}

std::string describer::rounded_number(const rounding& rule, const std::string& unit) const {
    return in_words(rule, say(sentences::multiples_of, {{"unit", unit}}));
}

std::string describer::how_indexed(const name& which) const {
    const auto found = from_.find_index(which.id);
    const bool none = found == no_row;
    return say(none ? sentences::not_indexed : sentences::indexed, {{"name", none ? "" : name_of(from_.indexes[found])}});
}

std::string describer::amounts_of(const cost& one, bool income) {
    const auto kronor = [&](const amount& said) { return in_words(income ? -said.value : said.value); };
    const auto level_of_all = one.price_level.usable() ? std::optional{one.price_level.value()} : std::nullopt;
    const auto with_level = [&](const std::string& text, const amount& said) {
        const bool own = said.price_level &&
                         (!level_of_all || said.price_level->year != level_of_all->year || said.price_level->month != level_of_all->month);
        return text + (own ? at_prices(*said.price_level) : "");
    };
    std::string text;
    if (one.yearly.usable()) {
        text = over_time(one.yearly, "yearly", [&](const amount& said) {
            return with_level(say(said.as_charged ? sentences::as_charged_a_year : sentences::a_year, {{"amount", kronor(said)}}), said);
        });
    } else if (one.capital.usable()) {
        words assets;
        for (const name& each : one.capital.value().names) {
            assets.push_back(text_of(from_.assets[from_.find_asset(each.id)].label.value()));
        }
        text = say(sentences::capital_cost, {{"assets", listed(assets)}}) + cite(one.capital.only(), "capital");
    } else if (one.loan.usable()) {
        const bool interest = one.part_of_loan.value() == loan_part::interest;
        text = say(interest ? sentences::interest_on_loan : sentences::payments_on_loan,
                   {{"loan", text_of(from_.loans[from_.find_loan(one.loan.value().id)].label.value())}}) +
               cite(one.loan.only(), "loan");
    } else {
        const std::string amounts = over_time(one.once, "once", [&](const amount& said) {
            return with_level(said.as_charged ? say(sentences::as_charged) : kronor(said), said);
        });
        text = say(sentences::as_one_off, {{"amounts", amounts}});
    }
    if (one.price_level.usable()) {
        text += "," + at_prices(*level_of_all) + cite(one.price_level.only(), "price_level");
    }
    return text;
}

void describer::add(const cost& one) {
    const bool income = one.kind.usable() && one.kind.value() == cost_kind::income;
    const bool staff = one.kind.usable() && one.kind.value() == cost_kind::staff;
    const bool rent = one.kind.usable() && one.kind.value() == cost_kind::rent;
    const std::string label = name_of(one, true) + cite(one.label.only(), "label");
    words pieces{say(income ? sentences::gives
                     : rent ? sentences::comes_to
                            : sentences::costs,
                     {{"label", label}, {"amounts", amounts_of(one, income)}})};
    add_piece(pieces, one.index, "index", sentences::the_amount, "how", [&](const name& which) { return how_indexed(which); });
    add_piece(pieces, one.key, "key", income ? sentences::the_income : sentences::the_cost, "how", [&](const name& which) {
        return income ? by_kind(which, sentences::falls_to_party, sentences::falls_to_activity, sentences::divided_by_key) : borne(which);
    });
    add_piece(pieces, one.paid_by, "paid_by", {"{who}"}, "who", [&](const name& which) {
        if (which.id == "bearer") {
            return say(income ? sentences::bearer_receives : sentences::bearer_pays);
        }
        return say(income ? sentences::receives : staff ? sentences::pays_staff : sentences::pays_supplier, {{"name", name_of(which)}});
    });
    add_piece(pieces, one.when, "when", {"{when}"}, "when", [&](const event_rule& rule) {
        const std::string years = in_words(length{rule.years_before, length_unit::years});
        return say(rule.years_before == 0 ? sentences::when_joining_same_year : sentences::when_joining, {{"length", years}});
    });
    add_piece(pieces, one.until, "until", sentences::last_day_of_cost, "day", [&](const day_reference& last) { return in_words(last); });
    add_piece(pieces, one.committed_until, "committed_until", sentences::committed_until, "day",
              [&](const day_reference& last) { return in_words(last); });
    add_piece(pieces, one.kind, "kind", sentences::kind, "kind", [&](cost_kind which) { return word(sentences::kinds, which); });
    add_piece(pieces, one.activity, "activity", sentences::belongs_to, "name", [&](const name& which) { return name_of(which); });
    add_piece(pieces, one.part_of_year, "part_years", sentences::part_of_year_of_cost, "rule",
              [&](part_years rule) { return word(sentences::part_year_rules, rule); });
    add_piece(pieces, one.rounding_amount, "rounding.amount", sentences::rounded_amount, "rounding",
              [&](const rounding& rule) { return in_words(rule); });
    finish(joined(pieces, "; ") + ".");
}

void describer::add(const frame& one) {
    const std::string label = name_of(from_.frames, one, both_languages{}) + cite(one.label.only(), "label");
    const bool every_year = !one.limit.has_occasions();
    const std::string amounts = over_time(one.limit, "amount", [&](const amount& said) {
        return say(every_year ? sentences::a_year : both_languages{"{amount}"}, {{"amount", in_words(said.value)}}) +
               (said.price_level ? at_prices(*said.price_level) : "");
    });
    const std::string owner = over_time(one.owner, "owner", [&](const name& who) {
        return say(sentences::frame_owner, {{"owner", name_of(who)}});
    });
    const bool of_costs = one.costs.usable();
    const auto& named = of_costs ? one.costs : one.assets;
    words things;
    for (const name& each : named.value().names) {
        things.push_back(of_costs ? name_of(*std::ranges::find(from_.costs, each.id, &cost::id))
                                  : text_of(from_.assets[from_.find_asset(each.id)].label.value()));
    }
    const std::string compared = listed(things) + cite(named.only(), of_costs ? "costs" : "assets");
    const std::string over = word(sentences::over, one.over.value()) + cite(one.over.only(), "over");
    finish(say(sentences::frame, {{"label", label}, {"amounts", amounts}, {"owner", owner}, {"costs", compared}, {"over", over}}));
}

}  // namespace andel
