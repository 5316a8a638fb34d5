"""How many faults of each group are tried, counted, and never fewer than before.

The groups F01 to F42 are those the exchange was designed with; what a group tries is
said where it is tried. A test tells its number under a label of its own, the group
and, where several places try it, a word more; labels that end in "slow" belong to the
tests marked `faults`. Each label is told by one test, so that its floor is the floor
of that test and holds however much of the suite is run.
"""

from collections.abc import Callable, Iterable

import pytest

Count = Callable[[str, int], None]

# F02, F03 and F05 vary a little with the length of a bundle, because age adds a few
# random bytes to its header.
FLOORS = {
    "F01": 300,
    "F02": 27_000,
    "F03": 22_000,
    "F04": 400,
    "F05": 3_400,
    "F05 large": 200,
    "F06": 12,
    "F07": 20,
    "F08": 30,
    "F09": 14,
    "F10": 10,
    "F11": 40,
    "F12": 24,
    "F13 again": 5,
    "F13 communes": 20,
    "F13 orders": 20,
    "F13 communes slow": 20,
    "F14": 60,
    "F15": 12,
    "F16": 110,
    "F17": 30,
    "F18": 45,
    "F19": 50,
    "F20": 35,
    "F21": 57,
    "F22": 160,
    "F23": 24,
    "F24": 3,
    "F25": 40,
    "F25 slow": 200,
    "F26": 15,
    "F26 slow": 400,
    "F27": 15,
    "F27 slow": 75,
    "F28 full stick": 10,
    "F28 office file": 18,
    "F28 receiving": 14,
    "F28 requests": 70,
    "F28 sending": 13,
    "F28 slow": 30,
    "F29 receiving": 14,
    "F29 receiving reads": 3,
    "F29 requests": 138,
    "F30 folders": 5,
    "F30 receiving": 14,
    "F30 requests": 12,
    "F30 slow": 5,
    "F31": 40,
    "F31 receiving": 20,
    "F31 receiving reads": 3,
    "F32": 14,
    "F33": 12,
    "F34": 3,
    "F35": 12,
    "F36": 9,
    "F37": 14,
    "F37 versions": 11,
    "F38 appraisals": 10,
    "F38 closed": 4,
    "F38 days": 7,
    "F38 papers": 10,
    "F38 quotas": 10,
    "F38 rows gone": 12,
    "F38 standards": 8,
    "F39": 126,
    "F39 slow": 3_321,
    "F40": 90,
    "F41": 13,
    "F41 pulled plug": 4,
    "F41 pulled plug while sending": 6,
    "F41 turned down": 2,
    "F42 age": 16,
    "F42 duckdb": 28,
    "F42 frictionless": 22,
    "F42 minisign": 44,
    "F42 postgresql": 28,
    "F42 shell": 22,
    "F42 unzip": 44,
}


@pytest.fixture
def counted(request: pytest.FixtureRequest) -> Count:
    """Tell how many faults were tried under a label; a shrinking number fails."""

    def tell(label: str, count: int) -> None:
        request.node.user_properties.append(("faults", (label, count)))
        least = FLOORS[label]
        assert count >= least, f"{label}: {count} faults, there were {least}"

    return tell


def group_of(label: str) -> str:
    """Return the group of a label: "F26" of "F26 slow"."""
    return label.partition(" ")[0]


def sums(told: Iterable[tuple[str, int]]) -> dict[str, int]:
    """Return how many faults were tried of each group."""
    found: dict[str, int] = {}
    for label, count in told:
        group = group_of(label)
        found[group] = found.get(group, 0) + count
    return found


def print_faults(reporter: pytest.TerminalReporter) -> None:
    """Print how many faults of each group were tried in this run."""
    told = [
        value
        for outcome in ("passed", "failed")
        for report in reporter.getreports(outcome)
        if getattr(report, "when", "") == "call"
        for name, value in report.user_properties
        if name == "faults"
    ]
    if not told:
        return
    groups = sums(told)
    reporter.section("faults tried")
    for group in sorted(groups):
        reporter.write_line(f"{group} {groups[group]:>8}")
    reporter.write_line(f"all {sum(groups.values()):>8}")
