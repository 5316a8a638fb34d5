"""A bundle from a stick to the register: examined, held, taken in once, taken back."""

import errno
import itertools
import json
import logging
import random
import shutil
from dataclasses import replace
from datetime import UTC, datetime

import pytest

from db import exchange, failures, receiving
from db.exchange import Overlay
from desktop.bundles.sealed import opening
from desktop.bundles.sealed.catalogue import BundleRefusedError
from desktop.bundles.sealed.envelope import BundleType
from desktop.bundles.tables import Field
from desktop.errors import EntryError, OfficeError, OfficeFileError
from desktop.office.exchanging import taking_in
from desktop.office.exchanging.jobs import State, findings_of, state_of
from desktop.office.exchanging.receipts import code_of
from desktop.office.exchanging.taking_in import Applier
from desktop.office.exchanging.troubles import refusal_for
from desktop.office.office import Office
from tests.office import two_offices
from tests.office.two_offices import (
    NOW,
    PDF,
    Correspondent,
    applier,
    as_units,
    check_sound,
    city_in,
    dump,
    know,
    receiving_of,
    submit,
    unit,
)

__all__ = ["applier"]
NAME = "Trịnh Thị Bích Nguyệt"


@pytest.fixture(scope="module")
def template(tmp_path_factory):
    root = tmp_path_factory.mktemp("mau") / "thanh-pho"
    city_in(root).close()
    return root


@pytest.fixture
def city(template, tmp_path):
    shutil.copytree(template, tmp_path / "thanh-pho")
    with Office.open(tmp_path / "thanh-pho", lambda: NOW) as office:
        yield office


@pytest.fixture
def commune():
    return Correspondent()


@pytest.fixture
def stick(tmp_path):
    return tmp_path / "usb"


@pytest.fixture
def pipeline(city, commune):
    know(city, commune)
    return receiving_of(city)


def refusal(call):
    with pytest.raises(BundleRefusedError) as refused:
        call()
    return refused.value.code


def names_of(office):
    return sorted(u.name for u in office.register.units() if u.retired_on is None)


# --- open between looking and deciding --------------------------------------------


@pytest.fixture
def deciphered(monkeypatch):
    """Count how often a payload is deciphered."""
    real, counted = opening.decrypt, []
    monkeypatch.setattr(
        opening, "decrypt", lambda *given: counted.append(1) or real(*given)
    )
    return counted


def test_who_decides_at_once_deciphers_once(city, commune, stick, pipeline, deciphered):
    [made] = submit(city, stick, commune, files=(PDF,))

    with pipeline.staying_open():
        job = pipeline.take(made.path)
        pipeline.preview(job)
        applied = pipeline.apply(job)

    assert state_of(applied) is State.APPLIED
    assert len(deciphered) == 1
    [(digest, _, _)] = exchange.received_files(city._database, job.sha256)
    assert (pipeline.staging.files / digest).read_bytes() == PDF
    check_sound(city)


def test_an_officer_who_takes_time_leaves_no_plain_text(
    city, commune, stick, pipeline, deciphered
):
    [made] = submit(city, stick, commune)

    job = pipeline.take(made.path)

    check_sound(city)
    pipeline.apply(job)
    assert len(deciphered) == 2


def test_only_one_bundle_is_open_at_a_time(city, commune, stick, pipeline, deciphered):
    first, second = submit(city, stick, commune, 2)

    with pipeline.staying_open():
        early = pipeline.take(first.path)
        pipeline.take(second.path)
        assert len(list(pipeline.staging.folder.iterdir())) == 1
        pipeline.apply(early)

    assert len(deciphered) == 3
    check_sound(city)


def test_an_open_bundle_is_still_held_against_what_came_meanwhile(
    city, commune, stick, pipeline, deciphered
):
    [made] = submit(city, stick, commune)

    with pipeline.staying_open():
        job = pipeline.take(made.path)
        city.identity.trust.revoke(commune.sender.key, 0)
        before = dump(city)
        assert refusal(lambda: pipeline.apply(job)) == "TD-114"

    assert len(deciphered) == 1
    assert names_of(city) == []
    assert dump(city) == before
    check_sound(city)


