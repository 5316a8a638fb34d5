"""Awards of a clause said back: who rewards whom, how many, in which steps."""

from collections.abc import Iterable, Iterator
from html import escape

from desktop import vietnamese
from desktop.awards.forms import AwardForm
from desktop.awards.quotas import QuotaMode
from desktop.plans.plan import AwardOffer, OfferQuota, Plan
from desktop.plans.provisions import Step
from ui.language import _
from ui.pages.plan_parts import Edit, Gathered, Value, belongs, day_words

_ORDER = {
    "total": _("tổng điểm"),
    "direct_work": _("người trực tiếp làm"),
    "initiatives": _("số sáng kiến"),
    "not_head": _("người không giữ chức vụ lãnh đạo"),
}


def offer_name(offer: AwardOffer) -> str:
    """Return "Bằng khen hằng năm, Chủ tịch UBND Thành phố"."""
    form = offer.form.label
    if offer.form is AwardForm.UNSPECIFIED:
        form = _("Khen thưởng")
    return f"{form} {offer.occasion.label}, {offer.authority}"


def offers(plan: Plan, number: str, here: Gathered) -> None:
    """Say who is rewarded by whom, how many, and what is beyond the number."""
    found = [o for o in plan.offers if belongs(o.clause, number)]
    for offer in found:
        here.spoken.append(_sentence(offer))
        if len(found) > 1:
            here.values.append(Value(offer_name(offer)))
        here.values += _values(plan, offer)
        here.quotes += [offer.form.label, offer.authority, offer.proposer]
        here.quotes += [_("đề xuất thêm"), offer.total_quoted]
        for counted in offer.quotas:
            here.quotes += [counted.quota.words, counted.quota.quoted]


def steps(plan: Plan, number: str, here: Gathered) -> None:
    """Say which steps of which awards are laid down here; alike ones once."""
    awards: dict[str, list[str]] = {}
    for offer in plan.offers:
        for step in offer.steps:
            elsewhere = not belongs(offer.clause, number)
            if step.clause and belongs(step.clause, number) and elsewhere:
                here.quotes += [step.actor, step.via]
                named = awards.setdefault(step_words(plan, step), [])
                if offer_name(offer) not in named:
                    named.append(offer_name(offer))
    for words, named in awards.items():
        here.values.append(Value(_("Bước"), words, ""))
        here.values.append(Value(_("của"), "; ".join(named), ""))
    if awards:
        said = _("Ở đây có <b>{count} bước</b> của quy trình xét khen.")
        count = vietnamese.two_digits(len(awards))
        here.spoken.append(said.format(count=count))


def step_words(plan: Plan, step: Step) -> str:
    """Return a step in one line: who does what, with whom, through whom, by when."""
    said = f"{step.actor} {step.action.label}"
    if step.joint_with:
        said += _(" cùng {others}").format(others=", ".join(step.joint_with))
    if step.via:
        said += _(", qua {office}").format(office=step.via)
    if step.produces:
        said += _("; lập {papers}").format(papers=", ".join(step.produces))
    due = next((d for d in plan.deadlines if d.code == step.deadline), None)
    if due is not None:
        said += _("; hạn {day}").format(day=day_words(due))
    return said


# --- one award ------------------------------------------------------------------------


def _sentence(offer: AwardOffer) -> str:
    occasion = offer.occasion.label[:1].upper() + offer.occasion.label[1:]
    quota = _numbers(offer)
    if offer.form is AwardForm.UNSPECIFIED:
        said = _("{occasion}: {authority} khen thưởng {quota}, hình thức tự xác định.")
    else:
        said = _("{occasion}: {authority} tặng <b>{form}</b> cho {quota}.")
    said = said.format(
        occasion=occasion,
        authority=escape(offer.authority),
        form=offer.form.label,
        quota=quota,
    )
    if offer.total is not None:
        total = vietnamese.two_digits(offer.total)
        said += _(" Tất cả không quá <b>{total}</b>.").format(total=total)
    over = _over(offer)
    return f"{said} {over}" if over else said


