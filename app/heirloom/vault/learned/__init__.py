"""Albums, answers and decisions, which people make; models, measures and verdicts, which can be made again."""

from __future__ import annotations

from heirloom.vault.catalogue.connection import Catalogue
from heirloom.vault.catalogue.log import Log
from heirloom.vault.learned.album_models import AlbumModels
from heirloom.vault.learned.albums import AlbumRows
from heirloom.vault.learned.answers import AnswerRows
from heirloom.vault.learned.decisions import DecisionRows
from heirloom.vault.learned.faces import Faces
from heirloom.vault.learned.measures import Measures
from heirloom.vault.learned.openings import Openings
from heirloom.vault.learned.screening_models import ScreeningModels
from heirloom.vault.learned.verdicts import Verdicts


class Learned:
    """The tables of learning, one attribute each."""

    def __init__(self, catalogue: Catalogue, log: Log) -> None:
        self.albums = AlbumRows(catalogue, log)
        self.answers = AnswerRows(catalogue)
        self.models = AlbumModels(catalogue)
        self.measures = Measures(catalogue)
        self.faces = Faces(catalogue)
        self.verdicts = Verdicts(catalogue)
        self.decisions = DecisionRows(catalogue)
        self.openings = Openings(catalogue)
        self.screening = ScreeningModels(catalogue)
