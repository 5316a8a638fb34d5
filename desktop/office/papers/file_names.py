"""Names of files in plain letters, which every disk, stick and mail program keeps."""

import re

from desktop.office.papers.files import slug

LONGEST = 60


def plain_name(words: str, otherwise: str = "van-ban") -> str:
    """Return "to-trinh-de-nghi" for "Tờ trình đề nghị", at most 60 letters.

    Args:
        otherwise: what is left where no letter can be kept.
    """
    letters = slug(words)
    return letters[:LONGEST].rstrip("-") or otherwise


def plain_suffix(name: str) -> str:
    """Return the kind of a file, ".pdf"; empty where it is not plain letters."""
    found = re.search(r"\.([A-Za-z0-9]{1,8})$", name)
    return f".{found.group(1).lower()}" if found else ""
