// Which row of a series answers what a plan asks for: by code, period, edition and day of publication; and what follows the last one.

#include <andel/figures/find_figures.hpp>

#include "example.hpp"

#include <gtest/gtest.h>

#include <string>
#include <vector>

namespace {

using namespace andel;

/// A rent for 2026-2028 by the inhabitants of two municipalities, read as `reading` says.
example by_inhabitants(const std::string& reading = "{ at = \"11-01\", years_before = 1 }", const std::string& after_last = "\"stop\"") {
    return example{}
        .without("[keys.half_each]", "equal")
        .with("[keys.half_each]", "by = \"inhabitants\"\namong = \"municipalities\"")
        .with("[measures.inhabitants]",
              "kind = \"stock\"\nfigures = \"population\"\npreliminary = \"refuse\"\nsource = \"contract\"\nreading = " + reading +
                  "\nafter_last = " + after_last)
        .with("[figures.population]", "file = \"population.csv\"\nunit = \"number\"\nsource = \"article\"");
}

/// A rent of 100 kr in the prices of October 2024 that follows the index of October the year before.
example by_october(const std::string& after_last = "\"stop\"") {
    return example{}
        .with("[costs.rent]", "yearly = \"100 kr\"\nindex = \"prices\"\nprice_level = \"2024-10\"")
        .with("[indexes.prices]", "level = \"october\"\nagainst = \"base\"\nevery = \"01-01\"\nfloor = \"none\"\nsource = \"contract\"")
        .with("[measures.october]",
              "figures = \"kpi\"\nreading = { at = \"10\", years_before = 1 }\npreliminary = \"refuse\"\nsource = \"contract\"\nafter_last "
              "= " +
                  after_last)
        .with("[figures.kpi]", "file = \"kpi.csv\"\nunit = \"index\"\nbase = \"1980=100\"\nsource = \"article\"");
}

struct looked_up {
    plan rows;
    figures read;
    reading<found_figures> found;
};

looked_up look_up(const std::string& text, const std::string& csv, std::optional<day> known_by = {}, std::optional<int> until = {}) {
    plan rows = planned(text, until);
    figures read = figures_in(*rows.source, {{"population.csv", csv}, {"kpi.csv", csv}});
    auto found = find_figures(rows, read, known_by);
    return {std::move(rows), std::move(read), std::move(found)};
}

/// "alfa 2026: 1200", "beta 2026: 800": what each need comes to before growth, in the order of the plan; "-" where it is missing.
std::vector<std::string> answers(const looked_up& all) {
    std::vector<std::string> lines;
    for (std::size_t i = 0; i < all.rows.needs.size(); ++i) {
        const need_row& need = all.rows.needs[i];
        const auto& found = all.found.draft().of_needs[i];
        lines.push_back((need.of ? all.rows.source->parties[need.of->row].id + " " : "") +
                        (need.year == 0 ? "always: " : std::to_string(need.year) + ": ") +
                        (found ? to_text(found->read) + (found->years_past == 0 ? "" : " +" + std::to_string(found->years_past)) : "-"));
    }
    std::ranges::sort(lines);
    return lines;
}

using lines = std::vector<std::string>;

std::string first_words(const looked_up& all) { return message(all.found.problems().front(), language::english); }

const std::string three_octobers = "period;value\n2024-10;400\n2025-10;410\n2026-10;420\n2027-10;430\n";

}  // namespace

TEST(FoundFigure, IsOfTheVintageThatTheMeasureNames) {
    const std::string csv =
        "period;party;value\n2025-11-01;9901;1 200\n2025-11-01;9902;800\n2026-11-01;9901;1 250\n2026-11-01;9902;750\n"
        "2027-11-01;9901;1 300\n2027-11-01;9902;700\n";
    EXPECT_EQ(answers(look_up(by_inhabitants(), csv)),
              (lines{"alfa 2026: 1200", "alfa 2027: 1250", "alfa 2028: 1300", "beta 2026: 800", "beta 2027: 750", "beta 2028: 700"}));
}

