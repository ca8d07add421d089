#include "words.hpp"

#include <andel/report/make_report.hpp>
#include <andel/report/text_tables.hpp>

#include <algorithm>
#include <sstream>

namespace andel {
namespace {

constexpr std::string_view bold = "\x1b[1m";
constexpr std::string_view faint = "\x1b[2m";
constexpr std::string_view plain = "\x1b[0m";
constexpr std::size_t years_abreast = 6;

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

class text_writer {
   public:
    text_writer(const report& from, bool colour) : from_{from}, colour_{colour} {}

    std::string write() {
        out_ << styled(bold, from_.title) << "\n";
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
    std::string styled(std::string_view style, const std::string& text) const {
        return colour_ ? std::string{style} + text + std::string{plain} : text;
    }

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

    void write(const text_table& table) {
        std::size_t label_width = width_of(table.row_heading);
        for (const text_row& row : table.rows) {
            label_width = std::max(label_width, width_of(row.label));
        }
        std::vector<std::size_t> widths;
        std::vector<std::vector<std::string>> headings;
        std::size_t heading_lines = 1;
        for (std::size_t i = 0; i < table.columns.size(); ++i) {
            std::size_t width = 8;
            for (const text_row& row : table.rows) {
                width = std::max(width, width_of(row.cells[i]));
            }
            headings.push_back(folded(table.columns[i].heading, width));
            for (const std::string& line : headings.back()) {
                width = std::max(width, width_of(line));
            }
            widths.push_back(width);
            heading_lines = std::max(heading_lines, headings.back().size());
        }
        out_ << "\n" << styled(bold, table.heading) << "\n";
        for (std::size_t line = 0; line < heading_lines; ++line) {
            std::string text = to_the_left(line + 1 == heading_lines ? table.row_heading : "", label_width);
            for (std::size_t i = 0; i < headings.size(); ++i) {
                const std::size_t empty = heading_lines - headings[i].size();  // headings stand on their figures
                text += "  " + to_the_right(line < empty ? "" : headings[i][line - empty], widths[i]);
            }
            out_ << text.substr(0, text.find_last_not_of(' ') + 1) << "\n";
        }
        for (const text_row& row : table.rows) {
            std::string text = to_the_left(row.label, label_width);
            for (std::size_t i = 0; i < widths.size(); ++i) {
                text += "  " + to_the_right(row.cells[i], widths[i]);
            }
            out_ << (row.total ? styled(bold, text) : row.firm ? text : styled(faint, text)) << "\n";
        }
    }

    const report& from_;
    bool colour_;
    std::ostringstream out_;
};

}  // namespace

std::string write_text(const report& from, bool colour) { return text_writer{from, colour}.write(); }

}  // namespace andel
