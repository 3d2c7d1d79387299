"""Where the secrets of this box live, and how much that is worth."""

import sys
from enum import StrEnum
from pathlib import Path

import keyring
from keyring.backend import KeyringBackend

from casework.message import N_, Message
from kiosk.secrets import credentials
from kiosk.secrets.keyfile import FILE_NAME, KeyFileKeyring


class Protection(StrEnum):
    """How far a thief gets: A sealed in the TPM, B bound to the machine or account, C a file."""

    A = "A"
    B = "B"
    C = "C"


class NoSafePlace(Exception):
    """There is no place for secrets on this machine; nothing was written."""

    sentence = Message(N_("This machine has no safe place for its keys."))
    next_step = Message(N_("Allow a key file in the settings (protection level C), or set up the system's keyring."))


def choose_keyring(folder: Path, *, allow_key_file: bool) -> tuple[KeyringBackend, Protection]:
    """Return the place for secrets. Raises NoSafePlace; never falls back to plain text by itself.

    A box that began with a key file stays with it: its keys are there.
    """
    if sys.platform == "win32":
        return keyring.get_keyring(), Protection.B
    if not (folder / FILE_NAME).exists() and credentials.has_tpm():
        return credentials.CredentialKeyring(folder), Protection.A
    if allow_key_file:
        return KeyFileKeyring(folder), Protection.C
    raise NoSafePlace
