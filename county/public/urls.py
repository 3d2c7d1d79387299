"""Addresses anyone may open."""

from django.urls import path

from county.public import health, views

urlpatterns = [
    path("r", views.page, name="progress"),
    path("r/progress", views.answer, name="progress_answer"),
    path("r/code", views.by_code, name="progress_by_code"),
    path("healthz", health.alive),
    path("readyz", health.ready),
]
