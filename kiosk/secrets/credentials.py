"""A keyring of systemd credentials sealed by the machine's TPM: protection level A.

A credential is bound to this machine's TPM and to its boot state (PCR 7, Secure Boot): whoever takes
the disk has nothing. A host key would lie on the same disk, so it is not offered as anything better
than a file.
"""

import os
import shutil
import subprocess
from pathlib import Path

from keyring.backend import KeyringBackend
from keyring.errors import KeyringLocked, PasswordDeleteError, PasswordSetError

PROGRAM = "systemd-creds"
SEALED_BY_TPM = "tpm2"
TIMEOUT_S = 30.0


def has_tpm() -> bool:
    """Whether systemd says that firmware, driver and library of a TPM 2.0 are there."""
    if shutil.which(PROGRAM) is None:
        return False
    return _run(["has-tpm2", "--quiet"]).returncode == 0


class CredentialKeyring(KeyringBackend):
    """One sealed file a secret. `sealed_by` is a key of systemd-creds; all but `tpm2` are for tests."""

    priority = 0.2  # type: ignore[assignment]  # never chosen by itself

    def __init__(self, folder: Path, *, sealed_by: str = SEALED_BY_TPM) -> None:
        super().__init__()
        self._folder, self._sealed_by = folder / "credentials", sealed_by

    def get_password(self, service: str, username: str) -> str | None:
        """Return a secret, None when there is none. Raises KeyringLocked when the TPM does not open it."""
        path = self._path(service, username)
        if not path.exists():
            return None
        done = _run(["decrypt", f"--name={path.name}", str(path), "-"])
        if done.returncode != 0:
            raise KeyringLocked("the TPM does not open what was sealed here")
        return done.stdout.decode("ascii")

    def set_password(self, service: str, username: str, password: str) -> None:
        """Seal a secret; the old or the new file is there after a power cut. Raises PasswordSetError."""
        path = self._path(service, username)
        self._folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        done = _run(["encrypt", f"--with-key={self._sealed_by}", f"--name={path.name}", "-", "-"],
                    password.encode("ascii"))
        if done.returncode != 0:
            raise PasswordSetError("the TPM does not seal")
        fresh = path.with_suffix(".new")
        with fresh.open("wb") as file:
            file.write(done.stdout)
            file.flush()
            os.fsync(file.fileno())
        fresh.replace(path)

    def delete_password(self, service: str, username: str) -> None:
        """Forget a secret. Raises PasswordDeleteError when there is none."""
        try:
            self._path(service, username).unlink()
        except FileNotFoundError as error:
            raise PasswordDeleteError(username) from error

    def _path(self, service: str, username: str) -> Path:
        return self._folder / f"{service}.{username}.cred"


def _run(arguments: list[str], given: bytes = b"") -> "subprocess.CompletedProcess[bytes]":
    return subprocess.run([PROGRAM, *arguments], input=given, capture_output=True, check=False, timeout=TIMEOUT_S)
