"""What stands above the question: what failed, what no longer fits, and what nobody has shown yet."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout, QWidget

from heirloom.core.errors import HeirloomError
from heirloom.gui.errors import problem
from heirloom.gui.language import Translated
from heirloom.gui.widgets.notices import Banner


class TeachingBanners(Translated, QWidget):
    """Each is a banner of its own with one button; hidden where there is nothing to say."""

    def __init__(self, parent: QWidget | None = None) -> None:
        self.trouble = Banner("danger")
        self.drift = Banner("accent")
        self.lopsided = Banner("info")
        self._error: HeirloomError | None = None
        self._learned_again = False
        super().__init__(parent)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(18)
        for banner in (self.trouble, self.drift, self.lopsided):
            column.addWidget(banner)
            banner.hide()
        self.hide()

    def show_trouble(self, error: HeirloomError | None) -> None:
        """Why something failed, until it is None."""
        self._error = error
        self._show(self.trouble, error is not None)

    def show_drift(self, drift: str | None, *, learned_again: bool) -> None:
        """Whether the album fits as well as it did, and has learned again because of that."""
        self._learned_again = learned_again
        self._show(self.drift, drift is not None)

    def show_lopsided(self, one_sided: bool) -> None:
        """Whether all that was shown belongs."""
        self._show(self.lopsided, one_sided)

    def clear(self) -> None:
        """Another album: nothing is known of it."""
        self.show_trouble(None)
        self.show_drift(None, learned_again=False)
        self.show_lopsided(False)

    def retranslate(self) -> None:
        if self._error is not None:
            self.trouble.set_text(problem(self._error).text, self.tr("Try again"))
        self.drift.set_text(*self._drift_text())
        self.lopsided.set_text(
            self.tr("Show me something that does not belong too."), self.tr("Pick some that do not…")
        )

    def _show(self, banner: Banner, wanted: bool) -> None:
        self.retranslate()
        banner.setVisible(wanted)
        self.setVisible(not all(one.isHidden() for one in (self.trouble, self.drift, self.lopsided)))

    def _drift_text(self) -> tuple[str, str | None]:
        """The sentence, and the words of the button where there is something left to press."""
        if self._learned_again:
            text = self.tr(
                "What came since fits this album less well. It has learned again; a few more answers would help."
            )
            return text, None
        text = self.tr("This album does not fit as well as it did. It can learn again from all your answers.")
        return text, self.tr("Learn again")
