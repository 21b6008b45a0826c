"""Why a hit is shown, as one sentence with the words asked for marked: the strongest reason and no score."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final

from PySide6.QtCore import QCoreApplication

from heirloom.core.asking import Found, OutsidePicture
from heirloom.core.records import CaptureTime, Channel, Hit, Item, Kind, NameOf, PassageSource, Precision, Reason
from heirloom.gui import dates
from heirloom.gui.models.places import place_name, place_text

Marks = tuple[tuple[int, int], ...]
_FIRST_FILE_YEAR: Final = 1981


@dataclass(frozen=True, slots=True)
class Line:
    """A text, and the [begin, end) of what was asked for in it."""

    text: str
    marks: Marks = ()


def why_line(hit: Hit, found: Found) -> Line:
    """The strongest reason of a hit, as a sentence begins."""
    line = _reason_line(hit, found)
    if line.text in (hit.item.caption, name_of(hit.item)):
        return line
    return Line(line.text[:1].upper() + line.text[1:], line.marks)


def _reason_line(hit: Hit, found: Found) -> Line:
    translate = QCoreApplication.translate
    reason = _strongest(hit)
    if reason is None:
        return Line(hit.item.original_name)
    if not hit.sure and reason.channel is Channel.IMAGE and hit.item.number in found.afternoon:
        return Line(translate("Search", "same afternoon as your best match"))
    if reason.channel is Channel.IMAGE:
        parsed = found.answer.parsed
        if parsed.seen == "":
            return Line(reason.snippet)  # a guess claims nothing to be seen
        words = parsed.seen or parsed.text or parsed.raw.strip()
        sentence = (
            translate("Search", "{words} seen in the picture")
            if hit.sure
            else translate("Search", "{words}, perhaps, in the picture")
        )
        return _filled(sentence, "words", words)
    if reason.channel in (Channel.WORDS, Channel.TEXT):
        return _quoted(reason, hit.item)
    if reason.channel is Channel.NAME:
        return _named(reason)
    return _of_fact(reason, hit.item, found, sure=hit.sure)


def when_line(item: Item) -> str:
    """Day and place under a hit."""
    day = day_text(item.captured)
    place = place_name(item.place)
    between = QCoreApplication.translate("Search", ", ", "between day and place")
    return between.join(part for part in (day, place) if part)


def day_text(captured: CaptureTime | None) -> str:
    """A day, or the month or year where no more is known; that there is none is said too."""
    if captured is None or _is_no_date(captured):
        return QCoreApplication.translate("Search", "No date yet")
    if captured.precision is Precision.YEAR:
        return dates.year_text(captured.at.year)
    if captured.precision is Precision.MONTH:
        return dates.month_text(captured.at.year, captured.at.month)
    return dates.date_text(captured.at.date())


def _is_no_date(captured: CaptureTime) -> bool:
    """As in the Timeline: a file's time that no file can have, or one later than tomorrow."""
    tomorrow = (datetime.now().astimezone() + timedelta(days=1)).date()
    return captured.at.date() > tomorrow or (captured.evidence == "mtime" and captured.at.year < _FIRST_FILE_YEAR)


def name_of(item: Item) -> str:
    """What a person calls it: its title, else its file's name."""
    return item.title or item.original_name


def snippet_line(hit: Hit, found: Found) -> Line:
    """The words of a document that were met, in quotation marks; else why it is shown.

    A quotation with none of the words in it says less than a name that has them.
    """
    quoted = [reason for reason in hit.why if reason.quote and reason.channel in (Channel.WORDS, Channel.TEXT)]
    met = [reason for reason in quoted if reason.marks or not _is_by_name(hit)]
    if met:
        return _wrapped(QCoreApplication.translate("Search", "“{quote}”"), Line(met[0].quote, met[0].marks))
    return why_line(hit, found)


def _is_by_name(hit: Hit) -> bool:
    """Whether its name, or its folder's, is the strongest reason, and has a word asked for in it."""
    strongest = _strongest(hit)
    return strongest is not None and strongest.channel is Channel.NAME and bool(strongest.marks)


