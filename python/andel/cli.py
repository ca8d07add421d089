"""The command ``andel``: check and project agreement files.

Data goes to standard output, talk to standard error. Exit codes: 0 fine, 1 an agreement has problems, 2 wrong use, 3 our fault.
"""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path
from typing import Any, NoReturn, TextIO

import click

import andel
from andel import AgreementError, Problem, Projection
from andel.texts import say

LANGUAGES = ("sv", "en")


def main(arguments: Sequence[str] | None = None) -> NoReturn:
    """Run the command and exit with its code."""
    given = list(sys.argv[1:] if arguments is None else arguments)
    lang = language_of(given)
    for stream in (sys.stdout, sys.stderr):
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


def language_of(arguments: Sequence[str]) -> str:
    """The language asked for, before anything is parsed: help and complaints speak it too."""
    lang = os.environ.get("ANDEL_LANG", "sv")
    for place, word in enumerate(arguments):
        if word == "--lang":
            lang = "".join(arguments[place + 1 : place + 2])
        elif word.startswith("--lang="):
            lang = word.removeprefix("--lang=")
    return lang if lang in LANGUAGES else "sv"


def complain(text: str) -> None:
    """Say something on standard error."""
    print(text.rstrip("\n"), file=sys.stderr)


# ---- the commands


def check(files: tuple[str, ...], lang: str, form: str, strict: bool) -> int:
    """Everything wrong with each file; the problems are the data."""
    found = [(name, _problems_of(name)) for name in _named_once(files, lang)]
    if form == "json":
        records = [problem.as_dict(lang) for _, problems in found for problem in problems]
        _write(json.dumps(records, ensure_ascii=False, indent=1) + "\n", None, lang)
    else:
        parts = []
        for name, problems in found:
            parts += [problem.draw(lang) + "\n" for problem in problems]
            parts.append(say("problems", lang, file=name, count=len(problems)) if problems else say("no_problems", lang, file=name))
            parts.append("\n")
        _write("".join(parts), None, lang)
    return int(any(strict or problem.severity == "error" for _, problems in found for problem in problems))


def project(
    files: tuple[str, ...],
    lang: str,
    until: int | None,
    as_of: date | None,
    by: str,
    unit: str,
    form: str,
    output: str | None,
    keep_going: bool,
    strict: bool,
) -> int:
    """Read, plan, project and write each file; all or nothing unless ``keep_going``."""
    projections: list[tuple[str, Projection]] = []
    failed = False
    for name in _named_once(files, lang):
        try:
            agreement = _read(name)
            _refuse_out_of_reach(name, agreement, until, lang)
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
            projections.append((name, projection))
    if failed and not keep_going:
        complain(say("nothing_written", lang) if len(files) > 1 or output else "")
        return 1
    _write(_formatted(projections, lang, by, unit, form, to_terminal=output is None), None if output is None else Path(output), lang)
    return int(failed)


def _formatted(projections: list[tuple[str, Projection]], lang: str, by: str, unit: str, form: str, *, to_terminal: bool) -> str:
    from andel import output

    if form == "json":
        return output.as_json(projections, lang=lang)
    if form in ("csv", "csv-excel"):
        return output.as_csv(projections, by=by, excel=form == "csv-excel")
    colour = to_terminal and _wants_colour(sys.stdout)
    return "\n".join(projection.report(by=by, unit=unit, lang=lang).text(colour=colour) for _, projection in projections)


def _wants_colour(stream: TextIO) -> bool:
    return stream.isatty() and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"


def _write(text: str, path: Path | None, lang: str) -> None:
    from andel import output

    try:
        output.write(text, path)
    except OSError as error:
        raise click.ClickException(say("cannot_write", lang, file=path or "-", reason=error.strerror)) from error


def _named_once(files: tuple[str, ...], lang: str) -> tuple[str, ...]:
    if files.count("-") > 1:
        raise click.ClickException(say("stdin_twice", lang))
    return files


def _read(name: str) -> andel.Agreement:
    return andel.read_agreement_text(sys.stdin.buffer.read(), "-") if name == "-" else andel.read_agreement(name)


def _problems_of(name: str) -> list[Problem]:
    return andel.check_text(sys.stdin.buffer.read(), "-") if name == "-" else andel.check(name)


def _refuse_out_of_reach(name: str, agreement: andel.Agreement, until: int | None, lang: str) -> None:
    first, last = agreement.start.year, agreement.start.year + 200
    if until is not None and not first <= until <= last:
        raise click.ClickException(say("out_of_reach", lang, file=name, first=first, last=last))


# ---- how the command line is read


