"""Look over how awards come about: due dates, steps and dossiers."""

from collections.abc import Iterator

from desktop.awards.deadlines import Deadline, When
from desktop.awards.dossiers import DossierProfile
from desktop.emulation.movements import Occasion
from desktop.plans.notices import Notice, known
from desktop.plans.plan import AwardOffer, Plan
from desktop.plans.provisions import Action


def look_over_procedure(plan: Plan) -> tuple[Notice, ...]:
    """Return what is odd or missing in the procedure."""
    return (
        *_early(plan),
        *_undated(plan),
        *_council(plan),
        *_no_dossier(plan),
        *(notice for profile in plan.dossiers for notice in _dossier(profile)),
    )


def _early(plan: Plan) -> Iterator[Notice]:
    """Tell awards that fall due before the time they are for is over (A09, A10)."""
    is_long = plan.period.first.year != plan.period.last.year
    for deadline in plan.deadlines:
        last = deadline.last_day
        if deadline.when is not When.DAY or last is None or last >= plan.period.last:
            continue
        if any(
            _is_for_the_whole(offer, is_long=is_long)
            for offer in _offers_of(plan, deadline)
        ):
            yield known(
                deadline.clause,
                f"Hạn “{deadline.what}” ngày {last:%d/%m/%Y} trước ngày "
                f"kết thúc phong trào {plan.period.last:%d/%m/%Y}.",
                "A10" if is_long else "A09",
            )


def _offers_of(plan: Plan, deadline: Deadline) -> Iterator[AwardOffer]:
    for offer in plan.offers:
        named = {offer.deadline, *(step.deadline for step in offer.steps)}
        if deadline.code in named or offer.code in deadline.offers:
            yield offer


def _is_for_the_whole(offer: AwardOffer, *, is_long: bool) -> bool:
    """Tell whether an award is for the whole time of the movement.

    In a movement of several years the yearly ones are for their year.
    """
    if is_long:
        return offer.occasion is Occasion.FINAL
    return offer.occasion not in (Occasion.AD_HOC, Occasion.INTERIM)


def _undated(plan: Plan) -> Iterator[Notice]:
    """Tell what is due without a day (A19)."""
    for deadline in plan.deadlines:
        if deadline.when is When.UNDATED and deadline.day is None:
            yield known(
                deadline.clause,
                f"“{deadline.what}” ({deadline.after}): chưa ấn định ngày.",
                "A19",
            )
    for duty in plan.duties:
        if duty.frequency and not duty.deadline:
            yield known(
                duty.clause,
                f"“{duty.text}” ({duty.frequency}): chưa ấn định ngày.",
                "A19",
            )


def _council(plan: Plan) -> Iterator[Notice]:
    """Tell a procedure without any meeting of the council (A67)."""
    steps = [step for offer in plan.offers for step in offer.steps]
    if steps and all(step.action is not Action.COUNCIL for step in steps):
        yield known(
            next((step.clause for step in steps if step.clause), ""),
            "Các bước xét khen của kế hoạch không có bước họp Hội đồng.",
            "A67",
        )


def _no_dossier(plan: Plan) -> Iterator[Notice]:
    """Tell a plan that lists no papers at all (A62)."""
    if plan.offers and not plan.dossiers:
        yield known(
            plan.offers[0].clause, "Kế hoạch không nêu thành phần hồ sơ.", "A62"
        )


def _dossier(profile: DossierProfile) -> Iterator[Notice]:
    """Tell what is assumed (A62), not stated (A63) or doubtful (A61) in a dossier."""
    if profile.is_assumed:
        yield known(
            "",
            f"“{profile.name}”: thành phần hồ sơ là mặc định, không có trong kế hoạch.",
            "A62",
        )
    elif profile.sets is None:
        yield known(
            profile.clause,
            f"“{profile.name}”: kế hoạch không nêu số bộ; bản in ghi “… bộ”.",
            "A63",
        )
    for confirmation in profile.confirmations:
        if confirmation.is_doubtful:
            yield known(
                confirmation.clause or profile.clause,
                f"“Xác nhận của {confirmation.by}” ở “{profile.name}”: nghi nhầm. Hãy "
                "hỏi lại để giữ, thay hoặc bỏ; không chặn việc lập hồ sơ.",
                "A61",
            )
