"""The tables of the tab of dossiers: which there are, and the lines of one."""

from desktop.awards.dossier_states import ItemState
from desktop.office.dossiers.lines import Dossier, DossierLine
from desktop.vietnamese import short_date, two_digits
from ui.language import _
from ui.tables.column import Column
from ui.tables.table import TableView
from ui.widgets.chips import Chip
from ui.widgets.notices import EmptyPlace

WAY = 5  # the column of ways forward
_LOOKS = {
    ItemState.COMPLETE: ("verdict-pass", "ok"),
    ItemState.MISSING: ("verdict-unknown", "warn"),
    ItemState.NOT_APPLICABLE: ("verdict-not-applicable", "na"),
    ItemState.OPTIONAL: ("circle", "na"),
    ItemState.DOUBTFUL: ("circle-question-mark", "warn"),
}
_OTHER_LOOK = ("triangle-alert", "warn")


def no_dossiers() -> EmptyPlace:
    """Return what stands there while nobody is proposed."""
    return EmptyPlace(
        "folder-check",
        _("Chưa có hồ sơ nào"),
        _("Hồ sơ lập theo danh sách đề nghị; chưa ai được đề nghị ở đợt xét này."),
    )


def way_words(line: DossierLine) -> str:
    """Return what brings a line forward, as a link; nothing where it is complete."""
    if line.state in {ItemState.UNSIGNED, ItemState.DRAFT}:
        if line.state is ItemState.DRAFT:
            return _("Chốt đợt xét")
        is_numbered = any(kind.is_numbered for kind in line.papers)
        return _("Lấy số") if is_numbered else _("Đánh dấu đủ")
    is_unconfirmed = line.state is ItemState.UNCONFIRMED
    if can_confirm(line) and (line.confirmation is not None or is_unconfirmed):
        return _("Ghi xác nhận")
    idle = {ItemState.COMPLETE, ItemState.NOT_APPLICABLE, ItemState.OPTIONAL}
    return "" if line.state in idle else _("Ghi nhận")


def can_confirm(line: DossierLine) -> bool:
    """Tell whether a confirmation is open on a line."""
    if line.confirmation is not None:
        return line.state in {ItemState.MISSING, ItemState.DOUBTFUL}
    return bool(line.open_confirmations)


def case_table() -> TableView:
    """Return the table of dossiers, each with how much of it is there."""
    table = TableView(
        _("Các hồ sơ của đợt xét"),
        [
            Column[Dossier](
                _("Hồ sơ"),
                lambda d: d.case.unit_name or d.case.offers[0].form.label,
                note=_progress,
                weight=500,
            ),
            Column[Dossier](
                _("Đủ"),
                lambda d: f"{d.done}/{len(d.required)}",
                kind="icon",
                width=40,
                look=lambda d: Chip(
                    "",
                    *(
                        ("verdict-pass", "ok")
                        if d.is_complete
                        else ("verdict-unknown", "warn")
                    ),
                ),
            ),
        ],
        row_height=48,
        key=lambda d: d.case.key,
        empty=no_dossiers,
    )
    table.horizontalHeader().hide()
    return table


def _progress(dossier: Dossier) -> str:
    done, total = dossier.done, len(dossier.required)
    people = len(dossier.case.nominees)
    return _("đủ {done}/{total} mục · {people:02d} tập thể, cá nhân").format(
        done=done, total=total, people=people
    )


def line_table() -> TableView:
    """Return the table of one dossier's lines, each with the way forward."""
    return TableView(
        _("Thành phần của hồ sơ"),
        [
            Column[DossierLine](
                _("Thành phần"),
                lambda line: line.title,
                note=_beside,
                weight=500,
                tip=lambda line: line.title,
            ),
            Column[DossierLine](
                _("Số, ngày"), _dated, width=126, tip=_dated, wrap=True
            ),
            Column[DossierLine](_("Có/cần"), _copies, width=66, align="center"),
            Column[DossierLine](
                _("Tờ số"),
                lambda line: str(line.sheets or ""),
                width=70,
                align="center",
            ),
            Column[DossierLine](
                _("Kiểm tra"),
                lambda line: line.said,
                kind="mark",
                width=142,
                look=lambda line: Chip(line.said, *_LOOKS.get(line.state, _OTHER_LOOK)),
            ),
            Column[DossierLine]("", way_words, kind="link", width=136),
        ],
        row_height=44,
        key=lambda line: (line.component, line.subject_id),
        many=True,
    )


def _beside(line: DossierLine) -> str:
    parts = []
    if not line.is_required:
        parts.append(_("kèm theo") if line.papers else _("nếu có"))
    elif line.papers:
        parts.append(_("chương trình lập"))
    if line.open_confirmations and line.state is not ItemState.COMPLETE:
        asked = ", ".join(c.by for c in line.open_confirmations)
        parts.append(_("cần xác nhận của {who}").format(who=asked))
    if line.files:
        parts.append(_("{count:02d} tệp").format(count=line.files))
    if line.note:
        parts.append(line.note)
    return " · ".join(parts)


def _dated(line: DossierLine) -> str:
    day = short_date(line.dated.issued_on) if line.dated.issued_on else ""
    return "\n".join(part for part in (line.dated.number, day) if part)


def _copies(line: DossierLine) -> str:
    if line.state is ItemState.NOT_APPLICABLE or line.confirmation is not None:
        return "–"
    if line.copies is None and line.wanted is None:
        return ""
    there = "…" if line.copies is None else two_digits(line.copies)
    wanted = "…" if line.wanted is None else two_digits(line.wanted)
    return f"{there}/{wanted}"
