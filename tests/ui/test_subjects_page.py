"""Đơn vị & cá nhân: what the officer types, pastes, retires and is refused."""

import unicodedata
from datetime import date, datetime

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QApplication, QDialog, QPushButton

from desktop.awards.forms import Signatory
from desktop.emulation.participants import (
    DirectRole,
    DirectWork,
    Employment,
    Kind,
    OtherSubject,
    Person,
    Unit,
    UnitKind,
)
from desktop.emulation.records import Grade, Membership, TaskRating
from desktop.office.office import Office, Particulars
from ui.dialogs.unit_dialog import UnitDialog
from ui.pages.subjects_groups import ALL, OTHERS, Tree, kind_beside
from ui.pages.subjects_page import SubjectsPage
from ui.pages.subjects_paste import Verdict, read_rows

NOW = datetime(2025, 12, 5, 10, 32)
HONG_VAN = Particulars(
    "01", "10210", "commune", "Hồng Vân", "Thành phố Hà Nội", "Hồng Vân", "Phòng VHXH"
)
PEOPLE = ["Ngô Lan Khanh", "Phan Thu Hiền", "Đặng Quỳnh Mai", "Nguyễn Hoài Ân"]


@pytest.fixture
def office(tmp_path):
    with Office.open(tmp_path / "so", lambda: NOW) as office:
        chair = Signatory("", "Đinh Công Thuận", ("CHỦ TỊCH",), is_default=True)
        office.set_up(HONG_VAN, [chair], "hong-van-2025")
        yield office


@pytest.fixture
def culture(office):
    unit_id = office.register.add(Unit("", "Phòng Văn hóa – Xã hội", UnitKind.OFFICE))
    for name in PEOPLE:
        office.register.add(
            Person("", name, unit_id, Employment.CIVIL_SERVANT, position="Chuyên viên")
        )
    office.register.add(Unit("", "Thôn Đoài", UnitKind.VILLAGE))
    return unit_id


@pytest.fixture
def page(office, culture, qtbot):
    page = SubjectsPage(office)
    qtbot.addWidget(page)
    page.resize(1154, 694)
    page.show()
    page.reload()
    page.units.choose(culture)
    page.said = []
    page.changed.connect(page.said.append)
    return page


def during(act, open_it):
    """Do something in the dialog that `open_it` opens; return what `act` returned."""
    answers = []

    def look():
        dialog = QApplication.activeModalWidget()
        try:
            answers.append(act(dialog))
        finally:
            if dialog is not None and dialog.isVisible():
                dialog.reject()

    QTimer.singleShot(0, look)
    open_it()
    assert answers, "no dialog opened"
    return answers[0]


def type_in(field, text):
    """Type a Vietnamese text: QTest knows Latin-1 only."""
    field.edit.setText(text)


def shown(page):
    return [row.person.name for row in page.list.people.rows.rows()]


def row_of(page, name):
    rows = page.list.people.rows.rows()
    return next(row for row in rows if row.person.name == name)


def press(widget, qtbot, key, modifier=Qt.KeyboardModifier.NoModifier):
    widget.setFocus()
    qtbot.keyClick(widget, key, modifier)


def test_the_people_of_a_unit_stand_in_the_order_of_their_given_names(page):
    assert shown(page) == [
        "Nguyễn Hoài Ân",
        "Phan Thu Hiền",
        "Ngô Lan Khanh",
        "Đặng Quỳnh Mai",
    ]


def test_kinds_are_grouped_and_every_line_says_how_many_people_it_has(page):
    root = page.units.topLevelItem(0)
    groups = [root.child(n) for n in range(root.childCount())]
    said = [g.data(0, Qt.ItemDataRole.AccessibleTextRole) for g in groups]

    assert said == [
        "Cơ quan, đơn vị, 4 người",
        "Thôn, xóm, 0 người",
        "Hộ gia đình, doanh nghiệp, 0 hộ, doanh nghiệp",
    ]


def test_the_whole_commune_shows_everybody_with_their_unit(page):
    page.units.choose(ALL)

    assert len(shown(page)) == 4
    assert row_of(page, "Phan Thu Hiền").unit == "Phòng Văn hóa – Xã hội"


