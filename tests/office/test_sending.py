"""A bundle prepared, made, numbered and put on a stick."""

import json
import zipfile

import pytest

from db import exchange
from desktop.bundles.sealed.catalogue import BundleRefusedError
from desktop.bundles.sealed.envelope import BundleType, Scope
from desktop.bundles.sealed.opening import open_head, open_payload
from desktop.bundles.sealed.stick import Cancelled
from desktop.cli import running as cli
from desktop.emulation.scoring import Side
from desktop.errors import OfficeError
from desktop.office.exchanging import sending as module
from desktop.office.exchanging.recomputing import recompute
from desktop.office.exchanging.sending import Issue, Receipt
from desktop.office.exchanging.tables import shapes
from desktop.office.registers.scorebook import Entry
from tests.office.ward_and_city import (
    CITY,
    WARD,
    believe,
    city,
    make_receipt,
    opened_ward,
    templates,
    ward,
)

__all__ = ["city", "templates", "ward"]
SUBMISSION = BundleType.SUBMISSION
PDF = b"%PDF-1.4\nto trinh\n%%EOF\n"


@pytest.fixture
def stick(tmp_path):
    place = tmp_path / "usb"
    place.mkdir()
    return place


@pytest.fixture
def acquainted(ward, city):
    """The ward knows the city's key, as after its first plan bundle."""
    plan = city.sending.prepare(BundleType.PLAN, WARD)
    made = city.sending.make(plan, state_secret_free=True)
    believe(ward, city, made.path)
    return ward


def prepared(office, **given):
    return office.sending.prepare(SUBMISSION, **given)


def made(office, **given):
    return office.sending.make(
        prepared(office), state_secret_free=True, allow_plain=True, **given
    )


def opened(path, office, workdir):
    workdir.mkdir()
    head = open_head(path, office.identity.known(), office.identity.org)
    secrets = office.identity.secrets()
    return open_payload(head, secrets, workdir, shapes(head.envelope.type))


def codes(findings):
    return [finding.code for finding in findings]


# --- looking --------------------------------------------------------------------------


def test_preparing_writes_nothing(ward):
    before = ward.trail.content_digest()

    prepared(ward)

    assert ward.trail.content_digest() == before
    assert ward.sending.sent() == []
    assert exchange.sent_revisions(ward._desk.database) == {}
    assert not (ward.folders.root / "exchange" / "sent").exists()


def test_it_says_what_goes_where_and_who_can_read_it(ward):
    found = prepared(ward)

    assert (found.to, found.to_name) == (CITY, "Thành phố Hà Nội")
    assert found.counts["Cá nhân"] == len(ward.roundup().people)
    assert "Cá nhân" in found.filled.people_tables
    assert found.has_personal_data
    assert "ai cầm tệp cũng đọc được" in found.secrecy
    assert found.filled.scope == Scope("ngoc-ha-2026-2030", "2026.so-ket")


def test_gaps_are_told_before_sending(ward):
    found = codes(prepared(ward).findings)

    assert "TD-513" in found  # verdicts still open
    assert "TD-502" in found  # dossiers still lack papers


def test_who_is_not_scored_to_the_end_is_named(demo_office):
    rows = [row for table in demo_office.outcome().tables for row in table.rows]
    row = next(row for row in rows if row.rank is not None)
    now = demo_office.roundup()
    code = next(iter(now.sheet(row.subject_id, Side.VERIFIED)))
    blank = Entry(row.subject_id, code, Side.VERIFIED, "")
    demo_office.scorebook.enter(now, blank, "Chấm nhầm đơn vị")

    found = prepared(demo_office)

    unscored = 1 + sum(one.rank is None for one in rows)
    [told] = [one for one in found.findings if one.code == "TD-512"]
    assert f"Còn {unscored} đối tượng" in told.sentence
    assert found.stopped_by is None


def test_nobody_sends_to_itself(ward):
    with pytest.raises(OfficeError, match="chính cơ quan mình"):
        prepared(ward, to=WARD)


# --- what has to be stated ------------------------------------------------------------


def test_without_the_statement_about_state_secrets_nothing_is_made(ward):
    with pytest.raises(OfficeError, match="bí mật nhà nước"):
        ward.sending.make(prepared(ward), state_secret_free=False, allow_plain=True)

    assert ward.sending.sent() == []


def test_before_a_key_is_known_the_officer_has_to_agree(ward):
    found = prepared(ward)
    assert found.needs_consent

    with pytest.raises(OfficeError, match="ai cầm tệp cũng đọc được"):
        ward.sending.make(found, state_secret_free=True)
    assert ward.sending.sent() == []

    envelope = made(ward).envelope
    assert envelope.is_open_by_choice
    assert not envelope.payload.is_encrypted
    assert envelope.has_personal_data
    assert not envelope.has_state_secret


