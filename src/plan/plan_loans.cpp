// Loans: the days of payment, and the stretches between them in which neither the balance nor the rate changes.

#include "planner.hpp"

#include <andel/agreement/fields.hpp>

#include <algorithm>

namespace andel {
namespace {

struct drawing {
    day when;
    const dated_statement<amount>* said = nullptr;
};

std::vector<drawing> drawings_of(const loan& one) {
    std::vector<drawing> drawn;
    for (const auto& each : one.drawn.statements) {
        if (each.when.kind == time_kind::on_day && *each.when.first < *one.repaid.value().when) {
            drawn.push_back({*each.when.first, &each});
        }
    }
    return drawn;
}

// The days on which something is paid, the last one the day on which all is repaid.
std::vector<day> payment_days(const loan& one) {
    const day first = *one.first_payment.value().when;
    const day repaid = *one.repaid.value().when;
    const civil_date begins = civil(first);
    const int day_of_month = one.payment_day.usable() ? one.payment_day.value() : begins.day_of_month;
    const int step = 12 / one.payments.value();
    std::vector<day> days;
    for (int number = 0;; ++number) {
        const int month = begins.year * 12 + begins.month - 1 + number * step;
        const day month_begins = first_day_of_month(month / 12, month % 12 + 1);
        const int length = first_day_of_month(month / 12, month % 12 + 2) - month_begins;
        const day paid = number == 0 ? first : month_begins + (std::min(day_of_month, length) - 1);
        if (paid >= repaid) {
            const bool odd = paid != repaid && one.odd_period.usable();
            if (odd && one.odd_period.value() == odd_period::long_last && days.size() > 1) {
                days.pop_back();
            }
            days.push_back(repaid);
            return days;
        }
        days.push_back(paid);
    }
}

}  // namespace

void planner::lay_loans() {
    for (row_number row = 0; row < agreement_.loans.size(); ++row) {
        plan_.loans.emplace_back();
        const loan& one = agreement_.loans[row];
        const auto known = [](const dated<day_reference>& said) { return said.usable() && said.value().when; };
        const bool described = one.borrower.usable() && one.drawn.usable() && known(one.repaid) && known(one.first_payment) &&
                               one.repayment.usable() && one.rate.usable() && one.day_count.usable() && one.payments.usable() &&
                               !one.margin.broken && !one.discount.broken && !one.first_repayment.broken && !one.payment_day.broken &&
                               (one.repayment.value() != repayment_way::annuity || one.annuity.usable() || one.payment.usable());
        if (described && !drawings_of(one).empty() && *one.first_payment.value().when <= *one.repaid.value().when &&
            drawings_of(one).front().when < *one.first_payment.value().when) {
            lay_loan(row);
        }
    }
}

void planner::lay_loan(row_number row) {
    const loan& one = agreement_.loans[row];
    loan_row laid;
    if (one.instalment.usable() || one.payment.usable()) {
        laid.stated_payment = amount_of(one.instalment.usable() ? one.instalment : one.payment);
    }
    laid.inputs.first = static_cast<row_number>(plan_.boundary_inputs.size());
    const auto add = [&](const auto& said) {
        if (said.usable()) {
            plan_.boundary_inputs.push_back(input(said.only()));
        }
    };
    add_day_inputs(one.repaid);
    add_day_inputs(one.first_payment);
    add_day_inputs(one.first_repayment);
    add(one.repayment);
    add(one.instalment);
    add(one.payment);
    add(one.annuity);
    add(one.rate_change);
    add(one.day_count);
    add(one.payments);
    add(one.payment_day);
    add(one.odd_period);
    laid.inputs.count = static_cast<row_number>(plan_.boundary_inputs.size()) - laid.inputs.first;

    const std::vector<day> days = payment_days(one);
    const auto drawn = drawings_of(one);
    const bool later = one.first_repayment.usable();
    const auto repaying = later ? std::ranges::lower_bound(days, *one.first_repayment.value().when) : days.begin();
    const auto first_repaying = static_cast<int>(repaying - days.begin());
    laid.payments.first = static_cast<row_number>(plan_.loan_payments.size());
    for (int number = 0; number < static_cast<int>(days.size()); ++number) {
        const period when{number == 0 ? drawn.front().when : days[static_cast<std::size_t>(number) - 1],
                          days[static_cast<std::size_t>(number)]};
        loan_payment_row payment{.loan = row,
                                 .number = number + 1,
                                 .when = when,
                                 .pieces = {},
                                 .repayments_left = number < first_repaying ? 0 : static_cast<int>(days.size()) - number,
                                 .fraction = {},
                                 .last = number + 1 == static_cast<int>(days.size())};
        const int from_here = static_cast<int>(days.size()) - std::max(number, first_repaying);
        if (!lay_pieces(one, payment, from_here)) {
            return;
        }
        plan_.loan_payments.push_back(payment);
    }
    laid.payments.count = static_cast<row_number>(plan_.loan_payments.size()) - laid.payments.first;
    plan_.loans[row] = laid;
}

// A payment's period, cut where money is drawn and where the rate, the margin or the discount steps.
bool planner::lay_pieces(const loan& one, loan_payment_row& payment, int repayments_left) {
    const std::string what = "loans." + one.id + ".rate";
    const bool by_days =
        one.repayment.value() == repayment_way::annuity && one.annuity.usable() && one.annuity.value() == annuity_way::by_days;
    std::set<day> cuts{payment.when.first, payment.when.before};
    const auto cut = [&](day d) {
        if (payment.when.contains(d)) {
            cuts.insert(d);
        }
    };
    const auto cut_at_steps = [&](const auto& value) {
        for (const auto& each : value.statements) {
            if (each.when.first) {
                cut(*each.when.first);
            }
        }
    };
    const auto drawn = drawings_of(one);
    std::ranges::for_each(drawn, [&](const drawing& each) { cut(each.when); });
    cut_at_steps(one.rate);
    cut_at_steps(one.margin);
    cut_at_steps(one.discount);
    if (one.rate.has_occasions() || reads_by_year(one.rate)) {
        for (int year = agreement_.year_of(payment.when.first); year <= agreement_.year_of(payment.when.before); ++year) {
            cut(agreement_.days_of_year(year).first);
        }
    }
    const bool keeps_plan = one.rate_change.usable() && one.rate_change.value() == rate_change_rule::keep_plan;
    const auto is_drawn = [&](day d) { return std::ranges::find(drawn, d, &drawing::when) != drawn.end(); };
    payment.pieces.first = static_cast<row_number>(plan_.loan_pieces.size());
    for (auto each = cuts.begin(); std::next(each) != cuts.end(); ++each) {
        loan_piece_row piece{.when = {*each, *std::next(each)}, .fraction = {}, .at_one_rate = {}};
        const auto rate = rate_on(one.rate, *each, what, payment.when.first);
        const auto fraction = fraction_of_interest(one, piece.when);
        if (!rate || !fraction) {
            return false;
        }
        piece.rate = *rate;
        piece.fraction = *fraction;
        const bool ends_stretch = std::next(each, 2) == cuts.end() || is_drawn(*std::next(each));
        if (keeps_plan && ends_stretch) {
            auto begin = each;
            while (begin != cuts.begin() && !is_drawn(*begin)) {
                --begin;
            }
            const auto whole = fraction_of_interest(one, {*begin, *std::next(each)});
            if (!whole) {
                return false;
            }
            piece.at_one_rate = *whole;
        }
        piece.margin = share_on(one.margin, *each);
        piece.discount = share_on(one.discount, *each);
        piece.drawings.first = static_cast<row_number>(plan_.loan_drawings.size());
        for (const drawing& of : drawn) {
            if (of.when != *each) {
                continue;
            }
            loan_drawing_row laid{.when = of.when, .repayments_left = repayments_left, .first_fraction = {}};
            laid.amount = static_cast<row_number>(plan_.amounts.size());
            plan_.amounts.push_back({of.said->what.value.value.kronor(), input(of.said->what)});
            if (by_days && payment.repayments_left != 0) {
                const auto first = fraction_of_interest(one, {of.when, payment.when.before});
                if (!first) {
                    return false;
                }
                laid.first_fraction = *first;
            }
            plan_.loan_drawings.push_back(laid);
        }
        piece.drawings.count = static_cast<row_number>(plan_.loan_drawings.size()) - piece.drawings.first;
        plan_.loan_pieces.push_back(piece);
    }
    payment.pieces.count = static_cast<row_number>(plan_.loan_pieces.size()) - payment.pieces.first;
    if (by_days) {
        const auto whole = fraction_of_interest(one, payment.when);
        if (!whole) {
            return false;
        }
        payment.fraction = *whole;
    }
    return true;
}

bool planner::reads_by_year(const dated<interest_rate>& rates) const {
    return std::ranges::any_of(rates.statements, [&](const auto& each) {
        const row_number row = agreement_.find_measure(each.what.value.measure.id);
        return row != no_row && agreement_.measures[row].reading.usable() &&
               agreement_.measures[row].reading.value().at != reading_time::period_start;
    });
}

// A margin or a discount: nothing before its first step.
row_number planner::share_on(const dated<share>& said, day d) {
    const auto* in_force = said.usable() ? said.at(d) : nullptr;
    return in_force == nullptr ? no_row : stated(in_force->what.value.of_whole, input(in_force->what), &in_force->what.value);
}

std::optional<rational> planner::fraction_of_interest(const loan& one, const period& when) {
    auto fraction = year_fraction(when, one.day_count.value());
    if (!fraction && months_told_.insert(one.day_count.where).second) {
        const auto days = days_of_thirty(when);
        const std::string between = to_text(when.first) + "–" + to_text(when.before);
        log_.report(
            problem_code::two_answers, one.day_count.only().where,
            {{"question", {"Antalet räntedagar " + between, "The number of days of interest " + between}},
             {"answers",
              {"30E/360 " + std::to_string(days[0]) + ", 30U/360 " + std::to_string(days[1]) + ", enligt ISDA " + std::to_string(days[2]),
               "30E/360 " + std::to_string(days[0]) + ", 30U/360 " + std::to_string(days[1]) + ", as ISDA has it " +
                   std::to_string(days[2])}},
             {"way", {"Skriv: day_count = \"30E/360\" eller \"30U/360\"", "Write: day_count = \"30E/360\" or \"30U/360\""}}});
    }
    return fraction;
}

void planner::add_drawing_inputs(std::vector<row_number>& inputs, const loan_payment_row& payment) {
    for (const auto& each : agreement_.loans[payment.loan].drawn.statements) {
        if (!payment.when.contains(*each.when.first)) {
            continue;
        }
        inputs.push_back(input(each.what));
        if (const named_date* date = agreement_.find_date(each.when.named)) {
            inputs.push_back(input(date->date.only()));
        }
    }
}

void planner::add_rate_inputs(std::vector<row_number>& inputs, const loan_payment_row& payment) const {
    const auto add = [&](row_number each) {
        if (each != no_row) {
            inputs.push_back(each);
        }
    };
    for (row_number row = payment.pieces.first; row < payment.pieces.first + payment.pieces.count; ++row) {
        const loan_piece_row& piece = plan_.loan_pieces[row];
        const interest_row& rate = plan_.rates[piece.rate];
        add(rate.stated == no_row ? no_row : plan_.stated[rate.stated].input);
        add(rate.said_input);
        add(rate.follows_input);
        add(piece.margin == no_row ? no_row : plan_.stated[piece.margin].input);
        add(piece.discount == no_row ? no_row : plan_.stated[piece.discount].input);
    }
}

}  // namespace andel
