"""Feeds damaged bundles to the readers, led by coverage: python tools/fuzz_bundles.py.

Needs atheris (Linux only; not among our requirements) and runs until it is stopped or
finds something. Words after the name go to libFuzzer: `-max_total_time=600`. Anything
but a refusal that leaves a reader is a bug.
"""

import contextlib
import io
import sys
from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

try:
    import atheris
except ImportError:
    sys.exit("atheris is not installed: python -m pip install atheris")

with atheris.instrument_imports():
    from desktop.bundles.sealed import minisign
    from desktop.bundles.sealed.attachments import kind_of
    from desktop.bundles.sealed.catalogue import BundleRefusedError
    from desktop.bundles.sealed.container import read_container
    from desktop.bundles.sealed.envelope import read_envelope
    from desktop.bundles.sealed.keyring import read_keyring
    from desktop.bundles.sealed.manifest import read_manifest
    from desktop.bundles.sealed.payload_reading import read_entries, read_small
    from desktop.bundles.table_files import read_table
    from desktop.bundles.tables import Field, Table
    from desktop.errors import BundleError

SHAPE = Table(
    "t",
    "T",
    (
        Field("id", "string", required=True),
        Field("points", "number"),
        Field("day", "date"),
    ),
    ("id",),
)


def container(data: bytes) -> None:
    """Read a whole file."""
    read_container(Path("fuzz.tdkt"), io.BytesIO(data), len(data))


def payload(data: bytes) -> None:
    """Read an inner ZIP and every small entry of it."""
    file = io.BytesIO(data)
    for entry in read_entries(file).values():
        read_small(file, entry)


READERS: tuple[Callable[[bytes], object], ...] = (
    container,
    payload,
    minisign.read_signature,
    read_envelope,
    read_manifest,
    read_keyring,
    lambda data: read_table(data, SHAPE),
    lambda data: kind_of(io.BytesIO(data), len(data), "a"),
)


def try_one(data: bytes) -> None:
    """Give some bytes to the reader their first byte chooses."""
    if not data:
        return
    with contextlib.suppress(BundleRefusedError, BundleError):
        READERS[data[0] % len(READERS)](data[1:])


def main() -> None:
    """Begin with the golden bundles, whole and in their parts."""
    with TemporaryDirectory() as folder:
        for number, path in enumerate(sorted((ROOT / "tests/golden").iterdir())):
            for place in range(len(READERS)):
                seed = Path(folder) / f"{number}-{place}"
                seed.write_bytes(bytes([place]) + path.read_bytes())
        atheris.Setup([*sys.argv, folder], try_one)
        atheris.Fuzz()


if __name__ == "__main__":
    main()
