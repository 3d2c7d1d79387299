"""A catalogue as it lies in a folder: items, blocks, lists; found from the folder a person names."""

from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from county.catalogue import parameters
from county.catalogue.blocks import BLOCK_FOLDER, read_blocks
from county.catalogue.faults import Fault
from county.catalogue.item_rules import Around
from county.catalogue.list_rules import power_items, topics
from county.catalogue.toml_places import TomlFile, read_toml
from county.catalogue.workbooks import NoForm, Workbook

ITEMS, ITEM_FILE = "items", "item.toml"
ICONS = Path(__file__).resolve().parents[2] / "assets" / "icons"
FORM_SUFFIXES = (".md", ".xlsx")
OTHER_FORMS = (".ods", ".xls", ".xlsm", ".csv")


@dataclass(frozen=True)
class CatalogueFolder:
    """`root` holds `items/`, `blocks/` and the lists; `items` are the folders that were asked for."""

    root: Path
    items: tuple[Path, ...]
    published: frozenset[str] = frozenset()
    """Codes that are out already, whether or not their folders lie here."""

    @cached_property
    def blocks(self) -> dict[str, Workbook | NoForm]:
        """Every block by name."""
        return read_blocks(self.root / BLOCK_FOLDER)

    @cached_property
    def parameters(self) -> TomlFile:
        """The dated parameters; none when the file is missing or cannot be read."""
        read = read_toml(self.root / parameters.FILE_NAME, parameters.FILE_NAME)
        return TomlFile(parameters.FILE_NAME, {}, {}) if isinstance(read, Fault) else read

    @cached_property
    def around(self) -> Around:
        """What an item may point at."""
        numbers: dict[str, int] = {}
        for folder in item_folders(self.root / ITEMS):
            read = read_toml(folder / ITEM_FILE, folder.name)
            if isinstance(read, TomlFile) and type(read.record.get("number")) is int:
                numbers[folder.name] = read.record["number"]
        codes = frozenset(folder.name for folder in item_folders(self.root / ITEMS))
        return Around(codes | self.published, topics(self.root), is_drawn, names=numbers,
                      powers=power_items(self.root))


def find_catalogue(folder: Path, published: frozenset[str] = frozenset()) -> CatalogueFolder:
    """Return the catalogue a folder means: the whole, its `items`, or one item. Nothing is read yet."""
    if (folder / ITEMS).is_dir():
        return CatalogueFolder(folder, item_folders(folder / ITEMS), published)
    if (folder / ITEM_FILE).exists():
        return CatalogueFolder(folder.resolve().parent.parent, (folder,), published)
    return CatalogueFolder(folder.resolve().parent, item_folders(folder), published)


def item_folders(folder: Path) -> tuple[Path, ...]:
    """Return the folders of items, by code; a hidden one is none."""
    if not folder.is_dir():
        return ()
    return tuple(one for one in sorted(folder.iterdir()) if one.is_dir() and not one.name.startswith((".", "_")))


def is_drawn(icon: str) -> bool:
    """Whether there is a drawing of that name."""
    return bool(icon) and "/" not in icon and any(
        (ICONS / kind / f"{icon}.svg").exists() for kind in ("duotone", "own"))
