"""Thành tích: what units and people achieved; nominations cite it."""

from dataclasses import dataclass

from desktop.emulation.records import Achievement
from desktop.office.office import Office
from ui.dialogs.achievement_dialog import AchievementDialog
from ui.language import _
from ui.pages.page import Page
from ui.pages.ratings_tab import Register
from ui.pages.ratings_words import capital, days, one_line
from ui.tables.column import Column
from ui.widgets.subject_picker import Named, named


@dataclass(frozen=True, slots=True)
class AchievementRow:
    """An achievement with whose it is."""

    achievement: Achievement
    who: Named | None

    @property
    def name(self) -> str:
        """Return whose it is."""
        return self.who.name if self.who else ""


class AchievementsRegister(Register):
    """The register of achievements, the latest first."""

    adding = _("Thêm thành tích…")
    nothing = _("Chưa chọn thành tích nào.")

    def __init__(self, page: Page, office: Office) -> None:
        empty = (
            "trophy",
            _("Chưa có thành tích nào"),
            _(
                "Thành tích của tập thể, cá nhân ghi ở đây để xét tiêu chuẩn và dẫn "
                "trong đề nghị khen thưởng."
            ),
        )
        super().__init__(
            page, office, _("Sổ thành tích"), _columns(), empty, _("Lọc thành tích")
        )

    def key_of(self, row: AchievementRow) -> object:
        return row.achievement.id

    def reload(self) -> int:
        names = named(self.office)
        found = self.office.registers.achievements()
        found.sort(key=lambda each: (each.last_day, each.first_day), reverse=True)
        self.show_rows([AchievementRow(a, names.get(a.subject_id)) for a in found])
        return len(found)

    def add(self) -> None:
        dialog = AchievementDialog(self.window(), self.office)
        self.done(dialog, _("Đã thêm một thành tích vào sổ."))

    def change(self, row: AchievementRow | None) -> None:
        if row is not None:
            dialog = AchievementDialog(self.window(), self.office, row.achievement)
            self.done(dialog, _("Đã sửa thành tích của {name}.").format(name=row.name))

    def remove(self) -> None:
        row = self.table.current()
        if row is not None:
            self.take_out(
                _("Bỏ thành tích của {name} khỏi sổ?").format(name=row.name),
                lambda: self.office.registers.remove_achievement(
                    row.achievement, row.name
                ),
                _("Đã bỏ thành tích của {name} khỏi sổ.").format(name=row.name),
                why=_(
                    "Tiêu chuẩn không còn tính mục này. Có thể hoàn tác ngay sau đó."
                ),
            )


def _columns() -> list[Column[AchievementRow]]:
    return [
        Column[AchievementRow](
            _("Người, đơn vị"),
            lambda row: row.name,
            note=lambda row: row.who.detail if row.who else "",
            width=250,
            weight=500,
        ),
        Column[AchievementRow](
            _("Thành tích"),
            lambda row: one_line(row.achievement.content),
            wrap=True,
            tone=lambda row: "text",
            tip=lambda row: row.achievement.content,
        ),
        Column[AchievementRow](
            _("Loại"),
            lambda row: capital(row.achievement.kind.label),
            width=220,
            wrap=True,
            tone=lambda row: "text",
        ),
        Column[AchievementRow](
            _("Thời gian"),
            lambda row: days(row.achievement.first_day, row.achievement.last_day),
            sort=lambda row: (row.achievement.last_day, row.achievement.first_day),
            width=176,
            wrap=True,
        ),
        Column[AchievementRow](
            _("Minh chứng"),
            lambda row: one_line(row.achievement.evidence),
            width=150,
            wrap=True,
            tip=lambda row: row.achievement.evidence,
        ),
    ]
