"""The system administrator: a department with another name, a person, a post, and the link by which the person comes in."""

from __future__ import annotations

from collections.abc import Callable

from tests.browser.chromium import DESK
from tests.browser.guest import Guest

Window = Callable[..., Guest]


@DESK
def test_a_new_department_and_a_new_person_who_comes_in_by_the_link(window: Window, come_in: Window) -> None:
    administrator = come_in("guanli")
    administrator.follow("部门").follow("新增部门")
    administrator.fill("全称", "苏州市数据资源管理局").fill("简称", "市数据局").press("新增部门").sees(
        "苏州市数据资源管理局"
    )
    administrator.fill("增加一个名称", "市大数据局").press("增加名称").sees("市大数据局")

    administrator.follow("人员", within="nav").follow("新增人员")
    administrator.fill("姓名", "顾清").fill("登录名", "shuju").press("新增人员").sees("顾清")
    administrator.follow("任命岗位").choose("岗位", "联络员").fill("部门", "市大数据局").press("任命").sees(
        "苏州市数据资源管理局"
    )
    link = administrator.press("制作激活链接").field("激活链接").input_value()

    newcomer = window().open(link).sees("顾清")
    newcomer.fill("新密码", "Xin-Mima-2026").fill("再填一次", "Xin-Mima-2026").press("设置密码")
    newcomer.fill("登录名", "shuju").fill("密码", "Xin-Mima-2026").press("登录")
    assert newcomer.title == "待办"
    newcomer.sees("顾清")

    window().open(link).sees("链接")
