"""Every component of picture 11 on one sheet, for tests and for the eye."""

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import (
    QButtonGroup,
    QCheckBox,
    QRadioButton,
    QWidget,
)

from tests.ui.office_of_paper import EVERYONE, columns
from ui.dialogs.error import ErrorDialog
from ui.dialogs.long_work import LongWork
from ui.dialogs.question import question_dialog
from ui.dialogs.reason import ReasonDialog
from ui.tables.score_cells import draw_score
from ui.tables.score_values import Cell, CellState
from ui.tables.table import TableView
from ui.widgets import layouts
from ui.widgets.buttons import Segments, danger, icon_only, plain, primary, quiet, text
from ui.widgets.chips import CHIPS, ChipLabel, ClauseTag
from ui.widgets.dates import DateField
from ui.widgets.fields import Field, SearchField
from ui.widgets.forms import ChoiceField, NumberField
from ui.widgets.notices import EmptyPlace, Notice, UndoLine
from ui.widgets.progress import ProgressBar, StepLine


class _ScoreCells(QWidget):
    def __init__(self):
        super().__init__()
        self.setFixedSize(296, 29)

    def paintEvent(self, event):  # noqa: N802
        painter = QPainter(self)
        states = CellState
        cells = [
            Cell(states.SCORED, "14,5"),
            Cell(states.NOT_SCORED),
            Cell(states.SCORED, "0"),
            Cell(states.NOT_APPLICABLE),
            Cell(states.SCORED, "9,5", changed=True),
        ]
        for number, cell in enumerate(cells):
            draw_score(painter, QRectF(number * 59, 0, 59, 29), cell)
        painter.end()


def _refused(button):
    button.refuse("Chưa có gói nào.")
    return button


def _left():
    wrong = Field("Điểm sai", "16", width=88)
    wrong.show_error("Vượt điểm tối đa 15. Nhập số từ 0 đến 15.")
    fixed = Field("Điểm cố định", "14,5", width=88)
    fixed.set_read_only(True)
    some = QCheckBox("Một phần")
    some.setTristate(True)
    some.setCheckState(some.checkState().PartiallyChecked)
    ticked = QCheckBox("Chọn")
    ticked.setChecked(True)
    one, two = QRadioButton("Một"), QRadioButton("Hai")
    one.setChecked(True)
    group = QButtonGroup(one)
    group.addButton(one)
    group.addButton(two)
    chosen = Segments(["Tự chấm", "Cả hai"], "Cột điểm")
    chosen.choose(1)
    combo = ChoiceField("Hình thức", [("c", "Giấy khen"), ("m", "Bằng khen")])
    spin = NumberField("Số lượng", 5, padded=True)
    chips = [ChipLabel(chip) for chip in CHIPS.values()]
    stretch = layouts.STRETCH
    return layouts.column(
        layouts.label("Thành phần", "title"),
        layouts.label("Nút: bình thường, tắt", "group"),
        layouts.row(
            primary("Tiếp nhận"),
            _refused(primary("Tiếp nhận ngay")),
            plain("Để sau"),
            _refused(plain("Để sau nữa")),
            stretch,
        ),
        layouts.row(
            text("Xem tất cả"),
            quiet("Điền xuống", icon="arrow-down-to-line"),
            quiet("Minh chứng…", icon="paperclip"),
            stretch,
        ),
        layouts.row(
            danger("Xóa 3 người", icon="trash-2"),
            icon_only("printer", "In"),
            chosen,
            stretch,
        ),
        layouts.label("Ô nhập: bình thường, lỗi, chỉ đọc", "group"),
        layouts.row(Field("Điểm", "14,5", width=88), wrong, fixed, stretch),
        layouts.row(ticked, some, QCheckBox("Chưa"), one, two, stretch),
        layouts.row(combo, spin, DateField("Hạn cuối"), stretch),
        SearchField("Lọc trong danh sách"),
        layouts.label("Kết luận, trạng thái: luôn có hình và chữ", "group"),
        layouts.row(*chips[:3], stretch),
        layouts.row(*chips[3:6], stretch),
        layouts.row(*chips[6:], stretch),
        layouts.row(ClauseTag("III.1.4"), ClauseTag("ý 3"), stretch),
        _ScoreCells(),
        layouts.label("Ẵ Ộ 24", "first"),
        layouts.label("Lời của kế hoạch, bằng chữ của giấy", "plan"),
        stretch,
        margins=(20, 16, 20, 16),
    )


