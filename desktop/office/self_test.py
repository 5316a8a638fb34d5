"""The program tries itself: every craft once, in a folder thrown away afterwards."""

import tempfile
from pathlib import Path

from desktop.office.demo import demo


def run() -> list[str]:
    """Make a demonstration, draw, write and read; return what was done.

    Raises:
        OfficeError: something does not work on this PC; the sentence says what.
    """
    with tempfile.TemporaryDirectory(prefix="so-vang-") as folder:
        return _run(Path(folder))


def _run(folder: Path) -> list[str]:
    done = []
    for plan in demo.plans_with_demo():
        with demo.prepare(folder / plan, plan) as office:
            done.append(f"Tạo xã mẫu {plan}")
            demo.finish_demo(office)
            drawn = office.papers.write_certificates(folder / "giay-khen")
            done.append(f"Vẽ {len(drawn)} tệp Giấy khen")
            file = office.export(folder / "goi")
            changes = office.preview(file).changes
            if changes:
                raise ValueError(changes[0])
            done.append("Xuất dữ liệu và đọc lại, không lệch dòng nào")
    return done
