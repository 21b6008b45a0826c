"""Bring the window's texts and their translations in step: `python3 packaging/translate.py [--check]`.

Reads every string that the window marks for translation into `resources/translations/*.ts`, drops those that are
gone, fills in the English plurals that follow from "(s)", and compiles the `.qm` files that the window loads. What is
still to be translated is listed; with `--check`, nothing is written and something to be listed or done is a failure.

The strings are found in the syntax trees and handed to `lupdate` as C++, because its own reading of Python passes over
calls with brackets inside and over f-strings, and does not see the number in `translate(…, "", n)`.
"""

from __future__ import annotations

import argparse
import ast
import re
import shutil
import subprocess
import sys
import tempfile
import xml.etree.ElementTree as ET
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

REPOSITORY = Path(__file__).resolve().parents[1]
SOURCES = REPOSITORY / "app" / "heirloom" / "gui"
TRANSLATIONS = REPOSITORY / "resources" / "translations"
LANGUAGES = ("en", "zh_CN")
PLURALS_ONLY = {"en"}
"""In English only strings with a number in them need a second form."""
_FILLED = re.compile(r"\{\w*[^}]*\}|%L?n|%\d")
_UNFILLED = r"({})\s*<translation type=\"unfinished\">.*?</translation>"


def main(arguments: list[str]) -> int:
    """Update and compile, or check; the exit code tells whether all is translated."""
    parser = argparse.ArgumentParser(description="Update and compile the translations of the window.")
    parser.add_argument("--check", action="store_true", help="write nothing; fail where something is missing or old")
    check = parser.parse_args(arguments).check
    missing = check_all() if check else update_all(TRANSLATIONS)
    missing += [f"no literal text: {line}" for line in unmarked()]
    missing += [f"placeholder lost: {line}" for line in broken(TRANSLATIONS / ts_name("zh_CN"))]
    for line in missing:
        print(line)
    if not check:
        compile_all(TRANSLATIONS, TRANSLATIONS)
    return 1 if missing else 0


