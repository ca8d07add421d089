"""Every case of these folders, each under its claim; and that codes, cases and the guide of the file format hold together."""

from __future__ import annotations

import csv
import re
import tomllib
from collections.abc import Iterable
from decimal import Decimal
from fractions import Fraction
from pathlib import Path

import andel
import pytest
from andel import _core

CASES = Path(__file__).parent
GOOD = sorted(path for path in (CASES / "good").iterdir() if path.is_dir())
BAD = sorted(path for path in (CASES / "bad").iterdir() if path.is_dir())
GUIDE = CASES.parent.parent / "agreements" / "README.md"

ROW = ("year", "cost", "component", "party")
AMOUNTS = {"bears": "bears_kr", "pays": "pays_kr", "settles": "settles_kr"}
# Tables of exact figures: the columns that say which row (* in the year: all of them together), and the row's own names of the others.
EXACT = {
    "assets": (("year", "asset"), ("opening", "depreciation", "interest", "grant_income", "closing")),
    "loans": (("loan", "number", "paid_on"), ("interest", "repayment", "discount_worth", "closing")),
    "loan_years": (
        ("year", "loan"),
        ("interest_paid", "interest_accrued", "repaid", "discount_worth", "balance", "capital_cost"),
    ),
}
FRAME_AMOUNTS = {"amount": "amount_kr", "used": "used_kr", "left": "left_kr"}

# What no text can show: the first three need a file system, the last a change that somebody tries. Their tests are below.
CODES_WITHOUT_A_FOLDER = {"is_a_directory", "unreadable", "too_large", "changes_steps"}


