"""The command ``andel``: check, describe, project, explain and compare agreement files.

Data goes to standard output, talk to standard error. Exit codes: 0 fine, 1 an agreement has problems, 2 wrong use or output that
cannot be written, 3 our fault.
"""

from __future__ import annotations

import contextlib
import errno
import glob
import json
import os
import re
import shutil
import sys
import textwrap
from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path
from typing import Any, Literal, NamedTuple, NoReturn, TextIO

import click

import andel
from andel import AgreementError, Problem, Projection, ReportError
from andel.texts import Language, language_of_environment, say, summary_of_problems

LANGUAGES: tuple[Language, ...] = ("sv", "en")
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
        complain(_wrong_use(wrong, lang))
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


def complain(text: str) -> None:
    """Say something on standard error, if anybody listens there."""
    if sys.stderr is not None:
        with contextlib.suppress(OSError):
            print(_for_reader(_shown(text.rstrip("\n")), sys.stderr), file=sys.stderr, flush=True)


# ---- the commands


def check(files: tuple[str, ...], lang: Language, form: str, strict: bool) -> int:
    """Everything wrong with each file; the problems are the data."""
    found = [(name, _problems_of(name)) for name in _standard_input_once(files)]
    if form == "json":
        records = [problem.as_dict(lang) for _, problems in found for problem in problems]
        _write(json.dumps(records, ensure_ascii=False, indent=1) + "\n", None, lang)
    else:
        parts = []
        for name, problems in found:
            parts += [problem.draw(lang) + "\n" for problem in problems]
            parts.append(f"{_shown(name)}: {summary_of_problems(problems, lang)}\n")
        _write("".join(parts), None, lang)
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
    _write("\n".join(described), _path(output), lang)
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
    if form == "arrow" and path is None and _is_terminal(sys.stdout):
        raise _WrongUse("arrow_on_terminal")
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
            projections.append((_shown(name), projection))
    if failed and not (keep_going and projections):
        if len(files) > 1 or output is not None:
            complain(say("nothing_written_of_all" if keep_going else "nothing_written", lang))
        return 1
    _write(_formatted(projections, lang, table, form, to_terminal=path is None), path, lang)
    return int(failed)


def explain(file: str, lang: Language, party: str, year: int, cost: str | None, form: str, output: str | None) -> int:
    """Why a party bears what it bears in a year."""
    try:
        agreement = _read(file)
        _refuse_out_of_reach(file, agreement, year, "--year")
        projection = agreement.project(max(year, agreement.end.year))
    except AgreementError as error:
        complain(error.draw(lang))
        return 1
    _refuse_unknown(file, "--party", party, agreement.parties)
    _refuse_unknown(file, "--cost", cost, agreement.costs)
    _refuse_unknown(file, "--year", year, projection.years)
    why = projection.explain(party, year, cost)
    _write(why.json() if form == "json" else why.text(lang), None if output in (None, STANDARD) else Path(output), lang)
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
    _write(text, None if output in (None, STANDARD) else Path(output), lang)
    return 0


def _refuse_unknown(file: str, option: str, value: object, choices: Sequence[object]) -> None:
    if value is not None and value not in choices:
        known = f"{choices[0]}–{choices[-1]}" if option == "--year" else ", ".join(map(str, choices))
        raise _WrongUse("nothing_to_explain", name=option, value=value, file=_shown(file), choices=known)


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
                raise _WrongUse("only_table", name=name)


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
            raise click.ClickException(say("arrow_needs", lang, name=missing.name)) from missing
    colour = to_terminal and _wants_colour(sys.stdout)
    texts = []
    for name, projection in projections:
        try:
            texts.append(projection.report(**table._asdict(), lang=lang).text(colour=colour))
        except ReportError as error:
            raise _WrongUse("cannot_show", file=name, error=error) from error
    return "\n".join(texts)


def _is_terminal(stream: TextIO | None) -> bool:
    return stream is not None and stream.isatty()


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
    path = None if output in (None, STANDARD) else Path(output)
    _write(_formatted_difference(difference, lang, unit, form, to_terminal=path is None), path, lang)
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
    return difference.report(unit=unit, lang=lang).text(colour=to_terminal and _wants_colour(sys.stdout))


def _wants_colour(stream: TextIO | None) -> bool:
    return _is_terminal(stream) and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"


