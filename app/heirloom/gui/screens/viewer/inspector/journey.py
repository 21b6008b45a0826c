"""Where this file has been: taken, copied, sealed, checked; each line with its icon, joined by a thin line."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from heirloom.bank import CatalogueCard, Version
from heirloom.core.records import Kind, Origin
from heirloom.gui import dates, theme
from heirloom.gui.joining import in_sentences, listed
from heirloom.gui.language import Translated
from heirloom.gui.screens.viewer.inspector.file_facts import camera_text, pixels_text
from heirloom.gui.screens.viewer.inspector.partial_date import date_words
from heirloom.gui.screens.viewer.inspector.section import Section
from heirloom.gui.widgets import Text

_MOST_ORIGINS = 4
_MOST_VERSIONS = 3
_ICON, _COLUMN = 16, 27


@dataclass(frozen=True, slots=True)
class Step:
    """One line: what happened, when, with the whole of it for the tooltip; `opens` is a memory that a click shows."""

    icon: str
    text: str
    when: str
    whole: str = ""
    colour: str = "ink2"
    opens: int | None = None


class Journey(Translated, Section):
    """`open_wanted` carries the number of another version."""

    open_wanted = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self._card: CatalogueCard | None = None
        self._rows: list[_Row] = []
        self.body.setSpacing(0)

    def show_card(self, card: CatalogueCard) -> None:
        """Another file's way."""
        self._card = card
        self.retranslate()

    def retranslate(self) -> None:
        self.set_heading(self.tr("Where this file has been"), self.tr("Full history"))
        for row in self._rows:
            self.body.removeWidget(row)
            row.deleteLater()
        self._rows = []
        if self._card is None:
            return
        steps = self._steps(self._card)
        for place, step in enumerate(steps):
            row = _Row(step, first=place == 0, last=place == len(steps) - 1)
            if step.opens is not None:
                row.clicked.connect(lambda number=step.opens: self.open_wanted.emit(number))
            self.body.addWidget(row)
            self._rows.append(row)

    def _steps(self, card: CatalogueCard) -> list[Step]:
        item = card.detail.item
        steps = [self._taken(card)]
        origins = card.detail.origins
        steps += [self._copied(origin) for origin in origins[:_MOST_ORIGINS]]
        if len(origins) > _MOST_ORIGINS:
            steps.append(Step("copy", self.tr("and %n more place(s)", "", len(origins) - _MOST_ORIGINS), ""))
        sealed = dates.date_text(item.imported_at.astimezone().date())
        if item.sha256:
            short = f"{item.sha256[:4]} {item.sha256[4:8]} …"
            text = self.tr("Sealed in this vault, fingerprint {hash}").format(hash=short)
            steps.append(Step("lock", text, sealed, item.sha256))
        else:
            steps.append(Step("lock", self.tr("Sealed in this vault"), sealed))
        steps += [self._version(one, earlier=True) for one in card.earlier[-_MOST_VERSIONS:]]
        steps += [self._version(one, earlier=False) for one in card.later[:_MOST_VERSIONS]]
        steps.append(self._checked(card))
        return [step for step in steps if step.text]

    def _taken(self, card: CatalogueCard) -> Step:
        item = card.detail.item
        when = date_words(item.captured) if item.captured is not None else ""
        size = dates.size_text(item.bytes).replace(" ", "\u00a0")
        camera = camera_text(item.camera) if item.camera is not None else ""
        if camera and item.size is not None:
            text = self.tr("Taken with {camera}, {pixels}, {size}").format(
                camera=camera, pixels=pixels_text(item), size=size
            )
            return Step("camera", text, when)
        if item.size is not None:
            return Step("image", listed(pixels_text(item), size), when)
        if item.kind is Kind.DOCUMENT and item.pages:
            return Step("file-text", listed(self.tr("%n page(s)", "", item.pages), size), when)
        return Step("file-text" if item.kind is Kind.DOCUMENT else "file", size, when)

    def _copied(self, origin: Origin) -> Step:
        parts = [part for part in origin.path.replace("\\", "/").split("/")[:-1] if part]
        short = " / ".join(parts[-3:]) or origin.path
        text = self.tr("Copied from “{path}”").format(path=short)
        return Step("hard-drive", text, dates.date_text(origin.imported_at.astimezone().date()), origin.path)

    def _version(self, version: Version, *, earlier: bool) -> Step:
        text = self.tr("Earlier version of this file") if earlier else self.tr("Later version of this file")
        when = dates.date_text(version.imported_at.astimezone().date())
        return Step("history", text, when, version.path, "accent", int(version.number))

    def _checked(self, card: CatalogueCard) -> Step:
        """The seal was read back when it was made, which is a check too."""
        checks = card.checks
        last_at = checks[-1].at if checks else card.detail.item.imported_at
        when = self.tr("Last check {when}").format(when=dates.ago(last_at, datetime.now(UTC).astimezone()))
        if checks and not checks[-1].is_whole:
            return Step("triangle-alert", self.tr("This copy differs from its fingerprint."), when, "", "danger")
        text = self.tr("Checked %n time(s), never changed", "", len(checks) + 1)
        return Step("circle-check", text, when, "", "accent")


class _Row(QWidget):
    """Icon and two lines."""

    clicked = Signal()

    def __init__(self, step: Step, *, first: bool, last: bool) -> None:
        super().__init__()
        self._step, self._first, self._last = step, first, last
        title = Text(step.text, "small", wraps=True)
        lines = QVBoxLayout()
        lines.setContentsMargins(0, 0, 0, 8)
        lines.setSpacing(0)
        lines.addWidget(title)
        if step.when:
            lines.addWidget(Text(step.when, "micro", "ink3"))
        row = QHBoxLayout(self)
        row.setContentsMargins(theme.px(_COLUMN), 0, 0, 0)
        row.addLayout(lines)
        self.setToolTip(step.whole)
        self.setAccessibleName(in_sentences(step.text, step.when))
        if step.opens is not None:
            self.setCursor(Qt.CursorShape.PointingHandCursor)
            self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
            title.set_tone("accent")

    def sizeHint(self) -> QSize:
        return super().sizeHint().expandedTo(QSize(0, theme.px(36)))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        side = theme.px(_ICON)
        place = QRectF(1, 1, side, side)
        theme.icons.draw(painter, place, self._step.icon, self._step.colour, dark=True)
        if not self._last:
            painter.setPen(QPen(theme.colour("line", dark=True), 1))
            x = place.center().x()
            painter.drawLine(QPointF(x, place.bottom() + 4), QPointF(x, float(self.height()) - 3))
        painter.end()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if self._step.opens is not None and self.rect().contains(event.position().toPoint()):
            self.clicked.emit()

    def keyPressEvent(self, event: object) -> None:
        key = event.key()  # type: ignore[attr-defined]
        if self._step.opens is not None and key in (Qt.Key.Key_Return, Qt.Key.Key_Space):
            self.clicked.emit()
        else:
            super().keyPressEvent(event)  # type: ignore[arg-type]
