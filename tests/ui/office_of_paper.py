"""A shell without an office, and pages shaped like the pictures."""

from dataclasses import dataclass
from datetime import datetime

from desktop.text import person_sort_key
from ui.pages.page import Page
from ui.shell import Choice, Hit, PageEntry, PlaceMark, Progress, ShellState, Target
from ui.tables.column import Column, Section
from ui.tables.table import TableView
from ui.widgets import layouts
from ui.widgets.buttons import icon_only, plain, primary, quiet
from ui.widgets.chips import Chip, ChipLabel, chip
from ui.widgets.head import PageHead, Strip
from ui.widgets.panes import Panes

PLACES = [
    ("overview", "", "Tổng quan", "house", None),
    ("plan", "Chuẩn bị", "Kế hoạch", "scroll-text", 2),
    ("register", "Chuẩn bị", "Đơn vị & cá nhân", "users", 4),
    ("targets", "Theo dõi", "Chỉ tiêu", "target", 1),
    ("initiatives", "Theo dõi", "Sáng kiến, mô hình", "lightbulb", 2),
    ("indices", "Theo dõi", "Chỉ số & xếp loại", "gauge", 1),
    ("work", "Theo dõi", "Sổ công việc", "notebook-pen", 0),
    ("scores", "Xét chọn", "Chấm điểm", "table-2", 3),
    ("ranking", "Xét chọn", "Xếp hạng", "list-ordered", 1),
    ("review", "Xét chọn", "Xét khen thưởng", "award", 5),
    ("council", "Xét chọn", "Hội đồng", "gavel", -1),
    ("dossier", "Kết quả", "Hồ sơ & văn bản", "folder-check", 4),
    ("certificates", "Kết quả", "Giấy khen", "stamp", -1),
    ("roll", "Kết quả", "Sổ khen thưởng", "book-marked", -1),
    ("reports", "Kết quả", "Báo cáo", "chart-column", -1),
    ("exchange", "Kết quả", "Trao đổi dữ liệu", "arrow-left-right", 1),
]


def _mark(count):
    if count > 0:
        return PlaceMark(Progress.PARTIAL, count)
    return PlaceMark(Progress.DONE if count == 0 else Progress.TODO)


MARKS = {key: _mark(n) for key, _g, _t, _i, n in PLACES if n is not None}


class PaperShell:
    def __init__(self):
        self.undone = 0
        self.entered = 7
        self.asked = []

    def state(self):
        return ShellState(
            office_name="UBND xã Hồng Vân",
            movement="Đẩy mạnh CCHC, 6 tháng cuối năm 2025",
            round_name="Tháng 12/2025",
            undo_title="Xác nhận ý 2",
            undo_number=self.entered,
            backup_at=datetime(2025, 12, 5, 10, 32),
            folder="D:\\SoVang\\SaoLuu",
            deadline_text="đề xuất khen thưởng · còn 9 ngày",
            deadline_date_text="14/12/2025",
            is_draft=True,
            marks=MARKS,
        )

    def search(self, text):
        self.asked.append(text)
        return [
            Hit("person", "Hoàng Trung Kiên", "Phòng VHXH", Target("review", "kien")),
            Hit("unit", "Trạm Y tế", "Cơ quan, đơn vị", Target("register", "tyt")),
        ]

    def undo(self):
        self.undone += 1
        return "Đã hoàn tác: Xác nhận ý 2."

    def redo(self):
        return ""

    def movements(self):
        return [Choice("m1", "Đẩy mạnh CCHC, 6 tháng cuối năm 2025")]

    def rounds(self):
        return [Choice("r1", "Tháng 12/2025")]

    def choose_movement(self, key):
        self.asked.append(key)

    def choose_round(self, key):
        self.asked.append(key)


@dataclass(frozen=True)
class Candidate:
    name: str
    post: str
    role: str
    points: str
    verdict: str
    rank: str = ""
    reason: str = ""
    ticked: bool | None = False
    tied: bool = False


SURE = [
    Candidate(
        "Đỗ Bích Hường",
        "Chuyên viên, Trung tâm PVHCC",
        "Trực tiếp",
        "97,00",
        "met",
        "1",
        ticked=True,
    ),
    Candidate(
        "Vũ Đình Lợi",
        "Phó Trưởng phòng Kinh tế",
        "Lãnh đạo",
        "95,50",
        "met",
        "2",
        ticked=True,
    ),
    Candidate(
        "Trần Ngọc Khuê",
        "Chuyên viên tư pháp - hộ tịch",
        "Trực tiếp",
        "94,00",
        "met",
        "3",
        ticked=True,
    ),
    Candidate(
        "Phùng Mỹ Duyên",
        "Văn thư, VP HĐND và UBND",
        "Trực tiếp",
        "92,75",
        "met",
        "4",
        ticked=True,
    ),
    Candidate(
        "Hoàng Trung Kiên",
        "Chuyên viên, Phòng VHXH",
        "Trực tiếp",
        "91,50",
        "met",
        "5 =",
        "Đồng hạng 5; Hội đồng chọn 1 trong 2 người",
        None,
        True,
    ),
]
TIED = [
    Candidate(
        "Lưu Thanh Thảo",
        "Chuyên viên, Phòng Kinh tế",
        "Trực tiếp",
        "91,50",
        "met",
        "5 =",
        "Đồng hạng 5; Hội đồng chọn 1 trong 2 người",
        None,
        True,
    )
]
RESERVE = [
    Candidate(
        "Ngô Quốc Trình",
        "Trưởng thôn Đoài",
        "",
        "90,25",
        "met",
        "7",
        "Đạt tiêu chuẩn, xếp sau 05 suất",
    )
]
OPEN = [
    Candidate(
        "Tạ Hải Yến",
        "Điều dưỡng, Trạm Y tế",
        "Trực tiếp",
        "93,50",
        "unknown",
        "–",
        "Thiếu xác nhận “có thể nhân rộng”, ý 3",
    )
]
OUT = [
    Candidate(
        "Tạ Hữu Phước",
        "Chuyên viên, Trung tâm PVHCC",
        "Trực tiếp",
        "96,00",
        "duplicate",
        "–",
        "Đã có Bằng khen Thành phố cho cùng thành tích",
    ),
    Candidate(
        "Mai Xuân Hòa",
        "Phó Trưởng thôn Thượng",
        "",
        "89,50",
        "not_met",
        "–",
        "Xếp loại thấp hơn Hoàn thành tốt nhiệm vụ",
    ),
    Candidate(
        "Bùi Lệ Quyên",
        "Kế toán, Trường Mầm non",
        "",
        "85,00",
        "not_met",
        "–",
        "Chưa có sáng kiến hoặc giải pháp",
    ),
]
EVERYONE = [*SURE, *TIED, *RESERVE, *OPEN, *OUT]


