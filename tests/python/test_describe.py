"""An agreement in plain words: what it says, by hand; and that no input can change without a sentence changing."""

from __future__ import annotations

import copy
import functools
import json
import re
import tomllib
from collections.abc import Iterator
from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path
from typing import Any

import andel
import pytest

TOP = Path(__file__).parent.parent.parent
SHIPPED = sorted((TOP / "agreements").glob("*.toml"))
CASES = sorted((TOP / "tests" / "cases" / "good").glob("*/agreement.toml"))

# Written by hand from the file. ~ is a no-break space.
ALLAKTIVITETSHUSET = """\
Allaktivitetshuset (exempel)

Avtalet
  Avtalet heter ”Allaktivitetshuset (exempel)”; dess namn och anteckningar är på svenska, och beloppen är i svenska kronor utan moms (avtalet § 1; avtalat).

Källor
  Avtalet är ”Exempelavtal mellan Alfa kommun, Beta kommun och Husets förening”. Det som står där räknas som avtalat. Dess klausuler är § 1, § 2, § 3, § 4, § 5, § 6 och § 7.

Parter
  Alfa kommun är part: en kommun med koden 9901 (avtalet § 1; avtalat).
  Beta kommun är part: en kommun med koden 9902 (avtalet § 1; avtalat).
  Husets förening är part: en förening (avtalet § 1; avtalat).

Avtalstid
  Avtalet gäller från och med den 1 januari 2026 till och med den 31 december 2027 (avtalet § 2; avtalat).
  Avtalet förlängs inte (avtalet § 2; avtalat).

Kostnader
  Husets drift kostar 840~tkr om året; beloppet räknas inte upp; kostnaden delas enligt ”Efter användning”; Alfa kommun betalar leverantören; posten räknas som drift (avtalet § 3; avtalat).
  Uthyrning på kvällar ger 90~tkr om året; beloppet räknas inte upp; intäkten delas enligt ”Efter användning”; Husets förening tar emot pengarna; posten räknas som intäkt (avtalet § 4; avtalat).
    Anmärkning: Föreningen har fått in pengarna, alltså betalat minus 90 tkr.

Fördelning
  Enligt ”Efter användning” faller 50~% på Alfa kommun, 30~% på Beta kommun och resten på Husets förening (avtalet § 5; avtalat).

Avrundning
  Varje kostnad delas och avrundas för ett år i taget (avtalet § 6; avtalat).

Det som inte räknas
  Beaktas inte: § 7 Tvist, därför att den inte flyttar några pengar (avtalet § 1; avtalat).
""".replace("~", "\u00a0")  # noqa: E501

IN_ENGLISH = """\
Allaktivitetshuset (exempel)

The agreement
  The agreement is called “Allaktivitetshuset (exempel)”; its names and notes are in Swedish, and its amounts in Swedish kronor without VAT (the agreement § 1; agreed).

Sources
  The agreement is “Exempelavtal mellan Alfa kommun, Beta kommun och Husets förening”. What stands there counts as agreed. Its clauses are § 1, § 2, § 3, § 4, § 5, § 6 and § 7.

Parties
  Alfa kommun is a party: a municipality with the code 9901 (the agreement § 1; agreed).
  Beta kommun is a party: a municipality with the code 9902 (the agreement § 1; agreed).
  Husets förening is a party: an association (the agreement § 1; agreed).

Term
  The agreement holds from 1 January 2026 through 31 December 2027 (the agreement § 2; agreed).
  The agreement is not renewed (the agreement § 2; agreed).

Costs
  Husets drift costs 840,000~kr a year; the amount is not indexed; the cost is divided by “Efter användning”; Alfa kommun pays the supplier; the item counts as running costs (the agreement § 3; agreed).
  Uthyrning på kvällar brings in 90,000~kr a year; the amount is not indexed; the income is divided by “Efter användning”; Husets förening receives the money; the item counts as income (the agreement § 4; agreed).
    Note: Föreningen har fått in pengarna, alltså betalat minus 90 tkr.

Division
  By “Efter användning” 50~% falls on Alfa kommun, 30~% falls on Beta kommun and the rest falls on Husets förening (the agreement § 5; agreed).

Rounding
  Each cost is divided and rounded for one year at a time (the agreement § 6; agreed).

What is not counted
  Not counted: § 7 Tvist, because the inte flyttar några pengar (the agreement § 1; agreed).
""".replace("~", "\u00a0").replace("because the inte", "because den inte")  # noqa: E501


