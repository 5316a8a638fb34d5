"""Which unit of the city's register the bundles of a commune are about.

Use: `dialog = LinkDialog(window, state, states, name)`; after `exec()` said yes,
`dialog.unit_id()` is the unit for `CityDesk.link`.
"""

from collections.abc import Sequence

from PySide6.QtWidgets import QWidget

from desktop.emulation.participants import Kind
from desktop.office.exchanging.city_desk import CommuneState
from ui.dialogs.frame import Dialog
from ui.language import _
from ui.widgets import layouts
from ui.widgets.buttons import plain, primary
from ui.widgets.forms import FormRows
from ui.widgets.notices import Notice
from ui.widgets.subject_picker import Named, SubjectPicker

_FIELD = 30


class LinkDialog(Dialog):
    """The sender as its code names it, and a box to find its unit in the register.

    Args:
        state: the commune, linked or not.
        states: every office of the desk; those with a unit can be chosen.
        name: what the official list calls the commune.
    """

    def __init__(
        self,
        parent: QWidget | None,
        state: CommuneState,
        states: Sequence[CommuneState],
        name: str,
    ) -> None:
        title = _("Gói của {name} là hồ sơ của đơn vị nào?").format(name=name)
        super().__init__(parent, title, icon="building-2", width=560)
        self._state = state
        units = {one.unit_id: _named(one) for one in states if one.unit_id}
        chosen = [state.unit_id] if state.unit_id else []
        self.picker = SubjectPicker(
            _("Đơn vị trong sổ"), units, chosen, many=False, hint=_("Tìm xã, phường…")
        )
        self.picker.changed.connect(self._allow)
        form = FormRows(label_width=120)
        sender = layouts.label(
            _("{name}, mã {org}").format(name=name, org=state.org), "name"
        )
        sender.setMinimumHeight(_FIELD)
        form.add(_("Nơi gửi"), sender)
        form.add(_("Đơn vị trong sổ"), self.picker)
        said = _(
            "Từ gói nhận sau, người và tập thể xã này đề nghị, điểm, hồ sơ đính kèm "
            "được tính cho đơn vị đã chọn; kết quả của đơn vị ấy gửi lại xã này."
        )
        self.body.addWidget(layouts.label(said, "note", wrap=True))
        self.body.addSpacing(4)
        self.body.addWidget(form)
        self.warning = Notice("warn", _taken_in(state))
        self.body.addWidget(self.warning)
        self.add_button(plain(_("Hủy"), self.reject))
        self.verb = self.add_button(primary(_("Gắn đơn vị"), self.accept), default=True)
        self.picker.setFocus()
        self._allow()

    def unit_id(self) -> str:
        """Return the unit that is chosen, "" for none."""
        return next(iter(self.picker.chosen()), "")

    def _allow(self) -> None:
        chosen = self.unit_id()
        if not chosen:
            self.verb.refuse(_("Chọn một đơn vị trong sổ."))
        elif chosen == self._state.unit_id:
            self.verb.refuse(_("Đang gắn với đơn vị này rồi."))
        else:
            self.verb.allow()


def _named(one: CommuneState) -> Named:
    code = _("mã {org}").format(org=one.org) if one.org else ""
    detail = ", ".join(part for part in (one.block, code) if part)
    return Named(one.unit_id, one.name, detail, Kind.COLLECTIVE)


def _taken_in(state: CommuneState) -> str:
    """Return what stays as it is where a bundle was taken in already."""
    if state.seq is None or not state.unit_id:
        return ""
    said = _(
        "Gói số {seq} đã nhận vẫn ghi cho {name}. Muốn chuyển cả phần ấy: hoàn tác "
        "nhận gói ở Sổ giao nhận, gắn lại, rồi nhận lại."
    )
    return said.format(seq=state.seq, name=state.name)
