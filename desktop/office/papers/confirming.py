"""What a committee confirms of those it proposes to somebody above.

The sentences are what the signer takes upon himself; one the program knows to be untrue
is left out or said as it is, never printed on the chance that it holds.
"""

from collections.abc import Sequence

from desktop.documents.kinds import kinds_named
from desktop.office.papers import words
from desktop.office.papers.words import Round
from desktop.office.rounds.outcome import ReviewList
from desktop.vietnamese import two_digits

_CONDUCT = (
    "Các {kinds} nêu trên chấp hành tốt chủ trương của Đảng, chính sách, pháp luật của "
    "Nhà nước; số liệu trong báo cáo thành tích là đúng."
)


def confirmed(now: Round, lists: Sequence[ReviewList]) -> tuple[str, ...]:
    """Return conduct and figures, awards for the same merit, and the quota."""
    names = kinds_named(
        {
            words.PAPER_KINDS[found.kind]: len(found.proposed)
            for found in lists
            if found.proposed
        }
    ).replace(" và ", ", ")
    return (
        _CONDUCT.format(kinds=names),
        *_not_awarded(now, lists),
        *_within_quota(lists),
    )


def _not_awarded(now: Round, lists: Sequence[ReviewList]) -> tuple[str, ...]:
    """Return that the merits were never awarded, or who was awarded here for them."""
    rows = [row for found in lists for row in found.proposed]
    if any(row.conflicts for row in rows):
        return ()
    own = {row.subject_id: found for found, row in now.awarded}
    here = [
        f"{row.salutation.lower()} {row.name}".strip()
        for row in rows
        if row.subject_id in own
    ]
    if not here:
        return (
            "Thành tích đề nghị lần này chưa được tặng hình thức khen thưởng nào khác.",
        )
    said = (
        "Trong đợt này cơ quan khen thưởng theo thẩm quyền: "
        f"{', '.join(here)}; thành tích đề nghị lần này chưa được cấp trên khen "
        "thưởng."
    )
    return (said,)


def _within_quota(lists: Sequence[ReviewList]) -> tuple[str, ...]:
    """Return the sentence on numbers where the plan gives them and they are kept."""
    used = [found for found in lists if found.proposed]
    if not used or any(
        found.count is None or len(found.proposed) > found.count for found in used
    ):
        return ()
    said = ", ".join(
        f"{two_digits(found.count or 0)} {words.PAPER_KINDS[found.kind].value}"
        for found in used
    )
    return (f"Số lượng đề nghị trong phạm vi {said} theo Kế hoạch.",)
