"""A signed head or list that is not of its grammar is refused, whoever signed."""
# ruff: noqa: RUF001 - letters that look like others are what is tried here

import json

import pytest

from desktop.bundles import limits
from desktop.bundles.sealed.envelope import envelope_bytes, read_envelope
from desktop.bundles.sealed.manifest import read_manifest, small_files
from desktop.bundles.strict_json import JsonError, read
from tests.bundles.sealed.conftest import CITY, code_of, scores
from tests.bundles.sealed.forging import MANIFEST, contents

DEEP = 100_000

# Texts that are no document of ours, whatever stands in them.
DOCUMENTS = {
    "nothing": b"",
    "blank": b" ",
    "not an object": b"[]",
    "a number": b"1",
    "a text": b'"x"',
    "null": b"null",
    "true": b"true",
    "mark": b"\xef\xbb\xbf{}",
    "UTF-16": "{}".encode("utf-16"),
    "UTF-32": "{}".encode("utf-32"),
    "Latin-1": '{"a":"é"}'.encode("latin-1"),
    "overlong": b'{"a":"\xc0\xaf"}',
    "surrogate bytes": b'{"a":"\xed\xa0\x80"}',
    "cut letter": b'{"a":"\xe1\xba',
    "NUL": b'{"a":"\0"}',
    "tab in a text": b'{"a":"\t"}',
    "two documents": b"{}{}",
    "something behind": b"{} x",
    "comma at the end": b'{"a":1,}',
    "comment": b"{} // x",
    "single quotes": b"{'a':1}",
    "name without quotes": b"{a:1}",
    "same key twice": b'{"a":1,"a":1}',
    "same key in two spellings": b'{"a":1,"\\u0061":2}',
    "same key deep inside": b'{"x":[{"a":1,"a":2}]}',
    "NaN": b'{"a":NaN}',
    "Infinity": b'{"a":Infinity}',
    "minus Infinity": b'{"a":-Infinity}',
    "fraction": b'{"a":1.5}',
    "exponent": b'{"a":1e999}',
    "16 digits": b'{"a":9007199254740993}',
    "5,000 digits": b'{"a":' + b"9" * 5_000 + b"}",
    "leading zero": b'{"a":01}',
    "plus": b'{"a":+1}',
    "hexadecimal": b'{"a":0x1}',
    "deep lists": b"[" * DEEP + b"]" * DEEP,
    "deep objects": b'{"a":' * DEEP + b"1" + b"}" * DEEP,
    "deep but not too deep for Python": b'{"a":' + b"[" * 50 + b"]" * 50 + b"}",
    "cut": b'{"a":',
    "too long": b'{"a":"' + b"x" * 70_000 + b'"}',
}


@pytest.fixture
def node(forger):
    return json.loads(envelope_bytes(forger.envelope(b"x", b"{}")))


def test_hostile_json_is_refused_in_the_head_and_in_the_list(forger, counted):
    comment = forger.envelope(b"x", b"{}").comment
    for name, data in DOCUMENTS.items():
        bundle = forger.container(data, b"x", comment=comment)
        if len(data) > 64 * 1024:
            assert (name, forger.code(bundle)) == (name, "TD-103")
        else:
            assert (name, forger.code(bundle)) == (name, "TD-121")
        assert code_of(lambda d=data: read_envelope(d)) == "TD-121"
        assert code_of(lambda d=data: read_manifest(d)) in {
            "TD-201",
            "TD-314",
            "TD-316",
        }
    counted("F17", 2 * len(DOCUMENTS))


@pytest.mark.parametrize("name", DOCUMENTS)
def test_the_reader_of_json_knows_one_error(name):
    if name == "too long":
        return
    with pytest.raises(JsonError):
        read(DOCUMENTS[name])


