"""The journal of a demonstration: its tables `[[activity]]` and `[[difficulty]]`.

A table is one action with its time `at` and title; its `entries` are what was kept:

    activity    kind, on, title; who, channel, number, counted, whole, document, by,
                note, about = [first, last], answers = [five counts, low to high]
    difficulty  on, content; who, to, sent_on, answer, answered_on
"""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from typing import Any

from desktop.emulation.journal import Activity, ActivityKind, Channel, Difficulty
from desktop.emulation.movements import Period
from desktop.office.office import Office

Table = Mapping[str, Any]


def note_activities(office: Office, entry: Table, ids: Mapping[str, str]) -> None:
    """Keep the activities of a table as one action.

    `last_day` sets from which day on papers count as late: kind, about, day.
    """
    with office.trail.operation(entry["title"]):
        for given in entry["entries"]:
            office.journal.keep_activity(_activity(given, ids))
        for given in entry.get("last_day", ()):
            first, last = given["about"]
            period = Period(first, last)
            office.journal.set_last_day(_kind(given["kind"]), period, given["day"])


def note_difficulties(office: Office, entry: Table, ids: Mapping[str, str]) -> None:
    """Keep the difficulties of a table as one action."""
    with office.trail.operation(entry["title"]):
        for given in entry["entries"]:
            office.journal.keep_difficulty(_difficulty(given, ids))


def _activity(given: Table, ids: Mapping[str, str]) -> Activity:
    first, last = given.get("about", (None, None))
    channel = given.get("channel", "")
    return Activity(
        "",
        _kind(given["kind"]),
        given["on"],
        given["title"],
        subject_id=_who(given, ids),
        channel=next((c for c in Channel if c.value == channel), None),
        number=_number(given.get("number")),
        counted=given.get("counted", ""),
        whole=_number(given.get("whole")),
        document=given.get("document", ""),
        received_by=given.get("by", ""),
        note=given.get("note", ""),
        first_day=first,
        last_day=last,
        answers=tuple(given.get("answers", ())),
    )


def _difficulty(given: Table, ids: Mapping[str, str]) -> Difficulty:
    sent: date | None = given.get("sent_on")
    return Difficulty(
        "",
        given["on"],
        given["content"],
        subject_id=_who(given, ids),
        forwarded_to=given.get("to", ""),
        forwarded_on=sent,
        answer=given.get("answer", ""),
        answered_on=given.get("answered_on"),
    )


def _who(given: Table, ids: Mapping[str, str]) -> str | None:
    return ids[given["who"]] if "who" in given else None


def _number(value: int | Decimal | None) -> Decimal | None:
    return None if value is None else Decimal(value)


def _kind(code: str) -> ActivityKind:
    return next(kind for kind in ActivityKind if kind.value == code)
