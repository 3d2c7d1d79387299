"""One case as one record."""

from django.db import models
from morango.models import SyncableModel
from morango.models.fields.uuids import UUIDField


class Record(SyncableModel):
    """The body of one application as text."""

    morango_profile = "bench"
    morango_model_name = "record"
    place = models.IntegerField()
    partition = UUIDField()
    body = models.TextField()

    def calculate_source_id(self, *args, **kwargs):
        return str(self.place)

    def calculate_partition(self):
        return f"{self.partition}:records"
