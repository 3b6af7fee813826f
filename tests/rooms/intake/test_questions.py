"""What a coordinator is asked: few questions, each once, each about one thing."""

from __future__ import annotations

from typing import Any

from tracker.intake.reading import read_document

HEAD = "关于做好全年重点工作的通知\n某政发〔2024〕7号\n"


def read(text: str, **given: int) -> dict[str, Any]:
    return read_document("a.txt", (HEAD + text).encode(), **given).to_json()  # type: ignore[arg-type]


def asked(text: str) -> list[list[str]]:
    return [task["questions"] for task in read(text)["tasks"]]


def test_a_completed_name_is_asked_about_once_and_alone() -> None:
    text = "一、强化保障\n1.健全值班制度。（牵头单位：市人社局、财政局、民政局）\n2.落实经费。（牵头单位：市人社局、财政局）"
    assert asked(text) == [["“财政局”读作 市财政局，对吗？", "“民政局”读作 市民政局，对吗？"], []]


def test_who_a_collective_stands_for_is_not_asked_at_its_rows() -> None:
    assert asked("1.健全制度。（责任单位：各有关单位）\n2.落实经费。（责任单位：各县（市、区）政府）") == [[], []]


def test_a_row_without_a_lead_asks_for_one() -> None:
    table = "序号\t工作任务\t牵头单位\t配合单位\n1\t健全值班制度\t市财政局\t市档案局\n2\t落实经费\t\t市审计局\n"
    read = read_document("a.csv", table.replace("\t", ",").encode(), year=2024).to_json()["tasks"]
    assert [task["questions"] for task in read] == [[], ["没有读到牵头部门。由哪个部门牵头？"]]


def test_a_time_without_a_day_is_asked_about_in_its_words() -> None:
    assert asked("1.检修管线。（责任单位：市住建局；完成时限：入冬前）") == [["“入冬前”应在哪一天完成？"]]


def test_prose_is_its_own_passage_and_has_no_clause() -> None:
    tasks = read("1.健全值班制度，规范交接。（牵头单位：市财政局）\n2.落实专项经费。（责任单位：市审计局）")["tasks"]
    assert [task["clause"] for task in tasks] == [None, None]


def test_a_row_of_a_table_names_the_passage_that_it_comes_from() -> None:
    body = "一、强化保障。各单位要健全值班制度，规范交接手续。完善档案查阅办法，方便群众。\n附件：任务分工表\n"
    table = "序号 | 工作任务 | 牵头单位 |\n1 | 健全值班制度，规范交接 | 市财政局 |\n2 | 完善档案查阅办法 | 市档案局 |\n"
    clauses = [task["clause"] for task in read(body + table)["tasks"]]
    assert clauses == ["各单位要健全值班制度，规范交接手续。", "完善档案查阅办法，方便群众。"]
