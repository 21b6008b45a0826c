"""How long a passphrase would stand against someone who holds a copy of the vault, in plain words."""

from __future__ import annotations

import math
import secrets
from collections.abc import Sequence
from dataclasses import dataclass
from enum import IntEnum
from typing import Final

from PySide6.QtCore import QCoreApplication, QLocale, QObject

from heirloom.core.paths import resources_dir

translate = QCoreApplication.translate
"""By this name, so that the strings are found when translations are gathered."""

GUESSES_A_SECOND: Final = 1e4
"""What a hall of some fifty graphics cards tries against Argon2id with 256 MiB and three passes, rounded up."""
SUGGESTED_WORDS: Final = 4
_LONGEST: Final = 72
"""zxcvbn looks at no more; the rest of a longer passphrase only adds to what is told."""
_MINUTE: Final = 60.0
_HOUR: Final = 60 * _MINUTE
_DAY: Final = 24 * _HOUR
_YEAR: Final = 365.25 * _DAY
_FAIR: Final = 1e9
_STRONG: Final = 1e12
_VERY_STRONG: Final = 1e15
_MILLION: Final = 1e6


class Level(IntEnum):
    """Four steps, as many as the bar has."""

    TOO_EASY = 1
    FAIR = 2
    STRONG = 3
    VERY_STRONG = 4


@dataclass(frozen=True, slots=True)
class Strength:
    """`guesses`: how many tries someone who knows how people choose needs on average."""

    level: Level
    guesses: float

    @property
    def seconds(self) -> float:
        return self.guesses / GUESSES_A_SECOND


@dataclass(frozen=True, slots=True)
class Suggestion:
    """`passphrase` is what is typed; `words` what to remember where that is something else; drawn from `among` each."""

    passphrase: str
    words: str
    among: int


def measure(passphrase: str, about: Sequence[str] = (), *, among: int = 0) -> Strength:
    """Weigh a passphrase; `about` are words close to the person, which cost a guesser nothing.

    A suggested one, of words drawn from `among`, is weighed as if their list were known to whoever guesses. Takes
    milliseconds, seconds for the first: zxcvbn loads its lists then (Wheeler, "zxcvbn: Low-Budget Password Strength
    Estimation", 2016).
    """
    if not passphrase:
        return Strength(Level.TOO_EASY, 1.0)
    from zxcvbn import zxcvbn  # loads 90,000 words: not before a passphrase is typed

    guesses = float(zxcvbn(passphrase[:_LONGEST], user_inputs=list(about))["guesses"])
    if among:
        guesses = min(guesses, among**SUGGESTED_WORDS / 2)
    return Strength(_level(guesses), guesses)


def suggest() -> Suggestion:
    """Four words drawn at random by the system: 46 bits that can be remembered, 48 where the window speaks Chinese.

    Chinese words are typed as they are spelled in Latin letters: a field for secrets takes no other input.
    """
    chinese = QLocale().language() == QLocale.Language.Chinese
    lines = _lines("passphrase-chinese.txt" if chinese else "passphrase-english.txt")
    drawn = [secrets.choice(lines).partition(" ") for _ in range(SUGGESTED_WORDS)]
    typed, shown = (" ".join(one[at] for one in drawn).strip() for at in (0, 2))
    return Suggestion(typed, shown, len(lines))


def sentence(strength: Strength) -> str:
    """The level and what it means, as the person reads it under the field."""
    time = duration(strength.seconds)
    if strength.level is Level.TOO_EASY:
        if strength.guesses <= _MILLION:
            return translate("Strength", "Too easy: it is among the first million anyone would try.")
        return translate("Strength", "Too easy: it could be guessed in {t}.").replace("{t}", time)
    if strength.level is Level.FAIR:
        return translate("Strength", "Fair. It could be guessed in {t}.").replace("{t}", time)
    if strength.level is Level.STRONG:
        return translate("Strength", "Strong. Would take {t} to guess.").replace("{t}", time)
    return translate("Strength", "Very strong. Would take {t} to guess.").replace("{t}", time)


def acceptance(strength: Strength) -> str:
    """What the person ticks to go on with a fair passphrase."""
    return translate("Strength", "I accept that this can be guessed in {t}").replace("{t}", duration(strength.seconds))


def short_name(level: Level) -> str:
    """One or two words for the list of steps."""
    names = {
        Level.TOO_EASY: translate("Strength", "Too easy"),
        Level.FAIR: translate("Strength", "Fair"),
        Level.STRONG: translate("Strength", "Strong"),
        Level.VERY_STRONG: translate("Strength", "Very strong"),
    }
    return names[level]


def duration(seconds: float) -> str:
    """A length of time as a person would say it: "3 hours", "centuries"."""
    if seconds < 1:
        return translate("Strength", "less than a second")
    if seconds < 2 * _YEAR:
        return _Lengths().counted(seconds)
    years = seconds / _YEAR
    if years >= 1e6:
        return translate("Strength", "longer than there have been people")
    if years >= 1000:
        rounded = 10 ** math.floor(math.log10(years))
        return translate("Strength", "about {n} years").replace("{n}", QLocale().toString(int(rounded)))
    if years >= 200:
        return translate("Strength", "centuries")
    if years >= 90:
        return translate("Strength", "more than a century")
    return _Lengths().years(round(years))


class _Lengths(QObject):
    """Plurals need an object to be gathered for translation."""

    def counted(self, seconds: float) -> str:
        if seconds < _MINUTE:
            return self.tr("%n second(s)", "", round(seconds))
        if seconds < _HOUR:
            return self.tr("%n minute(s)", "", round(seconds / _MINUTE))
        if seconds < _DAY:
            return self.tr("%n hour(s)", "", round(seconds / _HOUR))
        if seconds < 60 * _DAY:
            return self.tr("%n day(s)", "", round(seconds / _DAY))
        return self.tr("%n month(s)", "", round(seconds / _YEAR * 12))

    def years(self, count: int) -> str:
        return self.tr("%n year(s)", "", count)


def _level(guesses: float) -> Level:
    for level, least in ((Level.VERY_STRONG, _VERY_STRONG), (Level.STRONG, _STRONG), (Level.FAIR, _FAIR)):
        if guesses >= least:
            return level
    return Level.TOO_EASY


def _lines(name: str) -> list[str]:
    """Each what is typed, and after a space the word that it stands for, if that is another."""
    return (resources_dir() / "words" / name).read_text(encoding="utf-8").splitlines()
