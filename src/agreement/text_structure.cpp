#include "text_structure.hpp"

#include <algorithm>
#include <cctype>
#include <utility>

namespace andel {
namespace {

place at_line(std::size_t number, std::size_t characters_before) {
    return {static_cast<std::uint32_t>(number + 1), static_cast<std::uint32_t>(characters_before + 1)};
}

std::size_t characters_in(std::string_view text) {
    return static_cast<std::size_t>(std::ranges::count_if(text, [](char c) { return (static_cast<unsigned char>(c) & 0xC0U) != 0x80U; }));
}

problem refused(problem_code code, place where, std::vector<problem_argument> arguments = {}) {
    return problem{.code = code, .where = where, .arguments = std::move(arguments)};
}

// ---- characters

// The first character that is not UTF-8.
std::optional<problem> find_bad_character(const text_lines& lines) {
    for (std::size_t number = 0; number < lines.size(); ++number) {
        std::size_t characters = 0;
        for (std::string_view rest = lines[number]; !rest.empty(); ++characters) {
            const std::size_t length = character_length(rest);
            if (length == 0) {
                return refused(problem_code::not_utf8, at_line(number, characters));
            }
            rest.remove_prefix(length);
        }
    }
    return std::nullopt;
}

std::optional<problem> find_long_line(const text_lines& lines) {
    for (std::size_t number = 0; number < lines.size(); ++number) {
        if (lines[number].size() > document_limits::bytes_in_a_line) {
            return refused(problem_code::line_too_long, at_line(number, 0),
                           {{"size", std::to_string(lines[number].size())}, {"limit", std::to_string(document_limits::bytes_in_a_line)}});
        }
    }
    return std::nullopt;
}

// ---- brackets and strings

std::string_view without_indent(std::string_view line) {
    const std::size_t first = line.find_first_not_of(" \t");
    return first == std::string_view::npos ? std::string_view{} : line.substr(first);
}

bool is_bare(char c) { return std::isalnum(static_cast<unsigned char>(c)) != 0 || c == '_' || c == '-'; }

bool begins_heading(std::string_view line) { return without_indent(line).starts_with('['); }

// "[costs.rent]" and nothing else: also inside brackets that somebody forgot to close.
bool is_plain_heading(std::string_view line) {
    line = without_indent(line);
    const std::size_t end = line.find(']');
    return line.starts_with('[') && end != std::string_view::npos && end > 1 &&
           std::ranges::all_of(line.substr(1, end - 1), [](char c) { return is_bare(c) || c == '.'; });
}

// A heading, or "key =".
bool begins_statement(std::string_view line) {
    line = without_indent(line);
    if (line.starts_with('[')) {
        return true;
    }
    const std::size_t equals = line.find('=');
    return equals != std::string_view::npos && equals > 0 && std::ranges::all_of(line.substr(0, equals), [](char c) {
               return is_bare(c) || std::string_view{".\"' \t"}.find(c) != std::string_view::npos;
           });
}

// Walks through text line by line, knowing of strings, comments and brackets.
class structure_walk {
   public:
    // Reads a line; afterwards depth() and in_text() say what is still open at its end.
    void read(std::size_t number, std::string_view line) {
        if (closing_.empty() && is_plain_heading(line)) {
            brackets_ = 0;
        }
        if (closing_.empty() && brackets_ == 0) {
            statement_ = number;
        }
        std::size_t dots = 0;
        refused_.clear();
        look_at_heading(line);
        for (std::size_t i = 0; i < line.size(); ++i) {
            i = step(number, line, i, dots);
            if (!deepest_ && brackets_ + dots > document_limits::depth) {
                deepest_ = at_line(number, characters_in(line.substr(0, i)));
            }
        }
        std::ranges::sort(refused_);
        refused_.erase(std::unique(refused_.begin(), refused_.end()), refused_.end());
    }

    [[nodiscard]] std::size_t depth() const { return brackets_; }
    [[nodiscard]] bool in_text() const { return !closing_.empty(); }
    [[nodiscard]] place text_opened() const { return opened_; }
    [[nodiscard]] std::size_t statement() const { return statement_; }  // the line where the last statement began
    [[nodiscard]] std::optional<place> too_deep() const { return deepest_; }
    // What the parser must not see of the last line: bytes, and what it is given instead; 0: nothing.
    [[nodiscard]] const std::vector<std::pair<std::size_t, char>>& refused_bytes() const { return refused_; }

