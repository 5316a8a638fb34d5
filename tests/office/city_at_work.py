"""A made-up city and two communes at work: folders, and what their officers do."""

from contextlib import ExitStack, contextmanager

from db import exchange, linked, subjects
from db.linked import OFFICE
from desktop.bundles.sealed.envelope import BundleType
from desktop.emulation.participants import Kind
from desktop.office.demo import demo
from desktop.office.demo.city import COMMUNES, City, introduce, made_up_city
from desktop.office.exchanging.jobs import findings_of
from desktop.office.office import Office

HOA_SEN, SAU_GIA = "vn-xa-99001", "vn-xa-99002"


def make_folders(root):
    """Return folders of a city and two communes that know each other, and its time."""
    stick = root / "usb"
    stick.mkdir()
    with made_up_city(root / "so", COMMUNES[:2]) as found:
        introduce(found, stick)
        return root / "so", found.city.now()


@contextmanager
def opened(folder, moment):
    """Open a copied city again, by one clock."""
    clock = demo.Clock(moment)
    with ExitStack() as stack:
        offices = {
            place.name: stack.enter_context(Office.open(place)).with_clock(clock)
            for place in sorted(folder.iterdir())
        }
        city = offices.pop("thanh-pho")
        yield City(city, {f"vn-xa-{name[3:]}": one for name, one in offices.items()})


def send(office):
    """Make the commune's submission; return the file."""
    prepared = office.sending.prepare(BundleType.SUBMISSION)
    return office.sending.make(prepared, state_secret_free=True).path


def take(city, file):
    job = city.receiving.take(file)
    assert job.state == "preview", (job.state, job.code, job.sentence)
    return city.receiving.apply(job)


def codes(job):
    return [finding.code for finding in findings_of(job)]


def nominated(office, org):
    """Return the names of those an office proposes, as the city's register has them."""
    ids = {
        link.subject_id
        for link in linked.links(office._desk.database, org)
        if link.their_id != OFFICE
    }
    names = subjects.names(office._desk.database)
    return {names[one].name for one in ids}


def proposed_people(office):
    return [
        row.name
        for found in office.outcome().lists
        if not found.is_own and found.kind is Kind.INDIVIDUAL
        for row in found.proposed
    ]


def withdraw(office, name):
    """Take somebody off every list of the commune that goes upward."""
    for found in office.outcome().lists:
        for row in found.proposed:
            if row.name == name and not found.is_own:
                now = office.roundup()
                office.review.withdraw(now, row.subject_id, "Xin rút", found.offer)


def receipts_of(office, org):
    """Return the receipts made for a commune, the newest first."""
    sent = exchange.sent_bundles(office._desk.database)
    return [one for one in sent if (one.type, one.receiver) == ("receipt", org)]
