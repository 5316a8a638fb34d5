"""Ghi biên bản: what the papers of the meeting say beyond attendance and votes."""

from PySide6.QtWidgets import QStackedWidget, QWidget

from desktop.awards.council import Ballot
from desktop.awards.minutes import PostingStage
from desktop.office.council.sheet import CouncilSheet
from desktop.office.office import Office
from ui.dialogs.council_dialogs import KeepingDialog
from ui.dialogs.council_minutes_parts import (
    CountingPart,
    InvitationPart,
    MinutesPart,
    PostingPart,
)
from ui.language import _
from ui.widgets import layouts
from ui.widgets.head import Tabs


class MinutesDialog(KeepingDialog):
    """A tab for each paper; all are kept at once, as one step to undo.

    Without a meeting, or once the round is closed, only what is posted can be written.
    """

    def __init__(
        self, parent: QWidget | None, office: Office, sheet: CouncilSheet
    ) -> None:
        self.minutes: MinutesPart | None = None
        self.counting: CountingPart | None = None
        self.invitation: InvitationPart | None = None
        meeting = sheet.meeting
        is_open = meeting is not None and not sheet.round.is_closed
        title = _("Ghi biên bản họp Hội đồng") if is_open else _("Công khai danh sách")
        super().__init__(parent, title, _("Lưu"), icon="notebook-pen")
        self._office = office
        record, postings = office.council.papers_record(), office.council.postings()
        parts: list[tuple[str, QWidget]] = []
        if meeting is not None and is_open:
            self.minutes = MinutesPart(sheet, record)
            self.invitation = InvitationPart(record.invitation)
            parts.append((_("Biên bản"), self.minutes))
            if meeting.regulation.ballot is Ballot.SECRET:
                self.counting = CountingPart(record.counting)
                parts.append((_("Kiểm phiếu"), self.counting))
            parts.append((_("Giấy mời"), self.invitation))
        stages = [PostingStage.PROPOSED]
        stages += [PostingStage.AWARDED] if sheet.round.is_closed else []
        self.postings = [PostingPart(postings[stage]) for stage in stages]
        parts += [(part.title, part) for part in self.postings]
        self._show(parts)

    def _show(self, parts: list[tuple[str, QWidget]]) -> None:
        self.rows.setVisible(False)
        self.tabs = Tabs([name for name, _part in parts])
        self.tabs.setAccessibleName(_("Văn bản của cuộc họp"))
        self.pages = QStackedWidget()
        for _name, part in parts:
            self.pages.addWidget(part)
        self.tabs.currentChanged.connect(self.pages.setCurrentIndex)
        self.body.insertWidget(0, self.tabs)
        self.body.insertWidget(1, layouts.rule())
        self.body.insertWidget(2, self.pages)
        self.tabs.setVisible(len(parts) > 1)
        parts[0][1].setFocus()

    def keep(self) -> None:
        """Keep what was typed; a tab nobody touched writes nothing."""
        minutes, counting, invitation = self.minutes, self.counting, self.invitation
        is_told = minutes is not None and minutes.is_changed()
        self._office.council.write_up(
            minutes=minutes.value() if minutes and is_told else None,
            reasons=minutes.reasons() if minutes and is_told else None,
            counting=counting.value() if counting and counting.is_changed() else None,
            invitation=(
                invitation.value() if invitation and invitation.is_changed() else None
            ),
            postings=[part.value() for part in self.postings if part.is_changed()],
        )
