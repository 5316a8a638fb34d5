"""The decision of the round: what to do first, making it, and its number and date."""

from collections import Counter
from collections.abc import Callable, Iterable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QWidget

from desktop import vietnamese
from desktop.awards.forms import Decision, Grant
from desktop.office.office import Office
from desktop.office.papers.catalogue import PaperKind
from desktop.office.papers.words import forms_of
from desktop.office.rounds.outcome import Outcome, ReviewList
from ui.dialogs.paper_notes_dialog import open_paper_notes
from ui.dialogs.round_money_dialog import open_round_money
from ui.language import _
from ui.widgets import layouts
from ui.widgets.buttons import Button, plain, primary


class DecisionCard(QFrame):
    """Under the list of papers: the one next thing to do about the decision."""

    review_wanted = Signal()
    decide_wanted = Signal()
    revise_wanted = Signal()
    certificates_wanted = Signal()
    kept = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("strip")
        self.setProperty("edge", "top")
        self.title = layouts.label("", "section", wrap=True)
        self.said = layouts.label("", "note", wrap=True)
        self.to_review = self._button(
            _("Sang Xét khen thưởng"), self.review_wanted.emit, onward=True
        )
        self.decide = primary(
            _("Ra quyết định…"), self.decide_wanted.emit, icon="gavel"
        )
        self.revise = plain(
            _("Sửa số, ngày…"), self.revise_wanted.emit, icon="file-pen-line"
        )
        self.to_certificates = self._button(
            _("Sang Giấy khen"), self.certificates_wanted.emit, onward=True
        )
        self.money = plain(_("Tiền thưởng…"), self._on_money)
        self.notes = plain(_("Cần xem…"), self._on_notes, icon="triangle-alert")
        self._office: Office | None = None
        # Which of them fit the moment is said later; all four need no room at once.
        for button in (self.revise, self.to_review, self.decide, self.to_certificates):
            button.hide()
        buttons = layouts.row(
            self.revise,
            self.to_review,
            self.decide,
            self.to_certificates,
            layouts.STRETCH,
        )
        more = layouts.row(self.money, self.notes, layouts.STRETCH)
        self.setLayout(
            layouts.column(
                self.title,
                self.said,
                more,
                buttons,
                spacing=6,
                margins=(20, 12, 16, 14),
            )
        )

    def show_state(self, office: Office) -> None:
        """Show where the decision stands."""
        self._office = office
        roundup = office.roundup()
        decision = office.awarding.decision(roundup)
        self._show_more(office)
        is_closed = roundup.round.is_closed
        is_own = bool(office.outcome().own)
        self.to_review.setVisible(not is_closed and decision is None)
        self.decide.setVisible(is_closed and decision is None and is_own)
        self.revise.setVisible(decision is not None)
        self.to_certificates.setVisible(decision is not None)
        if decision is not None:
            grants = office.awarding.grants(decision)
            self._say(title_of(decision), _decided(decision, grants))
        elif not is_own:
            self._say(_("Đợt này không có quyết định"), _upward(office.outcome()))
        elif is_closed:
            self._say(_("Ra quyết định khen thưởng"), _due(office.outcome()))
            self._allow_deciding(office)
        else:
            self._say(
                _("Quyết định khen thưởng"),
                _(
                    "Chốt danh sách ở trang Xét khen thưởng trước, rồi mới ra quyết "
                    "định. Đến lúc đó mọi trang mang chữ BẢN NHÁP."
                ),
            )

    def _show_more(self, office: Office) -> None:
        """Show what there is to look at, and the choice about money."""
        notes = office.paper_notes()
        said = _("Cần xem ({count:02d})…").format(count=len(notes))
        self.notes.setText(said)
        self.notes.setToolTip(notes[0].sentence if notes else "")
        self.notes.setVisible(bool(notes))
        self.money.setVisible(bool(office.outcome().own))

    def _on_money(self) -> None:
        if self._office is not None:
            self._tell(open_round_money(self.window(), self._office))

    def _on_notes(self) -> None:
        if self._office is not None:
            self._tell(open_paper_notes(self.window(), self._office))

    def _tell(self, said: str | None) -> None:
        if said:
            self.kept.emit(said)

    def _say(self, title: str, sentence: str) -> None:
        self.title.setText(title)
        self.said.setText(sentence)

    def _allow_deciding(self, office: Office) -> None:
        if office.awarding.signatories():
            self.decide.allow()
        else:
            self.decide.refuse(_("Chưa có người ký. Thêm người ký trong Cài đặt."))

    def _button(self, label: str, press: Callable[[], None], *, onward: bool) -> Button:
        return primary(label, press, icon="arrow-right", trailing=onward)


