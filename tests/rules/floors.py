"""The floors of the house as a table, and a reader of imports that holds a file against it.

A *room* is a folder of code. A room may import the rooms and the outside libraries its line names,
and the standard library except what its floor is denied. Changing the architecture is one visible
line in this file; the reasons stand in ARCHITECTURE.md.
"""

from __future__ import annotations

import ast
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

RULES = ("casework", "xforms")

# Floor 0 is told the time and every id: no clock, no chance, no storage, no network, no process.
DENIED_TO_RULES = frozenset(
    "asyncio concurrent ctypes dbm http multiprocessing random secrets shutil signal socket socketserver "
    "sqlite3 ssl subprocess tempfile threading time urllib uuid".split()
)
PURE_PARTS = frozenset({"random.Random", "uuid.UUID"})     # by `from random import Random`; a seed must be given
CALLS_DENIED_TO_RULES = frozenset(
    "datetime.now datetime.utcnow datetime.today date.today os.urandom os.getrandom environ.get os.getenv "
    "os.getpid open print input Random()".split()
)


@dataclass(frozen=True, slots=True)
class Room:
    """What one room may import besides the standard library and itself; `*` opens everything."""

    floor: int
    rooms: frozenset[str]
    libraries: frozenset[str]


def room(floor: int, rooms: str = "", libraries: str = "") -> Room:
    return Room(floor, frozenset(rooms.split()), frozenset(libraries.split()))


EDGES_OF_KIOSK = "kiosk.store kiosk.sync kiosk.devices kiosk.secrets kiosk.voice kiosk.handwriting kiosk.pictures"
SERVICES_OF_KIOSK = "kiosk.forms kiosk.services"
EDGES_OF_COUNTY = "county.store county.attachments county.exchange"
SERVICES_OF_COUNTY = (
    "county.intake county.cases county.people county.supervision county.catalogue county.consultations "
    "county.notices county.fleet county.statistics county.audit county.jobs"
)
FACES_OF_COUNTY = "county.sync county.sticks county.console county.public county.cli"
DJANGO = "django ninja axes django_otp whitenoise prometheus_client orjson pydantic"

TABLE: dict[str, Room] = {
    # 0 rules
    "casework": room(0),
    "casework.signing": room(0, "casework", "nacl"),
    "casework.wire": room(0, "casework", "zstandard"),
    "xforms": room(0, "", "lxml"),
    # 1 edges
    "xforms.conformance": room(1, "xforms", "lxml"),    # a command: reads files, prints
    "papers": room(1, "casework", "reportlab qrcode PIL fontTools babel"),
    "sticks": room(1, "casework"),
    "kiosk.store": room(1, "casework xforms", "sqlcipher3 sqlite_utils orjson nacl"),
    "kiosk.sync": room(1, "casework sticks kiosk.store", "requests urllib3 zstandard orjson nacl"),
    "kiosk.devices": room(1, "casework papers", "PySide6 zxingcpp PIL"),
    "kiosk.handwriting": room(1, "", "numpy onnxruntime PIL"),
    "kiosk.pictures": room(1, "", "PIL"),
    "kiosk.secrets": room(1, "casework", "keyring platformdirs nacl"),
    "kiosk.voice": room(1, "casework", "PySide6 pypinyin espeakng_loader"),
    "county.store": room(1, "casework", "django psycopg orjson"),
    "county.attachments": room(1, "casework", "django"),
    "county.exchange": room(1, "casework", "requests nacl"),
    # 2 services
    "kiosk.forms": room(2, f"casework xforms papers sticks {EDGES_OF_KIOSK} kiosk.services", "pypinyin babel"),
    "kiosk.services": room(2, f"casework xforms papers sticks {EDGES_OF_KIOSK} kiosk.forms",
                           "pypinyin lunardate babel nacl"),
    **{
        name: room(
            2,
            f"casework xforms papers sticks {EDGES_OF_COUNTY} {SERVICES_OF_COUNTY}",
            f"{DJANGO} cryptography pyhanko asn1crypto pyxform openpyxl nacl babel",
        )
        for name in SERVICES_OF_COUNTY.split()
    },
    # 3 faces
    "kiosk.ui": room(3, f"casework xforms {SERVICES_OF_KIOSK}", "PySide6"),
    "kiosk.cli": room(3, f"casework xforms {SERVICES_OF_KIOSK} kiosk.config kiosk.box kiosk.app"),
    "kiosk.config": room(3, "casework"),
    # the sync entrance streams: feed rows and blobs pass through as bytes, with no service in between
    "county.sync": room(
        3, f"casework county.store county.attachments {SERVICES_OF_COUNTY}", "django zstandard orjson"
    ),
    # a stick holds the same conversation as the line: it stands between `sync` and whoever brings the file
    "county.sticks": room(
        3, f"casework sticks county.store county.attachments county.sync {SERVICES_OF_COUNTY}", "django"
    ),
    "county.console": room(3, f"casework xforms county.sticks {SERVICES_OF_COUNTY}", DJANGO),
    "county.public": room(3, f"casework {SERVICES_OF_COUNTY}", DJANGO),
    "county.cli": room(3, "county.commands"),
    "county.commands": room(
        4, f"casework sticks county.sticks county.sync {SERVICES_OF_COUNTY} {EDGES_OF_COUNTY} county", "django"
    ),
    "county.settings": room(4, "", "django"),
    # 4 roots: they put the pieces together and may name all of their own side
    "kiosk.box": room(4, f"casework xforms papers sticks {EDGES_OF_KIOSK} {SERVICES_OF_KIOSK} kiosk.config"),
    "kiosk.__main__": room(4, "kiosk.cli kiosk.voice kiosk.handwriting"),
    "kiosk.app": room(
        4, f"casework xforms papers sticks {EDGES_OF_KIOSK} {SERVICES_OF_KIOSK} kiosk.ui kiosk.config kiosk.box", "*"),
    "kiosk": room(
        4, f"casework xforms papers sticks {EDGES_OF_KIOSK} {SERVICES_OF_KIOSK} kiosk.ui kiosk.config kiosk.cli", "*"),
    "county": room(
        4,
        f"casework xforms papers sticks {EDGES_OF_COUNTY} {SERVICES_OF_COUNTY} {FACES_OF_COUNTY} "
        "county.settings county.commands",
        "*",
    ),
    "demo": room(4, "*", "*"),
}
OUTSIDE_THE_HOUSE = frozenset({"authoring", "bench", "tests"})
OWN = frozenset(name.split(".")[0] for name in TABLE) | OUTSIDE_THE_HOUSE


