#include <andel/figures/read_figures.hpp>

#include <andel/agreement/problem_log.hpp>
#include <andel/values/sha256.hpp>
#include <andel/values/text.hpp>
#include <andel/values/written.hpp>

#include <algorithm>
#include <array>
#include <fstream>
#include <tuple>
#include <utility>

namespace andel {
namespace {

// ---- the columns

enum class column : std::uint8_t { period, value, party, status, edition, published };

struct column_words {
    std::string_view name;
    bool required = false;
    std::string_view meaning_sv, meaning_en;
};

constexpr std::array<column_words, 6> columns{{
    {"period", true, "vilket år, vilken månad eller vilken dag siffran gäller", "the year, month or day of the figure"},
    {"value", true, "siffran", "the figure"},
    {"party", false, "partens kod", "the code of the party"},
    {"status", false, "preliminary eller definitive", "preliminary or definitive"},
    {"edition", false, "utgåvan", "the edition"},
    {"published", false, "dagen då siffran publicerades", "the day on which the figure was published"},
}};

std::vector<std::string> column_names() {
    std::vector<std::string> names;
    for (const column_words& each : columns) {
        names.emplace_back(each.name);
    }
    return names;
}

// ---- a line and its cells

struct cell {
    std::string text;  // without quotation marks and blanks around it
    place where;
};

// Goes through a line, knowing the column in characters.
class line_walk {
   public:
    line_walk(std::string_view line, std::uint32_t number) : rest_{line}, at_{number, 1} {}
    [[nodiscard]] bool at_end() const { return rest_.empty(); }
    [[nodiscard]] bool sees(char c) const { return rest_.starts_with(c); }
    [[nodiscard]] place where() const { return at_; }

    // The characters until one of the ASCII ones in `ends`, or the end of the line.
    std::string_view take_until(std::string_view ends) {
        const std::string_view taken = rest_.substr(0, rest_.find_first_of(ends));
        rest_.remove_prefix(taken.size());
        at_.column += static_cast<std::uint32_t>(
            std::ranges::count_if(taken, [](char c) { return (static_cast<unsigned char>(c) & 0xC0U) != 0x80U; }));
        return taken;
    }
    bool take(std::string_view token) {
        if (!rest_.starts_with(token)) {
            return false;
        }
        rest_.remove_prefix(token.size());
        ++at_.column;
        return true;
    }
    void skip_blanks(char separator) {
        while (take(" ") || take("\u00A0") || (separator != '\t' && take("\t"))) {
        }
    }

   private:
    std::string_view rest_;
    place at_;
};

std::string_view without_blanks_after(std::string_view text) {
    for (const std::string_view blank : {" ", "\t", "\u00A0"}) {
        if (text.ends_with(blank)) {
            return without_blanks_after(text.substr(0, text.size() - blank.size()));
        }
    }
    return text;
}

bool is_comment(std::string_view line) {
    line_walk walk{line, 0};
    walk.skip_blanks('\0');
    walk.take("\"");  // Excel puts a comment with a separator in it in quotation marks
    return walk.sees('#');
}

// What stands most often in the line of names, outside quotation marks.
char separator_of(std::string_view line) {
    std::array<std::pair<std::ptrdiff_t, char>, 3> counts{{{0, ';'}, {0, '\t'}, {0, ','}}};
    bool quoted = false;
    for (const char c : line) {
        quoted = quoted != (c == '"');
        for (auto& [count, separator] : counts) {
            count += !quoted && c == separator ? 1 : 0;
        }
    }
    return std::ranges::max_element(counts, {}, [](const auto& each) { return each.first; })->second;
}

class figures_reader {
   public:
    figures_reader(const document& text, figure_unit unit) : text_{text}, unit_{unit}, log_{text} {}

    std::vector<figure_row> read() {
        const auto lines = lines_of(*text_.text);
        for (std::size_t i = 0; i < lines.size() && log_.count() < figures_limits::problems; ++i) {
            const auto number = static_cast<std::uint32_t>(i + 1);
            if (is_readable(lines[i], number) && !is_comment(lines[i])) {
                read_line(lines[i], number);
            }
        }
        if (!has_header_ && log_.count() == 0) {
            separator_ = ';';
            find_missing_columns({}, {1, 1});
        }
        std::ranges::stable_sort(rows_, {}, key_of);
        find_rows_written_twice();
        return std::move(rows_);
    }

