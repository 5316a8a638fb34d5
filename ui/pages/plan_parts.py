"""Sentences and values of a clause: the period, targets, due dates, duties."""

from collections import Counter
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from html import escape

from desktop import vietnamese
from desktop.awards.deadlines import Deadline, When
from desktop.emulation.indicators import Indicator, Measure, Scope
from desktop.plans.plan import Plan
from desktop.plans.provisions import Duty
from ui.language import _
from ui.pages import target_words


@dataclass(frozen=True, slots=True)
class Edit:
    """A number or day of the plan that can be changed in place.

    Attributes:
        table: "quota", "deadline" or "target"; `index` is its place in the plan, for a
            quota that of its award and `below` its own place there.
        what: what it is, in words.
    """

    table: str
    index: int
    what: str
    now: int | Decimal | date
    below: int = 0


@dataclass(frozen=True, slots=True)
class Value:
    """A value read from the plan, with the words it was read from.

    Without a value it is a heading over those that follow.
    """

    label: str
    value: str = ""
    quoted: str = ""
    edit: Edit | None = None


@dataclass(slots=True)
class Gathered:
    """What is being collected of one clause; `spoken` is rich text."""

    spoken: list[str] = field(default_factory=list)
    values: list[Value] = field(default_factory=list)
    quotes: list[str] = field(default_factory=list)


def belongs(reference: str, number: str) -> bool:
    """Tell whether a reference ("III.1.4 ý 2") points into the clause "III.1.4"."""
    return reference == number or reference.startswith(f"{number} ")


def lowered(words: str) -> str:
    """Return words with a small first letter, abbreviations left alone."""
    is_short = words[1:2].isupper()
    return words if is_short else words[:1].lower() + words[1:]


def period(plan: Plan, number: str, here: Gathered) -> None:
    """Say how long the movement lasts."""
    if belongs(plan.period_clause, number):
        here.spoken.append(
            _("Phong trào diễn ra từ <b>{first}</b> đến hết <b>{last}</b>.").format(
                first=vietnamese.short_date(plan.period.first),
                last=vietnamese.short_date(plan.period.last),
            )
        )
        here.quotes.append(plan.period_quoted)


# --- targets --------------------------------------------------------------------------


def targets(plan: Plan, number: str, here: Gathered) -> None:
    """Say how many targets stand here and list them."""
    found = [i for i in plan.indicators if belongs(i.clause, number)]
    if not found:
        return
    measures = Counter(i.measure for i in found)
    parts = [
        f"{vietnamese.two_digits(count)} {_BY_MEASURE[measure]}"
        for measure, count in measures.items()
    ]
    said = _("<b>{count} chỉ tiêu</b>: {parts}.").format(
        count=vietnamese.two_digits(len(found)), parts=", ".join(parts)
    )
    exceptions = sum(1 for i in found if i.exception_of)
    if exceptions:
        said += _(
            " {count} chỉ tiêu trong đó là ngoại lệ của một chỉ tiêu chung."
        ).format(count=vietnamese.two_digits(exceptions))
    here.spoken.append(said)
    places = target_words.numbers(plan.indicators)
    for each in found:
        label = _("Chỉ tiêu {number}").format(number=places[each.code])
        value = f"{each.name}: {target_words.goal(each)}"
        more = "; ".join(_of_target(plan, each, places))
        value += f" ({more})" if more else ""
        here.values.append(Value(label, value, each.quoted, _edit(plan, each)))
        here.quotes += [each.quoted, target_words.goal(each)]


def _of_target(plan: Plan, target: Indicator, places: dict[str, str]) -> list[str]:
    """Return what else is known of a target, in words."""
    said = []
    if target.exception_of:
        general = places[target.exception_of]
        said.append(_("ngoại lệ của chỉ tiêu {number}").format(number=general))
    if target.of:
        said.append(_("đếm đơn vị đạt chỉ tiêu {n}").format(n=places[target.of]))
    if target.scope is not Scope.MOVEMENT:
        named = [plan.group_by_code[code].name for code in target.groups]
        who = f": {', '.join(named)}" if named else ""
        said.append(_("giao {scope}{who}").format(scope=target.scope.label, who=who))
    if target.due:
        day = vietnamese.short_date(target.due)
        said.append(_("đến {day}").format(day=day))
    if target.wider_target is not None:
        said.append(target_words.wider_goal(target))
    if target.denominator:
        said.append(_("trên {whole}").format(whole=target.denominator))
    if target.excludes:
        has_verb = target.excludes.startswith((_("không"), _("trừ")))
        words = "{what}" if has_verb else _("không tính {what}")
        said.append(words.format(what=target.excludes))
    return said