# --- the straight way -------------------------------------------------------------


def test_a_bundle_is_looked_at_without_changing_anything(
    city, commune, stick, pipeline
):
    [made] = submit(city, stick, commune)
    before = dump(city)

    job = pipeline.take(made.path)

    assert state_of(job) is State.PREVIEW
    assert (job.org, job.seq, job.code) == (commune.org, 1, "")
    preview = pipeline.preview(job)
    assert preview.can_apply
    assert [(t.title, t.added) for t in preview.tables if not t.is_same] == [
        ("Đơn vị", 1)
    ]
    assert dump(city) == before
    check_sound(city)


def test_an_accepted_bundle_counts_and_is_one_action(city, commune, stick, pipeline):
    [made] = submit(city, stick, commune, files=(PDF,))
    steps = len(city.trail.steps())

    job = pipeline.apply(pipeline.take(made.path))

    assert state_of(job) is State.APPLIED
    assert names_of(city) == ["Ban lần 1 0"]
    assert len(city.trail.steps()) == steps + 1
    [stream] = exchange.streams(city._database)
    assert (stream.current, stream.last_seq) == (job.sha256, 1)
    [(digest, _, size)] = exchange.received_files(city._database, job.sha256)
    assert (pipeline.staging.files / digest).read_bytes() == PDF
    assert size == len(PDF)
    assert (pipeline.staging.archive / f"{job.sha256}.tdkt").is_file()
    assert len(city.backups.copies()) == 1
    check_sound(city)


def test_old_and_new_stand_side_by_side_under_the_words_of_the_columns(
    city, commune, stick, pipeline
):
    first, second = submit(city, stick, commune, 2)
    pipeline.apply(pipeline.take(first.path))

    preview = pipeline.preview(pipeline.take(second.path))

    [table] = [t for t in preview.tables if not t.is_same]
    assert (table.added, table.changed, table.withdrawn, table.unchanged) == (
        1,
        1,
        0,
        0,
    )
    [changed] = [row for row in table.rows if row.kind.value == "changed"]
    [cell] = changed.cells
    assert (cell.column, cell.before, cell.after) == (
        "Tên",
        "Ban lần 1 0",
        "Ban lần 2 0",
    )


def test_columns_of_a_later_program_are_kept_with_their_rows(
    city, commune, stick, pipeline, monkeypatch
):
    real = two_offices.filled

    def later(kind, rows):
        return tuple(
            replace(
                table,
                fields=(*table.fields, Field("hue", "string")),
                rows=tuple((*row, f"xanh {row[0][-1]}") for row in table.rows),
            )
            for table in real(kind, rows)
        )

    monkeypatch.setattr(two_offices, "filled", later)
    [made] = submit(city, stick, commune)

    job = pipeline.apply(pipeline.take(made.path))

    assert "TD-203" in {finding.code for finding in findings_of(job)}
    [row] = exchange.received_rows(city._database, job.sha256, "units")
    kept = json.loads(row[3])
    assert (kept["hue"], kept["name"]) == ("xanh 0", "Ban lần 1 0")


def test_what_a_bundle_brought_is_seen_after_it_was_taken_in(
    city, commune, stick, pipeline
):
    first, second = submit(city, stick, commune, 2, files=(PDF,))
    with pytest.raises(OfficeError, match="chưa được nhận"):
        pipeline.taken_in(pipeline.take(first.path))
    early = pipeline.apply(pipeline.take(first.path))
    late = pipeline.apply(pipeline.take(second.path))

    for job, expected in ((early, (1, 0)), (late, (1, 1))):
        seen = pipeline.taken_in(job)
        [table] = [t for t in seen.tables if not t.is_same]
        assert (table.added, table.changed) == expected
        assert (seen.files, seen.file_bytes) == (1, len(PDF))
        assert seen.envelope.seq == job.seq
    check_sound(city)