def test_once_the_city_is_known_nobody_else_can_read_it(
    acquainted, city, stick, tmp_path
):
    found = prepared(acquainted)
    assert found.is_encrypted
    assert not found.needs_consent
    made_one = acquainted.sending.make(found, state_secret_free=True)
    path = acquainted.sending.put(made_one, stick)

    data = path.read_bytes()
    for person in acquainted.roundup().people:
        assert person.name.encode() not in data
        assert person.name.split()[-1].encode() not in path.name.encode()
    believe(city, acquainted, path)
    at_city = opened(path, city, tmp_path / "w")
    assert recompute(at_city) == []
    names = {row[3] for row in at_city.contents.table("people").rows}
    assert names == {person.name for person in acquainted.roundup().people}


def test_we_can_open_our_own_copy_again(acquainted, tmp_path):
    bundle = acquainted.sending.make(prepared(acquainted), state_secret_free=True)
    [sent] = acquainted.sending.sent()
    kept = acquainted.sending.kept_file(sent)

    from desktop.bundles.sealed.container import open_container
    from desktop.bundles.sealed.encryption import Section, decrypt

    member = open_container(kept).payload
    plain = tmp_path / "plain.zip"
    with kept.open("rb") as file, plain.open("wb") as out:
        section = Section(file, member.start, member.size)
        decrypt(section, out, acquainted.identity.secrets())
    assert "data/people.csv" in zipfile.ZipFile(plain).namelist()
    assert bundle.path == kept


# --- numbers --------------------------------------------------------------------------


def test_every_bundle_has_the_next_number_and_names_the_one_before(ward):
    first, second = made(ward), made(ward)

    assert (first.envelope.seq, second.envelope.seq) == (1, 2)
    assert first.envelope.prev is None
    assert second.envelope.prev == first.sha256
    assert first.envelope.based_on.plan == "ngoc-ha-2026-2030"


def test_a_number_is_never_given_twice_even_where_making_fails(ward, monkeypatch):
    def fail(*_):
        raise OSError(28, "full")

    monkeypatch.setattr(module, "make_bundle", fail)
    with pytest.raises(OfficeError, match="chưa tạo được gói") as refused:
        made(ward)
    assert refused.value.detail == "ENOSPC"
    monkeypatch.undo()

    bundle = made(ward)
    assert bundle.envelope.seq == 2
    assert bundle.envelope.prev is None
    assert len(ward.sending.sent()) == 1
    assert not list((ward.folders.root / "exchange").glob("gui-*"))


def test_what_anybody_could_read_is_made_anew_once_there_is_a_key(ward, city):
    made(ward)
    assert prepared(ward).is_unchanged

    believe(ward, city, city.identity.enrolment(WARD, city.folders.root / "ra"))

    again = prepared(ward)
    assert again.is_encrypted
    assert not again.is_unchanged
    assert "TD-707" not in codes(again.findings)
    assert made(ward).envelope.payload.is_encrypted


def test_nothing_new_since_the_last_bundle_is_told(ward):
    made(ward)
    again = prepared(ward)
    assert again.is_unchanged
    assert "TD-707" in codes(again.findings)

    unit = next(u for u in ward.roundup().units)
    with ward.trail.operation("Đổi tên"):
        from dataclasses import replace

        from db import subjects

        renamed = replace(unit, name=f"{unit.name} A")
        subjects.put_units(ward._desk.database, [renamed])
    changed = prepared(ward)
    assert not changed.is_unchanged
    table = next(t for t in changed.revised.tables if t.name == "units")
    assert sorted({row[1] for row in table.rows}) == [1, 2]


def test_undo_does_not_take_a_number_back(ward):
    made(ward)
    ward.undo()

    assert made(ward).envelope.seq == 2


# --- attachments ----------------------------------------------------------------------


def test_evidence_goes_along_byte_for_byte(acquainted, city, tmp_path):
    file = tmp_path / "to trinh.pdf"
    file.write_bytes(PDF)
    initiative = acquainted.roundup().initiatives[0]
    acquainted.records.attach(f"initiative:{initiative.id}", file, "Tờ trình")
    other = tmp_path / "khac.pdf"
    other.write_bytes(PDF + b"\n")
    acquainted.records.attach("score:dot-khac:ai:A1", other)

    bundle = acquainted.sending.make(prepared(acquainted), state_secret_free=True)
    believe(city, acquainted, bundle.path)
    at_city = opened(bundle.path, city, tmp_path / "w")

    [listed] = at_city.contents.files
    assert b"".join(at_city.attachment(listed.sha256)) == PDF
    [row] = at_city.contents.table("attachments").rows
    assert "to trinh.pdf" in row


