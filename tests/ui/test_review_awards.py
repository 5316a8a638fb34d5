"""Xét khen thưởng with several awards: choosing one, double awards, money, firmness."""

from dataclasses import replace

import pytest

from desktop.awards.selection import Remark
from tests.office import office_of_vinh_bao as vinh_bao
from tests.office.office_of_vinh_bao import (
    FERRY,
    LICH,
    LOI,
    OWN,
    UPWARD,
    close_and_go_on,
    decide,
    id_of,
    open_ad_hoc,
    past_award,
)
from tests.ui.answers import answers
from tests.ui.office_of_hong_van import RESERVE, full_office
from ui.pages import review_work
from ui.pages.certificates_page import CertificatesPage
from ui.pages.papers_page import PapersPage
from ui.pages.review_dialogs import ExtraDialog
from ui.pages.review_money import BudgetDialog
from ui.pages.review_page import ReviewPage
from ui.pages.review_rulings import RulingDialog
from ui.pages.review_table import sections_of, verdict_chip
from ui.pages.review_words import more_label, summary
from ui.pages.review_work import closing_words
from ui.tables.column import Section

__all__ = ["answers"]

PEOPLE = 1


@pytest.fixture
def office(tmp_path):
    with vinh_bao.new_office(tmp_path / "so") as opened:
        open_ad_hoc(opened, "Đột xuất, lần một")
        yield opened


@pytest.fixture
def page(office, page_shown):
    made = page_shown(ReviewPage(office))
    made.head.tabs.setCurrentIndex(PEOPLE)
    return made


@pytest.fixture
def again(office, page_shown):
    """The second round, where the achievement was proposed before."""
    close_and_go_on(office)
    made = page_shown(ReviewPage(office))
    made.show_target(id_of(office, LICH))
    return made


def stand_on(page, name):
    assert page.table.choose(lambda row: row.name == name)
    return page.row()


def choose_award(page, offer):
    page.award.choice.choose(offer)
    page.award.choice.activated.emit(page.award.choice.currentIndex())


def tabs(page):
    return [page.head.tabs.tabText(n) for n in range(page.head.tabs.count())]


# --- choosing an award ----------------------------------------------------------------


def test_the_awards_of_a_round_are_chosen_by_form_and_authority(page):
    choice = page.award.choice

    assert choice.isVisible()
    assert [choice.itemText(n) for n in range(choice.count())] == [
        "Giấy khen · Chủ tịch UBND xã",
        "Hình thức chưa ấn định · Cấp có thẩm quyền",
    ]
    assert tabs(page) == ["Tập thể", "Cá nhân"]
    assert not page.award.upward.isVisible()


def test_what_is_only_proposed_upward_says_so(page):
    choose_award(page, UPWARD)

    assert page.listed().offer == UPWARD
    assert page.award.upward.isVisible()
    assert page.award.said.text() == "Cấp có thẩm quyền quyết định"


def test_one_award_needs_no_choice(tmp_path, page_shown):
    with full_office(tmp_path / "so") as office:
        page = page_shown(ReviewPage(office))

        assert not page.award.isVisible()
        assert tabs(page) == ["Giấy khen, tập thể 05", "Giấy khen, cá nhân 05"]


def test_the_award_on_show_stays_after_an_action(page, office, monkeypatch):
    choose_award(page, UPWARD)
    page.head.tabs.setCurrentIndex(PEOPLE)
    stand_on(page, LICH)
    monkeypatch.setattr(review_work, "ask_reason", lambda *_a, **_k: "Xin rút")
    withdraw = next(b for b in page.pane.buttons() if b.text() == "Rút…")

    withdraw.click()

    assert (page.listed().offer, page.row().remark) == (UPWARD, Remark.WITHDRAWN)
    assert vinh_bao.row_of(office, offer=OWN).remark is Remark.WITHIN_QUOTA
    assert vinh_bao.row_of(office, offer=UPWARD).remark is Remark.WITHDRAWN


def test_a_candidate_is_sought_first_on_the_list_on_show(page, office):
    choose_award(page, UPWARD)
    page.head.tabs.setCurrentIndex(PEOPLE)

    page.show_target(id_of(office, LOI))

    assert (page.listed().offer, page.row().name) == (UPWARD, LOI)


def test_one_statement_of_two_awards_is_asked_once(page, office):
    lich = id_of(office, LICH)
    round_id = office.current_round().id
    office.records.take_back_attestation(round_id, lich, "xuat-sac-dot-xuat", "Bỏ")

    questions = page._confirm.questions()

    asked = [
        sorted(who.name for who in question.asked)
        for question in questions
        if question.statement == "xuat-sac-dot-xuat"
    ]
    assert sorted([LICH, LOI]) in asked
    assert all(len(set(names)) == len(names) for names in asked)


