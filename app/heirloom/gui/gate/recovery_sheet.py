"""The recovery sheet: one drawing of an A5 page, the same on the screen, from the printer and in the PDF."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from typing import Final

from PySide6.QtCore import QBuffer, QByteArray, QCoreApplication, QIODevice, QLocale, QPointF, QRectF, QSizeF, Qt
from PySide6.QtGui import (
    QColor,
    QFont,
    QPagedPaintDevice,
    QPageLayout,
    QPageSize,
    QPainter,
    QPainterPath,
    QPdfWriter,
    QPen,
    QTextCharFormat,
    QTextLayout,
    QTextOption,
)

from heirloom.gui import dates
from heirloom.gui.theme import fonts
from heirloom.gui.theme.tokens import LIGHT

translate = QCoreApplication.translate
"""By this name, so that the strings are found when translations are gathered."""

GROUPS: Final = 12
SIZE: Final = QSizeF(560, 794.6)
"""The page in its own units: 148 x 210 mm, 560 units wide. All measures below are in these units."""
_MARGIN: Final = 48.0
_RIGHT: Final = SIZE.width() - _MARGIN
_QR_SIDE: Final = 136.0
_COLUMNS: Final = 3
_GROUPS_TOP: Final = 216.0
_ROW: Final = 47.0
_BODY_TOP: Final = 426.0
_BODY_PX: Final = 16
"""12 points on paper, and still 11 pixels where a narrow window shows the sheet at its smallest."""
_FOOT: Final = SIZE.height() - 40
_PDF_DPI: Final = 600


@dataclass(frozen=True, slots=True)
class Sheet:
    """What stands on the page. `recovery_key` is the secret itself: it is shown, drawn and never logged."""

    vault_name: str
    vault_id: str
    """Hexadecimal."""
    made_on: date
    recovery_key: str = field(repr=False)

    @property
    def groups(self) -> list[str]:
        return self.recovery_key.split("-")

    @property
    def short_id(self) -> str:
        """Enough of the vault's id to tell whose sheet this is."""
        return f"{self.vault_id[:4]}-{self.vault_id[4:8]}".upper()


def as_pdf(sheet: Sheet) -> bytes:
    """The page as a PDF file with its letters embedded; nothing touches the disk."""
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(buffer)
    writer.setTitle(translate("RecoverySheet", "Recovery sheet"))
    writer.setCreator("Heirloom")
    writer.setResolution(_PDF_DPI)
    prepare(writer)
    paint_page(writer, _PDF_DPI, sheet)
    buffer.close()
    data: QByteArray = buffer.data()
    return bytes(data.data())


def prepare(device: QPagedPaintDevice) -> None:
    """Ask for A5, upright, to the edge."""
    device.setPageSize(QPageSize(QPageSize.PageSizeId.A5))
    device.setPageOrientation(QPageLayout.Orientation.Portrait)


def paint_page(device: QPagedPaintDevice, dpi: int, sheet: Sheet) -> None:
    """Draw the sheet in its true size in the middle of the page; smaller only where the paper is smaller."""
    paper = QRectF(device.pageLayout().fullRectPixels(dpi))
    printable = QRectF(device.pageLayout().paintRectPixels(dpi))
    a5 = QSizeF(QPageSize(QPageSize.PageSizeId.A5).sizePixels(dpi))
    shrink = min(1.0, paper.width() / a5.width(), paper.height() / a5.height())
    size = a5 * shrink
    # The painter begins at the printable part, the sheet is centred on the paper.
    corner = paper.center() - QPointF(size.width() / 2, size.height() / 2) - printable.topLeft()
    painter = QPainter(device)
    try:
        paint(painter, QRectF(corner, size), sheet)
    finally:
        painter.end()


def paint(painter: QPainter, box: QRectF, sheet: Sheet) -> None:
    """Draw everything that stands on the sheet, scaled to `box`; the paper itself is the caller's."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.translate(box.topLeft())
    painter.scale(box.width() / SIZE.width(), box.height() / SIZE.height())
    _paint_head(painter, sheet)
    _paint_rule(painter, 200)
    _paint_groups(painter, sheet.groups)
    _paint_rule(painter, 408)
    _paint_body(painter)
    _paint_foot(painter, sheet)
    painter.restore()


def group_box(index: int) -> QRectF:
    """Where group `index` (from 0) stands, in the page's units."""
    row, column = divmod(index, _COLUMNS)
    width = (_RIGHT - _MARGIN) / _COLUMNS
    return QRectF(_MARGIN + column * width, _GROUPS_TOP + row * _ROW, width, _ROW)


