#pragma once
// Every word that reports and tables show, in both languages; and what is said of options that cannot be followed.

#include <andel/agreement/agreement.hpp>
#include <andel/report/report.hpp>
#include <andel/values/problem.hpp>

#include <array>
#include <string>
#include <vector>

namespace andel::words {

inline const both_languages title{"Kalkyl {years}, {unit} exklusive moms", "Projection {years}, {unit} excluding VAT"};
inline const both_languages title_for_budget{"Underlag för budget {year}: {years}, {unit} exklusive moms",
                                             "For the budget of {year}: {years}, {unit} excluding VAT"};
inline const both_languages rests_heading{"Vad summan för {label} vilar på, varje belopp räknat till sitt svagaste underlag:",
                                          "What the total of the {label} rests on, each amount counted under its weakest input:"};
inline const both_languages rests_line{"{status}: {amount} kr ({percent} %)", "{status}: {amount} kr ({percent} %)"};
inline const both_languages profile_heading{"Filen säger inte detta; regelprofilen andel-1 svarar, som ett antagande:",
                                            "The file does not say this; the rule profile andel-1 answers, as an assumption:"};
inline const both_languages capital_title{"Kapital och lån {years}, {unit} exklusive moms",
                                          "Capital and loans {years}, {unit} excluding VAT"};
inline const both_languages asset_block{"{label} (ägs av {owner})", "{label} (owned by {owner})"};
inline const both_languages opening_value{"Ingående värde", "Opening value"};
inline const both_languages depreciation{"Avskrivning", "Depreciation"};
inline const both_languages internal_interest{"Internränta", "Internal interest"};
inline const both_languages grant_income{"Bidrag", "Grant"};
inline const both_languages capital_cost{"Kapitalkostnad", "Capital cost"};
inline const both_languages closing_value{"Utgående värde", "Closing value"};
inline const both_languages loan_block{"{label} (lånas av {borrower})", "{label} (borrowed by {borrower})"};
inline const both_languages interest_paid{"Betald ränta", "Interest paid"};
inline const both_languages interest_accrued{"Upplupen ränta", "Interest accrued"};
inline const both_languages repaid{"Amortering", "Repaid"};
inline const both_languages paid_in_all{"Betalt", "Paid"};
inline const both_languages discount_worth{"Rabattens värde", "Worth of discount"};
inline const both_languages loan_less_capital{"Betalt minus kapitalkostnad", "Paid less capital cost"};
inline const both_languages debt{"Skuld vid årets slut", "Debt at the end"};
inline const both_languages whole_loan{"{label}: hela lånet {years}", "{label}: the whole loan {years}"};
inline const both_languages note_capital_rounded{
    "Varje belopp är avrundat för sig, halva uppåt; därför kan det visade skilja sig från summan av det visade.",
    "Each amount is rounded by itself, halves up; what is shown may therefore differ from the sum of what is shown."};
inline const both_languages note_loans{
    "Lånet är ett lager för sig: parterna delar kapitalkostnaden (avskrivning och internränta) om inte avtalet säger att de delar lånet. "
    "Upplupen ränta räknas på årets dagar, betald ränta på betalningsdagar.",
    "The loan is a layer of its own: the parties share the capital cost (depreciation and internal interest) unless the agreement says "
    "that they share the loan. Interest accrues over the days of the year; interest paid is by the day of payment."};
inline const both_languages year{"År", "Year"};
inline const both_languages year_before{"Avtal", "Agreement"};
inline const both_languages year_of_budget{"Budget", "Budget"};
inline const both_languages year_of_plan{"Plan", "Plan"};
inline const both_languages year_beyond{"Kalkyl", "Projection"};
inline const both_languages continued{"{heading} (forts.)", "{heading} (cont.)"};
inline const both_languages bears{"Bär: vad kostnaden blir för var och en", "Bears: what the cost comes to for each"};
inline const both_languages pays{"Betalar utåt: till leverantörer och personal", "Pays outward: to suppliers and staff"};
inline const both_languages settles{"Reglerar: betalar till de andra parterna (minus: får av dem)",
                                    "Settles: pays to the other parties (minus: receives from them)"};
inline const both_languages in_fixed_prices{"{heading}, i {year} års priser (deflator: {deflator})",
                                            "{heading}, in prices of {year} (deflator: {deflator})"};
inline const both_languages per_inhabitant{"Bär per invånare, kronor", "Bears per inhabitant, kronor"};
inline const both_languages all_parties{"Alla parter tillsammans", "All parties together"};
inline const both_languages bears_column{"{party} bär", "{party} bears"};
inline const both_languages settles_column{"{party} reglerar", "{party} settles"};
inline const both_languages frame_block{"Ram: {label} ({owner})", "Frame: {label} ({owner})"};
inline const both_languages frame_amount{"Ram", "Frame"};
inline const both_languages frame_used{"Ägarens kostnad", "Owner's burden"};
inline const both_languages frame_left{"Kvar (minus: överskriden)", "Left (minus: exceeded)"};
inline const both_languages sum{"Summa", "Total"};
inline const both_languages fixed_term{"Avtalstiden", "Fixed term"};
inline const both_languages until_earliest_end{"Till tidigaste slut", "To the earliest end"};
inline const both_languages renewal{"Förlängning *", "Renewal *"};
inline const both_languages further{"Tills vidare *", "Further *"};
inline const both_languages no_activity{"Utan verksamhet", "No activity"};
inline const both_languages note_no_notice{
    "* Förlängning: beloppen finns bara om ingen säger upp avtalet. De ingår inte i avtalstidens summa.",
    "* Renewal: the amounts exist only if nobody gives notice. They are not in the total of the fixed term."};
inline const both_languages note_after_notice{
    "* Efter uppsägning: avtalet är uppsagt och slutar {end}. Beloppen ingår inte i avtalstidens summa.",
    "* After notice: notice has been given, and the agreement ends on {end}. The amounts are not in the total of the fixed term."};
inline const both_languages note_until_notice{
    "* Avtalet gäller tills vidare: beloppen finns bara om ingen säger upp det. Utan stjärna: hinner komma även efter uppsägning första "
    "dagen.",
    "* The agreement runs until further notice: the amounts exist only if nobody gives it. Without a star: due even after notice on day "
    "one."};
inline const both_languages note_conditional{
    "* Förlängning: beloppen finns bara om förlängningen beslutas. De ingår inte i avtalstidens summa.",
    "* Renewal: the amounts exist only if the renewal is decided. They are not in the total of the fixed term."};
inline const both_languages note_notice{"Uppsägning: {notice} ({status}).", "Notice: {notice} ({status})."};
inline const both_languages notice_in_words{"{length} {before}{to}{by_party}", "{length} {before}{to}{by_party}"};
inline const both_languages notice_of_party{"; {party}: {length}", "; {party}: {length}"};
inline const both_languages to_month_end{", till månadens slut", ", to the end of the month"};
inline const both_languages before_period_end{"före periodens slut", "before the end of the period"};
inline const both_languages before_any_day{"från vilken dag som helst", "from any day"};
inline const both_languages note_past{
    "† Året var slut {day}, men bokförda belopp saknas: detta är avtalets belopp, inte utfall.",
    "† The year had ended by {day}, but there are no booked figures: these are the agreement's amounts, not actuals."};
inline const both_languages note_rounded{
    "‡ Varje belopp är avrundat för sig från öre, halva uppåt; därför ger delarna inte precis den visade summan.",
    "‡ Each amount is rounded by itself from öre, halves up; therefore the parts do not make exactly the total shown."};
inline const both_languages note_year_before{
    "{label}: avtalets belopp. Bokförda belopp saknas, så det är inget bokslut.",
    "{label}: the agreement's amounts. There are no booked figures, so they are no annual accounts."};
inline const both_languages note_fixed_prices{
    "I {year} års priser: årets belopp gånger prisnivån {year} genom årets prisnivå. Prisnivån följer ändringarna i indexes.{id} "
    "({status}), "
    "varje 1 januari, utan indexklausulens golv och avrundningar; bara det visade beloppet är avrundat, halva "
    "uppåt. Övriga tabeller är i "
    "löpande priser.",
    "In prices of {year}: the amount of the year times the price level of {year} over that of the year. The price level follows the "
    "changes of indexes.{id} ({status}), each 1 January, without the floors and roundings of the index clause; only the amount shown is "
    "rounded, halves up. The other tables are in "
    "current prices."};
inline const both_languages note_inhabitants{
    "Per invånare: vad parten bär, i löpande priser, delat med antalet invånare; varje belopp är avrundat till hela ören, halva uppåt. "
    "Antalen gavs när tabellen gjordes och hålls lika alla år, som ett antagande: {counts}.",
    "Per inhabitant: what the party bears, in current prices, divided by the number of inhabitants; each amount is rounded to whole öre, "
    "halves up. The numbers were given when the table was made and are kept the same in all years, as an assumption: {counts}."};
inline const both_languages inhabitants_of{"{party} {count}", "{party} {count}"};

// ---- options that cannot be followed

inline const both_languages refused_without_capital{"Avtalet har inga tillgångar och inga lån.",
                                                    "The agreement has neither assets nor loans."};
inline const both_languages refused_budget_year{
    "Budgetåret {year} är inte bland åren som räknas fram, {years}. Välj ett av dem, eller räkna fram fler år.",
    "The budget year {year} is not among the years projected, {years}. Choose one of them, or project more years."};
inline const both_languages refused_no_index{"{year} års priser behöver en deflator, ett index i avtalet, och avtalet har inget.",
                                             "Prices of {year} need a deflator, an index of the agreement, and the agreement has none."};
inline const both_languages refused_no_deflator{"{year} års priser behöver en deflator. Välj ett av avtalets index: {ids}.",
                                                "Prices of {year} need a deflator. Choose one of the indexes of the agreement: {ids}."};
inline const both_languages refused_no_prices{"Deflatorn {id} används bara när priserna är ett års priser. Ange vilket år.",
                                              "The deflator {id} is used only for the prices of a year. Say which year."};
inline const both_languages refused_deflator{"Deflatorn {id} är inget index i avtalet. Det finns: {ids}.",
                                             "The deflator {id} is no index of the agreement. There are: {ids}."};
inline const both_languages refused_day{
    "indexes.{id} kan inte vara deflator: det ändras en annan dag än 1 januari, så året har två prisnivåer. Välj ett index med every = "
    "\"01-01\".",
    "indexes.{id} cannot be the deflator: it changes on another day than 1 January, so the year has two price levels. Choose an index with "
    "every = \"01-01\"."};
inline const both_languages refused_base{
    "indexes.{id} kan inte vara deflator: ändringen räknas mot beloppets prisnivå, inte mot året före. Välj ett index med against = "
    "\"previous\".",
    "indexes.{id} cannot be the deflator: its change counts from the price level of an amount, not from the year before. Choose an index "
    "with against = \"previous\"."};
inline const both_languages refused_change{"indexes.{id} kan inte vara deflator: det säger ingen ändring för {year}.",
                                           "indexes.{id} cannot be the deflator: it says no change for {year}."};
inline const both_languages refused_far{"{year} års priser ligger för långt bort. Välj ett år i {years}.",
                                        "Prices of {year} are too far away. Choose a year in {years}."};
inline const both_languages refused_large{"I {year} års priser blir beloppen större än vad programmet räknar med. Kontrollera deflatorn.",
                                          "In prices of {year} the amounts are larger than the program counts with. Check the deflator."};
inline const both_languages refused_party{
    "Invånare: {id} är ingen part i avtalet. Parterna är: {ids}; alla tillsammans är everyone.",
    "Inhabitants: {id} is no party of the agreement. The parties are: {ids}; all together are everyone."};
inline const both_languages refused_twice{"Invånare: {id} har två antal.", "Inhabitants: {id} has two numbers."};
inline const both_languages refused_count{"Invånare: {id} har {count}; antalet är ett helt tal från 1 till 1 000 000 000.",
                                          "Inhabitants: {id} has {count}; the number is whole, from 1 to 1,000,000,000."};

/// Throws options_refused.
[[noreturn]] inline void refuse(const both_languages& why, const std::vector<problem_argument>& arguments) {
    throw options_refused{{fill_in(why.swedish, arguments, language::swedish), fill_in(why.english, arguments, language::english)}};
}

// ---- what an agreement and a plan show

inline const both_languages source{"Källa", "Source"};
inline const both_languages source_and_status{"{source} ({status})", "{source} ({status})"};
inline const both_languages a_change{"Ändring av den som räknar", "A change by whoever projects"};
inline const both_languages rule_profile{"Regelprofilen andel-1", "The rule profile andel-1"};
inline const both_languages kind{"Slag", "Kind"};

inline const both_languages parties{"Parter", "Parties"};
inline const both_languages party{"Part", "Party"};
inline const both_languages code{"Kod", "Code"};

inline const both_languages term{"Avtalstid", "Term"};
inline const both_languages clause{"Villkor", "Clause"};
inline const both_languages meaning{"Innebörd", "Meaning"};
inline const both_languages first_day{"Första dag", "First day"};
inline const both_languages last_day{"Sista dag", "Last day"};
inline const both_languages until_further_notice{"Tills vidare", "Until further notice"};
inline const both_languages renewed{"Förlängning", "Renewal"};
inline const both_languages no_renewal{"ingen", "none"};
inline const both_languages renewed_unless_notice{"{length} i taget, om ingen säger upp avtalet",
                                                  "{length} at a time, unless somebody gives notice"};
inline const both_languages renewed_by_decision{"{length} i taget, om det beslutas", "{length} at a time, if it is decided"};
inline const both_languages renewed_at_most{"; högst {count} gånger", "; at most {count} times"};
inline const both_languages renewed_at_most_once{"; högst en gång", "; at most once"};
inline const both_languages renewed_for_ever{"; utan gräns", "; without limit"};
inline const both_languages notice{"Uppsägningstid", "Notice"};

inline const both_languages costs{"Kostnader, kronor exklusive moms", "Costs, kronor excluding VAT"};
inline const both_languages cost{"Kostnad", "Cost"};
inline const both_languages amount{"Belopp", "Amount"};
inline const both_languages per_year{"{amount} per år", "{amount} a year"};
inline const both_languages from_day{"från {day}: ", "from {day}: "};
inline const both_languages borne_by{"Bärs av", "Borne by"};
inline const both_languages paid_by{"Betalas av", "Paid by"};
inline const both_languages key_and_parties{"{key} ({parties})", "{key} ({parties})"};
inline const both_languages the_bearer{"den som bär den", "whoever bears it"};

inline const both_languages charges{"Räkningar: en kostnad under en debiteringsperiod", "Charges: one cost over one charge period"};
inline const both_languages number_of_charges{"Antal", "Number"};
inline const both_languages standing_of_charges{"Gäller", "Standing"};
inline const both_languages firm{"under avtalstiden", "fixed term"};
inline const both_languages rests_on_no_notice{"* om ingen säger upp avtalet", "* unless somebody gives notice"};
inline const both_languages after_notice{"* efter uppsägning, fram till slutet", "* after notice, until the end"};
inline const both_languages conditional{"* om förlängningen beslutas", "* if the renewal is decided"};

// ---- two versions of an agreement

inline const both_languages difference_title{"Två versioner jämförda {years}, {unit} exklusive moms",
                                             "Two versions compared {years}, {unit} excluding VAT"};
inline const both_languages versions{"Gammal: {old}. Ny: {new}.", "Old: {old}. New: {new}."};
inline const both_languages with_a_change{" med en ändring", " with one change"};
inline const both_languages with_changes{" med {count} ändringar", " with {count} changes"};
inline const both_languages no_clause_differs{"Versionerna säger samma sak.", "The versions say the same."};
inline const both_languages clauses_that_move{"Det här skiljer och kan ändra belopp, med den kolumn där kronorna står:",
                                              "This differs and may change amounts, with the column where the kronor stand:"};
inline const both_languages clauses_that_do_not{"Det här skiljer men ändrar inga parters belopp:",
                                                "This differs but changes no party's amounts:"};
inline const std::array<both_languages, 5> aspects{
    {{"Index", "Index"}, {"Belopp", "Amount"}, {"Nyckel", "Key"}, {"Avtalstid", "Term"}, {"Avrundning", "Rounding"}}};
inline const both_languages older_column{"Gammal", "Old"};
inline const both_languages newer_column{"Ny", "New"};
inline const both_languages change{"Ändring", "Change"};
inline const both_languages interaction{"Samspel", "Interaction"};
inline const both_languages bears_by_aspect{"{party} bär", "{party} bears"};
inline const both_languages settles_by_aspect{"{party} reglerar: betalar till de andra parterna (minus: får av dem)",
                                              "{party} settles: pays to the other parties (minus: receives from them)"};
inline const both_languages each_alone{"{party} bär, var för sig: om bara detta ändras, och samspelet som återstår",
                                       "{party} bears, each alone: if only this changes, and the interaction that remains"};
inline const both_languages note_in_order{
    "Kolumnerna läggs på i ordningen index, belopp, nyckel, avtalstid, avrundning: varje kolumn är skillnaden mellan två kalkyler i "
    "hela ören, och tillsammans är de precis ändringen. En annan ordning ger andra kolumner men samma summa.",
    "The columns are laid on in the order index, amount, key, term, rounding: each is the difference between two projections in whole "
    "öre, and together they are exactly the change. Another order gives other columns but the same sum."};
inline const both_languages note_left_out{"Ändrar ingenting och visas därför inte: {aspects}.",
                                          "Change nothing and are therefore not shown: {aspects}."};
inline const both_languages note_nothing_moves{"Ingen part får andra belopp.", "No party gets other amounts."};
inline const both_languages note_alone{
    "Var för sig: den gamla versionen med bara detta från den nya. Samspelet är det som ändringarna gör tillsammans.",
    "Each alone: the old version with only this from the new one. The interaction is what the changes do together."};
inline const both_languages note_borrowed_rounding{
    "Ett belopp mellan versionerna gick inte jämnt ut och saknade avrundning; det avrundades med den andra versionens regel.",
    "An amount between the versions did not come out whole and had no rounding; it was rounded by the other version's rule."};
inline const both_languages note_assumed_rounding{
    "Ett belopp mellan versionerna gick inte jämnt ut med någon av versionernas regler; det avrundades till öre enligt regelprofilen "
    "andel-1.",
    "An amount between the versions came out whole by neither version's rules; it was rounded to öre by the rule profile andel-1."};
inline const both_languages note_year_moves{
    "Ett år som är avtalstid i den ena versionen och förlängning i den andra står på två rader: ut ur den ena, in i den andra.",
    "A year that is fixed term in one version and renewal in the other stands in two rows: out of the one, into the other."};
inline const both_languages note_renewed{
    "* Förlängning: beloppen finns bara om avtalet förlängs. De ingår inte i avtalstidens summa.",
    "* Renewal: the amounts exist only if the agreement is renewed. They are not in the total of the fixed term."};

}  // namespace andel::words

namespace andel {

/// What the star says: "* Förlängning: beloppen finns bara om ingen säger upp avtalet. …"
[[nodiscard]] std::string what_comes_after(const plan& of, language in);
/// "12 månader före periodens slut; Region X: 6 månader"
[[nodiscard]] std::string notice_in_words(const notice& rule, const agreement& from, language in);

}  // namespace andel
