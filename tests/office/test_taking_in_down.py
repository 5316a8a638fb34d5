"""What a city sends down, taken in at a ward: plan, indices, awards, receipts."""

import json
from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from db import awards, duplicates, exchange, indices, reviews
from db.exchange import Overlay
from db.identity import new_id
from desktop.awards.forms import AwardForm, Decision, Grant, Level
from desktop.bundles.sealed.envelope import BundleType
from desktop.cli import plans
from desktop.emulation.indices import IndexCode, IndexValue, Origin
from desktop.emulation.participants import Kind, Unit, UnitKind
from desktop.errors import OfficeError, PlanFileError
from desktop.office.exchanging.jobs import State, findings_of, state_of
from desktop.office.exchanging.kept_rows import tables_of
from desktop.office.exchanging.plan_parts import plan_rows
from desktop.office.exchanging.received_plans import Offer, ReceivedPlans
from desktop.office.exchanging.returned_fields import (
    appraised_fields,
    returned_fields,
)
from desktop.office.exchanging.sending import Enclosed, Receipt
from desktop.office.exchanging.tables import shapes
from desktop.office.exchanging.taking_in_plan import own_unit
from desktop.office.exchanging.taking_in_receipt import answer_of
from desktop.office.exchanging.wire_tables import rows_in
from desktop.office.plans import source_of
from tests.office.ward_and_city import (
    CITY,
    CITY_PLAN,
    WARD,
    make_receipt,
    opened_city,
    opened_ward,
    templates,
)

__all__ = ["templates"]
PLAN, RESULT = BundleType.PLAN, BundleType.RESULT
SUBMISSION, RECEIPT = BundleType.SUBMISSION, BundleType.RECEIPT


@pytest.fixture
def ward(templates, tmp_path):
    with opened_ward(templates[0], tmp_path / "phuong") as office:
        if own_unit(office._desk) is None:
            unit = Unit(new_id(), "Phường Ngọc Hà", UnitKind.WARD)
            office.register.add_many([unit], "Nhập phường")
        yield office


@pytest.fixture
def city(templates, tmp_path):
    with opened_city(templates[1], tmp_path / "thanh-pho") as office:
        yield office


def send(office, kind, to, **given):
    prepared = office.sending.prepare(kind, to, **given)
    return office.sending.make(prepared, state_secret_free=True)


def take(office, made, sender):
    """Take a bundle as far as it goes; the digits are typed where they are asked."""
    job = office.receiving.take(made.path)
    if state_of(job) is State.HELD and job.code == "TD-113":
        job = office.receiving.confirm_sender(job, sender.identity.fingerprint())
    return job


def accept(office, made, sender):
    job = take(office, made, sender)
    assert state_of(job) is State.PREVIEW, (job.code, job.sentence)
    return office.receiving.apply(job)


def codes(job):
    return [finding.code for finding in findings_of(job)]


def publish(city, value="92.5", year=2025):
    """Let the city publish the ward's index."""
    unit = next(u for u in city.register.units() if u.name == "Phường Ngọc Hà")
    given = IndexValue(
        id="",
        subject_id=unit.id,
        index=IndexCode.PAR,
        year=year,
        value=Decimal(value),
        rank=3,
        origin=Origin.PUBLISHED,
        document="Quyết định 101/QĐ-UBND",
        published_on=date(2026, 3, 1),
    )
    same = [v for v in city.registers.index_values(unit.id) if v.year == year]
    given = replace(given, id=same[0].id if same else "")
    city.registers.keep_index_value(given, unit.name)


def par_of(ward, year=2025):
    unit = own_unit(ward._desk)
    found = indices.values(ward._desk.database, unit.id)
    return [v for v in found if v.index is IndexCode.PAR and v.year == year]


# --- the plan -------------------------------------------------------------------------


def test_a_plan_bundle_is_kept_and_offered_and_changes_no_plan(ward, city):
    mine = ward.plans.adopted()

    accept(ward, send(city, PLAN, WARD), city)

    assert ward.plans.adopted() == mine
    [received] = ReceivedPlans(ward._desk, ward.plans).all()
    assert (received.plan.code, received.offer) == (CITY_PLAN, Offer.ABOVE)
    assert received.plan.source == source_of(CITY_PLAN)
    assert received.trouble == ""


def test_after_it_what_the_ward_sends_is_encrypted_to_the_city(ward, city):
    assert not ward.sending.prepare(SUBMISSION).is_encrypted

    accept(ward, send(city, PLAN, WARD), city)

    assert ward.sending.prepare(SUBMISSION).is_encrypted


