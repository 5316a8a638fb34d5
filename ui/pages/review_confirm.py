"""What is confirmed on the review page: statements about one candidate, or many."""

from collections import defaultdict
from collections.abc import Mapping
from pathlib import Path

from PySide6.QtWidgets import QDialog, QFileDialog

from desktop.awards.eligibility import Explanation
from desktop.emulation.records import Attestation
from desktop.office.office import Office
from desktop.office.rounds.outcome import ReviewRow
from desktop.office.rounds.roundup import Roundup
from ui.dialogs.attest_dialog import AttestQuestion, attest, evidence_owner, keep
from ui.language import _
from ui.pages.page import Page
from ui.pages.review_attest import Asked, ManyDialog, Question


class ReviewConfirm:
    """Statements and their evidence; each action ends with a reload."""

    def __init__(self, page: Page, office: Office) -> None:
        self._page = page
        self._office = office

    def attest(self, row: ReviewRow, condition: Explanation) -> None:
        """Let somebody confirm or deny a condition of one candidate."""
        statement = _statement(condition)
        question = AttestQuestion(
            self._now().round.id, statement, condition.label, condition.clause
        )
        known = self._known(row.subject_id, statement)
        self._ask(question, {row.subject_id: row.name}, known)

    def attest_many(self) -> None:
        """Let one statement of a group be confirmed for many."""
        questions = self.questions()
        if not questions:
            return
        dialog = ManyDialog(self._page.window(), questions)
        if dialog.exec() == QDialog.DialogCode.Accepted:
            chosen = dialog.question()
            question = AttestQuestion(
                self._now().round.id, chosen.statement, chosen.label, chosen.clause
            )
            self._ask(question, dialog.chosen(), None)

    def take_back(self, row: ReviewRow, condition: Explanation) -> None:
        """Put a condition back to "nobody has confirmed"."""
        title = _("Bỏ xác nhận “{label}” của {name}").format(
            label=condition.label, name=row.name
        )
        self._page.run(
            lambda: self._office.records.take_back_attestation(
                self._now().round.id, row.subject_id, _statement(condition), title
            ),
            done=f"{title}.",
        )

    def attach(self, row: ReviewRow, condition: Explanation) -> None:
        """Keep a file that proves a condition."""
        file, _filter = QFileDialog.getOpenFileName(
            self._page.window(), _("Chọn tệp minh chứng")
        )
        if file:
            owner = self._owner(row.subject_id, _statement(condition))
            self._page.run(
                lambda: self._office.records.attach(owner, Path(file)),
                done=lambda kept: _("Đã đính {name}.").format(name=kept.file_name),
            )

    def questions(self) -> list[Question]:
        """Return every statement that is asked about, those most open first."""
        found: dict[tuple[str, str], tuple[Explanation, ReviewRow]] = {}
        asked: dict[tuple[str, str], dict[str, Asked]] = defaultdict(dict)
        for listed in self._office.outcome().lists:
            for row in listed.rows:
                for node in row.explanation.walk():
                    statement = _statement(node)
                    if statement:
                        key = (row.group, statement)
                        found.setdefault(key, (node, row))
                        # Several awards may ask the same of one candidate.
                        asked[key].setdefault(row.subject_id, _asked(row, node))
        questions = [
            Question(
                key[1],
                node.label,
                node.clause,
                row.group_name,
                tuple(sorted(asked[key].values(), key=lambda who: bool(who.known))),
            )
            for key, (node, row) in found.items()
        ]
        return sorted(questions, key=lambda question: -question.open_count)

    def files_of(self, row: ReviewRow) -> dict[str, int]:
        """Return how many files prove each statement about a candidate."""
        start = self._owner(row.subject_id, "")
        counts: dict[str, int] = {}
        for kept in self._office.records.evidence():
            if kept.owner.startswith(start):
                statement = kept.owner.removeprefix(start)
                counts[statement] = counts.get(statement, 0) + 1
        return counts

    def _ask(
        self,
        question: AttestQuestion,
        subjects: Mapping[str, str],
        known: Attestation | None,
    ) -> None:
        today = self._office.today()
        given = attest(self._page.window(), question, subjects, today, known)
        if given is not None:
            self._page.run(lambda: keep(self._office, given), done=f"{given.title}.")

    def _known(self, subject_id: str, statement: str) -> Attestation | None:
        for answer in self._now().attestations:
            if (answer.subject_id, answer.statement) == (subject_id, statement):
                return answer
        return None

    def _owner(self, subject_id: str, statement: str) -> str:
        # The name depends on these three alone; the rest of the answer is not known.
        round_id, today = self._now().round.id, self._office.today()
        return evidence_owner(
            Attestation(round_id, subject_id, statement, True, "", today)
        )

    def _now(self) -> Roundup:
        return self._office.roundup()


def _statement(condition: Explanation) -> str:
    place = condition.place
    return place.key if place is not None and place.page == "review" else ""


def _asked(row: ReviewRow, node: Explanation) -> Asked:
    known = f"{node.used} · {node.source}" if node.used else ""
    return Asked(row.subject_id, row.name, row.detail, known, node.caution)
