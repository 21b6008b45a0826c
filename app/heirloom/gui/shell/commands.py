"""Everything that the window can be told to do: one action each, for the main menu and for the keys."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QAction, QKeySequence, QShortcut
from PySide6.QtWidgets import QMenu, QWidget

KEYS: dict[str, tuple[str, ...]] = {
    "search": ("Ctrl+F", "/"),
    "add_files": ("Ctrl+O",),
    "add_folder": ("Ctrl+Shift+O",),
    "paste": ("Ctrl+V",),
    "undo": ("Ctrl+Z",),
    "redo": ("Ctrl+Shift+Z", "Ctrl+Y"),
    "lock": ("Ctrl+L",),
    "activity": ("Ctrl+J",),
    "inspector": ("Ctrl+I",),
    "settings": ("Ctrl+,",),
    "keys": ("F1", "?"),
    "full_screen": ("F11",),
    "another_vault": (),
    "passphrase": (),
    "about": (),
    "quit": ("Ctrl+Q",),
}
MENU = (
    ("add_files", "add_folder", "paste"),
    ("undo", "redo"),
    ("search", "activity", "settings", "full_screen"),
    ("keys", "about"),
    ("passphrase", "another_vault", "lock", "quit"),
)
PAGE_KEYS = 9


class Commands:
    """Actions of `window` by name. A command without work to do is not in the menu and has no key."""

    def __init__(self, window: QWidget) -> None:
        self._window = window
        self._actions: dict[str, QAction] = {}
        self._menu = QMenu(window)

    @property
    def menu(self) -> QMenu:
        return self._menu

    def names(self) -> set[str]:
        """Commands that have work to do."""
        return set(self._actions)

    def action(self, name: str) -> QAction:
        return self._actions[name]

    def give(self, name: str, work: Callable[[], object]) -> None:
        """Let the command `name` do `work`, on its keys and from the menu."""
        action = QAction(self._window)
        action.setShortcuts([QKeySequence(key) for key in KEYS[name]])
        action.setShortcutContext(Qt.ShortcutContext.WindowShortcut)
        action.triggered.connect(lambda _checked: work())
        self._actions[name] = action
        self._window.addAction(action)
        self._fill_menu()

    def key(self, key: str, work: Callable[[], object]) -> None:
        """A key that has no place in a menu."""
        QShortcut(QKeySequence(key), self._window).activated.connect(work)

    def retranslate(self) -> None:
        for name, text in _texts().items():
            if name in self._actions:
                self._actions[name].setText(text)

    def _fill_menu(self) -> None:
        self._menu.clear()
        for group in MENU:
            actions = [self._actions[name] for name in group if name in self._actions]
            if actions and self._menu.actions():
                self._menu.addSeparator()
            self._menu.addActions(actions)


def _texts() -> dict[str, str]:
    translate = QCoreApplication.translate
    return {
        "search": translate("Commands", "Search…"),
        "add_files": translate("Commands", "Add files…"),
        "add_folder": translate("Commands", "Add a folder…"),
        "paste": translate("Commands", "Paste a picture"),
        "undo": translate("Commands", "Undo"),
        "redo": translate("Commands", "Redo"),
        "lock": translate("Commands", "Lock now"),
        "activity": translate("Commands", "Activity…"),
        "inspector": translate("Commands", "Catalogue card"),
        "settings": translate("Commands", "Settings"),
        "keys": translate("Commands", "Keys…"),
        "full_screen": translate("Commands", "Full screen"),
        "another_vault": translate("Commands", "Another vault…"),
        "passphrase": translate("Commands", "Change the passphrase…"),
        "about": translate("Commands", "About Heirloom"),
        "quit": translate("Commands", "Quit"),
    }
