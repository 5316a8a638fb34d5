"""Names used in a plan file: each defined once, none that is not defined."""

from collections.abc import Iterable, Sequence

from desktop.plans.plan import Plan
from desktop.plans.positions import Path
from desktop.plans.sections import Report

MOST_LISTED = 40  # codes shown where one is unknown; no plan has more groups


def unique(report: Report, table: str, key: str, codes: Sequence[str]) -> None:
    """Note every code that a table above already has."""
    seen: set[str] = set()
    for index, code in enumerate(codes):
        if code in seen:
            report.add((table, index, key), f"“{code}” đã dùng ở trên.")
        seen.add(code)


def named(
    report: Report, path: Path, codes: Iterable[str], known: Iterable[str]
) -> None:
    """Note every code that is not among the known ones."""
    allowed: list[str] | None = None
    for code in codes:
        if allowed is None:
            allowed = list(known)
        if code not in allowed:
            listed = ", ".join(allowed[:MOST_LISTED]) or "chưa có gì"
            more = ", …" if len(allowed) > MOST_LISTED else ""
            report.add(path, f"không có “{code}”; đang có: {listed}{more}.")


def alternatives_named(
    plan: Plan, report: Report, key: str, known: Iterable[str]
) -> None:
    """Note every alternative of a reading that names none of the known codes."""
    for index, reading in enumerate(plan.readings):
        if reading.key == key:
            for number, alternative in enumerate(reading.alternatives):
                path: Path = ("reading", index, "alternative", number, "value")
                named(report, path, [alternative.value], known)
