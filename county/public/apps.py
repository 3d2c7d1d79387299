"""Django's name for this room."""

from django.apps import AppConfig


class PublicConfig(AppConfig):
    """This room's tables and projections."""

    name = "county.public"
