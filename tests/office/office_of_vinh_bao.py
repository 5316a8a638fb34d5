"""A real office of Vĩnh Bảo with one ad-hoc achievement, to be awarded in two rounds.

The plan forbids awarding one achievement twice. An ad-hoc round offers the commune's
Giấy khen and a proposal to the city, so every round has four lists.
"""

from datetime import date, datetime

from desktop.awards.forms import AwardForm, Level, Signatory
from desktop.emulation.participants import Employment, Person, Unit, UnitKind
from desktop.emulation.records import Achievement, AchievementKind, Attestation
from desktop.office.office import Office, Particulars
from desktop.office.rounds.double_awards import PastAward

NOW = datetime(2026, 11, 25, 10, 32)
OWN, UPWARD = "dot-xuat", "dot-xuat-cap-tren"
LICH, LOI = "Phó Thị Lịch", "Vũ Đình Lợi"
FERRY = "Thuyền lưu động trả kết quả cho thôn Bến - đợt lũ tháng 9"
PARTICULARS = Particulars(
    "31",
    "11887",
    "commune",
    "Vĩnh Bảo",
    "Thành phố Hải Phòng",
    "Vĩnh Bảo",
    "Phòng Văn hóa - Xã hội",
)


def new_office(folder, now=lambda: NOW) -> Office:
    """Return the office with two people, one of them with an achievement."""
    office = Office.open(folder, now)
    chair = Signatory("", "Đinh Công Thuận", ("CHỦ TỊCH",), is_default=True)
    office.set_up(PARTICULARS, [chair], "vinh-bao-2026-2030")
    commune = office.register.add(Unit("", "Xã Vĩnh Bảo", UnitKind.COMMUNE))
    unit = office.register.add(Unit("", "Phòng Kinh tế", UnitKind.OFFICE, commune))
    for name in (LICH, LOI):
        office.register.add(Person("", name, unit, Employment.CIVIL_SERVANT))
    achieve(office, LICH, FERRY)
    return office


def id_of(office, name) -> str:
    [found] = [p for p in office.register.people() if p.name == name]
    return found.id


def achieve(office, name, what, day=date(2026, 9, 12)) -> str:
    """Enter an ad-hoc achievement; return its key."""
    made = Achievement("", id_of(office, name), AchievementKind.SUDDEN, day, day, what)
    return f"achievement:{office.registers.keep_achievement(made, name)}"


def open_ad_hoc(office, name) -> None:
    """Open an ad-hoc round, take it in hand, and confirm what it asks."""
    plan, adopted = office.plan(), office.plans.current()
    template = plan.template_by_code["dot-xuat"]
    office.reviewing.open_round(plan, adopted.id, template, 2026, name)
    now = office.current_round()
    answers = [
        Attestation(
            now.id,
            id_of(office, who),
            "xuat-sac-dot-xuat",
            True,
            "Phòng Văn hóa - Xã hội",
            NOW.date(),
        )
        for who in (LICH, LOI)
    ]
    office.records.attest(answers, "Xác nhận")


def close_and_go_on(office, name="Đột xuất, lần hai") -> None:
    """Close the round in hand and open a second one."""
    office.review.close(office.roundup())
    open_ad_hoc(office, name)


def decide(office) -> None:
    """Decide the closed round in hand."""
    [signatory] = office.awarding.signatories()
    office.awarding.decide(
        office.roundup(),
        office.outcome(),
        number="12",
        issued_on=NOW.date(),
        signatory=signatory,
    )


def row_of(office, name=LICH, offer=OWN):
    [row] = [
        row
        for found in office.outcome().lists
        if found.offer == offer
        for row in found.rows
        if row.name == name
    ]
    return row


def conflicts_of(office, name=LICH, offer=OWN):
    return office.roundup().conflicts(id_of(office, name), offer)


def past_award(office, merit, achievement="", **more) -> PastAward:
    """Return an award of the city from before, not yet entered."""
    values = {
        "id": "",
        "subject_id": id_of(office, LICH),
        "recipient": LICH,
        "form": AwardForm.MERIT_CERTIFICATE,
        "level": Level.CITY,
        "authority": "Chủ tịch UBND thành phố",
        "number": "345/QĐ-UBND",
        "issued_on": date(2026, 10, 1),
        "first_day": date(2026, 1, 1),
        "last_day": date(2026, 9, 30),
        "merit": merit,
        "achievement": achievement,
    }
    return PastAward(**{**values, **more})
