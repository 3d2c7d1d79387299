"""sqlite_utils without numpy and pandas.

It looks for both to know the types of data frames. numpy is here for handwriting, which has a process of its own; in
the kiosk's it would cost 25 MB and a twentieth of the start. Bringing this module in brings sqlite_utils in.
"""

import sys

_UNWANTED = ("numpy", "pandas")
_kept = {name: sys.modules.get(name) for name in _UNWANTED}
sys.modules |= dict.fromkeys(_UNWANTED)  # type: ignore[arg-type]  # None = an import of it fails
try:
    import sqlite_utils  # noqa: F401
finally:
    for _name, _module in _kept.items():
        if _module is None:
            del sys.modules[_name]
        else:
            sys.modules[_name] = _module
