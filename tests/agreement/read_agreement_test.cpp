// Reading: the forms of a value, where each statement comes from, and what the things of a file hold.

#include <andel/agreement/fields.hpp>
#include <andel/agreement/read_agreement.hpp>

#include "example.hpp"

#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <string>
#include <vector>

namespace {

using namespace andel;

const cost& rent_of(const agreement& from) { return from.costs.front(); }

std::string source_of(const agreement& in, const origin& from) {
    if (from.kind != origin_kind::file) {
        return from.kind == origin_kind::change ? "change" : "rule profile";
    }
    return in.sources.at(from.source).id + (from.detail.empty() ? "" : " " + from.detail);
}

/// "2026-01-01 600 article assumed": day, kronor, source and status of each statement.
std::vector<std::string> written(const agreement& in, const dated<amount>& value) {
    std::vector<std::string> rows;
    for (const auto& each : value.statements) {
        rows.push_back((each.when.first ? to_text(*each.when.first) : "always") + " " + to_text(each.what.value.value.kronor()) + " " +
                       source_of(in, each.what.from) + " " + std::string{word_for(each.what.from.how_firm)});
    }
    return rows;
}

std::vector<std::string> yearly_of(const example& text) {
    const auto from = read(text);
    return written(from, rent_of(from).yearly);
}

using lines = std::vector<std::string>;

example with_yearly(const std::string& line) { return example{}.with("[costs.rent]", line); }

class SpecialFile : public testing::Test {
   public:
    SpecialFile() {
        for (int number = 0; !std::filesystem::create_directory(folder_); ++number) {  // a folder of its own
            folder_ = std::filesystem::temp_directory_path() / ("andel_test_" + std::to_string(number));
        }
    }
    ~SpecialFile() override { std::filesystem::remove_all(folder_); }
    SpecialFile(const SpecialFile&) = delete;
    SpecialFile& operator=(const SpecialFile&) = delete;
    SpecialFile(SpecialFile&&) = delete;
    SpecialFile& operator=(SpecialFile&&) = delete;

   protected:
    [[nodiscard]] std::filesystem::path write(const std::u8string& name, const std::string& bytes) const {
        std::ofstream{folder_ / name, std::ios::binary} << bytes;
        return folder_ / name;
    }
    [[nodiscard]] const std::filesystem::path& folder() const { return folder_; }

   private:
    std::filesystem::path folder_ = std::filesystem::temp_directory_path() / "andel_test";
};

}  // namespace

TEST(PlainForm, HoldsAlwaysAndComesFromItsThing) {
    EXPECT_EQ(yearly_of(with_yearly("yearly = \"600 kr\"")), (lines{"always 600 contract § 4 agreed"}));
}

TEST(OpenedForm, MaySayItsOwnSourceStatusAndNote) {
    const auto from = read(with_yearly("yearly = { value = \"600 kr\", source = \"article s. 3\", note = \"Ungefär.\" }"));
    EXPECT_EQ(written(from, rent_of(from).yearly), (lines{"always 600 article s. 3 reported"}));
    EXPECT_EQ(rent_of(from).yearly.only().note, "Ungefär.");
    EXPECT_EQ(yearly_of(with_yearly("yearly = { value = \"600 kr\", source = \"contract\", status = \"assumed\" }")),
              (lines{"always 600 contract assumed"}));
    EXPECT_EQ(yearly_of(with_yearly("yearly = { value = \"600 kr\", note = \"Ungefär.\" }")), (lines{"always 600 contract § 4 agreed"}))
        << "what it does not say it has from the thing";
}

TEST(OpenedForm, SaysAStatusOnlyBesideASource) {
    const auto text = with_yearly("yearly = { value = \"600 kr\", status = \"assumed\" }");
    EXPECT_EQ(problems_in(text), (problem_list{text.at("\"600 kr\", ^status", "status_alone")}));
}

TEST(Steps, StandInOrderOfTimeWhateverTheirPlace) {
    const auto text = with_yearly(
        "yearly.from-2028 = \"4 kr\"\nyearly.from-2026-07-15 = \"2 kr\"\nyearly.from-start = \"1 kr\"\nyearly.from-2027-03 = \"3 kr\"");
    EXPECT_EQ(yearly_of(text.with("[term]", "part_years = \"days\"")),
              (lines{"2026-01-01 1 contract § 4 agreed", "2026-07-15 2 contract § 4 agreed", "2027-03-01 3 contract § 4 agreed",
                     "2028-01-01 4 contract § 4 agreed"}));
}

TEST(Steps, MayBeOpenedAndMayHaveASourceTogether) {
    EXPECT_EQ(yearly_of(with_yearly("yearly = { source = \"article\", from-2026 = \"1 kr\", from-2027 = { value = \"2 kr\", source = "
                                    "\"assumption\" }, from-2028 = { value = \"3 kr\", note = \"x\" } }")),
              (lines{"2026-01-01 1 article reported", "2027-01-01 2 assumption assumed", "2028-01-01 3 article reported"}));
}

