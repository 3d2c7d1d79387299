"""Which room answers which address."""

from django.urls import include, path

urlpatterns = [
    path("", include("county.public.urls")),
    path("", include("county.console.urls")),
]
