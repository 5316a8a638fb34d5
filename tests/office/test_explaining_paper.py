"""Why one candidate is in or out, on paper: every condition with value and clause."""

import re

import pypdfium2
import pytest

from desktop.errors import OfficeError
from desktop.office.papers.explaining import code_of


def text_of(pdf):
    with pypdfium2.PdfDocument(pdf) as document:
        pages = [page.get_textpage().get_text_bounded() for page in document]
    return re.sub(r"\s+", " ", " ".join(pages))


def rows_of(office):
    return [(found, row) for found in office.outcome().lists for row in found.rows]


def test_every_condition_stands_with_its_clause_and_what_was_looked_at(demo_office):
    found, row = next((f, r) for f, r in rows_of(demo_office) if r.explanation.children)

    said = text_of(demo_office.papers.pdf(code_of(found, row)))

    assert row.name in said
    for node in row.explanation.walk():
        assert node.clause in said
        assert node.verdict.label in said
        for words in (node.used, node.missing if not node.children else ""):
            assert re.sub(r"\s+", " ", words) in said


def test_whoever_is_on_a_list_can_be_explained_on_paper(demo_office):
    kinds = [
        demo_office.papers.explanation(code_of(f, r)) for f, r in rows_of(demo_office)
    ]

    assert len({kind.code for kind in kinds}) == len(kinds)
    assert all(
        re.fullmatch(r"giai-thich-[a-z0-9-]+\.pdf", kind.file_name) for kind in kinds
    )
    for kind in kinds[:6]:
        assert demo_office.papers.pdf(kind.code).startswith(b"%PDF")


def test_somebody_on_no_list_is_refused_with_what_to_do(demo_office):
    with pytest.raises(OfficeError, match="không còn trong danh sách xét"):
        demo_office.papers.pdf("explanation:giay-khen:collective:nobody")
