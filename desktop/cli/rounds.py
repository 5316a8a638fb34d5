"""The verbs of rounds: what is there, open another one, take one in hand."""

from typing import TYPE_CHECKING, Any

from desktop import text
from desktop.cli.tables import columns
from desktop.errors import EntryError, OfficeError

if TYPE_CHECKING:
    from desktop.emulation.movements import ReviewRound
    from desktop.office.office import AdoptedPlan, Office

Answer = tuple[dict[str, Any], str]


def listed(office: "Office") -> Answer:
    """Return the rounds of the movement, closed ones too, and what can be opened."""
    adopted, plan = _adopted(office), office.plan()
    now = office.reviewing.current(adopted.id)
    found = office.reviewing.of_movement(adopted.id)
    to_open = office.reviewing.to_open(plan, adopted.id)
    data = {
        "plan": plan.code,
        "rounds": [_data(each, is_current=each == now) for each in found],
        "to_open": [
            {"template": t.code, "year": year, "name": t.name_in(year)}
            for t, year in to_open
        ],
    }
    rows = [_row(each, is_current=each == now) for each in found]
    more = [(t.code, str(year), t.name_in(year)) for t, year in to_open]
    said = columns(["", "Đợt xét", "Thời gian", "Chốt số liệu", "Tình trạng"], rows)
    if more:
        said += "\n\nCó thể mở:\n" + columns(["Mã", "Năm", "Tên"], more)
    return data, f"{plan.short_name}\n{said}"


def opened(office: "Office", template: str, year: int | None, name: str) -> Answer:
    """Open a round by the code the plan gives it; without a year, the next one."""
    adopted, plan = _adopted(office), office.plan()
    wanted = plan.template_by_code.get(template)
    if wanted is None:
        raise EntryError(
            f"Kế hoạch không có đợt xét mã “{template}”.",
            f"Chọn một trong: {', '.join(plan.template_by_code)}.",
        )
    if year is None:
        left = office.reviewing.to_open(plan, adopted.id)
        last = plan.period.last.year
        year = next((y for t, y in left if t.code == template), last)
    made = office.reviewing.open_round(plan, adopted.id, wanted, year, name)
    return _data(made, is_current=True), f"Đã mở đợt xét “{made.name}”."


def used(office: "Office", wanted: str) -> Answer:
    """Take a round in hand by its name or id."""
    adopted = _adopted(office)
    found = office.reviewing.of_movement(adopted.id)
    key = text.same_key(wanted)
    meant = [r for r in found if r.id == wanted or text.same_key(r.name) == key]
    if not meant:
        names = "; ".join(each.name for each in found)
        raise EntryError(
            f"Không có đợt xét tên “{wanted}”.",
            f"Chọn một trong: {names}." if names else "Mở một đợt xét trước.",
        )
    chosen = meant[0]
    if chosen != office.reviewing.current(adopted.id):
        office.reviewing.work_on(chosen)
    return _data(chosen, is_current=True), f"Đang làm đợt xét “{chosen.name}”."


def _adopted(office: "Office") -> "AdoptedPlan":
    adopted = office.plans.current()
    if adopted is None:
        raise OfficeError("Chưa có kế hoạch nào.", "Nhận một kế hoạch: plans adopt.")
    return adopted


def _data(review_round: "ReviewRound", *, is_current: bool) -> dict[str, Any]:
    closed = review_round.closed_on
    return {
        "id": review_round.id,
        "name": review_round.name,
        "template": review_round.template or None,
        "occasion": review_round.occasion.value,
        "from": review_round.period.first.isoformat(),
        "to": review_round.period.last.isoformat(),
        "cutoff": review_round.cutoff.isoformat(),
        "closed": None if closed is None else closed.isoformat(),
        "current": is_current,
    }


def _row(review_round: "ReviewRound", *, is_current: bool) -> tuple[str, ...]:
    first, last = review_round.period.first, review_round.period.last
    closed = review_round.closed_on
    return (
        ">" if is_current else "",
        review_round.name,
        f"{first:%d/%m/%Y} – {last:%d/%m/%Y}",
        f"{review_round.cutoff:%d/%m/%Y}",
        "đang mở" if closed is None else f"đã chốt {closed:%d/%m/%Y}",
    )
