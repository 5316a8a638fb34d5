"""A real office of Hồng Vân in a folder: subjects, scores, records; a tie at the line.

Individuals: four sure, two tied for the fifth seat, one reserve, one without a rating
of duty, one who failed. Collectives: a tie for the third place, one rescaled sheet.
"""

from datetime import date, datetime
from decimal import Decimal

from desktop.awards.forms import Signatory
from desktop.emulation.participants import (
    DirectRole,
    DirectWork,
    Employment,
    Person,
    Salutation,
    Unit,
    UnitKind,
)
from desktop.emulation.records import (
    Attestation,
    Breach,
    Grade,
    Initiative,
    InitiativeKind,
    Severity,
    TaskRating,
)
from desktop.emulation.scoring import Side
from desktop.office.office import Office, Particulars
from desktop.office.registers.scorebook import Entry
from desktop.vietnamese import number

NOW = datetime(2025, 12, 5, 10, 31)
WHO = "Phòng Văn hóa – Xã hội"

UNITS = {  # name: (kind, points lost per group, groups that do not apply)
    "Trung tâm PVHCC": (UnitKind.CENTRE, "A0,5 B1,5 D0,5 E1", ""),
    "Phòng Kinh tế": (UnitKind.OFFICE, "A1 B2,5 D1 E1,5", ""),
    "Văn phòng HĐND và UBND": (UnitKind.OFFICE, "A1 B3 C0,5 D0,5 E2,5", ""),
    "Phòng Văn hóa – Xã hội": (UnitKind.OFFICE, "A0,5 B3 C0,5 D1 E2,5", ""),
    "Công an xã": (UnitKind.VERTICAL_AGENCY, "A1 B4 C1 D2 E3", ""),
    "Văn phòng Đảng ủy": (UnitKind.PARTY_BODY, "A1 C0,5 D1 E6", "B"),
    "Trường THCS Hồng Vân": (UnitKind.SECONDARY_SCHOOL, "A2,5 B9 C0,5 D3,5 E5", ""),
}
UNSCORED = "Trạm Y tế"

PEOPLE = {  # name: (salutation, position, unit, total, is head)
    "Đỗ Bích Hường": ("ms", "Chuyên viên", "Trung tâm PVHCC", "97", False),
    "Vũ Đình Lợi": ("mr", "Trưởng phòng", "Phòng Kinh tế", "95,5", True),
    "Trần Ngọc Khuê": ("ms", "Công chức", "Văn phòng HĐND và UBND", "94", False),
    "Phùng Mỹ Duyên": ("ms", "Văn thư", "Văn phòng HĐND và UBND", "92,75", False),
    "Hoàng Trung Kiên": (
        "mr",
        "Chuyên viên",
        "Phòng Văn hóa – Xã hội",
        "91,5",
        False,
    ),
    "Lưu Thanh Thảo": ("ms", "Chuyên viên", "Phòng Kinh tế", "91,5", False),
    "Ngô Quốc Trình": ("mr", "Chuyên viên", "Công an xã", "90,25", False),
    "Tạ Hải Yến": ("ms", "Điều dưỡng", UNSCORED, "93,5", False),
    "Mai Xuân Hòa": ("mr", "Giáo viên", "Trường THCS Hồng Vân", "89,5", False),
}
TIED = ("Hoàng Trung Kiên", "Lưu Thanh Thảo")
RESERVE = "Ngô Quốc Trình"
UNRATED = "Tạ Hải Yến"
FAILED = "Mai Xuân Hòa"

PERSON_LEAVES = {"A1": 10, "A2": 10, "B1": 30, "B2": 20, "E1": 20, "E2": 10}


def new_office(folder, now=NOW) -> Office:
    """Return an office whose first start is done, with nobody in it."""
    office = Office.open(folder, lambda: now)
    office.set_up(
        Particulars(
            province_code="01",
            commune_code="10210",
            kind="commune",
            name="Hồng Vân",
            province_name="Thành phố Hà Nội",
            place="Hồng Vân",
            standing_body=WHO,
            is_demo=True,
        ),
        [Signatory("", "Đinh Công Thuận", ("CHỦ TỊCH",), is_default=True)],
        "hong-van-2025",
    )
    return office