def _for_reader(text: str, stream: TextIO | None) -> str:
    """On a terminal, sentences folded between words. Tables, lines of a document, and what is to be pasted stay as they are."""
    if not _is_terminal(stream):
        return text
    width = shutil.get_terminal_size().columns
    return "\n".join(_folded(line, width) for line in text.split("\n"))


def _folded(line: str, width: int) -> str:
    is_sentence = "  " not in line.strip() and not re.match(" *([0-9]* [|]|= )", line)
    if len(line) <= width or not is_sentence:
        return line
    margin = line[: len(line) - len(line.lstrip())] + "    "
    return textwrap.fill(line, width, subsequent_indent=margin, break_long_words=False, break_on_hyphens=False)


REASONS = {
    errno.ENOENT: "no_folder",
    errno.ENOTDIR: "no_folder",
    errno.EISDIR: "is_folder",
    errno.EACCES: "no_permission",
    errno.EPERM: "no_permission",
    errno.EROFS: "no_permission",
    errno.ENOSPC: "disk_full",
}


def _write(content: str | bytes, path: Path | None, lang: Language) -> None:
    from andel import output

    try:
        output.write(_for_reader(content, sys.stdout) if path is None and isinstance(content, str) else content, path)
    except OSError as error:
        reason = say(REASONS[error.errno], lang) if error.errno in REASONS else str(error.strerror)
        where = say("standard_output", lang) if path is None else path
        raise click.ClickException(say("cannot_write", lang, file=where, reason=reason)) from error


def _standard_input_once(files: tuple[str, ...]) -> tuple[str, ...]:
    if files.count(STANDARD) > 1:
        raise _WrongUse("stdin_twice")
    return files


def _shown(given: str) -> str:
    """What was given as people read it: a locale that knows only ASCII, or a spoilt file name, comes to us in pieces of bytes."""
    try:
        return given.encode(errors="surrogateescape").decode(errors="replace")
    except UnicodeEncodeError:
        return given.encode(errors="replace").decode()


def _read(name: str) -> andel.Agreement:
    return andel.read_agreement_text(_standard_input(), name) if name == STANDARD else andel.read_agreement(name)


def _problems_of(name: str) -> list[Problem]:
    return andel.check_text(_standard_input(), name) if name == STANDARD else andel.check(name)


def _standard_input() -> bytes:
    return b"" if sys.stdin is None else sys.stdin.buffer.read()


def _refuse_out_of_reach(name: str, agreement: andel.Agreement, year: int | None, option: str = "--until") -> None:
    first, last = agreement.start.year, agreement.start.year + 200
    if year is not None and not first <= year <= last:
        raise _WrongUse("out_of_reach", name=option, file=_shown(name), first=first, last=last)


# ---- how the command line is read


class _WrongUse(click.UsageError):
    """Wrong use in words of our own: a text and its values."""

    def __init__(self, text: str, **values: object) -> None:
        super().__init__(text)
        self.text = text
        self.values = values


