"""Whether a dossier is complete: its papers, and who has to confirm what in them; RT24.

What is missing is named, never guessed. A confirmation that looks like a slip of the
plan is asked about and is in nobody's way (A61).
"""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import Protocol, TypeVar

from desktop.emulation.participants import Kind


@dataclass(frozen=True, slots=True)
class Component:
    """A paper of a dossier; `form` of `decree` where the plan names one.

    `kinds` and `groups` limit it to some subjects; `issuer` whose paper it is (A66).
    """

    name: str
    is_required: bool
    form: str = ""
    decree: str = ""
    kinds: tuple[Kind, ...] = ()
    groups: tuple[str, ...] = ()
    is_original: bool = False
    issuer: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class Confirmation:
    """Who has to confirm what in a dossier.

    `is_doubtful` marks one that looks like a slip of the plan: it is shown and asked
    about, never repaired and never in the way (A61).
    """

    by: str
    of: str
    what: str
    clause: str
    kinds: tuple[Kind, ...] = ()
    groups: tuple[str, ...] = ()
    is_doubtful: bool = False


@dataclass(frozen=True, slots=True)
class DossierProfile:
    """What a receiving office wants to get (A64).

    `sets` is None where the plan does not say (A63); `is_assumed` marks a profile that
    stands in no plan (A62).
    """

    code: str
    name: str
    sender: str
    receiver: str
    clause: str
    sets: int | None
    components: tuple[Component, ...]
    confirmations: tuple[Confirmation, ...]
    is_simplified: bool = False
    is_assumed: bool = False


@dataclass(frozen=True, slots=True)
class Completeness:
    """What a dossier still lacks.

    Attributes:
        missing: the required papers nobody has put in.
        unconfirmed: the confirmations nobody has given.
        doubtful: those that look like a slip of the plan and nobody has given; they
            are shown, and the dossier is complete without them.
    """

    missing: tuple[Component, ...]
    unconfirmed: tuple[Confirmation, ...]
    doubtful: tuple[Confirmation, ...]

    @property
    def is_complete(self) -> bool:
        """Tell whether the dossier can be sent."""
        return not self.missing and not self.unconfirmed


def completeness(
    profile: DossierProfile,
    kind: Kind,
    present: Collection[str],
    confirmed: Collection[Confirmation],
    *,
    group: str = "",
) -> Completeness:
    """Return what the dossier of one subject still lacks.

    Args:
        profile: what the receiving office wants.
        kind: the kind of subject; papers for other kinds are not asked for.
        present: the names of the papers that are there.
        confirmed: the confirmations that were given.
        group: the subject's group; papers for other groups are not asked for.
    """
    wanted = meant_for(profile.confirmations, kind, group)
    lacking = [c for c in wanted if c not in confirmed]
    return Completeness(
        missing=tuple(
            c
            for c in meant_for(profile.components, kind, group)
            if c.is_required and c.name not in present
        ),
        unconfirmed=tuple(c for c in lacking if not c.is_doubtful),
        doubtful=tuple(c for c in lacking if c.is_doubtful),
    )


class _Limited(Protocol):
    @property
    def kinds(self) -> tuple[Kind, ...]: ...

    @property
    def groups(self) -> tuple[str, ...]: ...


Part = TypeVar("Part", bound=_Limited)


def meant_for(parts: Sequence[Part], kind: Kind, group: str = "") -> tuple[Part, ...]:
    """Return the papers or confirmations asked for from such a subject, in order."""
    return tuple(
        part
        for part in parts
        if (not part.kinds or kind in part.kinds)
        and (not part.groups or group in part.groups)
    )
