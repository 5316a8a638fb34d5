"""Who sits on the council."""

from dataclasses import replace

from db import council as kept
from db import reviews
from db.identity import new_id
from desktop import text
from desktop.awards.council import (
    CouncilMember,
    CouncilRole,
    Meeting,
    Presence,
    Seat,
)
from desktop.errors import EntryError
from desktop.office import entries
from desktop.office.desk import Desk


class CouncilMembers:
    """Keep members; a meeting under way follows, those already held do not."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    def members(self, *, with_retired: bool = False) -> list[CouncilMember]:
        """Return the members as minutes name them: chair first, secretary last."""
        roles = list(CouncilRole)
        found = [
            member
            for member in kept.members(self._desk.database)
            if member.is_active or with_retired
        ]
        return sorted(found, key=lambda m: (roles.index(m.role), m.id))

    def keep_member(self, member: CouncilMember) -> str:
        """Keep a member; an empty id makes a new one. Return the id."""
        verb = "Sửa" if member.id else "Thêm"
        member = replace(
            member,
            id=member.id or new_id(),
            name=entries.name(member.name, "họ tên thành viên"),
            position=text.clean(member.position),
        )
        self._refuse_twice(member)
        with self._desk.trail.operation(f"{verb} thành viên Hội đồng {member.name}"):
            kept.put_members(self._desk.database, [member])
            if member.is_active:
                self._seat(member)
        return member.id

    def retire_member(self, member: CouncilMember) -> None:
        """Take somebody off the council; meetings already held keep the member."""
        database = self._desk.database
        with self._desk.trail.operation(f"{member.name} thôi tham gia Hội đồng"):
            kept.put_members(database, [replace(member, is_active=False)])
            for meeting in self._under_way():
                kept.remove_seat(database, meeting.id, member.id)
                self._take_recusals_back(meeting.id, member.id)
                chair, secretary = meeting.chair_id, meeting.secretary_id
                kept.put_meeting(
                    database,
                    replace(
                        meeting,
                        chair_id=None if chair == member.id else chair,
                        secretary_id=None if secretary == member.id else secretary,
                    ),
                )

    def bring_back(self, member: CouncilMember) -> None:
        """Let somebody sit on the council again."""
        self._refuse_twice(replace(member, is_active=True))
        with self._desk.trail.operation(f"{member.name} tham gia lại Hội đồng"):
            kept.put_members(self._desk.database, [replace(member, is_active=True)])
            self._seat(replace(member, is_active=True))

    def _refuse_twice(self, member: CouncilMember) -> None:
        for other in self.members():
            if other.id == member.id:
                continue
            if member.role is CouncilRole.CHAIR and other.role is CouncilRole.CHAIR:
                raise EntryError(
                    f"Hội đồng đã có Chủ tịch là {other.name}.",
                    "Đổi vai trò của người đó trước, hoặc chọn vai trò khác.",
                )
            same = text.same_key(other.name) == text.same_key(member.name)
            if same and text.same_key(other.position) == text.same_key(member.position):
                raise EntryError(
                    f"{other.name} đã là thành viên Hội đồng.",
                    "Nếu là hai người trùng tên, ghi rõ chức vụ của từng người.",
                )

    def _seat(self, member: CouncilMember) -> None:
        for meeting in self._under_way():
            seats = kept.seats(self._desk.database, meeting.id)
            now = next((s for s in seats if s.member_id == member.id), None)
            seat = seat_of(member, now.presence if now else None)
            kept.put_seats(self._desk.database, meeting.id, [seat])

    def _under_way(self) -> list[Meeting]:
        """Return the meetings that may still change."""
        database = self._desk.database
        is_open = {r.id: not r.is_closed for r in reviews.rounds(database)}
        return [
            meeting
            for meeting in kept.meetings(database)
            if meeting.finished_on is None and is_open[meeting.round_id]
        ]

    def _take_recusals_back(self, meeting_id: str, member_id: str) -> None:
        for recusal in kept.recusals(self._desk.database, meeting_id):
            if recusal.member_id == member_id:
                kept.clear_recusal(self._desk.database, meeting_id, recusal)


def seat_of(member: CouncilMember, presence: Presence | None = None) -> Seat:
    """Return the seat of a member at a meeting."""
    return Seat(
        member.id,
        member.name,
        member.position,
        member.role,
        member.person_id,
        presence,
    )
