"""The ruling lines of a page: drawn lines, thin rectangles and the edges of frames, whatever a program draws tables with."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from ctypes import byref, c_float, c_int
from itertools import pairwise
from typing import Any, NamedTuple

import pypdfium2_raw.bindings as pdfium

THIN, SHORTEST = 3.0, 4.0
"""Points: no rule is thicker than the one, nor shorter than the other."""
SKEW = 1.0
MOST_STROKES, MOST_SEGMENTS = 20_000, 5_000
"""On a page, and in one figure: more is a map or a drawing, not a table."""
DEEPEST = 8


class Box(NamedTuple):
    """A rectangle on the page, measured from its upper left corner."""

    left: float
    top: float
    right: float
    bottom: float


class Stroke(NamedTuple):
    """A line along one direction: where it lies across it, and from where to where it runs."""

    at: float
    first: float
    last: float


class Strokes(NamedTuple):
    """The rules of a page."""

    across: list[Stroke]
    down: list[Stroke]


View = Callable[[float, float, float, float], Box]
Matrix = tuple[float, float, float, float, float, float]
Point = tuple[float, float]
AS_IT_IS: Matrix = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)


def strokes_of(page: Any, view: View) -> tuple[Strokes, float]:
    """The rules of a page, and how large its pictures are together."""
    strokes, pictured = Strokes([], []), 0.0
    for thing, matrix in _things(page):
        kind = pdfium.FPDFPageObj_GetType(thing)
        box = _bounds(thing, matrix, view)
        if kind == pdfium.FPDF_PAGEOBJ_IMAGE and min(box.right - box.left, box.bottom - box.top) > THIN:
            pictured += (box.right - box.left) * (box.bottom - box.top)
        elif kind == pdfium.FPDF_PAGEOBJ_PATH and not _is_painted(thing):
            continue
        elif not _add(strokes, box) and kind == pdfium.FPDF_PAGEOBJ_PATH:
            for part in _parts(thing, matrix):
                _add(strokes, view(*part))
        if len(strokes.across) + len(strokes.down) > MOST_STROKES:
            return Strokes([], []), pictured
    return strokes, pictured


def _things(page: Any) -> Iterator[tuple[Any, Matrix]]:
    """The figures and pictures of a page, also those that it draws through templates."""
    for at in range(pdfium.FPDFPage_CountObjects(page)):
        yield from _unfolded(pdfium.FPDFPage_GetObject(page, at), AS_IT_IS, 0)


def _unfolded(thing: Any, matrix: Matrix, depth: int) -> Iterator[tuple[Any, Matrix]]:
    kind = pdfium.FPDFPageObj_GetType(thing)
    if kind in {pdfium.FPDF_PAGEOBJ_PATH, pdfium.FPDF_PAGEOBJ_IMAGE}:
        yield thing, matrix
    elif kind == pdfium.FPDF_PAGEOBJ_FORM and depth < DEEPEST:
        inner = _times(_matrix(thing), matrix)
        for at in range(pdfium.FPDFFormObj_CountObjects(thing)):
            yield from _unfolded(pdfium.FPDFFormObj_GetObject(thing, at), inner, depth + 1)


def _is_painted(path: Any) -> bool:
    """Whether a figure is seen; what only clips others is not."""
    filled, stroked = c_int(), c_int()
    pdfium.FPDFPath_GetDrawMode(path, byref(filled), byref(stroked))
    return bool(filled.value or stroked.value)


def _bounds(thing: Any, matrix: Matrix, view: View) -> Box:
    left, low, right, high = (c_float() for _ in range(4))
    pdfium.FPDFPageObj_GetBounds(thing, byref(left), byref(low), byref(right), byref(high))
    a, b = _moved((left.value, low.value), matrix), _moved((right.value, high.value), matrix)
    return view(min(a[0], b[0]), min(a[1], b[1]), max(a[0], b[0]), max(a[1], b[1]))


def _add(strokes: Strokes, box: Box) -> bool:
    """Whether a box is so thin, or so small, that there is no more to be found in it; a rule is kept."""
    wide, high = box.right - box.left, box.bottom - box.top
    if high <= THIN and wide >= SHORTEST:
        strokes.across.append(Stroke((box.top + box.bottom) / 2, box.left, box.right))
    elif wide <= THIN and high >= SHORTEST:
        strokes.down.append(Stroke((box.left + box.right) / 2, box.top, box.bottom))
    return min(wide, high) <= THIN


def _parts(path: Any, matrix: Matrix) -> Iterator[tuple[float, float, float, float]]:
    """The thin closed parts of a figure, and the straight edges of what it draws as lines."""
    filled, stroked = c_int(), c_int()
    pdfium.FPDFPath_GetDrawMode(path, byref(filled), byref(stroked))
    for points in _rounds(path, _times(_matrix(path), matrix)):
        xs, ys = [x for x, _ in points], [y for _, y in points]
        if min(max(xs) - min(xs), max(ys) - min(ys)) <= THIN:
            yield min(xs), min(ys), max(xs), max(ys)
        elif stroked.value:
            for (a, b), (c, d) in pairwise(points):
                if abs(a - c) <= SKEW or abs(b - d) <= SKEW:
                    yield min(a, c), min(b, d), max(a, c), max(b, d)


def _rounds(path: Any, matrix: Matrix) -> Iterator[list[Point]]:
    """The corners of each part of a figure; parts with curves are no tables."""
    count = pdfium.FPDFPath_CountSegments(path)
    points: list[Point] = []
    curved = count > MOST_SEGMENTS
    x, y = c_float(), c_float()
    for at in range(0 if curved else count):
        segment = pdfium.FPDFPath_GetPathSegment(path, at)
        kind = pdfium.FPDFPathSegment_GetType(segment)
        if kind == pdfium.FPDF_SEGMENT_MOVETO:
            if len(points) > 1 and not curved:
                yield points
            points, curved = [], False
        curved = curved or kind == pdfium.FPDF_SEGMENT_BEZIERTO
        pdfium.FPDFPathSegment_GetPoint(segment, byref(x), byref(y))
        points.append(_moved((x.value, y.value), matrix))
        if pdfium.FPDFPathSegment_GetClose(segment):
            points.append(points[0])
    if len(points) > 1 and not curved:
        yield points


def _matrix(thing: Any) -> Matrix:
    found = pdfium.FS_MATRIX()
    pdfium.FPDFPageObj_GetMatrix(thing, byref(found))
    return found.a, found.b, found.c, found.d, found.e, found.f


def _moved(point: Point, matrix: Matrix) -> Point:
    (x, y), (a, b, c, d, e, f) = point, matrix
    return a * x + c * y + e, b * x + d * y + f


def _times(inner: Matrix, outer: Matrix) -> Matrix:
    """First the one, then the other."""
    a, b, c, d, e, f = inner
    (x, y) = _moved((e, f), outer)
    ax, ay = _moved((a, b), (*outer[:4], 0.0, 0.0))
    cx, cy = _moved((c, d), (*outer[:4], 0.0, 0.0))
    return ax, ay, cx, cy, x, y
