"""Names of albums: what is wrong with one, and the question for another."""

from __future__ import annotations

import unicodedata
from typing import Final

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtWidgets import QWidget

from heirloom.core.albums import Album
from heirloom.gui.language import Translated
from heirloom.gui.screens.albums.album_list import Listed
from heirloom.gui.widgets.field import Field, Remark
from heirloom.gui.widgets.labels import Heading
from heirloom.gui.widgets.modal import CANCEL, Choice, Modal

LONGEST: Final = 200
_RENAME: Final = "rename"
translate = QCoreApplication.translate


def name_trouble(name: str, listed: Listed, parent: str | None, of: str | None = None) -> str:
    """Why an album cannot be called so at this place; empty where it can. `of` is the album that has the name now."""
    tidy = " ".join(name.split())
    if not tidy:
        return translate("AlbumNames", "Give it a name first.")
    if len(tidy) > LONGEST:
        return translate("AlbumNames", "This name is too long.")
    for album in listed.albums:
        if album.parent == parent and album.id != of and _folded(album.name) == _folded(tidy):
            return translate("AlbumNames", "There is an album of this name already.")
    return ""


class RenameQuestion(Translated, Modal):
    """`renamed` carries the new name."""

    renamed = Signal(str)

    def __init__(self, parent: QWidget, album: Album, listed: Listed) -> None:
        self._album, self._listed = album, listed
        self._title = Heading("", "title-xs")
        self.name = Field(large=True)
        self.remark = Remark()
        super().__init__(parent)
        for part in (self._title, self.name, self.remark):
            self.column.addWidget(part)
        self._buttons = self.add_buttons([Choice(CANCEL, ""), Choice(_RENAME, "", "primary")])
        self._buttons[1].clicked.disconnect()
        self._buttons[1].clicked.connect(self._rename)
        self.name.returnPressed.connect(self._rename)
        self.name.textEdited.connect(lambda _text: self.remark.say(""))
        self.name.setText(album.name)

    def ask_for_name(self) -> None:
        self.open()
        self.name.selectAll()
        self.name.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _rename(self) -> None:
        trouble = name_trouble(self.name.text(), self._listed, self._album.parent, self._album.id)
        self.name.set_error(bool(trouble))
        self.remark.say(trouble)
        if not trouble:
            name = " ".join(self.name.text().split())
            if name != self._album.name:
                self.renamed.emit(name)
            self.answer(_RENAME)

    def retranslate(self) -> None:
        self._title.setText(self.tr("Rename the album"))
        self.setAccessibleName(self._title.text())
        self.name.setAccessibleName(self.tr("Name of the album"))
        self._buttons[0].setText(self.tr("Cancel"))
        self._buttons[1].setText(self.tr("Rename"))


def _folded(name: str) -> str:
    return " ".join(unicodedata.normalize("NFC", name).casefold().split())