def _middle():
    table = TableView(
        "Bảng mẫu",
        [
            c
            for c in columns()
            if c.title in {"Hạng", "Họ và tên, chức vụ", "Điểm", "Kết luận"}
        ],
        row_height=38,
    )
    table.show_rows(EVERYONE[:3])
    table.setFixedHeight(150)
    undo = UndoLine()
    undo.tell("Đã nhập 26 dòng từ Excel.")
    return layouts.column(
        table,
        layouts.card(
            layouts.column(
                EmptyPlace(
                    "lightbulb",
                    "Chưa có sáng kiến nào",
                    "Sáng kiến, mô hình của các đơn vị sẽ nằm ở đây "
                    "và được dùng khi xét tiêu chuẩn.",
                    [
                        primary("Thêm sáng kiến", icon="plus"),
                        plain("Nhập từ Excel…", icon="file-spreadsheet"),
                    ],
                )
            )
        ),
        Notice(
            "warn",
            "Danh sách đã đổi 1 người sau khi tạo Biên bản.",
            link="Tạo lại Biên bản",
        ),
        Notice(
            "bad",
            "Không ghi được lên USB E: vì đã rút ra. Chưa có gì thay đổi.",
            link="Cắm lại rồi ghi tiếp",
        ),
        Notice(
            "info", "Kế hoạch không có thang điểm; bộ tiêu chí 100 điểm là do xã lập."
        ),
        undo,
        StepLine(["Chọn tệp", "Trang tính", "Xem trước"]),
        ProgressBar(142, 147, "Đã thẩm định 142/147 ô"),
        layouts.STRETCH,
        margins=(20, 16, 20, 16),
    )


def _dialogs():
    question = question_dialog(
        None,
        "Chốt danh sách 05 tập thể, 05 cá nhân?",
        "Điểm, kết luận và danh sách được giữ nguyên. Văn bản tạo sau đó không còn "
        "chữ BẢN NHÁP. Muốn mở lại phải ghi lý do.",
        "Chốt danh sách",
        otherwise="Xem lại",
        icon="lock",
    )
    error = ErrorDialog(
        None,
        "Không đọc được tệp Excel này",
        "Tệp đang mở trong Excel. Đóng tệp lại rồi bấm Thử lại.",
        detail="BadZipFile",
        retry="Thử lại",
    )
    reason = ReasonDialog(
        None,
        "Đổi B2 của Phòng Kinh tế từ 9 thành 9,5",
        "Đổi điểm",
        keep="Giữ điểm cũ",
        remark="in trong lịch sử điểm",
        text="Đối chiếu báo cáo tháng 11",
    )
    work = LongWork(None, "Đang tạo 8 văn bản")
    work.report(5, 8, "Báo cáo thành tích tập thể")
    return [question, error, reason, work]


def gallery():
    dialogs = [
        layouts.card(layouts.column(d, margins=(1, 1, 1, 1))) for d in _dialogs()
    ]
    right = layouts.column(
        *dialogs, layouts.STRETCH, spacing=20, margins=(20, 16, 20, 16)
    )
    parts = [layouts.box(part) for part in (_left(), _middle(), right)]
    line = layouts.row(*parts, spacing=0)
    for number in range(3):
        line.setStretch(number, 1)
    return layouts.box(line, "pane")
