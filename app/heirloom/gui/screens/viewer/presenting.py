"""Full screen and slideshow together: how a memory is presented, and the way back to the window."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from heirloom.gui.screens.viewer.full_screen import FullScreen
from heirloom.gui.screens.viewer.picture.cross_fade import CrossFade
from heirloom.gui.screens.viewer.slideshow import Slideshow


class Presenting(QObject):
    """`changed` tells that parts have to be placed anew, `screen_wanted` asks for the screen or gives it back."""

    changed = Signal()
    screen_wanted = Signal(bool)
    next_wanted = Signal()

    def __init__(self, page: QWidget, canvas: QWidget) -> None:
        super().__init__(page)
        self.slideshow = Slideshow(self)
        self._screen = FullScreen(page)
        self._fade = CrossFade(canvas)
        self._furniture = True
        self._screen.furniture.connect(self._set_furniture)
        self.slideshow.next_wanted.connect(self.next_wanted)

    @property
    def full(self) -> bool:
        """Whether the memory has all the room."""
        return self._screen.on

    @property
    def furniture(self) -> bool:
        """Whether strips and buttons shall be seen."""
        return self._furniture

    def set_full(self, on: bool) -> None:
        if on != self._screen.on:
            self._screen.set_on(on)
            self._furniture = True
            self.changed.emit()
            self.screen_wanted.emit(on)

    def toggle_slideshow(self) -> None:
        """Begin it, or end it and give the screen back."""
        starts = not self.slideshow.on
        self.set_full(starts)
        self.slideshow.start() if starts else self.slideshow.stop()

    def end(self) -> bool:
        """End whatever of it is on; False where nothing was."""
        was_on = self.slideshow.on or self._screen.on
        self.slideshow.stop()
        self._fade.drop()
        self.set_full(False)
        return was_on

    def leave_picture(self) -> None:
        """Another memory is about to be shown."""
        if self.slideshow.on:
            self._fade.hold()

    def stands(self) -> None:
        """It is there to be seen."""
        self._fade.fade()
        self.slideshow.shown()

    def _set_furniture(self, shown: bool) -> None:
        self._furniture = shown
        self.changed.emit()
