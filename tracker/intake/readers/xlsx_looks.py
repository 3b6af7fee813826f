"""How the cells of a workbook look: what its number formats show, and what it hides from those who look at it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from datetime import datetime, timedelta
from pathlib import PurePosixPath
from typing import NamedTuple
from zipfile import ZipFile

from tracker.intake.readers.xml import parsed
from tracker.intake.readers.zips import member

S = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
HIDDEN_ROW = re.compile(rb"""<row\b[^>]*\shidden\s*=\s*["'](?:1|true)["']""")
UNCALCULATED = re.compile(rb"(?:<f\b[^>]*/>|</f>)\s*(?:<v\s*/>|<v>\s*</v>)?\s*</c>")
STYLED = re.compile(
    rb'<c\b(?=[^>]*\br="([A-Z]{1,2})(\d{1,5})")(?=[^>]*\bs="(\d{1,5})")[^>]*>(?:<f\b.*?</f>|<f\b[^>]*/>)?<v>([\d.eE+-]{1,30})</v>'
)
PIECES = re.compile(
    r'"(?P<quoted>[^"]*)"|\\(?P<escaped>.)|\[[^\]]*\]|_.|\*.|(?P<digits>General|[0#?,.]+)|(?P<percent>%)'
    r"|(?P<date>[ymdhs]+)|(?P<other>.)",
    re.IGNORECASE,
)
WORDS = {"quoted", "escaped", "percent", "other"}
BUILT_IN = {9: "0%", 10: "0.00%", 27: 'yyyy"年"m"月"', 57: 'yyyy"年"m"月"'}
FIRST_DAY, FIRST_DAY_1904 = datetime(1899, 12, 30), datetime(1904, 1, 1)  # noqa: DTZ001 - a day of a calendar, no moment
MOST_DAYS, MOST_DECIMALS = 200_000, 15
Looks = Mapping[tuple[int, int], str]


class Sheet(NamedTuple):
    """One sheet: what some of its cells look like, how many rows it hides, how many formulas have no result."""

    looks: Looks
    hidden_rows: int
    uncalculated: int


PLAIN = Sheet({}, 0, 0)


def sheets_of(archive: ZipFile) -> dict[str, Sheet]:
    """The sheets by their names; what cannot be found out is plain."""
    names = set(archive.namelist())
    if not {"xl/workbook.xml", "xl/_rels/workbook.xml.rels"} <= names:
        return {}
    book = parsed(member(archive, "xl/workbook.xml"))
    links = {link.get("Id"): link.get("Target", "") for link in parsed(member(archive, "xl/_rels/workbook.xml.rels"))}
    since = (
        FIRST_DAY_1904 if any(p.get("date1904") in {"1", "true"} for p in book.iter(S + "workbookPr")) else FIRST_DAY
    )
    formats = _formats(archive) if "xl/styles.xml" in names else {}
    found = {}
    for sheet in book.iter(S + "sheet"):
        path = _path(links.get(sheet.get(R + "id"), "") or "")
        if path in names:
            found[str(sheet.get("name"))] = _sheet(member(archive, path), formats, since)
    return found


def _path(target: str) -> str:
    return target.lstrip("/") if target.startswith("/") else str(PurePosixPath("xl") / target)


def _sheet(text: bytes, formats: Mapping[int, str], since: datetime) -> Sheet:
    looks = dict(_looks(text, formats, since)) if formats else {}
    return Sheet(looks, len(HIDDEN_ROW.findall(text)), len(UNCALCULATED.findall(text)))


def _formats(archive: ZipFile) -> dict[int, str]:
    """Those styles whose format shows something that the bare figure does not say."""
    root = parsed(member(archive, "xl/styles.xml"))
    codes = BUILT_IN | {
        int(number): str(each.get("formatCode", ""))
        for each in root.iter(S + "numFmt")
        if (number := each.get("numFmtId", "")).isdecimal()
    }
    styles = [each.get("numFmtId", "") for each in root.iterfind(f"{S}cellXfs/{S}xf")]
    chosen = {at: codes.get(int(number), "") for at, number in enumerate(styles) if number.isdecimal()}
    return {at: code for at, code in chosen.items() if _tells(code)}


def _tells(code: str) -> bool:
    """Whether a format says more than the figure; of dates only one that shows a month without a day."""
    first = code.partition(";")[0]
    kinds = {piece.lastgroup for piece in PIECES.finditer(first)}
    return _is_month(first) if "date" in kinds else "digits" in kinds and bool(kinds & WORDS)


def _is_month(code: str) -> bool:
    letters = "".join(piece["date"] or "" for piece in PIECES.finditer(code)).lower()
    return "y" in letters and "m" in letters and not set(letters) & set("dhs")


def _looks(text: bytes, formats: Mapping[int, str], since: datetime) -> Iterator[tuple[tuple[int, int], str]]:
    for match in STYLED.finditer(text):
        code = formats.get(int(match[3]))
        if code:
            yield (int(match[2]) - 1, _column(match[1])), _drawn(float(match[4]), code.partition(";")[0], since)


def _column(letters: bytes) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + letter - ord("A") + 1
    return number - 1


def _drawn(figure: float, code: str, since: datetime) -> str:
    """A figure as its format shows it."""
    if _is_month(code):
        day = since + timedelta(days=min(max(figure, 0), MOST_DAYS))
        return f"{day.year}年{day.month}月"
    pieces = list(PIECES.finditer(code))
    times = 100 if any(piece["percent"] for piece in pieces) else 1
    return "".join(_piece(piece, figure * times) for piece in pieces).strip()


def _piece(piece: re.Match[str], figure: float) -> str:
    digits = piece["digits"]
    if digits:
        decimals = len(digits.partition(".")[2])
        return shown(figure) if digits.lower() == "general" else f"{figure:.{min(decimals, MOST_DECIMALS)}f}"
    return piece["quoted"] or piece["escaped"] or piece["percent"] or piece["other"] or ""


def shown(figure: float) -> str:
    """A figure without a point that says nothing, and without the dust of binary arithmetic."""
    return str(int(figure)) if figure.is_integer() else f"{figure:.15g}"
