"""The command ``andel``: write, check, describe, project, explain and compare agreement files.

Data goes to standard output, talk to standard error. Exit codes: 0 fine, 1 an agreement has problems, 2 wrong use or output that
cannot be written, 3 our fault.
"""

from __future__ import annotations

import glob
import json
import os
import sys
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import Literal, NamedTuple, NoReturn

import click

import andel
from andel import AgreementError, Problem, Projection, ReportError
from andel.command_line import (
    LANGUAGES,
    Group,
    WrongUse,
    as_day,
    as_inhabitants,
    as_prices,
    as_year,
    choice,
    command,
    flag,
    wrong_use,
)
from andel.talk import complain, is_terminal, shown, wants_colour, write
from andel.texts import Language, language_of_environment, say, summary_of_problems

STANDARD = "-"  # standard input among the files, standard output after --output


def main(arguments: Sequence[str] | None = None) -> NoReturn:
    """Run the command and exit with its code."""
    given = list(sys.argv[1:] if arguments is None else arguments)
    if os.name == "nt":
        given = patterns_filled_in(given)
    lang = language_of(given)
    for stream in (sys.stdout, sys.stderr):
        if stream is not None:  # None: closed by whoever started us
            stream.reconfigure(encoding="utf-8", errors="replace")  # type: ignore[union-attr]
    try:
        code = _program(lang).main(given or ["--help"], prog_name="andel", standalone_mode=False)
    except click.ClickException as wrong:
        complain(wrong_use(wrong, lang))
        code = 2
    except (KeyboardInterrupt, click.Abort):
        code = 130
    except Exception as error:  # whatever it is, it is ours: say so, and lose nothing
        if os.environ.get("ANDEL_TRACEBACK"):
            raise
        complain(say("bug", lang, error=f"{type(error).__name__}: {error}"))
        code = 3
    sys.exit(code)


def patterns_filled_in(arguments: Sequence[str]) -> list[str]:
    """Every pattern (``*.toml``) as the files it fits: shells do that, but not those of Windows."""
    return [name for word in arguments for name in (sorted(glob.glob(word)) if glob.has_magic(word) else ()) or [word]]  # noqa: PTH207


def language_of(arguments: Sequence[str]) -> Language:
    """The language asked for, before anything is parsed: help and complaints speak it too."""
    lang: str = language_of_environment()
    for place, word in enumerate(arguments):
        if word == "--lang":
            lang = "".join(arguments[place + 1 : place + 2])
        elif word.startswith("--lang="):
            lang = word.removeprefix("--lang=")
    return "en" if lang == "en" else "sv"


# ---- the commands


def check(files: tuple[str, ...], lang: Language, form: str, strict: bool) -> int:
    """Everything wrong with each file; the problems are the data."""
    found = [(name, _problems_of(name)) for name in _standard_input_once(files)]
    if form == "json":
        records = [problem.as_dict(lang) for _, problems in found for problem in problems]
        write(json.dumps(records, ensure_ascii=False, indent=1) + "\n", None, lang)
    else:
        parts = []
        for name, problems in found:
            parts += [problem.draw(lang) + "\n" for problem in problems]
            parts.append(f"{shown(name)}: {summary_of_problems(problems, lang)}\n")
        write("".join(parts), None, lang)
    return int(any(strict or problem.severity == "error" for _, problems in found for problem in problems))


def describe(files: tuple[str, ...], lang: Language, output: str | None) -> int:
    """Each agreement in plain words; all or nothing."""
    described = []
    for name in _standard_input_once(files):
        try:
            described.append(str(_read(name).describe(lang)))
        except AgreementError as error:
            complain(error.draw(lang))
    if len(described) < len(files):
        if len(files) > 1 or output is not None:
            complain(say("nothing_written", lang))
        return 1
    write("\n".join(described), _path(output), lang)
    return 0


def _path(output: str | None) -> Path | None:
    return None if output in (None, STANDARD) else Path(output)