TEST(FoundFigure, IsFoundByTheOfficialCodeNeverByName) {
    const std::string csv = "period;party;value\n2025-11-01;alfa;1 200\n2025-11-01;9902;800\n";
    const auto found = look_up(by_inhabitants("{ on = \"2025-11-01\" }", "\"repeat\""), csv);
    EXPECT_FALSE(found.found);
    EXPECT_NE(first_words(found).find("2025-11-01 9901"), std::string::npos) << first_words(found);
}

TEST(FoundFigure, ThatIsFrozenIsTheSameRowEveryYear) {
    const std::string csv = "period;party;value\n2022-11-01;9901;1 200\n2022-11-01;9902;800\n2025-11-01;9901;9\n2025-11-01;9902;9\n";
    EXPECT_EQ(answers(look_up(by_inhabitants("{ on = \"2022-11-01\" }"), csv)),
              (lines{"alfa 2026: 1200", "alfa 2027: 1200", "alfa 2028: 1200", "beta 2026: 800", "beta 2027: 800", "beta 2028: 800"}));
}

TEST(FoundFigure, IsNeverOfACoarserOrFinerPeriod) {
    const std::string only_years = "period;value\n2024;400\n2025;410\n2026;420\n2027;430\n2024-10-01;1\n2025-10-01;1\n";
    const auto found = look_up(by_october(), only_years);
    EXPECT_FALSE(found.found);
    EXPECT_EQ(found.found.problems().front().code, problem_code::price_level_not_in_series);
}

TEST(FoundFigure, IsTheLatestThatWasPublishedByTheDayOfTheRun) {
    const std::string csv =
        "period;value;published\n2024-10;400;2024-11-14\n2025-10;410;2025-11-14\n2025-10;412;2026-02-01\n2025-10;415;2026-12-01\n"
        "2026-10;420;2026-11-14\n2027-10;430;2027-11-14\n";
    const auto known = [&](std::optional<day> by) { return answers(look_up(by_october("\"repeat\""), csv, by))[1]; };
    EXPECT_EQ(known(make_day(2026, 1, 1)), "2026: 410");
    EXPECT_EQ(known(make_day(2026, 2, 1)), "2026: 412") << "on its very day it is known";
    EXPECT_EQ(known(make_day(2026, 11, 30)), "2026: 412");
    EXPECT_EQ(known({}), "2026: 415");
}

TEST(FoundFigure, WithoutADayOfPublicationIsAlwaysKnownAndIsReplacedByOneThatHasADay) {
    const std::string csv = "period;value;published\n2024-10;400;\n2025-10;410;\n2025-10;412;2026-02-01\n2026-10;420;\n2027-10;430;\n";
    EXPECT_EQ(answers(look_up(by_october(), csv, make_day(1990, 1, 1)))[1], "2026: 410");
    EXPECT_EQ(answers(look_up(by_october(), csv))[1], "2026: 412");
}

TEST(FoundFigure, OfAnEditionIsNotChangedByALaterEdition) {
    const auto text =
        by_october()
            .with("[costs.rent]", "price_level = 2025")
            .with("[measures.october]", "reading = { at = \"year\", years_before = 1, edition = \"10\", edition_years_before = 1 }");
    const std::string csv =
        "period;edition;value\n2024;2024-10;100\n2025;2024-10;103\n2025;2025-04;104\n2025;2025-10;105\n2026;2026-10;108\n2027;2027-10;110\n"
        "2025;2026-10;106\n";
    EXPECT_EQ(answers(look_up(text, csv)), (lines{"2025: 100", "2026: 105", "2027: 108", "2028: 110"}))
        << "2026 reads what October 2025 said of 2025";
}

TEST(AfterLast, StopsWithTheLastFigureNamed) {
    const auto found = look_up(by_october(), "period;value\n2024-10;400\n2025-10;410\n2026-10;420\n");
    ASSERT_EQ(places_of(found.found.problems()).size(), 1U);
    EXPECT_EQ(found.found.problems().front().code, problem_code::past_last_figure);
    EXPECT_NE(first_words(found).find("2026-10"), std::string::npos) << first_words(found);
    EXPECT_NE(first_words(found).find("2027-10"), std::string::npos) << first_words(found);
}

