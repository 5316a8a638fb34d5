"""Cells of a bundle in words: names for ids, labels for codes, days as one writes."""

import re
from collections.abc import Mapping, Sequence
from datetime import date
from decimal import Decimal

from desktop import vietnamese
from desktop.awards.council import Ballot, Denominator, VoteState
from desktop.awards.duplicates import Standing
from desktop.awards.eligibility import Verdict
from desktop.awards.forms import AwardForm, Level
from desktop.awards.quotas import QuotaMode
from desktop.awards.selection import Remark
from desktop.awards.selection import Section as ListSection
from desktop.bundles.cells import Value
from desktop.bundles.sealed.envelope import BundleType
from desktop.emulation.indices import IndexCode
from desktop.emulation.participants import Kind, LabelledEnum, UnitKind
from desktop.office.exchanging.tables import titles, wire_table
from ui.dialogs.history_values import value_words
from ui.language import _

_ID = re.compile(r"[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}")
_DIGEST = re.compile(r"(?:sha256:)?[0-9a-f]{64}")
_CODE = re.compile(r"[a-z0-9]+(?:[-_.:+][a-z0-9]+)*")
_ENUMS: Mapping[str, type[LabelledEnum]] = {
    "verdict": Verdict,
    "section": ListSection,
    "remark": Remark,
    "form": AwardForm,
    "level": Level,
    "standing": Standing,
    "mode": QuotaMode,
    "index_code": IndexCode,
    "denominator": Denominator,
    "ballot": Ballot,
    "result": VoteState,
}
_KINDS: Mapping[str, type[LabelledEnum]] = {"office": UnitKind}
_VERDICTS = {
    "applied": _("đã nhận"),
    "refused": _("từ chối"),
    "held": _("giữ lại"),
    "duplicate": _("đã nhận từ trước"),
    "quarantined": _("cách ly"),
}
_CODE_OF = "Mã "
_SEALED = {"plan_files.text", "plan_files.part", "plan_files.digest"}
_CODED = {
    *_ENUMS,
    "kind",
    "quota",
    "offer",
    "statement",
    "indicator",
    "block",
    "deadline",
    "template",
    "key",
    "value",
    "state",
    "criterion",
    "occasion",
    "employment",
    "salutation",
    "choice",
    "severity",
    "role",
    "channel",
    "recognised_level",
    "origin",
    "side",
    "ruling",
    "dossier",
    "component",
    "confirmer",
    "proves",
    "rule",
    "plan",
    "cited",
    "achievement",
    "criteria_set",
    "parent",
    "list",
    "code",
    "media_type",
}


class CellWords:
    """Knows the names behind the ids and codes of one bundle.

    Args:
        names: see `desktop.office.exchanging.row_names`.
    """

    def __init__(self, kind: BundleType, names: Mapping[str, str]) -> None:
        self._kind, self._names = kind, names
        self._tables = titles(kind) | titles(BundleType.SUBMISSION)

    def name(self, subject_id: str) -> str:
        """Return whom an id means, "" where nobody said."""
        return self._names.get(subject_id, "")

    def said(self, table: str, field: str, value: Value) -> str:
        """Return a cell as one reads it, "" for what tells an officer nothing."""
        if f"{table}.{field}" in _SEALED:
            return ""
        match value:
            case None:
                return _("để trống")
            case bool():
                return _("có") if value else _("không")
            case date():
                return vietnamese.short_date(value)
            case Decimal():
                return vietnamese.number(value)
            case int():
                return self._kept(table, field, value) or str(value)
            case _:
                return self._text(table, field, str(value))

    def titled(self, title: str, value: Value, said: str) -> str:
        """Return the head of a cell: a code that has become a name is none any more."""
        is_named = isinstance(value, str) and said != value
        if is_named and title.startswith(_CODE_OF):
            bare = title.removeprefix(_CODE_OF)
            return bare[:1].upper() + bare[1:]
        return title

    def _text(self, table: str, field: str, value: str) -> str:
        if _DIGEST.fullmatch(value):
            return ""
        parts = [self._reference(field, part) for part in value.split()]
        if parts and all(part is not None for part in parts):
            return ", ".join(dict.fromkeys(part for part in parts if part))
        known = self._names.get(f"{field}:{value}", "")
        said = known or self._coded(table, field, value)
        if said:
            return said
        is_code = field in _CODED and _CODE.fullmatch(value) is not None
        return self._kept(table, field, value, default="" if is_code else value)

    def _reference(self, field: str, part: str) -> str | None:
        """Return the name behind an id, "" where nobody knows; None for other words."""
        bare = part.rpartition(":")[2]
        if _ID.fullmatch(bare):
            return self._names.get(bare, "")
        return None

    def _coded(self, table: str, field: str, value: str) -> str:
        if field in {"table_name", "field"}:
            return self._about(table, field, value)
        if field == "type":
            return next((kind.label for kind in BundleType if kind.value == value), "")
        if table == "receipts" and field == "verdict":
            return _VERDICTS.get(value, "")
        if field == "quota":
            return _quota(value, self._names)
        codes = _ENUMS.get(field)
        if field == "kind":
            codes = _KINDS.get(table, Kind)
        found = (member.label for member in codes or () if member.value == value)
        return next(found, "")

    def _about(self, table: str, field: str, value: str) -> str:
        del table
        if field == "table_name":
            return self._tables.get(value, "")
        columns = [
            column.title
            for name in self._tables
            if (shape := wire_table(BundleType.SUBMISSION, name)) is not None
            for column in shape.columns
            if column.name == value
        ]
        return columns[0] if columns else ""

    def _kept(self, table: str, field: str, value: Value, *, default: str = "") -> str:
        """Return the words the history has for the same cell of our own tables."""
        shape = wire_table(self._kind, table)
        if shape is None or shape.model is None:
            return default
        column = next((c for c in shape.columns if c.name == field), None)
        if column is None:
            return default
        said = value_words(
            shape.model.table(), column.of, value, lambda _column, _value: ""
        )
        if said == str(value):
            return default
        return said


def _quota(value: str, names: Mapping[str, str]) -> str:
    """Return "collective+xa-phuong" in words."""
    said = []
    for part in value.split("+"):
        kind = next((k.label for k in Kind if k.value == part), "")
        said.append(kind or names.get(f"block:{part}", ""))
    return ", ".join(part for part in said if part)


def joined(said: Sequence[tuple[str, str]]) -> str:
    """Return "Điểm: 8; Lý do: …" of titles and words."""
    return "; ".join(f"{title}: {words}" for title, words in said if words)
