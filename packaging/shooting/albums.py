"""The pages of albums: all of them, one of them, the questions of one that learns, and what is asked around them."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from heirloom.bank import Bank
from heirloom.core.albums import Album, AlbumKind, AlbumRule, Answer, Asked
from heirloom.core.records import Kind
from heirloom.gui.main_window import MainWindow
from heirloom.gui.screens.albums.album.page import AlbumPage
from heirloom.gui.screens.albums.page import AlbumsPage
from heirloom.gui.screens.teaching.more_figures import MoreFigures
from heirloom.gui.screens.teaching.page import TeachingPage
from heirloom.gui.widgets.modal import CANCEL, Modal
from shooting.memories import Filled
from shooting.opened import opened
from shooting.studio import Studio

Key = Qt.Key
TAUGHT = (
    ("At the table", "a table with food"),
    ("Everything with the cat", "a cat"),
    ("On the water", "boats and water"),
)
BY_HAND = (("Wedding at the pier", 9, 31), ("Before us", -40, -10), ("First journey west", 100, 180))
YES, NO = 14, 10


def make(bank: Bank) -> list[Album]:
    """Albums of each kind; the first one is taught enough to be measured, the second one a little."""
    made = []
    for at, (name, like) in enumerate(TAUGHT):
        album = bank.albums.create(name, like=like)
        made.append(album)
        photos = {item.id for item in bank.list_items(Kind.PHOTO, limit=1000).items}
        found = [one.id for one in bank.albums.suggest(album.id) if one.id in photos]
        yes, no = (YES, NO) if at == 0 else (3, 1)
        bank.albums.answer(album.id, dict.fromkeys(found[: 2 * yes : 2], Answer.YES))
        bank.albums.answer(album.id, dict.fromkeys(found[3 * YES :: 11][:no], Answer.NO), Asked.UNSURE)
        bank.albums.train(album.id)
    bank.albums.apply(made[0].id, careful=0.55)
    bank.albums.train(made[0].id)
    newest = [item.id for item in bank.list_items(Kind.PHOTO, limit=1000).items]
    for name, begin, end in BY_HAND:
        made.append(bank.albums.create(name, kind=AlbumKind.HAND, examples=newest[begin:end]))
    inside = bank.albums.create("Speeches and toasts", kind=AlbumKind.HAND, parent=made[3].id)
    bank.albums.create("Keepsakes", kind=AlbumKind.RULE, rule=AlbumRule(kept=True))
    bank.albums.create("Letters and papers", kind=AlbumKind.RULE, rule=AlbumRule(kinds=(Kind.DOCUMENT,)))
    for album in (made[0], made[3]):
        bank.albums.pin(album.id, True)
    return [*made, inside]


def albums(studio: Studio, filled: Filled) -> None:
    """All albums, and before there are any."""
    with opened(studio, filled.vault) as window:
        page = _albums_page(studio, window)
        studio.shot("albums-none", window)
        make(window._bank)
        window.albums.refresh_soon()
        studio.until(lambda: len(window.albums.list.now.albums) > 5, "the albums")
        _drawn(studio, window)
        page.focus_content()
        studio.shot("albums", window)
        window.albums.asking.ask_for_new()
        studio.shot("album-new", window)
        _close(window)
        window.albums.asking.ask_for_new(rule=AlbumRule(query="a birthday cake"))
        studio.shot("album-new-rule", window)
        _close(window)
        window.albums.asking.ask_where_to_add([1, 2, 3])
        studio.shot("album-choose", window)
        _close(window)


def album(studio: Studio, filled: Filled) -> None:
    """One that learns, with what it added; one with nothing in it."""
    with opened(studio, filled.vault) as window:
        made = make(window._bank)
        _albums_page(studio, window)
        studio.until(lambda: len(window.albums.list.now.albums) > 5, "the albums")
        window.albums.open(made[0].id)
        page = window.pages.get("album")
        assert isinstance(page, AlbumPage)
        studio.until(page.model.rowCount, "what it holds")
        _drawn(studio, window)
        page.focus_content()
        QTest.keyClick(page.view, Key.Key_Right)
        studio.shot("album", window)
        QTest.keyClick(page.view, Key.Key_Right, Qt.KeyboardModifier.ShiftModifier)
        studio.until(window.floating.bar.isVisible, "the bar of the selection")
        studio.shot("album-selection", window)
        QTest.keyClick(page.view, Key.Key_Escape)
        window.albums.open(made[-1].id)
        studio.shot("album-empty", window)


def teaching(studio: Studio, filled: Filled) -> None:
    """Measured and not yet, chosen together, nothing taught, nothing left."""
    with opened(studio, filled.vault) as window:
        made = make(window._bank)
        fresh = window._bank.albums.create("Summers at the lake")
        _albums_page(studio, window)
        studio.until(lambda: len(window.albums.list.now.albums) > 5, "the albums")
        page = _teach(studio, window, made[0].id)
        studio.shot("album-training", window)
        _figures(studio, window, page)
        page.strip.prints.setFocus(Qt.FocusReason.TabFocusReason)
        _choose(page, page.session.strip[:3])
        studio.shot("album-training-several", window)
        page.escape()
        page.focus_content()
        QTest.keyClick(page.card, Key.Key_A)
        studio.until(lambda: not page.session.is_learning, "what was learned")
        _drawn(studio, window)
        studio.shot("album-training-answered", window)
        _teach(studio, window, made[1].id)
        studio.shot("album-training-early", window)
        window.albums.teach(fresh.id)
        studio.until(lambda: page.session.known is not None, "the album")
        studio.shot("album-training-none", window)
        window.albums._pick(fresh.id, True)
        studio.until(lambda: not window.previews.is_busy, "the previews")
        studio.shot("album-training-pick", window)
        _close(window)


def _figures(studio: Studio, window: MainWindow, page: TeachingPage) -> None:
    """All that is measured: from its beginning, and from its end with one mistake answered again."""
    page.show_figures()
    shown = next(one for one in window.findChildren(MoreFigures) if one.isVisible())
    studio.until(shown.curve.chart.isVisible, "the learning curve")
    _drawn(studio, window)
    studio.shot("album-training-figures", window)
    if shown.mistakes.rows:
        shown.mistakes.rows[0].again.click()
        shown.area.ensureWidgetVisible(shown.mistakes.rows[-1])
    studio.until(lambda: not page.session.is_learning, "what was learned")
    _drawn(studio, window)
    studio.shot("album-training-figures-mistakes", window)
    QTest.keyClick(shown, Key.Key_End)
    studio.shot("album-training-figures-end", window)
    if shown.mistakes.rows:
        shown.mistakes.rows[0].again.click()
    QTest.keyClick(shown, Key.Key_Escape)
    studio.until(lambda: not page.session.is_learning, "what was learned")


def _albums_page(studio: Studio, window: MainWindow) -> AlbumsPage:
    window.going.go("albums")
    page = window.pages.get("albums")
    assert isinstance(page, AlbumsPage)
    studio.until(lambda: window.albums.list.is_read, "the albums")
    return page


def _teach(studio: Studio, window: MainWindow, album_id: str) -> TeachingPage:
    window.albums.teach(album_id)
    page = window.pages.get("teaching")
    assert isinstance(page, TeachingPage)
    studio.until(lambda: page.session.question is not None, "a question")
    studio.until(lambda: not page.session.is_learning, "what was learned")
    studio.until(lambda: page.card.picture.is_ready, "its picture")
    _drawn(studio, window)
    return page


def _choose(page: TeachingPage, numbers: Sequence[int]) -> None:
    model = page.strip.prints.selectionModel()
    for row, number in enumerate(page.strip.prints.prints.numbers):
        if number in numbers:
            model.select(page.strip.prints.prints.index(row), model.SelectionFlag.Select)


def _drawn(studio: Studio, window: MainWindow) -> None:
    studio.until(lambda: not window.previews.is_busy, "the previews")


def _close(window: MainWindow) -> None:
    question = next(one for one in window.findChildren(Modal) if one.isVisible())
    question.answer(CANCEL)
