"""The ring around the control that has the keyboard's focus."""

from __future__ import annotations

from PySide6.QtCore import QObject, QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractSlider,
    QApplication,
    QComboBox,
    QFocusFrame,
    QProxyStyle,
    QStyle,
    QStyleHintReturn,
    QStyleOption,
    QWidget,
)

from heirloom.gui.theme.current import colour_in

WIDTH = 2
OFFSET = 2
RADIUS = "ring_radius"
"""Property: radius of a control whose corners are not those of a button."""
WANTED = "ring"
"""Property: True for other widgets that want the ring, False for a control that shows its focus itself."""
_BUTTON_RADIUS = 6


class FocusRing(QObject):
    """Follows the focus; shows the ring only when the keyboard moved it.

    A style cannot paint outside the control it paints, so the ring is Qt's own frame for that purpose: it is laid
    over the window, keeps to its widget and takes no clicks.
    """

    def __init__(self, application: QApplication) -> None:
        super().__init__(application)
        self._frame: _Frame | None = None
        self._style = _FrameStyle()
        application.focusChanged.connect(self._follow)

    def _follow(self, old: QWidget | None, new: QWidget | None) -> None:
        by_keyboard = new is not None and new.window().testAttribute(Qt.WidgetAttribute.WA_KeyboardFocusChange)
        if new is None or not by_keyboard or not _wants_ring(new):
            if self._frame is not None:
                self._frame.setWidget(None)  # type: ignore[arg-type]  # Qt takes none; its stub does not say so
            return
        if self._frame is None:
            self._frame = _Frame(self._style)
            self._frame.destroyed.connect(self._forget)
        self._frame.setWidget(new)

    def _forget(self) -> None:
        # The frame lives in the window that it was last shown in, and ends with it.
        self._frame = None


class _Frame(QFocusFrame):
    def __init__(self, style: QStyle) -> None:
        super().__init__()
        self.setObjectName("focus-ring")
        self.setStyle(style)

    def paintEvent(self, event: QPaintEvent) -> None:
        control = _framed(self)
        if control is None:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(colour_in(control, "focus"), WIDTH))
        radius = control.property(RADIUS)
        corner = (radius if radius is not None else _BUTTON_RADIUS) + OFFSET
        inset = WIDTH / 2
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(inset, inset, -inset, -inset), corner, corner)
        painter.end()


def _framed(frame: QFocusFrame) -> QWidget | None:
    return frame.widget()  # none while the frame goes away; the stub does not say so


class _FrameStyle(QProxyStyle):
    """Tells the frame how far it stands out; only the frame uses it."""

    def __init__(self) -> None:
        super().__init__("Fusion")

    def pixelMetric(
        self, metric: QStyle.PixelMetric, option: QStyleOption | None = None, widget: QWidget | None = None
    ) -> int:
        if metric in (QStyle.PixelMetric.PM_FocusFrameHMargin, QStyle.PixelMetric.PM_FocusFrameVMargin):
            return OFFSET + WIDTH
        return super().pixelMetric(metric, option, widget)

    def styleHint(
        self,
        hint: QStyle.StyleHint,
        option: QStyleOption | None = None,
        widget: QWidget | None = None,
        returned: QStyleHintReturn | None = None,
    ) -> int:
        if hint == QStyle.StyleHint.SH_FocusFrame_AboveWidget:
            return 1
        if hint == QStyle.StyleHint.SH_FocusFrame_Mask:
            return 0
        return super().styleHint(hint, option, widget, returned)


def _wants_ring(widget: QWidget) -> bool:
    wanted = widget.property(WANTED)
    if wanted is not None:
        return bool(wanted)
    return isinstance(widget, QAbstractButton | QAbstractSlider | QComboBox)
