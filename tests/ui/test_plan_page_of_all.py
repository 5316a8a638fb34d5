"""The plan page for each of the five plans: every clause said back, in words only."""

import re
import shutil

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QPushButton

from desktop.awards.combining import ByReading, IfThen
from desktop.office.demo import demo
from desktop.office.office import Office
from desktop.plans.reading import read_plan
from desktop.plans.trees import walk
from tests.factories import shipped_text
from tests.ui.answers import answers, hold, labels_of
from ui.dialogs.plan_clone_dialog import PlanCloneDialog
from ui.dialogs.plan_versions_dialog import VersionsDialog
from ui.pages.plan_page import PlanPage
from ui.pages.plan_rules import settled
from ui.pages.plan_words import understand

__all__ = ["answers"]
FIVE = (
    "hong-van-2025",
    "hai-hoa-2024",
    "ngoc-ha-2026-2030",
    "ha-noi-2026-2030",
    "vinh-bao-2026-2030",
)


@pytest.fixture(scope="session")
def templates(tmp_path_factory):
    made = {}
    for code in FIVE:
        made[code] = tmp_path_factory.mktemp(code) / "so"
        demo.prepare(made[code], code).close()
    return made


@pytest.fixture
def office_of(templates, tmp_path):
    opened = []

    def open_one(code):
        shutil.copytree(templates[code], tmp_path / code)
        opened.append(Office.open(tmp_path / code))
        return demo.in_its_time(opened[-1])

    yield open_one
    for office in opened:
        office.close()


@pytest.fixture
def page_of(qtbot, office_of):
    return lambda code: hold(qtbot, PlanPage(office_of(code)))


def codes_of(plan):
    """Return the codes of a plan that are no words an officer would read."""
    found = [g.code for g in plan.groups] + [o.code for o in plan.offers]
    found += [d.code for d in plan.deadlines] + [d.code for d in plan.dossiers]
    found += [i.code for i in plan.indicators] + [r.key for r in plan.readings]
    found += [s.code for s in plan.standards] + [t.code for t in plan.rounds]
    found += [
        node.statement
        for standard in plan.standards
        for _path, node in walk(standard.root)
        if hasattr(node, "statement")
    ]
    return {code for code in found if re.search(r"[a-z]-[a-z]|S\d-", code)}


def told(page):
    """Return every text of the reading, labels and buttons, without markup."""
    said = [w.text() for w in page.pane.findChildren(QLabel)]
    said += [w.text() for w in page.pane.findChildren(QPushButton)]
    return re.sub(r"<[^>]*>", "", "\n".join(said))


@pytest.mark.parametrize("code", FIVE)
def test_every_clause_can_be_chosen_and_is_told_in_words(page_of, code):
    page = page_of(code)
    plan = read_plan(shipped_text(code))
    raw = re.compile(
        r"\b(None|True|False|unknown|met|not_met|"
        + "|".join(sorted(map(re.escape, codes_of(plan)), key=len, reverse=True))
        + r")\b|[{}]|\w+_\w+"
    )

    for clause in plan.clauses:
        assert page.text.choose(clause.number)
        assert page.pane.where.text() == f"mục {clause.number}"
        found = raw.search(told(page))
        assert not found, (clause.number, found)


@pytest.mark.parametrize("code", FIVE)
def test_whatever_a_plan_lays_down_is_told_at_its_clause(code):
    plan = read_plan(shipped_text(code))
    every = {
        c.number: understand(plan, plan.settled({}), c.number) for c in plan.clauses
    }

    def at(reference):
        return every[reference.partition(" ý ")[0]]

    for table in (
        plan.groups,
        plan.offers,
        plan.indicators,
        plan.deadlines,
        plan.duties,
        plan.principles,
        plan.models,
        plan.sub_movements,
        plan.standards,
        [d for d in plan.dossiers if not d.is_assumed],
    ):
        for one in table:
            assert at(one.clause), one


@pytest.mark.parametrize("code", FIVE)
def test_a_standard_is_tried_for_every_award_it_decides(page_of, code):
    page = page_of(code)
    plan = read_plan(shipped_text(code))

    for standard in plan.standards:
        page.text.choose(standard.clause.partition(" ý ")[0])
        offers = page.pane.strip.offer
        assert page.pane.trial.count()
        for place in range(offers.count()):
            offers.setCurrentIndex(place)
            offers.activated.emit(place)
            assert page.pane.verdict.accessibleName()


def test_an_award_of_two_blocks_names_numbers_and_total(page_of):
    page = page_of("ha-noi-2026-2030")
    page.text.choose("IV.1.d")

    said = told(page)
    assert "03 tập thể (khối xã, phường) và 02 tập thể (khối sở, ban, ngành)" in said
    assert "Tất cả không quá 05." in said
    assert "Thủ tướng Chính phủ quyết định" in said


def test_a_number_for_each_proposer_says_who_alone_goes_beyond_it(page_of):
    page = page_of("vinh-bao-2026-2030")
    plan = read_plan(shipped_text("vinh-bao-2026-2030"))
    offer = plan.offer_by_code["bk-thanh-pho-nam"]
    page.text.choose(offer.clause.partition(" ý ")[0])

    said = told(page)
    assert "mỗi đơn vị" in said
    assert "ngoài số này chỉ Chủ tịch UBND thành phố chọn" in said


