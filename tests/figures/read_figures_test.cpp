// Files of figures as people save them: what is read, exactly, and everything that is wrong at once.

#include <andel/figures/read_figures.hpp>

#include <andel/values/sha256.hpp>

#include "example.hpp"

#include <gtest/gtest.h>

#include <array>
#include <chrono>
#include <string>
#include <string_view>

namespace {

using namespace andel;
using namespace std::string_literals;

reading<figures_file> read_text(std::string_view text, figure_unit unit = figure_unit::number) {
    return read_figures_text(text, "siffror.csv", unit);
}
problem_list problems_of(std::string_view text, figure_unit unit = figure_unit::number) {
    return places_of(read_text(text, unit).problems());
}

/// "1880 2025-10-01 12351 definitive", in order.
std::vector<std::string> rows_of(const figures_file& file) {
    std::vector<std::string> all;
    for (const figure_row& each : file.rows) {
        std::string text;
        const auto add = [&text](const std::string& part) { text.append(text.empty() || part.empty() ? "" : " ").append(part); };
        add(each.party);
        add(each.edition);
        add(to_text(each.when));
        add(to_text(each.value));
        add(each.published ? to_text(*each.published) : "");
        add(each.status == figure_status::preliminary ? "preliminary" : "");
        all.push_back(text);
    }
    return all;
}
std::vector<std::string> rows_of(std::string_view text, figure_unit unit = figure_unit::number) {
    return rows_of(expected(read_text(text, unit)));
}

using rows = std::vector<std::string>;

/// A value of one row, in a file whose cells are separated so; or "decimal_point" and so on.
std::string value_of(std::string_view value, char separator = ';', figure_unit unit = figure_unit::number) {
    const auto read = read_text("period"s + separator + "value\n2025" + separator + std::string{value}, unit);
    return read ? to_text(read->rows.at(0).value) : std::string{name_of(read.problems().at(0).code)};
}

problem only_problem(std::string_view text, figure_unit unit = figure_unit::number) {
    const auto read = read_text(text, unit);
    EXPECT_EQ(read.problems().size(), 1U) << text;
    return read.problems().at(0);
}

}  // namespace

TEST(Figures, AreReadAsSwedishExcelSavesThem) {
    EXPECT_EQ(rows_of("\xEF\xBB\xBFperiod;value;party\r\n2025-11-01;12 345,5;9901\r\n2025-11-01;8\u00A0101;9902\r\n;;\r\n"),
              (rows{"9901 2025-11-01 24691/2", "9902 2025-11-01 8101"}));
}

TEST(Figures, AreReadWithCommasAndWithTabs) {
    EXPECT_EQ(rows_of("period,value\n2025-10,299.79\n", figure_unit::index), (rows{"2025-10 29979/100"}));
    EXPECT_EQ(rows_of("value\tperiod\n299,79\t2025-10", figure_unit::index), (rows{"2025-10 29979/100"}));
}

TEST(Figures, StandInOrderOfPartyEditionPeriodAndPublication) {
    EXPECT_EQ(rows_of("published;status;edition;party;period;value\n"
                      "2026-05-20;definitive;2025-10;9901;2025;4\n"
                      "2026-02-21;preliminary;2025-10;9901;2025;3\n"
                      ";;2025-10;9901;2025;2\n"
                      ";;;9902;2024;6\n"
                      ";;2025-10;9901;2024;1\n"
                      "2026-05-20;preliminary;2025-10;9901;2025;5\n"),
              (rows{"9901 2025-10 2024 1", "9901 2025-10 2025 2", "9901 2025-10 2025 3 2026-02-21 preliminary",
                    "9901 2025-10 2025 5 2026-05-20 preliminary", "9901 2025-10 2025 4 2026-05-20", "9902 2024 6"}));
}

TEST(Figures, AreDefinitiveUnlessTheySayOtherwise) {
    const auto file = expected(read_text("period;value;status\n2024;1;\n2025;2;preliminary\n2026;3;definitive\n2027;4\n"));
    EXPECT_EQ(file.rows.at(0).status, figure_status::definitive);
    EXPECT_EQ(file.rows.at(1).status, figure_status::preliminary);
    EXPECT_EQ(file.rows.at(2).status, figure_status::definitive);
    EXPECT_EQ(file.rows.at(3).status, figure_status::definitive) << "Excel leaves out the separators of empty cells at the end";
}

