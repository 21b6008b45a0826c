"""The top bar: search, and at the right what the page on show can do."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QHBoxLayout, QLabel, QMenu, QSlider, QWidget

from heirloom.gui import theme
from heirloom.gui.language import Translated
from heirloom.gui.theme import icons
from heirloom.gui.widgets.buttons import Button, IconButton

HEIGHT_PX = 60
LEFT_PX, RIGHT_PX = 24, 20
FIELD_PX = (470, 36)
WIDE_FIELD_PX = (640, 40)
TILE_PX = (96, 320)
"""Row heights of the grid that the slider reaches; `tokens.md` names 120, 176 and 240 as small, middle, large."""
KINDS = ("", "photo", "document", "file")


@dataclass(frozen=True, slots=True)
class Tools:
    """Which tools the page on show has a use for."""

    tiles: bool = False
    kinds: bool = False
    inspector: bool = False
    add: bool = True


class TopBar(Translated, QWidget):
    """`kind_chosen` carries one of `KINDS`; the empty one means any."""

    tile_size_changed = Signal(int)
    tile_size_settled = Signal()
    kind_chosen = Signal(str)
    inspector_wanted = Signal(bool)
    add_files = Signal()
    add_folder = Signal()
    paste = Signal()

    def __init__(self, field: QWidget, parent: QWidget | None = None) -> None:
        self.field = field
        self.small = QLabel()
        self.large = QLabel()
        self.tiles = QSlider(Qt.Orientation.Horizontal)
        self.kinds = IconButton("sliders-horizontal")
        self.inspector = IconButton("panel-right")
        self.add = Button(kind="primary", icon="plus")
        self._kind = ""
        self._searching = False
        self._part: QWidget | None = None
        self._add_actions = [QAction() for _ in range(3)]
        self._kind_actions = [QAction() for _ in KINDS]
        super().__init__(parent)
        self.setObjectName("top_bar")
        self._build_menus()
        self._lay_out()
        self._connect()
        theme.watcher().changed.connect(self._dress)
        self._dress()
        self.show_tools(Tools())
        self.set_searching(False)

    def show_tools(self, tools: Tools) -> None:
        for part in (self.small, self.tiles, self.large):
            part.setVisible(tools.tiles)
        self.kinds.setVisible(tools.kinds)
        self.inspector.setVisible(tools.inspector)
        self.add.setVisible(tools.add)

    def show_part(self, part: QWidget | None) -> None:
        """What the page on show has of its own, at the right; it stays the page's."""
        if part is self._part:
            return
        if self._part is not None:
            self._part.hide()
        self._part = part
        if part is not None:
            if self._row.indexOf(part) < 0:
                self._row.addWidget(part)
            part.show()

    def set_searching(self, searching: bool) -> None:
        """The field is wider while it is the page's own."""
        self._searching = searching
        wide, high = WIDE_FIELD_PX if searching else FIELD_PX
        self.field.setMaximumWidth(wide)
        self.field.setFixedHeight(theme.px(high))

    def set_tile_size(self, px: int) -> None:
        """Without telling: the page knows already."""
        self.tiles.blockSignals(True)
        self.tiles.setValue(px)
        self.tiles.blockSignals(False)

    def set_kind(self, kind: str) -> None:
        self._kind = kind
        self._kind_actions[KINDS.index(kind)].setChecked(True)
        self._dress()
        self.retranslate()

    def set_writable(self, writable: bool, why: str) -> None:
        """A vault that cannot be written to says so where one would add."""
        self.add.setEnabled(writable)
        for action in self._add_actions:
            action.setEnabled(writable)
        if not writable:
            self.add.setToolTip(why)

    def _build_menus(self) -> None:
        menu = QMenu(self)
        for action, signal in zip(self._add_actions, (self.add_files, self.add_folder, self.paste), strict=True):
            action.triggered.connect(_telling(signal.emit))
            menu.addAction(action)
        self.add.setMenu(menu)
        kinds = QMenu(self)
        group = QActionGroup(self)
        for kind, action in zip(KINDS, self._kind_actions, strict=True):
            action.setCheckable(True)
            action.setChecked(kind == "")
            action.triggered.connect(_telling(partial(self._choose_kind, kind)))
            group.addAction(action)
            kinds.addAction(action)
        self.kinds.setMenu(kinds)

    def _lay_out(self) -> None:
        self.setFixedHeight(theme.px(HEIGHT_PX))
        row = self._row = QHBoxLayout(self)
        row.setContentsMargins(LEFT_PX, 0, RIGHT_PX, 0)
        row.setSpacing(6)
        row.addWidget(self.field, 100)
        row.addStretch(1)
        row.addWidget(self.small)
        row.addWidget(self.tiles)
        row.addWidget(self.large)
        row.addSpacing(14)
        row.addWidget(self.kinds)
        row.addSpacing(4)
        row.addWidget(self.inspector)
        row.addSpacing(4)
        row.addWidget(self.add)
        self.tiles.setRange(*TILE_PX)
        self.tiles.setPageStep(32)
        self.tiles.setFixedWidth(104)
        self.tiles.setProperty("plain", True)
        self.inspector.setCheckable(True)

    def _connect(self) -> None:
        self.tiles.valueChanged.connect(self.tile_size_changed)
        self.tiles.sliderReleased.connect(self.tile_size_settled)
        self.inspector.toggled.connect(self.inspector_wanted)

    def _choose_kind(self, kind: str) -> None:
        self.set_kind(kind)
        self.kind_chosen.emit(kind)

    def retranslate(self) -> None:
        names = (self.tr("Any kind"), self.tr("Photos"), self.tr("Documents"), self.tr("Other files"))
        for action, name in zip(self._kind_actions, names, strict=True):
            action.setText(name)
        chosen = names[KINDS.index(self._kind)]
        self.kinds.set_name(self.tr("Show: {kind}").format(kind=chosen))
        self.tiles.setAccessibleName(self.tr("Tile size"))
        self.tiles.setToolTip(self.tr("Tile size (+ and -)"))
        self.inspector.set_name(self.tr("Catalogue card"), "Ctrl+I")
        self.add.setText(self.tr("Add"))
        self.add.setAccessibleName(self.tr("Add"))
        self.add.setToolTip(self.tr("Add files (Ctrl+O)"))
        texts = (self.tr("Files…"), self.tr("Folder…"), self.tr("Paste a picture"))
        keys = ("Ctrl+O", "Ctrl+Shift+O", "Ctrl+V")
        for action, text, key in zip(self._add_actions, texts, keys, strict=True):
            action.setText(f"{text}\t{key}")

    def _dress(self) -> None:
        self.small.setPixmap(icons.pixmap("layout-grid", 16, "ink2", self.devicePixelRatioF()))
        self.large.setPixmap(icons.pixmap("image", 16, "ink2", self.devicePixelRatioF()))
        self.kinds.set_icon("sliders-horizontal", "accent" if self._kind else "ink2")
        self.setFixedHeight(theme.px(HEIGHT_PX))
        self.set_searching(self._searching)


def _telling(tell: Callable[[], object]) -> Callable[[bool], None]:
    """An action's `triggered` carries whether it is checked, which nobody here asks for."""

    def told(_checked: bool) -> None:
        tell()

    return told
