"""The list of keys goes forward only, and only where the root keys say so."""
# ruff: noqa: RUF001 - letters that look like others are what is tried here

import json
from dataclasses import replace

import pytest

from desktop.bundles.descriptor import digest
from desktop.bundles.sealed.keyring import (
    Keyring,
    accept_keyring,
    keyring_bytes,
    read_keyring,
    sign_keyring,
)
from desktop.bundles.sealed.minisign import SigningKey
from tests.bundles.sealed.conftest import code_of


@pytest.fixture(scope="module")
def roots():
    return [SigningKey.generate() for _ in range(3)]


def ring(version, roots, parties=(), **words):
    publics = tuple(root.verifying_key for root in roots)
    keys = tuple(party.known for party in parties)
    return Keyring(version, publics, keys, issued_at="2026-11-18", **words)


def code(new, signers, mine=None, pinned=(), digest=""):
    data = keyring_bytes(new)
    signatures = sign_keyring(data, signers)
    publics = [key.verifying_key for key in pinned]
    return code_of(lambda: accept_keyring(data, signatures, mine, publics, digest))


def test_a_keyring_goes_forward_and_is_vouched_for(roots, commune, city, counted):
    a, b, c = roots
    two = ring(2, [a], [commune, city])
    held = digest(keyring_bytes(two))
    three = ring(3, [a], [commune], prev=held)
    wide = ring(2, [a, b], threshold=2)
    cases = {
        "the first, pinned": code(two, [a], pinned=[a]) == "",
        "the first, not pinned": code(two, [a]) == "TD-132",
        "the first by a stranger": code(two, [b], pinned=[a]) == "TD-132",
        "the next": code(three, [a], two, digest=held) == "",
        "older": code(ring(1, [a]), [a], two, digest=held) == "TD-131",
        "the same": code(two, [a], two, digest=held) == "",
        "the same number, other content": code(ring(2, [a]), [a], two, digest=held)
        == "TD-133",
        "unsigned": code(three, [], two, digest=held) == "TD-132",
        "signed by a stranger": code(three, [b], two, digest=held) == "TD-132",
        "following another one": code(
            ring(3, [a], prev="sha256:" + "0" * 64), [a], two, digest=held
        )
        == "TD-132",
        "following none": code(ring(3, [a]), [a], two, digest=held) == "TD-132",
        "some missed between": code(
            ring(7, [a], prev="sha256:" + "1" * 64), [a], two, digest=held
        )
        == "",
        "new root without the old": code(ring(3, [b], prev=held), [b], two, digest=held)
        == "TD-132",
        "new root without itself": code(ring(3, [b], prev=held), [a], two, digest=held)
        == "TD-132",
        "new root with both": code(ring(3, [b], prev=held), [a, b], two, digest=held)
        == "",
        "two needed, one signs": code(ring(3, [a, b], threshold=2), [a], wide)
        == "TD-132",
        "two needed, two sign": code(ring(3, [a, b], threshold=2), [a, b], wide) == "",
        "fewer needed from now on, one signs": code(
            ring(3, [a, b], threshold=1), [a], wide
        )
        == "TD-132",
        "a third key does not count": code(ring(3, [a, b], threshold=2), [a, c], wide)
        == "TD-132",
    }
    assert [name for name, held in cases.items() if not held] == []
    counted("F09", len(cases))


def test_one_root_signing_twice_counts_once(roots):
    a, b, _ = roots
    mine = ring(2, [a, b], threshold=2)
    data = keyring_bytes(ring(3, [a, b], threshold=2))
    once = sign_keyring(data, [a])[a.verifying_key.key_id]
    twice = {key.verifying_key.key_id: once for key in (a, b)}
    assert code_of(lambda: accept_keyring(data, twice, mine, ())) == "TD-132"


def test_a_keyring_comes_back_as_it_was_written(roots, commune, city):
    one = ring(5, roots, [commune, city], threshold=2, prev="sha256:" + "ab" * 32)
    assert read_keyring(keyring_bytes(one)) == one


def test_a_key_ends_at_its_number(roots, commune):
    closed = replace(commune.known, valid_from=3, valid_to=9)
    one = Keyring(1, (roots[0].verifying_key,), (closed,), issued_at="")
    assert read_keyring(keyring_bytes(one)).by_id[closed.signing.key_id] == closed


WRONG = {
    "format": ["tdkt-keyring/2", None, 1],
    "version": [0, -1, "1", 1.5, True, 10**7, None],
    "threshold": [0, 11, 2, "1"],
    "root_keys": [[], None, "RW", [1], ["RW"], [None]],
    "prev_digest": ["", "md5:x", 1, "sha256:" + "G" * 64],
    "issued_at": [None, 1, "a" * 41, "\u202e"],
    "orgs": [None, {}, [1], [None], ["x"], [{}], [[]]],
}
WRONG_KEY = {
    "org": ["", "vn-xa-8", "vn-xa-0000８", None, 1, "VN-XA-00008"],
    "name": [None, 1, "a" * 201, "a\nb", "a\u202eb", "e\u0302"],
    "sign_key": ["", None, "A" * 56],
    "enc_key": ["", None, "age1" + "q" * 58, 1],
    "escrow_key": ["age1x", 1],
    "status": ["", "gone", None, 1, []],
    "valid_from_seq": [0, None, "1", True],
    "valid_to_seq": [-1, "x", 10**6, False],
}


@pytest.mark.parametrize(("name", "value"), [(n, v) for n in WRONG for v in WRONG[n]])
def test_a_malformed_keyring_is_refused(roots, commune, name, value):
    node = json.loads(keyring_bytes(ring(1, roots[:1], [commune])))
    node[name] = value
    assert code_of(lambda: read_keyring(json.dumps(node).encode())) == "TD-132"


@pytest.mark.parametrize(
    ("name", "value"), [(n, v) for n in WRONG_KEY for v in WRONG_KEY[n]]
)
def test_a_malformed_key_is_refused(roots, commune, name, value):
    node = json.loads(keyring_bytes(ring(1, roots[:1], [commune])))
    node["orgs"][0][name] = value
    assert code_of(lambda: read_keyring(json.dumps(node).encode())) == "TD-132"


def test_a_key_is_listed_once(roots, commune):
    node = json.loads(keyring_bytes(ring(1, roots[:1], [commune])))
    node["orgs"] *= 2
    assert code_of(lambda: read_keyring(json.dumps(node).encode())) == "TD-132"


def test_a_root_is_listed_once(roots):
    node = json.loads(keyring_bytes(ring(1, roots[:1])))
    node["root_keys"] *= 2
    assert code_of(lambda: read_keyring(json.dumps(node).encode())) == "TD-132"
