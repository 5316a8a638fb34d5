"""Whether a bundle is new, known, older, or a sign of trouble, by numbers alone.

Every bundle is a full snapshot, so a gap is harmless and a newer one replaces all
before it. Clocks decide nothing.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import Enum

from desktop.bundles.sealed.catalogue import Finding, found

MAX_JUMP = 1000


class Order(Enum):
    """What the numbers say."""

    ACCEPT = "accept"
    DUPLICATE = "duplicate"
    STOP = "stop"


@dataclass(frozen=True, slots=True)
class StreamState:
    """What was taken in of one (sender, type, scope).

    Args:
        epoch: the life of the sender's database; "" when nothing was taken in.
        last_seq, last_digest: of the newest bundle taken in.
        known: the digest of every bundle taken in, by number.
        confirmed_epoch: a new life the officer has confirmed.
    """

    epoch: str = ""
    last_seq: int = 0
    last_digest: str = ""
    known: Mapping[int, str] = field(default_factory=dict)
    confirmed_epoch: str = ""


@dataclass(frozen=True, slots=True)
class Placing:
    """The decision with what to tell the officer."""

    order: Order
    findings: tuple[Finding, ...] = ()


def place(
    state: StreamState, *, org: str, epoch: str, seq: int, digest: str, prev: str | None
) -> Placing:
    """Decide about a bundle by its number and digest.

    Args:
        state: what was taken in of the same stream.
        org: the sender, for the words.
        epoch, seq, prev: as the signed envelope says.
        digest: "sha256:…" of the whole file.
    """
    if not state.epoch:
        return Placing(Order.ACCEPT)
    if epoch != state.epoch:
        if epoch == state.confirmed_epoch:
            return Placing(Order.ACCEPT)
        return Placing(Order.STOP, (found("TD-144", org=org),))
    if digest in state.known.values():
        return Placing(Order.DUPLICATE, (found("TD-142"),))
    if seq == state.last_seq or seq in state.known:
        return Placing(Order.STOP, (found("TD-143", org=org, seq=seq),))
    if seq < state.last_seq:
        return Placing(Order.STOP, (found("TD-141", seq=seq, last=state.last_seq),))
    if seq - state.last_seq > MAX_JUMP:
        return Placing(Order.STOP, (found("TD-145", last=state.last_seq, seq=seq),))
    return Placing(Order.ACCEPT, _remarks(state, org, seq, prev))


def _remarks(
    state: StreamState, org: str, seq: int, prev: str | None
) -> tuple[Finding, ...]:
    if seq == state.last_seq + 1:
        # The sender's own last bundle is another one than ours: two PCs, one data.
        if prev != state.last_digest:
            return (found("TD-153", org=org, seq=seq),)
        return ()
    missing = range(state.last_seq + 1, seq)
    named = ", ".join(map(str, missing[:5])) + (" …" if len(missing) > 5 else "")
    return (found("TD-151", missing=named),)
