// Assets, loans, and what a party owes that leaves.

#include "describer.hpp"

namespace andel {

std::string describer::in_words(const interest_rate& rate) const {
    return rate.measure.id.empty() ? write_share(rate.yearly, in_) : name_of_measure(rate.measure);
}

void describer::add(const asset& one) {
    const std::string label = subject(one.label.value()) + cite(one.label.only(), "label");
    const std::string cost = in_words(one.cost.value().value) + cite(one.cost.only(), "cost");
    const std::string owner = name_of(one.owner.value()) + cite(one.owner.only(), "owner");
    words pieces{say(sentences::asset, {{"label", label}, {"cost", cost}, {"owner", owner}})};
    add_piece(pieces, one.grant, "grant", {"{grant}"}, "grant", [&](const grant& said) {
        return say(said.treatment == grant_treatment::reduces_cost ? sentences::grant_reduces_cost : sentences::grant_spread,
                   {{"amount", kronor(said.kronor)}});
    });
    add_piece(pieces, one.in_use, "in_use", sentences::taken_into_use, "day", [&](const day_reference& day) { return in_words(day); });
    add_piece(pieces, one.life, "life", sentences::depreciated_over, "life", [&](const length& life) { return in_words(life); });
    add_word(pieces, one.method, "method", sentences::depreciation_methods);
    add_word(pieces, one.start, "start", sentences::depreciation_starts);
    add_piece(pieces, one.rest_value, "rest_value", sentences::rest_value, "amount",
              [&](const amount& rest) { return in_words(rest.value); });
    add_piece(pieces, one.rate, "rate", sentences::internal_rate, "rate", [&](const interest_rate& rate) { return in_words(rate); });
    add_word(pieces, one.interest_on, "interest_on", sentences::interest_bases);
    add_word(pieces, one.interest_from, "interest_from", sentences::interest_starts);
    add_word(pieces, one.rate_change, "rate_change", sentences::rate_changes);
    add_piece(pieces, one.rate_by_party, "rate_by_party", sentences::rates_by_party, "rates", [&](const rate_row& row) {
        words all;
        for (const party_rate& each : row.entries) {
            all.push_back(say(sentences::rate_of_party, {{"party", name_of(each.party)}, {"rate", in_words(each.rate)}}));
        }
        return listed(all);
    });
    add_piece(pieces, one.rounding_depreciation, "rounding.depreciation", sentences::depreciation_rounded, "rounding",
              [&](const rounding& rule) { return in_words(rule); });
    add_piece(pieces, one.left_over, "left_over", sentences::left_over, "borne", [&](const name& who) { return borne(who); });
    finish(joined(pieces, "; ") + ".");
}

void describer::add(const loan& one) {
    const std::string label = subject(one.label.value()) + cite(one.label.only(), "label");
    const std::string borrower = name_of(one.borrower.value()) + cite(one.borrower.only(), "borrower");
    const std::string lender = text_of(one.lender.value()) + cite(one.lender.only(), "lender");
    const std::string drawn = over_time(one.drawn, "drawn", [&](const amount& said) { return in_words(said.value); });
    words pieces{say(sentences::loan, {{"label", label}, {"borrower", borrower}, {"lender", lender}, {"drawn", drawn}})};
    add_piece(pieces, one.finances, "finances", sentences::pays_for, "assets", [&](const name_list& assets) {
        words all;
        for (const name& each : assets.names) {
            all.push_back(text_of(from_.assets[from_.find_asset(each.id)].label.value()));
        }
        return listed(all);
    });
    add_word(pieces, one.repayment, "repayment", sentences::repayment_ways);
    add_piece(pieces, one.instalment, "instalment", sentences::each_instalment, "amount",
              [&](const amount& said) { return in_words(said.value); });
    add_piece(pieces, one.payment, "payment", sentences::each_payment, "amount", [&](const amount& said) { return in_words(said.value); });
    add_word(pieces, one.annuity, "annuity", sentences::annuity_ways);
    add_word(pieces, one.rate_change, "rate_change", sentences::annuity_changes);
    add_piece(pieces, one.payments, "payments", sentences::payments_a_year, "count", [](int count) { return std::to_string(count); });
    add_piece(pieces, one.first_payment, "first_payment", sentences::first_payment, "day",
              [&](const day_reference& day) { return in_words(day); });
    add_piece(pieces, one.payment_day, "payment_day", {"{day}"}, "day", [&](int day) {
        return day == 31 ? say(sentences::paid_at_month_ends) : say(sentences::paid_on_day, {{"day", std::to_string(day)}});
    });
    add_piece(pieces, one.first_repayment, "first_repayment", sentences::first_repayment, "day",
              [&](const day_reference& day) { return in_words(day); });
    add_piece(pieces, one.repaid, "repaid", sentences::all_is_repaid, "day", [&](const day_reference& day) { return in_words(day); });
    add_word(pieces, one.odd_period, "odd_period", sentences::odd_periods);
    add_piece(pieces, one.rate, "rate", sentences::loan_rate, "rate", [&](const interest_rate& rate) { return in_words(rate); });
    add_piece(pieces, one.margin, "margin", sentences::loan_margin, "share",
              [&](const share& said) { return write_share(said.of_whole, in_); });
    add_piece(pieces, one.discount, "discount", sentences::loan_discount, "share",
              [&](const share& said) { return write_share(said.of_whole, in_); });
    add_word(pieces, one.day_count, "day_count", sentences::day_counts);
    add_piece(pieces, one.rounding_interest, "rounding.interest", sentences::interest_rounded, "rounding",
              [&](const rounding& rule) { return in_words(rule); });
    add_piece(pieces, one.rounding_repayment, "rounding.repayment", sentences::repayment_rounded, "rounding",
              [&](const rounding& rule) { return in_words(rule); });
    finish(joined(pieces, "; ") + ".");
}

void describer::add_leaving() {
    const leaving_rules& rules = from_.leaving;
    if (rules.where.line == 0) {
        return;
    }
    begin(rules, sentences::leaving_heading);
    address_ = "leaving";
    const auto add_word_rule = [&](const auto& said, std::string_view key, const auto& all) {
        add_rule(said, key, {"{what}"}, "what", [&](auto which) { return word(all, which); });
    };
    add_word_rule(rules.pays_until, "pays_until", sentences::leaver_pays);
    add_word_rule(rules.undepreciated, "undepreciated", sentences::leaver_owes_of_assets);
    add_word_rule(rules.committed, "committed", sentences::leaver_owes_of_costs);
    add_note_of_thing();
    in_order_of_file();
}

}  // namespace andel
