"""Where the things lie that float over the pages: selection bar, toast, activity tray, drop veil."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from PySide6.QtCore import QEvent, QObject, QPropertyAnimation, QRect, Signal
from PySide6.QtWidgets import QWidget

from heirloom.gui.shell.drop_veil import DropVeil
from heirloom.gui.shell.selection_bar import BOTTOM_PX, SelectionBar
from heirloom.gui.theme import motion

TRAY_PX = 412
TOAST_GAP_PX = 22
REFLOW_PX = 1180
"""From this width on, what lies under the tray makes room for it."""


@dataclass(slots=True)
class Floating:
    """The overlays of one window; all are children of its central widget."""

    bar: SelectionBar
    veil: DropVeil
    tray: QWidget
    toasts: list[QWidget] = field(default_factory=list)


class Overlays(QObject):
    """Keeps the overlays at their places. `tray_toggled` tells whether the tray is open now, and its width."""

    tray_toggled = Signal(bool)

    def __init__(self, ground: QWidget, page_area: QWidget, floating: Floating) -> None:
        """`page_area` is the part of `ground` that holds top bar and pages, right of the sidebar."""
        super().__init__(ground)
        self._ground = ground
        self._area = page_area
        self._floating = floating
        self._slide = QPropertyAnimation(floating.tray, b"geometry", self)
        self._open = False
        self._lift: Callable[[], int] = lambda: 0
        floating.tray.hide()
        self._slide.finished.connect(self._slid)
        ground.installEventFilter(self)
        page_area.installEventFilter(self)
        floating.bar.installEventFilter(self)

    @property
    def tray_is_open(self) -> bool:
        return self._open

    def set_tray(self, shown: bool) -> None:
        if shown == self._open:
            return
        self._open = shown
        tray = self._floating.tray
        tray.setGeometry(self._tray_box(not shown))
        tray.show()
        tray.raise_()
        self._slide.stop()
        self._slide.setDuration(motion.MOVE.ms)
        self._slide.setEasingCurve(motion.MOVE.curve)
        self._slide.setStartValue(self._tray_box(not shown))
        self._slide.setEndValue(self._tray_box(shown))
        self._slide.start()
        self.tray_toggled.emit(shown)

    def add_toast(self, toast: QWidget) -> None:
        """One that shows itself at the page's lower left, above everything but the veil."""
        self._floating.toasts.append(toast)
        toast.installEventFilter(self)

    def lift_toasts(self, lift: Callable[[], int]) -> None:
        """`lift` says how many pixels at the foot of the page a toast must leave free."""
        self._lift = lift

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in (QEvent.Type.Resize, QEvent.Type.Move, QEvent.Type.Show, QEvent.Type.LayoutRequest):
            self.place()
        return False

    def place(self) -> None:
        area, floating = self._area.geometry(), self._floating
        if self._slide.state() is not QPropertyAnimation.State.Running:
            floating.tray.setGeometry(self._tray_box(self._open))
        bar = floating.bar
        width = bar.fit(area.width() - 16)
        left = area.left() + (area.width() - width) // 2
        _put(bar, QRect(left, area.bottom() + 1 - BOTTOM_PX - bar.height(), width, bar.height()))
        lift = max(bar.height() + BOTTOM_PX if bar.isVisible() else 0, self._lift())
        for toast in floating.toasts:
            size = toast.sizeHint()
            width = min(max(size.width(), 280), area.width() - 2 * TOAST_GAP_PX)
            high = max(size.height(), toast.heightForWidth(width) if toast.hasHeightForWidth() else 0)
            top = max(area.top() + TOAST_GAP_PX, area.bottom() + 1 - TOAST_GAP_PX - high - lift)
            _put(toast, QRect(area.left() + TOAST_GAP_PX, top, width, high))
        _put(floating.veil, self._ground.rect())

    def _tray_box(self, shown: bool) -> QRect:
        ground = self._ground.rect()
        width = min(TRAY_PX, ground.width())
        left = ground.right() + 1 - (width if shown else 0)
        return QRect(left, 0, width, ground.height())

    def _slid(self) -> None:
        self._floating.tray.setVisible(self._open)


def _put(widget: QWidget, box: QRect) -> None:
    if widget.geometry() != box:
        widget.setGeometry(box)