def check_all() -> list[str]:
    """What is untranslated, or compiled from something else than what is there."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        for language in LANGUAGES:
            shutil.copy(TRANSLATIONS / ts_name(language), folder)
        compile_all(folder, folder)
        old = [
            f"{qm_name(language)} is not what {ts_name(language)} compiles to"
            for language in LANGUAGES
            if (folder / qm_name(language)).read_bytes() != (TRANSLATIONS / qm_name(language)).read_bytes()
        ]
        return old + update_all(folder)


def update_all(folder: Path) -> list[str]:
    """Read the sources into the `.ts` files of `folder`; what is to be translated is returned, a line for each."""
    listing = folder / "window.cpp"
    listing.write_text("".join(text.cpp() for text in texts()), encoding="utf-8")
    try:
        for language in LANGUAGES:
            plurals = ["-pluralonly"] if language in PLURALS_ONLY else []
            options = ["-no-obsolete", "-locations", "none", "-source-language", "en", "-target-language", language]
            _run("lupdate", [*options, *plurals, str(listing), "-ts", str(folder / ts_name(language))])
    finally:
        listing.unlink()
    fill_english(folder / ts_name("en"))
    return [line for language in LANGUAGES for line in untranslated(folder / ts_name(language))]


class Text(NamedTuple):
    """A string that the window marks for translation; None where the mark holds something else."""

    context: str
    source: str | None
    comment: str
    is_plural: bool
    at: str

    def cpp(self) -> str:
        """The same mark in C++."""
        if self.source is None:
            return ""
        parts = [_quoted(self.context), _quoted(self.source), _quoted(self.comment), *(["1"] if self.is_plural else [])]
        return f"QCoreApplication::translate({', '.join(parts)});\n"


def texts() -> Iterator[Text]:
    """All that is marked in the sources, in their order."""
    for path in sorted(SOURCES.rglob("*.py")):
        yield from _marked(ast.parse(path.read_text(encoding="utf-8")), path, "")


def unmarked() -> list[str]:
    """Where a call that translates holds no literal string: nobody can find what it says."""
    return [text.at for text in texts() if text.source is None]


def _marked(node: ast.AST, path: Path, inside: str) -> Iterator[Text]:
    """Calls in the order of the source; `inside` is the class, whose name is the context of `tr`."""
    match node:
        case ast.Call():
            yield from _of_call(node, path, inside)
        case ast.Assign(targets=[ast.Name(id=alias)], value=ast.Attribute(attr="translate" | "tr")):
            if alias != "translate":
                yield Text("", None, "", False, f"{_place(path, node)}, called {alias}")
    inside = node.name if isinstance(node, ast.ClassDef) else inside
    for child in ast.iter_child_nodes(node):
        yield from _marked(child, path, inside)


def _of_call(call: ast.Call, path: Path, inside: str) -> Iterator[Text]:
    match call.func:
        case ast.Attribute(attr="tr"):
            context, arguments = inside, call.args
        case (
            ast.Name(id="translate" | "QT_TRANSLATE_NOOP")
            | ast.Attribute(value=ast.Name(id="QCoreApplication"), attr="translate")
        ):
            context, arguments = _literal(call.args[0]) or "", call.args[1:]
        case _:
            return
    source, comment = _literal(arguments[0]), _literal(arguments[1]) if len(arguments) > 1 else ""
    if isinstance(arguments[0], ast.Name) and inside == "":
        return  # a string that was marked where it is kept
    yield Text(context, source, comment or "", len(arguments) > 2 or bool(call.keywords), _place(path, call))


def _place(path: Path, node: ast.expr | ast.stmt) -> str:
    return f"{path.relative_to(REPOSITORY).as_posix()}:{node.lineno}"


def _literal(node: ast.expr) -> str | None:
    return node.value if isinstance(node, ast.Constant) and isinstance(node.value, str) else None


def _quoted(text: str) -> str:
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n") + '"'


def compile_all(source: Path, target: Path) -> None:
    """Make each `.qm` in `target` from its `.ts` in `source`."""
    for language in LANGUAGES:
        _run("lrelease", ["-silent", str(source / ts_name(language)), "-qm", str(target / qm_name(language))])


def fill_english(path: Path) -> None:
    """Give "%n file(s)" its two forms, "%n file" and "%n files"; other plurals are left for a person."""
    text = path.read_text(encoding="utf-8")
    tree = ET.fromstring(text)  # noqa: S314 - our own file
    for message in tree.iter("message"):
        source, translation = message.findtext("source") or "", message.find("translation")
        if translation is None or translation.get("type") != "unfinished" or "(s)" not in source:
            continue
        forms = (source.replace("(s)", ""), source.replace("(s)", "s"))
        new = "".join(f"\n            <numerusform>{_escaped(form)}</numerusform>" for form in forms)
        unfilled = _UNFILLED.format(re.escape(f"<source>{_escaped(source)}</source>"))
        found = re.search(unfilled, text, re.DOTALL)
        if found is not None:
            filled = f"{found[1]}\n        <translation>{new}\n        </translation>"
            text = text[: found.start()] + filled + text[found.end() :]
    path.write_text(text, encoding="utf-8")


def untranslated(path: Path) -> list[str]:
    """Strings of a `.ts` file without a finished translation, as "file: context: string"."""
    found = []
    tree = ET.parse(path)  # noqa: S314 - our own file
    for context in tree.getroot().iter("context"):
        for message in context.iter("message"):
            translation = message.find("translation")
            forms = [] if translation is None else [translation.text, *(form.text for form in translation)]
            is_finished = translation is not None and translation.get("type") is None
            if not is_finished or not any((form or "").strip() for form in forms):
                found.append(f"{path.name}: {context.findtext('name')}: {message.findtext('source')}")
    return found


def broken(path: Path) -> list[str]:
    """Translations that lost, or invented, a `{name}` or `%n` of their source."""
    found = []
    for message in ET.parse(path).getroot().iter("message"):  # noqa: S314 - our own file
        source, translation = message.findtext("source") or "", message.find("translation")
        forms = [] if translation is None else [translation.text, *(form.text for form in translation)]
        parts = set(_FILLED.findall(source))
        found += [f"{source} -> {form}" for form in forms if (form or "").strip() and parts ^ _parts(form)]
    return found


def _parts(form: str | None) -> set[str]:
    return set(_FILLED.findall(form or ""))


def ts_name(language: str) -> str:
    return f"heirloom_{language}.ts"


def qm_name(language: str) -> str:
    return f"heirloom_{language}.qm"


def _escaped(text: str) -> str:
    for character, entity in (("&", "&amp;"), ("<", "&lt;"), (">", "&gt;"), ('"', "&quot;"), ("'", "&apos;")):
        text = text.replace(character, entity)
    return text


def _run(tool: str, arguments: list[str]) -> None:
    """Run one of the tools that come with PySide6, beside this interpreter."""
    beside = Path(sys.executable).parent / f"pyside6-{tool}"
    program = shutil.which(str(beside)) or shutil.which(f"pyside6-{tool}")
    if program is None:
        raise SystemExit(f"pyside6-{tool} is not installed beside {sys.executable}.")
    done = subprocess.run([program, *arguments], capture_output=True, text=True)
    if done.returncode:
        raise SystemExit(f"pyside6-{tool} failed: {done.stderr or done.stdout}")


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
