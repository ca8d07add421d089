#include <andel/values/written.hpp>

#include <algorithm>
#include <array>
#include <optional>
#include <span>
#include <utility>

namespace andel {
namespace {

constexpr std::string_view no_break_space = "\u00A0";
constexpr std::string_view minus_sign = "\u2212";
constexpr std::array<std::string_view, 3> spaces{" ", no_break_space, "\u202F"};

// Takes `token` from the front of `text`.
bool take(std::string_view& text, std::string_view token) {
    if (!text.starts_with(token)) {
        return false;
    }
    text.remove_prefix(token.size());
    return true;
}

bool take_space(std::string_view& text) {
    return std::any_of(spaces.begin(), spaces.end(), [&](std::string_view space) { return take(text, space); });
}

void skip_spaces(std::string_view& text) {
    while (take_space(text)) {
    }
}

std::string_view without_spaces_after(std::string_view text) {
    const auto last = std::find_if(spaces.begin(), spaces.end(), [&](std::string_view space) { return text.ends_with(space); });
    return last == spaces.end() ? text : without_spaces_after(text.substr(0, text.size() - last->size()));
}

std::string take_digits(std::string_view& text) {
    const auto end = std::ranges::find_if(text, [](char c) { return c < '0' || c > '9'; });
    std::string digits(text.begin(), end);
    text.remove_prefix(digits.size());
    return digits;
}

struct scanned {
    std::string whole;     // digits, group separators gone
    std::string decimals;  // after the comma
    bool negative = false;
    bool well_grouped = true;
    bool point = false;  // a decimal point, or a point between groups
};

// The number in front of `text`, which keeps what follows it.
std::optional<scanned> scan_number(std::string_view& text) {
    scanned number;
    skip_spaces(text);
    number.negative = take(text, "-") || take(text, minus_sign) || take(text, "\u2013");
    skip_spaces(text);
    std::string group = take_digits(text);
    if (group.empty()) {
        return std::nullopt;
    }
    number.whole = group;
    for (bool first = true;; first = false) {
        std::string_view ahead = text;
        if (!take_space(ahead)) {
            break;
        }
        const std::string next = take_digits(ahead);
        if (next.empty()) {
            break;
        }
        number.well_grouped = number.well_grouped && next.size() == 3 && (!first || group.size() <= 3);
        number.whole += next;
        text = ahead;
    }
    if (take(text, ",")) {
        number.decimals = take_digits(text);
        number.well_grouped = number.well_grouped && !number.decimals.empty();
    } else if (text.starts_with('.') && text.size() > 1 && text[1] >= '0' && text[1] <= '9') {
        number.point = true;
        while (take(text, ".")) {
            number.decimals += take_digits(text);
        }
    }
    return number;
}

rational value_of(const scanned& number) {
    const rational size = rational::from_digits(number.whole + number.decimals, static_cast<unsigned>(number.decimals.size()));
    return number.negative ? -size : size;
}

bool too_long(const scanned& number) { return number.whole.size() > most_whole_digits || number.decimals.size() > most_decimals; }

std::string grouped(std::string digits, std::string_view separator) {
    for (std::size_t i = digits.size(); i > 3; i -= 3) {
        digits.insert(i - 3, separator);
    }
    return digits;
}

// Both ways to mean "1.300 kr".
written_number two_readings(const scanned& number, std::string_view rest) {
    const std::string sign = number.negative ? "-" : "";
    written_number result{.fault = written_fault::decimal_point};
    result.first_reading = "\"" + sign + grouped(number.whole + number.decimals, " ") + std::string{rest} + "\"";
    result.second_reading = "\"" + sign + grouped(number.whole, " ") + "," + number.decimals + std::string{rest} + "\"";
    return result;
}

written_number fault(written_fault which) { return {.fault = which}; }

// "1/3", whole numbers above and below.
std::optional<written_number> read_fraction(std::string_view text) {
    const std::size_t bar = text.find('/');
    if (bar == std::string_view::npos) {
        return std::nullopt;
    }
    std::string_view above = text.substr(0, bar);
    std::string_view below = text.substr(bar + 1);
    const auto numerator = scan_number(above);
    const auto denominator = scan_number(below);
    skip_spaces(above);
    skip_spaces(below);
    const bool plain = numerator && denominator && above.empty() && below.empty() && numerator->decimals.empty() &&
                       denominator->decimals.empty() && numerator->well_grouped && denominator->well_grouped && !denominator->negative;
    if (!plain || value_of(*denominator).is_zero()) {
        return fault(written_fault::not_understood);
    }
    if (too_long(*numerator) || too_long(*denominator)) {
        return fault(written_fault::too_many_digits);
    }
    return written_number{.value = value_of(*numerator) / value_of(*denominator)};
}

struct unit_scale {
    std::string_view name;
    rational scale;
};

// A number followed by one of the units.
written_number read_with_unit(std::string_view text, std::span<const unit_scale> units) {
    const auto number = scan_number(text);
    if (!number || !number->well_grouped) {
        return fault(written_fault::not_understood);
    }
    const std::string_view after = text;
    skip_spaces(text);
    std::string name{without_spaces_after(text)};
    std::ranges::transform(name, name.begin(), [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; });
    const auto found = std::ranges::find(units, std::string_view{name}, &unit_scale::name);
    if (found == units.end()) {
        return fault(name.empty() ? written_fault::no_unit : written_fault::not_understood);
    }
    if (number->point) {
        return two_readings(*number, after);
    }
    if (too_long(*number)) {
        return fault(written_fault::too_many_digits);
    }
    return {.value = value_of(*number) * found->scale};
}

// The digits after the point of a fraction whose denominator divides a power of ten, or nothing.
std::optional<std::string> finite_decimals(rational fraction) {
    std::string digits;
    while (!fraction.is_zero() && digits.size() < most_decimals) {
        fraction *= 10;
        const rational digit = fraction.truncated();
        digits += static_cast<char>('0' + *digit.whole());
        fraction -= digit;
    }
    return fraction.is_zero() ? std::optional{digits} : std::nullopt;
}

}  // namespace

written_number read_amount(std::string_view text) {
    static const std::array<unit_scale, 4> units{{{"kr", 1}, {"tkr", 1000}, {"mkr", 1000000}, {"mnkr", 1000000}}};
    written_number result = read_with_unit(text, units);
    if (result.fault == written_fault::none && !(result.value * 100).is_whole()) {
        result.fault = written_fault::finer_than_ore;
    }
    return result;
}

written_number read_share(std::string_view text) {
    if (const auto fraction = read_fraction(text)) {
        return *fraction;
    }
    static const std::array<unit_scale, 2> units{{{"%", rational{1, 100}}, {"\u2030", rational{1, 1000}}}};
    return read_with_unit(text, units);
}

written_number read_number(std::string_view text) {
    if (const auto fraction = read_fraction(text)) {
        return *fraction;
    }
    static const std::array<unit_scale, 1> units{{{"", 1}}};
    return read_with_unit(text, units);
}

std::string_view name_of(money_unit unit) {
    constexpr std::array<std::string_view, 3> names{"kr", "tkr", "mnkr"};
    return names.at(static_cast<std::size_t>(unit));
}

std::int64_t ore_per_step(money_unit unit) {
    constexpr std::array<std::int64_t, 3> steps{1, 100'000, 10'000'000};
    return steps.at(static_cast<std::size_t>(unit));
}

std::string write_steps(std::int64_t steps, money_unit unit, language in) {
    const std::size_t decimals = unit == money_unit::kr ? 2 : unit == money_unit::tkr ? 0 : 1;
    const bool negative = steps < 0;
    std::string digits = std::to_string(steps).substr(negative ? 1 : 0);
    if (digits.size() <= decimals) {
        digits.insert(0, decimals + 1 - digits.size(), '0');
    }
    const std::string fraction = digits.substr(digits.size() - decimals);
    digits.resize(digits.size() - decimals);
    const bool swedish = in == language::swedish;
    std::string text = grouped(digits, swedish ? no_break_space : ",");
    if (decimals != 0) {
        text += (swedish ? "," : ".") + fraction;
    }
    return (negative ? std::string{minus_sign} : std::string{}) + text;
}

std::string write_kronor(money amount, language in) { return write_steps(amount.ore(), money_unit::kr, in); }

std::string write_exact(const rational& value, language in) {
    const rational size = absolute(value);
    const rational whole = size.truncated();
    const bool swedish = in == language::swedish;
    const std::string sign{value.sign() < 0 ? minus_sign : ""};
    const std::string text = grouped(to_text(whole), swedish ? no_break_space : ",");
    if (const auto decimals = finite_decimals(size - whole)) {
        return sign + text + (decimals->empty() ? "" : (swedish ? "," : ".") + *decimals);
    }
    return sign + (whole.is_zero() ? "" : text + " ") + to_text(size - whole);
}

std::string write_share(const rational& share, language in) {
    const rational percent = share * 100;
    const rational size = absolute(percent);
    return finite_decimals(size - size.truncated()) ? write_exact(percent, in) + std::string{no_break_space} + "%" : to_text(share);
}

}  // namespace andel
