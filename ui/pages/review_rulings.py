"""Citing achievements and ruling on double awards, from the review page."""

from collections.abc import Mapping

from PySide6.QtWidgets import QDialog, QWidget

from desktop.awards.duplicates import (
    CitedAchievement,
    Conflict,
    Ruling,
    StatedRuling,
    cited_by_default,
)
from desktop.office.office import Office
from desktop.office.rounds.outcome import ReviewList, ReviewRow
from desktop.office.rounds.roundup import Roundup
from ui.dialogs.frame import Dialog
from ui.language import _
from ui.pages.page import Page
from ui.pages.review_doubles import Citation, Rests
from ui.widgets import layouts
from ui.widgets.buttons import plain, primary
from ui.widgets.fields import Field, NoteField
from ui.widgets.forms import FormRows


class ReviewRulings:
    """Each action ends with a reload and an undo line."""

    def __init__(self, page: Page, office: Office) -> None:
        self._page = page
        self._office = office

    def rests_of(self, found: ReviewList, row: ReviewRow) -> Rests | None:
        """Return what a nomination rests on; None for who is no candidate."""
        roundup = self._now()
        if row.subject_id not in roundup.candidates:
            return None
        is_open = not roundup.round.is_closed
        facts = roundup.facts(row.subject_id)
        return Rests(
            tuple(
                Citation(cited, self._is_cited(found, row, cited))
                for cited in cited_by_default(facts)
            ),
            roundup.conflicts(row.subject_id, found.offer) if is_open else (),
            () if is_open else row.conflicts,
            is_checked=roundup.plan.forbids_double_awards,
            can_act=is_open,
        )

    def doubts(self, found: ReviewList) -> frozenset[str]:
        """Return those with a double award nobody has ruled about, by id."""
        roundup = self._now()
        if roundup.round.is_closed:
            return frozenset()
        return frozenset(
            row.subject_id
            for row in found.rows
            if row.conflicts
            and any(
                conflict.ruling is None
                for conflict in roundup.conflicts(row.subject_id, found.offer)
            )
        )

    def cite(
        self, found: ReviewList, row: ReviewRow, cited: CitedAchievement, *, on: bool
    ) -> None:
        """Cite an achievement again, or take it out of the nomination."""
        doubles = self._office.double_awards
        act = doubles.cite if on else doubles.uncite
        done = _("Đã viện dẫn lại “{title}”.") if on else _("Thôi viện dẫn “{title}”.")
        self._page.run(
            lambda: act(self._now(), found.offer, row.subject_id, cited.key),
            done=done.format(title=cited.title),
        )

    def rule(
        self, found: ReviewList, row: ReviewRow, conflict: Conflict, ruling: Ruling
    ) -> None:
        """Ask for reason and name, then keep the ruling for good."""
        usual = found.authority if ruling is Ruling.OVERRIDE else self._standing_body()
        answer = ask_ruling(self._page.window(), conflict, ruling, usual)
        if answer is None:
            return
        reason, who = answer
        self._page.run(
            lambda: self._office.double_awards.rule(
                self._now(), row.subject_id, conflict, ruling, reason, who
            ),
            done=_("Đã kết luận về trùng thành tích của {name}: {ruling}.").format(
                name=row.name, ruling=ruling.label
            ),
        )

    def take_back(self, row: ReviewRow, ruling: StatedRuling) -> None:
        """Leave a double award open again."""
        self._page.run(
            lambda: self._office.double_awards.take_back_ruling(ruling),
            done=_("Đã bỏ kết luận về trùng thành tích của {name}.").format(
                name=row.name
            ),
        )

    def _is_cited(
        self, found: ReviewList, row: ReviewRow, cited: CitedAchievement
    ) -> bool:
        return (found.offer, row.subject_id, cited.key) not in self._now().uncited

    def _standing_body(self) -> str:
        mine = self._office.particulars()
        return mine.standing_body if mine else ""

    def _now(self) -> Roundup:
        return self._office.roundup()


_TITLES: Mapping[Ruling, tuple[str, str, str]] = {
    Ruling.NOT_SAME: (
        _("Kết luận: không trùng thành tích?"),
        _("Không trùng"),
        _("Kết luận được nhớ, các đợt sau không hỏi lại về hai mục này."),
    ),
    Ruling.OVERRIDE: (
        _("Cấp quyết định cho phép khen thêm một lần?"),
        _("Ghi cho phép"),
        _(
            "Kế hoạch không cho khen nhiều lần cho một thành tích; chỉ cấp quyết định "
            "được cho phép. Lý do và người quyết định được giữ lại."
        ),
    ),
}


class RulingDialog(Dialog):
    """The verb waits for a reason and for whose ruling it is."""

    def __init__(
        self, parent: QWidget | None, conflict: Conflict, ruling: Ruling, usual: str
    ) -> None:
        title, verb, consequence = _TITLES[ruling]
        super().__init__(parent, title, icon="scale", width=520)
        self.body.addWidget(layouts.label(f"{conflict.words}.", wrap=True))
        self.body.addWidget(layouts.label(consequence, "note", wrap=True))
        self.body.addSpacing(4)
        self.reason = NoteField(_("Lý do"))
        self.who = Field(_("Người quyết định"), usual)
        rows = FormRows()
        rows.add(_("Lý do"), self.reason)
        rows.add(_("Người quyết định"), self.who)
        self.body.addWidget(rows)
        self.add_button(plain(_("Hủy"), self.reject))
        self.verb = self.add_button(primary(verb, self.accept), default=True)
        self.reason.textChanged.connect(self._on_typed)
        self.who.edit.textChanged.connect(self._on_typed)
        self.reason.setFocus()
        self._on_typed()

    def _on_typed(self) -> None:
        if self.reason.text() and self.who.text():
            self.verb.allow()
        else:
            self.verb.refuse(_("Ghi lý do và người quyết định trước."))


def ask_ruling(
    parent: QWidget | None, conflict: Conflict, ruling: Ruling, usual: str
) -> tuple[str, str] | None:
    """Return the reason and whose ruling it is, or None."""
    dialog = RulingDialog(parent, conflict, ruling, usual)
    if dialog.exec() == QDialog.DialogCode.Accepted:
        return dialog.reason.text(), dialog.who.text()
    return None
