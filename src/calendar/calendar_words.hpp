#pragma once
// Every word that a calendar says, in both languages.

#include <andel/values/problem.hpp>

#include <array>

namespace andel::calendar_words {

inline const both_languages title{"Kalender {years}, kr exklusive moms", "Calendar {years}, kr excluding VAT"};
inline const both_languages days{"Dagar", "Days"};
inline const both_languages day{"Dag", "Day"};
inline const both_languages on{"Veckodag", "Weekday"};
inline const both_languages what{"Vad", "What"};
inline const both_languages otherwise{"Annars", "Otherwise"};
inline const std::array<both_languages, 7> weekdays{{{"måndag", "Monday"},
                                                     {"tisdag", "Tuesday"},
                                                     {"onsdag", "Wednesday"},
                                                     {"torsdag", "Thursday"},
                                                     {"fredag", "Friday"},
                                                     {"lördag", "Saturday"},
                                                     {"söndag", "Sunday"}}};

inline const both_languages start{"Avtalet börjar", "The agreement begins"};
inline const both_languages condition{"Villkor: {text}", "Condition: {text}"};
inline const both_languages joins{"{parties} kommer med", "{parties} joins"};
inline const both_languages leaves{"Sista dagen för {parties}", "The last day of {parties}"};
inline const both_languages renewal_begins{"Förlängning {number} börjar", "Renewal {number} begins"};
inline const both_languages renewal_ends{"Förlängning {number} slutar", "Renewal {number} ends"};
inline const both_languages term_ends{"Avtalstiden slutar", "The fixed term ends"};
inline const both_languages ends{"Avtalet slutar", "The agreement ends"};
inline const both_languages notice{"Sista dag att säga upp avtalet till {end}", "The last day of notice to end the agreement on {end}"};
inline const both_languages notice_of{"Sista dag att säga upp avtalet till {end} (för {parties})",
                                      "The last day of notice to end the agreement on {end} (for {parties})"};
inline const both_languages renewed{"Avtalet förlängs till {otherwise}", "The agreement is renewed to {otherwise}"};
inline const both_languages may_be_renewed{"Avtalet kan förlängas till {otherwise}, om det beslutas",
                                           "The agreement may be renewed to {otherwise}, if that is decided"};
inline const both_languages goes_on{"Avtalet slutar senare", "The agreement ends later"};
inline const both_languages decision{"Sista dag att besluta om förlängning till {otherwise}",
                                     "The last day to decide on renewal to {otherwise}"};
inline const both_languages decision_on_condition{"Sista dag att besluta om förlängning till {otherwise} (villkor: {text})",
                                                  "The last day to decide on renewal to {otherwise} (condition: {text})"};
inline const both_languages ends_on{"Avtalet slutar {end}", "The agreement ends on {end}"};

inline const both_languages end{"Slut", "End"};
inline const both_languages notice_by{"Sägs upp senast", "Notice by"};
inline const both_languages without_notice{"utan uppsägning", "without notice"};
inline const both_languages notice_by_party{"{day} {party}", "{day} {party}"};
inline const both_languages next_end{"Annars till", "Otherwise to"};
inline const both_languages sum{"Summa", "Total"};
inline const both_languages bears{"Kostnad från avtalets början till slutet", "Cost from the start of the agreement to the end"};
inline const both_languages bears_from{"Kostnad från och med {year} till slutet", "Cost from {year} to the end"};
inline const both_languages one_more{"Vad det kostar att missa dagen: en period till", "What it costs to miss the day: one more period"};
inline const both_languages left_over{"Av kostnaden: kapital som är kvar vid slutet", "Of the cost: capital that is left at the end"};
inline const both_languages committed{"Utöver kostnaden: bundet efter slutet", "Besides the cost: committed after the end"};

inline const both_languages note_renewal{"* Finns bara om ingen säger upp avtalet dessförinnan.",
                                         "* Exists only if nobody gives notice before it."};
inline const both_languages note_decision{"* Finns bara om förlängningen beslutas.", "* Exists only if the renewal is decided."};
inline const both_languages note_any_day{
    "Avtalet kan sägas upp vilken dag som helst. Här står det tidigaste slutet och slutet av varje år.",
    "Notice can be given on any day. Here stand the earliest end, and the end of each year."};
inline const both_languages note_never_too_late{"Till {end} går avtalet inte att säga upp: sista dagen var före avtalets början.",
                                                "The agreement cannot be ended on {end}: the last day of notice was before it began."};
inline const both_languages note_month_end{
    "Filen säger inte hur månader räknas; regelprofilen andel-1 svarar, som ett antagande: hela månader från dagen efter.",
    "The file does not say how months are counted; the rule profile andel-1 answers, as an assumption: whole months from the day after."};
inline const std::array<both_languages, 2> note_weekend{
    {{"En sista dag som är en lördag eller söndag är flyttad till nästa vardag.",
      "A last day of notice on a Saturday or a Sunday is moved to the next weekday."},
     {"En sista dag som är en lördag eller söndag är flyttad till vardagen före.",
      "A last day of notice on a Saturday or a Sunday is moved to the weekday before."}}};

}  // namespace andel::calendar_words
