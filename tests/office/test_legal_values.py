"""Hằng số pháp lý: the office's own values beside the shipped ones; notes on papers."""

from dataclasses import replace
from datetime import date

import pytest

from desktop.awards.bonuses import RoundMoney
from desktop.awards.legal import LegalKind
from desktop.errors import EntryError
from desktop.office.demo import demo
from desktop.office.papers.notes import About

DAY = date(2025, 12, 16)


def value(office, kind, code, day=DAY):
    return office.legal.law().on(kind, code, day)


def salary(office):
    return value(office, LegalKind.BASE_SALARY, "base_salary")


def notes(office, about):
    return [n.sentence for n in office.paper_notes() if n.about is about]


def test_the_offices_own_value_wins_and_can_be_taken_back(office):
    own = office.legal.put(replace(salary(office), value="2.400.000".replace(".", "")))

    assert salary(office).value == "2400000"
    assert salary(office).is_own
    office.legal.take_back(own)
    assert salary(office).value == "2340000"


def test_every_change_can_be_undone(office):
    office.legal.put(replace(salary(office), value="2400000"))

    office.undo()

    assert salary(office).value == "2340000"


def test_confirming_a_value_takes_its_note_away(demo_office):
    before = notes(demo_office, About.LAW)
    circular = value(demo_office, LegalKind.BASIS, "circular")
    assert any("Thông tư số 15/2025" in said for said in before)

    demo_office.legal.confirm(circular)

    after = notes(demo_office, About.LAW)
    assert not any("Thông tư số 15/2025" in said for said in after)


def test_an_emptied_basis_is_not_printed(demo_office):
    circular = value(demo_office, LegalKind.BASIS, "circular")

    demo_office.legal.put(replace(circular, value=""))

    text = str(demo_office.papers.describe("decision").body)
    assert "Thông tư số 15/2025" not in text
    assert "Nghị định số 152/2025" in text


@pytest.mark.parametrize(
    ("kind", "code", "typed"),
    [
        (LegalKind.BASE_SALARY, "base_salary", "hai triệu"),
        (LegalKind.BASE_SALARY, "base_salary", "0"),
        (LegalKind.BASE_SALARY, "base_salary", "2340000.5"),
        (LegalKind.COEFFICIENT, "commendation.commune", "NaN"),
        (LegalKind.COEFFICIENT, "commendation.commune", "-1"),
        (LegalKind.COEFFICIENT, "commendation.commune", "1e9"),
        (LegalKind.CERTIFICATE_SIZE, "commendation", "A4"),
        (LegalKind.CERTIFICATE_SIZE, "commendation", "297x"),
        (LegalKind.CERTIFICATE_SIZE, "commendation", "1x1"),
        (LegalKind.BASIS, "emulation_law", "Luật Thi đua"),
    ],
)
def test_what_is_no_value_is_refused_with_a_sentence(office, kind, code, typed):
    with pytest.raises(EntryError) as refused:
        office.legal.put(replace(value(office, kind, code), value=typed))

    assert "chưa có gì thay đổi" in refused.value.next_step
    assert not value(office, kind, code).is_own


def test_a_comma_is_as_good_as_a_dot(office):
    old = value(office, LegalKind.COEFFICIENT, "commendation.commune")

    office.legal.put(replace(old, value="0,3"))

    assert value(office, LegalKind.COEFFICIENT, "commendation.commune").value == "0.3"


def test_a_value_does_not_end_before_it_begins(office):
    with pytest.raises(EntryError, match="ở trước ngày bắt đầu"):
        office.legal.put(replace(salary(office), valid_to=date(2020, 1, 1)))


def test_two_own_values_do_not_hold_on_one_day(office):
    office.legal.put(replace(salary(office), value="2400000", valid_to=None))

    with pytest.raises(EntryError, match="Đã có giá trị riêng"):
        office.legal.put(
            replace(salary(office), id="", value="2500000", valid_from=date(2026, 1, 1))
        )


