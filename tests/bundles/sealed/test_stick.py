"""Sticks that vanish, lie, lose names or are held: the office's data stays as it is."""

import errno
import random
from datetime import UTC, datetime, timedelta, timezone

import pytest

from desktop.bundles.sealed.clocks import clock_findings
from desktop.bundles.sealed.envelope import envelope_bytes, read_envelope
from desktop.bundles.sealed.staging import bundles_in, stage
from desktop.bundles.sealed.stick import Cancelled, check_stick, put_on_stick
from tests.bundles.sealed.conftest import code_of
from tests.bundles.sealed.forging import sha256
from tests.bundles.sealed.sticks import Failing, Fat, Unplugged, windows

SIZE = 3 * 1024 * 1024 + 77
BODY = random.Random(7).randbytes(SIZE)
DIGEST = f"sha256:{sha256(BODY)}"
NAME = "TDKT_submission_vn-xa-00008_vn-tinh-01_cchc.2026_000001.tdkt"
OFFSETS = [round(SIZE * place / 19) for place in range(20)]


@pytest.fixture
def places(tmp_path):
    """Our own bundle, a stick and the staging folder."""
    bundle = tmp_path / "ours" / NAME
    bundle.parent.mkdir()
    bundle.write_bytes(BODY)
    stick, staging = tmp_path / "stick", tmp_path / "staging"
    stick.mkdir()
    staging.mkdir()
    return bundle, stick, staging


def on_stick(stick) -> set[str]:
    return {path.name for path in stick.rglob("*") if path.is_file()}


def put(bundle, stick, disk, **words) -> str:
    return code_of(lambda: put_on_stick(bundle, stick, disk=disk, **words))


def test_a_stick_pulled_out_anywhere_leaves_nothing_half(places, counted):
    bundle, stick, staging = places
    source = stick / NAME
    source.write_bytes(BODY)
    reads, writes = [], []
    for number, after in enumerate(OFFSETS):
        kind = errno.EIO if number % 2 else errno.ENODEV
        gone = Unplugged(stick, min(after, SIZE - 1), kind, "rb")
        reads.append(code_of(lambda d=gone: stage(source, staging, disk=d)))
        assert list(staging.iterdir()) == []
        gone = Unplugged(stick, min(after, SIZE - 1), kind, "wb")
        writes.append(put(bundle, stick, gone))
        assert on_stick(stick) <= {NAME, f"{NAME}.part"}
        assert not (stick / "TDKT" / NAME).exists()
    assert set(reads) == {"TD-002", "TD-003"}
    assert set(writes) == {"TD-703"}
    assert bundle.read_bytes() == BODY
    counted("F31", len(reads) + len(writes))


def test_a_stick_pulled_out_while_it_is_read_back_is_told(places):
    bundle, stick, _ = places
    for after in (0, 1_000_000, SIZE - 1):
        gone = Unplugged(stick, after, errno.ENODEV, "rb")
        assert put(bundle, stick, gone) == "TD-703"
        assert not (stick / "TDKT" / NAME).exists()


