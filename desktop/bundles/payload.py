"""One review round written as a Data Package: a folder, or one ZIP file for mailing.

A folder may hold other files: they are left alone. A file of ours is replaced only if
it is still as we wrote it; one that somebody has edited since is never overwritten.
"""

import contextlib
import os
from collections.abc import Mapping
from pathlib import Path

from desktop.bundles import limits
from desktop.bundles.archive import archive_bytes
from desktop.bundles.descriptor import (
    descriptor_bytes,
    digest,
    path_of,
    read_descriptor,
)
from desktop.bundles.files import HalfWrittenError, is_link, read_file, write_files
from desktop.bundles.nodes import NAME
from desktop.bundles.reading import read_package
from desktop.bundles.refusals import FIX_AND_EXPORT, refusal, shown
from desktop.bundles.table_files import table_bytes
from desktop.bundles.tables import Package
from desktop.errors import BundleError

__all__ = ["Package", "package_files", "write_package", "write_zip"]

_OTHER_FOLDER = "Hãy chọn một thư mục trống rồi xuất lại."
_OTHER_NAME = "Hãy chọn tên tệp khác rồi xuất lại."
_SPACE = (
    "Hãy đóng tệp đang mở (Excel), kiểm tra chỗ trống và quyền ghi, cắm lại USB "
    "nếu cần, rồi xuất lại."
)


def package_files(package: Package) -> dict[str, bytes]:
    """Return the files of a package by path, datapackage.json last."""
    files = {path_of(table.name): table_bytes(table) for table in package.tables}
    files[NAME] = descriptor_bytes(package, files)
    if sum(map(len, files.values())) > limits.MAX_PACKAGE_BYTES:
        raise refusal("Gói lớn quá giới hạn.", FIX_AND_EXPORT, code="TD-406")
    return files


def write_package(folder: Path, package: Package) -> None:
    """Write a package into a folder, replacing an earlier export of ours there."""
    files = package_files(package)
    earlier = _earlier(folder)
    _refuse_others(folder, files, earlier)
    try:
        (folder / "data").mkdir(parents=True, exist_ok=True)
        write_files({folder / path: data for path, data in files.items()})
    except OSError as error:
        raise _not_written(folder, error) from error
    for path in earlier.keys() - files.keys():
        # A table this round has no more. Held open, it stays: the package is whole
        # without it, and no list names it any longer.
        with contextlib.suppress(OSError):
            (folder / path).unlink()
    _check_written(folder, package)


def write_zip(path: Path, package: Package) -> None:
    """Write a package as one ZIP file, replacing only a package of ours."""
    data = archive_bytes(package_files(package))
    if os.path.lexists(path):
        _refuse_other_zip(path)
    try:
        write_files({path: data})
    except OSError as error:
        raise _not_written(path, error) from error
    _check_written(path, package)


def _earlier(folder: Path) -> dict[str, str]:
    """Return the tables of the export already there, each with its hash."""
    if is_link(folder / "data"):
        raise refusal(
            "Thư mục con “data” là liên kết tới nơi khác.",
            _OTHER_FOLDER,
            code="TD-316",
        )
    if not os.path.lexists(folder / NAME):
        return {}
    try:
        listing = read_descriptor(read_file(folder / NAME, limits.MAX_DESCRIPTOR_BYTES))
    except BundleError as error:
        raise refusal(
            f"Thư mục đã có tệp {NAME} không phải do phần mềm này ghi.",
            _OTHER_FOLDER,
            code=error.detail,
        ) from error
    return {resource.path: resource.hash for resource in listing.resources}


def _refuse_others(
    folder: Path, files: Mapping[str, bytes], earlier: Mapping[str, str]
) -> None:
    for path in [*files, *(path for path in earlier if path not in files)]:
        if path == NAME or not os.path.lexists(folder / path):
            continue
        present = read_file(folder / path, limits.MAX_TABLE_BYTES)
        # Equal bytes without a list: an export that was cut off, now tried again.
        if digest(present) != earlier.get(path) and present != files.get(path):
            raise refusal(
                f"Tệp “{path}” trong thư mục không phải do phần mềm này ghi, "
                "hoặc đã bị sửa sau lần xuất trước.",
                _OTHER_FOLDER,
            )


def _refuse_other_zip(path: Path) -> None:
    try:
        read_package(path)
    except BundleError as error:
        raise refusal(
            f"Tệp “{shown(path.name)}” đã có và không phải gói do phần mềm này ghi.",
            _OTHER_NAME,
            code=error.detail,
        ) from error


def _check_written(path: Path, package: Package) -> None:
    """Read back what was written: a bad stick is found here, not at the receiver."""
    try:
        same = read_package(path) == package
        detail = "TD-706"
    except BundleError as error:
        same, detail = False, f"TD-704 {error.detail}"
    if not same:
        raise BundleError(
            "Gói vừa ghi đọc lại không giống dữ liệu; đừng dùng gói này. "
            "Sổ không thay đổi.",
            "Hãy xuất lại sang USB hoặc thư mục khác.",
            detail=detail,
        )


def _not_written(place: Path, error: OSError) -> BundleError:
    if isinstance(error, HalfWrittenError):
        return BundleError(
            f"Việc ghi gói vào “{shown(place.name)}” bị ngắt giữa chừng: gói ở đó chưa "
            "dùng được và phần mềm sẽ từ chối đọc. Sổ không thay đổi.",
            "Hãy đóng tệp đang mở (Excel), kiểm tra ổ đĩa rồi xuất lại vào đúng "
            "thư mục này.",
            detail=f"TD-703 {error!r}",
        )
    return refusal(
        f"Không ghi được gói vào “{shown(place.name)}”.",
        _SPACE,
        code=f"TD-701 {error!r}",
    )