def test_agreement_is_said_as_written_by_hand() -> None:
    agreement = andel.read_agreement(andel.example("intakt-och-utlagg"))
    assert str(agreement.describe()) == ALLAKTIVITETSHUSET
    assert str(agreement.describe("en")) == IN_ENGLISH


def test_rows_hold_address_clause_source_status_and_line() -> None:
    agreement = andel.read_agreement(andel.example("intakt-och-utlagg"))
    description = agreement.describe()
    rows = {row.address: row for row in description}
    lines = agreement.text.splitlines()
    assert len(description) == len(rows) == len(description.sentences)
    letting = rows["costs.letting"]
    assert (letting.section, letting.clause, letting.source, letting.status) == ("Kostnader", "§ 4", "agreement", "agreed")
    assert letting.source_title == "Exempelavtal mellan Alfa kommun, Beta kommun och Husets förening"
    assert lines[letting.line - 1] == "[costs.letting]"
    assert lines[rows["term.renewal"].line - 1].startswith("renewal")
    assert lines[rows["costs.letting.note"].line - 1].startswith("note")
    assert rows["agreement.left_out.§ 7 Tvist"].sentence == "Beaktas inte: § 7 Tvist, därför att den inte flyttar några pengar."
    for row in description:
        assert row.sentence.endswith(".")
        assert description.sentences.count(row) == 1


def test_value_with_a_source_of_its_own_says_it_in_its_place() -> None:
    rows = {row.address: row for row in andel.read_agreement(andel.example("vara-familjecentral")).describe()}
    preschool = rows["activities.open_preschool"]
    assert preschool.sentence == "För Öppen förskola svarar Vara kommun (källa 4; antaget)."
    assert (preschool.source, preschool.status) == ("press_release", "decided")
    text = str(andel.read_agreement(andel.example("vara-familjecentral")).describe())
    assert "svarar Vara kommun (källa 4; antaget) (i övrigt källa 1; beslutat).\n" in text


def test_what_comes_from_one_source_says_it_once() -> None:
    rows = {row.address: row for row in andel.read_agreement(andel.example("smedjebacken-familjecentral")).describe()}
    term = rows["term.start"]
    assert term.sentence == "Avtalet gäller från och med den 1 januari 2023 till och med den 31 december 2038."
    assert (term.source, term.status) == ("assumption", "assumed"), "not the source of the term, whose both days are assumed"


def test_profile_answers_stand_apart_as_assumed() -> None:
    rows = list(andel.read_agreement(andel.example("regelprofilen")).describe())
    answers = {row.address: row for row in rows if "regelprofilen" in row.section}
    assert answers.keys() == {"rounding.period", "rounding.amount", "rounding.part", "term.part_years"}
    assert {(row.source, row.status) for row in answers.values()} == {("", "assumed")}
    assert answers["rounding.amount"].sentence == "Varje kostnad avrundas till hela ören, halva uppåt, innan den delas."


def test_change_is_said_to_be_one() -> None:
    changed = andel.read_agreement(andel.example("intakt-och-utlagg")).with_changes({"costs.house.yearly": "900 tkr"})
    assert "Husets drift kostar 900\u00a0tkr om året (ändrat här; antaget);" in str(changed.describe())


def test_forgotten_clause_is_told_last() -> None:
    text = andel.example("intakt-och-utlagg").read_text(encoding="utf-8").replace('"§ 7"]', '"§ 7", "§ 8"]')
    agreement = andel.read_agreement_text(text)
    (warning,) = agreement.warnings
    assert warning.code == "clause_not_modelled"
    assert agreement.describe().sentences[-1].sentence == warning.message()
    assert str(agreement.describe("en")).endswith(f"\n  {warning.message('en')}\n")


