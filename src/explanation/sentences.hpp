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
inline const std::array<both_languages, 3> after_last{{{"därefter är inget känt", "after that nothing is known"},
                                                       {"därefter samma som senast", "after that the same as the last"},
                                                       {"därefter {growth} mer för varje år", "after that {growth} more for every year"}}};
inline const both_languages years_before_one{"året före", "the year before"};
inline const both_languages years_before{"{count} år före", "{count} years before"};
inline const both_languages same_year{"samma år", "the same year"};
inline const both_languages everyone{"alla parter", "all parties"};
inline const both_languages group{"gruppen {name}", "the group {name}"};
inline const both_languages each_of{"var och en av {names}", "each of {names}"};
inline const both_languages each_of_group{"var och en i {names}", "each in {names}"};
inline const both_languages each_of_all{"varje part", "each party"};
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
inline const both_languages measures_heading{"Mått", "Measures"};
inline const both_languages indexes_heading{"Uppräkning", "Indexation"};
inline const both_languages figures_heading{"Siffror", "Figures"};
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
inline const both_languages measure_number{"mått {number}", "measure {number}"};
inline const both_languages series_number{"serie {number}", "series {number}"};

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
inline const both_languages party{"{label} är part: {class}{code}", "{label} is a party: {class}{code}"};
inline const std::array<both_languages, 5> a_class{{{"en kommun", "a municipality"},
                                                    {"en region", "a region"},
                                                    {"en myndighet", "an agency"},
                                                    {"en förening", "an association"},
                                                    {"ett bolag", "a company"}}};
inline const both_languages with_code{" med koden {code}", " with the code {code}"};
inline const both_languages in_groups{"hör till {groups}", "belongs to {groups}"};
inline const both_languages joins{"kommer till {day}", "joins on {day}"};
inline const both_languages leaves{"dess sista dag i avtalet är {day}", "its last day in the agreement is {day}"};
inline const both_languages stand_in{"dess del bärs av {name}", "its part is borne by {name}"};
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
inline const both_languages as_charged_a_year{"vad avgifterna blir för ett år", "what the charges of a year come to"};
inline const both_languages as_charged{"vad avgifterna blir", "what the charges come to"};
inline const both_languages when_joining_same_year{"avgiften debiteras det år som en part kommer till",
                                                   "it is charged in the year in which a party joins"};
inline const both_languages when_joining{"avgiften debiteras {length} innan en part kommer till",
                                         "it is charged {length} before a party joins"};
inline const both_languages as_one_off{"som engångsbelopp {amounts}", "as a one-off {amounts}"};
inline const both_languages capital_cost{"avskrivning och internränta på {assets}", "depreciation and internal interest of {assets}"};
inline const both_languages interest_on_loan{"räntan på {loan}", "the interest on {loan}"};
inline const both_languages payments_on_loan{"ränta och amortering på {loan}", "interest and repayments of {loan}"};
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
inline const both_languages committed_until{"den som lämnar avtalet är bunden till och med {day}",
                                            "a party that leaves is committed through {day}"};
inline const both_languages kind{"posten räknas som {kind}", "the item counts as {kind}"};
inline const std::array<both_languages, 4> kinds{
    {{"drift", "running costs"}, {"hyra", "rent"}, {"personal", "staff"}, {"intäkt", "income"}}};
inline const both_languages belongs_to{"posten hör till {name}", "the item belongs to {name}"};
inline const both_languages part_of_year_of_cost{"en del av ett år räknas {rule}", "part of a year is counted {rule}"};
inline const both_languages rounded_amount{"beloppet {rounding}", "the amount {rounding}"};

inline const both_languages year_starts{"Avtalets år börjar {day}.", "The year of the agreement begins on {day}."};
inline const std::array<both_languages, 2> weekends{{{"En sista dag för uppsägning på en lördag eller söndag flyttas till nästa vardag.",
                                                      "A last day of notice on a Saturday or a Sunday moves to the next weekday."},
                                                     {"En sista dag för uppsägning på en lördag eller söndag flyttas till vardagen före.",
                                                      "A last day of notice on a Saturday or a Sunday moves to the weekday before."}}};

