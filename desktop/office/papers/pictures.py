"""Pictures an officer supplies: checked before anything depends on them, then kept.

A picture is copied into the office's folder under its digest, beside the files of
evidence, and never written over: an undo finds it again.
"""

import io
import warnings
from dataclasses import dataclass
from pathlib import Path

from desktop import text
from desktop.errors import EntryError, OfficeFileError
from desktop.office.desk import Desk
from desktop.office.evidence_files import keep_copy

_MB = 1024 * 1024
_FORMATS = ("PNG", "JPEG")


@dataclass(frozen=True, slots=True)
class PictureLimits:
    """What a picture may be.

    Args:
        what: the picture in words, "hình Quốc huy".
        largest: of the file, bytes.
        narrowest: pixels of its shorter side, at least.
        widest: pixels of its longer side, at most.
        most: pixels in all, at most.
        remedy: how to get one that fits.
    """

    what: str
    largest: int
    narrowest: int
    widest: int
    most: int
    remedy: str


EMBLEM = PictureLimits(
    "hình Quốc huy",
    10 * _MB,
    200,
    8_000,
    40_000_000,
    "Chọn hình PNG hoặc JPEG cạnh từ 200 đến 8.000 điểm ảnh, không quá 10 MB.",
)
STOCK = PictureLimits(
    "ảnh phôi",
    20 * _MB,
    200,
    12_000,
    80_000_000,
    "Quét lại phôi ở 150 hoặc 200 dpi, lưu PNG hoặc JPEG không quá 20 MB.",
)


@dataclass(frozen=True, slots=True)
class KeptPicture:
    """A picture in the office's folder."""

    digest: str
    file_name: str


def keep(desk: Desk, file: Path, limits: PictureLimits) -> KeptPicture:
    """Check a picture and copy it into the office's folder.

    Raises:
        EntryError: not a PNG or JPEG, damaged, too large or too small.
        OfficeFileError: the file cannot be read or copied.
    """
    try:
        if file.stat().st_size > limits.largest:
            raise EntryError(
                f"Tệp {file.name} lớn hơn {limits.largest // _MB} MB, không dùng làm "
                f"{limits.what} được.",
                limits.remedy,
            )
        data = file.read_bytes()
        check(data, file.name, limits)
        digest, _ = keep_copy(io.BytesIO(data), desk.folders.evidence)
    except OSError as trouble:
        raise OfficeFileError(
            f"Không đọc được tệp {file.name}; chưa có gì thay đổi.",
            "Đóng tệp ở chương trình khác, hoặc chép tệp vào máy rồi chọn lại.",
            detail=str(trouble),
        ) from trouble
    return KeptPicture(digest, text.clean(file.name))


def check(data: bytes, name: str, limits: PictureLimits) -> None:
    """Refuse what is no picture or could not be shown.

    Raises:
        EntryError: says what is wrong with it.
    """
    from PIL import Image

    try:
        with warnings.catch_warnings():
            # A huge picture is refused below by its size, in words.
            warnings.simplefilter("ignore", Image.DecompressionBombWarning)
            with Image.open(io.BytesIO(data), formats=_FORMATS) as picture:
                wide, high = picture.size
                _check_pixels(wide, high, limits)
                picture.load()
    except Image.DecompressionBombError as trouble:
        raise _too_many(name, limits, str(trouble)) from trouble
    except (OSError, SyntaxError, ValueError, EOFError) as trouble:
        raise EntryError(
            f"Tệp {name} không phải hình PNG hoặc JPEG đọc được; chưa có gì thay đổi.",
            limits.remedy,
            detail=str(trouble),
        ) from trouble


def _check_pixels(wide: int, high: int, limits: PictureLimits) -> None:
    if max(wide, high) > limits.widest or wide * high > limits.most:
        raise _too_many(f"{limits.what}", limits, f"{wide} × {high}")
    if min(wide, high) < limits.narrowest:
        raise EntryError(
            f"Hình chỉ có {wide} × {high} điểm ảnh, quá nhỏ để làm {limits.what}.",
            limits.remedy,
        )


def _too_many(name: str, limits: PictureLimits, detail: str) -> EntryError:
    return EntryError(
        f"Hình {name} có quá nhiều điểm ảnh; chưa có gì thay đổi.",
        limits.remedy,
        detail=detail,
    )