def read_csv(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def settings_of(case: Path) -> tuple[Path, int | None]:
    """The agreement of a good case, and the year to look to."""
    settings = tomllib.loads((case / "case.toml").read_text(encoding="utf-8")) if (case / "case.toml").exists() else {}
    assert settings.keys() <= {"agreement", "until"}
    return case / settings.get("agreement", "agreement.toml"), settings.get("until")


def differences(rows: Iterable[andel.Row], expected: list[dict[str, str]]) -> list[str]:
    """Every expected cell that is not the sum of its rows."""
    rows = list(rows)
    wrong = []
    for line in expected:
        matching = [row for row in rows if all(line[name] in ("*", str(getattr(row, name))) for name in ROW if name in line)]
        for name, column in AMOUNTS.items():
            found = sum((getattr(row, column) for row in matching), Decimal("0.00"))
            if line[name] and found != Decimal(line[name]):
                wrong.append(f"{' '.join(line.get(each, '') for each in ROW)}: {name} {found}, expected {line[name]}")
    return wrong


def unknown_words(agreement: andel.Agreement, expected: list[dict[str, str]]) -> set[str]:
    """A name in the expected file that the agreement lacks: it would compare nothing with nothing."""
    return {line["cost"] for line in expected} - {*agreement.costs, "*"} | {line["party"] for line in expected} - {*agreement.parties, "*"}


def is_exactly(found: Fraction, expected: str) -> bool:
    """A fraction or a whole number is meant exactly; öre as somebody rounded them, half up."""
    return found == Fraction(expected) if "." not in expected else abs(found - Fraction(expected)) <= Fraction(1, 200)


def exact_differences(projection: andel.Projection, table: str, expected: list[dict[str, str]]) -> list[str]:
    """Every expected cell of a table of exact figures that is another in the projection, or is not there."""
    which, amounts = EXACT[table]
    wrong = []
    for line in expected:
        rows = [row for row in getattr(projection, table) if all(line[name] in ("*", str(getattr(row, name))) for name in which)]
        if not rows:
            wrong.append(f"{table}: no row {' '.join(line[name] for name in which)}")
        for name in amounts if rows else ():
            found = sum((getattr(row, f"{name}_kr") or Fraction(0) for row in rows), Fraction(0)) if line[name] != "*" else Fraction(0)
            if line[name] != "*" and not is_exactly(found, line[name]):
                wrong.append(f"{table} {' '.join(line[each] for each in which)}: {name} {float(found):.4f}, expected {line[name]}")
    return wrong


@pytest.mark.parametrize("case", GOOD, ids=lambda case: case.name)
def test_good(case: Path) -> None:
    path, until = settings_of(case)
    assert [problem for problem in andel.check(path) if problem.severity == "error"] == []
    agreement = andel.read_agreement(path)
    projection = agreement.project(until=until)

    expected = read_csv(case / "expected.csv")
    assert expected
    assert not unknown_words(agreement, expected)
    assert differences(projection, expected) == []

    if (case / "expected-term.csv").exists():
        in_term = read_csv(case / "expected-term.csv")
        assert not unknown_words(agreement, in_term)
        assert differences((row for row in projection if row.standing == "firm"), in_term) == []

    if (case / "expected-frames.csv").exists():
        found = [(str(row.year), row.frame, *(getattr(row, column) for column in FRAME_AMOUNTS.values())) for row in projection.frames]
        frames = [
            (line["year"], line["frame"], *(Decimal(line[name]) for name in FRAME_AMOUNTS))
            for line in read_csv(case / "expected-frames.csv")
        ]
        assert sorted(found) == sorted(frames)

    for table in EXACT:
        file = case / f"expected-{table.replace('_', '-')}.csv"
        if file.exists():
            assert exact_differences(projection, table, read_csv(file)) == []

    assert (case / "calculation.md").read_text(encoding="utf-8").startswith("# ")


@pytest.mark.parametrize("case", BAD, ids=lambda case: case.name)
def test_bad(case: Path) -> None:
    expected = (case / "expected.txt").read_text(encoding="utf-8").splitlines()
    problems = andel.check(case / "agreement.toml")
    assert [f"{problem.line}:{problem.column} {problem.code}" for problem in problems] == expected, drawn(problems)
    blamed = "figures.csv" if (case / "figures.csv").exists() else "agreement.toml"
    for problem in problems:
        assert problem.file.endswith(blamed)
        assert_complete(problem)
    if any(problem.severity == "error" for problem in problems):
        with pytest.raises(andel.AgreementError) as refused:
            andel.read_agreement(case / "agreement.toml").project()
        assert list(refused.value.problems) == problems


def drawn(problems: Iterable[andel.Problem]) -> str:
    return "\n" + "\n".join(problem.draw("en") for problem in problems)


def assert_complete(problem: andel.Problem) -> None:
    """Message and way out say everything, in both languages."""
    for lang in ("sv", "en"):
        for text in (problem.message(lang), problem.way_out(lang)):
            assert text.strip(), f"{problem.code} says nothing in {lang}"
            assert not re.search(r"\{[a-z_]*\}", text), text
            assert "  " not in text, text
            assert not re.search(r"[ (][,.;:)]|[.:,] ?[.,]|: *$", text), text
        picture = problem.draw(lang)
        assert problem.message(lang) in picture
        assert problem.way_out(lang) in picture
        assert problem.code in picture


# ---- what needs a file system, or a change


def test_no_such_file(tmp_path: Path) -> None:
    assert_only(andel.check(tmp_path / "missing.toml"), "no_such_file")


def test_is_a_directory(tmp_path: Path) -> None:
    assert_only(andel.check(tmp_path), "is_a_directory")


def test_unreadable(tmp_path: Path) -> None:
    (tmp_path / "circle.toml").symlink_to("circle.toml")  # a lock that also holds for root
    assert_only(andel.check(tmp_path / "circle.toml"), "unreadable")


def test_too_large(tmp_path: Path) -> None:
    limit = 1_048_576
    file = tmp_path / "large.toml"
    text = andel.example("regelprofilen").read_bytes()

    def of_size(size: int) -> bytes:
        filling = b"# " + b"x" * 98 + b"\n"
        padded = text + filling * ((size - len(text)) // len(filling))
        return padded + b"#" * (size - len(padded))

    file.write_bytes(of_size(limit))
    assert andel.check(file) == []
    file.write_bytes(of_size(limit + 1))
    assert_only(andel.check(file), "too_large")


def test_unknown_address() -> None:
    agreement = andel.read_agreement(andel.example("smedjebacken-familjecentral"))
    with pytest.raises(andel.AgreementError) as refused:
        agreement.with_changes({"costs.rnt.yearly": "1 tkr"})
    assert_only(refused.value.problems, "unknown_address")


@pytest.mark.parametrize(
    ("example", "address", "value"),
    [
        ("smedjebacken-familjecentral", "costs.rent.yearly", "1 tkr"),
        ("smedjebacken-familjecentral", "costs.start_up.once", "1 tkr"),
        ("skovde-ungdomsmottagning", "keys.clinic.shares", {"municipality": "100 %"}),
    ],
    ids=["step", "occasion", "row"],
)
def test_changes_steps(example: str, address: str, value: object) -> None:
    with pytest.raises(andel.AgreementError) as refused:
        andel.read_agreement(andel.example(example)).with_changes({address: value})
    assert_only(refused.value.problems, "changes_steps")


def assert_only(problems: Iterable[andel.Problem], code: str) -> None:
    found = list(problems)
    assert [problem.code for problem in found] == [code], drawn(found)
    assert_complete(found[0])


# ---- codes, cases and guide


def test_every_code_has_a_case() -> None:
    shown = {line.split()[1] for case in BAD for line in (case / "expected.txt").read_text(encoding="utf-8").splitlines()}
    codes = set(_core.problem_codes())
    assert shown <= codes
    assert codes - shown == CODES_WITHOUT_A_FOLDER


def test_guide_explains_every_code_once() -> None:
    explained = re.findall(r"^\| `([a-z0-9_]+)` \|", GUIDE.read_text(encoding="utf-8").partition("\n## Problem")[2], re.MULTILINE)
    assert sorted(explained) == sorted(_core.problem_codes())


BLOCKS = re.findall(r"^```toml\n(.*?)^```", GUIDE.read_text(encoding="utf-8"), re.MULTILINE | re.DOTALL)


@pytest.mark.parametrize("block", BLOCKS, ids=[block.partition("\n")[0].removeprefix("# ") for block in BLOCKS])
def test_guide_shows_what_is_accepted(block: str) -> None:
    assert block.startswith(("andel = 1\n", "# utdrag"))
    if block.startswith("andel"):
        assert andel.check_text(block) == []
    else:
        tomllib.loads(block)


@pytest.mark.parametrize("path", sorted(GUIDE.parent.glob("*.toml")), ids=lambda path: path.stem)
def test_agreement_that_comes_with_the_package_is_fine(path: Path) -> None:
    assert andel.check(path) == []
    assert path.name in GUIDE.read_text(encoding="utf-8")
    assert path.read_text(encoding="utf-8").startswith("#:schema ./andel-1.schema.json\n# ")
