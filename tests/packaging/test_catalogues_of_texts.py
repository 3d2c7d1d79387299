"""Chinese is complete: every text of code, screens and templates has its translation, compiled."""

import importlib.util
import json
import re
from pathlib import Path
from types import ModuleType

import pytest

ROOT = Path(__file__).parents[2]


def load() -> ModuleType:
    spec = importlib.util.spec_from_file_location("texts", ROOT / ".ci" / "texts.py")
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


texts = load()


def test_there_are_texts_of_every_kind() -> None:
    suffixes = {Path(path).suffix for path in texts.sources().values()}
    assert {".py", ".qml", ".html"} <= suffixes


@pytest.mark.parametrize("language", texts.languages())
def test_no_text_lacks_its_translation(language: str) -> None:
    assert texts.missing(language) == []


@pytest.mark.parametrize("language", texts.languages())
def test_the_compiled_catalogue_is_the_written_one(language: str) -> None:
    for path in texts.targets(language):
        assert path.read_bytes() == texts.compiled(language), "run: python .ci/texts.py"


def test_the_list_of_spoken_texts_is_the_written_one() -> None:
    assert texts.SPOKEN.read_bytes() == texts.spoken(), "run: python .ci/texts.py"
    listed = json.loads(texts.SPOKEN.read_bytes())
    assert "How did it go?" in listed and "Very satisfied" in listed, "of Python and of the rules"
    assert "Several may be touched. Those who handled it do not see who said it." in listed, "of QML"
    assert not [text for text in listed if "{" in text]


@pytest.mark.parametrize("language", texts.languages())
def test_no_translation_has_a_slot_its_source_has_not(language: str) -> None:
    slot = re.compile(r"\{(\w+)[^}]*\}|(%\(\w+\)s|%[sd1-9])")
    for message in texts.catalogue(language):
        if message.id:
            assert set(slot.findall(message.string)) <= set(slot.findall(message.id)), message.id
