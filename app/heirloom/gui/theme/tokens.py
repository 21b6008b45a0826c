"""Every colour of the window, by role, for paper and for night; nothing else in the program names a colour."""

from __future__ import annotations

from dataclasses import dataclass, fields


@dataclass(frozen=True, slots=True)
class Tokens:
    """One colour per role, as `#rrggbb`, or `#aarrggbb` where what lies below shows through."""

    paper: str
    """Ground of a page."""
    wall: str
    """Sidebar, inspector, quiet panels, hover of neutral buttons."""
    surface: str
    """Cards, fields, menus, popups, the chosen row of the sidebar."""
    sunken: str
    """What is pressed; wells."""
    ink: str
    """Text; icons under the pointer."""
    ink2: str
    """Secondary text; icons at rest."""
    ink3: str
    """Dates, counts, placeholders."""
    line: str
    """Hairlines, edge of a card."""
    line_strong: str
    """Edge of a control, of what floats."""
    accent: str
    """Bottle green: the one primary button, links, progress, selection."""
    accent_hover: str
    accent_press: str
    on_accent: str
    accent_soft: str
    """A chosen chip, a chosen row of a menu, words that were found."""
    on_accent_soft: str
    brass: str
    """Keepsakes, and the second series of a chart."""
    brass_soft: str
    danger: str
    danger_soft: str
    warn: str
    """Needs you; not broken."""
    warn_soft: str
    info: str
    info_soft: str
    focus: str
    disabled: str
    """Never the only carrier of a meaning."""
    docpaper: str
    """Paper of a document's tile."""
    track: str
    """Groove of a progress bar or slider."""
    placeholder: str
    """A tile whose preview is not there yet."""
    canvas: str
    """Behind a picture shown large."""

    # Over pictures: the same by day and by night.
    scrim: str = "#cc0f1210"
    """Behind white text on a picture."""
    on_scrim: str = "#ffffff"
    hero_top: str = "#000a0e0d"
    hero_bottom: str = "#d10a0e0d"
    """Gradient below the caption of a large picture, from `hero_top`."""
    ribbon: str = "#ddb664"
    """The keepsake's ribbon on a picture."""
    ribbon_edge: str = "#4a3a10"
    veil: str = "#730f1210"
    """Over the window while a question waits."""


LIGHT = Tokens(
    paper="#f6f5f2",
    wall="#ecebe6",
    surface="#ffffff",
    sunken="#e4e3dd",
    ink="#1d2320",
    ink2="#4f5752",
    ink3="#636963",
    line="#d8d6cf",
    line_strong="#81857b",
    accent="#1f5c49",
    accent_hover="#17483a",
    accent_press="#113a2e",
    on_accent="#ffffff",
    accent_soft="#ddeae3",
    on_accent_soft="#17483a",
    brass="#7d5a12",
    brass_soft="#f1e7cf",
    danger="#9c2f28",
    danger_soft="#f6e1de",
    warn="#845200",
    warn_soft="#f7e8cb",
    info="#2f5878",
    info_soft="#dfe9f1",
    focus="#1f5c49",
    disabled="#9b9f98",
    docpaper="#fbfaf6",
    track="#dedcd5",
    placeholder="#e4e3dd",
    canvas="#0f1210",
)

DARK = Tokens(
    paper="#151816",
    wall="#1b1f1c",
    surface="#222724",
    sunken="#0f1210",
    ink="#eceae3",
    ink2="#b9bcb4",
    ink3="#949a92",
    line="#333935",
    line_strong="#727a73",
    accent="#7fc7a8",
    accent_hover="#95d4b8",
    accent_press="#6ab595",
    on_accent="#0e1f18",
    accent_soft="#20382f",
    on_accent_soft="#a5dcc4",
    brass="#ddb664",
    brass_soft="#3a311d",
    danger="#f09a90",
    danger_soft="#43241f",
    warn="#e6b566",
    warn_soft="#3d2f17",
    info="#94bfe0",
    info_soft="#1f303d",
    focus="#7fc7a8",
    disabled="#6a716b",
    docpaper="#d6d3c9",
    track="#333935",
    placeholder="#222724",
    canvas="#0f1210",
)

NAMES: tuple[str, ...] = tuple(field.name for field in fields(Tokens))
"""All roles, in the order above."""