def test_closing_names_each_award(page, office):
    assert closing_words(office.outcome().lists) == (
        "Giấy khen 00 tập thể, 01 cá nhân; "
        "đề nghị Hình thức chưa ấn định 00 tập thể, 00 cá nhân"
    )


# --- double awards --------------------------------------------------------------------


def test_a_double_award_is_red_at_the_row_and_in_the_pane(again):
    row = stand_on(again, LICH)

    assert verdict_chip(row).word == "Trùng thành tích"
    assert again.table.rows.columns[-1].tone(row) == "bad"
    assert "trùng thành tích đã được khen" in again.pane.summary.text()
    assert again.pane.cited.said.text() == "Trùng thành tích: 01 chưa có kết luận"
    assert all(FERRY in words for words in again.pane.cited.words())


def test_a_double_award_is_ruled_about_and_taken_back(again, answers):
    def fill(dialog):
        assert isinstance(dialog, RulingDialog)
        assert not dialog.verb.isEnabled()
        dialog.reason.setPlainText("Lần này vì việc khác")
        dialog.verb.click()

    answers.next(fill)
    again.pane.cited.buttons()[0].click()

    assert again.row().remark is Remark.WITHIN_QUOTA
    assert "đã có kết luận" in again.pane.cited.said.text()
    assert "Phòng Văn hóa - Xã hội, 25/11/2026" in again.pane.cited.words()[0]
    again.pane.cited.buttons()[0].click()
    assert again.row().remark is Remark.DOUBLE_AWARD


def test_an_override_asks_for_whoever_decides(again, answers):
    answers.next(lambda dialog: None)
    names = [b.text() for b in again.pane.cited.buttons()]
    assert names[:2] == ["Không trùng…", "Cấp quyết định cho phép…"]

    again.pane.cited.buttons()[1].click()

    [dialog] = answers.seen
    assert dialog.who.text() == "Chủ tịch Ủy ban nhân dân xã"
    assert again.row().remark is Remark.DOUBLE_AWARD


def test_an_achievement_is_taken_out_by_its_box(again, office):
    citation = again.pane.cited.table.rows.rows()[0]

    again.pane.cited.table.ticked.emit(citation, 0, False)

    assert again.row().remark is Remark.WITHIN_QUOTA
    assert again.pane.cited.said.text() == "Chưa viện dẫn thành tích nào"
    assert not again.pane.cited.table.rows.rows()[0].is_cited
    assert office.undo().title.startswith("Không viện dẫn")


def test_whoever_cites_nothing_is_told_calmly(page, qtbot):
    stand_on(page, LOI)

    assert page.pane.cited.said.text() == "Chưa viện dẫn thành tích nào"
    assert not page.pane.cited.toggle.isVisible()
    with qtbot.waitSignal(page.target_wanted) as went:
        page.pane.cited.register.click()
    assert went.args[0].place == "ratings"


def test_words_that_sound_the_same_only_warn(page, office):
    office.double_awards.enter_past(past_award(office, FERRY.upper()))
    page.reload()
    row = stand_on(page, LICH)

    assert row.remark is Remark.WITHIN_QUOTA
    column = page.table.rows.columns[-1]
    assert (column.text(row), column.tone(row)) == ("Có thể trùng thành tích", "warn")
    assert page.pane.cited.said.text() == "Có thể trùng thành tích: 01 cần xem"


def test_a_closed_round_only_tells(page, office):
    office.review.close(office.roundup())
    page.reload()
    stand_on(page, LICH)

    assert page.pane.cited.buttons() == []
    columns = page.pane.cited.table.rows.columns
    assert not columns[0].usable(page.pane.cited.table.rows.rows()[0])


# --- money ----------------------------------------------------------------------------


@pytest.fixture
def yearly(office, page_shown):
    """The yearly round, whose number depends on the money there is."""
    office.reviewing.work_on(next(r for r in office.rounds() if r.template))
    return page_shown(ReviewPage(office))


def typed(dialog, amount, collective, individual):
    assert isinstance(dialog, BudgetDialog)
    dialog.amount.show_text(amount)
    dialog.collective.show_text(collective)
    dialog.individual.show_text(individual)
    dialog.verb.click()


