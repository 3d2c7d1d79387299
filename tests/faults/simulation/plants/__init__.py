"""Bugs put into the real code on purpose, each of a kind that was really made somewhere; the engine must find all.

Each plant names the promise that it breaks, and the dials without which it cannot show. One that is never
found shows a hole in the model.
"""

from tests.faults.simulation.plants import (
    attachments,
    authority,
    county_intake,
    erasing,
    full_disk,
    kiosk_exchange,
    repairs,
    rules,
    stick,
    store,
)
from tests.faults.simulation.plants.plant import Plant

PLANTS: tuple[Plant, ...] = (
    *store.PLANTS, *kiosk_exchange.PLANTS, *repairs.PLANTS, *county_intake.PLANTS, *authority.PLANTS, *rules.PLANTS,
    *attachments.PLANTS, *stick.PLANTS, *full_disk.PLANTS, *erasing.PLANTS)

__all__ = ["PLANTS", "Plant"]
