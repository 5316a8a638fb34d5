"""The demonstration: alive, complete where it says so, and open where one decides."""

import itertools
from datetime import date, datetime, timedelta

import pytest

from desktop import text
from desktop.awards.eligibility import Verdict
from desktop.awards.selection import Remark, Section
from desktop.emulation.indicators import Progress
from desktop.emulation.participants import Kind, Unit, UnitKind
from desktop.errors import OfficeError
from desktop.office.backups import copies_in
from desktop.office.demo import demo
from desktop.office.office import Office
from desktop.office.plans import shipped


def rows(office):
    return [row for found in office.outcome().lists for row in found.rows]


def remarks(office):
    return {row.remark for row in rows(office)}


def test_every_shipped_demonstration_belongs_to_a_shipped_plan():
    assert set(demo.plans_with_demo()) <= {plan.code for plan in shipped()}


def test_the_commune_is_as_large_as_a_commune(demo_office):
    roundup = demo_office.roundup()
    particulars = demo_office.particulars()

    assert particulars.is_demo
    assert (particulars.name, particulars.province_name) == (
        "Hồng Vân",
        "Thành phố Hà Nội",
    )
    assert len(roundup.units) == 19
    assert len(roundup.people) == 40
    assert sorted(o.kind for o in roundup.others) == ["business"] + ["household"] * 2
    assert len(roundup.initiatives) == 12
    assert [block.code for block in roundup.blocks] == [
        "co-quan",
        "doan-the",
        "thon-xom",
        "ca-nhan",
    ]


def test_nobody_in_it_is_the_one_who_signed_the_plan(demo_office):
    roundup = demo_office.roundup()
    names = [s.name for s in (*roundup.people, *demo_office.awarding.signatories())]

    assert roundup.plan.issuer.signer not in names
    assert len({text.same_key(name) for name in names}) == len(names)
    assert demo_office.register.similar() == []


def test_the_trail_looks_like_a_week_of_work(demo_office):
    steps = demo_office.trail.steps()
    times = [step.at for step in reversed(steps)]

    assert 24 <= len(steps) <= 60
    assert times == sorted(times)
    assert {at.date() for at in times} == {date(2025, 12, d) for d in range(1, 6)}
    assert all(8 <= at.hour < 17 for at in times)
    assert len({step.title for step in steps}) > 30


def test_the_targets_show_every_kind_of_progress(demo_office):
    found = {a.indicator.code: a.progress for a in demo_office.roundup().assessments}

    assert set(found.values()) == set(Progress)
    assert list(found.values()).count(Progress.NO_DATA) == 1
    assert found["S4-I17"] is Progress.NOT_REACHED  # 60 % is not "trên 60 %"


def test_the_list_of_collectives_is_complete(demo_office):
    found = demo_office.outcome().list_of(Kind.COLLECTIVE)

    assert len(found.proposed) == 5
    assert found.of(Section.AT_THE_LINE) == ()


def test_the_tie_at_the_line_waits_for_the_officer(demo_office):
    found = demo_office.outcome().list_of(Kind.INDIVIDUAL)

    assert [row.remark for row in found.proposed] == [Remark.WITHIN_QUOTA] * 4 + [
        Remark.EXTRA
    ]
    assert [row.rank for row in found.of(Section.AT_THE_LINE)] == [5, 5]
    assert found.open_seats == 1
    assert len(demo_office.outcome().proposed) == 10


def test_every_reason_for_not_being_proposed_can_be_seen(demo_office):
    left = {Remark.CHOSEN_AT_THE_LINE, Remark.NOT_APPLICABLE}
    left |= {Remark.BEYOND, Remark.DOUBLE_AWARD}  # this plan knows neither

    assert remarks(demo_office) == set(Remark) - left
    assert {row.verdict for row in rows(demo_office)} == {
        Verdict.MET,
        Verdict.NOT_MET,
        Verdict.UNKNOWN,
    }


