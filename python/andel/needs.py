"""The figures that an agreement needs, as they are read: by measure and series, years that are alike together."""

from __future__ import annotations

import csv
import io
import json
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal, localcontext
from fractions import Fraction
from itertools import groupby
from typing import NamedTuple

from andel.rows import NeededFigure
from andel.texts import Language, say

HOW = ("read", "preliminary", "extended", "typed", "missing")


def as_text(name: str, needed: Sequence[NeededFigure], lang: Language) -> str:
    """The name of the agreement, a paragraph for each measure and series, and how many there are of each kind."""
    counts = Counter(each.how for each in needed)
    total = ", ".join(f"{say(f'how_{how}', lang)} {counts[how]}" for how in HOW if counts[how])
    end = say("figures_total", lang, count=len(needed), kinds=total) if needed else say("figures_none", lang)
    paragraphs = [_paragraph(series, group, lang) for series, group in _by_series(needed)]
    return "\n\n".join([name, *paragraphs, end]) + "\n"


class _Series(NamedTuple):
    """What is read in the same way every year."""

    measure: str
    label: str
    figures: str
    at: str  # of the period, without its year: "-11-01", "-10" or ""
    edition_month: str
    edition_later: int  # years after the period


def _series_of(one: NeededFigure) -> _Series:
    later = int(one.edition[:4]) - int(one.period[:4]) if one.edition else 0
    return _Series(one.measure, one.measure_label, one.figures, one.period[4:], one.edition[5:], later)


def _by_series(needed: Iterable[NeededFigure]) -> Iterator[tuple[_Series, list[NeededFigure]]]:
    """In the order in which the measures come first."""
    groups: dict[str, dict[_Series, list[NeededFigure]]] = {}
    for one in needed:
        groups.setdefault(one.measure, {}).setdefault(_series_of(one), []).append(one)
    for of_measure in groups.values():
        yield from of_measure.items()


def _paragraph(series: _Series, group: list[NeededFigure], lang: Language) -> str:
    name = series.label if series.label == series.measure else f"{series.label} ({series.measure})"
    where = [series.figures or say("figures_in_agreement", lang)]
    if series.at:
        where.append(say("figures_day" if len(series.at) > 3 else "figures_month", lang, at=series.at[1:]))
    if series.edition_month:
        later = f"{series.edition_later:+d}".replace("-", "−")
        where.append(say("edition_other" if series.edition_later else "edition_same", lang, month=series.edition_month, count=later))
    parties = len({one.party for one in group if one.party})
    if parties > 1:
        where.append(say("figures_parties", lang, count=parties))
    lines = [f"  {label:<13} {text}" for how in HOW for label, text in _lines(how, group, lang)]
    return "\n".join([f"{name}: {', '.join(where)}", *lines])


def _lines(how: str, group: list[NeededFigure], lang: Language) -> Iterator[tuple[str, str]]:
    """Years after each other in which it is so for the same parties, on one line; the first line says how it is."""
    of_year: dict[str, list[NeededFigure]] = {}
    for one in group:
        of_year.setdefault(one.period[:4], []).append(one)
    label = say(f"how_{how}", lang)
    years = sorted(year for year, all_of_it in of_year.items() if any(one.how == how for one in all_of_it))
    for _, run in groupby(enumerate(years), lambda each: (int(each[1] or 0) - each[0], _whose(how, of_year[each[1]]))):
        alike = [year for _, year in run]
        first = of_year[alike[0]]
        text = say("figures_always", lang) if not alike[0] else alike[0] if len(alike) == 1 else f"{alike[0]}–{alike[-1]}"
        if how == "extended":
            last = {one.read_period for year in alike for one in of_year[year] if one.how == how}
            text += say("figures_from", lang, period=min(last) if len(last) == 1 else f"{min(last)}–{max(last)}")
        whose = _whose(how, first)
        yield label, text + (": " + ", ".join(whose) if whose else "")
        label = ""


def _whose(how: str, of_year: list[NeededFigure]) -> tuple[str, ...]:
    """The parties for which it is so that year, with the codes that their rows have; nobody named where it is so for all."""
    so = [one for one in of_year if one.how == how]
    return () if len(so) == len(of_year) else tuple(f"{one.party} ({one.code})" if one.code else one.party for one in so)


def as_csv(needed: Sequence[NeededFigure]) -> str:
    """A row for each figure."""
    buffer = io.StringIO()
    writer = csv.writer(buffer, lineterminator="\n")
    writer.writerow(NeededFigure._fields)
    writer.writerows(_as_record(one).values() for one in needed)
    return buffer.getvalue()


def as_json(needed: Sequence[NeededFigure]) -> str:
    """A record for each figure, its value as text."""
    return json.dumps([_as_record(one) for one in needed], ensure_ascii=False, indent=1) + "\n"


def _as_record(one: NeededFigure) -> dict[str, object]:
    return one._asdict() | {"value": None if one.value is None else _written(one.value)}


def _written(value: Fraction) -> str:
    """With a decimal point, exactly; a typed third stays a fraction."""
    with localcontext() as context:
        context.prec = 100
        decimal = Decimal(value.numerator) / value.denominator
    return f"{decimal:f}" if Fraction(decimal) == value else str(value)
