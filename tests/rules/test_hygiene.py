"""What no file of the repository may hold: paths of somebody's machine, names that say nothing."""

from __future__ import annotations

import re
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
SELF = "tests/rules/test_hygiene.py"
NAMES_THAT_SAY_NOTHING = frozenset({"utils", "util", "helper", "helpers", "manager", "handler", "common", "misc"})
MACHINE_PATH = re.compile(r"(?<![\w./)\]-])/(?:work|root|home/[a-z]\w*|Users/\w+)/[\w.]|[A-Z]:\\Users\\")


# Where packages come from is a setting of the machine; what lies beside the checkout has no name here.
PACKAGE_HOST = re.compile(r"\b(?:pypi\.org|pythonhosted\.org|deb\.debian\.org|registry\.npmjs\.org|crates\.io)\b")
BESIDE_US = re.compile(r"\.\./shared\b")


def tracked() -> list[str]:
    """Every file git knows or would add; skipped where there is no git history (a source archive)."""
    listing = subprocess.run(
        ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"],
        cwd=ROOT, capture_output=True, text=True, check=False,
    )
    if listing.returncode != 0:
        pytest.skip("this is no git checkout, so there is no list of tracked files")
    return [name for name in listing.stdout.split("\0") if name and (ROOT / name).is_file()]


def text_of(name: str) -> str:
    content = (ROOT / name).read_bytes()
    return "" if b"\0" in content[:8192] else content.decode("utf-8")


def machine_paths(text: str) -> list[str]:
    return [line.strip()[:120] for line in text.splitlines() if MACHINE_PATH.search(line)]


def test_no_file_names_a_machine() -> None:
    found = {name: lines for name in tracked() if name != SELF and (lines := machine_paths(text_of(name)))}
    assert found == {}


def test_no_file_names_a_package_host() -> None:
    assert [name for name in tracked() if name != SELF and PACKAGE_HOST.search(text_of(name))] == []


def test_no_file_names_a_folder_beside_the_checkout() -> None:
    assert [name for name in tracked() if name != SELF and BESIDE_US.search(text_of(name))] == []


@pytest.mark.parametrize("line", ["see /work/x.md", "open('/root/a')", "/home/mei/b", "C:\\Users\\mei"])
def test_a_planted_machine_path_is_found(line: str) -> None:
    assert machine_paths(line)


@pytest.mark.parametrize("line", ["POST /s1/work/1", "docs/work/plan.md", "https://a.b/work/x", "the /work page",
                                  "instance('p')/root/item"])
def test_what_only_looks_like_a_path_is_not_blamed(line: str) -> None:
    assert machine_paths(line) == []


def test_no_file_has_a_name_that_says_nothing() -> None:
    code = [Path(name) for name in tracked() if name.endswith((".py", ".qml", ".js", ".sh"))]
    words = {path: {part.lower() for part in (path.stem, *path.parts[:-1])} for path in code}
    assert [str(path) for path in code if NAMES_THAT_SAY_NOTHING & words[path]] == []


def test_every_text_file_ends_in_one_newline() -> None:
    texts = {name: text_of(name) for name in tracked() if name.endswith((".py", ".md", ".toml", ".qml", ".sql"))}
    assert [name for name, text in texts.items() if text and not text.endswith("\n")] == []
