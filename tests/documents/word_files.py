"""Word files turned into PDFs by LibreOffice, all in one call."""

import os
import shutil
import subprocess
from pathlib import Path

SOFFICE = "soffice"
SECONDS = 200


def converter():
    """Return the path of LibreOffice; None where it is not installed."""
    return shutil.which(SOFFICE)


def converted(folder: Path) -> dict[str, bytes]:
    """Turn every Word file of a folder into a PDF; return them by stem."""
    files = sorted(str(path) for path in folder.glob("*.docx"))
    # A profile of its own: a running LibreOffice of the user is left alone.
    profile = (folder / "profile").as_uri()
    subprocess.run(
        [
            str(converter()),
            f"-env:UserInstallation={profile}",
            "--headless",
            "--convert-to",
            "pdf:writer_pdf_Export",
            "--outdir",
            str(folder),
            *files,
        ],
        check=True,
        capture_output=True,
        timeout=SECONDS,
        env={**os.environ, "SAL_USE_VCLPLUGIN": "svp"},
    )
    return {path.stem: path.read_bytes() for path in folder.glob("*.pdf")}
