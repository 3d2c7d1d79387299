"""What one person at random does on each screen: says something, in whichever way it asks for, and goes on."""

from collections.abc import Callable
from pathlib import Path
from random import Random
from typing import Any

from tests.kiosk.village import WANG, Village
from tests.screens.journeys.hands import bring_papers
from tests.screens.kiosk_screen import Screen
from tests.screens.wild.keys import Keys
from tests.screens.wild.unseen import Unseen
from tests.screens.wild.words import RARE, Words
from tests.screens.wild.writing import write

WAYS_IN = ("apply", "apply", "apply", "go_search", "go_lookup", "go_ask", "go_mine", "go_notices", "item_MZ07")
MOST_PARTS, MOST_MEMBERS, MOST_NUMBERS, LEVELS = 12, 2, 12, 5


class Walk:
    """One person. `step` does what the open screen is for; what was said gathers in `words`."""

    def __init__(self, village: Village, screen: Screen | Unseen, keys: Keys, chance: Random) -> None:
        self._village, self._screen, self._keys, self._chance = village, screen, keys, chance
        self.words = Words(chance)
        self.seen: set[str] = set()
        self._acts: dict[str, Callable[[Any], None]] = {
            "AttractScreen": lambda page: keys.press("start"), "HomeScreen": self._begin, "WhoScreen": self._say_who,
            "TilesScreen": self._one_of_the_tiles, "NumberScreen": self._enter, "SearchScreen": self._search,
            "CodeScreen": self._slip, "ChoiceScreen": self._choose, "DateScreen": self._day,
            "MembersScreen": self._member, "PhotoScreen": self._photograph, "ReviewScreen": self._look,
            "SignScreen": self._sign, "LookupScreen": self._slip_or_card, "RatingScreen": self._rate,
            "ReceiptScreen": lambda page: keys.press("back"), "ProgressScreen": self._other_way}

    def step(self) -> None:
        """One thing on the open screen."""
        name = self._screen.name
        self.seen.add(name)
        self._acts.get(name, self._on)(self._screen.app.navigator.current)

    def _likely(self, share: float) -> bool:
        return self._chance.random() < share

    def _on(self, page: Any) -> None:
        """To the next page; some turn back."""
        on = page.property("forwardText") and self._likely(0.85)
        self._keys.press("forward" if on or not page.property("backText") else "back")

    # --- finding --------------------------------------------------------------------------------

    def _begin(self, page: Any) -> None:
        self._keys.press(self._chance.choice(WAYS_IN))

    def _one_of_the_tiles(self, page: Any) -> None:
        tiles = [row.code for row in page.property("items").rows]
        self._keys.press(f"item_{self._chance.choice(tiles)}" if tiles and self._likely(0.9) else "back")

    def _search(self, page: Any) -> None:
        write(self._screen, self._keys, self._chance, self.words)
        found = [row.code for row in page.property("items").rows]
        self._keys.press(f"item_{found[0]}" if found and self._likely(0.5) else "back")

    def _slip_or_card(self, page: Any) -> None:
        self._keys.press(self._chance.choice(("typeCode", "typeCode", "byCard")))

    def _slip(self, page: Any) -> None:
        for character in self.words.code():
            self._keys.press(f"key{character}")
        self._keys.press("forward")
        if self._screen.app.navigator.current is page:
            self._keys.press("back")

    # --- who ------------------------------------------------------------------------------------

    def _say_who(self, page: Any) -> None:
        if page.property("offersOther") and self._likely(0.15):
            self._keys.press("forOther")
        elif self._likely(0.4):
            self._keys.press("typeNumber")
        else:
            card = WANG | {"name": self.words.name(), "id_number": self.words.citizen(),
                           "address": self.words.said("".join(self._chance.choices(RARE, k=6)))}
            self._village.lay_card(card)
            page.look()
            self._screen.run(1)
            self._village.take_card()

    # --- answering ------------------------------------------------------------------------------

    def _enter(self, page: Any) -> None:
        if page.property("letters"):
            write(self._screen, self._keys, self._chance, self.words)
        else:
            self._digits(page)
        self._keys.press("forward")
        if self._screen.app.navigator.current is page and self._likely(0.3):
            self._keys.press("back")

    def _digits(self, page: Any) -> None:
        """Numbers typed and taken back; the last one stands."""
        said = (self.words.citizen,) if page.property("extraKey") == "X" else (
            self.words.number, self.words.telephone, self.words.account)
        for _ in range(self._chance.randint(1, MOST_NUMBERS)):
            for _ in range(len(page.value)):
                self._keys.press("keyErase")
            for character in self._chance.choice(said)():
                self._keys.press(f"key{character}")

    def _choose(self, page: Any) -> None:
        if not page.property("forwardReady") or self._likely(0.3):
            self._keys.press(f"choice_{self._chance.choice(page.property('choices').rows).value}")
        self._on(page)

    def _day(self, page: Any) -> None:
        for _ in range(MOST_PARTS):
            options = page.property("options").rows
            if page.property("forwardReady") or not options:
                break
            self._keys.press(f"option_{self._chance.choice(options).value}")
        if page.property("result"):
            self.words.said(page.property("result"))
        self._on(page)

    def _member(self, page: Any) -> None:
        few = len(page.property("members").rows) < MOST_MEMBERS
        self._keys.press("addMember" if few and self._likely(0.6) else "forward")

    def _photograph(self, page: Any) -> None:
        if not page.property("verdict"):
            bring_papers(self._village)
            self._keys.press("takePhoto")
            for picture in self._screen.app.shell.photos._held.values():
                self.words.seen(picture)
        self._on(page)

    def _look(self, page: Any) -> None:
        rows = [row for row in page.property("rows").rows if row.changeable]
        if rows and self._likely(0.8):
            self._keys.press(f"change_{self._chance.choice(rows).name}")
        else:
            self._on(page)

    def _sign(self, page: Any) -> None:
        if page.property("offersFingerprint") and self._likely(0.2):
            bring_papers(self._village)
            self._keys.press("fingerprint")
            return
        self._keys.sign()
        self.words.seen(page._png)
        self._keys.press("forward")

    # --- afterwards -----------------------------------------------------------------------------

    def _rate(self, page: Any) -> None:
        self._keys.press(f"level_{self._chance.randint(1, LEVELS)}")
        self._keys.press("forward")

    def _other_way(self, page: Any) -> None:
        ways = [way["code"] for way in page.property("ways")]
        if ways and self._likely(0.5):
            self._keys.press(f"go_{self._chance.choice(ways)}")
        else:
            self._on(page)

    def take_all_away(self) -> None:
        """The card and the papers go with their person."""
        for file in (Path(self._village.folder) / "camera").glob("*"):
            file.unlink()
