"""What the frame of the window shows and asks for, answered by the open office."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import TYPE_CHECKING

from desktop import text, vietnamese
from desktop.errors import OfficeError
from desktop.office.office import AdoptedPlan, Office, Particulars
from desktop.office.overview.glance import PlaceState
from ui.language import _
from ui.places import places
from ui.shell import Choice, Hit, PlaceMark, Progress, ShellState, Target

# What only a search needs is imported with the first search: the window opens sooner.
if TYPE_CHECKING:
    from desktop.emulation.movements import ReviewRound
    from desktop.emulation.participants import Unit
    from desktop.office.registers.register import Subject

_MOST_OF_A_KIND, _DUE = 6, 48


class OfficeShell:
    """The frame's view of an office; fits `ui.shell.Shell`."""

    def __init__(self, office: Office) -> None:
        self._office = office
        self._pages = [(entry.key, entry.title) for entry in places(office)]

    def state(self) -> ShellState:
        """Return what the frame shows now."""
        office = self._office
        mine = office.particulars()
        undo, redo = office.trail.next_undo(), office.trail.next_redo()
        latest = office.trail.steps(limit=1)
        state = ShellState(
            office_name=office_words(mine) if mine else _("Chưa lập cơ quan"),
            movement=_("Chưa có"),
            round_name=_("Chưa có"),
            undo_title=undo.title if undo else None,
            undo_number=undo.number if undo else None,
            redo_title=redo.title if redo else None,
            saved_at=latest[0].at if latest else None,
            backup_at=office.backups.last_at(),
            is_copy_stale=office.backups.is_stale_elsewhere(),
            folder=str(office.folders.root),
            is_demo=mine.is_demo if mine else False,
        )
        return self._with_round(state) if office.plans.current() else state

    def _with_round(self, state: ShellState) -> ShellState:
        if not self._office.plans.has_rounds():
            # An amended plan whose rounds were all closed under the version before.
            name = self._office.plan().short_name
            return state._replace(movement=name, round_name=_("Chưa mở đợt nào"))
        glance, today = self._office.glance(), self._office.today()
        now = glance.nearest_due(today)
        what = _shortened(_lower(now.due.what), _DUE) if now else ""
        return state._replace(
            movement=glance.movement,
            round_name=glance.round_name,
            deadline_text=f"{what} · {now.words}" if now else "",
            deadline_date_text=_written(now.due.day) if now else "",
            is_deadline_late=now.is_late if now else False,
            is_draft=not glance.is_closed,
            is_closed=glance.is_closed,
            marks={place.key: mark_of(place) for place in glance.places},
        )

    def search(self, wanted: str) -> Sequence[Hit]:
        """Return pages, subjects and clauses with every word, without dấu."""
        if not text.clean(wanted):
            return []
        hits = [
            *self._page_hits(wanted),
            *self._subject_hits(wanted),
            *self._clause_hits(wanted),
        ]
        start = text.search_key(wanted)
        # What begins with the typed words is what one meant; the rest keeps its order.
        return sorted(hits, key=lambda hit: not _begins(hit.title, start))

    def _page_hits(self, wanted: str) -> Iterator[Hit]:
        for key, title in self._pages:
            if text.matches(title, wanted):
                yield Hit("page", title, _("Mở trang"), Target(key))

    def _subject_hits(self, wanted: str) -> list[Hit]:
        units = {unit.id: unit for unit in self._office.register.units()}
        found = self._office.register.find(wanted)[: 2 * _MOST_OF_A_KIND]
        return [_subject_hit(subject, units) for subject in found]

    def _clause_hits(self, wanted: str) -> list[Hit]:
        if self._office.plans.current() is None:
            return []
        found = [
            Hit(
                "clause",
                _shortened(clause.text),
                _("Mục {number}").format(number=clause.number),
                Target("plan", clause.number),
            )
            for clause in self._office.plan().clauses
            if text.matches(f"{clause.number} {clause.text}", wanted)
        ]
        return found[:_MOST_OF_A_KIND]

    def undo(self) -> str:
        """Take the last action back and return the sentence that says so."""
        step = self._office.undo()
        return _("Đã hoàn tác: {what}.").format(what=step.title) if step else ""

    def redo(self) -> str:
        """Do it again and return the sentence that says so."""
        step = self._office.redo()
        return _("Đã làm lại: {what}.").format(what=step.title) if step else ""

    def movements(self) -> Sequence[Choice]:
        """Return the adopted plans that have rounds, each version by itself."""
        plans, now = self._office.plans, self._office.plans.current()
        adopted = plans.adopted()
        versions = Counter(plan.code for plan in adopted)
        return [
            Choice(
                each.id,
                plans.value_of(each).short_name,
                _version(each) if versions[each.code] > 1 else "",
                is_current=each == now,
            )
            for each in adopted
            if each == now or self._office.reviewing.of_plan(each.id)
        ]

    def rounds(self) -> Sequence[Choice]:
        """Return the rounds of the movement; closed ones say so."""
        adopted = self._office.plans.current()
        if adopted is None:
            return []
        now = self._office.reviewing.current(adopted.id)
        older = {each.id: each for each in self._office.plans.adopted()}
        del older[adopted.id]
        return [
            Choice(
                each.id,
                each.name,
                _round_note(each, older.get(each.plan_id)),
                is_current=now is not None and each.id == now.id,
            )
            for each in self._office.reviewing.of_movement(adopted.id)
        ]

    def choose_movement(self, key: str) -> str:
        """Work by another adopted plan, or another version of it."""
        now = self._office.plans.current()
        found = next((a for a in self._office.plans.adopted() if a.id == key), None)
        if found is None:
            raise _gone(_("Kế hoạch này không còn trong sổ."))
        if found == now:
            return ""
        self._office.plans.work_by(found)
        name = self._office.plan().short_name
        return _("Đã chuyển sang {name}.").format(name=name)

    def choose_round(self, key: str) -> str:
        """Take another round of the movement in hand."""
        adopted = self._office.plans.current()
        have = self._office.reviewing.of_movement(adopted.id) if adopted else []
        found = next((each for each in have if each.id == key), None)
        if found is None:
            raise _gone(_("Đợt xét này không còn trong sổ."))
        if adopted and found == self._office.reviewing.current(adopted.id):
            return ""
        self._office.reviewing.work_on(found)
        return _("Đã chuyển sang đợt xét {name}.").format(name=found.name)