def full_office(folder, now=NOW) -> Office:
    """Return an office in the middle of its round."""
    office = new_office(folder, now)
    enter_subjects(office)
    score_units(office)
    score_people(office)
    attest_everything(office)
    rate_people(office)
    register_initiatives(office)
    return office


def enter_subjects(office) -> None:
    for name, (kind, _lost, _none) in UNITS.items():
        office.register.add(Unit("", name, kind))
    office.register.add(Unit("", UNSCORED, UnitKind.PUBLIC_SERVICE_UNIT))
    ids = ids_of(office)
    for name, (salutation, position, unit, _total, is_head) in PEOPLE.items():
        office.register.add(
            Person(
                "",
                name,
                ids[unit],
                Employment.CIVIL_SERVANT,
                Salutation(salutation),
                position,
                is_head=is_head,
                direct_work=(DirectWork(DirectRole.PROCEDURES, date(2025, 7, 1)),),
            )
        )


def ids_of(office) -> dict[str, str]:
    found = [*office.register.units(), *office.register.people()]
    return {subject.name: subject.id for subject in found}


def score_units(office) -> None:
    ids = ids_of(office)
    roundup = office.roundup()
    leaves = roundup.criteria_for(ids[UNSCORED]).leaves
    block = []
    for name, (_kind, lost, missing) in UNITS.items():
        left = {part[0]: Decimal(part[1:].replace(",", ".")) for part in lost.split()}
        for leaf in leaves:
            group = leaf.parent or leaf.code
            typed = "x"
            if group not in missing.split():
                taken = min(left.get(group, Decimal(0)), leaf.max_points)
                left[group] = left.get(group, Decimal(0)) - taken
                typed = number(leaf.max_points - taken)
            block.append(Entry(ids[name], leaf.code, Side.VERIFIED, typed))
    assert office.scorebook.paste(roundup, block) == []


def score_people(office) -> None:
    ids = ids_of(office)
    block = []
    for name, (_s, _p, _u, total, _h) in PEOPLE.items():
        lost = 100 - Decimal(total.replace(",", "."))
        for code, most in PERSON_LEAVES.items():
            points = most - lost if code == "B1" else Decimal(most)
            block.append(Entry(ids[name], code, Side.VERIFIED, number(points)))
    assert office.scorebook.paste(office.roundup(), block) == []


def attest_everything(office) -> None:
    ids, round_id = ids_of(office), office.current_round().id
    wanted = [(name, "doan-ket") for name in (*UNITS, UNSCORED)]
    for name in PEOPLE:
        wanted += [(name, "dao-duc"), (name, "xuat-sac-cchc")]
    answers = [
        Attestation(
            round_id, ids[name], statement, True, WHO, date(2025, 12, 1), "Biên bản"
        )
        for name, statement in wanted
    ]
    office.records.attest(answers, "Xác nhận cho các đối tượng")


def rate(office, name: str, grade: Grade = Grade.EXCELLENT) -> None:
    rating = TaskRating(
        "",
        ids_of(office)[name],
        date(2025, 1, 1),
        date(2025, 12, 31),
        grade,
        "Chủ tịch UBND xã",
        date(2025, 11, 28),
    )
    office.records.rate(rating, name)


def rate_people(office) -> None:
    for name in PEOPLE:
        if name != UNRATED:
            rate(office, name, Grade.COMPLETED if name == FAILED else Grade.EXCELLENT)


def register_initiatives(office) -> None:
    ids = ids_of(office)
    for kind, title, names in (
        (InitiativeKind.MODEL, "Ngày không giấy", (*UNITS, UNSCORED)),
        (InitiativeKind.SOLUTION, "Hẹn trả kết quả qua mã QR", tuple(PEOPLE)),
    ):
        office.records.keep_initiative(
            Initiative(
                "",
                title,
                kind,
                date(2025, 8, 20),
                tuple(ids[name] for name in names),
                is_new=True,
                is_applied=True,
                is_replicable=True,
            )
        )


def note_breach(office, name: str) -> None:
    office.records.note_breach(
        Breach(
            "",
            ids_of(office)[name],
            date(2025, 8, 20),
            Severity.REMINDER,
            "Trễ hẹn hồ sơ đất đai",
        ),
        name,
    )