    std::vector<problem> take_problems() {
        auto problems = log_.take();
        in_order_of_place(problems);
        return problems;
    }

   private:
    void report(problem_code code, place where, std::vector<problem_argument> arguments, place other = {}) {
        if (log_.count() < figures_limits::problems) {
            log_.report(code, where, std::move(arguments), other);
        }
    }
    void report_cell(place where, both_languages what, both_languages repair) {
        report(problem_code::invalid_cell, where, {{"what", std::move(what)}, {"repair", std::move(repair)}});
    }

    // A line that is too long, or with what no table shows, is reported and left out.
    bool is_readable(std::string_view line, std::uint32_t number) {
        if (line.size() > figures_limits::bytes_in_a_line) {
            report(problem_code::line_too_long, {number, 1},
                   {{"size", std::to_string(line.size())}, {"limit", std::to_string(figures_limits::bytes_in_a_line)}});
            return false;
        }
        const auto control = std::ranges::find_if(line, [](char c) { return (c >= '\0' && c < ' ' && c != '\t') || c == '\x7F'; });
        if (control != line.end()) {
            line_walk walk{line, number};
            walk.take_until(std::string_view{&*control, 1});
            report_cell(walk.where(), {"här står ett tecken som inte går att skriva ut", "here stands a character that cannot be printed"},
                        {"Ta bort det, eller spara om filen som CSV UTF-8.", "Remove it, or save the file again as CSV UTF-8."});
            return false;
        }
        return true;
    }

    void read_line(std::string_view line, std::uint32_t number) {
        separator_ = has_header_ ? separator_ : separator_of(line);
        const auto cells = cells_of(line, number);
        const bool empty = cells && std::ranges::all_of(*cells, [](const cell& each) { return each.text.empty(); });
        if (!std::exchange(has_header_, has_header_ || !empty)) {
            read_header(cells ? *cells : std::vector<cell>{}, {number, 1});
        } else if (cells && !empty) {
            read_row(*cells, {number, 1});
        }
    }

    std::optional<std::vector<cell>> cells_of(std::string_view line, std::uint32_t number) {
        std::vector<cell> cells;
        line_walk walk{line, number};
        do {
            walk.skip_blanks(separator_);
            cell next{.text = {}, .where = walk.where()};
            if (walk.take("\"")) {
                if (!read_quoted(walk, next)) {
                    return std::nullopt;
                }
            } else {
                next.text = without_blanks_after(walk.take_until(std::string_view{&separator_, 1}));
            }
            cells.push_back(std::move(next));
        } while (walk.take(std::string_view{&separator_, 1}));
        return cells;
    }

    // After the first quotation mark, as far as the next separator.
    bool read_quoted(line_walk& walk, cell& next) {
        while (true) {
            next.text += walk.take_until("\"");
            if (!walk.take("\"")) {
                report_cell(next.where, {"citattecknet har inget slut på raden", "the quotation mark has no end on the line"},
                            {"Sätt ett citattecken (\") efter cellens text, på samma rad, eller ta bort det första.",
                             "Put a quotation mark (\") after the text of the cell, on the same line, or remove the first."});
                return false;
            }
            if (!walk.take("\"")) {
                break;
            }
            next.text += '"';  // two of them are one
        }
        walk.skip_blanks(separator_);
        if (!walk.at_end() && !walk.sees(separator_)) {
            report_cell(walk.where(), {"efter citattecknet står något mer", "after the quotation mark stands something more"},
                        {"Låt hela cellen stå inom citattecknen, och skriv ett citattecken i den som två (\"\").",
                         "Let the whole cell stand within the quotation marks, and write a quotation mark in it as two (\"\")."});
            return false;
        }
        next.text = without_blanks_after(next.text);
        return true;
    }

    // ---- the line of names

