"""Vi phạm: the register of breaches, newest first."""

from dataclasses import dataclass

from desktop import vietnamese
from desktop.emulation.records import Breach
from desktop.office.office import Office
from ui.dialogs.breach_dialog import BreachDialog
from ui.language import _
from ui.pages.page import Page
from ui.pages.ratings_tab import Register
from ui.pages.ratings_words import capital, one_line
from ui.tables.column import Column
from ui.widgets.subject_picker import Named, named


@dataclass(frozen=True, slots=True)
class BreachRow:
    """A breach with whose it is."""

    breach: Breach
    who: Named | None

    @property
    def name(self) -> str:
        """Return whose it is."""
        return self.who.name if self.who else ""


class BreachesRegister(Register):
    """A table of breaches; Delete takes one out after a question."""

    adding = _("Ghi vi phạm…")
    nothing = _("Chưa chọn vi phạm nào.")

    def __init__(self, page: Page, office: Office) -> None:
        empty = (
            "shield-check",
            _("Không có vi phạm nào"),
            _(
                "Vi phạm của người hoặc trong đơn vị ghi ở đây. Sổ trống chưa nói lên "
                "điều gì: ghi thêm ai đã rà soát ở mục Đã rà soát."
            ),
        )
        super().__init__(
            page,
            office,
            _("Sổ vi phạm"),
            _columns(),
            empty,
            _("Lọc theo tên, nội dung"),
        )

    def key_of(self, row: BreachRow) -> object:
        return row.breach.id

    def reload(self) -> int:
        names = named(self.office)
        found = self.office.records.breaches()
        found.sort(key=lambda breach: breach.happened_on, reverse=True)
        self.show_rows([BreachRow(each, names.get(each.subject_id)) for each in found])
        return len(found)

    def add(self) -> None:
        dialog = BreachDialog(self.window(), self.office)
        self.done(dialog, _("Đã ghi một vi phạm vào sổ."))

    def change(self, row: BreachRow | None) -> None:
        if row is not None:
            dialog = BreachDialog(self.window(), self.office, row.breach)
            self.done(dialog, _("Đã sửa vi phạm của {name}.").format(name=row.name))

    def remove(self) -> None:
        row = self.table.current()
        if row is not None:
            self.take_out(
                _("Bỏ vi phạm của {name} khỏi sổ?").format(name=row.name),
                lambda: self.office.records.remove_breach(row.breach, row.name),
                _("Đã bỏ vi phạm của {name} khỏi sổ.").format(name=row.name),
                why=_(
                    "Vi phạm không còn được nhắc khi xác nhận. Có thể hoàn tác ngay "
                    "sau đó."
                ),
            )


def _columns() -> list[Column[BreachRow]]:
    return [
        Column[BreachRow](
            _("Ngày"),
            lambda row: vietnamese.short_date(row.breach.happened_on),
            sort=lambda row: row.breach.happened_on,
            width=116,
        ),
        Column[BreachRow](
            _("Người, đơn vị"),
            lambda row: row.name,
            note=lambda row: row.who.detail if row.who else "",
            width=260,
            weight=500,
        ),
        Column[BreachRow](
            _("Loại, mức độ"),
            lambda row: capital(row.breach.kind.label),
            note=lambda row: capital(row.breach.severity.label),
            width=216,
        ),
        Column[BreachRow](
            _("Nội dung"),
            lambda row: one_line(row.breach.content),
            wrap=True,
            tone=lambda row: "text",
            tip=lambda row: row.breach.content,
        ),
        Column[BreachRow](
            _("Văn bản xử lý"),
            lambda row: row.breach.document,
            width=190,
            wrap=True,
            tip=lambda row: row.breach.document,
        ),
    ]
