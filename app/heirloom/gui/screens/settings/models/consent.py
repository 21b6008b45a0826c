"""What a person agrees to before a model is fetched: every address, size and hash, as the source lists them."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QFont, QTextOption
from PySide6.QtWidgets import QPlainTextEdit, QWidget

from heirloom.bank.models import Offer
from heirloom.gui import dates, theme
from heirloom.gui.screens.settings.models.sayings import languages_text, name_text
from heirloom.gui.theme import fonts
from heirloom.gui.widgets.labels import Heading, Text
from heirloom.gui.widgets.modal import CANCEL, Choice, Modal

AGREE = "download"
_WIDTH_PX = 680


class Consent(Modal):
    """`answered` says AGREE or CANCEL."""

    def __init__(self, offer: Offer, parent: QWidget) -> None:
        super().__init__(parent, width=_WIDTH_PX)
        title = self.tr("Download “{model}”?").format(model=name_text(offer.name))
        self.setAccessibleName(title)
        self.column.addWidget(Heading(title, "title-xs"))
        size = dates.size_text(offer.bytes)
        facts = self.tr("{size} in %Ln file(s) · {languages} · licence: {licence}", "", len(offer.files))
        facts = facts.format(size=size, languages=languages_text(offer.languages), licence=offer.licence)
        self.column.addWidget(Text(facts, wraps=True))
        self.column.addWidget(
            Text(
                self.tr("What goes out is the request for these files, and nothing of your vault."),
                tone="ink2",
                wraps=True,
            )
        )
        self.files = QPlainTextEdit()
        self.files.setReadOnly(True)
        self.files.setWordWrapMode(QTextOption.WrapMode.WrapAnywhere)  # an address has no words
        self.files.setPlainText(self._listing(offer))
        self.files.setAccessibleName(self.tr("Files that will come in"))
        self.column.addWidget(self.files)
        checked = self._checked(offer)
        if checked:
            self.column.addWidget(Text(checked, role="small", tone="ink2", wraps=True))
        agree = self.tr("Download {size}").format(size=size)
        self.add_buttons([Choice(CANCEL, self.tr("Cancel")), Choice(AGREE, agree, "primary")])
        self._dress()
        self._measure()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize:
            self._measure()
        return super().eventFilter(watched, event)

    def _listing(self, offer: Offer) -> str:
        lines = [self.tr("Revision {id}").format(id=offer.revision), ""]
        for address, size, digest in offer.files:
            lines += [address, f"    {dates.size_text(size)}   {digest or self.tr('no checksum listed')}"]
        return "\n".join(lines)

    def _checked(self, offer: Offer) -> str:
        if offer.checked_here:
            return self.tr(
                "Revision and checksum are those that Heirloom’s makers checked. A file that differs is discarded."
            )
        return self.tr(
            "Revision and checksums are as the source lists them. A file that does not match them is discarded."
        )

    def _measure(self) -> None:
        window = self.window()
        self.card.setFixedWidth(min(theme.px(_WIDTH_PX), window.width() - 48))
        self.files.setFixedHeight(max(90, min(theme.px(220), window.height() - theme.px(330))))

    def _dress(self) -> None:
        font = QFont(fonts.font("accession"))
        families = ", ".join(f'"{name}"' for name in font.families())
        self.files.setFont(font)
        self.files.setStyleSheet(f"QPlainTextEdit {{ font-family: {families}; font-size: {font.pixelSize()}px; }}")