def test_the_filter_needs_no_marks(page, qtbot):
    page.list.search.setText("quynh")

    qtbot.waitUntil(lambda: shown(page) == ["Đặng Quỳnh Mai"])


def test_role_and_rating_are_those_of_the_period_of_the_plan(page, office, culture):
    head = next(p for p in office.register.people() if p.name == "Nguyễn Hoài Ân")
    old = DirectWork(DirectRole.LEADING, date(2024, 1, 1), date(2024, 12, 31))
    now = DirectWork(DirectRole.LEADING, date(2025, 8, 1))
    office.register.change(
        Person(
            head.id, head.name, culture, head.employment, None, "", True, None, (now,)
        )
    )
    other = next(p for p in office.register.people() if p.name == "Phan Thu Hiền")
    office.register.change(
        Person(other.id, other.name, culture, other.employment, direct_work=(old,))
    )
    whole = TaskRating("", head.id, date(2025, 1, 1), date(2025, 12, 31), Grade.GOOD)
    half = TaskRating(
        "", head.id, date(2025, 7, 1), date(2025, 12, 31), Grade.EXCELLENT
    )
    for rating in (half, whole):
        office.records.rate(rating, head.name)

    page.reload()

    assert row_of(page, head.name).role == "Lãnh đạo, trực tiếp"
    assert row_of(page, head.name).grade == "Hoàn thành xuất sắc"
    assert row_of(page, other.name).role == ""
    assert row_of(page, other.name).grade == "Chưa có"


def test_a_person_is_added_by_keyboard_alone(page, qtbot, office, culture):
    def fill(dialog):
        assert dialog.unit.value() == culture
        type_in(dialog.name, "Lê Thị Cẩm")
        type_in(dialog.position, "Phó Trưởng phòng")
        qtbot.keyClick(dialog.name.edit, Qt.Key.Key_Return)
        return dialog.result()

    page.list.people.setFocus()
    result = during(fill, lambda: page.adder.click())

    assert result == QDialog.DialogCode.Accepted
    assert page.list.people.current().person.name == "Lê Thị Cẩm"
    assert page.said == ["Đã thêm Lê Thị Cẩm."]
    assert office.trail.next_undo().title == "Thêm người Lê Thị Cẩm"


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_F2])
def test_enter_and_f2_open_the_form_of_the_current_person(page, qtbot, key):
    page.list.people.choose(lambda row: row.person.name == "Phan Thu Hiền")
    page.window().activateWindow()
    qtbot.waitUntil(page.isActiveWindow)

    name = during(
        lambda dialog: dialog.name.text(),
        lambda: press(page.list.people, qtbot, key),
    )

    assert name == "Phan Thu Hiền"


def test_editing_keeps_every_field(page, office, culture):
    def fill(dialog):
        type_in(dialog.position, "Trưởng phòng")
        dialog.employment.choose(Employment.OFFICIAL)
        dialog.is_head.setChecked(True)
        type_in(dialog.birth, "1985")
        dialog.work.adder.click()
        line = dialog.work.lines()[0]
        line.role.choose(DirectRole.DIGITAL)
        line.until.edit.setText("31/10/2025")
        dialog.note.setPlainText("dòng 1\ndòng 2")
        dialog.accept()

    page.list.people.choose(lambda row: row.person.name == "Phan Thu Hiền")
    during(fill, page.list._on_edit)

    kept = next(p for p in office.register.people() if p.name == "Phan Thu Hiền")
    assert (kept.position, kept.employment, kept.is_head) == (
        "Trưởng phòng",
        Employment.OFFICIAL,
        True,
    )
    work = DirectWork(DirectRole.DIGITAL, date(2025, 7, 1), date(2025, 10, 31))
    assert kept.direct_work == (work,)
    assert (kept.birth_year, kept.note) == (1985, "dòng 1\ndòng 2")


def test_a_name_of_300_characters_is_refused_at_its_field_and_stays_typed(page, office):
    long = "Nguyễn " * 43
    before = len(office.register.people())

    def fill(dialog):
        type_in(dialog.name, long)
        dialog.accept()
        return (
            dialog.name.edit.property("state"),
            dialog.name.edit.accessibleDescription(),
            dialog.name.edit.text(),
            dialog.isVisible(),
        )

    state, said, typed, is_open = during(fill, page.adder.click)

    assert state == "error"
    assert said.startswith("Họ và tên dài 300 chữ, quá 200.")
    assert typed == long
    assert is_open
    assert len(office.register.people()) == before


