"""A printed table of units with odd names, and its words read back."""

from collections.abc import Sequence
from dataclasses import replace

from desktop.documents.papers.ranking_table import RankedBlock, describe_ranking_table
from desktop.documents.typeface import CharacterError
from tests.documents.measuring import text_of
from tests.documents.samples import RANKING, ranked, saved


def printed(names: Sequence[str]) -> str:
    """Return the words of a ranking table of these units."""
    units = tuple(ranked(name, place) for place, name in enumerate(names, start=1))
    ranking = replace(RANKING, blocks=(RankedBlock("Khối", units),))
    return text_of(saved(describe_ranking_table(ranking)))


def is_printable(name: str) -> bool:
    """Tell whether the typeface has every letter of a name."""
    try:
        printed([name])
    except CharacterError:
        return False
    return True
