"""Step 1: which commune, found in the official list by typing without dấu."""

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QCheckBox, QWidget

from desktop.emulation.participants import UnitKind
from desktop.office.office import Particulars
from desktop.office.registers import communes
from desktop.office.registers.communes import Commune, Province
from desktop.text import search_key
from ui import look
from ui.first_start_list import Name, NameList
from ui.language import _
from ui.widgets import layouts
from ui.widgets.fields import SearchField
from ui.widgets.layouts import STRETCH

_KINDS = {kind.label: kind for kind in UnitKind}
_ARROWS = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}


class OfficeStep(QWidget):
    """Province at the left, its communes at the right, the letterhead under both."""

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.province_search = SearchField(_("Gõ không dấu cũng được"), width=0)
        self.commune_search = SearchField(_("Gõ tên xã, phường, đặc khu"), width=0)
        self.provinces = NameList(_("Tỉnh, thành phố"))
        self.communes = NameList(_("Xã, phường, đặc khu"))
        self.is_upper = QCheckBox(
            _("Cơ quan cấp tỉnh, thành phố, không thuộc xã, phường nào")
        )
        self._province_count = layouts.label("", "note")
        self._commune_title = layouts.label("", "strong")
        self._commune_count = layouts.label("", "note")
        self._hint = layouts.label("", "note", wrap=True)
        self._chosen = layouts.label("", "section", wrap=True)
        self._head = layouts.label("", "plan")
        self._place = layouts.label("", "plan")
        self._build()
        self._connect()
        self._show_provinces("")
        self.provinces.choose(communes.provinces()[0].code)

    def title(self) -> str:
        """Return what the step asks."""
        return _("Bạn làm việc ở cơ quan nào?")

    def note(self) -> str:
        """Return what the answer is for."""
        return _("Tên cơ quan sẽ đứng ở đầu mọi văn bản. Đổi lại được trong Cài đặt.")

    def begin(self) -> None:
        """Put the keyboard where one starts."""
        is_upper = self.is_upper.isChecked()
        (self.is_upper if is_upper else self.commune_search).setFocus()

    def missing(self) -> str:
        """Return what is still to be chosen, or nothing."""
        if self.is_upper.isChecked():
            return "" if self.province() else _("Chọn tỉnh, thành phố của bạn.")
        return "" if self.commune() else _("Chọn xã, phường của bạn trong danh sách.")

    def commune(self) -> Commune | None:
        """Return the chosen commune; None also for an office of the province."""
        if self.is_upper.isChecked():
            return None
        chosen = self.communes.current()
        return communes.commune(chosen.code) if chosen else None

    def particulars(self, place: str, standing_body: str) -> Particulars:
        """Return the office as chosen."""
        commune, province = self.commune(), self.province()
        if self.is_upper.isChecked() and province is not None:
            return _of_province(province, place, standing_body)
        if commune is None or province is None:
            message = "missing() comes first"
            raise ValueError(message)
        return Particulars(
            province_code=province.code,
            commune_code=commune.code,
            kind=_KINDS[commune.type.lower()].value,
            name=commune.name,
            province_name=province.full_name,
            place=place,
            standing_body=standing_body,
        )

    def _build(self) -> None:
        left = layouts.column(
            layouts.row(
                layouts.label(_("Tỉnh, thành phố"), "strong"),
                STRETCH,
                self._province_count,
            ),
            self.province_search,
            self.provinces,
        )
        right = layouts.column(
            layouts.row(self._commune_title, STRETCH, self._commune_count),
            self.commune_search,
            self.communes,
            self.is_upper,
        )
        lists = layouts.row(spacing=16)
        lists.addLayout(left, 300)
        lists.addLayout(right, 653)
        whole = layouts.column(spacing=8)
        whole.addLayout(lists, 1)
        whole.addWidget(self._hint)
        whole.addWidget(self._letterhead())
        self.setLayout(whole)

    def _letterhead(self) -> QWidget:
        centre = Qt.AlignmentFlag.AlignCenter
        self._head.setAlignment(centre)
        self._head.setTextFormat(Qt.TextFormat.RichText)
        italic = look.serif()
        italic.setItalic(True)
        self._place.setFont(italic)
        said = layouts.column(
            STRETCH,
            layouts.label(_("Cơ quan đã chọn"), "note"),
            self._chosen,
            STRETCH,
            spacing=2,
        )
        line = layouts.row(spacing=22, margins=(16, 8, 22, 8))
        line.addLayout(said, 1)
        for part in (self._head, self._place):
            rule = layouts.rule(upright=True)
            rule.setFixedHeight(36)
            line.addWidget(rule)
            line.addWidget(part)
        card = layouts.card(line, "alt")
        card.setFixedHeight(62)
        return card

    def _connect(self) -> None:
        self.province_search.sought.connect(self._show_provinces)
        self.commune_search.sought.connect(lambda _text: self._show_communes())
        self.provinces.name_chosen.connect(lambda _name: self._on_province())
        self.communes.name_chosen.connect(lambda _name: self._on_commune())
        self.is_upper.toggled.connect(self._on_upper)
        for search in (self.province_search, self.commune_search):
            search.installEventFilter(self)

    def _show_provinces(self, wanted: str) -> None:
        every = communes.provinces()
        words = search_key(wanted).split()
        found = [
            one
            for one in every
            if all(f" {word}" in f" {search_key(one.full_name)}" for word in words)
        ]
        names = [Name(one.code, one.full_name) for one in found]
        self.provinces.show_names(names, wanted)
        self._province_count.setText(_count(len(found), len(every)))
        if self.provinces.current() is None and found:
            self.provinces.choose(found[0].code)

    def _on_province(self) -> None:
        self._show_communes()
        self._on_commune()

    def _on_upper(self, on: bool) -> None:
        for part in (self.communes, self.commune_search):
            part.setEnabled(not on)
        self._on_commune()

    def _show_communes(self) -> None:
        province = self.province()
        if province is None:
            self._commune_title.setText(_("Xã, phường"))
            self.communes.show_names([])
            return
        wanted = self.commune_search.text()
        every = communes.communes_of(province.code)
        found = communes.find(wanted, province.code) if wanted.strip() else every
        title = _("Xã, phường của {province}").format(province=province.full_name)
        self._commune_title.setText(title)
        self._commune_count.setText(_count(len(found), len(every)))
        names = [Name(one.code, one.full_name) for one in found]
        self.communes.show_names(names, wanted)
        if wanted.strip() and found and self.communes.current() is None:
            self.communes.choose(found[0].code)
        self._hint.setText(self._hint_for(wanted, province, len(found)))

    def _hint_for(self, wanted: str, province: Province, found: int) -> str:
        if found or not wanted.strip():
            return _("Danh mục theo sắp xếp từ 01/7/2025.")
        elsewhere = communes.find(wanted)
        said = _("Không có “{wanted}” ở {province}.").format(
            wanted=wanted.strip()[:40], province=province.full_name
        )
        if elsewhere:
            other = communes.province(elsewhere[0].province_code)
            where = other.full_name if other else ""
            hint = _("{commune} thuộc {province}: chọn tỉnh, thành phố ở bên trái.")
            return f"{said} " + hint.format(
                commune=elsewhere[0].full_name, province=where
            )
        return f"{said} " + _("Kiểm tra lại tên, hoặc gõ ngắn hơn.")

    def province(self) -> Province | None:
        """Return the chosen province or city."""
        chosen = self.provinces.current()
        return communes.province(chosen.code) if chosen else None

    def _on_commune(self) -> None:
        commune, province = self.commune(), self.province()
        if self.is_upper.isChecked() and province is not None:
            name = _small(province.full_name)
            self._chosen.setText(_("Ủy ban nhân dân {name}").format(name=name))
            self._head.setText(_letterhead(province.full_name.upper()))
            place = _("{place}, ngày … tháng …").format(place=province.name)
            self._place.setText(place)
        elif commune is None or province is None:
            self._chosen.setText(_("Chưa chọn"))
            self._head.setText(_letterhead(""))
            self._place.setText(_("…, ngày … tháng …"))
        else:
            said = _("Ủy ban nhân dân {commune}, {province}").format(
                commune=_small(commune.full_name), province=_small(province.full_name)
            )
            self._chosen.setText(said)
            self._head.setText(_letterhead(commune.full_name.upper()))
            place = _("{place}, ngày … tháng …").format(place=commune.name)
            self._place.setText(place)
        self.changed.emit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Let the arrows in a search field walk through its list."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            by = _ARROWS.get(Qt.Key(event.key()))
            if by is not None:
                is_left = watched is self.province_search
                (self.provinces if is_left else self.communes).step(by)
                return True
        return super().eventFilter(watched, event)


def _of_province(province: Province, place: str, standing_body: str) -> Particulars:
    """Return an office of a province or city: it belongs to no commune."""
    return Particulars(
        province_code=province.code,
        commune_code="",
        kind="city" if province.is_city else "province",
        name=_small(province.full_name),
        province_name=province.full_name,
        place=place,
        standing_body=standing_body,
    )


def _letterhead(name: str) -> str:
    office = _("ỦY BAN NHÂN DÂN")
    return f"<div>{office}</div><div><b>{name or '…'}</b></div>"


def _count(found: int, every: int) -> str:
    if found == every:
        return str(every)
    return _("{found} trong {every}").format(found=found, every=every)


def _small(name: str) -> str:
    return name[:1].lower() + name[1:]
