"""Django's name for this room."""

from django.apps import AppConfig


class CatalogueConfig(AppConfig):
    """Published item versions."""

    name = "county.catalogue"

    def ready(self) -> None:
        """Follow what is published."""
        from county.catalogue.versions import project
        from county.intake import projections

        projections.register(project)