@pytest.mark.parametrize(
    ("fill", "sentence"),
    [
        (lambda d: type_in(d.name, "   "), "Chưa có họ và tên."),
        (lambda d: type_in(d.birth, "85"), "Năm sinh gồm bốn chữ số, như 1985."),
        (lambda d: type_in(d.birth, "2020"), "Năm sinh 2020 không hợp lý."),
    ],
)
def test_what_cannot_be_kept_says_so_at_its_field(page, fill, sentence):
    def act(dialog):
        type_in(dialog.name, "Lê Thị Cẩm")
        fill(dialog)
        dialog.accept()
        told = (dialog.name, dialog.birth)
        return [field.edit.accessibleDescription() for field in told]

    assert any(said.startswith(sentence) for said in during(act, page.adder.click))


def test_unreadable_and_reversed_days_of_direct_work_are_refused(page):
    def act(dialog):
        type_in(dialog.name, "Lê Thị Cẩm")
        dialog.work.add()
        line = dialog.work.lines()[0]
        line.since.edit.setText("31/02/2025")
        dialog.accept()
        unreadable = line.since.edit.accessibleDescription()
        line.since.edit.setText("01/09/2025")
        line.until.edit.setText("01/08/2025")
        dialog.accept()
        return unreadable, dialog.work._error._text.text(), dialog.isVisible()

    unreadable, reversed_, is_open = during(act, page.adder.click)

    assert unreadable == "Không có ngày này. Gõ như 14/12/2025."
    assert reversed_.startswith("Ngày thôi làm trước ngày bắt đầu.")
    assert is_open


def test_decomposed_letters_and_hard_spaces_are_kept_as_one_name(page, office):
    typed = unicodedata.normalize("NFD", "Trịnh\u00a0Thị\u200b  Hoà")

    def fill(dialog):
        type_in(dialog.name, typed)
        dialog.accept()

    during(fill, page.adder.click)

    assert "Trịnh Thị Hoà" in {p.name for p in office.register.people()}


def test_a_unit_is_added_and_cannot_stand_under_itself(page, office, culture):
    def add(dialog):
        type_in(dialog.name, "Tổ một cửa")
        dialog.kind.choose(UnitKind.TEAM)
        dialog.above.choose(culture)
        dialog.accept()

    during(add, page._on_add_unit)
    team = next(u for u in office.register.units() if u.name == "Tổ một cửa")
    assert team.parent_id == culture
    assert page.units.current_key() == team.id

    def turn(dialog):
        dialog.above.choose(team.id)
        dialog.accept()
        return dialog.above.accessibleDescription(), dialog.isVisible()

    page.units.choose(culture)
    said, is_open = during(turn, page._on_edit_unit)
    assert "không thể trực thuộc chính đơn vị" in said
    assert is_open


def test_delete_asks_and_retires_as_one_action_that_can_be_taken_back(
    page, office, qtbot
):
    page.list.people.selectAll()
    asked = during(
        lambda dialog: (dialog.windowTitle(), dialog.accept())[0],
        page.list._on_retire,
    )

    assert asked == "Ngừng theo dõi 04 người?"
    assert shown(page) == []
    assert page.head.tabs.tabText(2) == "Đã ngừng 4"
    assert page.said == ["Đã ngừng theo dõi 04 người."]
    office.undo()
    page.reload()
    assert len(shown(page)) == 4


def test_the_delete_key_of_the_list_and_a_harmless_answer_change_nothing(
    page, office, qtbot
):
    page.list.people.choose(lambda row: row.person.name == "Phan Thu Hiền")
    page.activateWindow()
    qtbot.waitUntil(page.isActiveWindow)

    during(
        lambda dialog: dialog.reject(),
        lambda: press(page.list.people, qtbot, Qt.Key.Key_Delete),
    )

    assert len(office.register.people()) == 4


def thu_hien(office):
    return next(p for p in office.register.people() if p.name == "Phan Thu Hiền")


def edit_thu_hien(page, act):
    page.units.choose(ALL)
    page.list.people.choose(lambda row: row.person.name == "Phan Thu Hiền")
    return during(act, page.list._on_edit)


