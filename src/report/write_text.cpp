#include "words.hpp"

#include <andel/report/make_report.hpp>
#include <andel/report/text_tables.hpp>

#include <algorithm>
#include <limits>
#include <sstream>

namespace andel {
namespace {

constexpr std::string_view bold = "\x1b[1m";
constexpr std::string_view faint = "\x1b[2m";
constexpr std::string_view plain = "\x1b[0m";
constexpr std::size_t years_abreast = 6;
constexpr std::size_t no_width = std::numeric_limits<std::size_t>::max();

// How many columns of a terminal the text takes: its characters, since Swedish and English have no wide ones.
std::size_t width_of(std::string_view text) {
    return static_cast<std::size_t>(std::ranges::count_if(text, [](char c) { return (static_cast<unsigned char>(c) & 0xC0U) != 0x80U; }));
}

std::string padding(std::size_t wanted, std::string_view text) {
    return std::string(wanted > width_of(text) ? wanted - width_of(text) : 0, ' ');
}
std::string to_the_right(std::string_view text, std::size_t width) { return padding(width, text) + std::string{text}; }
std::string to_the_left(std::string_view text, std::size_t width) { return std::string{text} + padding(width, text); }

// A heading folded at spaces into lines no wider than `width`, as far as its words allow.
std::vector<std::string> folded(const std::string& heading, std::size_t width) {
    std::vector<std::string> lines;
    std::istringstream words{heading};
    for (std::string word; words >> word;) {
        if (!lines.empty() && width_of(lines.back()) + 1 + width_of(word) <= width) {
            lines.back() += " " + word;
        } else {
            lines.push_back(word);
        }
    }
    return lines;
}

std::string styled(std::string_view style, const std::string& text, bool colour) {
    return colour ? std::string{style} + text + std::string{plain} : text;
}

std::string without_blanks_after(const std::string& text) { return text.substr(0, text.find_last_not_of(' ') + 1); }

// One table: figures to the right, under headings folded to their width; text to the left, folded where the table is too wide.
class table_writer {
   public:
    table_writer(const text_table& table, std::size_t width, bool colour) : table_{table}, colour_{colour} {
        label_width_ = width_of(table.row_heading);
        for (const text_row& row : table.rows) {
            label_width_ = std::max(label_width_, width_of(row.label));
        }
        std::size_t whole = label_width_;
        for (std::size_t i = 0; i < table.columns.size(); ++i) {
            widths_.push_back(width_of_column(i));
            whole += 2 + widths_.back();
        }
        for (std::size_t i = table.columns.size(); i-- > 0 && whole > width;) {
            if (!table.columns[i].figures) {
                const std::size_t narrower = std::min(widths_[i] - std::min(widths_[i], least_text), whole - width);
                widths_[i] -= narrower;
                whole -= narrower;
            }
        }
    }

    std::string write() {
        std::string text = styled(bold, table_.heading, colour_) + "\n";
        write_headings(text);
        for (const text_row& row : table_.rows) {
            write_row(text, row);
        }
        return text;
    }

   private:
    static constexpr std::size_t least_figure = 8;
    static constexpr std::size_t least_text = 20;

    [[nodiscard]] std::size_t width_of_column(std::size_t i) const {
        const bool figures = table_.columns[i].figures;
        std::size_t width = figures ? least_figure : width_of(table_.columns[i].heading);
        for (const text_row& row : table_.rows) {
            std::istringstream lines{row.cells[i]};
            for (std::string line; std::getline(lines, line);) {
                width = std::max(width, width_of(line));
            }
        }
        for (const std::string& line : figures ? folded(table_.columns[i].heading, width) : std::vector<std::string>{}) {
            width = std::max(width, width_of(line));
        }
        return width;
    }

    [[nodiscard]] std::string aligned(std::size_t i, std::string_view text) const {
        return table_.columns[i].figures ? to_the_right(text, widths_[i]) : to_the_left(text, widths_[i]);
    }

