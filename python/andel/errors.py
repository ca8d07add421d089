"""What goes wrong: the list of problems that is given back, and the exception that carries them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from andel.texts import language_of_environment, summary_of_problems

if TYPE_CHECKING:
    from andel._core import Problem
    from andel.texts import Language


class Problems(list["Problem"]):
    """A list of problems, which a notebook shows as a table."""

    def _repr_html_(self) -> str:
        from andel import html

        return html.problems_html(self)


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

    def _repr_html_(self) -> str:
        return Problems(self.problems)._repr_html_()

    def _render_traceback_(self) -> list[str]:
        """What IPython and Jupyter show instead of a traceback: the problems are in the agreement, not in the code that read it."""
        lang = language_of_environment()
        return [f"{type(self).__name__}: {summary_of_problems(self.problems, lang)}", "", *self.draw(lang).splitlines()]


class ReportError(ValueError):
    """A report was asked for what the projection cannot show: a budget year that is not in it, a deflator that is no index of
    the agreement, inhabitants of somebody who is no party. ``str()`` says it, and what can be chosen, in the language of the report.
    """
