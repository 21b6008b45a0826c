"""Photograph the real window: `python packaging/shots.py OUT [--only NAME…] [--looks LOOK…] [--corpus PATH]`.

Fills a throw-away vault with real memories, drives the real widgets through their screens and writes one PNG for each
screen and look (light, dark, Chinese, narrow, and once at 150 %). Under Linux the screen is an Xvfb of its own.
"""

from __future__ import annotations

import argparse
import os
import runpy
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
CORPUS = ROOT.parent / "shared" / "corpus"
VAULTS = ROOT / "build" / "shots"
SCREEN = "2560x1600x24"
LARGE = "large"
"""The look at 150 %, which needs a process of its own."""


def main(arguments: Sequence[str]) -> int:
    options = _parse(arguments)
    if options.inside:
        return _photograph(options)
    options.out.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(prefix="heirloom-shots-") as home, _screen() as variables:
        environment = os.environ | variables | _home(Path(home))
        command = [sys.executable, __file__, *arguments, "--inside"]
        codes = []
        looks = options.looks or None
        if looks is None or set(looks) - {LARGE}:
            codes.append(subprocess.run(command, env=environment).returncode)
        if not options.readme and (looks is None or LARGE in looks):
            larger = [*command, "--at-150"]
            codes.append(subprocess.run(larger, env=environment | {"QT_SCALE_FACTOR": "1.5"}).returncode)
    return max(codes)


def _parse(arguments: Sequence[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(description="Photograph the real window, screen by screen.")
    parser.add_argument("out", type=Path, help="folder for the pictures")
    parser.add_argument("--only", nargs="+", default=[], metavar="NAME", help="screens whose name begins so")
    parser.add_argument("--looks", nargs="+", default=[], metavar="LOOK", help="light dark zh narrow narrow-zh large")
    parser.add_argument("--corpus", type=Path, default=CORPUS, help="real memories; without, the samples are taken")
    parser.add_argument("--readme", action="store_true", help="the README's two pictures, of sample memories only")
    parser.add_argument("--fresh", action="store_true", help="fill the vault anew")
    parser.add_argument("--inside", action="store_true", help=argparse.SUPPRESS)
    parser.add_argument("--at-150", action="store_true", help=argparse.SUPPRESS)
    return parser.parse_args(arguments)


def _photograph(options: argparse.Namespace) -> int:
    """In the process that has the screen."""
    sys.path[:0] = [str(ROOT / "app"), str(ROOT / "packaging")]
    # After the paths are set.
    from shooting.memories import Filled, fill
    from shooting.screens import LOOKS, README_LOOKS, photograph

    corpus = None if options.readme or not options.corpus.is_dir() else options.corpus
    demo = runpy.run_path(str(ROOT / "packaging" / "demo.py"))
    place = VAULTS / ("samples" if corpus is None else "corpus")
    if options.fresh:
        shutil.rmtree(place, ignore_errors=True)
    filled: Filled = fill(place, corpus, demo["lay_out"])
    if options.readme:
        code = int(photograph(filled, options.out, README_LOOKS, ["timeline", "search"]))
        _for_readme(options.out)
        return code
    wanted = options.looks or [name for name, look in LOOKS.items() if look.at_150 == options.at_150]
    looks = {name: LOOKS[name] for name in wanted if LOOKS[name].at_150 == options.at_150}
    return int(photograph(filled, options.out, looks, options.only))


def _for_readme(out: Path) -> None:
    """The README's two pictures in 256 colours, which nobody sees, and in a quarter of the bytes; the others go."""
    from PIL import Image  # only here

    for taken, name in (("timeline-light", "timeline-light"), ("search-results-dark", "search-dark")):
        picture = Image.open(out / f"{taken}.png").quantize(256, kmeans=2, dither=Image.Dither.FLOYDSTEINBERG)
        picture.save(out / f"{name}.png", optimize=True)
    for path in out.glob("*.png"):
        if path.stem not in ("timeline-light", "search-dark"):
            path.unlink()


def _home(home: Path) -> dict[str, str]:
    """A person's folders, so that nothing of the real one is seen or written."""
    for name in ("Pictures", "Desktop", "Downloads", "tmp", ".config", "run"):
        (home / name).mkdir()
    (home / "run").chmod(0o700)
    return {
        "HOME": str(home),
        "XDG_CONFIG_HOME": str(home / ".config"),
        "XDG_RUNTIME_DIR": str(home / "run"),
        "HEIRLOOM_DATA": os.environ.get("HEIRLOOM_DATA", str(ROOT / "build" / "demo")),
        "LANG": "C.UTF-8",
    }


@contextmanager
def _screen() -> Iterator[dict[str, str]]:
    """A virtual X server where there is one, else Qt's platform without a screen."""
    server = shutil.which("Xvfb")
    if server is None:
        yield {"QT_QPA_PLATFORM": "offscreen"}
        return
    reads, writes = os.pipe()
    process = subprocess.Popen(
        [server, "-displayfd", str(writes), "-screen", "0", SCREEN, "-nolisten", "tcp"],
        pass_fds=[writes],
        stderr=subprocess.DEVNULL,
    )
    os.close(writes)
    try:
        with os.fdopen(reads) as told:
            display = told.readline().strip()
        yield {"QT_QPA_PLATFORM": "xcb", "DISPLAY": f":{display}"}
    finally:
        process.terminate()
        process.wait()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
