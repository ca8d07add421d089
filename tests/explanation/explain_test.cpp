// Explanations: every step in words, who got the odd öre, who pays whom, what changed since the year before, and a formula.

#include <andel/explanation/explain.hpp>

#include "example.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <string>
#include <vector>

namespace {

using namespace andel;

explanation explained(const std::string& text, const explanation_question& about, std::optional<int> until = {}) {
    return explain(projected(text, until), about);
}

std::string with_plain_spaces(std::string_view text) {
    constexpr std::string_view hard = "\u00A0";
    std::string plain;
    while (!text.empty()) {
        plain += text.starts_with(hard) ? ' ' : text.front();
        text.remove_prefix(text.starts_with(hard) ? hard.size() : 1);
    }
    return plain;
}

/// The tree as text, two spaces a step, without its leaves and its receipt.
std::vector<std::string> said(const explanation& why, language in = language::swedish) {
    std::vector<std::string> lines;
    for (const explained_line& each : lines_of(why, in)) {
        if (each.text.find(" · ") == std::string::npos) {
            lines.push_back(std::string(2 * std::size_t{each.depth}, ' ') + with_plain_spaces(each.text));
        }
    }
    lines.resize(lines.size() - 2);
    return lines;
}

bool says(const explanation& why, const std::string& line, language in = language::swedish) {
    const auto lines = said(why, in);
    const bool found =
        std::ranges::any_of(lines, [&](const std::string& each) { return each.substr(each.find_first_not_of(' ')) == line; });
    EXPECT_TRUE(found) << line << "\nis not in\n" << write_text(why, in);
    return found;
}

example thirds() {
    return example{}
        .with("[costs.rent]", "yearly = \"100 kr\"")
        .with("[keys.half_each]", "equal = \"everyone\"")
        .with("[rounding]", "part = { to = \"0,01 kr\", odd = \"largest_remainder\", order = [\"beta\", \"alfa\", \"region_x\"] }");
}

example with_prices() {
    return example{}
        .with("[indexes.prices]", "change = \"2 %\"\nagainst = \"previous\"\nevery = \"01-01\"\nsource = \"contract § 8\"")
        .with("[costs.rent]", "index = \"prices\"\nprice_level = 2026")
        .with("[rounding]", "amount = { to = \"1 kr\", mode = \"half_up\" }");
}

}  // namespace

TEST(Explanation, SaysWhoGotTheOddOreAndWhy) {
    const auto why = explained(thirds(), {.party = "beta", .year = 2026, .cost = "rent"});
    EXPECT_EQ(why.bears, kronor("33,34"));
    says(why, "Delen: 100 × 1/3 = 33 1/3 kr");
    says(why, "Öret: delarna avrundas till 0,01 kr så att de blir hela beloppet; udda öre till dem som förlorade mest när kvoten höggs av");
    says(why, "Beta kommun: 33 1/3 kr blir 33,34 kr, med 1 udda öre");
    says(why, "Region X: 33 1/3 kr blir 33,33 kr");
    says(why, "Lika: den som står först i ordningen går före: Beta kommun, Alfa kommun, Region X");
    EXPECT_EQ(formula_of(why, language::swedish), "=AVKORTA(100*1/3;2)+0,01");
    EXPECT_EQ(formula_of(why, language::english), "=TRUNC(100*1/3,2)+0.01");
    EXPECT_EQ(formula_of(explained(thirds(), {.party = "alfa", .year = 2026, .cost = "rent"}), language::english), "=ROUND(100*1/3,2)");
}

TEST(Explanation, NamesATakerWhoHasNoPartInTheCharge) {
    const auto text = example{}
                          .with("[costs.rent]", "yearly = \"100 kr\"")
                          .without("[keys.half_each]")
                          .with("[keys.half_each]", "weights = { alfa = 1, region_x = 2 }\nsource = \"contract\"")
                          .with("[rounding]", "part = { to = \"0,01 kr\", odd = \"beta\" }");
    const auto why = explained(text, {.party = "region_x", .year = 2026, .cost = "rent"});
    EXPECT_EQ(why.bears, kronor("66,67"));
    says(why,
         "Öret: delarna avrundas till 0,01 kr så att de blir hela beloppet; de andra avrundas halva uppåt, och Beta kommun tar det som "
         "är kvar");
}

