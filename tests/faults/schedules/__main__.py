"""`python -m tests.faults.schedules [--seeds N] [--first N] [--plant NAME]`: runs schedules until one is violated.

The simulation's slower sister: real files, Django's own adapters and the entrance as WSGI sees it.
"""

import argparse
import logging
import os
import sys
import tempfile
import time
from pathlib import Path


def main() -> int:
    """0 = every promise held; 1 = a seed broke one."""
    parser = argparse.ArgumentParser(prog="python -m tests.faults.schedules")
    parser.add_argument("--seeds", type=int, default=20)
    parser.add_argument("--first", type=int, default=1)
    parser.add_argument("--plant", default="")
    options = parser.parse_args()
    shared_memory = Path("/dev/shm")
    with tempfile.TemporaryDirectory(dir=shared_memory if shared_memory.is_dir() else None) as name:
        folder = Path(name)
        os.environ |= {"COUNTY_DATA": str(folder / "original"), "DJANGO_SETTINGS_MODULE": "county.settings",
                       "COUNTY_CODE": "231222"}
        import django

        django.setup()
        logging.disable(logging.ERROR)
        return _run(options, folder)


def _run(options: argparse.Namespace, folder: Path) -> int:
    from tests.faults.schedules import plants, schedule, world

    original = world.make_county(folder / "original")
    if options.plant:
        plants.PLANTS[options.plant]()
    begun = time.monotonic()
    for seed in range(options.first, options.first + options.seeds):
        try:
            schedule.run(seed, original, folder / f"seed{seed}")
        except (schedule.Violated, AssertionError) as error:
            print(f"violated after {seed - options.first + 1} schedules: {error}")
            return 1
    print(f"{options.seeds} schedules held, {(time.monotonic() - begun) / options.seeds:.2f} s each")
    return 0


if __name__ == "__main__":
    sys.exit(main())
