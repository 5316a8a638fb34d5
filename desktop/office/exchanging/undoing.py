"""An accepted bundle taken back: the one before it counts again.

Only the newest of its stream can be, and only while nothing rests on it. What its
applier wrote is led back by a new operation, so the history shows both.
"""

from collections.abc import Callable
from dataclasses import replace

from db import exchange, receiving, reversing
from db.exchange import ReceivedBundle, ReceivedStream
from desktop.errors import OfficeError
from desktop.office.desk import Desk
from desktop.office.exchanging.kept_rows import Kept

_MOST_NAMED = 3


class Undoing:
    """Take accepted bundles back."""

    def __init__(self, desk: Desk, at: Callable[[str], None]) -> None:
        self._desk = desk
        self._at = at

    def undo(self, sha256: str) -> ReceivedBundle:
        """Take a bundle back.

        Raises:
            OfficeError: it was never taken in, a newer one counts, or something rests
                on it: says what.
        """
        bundle = self._find(sha256)
        with self._desk.trail.operation(
            f"Bỏ nhận gói số {bundle.seq} của {bundle.org}"
        ):
            self._check_newest(bundle)
            self._check_overlays(bundle)
            self._lead_back(bundle)
            receiving.drop_rows(self._desk.database, sha256)
            self._point_back(bundle)
            gone = replace(bundle, is_undone=True, operation=None)
            exchange.put_received(self._desk.database, gone)
            self._at("undone")
        return bundle

    def settle(self) -> tuple[list[ReceivedBundle], list[ReceivedBundle]]:
        """Follow the history: who undid the acceptance there has undone the bundle.

        Undo and redo of the history lead back and forth the rows an applier wrote; the
        streams, which are no entries of the officer, are brought in line here.

        Returns:
            the bundles that do not count any more, and those that count again.
        """
        database = self._desk.database
        undone = receiving.of_operations(database)
        redone = receiving.of_operations(database, is_undone=True)
        if not undone and not redone:
            return [], []
        with database.atomic("IMMEDIATE"):
            return (
                [one for one in undone if self._follow_undo(one)],
                [one for one in reversed(redone) if self._follow_redo(one)],
            )

    def _find(self, sha256: str) -> ReceivedBundle:
        bundle = receiving.bundle(self._desk.database, sha256)
        if bundle is None or bundle.is_undone:
            raise OfficeError(
                "Gói này chưa được nhận nên không có gì để bỏ.",
                "Xem lại Sổ giao nhận.",
            )
        return bundle

    def _stream(self, bundle: ReceivedBundle) -> ReceivedStream | None:
        return receiving.stream(
            self._desk.database,
            bundle.org,
            bundle.type,
            bundle.movement,
            bundle.period,
        )

    def _check_newest(self, bundle: ReceivedBundle) -> None:
        stream = self._stream(bundle)
        if stream is None or stream.current != bundle.sha256:
            raise OfficeError(
                "Đã nhận gói mới hơn của nơi gửi này nên không bỏ riêng gói cũ được.",
                "Bỏ gói mới nhất trước.",
            )

    def _check_overlays(self, bundle: ReceivedBundle) -> None:
        """Refuse while somebody appraised a row as this bundle brought it."""
        database = self._desk.database
        new = _revisions(exchange.received_rows(database, bundle.sha256))
        old = _revisions(exchange.received_rows(database, bundle.before_it))
        said = receiving.overlays_in(
            database, bundle.org, bundle.movement, bundle.period
        )
        built = [
            overlay
            for overlay in said
            if (key := (overlay.table_name, overlay.row_id)) in new
            and overlay.base_rev == new[key]
            and old.get(key) != new[key]
        ]
        if built:
            raise OfficeError(
                f"Đã có {len(built)} ý kiến thẩm định dựa trên gói này.",
                "Bỏ các ý kiến đó trước, hoặc giữ gói.",
            )

    def _lead_back(self, bundle: ReceivedBundle) -> None:
        database, number = self._desk.database, bundle.operation
        if number is None:
            return
        if not reversing.is_done(database, number):
            return
        titles = reversing.built_on(database, number)
        if titles:
            raise _rests_on_it(titles)
        if not reversing.reverse(database, number):
            raise _rests_on_it([])

    def _point_back(self, bundle: ReceivedBundle) -> None:
        database = self._desk.database
        stream = self._stream(bundle)
        if stream is None:
            return
        before = receiving.bundle(database, bundle.before_it)
        if before is None:
            receiving.remove_stream(database, stream)
            return
        exchange.put_stream(
            database,
            replace(
                stream, epoch=before.epoch, last_seq=before.seq, current=before.sha256
            ),
        )

    def _follow_undo(self, bundle: ReceivedBundle) -> bool:
        stream = self._stream(bundle)
        if stream is None or stream.current != bundle.sha256:
            return False
        self._point_back(bundle)
        exchange.put_received(self._desk.database, replace(bundle, is_undone=True))
        return True

    def _follow_redo(self, bundle: ReceivedBundle) -> bool:
        stream = self._stream(bundle)
        if (stream.current if stream else "") != bundle.before_it:
            return False
        database = self._desk.database
        exchange.put_received(database, replace(bundle, is_undone=False))
        exchange.put_stream(
            database,
            ReceivedStream(
                bundle.org,
                bundle.type,
                bundle.movement,
                bundle.period,
                bundle.epoch,
                "",
                bundle.seq,
                bundle.sha256,
            ),
        )
        return True


def _revisions(found: list[Kept]) -> dict[tuple[str, str], int]:
    return {(table, row): rev for table, row, rev, _ in found}


def _rests_on_it(titles: list[str]) -> OfficeError:
    if not titles:
        return OfficeError(
            "Đã có dữ liệu khác dựa trên gói này nên không bỏ được.",
            "Bỏ phần dựa trên gói trước, hoặc giữ gói.",
        )
    named = "; ".join(titles[:_MOST_NAMED])
    more = f" và {len(titles) - _MOST_NAMED} việc khác" * (len(titles) > _MOST_NAMED)
    return OfficeError(
        f"Sau khi nhận, đã làm tiếp trên gói này: {named}{more}.",
        "Hoàn tác các việc đó trước, hoặc giữ gói.",
    )
