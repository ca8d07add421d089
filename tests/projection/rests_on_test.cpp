// What a figure rests on: its weakest input, and nothing that it does not use.

#include <andel/projection/project.hpp>

#include "example.hpp"

#include <gtest/gtest.h>

#include <string>
#include <vector>

namespace {

using namespace andel;

constexpr std::string_view prices = "change = \"2 %\"\nagainst = \"previous\"\nevery = \"01-01\"\nsource = \"contract\"";

/// The statuses of what a party bears, charge by charge.
std::vector<status> borne_on(const std::string& text, std::string_view party = "alfa", std::optional<int> until = {}) {
    std::vector<status> all;
    const auto result = projected(text, until);
    for (const entry_row& each : result.entries) {
        if (result.planned->source->parties[each.party].id == party) {
            all.push_back(each.rests_on);
        }
    }
    return all;
}

std::vector<status> settled_on(const std::string& text, std::string_view party = "alfa") {
    std::vector<status> all;
    const auto result = projected(text);
    for (const entry_row& each : result.entries) {
        if (result.planned->source->parties[each.party].id == party) {
            all.push_back(each.settles_rests_on);
        }
    }
    return all;
}

using statuses = std::vector<status>;
constexpr auto agreed = status::agreed;
constexpr auto assumed = status::assumed;
constexpr auto reported = status::reported;

const statuses all_agreed{agreed, agreed, agreed};
const statuses all_assumed{assumed, assumed, assumed};

/// The value, from the source of assumptions.
std::string guessed(const std::string& value) { return std::string{"{ value = "}.append(value).append(", source = \"assumption\" }"); }

example with_months() { return example{}.with("[term]", "part_years = \"months\""); }
example with_opening(const std::string& date) {
    return with_months()
        .with("[dates.opening]", "label = \"Öppning\"\nsource = \"contract\"\ndate = " + date)
        .with("[costs.rent]", "yearly.from-opening = \"1 200 kr\"");
}

}  // namespace

TEST(RestsOn, TheThingWhenAllOfItIsAgreed) {
    EXPECT_EQ(borne_on(example{}), all_agreed);
    EXPECT_EQ(settled_on(example{}), all_agreed);
}

TEST(RestsOn, TheAmountTheChoiceOfTheKeyAndTheRowsOfTheKey) {
    EXPECT_EQ(borne_on(example{}.with("[costs.rent]", "yearly = " + guessed("\"1 200 kr\""))), all_assumed);
    EXPECT_EQ(borne_on(example{}.with("[costs.rent]", "key = " + guessed("\"half_each\""))), all_assumed);
    EXPECT_EQ(borne_on(example{}.with("[keys.half_each]", "equal = " + guessed("[\"alfa\", \"region_x\"]"))), all_assumed);
    EXPECT_EQ(borne_on(example{}.with("[keys.half_each]", "source = \"article\"")), (statuses{reported, reported, reported}));
}

TEST(RestsOn, TheStepsThatAreUsedOnly) {
    const auto text = example{}.with("[costs.rent]", "yearly.from-2026 = \"1 200 kr\"\nyearly.from-2027 = " + guessed("\"1 200 kr\""));
    EXPECT_EQ(borne_on(text), (statuses{agreed, assumed, assumed}));
}

TEST(RestsOn, TheKeysAndResponsibilitiesOnTheWayToTheParty) {
    const auto text =
        example{}
            .with("[costs.rent]", "key = \"outer\"")
            .with("[keys.outer]", "shares = { open_preschool = \"50 %\", region_x = \"rest\" }\nsource = \"contract\"")
            .with("[activities]", "open_preschool = { label = \"x\", responsible = " + guessed("\"alfa\"") + ", source = \"contract\" }");
    EXPECT_EQ(borne_on(text, "alfa"), all_assumed);
    EXPECT_EQ(borne_on(text, "region_x"), all_agreed) << "its way does not pass the activity";
}

TEST(RestsOn, TheIndexFromTheYearInWhichItIsUsed) {
    const auto text =
        example{}.with("[costs.rent]", "index = \"prices\"\nprice_level = 2026\nkey = \"alfa\"").with("[indexes.prices]", prices);
    const auto ore = text.with("[rounding]", "amount = { to = \"0,01 kr\", mode = \"half_up\" }");
    EXPECT_EQ(borne_on(ore), all_agreed);
    EXPECT_EQ(borne_on(ore.with("[indexes.prices]", "change = " + guessed("\"2 %\""))), (statuses{agreed, assumed, assumed}));
    EXPECT_EQ(borne_on(ore.with("[costs.rent]", "index = " + guessed("\"prices\""))), all_assumed) << "the choice of index counts at once";
    EXPECT_EQ(borne_on(example{}.with("[costs.rent]", "index = " + guessed("\"none\""))), all_assumed) << "also the choice of none";
    EXPECT_EQ(borne_on(ore.with("[indexes.prices]", "change.from-2026 = " + guessed("\"2 %\"") + "\nchange.from-2028 = \"3 %\"")),
              (statuses{agreed, assumed, assumed}))
        << "a chain keeps what it once rested on";
}

