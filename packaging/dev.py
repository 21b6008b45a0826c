"""Sets up a source tree and runs it: demo, test, bench. Standard library only.

python3 packaging/dev.py demo [PATH...]    a throw-away vault with sample memories, or with your own folders; then its
                                           window, where there is a screen (--no-window: without)
python3 packaging/dev.py test [ARG...]     every check; with arguments, pytest alone with those
python3 packaging/dev.py bench [NAME...]   benchmarks: a table, and JSON under build/bench/ (--quick: smaller ones)
python3 packaging/dev.py heirloom [ARG...] the program itself, as `heirloom ARG...`
"""

from __future__ import annotations

import argparse
import ctypes
import hashlib
import json
import os
import shutil
import subprocess
import sys
import time
import venv
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[1]
VENV = ROOT / ".venv"
STAMP = VENV / "heirloom-setup.json"
CONSTRAINTS = ROOT / "packaging" / "constraints.txt"
BENCHMARKS = ROOT / "tests" / "benchmarks"
BENCH_RESULTS = ROOT / "build" / "bench"
OLDEST_PYTHON = (3, 11)


@dataclass(frozen=True)
class SystemPart:
    """Something the distribution provides: a library, a program or a font, and the package that brings it."""

    package: str
    library: str | None = None
    program: str | None = None
    font_language: str | None = None

    def is_missing(self) -> bool:
        if self.library is not None:
            return not _loads(self.library)
        if self.program is not None:
            return shutil.which(self.program) is None
        return not _has_font(self.font_language or "en")


WINDOW_PARTS = (
    SystemPart("libegl1", library="libEGL.so.1"),
    SystemPart("libgl1", library="libGL.so.1"),
    SystemPart("libxkbcommon0", library="libxkbcommon.so.0"),
    SystemPart("libdbus-1-3", library="libdbus-1.so.3"),
    SystemPart("libfontconfig1", library="libfontconfig.so.1"),
    SystemPart("libglib2.0-0", library="libglib-2.0.so.0"),
    SystemPart("libx11-xcb1", library="libX11-xcb.so.1"),
    SystemPart("libxcb-cursor0", library="libxcb-cursor.so.0"),
    SystemPart("libxcb-icccm4", library="libxcb-icccm.so.4"),
    SystemPart("libxcb-image0", library="libxcb-image.so.0"),
    SystemPart("libxcb-keysyms1", library="libxcb-keysyms.so.1"),
    SystemPart("libxcb-randr0", library="libxcb-randr.so.0"),
    SystemPart("libxcb-render-util0", library="libxcb-render-util.so.0"),
    SystemPart("libxcb-shape0", library="libxcb-shape.so.0"),
    SystemPart("libxcb-shm0", library="libxcb-shm.so.0"),
    SystemPart("libxcb-sync1", library="libxcb-sync.so.1"),
    SystemPart("libxcb-xfixes0", library="libxcb-xfixes.so.0"),
    SystemPart("libxcb-xkb1", library="libxcb-xkb.so.1"),
    SystemPart("libxkbcommon-x11-0", library="libxkbcommon-x11.so.0"),
)
TEST_PARTS = (
    SystemPart("fontconfig", program="fc-list"),
    SystemPart("xvfb", program="Xvfb"),
    SystemPart("fonts-noto-cjk", font_language="zh"),
)


def main(arguments: Sequence[str]) -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("command", choices=("demo", "test", "bench", "heirloom"))
    parser.add_argument("rest", nargs=argparse.REMAINDER, metavar="...")
    chosen = parser.parse_args(arguments)
    if sys.version_info < OLDEST_PYTHON:
        return _run_with_newer_python(arguments)
    commands = {"demo": demo, "test": test, "bench": bench, "heirloom": heirloom}
    try:
        return commands[chosen.command](chosen.rest)
    except KeyboardInterrupt:
        print("\nStopped. The same command goes on from here.", file=sys.stderr)
        return 130


def demo(paths: Sequence[str]) -> int:
    extras = ["demo"]
    if _has_window():
        extras.append("window")
        _system_parts(WINDOW_PARTS)
    set_up(extras)
    given = [path if path == "--no-window" else str(Path(path).resolve()) for path in paths]
    return _in_venv(["packaging/demo.py", *given])


