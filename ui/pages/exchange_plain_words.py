"""Changes of an exchange file in words: names for ids, labels for codes."""

from collections.abc import Callable, Iterable, Mapping
from datetime import date
from decimal import Decimal

from desktop import vietnamese
from desktop.awards.attesting import Attested
from desktop.awards.forms import Choice
from desktop.bundles.sealed.envelope import BundleType
from desktop.bundles.tables import Package
from desktop.emulation.indicators import ResultState
from desktop.emulation.participants import (
    DirectRole,
    Employment,
    Kind,
    LabelledEnum,
    Salutation,
    UnitKind,
)
from desktop.emulation.records import (
    Grade,
    InitiativeKind,
    RecognitionLevel,
    Severity,
)
from desktop.emulation.scoring import Side
from desktop.office.exchanging import package_registers
from desktop.office.exchanging.package_tables import SHAPES
from desktop.office.exchanging.round_package import Change
from desktop.office.exchanging.row_names import plan_names
from desktop.office.rounds.roundup import Roundup
from ui.language import _
from ui.pages.exchange_cells import CellWords

Values = Mapping[str, object]

_LABELS: dict[tuple[str, str], Iterable[LabelledEnum]] = {
    ("units", "kind"): UnitKind,
    ("people", "employment"): Employment,
    ("people", "salutation"): Salutation,
    ("other_subjects", "kind"): Kind,
    ("initiatives", "kind"): InitiativeKind,
    ("initiatives", "recognised_level"): RecognitionLevel,
    ("breaches", "severity"): Severity,
    ("indicator_results", "state"): ResultState,
    ("nominations", "choice"): Choice,
}
_SIDES = {
    Side.SELF.value: _("tự chấm"),
    Side.VERIFIED.value: _("thẩm định"),
    Side.SURVEY.value: _("điều tra xã hội học"),
}
# Titles of the file speak of codes; the screen shows the names behind them.
_TITLES = {
    "subject_id": _("Đối tượng"),
    "parent_id": _("Trực thuộc"),
    "unit_id": _("Đơn vị"),
    "author_ids": _("Tác giả"),
    "grade": _("Mức xếp loại"),
    "holds": _("Kết quả"),
}
_NAMES = {"name", "title"}
_HIDDEN = {"id", "subject_id"}


class ChangeWords:
    """What a change is about, what is here now, and what would be here afterwards."""

    def __init__(self, roundup: Roundup, package: Package) -> None:
        self._plan = roundup.plan
        self._roundup = roundup
        self._names = {
            **{unit.id: unit.name for unit in roundup.units},
            **{person.id: person.name for person in roundup.people},
            **{other.id: other.name for other in roundup.others},
            **_names_in(package),
        }
        self._criteria = {
            criterion.code: criterion.name
            for criteria in self._plan.criteria_sets
            for criterion in criteria.criteria
        }
        self._indicators = {i.code: i.name for i in self._plan.indicators}
        self._statements = dict(_statements(self._plan.standards))
        self._cells = CellWords(
            BundleType.SUBMISSION, self._names | dict(plan_names(self._plan))
        )
        tables = [shape.table(()) for shape in SHAPES] + package_registers.shapes()
        self._titles = {
            (table.name, field.name): _TITLES.get(field.name, field.title)
            for table in tables
            for field in table.fields
        }

    def item(self, change: Change) -> str:
        """Return the name of what changes."""
        values = _values_of(change)
        if "subject_id" in values:
            return self._name(values["subject_id"])
        if "indicator" in values:
            code = str(values["indicator"])
            return self._indicators.get(code, code)
        return str(values.get("name") or values.get("title") or _("không tên"))

    def detail(self, change: Change) -> str:
        """Return what of it changes: "B2 Tiến độ, thẩm định"."""
        values = _values_of(change)
        match change.table:
            case "scores":
                code = str(values["criterion"])
                name = self._criterion(str(values["subject_id"]), code)
                side = _SIDES.get(str(values["side"]), "")
                return ", ".join(
                    part for part in (f"{code} {name}".strip(), side) if part
                )
            case "attestations":
                return self._said("attestations", "statement", values["statement"])
            case "task_ratings":
                days = [
                    self._said("", "", values[k]) for k in ("first_day", "last_day")
                ]
                return _("xếp loại {since} – {until}").format(
                    since=days[0], until=days[1]
                )
            case "breaches":
                return str(values.get("content") or "")
            case "nominations":
                return self._said("nominations", "choice", values["choice"])
        return ""

    def before(self, change: Change) -> str:
        """Return what is here now."""
        if change.before is None:
            return _("chưa có")
        return self._told(change, change.before)

    def after(self, change: Change) -> str:
        """Return what would be here after taking the file in."""
        if change.after is None:
            if change.table in {"units", "people", "other_subjects"}:
                return _("ngừng theo dõi")
            return _("không còn")
        return self._told(change, change.after)

    def _told(self, change: Change, values: Values) -> str:
        """Return the fields that matter: those changed, else all that are filled."""
        names = change.fields or tuple(n for n in values if values[n] is not None)
        if change.table == "scores" and {"points", "state"} & set(names):
            return self._score(values)
        hidden = _HIDDEN if change.fields else _HIDDEN | _NAMES | set(_shown_of(change))
        parts = [
            self._titled(change.table, name, values.get(name))
            for name in names
            if name not in hidden
        ]
        return "; ".join(parts) or _("có trong danh sách")

    def _score(self, values: Values) -> str:
        points = values.get("points")
        if not isinstance(points, Decimal):
            return _("không áp dụng")
        return _("{points} điểm").format(points=vietnamese.number(points))

    def _titled(self, table: str, name: str, value: object) -> str:
        title = self._titles.get((table, name), "")
        said = self._said(table, name, value)
        return f"{title}: {said}" if title else said

    def _said(self, table: str, name: str, value: object) -> str:
        """Return one value as it is read out."""
        if value is None or value == "":
            return _("để trống")
        if table in package_registers.NAMES:
            return self._cells.said(table, name, value)  # type: ignore[arg-type]
        special = self._specials().get(name)
        if special is not None:
            return special(value)
        labels = _LABELS.get((table, name))
        if labels is not None:
            return _label(labels, value)
        return _plain(value)

    def _specials(self) -> dict[str, Callable[[object], str]]:
        return {
            "subject_id": self._name,
            "parent_id": self._name,
            "unit_id": self._name,
            "author_ids": self._authors,
            "block": self._block,
            "statement": lambda v: self._statements.get(str(v), _("xác nhận khác")),
            "offer": self._offer,
            "grade": _grade,
            "holds": lambda v: _("đạt") if v is True else _("không đạt"),
            "side": lambda v: _SIDES.get(str(v), _("bên chấm khác")),
            "direct_work": _direct_work,
        }

    def _name(self, subject_id: object) -> str:
        return self._names.get(str(subject_id), _("đối tượng không có trong danh sách"))

    def _authors(self, ids: object) -> str:
        return ", ".join(self._name(one) for one in str(ids).split())

    def _block(self, code: object) -> str:
        block = self._plan.block_by_code.get(str(code))
        return block.name if block else _("khối khác")

    def _offer(self, code: object) -> str:
        found = (o.form.label for o in self._plan.offers if o.code == code)
        return next(found, _("hình thức khác"))

    def _criterion(self, subject_id: str, code: str) -> str:
        if subject_id in self._roundup.candidates:
            criteria = self._roundup.criteria_for(subject_id)
            if criteria is not None and code in criteria.by_code:
                return criteria.by_code[code].name
        return self._criteria.get(code, "")


