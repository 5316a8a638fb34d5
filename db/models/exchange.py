"""Keys, streams, bundles sent and received, and the city's overlays."""

from peewee import CompositeKey

from db.models.fields import (
    CountField,
    DateField,
    FlagField,
    IdField,
    LineField,
    LinesField,
    Row,
    VerbatimField,
    refers,
)
from db.models.subjects import Subject


class OwnKey(Row):
    """A key of this office; the secret is age-encrypted while it is locked."""

    key_id = IdField(primary_key=True)
    role = IdField()
    signing = VerbatimField()
    sealing = VerbatimField()
    secret = VerbatimField()
    is_locked = FlagField()
    made_on = DateField()
    retired_on = DateField(null=True)
    status = IdField()
    valid_to = CountField(null=True)


class KnownKey(Row):
    """The keys of another office, confirmed by digits or by the city's keyring."""

    key_id = IdField(primary_key=True)
    org = IdField(index=True)
    name = LineField()
    signing = VerbatimField()
    sealing = VerbatimField()
    escrow = VerbatimField()
    status = IdField()
    valid_from = CountField()
    valid_to = CountField(null=True)
    source = IdField()
    confirmed_on = DateField()


class Keyring(Row):
    """A version of the city's list of keys, with the signatures of its root keys."""

    version = CountField(primary_key=True)
    digest = IdField()
    body = VerbatimField()
    signatures = VerbatimField()
    taken_on = DateField()


class SentStream(Row):
    """The last number given to bundles of one kind to one office."""

    epoch = IdField()
    type = IdField()
    receiver = IdField()
    movement = IdField()
    period = IdField()
    last_seq = CountField()

    class Meta:
        primary_key = CompositeKey("epoch", "type", "receiver", "movement", "period")
        without_rowid = True


class SentBundle(Row):
    """A bundle this office made; `content` is the digest of what it said."""

    sha256 = IdField(primary_key=True)
    bundle_id = IdField(index=True)
    epoch = IdField()
    type = IdField()
    receiver = IdField()
    movement = IdField()
    period = IdField()
    seq = CountField()
    content = IdField()
    file_name = LineField()
    size = CountField()
    is_encrypted = FlagField()
    made_at = IdField()
    receipt = VerbatimField()
    receipt_at = IdField(null=True)

    class Meta:
        indexes = ((("receiver", "type"), False),)


class SentRow(Row):
    """How often a row had changed when it was last sent."""

    table_name = IdField()
    row_id = IdField()
    digest = IdField()
    rev = CountField()

    class Meta:
        primary_key = CompositeKey("table_name", "row_id")
        without_rowid = True


class ReceivedStream(Row):
    """What was taken in of one sender, kind, movement and period."""

    org = IdField()
    type = IdField()
    movement = IdField()
    period = IdField()
    epoch = IdField()
    confirmed_epoch = IdField()
    last_seq = CountField()
    current = IdField()

    class Meta:
        primary_key = CompositeKey("org", "type", "movement", "period")
        without_rowid = True


class ReceivedBundle(Row):
    """A bundle taken in; `before_it` is the one it took the place of.

    `made_at` is the moment its sender wrote on it, an ISO text with an offset.
    """

    sha256 = IdField(primary_key=True)
    bundle_id = IdField()
    org = IdField()
    org_name = LineField()
    type = IdField()
    movement = IdField()
    period = IdField()
    epoch = IdField()
    seq = CountField()
    received_on = DateField()
    made_at = IdField(null=True)
    operation = CountField(null=True)
    before_it = IdField()
    is_undone = FlagField()

    class Meta:
        indexes = ((("org", "type", "movement", "period"), False),)


class ReceivedRow(Row):
    """A row of a bundle taken in, as JSON."""

    bundle = refers(ReceivedBundle, "sha256", index=False)
    table_name = IdField()
    row_id = IdField()
    rev = CountField()
    body = VerbatimField()

    class Meta:
        primary_key = CompositeKey("bundle", "table_name", "row_id")
        without_rowid = True


class ReceivedFile(Row):
    """An attachment of a bundle taken in, kept under its digest."""

    of_bundle = refers(ReceivedBundle, "bundle", index=False)
    sha256 = IdField()
    media_type = IdField()
    size = CountField()

    class Meta:
        primary_key = CompositeKey("of_bundle", "sha256")
        without_rowid = True


class ImportJob(Row):
    """How far a found bundle came; an unfinished one goes on at the next start."""

    sha256 = IdField(primary_key=True)
    file_name = LineField()
    state = IdField(index=True)
    code = IdField()
    sentence = LinesField()
    next_step = LinesField()
    org = IdField()
    org_name = LineField()
    type = IdField()
    movement = IdField()
    period = IdField()
    seq = CountField()
    bundle_id = IdField()
    found_at = IdField()
    decided_at = IdField(null=True)
    reason = LinesField()
    findings = VerbatimField()
    against = IdField()


class Overlay(Row):
    """What the city says about a row of another office: appraised, or sent back."""

    id = IdField(primary_key=True)
    kind = IdField()
    org = IdField()
    movement = IdField()
    period = IdField()
    table_name = IdField()
    row_id = IdField()
    field = IdField()
    base_rev = CountField()
    value = VerbatimField(null=True)
    reason = LinesField()
    made_on = DateField()
    settled_on = DateField(null=True)

    class Meta:
        indexes = ((("org", "movement", "period"), False),)


class LinkedSubject(Row):
    """Which subject here stands for a row of another office; "" is that office."""

    org = IdField()
    their_id = IdField()
    subject = refers(Subject, "subject_id")

    class Meta:
        primary_key = CompositeKey("org", "their_id")
        without_rowid = True
