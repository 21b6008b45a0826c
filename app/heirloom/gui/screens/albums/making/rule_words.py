"""A rule in words: "“pizza”, photos, from 2019, kept as keepsakes"."""

from __future__ import annotations

from PySide6.QtCore import QObject

from heirloom.core.albums import AlbumRule
from heirloom.core.records import Kind
from heirloom.gui.dates import span_text
from heirloom.gui.joining import listed
from heirloom.gui.models.places import place_text


class RuleWords(QObject):
    """Only a QObject's own `tr` has plural forms for the tools."""

    def told(self, rule: AlbumRule) -> str:
        """Everything that must hold, one after another."""
        query = self.tr("“{words}”").format(words=rule.query) if rule.query.strip() else ""
        parts = [query, *(self.kind(kind) for kind in rule.kinds), place_text(rule.place), self.when(rule)]
        parts += [self.tr("tag {tag}").format(tag=tag) for tag in rule.tags]
        if rule.kept is not None:
            parts.append(self.tr("keepsakes") if rule.kept else self.tr("no keepsakes"))
        if rule.least_rating:
            parts.append(self.tr("%Ln star(s) or more", "", rule.least_rating))
        return listed(*parts)

    def kind(self, kind: Kind) -> str:
        if kind is Kind.PHOTO:
            return self.tr("Photos")
        return self.tr("Documents") if kind is Kind.DOCUMENT else self.tr("Other files")

    def when(self, rule: AlbumRule) -> str:
        """Its span of time, to its last day."""
        return span_text(rule.captured_from, rule.captured_to)
