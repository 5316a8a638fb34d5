"""Báo cáo: awards and movements counted, drawn as bars, printed and saved."""

from PySide6.QtWidgets import QApplication, QStackedWidget, QWidget

from desktop.awards.forms import AwardForm
from desktop.awards.statistics import Choice, Source, Table, View
from desktop.documents.paper import Paper
from desktop.office.office import Office
from desktop.office.papers.report_papers import REPORT
from ui.language import _
from ui.pages.list_output import EXCEL, ListOutput
from ui.pages.page import Page
from ui.pages.papers_files import SavedLine
from ui.pages.reports_table import CountsTable, cell
from ui.widgets import layouts
from ui.widgets.bars import BarChart
from ui.widgets.buttons import plain, primary, quiet
from ui.widgets.forms import ChoiceField
from ui.widgets.head import PageHead, Strip
from ui.widgets.layouts import STRETCH
from ui.widgets.notices import EmptyPlace
from ui.widgets.panes import Panes
from ui.widgets.preview import Preview

_WIDTHS = (814, 340)
_COUNTS, _PRINT, _EMPTY = 0, 1, 2
_BARS = 40  # more say nothing to the eye
_WHOLE = (View.QUOTA, View.MOVEMENTS)
"""Views that look at a round or a movement, not at awards one by one."""


