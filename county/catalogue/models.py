"""Which versions are published (derived from facts), and the documents of the powers."""


from django.db import models


class ItemVersion(models.Model):
    """A published version. Its bytes lie in the attachments under `sha256` and never change."""

    pk = models.CompositePrimaryKey("county", "code", "version")
    county = models.CharField(max_length=6)
    code = models.CharField(max_length=12)
    version = models.PositiveIntegerField()
    sha256 = models.CharField(max_length=64)
    stream = models.CharField(max_length=22)
    retired = models.BooleanField(default=False)


class PowerDocumentRow(models.Model):
    """What puts a granted or entrusted power into force, as the county entered it. Not derived: never dropped."""

    pk = models.CompositePrimaryKey("county", "power", "scope", "since")
    county = models.CharField(max_length=6)
    power = models.CharField(max_length=12)
    document = models.CharField(max_length=200)
    since = models.DateField()
    until = models.DateField(null=True)
    scope = models.CharField(max_length=12, blank=True)
    """Division code of the township it speaks of; '' = every township of the county."""


class LifeEventVersion(models.Model):
    """A published version of a life event; its bytes lie in the attachments too."""

    pk = models.CompositePrimaryKey("county", "code", "version")
    county = models.CharField(max_length=6)
    code = models.CharField(max_length=12)
    version = models.PositiveIntegerField()
    sha256 = models.CharField(max_length=64)
    stream = models.CharField(max_length=22)