// ---- assets and loans
inline const both_languages assets_heading{"Tillgångar", "Assets"};
inline const both_languages loans_heading{"Lån", "Loans"};
inline const both_languages amendments_heading{"Ändringar", "Amendments"};
inline const both_languages amended{"Ändrat fr.o.m. {day} genom {label}", "Changed from {day} by {label}"};
inline const both_languages amendment_decided{", beslutat {day}", ", decided on {day}"};
inline const both_languages amendment_late{": det som redan debiterats rättas då", ": what has been billed is corrected then"};
inline const both_languages amendment_removes{"; upphör: {names}", "; what ends: {names}"};

inline const both_languages leaving_heading{"När en part lämnar avtalet", "When a party leaves"};
inline const both_languages asset{"{label} kostar {cost} och ägs av {owner}", "{label} costs {cost} and is owned by {owner}"};
inline const both_languages grant_reduces_cost{"ett bidrag om {amount} minskar det som skrivs av",
                                               "a grant of {amount} lowers what is depreciated"};
inline const both_languages grant_spread{"ett bidrag om {amount} blir en intäkt över livslängden",
                                         "a grant of {amount} is an income over its life"};
inline const both_languages taken_into_use{"den tas i bruk {day}", "it is taken into use on {day}"};
inline const both_languages depreciated_over{"den skrivs av på {life}", "it is depreciated over {life}"};
inline const std::array<both_languages, 2> depreciation_methods{
    {{"med lika mycket varje månad", "by the same amount every month"}, {"som annuitet", "as an annuity"}}};
inline const std::array<both_languages, 3> depreciation_starts{
    {{"från den månad då den tas i bruk", "from the month in which it is taken into use"},
     {"från månaden efter", "from the month after"},
     {"från januari året efter", "from January of the year after"}}};
inline const both_languages rest_value{"restvärdet är {amount}", "its rest value is {amount}"};
inline const both_languages internal_rate{"internräntesatsen är {rate}", "the internal interest rate is {rate}"};
inline const std::array<both_languages, 3> interest_bases{
    {{"internräntan räknas på årets ingående bokförda värde", "internal interest is counted on the opening book value of the year"},
     {"internräntan räknas på medelvärdet av årets ingående och utgående bokförda värde",
      "internal interest is counted on the average of the opening and closing book value of the year"},
     {"internräntan räknas på bokfört värde månad för månad", "internal interest is counted on the book value month by month"}}};
inline const std::array<both_languages, 2> interest_starts{
    {{"internräntan löper från månaden efter att den tagits i bruk", "internal interest runs from the month after it is taken into use"},
     {"internräntan löper från avskrivningens början", "internal interest runs from the start of depreciation"}}};
inline const std::array<both_languages, 3> rate_changes{
    {{"när räntesatsen ändras räknas annuiteten om", "when the rate changes the annuity is fixed anew"},
     {"när räntesatsen ändras följer avskrivningen den första planen", "when the rate changes depreciation follows the first plan"},
     {"när räntesatsen ändras står annuiteten kvar", "when the rate changes the annuity stays as it is"}}};
inline const both_languages rates_by_party{"{rates}, och ägaren bär skillnaden", "{rates}, and the owner bears the difference"};
inline const both_languages rate_of_party{"{party} räknar med {rate}", "{party} counts with {rate}"};
inline const both_languages depreciation_rounded{"varje års avskrivning {rounding}, och det sista året tar resten",
                                                 "the depreciation of a year {rounding}, and the last year takes the rest"};
inline const both_languages left_over{"det som är kvar när avtalet slutar {borne}", "what is left when the agreement ends {borne}"};
inline const both_languages loan{"{label}: {borrower} lånar {drawn} av {lender}", "{label}: {borrower} borrows {drawn} from {lender}"};
inline const both_languages pays_for{"lånet betalar {assets}", "the loan pays for {assets}"};
inline const std::array<both_languages, 3> repayment_ways{
    {{"hela lånet betalas tillbaka på slutdagen", "all of it is repaid on the last day"},
     {"lånet amorteras rakt, lika mycket vid varje betalning", "it is repaid straight, the same amount at every payment"},
     {"lånet betalas som annuitet", "it is paid as an annuity"}}};
