"""Everybody in the register has a verdict and a reason, also on the edges."""

from datetime import timedelta

import pytest

from desktop.awards.eligibility import Verdict
from desktop.awards.selection import Remark
from desktop.emulation.participants import Kind, Unit, UnitKind
from desktop.errors import OfficeError
from desktop.office.demo import demo
from desktop.office.office import Office, restore


def rows(office):
    return {row.name: row for found in office.outcome().lists for row in found.rows}


def test_a_unit_no_group_takes_is_listed_as_not_applicable(demo_office):
    demo_office.register.add(Unit("", "Tổ dân phố Đông", UnitKind.RESIDENTIAL_GROUP))

    row = rows(demo_office)["Tổ dân phố Đông"]

    assert row.verdict is Verdict.NOT_APPLICABLE
    assert row.remark is Remark.NOT_APPLICABLE
    assert row.reason


def test_whoever_left_before_the_day_looked_at_is_no_candidate(demo_office, named):
    demo_office.register.retire(named(demo_office, "Trạm Y tế"))

    assert "Trạm Y tế" not in rows(demo_office)


def test_whoever_left_after_the_day_looked_at_stays(demo_office, named):
    late = demo_office.current_round().cutoff + timedelta(days=1)
    clock = demo_office.now().replace(month=late.month, day=late.day)
    demo_office.with_clock(lambda: clock).register.retire(
        named(demo_office, "Trạm Y tế")
    )

    assert "Trạm Y tế" in rows(demo_office)


def test_a_block_of_another_plan_does_not_hide_a_unit(demo_office, named):
    unit = named(demo_office, "Thôn Đoài")
    demo_office.register.change(
        Unit(unit.id, unit.name, unit.kind, unit.parent_id, block="khoi-cu")
    )

    ranked = {row.name for table in demo_office.outcome().tables for row in table.rows}

    assert "Thôn Đoài" in ranked


def test_the_closing_that_stands_is_the_one_not_reopened(demo_office, named):
    demo.finish_demo(demo_office)
    demo_office.undo()
    demo_office.review.reopen(demo_office.roundup(), "Rút một đơn vị")
    left = demo_office.outcome().list_of(Kind.COLLECTIVE).proposed[0]
    demo_office.review.withdraw(demo_office.roundup(), left.subject_id, "Xin rút")

    demo_office.review.close(demo_office.roundup())

    proposed = demo_office.outcome().list_of(Kind.COLLECTIVE).proposed
    assert left.name not in [row.name for row in proposed]


def test_a_revoked_award_gets_no_certificate(demo_office):
    demo.finish_demo(demo_office)
    decision = demo_office.awarding.decision(demo_office.roundup())
    demo_office.awarding.revoke(demo_office.awarding.grants(decision)[0], "Khai sai")

    with pytest.raises(OfficeError, match="đã thu hồi"):
        demo_office.papers.sheets.pdf([0])

    assert demo_office.papers.sheets.pdf([1]).startswith(b"%PDF")


def test_numbers_go_on_after_an_older_copy_is_brought_back(demo_office, demo_root):
    copy = demo_office.backups.make("truoc").path
    demo.finish_demo(demo_office)
    given = [g.register_number for g in demo_office.awarding.grants()]
    now = demo_office.now
    demo_office.close()

    restore(demo_root, copy, now)

    with Office.open(demo_root, now) as again:
        again = demo.in_its_time(again)
        demo.finish_demo(again)
        later = [g.register_number for g in again.awarding.grants()]
    assert min(later) > max(given)
