"""Where the keys of a box live: never in the open by accident, honest about what it is worth."""

import os
import shutil
import subprocess
from pathlib import Path

import pytest
from keyring.backend import KeyringBackend
from keyring.errors import KeyringLocked, PasswordDeleteError

from kiosk.secrets import KeyFileKeyring, NoSafePlace, Protection, choose_keyring, load_or_create
from kiosk.secrets.credentials import CredentialKeyring, has_tpm

SEALS_WITHOUT_TPM = "tpm2-absent"


class MemoryKeyring(KeyringBackend):
    """Keeps secrets as long as the test lives."""

    priority = 0  # type: ignore[assignment]

    def __init__(self) -> None:
        super().__init__()
        self.kept: dict[tuple[str, str], str] = {}

    def get_password(self, service: str, username: str) -> str | None:
        return self.kept.get((service, username))

    def set_password(self, service: str, username: str, password: str) -> None:
        self.kept[service, username] = password

    def delete_password(self, service: str, username: str) -> None:
        del self.kept[service, username]


def can_seal(folder: Path) -> bool:
    if shutil.which("systemd-creds") is None:
        return False
    command = ["systemd-creds", "encrypt", f"--with-key={SEALS_WITHOUT_TPM}", "--name=x", "-", str(folder / "x")]
    return subprocess.run(command, input=b"x", capture_output=True, check=False).returncode == 0


@pytest.fixture(params=["memory", "file", "credential"])
def place(request: pytest.FixtureRequest, tmp_path: Path) -> KeyringBackend:
    if request.param == "memory":
        return MemoryKeyring()
    if request.param == "file":
        return KeyFileKeyring(tmp_path)
    if not can_seal(tmp_path):
        pytest.skip("systemd-creds is not here or cannot seal without a TPM")
    return CredentialKeyring(tmp_path, sealed_by=SEALS_WITHOUT_TPM)


def test_secrets_are_made_once_and_found_again(place: KeyringBackend) -> None:
    first = load_or_create(place, os.urandom)
    assert load_or_create(place, os.urandom) == first
    assert len(first.database_key) == 32 and first.database_key != first.signing_key.seed
    assert first.database_key.hex() not in repr(first)


def test_a_secret_can_be_replaced_and_forgotten(place: KeyringBackend) -> None:
    place.set_password("s", "u", "00ff")
    place.set_password("s", "u", "ff00")
    assert place.get_password("s", "u") == "ff00" and place.get_password("s", "other") is None
    place.delete_password("s", "u")
    assert place.get_password("s", "u") is None


def test_a_key_file_is_its_owners_alone(tmp_path: Path) -> None:
    load_or_create(KeyFileKeyring(tmp_path), os.urandom)
    assert (tmp_path / "secrets.json").stat().st_mode & 0o077 == 0


def test_a_credential_of_another_name_or_with_changed_bytes_does_not_open(tmp_path: Path) -> None:
    if not can_seal(tmp_path):
        pytest.skip("systemd-creds is not here or cannot seal without a TPM")
    sealed = CredentialKeyring(tmp_path, sealed_by=SEALS_WITHOUT_TPM)
    sealed.set_password("s", "one", "00ff")
    folder = tmp_path / "credentials"
    shutil.copy(folder / "s.one.cred", folder / "s.two.cred")
    with pytest.raises(KeyringLocked):
        sealed.get_password("s", "two")
    (folder / "s.one.cred").write_bytes(b"A" * 200)
    with pytest.raises(KeyringLocked):
        sealed.get_password("s", "one")
    with pytest.raises(PasswordDeleteError):
        sealed.delete_password("s", "three")


def test_without_a_safe_place_nothing_is_written(tmp_path: Path) -> None:
    if has_tpm():
        pytest.skip("this machine has a TPM")
    with pytest.raises(NoSafePlace) as refused:
        choose_keyring(tmp_path, allow_key_file=False)
    assert list(tmp_path.iterdir()) == [] and refused.value.next_step.text


def test_a_key_file_is_level_c(tmp_path: Path) -> None:
    (tmp_path / "secrets.json").write_text("{}")
    place, level = choose_keyring(tmp_path, allow_key_file=True)
    assert isinstance(place, KeyFileKeyring) and level is Protection.C