def _paint_head(painter: QPainter, sheet: Sheet) -> None:
    width = _RIGHT - _MARGIN - _QR_SIDE - 20
    painter.setPen(QColor(LIGHT.ink))
    painter.setFont(_font("title", 32))
    title = translate("RecoverySheet", "Recovery sheet")
    painter.drawText(QRectF(_MARGIN, 42, width, 46), Qt.AlignmentFlag.AlignVCenter, title)
    painter.setFont(_font("body", _BODY_PX))
    painter.setPen(QColor(LIGHT.ink2))
    name = painter.fontMetrics().elidedText(sheet.vault_name, Qt.TextElideMode.ElideRight, int(width))
    painter.drawText(QRectF(_MARGIN, 92, width, 22), Qt.AlignmentFlag.AlignVCenter, name)
    day = dates.day_text(sheet.made_on, date.min)  # with its year: a sheet is read years later
    made = translate("RecoverySheet", "Made on {date}").replace("{date}", day)
    painter.drawText(QRectF(_MARGIN, 114, width, 22), Qt.AlignmentFlag.AlignVCenter, made)
    _paint_qr(painter, QRectF(_RIGHT - _QR_SIDE, 46, _QR_SIDE, _QR_SIDE), sheet.recovery_key)


def _paint_qr(painter: QPainter, box: QRectF, text: str) -> None:
    import segno  # not needed before there is a sheet

    rows = [bytes(row) for row in segno.make(text, error="m", micro=False).matrix]
    side = box.width() / len(rows)
    dark = QPainterPath()
    dark.setFillRule(Qt.FillRule.WindingFill)
    for y, row in enumerate(rows):
        x = 0
        while x < len(row):
            end = x
            while end < len(row) and row[end]:
                end += 1
            if end > x:
                # Runs overlap a hair downwards: no light seams between rows.
                dark.addRect(QRectF(box.x() + x * side, box.y() + y * side, (end - x) * side, side * 1.02))
            x = end + 1
    painter.fillPath(dark, QColor(LIGHT.ink))


def _paint_rule(painter: QPainter, y: float) -> None:
    painter.setPen(QPen(QColor(LIGHT.line), 1))
    painter.drawLine(QPointF(_MARGIN, y), QPointF(_RIGHT, y))


def _paint_groups(painter: QPainter, groups: list[str]) -> None:
    number_font, group_font = _font("body", _BODY_PX), _font("key", 21)
    for index, group in enumerate(groups):
        box = group_box(index)
        painter.setFont(number_font)
        painter.setPen(QColor(LIGHT.ink3))
        painter.drawText(
            QRectF(box.x(), box.y(), 20, box.height()),
            Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight,
            str(index + 1),
        )
        painter.setFont(group_font)
        painter.setPen(QColor(LIGHT.ink))
        painter.drawText(box.adjusted(29, 0, 0, 0), Qt.AlignmentFlag.AlignVCenter, group)


def _paint_body(painter: QPainter) -> None:
    y = _BODY_TOP
    for lead, rest in _paragraphs():
        y += _paint_paragraph(painter, y, lead, rest) + 10


def _paragraphs() -> list[tuple[str, str]]:
    return [
        (
            translate("RecoverySheet", "What this is."),
            translate(
                "RecoverySheet",
                "These twelve groups open the vault if the passphrase is lost. Whoever holds this sheet and a copy of "
                "the vault can read everything in it.",
            ),
        ),
        (
            translate("RecoverySheet", "Where to keep it."),
            translate(
                "RecoverySheet",
                "With your passport and birth certificates, or with someone you trust with them. Not in an email, and "
                "not in a photo on your phone.",
            ),
        ),
        (
            translate("RecoverySheet", "How to use it."),
            translate(
                "RecoverySheet", "Open Heirloom, choose “I have a recovery sheet”, and type the groups in order."
            ),
        ),
    ]


def _paint_paragraph(painter: QPainter, y: float, lead: str, rest: str) -> float:
    """Draw one paragraph that begins in bold; the height it takes."""
    gap = "" if QLocale().language() == QLocale.Language.Chinese else " "
    layout = QTextLayout(f"{lead}{gap}{rest}", _font("body", _BODY_PX))
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    layout.setTextOption(option)
    bold = QTextLayout.FormatRange()
    bold.start, bold.length = 0, len(lead)  # type: ignore[attr-defined, unused-ignore]
    shape = QTextCharFormat()
    shape.setFontWeight(QFont.Weight.DemiBold)
    bold.format = shape  # type: ignore[attr-defined, unused-ignore]
    layout.setFormats([bold])
    height = 0.0
    layout.beginLayout()
    while (line := layout.createLine()).isValid():
        line.setLineWidth(_RIGHT - _MARGIN)
        line.setPosition(QPointF(0, height))
        height += _BODY_PX * 1.48
    layout.endLayout()
    painter.setPen(QColor(LIGHT.ink))
    layout.draw(painter, QPointF(_MARGIN, y))
    return height


def _paint_foot(painter: QPainter, sheet: Sheet) -> None:
    painter.setFont(_font("body", _BODY_PX))
    painter.setPen(QColor(LIGHT.ink3))
    box = QRectF(_MARGIN, _FOOT - 20, _RIGHT - _MARGIN, 20)
    whose = translate("RecoverySheet", "Vault {id}").replace("{id}", sheet.short_id)
    painter.drawText(box, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, whose)
    count = translate("RecoverySheet", "Sheet 1 of 1")
    painter.drawText(box, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight, count)


def _font(role: str, size_px: int) -> QFont:
    """The role's face in the page's units: paper does not grow with the text scale of the screen."""
    font = fonts.font(role)
    font.setPixelSize(size_px)
    font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    return font
