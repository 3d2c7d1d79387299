"""`./run`: opens the demo, or plays it without a screen."""

import argparse
import json
import os
import shutil
import sys
import time
from pathlib import Path

from demo.folders import Folders, temporary


def main(arguments: list[str] | None = None) -> int:
    """Open or play the demo; 0 = all of it happened."""
    parser = argparse.ArgumentParser(prog="run", description="Buchucun: a county and a village kiosk, to try out.")
    parser.add_argument("--headless", action="store_true", help="play the whole job without a screen")
    parser.add_argument("--out", type=Path, default=Path("out"), help="where a played job leaves its results")
    parser.add_argument("--data", type=Path, help="keep the demo's data here (default: a temporary folder)")
    parser.add_argument("--landscape", action="store_true", help="a lying screen instead of an upright one")
    options = parser.parse_args(arguments)
    folders = Folders(options.data.resolve()).make() if options.data else temporary()
    orientation = "landscape" if options.landscape else "portrait"
    try:
        if options.headless or not has_display():
            return play(folders, options.out.resolve(), orientation)
        from demo.window import open_window

        return open_window(folders, orientation)
    finally:
        if options.data is None:
            shutil.rmtree(folders.home, ignore_errors=True)


def has_display() -> bool:
    """Whether a window can be shown."""
    return sys.platform in ("win32", "darwin") or bool(
        os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))


def play(folders: Folders, out: Path, orientation: str) -> int:
    """Play the job and write what came of it."""
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    from demo.play import Play

    out.mkdir(parents=True, exist_ok=True)
    started = time.monotonic()

    def say(sentence: str) -> None:
        print(f"{time.monotonic() - started:6.1f} s  {sentence}", flush=True)

    summary = Play(folders, out, say, orientation=orientation).run()
    (out / "summary.json").write_text(json.dumps(summary, ensure_ascii=False, indent=2) + "\n", encoding="utf-8")
    say(f"{len(summary['screenshots'])} pictures and {len(summary['papers'])} papers are in {out}.")
    return 0


if __name__ == "__main__":
    sys.exit(main())