def project(
    files: tuple[str, ...],
    lang: Language,
    until: int | None,
    as_of: date | None,
    by: Literal["party", "cost", "activity"],
    unit: Literal["kr", "tkr", "mnkr"],
    budget_year: int | None,
    prices: int | Literal["current"],
    deflator: str | None,
    inhabitants: dict[str, int] | None,
    form: str,
    output: str | None,
    keep_going: bool,
    strict: bool,
) -> int:
    """Read, plan, project and write each file; all or nothing unless ``keep_going``."""
    table = _Table(by, unit, budget_year, prices, deflator, inhabitants)
    if form != "table":
        table.refuse_what_only_it_shows()
    path = _path(output)
    if form == "arrow" and path is None and is_terminal(sys.stdout):
        raise WrongUse("arrow_on_terminal")
    projections: list[tuple[str, Projection]] = []
    failed = False
    for name in _standard_input_once(files):
        try:
            agreement = _read(name)
            _refuse_out_of_reach(name, agreement, until)
            projection = agreement.project(until, as_of=as_of)
        except AgreementError as error:
            complain(error.draw(lang))
            failed = True
            continue
        warnings = agreement.warnings
        for warning in warnings:
            complain(warning.draw(lang))
        if strict and warnings:
            failed = True
        else:
            projections.append((shown(name), projection))
    if failed and not (keep_going and projections):
        if len(files) > 1 or output is not None:
            complain(say("nothing_written_of_all" if keep_going else "nothing_written", lang))
        return 1
    write(_formatted(projections, lang, table, form, to_terminal=path is None), path, lang)
    return int(failed)


def explain(file: str, lang: Language, party: str, year: int, cost: str | None, form: str, output: str | None) -> int:
    """Why a party bears what it bears in a year."""
    try:
        agreement = _read(file)
        _refuse_out_of_reach(file, agreement, year, "--year")
        projection = agreement.project(max(year, agreement.end.year) if agreement.end else year)
    except AgreementError as error:
        complain(error.draw(lang))
        return 1
    _refuse_unknown(file, "--party", party, agreement.parties)
    _refuse_unknown(file, "--cost", cost, agreement.costs)
    _refuse_unknown(file, "--year", year, projection.years)
    why = projection.explain(party, year, cost)
    write(why.json() if form == "json" else why.text(lang), _path(output), lang)
    return 0


def assumptions(file: str, lang: Language, until: int | None, form: str, output: str | None) -> int:
    """What a projection rests on that is not firm."""
    try:
        agreement = _read(file)
        _refuse_out_of_reach(file, agreement, until)
        projection = agreement.project(until)
    except AgreementError as error:
        complain(error.draw(lang))
        return 1
    if form == "json":
        records = [row._asdict() for row in projection.assumptions(lang)]
        text = json.dumps(records, ensure_ascii=False, indent=1, default=str) + "\n"
    else:
        text = projection.assumptions_text(lang)
    write(text, _path(output), lang)
    return 0


def capital(
    file: str, lang: Language, until: int | None, as_of: date | None, unit: Literal["kr", "tkr", "mnkr"], form: str, output: str | None
) -> int:
    """Assets year by year, and loans beside the capital cost of what they pay for."""
    try:
        agreement = _read(file)
        _refuse_out_of_reach(file, agreement, until)
        projection = agreement.project(until, as_of=as_of)
    except AgreementError as error:
        complain(error.draw(lang))
        return 1
    path = _path(output)
    try:
        report = projection.capital_report(unit=unit, lang=lang)
    except ReportError as error:
        raise WrongUse("cannot_show", file=shown(file), error=error) from error
    if form == "json":
        from andel.output import capital_as_records

        text = json.dumps(capital_as_records(projection), ensure_ascii=False, indent=1, default=str) + "\n"
    else:
        text = report.text(colour=path is None and wants_colour(sys.stdout))
    write(text, path, lang)
    return 0


def _refuse_unknown(file: str, option: str, value: object, choices: Sequence[object]) -> None:
    if value is not None and value not in choices:
        known = f"{choices[0]}–{choices[-1]}" if option == "--year" else ", ".join(map(str, choices))
        raise WrongUse("nothing_to_explain", name=option, value=value, file=shown(file), choices=known)


