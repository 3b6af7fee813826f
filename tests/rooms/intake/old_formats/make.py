"""Writes the documents from which the old formats beside this file were made."""

from __future__ import annotations

from docx import Document
from openpyxl import Workbook

TITLE = "某市2026年政务公开工作要点任务分解表"
ROWS = [
    ["序号", "工作任务", "牵头部门", "配合部门", "完成时限"],
    ["1", "健全政务公开目录", "市财政局", "市档案局", "6月底前"],
    ["2", "推进档案电子化建设", "市档案局", "市财政局、市人社局", "年底前"],
]


def main() -> None:
    """Write both; a paragraph behind the table, because a table at the very end is lost on the way to .doc."""
    paper = Document()
    paper.add_paragraph(TITLE)
    table = paper.add_table(rows=len(ROWS), cols=len(ROWS[0]))
    for row, texts in zip(table.rows, ROWS, strict=True):
        for cell, text in zip(row.cells, texts, strict=True):
            cell.text = text
    paper.add_paragraph("附注")
    paper.save("plan.docx")
    book = Workbook()
    sheet = book.active
    for texts in ROWS:
        if sheet is not None:
            sheet.append(texts)
    book.save("plan.xlsx")


if __name__ == "__main__":
    main()
