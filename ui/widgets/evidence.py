"""Files that prove something: those kept, those to be added, those to be taken off.

Use: `files = EvidenceList({id: "bao_cao.pdf"})`; after the officer is done,
`files.added` are paths to attach and `files.removed` ids to detach.
"""

from collections.abc import Mapping
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFileDialog, QFrame, QWidget

from ui import icons
from ui.language import _
from ui.widgets import layouts
from ui.widgets.buttons import Button, icon_only, plain
from ui.widgets.layouts import STRETCH


class EvidenceList(QWidget):
    """A row for every file, and a button to attach more."""

    changed = Signal()

    def __init__(
        self, kept: Mapping[str, str] | None = None, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._kept = dict(kept or {})
        self.added: list[Path] = []
        self.removed: list[str] = []
        self._list = layouts.column(spacing=2)
        self.attach = plain(
            _("Đính tệp…"), self._on_attach, icon="paperclip", small=True
        )
        self.setLayout(
            layouts.column(
                layouts.box(self._list), layouts.row(self.attach, STRETCH), spacing=4
            )
        )
        self._show()

    def add(self, file: Path) -> None:
        """Note a file to be attached."""
        if file not in self.added:
            self.added.append(file)
            self._show()

    def _on_attach(self) -> None:
        names, _chosen = QFileDialog.getOpenFileNames(self, _("Đính minh chứng"))
        for name in names:
            self.add(Path(name))

    def _take_off(self, key: str | Path) -> None:
        if isinstance(key, Path):
            self.added.remove(key)
        else:
            self.removed.append(key)
            del self._kept[key]
        self._show()
        self.attach.setFocus()

    def _show(self) -> None:
        while (item := self._list.takeAt(0)) is not None:
            old = item.widget()
            if old is not None:
                old.hide()
                old.deleteLater()
        for key, name in self._kept.items():
            self._put(self._row(key, name, ""))
        for file in self.added:
            self._put(self._row(file, file.name, _("sẽ đính khi lưu")))

        self.changed.emit()

    def _put(self, row: QFrame) -> None:
        self._list.addWidget(row)
        # Made late, its button would be the last stop of the dialog.
        before = self.attach.previousInFocusChain()
        if before is not None:
            QWidget.setTabOrder(before, row.findChildren(Button)[0])

    def _row(self, key: str | Path, name: str, note: str) -> QFrame:
        off = icon_only(
            "x",
            _("Bỏ tệp {name}").format(name=name),
            lambda: self._take_off(key),
            small=True,
        )
        row = layouts.row(icons.IconLabel("paperclip", "text2", 14), spacing=8)
        row.addWidget(layouts.label(name, "name"))
        row.addWidget(layouts.label(note, "caption"), 1)
        row.addWidget(off)
        return layouts.box(row)
