"""Changes a preference at once, writes it in the background, and offers the way back in a toast."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal

from heirloom.gui.background import Background, Lane
from heirloom.gui.preferences import Preferences
from heirloom.gui.widgets.notices import ToastText


class Applying(QObject):
    """`toast` carries a ToastText."""

    toast = Signal(object)

    def __init__(self, preferences: Preferences, background: Background, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.preferences = preferences
        self._background = background

    def set(self, setting: str, value: str, **values: object) -> None:
        """Put `values` in force; the toast says "setting: value" and takes it back."""
        before = {name: getattr(self.preferences, name) for name in values}
        if before == values:
            return
        self._put(values)
        self.toast.emit(ToastText(self.say(setting, value), self.tr("Undo"), lambda: self._put(before)))

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
