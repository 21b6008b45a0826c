"""Tags as chips: take one away, add one, with the tags that are used already to choose from."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QStringListModel, Qt, Signal
from PySide6.QtWidgets import QCompleter, QWidget

from heirloom.bank import Bank
from heirloom.gui import theme
from heirloom.gui.background import Background
from heirloom.gui.language import Translated
from heirloom.gui.screens.viewer.inspector.line_edit import EditField
from heirloom.gui.screens.viewer.inspector.section import Section
from heirloom.gui.widgets import Chip, ChipFlow

_FIELD_PX = 150


class Tags(Translated, Section):
    """`added` and `removed` carry a tag."""

    added = Signal(str)
    removed = Signal(str)

    def __init__(self, bank: Bank, background: Background, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self._shelf = bank.shelf
        self._background = background
        self._tags: tuple[str, ...] = ()
        self._flow = ChipFlow()
        self._add = Chip(icon="plus", state="add", height=24)
        self._field = EditField()
        self._field.setProperty("extent", "small")
        self._field.setFixedWidth(theme.px(_FIELD_PX))
        self._field.hide()
        self._known = QStringListModel(self)
        completer = QCompleter(self._known, self)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        completer.activated.connect(lambda _: self._done(save=True))
        self._field.setCompleter(completer)
        self.body.addWidget(self._flow)
        self._flow.add(self._add)
        self._flow.add(self._field)
        self._add.clicked.connect(self.begin)
        self._field.done.connect(self._done)

    def retranslate(self) -> None:
        self.set_heading(self.tr("Tags"))
        self._add.set_text(self.tr("Add"))
        self._add.setAccessibleName(self.tr("Add a tag (T)"))
        self._add.setToolTip(self.tr("Add a tag (T)"))
        self._field.setAccessibleName(self.tr("New tag"))
        self._field.setPlaceholderText(self.tr("New tag"))

    def show_tags(self, tags: Sequence[str]) -> None:
        """Another memory's tags, or the same one's changed."""
        if tuple(tags) == self._tags and self._chips():
            return
        self._tags = tuple(tags)
        for chip in self._chips():
            chip.setParent(None)  # which takes it out of the flow
            chip.deleteLater()
        for place, tag in enumerate(self._tags):
            chip = Chip(tag, removable=True, height=24)
            chip.setAccessibleName(self.tr("Tag {tag}").format(tag=tag))
            chip.setToolTip(self.tr("Delete takes the tag away"))
            chip.removed.connect(lambda tag=tag: self.removed.emit(tag))
            self._flow.insert(place, chip)

    def begin(self) -> None:
        """Let a tag be typed."""
        shelf = self._shelf
        self._background.run(shelf.tags, lambda tags: self._known.setStringList(list(tags)), owner=self)
        self._add.hide()
        self._field.clear()
        self._field.show()
        self._field.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def save(self) -> None:
        """A tag that was being typed is added."""
        if not self._field.isHidden():
            self._done(save=True)

    def _done(self, save: bool) -> None:
        tag = " ".join(self._field.text().split())
        self._field.clear()
        self._field.hide()
        self._add.show()
        if save and tag and tag not in self._tags:
            self.added.emit(tag)

    def _chips(self) -> list[QWidget]:
        return [one for one in self._flow.widgets() if one not in (self._add, self._field)]
