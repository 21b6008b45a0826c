"""Teaching an album: a question with reasons, what comes next, what was answered, and how well it is learned."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QBoxLayout, QFrame, QHBoxLayout, QScrollArea, QStackedWidget, QVBoxLayout, QWidget

from heirloom.bank import Bank, Change
from heirloom.core.albums import AlbumId, Answer
from heirloom.gui.background import Background, Lane
from heirloom.gui.dates import count_text
from heirloom.gui.grid.faces import Faces
from heirloom.gui.grid.previews import Previews
from heirloom.gui.history import History
from heirloom.gui.language import Translated
from heirloom.gui.requests import OpenRequest
from heirloom.gui.screens.teaching.banners import TeachingBanners
from heirloom.gui.screens.teaching.closer import Closer
from heirloom.gui.screens.teaching.more_figures import MoreFigures
from heirloom.gui.screens.teaching.parts.carefulness import ask_to_add
from heirloom.gui.screens.teaching.parts.flight import fly
from heirloom.gui.screens.teaching.parts.lane import PRINT_PX, ExampleLane
from heirloom.gui.screens.teaching.parts.next_strip import NextStrip
from heirloom.gui.screens.teaching.parts.question_card import QuestionCard
from heirloom.gui.screens.teaching.parts.top_part import TeachingTop
from heirloom.gui.screens.teaching.parts.words import TeachingWords
from heirloom.gui.screens.teaching.session import TeachingSession
from heirloom.gui.screens.teaching.side import WIDTH_PX, Side
from heirloom.gui.screens.teaching.states import Lack, NoQuestion
from heirloom.gui.screens.viewer.picture.loader import PictureLoader
from heirloom.gui.widgets.notices import ToastText
from heirloom.gui.widgets.page import Page
from heirloom.gui.widgets.title_row import TitleRow

_GUTTER: Final = 24
_BETWEEN: Final = 32
_BESIDE_PX: Final = 960
"""From this width on, the report stands beside the questions, else below them."""
_BELOW_CARD_PX: Final = 330
"""Title above, strip and lanes below the card."""
_PATIENCE_MS: Final = 400


class TeachingPage(Translated, Page):
    """`export_wanted` carries an album and whether as JSON, `versions_wanted` and `pick_wanted` an album."""

    export_wanted = Signal(str, bool)
    versions_wanted = Signal(str)
    pick_wanted = Signal(str, bool)
    """Examples are to be chosen: the album, and whether they belong."""
    done_wanted = Signal()

    def __init__(
        self,
        bank: Bank,
        background: Background,
        previews: Previews,
        history: History,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._bank = bank
        self._history = history
        self._background = background
        self._album_id: AlbumId | None = None
        self._words = TeachingWords()
        self._is_waiting = False
        """The keys are meant for a question that has not come yet."""
        self.faces = Faces(bank.shelf, background, previews, self)
        self.session = TeachingSession(bank.albums, bank.hand.undo, background, self)
        self._head = TitleRow()
        self.banners = TeachingBanners()
        self._loader = PictureLoader(bank.viewing, background, self)
        self.card = QuestionCard(self.faces, self._loader)
        self.lack = NoQuestion()
        self.strip = NextStrip(self.faces, self._describe)
        self.yes = ExampleLane(Answer.YES, self.faces, self._describe)
        self.no = ExampleLane(Answer.NO, self.faces, self._describe)
        self.closer = Closer(bank.albums, background)
        self.side = Side(self.closer)
        self.top = TeachingTop()
        self._patience = QTimer(self, singleShot=True, interval=_PATIENCE_MS)
        self._lay_out()
        self._connect()
        self._keys()

    # What the window asks of a page

    def teach(self, album_id: AlbumId) -> None:
        """Ask about this album."""
        if album_id != self._album_id:
            self.side.carefulness.settle()
            self._album_id = album_id
            self._head.set_title("")
            self._head.tell("")
            self.side.show_report(None)
            self.side.carefulness.show_would(None)
            self.closer.look_at(None)
            self.banners.clear()
        self.session.begin(album_id)
        self._show()

    def top_part(self) -> QWidget:
        """Its own buttons of the top bar, in place of those that add."""
        return self.top

    def activated(self) -> None:
        self._history.lend_undo(self.session.undo)
        if self._album_id is not None and self.session.album_id is None:
            self.session.begin(self._album_id)

    def left(self) -> None:
        self._history.lend_undo(None)
        self._loader.forget()
        self.strip.clear_selection()

    def finish(self) -> None:
        """The sitting is over: what was answered can be taken back from anywhere now."""
        self.side.carefulness.settle()
        steps = self.session.end()
        if steps:
            # Behind the last answer in the thread that edits: each step has its change by then.
            self._background.run(
                lambda: [step.change for step in steps if step.change is not None],
                self._history.remember,
                lane=Lane.EDIT,
                owner=self._history,
            )

    def focus_content(self) -> None:
        has_question = self.session.question is not None
        self._is_waiting = not has_question
        (self.card if has_question else self.lack).setFocus(Qt.FocusReason.ShortcutFocusReason)

    def escape(self) -> bool:
        """Clear what is selected in the strip, or be done."""
        if self.strip.clear_selection():
            return True
        self.done_wanted.emit()
        return True

    def close_down(self) -> None:
        """The vault is being left."""
        self.side.carefulness.settle()
        self.session.end()
        self.closer.stop()
        self._loader.forget()
        self.faces.close()

    # Building

    def _lay_out(self) -> None:
        self._inner = QWidget()
        self._columns = QBoxLayout(QBoxLayout.Direction.LeftToRight, self._inner)
        self._columns.setContentsMargins(_GUTTER, 4, _GUTTER, 16)
        self._columns.setSpacing(_BETWEEN)
        self._columns.addLayout(self._questions(), 1)
        side = QVBoxLayout()
        side.setContentsMargins(0, 12, 0, 0)
        side.addWidget(self.side)
        side.addStretch(1)
        self._columns.addLayout(side)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setWidget(self._inner)
        self._area = area
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(area)

    def _questions(self) -> QVBoxLayout:
        self._stack = QStackedWidget()
        self._stack.addWidget(self.card)
        self._stack.addWidget(self.lack)
        lanes = QHBoxLayout()
        lanes.setSpacing(28)
        lanes.addWidget(self.yes, 1)
        lanes.addWidget(self.no, 1)
        column = QVBoxLayout()
        column.setSpacing(18)
        column.addWidget(self._head)
        column.addWidget(self.banners)
        column.addWidget(self._stack)
        column.addWidget(self.strip)
        column.addLayout(lanes, 1)
        return column

    def _connect(self) -> None:
        session, care = self.session, self.side.carefulness
        session.changed.connect(self._show)
        session.measured.connect(self._show_measured)
        session.troubled.connect(lambda: self.banners.show_trouble(session.troubles.error))
        self.card.answered.connect(self.answer)
        self.card.large_wanted.connect(self.show_large)
        self.strip.answered.connect(session.answer_many)
        self.strip.asked.connect(session.ask_now)
        self.yes.moved.connect(lambda numbers: session.answer_many(numbers, Answer.YES))
        self.no.moved.connect(lambda numbers: session.answer_many(numbers, Answer.NO))
        self.yes.turned.connect(lambda number: session.answer_many([number], Answer.NO))
        self.no.turned.connect(lambda number: session.answer_many([number], Answer.YES))
        care.moved.connect(session.look_at)
        care.settled.connect(session.set_carefulness)
        care.add_wanted.connect(self._add_sure)
        self.side.report.more_wanted.connect(self.show_figures)
        self.banners.drift.pressed.connect(session.learn_again)
        self.banners.trouble.pressed.connect(session.try_again)
        self.closer.learned.connect(lambda _album: session.refresh())
        self.banners.lopsided.pressed.connect(lambda: self._pick(belongs=False))
        self.lack.pick_wanted.connect(lambda: self._pick(belongs=True))
        self.lack.done_wanted.connect(self.done_wanted)
        self._patience.timeout.connect(self._say_thinking)
        self.top.undo_wanted.connect(session.undo)
        self.top.done_wanted.connect(self.done_wanted)
        self.top.learn_wanted.connect(session.learn_again)
        self.top.versions_wanted.connect(lambda: self.versions_wanted.emit(str(self._album_id)))
        self.top.text_wanted.connect(lambda: self.export_wanted.emit(str(self._album_id), False))
        self.top.json_wanted.connect(lambda: self.export_wanted.emit(str(self._album_id), True))

    def _keys(self) -> None:
        acts = {
            "A": lambda: self.answer(Answer.YES),
            "R": lambda: self.answer(Answer.NO),
            "S": lambda: self.answer(Answer.SKIP),
            "Z": self.session.undo,
        }
        for key, act in acts.items():
            shortcut = QShortcut(QKeySequence(key), self, context=Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(act)

    # Acts

    def answer(self, answer: Answer) -> None:
        """To what is selected in the strip, else to the question."""
        chosen = self.strip.selected()
        if chosen:
            self.strip.clear_selection()
            self.session.answer_many(chosen, answer)
        elif self.session.question is not None:
            lane = {Answer.YES: self.yes, Answer.NO: self.no}.get(answer)
            if lane is not None:
                fly(self._inner, self.card.picture, lane.prints, PRINT_PX.width())
            self.session.answer(answer)

    def show_large(self) -> None:
        """The memory in full; Esc leads back."""
        question, album = self.session.question, self.session.album
        if question is not None and album is not None:
            numbers = [question.number, *self.session.strip]
            self.open_item.emit(OpenRequest(numbers, 0, album.name))

    def show_figures(self) -> None:
        """All that is measured, over the page; Esc closes it."""
        parts = (self.session, self._bank.albums, self._background, self.faces, self._describe)
        shown = MoreFigures(self, *parts, writable=self._bank.is_writable)
        shown.opened.connect(self._open_mistake)
        shown.open()

    def _open_mistake(self, numbers: list[int], number: int) -> None:
        album = self.session.album
        self.open_item.emit(OpenRequest(numbers, numbers.index(number), "" if album is None else album.name))

    def _pick(self, *, belongs: bool) -> None:
        if self.session.album_id is not None:
            self.pick_wanted.emit(str(self._album_id), belongs)

    def _add_sure(self) -> None:
        """At once, or once it is said again where that is much on the word of a few."""
        would, care = self.session.would, self.session.carefulness
        if care is None:
            return
        if would is not None and would.asks_first(len(self.session.lanes.yes)):
            ask_to_add(self, would, lambda: self.session.add_sure(care, self._added))
        else:
            self.session.add_sure(care, self._added)

    def _added(self, change: Change) -> None:
        album = self.session.album
        said = self.tr("Added %Ln to “{album}”", "", change.count).format(album="" if album is None else album.name)
        self.toast.emit(ToastText(said, self.tr("Undo"), lambda: self._undo_added(change)))

    def _undo_added(self, change: Change) -> None:
        self.session.take_back(change)

    # What is shown

    def _show(self) -> None:
        session = self.session
        question = session.question
        self.top.show_can(undo=session.can_undo, versions=session.album is not None and bool(session.album.version))
        self._show_lack(question is None)
        self.card.show_question(question, session.ahead, has_examples=bool(session.lanes.yes))
        would = session.would
        more = 0 if would is None else max(0, would.waiting - len(session.strip) - 1)
        self.strip.setVisible(bool(session.strip))
        self.strip.show_numbers(session.strip, session.later, more)
        self.yes.show_numbers(session.lanes.yes)
        self.no.show_numbers(session.lanes.no)
        for lane in (self.yes, self.no):
            lane.setVisible(bool(session.lanes.yes or session.lanes.no))
        one_sided = bool(session.lanes.yes) and not session.lanes.no and session.album is not None
        self.banners.show_lopsided(one_sided and len(session.lanes.yes) >= 3)
        self._tell()

    def _show_lack(self, lacks: bool) -> None:
        session = self.session
        if not lacks:
            self._patience.stop()
            self._stack.setCurrentWidget(self.card)
            if self._is_waiting:
                self.focus_content()
            return
        had_focus = self.card.isAncestorOf(self.focusWidget()) if self.focusWidget() is not None else False
        if session.known is None or session.is_learning:
            self.lack.show_lack(Lack.THINKING)
            if self._stack.currentWidget() is not self.lack:
                self._patience.start()
        else:
            nothing = not session.lanes.yes and session.album is not None and not session.album.like
            self.lack.show_lack(Lack.EXAMPLES if nothing else Lack.NOTHING_LEFT)
            self._stack.setCurrentWidget(self.lack)
        if had_focus and self._stack.currentWidget() is self.lack:
            self.focus_content()

    def _say_thinking(self) -> None:
        if self.session.question is None:
            self._stack.setCurrentWidget(self.lack)

    def _show_measured(self) -> None:
        session, known = self.session, self.session.known
        self.side.show_report(None if known is None else known.report)
        report = None if known is None else known.report
        # Where the report says itself that what is left is harder, once is enough.
        told = None if report is None or report.still_adds is not None else report.precision
        care, careful = self.side.carefulness, session.carefulness
        if careful is not None and not care.slider.isSliderDown():
            care.set_value(careful)
        care.show_would(session.would, None if told is None else told.value)
        self.closer.look_at(session.album)
        drift = None if known is None else known.drift
        self.banners.show_drift(drift, learned_again=known is not None and known.learned_again)
        self._tell()

    def _tell(self) -> None:
        album = self.session.album
        if album is None:
            return
        self._head.set_title(album.name)
        items = count_text(album.items)
        if album.waiting:
            said = self.tr("{n} items in the album, {m} waiting for you")
            self._head.tell(said.format(n=items, m=count_text(album.waiting)))
        else:
            self._head.tell(self.tr("%Ln item(s) in the album", "", album.items))

    def _describe(self, number: int) -> str:
        return self._words.described(self.faces.card(number))

    def retranslate(self) -> None:
        self._tell()

    # Room

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        beside = self.width() >= _BESIDE_PX
        direction = QBoxLayout.Direction.LeftToRight if beside else QBoxLayout.Direction.TopToBottom
        self._columns.setDirection(direction)
        wide = self.width() - 2 * _GUTTER - (WIDTH_PX + _BETWEEN if beside else 0)
        self.side.set_width(WIDTH_PX if beside else min(wide, 2 * WIDTH_PX))
        self.card.set_room(self.height() - _BELOW_CARD_PX, wide)
