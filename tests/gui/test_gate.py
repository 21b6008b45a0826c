"""The locked window: the right passphrase, wrong ones, what is in the way, the sheet, vaults, a new passphrase."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import keyring
import keyring.backend
import pytest
from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

from heirloom.bank import LockedBank
from heirloom.core.errors import WrongSecret
from heirloom.gui.gate import keychain
from heirloom.gui.gate.pages.unlock import WAITS_S
from heirloom.gui.gate.window import GateWindow
from heirloom.gui.preferences import KnownVault, Preferences
from heirloom.gui.process.keeper import Ending, Refusal
from heirloom.gui.process.messages import Leave, Opened
from tests.gui.conftest import SmallVault

LABEL = "Lin family"
Open = Callable[..., GateWindow]


@pytest.fixture
def handed() -> list[Opened]:
    """What the window handed over."""
    return []


@pytest.fixture
def open_gate(qtbot: QtBot, handed: list[Opened], tmp_path: Path) -> Iterator[Open]:
    """Opens the locked window on known vaults."""

    def opened(*paths: Path, why: Leave = Leave.LOCK, **preferences: object) -> GateWindow:
        (paths[0] / "LABEL").write_text(LABEL) if paths and paths[0].is_dir() else None
        known = tuple(KnownVault(str(path)) for path in paths)
        kept = Preferences(place=tmp_path / "window.json", vaults=known, **preferences)  # type: ignore[arg-type]
        window = GateWindow(kept, handed.append, look_again_ms=30)
        qtbot.addWidget(window)
        with qtbot.waitSignal(window.painted):
            window.begin(why=why)
            window.show()
        window.activateWindow()
        window.look()
        return window

    yield opened
    QApplication.processEvents()


@pytest.fixture
def gate(open_gate: Open, vault: SmallVault, qtbot: QtBot) -> GateWindow:
    window = open_gate(vault.path)
    qtbot.waitUntil(lambda: window.unlock.name.text() == LABEL)
    return window


def type_(qtbot: QtBot, widget: QWidget, text: str, *, enter: bool = True) -> None:
    QTest.keyClicks(widget, text)
    if enter:
        QTest.keyClick(widget, Qt.Key.Key_Return)


def texts(window: QWidget) -> str:
    return " ".join(one.text() for one in window.findChildren(QLabel) if one.isVisible())


def opens(handed: list[Opened]) -> bool:
    """Whether what was handed over opens the vault."""
    with LockedBank(handed[0].vault).unlock(unlock_key=bytes(handed[0].unlock_key), writable=False) as bank:
        return bank.status().items > 0


def test_typing_the_passphrase_hands_the_key_over(
    qtbot: QtBot, gate: GateWindow, vault: SmallVault, handed: list[Opened]
) -> None:
    focus = QApplication.focusWidget()
    assert focus is gate.unlock.field, "nothing has to be clicked"
    type_(qtbot, focus, vault.passphrase)
    qtbot.waitUntil(lambda: bool(handed), timeout=10_000)
    assert opens(handed)
    assert gate.windowTitle() == "Heirloom"


def test_wrong_passphrases_are_told_and_then_wait(qtbot: QtBot, gate: GateWindow, handed: list[Opened]) -> None:
    field = gate.unlock.field
    for wait in WAITS_S[:3]:
        field.clear()
        type_(qtbot, field, "not this one")
        qtbot.waitUntil(gate.unlock.remark.isVisible, timeout=10_000)
        assert field.property("state") == "error"
        assert field.selectedText() == field.text() == "not this one"
        assert gate.unlock.unlock.button.isEnabled() == (wait == 0)
    assert "Try again in 1 s." in gate.unlock.remark.text
    QTest.keyClick(field, Qt.Key.Key_Return)
    assert not gate.unlock.unlock.is_working, "Enter does not go round the wait"
    qtbot.waitUntil(gate.unlock.unlock.button.isEnabled, timeout=3000)
    assert gate.unlock.remark.text == "That passphrase does not open this vault."
    QTest.keyClicks(field, "x")
    assert not gate.unlock.remark.isVisible()
    assert handed == []


def test_a_wrong_passphrase_does_not_hide_the_right_one(
    qtbot: QtBot, gate: GateWindow, vault: SmallVault, handed: list[Opened]
) -> None:
    type_(qtbot, gate.unlock.field, "not this one")
    qtbot.waitUntil(gate.unlock.remark.isVisible, timeout=10_000)
    type_(qtbot, gate.unlock.field, vault.passphrase)  # what is selected is typed over
    qtbot.waitUntil(lambda: bool(handed), timeout=10_000)


def test_stretching_that_lasts_shows_a_bar(qtbot: QtBot, gate: GateWindow) -> None:
    gate.unlock.work("Checking the passphrase…", 4000)
    assert gate.unlock.unlock.currentIndex() == 0
    qtbot.waitUntil(lambda: gate.unlock.unlock.currentIndex() == 1, timeout=2000)
    bar = gate.unlock.unlock.bar
    before = bar.value()
    qtbot.waitUntil(lambda: bar.value() > before, timeout=2000)
    assert bar.accessibleName() == "Checking the passphrase…"


def test_caps_lock_is_remarked_on(qtbot: QtBot, gate: GateWindow) -> None:
    QTest.keyClicks(gate.unlock.field, "a")
    assert not gate.unlock.remark.isVisible()
    QTest.keyClicks(gate.unlock.field, "A", Qt.KeyboardModifier.NoModifier)
    assert gate.unlock.remark.text == "Caps Lock is on."
    QTest.keyClicks(gate.unlock.field, "B", Qt.KeyboardModifier.ShiftModifier)
    assert not gate.unlock.remark.isVisible()


def test_a_missing_vault_is_waited_for(qtbot: QtBot, open_gate: Open, vault: SmallVault, handed: list[Opened]) -> None:
    elsewhere = vault.path.rename(vault.path.with_name("unplugged"))
    gate = open_gate(vault.path)
    qtbot.waitUntil(lambda: "goes on by itself" in texts(gate), timeout=5000)
    assert not gate.unlock.field.isEnabled()
    elsewhere.rename(vault.path)
    qtbot.waitUntil(gate.unlock.field.isEnabled, timeout=5000)
    assert "goes on by itself" not in texts(gate)
    type_(qtbot, gate.unlock.field, vault.passphrase)
    qtbot.waitUntil(lambda: bool(handed), timeout=10_000)


def test_a_missing_drive_is_named(qtbot: QtBot, open_gate: Open) -> None:
    gate = open_gate(Path("/media/ada/Blue drive/Heirloom"))
    qtbot.waitUntil(lambda: "The drive “Blue drive” is not connected." in texts(gate), timeout=5000)


@pytest.mark.parametrize(("at", "value", "said"), [(9, 2, "A newer Heirloom"), (0, 0, "first file is damaged")])
def test_a_vault_of_the_future_and_a_damaged_one(
    qtbot: QtBot, open_gate: Open, vault: SmallVault, at: int, value: int, said: str
) -> None:
    header = bytearray((vault.path / "VAULT").read_bytes())
    header[at] = value
    (vault.path / "VAULT").write_bytes(header)
    gate = open_gate(vault.path)
    qtbot.waitUntil(lambda: said in texts(gate), timeout=5000)
    assert not gate.unlock.field.isEnabled()


def test_what_the_main_process_refused_is_told(gate: GateWindow) -> None:
    gate.refused(Refusal("vault_busy", "…"))
    assert "Another program is using this vault." in texts(gate)
    assert gate.unlock.field.isEnabled()
    gate.stopped(Ending(None, None, -11), was_open=True)
    assert "stopped unexpectedly" in texts(gate)
    assert "SIGSEGV" in texts(gate)


def test_a_hidden_name_shows_nowhere(open_gate: Open, vault: SmallVault, qtbot: QtBot) -> None:
    gate = open_gate(vault.path, hide_name=True)
    qtbot.waitUntil(lambda: gate.unlock.name.text() == "Heirloom")
    gate.show_vaults()
    shown = texts(gate) + gate.windowTitle()
    assert LABEL not in shown
    assert vault.path.name not in shown
    assert str(vault.path.parent) not in shown + "".join(one.toolTip() for one in gate.findChildren(QWidget))


def test_the_sheet_opens_the_vault(qtbot: QtBot, gate: GateWindow, vault: SmallVault, handed: list[Opened]) -> None:
    QTest.keyClick(gate, Qt.Key.Key_R, Qt.KeyboardModifier.AltModifier)
    sheet = gate.sheet
    qtbot.waitUntil(sheet.isVisible)
    first, *others = vault.recovery_key.split("-")
    wrong = first[:3] + ("2" if first[3] != "2" else "3")
    for group in (wrong, *others):
        focus = QApplication.focusWidget()
        assert focus is not None
        QTest.keyClicks(focus, group.lower())
        if group is wrong:
            assert "mistake in group 1." in texts(gate)
            sheet.groups[1].setFocus()
    assert not sheet.unlock.button.isEnabled()
    sheet.groups[0].setFocus()
    sheet.groups[0].selectAll()
    QTest.keyClicks(sheet.groups[0], first)
    assert sheet.unlock.button.isEnabled()
    QTest.keyClick(sheet.groups[0], Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: "new passphrase for the days to come" in texts(gate), timeout=10_000)
    QTest.mouseClick(gate.passphrase.back, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: bool(handed))
    assert opens(handed)


def test_the_sheet_of_another_vault_is_told(qtbot: QtBot, gate: GateWindow, vault: SmallVault) -> None:
    from heirloom.bank import create

    other = create(vault.path.with_name("Other"), "another one", light_kdf=True).recovery_key
    gate.unlock.sheet.click()
    QApplication.clipboard().setText(other)
    QTest.keyClick(gate.sheet.groups[0], Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    QTest.mouseClick(gate.sheet.unlock.button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: "the sheet of another vault" in texts(gate), timeout=10_000)


def test_the_passphrase_is_changed(qtbot: QtBot, open_gate: Open, vault: SmallVault, handed: list[Opened]) -> None:
    gate = open_gate(vault.path, why=Leave.CHANGE_PASSPHRASE)
    page, fresh = gate.passphrase, "Marmot-27-juniper-Basalt"
    type_(qtbot, page.old, "not this one", enter=False)
    type_(qtbot, page.new, fresh, enter=False)
    type_(qtbot, page.again, fresh, enter=False)
    qtbot.waitUntil(page.change.button.isEnabled, timeout=10_000)
    QTest.keyClick(page.again, Qt.Key.Key_Return)
    qtbot.waitUntil(page.wrong.isVisible, timeout=10_000)
    assert page.old.selectedText()
    type_(qtbot, page.old, vault.passphrase)
    qtbot.waitUntil(lambda: bool(handed), timeout=20_000)
    assert opens(handed)
    LockedBank(vault.path).derive(passphrase=fresh)
    with pytest.raises(WrongSecret):
        LockedBank(vault.path).derive(passphrase=vault.passphrase)


def test_a_weak_passphrase_is_not_taken(qtbot: QtBot, open_gate: Open, vault: SmallVault) -> None:
    page = open_gate(vault.path, why=Leave.CHANGE_PASSPHRASE).passphrase
    type_(qtbot, page.old, vault.passphrase, enter=False)
    for field in (page.new, page.again):
        type_(qtbot, field, "password1", enter=False)
    qtbot.waitUntil(lambda: "Too easy" in page.weight.text(), timeout=10_000)
    assert not page.change.button.isEnabled()


def test_vaults_are_listed_chosen_and_taken_off(
    qtbot: QtBot, open_gate: Open, vault: SmallVault, tmp_path: Path
) -> None:
    other = tmp_path / "Second"
    shutil.copytree(vault.path, other)
    gate = open_gate(vault.path, other)
    QTest.keyClick(gate, Qt.Key.Key_V, Qt.KeyboardModifier.AltModifier)
    rows = gate.vaults.rows
    qtbot.waitUntil(lambda: [row.name.text() for row in rows] == [LABEL, "Second"], timeout=5000)
    gate.vaults.picked.emit(tmp_path)
    qtbot.waitUntil(lambda: "There is no vault in" in texts(gate), timeout=5000)
    QTest.mouseClick(rows[0].forget, Qt.MouseButton.LeftButton)
    assert [row.name.text() for row in gate.vaults.rows] == ["Second"]
    QTest.mouseClick(gate.vaults.rows[0].open, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(gate.unlock.isVisible)
    assert "Second" in gate.unlock.place.text()
    assert vault.path.is_dir(), "taking it off the list leaves the vault alone"


def test_nothing_typed_for_one_vault_is_there_for_another(
    qtbot: QtBot, open_gate: Open, vault: SmallVault, tmp_path: Path
) -> None:
    gate = open_gate(vault.path, tmp_path / "Second")
    type_(qtbot, gate.unlock.field, "half a passphr", enter=False)
    gate.show_vault(tmp_path / "Second")
    assert gate.unlock.field.text() == ""


def test_no_vault_begins_the_first_run(open_gate: Open) -> None:
    gate = open_gate()
    assert type(gate.stack.currentWidget()).__name__ == "FirstRunPage"


class _InMemory(keyring.backend.KeyringBackend):  # type: ignore[misc]
    """A keychain as keyring knows them, without a desktop."""

    priority = 5

    def __init__(self) -> None:
        super().__init__()
        self.kept: dict[tuple[str, str], str] = {}

    def get_password(self, service: str, username: str) -> str | None:
        return self.kept.get((service, username))

    def set_password(self, service: str, username: str, password: str) -> None:
        self.kept[(service, username)] = password

    def delete_password(self, service: str, username: str) -> None:
        del self.kept[(service, username)]


@pytest.fixture
def chain() -> Iterator[_InMemory]:
    before = keyring.get_keyring()
    backend = _InMemory()
    keyring.set_keyring(backend)
    yield backend
    keyring.set_keyring(before)


def test_quick_unlock_is_offered_after_the_passphrase_and_can_be_taken_back(
    qtbot: QtBot, open_gate: Open, vault: SmallVault, handed: list[Opened], chain: _InMemory
) -> None:
    first = open_gate(vault.path, quick_unlock=True)
    assert not first.unlock.keychain.isVisible()
    type_(qtbot, first.unlock.field, vault.passphrase)
    qtbot.waitUntil(lambda: bool(handed), timeout=10_000)
    assert len(chain.kept) == 1
    handed.clear()
    second = open_gate(vault.path, quick_unlock=True)
    qtbot.waitUntil(second.unlock.keychain.isVisible, timeout=5000)
    QTest.mouseClick(second.unlock.keychain, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: bool(handed), timeout=10_000)
    assert opens(handed)
    ((_, vault_id),) = chain.kept
    assert keychain.forget(vault_id)
    assert chain.kept == {}


def test_nothing_is_kept_in_a_keychain_unasked(
    qtbot: QtBot, gate: GateWindow, vault: SmallVault, handed: list[Opened], chain: _InMemory
) -> None:
    type_(qtbot, gate.unlock.field, vault.passphrase)
    qtbot.waitUntil(lambda: bool(handed), timeout=10_000)
    assert chain.kept == {}


def test_without_a_real_keychain_there_is_none() -> None:
    from keyring.backends import fail

    before = keyring.get_keyring()
    keyring.set_keyring(fail.Keyring())
    try:
        assert not keychain.is_available()
        assert not keychain.keep("00", bytes(32))
    finally:
        keyring.set_keyring(before)


def test_a_page_at_rest_rests(qtbot: QtBot, gate: GateWindow) -> None:
    """Nothing asks for a new layout again and again."""

    class Counter(QObject):
        count = 0

        def eventFilter(self, watched: QObject, event: QEvent) -> bool:
            self.count += event.type() == QEvent.Type.LayoutRequest
            return False

    qtbot.wait(200)
    counter = Counter()
    application = QApplication.instance()
    assert application is not None
    application.installEventFilter(counter)
    qtbot.wait(200)
    application.removeEventFilter(counter)
    assert counter.count == 0


def test_every_control_has_a_name(gate: GateWindow, qtbot: QtBot) -> None:
    from PySide6.QtWidgets import QAbstractButton, QLineEdit

    gate.unlock.sheet.click()
    gate.show_vaults()
    gate.begin(why=Leave.CHANGE_PASSPHRASE)
    controls: list[QAbstractButton | QLineEdit] = [*gate.findChildren(QLineEdit)]
    # The icon at the beginning of a field is a button to Qt, which nobody can reach or press.
    controls += [one for one in gate.findChildren(QAbstractButton) if one.focusPolicy() or one.text()]
    nameless = [
        one for one in controls if not one.isHidden() and not (one.accessibleName() or one.text() or one.toolTip())
    ]
    assert nameless == []
