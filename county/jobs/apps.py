"""Django's name for this room."""

from django.apps import AppConfig


class JobsConfig(AppConfig):
    """This room's tables and projections."""

    name = "county.jobs"