   private:
    // A heading whose first character can begin no name.
    void look_at_heading(std::string_view line) {
        const std::size_t begin = line.find_first_not_of(" \t");
        if (in_text() || !open_.empty() || begin == std::string_view::npos || line[begin] != '[') {
            return;
        }
        std::size_t first = line.find_first_not_of(" \t", begin + 1);
        if (first == begin + 1 && line[first] == '[') {
            first = line.find_first_not_of(" \t", first + 1);
        }
        if (first == std::string_view::npos ||
            (!is_bare(line[first]) && std::string_view{"\"']"}.find(line[first]) == std::string_view::npos)) {
            refused_.emplace_back(begin, ']');
        }
    }

    // A letter that is not ASCII becomes a question mark, byte by byte.
    void refuse_letter(std::string_view line, std::size_t i) {
        const unsigned bits = static_cast<unsigned char>(line[i]);
        if ((bits & 0x80U) != 0) {
            refused_.emplace_back(i, (bits & 0xC0U) != 0x80U ? '?' : '\0');
        }
    }
    void refuse_letters(std::string_view line, std::size_t from) {
        for (std::size_t i = from; i < line.size(); ++i) {
            refuse_letter(line, i);
        }
    }

    // Takes what stands at `i`, and gives the place of its last character.
    std::size_t step(std::size_t number, std::string_view line, std::size_t i, std::size_t& dots) {
        const char c = line[i];
        if (in_text()) {
            return end_of_long_text(line, i);
        }
        switch (c) {
            case '"':
            case '\'':
                if (i > 0 && (is_bare(line[i - 1]) || line[i - 1] == '+' || line[i - 1] == ':')) {
                    refuse_letters(line, i);  // 2"å: to the parser a number that goes on
                }
                if (line.substr(i).starts_with("\"\"\"") || line.substr(i).starts_with("'''")) {
                    closing_ = c == '"' ? "\"\"\"" : "'''";
                    opened_ = at_line(number, characters_in(line.substr(0, i)));
                    return i + 2;
                }
                return end_of_text(line, i);
            case '#':
                return line.size() - 1;
            case '[':
            case '{':
                ++brackets_;
                open_ += c;
                dots = 0;
                break;
            case ']':
            case '}':
                if (c == '}' && open_.ends_with('[')) {
                    refused_.emplace_back(i, '?');
                }
                open_.resize(open_.size() - (open_.empty() ? 0 : 1));
                brackets_ -= brackets_ == 0 ? 0 : 1;
                break;
            case '.':
                ++dots;
                break;
            case '=':
            case ',':
                dots = 0;
                break;
            default:
                refuse_letter(line, i);
                break;
        }
        return i;
    }

    // A text of several lines may have escaped quotation marks in it, and up to two plain ones before its end.
    std::size_t end_of_long_text(std::string_view line, std::size_t i) {
        const char quote = closing_[0];
        for (; i < line.size(); ++i) {
            if (line[i] == '\\' && quote == '"') {
                ++i;
            } else if (line.substr(i).starts_with(closing_)) {
                i += 2;
                for (int more = 0; more < 2 && line.substr(i + 1).starts_with(quote); ++more) {
                    ++i;
                }
                closing_ = {};
                return i;
            }
        }
        return line.size() - 1;
    }

    static std::size_t end_of_text(std::string_view line, std::size_t i) {
        const char quote = line[i];
        for (++i; i < line.size() && line[i] != quote; ++i) {
            i += line[i] == '\\' && quote == '"' ? 1U : 0U;
        }
        return i;
    }

