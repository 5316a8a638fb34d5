"""Sổ khen thưởng: who received what, by which decision; nothing is ever deleted."""

from PySide6.QtWidgets import QApplication, QWidget

from desktop.office.office import Office
from ui.language import _
from ui.pages.page import Page
from ui.pages.register_revoke import ask_revocation
from ui.pages.register_table import Entry, RegisterTable, entries
from ui.widgets import layouts
from ui.widgets.buttons import danger, plain, quiet
from ui.widgets.fields import SearchField
from ui.widgets.forms import ChoiceField
from ui.widgets.head import PageHead, Strip
from ui.widgets.layouts import STRETCH
from ui.widgets.notices import EmptyPlace


class RegisterPage(Page):
    """The register as a table, narrowed by year and by words."""

    key = "register"

    def __init__(self, office: Office, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._office = office
        self.revoke = danger(_("Thu hồi…"), self._on_revoke, icon="circle-slash")
        self.head = PageHead(_("Sổ khen thưởng"), actions=[self.revoke])
        self.empty = EmptyPlace(
            "book-marked",
            _("Sổ chưa có khen thưởng nào"),
            _(
                "Khen thưởng tự vào sổ, mỗi khen thưởng một số, sau khi ra quyết định "
                "ở trang Hồ sơ & văn bản."
            ),
            [plain(_("Sang Hồ sơ & văn bản"), lambda: self.go("papers"))],
        )
        self.table = RegisterTable(self.empty)
        self.table.row_chosen.connect(lambda _row: self._allow_revoking())
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
        self.strip = Strip(
            self.years, self.search, 4, self.count, STRETCH, self.copy, height=44
        )
        self.build(self.head, self.strip, self.table)

    def reload(self) -> None:
        """Show the register as it stands now."""
        grants = self._office.awarding.grants()
        years = sorted({g.register_year for g in grants}, reverse=True)
        self.years.show_choices(
            [
                (None, _("Mọi năm")),
                *((year, _("Năm {y}").format(y=year)) for year in years),
            ]
        )
        self.strip.setVisible(bool(grants))
        self.revoke.setVisible(bool(grants))
        self.table.horizontalHeader().setVisible(bool(grants))
        self._show()

    def show_target(self, target: object) -> None:
        """Show an award by its id, or the last one of a subject."""
        self.search.clear()
        self.table.filter("")
        self.table.choose(lambda e: target in {e.grant.id, e.grant.subject_id})

    def _show(self) -> None:
        office = self._office
        self.table.show_rows(
            entries(
                office.awarding.grants(), office.awarding.decisions(), self.years.key()
            )
        )
        self._show_count()
        self._allow_revoking()

    def _show_count(self) -> None:
        rows: list[Entry] = self.table.rows.rows()
        said = _("{count:02d} khen thưởng").format(count=len(rows))
        revoked = sum(entry.is_revoked for entry in rows)
        if revoked:
            more = _("{count:02d} đã thu hồi").format(count=revoked)
            said = f"{said}, {more}"
        self.count.setText(said)

    def _on_sought(self, wanted: str) -> None:
        self.table.filter(wanted)
        # The empty place speaks of an empty register, not of a search without hits.
        self.empty.setVisible(not self._office.awarding.grants())
        self._show_count()

    def _entry(self) -> Entry | None:
        found: Entry | None = self.table.current()
        return found

    def _allow_revoking(self) -> None:
        entry = self._entry()
        if entry is None:
            self.revoke.refuse(_("Chọn một dòng trong sổ trước."))
        elif entry.is_revoked:
            self.revoke.refuse(_("Khen thưởng này đã thu hồi."))
        else:
            self.revoke.allow()

    def _on_revoke(self) -> None:
        entry = self._entry()
        if entry is None:
            return
        reason = ask_revocation(self.window(), entry.grant)
        if reason is not None:
            self.run(
                lambda: self._office.awarding.revoke(entry.grant, reason),
                done=_("Đã thu hồi {form} của {recipient}.").format(
                    form=entry.grant.form.label, recipient=entry.grant.recipient
                ),
            )

    def _on_copy(self) -> None:
        lines = ["\t".join(cells) for cells in self.table.texts()]
        QApplication.clipboard().setText("\n".join(lines))
        self.count.setText(
            _("Đã chép {count:02d} dòng").format(count=max(len(lines) - 1, 0))
        )
