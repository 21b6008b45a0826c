"""Keeps a window out of screenshots and recordings where the system can; elsewhere nothing happens."""

from __future__ import annotations

import ctypes
import ctypes.util
import sys
from typing import Final

from PySide6.QtWidgets import QWidget

_EXCLUDE_FROM_CAPTURE: Final = 0x11
_NO_AFFINITY: Final = 0
_SHARING_NONE: Final = 0
_SHARING_READ_ONLY: Final = 1


def exclude(widget: QWidget, wanted: bool) -> bool:
    """Exclude the window of `widget` from capture, or let it be captured again; whether the system did so."""
    window = widget.window()
    if window.windowHandle() is None:
        return False
    if sys.platform == "win32":
        affinity = _EXCLUDE_FROM_CAPTURE if wanted else _NO_AFFINITY
        return bool(ctypes.windll.user32.SetWindowDisplayAffinity(int(window.winId()), affinity))
    if sys.platform == "darwin":
        return _share_on_macos(int(window.winId()), _SHARING_NONE if wanted else _SHARING_READ_ONLY)
    return False


def _share_on_macos(view: int, sharing: int) -> bool:
    """[[view window] setSharingType: sharing] by the Objective-C runtime."""
    library = ctypes.util.find_library("objc")
    if library is None:
        return False
    objc = ctypes.cdll.LoadLibrary(library)
    objc.sel_registerName.restype = ctypes.c_void_p
    objc.sel_registerName.argtypes = [ctypes.c_char_p]
    ask = ctypes.CFUNCTYPE(ctypes.c_void_p, ctypes.c_void_p, ctypes.c_void_p)(("objc_msgSend", objc))
    tell = ctypes.CFUNCTYPE(None, ctypes.c_void_p, ctypes.c_void_p, ctypes.c_ulong)(("objc_msgSend", objc))
    window = ask(view, objc.sel_registerName(b"window"))
    if not window:
        return False
    tell(window, objc.sel_registerName(b"setSharingType:"), sharing)
    return True
