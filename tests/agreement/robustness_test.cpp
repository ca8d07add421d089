// Every shipped agreement and every case, cut off and with single bytes changed: always an agreement or problems, never a crash, never long.

#include <andel/plan/check_agreement.hpp>
#include <andel/report/make_report.hpp>

#include "example.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <chrono>
#include <random>
#include <string>
#include <string_view>
#include <vector>

namespace {

using namespace andel;
using namespace std::chrono_literals;
using namespace std::string_view_literals;

struct text_file {
    std::string name, bytes;
};

std::vector<text_file> every_agreement() {
    std::vector<text_file> files;
    for (const auto& folder : {source_folder() / "agreements", source_folder() / "tests" / "cases"}) {
        for (const auto& each : std::filesystem::recursive_directory_iterator{folder}) {
            if (each.path().extension() == ".toml" && each.path().filename() != "case.toml") {
                files.push_back({each.path().lexically_relative(source_folder()).generic_string(), bytes_of(each.path())});
            }
        }
    }
    std::ranges::sort(files, {}, &text_file::name);  // the same changes on every machine
    return files;
}

std::size_t characters_in(std::string_view text) {
    return static_cast<std::size_t>(std::ranges::count_if(text, [](char c) { return (static_cast<unsigned char>(c) & 0xC0U) != 0x80U; }));
}

/// A problem points into the text that it speaks of, and can be drawn.
bool makes_sense(const problem& each, const std::string& bytes) {
    const auto lines = static_cast<std::size_t>(std::ranges::count(bytes, '\n') + 1);
    const bool there = each.where.line <= lines && (each.where.line == 0) == (each.where.column == 0) &&
                       each.where.column <= characters_in(each.line_text) + 1;
    const std::string drawn = draw(each, language::swedish) + draw(each, language::english);
    return there && !drawn.empty() && bytes.find(each.line_text) != std::string::npos;
}

/// Reads, checks and, when nothing is wrong, goes the whole way. True when it behaved.
testing::AssertionResult behaves(const std::string& bytes) {
    const auto begun = std::chrono::steady_clock::now();
    const auto checked = check_agreement_text(bytes, "avtal.toml");
    for (const problem& each : checked.problems()) {
        if (!makes_sense(each, bytes)) {
            return testing::AssertionFailure() << draw(each, language::english) << "column " << each.where.column << " in\n" << bytes;
        }
    }
    if (checked) {
        const auto made = make_plan(*checked, to_the_end(*checked));
        const auto result = made ? project(*made) : reading<projection>{made.problems()};
        if (result && write_text(make_report(*result)).empty()) {
            return testing::AssertionFailure() << "no report of\n" << bytes;
        }
    } else if (checked.problems().empty()) {
        return testing::AssertionFailure() << "neither an agreement nor a problem:\n" << bytes;
    }
    if (std::chrono::steady_clock::now() - begun > 60s) {  // against what never ends, not a measurement
        return testing::AssertionFailure() << "too long over\n" << bytes;
    }
    return testing::AssertionSuccess();
}

std::string numbered(std::string word, int number) { return word += std::to_string(number); }

void add_key(std::string& text, const std::string& id, const std::vector<std::string>& members) {
    text.append(id).append(" = { equal = [");
    for (const std::string& each : members) {
        text.append(each == members.front() ? "\"" : ", \"").append(each).append("\"");
    }
    text.append("], source = \"contract\" }\n");
}

// In a process of its own, so that a crash is one failed test.
void expect_to_behave(const std::string& bytes) {
    const auto in_a_child = [&] { std::exit(behaves(bytes) ? 0 : 1); };  // NOLINT(concurrency-mt-unsafe): one thread
    EXPECT_EXIT(in_a_child(), testing::ExitedWithCode(0), "");
}

}  // namespace

TEST(Robustness, HoldsForEveryFileCutOffAnywhere) {
    for (const text_file& file : every_agreement()) {
        constexpr std::size_t places = 50;
        for (std::size_t i = 0; i < places; ++i) {
            ASSERT_TRUE(behaves(file.bytes.substr(0, file.bytes.size() * i / places))) << file.name << ", part " << i << " of " << places;
        }
    }
}

