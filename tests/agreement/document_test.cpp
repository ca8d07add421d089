// Text into a tree: what is refused before parsing, every syntax error at once, places in characters, and changes to a document.

#include <andel/agreement/document.hpp>

#include "example.hpp"

#include <gtest/gtest.h>

#include <string>
#include <string_view>
#include <vector>

namespace {

using namespace andel;

document parsed(std::string_view text) { return expected(parse_document(text, "avtal.toml")); }
problem_list refused(std::string_view text) { return places_of(parse_document(text, "avtal.toml").problems()); }

std::string repeated(std::string_view text, std::size_t times) {
    std::string all;
    for (std::size_t i = 0; i < times; ++i) {
        all += text;
    }
    return all;
}

node text_node(std::string text) {
    node result;
    result.kind = node_kind::text;
    result.text = std::move(text);
    return result;
}

struct plain_value {
    std::string name;
    std::string written;
    node_kind kind{};
    std::string text;
    rational number = {};
};
void PrintTo(const plain_value& row, std::ostream* out) { *out << row.written; }

class PlainValue : public testing::TestWithParam<plain_value> {};

const std::vector<plain_value> plain_values{
    {"Text", "\"1 300 tkr\"", node_kind::text, "1 300 tkr"},
    {"LiteralText", "'1 300 tkr'", node_kind::text, "1 300 tkr"},
    {"TextWithEscapes", R"("\u00e5\"")", node_kind::text, "å\""},
    {"LongText", "\"\"\"\nrad 1\nrad 2\"\"\"", node_kind::text, "rad 1\nrad 2"},
    {"WholeNumber", "1300", node_kind::whole_number, "1300", 1300},
    {"WholeNumberInGroups", "1_300", node_kind::whole_number, "1300", 1300},
    {"NegativeNumber", "-3", node_kind::whole_number, "-3", -3},
    {"DecimalNumberAsItIsWritten", "1300.50", node_kind::decimal_number, "1300.50"},
    {"Exponent", "1e3", node_kind::decimal_number, "1e3"},
    {"Truth", "true", node_kind::truth, "true"},
    {"DateAsItIsWritten", "2025-01-01", node_kind::date, "2025-01-01"},
};

struct syntax_error {
    std::string name;
    std::string text;
    std::vector<std::uint32_t> lines;  // where inside the line the parser stops is the parser's business
    std::vector<std::string> kept;     // keys that are still there
};
void PrintTo(const syntax_error& row, std::ostream* out) { *out << row.text; }

class SyntaxError : public testing::TestWithParam<syntax_error> {};

const std::vector<syntax_error> syntax_errors{
    {"NothingAfterTheEqualsSign", "a = \nb = 2\n", {1}, {"b"}},
    {"TwoOfThem", "a = \nb = 2\nc = 2025-13-01\nd = 4\n", {1, 3}, {"b", "d"}},
    {"InTheLastLine", "b = 2\na = \"", {2}, {"b"}},
    {"ATextThatIsNotEnded", "a = \"text\nb = 2\n", {1}, {"b"}},
    {"TheSameKeyTwice", "b = 2\na = 1\na = 2\n", {3}, {"b", "a"}},
    {"NoEqualsSign", "b = 2\nhyra 600\nc = 3\n", {2}, {"b", "c"}},
    {"ABrokenHeadingTakesItsSectionAlong", "b = 2\n[costs\nx = 1\ny = 2\n[keys]\nz = 3\n", {2}, {"b", "keys"}},
};

}  // namespace

TEST_P(PlainValue, IsReadAsItsKind) {
    const auto& row = GetParam();
    const auto document = parsed("# å\nx = { y = " + row.written + " } # ö\nz = [" + row.written + ", " + row.written + "]\n");
    const node* in_a_table = document.root.find("x")->find("y");
    ASSERT_NE(in_a_table, nullptr);
    const auto& list = document.root.find("z")->entries;
    ASSERT_EQ(list.size(), 2U);
    for (const node* each : {in_a_table, &list[0].value, &list[1].value}) {
        EXPECT_EQ(each->kind, row.kind);
        EXPECT_EQ(each->text, row.text);
        EXPECT_EQ(each->number, row.number);
    }
}