def test_a_confirmation_that_looks_like_a_slip_is_flagged(page_of):
    page = page_of("ha-noi-2026-2030")
    page.text.choose("IV.3.b")

    said = told(page)
    assert "Nghi nhầm" in said
    assert "Sở Y tế xác nhận" in said
    assert "02 bộ" in said


def test_the_plan_above_opens_where_the_program_has_it(page_of, qtbot, answers):
    page = page_of("ngoc-ha-2026-2030")
    page.text.choose("")
    [way] = [b for b in page.pane.findChildren(QPushButton) if "cấp trên" in b.text()]

    qtbot.mouseClick(way, Qt.MouseButton.LeftButton)

    assert answers.titles == ["CCHC đồng bộ, Hà Nội 2026 - 2030"]
    assert "chỉ để xem" in labels_of(answers.seen[0])


def test_a_plan_above_that_is_only_cited_offers_no_way(page_of):
    page = page_of("hai-hoa-2024")
    page.text.choose("")

    assert "Kế hoạch cấp trên" in told(page)
    assert not [b for b in page.pane.findChildren(QPushButton) if "Mở kế" in b.text()]


# --- readings worked into rules -------------------------------------------------------


@pytest.mark.parametrize("code", FIVE)
def test_every_reading_can_be_worked_into_every_rule(code):
    plan = read_plan(shipped_text(code))

    for reading in plan.readings:
        for alternative in reading.alternatives:
            readings = plan.settled({reading.key: alternative.value})
            for standard in plan.standards:
                for _path, node in walk(settled(standard.root, readings)):
                    is_open = isinstance(node, ByReading) and readings[node.reading]
                    assert not is_open


def test_a_rule_only_for_some_is_settled_below_its_guard():
    plan = read_plan(shipped_text("ha-noi-2026-2030"))
    root = plan.standard_by_code["bk-tap-the"].root
    readings = plan.settled({"dan-dau": "3"})

    ranks = [
        limit.places
        for _path, node in walk(settled(root, readings))
        for limit in getattr(node, "limits", ())
    ]
    guards = [n for _path, n in walk(settled(root, readings)) if isinstance(n, IfThen)]
    assert set(ranks) == {3}
    assert len(guards) == 4


# --- numbers, versions, copies --------------------------------------------------------


def test_a_number_is_changed_in_place_with_its_reason(page_of, qtbot, answers):
    page = page_of("hong-van-2025")
    page.text.choose("III.2")

    def fill(dialog):
        dialog.value.edit.setText("6")
        dialog.reason.setPlainText("Công văn số 12")
        dialog._on_typed()
        qtbot.mouseClick(dialog._verb, Qt.MouseButton.LeftButton)

    answers.next(fill)
    qtbot.mouseClick(
        page.pane.findChild(QPushButton, "edit-quota-0-0"), Qt.MouseButton.LeftButton
    )

    assert "06 tập thể" in told(page)
    adopted = page._office.plans.current()
    assert adopted.version == 2
    assert page._office.trail.steps(limit=1)[0].reason == "Công văn số 12"


def test_a_number_that_is_none_is_refused_at_its_field(page_of, answers):
    page = page_of("hong-van-2025")
    page.text.choose("III.2")

    def fill(dialog):
        dialog.value.edit.setText("năm")
        dialog.reason.setPlainText("Thử")
        dialog._on_keep()
        assert dialog.value.edit.accessibleDescription()

    answers.next(fill)
    page.pane.findChild(QPushButton, "edit-quota-0-0").click()

    assert page._office.plans.current().version == 1


def test_an_earlier_version_is_worked_by_again(page_of, answers):
    page = page_of("hong-van-2025")
    office = page._office
    office.plans.adopt_text(
        shipped_text().replace("Đẩy mạnh CCHC, 6 tháng", "Đẩy mạnh CCHC lần hai")
    )
    page.reload()

    def take_first(dialog):
        assert isinstance(dialog, VersionsDialog)
        assert not dialog._verb.isEnabled()
        dialog.table.choose(lambda one: one.adopted.version == 1)
        dialog._on_work()

    answers.next(take_first)
    page.work.show_versions()

    assert office.plans.current().version == 1
    assert office.current_round().name == "Tháng 12/2025"


def test_next_years_plan_is_made_from_the_list_of_what_moves(page_of, answers):
    page = page_of("vinh-bao-2026-2030")

    def look(dialog):
        assert isinstance(dialog, PlanCloneDialog)
        assert dialog.years.value() == 5
        rows = ["|".join(row) for row in dialog.table.seen_texts()]
        assert any("31/03/2035" in row for row in rows)
        dialog.years.setValue(1)
        dialog.accept()

    answers.next(look)
    page.work.clone_current()

    assert page._office.plans.current().code == "vinh-bao-2027-2031"
    assert any("Sao chép từ" in n.sentence for n in page.notices.notices)


def test_settled_notices_are_folded_away(page_of, qtbot):
    page = page_of("ngoc-ha-2026-2030")
    office = page._office
    adopted = office.plans.current()
    reading = next(r for r in office.plan().readings if r.default)
    office.plans.settle(adopted, reading.key, reading.default)
    page.reload()

    assert not page.notices._settled.isVisible()
    qtbot.mouseClick(page.notices.fold, Qt.MouseButton.LeftButton)
    assert page.notices._settled.isVisible()
    assert reading.quoted in labels_of(page.notices._settled)
