"""The function library: XPath 1.0 and what ODK adds."""

from . import choosing, dating, digests, geo, nodes, numbers, texts  # noqa: F401 - they fill the registry
from .registry import FUNCTIONS

__all__ = ["FUNCTIONS"]
