"""What the page of teaching says of a memory: reasons, the guess in words, a title, and the whole as one sentence."""

from __future__ import annotations

from PySide6.QtCore import QLocale, QObject

from heirloom.bank import Card
from heirloom.core.albums import Asked, Hint, HintKind, Question
from heirloom.core.records import Kind, Precision
from heirloom.gui.dates import day_text, month_text, year_text
from heirloom.gui.joining import listed
from heirloom.gui.models.places import place_text

_ICONS = {
    HintKind.NEAR: "map-pin",
    HintKind.SAME_TIME: "calendar",
    HintKind.LOOKS: "image",
    HintKind.WORDS: "file-text",
    HintKind.LIKE: "copy",
}
MOST_REASONS = 3
_KILOMETRE = 1000.0
_SATURDAY = 5
_VERY, _PROBABLY, _EVEN = 0.9, 0.6, 0.5
_FILE_TIME = "mtime"


class TeachingWords(QObject):
    """Only a QObject's own `tr` has plural forms for the tools."""

    def reasons(
        self, question: Question, card: Card | None = None, *, has_examples: bool = True
    ) -> list[tuple[str, str]]:
        """Icon and sentence of each reason, strongest first; `card` tells whether a day is one of a weekend."""
        taken = None if card is None else card.captured
        weekend = taken is None or taken.at.weekday() >= _SATURDAY
        found = [(_ICONS[hint.kind], self.hint(hint, weekend=weekend)) for hint in question.hints[:MOST_REASONS]]
        if question.asked is Asked.RANDOM and len(found) < MOST_REASONS:
            found.append(("scale", self.tr("Picked at random, so that the figures stay fair")))
        told = [(icon, said) for icon, said in found if said]
        if not question.hints and question.probability is not None:
            told.insert(0, ("circle-help", self._ground(question.probability, has_examples=has_examples)))
        return told

    def _ground(self, probability: float, *, has_examples: bool) -> str:
        """What a guess rests on where no single reason stands out."""
        if not has_examples:
            return self.tr("By how well it fits the sentence you began with")
        if probability >= _EVEN:
            return self.tr("On the whole more like your examples that belong")
        return self.tr("On the whole less like your examples that belong")

    def hint(self, hint: Hint, *, weekend: bool = True) -> str:
        """One reason in words; empty where it says nothing."""
        match hint.kind:
            case HintKind.NEAR if hint.metres is not None:
                return self.tr("Taken {d} from your other examples").format(d=distance_text(hint.metres))
            case HintKind.SAME_TIME if hint.count:
                if weekend:
                    return self.tr("Same weekend as %Ln item(s) you accepted", "", hint.count)
                return self.tr("Same day as %Ln item(s) you accepted", "", hint.count)
            case HintKind.LOOKS if hint.words:
                return self.tr("Looks like: {words}").format(words=hint.words)
            case HintKind.WORDS if hint.words:
                return self.tr("Words it shares: {words}").format(words=hint.words)
            case HintKind.LIKE:
                return self.tr("Much like one that you accepted")
        return ""

    def guess(self, probability: float) -> tuple[str, str]:
        """What the computer thinks: "Probably belongs", "8 in 10"."""
        of_ten = min(10, max(0, round(probability * 10)))
        return self._leaning(probability), self.tr("{n} in 10").format(n=of_ten)

    def _leaning(self, probability: float) -> str:
        if probability >= _VERY:
            return self.tr("Very likely belongs")
        if probability >= _PROBABLY:
            return self.tr("Probably belongs")
        if probability > 1 - _PROBABLY:
            return self.tr("Could go either way")
        if probability > 1 - _VERY:
            return self.tr("Probably does not belong")
        return self.tr("Very likely does not belong")

    def title(self, card: Card) -> str:
        """What a memory is called on the card of a question: what a person called it, else its day or its name."""
        if card.title or card.caption:
            return card.title or card.caption or ""
        day = taken_text(card)
        if card.kind is Kind.PHOTO and day:
            return day
        stem, dot, _ending = card.name.rpartition(".")
        return stem if dot else card.name

    def below_title(self, card: Card) -> str:
        """What is known besides: day and place."""
        day = taken_text(card)
        return listed("" if day == self.title(card) else day, place_text(card.place))

    def kind(self, card: Card) -> str:
        """Photo, document or file."""
        if card.kind is Kind.PHOTO:
            return self.tr("Photo")
        return self.tr("Document") if card.kind is Kind.DOCUMENT else self.tr("File")

    def described(self, card: Card | None) -> str:
        """A memory for those who do not see it."""
        if card is None:
            return self.tr("Memory")
        return listed(self.kind(card), self.title(card), self.below_title(card))


def taken_text(card: Card) -> str:
    """When it was made, as exactly as that is known; empty where only the file's own time tells."""
    taken = card.captured
    if taken is None or taken.evidence == _FILE_TIME:
        return ""
    match taken.precision:
        case Precision.MONTH:
            return month_text(taken.at.year, taken.at.month)
        case Precision.YEAR:
            return year_text(taken.at.year)
    return day_text(taken.at.date())


def distance_text(metres: float) -> str:
    """As a person would say it: "400 m", "2.5 km", "80 km"."""
    if metres < _KILOMETRE:
        return f"{QLocale().toString(max(10, round(metres, -1 if metres < 100 else -2)), 'f', 0)} m"
    kilometres = metres / _KILOMETRE
    return f"{QLocale().toString(kilometres, 'f', 1 if kilometres < 10 and round(kilometres, 1) % 1 else 0)} km"
