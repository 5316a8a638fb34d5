"""What the page keeps about certificates: one recipient's own words, the emblem."""

from desktop.documents.certificates.stock import FieldChange, StockLayout, StockText
from desktop.office.office import Office
from ui.dialogs.certificate_wording_dialog import change_wording
from ui.dialogs.stock_tools import pick_picture
from ui.language import _
from ui.pages.certificates_list import Recipient
from ui.pages.page import Page


class CertificatesWork:
    """Asks, does it, and the page shows what came of it."""

    def __init__(self, page: Page, office: Office) -> None:
        self._page = page
        self._office = office

    def change(
        self, one: Recipient, layout: StockLayout | None, what: StockText | None
    ) -> None:
        """Ask what this certificate shall have otherwise, and keep it."""
        window = self._page.window()
        first = what or StockText.RECIPIENT
        changes = change_wording(window, self._office, one, layout, first)
        if changes is not None:
            self._page.run(
                lambda: self._office.certificates.change(one.place, changes),
                _("Đã sửa riêng tờ của {name}.").format(name=one.name),
            )

    def reset(self, one: Recipient) -> None:
        """Let a certificate be as it is composed."""
        papers = self._office.certificates
        none = [FieldChange(each.what) for each in papers.changes(one.place)]
        self._page.run(
            lambda: papers.change(one.place, none),
            _("Tờ của {name} đã trở về như chung.").format(name=one.name),
        )

    def take_emblem(self) -> None:
        """Ask for a picture of the Quốc huy, and keep it."""
        file = pick_picture(self._page, self._office)
        if file is not None:
            self._page.run(
                lambda: self._office.printing.set_emblem(file),
                _("Đã chọn hình Quốc huy."),
            )

    def drop_emblem(self) -> None:
        """Print no emblem any more."""
        self._page.run(self._office.printing.clear_emblem, _("Đã bỏ hình Quốc huy."))