def columns():
    return [
        Column[Candidate](
            "Chọn",
            lambda c: "chọn" if c.ticked else "",
            width=60,
            kind="check",
            look=lambda c: c.ticked,
            usable=lambda c: c.verdict == "met",
        ),
        Column[Candidate](
            "Hạng",
            lambda c: c.rank,
            width=46,
            kind="number",
            align="center",
            weight=600,
        ),
        Column[Candidate](
            "Họ và tên, chức vụ",
            lambda c: c.name,
            sort=lambda c: person_sort_key(c.name),
            note=lambda c: c.post,
            weight=500,
        ),
        Column[Candidate](
            "Vai trò", lambda c: c.role, width=84, tone=lambda c: "text2"
        ),
        Column[Candidate](
            "Điểm",
            lambda c: c.points,
            width=62,
            kind="number",
            weight=600,
            sort=lambda c: float(c.points.replace(",", ".")),
        ),
        Column[Candidate](
            "Kết luận",
            lambda c: chip(c.verdict).word,
            width=144,
            kind="chip",
            look=lambda c: chip(c.verdict),
        ),
        Column[Candidate]("Lý do", lambda c: c.reason, width=180, wrap=True),
    ]


def sections():
    return [
        Section("Đề nghị tặng Giấy khen: 4 người chắc chắn, còn 1 suất", SURE),
        Section(
            "Chỉ tiêu 05 cá nhân",
            TIED,
            kind="quota",
            clause="mục III.2",
            note="2 người cùng 91,50 điểm ngay trên vạch",
            actions=[
                ("So sánh 2 người", lambda: None),
                ("Đề xuất thêm…", lambda: None),
            ],
        ),
        Section("Dự bị: 1 người", RESERVE),
        Section("Chưa xét được: 1 người", OPEN),
        Section("Không đề nghị: 3 người", OUT),
    ]


class ReviewPage(Page):
    key = "review"

    def __init__(self):
        super().__init__()
        self.shown = []
        head = PageHead(
            "Xét khen thưởng",
            tabs=["Giấy khen, tập thể 05", "Giấy khen, cá nhân 05"],
            actions=[
                icon_only("printer", "In danh sách"),
                plain("Thêm người", icon="user-plus"),
                primary("Chuyển Hội đồng", icon="arrow-right", trailing=True),
            ],
        )
        head.tabs.setCurrentIndex(1)
        strip = Strip(
            layouts.rich("Đã chọn <b>4/05</b> suất"),
            layouts.STRETCH,
            quiet("Tất cả 11 người", icon="list-filter"),
        )
        self.table = TableView(
            "Người được xét",
            columns(),
            row_height=38,
            key=lambda c: c.name,
            bar=lambda c: "warn" if c.tied else "",
        )
        right = layouts.box(
            layouts.column(
                layouts.row(
                    layouts.label("Tạ Hải Yến", "heading"),
                    layouts.STRETCH,
                    ChipLabel(chip("unknown"), large=True),
                ),
                layouts.label("Điều dưỡng, Trạm Y tế", "caption"),
                layouts.rich(
                    "Còn thiếu <b>1 xác nhận</b>. Nếu đạt, bà Yến đứng thứ 4."
                ),
                layouts.STRETCH,
                margins=(16, 12, 16, 12),
            ),
            "pane",
        )
        left = layouts.box(layouts.column(strip, self.table, spacing=0), "pane")
        self.build(head, Panes("review", left, right, sizes=(750, 403)))

    def reload(self):
        self.table.show_sections(sections())
        if self.table.current() is None:
            self.table.choose(lambda c: c.name == "Tạ Hải Yến")

    def show_target(self, target):
        self.shown.append(target)


class EmptyPage(Page):
    def __init__(self, title):
        super().__init__()
        self.build(
            PageHead(title, note="Thứ Sáu, ngày 05/12/2025"),
            layouts.box(layouts.column()),
        )


def entries():
    made = []
    for key, group, title, icon, _count in PLACES:
        factory = (
            ReviewPage if key == "review" else (lambda title=title: EmptyPage(title))
        )
        made.append(PageEntry(key, group, title, icon, factory))
    return made


__all__ = [
    "EVERYONE",
    "Chip",
    "PaperShell",
    "ReviewPage",
    "columns",
    "entries",
    "sections",
]