def test_a_received_plan_is_worked_by_when_the_officer_says_so(ward, city):
    accept(ward, send(city, PLAN, WARD), city)
    plans = ReceivedPlans(ward._desk, ward.plans)

    adopted = plans.adopt(plans.all()[0])

    assert ward.plans.current() == adopted
    assert plans.all()[0].offer is Offer.IN_USE
    assert "gói số 1" in ward.undo().title
    assert plans.all()[0].offer is Offer.ABOVE


def test_the_command_line_lists_received_plans_and_works_by_one(ward, city):
    accept(ward, send(city, PLAN, WARD), city)

    data, text = plans.received(ward, None)
    [listed] = data["plans"]
    assert (listed["id"], listed["offer"], listed["from"]) == (CITY_PLAN, "above", CITY)
    assert "Kế hoạch của cấp trên" in text

    with pytest.raises(PlanFileError, match="Không có kế hoạch “khac”"):
        plans.received(ward, "khac")
    assert plans.received(ward, CITY_PLAN)[0]["version"] == 1
    assert ward.plans.current().code == CITY_PLAN
    with pytest.raises(OfficeError, match="Đang làm theo đúng bản này"):
        plans.received(ward, CITY_PLAN)


def test_a_new_version_of_the_plan_in_use_is_offered_as_one(ward, city):
    accept(ward, send(city, PLAN, WARD), city)
    plans = ReceivedPlans(ward._desk, ward.plans)
    plans.adopt(plans.all()[0])
    amended = source_of(CITY_PLAN).replace(
        'short_name = "CCHC đồng bộ', 'short_name = "CCHC sửa đổi'
    )
    city.plans.adopt_text(amended)

    accept(ward, send(city, PLAN, WARD), city)

    [received] = plans.all()
    assert received.offer is Offer.AMENDED
    assert received.plan.version == 2
    adopted = plans.adopt(received)
    assert (adopted.code, adopted.version) == (CITY_PLAN, 2)


def test_two_texts_of_one_version_are_refused(ward, city):
    accept(ward, send(city, PLAN, WARD), city)
    adopted = city.plans.current()
    other = adopted.source.replace("CCHC đồng bộ", "CCHC khác")
    with city.trail.operation("Sửa lén"):
        from db import plans

        plans.put_plan(city._desk.database, replace(adopted, source=other))

    job = take(ward, send(city, PLAN, WARD), city)

    assert state_of(job) is State.REJECTED
    assert job.code == "TD-206"


def test_a_submission_by_an_older_version_of_the_plan_is_told(ward, city):
    accept(ward, send(city, PLAN, WARD), city)
    plans = ReceivedPlans(ward._desk, ward.plans)
    plans.adopt(plans.all()[0])
    assert "TD-205" not in codes(take(city, send(ward, SUBMISSION, CITY), ward))
    amended = source_of(CITY_PLAN).replace(
        'short_name = "CCHC đồng bộ', 'short_name = "CCHC sửa đổi'
    )
    city.plans.adopt_text(amended)

    job = take(city, send(ward, SUBMISSION, CITY), ward)

    [told] = [f for f in findings_of(job) if f.code == "TD-205"]
    assert "bản 1, hiện hành là bản 2" in told.sentence
    assert state_of(job) is State.PREVIEW


def test_a_plan_this_program_cannot_read_is_kept_and_told(ward, city):
    adopted = city.plans.current()
    newer = adopted.source.replace("format = 1", "format = 2", 1)
    rows = plan_rows(replace(adopted, source=newer, version=2))
    sent = city.sending.prepare(PLAN, WARD)
    filled = replace(sent.filled, rows={**sent.filled.rows, "plan_files": rows})
    made = city.sending.make(replace(sent, filled=filled), state_secret_free=True)

    job = take(ward, made, city)

    assert "TD-514" in codes(job)
    ward.receiving.apply(job)
    [received] = ReceivedPlans(ward._desk, ward.plans).all()
    assert received.trouble
    with pytest.raises(OfficeError, match="Chưa đọc được kế hoạch trong gói"):
        ReceivedPlans(ward._desk, ward.plans).adopt(received)


# --- published indices ----------------------------------------------------------------


def test_a_published_index_goes_into_the_register_with_its_source(ward, city):
    publish(city)

    job = accept(ward, send(city, PLAN, WARD), city)

    [value] = par_of(ward)
    assert (value.value, value.rank) == (Decimal("92.5"), 3)
    assert value.document == ("Quyết định 101/QĐ-UBND (Thành phố công bố, gói số 1)")
    ward.receiving.undo(job.sha256)
    assert par_of(ward) == []


