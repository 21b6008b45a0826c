"""The words of the reasons, in the language of the question: English, or Chinese where the question holds Chinese."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Final

from heirloom.core.records import CaptureTime, Kind, PassageSource, Precision
from heirloom.core.words import has_cjk

_MONTHS: Final = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
]
_DAY_ONLY: Final = frozenset({"mtime"})
"""Evidence too weak for an hour to be worth telling."""


@dataclass(frozen=True, slots=True)
class Phrases:
    """How one language tells why a memory is shown."""

    chinese: bool
    quotes: str
    looks: str
    looks_translated: str
    alike: str
    alike_meant: str
    page: str
    between: str
    kinds: dict[Kind, str]
    media: dict[str, str]
    sources: dict[PassageSource, str]
    evidence: dict[str, str]
    any_evidence: str
    undated: str
    guessed: str

    def seen(self, meant: str, english: str | None) -> str:
        """Why a picture's looks fit, with the English that stood for a Chinese question."""
        return self.looks_translated.format(english=english, meant=meant) if english else self.looks.format(meant=meant)

    def where(self, page: int | None, source: PassageSource) -> str:
        """Page and source of a quotation, where they are not plain; else empty."""
        notes = [self.page.format(page=page)] if page is not None else []
        notes += [self.sources[source]] if source in self.sources else []
        return self.between.join(notes) + (self.quotes if notes else "")

    def dated(self, captured: CaptureTime | None) -> str:
        """A day in words and what tells it, as fine as it is known: a year alone, or the hour."""
        if captured is None:
            return self.undated
        day = self._day(captured.at, captured.precision)
        exact = captured.precision is Precision.TIME and captured.evidence not in _DAY_ONLY
        if exact and (captured.at.hour or captured.at.minute):
            day += f" {captured.at:%H:%M}" if self.chinese else f", {captured.at:%H:%M}"
        return f"{day}{self.between}{self.evidence.get(captured.evidence, self.any_evidence)}"

    def _day(self, at: datetime, known: Precision) -> str:
        if known is Precision.YEAR:
            return f"{at.year}年" if self.chinese else str(at.year)
        if known is Precision.MONTH:
            return f"{at.year}年{at.month}月" if self.chinese else f"{_MONTHS[at.month - 1]} {at.year}"
        if self.chinese:
            return f"{at.year}年{at.month}月{at.day}日"
        return f"{at.day} {_MONTHS[at.month - 1]} {at.year}"


_ENGLISH: Final = Phrases(
    chinese=False,
    quotes=": ",
    looks="looks like “{meant}”",
    looks_translated="looks like “{english}” ({meant})",
    alike="looks alike",
    alike_meant="alike in meaning",
    page="page {page}",
    between=", ",
    kinds={Kind.PHOTO: "a photo", Kind.DOCUMENT: "a document", Kind.FILE: "a file"},
    media={"video": "a video", "audio": "a recording"},
    sources={
        PassageSource.OCR: "read in the picture",
        PassageSource.TITLE: "title",
        PassageSource.CAPTION: "caption",
        PassageSource.NAME: "file name",
        PassageSource.TAG: "tag",
    },
    evidence={
        "exif_original": "as the camera noted",
        "exif_create": "as the camera noted",
        "gps": "by the satellites' clock",
        "xmp": "as written into the file",
        "iptc": "as written into the file",
        "text": "as written into the file",
        "document": "as the document says",
        "filename": "as its file name says",
        "filename_month": "as its file name says",
        "filename_year": "as its file name says",
        "mtime": "by the file's date",
        "user": "as you noted",
        "user_month": "as you noted",
        "user_year": "as you noted",
    },
    any_evidence="as its file says",
    undated="by the file's date",
    guessed="only a guess: what was asked for is no word that is known",
)
_CHINESE: Final = Phrases(
    chinese=True,
    quotes="：",
    looks="看上去像“{meant}”",
    looks_translated="看上去像“{meant}”（{english}）",
    alike="看上去相似",
    alike_meant="意思相近",
    page="第{page}页",
    between="，",
    kinds={Kind.PHOTO: "照片", Kind.DOCUMENT: "文档", Kind.FILE: "文件"},
    media={"video": "视频", "audio": "录音"},
    sources={
        PassageSource.OCR: "图中文字",
        PassageSource.TITLE: "标题",
        PassageSource.CAPTION: "说明",
        PassageSource.NAME: "文件名",
        PassageSource.TAG: "标签",
    },
    evidence={
        "exif_original": "相机记录的时间",
        "exif_create": "相机记录的时间",
        "gps": "卫星时间",
        "xmp": "文件中写明的时间",
        "iptc": "文件中写明的时间",
        "text": "文件中写明的时间",
        "document": "文档中写明的时间",
        "filename": "文件名中的日期",
        "filename_month": "文件名中的日期",
        "filename_year": "文件名中的日期",
        "mtime": "文件的日期",
        "user": "您填写的日期",
        "user_month": "您填写的日期",
        "user_year": "您填写的日期",
    },
    any_evidence="文件中的日期",
    undated="文件的日期",
    guessed="只是猜测：词典里没有要找的词",
)


def phrases_for(question: str) -> Phrases:
    """The language in which a question's reasons are told."""
    return _CHINESE if has_cjk(question) else _ENGLISH