def _numbers(offer: AwardOffer) -> str:
    numbered = [q for q in offer.quotas if q.quota.count is not None]
    if numbered:
        return _(" và ").join(f"<b>{escape(q.quota.words)}</b>" for q in numbered)
    kinds = ", ".join(kind.label for q in offer.quotas for kind in q.kinds)
    is_budget = any(q.quota.mode is QuotaMode.BUDGET for q in offer.quotas)
    limit = _("theo khả năng kinh phí") if is_budget else _("không ấn định số lượng")
    return f"{kinds} ({limit})"


def _over(offer: AwardOffer) -> str:
    modes = {q.quota.mode for q in offer.quotas}
    beyond = next((q.quota.beyond for q in offer.quotas if q.quota.beyond), "")
    if QuotaMode.SOFT in modes:
        return _("Được đề xuất thêm nếu có lý do bằng văn bản.")
    if QuotaMode.HARD not in modes:
        return ""
    if beyond:
        return _("Không được vượt; ngoài số này chỉ {who} chọn.").format(
            who=escape(beyond)
        )
    return _("Không được vượt số lượng.")


def _values(plan: Plan, offer: AwardOffer) -> Iterator[Value]:
    yield Value(_("Hình thức"), f"{offer.form.label}, {offer.level.label}")
    yield Value(_("Dịp"), offer.occasion.label)
    yield Value(_("Người quyết định"), offer.authority)
    yield Value(_("Nơi đề nghị"), offer.proposer)
    if offer.groups:
        named = [plan.group_by_code[code].name for code in offer.groups]
        yield Value(_("Nhóm được xét"), "; ".join(named))
    yield from _quotas(plan, offer)
    if offer.total is not None:
        total = vietnamese.two_digits(offer.total)
        yield Value(_("Tất cả không quá"), total, offer.total_quoted)
    over = _over(offer)
    if over:
        yield Value(_("Vượt số lượng"), over.replace("<b>", "").replace("</b>", ""))
    if offer.order:
        yield Value(_("Thứ tự xét"), _order(plan, offer))
    yield from _papers(plan, offer)
    for place, step in enumerate(offer.steps, start=1):
        label = _("Bước {number}").format(number=place)
        yield Value(label, step_words(plan, step))
    yield Value(_("Ghi trên giấy"), offer.citation.replace("{year}", _("… (năm xét)")))
    if offer.note:
        yield Value(_("Ghi chú"), offer.note)


def _quotas(plan: Plan, offer: AwardOffer) -> Iterator[Value]:
    place = plan.offers.index(offer)
    for below, counted in enumerate(offer.quotas):
        quota = counted.quota
        edit = None
        if quota.count is not None:
            what = f"{offer_name(offer)}: {quota.kind.label}"
            edit = Edit("quota", place, what, quota.count, below)
        words = quota.words + _counted_with(counted)
        yield Value(_("Số lượng"), words, quota.quoted, edit)


def _counted_with(counted: OfferQuota) -> str:
    """Return which other kinds count under the same number."""
    others = [kind.label for kind in counted.kinds if kind is not counted.quota.kind]
    if not others:
        return ""
    return _("; tính chung {others}").format(others=_joined(others))


def _joined(words: Iterable[str]) -> str:
    return " và ".join(words)


def _order(plan: Plan, offer: AwardOffer) -> str:
    known = dict(_ORDER)
    for criteria in plan.criteria_sets:
        for top in criteria.tops:
            known.setdefault(top.code, _("nhóm {code}").format(code=top.code))
    return _(", rồi ").join(known.get(key, key) for key in offer.order).capitalize()


def _papers(plan: Plan, offer: AwardOffer) -> Iterator[Value]:
    for profile in plan.dossiers:
        if profile.code in offer.dossiers:
            where = _(" (mục {clause})").format(clause=profile.clause)
            if profile.is_assumed:
                said = _("mặc định")
                where = "" if said in profile.name else f" ({said})"
            yield Value(_("Hồ sơ"), f"{profile.name}{where}")
    due = next((d for d in plan.deadlines if d.code == offer.deadline), None)
    if due is not None:
        yield Value(_("Hạn"), f"{due.what}: {day_words(due)}")
