"""The search page: the field's question, its answer, the panel beside it, and what is said when there is none."""

from __future__ import annotations

from typing import Final, Protocol

from PySide6.QtCore import QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QKeySequence, QPixmap, QResizeEvent, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from heirloom.core.asking import Ask, Clause, Fact, FactSort, Found, Order, OutsidePicture, Reading
from heirloom.core.errors import HeirloomError
from heirloom.core.records import ItemNumber, Kind
from heirloom.core.words import content_terms
from heirloom.gui.background import Background, Lane
from heirloom.gui.errors import problem
from heirloom.gui.grid.previews import Previews
from heirloom.gui.language import Translated
from heirloom.gui.requests import OpenRequest
from heirloom.gui.screens.search.asking import Asking, Finds
from heirloom.gui.screens.search.field.field import SearchField
from heirloom.gui.screens.search.head import SearchHead
from heirloom.gui.screens.search.refine import WIDTH_PX, RefinePanel
from heirloom.gui.screens.search.results.face import MARGIN
from heirloom.gui.screens.search.results.view import HitsView
from heirloom.gui.screens.search.states import Beginning, NothingFound
from heirloom.gui.widgets.notices import Banner, ToastText, announce
from heirloom.gui.widgets.page import Page

GUTTER: Final = 24
_PANEL_GAP: Final = 28
_OVERLAY_BELOW: Final = 1080
"""A narrower page has the panel over the results, and only when it is wanted."""
_AGAIN_MS: Final = 2_000
"""While the vault is being understood, the same is asked again so often."""


class Remembers(Protocol):
    """What was asked lately, kept in the vault."""

    def list(self) -> list[str]: ...
    def add(self, query: str) -> None: ...
    def forget(self, query: str | None = None) -> None: ...


