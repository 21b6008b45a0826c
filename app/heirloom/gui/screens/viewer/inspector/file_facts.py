"""The file: name, kind, size, pixels, camera and lens; folded until somebody wants to know."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QWidget

from heirloom.core.records import Camera, Item
from heirloom.gui import dates
from heirloom.gui.joining import labelled
from heirloom.gui.language import Translated
from heirloom.gui.screens.viewer.inspector.section import Section
from heirloom.gui.widgets import Text


class FileFacts(Translated, Section):
    """Labels with their values, as many as are known."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self._item: Item | None = None
        self._open = False
        self._summary = Text(role="small", tone="ink2", wraps=True)
        self._table = QWidget()
        self._grid = QGridLayout(self._table)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(14)
        self._grid.setVerticalSpacing(4)
        self._grid.setColumnStretch(1, 1)
        self._table.hide()
        self.body.addWidget(self._summary)
        self.body.addWidget(self._table)
        self.link.connect(self._toggle)

    def show_item(self, item: Item) -> None:
        """Another file."""
        self._item = item
        self.retranslate()

    def retranslate(self) -> None:
        self.set_heading(self.tr("The file"), self.tr("Less") if self._open else self.tr("Details"))
        while (entry := self._grid.takeAt(0)) is not None:
            if (widget := entry.widget()) is not None:
                widget.deleteLater()
        item = self._item
        if item is None:
            return
        self._summary.setText(item.original_name)
        for row, (name, value) in enumerate(self._facts(item)):
            self._grid.addWidget(Text(name, "small", "ink3"), row, 0, Qt.AlignmentFlag.AlignTop)
            shown = Text(value, "small", "ink2", wraps=True)
            shown.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            shown.setAccessibleName(labelled(name, value))
            self._grid.addWidget(shown, row, 1)

    def _facts(self, item: Item) -> list[tuple[str, str]]:
        facts = [(self.tr("Kind"), item.media_type), (self.tr("Size"), dates.size_text(item.bytes))]
        if item.size is not None:
            facts.append((self.tr("Pixels"), pixels_text(item)))
        if item.pages is not None:
            facts.append((self.tr("Pages"), dates.count_text(item.pages)))
        if item.camera is not None:
            facts.append((self.tr("Camera"), camera_text(item.camera)))
        if item.camera is not None and item.camera.lens:
            facts.append((self.tr("Lens"), item.camera.lens))
        facts.append((self.tr("Sealed"), dates.moment_text(item.imported_at.astimezone())))
        return [(name, value) for name, value in facts if value]

    def _toggle(self) -> None:
        self._open = not self._open
        self._table.setVisible(self._open)
        self.retranslate()


def camera_text(camera: Camera) -> str:
    """Maker and model, the maker once: "Apple iPhone 8", "Canon EOS 5D"."""
    make, model = (camera.make or "").strip(), (camera.model or "").strip()
    if make and model and model.lower().startswith(make.split()[0].lower()):
        return model
    return f"{make} {model}".strip()


def pixels_text(item: Item) -> str:
    """Width and height in figures: "4,032 × 3,024"."""
    if item.size is None:
        return ""
    return f"{dates.count_text(item.size.width)} × {dates.count_text(item.size.height)}"
