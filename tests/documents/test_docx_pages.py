"""Word files as LibreOffice sets them, beside the PDFs; skipped where it is missing."""

import re
from collections import Counter

import pytest

from desktop.documents.plain_text import text_of
from tests.documents.demo_papers import one_of_each
from tests.documents.docx_samples import SAMPLES, word
from tests.documents.measuring import lines, page_count, rules
from tests.documents.measuring import text_of as printed
from tests.documents.reading import heads_of, squeezed
from tests.documents.samples import saved
from tests.documents.test_papers import PAPERS
from tests.documents.word_files import converted, converter

# Letters of boxes to tick, which stand for no word.
BOXES = re.compile("[\uf000-\uf0ff☐-☒✓✔\u25a1\u2751\U0001fbb1]")
DOTS = re.compile(r"\.{5,}")
EVEN = {**SAMPLES, **PAPERS}


@pytest.fixture(scope="module")
def pairs(tmp_path_factory):
    """Return paper, PDF and converted Word file of every sample and family."""
    if converter() is None:
        pytest.skip("SKIPPED LOUDLY: soffice is not installed, no DOCX was opened")
    papers = dict(EVEN)
    for one in one_of_each(tmp_path_factory.mktemp("so")):
        papers[one.family] = one.paper
    folder = tmp_path_factory.mktemp("word")
    for name, paper in papers.items():
        (folder / f"{name}.docx").write_bytes(word(paper))
    made = converted(folder)
    return {name: (paper, saved(paper), made[name]) for name, paper in papers.items()}


def letters(text):
    """Count the letters of a text; dots to write on are drawn by one way only."""
    return Counter(BOXES.sub("", DOTS.sub("", squeezed(text))))


def added(found, expected):
    """Return letters that only layout may add: page numbers and repeated heads."""
    return {one: count for one, count in (found - expected).items() if count > 0}


def test_every_word_file_opens_and_says_all_words(pairs):
    missing = {
        name: lost
        for name, (paper, _pdf, opened) in pairs.items()
        if (lost := letters(text_of(paper)) - letters(printed(opened)))
    }

    assert missing == {}


def test_a_word_file_adds_only_page_numbers_and_repeated_heads(pairs):
    for name, (paper, _pdf, opened) in pairs.items():
        pages = page_count(opened)
        allowed = Counter("".join(map(str, range(2, pages + 1))) * 3)
        for _ in range(pages):
            allowed += letters("".join(heads_of(paper)) + paper.footer)

        more = added(letters(printed(opened)), letters(text_of(paper)))
        assert not Counter(more) - allowed, name


def test_nearly_every_word_file_has_the_pages_of_its_pdf(pairs):
    counts = {
        name: (page_count(pdf), page_count(opened))
        for name, (_paper, pdf, opened) in pairs.items()
    }
    other = {name: pages for name, pages in counts.items() if pages[0] != pages[1]}

    # LibreOffice holds less together than Word: a signature may stay a page earlier.
    assert all(abs(pdf - opened) <= 1 for pdf, opened in other.values()), other
    assert len(other) <= len(counts) * 0.15, other


def unlike(pdf):
    """Return the longer lines of the first page whose words occur there only once."""
    found = [(squeezed(line.text), line) for line in lines(pdf, 0)]
    counts = Counter(text for text, _line in found)
    return {t: line for t, line in found if len(t) > 12 and counts[t] == 1}


def test_lines_of_the_first_page_stand_where_they_stand_in_the_pdf(pairs):
    for name in EVEN:
        _paper, pdf, opened = pairs[name]
        wanted, found = unlike(pdf), unlike(opened)
        both = wanted.keys() & found.keys()

        assert len(both) > 4, name
        for text in both:
            assert found[text].y == pytest.approx(wanted[text].y, abs=0.7), text
            assert found[text].left == pytest.approx(wanted[text].left, abs=0.6), text
            assert found[text].size == wanted[text].size


def test_rules_are_as_long_as_in_the_pdf(pairs):
    for name in EVEN:
        _paper, pdf, opened = pairs[name]
        wanted = sorted({(round(a, 1), round(b, 1)) for a, b, _y in rules(pdf)[:3]})
        found = {(a, b) for a, b, _y in rules(opened)}
        for left, right in wanted:
            near = [
                one
                for one in found
                if abs(one[0] - left) < 0.3 and abs(one[1] - right) < 0.3
            ]
            assert near, (name, left, right)