def test_no_word_of_the_program_is_read_out() -> None:
    for path in SHIPPED:
        agreement = andel.read_agreement(path)
        table = tomllib.loads(agreement.text)
        ids = {each for name in ("parties", "activities", "costs", "keys", "indexes", "frames", "dates") for each in table.get(name, {})}
        read_out = re.sub(r"https?://\S+", "", str(agreement.describe()))
        words = set(re.findall(r"[\w-]+", read_out))
        assert not words & {each for each in ids if "_" in each}, path
        assert "_" not in read_out, path
        assert "{" not in read_out, path


# ---- nothing is left out

# Leaves that no other value may stand in, by the end of their address.
ONLY_ONE_ANSWER = {
    "andel": "the version of the format",
    "agreement.currency": "SEK is the only currency",
    "agreement.rules": "there is one rule profile",
    "over": "a frame is shown and moves no money",
    ".method": "an annuity takes other keys than what is linear",
}
WORDS = [
    ["municipality", "region", "agency", "association", "company"],
    ["running", "rent", "staff"],
    ["agreed", "decided", "reported", "published", "booked", "estimated", "assumed"],
    ["unless_notice", "by_decision"],
    ["period_end", "any_day"],
    ["days", "months", "months_and_days"],
    ["whole_months", "last_day", "next_day"],
    ["previous", "base", "last_used"],
    ["contract", "last_year", "falls_ignored", "none"],
    ["rounded", "exact"],
    ["half_up", "half_even", "up", "down"],
    ["largest_remainder", "largest_part", "first_in_order"],
    ["sv", "en"],
    ["everyone", "municipalities", "regions"],
    ["stock", "flow"],
    ["refuse", "keep", "correct"],
    ["stop", "repeat", "3 %"],
    ["by_segment", "weighted"],
    ["scaled", "whole"],
    ["whole", "excess", "steps"],
    ["amount", "change"],
    ["lost", "carried"],
    ["definitive", "as_billed"],
    ["index", "percent", "kr", "number"],
    ["in_use_month", "month_after", "next_january"],
    ["linear", "annuity"],
    ["opening", "average", "monthly"],
    ["in_use", "depreciation"],
    ["refix", "keep_plan", "keep_payment"],
    ["reduces_cost", "spread_over_life"],
    ["bullet", "straight", "annuity"],
    ["equal_periods", "by_days"],
    ["30/360", "30E/360", "30U/360", "actual/360", "actual/365", "actual/actual"],
    ["short_last", "long_last"],
    ["interest", "all"],
    ["leaving_day", "year_end", "period_end"],
    ["its_share", "all", "nothing"],
    ["next_weekday", "weekday_before"],
    ["odd_years", "even_years"],
]
NEW_INDEX = {"change": "2 %", "against": "previous", "every": "01-01", "carry": "exact"}

Tree = dict[str, Any]
Path_ = tuple[Any, ...]


def dumped(tree: Tree) -> str:
    """The tree as TOML, one thing on each line, in its order."""

    def inline(value: Any) -> str:
        if isinstance(value, dict):
            return "{ " + ", ".join(f"{json.dumps(key, ensure_ascii=False)} = {inline(inside)}" for key, inside in value.items()) + " }"
        if isinstance(value, list):
            return "[" + ", ".join(map(inline, value)) + "]"
        return str(value) if isinstance(value, int | date) else json.dumps(value, ensure_ascii=False)

    lines = []
    for name, table in tree.items():
        if name in ("andel", "agreement", "term", "rounding"):
            lines.append(f"{name} = {inline(table)}")
        else:
            lines += [f"{name}.{each} = {inline(thing)}" for each, thing in table.items()]
    return "\n".join(lines) + "\n"


def described(tree: Tree) -> tuple[str, str] | None:
    """What is said of it in both languages; None of what is no agreement."""
    return described_text(dumped(tree))


