"""The head of an album: where it lies, its hero, name and span, what might belong to it, and what is shown of it."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from heirloom.core.albums import Album, AlbumKind
from heirloom.gui.dates import count_text
from heirloom.gui.grid.faces import Faces
from heirloom.gui.joining import in_sentences
from heirloom.gui.language import Translated
from heirloom.gui.screens.albums.making.rule_words import RuleWords
from heirloom.gui.screens.albums.words import AlbumWords
from heirloom.gui.widgets.buttons import Button
from heirloom.gui.widgets.chips import Chip
from heirloom.gui.widgets.labels import Text
from heirloom.gui.widgets.notices import Banner
from heirloom.gui.widgets.title_row import TitleRow

HERO_PX = QSize(132, 84)


class AlbumHead(Translated, QWidget):
    """Signals are what one can ask of the album here; `above_wanted` carries an album's id, empty for all albums."""

    above_wanted = Signal(str)
    teach_wanted = Signal()
    rule_wanted = Signal()
    confirm_wanted = Signal()
    filtered = Signal(bool)
    """Whether only what the computer added is shown."""

    def __init__(self, faces: Faces, parent: QWidget | None = None) -> None:
        self._album: Album | None = None
        self._path: tuple[Album, ...] = ()
        self._words, self._rules = AlbumWords(), RuleWords()
        self._hero = HeroPrint(faces)
        self._crumbs = QWidget()
        self._crumb_row = QHBoxLayout(self._crumbs)
        self._name = TitleRow()
        self._below = Text(role="small", tone="ink2")
        self.edit_rule = Button(kind="link")
        self.strip = Banner("accent")
        self._all = Chip()
        self._added = Chip()
        self.confirm = Button(kind="link")
        self._filters = QWidget()
        super().__init__(parent)
        self._lay_out()
        self.strip.pressed.connect(self.teach_wanted)
        self.edit_rule.clicked.connect(self.rule_wanted)
        self.confirm.clicked.connect(self.confirm_wanted)
        self._all.clicked.connect(lambda: self._filter(machine=False))
        self._added.clicked.connect(lambda: self._filter(machine=True))
        self.set_filter(machine=False)

    def _lay_out(self) -> None:
        self._crumb_row.setContentsMargins(0, 0, 0, 0)
        self._crumb_row.setSpacing(6)
        below = QHBoxLayout()
        below.setSpacing(12)
        below.addWidget(self._below)
        below.addWidget(self.edit_rule)
        below.addStretch(1)
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addStretch(1)
        words.addWidget(self._crumbs)
        words.addWidget(self._name)
        words.addLayout(below)
        words.addStretch(1)
        top = QHBoxLayout()
        top.setSpacing(18)
        top.addWidget(self._hero, 0, Qt.AlignmentFlag.AlignVCenter)
        top.addLayout(words, 1)
        top.addWidget(self._filters, 0, Qt.AlignmentFlag.AlignBottom)
        row = QHBoxLayout(self._filters)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        for part in (self.confirm, self._all, self._added):
            row.addWidget(part)
        for chip in (self._all, self._added):
            chip.setCheckable(True)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 4, 24, 10)
        column.setSpacing(10)
        column.addLayout(top)
        column.addWidget(self.strip)

    def show_album(self, album: Album | None, path: Sequence[Album], hero: int | None) -> None:
        """This album, which lies in those of `path`."""
        self._album, self._path = album, tuple(path)
        self._hero.show_number(hero)
        self.retranslate()

    def set_filter(self, *, machine: bool) -> None:
        """Without telling."""
        for chip, on in ((self._all, not machine), (self._added, machine)):
            chip.setChecked(on)
            chip.set_state("on" if on else "plain")
        self.confirm.setVisible(machine)

    def _filter(self, *, machine: bool) -> None:
        self.set_filter(machine=machine)
        self.filtered.emit(machine)

    def retranslate(self) -> None:
        album = self._album
        self._show_crumbs()
        self._all.set_text(self.tr("All"))
        self.confirm.setText(self.tr("All of these belong"))
        self.confirm.setAccessibleName(self.confirm.text())
        self.edit_rule.setText(self.tr("Edit the rule…"))
        self.edit_rule.setAccessibleName(self.edit_rule.text())
        if album is None:
            return
        self._name.set_title(album.name)
        self._name.tell(self._words.holds(album))
        is_rule = album.kind is AlbumKind.RULE
        self.edit_rule.setVisible(is_rule)
        self._below.setText(self._about(album))
        self._below.setVisible(bool(self._below.text()))
        self._added.set_text(self.tr("Added by Heirloom · {n}").format(n=count_text(album.added)))
        self._filters.setVisible(album.added > 0)
        self._show_strip(album)
        self.setAccessibleName(in_sentences(self._words.described(album), self._below.text()))

    def _about(self, album: Album) -> str:
        if album.kind is AlbumKind.RULE and album.rule is not None:
            return self._rules.told(album.rule)
        if album.kind is AlbumKind.TAUGHT and album.like:
            return self.tr("Started from: {sentence}").format(sentence=album.like)
        return ""

    def _show_strip(self, album: Album) -> None:
        taught = album.kind is AlbumKind.TAUGHT
        self.strip.setVisible(taught)
        if not taught:
            return
        if album.waiting:
            said = self.tr("%Ln might belong here", "", album.waiting)
            self.strip.set_text(said, self.tr("Go through them"))
        elif album.answers_needed:
            said = self.tr(
                "Too early to say how well it is learned: give %Ln more answer(s).", "", album.answers_needed
            )
            self.strip.set_text(said, self.tr("Teach it"))
        else:
            self.strip.set_text(self.tr("Nothing waits. New pictures are checked as they arrive."), self.tr("Teach it"))

    def _show_crumbs(self) -> None:
        while self._crumb_row.count():
            item = self._crumb_row.takeAt(0)
            widget = item.widget() if item is not None else None
            if widget is not None:
                widget.deleteLater()
        links = [("", self.tr("Albums")), *((album.id, album.name) for album in self._path)]
        for album_id, name in links:
            link = Button(name, "link")
            link.setAccessibleName(name)
            link.clicked.connect(lambda _=False, album_id=album_id: self.above_wanted.emit(album_id))
            self._crumb_row.addWidget(link)
            self._crumb_row.addWidget(Text("›", "small", "ink3"))
        self._crumb_row.addStretch(1)


class HeroPrint(QWidget):
    """The album's picture; hidden where it holds nothing."""

    def __init__(self, faces: Faces, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._faces = faces
        self._number: int | None = None
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setFixedSize(HERO_PX)
        faces.arrived.connect(self.update)
        self.hide()

    def show_number(self, number: int | None) -> None:
        self._number = number
        self.setVisible(number is not None)
        self._faces.want(self, [] if number is None else [number], HERO_PX)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        if self._number is not None:
            painter = QPainter(self)
            self._faces.paint(painter, self.rect(), self._number)
            painter.end()
