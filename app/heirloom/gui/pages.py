"""The pages of the window: which there are, and each built on its first visit."""

from __future__ import annotations

from collections.abc import Callable
from typing import Protocol, runtime_checkable

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QStackedWidget, QWidget

from heirloom.gui.shell.top_bar import Tools


@runtime_checkable
class Escapes(Protocol):
    """A page that has something to close or clear before Esc leaves it; True when it did."""

    def escape(self) -> bool: ...


@runtime_checkable
class HasTools(Protocol):
    """A page that uses tools of the top bar."""

    def tools(self) -> Tools: ...


@runtime_checkable
class HasTopPart(Protocol):
    """A page that has something of its own for the top bar, in place of the button that adds."""

    def top_part(self) -> QWidget: ...


@runtime_checkable
class HasTileSize(Protocol):
    def set_tile_size(self, px: int) -> None: ...


@runtime_checkable
class HasKinds(Protocol):
    def set_kind(self, kind: str) -> None: ...


@runtime_checkable
class HasInspector(Protocol):
    @property
    def inspector(self) -> QWidget: ...

    def set_inspector(self, shown: bool) -> None: ...


@runtime_checkable
class Focuses(Protocol):
    """A page that knows which of its parts the keys belong to."""

    def focus_content(self) -> None: ...


@runtime_checkable
class Reveals(Protocol):
    """A page of tiles: it can make the tile of a memory current and bring it into view."""

    def reveal(self, number: int) -> None: ...


@runtime_checkable
class Comes(Protocol):
    def activated(self) -> None: ...


@runtime_checkable
class Goes(Protocol):
    def left(self) -> None: ...


class Pages(QStackedWidget):
    """The stack. `shown` carries the key of the page that is on show now."""

    shown = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self._makers: dict[str, Callable[[], QWidget]] = {}
        self._built: dict[str, QWidget] = {}
        self._key = ""

    def offer(self, key: str, maker: Callable[[], QWidget]) -> None:
        """There is such a page; `maker` builds it when it is first wanted."""
        self._makers[key] = maker

    def has(self, key: str) -> bool:
        return key in self._makers

    @property
    def key(self) -> str:
        return self._key

    def current(self) -> QWidget | None:
        return self._built.get(self._key)

    def built(self, key: str) -> QWidget | None:
        """The page if it was visited already."""
        return self._built.get(key)

    def get(self, key: str) -> QWidget:
        """The page, built if need be."""
        page = self._built.get(key)
        if page is None:
            page = self._makers[key]()
            self._built[key] = page
            self.addWidget(page)
        return page

    def go(self, key: str) -> QWidget:
        """Show a page; the one before hears that it was left."""
        page = self.get(key)
        before: object = self.current()
        came: object = page
        if before is not page:
            if isinstance(before, Goes):
                before.left()
            self._key = key
            self.setCurrentWidget(page)
            if isinstance(came, Comes):
                came.activated()
        self.shown.emit(key)
        return page
