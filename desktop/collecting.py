"""How often Python looks for garbage in circles.

The program's values hold each other in trees, never in circles, and a review of a city
makes millions of them; looking after every 700 costs a third of the time of a review
(benchmarks/standards.py). Widgets do make circles, so looking is never turned off.
"""

import gc

_YOUNG, _MIDDLE, _OLD = 50_000, 20, 20


def collect_seldom() -> None:
    """Look for circles after 50,000 new objects instead of 700."""
    gc.set_threshold(_YOUNG, _MIDDLE, _OLD)
