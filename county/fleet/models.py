"""Rows of the fleet. Each is written once and read by its code; keys lead with the county."""

from typing import ClassVar

from django.db import models


class Village(models.Model):
    """A village this county serves."""

    pk = models.CompositePrimaryKey("county", "code")
    county = models.CharField(max_length=6)
    code = models.CharField(max_length=12)
    name = models.CharField(max_length=60)
    township_name = models.CharField(max_length=60)
    assistant_name = models.CharField(max_length=50, blank=True)
    assistant_phone = models.CharField(max_length=20, blank=True)
    township_phone = models.CharField(max_length=20, blank=True)


class Terminal(models.Model):
    """An enrolled kiosk: one row a generation of its key."""

    pk = models.CompositePrimaryKey("county", "number", "generation")
    county = models.CharField(max_length=6)
    number = models.PositiveIntegerField()
    generation = models.PositiveSmallIntegerField()
    ordinal = models.PositiveSmallIntegerField()
    """Its place in the village: TT of a case number."""
    village = models.CharField(max_length=12)
    public_key = models.BinaryField()
    enrolled_ms = models.BigIntegerField()
    last_seen_ms = models.BigIntegerField(default=0)
    last_good_sequence = models.PositiveIntegerField(null=True)
    """Set when the key was revoked: receipts above it are false."""

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["county", "village", "ordinal", "generation"],
                                    name="one_ordinal_a_village"),
        ]


class EnrolmentCode(models.Model):
    """A one-time code for a technician, kept as a hash, good for a day."""

    pk = models.CompositePrimaryKey("county", "lookup")
    county = models.CharField(max_length=6)
    lookup = models.CharField(max_length=64)
    secret = models.BinaryField()
    """Key derived from the code, to check the technician's proof; useless once used."""
    village = models.CharField(max_length=12)
    expires_ms = models.BigIntegerField()
    used_by = models.PositiveIntegerField(null=True)
