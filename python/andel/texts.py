"""Everything the Python layer says, in Swedish and English. What the core says (problems, tables) is in the core, likewise in both."""

from __future__ import annotations

import os
from collections.abc import Sequence
from typing import TYPE_CHECKING, Literal, TypeAlias

if TYPE_CHECKING:
    from andel._core import Problem

Language: TypeAlias = Literal["sv", "en"]

TEXTS: dict[str, tuple[str, str]] = {
    # help
    "program": (
        "Andel: vem betalar vad och när, exakt på öret, ur ett avtal skrivet som en textfil.",
        "Andel: who pays what and when, exact to the öre, from an agreement written as a text file.",
    ),
    "exit_codes": (
        "Slutkoder: 0 allt gick bra, 1 ett avtal har problem, 2 kommandot är fel skrivet eller utdata går inte att skriva, "
        "3 programmet gjorde fel.",
        "Exit codes: 0 all is well, 1 an agreement has problems, 2 the command is wrong or its output cannot be written, "
        "3 the program failed.",
    ),
    "check": (
        "Kontrollera avtalsfiler: alla problem på en gång, vart och ett med plats och väg ut. FIL kan vara - (standard in).",
        "Check agreement files: all problems at once, each with its place and the way out. FILE may be - (standard input).",
    ),
    "project": (
        "Räkna fram avtal år för år: vad var och en bär, betalar utåt och har att reglera. FIL kan vara - (standard in).",
        "Project agreements year by year: what each party bears, pays outward and has to settle. FILE may be - (standard input).",
    ),
    "explain": (
        "Förklara vad en part bär ett år: varje steg, ned till raden i avtalet, och en formel för Excel. FIL kan vara - (standard in).",
        "Explain what a party bears in a year: every step down to the line of the agreement, and a formula for Excel. "
        "FILE may be - (standard input).",
    ),
    "assumptions": (
        "Visa allt som är antaget, uppskattat eller bara uppgivet: kronorna som vilar på det, och vad ett steg ändrar. "
        "FIL kan vara - (standard in).",
        "Show all that is assumed, estimated or merely reported: the kronor that rest on it, and what one step changes. "
        "FILE may be - (standard input).",
    ),
    "capital": (
        "Visa tillgångarna år för år, och lånen bredvid kapitalkostnaden för det de betalar. FIL kan vara - (standard in).",
        "Show the assets year by year, and the loans beside the capital cost of what they pay for. FILE may be - (standard input).",
    ),
    "capital_format": (
        "table: att läsa. json: varje belopp exakt, som bråk där det inte är hela ören.",
        "table: to read. json: each amount exactly, as a fraction where it is not whole öre.",
    ),
    "calendar": (
        "Visa ett avtals dagar: slut, förlängningar och sista dagar för uppsägning, vad som händer om en dag missas, och vad varje sätt "
        "att sluta kostar var och en. FIL kan vara - (standard in).",
        "Show the days of an agreement: ends, renewals and last days of notice, what happens if a day is missed, and what each way to "
        "end it costs everybody. FILE may be - (standard input).",
    ),
    "calendar_until": (
        "Till och med detta år (annars: den första förlängningens slut).",
        "Through this year (else: the end of the first renewal).",
    ),
    "calendar_from": (
        "Från och med denna dag (annars: avtalets första dag).",
        "From this day (else: the first day of the agreement).",
    ),
    "calendar_format": (
        "text: att läsa. json: allt. csv: en rad för varje dag. ics: för kalenderprogram, med påminnelse en månad före.",
        "text: to read. json: everything. csv: one row for each day. ics: for calendar programs, with a reminder a month before.",
    ),
    "assumptions_format": ("text: att läsa. json: en post för varje antagande.", "text: to read. json: one record for each assumption."),
    "party": ("Parten, med sitt namn i filen.", "The party, by its name in the file."),
    "year_explained": ("Året som förklaras.", "The year that is explained."),
    "cost": ("Bara denna kostnad, med sitt namn i filen.", "Only this cost, by its name in the file."),
    "explain_format": ("text: att läsa. json: varje steg, att räkna om.", "text: to read. json: every step, to be redone."),
    "describe": (
        "Läs upp avtal i klartext: en mening för varje klausul, med källa, sist det som inte räknas. FIL kan vara - (standard in).",
        "Say agreements in plain words: a sentence for each clause, with its source, last what is not counted. FILE may be - "
        "(standard input).",
    ),
    "diff": (
        "Jämför två versioner av ett avtal: vilka klausuler som skiljer, och vad det ändrar i kronor för varje part och år.",
        "Compare two versions of an agreement: which clauses differ, and what it changes in kronor for each party and year.",
    ),
    "figures": (
        "Visa vilka siffror ett avtal behöver, för vilka år, och vilka som finns, skrivs fram eller saknas (slutkod 1). FIL kan vara -.",
        "Show which figures an agreement needs, for which years, and which are there, extended or missing (exit code 1). FILE may be -.",
    ),
    "figures_as_of": (
        "Bara det som var publicerat den dagen (annars: allt som står i filerna).",
        "Only what was published by that day (else: all that stands in the files).",
    ),
    "figures_format": ("text: att läsa. csv, json: en rad för varje siffra.", "text: to read. csv, json: one row for each figure."),
    "new": (
        "Skriv ett avtal att börja från, med förklaringar, och bredvid det schemat och de siffror som det nämner.",
        "Write an agreement to start from, explained in Swedish, and beside it the schema and the figures that it names.",
    ),
    "from_example": (
        "Ett av avtalen som följer med, till exempel vara-familjecentral, i stället för det tomma.",
        "One of the agreements that come along, such as vara-familjecentral, instead of the blank one.",
    ),
    "force": ("Skriv över filer som finns.", "Overwrite files that exist."),
    "schema": (
        "Skriv filformatet som JSON Schema, för redigerare som fyller i och kontrollerar.",
        "Write the file format as a JSON Schema in Swedish, for editors that complete and check.",
    ),
    "until": ("Till och med detta år (annars: avtalstidens slut).", "Through this year (else: the end of the fixed term)."),
    "as_of": (
        "Dagen varifrån förflutna år bedöms: de som saknar bokförda belopp märks.",
        "The day from which past years are judged: those without booked figures are marked.",
    ),
    "by": ("Gruppera tabellen efter part, kostnad eller verksamhet.", "Group the table by party, cost or activity."),
    "unit": ("Tabellens enhet. Maskinformat är alltid i kr.", "The unit of the table. Machine formats are always in kr."),
    "budget_year": (
        "Åren som kolumner, kring detta budgetår: året före, Budget, Plan i två år och sedan Kalkyl till och med --until.",
        "The years as columns, around this budget year: the year before, Budget, Plan for two years, then Projection through --until.",
    ),
    "prices": (
        "current: löpande priser. Ett år: vad som bärs visas också i det årets priser, enligt --deflator.",
        "current: current prices. A year: what is borne is shown also in the prices of that year, by --deflator.",
    ),
    "deflator": (
        "Det index i avtalet vars årliga ändringar är prisutvecklingen för --prices.",
        "The index of the agreement whose yearly changes are the price development for --prices.",
    ),
    "inhabitants": (
        "Visa också kronor per invånare. PART är partens namn i filen; utan PART gäller antalet alla parter tillsammans. Kan upprepas.",
        "Show also kronor per inhabitant. PARTY is its name in the file; without PARTY the number is for all parties together. Repeatable.",
    ),
    "lang": ("Språk för allt som visas.", "The language of everything shown."),
    "format": (
        "table: att läsa. csv: lång tabell, punkt som decimaltecken. csv-excel: samma tabell för svensk Excel. "
        "arrow: samma tabell för dataverktyg. json: allt.",
        "table: to read. csv: the long table, decimal point. csv-excel: the same table for Swedish Excel. "
        "arrow: the same table for data tools. json: everything.",
    ),
    "diff_format": ("table: att läsa. json: allt, även varje år var för sig.", "table: to read. json: everything, also each year alone."),
    "check_format": ("text: att läsa. json: en post för varje problem.", "text: to read. json: one record for each problem."),
    "output": (
        "Skriv till denna fil i stället för standard ut (-); den ersätts hel eller inte alls.",
        "Write to this file instead of standard output (-); it is replaced whole or not at all.",
    ),
    "keep_going": (
        "Ta med de avtal som går att läsa, fast andra har problem (slutkod 1).",
        "Include the agreements that can be read, though others have problems (exit code 1).",
    ),
    "strict": ("Låt varningar räknas som problem.", "Let warnings count as problems."),
    "version": ("Visa versionen.", "Show the version."),
    "version_is": (
        "andel {version}, läser avtalsfiler till och med version {format}",
        "andel {version}, reads agreement files up to version {format}",
    ),
    "help": ("Visa denna hjälp.", "Show this help."),
    # headings of the help
    "usage": ("Användning", "Usage"),
    "options": ("Val", "Options"),
    "commands": ("Kommandon", "Commands"),
    "options_metavar": ("[VAL]", "[OPTIONS]"),
    "command_metavar": ("KOMMANDO [ARGUMENT]…", "COMMAND [ARGS]…"),
    "files_metavar": ("FIL…", "FILE…"),
    "name_metavar": ("NAMN", "NAME"),
    "file_metavar": ("FIL", "FILE"),
    "old_metavar": ("GAMMAL", "OLD"),
    "new_metavar": ("NY", "NEW"),
    "year_metavar": ("ÅÅÅÅ", "YYYY"),
    "index_metavar": ("INDEX", "INDEX"),
    "inhabitants_metavar": ("[PART=]ANTAL", "[PARTY=]NUMBER"),
    "day_metavar": ("ÅÅÅÅ-MM-DD", "YYYY-MM-DD"),
    # talk
    "problem_none": ("inga problem", "no problems"),
    "problem_one": ("{count} problem", "{count} problem"),
    "problem_many": ("{count} problem", "{count} problems"),
    "warning_one": ("{count} varning", "{count} warning"),
    "warning_many": ("{count} varningar", "{count} warnings"),
    "problem_place": ("Plats", "Place"),
    "problem_what": ("Vad som är fel", "What is wrong"),
    "problem_way_out": ("Väg ut", "Way out"),
    "severity_error": ("Problem", "Problem"),
    "severity_warning": ("Varning", "Warning"),
    "nothing_written": (
        "Ingenting skrevs, eftersom minst ett avtal har problem; --keep-going tar med de andra.",
        "Nothing was written, since at least one agreement has problems; --keep-going includes the others.",
    ),
    "nothing_written_of_all": (
        "Ingenting skrevs, eftersom alla avtal har problem.",
        "Nothing was written, since every agreement has problems.",
    ),
    "cannot_write": ("{file} går inte att skriva: {reason}.", "{file} cannot be written: {reason}."),
    "standard_output": ("Standard ut", "Standard output"),
    "no_folder": ("mappen finns inte", "there is no such folder"),
    "is_folder": ("det är en mapp", "it is a folder"),
    "no_permission": (
        "du får inte skriva där, eller filen är öppen i ett annat program",
        "you may not write there, or the file is open in another program",
    ),
    "disk_full": ("disken är full", "the disk is full"),
    "bug": (
        "Programmet gjorde fel, inte du: {error}. Ingenting skrevs. Rapportera gärna, med kommandot och avtalet; "
        "ANDEL_TRACEBACK=1 visar var.",
        "The program failed, not you: {error}. Nothing was written. Please report it, with the command and the agreement; "
        "ANDEL_TRACEBACK=1 shows where.",
    ),
    # figures
    "how_read": ("finns", "there"),
    "how_preliminary": ("preliminära", "preliminary"),
    "how_extended": ("framskrivna", "extended"),
    "how_typed": ("skrivna", "typed"),
    "how_missing": ("saknas", "missing"),
    "figures_in_agreement": ("i avtalet", "in the agreement"),
    "figures_day": ("den {at} varje år", "on {at} every year"),
    "figures_month": ("månad {at} varje år", "month {at} every year"),
    "edition_same": ("ur utgåvan månad {month} samma år", "of the edition of month {month} of the same year"),
    "edition_other": ("ur utgåvan månad {month}, år {count}", "of the edition of month {month}, year {count}"),
    "figures_parties": ("{count} parter", "{count} parties"),
    "figures_always": ("alla år", "every year"),
    "figures_from": (", från {period}", ", from {period}"),
    "figures_total": ("Antal siffror: {count} ({kinds}).", "Number of figures: {count} ({kinds})."),
    "figures_none": ("Avtalet behöver inga siffror.", "The agreement needs no figures."),
    # calendar
    "calendar_otherwise": ("Annars: {what}.", "Otherwise: {what}."),
    "calendar_price": ("Vad det kostar att missa dagen, en period till:", "What it costs to miss the day, one more period:"),
    "calendar_one_more": ("{party}: {amount} kr", "{party}: {amount} kr"),
    "calendar_rests_on_no_notice": (
        "Finns bara om ingen säger upp avtalet dessförinnan.",
        "Exists only if nobody gives notice before it.",
    ),
    "calendar_conditional": ("Finns bara om förlängningen beslutas.", "Exists only if the renewal is decided."),
    # wrong use
    "until_needed": (
        "--until: {file} gäller tills vidare och har ingen sista dag. Ange ett år, till exempel {year}.",
        "--until: {file} runs until further notice and has no last day. Name a year, such as {year}.",
    ),
    "no_such_example": (
        "--from: det finns inget exempel {name}. Det finns: {choices}.",
        "--from: there is no example {name}. There are: {choices}.",
    ),
    "in_the_way": (
        "Finns redan, och skrevs inte över: {files}. Använd --force för att skriva över.",
        "Exists already, and was not overwritten: {files}. Use --force to overwrite.",
    ),
    "no_such_command": ("Det finns inget kommando {name}. Det finns: {choices}.", "There is no command {name}. There are: {choices}."),
    "no_such_option": ("Det finns inget val {name}.{hint}", "There is no option {name}.{hint}"),
    "did_you_mean": (" Menade du {choices}?", " Did you mean {choices}?"),
    "missing_files": ("Ange minst en avtalsfil.", "Name at least one agreement file."),
    "missing_versions": ("Ange två avtalsfiler: den gamla och den nya.", "Name two agreement files: the old one and the new one."),
    "missing_command": ("Ange ett kommando: {choices}.", "Name a command: {choices}."),
    "missing_value": ("{name} behöver ett värde.", "{name} needs a value."),
    "no_value": ("{name} har inget värde.", "{name} takes no value."),
    "bad_choice": ("{name}: {value} är inget av {choices}.", "{name}: {value} is none of {choices}."),
    "bad_year": ("{name}: {value} är inget år. Skriv till exempel 2042.", "{name}: {value} is not a year. Write for example 2042."),
    "bad_prices": (
        "--prices: {value} är varken current eller ett år. Skriv till exempel 2025.",
        "--prices: {value} is neither current nor a year. Write for example 2025.",
    ),
    "bad_inhabitants": (
        "--inhabitants: {value} är inget antal. Skriv till exempel municipality=10854, eller bara 10854 för alla tillsammans.",
        "--inhabitants: {value} is no number. Write for example municipality=10854, or only 10854 for all together.",
    ),
    "inhabitants_twice": ("--inhabitants: {party} har två antal.", "--inhabitants: {party} has two numbers."),
    "only_table": (
        "{name} gäller bara tabellen. Maskinformaten har alla år, i löpande priser; använd --format table.",
        "{name} is for the table only. The machine formats have every year, in current prices; use --format table.",
    ),
    "cannot_show": ("{file}: {error}", "{file}: {error}"),
    "bad_day": (
        "{name}: {value} är ingen dag. Skriv till exempel 2026-12-31.",
        "{name}: {value} is not a day. Write for example 2026-12-31.",
    ),
    "out_of_reach": (
        "{name}: {file} kan räknas fram för åren {first}–{last}.",
        "{name}: {file} can be projected for the years {first}–{last}.",
    ),
    "arrow_on_terminal": (
        "--format arrow är till för program, inte för en terminal: skriv till en fil med --output, eller led utdata vidare (|).",
        "--format arrow is for programs, not for a terminal: write to a file with --output, or pipe the output (|).",
    ),
    "format_needs": (
        "--format {format} behöver Pythonpaketet {name}, som inte är installerat: pip install {name}",
        "--format {format} needs the Python package {name}, which is not installed: pip install {name}",
    ),
    "nothing_to_explain": (
        "{name}: {value} finns inte i {file}. Det finns: {choices}.",
        "{name}: {value} is not in {file}. There is: {choices}.",
    ),
    "stdin_twice": ("Standard in (-) kan bara läsas en gång.", "Standard input (-) can be read only once."),
    "wrong_use": ("Kommandot går inte att förstå: {error}", "The command cannot be understood: {error}"),
    "try_help": ("Hjälp: {command} --help", "Help: {command} --help"),
}


def say(key: str, lang: Language, **values: object) -> str:
    """The text for ``key`` in ``lang`` ("sv" or "en"), with its values filled in."""
    swedish, english = TEXTS[key]
    return (english if lang == "en" else swedish).format(**values)


def language_of_environment() -> Language:
    """The language where nobody says otherwise: that of ``ANDEL_LANG``, else Swedish."""
    return "en" if os.environ.get("ANDEL_LANG") == "en" else "sv"


def summary_of_problems(problems: Sequence[Problem], lang: Language) -> str:
    """How many problems and warnings: "1 problem, 2 warnings"."""
    errors = sum(problem.severity == "error" for problem in problems)
    warnings = len(problems) - errors
    parts = [say(_counted("problem", errors), lang, count=errors)]
    if warnings:
        parts.append(say(_counted("warning", warnings), lang, count=warnings))
    return ", ".join(parts)


def _counted(what: str, count: int) -> str:
    return what + ("_none" if count == 0 else "_one" if count == 1 else "_many")
