"""Word packages built part by part, so that a test can build them wrong."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"

_RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"


def relations(*entries: tuple[str, str, str]) -> str:
    """A relations part from (id, kind, target)."""
    inner = "".join(f'<Relationship Id="{i}" Type="{R}/{kind}" Target="{target}"/>' for i, kind, target in entries)
    return f'<Relationships xmlns="{_RELATIONS}">{inner}</Relationships>'


def document(body: str) -> str:
    """The main part around `body`, with the prefixes that the tests use."""
    spaces = (
        f'xmlns:w="{W}" xmlns:r="{R}" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
        'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"'
    )
    return f"<w:document {spaces}><w:body>{body}</w:body></w:document>"


def paragraph(text: str, properties: str = "") -> str:
    return f"<w:p><w:pPr>{properties}</w:pPr><w:r><w:t>{text}</w:t></w:r></w:p>"


def package(body: str, parts: Mapping[str, str] | None = None, links: tuple[tuple[str, str, str], ...] = ()) -> bytes:
    """A whole document; `parts` are added as they are, `links` are the main part's relations."""
    everything = {
        "_rels/.rels": relations(
            ("rId1", "officeDocument", "word/document.xml"), ("rId2", "core-properties", "core.xml")
        ),
        "word/document.xml": document(body),
        "word/_rels/document.xml.rels": relations(*links),
        **(parts or {}),
    }
    return archive(everything)


def archive(parts: Mapping[str, str | bytes]) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as target:
        for name, content in parts.items():
            target.writestr(name, content)
    return file.getvalue()
