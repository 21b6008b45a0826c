"""Two pictures on the whole page: zoom and pan go for both, so that one looks at the same spot of each."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QRect, QSize, Qt, Signal
from PySide6.QtGui import QAccessible, QImage, QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from heirloom.bank import Card
from heirloom.core.errors import HeirloomError
from heirloom.gui import theme
from heirloom.gui.background import Background
from heirloom.gui.errors import problem
from heirloom.gui.grid.fetch.decoding import Fit
from heirloom.gui.grid.previews import Previews
from heirloom.gui.language import Translated
from heirloom.gui.screens.viewer.picture.images import Shown
from heirloom.gui.screens.viewer.picture.loader import PictureLoader, RendersPictures
from heirloom.gui.screens.worth.compare.bout import Bout
from heirloom.gui.screens.worth.compare.cut_text import CutText
from heirloom.gui.screens.worth.compare.facts import line_of, title_of
from heirloom.gui.screens.worth.compare.linked import LinkedCanvas
from heirloom.gui.screens.worth.compare.pair import choice_of, is_plain_tab
from heirloom.gui.screens.worth.compare.verdict_buttons import VerdictButtons
from heirloom.gui.widgets import Button, Text


class _Side(QWidget):
    """One of the two: its picture, and below it what it is called."""

    def __init__(self, loader: PictureLoader, previews: Previews) -> None:
        super().__init__()
        self.card: Card | None = None
        self.canvas = LinkedCanvas()
        self.canvas.set_margin(4)
        self.words = CutText(role="small", tone="ink2")
        self._loader = loader
        self._previews = previews
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addWidget(self.canvas, 1)
        column.addWidget(self.words)
        loader.setParent(self)
        loader.loaded.connect(self._loaded)
        loader.patched.connect(self._patched)
        loader.failed.connect(self._failed)
        self.canvas.size_wanted.connect(self._fetch)
        self.canvas.part_wanted.connect(self._sharpen)

    def show_card(self, card: Card | None) -> None:
        if card is None:
            self.card = None
            self._loader.forget()
            self.canvas.clear()
            self.words.set_text("")
            return
        if self.card is not None and self.card.number == card.number:
            return
        self.card = card
        size = None if card.size is None else QSize(card.size.width, card.size.height)
        self.canvas.begin(size, card.turned, self._previews.peek(card.number, Fit(512), card.turned % 4))
        self.canvas.setAccessibleName(card.caption or card.title or card.name)

    def _is(self, number: int) -> bool:
        return self.card is not None and self.card.number == number

    def _fetch(self, px: int) -> None:
        if self.card is not None:
            self._loader.show(self.card.number, px)

    def _sharpen(self, part: QRect, px: int) -> None:
        if self.card is not None:
            self._loader.sharpen(self.card.number, part, px)

    def _patched(self, number: int, part: QRect, image: QImage) -> None:
        if self._is(number):
            self.canvas.set_part(part, image)

    def _loaded(self, number: int, shown: Shown) -> None:
        if self._is(number):
            self.canvas.set_picture(shown)

    def _failed(self, number: int, error: HeirloomError) -> None:
        if self._is(number):
            self.canvas.set_loading(False)
            self.words.set_text(problem(error).text)


class LargeCompare(Translated, QWidget):
    """`chosen` carries a Choice; `closed` and `swap_wanted` nothing. It is dark in either theme, as the viewer is."""

    chosen = Signal(object)
    closed = Signal()
    swap_wanted = Signal()
    undo_wanted = Signal()

    def __init__(
        self, viewing: RendersPictures, background: Background, previews: Previews, parent: QWidget | None = None
    ) -> None:
        self._bout: Bout | None = None
        self._cards: dict[int, Card] = {}
        self._place = (1, 1)
        self.back = Button(kind="quiet", icon="chevron-left")
        self.title = Text(role="section")
        self.count = Text(role="small", tone="ink2")
        self.swap = Button(kind="quiet", icon="refresh-cw")
        self.undo = Button(kind="quiet", icon="undo-2")
        self.buttons = VerdictButtons()
        self.sides = tuple(_Side(PictureLoader(viewing, background), previews) for _ in range(2))
        super().__init__(parent)
        theme.force_dark(self)
        theme.ground(self, "canvas")
        self._lay_out()
        left, right = (side.canvas for side in self.sides)
        left.link(right)
        right.link(left)
        for canvas in (left, right):
            canvas.installEventFilter(self)
        self.back.clicked.connect(self.closed)
        self.swap.clicked.connect(self.swap_wanted)
        self.undo.clicked.connect(self.undo_wanted)
        self.buttons.chosen.connect(self.chosen)

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 10, 16, 14)
        column.setSpacing(10)
        head = QHBoxLayout()
        head.addWidget(self.back)
        head.addSpacing(8)
        head.addWidget(self.title)
        head.addSpacing(8)
        head.addWidget(self.count)
        head.addStretch(1)
        head.addWidget(self.undo)
        head.addWidget(self.swap)
        column.addLayout(head)
        pictures = QHBoxLayout()
        pictures.setSpacing(12)
        for side in self.sides:
            pictures.addWidget(side, 1)
        column.addLayout(pictures, 1)
        column.addWidget(self.buttons, 0, Qt.AlignmentFlag.AlignHCenter)

    def show_bout(self, bout: Bout, cards: dict[int, Card], place: tuple[int, int]) -> None:
        """The pair that the card shows."""
        self._bout, self._cards, self._place = bout, cards, place
        shown = [cards.get(bout.left.number), cards.get(bout.right.number)]
        for side, card in zip(self.sides, shown, strict=True):
            side.show_card(card)
        self.buttons.propose(left=not bout.swapped)
        self.retranslate()

    def clear(self) -> None:
        """Nothing of any memory stays."""
        for side in self.sides:
            side.show_card(None)

    def foot(self) -> QWidget:
        """What begins the foot of the page: what the left one is called."""
        return self.sides[0].words

    def focus_content(self) -> None:
        self.sides[0].canvas.setFocus(Qt.FocusReason.OtherFocusReason)

    def retranslate(self) -> None:
        self.back.setText(self.tr("Worth keeping?"))
        self.back.setAccessibleName(self.tr("Back to {place}").format(place=self.tr("Worth keeping?")))
        self.back.setToolTip(self.tr("Back (Esc)"))
        self.swap.setText(self.tr("Swap places"))
        self.swap.setAccessibleName(self.tr("Swap places"))
        self.swap.setToolTip(self.tr("Swap places (Tab)"))
        self.undo.setText(self.tr("Undo"))
        self.undo.setAccessibleName(self.tr("Undo"))
        self.undo.setToolTip(self.tr("Undo (Z)"))
        if self._bout is None:
            return
        self.title.setText(title_of(self._bout.twins))
        self.count.setText(self.tr("{i} of {n} pairs").format(i=self._place[0], n=self._place[1]))
        for side in self.sides:
            if side.card is not None:
                side.words.set_text(line_of(side.card))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Tab on a picture swaps, but for those whom a screen reader leads through the window."""
        is_press = isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress
        if is_press and is_plain_tab(event) and not QAccessible.isActive():
            self.swap_wanted.emit()
            return True
        return False

    def keyPressEvent(self, event: QKeyEvent) -> None:
        choice = choice_of(event)
        canvas = self.sides[0].canvas
        if choice is not None:
            self.chosen.emit(choice)
            return
        match event.key():
            case Qt.Key.Key_Space:
                self.closed.emit()
            case Qt.Key.Key_Z if not event.modifiers():
                self.undo_wanted.emit()
            case Qt.Key.Key_Plus | Qt.Key.Key_Equal:
                canvas.zoom_in()
            case Qt.Key.Key_Minus:
                canvas.zoom_out()
            case Qt.Key.Key_0:
                canvas.fit()
            case Qt.Key.Key_1:
                canvas.actual_size()
            case _:
                super().keyPressEvent(event)
