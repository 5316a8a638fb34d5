"""The registers behind the verdicts: who confirmed what, ratings, breaches, targets."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from desktop.awards.eligibility import Verdict
from desktop.emulation.indicators import IndicatorResult, Progress, ResultState
from desktop.emulation.records import (
    Attestation,
    Breach,
    Grade,
    Initiative,
    InitiativeKind,
    Severity,
    TaskRating,
)
from desktop.errors import EntryError, OfficeFileError


@pytest.fixture
def person_id(office):
    return office.register.people()[0].id


def answer(office, subject_id, statement="dao-duc", **more):
    given = {
        "holds": True,
        "attested_by": "Phòng Văn hóa – Xã hội",
        "attested_on": date(2025, 12, 5),
    }
    round_id = office.current_round().id
    return Attestation(round_id, subject_id, statement, **{**given, **more})


def rating(subject_id, **more):
    given = {
        "first_day": date(2025, 7, 1),
        "last_day": date(2025, 12, 31),
        "grade": Grade.GOOD,
    }
    return TaskRating("", subject_id, **{**given, **more})


def initiative(*authors, **more):
    given = {
        "title": "Hẹn giờ qua mã QR",
        "kind": InitiativeKind.SOLUTION,
        "registered_on": date(2025, 9, 1),
    }
    return Initiative("", author_ids=authors, **{**given, **more})


def judged(office, subject_id, label):
    nodes = office.roundup().explanation(subject_id).walk()
    [node] = [n for n in nodes if n.label.startswith(label)]
    return node


def test_a_confirmed_condition_says_who_when_and_on_what(office, person_id):
    office.records.attest(
        [answer(office, person_id, evidence="Phiếu đánh giá\u00a0tháng 11")], "Xác nhận"
    )

    node = judged(office, person_id, "Phẩm chất đạo đức tốt")
    assert node.verdict is Verdict.MET
    said = "Phòng Văn hóa – Xã hội, 05/12/2025; Phiếu đánh giá tháng 11"
    assert node.source == said


def test_a_confirmation_taken_back_leaves_nobody_having_said_anything(
    office, person_id
):
    office.records.attest([answer(office, person_id, holds=False)], "Xác nhận")
    assert judged(office, person_id, "Phẩm chất").verdict is Verdict.NOT_MET

    office.records.take_back_attestation(
        office.current_round().id, person_id, "dao-duc", "Bỏ xác nhận"
    )
    assert judged(office, person_id, "Phẩm chất").verdict is Verdict.UNKNOWN


def test_nobody_confirms_from_tomorrow(office, person_id):
    tomorrow = answer(office, person_id, attested_on=date(2025, 12, 6))

    with pytest.raises(EntryError, match="06/12/2025 ở sau hôm nay"):
        office.records.attest([tomorrow], "Xác nhận")


def test_a_confirmation_has_somebody_behind_it(office, person_id):
    with pytest.raises(EntryError, match="Chưa có người xác nhận"):
        office.records.attest([answer(office, person_id, attested_by=" ")], "X")


def test_the_latest_rating_decides(office, person_id):
    office.records.rate(rating(person_id, grade=Grade.COMPLETED), "Vũ Đình Lợi")
    kept = office.records.rate(
        rating(person_id, first_day=date(2025, 1, 1), grade=Grade.EXCELLENT),
        "Vũ Đình Lợi",
    )

    assert judged(office, person_id, "Xếp loại từ").verdict is Verdict.MET

    [mine] = [r for r in office.records.ratings(person_id) if r.id == kept]
    office.records.remove_rating(mine, "Vũ Đình Lợi")
    assert judged(office, person_id, "Xếp loại từ").verdict is Verdict.NOT_MET


def test_a_rating_does_not_end_before_it_begins(office, person_id):
    with pytest.raises(EntryError, match="ngày cuối trước ngày đầu"):
        office.records.rate(rating(person_id, last_day=date(2025, 6, 30)), "Lợi")


def test_a_breach_is_held_up_beside_the_answer_and_decides_nothing(office, person_id):
    office.records.attest([answer(office, person_id)], "Xác nhận")
    breach = Breach(
        "", person_id, date(2025, 8, 20), Severity.REMINDER, "Trễ hẹn hồ sơ"
    )
    office.records.note_breach(breach, "Vũ Đình Lợi")

    node = judged(office, person_id, "Phẩm chất")
    assert node.verdict is Verdict.MET
    assert "Trễ hẹn hồ sơ (20/08/2025)" in node.caution

    [kept] = office.records.breaches()
    office.records.remove_breach(kept, "Vũ Đình Lợi")
    assert judged(office, person_id, "Phẩm chất").caution == ""


@pytest.mark.parametrize(
    ("more", "sentence"),
    [
        ({"happened_on": date(2025, 12, 6)}, "sau hôm nay"),
        ({"content": "\u00a0"}, "Cần ghi nội dung vi phạm"),
    ],
)
def test_a_breach_is_past_and_says_what_happened(office, person_id, more, sentence):
    given = {"happened_on": date(2025, 8, 1), "content": "Trễ hẹn"} | more
    breach = Breach("", person_id, severity=Severity.REMINDER, **given)

    with pytest.raises(EntryError, match=sentence):
        office.records.note_breach(breach, "Lợi")


def test_an_initiative_of_two_counts_for_both(office, person_id):
    unit_id = office.register.units()[0].id
    flags = {"is_new": True, "is_applied": True, "is_replicable": True}

    kept = office.records.keep_initiative(initiative(person_id, unit_id, **flags))

    assert judged(office, person_id, "Sáng kiến, giải").verdict is Verdict.MET
    assert judged(office, unit_id, "Mô hình, giải").verdict is Verdict.MET
    [found] = office.records.initiatives()
    assert found.id == kept
    assert set(found.author_ids) == {person_id, unit_id}


def test_an_unanswered_flag_leaves_the_verdict_open(office, person_id):
    kept = office.records.keep_initiative(
        initiative(person_id, is_new=True, is_replicable=None)
    )
    node = judged(office, person_id, "Sáng kiến, giải")
    assert node.verdict is Verdict.UNKNOWN
    assert "có thể nhân rộng" in node.missing

    [found] = office.records.initiatives()
    office.records.keep_initiative(replace(found, is_replicable=False))
    assert judged(office, person_id, "Sáng kiến, giải").verdict is Verdict.NOT_MET
    assert [i.id for i in office.records.initiatives()] == [kept]


def test_an_initiative_is_taken_out(office, person_id):
    office.records.keep_initiative(initiative(person_id))
    office.records.remove_initiative(office.records.initiatives()[0])

    assert office.records.initiatives() == []


def test_an_initiative_has_an_author_and_a_title(office, person_id):
    with pytest.raises(EntryError, match="chưa có tác giả"):
        office.records.keep_initiative(initiative())
    with pytest.raises(EntryError, match="Chưa có tên sáng kiến"):
        office.records.keep_initiative(initiative(person_id, title=" "))


def measure(office, code, **values):
    [indicator] = [i for i in office.plan().indicators if i.code == code]
    state = values.pop("state", ResultState.MEASURED)
    numbers = {
        name: Decimal(value) if isinstance(value, int | str) else value
        for name, value in values.items()
        if not isinstance(value, bool)
    }
    flags = {name: value for name, value in values.items() if isinstance(value, bool)}
    round_id = office.current_round().id
    office.records.measure(
        indicator, IndicatorResult(round_id, code, state, **numbers, **flags)
    )
    return indicator


def progress(office, code):
    found = office.roundup().assessments
    return next(a.progress for a in found if a.indicator.code == code)


@pytest.mark.parametrize(
    ("code", "values", "expected"),
    [
        ("S4-I17", {"numerator": 24, "denominator": 40}, Progress.NOT_REACHED),
        ("S4-I17", {"numerator": 25, "denominator": 40}, Progress.REACHED),
        ("S4-I02", {"value": "90"}, Progress.REACHED),
        ("S4-I05", {"numerator": 2417, "denominator": 2418}, Progress.NOT_REACHED),
        ("S4-I13", {"holds": True}, Progress.REACHED),
        ("S4-I22", {"value": 17, "assigned": 18}, Progress.NOT_REACHED),
        ("S4-I12", {"state": ResultState.NOT_APPLICABLE}, Progress.NOT_APPLICABLE),
    ],
)
def test_a_target_is_held_against_its_own_words(office, code, values, expected):
    measure(office, code, **values)

    assert progress(office, code) is expected


def test_a_result_is_put_back_to_no_data(office):
    indicator = measure(office, "S4-I02", value="91")
    office.records.clear_result(indicator, office.current_round().id)

    assert progress(office, "S4-I02") is Progress.NO_DATA


@pytest.mark.parametrize(
    ("values", "sentence"),
    [
        ({"numerator": 41, "denominator": 40}, "lớn hơn 100%"),
        ({"numerator": -1, "denominator": 40}, "không được âm"),
        ({"numerator": 0, "denominator": 0}, "Mẫu số phải lớn hơn 0"),
        ({"value": "100,5".replace(",", ".")}, "lớn hơn 100%"),
    ],
)
def test_a_result_no_office_can_have_is_refused(office, values, sentence):
    with pytest.raises(EntryError, match=sentence):
        measure(office, "S4-I17", **values)


def test_a_file_of_evidence_is_copied_once_and_survives_its_original(
    office, person_id, tmp_path
):
    file = tmp_path / "Biên bản họp.pdf"
    file.write_bytes(b"%PDF-1.7 bi\xc3\xaan b\xe1\xba\xa3n")

    first = office.records.attach(person_id, file)
    second = office.records.attach(person_id, file, "Biên bản lần 2")
    file.unlink()

    assert first.digest == second.digest
    assert (first.title, second.title) == ("Biên bản họp", "Biên bản lần 2")
    assert office.records.file_of(first).read_bytes().startswith(b"%PDF")
    assert len(list(office.folders.evidence.iterdir())) == 1

    office.records.detach(first)
    assert [e.id for e in office.records.evidence(person_id)] == [second.id]
    office.undo()
    assert len(office.records.evidence()) == 2


def test_evidence_that_cannot_be_read_is_refused(office, person_id, tmp_path):
    with pytest.raises(OfficeFileError, match=r"Không đọc được tệp mất\.pdf"):
        office.records.attach(person_id, tmp_path / "mất.pdf")


def test_evidence_as_large_as_a_film_is_refused(office, person_id, tmp_path):
    film = tmp_path / "phim.mp4"
    with film.open("wb") as out:
        out.truncate(51 * 1024 * 1024)

    with pytest.raises(EntryError, match="lớn hơn 50 MB"):
        office.records.attach(person_id, film)
