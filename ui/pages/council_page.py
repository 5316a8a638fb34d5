"""Hội đồng: who sits on it, who came, the votes, and what they mean for the lists."""

from PySide6.QtWidgets import QDialog, QStackedWidget, QWidget

from desktop.awards.council import CouncilMember, Presence, VoteCount
from desktop.errors import OfficeError
from desktop.office.council.sheet import CouncilList, CouncilRow, CouncilSheet
from desktop.office.office import Office
from ui.dialogs.council_dialogs import BallotsDialog, MeetingDialog, MemberDialog
from ui.dialogs.council_minutes_dialog import MinutesDialog
from ui.dialogs.council_rule_dialog import RuleDialog
from ui.dialogs.frame import Dialog
from ui.dialogs.question import ask
from ui.language import _
from ui.pages.council_grid import FIELDS
from ui.pages.council_people import CouncilPeople
from ui.pages.council_votes import CouncilVotes
from ui.pages.council_work import CouncilWork
from ui.pages.page import Page
from ui.pages.review_words import tab_title
from ui.widgets.buttons import plain, primary
from ui.widgets.head import PageHead
from ui.widgets.notices import EmptyPlace

_PEOPLE, _VOTES, _NOTHING = range(3)


class CouncilPage(Page):
    """A tab for the members, and one for each list that is voted on."""

    key = "council"

    def __init__(self, office: Office, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._office = office
        self._sheet: CouncilSheet | None = None
        self._work = CouncilWork(self, office)
        self.rule = plain(_("Quy chế…"), self._on_rule, icon="scale")
        self.details = plain(_("Cuộc họp…"), self._on_meeting, icon="notebook-pen")
        self.write = plain(_("Ghi biên bản…"), self._on_write, icon="file-text")
        self.correct = plain(_("Sửa lại"), self._on_resume, icon="lock-open")
        self.start = primary(_("Mở cuộc họp…"), self._on_meeting, icon="gavel")
        self.finish = primary(_("Kết thúc cuộc họp"), self._on_finish, icon="lock")
        self.head = PageHead(
            _("Hội đồng"),
            tabs=[_("Thành viên")],
            actions=[
                self.rule,
                self.details,
                self.write,
                self.correct,
                self.start,
                self.finish,
            ],
        )
        self.head.tab_chosen.connect(lambda _tab: self._show_tab())
        first = primary(_("Thêm thành viên…"), self._on_add, icon="user-plus")
        self.people = CouncilPeople(first)
        self.votes = CouncilVotes()
        self._connect()
        self._stack = QStackedWidget()
        self._stack.addWidget(self.people)
        self._stack.addWidget(self.votes)
        self._stack.addWidget(
            EmptyPlace(
                "gavel",
                _("Chưa có kế hoạch nào"),
                _("Hội đồng biểu quyết về danh sách xét theo kế hoạch."),
                [primary(_("Mở trang Kế hoạch"), lambda: self.go("plan"))],
            )
        )
        self.build(self.head, self._stack)

    def _connect(self) -> None:
        self.people.add.clicked.connect(self._on_add)
        self.people.change.clicked.connect(self._on_change)
        self.people.retire.clicked.connect(self._on_retire)
        self.people.everybody.clicked.connect(self._on_everybody)
        self.people.marked.connect(self._on_marked)
        self.people.table.row_opened.connect(lambda _seat: self._on_change())
        self.votes.agree.clicked.connect(self._on_agree)
        self.votes.ballots.clicked.connect(self._on_ballots)
        self.votes.table.entered.connect(self._on_entered)
        self.votes.wanted.connect(self._work.do)

    def reload(self) -> None:
        """Show members, meeting and votes as they are now."""
        has_plan = self._office.plans.current() is not None
        self._sheet = self._office.council.sheet() if has_plan else None
        members = self._office.council.members()
        names = [_("Thành viên {count:02d}").format(count=len(members))]
        if self._sheet is not None:
            names += [tab_title(found.found) for found in self._sheet.lists]
            self.people.show_sheet(self._sheet, members)
        self.head.show_tabs(names)
        self.head.tabs.setVisible(has_plan)
        self._show_actions(len(members))
        self._show_tab()

    def show_target(self, target: object) -> None:
        """Stand on a candidate by its id."""
        for number, found in enumerate(self._sheet.lists if self._sheet else ()):
            if any(row.row.subject_id == target for row in found.rows):
                self.head.tabs.setCurrentIndex(number + 1)
                self.votes.table.choose(lambda row: row.row.subject_id == target)

    def listed(self) -> CouncilList | None:
        """Return the list on show, None while the members are."""
        number = self.head.tabs.currentIndex() - 1
        if self._sheet is None or not 0 <= number < len(self._sheet.lists):
            return None
        return self._sheet.lists[number]

    def _show_actions(self, members: int) -> None:
        meeting = self._sheet.meeting if self._sheet else None
        is_closed = self._sheet is None or self._sheet.round.is_closed
        is_finished = meeting is not None and meeting.finished_on is not None
        under_way = meeting is not None and not is_finished and not is_closed
        self.rule.setVisible(under_way)
        self.details.setVisible(under_way)
        self.finish.setVisible(under_way)
        self.correct.setVisible(is_finished and not is_closed)
        self._show_write(meeting is not None, is_closed)
        self.start.setVisible(meeting is None and not is_closed and members > 0)

    def _show_write(self, has_meeting: bool, is_closed: bool) -> None:
        """Offer the papers of the meeting; of a closed round only what is posted."""
        can_write = has_meeting and not is_closed
        self.write.setText(_("Ghi biên bản…") if can_write else _("Công khai…"))
        is_closed_round = self._sheet is not None and is_closed
        self.write.setVisible(can_write or is_closed_round)

    def _show_tab(self) -> None:
        found = self.listed()
        if self._sheet is None:
            self._stack.setCurrentIndex(_NOTHING)
        elif found is None:
            self._stack.setCurrentIndex(_PEOPLE)
        else:
            self.votes.say("")
            self.votes.show_list(found, self._sheet)
            self._stack.setCurrentIndex(_VOTES)

    def _open(self, dialog: Dialog, done: str) -> bool:
        accepted = dialog.exec() == QDialog.DialogCode.Accepted
        dialog.deleteLater()
        return accepted and self.run(lambda: None, done)

    # --- members ------------------------------------------------------------------

    def _member(self) -> CouncilMember | None:
        seat = self.people.table.current()
        found = self._office.council.members(with_retired=True)
        return next((m for m in found if seat and m.id == seat.member_id), None)

    def _on_add(self) -> None:
        dialog = MemberDialog(self.window(), self._office)
        if self._open(dialog, _("Đã thêm một thành viên Hội đồng.")):
            self.people.table.setFocus()

    def _on_change(self) -> None:
        member = self._member()
        if member is not None:
            dialog = MemberDialog(self.window(), self._office, member)
            self._open(dialog, _("Đã sửa {name}.").format(name=member.name))

    def _on_retire(self) -> None:
        member = self._member()
        if member is not None and ask(
            self.window(),
            _("{name} thôi tham gia Hội đồng?").format(name=member.name),
            _("Biên bản của các cuộc họp đã kết thúc giữ nguyên."),
            _("Thôi tham gia"),
        ):
            self.run(
                lambda: self._office.council.retire_member(member),
                _("{name} thôi tham gia Hội đồng.").format(name=member.name),
            )

    def _on_marked(self, member_id: str, presence: Presence | None) -> None:
        self.run(
            lambda: self._office.council.mark({member_id: presence}),
            _("Đã điểm danh."),
        )

    def _on_everybody(self) -> None:
        seats = self._sheet.seats if self._sheet else ()
        marks = {s.member_id: Presence.PRESENT for s in seats if s.presence is None}
        if marks:
            self.run(
                lambda: self._office.council.mark(dict(marks)),
                _("Đã ghi {count} người có mặt.").format(count=len(marks)),
            )

    # --- the meeting --------------------------------------------------------------

    def _on_meeting(self) -> None:
        if self._sheet is not None:
            dialog = MeetingDialog(self.window(), self._office, self._sheet)
            is_new = self._sheet.meeting is None
            said = _("Đã mở cuộc họp.") if is_new else _("Đã sửa cuộc họp.")
            self._open(dialog, said)

    def _on_write(self) -> None:
        if self._sheet is not None:
            dialog = MinutesDialog(self.window(), self._office, self._sheet)
            self._open(dialog, _("Đã ghi; văn bản của cuộc họp đã theo."))

    def _on_rule(self) -> None:
        if self._sheet is not None and self._sheet.meeting is not None:
            rule = self._sheet.meeting.regulation
            dialog = RuleDialog(self.window(), self._office, rule)
            self._open(dialog, _("Đã ghi quy chế biểu quyết; kết quả được tính lại."))

    def _on_finish(self) -> None:
        self.run(self._office.council.finish, _("Đã kết thúc cuộc họp Hội đồng."))

    def _on_resume(self) -> None:
        self.run(self._office.council.resume, _("Cuộc họp mở lại để sửa."))

    # --- votes --------------------------------------------------------------------

    def _on_entered(self, row: CouncilRow, field: str, number: int | None) -> None:
        before = row.count or VoteCount(row.offer, row.row.subject_id)
        count = VoteCount(
            row.offer,
            row.row.subject_id,
            *(
                number if field == name else getattr(before, name)
                for name in FIELDS.values()
            ),
        )
        try:
            self._office.council.record([count])
        except OfficeError as refusal:
            self.votes.table.refused = True
            self.votes.say(str(refusal))
            return
        self.run(
            lambda: None, _("Đã ghi số phiếu của {name}.").format(name=row.row.name)
        )

    def _on_agree(self) -> None:
        found = self.listed()
        if found is not None:
            listed = found.found
            self.run(
                lambda: self._office.council.all_agree(listed.offer, listed.key),
                lambda count: _("Đã ghi mọi người dự họp đồng ý cho {n}.").format(
                    n=f"{count:02d} {listed.kind.label}"
                ),
            )

    def _on_ballots(self) -> None:
        found = self.listed()
        if found is not None and self._sheet is not None and self._sheet.meeting:
            voters = self._sheet.turnout.voters(self._sheet.meeting.regulation)
            keep = self._office.council.count_ballots
            dialog = BallotsDialog(self.window(), found, keep, voters)
            self._open(dialog, _("Đã ghi số phiếu phát ra, thu về."))
