"""The tools over a stock being edited: undo, what is shown, the scan."""

from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QFileDialog, QWidget

from desktop.documents.certificates.stock import StockLayout
from desktop.errors import OfficeError
from desktop.office.office import Office
from ui.dialogs.error import show_refusal
from ui.dialogs.stock_draft import StockDraft
from ui.language import _
from ui.widgets import layouts
from ui.widgets.buttons import quiet
from ui.widgets.head import Strip
from ui.widgets.layouts import STRETCH
from ui.widgets.tips import as_written


class StockTools(Strip):
    """One row of tools.

    Signals:
        undo_wanted, redo_wanted: one step back, or again.
        picture_shown, boxes_shown, grid_shown(bool): a box was pressed.
        picture_changed: another scan was taken, or none.
    """

    undo_wanted = Signal()
    redo_wanted = Signal()
    picture_shown = Signal(bool)
    boxes_shown = Signal(bool)
    grid_shown = Signal(bool)
    picture_changed = Signal()

    def __init__(
        self, office: Office, draft: StockDraft, parent: QWidget | None = None
    ) -> None:
        self._office, self._draft = office, draft
        self.undo = quiet(_("Hoàn tác"), icon="undo-2", tip=_("Hoàn tác (Ctrl+Z)"))
        self.redo = quiet(_("Làm lại"), icon="redo-2", tip=_("Làm lại (Ctrl+Y)"))
        self.picture = QCheckBox(_("Ảnh phôi"))
        self.picture.setChecked(True)
        self.boxes = QCheckBox(_("Khung ô"))
        self.boxes.setChecked(True)
        self.grid = QCheckBox(_("Lưới 10 mm"))
        self.take = quiet(_("Chọn ảnh phôi…"), self._on_take, icon="image")
        self.drop = quiet(_("Bỏ ảnh"), self._on_drop, icon="x")
        note = layouts.label(_("Chỉ in chữ, không in ảnh phôi"), "hint")
        super().__init__(
            self.undo,
            self.redo,
            layouts.rule(upright=True),
            self.picture,
            self.boxes,
            self.grid,
            layouts.rule(upright=True),
            self.take,
            self.drop,
            STRETCH,
            note,
            height=40,
            left=8,
            spacing=10,
            parent=parent,
        )
        self.undo.clicked.connect(self.undo_wanted)
        self.redo.clicked.connect(self.redo_wanted)
        self.picture.toggled.connect(self.picture_shown)
        self.boxes.toggled.connect(self.boxes_shown)
        self.grid.toggled.connect(self.grid_shown)
        self.refresh()

    def refresh(self) -> None:
        """Show what can be done now."""
        for button, can, why in (
            (self.undo, self._draft.can_undo, _("Chưa có gì để hoàn tác.")),
            (self.redo, self._draft.can_redo, _("Chưa có gì để làm lại.")),
        ):
            if can:
                button.allow()
            else:
                button.refuse(why)
        has_picture = bool(self._draft.layout.picture)
        self.drop.setVisible(has_picture)
        self.picture.setEnabled(has_picture)
        self.take.set_label(_("Đổi ảnh…") if has_picture else _("Chọn ảnh phôi…"))
        self.take.setToolTip(as_written(self._draft.layout.picture_name))

    def _on_take(self) -> None:
        file = pick_picture(self, self._office)
        if file is not None:
            layout_id = self._draft.layout.id
            self._keep(lambda: self._office.printing.set_picture(layout_id, file))

    def _on_drop(self) -> None:
        layout_id = self._draft.layout.id
        self._keep(lambda: self._office.printing.clear_picture(layout_id))

    def _keep(self, change: object) -> None:
        try:
            kept: StockLayout = change()  # type: ignore[operator]
        except OfficeError as refusal:
            show_refusal(self.window(), refusal)
            return
        self._draft.show_picture(kept.picture, kept.picture_name)
        self.refresh()
        self.picture_changed.emit()


def pick_picture(parent: QWidget, office: Office) -> Path | None:
    """Let the officer choose a picture; every refusal comes from the office."""
    chosen, _kind = QFileDialog.getOpenFileName(
        parent.window(),
        _("Chọn ảnh quét"),
        str(office.folders.root.parent),
        _("Hình PNG, JPEG (*.png *.jpg *.jpeg);;Mọi tệp (*)"),
    )
    return Path(chosen) if chosen else None