    void read_header(std::vector<cell> cells, place where) {
        while (!cells.empty() && cells.back().text.empty()) {
            cells.pop_back();
        }
        std::vector<std::string> unknown;
        std::array<place, columns.size()> seen{};
        for (const cell& each : cells) {
            const auto found = std::ranges::find(columns, std::string_view{each.text}, &column_words::name);
            const auto index = static_cast<std::size_t>(found - columns.begin());
            header_.push_back(found == columns.end() ? std::nullopt : std::optional{static_cast<column>(index)});
            if (found == columns.end()) {
                unknown.push_back(each.text);
                report(
                    problem_code::unknown_column, each.where,
                    {{"column", in_quotes(each.text)}, {"hint", nearest(each.text, column_names())}, {"choices", listed(column_names())}});
            } else if (std::exchange(seen.at(index), each.where) != place{}) {
                report(problem_code::named_twice, each.where, {{"name", each.text}});
            }
        }
        if (!cells.empty()) {
            find_missing_columns(unknown, where);
        }
    }

    void find_missing_columns(const std::vector<std::string>& unknown, place where) {
        std::string example;
        for (const column_words& each : columns) {
            example += each.required ? (example.empty() ? "" : std::string{separator_}) + std::string{each.name} : "";
        }
        for (std::size_t i = 0; i < columns.size(); ++i) {
            const column_words& words = columns.at(i);
            const bool there = std::ranges::find(header_, std::optional{static_cast<column>(i)}) != header_.end();
            const bool misspelt = std::ranges::any_of(
                unknown, [&](const std::string& word) { return nearest(word, {std::string{words.name}}) != both_languages{""}; });
            if (words.required && !there && !misspelt) {
                report(problem_code::missing_column, where,
                       {{"column", std::string{words.name}},
                        {"meaning", {std::string{words.meaning_sv}, std::string{words.meaning_en}}},
                        {"example", example}});
            }
        }
    }

    // ---- a row

    void read_row(const std::vector<cell>& cells, place where) {
        figure_row row{.party = {}, .edition = {}, .when = {}, .published = {}, .value = {}, .where = where};
        bool understood = true;
        for (std::size_t i = 0; i < header_.size(); ++i) {
            // Excel leaves out the separators after the last cell of a row that says something.
            const cell none{.text = {}, .where = cells.back().where};
            understood = (!header_[i] || read_cell(*header_[i], i < cells.size() ? cells[i] : none, row)) && understood;
        }
        for (std::size_t i = header_.size(); i < cells.size() && understood && !header_.empty(); ++i) {
            if (!cells[i].text.empty()) {
                report(
                    problem_code::too_many_cells, cells[i].where,
                    {{"found", std::to_string(cells.size())},
                     {"expected", std::to_string(header_.size())},
                     {"separator", separator_ == '\t' ? both_languages{"en tabb", "a tab"} : both_languages{in_quotes({&separator_, 1})}}});
                understood = false;
            }
        }
        if (understood && std::ranges::find(header_, std::optional{column::value}) != header_.end()) {
            rows_.push_back(std::move(row));
        }
    }

    bool read_cell(column which, const cell& from, figure_row& row) {
        if (from.text.empty() && !columns.at(static_cast<std::size_t>(which)).required) {
            return true;
        }
        switch (which) {
            case column::period:
                return read_period(which, from, row.when);
            case column::value:
                return read_value(from, row.value);
            case column::party:
                row.party = from.text;
                return true;
            case column::status:
                return read_status(from, row.status);
            case column::edition: {
                figure_period edition;
                row.edition = from.text;
                return read_period(which, from, edition);
            }
            case column::published:
                return read_published(from, row.published);
        }
        return false;
    }

    bool refuse(column which, const cell& from, both_languages expected, both_languages example) {
        report(problem_code::wrong_type, from.where,
               {{"key", std::string{columns.at(static_cast<std::size_t>(which)).name}},
                {"expected", std::move(expected)},
                {"found", from.text.empty() ? both_languages{"ingenting", "nothing"} : both_languages{in_quotes(from.text)}},
                {"example", std::move(example)}});
        return false;
    }

    bool refuse_day(const cell& from) {
        const bool out_of_reach = from.text.substr(0, 4) < "1900" || from.text.substr(0, 4) > "2999";
        report(problem_code::no_such_day, from.where,
               {{"value", from.text},
                {"why", out_of_reach ? both_languages{"ligger utanför åren 1900–2999", "is outside the years 1900–2999"}
                                     : both_languages{"finns inte i kalendern", "is not in the calendar"}},
                {"example", std::string{"2025-01-31"}.substr(0, from.text.size())}});
        return false;
    }

