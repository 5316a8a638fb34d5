"""Renew the approved texts and pictures of the papers, and the page that shows them.

Look at the changes before they are committed: these files are what the tests compare
every paper with.
"""

import sys
import tempfile
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from tests.documents.approving import (
    APPROVED,
    PAGE_OF_PAPERS,
    files_of,
    page_of_papers,
    picture_changes,
    specimens,
    text_changes,
)


def main() -> int:
    """Write what has changed, drop what is no longer made, and say so."""
    APPROVED.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        found = specimens(Path(folder))
    kept: set[str] = set()
    for one in found:
        files = files_of(one)
        kept |= set(files)
        if text_changes(one) or picture_changes(one):
            print(f"renewed: {one.name}")
            for name, data in files.items():
                (APPROVED / name).write_bytes(data)
    for path in APPROVED.iterdir():
        if path.name not in kept:
            print(f"dropped: {path.name}")
            path.unlink()
    PAGE_OF_PAPERS.write_text(page_of_papers(found), encoding="utf-8")
    print(f"{len(found)} papers in {APPROVED.relative_to(Path.cwd())}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
