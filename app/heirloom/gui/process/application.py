"""What both processes of the window begin with: Qt's application, the language and the look."""

from __future__ import annotations

import os
import sys

from PySide6.QtCore import QLoggingCategory, QSettings, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication

from heirloom.gui import language, theme
from heirloom.gui.preferences import Preferences


def make_application(preferences: Preferences) -> QApplication:
    """The application as this person likes it. Windows may come and go without ending it."""
    # Otherwise every font on the computer is told of that has no letters of a script somebody's text is written in.
    QLoggingCategory.setFilterRules("qt.text.font.db.info=false")
    QGuiApplication.setHighDpiScaleFactorRoundingPolicy(Qt.HighDpiScaleFactorRoundingPolicy.PassThrough)
    application = QApplication(sys.argv[:1])
    application.setApplicationName("Heirloom")
    application.setApplicationDisplayName("Heirloom")
    application.setDesktopFileName("heirloom")
    application.setQuitOnLastWindowClosed(False)
    if sys.platform == "linux":
        # Qt's own file dialog writes down which folders were visited.
        QSettings.setPath(QSettings.Format.NativeFormat, QSettings.Scope.UserScope, os.devnull)
    put_preferences(application, preferences)
    return application


def put_preferences(application: QApplication, preferences: Preferences) -> None:
    """Put language and look in force, again where they were changed by the other process."""
    language.switch(application, preferences.language)
    theme.apply(application, preferences.theme, preferences.text_scale / 100, reduce_motion=preferences.reduce_motion)
