// Assets and loans, and the costs that share them: what each way of counting needs, and what it has no use for.
//
// A value at fault is marked as broken, so that nothing that rests on it is reported again.

#include "checks.hpp"

#include <andel/values/written.hpp>

namespace andel {
namespace {

constexpr int longest_years = 200;  // of a life, or of a loan

int last_of_month(const civil_date& in) { return civil(first_day_of_month(in.year, in.month + 1) - 1).day_of_month; }
int months_between(const civil_date& from, const civil_date& to) { return (to.year - from.year) * 12 + to.month - from.month; }

// Whether a loan pays on `on`, when it does so on day `of_month` of the month.
bool is_payment_day(const loan& one, day on, int of_month) {
    const day first = *one.first_payment.value().when;
    const civil_date date = civil(on);
    return on == first || (on > first && months_between(civil(first), date) % (12 / one.payments.value()) == 0 &&
                           date.day_of_month == std::min(of_month, last_of_month(date)));
}

bool has_schedule(const loan& one) { return one.first_payment.usable() && one.repaid.usable() && one.payments.usable(); }

// Whether it makes a difference on which day of the month a loan goes on to pay, that first pays on the last day of a short month.
bool needs_payment_day(const loan& one) {
    const civil_date begins = civil(*one.first_payment.value().when);
    if (begins.day_of_month != last_of_month(begins)) {
        return false;
    }
    const int months = months_between(begins, civil(*one.repaid.value().when));
    for (int ahead = 12 / one.payments.value(); ahead <= months; ahead += 12 / one.payments.value()) {
        if (last_of_month(civil(first_day_of_month(begins.year + (begins.month - 1 + ahead) / 12, (begins.month - 1 + ahead) % 12 + 1))) >
            begins.day_of_month) {
            return true;
        }
    }
    return false;
}

template <class value_type>
bool may_change(const dated<value_type>& value) {
    return value.statements.size() > 1;
}
bool may_change(const dated<interest_rate>& rate) {
    return rate.statements.size() > 1 || (rate.usable() && !rate.value().measure.id.empty());
}

class capital_checker : clause_checker {
   public:
    using clause_checker::clause_checker;

    void run() {
        check_all(draft_.assets);
        check_all(draft_.loans);
        check_all(draft_.costs);
    }

   private:
    template <class things>
    void check_all(things& all) {
        for (auto& each : all) {
            if (!each.broken) {
                check(each);
            }
        }
    }

    // A key that says nothing where it stands.
    template <class value_type>
    void refuse_unused(dated<value_type>& value, const std::string& table, std::string key, both_languages why, both_languages instead) {
        if (!value.absent() && value.where.line != 0) {
            log_.report(problem_code::unknown_key, value.where,
                        {{"key", std::move(key)}, {"table", table}, {"hint", std::move(why)}, {"choices", std::move(instead)}});
            value.broken = true;
        }
    }

    // Kronor, of one day's value, and more than zero (or no less).
    void check_kronor(dated<amount>& value, const std::string& key, bool zero_too) {
        check_each(value, [&](const auto& said) {
            const exact_money& kronor = said.value.value;
            if (!said.value.as_charged && (kronor.sign() > 0 || (zero_too && kronor.sign() == 0))) {
                return true;
            }
            refuse(said.where, key,
                   zero_too ? both_languages{"ett belopp som inte är negativt", "an amount that is not negative"}
                            : both_languages{"ett belopp över noll", "an amount above zero"},
                   said.value.as_charged ? "\"as charged\"" : write_exact(kronor.kronor()) + " kr", key + " = \"500 tkr\"");
            return false;
        });
    }

    void check_party(dated<name>& value) {
        check_each(value, [&](const auto& said) { return names_.is_party(said.value); });
    }

    void check_assets(dated<name_list>& value) {
        check_each(value, [&](const auto& said) { return names_.are_assets(said.value); });
    }

    // ---- rates