def heirloom(arguments: Sequence[str]) -> int:
    set_up(["window"] if _has_window() else [])
    return _in_venv(["-m", "heirloom", *arguments], cwd=Path.cwd())


def test(arguments: Sequence[str]) -> int:
    """Format, lint, types, contracts, tests; all run even if one fails, and pytest speaks last."""
    _system_parts(WINDOW_PARTS + TEST_PARTS)
    set_up(["demo", "window", "dev"])
    cores = max(2, min(os.cpu_count() or 2, 4))
    pytest = ["-m", "pytest", "-n", str(cores), "--dist", "loadfile"]
    if arguments:
        return _in_venv([*pytest, *arguments])
    steps = {
        "format": ["-m", "ruff", "format", "--check", "."],
        "lint": ["-m", "ruff", "check", "--output-format", "concise", "."],
        "types": ["-m", "mypy"],
        "contracts": ["-c", "from importlinter.cli import lint_imports_command as check; check(['--no-logo'])"],
        "tests": pytest,
    }
    failed = [name for name, command in steps.items() if not _step(name, command)]
    if failed:
        print(f"failed: {', '.join(failed)}")
    return 1 if failed else 0


def bench(arguments: Sequence[str]) -> int:
    quick = ["--quick"] if "--quick" in arguments else []
    names = [name for name in arguments if name != "--quick"]
    known = sorted(path.stem for path in BENCHMARKS.glob("*.py") if not path.stem.startswith("_"))
    unknown = sorted(set(names) - set(known))
    if unknown:
        print(f"no benchmark named {', '.join(unknown)}; there are: {', '.join(known)}", file=sys.stderr)
        return 2
    set_up(["demo", "window", "dev"])
    runner = [str(BENCHMARKS / "_run.py")]
    failed = [name for name in (names or known) if not _step(name, [*runner, name, str(BENCH_RESULTS), *quick])]
    print(f"JSON: {BENCH_RESULTS.relative_to(ROOT)}/")
    if failed:
        print(f"failed: {', '.join(failed)}")
    return 1 if failed else 0


def set_up(extras: Sequence[str]) -> None:
    """Make .venv hold the package and `extras`; does nothing where neither pyproject nor constraints changed."""
    stamp = _read_stamp()
    fingerprint = _fingerprint()
    known = set(stamp.get("extras", [])) if stamp.get("fingerprint") == fingerprint else set()
    if stamp.get("fingerprint") == fingerprint and set(extras) <= known and _venv_python().exists():
        return
    wanted = sorted(known | set(extras))
    print("Setting up: the first time takes a few minutes and about 2.5 GB of disk.", flush=True)
    started = time.monotonic()
    if not _venv_python().exists():
        _make_venv()
    name = f"{ROOT}[{','.join(wanted)}]" if wanted else str(ROOT)
    _pip("install", "-qq", "--constraint", str(CONSTRAINTS), "--editable", name)
    engine = _install_index_engine()
    STAMP.write_text(json.dumps({"fingerprint": fingerprint, "extras": wanted, "index_engine": engine}))
    print(f"Set up in {time.monotonic() - started:.0f} s.", flush=True)


