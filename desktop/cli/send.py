"""`send`: a bundle looked over, made, and put into the TDKT folder of a stick."""

import argparse
from collections.abc import Mapping, Sequence
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, NamedTuple

from desktop.cli import common
from desktop.cli.tables import columns
from desktop.errors import OfficeError

if TYPE_CHECKING:
    from desktop.bundles.sealed.catalogue import Finding
    from desktop.bundles.sealed.envelope import BundleType
    from desktop.office.exchanging.returned_fields import ReturnedField
    from desktop.office.exchanging.sending import Prepared
    from desktop.office.office import Office

Said = tuple[dict[str, Any], str]

_NAMING = ("name", "title", "content")
"""The columns that say what a row is, where it says so itself."""


def done(office: "Office", arguments: argparse.Namespace) -> Said:
    """Show what would be sent; make it where its sender states it holds no secret.

    Raises:
        OfficeError: this office does not send that to them; nothing was made and no
            number given.
    """
    kind = _kind(office, arguments.type)
    to = _receiver(office, kind, arguments.to or "")
    prepared = office.sending.prepare(kind, to)
    back = _came_back(office, prepared)
    data = {**_data(prepared), **_back_data(back)}
    said = "\n".join([*_words(prepared), *_back_words(back)])
    if not arguments.no_state_secret:
        said += "\nChưa xuất gì. Thêm --no-state-secret để cam đoan gói không chứa bí "
        said += "mật nhà nước và xuất gói."
        return {**data, "made": False}, said
    warning = office.sending.warning()
    seq, sha256, path = _made(office, prepared, arguments)
    more = {"made": True, "file": str(path), "seq": seq, "sha256": sha256}
    if warning:
        more["warning"] = warning
        said += f"\n{warning}"
    said += f"\nĐã ghi gói số {seq} và đọc lại đúng: {path}"
    said += "\nTháo thiết bị an toàn rồi mới rút USB."
    return {**data, **more}, said


def returned(office: "Office") -> Said:
    """Return what the city sent back or appraised, beside what stands there now.

    Raises:
        OfficeError: this office is a city, to which nothing comes back.
    """
    back = _came_back(office, _submission(office))
    lines = _back_words(back)
    said = "\n".join(lines) if lines else "Cấp trên chưa trả lại hay thẩm định mục nào."
    return _back_data(back), said


def to_fix(office: "Office") -> Sequence["ReturnedField"]:
    """Return what the city sent back to be fixed.

    Raises:
        OfficeError: this office is a city, to which nothing comes back.
    """
    return office.sending.to_fix(_submission(office))


def _submission(office: "Office") -> "Prepared":
    from desktop.bundles.sealed.envelope import BundleType

    return office.sending.prepare(_kind(office, BundleType.SUBMISSION.value))


# --- what, and to whom ----------------------------------------------------------------


def _kind(office: "Office", given: str | None) -> "BundleType":
    """Return the type asked for, by default the one this tier sends first."""
    from desktop.bundles.sealed.envelope import MAY_SEND, BundleType, Tier, tier_of

    tier = tier_of(office.identity.org)
    usual = BundleType.PLAN if tier is Tier.CITY else BundleType.SUBMISSION
    kind = BundleType(given) if given else usual
    if kind in MAY_SEND[tier]:
        return kind
    if tier is Tier.CITY:
        raise OfficeError(
            "Cấp tỉnh, thành phố không gửi gói đề nghị.",
            "Chọn --type plan (kế hoạch) hoặc result (kết quả); chưa có gì được xuất.",
        )
    raise OfficeError(
        f"Xã, phường không gửi gói loại {kind.value}; chỉ cấp tỉnh, thành phố gửi.",
        "Bỏ --type để gửi gói đề nghị (submission); chưa có gì được xuất.",
    )


def _receiver(office: "Office", kind: "BundleType", to: str) -> str:
    """Return to whom: the city above by default; who cannot get it is refused."""
    from desktop.bundles.sealed.envelope import Tier, is_for, tier_of

    mine = office.identity.org
    if not to and tier_of(mine) is Tier.CITY:
        raise OfficeError(
            "Chưa chọn nơi nhận gói.",
            "Thêm --to với mã xã, phường (vn-xa-…); các mã có ở city status.",
        )
    to = to or office.identity.above()
    if to == mine:
        return to  # refused where it is prepared, with the same words as the window
    common.check_known(office, to)
    if not is_for(kind, to):
        whom = "xã, phường" if tier_of(to) is Tier.CITY else "cấp tỉnh, thành phố"
        raise OfficeError(
            f"Gói loại {kind.value} không gửi cho “{to}”.",
            f"Loại này chỉ gửi {whom}; chưa có gì được xuất.",
        )
    return to