    // A measure that says a rate reads percent, for the year or, of a loan, on the first day of the period.
    bool says_rate(const name& which, const std::string& key, bool of_loan) {
        if (!names_.is_measure(which)) {
            return false;
        }
        const measure& read = draft_.measures[draft_.find_measure(which.id)];
        if (!read.values.absent()) {
            refuse(which.where, key, {"ett mått som läser en serie i procent", "a measure that reads a series in percent"},
                   {"ett mått med ett tal för varje mottagare", "a measure with a number for each receiver"}, key + " = \"2,5 %\"");
            return false;
        }
        const std::uint32_t series = read.figures.usable() ? draft_.find_figures(read.figures.value().id) : no_row;
        if (series != no_row && draft_.figures[series].unit.usable() && draft_.figures[series].unit.value() != figure_unit::percent) {
            const std::string unit{word_for(draft_.figures[series].unit.value())};
            refuse(which.where, key, {"ett mått i procent", "a measure in percent"},
                   {"ett mått som läser " + unit, "a measure that reads " + unit}, key + " = \"2,5 %\"");
            return false;
        }
        const auto at = read.reading.usable() ? read.reading.value().at : reading_time::year;
        if (at != reading_time::year && !(of_loan && at == reading_time::period_start)) {
            refuse(
                which.where, key,
                of_loan ? both_languages{"ett mått som läses för året eller den dag perioden börjar",
                                         "a measure that is read for the year or on the first day of the period"}
                        : both_languages{"ett mått som läses för året", "a measure that is read for the year"},
                at == reading_time::period_start
                    ? both_languages{"ett mått som läses den dag en period börjar", "a measure that is read on the first day of a period"}
                    : both_languages{"ett mått som läses en dag eller en månad", "a measure that is read on a day or in a month"},
                "reading = { at = \"year\" }");
            return false;
        }
        if (read.preliminary.usable() && read.preliminary.value() == preliminary_rule::correct) {
            refuse(which.where, key,
                   {"ett mått vars preliminära värden används som de är eller vägras",
                    "a measure whose preliminary values are used as they are, or refused"},
                   {"ett mått vars preliminära värden rättas i efterhand", "a measure whose preliminary values are corrected afterwards"},
                   "preliminary = \"keep\"");
            return false;
        }
        return true;
    }

    void check_rate(dated<interest_rate>& rate, const std::string& table, bool of_loan, std::optional<day> needed) {
        check_each(rate, [&](const auto& said) { return said.value.measure.id.empty() || says_rate(said.value.measure, "rate", of_loan); });
        if (!rate.usable()) {
            return;
        }
        check_follows(rate, table + ".rate");
        if (rate.follows && rate.follows->value.way == after_last_way::growth) {
            refuse(rate.follows->where, "after_last", {"\"stop\" eller \"repeat\" för en ränta", "\"stop\" or \"repeat\" for a rate"},
                   {"en årlig ökning", "a yearly growth"}, "after_last = \"repeat\"");
            rate.broken = true;
        }
        check_gap(rate, table + ".rate", needed);
    }

    template <class value_type>
    void check_gap(dated<value_type>& value, const std::string& what, std::optional<day> needed) {
        if (!value.usable() || !needed || !value.statements.front().when.first) {
            return;
        }
        const auto& first = value.statements.front().when;
        const bool late = value.has_occasions() ? draft_.year_of(*first.first) > draft_.year_of(*needed) : *first.first > *needed;
        if (late) {
            log_.report(problem_code::gap_before_first_step, first.where,
                        {{"what", what},
                         {"needed", to_text(*needed)},
                         {"first", to_text(*first.first)},
                         {"example", value.has_occasions() ? draft_.year_in_words(draft_.year_of(*needed)) + " = …"
                                                           : "from-" + to_text(*needed) + " = …"}});
            value.broken = true;
        }
    }

    // ---- assets

    void check(asset& one) {
        const std::string table = "assets." + one.id;
        check_party(one.owner);
        check_each(one.left_over, [&](const auto& said) { return names_.is_receiver(said.value, false); });
        check_kronor(one.cost, "cost", false);
        check_kronor(one.rest_value, "rest_value", true);
        check_what_is_depreciated(one);
        check_life(one);
        const bool linear = one.method.usable() && one.method.value() == depreciation_method::linear;
        const bool annuity = one.method.usable() && !linear;
        if (linear) {
            check_linear(one, table);
        } else if (annuity) {
            check_annuity(one, table);
        }
        const auto needed = first_day_of_interest(one);
        check_rate(one.rate, table, false, needed);
        if (linear) {
            check_months(one.rate, table + ".rate");
            check_months(one.rate_by_party, table + ".rate_by_party");
        }
        check_each(one.rate_by_party, [&](const auto& said) { return check_row(said.value, one); });
        check_gap(one.rate_by_party, table + ".rate_by_party", needed);
    }

