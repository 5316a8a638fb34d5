"""What a pulled plug left in plain text is gone once the program has started."""

import subprocess
import sys
from time import perf_counter

import pytest

from db.failures import FileInUseError
from desktop.office.leftovers import wipe_leftovers
from desktop.office.office import Office


@pytest.fixture
def root(tmp_path):
    """An office whose plug was pulled while a bundle was read and one was made."""
    root = tmp_path / "so"
    Office.open(root).close()
    exchange = root / "exchange"
    for place in ("staging/open-0123456789abcdef", "gui-k2j3x"):
        folder = exchange / place
        folder.mkdir(parents=True)
        (folder / "payload.zip").write_bytes("Trần Thị Na".encode())
    (exchange / "staging" / f"{'ab' * 32}.tdkt").write_bytes(b"copy")
    (exchange / "files").mkdir()
    (exchange / "files" / ("cd" * 32)).write_bytes(b"scan")
    return root


def named(root):
    needle = "Trần Thị Na".encode()
    files = [path for path in root.rglob("*") if path.is_file()]
    return [path.name for path in files if needle in path.read_bytes()]


def test_plain_text_goes_at_the_start_and_nothing_else(root):
    assert len(named(root)) == 2

    with Office.open(root):
        left = sorted(path.name for path in (root / "exchange").rglob("*"))

    assert named(root) == []
    assert left == sorted(["files", "cd" * 32, "staging", f"{'ab' * 32}.tdkt"])


def test_who_does_not_hold_the_office_wipes_nothing(root):
    with Office.open(root):
        (root / "exchange" / "gui-now").mkdir()
        code = (
            "from pathlib import Path; from desktop.office.office import Office; "
            f"Office.open(Path({str(root)!r}))"
        )
        other = subprocess.run(
            [sys.executable, "-c", code], capture_output=True, text=True, check=False
        )
        assert FileInUseError.__name__ in other.stderr
        assert (root / "exchange" / "gui-now").is_dir()


def test_a_link_is_not_followed(root, tmp_path):
    outside = tmp_path / "ngoai"
    outside.mkdir()
    (outside / "giu.txt").write_text("giữ")
    link = root / "exchange" / "staging" / "open-link"
    link.symlink_to(outside, target_is_directory=True)

    wipe_leftovers(root)

    assert (outside / "giu.txt").is_file()


def test_what_cannot_be_wiped_does_not_stop_the_start(root, monkeypatch):
    def refuse(path, *_args, **_kept):
        raise PermissionError(13, "held")

    monkeypatch.setattr("os.unlink", refuse)

    with Office.open(root) as office:
        assert office.particulars() is None
    monkeypatch.undo()
    Office.open(root).close()
    assert named(root) == []


def test_a_start_imports_nothing_of_the_exchange_and_loses_no_time(root):
    code = (
        "import sys\n"
        "from pathlib import Path\n"
        "from desktop.office.office import Office\n"
        f"Office.open(Path({str(root)!r})).close()\n"
        "print([m for m in sys.modules if 'exchanging' in m or 'sealed' in m])"
    )
    run = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True
    )
    assert run.stdout.strip() == "[]"

    begun = perf_counter()
    for _turn in range(100):
        wipe_leftovers(root)
    assert (perf_counter() - begun) / 100 < 0.005
