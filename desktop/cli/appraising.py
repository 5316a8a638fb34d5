"""`city rows|said|return|appraise|settle|take-back`: a commune's rows and our word."""

import argparse
from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from desktop.cli import common
from desktop.cli.city import refuse_commune
from desktop.errors import OfficeError

if TYPE_CHECKING:
    from db.exchange import Overlay
    from desktop.office.exchanging.overlays import KeptRow, OverlayState
    from desktop.office.exchanging.returning import FieldShown, RowShown
    from desktop.office.exchanging.wire_tables import Cells
    from desktop.office.office import Office

Answer = tuple[dict[str, Any], str]

_SHORT = 8
"""So many characters of its id name a row that has no words of its own."""


def done(office: "Office", arguments: argparse.Namespace) -> Answer:
    """Do one of these verbs and return what to say.

    Raises:
        OfficeError: not a city, nothing was taken in from that office, or there is no
            such table, row, column or word of ours; nothing was changed.
        EntryError: no reason was given, or the value does not fit the column.
    """
    refuse_commune(office)
    _check_org(office, arguments.org)
    return _VERBS[arguments.city_verb](office, arguments)


def _rows(office: "Office", arguments: argparse.Namespace) -> Answer:
    desk, org = office.city_desk, arguments.org
    names = [name for name, _ in desk.tables()]
    if arguments.table:
        _check_table(office, arguments.table)
        names = [arguments.table]
    rows = [row for name in names for row in desk.rows(org, name)]
    data = {"org": org, "rows": [_row_data(row) for row in rows]}
    if not rows:
        return data, f"Hồ sơ của {org} không có dòng nào ở đây."
    if arguments.table:
        meanings = _meanings(office, org)
        return data, "\n".join(_row_text(row, meanings) for row in rows)
    counts = [
        f"  {name}: {len(found)} ({found[0].table_title})"
        for name in names
        if (found := [row for row in rows if row.table == name])
    ]
    said = [f"Hồ sơ của {org}, số dòng từng bảng:", *counts]
    return data, "\n".join([*said, "Thêm --table TÊN để xem từng dòng, từng ô."])


def _said(office: "Office", arguments: argparse.Namespace) -> Answer:
    states = office.city_desk.said(arguments.org)
    data = {"org": arguments.org, "said": [_state_data(one) for one in states]}
    if not states:
        return data, f"Chưa thẩm định hay trả lại mục nào của {arguments.org}."
    return data, "\n".join(map(_state_text, states))


def _return(office: "Office", arguments: argparse.Namespace) -> Answer:
    from desktop.office.exchanging.overlays import Flag

    row, field = _row(office, arguments), arguments.field or ""
    flag = Flag(row.table, row.row_id, field, arguments.reason)
    made = office.city_desk.return_fields(arguments.org, [flag])
    return _told(office, arguments.org, made, "Đã ghi để trả lại")


def _appraise(office: "Office", arguments: argparse.Namespace) -> Answer:
    row = _row(office, arguments)
    made = office.city_desk.appraise(
        arguments.org,
        row.table,
        row.row_id,
        arguments.field,
        arguments.value,
        arguments.reason,
    )
    return _told(office, arguments.org, [made], "Đã ghi kết quả thẩm định")


def _settle(office: "Office", arguments: argparse.Namespace) -> Answer:
    chosen = _chosen(office, arguments)
    office.city_desk.settle(chosen)
    return _told(office, arguments.org, chosen, "Đã xong")


def _take_back(office: "Office", arguments: argparse.Namespace) -> Answer:
    chosen = _chosen(office, arguments)
    office.city_desk.overlays.take_back(chosen)
    data = {"org": arguments.org, "taken_back": [one.id for one in chosen]}
    return data, f"Đã bỏ {len(chosen)} ý kiến."


# --- what is meant --------------------------------------------------------------------


def _check_org(office: "Office", org: str) -> None:
    if not office.city_desk.overlays.streams(org):
        raise OfficeError(
            f"Chưa nhận hồ sơ nào của “{org}”.",
            "Xem mã và tình trạng ở city status; chưa có gì thay đổi.",
        )


def _check_table(office: "Office", table: str) -> None:
    names = [name for name, _ in office.city_desk.tables()]
    if table not in names:
        raise OfficeError(
            f"Không có bảng “{table}”.",
            f"Chọn một trong: {', '.join(names)}; chưa có gì thay đổi.",
        )


def _row(office: "Office", arguments: argparse.Namespace) -> "KeptRow":
    _check_table(office, arguments.table)
    rows = office.city_desk.overlays.rows(arguments.org, arguments.table)
    where = f"city rows --org {arguments.org} --table {arguments.table}"
    return common.one_of(rows, arguments.row, _row_id, "dòng", where)