    bool read_period(column which, const cell& from, figure_period& when) {
        bool shaped = false;
        const auto read = read_figure_period(from.text, &shaped);
        when = read.value_or(figure_period{});
        return read || (shaped ? refuse_day(from)
                               : refuse(which, from, {"ett år, en månad eller en dag", "a year, a month or a day"},
                                        {"2025, 2025-10 eller 2025-10-01", "2025, 2025-10 or 2025-10-01"}));
    }

    bool read_published(const cell& from, std::optional<day>& published) {
        bool shaped = false;
        published = read_day(from.text, &shaped);
        return published || (shaped ? refuse_day(from) : refuse(column::published, from, {"en dag", "a day"}, "2025-11-14"));
    }

    bool read_status(const cell& from, figure_status& status) {
        status = from.text == "preliminary" ? figure_status::preliminary : figure_status::definitive;
        if (from.text == "preliminary" || from.text == "definitive") {
            return true;
        }
        const std::vector<std::string> words{"preliminary", "definitive"};
        report(problem_code::unknown_word, from.where,
               {{"value", in_quotes(from.text)}, {"key", "status"}, {"hint", nearest(from.text, words)}, {"choices", listed(words)}});
        return false;
    }

    // ---- a number

    [[nodiscard]] char decimal_mark() const { return separator_ == ',' ? '.' : ','; }

    // The text with a decimal comma; or its own, if no mark makes a number of it.
    [[nodiscard]] std::string with_comma(std::string text) const {
        const char other = separator_ == ',' ? ',' : '.';
        if (std::ranges::count(text, other) > 1 || (text.find(',') != std::string::npos && text.find('.') != std::string::npos)) {
            return {};
        }
        std::ranges::replace(text, '.', ',');
        return text;
    }

    // Both ways to mean "1.300": nothing where there is one, since no group of thousands begins with 0 or has other than three digits.
    [[nodiscard]] std::optional<std::pair<std::string, std::string>> two_readings(const std::string& text) const {
        const std::size_t mark = text.find(separator_ == ',' ? ',' : '.');
        const std::size_t first = text.find_first_of("0123456789");
        if (mark == std::string::npos || first >= mark || text[first] == '0' || mark - first > 3 ||
            std::min(text.find_first_not_of("0123456789", mark + 1), text.size()) != mark + 4) {
            return std::nullopt;
        }
        std::string thousands = text;
        std::string decimals = text;
        thousands.erase(mark, 1);
        decimals[mark] = decimal_mark();
        return std::pair{thousands, decimals};
    }

    bool read_value(const cell& from, rational& value) {
        std::string text = from.text;
        const std::string_view unit_word = unit_ == figure_unit::percent ? "%" : unit_ == figure_unit::kr ? "kr" : "";
        if (text.ends_with(unit_word)) {
            text = without_blanks_after(std::string_view{text}.substr(0, text.size() - unit_word.size()));
        }
        const std::string comma = with_comma(text);
        const written_number read = read_number(comma);
        if (read.fault == written_fault::too_many_digits) {
            report(problem_code::too_many_digits, from.where,
                   {{"value", in_quotes(from.text)},
                    {"whole", std::to_string(most_whole_digits)},
                    {"decimals", std::to_string(most_decimals)}});
            return false;
        }
        if (read.fault != written_fault::none || comma.find('/') != std::string::npos) {
            return refuse(column::value, from, {"ett tal", "a number"}, both_languages{std::string{"1234"} + decimal_mark() + "5"});
        }
        if (const auto both = two_readings(text)) {
            report(problem_code::decimal_point, from.where,
                   {{"value", in_quotes(from.text)}, {"first", both->first}, {"second", both->second}});
            return false;
        }
        value = unit_ == figure_unit::percent ? read.value / 100 : read.value;
        return is_possible(from, value);
    }

    bool is_possible(const cell& from, const rational& value) {
        const bool index = unit_ == figure_unit::index && value.sign() <= 0;
        const bool number = unit_ == figure_unit::number && value.sign() < 0;
        if (index || number) {
            report(problem_code::impossible_figure, from.where,
                   {{"value", in_quotes(from.text)},
                    {"why", index ? both_languages{"ett indextal är större än noll", "an index number is more than zero"}
                                  : both_languages{"ett antal är noll eller större", "a number of something is zero or more"}}});
        }
        return !index && !number;
    }