TEST(Explanation, FollowsTheIndexYearByYear) {
    const auto why = explained(with_prices(), {.party = "alfa", .year = 2028, .cost = "rent"});
    says(why, "Årsbelopp: 1 200 × 1,02^2 = 1 248,48 kr");
    says(why, "1 200 kr som det är skrivet, i 2026 års priser");
    says(why, "2027-01-01 till 2028-01-01: +2 % varje år, 2 gånger, ger 1 248,48 kr");
    says(why, "Kostnaden: 1 248,48 kr avrundas till 1 kr, halva uppåt = 1 248 kr (−0,48 kr)");
    says(why, "Delen: 1 248 × 0,5 = 624 kr");
    says(why, "Mot 2027: +12,00 kr: index +12,24 kr, avrundning −0,24 kr");  // 1 224 / 2 = 612; 24,48 / 2 = 12,24
    says(why, "Yearly amount: 1,200 × 1.02^2 = 1,248.48 kr", language::english);
    EXPECT_EQ(formula_of(why, language::swedish), "=AVRUNDA(1200*1,02^2;0)*0,5");
}

TEST(Explanation, OfAChainThatRoundsEveryYearStaysShort) {
    const auto text = example{}
                          .with("[term]", "start = \"2026-01-01\"\nend = \"2065-12-31\"")
                          .with("[indexes.prices]",
                                "change = \"3 %\"\nagainst = \"previous\"\nevery = \"01-01\"\nfloor = \"last_year\"\n"
                                "carry = \"rounded\"\nrounding.addition = { to = \"1 kr\", mode = \"half_up\" }\n"
                                "source = \"contract\"")
                          .with("[costs.rent]", "index = \"prices\"\nprice_level = 2026")
                          .with("[rounding]", "part = { to = \"0,01 kr\", odd = \"alfa\" }");
    const auto why = explained(text, {.party = "alfa", .year = 2065, .cost = "rent"});
    for (const explained_line& each : lines_of(why, language::swedish)) {
        EXPECT_LT(each.text.size(), 1'000U) << "each year would stand in it four times as often as the next";
    }
    EXPECT_LT(formula_of(why, language::english).size(), 1'000U);
}

TEST(Explanation, SaysWhichPartOfTheYearAndWhatMadeIt) {
    const auto text = example{}
                          .with("[costs.rent]", "yearly = { from-opening = \"1 200 kr\" }")
                          .with("[dates.opening]", "label = \"Öppnar\"\ndate = \"2027-03-01\"\nsource = \"contract\"")
                          .with("[term]", "part_years = \"months\"");
    const auto why = explained(text, {.party = "alfa", .year = 2027, .cost = "rent"});
    says(why, "Del av året: 5/6 (2027-03-01–2027-12-31, månader genom tolv)");
    says(why, "Öppnar 2027-03-01");
    says(why, "Regeln för del av år");
    says(why, "1 200 × 5/6 = 1 000 kr");
    says(why, "Mot 2026: +500,00 kr: kostnaden fanns inte då");
    const auto next = explained(text, {.party = "alfa", .year = 2028, .cost = "rent"});
    says(next, "Mot 2027: +100,00 kr: del av året +100,00 kr");
}

TEST(Explanation, SaysWhoPaysWhomForEveryCost) {
    const auto debtor = explained(example{}, {.party = "alfa", .year = 2026, .cost = "rent"});
    says(debtor, "Betalar utåt: Region X");
    says(debtor, "Reglerar: Alfa kommun betalar 600,00 kr till Region X");
    const auto creditor = explained(example{}, {.party = "region_x", .year = 2026, .cost = "rent"});
    says(creditor, "Reglerar: Alfa kommun betalar 600,00 kr till Region X");
    says(creditor, "Kontroll: Alfa kommun 600,00 + Region X 600,00 = 1 200 kr, hela kostnaden");
    const auto own = explained(example{}.with("[costs.rent]", "paid_by = \"bearer\""), {.party = "alfa", .year = 2026, .cost = "rent"});
    says(own, "Betalar utåt: den som bär");
    says(own, "Reglerar: ingenting");
}

TEST(Explanation, NamesFileLineClauseSourceAndStatusOfEveryLeaf) {
    const auto why = explained(with_prices(), {.party = "alfa", .year = 2028, .cost = "rent"});
    std::size_t leaves = 0;
    for (const explained_line& each : lines_of(why, language::swedish)) {
        if (each.text.find(" · ") != std::string::npos) {
            ++leaves;
            EXPECT_TRUE(each.text.starts_with("avtal.toml:") || each.text.starts_with("regelprofilen")) << each.text;
            EXPECT_TRUE(each.text.ends_with("avtalat") || each.text.ends_with("antaget") || each.text.ends_with("uppgivet")) << each.text;
        }
    }
    EXPECT_GE(leaves, 8U);
    const auto lines = lines_of(why, language::english);
    EXPECT_TRUE(std::ranges::any_of(lines, [](const explained_line& each) {
        return each.text.find("· § 8 · ") != std::string::npos && each.text.ends_with("agreed");
    })) << write_text(why, language::english);
}

TEST(Explanation, OfAllCostsAddsThemUp) {
    const auto text = example{}.with("[costs.staff]",
                                     "label = \"Personal\"\nyearly = \"300 kr\"\nindex = \"none\"\nkey = \"alfa\"\npaid_by = \"bearer\"\n"
                                     "source = \"contract\"");
    const auto why = explained(text, {.party = "alfa", .year = 2026});
    EXPECT_EQ(why.bears, kronor("900"));
    says(why, "Summa: 600,00 + 300,00 = 900,00 kr");
    EXPECT_EQ(formula_of(why, language::swedish), "=600+300");
    says(why, "Mot 2025: kalkylens första år");
    EXPECT_EQ(title_of(why, language::english).substr(0, 4), "Alfa");
}

TEST(Explanation, OfAllCostsSaysWhichCostChangedTheTotalAndWhy) {
    const auto text = with_prices().with("[costs.start_up]",
                                         "label = \"Start\"\nonce.2026 = \"3 000 kr\"\nkey = \"alfa\"\npaid_by = \"alfa\"\n"
                                         "source = \"contract\"");
    const auto why = explained(text, {.party = "alfa", .year = 2027});
    EXPECT_EQ(why.bears, kronor("612")) << "half of 1 200 kr and 2 percent";
    says(why, "Mot 2026: −2 988,00 kr");  // 612 - 600 - 3 000
    says(why, "Hyra: +12,00 kr: index +12,00 kr");
    says(why, "Start: −3 000,00 kr: kostnaden finns inte längre");
    says(why, "Start: −3,000.00 kr: the cost no longer exists", language::english);
    says(explained(text, {.party = "alfa", .year = 2026}), "Mot 2025: kalkylens första år");
}

TEST(Explanation, OfACostThatHasEndedSaysSo) {
    const auto text = example{}.with("[costs.start_up]",
                                     "label = \"Start\"\nonce.2026 = \"3 000 kr\"\nkey = \"alfa\"\npaid_by = \"alfa\"\n"
                                     "source = \"contract\"");
    says(explained(text, {.party = "alfa", .year = 2027, .cost = "start_up"}), "Mot 2026: −3 000,00 kr: kostnaden finns inte längre");
}

TEST(Explanation, OfAPartyWithoutAPartSaysSo) {
    says(explained(example{}, {.party = "beta", .year = 2026, .cost = "rent"}), "Beta kommun har ingen del i kostnaden");
    says(explained(example{}, {.party = "beta", .year = 2026}), "Beta kommun bär och betalar ingenting 2026.");
}

TEST(Explanation, RefusesWhatIsNotThere) {
    const auto refusal = [](const explanation_question& about) {
        try {
            static_cast<void>(explained(example{}, about));
        } catch (const nothing_to_explain& error) {
            return error.what_kind + " " + error.given + ": " + std::to_string(error.choices.size());
        }
        return std::string{"nothing"};
    };
    EXPECT_EQ(refusal({.party = "nobody", .year = 2026}), "party nobody: 3");
    EXPECT_EQ(refusal({.party = "alfa", .year = 2026, .cost = "snow"}), "cost snow: 1");
    EXPECT_EQ(refusal({.party = "alfa", .year = 2099}), "year 2099: 1");
}

TEST(Explanation, EndsWithTheFormulaAndAReceipt) {
    const auto lines = lines_of(explained(example{}, {.party = "alfa", .year = 2026}), language::swedish);
    ASSERT_GE(lines.size(), 3U);
    const auto& formula = lines[lines.size() - 3].text;
    EXPECT_TRUE(formula.starts_with("Räkna själv, i Excel: =")) << formula;
    EXPECT_TRUE(lines[lines.size() - 2].text.starts_with("Kvitto: andel "));
    EXPECT_NE(lines.back().text.find("sha256 "), std::string::npos);
}
