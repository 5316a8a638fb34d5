"""A source for the score grid, as picture 04 shows it, or as large as one likes."""

from ui.tables.score_values import (
    Cell,
    CellState,
    Entry,
    GridCriterion,
    GridGroup,
    GridRow,
    Problem,
    Side,
    Total,
    TotalColumn,
)

GROUPS = [
    GridGroup(
        "A. Chỉ đạo, điều hành",
        [
            GridCriterion("A1", "A1", "Kế hoạch, phân công", "5"),
            GridCriterion("A2", "A2", "Kỷ luật, kỷ cương", "10"),
            GridCriterion("A3", "A3", "Tuyên truyền", "5"),
        ],
        "20",
    ),
    GridGroup(
        "B. Thủ tục hành chính",
        [
            GridCriterion("B1", "B1", "Đúng hạn, trước hạn", "15"),
            GridCriterion("B2", "B2", "Số hóa kết quả", "10"),
            GridCriterion("B3", "B3", "Trực tuyến toàn trình", "10"),
        ],
        "35",
    ),
    GridGroup(
        "C. Cán bộ, công chức",
        [
            GridCriterion("C1", "C1", "Tập huấn CCHC", "8"),
            GridCriterion("C2", "C2", "Đạo đức công vụ", "7"),
        ],
        "15",
    ),
    GridGroup(
        "D. Chính quyền số",
        [
            GridCriterion("D1", "D1", "Hồ sơ công việc trên môi trường mạng", "10"),
            GridCriterion("D2", "D2", "Chữ ký số", "10"),
        ],
        "20",
    ),
]
NAMES = [
    "Trung tâm PVHCC",
    "Phòng Kinh tế",
    "Văn phòng HĐND và UBND",
    "Phòng Văn hóa - Xã hội",
    "Công an xã",
    "Văn phòng Đảng ủy",
    "Ban Xây dựng Đảng",
    "Ban Chỉ huy Quân sự",
    "Trung tâm Văn hóa - Thông tin",
    "Trường THCS Hồng Vân",
    "Trường Tiểu học Hồng Vân",
    "Trường Mầm non Hồng Vân",
    "Trạm Y tế",
]


class PaperScores:
    def __init__(self, rows=None, groups=None):
        self._rows = rows or [GridRow(name, name) for name in NAMES]
        self._groups = groups or GROUPS
        self.maximum = {
            c.key: float(c.maximum) for g in self._groups for c in g.criteria
        }
        self.scores = {}
        self.calls = []
        for n, row in enumerate(self._rows):
            for criterion in self.maximum:
                for side in Side:
                    self.scores[row.key, criterion, side] = (
                        f"{max(self.maximum[criterion] - n % 5 * 0.5, 0):g}".replace(
                            ".", ","
                        )
                    )

    def rows(self):
        return self._rows

    def groups(self):
        return self._groups

    def cell(self, row, criterion, side):
        text = self.scores[row, criterion, side]
        state = CellState.SCORED
        if text == "":
            state = CellState.NOT_SCORED
        elif text == "x":
            state, text = CellState.NOT_APPLICABLE, ""
        return Cell(
            state,
            text,
            changed=(row, criterion, side) == ("Phòng Kinh tế", "B2", Side.VERIFIED),
            has_evidence=side is Side.SELF and criterion == "B1" and hash(row) % 2 == 0,
        )

    def enter(self, row, criterion, side, text):
        self.calls.append((row, criterion, side, text))
        old = self.scores[row, criterion, side]
        try:
            value = float(text.replace(",", "."))
        except ValueError:
            return f"Không phải số. Giá trị cũ {old} được giữ."
        if value > self.maximum[criterion]:
            most = f"{self.maximum[criterion]:g}"
            return (
                f"Vượt điểm tối đa {most}. Giá trị cũ {old} được giữ. "
                f"Nhập số từ 0 đến {most}, hoặc bấm Esc."
            )
        self.scores[row, criterion, side] = text
        return None

    def clear(self, row, criterion, side):
        self.scores[row, criterion, side] = ""

    def mark_not_applicable(self, row, criterion, side):
        self.scores[row, criterion, side] = "x"

    def paste(self, block: list[Entry]):
        problems = []
        for entry in block:
            error = (
                self.enter(entry.row, entry.criterion, entry.side, entry.text)
                if entry.text
                else self.clear(entry.row, entry.criterion, entry.side)
            )
            if error:
                problems.append(Problem(entry.row, entry.criterion, entry.side, error))
        return problems

    def total_title(self):
        return "Tổng quy về 100"

    def total_columns(self):
        return [
            TotalColumn("Tự chấm", width=64),
            TotalColumn("Thẩm định", strong=True),
            TotalColumn("Trên phiếu", "đối chiếu", width=90),
        ]

    def totals(self, row):
        sums, missing = [], 0
        for side in Side:
            texts = [self.scores[row, c, side] for c in self.maximum]
            missing += texts.count("") if side is Side.VERIFIED else 0
            points = [float(t.replace(",", ".")) for t in texts if t not in {"", "x"}]
            sums.append(f"{sum(points):.2f}".replace(".", ","))
        return [
            Total(sums[0]),
            Total(sums[1], missing=missing),
            Total("96,5", icon="check", tone="ok"),
        ]

    def foot_title(self):
        return "Số đơn vị đã thẩm định"

    def foot(self, criterion, side):
        done = sum(1 for r in self._rows if self.scores[r.key, criterion, side] != "")
        return f"{done}/{len(self._rows)}"

    def foot_totals(self):
        return ["", "11/13", "4/13"]


def picture_scores():
    source = PaperScores()
    for name in ("Văn phòng Đảng ủy", "Ban Xây dựng Đảng", "Ban Chỉ huy Quân sự"):
        for criterion in ("B1", "B2", "B3"):
            for side in Side:
                source.mark_not_applicable(name, criterion, side)
    source.clear("Trạm Y tế", "B2", Side.VERIFIED)
    source.clear("Trường Mầm non Hồng Vân", "C1", Side.VERIFIED)
    source.scores["Trường Tiểu học Hồng Vân", "B3", Side.VERIFIED] = "0"
    return source
