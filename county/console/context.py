"""What every page shows around its content."""

from typing import Any

from django.conf import settings
from django.http import HttpRequest


def place(request: HttpRequest) -> dict[str, Any]:
    """Name of the county, and whether this is a demonstration."""
    return {"county_name": settings.COUNTY_NAME, "is_demo": settings.DEMO}
