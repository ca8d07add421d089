// The table of fields: every field says what it means in both languages, and every example in it can be pasted into a file.

#include <andel/agreement/fields.hpp>

#include "example.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <set>
#include <string>
#include <tuple>
#include <vector>

namespace {

using namespace andel;

struct field_row {
    std::string table, name;
    need when{};
    dating dates{};
    std::string example, meaning_sv, meaning_en;
    [[nodiscard]] std::string first_word() const { return name.substr(0, name.find('.')); }
};
void PrintTo(const field_row& row, std::ostream* out) { *out << row.table << ": " << row.name << " = " << row.example; }

template <class thing_type>
void add_rows(std::vector<field_row>& rows) {
    const auto add = [&](const auto& each) {
        rows.push_back({std::string{table_of<thing_type>::name}, std::string{each.name}, each.when, each.dates, std::string{each.example},
                        std::string{each.meaning_sv}, std::string{each.meaning_en}});
    };
    std::apply([&](const auto&... each) { (add(each), ...); }, table_of<thing_type>::fields);
}

std::vector<field_row> every_field() {
    std::vector<field_row> rows;
    add_rows<source>(rows);
    add_rows<agreement_facts>(rows);
    add_rows<party>(rows);
    add_rows<activity>(rows);
    add_rows<cost>(rows);
    add_rows<key>(rows);
    add_rows<measure>(rows);
    add_rows<andel::index>(rows);
    add_rows<figure_series>(rows);
    add_rows<asset>(rows);
    add_rows<loan>(rows);
    add_rows<frame>(rows);
    add_rows<named_date>(rows);
    add_rows<term>(rows);
    add_rows<rounding_rules>(rows);
    add_rows<leaving_rules>(rows);
    return rows;
}

/// The section in which a test tries the fields of a table.
std::string section_of(const std::string& table) {
    const std::set<std::string> singular{"agreement", "term", "rounding", "leaving"};
    return singular.contains(table) ? "[" + table + "]" : "[" + table + ".tried_" + table + "]";
}

constexpr std::string_view asset_lines =
    "label = \"Lokaler\"\nowner = \"alfa\"\ncost = \"9 mnkr\"\nlife = \"50 years\"\nin_use = \"2024-08-15\"\nstart = \"month_after\"\n"
    "method = \"linear\"\ninterest_on = \"monthly\"\ninterest_from = \"in_use\"\nrate = \"2 %\"\nleft_over = \"alfa\"\nsource = "
    "\"contract\"";
constexpr std::string_view loan_lines =
    "label = \"Lån\"\nlender = \"Kommuninvest\"\nborrower = \"alfa\"\ndrawn = { 2024-03-15 = \"9 mnkr\" }\nrepaid = \"2034-09-15\"\n"
    "repayment = \"straight\"\nrate = \"2 %\"\nday_count = \"30E/360\"\npayments = 2\nfirst_payment = \"2024-09-15\"\nsource = "
    "\"contract\"";

/// An agreement with one of everything, complete, to which the lines of an example can be added; and what the examples name.
example with_everything() {
    return example{}
        .with("[measures.inhabitants]", "kind = \"stock\"\nvalues = { alfa = 1200, beta = 800, tried_parties = 400 }\nsource = \"article\"")
        .with("[measures.kpi_october]",
              "figures = \"kpi\"\nreading = { at = \"10\", years_before = 1 }\nafter_last = \"repeat\"\npreliminary = \"refuse\"\n"
              "source = \"article\"")
        .with("[figures.population]", "file = \"figures/population.csv\"\nunit = \"number\"\nsource = \"article\"")
        .with("[figures.kpi]", "file = \"figures/kpi.csv\"\nunit = \"index\"\nbase = \"1980=100\"\nsource = \"article\"")
        .with("[figures.kpi_2020]", "file = \"figures/kpi-2020.csv\"\nunit = \"index\"\nbase = \"2020=100\"\nsource = \"article\"")
        .with("[indexes.wages]", "change = \"3 %\"\nsource = \"contract\"")
        .with("[indexes.prices]", "change = \"2 %\"\nagainst = \"base\"\nevery = \"01-01\"\nsource = \"contract\"")
        .with("[measures.tried_measures]",
              "figures = \"population\"\nkind = \"stock\"\nreading = { at = \"12-31\", years_before = 2 }\nafter_last = \"stop\"\n"
              "preliminary = \"keep\"\nsource = \"contract\"")
        .with("[figures.tried_figures]", "file = \"figures/tried.csv\"\nunit = \"index\"\nbase = \"1980=100\"\nsource = \"contract\"")
        .with("[term]", "start = \"2023-01-01\"\nend = \"2038-12-31\"\nnotice = { length = \"12 months\", before = \"period_end\" }")
        .with("[costs.start_up]", "label = \"Uppstart\"\nonce.2024 = \"3 mnkr\"\nkey = \"alfa\"\npaid_by = \"alfa\"\nsource = \"contract\"")
        .with("[sources.tried_sources]", "title = \"Beslut\"\nstatus = \"decided\"")
        .with("[parties.tried_parties]", "label = \"Gamma kommun\"\nclass = \"municipality\"\ncode = \"9903\"\nsource = \"contract\"")
        .with("[activities.tried_activities]", "label = \"Mottagning\"\nresponsible = \"region_x\"\nsource = \"contract\"")
        .with("[costs.tried_costs]",
              "label = \"Drift\"\nyearly = \"600 tkr\"\nindex = \"none\"\nkey = \"alfa\"\npaid_by = \"alfa\"\nsource = \"contract\"")
        .with("[keys.tried_keys]", "equal = [\"alfa\", \"beta\"]\nsource = \"contract\"")
        .with("[indexes.tried_indexes]",
              "change = \"2 %\"\nagainst = \"previous\"\nevery = \"01-01\"\ncarry = \"exact\"\nsource = \"contract\"")
        .with(
            "[frames.tried_frames]",
            "label = \"Ram\"\nowner = \"alfa\"\ncosts = [\"start_up\"]\namount.2024 = \"3 mnkr\"\nover = \"shown\"\nsource = \"contract\"")
        .with("[assets.rebuild]", asset_lines)
        .with("[assets.tried_assets]", asset_lines)
        .with("[loans.social_loan]", loan_lines)
        .with("[loans.tried_loans]", loan_lines)
        .with("[leaving]", "pays_until = \"leaving_day\"\nundepreciated = \"nothing\"\ncommitted = \"nothing\"\nsource = \"contract\"")
        .with("[dates.tried_dates]", "label = \"Öppning\"\ndate = \"2025-01-01\"\nsource = \"contract\"");
}

/// `with_everything` in the situation in which the field is allowed: without what it would contradict, and with what it belongs to.
example prepared_for(const field_row& row) {
    example all = with_everything();
    const auto among = [&](std::initializer_list<std::string_view> names) { return std::ranges::find(names, row.name) != names.end(); };
    if (row.table == "costs" && row.name == "once") {
        return all.without("[costs.tried_costs]", "yearly");
    }
    if (row.table == "costs" && row.name == "when") {  // a fee that whoever joins is charged
        return all.without("[costs.tried_costs]", "yearly")
            .with("[costs.tried_costs]", "once = \"as charged\"\nkey = \"joining_fee\"")
            .with("[keys.joining_fee]", "charges = { beta = \"500 kr\" }\nindex = \"none\"\nsource = \"contract\"")
            .with("[parties.beta]",
                  "label = \"Beta kommun\"\nclass = \"municipality\"\ncode = \"9902\"\njoins = \"2026-01-01\"\nsource = \"contract\"")
            .without("[parties]", "beta");
    }
    if (row.table == "costs" && among({"capital", "loan", "loan_part"})) {
        const example no_amount = all.without("[costs.tried_costs]", "yearly").without("[costs.tried_costs]", "index");
        return among({"capital"}) ? no_amount
               : among({"loan"})  ? no_amount.with("[costs.tried_costs]", "loan_part = \"all\"")
                                  : no_amount.with("[costs.tried_costs]", "loan = \"social_loan\"");
    }
    if (row.table == "assets" && among({"rate_change"})) {
        const std::string asset = "[assets.tried_assets]";
        return all.with(asset, "method = \"annuity\"").without(asset, "interest_on").without(asset, "interest_from");
    }
    if (row.table == "loans") {
        const std::string loan = "[loans.tried_loans]";
        const example by_annuity = all.with(loan, "repayment = \"annuity\"");
        return among({"payment", "annuity"}) ? by_annuity
               : among({"rate_change"})      ? by_annuity.with(loan, "annuity = \"by_days\"")
               : among({"payment_day"})      ? all.with(loan, "first_payment = \"2024-06-30\"\nrepaid = \"2034-12-31\"")
               : among({"odd_period"})       ? all.with(loan, "repaid = \"2034-10-15\"")
               : among({"payments"})         ? all.with(loan, "first_payment = \"2024-06-15\"")
               : among({"first_payment"})    ? all.with(loan, "payments = 4")
                                             : all;
    }
    if (row.table == "frames" && among({"assets"})) {
        return all.without("[frames.tried_frames]", "costs");
    }
    if (row.table == "term" && among({"year_starts"})) {
        return all.with("[costs.start_up]", "once.2024-11-15 = \"3 mnkr\"").with("[frames.tried_frames]", "amount.2024-11-15 = \"3 mnkr\"");
    }
    if (row.table == "keys") {
        const std::string key = "[keys.tried_keys]";
        const example divides_nothing = all.without(key, "equal");
        const std::string charges = "charges = { municipalities = { rate = \"105 kr\", per = \"inhabitants\" } }";
        return among({"shares", "equal", "weights"}) ? divides_nothing
               : among({"by"})                       ? divides_nothing.with(key, "among = [\"alfa\", \"beta\"]")
               : among({"among"})                    ? divides_nothing.with(key, "by = \"inhabitants\"")
               : among({"charges"})                  ? divides_nothing.with(key, "rest = \"region_x\"\nindex = \"none\"")
               : among({"rest", "part_year"})        ? divides_nothing.with(key, charges + "\nrest = \"region_x\"\nindex = \"none\"")
               : among({"index"})                    ? divides_nothing.with(key, charges + "\nrest = \"region_x\"")
               : among({"price_level"})              ? divides_nothing.with(key, charges + "\nrest = \"region_x\"\nindex = \"prices\"")
               : among({"limits"})                   ? all.with(key, "index = \"none\"")
                                                     : all;
    }
    if (row.table == "measures" && row.name == "values") {
        example typed = all;
        for (const char* const read : {"figures", "reading", "after_last", "preliminary"}) {
            typed = typed.without("[measures.tried_measures]", read);
        }
        return typed;
    }
    if (row.table == "indexes") {
        const std::string clause = "[indexes.tried_indexes]";
        return among({"level", "parts"})                  ? all.without(clause, "change").with(clause, "floor = \"none\"")
               : among({"portion", "minimum", "maximum"}) ? all.with(clause, "against = \"base\"")
               : among({"order"})
                   ? all.with(clause, "against = \"base\"\nportion = \"75 %\"\nthreshold = { share = \"3 %\", gives = \"whole\" }")
                   : all;
    }
    return all;
}

class EveryField : public testing::TestWithParam<field_row> {};

std::string name_for_test(const testing::TestParamInfo<field_row>& row) {
    std::string name = row.param.table + "_" + row.param.name;
    std::ranges::replace(name, '.', '_');
    return name;
}

template <class word_type>
void expect_words(std::size_t count) {
    std::set<std::string_view> words;
    std::set<word_type> meanings;
    for (const auto& [word, meaning] : words_of<word_type>::all) {
        EXPECT_TRUE(words.insert(word).second) << word << " stands twice";
        meanings.insert(meaning);
        EXPECT_FALSE(word_for(meaning).empty());
    }
    EXPECT_EQ(meanings.size(), count) << "a word for every meaning";
}

}  // namespace

