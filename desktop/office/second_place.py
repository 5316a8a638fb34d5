"""The office copied whole to another disk or a stick: its file and what proves it.

`<chosen>/so-vang-xa-hong-van-10231/` gets copies of the file, named by time and thinned
like those at home, and `evidence/` with every file of the evidence under its digest.
Putting such a copy back brings both: see `bring_evidence`.
"""

import re
import shutil
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from typing import NamedTuple

from db import offices, settings
from db.failures import guard
from desktop import text
from desktop.errors import OfficeError, OfficeFileError
from desktop.folders import is_there
from desktop.office.backups import ELSEWHERE, ELSEWHERE_AT
from desktop.office.desk import Desk
from desktop.office.evidence_files import is_whole, keep_copy

MARK = "second_place_mark"
EVIDENCE = "evidence"
Report = Callable[[int, int, str], object]
_DIGEST = re.compile(r"[0-9a-f]{64}")
_SPARE = 16 * 1024 * 1024  # bytes left free on the disk: its own tables grow too


class State(NamedTuple):
    """Where whole copies go and when the last one was made.

    Args:
        folder: as it was chosen, None when none was.
        is_there: a stick may be unplugged.
        is_same_disk: the disk of the office's own folder: no help when that breaks.
    """

    folder: Path | None = None
    is_there: bool = False
    is_same_disk: bool = False
    last_at: datetime | None = None


class Copied(NamedTuple):
    """What a copy did: the file, how much evidence is new there, and what is damaged.

    Args:
        damaged: evidence at home whose content is no longer what its name says.
    """

    path: Path
    files: int
    damaged: tuple[str, ...]


