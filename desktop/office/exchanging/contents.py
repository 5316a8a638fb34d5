"""What a bundle of each kind says, gathered from the office's own data.

Here rows are only gathered; ids and revisions are given in `revisions`, and nothing is
written anywhere.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from desktop.bundles.sealed.catalogue import Finding
from desktop.bundles.sealed.envelope import BasedOn, BundleType, Scope
from desktop.office.exchanging.tables import WIRE
from desktop.office.exchanging.wire_tables import Cells


@dataclass(frozen=True, slots=True)
class Attached:
    """A file that goes along: where it lies, its digest, and what it is by content."""

    path: Path
    sha256: str
    media_type: str


@dataclass(frozen=True, slots=True)
class Filled:
    """The rows of a bundle before they have ids.

    Attributes:
        scope: of which movement and period it is the whole.
        rows: by table; a table that is not here is empty.
        based_on: the plan it was filled by.
        others: files of the list of keys, by name.
        awaits_list: keys have changed; a new list is signed when the bundle is made.
        findings: what stands in the way, or should be known before it is sent.
    """

    kind: BundleType
    scope: Scope
    rows: Mapping[str, list[Cells]]
    based_on: BasedOn | None = None
    files: tuple[Attached, ...] = ()
    others: Mapping[str, bytes] = field(default_factory=dict)
    awaits_list: bool = False
    findings: tuple[Finding, ...] = ()

    @property
    def people_tables(self) -> tuple[str, ...]:
        """Return the words for the tables with rows that tell about people."""
        return tuple(
            table.title
            for table in WIRE[self.kind]
            if table.has_people and self.rows.get(table.name)
        )

    @property
    def has_personal_data(self) -> bool:
        """Tell whether anything in it is about a person."""
        return bool(self.people_tables)

    @property
    def counts(self) -> dict[str, int]:
        """Return the rows of each table that has any, by its words."""
        counted = {
            table.title: len(self.rows.get(table.name, ())) for table in WIRE[self.kind]
        }
        return {title: count for title, count in counted.items() if count}


def by_digest(found: Iterable[Attached]) -> tuple[Attached, ...]:
    """Return files in the order of their digests, each once."""
    kept = {one.sha256: one for one in found}
    return tuple(kept[digest] for digest in sorted(kept))