INSTANTIATE_TEST_SUITE_P(Document, PlainValue, testing::ValuesIn(plain_values), [](const auto& row) { return row.param.name; });

TEST_P(SyntaxError, IsToldWithItsLineAndHidesNothingElse) {
    const auto& row = GetParam();
    const auto read = parse_document(row.text, "avtal.toml");
    std::vector<std::uint32_t> lines;
    for (const problem& each : read.problems()) {
        EXPECT_EQ(each.code, problem_code::invalid_toml);
        EXPECT_EQ(each.file, "avtal.toml");
        EXPECT_GE(each.where.column, 1U);
        lines.push_back(each.where.line);
    }
    EXPECT_EQ(lines, row.lines);
    ASSERT_TRUE(read.has_draft());
    std::vector<std::string> kept;
    for (const entry& each : read.draft().root.entries) {
        kept.push_back(each.key);
    }
    EXPECT_EQ(kept, row.kept);
}

INSTANTIATE_TEST_SUITE_P(Document, SyntaxError, testing::ValuesIn(syntax_errors), [](const auto& row) { return row.param.name; });

TEST(Document, KeepsTheOrderOfTheFile) {
    const auto document = parsed("z = 1\na = 2\n[m]\ny = 1\nb = 2\n[costs]\nc.from-2030 = 1\nc.from-2020 = 2\n");
    EXPECT_EQ(document.root.entries[0].key, "z");
    EXPECT_EQ(document.root.entries[1].key, "a");
    EXPECT_EQ(document.root.entries[2].key, "m");
    EXPECT_EQ(document.root.find("m")->entries[0].key, "y");
    EXPECT_EQ(document.root.find("costs")->find("c")->entries[0].key, "from-2030");
}

TEST(Document, CountsColumnsInCharacters) {
    const std::string text = "a = { å = 1 }\n";  // not a bare key: a syntax error
    EXPECT_EQ(parse_document(text, "").problems().size(), 1U);
    const auto document = parsed("t = { \"åäö 🏠\" = \"ö\", z = 12 }\n\tk = 7\n");
    const node* table = document.root.find("t");
    EXPECT_EQ(table->where, (place{1, 5}));
    EXPECT_EQ(table->entries[1].key, "z");
    EXPECT_EQ(table->entries[1].key_place, (place{1, 22}));
    EXPECT_EQ(table->entries[1].value.where, (place{1, 26}));
    EXPECT_EQ(document.root.find("k")->where, (place{2, 6})) << "a tab is one character";
}

TEST(Document, TellsOfALetterThatStandsOutsideATextAndOfAHardSpace) {
    for (const std::string_view line : {"år = 1", "hyra.år = 1", "[höst]", "a = år", "a = { å = 1 }", "a = 1 å", "a = [å]", "\u00A0a = 1",
                                        "a =\u00A01", "\u2028a = 1", "a = \u201D1 kr\u201D", "\u0142 = 1", "\U0001F3E0 = 1"}) {
        const auto read = parse_document(std::string{"b = 2\n"}.append(line).append("\nc = 3\n"), "avtal.toml");
        ASSERT_EQ(read.problems().size(), 1U) << line;
        EXPECT_EQ(read.problems()[0].code, problem_code::invalid_toml) << line;
        EXPECT_EQ(read.problems()[0].where.line, 2U) << line;
        EXPECT_NE(read.draft().root.find("b"), nullptr) << line;
    }
}

TEST(Document, TakesAByteOrderMarkAndWindowsLineEnds) {
    const auto document = parsed("\xEF\xBB\xBF# å\r\na = 1\r\nb = \"x\"\r\n");
    EXPECT_EQ(document.root.find("a")->where, (place{2, 5}));
    EXPECT_EQ(document.root.find("b")->text, "x");
    EXPECT_EQ(document.line(1), "# å");
    EXPECT_EQ(document.line(3), "b = \"x\"");
    EXPECT_TRUE(same(document.root, parsed("# å\na = 1\nb = \"x\"\n").root));
}