    void check_what_is_depreciated(asset& one) {
        if (!one.cost.usable() || one.rest_value.broken || one.grant.broken) {
            return;
        }
        const rational rest = one.rest_value.usable() ? one.rest_value.value().value.kronor() : rational{0};
        const bool reduces = one.grant.usable() && one.grant.value().treatment == grant_treatment::reduces_cost;
        const rational granted = one.grant.usable() ? one.grant.value().kronor : rational{0};
        const rational left = one.cost.value().value.kronor() - (reduces ? granted : rational{0});
        if (rest >= left) {
            const place where = one.rest_value.usable() ? one.rest_value.only().where : one.grant.only().where;
            refuse(
                where, one.rest_value.usable() ? "rest_value" : "grant",
                {"lägre än det som ska skrivas av", "less than what is to be depreciated"},
                one.rest_value.usable() ? write_exact(rest) + " kr" : write_exact(granted) + " kr",
                one.rest_value.usable() ? "rest_value = \"500 tkr\"" : R"(grant = { amount = "1 200 tkr", treatment = "reduces_cost" })");
            one.cost.broken = true;
        } else if (one.grant.usable() && !reduces && granted > one.cost.value().value.kronor()) {
            refuse(one.grant.only().where, "grant", {"högst anskaffningsvärdet", "at most the cost"}, write_exact(granted) + " kr",
                   R"(grant = { amount = "1 200 tkr", treatment = "spread_over_life" })");
            one.grant.broken = true;
        }
    }

    void check_life(asset& one) {
        const bool annuity = one.method.usable() && one.method.value() == depreciation_method::annuity;
        const auto months = one.life.usable() ? one.life.value().months() : std::optional{12};
        if (!months || *months > 12 * longest_years || (annuity && *months % 12 != 0)) {
            refuse(one.life.only().where, "life",
                   annuity ? both_languages{"hela år, högst 200, när metoden är annuitet",
                                            "whole years, at most 200, where the method is an annuity"}
                           : both_languages{"hela månader eller år, högst 200 år", "whole months or years, at most 200 years"},
                   {"en annan längd", "another length"}, "life = \"33 years\"");
            one.life.broken = true;
        }
    }

    void check_linear(asset& one, const std::string& table) {
        if (one.interest_on.absent()) {
            missing(table, one.where, "interest_on",
                    {"vilket bokfört värde internräntan räknas på", "the book value that internal interest is counted on"},
                    {"interest_on = \"opening\", \"average\" eller \"monthly\"", "interest_on = \"opening\", \"average\" or \"monthly\""});
        }
        if (one.interest_from.absent()) {
            missing(table, one.where, "interest_from",
                    {"när internräntan börjar: när tillgången tas i bruk eller när avskrivningen börjar",
                     "when internal interest starts: when the asset is taken into use or when depreciation starts"},
                    {"interest_from = \"in_use\" eller \"depreciation\"", "interest_from = \"in_use\" or \"depreciation\""});
        }
        refuse_unused(one.rate_change, table, "rate_change",
                      {"Den hör till method = \"annuity\". ", "It belongs to method = \"annuity\". "}, "interest_on, interest_from");
    }

    void check_annuity(asset& one, const std::string& table) {
        const both_languages why{"Den hör till method = \"linear\". ", "It belongs to method = \"linear\". "};
        refuse_unused(one.interest_on, table, "interest_on", why, "rate_change");
        refuse_unused(one.interest_from, table, "interest_from", why, "rate_change");
        refuse_unused(one.rate_by_party, table, "rate_by_party", why, "rate, rate_change");
        if (may_change(one.rate)) {
            needs_rate_change(one.rate_change, table, one.where);
        }
    }

    template <class value_type>
    void needs_rate_change(const dated<value_type>& value, const std::string& table, place where) {
        if (value.absent()) {
            missing(table, where, "rate_change",
                    {"vad som händer med annuiteten när räntan ändras: ny annuitet, samma amorteringsplan eller samma betalning",
                     "what becomes of the annuity when the rate changes: a new annuity, the same plan of repayment or the same payment"},
                    {"rate_change = \"refix\", \"keep_plan\" eller \"keep_payment\"",
                     "rate_change = \"refix\", \"keep_plan\" or \"keep_payment\""});
        }
    }

