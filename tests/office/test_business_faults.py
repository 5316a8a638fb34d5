"""What is right as data and wrong as business: told, counted, and never decided.

Each table below is a kind of trouble: what is sent, and what the city is told of it.
"""

import shutil
from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal
from types import SimpleNamespace

import pytest

from db.exchange import Overlay
from desktop.bundles.sealed.catalogue import BundleRefusedError
from desktop.bundles.sealed.envelope import BundleType
from desktop.bundles.sealed.manifest import Contents
from desktop.emulation.indices import IndexCode
from desktop.office.exchanging import submission_checks as checks
from desktop.office.exchanging.brought_papers import missing_papers
from desktop.office.exchanging.checking import _stale, _withdrawn
from desktop.office.exchanging.city_round import RECEIVING
from desktop.office.exchanging.taking_in_submission import _bring
from tests.office.city_at_work import HOA_SEN, codes, nominated, opened, send
from tests.office.two_offices import MOMENT, filled, unit

SUBMISSION = BundleType.SUBMISSION
QUOTA = 20
PAPERS = ("Tờ trình", "Biên bản họp xét khen thưởng", "Báo cáo thành tích")


@pytest.fixture(scope="module")
def submitted(city_folders, tmp_path_factory):
    """The city's round, and what a commune's submission brings into it; looked at."""
    folder, moment = city_folders
    root = tmp_path_factory.mktemp("xet") / "so"
    shutil.copytree(folder, root)
    with opened(root, moment) as found:
        sent = found.communes[HOA_SEN].sending.prepare(SUBMISSION)
        tables = sent.revised.tables
        yield found.city.roundup(), _bring(found.city._desk, tables, HOA_SEN)


def told(findings):
    return [finding.code for finding in findings]


# --- numbers ------------------------------------------------------------------------


def many(brought, **numbers):
    """Return a submission that proposes so many of each kind."""
    one = brought.proposed[0]
    return replace(
        brought,
        proposed=tuple(
            replace(one, kind=kind, subject_id=f"{kind}-{nth}")
            for kind, count in numbers.items()
            for nth in range(count)
        ),
    )


def test_more_than_the_numbers_of_the_plan_is_told_for_each(submitted, counted):
    roundup, brought = submitted
    over = ["TD-501"]
    table = [
        ({"individual": QUOTA - 1}, []),
        ({"individual": QUOTA}, []),
        ({"individual": QUOTA + 1}, over),
        ({"individual": 10 * QUOTA}, over),
        ({"collective": QUOTA, "individual": QUOTA}, []),
        ({"collective": QUOTA + 1, "individual": QUOTA + 1}, over * 2),
        ({"collective": QUOTA - 1, "business": 2}, over),  # they share one number
        ({"household": 2 * QUOTA}, []),
    ]
    for numbers, wanted in table:
        found = checks.quota_findings(roundup, many(brought, **numbers))
        assert told(found) == wanted, numbers

    crowd = many(brought, individual=QUOTA + 1)
    twice = replace(crowd, proposed=(*crowd.proposed[1:], crowd.proposed[1]))
    lower = [replace(one, form="Giấy khen") for one in crowd.proposed]
    assert checks.quota_findings(roundup, twice) == []
    assert checks.quota_findings(roundup, replace(crowd, proposed=tuple(lower))) == []
    counted("F38 quotas", len(table) + 2)


# --- days ---------------------------------------------------------------------------


def test_the_day_of_receipt_alone_is_late_or_not(submitted, counted):
    roundup, _ = submitted
    due, day = date(2027, 3, 10), timedelta(days=1)
    set_ = replace(
        roundup, deadline_days={(RECEIVING, roundup.round.period.last.year): due}
    )
    other = replace(roundup, deadline_days={(RECEIVING, 2031): due})
    table = [
        (roundup, due + 300 * day, []),  # no day was set
        (other, due + day, []),  # a day of another year
        (set_, due - 60 * day, []),
        (set_, due - day, []),
        (set_, due, []),
        (set_, due + day, ["TD-503"]),
        (set_, due + 400 * day, ["TD-503"]),
    ]
    for given, received_on, wanted in table:
        found = checks.late_findings(given, received_on)
        assert told(found) == wanted, received_on
    assert "sau hạn 10/03/2027" in found[0].sentence
    counted("F38 days", len(table))


# --- standards ----------------------------------------------------------------------


def test_a_standard_is_missed_only_below_it_and_unknown_is_not_missed(
    submitted, counted
):
    roundup, brought = submitted
    ward = brought.unit
    one = replace(brought.proposed[0], subject_id=ward.id, name=ward.name)
    alone = replace(brought, proposed=(one,))
    table = [
        ({IndexCode.PAR: "90", IndexCode.SIPAS: "86"}, []),
        ({IndexCode.PAR: "100", IndexCode.SIPAS: "100"}, []),
        ({IndexCode.PAR: "89.99", IndexCode.SIPAS: "86"}, ["CCHC"]),
        ({IndexCode.PAR: "90", IndexCode.SIPAS: "85.99"}, ["SIPAS"]),
        ({IndexCode.PAR: "0", IndexCode.SIPAS: "0"}, ["CCHC", "SIPAS"]),
        ({IndexCode.PAR: "89.99"}, ["CCHC"]),
        ({IndexCode.SIPAS: "86"}, []),
        ({}, []),
    ]
    for values, missed in table:
        given = published(roundup, ward.id, values)
        found = checks.threshold_findings(checks.with_brought(given, alone), alone)
        assert told(found) == ["TD-509"] * bool(missed), values
        assert all(name in found[0].sentence for name in missed)
    counted("F38 standards", len(table))


