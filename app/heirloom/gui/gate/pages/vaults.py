"""Another vault: those that were opened here, one from elsewhere, or a new one."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Final

from PySide6.QtCore import QStandardPaths, Qt, Signal
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QVBoxLayout, QWidget

from heirloom.gui import theme
from heirloom.gui.gate.door import Seen, State
from heirloom.gui.gate.first_run.parts.notice import Notice
from heirloom.gui.gate.pages.column import Column, row, space_above
from heirloom.gui.gate.places import drive_name, opened_text, shown_path
from heirloom.gui.language import Translated
from heirloom.gui.preferences import KnownVault
from heirloom.gui.widgets.buttons import Button, IconButton
from heirloom.gui.widgets.labels import Card, Heading, Text

_TEXT_PX: Final = 280


class VaultsPage(Translated, Column):
    """`chosen(Path)`, `forgotten(Path)`, `new_wanted`; `picked(Path)` is a folder that may or may not hold a vault."""

    chosen = Signal(object)
    picked = Signal(object)
    forgotten = Signal(object)
    new_wanted = Signal()
    back_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent, width_px=460)
        self._known: tuple[KnownVault, ...] = ()
        self._seen: Mapping[str, Seen] = {}
        self._hidden = False
        self.rows: list[VaultRow] = []
        self.title = Heading("", "title-s")
        self.sentence = Text("", "body", "ink2", wraps=True)
        self._list = QVBoxLayout()
        self._list.setSpacing(8)
        self.notice = Notice()
        self.open = Button("", icon="folder-open")
        self.make = Button("", icon="plus")
        self.back = Button("", "link")
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        buttons.addWidget(self.open)
        buttons.addWidget(self.make)
        buttons.addStretch(1)
        column = self.column
        column.addWidget(self.title)
        column.addSpacing(6)
        column.addWidget(self.sentence)
        column.addSpacing(18)
        column.addLayout(self._list)
        column.addWidget(space_above(self.notice, 8))
        column.addSpacing(16)
        column.addLayout(buttons)
        column.addSpacing(20)
        column.addLayout(row(self.back, QWidget()))
        self.open.clicked.connect(self._ask_where)
        self.make.clicked.connect(self.new_wanted)
        self.back.clicked.connect(self.back_wanted)

    def show_vaults(self, known: Sequence[KnownVault], seen: Mapping[str, Seen], *, hidden: bool) -> None:
        """The vaults that were opened here; without names and places where `hidden`."""
        self._known, self._seen, self._hidden = tuple(known), dict(seen), hidden
        self.notice.say("info", "")
        while self.rows:
            gone = self.rows.pop()
            self._list.removeWidget(gone)
            gone.deleteLater()
        for one in self._known:
            shown = VaultRow(one, hidden=hidden)
            shown.open.clicked.connect(lambda _=False, path=Path(one.path): self.chosen.emit(path))
            shown.forget.clicked.connect(lambda _=False, path=Path(one.path): self.forgotten.emit(path))
            self.rows.append(shown)
            self._list.addWidget(shown)
            if one.path in seen:
                shown.show_seen(seen[one.path])
        self.retranslate()
        self.settle()

    def show_seen(self, seen: Seen) -> None:
        for one in self.rows:
            one.show_seen(seen)

    def take_focus(self) -> None:
        (self.rows[0].open if self.rows else self.open).setFocus()

    def refuse(self, path: Path) -> None:
        """The folder that was picked holds no vault."""
        text = self.tr("There is no vault in “{name}”.").replace("{name}", path.name or str(path))
        self.notice.say("warn", text)

    def _ask_where(self) -> None:
        folder = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.PicturesLocation)
        dialog = QFileDialog(self, self.tr("Open a vault"), folder)
        dialog.setFileMode(QFileDialog.FileMode.Directory)
        dialog.setOption(QFileDialog.Option.ShowDirsOnly)
        dialog.fileSelected.connect(lambda path: self.picked.emit(Path(path)))
        dialog.open()

    def retranslate(self) -> None:
        self.title.setText(self.tr("Which vault?"))
        self.sentence.setText(
            self.tr("Those that were opened on this computer.") if self._known else self.tr("None was opened here yet.")
        )
        self.open.setText(self.tr("Open a vault from a folder…"))
        self.make.setText(self.tr("Make a new vault…"))
        self.back.setText(self.tr("Back"))
        for one in self.rows:
            one.retranslate()


class VaultRow(Translated, Card):
    """One vault: its name, where it lies, whether it is there."""

    def __init__(self, known: KnownVault, *, hidden: bool) -> None:
        super().__init__()
        self._known = known
        self._hidden = hidden
        self._seen: Seen | None = None
        self.name = Text("", "day")
        self.place = Text("", "small", "ink3")
        self.open = Button("", size="small")
        self.forget = IconButton("x", side=26, icon_px=14)
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(self.name)
        words.addWidget(self.place)
        line = QHBoxLayout(self)
        line.setContentsMargins(14, 10, 8, 10)
        line.setSpacing(8)
        line.addLayout(words, 1)
        line.addWidget(self.open)
        line.addWidget(self.forget)

    def show_seen(self, seen: Seen) -> None:
        if str(seen.path) == self._known.path:
            self._seen = seen
            self.retranslate()

    def retranslate(self) -> None:
        path = Path(self._known.path)
        label = self._seen.label if self._seen else None
        name = path.name if self._hidden or not label else label
        if self._hidden:
            name = "Heirloom"
        self.name.setText(name)
        self.place.setText("\n".join(map(_elided, self._place(path).splitlines())))
        self.place.setToolTip("" if self._hidden else str(path))
        self.open.setText(self.tr("Open"))
        self.open.setAccessibleName(self.tr("Open {name}").replace("{name}", name))
        self.forget.set_name(self.tr("Take it off this list; the vault stays as it is"))

    def _place(self, path: Path) -> str:
        if self._seen is not None and self._seen.state is State.MISSING:
            drive = drive_name(path)
            if drive is not None and not self._hidden:
                return self.tr("The drive “{name}” is not connected.").replace("{name}", drive)
            return self.tr("Not in its folder just now.")
        opened = self._known.opened_at
        when = opened_text(opened.astimezone()) if opened else ""
        return when if self._hidden else "\n".join(filter(None, (shown_path(path, Path.home()), when)))


def _elided(text: str) -> str:
    return QFontMetrics(theme.fonts.font("small")).elidedText(text, Qt.TextElideMode.ElideMiddle, theme.px(_TEXT_PX))