inline const both_languages each_instalment{"amorteringen är {amount} varje gång", "each repayment is {amount}"};
inline const both_languages each_payment{"betalningen är {amount} varje gång", "each payment is {amount}"};
inline const std::array<both_languages, 2> annuity_ways{{{"annuiteten räknas på lika långa perioder", "the annuity counts equal periods"},
                                                         {"annuiteten räknas på dagar", "the annuity counts days"}}};
inline const std::array<both_languages, 3> annuity_changes{
    {{"när räntan ändras räknas annuiteten om", "when the rate changes the annuity is fixed anew"},
     {"när räntan ändras följer amorteringen den första planen", "when the rate changes repayments follow the first plan"},
     {"när räntan ändras står annuiteten kvar", "when the rate changes the annuity stays as it is"}}};
inline const both_languages payments_a_year{"det betalas {count} gånger om året", "it is paid {count} times a year"};
inline const both_languages first_payment{"första gången {day}", "first on {day}"};
inline const both_languages paid_at_month_ends{"månadens sista dag", "on the last day of the month"};
inline const both_languages paid_on_day{"den {day} i månaden", "on day {day} of the month"};
inline const both_languages first_repayment{"första amorteringen är {day}", "the first repayment is on {day}"};
inline const both_languages all_is_repaid{"sista betalningen är {day}", "the last payment is on {day}"};
inline const std::array<both_languages, 2> odd_periods{
    {{"den sista perioden är kortare än de andra", "the last period is shorter than the others"},
     {"den sista perioden är längre än de andra", "the last period is longer than the others"}}};
inline const both_languages loan_rate{"räntan är {rate}", "the rate is {rate}"};
inline const both_languages loan_margin{"med ett påslag om {share}", "with a margin of {share}"};
inline const both_languages loan_discount{"med en rabatt om {share}", "with a discount of {share}"};
inline const std::array<both_languages, 6> day_counts{
    {{"räntedagar räknas i månader om 30 dagar, 30/360", "interest days are counted in months of 30 days, 30/360"},
     {"räntedagar räknas enligt 30E/360", "interest days are counted by 30E/360"},
     {"räntedagar räknas enligt 30U/360", "interest days are counted by 30U/360"},
     {"räntedagar räknas som faktiska dagar genom 360", "interest days are actual days over 360"},
     {"räntedagar räknas som faktiska dagar genom 365", "interest days are actual days over 365"},
     {"räntedagar räknas som faktiska dagar genom årets dagar", "interest days are actual days over those of the year"}}};
inline const both_languages interest_rounded{"räntan {rounding}", "the interest {rounding}"};
inline const both_languages repayment_rounded{"amorteringen {rounding}, och den sista tar resten",
                                              "the repayment {rounding}, and the last takes the rest"};
inline const std::array<both_languages, 3> leaver_pays{
    {{"Den som lämnar avtalet betalar till och med sin sista dag.", "A party that leaves pays through its last day."},
     {"Den som lämnar avtalet betalar till årets slut.", "A party that leaves pays to the end of the year."},
     {"Den som lämnar avtalet betalar till avtalsperiodens slut.", "A party that leaves pays to the end of the period of the agreement."}}};
inline const std::array<both_languages, 3> leaver_owes_of_assets{
    {{"Den som lämnar avtalet är skyldig sin del av det som inte är avskrivet.",
      "A party that leaves owes its share of what is not depreciated."},
     {"Den som lämnar avtalet är skyldig allt som inte är avskrivet.", "A party that leaves owes all that is not depreciated."},
     {"Den som lämnar avtalet är inte skyldig något av det som inte är avskrivet.",
      "A party that leaves owes nothing of what is not depreciated."}}};
