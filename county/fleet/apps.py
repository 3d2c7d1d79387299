"""Django's name for this room."""

from django.apps import AppConfig


class FleetConfig(AppConfig):
    """Terminals."""

    name = "county.fleet"

    def ready(self) -> None:
        """Follow the facts about keys."""
        from county.fleet.rotation import project
        from county.intake import projections

        projections.register(project)
