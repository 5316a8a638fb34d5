"""Read what a plan offers: awards with their numbers and steps, rounds, due dates."""

import re
from datetime import date

from desktop.awards.deadlines import (
    Deadline,
    Limit,
    When,
    last_of_month,
    last_of_quarter,
)
from desktop.awards.forms import AwardForm, Level
from desktop.awards.quotas import Quota, QuotaMode
from desktop.emulation.movements import Occasion, Period
from desktop.emulation.participants import Kind
from desktop.plans import plan as values
from desktop.plans.provisions import Action, Step
from desktop.plans.sections import YEARS, Section
from desktop.vietnamese import number_in_words

LEAD_DAYS = 14  # before the day, unless a plan asks for another reminder
ANY_YEAR = 2000  # a day of the year is kept as a day of this leap year
_QUARTERS = {"I": 1, "II": 2, "III": 3, "IV": 4}


def offer(section: Section) -> values.AwardOffer:
    """Read an award offer with its quotas and steps."""
    beyond = section.text("lane_beyond", "")
    return values.AwardOffer(
        code=section.text("code"),
        form=section.choice("form", AwardForm, AwardForm.COMMENDATION),
        level=section.choice("level", Level, Level.COMMUNE),
        authority=section.text("authority"),
        occasion=section.choice("occasion", Occasion, Occasion.ANNUAL),
        clause=section.text("clause"),
        proposer=section.text("proposer"),
        citation=section.text("citation"),
        order=section.texts("order"),
        quotas=tuple(_quota(s, beyond) for s in section.sections("quota")),
        deadline=section.text("deadline", ""),
        groups=section.texts("groups"),
        dossiers=section.texts("dossiers"),
        total=section.integer("total", least=1),
        total_quoted=section.text("total_quoted", ""),
        steps=tuple(_step(s) for s in section.sections("step")),
        note=section.text("note", ""),
    )


def _quota(section: Section, beyond: str) -> values.OfferQuota:
    kinds = section.choices("kinds", Kind)
    mode = section.choice("mode", QuotaMode, QuotaMode.HARD)
    count = section.integer("count", least=0)
    if not kinds:
        section.problem("kinds", "cần ít nhất một loại đối tượng.")
    is_open = mode in (QuotaMode.NONE, QuotaMode.BUDGET)
    if is_open != (count is None):
        section.problem(
            "count",
            "cần một số, trừ khi mode = “none” hoặc “budget” thì phải bỏ khóa này.",
        )
    per = section.text("per", "")
    if per not in ("", "proposer"):
        section.problem("per", "cần “proposer” (mỗi đơn vị đề nghị).")
    quota = Quota(
        kind=kinds[0] if kinds else Kind.COLLECTIVE,
        mode=mode,
        count=count,
        clause=section.text("clause"),
        quoted=section.text("quoted"),
        is_per_proposer=bool(per),
        beyond=beyond if mode is QuotaMode.HARD else "",
        scope=section.text("scope", ""),
    )
    _check_quota_words(section, quota)
    return values.OfferQuota(quota, kinds, section.texts("blocks"))


def _check_quota_words(section: Section, quota: Quota) -> None:
    """Refuse a number whose words or quotation say another one."""
    if quota.count is None:
        return
    in_words = section.text("in_words", "")
    if in_words and in_words.casefold() != number_in_words(quota.count):
        section.problem(
            "in_words", f"lời nói “{in_words}” mà “count” là {quota.count}."
        )
    for digits in re.findall(rf"(\d+) {quota.kind.label}", quota.quoted):
        if int(digits) != quota.count:
            section.problem(
                "quoted", f"lời văn nói {digits} mà “count” là {quota.count}."
            )


def _step(section: Section) -> Step:
    return Step(
        actor=section.text("actor"),
        action=section.choice("action", Action, Action.PROPOSE),
        clause=section.text("clause", ""),
        via=section.text("via", ""),
        produces=section.texts("produces"),
        deadline=section.text("deadline", ""),
        joint_with=section.texts("with"),
    )


# --- due dates ------------------------------------------------------------------------