def test_money_is_entered_in_whole_dong(yearly, office, answers):
    assert yearly.award.money.text() == "Chưa nhập kinh phí khen thưởng"
    answers.next(lambda dialog: typed(dialog, "8.000.000", "1000000", ""))

    yearly.award.enter.click()

    [kept] = office.reviewing.budgets(office.current_round().id)
    assert (kept.amount, kept.per_collective, kept.per_individual) == (
        8_000_000,
        1_000_000,
        0,
    )
    assert yearly.award.money.text() == (
        "Kinh phí 8.000.000 đồng, cần 0, còn 8.000.000"
    )
    assert yearly.award.enter.text() == "Sửa kinh phí…"


@pytest.mark.parametrize("amount", ["nhiều", "-1", "8,5"])
def test_what_is_no_sum_is_refused_at_its_field(yearly, office, answers, amount):
    answers.next(lambda dialog: typed(dialog, amount, "1", "1"))

    yearly.award.enter.click()

    [dialog] = answers.seen
    assert dialog.amount.edit.property("state") == "error"
    assert office.reviewing.budgets(office.current_round().id) == []


def test_too_little_money_is_a_warning_and_no_limit(page, office):
    from desktop.awards.quotas import Budget

    round_id = office.current_round().id
    office.reviewing.put_budget(Budget(round_id, OWN, 300_000, 0, 500_000))
    page.reload()

    assert page.award.money.text().endswith("thiếu 200.000")
    assert page.award.alarm.isVisible()
    assert page.listed().proposed


# --- beyond the number, and how firm it is --------------------------------------------


@pytest.fixture
def hong_van(tmp_path, page_shown):
    with full_office(tmp_path / "so") as office:
        made = page_shown(ReviewPage(office))
        made.head.tabs.setCurrentIndex(PEOPLE)
        yield made


def test_the_lane_beyond_a_hard_number_is_open_to_whoever_decides(hong_van, qtbot):
    found = replace(hong_van.listed(), is_soft=False, beyond="Chủ tịch UBND xã")
    reserve = next(row for row in found.rows if row.name == RESERVE)

    assert more_label(found) == "Chọn ngoài chỉ tiêu…"
    assert more_label(replace(found, is_own=False)) == ""
    assert more_label(replace(found, beyond="")) == ""
    dialog = ExtraDialog(hong_van, found, [reserve], reserve)
    qtbot.addWidget(dialog)
    assert dialog.windowTitle() == "Chọn ngoài chỉ tiêu 05 cá nhân?"


def test_whoever_is_chosen_beyond_stands_apart_with_the_reason(hong_van):
    found = replace(hong_van.listed(), is_soft=False, beyond="Chủ tịch UBND xã")
    first = replace(found.rows[0], remark=Remark.BEYOND, reason="Nhiều đóng góp")
    found = replace(found, rows=(first, *found.rows[1:]))

    titles = [section.title for section in sections_of(found, "", ())]

    assert "Ngoài chỉ tiêu, có lý do: 1 người" in titles
    assert first not in sections_of(found, "", ())[0].rows
    assert "<b>chọn ngoài chỉ tiêu</b> 05 cá nhân: Nhiều đóng góp" in summary(
        found, first
    )


def test_how_firm_the_list_is_opens_under_the_line(hong_van):
    def told():
        lines = hong_van.table.rows.lines()
        return [x.note for x in lines if isinstance(x, Section) and not x.title]

    assert told() == []
    [line] = [
        x
        for x in hong_van.table.rows.lines()
        if isinstance(x, Section) and x.kind == "quota"
    ]
    dict(line.actions)["Độ chắc"]()

    assert told()[0] == "Ngay trên vạch đồng hạng, thứ tự ưu tiên không phân được"
    assert any("ưu tiên 1 và 2" in sentence for sentence in told())
    hong_van._on_telling()
    assert told() == []


# --- what is only proposed is not printed here ----------------------------------------


def test_what_is_decided_above_is_neither_printed_nor_decided_here(office, page_shown):
    city = next(r for r in office.rounds() if r.template == "nam-thanh-pho")
    office.reviewing.work_on(city)
    certificates = page_shown(CertificatesPage(office))
    papers = page_shown(PapersPage(office))

    assert not certificates.print.isVisible()
    assert "chỉ đề nghị cấp trên tặng Bằng khen" in certificates.empty._what.text()
    assert papers.card.title.text() == "Đợt này không có quyết định"
    assert not papers.card.decide.isVisible()
    assert "decision" not in [row.paper.code for row in papers.table.rows.rows()]


def test_only_the_offices_own_award_gets_a_certificate(office, page_shown):
    office.review.close(office.roundup())
    decide(office)
    certificates = page_shown(CertificatesPage(office))

    assert [one.offer for one in certificates.list.recipients()] == [OWN]
    assert certificates.head.title.text() == "Giấy khen"