inline const std::array<both_languages, 3> leaver_owes_of_costs{
    {{"Den som lämnar avtalet bär sin del av kostnader som avtalet är bundet av, så länge det är bundet.",
      "A party that leaves bears its share of committed costs for as long as they are committed."},
     {"Den som lämnar avtalet bär ensam kostnader som avtalet är bundet av, så länge det är bundet.",
      "A party that leaves alone bears committed costs for as long as they are committed."},
     {"Den som lämnar avtalet bär inget av kostnader som avtalet är bundet av.", "A party that leaves bears nothing of committed costs."}}};

// ---- keys
inline const both_languages key{"Enligt {label} {how}.", "By {label} {how}."};
inline const both_languages falls{"faller {parts}", "{parts}"};
inline const both_languages falls_on{"{share} på {name}", "{share} falls on {name}"};
inline const both_languages the_rest{"resten", "the rest"};
inline const both_languages equally{"delas beloppet lika mellan {names}", "the amount is divided equally between {names}"};
inline const both_languages in_proportion{"delas beloppet i förhållande till {weights}",
                                          "the amount is divided in proportion to {weights}"};
inline const both_languages weight_of{"{weight} för {name}", "{weight} for {name}"};
inline const both_languages by_measure{"i förhållande till {measure}", "in proportion to {measure}"};
inline const both_languages divided_by_measure{"delas beloppet {by} mellan {among}", "the amount is divided {by} between {among}"};

// ---- keys in kronor, and limits
inline const both_languages charges{"är årsavgiften {entries}", "the charge of a year is {entries}"};
inline const both_languages charge_of{"för {name} {charge}", "for {name} {charge}"};
inline const both_languages for_each_unit{"{amount} för varje enhet av {measure}", "{amount} for each unit of {measure}"};
inline const both_languages share_of_measure{"{share} av {measure}", "{share} of {measure}"};
inline const both_languages fee_and_rate{"{fee} och dessutom {rate}", "{fee} and besides that {rate}"};
inline const both_languages limited_in_order{"{charge}, med detta i tur och ordning: {limits}", "{charge}, with this in order: {limits}"};
inline const both_languages limited{"{charge}, {limits}", "{charge}, {limits}"};
inline const both_languages at_least_bound{"minst {bound}", "at least {bound}"};
inline const both_languages at_most_bound{"högst {bound}", "at most {bound}"};
inline const both_languages share_of_all{"{share} av hela beloppet", "{share} of the whole amount"};
inline const both_languages discount{"{share} rabatt", "a discount of {share}"};
inline const both_languages discount_above{"{share} rabatt på allt för den som har mer än {threshold} av {measure}",
                                           "a discount of {share} on all of it for whoever has more than {threshold} of {measure}"};
inline const both_languages discount_from{"{share} rabatt på allt för den som har minst {threshold} av {measure}",
                                          "a discount of {share} on all of it for whoever has at least {threshold} of {measure}"};
inline const both_languages discount_on_excess{"{share} rabatt på det som går över {threshold} av {measure}",
                                               "a discount of {share} on what goes above {threshold} of {measure}"};
inline const both_languages discount_on_excess_from{"{share} rabatt på det som börjar vid {threshold} av {measure}",
                                                    "a discount of {share} on what begins at {threshold} of {measure}"};
inline const both_languages rises{"en ökning med högst {bound} på ett år", "a rise of at most {bound} in a year"};
inline const both_languages falls_by{"en minskning med högst {bound} på ett år", "a fall of at most {bound} in a year"};
inline const both_languages of_part_last_year{"{share} av förra årets del", "{share} of last year's part"};
inline const both_languages counted_from{"första gången räknat från {amounts}", "the first time counted from {amounts}"};
inline const both_languages only_for{"bara för {names}", "only for {names}"};
inline const both_languages except_for{"inte för {names}", "not for {names}"};
inline const both_languages limits{"varje del får vara {limits}", "each part may be {limits}"};
inline const both_languages limits_in_order{"för varje del gäller i tur och ordning: {limits}", "for each part holds in order: {limits}"};
inline const both_languages limits_alone{"för varje del gäller {limits}", "for each part holds {limits}"};
inline const both_languages difference_others{
    "det som en gräns flyttar tas av de andra enligt nyckeln, så långt deras gränser tillåter",
    "what a limit moves is taken by the others according to the key, as far as their limits allow"};