    // ---- all rows

    static std::tuple<const std::string&, const std::string&, const figure_period&, const std::optional<day>&, figure_status> key_of(
        const figure_row& row) {
        return {row.party, row.edition, row.when, row.published, row.status};
    }

    void find_rows_written_twice() {
        const figure_row* first = nullptr;
        for (const figure_row& each : rows_) {
            if (first != nullptr && key_of(*first) == key_of(each)) {
                report(problem_code::same_row_twice, each.where, {{"line", std::to_string(first->where.line)}}, first->where);
            } else {
                first = &each;
            }
        }
    }

    const document& text_;
    figure_unit unit_;
    problem_log log_;
    char separator_ = ';';
    bool has_header_ = false;
    std::vector<std::optional<column>> header_;
    std::vector<figure_row> rows_;
};

std::shared_ptr<const document> as_document(std::string_view bytes, std::string name) {
    document result;
    result.name = std::move(name);
    result.text = std::make_shared<const std::string>(bytes.starts_with("\xEF\xBB\xBF") ? bytes.substr(3) : bytes);
    std::vector<std::size_t> starts;
    for (const std::string_view line : lines_of(*result.text)) {
        starts.push_back(static_cast<std::size_t>(line.data() - result.text->data()));
    }
    result.line_starts = std::make_shared<const std::vector<std::size_t>>(std::move(starts));
    return std::make_shared<const document>(std::move(result));
}

// The first character that is not UTF-8; line 0 if there is none.
place bad_character(std::string_view text) {
    place at{1, 1};
    while (!text.empty()) {
        const std::size_t length = character_length(text);
        if (length == 0) {
            return at;
        }
        at = text.front() == '\n' ? place{at.line + 1, 1} : place{at.line, at.column + 1};
        text.remove_prefix(length);
    }
    return {};
}

reading<figures_file> one_problem(problem_code code, std::string name, std::vector<problem_argument> arguments = {}) {
    return std::vector<problem>{problem{.code = code, .arguments = std::move(arguments), .file = std::move(name)}};
}

reading<figures_file> too_large(std::size_t size, std::string name) {
    return one_problem(problem_code::too_large, std::move(name),
                       {{"size", std::to_string(size)}, {"limit", std::to_string(figures_limits::bytes)}});
}

}  // namespace

reading<figures_file> read_figures_text(std::string_view bytes, std::string name, figure_unit unit) {
    if (bytes.size() > figures_limits::bytes) {
        return too_large(bytes.size(), std::move(name));
    }
    figures_file draft{.name = name, .sha256 = sha256(bytes), .unit = unit, .rows = {}, .text = as_document(bytes, std::move(name))};
    if (const place bad = bad_character(*draft.text->text); bad != place{}) {
        problem_log log{*draft.text};
        log.report(problem_code::not_utf8, bad, {});
        return log.take();
    }
    figures_reader reader{*draft.text, unit};
    draft.rows = reader.read();
    return {std::move(draft), reader.take_problems()};
}

reading<figures_file> read_figures_file(const std::filesystem::path& path, std::string name, figure_unit unit) {
    std::error_code failed;
    if (std::filesystem::is_directory(path, failed)) {
        return one_problem(problem_code::is_a_directory, std::move(name));
    }
    if (std::filesystem::status(path, failed).type() == std::filesystem::file_type::not_found) {
        return one_problem(problem_code::no_such_file, std::move(name));
    }
    std::ifstream file{path, std::ios::binary};
    std::string bytes;
    std::string part(65'536, '\0');
    while (file && bytes.size() <= figures_limits::bytes) {
        file.read(part.data(), static_cast<std::streamsize>(part.size()));
        bytes.append(part, 0, static_cast<std::size_t>(file.gcount()));
    }
    if (!file.is_open() || file.bad()) {
        return one_problem(problem_code::unreadable, std::move(name));
    }
    if (bytes.size() > figures_limits::bytes) {
        const auto size = std::filesystem::file_size(path, failed);
        return too_large(failed ? bytes.size() : static_cast<std::size_t>(size), std::move(name));
    }
    return read_figures_text(bytes, std::move(name), unit);
}

}  // namespace andel
