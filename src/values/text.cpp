#include <andel/values/text.hpp>

#include <algorithm>
#include <numeric>
#include <utility>

namespace andel {
namespace {

std::size_t edit_distance(std::string_view a, std::string_view b) {
    std::vector<std::size_t> row(b.size() + 1);
    std::iota(row.begin(), row.end(), std::size_t{0});
    for (std::size_t i = 1; i <= a.size(); ++i) {
        std::size_t diagonal = std::exchange(row[0], i);
        for (std::size_t j = 1; j <= b.size(); ++j) {
            const std::size_t change = diagonal + (a[i - 1] == b[j - 1] ? 0 : 1);
            diagonal = std::exchange(row[j], std::min({row[j] + 1, row[j - 1] + 1, change}));
        }
    }
    return row[b.size()];
}

}  // namespace

text_lines lines_of(std::string_view text) {
    text_lines lines;
    while (true) {
        const std::size_t end = text.find('\n');
        std::string_view line = text.substr(0, end);
        if (line.ends_with('\r')) {
            line.remove_suffix(1);
        }
        lines.push_back(line);
        if (end == std::string_view::npos) {
            return lines;
        }
        text.remove_prefix(end + 1);
    }
}

std::size_t character_length(std::string_view text) {
    const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(text[i]); };
    const unsigned char first = byte(0);
    const bool two = first >= 0xC2U && first < 0xE0U;
    const bool three = first >= 0xE0U && first < 0xF0U;
    const bool four = first >= 0xF0U && first < 0xF5U;
    const std::size_t length = first < 0x80U ? 1 : two ? 2 : three ? 3 : four ? 4 : 0;
    if (length == 0 || length > text.size()) {
        return 0;
    }
    for (std::size_t i = 1; i < length; ++i) {
        if ((byte(i) & 0xC0U) != 0x80U) {
            return 0;
        }
    }
    const bool overlong_or_surrogate = (first == 0xE0U && byte(1) < 0xA0U) || (first == 0xEDU && byte(1) >= 0xA0U) ||
                                       (first == 0xF0U && byte(1) < 0x90U) || (first == 0xF4U && byte(1) >= 0x90U);
    return overlong_or_surrogate ? 0 : length;
}

both_languages listed(const std::vector<std::string>& words) {
    constexpr std::size_t most_shown = 40;
    if (words.empty()) {
        return {"inga", "none"};
    }
    std::string text;
    for (std::size_t i = 0; i < words.size() && i < most_shown; ++i) {
        text += (text.empty() ? "" : ", ") + words[i];
    }
    return words.size() > most_shown ? text + ", …" : text;
}

both_languages nearest(std::string_view word, const std::vector<std::string>& known) {
    const std::string* best = nullptr;
    constexpr std::size_t most_compared = 20'000;  // letters of the word, for each that is known: of thousands of names none is looked for
    if (word.size() * known.size() > most_compared) {
        return "";
    }
    std::size_t best_distance = 2 + word.size() / 4;
    for (const std::string& each : known) {
        const std::size_t distance = edit_distance(word, each);
        if (distance < best_distance) {
            best = &each;
            best_distance = distance;
        }
    }
    return best == nullptr ? both_languages{""} : both_languages{"Menade du " + *best + "? ", "Did you mean " + *best + "? "};
}

std::string in_quotes(std::string_view text) { return "\"" + std::string{text} + "\""; }

}  // namespace andel
