"""What can go wrong with the file, and the one place that maps SQLCipher's exceptions."""

from collections.abc import Iterator
from contextlib import contextmanager

import sqlcipher3.dbapi2 as sqlcipher

from casework.message import N_, Message


class StoreError(Exception):
    """The store cannot do what was asked; nothing was changed. `sentence` and `next_step` are for a person."""

    sentence = Message(N_("The machine could not keep this just now. Nothing was lost."))
    next_step = Message(N_("Try once more. If it stays so, call the technician."))


class WrongKey(StoreError):
    """The key does not open the file."""

    sentence = Message(N_("The machine's safe does not open with its key."))
    next_step = Message(N_("Call the technician. Do not delete anything."))


class NewerThanProgram(StoreError):
    """The file was written by a newer program; it was not touched."""

    sentence = Message(N_("This program is older than the data on the machine."))
    next_step = Message(N_("Call the technician to install the newer program. Do not delete anything."))


class DamagedStore(StoreError):
    """A page of the file fails its check."""

    sentence = Message(N_("The machine found damage in its data and has stopped, to lose nothing."))
    next_step = Message(N_("Call the technician. Papers already handed in can be fetched from the county."))


class DiskFull(StoreError):
    """No room; what was acknowledged before is safe."""

    sentence = Message(N_("The machine has no room left. What was handed in before is safe."))
    next_step = Message(N_("Call the technician to make room. Meanwhile the township takes your papers."))


class NoSoundCopy(StoreError):
    """There is no copy, or none that can be relied on; nothing was changed."""

    sentence = Message(N_("There is no copy of the data that can be relied on."))
    next_step = Message(N_("Call the technician. Do not delete anything."))


class LittleRoom(DiskFull):
    """So little room is left that nothing new is begun; nothing was written, and nothing has failed yet."""


class StoreFailed(StoreError):
    """Any other failure of the disk or the file."""


@contextmanager
def mapped() -> Iterator[None]:
    """Turn SQLCipher's exceptions into ours; anything that is our own mistake passes through."""
    try:
        yield
    except sqlcipher.DatabaseError as error:
        raise _ours(error) from error
    except OSError as error:
        raise (DiskFull() if error.errno == 28 else StoreFailed()) from error


def _ours(error: sqlcipher.DatabaseError) -> Exception:
    text = str(error)
    if "not a database" in text or "hmac check failed" in text:
        return WrongKey()
    if "malformed" in text or "corrupt" in text:
        return DamagedStore()
    if "full" in text:
        return DiskFull()
    if isinstance(error, sqlcipher.OperationalError):
        return StoreFailed(text)
    return error
