"""What ``andel new`` writes: an agreement to start from, and beside it the schema and the figures that it names."""

from __future__ import annotations

from pathlib import Path

import andel


def starter() -> Path:
    """The commented agreement that is nobody's."""
    return andel._example_folder() / "templates" / "nytt-avtal.toml"


def named_in(source: Path) -> dict[str, Path]:
    """The shipped files that an agreement names, by the path that it calls them."""
    folder = andel._example_folder()
    text = source.read_text(encoding="utf-8")
    shipped = [folder / "andel-1.schema.json", *andel.shipped_figures()]
    return {name: path for path in shipped if (name := path.relative_to(folder).as_posix()) in text}
