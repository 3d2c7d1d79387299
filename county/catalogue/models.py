"""Which versions are published; derived from facts."""

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
