#include <andel/agreement/fields.hpp>
#include <andel/agreement/in_words.hpp>

#include <gtest/gtest.h>

using namespace andel;

TEST(Status, HasAWordInBothLanguages) {
    EXPECT_EQ(word_for(status::assumed, language::swedish), "antaget");
    EXPECT_EQ(word_for(status::estimated, language::swedish), "uppskattat");
    EXPECT_EQ(word_for(status::reported, language::swedish), "uppgivet");
    EXPECT_EQ(word_for(status::published, language::swedish), "publicerat");
    EXPECT_EQ(word_for(status::decided, language::swedish), "beslutat");
    EXPECT_EQ(word_for(status::booked, language::swedish), "bokfört");
    EXPECT_EQ(word_for(status::agreed, language::swedish), "avtalat");
    for (const auto& [word, meaning] : words_of<status>::all) {
        EXPECT_EQ(word_for(meaning, language::english), word) << "the word of the file";
    }
}

TEST(Length, IsSaidInBothLanguages) {
    EXPECT_EQ(in_words({.count = 1, .unit = length_unit::months}), (both_languages{"1 månad", "1 month"}));
    EXPECT_EQ(in_words({.count = 12, .unit = length_unit::months}), (both_languages{"12 månader", "12 months"}));
    EXPECT_EQ(in_words({.count = 15, .unit = length_unit::years}), (both_languages{"15 år", "15 years"}));
    EXPECT_EQ(in_words({.count = 6, .unit = length_unit::weeks}), (both_languages{"6 veckor", "6 weeks"}));
    EXPECT_EQ(in_words({.count = 1, .unit = length_unit::days}), (both_languages{"1 dag", "1 day"}));
}
