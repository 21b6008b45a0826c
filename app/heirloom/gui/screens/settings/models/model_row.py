"""One model: what it is, whether it is here or in use, and what can be done with it."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QHBoxLayout, QMenu, QVBoxLayout, QWidget

from heirloom.bank.models import BenchRow, Described
from heirloom.gui.language import Translated
from heirloom.gui.screens.settings.models.fetching import Phase, Running
from heirloom.gui.screens.settings.models.sayings import facts_text, name_text, note_text, progress_text
from heirloom.gui.widgets.buttons import Button, IconButton
from heirloom.gui.widgets.field import Remark
from heirloom.gui.widgets.labels import Glyph, Text
from heirloom.gui.widgets.progress import ProgressLine

HERE = frozenset({"active", "built-in", "installed"})
_LEFT_PX = 32


class ModelRow(Translated, QWidget):
    """Its signals carry the model's name."""

    use_wanted = Signal(str)
    fetch_wanted = Signal(str)
    file_wanted = Signal(str)
    folder_wanted = Signal(str)
    remove_wanted = Signal(str)
    cancel_wanted = Signal()

    def __init__(self, model: Described, parent: QWidget | None = None) -> None:
        self.model = model
        self._measured: BenchRow | None = None
        self._glyph = Glyph("circle", "ink3", 18)
        self._name, self._state = Text(strong=True), Text(role="small", tone="accent", strong=True)
        self._facts = Text(role="small", tone="ink2", wraps=True)
        self._note = Text(role="small", tone="ink3", wraps=True)
        self.use, self.fetch = Button(size="small"), Button(size="small", icon="download")
        self.bring, self.remove = IconButton("folder-open", side=28), IconButton("trash-2", side=28)
        self.bar, self._going = ProgressLine(), Text(role="small", tone="ink2")
        self.cancel = Button(size="small")
        self.remark = Remark()
        self._from_file, self._from_folder = QAction(), QAction()
        super().__init__(parent)
        self._lay_out()
        self._connect()
        self.tell(model)
        self.tell_running(None)

    def _lay_out(self) -> None:
        menu = QMenu(self)
        menu.addActions([self._from_file, self._from_folder])
        self.bring.setMenu(menu)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 10, 0, 10)
        whole.setSpacing(6)
        row = QHBoxLayout()
        row.setSpacing(14)
        row.addWidget(self._glyph, 0, Qt.AlignmentFlag.AlignTop)
        words = QVBoxLayout()
        words.setSpacing(2)
        head = QHBoxLayout()
        head.setSpacing(10)
        head.addWidget(self._name)
        head.addWidget(self._state)
        head.addStretch(1)
        words.addLayout(head)
        words.addWidget(self._facts)
        words.addWidget(self._note)
        row.addLayout(words, 1)
        for button in (self.use, self.fetch, self.bring, self.remove):
            row.addWidget(button, 0, Qt.AlignmentFlag.AlignVCenter)
        whole.addLayout(row)
        self._work = QWidget()
        work = QHBoxLayout(self._work)
        work.setContentsMargins(_LEFT_PX, 0, 0, 0)
        work.setSpacing(12)
        work.addWidget(self.bar, 1)
        work.addWidget(self._going)
        work.addWidget(self.cancel)
        whole.addWidget(self._work)
        whole.addWidget(self.remark)
        self.remark.setContentsMargins(_LEFT_PX, 0, 0, 0)

    def _connect(self) -> None:
        def telling(signal: Callable[[str], None]) -> Callable[[], None]:
            return lambda: signal(self.model.state.name)

        self.use.clicked.connect(telling(self.use_wanted.emit))
        self.fetch.clicked.connect(telling(self.fetch_wanted.emit))
        self.remove.clicked.connect(telling(self.remove_wanted.emit))
        self._from_file.triggered.connect(telling(self.file_wanted.emit))
        self._from_folder.triggered.connect(telling(self.folder_wanted.emit))
        self.cancel.clicked.connect(self.cancel_wanted)

    def tell(self, model: Described) -> None:
        """Its state may be another one now."""
        self.model = model
        state = model.state.state
        is_here, built_in = state in HERE, model.source is None and model.state.name.startswith("starter-")
        icon, colour = ("circle-check", "accent") if state == "active" else ("circle", "ink3")
        self._glyph.set_icon("triangle-alert" if state == "damaged" else icon, "warn" if state == "damaged" else colour)
        self.use.setVisible(is_here and state != "active")
        self.fetch.setVisible(not is_here and model.source is not None)
        self.bring.setVisible(not is_here)
        self.remove.setVisible(state in ("installed", "damaged") and not built_in)
        self.retranslate()

    def tell_measured(self, row: BenchRow | None) -> None:
        self._measured = row
        self.retranslate()

    def tell_running(self, run: Running | None) -> None:
        """It is on its way, or any other is and this one has to wait."""
        mine = run is not None and run.name == self.model.state.name
        self._work.setVisible(mine)
        for button in (self.fetch, self.bring, self.remove):
            button.setEnabled(run is None)
        if run is None or not mine:
            self.bar.restart()
            return
        self.remark.say("")
        self._going.setText(progress_text(run))
        told = run.progress
        known = run.phase is Phase.FETCHING and told is not None and bool(told.total)
        self.bar.set_share(told.done / told.total if known and told is not None and told.total else None)
        self.cancel.setEnabled(run.phase is not Phase.STOPPING)

    def retranslate(self) -> None:
        model = self.model
        name = name_text(model.state.name)
        states = {
            "active": self.tr("In use"),
            "installed": self.tr("On this computer"),
            "damaged": self.tr("Its files have changed on the disk"),
        }
        self._name.setText(name)
        self._state.setText(states.get(model.state.state, ""))
        self._state.set_tone({"active": "accent", "damaged": "warn"}.get(model.state.state, "ink2"))  # type: ignore[arg-type]
        self._facts.setText(facts_text(model, self._measured))
        self._note.setText(note_text(model))
        self._note.setVisible(bool(self._note.text()))
        self.use.setText(self.tr("Use it"))
        self.use.setAccessibleName(self.tr("Use {model}").format(model=name))
        self.fetch.setText(self.tr("Download…"))
        self.fetch.setAccessibleName(self.tr("Download {model}").format(model=name))
        self.bring.set_name(self.tr("Take {model} from a disk").format(model=name))
        self._from_file.setText(self.tr("From a file…"))
        self._from_folder.setText(self.tr("From a folder…"))
        self.remove.set_name(self.tr("Remove {model} from this computer").format(model=name))
        self.cancel.setText(self.tr("Cancel"))
