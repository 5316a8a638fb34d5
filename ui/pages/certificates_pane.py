"""Beside a certificate: what is done with this one alone, and how whole ones look."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QWidget

from desktop.office.office import Office
from ui.language import _
from ui.pages.certificates_list import Recipient
from ui.widgets import layouts
from ui.widgets.buttons import Button, plain, text
from ui.widgets.layouts import STRETCH
from ui.widgets.notices import Notice

EDGES = (16, 12, 14, 12)


class OnePart(QWidget):
    """The certificate looked at: printed alone, changed for this recipient alone.

    Signals:
        print_wanted, change_wanted: buttons.
        reset_wanted: its own words and places shall go.
    """

    print_wanted = Signal()
    change_wanted = Signal()
    reset_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._name = layouts.label("", "section", wrap=True)
        self._detail = layouts.label("", "note", wrap=True)
        self.print = plain(
            _("In tờ này"), self.print_wanted.emit, icon="printer", small=True
        )
        self.change = plain(
            _("Sửa tờ này…"), self.change_wanted.emit, icon="pencil", small=True
        )
        self.own = Notice("info", "")
        self.own.pressed.connect(self.reset_wanted)
        self.setLayout(
            layouts.column(
                self._name,
                self._detail,
                layouts.row(self.print, self.change, STRETCH),
                self.own,
                margins=EDGES,
                spacing=6,
            )
        )

    def show_one(self, one: Recipient, refusal: str) -> None:
        """Show whose certificate it is and what can be done with it.

        Args:
            refusal: why nothing can be printed now; empty when it can.
        """
        self._name.setText(one.name)
        said = [one.number_words, one.held_back, one.detail]
        self._detail.setText(" · ".join(part for part in said if part))
        why = ""
        if one.held_back:
            why = _("Tờ này {why} nên không in; xem Sổ khen thưởng.")
        _may(self.print, why.format(why=one.held_back) or refusal)
        _may(self.change, why.format(why=one.held_back))
        changed = _("Có sửa riêng.") if one.is_changed else ""
        self.own.say("info", changed, link=_("Trở về như chung") if changed else "")


class WholePart(QWidget):
    """How certificates printed whole look: letters of names, the emblem.

    Signals:
        script_chosen(bool): names of persons in the script letters, or not.
        emblem_wanted, emblem_dropped: another picture of the emblem, or none.
    """

    script_chosen = Signal(bool)
    emblem_wanted = Signal()
    emblem_dropped = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.script = QCheckBox(_("Tên cá nhân bằng chữ bút"))
        self.script.toggled.connect(self.script_chosen)
        self._emblem = layouts.label("", "note", wrap=True)
        self.take = plain(
            _("Chọn hình…"), self.emblem_wanted.emit, icon="image", small=True
        )
        self.drop = text(_("Bỏ hình"), self.emblem_dropped.emit)
        said = _(
            "Khung hoa văn, Quốc hiệu, cơ quan tặng và GIẤY KHEN đều in ra; dùng giấy "
            "trắng dày 150 đến 250 g/m²."
        )
        self.setLayout(
            layouts.column(
                layouts.label(_("Cách in"), "section"),
                layouts.label(said, "note", wrap=True),
                self.script,
                8,
                layouts.label(_("Quốc huy"), "section"),
                self._emblem,
                layouts.row(self.take, self.drop, STRETCH),
                margins=EDGES,
                spacing=6,
            )
        )

    def show_office(self, office: Office, *, script: bool) -> None:
        """Show whether there is an emblem, and the letters in use."""
        self.script.blockSignals(True)
        self.script.setChecked(script)
        self.script.blockSignals(False)
        has_emblem = office.printing.emblem() is not None
        self._emblem.setText(
            _("In hình cơ quan đã chọn, ở giữa phía trên.")
            if has_emblem
            else _("Chưa có hình: chỗ Quốc huy để trống. Dùng hình cơ quan được cấp.")
        )
        self.take.set_label(_("Đổi hình…") if has_emblem else _("Chọn hình…"))
        self.drop.setVisible(has_emblem)


def _may(button: Button, refusal: str) -> None:
    if refusal:
        button.refuse(refusal)
    else:
        button.allow()
