"""A slice of the power cuts; the whole of it: `python -m tests.faults.powercut --cuts 10000`."""

import shutil
from pathlib import Path
from random import Random

import pytest

from tests.faults.disk import Disk, Op
from tests.faults.powercut import PLANTED, Found, run

needs_gcc = pytest.mark.skipif(shutil.which("gcc") is None, reason="the shim is compiled with gcc: gcc libc6-dev")


@needs_gcc
def test_no_cut_loses_an_acknowledged_application(tmp_path: Path) -> None:
    assert run(40, 1, 20, "real", tmp_path) == Found(cuts=40)


@needs_gcc
@pytest.mark.full
def test_many_cuts_lose_nothing(tmp_path: Path) -> None:
    assert run(3_000, 2, 60, "real", tmp_path) == Found(cuts=3_000)


@needs_gcc
def test_a_failing_sync_ends_intake_and_loses_nothing(tmp_path: Path) -> None:
    assert run(15, 1, 30, "failing-sync", tmp_path) == Found(cuts=15)


@needs_gcc
@pytest.mark.parametrize("mode", [
    mode if mode == "normal" else pytest.param(mode, marks=pytest.mark.full) for mode in PLANTED])
def test_a_planted_fault_is_found(tmp_path: Path, mode: str) -> None:
    found = run(*((15, 1, 20) if mode == "normal" else (300, 1, 40)), mode, tmp_path)
    assert found.lost + found.corrupt + found.reused > 0


def ops(*rows: tuple[str, str, bytes]) -> list[Op]:
    return [Op(kind, name, 0, data) for kind, name, data in rows]


def outcomes(log: list[Op], count: int = 300) -> set[tuple[tuple[str, bytes], ...]]:
    disk = Disk()
    for op in log:
        disk.take(op)
    return {tuple(sorted(disk.after_a_cut(Random(seed)).items())) for seed in range(count)}


WRITTEN = ops(("C", "a", b""), ("W", "a", b"old"))
SAFE = [*WRITTEN, *ops(("S", "a", b""), ("S", ".", b""))]


def test_a_failed_sync_drops_what_was_waiting_for_it() -> None:
    failed = ops(("W", "a", b"new"), ("E", "a", b""), ("S", "a", b""))
    assert outcomes([*SAFE, *failed]) == {(("a", b"old"),)}


def test_what_was_synced_is_always_there() -> None:
    assert outcomes(SAFE) == {(("a", b"old"),)}


def test_a_name_nobody_synced_may_be_gone() -> None:
    found = outcomes(ops(("C", "a", b""), ("W", "a", b"old"), ("S", "a", b"")))
    assert found == {(), (("a", b"old"),)}


@pytest.mark.parametrize(("synced", "possible"), [(True, {b"old", b"new"}), (False, {b"old", b"new", b""})])
def test_a_rename_leaves_the_old_or_the_new_file(synced: bool, possible: set[bytes]) -> None:
    fresh = ops(("C", "b", b""), ("W", "b", b"new"), *([("S", "b", b"")] if synced else []), ("R", "b", b"a"))
    assert {dict(one)["a"] for one in outcomes([*SAFE, *fresh])} == possible


def test_a_long_write_may_be_torn_at_a_sector() -> None:
    found = {dict(one)["a"] for one in outcomes([*SAFE, *ops(("W", "a", b"x" * 1024))])}
    assert b"old" + bytes(0) in found and b"x" * 1024 in found and b"x" * 512 in found
    assert all(data[:3] in (b"old", b"xxx") for data in found)