def _values_of(change: Change) -> Values:
    return change.after or change.before or {}


def _shown_of(change: Change) -> tuple[str, ...]:
    """Return the columns that already stand beside the name."""
    return {
        "scores": ("criterion", "side"),
        "attestations": ("statement",),
        "task_ratings": ("first_day", "last_day"),
        "breaches": ("content",),
        "nominations": ("choice",),
        "indicator_results": ("indicator",),
    }.get(change.table, ())


def _names_in(package: Package) -> dict[str, str]:
    found: dict[str, str] = {}
    for table_name in ("units", "people", "other_subjects"):
        table = package.table(table_name)
        if table is not None:
            at_id, at_name = (table.field_names.index(n) for n in ("id", "name"))
            found |= {str(row[at_id]): str(row[at_name]) for row in table.rows}
    return found


def _statements(standards: Iterable[object]) -> Iterable[tuple[str, str]]:
    """Return code and words of everything that is attested in the plan."""
    nodes: list[object] = [getattr(one, "root", None) for one in standards]
    while nodes:
        node = nodes.pop()
        if isinstance(node, Attested):
            yield node.statement, node.label
        nodes += getattr(node, "children", ())


def _label(labels: Iterable[LabelledEnum], value: object) -> str:
    found = (member.label for member in labels if member.value == value)
    return next(found, _("loại khác"))


def _plain(value: object) -> str:
    if isinstance(value, bool):
        return _("có") if value else _("không")
    if isinstance(value, date):
        return vietnamese.short_date(value)
    if isinstance(value, Decimal):
        return vietnamese.number(value)
    return str(value)


def _grade(value: object) -> str:
    found = (grade.label for grade in Grade if grade.value == value)
    return next(found, _("mức khác"))


def _direct_work(written: object) -> str:
    """Return "tham mưu từ 01/07/2025" for the periods as the file writes them."""
    said = []
    for part in str(written).split(";"):
        role, _colon, days = part.strip().partition(":")
        since, _slash, until = days.partition("/")
        try:
            first = vietnamese.short_date(date.fromisoformat(since))
            last = date.fromisoformat(until) if until else None
        except ValueError:
            return _("ghi sai mẫu")
        words = _("{role} từ {first}").format(
            role=_label(DirectRole, role), first=first
        )
        if last is not None:
            words = _("{words} đến {last}").format(
                words=words, last=vietnamese.short_date(last)
            )
        said.append(words)
    return ", ".join(said)