def room_of(module: str) -> str:
    """The longest name in the table that `module` is or lies in; "" when it stands in no room.

    A folder under kiosk/ or county/ must have a line of its own; a single file there is the root's.
    """
    parts = module.split(".")
    names = (".".join(parts[:length]) for length in range(len(parts), 0, -1))
    return next((name for name in names if name in TABLE), "")


@dataclass(frozen=True, slots=True)
class Import:
    module: str
    line: int


def imports_of(tree: ast.Module, module: str, *, is_package: bool) -> Iterator[Import]:
    """Every module a file imports, wherever in the file, `TYPE_CHECKING` blocks included.

    `from a import b` counts as `a` and as `a.b`, since `b` may be a module.
    """
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (Import(alias.name, node.lineno) for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            base = absolute(node, module, is_package=is_package)
            named = [f"{base}.{alias.name}" for alias in node.names]
            if not PURE_PARTS.issuperset(named):
                yield Import(base, node.lineno)
            yield from (Import(name, node.lineno) for name in named)


def absolute(node: ast.ImportFrom, module: str, *, is_package: bool) -> str:
    if node.level == 0:
        return node.module or ""
    here = module.split(".")
    up = node.level - 1 if is_package else node.level
    return ".".join([*here[: len(here) - up], *([node.module] if node.module else [])])


def offences(source: str, module: str, *, is_package: bool = False) -> list[str]:
    """What a file does that its room may not, one sentence each; empty when it keeps to its floor."""
    home = room_of(module)
    if not home:
        return [f"{module} stands in no room of the table"]
    tree = ast.parse(source)
    found = [
        f"{module}:{each.line} imports {each.module}"
        for each in imports_of(tree, module, is_package=is_package)
        if not may_import(home, each.module)
    ]
    if TABLE[home].floor == 0:
        found += [f"{module}:{line} calls {name}" for name, line in calls_of(tree) if name in CALLS_DENIED_TO_RULES]
    return list(dict.fromkeys(found))


def may_import(home: str, imported: str) -> bool:
    top = imported.split(".")[0]
    rule = TABLE[home]
    if top in OWN:
        return may_enter(home, imported)
    if top in sys.stdlib_module_names:
        return rule.floor > 0 or top not in DENIED_TO_RULES or imported in PURE_PARTS
    return "*" in rule.libraries or top in rule.libraries


def may_enter(home: str, imported: str) -> bool:
    rule = TABLE[home]
    target = room_of(imported)
    own_family, family = home.split(".")[0], imported.split(".")[0]
    if "*" in rule.rooms or target == home or target in rule.rooms:
        return True
    if family in RULES:                       # casework.signing is a drawer of casework
        return family in rule.rooms or family == own_family
    return imported == family == own_family   # `from kiosk import store` names the empty `kiosk` too


def calls_of(tree: ast.Module) -> Iterator[tuple[str, int]]:
    """The last two words of every name a file calls, with the line; `()` ends a call that passes nothing."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and (name := dotted(node.func)):
            short = ".".join(name.split(".")[-2:])
            yield short, node.lineno
            if not node.args and not node.keywords:
                yield f"{short}()", node.lineno


def dotted(node: ast.expr) -> str:
    if isinstance(node, ast.Name):
        return node.id
    left = dotted(node.value) if isinstance(node, ast.Attribute) else ""
    return f"{left}.{node.attr}" if isinstance(node, ast.Attribute) and left else ""


def module_name(path: Path, root: Path) -> tuple[str, bool]:
    """("kiosk.store.outbox", False) for kiosk/store/outbox.py; True for a package's __init__."""
    parts = path.relative_to(root).with_suffix("").parts
    is_package = parts[-1] == "__init__"
    return ".".join(parts[:-1] if is_package else parts), is_package