def test_it_takes_the_place_of_what_was_typed_before(ward, city):
    unit = own_unit(ward._desk)
    typed = IndexValue("", unit.id, IndexCode.PAR, 2025, value=Decimal(90))
    kept = ward.registers.keep_index_value(typed, unit.name)
    publish(city)

    accept(ward, send(city, PLAN, WARD), city)

    [value] = par_of(ward)
    assert (value.id, value.value) == (kept, Decimal("92.5"))


def test_a_value_the_city_takes_back_leaves_the_register(ward, city):
    publish(city)
    accept(ward, send(city, PLAN, WARD), city)
    unit = next(u for u in city.register.units() if u.name == "Phường Ngọc Hà")
    for value in city.registers.index_values(unit.id):
        city.registers.remove_index_value(value, unit.name)

    accept(ward, send(city, PLAN, WARD), city)

    assert par_of(ward) == []


def test_a_later_bundle_that_says_the_same_changes_no_row(ward, city):
    publish(city)
    accept(ward, send(city, PLAN, WARD), city)
    before = par_of(ward)

    accept(ward, send(city, PLAN, WARD), city)

    assert par_of(ward) == before


# --- the way up, and back -------------------------------------------------------------


@pytest.fixture
def submitted(ward, city):
    """The ward's submission lies with the city."""
    accept(ward, send(city, PLAN, WARD), city)
    made = send(ward, SUBMISSION, CITY)
    accept(city, made, ward)
    return made


def sent_row(city, table, **wanted):
    """Return a row of the ward's submission as the city holds it."""
    [stream] = [s for s in exchange.streams(city._desk.database) if s.org == WARD]
    tables = tables_of(city._desk.database, shapes(SUBMISSION), stream.current)
    found = next(t for t in tables if t.name == table)
    rows = [r for r in rows_in(found) if all(r[k] == v for k, v in wanted.items())]
    return stream, rows[0]


def overlay(city, kind, table, field, value=None, **wanted):
    stream, row = sent_row(city, table, **wanted)
    said = Overlay(
        new_id(),
        kind,
        WARD,
        stream.movement,
        stream.period,
        table,
        row["id"],
        field,
        row["rev"],
        value,
        "Đề nghị ghi rõ",
        city.today(),
    )
    with city.trail.operation("Thẩm định"):
        exchange.put_overlays(city._desk.database, [said])
    return row


def test_a_returned_field_is_shown_until_it_is_changed(ward, city, submitted):
    row = overlay(city, "return", "initiatives", "effect")
    overlay(city, "appraisal", "initiatives", "is_new", "true")

    accept(ward, send(city, RESULT, WARD), city)

    now = ward.sending.prepare(SUBMISSION).filled
    [field] = returned_fields(ward._desk, now, WARD)
    assert (field.table, field.column) == ("Sáng kiến, mô hình, giải pháp", "Hiệu quả")
    assert field.reason == "Đề nghị ghi rõ"
    assert field.now == row["effect"]
    assert not field.is_changed
    [said] = appraised_fields(ward._desk, now, WARD)
    assert said.value is True

    initiative = next(
        i for i in ward.roundup().initiatives if i.id == row["initiative_id"]
    )
    ward.records.keep_initiative(replace(initiative, effect="Rút ngắn 02 ngày"))
    now = ward.sending.prepare(SUBMISSION).filled
    [field] = returned_fields(ward._desk, now, WARD)
    assert field.is_changed
    assert field.now == "Rút ngắn 02 ngày"

    corrected = send(ward, SUBMISSION, CITY)
    accept(city, corrected, ward)
    _, row = sent_row(city, "initiatives", initiative_id=row["initiative_id"])
    assert row["rev"] == 2


def decide(city, subject, name, **more):
    """Let the city award one subject of the ward by decision."""
    database = city._desk.database
    held = city.current_round()
    decision = Decision(
        new_id(), held.id, "77", "QĐ-UBND", date(2026, 11, 19), "Cầm Vĩnh Tường", ()
    )
    grant = Grant(
        new_id(),
        decision.id,
        subject,
        Kind.INDIVIDUAL,
        AwardForm.MERIT_CERTIFICATE,
        name,
        "",
        "Đã có thành tích xuất sắc",
        2026,
        1,
    )
    with city.trail.operation("Ra quyết định"):
        awards.put_decision(database, decision)
        awards.put_grants(database, [replace(grant, **more)])
    return replace(grant, **more)


