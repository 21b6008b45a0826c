"""When and where: the date with what it rests on, and the place by name or position, both to be put right."""

from __future__ import annotations

from PySide6.QtCore import QStringListModel, Qt, QTimer, Signal
from PySide6.QtWidgets import QCompleter, QWidget

from heirloom.bank import Bank, DateTrouble, Town, TypedDate
from heirloom.core.records import CaptureTime, Item
from heirloom.gui import dates
from heirloom.gui.background import Background, Ticket
from heirloom.gui.language import Translated
from heirloom.gui.models.places import place_text
from heirloom.gui.screens.viewer.inspector.line_edit import LineEdit
from heirloom.gui.screens.viewer.inspector.partial_date import date_words, read_date, shown_date
from heirloom.gui.screens.viewer.inspector.position import position_text, read_position
from heirloom.gui.screens.viewer.inspector.section import Section

_PAUSE_MS = 150
_LEAST_SIGNS = 2


class WhenWhere(Translated, Section):
    """`dated` carries a CaptureTime or None, `placed` a Gps or None with its name or None, `named` a name alone."""

    dated = Signal(object)
    placed = Signal(object, object)
    named = Signal(str)

    def __init__(self, bank: Bank, background: Background, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self._inspecting = bank.inspecting
        self._background = background
        self._item: Item | None = None
        self._towns: dict[str, Town] = {}
        self._ticket: Ticket[list[Town]] | None = None
        self._when, self._where = LineEdit(), LineEdit("ink2")
        self._names = QStringListModel(self)
        self._pause = QTimer(self, singleShot=True, interval=_PAUSE_MS)
        self._pause.timeout.connect(self._look_up)
        self._complete()
        self.body.addWidget(self._when)
        self.body.addWidget(self._where)
        self._when.entered.connect(self._date_entered)
        self._where.entered.connect(self._place_entered)
        self._where.field.textEdited.connect(lambda _: self._pause.start())

    def _complete(self) -> None:
        completer = QCompleter(self._names, self)
        completer.setCompletionMode(QCompleter.CompletionMode.UnfilteredPopupCompletion)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        completer.activated.connect(self._place_entered)
        self._where.field.setCompleter(completer)

    def show_item(self, item: Item) -> None:
        """Another memory, or the same one changed."""
        self._item = item
        self.retranslate()

    def leave(self) -> None:
        """Another memory comes: what could not be saved of this one is let go."""
        self._when.accept()
        self._where.accept()

    def save(self) -> None:
        """Whatever was being typed is saved."""
        self._when.save()
        self._where.save()

    def retranslate(self) -> None:
        self.set_heading(self.tr("When and where"))
        self._when.set_texts(
            self.tr("Change the date"),
            self.tr("No date yet"),
            self.tr("A year, a month or a day: 1958, August 2009, 16 June 2019, 21:14"),
        )
        self._where.set_texts(
            self.tr("Change the place"),
            self.tr("No place yet"),
            self.tr("A town, a name of your own, or 48.41, -114.34"),
        )
        if self._item is not None:
            self._put(self._item)

    def _put(self, item: Item) -> None:
        captured, gps = item.captured, item.gps
        if captured is None:
            self._when.set_stored("", "", "")
        else:
            self._when.set_stored(shown_date(captured), date_words(captured), self._evidence(captured))
        place = item.place or ("" if gps is None else position_text(gps))
        position = position_text(gps) if gps is not None and item.place else ""
        self._where.set_stored(place_text(place), place, position)

    def _evidence(self, captured: CaptureTime) -> str:
        """What the date rests on, in words."""
        return {
            "exif_original": self.tr("From the camera"),
            "exif_create": self.tr("From the camera"),
            "xmp": self.tr("From the picture’s description"),
            "iptc": self.tr("From the picture’s description"),
            "gps": self.tr("From the position’s clock"),
            "document": self.tr("From the document’s properties"),
            "text": self.tr("From the words in the file"),
            "filename": self.tr("Taken from the file name"),
            "filename_month": self.tr("Taken from the file name; the day is not known"),
            "filename_year": self.tr("Taken from the file name; the month is not known"),
            "mtime": self.tr("Taken from the file’s own time"),
            "user": self.tr("Entered by hand"),
            "user_month": self.tr("Entered by hand; the day is not known"),
            "user_year": self.tr("Entered by hand; the month is not known"),
        }.get(captured.evidence, "")

    def _date_entered(self, text: str) -> None:
        if not text:
            self._when.accept()
            self.dated.emit(None)
            return
        typed = read_date(text)
        if typed.trouble is DateTrouble.LESS and typed.captured is not None:
            kept = date_words(typed.captured)
            self._when.offer(kept, self._kept_less(text, kept))
        elif typed.trouble is not None or typed.captured is None:
            self._when.refuse(self._refusal(typed))
        else:
            self._when.accept()
            self.dated.emit(typed.captured)

    def _kept_less(self, text: str, kept: str) -> str:
        said = self.tr("“{words}” cannot be kept in full. Enter keeps {date}, Esc leaves the date as it was.")
        return said.format(words=text, date=kept)

    def _refusal(self, typed: TypedDate) -> str:
        """Why it is not kept, and what would be."""
        if typed.trouble is DateTrouble.FUTURE:
            return self.tr("This day has not come yet. When was it made?")
        if typed.trouble is DateTrouble.YEARS and typed.captured is not None:
            year = dates.year_text(typed.captured.at.year)
            return self.tr("Several years cannot be kept as a date. Choose one, such as {year}.").format(year=year)
        return self.tr("This is no date. Try 1958, August 2009 or 16 June 2019.")

    def _place_entered(self, text: str) -> None:
        if not self._where.is_editing:
            return
        self._where.accept()
        gps = read_position(text)
        town = self._towns.get(text)
        if not text:
            self.placed.emit(None, None)
        elif gps is not None:
            self.placed.emit(gps, None)
        elif town is not None:
            self.placed.emit(town.gps, town.name)
        else:
            self.named.emit(text)

    def _look_up(self) -> None:
        """Offer towns whose name begins like what was typed."""
        typed = " ".join(self._where.field.text().split())
        if self._ticket is not None:
            self._ticket.cancel()
        if len(typed) < _LEAST_SIGNS or not self._where.is_editing:
            self._names.setStringList([])
            return
        inspecting = self._inspecting
        self._ticket = self._background.run(lambda: inspecting.find_places(typed), self._offer, owner=self)

    def _offer(self, towns: list[Town]) -> None:
        self._towns = {town.name: town for town in towns}
        self._names.setStringList(list(self._towns))
        completer = self._where.field.completer()
        if towns and self._where.field.hasFocus():
            completer.complete()
