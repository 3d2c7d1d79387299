"""The whole of a catalogue looked through: every fault of every item and list, in one list."""

from dataclasses import dataclass
from datetime import date
from pathlib import Path

from casework.message import N_, Message
from county.catalogue.authoring import WrittenItem, read_item
from county.catalogue.faults import Fault
from county.catalogue.folder import find_catalogue
from county.catalogue.list_rules import list_faults


@dataclass(frozen=True, slots=True)
class Checked:
    """What a folder holds: items without a fault, and the faults of all others and of the lists."""

    written: tuple[WrittenItem, ...]
    faults: tuple[Fault, ...]


def check(folder: Path, day: date, *, confirmed: bool, published: frozenset[str] = frozenset()) -> Checked:
    """Look a catalogue's folder through, publishing nothing.

    `confirmed` as for `read_item`; `published`: codes that may be named though their folders lie elsewhere.
    """
    catalogue = find_catalogue(folder, published)
    faults = list_faults(catalogue.root, catalogue.around)
    if not catalogue.items:
        faults.append(Fault(str(folder.name), "", 0, "", Message(N_("There is no item in this folder.")),
                            Message(N_("Name the folder of a catalogue, of its items, or of one item."))))
    read = [read_item(one, day, catalogue, confirmed=confirmed) for one in catalogue.items]
    faults += [fault for one in read if isinstance(one, list) for fault in one]
    return Checked(tuple(one for one in read if isinstance(one, WrittenItem)), tuple(dict.fromkeys(faults)))
