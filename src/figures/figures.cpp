#include <andel/figures/figures.hpp>

#include <charconv>

namespace andel {
namespace {

std::string two_digits(int number) { return (number < 10 ? "-0" : "-") + std::to_string(number); }

int number_in(std::string_view digits) {
    int number = 0;
    std::from_chars(digits.data(), digits.data() + digits.size(), number);
    return number;
}

}  // namespace

std::string to_text(const figure_period& when) {
    std::string text = std::to_string(when.year);
    text += when.month == 0 ? "" : two_digits(when.month);
    return text + (when.day_of_month == 0 ? "" : two_digits(when.day_of_month));
}

std::optional<figure_period> read_figure_period(std::string_view text, bool* shaped) {
    constexpr std::string_view shape = "0000-00-00";
    bool as_written = text.size() == 4 || text.size() == 7 || text.size() == shape.size();
    for (std::size_t i = 0; i < text.size() && as_written; ++i) {
        as_written = shape[i] == '-' ? text[i] == '-' : text[i] >= '0' && text[i] <= '9';
    }
    if (shaped != nullptr) {
        *shaped = as_written;
    }
    if (!as_written) {
        return std::nullopt;
    }
    figure_period when{.year = number_in(text.substr(0, 4))};
    when.month = text.size() > 4 ? number_in(text.substr(5, 2)) : 0;
    when.day_of_month = text.size() > 7 ? number_in(text.substr(8, 2)) : 0;
    const bool there = make_day(when.year, text.size() > 4 ? when.month : 1, text.size() > 7 ? when.day_of_month : 1).has_value();
    return there ? std::optional{when} : std::nullopt;
}

}  // namespace andel
