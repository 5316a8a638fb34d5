"""Each single request to a disk fails once: nothing half is left, and it is told.

Copying from a stick and writing to one are asked for in small blocks here, so that
there are many requests.
"""

import errno
import random

import pytest

from desktop.bundles.sealed import limits
from desktop.bundles.sealed.staging import stage
from desktop.bundles.sealed.stick import put_on_stick
from tests.bundles.sealed.conftest import code_of
from tests.bundles.sealed.sticks import Nth

BODY = random.Random(5).randbytes(31 * 4096 + 77)
NAME = "TDKT_submission_vn-xa-00008_vn-tinh-01_cchc.2026_000001.tdkt"
WRITES = {"open", "write", "sync", "replace"}
READS = {"read"}


@pytest.fixture
def places(tmp_path, monkeypatch):
    """Our own bundle, a stick and the staging folder."""
    monkeypatch.setattr(limits, "BLOCK", 4096)
    ours, stick, staging = (tmp_path / name for name in ("ours", "stick", "staging"))
    for place in (ours, stick, staging):
        place.mkdir()
    (ours / NAME).write_bytes(BODY)
    return ours / NAME, stick, staging


def emptied(place):
    """Check that the last try, which nothing disturbed, succeeded; clear it away."""
    [path] = [path for path in place.rglob("*") if path.is_file()]
    assert path.read_bytes() == BODY
    path.unlink()


def failing_copies(places, trouble, kinds):
    """Copy from a stick until no request is left to fail; return what was told."""
    bundle, _, staging = places
    told = []
    while True:
        disk = Nth(len(told) + 1, trouble, kinds)
        code = code_of(lambda disk=disk: stage(bundle, staging, disk=disk))
        if not disk.has_failed:
            emptied(staging)
            return told
        told.append(code)
        assert list(staging.iterdir()) == []
        assert bundle.read_bytes() == BODY


def failing_writings(places, trouble, kinds):
    """Write to a stick until no request is left to fail; return what was told."""
    bundle, stick, _ = places
    told = []
    while True:
        disk = Nth(len(told) + 1, trouble, kinds)
        code = code_of(lambda d=disk: put_on_stick(bundle, stick, disk=d))
        if not disk.has_failed:
            emptied(stick)
            return told
        told.append(code)
        assert [path for path in stick.rglob("*") if path.is_file()] == []


def test_a_disk_full_at_any_request_leaves_nothing(places, counted):
    copied = failing_copies(places, errno.ENOSPC, WRITES)
    written = failing_writings(places, errno.ENOSPC, WRITES)

    assert set(copied) == {"TD-004"}
    assert set(written) == {"TD-702"}
    counted("F28 requests", len(copied) + len(written))


def test_a_disk_that_fails_at_any_request_leaves_nothing(places, counted):
    told = {
        "ours": failing_copies(places, errno.EIO, WRITES),
        "theirs": failing_copies(places, errno.EIO, READS),
        "written": failing_writings(places, errno.EIO, WRITES),
        "read back": failing_writings(places, errno.EIO, READS),
    }

    assert {place: set(codes) for place, codes in told.items()} == {
        "ours": {"TD-005"},
        "theirs": {"TD-003"},
        "written": {"TD-703"},
        "read back": {"TD-703"},
    }
    counted("F29 requests", sum(map(len, told.values())))


def test_a_medium_that_cannot_be_written_is_left_as_it_was(places, counted):
    tried = 0
    for trouble in (errno.EROFS, errno.EACCES):
        copied = failing_copies(places, trouble, {"open", "sync", "replace"})
        written = failing_writings(places, trouble, {"open", "sync", "replace"})
        assert set(copied) == {"TD-005"}
        assert set(written) == {"TD-701"}
        tried += len(copied) + len(written)
    counted("F30 requests", tried)
