// What an asset costs in a stretch, and what is paid on a loan.

#include "line_writer.hpp"

#include <andel/agreement/fields.hpp>

namespace andel {

namespace words = explain_words;

void line_writer::capital(const cell_row& one) {
    for (row_number row = one.capital.first; row < one.capital.first + one.capital.count; ++row) {
        const capital_row& part = rows_.capital[row];
        const asset_year_row& year = rows_.asset_years[part.asset_year];
        const asset& of = from_.assets[year.asset];
        const auto cost = weigh_.capital().of(row);
        std::string text =
            say(words::capital, {{"label", label(of)}, {"depreciation", shown(cost.depreciation)}, {"interest", shown(cost.interest)}});
        if (!cost.grant_income.is_zero()) {
            text += say(words::capital_grant, {{"value", shown(cost.grant_income)}});
        }
        add(text + say(words::equals, {{"value", shown(cost.sum())}}));
        const nested deeper{depth_};
        acquired(year.asset);
        depreciation(row);
        add(say(words::book_value, {{"day", to_text(year.when.first)}, {"value", shown(weigh_.capital().book_value(part.asset_year, 0))}}));
        for (row_number piece = part.pieces.first; piece < part.pieces.first + part.pieces.count; ++piece) {
            interest_piece(rows_.capital_pieces[piece], of);
        }
    }
}

// What is not depreciated when the agreement ends.
void line_writer::left_over(const cell_row& one) {
    const book_value_row& book = rows_.book_values[one.book];
    const row_number asset = rows_.asset_years[book.asset_year].asset;
    add(say(words::left_over, {{"label", label(from_.assets[asset])},
                               {"day", to_text(one.when.before - 1)},
                               {"value", shown(weigh_.capital().book_value(book.asset_year, book.months))}}));
    const nested deeper{depth_};
    acquired(asset);
}

// Kronor that one bears instead of another; nobody outside is paid.
void line_writer::change_of_bearer(const explained_charge& one, const charge_row& charge) {
    const nested deeper{depth_};
    for (row_number row = charge.cells.first; row < charge.cells.first + charge.cells.count; ++row) {
        const cell_row& cell = rows_.cells[row];
        if (charge.cells.count > 1) {
            add(days(cell.when));
        }
        const nested inside{charge.cells.count > 1 ? depth_ : flat_};
        transferred(rows_.transfers[cell.transfer]);
    }
    const auto& own = from_.costs[charge.cost].rounding_amount;
    const auto& rule = own.absent() ? from_.rounding.amount : own;
    if (rule.usable()) {
        add(say(words::moved_rounded, {{"rule", in_words_of(rule.value(), false, false)}}));
        leaf(rule.only().from, rule.only().where);
    }
    std::string sum;
    for (const entry_row& each : one.entries) {
        if (!each.bears.is_zero()) {
            sum += (sum.empty() ? "" : ", ") + party(each.party) + " " + signed_kronor(each.bears);
        }
    }
    add(say(words::moved, {{"parts", sum}}));
    settle(one);
    add(say(words::recompute, {{"formula", "=" + formula(one.charge, formula_style::spreadsheet)}}));
}

void line_writer::transferred(const transfer_row& moved) {
    const rational share = share_of(moved.share_of, moved.party);
    const std::string key = name_of(moved.share_of);
    if (moved.book == no_row) {
        interest_of(moved.capital, words::interest_of_owner);
        interest_of(moved.own_capital, words::interest_of_party);
        add(say(words::share_of_difference,
                {{"party", party(moved.party)}, {"share", percent(share)}, {"key", key}, {"owner", party(moved.owner)}}));
        return;
    }
    const book_value_row& book = rows_.book_values[moved.book];
    const row_number asset = rows_.asset_years[book.asset_year].asset;
    const rational value = weigh_.capital().book_value(book.asset_year, book.months);
    add(say(words::left_at_exit, {{"label", label(from_.assets[asset])}, {"value", shown(value)}}));
    {
        const nested deeper{depth_};
        acquired(asset);
    }
    add(say(words::share_at_exit,
            {{"party", party(moved.party)}, {"share", percent(share)}, {"key", key}, {"value", shown(share * value)}}));
    leaf(moved.to_input);
    for (const auto& each : weigh_.shares_of(moved.to)) {
        add(say(words::credited_at_exit, {{"party", party(each.party)}, {"share", percent(each.of_whole)}}));
    }
}

void line_writer::interest_of(const run& capital, const both_languages& whose) {
    for (row_number row = capital.first; row < capital.first + capital.count; ++row) {
        const capital_row& part = rows_.capital[row];
        const asset& of = from_.assets[rows_.asset_years[part.asset_year].asset];
        add(say(whose, {{"label", label(of)}, {"value", shown(weigh_.capital().of(row).interest)}}));
        const nested deeper{depth_};
        for (row_number piece = part.pieces.first; piece < part.pieces.first + part.pieces.count; ++piece) {
            interest_piece(rows_.capital_pieces[piece], of);
        }
    }
}

void line_writer::acquired(row_number asset) {
    const asset_row& row = rows_.assets[asset];
    const andel::asset& of = from_.assets[asset];
    add(say(words::acquired, {{"value", shown(rows_.amounts[row.cost].kronor)},
                              {"life", in_words(of.life.value())},
                              {"day", to_text(*of.in_use.value().when)}}));
    leaf(rows_.amounts[row.cost].input);
    if (row.rest_value != no_row) {
        add(say(words::rest_value, {{"value", shown(rows_.amounts[row.rest_value].kronor)}}));
        leaf(rows_.amounts[row.rest_value].input);
    }
    if (row.grant != no_row) {
        const bool reduces = of.grant.value().treatment == grant_treatment::reduces_cost;
        add(say(reduces ? words::grant_reduces : words::grant_is_spread, {{"value", shown(rows_.amounts[row.grant].kronor)}}));
        leaf(rows_.amounts[row.grant].input);
    }
}

void line_writer::depreciation(row_number capital) {
    const capital_row& part = rows_.capital[capital];
    if (part.depreciation_months.is_zero()) {
        add(say(words::not_depreciated_yet));
        return;
    }
    const asset_year_row& year = rows_.asset_years[part.asset_year];
    const asset& of = from_.assets[year.asset];
    const bool linear = of.method.value() == depreciation_method::linear;
    const rational of_year = weigh_.capital().book_value(part.asset_year, 0) - weigh_.capital().book_value(part.asset_year, year.months);
    add(say(linear ? words::linear_depreciation : words::annuity_depreciation,
            {{"year", shown(of_year)},
             {"all", std::to_string(year.months)},
             {"months", shown(part.depreciation_months)},
             {"value", shown(weigh_.capital().of(capital).depreciation)}}));
    leaf(of.method.only().from, of.method.only().where);
    if (of.rounding_depreciation.usable()) {
        add(say(words::rounded_depreciation, {{"rule", in_words_of(of.rounding_depreciation.value(), false, false)}}));
        leaf(of.rounding_depreciation.only().from, of.rounding_depreciation.only().where);
    }
}

void line_writer::interest_piece(const capital_piece_row& piece, const asset& of) {
    const auto& basis = of.interest_on;
    const both_languages& on = !basis.usable()                            ? words::on_opening_of_annuity_year
                               : basis.value() == interest_basis::opening ? words::on_opening
                               : basis.value() == interest_basis::average ? words::on_average
                                                                          : words::on_monthly;
    add(say(words::internal_interest,
            {{"rate", percent(weigh_.capital().rate(piece.rate))}, {"basis", on}, {"months", shown(piece.months)}}));
    leaf_of_rate(piece.rate);
}

void line_writer::leaf_of_rate(row_number rate) {
    const interest_row& row = rows_.rates[rate];
    if (row.need != no_row) {
        const nested deeper{depth_};
        figure(row.need);
        return;
    }
    leaf(rows_.stated[row.stated].input);
    if (row.follows_input != no_row) {
        leaf(row.follows_input);
    }
}

void line_writer::payments(const cell_row& one) {
    for (row_number row = one.payments.first; row < one.payments.first + one.payments.count; ++row) {
        const loan_payment_row& payment = rows_.loan_payments[row];
        const loan_payment<rational>& paid = weigh_.loans().of(row);
        add(say(words::loan_payment, {{"label", label(from_.loans[payment.loan])},
                                      {"number", std::to_string(payment.number)},
                                      {"day", to_text(payment.when.before)},
                                      {"interest", shown(paid.interest)},
                                      {"repayment", shown(paid.repayment)},
                                      {"closing", shown(paid.closing)}}));
        const nested deeper{depth_};
        rational balance = paid.opening;
        for (row_number each = payment.pieces.first; each < payment.pieces.first + payment.pieces.count; ++each) {
            const loan_piece_row& piece = rows_.loan_pieces[each];
            for (row_number of = piece.drawings.first; of < piece.drawings.first + piece.drawings.count; ++of) {
                const amount_row& drawn = rows_.amounts[rows_.loan_drawings[of].amount];
                balance += drawn.kronor;
                add(say(words::drawn, {{"day", to_text(piece.when.first)}, {"value", shown(drawn.kronor)}}));
                leaf(drawn.input);
            }
            add(say(words::loan_interest, {{"first", to_text(piece.when.first)},
                                           {"before", to_text(piece.when.before)},
                                           {"balance", shown(balance)},
                                           {"rate", percent(weigh_.loans().whole_rate(piece))},
                                           {"fraction", to_text(piece.fraction)},
                                           {"count", std::string{word_for(from_.loans[payment.loan].day_count.value())}}}));
            leaf_of_rate(piece.rate);
            for (const row_number said : {piece.margin, piece.discount}) {
                if (said != no_row) {
                    leaf(rows_.stated[said].input);
                }
            }
        }
    }
}

}  // namespace andel
