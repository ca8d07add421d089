"""The calendar from Python and from the command: days, outcomes, formats, and the file for calendar programs."""

from __future__ import annotations

import csv
import io
import json
import subprocess
from collections.abc import Callable
from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path

import andel
import icalendar
import pytest

Run = Callable[..., subprocess.CompletedProcess[str]]

SMEDJEBACKEN = "agreements/smedjebacken-familjecentral.toml"
YEARS = ("--from", "2036-01-01", "--until", "2042")
BY_HAND = "tests/cases/good/smedjebacken_until_2042/expected.csv"


@pytest.fixture(autouse=True)
def _in_the_top_folder(top: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(top)


@pytest.fixture
def smedjebacken() -> andel.Calendar:
    return andel.read_agreement(SMEDJEBACKEN).calendar(2042, since=date(2036, 1, 1))


@pytest.fixture
def until_further_notice() -> andel.Agreement:
    text = Path(SMEDJEBACKEN).read_text(encoding="utf-8")
    lines = {
        "end ": 'end = { value = "none", source = "assumption" }',
        "renewal ": 'renewal = "none"',
        "notice ": 'notice = { value = { length = "6 months", before = "any_day", to = "month_end" }, source = "assumption" }',
        "part_years ": 'part_years = { value = "months", source = "assumption" }\nmonth_end = "last_day"',
    }
    for key, line in lines.items():
        (old,) = (each for each in text.splitlines() if each.startswith(key))
        text = text.replace(old, line)
    return andel.read_agreement_text(text, folder="agreements")


def borne_by_hand(party: str, first: int, last: int) -> Decimal:
    with Path(BY_HAND).open(encoding="utf-8", newline="") as file:
        rows = [row for row in csv.DictReader(file) if row["cost"] == "*" and row["party"] == party]
    assert {int(row["year"]) for row in rows} >= set(range(2025, 2043))
    return sum((Decimal(row["bears"]) for row in rows if first <= int(row["year"]) <= last), Decimal(0))


def test_each_end_costs_what_the_case_by_hand_adds_up_to(smedjebacken: andel.Calendar) -> None:
    assert {row.end.year for row in smedjebacken.outcomes} == {2038, 2039, 2040, 2041, 2042}
    for row in smedjebacken.outcomes:
        assert row.bears_kr == borne_by_hand(row.party, 2023, row.end.year), row
        assert row.bears_from_kr == borne_by_hand(row.party, 2036, row.end.year), row
        assert row.notice_by == date(row.end.year - 1, 12, 31)
        assert row.next_end == date(row.end.year + 1, 12, 31)
        if row.end.year < 2042:
            assert row.one_more_kr == borne_by_hand(row.party, row.end.year + 1, row.end.year + 1), row
        assert row.standing == ("firm" if row.end.year == 2038 else "rests_on_no_notice")


def test_deadlines_stand_a_year_before_each_end(smedjebacken: andel.Calendar) -> None:
    deadlines = [(row.day, row.weekday, row.end, row.what) for row in smedjebacken if row.kind == "last_day_of_notice"]
    assert deadlines[0] == (date(2037, 12, 31), "torsdag", date(2038, 12, 31), "Sista dag att säga upp avtalet till 2038-12-31")
    assert [day.year for day, *_ in deadlines] == [2037, 2038, 2039, 2040, 2041, 2042]
    assert smedjebacken.days("en")[0].if_missed == "The agreement is renewed to 2039-12-31"
    assert len(smedjebacken) == len(list(smedjebacken)) == 15


def test_every_day_of_smedjebacken_by_hand(smedjebacken: andel.Calendar) -> None:
    """2023 to 2038, then a year at a time unless somebody gives notice twelve months before: an end each New Year's Eve from 2038 on,
    the last day of notice to it the New Year's Eve before, and a renewal from the day after."""
    by_hand = []
    for year in range(2036, 2043):
        if year > 2038:
            by_hand.append((f"{year}-01-01", "renewal_begins", f"{year}-12-31", None))
        if year >= 2037:
            by_hand.append((f"{year}-12-31", "last_day_of_notice", f"{year + 1}-12-31", f"{year + 2}-12-31"))
        if year >= 2038:
            by_hand.append((f"{year}-12-31", "term_ends" if year == 2038 else "renewal_ends", None, None))
    found = [(str(row.day), row.kind, row.end and str(row.end), row.next_end and str(row.next_end)) for row in smedjebacken]
    assert found == by_hand
    weekdays = dict(
        zip(range(2037, 2043), ("torsdag", "fredag", "lördag", "måndag", "tisdag", "onsdag"), strict=True)
    )  # 2040 is a leap year
    assert {row.day.year: row.weekday for row in smedjebacken if row.kind == "last_day_of_notice"} == weekdays
    assert all((row.standing == "firm") == (row.kind == "term_ends" or row.end == date(2038, 12, 31)) for row in smedjebacken)


def test_lerum_to_the_day() -> None:
    text = Path(SMEDJEBACKEN).read_text(encoding="utf-8")
    changes = {"start ": "2016-01-01", "end ": "2020-12-31"}
    for key, day in changes.items():
        (old,) = (each for each in text.splitlines() if each.startswith(key) and "value" in each)
        text = text.replace(old, f'{key}= {{ value = "{day}", source = "assumption" }}')
    text = text.replace('length = "1 year", happens', 'length = "5 years", happens')
    agreement = andel.read_agreement_text(text, folder="agreements")
    assert agreement.project(notice=date(2019, 12, 31)).plan.end == date(2020, 12, 31)
    late = agreement.project(notice=("municipality", date(2020, 1, 1)))
    assert late.plan.end == date(2025, 12, 31)
    assert {row.standing for row in late if row.year > 2020} == {"after_notice"}
    assert "är uppsagt och slutar 2025-12-31" in str(late.report())
    assert "efter uppsägning" in late.explain("region", 2025).text()
    (row,) = (row for row in agreement.calendar() if row.kind == "last_day_of_notice" and row.end == date(2020, 12, 31))
    assert (row.day, row.next_end) == (date(2019, 12, 31), date(2025, 12, 31))


def test_notice_that_changes_nothing_is_refused(top: Path) -> None:
    agreement = andel.read_agreement(SMEDJEBACKEN)
    with pytest.raises(ValueError, match="2022-12-31 is before the first day of the agreement, 2023-01-01"):
        andel.make_plan(agreement, notice=date(2022, 12, 31))
    with pytest.raises(ValueError, match="there is no party bank"):
        andel.make_plan(agreement, notice=("bank", date(2030, 1, 1)))
    with pytest.raises(TypeError, match="a date"):
        andel.make_plan(agreement, notice=("region", 2030))  # type: ignore[arg-type]


def test_agreement_until_further_notice_needs_a_year(until_further_notice: andel.Agreement, run_andel: Run, tmp_path: Path) -> None:
    assert until_further_notice.end is None
    for ask in (until_further_notice.project, until_further_notice.calendar, lambda: andel.make_plan(until_further_notice)):
        with pytest.raises(ValueError, match="no last day"):
            ask()
    projection = until_further_notice.project(2030)
    assert {row.standing for row in projection if row.year > 2023} == {"rests_on_no_notice"}, (
        "notice on the first day ends it with July 2023"
    )
    assert "tills vidare" in str(projection.report())
    (tmp_path / "a.toml").write_text(until_further_notice.text, encoding="utf-8")
    for verb in (["project"], ["calendar"], ["assumptions"]):
        done = run_andel(*verb, tmp_path / "a.toml")
        assert (done.returncode, done.stdout) == (2, "")
        assert "--until" in done.stderr
        assert "tills vidare" in done.stderr
    assert run_andel("check", tmp_path / "a.toml").returncode == 0
    assert until_further_notice.calendar(2026).outcomes[-1].end == date(2026, 12, 31)


def test_text_is_as_wide_as_a_terminal_and_in_both_languages(run_andel: Run) -> None:
    for lang, words in (("sv", "Sista dag att säga upp avtalet"), ("en", "The last day of notice")):
        done = run_andel("calendar", SMEDJEBACKEN, *YEARS, "--lang", lang)
        assert (done.returncode, done.stderr) == (0, "")
        assert words in done.stdout
        assert max(map(len, done.stdout.splitlines())) <= 80
        assert not [line for line in done.stdout.splitlines() if line != line.rstrip()]


def test_the_calendar_of_smedjebacken_reads_as_it_should(smedjebacken: andel.Calendar, top: Path) -> None:
    golden = (top / "tests/calendar/smedjebacken-2036-2042.txt").read_text(encoding="utf-8")
    assert smedjebacken.text().replace("\u00a0", " ") == golden
    for year in range(2038, 2043):
        for first in (2023, 2036):
            figures = [borne_by_hand(party, first, year) for party in ("municipality", "region")]
            written = [f"{figure:,.2f}".replace(",", " ").replace(".", ",") for figure in [*figures, sum(figures)]]
            assert any(all(figure in line for figure in written) for line in golden.splitlines() if line.startswith(f"{year}-12-31")), (
                written
            )


def test_json_and_csv_hold_the_days(run_andel: Run, smedjebacken: andel.Calendar) -> None:
    document = json.loads(run_andel("calendar", SMEDJEBACKEN, *YEARS, "--format", "json").stdout)
    assert document == smedjebacken.to_dict()
    assert document["days"][0]["day"] == "2037-12-31"
    assert document["outcomes"][0]["bears_kr"] == str(smedjebacken.outcomes[0].bears_kr)
    rows = list(csv.DictReader(io.StringIO(run_andel("calendar", SMEDJEBACKEN, *YEARS, "--format", "csv").stdout)))
    assert [row["what"] for row in rows] == [row.what for row in smedjebacken]
    assert {row["standing"] for row in rows} == {"firm", "rests_on_no_notice"}


def test_calendar_programs_read_the_file(run_andel: Run, smedjebacken: andel.Calendar, tmp_path: Path) -> None:
    assert run_andel("calendar", SMEDJEBACKEN, *YEARS, "--format", "ics", "--output", tmp_path / "a.ics").returncode == 0
    written = (tmp_path / "a.ics").read_bytes()
    assert written == smedjebacken.to_ics()
    assert all(len(line) <= 75 for line in written.split(b"\r\n")), "folded, as the format asks"
    file = icalendar.Calendar.from_ical(written)
    assert file.calendar_name == "Samverkansavtal om familjecentral i Smedjebacken"
    events = file.events
    assert [event.start for event in events] == [row.day for row in smedjebacken]
    assert {event.end - event.start for event in events} == {timedelta(days=1)}
    assert len({event["UID"] for event in events}) == len(events)
    first = events[0]
    assert first["SUMMARY"] == "Samverkansavtal om familjecentral i Smedjebacken: Sista dag att säga upp avtalet till 2038-12-31"
    assert "Annars: Avtalet förlängs till 2039-12-31." in first["DESCRIPTION"]
    one_more = borne_by_hand("region", 2039, 2039)
    assert f"{one_more:,.2f}".replace(",", "\u00a0").replace(".", ",") in first["DESCRIPTION"]
    (alarm,) = first.walk("VALARM")
    assert first.start + alarm["TRIGGER"].dt == date(2037, 11, 30)
    with_alarm = [event["SUMMARY"] for event in events if event.walk("VALARM")]
    assert len(with_alarm) == 6
    assert all("Sista dag" in summary for summary in with_alarm)
    assert {str(event["STATUS"]) for event in events if event.start > date(2038, 12, 31)} == {"TENTATIVE"}


def test_calendar_programs_read_it_in_english_as_the_same_events(run_andel: Run, smedjebacken: andel.Calendar) -> None:
    """All-day events by their days alone, with the same ids in both languages: who imports both has each event once."""
    done = run_andel("calendar", SMEDJEBACKEN, *YEARS, "--format", "ics", "--lang", "en")
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout == smedjebacken.to_ics("en").decode().replace("\r\n", "\n")
    swedish, english = (icalendar.Calendar.from_ical(smedjebacken.to_ics(lang)) for lang in ("sv", "en"))
    assert [event["UID"] for event in swedish.events] == [event["UID"] for event in english.events]
    for event, other in zip(swedish.events, english.events, strict=True):
        assert type(event["DTSTART"].dt) is type(event["DTEND"].dt) is date
        assert (event.start, event.end) == (other.start, other.end)
        assert event["SUMMARY"] != other["SUMMARY"]
    first = english.events[0]
    assert first["SUMMARY"].endswith(": The last day of notice to end the agreement on 2038-12-31")
    assert "2039-12-31" in first["DESCRIPTION"]
    assert f"{borne_by_hand('region', 2039, 2039):,.2f}" in first["DESCRIPTION"]
    assert "å" not in first["DESCRIPTION"] + first["SUMMARY"]


def test_events_move_when_the_time_of_notice_changes(smedjebacken: andel.Calendar) -> None:
    """Eighteen months before instead of twelve: the same event, on another day."""
    longer = smedjebacken.agreement.with_changes(
        {"term.notice": {"length": "18 months", "before": "period_end"}, "term.month_end": "whole_months"}
    )

    def notices(calendar: andel.Calendar) -> dict[str, date]:
        events = icalendar.Calendar.from_ical(calendar.to_ics()).events
        return {str(event["UID"]): event.start for event in events if event.walk("VALARM")}

    before, after = notices(smedjebacken), notices(longer.calendar(2042, since=date(2036, 1, 1)))
    moved = {before[uid]: day for uid, day in after.items() if uid in before}
    assert moved[date(2037, 12, 31)] == date(2037, 6, 30)
    assert len(moved) == 6


def test_events_keep_their_ids_when_the_years_change(smedjebacken: andel.Calendar) -> None:
    def ids(calendar: andel.Calendar) -> dict[tuple[str, date], str]:
        return {(str(each["SUMMARY"]), each.start): str(each["UID"]) for each in icalendar.Calendar.from_ical(calendar.to_ics()).events}

    wider = ids(andel.make_calendar(smedjebacken.agreement, 2045))
    assert ids(smedjebacken).items() <= wider.items()


def test_notebooks_show_the_calendar(smedjebacken: andel.Calendar) -> None:
    shown = smedjebacken._repr_html_()
    assert shown.count("<table") == 4
    assert "andel-renewal" in shown
    assert "Finns bara om ingen säger upp avtalet dessförinnan." in shown


def test_without_its_package_the_command_says_what_to_install(top: Path) -> None:
    import os
    import sys

    code = (
        f"import sys; sys.modules['icalendar'] = None; from andel.cli import main; main(['calendar', {SMEDJEBACKEN!r}, '--format', 'ics'])"
    )
    environment = os.environ | {"PYTHONPATH": os.pathsep.join(sys.path), "PYTHONUTF8": "1"}
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, encoding="utf-8", cwd=top, env=environment, check=False)
    assert (done.returncode, done.stdout) == (2, "")
    assert "pip install icalendar" in done.stderr
