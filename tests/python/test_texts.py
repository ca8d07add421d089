"""What the command says: whole in both languages."""

from __future__ import annotations

import re
import string
from pathlib import Path

import pytest
from andel.texts import TEXTS, say


def placeholders(text: str) -> list[str]:
    return sorted(name for _, name, _, _ in string.Formatter().parse(text) if name is not None)


@pytest.mark.parametrize("key", TEXTS)
def test_text_is_whole_in_both_languages(key: str) -> None:
    swedish, english = TEXTS[key]
    assert swedish.strip()
    assert english.strip()
    assert placeholders(swedish) == placeholders(english)
    assert all(placeholders(swedish)), "values are named"
    assert swedish.endswith(".") == english.endswith(".")
    assert not re.search("[åäÅÄ]|ö(?!re)", english), "Swedish among the English"
    values = {name: f"<{name}>" for name in placeholders(swedish)}
    for lang in ("sv", "en"):
        said = say(key, lang, **values)  # type: ignore[arg-type]
        assert "{" not in said
        assert all(value in said for value in values.values())


def test_every_text_is_said_somewhere(top: Path) -> None:
    code = "".join(
        (top / "python" / "andel" / name).read_text(encoding="utf-8")
        for name in ("cli.py", "command_line.py", "talk.py", "output.py", "html.py", "needs.py", "calendars.py")
    )
    made_up = {
        "problem_none",
        "problem_one",
        "problem_many",
        "warning_one",
        "warning_many",
        "severity_error",
        "severity_warning",
        "strict",
        "keep_going",
        "force",
        "calendar_rests_on_no_notice",
        "calendar_conditional",
        "how_read",
        "how_preliminary",
        "how_extended",
        "how_typed",
        "how_missing",
    }  # of parts
    assert [key for key in TEXTS if f'"{key}"' not in code and key not in made_up] == []
