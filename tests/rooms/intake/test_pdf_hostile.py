"""PDFs that break plain libraries, and those without text: each ends in a sentence, within the limits."""

from __future__ import annotations

import base64
import time
import zlib
from io import BytesIO

import pytest
from reportlab.lib.pdfencrypt import StandardEncryption
from reportlab.pdfgen.canvas import Canvas

from tests.rooms.intake.printed import FONT, Press
from tracker.intake.readers.pdf_bombs import SUSPICIOUS
from tracker.intake.readers.pdf_file import DAMAGED, MOST_PAGES
from tracker.intake.reading import read_document
from tracker.intake.refusals import Unreadable
from tracker.intake.safely import read_safely

CATALOG, PAGE = b"<</Type/Catalog/Pages 2 0 R>>", b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]%s>>"
ONE_PAGE = b"<</Type/Pages/Kids[3 0 R]/Count 1>>"
TEXT = "各部门要按照分工抓好落实，每季度末报送进展情况。"


def written(*objects: bytes, trailer: bytes = b"") -> bytes:
    """A file of exactly these objects, the first of which is the catalogue."""
    made, places = b"%PDF-1.7\n", []
    for number, content in enumerate(objects, start=1):
        places.append(len(made))
        made += b"%d 0 obj\n%s\nendobj\n" % (number, content)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    head = b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    end = b"trailer\n<</Size %d/Root 1 0 R%s>>\nstartxref\n%d\n%%%%EOF" % (len(objects) + 1, trailer, len(made))
    return made + head + table + end


def stream(content: bytes, folded: bytes = b"/FlateDecode", more: bytes = b"") -> bytes:
    return b"<</Length %d/Filter %s%s>>stream\n%s\nendstream" % (len(content), folded, more, content)


def page_of(content: bytes) -> bytes:
    return written(CATALOG, ONE_PAGE, PAGE % b"/Contents 4 0 R", content)


def packed(content: bytes) -> bytes:
    return zlib.compress(content, 9)


def form(inner: int, times: int) -> bytes:
    """A template that draws another one several times."""
    resources = b"/Type/XObject/Subtype/Form/BBox[0 0 9 9]/Resources<</XObject<</A %d 0 R>>>>" % inner
    return stream(packed(b"/A Do " * times), more=resources)


def drawing(*forms: bytes) -> bytes:
    page = PAGE % b"/Contents 4 0 R/Resources<</XObject<</A 5 0 R>>>>"
    return written(CATALOG, ONE_PAGE, page, stream(packed(b"/A Do")), *forms)


def deep(levels: int) -> bytes:
    towers = (b"<</Type/Pages/Kids[%d 0 R]/Count 1>>" % (level + 3) for level in range(levels))
    return written(CATALOG, *towers, PAGE % b"")


def locked() -> bytes:
    made = BytesIO()
    canvas = Canvas(made, encrypt=StandardEncryption("geheim", strength=128))
    canvas.drawString(99, 99, "text")
    canvas.save()
    return made.getvalue()


def scanned(pages: int, written_on: int = 0) -> bytes:
    """Pages that are pictures; one of them has text instead."""
    from PIL import Image  # noqa: PLC0415 - only pictures need it

    made = BytesIO()
    canvas = Canvas(made, pagesize=(595, 842))
    for page in range(1, pages + 1):
        if page == written_on:
            canvas.setFont(FONT, 16)
            canvas.drawString(99, 600, TEXT)
        else:
            canvas.drawInlineImage(Image.new("L", (60, 84), 200), 0, 0, 595, 842)
        canvas.showPage()
    canvas.save()
    return made.getvalue()


def long_one(pages: int) -> bytes:
    kids = b" ".join(b"%d 0 R" % (at + 3) for at in range(pages))
    return written(CATALOG, b"<</Type/Pages/Kids[%s]/Count %d>>" % (kids, pages), *[PAGE % b""] * pages)


