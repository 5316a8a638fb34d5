"""Bundles of every version that was released are read for ever; schemas hold."""

import io
import json
import shutil

import pytest
from jsonschema import Draft202012Validator

from desktop.bundles.sealed.container import open_container
from desktop.bundles.sealed.keyring import accept_keyring
from desktop.bundles.sealed.manifest import small_files
from desktop.bundles.sealed.minisign import SigningKey
from desktop.bundles.sealed.opening import open_head, open_payload
from desktop.bundles.sealed.payload_reading import read_entries, read_small
from tests.bundles.sealed.conftest import code_of
from tests.bundles.sealed.forging import contents
from tests.bundles.sealed.golden_reading import (
    FOLDER,
    SHAPES,
    GoldenKeys,
    read_golden,
)

BUNDLES = sorted(FOLDER.glob("*.tdkt"))
REFUSED = FOLDER / "refused"
WRONG = json.loads((REFUSED / "expected.json").read_text("utf-8"))
DOCUMENT = FOLDER.parents[1] / "docs" / "bundle-format.md"
NEWER = "TDKT_plan_vn-tinh-01_vn-xa-00008_cchc.2026_000009.tdkt"
SCHEMAS = FOLDER.parents[1] / "docs" / "schemas"


@pytest.fixture(scope="module")
def keys():
    return GoldenKeys()


@pytest.fixture(scope="module")
def expected():
    return json.loads((FOLDER / "expected.json").read_text("utf-8"))


@pytest.mark.parametrize("path", BUNDLES, ids=lambda path: path.stem)
def test_a_released_bundle_is_read_for_ever(path, keys, expected, tmp_path):
    assert read_golden(path, keys, tmp_path) == expected[path.name]
    assert list(tmp_path.iterdir()) == []


def test_there_is_one_of_every_kind(expected, counted):
    assert {path.name for path in BUNDLES} == set(expected)
    assert {one["type"] for one in expected.values()} == {
        *("plan", "submission", "result", "receipt", "enrol", "keyring", "forward")
    }
    counted("F37", len(BUNDLES) + 3)


def test_what_a_newer_version_says_more_is_kept(expected, keys, tmp_path):
    held = read_golden(FOLDER / NEWER, keys, tmp_path)
    assert held["schema"] == [1, 9]
    assert held["findings"] == ["TD-203"]
    assert held["extras"]["units"] == [
        ["id", "mood"],
        [["str u1", "str vui"], ["str u2", "str vui"]],
    ]
    assert held["unknown"]["stars"] == [["int 7", "str x"]]
    head = open_head(FOLDER / NEWER, keys, "vn-xa-00008")
    opened = open_payload(head, [], tmp_path, SHAPES)
    assert "2 bảng hoặc cột" in opened.findings[0].sentence


def test_the_golden_keyring_is_vouched_for(keys, tmp_path):
    (path,) = (one for one in BUNDLES if "_keyring_" in one.name)
    head = open_head(path, keys, "vn-xa-00008")
    others = dict(open_payload(head, [], tmp_path, ()).contents.others)
    data = others.pop("keyring.json")
    signatures = {name.split(".")[2]: signed for name, signed in others.items()}
    root = SigningKey(bytes(range(64, 96))).verifying_key
    accepted = accept_keyring(data, signatures, None, [root])
    assert accepted is not None
    assert [key.org for key in accepted.keys] == ["vn-xa-00008", "vn-tinh-01"]
    stranger = SigningKey.generate().verifying_key
    refused = code_of(lambda: accept_keyring(data, signatures, None, [stranger]))
    assert refused == "TD-132"


def test_a_changed_golden_bundle_is_refused(keys, tmp_path):
    data = bytearray(BUNDLES[0].read_bytes())
    data[len(data) // 2] ^= 1
    path = tmp_path / BUNDLES[0].name
    path.write_bytes(data)
    assert code_of(lambda: open_head(path, keys, path.name.split("_")[3]))


def schema(name: str) -> Draft202012Validator:
    node = json.loads((SCHEMAS / f"{name}.schema.json").read_text("utf-8"))
    Draft202012Validator.check_schema(node)
    return Draft202012Validator(node)


def documents() -> list[tuple[str, str, dict]]:
    """Return every signed document of the golden bundles that is not encrypted."""
    found = []
    for path in BUNDLES:
        container = open_container(path)
        found.append((path.stem, "envelope", json.loads(container.envelope)))
        if container.payload.name == "payload.zip":
            found += _inside(path, container)
    return found


def _inside(path, container):
    data = path.read_bytes()[container.payload.start :][: container.payload.size]
    file = io.BytesIO(data)
    entries = read_entries(file)
    package = json.loads(read_small(file, entries["datapackage.json"]))
    yield (path.stem, "datapackage", package)
    if "keyring.json" in entries:
        ring = json.loads(read_small(file, entries["keyring.json"]))
        yield (path.stem, "keyring", ring)


def test_what_we_write_is_what_the_schemas_say():
    checked = set()
    for stem, kind, node in documents():
        problems = [error.message for error in schema(kind).iter_errors(node)]
        assert (stem, kind, problems) == (stem, kind, [])
        checked.add(kind)
    assert checked == {"envelope", "datapackage", "keyring"}


def test_a_manifest_made_today_is_what_the_schema_says():
    package = json.loads(small_files(contents())["datapackage.json"])
    assert not list(schema("datapackage").iter_errors(package))


@pytest.mark.parametrize(
    ("name", "value"),
    [("seq", 0), ("to", []), ("state_secret", True), ("prev", "x"), ("format", "x")],
)
def test_the_schema_refuses_what_the_reader_refuses(name, value):
    node = json.loads(open_container(BUNDLES[0]).envelope) | {name: value}
    assert list(schema("envelope").iter_errors(node))


def test_the_tool_that_makes_them_still_runs(tmp_path, monkeypatch, capsys):
    import runpy
    import sys

    shutil.copy(FOLDER / "keys.json", tmp_path)
    tool = FOLDER.parents[1] / "tools" / "golden.py"
    monkeypatch.setattr(sys, "argv", [str(tool), str(tmp_path)])
    with pytest.raises(SystemExit) as ended:
        runpy.run_path(str(tool), run_name="__main__")
    assert not ended.value.code
    assert "11 bundles" in capsys.readouterr().out
    made = json.loads((tmp_path / "expected.json").read_text("utf-8"))
    assert made.keys() == json.loads((FOLDER / "expected.json").read_text()).keys()


@pytest.mark.parametrize("name", sorted(WRONG))
def test_a_bundle_wrong_in_one_thing_is_refused_by_its_code_for_ever(
    name, keys, tmp_path
):
    expected = WRONG[name]

    def opened():
        head = open_head(REFUSED / name, keys, expected["receiver"])
        open_payload(head, [keys.secret], tmp_path, SHAPES)

    assert code_of(opened) == expected["code"]
    assert list(tmp_path.iterdir()) == []


def test_every_refused_bundle_is_listed_and_its_code_stands_in_the_document():
    assert {path.name for path in REFUSED.glob("*.tdkt")} == set(WRONG)
    document = DOCUMENT.read_text("utf-8")
    codes = {one["code"] for one in WRONG.values()}
    assert {code for code in codes if code not in document} == set()
    assert len(WRONG) >= 55
