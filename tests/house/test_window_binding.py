"""PySide6 6.12.0 on Python 3.11 loses a reference to None with every wrapped call; pyproject.toml avoids it."""

from __future__ import annotations

import subprocess
import sys

CALLS = 10_000
SLACK = 200
"""References that come and go by themselves; the fault loses one per call."""

COUNT_REFERENCES = f"""
import sys
from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QImage, QPainter
from PySide6.QtWidgets import QApplication, QWidget

application = QApplication([])
widget = QWidget()
image = QImage(8, 8, QImage.Format.Format_RGB32)
painter = QPainter(image)
square = QRect(0, 0, 8, 8)
# The fault would end the process once all references are gone: have enough of them.
spare = [None] * {3 * CALLS}
before = sys.getrefcount(None)
for _ in range({CALLS} // 2):
    widget.setWindowTitle("a")
    painter.fillRect(square, Qt.GlobalColor.white)
after = sys.getrefcount(None)
painter.end()
print(after - before)
"""


def test_wrapped_calls_keep_their_references_to_none() -> None:
    done = subprocess.run(
        [sys.executable, "-c", COUNT_REFERENCES], capture_output=True, text=True, timeout=120, check=False
    )
    assert done.returncode == 0, done.stderr
    assert abs(int(done.stdout)) < SLACK
