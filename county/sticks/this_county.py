"""This county as sticks see it, on Django's connection."""

from collections.abc import Mapping

from casework.signing import OpeningKey
from county.attachments.folder import AttachmentFolder
from county.fleet.county_keys import ring
from county.intake import surroundings
from county.sync.exchange import ThisCounty


class ThisStickCounty(ThisCounty):
    """`StickCounty` on Django's connection."""

    def opening_keys(self) -> Mapping[str, OpeningKey]:
        return {name: key.opening for name, key in ring().items()}

    def attachments(self) -> AttachmentFolder:
        return surroundings.attachments()
