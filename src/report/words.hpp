#pragma once
// Every word that a report shows, in both languages.

#include <andel/values/problem.hpp>

namespace andel::words {

inline const both_languages title{"Kalkyl {years}, {unit} exklusive moms", "Projection {years}, {unit} excluding VAT"};
inline const both_languages rests_heading{"Vad summan för {label} vilar på, varje belopp räknat till sitt svagaste underlag:",
                                          "What the total of the {label} rests on, each amount counted under its weakest input:"};
inline const both_languages rests_line{"{status}: {amount} kr ({percent} %)", "{status}: {amount} kr ({percent} %)"};
inline const both_languages profile_heading{"Filen säger inte detta; regelprofilen andel-1 svarar, som ett antagande:",
                                            "The file does not say this; the rule profile andel-1 answers, as an assumption:"};
inline const both_languages year{"År", "Year"};
inline const both_languages bears{"Bär: vad kostnaden blir för var och en", "Bears: what the cost comes to for each"};
inline const both_languages pays{"Betalar utåt: till leverantörer och personal", "Pays outward: to suppliers and staff"};
inline const both_languages settles{"Reglerar: betalar till de andra parterna (minus: får av dem)",
                                    "Settles: pays to the other parties (minus: receives from them)"};
inline const both_languages bears_column{"{party} bär", "{party} bears"};
inline const both_languages settles_column{"{party} reglerar", "{party} settles"};
inline const both_languages frame_block{"Ram: {label} ({owner})", "Frame: {label} ({owner})"};
inline const both_languages frame_amount{"Ram", "Frame"};
inline const both_languages frame_used{"Ägarens kostnad", "Owner's burden"};
inline const both_languages frame_left{"Kvar (minus: överskriden)", "Left (minus: exceeded)"};
inline const both_languages sum{"Summa", "Total"};
inline const both_languages fixed_term{"Avtalstiden", "Fixed term"};
inline const both_languages renewal{"Förlängning *", "Renewal *"};
inline const both_languages no_activity{"Utan verksamhet", "No activity"};
inline const both_languages note_no_notice{
    "* Förlängning: beloppen finns bara om ingen säger upp avtalet. De ingår inte i avtalstidens summa.",
    "* Renewal: the amounts exist only if nobody gives notice. They are not in the total of the fixed term."};
inline const both_languages note_conditional{
    "* Förlängning: beloppen finns bara om förlängningen beslutas. De ingår inte i avtalstidens summa.",
    "* Renewal: the amounts exist only if the renewal is decided. They are not in the total of the fixed term."};
inline const both_languages note_notice{"Uppsägning: {length} {before} ({status}){by_party}.",
                                        "Notice: {length} {before} ({status}){by_party}."};
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

}  // namespace andel::words
