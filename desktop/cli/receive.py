"""`inspect` and `receive`: look at bundles of other offices, and take them in."""

import argparse
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from desktop.bundles.sealed.catalogue import BundleRefusedError
from desktop.cli import common
from desktop.cli.tables import columns
from desktop.errors import EntryError, OfficeError

if TYPE_CHECKING:
    from db.exchange import ImportJob
    from desktop.office.exchanging.previewing import BundlePreview, TablePreview
    from desktop.office.office import Office

_COUNTS = ("Bảng", "Thêm", "Sửa", "Bỏ", "Giữ nguyên")
_NUMBERS = {1, 2, 3, 4}
_UNKNOWN, _NOT_OURS = "TD-113", "TD-123"


def inspected(office: "Office", file: Path) -> tuple[dict[str, Any], str]:
    """Return what a bundle says, for machines and people; nothing is kept of it.

    Raises:
        BundleRefusedError: it would be refused; says why.
    """
    preview = office.receiving.inspect(file)
    return _preview_data(preview), _preview_text(preview)


def received(
    office: "Office", arguments: argparse.Namespace
) -> tuple[dict[str, Any], str, bool]:
    """Look at files, or take them in; the last value tells whether all went well.

    Whatever becomes of one bundle, or of the receipts, every bundle is reported.

    Raises:
        OfficeError: a folder holds no bundle, or `--confirm` is not thirty digits;
            nothing was looked at.
    """
    pipeline = office.receiving
    if arguments.confirm:
        _check_digits(arguments.confirm)
    pipeline.resume()
    paths = list(_paths(office, arguments.files))
    jobs = pipeline.batch(paths, apply=arguments.apply and not arguments.confirm)
    notes: list[str] = []
    if arguments.confirm:
        notes = _confirmed(office, jobs, arguments.confirm)
        jobs = pipeline.batch(paths, apply=arguments.apply)
    receipts, troubles = _receipts(office, jobs, arguments.receipts)
    data = {
        "applied": arguments.apply,
        "bundles": [job_data(job) for job in jobs],
        "receipts": [str(path) for path in receipts],
        "receipt_troubles": troubles,
        "notes": notes,
    }
    lines = [*map(job_text, jobs), *(f"Biên nhận: {path}" for path in receipts)]
    lines += [*troubles, *notes]
    is_good = not troubles and all(_is_good(job, arguments) for job in jobs)
    return data, "\n".join(lines), is_good


def _check_digits(digits: str) -> None:
    from desktop.bundles.sealed.fingerprint import typed

    try:
        typed(digits)
    except ValueError:
        raise EntryError(
            "Sau --confirm cần đúng 30 chữ số, sáu nhóm năm số.",
            "Gõ lại theo Phiếu đăng ký khóa; chưa đọc gói nào.",
        ) from None


def _confirmed(office: "Office", jobs: "Sequence[ImportJob]", digits: str) -> list[str]:
    """Believe the unknown sender whose digits these are; return what to tell.

    The digits are of one sender: that they differ from another's is no trouble.
    """
    held = [job for job in jobs if job.code == _UNKNOWN]
    if not held:
        return ["Không có nơi gửi nào chưa biết khóa nên không dùng đến --confirm."]
    notes = []
    for job in held:
        try:
            office.receiving.confirm_sender(job, digits)
        except OfficeError as refusal:
            notes.append(f"{job.file_name}: {refusal}")
        else:
            return [f"Đã xác nhận khóa của {job.org_name} ({job.org})."]
    return notes


def _receipts(
    office: "Office", jobs: "Sequence[ImportJob]", place: Path | None
) -> tuple[list[Path], list[str]]:
    """Write the receipts of what is taken in onto a stick, where that was asked.

    Returns:
        the files, and what went wrong: told once however many receipts it stopped.
    """
    from desktop.office.exchanging.jobs import State, state_of

    receipts = office.receiving.receipts
    if place is None or receipts is None:
        return [], []
    answered = {State.APPLIED, State.RECEIPTED, State.DUPLICATE}
    written, troubles = [], []
    for job in jobs:
        try:
            if state_of(job) in answered and receipts.wants(job):
                latest = office.receiving.job(job.sha256)
                written.append(receipts.put(latest, place))
        except OfficeError as trouble:
            code = f"{trouble.code} " if isinstance(trouble, BundleRefusedError) else ""
            troubles.append(f"Chưa ghi được biên nhận: {code}{trouble}")
    return written, list(dict.fromkeys(troubles))


