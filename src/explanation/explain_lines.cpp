// An explanation as lines of a tree, in the order in which the evaluator came to them.

#include "line_writer.hpp"

namespace andel {

namespace words = explain_words;

std::vector<explained_line> line_writer::write() {
    if (why_.charges.empty()) {
        add(say(words::nothing, {{"party", party(why_.party)}, {"year", rows_.source->year_in_words(why_.year)}}));
    }
    for (const explained_charge& each : why_.charges) {
        charge(each);
    }
    if (why_.cost) {
        against_the_year_before(*why_.cost);  // where it has ended; else its charge has said it
    } else {
        total();
    }
    add(say(words::recompute, {{"formula", formula_of(why_, in_)}}) + say(words::gives, {{"value", plain(why_.bears)}}));
    for (const std::string& line : receipt_of(rows_, in_)) {
        add(line);
    }
    return std::move(lines_);
}

void line_writer::charge(const explained_charge& one) {
    const charge_row& charge = rows_.charges[one.charge];
    const auto& standing_words = charge.how_firm == standing::conditional    ? words::conditional
                                 : charge.how_firm == standing::after_notice ? words::after_notice
                                                                             : words::rests_on_no_notice;
    std::string text = say(words::charge, {{"cost", label(from_.costs[charge.cost])},
                                           {"period", period_of(charge)},
                                           {"party", party(why_.party)},
                                           {"bears", kronor(one.of(why_.party).bears)}});
    if (charge.component != charge_component::ordinary) {
        const std::array<const both_languages*, 4> names{nullptr, &words::of_rate_difference, &words::of_exit, &words::of_left_over};
        text += say(*names.at(static_cast<std::size_t>(charge.component)));
    }
    if (charge.how_firm != standing::firm) {
        text += say(standing_words);
    }
    add(std::move(text));
    if (charge.corrects != no_row) {
        correction(one, charge);
        return;
    }
    if (moves_kronor(charge)) {
        change_of_bearer(one, charge);
        return;
    }
    const nested deeper{depth_};
    for (row_number row = charge.cells.first; row < charge.cells.first + charge.cells.count; ++row) {
        cell(row, charge);
    }
    amount(one.charge, charge);
    keys(one.charge, charge);
    parts(one, charge);
    payment(one, charge);
    against_the_year_before(charge.cost);
    if (why_.charges.size() > 1) {
        add(say(words::recompute, {{"formula", "=" + formula(one.charge, formula_style::spreadsheet)}}));
    }
}

// What a figure that was published later changed: the statement of then, and the one that holds now.
void line_writer::correction(const explained_charge& one, const charge_row& charge) {
    const nested deeper{depth_};
    const day published = *charge.corrected_on;
    if (charge.corrected_by != no_row) {
        const amendment& by = from_.amendments[charge.corrected_by];
        add(say(words::correction_by_amendment,
                {{"period", days(charge.when)}, {"day", to_text(published)}, {"amendment", by.label.value()}}));
        leaf(by.label.only().from, by.decided.only().where);
    } else {
        add(say(words::correction, {{"period", days(charge.when)}, {"day", to_text(published)}}));
    }
    const known_figures known{rows_, *why_.read, why_.as_of};
    const found_figures now = known.on(charge.corrects, published);
    const found_figures then = known.on(charge.corrects, published - 1);
    for (row_number need = 0; need < rows_.needs.size(); ++need) {
        const auto& before = then.of_needs[need];
        const auto& after = now.of_needs[need];
        if (!after || !rows_.needs[need].billed || (before && before->read == after->read && before->years_past == after->years_past)) {
            continue;
        }
        const std::string was = before ? figure_value(rows_.needs[need], before->read) : "–";
        add(say(words::corrected_figure,
                {{"measure", measure_name(rows_.needs[need])}, {"then", was}, {"now", figure_value(rows_.needs[need], after->read)}}));
        leaf_of_figure(*after);
    }
    std::string sum;
    for (const entry_row& each : one.entries) {
        if (each.bears.is_zero()) {
            continue;
        }
        sum += (sum.empty() ? "" : ", ") + party(each.party) + " " + signed_kronor(each.bears);
    }
    add(say(words::corrected_parts, {{"parts", sum}}));
}

std::string line_writer::period_of(const charge_row& charge) const {
    const period term{rows_.when.first, rows_.when.before};
    const period year = intersection(rows_.source->days_of_year(charge.year), term);
    return charge.when == year ? rows_.source->year_in_words(charge.year) : days(charge.when);
}

void line_writer::amount(row_number number, const charge_row& charge) {
    const rational& exact = why_.how.value(why_.how.find(meaning::exact_amount, number));
    const rational& rounded = why_.how.value(why_.how.find(meaning::rounded_amount, number));
    if (charge.cells.count > 1) {
        std::string sum;
        for (row_number row = charge.cells.first; row < charge.cells.first + charge.cells.count; ++row) {
            const step_number of_cell = why_.how.find(meaning::cell_amount, row);
            sum += of_cell == no_step ? std::string{} : (sum.empty() ? "" : " + ") + shown(why_.how.value(of_cell));
        }
        if (!sum.empty()) {
            add(say(words::sum, {{"sum", sum}, {"value", shown(exact)}}));
        }
    }
    if (rows_.cells[charge.cells.first].as_charged) {
        add(say(words::sum_of_charges, {{"value", shown(rounded)}}));
        return;
    }
    const auto& own = from_.costs[charge.cost].rounding_amount;
    const auto& rule = own.absent() ? from_.rounding.amount : own;
    if (!rule.usable()) {
        add(say(words::exact_amount, {{"value", shown(exact)}}));
        return;
    }
    const std::string by = in_words_of(rule.value(), false, false);
    const rational difference = rounded - exact;
    std::vector<problem_argument> arguments{{"exact", shown(exact)}, {"rule", by}, {"value", shown(rounded)}};
    arguments.push_back({"difference", (difference.sign() > 0 ? "+" : "") + shown(difference)});
    const both_languages& words_of_it = difference.is_zero() ? words::whole_amount : words::rounded_amount;
    add(say(words_of_it, arguments));
    leaf(rule.only().from, rule.only().where);
}

void line_writer::against_the_year_before(row_number cost) {
    if (!told_.insert(cost).second) {
        return;  // a cost with several charges in the year: said with the first
    }
    const std::string before = rows_.source->year_in_words(why_.year - 1);
    if (why_.year == rows_.source->year_of(rows_.when.first)) {
        add(say(words::first_year, {{"year", before}}));
        return;
    }
    const money change = change_of(cost);
    add(say(words::against_before, {{"year", before}, {"difference", signed_kronor(change)}, {"causes", ": " + causes_of(cost, change)}}));
}

money line_writer::borne(const std::vector<explained_charge>& charges, row_number cost) const {
    money sum;
    for (const explained_charge& each : charges) {
        if (rows_.charges[each.charge].cost == cost) {
            sum += each.of(why_.party).bears;
        }
    }
    return sum;
}

money line_writer::corrections(const std::vector<explained_charge>& charges, row_number cost) const {
    money sum;
    for (const explained_charge& each : charges) {
        const charge_row& charge = rows_.charges[each.charge];
        sum += charge.cost == cost && charge.corrects != no_row ? each.of(why_.party).bears : money{};
    }
    return sum;
}

// The one cell in which a cost stood during a year, if it was one.
const cell_row* line_writer::only_cell(int year, row_number cost, std::size_t& cells) const {
    const cell_row* found = nullptr;
    cells = 0;
    for (const charge_row& each : rows_.charges) {
        if (each.year == year && each.cost == cost && each.corrects == no_row && !each.known_too_late) {
            cells += each.cells.count;
            found = &rows_.cells[each.cells.first];
        }
    }
    return cells == 1 ? found : nullptr;
}

std::string line_writer::causes_of(row_number cost, money change) {
    std::size_t now_cells = 0;
    std::size_t before_cells = 0;
    const cell_row* now = only_cell(why_.year, cost, now_cells);
    const cell_row* before = only_cell(why_.year - 1, cost, before_cells);
    if (before_cells == 0 || now_cells == 0) {
        return say(before_cells == 0 ? words::begins : words::ends);
    }
    if (now == nullptr || before == nullptr) {
        return change.is_zero() ? say(words::unchanged) : say(words::cause_several);
    }
    const money corrected = corrections(why_.charges, cost) - corrections(why_.charges_before, cost);
    std::string text;
    const auto tell = [&](const both_languages& cause, money amount) {
        if (!amount.is_zero()) {
            text += (text.empty() ? "" : ", ") + say(cause, {{"value", signed_kronor(amount)}});
        }
    };
    const bool in_kronor = weigh_.says_kronor(now->key) || weigh_.says_kronor(before->key);
    if (in_kronor || now->amount == no_row || before->amount == no_row) {
        tell(in_kronor ? words::cause_key : words::cause_capital, change - corrected);
        tell(words::cause_correction, corrected);
        return text.empty() ? say(words::unchanged) : text;
    }
    const rational old_level = weigh_.level(*before);
    const rational new_level = weigh_.level(*now);
    const rational old_share = share_of(before->key, why_.party);
    const rational new_share = share_of(now->key, why_.party);
    const bool other_amount = now->amount != before->amount && rows_.amounts[now->amount].input != rows_.amounts[before->amount].input;
    const std::array<std::pair<const both_languages*, rational>, 3> effects{
        {{other_amount ? &words::cause_amount : &words::cause_index, (new_level - old_level) * before->fraction * old_share},
         {&words::cause_part, new_level * (now->fraction - before->fraction) * old_share},
         {&words::cause_key, new_level * now->fraction * (new_share - old_share)}}};
    money left = change - corrected;
    // Each year was billed with what was known of it then: its index is what the bills differ by.
    const bool billed = std::ranges::any_of(rows_.needs, [](const need_row& each) { return each.billed.has_value(); });
    for (const auto& [cause, effect] : effects) {
        const money amount = round(exact_money::of_kronor(effect), {.to = {1, 100}, .mode = rounding_mode::half_up});
        if (!billed || cause != &words::cause_index) {
            tell(*cause, amount);
            left -= amount;
        }
    }
    tell(billed ? words::cause_index : words::cause_rounding, left);
    tell(words::cause_correction, corrected);
    return text.empty() ? say(words::unchanged) : text;
}

void line_writer::total() {
    std::string sum;
    for (const explained_charge& each : why_.charges) {
        if (!each.of(why_.party).bears.is_zero()) {
            sum += (sum.empty() ? "" : " + ") + kronor(each.of(why_.party).bears);
        }
    }
    if (why_.charges.size() > 1) {
        add(say(words::total, {{"sum", sum.empty() ? "0" : sum}, {"value", kronor(why_.bears)}}));
    }
    if (why_.year == rows_.source->year_of(rows_.when.first)) {
        add(say(words::first_year, {{"year", rows_.source->year_in_words(why_.year - 1)}}));
    } else {
        total_against_the_year_before();
    }
}

// Which costs have changed the total, also those that are no more.
void line_writer::total_against_the_year_before() {
    std::set<row_number> costs;
    for (const auto* charges : {&why_.charges, &why_.charges_before}) {
        for (const explained_charge& each : *charges) {
            costs.insert(rows_.charges[each.charge].cost);
        }
    }
    add(say(words::against_before, {{"year", rows_.source->year_in_words(why_.year - 1)},
                                    {"difference", signed_kronor(why_.bears - why_.bore_before)},
                                    {"causes", ""}}));
    const nested deeper{depth_};
    for (const row_number cost : costs) {
        const money change = change_of(cost);
        if (!change.is_zero()) {
            add(say(
                words::change_of_cost,
                {{"cost", label(from_.costs[cost])}, {"difference", signed_kronor(change)}, {"causes", ": " + causes_of(cost, change)}}));
        }
    }
}

std::string line_writer::say(const both_languages& text, const std::vector<problem_argument>& arguments) const {
    return fill_in(text.in(in_), arguments, in_);
}

// Where the last line was said, under it.
void line_writer::leaf(row_number input) {
    if (input != no_row) {
        leaf(rows_.inputs[input].from, rows_.inputs[input].where);
    }
}

void line_writer::leaf(const origin& from, place where) {
    const nested deeper{depth_};
    add(origin_in_words(from_, from, where, in_));
}

std::string line_writer::days(const period& when) const {
    if (when.days() == 1) {
        return to_text(when.first);
    }
    return say(words::piece, {{"first", to_text(when.first)}, {"last", to_text(when.before - 1)}});
}

std::string line_writer::plain(money amount) const {
    return formula_writer{why_.how, formula_style::spreadsheet, in_}.write(exact_money{amount}.kronor());
}

// A percentage, also where no short one says it exactly.
std::string line_writer::percent(const rational& value) const {
    std::string exact = write_share(value, in_);
    if (exact.find('/') == std::string::npos) {
        return exact;
    }
    const rational shortened = round(value, {.to = {1, 1'000'000}, .mode = rounding_mode::down});
    return write_exact(shortened * 100, in_) + "…\u00A0%";
}

std::string line_writer::lower_first(std::string text) {
    if (!text.empty() && text[0] >= 'A' && text[0] <= 'Z') {
        text[0] = static_cast<char>(text[0] - 'A' + 'a');
    }
    return text;
}

std::string line_writer::in_words_of(const rounding& rule, bool percent, bool number) const {
    const std::array<const both_languages*, 4> modes{&words::half_up, &words::half_even, &words::up, &words::down};
    const std::string to = percent ? write_share(rule.to, in_) : shown(rule.to) + (number ? "" : " kr");
    return to + ", " + modes.at(static_cast<std::size_t>(rule.mode))->in(in_);
}

std::vector<explained_line> lines_of(const explanation& why, language in) { return line_writer{why, in}.write(); }

std::string title_of(const explanation& why, language in) {
    const agreement& from = *why.planned->source;
    const auto label = [](const auto& one) { return one.label.usable() ? one.label.value() : one.id; };
    return fill_in((why.cost ? words::title_of_cost : words::title).in(in),
                   {{"party", label(from.parties[why.party])},
                    {"year", from.year_in_words(why.year)},
                    {"bears", write_kronor(why.bears, in)},
                    {"cost", why.cost ? label(from.costs[*why.cost]) : std::string{}}},
                   in);
}

std::vector<std::string> receipt_of(const plan& rows, language in) {
    const document& text = *rows.source->text;
    std::vector<std::string> lines{fill_in(words::receipt_versions.in(in),
                                           {{"version", std::string{version()}},
                                            {"format", std::to_string(format_version)},
                                            {"explanation", std::to_string(explanation_version)}},
                                           in)};
    for (const document* each = &text; each != nullptr; each = each->base.get()) {
        lines.push_back(fill_in(words::receipt_input.in(in), {{"file", each->name}, {"hash", sha256(*each->text)}}, in));
    }
    for (const document_change& each : text.changes) {
        lines.push_back(fill_in(words::receipt_change.in(in), {{"address", each.address}}, in));
    }
    return lines;
}

std::string write_text(const explanation& why, language in) {
    std::string text = title_of(why, in) + "\n";
    for (const explained_line& each : lines_of(why, in)) {
        text += "\n" + std::string(2 * std::size_t{each.depth}, ' ') + each.text;
    }
    return text + "\n";
}

}  // namespace andel
