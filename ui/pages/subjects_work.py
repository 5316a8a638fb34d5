"""What the officer does to the register: the forms, the questions, the pasting."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date

from PySide6.QtWidgets import QApplication, QDialog, QWidget

from desktop.emulation.participants import (
    Employment,
    Kind,
    OtherSubject,
    Person,
    Unit,
    UnitKind,
)
from desktop.errors import OfficeError
from desktop.office.office import Office
from desktop.office.registers.register import Similar, Subject
from ui.dialogs.error import show_refusal
from ui.dialogs.merge_dialog import MergeDialog
from ui.dialogs.other_dialog import OtherDialog
from ui.dialogs.person_dialog import PersonDialog, PersonEntry, Whereabouts
from ui.dialogs.question import ask
from ui.dialogs.subject_form import SubjectForm
from ui.dialogs.unit_dialog import UnitDialog, blocks_of, kinds_of
from ui.language import _
from ui.pages.subjects_paste_dialog import PasteDialog

_ACCEPTED = QDialog.DialogCode.Accepted
_PART_TIME_KINDS = {
    UnitKind.VILLAGE,
    UnitKind.HAMLET,
    UnitKind.RESIDENTIAL_GROUP,
    UnitKind.QUARTER,
}

Done = Callable[[str, str], None]


class SubjectWork:
    """Opens the forms over a page.

    Args:
        done: told the sentence of what was done, and the id to make current.
        first_day: of the movement, for new periods of direct work.
    """

    def __init__(
        self, office: Office, page: QWidget, done: Done, first_day: Callable[[], date]
    ) -> None:
        self._office = office
        self._register = office.register
        self._page = page
        self._done = done
        self._first_day = first_day

    def add_person(self, unit: Unit | None) -> None:
        """Add somebody to a unit."""
        self.edit(Person("", "", unit.id if unit else None, usual_employment(unit)))

    def add_unit(self, kind: UnitKind, above: Unit | None) -> None:
        """Add a unit."""
        self.edit(Unit("", "", kind, above.id if above else None))

    def add_other(self) -> None:
        """Add a household or a business."""
        self.edit(OtherSubject("", "", Kind.HOUSEHOLD))

    def edit(self, subject: Subject) -> None:
        """Open the form of a subject; without an id it is a new one."""
        kept: list[Subject] = []

        def save(typed: Subject | PersonEntry) -> None:
            kept.append(self._keep(typed))

        form = self.form(subject, save)
        if form.exec() == _ACCEPTED:
            verb = _("Đã sửa {name}.") if subject.id else _("Đã thêm {name}.")
            self._done(verb.format(name=short_name(kept[0])), kept[0].id)
        form.deleteLater()

    def form(
        self, subject: Subject, save: Callable[[Subject | PersonEntry], None]
    ) -> SubjectForm:
        """Return the form of a subject, not yet shown."""
        window, office = self._page.window(), self._office
        match subject:
            case Unit():
                units = self._register.units()
                blocks, kinds = blocks_of(office), kinds_of(office)
                return UnitDialog(window, subject, units, blocks, save, kinds)
            case Person():
                return PersonDialog(window, subject, self._whereabouts(subject), save)
            case OtherSubject():
                return OtherDialog(window, subject, save)

    def merge(self, unit: Unit) -> None:
        """Ask into which unit a unit goes, and merge them as one action."""
        others = [one for one in self._register.units() if one.id != unit.id]
        if not others:
            alone = OfficeError(
                _("Chưa có đơn vị nào khác để sáp nhập vào."),
                _("Thêm đơn vị mới trước, rồi sáp nhập."),
            )
            show_refusal(self._page.window(), alone)
            return
        said: list[tuple[str, str]] = []

        def save(into: Unit, day: date, along: bool) -> None:
            self._register.merge(unit, into, day, with_people=along)
            words = _("Đã sáp nhập {name} vào {into}.")
            named = words.format(name=short_name(unit), into=short_name(into))
            said.append((named, into.id))

        people = len(self._register.people(unit.id))
        today = self._office.today()
        dialog = MergeDialog(self._page.window(), unit, others, people, today, save)
        if dialog.exec() == _ACCEPTED:
            self._done(*said[0])
        dialog.deleteLater()

    def _keep(self, typed: Subject | PersonEntry) -> Subject:
        match typed:
            case PersonEntry(person, former, moved_on):
                kept_id = self._register.keep_person(person, former, moved_on)
                return replace(person, id=kept_id)
            case _ if typed.id:
                self._register.change(typed)
                return typed
            case _:
                return replace(typed, id=self._register.add(typed))

    def _whereabouts(self, person: Person) -> Whereabouts:
        former = self._office.registers.memberships(person.id) if person.id else []
        units = self._register.units(with_retired=True)
        return Whereabouts(units, former, self._first_day(), self._office.today())

    def retire(self, subjects: Sequence[Subject]) -> None:
        """Ask, then take subjects out of the lists as one action."""
        name = short_name(subjects[0])
        if len(subjects) > 1:
            name = _("{count} mục").format(count=f"{len(subjects):02d}")
            if all(isinstance(one, Person) for one in subjects):
                name = _("{count} người").format(count=f"{len(subjects):02d}")
        question = _("Ngừng theo dõi {name}?").format(name=name)
        verb = _("Ngừng theo dõi")
        icon = "archive"
        window = self._page.window()
        if not ask(window, question, self._consequence(subjects), verb, icon=icon):
            return
        title = _("Ngừng theo dõi {name}").format(name=name)
        if self._try(lambda: self._retire_all(subjects, title)):
            self._done(_("Đã ngừng theo dõi {name}.").format(name=name), "")

    def bring_back(self, subject: Subject) -> None:
        """Put a retired subject back into the lists."""
        if self._try(lambda: self._register.bring_back(subject)):
            said = _("Đã theo dõi lại {name}.").format(name=short_name(subject))
            self._done(said, "")

    def keep_apart(self, pair: Similar) -> None:
        """Remember that two of one name are two."""
        if self._try(lambda: self._register.keep_apart(pair)):
            said = _("Đã nhớ: hai mục {name} không trùng nhau.")
            self._done(said.format(name=short_name(pair.first)), "")

    def paste(self, unit: Unit | None) -> None:
        """Show what the clipboard holds as people, and add those ticked."""
        copied = QApplication.clipboard().text()
        if not copied.strip():
            nothing = OfficeError(
                _("Chưa có gì để dán."),
                _(
                    "Trong Excel, chọn các cột họ tên, chức vụ, đối tượng rồi bấm "
                    "Ctrl+C; sau đó quay lại đây bấm Ctrl+V."
                ),
            )
            show_refusal(self._page.window(), nothing)
            return
        dialog = PasteDialog(
            self._page.window(),
            copied,
            self._register.units(),
            unit.id if unit else None,
            self._people_of,
            self._register.add_many,
            usual_employment,
        )
        if dialog.exec() == _ACCEPTED:
            count = f"{dialog.added:02d}"
            self._done(_("Đã thêm {count} người từ Excel.").format(count=count), "")
        dialog.deleteLater()

    def _people_of(self, unit_id: str | None) -> list[Person]:
        return [p for p in self._register.people() if p.unit_id == unit_id]

    def _retire_all(self, subjects: Sequence[Subject], title: str) -> None:
        with self._office.trail.operation(title):
            for subject in subjects:
                self._register.retire(subject)

    def _consequence(self, subjects: Sequence[Subject]) -> str:
        said = _(
            "Không còn trong danh sách và các đợt xét mới. Điểm, hồ sơ cũ giữ nguyên; "
            "theo dõi lại được ở thẻ Đã ngừng."
        )
        ids = {one.id for one in subjects if isinstance(one, Unit)}
        left = sum(person.unit_id in ids for person in self._register.people())
        if left:
            moved = _("{count} người của đơn vị chuyển sang mục Chưa xếp đơn vị.")
            said = f"{moved.format(count=f'{left:02d}')} {said}"
        return said

    def _try(self, action: Callable[[], None]) -> bool:
        try:
            action()
        except OfficeError as refusal:
            show_refusal(self._page.window(), refusal)
            return False
        return True


def usual_employment(unit: Unit | None) -> Employment:
    """Return how people of a unit are employed as a rule."""
    if unit is not None and unit.kind in _PART_TIME_KINDS:
        return Employment.PART_TIME
    return Employment.CIVIL_SERVANT


def short_name(subject: Subject) -> str:
    """Return a name short enough for a sentence."""
    name = subject.name
    return name if len(name) <= 60 else f"{name[:60]}…"
