"""Numbers alone say whether a bundle is new, known, older, or a sign of trouble."""

import pytest

from desktop.bundles.sealed.ordering import MAX_JUMP, Order, StreamState, place

ORG = "vn-xa-00008"
ONE, TWO = "1" * 16, "2" * 16
A, B, C, D = ("sha256:" + letter * 64 for letter in "abcd")
LATER = StreamState(ONE, 5, B, {3: A, 5: B})
CONFIRMED = StreamState(ONE, 5, B, {3: A, 5: B}, confirmed_epoch=TWO)

# state, epoch, seq, digest, prev -> order, codes
TABLE = [
    (StreamState(), ONE, 1, A, None, Order.ACCEPT, []),
    (StreamState(), ONE, 999_999, A, B, Order.ACCEPT, []),
    (StreamState(), TWO, 7, A, B, Order.ACCEPT, []),
    (LATER, ONE, 6, C, B, Order.ACCEPT, []),
    (LATER, ONE, 6, C, None, Order.ACCEPT, ["TD-153"]),
    (LATER, ONE, 6, C, A, Order.ACCEPT, ["TD-153"]),
    (LATER, ONE, 7, C, D, Order.ACCEPT, ["TD-151"]),
    (LATER, ONE, 5 + MAX_JUMP, C, D, Order.ACCEPT, ["TD-151"]),
    (LATER, ONE, 6 + MAX_JUMP, C, D, Order.STOP, ["TD-145"]),
    (LATER, ONE, 999_999, C, D, Order.STOP, ["TD-145"]),
    (LATER, ONE, 5, B, A, Order.DUPLICATE, ["TD-142"]),
    (LATER, ONE, 5, C, A, Order.STOP, ["TD-143"]),
    (LATER, ONE, 4, C, A, Order.STOP, ["TD-141"]),
    (LATER, ONE, 1, C, None, Order.STOP, ["TD-141"]),
    (LATER, ONE, 3, A, None, Order.DUPLICATE, ["TD-142"]),
    (LATER, ONE, 3, C, None, Order.STOP, ["TD-143"]),
    (LATER, ONE, 9, A, None, Order.DUPLICATE, ["TD-142"]),
    (LATER, TWO, 1, C, None, Order.STOP, ["TD-144"]),
    (LATER, TWO, 5, B, None, Order.STOP, ["TD-144"]),
    (LATER, TWO, 900, C, B, Order.STOP, ["TD-144"]),
    (CONFIRMED, TWO, 1, C, None, Order.ACCEPT, []),
    (CONFIRMED, TWO, 40, C, D, Order.ACCEPT, []),
    (CONFIRMED, "3" * 16, 1, C, None, Order.STOP, ["TD-144"]),
    (CONFIRMED, ONE, 6, C, B, Order.ACCEPT, []),
]


@pytest.mark.parametrize("row", range(len(TABLE)))
def test_each_cell_of_the_table(row):
    state, epoch, seq, digest, prev, order, codes = TABLE[row]
    placing = place(state, org=ORG, epoch=epoch, seq=seq, digest=digest, prev=prev)
    assert placing.order is order
    assert [finding.code for finding in placing.findings] == codes


def test_the_table_is_whole(counted):
    counted("F12", len(TABLE))


def test_missing_numbers_are_named_and_not_all_of_a_thousand():
    placing = place(LATER, org=ORG, epoch=ONE, seq=8, digest=C, prev=None)
    assert "6, 7" in placing.findings[0].sentence
    placing = place(LATER, org=ORG, epoch=ONE, seq=900, digest=C, prev=None)
    assert "6, 7, 8, 9, 10 …" in placing.findings[0].sentence
