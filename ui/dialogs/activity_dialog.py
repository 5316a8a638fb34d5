"""Something done: propaganda, training, an inspection, a contest, complaints counted.

Use: `ActivityDialog(self, office, activity or None).exec()`.
"""

from dataclasses import replace
from datetime import date

from PySide6.QtWidgets import QWidget

from desktop.emulation.journal import (
    UNIT_PAPERS,
    Activity,
    ActivityKind,
    Channel,
)
from desktop.office.office import Office
from ui.dialogs.initiative_dialog import is_day
from ui.dialogs.journal_dialog import (
    ActivityFrame,
    AmountField,
    is_filled,
    pair,
    rows,
    units_of,
)
from ui.dialogs.subject_form import Choices
from ui.language import _
from ui.widgets.dates import DateField
from ui.widgets.fields import Field, NoteField
from ui.widgets.subject_picker import SubjectPicker

_OWN_LISTS = {*UNIT_PAPERS, ActivityKind.SURVEY}
KINDS = tuple(kind for kind in ActivityKind if kind not in _OWN_LISTS)
_COUNTED = {
    ActivityKind.PROPAGANDA: _("lượt phát, bài, video…"),
    ActivityKind.TRAINING: _("người dự"),
    ActivityKind.CITIZEN_FEEDBACK: _("ý kiến đã xử lý"),
    ActivityKind.INSPECTION: _("đơn vị được kiểm tra"),
    ActivityKind.CONTEST: _("người dự thi"),
    ActivityKind.CONFERENCE: _("người dự"),
}
_NEW = Activity("", ActivityKind.PROPAGANDA, date.min, "")


class ActivityDialog(ActivityFrame):
    """One entry of "Việc đã làm"; what does not belong to its kind is not shown."""

    def __init__(
        self, parent: QWidget | None, office: Office, kept: Activity | None = None
    ) -> None:
        title = _("Sửa việc đã làm") if kept else _("Ghi việc đã làm")
        super().__init__(parent, office, title, icon="notebook-pen")
        self._kept = kept or _NEW
        self._make_fields(self._kept, kept.happened_on if kept else office.today())
        self.take_files(self._kept.id)
        self._channel = rows((_("Kênh"), pair(self.channel)))
        self._whole = rows((_("Trên tổng số"), self.whole))
        verb = _("Lưu thay đổi") if kept else _("Ghi vào sổ")
        self.compose(verb, *self._parts())
        self.kind.currentIndexChanged.connect(lambda _index: self._fit_kind())
        self._fit_kind()
        self.name.setFocus()

    def _make_fields(self, kept: Activity, day: date) -> None:
        kinds = [(kind, kind.label[0].upper() + kind.label[1:]) for kind in KINDS]
        self.kind = Choices(_("Loại việc"), kinds, kept.kind, width=300)
        self.name = Field(_("Nội dung"), kept.title, hint=_("làm gì, về việc gì"))
        self.day = DateField(_("Ngày làm"), day)
        self.unit = SubjectPicker(
            _("Đơn vị thực hiện"),
            units_of(self._office),
            [kept.subject_id] if kept.subject_id else [],
            many=False,
        )
        channels = [(each, each.label[0].upper() + each.label[1:]) for each in Channel]
        unsaid = (None, _("không ghi"))
        self.channel = Choices(_("Kênh"), [unsaid, *channels], kept.channel, width=240)
        self.number = AmountField(_("Số lượng"), kept.number)
        self.counted = Field(_("Tính bằng"), kept.counted)
        self.whole = AmountField(_("Trên tổng số"), kept.whole)
        self.document = Field(
            _("Văn bản"), kept.document, hint=_("số, ngày văn bản, nếu có")
        )
        self.note = NoteField(_("Ghi chú"), kept.note, lines=2)

    def _parts(self) -> tuple[QWidget, ...]:
        return (
            rows(
                (_("Loại việc"), self.kind),
                (_("Nội dung"), self.name),
                (_("Ngày làm"), self.day),
                (_("Đơn vị thực hiện"), self.unit),
            ),
            self._channel,
            rows((_("Số lượng"), pair(self.number, self.counted))),
            self._whole,
            rows(
                (_("Văn bản"), self.document),
                (_("Ghi chú"), self.note),
                (_("Minh chứng"), self.files),
            ),
        )

    def _fit_kind(self) -> None:
        kind = self.kind.value()
        is_spread = kind is ActivityKind.PROPAGANDA
        self._channel.setVisible(is_spread)
        self._whole.setVisible(not is_spread)
        self.counted.edit.setPlaceholderText(_COUNTED.get(kind, _("đơn vị, hồ sơ…")))

    def is_readable(self) -> bool:
        """Tell whether title, day and numbers can be read."""
        return (
            is_filled(self.name, _("Ghi đã làm việc gì."))
            and is_day(self.day, self._office.today(), needed=True)
            and self.number.is_number()
            and (self._whole.isHidden() or self.whole.is_number())
        )

    def typed(self) -> Activity:
        """Return the entry; what its kind does not have is left out."""
        kind, unit = self.kind.value(), self.unit.chosen()
        is_spread = kind is ActivityKind.PROPAGANDA
        return replace(
            self._kept,
            kind=kind,
            title=self.name.text(),
            happened_on=self.day.value() or date.min,
            subject_id=unit[0] if unit else None,
            channel=self.channel.value() if is_spread else None,
            number=self.number.value(),
            counted=self.counted.text(),
            whole=None if is_spread else self.whole.value(),
            document=self.document.text(),
            note=self.note.text(),
        )
