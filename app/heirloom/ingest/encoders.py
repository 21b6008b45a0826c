"""What understanding fills the vault with: two encoders, named by settings, and the finder of faces."""

from __future__ import annotations

from pathlib import Path

from heirloom.embedding import ImageEncoder, SpaceId, TextEncoder, open_image_encoder, open_text_encoder
from heirloom.embedding.faces import DetectorFiles, FaceDetector
from heirloom.vault import SpaceRow, Vault

STARTER = "starter"


class Encoders:
    """`image` and `text` are the encoders that the user chose; new vectors go into their spaces."""

    def __init__(self, vault: Vault, models_dir: Path) -> None:
        self._vault = vault
        self._models_dir = models_dir
        self._image: dict[str, ImageEncoder] = {}
        self._text: dict[str, TextEncoder] = {}
        self._faces: FaceDetector | None = None

    def chosen(self, role: str) -> str:
        return str(self._vault.settings.get(f"model.{role}", STARTER))

    @property
    def image(self) -> ImageEncoder:
        return self.image_named(self.chosen("image"))

    @property
    def text(self) -> TextEncoder:
        return self.text_named(self.chosen("text"))

    @property
    def faces(self) -> FaceDetector:
        """What finds faces. DetectorMissing where the installation is not whole."""
        if self._faces is None:
            self._faces = FaceDetector(DetectorFiles.installed())
        return self._faces

    def image_named(self, name: str) -> ImageEncoder:
        if name not in self._image:
            self._image[name] = open_image_encoder(name, self._models_dir)
        return self._image[name]

    def text_named(self, name: str) -> TextEncoder:
        if name not in self._text:
            self._text[name] = open_text_encoder(name, self._models_dir)
        return self._text[name]

    def space_id(self, space: SpaceId) -> int:
        """The catalogue's number for an encoder's space; made, and made active, where none is. Inside a write."""
        row = SpaceRow(space.role, space.encoder, space.revision, space.dimension, space.precision)
        number = self._vault.vectors.ensure_space(row)
        if self._vault.vectors.active(space.role) is None:
            self._vault.vectors.activate(number)
        return number

    def unload(self) -> None:
        """Give back the models' memory; they load again on the next use."""
        for image in self._image.values():
            image.unload()
        for text in self._text.values():
            text.unload()
        if self._faces is not None:
            self._faces.unload()
