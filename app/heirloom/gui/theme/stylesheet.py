"""The style sheet: a template in which `@role` stands for a colour and `13tpx` for a size that grows with the text."""

from __future__ import annotations

import re
from functools import lru_cache

from heirloom.gui.theme import fonts
from heirloom.gui.theme.fonts import ROLES
from heirloom.gui.theme.memory_files import icon_file
from heirloom.gui.theme.tokens import NAMES, Tokens

_TEMPLATE = """
QWidget#sidebar, QWidget#panel, QWidget[ground="wall"] { background: @wall; }
QWidget[ground="paper"]   { background: @paper; }
QWidget[ground="surface"] { background: @surface; }
QWidget[ground="sunken"]  { background: @sunken; }
QWidget[ground="canvas"]  { background: @canvas; }
QWidget[edge="right"]     { border-right: 1px solid @line; }
QFrame#card        { background: @surface; border: 1px solid @line; border-radius: 8px; }
QFrame#floating    { background: @surface; border: 1px solid @line_strong; border-radius: 10px; }
QFrame#rule        { background: @line; border: none; max-height: 1px; min-height: 1px; }
QFrame#upright     { background: @line; border: none; max-width: 1px; min-width: 1px; }

QLabel             { background: transparent; color: @ink; }
QLabel[role="secondary"] { color: @ink2; font-size: 12tpx; }
QLabel[role="tertiary"]  { color: @ink3; font-size: 11tpx; }
QLabel[keycap="true"] { border: 1px solid @line; border-radius: 4px; padding: 1px 6px; }
QLabel[tone="ink2"]   { color: @ink2; }
QLabel[tone="ink3"]   { color: @ink3; }
QLabel[tone="accent"] { color: @accent; }
QLabel[tone="brass"]  { color: @brass; }
QLabel[tone="danger"] { color: @danger; }
QLabel[tone="warn"]   { color: @warn; }
QLabel[tone="disabled"] { color: @disabled; }

QPushButton        { background: @surface; color: @ink; border: 1px solid @line_strong; border-radius: 6px;
                     min-height: 30tpx; padding: 0 13px; font-size: 13tpx; font-weight: 500; }
QPushButton:hover  { background: @wall; }
QPushButton:pressed{ background: @sunken; }
QPushButton:checked{ background: @accent_soft; color: @on_accent_soft; border-color: @accent_soft; }
QPushButton:disabled { background: transparent; color: @disabled; border-color: @line; }
QPushButton[extent="small"] { min-height: 24tpx; padding: 0 9px; font-size: 12tpx; }
QPushButton[extent="large"] { min-height: 38tpx; padding: 0 20px; font-size: 14tpx; }
QPushButton[kind="primary"] { background: @accent; border-color: @accent; color: @on_accent; font-weight: 600; }
QPushButton[kind="primary"]:hover   { background: @accent_hover; border-color: @accent_hover; }
QPushButton[kind="primary"]:pressed { background: @accent_press; border-color: @accent_press; }
QPushButton[kind="primary"]:disabled { background: transparent; border-color: @line; color: @disabled; }
QPushButton[kind="danger"] { color: @danger; border-color: @danger; }
QPushButton[kind="danger"]:hover { background: @danger_soft; }
QPushButton[kind="danger"]:disabled { color: @disabled; border-color: @line; background: transparent; }
QPushButton[kind="quiet"]  { background: transparent; border-color: transparent; padding: 0 9px; }
QPushButton[kind="quiet"]:hover { background: @wall; }
QPushButton[kind="quiet"]:pressed { background: @sunken; }
QPushButton[kind="link"]   { background: transparent; border: none; color: @accent; font-weight: 600; padding: 0; }
QPushButton[kind="link"]:hover { color: @accent_hover; text-decoration: underline; }
QPushButton[kind="link"]:disabled { color: @disabled; }
QPushButton::menu-indicator { image: none; width: 0; }

QToolButton        { background: transparent; border: none; border-radius: 6px; color: @ink; font-size: 13tpx; }
QToolButton[worded="true"] { padding: 0 9px; }
QToolButton:hover  { background: @wall; }
QToolButton:pressed, QToolButton:open { background: @sunken; }
QToolButton:checked { background: @accent_soft; color: @on_accent_soft; }
QToolButton::menu-indicator { image: none; width: 0; }

QLineEdit, QPlainTextEdit, QTextEdit, QSpinBox, QDoubleSpinBox, QDateTimeEdit, QKeySequenceEdit {
    background: @surface; color: @ink; border: 1px solid @line_strong; border-radius: 7px; font-size: 13tpx;
    selection-background-color: @accent_soft; selection-color: @on_accent_soft; }
QLineEdit, QDateTimeEdit { min-height: 34tpx; padding: 0 11px; }
QSpinBox, QDoubleSpinBox { min-height: 30tpx; padding: 0 24px 0 9px; }
QLineEdit          { placeholder-text-color: @ink3; lineedit-password-character: 8226; }
QPlainTextEdit, QTextEdit { padding: 7px 11px; }
QLineEdit[extent="large"] { min-height: 38tpx; font-size: 14tpx; }
QLineEdit[extent="small"] { min-height: 24tpx; padding: 0 8px; font-size: 12tpx; border-radius: 6px; }
QSpinBox:focus, QDoubleSpinBox:focus { border: 2px solid @focus; min-height: 28tpx; }
QLineEdit:focus, QDateTimeEdit:focus {
    border: 2px solid @focus; min-height: 32tpx; padding: 0 10px; }
QLineEdit[extent="large"]:focus { min-height: 36tpx; }
QLineEdit[extent="small"]:focus { min-height: 22tpx; padding: 0 7px; }
QPlainTextEdit:focus, QTextEdit:focus { border: 2px solid @focus; padding: 6px 10px; }
QLineEdit[state="error"] { border-color: @danger; }
QLineEdit:disabled, QPlainTextEdit:disabled, QSpinBox:disabled {
    color: @disabled; border-color: @line; background: @wall; }
QLineEdit[bare="true"], QLineEdit[bare="true"]:focus, QPlainTextEdit[bare="true"], QPlainTextEdit[bare="true"]:focus,
QTextBrowser[bare="true"], QTextBrowser[bare="true"]:focus {
    background: transparent; border: none; min-height: 0; padding: 0; }

QAbstractSpinBox QLineEdit, QAbstractSpinBox QLineEdit:focus, QComboBox QLineEdit, QComboBox QLineEdit:focus {
    background: transparent; border: none; min-height: 0; padding: 0; }

QComboBox          { background: @surface; color: @ink; border: 1px solid @line_strong; border-radius: 6px;
                     min-height: 30tpx; padding: 0 11px; font-size: 13tpx; }
QComboBox:hover    { background: @wall; }
QComboBox:disabled { color: @disabled; border-color: @line; background: transparent; }
QComboBox::drop-down { border: none; width: 26px; }
QComboBox::down-arrow { image: url(@icon_down); width: 12px; height: 12px; }
QComboBox::down-arrow:disabled { image: none; }
QSpinBox::up-button, QDoubleSpinBox::up-button, QDateTimeEdit::up-button {
    border: none; width: 20px; subcontrol-origin: border; subcontrol-position: top right; margin: 3px 3px 0 0; }
QSpinBox::down-button, QDoubleSpinBox::down-button, QDateTimeEdit::down-button {
    border: none; width: 20px; subcontrol-origin: border; subcontrol-position: bottom right; margin: 0 3px 3px 0; }
QSpinBox::up-arrow, QDoubleSpinBox::up-arrow, QDateTimeEdit::up-arrow {
    image: url(@icon_up); width: 10px; height: 10px; }
QSpinBox::down-arrow, QDoubleSpinBox::down-arrow, QDateTimeEdit::down-arrow {
    image: url(@icon_down); width: 10px; height: 10px; }
QDateTimeEdit::drop-down {
    border: none; width: 24px; subcontrol-origin: padding; subcontrol-position: center right; }
QComboBox QAbstractItemView { background: @surface; border: 1px solid @line_strong; padding: 4px; outline: none;
                     selection-background-color: @accent_soft; selection-color: @on_accent_soft; }

QProgressBar       { background: @track; border: none; border-radius: 3px; min-height: 6px; max-height: 6px; }
QProgressBar::chunk{ background: @accent; border-radius: 3px; }
QProgressBar[paused="true"]::chunk { background: @line_strong; }

QSlider            { background: transparent; min-height: 20px; }
QSlider::groove:horizontal { height: 4px; border-radius: 2px; background: @track; }
QSlider::sub-page:horizontal { background: @accent; border-radius: 2px; }
QSlider::handle:horizontal { width: 14px; height: 14px; margin: -7px 0; border-radius: 9px;
                     border: 2px solid @accent; background: @surface; }
QSlider[plain="true"]::sub-page:horizontal { background: @track; }
QSlider[plain="true"]::handle:horizontal { border: 1px solid @line_strong; width: 16px; height: 16px; }

QCheckBox, QRadioButton { spacing: 8px; background: transparent; font-size: 13tpx; }
QCheckBox:disabled, QRadioButton:disabled { color: @disabled; }
QCheckBox::indicator, QRadioButton::indicator { width: 18px; height: 18px; }

QScrollArea        { background: transparent; border: none; }
QScrollArea > QWidget, QScrollArea > QWidget > QWidget { background: transparent; }
QListView, QTreeView, QTableView { background: transparent; border: none; outline: none;
                     gridline-color: @line;
                     selection-background-color: @accent_soft; selection-color: @on_accent_soft; }
QListView::item:selected, QTreeView::item:selected {
    background: @accent_soft; color: @on_accent_soft; border-radius: 4px; }
QListWidget::item, QTreeWidget::item { padding: 5px 6px; }
QHeaderView        { background: transparent; }
QHeaderView::section    { background: transparent; color: @ink3; border: none; border-bottom: 1px solid @line;
                     padding: 6px 0; font-size: 12tpx; font-weight: 400; }
QTableCornerButton::section { background: transparent; border: none; }

QMenu              { background: @surface; color: @ink; border: 1px solid @line_strong; border-radius: 6px;
                     padding: 5px; font-size: 13tpx; }
QMenu::item        { padding: 6px 24px 6px 10px; border-radius: 4px; background: transparent; }
QMenu::icon        { padding-left: 8px; }
QMenu::item:selected { background: @accent_soft; color: @on_accent_soft; }
QMenu::item:disabled { color: @disabled; }
QMenu::separator   { height: 1px; background: @line; margin: 4px 8px; }
QToolTip           { background: @ink; color: @paper; border: none; padding: 4px 8px; font-size: 12tpx; }

QScrollBar:vertical { background: transparent; width: 12px; margin: 0; }
QScrollBar::handle:vertical { background: @line_strong; border-radius: 3px; margin: 2px 3px; min-height: 36px; }
QScrollBar:horizontal { background: transparent; height: 12px; margin: 0; }
QScrollBar::handle:horizontal { background: @line_strong; border-radius: 3px; margin: 3px 2px; min-width: 36px; }
QScrollBar::add-line, QScrollBar::sub-line { height: 0; width: 0; }
QScrollBar::add-page, QScrollBar::sub-page { background: transparent; }
QSplitter::handle  { background: @line; }
"""

