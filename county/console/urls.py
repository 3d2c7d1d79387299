"""Addresses of this room."""

urlpatterns: list[object] = []
