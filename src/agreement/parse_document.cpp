// The one door to toml++: text becomes our own tree, and nothing else knows which parser did it.
//
// Before parsing, what could hurt the parser is refused: size, length of a line, depth. Parsing stops at the first error; the statement
// at fault is then blanked and the rest parsed again, so that every error is reported at once.

#include "text_structure.hpp"

#if __has_include(<toml++/toml.hpp>)
#include <toml++/toml.hpp>
#else
#include <toml++/toml.h>
#endif

#include <algorithm>

namespace andel {
namespace {

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
        {"redefine",
         {{"namnet finns redan", "the name is already there"},
          {"Ta bort den ena raden, eller ge den ett annat namn.", "Remove one of the lines, or give it another name."}}},
        {"string",
         {{"en text är inte avslutad", "a text is not ended"},
          {"Sätt ett citattecken (\") efter texten.", "Put a quotation mark (\") after the text."}}},
        {"key-value pair",
         {{"raden är inte på formen nyckel = värde", "the line is not of the form key = value"},
          {"Skriv till exempel: label = \"Hyra\"", "Write for example: label = \"Hyra\""}}},
        {"inline table",
         {{"en tabell inom { } är inte rätt skriven", "a table within { } is not written rightly"},
          {"Skriv till exempel: { alfa = \"25 %\", region_x = \"rest\" }", "Write for example: { alfa = \"25 %\", region_x = \"rest\" }"}}},
        {"array",
         {{"en lista inom [ ] är inte rätt skriven", "a list within [ ] is not written rightly"},
          {"Skriv till exempel: [\"alfa\", \"region_x\"]", "Write for example: [\"alfa\", \"region_x\"]"}}},
        {"expected keys",
         {{"raden är varken en rubrik eller på formen nyckel = värde", "the line is neither a heading nor of the form key = value"},
          {"Skriv till exempel: [costs.rent], eller label = \"Hyra\"", "Write for example: [costs.rent], or label = \"Hyra\""}}},
        {"table header",
         {{"en rubrik är inte rätt skriven", "a heading is not written rightly"},
          {"Skriv till exempel: [costs.rent]", "Write for example: [costs.rent]"}}},
    };
    for (const auto& [part, words] : hints) {
        if (description.find(part) != std::string_view::npos) {
            return words;
        }
    }
    return {{"värdet går inte att läsa", "the value cannot be read"},
            {"Text och belopp står inom citattecken: \"1 300 tkr\".", "Texts and amounts stand within quotation marks: \"1 300 tkr\"."}};
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

place place_of(const toml::source_region& region) {
    return {static_cast<std::uint32_t>(region.begin.line), static_cast<std::uint32_t>(region.begin.column)};
}

class tree_builder {
   public:
    explicit tree_builder(const text_lines& lines) : lines_{lines} {}

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

    const text_lines& lines_;
};

// Each costs another look at the whole text, so of a very large one fewer are told.
std::size_t most_syntax_errors(std::string_view bytes) {
    constexpr std::size_t most = 50;
    constexpr std::size_t bytes_looked_at = 4 * document_limits::bytes;
    return std::min(most, bytes_looked_at / std::max<std::size_t>(bytes.size(), 1));
}

// The column after the last character of a line.
std::uint32_t column_after(std::string_view line) {
    const auto characters = std::ranges::count_if(line, [](char c) { return (static_cast<unsigned char>(c) & 0xC0U) != 0x80U; });
    return static_cast<std::uint32_t>(characters + 1);
}

}  // namespace

reading<document> parse_document(std::string_view bytes, std::string name) {
    if (bytes.starts_with("\xEF\xBB\xBF")) {
        bytes.remove_prefix(3);
    }
    document result;
    result.name = std::move(name);
    result.text = std::make_shared<const std::string>(bytes);
    const auto lines = lines_of(*result.text);
    std::vector<std::size_t> starts;
    for (const std::string_view line : lines) {
        starts.push_back(static_cast<std::size_t>(line.data() - result.text->data()));
    }
    result.line_starts = std::make_shared<const std::vector<std::size_t>>(std::move(starts));
    std::vector<problem> problems;
    const auto finish = [&] {
        for (problem& each : problems) {
            each.file = result.name;
            each.line_text = std::string{result.line(each.where.line)};
        }
        return problems;
    };
    overview seen = look_over(bytes, lines);
    if (seen.refused) {
        problems.push_back(std::move(*seen.refused));
        return finish();
    }
    auto parsed = seen.fit_to_parse ? toml::parse(bytes) : toml::parse(joined(fit_to_parse(lines)));
    std::vector<std::string> kept;
    if (!parsed) {
        kept.assign(lines.begin(), lines.end());
    }
    while (!parsed && problems.size() < most_syntax_errors(bytes)) {
        const auto& error = parsed.error();
        place where = place_of(error.source());
        where.line = std::clamp(where.line, 1U, static_cast<std::uint32_t>(lines.size()));
        where.column = std::clamp(where.column, 1U, column_after(lines[where.line - 1]));
        const auto words = explain(error.description());
        result.unreadable.push_back(blank_statement(kept, where.line - 1, where));
        problems.push_back(
            {.code = problem_code::invalid_toml, .where = where, .arguments = {{"what", words.what}, {"repair", words.repair}}});
        parsed = toml::parse(joined(fit_to_parse({kept.begin(), kept.end()})));  // another statement may begin where none did before
    }
    if (!parsed) {
        return finish();
    }
    result.root = tree_builder{lines}.table(parsed.table());
    finish();
    return {std::move(result), std::move(problems)};
}

}  // namespace andel