TEST(Document, HasItsLines) {
    const auto document = parsed("a = 1\n\nb = 2");
    EXPECT_EQ(document.line(1), "a = 1");
    EXPECT_EQ(document.line(2), "");
    EXPECT_EQ(document.line(3), "b = 2");
    EXPECT_EQ(document.line(0), "");
    EXPECT_EQ(document.line(4), "");
    EXPECT_EQ(document.line(4'000'000'000), "");
}

TEST(Document, ThatIsEmptyIsRefused) {
    for (const std::string_view nothing : {"", "\n", " \t\r\n\n", "\xEF\xBB\xBF", "\xEF\xBB\xBF\n"}) {
        EXPECT_EQ(refused(nothing), (problem_list{"0:0 empty"})) << '"' << nothing << '"';
    }
    EXPECT_EQ(refused("# bara en kommentar"), problem_list{});
}

TEST(Document, OfMoreThanAMebibyteIsRefusedUnparsed) {
    const std::string line = "# " + std::string(98, 'x') + "\n";
    const std::string limit = repeated(line, document_limits::bytes / line.size());
    const std::string exactly = limit + std::string(document_limits::bytes - limit.size(), '\n');
    EXPECT_EQ(refused(exactly), problem_list{});
    EXPECT_EQ(refused(exactly + "\n"), (problem_list{"0:0 too_large"}));
    EXPECT_EQ(refused(repeated("[[[", 400'000)), (problem_list{"0:0 too_large"})) << "size comes first";
}

TEST(Document, WithALineOfMoreThanFourKibibytesIsRefusedUnparsed) {
    const std::string longest = "# " + std::string(document_limits::bytes_in_a_line - 2, 'x');
    EXPECT_EQ(refused("a = 1\n" + longest + "\r\n"), problem_list{}) << "the line end does not count";
    EXPECT_EQ(refused("a = 1\n" + longest + "x\n"), (problem_list{"2:1 line_too_long"}));
    EXPECT_EQ(refused(longest + "x"), (problem_list{"1:1 line_too_long"})) << "also without a line end";
}

TEST(Document, NestedTooDeepIsRefusedUnparsed) {
    const auto brackets = [](std::size_t depth) { return "a = " + repeated("[", depth) + repeated("]", depth) + "\n"; };
    const auto dots = [](std::size_t depth) { return "a" + repeated(".a", depth) + " = 1\n"; };
    EXPECT_EQ(refused(brackets(document_limits::depth)), problem_list{});
    EXPECT_EQ(refused(brackets(document_limits::depth + 1)), (problem_list{"1:21 too_deep"}));
    EXPECT_EQ(refused(dots(document_limits::depth)), problem_list{});
    EXPECT_EQ(refused(dots(document_limits::depth + 1)), (problem_list{"1:34 too_deep"}));
    EXPECT_EQ(refused("b = 1\n[" + repeated("a.", 30) + "a]\n").front().substr(0, 2), "2:");
    EXPECT_EQ(refused("a = " + repeated("{ a = ", 20) + "1" + repeated(" }", 20)).size(), 1U);
    EXPECT_EQ(refused("a = [\n" + repeated("[\n", 20) + repeated("]", 21)).size(), 1U) << "over several lines";
}

TEST(Document, MayHaveBracketsAndDotsInTextsAndComments) {
    const std::string deep = repeated("[{.", 20);
    EXPECT_EQ(refused("# " + deep + "\na = \"" + deep + "\" # " + deep + "\nb = '" + deep + "'\n"), problem_list{});
    EXPECT_EQ(refused("a = \"\"\"\n" + deep + "\n" + deep + "\"\"\"\nb = '''" + deep + "'''\n"), problem_list{});
    EXPECT_EQ(refused(R"(a = "\"[[[[[[[[[[[[[[[[[[[[[[" # "[[[[[[[[[[[[[[[[[[[[[[)"
                      "\n"),
              problem_list{});
}

TEST(Document, ThatIsNotUtf8IsRefusedAtTheFirstCharacter) {
    struct bytes {
        std::string_view name, text;
    };
    for (const auto& [name, text] : {bytes{"Latin 1", "\xE5"}, bytes{"a continuation alone", "\x80"}, bytes{"overlong", "\xC0\xAF"},
                                     bytes{"overlong of three", "\xE0\x80\xAF"}, bytes{"surrogate", "\xED\xA0\x80"},
                                     bytes{"beyond the last", "\xF4\x90\x80\x80"}, bytes{"cut off", "\xE2\x82"}, bytes{"0xFF", "\xFF"}}) {
        EXPECT_EQ(refused("# åäö\nb = \"å" + std::string{text} + "\"\n"), (problem_list{"2:7 not_utf8"})) << name;
    }
    EXPECT_EQ(refused("# \xF0\x9F\x8F\xA0 \u20AC \u00E5\n"), problem_list{});
}

TEST(Document, KnowsWhatItLostToASyntaxError) {
    const auto read = parse_document("[costs.rent]\nlabel = \"Hyra\npaid_by = \"alfa\"\n[costs.staff]\nlabel = \"x\"\n", "avtal.toml");
    ASSERT_TRUE(read.has_draft());
    const document& draft = read.draft();
    ASSERT_EQ(draft.unreadable.size(), 1U);
    EXPECT_EQ(draft.unreadable[0].where.line, 2U);
    EXPECT_TRUE(draft.lost("label"));
    EXPECT_FALSE(draft.lost("paid_by"));
    EXPECT_TRUE(draft.lost("costs.rent", "label"));
    EXPECT_FALSE(draft.lost("costs.staff", "label")) << "another thing's";
}

TEST(Document, WithAChangeIsAnotherDocument) {
    const auto before = parsed("a = 1\n[t.u]\nx = \"1\"\n");
    const auto after = with_change(before, {.address = "t.u.x", .value = text_node("2")});
    ASSERT_TRUE(after);
    EXPECT_EQ(before.root.find("t")->find("u")->find("x")->text, "1");
    const node* changed = after->root.find("t")->find("u")->find("x");
    EXPECT_EQ(changed->text, "2");
    EXPECT_TRUE(changed->changed);
    EXPECT_EQ(changed->where, (place{3, 5})) << "the place of what it replaces";
    EXPECT_FALSE(after->root.find("a")->changed);
    ASSERT_EQ(after->changes.size(), 1U);
    EXPECT_EQ(after->changes[0].address, "t.u.x");
    EXPECT_FALSE(same(before.root, after->root));
}

TEST(Document, MayBeAddedToWhereTheTableExists) {
    const auto before = parsed("[t]\nx = \"1\"\n");
    const auto added = with_change(before, {.address = "t.y", .value = text_node("2")});
    ASSERT_TRUE(added);
    EXPECT_EQ(added->root.find("t")->find("y")->text, "2");
    EXPECT_EQ(with_change(before, {.address = "u.y", .value = text_node("2")}), std::nullopt);
    EXPECT_EQ(with_change(before, {.address = "t.x.y", .value = text_node("2")}), std::nullopt) << "x is no table";
}

TEST(Document, SaysTheSameWhereverItStands) {
    const auto a = parsed("# ett\na = 1\nb = { x = \"å\", y = [1, 2] }\n").root;
    const auto b = parsed("a=1 # två\n\nb.x = 'å'\nb.y = [\n  1,\n  2,\n]\n").root;
    EXPECT_TRUE(same(a, b));
    EXPECT_EQ(hash_of(a), hash_of(b));
    for (const std::string_view other : {"a = 1\nb = { x = \"å\", y = [1, 3] }\n", "a = 1\nb = { x = \"å\", y = [1] }\n",
                                         "a = 1\nb = { z = \"å\", y = [1, 2] }\n", "a = \"1\"\nb = { x = \"å\", y = [1, 2] }\n"}) {
        const auto different = parsed(other).root;
        EXPECT_FALSE(same(a, different)) << other;
        EXPECT_NE(hash_of(a), hash_of(different)) << other;
    }
}
