"""General: the tray, notifications, starting, size of text, motion."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from heirloom.gui.preferences import TEXT_SCALES
from heirloom.gui.screens.settings.applying import Applying
from heirloom.gui.screens.settings.rows import ChoiceRow, SwitchRow
from heirloom.gui.screens.settings.section import Section


class GeneralSection(Section):
    """`has_tray`: whether this desktop shows one."""

    def __init__(self, applying: Applying, *, has_tray: bool, parent: QWidget | None = None) -> None:
        self._applying = applying
        self._has_tray = has_tray
        self.scale = ChoiceRow([str(scale) for scale in TEXT_SCALES])
        self.motion = SwitchRow()
        self.keep_running = SwitchRow()
        self.tray = SwitchRow()
        self.notifications = SwitchRow()
        self.start = SwitchRow()
        super().__init__(parent)
        rows = [self.scale, self.motion, self.keep_running, self.tray, self.notifications, self.start]
        for row in rows:
            self.column.addWidget(row)
        self.column.addStretch(1)
        for switch in (self.tray, self.notifications):
            switch.set_usable(has_tray)
        self._connect()
        self.refresh()

    def _connect(self) -> None:
        turn = self._applying.turn
        self.scale.chosen.connect(self._scale)
        self.motion.turned.connect(lambda on: turn(self.motion.name, on, reduce_motion=on))
        self.keep_running.turned.connect(lambda on: turn(self.keep_running.name, on, keep_running=on))
        self.tray.turned.connect(lambda on: turn(self.tray.name, on, tray=on))
        self.notifications.turned.connect(lambda on: turn(self.notifications.name, on, notifications=on))
        self.start.turned.connect(lambda on: turn(self.start.name, on, start_with_computer=on))

    def _scale(self, key: str) -> None:
        self._applying.set(self.scale.name, self.scale.text_of(key), text_scale=int(key))

    def refresh(self) -> None:
        preferences = self._applying.preferences
        self.scale.set_value(str(preferences.text_scale))
        self.motion.set_on(preferences.reduce_motion)
        self.keep_running.set_on(preferences.keep_running)
        self.tray.set_on(preferences.tray and self._has_tray)
        self.notifications.set_on(preferences.notifications and self._has_tray)
        self.start.set_on(preferences.start_with_computer)

    def retranslate(self) -> None:
        self.introduce(self.tr("General"), self.tr("How Heirloom behaves on this computer."))
        self.scale.say(self.tr("Text size"), self.tr("Everything that holds text grows with it."))
        self.scale.say_choices({str(scale): self.tr("{n} %").format(n=scale) for scale in TEXT_SCALES})
        self.motion.say(self.tr("Reduce motion"), self.tr("Panels and pictures change at once, without sliding."))
        self.keep_running.say(self.tr("Keep running when the window is closed"), self._closing())
        no_tray = self.tr("This desktop shows no system tray.")
        self.tray.say(
            self.tr("Show in the system tray"),
            self.tr("Tells at a glance whether it works, needs you, or is locked.") if self._has_tray else no_tray,
        )
        self.notifications.say(
            self.tr("Notifications"),
            self.tr("When work has finished or needs you, and the window is not in front.")
            if self._has_tray
            else no_tray,
        )
        self.start.say(
            self.tr("Start with the computer"), self.tr("It starts locked and shows nothing before you unlock it.")
        )

    def _closing(self) -> str:
        if self._has_tray:
            return self.tr("Work and watched folders go on in the tray. The vault locks as set in Security.")
        return self.tr("Work and watched folders go on in the minimised window. The vault locks as set in Security.")
