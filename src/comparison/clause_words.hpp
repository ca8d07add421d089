#pragma once
// Every word of a sentence about a clause that differs, in both languages.

#include <andel/values/problem.hpp>

#include <array>
#include <string_view>
#include <utility>

namespace andel::clause_words {

inline const both_languages clause_changed{"{subject}: {old} blir {new}", "{subject}: {old} becomes {new}"};
inline const both_languages clause_added{"{subject} tillkommer: {new}", "{subject} is added: {new}"};
inline const both_languages clause_removed{"{subject} utgår: {old}", "{subject} is removed: {old}"};
inline const both_languages what_if{"en ändring utanför filen", "a change outside the file"};

inline const both_languages named_day{"”{day}”", "“{day}”"};
inline const both_languages from_named{"från ”{day}”", "from “{day}”"};
inline const both_languages on_named{"på ”{day}”", "on “{day}”"};
inline const both_languages from_day{"från {day}", "from {day}"};
inline const both_languages at_start{"från avtalets början", "from the start of the agreement"};
inline const both_languages at_end{"från avtalets slut", "from the end of the agreement"};

inline const both_languages not_indexed{"inte alls", "not at all"};

/// What a thing without a name of its own is called.
inline const std::array<std::pair<std::string_view, both_languages>, 5> tables{{{"agreement", {"Avtalet", "The agreement"}},
                                                                                {"term", {"Avtalstiden", "The term"}},
                                                                                {"rounding", {"Avrundning", "Rounding"}},
                                                                                {"leaving", {"När en part lämnar", "When a party leaves"}},
                                                                                {"sources", {"Källan", "The source"}}}};

/// Keys that every thing and value may have.
inline const std::array<std::pair<std::string_view, both_languages>, 6> attributes{
    {{"source", {"källa", "source"}},
     {"status", {"hur säker uppgiften är", "how firm it is"}},
     {"note", {"anmärkning", "note"}},
     {"price_level", {"prisnivå", "price level"}},
     {"after_last", {"efter det sista värdet", "after the last value"}},
     {"left_out", {"klausuler som inte beaktas", "clauses that are left out"}}}};

/// Fields that the table of fields explains by their choices.
inline const std::array<std::pair<std::string_view, both_languages>, 14> fields{
    {{"assets.method", {"avskrivningsmetod", "method of depreciation"}},
     {"assets.rate", {"internräntesats", "internal interest rate"}},
     {"assets.rate_by_party", {"parter med en egen räntesats", "parties with a rate of their own"}},
     {"assets.rounding.depreciation", {"avrundning av varje års avskrivning", "rounding of each year's depreciation"}},
     {"loans.lender", {"långivare", "lender"}},
     {"loans.finances", {"vad lånet finansierar", "what the loan finances"}},
     {"loans.discount", {"rabatt på räntan", "discount on the rate"}},
     {"loans.drawn", {"utbetalning", "drawing"}},
     {"loans.repayment", {"hur lånet betalas tillbaka", "how the loan is repaid"}},
     {"loans.annuity", {"hur annuiteten räknas", "how the annuity is counted"}},
     {"loans.rate", {"ränta per år", "rate a year"}},
     {"loans.payments", {"betalningar om året", "payments a year"}},
     {"loans.payment_day", {"betalningsdagen i månaden", "the day of the month of payments"}},
     {"loans.rounding.interest", {"avrundning av räntan vid varje betalning", "rounding of the interest of each payment"}}}};

/// Keys inside values that are tables; with the field in front where its word is its own.
inline const std::array<std::pair<std::string_view, both_languages>, 33> inside{
    {{"amount", {"", ""}},  // its value says it all
     {"share", {"", ""}},
     {"level", {"", ""}},
     {"excess", {"", ""}},
     {"gives", {"", ""}},
     {"event", {"när", "when"}},
     {"fee", {"fast", "fixed"}},
     {"rate", {"rörligt", "variable"}},
     {"per", {"för varje enhet av", "for each unit of"}},
     {"minimum", {"minst", "at least"}},
     {"maximum", {"högst", "at most"}},
     {"discount", {"rabatt", "discount"}},
     {"yearly_change", {"ändring på ett år", "change in a year"}},
     {"up", {"upp högst", "up at most"}},
     {"down", {"ner högst", "down at most"}},
     {"previous", {"första gången från", "the first time from"}},
     {"above", {"över", "above"}},
     {"from", {"från", "from"}},
     {"of", {"av", "of"}},
     {"on", {"på", "on"}},
     {"only", {"bara för", "only for"}},
     {"except", {"inte för", "not for"}},
     {"difference", {"skillnaden tas av", "the difference is taken by"}},
     {"at", {"läst", "read"}},
     {"years_before", {"antal år före:", "years before:"}},
     {"edition", {"utgåvan i månad", "the edition of month"}},
     {"edition_years_before", {"utgåvans antal år före:", "years before of the edition:"}},
     {"by", {"sedan", "then"}},
     {"times", {"gånger", "times"}},
     {"end.at", {"den", "on"}},
     {"end.in", {"", ""}},
     {"by_party", {"för", "for"}},
     {"treatment", {"", ""}}}};

/// Words of the format inside values; with the field in front where its word is its own.
inline const std::array<std::pair<std::string_view, both_languages>, 112> values{
    {{"none", {"ingen", "none"}},
     {"rest", {"resten", "the rest"}},
     {"bearer", {"den som bär kostnaden", "whoever bears the cost"}},
     {"everyone", {"alla parter", "every party"}},
     {"municipalities", {"kommunerna", "the municipalities"}},
     {"regions", {"regionerna", "the regions"}},
     {"agencies", {"myndigheterna", "the agencies"}},
     {"associations", {"föreningarna", "the associations"}},
     {"companies", {"bolagen", "the companies"}},
     {"to", {"till", "to"}},
     {"mode", {"", ""}},  // its value says it all
     {"half_up", {"halva uppåt", "halves up"}},
     {"half_even", {"halva till jämnt", "halves to even"}},
     {"up", {"alltid uppåt", "always up"}},
     {"down", {"alltid nedåt", "always down"}},
     {"odd", {"udda öret till", "the odd öre to"}},
     {"largest_remainder", {"den som förlorat mest på avrundningen", "whoever lost most by rounding"}},
     {"largest_part", {"den med störst del", "the one with the largest part"}},
     {"first_in_order", {"den som står först", "whoever comes first"}},
     {"order", {"ordning", "order"}},
     {"by_code", {"officiell kod", "official code"}},
     {"length", {"längd", "length"}},
     {"happens", {"sker", "happens"}},
     {"unless_notice", {"om ingen säger upp avtalet", "unless somebody gives notice"}},
     {"by_decision", {"efter beslut", "by decision"}},
     {"at_most", {"högst antal gånger", "at most"}},
     {"unlimited", {"obegränsat", "unlimited"}},
     {"before", {"före", "before"}},
     {"period_end", {"periodens slut", "the end of the period"}},
     {"any_day", {"vilken dag som helst", "any day"}},
     {"to_month_end", {"till månadens slut", "to the end of the month"}},
     {"base", {"beloppet i prisnivån", "the amount at its price level"}},
     {"previous", {"fjolårets belopp", "last year's amount"}},
     {"contract", {"aldrig under det avtalade beloppet", "never below the agreed amount"}},
     {"last_year", {"aldrig under fjolårets belopp", "never below last year's amount"}},
     {"falls_ignored", {"sänkningar räknas inte", "falls are ignored"}},
     {"last_used", {"beloppet efter den senaste ändringen", "the amount after the last change"}},
     {"as charged", {"vad avgifterna blir", "what the charges come to"}},
     {"joins", {"en part kommer till", "a party joins"}},
     {"others", {"de andra", "the others"}},
     {"stock", {"mäts en viss dag", "measured on a day"}},
     {"flow", {"räknas över en tid", "counted over a time"}},
     {"refuse", {"används inte", "not used"}},
     {"keep", {"används och rättas inte", "used and not corrected"}},
     {"correct", {"används och rättas sedan", "used and corrected later"}},
     {"stop", {"inget mer är känt", "nothing more is known"}},
     {"repeat", {"samma som senast", "the same as the last"}},
     {"by_segment", {"delar bara sin tid", "shares its own time only"}},
     {"weighted", {"delar hela året med vikt efter tid", "shares the whole year with weight by time"}},
     {"scaled", {"i förhållande till tiden", "in proportion to the time"}},
     {"whole", {"i sin helhet", "in full"}},
     {"excess", {"det som går över", "what goes above"}},
     {"steps", {"i hela steg", "in whole steps"}},
     {"amount", {"av beloppet", "of the amount"}},
     {"change", {"av varje ändring", "of each change"}},
     {"lost", {"resten faller bort", "the rest is lost"}},
     {"carried", {"resten förs över", "the rest is carried"}},
     {"definitive", {"på det definitiva", "on the definitive"}},
     {"as_billed", {"på det debiterade", "on what was charged"}},
     {"portion", {"delen som räknas upp", "the portion"}},
     {"threshold", {"gränsen", "the threshold"}},
     {"minimum", {"minsta", "the least"}},
     {"maximum", {"största", "the most"}},
     {"discount", {"rabatten", "the discount"}},
     {"yearly_change", {"ändringen på ett år", "the yearly change"}},
     {"year", {"årets värde", "the value of the year"}},
     {"index", {"indextal", "index numbers"}},
     {"percent", {"procent", "percent"}},
     {"kr", {"kronor", "kronor"}},
     {"number", {"antal", "numbers"}},
     {"months", {"hela månader", "whole months"}},
     {"days", {"dagar", "days"}},
     {"months_and_days", {"månader och dagar", "months and days"}},
     {"whole_months", {"hela månader från dagen efter", "whole months from the day after"}},
     {"reduces_cost", {"minskar anskaffningsvärdet", "reduces the cost"}},
     {"spread_over_life", {"fördelas över livslängden", "spread over its life"}},
     {"in_use_month", {"månaden då den tas i bruk", "the month in which it is taken into use"}},
     {"month_after", {"månaden efter att den tagits i bruk", "the month after it is taken into use"}},
     {"next_january", {"januari året efter att den tagits i bruk", "January of the year after it is taken into use"}},
     {"linear", {"lika mycket varje månad", "the same amount every month"}},
     {"annuity", {"annuitet", "annuity"}},
     {"interest_on.opening", {"det ingående", "the opening one"}},
     {"interest_on.average", {"medelvärdet av det ingående och det utgående", "the average of the opening and the closing one"}},
     {"interest_on.monthly", {"det som gäller varje månad", "that of each month"}},
     {"interest_from.in_use", {"när den tas i bruk", "when it is taken into use"}},
     {"interest_from.depreciation", {"när avskrivningen börjar", "when depreciation starts"}},
     {"refix", {"den räknas om", "it is fixed anew"}},
     {"keep_plan", {"amorteringen följer den första planen", "repayment follows the first plan"}},
     {"keep_payment", {"den står kvar", "it stays as it is"}},
     {"bullet", {"allt på slutdagen", "all on the last day"}},
     {"straight", {"rak amortering", "straight"}},
     {"equal_periods", {"på lika långa perioder", "by equal periods"}},
     {"by_days", {"på dagar", "by days"}},
     {"short_last", {"en betalning till på slutdagen", "one more payment on the last day"}},
     {"long_last", {"den sista betalningen väntar till slutdagen", "the last payment waits for the last day"}},
     {"loan_part.interest", {"räntan", "the interest"}},
     {"loan_part.all", {"ränta och amortering", "interest and repayments"}},
     {"leaving_day", {"sin sista dag", "its last day"}},
     {"year_end", {"årets slut", "the end of the year"}},
     {"its_share", {"sin andel", "its share"}},
     {"all", {"allt", "all of it"}},
     {"nothing", {"inget", "nothing"}},
     {"odd_years", {"varje udda år", "of every odd year"}},
     {"even_years", {"varje jämnt år", "of every even year"}},
     {"month_end.last_day", {"till månadens sista dag", "to the last day of the month"}},
     {"month_end.next_day", {"till den första i nästa månad", "to the first of the next month"}},
     {"next_weekday", {"nästa vardag", "the next weekday"}},
     {"weekday_before", {"vardagen före", "the weekday before"}},
     {"notice.month_end", {"månadens slut", "the end of the month"}},
     {"period_start", {"värdet vid periodens början", "the value at the start of the period"}},
     {"start", {"avtalets början", "the start of the agreement"}},
     {"end", {"avtalets slut", "the end of the agreement"}}}};

}  // namespace andel::clause_words
