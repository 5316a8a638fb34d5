"""The verbs of a city's desk: who has sent what, and the results that go back."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from desktop.cli.tables import columns
from desktop.errors import OfficeError
from desktop.vietnamese import short_date

if TYPE_CHECKING:
    from desktop.office.exchanging.city_communes import CommuneState
    from desktop.office.exchanging.city_results import NotMade
    from desktop.office.office import Office

Answer = tuple[dict[str, Any], str]


def status(office: "Office") -> Answer:
    """Return the state of every commune and sở, the counts, and the day it is due.

    Raises:
        OfficeError: this office has no communes.
    """
    refuse_commune(office)
    desk = office.city_desk
    states = desk.communes()
    counts, deadline = desk.counts(states), desk.deadline()
    last = deadline.last_day if deadline else None
    data = {
        "round": office.current_round().name,
        "due": last.isoformat() if last else None,
        "counts": {
            "total": counts.total,
            "not_sent": counts.not_sent,
            "received": counts.received,
            "returned": counts.returned,
            "overdue": counts.overdue,
            "late": counts.late,
        },
        "communes": [_data(state) for state in states],
    }
    heads = ["Mã", "Xã, phường, sở", "Khối", "Tình trạng", "Gói số", "Ngày", "Lưu ý"]
    said = columns(heads, [_row(state) for state in states], {4})
    summary = (
        f"Đã nhận {counts.received + counts.returned} trong {counts.total}; "
        f"trả lại {counts.returned}, quá hạn {counts.overdue}."
    )
    return data, f"{desk.deadline_words()}\n{said}\n{summary}"


def results(
    office: "Office", outdir: Path, orgs: Sequence[str] = ()
) -> tuple[dict[str, Any], str, bool]:
    """Make the results of all communes, or some, and write them to a folder.

    To be called once the officer has stated that none holds a state secret. The last
    value tells whether every one of them was made.

    Raises:
        OfficeError: nothing was taken in, or the folder cannot be written.
    """
    refuse_commune(office)
    desk = office.city_desk
    _check_sent(office, orgs)
    batch = desk.make_results(orgs, state_secret_free=True)
    outdir.mkdir(parents=True, exist_ok=True)
    files = desk.put_results(batch, outdir)
    data = {
        "made": {org: str(f) for org, f in zip(batch.made, files, strict=True)},
        "without_key": [_trouble(one) for one in batch.without_key],
        "failed": [_trouble(one) for one in batch.failed],
    }
    said = [batch.summary + ".", *(f"  {file.name}" for file in files)]
    left = (*batch.without_key, *batch.failed)
    said += [f"  {one.sentence} {one.next_step}" for one in left]
    return data, "\n".join(said), not left


def _check_sent(office: "Office", orgs: Sequence[str]) -> None:
    """Refuse codes of offices nothing was taken in from: most likely mistyped."""
    known = {org for org, _ in office.city_desk.answerable()}
    wrong = [org for org in orgs if org not in known]
    if wrong:
        raise OfficeError(
            f"Chưa nhận hồ sơ nào của “{', '.join(wrong)}” nên chưa có kết quả để gửi.",
            "Xem mã và tình trạng ở city status; chưa có gì được xuất.",
        )


def refuse_commune(office: "Office") -> None:
    """Refuse what only a city does.

    Raises:
        OfficeError: this office has no communes.
    """
    if not office.city_desk.is_city:
        raise OfficeError(
            "Cơ quan này không phải cấp tỉnh, thành phố nên không có xã, phường.",
            "Chỉ đúng thư mục của thành phố bằng --data.",
        )


def _data(state: "CommuneState") -> dict[str, Any]:
    day = state.received_on
    return {
        "org": state.org,
        "name": state.name,
        "block": state.block,
        "status": state.status.name.lower(),
        "seq": state.seq,
        "received_on": day.isoformat() if day else None,
        "is_late": state.is_late,
        "is_after_lock": state.is_after_lock,
        "receipt_sent": state.is_receipt_sent,
        "has_key": state.has_key,
        "returned": state.returned,
        "stale": state.stale,
        "collectives": state.collectives,
        "individuals": state.individuals,
        "waiting": state.waiting,
        "findings": [{"code": f.code, "sentence": f.sentence} for f in state.findings],
    }


def _row(state: "CommuneState") -> tuple[str, ...]:
    notes = [state.waiting] if state.waiting else []
    notes += ["nộp trễ"] if state.is_late else []
    notes += [f"{state.returned} mục chờ sửa"] if state.returned else []
    notes += [f"{state.stale} mục thẩm định lại"] if state.stale else []
    codes = ", ".join(dict.fromkeys(finding.code for finding in state.findings))
    notes += [codes] if codes else []
    return (
        state.org,
        state.name,
        state.block,
        state.status.value,
        "" if state.seq is None else str(state.seq),
        short_date(state.received_on) if state.received_on else "",
        "; ".join(notes),
    )


def _trouble(one: "NotMade") -> dict[str, str]:
    return {
        "org": one.org,
        "name": one.name,
        "sentence": one.sentence,
        "next_step": one.next_step,
    }
