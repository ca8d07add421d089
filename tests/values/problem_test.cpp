// Problems: every code has its words in both languages, the words are filled in, and the caret stands under its character.

#include <andel/values/problem.hpp>

#include "printing.hpp"

#include <gtest/gtest.h>

#include <array>
#include <cctype>
#include <set>
#include <string>
#include <string_view>

namespace {

using namespace andel;

struct code_words {
    problem_code code{};
    std::string_view name;
    std::array<std::string_view, 2> message;  // Swedish, English
    std::array<std::string_view, 2> way_out;
};

// NOLINTNEXTLINE(cppcoreguidelines-macro-usage): the table is read by a macro
#define ANDEL_WORDS(code, message_sv, way_out_sv, message_en, way_out_en) \
    code_words{problem_code::code, #code, {message_sv, message_en}, {way_out_sv, way_out_en}},
const auto table = std::to_array<code_words>({ANDEL_PROBLEM_CODES(ANDEL_WORDS)});
#undef ANDEL_WORDS

void PrintTo(const code_words& row, std::ostream* out) { *out << row.name; }

class EveryCode : public testing::TestWithParam<code_words> {};

/// The words in braces; an opening brace without its closing one is an entry of its own.
std::set<std::string> placeholders(std::string_view pattern) {
    std::set<std::string> names;
    for (std::size_t open = pattern.find('{'); open != std::string_view::npos; open = pattern.find('{', open + 1)) {
        names.emplace(pattern.substr(open, pattern.find('}', open) - open + 1));
    }
    return names;
}

problem shares_that_do_not_add_up() {
    return {.code = problem_code::shares_not_100,
            .where = {31, 20},
            .arguments = {{"sum", "99 %"}, {"difference", {"1 % saknas", "1 % is missing"}}},
            .file = "agreement.toml",
            .line_text = R"(shares.from-2020 = { alfa = "25 %", region_x = "74 %" })"};
}

/// The line of a drawing that holds the caret, and the line above it.
struct caret_lines {
    std::string above;
    std::string caret;
};

caret_lines drawn_at(const std::string& line_text, std::uint32_t column, std::uint32_t line = 7) {
    const std::string text =
        draw({.code = problem_code::two_rests, .where = {line, column}, .file = "f", .line_text = line_text}, language::english);
    const std::size_t first = text.find('\n') + 1;
    const std::size_t second = text.find('\n', first) + 1;
    return {text.substr(first, second - 1 - first), text.substr(second, text.find('\n', second) - second)};
}

/// The character that the caret stands under, when every character is one column wide and a tab is as wide as the tab above it.
std::string pointed_at(const caret_lines& lines) {
    std::vector<std::string> characters;
    for (const char byte : lines.above) {
        if ((static_cast<unsigned char>(byte) & 0xC0U) == 0x80U) {
            characters.back() += byte;
        } else {
            characters.emplace_back(1, byte);
        }
    }
    const std::size_t column = lines.caret.find('^');
    for (std::size_t i = 0; i < column && i < characters.size(); ++i) {
        EXPECT_EQ(characters[i] == "\t", lines.caret[i] == '\t') << "tabs must stand under tabs";
    }
    EXPECT_EQ(column + 1, lines.caret.size()) << "nothing after the caret";
    return column < characters.size() ? characters[column] : "";
}

}  // namespace

TEST_P(EveryCode, HasItsNameAndItsWordsInBothLanguages) {
    const auto& row = GetParam();
    EXPECT_EQ(name_of(row.code), row.name);
    const problem bare{.code = row.code};
    EXPECT_EQ(message(bare, language::swedish), row.message[0]);
    EXPECT_EQ(message(bare, language::english), row.message[1]);
    EXPECT_EQ(way_out(bare, language::swedish), row.way_out[0]);
    EXPECT_EQ(way_out(bare, language::english), row.way_out[1]);
    for (const auto& words : {row.message, row.way_out}) {
        EXPECT_FALSE(words[0].empty());
        EXPECT_FALSE(words[1].empty());
        EXPECT_TRUE(words[0] != words[1] || words[0].starts_with('{')) << "the same words in both languages: " << words[0];
    }
    const bool mild = row.name == "not_used" || row.name == "clause_not_modelled";
    EXPECT_EQ(severity_of(row.code), mild ? severity::warning : severity::error);
}

TEST_P(EveryCode, FillsInTheSameArgumentsInBothLanguages) {
    const auto& row = GetParam();
    EXPECT_EQ(placeholders(row.message[0]), placeholders(row.message[1]));
    EXPECT_EQ(placeholders(row.way_out[0]), placeholders(row.way_out[1]));
    for (const auto& words : {row.message, row.way_out}) {
        for (const std::string& name : placeholders(words[0])) {
            const bool plain =
                name.size() > 2 && name.find_first_not_of("abcdefghijklmnopqrstuvwxyz_", 1) == name.size() - 1 && name.back() == '}';
            EXPECT_TRUE(plain) << name;
        }
    }
}

TEST_P(EveryCode, SaysWhatIsWrongInOneSentence) {
    for (const auto& words : GetParam().message) {
        EXPECT_TRUE(words.ends_with('.')) << words;
        EXPECT_FALSE(words.ends_with("..") || words.find("  ") != std::string_view::npos) << words;
    }
}

INSTANTIATE_TEST_SUITE_P(Problem, EveryCode, testing::ValuesIn(table), [](const auto& row) { return std::string{row.param.name}; });

TEST(Problem, ListsEveryCodeOnceInTheOrderOfTheTable) {
    const auto all = every_problem_code();
    ASSERT_EQ(all.size(), table.size());
    std::set<std::string_view> names;
    for (std::size_t i = 0; i < all.size(); ++i) {
        EXPECT_EQ(all[i], table.at(i).code);
        names.insert(name_of(all[i]));
    }
    EXPECT_EQ(names.size(), all.size()) << "two codes have one name";
}

TEST(Problem, IsDrawnAsTheHeaderShows) {
    EXPECT_EQ(draw(shares_that_do_not_add_up(), language::swedish),
              "agreement.toml:31:20: shares_not_100: Andelarna blir 99 %; 1 % saknas.\n"
              "   31 | shares.from-2020 = { alfa = \"25 %\", region_x = \"74 %\" }\n"
              "      |                    ^\n"
              "      = Ändra en andel, eller skriv en av dem som \"rest\".\n");
}

TEST(Problem, IsDrawnInEnglishToo) {
    EXPECT_EQ(draw(shares_that_do_not_add_up(), language::english),
              "agreement.toml:31:20: shares_not_100: The shares make 99 %; 1 % is missing.\n"
              "   31 | shares.from-2020 = { alfa = \"25 %\", region_x = \"74 %\" }\n"
              "      |                    ^\n"
              "      = Change a share, or write one of them as \"rest\".\n");
}

TEST(Problem, ShowsBothSidesOfAContradiction) {
    const problem taken{.code = problem_code::name_taken,
                        .where = {12, 2},
                        .arguments = {{"name", "region"}, {"line", "4"}},
                        .other = {4, 10},
                        .file = "avtal.toml",
                        .line_text = "[activities.region]",
                        .other_text = "[parties.region]"};
    EXPECT_EQ(draw(taken, language::english),
              "avtal.toml:12:2: name_taken: The name region is already in use on line 4.\n"
              "   12 | [activities.region]\n"
              "      |  ^\n"
              "    4 | [parties.region]\n"
              "      |          ^\n"
              "      = Give one of them a name of its own, or remove it.\n");
}

TEST(Problem, OfAWholeDocumentShowsNoLine) {
    EXPECT_EQ(draw({.code = problem_code::no_such_file, .file = "avtal.toml"}, language::swedish),
              "avtal.toml: no_such_file: Filen finns inte.\n"
              "      = Kontrollera sökväg och stavning.\n");
}

TEST(Problem, PutsTheCaretUnderItsCharacter) {
    EXPECT_EQ(pointed_at(drawn_at("abc", 1)), "a");
    EXPECT_EQ(pointed_at(drawn_at("abc", 3)), "c");
    EXPECT_EQ(pointed_at(drawn_at("åäö = x", 7)), "x");
    EXPECT_EQ(pointed_at(drawn_at("åäö = x", 3)), "ö");
    EXPECT_EQ(pointed_at(drawn_at("förskola = \"12 €\"  # 𝔸 x", 24)), "x") << "characters of two, three and four bytes";
    EXPECT_EQ(pointed_at(drawn_at("\tå\tx = 1", 4)), "x") << "a tab is one character";
    EXPECT_EQ(drawn_at("\tå\tx = 1", 4).caret, "      | \t \t^");
}

TEST(Problem, PutsTheCaretAfterTheLineWhenSomethingIsMissingThere) {
    EXPECT_EQ(drawn_at("år", 3).caret, "      |   ^");
    EXPECT_EQ(drawn_at("", 1).caret, "      | ^");
}

TEST(Problem, KeepsTheCaretInPlaceInLongFiles) {
    for (const std::uint32_t line : {1U, 99'999U, 100'000U, 1'048'576U}) {
        EXPECT_EQ(pointed_at(drawn_at("abc", 2, line)), "b") << line;
    }
}

TEST(Problem, FillsInEveryArgumentOnce) {
    const std::vector<problem_argument> arguments{{"name", "{line}"}, {"line", {"rad 4", "line 4"}}};
    EXPECT_EQ(fill_in("{name}: {line}, {line}.", arguments, language::swedish), "{line}: rad 4, rad 4.")
        << "a filled-in word is not filled in again";
    EXPECT_EQ(fill_in("{line}", arguments, language::english), "line 4");
    EXPECT_EQ(fill_in("", arguments, language::english), "");
}

TEST(Problem, LeavesBracesThatAreNoArgument) {
    const std::vector<problem_argument> arguments{{"name", "x"}};
    EXPECT_EQ(fill_in("{other} { {name} } {name", arguments, language::english), "{other} { x } {name");
}