TEST(Steps, OfRowsAreToldApartFromRowsByTheirKeys) {
    const auto from =
        read(example{}.without("[keys.half_each]", "equal").with("[keys.half_each]", "shares = { alfa = \"25 %\", region_x = \"rest\" }"));
    EXPECT_EQ(from.keys[0].shares.only().value.entries.size(), 2U);
    const auto stepped = read(example{}
                                  .without("[keys.half_each]", "equal")
                                  .with("[keys.half_each]",
                                        "shares.from-2026 = { alfa = \"25 %\", region_x = \"rest\" }\n"
                                        "shares.from-2027 = { value = { beta = \"100 %\" }, source = \"article\" }"));
    ASSERT_EQ(stepped.keys[0].shares.statements.size(), 2U);
    EXPECT_EQ(stepped.keys[0].shares.statements[0].what.value.entries[0].part->of_whole, (rational{1, 4}));
    EXPECT_EQ(stepped.keys[0].shares.statements[0].what.value.entries[1].part.has_value(), false) << "the rest";
    EXPECT_EQ(stepped.keys[0].shares.statements[1].what.from.how_firm, status::reported);
}

TEST(Steps, AreWrittenToTheDayThatTheyName) {
    const auto from = read(with_yearly("yearly.from-2026 = \"1 kr\"\nyearly.from-2027 = \"2 kr\""));
    const time_mark& mark = rent_of(from).yearly.statements[1].when;
    EXPECT_EQ(mark.kind, time_kind::step);
    EXPECT_EQ(mark.written, "from-2027") << "the last part of the address";
    EXPECT_EQ(mark.named, "");
}

TEST(Occasions, AreYearsAndDaysAndNamedDays) {
    const auto text =
        example{}
            .with("[dates.opening]", "label = \"Öppning\"\ndate = \"2028-05-01\"\nsource = \"contract\"")
            .without("[costs.rent]", "yearly")
            .with("[costs.rent]", "once = { on-opening = \"3 kr\", 2027-11-15 = \"2 kr\", 2026 = \"1 kr\", source = \"article\" }");
    const auto from = read(text);
    EXPECT_EQ(written(from, rent_of(from).once),
              (lines{"2026-01-01 1 article reported", "2027-11-15 2 article reported", "2028-05-01 3 article reported"}));
    EXPECT_EQ(rent_of(from).once.statements[0].when.kind, time_kind::year);
    EXPECT_EQ(rent_of(from).once.statements[1].when.kind, time_kind::on_day);
    EXPECT_EQ(rent_of(from).once.statements[2].when.kind, time_kind::on_day);
    EXPECT_EQ(rent_of(from).once.statements[2].when.named, "opening");
}

TEST(Amount, MayHaveAPriceLevelOfItsOwn) {
    const auto text = example{}
                          .with("[indexes.prices]", "change = \"2 %\"\nagainst = \"previous\"\nevery = \"01-01\"\nsource = \"contract\"")
                          .with("[costs.rent]",
                                "index = \"prices\"\nyearly.from-2026 = { value = \"600 kr\", price_level = 2025 }\n"
                                "yearly.from-2028 = { value = \"700 kr\", price_level = \"2028\" }");
    const auto from = read(text);
    EXPECT_EQ(rent_of(from).yearly.statements[0].what.value.price_level->year, 2025);
    EXPECT_EQ(rent_of(from).yearly.statements[1].what.value.price_level->year, 2028);
}

TEST(Thing, InheritsNothingFromOutside) {
    const auto text = example{}.without("[costs.rent]", "source");
    EXPECT_EQ(problems_in(text), (problem_list{text.at("[costs.^rent]", "source_missing")}));
    const auto from = read(example{}.with("[costs.rent]", "source = \"article\"\nstatus = \"assumed\""));
    EXPECT_EQ(rent_of(from).from.how_firm, status::assumed);
    EXPECT_EQ(rent_of(from).paid_by.only().from.how_firm, status::assumed);
}

TEST(Thing, MayHaveANote) {
    auto text = example{}.with("[indexes.prices]", "change = \"2 %\"\nagainst = \"previous\"\nevery = \"01-01\"\nsource = \"contract\"");
    for (const std::string heading : {"[agreement]", "[term]", "[rounding]", "[costs.rent]", "[keys.half_each]", "[indexes.prices]"}) {
        text = text.with(heading, "note = \"Anm. å\"");
    }
    const auto from = read(text.with("[sources.other]", "title = \"x\"\nstatus = \"booked\"\nnote = \"Anm. å\""));
    for (const auto* note : {&from.facts.note, &from.term.note, &from.rounding.note, &from.costs[0].note, &from.keys[0].note,
                             &from.indexes[0].note, &from.sources.back().note}) {
        EXPECT_EQ(note->value(), "Anm. å");
    }
}