_ICONS = {"down": "chevron-down", "up": "chevron-up"}
_SIZE = re.compile(r"(\d+)tpx")


@lru_cache(maxsize=8)
def stylesheet(tokens: Tokens, scale: float, *, chinese: bool) -> str:  # noqa: ARG001
    """The style sheet in these colours, its text at the scale and for the language in force.

    Both are arguments all the same: they are what the sheet is remembered by.
    """
    sheet = _SIZE.sub(lambda found: f"{max(11, round(int(found[1]) * scale))}px", _TEMPLATE)
    values = {name: getattr(tokens, name) for name in NAMES}
    values |= {f"icon_{name}": icon_file(icon, tokens.ink2, 12) for name, icon in _ICONS.items()}
    # The longest first: `@ink2` must not be read as `@ink` and a 2.
    for name in sorted(values, key=len, reverse=True):
        sheet = sheet.replace(f"@{name}", values[name])
    return sheet + _labels()


def _labels() -> str:
    """Rules for labels by the role of their text, so that they follow scale and language without being told."""
    rules = []
    for role in ROLES:
        font = fonts.font(role)
        names = ", ".join(f'"{family}"' for family in font.families())
        rules.append(
            f'QLabel[textrole="{role}"] {{ font-family: {names}; font-size: {font.pixelSize()}px; '
            f"font-weight: {int(font.weight())}; }}"
        )
        rules.append(f'QLabel[textrole="{role}"][strong="true"] {{ font-weight: 600; }}')
    return "\n".join(rules)
