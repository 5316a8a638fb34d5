"""What the council page says: chips, sections, remarks."""

from collections.abc import Sequence

from PySide6.QtWidgets import QBoxLayout, QLabel, QSizePolicy

from desktop import vietnamese
from desktop.awards.council import Meeting, Presence, VoteState, needed
from desktop.awards.selection import Remark, Section
from desktop.office.council.sheet import CouncilList, CouncilRow, CouncilSheet
from ui.language import _
from ui.pages.review_words import noun
from ui.widgets.chips import Chip
from ui.widgets.head import Strip

RESULTS = {
    VoteState.PASSED: Chip(VoteState.PASSED.label, "verdict-pass", "ok"),
    VoteState.REJECTED: Chip(VoteState.REJECTED.label, "verdict-fail", "bad"),
    VoteState.OPEN: Chip(VoteState.OPEN.label, "verdict-unknown", "warn"),
}
PRESENCES = {
    Presence.PRESENT: Chip(Presence.PRESENT.label, "check", "ok"),
    Presence.WRITTEN: Chip(Presence.WRITTEN.label, "file-text", "accent"),
    Presence.ABSENT: Chip(Presence.ABSENT.label, "minus", "na"),
    None: Chip(_("Chưa điểm danh"), "verdict-unknown", "warn"),
}
_DEPARTED = {
    Remark.CHOSEN_AT_THE_LINE: _("Được chọn"),
    Remark.EXTRA: _("Đề nghị thêm"),
    Remark.WITHDRAWN: _("Đã rút"),
}


def quorum_chip(sheet: CouncilSheet) -> Chip:
    """Return whether the council can vote."""
    if sheet.quorum_problem:
        tone = "bad" if sheet.turnout.unmarked == 0 else "warn"
        return Chip(sheet.quorum_problem, "users", tone)
    come = sheet.turnout
    said = _("Đủ người họp: {present}/{members}").format(
        present=come.present, members=come.members
    )
    return Chip(said, "users", "ok")


def meeting_words(meeting: Meeting | None) -> str:
    """Return when and where the council meets."""
    if meeting is None:
        return _("Chưa mở cuộc họp về đợt xét này.")
    parts = [
        _("Họp ngày {day}").format(day=vietnamese.short_date(meeting.held_on)),
        meeting.started,
        meeting.place,
    ]
    said = ", ".join(part for part in parts if part)
    return _("{said}; đã kết thúc").format(said=said) if meeting.finished_on else said


def rule_words(sheet: CouncilSheet) -> str:
    """Return the rule, and what it comes to where that is certain."""
    if sheet.meeting is None:
        return _("Mở cuộc họp rồi ghi số phiếu của từng người.")
    rule = sheet.meeting.regulation
    said = _("Thông qua khi {words}").format(words=rule.words)
    if rule.denominator.value != "all" or not sheet.seats:
        return f"{said}."
    members = len(sheet.seats)
    least = needed(rule, members)
    return _("{said}: từ {least}/{members}.").format(
        said=said, least=least, members=members
    )


def title_of(section: Section, rows: Sequence[CouncilRow], found: CouncilList) -> str:
    """Return "Đề nghị: 5 tập thể"."""
    return f"{section.label}: {len(rows)} {noun(found.found.kind)}"


def remark(row: CouncilRow) -> str:
    """Return what is to be known about a candidate beside the numbers."""
    said = []
    for conflict in row.conflicts:
        if any(r.member_id == conflict.seat.member_id for r in row.recusals):
            said.append(_("Là thành viên Hội đồng, không biểu quyết"))
        elif conflict.is_certain:
            said.append(_("Là thành viên Hội đồng"))
        else:
            said.append(_("Trùng tên một thành viên Hội đồng"))
    word = _DEPARTED.get(row.row.remark)
    if word:
        said.append(f"{word}: {row.row.reason}")
    return "; ".join(said)


def number_words(value: int | None) -> str:
    """Return a number of votes; one nobody has entered is no zero."""
    return "" if value is None else str(value)


def why_words(row: CouncilRow) -> str:
    """Return the count behind a result; nothing where the chip says it all."""
    said = row.result.words
    return "" if said == VoteState.OPEN.label else said


def give_way(label: QLabel) -> None:
    """Let a label take what is left, so that a long name never widens the page."""
    label.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)


def stretched(strip: Strip, label: QLabel) -> Strip:
    """Give a label of a strip the room its buttons leave."""
    give_way(label)
    line = strip.layout()
    if isinstance(line, QBoxLayout):
        line.setStretchFactor(label, 1)
    return strip
