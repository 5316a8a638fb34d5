"""Whatever an office holds comes out at the other end as it went in."""

import string
from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from desktop.bundles.cells import canonical
from desktop.bundles.sealed import payload_zip
from desktop.bundles.sealed.envelope import BundleType, Scope
from desktop.bundles.sealed.making import Draft, make_bundle
from desktop.bundles.sealed.manifest import Contents, Listed
from desktop.bundles.sealed.opening import open_head, open_payload
from desktop.bundles.tables import Field, Table
from tests.bundles.sealed.conftest import BUNDLE_ID, CITY, MOMENT, Known

NAMES = st.text(string.ascii_lowercase, min_size=1, max_size=8).map("t_".__add__)
VALUES = {
    "string": st.text(max_size=60).map(canonical),
    "integer": st.integers(-(10**14), 10**14),
    "number": st.decimals(-(10**9), 10**9, places=4).map(lambda d: Decimal(d) + 0),
    "boolean": st.booleans(),
    "date": st.dates(date(1, 1, 1), date(9999, 12, 31)),
}


@st.composite
def tables(draw) -> tuple[Table, ...]:
    made = []
    for name in draw(st.lists(NAMES, unique=True, max_size=3)):
        kinds = draw(st.lists(st.sampled_from(sorted(VALUES)), max_size=5))
        fields = [Field("id", "integer", required=True)]
        fields += [Field(f"c{n}", kind) for n, kind in enumerate(kinds)]
        cells = [st.none() | VALUES[kind] for kind in kinds]
        rows = draw(st.lists(st.tuples(*cells), max_size=6))
        kept = tuple((number, *row) for number, row in enumerate(rows))
        made.append(Table(name, f"Bảng {name}", tuple(fields), ("id",), kept))
    return tuple(made)


ASKED = 300


def test_what_goes_in_comes_out(commune, city, counted):
    keys = Known([commune.known, city.known])

    @settings(
        max_examples=ASKED,
        deadline=None,
        suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
    )
    @given(
        tables=tables(),
        files=st.lists(st.binary(max_size=200), max_size=2, unique=True),
        seq=st.integers(1, 999_999),
        is_open=st.booleans(),
    )
    def try_one(tables, files, seq, is_open):
        with TemporaryDirectory() as folder:
            place = Path(folder)
            contents, attached = packed(place, tables, files)
            recipients = () if is_open else city.known.recipients
            draft = Draft(
                BUNDLE_ID,
                BundleType.SUBMISSION,
                commune.sender,
                (CITY,),
                Scope("cchc", "2026"),
                seq,
                MOMENT,
                has_personal_data=True,
                recipients=recipients,
                is_open_by_choice=is_open,
            )
            made = make_bundle(draft, contents, attached, commune.key, place)
            head = open_head(made.path, keys, CITY)
            assert (head.envelope, head.known) == (made.envelope, commune.known)
            shapes = [replace(table, rows=()) for table in tables]
            opened = open_payload(head, [city.identity[0]], place, shapes)
            assert opened.contents == contents
            for listed, data in zip(contents.files, files, strict=True):
                assert b"".join(opened.attachment(listed.sha256))[5:] == data

    try_one()
    counted("F01", ASKED)


def packed(place: Path, tables, files):
    attached = []
    for number, data in enumerate(files):
        path = place / f"{number}.pdf"
        path.write_bytes(b"%PDF-" + data)
        attached.append(payload_zip.look_at(path))
    listed = tuple(Listed(f.sha256, f.size, "application/pdf") for f in attached)
    contents = Contents(
        BUNDLE_ID, BundleType.SUBMISSION, MOMENT, "ab" * 16, tables, listed
    )
    return contents, attached


def test_equal_contents_give_equal_plain_payloads(make):
    first = make(recipients=(), is_open_by_choice=True)
    second = make(recipients=(), is_open_by_choice=True)
    assert first.path.read_bytes() == second.path.read_bytes()
    assert first.sha256 == second.sha256


def test_the_digest_told_is_that_of_the_file(make):
    import hashlib

    made = make(files=(b"%PDF-" + b"x" * 3_000_000,))
    data = made.path.read_bytes()
    assert made.sha256 == f"sha256:{hashlib.sha256(data).hexdigest()}"
    assert made.size == len(data)


def test_nothing_but_the_bundle_is_left_where_it_was_made(make):
    made = make()
    assert [path.name for path in made.path.parent.iterdir()] == [made.path.name]


def test_an_encrypted_bundle_holds_no_word_of_its_contents(make):
    note = "Nguyễn Thị Tên Riêng"
    table = Table(
        "people",
        "Cá nhân",
        (Field("id", "string", required=True), Field("name", "string")),
        ("id",),
        (("a", note),),
    )
    made = make(tables=(table,), files=(b"%PDF-" + note.encode() * 10_000,))
    assert note.encode() not in made.path.read_bytes()
    assert "Tên" not in made.path.name
