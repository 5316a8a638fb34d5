"""Trợ giúp: what a place is for, and the keys that work there and everywhere."""

from PySide6.QtWidgets import QGridLayout, QWidget

from ui.dialogs.frame import Dialog
from ui.language import _
from ui.widgets import layouts
from ui.widgets.buttons import primary

_EVERYWHERE = (
    ("Ctrl+K", _("Tìm người, đơn vị, mục kế hoạch, trang")),
    ("Ctrl+1 … Ctrl+9", _("Đến trang thứ mấy trong danh sách")),
    ("Ctrl+PgUp / PgDn", _("Trang trước, trang sau")),
    ("F6", _("Sang vùng khác của cửa sổ")),
    ("Ctrl+Z / Ctrl+Y", _("Hoàn tác, làm lại")),
    ("Esc", _("Bỏ điều đang gõ, đóng hộp hỏi")),
)

_PLACES = {
    "overview": (
        _("Nói việc tiếp theo và từng bước còn thiếu gì."),
        (("Enter", _("Mở bước đang chọn")),),
    ),
    "plan": (
        _("Lời kế hoạch bên trái, điều chương trình hiểu bên phải."),
        (("Mũi tên", _("Sang mục khác")),),
    ),
    "subjects": (
        _("Đơn vị, cá nhân, hộ gia đình. Ai nghỉ thì ngừng theo dõi, không xóa."),
        (
            ("Ctrl+N", _("Thêm")),
            ("F2", _("Sửa")),
            ("Delete", _("Ngừng theo dõi")),
            ("Ctrl+V", _("Dán danh sách từ Excel")),
        ),
    ),
    "indicators": (
        _("Kết quả các chỉ tiêu của kế hoạch; chưa có số liệu khác với chưa đạt."),
        (("Enter", _("Nhập kết quả")),),
    ),
    "initiatives": (
        _("Sáng kiến, mô hình, giải pháp và tác giả."),
        (("Ctrl+N", _("Thêm")), ("Enter", _("Sửa")), ("Delete", _("Bỏ"))),
    ),
    "ratings": (
        _("Xếp loại, chỉ số, vi phạm và thành tích trong thời gian của phong trào."),
        (
            ("Ctrl+N", _("Thêm vào sổ đang mở")),
            ("1 … 4", _("Xếp loại từ không hoàn thành đến hoàn thành xuất sắc")),
            ("Delete", _("Về chưa xếp loại")),
        ),
    ),
    "journal": (
        _(
            "Việc đã làm, văn bản các đơn vị gửi, khảo sát và vướng mắc. Gửi muộn chỉ "
            "được đánh dấu."
        ),
        (("Ctrl+N", _("Ghi vào sổ")), ("Enter", _("Sửa")), ("Delete", _("Bỏ"))),
    ),
    "scores": (
        _(
            "Gõ điểm như trong Excel. Chưa chấm, 0 và không áp dụng là ba điều "
            "khác nhau."
        ),
        (
            ("F2", _("Sửa ô")),
            ("Enter / Tab", _("Xuống dòng, sang ô")),
            ("x", _("Không áp dụng")),
            ("Delete", _("Về chưa chấm")),
            ("Ctrl+C / Ctrl+V", _("Chép, dán một khối")),
            ("Ctrl+D", _("Điền xuống")),
            ("Đ / K", _("Đạt, không đạt, ở bảng xác nhận")),
        ),
    ),
    "ranking": (
        _("Thứ hạng trong từng khối và vì sao; đồng hạng được giữ nguyên."),
        (("Mũi tên", _("Xem vì sao của dòng khác")),),
    ),
    "review": (
        _("Kết luận của từng đối tượng, vạch số lượng và lý do của mỗi người."),
        (("Enter", _("Sang cây giải thích")), ("Space", _("Chọn hoặc bỏ chọn"))),
    ),
    "council": (
        _("Thành viên Hội đồng, điểm danh, số phiếu và kết quả biểu quyết."),
        (
            ("1 … 3", _("Có mặt, vắng mặt, ý kiến bằng văn bản")),
            ("0 … 9, Enter", _("Ghi số phiếu rồi xuống dòng")),
            ("Delete", _("Xóa số phiếu, bỏ điểm danh")),
        ),
    ),
    "papers": (_("Ra quyết định, xem trước, lưu và in các văn bản."), ()),
    "certificates": (
        _("Xem, lưu và in Giấy khen: in trọn khung, hoặc chỉ in chữ lên phôi mua sẵn."),
        (
            (_("Phím cách"), _("Chọn in, hoặc không in tờ đang đứng")),
            ("Ctrl++ / Ctrl+- / Ctrl+0", _("Phóng to, thu nhỏ, vừa cửa sổ")),
            (_("Mũi tên trong Sửa bố cục"), _("Dời ô chữ 0,5 mm; giữ Shift: 5 mm")),
            (_("Ctrl + mũi tên"), _("Đổi rộng, cao của ô chữ")),
            ("PgUp / PgDn", _("Ô chữ trước, ô chữ sau")),
        ),
    ),
    "register": (_("Ai được khen, khi nào, theo quyết định nào."), ()),
    "reports": (
        _("Thống kê khen thưởng; báo cáo của đợt xét; bản in, Word, Excel."),
        (),
    ),
    "exchange": (
        _("Gửi gói dữ liệu qua USB và nhận gói, xem trước mọi thay đổi."),
        (),
    ),
}


class HelpDialog(Dialog):
    """The keys of a place and of the window."""

    def __init__(self, place: str, title: str, parent: QWidget | None) -> None:
        super().__init__(parent, title, icon="circle-question-mark", width=520)
        what, keys = _PLACES.get(place, ("", ()))
        if what:
            self.body.addWidget(layouts.label(what, wrap=True))
        if keys:
            self.body.addSpacing(8)
            self.body.addWidget(layouts.label(_("Ở trang này"), "section"))
            self.body.addLayout(_table(keys))
        self.body.addSpacing(8)
        self.body.addWidget(layouts.label(_("Ở mọi trang"), "section"))
        self.body.addLayout(_table(_EVERYWHERE))
        self.add_button(primary(_("Đóng"), self.accept), default=True)


def _table(keys: tuple[tuple[str, str], ...]) -> QGridLayout:
    grid = QGridLayout()
    grid.setHorizontalSpacing(16)
    grid.setVerticalSpacing(6)
    grid.setColumnMinimumWidth(0, 140)
    grid.setColumnStretch(1, 1)
    for row, (key, meaning) in enumerate(keys):
        grid.addWidget(layouts.label(key, "key"), row, 0)
        grid.addWidget(layouts.label(meaning, wrap=True), row, 1)
    return grid
