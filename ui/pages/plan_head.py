"""What the first page of a plan says about the plan itself, in Vietnamese."""

from desktop import vietnamese
from desktop.plans.plan import Plan, RoundTemplate
from ui.language import _
from ui.pages import plan_provisions
from ui.pages.plan_parts import Value


def head_of(plan: Plan) -> tuple[Value, ...]:
    """Return what the first page of the plan says about itself."""
    issuer = plan.issuer
    period = _("{first} đến {last}").format(
        first=vietnamese.short_date(plan.period.first),
        last=vietnamese.short_date(plan.period.last),
    )
    signer = issuer.signature[-1].capitalize() if issuer.signature else ""
    signer = signer.replace(_("chủ tịch"), _("Chủ tịch"))
    values = [
        Value(_("Cơ quan ban hành"), issuer.office),
        Value(_("Người ký"), " ".join(p for p in (signer, issuer.signer) if p)),
        Value(_("Cơ quan thường trực"), issuer.standing_body),
        Value(_("Thời gian"), period, plan.period_quoted),
    ]
    for basis in plan.bases:
        day = basis.issued_on
        of = _(", ngày {day}").format(day=vietnamese.short_date(day)) if day else ""
        by = f" {_('của')} {basis.issuer}" if basis.issuer else ""
        label = _("Kế hoạch cấp trên") if basis.is_parent else _("Căn cứ")
        number = f"{basis.kind} {basis.number}".strip()
        values.append(Value(label, f"{number}{of}{by}: {basis.subject}"))
    values += [Value(_("Đợt xét"), _round(template)) for template in plan.rounds]
    values += [
        _scale(one.index.label, one.classes, one.is_outside) for one in plan.scales
    ]
    for profile in plan.dossiers:
        if profile.is_assumed:
            values += plan_provisions.dossier_values(plan, profile)
    if plan.recipients:
        values.append(Value(_("Nơi nhận")))
        values.append(Value("", "; ".join(plan.recipients)))
    return tuple(value for value in values if value.value or value.label)


def _round(template: RoundTemplate) -> str:
    name = template.name.replace("{year}", "…")
    if template.is_on_demand:
        return _("{name}: mở khi có việc").format(name=name)
    cutoff = template.cutoff
    if cutoff is None:
        return name
    if template.is_yearly:
        later = _(" năm sau") if template.cutoff_year_offset else ""
        day = f"{cutoff:%d/%m}"
        said = _("{name}: mở từng năm, chốt số liệu {day}{later}")
        return said.format(name=name, day=day, later=later)
    day = vietnamese.short_date(cutoff)
    return _("{name}: chốt số liệu {day}").format(name=name, day=day)


def _scale(index: str, classes: tuple[str, ...], is_outside: bool) -> Value:
    words = ", ".join(classes)
    if is_outside:
        words += _(" (thang thông dụng, không có trong kế hoạch)")
    return Value(_("Thang xếp loại"), f"{index}: {words}")
