"""Plays seeds of the simulation and says which promises were broken.

    python -m tests.faults.simulation --seeds 1-20000 --json
    python -m tests.faults.simulation --planted --json          each planted bug must be found within 1,000 seeds
    python -m tests.faults.simulation --seeds 347 --json        one seed again: its dials, its trace
"""

import argparse
import json
import logging
import os
import sys
from concurrent.futures import ProcessPoolExecutor
from dataclasses import asdict
from functools import partial
from hashlib import sha256
from typing import Any

from tests.faults.simulation.plants import PLANTS, Plant
from tests.faults.simulation.schedule import Told, play, turned_of

SEEDS_A_PIECE = 50
MOST_SEEDS = 1000


def piece(seeds: range) -> tuple[str, list[Told]]:
    """Play some seeds; return the hash over their traces and those that broke a promise."""
    logging.getLogger().setLevel(logging.ERROR)
    logging.getLogger().addHandler(logging.NullHandler())
    told = [play(seed) for seed in seeds]
    return sha256("".join(one.trace for one in told).encode()).hexdigest(), [one for one in told if one.violated]


def run(seeds: range, jobs: int) -> dict[str, Any]:
    """Play all seeds on so many processes; the outcome does not depend on how many."""
    pieces = [seeds[start:start + SEEDS_A_PIECE] for start in range(0, len(seeds), SEEDS_A_PIECE)]
    if jobs == 1:
        done = [piece(one) for one in pieces]
    else:
        with ProcessPoolExecutor(jobs) as pool:
            done = list(pool.map(piece, pieces))
    broken = [told for _, bad in done for told in bad]
    trace = sha256("".join(trace for trace, _ in done).encode()).hexdigest()[:16]
    return {"seeds": len(seeds), "violations": len(broken), "trace": trace,
            "first": [{"seed": one.seed, "violated": one.violated, "dials": one.dials} for one in broken[:20]]}


def first_seed(plant: Plant, most: int) -> int | None:
    """The first seed that finds a planted bug; seeds without the dials it needs are not played."""
    logging.getLogger().addHandler(logging.NullHandler())
    for seed in range(1, most + 1):
        dials = asdict(turned_of(seed))
        if all(dials[name] for name in plant.needs.split()):
            with plant.planting():
                if play(seed).violated:
                    return seed
    return None


def planted(most: int, jobs: int, names: tuple[str, ...] = ()) -> dict[str, Any]:
    """Plant every bug, one at a time."""
    chosen = [plant for plant in PLANTS if not names or plant.name in names]
    if jobs == 1:
        seeds = [first_seed(plant, most) for plant in chosen]
    else:
        with ProcessPoolExecutor(jobs) as pool:
            seeds = list(pool.map(partial(_first_by_name, most=most), [plant.name for plant in chosen]))
    found = {plant.name: seed for plant, seed in zip(chosen, seeds, strict=True)}
    return {"planted": len(found), "found": sum(seed is not None for seed in found.values()), "first_seed": found}


def _first_by_name(name: str, *, most: int) -> int | None:
    return first_seed(next(plant for plant in PLANTS if plant.name == name), most)


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--seeds", default="1-1000", help="A-B or one")
    parser.add_argument("--planted", action="store_true")
    parser.add_argument("--only", default="", help="names of planted bugs")
    parser.add_argument("--list", action="store_true", help="what is planted")
    parser.add_argument("--jobs", type=int, default=os.cpu_count() or 1)
    parser.add_argument("--json", action="store_true")
    options = parser.parse_args()
    if options.list:
        for plant in PLANTS:
            print(f"{plant.name}: {plant.what} (breaks {plant.breaks})")
        return 0
    if options.planted:
        said = planted(MOST_SEEDS, options.jobs, tuple(options.only.split()))
        good = said["planted"] == said["found"]
    else:
        first, _, last = options.seeds.partition("-")
        said = run(range(int(first), int(last or first) + 1), options.jobs)
        good = not said["violations"]
    print(json.dumps(said) if options.json else said)
    return 0 if good else 1


if __name__ == "__main__":
    sys.exit(main())