    void write_headings(std::string& text) const {
        std::vector<std::vector<std::string>> headings;
        std::size_t height = 1;
        for (std::size_t i = 0; i < widths_.size(); ++i) {
            headings.push_back(folded(table_.columns[i].heading, widths_[i]));
            height = std::max(height, headings.back().size());
        }
        for (std::size_t line = 0; line < height; ++line) {
            std::string written = to_the_left(line + 1 == height ? table_.row_heading : "", label_width_);
            for (std::size_t i = 0; i < headings.size(); ++i) {
                const std::size_t empty = height - headings[i].size();  // headings stand on their figures
                written += "  " + aligned(i, line < empty ? "" : headings[i][line - empty]);
            }
            text += without_blanks_after(written) + "\n";
        }
    }

    void write_row(std::string& text, const text_row& row) const {
        std::vector<std::vector<std::string>> cells;
        std::size_t height = 1;
        for (std::size_t i = 0; i < widths_.size(); ++i) {
            std::vector<std::string>& cell = cells.emplace_back();
            std::istringstream lines{row.cells[i]};
            for (std::string line; std::getline(lines, line);) {
                const auto more = table_.columns[i].figures ? std::vector<std::string>{line} : folded(line, widths_[i]);
                cell.insert(cell.end(), more.begin(), more.end());
            }
            height = std::max(height, cell.size());
        }
        for (std::size_t line = 0; line < height; ++line) {
            std::string written = to_the_left(line == 0 ? row.label : "", label_width_);
            for (std::size_t i = 0; i < cells.size(); ++i) {
                written += "  " + aligned(i, line < cells[i].size() ? cells[i][line] : "");
            }
            written = without_blanks_after(written);
            text += (row.total ? styled(bold, written, colour_) : row.firm ? written : styled(faint, written, colour_)) + "\n";
        }
    }

    const text_table& table_;
    bool colour_;
    std::size_t label_width_ = 0;
    std::vector<std::size_t> widths_;
};

class text_writer {
   public:
    text_writer(const report& from, bool colour) : from_{from}, colour_{colour} {}

    std::string write() {
        out_ << styled(bold, from_.title, colour_) << "\n";
        if (!from_.preface.empty()) {
            out_ << "\n";
        }
        for (const std::string& line : from_.preface) {
            out_ << line << "\n";
        }
        const std::vector<text_table> tables = text_tables(from_);
        for (std::size_t i = 0; i < tables.size(); ++i) {
            if (from_.blocks[i].years_across) {
                write_years(tables[i]);
            } else {
                write(tables[i]);
            }
        }
        if (!from_.notes.empty()) {
            out_ << "\n";
        }
        for (const std::string& note : from_.notes) {
            out_ << note << "\n";
        }
        return out_.str();
    }

   private:
    // As few tables as can be, of as equal width as can be, each with its row headings.
    void write_years(const text_table& all) {
        const std::size_t tables = (all.columns.size() + years_abreast - 1) / years_abreast;
        const auto bound = [&](std::size_t table) {
            return static_cast<std::ptrdiff_t>((table * all.columns.size() + tables - 1) / tables);
        };
        for (std::size_t table = 0; table < tables; ++table) {
            text_table part = all;
            if (table != 0) {
                part.heading = fill_in(words::continued.in(from_.in), {{"heading", all.heading}}, from_.in);
            }
            part.columns.assign(all.columns.begin() + bound(table), all.columns.begin() + bound(table + 1));
            for (std::size_t i = 0; i < part.rows.size(); ++i) {
                const auto& cells = all.rows[i].cells;
                part.rows[i].cells.assign(cells.begin() + bound(table), cells.begin() + bound(table + 1));
            }
            write(part);
        }
    }

    void write(const text_table& table) { out_ << "\n" << draw_text(table, no_width, colour_); }

    const report& from_;
    bool colour_;
    std::ostringstream out_;
};

}  // namespace

std::string draw_text(const text_table& table, std::size_t width, bool colour) { return table_writer{table, width, colour}.write(); }

std::string write_text(const report& from, bool colour) { return text_writer{from, colour}.write(); }

}  // namespace andel
