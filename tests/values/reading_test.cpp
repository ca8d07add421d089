// What reading gives: a value, or all the problems.

#include <andel/values/reading.hpp>

#include "printing.hpp"

#include <gtest/gtest.h>

#include <string>
#include <tuple>
#include <vector>

namespace {

using namespace andel;

problem problem_at(std::uint32_t line, std::uint32_t column, problem_code code = problem_code::unknown_key, const std::string& key = "") {
    return {.code = code, .where = {line, column}, .arguments = {{"key", key}}};
}

}  // namespace

TEST(Reading, GivesTheValue) {
    const reading<std::string> read{std::string{"avtal"}};
    EXPECT_TRUE(read);
    EXPECT_EQ(*read, "avtal");
    EXPECT_EQ(read->size(), 5U);
    EXPECT_EQ(read.value(), "avtal");
    EXPECT_TRUE(read.problems().empty());
}

TEST(Reading, GivesEveryProblemInsteadOfAValue) {
    const std::vector problems{problem_at(1, 1), problem_at(2, 5)};
    const reading<std::string> read{problems};
    EXPECT_FALSE(read);
    EXPECT_FALSE(read.has_draft());
    EXPECT_EQ(read.problems(), problems);
    try {
        std::ignore = read.value();
        FAIL() << "there is no value";
    } catch (const has_problems& thrown) {
        EXPECT_EQ(thrown.problems, problems);
    }
}

TEST(Reading, KeepsADraftApartFromAValue) {
    const reading<std::string> read{"halv", {problem_at(1, 1)}};
    EXPECT_FALSE(read);
    EXPECT_TRUE(read.has_draft());
    EXPECT_EQ(read.draft(), "halv");
    EXPECT_THROW(std::ignore = *read, has_problems);
    EXPECT_THROW(std::ignore = read->size(), has_problems);
}

TEST(Reading, OfADraftWithoutProblemsIsAValue) {
    const reading<std::string> read{"hel", {}};
    EXPECT_TRUE(read);
    EXPECT_EQ(*read, "hel");
}

TEST(Problems, ComeInTheOrderOfTheDocument) {
    std::vector problems{problem_at(2, 1), problem_at(1, 9), problem_at(1, 2, problem_code::wrong_type),
                         problem_at(1, 2, problem_code::unknown_key)};
    in_order_of_place(problems);
    EXPECT_EQ(problems, (std::vector{problem_at(1, 2, problem_code::unknown_key), problem_at(1, 2, problem_code::wrong_type),
                                     problem_at(1, 9), problem_at(2, 1)}));
}

TEST(Problems, AreToldOnceEach) {
    const auto named = [](const char* key) { return problem_at(3, 1, problem_code::unknown_key, key); };
    std::vector problems{named("b"), named("a"), problem_at(1, 1), named("b"), named("a"), problem_at(1, 1)};
    in_order_of_place(problems);
    EXPECT_EQ(problems, (std::vector{problem_at(1, 1), named("b"), named("a")}))
        << "at one place they keep the order in which they were found";
}
