"""The first run: five questions, and then a vault that opens."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QActionGroup, QHideEvent, QKeyEvent, QKeySequence, QResizeEvent, QShortcut, QShowEvent
from PySide6.QtWidgets import (
    QApplication,
    QBoxLayout,
    QHBoxLayout,
    QLineEdit,
    QMenu,
    QPushButton,
    QRadioButton,
    QScrollArea,
    QStackedWidget,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from heirloom.core.errors import HeirloomError, NoSpace
from heirloom.gui import language, theme
from heirloom.gui.background import Background, Lane
from heirloom.gui.gate.first_run.draft import Draft
from heirloom.gui.gate.first_run.parts.rail import NARROW_PX, WIDE_PX, Row, StepList
from heirloom.gui.gate.first_run.steps.folders import FoldersStep
from heirloom.gui.gate.first_run.steps.passphrase import PassphraseStep
from heirloom.gui.gate.first_run.steps.place import PlaceStep
from heirloom.gui.gate.first_run.steps.recovery import RecoveryStep
from heirloom.gui.gate.first_run.steps.step import Step
from heirloom.gui.gate.first_run.steps.understanding import UnderstandingStep
from heirloom.gui.joining import listed
from heirloom.gui.language import LANGUAGES, Translated
from heirloom.gui.preferences import KnownVault, Preferences
from heirloom.gui.process.messages import FirstRunChoices, Opened
from heirloom.gui.shell.mark import Mark
from heirloom.gui.widgets.buttons import Button, IconButton
from heirloom.gui.widgets.labels import Heading, Text

_CONTENT_PX: Final = 1000
_TOP_PX: Final = 64
_LOW_TOP_PX: Final = 28
_LOW_PX: Final = 800
_NARROW_WINDOW_PX: Final = 1180
_NARROW_CONTENT_PX: Final = 760
_RECOVERY: Final = 2


class FirstRunPage(Translated, QWidget):
    """`finished` carries Opened. `open_requested(path)`: a vault that exists ("" for: let me choose one).

    `recovery_requested`: open a vault by its sheet. The page gives its secrets away with `finished` and keeps none.
    """

    finished = Signal(object)
    open_requested = Signal(str)
    recovery_requested = Signal()

    def __init__(
        self,
        preferences: Preferences,
        background: Background,
        *,
        light_kdf: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._preferences = preferences
        self._background = background
        self.draft = Draft()
        self.place = PlaceStep(self.draft, background)
        self.passphrase = PassphraseStep(self.draft, background, light_kdf=light_kdf)
        self.recovery = RecoveryStep(self.draft, background)
        self.folders = FoldersStep(self.draft, background)
        self.understanding = UnderstandingStep(self.draft, background)
        self.steps: list[Step] = [self.place, self.passphrase, self.recovery, self.folders, self.understanding]
        self._reached = 0
        self._is_narrow: bool | None = None
        self._rail = QWidget()
        self._mark, self._name = Mark(px=32), Heading("Heirloom", "title-s")
        self.list = StepList()
        self._promise = Text(role="small", tone="ink2", wraps=True)
        self.menu_button = IconButton("menu")
        self.stack = QStackedWidget()
        self.back, self.next = Button(kind="quiet", size="large"), Button(kind="primary", size="large")
        self._hint = Text(role="small", tone="ink2")
        self._lay_out()
        self._connect()

    @property
    def index(self) -> int:
        """Which step is shown, from 0."""
        return self.stack.currentIndex()

    @property
    def step(self) -> Step:
        return self.steps[self.index]

    # What it looks like

    def _lay_out(self) -> None:
        theme.ground(self, "paper")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self._rail)
        row.addLayout(self._content(), 1)
        self._fill_rail()

    def _fill_rail(self) -> None:
        self._rail.setObjectName("panel")
        theme.ground(self._rail, "wall")
        self._rail.setProperty("edge", "right")
        self._head = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._head.setSpacing(12)
        self._head.addWidget(self._mark)
        self._head.addWidget(self._name, 1)
        self._head.addWidget(self.menu_button)
        column = QVBoxLayout(self._rail)
        column.setContentsMargins(0, 28, 0, 36)
        column.setSpacing(0)
        column.addLayout(self._head)
        column.addSpacing(44)
        column.addWidget(self.list, 1)
        promise = QHBoxLayout()
        promise.setContentsMargins(34, 0, 30, 0)
        promise.addWidget(self._promise)
        column.addLayout(promise)

    def _content(self) -> QVBoxLayout:
        for step in self.steps:
            self.stack.addWidget(_scrolled(step))
        self._frame = QVBoxLayout()
        self._frame.setSpacing(0)
        self._frame.addLayout(_centred(self.stack), 1)
        footer = QWidget()
        foot = QHBoxLayout(footer)
        foot.setContentsMargins(0, 18, 0, 24)
        foot.setSpacing(16)
        foot.addWidget(self.back)
        foot.addStretch(1)
        foot.addWidget(self._hint)
        foot.addWidget(self.next)
        self._frame.addLayout(_centred(footer))
        return self._frame

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        narrow = self.width() < theme.px(_NARROW_WINDOW_PX)
        low = self.height() < theme.px(_LOW_PX)
        self._frame.setContentsMargins(32 if narrow else 36, _LOW_TOP_PX if low else _TOP_PX, 32 if narrow else 36, 0)
        if narrow == self._is_narrow:
            return
        self._is_narrow = narrow
        self._rail.setFixedWidth(theme.px(NARROW_PX) if narrow else max(WIDE_PX, theme.px(WIDE_PX - 30)))
        down, across = QBoxLayout.Direction.TopToBottom, QBoxLayout.Direction.LeftToRight
        self._head.setDirection(down if narrow else across)
        side = (self._rail.width() - self._mark.width()) // 2
        self._head.setContentsMargins(side if narrow else 34, 0, 0 if narrow else 14, 0)
        self._name.setVisible(not narrow)
        self._promise.setVisible(not narrow)
        self.recovery.set_narrow(narrow)
        self.understanding.set_narrow(self.width() - self._rail.width() < theme.px(_NARROW_CONTENT_PX))

    # What it does

    def _connect(self) -> None:
        for step in self.steps:
            step.changed.connect(self._refresh)
            step.finished.connect(self._forward)
        self.passphrase.made.connect(self._remember)
        self.place.open_wanted.connect(self.open_requested)
        self.place.recovery_wanted.connect(self.recovery_requested)
        self.passphrase.refused.connect(self._vault_refused)
        self.back.clicked.connect(self.go_back)
        self.next.clicked.connect(self.go_on)
        back_keys = QShortcut(QKeySequence("Alt+Left"), self)
        back_keys.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        back_keys.activated.connect(self.go_back)
        self._menu = QMenu(self)
        self._menu.aboutToShow.connect(self._fill_menu)
        self.menu_button.setMenu(self._menu)
        theme.watcher().changed.connect(self._rescaled)

    def retranslate(self) -> None:
        self.setAccessibleName(self.tr("Making a vault"))
        self._promise.setText(
            self.tr("Nothing has been sent anywhere. Heirloom works without an account and without the internet.")
        )
        self.menu_button.set_name(self.tr("Menu"))
        self.list.setAccessibleName(self.tr("Steps"))
        self.back.setText(self.tr("Back"))
        self.back.setToolTip(self.tr("Back (Alt+Left)"))
        self._refresh()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if not event.spontaneous():
            self.step.entered()
            self._refresh()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        if not event.spontaneous():
            self.step.left()

    def go_on(self) -> None:
        """Continue, where it is open."""
        if self.step.is_ready():
            self.step.proceed()

    def go_back(self) -> None:
        """To the step before; what was made stays."""
        if self.index > 0 and self.step.can_go_back():
            self._show(self.index - 1)

    def skip_check(self) -> None:
        """The recovery sheet's check is left for later."""
        if self.index == _RECOVERY:
            self.recovery.skip()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self._enter():
            return
        super().keyPressEvent(event)

    def _enter(self) -> bool:
        """Enter is Continue, but a button with the focus is pressed by it."""
        focus = QApplication.focusWidget()
        if isinstance(focus, QPushButton | QToolButton) and self.isAncestorOf(focus):
            focus.click()
            return True
        self.go_on()
        return True

    def _forward(self) -> None:
        if self.index + 1 < len(self.steps):
            self._show(self.index + 1)
        else:
            self._open()

    def _show(self, index: int) -> None:
        self.step.left()
        self._reached = max(self._reached, index)
        self.stack.setCurrentIndex(index)
        self.step.entered()
        self._refresh()
        if not isinstance(QApplication.focusWidget(), QLineEdit | QRadioButton):
            # Where nothing is typed, Enter goes on: it must not press whichever button came to have the focus.
            self.next.setFocus(Qt.FocusReason.OtherFocusReason)

    def _open(self) -> None:
        draft = self.draft
        assert draft.path is not None
        assert draft.unlock_key is not None
        choices = FirstRunChoices(draft.watch, draft.model, draft.sheet_checked)
        opened = Opened(draft.path, draft.unlock_key, choices)
        self.step.left()
        draft.forget()
        self.finished.emit(opened)

    def _remember(self) -> None:
        """From here on there is a vault: a start after a crash asks for its passphrase, not for a new one."""
        known = KnownVault(str(self.draft.path))
        others = tuple(one for one in self._preferences.vaults if one.path != known.path)
        self._preferences.apply(vaults=(known, *others))
        self._keep("vaults")

    def _keep(self, name: str) -> None:
        self._background.run(lambda: self._preferences.write((name,)), lambda _none: None, lane=Lane.EDIT)

    def _vault_refused(self, error: HeirloomError) -> None:
        """Told where one is; Back leads to the place."""
        self.passphrase.say_trouble(self._why(error))

    def _why(self, error: HeirloomError) -> str:
        if isinstance(error, NoSpace):
            return self.tr("The disk is full, and nothing was made. Free some space, or choose another folder.")
        return self.tr("The vault could not be made there, and nothing was left behind. Choose another folder.")

    def _refresh(self) -> None:
        if not hasattr(self, "_menu"):
            return
        step = self.step
        self.next.setText(step.button())
        self.next.setEnabled(step.is_ready())
        self.back.setVisible(self.index > 0)
        self.back.setEnabled(step.can_go_back())
        self._hint.setText(step.hint())
        self.next.setAccessibleDescription(step.hint())
        self.list.put([self._row(index) for index in range(len(self.steps))])

    def _row(self, index: int) -> Row:
        step = self.steps[index]
        state = "here" if index == self.index else "done" if index < max(self.index, self._reached) else "ahead"
        note = step.note() if state != "ahead" else ""
        words = {"here": self.tr("current"), "done": self.tr("done"), "ahead": self.tr("to come")}
        counted = self.tr("Step {n} of {m}").replace("{n}", str(index + 1)).replace("{m}", str(len(self.steps)))
        spoken = listed(counted, step.title(), note, words[state])
        return Row(step.title(), note, state, spoken)

    def _fill_menu(self) -> None:
        self._menu.clear()
        if self.index == _RECOVERY and not self.recovery.is_ready():
            self._menu.addAction(self.tr("Skip the check"), self.skip_check)
            self._menu.addSeparator()
        group = QActionGroup(self._menu)
        for key, name in LANGUAGES.items():
            action = self._menu.addAction(name)
            action.setCheckable(True)
            action.setChecked(key == language.resolve(self._preferences.language or language.SYSTEM))
            action.triggered.connect(lambda _on=False, key=key: self._speak(key))
            group.addAction(action)

    def _speak(self, key: str) -> None:
        application = QApplication.instance()
        assert isinstance(application, QApplication)
        language.switch(application, key)
        self._preferences.apply(language=key)
        self._keep("language")

    def _rescaled(self) -> None:
        self._is_narrow = None
        self._fit()


class _Holder(QWidget):
    """As high as its texts are at the width there is: their least height is that of the narrowest they could be."""

    def minimumSizeHint(self) -> QSize:
        return QSize(super().minimumSizeHint().width(), 0)


def _scrolled(step: Step) -> QScrollArea:
    """A step that scrolls where the window is too low for it."""
    area = QScrollArea()
    area.setWidgetResizable(True)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    holder = _Holder()
    row = QHBoxLayout(holder)
    # Room for focus rings, which the area would cut off.
    row.setContentsMargins(4, 4, 4, 4)
    row.addWidget(step, 1)
    if step.maximumWidth() < _CONTENT_PX:
        row.addStretch(0)
    area.setWidget(holder)
    return area


def _centred(widget: QWidget) -> QHBoxLayout:
    widget.setMaximumWidth(_CONTENT_PX + 8)
    row = QHBoxLayout()
    row.setContentsMargins(0, 0, 0, 0)
    row.addStretch(1)
    row.addWidget(widget, 1000)
    row.addStretch(1)
    return row
