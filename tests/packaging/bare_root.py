"""A bare Debian 12 beside this machine, in which ./run and ./test are tried as a newcomer would.

`python -m tests.packaging.bare_root [--user] COMMAND` runs one command in a fresh clone of this
checkout in such a root. Each try lies in an overlay that vanishes with its process; the root below
it is made once and stays in .tools/. Needs root, debootstrap, unshare and overlay mounts.
"""

from __future__ import annotations

import argparse
import os
import shutil
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
BASE = ROOT / ".tools" / "bare" / "bookworm"
INSIDE = "srv/buchucun"
LONGEST_TRY_S = 45 * 60

# A machine behind a proxy that inspects needs its certificates inside as well.
FROM_OUTSIDE = ("etc/resolv.conf", "etc/ssl/certs/ca-certificates.crt", "usr/local/share/ca-certificates")
CERTIFICATE_SETTINGS = ("SSL_CERT_FILE", "PIP_CERT", "REQUESTS_CA_BUNDLE", "CURL_CA_BUNDLE")

ENTER = """
set -eu
mount -t overlay overlay -o "lowerdir=$1,upperdir=$2/upper,workdir=$2/work" "$2/root"
mount -t proc proc "$2/root/proc"
mount --rbind /dev "$2/root/dev"
mount -t tmpfs -o mode=1777 tmpfs "$2/root/tmp"
exec chroot "$2/root" "$3" -c "$4" </dev/null
"""
AS_ROOT = "cd /{inside} && {command}"
AS_USER = (
    "useradd --create-home newcomer && chown -R newcomer: /{inside} && "
    "exec setpriv --reuid=newcomer --regid=newcomer --init-groups "
    "env HOME=/home/newcomer sh -c 'cd /{inside} && {command}'"
)


@dataclass(frozen=True, slots=True)
class Outcome:
    code: int
    printed: str


def why_impossible() -> str:
    """A sentence when this machine cannot hold a bare root, else ""."""
    if os.geteuid() != 0:
        return "a bare root can be made by root only"
    absent = [name for name in ("debootstrap", "unshare", "git") if shutil.which(name) is None]
    if absent:
        return f"a bare root needs {' and '.join(absent)}, which this machine lacks"
    may_mount = subprocess.run(["unshare", "-m", "true"], capture_output=True, check=False)
    return "" if may_mount.returncode == 0 else "this machine allows no mounts of our own"


def make_base(base: Path = BASE) -> Path:
    """The untouched root, made on the first call (about two minutes, 380 MB)."""
    done = base.with_name(base.name + ".done")
    if not done.exists():
        shutil.rmtree(base, ignore_errors=True)
        base.parent.mkdir(parents=True, exist_ok=True)
        command = ["debootstrap", "--variant=minbase", "--include=git,python3", "bookworm", str(base)]
        subprocess.run(command, check=True, stdout=sys.stderr)
        done.touch()
    return base


def attempt(command: str, *, as_user: bool = False, keep: Path | None = None, base: Path = BASE) -> Outcome:
    """Run `command` in a fresh clone inside a fresh overlay; what it leaves in out/ is copied to `keep`."""
    with tempfile.TemporaryDirectory(prefix="bare-", dir=base.parent) as name:
        scratch = Path(name)
        for part in ("upper", "work", "root"):
            (scratch / part).mkdir()
        furnish(scratch / "upper")
        script = (AS_USER if as_user else AS_ROOT).format(inside=INSIDE, command=command)
        entered = subprocess.run(
            ["unshare", "-m", "-p", "-f", "sh", "-c", ENTER, "sh", str(base), str(scratch), "/bin/sh", script],
            env=surroundings(), stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, errors="replace",
            timeout=LONGEST_TRY_S, check=False,
        )
        left = scratch / "upper" / INSIDE / "out"
        if keep is not None and left.is_dir():
            shutil.copytree(left, keep, dirs_exist_ok=True)
    return Outcome(entered.returncode, entered.stdout)


def furnish(upper: Path) -> None:
    """Lay a clone of this checkout and what the network needs into the overlay."""
    for name in FROM_OUTSIDE:
        source = Path("/") / name
        target = upper / name
        target.parent.mkdir(parents=True, exist_ok=True)
        if source.is_dir():
            shutil.copytree(source, target)
        elif source.exists():
            shutil.copyfile(source, target)
    target = upper / INSIDE
    target.parent.mkdir(parents=True)
    subprocess.run(["git", "clone", "--quiet", "--no-hardlinks", str(ROOT), str(target)], check=True)


def surroundings() -> dict[str, str]:
    certificates = {name: os.environ[name] for name in CERTIFICATE_SETTINGS if name in os.environ}
    return {"PATH": "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin", "HOME": "/root", **certificates}


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--user", action="store_true", help="as an ordinary user without sudo")
    parser.add_argument("--base", type=Path, default=BASE, help="a root made before")
    parser.add_argument("--keep", type=Path, help="copy what the command left in out/ here")
    parser.add_argument("command")
    asked = parser.parse_args()
    if reason := why_impossible():
        sys.stderr.write(reason + "\n")
        return 2
    outcome = attempt(asked.command, as_user=asked.user, keep=asked.keep, base=make_base(asked.base))
    sys.stdout.write(outcome.printed)
    return outcome.code


if __name__ == "__main__":
    sys.exit(main())