def test_a_row_that_is_only_sent_again_is_no_change(city, commune, stick, pipeline):
    rows = {"units": [unit(1)]}
    first = commune.bundle(city, stick, 1, rows)
    pipeline.apply(pipeline.take(first.path))
    again = {"units": [unit(1, rev=7)]}
    second = commune.bundle(city, stick, 2, again, prev=first.sha256)

    preview = pipeline.preview(pipeline.take(second.path))

    [table] = [t for t in preview.tables if t.name == "units"]
    assert table.is_same
    assert table.unchanged == 1


def test_the_sheet_names_the_file_and_no_person(city, commune, stick, pipeline):
    rows = {"units": [unit(1, NAME)]}
    made = commune.bundle(city, stick, 1, rows, files=(PDF,))
    job = pipeline.apply(pipeline.take(made.path))

    paper = pipeline.receipt_sheet(job)

    said = repr(paper)
    assert NAME not in said
    assert job.sha256[:8] in said
    assert code_of(job.sha256)[:4] in said
    assert "Số dòng" in said


def test_the_twelve_digits_are_those_of_the_file_at_both_ends():
    digest = "ab" * 32

    assert code_of(digest) == code_of(f"sha256:{digest}")
    assert len(code_of(digest)) == 12
    assert code_of("cd" * 32) != code_of(digest)


# --- unknown and renewed senders --------------------------------------------------


def test_a_stranger_is_held_shown_and_taken_in_after_thirty_digits(
    city, commune, stick
):
    pipeline = receiving_of(city)
    [made] = submit(city, stick, commune)

    job = pipeline.take(made.path)

    assert (state_of(job), job.code) == (State.HELD, "TD-113")
    preview = pipeline.preview(job)
    assert not preview.is_known
    assert not preview.can_apply
    assert [t.added for t in preview.tables if not t.is_same] == [1]
    assert refusal(lambda: pipeline.apply(job)) == "TD-113"
    wrong = str((int(commune.digits[0]) + 1) % 10) + commune.digits[1:]
    assert refusal(lambda: pipeline.confirm_sender(job, wrong)) == "TD-134"
    with pytest.raises(EntryError):
        pipeline.confirm_sender(job, "12345")
    job = pipeline.confirm_sender(job, commune.digits)
    assert state_of(job) is State.PREVIEW
    assert state_of(pipeline.apply(job)) is State.APPLIED
    check_sound(city)


def test_nothing_is_asked_about_a_sender_again(city, commune, stick, pipeline):
    first, second = submit(city, stick, commune, 2)

    pipeline.apply(pipeline.take(first.path))

    assert state_of(pipeline.take(second.path)) is State.PREVIEW


def test_another_life_of_the_sender_waits_for_a_telephone_call(
    city, commune, stick, pipeline
):
    [first] = submit(city, stick, commune)
    pipeline.apply(pipeline.take(first.path))
    reborn = replace(commune, epoch="f" * 16)
    [second] = submit(city, stick, reborn)

    job = pipeline.take(second.path)

    assert (state_of(job), job.code) == (State.HELD, "TD-144")
    assert refusal(lambda: pipeline.apply(job)) == "TD-144"
    job = pipeline.confirm_epoch(job)
    assert state_of(pipeline.apply(job)) is State.APPLIED
    [old, late] = submit(city, stick, commune, 2)
    del old
    assert pipeline.take(late.path).code == "TD-141"


# --- order ------------------------------------------------------------------------


def test_taking_the_same_file_in_again_changes_nothing(
    city, commune, stick, pipeline, counted
):
    [made] = submit(city, stick, commune)
    job = pipeline.apply(pipeline.take(made.path))
    after = dump(city)

    for _ in range(5):
        again = pipeline.take(made.path)
        assert (state_of(again), again.code) == (State.DUPLICATE, "TD-142")
        assert state_of(pipeline.apply(again)) is State.DUPLICATE
        assert dump(city) == after
        assert state_of(pipeline.job(job.sha256)) is State.APPLIED
        check_sound(city)
    counted("F13 again", 5)


