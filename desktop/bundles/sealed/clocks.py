"""Whether the sender's clock can be right; it only ever makes a remark.

No clock decides anything: order is by number, a deadline by the day of receipt.
"""

from datetime import datetime, timedelta

from desktop.bundles.sealed.catalogue import Finding, found

_AHEAD = timedelta(hours=48)
_FIRST_YEAR = 2024  # before this program was


def clock_findings(
    created_at: datetime, now: datetime, previous: datetime | None = None
) -> tuple[Finding, ...]:
    """Return the remark about a bundle's moment, if there is one.

    Args:
        created_at: as the envelope says, with an offset.
        now: by our own clock, with an offset.
        previous: the moment of the sender's bundle before it, if there was one. One
            that was ahead itself says nothing about this one.
    """
    is_behind = (
        previous is not None and not _is_ahead(previous, now) and created_at < previous
    )
    if _is_ahead(created_at, now) or is_behind or created_at.year < _FIRST_YEAR:
        return (found("TD-152", moment=f"{created_at:%d/%m/%Y %H:%M}"),)
    return ()


def _is_ahead(moment: datetime, now: datetime) -> bool:
    return moment > now and moment - now > _AHEAD
