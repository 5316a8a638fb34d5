"""An initiative: what it is, whose, what is confirmed, and what proves it.

Use: `InitiativeDialog(self, office, initiative or None).exec()`; it keeps through the
office itself, so that a refusal leaves everything typed in place.
"""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QCompleter, QWidget

from desktop.emulation.participants import LabelledEnum
from desktop.emulation.records import Initiative, InitiativeKind, RecognitionLevel
from desktop.errors import EntryError, OfficeError
from desktop.office.office import Office
from ui.dialogs.error import show_refusal
from ui.dialogs.frame import Dialog
from ui.language import _
from ui.widgets import layouts
from ui.widgets.buttons import plain, primary
from ui.widgets.dates import DateField
from ui.widgets.evidence import EvidenceList
from ui.widgets.fields import ErrorLine, Field, NoteField
from ui.widgets.flags import ThreeWay
from ui.widgets.forms import FormRows
from ui.widgets.subject_picker import SubjectPicker, named

_WIDTH, _HEIGHT = 640, 540
_KINDS = tuple(InitiativeKind)
_LEVELS = (None, *RecognitionLevel)
_NEW = Initiative("", "", InitiativeKind.IDEA, None, ())


class InitiativeDialog(Dialog):
    """All there is to say about one entry of the register."""

    def __init__(
        self, parent: QWidget | None, office: Office, kept: Initiative | None = None
    ) -> None:
        title = _("Sửa sáng kiến, mô hình") if kept else _("Thêm sáng kiến, mô hình")
        super().__init__(parent, title, icon="lightbulb", width=_WIDTH)
        self._office, self._kept = office, kept or _NEW
        self._make_fields(self._kept, is_new=kept is None)
        column = layouts.column(self._rows(), layouts.STRETCH, margins=(0, 0, 8, 0))
        area = layouts.scrolled(column)
        area.setMinimumHeight(min(_HEIGHT, column.sizeHint().height() + 24))
        self.body.addWidget(area, 1)
        self._error = ErrorLine()
        self.body.addWidget(self._error)
        self.add_button(plain(_("Hủy"), self.reject))
        verb = _("Lưu thay đổi") if kept else _("Thêm vào sổ")
        self.save = self.add_button(primary(verb, self._on_save), default=True)
        self.name.setFocus()

    def _make_fields(self, kept: Initiative, *, is_new: bool) -> None:
        self.name = Field(_("Tên sáng kiến, mô hình"), kept.title)
        self._suggest_models()
        self.kind = _choice(_("Loại"), _KINDS, kept.kind)
        self.authors = SubjectPicker(_("Tác giả"), named(self._office), kept.author_ids)
        registered = self._office.today() if is_new else kept.registered_on
        self.registered = DateField(_("Ngày đăng ký"), registered)
        self.is_new = ThreeWay(_("Mang tính mới"), kept.is_new)
        self.is_applied = ThreeWay(_("Đã được áp dụng"), kept.is_applied)
        self.applied_from = DateField(_("Áp dụng từ ngày"), kept.applied_from)
        self.applied_where = Field(
            _("Nơi áp dụng"), kept.applied_where, hint=_("nơi áp dụng")
        )
        self.is_replicable = ThreeWay(_("Có thể nhân rộng"), kept.is_replicable)
        self.level = _choice(_("Cấp công nhận"), _LEVELS, kept.recognised_level)
        self.recognised_by = Field(_("Nơi công nhận"), kept.recognised_by)
        self.recognised_on = DateField(_("Ngày công nhận"), kept.recognised_on)
        self.effect = NoteField(_("Hiệu quả"), kept.effect, lines=2)
        files = self._office.records.evidence(self._owner()) if kept.id else []
        self._files = {each.id: each for each in files}
        self.files = EvidenceList({each.id: each.file_name for each in files})

    def _suggest_models(self) -> None:
        """Offer the models the plan names while the name is typed (R066)."""
        if self._office.plans.current() is None:
            return
        names = [model.name for model in self._office.plan().models]
        completer = QCompleter(names, self)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        self.name.edit.setCompleter(completer)

    def _rows(self) -> FormRows:
        rows = FormRows(label_width=140)
        rows.add(_("Tên"), self.name)
        rows.add(_("Loại"), self.kind)
        rows.add(_("Tác giả"), self.authors)
        rows.add(_("Ngày đăng ký"), self.registered)
        rows.add(_("Mang tính mới"), self.is_new)
        rows.add(_("Được áp dụng"), self.is_applied)
        rows.add(_("Áp dụng từ, tại"), _pair(self.applied_from, self.applied_where))
        rows.add(_("Nhân rộng được"), self.is_replicable)
        rows.add(_("Công nhận"), _pair(self.recognised_on, self.level))
        rows.add(_("Nơi công nhận"), self.recognised_by)
        rows.add(_("Hiệu quả"), self.effect)
        rows.add(_("Minh chứng"), self.files)
        return rows

    def _owner(self, initiative_id: str = "") -> str:
        return f"initiative:{initiative_id or self._kept.id}"

    def _on_save(self) -> None:
        self._error.say("")
        if not self._is_readable():
            return
        try:
            self._keep(self._typed())
        except EntryError as refusal:
            self._error.say(str(refusal))
        except OfficeError as refusal:
            show_refusal(self, refusal)
        else:
            self.accept()

    def _keep(self, typed: Initiative) -> None:
        """Keep the entry and its files as one action."""
        records = self._office.records
        verb = _("Sửa") if typed.id else _("Thêm")
        title = f"{verb} {typed.kind.label} “{typed.title}”"
        with self._office.trail.operation(title):
            kept = records.keep_initiative(typed)
            for removed in self.files.removed:
                records.detach(self._files[removed])
            for file in self.files.added:
                records.attach(self._owner(kept), file)

    def _is_readable(self) -> bool:
        """Mark the first field that is missing or unreadable; what is typed stays."""
        if not self.name.text():
            self.name.show_error(_("Ghi tên sáng kiến, mô hình."))
            self.name.setFocus()
            return False
        if not self.authors.chosen():
            said = _("Chọn ít nhất một đơn vị hoặc người làm tác giả.")
            self.authors.show_error(said)
            self.authors.setFocus()
            return False
        days = (self.registered, self.applied_from, self.recognised_on)
        return all(is_day(day, self._office.today()) for day in days)

    def _typed(self) -> Initiative:
        return replace(
            self._kept,
            title=self.name.text(),
            kind=_KINDS[self.kind.currentIndex()],
            author_ids=self.authors.chosen(),
            registered_on=self.registered.value(),
            is_new=self.is_new.value(),
            is_applied=self.is_applied.value(),
            applied_from=self.applied_from.value(),
            applied_where=self.applied_where.text(),
            is_replicable=self.is_replicable.value(),
            recognised_level=_LEVELS[self.level.currentIndex()],
            recognised_by=self.recognised_by.text(),
            recognised_on=self.recognised_on.value(),
            effect=self.effect.text(),
        )


def is_day(field: DateField, today: date, *, needed: bool = False) -> bool:
    """Tell whether a field holds a day that is not in the future, or say why not."""
    day = field.value()
    if day is None and (field.text() or needed):
        field.show_error(_("Không có ngày này. Gõ như 14/12/2025."))
    elif day is not None and day > today:
        field.show_error(_("Ngày ở sau hôm nay. Sửa ngày; chưa có gì thay đổi."))
    else:
        return True
    field.setFocus()
    return False


def _pair(day: DateField, beside: QWidget) -> QWidget:
    line = layouts.row(spacing=8)
    line.addWidget(day, 0, Qt.AlignmentFlag.AlignTop)
    line.addWidget(beside, 1, Qt.AlignmentFlag.AlignTop)
    return layouts.box(line)


def _choice(
    name: str,
    members: Sequence[LabelledEnum | None],
    chosen: LabelledEnum | None,
) -> QComboBox:
    box = QComboBox()
    box.setAccessibleName(name)
    for member in members:
        label = member.label if member else _("chưa công nhận")
        box.addItem(label[0].upper() + label[1:])
    box.setCurrentIndex(list(members).index(chosen))
    return box