    // The first day on which a rate is needed.
    static std::optional<day> first_day_of_interest(const asset& one) {
        if (!one.in_use.usable() || !one.start.usable() || !one.method.usable()) {
            return std::nullopt;
        }
        const day in_use = *one.in_use.value().when;
        const civil_date date = civil(in_use);
        if (one.method.value() == depreciation_method::linear) {
            if (!one.interest_from.usable()) {
                return std::nullopt;
            }
            if (one.interest_from.value() == interest_start::in_use) {
                return date.day_of_month == 1 ? in_use : first_day_of_month(date.year, date.month + 1);
            }
        }
        return one.start.value() == asset_start::in_use_month  ? first_day_of_month(date.year, date.month)
               : one.start.value() == asset_start::month_after ? first_day_of_month(date.year, date.month + 1)
                                                               : first_day_of_year(date.year + 1);
    }

    // Depreciation and interest run in whole months.
    template <class value_type>
    void check_months(dated<value_type>& value, const std::string& what) {
        for (const auto& each : value.statements) {
            if (!value.broken && each.when.kind == time_kind::step && civil(*each.when.first).day_of_month != 1) {
                log_.report(problem_code::inside_a_month, each.when.where,
                            {{"cost", what},
                             {"day", to_text(*each.when.first)},
                             {"rule", {"en tillgångs kostnad räknas i hela månader", "the cost of an asset is counted in whole months"}},
                             {"besides", ""}});
                value.broken = true;
            }
        }
    }

    bool check_row(const rate_row& row, const asset& one) {
        bool good = true;
        for (const party_rate& each : row.entries) {
            good = names_.is_party(each.party) && good;
            if (one.owner.usable() && each.party.id == one.owner.value().id) {
                refuse(each.party.where, "rate_by_party",
                       {"räntesatser för andra än ägaren, vars sats är rate", "rates of others than the owner, whose rate is rate"},
                       in_quotes(each.party.id), R"(rate_by_party = { region_x = "2 %" })");
                good = false;
            }
            good = (each.rate.measure.id.empty() || says_rate(each.rate.measure, each.party.id, false)) && good;
        }
        return good;
    }

    // ---- loans

    void check(loan& one) {
        const std::string table = "loans." + one.id;
        check_party(one.borrower);
        check_assets(one.finances);
        check_drawings(one);
        check_days(one);
        check_payment_day(one, table);
        if (needs_odd_period(one) && one.odd_period.absent()) {
            missing(table, one.where, "odd_period",
                    {"lånet betalas tillbaka en dag som inte är en betalningsdag",
                     "the loan is repaid on a day that is none of its payment days"},
                    {"odd_period = \"short_last\" (en kort sista period) eller \"long_last\" (en lång)",
                     "odd_period = \"short_last\" (a short last period) or \"long_last\" (a long one)"});
        }
        check_kronor(one.instalment, "instalment", false);
        check_kronor(one.payment, "payment", false);
        check_repayment(one, table);
        const auto needed = one.drawn.usable() ? one.drawn.statements.front().when.first : std::nullopt;
        check_rate(one.rate, table, true, needed);
        check_gap(one.margin, table + ".margin", needed);
        check_gap(one.discount, table + ".discount", needed);
    }

    void check_drawings(loan& one) {
        check_kronor(one.drawn, "drawn", false);
        for (const auto& each : one.drawn.statements) {
            if (each.when.kind == time_kind::year) {
                log_.report(
                    problem_code::no_such_day, each.when.where,
                    {{"value", each.when.written},
                     {"why", {"är ett år, inte dagen då pengarna betalas ut", "is a year, not the day on which the money is paid out"}},
                     {"example", to_text(*each.when.first + 73)}});
                one.drawn.broken = true;
            }
        }
    }

    void out_of_order(const std::string& later, const dated<day_reference>& late, const std::string& earlier, day early, place other) {
        log_.report(problem_code::days_out_of_order, late.value().where,
                    {{"later", later}, {"later_day", to_text(*late.value().when)}, {"earlier", earlier}, {"earlier_day", to_text(early)}},
                    other);
    }

