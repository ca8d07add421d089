// The rules of the house, read from the #include lines: a figure travels one way through the rooms, and every package has one door.

#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <cctype>
#include <filesystem>
#include <fstream>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace {

namespace fs = std::filesystem;

constexpr std::array<std::string_view, 9> rooms{"values",      "agreement",  "plan",   "figures", "projection",
                                                "explanation", "comparison", "report", "calendar"};

struct include_line {
    std::string file;  // from the top of the repository, with forward slashes
    int line = 0;
    std::string target;  // what stands between the brackets or the quotes
    [[nodiscard]] std::string place() const { return file + ":" + std::to_string(line) + " includes " + target; }
};

bool starts_with_any(std::string_view text, std::initializer_list<std::string_view> beginnings) {
    return std::any_of(beginnings.begin(), beginnings.end(), [&](std::string_view beginning) { return text.starts_with(beginning); });
}

std::string target_of(std::string_view line) {
    const auto skip_blanks = [&] {
        while (!line.empty() && std::isspace(static_cast<unsigned char>(line.front())) != 0) {
            line.remove_prefix(1);
        }
    };
    skip_blanks();
    if (!line.starts_with('#')) {
        return {};
    }
    line.remove_prefix(1);
    skip_blanks();
    if (!line.starts_with("include")) {
        return {};
    }
    line.remove_prefix(std::string_view{"include"}.size());
    skip_blanks();
    if (line.empty() || (line.front() != '<' && line.front() != '"')) {
        return {};
    }
    const char closing = line.front() == '<' ? '>' : '"';
    return std::string{line.substr(1, line.find(closing, 1) - 1)};
}

std::vector<include_line> read_include_lines() {
    const fs::path top{ANDEL_SOURCE_FOLDER};
    std::vector<include_line> found;
    for (const char* const folder : {"include", "src", "tests", "python"}) {
        for (const auto& entry : fs::recursive_directory_iterator{top / folder}) {
            if (entry.path().extension() != ".hpp" && entry.path().extension() != ".cpp") {
                continue;
            }
            std::ifstream in{entry.path()};
            int number = 0;
            for (std::string line; std::getline(in, line);) {
                ++number;
                if (auto target = target_of(line); !target.empty()) {
                    found.push_back({entry.path().lexically_relative(top).generic_string(), number, std::move(target)});
                }
            }
        }
    }
    return found;
}

const std::vector<include_line>& include_lines() {
    static const auto lines = read_include_lines();
    return lines;
}

/// The room of "include/andel/plan/plan.hpp", "src/plan/make_plan.cpp" or the target "andel/plan/plan.hpp"; none for andel.hpp and the rest.
std::optional<std::size_t> room_of(std::string_view path) {
    for (const std::string_view folder : {"include/andel/", "src/", "andel/"}) {
        if (path.starts_with(folder)) {
            path.remove_prefix(folder.size());
            const auto name = path.substr(0, std::min(path.find('/'), path.size()));
            const auto room = std::find(rooms.begin(), rooms.end(), name);
            return room == rooms.end() ? std::nullopt : std::optional{static_cast<std::size_t>(room - rooms.begin())};
        }
    }
    return std::nullopt;
}

bool is_core(const include_line& line) { return starts_with_any(line.file, {"include/", "src/"}); }

}  // namespace

TEST(Layout, EveryFileOfTheCoreStandsInARoom) {
    const fs::path top{ANDEL_SOURCE_FOLDER};
    for (const auto& root : {top / "include" / "andel", top / "src"}) {
        for (const auto& entry : fs::recursive_directory_iterator{root}) {
            const auto path = entry.path().lexically_relative(top).generic_string();
            if (entry.is_regular_file() && path != "include/andel/andel.hpp") {
                EXPECT_TRUE(room_of(path))
                    << path
                    << " stands in no room (values, agreement, plan, figures, projection, explanation, comparison, report, calendar)";
            }
        }
    }
}

