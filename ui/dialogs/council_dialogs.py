"""Dialogs of the council: a member, the meeting, the ballots of a list.

Each keeps through the office itself, so that a refusal leaves everything typed.
"""

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtWidgets import QWidget

from desktop.awards.council import (
    BallotCount,
    CouncilMember,
    CouncilRole,
    Meeting,
    Seat,
)
from desktop.emulation.participants import Kind
from desktop.errors import OfficeError
from desktop.office.council.sheet import CouncilList, CouncilSheet
from desktop.office.office import Office
from ui.dialogs.frame import Dialog
from ui.language import _
from ui.widgets import layouts
from ui.widgets.buttons import plain, primary
from ui.widgets.dates import DateField
from ui.widgets.fields import ErrorLine, Field, NoteField
from ui.widgets.forms import ChoiceField, FormRows, NumberField
from ui.widgets.subject_picker import SubjectPicker, named


class KeepingDialog(Dialog):
    """A dialog that keeps what was typed, or says why it cannot be kept."""

    def __init__(
        self, parent: QWidget | None, title: str, verb: str, *, icon: str = "gavel"
    ) -> None:
        super().__init__(parent, title, icon=icon, width=560)
        self.rows = FormRows(label_width=148)
        self._error = ErrorLine()
        self.body.addWidget(self.rows)
        self.body.addWidget(self._error)
        self.body.addStretch(1)
        self.add_button(plain(_("Hủy"), self.reject))
        self.save = self.add_button(primary(verb, self._on_save), default=True)

    def keep(self) -> None:
        """Keep what was typed; refuses with OfficeError."""

    def _on_save(self) -> None:
        self._error.say("")
        try:
            self.keep()
        except OfficeError as refusal:
            self._error.say(str(refusal))
            self.fit()
        else:
            self.accept()


class MemberDialog(KeepingDialog):
    """A member: from the register of people, or somebody only named."""

    def __init__(
        self, parent: QWidget | None, office: Office, kept: CouncilMember | None = None
    ) -> None:
        title = _("Sửa thành viên Hội đồng") if kept else _("Thêm thành viên Hội đồng")
        super().__init__(
            parent, title, _("Lưu thay đổi") if kept else _("Thêm"), icon="user-plus"
        )
        self._office, self._kept = office, kept
        everybody = named(office)
        self._people = {
            i: one for i, one in everybody.items() if one.kind is Kind.INDIVIDUAL
        }
        chosen = [kept.person_id] if kept and kept.person_id else []
        self.person = SubjectPicker(
            _("Người trong danh sách"), self._people, chosen, many=False
        )
        self.person.changed.connect(self._on_person)
        self.name = Field(_("Họ và tên"), kept.name if kept else "")
        self.position = Field(_("Chức vụ"), kept.position if kept else "")
        self.role = ChoiceField(
            _("Vai trò"), [(role, role.label) for role in CouncilRole], width=220
        )
        self.role.choose(kept.role if kept else CouncilRole.MEMBER)
        self.rows.add(_("Trong danh sách"), self.person)
        said = _("Chọn nếu có, để biết khi thành viên cũng là người được xét.")
        self.rows.add("", layouts.label(said, "caption", wrap=True))
        self.rows.add(_("Họ và tên"), self.name)
        self.rows.add(_("Chức vụ"), self.position)
        self.rows.add(_("Vai trò trong Hội đồng"), self.role)
        (self.name if kept else self.person).setFocus()

    def keep(self) -> None:
        chosen = self.person.chosen()
        role = self.role.key()
        member = CouncilMember(
            self._kept.id if self._kept else "",
            self.name.text(),
            self.position.text(),
            next(each for each in CouncilRole if each == role),
            chosen[0] if chosen else None,
        )
        self._office.council.keep_member(member)

    def _on_person(self) -> None:
        chosen = self.person.chosen()
        if chosen:
            one = self._people[chosen[0]]
            self.name.show_text(one.name)
            if not self.position.text():
                self.position.show_text(one.detail)


