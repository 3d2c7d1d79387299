"""The two secrets of a box: the key of its database and its signing seed, through `keyring`."""

from kiosk.secrets.box import BoxSecrets, load_or_create
from kiosk.secrets.keyfile import KeyFileKeyring
from kiosk.secrets.protection import NoSafePlace, Protection, choose_keyring

__all__ = ["BoxSecrets", "KeyFileKeyring", "NoSafePlace", "Protection", "choose_keyring",
           "load_or_create"]