def test_a_file_that_could_run_something_stops_the_sending_by_its_name(ward, tmp_path):
    file = tmp_path / "bang.xlsm"
    file.write_bytes(b"MZ not a paper")
    initiative = ward.roundup().initiatives[0]
    ward.records.attach(f"initiative:{initiative.id}", file)

    found = prepared(ward)
    assert found.stopped_by.code == "TD-318"
    assert "bang.xlsm" in found.stopped_by.sentence
    with pytest.raises(BundleRefusedError) as refused:
        ward.sending.make(found, state_secret_free=True, allow_plain=True)
    assert refused.value.code == "TD-318"
    assert ward.sending.sent() == []


def test_stopping_while_files_are_looked_at_gives_no_number(ward, tmp_path):
    file = tmp_path / "a.pdf"
    file.write_bytes(PDF)
    initiative = ward.roundup().initiatives[0]
    ward.records.attach(f"initiative:{initiative.id}", file)

    with pytest.raises(Cancelled):
        made(ward, report=lambda *_: False)
    assert made(ward).envelope.seq == 1


# --- the stick ------------------------------------------------------------------------


def test_it_stands_in_the_folder_of_the_stick_and_can_be_checked_later(ward, stick):
    bundle = made(ward)
    told = []

    path = ward.sending.put(bundle, stick, lambda *n: told.append(n) or True)

    assert path == stick / "TDKT" / bundle.path.name
    assert told
    assert told[-1][0] == told[-1][1]
    ward.sending.check(bundle, stick)
    [sent] = ward.sending.sent()
    ward.sending.check(sent, stick)
    path.write_bytes(path.read_bytes()[:-1] + b"x")
    with pytest.raises(BundleRefusedError) as refused:
        ward.sending.check(sent, stick)
    assert refused.value.code == "TD-704"


def test_stopping_on_the_stick_leaves_nothing_there(ward, stick):
    with pytest.raises(Cancelled):
        ward.sending.put(made(ward), stick, lambda *_: False)

    assert [p for p in stick.rglob("*") if p.is_file()] == []


def test_a_copy_that_is_gone_is_told(ward, stick):
    made(ward).path.unlink()
    [sent] = ward.sending.sent()

    with pytest.raises(OfficeError, match="Bản lưu của gói số 1"):
        ward.sending.put(sent, stick)


# --- receipts -------------------------------------------------------------------------


def test_a_receipt_is_short_plain_and_names_nobody(ward, city):
    bundle = made(ward)
    given = Receipt(
        bundle.envelope.bundle_id,
        bundle.sha256,
        SUBMISSION,
        bundle.envelope.scope,
        1,
        "applied",
        city.today(),
        rows=10,
        last_seq=1,
        issues=(Issue("TD-502", "verdicts", "x"), Issue("TD-513")),
    )

    receipt = make_receipt(city, given, WARD)

    assert not receipt.envelope.payload.is_encrypted
    assert not receipt.envelope.has_personal_data
    data = receipt.path.read_bytes()
    assert not [p.name for p in ward.roundup().people if p.name.encode() in data]


def test_a_result_is_never_made_without_the_communes_key(city):
    with pytest.raises(OfficeError, match="Chưa nhận gói đề nghị nào"):
        city.sending.prepare(BundleType.RESULT, WARD)


# --- the command line -----------------------------------------------------------------


def run(*words):
    return cli.run(cli.parse([str(word) for word in words]))


def test_the_command_line_shows_first_and_sends_when_it_is_stated(
    templates, tmp_path, stick, capsys
):
    root = tmp_path / "phuong"
    opened_ward(templates[0], root).close()
    words = ("send", stick, "--to", CITY, "--data", root, "--json")

    assert run(*words) == 0
    shown = json.loads(capsys.readouterr().out)
    assert not shown["made"]
    assert shown["tables"]["people"]
    assert list(stick.rglob("*.tdkt")) == []

    assert run(*words, "--no-state-secret") == 1
    capsys.readouterr()
    assert run(*words, "--no-state-secret", "--plain-ok") == 0
    sent = json.loads(capsys.readouterr().out)
    assert (sent["made"], sent["seq"], sent["encrypted"]) == (True, 1, False)
    [file] = stick.rglob("*.tdkt")
    assert str(file) == sent["file"]

    assert run(*words, "--no-state-secret", "--plain-ok", "--again") == 0
    again = json.loads(capsys.readouterr().out)
    assert again["seq"] == 1
    assert again["unchanged"]
