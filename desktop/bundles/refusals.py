"""How a refusal is worded: what happened, that nothing was written, what to do."""

from desktop.errors import BundleError

NOTHING_WRITTEN = "Chưa có gì được ghi."
ASK_AGAIN = "Hãy đề nghị nơi gửi xuất lại gói rồi chép lại."
FIX_AND_EXPORT = "Hãy sửa dữ liệu rồi xuất lại."

_SHOWN = 40


def refusal(what: str, next_step: str = ASK_AGAIN, *, code: str = "") -> BundleError:
    """Return the refusal of a package; the code is the catalogue's, for support."""
    return BundleError(f"{what} {NOTHING_WRITTEN}", next_step, detail=code)


def shown(value: object) -> str:
    """Return a foreign value as it may stand in a sentence: printable and short."""
    text = str(value)[: _SHOWN + 1]
    text = "".join(c if c.isprintable() else "\N{REPLACEMENT CHARACTER}" for c in text)
    return text if len(text) <= _SHOWN else f"{text[:_SHOWN]}…"
