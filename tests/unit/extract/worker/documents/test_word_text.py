"""Word documents: what stands on the page, in the order of reading."""

from __future__ import annotations

from heirloom.core.records import Extracted, Kind
from heirloom.extract.protocol import Request, Want
from heirloom.extract.worker.formats import docx
from tests.unit.extract.worker.documents.packages import DOCX, W, package, paragraph


def read(data: bytes) -> Extracted:
    return docx.read(Request("letter.docx", DOCX, Kind.DOCUMENT, frozenset({Want.METADATA, Want.TEXT})), data)


def text_of(data: bytes) -> str:
    return "\n".join(text.text for text in read(data).texts)


def test_runs_join_and_paragraphs_part() -> None:
    body = "<w:p><w:r><w:t>Dear </w:t></w:r><w:r><w:t>Anna</w:t><w:tab/><w:t>!</w:t><w:br/><w:t>x</w:t></w:r></w:p>"
    assert text_of(package(body + paragraph("Yours"))) == "Dear Anna\t!\nx\nYours"


def test_deleted_words_and_field_codes_are_not_read() -> None:
    body = (
        "<w:p><w:del><w:r><w:delText>gone</w:delText></w:r></w:del><w:ins><w:r><w:t>kept</w:t></w:r></w:ins>"
        "<w:r><w:instrText>PAGE</w:instrText></w:r></w:p>"
    )
    assert text_of(package(body)) == "kept"


def test_cells_of_a_row_are_parted_by_tabs() -> None:
    cells = "".join(f"<w:tc>{paragraph(word)}</w:tc>" for word in ("a", "b"))
    assert (
        text_of(package(f"<w:tbl><w:tr>{cells}</w:tr><w:tr><w:tc>{paragraph('c')}</w:tc></w:tr></w:tbl>")) == "a\tb\nc"
    )


def test_text_boxes_follow_and_are_read_once() -> None:
    box = f"<w:txbxContent>{paragraph('in the box')}</w:txbxContent>"
    choice = f"<mc:AlternateContent><mc:Choice>{box}</mc:Choice><mc:Fallback>{box}</mc:Fallback></mc:AlternateContent>"
    body = f"<w:p><w:r><w:t>The sen</w:t></w:r><w:r>{choice}</w:r><w:r><w:t>tence.</w:t></w:r></w:p>"
    assert text_of(package(body + paragraph("Next."))) == "The sentence.\nNext.\nin the box"


def test_lists_carry_their_numbers() -> None:
    levels = "".join(
        f'<w:lvl w:ilvl="{at}"><w:start w:val="1"/><w:numFmt w:val="{form}"/></w:lvl>'
        for at, form in enumerate(("decimal", "lowerLetter", "bullet"))
    )
    numbering = (
        f'<w:numbering xmlns:w="{W}"><w:abstractNum w:abstractNumId="7">{levels}</w:abstractNum>'
        '<w:num w:numId="1"><w:abstractNumId w:val="7"/></w:num></w:numbering>'
    )

    def item(text: str, level: int) -> str:
        return paragraph(text, f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="1"/></w:numPr>')

    body = item("one", 0) + item("deep", 1) + item("point", 2) + item("two", 0) + item("again", 1)
    data = package(body, {"word/numbering.xml": numbering}, (("rId9", "numbering", "numbering.xml"),))
    assert text_of(data) == "1. one\na. deep\n- point\n2. two\na. again"


def test_notes_headers_and_comments_come_after_the_text() -> None:
    def part(kind: str, inner: str) -> str:
        return f'<w:{kind} xmlns:w="{W}">{inner}</w:{kind}>'

    body = '<w:p><w:r><w:t>See</w:t></w:r><w:r><w:footnoteReference w:id="5"/></w:r></w:p>'
    notes = f'<w:footnote w:id="0" w:type="separator">{paragraph("-")}</w:footnote>'
    notes += f'<w:footnote w:id="5">{paragraph("the note")}</w:footnote>'
    data = package(
        body,
        {
            "word/footnotes.xml": part("footnotes", notes),
            "word/header1.xml": part("hdr", paragraph("letterhead")),
            "word/comments.xml": part("comments", f"<w:comment>{paragraph('a remark')}</w:comment>"),
        },
        (("a", "header", "header1.xml"), ("b", "footnotes", "footnotes.xml"), ("c", "comments", "comments.xml")),
    )
    lines = text_of(data).split()
    assert lines[0] == "See[1]"
    assert " ".join(lines).endswith("[1] the note letterhead a remark")


def test_properties_title_and_pages() -> None:
    core = (
        '<c:coreProperties xmlns:c="x" xmlns:dc="y" xmlns:t="z"><dc:title>Plan</dc:title>'
        "<dc:creator>Ada; Bo</dc:creator>"
        "<t:created>2011-02-03T04:05:06Z</t:created></c:coreProperties>"
    )
    found = read(package(paragraph("x"), {"core.xml": core}))
    assert (found.title, found.keywords) == ("Plan", ("Ada", "Bo"))
    assert found.captured is not None
    assert found.captured.at.year == 2011
    assert found.captured.offset_min == 0


def test_a_paragraph_in_the_title_style_is_the_title() -> None:
    styles = f'<w:styles xmlns:w="{W}"><w:style w:styleId="Titel"><w:name w:val="Title"/></w:style></w:styles>'
    body = paragraph("Our house", '<w:pStyle w:val="Titel"/>') + paragraph("It is old.")
    found = read(package(body, {"word/styles.xml": styles}, (("s", "styles", "styles.xml"),)))
    assert (found.title, found.texts[0].text) == ("Our house", "It is old.")


def drawing(place: str, described: str, inside: str = "") -> str:
    return f'<w:r><w:drawing><wp:{place}><wp:docPr descr="{described}"/>{inside}</wp:{place}></w:drawing></w:r>'


def test_struck_words_are_marked() -> None:
    runs = "".join(
        f'<w:r><w:rPr><w:strike w:val="{is_struck}"/></w:rPr><w:t>{words}</w:t></w:r>'
        for words, is_struck in (("old ", "true"), ("price", "1"), (" new", "0"))
    )
    assert text_of(package(f"<w:p>{runs}<w:r><w:t>!</w:t></w:r></w:p>")) == "~~old price~~ new!"


def test_pictures_show_where_they_stand_and_shapes_after_the_text() -> None:
    picture = '<a:blip xmlns:a="urn:a"/>'
    body = (
        f"<w:p><w:r><w:t>boat</w:t></w:r>{drawing('inline', '', picture)}{drawing('anchor', 'map', picture)}</w:p>"
        f"<w:p>{drawing('anchor', 'a box')}<w:r><w:t>end</w:t></w:r></w:p>"
    )
    assert text_of(package(body)) == "[map]boat[]\nend\n[a box]"


def test_brackets_of_pictures_are_no_text_by_themselves() -> None:
    shape = '<v:shape xmlns:v="urn:schemas-microsoft-com:vml"><v:imagedata/></v:shape>'
    picture = f"<w:p><w:r><w:pict>{shape}</w:pict></w:r></w:p>"
    assert read(package(picture)).texts == ()
    assert text_of(package(picture + paragraph("x"))) == "[]\nx"
