// The one door to toml++: text becomes our own tree, and nothing else knows which parser did it.
//
// Before parsing, what could hurt the parser is refused: size, length of a line, depth. Parsing stops at the first error; the statement
// at fault is then blanked and the rest parsed again, so that every error is reported at once.

#include <andel/agreement/document.hpp>

#if __has_include(<toml++/toml.hpp>)
#include <toml++/toml.hpp>
#else
#include <toml++/toml.h>
#endif

#include <algorithm>
#include <cctype>

namespace andel {
namespace {

std::vector<std::string_view> lines_of(std::string_view text) {
    std::vector<std::string_view> lines;
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

std::uint32_t as_column(std::size_t characters_before) { return static_cast<std::uint32_t>(characters_before + 1); }

std::size_t characters_in(std::string_view text) {
    return static_cast<std::size_t>(std::ranges::count_if(text, [](char c) { return (static_cast<unsigned char>(c) & 0xC0U) != 0x80U; }));
}

// How many bytes the UTF-8 character in front of `text` has; 0 if there is none such.
std::size_t character_length(std::string_view text) {
    const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(text[i]); };
    const unsigned char first = byte(0);
    const std::size_t length = first < 0x80U ? 1 : first >= 0xC2U && first < 0xE0U ? 2 : first >= 0xE0U && first < 0xF0U ? 3 : first >= 0xF0U && first < 0xF5U ? 4 : 0;
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

problem at(problem_code code, place where, std::vector<problem_argument> arguments = {}) {
    return problem{.code = code, .where = where, .arguments = std::move(arguments)};
}

// The first character that is not UTF-8.
std::optional<problem> find_bad_character(const std::vector<std::string_view>& lines) {
    for (std::size_t number = 0; number < lines.size(); ++number) {
        std::size_t characters = 0;
        for (std::string_view rest = lines[number]; !rest.empty(); ++characters) {
            const std::size_t length = character_length(rest);
            if (length == 0) {
                return at(problem_code::not_utf8, {static_cast<std::uint32_t>(number + 1), as_column(characters)});
            }
            rest.remove_prefix(length);
        }
    }
    return std::nullopt;
}

// Walks the text once, knowing of strings and comments, and measures how deep brackets and dotted keys go.
std::optional<problem> find_too_deep(const std::vector<std::string_view>& lines) {
    std::size_t brackets = 0;
    std::string_view closing;  // of the multi-line string that we are in
    for (std::size_t number = 0; number < lines.size(); ++number) {
        const std::string_view line = lines[number];
        std::size_t dots = 0;
        for (std::size_t i = 0; i < line.size(); ++i) {
            const char c = line[i];
            if (!closing.empty()) {
                const std::size_t end = line.find(closing, i);
                if (end == std::string_view::npos) {
                    break;
                }
                i = end + closing.size() - 1;
                closing = {};
            } else if (line.substr(i).starts_with("\"\"\"") || line.substr(i).starts_with("'''")) {
                closing = c == '"' ? "\"\"\"" : "'''";
                i += 2;
            } else if (c == '"' || c == '\'') {
                do {
                    i += line[i] == '\\' && c == '"' ? 2U : 1U;
                } while (i < line.size() && line[i] != c);
            } else if (c == '#') {
                break;
            } else if (c == '[' || c == '{') {
                ++brackets;
                dots = 0;
            } else if (c == ']' || c == '}') {
                brackets -= brackets == 0 ? 0 : 1;
            } else if (c == '.') {
                ++dots;
            } else if (c == '=' || c == ',') {
                dots = 0;
            }
            if (brackets + dots > document_limits::depth) {
                return at(problem_code::too_deep, {static_cast<std::uint32_t>(number + 1), as_column(characters_in(line.substr(0, i)))}, {{"limit", std::to_string(document_limits::depth)}});
            }
        }
    }
    return std::nullopt;
}

std::optional<problem> find_refused(std::string_view bytes, const std::vector<std::string_view>& lines) {
    if (bytes.find_first_not_of(" \t\r\n") == std::string_view::npos) {
        return at(problem_code::empty, {});
    }
    if (bytes.size() > document_limits::bytes) {
        return at(problem_code::too_large, {}, {{"size", std::to_string(bytes.size())}, {"limit", std::to_string(document_limits::bytes)}});
    }
    for (std::size_t number = 0; number < lines.size(); ++number) {
        if (lines[number].size() > document_limits::bytes_in_a_line) {
            return at(problem_code::line_too_long, {static_cast<std::uint32_t>(number + 1), 1},
                      {{"size", std::to_string(lines[number].size())}, {"limit", std::to_string(document_limits::bytes_in_a_line)}});
        }
    }
    if (auto bad = find_bad_character(lines)) {
        return bad;
    }
    return find_too_deep(lines);
}

// ---- a syntax error, in words

struct explained {
    both_languages what;
    both_languages repair;
};

explained explain(std::string_view description) {
    struct hint {
        std::string_view part;
        explained words;
    };
    static const std::vector<hint> hints{
        {"redefine", {{"namnet finns redan", "the name is already there"}, {"Ta bort den ena raden, eller ge den ett annat namn.", "Remove one of the lines, or give it another name."}}},
        {"string", {{"en text är inte avslutad", "a text is not ended"}, {"Sätt ett citattecken (\") efter texten.", "Put a quotation mark (\") after the text."}}},
        {"key-value pair", {{"raden är inte på formen nyckel = värde", "the line is not of the form key = value"}, {"Skriv till exempel: label = \"Hyra\"", "Write for example: label = \"Hyra\""}}},
        {"inline table", {{"en tabell inom { } är inte rätt skriven", "a table within { } is not written rightly"}, {"Skriv till exempel: { alfa = \"25 %\", region_x = \"rest\" }", "Write for example: { alfa = \"25 %\", region_x = \"rest\" }"}}},
        {"array", {{"en lista inom [ ] är inte rätt skriven", "a list within [ ] is not written rightly"}, {"Skriv till exempel: [\"alfa\", \"region_x\"]", "Write for example: [\"alfa\", \"region_x\"]"}}},
        {"table header", {{"en rubrik är inte rätt skriven", "a heading is not written rightly"}, {"Skriv till exempel: [costs.rent]", "Write for example: [costs.rent]"}}},
    };
    for (const auto& [part, words] : hints) {
        if (description.find(part) != std::string_view::npos) {
            return words;
        }
    }
    return {{"värdet går inte att läsa", "the value cannot be read"}, {"Text och belopp står inom citattecken: \"1 300 tkr\".", "Texts and amounts stand within quotation marks: \"1 300 tkr\"."}};
}

// ---- blanking what cannot be read

std::vector<std::string> words_in(std::string_view line) {
    std::vector<std::string> words;
    std::string word;
    for (const char c : line.substr(0, line.find('#'))) {
        if (std::isalnum(static_cast<unsigned char>(c)) != 0 || c == '_' || c == '-') {
            word += c;
        } else if (!word.empty()) {
            words.push_back(std::exchange(word, {}));
        }
    }
    if (!word.empty()) {
        words.push_back(word);
    }
    return words;
}

std::string_view without_indent(std::string_view line) {
    const std::size_t first = line.find_first_not_of(" \t");
    return first == std::string_view::npos ? std::string_view{} : line.substr(first);
}

bool begins_heading(std::string_view line) { return without_indent(line).starts_with('['); }

// A heading, or "key =".
bool begins_statement(std::string_view line) {
    line = without_indent(line);
    if (line.starts_with('[')) {
        return true;
    }
    const std::size_t equals = line.find('=');
    return equals != std::string_view::npos && equals > 0 && std::ranges::all_of(line.substr(0, equals), [](char c) {
        return std::isalnum(static_cast<unsigned char>(c)) != 0 || std::string_view{"_-.\"' \t"}.find(c) != std::string_view::npos;
    });
}

// Replaces the statement around `error_line` (from 0) by empty lines. A heading at fault takes its whole section with it.
unreadable_statement blank(std::vector<std::string>& lines, std::size_t error_line) {
    std::size_t first = std::min(error_line, lines.size() - 1);
    while (first > 0 && !begins_statement(lines[first])) {
        --first;
    }
    const bool heading = begins_heading(lines[first]);
    std::size_t before = first + 1;
    while (before < lines.size() && (before <= error_line || !(heading ? begins_heading(lines[before]) : begins_statement(lines[before]) || without_indent(lines[before]).empty()))) {
        ++before;
    }
    unreadable_statement result{.where = {static_cast<std::uint32_t>(first + 1), 1}, .words = {}};
    for (std::size_t i = first; i < before; ++i) {
        std::ranges::move(words_in(lines[i]), std::back_inserter(result.words));
        lines[i].clear();
    }
    return result;
}

std::string joined(const std::vector<std::string>& lines) {
    std::string text;
    for (const std::string& line : lines) {
        text += line;
        text += '\n';
    }
    return text;
}

// ---- toml++ to our tree

place place_of(const toml::source_region& region) { return {static_cast<std::uint32_t>(region.begin.line), static_cast<std::uint32_t>(region.begin.column)}; }

class tree_builder {
   public:
    explicit tree_builder(const std::vector<std::string_view>& lines) : lines_{lines} {}

    node table(const toml::table& from) const {
        node result;
        result.where = place_of(from.source());
        result.entries.reserve(from.size());
        for (const auto& [name, value] : from) {
            result.entries.push_back({std::string{name.str()}, place_of(name.source()), any(value)});
        }
        const auto earlier = [](const entry& a, const entry& b) { return a.key_place < b.key_place; };
        std::sort(result.entries.begin(), result.entries.end(), earlier);
        return result;
    }

   private:
    node any(const toml::node& from) const {
        if (const auto* inner = from.as_table()) {
            return table(*inner);
        }
        node result;
        result.where = place_of(from.source());
        if (const auto* text = from.as_string()) {
            result.kind = node_kind::text;
            result.text = text->get();
        } else if (const auto* number = from.as_integer()) {
            result.kind = node_kind::whole_number;
            result.number = rational{number->get()};
            result.text = std::to_string(number->get());
        } else if (const auto* list = from.as_array()) {
            result.kind = node_kind::list;
            for (const toml::node& each : *list) {
                result.entries.push_back({{}, place_of(each.source()), any(each)});
            }
        } else {
            result.kind = from.is_floating_point() ? node_kind::decimal_number : from.is_boolean() ? node_kind::truth : node_kind::date;
            result.text = as_written(result.where);
        }
        return result;
    }

    std::string as_written(place where) const {
        std::string_view line = where.line == 0 || where.line > lines_.size() ? std::string_view{} : lines_[where.line - 1];
        for (std::uint32_t i = 1; i < where.column && !line.empty(); ++i) {
            line.remove_prefix(std::min(line.size(), std::max<std::size_t>(1, character_length(line))));
        }
        line = line.substr(0, line.find_first_of(",]}#"));
        return std::string{line.substr(0, line.find_last_not_of(" \t") + 1)};
    }

    const std::vector<std::string_view>& lines_;
};

constexpr std::size_t most_syntax_errors = 50;

}  // namespace

reading<document> parse_document(std::string_view bytes, std::string name) {
    if (bytes.starts_with("\xEF\xBB\xBF")) {
        bytes.remove_prefix(3);
    }
    document result;
    result.name = std::move(name);
    result.text = std::make_shared<const std::string>(bytes);
    const auto lines = lines_of(*result.text);
    std::vector<problem> problems;
    const auto finish = [&] {
        for (problem& each : problems) {
            each.file = result.name;
            each.line_text = std::string{result.line(each.where.line)};
        }
        return problems;
    };
    if (auto refused = find_refused(bytes, lines)) {
        problems.push_back(std::move(*refused));
        return finish();
    }
    std::vector<std::string> kept(lines.begin(), lines.end());
    auto parsed = toml::parse(bytes);
    while (!parsed && problems.size() < most_syntax_errors) {
        const auto& error = parsed.error();
        const place where = place_of(error.source());
        const auto words = explain(error.description());
        problems.push_back(at(problem_code::invalid_toml, {std::min(where.line, static_cast<std::uint32_t>(lines.size())), where.column},
                              {{"what", words.what}, {"repair", words.repair}}));
        result.unreadable.push_back(blank(kept, where.line == 0 ? 0 : where.line - 1));
        parsed = toml::parse(joined(kept));
    }
    if (!parsed) {
        return finish();
    }
    result.root = tree_builder{lines}.table(parsed.table());
    finish();
    return {std::move(result), std::move(problems)};
}

}  // namespace andel
