"""From the idle screen to the guide of a matter."""

from collections.abc import Callable, Mapping

from kiosk.services.catalogue import NoSuchItem
from kiosk.services.guide import Guide
from kiosk.services.pinyin import Pinyin
from kiosk.ui.journeys.shell import Shell
from kiosk.ui.viewmodels.finding import (
    AttractViewModel,
    Board,
    GuideViewModel,
    HomeViewModel,
    SearchViewModel,
    TilesViewModel,
    item_rows,
)
from kiosk.ui.viewmodels.rows import TileRow

COMMON = 6
ONE_THING = "one_thing"


class Finding:
    """Shows what can be asked for. `apply`, `look` (am I the right one?) and `others` – `lookup`, `notices`, `ask`,
    `mine`, `one_thing` – lead on."""

    def __init__(self, shell: Shell, *, apply: Callable[[str], None], look: Callable[[str], None],
                 others: Mapping[str, Callable[[], None]]) -> None:
        self._shell, self._apply, self._look, self._others = shell, apply, look, others

    def attract(self) -> None:
        """The idle screen; nothing of anybody is left."""
        _ = self._shell.translate
        self._shell.forget()
        self._shell.frame.watch(False)
        self._shell.show(AttractViewModel(
            start=self.home, now=lambda: self._shell.kiosk.status.now().now, words=self._shell.words,
            slogan=_("Government business without leaving the village"),
            invitation=_("Touch to begin"), board=self._board, notices=self._notices_from_outside))

    def refresh(self) -> None:
        """The exchange has brought something: the idle screen looks at the board again."""
        page = self._shell.navigator.current
        if isinstance(page, AttractViewModel):
            page.refresh()

    def _board(self) -> Board:
        """The notice that ends first, and how many more hang."""
        _ = self._shell.translate
        hanging = self._shell.kiosk.notices.hanging()
        if not hanging:
            return Board()
        until = _("Public notice · until {day}").format(day=self._shell.day(hanging[0].end))
        more = _("{count} more").format(count=len(hanging) - 1) if len(hanging) > 1 else ""
        return Board(hanging[0].title, " · ".join(filter(None, (until, more))))

    def _notices_from_outside(self) -> None:
        """From the idle screen straight to the board."""
        self._shell.frame.watch(True)
        self._others["notices"]()

    def home(self) -> None:
        """What would you like?"""
        shell = self._shell
        _ = shell.translate
        shell.forget()
        shell.frame.watch(True)
        shell.show(HomeViewModel(
            heading=_("What would you like?"), apply_text=_("Apply"),
            apply_note=_("By the pictures"), apply=self.topics, open=self.guide,
            ways=self._ways(), go=self._go,
            common=item_rows(shell.kiosk.catalogue.common(COMMON), shell.language)))

    def _ways(self) -> list[TileRow]:
        _ = self._shell.translate
        hanging = len(self._shell.kiosk.notices.hanging())
        notices = _("{count} hang in the village").format(count=hanging) if hanging else _("None hangs now")
        return [TileRow("lookup", _("Where is mine?"), _("Look at progress, fetch the answer"), "clock-user"),
                TileRow("search", _("Find by name"), _("Write a word or its first letters"), "pencil-line"),
                TileRow("notices", _("Public notices"), notices, "megaphone"),
                TileRow("ask", _("Ask or complain"), _("The township answers here"), "chats-circle"),
                TileRow("mine", _("My things"), _("Papers, and what is known of me"), "folder-open")]

    def _go(self, way: str) -> None:
        {"search": self.search, **self._others}[way]()

    def topics(self) -> None:
        """What is it about?"""
        shell = self._shell
        _ = shell.translate
        rows = [TileRow(topic.key, shell.words(topic.words), _("{count} matters").format(count=topic.count),
                        topic.icon) for topic in shell.kiosk.catalogue.topics() if topic.count]
        if shell.kiosk.one_thing.events():
            rows.insert(0, TileRow(ONE_THING, _("One thing"), _("Several at once"), "rows"))
        shell.show(TilesViewModel(heading=_("What is it about?"), rows=rows, open=self.items, back=self.home,
                                  back_text=_("Back"), dense=True,
                                  empty=_("The county has not put anything here yet. Call for help.")))

    def items(self, topic: str) -> None:
        """Which matter? The first tile opens the life events instead."""
        if topic == ONE_THING:
            self._others["one_thing"]()
            return
        shell = self._shell
        _ = shell.translate
        rows = item_rows(shell.kiosk.catalogue.items(topic), shell.language)
        shell.show(TilesViewModel(
            heading=_("Which one?"), rows=rows, open=self.guide, back=self.topics, back_text=_("Back"),
            empty=""))

    def search(self) -> None:
        """Find by name."""
        shell = self._shell
        _ = shell.translate
        shell.show(SearchViewModel(
            shell.kiosk.catalogue, Pinyin(), language=shell.language, heading=_("What are you looking for?"),
            found_text=lambda count: (_("{count} found").format(count=count) if count
                                      else _("Nothing found. Try other words, or choose from the pictures.")),
            open=self.guide, back=self.home, back_text=_("Back")))

    def guide(self, code: str) -> None:
        """What it is and what to bring."""
        shell = self._shell
        _ = shell.translate
        guide = shell.kiosk.catalogue.guide(code)  # type: ignore[arg-type]
        if isinstance(guide, NoSuchItem):
            shell.tell(shell.words(guide.sentence), [("question", shell.words(guide.next_step))],
                       back=self.home, back_text=_("Back"))
            return
        name = shell.text(guide.card.short_name)
        shell.show(GuideViewModel(
            guide, heading=_("{name} (draft)").format(name=name) if guide.draft else name,
            plain=shell.text(guide.card.plain),
            boxes=self._boxes(guide), sections=self._sections(guide), start=lambda: self._apply(code),
            look=lambda: self._look(code),
            look_text=_("Not sure it is for you?") if shell.kiosk.eligibility.can_look(guide.card.code) else "",
            forward_text=_("Begin"), back=self.home, back_text=_("Back")))

    def _boxes(self, guide: Guide) -> list[dict[str, str]]:
        shell = self._shell
        _ = shell.translate
        promised = shell.words(guide.promised) if guide.promised else _("The township will tell you")
        return [{"value": promised, "label": _("How long")},
                {"value": shell.words(guide.trips), "label": _("Trips to town")},
                {"value": shell.text(guide.fee) or _("Free of charge"), "label": _("What it costs")}]

    def _sections(self, guide: Guide) -> list[dict[str, object]]:
        shell = self._shell
        _ = shell.translate
        bring = [{"icon": "hand-pointing", "text": f"{shell.text(one.name)} · {shell.words(one.how)}"}
                 for one in guide.bring if not one.waived]
        waived = [one for one in guide.bring if one.waived]
        if waived:
            names = _(", ").join(shell.text(one.name) for one in waived)
            bring.append({"icon": "check-circle", "text": f"{names} · {shell.words(waived[0].how)}"})
        who = [{"icon": "user", "text": shell.text(guide.who)}] if guide.who else []
        result = [{"icon": "seal-check", "text": shell.text(guide.result)}] if guide.result else []
        known = [{"icon": "info", "text": shell.text(guide.notice)}] if guide.notice else []
        sections = [(_("Who can apply"), who), (_("What to bring"), bring), (_("What you get"), result),
                    (_("Good to know"), known)]
        return [{"heading": heading, "lines": lines} for heading, lines in sections if lines]