def _edit(plan: Plan, target: Indicator) -> Edit | None:
    if target.target is None:
        return None
    place = plan.indicators.index(target)
    return Edit("target", place, target.name, target.target)


_BY_MEASURE = {
    Measure.RATIO: _("tính tỷ lệ"),
    Measure.NUMBER: _("là con số"),
    Measure.COUNT: _("đếm từ sổ"),
    Measure.ATTESTED: _("theo xác nhận"),
    Measure.ASSIGNED: _("so với số được giao"),
    Measure.TREND: _("so với năm trước"),
    Measure.SHARE: _("tính tỷ lệ từ sổ"),
    Measure.CLASS: _("theo loại của chỉ số"),
}


# --- due dates and duties -------------------------------------------------------------


def deadlines(plan: Plan, number: str, here: Gathered) -> None:
    """Say what is due, by whom and when."""
    for place, deadline in enumerate(plan.deadlines):
        if belongs(deadline.clause, number):
            day = day_words(deadline)
            here.spoken.append(
                _("{owner}: {what}, hạn cuối <b>{day}</b>.").format(
                    owner=escape(deadline.owner),
                    what=escape(lowered(deadline.what)),
                    day=escape(day),
                )
            )
            edit = None
            if deadline.when in (When.DAY, When.YEARLY) and deadline.day:
                edit = Edit("deadline", place, deadline.what, deadline.day)
            here.values.append(Value(_("Hạn cuối"), day, deadline.quoted, edit))
            here.quotes.append(deadline.quoted)


def day_words(deadline: Deadline) -> str:
    """Return the last valid day in words: one day, a day of every year, or none yet."""
    last = deadline.last_day
    if last is None:
        no_day = _("chưa ấn định ngày")
        when = _no_day(deadline)
        # "không nói ngày" would say it twice.
        return no_day if when.startswith(_("không")) else f"{when}, {no_day}"
    if deadline.when is When.YEARLY:
        words = f"{last:%d/%m}".lstrip("0")
        offset = _OFFSETS.get(deadline.year_offset, "")
        return _("{day} hằng năm{offset}").format(day=words, offset=offset)
    return vietnamese.date_with_weekday(last)


def _no_day(deadline: Deadline) -> str:
    match deadline.when:
        case When.AFTER:
            return _("ngay sau khi {what}").format(what=deadline.after)
        case When.BY_PLAN:
            return _("theo {what}").format(what=deadline.after)
        case _:
            return deadline.after


_OFFSETS = {1: _(", năm sau năm xét"), -1: _(", năm trước năm xét")}


def duties(plan: Plan, number: str, here: Gathered) -> None:
    """Say who has to do what."""
    for duty in plan.duties:
        if belongs(duty.clause, number):
            here.spoken.append(
                _("<b>{owner}</b>{part}: {text}{more}.").format(
                    owner=escape(duty.owner),
                    part=f" ({duty.part.label})" if duty.part else "",
                    text=escape(duty.text),
                    more=escape(_of_duty(plan, duty)),
                )
            )
            here.quotes.append(duty.owner)


def _of_duty(plan: Plan, duty: Duty) -> str:
    said = []
    if duty.report_to:
        via = _(" qua {office}").format(office=duty.via) if duty.via else ""
        said.append(_("báo cáo {who}{via}").format(who=duty.report_to, via=via))
    if duty.frequency:
        said.append(duty.frequency)
    due = next((d for d in plan.deadlines if d.code == duty.deadline), None)
    if due is not None and due.last_day is not None:
        said.append(_("hạn {day}").format(day=day_words(due)))
    return f" ({'; '.join(said)})" if said else ""
