"""A Data Package read back: every byte is checked before a value is believed.

The order of trust is: names and sizes, hashes, characters, values, keys. The input may
come from any stick, so nothing but a BundleError leaves this module.
"""

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from desktop.bundles import limits
from desktop.bundles.archive import read_archive
from desktop.bundles.descriptor import (
    Listing,
    Resource,
    check_rows,
    digest,
    read_descriptor,
    shape_of,
)
from desktop.bundles.files import is_link, read_file
from desktop.bundles.nodes import NAME
from desktop.bundles.refusals import ASK_AGAIN, FIX_AND_EXPORT, refusal
from desktop.bundles.table_files import read_table
from desktop.bundles.tables import Package, Table, by_name
from desktop.errors import BundleError

_Open = Callable[[str, int], bytes]


def read_package(
    path: Path,
    *,
    expected: Sequence[Table] | None = None,
    optional: Collection[str] = (),
) -> Package:
    """Return the package in a folder, beside its datapackage.json, or in a ZIP file.

    Args:
        path: the folder, its datapackage.json, or the ZIP file.
        expected: the receiver's own tables (rows unused). A table not among them is
            passed over with a note; one of them that is missing, or has other columns,
            is refused. None accepts the tables as the package declares them.
        optional: names of expected tables that may be missing.
    """
    try:
        return _read(_opened(path), expected, optional)
    except BundleError as error:
        if error.next_step != FIX_AND_EXPORT:
            raise
        # A check shared with the writer: here the data is not ours to correct.
        raise BundleError(error.sentence, ASK_AGAIN, detail=error.detail) from error


def _opened(path: Path) -> tuple[_Open, Collection[str] | None]:
    """Return how to open a member, and which members there are if that is closed."""
    try:
        folder = path if path.is_dir() else None
    except OSError:
        folder = None  # opening it below says why
    if folder is None and path.name == NAME:
        folder = path.parent
    if folder is not None:
        return _in_folder(folder), None
    members = read_archive(read_file(path, limits.MAX_ARCHIVE_BYTES))
    return _in_archive(members), members.keys()


def _in_folder(folder: Path) -> _Open:
    def opened(path: str, most: int) -> bytes:
        if is_link(folder / "data"):
            raise refusal("Thư mục con “data” là liên kết.", code="TD-316")
        return read_file(folder / path, most)

    return opened


def _in_archive(members: Mapping[str, bytes]) -> _Open:
    def opened(path: str, most: int) -> bytes:
        if path not in members:
            raise refusal(f"Gói thiếu tệp “{path}”.", code="TD-316")
        if len(members[path]) > most:
            raise refusal(f"Tệp “{path}” lớn quá giới hạn.", code="TD-314")
        return members[path]

    return opened


def _read(
    source: tuple[_Open, Collection[str] | None],
    expected: Sequence[Table] | None,
    optional: Collection[str],
) -> Package:
    opened, members = source
    listing = read_descriptor(opened(NAME, limits.MAX_DESCRIPTOR_BYTES))
    if members is not None:
        _refuse_unlisted(members, listing)
    known = None if expected is None else by_name(expected)
    if known is not None:
        _refuse_missing(known, listing, optional)
    tables: list[Table] = []
    notes: list[str] = []
    for resource in listing.resources:
        data = _checked_bytes(opened, resource)
        if known is not None and resource.name not in known:
            notes.append(
                f"Gói có bảng «{resource.name}» mà phần mềm này chưa biết; "
                "bảng đó được bỏ qua."
            )
            continue
        shape = shape_of(resource)
        if known is not None:
            shape = _own_shape(shape, known[resource.name])
        table = read_table(data, shape)
        check_rows(resource, table)
        tables.append(table)
    return listing.package(tables, notes)


def _refuse_unlisted(members: Collection[str], listing: Listing) -> None:
    listed = {NAME, *(resource.path for resource in listing.resources)}
    if set(members) != listed:
        names = ", ".join(sorted(set(members) ^ listed))
        raise refusal(f"Thiếu hoặc thừa tệp so với bảng kê: {names}.", code="TD-316")


def _refuse_missing(
    known: Mapping[str, Table], listing: Listing, optional: Collection[str]
) -> None:
    present = {resource.name for resource in listing.resources}
    for name, table in known.items():
        if name not in present and name not in optional:
            raise refusal(f"Gói thiếu bảng «{table.title or name}».", code="TD-404")


def _checked_bytes(opened: _Open, resource: Resource) -> bytes:
    data = opened(resource.path, limits.MAX_TABLE_BYTES)
    if len(data) != resource.size or digest(data) != resource.hash:
        raise refusal(f"Tệp “{resource.path}” không khớp bảng kê.", code="TD-317")
    return data


def _own_shape(declared: Table, own: Table) -> Table:
    """Return the receiver's own shape; the sender's schema is only a claim."""
    theirs = [(field.name, field.type) for field in declared.fields]
    ours = [(field.name, field.type) for field in own.fields]
    if theirs != ours or declared.primary_key != own.primary_key:
        missing = set(own.field_names) - set(declared.field_names)
        extra = set(declared.field_names) - set(own.field_names)
        words = [f"thiếu cột {', '.join(sorted(missing))}"] if missing else []
        words += [f"thừa cột {', '.join(sorted(extra))}"] if extra else []
        said = "; ".join(words) or "cột khác thứ tự, khác kiểu hoặc khác khóa"
        raise refusal(
            f"Bảng «{own.name}»: {said} so với phần mềm này.",
            "Hai nơi hãy dùng cùng một phiên bản phần mềm rồi xuất lại.",
            code="TD-404",
        )
    return replace(own, rows=())
