"""Django's name for this room."""

from django.apps import AppConfig


class CasesConfig(AppConfig):
    """The projection of cases, and of the bytes they lack."""

    name = "county.cases"

    def ready(self) -> None:
        """Follow the facts of cases."""
        from county.cases import missing, projection
        from county.intake import projections

        projections.register(projection.project, follows=True)
        projections.register(missing.project, follows=True)
