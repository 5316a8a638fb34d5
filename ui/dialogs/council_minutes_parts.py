"""The tabs of "Ghi biên bản": minutes, count of ballots, invitation, what is posted."""

from PySide6.QtWidgets import QWidget

from desktop import vietnamese
from desktop.awards.council import Presence
from desktop.awards.minutes import (
    Counting,
    Invitation,
    InvitationSigner,
    MeetingRecord,
    Minutes,
    Posting,
)
from desktop.errors import OfficeError
from desktop.office.council.sheet import CouncilSheet
from ui.language import _
from ui.widgets import layouts
from ui.widgets.dates import DateField
from ui.widgets.fields import Field, NoteField
from ui.widgets.forms import ChoiceField, FormRows

_AWAY = (Presence.ABSENT, Presence.WRITTEN)
_EMPTY = _("Chỗ nào để trống thì văn bản in dòng chấm để ghi tay.")


class _Part(QWidget):
    """A form of a tab; what is left empty prints as dots."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.rows = FormRows(label_width=168)
        self.setLayout(layouts.column(self.rows, layouts.STRETCH, spacing=6))

    def _add(self, *fields: tuple[str, QWidget]) -> None:
        for label, field in fields:
            self.rows.add(label, field)

    def _end(self, said: str = _EMPTY) -> None:
        self.rows.add_wide(layouts.label(said, "caption", wrap=True))


class MinutesPart(_Part):
    """How the meeting went, and why members did not come."""

    def __init__(self, sheet: CouncilSheet, record: MeetingRecord) -> None:
        super().__init__()
        self._kept = kept = record.minutes
        self.ended = Field(
            _("Giờ kết thúc"), kept.ended, hint=_("16 giờ 40"), width=170
        )
        self.report = NoteField(
            _("Báo cáo"),
            kept.report,
            hint=_("Để trống thì ghi theo số liệu của danh sách xét"),
            lines=2,
        )
        self.discussion = NoteField(
            _("Ý kiến thảo luận"),
            kept.discussion,
            hint=_("Mỗi ý kiến một dòng; đồng hạng, rút tên đã có sẵn"),
            lines=4,
        )
        self.agreed = Field(_("Nhất trí biên bản"), _number(kept.agreed), width=90)
        self.away = {
            seat.member_id: Field(seat.name, record.reason_of(seat.member_id))
            for seat in sheet.seats
            if seat.presence in _AWAY
        }
        self._reasons = self.reasons()
        self.rows.add(_("Giờ kết thúc"), self.ended)
        self.rows.add(_("Báo cáo"), self.report)
        self.rows.add(_("Ý kiến thảo luận"), self.discussion)
        present = sheet.turnout.present
        said = _("trong {count} người dự họp").format(count=present)
        beside = layouts.label(said, "caption")
        agreed = layouts.row(self.agreed, beside, layouts.STRETCH, spacing=8)
        self.rows.add(_("Nhất trí biên bản"), layouts.box(agreed))
        for seat in sheet.seats:
            if seat.member_id in self.away:
                label = _("{name} vắng vì").format(name=seat.name)
                self.rows.add(label, self.away[seat.member_id])
        self._end()

    def value(self) -> Minutes:
        """Return what is typed."""
        return Minutes(
            self.ended.text(),
            self.report.text(),
            self.discussion.text(),
            _read(self.agreed),
        )

    def is_changed(self) -> bool:
        """Tell whether anything was typed."""
        return self.value() != self._kept or self.reasons() != self._reasons

    def reasons(self) -> dict[str, str]:
        """Return why each absent member did not come."""
        return {member_id: field.text() for member_id, field in self.away.items()}


class CountingPart(_Part):
    """Who counted the ballots, when, and who keeps them."""

    def __init__(self, kept: Counting) -> None:
        super().__init__()
        self._kept = kept
        self.leader = Field(_("Tổ trưởng kiểm phiếu"), kept.leader)
        self.tellers = NoteField(
            _("Thành viên tổ"), kept.tellers, hint=_("Mỗi người một dòng"), lines=2
        )
        self.started = Field(
            _("Bắt đầu kiểm phiếu"), kept.started, hint=_("15 giờ 50"), width=170
        )
        self.ended = Field(
            _("Kết thúc kiểm phiếu"), kept.ended, hint=_("16 giờ 15"), width=170
        )
        self.kept_by = Field(
            _("Giao giữ phiếu"), kept.kept_by, hint=_("Thư ký Hội đồng")
        )
        self.rule = ChoiceField(
            _("Dòng đánh dấu sai"),
            [
                (False, _("chỉ dòng đó không tính")),
                (True, _("cả phiếu không hợp lệ")),
            ],
            width=280,
        )
        self.rule.choose(kept.is_whole_spoiled)
        self._add(
            (_("Tổ trưởng kiểm phiếu"), self.leader),
            (_("Thành viên tổ"), self.tellers),
            (_("Bắt đầu kiểm phiếu"), self.started),
            (_("Kết thúc kiểm phiếu"), self.ended),
            (_("Giao giữ phiếu"), self.kept_by),
            (_("Dòng đánh dấu sai"), self.rule),
        )
        self._end()

    def value(self) -> Counting:
        """Return what is typed."""
        return Counting(
            self.leader.text(),
            self.tellers.text(),
            self.started.text(),
            self.ended.text(),
            self.kept_by.text(),
            self.rule.key() is True,
        )

    def is_changed(self) -> bool:
        """Tell whether anything was typed."""
        return self.value() != self._kept


class InvitationPart(_Part):
    """Who is invited beside the members, and who signs."""

    def __init__(self, kept: Invitation) -> None:
        super().__init__()
        self._kept = kept
        self.guests = NoteField(
            _("Khách mời"),
            kept.guests,
            hint=_("Mỗi người, mỗi đơn vị một dòng"),
            lines=3,
        )
        self.note = NoteField(
            _("Lời dặn"),
            kept.note,
            hint=_("Tài liệu mang theo, người dự thay"),
            lines=2,
        )
        self.signer = ChoiceField(
            _("Người ký giấy mời"),
            [(one, one.label) for one in InvitationSigner],
            width=320,
        )
        self.signer.choose(kept.signer)
        self._add(
            (_("Khách mời"), self.guests),
            (_("Lời dặn"), self.note),
            (_("Người ký giấy mời"), self.signer),
        )
        self._end(_("Ngày, giờ, địa điểm và nội dung lấy từ mục Cuộc họp."))

    def value(self) -> Invitation:
        """Return what is typed."""
        key = self.signer.key()
        signer = next(one for one in InvitationSigner if one == key)
        return Invitation(self.guests.text(), self.note.text(), signer)

    def is_changed(self) -> bool:
        """Tell whether anything was typed."""
        return self.value() != self._kept


class PostingPart(_Part):
    """Where and how long a list hangs, and where complaints go."""

    def __init__(self, kept: Posting) -> None:
        super().__init__()
        self._kept = kept
        self.title = _("Công khai") if kept.stage == "proposed" else _("Công khai khen")
        self.posted_on = DateField(_("Từ ngày"), kept.posted_on)
        self.days = Field(
            _("Số ngày"), _number(kept.days), unit=_("ngày làm việc"), width=190
        )
        self.place = Field(_("Nơi niêm yết"), kept.place)
        self.complaints_to = Field(_("Nơi nhận phản ánh"), kept.complaints_to)
        self._add(
            (_("Niêm yết từ ngày"), self.posted_on),
            (_("Trong"), self.days),
            (_("Nơi niêm yết"), self.place),
            (_("Nơi nhận phản ánh"), self.complaints_to),
        )
        self._end(
            _(
                "Luật không ấn định số ngày niêm yết cho Giấy khen cấp xã: ghi theo "
                "quy chế của cơ quan. Danh sách không in ngày sinh, địa chỉ."
            )
        )

    def value(self) -> Posting:
        """Return what is typed; an unreadable day is refused."""
        day = self.posted_on.value()
        if day is None and self.posted_on.text():
            raise OfficeError(
                _("Không đọc được ngày niêm yết."), _("Gõ như 14/12/2025 rồi lưu lại.")
            )
        return Posting(
            self._kept.stage,
            day,
            _read(self.days),
            self.place.text(),
            self.complaints_to.text(),
        )

    def is_changed(self) -> bool:
        """Tell whether anything was typed."""
        return self.value() != self._kept


def _number(value: int | None) -> str:
    return "" if value is None else str(value)


def _read(field: Field) -> int | None:
    typed = field.text()
    return vietnamese.parse_whole(typed) if typed else None
