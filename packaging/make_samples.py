"""Draws the sample memories that are not plain text: scans, docx, PDF. The same input gives the same bytes.

Run it only after changing a text below: `.venv/bin/python packaging/make_samples.py`. It needs the fonts DejaVu Serif
and Noto Serif CJK on the system; the files it writes are committed, so nobody else needs them.
"""

from __future__ import annotations

import random
import zipfile
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from xml.sax.saxutils import escape

from PIL import Image, ImageDraw, ImageFilter, ImageFont

SAMPLES = Path(__file__).resolve().parents[1] / "resources" / "samples"
LATIN = "/usr/share/fonts/truetype/dejavu/DejaVuSansMono.ttf"
LATIN_SERIF = "/usr/share/fonts/truetype/dejavu/DejaVuSerif.ttf"
CHINESE = "/usr/share/fonts/opentype/noto/NotoSerifCJK-Regular.ttc"
CHINESE_FACE = 2
"""Index of the Simplified Chinese face in the collection."""
FIXED_TIME = (1990, 1, 1, 0, 0, 0)


@dataclass(frozen=True)
class Scan:
    """A paper as a scanner or a phone sees it: slightly turned, not quite white, a little noise."""

    path: str
    lines: Sequence[str]
    size: int = 26
    width: int = 760
    chinese: bool = False
    serif: bool = False
    paper: tuple[int, int, int] = (247, 243, 234)
    ink: tuple[int, int, int] = (45, 42, 48)
    turn: float = 0.0
    taken: str | None = None
    """EXIF DateTimeOriginal, where the scan came from a camera."""


SCANS = (
    Scan(
        "receipts/scan_0003.jpg",
        (
            "HARBOUR CYCLES",
            "12 Quay Street",
            "",
            "Sat 14 June 2008   11:42",
            "------------------------------",
            "Child bicycle 16 inch, red",
            "                        189.00",
            "Stabilisers (pair)       24.50",
            "Bell, brass               7.90",
            "------------------------------",
            "TOTAL                   221.40",
            "Paid in cash            230.00",
            "Change                    8.60",
            "",
            "Two years on the frame.",
            "Thank you, ride safely!",
        ),
        turn=0.8,
        taken="2008:06:14 15:20:11",
    ),
    Scan(
        "receipts/scan_0007.png",
        (
            "MILLER & DAUGHTERS",
            "paint  tools  garden",
            "",
            "02.04.2016",
            "",
            "Wall paint, sage green 5 l  41.00",
            "Roller set                   9.80",
            "Masking tape x 3             6.30",
            "Brass door handle           17.50",
            "",
            "Sum                         74.60",
            "Card ending 0000",
        ),
        size=24,
        paper=(252, 252, 250),
        turn=-0.5,
    ),
    Scan(
        "letters/postcard_lisbon.jpg",
        (
            "Lisbon, 3 May 1992",
            "",
            "Dear all,",
            "the yellow tram climbs the hill",
            "like a goat, and the custard tarts",
            "are as good as promised. We heard",
            "fado singing until midnight.",
            "Tomorrow the train to Porto.",
            "",
            "Kisses from Rose and Martin",
        ),
        size=30,
        serif=True,
        paper=(236, 226, 204),
        ink=(38, 52, 96),
        turn=-1.1,
    ),
    Scan(
        "收据/票据_0012.jpg",
        (
            "新知书店",
            "",
            "2005年9月3日",
            "－－－－－－－－－－－－－－",
            "西游记（少年版）     28.00",
            "新华字典             19.80",
            "铅笔一盒              6.00",
            "－－－－－－－－－－－－－－",
            "合计                 53.80",
            "",
            "谢谢惠顾　欢迎再来",
        ),
        size=32,
        chinese=True,
        turn=0.6,
        taken="2005:09:03 18:02:40",
    ),
    Scan(
        "家书/明信片_西湖.jpg",
        (
            "小雨：",
            "　　我和你奶奶到了杭州，",
            "今天坐船游西湖，荷花开得",
            "正好。断桥上人很多，我们",
            "在湖边喝了龙井茶。",
            "　　给你买了一把绸伞。",
            "",
            "　　　　　　爷爷　1998年7月",
        ),
        size=34,
        chinese=True,
        paper=(239, 230, 210),
        ink=(60, 44, 40),
        turn=-0.7,
    ),
)

