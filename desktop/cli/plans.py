"""The verbs of plans: what is shipped, check, adopt, copy to other years, work by."""

from collections.abc import Collection
from pathlib import Path
from typing import TYPE_CHECKING, Any

from desktop.cli.tables import columns
from desktop.errors import OfficeFileError, PlanFileError
from desktop.office.plans import shipped, source_of
from desktop.plans.checking import look_over
from desktop.plans.cloning import differences, shifted
from desktop.plans.reading import read_plan

if TYPE_CHECKING:
    from desktop.office.office import Office

Answer = tuple[dict[str, Any], str]


def listed(adopted: Collection[str]) -> Answer:
    """Return the plans the program comes with; `adopted` are codes of the office's."""
    from desktop.office.demo import demo

    demos = demo.plans_with_demo()
    plans = [
        {
            "id": plan.code,
            "title": plan.title,
            "period": plan.period,
            "adopted": plan.code in adopted,
            "demo": plan.code in demos,
        }
        for plan in shipped()
    ]
    rows = [
        (
            str(plan["id"]),
            str(plan["period"]),
            "đã nhận" if plan["adopted"] else "",
            "có mẫu" if plan["demo"] else "",
            str(plan["title"]),
        )
        for plan in plans
    ]
    headings = ["Mã", "Thời gian", "Sổ này", "Dùng thử", "Tên"]
    return {"plans": plans}, columns(headings, rows)


def checked(wanted: str) -> Answer:
    """Read a plan, shipped or from a file, and return what should be looked at."""
    plan = read_plan(source_of(wanted))
    notices = [
        {
            "clause": n.clause,
            "sentence": n.sentence,
            "open": n.is_open,
            "lint": n.lint,
        }
        for n in look_over(plan, {})
    ]
    rows = [
        ("!" if n["open"] else "", str(n["clause"]), str(n["sentence"]))
        for n in notices
    ]
    text = (
        f"Đọc được kế hoạch “{plan.short_name}”: {len(plan.clauses)} mục, "
        f"{len(plan.indicators)} chỉ tiêu, {len(plan.standards)} tiêu chuẩn.\n"
        f"{len(notices)} điều nên xem (“!” là chờ quyết định):\n"
        + columns(["", "Mục", "Điều nên xem"], rows)
    )
    return {"id": plan.code, "title": plan.title, "notices": notices}, text


def adopted(office: "Office", wanted: str) -> Answer:
    """Adopt a plan, shipped or from a file."""
    made = office.plans.adopt(wanted)
    name = office.plans.value_of(made).short_name
    data = {"id": made.code, "version": made.version, "name": name}
    return data, f"Đã nhận kế hoạch “{name}”."


def cloned(wanted: str, years: int, out: Path) -> Answer:
    """Write a copy of a plan moved by some years; never over a file."""
    source = source_of(wanted)
    made = shifted(source, years)
    if out.exists():
        raise OfficeFileError(
            f"Đã có tệp {out.name}.",
            "Chọn tên khác; chưa ghi gì.",
        )
    old, new = read_plan(source), read_plan(made)
    out.write_text(made, encoding="utf-8", newline="\n")
    moved = [
        {"what": one.what, "before": one.before, "after": one.after}
        for one in differences(old, new)
    ]
    rows = [(m["what"], m["before"], m["after"]) for m in moved]
    text = (
        f"Đã sao chép “{old.short_name}” thành “{new.short_name}”: {out}\n"
        + columns(["Điều", "Bản cũ", "Bản mới"], rows)
        + "\nKiểm tra lại căn cứ pháp lý, người ký, rồi nhận bằng việc plans adopt."
    )
    data = {"id": new.code, "file": str(out), "changes": moved}
    return data, text


def used(office: "Office", code: str, version: int | None) -> Answer:
    """Work by an adopted plan; without a version, by its last one."""
    every = office.plans.adopted()
    found = [a for a in every if a.code == code]
    wanted = version or (found[-1].version if found else 0)
    chosen = next((a for a in found if a.version == wanted), None)
    if chosen is None:
        known = ", ".join(f"{a.code} bản {a.version}" for a in every)
        raise PlanFileError(
            f"Chưa nhận kế hoạch “{code}”" + (f" bản {wanted}." if wanted else "."),
            f"Đang có: {known or 'chưa có kế hoạch nào'}; chưa có gì thay đổi.",
        )
    take = office.plans.take_up if len(found) > 1 else office.plans.work_by
    take(chosen)
    name = office.plans.value_of(chosen).short_name
    data = {"id": chosen.code, "version": chosen.version, "name": name}
    return data, f"Đang làm theo “{name}”, bản {chosen.version}."


def received(office: "Office", wanted: str | None) -> Answer:
    """Return the plans that came in bundles; with a code, work by that one."""
    found = office.received_plans.all()
    if wanted is not None:
        return _taken_up(office, wanted)
    plans = [
        {
            "id": one.plan.code,
            "version": one.plan.version,
            "title": one.title,
            "from": one.org,
            "seq": one.seq,
            "offer": one.offer.name.lower(),
            "trouble": one.trouble,
        }
        for one in found
    ]
    rows = [
        (one.plan.code, str(one.plan.version), one.org, str(one.seq), one.offer.value)
        for one in found
    ]
    text = columns(["Mã", "Bản", "Nơi gửi", "Gói số", "Tình trạng"], rows)
    return {"plans": plans}, text if rows else "Chưa nhận kế hoạch nào trong gói."


def _taken_up(office: "Office", wanted: str) -> Answer:
    found = office.received_plans.all()
    chosen = next((one for one in found if one.plan.code == wanted), None)
    if chosen is None:
        known = ", ".join(one.plan.code for one in found)
        raise PlanFileError(
            f"Không có kế hoạch “{wanted}” trong các gói đã nhận.",
            f"Đang có: {known or 'chưa có kế hoạch nào'}; chưa có gì thay đổi.",
        )
    made = office.received_plans.adopt(chosen)
    data = {"id": made.code, "version": made.version, "name": chosen.title}
    return data, f"Đang làm theo “{chosen.title}”, bản {made.version}."