class SearchPage(Translated, Page):
    """Lists that signals carry hold the catalogue's numbers."""

    selection_changed_to = Signal(int)
    keep_requested = Signal(list)
    set_aside_requested = Signal(list)
    context_menu_requested = Signal(list, QPoint)

    def __init__(
        self,
        field: SearchField,
        finding: Finds,
        recent: Remembers,
        previews: Previews,
        background: Background,
        parent: QWidget | None = None,
    ) -> None:
        self.field = field
        self._recent = recent
        self._background = background
        self._finding = finding
        self._found: Found | None = None
        self.asking = Asking(finding, background)
        self.head = SearchHead()
        self.banner = Banner("info")
        self.trouble = Banner("warn")
        self.nothing = NothingFound()
        self.beginning = Beginning()
        self.view = HitsView(previews)
        self.refine = RefinePanel()
        self._panel_wanted = True
        self._is_stale = False
        super().__init__(parent)
        self.asking.setParent(self)
        self._again = QTimer(self, singleShot=True, interval=_AGAIN_MS)
        self._again.timeout.connect(self.refresh)
        self._lay_out()
        self._connect_field()
        self._connect_answer()
        for at, order in enumerate(Order):
            key = QShortcut(QKeySequence(f"Alt+{at + 1}"), self)
            key.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            key.activated.connect(lambda order=order: self.head.choose_order(order))
        self._show_beginning()
        if field.line.hasFocus():
            self.asking.warm()

    def _lay_out(self) -> None:
        self._body = QStackedWidget()
        self._body.addWidget(self.beginning)
        results = QWidget()
        column = QVBoxLayout(results)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        for part in (self.banner, self.trouble, self.nothing):
            column.addWidget(part)
            part.hide()
        column.addWidget(self.view, 1)
        self._body.addWidget(results)
        left = QVBoxLayout()
        left.setSpacing(4)
        left.setContentsMargins(0, 0, 0, 0)
        head = QHBoxLayout()
        head.setContentsMargins(MARGIN, 0, MARGIN, 0)
        head.addWidget(self.head)
        left.addLayout(head)
        left.addWidget(self._body, 1)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(GUTTER - MARGIN, 4, GUTTER - 12, 0)
        self._row.setSpacing(_PANEL_GAP - MARGIN - 4)
        self._row.addLayout(left, 1)
        self._row.addWidget(self.refine)

    def _connect_field(self) -> None:
        field, asking = self.field, self.asking
        field.changed.connect(self._put)
        field.hurried.connect(lambda ask: self._put(ask, hurried=True))
        field.reading_wanted.connect(asking.read_words)
        asking.read.connect(self._take_reading)
        for source in (field, self.refine.drop_box):
            source.picture_dropped.connect(asking.look_at)
            source.picture_pasted.connect(asking.look_at)
        asking.looked_at.connect(self._picture_came)
        field.entered.connect(self._entered)
        field.focused.connect(asking.warm)
        self.refine.fact_added.connect(field.add_fact)
        self.refine.fact_removed.connect(field.remove_fact)
        self.refine.dates_removed.connect(field.remove_dates)
        self.nothing.drop_wanted.connect(field.remove_fact)
        self.nothing.better_wanted.connect(self._ask_better)
        self.head.clauses.dropped.connect(self._drop_clause)
        self.beginning.asked.connect(field.set_ask)
        self.head.change_wanted.connect(field.to_words)

    def _connect_answer(self) -> None:
        asking, view = self.asking, self.view
        asking.answered.connect(self._show_found)
        asking.emptied.connect(self._show_beginning)
        asking.excluded.connect(self.nothing.show_without)
        asking.better.connect(self.nothing.show_better)
        asking.failed.connect(self._failed)
        asking.not_a_picture.connect(self._refuse_picture)
        self.head.order_chosen.connect(lambda _: self._put(self.field.ask, hurried=True))
        self.head.kind_chosen.connect(self._choose_kind)
        self.head.refine_toggled.connect(self._show_panel)
        self.beginning.forget_wanted.connect(self._forget)
        view.painted.connect(self._show_facets)
        view.open_requested.connect(self._open)
        view.find_similar_requested.connect(self.find_similar)
        view.selection_changed_to.connect(self.selection_changed_to)
        view.keep_requested.connect(self.keep_requested)
        view.set_aside_requested.connect(self.set_aside_requested)
        view.context_menu_requested.connect(self.context_menu_requested)
        view.went_up.connect(self.field.focus_words)

    # Asking

    def find_similar(self, number: int) -> None:
        """Ask for what is like a memory of the vault."""
        pixmap = self.view.preview(number)
        self.field.set_ask(Ask(like=ItemNumber(number)), pixmap)
        self.navigate.emit("search")

    def find_similar_file(self, path: str) -> None:
        """Ask for what is like a picture that need not be in the vault."""
        self.asking.look_at(path)

    def refresh(self) -> None:
        """The vault changed: ask the same again, now or when the page is seen again; what is selected stays so."""
        self._is_stale = self._found is not None and not self.isVisible()
        if self._found is not None and self.isVisible():
            self._ask(self.field.ask, hurried=True)

    def look_again(self) -> None:
        """More of the vault is understood: ask the same again in a moment."""
        if not self._again.isActive():
            self._again.start()

    def _put(self, ask: Ask, *, hurried: bool = False) -> None:
        if not ask.is_empty:
            self.navigate.emit("search")
        self._ask(ask, hurried=hurried)

    def _ask(self, ask: Ask, *, hurried: bool) -> None:
        kinds = [fact.kind for fact in ask.facts if fact.sort is FactSort.KIND]
        self.head.set_kind(kinds[0] if len(kinds) == 1 else None)
        order = self.head.chosen_order
        self.asking.ask(Ask(ask.text, ask.facts, ask.plain, ask.like, order), hurried=hurried)

    def _take_reading(self, reading: Reading, longer: Reading | None) -> None:
        self.field.take(reading, longer)

    def _picture_came(self, picture: OutsidePicture) -> None:
        pixmap = QPixmap()
        if picture.thumbnail is not None:
            pixmap.loadFromData(picture.thumbnail, "JPG")
        self.field.set_like(picture, pixmap if not pixmap.isNull() else None)
        self.toast.emit(ToastText(self.tr("The picture is compared on this computer. It is not stored.")))

    def _choose_kind(self, kind: Kind | None) -> None:
        ask = self.field.ask
        facts = tuple(fact for fact in ask.facts if fact.sort is not FactSort.KIND)
        facts += (Fact(FactSort.KIND, kind=kind),) if kind is not None else ()
        self.field.set_ask(Ask(ask.text, facts, ask.plain, ask.like), self.field.like_picture)

    def _ask_better(self, better: Ask) -> None:
        self.field.set_ask(Ask(better.text, better.facts, better.plain), self.field.like_picture)
        self.field.line.setFocus(Qt.FocusReason.OtherFocusReason)

    def _drop_clause(self, clause: Clause) -> None:
        ask = self.field.ask
        self.field.set_ask(Ask(clause.rest or "", ask.facts, ask.plain, ask.like), self.field.like_picture)
        self.field.line.setFocus(Qt.FocusReason.OtherFocusReason)

    def _entered(self) -> None:
        self._remember()
        if self._body.currentWidget() is not self.beginning:
            self.view.enter()

    # Answers

    def _show_found(self, found: Found) -> None:
        before, self._found = self._found, found
        self.trouble.hide()
        self.nothing.setVisible(not found.total)
        if not found.total:
            self.nothing.show_found(found)
        self._show_understood(found)
        said = self.head.count.text()
        self.head.show_found(found)
        self.view.set_found(found)
        self._body.setCurrentIndex(1)
        if not self.view.isVisible():
            self._show_facets()
        if before is None or before.ask != found.ask or self.head.count.text() != said:
            announce(self.head, self.head.count.text())

    def _show_facets(self) -> None:
        """After the results themselves are on the screen."""
        self.refine.show_found(self._found)
        self._place_panel()

    def _show_understood(self, found: Found) -> None:
        self.banner.setVisible(found.understood is not None)
        if found.understood is not None:
            text = self.tr(
                "Searching dates, places and words. Pictures themselves are understood for {percent} % so far."
            )
            self.banner.set_text(text.format(percent=int(100 * found.understood)))

    def _show_beginning(self) -> None:
        self._found = None
        self.view.set_found(None)
        self.head.show_found(None)
        self.refine.show_found(None)
        self._body.setCurrentIndex(0)

    def _failed(self, error: HeirloomError) -> None:
        told = problem(error)
        self.trouble.set_text(told.text)
        self.trouble.setToolTip(told.detail)
        self.trouble.show()
        self._body.setCurrentIndex(1)

    def _refuse_picture(self, error: HeirloomError) -> None:
        self.toast.emit(ToastText(self.tr("That is not a picture that can be compared."), kind="warn"))

    def _open(self, row: int) -> None:
        self._remember()
        parsed = self._found.answer.parsed if self._found is not None else None
        words = tuple(term.surface for term in content_terms(parsed.text)) if parsed is not None and parsed.text else ()
        label = self.tr("Search: “{text}”").format(text=self._said()) if self._said() else self.tr("Search")
        self.open_item.emit(OpenRequest(self.view.hits.numbers(), row, label, words))

    # What was asked lately

    def _said(self) -> str:
        """The question as one would type it."""
        ask = self.field.ask
        kinds = [fact.words for fact in ask.facts if fact.sort is FactSort.KIND]
        others = [fact.words for fact in ask.facts if fact.sort is not FactSort.KIND]
        return " ".join(filter(None, [*kinds, ask.text.strip(), *others]))

    def _remember(self) -> None:
        said = self._said()
        if said:
            self._background.run(
                lambda: self._recent.add(said), lambda _: None, lambda _: None, lane=Lane.EDIT, owner=self
            )

    def _forget(self) -> None:
        self._background.run(self._recent.forget, lambda _: self._read_beginning(), lane=Lane.EDIT, owner=self)

    def _read_beginning(self) -> None:
        self._background.run(self._recent.list, self.beginning.show_recent, lambda _: None, owner=self)
        self._background.run(self._finding.suggestions, self.beginning.show_suggestions, lambda _: None, owner=self)

    # The page among others

    def activated(self) -> None:
        self._read_beginning()
        if self._is_stale:
            self._is_stale = False
            self._ask(self.field.ask, hurried=True)

    def left(self) -> None:
        self.asking.drop()

    def escape(self) -> bool:
        """Clear what is selected, then what is asked."""
        if self.view.selection_count():
            self.view.clear_selection()
            return True
        if not self.field.ask.is_empty:
            self.field.clear()
            return True
        return False

    def reveal(self, number: int) -> None:
        """Make a memory the current tile, in view: the way back from the viewer."""
        self.view.reveal(number)

    def focus_content(self) -> None:
        if self.view.hits.rowCount():
            self.view.enter()
        else:
            self.field.focus_words()

    # The panel

    def _show_panel(self, shown: bool) -> None:
        self._panel_wanted = shown
        self._place_panel()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        was, now = event.oldSize().width() < _OVERLAY_BELOW, self.width() < _OVERLAY_BELOW
        if was != now or not event.oldSize().isValid():
            self._panel_wanted = not now
            self.head.refine.blockSignals(True)
            self.head.refine.setChecked(self._panel_wanted)
            self.head.refine.blockSignals(False)
        self._place_panel()

    def _place_panel(self) -> None:
        over = self.width() < _OVERLAY_BELOW
        if over:
            self._row.removeWidget(self.refine)
            top = self.head.geometry().bottom() + 8
            high = min(self.refine.wanted_height(), self.height() - top - 16)
            self.refine.setGeometry(self.width() - WIDTH_PX - 40, top, WIDTH_PX + 28, max(100, high))
            self.refine.raise_()
        elif self._row.indexOf(self.refine) < 0:
            self._row.addWidget(self.refine)
        self.refine.set_floating(over)
        self.refine.setVisible(self._panel_wanted)

    def retranslate(self) -> None:
        self.setAccessibleName(self.tr("Search"))
        if self._found is not None:
            self._show_understood(self._found)
