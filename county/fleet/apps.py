"""Django's name for this room."""

from django.apps import AppConfig


class FleetConfig(AppConfig):
    """Terminals."""

    name = "county.fleet"
