"""Figures and measures for the oracle: what is read from a CSV or typed, for which year, as known on which day (E 1 to E 8)."""

from __future__ import annotations

import csv
import io
from datetime import date
from fractions import Fraction
from typing import Any, NamedTuple

from oracle_reading import AGREED, Reader, When
from oracle_values import Refused, number, rounded


class Value(NamedTuple):
    """One row of a CSV, after the link to the figures that continue it."""

    value: Fraction
    definitive: bool
    published: date


def csv_rows(text: str) -> list[dict[str, str]]:
    """The rows of a CSV as Swedish Excel or anybody else writes it: `;` or `,`, byte order mark, CRLF, comments before it."""
    lines = [line for line in text.removeprefix("\ufeff").splitlines() if line.strip() and not line.startswith("#")]
    delimiter = ";" if ";" in lines[0] else "\t" if "\t" in lines[0] else ","
    reader = csv.DictReader(io.StringIO("\n".join(lines)), delimiter=delimiter)
    return [{name.strip(): (cell or "").strip() for name, cell in row.items()} for row in reader]


def first_day(period: str) -> date:
    """The first day of a year, a month or a day."""
    year, month, day = [*period.split("-"), "1", "1"][:3]
    return date(int(year), int(month), int(day))


def moved(period: str, years: int) -> str:
    """The same kind of period, the same place in the year, so many years on."""
    return f"{int(period[:4]) + years:04d}{period[4:]}" if period else ""


