"""What the grid of statements says: tool tips, remarks, and who was left out."""

from dataclasses import dataclass

from desktop.awards.attesting import attestation_source
from desktop.errors import EntryError
from desktop.office.registers.attest_sheet import Answer, AttestCell, AttestColumn
from ui.language import _


@dataclass(frozen=True, slots=True)
class LeftOut:
    """Those left out of an answer, each with why."""

    cautions: list[str]
    unproved: list[str]


def tip(column: AttestColumn) -> str:
    """Return a statement with its clause and who else asks it."""
    said = [
        column.label,
        _("Mục {clause}").format(clause=column.clause),
        _("Dùng cho: {awards}").format(awards="; ".join(column.awards)),
    ]
    if column.by:
        said.insert(1, _("Người có ý kiến: {by}").format(by=column.by))
    if column.needs_evidence:
        said.append(_("Phải ghi minh chứng"))
    return "\n".join(said)


def remark(cell: AttestCell) -> str:
    """Return who answered, or why nobody has to."""
    if cell.explanation is None:
        return _("Không áp dụng cho đối tượng này.")
    parts = [cell.caution]
    if cell.answer is not Answer.OPEN and cell.given is not None:
        parts.append(attestation_source(cell.given))
    elif cell.given is not None:
        parts += [cell.explanation.missing, attestation_source(cell.given)]
    else:
        parts.append(
            _("Chưa ai xác nhận.")
            if cell.is_wanted
            else _("Chưa ai xác nhận; kết luận hiện không chờ ô này.")
        )
    return " · ".join(part for part in parts if part)


def tell(left: LeftOut, kept: int) -> None:
    """Say who was left out, after the others were kept.

    Raises:
        EntryError: somebody was; nothing happens where nobody was.
    """
    done = _("Đã ghi {count} ô.").format(count=kept) if kept else ""
    if left.cautions:
        said = _("{names} có trong sổ vi phạm nên chưa ghi.")
        raise EntryError(
            f"{said.format(names=', '.join(left.cautions))} {done}".strip(),
            _("Xem từng ô rồi bấm Enter để ghi riêng."),
        )
    if left.unproved:
        said = _("{count} ô phải ghi minh chứng nên chưa ghi.")
        raise EntryError(
            f"{said.format(count=len(left.unproved))} {done}".strip(),
            _("Bấm Enter để ghi kèm minh chứng."),
        )