    std::size_t brackets_ = 0;
    std::size_t statement_ = 0;
    std::string_view closing_;  // of the text of several lines that we are in
    place opened_;
    std::optional<place> deepest_;
    std::vector<std::pair<std::size_t, char>> refused_;
    std::string open_;  // the brackets that the parser would say are open, whatever a heading suggests
};

// ---- a statement at fault

std::vector<std::string> words_in(std::string_view line) {
    std::vector<std::string> words;
    std::string word;
    for (const char c : line.substr(0, line.find('#'))) {
        if (is_bare(c)) {
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

std::string section_of(const std::vector<std::string>& lines, std::size_t number) {
    for (std::size_t i = number + 1; i > 0; --i) {
        if (begins_heading(lines[i - 1])) {
            std::string path;
            for (const std::string& word : words_in(lines[i - 1])) {
                path += (path.empty() ? "" : ".") + word;
            }
            return path;
        }
    }
    return {};
}

// The line after a statement that begins at `first`. Brackets may go on over several lines; where they are never closed, the statement
// ends at the next one.
std::size_t end_of_statement(const std::vector<std::string>& lines, std::size_t first) {
    const auto next_statement = [&](auto&& begins) {
        std::size_t next = first + 1;
        while (next < lines.size() && !begins(lines[next])) {
            ++next;
        }
        return next;
    };
    if (begins_heading(lines[first])) {
        return next_statement(begins_heading);
    }
    structure_walk walk;
    for (std::size_t number = first; number < lines.size(); ++number) {
        if (number != first && (is_plain_heading(lines[number]) || without_indent(lines[number]).empty())) {
            break;
        }
        walk.read(number, lines[number]);
        if (walk.depth() == 0 && !walk.in_text()) {
            return number + 1;
        }
    }
    return next_statement([](std::string_view line) { return begins_statement(line) || without_indent(line).empty(); });
}

}  // namespace

overview look_over(std::string_view bytes, const text_lines& lines) {
    overview seen;
    if (bytes.find_first_not_of(" \t\r\n") == std::string_view::npos) {
        seen.refused = refused(problem_code::empty, {});
    } else if (bytes.size() > document_limits::bytes) {
        seen.refused = refused(problem_code::too_large, {},
                               {{"size", std::to_string(bytes.size())}, {"limit", std::to_string(document_limits::bytes)}});
    } else {
        seen.refused = find_long_line(lines);
    }
    if (!seen.refused) {
        seen.refused = find_bad_character(lines);
    }
    if (seen.refused) {
        return seen;
    }
    structure_walk walk;
    for (std::size_t number = 0; number < lines.size(); ++number) {
        walk.read(number, lines[number]);
        seen.fit_to_parse = seen.fit_to_parse && walk.refused_bytes().empty();
    }
    if (walk.too_deep()) {
        seen.refused = refused(problem_code::too_deep, *walk.too_deep(), {{"limit", std::to_string(document_limits::depth)}});
    }
    return seen;
}

std::vector<std::string> fit_to_parse(const text_lines& lines) {
    std::vector<std::string> fit;
    structure_walk walk;
    for (std::size_t number = 0; number < lines.size(); ++number) {
        walk.read(number, lines[number]);
        std::string line;
        std::size_t copied = 0;
        for (const auto& [at, instead] : walk.refused_bytes()) {
            line += lines[number].substr(copied, at - copied);
            line += instead == '\0' ? std::string{} : std::string(1, instead);
            copied = at + 1;
        }
        line += lines[number].substr(copied);
        fit.push_back(std::move(line));
    }
    return fit;
}

unreadable_statement blank_statement(std::vector<std::string>& lines, std::size_t error_line, place& error) {
    structure_walk walk;
    for (std::size_t number = 0; number < lines.size(); ++number) {
        walk.read(number, lines[number]);
        if (number >= error_line && !walk.in_text()) {
            break;
        }
    }
    std::size_t first = std::min(walk.statement(), lines.size() - 1);
    if (walk.in_text()) {
        error = walk.text_opened();
        first = error.line - 1;
    } else if (error_line < lines.size() && begins_statement(lines[error_line]) && walk.depth() == 0) {
        first = error_line;
    }
    const std::size_t before = walk.in_text() ? first + 1 : std::max(end_of_statement(lines, first), first + 1);
    unreadable_statement result{.where = at_line(first, 0), .section = section_of(lines, first), .words = {}};
    for (std::size_t i = first; i < before; ++i) {
        for (std::string& word : words_in(lines[i])) {
            result.words.push_back(std::move(word));
        }
        lines[i].clear();
    }
    return result;
}

}  // namespace andel
