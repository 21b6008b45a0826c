"""The viewer: one memory at a time, large, with strips above and below and its catalogue card beside it."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QPoint, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QWidget

from heirloom.bank import Bank, Card, CatalogueCard, Change, ChangeKind
from heirloom.core.records import Kind
from heirloom.gui import theme
from heirloom.gui.background import Background
from heirloom.gui.grid.cards import Cards
from heirloom.gui.grid.previews import Previews
from heirloom.gui.language import Translated
from heirloom.gui.requests import OpenRequest, SimilarTo
from heirloom.gui.screens.viewer.acts import ViewerActs
from heirloom.gui.screens.viewer.describing import described
from heirloom.gui.screens.viewer.inspector.edits import CardEdits, Does
from heirloom.gui.screens.viewer.inspector.panel import Inspector
from heirloom.gui.screens.viewer.inspector.read_as import read_text
from heirloom.gui.screens.viewer.inspector.reading import CardReading
from heirloom.gui.screens.viewer.keys import Act, act_of, viewer_menu
from heirloom.gui.screens.viewer.picture.canvas import SIDE_PX
from heirloom.gui.screens.viewer.position import Position
from heirloom.gui.screens.viewer.presenting import Presenting
from heirloom.gui.screens.viewer.stage import Stage
from heirloom.gui.screens.viewer.strips.caption_strip import CaptionStrip
from heirloom.gui.screens.viewer.strips.filmstrip import Filmstrip
from heirloom.gui.screens.viewer.strips.places import Parts, is_narrow, place
from heirloom.gui.screens.viewer.strips.top_strip import TopStrip
from heirloom.gui.screens.viewer.walk import Course
from heirloom.gui.widgets import Page, announce

PREVIEW_PX = 512
_AHEAD, _BEHIND = 2, 1
_LEAVING = frozenset((ChangeKind.SET_ASIDE, ChangeKind.ERASE, ChangeKind.UNDO_IMPORT))


class ViewerPage(Translated, Page):
    """`back_wanted`: to where we came from; `current_changed`: the memory on show, so that its tile can be current.

    `export_wanted` and `drag_out_wanted` carry numbers; `full_screen_wanted` asks for the screen or gives it back.
    """

    back_wanted = Signal()
    current_changed = Signal(int)
    export_wanted = Signal(list)
    drag_out_wanted = Signal(list)
    full_screen_wanted = Signal(bool)

    def __init__(
        self, bank: Bank, background: Background, previews: Previews, history: Does, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        theme.force_dark(self)
        theme.ground(self, "canvas")
        self._bank, self._background, self._previews = bank, background, previews
        self._before: list[OpenRequest] = []
        self._request: OpenRequest | None = None
        self._course = Course()
        self._words: tuple[str, ...] = ()
        self._shown: Card | None = None
        self._wants_inspector: bool | None = None
        self.edits = CardEdits(bank, history)
        self.acts = ViewerActs(bank, background, self)
        self.cards = Cards(bank.shelf, background, self)
        self.reading = CardReading(bank, background, self)
        self.position = Position(bank.shelf, background, self)
        self.top = TopStrip(self)
        self.stage = Stage(bank.viewing, background, self)
        self.caption = CaptionStrip(self)
        self.strip = Filmstrip(previews, self.cards, self)
        self.inspector = Inspector(bank, background, self.edits, self)
        self.presenting = Presenting(self, self.stage.canvas)
        self._parts = Parts(self.top, self.stage, self.caption, self.strip, self.inspector)
        self._connect()
        theme.watcher().changed.connect(self._place)

    def _connect(self) -> None:
        top, stage, inspector = self.top, self.stage, self.inspector
        top.back.connect(self.back)
        top.keep.connect(inspector.toggle_kept)
        top.turn.connect(self.rotate)
        top.zoom.connect(lambda: stage.zoom(1))
        top.inspect.connect(self.set_inspector)
        top.menu_wanted.connect(self._pop_menu)
        stage.menu_wanted.connect(self._pop_menu)
        stage.turn_wanted.connect(self.step)
        stage.shown.connect(lambda _: self.presenting.stands())
        stage.page_changed.connect(self.position.on_page)
        stage.export_wanted.connect(self.export)
        stage.link_wanted.connect(self.acts.ask_link)
        self.position.said.connect(top.set_position)
        self.caption.similar.connect(self.find_similar)
        self.caption.drag_wanted.connect(lambda: self.drag_out_wanted.emit(self._numbers()))
        self.strip.chosen.connect(self.go_to)
        self.cards.arrived.connect(self._cards_came)
        self._previews.ready.connect(self._preview_came)
        inspector.history_wanted.connect(self.show_history)
        inspector.edited.connect(self.focus_content)
        inspector.close_wanted.connect(lambda: self.set_inspector(False))
        inspector.open_wanted.connect(self._open_version)
        inspector.try_again.connect(lambda: self.acts.try_again(self._numbers()))
        self.reading.came.connect(self._full_came)
        self.reading.failed.connect(self.acts.say_error)
        self.acts.toast.connect(self.toast)
        self.acts.changed.connect(self._refresh)
        self.presenting.next_wanted.connect(self._slide)
        self.presenting.changed.connect(self._place)
        self.presenting.screen_wanted.connect(self.full_screen_wanted)

    # What the window asks of a page

    def open(self, request: OpenRequest) -> None:
        """Show the memories of a request, beginning with the one it names."""
        self._before.clear()
        self._begin(request)

    def _begin(self, request: OpenRequest) -> None:
        self._request, self._shown = request, None
        self._course, self._words = Course(request.numbers, request.index), request.words
        self.top.set_back(request.back_label)
        self.cards.refresh(self._numbers())
        self.position.begin(request)
        self._show()
        self.focus_content()

    def left(self) -> None:
        """Another page came into view: nothing of what was shown stays."""
        self.presenting.end()
        self.inspector.clear()
        self.reading.drop()
        self.stage.clear()
        self.cards.clear()
        self._previews.forget(self.strip)
        self._shown = None

    def focus_content(self) -> None:
        self.stage.focus_content()

    def escape(self) -> bool:
        """End what can be ended here, the last of all the viewer itself."""
        if self.presenting.end():
            return True
        if is_narrow(self) and self.inspector.isVisible():
            self.set_inspector(False)
        else:
            self.back()
        return True

    def set_inspector(self, shown: bool) -> None:
        """Show the catalogue card, or not."""
        if not shown:
            self.inspector.save()
        self._wants_inspector = shown
        self._place()

    def told_of(self, change: Change) -> None:
        """A person changed something, here or elsewhere, or took it back."""
        self.cards.refresh(change.touched)
        if change.label in _LEAVING or change.label is ChangeKind.BRING_BACK:
            self._take_out(change, gone=(change.label in _LEAVING) != change.undone)
            return
        if change.label is ChangeKind.DATE:
            self.position.look_again()
        if change.label is ChangeKind.TURN:
            self._previews.refresh(change.numbers)
        if self._course.number in change.numbers:
            self._refresh()

    # What a person can do

    def back(self) -> None:
        """To where we came from, to the same tile; from another version of a file to the one it was reached from."""
        self.presenting.end()
        self.inspector.save()
        if self._before:
            self._begin(self._before.pop())
            return
        self.back_wanted.emit()

    def step(self, by: int) -> None:
        self.go_to(self._course.walk.stepped(by).index)

    def go_to(self, index: int) -> None:
        """Show the memory at that place of the walk."""
        self.inspector.save()
        if self._course.go_to(index):
            self._show()

    def rotate(self, quarter_turns: int = 1) -> None:
        """A quarter turn clockwise, at once; the original stays as it is."""
        card = self._shown
        if card is not None and card.kind is Kind.PHOTO:
            self.stage.set_turned(card.turned + quarter_turns)
            self.edits.turn(card.number, quarter_turns)

    def find_similar(self) -> None:
        if self._shown is not None and self._shown.kind is Kind.PHOTO:
            self.search_similar.emit(SimilarTo(number=self._shown.number))

    def export(self) -> None:
        self.export_wanted.emit(self._numbers())

    def show_history(self) -> None:
        """Every event of this file, and its check."""
        if self.inspector.full is not None:
            self.acts.history(self.inspector.full)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        acts, name = self._acts(), act_of(event) or ""
        act = acts.get(name) or (acts.get("unkeep") if name == "keep" else None)
        if act is None:
            super().keyPressEvent(event)
        else:
            act()

    def _acts(self) -> dict[str, Act]:
        """What can be done now, by name."""
        card, last = self._shown, len(self._course.walk.numbers) - 1
        acts: dict[str, Act] = {
            "escape": self.escape,
            "inspect": lambda: self.set_inspector(self.inspector.isHidden()),
            "previous": lambda: self.step(-1),
            "next": lambda: self.step(1),
            "first": lambda: self.go_to(0),
            "last": lambda: self.go_to(last),
            "space": self._space,
        }
        if card is None:
            return acts
        acts |= {
            "larger": lambda: self.stage.zoom(1),
            "smaller": lambda: self.stage.zoom(-1),
            "fit": lambda: self.stage.zoom(0),
            "actual": self.stage.actual_size,
            "unkeep" if card.kept else "keep": self.inspector.toggle_kept,
            "tag": self._add_tag,
            "full_screen": lambda: self.presenting.set_full(not self.presenting.full),
            "export": self.export,
            "history": self.show_history,
            "aside": lambda: self.edits.set_aside(card.number),
        }
        if card.kind is Kind.PHOTO:
            turns: dict[str, Act] = {"rotate": self.rotate, "rotate_back": lambda: self.rotate(-1)}
            acts |= {"similar": self.find_similar, "slideshow": self.presenting.toggle_slideshow} | turns
        if card.kind is Kind.PHOTO or self.stage.image() is not None:
            acts["copy"] = lambda: self.acts.copy(card, self.stage.image())
        return acts

    def _space(self) -> None:
        """Pause the slideshow, else the next memory."""
        self.presenting.slideshow.toggle() if self.presenting.slideshow.on else self.step(1)

    def _add_tag(self) -> None:
        self.set_inspector(True)
        self.inspector.tags.begin()

    def _pop_menu(self, at: QPoint) -> None:
        viewer_menu(self, self._acts()).popup(at)

    # Showing

    def _numbers(self) -> list[int]:
        return [] if self._course.number is None else [self._course.number]

    def _show(self) -> None:
        """The memory that the walk stands at: at once if its card is here, else when it comes."""
        number = self._course.number
        if number is None:
            self.back()
            return
        self.strip.set_walk(self._course.walk)
        self.current_changed.emit(number)
        self.position.stand(self._course.walk)
        card = self.cards.get(number)
        if card is not None:
            self._show_card(card)

    def _cards_came(self) -> None:
        number = self._course.number
        card = None if number is None else self.cards.get(number)
        if card is None:
            return
        if self._shown is None or card.number != self._shown.number:
            self._show_card(card)
        elif card != self._shown:
            self._shown = card
            self.stage.set_turned(card.turned)
            self._tell(card)

    def _show_card(self, card: Card) -> None:
        if self._shown is not None:
            self.presenting.leave_picture()
        self._shown = card
        self.top.set_abilities(keep=True, turn=card.kind is Kind.PHOTO, zoom=card.kind is not Kind.FILE)
        preview = self._previews.peek(card.number, PREVIEW_PX)
        self._previews.request(card.number, PREVIEW_PX)
        walk = self._course.walk
        near = [number for number in walk.around(_BEHIND, _AHEAD) if _is_picture(self.cards.get(number))]
        ends = (walk.index == 0, walk.index >= len(walk.numbers) - 1)
        self._place()
        self.stage.show_memory(card, preview, self._words, near, ends)
        self._tell(card)
        self.reading.read(card.number)

    def _tell(self, card: Card) -> None:
        self.top.set_kept(card.kept)
        full = self.inspector.full
        is_same = full is not None and int(full.detail.item.number) == card.number
        self._say_caption(card, read_text(full.detail) if full is not None and is_same else "")
        self.inspector.show_card(card)
        self.stage.canvas.setAccessibleName(described(card))
        announce(self.stage, described(card))

    def _full_came(self, full: CatalogueCard) -> None:
        card = self._shown
        if card is None or int(full.detail.item.number) != card.number:
            return
        self.inspector.show_full(full, self._words)
        self._say_caption(card, read_text(full.detail))

    def _say_caption(self, card: Card, words: str) -> None:
        self.caption.say(words, card.caption or card.title or card.name, similar=_is_picture(card))

    def _refresh(self) -> None:
        """Read the card on show again."""
        self.cards.refresh(self._numbers())
        self.cards.want([*self._numbers(), *self._course.walk.around(8, 8)])
        for number in self._numbers():
            self.reading.read(number)

    def _preview_came(self, number: int) -> None:
        if self._shown is not None and number == self._shown.number and self.stage.is_picture:
            preview = self._previews.peek(number, PREVIEW_PX)
            if preview is not None:
                self.stage.set_preview(preview)

    def _slide(self) -> None:
        """The next picture; at the end it begins anew. What is no picture is passed over."""
        walk = self._course.walk
        count = len(walk.numbers)
        for by in range(1, count + 1):
            index = (walk.index + by) % count
            card = self.cards.get(int(walk.numbers[index]))
            if card is None or card.kind is Kind.PHOTO:
                self.go_to(index)
                return

    def _take_out(self, change: Change, *, gone: bool) -> None:
        """Memories left the timeline, or came back: the walk goes on without them, or to them."""
        if gone:
            self._course.take_out(change.numbers)
        else:
            self._course.bring_back(change.numbers)
        self.position.forget_months()
        if self.isVisible():
            self._shown = None
            self._show()

    def _open_version(self, number: int) -> None:
        """Another state of the same file."""
        if self._request is not None:
            walk = self._course.walk
            self._before.append(replace(self._request, numbers=walk.numbers, index=walk.index))
            self._begin(OpenRequest([number], 0, self.tr("Back")))

    # Places

    def _place(self) -> None:
        inspecting = not is_narrow(self) if self._wants_inspector is None else self._wants_inspector
        full, furniture = self.presenting.full, self.presenting.furniture
        self.top.set_inspecting(inspecting)
        self.stage.set_margin(0 if full else SIDE_PX)
        self.stage.set_buttons_shown(furniture)
        place(
            self._parts,
            self,
            inspecting=inspecting,
            is_document=self._shown is not None and self._shown.kind is not Kind.PHOTO,
            full=full,
            furniture=furniture,
        )

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place()

    def retranslate(self) -> None:
        self.setAccessibleName(self.tr("Viewer"))
        self.position.tell()
        if self._shown is not None:
            self._tell(self._shown)


def _is_picture(card: Card | None) -> bool:
    return card is not None and card.kind is Kind.PHOTO
