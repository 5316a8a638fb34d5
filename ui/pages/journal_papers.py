"""Văn bản của đơn vị: who has sent a paper, who has not, and since when it is due."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from PySide6.QtWidgets import QApplication, QWidget

from desktop.emulation.journal import UNIT_PAPERS, Activity, ActivityKind
from desktop.emulation.journal_summaries import UnitPapers
from desktop.emulation.movements import Period
from ui.dialogs.last_day_dialog import LastDayDialog
from ui.dialogs.subject_form import Choices
from ui.dialogs.unit_paper_dialog import UnitPaperDialog
from ui.language import _
from ui.pages.journal_activities import ActivityList, files_column
from ui.pages.journal_list import JournalList, ListWords
from ui.pages.journal_words import (
    capital,
    day_words,
    more_chip,
    paper_chip,
    paper_words,
    period_name,
    periods,
)
from ui.tables.column import AnyRow, Column, Section
from ui.widgets.buttons import icon_only, plain
from ui.widgets.chips import Chip
from ui.widgets.forms import ChoiceField
from ui.widgets.head import Strip
from ui.widgets.layouts import STRETCH
from ui.widgets.subject_picker import Named, named

WORDS = ListWords(
    name=_("Văn bản của đơn vị"),
    icon="inbox",
    search=_("Lọc đơn vị, văn bản"),
    add=_("Ghi nhận văn bản…"),
    added=_("Đã ghi nhận một văn bản."),
    changed=_("Đã sửa một văn bản trong sổ."),
    unchosen=_("Chưa chọn văn bản nào đã nhận."),
    empty=(
        _("Chưa có đơn vị nào"),
        _(
            "Nhập các đơn vị ở trang Đơn vị & cá nhân; ở đây sẽ thấy đơn vị nào đã "
            "gửi kế hoạch, báo cáo, đơn vị nào chưa."
        ),
    ),
    unfit=(
        _("Không có đơn vị nào như vậy"),
        _("Xóa chữ đang lọc để xem đủ các đơn vị."),
    ),
)


@dataclass(frozen=True, slots=True)
class PaperRow:
    """A unit with one paper it sent, or with none."""

    unit: UnitPapers
    who: Named | None
    entry: Activity | None
    files: int = 0

    @property
    def chip(self) -> Chip:
        """Return whether the unit has sent, and whether in time."""
        is_more = bool(self.entry) and self.entry != self.unit.papers[0]
        return more_chip() if is_more else paper_chip(self.unit)

    @property
    def name(self) -> str:
        """Return the name of the unit."""
        return self.who.name if self.who else ""


class PapersList(ActivityList):
    """Units under "Chưa gửi" and "Đã gửi", for a kind of paper and a period."""

    def strip(self) -> Strip:
        """Return the choice of paper and period, and the last day."""
        kinds = [(kind, paper_words(kind)) for kind in UNIT_PAPERS]
        self.kind = Choices(_("Loại văn bản"), kinds, width=236)
        self.kind.activated.connect(lambda _index: self.reload())
        self.period = ChoiceField(_("Kỳ"), width=204)
        self.period.chosen.connect(lambda _key: self.reload())
        self.last_day = plain("", self._on_last_day, icon="calendar-clock", small=True)
        self.copy = icon_only(
            "copy", _("Chép tên các đơn vị chưa gửi"), self._copy, small=True
        )
        return Strip(
            self.kind,
            self.period,
            self.last_day,
            STRETCH,
            self.copy,
            self.search,
            height=44,
        )

    def key_of(self, row: AnyRow) -> object:
        """Return the unit and its paper: a unit without one has a row too."""
        return row.unit.unit_id, row.entry.id if row.entry else ""

    def reload(self) -> None:
        """Show who owes the chosen paper for the chosen period."""
        self.period.show_choices(period_choices(self))
        found = self.office.journal.unit_papers(self._kind(), self._period())
        day = self._last_day()
        said = _("Hạn cuối {day}").format(day=day_words(day)) if day else ""
        self.last_day.set_label(said or _("Đặt hạn cuối…"))
        missing, sent = self._rows(found)
        self._missing = [row.name for row in missing]
        if missing:
            self.copy.allow()
        else:
            self.copy.refuse(_("Không còn đơn vị nào chưa gửi."))
        self.tell_empty(is_empty=not found)
        self.table.show_sections(self._sections(missing, sent))
        self.begin()

    def dialog(self, parent: QWidget, row: AnyRow) -> UnitPaperDialog:
        """Return the dialog for a paper; a unit without one gets a new one."""
        entry = row.entry if row else None
        return UnitPaperDialog(
            parent,
            self.office,
            entry or self._new(row),
            period_choices(self, entry.about if entry else None),
        )

    def choose(self, entry_id: object) -> bool:
        """Stand on a paper by its id; its kind and period are chosen."""
        found = self.office.journal.activities()
        for entry in (a for a in found if a.id == entry_id and a.kind in UNIT_PAPERS):
            self.kind.choose(entry.kind)
            self.reload()
            whole = [p for p, _name in period_choices(self) if entry.concerns(p)]
            if whole and not entry.concerns(self._period()):
                self.period.choose(whole[0])
                self.reload()
        return super().choose(entry_id)

    def _new(self, row: PaperRow | None) -> Activity:
        period = self._period()
        owing = row.unit.unit_id if row and row.entry is None else None
        return Activity(
            "",
            self._kind(),
            self.office.today(),
            "",
            subject_id=owing,
            first_day=period.first,
            last_day=period.last,
        )

    def _rows(
        self, found: Sequence[UnitPapers]
    ) -> tuple[list[PaperRow], list[PaperRow]]:
        """Return units without and with papers, a row for every paper."""
        names, files = named(self.office), self.files()
        missing = [PaperRow(u, names.get(u.unit_id), None) for u in found]
        sent = [
            PaperRow(u, names.get(u.unit_id), paper, files.get(paper.id, 0))
            for u in found
            for paper in u.papers
        ]
        sent.sort(key=lambda row: row.entry.happened_on if row.entry else date.min)
        return [row for row in missing if row.unit.is_missing], sent

    def _sections(
        self, missing: Sequence[PaperRow], sent: Sequence[PaperRow]
    ) -> list[Section]:
        found = []
        if missing:
            said = _("Chưa gửi: {count:02d} đơn vị").format(count=len(missing))
            found.append(Section(said, missing))
        if sent:
            units = len({row.unit.unit_id for row in sent})
            said = _("Đã gửi: {count:02d} đơn vị").format(count=units)
            found.append(Section(said, sent))
        return found

    def _copy(self) -> None:
        """Put the names on the clipboard, for a reminder in Word or Zalo."""
        QApplication.clipboard().setText("\n".join(self._missing))

    def _kind(self) -> ActivityKind:
        kind: ActivityKind = self.kind.value()
        return kind

    def _period(self) -> Period:
        period = self.period.key()
        return period if isinstance(period, Period) else period_choices(self)[0][0]

    def _last_day(self) -> date | None:
        return self.office.journal.last_day(self._kind(), self._period())

    def _on_last_day(self) -> None:
        about = f"{paper_words(self._kind())}, {period_name(self._period())}"
        dialog = LastDayDialog(self.window(), about, self._last_day())
        if dialog.exec():
            journal = self.office.journal
            journal.set_last_day(self._kind(), self._period(), dialog.day())
            self.reload()
            day = dialog.day()
            said = _("Đã đặt hạn cuối {day}.").format(day=day_words(day))
            self.done.emit(said if day else _("Đã bỏ hạn cuối."))


def paper_columns() -> list[Column[PaperRow]]:
    """Return the columns of who sent what."""
    return [
        Column[PaperRow](
            _("Đơn vị"),
            lambda row: row.name,
            note=lambda row: capital(row.who.detail) if row.who else "",
            weight=500,
        ),
        Column[PaperRow](
            _("Tình trạng"),
            lambda row: row.chip.word,
            sort=lambda row: (not row.unit.is_missing, -row.unit.days_late),
            look=lambda row: row.chip,
            kind="mark",
            width=150,
        ),
        Column[PaperRow](
            _("Ngày nhận"),
            lambda row: day_words(row.entry.happened_on) if row.entry else "",
            note=lambda row: row.entry.received_by if row.entry else "",
            sort=lambda row: row.entry.happened_on if row.entry else date.min,
            width=168,
        ),
        Column[PaperRow](
            _("Văn bản"),
            lambda row: row.entry.title if row.entry else "",
            note=lambda row: row.entry.document if row.entry else "",
            width=380,
            tip=lambda row: row.entry.title if row.entry else "",
        ),
        files_column(),
    ]


def period_choices(
    within: JournalList, more: Period | None = None
) -> list[tuple[Period, str]]:
    """Return the periods a paper can be about with their names."""
    office = within.office
    plan = office.plan().period if office.plans.current() else None
    found = periods(plan, office.today())
    if more is not None and more not in found:
        found.append(more)
    return [(period, period_name(period)) for period in found]
