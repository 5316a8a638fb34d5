"""Each finding has a code that keeps its meaning, a sentence and something to do."""

import re
from pathlib import Path

import pytest

from desktop.bundles.sealed.catalogue import (
    CATALOGUE,
    BundleRefusedError,
    Severity,
    found,
    refusal_of,
    refuse,
)
from desktop.errors import BundleError
from tests.faults import FLOORS, group_of

ROOT = Path(__file__).resolve().parents[3]
CODE = re.compile(r"TD-[0-9]{3}")

# Raised where the office's data is read and written, not by the bundle alone; the
# tests of desktop/office raise each of them.
OF_THE_OFFICE = {
    *("TD-006", "TD-007", "TD-008", "TD-009", "TD-127", "TD-134", "TD-205", "TD-206"),
    *(f"TD-{n}" for n in range(501, 515)),
    *("TD-520", "TD-601", "TD-602", "TD-603", "TD-604", "TD-605"),
    *("TD-707", "TD-801", "TD-802", "TD-803"),
}
VIETNAMESE = re.compile(
    "[ăâđêôơưàảãáạằẳẵắặầẩẫấậèẻẽéẹềểễếệìỉĩíịòỏõóọồổỗốộờởỡớợùủũúụừửữứựỳỷỹýỵ]"
)
ENGLISH = re.compile(
    r"\b(?:the|file|error|key|bundle|invalid|not|failed|retry|code|hash|signature)\b",
    re.IGNORECASE,
)


@pytest.mark.parametrize("code", CATALOGUE)
def test_a_sentence_is_vietnamese_and_says_what_to_do(code):
    entry = CATALOGUE[code]
    assert CODE.fullmatch(code)
    for words in (entry.sentence, entry.next_step):
        assert words[0].isupper() or words[0] in "{“"
        assert words.endswith((".", "{why}"))  # what follows is a sentence itself
        assert VIETNAMESE.search(words.casefold())
        assert not ENGLISH.search(re.sub(r"\{\w+\}", "", words))
        assert words.count("“") == words.count("”")
        assert words.count("«") == words.count("»")


def test_codes_stand_in_order_and_once():
    assert list(CATALOGUE) == sorted(CATALOGUE)
    assert len({entry.sentence for entry in CATALOGUE.values()}) == len(CATALOGUE)


@pytest.mark.parametrize("code", CATALOGUE)
def test_every_fact_is_asked_for_and_shown(code):
    facts = {name: f"<{name}>" for name in CATALOGUE[code].facts}
    finding = found(code, **facts)
    said = f"{finding.sentence} {finding.next_step}"
    assert all(value in said for value in facts.values())
    assert "{" not in said
    for name in facts:
        with pytest.raises(KeyError):
            found(code, **{k: v for k, v in facts.items() if k != name})


@pytest.mark.parametrize("severity", Severity)
def test_a_weight_has_a_word_on_screen(severity):
    assert VIETNAMESE.search(severity.value.casefold())
    assert severity.stops == (severity not in {Severity.WARNING, Severity.INFORMATION})


def test_what_a_bundle_says_is_shown_short_and_safe():
    said = found("TD-113", name="a\u202e\n" + "x" * 500).sentence
    assert "\u202e" not in said
    assert "\n" not in said
    assert len(said) < 120
    cut = found("TD-512", count=3, names="Bạch " * 100).sentence
    assert cut.endswith("…")


def test_a_refusal_of_a_table_keeps_its_number():
    refusal = refusal_of(BundleError("Câu.", "Việc.", detail="TD-403 more"))
    assert (refusal.code, refusal.sentence) == ("TD-403", "Câu.")
    assert refusal.severity is Severity.REJECTED
    assert refusal_of(refusal) is refusal
    assert refusal_of(BundleError("Câu.", "Việc.")).code == "TD-605"


def test_a_refusal_says_its_sentence_and_next_step():
    refusal = refuse("TD-112", "detail for support")
    assert isinstance(refusal, BundleRefusedError)
    assert "detail" not in str(refusal)
    assert refusal.detail == "TD-112 detail for support"


def codes_in(folder: str, pattern: str) -> set[str]:
    files = (ROOT / folder).rglob(pattern)
    return {code for path in files for code in CODE.findall(path.read_text("utf-8"))}


def test_every_code_the_program_names_is_in_the_catalogue():
    # The older package of one round has no catalogue but uses the same numbers.
    named = codes_in("desktop", "*.py") | codes_in("ui", "*.py")
    assert named <= set(CATALOGUE)


def sources(*folders: str) -> list[str]:
    """Return the tests of some folders but this one, which names every code."""
    found = (path for folder in folders for path in (ROOT / folder).rglob("*.py"))
    return [path.read_text("utf-8") for path in found if path != Path(__file__)]


def test_every_code_is_raised_by_a_test_of_its_layer():
    assert set(CATALOGUE) >= OF_THE_OFFICE
    for wanted, folder in (
        (set(CATALOGUE) - OF_THE_OFFICE, "tests/bundles/sealed"),
        (OF_THE_OFFICE, "tests/office"),
    ):
        named = set(CODE.findall("".join(sources(folder))))
        assert wanted - named == set(), folder


def test_every_group_of_faults_is_tried_and_counted():
    texts = sources("tests/bundles", "tests/office", "tests/ui")
    labels = re.findall(r'"(F[0-9]{2}(?: [a-z ]+)?)"', "".join(texts))

    # Each label at one place: else a floor would hold for either of them.
    assert sorted(labels) == sorted(FLOORS)
    assert {group_of(label) for label in FLOORS} == {f"F{n:02d}" for n in range(1, 43)}


def test_every_code_is_explained_in_the_documents():
    explained = CODE.findall((ROOT / "docs/bundle-format.md").read_text("utf-8"))
    assert set(explained) <= set(CATALOGUE)
