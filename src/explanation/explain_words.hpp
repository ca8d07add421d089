#pragma once
// Every word that an explanation says, in both languages.

#include <andel/values/problem.hpp>

namespace andel::explain_words {

inline const both_languages title{"{party} {year}: bär {bears} kr", "{party} {year}: bears {bears} kr"};
inline const both_languages title_of_cost{"{party} {year}: bär {bears} kr av {cost}", "{party} {year}: bears {bears} kr of {cost}"};
inline const both_languages charge{"{cost} {period}: {party} bär {bears} kr", "{cost} {period}: {party} bears {bears} kr"};
inline const both_languages rests_on_no_notice{" (förlängning: finns bara om ingen säger upp avtalet)",
                                               " (renewal: exists only if nobody gives notice)"};
inline const both_languages after_notice{" (efter uppsägning, fram till avtalets slut)", " (after notice, until the agreement ends)"};
inline const both_languages conditional{" (förlängning: finns bara om den beslutas)", " (renewal: exists only if it is decided)"};
inline const both_languages nothing{"{party} bär och betalar ingenting {year}.", "{party} bears and pays nothing in {year}."};

inline const both_languages piece{"{first}–{last}", "{first} to {last}"};
inline const both_languages yearly{"Årsbelopp: {formula}", "Yearly amount: {formula}"};
inline const both_languages once{"Engångsbelopp: {formula}", "One-off amount: {formula}"};
inline const both_languages equals{" = {value} kr", " = {value} kr"};
inline const both_languages written{"{value} kr som det är skrivet", "{value} kr as written"};
inline const both_languages price_level{", i {level} års priser", ", at the price level of {level}"};
inline const both_languages price_level_of_month{", i prisnivån för {level}", ", at the price level of {level}"};
inline const both_languages no_index{"Räknas inte upp", "Does not move with prices"};
inline const both_languages index{"Index: {label}", "Index: {label}"};
inline const both_languages against_previous{"varje ändring läggs på förra årets belopp",
                                             "each change is put on the amount of the year before"};
inline const both_languages against_base{"ändringen är hela ändringen sedan prisnivån",
                                         "the change is the whole change since the price level"};
inline const both_languages against_last_used{"ändringen räknas från indextalet vid den senaste ändring som gjordes",
                                              "the change is counted from the index number at the last change that was made"};
inline const both_languages portion_of_amount{"{share} av beloppet räknas upp, resten står still",
                                              "{share} of the amount moves, the rest stands still"};
inline const both_languages portion_of_change{"{share} av varje ändring räknas", "{share} of each change counts"};
inline const both_languages threshold_whole{"ingenting händer förrän ändringen är {share}", "nothing happens until the change is {share}"};
inline const both_languages threshold_excess{"bara det som går utöver {share} räknas", "only what goes beyond {share} counts"};
inline const both_languages threshold_steps{"bara hela steg om {share} räknas", "only whole steps of {share} count"};
inline const both_languages least_change{"ändringen är minst {share}", "the change is at least {share}"};
inline const both_languages most_change{"ändringen är högst {share}", "the change is at most {share}"};
inline const both_languages excess_carried{"; det som går utanför förs till nästa år", "; what goes beyond is carried to the next year"};
inline const both_languages excess_lost{"; det som går utanför faller bort", "; what goes beyond is lost"};
inline const both_languages rounds_level{"indextalet avrundas till {rule}", "the index number is rounded to {rule}"};
inline const both_languages levels_read{"{measure}: {now} mot {then}", "{measure}: {now} against {then}"};
inline const both_languages change_read{"{measure}: {value}", "{measure}: {value}"};
inline const both_languages linked{" × länken {times}", " × the link {times}"};
inline const both_languages grown{", därefter {growth} om året i {years} år", ", after that {growth} a year for {years} years"};
inline const both_languages repeated{", det sista värdet, upprepat {years} år", ", the last value, repeated for {years} years"};
inline const both_languages preliminary{" (preliminärt)", " (preliminary)"};
inline const both_languages floor_contract{"aldrig under beloppet som det är skrivet", "never below the amount as written"};
inline const both_languages floor_last_year{"aldrig under förra årets belopp", "never below last year's amount"};
inline const both_languages floor_falls_ignored{"en negativ ändring räknas som noll", "a negative change counts as zero"};
inline const both_languages floor_none{"följer med ned", "follows downwards"};
inline const both_languages carry_rounded{"nästa ändring läggs på det avrundade beloppet", "the next change is put on the rounded amount"};
inline const both_languages carry_exact{"nästa ändring läggs på beloppet före avrundningen",
                                        "the next change is put on the amount before rounding"};
inline const both_languages rounds_change{"ändringen avrundas till {rule}", "the change is rounded to {rule}"};
inline const both_languages rounds_factor{"faktorn avrundas till {rule}", "the factor is rounded to {rule}"};
inline const both_languages rounds_addition{"tillägget avrundas till {rule}", "the addition is rounded to {rule}"};
inline const both_languages rounds_result{"beloppet avrundas till {rule}", "the amount is rounded to {rule}"};
inline const both_languages step{"{day}: {change} ger {value} kr", "{day}: {change} gives {value} kr"};
inline const both_languages steps{"{first} till {last}: {change} varje år, {times} gånger, ger {value} kr",
                                  "{first} to {last}: {change} a year, {times} times, gives {value} kr"};
inline const both_languages before_first_step{"Ingen ändring ännu", "No change yet"};

inline const both_languages part_of_year{"Del av året: {fraction} ({first}–{last}, {rule})",
                                         "Part of the year: {fraction} ({first} to {last}, {rule})"};
inline const both_languages first_day_of_term{"Avtalets första dag {day}", "The first day of the agreement {day}"};
inline const both_languages last_day_of_term{"Avtalstidens sista dag {day}", "The last day of the fixed term {day}"};
inline const both_languages rule_of_parts{"Regeln för del av år", "The rule for parts of a year"};
inline const both_languages last_day_of_cost{"Kostnadens sista dag {day}", "The last day of the cost {day}"};
inline const both_languages by_days{"dagar genom årets dagar", "days by the days of the year"};
inline const both_languages by_months{"månader genom tolv", "months by twelve"};
inline const both_languages by_months_and_days{"månader och dagar", "months and days"};
inline const both_languages whole_year{"Del av året: hela", "Part of the year: all of it"};
inline const both_languages amount_of_part{"{level} × {fraction} = {value} kr", "{level} × {fraction} = {value} kr"};
inline const both_languages sum{"Summa: {sum} = {value} kr", "Sum: {sum} = {value} kr"};
inline const both_languages rounded_amount{"Kostnaden: {exact} kr avrundas till {rule} = {value} kr ({difference} kr)",
                                           "The cost: {exact} kr rounded to {rule} = {value} kr ({difference} kr)"};
inline const both_languages whole_amount{"Kostnaden: {value} kr, avrundad till {rule}: ingenting ändras",
                                         "The cost: {value} kr, rounded to {rule}: nothing changes"};
inline const both_languages exact_amount{"Kostnaden: {value} kr, utan avrundning", "The cost: {value} kr, without rounding"};

inline const both_languages of_rate_difference{" (skillnaden mellan internräntor)", " (the difference of internal rates)"};
inline const both_languages of_exit{" (vid utträde)", " (on leaving)"};
inline const both_languages of_left_over{" (kvar när avtalet slutar)", " (left when the agreement ends)"};
inline const both_languages left_over{"{label}: inte avskrivet {day}: {value} kr", "{label}: not depreciated {day}: {value} kr"};
inline const both_languages interest_of_owner{"{label}: internränta som ägaren räknar: {value} kr",
                                              "{label}: internal interest as the owner counts it: {value} kr"};
inline const both_languages interest_of_party{"{label}: internränta som parten räknar: {value} kr",
                                              "{label}: internal interest as the party counts it: {value} kr"};
inline const both_languages share_of_difference{
    "{party} har {share} enligt {key} och slipper så mycket av skillnaden; {owner} bär den",
    "{party} has {share} by {key} and is relieved of that part of the difference; {owner} bears it"};
inline const both_languages left_at_exit{"{label}: inte avskrivet vid utträdet: {value} kr",
                                         "{label}: not depreciated on leaving: {value} kr"};
inline const both_languages share_at_exit{"{party} lämnar med {share} enligt {key}: {value} kr",
                                          "{party} leaves with {share} by {key}: {value} kr"};
inline const both_languages credited_at_exit{"{party} får {share} av det", "{party} is credited {share} of it"};
inline const both_languages moved_rounded{"Summan avrundas till {rule}", "The sum is rounded to {rule}"};
inline const both_languages moved{"Byter bärare: {parts} kr, tillsammans noll", "Changes bearer: {parts} kr, together nothing"};
inline const both_languages capital{"{label}: avskrivning {depreciation} + internränta {interest}",
                                    "{label}: depreciation {depreciation} + internal interest {interest}"};
inline const both_languages capital_grant{" − bidrag {value}", " − grant {value}"};
inline const both_languages acquired{"Anskaffad för {value} kr, skrivs av på {life}, i bruk {day}",
                                     "Acquired for {value} kr, depreciated over {life}, in use {day}"};
inline const both_languages rest_value{"Restvärde: {value} kr", "Rest value: {value} kr"};
inline const both_languages grant_reduces{"Bidrag, som minskar det som skrivs av: {value} kr",
                                          "Grant, which lowers what is depreciated: {value} kr"};
inline const both_languages grant_is_spread{"Bidrag, som blir en intäkt över livslängden: {value} kr",
                                            "Grant, which is an income over the life: {value} kr"};
inline const both_languages not_depreciated_yet{"Avskrivningen har inte börjat", "Depreciation has not begun"};
inline const both_languages linear_depreciation{"Avskrivning: {year} kr på årets {all} månader, {months} av dem = {value} kr",
                                                "Depreciation: {year} kr in the {all} months of the year, {months} of them = {value} kr"};
inline const both_languages annuity_depreciation{
    "Avskrivning enligt annuiteten: {year} kr på annuitetsårets {all} månader, {months} av dem = {value} kr",
    "Depreciation by the annuity: {year} kr in the {all} months of its year, {months} of them = {value} kr"};
inline const both_languages rounded_depreciation{"Årets avskrivning avrundas till {rule}; det sista året tar resten",
                                                 "A year's depreciation is rounded to {rule}; the last year takes the rest"};
inline const both_languages book_value{"Bokfört värde {day}: {value} kr", "Book value {day}: {value} kr"};
inline const both_languages internal_interest{"Internränta {rate} på {basis}, {months} månader av tolv",
                                              "Internal interest {rate} on {basis}, {months} months of twelve"};
inline const both_languages on_opening{"ingående bokfört värde", "the opening book value"};
inline const both_languages on_average{"medelvärdet av ingående och utgående bokfört värde",
                                       "the average of the opening and closing book value"};
inline const both_languages on_monthly{"bokfört värde månad för månad", "the book value month by month"};
inline const both_languages on_opening_of_annuity_year{"bokfört värde när annuitetsåret börjar",
                                                       "the book value when the year of the annuity begins"};
inline const both_languages loan_payment{
    "{label}, betalning {number} den {day}: ränta {interest} kr, amortering {repayment} kr, kvar {closing} kr",
    "{label}, payment {number} on {day}: interest {interest} kr, repayment {repayment} kr, left {closing} kr"};
inline const both_languages drawn{"Utbetalt {day}: {value} kr", "Drawn {day}: {value} kr"};
inline const both_languages loan_interest{"{first} till {before}: {balance} kr × {rate} × {fraction} år ({count})",
                                          "{first} to {before}: {balance} kr × {rate} × {fraction} years ({count})"};

inline const both_languages borne_by{"Bärs av {receiver}", "Borne by {receiver}"};
inline const both_languages key{"Nyckel {label}: {shares}", "Key {label}: {shares}"};
inline const both_languages stands_in{"{label} har en del som bärs av {shares}", "{label} has its part borne by {shares}"};
inline const both_languages rounds_shares{"Andelarna avrundas till {unit} innan de används", "The shares are rounded to {unit} before use"};
inline const both_languages as_charged{"Beloppet är vad avgifterna enligt nyckeln blir",
                                       "The amount is what the charges of the key come to"};
inline const both_languages sum_of_charges{"Avgifterna tillsammans: {value} kr", "The charges together: {value} kr"};
inline const both_languages charges{"Avgifter enligt {label}", "Charges by {label}"};
inline const both_languages charged{"{name}: {formula} kr", "{name}: {formula} kr"};
inline const both_languages before_limits{" (före gränserna {value} kr)", " ({value} kr before limits)"};
inline const both_languages rest{"Resten, {value} kr, till {name}", "The rest, {value} kr, to {name}"};
inline const both_languages limits{"Gränser för delarna", "Limits of the parts"};
inline const both_languages limits_filled{"Gränser för delarna; de som inte är vid en gräns delar skillnaden efter nyckeln",
                                          "Limits of the parts; those who are not at a limit share the difference by the key"};
inline const both_languages within_limits{"{name}: {before} kr, inom gränserna", "{name}: {before} kr, within the limits"};
inline const both_languages limited{"{name}: {before} kr blir {after} kr", "{name}: {before} kr becomes {after} kr"};
inline const both_languages difference{"Skillnaden, {value} kr, bärs av {name}", "The difference, {value} kr, is borne by {name}"};
inline const both_languages correction_by_amendment{"Rättelse av {period}, sedan {amendment} beslutats {day}",
                                                    "Correction of {period}, after {amendment} was decided on {day}"};
inline const both_languages correction{"Rättelse av {period}, sedan siffror publicerats {day}",
                                       "Correction of {period}, after figures were published on {day}"};
inline const both_languages corrected_figure{"{measure}: {then} blir {now}", "{measure}: {then} becomes {now}"};
inline const both_languages corrected_parts{"Skillnaden mot det som debiterats: {parts} kr",
                                            "The difference from what was billed: {parts} kr"};
inline const both_languages activity{"Verksamhet {label}: svarar {shares}", "Activity {label}: responsible {shares}"};
inline const both_languages weight{"{name} {share}", "{name} {share}"};
inline const both_languages weight_of_sum{"{name} {share} ({weight} av {sum})", "{name} {share} ({weight} of {sum})"};
inline const both_languages share_of_party{"Tillsammans: {party} {share}", "Together: {party} {share}"};
inline const both_languages part{"Delen: {formula} = {value} kr", "The part: {formula} = {value} kr"};
inline const both_languages no_part{"{party} har ingen del i kostnaden", "{party} has no part in the cost"};

inline const both_languages no_odd{"Öret: alla delar är hela {unit}, inget blir över",
                                   "The odd öre: all parts are whole {unit}, nothing is left over"};
inline const both_languages odd{"Öret: delarna avrundas till {unit} så att de blir hela beloppet; {rule}",
                                "The odd öre: parts are made whole {unit} so that they add up; {rule}"};
inline const both_languages odd_largest_remainder{"udda {unit} till dem som förlorade mest när kvoten höggs av",
                                                  "odd {unit} to those who lost most when their quota was cut"};
inline const both_languages odd_largest_part{"udda {unit} till de största delarna", "odd {unit} to the largest parts"};
inline const both_languages odd_first_in_order{"udda {unit} till de första i ordningen", "odd {unit} to the first in the order"};
inline const both_languages odd_to_party{"de andra avrundas halva uppåt, och {party} tar det som är kvar",
                                         "the others are rounded half up, and {party} takes what is left"};
inline const both_languages quota{"{party}: {exact} kr blir {value} kr{got}", "{party}: {exact} kr becomes {value} kr{got}"};
inline const both_languages got_odd{", med {count} udda {unit}", ", with {count} odd {unit}"};
inline const both_languages order{"Lika: den som står först i ordningen går före: {order}",
                                  "Equal: whoever comes first in the order: {order}"};
inline const both_languages ties_to_larger{"Lika: den större delen går före, sedan ordningen: {order}",
                                           "Equal: the larger part goes first, then the order: {order}"};
inline const both_languages ore{"öre", "öre"};
inline const both_languages check{"Kontroll: {sum} = {value} kr, hela kostnaden", "Check: {sum} = {value} kr, the whole cost"};

inline const both_languages paid_by{"Betalar utåt: {party}", "Pays outward: {party}"};
inline const both_languages paid_by_bearer{"Betalar utåt: den som bär", "Pays outward: whoever bears"};
inline const both_languages pays{"{party} har betalat {value} kr", "{party} has paid {value} kr"};
inline const both_languages settles_nothing{"Reglerar: ingenting", "Settles: nothing"};
inline const both_languages settles_to{"Reglerar: {debtor} betalar {value} kr till {creditor}",
                                       "Settles: {debtor} pays {value} kr to {creditor}"};
inline const both_languages settles_with_all{"Reglerar: {value} kr mot de andra parterna tillsammans (minus: får)",
                                             "Settles: {value} kr with the other parties together (minus: receives)"};

inline const both_languages against_before{"Mot {year}: {difference} kr{causes}", "Against {year}: {difference} kr{causes}"};
inline const both_languages change_of_cost{"{cost}: {difference} kr{causes}", "{cost}: {difference} kr{causes}"};
inline const both_languages first_year{"Mot {year}: kalkylens första år", "Against {year}: the first year of the projection"};
inline const both_languages begins{"kostnaden fanns inte då", "the cost did not exist then"};
inline const both_languages ends{"kostnaden finns inte längre", "the cost no longer exists"};
inline const both_languages cause_index{"index {value} kr", "index {value} kr"};
inline const both_languages cause_amount{"nytt belopp {value} kr", "new amount {value} kr"};
inline const both_languages cause_part{"del av året {value} kr", "part of the year {value} kr"};
inline const both_languages cause_capital{"kapital och lån {value} kr", "capital and loans {value} kr"};
inline const both_languages cause_key{"nyckeln {value} kr", "the key {value} kr"};
inline const both_languages cause_correction{"rättelser {value} kr", "corrections {value} kr"};
inline const both_languages cause_rounding{"avrundning {value} kr", "rounding {value} kr"};
inline const both_languages cause_several{"flera delar av året: belopp, index, del av år och nyckel tillsammans",
                                          "several parts of a year: amount, index, part of year and key together"};
inline const both_languages unchanged{"ingenting har ändrats", "nothing has changed"};

inline const both_languages total{"Summa: {sum} = {value} kr", "Total: {sum} = {value} kr"};
inline const both_languages recompute{"Räkna själv, i Excel: {formula}", "Do it yourself, in Excel: {formula}"};
inline const both_languages gives{" (ger {value})", " (gives {value})"};
inline const both_languages receipt_versions{"Kvitto: andel {version}, avtalsformat {format}, förklaring {explanation}",
                                             "Receipt: andel {version}, agreement format {format}, explanation {explanation}"};
inline const both_languages receipt_input{"{file}: sha256 {hash}", "{file}: sha256 {hash}"};
inline const both_languages receipt_change{"ändrat på försök: {address}", "changed for trial: {address}"};

inline const both_languages by_profile{"regelprofilen {profile}", "the rule profile {profile}"};
inline const both_languages by_change{"ändrat på försök", "changed for trial"};
inline const both_languages half_up{"halva uppåt", "halves up"};
inline const both_languages half_even{"halva till jämnt", "halves to even"};
inline const both_languages up{"alltid uppåt", "always up"};
inline const both_languages down{"alltid nedåt", "always down"};

inline const both_languages assumptions_heading{
    "Vad kalkylen vilar på som är antaget, uppskattat eller bara uppgivet. Kronorna gäller avtalstiden och överlappar: samma krona kan\n"
    "vila på flera antaganden, så de läggs aldrig ihop. Varje ändring är prövad för sig, och kalkylen räknad om.",
    "What the projection rests on that is assumed, estimated or merely reported. Kronor are those of the fixed term and overlap: one "
    "krona\n"
    "may rest on several assumptions, so they are never added up. Each change is tried by itself, and everything projected again."};
inline const both_languages no_assumptions{"Ingenting är antaget, uppskattat eller bara uppgivet.",
                                           "Nothing is assumed, estimated or merely reported."};
inline const both_languages without_kronor{"Inget belopp i avtalstiden behöver dessa:", "No amount of the fixed term needs these:"};
inline const both_languages kronor_rest{"{amount} kr vilar på det", "{amount} kr rest on it"};
inline const both_languages if_it_were{"{step}: {effects}", "{step}: {effects}"};
inline const both_languages largest{"De största antagandena; kronorna överlappar och läggs aldrig ihop (alla: andel assumptions):",
                                    "The largest assumptions; kronor overlap and are never added up (all of them: andel assumptions):"};
inline const both_languages large{"{what}, {value}: {amount} kr vilar på det; {step}: {effects}",
                                  "{what}, {value}: {amount} kr rest on it; {step}: {effects}"};
inline const both_languages no_effect{"ingen ändring för någon", "no change for anybody"};

}  // namespace andel::explain_words
