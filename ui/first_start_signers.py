"""Step 2: who signs, from which place, and who does the standing work."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCheckBox, QWidget

from desktop.awards.forms import Signatory
from desktop.errors import EntryError
from desktop.office import entries
from ui import look
from ui.language import _
from ui.widgets import layouts
from ui.widgets.buttons import Segments
from ui.widgets.fields import Field
from ui.widgets.forms import FormRows
from ui.widgets.layouts import STRETCH

CHAIR = ("CHỦ TỊCH",)
DEPUTY = ("KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH")
_STANDING_BODY = "Phòng Văn hóa – Xã hội"
_UPPER_BODY = "Sở Nội vụ"


class SignersStep(QWidget):
    """The chair, perhaps a deputy, and how their names stand on paper."""

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.chair = Field(_("Họ tên Chủ tịch"), hint=_("Họ và tên, không kèm học vị"))
        self.with_deputy = QCheckBox(_("Có Phó Chủ tịch ký thay (KT.)"))
        self.deputy = Field(_("Họ tên Phó Chủ tịch"))
        self.usual = Segments([_("Chủ tịch"), _("Phó Chủ tịch")], _("Người thường ký"))
        self.place = Field(_("Nơi đề ngày tháng"))
        self.body = Field(_("Cơ quan thường trực"), _STANDING_BODY)
        self._titles = layouts.label("", "plan")
        self._name = layouts.label("", "plan")
        self._dated = layouts.label("", "plan")
        self._build()
        for field in (self.chair, self.deputy, self.place, self.body):
            field.edit.textChanged.connect(lambda _text: self._show())
        self.with_deputy.toggled.connect(lambda _on: self._show())
        self.usual.chosen.connect(lambda _index: self._show())
        self._show()

    def title(self) -> str:
        """Return what the step asks."""
        return _("Ai ký các văn bản?")

    def note(self) -> str:
        """Return what the answer is for."""
        return _("In ở Quyết định, Tờ trình, Giấy khen. Đổi lại được trong Cài đặt.")

    def begin(self) -> None:
        """Put the keyboard where one starts."""
        self.chair.setFocus()

    def suggest_place(self, place: str) -> None:
        """Put in the commune's name where the officer has typed nothing else."""
        if self.place.text() in {"", self.place.property("suggested") or ""}:
            self.place.show_text(place)
            self.place.setProperty("suggested", place)

    def suggest_body(self, *, is_upper: bool) -> None:
        """Put in the usual standing body where the officer has typed nothing else."""
        if self.body.text() in {"", _STANDING_BODY, _UPPER_BODY}:
            self.body.show_text(_UPPER_BODY if is_upper else _STANDING_BODY)

    def missing(self) -> str:
        """Return what is still to be typed, or nothing."""
        if not self.chair.text():
            return _("Nhập họ tên Chủ tịch.")
        if self.with_deputy.isChecked() and not self.deputy.text():
            return _("Nhập họ tên Phó Chủ tịch.")
        return ""

    def check(self) -> bool:
        """Tell whether everything can be kept; a field says what is wrong."""
        named = [
            (self.chair, "họ tên Chủ tịch"),
            (self.place, "nơi đề ngày tháng"),
            (self.body, "tên cơ quan thường trực"),
        ]
        if self.with_deputy.isChecked():
            named.insert(1, (self.deputy, "họ tên Phó Chủ tịch"))
        for field, what in named:
            try:
                entries.name(field.edit.text(), what)
            except EntryError as refusal:
                field.show_error(str(refusal))
                field.setFocus()
                return False
        return True

    def signatories(self) -> list[Signatory]:
        """Return who signs, as typed."""
        deputy_signs = self.with_deputy.isChecked() and self.usual.current() == 1
        found = [Signatory("", self.chair.text(), CHAIR, not deputy_signs)]
        if self.with_deputy.isChecked():
            found.append(Signatory("", self.deputy.text(), DEPUTY, deputy_signs))
        return found

    def _build(self) -> None:
        rows = FormRows(label_width=160, spacing=8)
        rows.add(_("Họ tên Chủ tịch"), self.chair)
        rows.add("", self.with_deputy)
        rows.add(_("Họ tên Phó Chủ tịch"), self.deputy)
        rows.add(_("Người thường ký"), layouts.box(layouts.row(self.usual, STRETCH)))
        rows.add_wide(layouts.rule(light=True))
        rows.add(_("Nơi đề ngày tháng"), self.place)
        rows.add(_("Cơ quan thường trực"), self.body)
        rows.add(
            "",
            layouts.label(
                _("Phòng theo dõi thi đua, khen thưởng và soạn Tờ trình."), "caption"
            ),
        )
        form = layouts.column(rows, STRETCH)
        line = layouts.row(spacing=24)
        line.addLayout(form, 3)
        line.addLayout(layouts.column(self._preview(), STRETCH), 2)
        self.setLayout(layouts.column(line, STRETCH))

    def _preview(self) -> QWidget:
        centre = Qt.AlignmentFlag.AlignCenter
        italic, bold = look.serif(), look.serif()
        italic.setItalic(True)
        bold.setBold(True)
        for label, font in (
            (self._dated, italic),
            (self._titles, bold),
            (self._name, bold),
        ):
            label.setFont(font)
            label.setAlignment(centre)
            label.setWordWrap(True)
        inner = layouts.column(
            layouts.label(_("Trên văn bản"), "note"),
            12,
            self._dated,
            6,
            self._titles,
            44,
            self._name,
            8,
            spacing=0,
            margins=(16, 12, 16, 12),
        )
        return layouts.card(inner, "alt")

    def _show(self) -> None:
        has_deputy = self.with_deputy.isChecked()
        self.deputy.setEnabled(has_deputy)
        self.usual.setEnabled(has_deputy)
        is_deputy = has_deputy and self.usual.current() == 1
        signer = self.deputy if is_deputy else self.chair
        place = self.place.text() or "…"
        said = _("{place}, ngày … tháng … năm …").format(place=place)
        self._dated.setText(said)
        self._titles.setText("\n".join(DEPUTY if is_deputy else CHAIR))
        self._name.setText(signer.text()[:80] or "…")
        self.changed.emit()
