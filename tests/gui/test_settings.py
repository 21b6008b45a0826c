"""Settings as a person uses them: what is changed holds at once, is written down, and can be taken back."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from functools import partial
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QKeyEvent
from PySide6.QtWidgets import QAbstractButton, QApplication, QLineEdit, QScrollArea, QWidget
from pytestqt.qtbot import QtBot

from heirloom.bank import Bank, LedgerEntry, models
from heirloom.bank.label import read_label
from heirloom.bank.models import Offer
from heirloom.core.errors import Cancelled
from heirloom.core.job import Progress
from heirloom.gui import language, theme
from heirloom.gui.grid.acting import keyboard
from heirloom.gui.main_window import MainWindow
from heirloom.gui.preferences import Preferences
from heirloom.gui.process.messages import FirstRunChoices, Leave
from heirloom.gui.screens.keys.groups import GRID, VIEWER, groups
from heirloom.gui.screens.keys.overview import KeyOverview
from heirloom.gui.screens.settings.about.reader import Reader
from heirloom.gui.screens.settings.about.section import AboutSection
from heirloom.gui.screens.settings.appearance import AppearanceSection
from heirloom.gui.screens.settings.folders.section import FoldersSection
from heirloom.gui.screens.settings.general import GeneralSection
from heirloom.gui.screens.settings.models.consent import Consent
from heirloom.gui.screens.settings.models.fetching import Fetching, Phase
from heirloom.gui.screens.settings.models.section import ModelsSection
from heirloom.gui.screens.settings.page import ICONS, SettingsPage
from heirloom.gui.screens.settings.privacy.sayings import Saying, sums_of
from heirloom.gui.screens.settings.privacy.section import PrivacySection
from heirloom.gui.screens.settings.security.section import SHEET_CHECKED_AT, SecuritySection
from heirloom.gui.screens.settings.security.sheet_check import SheetCheck
from heirloom.gui.screens.settings.speaking import LanguageSection
from heirloom.gui.screens.viewer.keys import act_of
from heirloom.gui.widgets.buttons import Button
from heirloom.gui.widgets.labels import Text
from heirloom.gui.widgets.modal import Modal
from tests.gui.conftest import SmallVault
from tests.gui.windows import open_window
from tests.models.loopback_hub import COMMIT, serving

WAIT_MS = 15_000


@pytest.fixture
def left() -> list[Leave]:
    return []


@pytest.fixture
def window(bank: Bank, qtbot: QtBot, tmp_path: Path, left: list[Leave]) -> Iterator[MainWindow]:
    with open_window(bank, qtbot, tmp_path, left.append) as made:
        yield made


def written(window: MainWindow, tmp_path: Path, qtbot: QtBot, wanted: Callable[[Preferences], bool]) -> None:
    qtbot.waitUntil(lambda: wanted(Preferences.load(tmp_path / "window.json")), timeout=WAIT_MS)


def undo(window: MainWindow) -> None:
    """Press the button of the toast."""
    (button,) = [one for one in window.toast.findChildren(Button) if one.isVisible()]
    assert button.text() == "Undo"
    button.click()


def modal_of(window: MainWindow) -> Modal:
    return next(one for one in window.findChildren(Modal) if one.isVisible())


def test_every_category_is_reached_by_arrow_keys_and_every_control_has_a_name(window: MainWindow, qtbot: QtBot) -> None:
    qtbot.keyClick(window, Qt.Key.Key_Comma, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: window.pages.key == "settings", timeout=WAIT_MS)
    page = window.pages.current()
    assert isinstance(page, SettingsPage)
    page.focus_content()
    seen = [page.category]
    for _ in range(len(ICONS) - 1):
        qtbot.keyClick(page.list, Qt.Key.Key_Down)
        seen.append(page.category)
        found: list[QWidget] = [*page.findChildren(QAbstractButton), *page.findChildren(QLineEdit)]
        controls = [one for one in found if one.isVisible()]
        nameless = [type(one).__name__ for one in controls if not spoken(one)]
        assert nameless == [], page.category
    assert seen == list(ICONS)


def spoken(control: QWidget) -> str:
    return str(QAccessible.queryAccessibleInterface(control).text(QAccessible.Text.Name))


def test_a_switch_holds_at_once_is_written_and_is_taken_back(window: MainWindow, qtbot: QtBot, tmp_path: Path) -> None:
    section = window.around.show_category("general")
    assert isinstance(section, GeneralSection)
    assert section.motion.switch.accessibleName() == "Reduce motion"
    assert "sliding" in section.motion.switch.accessibleDescription()
    section.motion.switch.click()
    assert theme.current().reduce_motion
    written(window, tmp_path, qtbot, lambda kept: kept.reduce_motion)
    assert window.toast.accessibleName() == "Reduce motion: on"
    undo(window)
    assert not theme.current().reduce_motion
    assert not section.motion.switch.isChecked()
    written(window, tmp_path, qtbot, lambda kept: not kept.reduce_motion)


def test_text_size_theme_and_language_change_without_a_new_start(window: MainWindow, qtbot: QtBot) -> None:
    general = window.around.show_category("general")
    assert isinstance(general, GeneralSection)
    general.scale.choices.chosen.emit("130")
    assert theme.current().scale == 1.3
    appearance = window.around.show_category("appearance")
    assert isinstance(appearance, AppearanceSection)
    appearance.theme.choices.chosen.emit("dark")
    assert theme.current().dark
    appearance.tiles.choices.chosen.emit("large")
    assert window.top.tiles.value() == 240
    appearance.rail.switch.click()
    assert window.sidebar.is_rail
    speaking = window.around.show_category("language")
    assert isinstance(speaking, LanguageSection)
    speaking.language.choices.chosen.emit("zh_CN")
    qtbot.waitUntil(lambda: (speaking.title.text(), general.title.text()) == ("语言", "通用"), timeout=WAIT_MS)
    speaking.language.choices.chosen.emit("en")
    qtbot.waitUntil(lambda: speaking.title.text() == "Language", timeout=WAIT_MS)


def test_the_ledger_tells_what_it_adds_up_to(window: MainWindow, bank: Bank, qtbot: QtBot, tmp_path: Path) -> None:
    bank.ledger.note("copy_exported", "1,204 files, to Desktop", "You pressed Export")
    bank.ledger.note("model_in", "1.1 GB, model “Larger”, checksum matched", "You pressed Download")
    section = window.around.show_category("privacy")
    assert isinstance(section, PrivacySection)
    qtbot.waitUntil(lambda: section.table.ledger.rowCount() == 2, timeout=WAIT_MS)
    assert section.whole.text() == (
        "Heirloom has never sent a picture anywhere. You took out 1,204 files on purpose and let 1 file in."
    )
    assert [section.table.ledger.index(0, column).data() for column in (1, 3)] == [
        "Model file came in",
        "You pressed Download",
    ]
    what = section.table.ledger.index(1, 1)
    assert what.data(Qt.ItemDataRole.AccessibleTextRole) == "Copy exported, out"
    section.filters.chosen.emit("out")
    assert section.table.ledger.rowCount() == 1
    place = tmp_path / "ledger.csv"
    section.export_to(str(place))
    qtbot.waitUntil(lambda: len(bank.ledger.list()) == 3, timeout=WAIT_MS)
    lines = place.read_text("utf-8-sig").splitlines()
    assert lines[0] == "When,What,Details,Who decided"
    assert len(lines) == 3
    assert bank.ledger.list()[0].what == "ledger_exported"


def test_sums_of_an_empty_ledger_and_of_details_without_a_number() -> None:
    saying = Saying()
    assert saying.sentence(sums_of([])) == "Heirloom has never sent a picture anywhere."
    entries = [LedgerEntry(datetime(2026, 1, 1, tzinfo=UTC), "dragged_out", "", "")]
    assert "took out 1 file on purpose." in saying.sentence(sums_of(entries))


def test_a_ledger_that_cannot_be_written_is_told(window: MainWindow, qtbot: QtBot, tmp_path: Path) -> None:
    section = window.around.show_category("privacy")
    assert isinstance(section, PrivacySection)
    section.export_to(str(tmp_path))  # a folder
    qtbot.waitUntil(lambda: "could not be written" in window.toast.accessibleName(), timeout=WAIT_MS)


def test_recent_searches_are_forgotten_and_remembered_again(window: MainWindow, bank: Bank, qtbot: QtBot) -> None:
    bank.recent.add("boats")
    bank.recent.add("the lake")
    section = window.around.show_category("privacy")
    assert isinstance(section, PrivacySection)
    qtbot.waitUntil(section.forget.isEnabled, timeout=WAIT_MS)
    section.recent.switch.click()
    qtbot.waitUntil(lambda: not bank.recent.enabled and bank.recent.list() == [], timeout=WAIT_MS)
    qtbot.waitUntil(window.toast.isVisible, timeout=WAIT_MS)
    undo(window)
    qtbot.waitUntil(lambda: bank.recent.list() == ["the lake", "boats"], timeout=WAIT_MS)
    assert bank.recent.enabled


def test_the_vault_gets_another_name(window: MainWindow, bank: Bank, qtbot: QtBot) -> None:
    section = window.around.show_category("security")
    assert isinstance(section, SecuritySection)
    section.label.setFocus()
    qtbot.keyClicks(section.label, "The Lins")
    qtbot.keyClick(section.label, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: read_label(bank.path) == "The Lins", timeout=WAIT_MS)
    qtbot.waitUntil(lambda: "The Lins" in window.sidebar.header.accessibleName(), timeout=WAIT_MS)
    undo(window)
    qtbot.waitUntil(lambda: read_label(bank.path) is None, timeout=WAIT_MS)


def test_changing_the_passphrase_leaves_for_the_locked_page(window: MainWindow, left: list[Leave]) -> None:
    section = window.around.show_category("security")
    assert isinstance(section, SecuritySection)
    section.change.click()
    assert left == [Leave.CHANGE_PASSPHRASE]


def test_a_recovery_sheet_is_proven(window: MainWindow, vault: SmallVault, bank: Bank, qtbot: QtBot) -> None:
    section = window.around.show_category("security")
    assert isinstance(section, SecuritySection)
    qtbot.waitUntil(lambda: "Not checked yet" in section.check.accessibleDescription(), timeout=WAIT_MS)
    section.check.click()
    check = modal_of(window)
    assert isinstance(check, SheetCheck)
    groups_typed = vault.recovery_key.split("-")
    wrong = groups_typed[0][:3] + ("2" if groups_typed[0][3] != "2" else "3")
    qtbot.keyClicks(check.groups[0], wrong)
    assert "mistake in group 1" in check.remark.text
    check.groups[0].clear()
    for group in groups_typed:
        qtbot.keyClicks(QApplication.focusWidget(), group)
    assert check.check.isEnabled()
    check.check.click()
    qtbot.waitUntil(lambda: bank.settings.get(SHEET_CHECKED_AT) is not None, timeout=WAIT_MS)
    qtbot.waitUntil(lambda: "it opens this vault" in section.check.accessibleDescription(), timeout=WAIT_MS)


def test_what_was_chosen_at_the_first_run_is_carried_out(window: MainWindow, bank: Bank, qtbot: QtBot) -> None:
    window.begin(FirstRunChoices(model="ViT-B-32", sheet_checked=True), ())
    qtbot.waitUntil(lambda: bank.settings.get(SHEET_CHECKED_AT) is not None, timeout=WAIT_MS)
    assert window.pages.key == "settings"
    assert "network is switched off" in modal_of(window).accessibleName()
    assert window.around.fetching.running is None


def test_folders_are_paused_removed_and_brought_back(window: MainWindow, qtbot: QtBot, tmp_path: Path) -> None:
    folder = tmp_path / "From the phone"
    folder.mkdir()
    section = window.around.show_category("folders")
    assert isinstance(section, FoldersSection)
    assert section.empty.isVisible()
    window.folders.add(str(folder))
    qtbot.waitUntil(lambda: len(section.rows()) == 1, timeout=WAIT_MS)
    assert not section.empty.isVisible()
    (row,) = section.rows()
    assert row.watched.accessibleName() == "Watch From the phone"
    row.watched.click()
    qtbot.waitUntil(lambda: window.folders.folders()[0].paused, timeout=WAIT_MS)
    qtbot.waitUntil(lambda: "Paused by you" in row.watched.accessibleDescription(), timeout=WAIT_MS)
    undo(window)
    qtbot.waitUntil(lambda: not window.folders.folders()[0].paused, timeout=WAIT_MS)
    row.remove.click()
    qtbot.waitUntil(lambda: section.rows() == [], timeout=WAIT_MS)
    undo(window)
    qtbot.waitUntil(lambda: len(section.rows()) == 1, timeout=WAIT_MS)


def test_look_now_finds_what_is_new(window: MainWindow, qtbot: QtBot, tmp_path: Path) -> None:
    folder = tmp_path / "Scans"
    folder.mkdir()
    window.folders.add(str(folder))
    qtbot.waitUntil(lambda: any(one.last_scan_at is not None for one in window.folders.folders()), timeout=WAIT_MS)
    before = window.folders.folders()[0].last_scan_at
    section = window.around.show_category("folders")
    assert isinstance(section, FoldersSection)
    section.look.click()
    qtbot.waitUntil(lambda: window.folders.folders()[0].last_scan_at != before, timeout=WAIT_MS)


def test_words_in_pictures_are_not_read_while_that_is_off(window: MainWindow, bank: Bank, qtbot: QtBot) -> None:
    section = window.around.show_category("folders")
    assert isinstance(section, FoldersSection)
    section.read_text.switch.click()
    assert not window.around.presence.staying.would_ask
    qtbot.waitUntil(lambda: not [job for job in window.queue.live() if job.kind.value == "read text"], timeout=WAIT_MS)
    undo(window)
    assert section.read_text.switch.isChecked()


def test_nothing_is_asked_of_the_network_while_it_is_off(window: MainWindow, qtbot: QtBot) -> None:
    section = window.around.show_category("models")
    assert isinstance(section, ModelsSection)
    qtbot.waitUntil(lambda: section.row("ViT-B-32") is not None, timeout=WAIT_MS)
    row = section.row("ViT-B-32")
    assert row is not None
    row.fetch.click()
    asked = modal_of(window)
    assert "network is switched off" in asked.accessibleName()
    qtbot.keyClick(asked, Qt.Key.Key_Escape)
    assert window.around.fetching.running is None


def test_a_download_shows_what_comes_and_waits_for_consent(
    window: MainWindow, bank: Bank, qtbot: QtBot, tmp_path: Path
) -> None:
    bank.models_dir = tmp_path / "models"
    with serving({"open_clip_model.safetensors": b"not a model at all", "open_clip_config.json": b"{}"}) as hub:
        fetching = Fetching(bank, window.background, window, fetch=partial(models.fetch, hub=hub.url))
        offers: list[Offer] = []
        fetching.offered.connect(offers.append)
        fetching.fetch("ViT-B-32")
        qtbot.waitUntil(lambda: len(offers) == 1, timeout=WAIT_MS)
        assert len(hub.asked) == 1
        consent = Consent(offers[0], window)
        listing = consent.files.toPlainText()
        assert COMMIT in listing
        assert "open_clip_model.safetensors" in listing
        assert str(offers[0].files[0][2]) in listing
        fetching.answer(False)
        qtbot.waitUntil(lambda: fetching.running is None, timeout=WAIT_MS)
        assert len(hub.asked) == 1
        qtbot.waitUntil(lambda: [one.what for one in bank.ledger.list()] == ["model_asked"], timeout=WAIT_MS)
        consent.answer("cancel")


def test_a_download_that_arrives_is_in_the_ledger_and_one_that_is_stopped_too(
    window: MainWindow, bank: Bank, qtbot: QtBot
) -> None:
    go_on = threading.Event()
    offer = Offer("Tiny", "hub/tiny", COMMIT, 3, "MIT", ("en",), (("https://hub/tiny", 3, "a" * 64),), True)

    def fetch(
        _name: str,
        consent: Callable[[Offer], bool],
        progress: Callable[[Progress], None],
        _report: Callable[[str], None],
        _folder: Path,
    ) -> None:
        if not consent(offer):
            raise Cancelled("no")
        progress(Progress(1, 3, "bytes", "fetch"))
        assert go_on.wait(10)
        progress(Progress(3, 3, "bytes", "fetch"))

    fetching = Fetching(bank, window.background, window, fetch=fetch)
    fetching.offered.connect(lambda _offer: fetching.answer(True))
    with qtbot.waitSignal(fetching.arrived, timeout=WAIT_MS):
        fetching.fetch("Tiny")
        qtbot.waitUntil(lambda: fetching.running is not None and fetching.running.progress is not None, timeout=WAIT_MS)
        assert fetching.running is not None
        assert fetching.running.phase is Phase.FETCHING
        go_on.set()
    go_on.clear()
    fetching.fetch("Tiny")
    qtbot.waitUntil(lambda: fetching.running is not None and fetching.running.progress is not None, timeout=WAIT_MS)
    fetching.cancel()
    go_on.set()
    qtbot.waitUntil(lambda: fetching.running is None, timeout=WAIT_MS)
    qtbot.waitUntil(lambda: len(bank.ledger.list()) == 4, timeout=WAIT_MS)
    entries = bank.ledger.list()
    assert [one.what for one in entries] == ["model_stopped", "model_asked", "model_in", "model_asked"]
    assert entries[2].decided == "You pressed Download"
    assert "checksum matched" in entries[2].detail


def test_a_file_that_is_no_model_is_refused_in_words(
    window: MainWindow, bank: Bank, qtbot: QtBot, tmp_path: Path
) -> None:
    bank.models_dir = tmp_path / "models"
    bad = tmp_path / "weights.safetensors"
    bad.write_bytes(b"nothing of the kind")
    section = window.around.show_category("models")
    assert isinstance(section, ModelsSection)
    qtbot.waitUntil(lambda: section.row("ViT-B-32") is not None, timeout=WAIT_MS)
    section.add("ViT-B-32", str(bad))
    row = section.row("ViT-B-32")
    assert row is not None
    qtbot.waitUntil(lambda: "not in a form that is safe to read" in row.remark.text, timeout=WAIT_MS)
    assert window.around.fetching.running is None
    assert bank.ledger.list() == []


def test_licences_and_the_paper_of_the_format_can_be_read(window: MainWindow, qtbot: QtBot) -> None:
    section = window.around.show_category("about")
    assert isinstance(section, AboutSection)
    qtbot.waitUntil(section.format.isVisible, timeout=WAIT_MS)
    qtbot.waitUntil(lambda: len(section.licences.widgets()) >= 6, timeout=WAIT_MS)
    section.format.click()
    qtbot.waitUntil(lambda: any(one.isVisible() for one in window.findChildren(Reader)), timeout=WAIT_MS)
    reader = modal_of(window)
    assert isinstance(reader, Reader)
    assert "HLM1" in reader.text.toPlainText()
    qtbot.keyClick(reader, Qt.Key.Key_Escape)


@pytest.mark.parametrize("chosen", ["en", "zh_CN"])
def test_the_overview_can_be_read_in_windows_of_any_width(window: MainWindow, qtbot: QtBot, chosen: str) -> None:
    application = QApplication.instance()
    assert isinstance(application, QApplication)
    language.switch(application, chosen)
    try:
        for size in ((1440, 900), (960, 640), (1440, 900)):
            window.resize(*size)
            qtbot.keyClick(window, Qt.Key.Key_F1)
            overview = modal_of(window)
            assert isinstance(overview, KeyOverview)
            _is_readable(overview)
            window.resize(1100, 700)
            _is_readable(overview)
            area = overview.findChild(QScrollArea)
            assert isinstance(area, QScrollArea)
            bar = area.verticalScrollBar()
            qtbot.keyClick(overview, Qt.Key.Key_End)
            assert bar.value() == bar.maximum() > 0
            qtbot.keyClick(overview, Qt.Key.Key_Escape)
    finally:
        language.switch(application, "en")


def _is_readable(overview: KeyOverview) -> None:
    """Nothing lies beyond the edge, and what a key does is told in two lines at most."""
    QApplication.processEvents()
    area = overview.findChild(QScrollArea)
    assert isinstance(area, QScrollArea)
    inside = area.widget()
    assert inside is not None
    assert inside.width() <= area.viewport().width()
    shown = [one for one in inside.findChildren(Text) if one.isVisible()]
    assert len(shown) >= len(overview.texts())
    for text in shown:
        assert text.height() <= 3 * text.fontMetrics().height(), text.text()


def test_the_overview_names_keys_that_do_what_it_says(window: MainWindow, qtbot: QtBot) -> None:
    qtbot.keyClick(window, Qt.Key.Key_F1)
    overview = modal_of(window)
    assert isinstance(overview, KeyOverview)
    texts = overview.texts()
    for name in window.commands.names() - {"another_vault", "passphrase", "about"}:
        assert window.commands.action(name).text() in texts
    qtbot.keyClick(overview, Qt.Key.Key_Escape)
    assert {act: chr(key) for key, act in keyboard._ACTS.items() if act in ("keep", "similar", "rotate")} == {
        "keep": "K",
        "similar": "F",
        "rotate": "R",
    }
    assert [GRID[name] for name in ("keep", "similar", "rotate")] == [("K",), ("F",), ("R",)]
    meant = {"walk": "next", "keep": "keep", "tag": "tag", "card": "inspect", "full_screen": "full_screen"}
    keys = {"Right": Qt.Key.Key_Right, "K": Qt.Key.Key_K, "T": Qt.Key.Key_T, "I": Qt.Key.Key_I, "F": Qt.Key.Key_F}
    for row, act in meant.items():
        event = QKeyEvent(QKeyEvent.Type.KeyPress, keys[VIEWER[row][-1]], Qt.KeyboardModifier.NoModifier)
        assert act_of(event) == act
    assert all(group.rows for group in groups(window.commands))