class ReportsPage(Page):
    """A view of the statistics, narrowed by year, form, group and who decided."""

    key = "reports"

    def __init__(self, office: Office, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._office = office
        self._tables: dict[View, CountsTable] = {}
        self.saved = SavedLine()
        self._output = ListOutput(self, office, self.saved)
        self._build_head()
        self._build_strip()
        self._body = QStackedWidget()
        self._body.addWidget(self._counts())
        self._body.addWidget(self._print())
        self._body.addWidget(self._empty())
        self.build(self.head, self.strip, self.saved, self._body)

    def _build_head(self) -> None:
        self.report = plain(
            _("Báo cáo của đợt xét"),
            self._on_report,
            icon="file-text",
            tip=_("Báo cáo 6 tháng, hằng năm, sơ kết, tổng kết ở Hồ sơ & văn bản"),
        )
        self.excel = primary(_("Lưu Excel…"), self._on_excel, icon="file-spreadsheet")
        self.head = PageHead(
            _("Báo cáo"),
            tabs=[_("Số liệu"), _("Bản in")],
            actions=[self.report, self.excel],
        )
        self.head.tab_chosen.connect(lambda _tab: self._show())

    def _build_strip(self) -> None:
        views = [(view, _upper(view.label)) for view in View]
        self.views = ChoiceField(_("Thống kê theo"), views, width=300)
        self.years = ChoiceField(_("Năm"), width=112)
        self.forms = ChoiceField(_("Hình thức"), width=130)
        self.groups = ChoiceField(_("Nhóm đối tượng"), width=200)
        self.sources = ChoiceField(
            _("Nơi quyết định"),
            [
                (None, _("Mọi nơi quyết định")),
                *((one, _upper(one.label)) for one in Source),
            ],
            width=180,
        )
        self.copy = quiet(
            _("Chép bảng"),
            self._on_copy,
            icon="copy",
            tip=_("Chép các dòng đang thấy để dán vào Excel, Word"),
        )
        fields = (self.views, self.years, self.forms, self.groups, self.sources)
        for field in fields:
            field.setFixedHeight(28)
            field.chosen.connect(lambda _key: self._show())
        self.strip = Strip(*fields, STRETCH, self.copy, height=44)

    def _counts(self) -> QWidget:
        self._shown = QStackedWidget()
        self.chart = BarChart(_("Biểu đồ"))
        inner = layouts.column(self.chart, STRETCH, spacing=0)
        self.chart_title = layouts.label("", "strong", wrap=True)
        side = layouts.column(
            layouts.column(self.chart_title, margins=(20, 14, 16, 0)),
            layouts.scrolled(inner),
            spacing=0,
        )
        side.setStretch(1, 1)
        self._side = layouts.box(side, "pane")
        return Panes("reports", self._shown, self._side, sizes=_WIDTHS)

    def _print(self) -> QWidget:
        self.preview = Preview(_("Bảng thống kê"))
        for button in (
            plain(_("Word…"), self._on_word, icon="file-pen-line", small=True),
            plain(_("PDF…"), self._on_pdf, icon="file-down", small=True),
            plain(_("In…"), self._on_print, icon="printer", small=True),
        ):
            self.preview.add_action(button)
        return self.preview

    def _empty(self) -> EmptyPlace:
        return EmptyPlace(
            "chart-column",
            _("Chưa có gì để báo cáo"),
            _(
                "Số liệu được cộng từ Sổ khen thưởng và kế hoạch đã nhận. Nhận một kế "
                "hoạch trước; khen thưởng vào sổ sau khi ra quyết định."
            ),
            [primary(_("Mở Kế hoạch"), lambda: self.go("plan"))],
        )

    def reload(self) -> None:
        """Show the counts as they stand now."""
        reports = self._office.reports
        has_plan = self._office.plans.current() is not None
        has_any = has_plan or not reports.is_empty()
        for widget in (self.strip, self.report, self.excel, self.head.tabs):
            widget.setVisible(has_any)
        if not has_any:
            self._body.setCurrentIndex(_EMPTY)
            return
        self._show_choices()
        self._allow_report(has_plan=has_plan)
        self._show()

    def _show_choices(self) -> None:
        reports = self._office.reports
        years = [(year, _("Năm {y}").format(y=year)) for year in reports.years()]
        self.years.show_choices([(None, _("Mọi năm")), *years])
        forms = [(form, form.label) for form in reports.forms()]
        self.forms.show_choices([(None, _("Mọi hình thức")), *forms])
        groups = [(group, group) for group in reports.groups()]
        self.groups.show_choices([(None, _("Mọi nhóm đối tượng")), *groups])

    def view(self) -> View:
        """Return what is counted by."""
        # Qt hands the plain text of a key back, not the member it was.
        return next((v for v in View if v == self.views.key()), View.FORM)

    def choice(self) -> Choice:
        """Return which awards are looked at."""
        year, form = self.years.key(), self.forms.key()
        group, source = self.groups.key(), self.sources.key()
        return Choice(
            year if isinstance(year, int) else None,
            next((one for one in AwardForm if one == form), None),
            group if isinstance(group, str) else None,
            next((one for one in Source if one == source), None),
        )

    def show_target(self, target: object) -> None:
        """Show a view by its code."""
        self.views.choose(next((v for v in View if v == target), self.view()))
        self._show()

    # --- showing ------------------------------------------------------------------

    def _show(self) -> None:
        view = self.view()
        self._allow_fields(view)
        table = self.ask(lambda: self._office.reports.table(view, self.choice()))
        if table is None:
            return
        self._show_table(view, table)
        self._show_chart(table)
        is_print = self.head.tabs.currentIndex() == _PRINT
        self._body.setCurrentIndex(_PRINT if is_print else _COUNTS)
        if is_print:
            self._show_paper()

    def _allow_fields(self, view: View) -> None:
        """Narrow only by what a view knows of."""
        self.years.setEnabled(view is not View.QUOTA)
        for field in (self.forms, self.groups, self.sources):
            field.setEnabled(view not in _WHOLE)

    def _show_table(self, view: View, table: Table) -> None:
        if view not in self._tables:
            self._tables[view] = CountsTable(table)
            self._shown.addWidget(self._tables[view])
        shown = self._tables[view]
        self._shown.setCurrentWidget(shown)
        shown.show_table(table)

    def _show_chart(self, table: Table) -> None:
        bars = [
            (line.label, [_count(cell(line, place)) for place in table.series])
            for line in table.bars[:_BARS]
        ]
        bars = [(label, values) for label, values in bars if sum(values)]
        parts = [table.columns[place] for place in table.series]
        used = [n for n in range(len(parts)) if any(values[n] for _l, values in bars)]
        self.chart.show_bars(
            [parts[n] for n in used],
            [(label, [values[n] for n in used]) for label, values in bars],
            table.title,
        )
        self.chart_title.setText(table.title)
        self._side.setVisible(bool(bars))

    def _show_paper(self) -> None:
        pdf = self._pdf()
        if pdf is None:
            self.preview.clear()
        else:
            self.preview.show_pdf(pdf, _("Bảng thống kê"))

    def _pdf(self) -> bytes | None:
        reports = self._office.reports
        return self.ask(lambda: reports.pdf(self._paper()))

    def _paper(self) -> Paper:
        return self._office.reports.paper(self.view(), self.choice())

    # --- out of the program -------------------------------------------------------

    def _stem(self) -> str:
        year = self.choice().year
        stem = f"thong-ke-{self.view().value.replace('_', '-')}"
        return f"{stem}-{year}" if year else stem

    def _on_excel(self) -> None:
        view, choice = self.view(), self.choice()
        make = self._office.reports.xlsx
        self._output.save(self._stem(), EXCEL, lambda: make(view, choice))

    def _on_pdf(self) -> None:
        self._output.save_pdf(self._stem(), self._paper)

    def _on_word(self) -> None:
        self._output.save_word(self._stem(), self._paper)

    def _on_print(self) -> None:
        pdf = self._pdf()
        if pdf is not None:
            self._output.print(_("Bảng thống kê"), pdf)

    def _on_copy(self) -> None:
        lines = self._tables[self.view()].table.seen_texts()
        said = "\n".join("\t".join(cells) for cells in lines)
        QApplication.clipboard().setText(said)
        self.saved.tell(_("Đã chép {count:02d} dòng.").format(count=len(lines) - 1))

    # --- the report of the round --------------------------------------------------

    def _allow_report(self, *, has_plan: bool) -> None:
        if has_plan and self._report_code():
            self.report.allow()
        else:
            self.report.refuse(_("Đợt xét đang mở không có báo cáo riêng."))

    def _report_code(self) -> str:
        if not self._office.plans.has_rounds():
            return ""
        kinds = self.ask(self._office.papers.kinds) or []
        return next((k.code for k in kinds if k.code.startswith(REPORT)), "")

    def _on_report(self) -> None:
        self.go("papers", self._report_code())


def _count(value: int | str) -> int:
    return value if isinstance(value, int) else 0


def _upper(words: str) -> str:
    return words[:1].upper() + words[1:]
