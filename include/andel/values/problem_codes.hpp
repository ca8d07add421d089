#pragma once
// Every problem that a document can have: its stable code, and in Swedish and English what is wrong and the way out.
//
// A line of the table:  X(code, Swedish: what is wrong, Swedish: way out, English: what is wrong, English: way out)
// Words in braces are filled in with the arguments of the problem. A code is never renamed and never gets a second meaning; each one
// has a case in tests/cases/bad and a line in agreements/README.md, and a test holds the three together.

#include <cstdint>

// clang-format off
#define ANDEL_PROBLEM_CODES(X) \
  /* the file */ \
  X(no_such_file, "Filen finns inte.", "Kontrollera sökväg och stavning.", "The file does not exist.", "Check the path and the spelling.") \
  X(is_a_directory, "Detta är en mapp, inte en fil.", "Ange en fil i mappen.", "This is a folder, not a file.", "Name a file in it.") \
  X(unreadable, "Filen går inte att läsa.", "Kontrollera att du har rätt att läsa filen och att inget annat program har låst den.", "The file cannot be read.", "Check that you may read it and that no other program has locked it.") \
  X(not_utf8, "Filen är inte sparad i UTF-8: tecknet här går inte att läsa.", "Spara om filen med kodningen UTF-8 (i Excel: Spara som, CSV UTF-8).", "The file is not saved as UTF-8: this character cannot be read.", "Save the file again with the encoding UTF-8 (in Excel: Save As, CSV UTF-8).") \
  X(empty, "Filen är tom.", "Börja med raden: andel = 1", "The file is empty.", "Begin with the line: andel = 1") \
  X(too_large, "Filen är {size} byte; högst {limit} byte läses.", "Dela upp den, eller ta bort det som inte hör till avtalet.", "The file has {size} bytes; at most {limit} are read.", "Divide it, or take out what does not belong to the agreement.") \
  X(line_too_long, "Raden är {size} byte; högst {limit} byte läses.", "Bryt raden; i ett avtal: skriv tabellen under en egen rubrik, [namn].", "The line has {size} bytes; at most {limit} are read.", "Break the line; in an agreement: write the table under a heading of its own, [name].") \
  X(too_deep, "Nästlat djupare än {limit} nivåer.", "Skriv det inre som en egen tabell, [namn], och hänvisa till den; låt nycklar hänvisa i färre led.", "Nested deeper than {limit} levels.", "Write the inner part as a table of its own, [name], and refer to it; let keys refer in fewer links.") \
  X(invalid_toml, "Här går filen inte att läsa: {what}.", "{repair}", "The file cannot be read here: {what}.", "{repair}") \
  X(version_missing, "Filen säger inte vilken version av formatet den är skriven i.", "Skriv först i filen: andel = 1", "The file does not say which version of the format it is written in.", "Write first in the file: andel = 1") \
  X(version_newer, "Filen är skriven i version {found} av formatet; det här programmet läser till och med version {newest}.", "Uppdatera programmet, eller skriv: andel = {newest}", "The file is written in version {found} of the format; this program reads up to version {newest}.", "Update the program, or write: andel = {newest}") \
  /* words */ \
  X(unknown_key, "{key} hör inte hemma i {table}.", "{hint}Här kan stå: {choices}.", "{key} does not belong in {table}.", "{hint}Here may stand: {choices}.") \
  X(unknown_word, "{value} är inget av orden som kan stå för {key}.", "{hint}Välj något av: {choices}.", "{value} is none of the words that {key} can have.", "{hint}Choose one of: {choices}.") \
  X(missing_key, "{table} saknar {key}: {meaning}.", "Lägg till: {example}", "{table} lacks {key}: {meaning}.", "Add: {example}") \
  X(wrong_type, "{key} ska vara {expected}, men här står {found}.", "Skriv till exempel: {example}", "{key} is to be {expected}, but here stands {found}.", "Write for example: {example}") \
  X(two_verbs, "{table} säger hur beloppet bestäms på två sätt: {first} och {second}.", "Behåll ett av dem.", "{table} says in two ways how the amount is made: {first} and {second}.", "Keep one of them.") \
  X(no_verb, "{table} säger inte {what}.", "Lägg till ett av: {choices}.", "{table} does not say {what}.", "Add one of: {choices}.") \
  X(no_payer, "{table} säger inte vem som betalar leverantören.", "Lägg till: paid_by = {example}, eller paid_by = \"bearer\" när den som bär kostnaden också betalar den.", "{table} does not say who pays the supplier.", "Add: paid_by = {example}, or paid_by = \"bearer\" when whoever bears the cost also pays it.") \
  X(float_amount, "{value} är ett decimaltal; belopp skrivs som text med enhet, så att varje öre blir exakt.", "Skriv: {example}", "{value} is a decimal number; amounts are written as text with a unit, so that every öre is exact.", "Write: {example}") \
  X(float_share, "{value} är ett decimaltal; andelar och tal skrivs som text, så att de blir exakta.", "Skriv: {example}", "{value} is a decimal number; shares and numbers are written as text, so that they are exact.", "Write: {example}") \
  X(amount_without_unit, "{value} saknar enhet.", "Skriv: {example}", "{value} has no unit.", "Write: {example}") \
  X(decimal_point, "{value} kan läsas på två sätt: {first} eller {second}.", "Skriv {first} eller {second}.", "{value} can be read in two ways: {first} or {second}.", "Write {first} or {second}.") \
  X(too_many_digits, "{value} har fler siffror än vad som läses: högst {whole} före och {decimals} efter kommat.", "Korta talet, eller skriv det som ett bråk, till exempel \"1/3\".", "{value} has more digits than are read: at most {whole} before and {decimals} after the comma.", "Shorten the number, or write it as a fraction such as \"1/3\".") \
  X(negative_weight, "Vikten för {receiver} är negativ: {value}.", "En vikt är noll eller större.", "The weight of {receiver} is negative: {value}.", "A weight is zero or more.") \
  X(income_not_negative, "{value} har fel tecken: en intäkt (kind = \"income\") är negativ, en kostnad är det inte.", "Skriv {example}.", "{value} has the wrong sign: income (kind = \"income\") is negative, a cost is not.", "Write {example}.") \
  /* names */ \
  X(unknown_name, "{kind} {name} finns inte.", "{hint}Finns: {choices}.", "{kind} {name} does not exist.", "{hint}There are: {choices}.") \
  X(name_taken, "Namnet {name} används redan på rad {line}.", "Ge det ena ett eget namn, eller ta bort det.", "The name {name} is already in use on line {line}.", "Give one of them a name of its own, or remove it.") \
  X(reserved_name, "{name} är ett ord i språket och kan inte vara ett namn.", "Välj ett annat namn, till exempel {example}.", "{name} is a word of the language and cannot be a name.", "Choose another name, such as {example}.") \
  X(invalid_name, "{name} kan inte vara ett namn: små bokstäver a–z, siffror och understreck, och först en bokstav.", "Skriv till exempel: {example}", "{name} cannot be a name: small letters a-z, digits and underscores, beginning with a letter.", "Write for example: {example}") \
  X(empty_group, "Ingen part är {set}.", "Nämn andra, eller ändra class, groups, joins eller leaves för en part. Finns: {choices}.", "No party is one of {set}.", "Name others, or change the class, groups, joins or leaves of a party. There are: {choices}.") \
  X(cycle, "Hänvisningen går i cirkel: {links}.", "Bryt cirkeln: låt en av dem peka på {end}.", "The references go round in a circle: {links}.", "Break the circle: let one of them point at {end}.") \
  X(named_twice, "{name} nämns två gånger.", "Ta bort den ena.", "{name} is named twice.", "Remove one of them.") \
  X(charged_twice, "{name} debiteras två gånger: genom {first} och genom {second}.", "Nämn {name} i en av dem.", "{name} is charged twice: through {first} and through {second}.", "Name {name} in one of them.") \
  X(not_a_member, "{what} nämner {party} {day}, då parten inte är med i avtalet ({from}–{to}).", "Ge {what} ett steg som gäller när parten inte är med, eller ändra joins och leaves.", "{what} names {party} on {day}, when it is no member of the agreement ({from}–{to}).", "Give {what} a step that holds while it is no member, or change joins and leaves.") \
  X(measure_without_parties, "{key} delar efter {measure}, som läser en serie utan parter.", "Låt måttet läsa en serie med ett värde för varje part, i kolumnen party.", "{key} divides by {measure}, which reads a series without parties.", "Let it read a series with a value for each party, in the column party.") \
  /* sums */ \
  X(shares_not_100, "Andelarna blir {sum}; {difference}.", "Ändra en andel, eller skriv en av dem som \"rest\".", "The shares make {sum}; {difference}.", "Change a share, or write one of them as \"rest\".") \
  X(two_rests, "Både {first} och {second} har \"rest\".", "Bara en kan få resten; skriv den andras andel.", "Both {first} and {second} have \"rest\".", "Only one can have the rest; write the other's share.") \
  X(all_weights_zero, "Alla vikter är noll, så ingenting kan fördelas efter dem.", "Minst en vikt är större än noll.", "All weights are zero, so nothing can be divided by them.", "At least one weight is more than zero.") \
  X(nobody_carries, "{table} säger inte vem som bär {what}.", "Lägg till: {example}", "{table} does not say who bears {what}.", "Add: {example}") \
  X(nothing_to_divide, "Kostnaden är det som debiteras (\"as charged\"), men {key} är ingen nyckel med bara avgifter: det finns inget belopp att dela.", "Låt kostnadens key vara en nyckel med charges och utan rest, eller skriv kostnadens belopp.", "The cost is what is charged (\"as charged\"), but {key} is no key of charges alone: there is no amount to divide.", "Let the key of the cost be one with charges and without rest, or write the amount of the cost.") \
  X(limits_do_not_meet, "{cost} {year}: gränserna i {key} går inte ihop med {amount}: {answers}.", "Ändra en gräns, eller låt en mottagare bära skillnaden: difference = \"region_x\"", "{cost} {year}: the limits of {key} do not fit {amount}: {answers}.", "Change a limit, or let a receiver bear the difference: difference = \"region_x\"") \
  X(inexact, "{cost} {year}: {what} blir {value}, som inte är hela {unit}, och ingen avrundning är bestämd.", "Lägg till under [rounding]: {example}", "{cost} {year}: {what} comes to {value}, which is not a whole {unit}, and no rounding is named.", "Add under [rounding]: {example}") \
  X(too_large_amount, "{cost} {year}: beloppet är större än vad programmet räknar med.", "Kontrollera enheten (kr, tkr, mnkr) och uppräkningen.", "{cost} {year}: the amount is larger than the program counts with.", "Check the unit (kr, tkr, mnkr) and the index.") \
  /* time */ \
  X(no_such_day, "{value} {why}.", "Skriv en dag som finns, till exempel {example}.", "{value} {why}.", "Write a day that exists, such as {example}.") \
  X(days_out_of_order, "{later} ({later_day}) kommer före {earlier} ({earlier_day}).", "Byt plats på dagarna, eller rätta den ena.", "{later} ({later_day}) comes before {earlier} ({earlier_day}).", "Exchange the days, or correct one of them.") \
  X(same_day_twice, "{first} och {second} är samma dag, {day}.", "Ta bort den ena, eller ändra dagen.", "{first} and {second} are the same day, {day}.", "Remove one of them, or change the day.") \
  X(gap_before_first_step, "{what} behövs från {needed}, men det första steget börjar {first}.", "Lägg till ett steg som gäller från början: {example}", "{what} is needed from {needed}, but its first step begins {first}.", "Add a step that holds from the beginning: {example}") \
  X(outside_the_agreement, "{value} ligger utanför avtalet, som gäller {from}–{to}.", "Ändra dagen, eller avtalets start, end eller renewal.", "{value} is outside the agreement, which holds {from}–{to}.", "Change the day, or the start, end or renewal of the agreement.") \
  X(before_price_level, "Beloppet gäller från {from} men står i {level} års priser: det skulle behöva räknas bakåt.", "Skriv price_level = {example}, eller låt beloppet gälla från ett senare år.", "The amount holds from {from} but is in the prices of {level}: it would have to be counted backwards.", "Write price_level = {example}, or let the amount hold from a later year.") \
  X(step_or_occasion, "{key} gäller inte bara ett visst år eller en viss dag.", "{hint}", "{key} does not hold in a single year or on a single day.", "{hint}") \
  X(inside_a_month, "{cost}: något ändras {day}, mitt i en månad, men {rule}.", "Flytta ändringen till den första i en månad{besides}.", "{cost}: something changes on {day}, inside a month, but {rule}.", "Move the change to the first of a month{besides}.") \
  X(two_answers, "{question} har flera svar: {answers}.", "{way}", "{question} has several answers: {answers}.", "{way}") \
  /* figures */ \
  X(no_figure, "{measure} behöver {figure}, som inte finns i {file}.", "Lägg till raden, till exempel: {example}", "{measure} needs {figure}, which is not in {file}.", "Add the row, such as: {example}") \
  X(past_last_figure, "{measure} behöver {figure}, men {file} slutar med {last}, och längre får inte räknas (after_last = \"stop\").", "Lägg till de nya siffrorna, projicera till ett tidigare år, eller skriv after_last = \"repeat\" eller en årlig ökning som \"2 %\".", "{measure} needs {figure}, but {file} ends with {last}, and no figure is to be counted after it (after_last = \"stop\").", "Add the new figures, project to an earlier year, or write after_last = \"repeat\" or a yearly growth such as \"2 %\".") \
  X(preliminary_refused, "{measure} läser {figure}, som är preliminär.", "Vänta på den definitiva siffran, eller skriv preliminary = \"keep\" eller \"correct\".", "{measure} reads {figure}, which is preliminary.", "Wait for the definitive figure, or write preliminary = \"keep\" or \"correct\".") \
  X(two_bases, "{first} ({first_unit}) fortsätts av {second} ({second_unit}): de är inte samma slags tal.", "Låt serien fortsättas av en med samma enhet (unit).", "{first} ({first_unit}) is continued by {second} ({second_unit}): they are not the same kind of number.", "Let it be continued by a series of the same unit.") \
  X(price_level_not_in_series, "Prisnivån {level} finns inte i {file}, som {measure} läser.", "Lägg till raden, eller skriv en prisnivå som finns: {choices}.", "The price level {level} is not in {file}, which {measure} reads.", "Add the row, or write a price level that is there: {choices}.") \
  X(invalid_cell, "Cellen går inte att läsa: {what}.", "{repair}", "The cell cannot be read: {what}.", "{repair}") \
  X(unknown_column, "{column} är ingen kolumn som läses.", "{hint}Kolumnerna heter: {choices}.", "{column} is not a column that is read.", "{hint}The columns are called: {choices}.") \
  X(missing_column, "Kolumnen {column} saknas: {meaning}.", "Låt första raden ge kolumnerna namn, till exempel: {example}", "The column {column} is missing: {meaning}.", "Let the first line name the columns, for example: {example}") \
  X(too_many_cells, "Raden har {found} celler, men kolumnerna är {expected}.", "Ta bort det som är för mycket, eller sätt citattecken (\") om en cell där {separator} står i texten.", "The row has {found} cells, but the columns are {expected}.", "Remove what is too much, or put quotation marks (\") around a cell with {separator} in its text.") \
  X(impossible_figure, "{value} kan inte stämma: {why}.", "Rätta värdet, eller enheten (unit) under [figures].", "{value} cannot be right: {why}.", "Correct the value, or its unit under [figures].") \
  X(same_row_twice, "Samma siffra finns redan på rad {line}: samma period, part, utgåva, status och publiceringsdag.", "Ta bort den ena, eller rätta det som skiljer dem åt.", "The same figure is already on line {line}: the same period, party, edition, status and day of publication.", "Remove one of them, or correct what tells them apart.") \
  /* sources */ \
  X(source_missing, "{table} säger inte varifrån uppgiften kommer.", "Lägg till: source = {example}. Källor i filen: {choices}.", "{table} does not say where it comes from.", "Add: source = {example}. Sources in the file: {choices}.") \
  X(unknown_source, "Källan {name} finns inte under [sources].", "{hint}Källor i filen: {choices}.", "The source {name} is not under [sources].", "{hint}Sources in the file: {choices}.") \
  X(status_alone, "status står utan source.", "Skriv källan bredvid: source = {example}", "status stands without a source.", "Write the source beside it: source = {example}") \
  /* rules */ \
  X(order_missing, "{rule} behöver veta i vilken ordning parterna kommer när det är lika; {missing} saknas i order.", "Skriv: order = {example}, eller order = \"by_code\"", "{rule} needs to know in which order the parties come in a tie; {missing} is not in order.", "Write: order = {example}, or order = \"by_code\"") \
  X(rule_missing, "{question} är inte bestämt: {answers}.", "{way}", "{question} is not settled: {answers}.", "{way}") \
  X(too_many_ways, "Från {key} leder mer än {limit} vägar till nycklar som räknar i kronor.", "Låt nycklar hänvisa i färre led, eller låt färre nycklar leda till samma.", "From {key} more than {limit} ways lead to keys that know kronor.", "Let keys refer in fewer steps, or let fewer keys lead to the same.") \
  X(not_a_multiple, "{first} är inte en hel multipel av {second}.", "Välj till exempel {example}.", "{first} is not a whole multiple of {second}.", "Choose for example {example}.") \
  /* changes to an agreement */ \
  X(unknown_address, "Adressen {address} finns inte i avtalet.", "{hint}Adressen är platsen i filen, som costs.rent.yearly.from-2030.", "The address {address} is not in the agreement.", "{hint}The address is the place in the file, such as costs.rent.yearly.from-2030.") \
  X(not_used, "{name} används inte av något i avtalet.", "Ta bort det, eller hänvisa till det.", "{name} is not used by anything in the agreement.", "Remove it, or refer to it.") \
  X(clause_not_modelled, "{clause} i ”{source}” är varken med i beräkningen eller undantagen.", "Skriv source = {example} vid det som följer av den, eller undanta den med ett skäl i left_out under [agreement].", "{clause} of “{source}” is neither modelled nor set aside.", "Write source = {example} where something follows from it, or set it aside, with a reason, in left_out under [agreement].") \
  X(nothing_changed, "Ändringen ändrar ingenting.", "Skriv det som ska gälla i stället, som rent.key = \"by_area\" under [costs], eller det som tas bort i removes.", "The amendment changes nothing.", "Write what is to hold instead, such as rent.key = \"by_area\" under [costs], or what is removed in removes.") \
  X(cannot_be_amended, "{address} gäller hela avtalstiden och kan inte ändras från en dag.", "{way}", "{address} holds throughout the agreement and cannot change on a day.", "{way}") \
  X(before_the_amendment, "{value} är före {from}, den dag då ändringen börjar gälla; det som varit ändras inte.", "Skriv en senare dag, eller låt ändringen gälla tidigare (from).", "{value} is before {from}, the day from which the amendment holds; what has been does not change.", "Write a later day, or let the amendment hold earlier (from).") \
  X(changes_steps, "{address} har steg; ett ensamt värde skulle ta bort dem.", "Ändra ett steg: {choices}.", "{address} has steps; a single value would remove them.", "Change one step: {choices}.")
// clang-format on

namespace andel {

#define ANDEL_CODE(code, ...) code,
enum class problem_code : std::uint8_t { ANDEL_PROBLEM_CODES(ANDEL_CODE) };
#undef ANDEL_CODE

}  // namespace andel
