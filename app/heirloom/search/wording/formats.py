"""Words for a format of files: "pdf of the lease", "invoice pdf", "PDF发票"; a pattern of names each."""

from __future__ import annotations

import re
from typing import Final

_FILES: Final = r"(?:files?|documents?|docs?)"
_WORDS: Final = {
    "*.pdf": rf"(?:pdfs|pdf(?:\s+{_FILES})?)",
    "*.doc*": rf"(?:(?:ms|microsoft)\s+)?word\s+{_FILES}",
    "*.xls*": rf"(?:(?:ms|microsoft)\s+)?excel(?:\s+(?:{_FILES}|sheets?|spreadsheets?|tables?))?",
    "*.ppt*": rf"(?:powerpoints?|ppts?)(?:\s+(?:{_FILES}|presentations?|slides?|decks?))?",
}
_CHINESE: Final = {
    "*.pdf": "pdf(?:格式)?(?:文件|文档)?",
    "*.doc*": "word(?:格式)?(?:文件|文档)",
    "*.xls*": "excel(?:格式)?(?:表格|文件|文档|表)?",
    "*.ppt*": "ppt(?:文件|文档)?",
}
_FEW: Final = r"(?:(?:all|any|some|the|my|our|a|an)\s+)*"
_THEN: Final = (
    r"(?:\s+(?:of|with|about|on|for)\b\s*"
    r"|\s+(?=(?:from|in|written|near|by|since|before|after|without|not|called|named)\b)|$)"
)
_BEFORE: Final = r"(?<!\bto)(?<!\binto)(?<!\ba)(?<!\ban)(?<!\bthe)(?<!\bof)(?<!\bor)(?<!\band)(?<!\bwith)(?<!\bfrom)"
"""After these a format at the end is part of what is said: "from word to pdf"."""
_LEADING: Final = {name: re.compile(rf"^{_FEW}(?P<said>{said}){_THEN}", re.IGNORECASE) for name, said in _WORDS.items()}
_TRAILING: Final = {
    name: re.compile(rf"(?<=[\w)\"]){_BEFORE}\s+(?P<said>{said})$", re.IGNORECASE) for name, said in _WORDS.items()
}
_ZH_LEADING: Final = {
    name: re.compile(rf"^(?P<said>{said})(?:的|\s)*(?=[\u4e00-\u9fff])(?![转换转变合编])", re.IGNORECASE)
    for name, said in _CHINESE.items()
}
_ZH_TRAILING: Final = {
    name: re.compile(rf"(?:^|(?<=[\u4e00-\u9fff])(?<![转成为和与到]))\s*的?\s*(?P<said>{said})$", re.IGNORECASE)
    for name, said in _CHINESE.items()
}
_FORMS: Final = (_LEADING, _ZH_LEADING, _ZH_TRAILING, _TRAILING)


def take_format(text: str) -> tuple[str, str | None, str]:
    """The text without the words of a format, the pattern that such names fit (None: no format), and its words."""
    for forms in _FORMS:
        for name, pattern in forms.items():
            found = pattern.search(text)
            if found is not None:
                return text[: found.start()] + text[found.end() :], name, found["said"]
    return text, None, ""
