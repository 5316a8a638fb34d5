"""Writes docs/bundle-tables.md: every table that travels, for somebody's own reader.

    python tools/bundle_tables.py [FILE]

A test holds the file to what this makes.
"""

import sys
from collections.abc import Iterator
from enum import Enum
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from db.models.fields import CodeField
from desktop.awards.council import Ballot, Denominator, VoteState
from desktop.awards.duplicates import Standing
from desktop.awards.eligibility import Verdict
from desktop.awards.forms import AwardForm, Level
from desktop.awards.quotas import QuotaMode
from desktop.awards.selection import Remark, Section
from desktop.bundles.sealed.consistency import Reference
from desktop.bundles.sealed.envelope import BundleType
from desktop.bundles.tables import Field
from desktop.emulation.indices import IndexCode
from desktop.emulation.movements import Occasion
from desktop.emulation.participants import Kind
from desktop.emulation.scoring import ScoreState, Side
from desktop.office.exchanging.enrolment import NEXT_KEYS
from desktop.office.exchanging.rules import SUBJECTS, rules_of
from desktop.office.exchanging.tables import WIRE
from desktop.office.exchanging.wire_tables import NAMESPACE, Column, WireTable

FILE = Path(__file__).resolve().parent.parent / "docs" / "bundle-tables.md"
_HEAD = f"""# Tables of sealed bundles

Made by `tools/bundle_tables.py` from the tables the program itself reads and writes;
how bundles, cells and lists of tables are written is in
[bundle-format.md](bundle-format.md).

Every table begins with two columns, which are left out below: `id` (string,
required), the primary key, and `rev` (integer, required, from 1), which grows by one
whenever the row says something else than when it was last sent. A lower `rev` than
the one held is TD-411 within one `epoch`.

`id` is the UUID of version 5, in namespace `{NAMESPACE}`, of these parts with `|`
between them: the owner, the table's name, and the values under "named by", in their
order, as their cells are written. The owner is the `org` whose row it is; where a
table is "of one round", the owner is `org|movement|period` of the scope. So the same
row has the same id in every bundle, whoever makes it.

A table may be left out, which means that it has no rows. A column that is not listed
here is of a later version: it is kept (TD-203); one listed as required that is
missing, or of another type, is TD-404; an empty cell of a required column TD-405; two
rows of one id TD-407. A reference that leads nowhere is TD-408, a circle TD-409; a
table of another type of bundle TD-410. "A subject" is a row of `units`, `people` or
`other_subjects` with that `subject_id`. Under a table stand the codes of its columns
with what they mean; codes of offers, quotas, criteria and indicators are those of the
plan file that travels along ([plan-format.md](plan-format.md)).
"""
_LABELS = {
    Side: ("tự chấm", "thẩm định", "điều tra xã hội học"),
    ScoreState: ("đã chấm", "không áp dụng"),
}
_COMPUTED: dict[str, type[Enum]] = {
    "form": AwardForm,
    "level": Level,
    "mode": QuotaMode,
    "standing": Standing,
    "section": Section,
    "remark": Remark,
    "denominator": Denominator,
    "ballot": Ballot,
    "index_code": IndexCode,
}
_COMPUTED_IN: dict[tuple[str, str], type[Enum]] = {
    ("rounds", "occasion"): Occasion,
    ("verdicts", "kind"): Kind,
    ("proposals", "kind"): Kind,
    ("awards", "kind"): Kind,
    ("verdicts", "verdict"): Verdict,
    ("explanations", "verdict"): Verdict,
    ("council_votes", "result"): VoteState,
}
"""Columns of tables without an own one of the office, which say it by themselves."""
_KINDS = (
    BundleType.PLAN,
    BundleType.SUBMISSION,
    BundleType.RESULT,
    BundleType.RECEIPT,
    BundleType.ENROL,
)


def document() -> str:
    """Return the whole document."""
    parts = [_HEAD, *(_of_kind(kind) for kind in _KINDS)]
    parts.append("## `keyring`, `forward`\n\nNo tables.\n")
    return "\n".join(parts)


def _of_kind(kind: BundleType) -> str:
    lines = [f"## `{kind.value}`: {kind.label}", ""]
    if kind is BundleType.ENROL:
        lines += _heading(NEXT_KEYS.name, NEXT_KEYS.title)
        lines += ["Named by: nothing: one row at most, with an `id` of its own.", ""]
        own = [one for one in NEXT_KEYS.fields if one.name not in {"id", "rev"}]
        return "\n".join([*lines, *_columns(own), ""])
    references = rules_of(kind).references
    for table in WIRE[kind]:
        mine = [one for one in references if one.table == table.name]
        lines += [*_table(table, mine), ""]
    return "\n".join(lines)


def _table(table: WireTable, references: list[Reference]) -> Iterator[str]:
    yield from _heading(table.name, table.title)
    said = [f"Named by: {_codes(table.key)}{', of one round' * table.in_round}."]
    if table.has_people:
        said.append("Tells something about people.")
    said += [_reference(one) for one in references]
    yield "  \n".join(said)
    yield ""
    yield from _columns([column.field for column in table.columns])
    meanings = [_meanings(table, column) for column in table.columns]
    if any(meanings):
        yield ""
        yield "  \n".join(said for said in meanings if said)


def _meanings(table: WireTable, column: Column) -> str:
    """Return the codes of a column with their words, "" where it has none."""
    codes = _enumeration(table, column)
    if codes is None:
        return ""
    members = list(codes)
    words = _LABELS.get(codes) or [_label(one) for one in members]
    said = (f"`{m.value}` {w}" for m, w in zip(members, words, strict=True))
    return f"`{column.name}`: {'; '.join(said)}."


def _label(member: Any) -> str:  # noqa: ANN401 - of any enumeration with words
    return str(member.label)


def _enumeration(table: WireTable, column: Column) -> type[Enum] | None:
    if table.model is None:
        by_table = _COMPUTED_IN.get((table.name, column.name))
        is_text = column.type == "string"
        return by_table or (_COMPUTED.get(column.name) if is_text else None)
    field = table.model.columns()[column.of]
    return field.enumeration if isinstance(field, CodeField) else None


def _heading(name: str, title: str) -> list[str]:
    return [f"### `{name}`", "", f"{title}.", ""]


def _reference(one: Reference) -> str:
    target = "a subject" if one.target == SUBJECTS else f"`{one.target}`"
    tree = ", without circles" if one.is_tree else ""
    return f"{_codes(one.columns)} refers to {target}{tree}."


def _columns(fields: list[Field]) -> Iterator[str]:
    yield "| column | type | required | words |"
    yield "|---|---|---|---|"
    for field in fields:
        required = "yes" if field.required else ""
        yield f"| `{field.name}` | {field.type} | {required} | {field.title} |"


def _codes(names: tuple[str, ...]) -> str:
    return ", ".join(f"`{name}`" for name in names) or "nothing: at most one row"


if __name__ == "__main__":
    place = Path(sys.argv[1]) if len(sys.argv) > 1 else FILE
    place.write_text(document(), encoding="utf-8")