class Measures(Reader):
    """Reads measures."""

    def __init__(self, text: str | bytes, figures: dict[str, str] | None = None, as_of: date | None = None) -> None:
        super().__init__(text, figures, as_of)
        self.series: dict[str, dict[tuple[str, str, str], list[Value]]] = {}
        self.read_values: dict[tuple[Any, ...], tuple[Fraction, int]] = {}

    # ------------------------------------------------------------------------------------------------ figures, E 4, E 5, E 8

    def rows(self, figures: str) -> dict[tuple[str, str, str], list[Value]]:
        """Every row by (party, period, edition), in the order in which one takes the place of another (E 5)."""
        if figures not in self.series:
            table = self.file["figures"][figures]
            scale = Fraction(1, 100) if table["unit"] == "percent" else Fraction(1)
            found: dict[tuple[str, str, str], list[Value]] = {}
            for row in csv_rows(self.texts[table["file"]]):
                value = number(row["value"].replace(".", ",")) * scale
                published = date.fromisoformat(row["published"]) if row.get("published") else date.min
                said = Value(value, row.get("status", "") != "preliminary", published)
                found.setdefault((row.get("party", ""), row["period"], row.get("edition", "")), []).append(said)
            for values in found.values():
                values.sort(key=lambda said: (said.published, said.definitive))
            self.series[figures] = found
        return self.series[figures]

    def look_up(self, figures: str, place: tuple[str, str, str], known: date | None) -> Value | None:
        """The row of (party, period, edition) as known on a day, through the link where other figures have taken over (E 8)."""
        continued = self.file["figures"][figures].get("continued")
        if continued and first_day(place[1]) >= first_day(continued["from"]):
            found = self.look_up(continued["by"], place, known)
            if found is None:
                return None
            value = rounded(found.value * number(continued["times"]), continued.get("rounding", {}).get("level"))
            return found._replace(value=value)
        seen = [row for row in self.rows(figures).get(place, ()) if known is None or row.published <= known]
        return seen[-1] if seen else None

    def status_of_figures(self, figures: str, period: str) -> int:
        """The source's, and that of the figures that the link leads to."""
        table = self.file["figures"][figures]
        status = self.status_of(table, AGREED)
        continued = table.get("continued")
        if continued and first_day(period) >= first_day(continued["from"]):
            status = min(status, self.status_of_figures(continued["by"], period))
        return status

    def periods(self, figures: str) -> list[str]:
        """Every period of the figures and of those that continue them."""
        continued = self.file["figures"][figures].get("continued")
        return [place[1] for place in self.rows(figures)] + (self.periods(continued["by"]) if continued else [])

    def figure(self, measure: str, party: str, period: str, edition: str, known: date | None) -> tuple[Fraction, int]:
        """What stands for a period, or what `after_last` makes of the last row of the same place in the year (E 6, E 7)."""
        table = self.measures[measure]
        figures = table["figures"]
        found, past, status = self.look_up(figures, (party, period, edition), known), 0, 0
        if found is None:
            here = int(period[:4])
            years = {int(other[:4]) - here for other in self.periods(figures)}
            there = [
                past
                for past in sorted(years)
                if self.look_up(figures, (party, moved(period, past), moved(edition, past)), known) is not None
            ]
            if not there or there[-1] > 0:
                raise Refused("no_figure", f"{measure} {party} {period} {edition}")
            rule = self.opened(table["after_last"], self.status_of(table, AGREED))[0]
            if rule.value == "stop":
                raise Refused("past_last_figure", f"{measure} {party} {period} {edition}")
            past = -there[-1]
            found = self.look_up(figures, (party, moved(period, -past), moved(edition, -past)), known)
            assert found is not None
            status = min(rule.status, self.status_of_figures(figures, moved(period, -past)))
            if rule.value != "repeat":
                found = found._replace(value=found.value * (1 + number(rule.value)) ** past)
        else:
            status = self.status_of_figures(figures, period)
        if not found.definitive and table["preliminary"] == "refuse":
            raise Refused("preliminary_refused", f"{measure} {party} {period} {edition}")
        return found.value, status

    # ------------------------------------------------------------------------------------------------ measures, E 1 to E 3

    def period_and_edition(self, measure: str, year: int) -> tuple[str, str]:
        """The row that is read for a year: a lag is applied to periods, before anything else (E 3)."""
        reading = self.measures[measure]["reading"]
        if "on" in reading:
            return str(reading["on"]), ""

        def place(at: str, years_before: int) -> str:
            return f"{year - years_before:04d}" + ("" if at == "year" else f"-{at}")

        edition = place(reading["edition"], reading.get("edition_years_before", 0)) if "edition" in reading else ""
        return place(reading["at"], reading.get("years_before", 0)), edition

    def published_days(self, figures: str) -> set[date]:
        """Every day on which something was published in the figures and those that continue them."""
        days = {said.published for values in self.rows(figures).values() for said in values} - {date.min}
        continued = self.file["figures"][figures].get("continued")
        return days | (self.published_days(continued["by"]) if continued else set())

    def is_corrected(self, measure: str) -> bool:
        """True for a measure whose news is a line of its own."""
        return bool(self.measures[measure].get("preliminary") == "correct")

    def known_on(self, measure: str, billed: date, news: date | None) -> date | None:
        """How far knowledge reaches: the run's own day, and for `correct` what was known at the bill, or later news (E 20)."""
        if not self.is_corrected(measure):
            return self.as_of
        reaches = billed if news is None else max(billed, news)
        return reaches if self.as_of is None else min(reaches, self.as_of)

    def read(self, measure: str, receiver: str | None, day: date, known: date | None, year: int | None = None) -> tuple[Fraction, int]:
        """What a measure says about a receiver (none: one for all) on a day, rounded, with its status. `year`: the one that it
        is read for, where that is not the day's own."""
        table, year = self.measures[measure], day.year if year is None else year
        if "values" in table:
            value, status = self.typed(measure, receiver, day, year)
        else:
            key = (measure, receiver, year, known)
            if key not in self.read_values:
                code = self.parties[receiver].get("code", "") if receiver in self.parties else ""
                self.read_values[key] = self.figure(measure, code, *self.period_and_edition(measure, year), known)
            value, status = self.read_values[key]
        return rounded(value, table.get("rounding", {}).get("measure")), status

    def typed(self, measure: str, receiver: str | None, day: date, year: int) -> tuple[Fraction, int]:
        """A row typed in the file: one for all days, the one in force on the day, or that of the year (E 2)."""
        timeline = self.timeline("measures", measure, "values")
        past, rule = 0, None
        if timeline[0].occasion:
            row, status, past, rule = self.of_year(year, "measures", measure, "values")
        else:
            said = self.needed(timeline, day)
            row, status = said.value, said.status
        if receiver not in row:
            raise Refused("no_figure", f"{measure} {receiver}")
        value = number(row[receiver])
        return (value * (1 + number(rule)) ** past if rule not in (None, "repeat") else value), status

    def read_for_key(self, measure: str, receiver: str, when: When) -> tuple[Fraction, int]:
        """As a key reads: what was published by the first day of the charge, where news makes a line of its own."""
        return self.read(measure, receiver, when.day, self.known_on(measure, when.first, when.known), self.year_of(when.day))

    def measure_statement(self, measure: str, day: date) -> Any:
        """What changes in a measure inside a year: the row that is in force."""
        timeline = self.timeline("measures", measure, "values")
        return self.needed(timeline, day) if timeline and not timeline[0].occasion else None

    def is_flow(self, measure: str) -> bool:
        """True for what is counted over a period, and so does not follow parts of years."""
        return bool(self.measures[measure].get("kind") == "flow")
