"""What the command says and to whom: data to standard output or a file, talk to standard error; folded and coloured for a terminal."""

from __future__ import annotations

import contextlib
import errno
import os
import re
import shutil
import sys
import textwrap
from pathlib import Path
from typing import TextIO

import click

from andel.texts import Language, say


def complain(text: str) -> None:
    """Say something on standard error, if anybody listens there."""
    if sys.stderr is not None:
        with contextlib.suppress(OSError):
            print(_for_reader(shown(text.rstrip("\n")), sys.stderr), file=sys.stderr, flush=True)


def shown(given: str) -> str:
    """What was given as people read it: a locale that knows only ASCII, or a spoilt file name, comes to us in pieces of bytes."""
    try:
        return given.encode(errors="surrogateescape").decode(errors="replace")
    except UnicodeEncodeError:
        return given.encode(errors="replace").decode()


def is_terminal(stream: TextIO | None) -> bool:
    return stream is not None and stream.isatty()


def wants_colour(stream: TextIO | None) -> bool:
    return is_terminal(stream) and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"


def _for_reader(text: str, stream: TextIO | None) -> str:
    """On a terminal, sentences folded between words. Tables, lines of a document, and what is to be pasted stay as they are."""
    if not is_terminal(stream):
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


def write(content: str | bytes, path: Path | None, lang: Language) -> None:
    from andel import output

    try:
        output.write(_for_reader(content, sys.stdout) if path is None and isinstance(content, str) else content, path)
    except OSError as error:
        reason = say(REASONS[error.errno], lang) if error.errno in REASONS else str(error.strerror)
        where = say("standard_output", lang) if path is None else path
        raise click.ClickException(say("cannot_write", lang, file=where, reason=reason)) from error
