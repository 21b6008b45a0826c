"""What is said of a model: its name, what it is for, its terms, and one honest sentence."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication, QObject

from heirloom.bank.models import BenchRow, Described
from heirloom.gui import dates
from heirloom.gui.screens.settings.models.fetching import Phase, Running
from heirloom.gui.work.sentences import sizes_text

translate = QCoreApplication.translate


def name_text(name: str) -> str:
    match name:
        case "starter-image":
            return translate("Models", "Starter, for pictures")
        case "starter-text":
            return translate("Models", "Starter, for texts")
    return name


def languages_text(languages: Sequence[str]) -> str:
    known = {
        "en": translate("Models", "English"),
        "zh": translate("Models", "Chinese"),
        "multilingual": translate("Models", "many languages"),
    }
    return translate("Models", ", ").join(known.get(one, one) for one in languages)


def note_text(model: Described) -> str:
    """Of those in the catalogue in the language of the window; of others what they say of themselves."""
    match model.state.name:
        case "starter-image":
            return translate("Models", "Comes with Heirloom. Finds things better than deeds.")
        case "starter-text":
            return translate("Models", "Comes with Heirloom.")
        case "ViT-B-32":
            return translate("Models", "The quickest of the larger ones on most computers.")
        case "ViT-B-16-SigLIP":
            return translate("Models", "Finds more than ViT-B-32 and takes about four times as long.")
        case "ViT-B-16-SigLIP2":
            return translate("Models", "Understands questions in many languages; large on disk.")
        case "MobileCLIP2-S2":
            return translate("Models", "Its licence allows research only. Not faster than ViT-B-32 on a processor.")
        case "xlm-roberta-base-ViT-B-32":
            return translate("Models", "Pictures as ViT-B-32, questions in about a hundred languages.")
        case "paraphrase-multilingual-MiniLM-L12-v2":
            return translate("Models", "About fifty languages, and from one language to another.")
        case "bge-m3":
            return translate("Models", "The strongest for texts and by far the slowest; wants 8 GB of memory at first.")
    return model.note


def facts_text(model: Described, measured: BenchRow | None) -> str:
    """Size, languages, licence, and what was measured here."""
    state = model.state
    facts = [dates.size_text(state.bytes) if state.bytes is not None else ""]
    facts += [languages_text(state.languages), state.licence]
    if model.precision is not None:
        facts.append(model.precision)
    if model.device is not None:
        facts.append(model.device)
    if measured is not None:
        facts.append(_WORDS.speed(measured))
    if state.bytes is None and state.state in ("available", "damaged"):
        facts.append(translate("Models", "its size is shown before a download starts"))
    return translate("Models", " · ").join(fact for fact in facts if fact)


def progress_text(run: Running) -> str:
    """What goes on, in a few words."""
    match run.phase:
        case Phase.ASKING:
            return translate("Models", "Asking the source what there is…")
        case Phase.OFFERED:
            return translate("Models", "Waiting for your answer")
        case Phase.STOPPING:
            return translate("Models", "Stopping…")
        case Phase.PREPARING:
            return translate("Models", "Preparing it for this computer; that takes some minutes")
    told = run.progress
    if told is None or told.total is None:
        return translate("Models", "Downloading…")
    said = sizes_text(told.done, told.total)
    rate = run.measure.rate()
    if rate is not None and rate.bytes > 0:
        speed = dates.size_text(int(rate.bytes))
        said = translate("Models", "{size} · {speed} a second").format(size=said, speed=speed)
    return said


class ModelWords(QObject):
    """Only a QObject's own `tr` has plural forms for the tools."""

    def speed(self, row: BenchRow) -> str:
        """Of one core of the processor."""
        n = max(1, round(row.per_cpu_s))
        if row.unit == "pictures":
            return self.tr("%Ln picture(s) a second on one core", "", n)
        return self.tr("%Ln sentence(s) a second on one core", "", n)


_WORDS = ModelWords()
