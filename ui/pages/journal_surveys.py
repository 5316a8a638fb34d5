"""Khảo sát: satisfaction surveys with their forms and the rate they give."""

from PySide6.QtWidgets import QWidget

from desktop.emulation.journal import ActivityKind
from ui.dialogs.survey_dialog import SurveyDialog
from ui.language import _
from ui.pages.journal_activities import ActivityList, files_column
from ui.pages.journal_deeds import DeedRow, deed_rows
from ui.pages.journal_list import ListWords
from ui.pages.journal_papers import period_choices
from ui.pages.journal_words import (
    amount_words,
    answered_words,
    day_words,
    period_name,
    satisfied_words,
)
from ui.tables.column import AnyRow, Column

WORDS = ListWords(
    name=_("Khảo sát hài lòng"),
    icon="list-checks",
    search=_("Lọc khảo sát"),
    add=_("Ghi khảo sát…"),
    added=_("Đã ghi một khảo sát vào sổ."),
    changed=_("Đã sửa một khảo sát trong sổ."),
    unchosen=_("Chưa chọn khảo sát nào."),
    empty=(
        _("Chưa có khảo sát nào"),
        _(
            "Mỗi lần hỏi ý kiến người dân ghi ở đây: số phiếu phát ra, thu về và số "
            "phiếu theo năm mức; chương trình tính tỷ lệ hài lòng."
        ),
    ),
    unfit=(
        _("Không có khảo sát nào như vậy"),
        _("Xóa chữ đang lọc để xem đủ."),
    ),
)


class SurveysList(ActivityList):
    """A table of surveys, newest first."""

    def reload(self) -> None:
        """Show the surveys as they are now."""
        found = self.office.journal.activities()
        rows = deed_rows(self, [a for a in found if a.kind is ActivityKind.SURVEY])
        said = _("Tỷ lệ hài lòng = (hài lòng + rất hài lòng) / số phiếu hợp lệ")
        self.told.setText(said if rows else "")
        self.tell_empty(is_empty=not rows)
        self.table.show_rows(rows)
        self.begin()

    def dialog(self, parent: QWidget, row: AnyRow) -> SurveyDialog:
        """Return the dialog for a survey."""
        entry = row.entry if row else None
        choices = period_choices(self, entry.about if entry else None)
        return SurveyDialog(parent, self.office, entry, choices)


def survey_columns() -> list[Column[DeedRow]]:
    """Return the columns of the surveys."""
    return [
        Column[DeedRow](
            _("Ngày"),
            lambda row: day_words(row.entry.happened_on),
            sort=lambda row: row.entry.happened_on,
            width=112,
        ),
        Column[DeedRow](
            _("Khảo sát"),
            lambda row: row.entry.title,
            note=lambda row: row.who.name if row.who else "",
            weight=500,
            tip=lambda row: f"{row.entry.title}\n{row.entry.note}".strip(),
        ),
        Column[DeedRow](
            _("Kỳ"),
            lambda row: period_name(row.entry.about) if row.entry.about else "",
            sort=lambda row: row.entry.first_day or row.entry.happened_on,
            width=180,
        ),
        Column[DeedRow](
            _("Thu về / phát ra"),
            lambda row: amount_words(row.entry),
            sort=lambda row: (row.entry.number is not None, row.entry.number or 0),
            width=140,
        ),
        Column[DeedRow](
            _("Tỷ lệ hài lòng"),
            lambda row: satisfied_words(row.entry),
            note=lambda row: answered_words(row.entry),
            sort=lambda row: (
                row.entry.satisfied is not None,
                row.entry.satisfied or 0,
            ),
            tone=lambda row: "text" if row.entry.satisfied is not None else "text3",
            weight=600,
            align="right",
            width=170,
        ),
        files_column(),
    ]
