#include <andel/values/text.hpp>

#include <gtest/gtest.h>

#include <string>

namespace andel {
namespace {

TEST(Lines, EndAtLineFeedsWithOrWithoutACarriageReturn) {
    EXPECT_EQ(lines_of("a\r\nb\n\nc"), (text_lines{"a", "b", "", "c"}));
    EXPECT_EQ(lines_of("a\n"), (text_lines{"a", ""}));
    EXPECT_EQ(lines_of(""), (text_lines{""}));
}

TEST(Character, HasTheLengthThatItsFirstByteSays) {
    EXPECT_EQ(character_length("a"), 1U);
    EXPECT_EQ(character_length("å"), 2U);
    EXPECT_EQ(character_length("−"), 3U);
    EXPECT_EQ(character_length("😀"), 4U);
}

TEST(Character, IsNoneWhereBytesAreCutOffOverlongOrHalfOfAPair) {
    EXPECT_EQ(character_length("\xC3"), 0U);
    EXPECT_EQ(character_length("\xC0\xAF"), 0U);
    EXPECT_EQ(character_length("\xED\xA0\x80"), 0U);
    EXPECT_EQ(character_length("\xE5"), 0U) << "å as Excel saves it without UTF-8";
}

TEST(Words, AreListedWithCommasAndNoneOfThemHasAWord) {
    EXPECT_EQ(listed({"a", "b"}).swedish, "a, b");
    EXPECT_FALSE(listed({}).swedish.empty());
    EXPECT_NE(listed({}).swedish, listed({}).english);
}

TEST(Words, AreGuessedWhenOneIsNear) {
    EXPECT_EQ(nearest("helth", {"health", "school"}).swedish, "Menade du health? ");
    EXPECT_EQ(nearest("helth", {"health", "school"}).english, "Did you mean health? ");
    EXPECT_EQ(nearest("roads", {"health", "school"}).swedish, "");
}

}  // namespace
}  // namespace andel
