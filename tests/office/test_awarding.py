"""The decision and the register of awards: numbers are given once."""

from datetime import date

import pytest

from desktop.emulation.participants import Kind
from desktop.errors import EntryError, OfficeError
from desktop.office.demo import demo


@pytest.fixture
def closed(demo_office):
    demo.finish_demo(demo_office)
    demo_office.undo()  # the decision
    return demo_office


def decide(office, number="1284", issued_on=date(2025, 12, 16), signatory=None):
    return office.awarding.decide(
        office.roundup(),
        office.outcome(),
        number=number,
        issued_on=issued_on,
        signatory=signatory or office.awarding.signatories()[0],
    )


def numbers(office):
    return [g.register_number for g in office.awarding.grants()]


def test_the_chair_stands_first_among_those_who_sign(demo_office):
    first, second = demo_office.awarding.signatories()

    assert first.is_default
    assert second.titles[0] == "KT. CHỦ TỊCH"


def test_nothing_is_decided_before_the_round_is_closed(demo_office):
    with pytest.raises(OfficeError, match="chưa chốt"):
        decide(demo_office)


def test_everybody_proposed_is_awarded_collectives_first(closed):
    decision = decide(closed)

    grants = closed.awarding.grants(decision)
    assert [g.register_number for g in grants] == list(range(12, 12 + 11))
    assert [g.subject_id for g in grants] == [
        r.subject_id for r in closed.outcome().proposed
    ]
    assert [g.kind for g in grants[:6]] == [Kind.COLLECTIVE] * 5 + [Kind.INDIVIDUAL]
    assert grants[5].recipient == "Bà Đỗ Bích Hường"
    expected = "Chuyên viên, Trung tâm Phục vụ hành chính công"
    assert grants[5].detail == expected
    assert {g.register_year for g in grants} == {2025}


def test_a_number_once_given_is_never_given_again(demo_office):
    demo.finish_demo(demo_office)
    first = numbers(demo_office)

    step = demo_office.undo()
    assert step.title == "Ra Quyết định số 1284/QĐ-UBND"
    assert numbers(demo_office) == []
    decide(demo_office, number="1290")

    assert len(numbers(demo_office)) == len(first)
    assert not set(numbers(demo_office)) & set(first)


def test_a_decision_done_again_has_its_own_numbers_back(demo_office):
    demo.finish_demo(demo_office)
    first = numbers(demo_office)

    demo_office.undo()
    demo_office.redo()

    assert numbers(demo_office) == first


def test_a_round_has_one_decision(closed):
    decide(closed)

    with pytest.raises(OfficeError, match="đã có quyết định"):
        decide(closed, number="1285")


@pytest.mark.parametrize("number", ["1284/QĐ-UBND", "số 5", "12a", "x" * 300])
def test_a_number_is_digits(closed, number):
    with pytest.raises(EntryError, match="không phải số quyết định"):
        decide(closed, number=number)


def test_a_decision_is_not_older_than_the_movement(closed):
    with pytest.raises(EntryError, match="trước khi phong trào bắt đầu"):
        decide(closed, issued_on=date(2025, 6, 30))


def test_number_and_date_may_come_later(closed):
    decision = decide(closed, number="", issued_on=None)
    assert (decision.number, decision.issued_on) == ("", None)
    before = numbers(closed)
    deputy = closed.awarding.signatories()[1]

    closed.awarding.revise(
        closed.roundup(),
        number=" 1301 ",
        issued_on=date(2025, 12, 18),
        signatory=deputy,
    )

    revised = closed.awarding.decision(closed.roundup())
    assert (revised.number, revised.issued_on) == ("1301", date(2025, 12, 18))
    assert revised.signer == deputy.name
    assert numbers(closed) == before


def test_a_decision_keeps_its_own_number_when_revised(closed):
    decide(closed)
    chair = closed.awarding.signatories()[0]

    closed.awarding.revise(
        closed.roundup(), number="1284", issued_on=date(2025, 12, 17), signatory=chair
    )

    assert closed.awarding.decision(closed.roundup()).issued_on.day == 17


def test_there_is_nothing_to_revise_before_the_decision(closed):
    chair = closed.awarding.signatories()[0]

    with pytest.raises(OfficeError, match="Chưa có quyết định"):
        closed.awarding.revise(
            closed.roundup(), number="1", issued_on=None, signatory=chair
        )


def test_a_revoked_award_stays_in_the_register(closed):
    decide(closed)
    grant = closed.awarding.grants()[0]
    with pytest.raises(EntryError, match="lý do thu hồi"):
        closed.awarding.revoke(grant, "")

    closed.awarding.revoke(grant, "Khai sai thành tích")

    kept = closed.awarding.grants()[0]
    assert kept.revoked_reason == "Khai sai thành tích"
    with pytest.raises(OfficeError, match="đã thu hồi"):
        closed.awarding.revoke(kept, "Lần nữa")


@pytest.mark.parametrize("number", ["²", "١٢", "0", "1234567", "12a"])
def test_only_a_plain_number_numbers_a_decision(demo_office, number):
    demo.finish_demo(demo_office)
    signatory = demo_office.awarding.signatories()[0]
    day = demo_office.awarding.decision(demo_office.roundup()).issued_on

    with pytest.raises(EntryError, match="không phải số quyết định"):
        demo_office.awarding.revise(
            demo_office.roundup(), number=number, issued_on=day, signatory=signatory
        )