def _program(lang: Language) -> click.Group:
    """The command line, its help in the language asked for."""

    def show_version(_context: click.Context, _option: click.Parameter, wanted: bool) -> None:
        if wanted:
            _write(say("version_is", lang, version=andel.__version__, format=andel.FORMAT_VERSION) + "\n", None, lang)
            raise click.exceptions.Exit(0)

    version = click.Option(["--version"], is_flag=True, is_eager=True, expose_value=False, callback=show_version, help=say("version", lang))
    language = _choice("--lang", "lang", LANGUAGES, lang)
    language.expose_value = False  # language_of has seen it
    program = _Group("andel", lang=lang, help=say("program", lang) + "\n\n" + say("exit_codes", lang), params=[version, language])
    program.add_command(
        _command(
            "check",
            check,
            lang,
            [
                _choice("--format", "check_format", ("text", "json"), lang, name="form"),
                _flag("--strict", lang),
            ],
        )
    )
    output = click.Option(["--output", "-o"], help=say("output", lang), metavar=say("file_metavar", lang))
    program.add_command(_command("describe", describe, lang, [output]))
    program.add_command(
        _command(
            "project",
            project,
            lang,
            [
                click.Option(["--until"], callback=_as_year, help=say("until", lang), metavar=say("year_metavar", lang)),
                click.Option(["--as-of"], callback=_as_day, help=say("as_of", lang), metavar=say("day_metavar", lang)),
                _choice("--by", "by", ("party", "cost", "activity"), lang),
                _choice("--unit", "unit", ("kr", "tkr", "mnkr"), lang),
                click.Option(["--budget-year"], callback=_as_year, help=say("budget_year", lang), metavar=say("year_metavar", lang)),
                click.Option(
                    ["--prices"],
                    default="current",
                    callback=_as_prices,
                    help=say("prices", lang),
                    metavar="current|" + say("year_metavar", lang),
                ),
                click.Option(["--deflator"], help=say("deflator", lang), metavar=say("index_metavar", lang)),
                click.Option(
                    ["--inhabitants"],
                    multiple=True,
                    callback=_as_inhabitants,
                    help=say("inhabitants", lang),
                    metavar=say("inhabitants_metavar", lang),
                ),
                _choice("--format", "format", ("table", "csv", "csv-excel", "arrow", "json"), lang, name="form"),
                output,
                _flag("--keep-going", lang),
                _flag("--strict", lang),
            ],
        )
    )
    program.add_command(
        _command(
            "explain",
            explain,
            lang,
            [
                click.Option(["--party"], required=True, help=say("party", lang), metavar=say("name_metavar", lang)),
                click.Option(
                    ["--year"], required=True, callback=_as_year, help=say("year_explained", lang), metavar=say("year_metavar", lang)
                ),
                click.Option(["--cost"], help=say("cost", lang), metavar=say("name_metavar", lang)),
                _choice("--format", "explain_format", ("text", "json"), lang, name="form"),
                output,
            ],
            operands=("file",),
        )
    )
    program.add_command(
        _command(
            "assumptions",
            assumptions,
            lang,
            [
                click.Option(["--until"], callback=_as_year, help=say("until", lang), metavar=say("year_metavar", lang)),
                _choice("--format", "assumptions_format", ("text", "json"), lang, name="form"),
                output,
            ],
            operands=("file",),
        )
    )
    program.add_command(
        _command(
            "diff",
            diff,
            lang,
            [
                click.Option(["--until"], callback=_as_year, help=say("until", lang), metavar=say("year_metavar", lang)),
                _choice("--unit", "unit", ("kr", "tkr", "mnkr"), lang),
                _choice("--format", "diff_format", ("table", "json"), lang, name="form"),
                output,
            ],
            operands=("old", "new"),
        )
    )
    return program


OPERANDS = {"files": "files_metavar", "file": "file_metavar", "old": "old_metavar", "new": "new_metavar"}


def _command(
    name: str, run: Callable[..., int], lang: Language, options: list[click.Option], operands: Sequence[str] = ("files",)
) -> click.Command:
    arguments = [
        click.Argument([each], nargs=-1 if each == "files" else 1, required=True, metavar=say(OPERANDS[each], lang)) for each in operands
    ]
    own_language = _choice("--lang", "lang", LANGUAGES, lang)
    return _Command(name, lang=lang, callback=run, help=say(name, lang), params=[*arguments, *options, own_language])


def _choice(flag: str, text: str, choices: Sequence[str], lang: Language, name: str | None = None) -> click.Option:
    def chosen(_context: click.Context, _option: click.Parameter, value: str) -> str:
        if value not in choices:
            raise _WrongUse("bad_choice", name=flag, value=value, choices=", ".join(choices))
        return value

    default = lang if flag == "--lang" else choices[0]
    return click.Option([flag, name] if name else [flag], default=default, callback=chosen, help=say(text, lang), metavar="|".join(choices))


def _flag(flag: str, lang: Language) -> click.Option:
    return click.Option([flag], is_flag=True, help=say(flag.removeprefix("--").replace("-", "_"), lang))


def _as_year(_context: click.Context, option: click.Parameter, value: str | None) -> int | None:
    if value is None:
        return None
    if not re.fullmatch("[0-9]{4}", value):
        raise _WrongUse("bad_year", name=option.opts[0], value=value)
    return int(value)


def _as_prices(_context: click.Context, _option: click.Parameter, value: str) -> int | Literal["current"]:
    if value == "current":
        return "current"
    if not re.fullmatch("[0-9]{4}", value):
        raise _WrongUse("bad_prices", value=value)
    return int(value)