def village(office):
    return next(u for u in office.register.units() if u.name == "Thôn Đoài")


def former(office):
    found = office.registers.memberships(thu_hien(office).id)
    return [(m.unit_id, m.since, m.until) for m in found]


def test_another_unit_asks_since_when_and_leaves_the_old_one_behind(
    page, office, culture
):
    def move(dialog):
        asked = [dialog.where._moved.isVisibleTo(dialog)]
        dialog.unit.choose(village(office).id)
        asked.append(dialog.where._moved.isVisibleTo(dialog))
        assert dialog.where.day.value() == NOW.date()
        type_in(dialog.where.day, "01/10/2025")
        dialog.accept()
        return asked

    assert edit_thu_hien(page, move) == [False, True]
    assert former(office) == [(culture, None, date(2025, 9, 30))]

    def look(dialog):
        return [(line.unit.currentText()) for line in dialog.former.lines()]

    assert edit_thu_hien(page, look) == ["Phòng Văn hóa – Xã hội"]
    office.undo()
    assert thu_hien(office).unit_id == culture
    assert former(office) == []


def test_without_a_day_another_unit_corrects_what_was_entered(page, office):
    def correct(dialog):
        dialog.unit.choose(village(office).id)
        type_in(dialog.where.day, "")
        dialog.accept()

    edit_thu_hien(page, correct)

    assert thu_hien(office).unit_id == village(office).id
    assert former(office) == []


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ("31/02/2025", "Không có ngày này."),
        ("06/12/2025", "Ngày chuyển đơn vị 06/12/2025 ở sau hôm nay."),
    ],
)
def test_a_day_of_moving_that_cannot_be_says_so_at_the_unit(
    page, office, culture, typed, sentence
):
    def move(dialog):
        dialog.unit.choose(village(office).id)
        type_in(dialog.where.day, typed)
        dialog.accept()
        said = dialog.where.day.edit.accessibleDescription()
        return f"{said}{dialog.where._error._text.text()}", dialog.isVisible()

    said, is_open = edit_thu_hien(page, move)

    assert said.startswith(sentence)
    assert is_open
    assert thu_hien(office).unit_id == culture


def test_nobody_new_is_asked_since_when(page, office, culture):
    def fill(dialog):
        type_in(dialog.name, "Lê Thị Cẩm")
        dialog.unit.choose(village(office).id)
        shown_then = dialog.where._moved.isVisibleTo(dialog)
        dialog.accept()
        return shown_then

    assert during(fill, page.adder.click) is False
    assert "Lê Thị Cẩm" in {p.name for p in office.register.people()}


def test_units_before_are_added_changed_and_taken_out(page, office):
    place = village(office).id

    def add(dialog):
        dialog.former.adder.click()
        [line] = dialog.former.lines()
        line.unit.choose(place)
        type_in(line.until, "30/06/2025")
        dialog.accept()

    def change(dialog):
        [line] = dialog.former.lines()
        type_in(line.since, "01/01/2024")
        dialog.accept()

    def remove(dialog):
        dialog.former.lines()[0].remove.click()
        dialog.accept()

    edit_thu_hien(page, add)
    assert former(office) == [(place, None, date(2025, 6, 30))]
    edit_thu_hien(page, change)
    assert former(office) == [(place, date(2024, 1, 1), date(2025, 6, 30))]
    edit_thu_hien(page, remove)
    assert former(office) == []


def test_two_units_on_one_day_are_refused_at_the_units_and_stay_typed(page, office):
    other = office.register.add(Unit("", "Trạm Y tế", UnitKind.PUBLIC_SERVICE_UNIT))
    ends = ((village(office).id, "", "30/06/2025"), (other, "30/06/2025", "31/07/2025"))

    def fill(dialog):
        for unit_id, since, until in ends:
            dialog.former.add()
            line = dialog.former.lines()[-1]
            line.unit.choose(unit_id)
            type_in(line.since, since)
            type_in(line.until, until)
        dialog.accept()
        return dialog.former._error._text.text(), len(dialog.former.lines())

    said, kept = edit_thu_hien(page, fill)

    assert "ở hai đơn vị cùng lúc: Thôn Đoài và Trạm Y tế, ngày 30/06/2025" in said
    assert kept == 2
    assert former(office) == []


