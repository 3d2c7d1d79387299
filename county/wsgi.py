"""The web server's entrance: `/s1/` streams beside Django, everything else is Django's."""

import os
from collections.abc import Callable, Iterable
from typing import Any

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "county.settings")
_django = get_wsgi_application()

from county.sync.entrance import serve  # noqa: E402  (needs the apps to be ready)


def application(environ: dict[str, Any], start_response: Callable[..., Any]) -> Iterable[bytes]:
    """Answer one request."""
    if environ.get("PATH_INFO", "").startswith("/s1/"):
        return serve(environ, start_response)
    return _django(environ, start_response)