def test_whatever_the_order_the_newest_bundle_counts_in_the_end(
    city, commune, stick, pipeline, tmp_path, counted
):
    made = submit(city, stick, commune, 4)
    shutil.copytree(tmp_path / "thanh-pho", tmp_path / "mau")
    for one in made:
        pipeline.apply(pipeline.take(one.path))
    [straight] = exchange.streams(city._database)
    wanted = exchange.received_rows(city._database, straight.current)

    for seed in range(20):
        root = tmp_path / f"{seed}"
        shutil.copytree(tmp_path / "mau", root)
        chance = random.Random(seed)
        order = [*made, *chance.sample(made, 3)]
        chance.shuffle(order)
        with Office.open(root, lambda: NOW) as shuffled:
            receiving_of(shuffled).batch([one.path for one in order])
            assert exchange.streams(shuffled._database) == [straight]
            rows = exchange.received_rows(shuffled._database, straight.current)
            assert rows == wanted
            assert names_of(shuffled) == names_of(city)
            check_sound(shuffled)
    counted("F13 orders", seed + 1)


def test_two_bundles_of_one_number_are_put_aside(city, commune, stick, pipeline):
    [first] = submit(city, stick, commune)
    twin = commune.bundle(city, stick, 1, {"units": [unit(9)]})
    pipeline.apply(pipeline.take(first.path))
    before = dump(city)

    job = pipeline.take(twin.path)

    assert (state_of(job), job.code) == (State.QUARANTINED, "TD-143")
    assert refusal(lambda: pipeline.apply(job)) == "TD-143"
    assert (pipeline.staging.waiting / f"{job.sha256}.tdkt").is_file()
    assert dump(city) == before


@pytest.mark.parametrize(
    ("seq", "code", "state"),
    [
        (1, "TD-141", State.REJECTED),
        (1500, "TD-145", State.QUARANTINED),
        (7, "TD-151", State.PREVIEW),
    ],
)
def test_the_number_alone_decides_about_the_order(
    city, commune, stick, pipeline, seq, code, state
):
    first = commune.bundle(city, stick, 3, {"units": [unit(1)]})
    pipeline.apply(pipeline.take(first.path))
    other = commune.bundle(city, stick, seq, {"units": [unit(2), unit(1)]})

    job = pipeline.take(other.path)

    assert (state_of(job), job.code) == (state, code)


def test_a_second_pc_with_the_same_data_is_noticed(city, commune, stick, pipeline):
    [first] = submit(city, stick, commune)
    pipeline.apply(pipeline.take(first.path))
    other = commune.bundle(
        city, stick, 2, {"units": [unit(1), unit(0)]}, prev=f"sha256:{'0' * 64}"
    )

    job = pipeline.take(other.path)

    assert (state_of(job), job.code) == (State.PREVIEW, "TD-153")


# --- refusals ---------------------------------------------------------------------


