"""A row a case, to find it by; derived from facts, droppable."""

from typing import ClassVar

from django.db import models


class CaseRow(models.Model):
    """What inbox and look-up need of a case."""

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
    handle_key = models.BinaryField(null=True)
    short_key = models.BinaryField(null=True)
    handed_in = models.DateField(null=True)
    due = models.DateField(null=True)
    checked = models.BooleanField(null=True)
    ended = models.BooleanField(default=False)

    class Meta:
        indexes: ClassVar = [
            models.Index(fields=["county", "ended", "village"], name="cases_open_in_a_village"),
            models.Index(fields=["county", "handle_key"], name="cases_by_handle"),
            models.Index(fields=["county", "short_key"], name="cases_by_short_code"),
        ]


class PaperNumber(models.Model):
    """The last number of a kind of paper in a year; taken without gaps."""

    pk = models.CompositePrimaryKey("county", "kind", "year")
    county = models.CharField(max_length=6)
    kind = models.CharField(max_length=20)
    year = models.PositiveSmallIntegerField()
    number = models.PositiveIntegerField(default=0)