TEST(Figures, KeepTheirLinesAndTheHashOfTheFile) {
    const std::string bytes = "\xEF\xBB\xBF# källa\r\nperiod;value\r\n\r\n2025;1\r\n";
    const auto file = expected(read_text(bytes));
    EXPECT_EQ(file.rows.at(0).where, (place{4, 1}));
    EXPECT_EQ(file.text->line(4), "2025;1");
    EXPECT_EQ(file.sha256, sha256(bytes));
    EXPECT_EQ(file.name, "siffror.csv");
}

TEST(Figures, SkipCommentsAndEmptyLines) {
    EXPECT_EQ(rows_of("# series: KPI, 1980=100\n\n \"# a, b\",\nperiod,value\n#2024,1\n\n2025,2\n"), (rows{"2025 2"}));
}

TEST(Figures, MayStandInQuotationMarks) {
    EXPECT_EQ(rows_of("\"period\";\"value\";\"party\"\n\"2025\"; \"1 234,5\" ;\"a \"\"b\"\"; c\"\n"), (rows{"a \"b\"; c 2025 2469/2"}));
    EXPECT_EQ(rows_of("period;value;party\n2025;1;\"\"\n"), (rows{"2025 1"}));
    EXPECT_EQ(rows_of("period;value;party\n2025;1;\"\"\"\"\n"), (rows{"\" 2025 1"}));
}

TEST(Figures, OfPercentAreHundredths) {
    EXPECT_EQ(value_of("2,7", ';', figure_unit::percent), "27/1000");
    EXPECT_EQ(value_of("2,7 %", ';', figure_unit::percent), "27/1000");
    EXPECT_EQ(value_of("-0,5", ';', figure_unit::percent), "-1/200");
    EXPECT_EQ(value_of("2,7 %", ';', figure_unit::index), "wrong_type");
}

TEST(Figures, OfKronorMayNameThem) {
    EXPECT_EQ(value_of("1 234,50 kr", ';', figure_unit::kr), "2469/2");
    EXPECT_EQ(value_of("-3", ';', figure_unit::kr), "-3");
    EXPECT_EQ(value_of("1 tkr", ';', figure_unit::kr), "wrong_type");
}

TEST(Figures, AreExactWhateverTheirLength) {
    EXPECT_EQ(value_of("123456789012345,123456789012"), "30864197253086280864197253/250000000000");
    EXPECT_EQ(value_of("0,1"), "1/10");
    EXPECT_EQ(value_of("1234567890123456"), "too_many_digits");
    EXPECT_EQ(value_of("0,1234567890123"), "too_many_digits");
}

TEST(Figures, AreReadWithAnyMinusAndAnySpaceBetweenThousands) {
    for (const auto& minus : {"-"s, "\u2212"s, "\u2013"s}) {
        EXPECT_EQ(value_of(minus + "1", ';', figure_unit::percent), "-1/100");
    }
    for (const auto& space : {" "s, "\u00A0"s, "\u202F"s}) {
        EXPECT_EQ(value_of("1" + space + "234"), "1234");
    }
    EXPECT_EQ(value_of("1 23"), "wrong_type");
}

TEST(Figures, TakeAPointForAComma) {
    EXPECT_EQ(value_of("299.79"), "29979/100");
    EXPECT_EQ(value_of("299.7"), "2997/10");
    EXPECT_EQ(value_of("1234.567"), "1234567/1000") << "no thousands: four digits before it";
    EXPECT_EQ(value_of("0.125"), "1/8") << "no thousands: they do not begin with zero";
    EXPECT_EQ(value_of("\"299,79\"", ','), "29979/100");
}

TEST(Figures, RefuseAMarkThatMayStandBetweenThousands) {
    EXPECT_EQ(value_of("1.300"), "decimal_point");
    EXPECT_EQ(value_of("-123.456"), "decimal_point");
    EXPECT_EQ(value_of("1.300", '\t'), "decimal_point");
    EXPECT_EQ(value_of("\"1,300\"", ','), "decimal_point");
    EXPECT_EQ(value_of("1.300", ','), "13/10") << "the mark of that file";
    EXPECT_EQ(value_of("1,300"), "13/10");
    EXPECT_EQ(message(only_problem("period;value\n2025;1.300\n"), language::swedish), "\"1.300\" kan läsas på två sätt: 1300 eller 1,300.");
    EXPECT_EQ(message(only_problem("period,value\n2025,\"1,300\"\n"), language::english),
              "\"1,300\" can be read in two ways: 1300 or 1.300.");
}

