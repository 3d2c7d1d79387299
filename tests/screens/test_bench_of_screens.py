"""The bench of the screens runs and tells what it measured; its bars are looked at by people, on a machine at rest."""

import json

import pytest

from bench import screens


@pytest.mark.full
def test_the_bench_tells_every_figure(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setattr("sys.argv", ["screens", "--json", "--items", "3", "--taps", "3", "--frames", "3",
                                     "--starts", "0"])
    assert screens.main() == 0
    said = json.loads(capsys.readouterr().out)
    assert said["bars"].keys() <= said.keys() and said["taps"] == 3 and said["warnings"] == 0
    assert 0 < said["tap_p50_ms"] <= said["tap_p95_ms"] and said["tiles_p95_ms"] > 0 < said["bare_p95_ms"]
    assert said["tiles_to_bare"] == round(said["tiles_p95_ms"] / said["bare_p95_ms"], 2)
    assert said["start_s"] > 0 and 50 < said["rss_start_mb"] <= said["rss_mb"] + 5