def test_a_changed_file_is_refused_and_wiped(city, commune, stick, pipeline):
    [made] = submit(city, stick, commune)
    data = bytearray(made.path.read_bytes())
    data[len(data) // 2] ^= 1
    made.path.write_bytes(bytes(data))

    job = pipeline.take(made.path)

    assert (state_of(job), job.code) == (State.REJECTED, "TD-103")
    assert job.sentence
    assert job.next_step
    assert pipeline.staging.path_of(job.sha256) is None
    assert pipeline.jobs() == [job]
    check_sound(city)


def test_a_bundle_for_somebody_else_is_passed_over(city, commune, stick, pipeline):
    made = commune.bundle(city, stick, 1, {"units": [unit(1)]}, to=("vn-tinh-01",))

    job = pipeline.take(made.path)

    assert (state_of(job), job.code) == (State.CANCELLED, "TD-123")


@pytest.mark.parametrize(
    ("name", "data", "code"),
    [
        ("rong.tdkt", b"", "TD-012"),
        ("do.tdkt.part", b"x", "TD-010"),
        ("khac.tdkt", b"%PDF-1.4 something else entirely", "TD-101"),
    ],
)
def test_a_file_that_is_no_bundle_is_told_by_its_own_code(
    city, stick, pipeline, name, data, code
):
    stick.mkdir()
    (stick / name).write_bytes(data)

    job = pipeline.take(stick / name)

    assert job.code == code
    assert name in job.sentence or "“" not in job.sentence
    check_sound(city)


def test_a_link_or_a_folder_named_like_a_bundle_is_not_opened(city, stick, pipeline):
    stick.mkdir()
    (stick / "vo-tan.tdkt").symlink_to("/dev/zero")
    (stick / "thu-muc.tdkt").mkdir()

    assert pipeline.take(stick / "vo-tan.tdkt").code == "TD-101"
    assert pipeline.take(stick / "thu-muc.tdkt").code == "TD-101"
    assert pipeline.take(stick / "khong-co.tdkt").code == "TD-002"


def test_references_that_lead_nowhere_are_refused(city, commune, stick, pipeline):
    lost = {**unit(1), "parent_id": "u99"}
    made = commune.bundle(city, stick, 1, {"units": [lost]})
    ring = [{**unit(1), "parent_id": "u2"}, {**unit(2), "parent_id": "u1"}]
    circle = commune.bundle(city, stick, 2, {"units": ring})

    assert pipeline.take(made.path).code == "TD-408"
    assert pipeline.take(circle.path).code == "TD-409"


def test_a_row_older_than_the_one_held_is_refused(city, commune, stick, pipeline):
    first = commune.bundle(city, stick, 1, {"units": [unit(1, rev=5)]})
    pipeline.apply(pipeline.take(first.path))
    second = commune.bundle(
        city, stick, 2, {"units": [unit(1, rev=4)]}, prev=first.sha256
    )

    job = pipeline.take(second.path)

    assert (state_of(job), job.code) == (State.REJECTED, "TD-411")


def test_the_officer_turns_a_bundle_down_with_a_reason(city, commune, stick, pipeline):
    [made] = submit(city, stick, commune)
    job = pipeline.take(made.path)

    with pytest.raises(EntryError):
        pipeline.refuse(job, " ")
    refused = pipeline.refuse(job, "Nhầm kỳ, xã gửi lại")

    assert state_of(refused) is State.REJECTED
    assert refused.reason == "Nhầm kỳ, xã gửi lại"
    assert pipeline.staging.path_of(job.sha256) is None
    assert state_of(pipeline.take(made.path)) is State.PREVIEW


def test_the_officer_stops_the_copying(city, commune, stick, pipeline):
    [made] = submit(city, stick, commune)

    job = pipeline.take(made.path, lambda done, total: False)

    assert state_of(job) is State.CANCELLED
    assert pipeline.jobs() == []
    check_sound(city)


# --- warnings ---------------------------------------------------------------------


def test_many_rows_gone_without_a_word_are_asked_about(city, commune, stick, pipeline):
    rows = [unit(number) for number in range(10)]
    first = commune.bundle(city, stick, 1, {"units": rows})
    pipeline.apply(pipeline.take(first.path))
    some = commune.bundle(city, stick, 2, {"units": rows[2:]}, prev=first.sha256)
    many = commune.bundle(city, stick, 3, {"units": rows[3:]}, prev=some.sha256)
    gone = [
        {"id": f"t{row['id']}", "table_name": "units", "row_id": row["id"]}
        for row in rows[:3]
    ]
    told = commune.bundle(
        city, stick, 4, {"units": rows[3:], "tombstones": gone}, prev=many.sha256
    )

    assert "TD-506" not in {f.code for f in findings_of(pipeline.take(some.path))}
    job = pipeline.take(many.path)
    assert "TD-506" in {f.code for f in findings_of(job)}
    assert "3 trong 10" in json.loads(job.findings)[0][2]
    assert "TD-506" not in {f.code for f in findings_of(pipeline.take(told.path))}
    [waiting] = pipeline.batch([many.path])
    assert state_of(waiting) is State.PREVIEW


def test_appraisals_of_rows_changed_since_are_counted(city, commune, stick, pipeline):
    first = commune.bundle(city, stick, 1, {"units": [unit(1), unit(2)]})
    pipeline.apply(pipeline.take(first.path))
    overlay = Overlay(
        "o1", "appraisal", commune.org, "cchc-2026", "2026", "units", unit(1)["id"],
        "name", 1, "Khác", "", city.today(),
    )  # fmt: skip
    with city.trail.operation("Thẩm định"):
        exchange.put_overlays(city._database, [overlay])
    second = commune.bundle(
        city, stick, 2, {"units": [unit(1, "Ban", 2), unit(2)]}, prev=first.sha256
    )

    job = pipeline.take(second.path)

    assert (state_of(job), job.code) == (State.PREVIEW, "TD-507")


def test_a_clock_far_ahead_is_only_remarked(city, commune, stick, pipeline):
    late = datetime(2031, 1, 1, tzinfo=UTC)
    made = commune.bundle(city, stick, 1, {"units": [unit(1)]}, created_at=late)

    job = pipeline.take(made.path)

    assert (state_of(job), job.code) == (State.PREVIEW, "TD-152")


def test_a_clock_that_went_back_is_only_remarked(city, commune, stick, pipeline):
    def sent(seq, day):
        rows, moment = {"units": [unit(1)]}, datetime(2026, 11, day, 9, tzinfo=UTC)
        made = commune.bundle(city, stick, seq, rows, created_at=moment)
        return pipeline.take(made.path)

    pipeline.apply(sent(1, 18))
    assert "TD-152" in {f.code for f in findings_of(sent(2, 17))}
    job = sent(3, 19)
    assert "TD-152" not in {f.code for f in findings_of(job)}
    # A bundle that counts no more says nothing about the next.
    pipeline.undo(pipeline.apply(job).sha256)
    assert "TD-152" not in {f.code for f in findings_of(sent(4, 18))}
    [kept] = [one for one in exchange.received(city._database) if one.seq == 1]
    assert kept.made_at == "2026-11-18T09:00:00+00:00"


def test_a_clock_that_was_ahead_once_is_remarked_once(city, commune, stick, pipeline):
    ahead, right = datetime(2031, 1, 1, tzinfo=UTC), datetime(2026, 11, 19, tzinfo=UTC)
    rows = {"units": [unit(1)]}
    first = commune.bundle(city, stick, 1, rows, created_at=ahead)
    assert pipeline.apply(pipeline.take(first.path)).code == "TD-152"
    second = commune.bundle(city, stick, 2, rows, created_at=right, prev=first.sha256)

    assert pipeline.take(second.path).code == ""


# --- what changes between looking and taking in -----------------------------------


def test_a_comparison_that_is_no_longer_true_is_shown_again(
    city, commune, stick, pipeline
):
    first, second = submit(city, stick, commune, 2)
    early, late = pipeline.take(first.path), pipeline.take(second.path)
    pipeline.preview(late)
    pipeline.apply(early)

    assert refusal(lambda: pipeline.apply(late)) == "TD-603"
    pipeline.preview(late)
    assert state_of(pipeline.apply(late)) is State.APPLIED


def test_without_a_backup_nothing_is_taken_in(city, commune, stick, pipeline):
    [made] = submit(city, stick, commune)
    job = pipeline.take(made.path)
    city.folders.backups.rmdir()
    city.folders.backups.write_text("not a folder")
    before = dump(city)

    assert refusal(lambda: pipeline.apply(job)) == "TD-604"
    assert dump(city) == before
    assert state_of(pipeline.job(job.sha256)) is State.PREVIEW


def test_what_an_applier_refuses_takes_everything_back(
    city, commune, stick, pipeline, monkeypatch
):
    def half(context, opened):
        as_units(context, opened)
        raise OfficeError("Không nhận được.", "Xem lại.")

    monkeypatch.setitem(taking_in.TAKE_IN, BundleType.SUBMISSION, Applier(apply=half))
    [made] = submit(city, stick, commune)
    job = pipeline.take(made.path)
    before = dump(city)

    with pytest.raises(OfficeError, match="Không nhận được"):
        pipeline.apply(job)

    assert dump(city) == before
    check_sound(city)


@pytest.mark.expects_warnings
def test_a_mistake_of_ours_is_told_by_its_number_and_logged_without_names(
    city, commune, stick, pipeline, monkeypatch, caplog
):
    def broken(context, opened):
        raise ValueError(f"no such thing: {NAME}")

    monkeypatch.setitem(taking_in.TAKE_IN, BundleType.SUBMISSION, Applier(apply=broken))
    [made] = submit(city, stick, commune)
    job = pipeline.take(made.path)
    before = dump(city)

    with caplog.at_level(logging.INFO):
        assert refusal(lambda: pipeline.apply(job)) == "TD-605"

    assert dump(city) == before
    assert "TD-605" in caplog.text
    assert "ValueError" in caplog.text
    assert NAME not in caplog.text


@pytest.mark.expects_warnings
@pytest.mark.parametrize(
    ("trouble", "writing", "code"),
    [
        (failures.in_use(), False, "TD-006"),
        (failures.damaged("quick_check"), False, "TD-007"),
        (OfficeFileError("", "", detail="SQLITE_FULL: full"), True, "TD-601"),
        (OfficeFileError("", "", detail="SQLITE_FULL: full"), False, "TD-004"),
        (OfficeFileError("", "", detail="SQLITE_IOERR: disk"), True, "TD-602"),
        (OSError(errno.ENOSPC, "full"), True, "TD-601"),
        (OSError(errno.ENOSPC, "full"), False, "TD-004"),
        (OSError(errno.EROFS, "read-only"), False, "TD-005"),
        (OSError(errno.EIO, "broken"), True, "TD-602"),
        (RecursionError("too deep"), False, "TD-605"),
        (KeyError("name"), True, "TD-605"),
    ],
)
def test_whatever_goes_wrong_has_its_number(trouble, writing, code):
    assert refusal_for(trouble, writing=writing).code == code


def test_a_bundle_overtaken_while_it_waited_is_put_aside(
    city, commune, stick, pipeline
):
    first, second = submit(city, stick, commune, 2)
    early, late = pipeline.take(first.path), pipeline.take(second.path)
    pipeline.apply(late)

    assert refusal(lambda: pipeline.preview(early)) == "TD-141"
    assert state_of(pipeline.job(early.sha256)) is State.REJECTED
    assert pipeline.staging.path_of(early.sha256) is None
    check_sound(city)


# --- taking back ------------------------------------------------------------------


def test_an_accepted_bundle_is_taken_back_and_waits_again(
    city, commune, stick, pipeline
):
    first, second = submit(city, stick, commune, 2)
    pipeline.apply(pipeline.take(first.path))
    before = dump(city)
    job = pipeline.apply(pipeline.take(second.path))
    after = dump(city)

    waiting = pipeline.undo(job.sha256)

    assert state_of(waiting) is State.PREVIEW
    assert dump(city) == before
    assert state_of(pipeline.apply(waiting)) is State.APPLIED
    assert dump(city) == after
    check_sound(city)


def test_only_the_newest_of_a_stream_is_taken_back(city, commune, stick, pipeline):
    first, second = submit(city, stick, commune, 2)
    early = pipeline.apply(pipeline.take(first.path))
    late = pipeline.apply(pipeline.take(second.path))

    with pytest.raises(OfficeError, match="gói mới hơn"):
        pipeline.undo(early.sha256)
    pipeline.undo(late.sha256)
    pipeline.undo(early.sha256)

    assert exchange.streams(city._database) == []
    assert names_of(city) == []


def test_a_bundle_something_was_built_on_stays(city, commune, stick, pipeline):
    [made] = submit(city, stick, commune)
    job = pipeline.apply(pipeline.take(made.path))
    [found] = city.register.units()
    city.register.change(replace(found, note="Đã gọi điện"))
    after = dump(city)

    with pytest.raises(OfficeError, match="đã làm tiếp") as refused:
        pipeline.undo(job.sha256)

    assert city.trail.steps()[0].title in str(refused.value)
    assert dump(city) == after
    city.undo()
    assert state_of(pipeline.undo(job.sha256)) is State.PREVIEW


def test_a_bundle_whose_rows_were_appraised_stays(city, commune, stick, pipeline):
    [made] = submit(city, stick, commune)
    job = pipeline.apply(pipeline.take(made.path))
    overlay = Overlay(
        "o1", "appraisal", commune.org, "cchc-2026", "2026", "units", unit(0)["id"],
        "name", 1, "Khác", "", city.today(),
    )  # fmt: skip
    with city.trail.operation("Thẩm định"):
        exchange.put_overlays(city._database, [overlay])

    with pytest.raises(OfficeError, match="thẩm định"):
        pipeline.undo(job.sha256)


def test_undo_of_the_history_takes_the_bundle_back_too(city, commune, stick, pipeline):
    first, second = submit(city, stick, commune, 2)
    pipeline.apply(pipeline.take(first.path))
    pipeline.apply(pipeline.take(second.path))
    city.undo()

    [stream] = exchange.streams(city._database)
    assert stream.last_seq == 1
    assert (
        state_of(pipeline.job(second.sha256.removeprefix("sha256:"))) is State.PREVIEW
    )
    city.redo()
    assert (
        state_of(pipeline.job(second.sha256.removeprefix("sha256:"))) is State.APPLIED
    )
    assert exchange.streams(city._database)[0].last_seq == 2
    city.undo()
    job = pipeline.take(second.path)

    assert state_of(job) is State.PREVIEW
    city.redo()
    assert state_of(pipeline.take(second.path)) is State.DUPLICATE
    assert names_of(city) == ["Ban lần 2 0", "Phòng 1"]


# --- a whole stick ----------------------------------------------------------------


def test_every_bundle_of_a_stick_is_taken_in_by_itself(city, stick):
    communes = [
        Correspondent(f"vn-xa-{99001 + n}", f"Ủy ban nhân dân xã {n}") for n in range(6)
    ]
    for one in communes:
        know(city, one)
    made = [submit(city, stick, one)[0] for one in communes]
    made[2].path.write_bytes(made[2].path.read_bytes()[:-10])
    pipeline = receiving_of(city)
    seen = []

    jobs = pipeline.batch(
        [one.path for one in made],
        lambda done, total: seen.append((done, total)) or True,
    )

    assert [state_of(job).is_taken_in for job in jobs] == [
        True, True, False, True, True, True,
    ]  # fmt: skip
    assert jobs[2].code == "TD-102"
    assert seen == list(zip(range(1, 7), itertools.repeat(6)))
    assert len(city.backups.copies()) == 1
    assert len(exchange.streams(city._database)) == 5
    check_sound(city)


# --- privacy ----------------------------------------------------------------------


def test_no_name_of_a_person_is_left_outside_the_records(
    city, commune, stick, pipeline, caplog
):
    caplog.set_level(logging.DEBUG)
    made = commune.bundle(city, stick, 1, {"units": [unit(1, NAME)]}, files=(PDF,))
    job = pipeline.take(made.path)
    pipeline.preview(job)
    pipeline.apply(job)
    pipeline.undo(job.sha256)
    pipeline.apply(pipeline.job(job.sha256))

    exchanged = city.folders.root / "exchange"
    for path in exchanged.rglob("*"):
        assert NAME not in path.name
        if path.is_file():
            assert NAME.encode() not in path.read_bytes(), path
    assert NAME not in caplog.text
    assert NAME not in repr(pipeline.jobs())
    bundle = receiving.bundle(city._database, job.sha256)
    assert bundle is not None