def in_the_citys_register(city, person):
    with city.trail.operation("Ghi người"):
        from db import subjects

        subjects.put_people(city._desk.database, [replace(person, unit_id=None)])


def test_an_award_of_the_city_is_a_past_award_here(ward, city, submitted):
    person = ward.roundup().people[0]
    in_the_citys_register(city, person)
    grant = decide(city, person.id, person.name)

    accept(ward, send(city, RESULT, WARD), city)

    [award] = duplicates.past_awards(ward._desk.database, person.id)
    assert award.id == grant.id
    assert (award.form, award.level) == (AwardForm.MERIT_CERTIFICATE, Level.CITY)
    assert award.number == "77/QĐ-UBND"
    assert award.issued_on == date(2026, 11, 19)

    with city.trail.operation("Hủy"):
        revoked = replace(grant, revoked_on=date(2026, 11, 20), revoked_reason="Sai")
        awards.put_grants(city._desk.database, [revoked])
    accept(ward, send(city, RESULT, WARD), city)
    assert duplicates.past_awards(ward._desk.database, person.id) == []


def test_a_draft_decision_is_not_sent(city, ward, submitted):
    person = ward.roundup().people[0]
    in_the_citys_register(city, person)
    decide(city, person.id, person.name)
    [decision] = awards.decisions(city._desk.database)
    with city.trail.operation("Bỏ số"):
        awards.put_decision(city._desk.database, replace(decision, number=""))

    filled = city.sending.prepare(RESULT, WARD).filled

    assert filled.rows["awards"] == []
    assert reviews.rounds(city._desk.database)


def test_a_result_is_encrypted_and_names_nobody_of_another_commune(
    ward, city, submitted
):
    mine, other = ward.roundup().people[:2]
    in_the_citys_register(city, mine)
    stranger = replace(other, id=new_id(), name="Người Xã Khác", unit_id=None)
    in_the_citys_register(city, stranger)
    decide(city, mine.id, mine.name)
    decide(city, stranger.id, stranger.name, register_number=2)

    prepared = city.sending.prepare(RESULT, WARD)

    assert prepared.is_encrypted
    assert [r["recipient"] for r in prepared.filled.rows["awards"]] == [mine.name]


def test_a_signed_paper_arrives_byte_for_byte(ward, city, submitted, tmp_path):
    paper = tmp_path / "quyet dinh.pdf"
    paper.write_bytes(b"%PDF-1.7\nsigned\n%%EOF\n")
    enclosed = Enclosed(papers=[("Quyết định khen thưởng", paper)])

    made = send(city, RESULT, WARD, enclosed=enclosed)
    job = accept(ward, made, city)

    [(digest, kind, size)] = exchange.received_files(ward._desk.database, job.sha256)
    assert (kind, size) == ("application/pdf", len(paper.read_bytes()))
    kept = [p for p in ward.folders.root.rglob("*") if p.name.startswith(digest)]
    assert [p.read_bytes() for p in kept] == [paper.read_bytes()]


def test_nothing_comes_back_to_a_commune_that_sent_nothing(city):
    with pytest.raises(OfficeError, match="Chưa nhận gói đề nghị nào"):
        city.sending.prepare(RESULT, WARD)


# --- receipts -------------------------------------------------------------------------


def receipt_for(made, city, **more):
    head = made.envelope
    given = Receipt(
        head.bundle_id,
        made.sha256,
        head.type,
        head.scope,
        head.seq,
        "applied",
        city.today(),
        rows=5,
        last_seq=head.seq,
    )
    return make_receipt(city, replace(given, **more), WARD)


def test_a_receipt_is_written_beside_the_bundle_it_answers(ward, city, submitted):
    receipt = receipt_for(submitted, city)

    accept(ward, receipt, city)

    sent = {one.sha256: one for one in ward.sending.sent()}
    bundle = sent[submitted.sha256.removeprefix("sha256:")]
    answer = answer_of(bundle)
    assert (answer.verdict, answer.rows) == ("applied", 5)
    assert json.loads(bundle.receipt)
    ward.undo()
    assert answer_of(bundle) == answer


def test_a_receipt_for_no_bundle_of_ours_is_told(ward, city, submitted):
    receipt = receipt_for(submitted, city, sha256="0" * 64)

    assert "TD-802" in codes(take(ward, receipt, city))


def test_a_receipt_that_knows_a_later_bundle_is_told(ward, city, submitted):
    receipt = receipt_for(submitted, city, last_seq=9)

    assert "TD-803" in codes(take(ward, receipt, city))
