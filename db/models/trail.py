"""The trail: operations, the rows they changed, and what became of them."""

from db.models.fields import CountField, IdField, LineField, Row, VerbatimField, refers


class Operation(Row):
    """One thing the officer did. `schema` is the shape of the rows it recorded."""

    number = CountField(primary_key=True)
    at = IdField()
    title = LineField()
    reason = LineField()
    state = IdField()
    schema = CountField()

    class Meta:
        indexes = ((("state", "number"), False),)


class Change(Row):
    """One row before and after; written by triggers only."""

    ordinal = CountField(primary_key=True)
    operation = refers(Operation, "operation_number")
    table_name = IdField()
    row_id = IdField()
    subject_id = IdField(null=True, index=True)
    before = VerbatimField(null=True)
    after = VerbatimField(null=True)

    class Meta:
        indexes = ((("table_name", "row_id"), False),)


class OperationEvent(Row):
    """When an operation was done, undone, redone or dropped."""

    id = CountField(primary_key=True)
    operation = refers(Operation, "operation_number")
    at = IdField()
    event = IdField()


class TrailNow(Row):
    """One row: the operation under way, and whether undo is replaying."""

    id = CountField(primary_key=True)
    operation_number = CountField(null=True)
    is_replaying = CountField()