def _as_inhabitants(_context: click.Context, _option: click.Parameter, values: Sequence[str]) -> dict[str, int] | None:
    counts: dict[str, int] = {}
    for value in values:
        party, is_of_party, number = value.rpartition("=")
        party = party if is_of_party else "everyone"
        digits = re.sub("[ \u00a0\u202f]", "", number)
        if not re.fullmatch("[0-9]{1,12}", digits):
            raise _WrongUse("bad_inhabitants", value=value)
        if party in counts:
            raise _WrongUse("inhabitants_twice", party=party)
        counts[party] = int(digits)
    return counts or None


def _as_day(_context: click.Context, _option: click.Parameter, value: str | None) -> date | None:
    if value is None:
        return None
    try:
        day = date.fromisoformat(value) if re.fullmatch("[0-9]{4}-[0-9]{2}-[0-9]{2}", value) else None
    except ValueError:
        day = None
    if day is None or not 1900 <= day.year <= 2999:
        raise _WrongUse("bad_day", name="--as-of", value=value)
    return day


class _InOurWords:
    """Click's help, its headings in the language asked for."""

    def __init__(self, *arguments: Any, lang: Language, **settings: Any) -> None:
        self.lang = lang
        settings.setdefault("options_metavar", say("options_metavar", lang))
        if isinstance(self, click.Group):
            settings.setdefault("subcommand_metavar", say("command_metavar", lang))
        super().__init__(*arguments, **settings)

    def get_help_option(self, ctx: click.Context) -> click.Option | None:
        def show_help(context: click.Context, _option: click.Parameter, wanted: bool) -> None:
            if wanted:
                _write(context.get_help() + "\n", None, self.lang)
                raise click.exceptions.Exit(0)

        return click.Option(
            ["--help", "-h"], is_flag=True, is_eager=True, expose_value=False, callback=show_help, help=say("help", self.lang)
        )

    def format_usage(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        pieces = self.collect_usage_pieces(ctx)  # type: ignore[attr-defined]
        formatter.write_usage(ctx.command_path, " ".join(pieces), prefix=say("usage", self.lang) + ": ")

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        options = [each for each in self.get_params(ctx) if isinstance(each, click.Option)]  # type: ignore[attr-defined]
        records = [record for option in options if (record := option.get_help_record(ctx))]
        with formatter.section(say("options", self.lang)):
            formatter.write_dl(records)
        if isinstance(self, click.Group):
            with formatter.section(say("commands", self.lang)):
                formatter.write_dl([(name, self.commands[name].get_short_help_str(90)) for name in self.commands])


class _Command(_InOurWords, click.Command):
    pass


class _Group(_InOurWords, click.Group):
    def resolve_command(self, ctx: click.Context, args: list[str]) -> tuple[str | None, click.Command | None, list[str]]:
        if args[0] not in self.commands:
            unknown = "no_such_option" if args[0].startswith("-") else "no_such_command"
            raise _WrongUse(unknown, name=args[0], choices=", ".join(self.commands), hint="")
        return super().resolve_command(ctx, args)


def _wrong_use(wrong: click.ClickException, lang: Language) -> str:
    """What is wrong with the command line, in our words, and where help is."""
    if not isinstance(wrong, click.UsageError):
        return wrong.message
    context = wrong.ctx or click.get_current_context(silent=True)
    name = wrong.param.opts[0] if isinstance(wrong, click.BadParameter) and isinstance(wrong.param, click.Option) else ""
    match wrong:
        case _WrongUse():
            text = say(wrong.text, lang, **wrong.values)
        case click.NoSuchOption():
            choices = ", ".join(wrong.possibilities or [])
            text = say("no_such_option", lang, name=wrong.option_name, hint=say("did_you_mean", lang, choices=choices) if choices else "")
        case click.MissingParameter():
            files = "missing_versions" if wrong.param is not None and wrong.param.name in ("old", "new") else "missing_files"
            text = say("missing_value", lang, name=name) if name else say(files, lang)
        case click.BadOptionUsage() if "not take" in wrong.message:
            text = say("no_value", lang, name=wrong.option_name)
        case click.BadOptionUsage():
            text = say("missing_value", lang, name=wrong.option_name)
        case _ if context is not None and isinstance(context.command, click.Group):
            text = say("missing_command", lang, choices=", ".join(context.command.commands))
        case _:
            text = say("wrong_use", lang, error=wrong.message)
    return text + "\n" + say("try_help", lang, command=context.command_path if context else "andel")