def test_the_code_on_the_list_is_off_until_somebody_wants_it(demo_office):
    demo.finish_demo(demo_office)
    assert "Mã đối chiếu" not in str(demo_office.papers.describe("decision"))

    demo_office.legal.set_prints_code(wanted=True)

    [annex] = demo_office.papers.describe("decision").appendices
    code = annex.body[-1]
    assert code.text.startswith("1284/QĐ-UBND 16/12/2025 11 ")
    assert not any(
        grant.recipient in f"{code.text}{code.caption}"
        for grant in demo_office.awarding.grants()
    )


# --- what to look at before papers go out ---------------------------------------------


def test_money_nobody_chose_is_asked_about(demo_office):
    assert "Chưa chọn có tiền thưởng" in notes(demo_office, About.MONEY)[0]


def test_a_coefficient_nobody_compared_is_named_where_it_is_used(demo_office):
    round_id = demo_office.roundup().round.id
    chosen = RoundMoney(round_id, is_given=True)
    demo_office.awarding.choose_money(demo_office.roundup(), chosen)

    said = " ".join(notes(demo_office, About.MONEY))

    assert "Cần kiểm tra: Giấy khen của Chủ tịch UBND cấp xã" in said
    assert "Chưa ghi nguồn chi" in said


def test_a_plan_without_number_leaves_room_and_says_so(demo_office):
    assert "Kế hoạch chưa có số hoặc ngày" in notes(demo_office, About.PLAN)[0]
    assert "Kế hoạch số …" in str(demo_office.papers.describe("decision").body)


def test_without_anybody_to_sign_papers_print_dots_and_a_note_says_so(office):
    with office.trail.operation("Bỏ người ký"):
        office._database.execute_sql("DELETE FROM signatory")

    assert office.papers.describe("decision").signatures[0].name.startswith("…")
    assert any("Chưa có người ký" in said for said in notes(office, About.SIGNER))


def test_a_name_changed_after_the_decision_stays_until_it_is_revised(demo_office):
    demo.finish_demo(demo_office)
    grant = next(
        g for g in demo_office.awarding.grants() if g.recipient == "Bà Đỗ Bích Hường"
    )
    [person] = [p for p in demo_office.register.people() if p.id == grant.subject_id]

    demo_office.register.change(replace(person, name="Đỗ Thị Bích Hường"))

    [renamed] = demo_office.awarding.renamed(demo_office.roundup())
    assert renamed.now == "Bà Đỗ Thị Bích Hường"
    [said] = notes(demo_office, About.NAME)
    assert "“Bà Đỗ Bích Hường”" in said
    assert "Đỗ Thị Bích Hường" not in str(demo_office.papers.describe("decision"))

    demo_office.awarding.take_new_name(renamed, "đổi theo giấy khai sinh")

    assert "Bà Đỗ Thị Bích Hường" in str([s.full_name for s in _listed(demo_office)])
    assert notes(demo_office, About.NAME) == []
    names = [c.recipient for c in demo_office.papers.certificates()]
    assert "Đỗ Thị Bích Hường" in names


def _listed(office):
    from desktop.office.papers import words as paper_words

    now = office._as_papers_see_it()
    return paper_words.subjects(now.outcome.own, now=now)


def test_a_revoked_award_is_not_printed_and_is_listed_as_revoked(demo_office):
    demo.finish_demo(demo_office)
    grant = demo_office.awarding.grants()[5]
    place = [c.recipient for c in demo_office.papers.certificates()].index(
        grant.recipient.removeprefix("Bà ").removeprefix("Ông ")
    )

    demo_office.awarding.revoke(grant, "phát hiện vi phạm")

    with pytest.raises(Exception, match="đã thu hồi"):
        demo_office.papers.sheets.pdf([place])
    [said] = notes(demo_office, About.REVOKED)
    assert grant.recipient in said
    kept = {g.id: g for g in demo_office.awarding.grants()}[grant.id]
    assert kept.revoked_reason == "phát hiện vi phạm"
