"""Feeds broken bytes to every reader of bytes from outside and counts what escapes.

    python -m tests.faults.decoders --inputs 10000 --seed 1 --json      so many inputs for each reader
    python -m tests.faults.decoders --planted --json                    proves that it finds planted faults

An escape is an exception, or something forged that was let in. Each is printed with the reader's name, the
number of the input and its first bytes; the same seed gives the same inputs.
"""

import argparse
import json
import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from random import Random

from tests.faults.mutation import mutate
from tests.faults.targets import Target, targets


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
        try:
            target.read(data)
        except Exception as error:
            yield Escape(target.name, number, type(error).__name__, data)


def run(every: Iterable[Target], inputs: int, seed: int) -> tuple[int, list[Escape]]:
    """Try all readers; return how many inputs there were and what escaped."""
    chosen = list(every)
    return inputs * len(chosen), [escape for target in chosen for escape in escapes(target, inputs, seed)]


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
    said = {"inputs": inputs, "escaped": len(found), "readers": len(chosen)}
    print(json.dumps(said) if options.json else said)
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
