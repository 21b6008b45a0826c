"""Small controls that several screens use."""

from heirloom.gui.widgets.buttons import Button, IconButton
from heirloom.gui.widgets.chip_flow import ChipFlow, FlowLayout
from heirloom.gui.widgets.chips import Chip
from heirloom.gui.widgets.choices import Segmented, Switch
from heirloom.gui.widgets.field import Field, PassphraseField, Remark
from heirloom.gui.widgets.labels import Card, Glyph, Heading, Rule, Text, repolish
from heirloom.gui.widgets.modal import CANCEL, Choice, Modal
from heirloom.gui.widgets.notices import Banner, EmptyState, Toast, ToastText, announce
from heirloom.gui.widgets.page import Page
from heirloom.gui.widgets.progress import ProgressLine

__all__ = [
    "CANCEL",
    "Banner",
    "Button",
    "Card",
    "Chip",
    "ChipFlow",
    "Choice",
    "EmptyState",
    "Field",
    "FlowLayout",
    "Glyph",
    "Heading",
    "IconButton",
    "Modal",
    "Page",
    "PassphraseField",
    "ProgressLine",
    "Remark",
    "Rule",
    "Segmented",
    "Switch",
    "Text",
    "Toast",
    "ToastText",
    "announce",
    "repolish",
]