TEST(Layout, NoRoomIncludesALaterRoom) {
    for (const auto& line : include_lines()) {
        const auto own = room_of(line.file);
        const auto other = room_of(line.target);
        if (own && other) {
            EXPECT_LE(*other, *own) << line.place() << ": " << rooms[*own] << " comes before " << rooms[*other];
        }
    }
}

TEST(Layout, NoRoomIncludesTheHeaderOfAllRooms) {
    for (const auto& line : include_lines()) {
        EXPECT_FALSE(is_core(line) && line.target == "andel/andel.hpp") << line.place() << ": name the headers that are used";
    }
}

TEST(Layout, PublicHeadersAreIncludedByTheirWholeName) {
    const fs::path top{ANDEL_SOURCE_FOLDER};
    for (const auto& line : include_lines()) {
        EXPECT_FALSE(line.target.starts_with('.') || line.target.find("/../") != std::string::npos) << line.place();
        // A header in src/ is its folder's own; beside a public header there is nothing to include by the name alone.
        EXPECT_FALSE(line.file.starts_with("include/") && fs::exists((top / line.file).parent_path() / line.target))
            << line.place() << ": write <andel/room/name.hpp>";
    }
}

TEST(Layout, MoneyAndDatesKnowNothingOfEachOther) {
    for (const auto& line : include_lines()) {
        EXPECT_FALSE(line.file.ends_with("values/money.hpp") && line.target == "andel/values/day.hpp") << line.place();
        EXPECT_FALSE(line.file.ends_with("values/day.hpp") && line.target == "andel/values/money.hpp") << line.place();
    }
}

TEST(Layout, BoostHasOneDoor) {
    for (const auto& line : include_lines()) {
        if (line.target.starts_with("boost/")) {
            EXPECT_EQ(line.file, "include/andel/values/big_rational.hpp") << line.place() << ": go by the door";
        }
        if (line.target == "andel/values/big_rational.hpp") {
            EXPECT_TRUE(line.file.starts_with("tests/") || (line.file.starts_with("src/values/") && line.file.ends_with(".cpp")))
                << line.place() << ": only src/values/*.cpp and tests do";
        }
    }
}

TEST(Layout, TomlplusplusHasOneDoor) {
    for (const auto& line : include_lines()) {
        if (line.target.starts_with("toml++/")) {
            EXPECT_TRUE(line.file == "src/agreement/parse_document.cpp" || line.file == "tests/bench/andel_bench.cpp")
                << line.place() << ": ask the document tree (the benchmark alone compares with the bare parser)";
        }
    }
}

TEST(Layout, Pybind11StaysUnderPython) {
    for (const auto& line : include_lines()) {
        if (starts_with_any(line.target, {"pybind11/", "Python.h"})) {
            EXPECT_TRUE(line.file.starts_with("python/")) << line.place();
        }
    }
}

TEST(Layout, GoogleTestAndBenchmarkStayUnderTests) {
    for (const auto& line : include_lines()) {
        if (starts_with_any(line.target, {"gtest/", "gmock/", "benchmark/"})) {
            EXPECT_TRUE(line.file.starts_with("tests/")) << line.place();
        }
    }
}

// Two rooms with words of one name would be one word to the linker, and it would choose.
TEST(Layout, EveryRoomHasANamespaceOfItsOwnForItsWords) {
    const fs::path top{ANDEL_SOURCE_FOLDER};
    std::set<std::string> found;
    for (const auto& entry : fs::recursive_directory_iterator{top / "src"}) {
        if (entry.path().extension() != ".hpp") {
            continue;
        }
        std::ifstream in{entry.path()};
        for (std::string line; std::getline(in, line);) {
            if (line.starts_with("namespace andel::")) {
                EXPECT_TRUE(found.insert(line).second) << entry.path() << ": " << line << " stands in another file too";
            }
        }
    }
    EXPECT_FALSE(found.empty());
}
