"""How the command line is read: click, with its options, its help and its complaints in our words."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from datetime import date
from typing import Any, Literal

import click

from andel.talk import write
from andel.texts import Language, say

LANGUAGES: tuple[Language, ...] = ("sv", "en")


class WrongUse(click.UsageError):
    """Wrong use in words of our own: a text and its values."""

    def __init__(self, text: str, **values: object) -> None:
        super().__init__(text)
        self.text = text
        self.values = values


OPERANDS = {"files": "files_metavar", "file": "file_metavar", "old": "old_metavar", "new": "new_metavar"}


def command(
    name: str, run: Callable[..., int], lang: Language, options: list[click.Option], operands: Sequence[str] = ("files",)
) -> click.Command:
    arguments = [
        click.Argument([each], nargs=-1 if each == "files" else 1, required=True, metavar=say(OPERANDS[each], lang)) for each in operands
    ]
    own_language = choice("--lang", "lang", LANGUAGES, lang)
    return Command(name, lang=lang, callback=run, help=say(name, lang), params=[*arguments, *options, own_language])


def choice(flag: str, text: str, choices: Sequence[str], lang: Language, name: str | None = None) -> click.Option:
    def chosen(_context: click.Context, _option: click.Parameter, value: str) -> str:
        if value not in choices:
            raise WrongUse("bad_choice", name=flag, value=value, choices=", ".join(choices))
        return value

    default = lang if flag == "--lang" else choices[0]
    return click.Option([flag, name] if name else [flag], default=default, callback=chosen, help=say(text, lang), metavar="|".join(choices))


def flag(flag: str, lang: Language) -> click.Option:
    return click.Option([flag], is_flag=True, help=say(flag.removeprefix("--").replace("-", "_"), lang))


def as_year(_context: click.Context, option: click.Parameter, value: str | None) -> int | None:
    if value is None:
        return None
    year, own, next_year = value.partition("/")  # 2024/25: a year of the agreement's own, by the calendar year of its first day
    if not re.fullmatch("[0-9]{4}", year) or (own and next_year != f"{(int(year) + 1) % 100:02d}"):
        raise WrongUse("bad_year", name=option.opts[0], value=value)
    return int(year)


def as_prices(_context: click.Context, _option: click.Parameter, value: str) -> int | Literal["current"]:
    if value == "current":
        return "current"
    if not re.fullmatch("[0-9]{4}", value):
        raise WrongUse("bad_prices", value=value)
    return int(value)


def as_inhabitants(_context: click.Context, _option: click.Parameter, values: Sequence[str]) -> dict[str, int] | None:
    counts: dict[str, int] = {}
    for value in values:
        party, is_of_party, number = value.rpartition("=")
        party = party if is_of_party else "everyone"
        digits = re.sub("[ \u00a0\u202f]", "", number)
        if not re.fullmatch("[0-9]{1,12}", digits):
            raise WrongUse("bad_inhabitants", value=value)
        if party in counts:
            raise WrongUse("inhabitants_twice", party=party)
        counts[party] = int(digits)
    return counts or None


def as_day(_context: click.Context, option: click.Parameter, value: str | None) -> date | None:
    if value is None:
        return None
    try:
        day = date.fromisoformat(value) if re.fullmatch("[0-9]{4}-[0-9]{2}-[0-9]{2}", value) else None
    except ValueError:
        day = None
    if day is None or not 1900 <= day.year <= 2999:
        raise WrongUse("bad_day", name=option.opts[0], value=value)
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
                write(context.get_help() + "\n", None, self.lang)
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


class Command(_InOurWords, click.Command):
    pass


class Group(_InOurWords, click.Group):
    def resolve_command(self, ctx: click.Context, args: list[str]) -> tuple[str | None, click.Command | None, list[str]]:
        if args[0] not in self.commands:
            unknown = "no_such_option" if args[0].startswith("-") else "no_such_command"
            raise WrongUse(unknown, name=args[0], choices=", ".join(self.commands), hint="")
        return super().resolve_command(ctx, args)


def wrong_use(wrong: click.ClickException, lang: Language) -> str:
    """What is wrong with the command line, in our words, and where help is."""
    if not isinstance(wrong, click.UsageError):
        return wrong.message
    context = wrong.ctx or click.get_current_context(silent=True)
    name = wrong.param.opts[0] if isinstance(wrong, click.BadParameter) and isinstance(wrong.param, click.Option) else ""
    match wrong:
        case WrongUse():
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
