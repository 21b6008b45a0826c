"""What is said of an album: how much it holds, from when, and one plain sentence of how well it is learned."""

from __future__ import annotations

from datetime import UTC, datetime

from PySide6.QtCore import QObject

from heirloom.core.albums import Album, AlbumKind
from heirloom.core.records import Precision
from heirloom.gui.dates import count_text, date_text, month_text, year_text
from heirloom.gui.joining import in_sentences, listed


class AlbumWords(QObject):
    """Only a QObject's own `tr` has plural forms for the tools."""

    def holds(self, album: Album, today: datetime | None = None) -> str:
        """Count and span: "312 items, 2015 to 2019", "92 items, 6 September 2014", "1 item, 1958", "418 items"."""
        return listed(self.tr("%Ln item(s)", "", album.items), self.span(album, today))

    def span(self, album: Album, today: datetime | None = None) -> str:
        """From when to when; empty where nothing is dated."""
        first, last = album.first_at, album.last_at
        if first is None or last is None or not album.items:
            return ""
        if first.date() == last.date() and album.exact_to is not Precision.YEAR:
            is_month = album.exact_to is Precision.MONTH
            return month_text(first.year, first.month) if is_month else date_text(first.date())
        if first.year == last.year:
            return year_text(first.year)
        if last.year >= (today or datetime.now(UTC)).year:
            return self.tr("{first} to today").format(first=year_text(first.year))
        return self.tr("{first} to {last}").format(first=year_text(first.year), last=year_text(last.year))

    def confidence(self, album: Album) -> str:
        """One plain sentence: how well a taught album is learned, that others do not change or follow a rule."""
        if album.kind is AlbumKind.HAND:
            return self.tr("Fixed")
        if album.kind is AlbumKind.RULE:
            return self.tr("Follows its rule")
        parts = []
        if album.right_of_ten is not None:
            parts.append(self.tr("{n} of 10 right").format(n=album.right_of_ten))
        elif album.answers_needed:
            return self.tr("Teach it with %Ln more", "", album.answers_needed)
        if album.waiting:
            parts.append(self.tr("{m} waiting").format(m=count_text(album.waiting)))
        return " · ".join(parts) if parts else self.tr("Learning")

    def is_good_news(self, album: Album) -> bool:
        """Whether the sentence of confidence tells a measured figure."""
        return album.kind is AlbumKind.TAUGHT and album.right_of_ten is not None

    def described(self, album: Album) -> str:
        """An album for those who do not see it."""
        return in_sentences(listed(album.name, self.holds(album)), self.confidence(album))
