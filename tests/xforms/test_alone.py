"""The package on its own: copied into an empty folder beside lxml it works, as its README shows."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from xform_samples import FAMILY

import xforms

PACKAGE = Path(xforms.__file__).parent
README = (PACKAGE / "README.md").read_text("utf-8")


@pytest.fixture
def alone(tmp_path: Path) -> Path:
    shutil.copytree(PACKAGE, tmp_path / "xforms", ignore=shutil.ignore_patterns("__pycache__"))
    (tmp_path / "family.xml").write_bytes(FAMILY)
    return tmp_path


def _run(folder: Path, program: str) -> subprocess.CompletedProcess[str]:
    guard = "import sys; sys.path[:] = [path for path in sys.path if 'site-packages' in path or 'lib/python' in path]\n"
    return subprocess.run([sys.executable, "-W", "error", "-c", f"{guard}sys.path.insert(0, '.')\n{program}"],
                          cwd=folder, capture_output=True, text=True, encoding="utf-8", env={"PYTHONUTF8": "1"},
                          timeout=60, check=False)


def test_the_readme_s_example_runs(alone: Path) -> None:
    (example,) = re.findall(r"```python\n(.*?)```", README, re.DOTALL)
    assert example.count("\n") <= 14
    done = _run(alone, example)
    assert done.returncode == 0, done.stderr
    assert done.stderr == "" and "/data/has" in done.stdout and "年龄不对" in done.stdout
    assert b"<age>130</age>" not in (alone / "answers.xml").read_bytes()


def test_it_needs_nothing_but_lxml(alone: Path) -> None:
    done = _run(alone, "import xforms, xforms.check, xforms.conformance.__main__\n"
                       "for name, module in sys.modules.items():\n"
                       "    if getattr(module, '__file__', None): print(name.partition('.')[0])\n")
    assert done.returncode == 0, done.stderr
    others = set(done.stdout.split()) - set(sys.stdlib_module_names)
    assert {name for name in others if not name.startswith("_")} == {"lxml", "xforms"}