def test_a_unit_before_that_is_gone_says_so(page, office):
    gone = village(office)
    was = Membership(thu_hien(office).id, gone.id, None, date(2025, 6, 30))
    office.register.keep_person(thu_hien(office), [was])
    office.register.retire(gone)

    def look(dialog):
        [line] = dialog.former.lines()
        dialog.accept()
        return line.unit.currentText()

    assert edit_thu_hien(page, look) == "Thôn Đoài (đã ngừng)"
    assert former(office) == [(gone.id, None, date(2025, 6, 30))]


def test_a_unit_is_merged_with_its_people_as_one_action(page, office, culture):
    into = village(office)

    def merge(dialog):
        said = dialog.along.text(), dialog.into.count()
        dialog.into.choose(into.id)
        type_in(dialog.day, "01/10/2025")
        dialog.accept()
        return said

    assert during(merge, page._on_merge_unit) == (
        "Chuyển theo 04 người của đơn vị",
        1,
    )

    assert page.said == ["Đã sáp nhập Phòng Văn hóa – Xã hội vào Thôn Đoài."]
    assert page.units.current_key() == into.id
    assert len(shown(page)) == 4
    assert former(office) == [(culture, None, date(2025, 9, 30))]
    column = page.retired.table.rows.columns[2]
    [gone] = page.retired.table.rows.rows()
    assert column.text(gone) == "Sáp nhập vào Thôn Đoài"
    office.undo()
    page.reload()
    page.units.choose(culture)
    assert len(shown(page)) == 4


def test_a_merger_that_is_refused_keeps_the_dialog_open(page, office, culture):
    def merge(dialog):
        type_in(dialog.day, "01/10/2026")
        dialog.accept()
        return dialog.notice.isVisibleTo(dialog), dialog.isVisible()

    assert during(merge, page._on_merge_unit) == (True, True)
    assert culture in {u.id for u in office.register.units()}


def test_kinds_the_plan_names_stand_first(page, office, qtbot):
    unit = Unit("", "", UnitKind.DEPARTMENT)
    kinds = [UnitKind.DEPARTMENT, UnitKind.PRESS]
    dialog = UnitDialog(None, unit, [], [], lambda _unit: None, kinds)
    qtbot.addWidget(dialog)

    words = [dialog.kind.itemText(n) for n in range(dialog.kind.count())]
    assert words[:3] == ["Sở, ban, ngành", "Cơ quan báo chí", "Xã"]
    assert len(words) == len(UnitKind)


def test_a_city_groups_its_wards_and_keeps_their_offices_under_them():
    ward = Unit("w", "Phường Hoa Sen", UnitKind.WARD)
    office_of_ward = Unit("o", "Văn phòng phường", UnitKind.OFFICE, "w")
    units = [
        ward,
        office_of_ward,
        Unit("d", "Sở Nội vụ", UnitKind.DEPARTMENT),
        Unit("p", "Tạp chí Sông Quê", UnitKind.PRESS),
    ]

    tree = Tree("Thành phố", units, [], [], is_city=True)

    said = {g.title: [n.title for n in g.children] for g in tree.root.children}
    assert said == {
        "Sở, ban, ngành": ["Sở Nội vụ"],
        "Xã, phường, đặc khu": ["Phường Hoa Sen"],
        "Ngành dọc, báo chí": ["Tạp chí Sông Quê"],
        "Hộ gia đình, doanh nghiệp": [],
    }
    assert [n.title for n in tree.find("w").children] == ["Văn phòng phường"]
    assert tree.root.unit is None
    assert kind_beside(tree.root, tree.usual_kind) is UnitKind.DEPARTMENT


def test_people_of_a_retired_unit_do_not_get_lost(page, office, culture):
    said = during(
        lambda dialog: (
            [w.text() for w in dialog.findChildren(type(page.head.note))],
            dialog.accept(),
        )[0],
        page._on_retire_unit,
    )

    assert any("04 người của đơn vị chuyển sang" in text for text in said)
    page.units.choose("nowhere")
    assert len(shown(page)) == 4


