"""What a clause lays down beside rules: dossiers, principles, criteria, names."""

from collections.abc import Iterator
from html import escape

from desktop import vietnamese
from desktop.awards.dossiers import Component, Confirmation, DossierProfile
from desktop.emulation.participants import Kind
from desktop.plans.plan import Plan
from desktop.plans.provisions import PrincipleKind
from ui.language import _
from ui.pages.plan_parts import Gathered, Value, belongs


def dossiers(plan: Plan, number: str, here: Gathered) -> None:
    """Say which papers a receiving office wants, and who confirms what."""
    for profile in plan.dossiers:
        if belongs(profile.clause, number):
            here.spoken.append(_sentence(profile))
            here.values += dossier_values(plan, profile)
            here.quotes += [profile.sender, profile.receiver]
            here.quotes += [part.name for part in profile.components]
    for profile in plan.dossiers:
        if not belongs(profile.clause, number):
            for confirmation in profile.confirmations:
                if belongs(confirmation.clause, number):
                    here.values.append(_confirmation(plan, confirmation))


def dossier_values(plan: Plan, profile: DossierProfile) -> Iterator[Value]:
    """Return a heading with the papers and confirmations of a dossier."""
    yield Value(profile.name)
    for part in profile.components:
        label = _("Thành phần") if part.is_required else _("Nếu có")
        yield Value(label, _component(plan, part))
    for confirmation in profile.confirmations:
        yield _confirmation(plan, confirmation)


def principles(plan: Plan, number: str, here: Gathered) -> None:
    """Say which principles stand here, and which of them decides something."""
    for principle in plan.principles:
        if belongs(principle.clause, number):
            said = _("Nguyên tắc: <b>{kind}</b>.").format(kind=principle.kind.label)
            if principle.kind is PrincipleKind.NO_DUPLICATE:
                said += _(" Chương trình soát trùng thành tích theo nguyên tắc này.")
            here.spoken.append(said)
            here.values.append(Value(_("Nguyên tắc"), principle.text))


def names(plan: Plan, number: str, here: Gathered) -> None:
    """List the models and the movements within the movement that are named here."""
    for label, found in (
        (_("Mô hình được nêu"), plan.models),
        (_("Phong trào thành phần"), plan.sub_movements),
    ):
        here_named = [each.name for each in found if belongs(each.clause, number)]
        for name in here_named:
            here.values.append(Value(label, f"“{name}”"))
        here.quotes += here_named
        if here_named:
            listed = ", ".join(f"“{escape(name)}”" for name in here_named)
            here.spoken.append(f"{label}: <b>{listed}</b>.")


def criteria(plan: Plan, number: str, here: Gathered) -> None:
    """List the criteria that rest on a clause."""
    for sheet in plan.criteria_sets:
        found = [one for one in sheet.criteria if belongs(one.clause, number)]
        if not found:
            continue
        said = _("<b>{count} tiêu chí</b> của “{name}” chấm nội dung này.")
        count = vietnamese.two_digits(len(found))
        here.spoken.append(said.format(count=count, name=escape(sheet.name)))
        for one in found:
            points = vietnamese.number(one.max_points)
            value = _("{name}: tối đa {points} điểm").format(
                name=one.name, points=points
            )
            here.values.append(Value(_("Tiêu chí {c}").format(c=one.code), value))


def _sentence(profile: DossierProfile) -> str:
    sets = _("kế hoạch không nêu số bộ")
    if profile.sets is not None:
        count = vietnamese.two_digits(profile.sets)
        sets = _("<b>{count} bộ</b>").format(count=count)
    said = _(
        "<b>{name}</b>: {sender} gửi {receiver}, {sets}; {parts} thành phần{easy}."
    )
    return said.format(
        name=escape(profile.name),
        sender=escape(profile.sender),
        receiver=escape(profile.receiver),
        sets=sets,
        parts=vietnamese.two_digits(len(profile.components)),
        easy=_(", thủ tục đơn giản") if profile.is_simplified else "",
    )


def _component(plan: Plan, part: Component) -> str:
    said = []
    if part.form:
        decree = _(" ban hành kèm Nghị định {number}").format(number=part.decree)
        said.append(part.form + (decree if part.decree else ""))
    if part.is_original:
        said.append(_("bản chính"))
    if part.issuer:
        said.append(_("của {office}").format(office=part.issuer))
    if part.kinds or part.groups:
        who = _meant(plan, part.kinds, part.groups)
        said.append(_("chỉ cho {who}").format(who=who))
    if part.note:
        said.append(part.note)
    return part.name + (f" ({'; '.join(said)})" if said else "")


def _confirmation(plan: Plan, found: Confirmation) -> Value:
    said = _("{by} xác nhận").format(by=found.by)
    if found.what:
        said += f" {found.what}"
    said += _(", trong {paper}").format(paper=found.of)
    if found.kinds or found.groups:
        who = _meant(plan, found.kinds, found.groups)
        said += _(" (chỉ cho {who})").format(who=who)
    if found.is_doubtful:
        said += _(" – nghi nhầm: hãy hỏi lại để giữ, thay hoặc bỏ; không chặn hồ sơ")
    return Value(_("Nghi nhầm") if found.is_doubtful else _("Xác nhận"), said)


def _meant(plan: Plan, kinds: tuple[Kind, ...], groups: tuple[str, ...]) -> str:
    named = [plan.group_by_code[code].name for code in groups]
    return ", ".join([*(kind.label for kind in kinds), *named])
