"""Which unit somebody belonged to when: what a move leaves behind, what cannot be.

A membership is a time in another unit than today's. Today's unit is the person's own
and needs none: it holds from the day after the last membership (A07, A49).
"""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date, timedelta
from itertools import pairwise

from desktop.emulation.participants import Person
from desktop.emulation.records import Membership
from desktop.errors import EntryError

_DAY = timedelta(days=1)
_NOTHING_CHANGED = "Sửa lại các ngày; chưa có gì thay đổi."


def worked_out(
    before: Person | None,
    person: Person,
    former: Sequence[Membership],
    moved_on: date | None,
    names: Mapping[str, str],
    today: date,
) -> tuple[Membership, ...]:
    """Return the memberships to keep with a person, checked.

    Args:
        before: as kept, None for somebody new.
        person: as they shall be kept.
        former: the memberships typed.
        moved_on: since when they are in another unit than before; None corrects.
        names: of units, by id.
        today: by the office's clock.

    Raises:
        EntryError: they would be in two units on one day.
    """
    found = tuple(former)
    if before is not None and moved_on and before.unit_id != person.unit_id:
        found = after_move(before, found, moved_on, names, today)
    check(person, found, names, person.name, today)
    return found


def after_move(
    person: Person,
    kept: Sequence[Membership],
    on: date,
    names: Mapping[str, str],
    today: date,
) -> tuple[Membership, ...]:
    """Return the memberships once a person left their unit.

    Args:
        person: with the unit they leave.
        kept: their memberships before.
        on: the first day in the new unit; the day before is the last in the old one.
        names: of units, by id.
        today: by the office's clock.

    Raises:
        EntryError: the day is still to come, or they came to the old unit after it.
    """
    old = person.unit_id
    if old is None:
        return tuple(kept)
    refuse_later(on, today, "Ngày chuyển đơn vị")
    until = on - _DAY
    since = _came(old, kept)
    if since is not None and since > until:
        raise EntryError(
            f"{person.name} về {names.get(old, 'đơn vị cũ')} từ ngày "
            f"{since:%d/%m/%Y}, không thể chuyển đi từ ngày chuyển {on:%d/%m/%Y}.",
            "Sửa ngày chuyển; chưa có gì thay đổi.",
        )
    others = [m for m in kept if m.unit_id != old or m.until is not None]
    return (*others, Membership(person.id, old, since, until))


def _came(unit_id: str, kept: Sequence[Membership]) -> date | None:
    """Return since when somebody is where they are now, None where nobody knows."""
    still = [m for m in kept if m.unit_id == unit_id and m.until is None]
    if still:
        return still[-1].since
    left = [m.until for m in kept if m.until is not None]
    return max(left) + _DAY if left else None


def check(
    person: Person | None,
    found: Sequence[Membership],
    names: Mapping[str, str],
    name: str,
    today: date,
) -> None:
    """Refuse memberships that cannot all have been.

    Raises:
        EntryError: a unit is unknown, or the person is in two units on one day.
    """
    for membership in found:
        if membership.unit_id not in names:
            raise EntryError(
                f"Không thấy một đơn vị cũ của {name} trong danh sách.",
                "Chọn lại đơn vị; chưa có gì thay đổi.",
            )
        _refuse_reversed(membership, names, name)
        _refuse_still_there(membership, person, names, name, today)
    _refuse_two_at_once(found, names, name)


def refuse_later(day: date, today: date, what: str) -> None:
    """Refuse a day that is still to come; `what` begins the sentence."""
    if day > today:
        raise EntryError(
            f"{what} {day:%d/%m/%Y} ở sau hôm nay.",
            "Ghi khi đến ngày đó; chưa có gì thay đổi.",
        )


def _refuse_reversed(
    membership: Membership, names: Mapping[str, str], name: str
) -> None:
    since, until = membership.since, membership.until
    if since is not None and until is not None and until < since:
        raise EntryError(
            f"Thời gian {name} ở {names[membership.unit_id]} có ngày cuối trước ngày "
            "đầu.",
            "Sửa lại hai ngày; chưa có gì thay đổi.",
        )


def _refuse_still_there(
    membership: Membership,
    person: Person | None,
    names: Mapping[str, str],
    name: str,
    today: date,
) -> None:
    now = person.unit_id if person else None
    if now is None or now == membership.unit_id:
        return
    if membership.until is None or membership.until >= today:
        raise EntryError(
            f"{name} hiện ở {names.get(now, '')}, không thể còn ở "
            f"{names[membership.unit_id]}.",
            "Ghi ngày cuối ở đơn vị cũ, trước hôm nay; chưa có gì thay đổi.",
        )


def _refuse_two_at_once(
    found: Sequence[Membership], names: Mapping[str, str], name: str
) -> None:
    order = sorted(found, key=lambda m: m.since or date.min)
    for before, after in pairwise(order):
        begins = after.since or date.min
        if before.until is None or before.until >= begins:
            day = max(begins, before.since or date.min)
            day = day if day > date.min else (before.until or after.until or day)
            raise EntryError(
                f"{name} ở hai đơn vị cùng lúc: {names[before.unit_id]} và "
                f"{names[after.unit_id]}, ngày {day:%d/%m/%Y}.",
                _NOTHING_CHANGED,
            )


def of_person(person_id: str, found: Sequence[Membership]) -> tuple[Membership, ...]:
    """Return memberships as those of a person, the earliest first."""
    own = [replace(membership, person_id=person_id) for membership in found]
    return tuple(sorted(own, key=lambda m: (m.since or date.min, m.until or date.max)))