TEST(AfterLast, GoesOnFromTheLastOfTheSameMonthThoughOtherMonthsAreThere) {
    const std::string csv = "period;value\n2024-10;400\n2025-10;410\n2025-11;411\n2025-12;412\n2026-01;413\n2026-09;419\n";
    EXPECT_EQ(answers(look_up(by_october("\"repeat\""), csv)), (lines{"2024: 400", "2026: 410", "2027: 410 +1", "2028: 410 +2"}));
}

TEST(AfterLast, DoesNotFillAGap) {
    const auto found = look_up(by_october("\"repeat\""), "period;value\n2024-10;400\n2025-10;410\n2027-10;430\n");
    ASSERT_FALSE(found.found);
    EXPECT_EQ(found.found.problems().front().code, problem_code::no_figure) << "2026-10 is missing, but is not past the last";
    EXPECT_NE(first_words(found).find("2026-10"), std::string::npos) << first_words(found);
}

TEST(AfterLast, IsCountedForEachPartyByItself) {
    const std::string csv = "period;party;value\n2025-11-01;9901;1 200\n2025-11-01;9902;800\n2026-11-01;9901;1 250\n";
    EXPECT_EQ(
        answers(look_up(by_inhabitants("{ at = \"11-01\", years_before = 1 }", "\"repeat\""), csv)),
        (lines{"alfa 2026: 1200", "alfa 2027: 1250", "alfa 2028: 1250 +1", "beta 2026: 800", "beta 2027: 800 +1", "beta 2028: 800 +2"}));
}

TEST(AfterLast, OfAnAssumptionMakesWhatItGivesAssumed) {
    const auto text = by_october("{ value = \"2 %\", source = \"assumption\" }");
    const auto found = look_up(text, "period;value\n2024-10;400\n2025-10;410\n");
    for (std::size_t i = 0; i < found.rows.needs.size(); ++i) {
        const int year = found.rows.needs[i].year;
        EXPECT_EQ(found.found->of_needs[i]->how_firm, year > 2026 ? status::assumed : status::reported)
            << year << ": a source says the series";
    }
}

TEST(Continuation, ReadsTheOtherSeriesFromItsFirstPeriod) {
    const auto text =
        by_october()
            .with("[figures.kpi]", "continued = { by = \"kpi_2020\", from = \"2026-01\", times = \"3,3592\" }")
            .with("[figures.kpi_2020]", "file = \"kpi-2020.csv\"\nunit = \"index\"\nbase = \"2020=100\"\nsource = \"assumption\"");
    const plan rows = planned(text);
    const figures read = figures_in(*rows.source, {{"kpi.csv", "period;value\n2024-10;415,51\n2025-10;419,35\n2026-10;1\n"},
                                                   {"kpi-2020.csv", "period;value\n2025-10;1\n2026-10;125,10\n2027-10;126,98\n"}});
    const auto found = find_figures(rows, read, {});
    ASSERT_TRUE(found);
    for (std::size_t i = 0; i < rows.needs.size(); ++i) {
        const bool after = rows.needs[i].year > 2026;  // reads October 2026 and later
        EXPECT_EQ(found->of_needs[i]->links.size(), after ? 1U : 0U);
        EXPECT_EQ(found->of_needs[i]->how_firm, after ? status::assumed : status::reported) << "as weak as the series that it comes from";
    }
    EXPECT_EQ(find_figure(rows, read, static_cast<row_number>(rows.needs.size() - 1), {})->links.size(), 1U);
}

TEST(Preliminary, IsRefusedKeptOrCorrectedAsTheMeasureSays) {
    const std::string csv = "period;value;status\n2024-10;400;definitive\n2025-10;410;preliminary\n2026-10;420;\n2027-10;430;\n";
    const auto refused = look_up(by_october(), csv);
    ASSERT_FALSE(refused.found);
    EXPECT_EQ(refused.found.problems().front().code, problem_code::preliminary_refused);
    const auto kept = look_up(by_october().with("[measures.october]", "preliminary = \"keep\""), csv);
    EXPECT_TRUE(kept.found);
    EXPECT_EQ(answers(kept)[1], "2026: 410");
}

