"""One result for each commune: what was said of its rows, its awards, its own rank.

Results are made one after another; a commune without a known key is listed, never sent
an open file, and one that fails does not stop the rest.
"""

import json
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from db import exchange, linked
from db.exchange import ReceivedStream
from db.linked import OFFICE
from desktop.bundles.sealed.envelope import BundleType
from desktop.bundles.sealed.making import Made
from desktop.errors import OfficeError
from desktop.office.desk import Desk
from desktop.office.exchanging.brought import own_id
from desktop.office.exchanging.brought_words import COMMUNES
from desktop.office.exchanging.city_ranking import BlockRanking
from desktop.office.exchanging.result_contents import Enclosed, RankOf
from desktop.office.exchanging.wire_tables import Cells

if TYPE_CHECKING:
    from desktop.office.exchanging.sending import Sending

Report = Callable[[int, int], bool]
"""Told communes done and all of them; false stops."""

_KEPT = {"achievements": "achievement_id", "initiatives": "initiative_id"}


@dataclass(frozen=True, slots=True)
class NotMade:
    """A commune no result was made for: why, and what to do."""

    org: str
    name: str
    sentence: str
    next_step: str


@dataclass(frozen=True, slots=True)
class ResultBatch:
    """What came of making results.

    Attributes:
        made: by the communes' codes.
        without_key: those nothing can be encrypted to yet.
        failed: those for whom something else stood in the way.
        is_stopped: the officer stopped it before the last one.
    """

    made: Mapping[str, Made]
    without_key: tuple[NotMade, ...]
    failed: tuple[NotMade, ...]
    is_stopped: bool = False

    @property
    def summary(self) -> str:
        """Return "Đã tạo 12 gói kết quả; 02 nơi chưa có khóa"."""
        parts = [f"Đã tạo {len(self.made):02d} gói kết quả"]
        if self.without_key:
            parts.append(f"{len(self.without_key):02d} nơi chưa có khóa")
        if self.failed:
            parts.append(f"{len(self.failed):02d} nơi chưa tạo được")
        return "; ".join(parts)


def enclosed_for(desk: Desk, org: str, rankings: Iterable[BlockRanking]) -> Enclosed:
    """Return what the city's desk adds to a commune's result.

    Its rank stands alone; the ids of its own subjects and achievements go back as the
    commune spells them.
    """
    links = linked.links(desk.database, org)
    theirs = {one.subject_id: one.their_id for one in links if one.their_id != OFFICE}
    units = {one.subject_id for one in links if one.their_id == OFFICE}
    ranks = [
        RankOf(
            block.block,
            block.name,
            row.name,
            row.rank,
            row.is_tied,
            sum(1 for each in block.rows if each.rank is not None),
            row.value,
        )
        for block in rankings
        for row in block.rows
        if row.subject_id in units
    ]
    return Enclosed(
        ranks=ranks,
        subject_ids=frozenset({*theirs, *units}),
        their_ids={
            **dict.fromkeys(units, _own_unit(desk, org)),
            **theirs,
            **_their_keys(desk, org),
        },
    )


def _own_unit(desk: Desk, org: str) -> str:
    """Return what a commune calls itself in its own register; its code if nothing."""
    kinds = {kind.value for kind in COMMUNES}
    own = [
        str(row["subject_id"])
        for stream in _streams(desk, org)
        for row in _rows(desk, stream.current, "units")
        if row["kind"] in kinds
    ]
    return own[0] if own else org


def _streams(desk: Desk, org: str) -> list[ReceivedStream]:
    kind = BundleType.SUBMISSION.value
    found = exchange.streams(desk.database)
    return [one for one in found if (one.org, one.type) == (org, kind)]


def _their_keys(desk: Desk, org: str) -> dict[str, str]:
    """Return the commune's keys of achievements and initiatives by the city's."""
    found: dict[str, str] = {}
    for stream in _streams(desk, org):
        for table, column in _KEPT.items():
            kind = table.removesuffix("s")
            for row in _rows(desk, stream.current, table):
                their_id = str(row[column])
                found[f"{kind}:{own_id(org, table, their_id)}"] = f"{kind}:{their_id}"
    return found


def _rows(desk: Desk, sha256: str, table: str) -> list[Cells]:
    rows = exchange.received_rows(desk.database, sha256, table)
    return [json.loads(body) for *_, body in rows]


def make_results(
    sending: "Sending",
    offices: Sequence[tuple[str, str]],
    *,
    state_secret_free: bool,
    report: Report | None = None,
) -> ResultBatch:
    """Make the result bundles of several communes, each encrypted to its commune.

    Args:
        offices: code and name of each.
        state_secret_free: the officer states that none holds a state secret.

    Raises:
        OfficeError: that was not stated, or our own keys are locked.
    """
    made: dict[str, Made] = {}
    without, failed = [], []
    is_stopped = False
    for done, (org, name) in enumerate(offices, start=1):
        try:
            prepared = sending.prepare(BundleType.RESULT, org)
            if not prepared.is_encrypted:
                without.append(_without_key(org, name))
            else:
                made[org] = sending.make(prepared, state_secret_free=state_secret_free)
        except OfficeError as trouble:
            if not made and not state_secret_free:
                raise
            failed.append(NotMade(org, name, trouble.sentence, trouble.next_step))
        if report is not None and not report(done, len(offices)):
            is_stopped = done < len(offices)
            break
    return ResultBatch(made, tuple(without), tuple(failed), is_stopped)


def put_results(
    sending: "Sending", batch: ResultBatch, place: Path, report: Report | None = None
) -> list[Path]:
    """Write made results to a stick or a folder; return the files.

    Raises:
        BundleRefusedError: TD-701 to 705; what was written before stays whole.
    """
    written = []
    for done, made in enumerate(batch.made.values(), start=1):
        written.append(sending.put(made, place))
        if report is not None and not report(done, len(batch.made)):
            break
    return written


def _without_key(org: str, name: str) -> NotMade:
    return NotMade(
        org,
        name,
        f"Chưa có khóa của {name} nên không tạo gói kết quả.",
        "Nhận gói đăng ký khóa của nơi ấy và nhập 30 số trên phiếu có dấu.",
    )
