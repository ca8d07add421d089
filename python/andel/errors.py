"""What goes wrong, one class for each kind."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from andel._core import Problem
    from andel.texts import Language


class AgreementError(Exception):
    """An agreement has problems: all of them, in the order of the document.

    ``problems`` holds them as values (code, file, line, column, message, way out); ``str()`` draws them in Swedish,
    ``draw("en")`` in English.
    """

    def __init__(self, problems: tuple[Problem, ...]) -> None:
        super().__init__(problems)
        self.problems = problems

    def draw(self, lang: Language = "sv") -> str:
        """Every problem with its line, a caret and the way out."""
        return "\n".join(problem.draw(lang) for problem in self.problems)

    def __str__(self) -> str:
        return self.draw()