def test_somebody_retired_is_followed_again(page, office):
    office.register.retire(office.register.people()[0])
    page.reload()
    page.head.tabs.setCurrentIndex(2)

    page.retired.table.row_opened.emit(page.retired.table.current())

    assert len(office.register.people()) == 4
    assert page.head.tabs.tabText(2) == "Đã ngừng"
    assert page.said == ["Đã theo dõi lại Nguyễn Hoài Ân."]


def test_the_same_name_written_in_two_ways_is_shown_side_by_side(page, office, culture):
    for name in ("Mai Xuân Hòa", "Mai Xuân Hoà"):
        office.register.add(Person("", name, culture, Employment.PUBLIC_EMPLOYEE))
    page.reload()

    assert page.head.tabs.tabText(1) == "Có thể trùng 1"
    assert row_of(page, "Mai Xuân Hoà").is_similar
    page.head.tabs.setCurrentIndex(1)
    pair = page.similar.table.current()
    assert {pair.first.name, pair.second.name} == {"Mai Xuân Hòa", "Mai Xuân Hoà"}
    during(lambda dialog: dialog.accept(), page.similar.keep_first.click)
    kept = [p.id for p in office.register.people() if p.name.startswith("Mai Xuân")]
    assert kept == [pair.first.id]
    assert page.head.tabs.tabText(1) == "Có thể trùng"


def test_two_of_one_name_that_are_two_are_never_asked_about_again(
    page, office, culture
):
    for name in ("Mai Xuân Hòa", "Mai Xuân Hoà"):
        office.register.add(Person("", name, culture, Employment.PUBLIC_EMPLOYEE))
    page.reload()
    page.head.tabs.setCurrentIndex(1)

    page.similar.keep_both.click()

    assert page.head.tabs.tabText(1) == "Có thể trùng"
    assert not row_of(page, "Mai Xuân Hoà").is_similar
    assert page.said == ["Đã nhớ: hai mục Mai Xuân Hòa không trùng nhau."]
    page.reload()
    assert page.similar.table.current() is None
    office.undo()
    page.reload()
    assert page.head.tabs.tabText(1) == "Có thể trùng 1"


def test_households_have_a_list_and_a_form_of_their_own(page, office):
    page.units.choose(OTHERS)

    def fill(dialog):
        dialog.kind.choose(Kind.BUSINESS)
        type_in(dialog.name, "Công ty TNHH Đồng Bãi")
        type_in(dialog.address, "Thôn Thượng")
        dialog.accept()

    assert page.adder.text() == "Thêm hộ, doanh nghiệp"
    during(fill, page.adder.click)

    [kept] = office.register.others()
    assert (kept.kind, kept.address) == (Kind.BUSINESS, "Thôn Thượng")
    assert page.list.others.current() == kept


def test_excel_rows_are_judged_before_anything_is_written(page, office, culture):
    copied = (
        "STT\tHọ và tên\tChức vụ\tĐối tượng\n"
        "1\tĐinh Công Sơn\tGiáo viên\tViên chức\n"
        "2\tPHAN THU HIỀN\tChuyên viên\t\n"
        "3\t\tChuyên viên\t\n"
        "4\tTạ Hải Yến\tĐiều dưỡng\tbác sĩ\n"
        "5\tMai Văn Lý\t\tcong chuc\n"
    )
    QApplication.clipboard().setText(copied)

    def look(dialog):
        rows = dialog.table.rows.rows()
        verdicts = [row.verdict for row in rows]
        why = [row.why for row in rows]
        dialog.table.ticked.emit(rows[4], 0, False)
        label = dialog.verb.text()
        dialog.accept()
        return verdicts, why, label

    verdicts, why, label = during(look, page._on_paste)

    assert verdicts == [
        Verdict.ADD,
        Verdict.SIMILAR,
        Verdict.WRONG,
        Verdict.WRONG,
        Verdict.ADD,
    ]
    assert why[1] == "Giống “Phan Thu Hiền” đã có"
    assert why[2] == "Chưa có họ và tên."
    assert why[3] == "Không rõ đối tượng “bác sĩ”."
    assert label == "Thêm 01 người"
    added = [p for p in office.register.people() if p.name not in PEOPLE]
    assert [(p.name, p.employment, p.unit_id) for p in added] == [
        ("Đinh Công Sơn", Employment.PUBLIC_EMPLOYEE, culture)
    ]
    assert "Dán 01 người từ Excel" in office.trail.next_undo().title


