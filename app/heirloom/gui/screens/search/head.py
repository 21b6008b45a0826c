"""Above the results: how many, how the question was read, where it was searched; kind and order to choose."""

from __future__ import annotations

from PySide6.QtCore import QLocale, Qt, Signal
from PySide6.QtGui import QAction, QActionGroup, QFontMetrics
from PySide6.QtWidgets import QHBoxLayout, QMenu, QSizePolicy, QVBoxLayout, QWidget

from heirloom.core.asking import Found, Order
from heirloom.core.records import Kind
from heirloom.gui import theme
from heirloom.gui.language import Translated
from heirloom.gui.screens.search.clauses import ClauseLine
from heirloom.gui.screens.search.field.labels import kind_text, read_as
from heirloom.gui.theme import fonts
from heirloom.gui.widgets.buttons import Button, IconButton
from heirloom.gui.widgets.chips import Chip
from heirloom.gui.widgets.labels import Glyph, Heading, Text

_KINDS = (None, Kind.PHOTO, Kind.DOCUMENT, Kind.FILE)


class SearchHead(Translated, QWidget):
    """Two lines, and one between them where the words leave something out. The count is read out when it changes."""

    change_wanted = Signal()
    kind_chosen = Signal(object)
    """A `Kind`, or None for any."""
    order_chosen = Signal(object)
    refine_toggled = Signal(bool)
    album_wanted = Signal(object)
    """An album is to be made of this answer, a `Found`."""

    def __init__(self, parent: QWidget | None = None) -> None:
        self._found: Found | None = None
        self._kind: Kind | None = None
        self._order = Order.BEST
        self.count = Heading("", "title-s")
        self.read = Text("", "body", "ink2")
        self.change = Button("", "link", size="small")
        self.where = Text("", "micro", "ink3")
        self.clauses = ClauseLine()
        self.kind = Chip("", icon="image", menu=True)
        self.order = Chip("", menu=True)
        self.album = IconButton("folder-plus")
        self.refine = IconButton("sliders-horizontal")
        self._kind_actions = {kind: QAction() for kind in _KINDS}
        self._order_actions = {order: QAction() for order in Order}
        super().__init__(parent)
        self.count.setWordWrap(False)
        self.read.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self.where.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        for chip in (self.kind, self.order):
            chip.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self._lay_out()
        theme.watcher().changed.connect(self._align)
        self._align()
        self._kind_menu, self._order_menu = QMenu(self), QMenu(self)
        self._fill_menus()
        self.kind.clicked.connect(lambda: self._pop(self._kind_menu, self.kind))
        self.order.clicked.connect(lambda: self._pop(self._order_menu, self.order))
        self.change.clicked.connect(self.change_wanted)
        self.album.clicked.connect(lambda: self.album_wanted.emit(self._found))
        self.refine.setCheckable(True)
        self.refine.toggled.connect(self.refine_toggled)

    @property
    def chosen_order(self) -> Order:
        """How results are to be sorted."""
        return self._order

    def show_found(self, found: Found | None) -> None:
        """Tell of an answer, or of none."""
        self._found = found
        tools = (self.kind, self.order, self.album, self.refine)
        for part in (self.read, self.change, self.where, self._shield, self.count, *tools):
            part.setVisible(found is not None)
        self.clauses.show_clauses(found.clauses if found is not None else ())
        self.retranslate()

    def set_kind(self, kind: Kind | None) -> None:
        """Without telling: the chips know already."""
        self._kind = kind
        self._kind_actions[kind].setChecked(True)
        self.retranslate()

    def choose_order(self, order: Order) -> None:
        """Sort in another way."""
        self._order = order
        self._order_actions[order].setChecked(True)
        self.retranslate()
        self.order_chosen.emit(order)

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 8)
        column.setSpacing(2)
        first, second = QHBoxLayout(), QHBoxLayout()
        first.setSpacing(12)
        for part, stretch in ((self.count, 0), (self.read, 1), (self.change, 0)):
            first.addWidget(part, stretch, Qt.AlignmentFlag.AlignBottom)
        first.addSpacing(4)
        for tool in (self.kind, self.order, self.album, self.refine):
            first.addWidget(tool, 0, Qt.AlignmentFlag.AlignVCenter)
        second.setSpacing(6)
        self._shield = Glyph("shield-check", "ink3", 13)
        second.addWidget(self._shield)
        second.addWidget(self.where, 1)
        column.addLayout(first)
        column.addWidget(self.clauses)
        column.addLayout(second)

    def _align(self) -> None:
        """Texts of different size stand on one line."""
        title, body = QFontMetrics(fonts.font("title-s")), QFontMetrics(fonts.font("body"))
        self.read.setContentsMargins(0, 0, 0, title.descent() - body.descent())

    def _fill_menus(self) -> None:
        for menu, actions in ((self._kind_menu, self._kind_actions), (self._order_menu, self._order_actions)):
            group = QActionGroup(menu)
            for action in actions.values():
                action.setCheckable(True)
                group.addAction(action)
                menu.addAction(action)
        for kind, action in self._kind_actions.items():
            action.triggered.connect(lambda _checked=False, kind=kind: self.kind_chosen.emit(kind))
        for order, action in self._order_actions.items():
            action.triggered.connect(lambda _checked=False, order=order: self.choose_order(order))
        self._kind_actions[None].setChecked(True)
        self._order_actions[Order.BEST].setChecked(True)

    @staticmethod
    def _pop(menu: QMenu, chip: Chip) -> None:
        menu.popup(chip.mapToGlobal(chip.rect().bottomLeft()))

    def retranslate(self) -> None:
        found = self._found
        self.change.setText(self.tr("Change"))
        self.change.setAccessibleName(self.tr("Change the question"))
        for kind, action in self._kind_actions.items():
            action.setText(self.tr("Any kind") if kind is None else kind_text(kind))
        for order, text in self._order_texts().items():
            self._order_actions[order].setText(text)
        self.kind.set_text(self._kind_actions[self._kind].text())
        self.order.set_text(self._order_texts()[self._order])
        self.kind.setAccessibleName(self.tr("Show: {kind}").format(kind=self.kind.text()))
        self.order.setAccessibleName(self.tr("Order: {order}").format(order=self.order.text()))
        self.refine.set_name(self.tr("Refine"))
        self.album.set_name(self.tr("Make an album of this"))
        if found is None:
            self.count.setText("")
            return
        told = self.tr("%Ln memories", "", found.total)
        self.count.setText(told if found.exact else self.tr("More than {count}").format(count=told))
        read = self.tr("Read as: {text}").format(text=read_as(found.ask, found.answer.parsed, found.clauses))
        self.read.setText(read)
        self.read.setToolTip(read)
        where = self.tr("Searched %Ln items on this computer in {t} s. Nothing was sent anywhere.", "", found.searched)
        self.where.setText(where.format(t=QLocale().toString(max(0.01, found.took_s), "f", 2)))
        self.setAccessibleName(self.count.text())

    def _order_texts(self) -> dict[Order, str]:
        return {
            Order.BEST: self.tr("Best match first"),
            Order.NEWEST: self.tr("Newest first"),
            Order.OLDEST: self.tr("Oldest first"),
        }
