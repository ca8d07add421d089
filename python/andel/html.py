"""Values as HTML, for notebooks: what ``_repr_html_`` of the classes answers.

Functions from a value to a text. Every figure and sentence is the core's; here is only the dress. Each answer stands alone: a section
with its own styles, which reach nothing outside it; no script, nothing fetched; colours of JupyterLab's or VS Code's theme, else light
or dark as the reader has chosen. The language is ``lang``, else that of the environment variable ``ANDEL_LANG``, else Swedish.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from html import escape
from typing import TypeAlias

from andel._core import Agreement, Calendar, Difference, Explanation, Plan, Problem, Projection, Report
from andel.rows import Table, TableColumn, TableRow
from andel.texts import Language, language_of_environment, say, summary_of_problems

Node: TypeAlias = "tuple[str, Sequence[Node]]"
"""A text and what stands under it."""

STYLE = """\
.andel {
  --andel-ink: var(--jp-content-font-color1, var(--vscode-foreground, #1f1f1f));
  --andel-faint: var(--jp-content-font-color2, var(--vscode-descriptionForeground, #5c5c5c));
  --andel-paper: var(--jp-layout-color0, var(--vscode-editor-background, #ffffff));
  --andel-line: rgba(128, 128, 128, 0.45);
  max-width: 80em; padding: 0.4em 0.6em 0.6em; color: var(--andel-ink); background: var(--andel-paper);
  font-family: var(--jp-content-font-family, var(--vscode-font-family, system-ui, sans-serif));
  font-size: var(--jp-content-font-size1, var(--vscode-font-size, 14px)); line-height: 1.45;
}
@media (prefers-color-scheme: dark) {
  .andel {
    --andel-ink: var(--jp-content-font-color1, var(--vscode-foreground, #e6e6e6));
    --andel-faint: var(--jp-content-font-color2, var(--vscode-descriptionForeground, #a8a8a8));
    --andel-paper: var(--jp-layout-color0, var(--vscode-editor-background, #1e1e1e));
  }
}
.andel p, .andel ul { margin: 0.25em 0; padding: 0; }
.andel ul { padding-left: 1.4em; }
.andel .andel-title { font-size: 1.15em; font-weight: 600; }
.andel .andel-notes { margin-top: 0.8em; color: var(--andel-faint); }
.andel .andel-wide { overflow-x: auto; }
.andel table.andel-table { width: auto; margin: 0.9em 0 0; border: 0; border-collapse: collapse; font-size: inherit; table-layout: auto; }
.andel .andel-table caption {
  caption-side: top; padding: 0 0.3em 0.25em; color: var(--andel-ink); font-size: inherit; font-weight: 600; text-align: left;
}
.andel .andel-table tbody tr, .andel .andel-table thead tr { border: 0; background: transparent; color: inherit; }
.andel .andel-table tbody tr:hover { background: rgba(128, 128, 128, 0.12); }
.andel .andel-table th, .andel .andel-table td {
  max-width: 32em; padding: 0.2em 0.8em; border: 0; border-bottom: 1px solid var(--andel-line);
  color: inherit; background: transparent; font-weight: 400;
  text-align: left; vertical-align: top; line-height: inherit; white-space: pre-line;
}
.andel .andel-table tr > :first-child { padding-left: 0.3em; }
.andel .andel-table thead th { color: var(--andel-faint); vertical-align: bottom; }
.andel .andel-table tbody th { min-width: 5em; }
.andel .andel-table th.andel-figure, .andel .andel-table td.andel-figure { text-align: right; font-variant-numeric: tabular-nums; }
.andel .andel-table td.andel-figure { white-space: pre; }
.andel .andel-table td.andel-long { min-width: 10em; }
.andel .andel-table tr.andel-renewal { color: var(--andel-faint); }
.andel .andel-table tbody tr.andel-total { background: rgba(128, 128, 128, 0.12); }
.andel .andel-table tr.andel-total th, .andel .andel-table tr.andel-total td { font-weight: 600; }
.andel .andel-table code { padding: 0; color: inherit; background: transparent; font-size: 0.95em; white-space: pre-wrap; }
.andel .andel-tree, .andel .andel-tree ul { list-style: none; }
.andel .andel-tree { padding-left: 0; }
.andel .andel-tree ul { padding-left: 1.3em; border-left: 1px solid var(--andel-line); margin-left: 0.3em; }
.andel .andel-tree li { margin: 0.15em 0; }
.andel .andel-tree summary { cursor: pointer; }
"""


def agreement_html(agreement: Agreement, lang: Language | None = None) -> str:
    """The name, the parties, the term and the costs."""
    lang = lang or language_of_environment()
    return _section(agreement.name, [_table(table) for table in agreement.tables(lang)], lang)


def plan_html(plan: Plan, lang: Language | None = None) -> str:
    """The charges of each cost: how many, and from when to when."""
    lang = lang or language_of_environment()
    return _section(plan.agreement.name, [_table(table) for table in plan.tables(lang)], lang)


def projection_html(projection: Projection, lang: Language | None = None) -> str:
    """The report by party, in kronor."""
    return report_html(projection.report(lang=lang or language_of_environment()))


def difference_html(difference: Difference, lang: Language | None = None) -> str:
    """The report, in kronor."""
    return report_html(difference.report(lang=lang or language_of_environment()))


def calendar_html(calendar: Calendar, lang: Language | None = None) -> str:
    """The days, what each outcome costs, and the notes."""
    lang = lang or language_of_environment()
    title, *more = calendar.title(lang).split("\n")
    notes = calendar.notes(lang)
    parts = [*(_paragraph(line) for line in more), *(_table(table) for table in calendar.tables(lang))]
    return _section(title, [*parts, f'<div class="andel-notes">{_lines(notes)}</div>' if notes else ""], lang)


def report_html(report: Report) -> str:
    """The title, what the figures rest on, the tables and their notes, in the language of the report."""
    title, *more = report.title.split("\n")
    notes = f'<div class="andel-notes">{_lines(report.notes)}</div>' if report.notes else ""
    tables = [_table(table) for table in report.tables()]
    return _section(title, [*(_paragraph(line) for line in more), _lines(report.preface), *tables, notes], report.lang)


def problem_html(problem: Problem, lang: Language | None = None) -> str:
    """One problem."""
    return problems_html([problem], lang)


def problems_html(problems: Sequence[Problem], lang: Language | None = None) -> str:
    """A table of problems: where, what is wrong, the line, and the way out; one for each file."""
    lang = lang or language_of_environment()
    files = list(dict.fromkeys(problem.file for problem in problems))
    tables = [_problem_table([problem for problem in problems if problem.file == file], lang) for file in files]
    return _section(_first_upper(summary_of_problems(problems, lang)), tables, lang)


def explanation_html(explanation: Explanation, lang: Language | None = None) -> str:
    """Every step of an explanation, as a tree."""
    lang = lang or language_of_environment()
    return tree_html(explanation.title(lang), explanation.tree(lang), lang)


def tree_html(title: str, nodes: Sequence[Node], lang: Language | None = None) -> str:
    """A tree to open and close; its first level is open."""
    return _section(title, [_branches(nodes, "andel-tree", opened=True)], lang or language_of_environment())


# ---- the parts


def _section(title: str, parts: Iterable[str], lang: Language) -> str:
    body = "\n".join(part for part in parts if part)
    heading = f'<p class="andel-title">{escape(title)}</p>'
    return f'<section class="andel" lang="{lang}" aria-label="{escape(title)}">\n<style>\n{STYLE}</style>\n{heading}\n{body}\n</section>'


def _paragraph(text: str) -> str:
    return f"<p>{escape(text)}</p>"


def _lines(lines: Sequence[str]) -> str:
    """Sentences, and under them as lists the lines that are moved in."""
    parts: list[str] = []
    for line in lines:
        if not line.startswith(" "):
            parts.append(_paragraph(line))
        elif parts and parts[-1].endswith("</ul>"):
            parts[-1] = parts[-1].removesuffix("</ul>") + f"<li>{escape(line.strip())}</li></ul>"
        else:
            parts.append(f"<ul><li>{escape(line.strip())}</li></ul>")
    return "\n".join(parts)


def _table(table: Table) -> str:
    return _drawn_table(
        table.heading,
        [TableColumn(table.row_heading, figures=False), *table.columns],
        [(_row_class(row), escape(row.label), [escape(cell) for cell in row.cells]) for row in table.rows],
    )


def _row_class(row: TableRow) -> str:
    return " ".join(name for name, holds in (("andel-total", row.total), ("andel-renewal", not row.firm)) if holds)


def _problem_table(problems: Sequence[Problem], lang: Language) -> str:
    headings = [say(key, lang) for key in ("problem_place", "problem_what", "problem_way_out")]
    rows = []
    for problem in problems:
        place = f"{problem.line}:{problem.column}" if problem.line else "–"
        line = f"\n<code>{escape(problem.line_text.strip())}</code>" if problem.line_text.strip() else ""
        severity = say("severity_" + problem.severity, lang)
        what = f"{escape(severity)}: {escape(problem.message(lang))}{line}"
        rows.append(("", place, [what, escape(problem.way_out(lang))]))
    return _drawn_table(problems[0].file, [TableColumn(heading, figures=False) for heading in headings], rows)


def _drawn_table(caption: str, columns: Sequence[TableColumn], rows: Sequence[tuple[str, str, list[str]]]) -> str:
    """The columns include that of the row headings; a row has a class, a heading and cells, which are HTML already."""
    classes = [' class="andel-figure"' if column.figures else "" for column in columns]
    head = "".join(f'<th scope="col"{kind}>{escape(column.heading)}</th>' for column, kind in zip(columns, classes, strict=True))
    body = ""
    for row_class, heading, cells in rows:
        drawn = "".join(f"<td{kind or _room_for(cell)}>{cell}</td>" for cell, kind in zip(cells, classes[1:], strict=True))
        body += f'<tr class="{row_class}">' if row_class else "<tr>"
        body += f'<th scope="row">{heading}</th>{drawn}</tr>\n'
    return (
        f'<div class="andel-wide"><table class="andel-table">\n<caption>{escape(caption)}</caption>\n'
        f"<thead><tr>{head}</tr></thead>\n<tbody>\n{body}</tbody>\n</table></div>"
    )


def _room_for(cell: str) -> str:
    """A sentence is not squeezed into a column of single words."""
    return ' class="andel-long"' if len(cell) > 40 else ""


def _branches(nodes: Sequence[Node], list_class: str = "", *, opened: bool = False) -> str:
    items = ""
    for text, children in nodes:
        if children:
            state = " open" if opened else ""
            items += f"<li><details{state}><summary>{escape(text)}</summary>{_branches(children)}</details></li>\n"
        else:
            items += f"<li>{escape(text)}</li>\n"
    return f'<ul class="{list_class}">\n{items}</ul>' if list_class else f"<ul>\n{items}</ul>"


def _first_upper(text: str) -> str:
    return text[:1].upper() + text[1:]
