"""Values as HTML: what a notebook shows says what the core says, is accessible and harmless, in both languages."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from html.parser import HTMLParser

import andel
import pytest
from andel import html

SCRIPT = "<script>alert('x')</script> & \"Alfa\""
TREE: list[html.Node] = [("Hyra 2031", [("2 600 000 kr", [("rad 95", [])]), ("Delas", [])]), ("Drift 2031", [])]


class Page(HTMLParser):
    """What a document holds: its elements with their attributes, and its text outside styles."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.open: list[str] = []
        self.text = ""
        self.tables: list[list[list[str]]] = []
        self.feed(text)
        self.close()
        assert self.open == [], "every element is closed"

    def handle_starttag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attributes)))
        if tag not in ("br", "meta", "hr"):
            self.open.append(tag)
        if tag == "table":
            self.tables.append([])
        if tag == "tr":
            self.tables[-1].append([])
        if tag in ("th", "td"):
            self.tables[-1][-1].append("")

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        if "style" not in self.open:
            self.text += data
        if self.open and ("th" in self.open or "td" in self.open):
            self.tables[-1][-1][-1] += data

    def named(self, tag: str) -> list[dict[str, str | None]]:
        return [attributes for name, attributes in self.elements if name == tag]


@pytest.fixture(scope="module")
def agreement() -> andel.Agreement:
    return andel.read_agreement(andel.example("smedjebacken-familjecentral"))


@pytest.fixture(scope="module")
def problems(top: object) -> andel.Problems:
    return andel.check(f"{top}/tests/cases/bad/ten_planted_mistakes/agreement.toml")


