"""Keys, numbers and bundles of others as the file keeps them."""

from dataclasses import replace

import pytest

from db import exchange
from db.exchange import (
    KeyringRow,
    KnownKeyRow,
    Overlay,
    OwnKey,
    ReceivedBundle,
    ReceivedStream,
    SentBundle,
)
from tests.db.samples import DAY

STREAM = ("submission", "vn-tinh-01", "cchc", "2026")


def an_own_key(key_id="0" * 16, **more):
    given = {
        "role": "office",
        "signing": "RW",
        "sealing": "age1",
        "secret": "bí mật",
        "is_locked": False,
        "made_on": DAY,
    }
    return OwnKey(key_id, **given | more)


def a_known_key(key_id="1" * 16, **more):
    given = {
        "org": "vn-xa-00008",
        "name": "Ủy ban nhân dân phường Vân Khê",
        "signing": "RW",
        "sealing": "age1",
        "escrow": "",
        "status": "active",
        "valid_from": 1,
        "valid_to": None,
        "source": "typed",
        "confirmed_on": DAY,
    }
    return KnownKeyRow(key_id, **given | more)


def a_sent_bundle(sha256="a" * 64, **more):
    given = {
        "bundle_id": "b",
        "epoch": "e" * 16,
        "type": STREAM[0],
        "receiver": STREAM[1],
        "movement": STREAM[2],
        "period": STREAM[3],
        "seq": 1,
        "content": "sha256:",
        "file_name": "TDKT.tdkt",
        "size": 1,
        "is_encrypted": True,
        "made_at": "2025-12-05T10:32:00+07:00",
    }
    return SentBundle(sha256, **given | more)


def an_overlay(overlay_id, **more):
    given = {
        "kind": "appraisal",
        "org": "vn-xa-00008",
        "movement": "cchc",
        "period": "2026",
        "table_name": "scores",
        "row_id": "u1",
        "field": "points",
        "base_rev": 1,
        "value": "9.5",
        "reason": "Theo biên bản",
        "made_on": DAY,
    }
    return Overlay(overlay_id, **given | more)


def values_of(key):
    return [getattr(key, name) for name in OwnKey.__slots__]


def test_own_keys_come_back_by_role_the_oldest_first(database):
    ended = an_own_key("1" * 16, status="retired", retired_on=DAY, valid_to=7)
    root = an_own_key("2" * 16, role="root", is_locked=True)
    for key in (ended, an_own_key(), root):
        exchange.put_own_key(database, key)

    kept = exchange.own_keys(database)
    assert [values_of(k) for k in kept] == [values_of(ended), values_of(an_own_key())]
    assert [k.key_id for k in exchange.own_keys(database, "root")] == ["2" * 16]


def test_an_own_key_shows_nothing_of_itself():
    assert "bí mật" not in repr(an_own_key())


def test_a_known_key_is_changed_in_its_place(database):
    exchange.put_known_keys(database, [a_known_key()])
    ended = a_known_key(status="revoked", valid_to=0, escrow="age1x")
    exchange.put_known_keys(database, [ended])
    assert exchange.known_keys(database) == [ended]


@pytest.mark.parametrize(
    "wrong", [{"status": "good"}, {"source": "heard"}, {"valid_from": 0}]
)
def test_a_key_of_no_known_kind_is_not_kept(database, wrong):
    with pytest.raises(Exception, match="CHECK"):
        exchange.put_known_keys(database, [a_known_key(**wrong)])
    assert exchange.known_keys(database) == []


def test_the_newest_list_counts_until_all_are_forgotten(database):
    rows = [KeyringRow(n, f"sha256:{n}", "{}", "{}", DAY) for n in (2, 10, 9)]
    for row in rows:
        exchange.put_keyring(database, row)
    assert exchange.keyring(database) == rows[1]
    exchange.forget_keyrings(database)
    assert exchange.keyring(database) is None


def test_numbers_grow_by_stream_and_life(database):
    assert exchange.last_seq_sent(database) == 0
    numbers = [exchange.take_seq(database, "e1", *STREAM) for _ in range(3)]
    other = exchange.take_seq(database, "e2", *STREAM)
    assert (numbers, other) == ([1, 2, 3], 1)
    assert exchange.sent_streams(database, "e1") == {STREAM: 3}
    assert exchange.sent_streams(database, "e3") == {}
    assert exchange.last_seq_sent(database) == 3


def test_bundles_sent_come_back_the_newest_first_whatever_the_clock_said(database):
    first = a_sent_bundle()
    second = replace(a_sent_bundle("b" * 64, seq=2), made_at="2024-01-01T07:00:00")
    for bundle in (first, second):
        exchange.put_sent(database, bundle)
    answered = replace(first, receipt="{}", receipt_at="2025-12-06")
    exchange.put_sent(database, answered)
    assert exchange.sent_bundles(database) == [second, answered]


def test_the_highest_number_taken_in_is_asked_by_office(database):
    assert exchange.last_seq_received(database, "vn-xa-00008") == 0
    for kind, seq in (("submission", 4), ("enrol", 9)):
        stream = ReceivedStream(
            "vn-xa-00008", kind, "cchc", "2026", "e", "", seq, "a" * 64
        )
        exchange.put_stream(database, stream)
    assert exchange.last_seq_received(database, "vn-xa-00008") == 9
    assert exchange.last_seq_received(database, "vn-xa-00025") == 0


def test_rows_and_files_belong_to_their_bundle(database):
    bundle = ReceivedBundle(
        "a" * 64,
        "b",
        "vn-xa-00008",
        "Vân Khê",
        *STREAM[:1],
        "cchc",
        "2026",
        "e",
        1,
        DAY,
    )
    with database.atomic():
        exchange.put_received(database, bundle)
        exchange.put_received_rows(
            database, bundle.sha256, [("units", "u1", 1, "{}"), ("scores", "s", 2, "")]
        )
        files = [("f" * 64, "application/pdf", 9)]
        exchange.put_received_files(database, bundle.sha256, files)

    assert exchange.received(database) == [bundle]
    assert exchange.received_rows(database, bundle.sha256, "units") == [
        ("units", "u1", 1, "{}")
    ]
    assert len(exchange.received_rows(database, bundle.sha256)) == 2
    assert exchange.received_files(database, bundle.sha256) == files


def test_what_the_city_said_is_asked_by_office(database, trail):
    said = [an_overlay("o1"), an_overlay("o2", org="vn-xa-00025", value=None)]
    with trail.operation("Thẩm định"):
        exchange.put_overlays(database, said)
    assert exchange.overlays(database) == said
    assert exchange.overlays(database, "vn-xa-00025") == said[1:]
    trail.undo()
    assert exchange.overlays(database) == []