def test_all_pasted_people_are_taken_back_at_once(page, office):
    QApplication.clipboard().setText("Lê Văn Một\tVăn thư\nLê Văn Hai\tKế toán")

    during(lambda dialog: dialog.accept(), page._on_paste)
    assert len(office.register.people()) == 6
    office.undo()

    assert len(office.register.people()) == 4


def test_pasting_needs_no_mouse(page, office, qtbot):
    QApplication.clipboard().setText("Lê Văn Một\tVăn thư\nLê Văn Hai\tKế toán")
    page.activateWindow()
    qtbot.waitUntil(page.isActiveWindow)

    def walk(dialog):
        qtbot.waitUntil(dialog.table.hasFocus)
        qtbot.keyClick(dialog.table, Qt.Key.Key_Down)
        qtbot.keyClick(dialog.table, Qt.Key.Key_Space)
        qtbot.keyClick(dialog.table, Qt.Key.Key_Return)
        assert dialog.verb.hasFocus()
        qtbot.keyClick(dialog.verb, Qt.Key.Key_Return)

    control = Qt.KeyboardModifier.ControlModifier
    during(walk, lambda: press(page.list.people, qtbot, Qt.Key.Key_V, control))

    assert "Lê Văn Một" in shown(page)
    assert "Lê Văn Hai" not in shown(page)


def test_ctrl_n_adds_from_the_tree_too(page, qtbot):
    page.activateWindow()
    qtbot.waitUntil(page.isActiveWindow)
    control = Qt.KeyboardModifier.ControlModifier

    title = during(
        lambda dialog: dialog.windowTitle(),
        lambda: press(page.units, qtbot, Qt.Key.Key_N, control),
    )

    assert title == "Thêm người"


def test_an_empty_clipboard_says_how_to_copy(page):
    QApplication.clipboard().setText(" \n")

    title = during(lambda dialog: dialog.windowTitle(), page._on_paste)

    assert title == "Chưa có gì để dán."


def test_a_pasted_name_of_300_characters_is_wrong_and_does_not_stop_the_others():
    rows = read_rows("A" * 300 + "\tVăn thư\nLê Văn Một\tKế toán", [])

    assert [row.verdict for row in rows] == [Verdict.WRONG, Verdict.ADD]
    assert "dài 300 chữ" in rows[0].why


def test_pasted_cells_may_hold_quotes_line_breaks_and_decomposed_letters():
    odd = read_rows('Lê "Hai\tVăn thư\nLê Văn Ba\tKế toán', [])
    broken = read_rows('"Lê Văn\nBốn"\t"Phó\nphòng"\n', [])
    split = read_rows(unicodedata.normalize("NFD", "Trần Thị\u00a0Hoà") + "\t", [])

    assert [row.name for row in odd] == ['Lê "Hai', "Lê Văn Ba"]
    assert [(row.name, row.position) for row in broken] == [("Lê Văn Bốn", "Phó phòng")]
    assert [row.name for row in split] == ["Trần Thị Hoà"]


def test_a_target_from_the_search_shows_the_person_in_their_unit(page, office):
    page.units.choose(ALL)
    page.list.search.setText("khong co ai")
    person = next(p for p in office.register.people() if p.name == "Ngô Lan Khanh")

    page.show_target(person.id)

    assert page.list.people.current().person == person


def test_a_household_is_found_as_a_target_too(page, office):
    household = OtherSubject("", "Hộ bà Trà Thị Luyến", Kind.HOUSEHOLD)
    subject_id = office.register.add(household)
    page.reload()

    page.show_target(subject_id)

    assert page.list.others.current().id == subject_id


def test_a_new_office_is_told_its_first_step(qtbot, tmp_path):
    with Office.open(tmp_path / "moi", lambda: NOW) as office:
        page = SubjectsPage(office)
        qtbot.addWidget(page)
        page.resize(1154, 694)
        page.show()
        page.reload()

        buttons = page.list.people_empty.findChildren(QPushButton)

        assert page.list.people_empty.isVisible()
        assert {b.text() for b in buttons} == {"Thêm người", "Dán từ Excel"}
