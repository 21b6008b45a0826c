"""The sidebar: vault, pages, running work, Lock and Settings; narrow windows keep its icons only."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QToolButton, QVBoxLayout, QWidget

from heirloom.gui import theme
from heirloom.gui.language import Translated
from heirloom.gui.shell.job_summary import JobSummary
from heirloom.gui.shell.nav import NavList
from heirloom.gui.shell.vault_header import VaultHeader
from heirloom.gui.theme import icons
from heirloom.gui.widgets.buttons import IconButton
from heirloom.gui.widgets.labels import repolish

WIDTH_PX = 224
RAIL_PX = 60
FOOT_PX = 48
ICON_PX = 18
ICON_GAP_PX = 3
"""Added to the 4 px that Qt leaves between icon and words."""


class Sidebar(Translated, QWidget):
    """`went` carries a page's key."""

    went = Signal(str)
    activity_wanted = Signal()
    lock_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        self.header = VaultHeader()
        self.nav = NavList()
        self.jobs = JobSummary()
        self.lock = QToolButton()
        self.settings = IconButton("settings")
        self._rail = False
        super().__init__(parent)
        self.setObjectName("sidebar")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._lay_out()
        self.nav.chosen.connect(self.went)
        self.jobs.clicked.connect(self.activity_wanted)
        self.lock.clicked.connect(self.lock_wanted)
        self.settings.clicked.connect(lambda: self.went.emit("settings"))
        theme.watcher().changed.connect(self._dress)
        self._dress()
        self.set_rail(False)

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 1, 0)
        column.setSpacing(0)
        column.addWidget(self.header)
        column.addSpacing(6)
        column.addWidget(self.nav, 1)
        self._job_room = QHBoxLayout()
        self._job_room.addWidget(self.jobs)
        column.addLayout(self._job_room)
        self._foot = QWidget()
        self._foot_row = QHBoxLayout(self._foot)
        self._foot_row.setSpacing(0)
        self._foot_row.addWidget(self.lock)
        self._foot_row.addStretch(1)
        self._foot_row.addWidget(self.settings)
        column.addWidget(self._foot)

    def set_rail(self, rail: bool) -> None:
        """Icons only; nothing becomes unreachable: the two buttons at the foot stand one above the other."""
        self._rail = rail
        self.setFixedWidth(RAIL_PX if rail else WIDTH_PX)
        for part in (self.header, self.nav, self.jobs):
            part.set_rail(rail)
        self._foot_row.setDirection(QHBoxLayout.Direction.BottomToTop if rail else QHBoxLayout.Direction.LeftToRight)
        self._foot.setFixedHeight(2 * FOOT_PX - 8 if rail else theme.px(FOOT_PX))
        self._foot_row.setContentsMargins(*((0, 4, 0, 4) if rail else (10, 0, 10, 0)))
        self._job_room.setContentsMargins(*((8, 4, 8, 8) if rail else (10, 8, 10, 10)))
        style = Qt.ToolButtonStyle.ToolButtonIconOnly if rail else Qt.ToolButtonStyle.ToolButtonTextBesideIcon
        self.lock.setToolButtonStyle(style)
        self.lock.setIconSize(QSize(ICON_PX + (0 if rail else ICON_GAP_PX), ICON_PX))
        self.lock.setProperty("worded", not rail)
        repolish(self.lock)
        centre = Qt.AlignmentFlag.AlignHCenter if rail else Qt.AlignmentFlag.AlignVCenter
        for button in (self.lock, self.settings):
            self._foot_row.setAlignment(button, centre)

    @property
    def is_rail(self) -> bool:
        return self._rail

    def show_settings_current(self, current: bool) -> None:
        """Settings has no row in the list: its button tells that one is there."""
        self.settings.setChecked(current)

    def retranslate(self) -> None:
        self.nav.setAccessibleName(self.tr("Main navigation"))
        self.lock.setText(self.tr("Lock"))
        self.lock.setToolTip(self.tr("Lock now (Ctrl+L)"))
        self.lock.setAccessibleName(self.tr("Lock the vault now"))
        self.settings.set_name(self.tr("Settings"), "Ctrl+,")

    def _dress(self) -> None:
        self.lock.setIcon(icons.icon("lock", "ink2", ICON_PX))
        self.lock.setAutoRaise(True)
        self.lock.setMinimumSize(32, 32)
        self.lock.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.settings.setCheckable(True)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), theme.colour("wall"))
        line: QColor = theme.colour("line")
        painter.fillRect(self.width() - 1, 0, 1, self.height(), line)
        painter.fillRect(0, self._foot.y(), self.width() - 1, 1, line)
        painter.end()