PIANO = (
    "Larkspur Music School",
    "",
    "Invoice 2011/118                                  1 September 2011",
    "",
    "Piano lessons for Ella, autumn term",
    "14 lessons of 45 minutes with Mr Okafor             420.00",
    "Sheet music (Schumann, Album for the Young)          12.00",
    "Hire of a practice piano, three months               90.00",
    "",
    "To be paid by 30 September                          522.00",
    "",
    "The winter recital is on Sunday 11 December at four o'clock.",
    "Ella plays the Wild Horseman and, with her teacher, a waltz.",
)

VET = (
    "Dr A. Sandoval, veterinary surgeon",
    "",
    "Vaccination record",
    "Animal: tabby, female, neutered, called Mimi",
    "Born about April 2012, found in the woodshed",
    "",
    "20 August 2012   cat flu and feline distemper, first dose",
    "17 September 2012   cat flu and feline distemper, second dose",
    "17 September 2012   microchip set, left shoulder",
    "",
    "Weight 3.1 kg. A little shy, in good health.",
    "Please bring her again in one year.",
)

LEASE = Scan(
    "文件/老房子租约.pdf",
    (
        "房屋租赁合同",
        "",
        "甲方（出租人）：林梅",
        "乙方（承租人）：周建国",
        "",
        "一、甲方将梧桐巷七号二楼两间",
        "　　房屋租给乙方居住。",
        "二、租期自一九八九年三月一日起，",
        "　　共两年。",
        "三、每月租金四十五元，每月五日前",
        "　　付清，水电费自理。",
        "四、院里的石榴树不得砍伐。",
        "",
        "　　　　一九八九年二月二十日",
    ),
    size=34,
    width=900,
    chinese=True,
    paper=(250, 248, 242),
    turn=0.3,
)

FIRST_JOB = (
    "Port office, 9 October 1994",
    "Dear Mum and Dad,",
    (
        "My first week of real work is over. They put me in the tide room, where an old brass gauge draws the sea on a "
        "drum of paper, and I copy the highs and lows into a book as somebody has done every day since 1871."
    ),
    (
        "The harbour master, Mrs Achterberg, drinks her tea from a jam jar and knows every pilot by his cough. On "
        "Thursday she took me out on the launch to a grain ship, up the rope ladder and all. I was not seasick, only "
        "very green."
    ),
    (
        "With my first wages I paid the rent and bought a lamp. The rest went on a good coat, because the wind here "
        "goes through wool as if it were lace."
    ),
    "I shall be home for the apple harvest. Keep me a place by the stove.",
    "Your Rose",
)

CHECKUP = (
    "体检通知",
    "林梅女士：",
    "您的年度健康检查安排在2014年11月6日上午八点半，地点是社区医院三楼。请空腹前来，并带上医保卡和去年的检查报告。",
    "检查项目：血压、血糖、心电图、视力。检查结束后，食堂备有小米粥和鸡蛋。",
    "如需改期，请提前三天打电话告诉我们。",
    "社区医院体检中心",
)


def main() -> None:
    for scan in SCANS:
        draw(scan).save(_place(scan.path), **_options(scan))
    lease = draw(LEASE)
    lease.convert("L").save(_place(LEASE.path), "PDF", resolution=110, quality=60, creationDate=None, modDate=None)
    _place("documents/piano-lessons.pdf").write_bytes(text_pdf(PIANO))
    _place("documents/vet.pdf").write_bytes(text_pdf(VET))
    write_docx(_place("letters/first-job.docx"), FIRST_JOB)
    write_docx(_place("文件/体检通知.docx"), CHECKUP)