def _made(
    office: "Office", prepared: "Prepared", arguments: argparse.Namespace
) -> tuple[int, str, Path]:
    """Make the bundle, or take the last one again; return number, digest and file."""
    last = prepared.last
    if prepared.is_unchanged and last is not None and arguments.again:
        return last.seq, last.sha256, office.sending.put(last, arguments.outdir)
    made = office.sending.make(
        prepared, state_secret_free=True, allow_plain=arguments.plain_ok
    )
    try:
        path = office.sending.put(made, arguments.outdir)
    except OfficeError as trouble:
        raise OfficeError(
            f"Đã tạo gói số {made.envelope.seq} nhưng chưa ghi được: "
            f"{trouble.sentence}",
            f"{trouble.next_step} Gõ lại lệnh, thêm --again để ghi chính gói đó.",
            detail=trouble.detail,
        ) from trouble
    return made.envelope.seq, made.sha256.removeprefix("sha256:"), path


# --- in words -------------------------------------------------------------------------


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
        "findings": [common.finding_data(one) for one in prepared.findings],
    }


def _words(prepared: "Prepared") -> list[str]:
    rows = [(str(count), words) for words, count in prepared.counts.items()]
    lines = [f"Gói gửi {prepared.to_name} ({prepared.to}):"]
    lines.append(columns([], rows, {0}))
    if prepared.filled.files:
        lines.append(f"Tệp đính kèm: {len(prepared.filled.files)}")
    lines.append(prepared.secrecy)
    return [*lines, *map(_line, prepared.findings)]


def _line(finding: "Finding") -> str:
    return f"{finding.severity.value} {common.finding_text(finding)}"


class _Back(NamedTuple):
    """What the city sent back, what it appraised, and what those rows are called."""

    to_fix: Sequence["ReturnedField"] = ()
    appraised: Sequence["ReturnedField"] = ()
    names: Mapping[tuple[str, str], str] = MappingProxyType({})


def _came_back(office: "Office", prepared: "Prepared") -> _Back:
    """Return what came back about a submission; about others nothing does."""
    from desktop.bundles.sealed.envelope import BundleType

    if prepared.kind is not BundleType.SUBMISSION:
        return _Back()
    to_fix = office.sending.to_fix(prepared)
    appraised = office.sending.appraised(prepared)
    if not to_fix and not appraised:
        return _Back()
    return _Back(to_fix, appraised, _names(office, prepared))


def _back_data(back: _Back) -> dict[str, Any]:
    return {
        "to_fix": [_field_data(one, back.names) for one in back.to_fix],
        "appraised": [_field_data(one, back.names) for one in back.appraised],
    }


def _names(office: "Office", prepared: "Prepared") -> dict[tuple[str, str], str]:
    """Return what our rows are called, by table and the id the city knows them by."""
    from desktop.office.exchanging.revisions import owner_of
    from desktop.office.exchanging.row_names import names_of
    from desktop.office.exchanging.tables import wire_table

    filled = prepared.filled
    subjects = names_of({n: r for n, r in filled.rows.items() if n != "plan_files"})
    found = {}
    for name, rows in filled.rows.items():
        table = wire_table(prepared.kind, name)
        if table is None:
            continue
        owner = owner_of(table, office.identity.org, prepared.kind, filled.scope)
        for row in rows:
            own = next((row[c] for c in _NAMING if row.get(c)), "")
            called = own or subjects.get(str(row.get("subject_id")), "")
            found[name, table.id_of(owner, row)] = str(called)
    return found


def _field_data(
    one: "ReturnedField", names: Mapping[tuple[str, str], str]
) -> dict[str, Any]:
    from desktop.office.exchanging.overlay_values import plain

    return {
        "table": one.table_name,
        "row": one.row_id,
        "name": names.get((one.table_name, one.row_id)) or None,
        "field": one.field,
        "title": one.column,
        "subject": one.subject_id or None,
        "now": plain(one.now),
        "appraised": plain(one.value),
        "changed": one.is_changed,
        "reason": one.reason,
        "made_on": one.made_on.isoformat() if one.made_on else None,
    }


def _back_words(back: _Back) -> list[str]:
    lines = ["Cấp trên trả lại để sửa:"] if back.to_fix else []
    for one in back.to_fix:
        state = "đã sửa" if one.is_changed else "chưa sửa"
        where = _named(one, back.names)
        lines.append(f"  {one.row_id}  {where} – {one.reason} ({state})")
    lines += ["Cấp trên đã thẩm định:"] if back.appraised else []
    for one in back.appraised:
        value = common.said_value(one.value)
        lines.append(f"  {_named(one, back.names)}; thẩm định: {value} – {one.reason}")
    return lines


def _named(one: "ReturnedField", names: Mapping[tuple[str, str], str]) -> str:
    called = names.get((one.table_name, one.row_id), "")
    where = f"{one.table} “{called}”" if called else one.table
    if not one.field:
        return f"{where}, cả dòng"
    return f"{where}, {one.column}: {common.said_value(one.now)}"