class MeetingDialog(KeepingDialog):
    """When and where; once it is open also who leads it, and its words."""

    def __init__(
        self, parent: QWidget | None, office: Office, sheet: CouncilSheet
    ) -> None:
        kept = sheet.meeting
        title = _("Cuộc họp Hội đồng") if kept else _("Mở cuộc họp Hội đồng")
        super().__init__(parent, title, _("Lưu thay đổi") if kept else _("Mở cuộc họp"))
        self._office, self._kept = office, kept
        self.day = DateField(_("Ngày họp"), kept.held_on if kept else office.today())
        self.started = Field(
            _("Giờ bắt đầu"),
            kept.started if kept else "",
            hint=_("14 giờ 00"),
            width=170,
        )
        self.place = Field(_("Địa điểm"), kept.place if kept else "")
        self.rows.add(_("Ngày họp"), self.day)
        self.rows.add(_("Giờ bắt đầu"), self.started)
        self.rows.add(_("Địa điểm"), self.place)
        if kept is not None:
            self._add_words(kept, sheet)
        self.day.setFocus()

    def _add_words(self, kept: Meeting, sheet: CouncilSheet) -> None:
        self.chair = _seats(_("Chủ trì"), sheet.seats, kept.chair_id)
        self.secretary = _seats(_("Thư ký"), sheet.seats, kept.secretary_id)
        self.agenda = NoteField(_("Nội dung họp"), kept.agenda, lines=2)
        self.conclusion = NoteField(
            _("Kết luận"),
            kept.conclusion,
            hint=_("Việc giao thực hiện; số được đề nghị đã có sẵn"),
            lines=2,
        )
        self.rows.add(_("Chủ trì"), self.chair)
        self.rows.add(_("Thư ký"), self.secretary)
        self.rows.add(_("Nội dung họp"), self.agenda)
        self.rows.add(_("Kết luận"), self.conclusion)

    def keep(self) -> None:
        day = self.day.value()
        if day is None:
            raise OfficeError(
                _("Chưa có ngày họp."), _("Gõ như 14/12/2025 rồi lưu lại.")
            )
        place, started = self.place.text(), self.started.text()
        if self._kept is None:
            self._office.council.open(held_on=day, place=place, started=started)
            return
        self._office.council.revise(
            replace(
                self._kept,
                held_on=day,
                place=place,
                started=started,
                chair_id=_chosen(self.chair),
                secretary_id=_chosen(self.secretary),
                agenda=self.agenda.text(),
                conclusion=self.conclusion.text(),
            )
        )


class BallotsDialog(KeepingDialog):
    """The four numbers of a secret ballot about one list."""

    def __init__(
        self,
        parent: QWidget | None,
        found: CouncilList,
        keep: Callable[[BallotCount], None],
        voters: int,
    ) -> None:
        title = _("Số phiếu của danh sách {what}").format(what=found.found.quota)
        super().__init__(parent, title, _("Lưu số phiếu"), icon="files")
        self._found, self._keep = found, keep
        kept = found.ballots
        self.issued = NumberField(_("Phát ra"), kept.issued if kept else voters)
        self.collected = NumberField(_("Thu về"), kept.collected if kept else voters)
        self.valid = NumberField(_("Hợp lệ"), kept.valid if kept else voters)
        self.invalid = NumberField(_("Không hợp lệ"), kept.invalid if kept else 0)
        for field in (self.issued, self.collected, self.valid, self.invalid):
            self.rows.add(field.accessibleName(), field)
        self.issued.setFocus()

    def keep(self) -> None:
        numbers = (self.issued, self.collected, self.valid, self.invalid)
        for field in numbers:
            field.interpretText()
        self._keep(
            BallotCount(
                self._found.found.offer,
                self._found.found.key,
                *(field.value() for field in numbers),
            )
        )


def _seats(name: str, seats: tuple[Seat, ...], chosen: str | None) -> ChoiceField:
    choices: list[tuple[str | None, str]] = [(None, _("Chưa chọn"))]
    choices += [(seat.member_id, seat.name) for seat in seats]
    field = ChoiceField(name, choices, width=260)
    field.choose(chosen)
    return field


def _chosen(field: ChoiceField) -> str | None:
    key = field.key()
    return key if isinstance(key, str) else None
