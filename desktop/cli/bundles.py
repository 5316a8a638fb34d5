"""`bundles`: what came and went, and what is decided about one that came."""

import argparse
import json
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from desktop.cli import common
from desktop.cli.receive import job_data, job_text
from desktop.cli.tables import columns
from desktop.errors import OfficeError

if TYPE_CHECKING:
    from db.exchange import ImportJob, SentBundle
    from desktop.office.office import Office

Answer = tuple[dict[str, Any], str]

_CAME = ("Mã gói", "Từ", "Loại", "Kỳ", "Gói số", "Tình trạng", "Lưu ý", "Tệp")
_WENT = ("Mã gói", "Đến", "Loại", "Kỳ", "Gói số", "Ngày", "Biên nhận", "Tệp")
_SHORT = 12


def done(office: "Office", arguments: argparse.Namespace) -> Answer:
    """Do one verb of `bundles` and return what to say.

    Raises:
        OfficeError: there is no such bundle, or it is past that; nothing was changed.
        BundleRefusedError: it cannot be taken in; says why.
    """
    match arguments.bundles_verb:
        case "list":
            return _listed(office)
        case "returned":
            from desktop.cli import send

            return send.returned(office)
        case "correct":
            from desktop.cli import correct

            return correct.done(office, arguments)
    office.receiving.resume()
    job = _job(office, arguments.bundle)
    job = _VERBS[arguments.bundles_verb](office, job, arguments)
    return {"bundle": job_data(job)}, job_text(job)


def _listed(office: "Office") -> Answer:
    came, went = office.receiving.jobs(), office.sending.sent()
    data = {
        "received": [{**job_data(one), "reason": one.reason or None} for one in came],
        "sent": [_sent_data(one) for one in went],
    }
    lines = ["Gói đến:" if came else "Chưa có gói nào đến."]
    lines += [columns(_CAME, [_came(one) for one in came], {4})] if came else []
    lines += ["Gói đi:" if went else "Chưa có gói nào đi."]
    lines += [columns(_WENT, [_went(one) for one in went], {4})] if went else []
    return data, "\n".join(lines)


def _accept(office: "Office", job: "ImportJob", _: argparse.Namespace) -> "ImportJob":
    """Take one waiting bundle in, also where a batch would have asked first."""
    from desktop.office.exchanging.jobs import State, state_of

    if state_of(job).is_taken_in:
        raise OfficeError("Gói này đã nhận rồi.", "Không cần làm gì thêm.")
    if state_of(job) is State.REJECTED:
        raise OfficeError(
            "Gói này đã bị từ chối và tệp đã xóa nên không nhận được nữa.",
            "Đọc lại gói từ USB bằng receive.",
        )
    with office.receiving.staying_open():
        job = office.receiving.look_again(job)
        if state_of(job) is not State.PREVIEW:
            raise OfficeError(job_text(job), "Chưa có gì được nhận.")
        return office.receiving.apply(job)


def _undo(office: "Office", job: "ImportJob", _: argparse.Namespace) -> "ImportJob":
    return office.receiving.undo(job.sha256)


def _refuse(
    office: "Office", job: "ImportJob", arguments: argparse.Namespace
) -> "ImportJob":
    from desktop.office.exchanging.jobs import State, state_of

    state = state_of(job)
    waiting = {State.PREVIEW, State.HELD, State.QUARANTINED, State.FAILED}
    if state not in waiting and not state.is_taken_in:
        raise OfficeError(
            f"Gói này không chờ quyết định: {state.label.lower()}.",
            "Xem bundles list; chưa có gì thay đổi.",
        )
    return office.receiving.refuse(job, arguments.reason)


def _accept_epoch(
    office: "Office", job: "ImportJob", _: argparse.Namespace
) -> "ImportJob":
    if job.code != "TD-144":
        raise OfficeError(
            "Gói này không chờ xác nhận lần đánh số mới.",
            "Xem mã và việc cần làm ở bundles list; chưa có gì thay đổi.",
        )
    return office.receiving.confirm_epoch(job)


def _job(office: "Office", given: str) -> "ImportJob":
    jobs, where = office.receiving.jobs(), "bundles list"
    given = given.strip().lower().removeprefix("sha256:")
    return common.one_of(jobs, given, lambda one: one.sha256, "gói đến", where)


def _came(job: "ImportJob") -> tuple[str, ...]:
    from desktop.office.exchanging.jobs import state_of

    seq = str(job.seq) if job.seq else ""
    state = state_of(job).label
    who = job.org, job.type, job.period
    return (job.sha256[:_SHORT], *who, seq, state, job.code, job.file_name)


def _went(one: "SentBundle") -> tuple[str, ...]:
    from desktop.bundles.sealed.envelope import BundleType
    from desktop.office.exchanging.receipts import ANSWERED

    waits = "chưa có" if BundleType(one.type) in ANSWERED else ""
    receipt = (one.receipt_at or "")[:10] or waits
    what = one.receiver, one.type, one.period
    return (
        one.sha256[:_SHORT],
        *what,
        str(one.seq),
        one.made_at[:10],
        receipt,
        one.file_name,
    )


def _sent_data(one: "SentBundle") -> dict[str, Any]:
    return {
        "file": one.file_name,
        "sha256": one.sha256,
        "to": one.receiver,
        "type": one.type,
        "movement": one.movement,
        "period": one.period,
        "seq": one.seq,
        "encrypted": one.is_encrypted,
        "made_at": one.made_at,
        "receipt": json.loads(one.receipt) if one.receipt else None,
        "receipt_at": one.receipt_at,
    }


_Verb = Callable[["Office", "ImportJob", argparse.Namespace], "ImportJob"]
_VERBS: dict[str, _Verb] = {
    "accept": _accept,
    "undo": _undo,
    "refuse": _refuse,
    "accept-epoch": _accept_epoch,
}
