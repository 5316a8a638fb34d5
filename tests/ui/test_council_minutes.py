"""Ghi biên bản: what is typed reaches the papers; a refusal leaves it in the dialog."""

from dataclasses import replace

import pytest

from desktop.awards.council import Ballot
from desktop.awards.minutes import InvitationSigner, PostingStage
from tests.office import council_at_work as work
from tests.ui.answers import answers, hold, labels_of
from tests.ui.office_of_hong_van import full_office
from tests.ui.test_frame import unnamed
from ui.pages.council_page import CouncilPage

__all__ = ["answers"]
AWAY = "Ủy Viên Số 3"


@pytest.fixture
def office(tmp_path):
    with full_office(tmp_path / "so") as made:
        yield made


@pytest.fixture
def held(office):
    work.open_meeting(office)
    work.come(office, absent=[AWAY])
    return office


@pytest.fixture
def page(qtbot, held):
    return hold(qtbot, CouncilPage(held))


def close(office):
    work.settle_ties(office)
    work.all_agree(office)
    office.review.close(office.roundup())


def tabs_of(dialog):
    return [dialog.tabs.tabText(n) for n in range(dialog.tabs.count())]


def test_there_is_nothing_to_write_before_a_meeting(qtbot, office):
    assert not hold(qtbot, CouncilPage(office)).write.isVisible()


def test_what_is_typed_is_kept_and_undone_at_once(page, held, answers):
    def enter(dialog):
        dialog.minutes.ended.edit.setText("16 giờ 40")
        dialog.minutes.discussion.setPlainText("Ý một")
        dialog.minutes.agreed.edit.setText("10")
        [reason] = dialog.minutes.away.values()
        reason.edit.setText("đi tập huấn")
        dialog.invitation.signer.choose(InvitationSigner.STANDING)
        dialog.postings[0].days.edit.setText("3")
        dialog.save.click()

    answers.next(enter)
    page.write.click()

    record = held.council.papers_record()
    assert (record.minutes.ended, record.minutes.agreed) == ("16 giờ 40", 10)
    assert [absence.reason for absence in record.absences] == ["đi tập huấn"]
    assert record.invitation.signer is InvitationSigner.STANDING
    assert held.council.postings()[PostingStage.PROPOSED].days == 3
    held.undo()
    assert held.council.papers_record().minutes.ended == ""


def test_a_refusal_stays_in_the_dialog_with_everything_typed(page, held, answers):
    def enter(dialog):
        dialog.minutes.agreed.edit.setText("99")
        dialog.save.click()
        assert dialog.isVisible()
        assert "99 người nhất trí" in labels_of(dialog)
        assert dialog.minutes.agreed.text() == "99"

    answers.next(enter)
    page.write.click()

    assert held.council.papers_record().minutes.agreed is None


def test_a_number_that_is_none_is_refused(page, held, answers):
    def enter(dialog):
        dialog.postings[0].days.edit.setText("ba")
        dialog.save.click()
        assert dialog.isVisible()

    answers.next(enter)
    page.write.click()

    assert held.council.postings()[PostingStage.PROPOSED].days is None


def test_nothing_typed_writes_nothing(page, held, answers):
    before = len(held.trail.steps())

    answers.next(lambda dialog: dialog.save.click())
    page.write.click()

    assert len(held.trail.steps()) == before


def test_the_count_of_ballots_is_asked_only_of_a_secret_vote(page, held, answers):
    seen = []
    answers.next(lambda dialog: seen.append(tabs_of(dialog)))
    page.write.click()
    rule = held.council.sheet().meeting.regulation
    held.council.regulate(replace(rule, ballot=Ballot.SECRET, basis="Quy chế"))
    page.reload()

    def enter(dialog):
        seen.append(tabs_of(dialog))
        dialog.counting.leader.edit.setText("bà A")
        dialog.counting.rule.choose(True)
        dialog.save.click()

    answers.next(enter)
    page.write.click()

    assert "Kiểm phiếu" not in seen[0]
    assert "Kiểm phiếu" in seen[1]
    counting = held.council.papers_record().counting
    assert (counting.leader, counting.is_whole_spoiled) == ("bà A", True)


def test_a_closed_round_leaves_only_what_is_posted(page, held, answers):
    close(held)
    page.reload()
    assert page.write.text() == "Công khai…"

    def enter(dialog):
        assert dialog.minutes is None
        assert len(dialog.postings) == 2
        dialog.postings[1].place.edit.setText("Bảng tin")
        dialog.save.click()

    answers.next(enter)
    page.write.click()

    assert held.council.postings()[PostingStage.AWARDED].place == "Bảng tin"


def test_every_field_has_a_name_for_screen_readers(page, answers):
    found = []
    answers.next(lambda dialog: found.extend(unnamed(dialog)))

    page.write.click()

    assert found == []
