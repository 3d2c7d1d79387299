"""A row a case, to find it by; derived from facts, droppable."""

from typing import ClassVar

from django.db import models


class CaseRow(models.Model):
    """What inbox, look-up and worker need of a case."""

    pk = models.CompositePrimaryKey("county", "id")
    county = models.CharField(max_length=6)
    id = models.CharField(max_length=22)
    village = models.CharField(max_length=12)
    item = models.CharField(max_length=12)
    version = models.PositiveIntegerField()
    number = models.CharField(max_length=40)
    state = models.CharField(max_length=16)
    step_role = models.CharField(max_length=20, blank=True)
    applicant = models.CharField(max_length=60)
    """Name of the applicant, shown masked in lists."""
    person_key = models.BinaryField()
    """Keyed hash of the citizen number: a case can be found by it, the number cannot be read out of it."""
    handle_key = models.BinaryField(null=True)
    short_key = models.BinaryField(null=True)
    handed_in = models.DateField(null=True)
    due = models.DateField(null=True)
    checked = models.BooleanField(null=True)
    proof_missing = models.BooleanField(default=False)
    """Delivered, and the proof of delivery is still to be rendered."""
    late_facts = models.BooleanField(default=False)
    """Something the applicant did before the decision came in after it: a person has to look."""
    ended = models.BooleanField(default=False)
    urgent = models.BooleanField(default=False)
    """An answer raised an alert and nothing is decided yet: it lies on top of every pile."""
    dissatisfied = models.DateField(null=True)
    """When somebody last said that it did not go well (差评); only supervisors look by it."""

    class Meta:
        indexes: ClassVar = [
            models.Index(fields=["county", "ended", "village"], name="cases_open_in_a_village"),
            models.Index(fields=["county", "state", "due"], name="cases_by_state"),
            models.Index(fields=["county", "number"], name="cases_by_number"),
            models.Index(fields=["county", "person_key"], name="cases_by_person"),
            models.Index(fields=["county", "handle_key"], name="cases_by_handle"),
            models.Index(fields=["county", "short_key"], name="cases_by_short_code"),
            models.Index(fields=["county", "dissatisfied"], name="cases_by_bad_rating"),
        ]


class MissingAttachment(models.Model):
    """Bytes that a fact of a village names and that are not here; derived from facts, droppable."""

    pk = models.CompositePrimaryKey("county", "feed", "sha256")
    county = models.CharField(max_length=6)
    feed = models.CharField(max_length=12)
    sha256 = models.CharField(max_length=64)
    next_ms = models.BigIntegerField(db_index=True)
    """When somebody looks again, and asks for it if it has not come."""


class PaperNumber(models.Model):
    """The last number of a kind of paper in a year; taken without gaps. Not derived: never dropped."""

    pk = models.CompositePrimaryKey("county", "kind", "year")
    county = models.CharField(max_length=6)
    kind = models.CharField(max_length=20)
    year = models.PositiveSmallIntegerField()
    number = models.PositiveIntegerField(default=0)