class _Table(NamedTuple):
    """What the table shows, as the report is told."""

    by: Literal["party", "cost", "activity"]
    unit: Literal["kr", "tkr", "mnkr"]
    budget_year: int | None
    prices: int | Literal["current"]
    deflator: str | None
    inhabitants: dict[str, int] | None

    def refuse_what_only_it_shows(self) -> None:
        """Machine formats are in current prices and whole; somebody who asks for something else is not to find that out later."""
        asked = {
            "--budget-year": self.budget_year is not None,
            "--prices": self.prices != "current",
            "--deflator": self.deflator is not None,
            "--inhabitants": self.inhabitants is not None,
        }
        for name, wanted in asked.items():
            if wanted:
                raise WrongUse("only_table", name=name)


def _formatted(projections: list[tuple[str, Projection]], lang: Language, table: _Table, form: str, *, to_terminal: bool) -> str | bytes:
    from andel import output

    if form == "json":
        return output.as_json(projections, lang=lang)
    if form in ("csv", "csv-excel"):
        return output.as_csv(projections, by=table.by, excel=form == "csv-excel")
    if form == "arrow":
        try:
            return output.as_arrow(projections, by=table.by)
        except ModuleNotFoundError as missing:
            raise click.ClickException(say("format_needs", lang, format=form, name=missing.name)) from missing
    colour = to_terminal and wants_colour(sys.stdout)
    texts = []
    for name, projection in projections:
        try:
            texts.append(projection.report(**table._asdict(), lang=lang).text(colour=colour))
        except ReportError as error:
            raise WrongUse("cannot_show", file=name, error=error) from error
    return "\n".join(texts)


def diff(
    old: str,
    new: str,
    lang: Language,
    until: int | None,
    unit: Literal["kr", "tkr", "mnkr"],
    form: str,
    output: str | None,
) -> int:
    """Read two versions of an agreement and write what differs."""
    before, after = (_version(name, lang, until) for name in _standard_input_once((old, new)))
    if before is None or after is None:
        return 1
    try:
        difference = andel.diff(before, after, until)
    except AgreementError as error:
        complain(error.draw(lang))
        return 1
    path = _path(output)
    write(_formatted_difference(difference, lang, unit, form, to_terminal=path is None), path, lang)
    return 0


def _version(name: str, lang: Language, until: int | None) -> andel.Agreement | None:
    """The agreement, or its problems on standard error: those of both versions are told."""
    try:
        agreement = _read(name)
    except AgreementError as error:
        complain(error.draw(lang))
        return None
    _refuse_out_of_reach(name, agreement, until)
    return agreement


def _formatted_difference(
    difference: andel.Difference, lang: Language, unit: Literal["kr", "tkr", "mnkr"], form: str, *, to_terminal: bool
) -> str:
    if form == "json":
        from andel import output

        return output.difference_as_json(difference, lang=lang)
    return difference.report(unit=unit, lang=lang).text(colour=to_terminal and wants_colour(sys.stdout))


def calendar(file: str, lang: Language, until: int | None, since: date | None, form: str, output: str | None) -> int:
    """The days of an agreement, and what each way to end it costs."""
    try:
        agreement = _read(file)
        _refuse_out_of_reach(file, agreement, until)
        made = agreement.calendar(until, since=since)
    except AgreementError as error:
        complain(error.draw(lang))
        return 1
    path = _path(output)
    write(_formatted_calendar(made, lang, form, to_terminal=path is None), path, lang)
    return 0


def _formatted_calendar(made: andel.Calendar, lang: Language, form: str, *, to_terminal: bool) -> str | bytes:
    from andel import calendars

    if form == "text":
        return made.text(lang, colour=to_terminal and wants_colour(sys.stdout))
    if form == "ics":
        try:
            return calendars.as_ics(made, lang)
        except ModuleNotFoundError as missing:
            raise click.ClickException(say("format_needs", lang, format=form, name=missing.name)) from missing
    return calendars.as_csv(made, lang) if form == "csv" else calendars.as_json(made, lang)


