"""1,000 Giấy khen in one PDF against a bare canvas drawing the same strings and lines.

Each side is a process of its own, so that peak memory is its own too. The bare side is
given every position; fitting names is part of ours.
"""

import datetime as dt
import io
import json
import statistics
import sys
import time

from benchmarks.measure import peak_mb, process_json, show, within
from desktop.documents import border
from desktop.documents import certificate as certificates
from desktop.documents.certificate import Certificate, Sheet, draw_certificates
from desktop.documents.kinds import Kind
from desktop.documents.output import MM, new_canvas

COUNT, TIMES = 1000, 5
DAY = dt.date(2026, 12, 18)
AUTHORITY = "CHỦ TỊCH ỦY BAN NHÂN DÂN XÃ VÂN KHÊ"
HEADING = (
    ("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", 14, 53.0),
    ("Độc lập - Tự do - Hạnh phúc", 15, 59.2),
    (AUTHORITY, 20, 71.8),
    ("TẶNG", 16, 80.2),
    ("GIẤY KHEN", 48, 98.6),
)
FAMILY = ("Nguyễn", "Trần", "Lê", "Phạm", "Hoàng")
MIDDLE = ("Thị Thu", "Văn", "Đình", "Quang", "Hữu")
GIVEN = ("Hằng", "Khôi", "Phúc", "Vỹ", "Oanh", "Khoát", "Linh", "An")


def sample(number: int) -> Certificate:
    """Return one of a thousand different certificates of all kinds."""
    kind = (Kind.INDIVIDUAL, Kind.COLLECTIVE, Kind.HOUSEHOLD)[number % 3]
    name = f"{FAMILY[number % 5]} {MIDDLE[number // 5 % 5]} {GIVEN[number // 7 % 8]}"
    if kind is Kind.COLLECTIVE:
        name = f"Cán bộ và Nhân dân thôn {name}, tổ công nghệ số cộng đồng {number}"
    return Certificate(
        kind,
        name,
        f"Chuyên viên Văn phòng HĐND và UBND xã Vân Khê, tổ {number}",
        "Đã có thành tích xuất sắc trong phong trào thi đua đẩy mạnh công tác cải "
        "cách hành chính trên địa bàn xã 6 tháng cuối năm 2026",
        AUTHORITY,
        "Vân Khê",
        DAY,
        ("CHỦ TỊCH",),
        "Trịnh Đình Khôi",
        salutation="Ông",
        decision_number="412/QĐ-UBND",
        decided_on=DAY,
        register_number=str(number),
    )


def draw_ours(samples: list[Certificate]) -> None:
    """Draw them the way the program does, with nothing fitted beforehand."""
    for fitted in (certificates._fitted, certificates._one_line, certificates.balanced):  # noqa: SLF001
        fitted.cache_clear()
    draw_certificates(samples, io.BytesIO(), created_on=DAY)


def draw_bare(lines: list[list[certificates._Line]]) -> None:
    """Draw the same strings and lines where they are known to go."""
    canvas = new_canvas(Sheet.A4.size, "bare", DAY)
    canvas.beginForm("border")
    canvas.saveState()
    canvas.translate(0, Sheet.A4.size[1])
    canvas.scale(MM, -MM)
    border.draw_border(canvas)
    canvas.restoreState()
    canvas.endForm()
    for page in lines:
        canvas.doForm("border")
        for text, size, y in HEADING:
            canvas.setFont("LiberationSerif-Bold", size)
            canvas.drawCentredString(297 / 2 * MM, (210 - y) * MM, text)
        canvas.line(330, 421, 511, 421)
        for line in page:
            canvas.setFont(line.face.value, line.size)
            canvas.drawString(line.x, line.y, line.text)
        canvas.showPage()
    io.BytesIO().write(canvas.getpdfdata())


def measure(side: str) -> None:
    """Print seconds and peak memory of one side as JSON."""
    samples = [sample(number) for number in range(COUNT)]
    draw_ours(samples[:2])  # fonts are registered once, on both sides
    lines = [certificates._lines(one, script=False) for one in samples]  # noqa: SLF001
    taken = []
    for _ in range(TIMES):
        begun = time.perf_counter()
        if side == "ours":
            draw_ours(samples)
        else:
            draw_bare(lines)
        taken.append(time.perf_counter() - begun)
    print(json.dumps({"seconds": statistics.median(taken), "peak": peak_mb()}))


def main() -> None:
    """Measure both sides and print."""
    ours = process_json(["benchmarks/certificates.py", "ours"])
    bare = process_json(["benchmarks/certificates.py", "bare"])
    ratio = bare["seconds"] / ours["seconds"]
    show(
        "1,000 Giấy khen",
        f"{COUNT / ours['seconds']:,.0f} pages/s",
        f"bare canvas {COUNT / bare['seconds']:,.0f} pages/s",
        f"ratio {ratio:.2f}, {within(ratio >= 0.7, '≥ 0.7')}",
    )
    more = ours["peak"] - bare["peak"]
    show(
        "peak memory of it",
        f"{ours['peak']:,.0f} MB",
        f"bare canvas {bare['peak']:,.0f} MB",
        f"{more:+.0f} MB, {within(more <= 150, '≤ 150 MB above')}",
    )


if __name__ == "__main__":
    if len(sys.argv) > 1:
        measure(sys.argv[1])
    else:
        main()