BLANKS = b" " * 40_000_000
GOOD = Press()
GOOD.paragraph(TEXT)
WHOLE = GOOD.done()
REFUSED = {
    "folded": (page_of(stream(packed(BLANKS))), SUSPICIOUS),
    "folded twice": (page_of(stream(packed(packed(BLANKS)), b"[/FlateDecode/FlateDecode]")), SUSPICIOUS),
    "folded in letters": (
        page_of(stream(base64.a85encode(packed(BLANKS)) + b"~>", b"[/ASCII85Decode/FlateDecode]")),
        SUSPICIOUS,
    ),
    "many folds": (written(CATALOG, ONE_PAGE, PAGE % b"", *[stream(packed(BLANKS[:30_000_000]))] * 8), SUSPICIOUS),
    "kids of themselves": (written(CATALOG, b"<</Type/Pages/Kids[2 0 R 2 0 R]/Count 2>>"), DAMAGED),
    "a deep tree": (deep(3_000), DAMAGED),
    "pages that are not there": (written(CATALOG, b"<</Type/Pages/Kids[3 0 R]/Count 200>>", PAGE % b""), DAMAGED),
    "no pages": (written(CATALOG, b"<</Type/Pages/Kids[]/Count 0>>"), DAMAGED),
    "a million brackets": (written(CATALOG, b"[" * 1_000_000), DAMAGED),
    "half a file": (page_of(stream(packed(b"BT ET")))[:150], DAMAGED),
    "noise": (b"%PDF-1.7\n" + bytes(range(256)) * 200, DAMAGED),
    "too many pages": (long_one(MOST_PAGES + 1), "页"),
    "promised pages": (written(CATALOG, b"<</Type/Pages/Kids[3 0 R]/Count 900000>>", PAGE % b""), "页"),
    "a lock": (locked(), "密码"),
    "a scan": (scanned(3), "扫描件"),
    "nothing": (long_one(2), "没有文字"),
    "earlier versions in a ring": (written(CATALOG, ONE_PAGE, PAGE % b"", trailer=b"/Prev 9"), "没有文字"),
    "a picture of pictures": (
        drawing(
            stream(
                b"\x97JB2\r\n\x1a\n" + b"\xff" * 99,
                b"/JBIG2Decode",
                b"/Type/XObject/Subtype/Image/Width 60000/Height 60000",
            )
        ),
        "没有文字",
    ),
}


@pytest.mark.parametrize("name", REFUSED)
def test_a_hostile_pdf_is_refused_with_a_sentence(name: str) -> None:
    data, expected = REFUSED[name]
    began = time.perf_counter()
    with pytest.raises(Unreadable) as refused:
        read_document("a.pdf", data)
    assert expected in refused.value.sentence
    assert str(refused.value).endswith("。")
    assert time.perf_counter() - began < 10


def test_templates_that_draw_themselves_end_with_the_process_that_reads_them() -> None:
    with pytest.raises(Unreadable):
        read_safely("a.pdf", drawing(form(5, 2)))


def test_the_limited_process_reads_a_pdf_and_tells_its_pages() -> None:
    told: list[tuple[int, int]] = []
    drafted = read_safely("a.pdf", WHOLE, watch=lambda step: told.append((step.done, step.of)))
    assert drafted.tasks == ()
    assert (1, 1) in told


def test_a_scanned_page_among_others_is_asked_about() -> None:
    drafted = read_document("a.pdf", scanned(3, written_on=2)).to_json()
    assert drafted["questions"] == ["第 1、3 页是扫描图片，没有读取。请核对其中有没有任务。"]


def test_every_shortened_pdf_is_read_or_refused() -> None:
    assert {outcome(WHOLE[:length])[-1:] for length in range(0, len(WHOLE), 61)} <= {"", "。"}


def outcome(data: bytes) -> str:
    """The sentence of a refusal; nothing where the file was read."""
    try:
        read_document("a.pdf", data)
    except Unreadable as refusal:
        return str(refusal)
    return ""
