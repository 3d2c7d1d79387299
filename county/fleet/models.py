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
    lost = models.BooleanField(default=False)
    """Reported lost: receipts above the cut are doubtful, not false."""
    exchange_key = models.BinaryField(default=b"")
    """X25519: what goes to this terminal on a stick is sealed to it."""
    head = models.BinaryField(default=b"")
    """The first line of its last call, as it was signed: how far it has read."""
    proven = models.PositiveBigIntegerField(default=0)
    """Last of its own facts, in the epoch of `head`, that it showed to hold."""

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["county", "village", "ordinal", "generation"],
                                    name="one_ordinal_a_village"),
        ]


class Carrying(models.Model):
    """What was carried by hand to and from a terminal; derived but for the numbers."""

    pk = models.CompositePrimaryKey("county", "terminal")
    county = models.CharField(max_length=6)
    terminal = models.PositiveIntegerField()
    up_ms = models.BigIntegerField(default=0)
    have = models.JSONField(default=list)
    """Hashes of pictures that came with the last sticks and are here: reported back, so that they do not come again."""
    wanted = models.JSONField(default=list)
    """Hashes that the terminal asked for with its last sticks."""
    down_number = models.PositiveIntegerField(default=0)
    down_ms = models.BigIntegerField(default=0)
    down_what = models.CharField(max_length=64, blank=True)


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
    terminal = models.PositiveIntegerField(null=True)
    """The terminal that is enrolled anew with it, None for one more."""


class CountyKey(models.Model):
    """A key pair of the county; the file of its name holds the secret."""

    pk = models.CompositePrimaryKey("county", "name")
    county = models.CharField(max_length=6)
    name = models.CharField(max_length=8)
    public_key = models.BinaryField()
    exchange_key = models.BinaryField()
    valid_from_ms = models.BigIntegerField()
    announced = models.PositiveIntegerField()
    """Version of the trust bundle that first named it: who holds that one believes it."""
    retired = models.PositiveIntegerField(null=True)
    """Version that took it back; who holds an earlier one believes it still."""


class PublishedTrust(models.Model):
    """The newest trust bundle as it was signed; derived from the facts, kept at hand."""

    county = models.CharField(max_length=6, primary_key=True)
    version = models.PositiveIntegerField()
    bundle = models.BinaryField()
    signature = models.BinaryField()
    also = models.JSONField(default=list)
    """Signatures by the other keys this county still has, in base64."""