def deadline(section: Section) -> Deadline:
    """Read a due date in one of the ways a plan names it."""
    when, day, after = _when(section)
    lead_days = section.integer("lead_days", least=0)
    return Deadline(
        code=section.text("code"),
        what=section.text("what"),
        owner=section.text("owner"),
        limit=section.optional_choice("limit", Limit, Limit.ON_OR_BEFORE)
        if when is not When.DAY
        else section.choice("limit", Limit, Limit.BEFORE),
        day=day,
        clause=section.text("clause"),
        quoted=section.text("quoted"),
        when=when,
        year_offset=section.offset("year_offset"),
        after=after,
        lead_days=LEAD_DAYS if lead_days is None else lead_days,
        offers=section.texts("offers"),
    )


def _when(section: Section) -> tuple[When, date | None, str]:
    named = [when for when in When if section.has(when.value)]
    if len(named) != 1:
        known = ", ".join(when.value for when in When)
        found = ", ".join(when.value for when in named) or "không khóa nào"
        missing = "" if named else "thiếu; "
        section.problem("day", f"{missing}cần đúng một trong: {known}; có {found}.")
        for when in named:
            section.drop(when.value)
        return When.UNDATED, None, ""
    match named[0]:
        case When.DAY:
            return When.DAY, section.required_day("day"), ""
        case When.YEARLY:
            return When.YEARLY, day_of_year(section, "yearly"), ""
        case When.QUARTER:
            return When.QUARTER, _quarter(section), ""
        case When.MONTH:
            return When.MONTH, _month(section), ""
        case when:
            return when, None, section.text(when.value)


def day_of_year(section: Section, key: str) -> date | None:
    """Read "20/11": a day of any year."""
    written = section.text(key)
    match = re.fullmatch(r"([0-9]{1,2})/([0-9]{1,2})", written)
    try:
        if match:
            return date(ANY_YEAR, int(match.group(2)), int(match.group(1)))
    except ValueError:
        pass
    section.problem(key, f"cần ngày/tháng như “20/11”, đang là “{written}”.")
    return None


def _quarter(section: Section) -> date | None:
    written = section.text("quarter")
    match = re.fullmatch(r"(I|II|III|IV)/([0-9]{4})", written)
    if match and int(match.group(2)) in YEARS:
        return last_of_quarter(_QUARTERS[match.group(1)], int(match.group(2)))
    section.problem("quarter", f"cần quý/năm như “I/2024”, đang là “{written}”.")
    return None


def _month(section: Section) -> date | None:
    written = section.text("month")
    match = re.fullmatch(r"(0?[1-9]|1[0-2])/([0-9]{4})", written)
    if match and int(match.group(2)) in YEARS:
        return last_of_month(int(match.group(1)), int(match.group(2)))
    section.problem("month", f"cần tháng/năm như “12/2025”, đang là “{written}”.")
    return None


# --- rounds ---------------------------------------------------------------------------


def round_template(section: Section) -> values.RoundTemplate:
    """Read a round: once, every year, or on demand."""
    is_yearly = section.flag("yearly")
    is_on_demand = section.flag("on_demand")
    cutoff: date | None = None
    if is_yearly:
        cutoff = day_of_year(section, "cutoff")
    elif not is_on_demand:
        cutoff = section.required_day("cutoff")
    template = values.RoundTemplate(
        code=section.text("code"),
        name=section.text("name"),
        occasion=section.choice("occasion", Occasion, Occasion.ANNUAL),
        cutoff=cutoff,
        period=_span(section),
        is_yearly=is_yearly,
        cutoff_year_offset=section.offset("cutoff_year_offset"),
        is_on_demand=is_on_demand,
        offers=section.texts("offers"),
    )
    if is_yearly and is_on_demand:
        section.problem("on_demand", "một đợt không vừa hằng năm vừa đột xuất.")
    return template


def _span(section: Section) -> Period | None:
    if not section.has("from") and not section.has("to"):
        return None
    span = Period(section.required_day("from"), section.required_day("to"))
    if span.first > span.last:
        section.problem("to", "cần một ngày không trước ngày “from”.")
    return span
