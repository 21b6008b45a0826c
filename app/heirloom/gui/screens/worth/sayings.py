"""Words of this page: why something may be a keepsake or clutter, and what a stack holds."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QObject

from heirloom.core.screening import FACE_CUT, Clutter, Stack, Treasure, Verdict, Why
from heirloom.gui.joining import listed

TREASURE_ICONS: Final = {
    Treasure.ONLY_COPY: "archive",
    Treasure.HANDWRITING: "feather",
    Treasure.LETTER: "mail",
    Treasure.DRAWING: "palette",
    Treasure.SCANNED_PRINT: "image",
    Treasure.OLD: "history",
    Treasure.OPENED: "eye",
    Treasure.NAMED_DAY: "calendar",
    Treasure.RARE_PLACE: "map-pin",
    Treasure.SPOKEN_OF: "pencil",
    Treasure.PORTRAIT: "user-round",
}
CLUTTER_ICONS: Final = {
    Clutter.BROKEN: "file",
    Clutter.BLANK: "square",
    Clutter.TINY: "minimize",
    Clutter.BLURRED: "eye-off",
    Clutter.DARK: "moon",
    Clutter.ACCIDENTAL: "camera",
    Clutter.SCREENSHOT: "monitor",
    Clutter.RECEIPT: "file-text",
    Clutter.FORWARD: "message-circle",
    Clutter.NEAR_DUPLICATE: "copy",
    Clutter.BURST: "gallery-vertical-end",
    Clutter.ADVERT: "mail",
    Clutter.EMPTY_CHAT: "message-circle",
}


class Sayings(QObject):
    """Sentences by kind: only a QObject's own `tr` has plural forms for the tools."""

    # Reasons

    def reason(self, why: Why) -> str:
        """One reason in a few words, as a pill says it."""
        if why.kind is Clutter.ACCIDENTAL and why.words == FACE_CUT:
            return self.tr("The frame cuts faces off")
        return self._treasure(why) if isinstance(why.kind, Treasure) else self._clutter(why.kind)

    def icon(self, why: Why) -> str:
        """The sign that stands before it."""
        if isinstance(why.kind, Treasure):
            is_many = why.kind is Treasure.PORTRAIT and (why.count or 1) > 1
            return "users-round" if is_many else TREASURE_ICONS[why.kind]
        return CLUTTER_ICONS[why.kind]

    def suggested(self, verdict: Verdict) -> str:
        """What a screen reader adds to a tile: "suggested keepsake, only copy you have"."""
        reasons = [self.reason(why) for why in verdict.treasure]
        return listed(self.tr("suggested keepsake"), *(_lowered(reason) for reason in reasons))

    def _treasure(self, why: Why) -> str:
        count, words = why.count or 0, why.words
        match why.kind:
            case Treasure.ONLY_COPY:
                return self.tr("Only copy you have")
            case Treasure.HANDWRITING:
                return self.tr("Handwriting, {year}").format(year=words) if words else self.tr("Handwriting")
            case Treasure.LETTER:
                return self.tr("Letter, {who}").format(who=words) if words else self.tr("Letter")
            case Treasure.DRAWING:
                return self.tr("Drawn by hand")
            case Treasure.SCANNED_PRINT:
                return self.tr("Scanned print")
            case Treasure.OLD:
                return self.tr("From {year}").format(year=words) if words else self.tr("Among the oldest")
            case Treasure.OPENED:
                return self.tr("Opened %Ln time(s)", "", count) if count else self.tr("Opened often")
            case Treasure.NAMED_DAY:
                return words or self.tr("A day with a name")
            case Treasure.RARE_PLACE:
                return self.tr("Rare place, {place}").format(place=words) if words else self.tr("Rare place")
            case Treasure.SPOKEN_OF:
                return self.tr("You wrote about it")
        return self.tr("%Ln people in it", "", count) if count > 1 else self.tr("Portrait")

    def _clutter(self, kind: Clutter | Treasure) -> str:
        match kind:
            case Clutter.BROKEN:
                return self.tr("Broken file")
            case Clutter.BLANK:
                return self.tr("Blank")
            case Clutter.TINY:
                return self.tr("Very small")
            case Clutter.BLURRED:
                return self.tr("Blurred")
            case Clutter.DARK:
                return self.tr("Too dark")
            case Clutter.ACCIDENTAL:
                return self.tr("Taken by accident")
            case Clutter.SCREENSHOT:
                return self.tr("Screenshot")
            case Clutter.RECEIPT:
                return self.tr("Receipt")
            case Clutter.FORWARD:
                return self.tr("Made to be passed on")
            case Clutter.NEAR_DUPLICATE:
                return self.tr("A better copy stays")
            case Clutter.BURST:
                return self.tr("A sharper one stays")
            case Clutter.ADVERT:
                return self.tr("Advertising")
        return self.tr("Empty chat")

    # Stacks

    def title(self, kind: Clutter) -> str:
        """What a stack is called."""
        match kind:
            case Clutter.BROKEN:
                return self.tr("Broken files")
            case Clutter.BLANK:
                return self.tr("Blank pages and pictures")
            case Clutter.TINY:
                return self.tr("Very small pictures")
            case Clutter.BLURRED:
                return self.tr("Blurred")
            case Clutter.DARK:
                return self.tr("Too dark")
            case Clutter.ACCIDENTAL:
                return self.tr("In a pocket or by accident")
            case Clutter.SCREENSHOT:
                return self.tr("Screenshots")
            case Clutter.RECEIPT:
                return self.tr("Parking and till receipts")
            case Clutter.FORWARD:
                return self.tr("Passed-on pictures")
            case Clutter.NEAR_DUPLICATE:
                return self.tr("Look-alikes")
            case Clutter.BURST:
                return self.tr("Bursts")
            case Clutter.ADVERT:
                return self.tr("Advertising mail")
        return self.tr("Empty chats")

    def sentence(self, stack: Stack) -> str:
        """What can be said of all that lies in a stack."""
        match stack.kind:
            case Clutter.BROKEN:
                return self.tr("They cannot be opened to the end")
            case Clutter.BLANK:
                return self.tr("There is nothing on them")
            case Clutter.TINY:
                return self.tr("Too small to make anything out")
            case Clutter.BLURRED:
                return self.tr("Nothing in the picture is sharp")
            case Clutter.DARK:
                return self.tr("Hardly anything can be seen")
            case Clutter.ACCIDENTAL:
                return self.tr("Nothing readable in the picture")
            case Clutter.SCREENSHOT:
                return self.tr("No faces, only what stood on a screen")
            case Clutter.RECEIPT:
                years = stack.older_than_years
                return self.tr("Older than %Ln year(s)", "", years) if years else self.tr("Slips with a sum on them")
            case Clutter.FORWARD:
                return self.tr("Slogans and jokes, made to be passed on")
            case Clutter.NEAR_DUPLICATE:
                return self.tr("%Ln group(s); the best of each stays", "", stack.groups)
            case Clutter.BURST:
                return self.tr("%Ln burst(s); the sharpest of each stays", "", stack.groups)
            case Clutter.ADVERT:
                return self.tr("Written to many, not to you")
        return self.tr("Nobody said anything in them")

    def set_aside(self, kind: Clutter, count: int) -> str:
        """What the button of a stack does, for those who do not see the stack: "Set aside 41 screenshots"."""
        match kind:
            case Clutter.BROKEN:
                return self.tr("Set aside %Ln broken file(s)", "", count)
            case Clutter.BLANK:
                return self.tr("Set aside %Ln blank page(s) or picture(s)", "", count)
            case Clutter.TINY:
                return self.tr("Set aside %Ln very small picture(s)", "", count)
            case Clutter.BLURRED:
                return self.tr("Set aside %Ln blurred picture(s)", "", count)
            case Clutter.DARK:
                return self.tr("Set aside %Ln dark picture(s)", "", count)
            case Clutter.ACCIDENTAL:
                return self.tr("Set aside %Ln accidental picture(s)", "", count)
            case Clutter.SCREENSHOT:
                return self.tr("Set aside %Ln screenshot(s)", "", count)
            case Clutter.RECEIPT:
                return self.tr("Set aside %Ln receipt(s)", "", count)
            case Clutter.FORWARD:
                return self.tr("Set aside %Ln passed-on picture(s)", "", count)
            case Clutter.NEAR_DUPLICATE:
                return self.tr("Set aside %Ln look-alike(s)", "", count)
            case Clutter.BURST:
                return self.tr("Set aside %Ln picture(s) of bursts", "", count)
            case Clutter.ADVERT:
                return self.tr("Set aside %Ln piece(s) of advertising", "", count)
        return self.tr("Set aside %Ln empty chat(s)", "", count)


def strongest(whys: Sequence[Why]) -> Why | None:
    """The reason that is told where there is room for one."""
    return whys[0] if whys else None


def _lowered(text: str) -> str:
    """As it stands within a sentence; what begins with two capitals stays as it is."""
    return text[:1].lower() + text[1:] if not text[:2].isupper() else text


SAYINGS = Sayings()