    // The loan is drawn, then paid on, then repaid.
    void check_days(loan& one) {
        const auto& repaid = one.repaid;
        if (repaid.usable() && one.drawn.usable()) {
            const auto& last = one.drawn.statements.back().when;
            if (*last.first >= *repaid.value().when) {
                out_of_order("repaid", repaid, "drawn." + last.written, *last.first, last.where);
                one.drawn.broken = true;
            }
        }
        if (repaid.usable() && one.drawn.usable() &&
            year_of(*repaid.value().when) > year_of(*one.drawn.statements.front().when.first) + longest_years) {
            refuse(repaid.value().where, "repaid",
                   {"högst 200 år efter den första utbetalningen", "at most 200 years after the first drawing"},
                   to_text(*repaid.value().when), "repaid = \"2034-09-15\"");
            one.repaid.broken = true;
        }
        if (one.first_payment.usable() && one.drawn.usable()) {
            const auto& first = one.drawn.statements.front().when;
            if (*first.first >= *one.first_payment.value().when) {
                out_of_order("first_payment", one.first_payment, "drawn." + first.written, *first.first, first.where);
                one.first_payment.broken = true;
            }
        }
        const auto not_after_repaid = [&](dated<day_reference>& value, const std::string& key) {
            if (value.usable() && repaid.usable() && *repaid.value().when < *value.value().when) {
                out_of_order("repaid", repaid, key, *value.value().when, value.value().where);
                value.broken = true;
            }
        };
        not_after_repaid(one.first_payment, "first_payment");
        not_after_repaid(one.first_repayment, "first_repayment");
        if (one.first_repayment.usable() && one.first_payment.usable() &&
            *one.first_repayment.value().when < *one.first_payment.value().when) {
            out_of_order("first_repayment", one.first_repayment, "first_payment", *one.first_payment.value().when,
                         one.first_payment.value().where);
            one.first_repayment.broken = true;
        }
    }

    void check_payment_day(loan& one, const std::string& table) {
        if (!has_schedule(one) || one.payment_day.broken) {
            return;
        }
        const civil_date begins = civil(*one.first_payment.value().when);
        const std::string own = std::to_string(begins.day_of_month);
        if (one.payment_day.absent()) {
            if (needs_payment_day(one)) {
                missing(table, one.where, "payment_day",
                        {"den första betalningen är den sista dagen i en kort månad, så dagen i de andra månaderna måste stå",
                         "the first payment is on the last day of a short month, so the day of the other months must be said"},
                        {"payment_day = 31 (alltid månadens sista dag) eller payment_day = " + own,
                         "payment_day = 31 (always the last day of the month) or payment_day = " + own});
                one.payment_day.broken = true;
            }
            return;
        }
        const bool fits = begins.day_of_month == std::min(one.payment_day.value(), last_of_month(begins));
        if (!fits) {
            refuse(one.payment_day.only().where, "payment_day",
                   {"dagen som first_payment infaller på", "the day of the month on which first_payment falls"},
                   std::to_string(one.payment_day.value()), "payment_day = " + own);
            one.payment_day.broken = true;
        }
    }

    void check_repayment(loan& one, const std::string& table) {
        if (!one.repayment.usable()) {
            return;
        }
        const repayment_way way = one.repayment.value();
        const both_languages of_straight{"Den hör till repayment = \"straight\". ", "It belongs to repayment = \"straight\". "};
        const both_languages of_annuity{"Den hör till repayment = \"annuity\". ", "It belongs to repayment = \"annuity\". "};
        const both_languages computed{"Annuiteten räknas inte när payment säger den. ",
                                      "The annuity is not counted where payment says it. "};
        if (way == repayment_way::bullet) {
            refuse_unused(one.first_repayment, table, "first_repayment",
                          {"Allt betalas tillbaka den sista dagen (bullet). ", "Everything is repaid on the last day (bullet). "},
                          "repaid");
        }
        if (way != repayment_way::straight) {
            refuse_unused(one.instalment, table, "instalment", of_straight, way == repayment_way::annuity ? "payment" : "repaid");
        }
        if (way != repayment_way::annuity) {
            refuse_unused(one.payment, table, "payment", of_annuity, way == repayment_way::straight ? "instalment" : "repaid");
            refuse_unused(one.annuity, table, "annuity", of_annuity, "repayment");
            refuse_unused(one.rate_change, table, "rate_change", of_annuity, "rate");
        } else if (!one.payment.absent()) {
            refuse_unused(one.annuity, table, "annuity", computed, "payment");
            refuse_unused(one.rate_change, table, "rate_change", computed, "payment");
        } else {
            if (one.annuity.absent()) {
                missing(table, one.where, "annuity",
                        {"om annuiteten räknas på lika långa perioder eller på dagar", "whether the annuity counts equal periods or days"},
                        {"annuity = \"equal_periods\" eller \"by_days\"", "annuity = \"equal_periods\" or \"by_days\""});
            }
            if (may_change(one.rate) || may_change(one.margin) || may_change(one.discount)) {
                needs_rate_change(one.rate_change, table, one.where);
            }
        }
    }

