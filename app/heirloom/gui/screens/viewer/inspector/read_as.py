"""The words that were read in a picture or on scanned pages, those that were looked for highlighted."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QWidget

from heirloom.bank import ItemDetail
from heirloom.core.records import Kind, PassageSource
from heirloom.gui.language import Translated
from heirloom.gui.screens.viewer.inspector.in_place import InPlace
from heirloom.gui.screens.viewer.inspector.section import Section

_SHORT = 600


class ReadAs(Translated, Section):
    """Hidden where nothing was read."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self._text = ""
        self._kind = Kind.PHOTO
        self._words: tuple[str, ...] = ()
        self._whole = False
        self._shown = InPlace(lines=True)
        self._shown.setReadOnly(True)
        self.body.addWidget(self._shown)
        self.link.connect(self._toggle)

    def show_detail(self, detail: ItemDetail, words: Sequence[str]) -> None:
        """Another memory's words."""
        self._text = read_text(detail)
        self._kind, self._words, self._whole = detail.item.kind, tuple(words), False
        self.setVisible(bool(self._text))
        self.retranslate()

    def retranslate(self) -> None:
        heading = self.tr("Read as") if self._kind is Kind.DOCUMENT else self.tr("Text in this picture")
        is_long = len(self._text) > _SHORT
        more = (self.tr("Show less") if self._whole else self.tr("Show all")) if is_long else ""
        self.set_heading(heading, more)
        cut = is_long and not self._whole
        self._shown.set_stored(f"{self._text[:_SHORT].rsplit(None, 1)[0]} …" if cut else self._text)
        self._shown.setAccessibleName(heading)
        self._shown.mark(self._words)

    def _toggle(self) -> None:
        self._whole = not self._whole
        self.retranslate()


def read_text(detail: ItemDetail) -> str:
    """What was recognised by its looks, page after page."""
    return "\n".join(one.text.strip() for one in detail.texts if one.source is PassageSource.OCR).strip()