def _install_index_engine() -> str:
    """Try hnswlib, which is compiled here; without a compiler the exact index serves."""
    command = [str(_venv_python()), "-m", "pip", "install", "-qq", "--constraint", str(CONSTRAINTS), "hnswlib"]
    done = subprocess.run(command, cwd=ROOT, env=_environment(), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    if done.returncode == 0:
        return "hnswlib"
    print("No C++ compiler, so hnswlib was left out; the exact index serves (instant up to some 100,000 memories).")
    return "exact"


def _make_venv() -> None:
    try:
        venv.EnvBuilder(with_pip=True, symlinks=os.name != "nt").create(VENV)
    except (subprocess.CalledProcessError, OSError) as error:
        shutil.rmtree(VENV, ignore_errors=True)
        version = f"{sys.version_info.major}.{sys.version_info.minor}"
        sys.exit(
            f"Python cannot make a virtual environment here ({error}). Try: sudo apt-get install python{version}-venv"
        )


def _read_stamp() -> dict[str, Any]:
    try:
        stamp = json.loads(STAMP.read_text())
    except (OSError, ValueError):
        return {}
    return stamp if isinstance(stamp, dict) else {}


def _fingerprint() -> str:
    """What an installation rests on: project file, constraints, interpreter."""
    digest = hashlib.sha256(sys.version.encode())
    for path in (ROOT / "pyproject.toml", CONSTRAINTS):
        digest.update(path.read_bytes())
    return digest.hexdigest()


def _system_parts(parts: Sequence[SystemPart]) -> None:
    """Install what is missing of `parts` as root by apt, else print the one line that does."""
    if not sys.platform.startswith("linux"):
        return
    missing = [part.package for part in parts if part.is_missing()]
    if not missing:
        return
    if os.geteuid() != 0 or shutil.which("apt-get") is None:
        print(f"Missing from the system: sudo apt-get install {' '.join(missing)}", file=sys.stderr)
        return
    print(f"Installing from the system: {' '.join(missing)}", flush=True)
    environment = os.environ | {"DEBIAN_FRONTEND": "noninteractive"}
    for command in (["update", "-qq"], ["install", "-qq", "--yes", "--no-install-recommends", *missing]):
        subprocess.run(["apt-get", *command], env=environment, stdout=subprocess.DEVNULL, check=False)
    still = [part.package for part in parts if part.is_missing()]
    if still:
        print(f"Could not install {' '.join(still)}; try: apt-get install {' '.join(still)}", file=sys.stderr)


def _loads(library: str) -> bool:
    try:
        ctypes.CDLL(library)
    except OSError:
        return False
    return True


def _has_font(language: str) -> bool:
    if shutil.which("fc-list") is None:
        return False
    listed = subprocess.run(["fc-list", f":lang={language}", "file"], capture_output=True, text=True, check=False)
    return bool(listed.stdout.strip())


def _has_window() -> bool:
    return (ROOT / "app" / "heirloom" / "gui" / "__init__.py").exists()


def _venv_python() -> Path:
    return VENV / ("Scripts/python.exe" if os.name == "nt" else "bin/python")


def _environment() -> dict[str, str]:
    """The caller's environment, less what would slow every start or mix in other packages."""
    dropped = {"PYTHONDONTWRITEBYTECODE", "PYTHONPATH", "PYTHONHOME", "VIRTUAL_ENV"}
    return {name: value for name, value in os.environ.items() if name not in dropped}


def _pip(*arguments: str) -> None:
    """Run pip, which keeps quiet; on a terminal a clock shows that work goes on."""
    started = time.monotonic()
    installing = subprocess.Popen([str(_venv_python()), "-m", "pip", *arguments], cwd=ROOT, env=_environment())
    while installing.poll() is None:
        try:
            installing.wait(1)
        except subprocess.TimeoutExpired:
            if sys.stderr.isatty():
                print(f"\r  installing, {time.monotonic() - started:.0f} s", end="", file=sys.stderr, flush=True)
    if sys.stderr.isatty():
        print("\r\x1b[2K", end="", file=sys.stderr, flush=True)
    if installing.returncode != 0:
        sys.exit("The installation did not finish; what pip said stands above. The same command tries again.")


def _in_venv(command: Sequence[str], cwd: Path = ROOT) -> int:
    return subprocess.run([str(_venv_python()), *command], cwd=cwd, env=_environment()).returncode


def _step(name: str, command: Sequence[str]) -> bool:
    print(f"== {name}", flush=True)
    started = time.monotonic()
    code = _in_venv(command)
    if name != "tests":
        print(f"   {'ok' if code == 0 else 'FAILED'}, {time.monotonic() - started:.0f} s", flush=True)
    return code == 0


def _run_with_newer_python(arguments: Sequence[str]) -> int:
    """Hand over to a Python that is new enough, where one is installed."""
    for minor in (13, 12, 11):
        found = shutil.which(f"python3.{minor}")
        if found:
            return subprocess.run([found, __file__, *arguments]).returncode
    print(f"Heirloom needs Python 3.11 or newer; this is {sys.version.split()[0]}.", file=sys.stderr)
    return 2


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