def figures(file: str, lang: Language, until: int | None, as_of: date | None, form: str, output: str | None) -> int:
    """Which figures the agreement needs, and which of them there are."""
    from andel import needs

    try:
        agreement = _read(file)
        _refuse_out_of_reach(file, agreement, until)
        needed = andel.needed_figures(andel.make_plan(agreement, until), as_of=as_of)
    except AgreementError as error:
        complain(error.draw(lang))
        return 1
    if form == "text":
        text = needs.as_text(agreement.name, needed, lang)
    else:
        text = needs.as_csv(needed) if form == "csv" else needs.as_json(needed)
    write(text, _path(output), lang)
    return int(any(one.how == "missing" for one in needed))


def new(lang: Language, example: str | None, output: str | None, force: bool) -> int:
    """Write an agreement to start from, or an example, and beside it the files that it names."""
    from andel import starter

    if example is not None and example not in andel.examples():
        raise WrongUse("no_such_example", name=example, choices=", ".join(andel.examples()))
    source = starter.starter() if example is None else andel.example(example)
    beside = starter.named_in(source)
    path = _path(output)
    if path is None:
        write(source.read_bytes().decode(), None, lang)
        return 0
    contents = {path.parent / name: file.read_bytes() for name, file in beside.items()} | {path: source.read_bytes()}
    in_the_way = [str(each) for each, content in contents.items() if each.is_file() and each.read_bytes() != content]
    if in_the_way and not force:
        raise WrongUse("in_the_way", files=", ".join(map(shown, in_the_way)))
    for each, content in contents.items():
        if each.parent != path.parent and path.parent.is_dir():
            each.parent.mkdir(exist_ok=True)
        write(content, each, lang)
    return 0


def schema(lang: Language, output: str | None) -> int:
    """Write the schema of the format."""
    write(andel.schema(), _path(output), lang)
    return 0


def _standard_input_once(files: tuple[str, ...]) -> tuple[str, ...]:
    if files.count(STANDARD) > 1:
        raise WrongUse("stdin_twice")
    return files


def _read(name: str) -> andel.Agreement:
    return andel.read_agreement_text(_standard_input(), name) if name == STANDARD else andel.read_agreement(name)


def _problems_of(name: str) -> list[Problem]:
    return andel.check_text(_standard_input(), name) if name == STANDARD else andel.check(name)


def _standard_input() -> bytes:
    return b"" if sys.stdin is None else sys.stdin.buffer.read()


def _refuse_out_of_reach(name: str, agreement: andel.Agreement, year: int | None, option: str = "--until") -> None:
    first, last = agreement.start.year, agreement.start.year + 200
    if year is None and agreement.end is None:
        raise WrongUse("until_needed", file=shown(name), year=first + 10)
    if year is not None and not first <= year <= last:
        raise WrongUse("out_of_reach", name=option, file=shown(name), first=first, last=last)


# ---- the command line


