"""Words for recordings: "videos of the sea", "voice memo", "录音". They are kept as files, told apart by media type."""

from __future__ import annotations

import re
from typing import Final

_FEW: Final = r"(?:(?:all|any|some|the|my|our|a|an)\s+)*"
_AFTER: Final = "from|in|at|on|taken|made|near|by|since|before|after|without|not"
_OF: Final = rf"(?:\s+(?:of|with|showing|about)\b\s*|\s+(?=(?:{_AFTER})\b)|$)"
_VIDEO: Final = (
    r"(?:(?:home|family|holiday)\s+)?(?:videos?|home\s+movies?|movie\s+clips?|video\s+(?:clips?|recordings?))"
)
_SAID: Final = r"(?:memos?|messages?|notes?|recordings?|files?|clips?)"
_AUDIO: Final = rf"(?:(?:voice|audio|sound)\s+{_SAID}|audio\s*files?|audio|recordings?)"
_ENGLISH: Final = {
    "video": (
        re.compile(rf"^{_FEW}{_VIDEO}{_OF}", re.IGNORECASE),
        re.compile(r"(?<=\w)\s+(?:videos?|home\s+movies?|video\s+clips?)$", re.IGNORECASE),
    ),
    "audio": (
        re.compile(rf"^{_FEW}{_AUDIO}{_OF}", re.IGNORECASE),
        re.compile(
            r"(?<=\w)\s+(?:(?:voice|audio|sound)\s+(?:memos?|messages?|recordings?)|recordings)$", re.IGNORECASE
        ),
    ),
}
_CHINESE: Final = {
    "video": re.compile(r"(?:^|的|(?<=[\u4e00-\u9fff]))(?:短视频|小视频|视频|录像|影片)$"),
    "audio": re.compile(r"(?:^|的|(?<=[\u4e00-\u9fff]))(?:录音|语音备忘录|语音留言|语音消息|语音|音频)(?:文件)?$"),
}


def take_media(text: str) -> tuple[str, str | None, str]:
    """The text without the words for a recording, "video" or "audio" (None: neither), and those words."""
    for media, (leading, trailing) in _ENGLISH.items():
        found = leading.match(text)
        if found and found.group().strip():
            return text[found.end() :], media, found.group().strip()
        found = trailing.search(text)
        if found:
            return text[: found.start()], media, found.group().strip()
    for media, pattern in _CHINESE.items():
        found = pattern.search(text)
        if found:
            return text[: found.start()], media, found.group().strip()
    return text, None, ""
