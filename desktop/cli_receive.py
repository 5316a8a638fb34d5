"""`inspect` and `receive`: look at bundles of other offices, and take them in."""

import argparse
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from desktop.cli_tables import columns

if TYPE_CHECKING:
    from db.exchange import ImportJob
    from desktop.bundles.sealed.catalogue import Finding
    from desktop.office.exchanging.previewing import BundlePreview, TablePreview
    from desktop.office.office import Office

_COUNTS = ("Bảng", "Thêm", "Sửa", "Bỏ", "Giữ nguyên")
_NUMBERS = {1, 2, 3, 4}


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
    """Look at files, or take them in; the last value tells whether all went well."""
    pipeline = office.receiving
    pipeline.resume()
    paths = list(_paths(office, arguments.files))
    jobs = pipeline.batch(paths, apply=arguments.apply and not arguments.confirm)
    if arguments.confirm:
        jobs = [_confirmed(office, job, arguments) for job in jobs]
    receipts = _receipts(office, jobs, arguments.receipts)
    data = {
        "applied": arguments.apply,
        "bundles": [_job_data(job) for job in jobs],
        "receipts": [str(path) for path in receipts],
    }
    lines = [*map(_job_text, jobs), *(f"Biên nhận: {path}" for path in receipts)]
    return data, "\n".join(lines), all(_is_good(job) for job in jobs)


def _receipts(
    office: "Office", jobs: "Sequence[ImportJob]", place: Path | None
) -> list[Path]:
    """Write the receipts of what is taken in onto a stick, where that was asked."""
    from desktop.office.exchanging.jobs import State, state_of

    receipts = office.receiving.receipts
    if place is None or receipts is None:
        return []
    answered = {State.APPLIED, State.RECEIPTED, State.DUPLICATE}
    return [
        receipts.put(office.receiving.job(job.sha256), place)
        for job in jobs
        if state_of(job) in answered and receipts.wants(job)
    ]


def _paths(office: "Office", given: Sequence[Path]) -> Iterable[Path]:
    for path in given:
        yield from office.receiving.find(path) if path.is_dir() else [path]


def _confirmed(
    office: "Office", job: "ImportJob", arguments: argparse.Namespace
) -> "ImportJob":
    """Confirm the sender of a held bundle, then take it in where that was asked."""
    from desktop.office.exchanging.jobs import State, state_of

    pipeline = office.receiving
    if job.code == "TD-113":
        job = pipeline.confirm_sender(job, arguments.confirm)
    if arguments.apply and state_of(job) is State.PREVIEW:
        job = pipeline.apply(job)
    return job


def _is_good(job: "ImportJob") -> bool:
    from desktop.office.exchanging.jobs import State, state_of

    fine = {State.PREVIEW, State.APPLIED, State.RECEIPTED, State.DUPLICATE}
    return state_of(job) in fine


def _job_data(job: "ImportJob") -> dict[str, Any]:
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
        "findings": [_finding_data(one) for one in findings_of(job)],
    }


def _job_text(job: "ImportJob") -> str:
    from desktop.office.exchanging.jobs import findings_of, state_of

    who = f" – {job.org_name} ({job.org}), gói số {job.seq}" if job.org else ""
    lines = [f"{job.file_name}: {state_of(job).label}{who}"]
    return "\n".join([*lines, *(f"  {one}" for one in findings_of(job))])


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
        "findings": [_finding_data(one) for one in preview.findings],
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


def _finding_data(finding: "Finding") -> dict[str, str]:
    return {
        "code": finding.code,
        "severity": finding.severity.name.lower(),
        "sentence": finding.sentence,
        "next_step": finding.next_step,
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
        *(f"  {one}" for one in preview.findings),
    ]
    return "\n".join(lines)
