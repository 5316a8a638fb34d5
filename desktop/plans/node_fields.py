"""The conditions of a plan as an editor offers them: kinds, fields, first values.

Each kind is named by its key in a plan file (docs/plan-format.md); the words are those
an officer reads. A kind that rests on a reading of the plan is not offered anew.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from desktop.awards.facts import Window
from desktop.awards.faultless import Scope
from desktop.awards.grading import Ratings
from desktop.awards.indexing import Equal
from desktop.awards.years import Counting, YearSource
from desktop.emulation.indicators import Operator
from desktop.emulation.indices import IndexCode, IndexRole, Origin
from desktop.emulation.participants import (
    DirectRole,
    Employment,
    Kind,
    LabelledEnum,
    UnitKind,
)
from desktop.emulation.records import (
    AchievementKind,
    BreachKind,
    InitiativeKind,
    RecognitionLevel,
    Severity,
)
from desktop.plans.conditions import GradeCode, Target, TargetsOf
from desktop.plans.index_conditions import Components
from desktop.plans.nodes import KINDS, Otherwise
from desktop.plans.plan import Plan
from desktop.plans.rule_references import scale_of

Choices = tuple[tuple[str, str], ...]


class Shape(LabelledEnum):
    """How a field is filled in."""

    TEXT = "text", "chữ"
    WHOLE = "whole", "số nguyên"
    NUMBER = "number", "số"
    FLAG = "flag", "có hoặc không"
    CHOICE = "choice", "chọn một"
    CHOICES = "choices", "chọn nhiều"
    DAY = "day", "ngày"


@dataclass(frozen=True, slots=True)
class NodeField:
    """Something about a condition that can be changed.

    Attributes:
        below: the table below the condition's own that holds the key.
        default: what holds where the key is left out; choosing it takes the key out.
        most, least: bounds of a whole number or a number.
    """

    key: str
    label: str
    shape: Shape
    choices: Choices = ()
    default: str = ""
    least: int = 0
    most: int = 1000
    below: tuple[str | int, ...] = ()


KIND_LABELS = {
    "all": "Đạt tất cả",
    "any": "Đạt một trong",
    "at_least": "Đạt ít nhất",
    "pre": "Điều kiện trước hết",
    "not": "Không được",
    "then": "Nếu thuộc diện thì",
    "ancestor": "Xét ở đơn vị cấp trên",
    "choose": "Tùy cách hiểu",
    "attest": "Có xác nhận",
    "decide": "Người có thẩm quyền quyết định",
    "grade": "Xếp loại nhiệm vụ",
    "initiatives": "Số sáng kiến, mô hình",
    "achievements": "Số thành tích",
    "years": "Số năm",
    "no_breach": "Không vi phạm",
    "direct_work": "Trực tiếp làm CCHC",
    "member": "Thuộc diện",
    "index": "Giá trị chỉ số",
    "index_class": "Loại của chỉ số",
    "index_role": "Vai trò với chỉ số",
    "rank": "Thứ hạng chỉ số",
    "non_decreasing": "Chỉ số không giảm",
    "targets": "Chỉ tiêu được giao",
    "indicator": "Một chỉ tiêu của phong trào",
    "score": "Tổng điểm",
}


def kind_of(table: Mapping[str, Any]) -> str:
    """Return the key that names the kind of a condition."""
    if "index_class" in table or "index_role" in table:
        return "index_class" if "index_class" in table else "index_role"
    if "years" in table:
        return "years"
    return next(kind for kind in KINDS if kind in table)


def fields_of(table: Mapping[str, Any], plan: Plan) -> tuple[NodeField, ...]:
    """Return what can be changed about a condition, its label first."""
    kind = kind_of(table)
    return (
        NodeField("label", "Tên điều kiện", Shape.TEXT),
        *_OWN.get(kind, _none)(table, plan),
    )


# --- fields, kind by kind -------------------------------------------------------------


def _none(_table: Mapping[str, Any], _plan: Plan) -> tuple[NodeField, ...]:
    return ()


def _labels(among: type[LabelledEnum]) -> Choices:
    return tuple((one.value, one.label) for one in among)


def _choice(
    key: str, label: str, among: type[LabelledEnum], default: LabelledEnum | None = None
) -> NodeField:
    chosen = "" if default is None else default.value
    return NodeField(key, label, Shape.CHOICE, _labels(among), chosen)


def _several(key: str, label: str, among: type[LabelledEnum]) -> NodeField:
    return NodeField(key, label, Shape.CHOICES, _labels(among))


def _count(key: str, label: str) -> NodeField:
    return NodeField(key, label, Shape.WHOLE, least=1, most=100)


def _window(default: Window = Window.ROUND) -> NodeField:
    return _choice("window", "Thời gian xét", Window, default)


_YEAR = NodeField(
    "year_offset",
    "Năm của chỉ số",
    Shape.CHOICE,
    (("-2", "hai năm trước"), ("-1", "năm trước"), ("0", "năm xét")),
    "0",
)


def _at_least(_table: Mapping[str, Any], _plan: Plan) -> tuple[NodeField, ...]:
    return (_count("count", "Số điều kiện phải đạt"),)


def _any(_table: Mapping[str, Any], _plan: Plan) -> tuple[NodeField, ...]:
    label = "Khi không điều kiện nào áp dụng"
    return (_choice("if_none_applies", label, Otherwise, Otherwise.UNKNOWN),)


def _ancestor(_table: Mapping[str, Any], _plan: Plan) -> tuple[NodeField, ...]:
    return (_several("unit_kinds", "Loại đơn vị cấp trên", UnitKind),)


def _attest(_table: Mapping[str, Any], _plan: Plan) -> tuple[NodeField, ...]:
    return (
        NodeField("by", "Ai xác nhận", Shape.TEXT),
        NodeField("evidence", "Phải có minh chứng", Shape.FLAG),
        NodeField("watches_breaches", "Cho xem sổ vi phạm bên cạnh", Shape.FLAG),
    )


def _decide(_table: Mapping[str, Any], _plan: Plan) -> tuple[NodeField, ...]:
    return (NodeField("by", "Ai quyết định", Shape.TEXT),)


def _grade(_table: Mapping[str, Any], _plan: Plan) -> tuple[NodeField, ...]:
    return (
        _choice("grade", "Xếp loại từ", GradeCode),
        NodeField("exactly", "Đúng loại này, không phải loại cao hơn", Shape.FLAG),
        _choice("period", "Lần xếp loại", Ratings, Ratings.LAST),
        NodeField("by", "Ai xếp loại", Shape.TEXT),
        _window(),
    )


def _initiatives(_table: Mapping[str, Any], _plan: Plan) -> tuple[NodeField, ...]:
    return (
        _count("initiatives", "Ít nhất"),
        _several("kinds", "Loại được tính", InitiativeKind),
        NodeField("new", "Mang tính mới", Shape.FLAG),
        NodeField("applied", "Được áp dụng", Shape.FLAG),
        NodeField("replicable", "Có thể nhân rộng", Shape.FLAG),
        _several("recognised_at", "Được công nhận", RecognitionLevel),
        NodeField("since", "Đăng ký từ ngày", Shape.DAY),
        _window(),
    )


def _achievements(_table: Mapping[str, Any], _plan: Plan) -> tuple[NodeField, ...]:
    return (
        _count("achievements", "Ít nhất"),
        _several("kinds", "Loại thành tích", AchievementKind),
        _window(),
    )


def _years(table: Mapping[str, Any], _plan: Plan) -> tuple[NodeField, ...]:
    shared = (
        _count("years", "Số năm ít nhất"),
        _choice("source", "Tính từ", YearSource),
        _choice("counting", "Cách tính năm", Counting, Counting.COMPLETE_YEARS),
    )
    extra = {
        "direct_work": _several("roles", "Vai trò", DirectRole),
        "achievements": _several("kinds", "Loại thành tích", AchievementKind),
        "ratings": _choice("grade", "Xếp loại từ", GradeCode, GradeCode.EXCELLENT),
    }
    return (*shared, extra[str(table["source"])], _window(Window.PLAN))


def _no_breach(_table: Mapping[str, Any], _plan: Plan) -> tuple[NodeField, ...]:
    return (
        _choice("no_breach", "Của ai", Scope),
        _several("kinds", "Loại vi phạm", BreachKind),
        _choice("severity", "Từ mức", Severity, Severity.REMINDER),
        _window(),
    )


def _direct_work(_table: Mapping[str, Any], _plan: Plan) -> tuple[NodeField, ...]:
    return (_several("direct_work", "Vai trò", DirectRole), _window())


def _member(_table: Mapping[str, Any], plan: Plan) -> tuple[NodeField, ...]:
    groups = tuple((group.code, group.name) for group in plan.groups)
    return (
        _several("kinds", "Loại đối tượng", Kind),
        NodeField("groups", "Nhóm đối tượng", Shape.CHOICES, groups),
        _several("unit_kinds", "Loại đơn vị", UnitKind),
        _several("employments", "Diện lao động", Employment),
    )


def _index(_table: Mapping[str, Any], _plan: Plan) -> tuple[NodeField, ...]:
    return (
        _choice("index", "Chỉ số", IndexCode),
        _choice("operator", "So sánh", Operator),
        NodeField("value", "Tỷ lệ phần trăm", Shape.NUMBER, most=100),
        _YEAR,
        _choice("origin", "Nguồn số liệu", Origin, Origin.PUBLISHED),
    )


def _index_class(table: Mapping[str, Any], plan: Plan) -> tuple[NodeField, ...]:
    scale = tuple((name, name) for name in scale_of(plan, str(table["index"])))
    return (
        _choice("index", "Chỉ số", IndexCode),
        NodeField("index_class", "Từ loại", Shape.CHOICE, scale),
        _YEAR,
    )


def _index_role(_table: Mapping[str, Any], _plan: Plan) -> tuple[NodeField, ...]:
    return (
        _choice("index_role", "Vai trò", IndexRole),
        _choice("index", "Chỉ số", IndexCode),
        _YEAR,
    )


def _rank(table: Mapping[str, Any], _plan: Plan) -> tuple[NodeField, ...]:
    places = tuple(
        NodeField(
            "places",
            f"Số hạng: {_kinds_in_words(limit)}",
            Shape.WHOLE,
            least=1,
            most=100,
            below=("limits", index),
        )
        for index, limit in enumerate(table["limits"])
    )
    return (_choice("rank", "Chỉ số", IndexCode), *places, _YEAR)


def _kinds_in_words(limit: Mapping[str, Any]) -> str:
    labels = dict(_labels(UnitKind))
    named = [labels.get(code, code) for code in limit.get("unit_kinds", ())]
    return ", ".join(named) or "chính đối tượng"


def _non_decreasing(_table: Mapping[str, Any], _plan: Plan) -> tuple[NodeField, ...]:
    return (
        _choice("non_decreasing", "Thành phần xét", Components),
        _several("indices", "Chỉ số", IndexCode),
        _choice("equal", "Khi không đổi", Equal, Equal.ONLY_AT_MAXIMUM),
        _YEAR,
    )


def _targets(_table: Mapping[str, Any], plan: Plan) -> tuple[NodeField, ...]:
    named = tuple((one.code, one.name) for one in plan.indicators)
    return (
        _choice("targets", "Phải", Target),
        NodeField(
            "share", "Ít nhất bao nhiêu %", Shape.NUMBER, default="100", most=100
        ),
        _choice("of", "Chỉ tiêu", TargetsOf, TargetsOf.ASSIGNED),
        NodeField("indicators", "Chỉ những chỉ tiêu", Shape.CHOICES, named),
    )


def _indicator(_table: Mapping[str, Any], plan: Plan) -> tuple[NodeField, ...]:
    named = tuple((one.code, one.name) for one in plan.indicators)
    return (NodeField("indicator", "Chỉ tiêu", Shape.CHOICE, named),)


def _score(_table: Mapping[str, Any], _plan: Plan) -> tuple[NodeField, ...]:
    return (
        _choice("operator", "So sánh", Operator),
        NodeField("score", "Điểm", Shape.NUMBER),
    )


_OWN: dict[str, Callable[[Mapping[str, Any], Plan], tuple[NodeField, ...]]] = {
    "any": _any,
    "at_least": _at_least,
    "ancestor": _ancestor,
    "attest": _attest,
    "decide": _decide,
    "grade": _grade,
    "initiatives": _initiatives,
    "achievements": _achievements,
    "years": _years,
    "no_breach": _no_breach,
    "direct_work": _direct_work,
    "member": _member,
    "index": _index,
    "index_class": _index_class,
    "index_role": _index_role,
    "rank": _rank,
    "non_decreasing": _non_decreasing,
    "targets": _targets,
    "indicator": _indicator,
    "score": _score,
}