TEST(Figures, RefuseWhatIsNoNumber) {
    for (const auto text :
         {"", "n/a", "..", "1/3", "1,2E+05", "1.234.567", "1.234,5", "1,234.5", "1,2,3", "12 345x", "−", "2025-10-01", "1,"}) {
        EXPECT_EQ(value_of("\""s + text + "\""), "wrong_type") << text;
    }
}

TEST(Figures, RefuseWhatCannotBe) {
    EXPECT_EQ(value_of("0", ';', figure_unit::index), "impossible_figure");
    EXPECT_EQ(value_of("-1", ';', figure_unit::index), "impossible_figure");
    EXPECT_EQ(value_of("-1"), "impossible_figure");
    EXPECT_EQ(value_of("0"), "0");
}

TEST(Figures, TellEveryProblemAtOnce) {
    EXPECT_EQ(problems_of("period;value;party;status;edition;published\n"
                          "okt-25;x;;slutlig;okt;i går\n"
                          "2025-13;;;;2025-00;2025-02-30\n"
                          "2025;1;a;;;;;b\n"),
              (problem_list{"2:1 wrong_type", "2:8 wrong_type", "2:11 unknown_word", "2:19 wrong_type", "2:23 wrong_type",  //
                            "3:1 no_such_day", "3:9 wrong_type", "3:12 no_such_day", "3:20 no_such_day",                    //
                            "4:14 too_many_cells"}));
}

TEST(Figures, CountColumnsInCharacters) {
    EXPECT_EQ(problems_of("party;period;value\nåäö😀;2025;x\n\"ö\"\"ö\";2025;x\n"), (problem_list{"2:11 wrong_type", "3:13 wrong_type"}));
}

TEST(Figures, AreDrawnWithTheirLine) {
    EXPECT_EQ(draw(only_problem("period;value\n2025;okänd\n"), language::swedish),
              "siffror.csv:2:6: wrong_type: value ska vara ett tal, men här står \"okänd\".\n"
              "    2 | 2025;okänd\n"
              "      |      ^\n"
              "      = Skriv till exempel: 1234,5\n");
}

TEST(Figures, SayWhichColumnIsMeant) {
    EXPECT_EQ(problems_of("perod;value;värde\n2025;1;2\n"), (problem_list{"1:1 unknown_column", "1:13 unknown_column"}));
    EXPECT_EQ(way_out(only_problem("perod;value\n"), language::english),
              "Did you mean period? The columns are called: period, value, party, status, edition, published.");
    EXPECT_EQ(problems_of("period;;value\n2025;3;1\n"), (problem_list{"1:8 unknown_column"}));
    EXPECT_EQ(problems_of("period;value;\n2025;1;3\n"), (problem_list{"2:8 too_many_cells"}));
    EXPECT_EQ(problems_of("period;value;period\n2025;1;2025\n"), (problem_list{"1:14 named_twice"}));
}

TEST(Figures, NeedPeriodAndValue) {
    EXPECT_EQ(problems_of(""), (problem_list{"1:1 missing_column", "1:1 missing_column"}));
    EXPECT_EQ(problems_of("# bara en kommentar\n\n"), (problem_list{"1:1 missing_column", "1:1 missing_column"}));
    EXPECT_EQ(problems_of("party;value\na;1\n"), (problem_list{"1:1 missing_column"}));
    EXPECT_EQ(problems_of("2025;1\n2026;2\n"),
              (problem_list{"1:1 unknown_column", "1:1 missing_column", "1:1 missing_column", "1:6 unknown_column"}));
    EXPECT_EQ(rows_of("period;value\n"), rows{}) << "a table without rows is a table";
}

TEST(Figures, GoOnAfterALineThatCannotBeRead) {
    EXPECT_EQ(problems_of("period;value;party\n2025;1;\"a\n2026;x;b\n2027;1;\"c\" d\n2028;y;e\n"),
              (problem_list{"2:8 invalid_cell", "3:6 wrong_type", "4:12 invalid_cell", "5:6 wrong_type"}));
    EXPECT_EQ(problems_of("period;\"value\n2025;1\n"), (problem_list{"1:8 invalid_cell"}));
}

TEST(Figures, ShowBothLinesOfAFigureWrittenTwice) {
    const auto twice = only_problem("period;value;party\n2025;1;a\n2025;1;b\n2025;2;a\n");
    EXPECT_EQ(name_of(twice.code), "same_row_twice");
    EXPECT_EQ(twice.where, (place{4, 1}));
    EXPECT_EQ(twice.other, (place{2, 1}));
    EXPECT_EQ(twice.other_text, "2025;1;a");
    EXPECT_EQ(problems_of("period;value\n2025;1\n2025;1\n2025;1\n"), (problem_list{"3:1 same_row_twice", "4:1 same_row_twice"}));
    EXPECT_EQ(rows_of("period;value;status\n2025;1;preliminary\n2025;2;definitive\n").size(), 2U);
    EXPECT_EQ(rows_of("period;value\n2025;1\n2025-01;1\n2025-01-01;1\n").size(), 3U);
}