def spoken(hit: Hit, found: Found, row: int) -> str:
    """The same for a screen reader: "1 of 62, Ada with cake, matched: …, 15 June 2019"."""
    translate = QCoreApplication.translate
    why = snippet_line(hit, found) if hit.item.kind is not Kind.PHOTO else why_line(hit, found)
    return translate("Search", "{n} of {total}, {name}, matched: {why}, {when}").format(
        n=row + 1,
        total=dates.count_text(found.total if hit.sure else found.total + len(found.answer.weaker)),
        name=hit.item.caption or name_of(hit.item),
        why=why.text,
        when=when_line(hit.item),
    )


def _strongest(hit: Hit) -> Reason | None:
    """Meaning and words before facts: a fact is in the chips already."""
    facts = (Channel.DATE, Channel.PLACE, Channel.KIND)
    return next((reason for reason in hit.why if reason.channel not in facts), hit.why[0] if hit.why else None)


def _named(reason: Reason) -> Line:
    """Words that stand in the name of its file, of a folder it came from, or of the camera that took it."""
    translate = QCoreApplication.translate
    sentences = {
        NameOf.FILE: translate("Search", "File name: {quote}"),
        NameOf.FOLDER: translate("Search", "in the folder “{quote}”"),
        NameOf.CAMERA: translate("Search", "taken with {quote}"),
    }
    return _wrapped(sentences[reason.name_of], Line(reason.quote or reason.snippet, reason.marks))


def _quoted(reason: Reason, item: Item) -> Line:
    translate = QCoreApplication.translate
    quote = Line(reason.quote or reason.snippet, reason.marks if reason.quote else ())
    forms = {
        PassageSource.OCR: translate("Search", "words in the picture: “{quote}”"),
        PassageSource.TITLE: translate("Search", "title: “{quote}”"),
        PassageSource.CAPTION: translate("Search", "caption: “{quote}”"),
        PassageSource.TAG: translate("Search", "tag: {quote}"),
        PassageSource.NAME: translate("Search", "File name: {quote}"),
    }
    if reason.source in forms and (reason.source is not PassageSource.OCR or item.kind is Kind.PHOTO):
        return _wrapped(forms[reason.source], quote)
    return _wrapped(translate("Search", "“{quote}”"), quote)


def _of_fact(reason: Reason, item: Item, found: Found, *, sure: bool) -> Line:
    translate = QCoreApplication.translate
    if reason.channel is Channel.SIMILAR:
        if item.kind is not Kind.PHOTO:
            return Line(translate("Search", "alike in meaning"))
        if not sure:
            return Line(translate("Search", "a little like the picture"))
        if isinstance(found.ask.like, OutsidePicture):
            return Line(translate("Search", "looks like the picture you dropped"))
        return Line(translate("Search", "looks like the picture you chose"))
    if reason.channel is Channel.PLACE and item.place:
        return _filled(translate("Search", "in {words}"), "words", place_text(item.place))
    if reason.channel is Channel.DATE:
        return Line(_evidence(item.captured))
    return Line(item.caption or name_of(item))


def _evidence(captured: CaptureTime | None) -> str:
    """What tells the day."""
    translate = QCoreApplication.translate
    told = captured.evidence if captured else "mtime"
    if told in ("exif_original", "exif_create"):
        return translate("Search", "dated by the camera")
    if told == "mtime":
        return translate("Search", "dated only by the file’s own time")
    if told.startswith("filename"):
        return translate("Search", "dated by its file name")
    if told.startswith("user"):
        return translate("Search", "dated by you")
    return translate("Search", "dated by what the file says")


def _filled(sentence: str, key: str, words: str) -> Line:
    """A sentence with words put into it, marked; it begins with a capital letter."""
    before, _, after = sentence.partition("{" + key + "}")
    if not before:
        words = words[:1].upper() + words[1:]
    return Line(f"{before}{words}{after}", ((len(before), len(before) + len(words)),))


def _wrapped(sentence: str, quote: Line) -> Line:
    before, _, after = sentence.partition("{quote}")
    marks = tuple((begin + len(before), end + len(before)) for begin, end in quote.marks)
    return Line(f"{before}{quote.text}{after}", marks)
