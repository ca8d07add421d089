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

inline const both_languages from_named{"från ”{day}”", "from “{day}”"};
inline const both_languages on_named{"på ”{day}”", "on “{day}”"};
inline const both_languages from_day{"från {day}", "from {day}"};
inline const both_languages at_start{"från avtalets början", "from the start of the agreement"};
inline const both_languages at_end{"från avtalets slut", "from the end of the agreement"};

inline const both_languages not_indexed{"inte alls", "not at all"};

/// What a thing without a name of its own is called.
inline const std::array<std::pair<std::string_view, both_languages>, 4> tables{{{"agreement", {"Avtalet", "The agreement"}},
                                                                                {"term", {"Avtalstiden", "The term"}},
                                                                                {"rounding", {"Avrundning", "Rounding"}},
                                                                                {"sources", {"Källan", "The source"}}}};

/// Keys that every thing and value may have.
inline const std::array<std::pair<std::string_view, both_languages>, 5> attributes{
    {{"source", {"källa", "source"}},
     {"status", {"hur säker uppgiften är", "how firm it is"}},
     {"note", {"anmärkning", "note"}},
     {"price_level", {"prisnivå", "price level"}},
     {"left_out", {"klausuler som inte beaktas", "clauses that are left out"}}}};

/// Words of the format inside values.
inline const std::array<std::pair<std::string_view, both_languages>, 42> values{
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
     {"months", {"hela månader", "whole months"}},
     {"days", {"dagar", "days"}},
     {"months_and_days", {"månader och dagar", "months and days"}},
     {"whole_months", {"hela månader från dagen efter", "whole months from the day after"}},
     {"start", {"avtalets början", "the start of the agreement"}},
     {"end", {"avtalets slut", "the end of the agreement"}}}};

}  // namespace andel::clause_words