TEST_P(EveryField, HasItsMeaningInBothLanguages) {
    const auto& row = GetParam();
    EXPECT_FALSE(row.meaning_sv.empty());
    EXPECT_FALSE(row.meaning_en.empty());
    EXPECT_NE(row.meaning_sv, row.meaning_en);
    EXPECT_FALSE(row.meaning_sv.ends_with('.')) << "it stands inside a sentence";
    EXPECT_FALSE(row.meaning_en.ends_with('.')) << "it stands inside a sentence";
}

TEST_P(EveryField, HasAnExampleThatCanBePasted) {
    const auto& row = GetParam();
    EXPECT_EQ(problems_in(prepared_for(row).with(section_of(row.table), row.name + " = " + row.example)), problem_list{});
}

TEST_P(EveryField, IsMissedWhenItIsAlwaysNeeded) {
    const auto& row = GetParam();
    if (row.when != need::always) {
        return;
    }
    const example text = with_everything().without(section_of(row.table), row.first_word());
    const std::string heading = section_of(row.table);
    const std::string thing = heading == "[" + row.table + "]" ? "[^" + row.table + "]" : "[" + row.table + ".^tried_" + row.table + "]";
    EXPECT_EQ(problems_in(text), (problem_list{text.at(thing, "missing_key")}));
}