def test_fat_loses_and_spoils_and_is_found_out(places, counted):
    bundle, stick, _ = places
    cluster = 32 * 1024
    spoilt = {
        "last cluster lost": lambda data: data[: len(data) // cluster * cluster],
        "tail of zeros": lambda data: data[:-cluster] + b"\0" * cluster,
        "one cluster of zeros": lambda d: (
            d[:cluster] + b"\0" * cluster + d[2 * cluster :]
        ),
        "nothing": lambda _: b"",
        "all zeros": lambda data: b"\0" * len(data),
        "two clusters swapped": lambda d: (
            d[cluster : 2 * cluster] + d[:cluster] + d[2 * cluster :]
        ),
        "one bit": lambda data: data[:-1] + bytes([data[-1] ^ 1]),
        "rounded up to a cluster": lambda data: data + b"\0" * 100,
        "an older file": lambda data: b"old" + data[3:],
    }
    found = {name: put(bundle, stick, Fat(spoil)) for name, spoil in spoilt.items()}
    assert set(found.values()) == {"TD-704"}
    assert on_stick(stick) == set()
    more = [
        names_forgotten(bundle, stick),
        spoilt_later(bundle, stick),
        too_large_for_fat(bundle, stick),
        short_name_twin(bundle, stick),
        folder_in_small_letters(bundle, stick),
        stale_part(bundle, stick),
    ]
    assert all(more)
    counted("F32", len(found) + len(more))


def names_forgotten(bundle, stick) -> bool:
    put(bundle, stick, Fat(loses_rename=True))
    target = stick / "TDKT" / NAME
    return code_of(lambda: check_stick(target, DIGEST)) == "TD-703"


def spoilt_later(bundle, stick) -> bool:
    target = put_on_stick(bundle, stick)
    target.write_bytes(BODY[:-1])
    short = code_of(lambda: check_stick(target, DIGEST))
    target.write_bytes(BODY[:-1] + b"?")
    other = code_of(lambda: check_stick(target, DIGEST))
    target.write_bytes(BODY)
    return (short, other, check_stick(target, DIGEST)) == ("TD-704", "TD-704", None)


def too_large_for_fat(bundle, stick) -> bool:
    full = Failing("open wb", lambda: OSError(errno.EFBIG, "too large"), 1)
    return put(bundle, stick, full) == "TD-702"


def short_name_twin(bundle, stick) -> bool:
    twin = stick / "TDKT" / "TDKT_S~1.TDK"
    twin.parent.mkdir(exist_ok=True)
    twin.write_bytes(b"theirs")
    put_on_stick(bundle, stick)
    return twin.read_bytes() == b"theirs"


def folder_in_small_letters(bundle, stick) -> bool:
    small = stick / "tdkt"
    small.mkdir(exist_ok=True)
    return put_on_stick(bundle, small) == small / NAME


def stale_part(bundle, stick) -> bool:
    part = stick / "TDKT" / f"{NAME}.part"
    part.write_bytes(b"half of something" * 400_000)
    target = put_on_stick(bundle, stick)
    return target.read_bytes() == BODY and not part.exists()


@pytest.mark.parametrize("number", [5, 32, 33])
def test_a_scanner_that_holds_a_file_is_waited_for(places, number, counted):
    bundle, stick, _ = places
    tries = 0
    for times in (0, 1, 3, 6):
        waited: list[float] = []
        held = Failing("replace", windows(number), times)
        assert put(bundle, stick, held, pause=waited.append) == ""
        assert len(waited) == times
        tries += 1
    for times in range(7, 15):
        waited = []
        held = Failing("replace", windows(number), times)
        assert put(bundle, stick, held, pause=waited.append) == "TD-705"
        assert 2 < sum(waited) < 3
        assert not list(stick.rglob("*.part"))
        tries += 1
    counted("F33", tries)


@pytest.mark.parametrize(
    ("call", "number", "code"),
    [
        ("open wb", 5, "TD-701"),
        ("open wb", 19, "TD-701"),
        ("open wb", 21, "TD-703"),
        ("open wb", 32, "TD-705"),
        ("sync", 1167, "TD-703"),
        ("replace", 21, "TD-703"),
        ("replace", 19, "TD-701"),
    ],
)
def test_what_windows_says_is_told_in_our_words(places, call, number, code):
    bundle, stick, _ = places
    assert put(bundle, stick, Failing(call, windows(number), 99)) == code


@pytest.mark.parametrize("number", [21, 55, 433, 1167])
def test_a_stick_gone_from_windows_is_not_read(places, number):
    _, stick, staging = places
    (stick / NAME).write_bytes(BODY)
    gone = Failing("open rb", windows(number), 1)
    assert code_of(lambda: stage(stick / NAME, staging, disk=gone)) == "TD-002"


@pytest.mark.parametrize(
    ("number", "code"),
    [
        (errno.ENOSPC, "TD-702"),
        (errno.EROFS, "TD-701"),
        (errno.EACCES, "TD-701"),
        (errno.EIO, "TD-703"),
        (errno.ENODEV, "TD-703"),
        (errno.EDQUOT, "TD-702"),
    ],
)
def test_what_a_disk_says_is_told_in_our_words(places, number, code):
    bundle, stick, _ = places
    trouble = Failing("open wb", lambda: OSError(number, "x"), 1)
    assert put(bundle, stick, trouble) == code


def test_a_stick_of_less_than_it_says_is_found_out(places, counted):
    bundle, stick, _ = places
    wraps = Fat(lambda data: data[: len(data) // 2] * 2 + b"x", free=10**12)
    drops = Fat(lambda data: data[:1_000_000] + b"\xff" * (len(data) - 1_000_000))
    full = Fat(free=SIZE + 16 * 1024 * 1024 - 1)
    codes = [put(bundle, stick, disk) for disk in (wraps, drops, full)]
    assert codes == ["TD-704", "TD-704", "TD-702"]
    assert on_stick(stick) == set()
    counted("F34", len(codes))


def test_a_medium_that_takes_nothing_is_full(places):
    bundle, stick, _ = places

    class Deaf(Fat):
        def open(self, path, mode):
            file = super().open(path, mode)
            if mode != "wb":
                return file

            class Nothing:
                def write(self, _):
                    return 0

                def __enter__(self):
                    return self

                def __exit__(self, *_):
                    file.close()

            return Nothing()

    assert put(bundle, stick, Deaf()) == "TD-702"


def test_the_officer_can_stop_and_nothing_is_left(places):
    bundle, stick, staging = places
    for stop in (1, 3, 5, 7):
        heard: list[int] = []

        def report(done, total, stop=stop, heard=heard):
            heard.append(done)
            return len(heard) < stop

        with pytest.raises(Cancelled):
            put_on_stick(bundle, stick, report=report)
    assert on_stick(stick) == set()
    (stick / NAME).write_bytes(BODY)
    with pytest.raises(Cancelled):
        stage(stick / NAME, staging, report=lambda done, _: done < 2**21)
    assert list(staging.iterdir()) == []


def test_progress_ends_at_all_of_it(places):
    bundle, stick, staging = places
    heard: list[tuple[int, int]] = []
    put_on_stick(bundle, stick, report=lambda d, t: heard.append((d, t)) or True)
    assert heard[-1] == (2 * SIZE, 2 * SIZE)
    assert heard == sorted(heard)
    heard.clear()
    stage(
        stick / "TDKT" / NAME, staging, report=lambda d, t: heard.append((d, t)) or True
    )
    assert heard[-1] == (SIZE, SIZE)


# --- the way in


def test_a_copy_is_named_by_its_digest(places):
    bundle, _, staging = places
    staged = stage(bundle, staging)
    assert (staged.sha256, staged.size) == (DIGEST, SIZE)
    assert staged.path == staging / f"{DIGEST[7:]}.tdkt"
    assert staged.path.read_bytes() == BODY


def test_a_stick_that_changes_between_two_looks_is_copied_once(places):
    bundle, _, staging = places
    staged = stage(bundle, staging)
    bundle.write_bytes(b"other")
    assert f"sha256:{sha256(staged.path.read_bytes())}" == staged.sha256


@pytest.mark.parametrize(
    ("name", "data", "code"),
    [("a.tdkt", b"", "TD-012"), ("a.tdkt.part", b"x", "TD-010")],
)
def test_what_is_not_even_copied(places, name, data, code):
    _, stick, staging = places
    (stick / name).write_bytes(data)
    assert code_of(lambda: stage(stick / name, staging)) == code
    assert code_of(lambda: stage(stick / "gone.tdkt", staging)) == "TD-002"


@pytest.mark.parametrize(
    ("number", "code"),
    [(errno.ENOSPC, "TD-004"), (errno.EACCES, "TD-005"), (errno.EROFS, "TD-005")],
)
def test_our_own_disk_is_told_apart_from_the_stick(places, number, code):
    _, stick, staging = places
    (stick / NAME).write_bytes(BODY)
    for call in ("open wb", "sync", "replace"):
        disk = Failing(call, lambda: OSError(number, "x"), 1)
        assert code_of(lambda d=disk: stage(stick / NAME, staging, disk=d)) == code
        assert list(staging.iterdir()) == []


def test_a_medium_that_gives_less_than_its_folder_says_is_worn(places):
    _, stick, staging = places
    (stick / NAME).write_bytes(BODY)

    class Short(Fat):
        def open(self, path, mode):
            file = super().open(path, mode)
            if mode == "rb":
                file.seek(100)
            return file

    code = code_of(lambda: stage(stick / NAME, staging, disk=Short()))
    assert code == "TD-003"


def test_bundles_are_found_by_their_ending_alone(places):
    _, stick, _ = places
    assert code_of(lambda: bundles_in(stick)) == "TD-001"
    (stick / "tdkt").mkdir()
    for name in ("b.tdkt", "a.TDKT", "tdkt/c.tdkt", ".d.tdkt", "e.tdkt.part", "f.zip"):
        (stick / name).write_bytes(b"x")
    (stick / "g.tdkt").mkdir()
    (stick / "h.tdkt").symlink_to(stick / "b.tdkt")
    found = [path.name for path in bundles_in(stick)]
    assert sorted(found) == ["a.TDKT", "b.tdkt", "c.tdkt"]
    assert code_of(lambda: bundles_in(stick / "gone")) == "TD-002"


# --- clocks


def test_no_clock_decides_anything(forger, counted):
    now = datetime(2026, 11, 21, 8, 0, tzinfo=UTC)
    hanoi = timezone(timedelta(hours=7))
    moments = [
        (datetime(1980, 1, 1, tzinfo=UTC), None, True),
        (datetime(1, 1, 1, tzinfo=UTC), None, True),
        (datetime(9999, 12, 31, 23, 59, 59, tzinfo=UTC), None, True),
        (
            datetime(1, 1, 1, tzinfo=timezone(timedelta(hours=23, minutes=59))),
            None,
            True,
        ),
        (datetime(2038, 1, 19, 3, 14, 8, tzinfo=UTC), None, True),
        (now + timedelta(days=3 * 365), None, True),
        (now + timedelta(hours=48, minutes=1), None, True),
        (now + timedelta(hours=48), None, False),
        (now - timedelta(days=1), now, True),
        (now, now - timedelta(days=1), False),
        (now.astimezone(hanoi), now, False),
        (now.replace(tzinfo=hanoi), None, False),
        (datetime(2023, 12, 31, tzinfo=UTC), None, True),
        (datetime(2025, 2, 28, tzinfo=hanoi), None, False),
    ]
    for moment, previous, is_odd in moments:
        envelope = forger.envelope(b"x", b"{}", created_at=moment)
        said = read_envelope(envelope_bytes(envelope)).created_at
        assert said == moment
        codes = [one.code for one in clock_findings(said, now, previous)]
        assert codes == (["TD-152"] if is_odd else [])
    [odd] = clock_findings(datetime(2031, 5, 6, 7, 8, tzinfo=hanoi), now)
    assert odd.sentence == "Giờ trên gói (06/05/2031 07:08) có vẻ sai."
    counted("F35", len(moments))
