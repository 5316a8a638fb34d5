"""One life of our data: noticed when a backup was restored or the file copied.

Numbers of bundles must not be given twice. A small file beside the database says what
was given last; when the database knows less than it, or was carried off without it,
this is another life and numbering begins anew.
"""

import json
import logging
import secrets
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from db import exchange, settings
from desktop.bundles.sealed.catalogue import Finding, found
from desktop.office.desk import Desk
from desktop.office.exchanging.key_store import KeyStore

_log = logging.getLogger(__name__)

_EPOCH = "exchange_epoch"
_FORMAT = "so-vang-mirror/1"
_Stamp = tuple[int, int, int]
Stream = tuple[str, str, str, str]
"""Type, receiver, movement and period."""

RESTORED = (
    "Dữ liệu của máy này mới được khôi phục từ bản cũ, nên gói được đánh số lại từ 1. "
    "Nơi nhận sẽ được hỏi xác nhận một lần: báo trước cho họ qua điện thoại."
)
COPIED = (
    "Dữ liệu của máy này mới được chép sang từ máy hoặc thư mục khác, nên gói được "
    "đánh số lại từ 1. Nơi nhận sẽ được hỏi xác nhận một lần: báo trước cho họ qua "
    "điện thoại, và thôi gửi từ bản cũ."
)


@dataclass(frozen=True, slots=True)
class Mirror:
    """What was given last, by stream: the number, and the digest of the bundle.

    `past` are the lives before this one.
    """

    epoch: str
    streams: dict[Stream, tuple[int, str]]
    past: tuple[str, ...] = ()


class Epochs:
    """The life of our data and the file that guards it."""

    def __init__(self, desk: Desk, store: KeyStore) -> None:
        self._desk = desk
        self._store = store
        # The mirror as it was last compared or written, by what the disk says of it:
        # a city answers thousands of bundles in a row.
        self._known: tuple[_Stamp, Mirror] | None = None

    @property
    def path(self) -> Path:
        """Where the mirror lies."""
        return self._desk.folders.root / "exchange" / "mirror.json"

    def current(self) -> str:
        """Return the sixteen digits of this life, drawn at first use."""
        return settings.get(self._desk.database, _EPOCH) or self.renew()

    def renew(self) -> str:
        """Begin another life; every stream starts again at 1."""
        epoch = secrets.token_hex(8)
        settings.put(self._desk.database, _EPOCH, epoch)
        return epoch

    def begin_sending(self) -> str:
        """Check the mirror before a bundle is made; return what to tell, or nothing."""
        epoch = self.current()
        if self._is_as_known(epoch):
            return ""
        stamp, mirror = self._stamp(), self.read()
        has_sent = exchange.has_sent(self._desk.database, epoch)
        said = ""
        if mirror is None:
            said = COPIED if has_sent else ""
        elif mirror.epoch != epoch:
            # A life the mirror never saw, in which nothing was sent, is simply new.
            said = RESTORED if has_sent or epoch in mirror.past else ""
        elif self._is_behind(mirror):
            said = RESTORED
        if said:
            self.renew()
            self.finish_sending()
        elif stamp is not None and mirror is not None:
            self._known = stamp, mirror
        return said

    def finish_sending(self) -> None:
        """Write down what was given last; to be called after every bundle made."""
        epoch = self.current()
        last = exchange.last_sent(self._desk.database, epoch)
        listed = [[*stream, seq, digest] for stream, (seq, digest) in last.items()]
        before = self._unchanged() or self.read()
        past = {*before.past, before.epoch} - {epoch} if before else set()
        node = {
            "format": _FORMAT,
            "epoch": epoch,
            "past": sorted(past),
            "streams": listed,
        }
        part = self.path.with_name(f"{self.path.name}.part")
        try:
            self.path.parent.mkdir(exist_ok=True)
            part.write_text(json.dumps(node), encoding="utf-8")
            part.replace(self.path)
        except OSError as error:
            # The database then knows more than the mirror, which harms nothing.
            _log.warning("the mirror stays as it was: %s", error.strerror)
            return
        if (stamp := self._stamp()) is not None:
            self._known = stamp, Mirror(epoch, last, tuple(sorted(past)))

    def read(self) -> Mirror | None:
        """Return the mirror; None where there is none that can be read."""
        try:
            node = json.loads(self.path.read_text(encoding="utf-8"))
            if node["format"] != _FORMAT:
                return None
            streams = dict(map(_stream, node["streams"]))
            return Mirror(str(node["epoch"]), streams, tuple(map(str, node["past"])))
        except (OSError, ValueError, KeyError, TypeError):
            return None

    def newer_at_receiver(self, epoch: str, stream: Stream, seq: int) -> Finding | None:
        """Return TD-803 where a receipt knows a later bundle of ours than we do.

        Args:
            epoch: our life the receipt speaks of.
            stream: which bundles it speaks of.
            seq: the newest the receiver has.
        """
        ours = exchange.sent_streams(self._desk.database, epoch).get(stream, 0)
        return found("TD-803", theirs=seq, ours=ours) if seq > ours else None

    def _is_as_known(self, epoch: str) -> bool:
        """Tell whether disk and database are as they were when they last agreed."""
        known = self._unchanged()
        if known is None or known.epoch != epoch:
            return False
        given = sum(seq for seq, _digest in known.streams.values())
        return given == exchange.given_in_all(self._desk.database, epoch)

    def _unchanged(self) -> Mirror | None:
        """Return the mirror as it is known, None where the disk has another one."""
        known = self._known
        return known[1] if known is not None and known[0] == self._stamp() else None

    def _stamp(self) -> _Stamp | None:
        try:
            found = self.path.stat()
        except OSError:
            return None
        return found.st_ino, found.st_size, found.st_mtime_ns

    def _is_behind(self, mirror: Mirror) -> bool:
        ours = exchange.last_sent(self._desk.database, mirror.epoch)
        for stream, (seq, digest) in mirror.streams.items():
            last, kept = ours.get(stream, (0, ""))
            if last < seq:
                return True
            if last > seq:
                kept = self._digest(mirror.epoch, stream, seq)
            if digest and kept and kept != digest:
                return True
        return False

    def _digest(self, epoch: str, stream: Stream, seq: int) -> str:
        kind, receiver, movement, period = stream
        parts = {"movement": movement, "period": period, "epoch": epoch}
        sent = exchange.sent_in(self._desk.database, kind, receiver, **parts)
        return next((one.sha256 for one in sent if one.seq == seq), "")


def _stream(row: list[Any]) -> tuple[Stream, tuple[int, str]]:
    kind, receiver, movement, period, seq, digest = row
    stream = (str(kind), str(receiver), str(movement), str(period))
    return stream, (int(seq), str(digest))