def _version(adopted: AdoptedPlan) -> str:
    return _("bản {number}").format(number=adopted.version)


def _round_note(review_round: "ReviewRound", older: AdoptedPlan | None) -> str:
    """Return "đã chốt 20/11/2026, theo kế hoạch bản 1"; empty for an open round."""
    parts = []
    if review_round.closed_on is not None:
        day = vietnamese.short_date(review_round.closed_on)
        parts.append(_("đã chốt {day}").format(day=day))
    if older is not None:
        parts.append(_("theo kế hoạch {version}").format(version=_version(older)))
    return ", ".join(parts)


def _gone(sentence: str) -> OfficeError:
    return OfficeError(sentence, _("Mở lại danh sách rồi chọn; chưa có gì thay đổi."))


def office_words(mine: Particulars) -> str:
    """Return "UBND xã Hồng Vân"."""
    return f"UBND {mine.kind_words} {mine.name}".replace("  ", " ")


def mark_of(place: PlaceState) -> PlaceMark:
    """Return the mark of a place in the side list."""
    if not place.is_begun:
        return PlaceMark(Progress.TODO)
    if place.missing:
        return PlaceMark(Progress.PARTIAL, place.missing)
    return PlaceMark(Progress.DONE)


def _subject_hit(subject: "Subject", units: "Mapping[str, Unit]") -> Hit:
    from desktop.emulation.participants import Person
    from desktop.office.rounds.subject_finding import position_and_unit

    target = Target("subjects", subject.id)
    if isinstance(subject, Person):
        unit = units.get(subject.unit_id or "")
        note = position_and_unit(subject, unit) or subject.employment.label
        return Hit("person", subject.name, _upper(note), target)
    return Hit("unit", subject.name, _upper(subject.kind.label), target)


def _begins(title: str, start: str) -> bool:
    return text.search_key(title).startswith(start)


def _upper(words: str) -> str:
    return words[:1].upper() + words[1:]


def _lower(words: str) -> str:
    return words[:1].lower() + words[1:]


def _written(day: date | None) -> str:
    return vietnamese.short_date(day) if day else ""


def _shortened(words: str, most: int = 80) -> str:
    return words if len(words) <= most else f"{words[: most - 1].rstrip()}…"