def _program(lang: str) -> click.Group:
    """The command line, its help in the language asked for."""

    def show_version(_context: click.Context, _option: click.Parameter, wanted: bool) -> None:
        if wanted:
            _write(f"andel {andel.__version__}\n", None, lang)
            raise click.exceptions.Exit(0)

    program = _Group(
        "andel",
        lang=lang,
        help=say("program", lang) + "\n\n" + say("exit_codes", lang),
        params=[click.Option(["--version"], is_flag=True, is_eager=True, expose_value=False, callback=show_version, help=say("version", lang))],
    )
    program.params.append(_choice("--lang", "lang", LANGUAGES, lang, expose=False))
    program.add_command(_command("check", check, lang, [_choice("--format", "check_format", ("text", "json"), lang, name="form"), _flag("--strict", lang)]))
    program.add_command(
        _command(
            "project",
            project,
            lang,
            [
                click.Option(["--until"], type=_Year(), help=say("until", lang), metavar="YYYY"),
                click.Option(["--as-of"], type=_Day(), help=say("as_of", lang), metavar="YYYY-MM-DD"),
                _choice("--by", "by", ("party", "cost", "activity"), lang),
                _choice("--unit", "unit", ("kr", "tkr", "mnkr"), lang),
                _choice("--format", "format", ("table", "csv", "csv-excel", "json"), lang, name="form"),
                click.Option(["--output", "-o"], help=say("output", lang), metavar="FIL" if lang == "sv" else "FILE"),
                _flag("--keep-going", lang),
                _flag("--strict", lang),
            ],
        )
    )
    return program


def _command(name: str, run: Callable[..., int], lang: str, options: list[click.Option]) -> click.Command:
    files = click.Argument(["files"], nargs=-1, required=True, metavar=say("files", lang))
    own_language = _choice("--lang", "lang", LANGUAGES, lang)
    return _Command(name, lang=lang, callback=run, help=say(name, lang), params=[files, *options, own_language])


def _choice(flag: str, text: str, choices: Sequence[str], lang: str, name: str | None = None, *, expose: bool = True) -> click.Option:
    default = lang if flag == "--lang" else choices[0]
    declared = [flag, name] if name else [flag]
    metavar = "|".join(choices)
    return click.Option(declared, type=click.Choice(list(choices)), default=default, help=say(text, lang), metavar=metavar, expose_value=expose)


def _flag(flag: str, lang: str) -> click.Option:
    return click.Option([flag], is_flag=True, help=say(flag.removeprefix("--").replace("-", "_"), lang))


class _Year(click.ParamType):
    name = "year"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> int:
        if isinstance(value, str) and len(value) == 4 and value.isascii() and value.isdigit():
            return int(value)
        raise _BadValue("bad_year", value, param)


class _Day(click.ParamType):
    name = "day"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> date:
        try:
            if len(value) != 10:
                raise ValueError(value)
            return date.fromisoformat(value)
        except ValueError:
            raise _BadValue("bad_day", value, param) from None


class _BadValue(click.BadParameter):
    """A value that is no year or no day; ``text`` says it."""

    def __init__(self, text: str, value: object, param: click.Parameter | None) -> None:
        super().__init__(text, param=param)
        self.text = text
        self.value = value


class _InOurWords:
    """Click's help, its headings in the language asked for."""

    def __init__(self, *arguments: Any, lang: str, **settings: Any) -> None:
        self.lang = lang
        is_group = isinstance(self, click.Group)
        settings.setdefault("options_metavar", say("options_metavar", lang))
        if is_group:
            settings.setdefault("subcommand_metavar", say("command_metavar", lang))
        super().__init__(*arguments, **settings)

    def get_help_option(self, ctx: click.Context) -> click.Option | None:
        option = super().get_help_option(ctx)  # type: ignore[misc]
        if option is not None:
            option.help = say("help", self.lang)
        return option

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
    pass


def _wrong_use(wrong: click.ClickException, lang: str) -> str:
    """What is wrong with the command line, in our words, and where help is."""
    context = getattr(wrong, "ctx", None)
    param = getattr(wrong, "param", None)
    name = param.opts[0] if isinstance(param, click.Option) else ""
    match wrong:
        case click.NoSuchOption():
            choices = ", ".join(wrong.possibilities or [])
            text = say("no_such_option", lang, name=wrong.option_name, hint=say("did_you_mean", lang, choices=choices) if choices else "")
        case click.MissingParameter():
            text = say("missing_value", lang, name=name) if name else say("missing_files", lang)
        case _BadValue():
            text = say(wrong.text, lang, name=name, value=wrong.value)
        case click.BadParameter() if isinstance(param, click.Option) and isinstance(param.type, click.Choice):
            value = wrong.message.split("'")[1] if "'" in wrong.message else ""
            text = say("bad_choice", lang, name=name, value=value, choices=", ".join(param.type.choices))
        case click.BadOptionUsage():
            text = say("missing_value", lang, name=wrong.option_name)
        case click.UsageError() if context is not None and isinstance(context.command, click.Group):
            choices = ", ".join(context.command.commands)
            unknown = wrong.message.split("'")[1] if "'" in wrong.message else ""
            text = say("no_such_command", lang, name=unknown, choices=choices) if unknown else say("missing_command", lang, choices=choices)
        case click.UsageError():
            text = say("wrong_use", lang, error=wrong.message)
        case _:
            return wrong.message
    return text + "\n" + say("try_help", lang, command=context.command_path if context else "andel")