TEST(Agreement, HoldsItsFacts) {
    const auto from =
        read(example{}.with("[agreement]",
                            "about = \"Om\"\nreference = \"KS 1\"\ntarget_groups = [\"Barn\", \"Unga\"]\n"
                            "rules = \"andel-1\"\nleft_out = { moms = \"utanför\", nya = \"sägs inte\" }\nlanguage = \"en\""));
    EXPECT_EQ(from.facts.name.value(), "Exempel");
    EXPECT_EQ(from.facts.language.value(), file_language::en);
    EXPECT_EQ(from.facts.target_groups.value(), (lines{"Barn", "Unga"}));
    EXPECT_EQ(from.facts.rules.value(), rule_profile::andel_1);
    ASSERT_EQ(from.facts.left_out.size(), 2U);
    EXPECT_EQ(from.facts.left_out[0].clause + ": " + from.facts.left_out[0].reason, "moms: utanför");
    EXPECT_EQ(from.facts.left_out[1].clause + ": " + from.facts.left_out[1].reason, "nya: sägs inte");
}

TEST(Agreement, HoldsTheThingsInTheOrderOfTheFile) {
    const auto from = read(example{}.with("[costs.another]",
                                          "label = \"A\"\nyearly = 2\nindex = \"none\"\nkey = \"alfa\"\npaid_by = \"bearer\"\n"
                                          "source = \"contract\""));
    EXPECT_EQ(from.costs[0].id, "rent");
    EXPECT_EQ(from.costs[1].id, "another");
    EXPECT_EQ(from.parties[2].kind.value(), party_class::region);
    EXPECT_EQ(from.parties[2].code.value(), "99");
    EXPECT_EQ(from.activities[0].label.value(), "Öppen förskola");
    EXPECT_EQ(from.sources[1].how_firm.value(), status::reported);
}

TEST(Notice, IsReadAsItIsWritten) {
    const auto from = read(example{}.with(
        "[term]",
        "renewal = { length = \"1 year\", happens = \"unless_notice\", at_most = 3, condition = \"Fullmäktige\" }\n"
        "notice = { length = \"6 months\", before = \"any_day\", to = \"month_end\", by_party = { region_x = \"24 months\" } }"));
    const notice& rule = from.term.notice.value();
    EXPECT_EQ(rule.time.count, 6);
    EXPECT_EQ(rule.before, notice_before::any_day);
    EXPECT_TRUE(rule.to_month_end);
    ASSERT_EQ(rule.by_party.size(), 1U);
    EXPECT_EQ(rule.by_party[0].first.id, "region_x");
    EXPECT_EQ(rule.by_party[0].second.count, 24);
    EXPECT_EQ(from.term.renewal.value().at_most, 3);
    EXPECT_EQ(from.term.renewal.value().condition, "Fullmäktige");
}

TEST(RuleProfile, AnswersTechniqueOnlyWhereTheFileIsSilent) {
    const auto silent = read(example{}.without("[rounding]").with("[agreement]", "rules = \"andel-1\""));
    EXPECT_EQ(silent.rounding.charge_period.value().months(), 12);
    EXPECT_EQ(silent.rounding.amount.value(), (rounding{{1, 100}, rounding_mode::half_up}));
    EXPECT_EQ(silent.rounding.part.value().odd, odd_rule::largest_remainder);
    EXPECT_TRUE(silent.rounding.part.value().profile_ties);
    EXPECT_EQ(silent.term.part_of_year.value(), part_years::months_and_days);
    EXPECT_EQ(silent.term.month_ends.value(), month_end::whole_months);
    EXPECT_EQ(silent.rounding.part.only().from.kind, origin_kind::rule_profile);
    EXPECT_EQ(silent.rounding.part.only().from.how_firm, status::assumed) << "an answer from the rule profile";
    const auto spoken = read(example{}.with("[agreement]", "rules = \"andel-1\"").with("[term]", "part_years = \"days\""));
    EXPECT_EQ(spoken.term.part_of_year.value(), part_years::days);
    EXPECT_EQ(spoken.term.part_of_year.only().from.kind, origin_kind::file);
}

TEST_F(SpecialFile, IsReadByItsPath) {
    const auto from = read_agreement(write(u8"avtal åäö.toml", example{}));
    ASSERT_TRUE(from) << places_of(from.problems()).size();
    EXPECT_EQ(from->facts.name.value(), "Exempel");
    EXPECT_TRUE(from->text->name.ends_with("avtal åäö.toml"));
}

TEST_F(SpecialFile, ThatCannotBeReadIsAProblem) {
    EXPECT_EQ(places_of(read_agreement(folder() / "saknas.toml").problems()), (problem_list{"0:0 no_such_file"}));
    EXPECT_EQ(places_of(read_agreement(folder()).problems()), (problem_list{"0:0 is_a_directory"}));
    EXPECT_EQ(places_of(read_agreement(write(u8"tom.toml", "")).problems()), (problem_list{"0:0 empty"}));
    EXPECT_EQ(places_of(read_agreement(write(u8"stor.toml", std::string(1'048'577, '\n') + "x")).problems()),
              (problem_list{"0:0 too_large"}));
    EXPECT_TRUE(read_agreement(folder() / "saknas.toml").problems().front().file.ends_with("saknas.toml"));
}
