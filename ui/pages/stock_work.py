"""What is done to the layouts of stock: made, edited, copied, renamed, taken out."""

from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QDialog, QMenu, QWidget

from desktop.documents.certificates.sheet_sizes import Sheet
from desktop.documents.certificates.stock import StockLayout, StockText
from desktop.office.office import Office
from ui import icons
from ui.dialogs.question import ask
from ui.dialogs.stock_editor import CheckPrint, edit_stock
from ui.dialogs.stock_name_dialog import StockNameDialog
from ui.dialogs.stock_tools import pick_picture
from ui.language import _
from ui.pages.page import Page


class StockWork:
    """Asks, does it, and tells the page which layout is to be shown then."""

    def __init__(self, page: Page, office: Office) -> None:
        self._page = page
        self._office = office

    def create(self) -> StockLayout | None:
        """Ask for name and sheet of a new stock; return it with its id."""
        made: list[StockLayout] = []
        printing = self._office.printing

        def keep(name: str, sheet: Sheet) -> None:
            made.append(printing.save_layout(printing.start_layout(name, sheet)))

        said = _(
            "Bố cục mới đặt chữ như Giấy khen in trọn khung; rồi kéo từng ô vào chỗ "
            "của phôi."
        )
        title, verb = _("Bố cục phôi mới"), _("Tạo và chỉnh")
        if not self._named(title, verb, keep, sheets=printing.sheets(), note=said):
            return None
        return made[-1]

    def edit(
        self,
        layout: StockLayout,
        place: int,
        what: StockText | None,
        check_print: CheckPrint,
    ) -> bool:
        """Open the editor; tell whether the layout was kept."""
        return edit_stock(
            self._page.window(),
            self._office,
            layout,
            place=place,
            what=what or StockText.RECIPIENT,
            check_print=check_print,
        )

    def copy(self, layout: StockLayout) -> StockLayout | None:
        """Ask for the name of a copy; return it."""
        made: list[StockLayout] = []

        def keep(name: str, _sheet: Sheet) -> None:
            made.append(self._office.printing.copy_layout(layout.id, name))

        name = _("{name} (bản sao)").format(name=layout.name)
        title = _("Chép bố cục “{name}”").format(name=layout.name)
        return made[-1] if self._named(title, _("Chép"), keep, name=name) else None

    def rename(self, layout: StockLayout) -> bool:
        """Ask for another name; tell whether it has one."""

        def keep(name: str, _sheet: Sheet) -> None:
            self._office.printing.rename_layout(layout.id, name)

        title = _("Đổi tên bố cục phôi")
        return self._named(title, _("Đổi tên"), keep, name=layout.name)

    def delete(self, layout: StockLayout) -> bool:
        """Ask, then take the layout out; tell whether it was done."""
        wanted = ask(
            self._page.window(),
            _("Xóa bố cục phôi “{name}”?").format(name=layout.name),
            _("Chỗ của tám trường trên phôi này mất theo; hoàn tác thì lấy lại được."),
            _("Xóa bố cục"),
            destroys=True,
        )
        return wanted and self._page.run(
            lambda: self._office.printing.delete_layout(layout.id),
            _("Đã xóa bố cục phôi “{name}”.").format(name=layout.name),
        )

    def take_picture(self, layout: StockLayout) -> bool:
        """Ask for a scan of the stock; tell whether it was taken."""
        file = pick_picture(self._page.window(), self._office)
        return file is not None and self._page.run(
            lambda: self._office.printing.set_picture(layout.id, file),
            _("Đã đặt ảnh phôi “{name}”.").format(name=layout.name),
        )

    def drop_picture(self, layout: StockLayout) -> bool:
        """Show no scan any more."""
        return self._page.run(
            lambda: self._office.printing.clear_picture(layout.id),
            _("Đã bỏ ảnh phôi “{name}”.").format(name=layout.name),
        )

    def _named(self, title: str, verb: str, keep: object, **options: object) -> bool:
        dialog = StockNameDialog(self._page.window(), title, verb, keep, **options)  # type: ignore[arg-type]
        done = dialog.exec() == QDialog.DialogCode.Accepted
        dialog.deleteLater()
        return done


def popup(owner: QWidget, entries: list[tuple[str, str, object]]) -> QMenu:
    """Return a menu of (icon, words, act) under a widget; an empty icon is a line."""
    menu = QMenu(owner)
    for icon, words, act in entries:
        if not words:
            menu.addSeparator()
            continue
        menu.addAction(icons.icon(icon), words).triggered.connect(act)
    menu.aboutToHide.connect(menu.deleteLater)
    menu.popup(owner.mapToGlobal(QPoint(0, owner.height() + 2)))
    return menu
