"""Every file keeps to its floor, and the reader that says so finds planted trespasses."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.rules.floors import TABLE, module_name, offences

ROOT = Path(__file__).resolve().parents[2]
HOUSES = ("casework", "xforms", "papers", "kiosk", "county", "demo")


def house_files() -> list[Path]:
    return sorted(path for house in HOUSES for path in (ROOT / house).rglob("*.py"))


def test_every_file_keeps_to_its_floor() -> None:
    found = []
    for path in house_files():
        module, is_package = module_name(path, ROOT)
        found += offences(path.read_text("utf-8"), module, is_package=is_package)
    assert not found, "\n".join(found)


@pytest.mark.parametrize("house", ["kiosk", "county"])
def test_every_folder_of_code_has_a_line_in_the_table(house: str) -> None:
    folders = [path.name for path in (ROOT / house).iterdir() if path.is_dir() and any(path.rglob("*.py"))]
    assert [name for name in folders if f"{house}.{name}" not in TABLE] == []


def test_kiosk_imports_nothing_by_itself() -> None:
    assert (ROOT / "kiosk" / "__init__.py").read_bytes() == b""


TRESPASSES = [
    ("casework.fold", "import sqlite3"),
    ("casework.fold", "import os.path, random"),
    ("casework.fold", "from datetime import datetime\ndef f():\n    return datetime.now()"),
    ("casework.fold", "import datetime\nx = datetime.date.today()"),
    ("casework.fold", "import uuid"),
    ("casework.fold", "from time import time"),
    ("casework.fold", "import datetime as dt\nx = dt.datetime.now()"),
    ("xforms.session", "from random import random"),
    ("xforms.session", "from random import Random, choice"),
    ("xforms.session", "from random import Random\nx = Random()"),
    ("casework.fold", "import os\nx = os.urandom(8)"),
    ("casework.fold", "x = open('a').read()"),
    ("casework.fold", "import nacl.signing"),
    ("casework.fold", "import zstandard"),
    ("casework.signing", "import zstandard"),
    ("casework.fold", "import lxml.etree"),
    ("casework.fold", "from xforms import graph"),
    ("casework.fold", "from kiosk.store import outbox"),
    ("casework.fold", "def f():\n    from PySide6 import QtCore"),
    ("xforms.graph", "import casework"),
    ("xforms.graph", "from urllib.request import urlopen"),
    ("papers.receipt", "import kiosk.store"),
    ("papers.receipt", "import django"),
    ("kiosk.store.outbox", "import county.store"),
    ("kiosk.store.outbox", "from ..sync import client"),
    ("kiosk.store.outbox", "from kiosk import services"),
    ("kiosk.store.outbox", "from PySide6.QtCore import QObject"),
    ("kiosk.devices.printer", "import kiosk.store"),
    ("kiosk.services.submit", "from kiosk.ui import viewmodels"),
    ("kiosk.services.submit", "from typing import TYPE_CHECKING\nif TYPE_CHECKING:\n    import PySide6.QtCore"),
    ("kiosk.ui.viewmodels.home", "from kiosk.store import open_store"),
    ("kiosk.ui.viewmodels.home", "import requests"),
    ("kiosk.app", "import county"),
    ("kiosk.app", "from demo import main"),
    ("county.store.feed", "from county.cases import models"),
    ("county.cases.models", "import county.console"),
    ("county.console.views", "from county.store import feed"),
    ("county.settings", "import kiosk"),
    ("nowhere.at_all", ""),
]
GOOD_NEIGHBOURS = [
    ("casework.fold", "from datetime import datetime\nfrom casework.facts import Fact\nimport json, hashlib"),
    ("casework.fold", "from .facts import Fact\nfrom . import clocks, signing"),
    ("casework.signing", "from nacl.signing import SigningKey\nfrom casework.ids import FactId"),
    ("xforms.session", "from random import Random\nfrom uuid import UUID\nx = Random(7), UUID(int=3)"),
    ("xforms.parser", "from lxml import etree\nfrom xforms import graph"),
    ("papers.receipt", "import qrcode\nfrom casework.receipt import Token\nfrom casework import signing"),
    ("kiosk.sync.client", "import time, requests\nfrom kiosk.store import outbox\nfrom casework.wire import Frame"),
    ("kiosk.services.submit", "from kiosk.store import outbox\nfrom kiosk import devices"),
    ("kiosk.ui.viewmodels.home", "from PySide6.QtCore import QObject\nfrom kiosk.services import cases"),
    ("kiosk.app", "from kiosk.ui import viewmodels\nfrom kiosk.store import open_store\nimport PySide6"),
    ("county.console.views", "from django.http import HttpResponse\nfrom county.cases import models"),
    ("county.urls", "from county.console import urls\nfrom county import settings"),
    ("demo.__main__", "import kiosk.app, county.urls"),
]


def named(cases: list[tuple[str, str]]) -> list[str]:
    return [f"{module}: {source.splitlines()[-1] if source else 'nothing'}" for module, source in cases]


@pytest.mark.parametrize(("module", "source"), TRESPASSES, ids=named(TRESPASSES))
def test_a_planted_trespass_is_found(module: str, source: str) -> None:
    assert offences(source, module)


@pytest.mark.parametrize(("module", "source"), GOOD_NEIGHBOURS, ids=named(GOOD_NEIGHBOURS))
def test_what_is_allowed_is_not_blamed(module: str, source: str) -> None:
    assert offences(source, module) == []
