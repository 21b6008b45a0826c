"""No text of the window is untranslated, and what the window loads was compiled from what is in the repository."""

from __future__ import annotations

import importlib.util
import shutil
import xml.etree.ElementTree as ET
from pathlib import Path
from types import ModuleType

import pytest

from tests.house.sources import REPOSITORY

TRANSLATE = REPOSITORY / "packaging" / "translate.py"


@pytest.fixture(scope="module")
def translate() -> ModuleType:
    spec = importlib.util.spec_from_file_location("translate", TRANSLATE)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture(scope="module")
def fresh(translate: ModuleType, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Copies of the translations, brought in step with the sources as they are."""
    folder = tmp_path_factory.mktemp("translations")
    for language in translate.LANGUAGES:
        shutil.copy(translate.TRANSLATIONS / translate.ts_name(language), folder)
    translate.update_all(folder)
    return folder


@pytest.mark.parametrize("language", ["zh_CN", "en"])
def test_no_text_is_untranslated(translate: ModuleType, fresh: Path, language: str) -> None:
    assert translate.untranslated(fresh / translate.ts_name(language)) == []


@pytest.mark.parametrize("language", ["zh_CN", "en"])
def test_the_translations_hold_just_the_texts_of_the_window(translate: ModuleType, fresh: Path, language: str) -> None:
    kept = (translate.TRANSLATIONS / translate.ts_name(language)).read_text(encoding="utf-8")
    assert kept == (fresh / translate.ts_name(language)).read_text(encoding="utf-8")


def test_every_text_is_a_literal(translate: ModuleType) -> None:
    """What is put together before it is translated cannot be found, and stays English."""
    assert translate.unmarked() == []


def test_no_english_text_shows_how_its_plural_is_made(translate: ModuleType) -> None:
    """A text with "(s)" has its two forms; none of them, and no other translation, shows it."""
    shown = {language: forms(translate, language) for language in translate.LANGUAGES}
    plurals = {source for source, is_plural, _ in shown["en"] if is_plural}
    assert [source for source, _, all_forms in shown["en"] if any("(s)" in form for form in all_forms)] == []
    assert [source for source, _, all_forms in shown["zh_CN"] if any("(s)" in form for form in all_forms)] == []
    assert [source for source, _, _ in shown["zh_CN"] if "(s)" in source and source not in plurals] == []


def forms(translate: ModuleType, language: str) -> list[tuple[str, bool, list[str]]]:
    """Source, whether it counts something, and what is shown for it."""
    tree = ET.parse(translate.TRANSLATIONS / translate.ts_name(language))
    return [
        (
            message.findtext("source") or "",
            message.get("numerus") == "yes",
            [form.text or "" for form in message.iter() if form.tag in ("translation", "numerusform")],
        )
        for message in tree.getroot().iter("message")
    ]


def test_what_the_window_loads_is_compiled_from_them(translate: ModuleType, tmp_path: Path) -> None:
    translate.compile_all(translate.TRANSLATIONS, tmp_path)
    for language in translate.LANGUAGES:
        name = translate.qm_name(language)
        assert (tmp_path / name).read_bytes() == (translate.TRANSLATIONS / name).read_bytes(), name


def test_a_translation_keeps_what_is_filled_in_later(translate: ModuleType) -> None:
    """`{name}` and `%n` of a text are in its translation too."""
    assert translate.broken(translate.TRANSLATIONS / translate.ts_name("zh_CN")) == []


def test_a_new_text_is_noticed(translate: ModuleType, fresh: Path, tmp_path: Path) -> None:
    path = tmp_path / translate.ts_name("zh_CN")
    text = (fresh / path.name).read_text(encoding="utf-8")
    new = "<context><name>X</name><message><source>New</source><translation type='unfinished'/></message></context>"
    path.write_text(text.replace("</TS>", f"{new}</TS>"), encoding="utf-8")
    assert f"{path.name}: X: New" in translate.untranslated(path)


def test_english_plurals_follow_from_the_text(translate: ModuleType, tmp_path: Path) -> None:
    path = tmp_path / translate.ts_name("en")
    message = (
        '<message numerus="yes"><source>%n file(s) &amp; more</source><translation type="unfinished">'
        "<numerusform></numerusform><numerusform></numerusform></translation></message>"
    )
    contexts = "".join(f"<context><name>{name}</name>{message}</context>" for name in "AB")
    path.write_text(f'<TS version="2.1" language="en">{contexts}</TS>', encoding="utf-8")
    translate.fill_english(path)
    assert translate.untranslated(path) == []
    assert path.read_text(encoding="utf-8").count("<numerusform>%n files &amp; more</numerusform>") == 2


def test_texts_are_found_wherever_they_stand(
    translate: ModuleType, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Also with brackets in the call and inside an f-string, where the tools for Python look past them."""
    (tmp_path / "some.py").write_text(SOME, encoding="utf-8")
    monkeypatch.setattr(translate, "REPOSITORY", tmp_path)
    monkeypatch.setattr(translate, "SOURCES", tmp_path)
    found = {(text.context, text.source, text.comment): text.is_plural for text in translate.texts()}
    assert found == {
        ("C", "%n a", ""): True,
        ("Some", "%n b", ""): True,
        ("Some", 'c "d"', "of e"): False,
        ("", None, ""): False,
        ("Some", None, ""): False,
    }
    assert translate.unmarked() == ["some.py:2, called say", "some.py:8"]


SOME = """\
translate = QCoreApplication.translate
say = QCoreApplication.translate
translate("C", "%n a", "", max(0, n))

class Some(QObject):
    def words(self, n):
        told = f"{self.tr('%n b', '', n)}, {n}"
        return self.tr(told) + self.tr('c "d"', "of e")
"""
