"""What is awarded, in words: one form, several, or none named by the plan."""

from collections.abc import Iterable, Mapping, Sequence

from desktop.documents.kinds import kinds_counted
from desktop.documents.paper import Block, Paragraph, plain
from desktop.documents.papers.wording import AwardSubject, counted, subject_table


def by_form(subjects: Iterable[AwardSubject]) -> dict[str, tuple[AwardSubject, ...]]:
    """Return the subjects under each form, in the order the forms first occur."""
    found: dict[str, list[AwardSubject]] = {}
    for subject in subjects:
        found.setdefault(subject.form, []).append(subject)
    return {form: tuple(listed) for form, listed in found.items()}


def forms_named(subjects: Sequence[AwardSubject]) -> str:
    """Return "tặng Cờ thi đua và Bằng khen", "khen thưởng" where none is named."""
    named = [form for form in by_form(subjects) if form]
    return f"tặng {' và '.join(named)}" if named else "khen thưởng"


def granted(
    subjects: Sequence[AwardSubject], holders: Mapping[str, str] | None = None
) -> str:
    """Return "tặng Bằng khen của … cho 05 tập thể; khen thưởng 01 cá nhân".

    Args:
        subjects: whoever is awarded.
        holders: whose a form is, in words; a form without one says none.
    """
    whose = holders or {}
    said = []
    for form, listed in by_form(subjects).items():
        owner = f" của {whose[form]}" if form in whose else ""
        award = f"tặng {form}{owner} cho" if form else "khen thưởng"
        said.append(f"{award} {kinds_counted(counted(listed))}")
    return "; ".join(said)


def listed_by_form(subjects: Sequence[AwardSubject], named: str) -> list[Block]:
    """Return the list, or one for each form under its own sentence.

    Args:
        subjects: whoever is proposed.
        named: "Danh sách tập thể được đề nghị"; empty where that was just said.
    """
    found = by_form(subjects)
    blocks: list[Block] = []
    for form, listed in found.items():
        said = f"{named} tặng {form}" if len(found) > 1 and form else named
        if len(found) > 1 and not named:
            said = f"Đề nghị tặng {form}" if form else "Đề nghị khen thưởng"
        if said:
            blocks.append(Paragraph(plain(f"{said}:")))
        blocks.append(subject_table(listed))
    return blocks or [subject_table(subjects)]
