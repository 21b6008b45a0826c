"""Where the parts of the viewer lie: beside each other, over each other where there is little room, or full screen."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtWidgets import QWidget

from heirloom.gui import theme
from heirloom.gui.screens.viewer.inspector import panel
from heirloom.gui.screens.viewer.strips import caption_strip, filmstrip, top_strip

OVERLAY_BELOW_PX = 1180
_FOOT_PX = 12


@dataclass(frozen=True, slots=True)
class Parts:
    """What is placed."""

    top: QWidget
    stage: QWidget
    caption: QWidget
    strip: QWidget
    inspector: panel.Inspector


def is_narrow(page: QWidget) -> bool:
    """Whether the catalogue card lies over the picture instead of beside it."""
    return page.width() < OVERLAY_BELOW_PX


def place(parts: Parts, page: QWidget, *, inspecting: bool, is_document: bool, full: bool, furniture: bool) -> None:
    """`full`: the memory has all the room, and what else shows lies over it while there is `furniture`."""
    width, height = page.width(), page.height()
    card_px = theme.px(panel.WIDTH)
    inspecting = inspecting and not full
    left = width - (card_px if inspecting and not is_narrow(page) else 0)
    top_px = theme.px(top_strip.HEIGHT)
    parts.top.setVisible(not full or furniture)
    parts.top.setGeometry(0, 0, left, top_px)
    with_strips = not full and not is_document
    parts.caption.setVisible(with_strips)
    parts.strip.setVisible(with_strips)
    parts.inspector.setVisible(inspecting)
    parts.inspector.set_overlay(is_narrow(page))
    parts.inspector.setGeometry(width - card_px, 0, card_px, height)
    if full:
        parts.stage.setGeometry(0, 0, width, height)
    else:
        below = theme.px(caption_strip.HEIGHT) + filmstrip.HEIGHT if with_strips else 0
        bottom = height - below - (_FOOT_PX if with_strips else 0)
        parts.stage.setGeometry(0, top_px, left, max(1, bottom - top_px))
        parts.caption.setGeometry(0, bottom, left, theme.px(caption_strip.HEIGHT))
        parts.strip.setGeometry(0, bottom + theme.px(caption_strip.HEIGHT), left, filmstrip.HEIGHT)
    for part in (parts.top, parts.inspector):
        part.raise_()
