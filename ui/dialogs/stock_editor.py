"""The editor of a stock: fields dragged over the scan, or typed in millimetres.

Use: `edit_stock(self, office, layout, place=3)`; True when the layout was kept. Steps
are taken back inside (Ctrl+Z); what is kept is one step of the program's own undo.
"""

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from desktop.documents.certificates.stock import StockField, StockLayout, StockText
from desktop.errors import OfficeError
from desktop.office.office import Office
from ui.dialogs.error import show_refusal
from ui.dialogs.frame import Dialog
from ui.dialogs.question import ask
from ui.dialogs.stock_draft import StockDraft
from ui.dialogs.stock_panel import StockPanel
from ui.dialogs.stock_samples import StockSamples
from ui.dialogs.stock_tools import StockTools
from ui.language import _
from ui.widgets import layouts
from ui.widgets.buttons import plain, primary
from ui.widgets.notices import Notice
from ui.widgets.panes import Panes
from ui.widgets.stock_canvas import StockCanvas
from ui.widgets.stock_list import StockFieldList
from ui.widgets.stock_scan import scan_of, scan_trouble

_SIZE = (1330, 722)
_WIDTHS = (200, 716, 378)
CheckPrint = Callable[[StockLayout, int], object]


class StockEditor(Dialog):
    """Fields at the left, the sheet in the middle, what is chosen at the right."""

    def __init__(
        self,
        parent: QWidget | None,
        office: Office,
        layout: StockLayout,
        *,
        place: int = 0,
        what: StockText = StockText.RECIPIENT,
        check_print: CheckPrint | None = None,
    ) -> None:
        title = _("Bố cục phôi “{name}”, khổ {sheet}")
        shown = title.format(name=layout.name, sheet=layout.sheet.name)
        super().__init__(parent, shown, width=760)
        self._office = office
        self._check_print = check_print
        self.draft = StockDraft(layout)
        self.list = StockFieldList(switches=True)
        self.canvas = StockCanvas(_("Tờ phôi"), editable=True)
        self.panel = StockPanel()
        self.tools = StockTools(office, self.draft)
        self.samples = StockSamples(office, place)
        self.scan = Notice("warn", "")
        self.body.setSpacing(0)
        self.body.addWidget(self.tools)
        self.body.addWidget(self.scan)
        self.body.addWidget(self._panes(), 1)
        self.body.addWidget(self.samples)
        self._add_buttons()
        self._connect()
        room = parent.width() - 36 if parent is not None else _SIZE[0]
        self.resize(min(_SIZE[0], room), _SIZE[1])
        self._show_scan()
        self._choose(what)
        self._show()
        self.canvas.setFocus()

    def _panes(self) -> Panes:
        left = layouts.box(layouts.column(self.list, self._keys(), spacing=0), "pane")
        right = layouts.scrolled(
            layouts.column(self.panel, margins=(14, 10, 14, 8), spacing=0)
        )
        panes = Panes("stock-editor", left, self.canvas, right, sizes=_WIDTHS, grows=1)
        right.setMinimumWidth(376)
        left.setMinimumWidth(190)
        return panes

    @staticmethod
    def _keys() -> QWidget:
        said = _(
            "Kéo ô để dời, kéo cạnh để đổi rộng, cao. Mũi tên: dời 0,5 mm; giữ "
            "Shift: 5 mm; giữ Ctrl: đổi rộng, cao. Giữ Alt khi kéo: không bắt vào ô "
            "khác. PgUp, PgDn: ô trước, ô sau. Phím cách: in hay không in."
        )
        label = layouts.label(said, "hint", wrap=True)
        return layouts.box(
            layouts.column(label, layouts.STRETCH, margins=(14, 10, 12, 10))
        )

    def _add_buttons(self) -> None:
        self.check = plain(_("In kiểm tra…"), self._on_check, icon="ruler")
        self.check.setToolTip(
            _("In một tờ giấy trắng có khung, chữ và thước 100 mm để áp lên phôi")
        )
        self.check.setVisible(self._check_print is not None)
        self.add_left(self.check)
        self.add_button(plain(_("Đóng"), self.reject))
        self.save = self.add_button(primary(_("Lưu bố cục"), self._on_save))

    def _connect(self) -> None:
        self.list.chosen.connect(self._choose)
        self.list.opened.connect(lambda _what: self.panel.at_x.setFocus())
        self.list.switched.connect(self._on_switched)
        self.canvas.picked.connect(self._choose)
        self.canvas.opened.connect(lambda _what: self.panel.at_x.setFocus())
        self.canvas.switched.connect(self._on_switched)
        self.canvas.changed.connect(self._on_changed)
        self.panel.changed.connect(self._on_changed)
        self.tools.undo_wanted.connect(self._on_undo)
        self.tools.redo_wanted.connect(self._on_redo)
        self.tools.picture_shown.connect(self._show_scan)
        self.tools.boxes_shown.connect(self.canvas.show_boxes)
        self.tools.grid_shown.connect(self.canvas.show_grid)
        self.tools.picture_changed.connect(self._show_scan)
        self.samples.chosen.connect(self._show)
        self.samples.zoom_wanted.connect(self.canvas.step_zoom)
        self.samples.fit_wanted.connect(self.canvas.fit)
        self.canvas.zoom_changed.connect(self.samples.show_zoom)
        for keys, act in (
            (QKeySequence.StandardKey.Undo, self._on_undo),
            (QKeySequence.StandardKey.Save, self._on_save),
        ):
            QShortcut(QKeySequence(keys), self, act)
        for redo in ("Ctrl+Y", "Ctrl+Shift+Z"):
            QShortcut(QKeySequence(redo), self, self._on_redo)

    # --- showing ------------------------------------------------------------------

    def _show(self) -> None:
        layout = self.draft.layout
        # The recipient's own changes would hide what the layout does.
        fields = self._office.certificates.set_fields(
            layout, self.samples.place(), changes=()
        )
        self.canvas.show_sheet(layout.sheet, fields)
        what = self.canvas.chosen() or StockText.RECIPIENT
        self.list.show_fields(fields)
        self.list.choose(what)
        chosen = next(each for each in fields if each.field.what is what)
        self.panel.show_field(chosen, layout.sheet)
        self.samples.check(layout)
        self.tools.refresh()
        if self.draft.is_changed:
            self.save.allow()
        else:
            self.save.refuse(_("Chưa có gì thay đổi."))

    def _show_scan(self) -> None:
        layout = self.draft.layout
        picture = scan_of(self._office.printing.picture_of(layout))
        trouble = scan_trouble(picture, layout.sheet)
        self.scan.say("warn", trouble)
        self.canvas.show_picture(
            picture if self.tools.picture.isChecked() else scan_of(None)
        )

    def _choose(self, what: StockText | None) -> None:
        self.draft.settle()
        self.canvas.choose(what)
        self._show()

    # --- changing -----------------------------------------------------------------

    def _on_changed(self, field: StockField, gesture: str) -> None:
        self.draft.change(field, gesture)
        self._show()

    def _on_switched(self, what: StockText) -> None:
        field = self.draft.layout.field(what)
        self.draft.change(replace(field, is_on=not field.is_on))
        self._choose(what)

    def _on_undo(self) -> None:
        self.draft.undo()
        self._show()

    def _on_redo(self) -> None:
        self.draft.redo()
        self._show()

    def _on_check(self) -> None:
        if self._check_print is not None:
            self._check_print(self.draft.layout, self.samples.place())

    def _on_save(self) -> None:
        if not self.draft.is_changed:
            return
        try:
            kept = self._office.printing.save_layout(self.draft.layout)
        except OfficeError as refusal:
            show_refusal(self, refusal)
            return
        self.draft.keep(kept)
        self.accept()

    def reject(self) -> None:
        """Close; what was not kept is asked about first."""
        if self.draft.is_changed and not ask(
            self,
            _("Bỏ những chỗ vừa sửa?"),
            _("Bố cục “{name}” sẽ như lần lưu trước.").format(
                name=self.draft.layout.name
            ),
            _("Bỏ chỗ vừa sửa"),
            otherwise=_("Sửa tiếp"),
            destroys=True,
        ):
            return
        super().reject()

    def keyPressEvent(self, event: object) -> None:
        # Enter belongs to the fields: it must not press a button of the dialog.
        key = getattr(event, "key", lambda: 0)()
        if key not in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            super().keyPressEvent(event)  # type: ignore[arg-type]


def edit_stock(
    parent: QWidget | None,
    office: Office,
    layout: StockLayout,
    *,
    place: int = 0,
    what: StockText = StockText.RECIPIENT,
    check_print: CheckPrint | None = None,
) -> bool:
    """Let the officer edit a layout; tell whether it was kept."""
    editor = StockEditor(
        parent, office, layout, place=place, what=what, check_print=check_print
    )
    kept = editor.exec() == Dialog.DialogCode.Accepted
    editor.deleteLater()
    return kept