BAD = {
    "format": [
        ("tdkt-bundle/2", "TD-201"),
        ("tdkt-bundle/9999", "TD-201"),
        ("tdkt-bundle/0", "TD-204"),
        ("so-vang-round/1", "TD-121"),
        (1, "TD-121"),
        (None, "TD-121"),
        ("tdkt-bundle/01", "TD-121"),
    ],
    "schema": [
        ("2.0", "TD-121"),
        ("1", "TD-121"),
        ("1.00", "TD-121"),
        (1.0, "TD-121"),
        ("0.9", "TD-121"),
        (None, "TD-121"),
        ("1.0 ", "TD-121"),
        ("１.０", "TD-121"),
    ],
    "state_secret": [(True, "TD-125"), (None, "TD-125"), (0, "TD-125"), ("", "TD-125")],
    "bundle_id": [
        (None, "TD-121"),
        ("", "TD-121"),
        ("0198F0C2-0000-7000-8000-000000000001", "TD-121"),
    ],
    "type": [("gift", "TD-121"), ("", "TD-121"), (None, "TD-121"), ([], "TD-121")],
    "to": [
        ([], "TD-121"),
        ([{"org": CITY}] * 2, "TD-121"),
        (None, "TD-121"),
        ([CITY], "TD-121"),
        ([{}], "TD-121"),
        ([{"org": "vn-tinh-1"}], "TD-121"),
        ([{"org": f"vn-tinh-0{n}"} for n in range(1, 6)], "TD-121"),
        ({}, "TD-121"),
    ],
    "seq": [
        (0, "TD-121"),
        (10**6, "TD-121"),
        (-1, "TD-121"),
        ("1", "TD-121"),
        (True, "TD-121"),
        (None, "TD-121"),
        (1.0, "TD-121"),
    ],
    "prev": [("", "TD-121"), ("sha256:" + "A" * 64, "TD-121"), (0, "TD-121")],
    "created_at": [
        ("", "TD-121"),
        ("2026-11-18", "TD-121"),
        (None, "TD-121"),
        ("2026-11-18T09:30:12", "TD-121"),
        ("2026-W47-3T09:30:12Z", "TD-121"),
        ("2026-13-01T00:00:00Z", "TD-121"),
        ("2026-02-30T00:00:00Z", "TD-121"),
        ("2026-11-18T09:30:12+25:00", "TD-121"),
        ("0000-01-01T00:00:00Z", "TD-121"),
    ],
    "payload": [(None, "TD-121"), ({}, "TD-121"), ([], "TD-121")],
    "manifest": [(None, "TD-121"), ({}, "TD-121"), ({"bytes": 1}, "TD-121")],
    "counts": [
        (None, "TD-121"),
        ({"a": -1}, "TD-121"),
        ({"A": 1}, "TD-121"),
        ({"a": "1"}, "TD-121"),
        ({f"t{n}": 1 for n in range(101)}, "TD-121"),
    ],
    "personal_data": [(None, "TD-121"), (0, "TD-121"), ("false", "TD-121")],
    "open_by_choice": [(None, "TD-121"), (1, "TD-121")],
    "keyring_version": [(-1, "TD-121"), (None, "TD-121"), (True, "TD-121")],
    "latest": [(None, "TD-121"), ({"plan": None}, "TD-121"), ([], "TD-121")],
    "writer": [
        (None, "TD-121"),
        ({"app": 1}, "TD-121"),
        ({"app": "a" * 101}, "TD-121"),
        ({"A": "x"}, "TD-121"),
        ({"app": "\ud800"}, "TD-121"),
    ],
    "based_on": [(None, "TD-121"), ({}, "TD-121"), ({"plan": "x"}, "TD-121")],
    "scope": [
        (None, "TD-121"),
        ({"movement": "x"}, "TD-121"),
        ({"movement": "../x", "period": "2026"}, "TD-121"),
        ({"movement": "x", "period": "2026/1"}, "TD-121"),
        ({"movement": "", "period": "2026"}, "TD-121"),
    ],
}
BAD_SENDER = {
    "org": ["", "vn-xa-8", "vn-xa-000088", "VN-XA-00008", "vn-tp-00008", None, "../"],
    "name": [None, "a" * 201, "a\nb", "a\u202eb", "e\u0302", "\ud800", 1],
    "key": ["", "0" * 15, "G" * 16, None],
    "epoch": ["", "0" * 17, "A" * 16, None],
    "signing": ["", "A" * 57, None],
    "sealing": ["", "age1" + "q" * 58, "age1" + "b" * 58, "AGE1" + "Q" * 58, None],
}


@pytest.mark.parametrize(
    ("name", "value", "code"), [(n, v, c) for n in BAD for v, c in BAD[n]]
)
def test_a_field_out_of_its_grammar_is_refused(node, name, value, code):
    node[name] = value
    assert code_of(lambda: read_envelope(json.dumps(node).encode())) == code


@pytest.mark.parametrize(
    ("name", "value"), [(n, v) for n in BAD_SENDER for v in BAD_SENDER[n]]
)
def test_a_sender_out_of_its_grammar_is_refused(node, name, value):
    node["from"][name] = value
    assert code_of(lambda: read_envelope(json.dumps(node).encode())) == "TD-121"