def draw(scan: Scan) -> Image.Image:
    """The paper with its lines, about 4 mm of margin, turned and a little noisy; RGB."""
    noise = random.Random(scan.path)
    height = round(scan.size * 1.6 * (len(scan.lines) + 3))
    page = Image.new("RGB", (scan.width, height), scan.paper)
    pen = ImageDraw.Draw(page)
    font = _font(scan)
    for number, line in enumerate(scan.lines):
        across = 44 + noise.uniform(-1, 1)
        pen.text((across, scan.size * 1.6 * (number + 1.5)), line, font=font, fill=scan.ink)
    page = page.rotate(scan.turn, Image.Resampling.BICUBIC, fillcolor=scan.paper)
    grain = Image.frombytes("L", (64, 64), bytes(noise.randrange(118, 139) for _ in range(64 * 64)))
    grain = grain.resize(page.size, Image.Resampling.BILINEAR).convert("RGB")
    return Image.blend(page, grain, 0.06).filter(ImageFilter.GaussianBlur(0.5))


def text_pdf(lines: Sequence[str]) -> bytes:
    """One A4 page of Latin text in Courier: the smallest PDF that carries real text (ISO 32000-1, 7.5)."""
    shown = "\n".join(f"({_pdf_text(line)}) Tj T*" for line in lines)
    content = f"BT /F1 11 Tf 15 TL 60 770 Td\n{shown}\nET".encode("latin-1")
    bodies = (
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources 6 0 R >>",
        b"<< /Length %d >>\nstream\n%s\nendstream" % (len(content), content),
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Courier /Encoding /WinAnsiEncoding >>",
        b"<< /Font << /F1 5 0 R >> >>",
    )
    out = bytearray(b"%PDF-1.4\n")
    offsets = []
    for number, body in enumerate(bodies, 1):
        offsets.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    table = len(out)
    out += b"xref\n0 %d\n0000000000 65535 f \n" % (len(bodies) + 1)
    out += b"".join(b"%010d 00000 n \n" % offset for offset in offsets)
    out += b"trailer\n<< /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n" % (len(bodies) + 1, table)
    return bytes(out)


def write_docx(path: Path, paragraphs: Sequence[str]) -> None:
    """The three parts that a word processor insists on (ECMA-376, part 1)."""
    word = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    package = "http://schemas.openxmlformats.org/package/2006"
    office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument"
    main_type = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
    body = "".join(f"<w:p><w:r><w:t>{escape(text)}</w:t></w:r></w:p>" for text in paragraphs)
    parts = {
        "[Content_Types].xml": f'<Types xmlns="{package}/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Override PartName="/word/document.xml" ContentType="{main_type}"/></Types>',
        "_rels/.rels": f'<Relationships xmlns="{package}/relationships">'
        f'<Relationship Id="r1" Type="{office}" Target="word/document.xml"/></Relationships>',
        "word/document.xml": f'<w:document xmlns:w="{word}"><w:body>{body}</w:body></w:document>',
    }
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in parts.items():
            entry = zipfile.ZipInfo(name, FIXED_TIME)
            entry.compress_type = zipfile.ZIP_DEFLATED
            archive.writestr(entry, f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n{text}')


def _font(scan: Scan) -> ImageFont.FreeTypeFont:
    if scan.chinese:
        return ImageFont.truetype(CHINESE, scan.size, index=CHINESE_FACE)
    return ImageFont.truetype(LATIN_SERIF if scan.serif else LATIN, scan.size)


def _options(scan: Scan) -> dict[str, Any]:
    if not scan.path.endswith(".jpg"):
        return {"optimize": True}
    exif = Image.Exif()
    if scan.taken:
        exif[0x010F], exif[0x0110] = "Heirloom", "Sample scanner"
        exif.get_ifd(0x8769)[0x9003] = scan.taken
    return {"quality": 78, "exif": exif}


def _pdf_text(line: str) -> str:
    return line.replace("\\", r"\\").replace("(", r"\(").replace(")", r"\)")


def _place(relative: str) -> Path:
    path = SAMPLES / relative
    path.parent.mkdir(parents=True, exist_ok=True)
    return path


if __name__ == "__main__":
    main()
