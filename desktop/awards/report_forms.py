"""The forms of the Báo cáo thành tích: which one holds on a day, and what it asks.

Every decree numbers them anew, so they are dated data: resources/law/report_forms.toml.
The day of the decision chooses among them, then what the plan's dossier names. A number
is printed only where the plan names exactly one form in force, or the officer chose it.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, TypeVar

from desktop.emulation.participants import Kind, LabelledEnum

M = TypeVar("M", bound=LabelledEnum)


class FormUse(LabelledEnum):
    """What kind of awarding a form is for."""

    REGULAR = "regular", "hằng năm, theo công trạng"
    THEMATIC = "thematic", "theo phong trào, chuyên đề"
    SUDDEN = "sudden", "đột xuất"


class PartKind(LabelledEnum):
    """What stands under a heading of a report."""

    FIELD = "field", "một dòng"
    TEXT = "text", "đoạn văn"
    MEASURES = "measures", "bảng số liệu và đoạn văn"
    INITIATIVES = "initiatives", "sáng kiến và đoạn văn"
    TITLES = "titles", "danh hiệu thi đua"
    AWARDS = "awards", "hình thức khen thưởng"


@dataclass(frozen=True, slots=True)
class Part:
    """A heading and what stands under it.

    Attributes:
        code: under which what is typed is kept: "duties".
        known: what of the register fills it: "name"; empty where somebody types it.
        is_written_in: room is left for a pen and nothing is kept: what no other work
            of the office needs to know of a person.
    """

    code: str
    kind: PartKind
    label: str
    known: str = ""
    hint: str = ""
    is_written_in: bool = False

    @property
    def is_typed(self) -> bool:
        """Tell whether the officer types something here."""
        return not self.known and not self.is_written_in


@dataclass(frozen=True, slots=True)
class Section:
    """A section with a Roman number: its title and its parts."""

    title: str
    parts: tuple[Part, ...]


@dataclass(frozen=True, slots=True)
class Layout:
    """The headings and signatures of a report.

    Attributes:
        signatures: the lines of the two positions, left and right.
        confirmation: who confirms below them; empty where nobody does.
        reporter: which signature is that of whom the report is about; None for none.
    """

    code: str
    sections: tuple[Section, ...]
    signatures: tuple[tuple[str, ...], ...]
    confirmation: str = ""
    reporter: int | None = None

    @property
    def parts(self) -> tuple[Part, ...]:
        """Return every part, in order."""
        return tuple(part for section in self.sections for part in section.parts)


@dataclass(frozen=True, slots=True)
class ReportForm:
    """A form of a decree, in force from one day to another, both included.

    Attributes:
        decree: "152/2025/NĐ-CP"; empty for the common layout, which has no number.
        number: "Mẫu số 01"; empty for the common layout.
        basis: the legal basis in words.
        is_checked: somebody compared it with the decree; else "cần kiểm tra".
        note: what is not certain about it.
    """

    decree: str
    number: str
    valid_from: date
    valid_until: date | None
    kinds: tuple[Kind, ...]
    uses: tuple[FormUse, ...]
    layout: Layout
    basis: str
    is_checked: bool = False
    note: str = ""

    @property
    def code(self) -> str:
        """Return what names the form among those for one kind of subject."""
        return f"{self.decree}|{self.number}" if self.number else ""

    @property
    def title(self) -> str:
        """Return "Mẫu số 08, Nghị định số 98/2023/NĐ-CP"."""
        if not self.number:
            return "bố cục chung, không in số mẫu"
        return f"{self.number}, Nghị định số {self.decree}"

    @property
    def reference(self) -> str:
        """Return the line printed under the heading; empty without a number."""
        if not self.number:
            return ""
        return f"({self.number} ban hành kèm theo Nghị định số {self.decree})"

    def holds_on(self, day: date) -> bool:
        """Tell whether the form is in force on a day."""
        until = self.valid_until or date.max
        return self.valid_from <= day <= until


@dataclass(frozen=True, slots=True)
class ChosenForm:
    """The form of one report and why it is that one.

    Attributes:
        cautions: what the officer should look at, each a sentence.
        is_by_officer: the officer chose it.
    """

    form: ReportForm
    cautions: tuple[str, ...] = ()
    is_by_officer: bool = False


@dataclass(frozen=True, slots=True)
class Wanted:
    """What a report is for: the subject's kind, the occasion's use, the decision's day.

    `named` and `decree` are what the plan's dossier says: "Mẫu số 06, 08".
    """

    kind: Kind
    use: FormUse
    day: date
    named: str = ""
    decree: str = ""


def read_forms(data: Mapping[str, Any]) -> tuple[ReportForm, ...]:
    """Return the forms of the registry file; a form without its layout is refused.

    Raises:
        KeyError: a field is missing, or a layout nobody wrote is named.
        ValueError: a kind, use or part is none we know.
    """
    layouts = {each["code"]: _layout(each) for each in data["layout"]}
    return tuple(_form(each, layouts) for each in data["form"])


def _layout(data: Mapping[str, Any]) -> Layout:
    return Layout(
        data["code"],
        tuple(
            Section(section["title"], tuple(_part(each) for each in section["part"]))
            for section in data["section"]
        ),
        tuple(tuple(lines) for lines in data["signatures"]),
        data.get("confirmation", ""),
        data.get("reporter"),
    )


def _part(data: Mapping[str, Any]) -> Part:
    return Part(
        data["code"],
        _of(PartKind, data["kind"]),
        data["label"],
        data.get("known", ""),
        data.get("hint", ""),
        data.get("write_in", False),
    )


def _form(data: Mapping[str, Any], layouts: Mapping[str, Layout]) -> ReportForm:
    return ReportForm(
        data["decree"],
        data["number"],
        data["from"],
        data.get("until"),
        tuple(_of(Kind, kind) for kind in data["kinds"]),
        tuple(_of(FormUse, use) for use in data["uses"]),
        layouts[data["layout"]],
        data["basis"],
        data.get("checked", False),
        data.get("note", ""),
    )


def _of(enumeration: type[M], code: str) -> M:
    """Return a member by its code."""
    for member in enumeration:
        if member.value == code:
            return member
    message = f"not a {enumeration.__name__}: {code}"
    raise ValueError(message)


def offered(
    forms: Sequence[ReportForm], kind: Kind, day: date
) -> tuple[ReportForm, ...]:
    """Return what the officer may choose for a kind of subject on a day."""
    found: dict[str, ReportForm] = {}
    for form in forms:
        if kind in form.kinds and form.holds_on(day):
            found.setdefault(form.code, form)
    return tuple(found.values())


def choose(
    forms: Sequence[ReportForm], wanted: Wanted, by_officer: str | None = None
) -> ChosenForm:
    """Return the form of a report.

    Args:
        forms: the registry.
        wanted: what the report is for.
        by_officer: the code the officer chose, "" for no number; None for no choice.
    """
    usable = offered(forms, wanted.kind, wanted.day)
    if by_officer is not None:
        for form in _with_code(usable, forms, wanted, by_officer):
            return ChosenForm(form, _doubts(form), is_by_officer=True)
    plain = _common(forms, wanted)
    numbers = named_numbers(wanted.named)
    if not numbers:
        return ChosenForm(plain, _doubts(plain))
    if len(numbers) > 1:
        said = (
            f"Kế hoạch nêu {wanted.named} mà không nói mẫu nào cho đối tượng nào; "
            "chưa in số mẫu, hãy chọn."
        )
        return ChosenForm(_of_use(usable, wanted) or plain, (said,))
    found = [f for f in usable if (f.decree, f.number) == (wanted.decree, numbers[0])]
    if found:
        return ChosenForm(found[0], _doubts(found[0]))
    said = (
        f"Kế hoạch nêu {wanted.named} (Nghị định số {wanted.decree}), không có trong "
        f"các mẫu còn hiệu lực ngày {wanted.day:%d/%m/%Y}; chưa in số mẫu, "
        "cần kiểm tra."
    )
    return ChosenForm(plain, (said,))


def _with_code(
    usable: Sequence[ReportForm],
    forms: Sequence[ReportForm],
    wanted: Wanted,
    code: str,
) -> tuple[ReportForm, ...]:
    if not code:
        return (_common(forms, wanted),)
    return tuple(form for form in usable if form.code == code)


def _common(forms: Sequence[ReportForm], wanted: Wanted) -> ReportForm:
    """Return the layout without a number for a kind and use."""
    unnumbered = [f for f in forms if not f.number and wanted.kind in f.kinds]
    fitting = [form for form in unnumbered if wanted.use in form.uses]
    return (fitting or unnumbered)[0]


def _of_use(usable: Sequence[ReportForm], wanted: Wanted) -> ReportForm | None:
    """Return the layout without a number of the forms for a use."""
    return next((f for f in usable if not f.number and wanted.use in f.uses), None)


def _doubts(form: ReportForm) -> tuple[str, ...]:
    if form.is_checked:
        return ()
    said = "; ".join(part for part in (form.title, form.note) if part)
    return (f"Cần kiểm tra: {said}.",)


def named_numbers(named: str) -> tuple[str, ...]:
    """Return "Mẫu số 06", "Mẫu số 08" for what a plan says: "Mẫu số 06, 08"."""
    return tuple(f"Mẫu số {int(each):02d}" for each in re.findall(r"\d+", named))
