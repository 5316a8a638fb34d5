"""The preview of a pasted table of indices: what each row would do, before that."""

from PySide6.QtWidgets import QWidget

from desktop.emulation.indices import IndexCode, IndexValue, Origin
from desktop.errors import OfficeError
from desktop.office.office import Office
from desktop.office.registers.index_paste import PastedIndex, Verdict
from ui.dialogs.paste_preview import PastePreview
from ui.dialogs.subject_form import Choices
from ui.language import _
from ui.tables.column import Column
from ui.widgets import layouts
from ui.widgets.chips import Chip
from ui.widgets.fields import Field

_CHIPS = {
    Verdict.ADD: Chip(_("Thêm"), "plus", "ok"),
    Verdict.UPDATE: Chip(_("Cập nhật"), "refresh-cw", "accent"),
    Verdict.SAME: Chip(_("Đã có"), "equal", "na"),
    Verdict.UNKNOWN_UNIT: Chip(_("Lạ tên"), "triangle-alert", "warn"),
    Verdict.WRONG: Chip(_("Lỗi"), "verdict-fail", "bad"),
}
_KEPT = (Verdict.ADD, Verdict.UPDATE)


class IndexPasteDialog(PastePreview):
    """Rows with their verdicts; those that add or change are kept as one action."""

    def __init__(
        self, parent: QWidget | None, office: Office, copied: str, like: IndexValue
    ) -> None:
        super().__init__(parent, _("Dán bảng chỉ số từ Excel"), _CHIPS)
        self._office, self._copied, self._like = office, copied, like
        self.rows: list[PastedIndex] = []
        indices = [(each, each.label) for each in IndexCode]
        self.index = Choices(_("Chỉ số"), indices, like.index, width=206)
        origins = [(o, o.label[0].upper() + o.label[1:]) for o in Origin]
        self.origin = Choices(_("Nguồn gốc"), origins, Origin.PUBLISHED, width=120)
        self.component = Field(_("Mã thành phần"), width=104, hint=_("chỉ số chung"))
        self.document = Field(
            _("Văn bản công bố"), width=176, hint=_("số, ngày quyết định")
        )
        self._build()
        self._connect()
        self.read()
        self.table.setFocus()

    def read(self) -> None:
        """Judge the rows again, under what is chosen above them."""
        like = IndexValue(
            "",
            "",
            self.index.value(),
            0,
            component=self.component.text(),
            maximum=self._like.maximum,
            origin=self.origin.value(),
            document=self.document.text(),
        )
        self.rows = self._office.registers.preview_pasted(self._copied, like)
        self._refresh()

    def accept(self) -> None:
        """Keep what adds or changes; a refusal keeps the dialog open."""
        count = self._count()
        title = _("Dán {count:02d} chỉ số từ Excel: {index}").format(
            count=count, index=self.index.value().label
        )
        try:
            self._office.registers.keep_pasted(self.rows, title)
        except OfficeError as refusal:
            self.notice.say("bad", str(refusal))
            return
        super().accept()

    def _build(self) -> None:
        choices = layouts.row(
            layouts.label(_("Chỉ số"), "note"),
            self.index,
            8,
            layouts.label(_("Thành phần"), "note"),
            self.component,
            8,
            layouts.label(_("Nguồn gốc"), "note"),
            self.origin,
            8,
            layouts.label(_("Văn bản"), "note"),
            self.document,
            layouts.STRETCH,
        )
        self.lay_out(choices, _columns(), width=1000)

    def _connect(self) -> None:
        for choice in (self.index, self.origin):
            choice.currentIndexChanged.connect(lambda _index: self.read())
        for field in (self.component, self.document):
            field.entered.connect(lambda _text: self.read())

    def _refresh(self) -> None:
        self.show_verdicts()
        count = self._count()
        self.verb.set_label(_("Ghi {count:02d} chỉ số").format(count=count))
        said = _("Ghi xong vẫn hoàn tác được cả lần dán.")
        self.say_left(said, len(self.rows) - count)
        if count:
            self.verb.allow()
        else:
            self.verb.refuse(_("Không có dòng nào thêm hay cập nhật được."))

    def _count(self) -> int:
        return sum(1 for row in self.rows if row.verdict in _KEPT)


def _columns() -> list[Column[PastedIndex]]:
    return [
        Column[PastedIndex](
            _("Dòng"), lambda row: str(row.number), kind="number", width=64
        ),
        Column[PastedIndex](
            _("Kết quả"),
            lambda row: _CHIPS[row.verdict].word,
            kind="mark",
            look=lambda row: _CHIPS[row.verdict],
            width=104,
        ),
        Column[PastedIndex](
            _("Đơn vị"),
            lambda row: row.cells[0] or _("trống"),
            tone=_tone,
            tip=lambda row: row.cells[0],
            weight=500,
            width=210,
        ),
        Column[PastedIndex](_("Năm"), lambda row: row.cells[1], tone=_tone, width=60),
        Column[PastedIndex](
            _("Giá trị"),
            lambda row: row.cells[2],
            tone=_tone,
            align="right",
            width=84,
        ),
        Column[PastedIndex](
            _("Hạng"), lambda row: row.cells[3], tone=_tone, align="right", width=64
        ),
        Column[PastedIndex](_("Loại"), lambda row: row.cells[4], tone=_tone, width=96),
        Column[PastedIndex](
            _("Vì sao"),
            lambda row: row.why,
            tone=lambda row: "bad" if row.verdict is Verdict.WRONG else "text2",
            tip=lambda row: row.why,
        ),
    ]


def _tone(row: PastedIndex) -> str:
    return "text" if row.verdict in _KEPT else "text3"