TEST_P(EveryField, RefusesATruth) {
    const auto& row = GetParam();
    const std::string section = section_of(row.table);
    const auto problems = reading_of(prepared_for(row).with(section, row.name + " = true")).problems();
    ASSERT_EQ(problems.size(), 1U);
    EXPECT_EQ(problems[0].code, problem_code::wrong_type);
}

TEST_P(EveryField, TakesTheFormsOfAValueThatItsDatesAllow) {
    const auto& row = GetParam();
    const std::string section = section_of(row.table);
    if (row.table == "loans" && row.name == "drawn") {  // on days, never in years
        EXPECT_EQ(problems_in(prepared_for(row).with(section, "drawn = { 2024-03-15 = \"3 mnkr\", source = \"article\" }")),
                  problem_list{});
        return;
    }
    if (row.example.starts_with("{ 2024")) {  // an example of occasions
        EXPECT_EQ(problems_in(prepared_for(row).with(section, row.name + " = { 2024 = \"3 mnkr\", source = \"article\" }")),
                  problem_list{});
        const bool steps_too = row.dates == dating::steps_or_occasions;
        const auto stepped = problems_in(prepared_for(row).with(section, row.name + ".from-2024 = \"3 mnkr\""));
        EXPECT_EQ(stepped.size(), steps_too ? 0U : 1U);
        return;
    }
    const std::string source = row.table == "sources" ? "" : ", source = \"article § 2\", status = \"assumed\"";
    const std::string opened = "{ value = " + row.example + source + ", note = \"Sägs inte.\" }";
    EXPECT_EQ(problems_in(prepared_for(row).with(section, row.name + " = " + opened)), problem_list{});
    const example text = prepared_for(row).with(section, row.name + " = { from-2023 = " + opened + " }");
    if (row.dates == dating::steps || row.dates == dating::steps_or_occasions) {
        EXPECT_EQ(problems_in(text), problem_list{});
    } else {
        EXPECT_EQ(problems_in(text), (problem_list{text.at("^from-2023", "step_or_occasion")}));
    }
}

