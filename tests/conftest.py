"""What every test of the repository stands on."""

from __future__ import annotations

import os

# Set before any test module is imported: Qt reads them when it is loaded.
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
os.environ.setdefault("QT_QUICK_BACKEND", "software")
