"""The sticks plugged in, named as the officer knows them."""

import ctypes
import re
import shutil
import string
import sys
from dataclasses import dataclass
from pathlib import Path

_REMOVABLE = 2  # DRIVE_REMOVABLE of Windows
_MOUNTS = Path("/proc/mounts")
_BLOCKS = Path("/sys/class/block")
_OCTAL = re.compile(r"\\(0[0-7]{2}|1[0-7]{2})")


@dataclass(frozen=True, slots=True)
class Drive:
    """A stick: where it is, its label, its size and room in bytes."""

    root: Path
    label: str
    free: int
    total: int

    @property
    def name(self) -> str:
        """As it is shown: "KINGSTON (E:)"."""
        drive = self.root.drive or self.root.name
        return f"{self.label} ({drive})" if self.label != drive else drive


def removable_drives() -> list[Drive]:
    """Return the sticks of this PC; one that vanishes meanwhile is left out."""
    found = _on_windows() if sys.platform == "win32" else _on_linux()
    drives = []
    for root, label in found:
        try:
            usage = shutil.disk_usage(root)
        except OSError:
            continue
        drives.append(Drive(root, label, usage.free, usage.total))
    return drives


def _on_windows() -> list[tuple[Path, str]]:
    kernel = ctypes.windll.kernel32  # type: ignore[attr-defined]
    mask = kernel.GetLogicalDrives()
    found = []
    for place, letter in enumerate(string.ascii_uppercase):
        root = f"{letter}:\\"
        if mask >> place & 1 and kernel.GetDriveTypeW(root) == _REMOVABLE:
            label = ctypes.create_unicode_buffer(261)
            kernel.GetVolumeInformationW(root, label, 261, None, None, None, None, 0)
            found.append((Path(root), label.value or "USB"))
    return found


def _on_linux() -> list[tuple[Path, str]]:
    try:
        # A label in another encoding than ours is no reason to see no stick at all.
        lines = _MOUNTS.read_text(encoding="utf-8", errors="surrogateescape")
    except OSError:
        return []
    found: dict[str, tuple[Path, str]] = {}
    for line in lines.splitlines():
        device, _, rest = line.partition(" ")
        mounted = rest.partition(" ")[0]
        if mounted and device.startswith("/dev/") and _is_removable(Path(device).name):
            root = Path(_unescaped(mounted))
            found.setdefault(device, (root, root.name or "USB"))
    return list(found.values())


def _unescaped(mounted: str) -> str:
    """Undo the octal escapes of blanks in the table of mounts."""
    return _OCTAL.sub(lambda found: chr(int(found[1], 8)), mounted)


def _is_removable(block: str) -> bool:
    try:
        device = (_BLOCKS / block).resolve()
        for folder in (device, device.parent):
            flag = folder / "removable"
            if flag.exists():
                return flag.read_text(encoding="ascii").strip() == "1"
    except OSError:
        return False
    return False