TEST(Figures, AreRefusedInAnotherEncoding) {
    const auto windows = only_problem("party;period;value\nV\xE4ster\xE5s;2025;1\n");
    EXPECT_EQ(name_of(windows.code), "not_utf8");
    EXPECT_EQ(windows.where, (place{2, 2}));
    EXPECT_NE(way_out(windows, language::swedish).find("CSV UTF-8"), std::string::npos);
    EXPECT_EQ(problems_of("\xFF\xFEp\0e\0"s), (problem_list{"1:1 not_utf8"}));
    EXPECT_EQ(problems_of("period;value\n2025;1\0\n"s), (problem_list{"2:7 invalid_cell"}));
    EXPECT_EQ(problems_of("period;value\r2025;1\r"), (problem_list{"1:13 invalid_cell"}));
}

TEST(Figures, TellFiftyProblemsAndNoMore) {
    std::string text = "period;value\n";
    for (int i = 0; i < 1'000; ++i) {
        text += "2025;x\n";
    }
    EXPECT_EQ(read_text(text).problems().size(), 50U);
}

TEST(Figures, HaveLimits) {
    const std::string long_line = "period;value\n# " + std::string(5'000, 'x') + "\n2025;1\n";
    EXPECT_EQ(problems_of(long_line), (problem_list{"2:1 line_too_long"}));
    std::string text = "period;value\n2025;1\n";
    text.resize(1'023, '#');
    const std::string filling = "\n" + std::string(1'023, '#');
    while (text.size() < figures_limits::bytes - 1) {
        text += filling;
    }
    text += "\n";
    EXPECT_EQ(text.size(), figures_limits::bytes);
    EXPECT_EQ(rows_of(text), (rows{"2025 1"}));
    EXPECT_EQ(problems_of(text + "\n"), (problem_list{"0:0 too_large"}));
}

TEST(Figures, OfManyCellsAreReadQuickly) {
    const auto begun = std::chrono::steady_clock::now();
    std::string text = "period;value" + std::string(4'000, ';') + "\n";
    for (int i = 0; i < 1'000; ++i) {
        text += std::to_string(1900 + i) + ";1" + std::string(4'000, ';') + "\n";
    }
    EXPECT_EQ(rows_of(text).size(), 1'000U);
    EXPECT_LT(std::chrono::steady_clock::now() - begun, std::chrono::seconds{60}) << "against what grows with the square of a line";
}

TEST(FiguresFile, ThatCannotBeReadIsAProblem) {
    const auto folder = source_folder() / "tests";
    const auto code = [](const std::filesystem::path& path) {
        const auto read = read_figures_file(path, "siffror.csv", figure_unit::number);
        return read.problems().at(0).file + ": " + std::string{name_of(read.problems().at(0).code)};
    };
    EXPECT_EQ(code(folder / "missing.csv"), "siffror.csv: no_such_file");
    EXPECT_EQ(code(folder), "siffror.csv: is_a_directory");
    const auto circle = std::filesystem::path{testing::TempDir()} / "circle.csv";
    std::filesystem::remove(circle);
    std::error_code failed;
    std::filesystem::create_symlink("circle.csv", circle, failed);
    if (!failed) {
        EXPECT_EQ(code(circle), "siffror.csv: unreadable");
    }
}

// Each folder that holds a file of figures: agreement.toml says its unit, expected.txt what is wrong with it.
TEST(FiguresFile, OfEachBadCaseHasItsProblems) {
    int found = 0;
    for (const auto& each : std::filesystem::directory_iterator{source_folder() / "tests" / "cases" / "bad"}) {
        const auto csv = each.path() / "figures.csv";
        if (std::filesystem::exists(csv)) {
            ++found;
            const bool index = bytes_of(each.path() / "agreement.toml").find("\"index\"") != std::string::npos;
            const auto read = read_figures_file(csv, "figures.csv", index ? figure_unit::index : figure_unit::number);
            std::string problems;
            for (const std::string& line : places_of(read.problems())) {
                problems += line + "\n";
            }
            EXPECT_EQ(problems, bytes_of(each.path() / "expected.txt")) << each.path();
        }
    }
    EXPECT_GE(found, 6);
}