@functools.cache
def described_text(text: str) -> tuple[str, str] | None:
    try:
        agreement = andel.read_agreement_text(text)
    except andel.AgreementError:
        return None
    return str(agreement.describe("sv")), str(agreement.describe("en"))


def leaves(value: Any, path: Path_ = ()) -> Iterator[tuple[Path_, Any]]:
    if isinstance(value, dict | list):
        for key, inside in value.items() if isinstance(value, dict) else enumerate(value):
            yield from leaves(inside, (*path, key))
    else:
        yield path, value


def inside(tree: Tree, path: Path_) -> Any:
    for key in path:
        tree = tree[key]
    return tree


def replaced(tree: Tree, path: Path_, value: Any) -> Tree:
    changed = copy.deepcopy(tree)
    inside(changed, path[:-1])[path[-1]] = value
    return changed


def percent(share: str) -> Decimal:
    return Decimal(share.removesuffix("%").strip().replace(",", "."))


def as_percent(share: Decimal) -> str:
    return f"{share} %".replace(".", ",")


def groups_of(tree: Tree) -> set[str]:
    return {each for party in tree["parties"].values() for each in party.get("groups", []) if isinstance(party.get("groups"), list)}


def other_values(tree: Tree, path: Path_, value: Any) -> Iterator[Any]:
    """What else might stand there: the same kind of thing, a little changed; whether it may is for the reader to say."""
    if path[-1] == "payments":
        yield from (each for each in (1, 2, 4, 12) if each != value)
        return
    if isinstance(value, int):
        yield from (value + 1, value - 1)
        return
    if isinstance(value, date):
        yield value + timedelta(days=1)
        return
    yield from (each for group in WORDS if value in group for each in group if each != value)
    ids = [each for name, table in tree.items() if isinstance(table, dict) for each in table]
    if path[-1] == "source":
        name, _, place = value.partition(" ")
        yield f"{name} {place}1"
        yield from (f"{each} {place}".strip() for each in tree["sources"] if each != name)
    elif value in ids or value in ("bearer", "everyone"):
        yield from (each for each in [*ids, "bearer", "none"] if each != value)
    elif amount := re.fullmatch(r"([-−]?)([\d ,]+) (kr|tkr|mkr|mnkr)", value):
        kronor = Decimal(amount[2].replace(" ", "").replace(",", ".")) * {"kr": 1, "tkr": 1000}.get(amount[3], 1_000_000)
        for other in (kronor + 1, kronor * 2, kronor * 10, kronor / 10):
            yield f"{'-' if amount[1] else ''}{other:f} kr".replace(".", ",")
    elif re.fullmatch(r"[-−]?[\d,]+ %", value):
        yield from (as_percent(percent(value.replace("−", "-")) + step) for step in (1, -1, 10))
    elif fraction := re.fullmatch(r"(\d+)/(\d+)", value):
        yield f"{fraction[1]}/{int(fraction[2]) + 1}"
    elif re.fullmatch(r"\d{4}-\d\d-\d\d", value):
        day = date.fromisoformat(value)
        yield from ((day + timedelta(days=step)).isoformat() for step in (1, -1, 31, 366))
    elif re.fullmatch(r"\d\d-\d\d", value):
        yield from ("02-01", "05-01", "01-02")
    elif month := re.fullmatch(r"(\d{4})-(\d\d)", value):
        yield from (f"{month[1]}-{1 + int(month[2]) % 12:02d}", f"{int(month[1]) - 1}-{month[2]}")
    elif path[-1] in ("at", "edition") and re.fullmatch(r"\d\d", value):
        yield from ("01", "02", "year")
    elif re.fullmatch(r"\d+,\d+", value):
        yield from (value[:-1] + str((int(value[-1]) + 1) % 10), value + "1", value[:-1] + "1")
    elif value in groups_of(tree):
        yield from (each for each in groups_of(tree) if each != value)
    elif re.fullmatch(r"\d+ (year|month|week|day)s?", value):
        yield from ("6 months", "3 months", "1 year", "7 years")
    elif value == "unlimited":
        yield 3
    elif value == "by_code":
        yield list(tree["parties"])
    elif path == ("term", "renewal"):
        yield {"length": "1 year", "happens": "by_decision", "at_most": 1}
    elif re.fullmatch(r"\d+", value):
        yield value[:-1] + str((int(value[-1]) + 1) % 10)
    elif value != "rest":
        yield value + " x"


