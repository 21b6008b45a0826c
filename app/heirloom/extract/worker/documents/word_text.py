"""Follows the markup of a WordprocessingML part (ECMA-376 part 1, chapter 17) and collects its text."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from heirloom.extract.worker.documents.word_lists import Lists

_WORD = frozenset(
    (
        "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
        "http://purl.oclc.org/ooxml/wordprocessingml/main",
    )
)
_DRAWN = frozenset(
    (
        "http://schemas.openxmlformats.org/officeDocument/2006/math",
        "http://purl.oclc.org/ooxml/officeDocument/math",
        "http://schemas.openxmlformats.org/drawingml/2006/main",
        "http://purl.oclc.org/ooxml/drawingml/main",
    )
)
"""Formulas and drawn shapes name their text runs `t` too."""
_COMPATIBILITY = "http://schemas.openxmlformats.org/markup-compatibility/2006"
_VML = "urn:schemas-microsoft-com:vml"
_UNSEEN = frozenset(
    ("del", "moveFrom", "instrText", "delText", "delInstrText", "fldData", "rt", "sdtPr", "pPrChange", "rPrChange",
     "numberingChange", "tblPrChange", "sectPrChange")
)  # fmt: skip
"""Deleted or moved words, field codes, pronunciation over characters: not what a reader sees."""

_STRUCK = "~~"
"""Around words that are struck through but still stand there, as Markdown writes them."""

_OFF = frozenset(("0", "false", "off"))


@dataclass(slots=True)
class _Paragraph:
    front: str = ""
    parts: list[str] = field(default_factory=list)
    style_id: str = ""
    list_id: str | None = None
    level: int | None = None


class NoteNumbers:
    """Numbers notes by the order of their references, as they are printed; the ids in the file start anywhere."""

    def __init__(self) -> None:
        self._numbers: dict[tuple[str, str], int] = {}

    def mark(self, kind: str, note_id: str) -> str:
        return f"[{self._numbers.setdefault((kind, note_id), len(self._numbers) + 1)}]"


class WordText:
    """Reader of one part. `text()` afterwards; `chunks` holds the relation ids of pasted-in documents.

    `title` is the first paragraph in the style Title, which is then not part of the text.
    """

    def __init__(self, lists: Lists, notes: NoteNumbers) -> None:
        self.title: str | None = None
        self.chunks: list[str] = []
        self._lists = lists
        self._notes = notes
        self._flows: list[list[str]] = [[]]
        self._boxes: list[str] = []
        self._paragraphs: list[_Paragraph] = []
        self._cells: list[int] = []
        self._rows: list[int] = []
        self._unseen = 0
        self._in_text = False
        self._floats = False
        self._about = ""
        self._is_picture = False
        self._run_is_struck = False
        self._lead = ""

    def text(self) -> str:
        """Paragraphs on lines of their own, cells of a row parted by tabs, text boxes after the running text.

        Boxes float: where they stand on the page is not where the file anchors them, and they would tear sentences.
        """
        while self._paragraphs:  # still open where the markup broke off
            self._end_paragraph(self._paragraphs.pop())
        lines = [line for flow in self._flows for line in flow]
        return "\n".join(lines + self._boxes).strip("\n")

    def start(self, name: str, attributes: Mapping[str, str]) -> None:
        space, _, local = name.rpartition(" ")
        if self._unseen or (space in _WORD and local in _UNSEEN) or (space == _COMPATIBILITY and local == "Fallback"):
            self._unseen += 1
        elif local == "t" and (space in _WORD or space in _DRAWN):
            self._in_text = True
        elif local in ("anchor", "inline"):
            self._floats = local == "anchor"
        elif local == "docPr":
            self._describe(attributes.get("descr") or "")
        elif local in ("blip", "imagedata"):
            self._show_picture()
        elif space in _WORD:
            self._start_word(local, {key.rpartition(" ")[2]: value for key, value in attributes.items()})
        elif space == _VML and local == "shape":
            self._floats = False
            self._describe(attributes.get("alt") or "")
        elif local == "p" and space in _DRAWN:
            self._put("\n")

    def end(self, name: str) -> None:
        if self._unseen:
            self._unseen -= 1
            return
        space, _, local = name.rpartition(" ")
        if local == "t":
            self._in_text = False
        elif local in ("drawing", "pict", "object"):
            self._end_drawing()
        elif space in _WORD:
            self._end_word(local)

    def data(self, text: str) -> None:
        if self._in_text and not self._unseen:
            self._put(f"{_STRUCK}{text}{_STRUCK}" if self._run_is_struck else text)

    def _put(self, text: str) -> None:
        if self._paragraphs:
            self._paragraphs[-1].parts.append(text)

    def _describe(self, words: str) -> None:
        """A drawing starts; `words` is what somebody wrote about it."""
        self._end_drawing()
        described = " ".join(words.split())
        self._about = f"[{described}]" if described else ""
        self._is_picture = False

    def _show_picture(self) -> None:
        """A picture stands with its description, or as empty brackets, where it is.

        A floating one is anchored anywhere in its paragraph and would tear a sentence: it goes to the front.
        """
        if self._is_picture:
            return
        shown, self._about, self._is_picture = self._about or "[]", "", True
        if self._floats and self._paragraphs:
            self._paragraphs[-1].front += shown
        else:
            self._put(shown)

    def _end_drawing(self) -> None:
        """Shapes and charts are told of by their description alone; the floating ones after the text."""
        if self._about and self._floats:
            self._boxes.append(self._about)
        elif self._about:
            self._put(self._about)
        self._about = ""

    def _start_word(self, local: str, values: Mapping[str, str]) -> None:
        match local:
            case "p":
                self._paragraphs.append(_Paragraph())
            case "tab" if "val" not in values:
                self._put("\t")
            case "r" | "strike" | "dstrike":
                self._run_is_struck = local != "r" and values.get("val", "true") not in _OFF
            case "br" | "cr":
                self._put("\n")
            case "noBreakHyphen":
                self._put("-")
            case "sym":
                self._put(_symbol(values.get("char", "")))
            case "pStyle" | "ilvl" | "numId":
                self._format(local, values.get("val", ""))
            case "footnoteReference" | "endnoteReference":
                self._put(self._notes.mark(local.removesuffix("Reference"), values.get("id", "")))
            case "footnote" | "endnote":
                # Separators have a type of their own; a note shows the number that its reference shows.
                is_note = values.get("type", "normal") == "normal"
                self._lead = self._notes.mark(local, values.get("id", "")) + " " if is_note else ""
            case "txbxContent":
                self._flows.append([])
            case "altChunk":
                self.chunks.append(values.get("id", ""))
            case "tr":
                self._rows.append(len(self._flows[-1]))
            case "tc":
                self._cells.append(len(self._flows[-1]))

    def _format(self, local: str, value: str) -> None:
        if not self._paragraphs:
            return
        paragraph = self._paragraphs[-1]
        if local == "pStyle":
            paragraph.style_id = value
        elif local == "numId":
            paragraph.list_id = value
        else:
            paragraph.level = int(value) if value in set("0123456789") else 0

    def _end_word(self, local: str) -> None:
        if local == "p" and self._paragraphs:
            self._end_paragraph(self._paragraphs.pop())
        elif local == "txbxContent" and len(self._flows) > 1:
            self._boxes.extend(self._flows.pop())
        elif local == "tc" and self._cells:
            self._fold(self._cells.pop(), "\n")
        elif local == "tr" and self._rows:
            self._fold(self._rows.pop(), "\t")

    def _end_paragraph(self, paragraph: _Paragraph) -> None:
        text = paragraph.front + "".join(paragraph.parts).replace(_STRUCK + _STRUCK, "")
        flow = self._flows[-1]
        if self.title is None and text.strip() and self._lists.is_title(paragraph.style_id):
            self.title = text
        elif text.strip():
            label = self._lists.label(paragraph.style_id, paragraph.list_id, paragraph.level)
            flow.append(self._lead + label + text)
            self._lead = ""
        else:
            flow.append("")

    def _fold(self, begin: int, between: str) -> None:
        """Join the lines from `begin` on: paragraphs to a cell, cells to a row."""
        flow = self._flows[-1]
        if begin <= len(flow):
            flow[begin:] = [between.join(flow[begin:]).rstrip()]


def _symbol(code: str) -> str:
    """Symbol fonts place their signs in the private area F000; most have no meaning outside the font."""
    try:
        number = int(code, 16)
    except ValueError:
        return ""
    return chr(number) if 0x20 <= number < 0xD800 else ""
