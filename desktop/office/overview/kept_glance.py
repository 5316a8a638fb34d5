"""The last glance, kept between two starts: a start on unchanged data needs no rules.

It is trusted only under the mark it was made at: the last event of the trail, the shape
of the file and the program itself. Whatever differs, the round is looked over anew.
"""

import json
import os
from datetime import date
from pathlib import Path
from typing import Any

from db import settings
from db.connection import OfficeDatabase
from desktop import __version__
from desktop.office.overview.glance import Due, Glance, NextStep, PlaceState

KEY = "glance"
FORMAT = 2
"""Goes up whenever what is kept gets another shape."""

_ROOMS = ("", "awards", "emulation", "office", "plans")
_HERE = Path(__file__).resolve().parent.parent


def load(database: OfficeDatabase, mark: str) -> Glance | None:
    """Return the glance kept under a mark, None when there is none of that mark."""
    kept = settings.get(database, KEY)
    if not kept:
        return None
    try:
        value = json.loads(kept)
        if value.pop("mark") != _whole(mark):
            return None
        return _from_plain(value)
    except (ValueError, KeyError, TypeError, AttributeError):
        return None  # whatever it is, it is not ours; it is made anew


def keep(database: OfficeDatabase, mark: str, glance: Glance) -> None:
    """Keep a glance for the next start; write only what is new."""
    value = {"mark": _whole(mark), **_plain(glance)}
    text = json.dumps(value, ensure_ascii=False, default=date.isoformat)
    if text != settings.get(database, KEY):
        settings.put(database, KEY, text)


def _whole(mark: str) -> str:
    return f"{mark} {FORMAT} {program()}"


def program() -> str:
    """Return what changes whenever the program may decide or word things otherwise.

    A version alone would not do in a checkout, where the rules are written.
    """
    latest = 0
    for room in _ROOMS:
        try:
            with os.scandir(_HERE / room) as files:
                times = [f.stat().st_mtime_ns for f in files if f.name.endswith(".py")]
        except OSError:
            continue  # the packaged program has no such folders, only its version
        latest = max([latest, *times])
    return f"{__version__} {latest}"


def _plain(glance: Glance) -> dict[str, Any]:
    return {
        **glance._asdict(),
        "dues": [due._asdict() for due in glance.dues],
        "places": [place._asdict() for place in glance.places],
        "next_step": glance.next_step._asdict(),
    }


def _from_plain(value: dict[str, Any]) -> Glance:
    dues = [Due(**{**due, "day": _day(due["day"])}) for due in value["dues"]]
    return Glance(
        **{
            **value,
            "closed_on": _day(value["closed_on"]),
            "cutoff": date.fromisoformat(value["cutoff"]),
            "dues": tuple(dues),
            "places": tuple(PlaceState(**place) for place in value["places"]),
            "next_step": NextStep(**value["next_step"]),
        }
    )


def _day(kept: str | None) -> date | None:
    return None if kept is None else date.fromisoformat(kept)
