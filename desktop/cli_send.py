"""`send`: a bundle looked over, made, and put into the TDKT folder of a stick."""

import argparse
from typing import TYPE_CHECKING, Any

from desktop.cli_tables import columns

if TYPE_CHECKING:
    from desktop.bundles.sealed.catalogue import Finding
    from desktop.office.exchanging.sending import Prepared
    from desktop.office.office import Office

Said = tuple[dict[str, Any], str]


def done(office: "Office", arguments: argparse.Namespace) -> Said:
    """Show what would be sent; make it where its sender states it holds no secret."""
    from desktop.bundles.sealed.envelope import BundleType

    kind = BundleType(arguments.type)
    prepared = office.sending.prepare(kind, arguments.to or "")
    data = _data(prepared)
    said = _words(prepared)
    if not arguments.no_state_secret:
        said += "\nChưa xuất gì. Thêm --no-state-secret để cam đoan gói không chứa bí "
        said += "mật nhà nước và xuất gói."
        return {**data, "made": False}, said
    warning = office.sending.warning()
    if prepared.is_unchanged and prepared.last is not None and arguments.again:
        bundle = prepared.last
        path = office.sending.put(bundle, arguments.outdir)
        seq, sha256 = bundle.seq, bundle.sha256
    else:
        made = office.sending.make(
            prepared, state_secret_free=True, allow_plain=arguments.plain_ok
        )
        path = office.sending.put(made, arguments.outdir)
        seq, sha256 = made.envelope.seq, made.sha256.removeprefix("sha256:")
    more = {"made": True, "file": str(path), "seq": seq, "sha256": sha256}
    if warning:
        more["warning"] = warning
        said += f"\n{warning}"
    said += f"\nĐã ghi gói số {seq} và đọc lại đúng: {path}"
    said += "\nTháo thiết bị an toàn rồi mới rút USB."
    return {**data, **more}, said


def _data(prepared: "Prepared") -> dict[str, Any]:
    return {
        "type": prepared.kind.value,
        "to": prepared.to,
        "to_name": prepared.to_name,
        "movement": prepared.filled.scope.movement,
        "period": prepared.filled.scope.period,
        "encrypted": prepared.is_encrypted,
        "personal_data": prepared.has_personal_data,
        "unchanged": prepared.is_unchanged,
        "tables": {
            name: len(rows) for name, rows in prepared.filled.rows.items() if rows
        },
        "files": len(prepared.filled.files),
        "findings": [
            {"code": f.code, "sentence": f.sentence, "next_step": f.next_step}
            for f in prepared.findings
        ],
    }


def _words(prepared: "Prepared") -> str:
    rows = [(str(count), words) for words, count in prepared.counts.items()]
    lines = [f"Gói gửi {prepared.to_name} ({prepared.to}):"]
    lines.append(columns([], rows, {0}))
    if prepared.filled.files:
        lines.append(f"Tệp đính kèm: {len(prepared.filled.files)}")
    lines.append(prepared.secrecy)
    lines += [_line(finding) for finding in prepared.findings]
    return "\n".join(lines)


def _line(finding: "Finding") -> str:
    return f"{finding.severity.value} {finding}"
