"""The two secrets of a box: the key of its database and its signing seed, through `keyring`."""

from kiosk.secrets.box import BoxSecrets, Place, load_or_create, signing_key
from kiosk.secrets.keyfile import KeyFileKeyring
from kiosk.secrets.protection import NoSafePlace, Protection, choose_keyring

__all__ = ["BoxSecrets", "KeyFileKeyring", "NoSafePlace", "Place", "Protection", "choose_keyring",
           "load_or_create", "signing_key"]