TEST(Preliminary, IsNoMatterWhenItHasBeenReplaced) {
    const std::string csv =
        "period;value;status;published\n2024-10;400;;\n2025-10;410;preliminary;2025-11-14\n2025-10;411;definitive;2025-11-14\n2026-10;420;;"
        "\n"
        "2027-10;430;;\n";
    EXPECT_EQ(answers(look_up(by_october(), csv))[1], "2026: 411") << "on the same day the definitive one counts";
}

TEST(PriceLevel, ThatTheSeriesLacksIsToldOnce) {
    const auto text = by_october().with("[costs.rent]", "price_level = \"2019-03\"");
    const auto found = look_up(text, three_octobers);
    EXPECT_EQ(places_of(found.found.problems()), (problem_list{text.at("figures = ^\"kpi\"", "price_level_not_in_series")}));
}

TEST(TypedMeasure, HasTheRowThatIsInForceOnTheDay) {
    const auto text = by_inhabitants()
                          .without("[figures.population]")
                          .without("[measures.inhabitants]")
                          .with("[measures.inhabitants]",
                                "kind = \"stock\"\nvalues = { from-2026 = { alfa = 12, beta = 8 }, from-2028 = { alfa = 10, beta = 10 } "
                                "}\nsource = \"contract\"");
    EXPECT_EQ(answers(look_up(text, "")), (lines{"alfa always: 10", "alfa always: 12", "beta always: 10", "beta always: 8"}))
        << "each row is one need, however many years it holds";
    EXPECT_EQ(borne(projected(text), "alfa", 2027), kronor("720")) << "12 of 20";
    EXPECT_EQ(borne(projected(text), "alfa", 2028), kronor("600"));
}

TEST(TypedMeasure, OfNamedYearsEndsAsItSays) {
    const auto named = [](const std::string& after_last) {
        return by_inhabitants()
            .without("[figures.population]")
            .without("[measures.inhabitants]")
            .with("[measures.inhabitants]",
                  "kind = \"stock\"\nvalues = { 2026 = { alfa = 12, beta = 8 }, 2027 = { alfa = 11, beta = 9 }, after_last = " +
                      after_last + " }\nsource = \"contract\"");
    };
    EXPECT_EQ(answers(look_up(named("\"repeat\""), "")),
              (lines{"alfa 2026: 12", "alfa 2027: 11", "alfa 2028: 11 +1", "beta 2026: 8", "beta 2027: 9", "beta 2028: 9 +1"}));
    const auto stopped = look_up(named("\"stop\""), "");
    ASSERT_FALSE(stopped.found);
    EXPECT_EQ(stopped.found.problems().front().code, problem_code::past_last_figure);
}

TEST(PublishedAfter, IsTheDaysOnWhichAnotherAnswerMayHaveCome) {
    const std::string csv =
        "period;value;published\n2024-10;400;2024-11-14\n2025-10;410;2025-11-14\n2025-10;412;2026-02-01\n2025-10;415;2026-12-01\n"
        "2025-11;999;2026-03-01\n2026-10;420;2026-11-14\n2027-10;430;2027-11-14\n";
    const auto all = look_up(by_october(), csv);
    const auto of_2026 = std::ranges::find(all.rows.needs, 2026, &need_row::year) - all.rows.needs.begin();
    const auto days = [&](std::optional<day> until) {
        std::vector<std::string> written;
        for (const day each : published_after(all.rows, all.read, static_cast<row_number>(of_2026), *make_day(2025, 11, 14), until)) {
            written.push_back(to_text(each));
        }
        return written;
    };
    EXPECT_EQ(days(make_day(2026, 10, 31)), (lines{"2026-02-01"})) << "November is not what it asks for";
    EXPECT_EQ(days({}), (lines{"2026-02-01", "2026-11-14", "2026-12-01", "2027-11-14"})) << "and the Octobers from which it may follow";
}
