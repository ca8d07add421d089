#pragma once
// Every sentence that an agreement is described in, and the pieces they are made of, in both languages.

#include <andel/values/problem.hpp>

#include <array>

namespace andel::sentences {

// ---- small words
inline const both_languages and_word{" och ", " and "};
inline const both_languages quotes{"”{text}”", "“{text}”"};
inline const both_languages day_in_words{"den {day} {month} {year}", "{day} {month} {year}"};
inline const both_languages day_of_year{"den {day} {month}", "{day} {month}"};
inline const std::array<both_languages, 12> months{{{"januari", "January"},
                                                    {"februari", "February"},
                                                    {"mars", "March"},
                                                    {"april", "April"},
                                                    {"maj", "May"},
                                                    {"juni", "June"},
                                                    {"juli", "July"},
                                                    {"augusti", "August"},
                                                    {"september", "September"},
                                                    {"oktober", "October"},
                                                    {"november", "November"},
                                                    {"december", "December"}}};
inline const both_languages first_day{"avtalstidens början", "the beginning of the term"};
inline const both_languages last_day{"avtalstidens slut", "the end of the term"};
inline const std::array<both_languages, 4> one_length{
    {{"ett år", "one year"}, {"en månad", "one month"}, {"en vecka", "one week"}, {"en dag", "one day"}}};
inline const both_languages from_day{" från och med {day}", " from {day}"};
inline const both_languages in_year{" under {year}", " in {year}"};
inline const both_languages on_day{" {day}", " on {day}"};
inline const both_languages everyone{"alla parter", "all parties"};
inline const std::array<both_languages, 5> classes{{{"kommunerna", "the municipalities"},
                                                    {"regionerna", "the regions"},
                                                    {"myndigheterna", "the agencies"},
                                                    {"föreningarna", "the associations"},
                                                    {"bolagen", "the companies"}}};

// ---- where a statement comes from
inline const both_languages the_agreement{"avtalet", "the agreement"};
inline const both_languages source_number{"källa {number}", "source {number}"};
inline const both_languages the_profile{"regelprofilen andel-1", "the rule profile andel-1"};
inline const both_languages a_change{"ändrat här", "changed here"};
inline const both_languages reference{"({where}; {status})", "({where}; {status})"};
inline const both_languages reference_for_the_rest{"(i övrigt {where}; {status})", "(otherwise {where}; {status})"};
inline const both_languages note{"Anmärkning: {note}", "Note: {note}"};

// ---- headings
inline const both_languages sources_heading{"Källor", "Sources"};
inline const both_languages agreement_heading{"Avtalet", "The agreement"};
inline const both_languages parties_heading{"Parter", "Parties"};
inline const both_languages activities_heading{"Verksamheter", "Activities"};
inline const both_languages costs_heading{"Kostnader", "Costs"};
inline const both_languages keys_heading{"Fördelning", "Division"};
inline const both_languages indexes_heading{"Uppräkning", "Indexation"};
inline const both_languages frames_heading{"Ramar", "Frames"};
inline const both_languages dates_heading{"Dagar", "Days"};
inline const both_languages term_heading{"Avtalstid", "Term"};
inline const both_languages rounding_heading{"Avrundning", "Rounding"};
inline const both_languages profile_heading{"Avtalet säger inte detta; regelprofilen andel-1 svarar, som ett antagande",
                                            "The agreement does not say this; the rule profile andel-1 answers, as an assumption"};
inline const both_languages left_out_heading{"Det som inte räknas", "What is not counted"};
inline const both_languages forgotten_heading{"Klausuler som ingen har tagit ställning till", "Clauses that nobody has considered"};

// ---- things without a label, or with the same as another
inline const both_languages party_number{"part {number}", "party {number}"};
inline const both_languages activity_number{"verksamhet {number}", "activity {number}"};
inline const both_languages cost_number{"kostnad {number}", "cost {number}"};
inline const both_languages key_number{"fördelningsnyckel {number}", "allocation key {number}"};
inline const both_languages index_number{"indexklausul {number}", "index clause {number}"};

// ---- sources and the agreement
inline const both_languages source{"{name} är {title}{facts}. Det som står där räknas som {status}.",
                                   "{name} is {title}{facts}. What stands there counts as {status}."};
inline const both_languages published_by{", utgiven av {publisher}", ", published by {publisher}"};
inline const both_languages dated{", daterad {date}", ", dated {date}"};
inline const both_languages found_at{", {address}", ", {address}"};
inline const both_languages its_clauses{" Dess klausuler är {clauses}.", " Its clauses are {clauses}."};
inline const both_languages agreement_name{
    "Avtalet heter {name}; dess namn och anteckningar är på {language}, och beloppen är i {currency}.",
    "The agreement is called {name}; its names and notes are in {language}, and its amounts in {currency}."};
inline const std::array<both_languages, 2> file_languages{{{"svenska", "Swedish"}, {"engelska", "English"}}};
inline const std::array<both_languages, 1> currencies{{{"svenska kronor utan moms", "Swedish kronor without VAT"}}};
inline const both_languages about{"Om avtalet: {about}.", "About it: {about}."};
inline const both_languages file_number{"Avtalets beteckning är {reference}.", "The file number of the agreement is {reference}."};
inline const both_languages target_groups{"Målgrupper: {groups}.", "Target groups: {groups}."};
inline const std::array<both_languages, 1> profiles{
    {{"Där avtalet inte säger hur man räknar svarar regelprofilen andel-1.",
      "Where the agreement does not say how to calculate, the rule profile andel-1 answers."}}};

// ---- parties, activities, days
inline const both_languages party{"{label} är part: {class}{code}.", "{label} is a party: {class}{code}."};
inline const std::array<both_languages, 5> a_class{{{"en kommun", "a municipality"},
                                                    {"en region", "a region"},
                                                    {"en myndighet", "an agency"},
                                                    {"en förening", "an association"},
                                                    {"ett bolag", "a company"}}};
inline const both_languages with_code{" med koden {code}", " with the code {code}"};
inline const both_languages activity{"För {label} {responsible}{performer}.", "For {label}, {responsible}{performer}."};
inline const both_languages responsible_party{"svarar {name}", "{name} is responsible"};
inline const both_languages responsible_activity{"svarar den som svarar för {name}", "whoever is responsible for {name} is responsible"};
inline const both_languages responsible_key{"delas ansvaret enligt {name}", "the responsibility is divided by {name}"};
inline const both_languages performer{"; {name} driver verksamheten", "; {name} runs it"};
inline const both_languages named_date{"{label}: {day}.", "{label}: {day}."};

// ---- costs
inline const both_languages costs{"{label} kostar {amounts}", "{label} costs {amounts}"};
inline const both_languages comes_to{"{label} är {amounts}", "{label} is {amounts}"};
inline const both_languages gives{"{label} ger {amounts}", "{label} brings in {amounts}"};
inline const both_languages a_year{"{amount} om året", "{amount} a year"};
inline const both_languages as_one_off{"som engångsbelopp {amounts}", "as a one-off {amounts}"};
inline const both_languages at_prices{" i {year} års priser", " at the prices of {year}"};
inline const both_languages at_prices_of_month{" i prisnivån för {month} {year}", " at the prices of {month} {year}"};
inline const both_languages the_amount{"beloppet {how}", "the amount {how}"};
inline const both_languages indexed{"räknas upp enligt {name}", "is indexed by {name}"};
inline const both_languages not_indexed{"räknas inte upp", "is not indexed"};
inline const both_languages the_cost{"kostnaden {how}", "the cost {how}"};
inline const both_languages borne_by_party{"bärs av {name}", "is borne by {name}"};
inline const both_languages borne_by_activity{"bärs av den som svarar för {name}", "is borne by whoever is responsible for {name}"};
inline const both_languages divided_by_key{"delas enligt {name}", "is divided by {name}"};
inline const both_languages the_income{"intäkten {how}", "the income {how}"};
inline const both_languages falls_to_party{"tillfaller {name}", "goes to {name}"};
inline const both_languages falls_to_activity{"tillfaller den som svarar för {name}", "goes to whoever is responsible for {name}"};
inline const both_languages pays_supplier{"{name} betalar leverantören", "{name} pays the supplier"};
inline const both_languages pays_staff{"{name} betalar personalen", "{name} pays the staff"};
inline const both_languages receives{"{name} tar emot pengarna", "{name} receives the money"};
inline const both_languages bearer_pays{"den som bär kostnaden betalar den själv", "whoever bears the cost pays it too"};
inline const both_languages bearer_receives{"den som intäkten tillfaller tar själv emot den", "whoever the income goes to receives it too"};
inline const both_languages last_day_of_cost{"sista dagen är {day}", "its last day is {day}"};
inline const both_languages kind{"posten räknas som {kind}", "the item counts as {kind}"};
inline const std::array<both_languages, 4> kinds{
    {{"drift", "running costs"}, {"hyra", "rent"}, {"personal", "staff"}, {"intäkt", "income"}}};
inline const both_languages belongs_to{"posten hör till {name}", "the item belongs to {name}"};
inline const both_languages part_of_year_of_cost{"en del av ett år räknas {rule}", "part of a year is counted {rule}"};
inline const both_languages rounded_amount{"beloppet {rounding}", "the amount {rounding}"};

// ---- keys
inline const both_languages key{"Enligt {label} {how}.", "By {label} {how}."};
inline const both_languages falls{"faller {parts}", "{parts}"};
inline const both_languages falls_on{"{share} på {name}", "{share} falls on {name}"};
inline const both_languages the_rest{"resten", "the rest"};
inline const both_languages equally{"delas beloppet lika mellan {names}", "the amount is divided equally between {names}"};
inline const both_languages in_proportion{"delas beloppet i förhållande till {weights}",
                                          "the amount is divided in proportion to {weights}"};
inline const both_languages weight_of{"{weight} för {name}", "{weight} for {name}"};

// ---- indexes
inline const both_languages index{"Enligt {label} ändras beloppet med {changes} {day} varje år, räknat på {basis}",
                                  "By {label} the amount changes by {changes} on {day} every year, counted on {basis}"};
inline const both_languages index_in_steps{"Enligt {label} ändras beloppet {day} varje år, räknat på {basis}, med {changes}",
                                           "By {label} the amount changes on {day} every year, counted on {basis}, by {changes}"};
inline const std::array<both_languages, 2> bases{
    {{"beloppet i den prisnivå som det är skrivet i", "the amount at the price level that it is written at"},
     {"förra årets belopp", "the amount of the year before"}}};
inline const std::array<both_languages, 4> floors{
    {{"det blir aldrig lägre än det belopp som är skrivet", "it never becomes less than the amount that is written"},
     {"det blir aldrig lägre än förra årets", "it never becomes less than the year before"},
     {"en negativ ändring räknas som ingen", "a negative change counts as none"},
     {"en negativ ändring sänker beloppet", "a negative change lowers the amount"}}};
inline const std::array<both_languages, 2> carries{
    {{"nästa års ändring läggs på det avrundade beloppet", "next year's change is put on the rounded amount"},
     {"nästa års ändring läggs på beloppet före avrundning", "next year's change is put on the amount before rounding"}}};
inline const both_languages change_rounded{"ändringen {rounding}", "the change {rounding}"};
inline const both_languages factor_rounded{"faktorn {rounding}", "the factor {rounding}"};
inline const both_languages addition_rounded{"tillägget {rounding}", "the addition {rounding}"};
inline const both_languages result_rounded{"det nya beloppet {rounding}", "the new amount {rounding}"};

// ---- rounding
inline const both_languages rounded{"avrundas till {unit}, {mode}", "is rounded to {unit}, {mode}"};
inline const both_languages whole_ore{"hela ören", "whole öre"};
inline const both_languages whole_kronor{"hela kronor", "whole kronor"};
inline const both_languages multiples_of{"jämna {unit}", "multiples of {unit}"};
inline const std::array<both_languages, 4> modes{{{"halva uppåt", "halves up"},
                                                  {"halva till jämnt tal", "halves to the even number"},
                                                  {"alltid uppåt", "always up"},
                                                  {"alltid nedåt", "always down"}}};
inline const both_languages charge_period{"Varje kostnad delas och avrundas för {length} i taget.",
                                          "Each cost is divided and rounded for {length} at a time."};
inline const both_languages amounts_rounded{"Varje kostnad {rounding}, innan den delas.", "Each cost {rounding}, before it is divided."};
inline const both_languages parts_rounded{"Parternas delar avrundas till {unit}, så att de tillsammans är precis kostnaden; {odd}.",
                                          "The parties' parts are rounded to {unit}, so that together they are exactly the cost; {odd}."};
inline const std::array<both_languages, 4> odd{
    {{"det som blir över går till den som förlorar mest på avrundningen", "what is left over goes to whoever loses most by the rounding"},
     {"det som blir över går till den som har den största delen", "what is left over goes to whoever has the largest part"},
     {"det som blir över går till den som kommer först", "what is left over goes to whoever comes first"},
     {"{name} tar det som blir över eller fattas", "{name} takes what is left over or missing"}}};
inline const both_languages first_larger_part{", vid lika till den som har den största delen, och sedan",
                                              ", in a tie to whoever has the largest part, and then"};
inline const both_languages in_order{" i denna ordning: {names}", " in this order: {names}"};
inline const both_languages in_order_of_code{" i ordning efter officiell kod", " in the order of the official code"};
inline const both_languages tie{", vid lika", ", in a tie"};

// ---- frames
inline const both_languages frame{"Ramen {label} är {amounts}; {owner}; den jämförs med vad ägaren bär av {costs}; {over}.",
                                  "The frame {label} is {amounts}; {owner}; it is compared with what its owner bears of {costs}; {over}."};
inline const both_languages frame_owner{"den tillhör {owner}", "it belongs to {owner}"};
inline const std::array<both_languages, 1> over{
    {{"ett överskridande visas men flyttar inga pengar", "exceeding it is shown but moves no money"}}};

// ---- term
inline const both_languages term{"Avtalet gäller från och med {start} till och med {end}.",
                                 "The agreement holds from {start} through {end}."};
inline const both_languages no_renewal{"Avtalet förlängs inte.", "The agreement is not renewed."};
inline const both_languages renewal_unless_notice{
    "Därefter förlängs avtalet med {length} i taget om ingen säger upp det, {most}{condition}.",
    "After that the agreement is renewed for {length} at a time unless somebody gives notice, {most}{condition}."};
inline const both_languages renewal_by_decision{
    "Därefter förlängs avtalet med {length} i taget om parterna beslutar det, {most}{condition}.",
    "After that the agreement is renewed for {length} at a time if the parties so decide, {most}{condition}."};
inline const both_languages without_limit{"utan gräns för hur många gånger", "with no limit to the number of times"};
inline const both_languages at_most_once{"högst en gång", "at most once"};
inline const both_languages at_most{"högst {count} gånger", "at most {count} times"};
inline const both_languages on_condition{"; villkor: {condition}", "; condition: {condition}"};
inline const both_languages notice{"Uppsägningstiden är {times}.", "The time of notice is {times}."};
inline const std::array<both_languages, 2> notice_before{
    {{", räknad till avtalsperiodens slut", ", counted to the end of the period of the agreement"},
     {" från vilken dag som helst", " from any day"}}};
inline const both_languages to_month_end{", räknad till månadens slut", ", counted to the end of the month"};
inline const both_languages notice_of_party{" (för {name} {length})", " (for {name} {length})"};
inline const both_languages part_of_year{"När något börjar, slutar eller ändras under ett år räknas delen av året {rule}.",
                                         "When something begins, ends or changes inside a year, the part of the year is counted {rule}."};
inline const std::array<both_languages, 3> part_year_rules{
    {{"i dagar", "in days"},
     {"i hela månader", "in whole months"},
     {"i hela månader, och i dagar av en bruten månad", "in whole months, and in days of a broken month"}}};
inline const std::array<both_languages, 3> month_ends{
    {{"En förlängning räknas i hela månader från dagen efter slutdagen.",
      "A renewal is counted in whole months from the day after the last day."},
     {"En förlängning slutar på samma dag i månaden som avtalstiden, eller på månadens sista dag om den dagen saknas.",
      "A renewal ends on the same day of the month as the term, or on the last day of the month if it lacks that day."},
     {"En förlängning slutar på samma dag i månaden som avtalstiden, eller på den första i nästa månad om den dagen saknas.",
      "A renewal ends on the same day of the month as the term, or on the first of the next month if it lacks that day."}}};
inline const both_languages term_condition{"Villkor: {condition}.", "Condition: {condition}."};

// ---- last
inline const both_languages left_out{"Beaktas inte: {clause}, därför att {reason}.", "Not counted: {clause}, because {reason}."};

}  // namespace andel::sentences