TEST(RestsOn, TheDayThatCutsAYearOnlyInThatYear) {
    EXPECT_EQ(borne_on(with_opening(guessed("\"2026-09-01\""))), (statuses{assumed, agreed, agreed}));
    EXPECT_EQ(borne_on(with_opening(guessed("\"2026-01-01\""))), all_agreed) << "a whole year is not cut";
    EXPECT_EQ(borne_on(with_opening(guessed("\"2027-01-01\""))), (statuses{agreed, agreed}));
}

TEST(RestsOn, TheBoundsOfTheTermWhereTheyCut) {
    const auto text = with_months().with("[term]", "start = " + guessed("\"2026-03-01\"") + "\nend = " + guessed("\"2028-06-30\""));
    EXPECT_EQ(borne_on(text), (statuses{assumed, agreed, assumed}));
    const auto renewed = with_months().with(
        "[term]", "end = " + guessed("\"2026-06-30\"") +
                      "\nrenewal = { length = \"18 months\", happens = \"by_decision\", at_most = 1 }\nmonth_end = \"whole_months\"");
    EXPECT_EQ(borne_on(renewed, "alfa", 2027), (statuses{assumed, assumed, agreed})) << "the renewal begins the day after that end";
}

TEST(RestsOn, ThePartYearRuleWhereItIsUsed) {
    const auto text = example{}.with("[term]", "start = \"2026-03-01\"\npart_years = " + guessed("\"months\""));
    EXPECT_EQ(borne_on(text), (statuses{assumed, agreed, agreed}));
    const auto profile = example{}.with("[agreement]", "rules = \"andel-1\"").with("[term]", "start = \"2026-03-01\"");
    EXPECT_EQ(borne_on(profile), (statuses{assumed, agreed, agreed})) << "an answer of the rule profile is assumed";
}

TEST(RestsOn, NoTechniqueOfRounding) {
    const auto text = example{}.with("[rounding]",
                                     "source = \"assumption\"\namount = { to = \"1 kr\", mode = \"half_up\" }\n"
                                     "part = { to = \"0,01 kr\", odd = \"largest_part\", order = \"by_code\" }");
    EXPECT_EQ(borne_on(text), all_agreed);
    EXPECT_EQ(borne_on(example{}.without("[rounding]").with("[agreement]", "rules = \"andel-1\"")), all_agreed);
}

TEST(RestsOn, TheWeakestOfAll) {
    const auto text =
        example{}
            .with("[costs.rent]", "key = { value = \"half_each\", source = \"article\" }\nyearly = " + guessed("\"1 200 kr\""))
            .with("[keys.half_each]", "source = \"article\"");
    EXPECT_EQ(borne_on(text), all_assumed);
}

TEST(SettlesRestsOn, AlsoWhoPays) {
    const auto text = example{}.with("[costs.rent]", "paid_by = " + guessed("\"region_x\""));
    EXPECT_EQ(borne_on(text), all_agreed);
    EXPECT_EQ(settled_on(text), all_assumed);
    EXPECT_EQ(settled_on(text, "region_x"), all_assumed);
}

TEST(SettlesRestsOn, TheCostForOneWhoOnlyPays) {
    const auto text = example{}.with("[costs.rent]", "paid_by = \"beta\"\nyearly = " + guessed("\"1 200 kr\""));
    EXPECT_EQ(settled_on(text, "beta"), all_assumed);
}

TEST(FrameRestsOn, ItsAmountItsOwnerAndWhatIsUsed) {
    const auto framed = [](const std::string& amount, const std::string& owner) {
        return example{}.with(
            "[frames.money]",
            "label = \"Ram\"\ncosts = [\"rent\"]\nover = \"shown\"\nsource = \"contract\"\namount.2026 = " + amount + "\nowner = " + owner);
    };
    const auto rests = [](const example& text) { return projected(text).frames.front().rests_on; };
    EXPECT_EQ(rests(framed("\"1 kr\"", "\"alfa\"")), agreed);
    EXPECT_EQ(rests(framed(guessed("\"1 kr\""), "\"alfa\"")), assumed);
    EXPECT_EQ(rests(framed("\"1 kr\"", guessed("\"alfa\""))), assumed);
    EXPECT_EQ(rests(framed("\"1 kr\"", "\"alfa\"").with("[costs.rent]", "yearly = " + guessed("\"1 200 kr\""))), assumed);
}