def published(roundup, ward, values):
    """Return a round in which these indices of a ward are known and no others."""
    kept = [
        value
        for value in roundup.indices
        if value.subject_id != ward or (value.year == 2026 and value.index in values)
    ]
    return replace(
        roundup,
        indices=[
            replace(value, value=Decimal(values[value.index]))
            if value.subject_id == ward
            else value
            for value in kept
        ],
    )


# --- papers -------------------------------------------------------------------------


def test_each_kind_of_paper_that_lacks_is_named(submitted, counted):
    roundup, brought = submitted
    one, other = brought.proposed[:2]
    alone = replace(brought, proposed=(one,))
    letter, minutes, report = PAPERS
    full = "Tờ trình đề nghị khen thưởng"
    table = [
        ({"": PAPERS}, ()),
        ({one.subject_id: PAPERS}, ()),
        ({"": PAPERS[:2], one.subject_id: PAPERS[2:]}, ()),
        ({"": (full, *PAPERS[1:])}, ()),
        ({"": (minutes, report)}, (full,)),
        ({"": (letter, report)}, (minutes,)),
        ({"": (letter, minutes)}, (report,)),
        ({"": PAPERS[:2], other.subject_id: PAPERS[2:]}, (report,)),
        ({}, (full, minutes, report)),
        ({"": ("Ảnh chụp", "")}, (full, minutes, report)),
    ]
    for papers, lacking in table:
        found = missing_papers(roundup, replace(alone, papers=papers))
        assert found == ({one.name: lacking} if lacking else {}), papers
    counted("F38 papers", len(table))


# --- appraisals ---------------------------------------------------------------------


def contents(rows):
    return Contents("b", SUBMISSION, MOMENT, "00" * 16, filled(SUBMISSION, rows), ())


def overlay(number=1, base=1, **parts):
    said = Overlay(
        f"o{number}", "appraisal", HOA_SEN, "cchc", "2026", "units",
        unit(number)["id"], "name", base, "Khác", "", date(2026, 11, 20),
    )  # fmt: skip
    return replace(said, **parts)


def test_an_appraisal_is_stale_once_its_row_was_changed_after_it(counted):
    rows = {"units": [unit(1, rev=2), unit(2, rev=1)]}
    table = [
        ([], 0),
        ([overlay(1, 2)], 0),
        ([overlay(1, 1)], 1),
        ([overlay(2, 1)], 0),
        ([overlay(1, 3)], 0),  # the commune went back to an older row
        ([overlay(1, 1), overlay(1, 1, id="p", field="kind")], 2),
        ([overlay(1, 1, settled_on=date(2026, 11, 21))], 0),
        ([overlay(1, 1, kind="return")], 0),
        ([overlay(9, 1)], 0),  # the row is gone
        ([overlay(1, 1, table_name="people")], 0),
    ]
    for overlays, count in table:
        context = SimpleNamespace(overlays=tuple(overlays))
        found = _stale(context, SimpleNamespace(contents=contents(rows)))
        assert told(found) == ["TD-507"] * bool(count), overlays
        assert not count or f"{count} mục" in found[0].sentence
    counted("F38 appraisals", len(table))


# --- rows gone without a word -------------------------------------------------------


def gone(number, row):
    return {
        "id": f"00000000-0000-7000-8000-9{number:011d}",
        "table_name": "units",
        "row_id": unit(row)["id"],
    }


def test_more_than_a_fifth_of_a_table_gone_without_a_word_is_asked_about(counted):
    table = [
        (10, 10, [], 0),
        (10, 8, [], 0),  # exactly a fifth
        (10, 7, [], 3),
        (10, 0, [], 10),
        (10, 7, [0], 0),
        (10, 7, [0, 1, 2], 0),
        (10, 5, [0, 1], 3),
        (10, 5, [8, 9], 5),  # of rows that are still there
        (4, 3, [], 1),
        (5, 4, [], 0),
        (0, 0, [], 0),
        (3, 30, [], 0),
    ]
    for had, has, explained, silent in table:
        before = filled(SUBMISSION, {"units": [unit(n) for n in range(had)]})
        left = [unit(n) for n in range(max(0, had - has), had)]
        left += [unit(100 + n) for n in range(has - had)]
        stones = [gone(n, row) for n, row in enumerate(explained)]
        opened_ = SimpleNamespace(
            contents=contents({"units": left, "tombstones": stones})
        )
        found = _withdrawn(SimpleNamespace(before=before), opened_)
        assert told(found) == ["TD-506"] * bool(silent), (had, has, explained)
        assert not silent or f"bỏ {silent} trong {had} dòng" in found[0].sentence
    counted("F38 rows gone", len(table))


# --- a closed round -----------------------------------------------------------------


def test_a_closed_round_holds_what_comes_and_changes_nothing(city_offices, counted):
    city, commune = city_offices.city, city_offices.communes[HOA_SEN]
    early, late = send(commune), send(commune)
    waiting = city.receiving.take(early)
    city.review.close(city.roundup())
    digest = city.trail.content_digest()

    # Closed while it waited; come after it; come with a whole stick.
    with pytest.raises(BundleRefusedError) as refused:
        city.receiving.apply(waiting)
    held = city.receiving.take(late)
    [batched] = city.receiving.batch([late])

    assert refused.value.code == "TD-508"
    assert [(job.state, job.code) for job in (held, batched)] == [
        ("held", "TD-508"),
        ("held", "TD-508"),
    ]
    assert city.trail.content_digest() == digest
    assert nominated(city, HOA_SEN) == set()
    city.review.reopen(city.roundup(), "Nhận hồ sơ bổ sung")
    again = city.receiving.look_again(held)
    assert "TD-508" not in codes(again)
    city.receiving.preview(again)
    assert city.receiving.apply(again).state == "receipted"
    assert nominated(city, HOA_SEN)
    counted("F38 closed", 4)
