"""The audit log."""

from typing import ClassVar

from django.db import models


class Entry(models.Model):
    """One act or look. `chain` = SHA-256(previous chain + content): a changed past does not verify."""

    pk = models.CompositePrimaryKey("county", "number")
    county = models.CharField(max_length=6)
    number = models.BigIntegerField()
    at_ms = models.BigIntegerField()
    actor = models.CharField(max_length=60)
    act = models.CharField(max_length=40)
    subject = models.CharField(max_length=40)
    """Id of the case or row concerned, never a name or number of a person."""
    reason = models.CharField(max_length=200)
    chain = models.BinaryField()

    class Meta:
        indexes: ClassVar = [models.Index(fields=["county", "subject"], name="audit_of_a_subject")]
