"""Which parameters travel with an item, and which value is in force."""

from datetime import date
from pathlib import Path

import pytest

from county.catalogue import parameters


def test_only_the_values_a_form_reads_travel_with_it() -> None:
    form = b"<bind relevant=\"a &gt; number(instance('parameters')/root/elder_age)\"/>"
    assert parameters.used_by(form, {"elder_age": "80", "dibao_line": "650"}) == {"elder_age": "80"}


@pytest.mark.parametrize(("day", "value"), [
    (date(2024, 12, 31), None), (date(2025, 1, 1), "600"), (date(2025, 12, 31), "600"), (date(2026, 1, 1), "650"),
])
def test_the_newest_value_that_has_begun_is_in_force(tmp_path: Path, day: date, value: str | None) -> None:
    path = tmp_path / "parameters.toml"
    path.write_text("[[line]]\nvalue = 650\nsince = 2026-01-01\n\n[[line]]\nvalue = 600\nsince = 2025-01-01\n")
    assert parameters.in_force(path, day).get("line") == value