inline const both_languages difference{"det som gränserna lägger till eller tar bort {how}", "what the limits add or take away {how}"};
inline const both_languages rest_of_charges{"det som avgifterna inte täcker {how}", "what the charges do not cover {how}"};
inline const both_languages kronor_of_key{"nyckelns kronor {how}", "the kronor of the key {how}"};
inline const both_languages kronor_at_prices{"nyckelns kronor är skrivna{level}", "the kronor of the key are written{level}"};
inline const std::array<both_languages, 2> part_year_of_key{
    {{"för en del av ett år räknas samma del av nyckelns kronor", "for a part of a year the same part of the kronor of the key counts"},
     {"nyckelns kronor räknas hela även för en del av ett år", "the kronor of the key count in full for a part of a year too"}}};
inline const both_languages shares_rounded{
    "andelarna avrundas till {unit} innan de används, så att de tillsammans är 100\u00A0%; {odd}",
    "the shares are rounded to {unit} before they are used, so that together they are 100\u00A0%; {odd}"};
inline const both_languages parts_of_key_rounded{"delarna avrundas till {unit}, så att de tillsammans är precis beloppet; {odd}",
                                                 "the parts are rounded to {unit}, so that together they are exactly the amount; {odd}"};
inline const both_languages fees_rounded{"varje avgift för sig {rounding}", "each charge by itself {rounding}"};

// ---- measures and figures
inline const both_languages measure{"{label} är {what}", "{label} is {what}"};
inline const both_languages measured_in{"det anges i {unit}", "it is given in {unit}"};
inline const std::array<both_languages, 2> measure_kinds{{{"det mäts som det är en viss dag", "it is measured as it is on a certain day"},
                                                          {"det räknas över en tid", "it is counted over a time"}}};
inline const both_languages reads{"det som {series} säger", "what {series} says"};
inline const both_languages read_once{"alltid värdet för {when} läses", "the value for {when} is always read"};
inline const both_languages read_each_year{"för varje år läses värdet för {when}", "for each year the value for {when} is read"};
inline const both_languages day_some_year{"{day} {ago}", "{day} {ago}"};
inline const both_languages month_of{"{month} {year}", "{month} {year}"};
inline const both_languages this_year{"året självt", "the year itself"};
inline const both_languages read_each_period{"för varje ränteperiod läses värdet den dag den börjar",
                                             "for each period of interest the value of its first day is read"};
inline const both_languages of_edition{" i utgåvan från {month} {ago}", " in the edition of {month} {ago}"};
inline const std::array<both_languages, 3> after_last_figure{
    {{"efter seriens sista värde går det inte att räkna vidare", "after the last value of the series nothing more can be calculated"},
     {"efter seriens sista värde gäller det om igen", "after the last value of the series that value holds again"},
     {"efter seriens sista värde läggs {growth} till för varje år",
      "after the last value of the series {growth} is added for every year"}}};
inline const std::array<both_languages, 3> preliminary{
    {{"preliminära värden används inte", "preliminary values are not used"},
     {"preliminära värden används och rättas inte", "preliminary values are used and not corrected"},
     {"preliminära värden används, och när de definitiva är publicerade rättas det som debiterats",
      "preliminary values are used, and when the definitive ones are published what was charged is corrected"}}};
inline const both_languages reading_rounded{"det som läses {rounding}", "what is read {rounding}"};
inline const both_languages series{"{label} är filen {file}: {unit}{base}", "{label} is the file {file}: {unit}{base}"};
inline const std::array<both_languages, 4> figure_units{
    {{"indextal", "index numbers"}, {"procent", "percent"}, {"kronor", "kronor"}, {"antal", "numbers"}}};
