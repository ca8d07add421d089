// The log of problems: each is noted with its line, so that it can be drawn without the file.

#include <andel/agreement/problem_log.hpp>

#include "example.hpp"

#include <gtest/gtest.h>

namespace {

using namespace andel;

document two_lines() { return expected(parse_document("a = 1 # å\r\nb = 2\r\n", "avtal.toml")); }

}  // namespace

TEST(ProblemLog, NotesTheLinesOfBothSides) {
    const auto text = two_lines();
    problem_log log{text};
    log.report(problem_code::name_taken, {2, 1}, {{"name", "b"}, {"line", "1"}}, {1, 1});
    ASSERT_EQ(log.count(), 1U);
    const auto problems = log.take();
    EXPECT_EQ(problems[0].file, "avtal.toml");
    EXPECT_EQ(problems[0].line_text, "b = 2");
    EXPECT_EQ(problems[0].other_text, "a = 1 # å");
    EXPECT_EQ(problems[0].arguments.size(), 2U);
}

TEST(ProblemLog, OfAWholeDocumentHasNoLine) {
    const auto text = two_lines();
    problem_log log{text};
    log.report(problem_code::version_missing, {}, {});
    const auto problems = log.take();
    EXPECT_EQ(problems[0].where, place{});
    EXPECT_EQ(problems[0].line_text, "");
    EXPECT_EQ(problems[0].other_text, "");
    EXPECT_EQ(&log.text(), &text);
}
