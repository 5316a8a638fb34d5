"""A receipt taken in: which of our bundles it answers, and whether it knows more.

The answer is written beside the bundle we sent; it is no entry of the officer, so undo
has nothing to do with it.
"""

import json
from collections.abc import Iterator
from dataclasses import dataclass, replace

from db import exchange
from db.exchange import SentBundle
from desktop.bundles.sealed.catalogue import Finding, found
from desktop.bundles.sealed.opening import Opened
from desktop.office.desk import Desk
from desktop.office.exchanging.taking_in import Applier, Context
from desktop.office.exchanging.wire_tables import Cells, rows_in, whole, words


@dataclass(frozen=True, slots=True)
class Answer:
    """What a receiver answered to a bundle of ours.

    Attributes:
        verdict: "applied", "refused", "held", "duplicate" or "quarantined".
        issues: (code, table, row id) of what it wants looked at.
    """

    verdict: str
    decided_on: str
    rows: int
    files: int
    last_seq: int
    issues: tuple[tuple[str, str, str], ...] = ()


def answer_of(bundle: SentBundle) -> Answer | None:
    """Return what was answered to a bundle, None while nothing was."""
    if not bundle.receipt:
        return None
    said = json.loads(bundle.receipt)
    issues = tuple((code, table, row) for code, table, row in said.pop("issues"))
    return Answer(**said, issues=issues)


def _check(context: Context, opened: Opened) -> list[Finding]:
    """Find one for no bundle of ours (TD-802), or that knows more (TD-803)."""
    findings = []
    head = opened.head.envelope
    for row in rows_in(opened.contents.table("receipts")):
        bundle = _sent(context.desk, row)
        if bundle is None or bundle.receiver != head.sender.org:
            findings.append(found("TD-802"))
        epoch = bundle.epoch if bundle else context.identity.epochs.current()
        scope = head.scope
        stream = (words(row["type"]), head.sender.org, scope.movement, scope.period)
        newer = context.identity.newer_at_receiver(
            epoch, stream, whole(row["last_seq"])
        )
        findings += [newer] if newer else []
    return findings


def _apply(context: Context, opened: Opened) -> None:
    head = opened.head.envelope
    issues = rows_in(opened.contents.table("receipt_issues"))
    moment = context.desk.now().isoformat(timespec="seconds")
    for row in rows_in(opened.contents.table("receipts")):
        bundle = _sent(context.desk, row)
        if bundle is None or bundle.receiver != head.sender.org:
            continue
        mine = [one for one in issues if one["bundle_id"] == row["bundle_id"]]
        said = json.dumps(_answer(row, mine), ensure_ascii=False)
        marked = replace(bundle, receipt=said, receipt_at=moment)
        exchange.put_sent(context.desk.database, marked)


def _answer(row: Cells, issues: list[Cells]) -> dict[str, object]:
    return {
        "verdict": words(row["verdict"]),
        "decided_on": str(row["decided_on"]),
        "rows": whole(row["rows"]),
        "files": whole(row["files"]),
        "last_seq": whole(row["last_seq"]),
        "issues": list(_issues(issues)),
    }


def _issues(rows: list[Cells]) -> Iterator[tuple[str, str, str]]:
    for row in sorted(rows, key=lambda one: whole(one["place"])):
        yield words(row["code"]), words(row["table_name"]), words(row["row_id"])


def _sent(desk: Desk, row: Cells) -> SentBundle | None:
    """Return the bundle of ours that a receipt speaks of, None where there is none."""
    sha256 = words(row["sha256"]).removeprefix("sha256:")
    return exchange.sent_bundle(desk.database, sha256)


APPLIER = Applier(check=_check, apply=_apply, title="Nhận biên nhận của {org}")