def _paths(office: "Office", given: Sequence[Path]) -> Iterable[Path]:
    for path in given:
        yield from office.receiving.find(path) if path.is_dir() else [path]


def _is_good(job: "ImportJob", arguments: argparse.Namespace) -> bool:
    """Tell whether there is nothing left to do: taken in, or no matter of ours."""
    from desktop.office.exchanging.jobs import State, state_of

    fine = {State.APPLIED, State.RECEIPTED, State.DUPLICATE}
    fine |= set() if arguments.apply else {State.PREVIEW}
    return state_of(job) in fine or job.code == _NOT_OURS


def job_data(job: "ImportJob") -> dict[str, Any]:
    """Return where a bundle stands, for machines."""
    from desktop.office.exchanging.jobs import findings_of, state_of

    return {
        "file": job.file_name,
        "sha256": job.sha256,
        "state": job.state,
        "state_words": state_of(job).label,
        "code": job.code or None,
        "from": job.org or None,
        "type": job.type or None,
        "movement": job.movement or None,
        "period": job.period or None,
        "seq": job.seq or None,
        "findings": [common.finding_data(one, job.sha256) for one in findings_of(job)],
    }


def job_text(job: "ImportJob") -> str:
    """Return where a bundle stands, for people."""
    from desktop.office.exchanging.jobs import findings_of, state_of

    who = f" – {job.org_name} ({job.org}), gói số {job.seq}" if job.org else ""
    lines = [f"{job.file_name}: {state_of(job).label}{who}"]
    findings = findings_of(job)
    lines += [f"  {common.finding_text(one, job.sha256)}" for one in findings]
    return "\n".join(lines)


def _preview_data(preview: "BundlePreview") -> dict[str, Any]:
    envelope = preview.envelope
    return {
        "sha256": preview.sha256,
        "bundle_id": envelope.bundle_id,
        "type": envelope.type.value,
        "from": envelope.sender.org,
        "from_name": envelope.sender.name,
        "key": envelope.sender.key,
        "known": preview.is_known,
        "to": list(envelope.to),
        "movement": envelope.scope.movement,
        "period": envelope.scope.period,
        "seq": envelope.seq,
        "created_at": envelope.created_at.isoformat(timespec="seconds"),
        "encrypted": envelope.payload.is_encrypted,
        "files": preview.files,
        "file_bytes": preview.file_bytes,
        "can_apply": preview.can_apply,
        "tables": [_table_data(table) for table in preview.tables],
        "findings": [common.finding_data(one) for one in preview.findings],
    }


def _table_data(table: "TablePreview") -> dict[str, Any]:
    return {
        "name": table.name,
        "title": table.title,
        "added": table.added,
        "changed": table.changed,
        "withdrawn": table.withdrawn,
        "unchanged": table.unchanged,
    }


def _preview_text(preview: "BundlePreview") -> str:
    envelope = preview.envelope
    known = "" if preview.is_known else " (tự xưng, chưa có khóa)"
    encrypted = "có mã hóa" if envelope.payload.is_encrypted else "không mã hóa"
    counts = [
        (t.title, str(t.added), str(t.changed), str(t.withdrawn), str(t.unchanged))
        for t in preview.tables
        if not t.is_same or t.unchanged
    ]
    scope = f"{envelope.scope.movement}, kỳ {envelope.scope.period}"
    lines = [
        f"{envelope.sender.name} ({envelope.sender.org}){known}, gói số {envelope.seq}",
        f"Loại {envelope.type.value}, {scope}, {encrypted}, {preview.files} tệp kèm",
        *([columns(_COUNTS, counts, _NUMBERS)] if counts else []),
        *(f"  {common.finding_text(one)}" for one in preview.findings),
    ]
    return "\n".join(lines)
