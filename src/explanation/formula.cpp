#include "formula.hpp"

#include <andel/values/written.hpp>

#include <algorithm>

namespace andel {
namespace {

// The number of decimals of 1, 1/10, 1/100 …, and of 10, 100 … as a negative one.
std::optional<int> decimals_of(const rational& unit) {
    rational power = 1;
    for (int decimals = 0; decimals <= static_cast<int>(most_decimals); ++decimals, power *= rational{1, 10}) {
        if (unit == power) {
            return decimals;
        }
    }
    power = 10;
    for (int decimals = -1; decimals >= -12; --decimals, power *= 10) {
        if (unit == power) {
            return decimals;
        }
    }
    return std::nullopt;
}

std::string replaced(std::string text, std::string_view what, std::string_view by) {
    for (std::size_t at = text.find(what); at != std::string::npos; at = text.find(what, at + by.size())) {
        text.replace(at, what.size(), by);
    }
    return text;
}

}  // namespace

std::string formula_writer::write(const rational& value) const {
    std::string text = write_exact(value, in_);
    if (style_ == formula_style::reader) {
        return text;
    }
    if (text.find('/') != std::string::npos) {  // "33 333 1/3" is no number to a spreadsheet
        return to_text(value);
    }
    std::string digits = replaced(replaced(text, "\u00A0", ""), "\u2212", "-");
    return in_ == language::swedish ? digits : replaced(digits, ",", "");
}

bool formula_writer::is_short(step_number step, std::size_t numbers) const {
    std::vector<std::size_t> sizes;  // children come before parents
    for (step_number each = 0; each <= step; ++each) {
        const derivation_step& one = how_.steps[each];
        std::size_t size = 0;
        if (one.what == operation::part) {
            size = sizes[how_.splits[one.part.first].quotas[one.part.second]];
        } else if (each == step || !stops(each, false)) {
            for (const step_number operand : one.operands) {
                size += operand == no_step ? 0 : sizes[operand];
            }
        }
        sizes.push_back(std::clamp<std::size_t>(size, 1, numbers + 1));
    }
    return sizes[step] <= numbers;
}

formula_writer::piece formula_writer::number(const rational& value) const {
    std::string text = write(value);
    const bool fraction = text.find('/') != std::string::npos;
    return {std::move(text), fraction ? binds::product : value.sign() < 0 ? binds::sum : binds::power};
}

std::string formula_writer::inside(const piece& of, binds around) const { return of.by < around ? "(" + of.text + ")" : of.text; }

// Made of nothing but constants and weights, or one plus a change: better read as the number that it is.
bool formula_writer::is_plain(step_number number) const {
    const derivation_step& step = how_.steps[number];
    switch (step.what) {
        case operation::constant:
            return true;
        case operation::input:
            return step.means == meaning::weight || step.means == meaning::change || step.means == meaning::part_of_year;
        case operation::add:
        case operation::subtract:
        case operation::multiply:
        case operation::divide:
            return is_plain(step.operands[0]) && is_plain(step.operands[1]);
        case operation::negate:
            return is_plain(step.operands[0]);
        case operation::most:
        case operation::least:
        case operation::round:
        case operation::part:
            break;
    }
    return false;
}

formula_writer::piece formula_writer::expression(step_number step_at, bool itself) const {
    const derivation_step& step = how_.steps[step_at];
    if (stops(step_at, itself) || step.what == operation::input) {
        return number(step.value);
    }
    if (is_plain(step_at) && step.what != operation::multiply) {
        return number(step.value);
    }
    if (step.what == operation::multiply && how_.steps[step.operands[0]].what == operation::part) {
        const auto& [split, which] = how_.steps[step.operands[0]].part;
        return part(how_.splits[split], which);
    }
    const auto operand = [&](std::size_t i) { return expression(step.operands[i]); };
    switch (step.what) {
        case operation::add:
        case operation::subtract: {
            const bool minus = step.what == operation::subtract;
            const std::string sign = style_ == formula_style::reader ? (minus ? " − " : " + ") : (minus ? "-" : "+");
            const piece second = operand(1);
            return {operand(0).text + sign + (minus || second.text.starts_with('-') ? inside(second, binds::product) : second.text),
                    binds::sum};
        }
        case operation::multiply:
        case operation::divide:
            return scaled(step_at, 1, true);
        case operation::negate:
            return {(style_ == formula_style::reader ? "−" : "-") + inside(operand(0), binds::product), binds::sum};
        case operation::most:
        case operation::least: {
            const bool most = step.what == operation::most;
            std::string name = most ? "MAX(" : "MIN(";
            if (style_ == formula_style::reader) {
                name = in_ == language::swedish ? (most ? "det största av (" : "det minsta av (")
                                                : (most ? "the larger of (" : "the smaller of (");
            }
            const std::string comma = style_ == formula_style::spreadsheet ? between() : "; ";
            return {name + operand(0).text + comma + operand(1).text + ")"};
        }
        case operation::round:
            return rounded(step);
        case operation::part:  // of a whole, in units; expression() of kronor has taken it with its unit
        case operation::input:
        case operation::constant:
            break;
    }
    return number(step.value);
}

// The step times a number, which goes into every term of a sum and is multiplied with the constants of a product.
formula_writer::piece formula_writer::scaled(step_number step_at, const rational& scale, bool itself) const {
    const derivation_step& step = how_.steps[step_at];
    if (!stops(step_at, itself) && !is_plain(step_at) && scale != 1 && step.what == operation::add) {
        const piece first = scaled(step.operands[0], scale);
        const piece second = scaled(step.operands[1], scale);
        return {first.text + (style_ == formula_style::reader ? " + " : "+") + second.text, binds::sum};
    }
    factors all{.constant = scale, .rest = {}, .divisors = {}};
    collect(step_at, all, itself);
    return product(std::move(all));
}

void formula_writer::collect(step_number step_at, factors& into, bool itself) const {
    const derivation_step& step = how_.steps[step_at];
    if (!stops(step_at, itself)) {
        const bool of_parts = step.what == operation::multiply && how_.steps[step.operands[0]].what == operation::part;
        if (step.what == operation::multiply && !of_parts) {
            collect(step.operands[0], into);
            collect(step.operands[1], into);
            return;
        }
        if (step.what == operation::divide && !is_plain(step_at)) {
            collect(step.operands[0], into);
            into.divisors.push_back(inside(expression(step.operands[1]), binds::power));
            return;
        }
        if (step.what == operation::constant) {
            into.constant *= step.value;
            return;
        }
    }
    if (is_plain(step_at) && step.value == 1) {
        return;
    }
    const std::string text = inside(expression(step_at, itself), binds::product);
    if (!into.rest.empty() && into.rest.back().first == text) {
        ++into.rest.back().second;
    } else {
        into.rest.emplace_back(text, 1);
    }
}

formula_writer::piece formula_writer::product(factors all) const {
    if (all.constant != 1 || all.rest.empty()) {
        all.rest.insert(all.rest.begin(), {inside(number(all.constant), binds::product), 1});
    }
    std::string text;
    for (const auto& [factor, times] : all.rest) {
        const bool tight = times == 1 || factor.find_first_of("*/^( ") == std::string::npos;
        text += text.empty() ? "" : style_ == formula_style::reader ? " × " : "*";
        text += (tight ? factor : "(" + factor + ")") + (times == 1 ? "" : "^" + std::to_string(times));
    }
    for (const std::string& divisor : all.divisors) {
        text += (style_ == formula_style::reader ? " / " : "/") + divisor;
    }
    return {text, all.rest.size() + all.divisors.size() == 1 ? binds::power : binds::product};
}

// ROUND(inside, 2); of units that are no power of ten: ROUND(inside/unit, 0)*unit.
std::string formula_writer::rounded_to(const std::string& inside, const rational& unit, const char* swedish, const char* english) const {
    const std::string name = in_ == language::swedish ? swedish : english;
    if (const auto decimals = decimals_of(unit)) {
        return name + "(" + inside + between() + std::to_string(*decimals) + ")";
    }
    return name + "((" + inside + ")/" + "(" + write(unit) + ")" + between() + "0)*(" + write(unit) + ")";
}

formula_writer::piece formula_writer::rounded(const derivation_step& step) const {
    const std::string inner = expression(step.operands[0]).text;
    const rounding& rule = step.rule;
    const rational& before = how_.value(step.operands[0]);
    if (before == step.value) {
        return expression(step.operands[0]);
    }
    switch (rule.mode) {
        case rounding_mode::up:
            return {rounded_to(inner, rule.to, "AVRUNDA.UPPÅT", "ROUNDUP"), binds::product};
        case rounding_mode::down:
            return {rounded_to(inner, rule.to, "AVRUNDA.NEDÅT", "ROUNDDOWN"), binds::product};
        case rounding_mode::half_up:
        case rounding_mode::half_even:  // no spreadsheet has it: the one of the two others that gives the same
            break;
    }
    const bool as_half_up = round(before, {.to = rule.to, .mode = rounding_mode::half_up}) == step.value;
    return {as_half_up ? rounded_to(inner, rule.to, "AVRUNDA", "ROUND") : rounded_to(inner, rule.to, "AVRUNDA.NEDÅT", "ROUNDDOWN"),
            binds::product};
}

// A party's part in kronor: its exact part, cut to whole units, and what the odd rule gave.
formula_writer::piece formula_writer::part(const derivation_split& split, std::size_t which) const {
    const step_number quota = split.quotas[which];
    const rational& exact = how_.value(quota);
    const rational units = split.parts[which].units;
    piece kronor = scaled(quota, split.unit);
    if (exact == units) {
        return kronor;
    }
    if (round_to_whole(exact, rounding_mode::half_up) == units) {
        return {rounded_to(kronor.text, split.unit, "AVRUNDA", "ROUND"), binds::product};
    }
    const std::string cut = rounded_to(kronor.text, split.unit, "AVKORTA", "TRUNC");
    const rational odd = (units - exact.truncated()) * split.unit;
    return odd.is_zero() ? piece{cut, binds::product} : piece{cut + (odd.sign() > 0 ? "+" : "") + write(odd), binds::sum};
}

}  // namespace andel
