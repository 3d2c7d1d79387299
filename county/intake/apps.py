"""Django's name for this room."""

from django.apps import AppConfig


class IntakeConfig(AppConfig):
    """The event store's tables."""

    name = "county.intake"