INSTANTIATE_TEST_SUITE_P(Fields, EveryField, testing::ValuesIn(every_field()), name_for_test);

TEST(Fields, AreNamedOnceInATable) {
    std::set<std::pair<std::string, std::string>> names;
    for (const field_row& row : every_field()) {
        EXPECT_TRUE(names.emplace(row.table, row.name).second) << row.table << "." << row.name;
    }
}

TEST(Words, StandForEveryMeaning) {
    expect_words<status>(7);
    expect_words<party_class>(5);
    expect_words<cost_kind>(4);
    expect_words<index_basis>(3);
    expect_words<floor_rule>(4);
    expect_words<carry_rule>(2);
    expect_words<portion_of>(2);
    expect_words<excess_rule>(2);
    expect_words<threshold_gives>(3);
    expect_words<correction_rule>(2);
    expect_words<measure_kind>(2);
    expect_words<preliminary_rule>(3);
    expect_words<presence_rule>(2);
    expect_words<part_year_rule>(2);
    expect_words<discount_on>(2);
    expect_words<limit_word>(4);
    expect_words<figure_unit>(4);
    expect_words<renewal_way>(2);
    expect_words<notice_before>(2);
    expect_words<frame_over>(1);
    expect_words<weekend_rule>(2);
    expect_words<asset_start>(3);
    expect_words<depreciation_method>(2);
    expect_words<interest_basis>(3);
    expect_words<interest_start>(2);
    expect_words<rate_change_rule>(3);
    expect_words<grant_treatment>(2);
    expect_words<repayment_way>(3);
    expect_words<annuity_way>(2);
    expect_words<day_count>(6);
    expect_words<odd_period>(2);
    expect_words<loan_part>(2);
    expect_words<leaver_pays>(3);
    expect_words<leaver_owes>(3);
    expect_words<file_language>(2);
    expect_words<file_currency>(1);
    expect_words<rule_profile>(1);
    expect_words<part_years>(3);
    expect_words<month_end>(3);
    expect_words<rounding_mode>(4);
    expect_words<odd_rule>(3);  // the fourth is written as the party's name
    expect_words<length_unit>(4);
}

TEST(Words, OfSetsAreReservedAndLeadToTheirClass) {
    EXPECT_EQ(set_words.size(), words_of<party_class>::all.size());
    for (const auto& [word, of_class] : set_words) {
        EXPECT_NE(std::ranges::find(reserved_names, word), reserved_names.end()) << word;
        EXPECT_EQ(class_of_set_word(word), of_class);
    }
}

TEST(Words, ThatAreReservedCannotBeNames) {
    for (const std::string_view word : reserved_names) {
        const std::string name{word};
        const example text = example{}.with("[keys." + name + "]", "equal = \"everyone\"\nsource = \"contract\"");
        EXPECT_EQ(problems_in(text), (problem_list{text.at("[keys.^" + name + "]", "reserved_name")}));
    }
}
