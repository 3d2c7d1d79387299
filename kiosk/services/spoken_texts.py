"""Every sentence this kiosk reads aloud as it stands: pieces of numbers, the screens' own texts, the published forms.

What is put together of parts, such as "3 things have to be mended", is not among them: no recording can be it.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from kiosk.forms.opening import Paper
from kiosk.services.item_forms import ItemForms
from kiosk.store import Store
from kiosk.voice.numbers import WORDS, pieces
from kiosk.voice.packs import key_of
from kiosk.voice.readings import in_pinyin
from kiosk.voice.wording import wording
from papers.texts import Translate
from xforms import Form

NUMBERS, SCREENS = "numbers", "screens"
_OF_STAFF = "/data/staff/"
"""Questions only the county answers; no kiosk asks them."""


@dataclass(frozen=True, slots=True)
class Sentence:
    """One clip to record. `key` names its file, `where` says who meets it: `MZ07 +3` = that item and three more."""

    key: str
    text: str
    where: str

    @property
    def pinyin(self) -> str:
        """How it is read: numbers in words, surnames and changing tones as they are spoken."""
        return in_pinyin(wording(self.text))


class SpokenTexts:
    """Collects them, each once, in the order in which recording them pays."""

    def __init__(self, store: Store, forms: ItemForms) -> None:
        self._store, self._forms = store, forms

    def sentences(self, sources: Iterable[str], translate: Translate, language: str) -> list[Sentence]:
        """Numbers, then the screens (`sources` are their texts in English), then the items, what most share first."""
        found = [Sentence(key, words, NUMBERS) for key, words in WORDS.items()]
        screens = dict.fromkeys(filter(_is_said, map(translate, sources)))
        found += [_sentence(text, SCREENS) for text in screens]
        places: dict[str, list[str]] = {}
        for code, text in self._published(language):
            if text not in screens and _is_said(text) and code not in places.setdefault(text, []):
                places[text].append(code)
        for text, codes in sorted(places.items(), key=lambda one: -len(one[1])):
            found.append(_sentence(text, f"{codes[0]} +{len(codes) - 1}" if len(codes) > 1 else codes[0]))
        return found

    def _published(self, language: str) -> Iterator[tuple[str, str]]:
        """Code of an item or life event, and a text of it."""
        for published in self._store.items():
            item = published.definition
            paper = self._forms.newest(item.code)
            for one in (item.short_name, item.name, *item.guide.values()):
                yield item.code, one.in_language(language)
            if paper is not None:
                yield from ((item.code, text) for text in _of_form(paper, language))
        for published_event in self._store.life_events():
            event = published_event.event
            gate = Paper.of_gate(event, Form.load(published_event.gate, media=published_event.media))
            named = [one.in_language(language) for one in (event.short_name, event.name, event.about)]
            yield from ((event.code, text) for text in (*named, *_of_form(gate, language)))


def _of_form(paper: Paper, language: str) -> Iterator[str]:
    texts = paper.form.texts(paper.languages.get(language))
    return (text for id, text in texts.items() if not id.startswith(_OF_STAFF))


def _sentence(text: str, where: str) -> Sentence:
    return Sentence(key_of(text), text, where)


def _is_said(text: str) -> bool:
    """Whether there is a word in it: no drawing's name, and no number, which has its pieces."""
    drawing = text.endswith((".svg", ".png", ".mp3", ".wav"))
    return any(one.isalpha() for one in text) and not drawing and pieces(wording(text)) is None