TEST(Robustness, HoldsForEveryFileWithAByteChanged) {
    std::mt19937 random{20221121};
    constexpr std::string_view likely = "\"\"=[]{}.,#-_ \n\r\t0123456789%azåö\\'\0\xFF"sv;
    for (const text_file& file : every_agreement()) {
        for (int i = 0; i < 25; ++i) {
            std::string changed = file.bytes;
            if (changed.empty()) {
                continue;
            }
            const std::size_t where = random() % changed.size();
            changed[where] = likely[random() % likely.size()];
            ASSERT_TRUE(behaves(changed)) << file.name << ", byte " << where;
        }
    }
}

TEST(Robustness, HoldsForWhatTheParserMustNotSee) {
    for (const std::string_view end : {"[", "[\n", "[ \n", "[[", "[[ #\n", "[#]\n", "[=]\n", "x = [ } ]\n", "x = [ 1, } ]\n",
                                       "x = [\n[ }\n]\n", "å = 1\n", "[å]\n", "x = å\n", "x = 2\"å\"\n"}) {
        EXPECT_TRUE(behaves(example{}.text() + "\n" + std::string{end})) << end;
        EXPECT_FALSE(check_agreement_text(example{}.text() + "\n" + std::string{end}, "avtal.toml")) << end;
    }
}

TEST(Robustness, HoldsForThousandsOfKeysInAChain) {
    constexpr int keys = 5'000;
    std::string text = example{}.with("[costs.rent]", "key = \"k0\"").text() + "\n[keys]\n";
    for (int i = 0; i < keys; ++i) {
        add_key(text, numbered("k", i), {i + 1 < keys ? numbered("k", i + 1) : "alfa"});
    }
    ASSERT_LT(text.size(), document_limits::bytes);
    expect_to_behave(text);
}

TEST(Robustness, HoldsForKeysThatMeetAgainAndAgain) {
    constexpr int levels = 21;  // two keys on each: two million ways from the first to the parties
    std::string text = example{}.with("[agreement]", "rules = \"andel-1\"").with("[costs.rent]", "key = \"a0\"").text() + "\n[keys]\n";
    for (int i = 0; i < levels; ++i) {
        const bool last = i + 1 == levels;
        for (const std::string side : {"a", "b"}) {
            add_key(text, numbered(side, i), {last ? "alfa" : numbered("a", i + 1), last ? "beta" : numbered("b", i + 1)});
        }
    }
    const auto begun = std::chrono::steady_clock::now();
    EXPECT_EQ(borne(projected(text), "alfa", 2026), kronor("600"));
    EXPECT_LT(std::chrono::steady_clock::now() - begun, 60s) << "two million ways are not walked one by one";
}

TEST(Robustness, HoldsForTheLastYearsOfTheCalendar) {
    const example text =
        example{}
            .with("[term]",
                  "start = \"2990-01-01\"\nend = \"2999-12-31\"\nrenewal = { length = \"1 year\", happens = \"by_decision\", at_most = 9 }")
            .with("[indexes.prices]", "change = \"2 %\"\nagainst = \"previous\"\nevery = \"01-01\"\nsource = \"contract\"")
            .with("[costs.rent]", "index = \"prices\"\nprice_level = 2990\nkey = \"alfa\"")
            .with("[rounding]", "amount = { to = \"1 kr\", mode = \"half_up\" }");
    expect_to_behave(text);
    const auto checked = check_agreement_text(text.text(), "avtal.toml");
    if (checked) {
        EXPECT_EQ(borne(projected(text, 3002), "alfa", 3002), kronor("1 522")) << "1 200 kr, 2 % twelve times: 1 521,89";
    }
}

TEST(Robustness, HoldsForThousandsOfProblems) {
    std::string text = example{}.text() + "\n[costs]\n";
    for (int i = 0; i < 2'000; ++i) {
        text.append(numbered("c", i)).append(" = { key = \"").append(numbered("nobody", i)).append("\" }\n");
    }
    EXPECT_TRUE(behaves(text));
}

TEST(Robustness, HoldsForAPriceLevelThatNothingIsCountedUpFrom) {
    expect_to_behave(
        example{}.without("[costs.rent]", "index").with("[costs.rent]", "yearly = { value = \"1 200 kr\", price_level = 2025 }"));
    const auto once = example{}
                          .without("[costs.rent]", "index")
                          .without("[costs.rent]", "yearly")
                          .with("[costs.rent]", "once.2026 = { value = \"1 200 kr\", price_level = 2025 }");
    expect_to_behave(once);
    EXPECT_TRUE(check_agreement_text(once.text(), "avtal.toml"));
}