def mutations(tree: Tree, path: Path_, value: Any) -> Iterator[tuple[Tree, Tree]]:
    """Pairs of trees that differ in this leaf, and where it must be so in its counterpart."""
    with_technique = replaced(tree, ("agreement", "rules"), "andel-1")  # a change may need a rule that the file does without
    for other in other_values(tree, path, value):
        yield tree, replaced(tree, path, other)
        yield with_technique, replaced(with_technique, path, other)
    if value in tree.get("assets", {}):
        with_twin = replaced(tree, ("assets", "twin"), tree["assets"][value] | {"label": "Tvilling"})
        yield with_twin, replaced(with_twin, path, "twin")
    for table in ("measures", "figures", "indexes", "keys"):  # another of the same kind, which says the same
        if value in tree.get(table, {}):
            with_twin = replaced(tree, (table, "twin"), tree[table][value])
            yield with_twin, replaced(with_twin, path, "twin")
    around = inside(tree, path[:-1])
    if isinstance(around, list):
        for place in range(len(around)):
            yield tree, replaced(tree, path[:-1], around[:place] + around[place + 1 :])
        yield tree, replaced(tree, path[:-1], around[1:] + around[:1])
    if isinstance(around, dict) and "shares" in path:  # what one gets more, another gets less
        for other, share in around.items():
            if other == path[-1]:
                continue
            if "rest" in (value, share):
                yield tree, replaced(replaced(tree, path, share), (*path[:-1], other), value)
            elif value.endswith("%") and share.endswith("%"):
                shifted = replaced(tree, path, as_percent(percent(value) + 1))
                yield tree, replaced(shifted, (*path[:-1], other), as_percent(percent(share) - 1))
    if "index" in path and value == "none":  # an index that nothing uses yet, and a price level, stand in both
        with_index = replaced(tree, (*path[:2], "price_level"), int(str(tree["term"]["start"])[:4]))
        with_index["indexes"] = with_index.get("indexes", {}) | {"new": NEW_INDEX | {"source": next(iter(tree["sources"]))}}
        yield with_index, replaced(with_index, path, "new")
    if value == "income" and isinstance(around.get("yearly"), str):  # a cost has no minus
        yield tree, replaced(replaced(tree, path, "rent"), (*path[:2], "yearly"), around["yearly"].lstrip("-−–"))


def untouchable(path: Path) -> set[str]:
    """Every leaf for which no other valid value was found. Each valid change of each of the others changes what is said."""
    tree = tomllib.loads(path.read_text(encoding="utf-8-sig"))
    assert described(tree), dumped(tree)
    never: set[str] = set()
    for where, value in leaves(tree):
        tried = 0
        for before, after in mutations(tree, where, value):
            now = described(after)
            if now is not None and after != before:
                tried += 1
                was = described(before)
                assert was is not None
                for old, new in zip(was, now, strict=True):
                    assert old != new, f"{where}: {value!r} became {inside(after, where[:-1])!r} and nothing was said"
        if not tried:
            never.add(".".join(map(str, where)))
    return never


def without_another_answer(path: Path) -> set[str]:
    return {each for each in untouchable(path) if not any(each.endswith(end) for end in ONLY_ONE_ANSWER)}


@pytest.mark.parametrize("path", SHIPPED, ids=lambda path: path.stem)
def test_no_input_changes_without_its_sentence(path: Path) -> None:
    assert without_another_answer(path) == set()


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.parent.name)
def test_no_input_of_a_case_changes_without_its_sentence(path: Path) -> None:
    assert len(without_another_answer(path)) < 12  # what hangs together in a case by hand is not always found another answer for
