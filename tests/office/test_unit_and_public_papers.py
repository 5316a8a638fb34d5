"""Forms of units, notices everybody may read, and receipts, from the office's data."""

from dataclasses import replace

import pytest

from desktop.awards.minutes import Posting, PostingStage
from desktop.documents.paper import Table
from desktop.emulation.participants import Kind, Unit, UnitKind
from desktop.errors import OfficeError
from desktop.office.demo import demo
from desktop.office.office import Office
from desktop.office.papers.office import PaperOffice
from desktop.office.papers.public import PublicPapers
from tests.documents.measuring import text_of
from tests.documents.samples import saved
from tests.office import council_at_work as work
from tests.ui.office_of_hong_van import FAILED, full_office, ids_of
from tests.ui.papers_of_demo import decided_round


@pytest.fixture
def office(tmp_path):
    with full_office(tmp_path / "so") as made:
        yield made


def told(office, code):
    return text_of(office.papers.pdf(code))


def titles(office):
    return {kind.code: kind for kind in office.papers.kinds()}


# --- units ----------------------------------------------------------------------------


def test_a_unit_with_nominees_has_its_proposal_and_its_minutes(office):
    unit = ids_of(office)["Phòng Kinh tế"]
    found = titles(office)

    assert found[f"unit-proposal:{unit}"].title == "Tờ trình của đơn vị: Phòng Kinh tế"
    assert found[f"unit-minutes:{unit}"].is_final
    text = told(office, f"unit-proposal:{unit}")
    assert "Vũ Đình Lợi" in text
    assert "95,50" in text
    assert "Hẹn trả kết quả qua mã QR" in text
    assert "TRƯỞNG PHÒNG" in text


def test_a_unit_names_only_its_own_people(office):
    unit = ids_of(office)["Phòng Kinh tế"]

    assert "Trần Ngọc Khuê" not in told(office, f"unit-proposal:{unit}")


def test_a_unit_whose_people_all_failed_has_the_empty_form_alone(office):
    unit = ids_of(office)["Trạm Y tế"]

    assert f"unit-proposal:{unit}" not in titles(office)
    assert FAILED not in told(office, "unit-proposal:")
    assert "…" in told(office, "unit-minutes:")


def test_a_party_body_does_not_stand_under_the_committee(office):
    unit = ids_of(office)["Văn phòng Đảng ủy"]
    paper = office.papers.describe(f"unit-proposal:{unit}")

    assert paper.letterhead.parent == ()


def test_a_thon_has_no_number_to_give(office):
    unit = Unit("", "Thôn Đoài", UnitKind.VILLAGE)
    village = office.register.add(unit)
    code = f"unit-proposal:{village if isinstance(village, str) else village.id}"

    assert office.papers.describe(code).letterhead.symbol == ""


def test_units_of_one_name_get_files_of_their_own(office):
    names = [kind.file_name for kind in office.papers.kinds()]

    assert len(set(names)) == len(names)


def test_a_unit_that_is_gone_is_a_sentence_and_a_step(office):
    with pytest.raises(OfficeError, match="không còn trong danh sách"):
        office.papers.pdf("unit-proposal:none")


# --- notices --------------------------------------------------------------------------


def test_the_notice_of_proposals_says_what_the_officer_entered(office):
    posting = Posting(PostingStage.PROPOSED, work.DAY, 3, "Bảng tin", "Phòng VH-XH")
    office.council.write_posting(posting)
    text = told(office, "public-proposed")

    assert "03 ngày làm việc, kể từ ngày 08/12/2025" in text
    assert "Nơi niêm yết: Bảng tin." in text


def test_what_nobody_entered_about_the_posting_is_dots(office):
    assert "ngày làm việc" not in told(office, "public-proposed")


def test_no_address_of_a_household_is_posted(office):
    now = office._as_papers_see_it()
    [first, *others] = now.outcome.lists
    home = replace(
        first.rows[0],
        name="Phạm Văn Khoát",
        kind=Kind.HOUSEHOLD,
        detail="Số 7 ngõ 12 xóm Bến",
    )
    outcome = replace(
        now.outcome, lists=(replace(first, rows=(home, *first.rows[1:])), *others)
    )
    desk = office.papers._desk

    paper = PublicPapers(desk, PaperOffice(desk)).describe(
        "public-proposed", replace(now, outcome=outcome)
    )
    text = text_of(saved(paper))

    assert "Hộ gia đình Phạm Văn Khoát" in text
    assert "ngõ 12" not in text


def test_nothing_private_of_a_person_is_posted(office):
    person = office.register.people()[0]
    office.register.change(replace(person, birth_year=1987, note="CCCD 001087012345"))

    text = told(office, "public-proposed")

    assert "1987" not in text
    assert "001087012345" not in text


def test_the_awarded_are_posted_after_the_decision_only(tmp_path, office):
    assert "public-awarded" not in titles(office)
    with decided_round(tmp_path / "mau") as decided:
        assert "Căn cứ Quyết định số" in told(decided, "public-awarded")


def test_whoever_lost_the_award_is_taken_off_the_notice(tmp_path):
    with decided_round(tmp_path / "mau") as decided:
        grant = decided.awarding.grants()[0]
        assert grant.recipient in told(decided, "public-awarded")
        decided.awarding.revoke(grant, "Khai sai")
        [table] = [
            block
            for block in decided.papers.describe("public-awarded").body
            if isinstance(block, Table)
        ]

        shown = {run.text for row in table.rows for c in row.cells for run in c.text}
        assert grant.recipient not in shown


# --- receipts -------------------------------------------------------------------------


def test_a_unit_gets_a_receipt_with_the_papers_the_plan_wants(office):
    unit = ids_of(office)["Phòng Kinh tế"]
    text = told(office, f"receipt:unit:{unit}")

    assert "Bên giao: Phòng Kinh tế." in text
    assert "Báo cáo thành tích" in text
    assert "02 bản" in text


def test_an_empty_receipt_is_always_there(office):
    assert titles(office)["receipt:"].is_final
    assert "Thành phần hồ sơ" in told(office, "receipt:")


def test_a_dossier_of_a_unit_has_its_receipt(tmp_path):
    plan = "vinh-bao-2026-2030"
    with demo.make_demo(Office.open(tmp_path / plan), plan) as office:
        found = [code for code in titles(office) if code.startswith("receipt:gui-xa:")]

        assert found
        assert "Bên nhận: Ủy ban nhân dân xã" in told(office, found[0])
