"""What a cell of the trail says: codes, numbers, days and yes or no in Vietnamese."""

import json
from collections.abc import Callable, Mapping
from datetime import date
from decimal import Decimal
from typing import Any

from desktop import vietnamese
from desktop.awards.forms import AwardForm, Choice
from desktop.emulation.indicators import ResultState
from desktop.emulation.indices import IndexCode, IndexRole, Origin
from desktop.emulation.journal import ActivityKind, AnswerLevel, Channel
from desktop.emulation.movements import Occasion
from desktop.emulation.participants import (
    DirectRole,
    Employment,
    Kind,
    LabelledEnum,
    Salutation,
    UnitKind,
)
from desktop.emulation.records import (
    AchievementKind,
    BreachKind,
    Grade,
    InitiativeKind,
    RecognitionLevel,
    Severity,
)
from ui.dialogs import history_council as council
from ui.dialogs import history_exchange as exchange
from ui.dialogs import history_papers as papers
from ui.dialogs import history_rounds as rounds
from ui.language import _

_NUMBERS = {
    "threshold_percent",
    "points",
    "value",
    "maximum",
    "numerator",
    "denominator",
    "assigned",
}
_LISTS = {"titles", "signer_titles"}
_LONG = {("plan", "source"), ("round_closing", "snapshot")}
_KINDS: Mapping[str, type[LabelledEnum]] = {
    **council.KINDS,
    **papers.KINDS,
    "office": UnitKind,
    "unit": UnitKind,
    "other_subject": Kind,
    "initiative": InitiativeKind,
    "award_grant": Kind,
    "breach": BreachKind,
    "activity": ActivityKind,
    "paper_due": ActivityKind,
    "achievement": AchievementKind,
}
_CODES: Mapping[str, type[LabelledEnum]] = {
    "employment": Employment,
    "salutation": Salutation,
    "role": DirectRole,
    "occasion": Occasion,
    "choice": Choice,
    "severity": Severity,
    "channel": Channel,
    "recognised_level": RecognitionLevel,
    "form": AwardForm,
    "index_code": IndexCode,
    "origin": Origin,
}
_OWN_CODES: Mapping[tuple[str, str], type[LabelledEnum]] = {
    **council.CODES,
    **rounds.CODES,
    **papers.CODES,
    ("index_duty", "role"): IndexRole,
}
_SIDES = {
    "self": _("Tự chấm"),
    "verified": _("Thẩm định"),
    "survey": _("Điều tra xã hội học"),
}
_SCORED = {"scored": _("đã chấm"), "not_applicable": _("không áp dụng")}


def value_words(
    table: str,
    column: str,
    value: Any,  # noqa: ANN401 - a cell as it stands in the file
    name_of: Callable[[str, str], str],
) -> str:
    """Return a cell as the officer reads it; `name_of` names ids and codes."""
    if value is None or value == "":
        return "–"
    if (table, column) in _LONG:
        return _("(toàn văn)")
    known = name_of(f"{table}.{column}", str(value))
    if known:
        return known
    if (table, column) == ("ruling", "other"):
        return rounds.ELSEWHERE.get(str(value).partition(":")[0], "")
    said = exchange.value_words(table, column, str(value))
    return said or _coded(table, column, value) or _plain(column, value)


def _coded(table: str, column: str, value: Any) -> str:  # noqa: ANN401
    codes = _OWN_CODES.get((table, column)) or _CODES.get(column)
    if column == "kind":
        codes = _KINDS.get(table)
    if codes is not None:
        return next((m.label for m in codes if m.value == value), "")
    if column == "grade":
        return Grade(value).label
    if column == "level":
        return AnswerLevel(value).label
    if column == "side":
        return _SIDES.get(value, "")
    if column == "state":
        states = {m.value: m.label for m in ResultState}
        return (_SCORED if table == "score" else states).get(value, "")
    return ""


def _plain(column: str, value: Any) -> str:  # noqa: ANN401
    if column.startswith(("is_", "allows_")) or column in {"holds", "met"}:
        return _("có") if value else _("không")
    if column in _LISTS:
        return ", ".join(json.loads(value))
    if column in _NUMBERS:
        return _number(str(value))
    return _day(str(value))


def _number(value: str) -> str:
    try:
        return vietnamese.number(Decimal(value))
    except ArithmeticError:
        return value


def _day(value: str) -> str:
    """Return a day as written by hand, anything else as it is."""
    if len(value) != 10 or value[4:5] != "-":
        return value
    try:
        return vietnamese.short_date(date.fromisoformat(value))
    except ValueError:
        return value