@pytest.fixture(autouse=True)
def swedish(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("ANDEL_LANG", raising=False)


def everything(agreement: andel.Agreement, problems: andel.Problems) -> list[str]:
    projection = agreement.project(2042, as_of=date(2026, 11, 22))
    values = [
        agreement,
        projection.plan,
        projection,
        projection.explain("region", 2031),
        projection.report(unit="tkr", by="cost"),
        problems[0],
        problems,
    ]
    return [value._repr_html_() for value in values] + [html.tree_html("Varför", TREE)]


def test_every_table_has_a_caption_and_headings_with_a_scope(agreement: andel.Agreement, problems: andel.Problems) -> None:
    for text in everything(agreement, problems):
        page = Page(text)
        assert len(page.named("caption")) == len(page.named("table")) == len(page.tables)
        assert {attributes.get("scope") for attributes in page.named("th")} <= {"col", "row"}
        for rows in page.tables:
            assert len({len(row) for row in rows}) == 1
            assert all(rows[0])
        scopes = [attributes["scope"] for attributes in page.named("th")]
        assert scopes.count("row") == sum(len(rows) - 1 for rows in page.tables)


def test_nothing_runs_and_nothing_is_fetched(agreement: andel.Agreement, problems: andel.Problems) -> None:
    allowed = {
        "section",
        "style",
        "p",
        "div",
        "table",
        "caption",
        "thead",
        "tbody",
        "tr",
        "th",
        "td",
        "ul",
        "li",
        "code",
        "details",
        "summary",
    }
    for text in everything(agreement, problems):
        page = Page(text)
        assert {tag for tag, _ in page.elements} <= allowed
        assert {name for _, attributes in page.elements for name in attributes} <= {"class", "lang", "aria-label", "scope", "open"}
        for reference in ("http", "url(", "@import", "javascript"):
            assert reference not in text


def test_styles_reach_only_what_is_ours() -> None:
    outside_media = html.STYLE.replace("@media (prefers-color-scheme: dark) {", "")
    selectors = [rule.rpartition("}")[2] for rule in outside_media.split("{")[:-1]]
    assert len(selectors) > 10
    assert all(one.strip().startswith(".andel") for selector in selectors for one in selector.split(","))


@pytest.mark.parametrize("lang", ["sv", "en"])
def test_report_shows_every_cell_mark_and_note_of_the_text(agreement: andel.Agreement, lang: str) -> None:
    report = agreement.project(2042, as_of=date(2026, 11, 22)).report(unit="tkr", lang=lang)  # type: ignore[arg-type]
    page = Page(report._repr_html_())
    words = " ".join(page.text.split())
    for line in [*report.title.splitlines(), *report.preface, *report.notes]:
        assert " ".join(line.split()) in words
    shown = [[cell for row in rows[1:] for cell in row] for rows in page.tables]
    written = [[cell for row in table.rows for cell in (row.label, *row.cells)] for table in report.tables()]
    assert shown == written
    assert page.named("section")[0]["lang"] == lang


def test_figures_are_swedish_and_totals_and_renewals_stand_out(agreement: andel.Agreement) -> None:
    page = Page(agreement.project(2042, as_of=date(2026, 11, 22)).report(unit="tkr")._repr_html_())
    settles = page.tables[2]
    assert ["2025 †", "1\u00a0000", "−1\u00a0000"] in settles
    rows = page.named("tr")
    assert {"class": "andel-total"} in rows
    assert {"class": "andel-renewal"} in rows
    assert {"class": "andel-total andel-renewal"} in rows
    assert {"class": "andel-figure"} in page.named("td")


def test_agreement_shows_parties_term_and_costs(agreement: andel.Agreement) -> None:
    parties, term, costs = Page(agreement._repr_html_()).tables
    assert parties[1][:3] == ["Smedjebackens kommun", "kommun", "2061"]
    assert term[1][:2] == ["Första dag", "2023-01-01"]
    assert [row[0] for row in costs[1:]] == [
        "Uppstart",
        "Hyra, ökning mot dagens lokaler",
        "Gemensam drift: städning, reception, material",
        "Barnmorskor",
        "Barnsjuksköterskor",
        "Förskollärare",
        "Familjerådgivare",
        "Kuratorer",
    ]
    assert costs[2][1:5] == [
        "hyra",
        "från 2025-01-01: 2\u00a0600\u00a0000 per år",
        "Hälften var (Smedjebackens kommun, Region Dalarna)",
        "Region Dalarna",
    ]


def test_plan_counts_all_its_charges(agreement: andel.Agreement) -> None:
    plan = andel.make_plan(agreement, 2042)
    (rows,) = Page(plan._repr_html_()).tables
    assert sum(int(row[1]) for row in rows[1:-1]) == int(rows[-1][1]) == len(plan)


def test_words_of_the_file_are_never_markup(top: object) -> None:
    text = andel.example("tredjedelar-och-oret").read_text(encoding="utf-8")
    assert 'label = "Alfa kommun"' in text
    agreement = andel.read_agreement_text(text.replace('label = "Alfa kommun"', f"label = '''{SCRIPT}'''"))
    problem = andel.check_text(f"andel = 1\n'{SCRIPT[:8]}' = '{SCRIPT[:8]}'\n", SCRIPT)
    for shown in (agreement, agreement.project(), problem, problem[0]):
        page = Page(shown._repr_html_())
        assert page.named("script") == []
        assert "<script>" in page.text
    page = Page(html.tree_html(SCRIPT, [(SCRIPT, [(SCRIPT, [])])]))
    assert page.named("script") == []
    assert page.text.count(SCRIPT) == 3
    assert page.named("section")[0]["aria-label"] == SCRIPT


def test_tree_opens_its_first_level_only() -> None:
    page = Page(html.tree_html("Varför", TREE))
    assert page.named("details") == [{"open": None}, {}]
    assert len(page.named("summary")) == 2
    assert len(page.named("li")) == 5
    assert page.text.split() == ["Varför", "Hyra", "2031", "2", "600", "000", "kr", "rad", "95", "Delas", "Drift", "2031"]


def test_explanation_is_shown_whole(agreement: andel.Agreement) -> None:
    explanation = agreement.project().explain("region", 2031, "rent")
    page = Page(explanation._repr_html_())
    assert len(page.named("li")) == len(explanation.lines())
    words = " ".join(page.text.split())
    for _, line in explanation.lines():
        assert " ".join(line.split()) in words
    assert page.named("section")[0]["aria-label"] == explanation.title()


def test_problems_stand_with_place_line_and_way_out(problems: andel.Problems) -> None:
    (rows,) = Page(problems._repr_html_()).tables
    assert len(rows) == 11
    for problem, (place, what, way_out) in zip(problems, rows[1:], strict=True):
        assert place == f"{problem.line}:{problem.column}"
        assert problem.message() in what
        assert problem.line_text.strip() in what
        assert way_out == problem.way_out()
    assert "Inga problem" in Page(andel.Problems()._repr_html_()).text


def test_error_shows_its_problems_and_no_traceback(problems: andel.Problems, monkeypatch: pytest.MonkeyPatch) -> None:
    error = andel.AgreementError(tuple(problems))
    assert error._repr_html_() == problems._repr_html_()
    first, empty, *lines = error._render_traceback_()
    assert (first, empty) == ("AgreementError: 10 problem", "")
    assert lines == error.draw().splitlines()
    monkeypatch.setenv("ANDEL_LANG", "en")
    assert error._render_traceback_()[0] == "AgreementError: 10 problems"


@pytest.mark.parametrize(
    ("show", "swedish_word", "english_word"),
    [
        (lambda agreement: agreement, "Betalas av", "Paid by"),
        (lambda agreement: andel.make_plan(agreement), "under avtalstiden", "fixed term"),
        (lambda agreement: agreement.project(), "Betalar utåt", "Pays outward"),
        (lambda agreement: andel.check_text(""), "Väg ut", "Way out"),
    ],
    ids=["agreement", "plan", "projection", "problems"],
)
def test_language_is_swedish_unless_the_environment_says_english(
    agreement: andel.Agreement,
    monkeypatch: pytest.MonkeyPatch,
    show: Callable[[andel.Agreement], andel.Agreement],
    swedish_word: str,
    english_word: str,
) -> None:
    assert swedish_word in show(agreement)._repr_html_()
    monkeypatch.setenv("ANDEL_LANG", "en")
    text = show(agreement)._repr_html_()
    assert english_word in text
    assert swedish_word not in text
    assert Page(text).named("section")[0]["lang"] == "en"