def title_of(decision: Decision) -> str:
    """Return "Quyết định số 1284/QĐ-UBND ngày 16/12/2025", gaps said in words."""
    number = f"{decision.number}/{decision.symbol}"
    if decision.number and decision.issued_on:
        day = vietnamese.short_date(decision.issued_on)
        return _("Quyết định số {number} ngày {day}").format(number=number, day=day)
    if decision.number:
        return _("Quyết định số {number}, chưa có ngày").format(number=number)
    if decision.issued_on:
        day = vietnamese.short_date(decision.issued_on)
        return _("Quyết định ngày {day}, chưa có số").format(day=day)
    return _("Quyết định chưa có số, chưa có ngày")


def note_of(paper: PaperKind, decision: Decision | None, is_draft: bool) -> str:
    """Return how final a paper is, in words; of the decision with number and day."""
    if paper.is_final:
        return _("Dùng ngay, không cần chốt đợt xét")
    if is_draft:
        return _("Bản nháp, đợt xét chưa chốt")
    if paper.code != "decision":
        return _("Bản chính")
    if decision is None or not (decision.number and decision.issued_on):
        return _("Bản chính, số hoặc ngày để trống chờ văn thư")
    return _("Bản chính, {title}").format(
        title=title_of(decision).partition(" ")[2].partition(" ")[2]
    )


def counted(outcome: Outcome) -> str:
    """Return "06 tập thể, 05 cá nhân" of those the office awards, as papers count."""
    return _counted(outcome.own)


def _counted(lists: Iterable[ReviewList]) -> str:
    found = Counter(row.kind.label for each in lists for row in each.proposed)
    return ", ".join(f"{count:02d} {label}" for label, count in found.items())


def register_span(grants: list[Grant]) -> str:
    """Return "số 01/2025-10 đến 11/2025-31" for the numbers of a decision."""
    if not grants:
        return ""
    first, last = grants[0], grants[-1]
    if len(grants) == 1:
        return _("số {number}").format(number=first.register_mark)
    return _("số {first} đến {last}").format(
        first=first.register_mark, last=last.register_mark
    )


def _due(outcome: Outcome) -> str:
    return _(
        "Danh sách đã chốt: {forms} cho {counted}. Mỗi khen thưởng nhận một số "
        "trong Sổ khen thưởng; số, ngày của quyết định điền sau cũng được."
    ).format(forms=forms_of(outcome.own), counted=counted(outcome))


def _upward(outcome: Outcome) -> str:
    if not outcome.lists:
        return _("Kế hoạch không đặt khen thưởng nào cho đợt này.")
    whose = next((found.authority for found in outcome.lists if found.authority), "")
    return _(
        "Đợt này cơ quan không ra quyết định, chỉ đề nghị {forms} cho {counted}; "
        "{who} quyết định."
    ).format(
        forms=forms_of(outcome.lists),
        counted=_counted(outcome.lists) or _("chưa ai"),
        who=whose or _("cấp trên"),
    )


def _decided(decision: Decision, grants: list[Grant]) -> str:
    return _("Người ký: {signer}. Đã vào Sổ khen thưởng {span}.").format(
        signer=decision.signer, span=register_span(grants)
    )
