"""What was found about a bundle: its code, the sentence, and the next step.

Use: `found = FindingList("Kiểm tra trước khi gửi")`, `found.show_findings(findings)`;
`links={"TD-512": "Mở Chấm điểm"}` gives a finding a way to where it is settled, and
`link_pressed(str)` carries the code. A bundle's words are shown as they are, never as
markup.
"""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from desktop.bundles.sealed.catalogue import Finding, Severity
from ui import icons
from ui.language import _
from ui.widgets import layouts
from ui.widgets.buttons import text

MARKS = {
    Severity.REJECTED: ("verdict-fail", "bad"),
    Severity.QUARANTINED: ("ban", "bad"),
    Severity.HELD: ("lock", "warn"),
    Severity.LOCAL: ("hard-drive", "bad"),
    Severity.WARNING: ("triangle-alert", "warn"),
    Severity.INFORMATION: ("info", "accent"),
}
_NOTHING: Mapping[str, str] = {}


class FindingRow(QFrame):
    """One finding; `pressed(str)` carries its code."""

    pressed = Signal(str)

    def __init__(self, finding: Finding, link: str = "") -> None:
        super().__init__()
        self.finding = finding
        icon, tone = MARKS[finding.severity]
        # Codes are what one reads out on the telephone.
        head = _("{severity} · {code}").format(
            severity=finding.severity.value, code=finding.code
        )
        self.code = layouts.label(head, "group", tone=tone)
        self.sentence = layouts.label(finding.sentence, "name", wrap=True)
        self.next_step = layouts.label(finding.next_step, "note", wrap=True)
        words = layouts.column(self.code, self.sentence, self.next_step, spacing=1)
        if link:
            button = text(link, lambda: self.pressed.emit(finding.code))
            words.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)
        mark = icons.IconLabel(icon, tone, 16)
        line = layouts.row(spacing=9, margins=(0, 2, 0, 6))
        line.addWidget(mark, 0, Qt.AlignmentFlag.AlignTop)
        line.addLayout(words, 1)
        self.setLayout(line)
        self.setAccessibleName(f"{head}. {finding.sentence} {finding.next_step}")


class FindingList(QWidget):
    """Findings one under another, what stops first; hidden while there are none."""

    link_pressed = Signal(str)

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self.rows: list[FindingRow] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(2)

    def show_findings(
        self, findings: Sequence[Finding], links: Mapping[str, str] = _NOTHING
    ) -> None:
        """Show findings in their order."""
        for row in self.rows:
            self._column.removeWidget(row)
            row.hide()  # it is painted until the loop of events deletes it
            row.deleteLater()
        self.rows = []
        linked = set()
        for finding in findings:
            # One way out is enough for several findings of a kind.
            link = "" if finding.code in linked else links.get(finding.code, "")
            linked.add(finding.code)
            row = FindingRow(finding, link)
            row.pressed.connect(self.link_pressed)
            self._column.addWidget(row)
            row.show()
            self.rows.append(row)
        self.setVisible(bool(findings))
