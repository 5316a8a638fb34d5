"""Sentences and values of a clause: awards, targets, deadlines, duties, the period."""

from collections import Counter
from dataclasses import dataclass, field
from html import escape

from desktop import vietnamese
from desktop.awards.deadlines import Deadline, When
from desktop.awards.quotas import QuotaMode
from desktop.emulation.indicators import Measure
from desktop.plans.plan import AwardOffer, Plan
from ui.language import _
from ui.pages import target_words


@dataclass(frozen=True, slots=True)
class Value:
    """A value read from the plan, with the words it was read from."""

    label: str
    value: str
    quoted: str = ""


@dataclass(slots=True)
class Gathered:
    """What is being collected of one clause; `spoken` is rich text."""

    spoken: list[str] = field(default_factory=list)
    values: list[Value] = field(default_factory=list)
    quotes: list[str] = field(default_factory=list)


def belongs(reference: str, number: str) -> bool:
    """Tell whether a reference ("III.1.4 ý 2") points into the clause "III.1.4"."""
    return reference == number or reference.startswith(f"{number} ")


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


def offers(plan: Plan, number: str, here: Gathered) -> None:
    """Say who is rewarded by whom, how many, and what is beyond the number."""
    for offer in plan.offers:
        if belongs(offer.clause, number):
            _offer(plan, offer, here)


def _offer(plan: Plan, offer: AwardOffer, here: Gathered) -> None:
    quota = _(" và ").join(f"<b>{q.quota.words}</b>" for q in offer.quotas)
    form = offer.form.label
    said = _("{authority} tặng <b>{form}</b> cho {quota}.").format(
        authority=escape(offer.authority), form=form, quota=quota
    )
    soft = any(q.quota.mode is QuotaMode.SOFT for q in offer.quotas)
    hard = any(q.quota.mode is QuotaMode.HARD for q in offer.quotas)
    over = ""
    if soft:
        over = _("Được, phải có lý do bằng văn bản")
        said += _(" Được đề xuất thêm nếu có lý do bằng văn bản.")
    elif hard:
        over = _("Không được")
        said += _(" Không được vượt số lượng.")
    here.spoken.append(said)
    here.quotes += [form, offer.authority, offer.proposer, _("đề xuất thêm")]
    here.quotes += [q.quota.words for q in offer.quotas]
    quoted = next((q.quota.quoted for q in offer.quotas), "")
    counted = ", ".join(q.quota.words for q in offer.quotas)
    here.values += [
        Value(_("Hình thức"), f"{form}, {offer.level.label}"),
        Value(_("Người quyết định"), offer.authority),
        Value(_("Nơi đề nghị"), offer.proposer),
        Value(_("Số lượng"), counted, quoted),
        Value(_("Thứ tự xét"), _order(plan, offer)),
    ]
    if over:
        here.values.insert(-1, Value(_("Vượt số lượng"), over))


def _order(plan: Plan, offer: AwardOffer) -> str:
    known = {"total": _("tổng điểm"), "direct_work": _("người trực tiếp làm")}
    for criteria in plan.criteria_sets:
        for top in criteria.tops:
            known.setdefault(top.code, _("nhóm {code}").format(code=top.code))
    return _(", rồi ").join(known.get(key, key) for key in offer.order).capitalize()


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
        here.values.append(Value(label, value, each.quoted))
        here.quotes += [each.quoted, target_words.goal(each)]


_BY_MEASURE = {
    Measure.RATIO: _("tính tỷ lệ"),
    Measure.NUMBER: _("là con số"),
    Measure.COUNT: _("đếm từ sổ"),
    Measure.ATTESTED: _("theo xác nhận"),
    Measure.ASSIGNED: _("so với số được giao"),
}


def deadlines(plan: Plan, number: str, here: Gathered) -> None:
    """Say what is due, by whom and when."""
    for deadline in plan.deadlines:
        if belongs(deadline.clause, number):
            day = day_words(deadline)
            here.spoken.append(
                _("{owner}: {what}, hạn cuối <b>{day}</b>.").format(
                    owner=escape(deadline.owner),
                    what=escape(deadline.what[0].lower() + deadline.what[1:]),
                    day=escape(day),
                )
            )
            here.values.append(Value(_("Hạn cuối"), day, deadline.quoted))
            here.quotes.append(deadline.quoted)


def day_words(deadline: Deadline) -> str:
    """Return the last valid day in words: one day, a day of every year, or none yet."""
    last = deadline.last_day
    if last is None:
        return _("{when} {after}, chưa ấn định ngày").format(
            when=deadline.when.label, after=deadline.after
        )
    if deadline.when is When.YEARLY:
        words = f"{last:%d/%m}".lstrip("0")
        offset = _(", năm sau năm xét") if deadline.year_offset else ""
        return _("{day} hằng năm{offset}").format(day=words, offset=offset)
    return vietnamese.date_with_weekday(last)


def duties(plan: Plan, number: str, here: Gathered) -> None:
    """Say who has to do what."""
    for duty in plan.duties:
        if belongs(duty.clause, number):
            here.spoken.append(
                _("<b>{owner}</b>: {text}.").format(
                    owner=escape(duty.owner), text=escape(duty.text)
                )
            )
            here.quotes.append(duty.owner)
