"""Whom, and for which award, a standard is tried with, and what comes of it."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from desktop.awards.eligibility import Explanation
from ui.language import _
from ui.widgets import layouts
from ui.widgets.chips import ChipLabel, chip
from ui.widgets.forms import ChoiceField
from ui.widgets.head import Strip
from ui.widgets.layouts import STRETCH


@dataclass(frozen=True, slots=True)
class Trial:
    """Who can be tried and by which award, both by id or code, and the verdict."""

    people: Mapping[str, str] = field(default_factory=dict)
    offers: Mapping[str, str] = field(default_factory=dict)
    subject: str = ""
    offer: str = ""
    explanation: Explanation | None = None


class TrialStrip(Strip):
    """The tool row of a trial; hidden where nobody can be tried.

    Signals:
        tried(subject, offer): somebody else, or another award, was chosen.
    """

    tried = Signal(str, str)

    def __init__(self, parent: QWidget | None = None) -> None:
        self.subject = ChoiceField(_("Thử tiêu chuẩn với"), width=200)
        self.offer = ChoiceField(_("Thử cho hình thức khen"), width=206)
        self.verdict = ChipLabel(chip("unknown"))
        super().__init__(
            layouts.label(_("Thử với"), "caption"),
            self.subject,
            self.offer,
            STRETCH,
            self.verdict,
            height=40,
            left=18,
            parent=parent,
        )
        self.subject.chosen.connect(lambda _key: self._on_chosen())
        self.offer.chosen.connect(lambda _key: self._on_chosen())

    def show_trial(self, trial: Trial) -> None:
        """Show who is tried, for what, and the verdict."""
        self.setVisible(trial.explanation is not None)
        self.subject.show_choices(list(trial.people.items()))
        self.subject.choose(trial.subject)
        self.offer.show_choices(list(trial.offers.items()))
        self.offer.choose(trial.offer)
        self.offer.setToolTip(trial.offers.get(trial.offer, ""))
        self.offer.setVisible(len(trial.offers) > 1)
        if trial.explanation is not None:
            self.verdict.show_chip(chip(trial.explanation.verdict.value))

    def _on_chosen(self) -> None:
        self.tried.emit(str(self.subject.key()), str(self.offer.key() or ""))
