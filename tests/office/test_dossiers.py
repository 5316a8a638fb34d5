"""Dossiers of the round: who sends what, what is there, who confirmed, what is left."""

from datetime import date, timedelta

import pytest

from desktop.awards.dossier_states import ItemState, Sheets
from desktop.errors import EntryError, OfficeError
from desktop.office.demo import demo
from desktop.office.dossiers.cases import is_sent_by_us
from desktop.office.office import Office
from desktop.office.papers.dossiers import remaining

PLANS = demo.plans_with_demo()


@pytest.fixture(scope="module")
def hai_hoa(tmp_path_factory):
    """A ward whose plan names papers, forms and a confirmation; nothing is changed."""
    with Office.open(tmp_path_factory.mktemp("hai-hoa") / "so") as office:
        demo.make_demo(office, "hai-hoa-2024")
        demo.finish_demo(office)
        yield demo.in_its_time(office)


@pytest.fixture
def closed(demo_root):
    """Hồng Vân with its round closed: papers are final."""
    with Office.open(demo_root) as office:
        demo.finish_demo(office)
        yield demo.in_its_time(office)


def one(office):
    [dossier] = office.dossiers.all()
    return dossier


def line_of(dossier, title):
    return next(line for line in dossier.lines if line.title.startswith(title))


def state(office, title):
    return line_of(one(office), title).state


# --- which dossiers there are ---------------------------------------------------------


@pytest.mark.parametrize(
    ("sender", "is_ours"),
    [
        ("Phòng Văn hóa – Xã hội", True),
        ("Ủy ban nhân dân phường", True),
        ("UBND xã", True),
        ("Các bộ phận chuyên môn, cơ quan, đơn vị", False),
        ("Cơ quan, đơn vị đề nghị", False),
    ],
)
def test_the_office_sends_what_its_committee_or_standing_body_sends(sender, is_ours):
    assert is_sent_by_us(sender, "Phòng Văn hóa - Xã hội") is is_ours


def test_units_send_a_dossier_each_and_the_office_one_for_each_award(hai_hoa):
    cases = hai_hoa.dossiers.cases()
    from_units = [case for case in cases if case.profile.code == "ho-so-phuong"]
    ours = [case for case in cases if not case.unit_id]

    assert len({case.unit_id for case in from_units}) == len(from_units) > 1
    assert [case.profile.code for case in ours] == ["ho-so-thanh-pho", "ho-so-tinh"]
    assert [case.offers[0].authority for case in ours] == [
        "Chủ tịch Ủy ban nhân dân Thành phố",
        "Chủ tịch Ủy ban nhân dân tỉnh",
    ]


def test_everybody_proposed_has_a_report_in_the_dossier_of_their_unit(hai_hoa):
    units = [d for d in hai_hoa.dossiers.all() if d.case.unit_id]
    about = {
        line.subject_id
        for dossier in units
        for line in dossier.lines
        if line.component == "Báo cáo thành tích"
    }

    assert about == {row.subject_id for row in hai_hoa.outcome().proposed}


def test_the_proposal_upward_is_made_by_the_program(hai_hoa):
    city = next(
        d for d in hai_hoa.dossiers.all() if d.case.profile.code == "ho-so-thanh-pho"
    )

    codes = [kind.code for kind in line_of(city, "Tờ trình").papers]
    assert codes == ["upward:giay-khen-thanh-pho"]


# --- what is there --------------------------------------------------------------------


def test_before_closing_the_programs_own_papers_wait_for_it(demo_office):
    assert state(demo_office, "Tờ trình") is ItemState.DRAFT
    assert any("Chốt đợt xét" in task for task in remaining(one(demo_office)))


def test_a_proposal_with_number_and_day_was_signed(closed):
    line = line_of(one(closed), "Tờ trình")

    assert (line.state, line.dated.number) == (ItemState.COMPLETE, "01/TTr-VHXH")


def test_after_closing_an_unnumbered_proposal_waits_for_its_number(closed):
    closed.paper_numbers.void("proposal", "ghi nhầm số")

    assert state(closed, "Tờ trình") is ItemState.UNSIGNED
    assert "Trình ký, lấy số Tờ trình (mục 1)" in list(remaining(one(closed)))


def test_papers_are_noted_and_the_note_can_be_undone(closed):
    dossier = one(closed)
    line = line_of(dossier, "Biên bản họp xét")
    closed.dossiers.keep_item(
        dossier,
        line,
        copies=2,
        is_original=True,
        sheets=Sheets(3, 5),
        number="01/BB-HĐTĐKT",
        issued_on=date(2025, 12, 10),
    )

    found = line_of(one(closed), "Biên bản họp xét")
    assert (found.state, found.copies, str(found.sheets)) == (
        ItemState.COMPLETE,
        2,
        "03 - 05",
    )
    assert found.dated.number == "01/BB-HĐTĐKT"

    assert closed.undo().title == "Ghi vào hồ sơ: Biên bản họp xét"
    assert line_of(one(closed), "Biên bản họp xét").copies is None
    assert closed.redo() is not None
    assert line_of(one(closed), "Biên bản họp xét").copies == 2


def test_too_few_copies_are_named_with_how_many(closed):
    dossier = one(closed)
    closed.dossiers.keep_sets(dossier, 2)
    dossier = one(closed)
    line = line_of(dossier, "Biên bản họp xét")
    closed.dossiers.keep_item(dossier, line, copies=1)

    dossier = one(closed)
    assert line_of(dossier, "Biên bản họp xét").said == "Thiếu 01 bản"
    assert "Bổ sung 01 bản Biên bản họp xét (mục 2)" in list(remaining(dossier))