def _program(lang: Language) -> click.Group:
    """The command line, its help in the language asked for."""

    def show_version(_context: click.Context, _option: click.Parameter, wanted: bool) -> None:
        if wanted:
            write(say("version_is", lang, version=andel.__version__, format=andel.FORMAT_VERSION) + "\n", None, lang)
            raise click.exceptions.Exit(0)

    version = click.Option(["--version"], is_flag=True, is_eager=True, expose_value=False, callback=show_version, help=say("version", lang))
    language = choice("--lang", "lang", LANGUAGES, lang)
    language.expose_value = False  # language_of has seen it
    program = Group("andel", lang=lang, help=say("program", lang) + "\n\n" + say("exit_codes", lang), params=[version, language])
    program.add_command(
        command(
            "check",
            check,
            lang,
            [
                choice("--format", "check_format", ("text", "json"), lang, name="form"),
                flag("--strict", lang),
            ],
        )
    )
    output = click.Option(["--output", "-o"], help=say("output", lang), metavar=say("file_metavar", lang))
    program.add_command(command("describe", describe, lang, [output]))
    program.add_command(
        command(
            "project",
            project,
            lang,
            [
                click.Option(["--until"], callback=as_year, help=say("until", lang), metavar=say("year_metavar", lang)),
                click.Option(["--as-of"], callback=as_day, help=say("as_of", lang), metavar=say("day_metavar", lang)),
                choice("--by", "by", ("party", "cost", "activity"), lang),
                choice("--unit", "unit", ("kr", "tkr", "mnkr"), lang),
                click.Option(["--budget-year"], callback=as_year, help=say("budget_year", lang), metavar=say("year_metavar", lang)),
                click.Option(
                    ["--prices"],
                    default="current",
                    callback=as_prices,
                    help=say("prices", lang),
                    metavar="current|" + say("year_metavar", lang),
                ),
                click.Option(["--deflator"], help=say("deflator", lang), metavar=say("index_metavar", lang)),
                click.Option(
                    ["--inhabitants"],
                    multiple=True,
                    callback=as_inhabitants,
                    help=say("inhabitants", lang),
                    metavar=say("inhabitants_metavar", lang),
                ),
                choice("--format", "format", ("table", "csv", "csv-excel", "arrow", "json"), lang, name="form"),
                output,
                flag("--keep-going", lang),
                flag("--strict", lang),
            ],
        )
    )
    program.add_command(
        command(
            "explain",
            explain,
            lang,
            [
                click.Option(["--party"], required=True, help=say("party", lang), metavar=say("name_metavar", lang)),
                click.Option(
                    ["--year"], required=True, callback=as_year, help=say("year_explained", lang), metavar=say("year_metavar", lang)
                ),
                click.Option(["--cost"], help=say("cost", lang), metavar=say("name_metavar", lang)),
                choice("--format", "explain_format", ("text", "json"), lang, name="form"),
                output,
            ],
            operands=("file",),
        )
    )
    program.add_command(
        command(
            "assumptions",
            assumptions,
            lang,
            [
                click.Option(["--until"], callback=as_year, help=say("until", lang), metavar=say("year_metavar", lang)),
                choice("--format", "assumptions_format", ("text", "json"), lang, name="form"),
                output,
            ],
            operands=("file",),
        )
    )
    program.add_command(
        command(
            "capital",
            capital,
            lang,
            [
                click.Option(["--until"], callback=as_year, help=say("until", lang), metavar=say("year_metavar", lang)),
                click.Option(["--as-of"], callback=as_day, help=say("as_of", lang), metavar=say("day_metavar", lang)),
                choice("--unit", "unit", ("kr", "tkr", "mnkr"), lang),
                choice("--format", "capital_format", ("table", "json"), lang, name="form"),
                output,
            ],
            operands=("file",),
        )
    )
    program.add_command(
        command(
            "calendar",
            calendar,
            lang,
            [
                click.Option(["--until"], callback=as_year, help=say("calendar_until", lang), metavar=say("year_metavar", lang)),
                click.Option(["--from", "since"], callback=as_day, help=say("calendar_from", lang), metavar=say("day_metavar", lang)),
                choice("--format", "calendar_format", ("text", "json", "csv", "ics"), lang, name="form"),
                output,
            ],
            operands=("file",),
        )
    )
    program.add_command(
        command(
            "diff",
            diff,
            lang,
            [
                click.Option(["--until"], callback=as_year, help=say("until", lang), metavar=say("year_metavar", lang)),
                choice("--unit", "unit", ("kr", "tkr", "mnkr"), lang),
                choice("--format", "diff_format", ("table", "json"), lang, name="form"),
                output,
            ],
            operands=("old", "new"),
        )
    )
    program.add_command(
        command(
            "figures",
            figures,
            lang,
            [
                click.Option(["--until"], callback=as_year, help=say("until", lang), metavar=say("year_metavar", lang)),
                click.Option(["--as-of"], callback=as_day, help=say("figures_as_of", lang), metavar=say("day_metavar", lang)),
                choice("--format", "figures_format", ("text", "csv", "json"), lang, name="form"),
                output,
            ],
            operands=("file",),
        )
    )
    program.add_command(
        command(
            "new",
            new,
            lang,
            [
                click.Option(["--from", "example"], help=say("from_example", lang), metavar=say("name_metavar", lang)),
                output,
                flag("--force", lang),
            ],
            operands=(),
        )
    )
    program.add_command(command("schema", schema, lang, [output], operands=()))
    return program
