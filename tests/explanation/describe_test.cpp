#include "example.hpp"

#include <andel/explanation/describe.hpp>

#include <gtest/gtest.h>

namespace andel {
namespace {

// "~" in an expected text is a no-break space.
std::string spaced(std::string text) {
    for (std::size_t at = text.find('~'); at != std::string::npos; at = text.find('~', at)) {
        text.replace(at, 1, "\u00A0");
    }
    return text;
}

std::vector<described_sentence> sentences_of(const std::string& text, language in = language::swedish) {
    std::vector<described_sentence> all;
    for (const described_section& each : describe(read(text), in).sections) {
        all.insert(all.end(), each.sentences.begin(), each.sentences.end());
    }
    return all;
}

std::string said(const std::string& text, std::string_view address, language in = language::swedish) {
    for (const described_sentence& each : sentences_of(text, in)) {
        if (each.address == address) {
            return each.text;
        }
    }
    return "nothing";
}

const std::string indexed = "price_level = 2026\nindex = \"prices\"";

}  // namespace

TEST(Description, SaysEachThingInASentenceWithItsClauseSourceAndStatus) {
    const auto all = sentences_of(example{});
    const auto rent = std::ranges::find(all, std::string{"costs.rent"}, &described_sentence::address);
    ASSERT_NE(rent, all.end());
    EXPECT_EQ(rent->text,
              spaced("Hyra kostar 1~200~kr om året; beloppet räknas inte upp; kostnaden delas enligt fördelningsnyckel 1; Region X "
                     "betalar leverantören."));
    EXPECT_EQ(rent->reference, "(avtalet § 4; avtalat)");
    EXPECT_EQ(rent->clause, "§ 4");
    EXPECT_EQ(rent->source, "contract");
    EXPECT_EQ(rent->source_title, "Avtal");
    EXPECT_EQ(rent->how_firm, status::agreed);
    EXPECT_EQ(rent->where, place_in(example{}.text(), "[costs.^rent]"));
}

TEST(Description, FollowsTheOrderOfTheFile) {
    std::uint32_t line = 0;
    for (const described_sentence& each : sentences_of(example{})) {
        EXPECT_LE(line, each.where.line) << each.address;
        line = each.where.line;
    }
    EXPECT_GT(line, 0U);
}

TEST(Description, SaysStepsAndOccasionsWithTheirDays) {
    const auto text = example{}
                          .with("[dates]", "opening = { label = \"Öppning\", date = \"2026-07-01\", source = \"contract\" }")
                          .with("[term]", "part_years = \"months\"")
                          .with("[costs.rent]", "yearly.from-opening = \"600 tkr\"\nyearly.from-2028 = \"1 234,50 kr\"\nuntil = \"end\"")
                          .with("[costs.desk]",
                                "label = \"Disk\"\nonce = { 2026 = \"3 mnkr\", 2027-02-03 = \"500 kr\" }\nkey = \"alfa\"\n"
                                "paid_by = \"bearer\"\nsource = \"contract\"");
    EXPECT_EQ(
        said(text, "costs.rent"),
        spaced("Hyra kostar 600~tkr om året från och med den 1 juli 2026 (Öppning) och 1~234,50~kr om året från och med den 1 januari "
               "2028; beloppet räknas inte upp; kostnaden delas enligt fördelningsnyckel 1; Region X betalar leverantören; sista "
               "dagen är den 31 december 2028 (avtalstidens slut)."));
    EXPECT_EQ(said(text, "costs.desk"),
              spaced("Disk kostar som engångsbelopp 3~mnkr under 2026 och 500~kr den 3 februari 2027; kostnaden bärs "
                     "av Alfa kommun; den som bär kostnaden betalar den själv."));
    EXPECT_EQ(
        said(text, "costs.desk", language::english),
        spaced("Disk costs as a one-off 3,000,000~kr in 2026 and 500~kr on 3 February 2027; the cost is borne by Alfa kommun; whoever "
               "bears the cost pays it too."));
}

TEST(Description, SaysAnAmountThatBeginsAChainOfItsOwnWithItsPrices) {
    const auto text = example{}
                          .with("[indexes.prices]", "change = \"2 %\"\nagainst = \"previous\"\nevery = \"01-01\"\nsource = \"contract\"")
                          .with("[rounding]",
                                "amount = { to = \"0,01 kr\", mode = \"half_up\" }\n"
                                "part = { to = \"0,01 kr\", odd = \"largest_part\", order = \"by_code\" }")
                          .with("[costs.rent]", indexed +
                                                    "\nyearly = { from-start = \"10 kr\", from-2028 = { value = \"12 kr\", price_level = "
                                                    "2028 } }");
    EXPECT_EQ(said(text, "costs.rent"),
              spaced("Hyra kostar 10~kr om året från och med den 1 januari 2026 (avtalstidens början) och 12~kr om "
                     "året i 2028 års priser från och med den 1 januari 2028, i 2026 års priser; beloppet räknas "
                     "upp enligt indexklausul 1; kostnaden delas enligt fördelningsnyckel 1; Region X betalar "
                     "leverantören."));
    EXPECT_EQ(said(text, "rounding.part"),
              "Parternas delar avrundas till hela ören, så att de tillsammans är precis kostnaden; det som blir "
              "över går till den som har den största delen, vid lika i ordning efter officiell kod.");
}

TEST(Description, SaysEveryClauseOfAnIndex) {
    const auto text =
        example{}
            .with(
                "[indexes.prices]",
                "label = \"Priser\"\nchange = { from-start = \"-2 %\", from-2028 = \"3,5 %\" }\nagainst = \"previous\"\nevery = \"05-01\"\n"
                "floor = \"last_year\"\ncarry = \"exact\"\n"
                "rounding = { change = { to = \"0,01 %\", mode = \"half_even\" }, factor = { to = \"0,0001\", mode = \"up\" }, "
                "addition = { to = \"1 kr\", mode = \"down\" }, result = { to = \"100 kr\", mode = \"half_up\" } }\nsource = \"contract\"")
            .with("[agreement]", "rules = \"andel-1\"")
            .with("[costs.rent]", indexed);
    EXPECT_EQ(
        said(text, "indexes.prices"),
        spaced("Enligt ”Priser” ändras beloppet den 1 maj varje år, räknat på förra årets belopp, med −2~% från och med den 1 januari 2026 "
               "(avtalstidens början) och 3,5~% från och med den 1 januari 2028; ändringen avrundas till jämna 0,01~%, halva till jämnt "
               "tal; faktorn avrundas till jämna 0,0001, alltid uppåt; tillägget avrundas till hela kronor, alltid nedåt; det nya "
               "beloppet avrundas till jämna 100~kr, halva uppåt; det blir aldrig lägre än förra årets; nästa års ändring läggs på "
               "beloppet före avrundning."));
}

TEST(Description, SaysRenewalAndNotice) {
    const auto text = example{}.with(
        "[term]",
        "renewal = { length = \"18 months\", happens = \"by_decision\", at_most = 2, condition = \"Huset står.\" }\n"
        "notice = { length = \"6 months\", before = \"any_day\", to = \"month_end\", by_party = { region_x = \"1 year\" } }\n"
        "month_end = \"last_day\"\npart_years = \"days\"\ncondition = \"Fullmäktige godkänner.\"");
    EXPECT_EQ(said(text, "term.renewal"),
              "Därefter förlängs avtalet med 18 månader i taget om parterna beslutar det, högst 2 gånger; villkor: Huset står.");
    EXPECT_EQ(said(text, "term.notice"),
              "Uppsägningstiden är 6 månader från vilken dag som helst, räknad till månadens slut (för Region X ett år).");
    EXPECT_EQ(said(text, "term.month_end"),
              "En förlängning slutar på samma dag i månaden som avtalstiden, eller på månadens sista dag om den dagen saknas.");
    EXPECT_EQ(said(text, "term.condition"), "Villkor: Fullmäktige godkänner.");
}

TEST(Description, TellsThingsOfTheSameNameApart) {
    const auto text = example{}
                          .with("[keys.half_each]", "label = \"Nyckel\"")
                          .with("[keys.other]", "label = \"Nyckel\"\nequal = \"municipalities\"\nsource = \"contract\"");
    EXPECT_EQ(said(text, "keys.other"), "Enligt ”Nyckel” (fördelningsnyckel 2) delas beloppet lika mellan kommunerna.");
    EXPECT_NE(said(text, "costs.rent").find("delas enligt ”Nyckel” (fördelningsnyckel 1)"), std::string::npos);
}

TEST(Description, SetsAsideWithTheNameOfTheSource) {
    const auto text = example{}.with("[agreement]", "left_out = { \"article s. 3\" = \"den är överspelad.\" }");
    EXPECT_EQ(said(text, "agreement.left_out.article s. 3"), "Beaktas inte: källa 2 s. 3, därför att den är överspelad.");
}

TEST(Description, IsWrittenWithAReferenceAfterEachSentence) {
    const std::string text = write_text(describe(read(example{}.with("[costs.rent]", "note = \"Sidan\\n två\"")), language::english));
    EXPECT_TRUE(text.starts_with("Exempel\n\nThe agreement\n  The agreement is called “Exempel”;")) << text;
    EXPECT_NE(text.find("pays the supplier (the agreement § 4; agreed).\n    Note: Sidan två.\n"), std::string::npos) << text;
}

namespace {

example with_measures() {
    return example{}
        .with("[measures.inhabitants]",
              "label = \"Invånare\"\nkind = \"stock\"\nfigures = \"population\"\nreading = { at = \"11-01\", years_before = 1 }\n"
              "after_last = \"2 %\"\npreliminary = \"correct\"\nsource = \"contract\"")
        .with("[figures.population]", "file = \"folkmangd.csv\"\nunit = \"number\"\nsource = \"contract\"");
}

void expect_said(const std::string& text, std::string_view address, const std::vector<std::string>& phrases,
                 language in = language::swedish) {
    const std::string sentence = said(text, address, in);
    for (const std::string& each : phrases) {
        EXPECT_NE(sentence.find(spaced(each)), std::string::npos) << each << "\nis not in\n" << sentence;
    }
}

}  // namespace

TEST(Description, SaysWhatEachIsChargedAndWhoBearsTheRest) {
    const auto text = with_measures().with(
        "[keys.fees]",
        "charges = { municipalities = { fee = \"6 500 kr\", rate = \"1,25 kr\", per = \"inhabitants\", maximum = \"500 000 kr\", "
        "discount = { share = \"8 %\", above = 300000, on = \"whole\" }, order = [\"discount\", \"maximum\"] } }\n"
        "rest = \"region_x\"\nindex = \"none\"\npart_year = \"scaled\"\nsource = \"contract\"");
    expect_said(text, "keys.fees",
                {"för var och en av kommunerna 6~500~kr och dessutom 1,25~kr för varje enhet av ”Invånare”",
                 "i tur och ordning: (1) 8~% rabatt på allt för den som har mer än 300~000 av ”Invånare”, (2) högst 500~tkr",
                 "det som avgifterna inte täcker bärs av Region X", "för en del av ett år räknas samma del av nyckelns kronor"});
    expect_said(text, "keys.fees", {"for each of the municipalities", "for each unit of “Invånare”", "is borne by Region X"},
                language::english);
}

TEST(Description, SaysTheLimitsOfAKeyAndWhoTakesWhatTheyMove) {
    const auto limits = [](const std::string& written) { return example{}.with("[keys.half_each]", "limits = " + written); };
    expect_said(limits("{ minimum = \"10 %\", maximum = \"60 %\", difference = \"others\" }"), "keys.half_each",
                {"minst 10~% av hela beloppet", "högst 60~% av hela beloppet", "tas av de andra enligt nyckeln"});
    expect_said(
        limits("{ yearly_change = { up = \"10 %\", previous = { alfa = \"410 tkr\" }, only = [\"alfa\"] }, difference = \"region_x\" }"),
        "keys.half_each",
        {"en ökning med högst 10~% av förra årets del på ett år", "första gången räknat från 410~tkr för Alfa kommun",
         "bara för Alfa kommun", "det som gränserna lägger till eller tar bort bärs av Region X"});
}

TEST(Description, SaysWhichFiguresAMeasureReadsAndWhatFollows) {
    expect_said(with_measures(), "measures.inhabitants",
                {"Invånare är det som serie 1 säger", "den 1 november året före", "det mäts som det är en viss dag",
                 "efter seriens sista värde läggs 2~% till för varje år",
                 "preliminära värden används, och när de definitiva är publicerade rättas det som debiterats"});
    expect_said(with_measures().with("[measures.inhabitants]", "reading = { on = \"2022-11-01\" }"), "measures.inhabitants",
                {"alltid värdet för den 1 november 2022 läses"});
}

TEST(Description, SaysTheLinkBetweenTwoSeries) {
    const auto text =
        example{}
            .with("[figures.kpi]",
                  "file = \"kpi.csv\"\nunit = \"index\"\nbase = \"1980=100\"\nsource = \"contract\"\ncontinued = { by = \"kpi_2020\", "
                  "from = \"2026-01\", times = \"3,3592\", rounding.level = { to = \"0,01\", mode = \"half_up\" } }")
            .with("[figures.kpi_2020]", "file = \"kpi-2020.csv\"\nunit = \"index\"\nbase = \"2020=100\"\nsource = \"contract\"");
    expect_said(text, "figures.kpi",
                {"är filen ”kpi.csv”: indextal med basen 1980=100", "från januari 2026 läses i stället",
                 "gånger 3,3592, avrundat till jämna 0,01"});
}

TEST(Description, SaysWhatAnIndexDoesWithAChangeInTheOrderThatItSays) {
    const auto text =
        example{}.with("[indexes.prices]",
                       "change = \"2 %\"\nagainst = \"previous\"\nevery = \"01-01\"\nsource = \"contract\"\n"
                       "portion = { share = \"75 %\", of = \"amount\" }\nthreshold = { share = \"3 %\", gives = \"excess\" }\n"
                       "maximum = { share = \"4 %\", excess = \"carried\" }\norder = [\"threshold\", \"maximum\", \"portion\"]");
    expect_said(text, "indexes.prices",
                {"i tur och ordning: (1) bara det av en ändring som går över 3~% räknas, (2) en ändring är högst 4~%, och det som skiljer "
                 "förs över till nästa år, (3) 75~% av beloppet räknas upp och resten står still"});
}

TEST(Description, SaysTheWeightsOfABasket) {
    const auto text =
        example{}
            .with("[indexes.basket]", "parts = { wages = \"80 %\", prices = \"20 %\" }\nfloor = \"none\"\nsource = \"contract\"")
            .with("[indexes.wages]", "label = \"Löner\"\nchange = \"3 %\"\nsource = \"contract\"")
            .with("[indexes.prices]", "label = \"Priser\"\nchange = \"2 %\"\nsource = \"contract\"");
    expect_said(text, "indexes.basket", {"följer beloppet en korg av 80~% ”Löner” och 20~% ”Priser”"});
}

TEST(Description, SaysWhenAPartyComesAndGoesAndWhoStandsInForIt) {
    const auto text =
        example{}.with("[parties]",
                       "beta = { label = \"Beta kommun\", class = \"municipality\", code = \"9902\", groups = [\"inland\"], joins = "
                       "\"2026-07-01\", leaves = \"2027-12-31\", borne_by = \"alfa\", source = \"contract\" }");
    expect_said(text, "parties.beta",
                {"hör till", "inland", "kommer till den 1 juli 2026", "dess sista dag i avtalet är den 31 december 2027",
                 "dess del bärs av Alfa kommun"});
}

}  // namespace andel
