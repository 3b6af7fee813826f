"""The best way to pair rows with columns, each at most once: the Hungarian method in whole numbers."""

from __future__ import annotations

from collections.abc import Mapping

INFINITE = 1 << 60
Edges = Mapping[tuple[int, int], int]
"""What each possible pair is worth: (row, column) to a positive whole number."""


def best_pairs(edges: Edges) -> list[tuple[int, int]]:
    """The pairs of greatest worth together. The same edges give the same pairs, whatever their order."""
    return sorted(pair for part in _parts(edges) for pair in _assigned(part))


def _parts(edges: Edges) -> list[Edges]:
    """The edges that have nothing to do with each other, apart: small parts are quickly done."""
    leader: dict[tuple[str, int], tuple[str, int]] = {}

    def lead_of(node: tuple[str, int]) -> tuple[str, int]:
        while leader.setdefault(node, node) != node:
            leader[node] = leader[leader[node]]
            node = leader[node]
        return node

    for row, column in edges:
        leader[lead_of(("row", row))] = lead_of(("column", column))
    parts: dict[tuple[str, int], dict[tuple[int, int], int]] = {}
    for pair in sorted(edges):
        parts.setdefault(lead_of(("row", pair[0])), {})[pair] = edges[pair]
    return list(parts.values())


def _assigned(edges: Edges) -> list[tuple[int, int]]:
    if len(edges) == 1:
        return list(edges)
    rows, columns = sorted({row for row, _ in edges}), sorted({column for _, column in edges})
    if len(rows) > len(columns):
        turned = {(column, row): worth for (row, column), worth in edges.items()}
        return [(row, column) for column, row in _assigned(turned)]
    costs = [[-edges.get((row, column), 0) for column in columns] for row in rows]
    pairs = [(rows[row], columns[column]) for column, row in enumerate(_columns_to_rows(costs)) if row is not None]
    return [pair for pair in pairs if pair in edges]


def _columns_to_rows(costs: list[list[int]]) -> list[int | None]:
    """For each column the row that takes it, so that the costs are least; there are as many columns as rows, or more."""
    width = len(costs[0])
    of_row, of_column = [0] * len(costs), [0] * width
    taken: list[int | None] = [None] * width
    for row in range(len(costs)):
        _find_a_place(row, costs, of_row, of_column, taken)
    return taken


def _find_a_place(
    row: int, costs: list[list[int]], of_row: list[int], of_column: list[int], taken: list[int | None]
) -> None:
    """Give one more row a column, moving others along the cheapest way."""
    width = len(taken)
    slack, came_from = [INFINITE] * width, [-1] * width
    open_columns = list(range(width))
    seen: list[int] = []
    now, column = row, -1
    while True:
        line, offset = costs[now], of_row[now]
        least, nearest = INFINITE, -1
        for each in open_columns:
            spare = line[each] - offset - of_column[each]
            if spare < slack[each]:
                slack[each], came_from[each] = spare, column
            if slack[each] < least:
                least, nearest = slack[each], each
        _shift(least, row, seen, open_columns, (of_row, of_column, slack, taken))
        column = nearest
        open_columns.remove(column)
        holder = taken[column]
        if holder is None:
            break
        seen.append(column)
        now = holder
    while column >= 0:
        before = came_from[column]
        taken[column] = taken[before] if before >= 0 else row
        column = before


def _shift(
    by: int,
    row: int,
    seen: list[int],
    open_columns: list[int],
    prices: tuple[list[int], list[int], list[int], list[int | None]],
) -> None:
    """Change what rows and columns are worth by the least spare, so that one more column comes into reach."""
    if not by:
        return
    of_row, of_column, slack, taken = prices
    of_row[row] += by
    for column in seen:
        of_column[column] -= by
        holder = taken[column]
        if holder is not None:
            of_row[holder] += by
    for column in open_columns:
        slack[column] -= by
