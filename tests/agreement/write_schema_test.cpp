// The schema: everything of the table of fields is in it. That tools go by it: tests/python/test_schema.py.

#include <andel/agreement/fields.hpp>
#include <andel/agreement/write_schema.hpp>

#include <gtest/gtest.h>

#include <string>
#include <tuple>

namespace {

using namespace andel;

template <class thing_type>
class Schema : public testing::Test {};

using things = testing::Types<source, agreement_facts, party, activity, cost, key, measure, andel::index, figure_series, asset, loan, frame,
                              named_date, term, rounding_rules>;
TYPED_TEST_SUITE(Schema, things);

TYPED_TEST(Schema, ExplainsEveryFieldOfTheTable) {
    const std::string schema = write_schema();
    EXPECT_NE(schema.find(std::string{"\n  \""}.append(table_of<TypeParam>::name).append("\": {")), std::string::npos);
    const auto check = [&](const auto& field) {
        const std::string_view name = field.name;
        const std::string key{name.substr(name.starts_with("rounding.") ? 9 : 0)};
        std::string meaning{field.meaning_sv};
        for (std::size_t at = 0; (at = meaning.find('"', at)) != std::string::npos; at += 2) {
            meaning.insert(at, 1, '\\');
        }
        EXPECT_NE(schema.find(std::string{"\""}.append(key) + "\": {\"description\": \"" + meaning +
                              ". Till exempel: " + std::string{name} + " = "),
                  std::string::npos)
            << name;
    };
    std::apply([&](const auto&... each) { (check(each), ...); }, table_of<TypeParam>::fields);
}

}  // namespace
