"""Deeds about what a city says of rows of others, and whose rows they are."""

from db import exchange, linked
from db.exchange import Overlay
from db.linked import Link
from tests.db.deeds import a_subject
from tests.db.samples import DAY


def link_a_subject(database, n):
    subject_id = a_subject(database, n)
    if subject_id is not None:
        link = Link(f"vn-xa-0000{n % 3}", f"x{n % 5}", subject_id)
        linked.put(database, [link])


def unlink_a_subject(database, n):
    for one in linked.links(database)[: n % 2]:
        linked.remove(database, one)


def appraise(database, n):
    said = Overlay(
        f"overlay-{n % 4}",
        ("appraisal", "return")[n % 2],
        f"vn-xa-0000{n % 3}",
        "cchc",
        "2026",
        "scores",
        f"row-{n % 7}",
        "points",
        1 + n % 4,
        None if n % 2 else f"{n % 9}.5",
        f"Lý do {n}",
        DAY,
        DAY if n % 5 == 0 else None,
    )
    exchange.put_overlays(database, [said])


def take_back(database, n):
    exchange.remove_overlay(database, f"overlay-{n % 4}")


ALL = (link_a_subject, unlink_a_subject, appraise, take_back)
