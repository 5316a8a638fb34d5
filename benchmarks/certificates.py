"""1,000 Giấy khen in one PDF against a bare canvas drawing the same strings and lines.

Each side is a process of its own, so that peak memory is its own too. The bare side is
given every position; fitting names is part of ours. Both write a file on disk. On
stock, the bare side draws the eight fields of `stock_certificate` the same way.

LibreOffice, where it is installed, stands for mail merge: it turns a document that
already holds the pages, with the words alone and no border, into PDF. What merging the
records itself would take is not counted, nor its start: the time of one page is taken
off that of three hundred.
"""

import datetime as dt
import json
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from benchmarks.measure import peak_mb, process_json, show, within
from desktop.documents.certificates import border, certificate_lines, stock_setting
from desktop.documents.certificates.certificate import Certificate, draw_certificates
from desktop.documents.certificates.certificate_lines import Line, ground_of, lines_of
from desktop.documents.certificates.sheet_sizes import Sheet
from desktop.documents.certificates.stock_certificate import draw_on_stock
from desktop.documents.certificates.stock_setting import SetField, set_stock
from desktop.documents.certificates.stock_start import default_layout
from desktop.documents.kinds import Kind
from desktop.documents.printed.output import MM, new_canvas

COUNT, FEW, TIMES = 1000, 100, 5
MERGED = 300
LAYOUT = default_layout("bench", Sheet.A4)
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


def draw_ours(samples: list[Certificate], out: Path) -> None:
    """Draw them the way the program does, with nothing fitted beforehand."""
    certificate_lines.forget()
    draw_certificates(samples, out, created_on=DAY)


def draw_ours_on_stock(samples: list[Certificate], out: Path) -> None:
    """Draw the fields the way the program does."""
    certificate_lines.forget()
    stock_setting.forget()
    draw_on_stock(samples, out, LAYOUT, created_on=DAY)


def draw_bare(pages: list[list[Line]], out: Path) -> None:
    """Draw the same strings and lines where they are known to go."""
    canvas = new_canvas(Sheet.A4.size, "bare", DAY)
    canvas.beginForm("border")
    canvas.saveState()
    canvas.translate(0, Sheet.A4.size[1])
    canvas.scale(MM, -MM)
    border.draw_border(canvas)
    canvas.restoreState()
    canvas.endForm()
    for page in pages:
        canvas.doForm("border")
        for text, size, y in HEADING:
            canvas.setFont("LiberationSerif-Bold", size)
            canvas.drawCentredString(297 / 2 * MM, (210 - y) * MM, text)
        canvas.line(330, 421, 511, 421)
        for line in page:
            canvas.setFont(line.face.value, line.size)
            canvas.drawString(line.x, line.y, line.text)
        canvas.showPage()
    out.write_bytes(canvas.getpdfdata())


def draw_bare_fields(pages: list[tuple[SetField, ...]], out: Path) -> None:
    """Draw the eight fields where they are known to go."""
    canvas = new_canvas(Sheet.A4.size, "bare", DAY)
    for fields in pages:
        for field in fields:
            face = field.field.lettering.face.value
            for line in field.lines:
                canvas.setFont(face, line.size)
                canvas.drawString(line.x * MM, (210 - line.y) * MM, line.text)
        canvas.showPage()
    out.write_bytes(canvas.getpdfdata())


def drawing_of(side: str, samples: list[Certificate]) -> Callable[[Path], None]:
    """Return what one side does; what it is given is made before the clock starts."""
    if side == "ours":
        return lambda out: draw_ours(samples, out)
    if side == "stock":
        return lambda out: draw_ours_on_stock(samples, out)
    if side == "bare":
        ground = ground_of(Sheet.A4)
        pages = [lines_of(one, ground, script=False) for one in samples]
        return lambda out: draw_bare(pages, out)
    fields = [set_stock(one, LAYOUT) for one in samples]
    return lambda out: draw_bare_fields(fields, out)


