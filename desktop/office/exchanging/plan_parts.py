"""A plan's file in parts that fit a cell, and its digest.

A cell holds 8,000 characters, canonical ones: NFC, lines ended by LF. The digest is
taken of that text, so two offices that hold the same plan agree on it, whatever ends
the lines of the file on their disks.
"""

import re
from collections.abc import Iterable
from datetime import date

from db.plans import AdoptedPlan
from desktop.bundles.cells import canonical
from desktop.bundles.descriptor import digest
from desktop.bundles.limits import MAX_CELL
from desktop.bundles.sealed.envelope import BasedOn, Scope
from desktop.emulation.movements import ReviewRound
from desktop.office.exchanging.round_tables import PLAN_FILES
from desktop.office.exchanging.wire_tables import Cells, day, whole, words
from desktop.plans.plan import Plan


def digest_of(source: str) -> str:
    """Return "sha256:…" of a plan's text as it travels."""
    return digest(canonical(source).encode())


def based_on(adopted: AdoptedPlan) -> BasedOn:
    """Return which plan a bundle was filled by."""
    return BasedOn(code_of(adopted.code), adopted.version, digest_of(adopted.source))


def plan_rows(adopted: AdoptedPlan) -> list[Cells]:
    """Return the rows of `plan_files` for one plan."""
    text = canonical(adopted.source)
    # A part of a canonical text is canonical by itself.
    parts = [text[at : at + MAX_CELL] for at in range(0, len(text), MAX_CELL)]
    return [
        PLAN_FILES.cells(
            plan=adopted.code,
            version=adopted.version,
            digest=digest_of(adopted.source),
            number=adopted.number,
            issued_on=adopted.issued_on,
            part=number,
            text=part,
        )
        for number, part in enumerate(parts, start=1)
    ]


def plans_in(rows: Iterable[Cells]) -> list[AdoptedPlan]:
    """Return the plans that the rows of `plan_files` make up, oldest version first.

    Their ids are empty and their day of adoption is no day of ours.
    """
    found: dict[tuple[str, int], list[Cells]] = {}
    for row in rows:
        key = (words(row["plan"]), whole(row["version"]))
        found.setdefault(key, []).append(row)
    return [_joined(found[key]) for key in sorted(found)]


def _joined(parts: list[Cells]) -> AdoptedPlan:
    parts.sort(key=lambda row: whole(row["part"]))
    first = parts[0]
    return AdoptedPlan(
        id="",
        code=words(first["plan"]),
        version=whole(first["version"]),
        source="".join(words(row["text"]) for row in parts),
        adopted_on=date(1900, 1, 1),
        number=words(first["number"]),
        issued_on=day(first["issued_on"]),
    )


def code_of(plan: str) -> str:
    """Return a plan's code as an envelope spells it."""
    return re.sub(r"[^a-z0-9-]+", "-", plan.lower()).strip("-")[:60] or "ke-hoach"


def scope_of_round(plan: Plan, review_round: ReviewRound) -> Scope:
    """Return the stream of one round: "2026.nam-co-so" of a movement.

    A round that may be held more than once a year has a part of its own id.
    """
    code = review_round.template
    name = re.sub(r"[^a-z0-9-]+", "-", code.lower()).strip("-")[:31] or "dot"
    template = plan.template_by_code.get(code)
    if template is None or template.is_on_demand:
        # Its own part comes first: names of files are cut at their end.
        name = f"{re.sub('[^a-z0-9]', '', review_round.id.lower())[-8:]}-{name}"
    return Scope(code_of(plan.code), f"{review_round.period.last.year}.{name}")


def scope_of_plan(plan: str, first: date, last: date) -> Scope:
    """Return the stream of a whole plan: "2026-2030" of a movement."""
    return Scope(code_of(plan), f"{first.year}-{last.year}")
