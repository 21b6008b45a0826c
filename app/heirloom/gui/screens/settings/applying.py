"""Changes a preference at once, writes it in the background, and offers the way back in a toast."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal

from heirloom.gui.background import Background, Lane
from heirloom.gui.preferences import Preferences
from heirloom.gui.widgets.notices import ToastText

PAGE = "settings"
Words = str | Callable[[], str]
"""A text, or what gives it once the change is in force: the language may be another one by then."""


class Applying(QObject):
    """`toast` carries a ToastText, which goes with the page."""

    toast = Signal(object)

    def __init__(self, preferences: Preferences, background: Background, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.preferences = preferences
        self._background = background

    def set(self, setting: Words, value: Words, **values: object) -> None:
        """Put `values` in force; the toast says "setting: value" and takes it back."""
        before = {name: getattr(self.preferences, name) for name in values}
        if before == values:
            return
        self._put(values)
        said = self.say(
            setting if isinstance(setting, str) else setting(), value if isinstance(value, str) else value()
        )
        self.toast.emit(ToastText(said, self.tr("Undo"), lambda: self._put(before), page=PAGE))

    def turn(self, setting: str, on: bool, **values: object) -> None:
        """The same for what is on or off."""
        self.set(setting, self.tr("on") if on else self.tr("off"), **values)

    def say(self, setting: str, value: str) -> str:
        return self.tr("{setting}: {value}").format(setting=setting, value=value)

    def quietly(self, **values: object) -> None:
        """Without a toast."""
        self._put(values)

    def _put(self, values: dict[str, object]) -> None:
        self.preferences.apply(**values)
        self._background.run(lambda: self.preferences.write(values), lambda _: None, lane=Lane.EDIT)
