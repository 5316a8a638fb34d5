"""Giấy khen: every certificate of the round, looked at, saved and printed."""

from collections.abc import Sequence

from PySide6.QtWidgets import QStackedWidget, QWidget

from desktop.errors import OfficeError
from desktop.office.office import Office
from desktop.office.paper_words import forms_of
from desktop.office.papers import CERTIFICATES
from desktop.office.roundup import Roundup
from ui.dialogs.long_work import Report, do_long
from ui.language import _
from ui.pages import papers_files
from ui.pages.certificates_list import Recipient, RecipientList
from ui.pages.certificates_view import CertificateView
from ui.pages.page import Page
from ui.pages.papers_files import SavedLine
from ui.printing import ask_printer, print_pdf
from ui.widgets import layouts
from ui.widgets.buttons import Segments, plain, primary
from ui.widgets.chips import ChipLabel, chip
from ui.widgets.head import PageHead
from ui.widgets.notices import EmptyPlace
from ui.widgets.panes import Panes

_SHEETS = ("A4", "A3")
_WIDTHS = (322, 832)


class CertificatesPage(Page):
    """Recipients at the left, the certificate of one of them at the right."""

    key = "certificates"

    def __init__(self, office: Office, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._office = office
        self._drawn: tuple[Roundup, tuple[str, str], str] | None = None
        self.sheets = Segments(_SHEETS, _("Khổ giấy"))
        self.sheets.chosen.connect(lambda _index: self._show_certificate())
        self.draft = ChipLabel(chip("draft"))
        self.draft.setToolTip(_("Đợt xét chưa chốt: mỗi tờ mang chữ BẢN NHÁP."))
        self.save = plain(_("Xuất PDF…"), self._on_save, icon="file-down")
        self.print = primary(_("In"), self._on_print, icon="printer")
        self.head = PageHead(
            _("Giấy khen"),
            middle=[self.sheets, self.draft],
            actions=[self.save, self.print],
        )
        self.list = RecipientList()
        self.list.chosen.connect(lambda _row: self._show_certificate())
        self.list.ticks_changed.connect(self._show_count)
        self.view = CertificateView()
        self.view.step_wanted.connect(self.list.step)
        self.list.table.row_opened.connect(lambda _row: self.view.paper.setFocus())
        self.saved = SavedLine()
        left = layouts.box(layouts.column(self.list, spacing=0), "pane")
        self._body = QStackedWidget()
        self._body.addWidget(
            Panes("certificates", left, self.view, sizes=_WIDTHS, grows=1)
        )
        self._body.addWidget(self._empty())
        self.build(self.head, self.saved, self._body)

    def _empty(self) -> EmptyPlace:
        self.empty = EmptyPlace(
            "stamp",
            "",
            "",
            [primary(_("Sang Xét khen thưởng"), lambda: self.go("review"))],
        )
        return self.empty

    def _say_why_empty(self) -> None:
        lists = self._office.outcome().lists if self._office.plans.current() else ()
        if lists and not self._office.outcome().own:
            said = _("Đợt này chỉ đề nghị cấp trên {forms}; cấp quyết định in và cấp.")
            self.empty.say(
                _("Không in giấy chứng nhận ở đợt này"),
                said.format(forms=forms_of(lists)),
            )
            return
        self.empty.say(
            _("Chưa có Giấy khen nào"),
            _("Giấy khen của những tập thể, cá nhân được đề nghị sẽ nằm ở đây."),
        )

    def _forms(self) -> str:
        """Return what is printed here: "Giấy khen", or the forms of the round."""
        return self._office.papers.certificate_forms()

    def reload(self) -> None:
        """Show the recipients as the round stands now."""
        self.saved.hide()
        office = self._office
        has_plan = office.plans.current() is not None
        own = office.outcome().own if has_plan else ()
        has_any = any(found.proposed for found in own)
        self.head.title.setText(self._forms() if has_any else _("Giấy khen"))
        if not has_any:
            self._say_why_empty()
        self._body.setCurrentIndex(0 if has_any else 1)
        for part in (self.sheets, self.save, self.print):
            part.setVisible(has_any)
        self.draft.setVisible(has_any and not office.current_round().is_closed)
        if has_any:
            self._drawn = None
            self._fill()

    def show_target(self, target: object) -> None:
        """Show the certificate of a subject by its id."""
        self.list.table.choose(lambda row: row.subject_id == target)

    def _fill(self) -> None:
        try:
            self.list.show_round(self._office)
        except OfficeError as refusal:  # no office named, nobody to sign
            self.view.show_refusal(refusal)
            return
        self._show_certificate()

    def _sheet(self) -> str:
        return _SHEETS[self.sheets.current()]

    def _show_certificate(self) -> None:
        one, office = self.list.current(), self._office
        if one is None:
            return
        self.view.show_place(one, len(self.list.recipients()))
        wanted = (office.roundup(), one.key, self._sheet())
        drawn = self._drawn
        if drawn is not None and drawn[0] is wanted[0] and drawn[1:] == wanted[1:]:
            return
        try:
            pdf = office.papers.certificates_pdf([one.place], sheet=wanted[2])
        except OfficeError as refusal:
            self.view.show_refusal(refusal)
        else:
            self.view.show_paper(pdf, one.name)
        self._drawn = wanted

    def _show_count(self) -> None:
        count = len(self.list.ticked())
        self.print.set_label(_("In {count:02d} tờ đã chọn").format(count=count))
        self.save.set_label(_("Xuất PDF {count:02d} tờ…").format(count=count))
        for button in (self.print, self.save):
            if count:
                button.allow()
            else:
                button.refuse(_("Chưa chọn tờ nào. Đánh dấu ô bên trái tên."))

    # --- paper --------------------------------------------------------------------

    def _made(self, chosen: Sequence[Recipient]) -> bytes | None:
        """Return the chosen certificates in one PDF; None when stopped or refused."""

        def work(report: Report) -> bytes:
            def tell(done: int, total: int) -> bool:
                report(done, total, chosen[max(done - 1, 0)].name)
                return True

            return self._office.papers.certificates_pdf(
                [one.place for one in chosen], sheet=self._sheet(), progress=tell
            )

        title = _("Đang dựng {count:02d} tờ: {forms}").format(
            count=len(chosen), forms=self._forms()
        )
        return self.ask(lambda: do_long(self.window(), title, work))

    def _on_save(self) -> None:
        chosen = self.list.ticked()
        folder = self._office.folders.exports
        file = papers_files.pick_pdf(
            self.window(),
            _("Xuất {forms} ra PDF").format(forms=self._forms()),
            folder,
            CERTIFICATES,
        )
        pdf = self._made(chosen) if file is not None else None
        if file is None or pdf is None:
            return
        if self.ask(lambda: papers_files.write(file, pdf)) is not None:
            said = _("Đã xuất {count:02d} tờ khổ {sheet} vào {file}.").format(
                count=len(chosen), sheet=self._sheet(), file=file
            )
            self.saved.tell(said, file.parent)

    def _on_print(self) -> None:
        chosen = self.list.ticked()
        pdf = self._made(chosen)
        if pdf is None:
            return
        printer = self.ask(lambda: ask_printer(self.window(), pdf, self._forms()))
        if printer is None:
            return

        def work(report: Report) -> int:
            def tell(done: int, total: int, _page: str) -> None:
                name = chosen[done].name if total == len(chosen) else ""
                report(done, total, name)

            return print_pdf(pdf, printer, tell)

        title = _("Đang in {count:02d} tờ").format(count=len(chosen))
        sent = self.ask(lambda: do_long(self.window(), title, work))
        if sent:
            said = _("Đã gửi {count:02d} tờ khổ {sheet} tới máy in.")
            self.saved.tell(said.format(count=sent, sheet=self._sheet()))
