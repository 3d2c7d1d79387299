"""Questions that several forms of one hand-in share: asked once, answered in all of them."""

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache

from kiosk.forms.earlier import NAMES, Key
from kiosk.forms.keeping import Place
from kiosk.forms.questions import Asked
from xforms import Form, Session

_ROW = re.compile(r"\[\d+\]")


def key_of(form: Form, ref: str) -> Key:
    """What makes a question the same in two forms: its place and its words; of the account its name and words."""
    return _key(form, _ROW.sub("", ref))


@lru_cache(maxsize=20_000)
def _key(form: Form, generic: str) -> Key:
    """A form never changes once it is loaded, so its keys are worked out once."""
    last = generic.rpartition("/")[2]
    return (last if last in NAMES else generic, *form.wording(generic))


@lru_cache(maxsize=256)
def _places(form: Form) -> dict[Key, str]:
    return {_key(form, ref): ref for ref in form.questions}


def page_key(form: Form, ref: str) -> Key:
    """The same for a page: which row of a list it stands in counts too."""
    return (*key_of(form, ref), *_ROW.findall(ref))


def shared(forms: Iterable[Form]) -> frozenset[Key]:
    """The questions at least two of the forms can ask, and the lists that hold such questions."""
    once: set[Key] = set()
    twice: set[Key] = set()
    for form in forms:
        keys = {key_of(form, ref) for ref in (*form.questions, *lists_of(form))}
        twice |= once & keys
        once |= keys
    return frozenset(twice)


def lists_of(form: Form) -> Iterator[str]:
    """Refs of the lists of people or things of a form."""
    for item in form.items.values():
        if item.repeat is not None:
            yield item.ref


def trailing(form: Form, pages: tuple[Asked, ...], keys: frozenset[Key]) -> frozenset[Key]:
    """The shared questions after a form's last own one: said at the very end, once for all."""
    found: set[Key] = set()
    for one in reversed(pages):
        key = key_of(form, one.ref)
        if key not in keys:
            break
        found.add(key)
    return frozenset(found)


def copy(source: Session, target: Session, origin: Place, place: Place, keys: frozenset[Key]) -> bool:
    """Answer in `target` what `source` was told and both ask; lists come out equal. True = something changed."""
    there = _places(target.form)
    changed = False
    for repeat in lists_of(source.form):
        if key_of(source.form, repeat) in keys and repeat in lists_of(target.form):
            changed |= _rows(source, target, repeat)
    for ref, text in _told(source, origin, keys):
        generic = there.get(key_of(source.form, ref))
        if generic is not None:
            changed |= _put(source, target, origin, place, ref, _placed(generic, ref), text)
    return changed


def _told(source: Session, origin: Place, keys: frozenset[Key]) -> Iterator[tuple[str, str]]:
    answers = source.answers() | source.aside()
    blank = {ref: "" for ref in origin.seen if ref not in answers}
    for ref, text in (answers | blank).items():
        if key_of(source.form, ref) in keys:
            yield ref, text


def _put(source: Session, target: Session, origin: Place, place: Place, ref: str, there: str, text: str) -> bool:
    try:
        if target.typed_in(there) == text or _list_of(source, ref) != _list_of(target, there):
            return False
        target.answer(there, text)
    except (LookupError, ValueError):
        return False
    if ref in origin.sources:
        place.sources[there] = origin.sources[ref]
    if ref in origin.origins:
        place.origins[there] = origin.origins[ref]
    if ref in origin.photos:
        place.photos[there] = origin.photos[ref]
    return True


def _list_of(session: Session, ref: str) -> set[str]:
    return {choice.value for choice in session.choices(ref)}


def _rows(source: Session, target: Session, repeat: str) -> bool:
    wanted = source.repeat_count(repeat)
    if target.repeat_count(repeat) == wanted:
        return False
    while target.repeat_count(repeat) > wanted:
        target.remove_repeat(f"{repeat}[{target.repeat_count(repeat)}]")
    while target.repeat_count(repeat) < wanted:
        target.add_repeat(repeat)
    return True


def _placed(generic: str, ref: str) -> str:
    """`generic` in the row in which `ref` stands."""
    row = re.match(r"(.*?)(\[\d+\])", ref)
    return f"{row[1]}{row[2]}{generic[len(row[1]):]}" if row and generic.startswith(f"{row[1]}/") else generic
