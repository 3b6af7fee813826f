"""Hundreds of odd and hostile files, made from good ones and by hand; the same ones in every run."""

from __future__ import annotations

import struct
import zipfile
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from random import Random

from tests.rooms.intake.papers import (
    WORD,
    as_bars,
    as_docx,
    as_html,
    as_prose,
    as_text,
    as_xlsx,
    cell,
    paragraph,
    table,
    with_parts,
    word_of,
)

Files = Iterator[tuple[str, bytes]]
"""Names with their bytes."""

ROWS = [
    ["序号", "工作任务", "牵头部门", "配合部门", "完成时限"],
    ["1", "健全政务公开目录", "市财政局", "市档案局", "6月底前"],
    ["2", "推进档案电子化建设", "市档案局", "市财政局、市人社局", "年底前"],
]
LINES = ["某市2026年政务公开工作要点", "一、健全值班制度。（牵头单位：市财政局）"]
TABBED = "\n".join("\t".join(row) for row in ROWS)
LETTER = 'MIME-Version: 1.0\nContent-Type: multipart/related; boundary="=x"\n\n--=x\n{head}\n\n{body}\n--=x--\n'
SHEET = '<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">{}</worksheet>'
OLD = Path(__file__).parent / "old_formats"
SPREADSHEET = (
    '<?xml version="1.0"?><Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet"'
    ' xmlns:ss="urn:schemas-microsoft-com:office:spreadsheet"><Worksheet ss:Name="a"><Table>{}</Table></Worksheet></Workbook>'
)


def _xml_rows() -> str:
    cells = ("".join(f'<Cell><Data ss:Type="String">{cell}</Data></Cell>' for cell in row) for row in ROWS)
    return "".join(f"<Row>{row}</Row>" for row in cells)


def good_files() -> dict[str, bytes]:
    """One good file of each format."""
    page = as_html(ROWS).decode()
    return {
        "a.docx": as_docx(ROWS, LINES),
        "a.xlsx": as_xlsx(ROWS, LINES[:1]),
        "a.html": as_html(ROWS),
        "a.mht": LETTER.format(head="Content-Type: text/html; charset=utf-8", body=page).encode(),
        "a.csv": "\n".join(",".join(row) for row in ROWS).encode(),
        "a.tsv": TABBED.encode("gb18030"),
        "a.txt": "\n".join(LINES).encode() + as_prose([("推进档案建设", ["市档案局"], [])]),
        "flat.txt": as_text(ROWS, LINES),
        "bars.md": b"# a\n\n" + as_bars([ROWS[0], ["-"] * 5, *ROWS[1:]]),
        "wide.txt": "\n".join(LINES).encode("utf-16"),
        "sheet.xls": SPREADSHEET.format(_xml_rows()).encode(),
        **{f"old.{kind}": (OLD / f"plan.{kind}").read_bytes() for kind in ("doc", "rtf", "odt", "ods", "xls")},
    }


def all_odd_files() -> dict[str, bytes]:
    """Every odd file by a name that says what is odd about it."""
    made: dict[str, bytes] = {}
    for family in (
        _spoilt(),
        _of_text(),
        _of_pages(),
        _of_letters(),
        _of_archives(),
        _of_word(),
        _of_sheets(),
        _of_old(),
    ):
        for name, data in family:
            assert name not in made, name
            made[name] = data
    return made


