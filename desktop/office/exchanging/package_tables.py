"""The office's values as rows of an exchange file, and back.

Rows of the round carry no round id: a package belongs to one round, named in its head,
so that it can be read into another copy of the same office.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import Enum
from typing import Any, TypeVar

from desktop.awards.forms import Choice, Nomination
from desktop.bundles.cells import Value
from desktop.bundles.tables import Field, Table
from desktop.emulation.indicators import IndicatorResult, ResultState
from desktop.emulation.participants import (
    DirectRole,
    DirectWork,
    Employment,
    Kind,
    OtherSubject,
    Person,
    Salutation,
    Unit,
    UnitKind,
)
from desktop.emulation.records import (
    Attestation,
    Breach,
    Grade,
    Initiative,
    InitiativeKind,
    RecognitionLevel,
    Severity,
    TaskRating,
)
from desktop.emulation.scoring import Score, ScoreState, Side
from desktop.errors import BundleError

Values = Mapping[str, Value]
E = TypeVar("E", bound=Enum)


@dataclass(frozen=True, slots=True)
class Shape:
    """A table: its columns, how a value becomes a row and a row a value.

    `read` takes the row by column name and the id of the round it is read into.
    """

    name: str
    title: str
    fields: tuple[Field, ...]
    key: tuple[str, ...]
    write: Callable[[Any], tuple[Value, ...]]
    read: Callable[[Values, str], Any]

    def table(self, values: Iterable[Any]) -> Table:
        """Return the values as a table, ordered by key so that files compare."""
        places = [[f.name for f in self.fields].index(name) for name in self.key]
        rows = [self._kept(self.write(value)) for value in values]
        rows.sort(key=lambda row: tuple(str(row[place]) for place in places))
        return Table(self.name, self.title, self.fields, self.key, tuple(rows))

    def _kept(self, row: tuple[Value, ...]) -> tuple[Value, ...]:
        """Leave empty optional texts out: the file writes null as an empty cell."""
        return tuple(
            None if value == "" and not field.required else value
            for field, value in zip(self.fields, row, strict=True)
        )


def _text(name: str, title: str) -> Field:
    return Field(name, "string", required=True, title=title)


def _maybe(name: str, kind: Any, title: str) -> Field:  # noqa: ANN401 – a FieldType
    return Field(name, kind, title=title)


def _code(among: type[E], value: Value, column: str) -> E:
    for member in among:
        if str(member.value) == str(value):
            return member
    known = ", ".join(str(member.value) for member in among)
    raise BundleError(
        f"Cột “{column}” có mã lạ “{value}”. Chưa có gì được ghi.",
        f"Cần một trong: {known}. Đề nghị nơi gửi xuất lại.",
    )


def _maybe_code(among: type[E], value: Value, column: str) -> E | None:
    return None if value is None else _code(among, value, column)


def _unit(v: Values, _: str) -> Unit:
    return Unit(
        id=_str(v["id"]),
        name=_str(v["name"]),
        kind=_code(UnitKind, v["kind"], "kind"),
        parent_id=_opt(v["parent_id"]),
        short_name=_str(v["short_name"]),
        block=_str(v["block"]),
        note=_str(v["note"]),
        retired_on=_day(v["retired_on"]),
    )


def _person(v: Values, _: str) -> Person:
    return Person(
        id=_str(v["id"]),
        name=_str(v["name"]),
        unit_id=_opt(v["unit_id"]),
        employment=_code(Employment, v["employment"], "employment"),
        salutation=_maybe_code(Salutation, v["salutation"], "salutation"),
        position=_str(v["position"]),
        is_head=v["is_head"] is True,
        birth_year=_int(v["birth_year"]),
        direct_work=_direct_work(_str(v["direct_work"])),
        note=_str(v["note"]),
        retired_on=_day(v["retired_on"]),
    )


def _direct_work(written: str) -> tuple[DirectWork, ...]:
    """Read "advising:2025-07-01/; procedures:2025-07-01/2025-09-30"."""
    found = []
    for part in filter(None, (p.strip() for p in written.split(";"))):
        try:
            role, days = part.split(":")
            since, until = days.split("/")
            first = date.fromisoformat(since)
            last = date.fromisoformat(until) if until else None
        except ValueError as error:
            raise BundleError(
                f"Cột “direct_work” có giá trị lạ “{part[:40]}”. Chưa có gì được ghi.",
                "Đề nghị nơi gửi xuất lại.",
            ) from error
        found.append(DirectWork(_code(DirectRole, role, "direct_work"), first, last))
    return tuple(found)


def _written_work(person: Person) -> str:
    return "; ".join(
        f"{w.role.value}:{w.since.isoformat()}/{w.until.isoformat() if w.until else ''}"
        for w in person.direct_work
    )


def _other(v: Values, _: str) -> OtherSubject:
    return OtherSubject(
        id=_str(v["id"]),
        name=_str(v["name"]),
        kind=_code(Kind, v["kind"], "kind"),
        address=_str(v["address"]),
        head=_str(v["head"]),
        note=_str(v["note"]),
        retired_on=_day(v["retired_on"]),
    )


@dataclass(frozen=True, slots=True)
class ScoreRow:
    """A score with whose it is."""

    subject_id: str
    score: Score


def _score(v: Values, _: str) -> ScoreRow:
    state = _code(ScoreState, v["state"], "state")
    points = v["points"]
    if (state is ScoreState.SCORED) != isinstance(points, Decimal):
        raise BundleError(
            "Bảng điểm có dòng ghi điểm không khớp với trạng thái. "
            "Chưa có gì được ghi.",
            "Đề nghị nơi gửi xuất lại.",
        )
    return ScoreRow(
        _str(v["subject_id"]),
        Score(
            _str(v["criterion"]),
            _code(Side, v["side"], "side"),
            state,
            points if isinstance(points, Decimal) else None,
            _str(v["reason"]),
        ),
    )


def _attestation(v: Values, round_id: str) -> Attestation:
    return Attestation(
        round_id=round_id,
        subject_id=_str(v["subject_id"]),
        statement=_str(v["statement"]),
        holds=v["holds"] is True,
        attested_by=_str(v["attested_by"]),
        attested_on=_sure_day(v["attested_on"]),
        evidence=_str(v["evidence"]),
    )


def _rating(v: Values, _: str) -> TaskRating:
    return TaskRating(
        id=_str(v["id"]),
        subject_id=_str(v["subject_id"]),
        first_day=_sure_day(v["first_day"]),
        last_day=_sure_day(v["last_day"]),
        grade=_code(Grade, v["grade"], "grade"),
        rated_by=_str(v["rated_by"]),
        rated_on=_day(v["rated_on"]),
    )


def _initiative(v: Values, _: str) -> Initiative:
    return Initiative(
        id=_str(v["id"]),
        title=_str(v["title"]),
        kind=_code(InitiativeKind, v["kind"], "kind"),
        registered_on=_day(v["registered_on"]),
        author_ids=tuple(_str(v["author_ids"]).split()),
        is_new=_flag(v["is_new"]),
        is_applied=_flag(v["is_applied"]),
        applied_from=_day(v["applied_from"]),
        applied_where=_str(v["applied_where"]),
        is_replicable=_flag(v["is_replicable"]),
        recognised_level=_maybe_code(
            RecognitionLevel, v["recognised_level"], "recognised_level"
        ),
        recognised_by=_str(v["recognised_by"]),
        recognised_on=_day(v["recognised_on"]),
        effect=_str(v["effect"]),
    )


def _breach(v: Values, _: str) -> Breach:
    return Breach(
        id=_str(v["id"]),
        subject_id=_str(v["subject_id"]),
        happened_on=_sure_day(v["happened_on"]),
        severity=_code(Severity, v["severity"], "severity"),
        content=_str(v["content"]),
        document=_str(v["document"]),
    )


def _result(v: Values, round_id: str) -> IndicatorResult:
    return IndicatorResult(
        round_id=round_id,
        indicator=_str(v["indicator"]),
        state=_code(ResultState, v["state"], "state"),
        as_of=_day(v["as_of"]),
        value=_number(v["value"]),
        numerator=_number(v["numerator"]),
        denominator=_number(v["denominator"]),
        assigned=_number(v["assigned"]),
        holds=_flag(v["holds"]),
        source=_str(v["source"]),
    )


def _nomination(v: Values, round_id: str) -> Nomination:
    return Nomination(
        id=_str(v["id"]),
        round_id=round_id,
        offer=_str(v["offer"]),
        subject_id=_str(v["subject_id"]),
        choice=_code(Choice, v["choice"], "choice"),
        reason=_str(v["reason"]),
    )


def _str(value: Value) -> str:
    return "" if value is None else str(value)


def _opt(value: Value) -> str | None:
    return None if value is None else str(value)


def _int(value: Value) -> int | None:
    return value if isinstance(value, int) and not isinstance(value, bool) else None


def _day(value: Value) -> date | None:
    return value if isinstance(value, date) else None


def _sure_day(value: Value) -> date:
    if not isinstance(value, date):
        raise BundleError(
            "Có dòng thiếu ngày. Chưa có gì được ghi.", "Đề nghị nơi gửi xuất lại."
        )
    return value


def _number(value: Value) -> Decimal | None:
    return value if isinstance(value, Decimal) else None


def _flag(value: Value) -> bool | None:
    return value if isinstance(value, bool) else None


_ID = _text("id", "Mã")
_SUBJECT = _text("subject_id", "Mã đối tượng")
_RETIRED = _maybe("retired_on", "date", "Ngừng theo dõi từ")
_NOTE = _maybe("note", "string", "Ghi chú")

UNITS = Shape(
    "units",
    "Đơn vị",
    (
        _ID,
        _text("name", "Tên"),
        _text("kind", "Loại"),
        _maybe("parent_id", "string", "Mã đơn vị cấp trên"),
        _maybe("short_name", "string", "Tên ngắn"),
        _maybe("block", "string", "Khối"),
        _NOTE,
        _RETIRED,
    ),
    ("id",),
    lambda u: (
        u.id,
        u.name,
        u.kind.value,
        u.parent_id,
        u.short_name,
        u.block,
        u.note,
        u.retired_on,
    ),
    _unit,
)

PEOPLE = Shape(
    "people",
    "Cá nhân",
    (
        _ID,
        _text("name", "Họ và tên"),
        _maybe("unit_id", "string", "Mã đơn vị"),
        _text("employment", "Đối tượng"),
        _maybe("salutation", "string", "Xưng hô"),
        _maybe("position", "string", "Chức vụ"),
        Field("is_head", "boolean", required=True, title="Người đứng đầu"),
        _maybe("birth_year", "integer", "Năm sinh"),
        _maybe("direct_work", "string", "Trực tiếp thực hiện CCHC"),
        _NOTE,
        _RETIRED,
    ),
    ("id",),
    lambda p: (
        p.id,
        p.name,
        p.unit_id,
        p.employment.value,
        p.salutation.value if p.salutation else None,
        p.position,
        p.is_head,
        p.birth_year,
        _written_work(p),
        p.note,
        p.retired_on,
    ),
    _person,
)

OTHERS = Shape(
    "other_subjects",
    "Hộ gia đình, doanh nghiệp",
    (
        _ID,
        _text("name", "Tên"),
        _text("kind", "Loại"),
        _maybe("address", "string", "Địa chỉ"),
        _maybe("head", "string", "Người đại diện"),
        _NOTE,
        _RETIRED,
    ),
    ("id",),
    lambda o: (o.id, o.name, o.kind.value, o.address, o.head, o.note, o.retired_on),
    _other,
)

SCORES = Shape(
    "scores",
    "Điểm",
    (
        _SUBJECT,
        _text("criterion", "Tiêu chí"),
        _text("side", "Tự chấm hay thẩm định"),
        _text("state", "Trạng thái"),
        _maybe("points", "number", "Điểm"),
        _maybe("reason", "string", "Lý do sửa"),
    ),
    ("subject_id", "criterion", "side"),
    lambda r: (
        r.subject_id,
        r.score.criterion,
        r.score.side.value,
        r.score.state.value,
        r.score.points,
        r.score.reason,
    ),
    _score,
)

ATTESTATIONS = Shape(
    "attestations",
    "Xác nhận",
    (
        _SUBJECT,
        _text("statement", "Điều được xác nhận"),
        Field("holds", "boolean", required=True, title="Đạt"),
        _text("attested_by", "Người xác nhận"),
        Field("attested_on", "date", required=True, title="Ngày xác nhận"),
        _maybe("evidence", "string", "Minh chứng"),
    ),
    ("subject_id", "statement"),
    lambda a: (
        a.subject_id,
        a.statement,
        a.holds,
        a.attested_by,
        a.attested_on,
        a.evidence,
    ),
    _attestation,
)

RATINGS = Shape(
    "task_ratings",
    "Xếp loại",
    (
        _ID,
        _SUBJECT,
        Field("first_day", "date", required=True, title="Từ ngày"),
        Field("last_day", "date", required=True, title="Đến ngày"),
        Field("grade", "integer", required=True, title="Mức, 1 thấp đến 4 cao"),
        _maybe("rated_by", "string", "Nơi xếp loại"),
        _maybe("rated_on", "date", "Ngày xếp loại"),
    ),
    ("id",),
    lambda r: (
        r.id,
        r.subject_id,
        r.first_day,
        r.last_day,
        int(r.grade),
        r.rated_by,
        r.rated_on,
    ),
    _rating,
)

INITIATIVES = Shape(
    "initiatives",
    "Sáng kiến, mô hình, giải pháp",
    (
        _ID,
        _text("title", "Tên"),
        _text("kind", "Loại"),
        _maybe("registered_on", "date", "Ngày đăng ký"),
        _text("author_ids", "Mã tác giả"),
        _maybe("is_new", "boolean", "Mang tính mới"),
        _maybe("is_applied", "boolean", "Được áp dụng"),
        _maybe("applied_from", "date", "Áp dụng từ"),
        _maybe("applied_where", "string", "Nơi áp dụng"),
        _maybe("is_replicable", "boolean", "Có thể nhân rộng"),
        _maybe("recognised_level", "string", "Cấp công nhận"),
        _maybe("recognised_by", "string", "Văn bản công nhận"),
        _maybe("recognised_on", "date", "Ngày công nhận"),
        _maybe("effect", "string", "Hiệu quả"),
    ),
    ("id",),
    lambda i: (
        i.id,
        i.title,
        i.kind.value,
        i.registered_on,
        " ".join(i.author_ids),
        i.is_new,
        i.is_applied,
        i.applied_from,
        i.applied_where,
        i.is_replicable,
        i.recognised_level.value if i.recognised_level else None,
        i.recognised_by,
        i.recognised_on,
        i.effect,
    ),
    _initiative,
)

BREACHES = Shape(
    "breaches",
    "Vi phạm",
    (
        _ID,
        _SUBJECT,
        Field("happened_on", "date", required=True, title="Ngày"),
        _text("severity", "Mức độ"),
        _text("content", "Nội dung"),
        _maybe("document", "string", "Văn bản"),
    ),
    ("id",),
    lambda b: (
        b.id,
        b.subject_id,
        b.happened_on,
        b.severity.value,
        b.content,
        b.document,
    ),
    _breach,
)

RESULTS = Shape(
    "indicator_results",
    "Kết quả chỉ tiêu",
    (
        _text("indicator", "Chỉ tiêu"),
        _text("state", "Trạng thái"),
        _maybe("as_of", "date", "Tính đến ngày"),
        _maybe("value", "number", "Giá trị"),
        _maybe("numerator", "number", "Tử số"),
        _maybe("denominator", "number", "Mẫu số"),
        _maybe("assigned", "number", "Số được giao"),
        _maybe("holds", "boolean", "Đạt"),
        _maybe("source", "string", "Nguồn"),
    ),
    ("indicator",),
    lambda r: (
        r.indicator,
        r.state.value,
        r.as_of,
        r.value,
        r.numerator,
        r.denominator,
        r.assigned,
        r.holds,
        r.source,
    ),
    _result,
)

NOMINATIONS = Shape(
    "nominations",
    "Lựa chọn, đề xuất thêm, rút",
    (
        _ID,
        _text("offer", "Hình thức"),
        _SUBJECT,
        _text("choice", "Lựa chọn"),
        _text("reason", "Lý do"),
    ),
    ("id",),
    lambda n: (n.id, n.offer, n.subject_id, n.choice.value, n.reason),
    _nomination,
)

SHAPES: Sequence[Shape] = (
    UNITS,
    PEOPLE,
    OTHERS,
    SCORES,
    ATTESTATIONS,
    RATINGS,
    INITIATIVES,
    BREACHES,
    RESULTS,
    NOMINATIONS,
)
