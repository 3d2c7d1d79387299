"""Feeds broken bytes to every reader of bytes from outside and counts what escapes.

    python -m tests.faults.decoders --inputs 10000 --seed 1 --json      so many inputs for each reader
    python -m tests.faults.decoders --planted --json                    proves that it finds planted faults

An escape is an exception, something forged that was let in, or an input that took a reader more than 50 ms of
its processor. Each is printed with the reader's name, the number of the input and its first bytes; the same seed
gives the same inputs. `peak_mib` is what the hungriest single input took at its peak, measured on a part of them.
"""

import argparse
import json
import sys
import time
import tracemalloc
from collections.abc import Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from random import Random

from tests.faults.mutation import mutate
from tests.faults.targets import Target, targets

LONGEST_S = 0.05
MOST_BYTES = 64 * 2**20
MEASURED = 2_000
"""Inputs a reader on which memory is measured, which makes it slow."""


@dataclass(frozen=True, slots=True)
class Escape:
    """An input that a reader could not bear."""

    target: str
    number: int
    error: str
    data: bytes


def escapes(target: Target, inputs: int, seed: int) -> Iterator[Escape]:
    """Try so many inputs on one reader."""
    chance = Random(f"{seed}/{target.name}")
    for number in range(inputs):
        data = mutate(chance, target.samples)
        begun = time.thread_time()
        try:
            target.read(data)
        except Exception as error:
            yield Escape(target.name, number, type(error).__name__, data)
        if time.thread_time() - begun > LONGEST_S and not is_quick(target, data):
            yield Escape(target.name, number, "TooSlow", data)


def is_quick(target: Target, data: bytes) -> bool:
    """Whether one of three more tries is quick: a machine may have been busy with other things."""
    def seconds() -> float:
        begun = time.thread_time()
        with suppress(Exception):
            target.read(data)
        return time.thread_time() - begun

    return min(seconds() for _ in range(3)) <= LONGEST_S


def peak_bytes(target: Target, inputs: int, seed: int) -> int:
    """The most memory that one input took on top of what was there before."""
    chance, most = Random(f"{seed}/{target.name}"), 0
    tracemalloc.start()
    try:
        for _ in range(inputs):
            data = mutate(chance, target.samples)
            before = tracemalloc.get_traced_memory()[0]
            tracemalloc.reset_peak()
            with suppress(Exception):
                target.read(data)
            most = max(most, tracemalloc.get_traced_memory()[1] - before)
    finally:
        tracemalloc.stop()
    return most


def run(every: Iterable[Target], inputs: int, seed: int) -> tuple[int, list[Escape]]:
    """Try all readers; return how many inputs there were and what escaped."""
    counts = {target: max(1, inputs // target.slow) for target in every}
    return sum(counts.values()), [escape for target, count in counts.items() for escape in escapes(target, count, seed)]


def planted(inputs: int, seed: int) -> dict[str, object]:
    """Try readers with planted faults; each must be found."""
    from tests.faults.planted_decoders import PLANTED

    missed = [target.name for target in PLANTED if next(escapes(target, inputs, seed), None) is None]
    return {"planted": len(PLANTED), "found": len(PLANTED) - len(missed), "missed": missed}


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--inputs", type=int, default=10_000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--only", default="")
    parser.add_argument("--planted", action="store_true")
    parser.add_argument("--json", action="store_true")
    options = parser.parse_args()
    if options.planted:
        said = planted(options.inputs, options.seed)
        print(json.dumps(said) if options.json else said)
        return 0 if said["found"] == said["planted"] else 1
    chosen = [one for one in targets() if options.only in ("", one.name)]
    inputs, found = run(chosen, options.inputs, options.seed)
    for escape in found[:20]:
        print(escape.target, escape.number, escape.error, escape.data[:120], file=sys.stderr)
    measured = min(options.inputs, MEASURED)
    peaks = {one.name: peak_bytes(one, max(1, measured // one.slow), options.seed) for one in chosen}
    said = {"inputs": inputs, "escaped": len(found), "readers": len(chosen),
            "peak_mib": round(max(peaks.values()) / 2**20, 1), "peak_of": max(peaks, key=lambda name: peaks[name])}
    print(json.dumps(said) if options.json else said)
    return 1 if found or max(peaks.values()) > MOST_BYTES else 0


if __name__ == "__main__":
    sys.exit(main())