inline const both_languages with_base{" med basen {base}", " on the base {base}"};
inline const both_languages continued{"från {period} läses i stället {series} gånger {link}{rounded}",
                                      "from {period} {series} times {link} is read instead{rounded}"};
inline const both_languages rounded_link{", avrundat till {unit}, {mode}", ", rounded to {unit}, {mode}"};

// ---- indexes
inline const both_languages index{"Enligt {label} ändras beloppet med {changes} {day} varje år, räknat på {basis}",
                                  "By {label} the amount changes by {changes} on {day} every year, counted on {basis}"};
inline const both_languages index_in_steps{"Enligt {label} ändras beloppet {day} varje år, räknat på {basis}, med {changes}",
                                           "By {label} the amount changes on {day} every year, counted on {basis}, by {changes}"};
inline const both_languages index_follows{"Enligt {label} följer beloppet {what}", "By {label} the amount follows {what}"};
inline const both_languages index_moves_by{"Enligt {label} ändras beloppet med {what}", "By {label} the amount changes by {what}"};
inline const both_languages index_every{"ändringen gäller från {day} varje år", "the change holds from {day} every year"};
inline const both_languages index_against{"ändringen räknas på {basis}", "the change is counted on {basis}"};
inline const both_languages percent_of_measure{"den procent som {measure} anger", "the percentage that {measure} states"};
inline const both_languages index_number_of{"indextalet {number}", "the index number {number}"};
inline const both_languages basket{"en korg av {parts}", "a basket of {parts}"};
inline const both_languages share_of_index{"{share} {name}", "{share} {name}"};
inline const std::array<both_languages, 2> portions{
    {{"{share} av beloppet räknas upp och resten står still", "{share} of the amount is indexed and the rest stands still"},
     {"av varje ändring räknas {share}", "of every change {share} counts"}}};
inline const std::array<both_languages, 3> thresholds{
    {{"en ändring under {share} räknas inte, och en som når dit räknas hel",
      "a change below {share} does not count, and one that reaches it counts in full"},
     {"bara det av en ändring som går över {share} räknas", "only what of a change goes beyond {share} counts"},
     {"en ändring räknas i hela steg om {share}", "a change counts in whole steps of {share}"}}};
inline const both_languages least_change{"en ändring är minst {share}", "a change is at least {share}"};
inline const both_languages most_change{"en ändring är högst {share}", "a change is at most {share}"};
inline const std::array<both_languages, 2> excesses{
    {{", och det som skiljer kommer inte igen", ", and the difference does not come back"},
     {", och det som skiljer förs över till nästa år", ", and the difference is carried to the next year"}}};
inline const both_languages in_this_order{"i tur och ordning: {rules}", "in order: {rules}"};
inline const std::array<both_languages, 2> corrections{
    {{"när ett preliminärt värde har rättats bygger senare ändringar på det definitiva",
      "when a preliminary value has been corrected later changes build on the definitive one"},
     {"när ett preliminärt värde har rättats bygger senare ändringar ändå på det som debiterades",
      "when a preliminary value has been corrected later changes still build on what was charged"}}};
inline const both_languages level_rounded{"indextalet {rounding}", "the index number {rounding}"};
inline const std::array<both_languages, 3> bases{
    {{"beloppet i den prisnivå som det är skrivet i", "the amount at the price level that it is written at"},
     {"förra årets belopp", "the amount of the year before"},
     {"beloppet efter den senaste ändring som gjordes", "the amount after the last change that was made"}}};
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
inline const both_languages term_without_end{"Avtalet gäller från och med {start} och tills vidare{end}.",
                                             "The agreement holds from {start} until further notice{end}."};
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
inline const std::array<both_languages, 2> presences{
    {{"En part som är med en del av ett år delar bara det som hör till den tiden.",
      "A party that is a member for a part of a year shares only what belongs to that time."},
     {"En part som är med en del av ett år delar hela året, med så stor vikt som dess del av året.",
      "A party that is a member for a part of a year shares the whole year, with the weight of its part of the year."}}};
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