@pytest.mark.parametrize(
    "name",
    [
        "format",
        "schema",
        "min_reader",
        "bundle_id",
        "type",
        "from",
        "to",
        "scope",
        "seq",
        "prev",
        "created_at",
        "payload",
        "manifest",
        "counts",
        "writer",
        "personal_data",
        "keyring_version",
        "latest",
    ],
)
def test_a_missing_field_is_refused(node, name):
    del node[name]
    assert code_of(lambda: read_envelope(json.dumps(node).encode())) == "TD-121"


@pytest.mark.parametrize(
    "changes",
    [
        {"name": "payload.zip.age"},
        {"name": "../payload.zip"},
        {"encryption": "aes"},
        {"encryption": None},
        {"bytes": 0},
        {"bytes": "1"},
        {"sha256": "sha1:x"},
    ],
)
def test_a_payload_is_described_as_it_is(node, changes):
    node["payload"] |= changes
    assert code_of(lambda: read_envelope(json.dumps(node).encode())) == "TD-121"


VERSIONS = [
    # format, schema, least reader: how a reader of 1.0 takes it
    ("tdkt-bundle/1", "1.0", "1.0", ""),
    ("tdkt-bundle/1", "1.1", "1.0", ""),
    ("tdkt-bundle/1", "1.9", "1.0", ""),
    ("tdkt-bundle/1", "1.99", "1.0", ""),
    ("tdkt-bundle/1", "1.1", "1.1", "TD-202"),
    ("tdkt-bundle/1", "1.9", "1.5", "TD-202"),
    ("tdkt-bundle/1", "1.9", "1.10", "TD-121"),
    ("tdkt-bundle/1", "2.0", "1.0", "TD-121"),
    ("tdkt-bundle/1", "1.0", "0.9", "TD-121"),
    ("tdkt-bundle/2", "1.0", "1.0", "TD-201"),
    ("tdkt-bundle/0", "1.0", "1.0", "TD-204"),
]


def test_a_reader_too_old_for_a_bundle_says_so_and_a_newer_minor_is_read(node, counted):
    for kind, schema, least, code in VERSIONS:
        node |= {"format": kind, "schema": schema, "min_reader": least}
        data = json.dumps(node).encode()
        assert (kind, schema, least, code_of(lambda d=data: read_envelope(d))) == (
            (kind, schema, least, code)
        )
    counted("F37 versions", len(VERSIONS))


def test_a_reader_does_not_mind_a_newer_minor_that_is_made_for_it(node):
    node["schema"] = "1.9"
    node["mood"] = ["unknown"]
    assert read_envelope(json.dumps(node).encode()).schema == (1, 9)


def test_a_head_comes_back_as_it_was_written(forger):
    envelope = forger.envelope(b"x", b"{}", writer={"app": "Sổ Vàng"})
    assert read_envelope(envelope_bytes(envelope)) == envelope


# --- datapackage.json


@pytest.fixture
def package():
    return json.loads(small_files(contents(scores()))[MANIFEST])


def listed(package) -> str:
    return code_of(lambda: read_manifest(json.dumps(package).encode()))


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("_format", "tdkt-bundle/2"),
        ("_format", None),
        ("resources", None),
        ("resources", {}),
        ("resources", [1]),
        ("resources", [None]),
        ("resources", [{}]),
        ("resources", [[]]),
    ],
)
def test_a_list_out_of_its_grammar_is_refused(package, name, value):
    package[name] = value
    assert listed(package)


@pytest.mark.parametrize(
    ("name", "value"),
    [(n, None) for n in ("name", "path", "bytes", "hash", "_rows")]
    + [("name", "A"), ("name", "con"), ("bytes", -1), ("bytes", True), ("_rows", -1)]
    + [("hash", "md5:x"), ("bytes", 10**12), ("_rows", "2"), ("hash", [])],
)
def test_a_table_is_listed_by_its_grammar(package, name, value):
    package["resources"][0][name] = value
    if name == "name":
        package["resources"][0]["path"] = f"data/{value}.csv"
    assert listed(package) or name == "name"


def test_a_list_of_too_many_tables_is_refused(package):
    one = package["resources"][0]
    package["resources"] = [
        one | {"name": f"t{n}", "path": f"data/t{n}.csv"}
        for n in range(limits.MAX_TABLES + 1)
    ]
    assert listed(package) == "TD-406"