def _spoilt() -> Files:
    """Good files cut, flipped, doubled, mixed up and under false names."""
    suffixes = (".docx", ".xlsx", ".xls", ".txt", ".pdf", ".html", ".dps", "")
    for name, data in good_files().items():
        for parts in (1, 3, 5, 7):
            yield f"cut to {parts} eighths {name}", data[: len(data) * parts // 8]
        for seed in range(5):
            yield f"flipped {seed} {name}", flipped(data, Random(seed))
        yield f"without its head {name}", data[8:]
        yield f"head of zeros {name}", b"\0" * 8 + data[8:]
        yield f"twice {name}", data + data
        yield f"with noise behind {name}", data + bytes(range(256))
        yield f"with NUL behind {name}", data + b"\0" * 1024
        yield f"behind a mark {name}", b"\xef\xbb\xbf" + data
        yield f"backwards {name}", data[::-1]
        for suffix in suffixes:
            yield f"{name} called{suffix or ' nothing'}", data


def flipped(data: bytes, chance: Random) -> bytes:
    """Some bytes of a file changed."""
    spoilt = bytearray(data)
    for _ in range(max(len(data) // 400, 3)):
        spoilt[chance.randrange(len(spoilt))] ^= 1 << chance.randrange(8)
    return bytes(spoilt)


def _of_text() -> Files:
    text = "\n".join(LINES)
    for name, mark in {"utf-8": b"\xef\xbb\xbf", "utf-16": b"\xff\xfe", "utf-32": b"\xff\xfe\0\0"}.items():
        for suffix in (".txt", ".csv", ".html", ".docx"):
            yield f"only a mark of {name}{suffix}", mark
    yield "half a sign.txt", text.encode()[:-2]
    yield "mixed encodings.txt", text.encode() + text.encode("gb18030")
    yield "lone surrogate.txt", text.encode() + b"\xed\xa0\x80"
    yield "lone surrogate in utf-16.txt", text.encode("utf-16") + b"\x00\xd8"
    yield "turned round.txt", text.replace("财政", "\u202e政财\u202c").encode()
    yield "unseen signs.txt", text.replace("：", "\u200b：\ufeff\u2066").encode()
    yield "controls.txt", text.replace("财", "\x1b[31m财\x07\x08").encode()
    yield "NUL inside.txt", text.replace("财", "\0财").encode()
    yield "one huge line.txt", (text.replace("\n", "") * 20_000).encode()
    yield "many short lines.txt", "甲\n".encode() * 150_000
    yield "a line of 20000 signs.txt", (text.replace("\n", "") * 600).encode()
    yield "many items.txt", "\n".join(f"{n}.推进工作。（牵头单位：市财政局）" for n in range(1, 300)).encode()
    yield "only items' numbers.txt", "一、\n".encode() * 2_000
    yield "only labels.txt", "牵头单位：".encode() * 200
    yield "only bodies.txt", "市财政局、".encode() * 5_000
    yield "only responsible.txt", "由市财政局负责".encode() * 2_000
    yield "a tower of brackets.txt", "（".encode() * 2_000 + "牵头单位：市财政局".encode() + "）".encode() * 2_000
    yield "brackets never closed.txt", "（牵头单位：市财政局".encode() * 500
    yield "titles never closed.txt", "关于印发《".encode() * 3_000
    yield "a number of 5000 digits.txt", b"9" * 5_000 + "、推进工作。（牵头单位：市财政局）".encode()
    yield "a date of no calendar.txt", "推进工作，99999年13月32日前完成。（牵头单位：市财政局）".encode()
    yield "the year 0000.txt", "0000年工作要点\n推进工作，0年0月0日前完成。（牵头单位：市财政局）".encode()
    yield "digits of other scripts.txt", "推进工作，²⁰²⁶年٦月底前完成。（牵头单位：市财政局）".encode()
    yield "only bars.txt", b"|" * 50_000
    yield "only tabs.txt", b"\t" * 50_000
    yield "only quotes.tsv", b'"\t' * 20_000
    yield "quotes never closed.txt", (TABBED + '\n"').encode() + b'a\t"b' * 5_000
    yield "only box lines.txt", "┌─┬─┐\n│甲│乙│\n".encode() * 1_000
    yield "101 columns.csv", ",".join(["任务"] * 101).encode()
    yield "20001 rows.csv", b"a,b\n" * 20_001
    yield "a cell of 200000.csv", b'a,"' + b"b" * 200_000 + b'"'
    yield "a quote never closed.csv", b'a,b\n1,"c\n' * 3
    yield "five headings and nothing.csv", ",".join(ROWS[0]).encode()
    yield "the same headings 500 times.tsv", ("\t".join(ROWS[0]) + "\n").encode() * 500
    yield "rules without a table.md", b"|-|-|\n" * 2_000
    yield "emphasis never closed.md", b"| **a | __b |\n|-|-|\n" + b"| **a `b __c |\n" * 2_000
    yield "links never closed.md", b"|a|b|\n|-|-|\n|" + b"[" * 1_000 + b"|"


def _of_pages() -> Files:
    row = "<td>推进<td>市财政局"
    pages = {
        "nothing": "<html></html>",
        "a tower of boxes": "<div>" * 5_000 + "底",
        "a tower of tables": "<table><tr><td>" * 500 + "底",
        "a tower of type": "<b><i>" * 5_000 + "底",
        "cells never closed": "<table>" + f"<tr>{row}" * 3_000,
        "a span over everything": "<table><tr><td colspan=999999999>任务<td rowspan=999999999>牵头单位</table>",
        "many long spans": "<table>" + f"<tr>{row.replace('<td>', '<td rowspan=100 colspan=20>')}" * 300 + "</table>",
        "spans of no number": "<table><tr><td colspan=-1>任务<td rowspan=²>牵头单位<td colspan=1e9>a</table>",
        "30000 rows": "<table>" + f"<tr>{row}" * 30_000 + "</table>",
        "signs that are none": "<p>&#0;&#xD800;&#x110000;&#99999999999;&bogus;财政局</p>",
        "a comment never closed": f"<p>前</p><!-- <table><tr>{row}</table>",
        "a script in a cell": "<table><tr><td><script>alert(1)</script>推进<td>市财政局</table>",
        "a long attribute": f"<p title='{'a' * 1_000_000}'>文</p>",
        "entities": '<!DOCTYPE html [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;&a;">]><html><p>&b;&b;</p>',
        "a file from elsewhere": '<html><object data="file:///etc/passwd"></object><iframe src="http://127.0.0.1/"></iframe></html>',
        "another encoding named": "<html><meta charset='utf-7'><p>+ADw-script+AD4-</p>",
        "a table in a heading in a table": f"<table><tr><td><h1><table><tr>{row}</table></h1></table>",
        "plaintext": "<html><plaintext><table><tr><td>a",
    }
    for name, page in pages.items():
        yield f"{name}.html", page.encode()


def _of_letters() -> Files:
    page = as_html(ROWS).decode()
    html = "Content-Type: text/html; charset={}"
    deep = "".join(f'Content-Type: multipart/mixed; boundary="b{n}"\n\n--b{n}\n' for n in range(400))
    letters = {
        "no boundary": f"MIME-Version: 1.0\nContent-Type: multipart/related\n\n{page}",
        "a boundary never used": f'MIME-Version: 1.0\nContent-Type: multipart/related; boundary="y"\n\n{page}',
        "only a head": 'MIME-Version: 1.0\nContent-Type: multipart/related; boundary="=x"\n\n',
        "parts in parts": f"MIME-Version: 1.0\n{deep}Content-Type: text/html\n\n{page}",
        "2000 parts": LETTER.format(head="", body="--=x\nContent-Type: text/html\n\na\n" * 2_000),
        "bad base64": LETTER.format(
            head="Content-Type: text/html\nContent-Transfer-Encoding: base64", body="@@@=" * 99
        ),
        "bad coding": LETTER.format(head="Content-Type: text/html\nContent-Transfer-Encoding: nonsense", body=page),
        "an endless head": "MIME-Version: 1.0\n" + "X-A: b\n" * 20_000,
        "a head of one line": "MIME-Version: 1.0\nContent-Type: multipart/related; boundary=" + "b" * 50_000,
        "a letter in a letter": LETTER.format(head="Content-Type: message/rfc822", body="Subject: a\n\nb"),
    }
    for charset in (
        "x-none",
        "rot13",
        "base64",
        "punycode",
        "unicode_escape",
        "utf-7",
        "idna",
        "\x00",
        "zip",
        "undefined",
    ):
        letters[f"the encoding {charset!r}"] = LETTER.format(head=html.format(charset), body=page)
    for name, letter in letters.items():
        yield f"{name}.mht", letter.encode()


def with_bytes(data: bytes, at: int, new: bytes) -> bytes:
    """Some bytes of a file written over."""
    return data[:at] + new + data[at + len(new) :]


def _of_archives() -> Files:
    good = as_docx(ROWS)
    entry, first = good.rindex(b"PK\x01\x02"), good.index(b"PK\x01\x02")
    yield "promising much.docx", with_bytes(good, entry + 24, struct.pack("<I", 2**31))
    yield "promising nothing.docx", with_bytes(good, first + 24, struct.pack("<I", 0))
    yield "an unknown packing.docx", with_bytes(good, entry + 10, struct.pack("<H", 99))
    yield "locked.docx", with_bytes(good, first + 8, struct.pack("<H", 1))
    yield "a false sum.docx", with_bytes(good, first + 16, b"\1\2\3\4")
    yield "beginning elsewhere.docx", with_bytes(good, first + 42, struct.pack("<I", 2**31))
    yield "a directory elsewhere.docx", with_bytes(good, len(good) - 6, struct.pack("<I", 7))
    yield "a remark behind.docx", with_bytes(good, len(good) - 2, struct.pack("<H", 9)) + b"a remark!"
    yield "noise before.docx", b"PK\x03\x04" + bytes(range(200)) + good
    names = {
        "climbing": "../../etc/passwd",
        "climbing backwards": "..\\..\\windows\\a",
        "rooted": "/etc/passwd",
        "on a drive": "C:\\a",
        "of many folders": "a/" * 2_000 + "b",
        "odd signs": "word/\u202edocx.exe",
    }
    for name, other in names.items():
        yield f"a member {name}.docx", with_parts({"word/document.xml": "<a/>", other: "x"})
    yield "1001 members.docx", with_parts({f"word/{n}.xml": "" for n in range(1_001)})
    yield "an empty archive.docx", b"PK\x05\x06" + b"\0" * 18
    yield "an archive of archives.docx", with_parts({"a.zip": good, "b.zip": good})
    yield "an archive of files.zip", with_parts({"a.txt": "a"})
    yield "slides.pptx", with_parts({"ppt/presentation.xml": "<a/>"})
    yield "a binary workbook.xlsb", with_parts({"xl/workbook.bin": b"\0"})
    yield "a bomb.docx", with_parts({"word/document.xml": b" " * 30_000_000})
    yield "a bomb beside.docx", with_parts({"word/document.xml": "<a/>", "word/media/a.png": b"\0" * 30_000_000})
    yield "stored and twice.docx", _doubled()
    yield "a picture.docx", b"\x89PNG\r\n\x1a\n" + b"\0" * 64
    yield "a photograph.txt", b"\xff\xd8\xff\xe0" + b"\0" * 64
    yield "a program.doc", b"MZ\x90\0" + b"\0" * 64
    yield "packed.txt", b"\x1f\x8b\x08" + b"\0" * 64
    yield "packed.rar", b"Rar!\x1a\x07\0" + b"\0" * 64


def _doubled() -> bytes:
    parts = with_parts({"word/document.xml": "<a/>", "word/documents.ml": "<b/>"})
    return parts.replace(b"word/documents.ml", b"word/document.xml")


def _lists(level: str) -> str:
    return (
        f'<w:numbering xmlns:w="{WORD}"><w:abstractNum w:abstractNumId="1">{level}</w:abstractNum>'
        '<w:num w:numId="1"><w:abstractNumId w:val="1"/></w:num></w:numbering>'
    )


def _of_word() -> Files:
    wide, before = '<w:gridSpan w:val="{}"/>', '<w:trPr><w:gridBefore w:val="{}"/></w:trPr>'
    for number in ("50000000", "-1", "0", "", "²", "1e9", " 2 ", "101"):
        yield f"a span of {number!r}.docx", word_of(table(cell("任务", wide.format(number)) + cell("牵头单位")))
        yield f"{number!r} before the row.docx", word_of(table(before.format(number) + cell("任务") + cell("牵头单位")))
    listed = paragraph("推进工作", '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>')
    for number in ("999999999", "-5", "²", "", "99999999999999999999"):
        for form in ("upperRoman", "lowerLetter", "chineseCounting", "nonsense"):
            level = f'<w:lvl w:ilvl="0"><w:start w:val="{number}"/><w:numFmt w:val="{form}"/><w:lvlText w:val="%1%9%0"/></w:lvl>'
            yield f"a list from {number!r} in {form}.docx", word_of(listed * 3, numbering=_lists(level))
    for depth in ("x", "²", "-1", "99999999999999999999"):
        yield f"a list of depth {depth!r}.docx", word_of(listed, numbering=_lists(f'<w:lvl w:ilvl="{depth}"/>'))
    loop = "".join(f'<w:style w:styleId="{a}"><w:basedOn w:val="{b}"/></w:style>' for a, b in ("ab", "ba"))
    styled = paragraph("推进", '<w:pStyle w:val="a"/>')
    yield (
        "styles in a ring.docx",
        word_of(styled, styles=f'<w:styles xmlns:w="{WORD}">{loop}</w:styles>', numbering=_lists("")),
    )
    inner = paragraph("底")
    towers = {
        "tables": f"{'<w:tbl><w:tr><w:tc>' * 60}{inner}{'</w:tc></w:tr></w:tbl>' * 60}",
        "controls": f"{'<w:sdt><w:sdtContent>' * 110}{inner}{'</w:sdtContent></w:sdt>' * 110}",
        "boxes": f"{'<w:p><w:r><w:txbxContent>' * 70}{inner}{'</w:txbxContent></w:r></w:p>' * 70}",
        "too many controls": f"{'<w:sdt>' * 3_000}{'</w:sdt>' * 3_000}",
        "runs": f"<w:p>{'<w:smartTag>' * 240}<w:r><w:t>底</w:t></w:r>{'</w:smartTag>' * 240}</w:p>",
    }
    for name, body in towers.items():
        yield f"a tower of {name}.docx", word_of(body)
    yield "20001 rows.docx", word_of(table(*[cell("甲") * 2] * 20_001))
    yield "101 columns.docx", word_of(table(cell("甲") * 101))
    yield "merged before it began.docx", word_of(table(cell("任务", "<w:vMerge/>") + cell("牵头单位", "<w:vMerge/>")))
    yield "a table of nothing.docx", word_of("<w:tbl/><w:tbl><w:tr/></w:tbl><w:tbl><w:tr><w:tc/></w:tr></w:tbl>")
    yield "no body.docx", with_parts({"word/document.xml": f'<w:document xmlns:w="{WORD}"/>'})
    yield (
        "another tongue.docx",
        with_parts({"word/document.xml": '<w:document xmlns:w="urn:other"><w:body/></w:document>'}),
    )
    yield "a main part of nothing.docx", with_parts({"word/document.xml": ""})
    yield "a main part of a mark.docx", with_parts({"word/document.xml": b"\xef\xbb\xbf"})
    yield "numbers that are broken.docx", word_of(listed, numbering="<w:numbering")
    yield (
        "wide signs.docx",
        with_parts(
            {
                "word/document.xml": f'<?xml version="1.0" encoding="UTF-16"?><w:document xmlns:w="{WORD}"/>'.encode(
                    "utf-16"
                )
            }
        ),
    )
    for name, text in {
        "laughs": '<!DOCTYPE l [<!ENTITY a "ha"><!ENTITY b "' + "&a;" * 99 + '">]><l>&b;</l>',
        "laughs in wide signs": '<?xml version="1.0" encoding="UTF-16"?><!DOCTYPE l [<!ENTITY a "ha">]><l>&a;</l>',
        "a file from elsewhere": '<!DOCTYPE r [<!ENTITY x SYSTEM "file:///etc/passwd">]><r>&x;</r>',
        "rules from elsewhere": '<!DOCTYPE r SYSTEM "http://127.0.0.1/a.dtd"><r/>',
        "parts from elsewhere": '<r xmlns:xi="http://www.w3.org/2001/XInclude"><xi:include href="file:///etc/passwd"/></r>',
        "an attribute of a million": f'<r a="{"a" * 1_000_000}"/>',
    }.items():
        coded = text.encode("utf-16" if "wide" in name else "utf-8")
        yield f"{name}.docx", with_parts({"word/document.xml": coded})


def swapped(document: bytes, name: str, content: str | bytes) -> bytes:
    """The same archive with one member replaced."""
    with zipfile.ZipFile(BytesIO(document)) as old:
        return with_parts({entry: content if entry == name else old.read(entry) for entry in old.namelist()})


def _of_sheets() -> Files:
    book = as_xlsx(ROWS)
    data = {
        "far away": '<row r="1048576"><c r="XFD1048576" t="str"><v>远</v></c></row>',
        "a far column": '<row r="1"><c r="A1"><v>1</v></c><c r="XFD1"><v>1</v></c></row>',
        "a place of no sheet": '<row r="1"><c r="ZZZZ1"><v>1</v></c></row>',
        "a place of nothing": '<row r="0"><c r="A0"><v>1</v></c></row><row><c r="1"><v>1</v></c></row>',
        "figures of no size": '<row r="1"><c r="A1"><v>1e400</v></c><c r="B1"><v>NaN</v></c><c r="C1"><v>-</v></c></row>',
        "words that are not there": '<row r="1"><c r="A1" t="s"><v>999999</v></c><c r="B1" t="s"><v>-1</v></c></row>',
        "a look that is not there": '<row r="1"><c r="A1" s="9999"><v>1</v></c></row>',
        "a kind that is not there": '<row r="1"><c r="A1" t="zz"><v>1</v></c><c r="B1" t="e"><v>#REF!</v></c></row>',
        "days before the calendar": '<row r="1"><c r="A1" s="1" t="d"><v>0000-00-00</v></c></row>',
        "30000 empty rows": "<row/>" * 30_000,
        "rows backwards": '<row r="3"><c r="A3"><v>3</v></c></row><row r="1"><c r="A1"><v>1</v></c></row>',
        "the same cell twice": '<row r="1"><c r="A1"><v>1</v></c><c r="A1"><v>2</v></c></row>',
        "blanks": " " * 30_000_000,
    }
    for name, cells in data.items():
        yield f"{name}.xlsx", swapped(book, "xl/worksheets/sheet1.xml", SHEET.format(f"<sheetData>{cells}</sheetData>"))
    ours = (
        '<sheetData><row r="1"><c r="A1" t="str"><v>任务</v></c><c r="B1" t="str"><v>牵头单位</v></c></row></sheetData>'
    )
    for area in ("A1:XFD1048576", "B2:A1", "A1", ":", "ZZZZZ1:A9", "A1:B1048577"):
        merged = f'{ours}<mergeCells count="1"><mergeCell ref="{area}"/></mergeCells>'
        yield (
            f"merged over {area}.xlsx".replace(":", " to "),
            swapped(book, "xl/worksheets/sheet1.xml", SHEET.format(merged)),
        )
    lies = '<dimension ref="A1:D2"/><sheetData>' + '<row><c t="str"><v>a</v></c></row>' * 30_000 + "</sheetData>"
    yield "more than it says.xlsx", swapped(book, "xl/worksheets/sheet1.xml", SHEET.format(lies))
    vast = '<dimension ref="A1:XFD1048576"/>' + ours
    yield "less than it says.xlsx", swapped(book, "xl/worksheets/sheet1.xml", SHEET.format(vast))
    with zipfile.ZipFile(BytesIO(book)) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    for gone in parts:
        kept = {name: part for name, part in parts.items() if name != gone}
        yield f"without {gone.replace('/', ' ')}.xlsx", with_parts({**kept, "xl/kept.xml": "<a/>"})
        yield f"{gone.replace('/', ' ')} of nothing.xlsx", with_parts({**parts, gone: b""})
        yield f"{gone.replace('/', ' ')} of noise.xlsx", with_parts({**parts, gone: bytes(range(256))})
    for name, rows in {
        "a span": '<Row><Cell ss:MergeAcross="99999999"><Data ss:Type="String">a</Data></Cell></Row>',
        "a far row": '<Row ss:Index="1048576"><Cell><Data ss:Type="String">a</Data></Cell></Row>',
        "a far cell": '<Row><Cell ss:Index="16384"><Data ss:Type="String">a</Data></Cell></Row>',
        "no figure": '<Row><Cell><Data ss:Type="Number">x</Data></Cell><Cell ss:Index="²"/></Row>',
        "a tower": "<Row><Cell><Data>" + "<b>" * 400 + "</b>" * 400 + "</Data></Cell></Row>",
    }.items():
        yield f"{name} in one.xls", SPREADSHEET.format(rows).encode()
    yield (
        "laughs in one.xls",
        ('<?xml version="1.0"?><!DOCTYPE l [<!ENTITY a "ha">]>' + SPREADSHEET[21:].format("&a;")).encode(),
    )


def _of_old() -> Files:
    word, book = (OLD / "plan.doc").read_bytes(), (OLD / "plan.xls").read_bytes()
    places = {
        "size": 30,
        "small size": 32,
        "tables": 44,
        "directory": 48,
        "small tables": 60,
        "far tables": 68,
        "first": 76,
    }
    for name, at in places.items():
        for value in (0, 1, 0x7FFF_FFFF, 0xFFFF_FFFE):
            yield f"{name} of {value:x}.doc", with_bytes(word, at, struct.pack("<I", value))
            yield f"{name} of {value:x}.xls", with_bytes(book, at, struct.pack("<I", value))
    yield "a tower of groups.rtf", b"{\\rtf1" + b"{" * 100_000
    yield "only a beginning.rtf", b"{\\rtf"
    yield "a head of an old file.wps", word[:512]