def test_ticking_everything_makes_the_dossier_complete(closed):
    dossier = one(closed)
    assert not dossier.is_complete

    closed.dossiers.tick(dossier, dossier.required)

    dossier = one(closed)
    assert dossier.is_complete
    assert dossier.done == len(dossier.required)
    assert list(remaining(dossier)) == []
    closed.undo()
    assert not one(closed).is_complete


def test_a_missing_report_of_one_person_keeps_the_whole_dossier_open(closed):
    dossier = one(closed)
    but_one = [line for line in dossier.required if "Đỗ Bích Hường" not in line.title]
    closed.dossiers.tick(dossier, but_one)

    dossier = one(closed)
    [open_line] = [line for line in dossier.lines if line.is_open]
    assert "Đỗ Bích Hường" in open_line.title
    lacking = [found for found in dossier.found if not found.is_complete]
    assert [c.name for found in lacking for c in found.missing] == [
        "Báo cáo thành tích"
    ]


@pytest.mark.parametrize("copies", [-1, 21])
def test_a_number_of_copies_that_cannot_be_is_refused(closed, copies):
    dossier = one(closed)

    with pytest.raises(EntryError, match="Số bản"):
        closed.dossiers.keep_item(dossier, dossier.lines[0], copies=copies)

    assert line_of(one(closed), "Tờ trình").copies is None


@pytest.mark.parametrize("sheets", [Sheets(5, 3), Sheets(0, 2)])
def test_sheets_run_forward_from_one(closed, sheets):
    dossier = one(closed)

    with pytest.raises(EntryError, match="Tờ số"):
        closed.dossiers.keep_item(dossier, dossier.lines[0], copies=1, sheets=sheets)


def test_a_sheet_belongs_to_one_paper(closed):
    dossier = one(closed)
    closed.dossiers.keep_item(dossier, dossier.lines[0], copies=1, sheets=Sheets(1, 2))
    dossier = one(closed)

    with pytest.raises(EntryError, match="trùng với Tờ trình"):
        closed.dossiers.keep_item(
            dossier, dossier.lines[1], copies=1, sheets=Sheets(2, 3)
        )
    # The same paper may take its own sheets again.
    closed.dossiers.keep_item(dossier, dossier.lines[0], copies=1, sheets=Sheets(1, 3))


def test_a_day_that_has_not_come_is_on_no_paper(closed):
    dossier, tomorrow = one(closed), closed.today() + timedelta(days=1)

    with pytest.raises(EntryError, match="chưa đến"):
        closed.dossiers.keep_item(
            dossier, dossier.lines[0], copies=1, issued_on=tomorrow
        )


def test_a_dossier_that_is_gone_is_said_in_a_sentence(closed):
    with pytest.raises(OfficeError, match="không còn hồ sơ"):
        closed.dossiers.one("khong-co::")


# --- confirmations --------------------------------------------------------------------


def test_a_report_waits_for_the_confirmation_its_plan_asks_for(tmp_path):
    with Office.open(tmp_path / "so") as made:
        demo.make_demo(made, "hai-hoa-2024")
        demo.finish_demo(made)
        office = demo.in_its_time(made)
        dossier = office.dossiers.all()[0]
        line = line_of(dossier, "Báo cáo thành tích")
        office.dossiers.tick(dossier, [line])

        found = line_of(office.dossiers.one(dossier.case.key), line.title)
        assert found.state is ItemState.UNCONFIRMED
        [asked] = found.open_confirmations
        assert asked.by == "Cấp trình khen"

        office.dossiers.confirm(
            dossier, asked, line.subject_id, "Từ Quang Huy", office.today()
        )
        found = line_of(office.dossiers.one(dossier.case.key), line.title)
        assert found.state is ItemState.COMPLETE
        [kept] = office.dossiers.confirmed(dossier, found)
        assert (kept.given_by, kept.given_on) == ("Từ Quang Huy", office.today())

        office.dossiers.withdraw(dossier, asked, line.subject_id)
        found = line_of(office.dossiers.one(dossier.case.key), line.title)
        assert found.state is ItemState.UNCONFIRMED


# --- the five plans -------------------------------------------------------------------


@pytest.mark.parametrize("plan", PLANS)
def test_every_plan_has_dossiers_whose_lines_and_verdict_agree(tmp_path, plan):
    with Office.open(tmp_path / "so") as made:
        demo.make_demo(made, plan)
        demo.finish_demo(made)
        office = demo.in_its_time(made)
        found = office.dossiers.all()

        assert found
        assert len({d.case.key for d in found}) == len(found)
        for dossier in found:
            open_lines = [line for line in dossier.required if line.is_open]
            assert dossier.is_complete == (not open_lines), dossier.case.key
            assert dossier.case.nominees


@pytest.mark.parametrize("plan", PLANS)
def test_every_plan_becomes_complete_when_all_is_there(tmp_path, plan):
    with Office.open(tmp_path / "so") as made:
        demo.make_demo(made, plan)
        demo.finish_demo(made)
        office = demo.in_its_time(made)
        dossier = office.dossiers.all()[-1]
        papers = [line for line in dossier.required if line.confirmation is None]
        office.dossiers.tick(dossier, papers)
        for line in office.dossiers.one(dossier.case.key).lines:
            asked = [line.confirmation] if line.confirmation else []
            for one_asked in asked or line.open_confirmations:
                if one_asked.is_doubtful or line.state is ItemState.NOT_APPLICABLE:
                    continue
                who, day = "Người xác nhận", office.today()
                office.dossiers.confirm(dossier, one_asked, line.subject_id, who, day)

        dossier = office.dossiers.one(dossier.case.key)
        assert dossier.is_complete
        assert dossier.done == len(dossier.required)
