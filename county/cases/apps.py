"""Django's name for this room."""

from django.apps import AppConfig


class CasesConfig(AppConfig):
    """The projection of cases."""

    name = "county.cases"

    def ready(self) -> None:
        """Follow the facts of cases."""
        from county.cases.projection import project
        from county.intake import projections

        projections.register(project, follows=True)
