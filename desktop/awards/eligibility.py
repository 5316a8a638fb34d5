"""A verdict with its whole explanation: met, not met, unknown, or not applicable.

Missing data is never "not met", and a standard that does not apply is neither. The
truth tables are those of plans-digest 9 (RT01–RT06, A73).
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Self

from desktop.emulation.participants import LabelledEnum


class Verdict(LabelledEnum):
    """The four answers to whether a condition is met."""

    MET = "met", "Đạt"
    NOT_MET = "not_met", "Không đạt"
    UNKNOWN = "unknown", "Chưa đủ dữ liệu"
    NOT_APPLICABLE = "not_applicable", "Không áp dụng"


@dataclass(slots=True, unsafe_hash=True)
class Place:
    """Where what is missing can be entered: a page and what to show there.

    A value, never changed; not frozen for the reason given at `Explanation`.
    """

    page: str
    subject_id: str = ""
    key: str = ""


@dataclass(slots=True, unsafe_hash=True)
class Explanation:
    """One condition with its verdict and what it rests on; a value, never changed.

    Not frozen: thousands of candidates make forty of these each, and a frozen one of
    eleven fields takes four times as long to make (benchmarks/standards.py).

    Attributes:
        label: the condition in the officer's words.
        clause: where the plan says so, "III.1.4 ý 3".
        used: the value looked at, in words; empty when there was none.
        source: where the value came from.
        missing: what is not known, in words; only with UNKNOWN.
        quantifier: "đạt tất cả", "đạt một trong" … for conditions with children.
        reading: which reading of an unclear wording was used.
        caution: something the officer should look at although it decides nothing.
        place: where to enter what is missing or change what was used.
    """

    label: str
    clause: str
    verdict: Verdict
    used: str = ""
    source: str = ""
    missing: str = ""
    quantifier: str = ""
    reading: str = ""
    caution: str = ""
    place: Place | None = None
    children: tuple["Explanation", ...] = ()

    def saying(self, *, used: str = "", source: str = "", reading: str = "") -> Self:
        """Return the same explanation with something more said; what is empty stays.

        Written out because standards are judged for thousands: `dataclasses.replace`
        takes four times as long.
        """
        return type(self)(
            self.label,
            self.clause,
            self.verdict,
            used or self.used,
            source or self.source,
            self.missing,
            self.quantifier,
            reading or self.reading,
            self.caution,
            self.place,
            self.children,
        )

    def walk(self) -> Iterator["Explanation"]:
        """Return this explanation and all below it, in reading order."""
        yield self
        for child in self.children:
            yield from child.walk()

    def deciding(self) -> tuple["Explanation", ...]:
        """Return the lowest conditions that made the verdict what it is."""
        if not self.quantifier:  # what lies below is counted, not a condition itself
            return (self,)
        same = [c for c in self.children if c.verdict is self.verdict]
        return tuple(leaf for child in same for leaf in child.deciding()) or (self,)


def all_of(verdicts: Sequence[Verdict]) -> Verdict:
    """Return not met if one is not met, else unknown if one is unknown, else met.

    What does not apply is left out; nothing left means not applicable.
    """
    # Told apart by identity: comparing the codes takes longer for thousands.
    found = set(map(id, verdicts))
    if id(Verdict.NOT_MET) in found:
        return Verdict.NOT_MET
    if id(Verdict.UNKNOWN) in found:
        return Verdict.UNKNOWN
    return Verdict.MET if id(Verdict.MET) in found else Verdict.NOT_APPLICABLE


def any_of(
    verdicts: Sequence[Verdict], *, if_none_applies: Verdict = Verdict.UNKNOWN
) -> Verdict:
    """Return met if one is met, else unknown if one is unknown, else not met.

    When no alternative applies the answer is unknown, unless somebody stated how the
    plan is to be read (A73); it never becomes met by itself.
    """
    counted = [v for v in verdicts if v is not Verdict.NOT_APPLICABLE]
    if not counted:
        return if_none_applies
    if Verdict.MET in counted:
        return Verdict.MET
    if Verdict.UNKNOWN in counted:
        return Verdict.UNKNOWN
    return Verdict.NOT_MET


def at_least(count: int, verdicts: Sequence[Verdict]) -> Verdict:
    """Return whether `count` of the verdicts are, or can still become, met.

    As with `any_of`, nothing that applies leaves the answer unknown.
    """
    if all(v is Verdict.NOT_APPLICABLE for v in verdicts):
        return Verdict.UNKNOWN
    met = verdicts.count(Verdict.MET)
    if met >= count:
        return Verdict.MET
    if met + verdicts.count(Verdict.UNKNOWN) >= count:
        return Verdict.UNKNOWN
    return Verdict.NOT_MET
