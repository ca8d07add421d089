#pragma once
// The one table of fields: every key that an agreement file may have, its type, when it is required, and what it means.
//
// The reader walks it; suggestions of the nearest key, the way out of a missing key, and every list of what may stand somewhere come
// from it. To add a key: a member in agreement.hpp and a line here.

#include <andel/agreement/agreement.hpp>

#include <array>
#include <string_view>
#include <tuple>
#include <utility>

namespace andel {

enum class need : std::uint8_t {
    always,
    optional,   // its absence changes nothing
    sometimes,  // required in a situation that the reader knows
};

/// What dates a value may have, besides holding as long as the agreement does.
enum class dating : std::uint8_t { fixed, steps, occasions, steps_or_occasions, occasions_or_fixed };

template <class thing_type, class value_type>
struct field {
    std::string_view name;  // "rounding.amount" stands in the table "rounding"
    dated<value_type> thing_type::*member;
    need when = need::optional;
    dating dates = dating::fixed;
    std::string_view example;  // pasted as it is: name = example
    std::string_view meaning_sv, meaning_en;
};
template <class thing_type, class value_type>
field(std::string_view, dated<value_type> thing_type::*, need, dating, std::string_view, std::string_view, std::string_view)
    -> field<thing_type, value_type>;

template <class thing_type>
struct table_of;  // name (as in the file), and fields

// clang-format off
template <> struct table_of<source> {
    static constexpr std::string_view name = "sources";
    static constexpr auto fields = std::tuple{
        field{"title", &source::title, need::always, dating::fixed, "\"Samverkansavtal 2023\"", "handlingens namn", "the name of the document"},
        field{"status", &source::how_firm, need::always, dating::fixed, "\"agreed\"", "hur säkra handlingens uppgifter är", "how firm its statements are"},
        field{"publisher", &source::publisher, need::optional, dating::fixed, "\"Kommuninvest\"", "vem som gett ut den", "who published it"},
        field{"date", &source::date, need::optional, dating::fixed, "\"2022-11\"", "när den är daterad", "when it is dated"},
        field{"address", &source::address, need::optional, dating::fixed, "\"https://…\"", "var den finns", "where it is found"},
        field{"clauses", &source::clauses, need::optional, dating::fixed, "[\"§ 1\", \"§ 2\"]", "handlingens klausuler, så att det syns om någon är glömd", "its clauses, so that a forgotten one is seen"},
    };
};
template <> struct table_of<agreement_facts> {
    static constexpr std::string_view name = "agreement";
    static constexpr auto fields = std::tuple{
        field{"name", &agreement_facts::name, need::always, dating::fixed, "\"Samverkansavtal om familjecentral\"", "avtalets namn", "the name of the agreement"},
        field{"language", &agreement_facts::language, need::always, dating::fixed, "\"sv\"", "vilket språk namn och anteckningar är skrivna på", "the language of its labels and notes"},
        field{"currency", &agreement_facts::currency, need::always, dating::fixed, "\"SEK\"", "valutan; belopp är exklusive moms", "the currency; amounts are without VAT"},
        field{"about", &agreement_facts::about, need::optional, dating::fixed, "\"…\"", "vad avtalet handlar om", "what the agreement is about"},
        field{"reference", &agreement_facts::reference, need::optional, dating::fixed, "\"KS 2022/123\"", "diarienummer eller liknande", "a file number or the like"},
        field{"target_groups", &agreement_facts::target_groups, need::optional, dating::fixed, "[\"…\"]", "vilka verksamheten är till för", "whom the activities are for"},
        field{"rules", &agreement_facts::rules, need::optional, dating::fixed, "\"andel-1\"", "en regelprofil som svarar på teknik där filen inte gör det", "a rule profile that answers technique where the file does not"},
    };
};
template <> struct table_of<party> {
    static constexpr std::string_view name = "parties";
    static constexpr auto fields = std::tuple{
        field{"label", &party::label, need::always, dating::fixed, "\"Alfa kommun\"", "partens namn i tabeller", "the party's name in tables"},
        field{"class", &party::kind, need::always, dating::fixed, "\"municipality\"", "vilket slags part det är", "what kind of party it is"},
        field{"code", &party::code, need::sometimes, dating::fixed, "\"2061\"", "officiell kod: fyra siffror för en kommun, två för en region; annars frivilligt", "official code: four digits for a municipality, two for a region; else voluntary"},
        field{"groups", &party::groups, need::optional, dating::steps, "[\"inland\"]", "grupper som parten hör till, som en nyckel kan nämna", "groups that it belongs to, which a key can name"},
        field{"joins", &party::joins, need::optional, dating::fixed, "\"2026-07-01\"", "partens första dag i avtalet, när den kommer till senare", "its first day in the agreement, when it joins later"},
        field{"leaves", &party::leaves, need::optional, dating::fixed, "\"2030-12-31\"", "partens sista dag i avtalet, när den lämnar det tidigare", "its last day in the agreement, when it leaves earlier"},
        field{"borne_by", &party::borne_by, need::optional, dating::steps, "\"alfa\"", "den part som bär dess del i dess ställe", "the party that bears its part instead of it"},
    };
};
template <> struct table_of<activity> {
    static constexpr std::string_view name = "activities";
    static constexpr auto fields = std::tuple{
        field{"label", &activity::label, need::always, dating::fixed, "\"Öppen förskola\"", "verksamhetens namn i tabeller", "the activity's name in tables"},
        field{"responsible", &activity::responsible, need::always, dating::steps, "\"alfa\"", "vem som svarar för verksamheten och bär dess kostnader", "who is responsible for it and bears its costs"},
        field{"operator", &activity::performer, need::optional, dating::fixed, "\"Närhälsan\"", "vem som driver den", "who runs it"},
    };
};
template <> struct table_of<cost> {
    static constexpr std::string_view name = "costs";
    static constexpr auto fields = std::tuple{
        field{"label", &cost::label, need::always, dating::fixed, "\"Hyra\"", "kostnadspostens namn i tabeller", "the cost item's name in tables"},
        field{"yearly", &cost::yearly, need::sometimes, dating::steps, "\"600 tkr\"", "belopp per år", "an amount per year"},
        field{"once", &cost::once, need::sometimes, dating::occasions, "{ 2024 = \"3 mnkr\" }", "engångsbelopp, ett år eller en dag", "one-off amounts, in a year or on a day"},
        field{"capital", &cost::capital, need::sometimes, dating::fixed, "[\"rebuild\"]", "tillgångarna vars avskrivning och internränta det är", "the assets whose depreciation and internal interest it is"},
        field{"loan", &cost::loan, need::sometimes, dating::fixed, "\"social_loan\"", "lånet vars betalningar det är", "the loan whose payments it is"},
        field{"loan_part", &cost::part_of_loan, need::sometimes, dating::fixed, "\"interest\"", "vad av lånet: \"interest\" (räntan) eller \"all\" (också amorteringen)", "what of the loan: \"interest\", or \"all\" (repayments too)"},
        field{"key", &cost::key, need::always, dating::steps, "\"half_each\"", "vem som bär kostnaden: en part, en verksamhet eller en nyckel", "who bears the cost: a party, an activity or a key"},
        field{"paid_by", &cost::paid_by, need::sometimes, dating::steps, "\"alfa\"", "vem som betalar leverantören", "who pays the supplier"},
        field{"index", &cost::index, need::sometimes, dating::steps, "\"none\"", "hur beloppet räknas upp; \"none\" när det står still", "how the amount moves with prices; \"none\" when it stands still"},
        field{"price_level", &cost::price_level, need::sometimes, dating::fixed, "2025", "året i vars priser beloppet står", "the year in whose prices the amount stands"},
        field{"until", &cost::until, need::optional, dating::fixed, "\"2030-12-31\"", "kostnadens sista dag", "the last day of the cost"},
        field{"committed_until", &cost::committed_until, need::optional, dating::fixed, "\"2031-12-31\"", "sista dagen som den som lämnar avtalet är bunden av kostnaden", "the last day for which a leaver is committed to the cost"},
        field{"when", &cost::when, need::sometimes, dating::fixed, "{ event = \"joins\", years_before = 1 }", "vad som gör att en engångsavgift debiteras: en part kommer till", "what makes a one-off charge fall due: a party joins"},
        field{"kind", &cost::kind, need::optional, dating::fixed, "\"rent\"", "kostnadsslag, för gruppering; en intäkt är negativ", "the kind of cost, for grouping; income is negative"},
        field{"activity", &cost::activity, need::optional, dating::fixed, "\"open_preschool\"", "verksamheten, för gruppering", "the activity, for grouping"},
        field{"part_years", &cost::part_of_year, need::optional, dating::steps, "\"months\"", "undantag från regeln för del av år i [term]", "an exception to the part-year rule of [term]"},
        field{"rounding.amount", &cost::rounding_amount, need::optional, dating::fixed, "{ to = \"1 kr\", mode = \"half_up\" }", "undantag från [rounding] amount", "an exception to [rounding] amount"},
    };
};
template <> struct table_of<key> {
    static constexpr std::string_view name = "keys";
    static constexpr auto fields = std::tuple{
        field{"label", &key::label, need::optional, dating::fixed, "\"Hälften var\"", "nyckelns namn i tabeller", "the key's name in tables"},
        field{"shares", &key::shares, need::sometimes, dating::steps, "{ alfa = \"25 %\", region_x = \"rest\" }", "andelar som tillsammans är 100 %", "shares that make 100 %"},
        field{"equal", &key::equal, need::sometimes, dating::steps, "[\"alfa\", \"region_x\"]", "lika delar", "equal parts"},
        field{"weights", &key::weights, need::sometimes, dating::steps, "{ alfa = 3, region_x = 2 }", "i förhållande till tal eller belopp", "in proportion to numbers or amounts"},
        field{"by", &key::by, need::sometimes, dating::steps, "\"inhabitants\"", "i förhållande till ett mått", "in proportion to a measure"},
        field{"among", &key::among, need::sometimes, dating::steps, "\"municipalities\"", "mellan vilka måttet fördelar", "between whom the measure divides"},
        field{"charges", &key::charges, need::sometimes, dating::steps, "{ municipalities = { rate = \"105 kr\", per = \"inhabitants\" } }", "avgifter i kronor per år", "charges in kronor a year"},
        field{"rest", &key::rest, need::sometimes, dating::steps, "\"region_x\"", "vem som bär det som avgifterna inte täcker", "who bears what the charges do not cover"},
        field{"index", &key::index, need::sometimes, dating::steps, "\"none\"", "hur kronorna i nyckeln räknas upp", "how the kronor of the key move with prices"},
        field{"price_level", &key::price_level, need::sometimes, dating::fixed, "2025", "året i vars priser kronorna står", "the year in whose prices its kronor stand"},
        field{"limits", &key::limits, need::optional, dating::fixed, "{ maximum = \"500 tkr\", difference = \"others\" }", "gränser för delarna", "limits of the parts"},
        field{"part_year", &key::part_year, need::sometimes, dating::fixed, "\"scaled\"", "hur nyckelns kronor räknas för en del av ett år", "how its kronor count for a part of a year"},
        field{"rounding.share", &key::rounding_share, need::optional, dating::fixed, "{ to = \"0,01 %\", odd = \"largest_remainder\", order = \"by_code\" }", "avrundning av andelarna innan de används", "rounding of the shares before use"},
        field{"rounding.part", &key::rounding_part, need::optional, dating::fixed, "{ to = \"1 kr\", odd = \"largest_remainder\", order = \"by_code\" }", "avrundning av nyckelns delar; av avgifter { to = …, mode = … }", "rounding of its parts; of charges { to = …, mode = … }"},
    };
};
template <> struct table_of<measure> {
    static constexpr std::string_view name = "measures";
    static constexpr auto fields = std::tuple{
        field{"label", &measure::label, need::optional, dating::fixed, "\"Invånare\"", "måttets namn i tabeller", "the measure's name in tables"},
        field{"unit", &measure::unit, need::optional, dating::fixed, "\"m²\"", "måttets enhet, i ord", "its unit, in words"},
        field{"kind", &measure::kind, need::sometimes, dating::fixed, "\"stock\"", "\"stock\" när det mäts en dag, \"flow\" när det räknas över en tid", "\"stock\" when it is as on a day, \"flow\" when it is counted over a time"},
        field{"values", &measure::values, need::sometimes, dating::steps_or_occasions, "{ alfa = 1200, beta = 800 }", "tal som står i filen", "numbers that stand in the file"},
        field{"figures", &measure::figures, need::sometimes, dating::fixed, "\"population\"", "serien som måttet läser", "the series that it reads"},
        field{"reading", &measure::reading, need::sometimes, dating::fixed, "{ at = \"11-01\", years_before = 1 }", "vilken dag, månad eller vilket år som läses (mätdatum)", "which day, month or year is read (the vintage)"},
        field{"after_last", &measure::after_last, need::sometimes, dating::fixed, "\"repeat\"", "vad som följer på seriens sista värde", "what follows the last value of the series"},
        field{"preliminary", &measure::preliminary, need::sometimes, dating::fixed, "\"refuse\"", "vad som gäller för preliminära värden", "what holds for preliminary values"},
        field{"rounding.measure", &measure::rounding_measure, need::optional, dating::fixed, "{ to = \"1\", mode = \"up\" }", "avrundning av det som läses", "rounding of what is read"},
    };
};
template <> struct table_of<figure_series> {
    static constexpr std::string_view name = "figures";
    static constexpr auto fields = std::tuple{
        field{"file", &figure_series::file, need::always, dating::fixed, "\"figures/kpi.csv\"", "CSV-filen, räknat från avtalsfilens mapp", "the CSV file, from the folder of the agreement"},
        field{"unit", &figure_series::unit, need::always, dating::fixed, "\"index\"", "vad siffrorna är", "what the figures are"},
        field{"base", &figure_series::base, need::sometimes, dating::fixed, "\"1980=100\"", "indexseriens basår", "the base of an index series"},
        field{"continued", &figure_series::continued, need::optional, dating::fixed, "{ by = \"kpi_2020\", from = \"2026-01\", times = \"3,3592\" }", "serien som fortsätter, och länken till den", "the series that goes on, and the link to it"},
    };
};
template <> struct table_of<index> {
    static constexpr std::string_view name = "indexes";
    static constexpr auto fields = std::tuple{
        field{"label", &index::label, need::optional, dating::fixed, "\"Priser\"", "indexklausulens namn", "the name of the index clause"},
        field{"level", &index::level, need::sometimes, dating::occasions_or_fixed, "\"kpi_october\"", "måttet som är indextalet, eller indextal för namngivna år", "the measure that is the index number, or index numbers for named years"},
        field{"change", &index::yearly_change, need::sometimes, dating::steps_or_occasions, "\"2 %\"", "årlig ändring i procent, eller måttet som säger den", "the yearly change in percent, or the measure that says it"},
        field{"parts", &index::parts, need::sometimes, dating::fixed, "{ wages = \"80 %\", prices = \"20 %\" }", "en korg av index med vikter", "a basket of indexes with weights"},
        field{"against", &index::against, need::sometimes, dating::fixed, "\"previous\"", "mot vad ändringen räknas: \"previous\" (fjolåret), \"base\" (prisnivån) eller \"last_used\" (den senaste ändring som gjordes)", "what the change is counted against: \"previous\" (last year), \"base\" (the price level) or \"last_used\" (the last change made)"},
        field{"every", &index::every, need::sometimes, dating::fixed, "\"01-01\"", "dagen på året då årets ändring börjar gälla", "the day of the year on which the year's change takes effect"},
        field{"floor", &index::floor, need::sometimes, dating::fixed, "\"none\"", "vad som gäller när ändringen är negativ", "what holds when the change is negative"},
        field{"portion", &index::portion, need::optional, dating::fixed, "\"75 %\"", "hur stor del som räknas upp", "how much of it moves"},
        field{"threshold", &index::threshold, need::optional, dating::fixed, "{ share = \"3 %\", gives = \"whole\" }", "ändringen som krävs för att något ska hända", "the change that it takes before anything happens"},
        field{"minimum", &index::minimum, need::optional, dating::fixed, "\"1 %\"", "minsta ändring", "the least change"},
        field{"maximum", &index::maximum, need::optional, dating::fixed, "\"4 %\"", "största ändring", "the most change"},
        field{"order", &index::order, need::sometimes, dating::fixed, "[\"threshold\", \"portion\"]", "i vilken ordning de tillämpas", "the order in which they apply"},
        field{"carry", &index::carry, need::sometimes, dating::fixed, "\"rounded\"", "vad nästa års ändring läggs på", "what next year's change is put on"},
        field{"after_correction", &index::after_correction, need::sometimes, dating::fixed, "\"definitive\"", "vad senare ändringar bygger på när ett preliminärt värde rättats", "what later changes build on when a preliminary value is corrected"},
        field{"rounding.level", &index::rounding_level, need::optional, dating::fixed, "{ to = \"0,1\", mode = \"half_up\" }", "avrundning av indextalet", "rounding of the index number"},
        field{"rounding.change", &index::rounding_change, need::optional, dating::fixed, "{ to = \"0,01 %\", mode = \"half_up\" }", "avrundning av ändringen", "rounding of the change"},
        field{"rounding.factor", &index::rounding_factor, need::optional, dating::fixed, "{ to = \"0,0001\", mode = \"half_up\" }", "avrundning av faktorn", "rounding of the factor"},
        field{"rounding.addition", &index::rounding_addition, need::optional, dating::fixed, "{ to = \"1 kr\", mode = \"half_up\" }", "avrundning av tillägget", "rounding of the addition"},
        field{"rounding.result", &index::rounding_result, need::optional, dating::fixed, "{ to = \"1 kr\", mode = \"half_up\" }", "avrundning av det nya beloppet", "rounding of the new amount"},
    };
};
template <> struct table_of<asset> {
    static constexpr std::string_view name = "assets";
    static constexpr auto fields = std::tuple{
        field{"label", &asset::label, need::always, dating::fixed, "\"Ombyggnad\"", "tillgångens namn i tabeller", "the asset's name in tables"},
        field{"owner", &asset::owner, need::always, dating::fixed, "\"alfa\"", "parten som äger tillgången", "the party that owns it"},
        field{"cost", &asset::cost, need::always, dating::fixed, "\"16 mnkr\"", "anskaffningsvärdet", "what it cost to acquire"},
        field{"rest_value", &asset::rest_value, need::optional, dating::fixed, "\"500 tkr\"", "restvärdet när livslängden är slut", "what it is worth when its life is over"},
        field{"grant", &asset::grant, need::optional, dating::fixed, "{ amount = \"1 200 tkr\", treatment = \"reduces_cost\" }", "bidrag till investeringen", "a grant towards it"},
        field{"life", &asset::life, need::always, dating::fixed, "\"33 years\"", "avskrivningstiden", "the time over which it is depreciated"},
        field{"in_use", &asset::in_use, need::always, dating::fixed, "\"2024-08-15\"", "dagen då den tas i bruk", "the day on which it is taken into use"},
        field{"start", &asset::start, need::always, dating::fixed, "\"month_after\"", "när avskrivningen börjar", "when depreciation starts"},
        field{"method", &asset::method, need::always, dating::fixed, "\"linear\"", "lika avskrivning varje månad, eller annuitet", "equal depreciation every month, or an annuity"},
        field{"interest_on", &asset::interest_on, need::sometimes, dating::fixed, "\"opening\"", "vilket bokfört värde internräntan räknas på", "the book value that internal interest is counted on"},
        field{"interest_from", &asset::interest_from, need::sometimes, dating::fixed, "\"depreciation\"", "när internräntan börjar", "when internal interest starts"},
        field{"rate_change", &asset::rate_change, need::sometimes, dating::fixed, "\"refix\"", "vad som händer med en annuitet när räntan ändras", "what becomes of an annuity when the rate changes"},
        field{"rate", &asset::rate, need::always, dating::steps_or_occasions, "\"2,5 %\"", "internräntesatsen, eller måttet som säger den", "the internal interest rate, or the measure that says it"},
        field{"rate_by_party", &asset::rate_by_party, need::optional, dating::steps, "{ region_x = \"2 %\" }", "parter som räknar med en egen räntesats; ägaren bär skillnaden", "parties that count with a rate of their own; the owner bears the difference"},
        field{"left_over", &asset::left_over, need::always, dating::fixed, "\"alfa\"", "vem som bär det bokförda värdet när avtalet slutar före livslängden", "who bears the book value when the agreement ends before its life"},
        field{"rounding.depreciation", &asset::rounding_depreciation, need::optional, dating::fixed, "{ to = \"1 kr\", mode = \"half_up\" }", "avrundning av varje års avskrivning; det sista året tar resten", "rounding of each year's depreciation; the last year takes the rest"},
    };
};
template <> struct table_of<loan> {
    static constexpr std::string_view name = "loans";
    static constexpr auto fields = std::tuple{
        field{"label", &loan::label, need::always, dating::fixed, "\"Lån för Social Hållbarhet\"", "lånets namn i tabeller", "the loan's name in tables"},
        field{"lender", &loan::lender, need::always, dating::fixed, "\"Kommuninvest\"", "långivaren, i ord", "the lender, in words"},
        field{"borrower", &loan::borrower, need::always, dating::fixed, "\"alfa\"", "parten som lånar", "the party that borrows"},
        field{"finances", &loan::finances, need::optional, dating::fixed, "[\"rebuild\"]", "tillgångarna som lånet betalar, att jämföra med", "the assets that it pays for, to compare with"},
        field{"drawn", &loan::drawn, need::always, dating::occasions, "{ 2024-03-15 = \"6 mnkr\" }", "utbetalningarna, var och en på sin dag", "the drawings, each on its day"},
        field{"repaid", &loan::repaid, need::always, dating::fixed, "\"2034-09-15\"", "dagen då allt som är kvar betalas tillbaka", "the day on which all that is left is repaid"},
        field{"repayment", &loan::repayment, need::always, dating::fixed, "\"straight\"", "allt på slutdagen, rak amortering eller annuitet", "all on the last day, straight, or an annuity"},
        field{"instalment", &loan::instalment, need::optional, dating::fixed, "\"100 tkr\"", "amorteringen vid varje betalning, när den står i avtalet", "the repayment of every payment, where it is stated"},
        field{"payment", &loan::payment, need::optional, dating::fixed, "\"120 tkr\"", "annuiteten, när den står i avtalet", "the annuity, where it is stated"},
        field{"first_repayment", &loan::first_repayment, need::optional, dating::fixed, "\"2027-03-15\"", "den första amorteringens dag; dessförinnan bara ränta", "the day of the first repayment; only interest before it"},
        field{"annuity", &loan::annuity, need::sometimes, dating::fixed, "\"equal_periods\"", "om annuiteten räknas på lika långa perioder eller på dagar", "whether the annuity counts equal periods or days"},
        field{"rate_change", &loan::rate_change, need::sometimes, dating::fixed, "\"refix\"", "vad som händer med annuiteten när räntan ändras", "what becomes of the annuity when the rate changes"},
        field{"rate", &loan::rate, need::always, dating::steps_or_occasions, "\"2,66 %\"", "räntan per år, eller måttet som säger den, före marginal och rabatt", "the rate a year, or the measure that says it, before margin and discount"},
        field{"margin", &loan::margin, need::optional, dating::steps, "\"0,20 %\"", "påslag på räntan", "what is added to the rate"},
        field{"discount", &loan::discount, need::optional, dating::steps, "\"0,02 %\"", "rabatt på räntan; 2 baspunkter är 0,02 %", "what is taken off the rate; 2 basis points are 0,02 %"},
        field{"day_count", &loan::day_count, need::always, dating::fixed, "\"30/360\"", "hur räntedagar räknas", "how days of interest are counted"},
        field{"payments", &loan::payments, need::always, dating::fixed, "4", "betalningar om året: 1, 2, 4, 6 eller 12", "payments a year: 1, 2, 4, 6 or 12"},
        field{"first_payment", &loan::first_payment, need::always, dating::fixed, "\"2024-06-15\"", "den första betalningens dag", "the day of the first payment"},
        field{"payment_day", &loan::payment_day, need::sometimes, dating::fixed, "31", "betalningsdagen i månaden; 31 är månadens sista dag", "the day of the month; 31 is the last day of the month"},
        field{"odd_period", &loan::odd_period, need::sometimes, dating::fixed, "\"short_last\"", "den sista perioden när den inte är hel", "the last period, when it is not a whole one"},
        field{"rounding.interest", &loan::rounding_interest, need::optional, dating::fixed, "{ to = \"0,01 kr\", mode = \"half_up\" }", "avrundning av räntan vid varje betalning", "rounding of the interest of each payment"},
        field{"rounding.repayment", &loan::rounding_repayment, need::optional, dating::fixed, "{ to = \"0,01 kr\", mode = \"half_up\" }", "avrundning av amorteringen (eller annuiteten); den sista tar resten", "rounding of the repayment (or the annuity); the last takes the rest"},
    };
};
template <> struct table_of<frame> {
    static constexpr std::string_view name = "frames";
    static constexpr auto fields = std::tuple{
        field{"label", &frame::label, need::always, dating::fixed, "\"Avsatta medel\"", "ramens namn i tabeller", "the frame's name in tables"},
        field{"owner", &frame::owner, need::always, dating::steps, "\"alfa\"", "vems pengar det är", "whose money it is"},
        field{"costs", &frame::costs, need::sometimes, dating::fixed, "[\"start_up\"]", "kostnadsposterna som ramen jämförs med", "the cost items that it is compared with"},
        field{"assets", &frame::assets, need::sometimes, dating::fixed, "[\"rebuild\"]", "tillgångarna vars utgift ramen jämförs med", "the assets whose outlay it is compared with"},
        field{"amount", &frame::limit, need::always, dating::steps_or_occasions, "{ 2024 = \"3 mnkr\" }", "ramens belopp", "the amount of the frame"},
        field{"over", &frame::over, need::always, dating::fixed, "\"shown\"", "vad som händer när ramen överskrids: \"shown\", det visas", "what happens when it is exceeded: \"shown\", it is shown"},
    };
};
template <> struct table_of<named_date> {
    static constexpr std::string_view name = "dates";
    static constexpr auto fields = std::tuple{
        field{"label", &named_date::label, need::always, dating::fixed, "\"Familjecentralen öppnar\"", "vad som händer den dagen", "what happens on that day"},
        field{"date", &named_date::date, need::always, dating::fixed, "\"2025-01-01\"", "dagen", "the day"},
    };
};
template <> struct table_of<term> {
    static constexpr std::string_view name = "term";
    static constexpr auto fields = std::tuple{
        field{"start", &term::start, need::always, dating::fixed, "\"2023-01-01\"", "avtalets första dag", "the first day of the agreement"},
        field{"end", &term::end, need::always, dating::fixed, "\"2038-12-31\"", "avtalstidens sista dag", "the last day of the fixed term"},
        field{"renewal", &term::renewal, need::always, dating::fixed, "{ length = \"1 year\", happens = \"unless_notice\", at_most = \"unlimited\" }", "hur avtalet förlängs; \"none\" när det inte gör det", "how the agreement is renewed; \"none\" when it is not"},
        field{"notice", &term::notice, need::sometimes, dating::steps, "{ length = \"12 months\", before = \"period_end\" }", "uppsägning", "notice"},
        field{"part_years", &term::part_of_year, need::sometimes, dating::steps, "\"months\"", "hur ett år delas när något ändras under året", "how a year is divided when something changes inside it"},
        field{"presence", &term::presence, need::sometimes, dating::fixed, "\"by_segment\"", "hur en part räknas som är med en del av året", "how a party counts that is a member for a part of the year"},
        field{"month_end", &term::month_ends, need::sometimes, dating::fixed, "\"whole_months\"", "vad som gäller när en månad saknar dagen", "what holds when a month lacks the day"},
        field{"year_starts", &term::year_starts, need::optional, dating::fixed, "\"07-01\"", "avtalsårets första dag, när det inte är kalenderår", "the first day of the agreement's year, when it is not the calendar year"},
        field{"weekend", &term::weekend, need::optional, dating::fixed, "\"next_weekday\"", "vad som gäller när en sista dag är en lördag eller söndag", "what holds when a deadline is a Saturday or a Sunday"},
        field{"condition", &term::condition, need::optional, dating::fixed, "\"…\"", "villkor för avtalet, i ord", "a condition of the agreement, in words"},
    };
};
template <> struct table_of<rounding_rules> {
    static constexpr std::string_view name = "rounding";
    static constexpr auto fields = std::tuple{
        field{"period", &rounding_rules::charge_period, need::sometimes, dating::fixed, "\"1 year\"", "debiteringsperioden: över den fördelas och avrundas ett belopp som ett", "the charge period: over it an amount is divided and rounded as one"},
        field{"amount", &rounding_rules::amount, need::optional, dating::fixed, "{ to = \"1 kr\", mode = \"half_up\" }", "avrundning av varje kostnad innan den fördelas", "rounding of each cost before it is divided"},
        field{"part", &rounding_rules::part, need::optional, dating::fixed, "{ to = \"0,01 kr\", odd = \"largest_remainder\", order = \"by_code\" }", "avrundning av parternas delar, så att de går jämnt ut", "rounding of the parties' parts, so that they add up"},
    };
};
template <> struct table_of<amendment> {
    static constexpr std::string_view name = "amendment";
    static constexpr auto fields = std::tuple{
        field{"of", &amendment::amends, need::always, dating::fixed, "\"avtal.toml\"", "filen med avtalet som ändras; sökvägen räknas från den här filen", "the file of the agreement that is amended; the path begins at this file"},
        field{"label", &amendment::label, need::always, dating::fixed, "\"Tilläggsavtal 2030\"", "ändringens namn", "the name of the amendment"},
        field{"from", &amendment::first_day, need::always, dating::fixed, "\"2031-01-01\"", "den dag från vilken ändringen gäller", "the day from which the amendment holds"},
        field{"decided", &amendment::decided, need::optional, dating::fixed, "\"2030-11-20\"", "den dag då den beslutades; är den senare än from rättas det som redan debiterats", "the day on which it was decided; when later than from, what has been billed is corrected"},
        field{"removes", &amendment::removes, need::optional, dating::fixed, "[\"costs.rent\"]", "det som upphör dagen före", "what ends the day before"},
    };
};
template <> struct table_of<leaving_rules> {
    static constexpr std::string_view name = "leaving";
    static constexpr auto fields = std::tuple{
        field{"pays_until", &leaving_rules::pays_until, need::always, dating::fixed, "\"period_end\"", "hur länge den som lämnar betalar", "how long a leaver goes on paying"},
        field{"undepreciated", &leaving_rules::undepreciated, need::always, dating::fixed, "\"its_share\"", "vad den som lämnar är skyldig av det som inte är avskrivet", "what a leaver owes of what is not depreciated"},
        field{"committed", &leaving_rules::committed, need::always, dating::fixed, "\"its_share\"", "vad den som lämnar är skyldig av kostnader som avtalet är bundet av", "what a leaver owes of committed costs"},
    };
};

// ---- the words of the format

template <class word_type> struct words_of;
template <> struct words_of<status> { static constexpr auto all = std::to_array<std::pair<std::string_view, status>>({{"agreed", status::agreed}, {"decided", status::decided}, {"reported", status::reported}, {"published", status::published}, {"booked", status::booked}, {"estimated", status::estimated}, {"assumed", status::assumed}}); };
template <> struct words_of<party_class> { static constexpr auto all = std::to_array<std::pair<std::string_view, party_class>>({{"municipality", party_class::municipality}, {"region", party_class::region}, {"agency", party_class::agency}, {"association", party_class::association}, {"company", party_class::company}}); };
template <> struct words_of<cost_kind> { static constexpr auto all = std::to_array<std::pair<std::string_view, cost_kind>>({{"running", cost_kind::running}, {"rent", cost_kind::rent}, {"staff", cost_kind::staff}, {"income", cost_kind::income}}); };
template <> struct words_of<index_basis> { static constexpr auto all = std::to_array<std::pair<std::string_view, index_basis>>({{"previous", index_basis::previous}, {"base", index_basis::base}, {"last_used", index_basis::last_used}}); };
template <> struct words_of<floor_rule> { static constexpr auto all = std::to_array<std::pair<std::string_view, floor_rule>>({{"contract", floor_rule::contract}, {"last_year", floor_rule::last_year}, {"falls_ignored", floor_rule::falls_ignored}, {"none", floor_rule::none}}); };
template <> struct words_of<carry_rule> { static constexpr auto all = std::to_array<std::pair<std::string_view, carry_rule>>({{"rounded", carry_rule::rounded}, {"exact", carry_rule::exact}}); };
template <> struct words_of<portion_of> { static constexpr auto all = std::to_array<std::pair<std::string_view, portion_of>>({{"amount", portion_of::amount}, {"change", portion_of::change}}); };
template <> struct words_of<excess_rule> { static constexpr auto all = std::to_array<std::pair<std::string_view, excess_rule>>({{"lost", excess_rule::lost}, {"carried", excess_rule::carried}}); };
template <> struct words_of<threshold_gives> { static constexpr auto all = std::to_array<std::pair<std::string_view, threshold_gives>>({{"whole", threshold_gives::whole}, {"excess", threshold_gives::excess}, {"steps", threshold_gives::steps}}); };
template <> struct words_of<correction_rule> { static constexpr auto all = std::to_array<std::pair<std::string_view, correction_rule>>({{"definitive", correction_rule::definitive}, {"as_billed", correction_rule::as_billed}}); };
template <> struct words_of<measure_kind> { static constexpr auto all = std::to_array<std::pair<std::string_view, measure_kind>>({{"stock", measure_kind::stock}, {"flow", measure_kind::flow}}); };
template <> struct words_of<preliminary_rule> { static constexpr auto all = std::to_array<std::pair<std::string_view, preliminary_rule>>({{"refuse", preliminary_rule::refuse}, {"keep", preliminary_rule::keep}, {"correct", preliminary_rule::correct}}); };
template <> struct words_of<presence_rule> { static constexpr auto all = std::to_array<std::pair<std::string_view, presence_rule>>({{"by_segment", presence_rule::by_segment}, {"weighted", presence_rule::weighted}}); };
template <> struct words_of<part_year_rule> { static constexpr auto all = std::to_array<std::pair<std::string_view, part_year_rule>>({{"scaled", part_year_rule::scaled}, {"whole", part_year_rule::whole}}); };
template <> struct words_of<discount_on> { static constexpr auto all = std::to_array<std::pair<std::string_view, discount_on>>({{"whole", discount_on::whole}, {"excess", discount_on::excess}}); };
template <> struct words_of<limit_word> { static constexpr auto all = std::to_array<std::pair<std::string_view, limit_word>>({{"minimum", limit_word::minimum}, {"maximum", limit_word::maximum}, {"discount", limit_word::discount}, {"yearly_change", limit_word::yearly_change}}); };
template <> struct words_of<renewal_way> { static constexpr auto all = std::to_array<std::pair<std::string_view, renewal_way>>({{"unless_notice", renewal_way::unless_notice}, {"by_decision", renewal_way::by_decision}}); };
template <> struct words_of<notice_before> { static constexpr auto all = std::to_array<std::pair<std::string_view, notice_before>>({{"period_end", notice_before::period_end}, {"any_day", notice_before::any_day}}); };
template <> struct words_of<frame_over> { static constexpr auto all = std::to_array<std::pair<std::string_view, frame_over>>({{"shown", frame_over::shown}}); };
template <> struct words_of<weekend_rule> { static constexpr auto all = std::to_array<std::pair<std::string_view, weekend_rule>>({{"next_weekday", weekend_rule::next_weekday}, {"weekday_before", weekend_rule::weekday_before}}); };
template <> struct words_of<asset_start> { static constexpr auto all = std::to_array<std::pair<std::string_view, asset_start>>({{"in_use_month", asset_start::in_use_month}, {"month_after", asset_start::month_after}, {"next_january", asset_start::next_january}}); };
template <> struct words_of<depreciation_method> { static constexpr auto all = std::to_array<std::pair<std::string_view, depreciation_method>>({{"linear", depreciation_method::linear}, {"annuity", depreciation_method::annuity}}); };
template <> struct words_of<interest_basis> { static constexpr auto all = std::to_array<std::pair<std::string_view, interest_basis>>({{"opening", interest_basis::opening}, {"average", interest_basis::average}, {"monthly", interest_basis::monthly}}); };
template <> struct words_of<interest_start> { static constexpr auto all = std::to_array<std::pair<std::string_view, interest_start>>({{"in_use", interest_start::in_use}, {"depreciation", interest_start::depreciation}}); };
template <> struct words_of<rate_change_rule> { static constexpr auto all = std::to_array<std::pair<std::string_view, rate_change_rule>>({{"refix", rate_change_rule::refix}, {"keep_plan", rate_change_rule::keep_plan}, {"keep_payment", rate_change_rule::keep_payment}}); };
template <> struct words_of<grant_treatment> { static constexpr auto all = std::to_array<std::pair<std::string_view, grant_treatment>>({{"reduces_cost", grant_treatment::reduces_cost}, {"spread_over_life", grant_treatment::spread_over_life}}); };
template <> struct words_of<repayment_way> { static constexpr auto all = std::to_array<std::pair<std::string_view, repayment_way>>({{"bullet", repayment_way::bullet}, {"straight", repayment_way::straight}, {"annuity", repayment_way::annuity}}); };
template <> struct words_of<annuity_way> { static constexpr auto all = std::to_array<std::pair<std::string_view, annuity_way>>({{"equal_periods", annuity_way::equal_periods}, {"by_days", annuity_way::by_days}}); };
template <> struct words_of<day_count> { static constexpr auto all = std::to_array<std::pair<std::string_view, day_count>>({{"30/360", day_count::thirty_360}, {"30E/360", day_count::thirty_e_360}, {"30U/360", day_count::thirty_u_360}, {"actual/360", day_count::actual_360}, {"actual/365", day_count::actual_365}, {"actual/actual", day_count::actual_actual}}); };
template <> struct words_of<odd_period> { static constexpr auto all = std::to_array<std::pair<std::string_view, odd_period>>({{"short_last", odd_period::short_last}, {"long_last", odd_period::long_last}}); };
template <> struct words_of<loan_part> { static constexpr auto all = std::to_array<std::pair<std::string_view, loan_part>>({{"interest", loan_part::interest}, {"all", loan_part::all}}); };
template <> struct words_of<leaver_pays> { static constexpr auto all = std::to_array<std::pair<std::string_view, leaver_pays>>({{"leaving_day", leaver_pays::leaving_day}, {"year_end", leaver_pays::year_end}, {"period_end", leaver_pays::period_end}}); };
template <> struct words_of<leaver_owes> { static constexpr auto all = std::to_array<std::pair<std::string_view, leaver_owes>>({{"its_share", leaver_owes::its_share}, {"all", leaver_owes::all}, {"nothing", leaver_owes::nothing}}); };
template <> struct words_of<file_language> { static constexpr auto all = std::to_array<std::pair<std::string_view, file_language>>({{"sv", file_language::sv}, {"en", file_language::en}}); };
template <> struct words_of<file_currency> { static constexpr auto all = std::to_array<std::pair<std::string_view, file_currency>>({{"SEK", file_currency::sek}}); };
template <> struct words_of<rule_profile> { static constexpr auto all = std::to_array<std::pair<std::string_view, rule_profile>>({{"andel-1", rule_profile::andel_1}}); };
template <> struct words_of<figure_unit> { static constexpr auto all = std::to_array<std::pair<std::string_view, figure_unit>>({{"index", figure_unit::index}, {"percent", figure_unit::percent}, {"kr", figure_unit::kr}, {"number", figure_unit::number}}); };
template <> struct words_of<part_years> { static constexpr auto all = std::to_array<std::pair<std::string_view, part_years>>({{"days", part_years::days}, {"months", part_years::months}, {"months_and_days", part_years::months_and_days}}); };
template <> struct words_of<month_end> { static constexpr auto all = std::to_array<std::pair<std::string_view, month_end>>({{"whole_months", month_end::whole_months}, {"last_day", month_end::last_day}, {"next_day", month_end::next_day}}); };
template <> struct words_of<rounding_mode> { static constexpr auto all = std::to_array<std::pair<std::string_view, rounding_mode>>({{"half_up", rounding_mode::half_up}, {"half_even", rounding_mode::half_even}, {"up", rounding_mode::up}, {"down", rounding_mode::down}}); };
template <> struct words_of<odd_rule> { static constexpr auto all = std::to_array<std::pair<std::string_view, odd_rule>>({{"largest_remainder", odd_rule::largest_remainder}, {"largest_part", odd_rule::largest_part}, {"first_in_order", odd_rule::first_in_order}}); };
template <> struct words_of<length_unit> { static constexpr auto all = std::to_array<std::pair<std::string_view, length_unit>>({{"year", length_unit::years}, {"years", length_unit::years}, {"month", length_unit::months}, {"months", length_unit::months}, {"week", length_unit::weeks}, {"weeks", length_unit::weeks}, {"day", length_unit::days}, {"days", length_unit::days}}); };
// clang-format on

/// The word that the format uses for `value`.
template <class word_type>
[[nodiscard]] constexpr std::string_view word_for(word_type value) {
    for (const auto& [word, meaning] : words_of<word_type>::all) {
        if (meaning == value) {
            return word;
        }
    }
    return {};
}

/// Set words: the plural of each class.
inline constexpr auto set_words = std::to_array<std::pair<std::string_view, party_class>>({
    {"municipalities", party_class::municipality},
    {"regions", party_class::region},
    {"agencies", party_class::agency},
    {"associations", party_class::association},
    {"companies", party_class::company},
});

/// Not to be used as ids.
inline constexpr auto reserved_names =
    std::to_array<std::string_view>({"value", "source", "status", "note", "price_level", "after_last", "rest", "none", "everyone", "others",
                                     "bearer", "start", "end", "municipalities", "regions", "agencies", "associations", "companies"});

}  // namespace andel