def test_scores_show_a_tie_a_zero_a_gap_and_a_rescaling(demo_office):
    tables = demo_office.outcome().tables
    ranked = [row for table in tables for row in table.rows]
    scores = demo_office.roundup().scores
    points = [s.points for sides in scores.values() for s in _cells(sides)]

    assert [r.rank for r in tables[0].rows][:5] == [1, 2, 3, 3, 5]
    assert any(r.applicable_max != 100 for r in ranked if r.rank)
    assert any("chưa chấm" in r.unranked_reason for r in ranked)
    assert 0 in points
    assert None in points


def _cells(sides):
    return itertools.chain.from_iterable(sheet.values() for sheet in sides.values())


def test_an_attestation_tells_of_the_breach(demo_office, named):
    unit = named(demo_office, "Phòng Kinh tế")

    [breach] = demo_office.records.breaches(unit.id)
    reasons = demo_office.roundup().explanation(unit.id).deciding()
    assert breach.document.split(" ngày ")[0] in reasons[0].source


def test_the_demonstration_lives_in_its_own_time(demo_root):
    with Office.open(demo_root) as opened:
        office = demo.in_its_time(opened)
        first, later = office.now(), office.now()

        assert office.today() == date(2025, 12, 5)
        assert office.overview().milestones[-1].note.endswith("còn 26 ngày")
        assert later - first < timedelta(minutes=1)


def test_time_goes_on_after_the_last_thing_done(demo_office):
    demo.finish_demo(demo_office)

    assert demo.in_its_time(demo_office).now() >= datetime(2025, 12, 16, 8, 30)


def test_a_real_office_lives_in_real_time(office):
    assert demo.in_its_time(office) is office


def test_the_rest_of_the_round_can_be_done_for_papers(demo_office):
    demo.finish_demo(demo_office)

    decision = demo_office.awarding.decision(demo_office.roundup())
    assert (decision.number, decision.issued_on) == ("1284", date(2025, 12, 16))
    assert demo_office.current_round().closed_on == date(2025, 12, 12)
    assert len(demo_office.awarding.grants()) == 11
    assert demo_office.trail.steps(limit=1)[0].at.date() == date(2025, 12, 16)


def test_the_rest_is_done_too_when_the_officer_settled_the_tie(demo_office, named):
    other = named(demo_office, "Lưu Thanh Thảo").id
    demo_office.review.choose(demo_office.roundup(), other, "Hồ sơ đất đai")

    demo.finish_demo(demo_office)

    chosen = [
        r.name for r in rows(demo_office) if r.remark is Remark.CHOSEN_AT_THE_LINE
    ]
    assert chosen == ["Lưu Thanh Thảo"]


def test_a_real_office_is_not_filled(office):
    before = office.trail.content_digest()

    with pytest.raises(OfficeError, match="đã có dữ liệu thật"):
        demo.make_demo(office, "hong-van-2025")

    assert office.trail.content_digest() == before


def test_an_office_without_a_name_but_with_units_is_not_filled(new_office):
    new_office.register.add(Unit("", "Thôn Đoài", UnitKind.VILLAGE))

    with pytest.raises(OfficeError, match="đã có dữ liệu thật"):
        demo.make_demo(new_office, "hong-van-2025")


def test_an_old_demonstration_is_saved_and_made_anew(demo_root):
    with Office.open(demo_root) as office:
        [unit] = office.register.find("Trạm Y tế")
        office.register.retire(unit)
    before = len(copies_in(demo_root / "backups"))

    with demo.prepare(demo_root, "hong-van-2025") as office:
        assert len(office.register.units()) == 19
        assert len(office.backups.copies()) == before + 2


def test_a_plan_without_a_demonstration_is_refused_with_the_list(root):
    with pytest.raises(OfficeError, match="Chọn một trong: hong-van-2025"):
        demo.prepare(root, "khong-co")

    assert not root.exists()
