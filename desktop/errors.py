"""What the officer can do something about: a sentence and the next step.

Every refusal in the program is an OfficeError; anything else that escapes is a bug
and goes to the log and the report dialog.
"""


class OfficeError(Exception):
    """A refusal the officer can act on; nothing has been changed.

    Args:
        sentence: what happened and what did not change, in Vietnamese.
        next_step: what to do now, in Vietnamese.
        detail: technical words for support, shown behind "Chi tiết".
    """

    def __init__(self, sentence: str, next_step: str, *, detail: str = "") -> None:
        super().__init__(sentence)
        self.sentence = sentence
        self.next_step = next_step
        self.detail = detail

    def __str__(self) -> str:
        return f"{self.sentence} {self.next_step}".strip()


class PlanFileError(OfficeError):
    """A plan file that cannot be read as written; names the line and the key."""


class EntryError(OfficeError):
    """A typed value that cannot be kept; the old value stays."""


class OfficeFileError(OfficeError):
    """The office's file or folder cannot be opened or written."""


class BundleError(OfficeError):
    """An exchange file that cannot be accepted; nothing has been written."""
