"""The shipped plan with the sample criteria set in the place of the units' own."""

from tests.factories import ROOT, shipped_text

SAMPLE = (ROOT / "resources/criteria/mau-chi-so-cchc.toml").read_text("utf-8")
ABOVE = (
    'issuer = "UBND thành phố Ví Dụ"\n'
    'decision = "QĐ 01/QĐ-UBND ngày 02/01/2025"\n'
    'version = "2"\n'
)


def plan_with_sample(*, issued_above=False):
    """Return the text of a plan whose units are scored by the sample set."""
    text = shipped_text()
    begin = text.index('[[criteria]]\ncode = "tap-the"')
    end = text.index('[[criteria]]\ncode = "ca-nhan"')
    groups = 'groups = ["1.1", "1.2", "thon-xom"]\n'
    origin = ABOVE if issued_above else "own = true\n"
    sample = SAMPLE.replace("own = true\n", origin + groups, 1)
    return f"{text[:begin]}{sample}\n{text[end:]}"