def measure(side: str, count: int) -> None:
    """Print seconds and peak memory of one side as JSON."""
    samples = [sample(number) for number in range(count)]
    draw = drawing_of(side, samples)
    taken = []
    with tempfile.TemporaryDirectory() as folder:
        out = Path(folder) / "giay-khen.pdf"
        drawing_of("ours", samples[:2])(out)  # fonts are registered once, on all sides
        for _ in range(TIMES):
            begun = time.perf_counter()
            draw(out)
            taken.append(time.perf_counter() - begun)
    print(json.dumps({"seconds": statistics.median(taken), "peak": peak_mb()}))


def compare(name: str, side: str, against: str) -> None:
    """Print pages a second of one of ours against a bare canvas."""
    ours = process_json(["benchmarks/certificates.py", side, str(COUNT)])
    bare = process_json(["benchmarks/certificates.py", against, str(COUNT)])
    few = process_json(["benchmarks/certificates.py", side, str(FEW)])
    ratio = bare["seconds"] / ours["seconds"]
    show(
        name,
        f"{COUNT / ours['seconds']:,.0f} pages/s",
        f"bare canvas {COUNT / bare['seconds']:,.0f} pages/s",
        f"ratio {ratio:.2f}, {within(ratio >= 0.7, '≥ 0.7')}",
    )
    more = ours["peak"] - few["peak"]
    show(
        f"peak memory at {COUNT:,}",
        f"{ours['peak']:,.0f} MB",
        f"at {FEW}: {few['peak']:,.0f} MB; bare {bare['peak']:,.0f} MB",
        f"{more:+.0f} MB, {within(more <= 10, 'flat: ≤ 10 MB more')}",
    )


# --- LibreOffice ----------------------------------------------------------------------


def merged(count: int, folder: Path) -> Path:
    """Write the document a mail merge would leave: the words of each, page by page."""
    from docx import Document
    from docx.enum.section import WD_ORIENT
    from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_BREAK
    from docx.shared import Mm, Pt

    document = Document()
    section = document.sections[0]
    section.orientation = WD_ORIENT.LANDSCAPE
    section.page_width, section.page_height = Mm(297), Mm(210)
    for number in range(count):
        words = [(text, size) for text, size, _y in HEADING]
        lines = lines_of(sample(number), ground_of(Sheet.A4), script=False)
        words += [(line.text, line.size) for line in lines]
        for text, size in words:
            paragraph = document.add_paragraph()
            paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
            paragraph.paragraph_format.space_after = Pt(0)
            run = paragraph.add_run(text)
            run.font.name, run.font.size = "Liberation Serif", Pt(size)
        if number + 1 < count:
            run.add_break(WD_BREAK.PAGE)
    file = folder / f"merged-{count}.docx"
    document.save(str(file))
    return file


def converted(office: str, file: Path, folder: Path) -> float:
    """Return the seconds LibreOffice takes to make a PDF of a document."""
    begun = time.perf_counter()
    subprocess.run(  # noqa: S603 - found on this machine, given our own file
        [
            office,
            f"-env:UserInstallation={(folder / 'profile').as_uri()}",
            *("--headless", "--convert-to", "pdf", "--outdir", str(folder), str(file)),
        ],
        check=True,
        capture_output=True,
        timeout=300,
    )
    return time.perf_counter() - begun


def beside_mail_merge() -> None:
    """Print pages a second of LibreOffice, where there is one."""
    office = shutil.which("soffice")
    name = f"LibreOffice, {MERGED} pages of the words to PDF"
    if office is None:
        show(name, "not installed")
        return
    with tempfile.TemporaryDirectory() as folder_name:
        folder = Path(folder_name)
        one, many = merged(1, folder), merged(MERGED, folder)
        converted(office, one, folder)  # its profile is made with the first start
        start = min(converted(office, one, folder) for _ in range(3))
        whole = min(converted(office, many, folder) for _ in range(3))
    show(
        name,
        f"{(MERGED - 1) / max(whole - start, 0.001):,.0f} pages/s",
        f"its start {start:.1f} s, all {whole:.1f} s",
        "no border, merging itself not counted",
    )


def main() -> None:
    """Measure all sides and print."""
    compare("1,000 Giấy khen, whole", "ours", "bare")
    compare("1,000 Giấy khen, on stock", "stock", "bare-fields")
    beside_mail_merge()


if __name__ == "__main__":
    if len(sys.argv) > 1:
        measure(sys.argv[1], int(sys.argv[2]))
    else:
        main()