    // ---- costs

    void check(cost& one) {
        const std::string table = "costs." + one.id;
        const bool of_loan = !one.loan.absent();
        const bool of_capital = !one.capital.absent();
        check_assets(one.capital);
        check_each(one.loan, [&](const auto& said) {
            if (draft_.find_loan(said.value.id) != no_row) {
                return true;
            }
            std::vector<std::string> known;
            name_checker::add_ids(known, draft_.loans);
            names_.report_unknown(said.value, {"Lånet", "The loan"}, known);
            return false;
        });
        if (of_loan && one.part_of_loan.absent()) {
            missing(table, one.where, "loan_part",
                    {"om kostnaden är räntan eller också amorteringen", "whether the cost is the interest, or the repayments too"},
                    {"loan_part = \"interest\" eller \"all\"", "loan_part = \"interest\" or \"all\""});
            one.loan.broken = true;
        } else if (!of_loan) {
            refuse_unused(one.part_of_loan, table, "loan_part", {"Den hör till loan. ", "It belongs to loan. "},
                          "yearly, once, capital, loan");
        }
        if (of_loan || of_capital) {
            const both_languages why{"Det som tillgångar och lån kostar räknas inte upp. ",
                                     "What assets and loans cost does not move with an index. "};
            refuse_unused(one.index, table, "index", why, "label, key, paid_by");
            refuse_unused(one.price_level, table, "price_level", why, "label, key, paid_by");
            if (one.kind.usable() && one.kind.value() == cost_kind::income) {
                refuse(one.kind.only().where, "kind", {"ett kostnadsslag", "a kind of cost"}, "\"income\"", "kind = \"rent\"");
            }
        }
        check_used_once(one);
        check_own_rates(one);
    }

    // What an asset costs is shared once.
    void check_used_once(cost& one) {
        if (!one.capital.usable()) {
            return;
        }
        for (const name& each : one.capital.value().names) {
            const auto before = std::ranges::find(shared_, each.id, [](const auto& earlier) { return earlier.first.id; });
            if (before == shared_.end()) {
                shared_.emplace_back(each, one.id);
                continue;
            }
            log_.report(problem_code::charged_twice, each.where,
                        {{"name", in_quotes(each.id)}, {"first", "costs." + before->second}, {"second", "costs." + one.id}},
                        before->first.where);
            one.capital.broken = true;
        }
    }

    // A party bears its share of the interest at its own rate: there must be a share.
    void check_own_rates(cost& one) {
        if (!one.capital.usable() || one.key.broken) {
            return;
        }
        for (const name& each : one.capital.value().names) {
            asset& shared = draft_.assets[draft_.find_asset(each.id)];
            for (const auto& chosen : one.key.statements) {
                if (shared.rate_by_party.usable() && says_kronor(chosen.what.value)) {
                    refuse(shared.rate_by_party.where, "rate_by_party",
                           {"i en tillgång vars kostnad delas i andelar", "in an asset whose cost is divided in shares"},
                           {"kostnaden " + one.id + ", vars nyckel räknar i kronor", "the cost " + one.id + ", whose key knows kronor"},
                           "key = \"half_each\"");
                    shared.rate_by_party.broken = true;
                }
            }
        }
    }

    [[nodiscard]] bool says_kronor(const name& to) const {
        return std::ranges::any_of(draft_.behind(to), [&](const receiver& each) {
            return each.kind == receiver_kind::key && draft_.keys[each.row].says_kronor();
        });
    }

    std::vector<std::pair<name, std::string>> shared_;  // an asset, and the cost that it stands in
};

}  // namespace

bool needs_odd_period(const loan& one) {
    if (!has_schedule(one) || one.payment_day.broken || *one.repaid.value().when <= *one.first_payment.value().when) {
        return false;
    }
    const int of_month = one.payment_day.usable() ? one.payment_day.value() : civil(*one.first_payment.value().when).day_of_month;
    return !is_payment_day(one, *one.repaid.value().when, of_month);
}

void check_capital(agreement& draft, problem_log& log) { capital_checker{draft, log}.run(); }

}  // namespace andel
