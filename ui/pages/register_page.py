"""Sổ khen thưởng: who received what, by which decision; nothing is ever deleted."""

from PySide6.QtWidgets import QApplication, QDialog, QWidget

from desktop.awards.register_numbers import parse
from desktop.errors import EntryError
from desktop.office.office import Office
from desktop.office.registers.award_history import history_of
from ui.dialogs.question import ask
from ui.language import _
from ui.pages.page import Page
from ui.pages.papers_files import SavedLine
from ui.pages.register_delivery import note_delivery
from ui.pages.register_entries import Entry, Line, PastEntry, entries
from ui.pages.register_lists import RegisterLists
from ui.pages.register_pane import RegisterPane
from ui.pages.register_past import PastAwardDialog
from ui.pages.register_revoke import ask_revocation
from ui.pages.register_table import RegisterTable
from ui.widgets import layouts
from ui.widgets.buttons import danger, plain, quiet
from ui.widgets.fields import SearchField
from ui.widgets.forms import ChoiceField
from ui.widgets.head import PageHead, Strip
from ui.widgets.layouts import STRETCH
from ui.widgets.notices import EmptyPlace
from ui.widgets.panes import Panes
from ui.widgets.subject_picker import named

_WIDTHS = (858, 296)


class RegisterPage(Page):
    """The register as a table, narrowed by year and by words."""

    key = "register"

    def __init__(self, office: Office, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._office = office
        self.revoke = danger(_("Thu hồi…"), self._on_revoke, icon="circle-slash")
        self.enter = plain(
            _("Ghi khen thưởng đã có…"),
            self._on_enter,
            icon="plus",
            tip=_("Khen thưởng đã quyết định trước đây hoặc ở nơi khác"),
        )
        self.deliver = plain(
            _("Ghi đã trao…"),
            self._on_deliver,
            icon="handshake",
            tip=_("Ngày trao của các dòng đang chọn, và người nhận thay"),
        )
        actions = [self.revoke, self.deliver, self.enter]
        self.head = PageHead(_("Sổ khen thưởng"), actions=actions)
        self.saved = SavedLine()
        self.empty = EmptyPlace(
            "book-marked",
            _("Sổ chưa có khen thưởng nào"),
            _(
                "Khen thưởng tự vào sổ, mỗi khen thưởng một số, sau khi ra quyết định "
                "ở trang Hồ sơ & văn bản. Khen thưởng đã có trước đây thì ghi tại đây."
            ),
            [
                plain(_("Ghi khen thưởng đã có…"), self._on_enter),
                plain(_("Sang Hồ sơ & văn bản"), lambda: self.go("papers")),
            ],
        )
        self.table = RegisterTable(self.empty)
        self.table.row_chosen.connect(lambda _row: self._on_row())
        self.table.selectionModel().selectionChanged.connect(
            lambda *_rows: self._allow_delivering()
        )
        self.pane = RegisterPane()
        self.pane.change_wanted.connect(self._on_change)
        self.pane.remove_wanted.connect(self._on_remove)
        self.years = ChoiceField(_("Năm"), [(None, _("Mọi năm"))], width=112)
        self.years.chosen.connect(lambda _year: self._show())
        self.search = SearchField(_("Tìm trong sổ"), width=220)
        self.search.sought.connect(self._on_sought)
        self.count = layouts.label("", "note")
        self.copy = quiet(
            _("Chép bảng"),
            self._on_copy,
            icon="copy",
            tip=_("Chép các dòng đang thấy để dán vào Excel, Word"),
        )
        for field in (self.years, self.search):
            field.setFixedHeight(28)
        self.lists = RegisterLists(
            self, office, self.saved, self._entry, self.years.key, self.table.texts
        )
        lists = self.lists
        self.strip = Strip(
            self.years,
            self.search,
            4,
            self.count,
            STRETCH,
            lists.extract,
            lists.book,
            lists.excel,
            self.copy,
            height=44,
        )
        panes = Panes(
            "register",
            self.table,
            layouts.box(layouts.column(self.pane, spacing=0), "pane"),
            sizes=_WIDTHS,
        )
        self.build(self.head, self.strip, self.saved, panes)

    def reload(self) -> None:
        """Show the register as it stands now."""
        lines = self._lines(None)
        years = sorted({line.year for line in lines}, reverse=True)
        self.years.show_choices(
            [
                (None, _("Mọi năm")),
                *((year, _("Năm {y}").format(y=year)) for year in years),
            ]
        )
        self.strip.setVisible(bool(lines))
        has_numbers = any(line.number is not None for line in lines)
        self.lists.allow_book(has_numbers=has_numbers)
        self.revoke.setVisible(bool(lines))
        self.deliver.setVisible(bool(lines))
        self.pane.setVisible(bool(lines))
        self.table.horizontalHeader().setVisible(bool(lines))
        self._show()

    def show_target(self, target: object) -> None:
        """Show an award by its id, or the last one of a subject."""
        self.search.clear()
        self.table.filter("")
        self.table.choose(lambda e: target in {e.id, e.subject_id})

    def _lines(self, year: object) -> list[Line]:
        office = self._office
        return entries(
            office.awarding.grants(),
            office.awarding.decisions(),
            office.double_awards.past(),
            named(office),
            year,
            office.deliveries.by_grant(),
        )

    def _show(self) -> None:
        self.table.show_rows(self._lines(self.years.key()))
        self._show_count()
        self._on_row()

    def _on_row(self) -> None:
        line = self._entry()
        history = history_of(self._office, line.subject_id) if line else None
        self.pane.show_line(line, history)
        self._allow_revoking()
        self._allow_delivering()
        self.lists.allow_extract()

    def _show_count(self) -> None:
        rows: list[Line] = self.table.rows.rows()
        said = _("{count:02d} khen thưởng").format(count=len(rows))
        revoked = sum(entry.is_revoked for entry in rows)
        if revoked:
            more = _("{count:02d} đã thu hồi").format(count=revoked)
            said = f"{said}, {more}"
        self.count.setText(said)

    def _on_sought(self, wanted: str) -> None:
        refusal = _misread(wanted)
        self.table.filter(wanted)
        # The empty place speaks of an empty register, not of a search without hits.
        self.empty.setVisible(not self._lines(None))
        self._show_count()
        if refusal:
            self.count.setText(refusal)

    def _entry(self) -> Line | None:
        found: Line | None = self.table.current()
        return found

    def _allow_revoking(self) -> None:
        entry = self._entry()
        if entry is None:
            self.revoke.refuse(_("Chọn một dòng trong sổ trước."))
        elif isinstance(entry, PastEntry):
            self.revoke.refuse(_("Khen thưởng này do nơi khác quyết định."))
        elif entry.is_revoked:
            self.revoke.refuse(_("Khen thưởng này đã thu hồi."))
        else:
            self.revoke.allow()

    def _on_revoke(self) -> None:
        entry = self._entry()
        if not isinstance(entry, Entry):
            return
        reason = ask_revocation(self.window(), entry.grant)
        if reason is not None:
            self.run(
                lambda: self._office.awarding.revoke(entry.grant, reason),
                done=_("Đã thu hồi {form} của {recipient}.").format(
                    form=entry.grant.form.label, recipient=entry.grant.recipient
                ),
            )

    # --- handing over -------------------------------------------------------------

    def _chosen(self) -> list[Entry]:
        """Return the chosen awards that can be handed over."""
        lines = self.table.chosen() or [self._entry()]
        own = (line for line in lines if isinstance(line, Entry))
        return [line for line in own if not line.is_revoked]

    def _allow_delivering(self) -> None:
        if self._chosen():
            self.deliver.allow()
        else:
            self.deliver.refuse(_("Chọn khen thưởng có số vào sổ, chưa thu hồi."))

    def _on_deliver(self) -> None:
        grants = [line.grant for line in self._chosen()]
        if grants:
            done = note_delivery(self.window(), self._office, grants)
            if done:
                self.reload()
                self.changed.emit(done)

    # --- awards from elsewhere ----------------------------------------------------

    def _on_enter(self) -> None:
        self._keep(PastAwardDialog(self.window(), self._office), _("Đã ghi vào sổ."))

    def _on_change(self) -> None:
        line = self._entry()
        if isinstance(line, PastEntry):
            dialog = PastAwardDialog(self.window(), self._office, line.award)
            said = _("Đã sửa khen thưởng của {name}.")
            self._keep(dialog, said.format(name=line.recipient))

    def _keep(self, dialog: PastAwardDialog, done: str) -> None:
        if dialog.exec() == QDialog.DialogCode.Accepted:
            self.reload()
            self.changed.emit(done)
        dialog.deleteLater()

    def _on_remove(self) -> None:
        line = self._entry()
        if not isinstance(line, PastEntry):
            return
        is_wanted = ask(
            self.window(),
            _("Bỏ {form} của {name} khỏi sổ?").format(
                form=line.form, name=line.recipient
            ),
            _("Chỉ bỏ khi ghi nhầm. Các đợt xét không còn đối chiếu với dòng này."),
            _("Bỏ khỏi sổ"),
            icon="trash-2",
            destroys=True,
        )
        if is_wanted:
            self.run(
                lambda: self._office.double_awards.remove_past(line.award),
                done=_("Đã bỏ {form} của {name} khỏi sổ.").format(
                    form=line.form, name=line.recipient
                ),
            )

    def _on_copy(self) -> None:
        lines = ["\t".join(cells) for cells in self.table.texts()]
        QApplication.clipboard().setText("\n".join(lines))
        self.count.setText(
            _("Đã chép {count:02d} dòng").format(count=max(len(lines) - 1, 0))
        )


def _misread(wanted: str) -> str:
    """Return why a register number looked for cannot be one: a slip in its digits."""
    try:
        parse(wanted)
    except EntryError as refusal:
        return refusal.sentence
    return ""