class SecondPlace:
    """Where an office keeps whole copies besides its own folder, and making them."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    def state(self) -> State:
        """Return where copies go, whether that place is there, and the last time."""
        kept = settings.get(self._desk.database, ELSEWHERE)
        if not kept:
            return State()
        folder, last = Path(kept), settings.get(self._desk.database, ELSEWHERE_AT)
        found = is_there(folder)
        return State(
            folder,
            found,
            found and _is_same_disk(folder, self._desk.folders.root),
            datetime.fromisoformat(last) if last else None,
        )

    def choose(self, folder: Path) -> None:
        """Keep where copies go from now on; nothing is copied yet.

        Raises:
            OfficeError: it is not there, not writable, or part of the office's folder.
        """
        folder = folder.expanduser().absolute()
        self._check(folder)
        if settings.get(self._desk.database, ELSEWHERE) == str(folder):
            return
        self.forget()
        settings.put(self._desk.database, ELSEWHERE, str(folder))

    def forget(self) -> None:
        """Copy nowhere else any more; the copies made stay where they are."""
        for key in (ELSEWHERE, ELSEWHERE_AT, MARK):
            settings.remove(self._desk.database, key)

    def is_due(self) -> bool:
        """Tell whether the place is there and something was done since the last copy.

        New evidence comes with a step of the trail, so the trail tells of both.
        """
        if not self.state().is_there or not self._desk.trail.steps(limit=1):
            return False
        return settings.get(self._desk.database, MARK) != self._desk.trail.mark()

    def copy(self, report: Report | None = None) -> Copied:
        """Copy everything to the place that was chosen.

        Args:
            report: told (done, all, what) before each file; what it raises ends the
                work between two files, with the files copied so far left whole.

        Raises:
            OfficeError: none was chosen, it is not there, or it has no room.
        """
        folder = self.state().folder
        if folder is None:
            raise OfficeError(
                "Chưa chọn nơi sao lưu thứ hai.",
                "Mở Cài đặt, mục Sao lưu, rồi chọn một thư mục ở ổ khác hoặc USB.",
            )
        copied = self.copy_to(folder, report)
        now = self._desk.now().isoformat(timespec="seconds")
        settings.put(self._desk.database, ELSEWHERE_AT, now)
        settings.put(self._desk.database, MARK, self._desk.trail.mark())
        return copied

    def copy_to(self, folder: Path, report: Report | None = None) -> Copied:
        """Copy everything to a folder without remembering it; see `copy`."""
        from db import backup

        folder = folder.expanduser().absolute()
        self._check(folder)
        place, at = folder / self._name(), self._desk.now()
        target = place / backup.name_of(at)
        with _told(folder):
            (place / EVIDENCE).mkdir(parents=True, exist_ok=True)
            missing = _missing(self._desk.folders.evidence, place / EVIDENCE)
            self._check_room(folder, missing)
            damaged = _carry(missing, place / EVIDENCE, report)
            # The file comes last: whatever it speaks of is there by then.
            backup.back_up(self._desk.database, target)
            backup.verify(target)
            backup.thin(place, at)
        return Copied(target, len(missing) - len(damaged), damaged)

    def _check(self, folder: Path) -> None:
        if not is_there(folder):
            raise OfficeFileError(
                f"Không thấy thư mục {folder}.",
                "Cắm USB hoặc nối ổ đĩa ấy, hoặc chọn thư mục khác.",
            )
        root = self._desk.folders.root.resolve()
        if folder.resolve() == root or root in folder.resolve().parents:
            raise OfficeError(
                "Thư mục này nằm ngay trong thư mục dữ liệu, hỏng là hỏng cùng nhau.",
                "Chọn một thư mục ở ổ đĩa khác hoặc USB.",
            )
        try:
            with tempfile.TemporaryFile(dir=folder):
                pass
        except OSError as trouble:
            raise OfficeFileError(
                f"Không ghi được vào {folder}.",
                "Gạt khóa chống ghi của USB, hoặc chọn thư mục khác.",
                detail=str(trouble),
            ) from trouble

    def _check_room(self, folder: Path, missing: list[Path]) -> None:
        files = [*missing, self._desk.folders.database]
        need = sum(path.stat().st_size for path in files) + _SPARE
        free = shutil.disk_usage(folder).free
        if free < need:
            raise _NoRoomError(
                f"{folder} còn {free // 2**20} MB, cần {need // 2**20 + 1} MB.",
                "Dọn bớt tệp ở đó hoặc chọn ổ khác; bản sao lưu trước vẫn còn nguyên.",
            )

    def _name(self) -> str:
        mine = offices.office(self._desk.database)
        words = f"{mine.full_name} {mine.commune_code}" if mine else ""
        return "-".join(["so-vang", *re.findall(r"[a-z0-9]+", text.search_key(words))])


def bring_evidence(copy: Path, into: Path, report: Report | None = None) -> int:
    """Bring the evidence that lies with a copy of the file; return how many are new.

    A copy in a second place has it beside itself, one among the backups of a copied
    folder one floor up. What is whole already is left alone; what is damaged there
    stays there.

    Raises:
        OfficeFileError: of either disk; what was brought until then is whole.
    """
    beside = copy.absolute().parent
    with guard():
        for place in (beside / EVIDENCE, beside.parent / EVIDENCE):
            if is_there(place) and place.resolve() != into.resolve():
                missing = _missing(place, into)
                return len(missing) - len(_carry(missing, into, report))
    return 0


class _NoRoomError(OfficeFileError):
    """Said before anything was copied, in words of its own."""


@contextmanager
def _told(folder: Path) -> Iterator[None]:
    """Say of all trouble that it is the copy's: nothing at home is touched."""
    try:
        with guard():
            yield
    except _NoRoomError:
        raise
    except OfficeFileError as trouble:
        raise OfficeFileError(
            f"Chưa chép xong sang {folder}; dữ liệu và các bản sao lưu trên máy này "
            "vẫn còn nguyên.",
            "Cắm lại USB hoặc chọn nơi khác, rồi chép lại.",
            detail=f"{trouble.sentence} {trouble.detail}",
        ) from trouble


def _missing(source: Path, target: Path) -> list[Path]:
    """Return the files named by a digest that are not whole in the other folder."""
    files = [path for path in sorted(source.iterdir()) if _DIGEST.fullmatch(path.name)]
    return [p for p in files if not is_whole(target / p.name, p.stat().st_size)]


def _carry(
    files: list[Path], target: Path, report: Report | None = None
) -> tuple[str, ...]:
    """Copy files under their digests; return those whose content is another one."""
    damaged = []
    for number, path in enumerate(files):
        if report is not None:
            report(number, len(files) + 1, "Minh chứng")
        with path.open("rb") as source:
            digest, _size = keep_copy(source, target, only_as=path.name)
        if digest != path.name:
            damaged.append(path.name)
    if report is not None:
        report(len(files), len(files) + 1, "Tệp dữ liệu")
    return tuple(damaged)


def _is_same_disk(one: Path, other: Path) -> bool:
    try:
        return one.stat().st_dev == other.stat().st_dev
    except OSError:
        return False
