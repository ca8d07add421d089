"""A calendar in machine formats: JSON, CSV, and iCalendar for calendar programs. Every day and amount is the core's."""

from __future__ import annotations

import csv
import io
import json
from collections import Counter
from datetime import UTC, date, datetime, time, timedelta
from decimal import Decimal
from hashlib import sha256
from typing import TYPE_CHECKING, Any

from andel import __version__
from andel.rows import CalendarRow, OutcomeRow
from andel.texts import Language, say

if TYPE_CHECKING:
    import icalendar

    from andel import Calendar

CALENDAR_VERSION = 1
TO_ACT_BY = ("last_day_of_notice", "decision")
"""The kinds of days that somebody must not miss."""


def as_dict(calendar: Calendar, lang: Language = "sv") -> dict[str, Any]:
    """Everything it holds: days as text, kronor as text with two decimals."""
    agreement = calendar.agreement
    return {
        "andel": __version__,
        "calendar_version": CALENDAR_VERSION,
        "file": agreement.file,
        "name": agreement.name,
        "from": calendar.start.isoformat(),
        "until": calendar.end.isoformat(),
        "days": [_record(row) for row in calendar.days(lang)],
        "outcomes": [_record(row) for row in calendar.outcomes],
        "notes": calendar.notes(lang),
    }


def as_json(calendar: Calendar, lang: Language) -> str:
    """``as_dict`` as JSON."""
    return json.dumps(as_dict(calendar, lang), ensure_ascii=False, indent=1) + "\n"


def as_csv(calendar: Calendar, lang: Language) -> str:
    """A row for each day; parties are set apart by spaces."""
    buffer = io.StringIO()
    writer = csv.writer(buffer, lineterminator="\n")
    writer.writerow(CalendarRow._fields)
    for row in calendar.days(lang):
        writer.writerow((_record(row) | {"parties": " ".join(row.parties)}).values())
    return buffer.getvalue()


def as_ics(calendar: Calendar, lang: Language = "sv") -> bytes:
    """All-day events for calendar programs. Raises ModuleNotFoundError where icalendar is missing.

    An event keeps its UID from one time to the next, as long as it is about the same end, so that a calendar program moves it and
    does not double it. A month before each last day to act there is an alarm. What exists only if nobody gives notice is tentative.
    The file has no time of its making: the same agreement gives the same bytes.
    """
    from icalendar import Calendar as File

    name = calendar.agreement.name
    stamp = datetime.combine(calendar.agreement.start, time(), UTC)
    file = File.new(name=name, prodid=f"-//Andel//andel {__version__}//{lang.upper()}", language=lang, uid=_uid(name))
    one_more: dict[date | None, list[OutcomeRow]] = {}
    for outcome in calendar.outcomes:
        one_more.setdefault(outcome.end, []).append(outcome)
    seen: Counter[str] = Counter()
    for row in calendar.days(lang):
        about = "|".join([name, row.kind, str(row.end or row.day), *row.parties])
        seen[about] += 1
        lines = _description(row, one_more.get(row.end, []) if row.kind in TO_ACT_BY else [], lang)
        file.add_component(_event(row, f"{name}: {row.what}", "\n".join(lines), _uid(f"{about}|{seen[about]}"), stamp))
    return bytes(file.to_ical())


def _record(row: CalendarRow | OutcomeRow) -> dict[str, Any]:
    def cell(value: object) -> object:
        return value.isoformat() if isinstance(value, date) else str(value) if isinstance(value, Decimal) else value

    return {field: cell(value) for field, value in row._asdict().items()}


def _uid(about: str) -> str:
    return sha256(about.encode()).hexdigest()[:32] + "@andel"


def _description(row: CalendarRow, one_more: list[OutcomeRow], lang: Language) -> list[str]:
    lines = [say("calendar_otherwise", lang, what=row.if_missed)] if row.if_missed else []
    costs = [
        say("calendar_one_more", lang, party=outcome.party_label, amount=_kronor(outcome.one_more_kr, lang))
        for outcome in one_more
        if outcome.one_more_kr is not None
    ]
    if costs:
        lines += [say("calendar_price", lang), *costs]
    if row.standing != "firm":
        lines.append(say("calendar_" + row.standing, lang))
    return lines


def _kronor(amount: Decimal, lang: Language) -> str:
    """As the tables write them."""
    written = f"{amount:,.2f}".replace("-", "\u2212")
    return written if lang == "en" else written.replace(",", "\u00a0").replace(".", ",")


def _event(row: CalendarRow, summary: str, description: str, uid: str, stamp: datetime) -> icalendar.Event:
    from icalendar import STATUS, TRANSP, Alarm, Event

    event = Event.new(
        start=row.day,
        end=row.day + timedelta(days=1),
        summary=summary,
        description=description or None,
        uid=uid,
        stamp=stamp,
        status=STATUS.CONFIRMED if row.standing == "firm" else STATUS.TENTATIVE,
        transparency=TRANSP.TRANSPARENT,
    )
    if row.kind in TO_ACT_BY:
        alarm = Alarm.new(description=summary)
        alarm.add("ACTION", "DISPLAY")
        alarm.add("TRIGGER", _month_before(row.day) - row.day)
        event.add_component(alarm)
    return event


def _month_before(day: date) -> date:
    """The same day of the month before, or its last: a reminder, no deadline."""
    last = day.replace(day=1) - timedelta(days=1)
    return last.replace(day=min(day.day, last.day))