def _row_id(row: "KeptRow") -> str:
    return row.row_id


def _chosen(office: "Office", arguments: argparse.Namespace) -> list["Overlay"]:
    """Return our words of those ids; all are looked up before anything is done."""
    said = [state.overlay for state in office.city_desk.said(arguments.org)]
    where = f"city said --org {arguments.org}"
    found = [
        common.one_of(said, given, lambda one: one.id, "ý kiến", where)
        for given in arguments.ids
    ]
    return list({one.id: one for one in found}.values())


# --- in words -------------------------------------------------------------------------


def _told(
    office: "Office", org: str, made: Sequence["Overlay"], what: str
) -> tuple[dict[str, Any], str]:
    ids = {one.id for one in made}
    states = [one for one in office.city_desk.said(org) if one.overlay.id in ids]
    lines = [f"{what}:", *map(_state_text, states)]
    lines.append("Tạo gói trả xã, phường bằng city results.")
    return {"org": org, "said": [_state_data(one) for one in states]}, "\n".join(lines)


def _row_data(row: "RowShown") -> dict[str, Any]:
    return {
        "table": row.table,
        "table_title": row.table_title,
        "id": row.row_id,
        "rev": row.rev,
        "name": row.name,
        "fields": [_field_data(one) for one in row.fields],
    }


def _field_data(one: "FieldShown") -> dict[str, Any]:
    data = {"field": one.field, "title": one.title, "value": one.value}
    return {**data, "returned": _state_data(one.flag) if one.flag else None}


def _meanings(office: "Office", org: str) -> Mapping[str, str]:
    """Return what the ids and codes in a commune's rows mean, by its own words."""
    from desktop.bundles.sealed.envelope import BundleType
    from desktop.office.exchanging.row_names import names_of
    from desktop.office.exchanging.tables import wire_table

    found: dict[str, list[Cells]] = {}
    for row in office.city_desk.overlays.rows(org):
        shape = wire_table(BundleType.SUBMISSION, row.table)
        blank = dict.fromkeys(column.name for column in shape.columns) if shape else {}
        # What a row leaves empty is not kept of it.
        found.setdefault(row.table, []).append({**blank, **row.cells})
    return names_of(found)


def _row_text(row: "RowShown", names: Mapping[str, str]) -> str:
    cells = {one.field: str(one.value) for one in row.fields}
    name = row.name
    if name == row.row_id[:_SHORT]:  # it has no words of its own: whom it is about
        name = names.get(cells.get("subject_id", ""), name)
    lines = [f"{row.row_id}  {name} (lần sửa {row.rev})"]
    shown = [one for one in row.fields if one.value is not None or one.flag]
    lines += [f"    {_field_text(one, names)}" for one in shown]
    return "\n".join(lines)


def _field_text(one: "FieldShown", names: Mapping[str, str]) -> str:
    key, value = str(one.value), common.said_value(one.value)
    meaning = names.get(key) or names.get(f"{one.field}:{key}")
    if meaning and meaning != value:
        value += f" ({meaning})"
    said = f"{one.field} ({one.title}): {value}"
    if one.flag is None:
        return said
    return f"{said} – {one.flag.standing.value}: {one.flag.overlay.reason}"


def _state_data(state: "OverlayState") -> dict[str, Any]:
    one = state.overlay
    return {
        "id": one.id,
        "kind": one.kind,
        "table": one.table_name,
        "row": one.row_id,
        "field": one.field,
        "value": one.value,
        "value_now": state.value_now,
        "base_rev": one.base_rev,
        "rev": state.rev,
        "reason": one.reason,
        "made_on": one.made_on.isoformat(),
        "standing": state.standing.name.lower(),
    }


def _state_text(state: "OverlayState") -> str:
    from desktop.office.exchanging.overlays import APPRAISAL

    one = state.overlay
    is_appraisal = one.kind == APPRAISAL
    what = f"thẩm định {one.value}" if is_appraisal else "trả lại"
    where = f"{state.about}, {state.column}" if state.column else state.about
    now = common.said_value(state.value_now)
    return (
        f"  {one.id}  {where}: xã ghi {now}, {what} – {one.reason} "
        f"({state.standing.value})"
    )


_VERBS: dict[str, Callable[["Office", argparse.Namespace], Answer]] = {
    "rows": _rows,
    "said": _said,
    "return": _return,
    "appraise": _appraise,
    "settle": _settle,
    "take-back": _take_back,
}
