"""The language of the window: texts that change at once, in every widget, when another one is chosen."""

from __future__ import annotations

import functools
from collections.abc import Callable
from pathlib import Path
from typing import Any

from PySide6.QtCore import QEvent, QLibraryInfo, QLocale, QObject, Qt, QTranslator
from PySide6.QtWidgets import QApplication

from heirloom.core.paths import resources_dir
from heirloom.gui import theme

SYSTEM = "system"
LANGUAGES: dict[str, str] = {"en": "English", "zh_CN": "简体中文"}
"""What can be chosen, each in its own words."""


class Translated:
    """First base of a widget with texts: it sets them all in `retranslate`.

    That is called once, when the widget is constructed completely, and again whenever the language changes.
    """

    def __init_subclass__(cls, **kwargs: Any) -> None:
        super().__init_subclass__(**kwargs)
        cls.__init__ = _then_retranslate(cls, cls.__init__)  # type: ignore[method-assign]

    def retranslate(self) -> None:
        """Set every text, accessible name and tooltip anew."""

    def changeEvent(self, event: QEvent) -> None:
        """Set the texts anew when the language changed."""
        super().changeEvent(event)  # type: ignore[misc]  # of the widget that comes after this base
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()


def _then_retranslate(cls: type, construct: Callable[..., None]) -> Callable[..., None]:
    @functools.wraps(construct)
    def constructed(self: Translated, *args: Any, **kwargs: Any) -> None:
        construct(self, *args, **kwargs)
        if type(self) is cls:
            self.retranslate()

    return constructed


def switch(application: QApplication, choice: str = SYSTEM) -> str:
    """Speak the chosen language (a key of LANGUAGES, or SYSTEM) from here on; which one it is, is returned.

    Numbers, dates and fonts follow. Every widget gets a LanguageChange.
    """
    language = resolve(choice)
    locale = _locale(language)
    QLocale.setDefault(locale)
    installed = application.findChild(_Installed)
    if installed is None:
        installed = _Installed(application)
    installed.put(language)
    application.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
    theme.refresh(application)
    return language


def resolve(choice: str) -> str:
    """The language that a choice stands for: SYSTEM is the first of the system's languages that we speak."""
    if choice in LANGUAGES:
        return choice
    for name in QLocale.system().uiLanguages():
        language = QLocale(name).language()
        if language == QLocale.Language.Chinese:
            return "zh_CN"
        if language == QLocale.Language.English:
            return "en"
    return "en"


def translations_dir() -> Path:
    """Folder of the compiled translations."""
    return resources_dir() / "translations"


class _Installed(QObject):
    """The translators in force; they live as long as the application."""

    def __init__(self, application: QApplication) -> None:
        super().__init__(application)
        self._application = application
        self._translators: list[QTranslator] = []

    def put(self, language: str) -> None:
        for old in self._translators:
            self._application.removeTranslator(old)
            old.deleteLater()
        ours = self._loaded(f"heirloom_{language}", translations_dir())
        # The words of Qt's own dialogs and context menus; English is built in.
        qts = self._loaded(f"qtbase_{language}", Path(QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)))
        self._translators = [one for one in (qts, ours) if one is not None]
        for one in self._translators:
            self._application.installTranslator(one)

    def _loaded(self, name: str, folder: Path) -> QTranslator | None:
        translator = QTranslator(self)
        return translator if translator.load(name, str(folder)) else None


def _locale(language: str) -> QLocale:
    """The system's own habits where it speaks the language, otherwise those of its main country."""
    system = QLocale.system()
    wanted = QLocale(language)
    return system if system.language() == wanted.language() else wanted
