"""What each of the five steps is: a page with a title, a sentence and one question."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QScrollArea, QVBoxLayout, QWidget

from heirloom.gui.gate.first_run.draft import Draft
from heirloom.gui.language import Translated
from heirloom.gui.widgets.labels import Heading, Text

COLUMN_PX = 640
"""Width of a column of text and fields that reads well."""


class Step(Translated, QWidget):
    """One step. `changed`: whether one can go on, the hint or the note in the list may be different now.

    `finished`: the step is answered and the next one may come.
    """

    changed = Signal()
    finished = Signal()

    def __init__(self, draft: Draft, parent: QWidget | None = None) -> None:
        self.draft = draft
        super().__init__(parent)

    def title(self) -> str:
        """Its name in the list of steps."""
        raise AssertionError("each step has a title")

    def note(self) -> str:
        """What stands below the name once it is answered, or while it is asked."""
        return ""

    def hint(self) -> str:
        """Why Continue does not open yet, in a few words."""
        return ""

    def button(self) -> str:
        """What the primary button says."""
        return self.tr("Continue")

    def is_ready(self) -> bool:
        """Whether Continue opens."""
        return True

    def can_go_back(self) -> bool:
        """False while something runs that must end first."""
        return True

    def proceed(self) -> None:
        """Continue was pressed: do what belongs to the step, then `finished`."""
        self.finished.emit()

    def entered(self) -> None:
        """The step is shown now."""

    def bring_into_view(self, widget: QWidget) -> None:
        """Scroll to `widget` where the window is too low for the whole step."""
        above = self.parentWidget()
        while above is not None and not isinstance(above, QScrollArea):
            above = above.parentWidget()
        if above is not None:
            above.ensureWidgetVisible(widget, 0, 8)

    def left(self) -> None:
        """Another step is shown, or the window closes: stop what runs, hide what is secret."""


class Head(QWidget):
    """Title and first sentence of a step."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._title = Heading()
        self._sentence = Text(role="body", tone="ink2", wraps=True)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 16, 0, 0)
        column.setSpacing(8)
        column.addWidget(self._title)
        column.addWidget(self._sentence)

    def say(self, title: str, sentence: str) -> None:
        self._title.setText(title)
        self._sentence.setText(sentence)
